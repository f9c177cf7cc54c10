/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages to the printer dialog, and pages to a PDF that the user saves. Nothing is previewed through
 * a file on disk; what GTK spools lies in XDG_RUNTIME_DIR (see main.c). */
#pragma once

#include <gtk/gtk.h>

#include "mpad-page-layout.h"

G_BEGIN_DECLS

/**
 * mpad_print_async:
 * @pages: laid out on A4
 * @job_name: shown in the printer's queue; names nobody
 *
 * Opens the printer dialog over @parent.
 */
void mpad_print_async (GtkWindow *parent,
                       MpadPages *pages,
                       const char *job_name,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
/**
 * mpad_print_finish: Returns: whether it was sent to the printer; FALSE without @error when the
 * user stopped it.
 */
gboolean mpad_print_finish (GtkWindow *parent, GAsyncResult *result, GError **error);

/**
 * mpad_print_save_pdf_async:
 * @name: proposed file name; names nobody
 *
 * Asks where, then makes the PDF in a worker thread and writes it.
 */
void mpad_print_save_pdf_async (GtkWindow *parent,
                                MpadPages *pages,
                                const char *name,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/**
 * mpad_print_save_pdf_finish: Returns: (transfer full) (nullable): the file; NULL without @error
 * when stopped.
 */
GFile *mpad_print_save_pdf_finish (GtkWindow *parent, GAsyncResult *result, GError **error);

G_END_DECLS
