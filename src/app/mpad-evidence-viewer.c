/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes come from the vault and go to the screen through memory; a picture is unpacked in a worker
 * thread. */
#include "config.h"

#include "mpad-evidence-viewer.h"

#include <glib/gi18n.h>

#include "mpad-error-text.h"
#include "mpad-format.h"
#include "mpad-picture-loader.h"
#include "mpad-ui.h"

/* more text than this is not laid out at once */
#define TEXT_MAX (1024 * 1024)

struct _MpadEvidenceViewer
{
  AdwNavigationPage parent_instance;

  /* owned */
  MpadDossierModel *model;
  char *id;
  char *name;
  char *mime;
  GBytes *bytes;
  GBytes *leaving; /* what is being written to a file */
  GCancellable *cancellable;

  /* borrowed children */
  AdwBin *content;
  GtkWidget *clean;
  GtkWidget *original;
};

G_DEFINE_FINAL_TYPE (MpadEvidenceViewer, mpad_evidence_viewer, ADW_TYPE_NAVIGATION_PAGE)

static void
show_none (MpadEvidenceViewer *self, const char *title, const char *text)
{
  GtkWidget *status = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "mpad-papers-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (status), text);
  adw_bin_set_child (self->content, status);
}

/* A mail or a note: its text as it is. What is not UTF-8 is taken for Windows-1252. */
static void
show_text (MpadEvidenceViewer *self)
{
  gsize size;
  const char *data = g_bytes_get_data (self->bytes, &size);
  g_autofree char *text = NULL;
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  size = MIN (size, TEXT_MAX);
  if (g_utf8_validate_len (data, size, NULL))
    text = g_strndup (data, size);
  else
    text = g_convert_with_fallback (data, (gssize) size, "UTF-8", "WINDOWS-1252", "�", NULL, NULL,
                                    NULL);
  if (text == NULL)
    text = g_utf8_make_valid (data, (gssize) size);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 18);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 18);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 14);
  mpad_ui_set_name (view, self->name);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  adw_bin_set_child (self->content, scroller);
}

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GdkTexture *texture = mpad_picture_load (data, &error);

  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
on_picture_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MpadEvidenceViewer *self = MPAD_EVIDENCE_VIEWER (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), &error);
  GtkWidget *picture;

  if (self->model == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (texture == NULL)
    {
      show_none (self, _ ("This picture cannot be shown"),
                 _ ("It is damaged, or larger than Meldpad opens. It is kept as it came in."));
      return;
    }
  picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));
  gtk_picture_set_alternative_text (GTK_PICTURE (picture), self->name);
  gtk_picture_set_content_fit (GTK_PICTURE (picture), GTK_CONTENT_FIT_SCALE_DOWN);
  adw_bin_set_child (self->content, picture);
  gtk_widget_set_visible (self->clean, TRUE);
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadEvidenceViewer) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes)
    bytes = mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (source), result, &error);

  if (self->model == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (bytes == NULL)
    {
      show_none (self, mpad_error_text_title (error), mpad_error_text_body (error));
      return;
    }
  self->bytes = g_steal_pointer (&bytes);
  gtk_widget_set_sensitive (self->original, TRUE);
  if (mpad_picture_is_known (self->bytes))
    {
      g_autoptr (GTask) task = g_task_new (self, self->cancellable, on_picture_cb, NULL);

      g_task_set_task_data (task, g_bytes_ref (self->bytes), (GDestroyNotify) g_bytes_unref);
      g_task_run_in_thread (task, load_thread);
    }
  else if (self->mime != NULL &&
           (g_str_has_prefix (self->mime, "text/") || g_str_equal (self->mime, "message/rfc822")))
    show_text (self);
  else
    show_none (self, _ ("This kind of file is not opened here"),
               _ ("Pictures, mails and plain text are shown inside Meldpad. Anything else has to "
                  "leave the vault first, and then it is no longer protected."));
}

/* leaving the vault */

static gpointer
note_job (MpadVault *vault, gpointer data, GError **error)
{
  return GINT_TO_POINTER (mpad_attachment_store_note_export (vault, data, error));
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadEvidenceViewer) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    mpad_error_text_present (GTK_WIDGET (self), error);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _ ("Saved outside the vault"));
  g_clear_pointer (&self->leaving, g_bytes_unref);
}

/* The row is in the journal: only now does it leave. */
static void
on_noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = user_data;
  g_autoptr (GError) error = NULL;
  MpadEvidenceViewer *self = g_object_get_data (G_OBJECT (file), "mpad-viewer");

  mpad_dossier_model_run_finish (MPAD_DOSSIER_MODEL (source), result, &error);
  if (error != NULL)
    {
      mpad_error_text_present (GTK_WIDGET (self), error);
      return;
    }
  g_file_replace_contents_bytes_async (file, self->leaving, NULL, FALSE,
                                       G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                                       NULL, on_written_cb, g_object_ref (self));
}

static void
on_place_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadEvidenceViewer) self = user_data;
  GFile *file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file == NULL || self->model == NULL)
    {
      g_clear_object (&file);
      return;
    }
  g_object_set_data_full (G_OBJECT (file), "mpad-viewer", g_object_ref (self), g_object_unref);
  mpad_dossier_model_run_async (self->model, note_job, g_strdup (self->id), g_free, NULL,
                                on_noted_cb, file);
}

