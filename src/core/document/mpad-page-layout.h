/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays a document out on A4 once, with Pango in points and without hinting, so that screen, printer
 * and PDF show the same pages with the same line breaks. Headings keep with what follows, no
 * paragraph leaves one line alone on a page, a table row and a signature block are never split
 * (but for a row taller than a page). Draws on any cairo context; PDF tags are mpad-pdf's. */
#pragma once

#include <cairo.h>

#include "mpad-document.h"

G_BEGIN_DECLS

/** A4 in points (1/72 inch). */
#define MPAD_PAGE_WIDTH 595.2756
#define MPAD_PAGE_HEIGHT 841.8898

/**
 * MpadPageFlags:
 * @MPAD_PAGE_LARGE_PRINT: body 18 pt instead of 12, the rest in proportion
 */
typedef enum
{
  MPAD_PAGE_DEFAULT = 0,
  MPAD_PAGE_LARGE_PRINT = 1 << 0,
} MpadPageFlags;

#define MPAD_TYPE_PAGES (mpad_pages_get_type ())
G_DECLARE_FINAL_TYPE (MpadPages, mpad_pages, MPAD, PAGES, GObject)

/**
 * mpad_page_layout_paginate:
 * @document: what to lay out; kept alive by the pages
 * @error: MPAD_DOCUMENT_ERROR_LAYOUT when there are no fonts
 *
 * May run in any thread. The pages may be handed to another thread, and drawn from several: a lock
 * inside lets one draw at a time.
 *
 * Returns: (transfer full) (nullable): the pages
 */
MpadPages *mpad_page_layout_paginate (MpadDocument *document, MpadPageFlags flags, GError **error);

guint mpad_pages_get_n_pages (MpadPages *self);
/** mpad_pages_get_document: Returns: (transfer none): what was laid out. */
MpadDocument *mpad_pages_get_document (MpadPages *self);

/**
 * mpad_pages_draw_page:
 * @page: from 0
 * @cr: a context in points with the page's top left corner at 0,0; scale it for zoom. The paper
 *   itself is not painted.
 */
void mpad_pages_draw_page (MpadPages *self, guint page, cairo_t *cr);

/**
 * mpad_pages_dup_text:
 * @page: from 0
 *
 * Returns: (transfer full): the words of the page in reading order, a line for each paragraph, an
 * empty
 *   box as "[ ]"; without head and foot. For screen readers.
 */
char *mpad_pages_dup_text (MpadPages *self, guint page);

G_END_DECLS
