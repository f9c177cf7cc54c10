/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows the pages of a paper on a desk: thumbnails beside one page, zoom (whole page, page width, in
 * steps), page keys, and the words of the page as text for whoever cannot read the picture. */
#pragma once

#include <adwaita.h>

#include "mpad-page-layout.h"

G_BEGIN_DECLS

#define MPAD_TYPE_PAGE_VIEW (mpad_page_view_get_type ())
G_DECLARE_FINAL_TYPE (MpadPageView, mpad_page_view, MPAD, PAGE_VIEW, AdwBin)

/* Actions: pages.next, pages.previous, pages.zoom-in, pages.zoom-out, pages.zoom-page (whole page),
 * pages.zoom-width, pages.text (page as text, on and off).
 * Properties: "page" (guint, from 0) and "n-pages" notify. */

GtkWidget *mpad_page_view_new (void);

/** mpad_page_view_set_pages: @pages: (nullable); stays on the same page where there is one. */
void mpad_page_view_set_pages (MpadPageView *self, MpadPages *pages);
MpadPages *mpad_page_view_get_pages (MpadPageView *self);

/** mpad_page_view_set_none: what to say when there are no pages. */
void mpad_page_view_set_none (MpadPageView *self, const char *title, const char *description);

guint mpad_page_view_get_n_pages (MpadPageView *self);
guint mpad_page_view_get_page (MpadPageView *self);
void mpad_page_view_set_page (MpadPageView *self, guint page);

/** mpad_page_view_get_zoom: pixels per point as shown; 0 before it was drawn. */
double mpad_page_view_get_zoom (MpadPageView *self);

G_END_DECLS
