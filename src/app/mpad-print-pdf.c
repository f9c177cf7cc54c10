/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GtkPrintDialog takes a stream; the bytes are written into it and nowhere else. */
#include "config.h"

#include "mpad-print-pdf.h"

#include <glib/gi18n.h>

#include "mpad-ui.h"

static void
on_spooled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error) < 0)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_print_dialog_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (GInputStream) pdf = NULL;

  stream = gtk_print_dialog_print_finish (GTK_PRINT_DIALOG (source), result, &error);
  if (stream == NULL)
    {
      if (mpad_ui_was_dismissed (error))
        g_task_return_boolean (task, FALSE);
      else
        g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  pdf = g_memory_input_stream_new_from_bytes (g_task_get_task_data (task));
  g_output_stream_splice_async (
    stream, pdf, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
    G_PRIORITY_DEFAULT, NULL, on_spooled_cb, g_steal_pointer (&task));
}

void
mpad_print_pdf_async (GtkWindow *parent,
                      GBytes *pdf,
                      const char *title,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GtkPrintDialog) dialog = NULL;
  g_autoptr (GtkPageSetup) page_setup = NULL;
  g_autoptr (GtkPaperSize) paper = NULL;
  GTask *task;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (pdf != NULL);

  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, mpad_print_pdf_async);
  g_task_set_task_data (task, g_bytes_ref (pdf), (GDestroyNotify) g_bytes_unref);
  dialog = gtk_print_dialog_new ();
  page_setup = gtk_page_setup_new ();
  paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  gtk_page_setup_set_paper_size_and_default_margins (page_setup, paper);
  gtk_print_dialog_set_page_setup (dialog, page_setup);
  gtk_print_dialog_set_title (dialog, title);
  gtk_print_dialog_print (dialog, parent, NULL, NULL, on_print_dialog_cb, task);
}

gboolean
mpad_print_pdf_finish (GtkWindow *parent, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    g_task_return_pointer (task, g_object_ref (source), g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_place_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  GBytes *pdf = g_task_get_task_data (task);

  if (file == NULL)
    {
      if (mpad_ui_was_dismissed (error))
        g_task_return_pointer (task, NULL, NULL);
      else
        g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_file_replace_contents_bytes_async (file, pdf, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL,
                                       on_written_cb, g_steal_pointer (&task));
}

void
mpad_save_pdf_async (GtkWindow *parent,
                     GBytes *pdf,
                     const char *name,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GtkFileDialog) dialog = NULL;
  g_autoptr (GtkFileFilter) filter = NULL;
  GTask *task;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (pdf != NULL);

  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, mpad_save_pdf_async);
  g_task_set_task_data (task, g_bytes_ref (pdf), (GDestroyNotify) g_bytes_unref);
  dialog = gtk_file_dialog_new ();
  filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, _ ("PDF files"));
  gtk_file_filter_add_suffix (filter, "pdf");
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_set_title (dialog, _ ("Save as PDF"));
  gtk_file_dialog_set_initial_name (dialog, name);
  mpad_ui_start_in_documents (dialog);
  gtk_file_dialog_save (dialog, parent, NULL, on_place_chosen_cb, task);
}

GFile *
mpad_save_pdf_finish (GtkWindow *parent, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