static void
choose_place (MpadEvidenceViewer *self, gboolean clean)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *name = NULL;

  g_clear_pointer (&self->leaving, g_bytes_unref);
  if (clean)
    {
      const char *suffix = NULL;
      g_autoptr (GError) error = NULL;

      self->leaving = mpad_picture_copy_clean (self->bytes, &suffix, &error);
      if (self->leaving == NULL)
        {
          mpad_error_text_present (GTK_WIDGET (self), error);
          return;
        }
      /* the name of a photo often is its time */
      name = g_strdup_printf ("%s.%s", _ ("picture"), suffix);
    }
  else
    {
      self->leaving = g_bytes_ref (self->bytes);
      name = g_strdup (self->name);
    }
  gtk_file_dialog_set_title (dialog, _ ("Where does the copy go?"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->cancellable,
                        on_place_chosen_cb, g_object_ref (self));
}

static void
on_response_cb (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  MpadEvidenceViewer *self = user_data;

  if (g_str_equal (response, "leave"))
    choose_place (self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (dialog), "mpad-clean")) != 0);
}

static void
ask_leave (MpadEvidenceViewer *self, gboolean clean)
{
  AdwDialog *dialog = adw_alert_dialog_new (
    _ ("This leaves the vault"),
    clean
      ? _ ("The copy holds the picture alone, without place, time and camera. Outside the vault "
           "it is not protected: anybody who can open the folder can see it. The journal keeps "
           "that it left.")
      : _ ("The original leaves as it came in, with everything that is hidden in it, such as the "
           "place where a photo was taken. Outside the vault it is not protected. The journal "
           "keeps that it left."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "stay", _ ("Leave it here"), "leave",
                                  _ ("Save a copy …"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "leave",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "stay");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "stay");
  g_object_set_data (G_OBJECT (dialog), "mpad-clean", GINT_TO_POINTER (clean));
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response_cb), self, 0);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
on_clean_clicked_cb (MpadEvidenceViewer *self)
{
  ask_leave (self, TRUE);
}

static void
on_original_clicked_cb (MpadEvidenceViewer *self)
{
  ask_leave (self, FALSE);
}

static void
mpad_evidence_viewer_dispose (GObject *object)
{
  MpadEvidenceViewer *self = MPAD_EVIDENCE_VIEWER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->model);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->mime, g_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->leaving, g_bytes_unref);

  G_OBJECT_CLASS (mpad_evidence_viewer_parent_class)->dispose (object);
}

static void
mpad_evidence_viewer_class_init (MpadEvidenceViewerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mpad_evidence_viewer_dispose;
}

static void
mpad_evidence_viewer_init (MpadEvidenceViewer *self)
{
  self->cancellable = g_cancellable_new ();
}

static gpointer
load_job (MpadVault *vault, gpointer data, GError **error)
{
  return mpad_attachment_store_load (vault, data, error);
}

static GtkWidget *
build_bar (MpadEvidenceViewer *self, const MpadAttachment *attachment)
{
  GtkWidget *bar = adw_wrap_box_new ();
  g_autofree char *size = g_format_size ((guint64) attachment->size);
  g_autofree char *stamp = mpad_format_stamp (attachment->added_us);
  g_autofree char *hash = g_strndup (attachment->hash, 12);
  /* Translators: size of a file, when it was added, the beginning of its SHA-256. */
  g_autofree char *about = g_strdup_printf (_ ("%s · added %s · fingerprint %s"), size, stamp,
                                            hash);

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (bar), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (bar), 6);
  gtk_widget_add_css_class (bar, "mpad-dialog-bar");
  self->clean = mpad_ui_button (_ ("Copy without place and time …"), NULL, NULL);
  self->original = mpad_ui_button (_ ("Copy of the original …"), NULL, NULL);
  gtk_widget_set_visible (self->clean, FALSE);
  gtk_widget_set_sensitive (self->original, FALSE);
  g_signal_connect_object (self->clean, "clicked", G_CALLBACK (on_clean_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->original, "clicked", G_CALLBACK (on_original_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), self->clean);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), self->original);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), mpad_ui_label (about, "mpad-second mpad-dim"));
  return bar;
}

AdwNavigationPage *
mpad_evidence_viewer_new (MpadDossierModel *model, const MpadAttachment *attachment)
{
  MpadEvidenceViewer *self;
  GtkWidget *toolbar = adw_toolbar_view_new ();

  g_return_val_if_fail (MPAD_IS_DOSSIER_MODEL (model), NULL);
  g_return_val_if_fail (attachment != NULL, NULL);

  self = g_object_new (MPAD_TYPE_EVIDENCE_VIEWER, "title",
                       attachment->name != NULL ? attachment->name : "", NULL);
  self->model = g_object_ref (model);
  self->id = g_strdup (attachment->id);
  self->name = g_strdup (attachment->name);
  self->mime = g_strdup (attachment->mime);
  self->content = ADW_BIN (adw_bin_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->content), TRUE);
  adw_bin_set_child (self->content,
                     g_object_new (ADW_TYPE_SPINNER, "width-request", 48, "halign",
                                   GTK_ALIGN_CENTER, "valign", GTK_ALIGN_CENTER, NULL));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), mpad_ui_header_bar ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar), GTK_WIDGET (self->content));
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (toolbar), build_bar (self, attachment));
  adw_toolbar_view_set_bottom_bar_style (ADW_TOOLBAR_VIEW (toolbar), ADW_TOOLBAR_RAISED_BORDER);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), toolbar);
  mpad_vault_service_run_async (mpad_session_get_service (mpad_dossier_model_get_session (model)),
                                MPAD_JOB_READ, load_job, g_strdup (attachment->id), g_free,
                                (GDestroyNotify) g_bytes_unref, self->cancellable, on_loaded_cb,
                                g_object_ref (self));
  return ADW_NAVIGATION_PAGE (self);
}
