/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page of a paper as a paintable: white, whatever the theme, and drawn by the same code that
 * draws on the printer. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-page-layout.h"

G_BEGIN_DECLS

#define MPAD_TYPE_PAGE_PAINTABLE (mpad_page_paintable_get_type ())
G_DECLARE_FINAL_TYPE (MpadPagePaintable, mpad_page_paintable, MPAD, PAGE_PAINTABLE, GObject)

/** mpad_page_paintable_new: @page: from 0 */
GdkPaintable *mpad_page_paintable_new (MpadPages *pages, guint page);

G_END_DECLS
