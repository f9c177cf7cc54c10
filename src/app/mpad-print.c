/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing draws the same pages as the screen and the PDF. GTK's own Preview button would write a
 * plain PDF for another program, so "preview" is answered here and does nothing (security.md
 * 6.10). */
#include "config.h"

#include "mpad-print.h"

#include <glib/gi18n.h>

#include "mpad-document.h"
#include "mpad-pdf.h"
#include "mpad-ui.h"

static void
on_draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, MpadPages *pages)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double scale = gtk_print_context_get_width (context) / MPAD_PAGE_WIDTH;

  cairo_scale (cr, scale, scale);
  mpad_pages_draw_page (pages, (guint) page, cr);
}

static void
on_preview_ready_cb (GtkPrintOperationPreview *preview)
{
  gtk_print_operation_preview_end_preview (preview);
}

static gboolean
on_preview_cb (GtkPrintOperation *operation,
               GtkPrintOperationPreview *preview,
               GtkPrintContext *context,
               GtkWindow *parent,
               GTask *task)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cairo_t *cr = cairo_create (surface);

  /* GTK wants something to draw on, and to be told that the preview is over */
  gtk_print_context_set_cairo_context (context, cr, 72, 72);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_object_set_data (G_OBJECT (task), "mpad-previewed", GINT_TO_POINTER (TRUE));
  g_signal_connect (preview, "ready", G_CALLBACK (on_preview_ready_cb), NULL);
  return TRUE;
}

static void
on_done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, GTask *task)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      g_task_return_error (task, g_steal_pointer (&error));
    }
  else
    g_task_return_boolean (task, result == GTK_PRINT_OPERATION_RESULT_APPLY &&
                                   g_object_get_data (G_OBJECT (task), "mpad-previewed") == NULL);
}

void
mpad_print_async (GtkWindow *parent,
                  MpadPages *pages,
                  const char *job_name,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GtkPageSetup) setup = NULL;
  g_autoptr (GtkPaperSize) paper = NULL;
  GTask *task;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (MPAD_IS_PAGES (pages));

  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, mpad_print_async);
  operation = gtk_print_operation_new ();
  setup = gtk_page_setup_new ();
  paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_job_name (operation, job_name);
  gtk_print_operation_set_n_pages (operation, (int) mpad_pages_get_n_pages (pages));
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (on_draw_page_cb), g_object_ref (pages),
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  g_signal_connect (operation, "preview", G_CALLBACK (on_preview_cb), task);
  g_signal_connect_data (operation, "done", G_CALLBACK (on_done_cb), task,
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}

gboolean
mpad_print_finish (GtkWindow *parent, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

typedef struct
{
  MpadPages *pages;
  GFile *file;
} SavePdf;

static void
save_pdf_free (SavePdf *self)
{
  g_clear_object (&self->pages);
  g_clear_object (&self->file);
  g_free (self);
}

static void
save_pdf_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  SavePdf *save = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = mpad_pdf_from_pages (save->pages, &error);
  gconstpointer data;
  gsize length;

  if (pdf == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  data = g_bytes_get_data (pdf, &length);
  if (g_file_replace_contents (save->file, data, length, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL,
                               cancellable, &error))
    g_task_return_pointer (task, g_object_ref (save->file), g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_place_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  SavePdf *save = g_task_get_task_data (task);

  save->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, &error);
  if (mpad_ui_was_dismissed (error))
    g_task_return_pointer (task, NULL, NULL);
  else if (save->file == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_run_in_thread (task, save_pdf_in_thread);
}

void
mpad_print_save_pdf_async (GtkWindow *parent,
                           MpadPages *pages,
                           const char *name,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GtkFileDialog) dialog = NULL;
  g_autoptr (GtkFileFilter) filter = NULL;
  SavePdf *save;
  GTask *task;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (MPAD_IS_PAGES (pages));

  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, mpad_print_save_pdf_async);
  save = g_new0 (SavePdf, 1);
  save->pages = g_object_ref (pages);
  g_task_set_task_data (task, save, (GDestroyNotify) save_pdf_free);

  filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, _ ("PDF files"));
  gtk_file_filter_add_suffix (filter, "pdf");
  dialog = gtk_file_dialog_new ();
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_set_title (dialog, _ ("Save as PDF"));
  mpad_ui_start_in_documents (dialog);
  gtk_file_dialog_save (dialog, parent, NULL, on_place_chosen_cb, task);
}

GFile *
mpad_print_save_pdf_finish (GtkWindow *parent, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
