/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns pages into the bytes of a tagged PDF 1.4 in memory: structure, outline, language nl-NL,
 * the document's title in the title bar, fonts embedded, no name of a child in the metadata. The
 * same pages give the same bytes. Writes no file; not certified as PDF/UA. */
#pragma once

#include "mpad-page-layout.h"

G_BEGIN_DECLS

/**
 * mpad_pdf_from_pages:
 * @error: MPAD_DOCUMENT_ERROR_WRITE when cairo fails or its output is not understood
 *
 * May run in any thread; takes the pages' lock meanwhile.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *mpad_pdf_from_pages (MpadPages *pages, GError **error);

G_END_DECLS
