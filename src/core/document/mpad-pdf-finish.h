/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Appends an incremental update to a PDF 1.4 that cairo made: the document's language, its title in
 * the title bar, and the object numbers marked free that cairo 1.18 hands out for artifacts but
 * never writes. Private to this folder. */
#pragma once

#include <glib.h>

#include "mpad-error.h"

G_BEGIN_DECLS

/**
 * mpad_pdf_finish:
 * @pdf: the file; extended in place
 * @language: a language tag
 * @error: MPAD_DOCUMENT_ERROR_WRITE when the file is not built as expected; @pdf is then unchanged
 */
gboolean mpad_pdf_finish (GByteArray *pdf, const char *language, GError **error);

G_END_DECLS
