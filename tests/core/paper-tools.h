/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Helpers of the paper tests: documents to look at, and the PDF tools (poppler, qpdf) as separate
 * processes on a file in a private folder. */
#pragma once

#include "mpad-pdf.h"

/** paper_pdf: Returns: (transfer full): the document as PDF; fails the test on an error. */
GBytes *paper_pdf (MpadDocument *document, MpadPageFlags flags, guint *n_pages);

/**
 * paper_run: runs a tool on the PDF ("%f" in @command is its path). Returns: (transfer full): its
 * output.
 */
char *paper_run (GBytes *pdf, const char *command, int *status);

/** paper_page_text: Returns: (transfer full): what pdftotext reads on one page, from 1. */
char *paper_page_text (GBytes *pdf, guint page);

/** paper_text: Returns: (transfer full): the whole text layer, white space made single. */
char *paper_text (GBytes *pdf);

/** paper_squeeze: Returns: (transfer full): @text with every run of white space as one space. */
char *paper_squeeze (const char *text);

/**
 * paper_assert_sound: qpdf finds nothing wrong; tagged; language, title bar; every font embedded.
 */
void paper_assert_sound (GBytes *pdf);

/** paper_keep: with MELDPAD_KEEP_PAPER set, writes the PDF there under @name to look at. */
void paper_keep (GBytes *pdf, const char *name);

/** paper_meta: metadata of an invented school. */
MpadDocumentMeta paper_meta (const char *title);

/**
 * paper_assert_golden: the text of all pages is that of tests/fixtures/papers/@name.txt, the PDF is
 * sound and holds the same words, the large print is sound. With MELDPAD_UPDATE_GOLDEN set the
 * file is written instead.
 * Takes @document.
 */
void paper_assert_golden (MpadDocument *document, const char *name);
