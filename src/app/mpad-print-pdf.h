/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kept PDF of a paper to the printer, or to a file that the user chooses: always the same bytes,
 * so that paper, file and vault are one (F8). Writes no other file; GTK's own preview is not used. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * mpad_print_pdf_async:
 * @pdf: the kept bytes
 * @title: shown in the printer's queue; names nobody
 */
void mpad_print_pdf_async (GtkWindow *parent,
                           GBytes *pdf,
                           const char *title,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/** mpad_print_pdf_finish: Returns: whether it was sent; FALSE without @error when the user stopped it. */
gboolean mpad_print_pdf_finish (GtkWindow *parent, GAsyncResult *result, GError **error);

/** mpad_save_pdf_async: @name: proposed file name; names nobody. */
void mpad_save_pdf_async (GtkWindow *parent,
                          GBytes *pdf,
                          const char *name,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
/** mpad_save_pdf_finish: Returns: (transfer full) (nullable): the file; NULL without @error when stopped. */
GFile *mpad_save_pdf_finish (GtkWindow *parent, GAsyncResult *result, GError **error);

G_END_DECLS
