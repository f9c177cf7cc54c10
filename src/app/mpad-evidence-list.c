/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attachments as rows. They are read from the vault when the dossier changes. */
#include "config.h"

#include "mpad-evidence-list.h"

#include <glib/gi18n.h>

#include "mpad-attachment.h"
#include "mpad-error-text.h"
#include "mpad-error.h"
#include "mpad-evidence-viewer.h"
#include "mpad-format.h"
#include "mpad-labels.h"
#include "mpad-text.h"
#include "mpad-ui.h"

struct _MpadEvidenceList
{
  GtkBox parent_instance;

  /* owned */
  MpadDossierModel *model;
  char *entry_id;
  char *added; /* (nullable): id of what was added last, for Undo */
  GPtrArray *attachments;
  GCancellable *cancellable;

  /* borrowed children */
  GtkListBox *list;
  GtkLabel *problem;
  GtkLabel *empty;
  GtkWidget *undo_line;
};

G_DEFINE_FINAL_TYPE (MpadEvidenceList, mpad_evidence_list, GTK_TYPE_BOX)

static void
set_problem (MpadEvidenceList *self, const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
  if (text != NULL)
    mpad_ui_announce (GTK_WIDGET (self), text, TRUE);
}

/* the rows */

static const char *
icon_of (const MpadAttachment *attachment)
{
  if (attachment->mime != NULL && g_str_has_prefix (attachment->mime, "image/"))
    return "mpad-eye-symbolic";
  return "mpad-papers-symbolic";
}

static char *
dup_second (MpadEvidenceList *self, const MpadAttachment *attachment)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (self->model);
  const MpadEntry *entry = attachment->entry_id != NULL && self->entry_id == NULL
                             ? mpad_dossier_get_entry (dossier, attachment->entry_id)
                             : NULL;
  g_autofree char *size = g_format_size ((guint64) attachment->size);
  g_autofree char *stamp = mpad_format_stamp (attachment->added_us);
  g_autofree char *title = NULL;

  if (entry == NULL)
    /* Translators: size of a file, and when it was added. */
    return g_strdup_printf (_ ("%s · added %s"), size, stamp);
  title = mpad_label_entry (entry, mpad_dossier_model_get_protocol (self->model));
  /* Translators: size of a file, when it was added, and the title of the entry it belongs to. */
  return g_strdup_printf (_ ("%s · added %s · with “%s”"), size, stamp, title);
}

static void
append_row (MpadEvidenceList *self, const MpadAttachment *attachment)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *well = mpad_ui_icon (icon_of (attachment));
  g_autofree char *second = dup_second (self, attachment);
  g_autofree char *name = g_strjoin (", ", attachment->name, second, NULL);

  gtk_widget_add_css_class (well, "mpad-icon-well");
  gtk_widget_add_css_class (box, "mpad-row-box");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), mpad_ui_label (attachment->name, "mpad-strong"));
  gtk_box_append (GTK_BOX (texts), mpad_ui_label (second, "mpad-second mpad-dim"));
  gtk_box_append (GTK_BOX (box), well);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "mpad-attachment", (gpointer) attachment);
  mpad_ui_set_name (row, name);
  gtk_list_box_append (self->list, row);
}

static void
show (MpadEvidenceList *self)
{
  guint n = 0;

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < self->attachments->len; i++)
    {
      const MpadAttachment *attachment = g_ptr_array_index (self->attachments, i);

      if (self->entry_id != NULL && g_strcmp0 (attachment->entry_id, self->entry_id) != 0)
        continue;
      append_row (self, attachment);
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), n == 0);
}

static gpointer
list_job (MpadVault *vault, gpointer data, GError **error)
{
  return mpad_attachment_store_list (vault, data, error);
}

static void
on_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadEvidenceList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
    list = mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (source), result, &error);

  if (self->model == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (list == NULL)
    {
      set_problem (self, mpad_error_text_title (error));
      return;
    }
  /* the rows point into the list, so they go first */
  gtk_list_box_remove_all (self->list);
  g_clear_pointer (&self->attachments, g_ptr_array_unref);
  self->attachments = g_steal_pointer (&list);
  show (self);
}

static void
reload (MpadEvidenceList *self)
{
  MpadSession *session = mpad_dossier_model_get_session (self->model);

  if (session == NULL || mpad_dossier_model_get_dossier (self->model) == NULL)
    return;
  mpad_vault_service_run_async (mpad_session_get_service (session), MPAD_JOB_READ, list_job,
                                g_strdup (mpad_dossier_model_get_id (self->model)), g_free,
                                (GDestroyNotify) g_ptr_array_unref, self->cancellable, on_listed_cb,
                                g_object_ref (self));
}

static void
on_row_activated_cb (MpadEvidenceList *self, GtkListBoxRow *row)
{
  const MpadAttachment *attachment = g_object_get_data (G_OBJECT (row), "mpad-attachment");
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  if (view != NULL)
    adw_navigation_view_push (ADW_NAVIGATION_VIEW (view),
                              mpad_evidence_viewer_new (self->model, attachment));
}

/* adding */

typedef struct
{
  MpadAttachment *attachment;
  GBytes *content;
} Addition;

static void
addition_free (gpointer data)
{
  Addition *addition = data;

  mpad_attachment_free (addition->attachment);
  g_bytes_unref (addition->content);
  g_free (addition);
}

static gpointer
add_job (MpadVault *vault, gpointer data, GError **error)
{
  Addition *addition = data;

  if (!mpad_attachment_store_add (vault, addition->attachment, addition->content, error))
    return NULL;
  return g_strdup (addition->attachment->id);
}

static char *
describe_problem (const char *name, const GError *error)
{
  if (g_error_matches (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_TOO_LONG))
    /* Translators: %s is the name of a file. */
    return g_strdup_printf (_ ("“%s” is larger than 25 MB and was not added. Make it smaller, or "
                               "add a part of it."),
                            name);
  if (g_error_matches (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_EMPTY))
    return g_strdup_printf (_ ("“%s” is empty and was not added."), name);
  return g_strdup_printf ("%s. %s", mpad_error_text_title (error), mpad_error_text_body (error));
}

static void
on_added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadEvidenceList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = mpad_dossier_model_run_finish (MPAD_DOSSIER_MODEL (source), result, &error);

  if (self->model == NULL)
    return;
  if (id == NULL)
    {
      g_autofree char *text = describe_problem (_ ("The file"), error);

      set_problem (self, text);
      return;
    }
  g_set_str (&self->added, id);
  gtk_widget_set_visible (self->undo_line, TRUE);
  mpad_ui_announce (GTK_WIDGET (self), _ ("Added to the dossier"), FALSE);
}

void
mpad_evidence_list_add (MpadEvidenceList *self, const char *name, GBytes *content)
{
  g_autofree char *type = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  const guchar *data;
  Addition *addition;

  g_return_if_fail (MPAD_IS_EVIDENCE_LIST (self));
  g_return_if_fail (name != NULL && content != NULL);

  set_problem (self, NULL);
  data = g_bytes_get_data (content, &size);
  if (size == 0 || size > MPAD_ATTACHMENT_MAX)
    {
      g_autofree char *text = NULL;

      g_set_error_literal (&error, MPAD_RECORD_ERROR,
                           size == 0 ? MPAD_RECORD_ERROR_EMPTY : MPAD_RECORD_ERROR_TOO_LONG,
                           "attachment");
      text = describe_problem (name, error);
      set_problem (self, text);
      return;
    }
  type = g_content_type_guess (name, data, size, NULL);
  addition = g_new0 (Addition, 1);
  addition->attachment = mpad_attachment_new ();
  addition->attachment->dossier_id = g_strdup (mpad_dossier_model_get_id (self->model));
  addition->attachment->entry_id = g_strdup (self->entry_id);
  addition->attachment->name = g_utf8_make_valid (name, -1);
  addition->attachment->mime = g_content_type_get_mime_type (type);
  addition->content = g_bytes_ref (content);
  mpad_dossier_model_run_async (self->model, add_job, addition, addition_free, g_free, on_added_cb,
                                g_object_ref (self));
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadEvidenceList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  g_autofree char *name = g_file_get_basename (G_FILE (source));

  if (self->model == NULL)
    return;
  if (bytes != NULL)
    mpad_evidence_list_add (self, name, bytes);
  else
    {
      g_autofree char *text = describe_problem (name, error);

      set_problem (self, text);
    }
}

/* The size is looked at first: what is too large is not read. */
static void
on_size_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadEvidenceList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *text = NULL;

  if (self->model == NULL)
    return;
  if (info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR &&
      g_file_info_get_size (info) <= MPAD_ATTACHMENT_MAX)
    {
      g_file_load_bytes_async (G_FILE (source), self->cancellable, on_read_cb, g_object_ref (self));
      return;
    }
  if (info != NULL && g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    /* Translators: %s is the name of a file. */
    text = g_strdup_printf (_ ("“%s” is no file and was not added."), name);
  else
    {
      if (info != NULL)
        g_set_error_literal (&error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_TOO_LONG, "attachment");
      text = describe_problem (name, error);
    }
  set_problem (self, text);
}

static void
add_file (MpadEvidenceList *self, GFile *file)
{
  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                           G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, self->cancellable,
                           on_size_cb, g_object_ref (self));
}

static void
add_texture (MpadEvidenceList *self, GdkTexture *texture)
{
  g_autoptr (GBytes) bytes = gdk_texture_save_to_png_bytes (texture);

  mpad_evidence_list_add (self, _ ("pasted picture.png"), bytes);
}

static void
add_value (MpadEvidenceList *self, const GValue *value)
{
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      for (GSList *l = gdk_file_list_get_files (g_value_get_boxed (value)); l != NULL; l = l->next)
        add_file (self, l->data);
    }
  else if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE) && g_value_get_object (value) != NULL)
    add_texture (self, g_value_get_object (value));
}

static gboolean
on_drop_cb (MpadEvidenceList *self, const GValue *value)
{
  add_value (self, value);
  return TRUE;
}

static void
on_pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadEvidenceList) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (self->model == NULL)
    return;
  if (value != NULL)
    add_value (self, value);
  else
    set_problem (self, _ ("There is no picture and no file to paste."));
}

static void
on_paste_clicked_cb (MpadEvidenceList *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  GType type = gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) ||
                   gdk_content_formats_contain_mime_type (formats, "text/uri-list")
                 ? GDK_TYPE_FILE_LIST
                 : GDK_TYPE_TEXTURE;

  set_problem (self, NULL);
  gdk_clipboard_read_value_async (clipboard, type, G_PRIORITY_DEFAULT, self->cancellable,
                                  on_pasted_cb, g_object_ref (self));
}

static void
on_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadEvidenceList) self = user_data;
  g_autoptr (GListModel)
    files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, NULL);

  for (guint i = 0; self->model != NULL && files != NULL && i < g_list_model_get_n_items (files);
       i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      add_file (self, file);
    }
}

static void
on_add_clicked_cb (MpadEvidenceList *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  set_problem (self, NULL);
  gtk_file_dialog_set_title (dialog, _ ("Add a photo, scan or mail"));
  gtk_file_dialog_open_multiple (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                 self->cancellable, on_chosen_cb, g_object_ref (self));
}

/* undo */

static gpointer
remove_job (MpadVault *vault, gpointer data, GError **error)
{
  return GINT_TO_POINTER (mpad_attachment_store_remove (vault, data, error));
}

static void
on_removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadEvidenceList) self = user_data;
  g_autoptr (GError) error = NULL;

  mpad_dossier_model_run_finish (MPAD_DOSSIER_MODEL (source), result, &error);
  if (self->model != NULL && error != NULL)
    set_problem (self, mpad_error_text_title (error));
}

static void
on_undo_clicked_cb (MpadEvidenceList *self)
{
  gtk_widget_set_visible (self->undo_line, FALSE);
  if (self->added != NULL)
    mpad_dossier_model_run_async (self->model, remove_job, g_steal_pointer (&self->added), g_free,
                                  NULL, on_removed_cb, g_object_ref (self));
}

static void
mpad_evidence_list_dispose (GObject *object)
{
  MpadEvidenceList *self = MPAD_EVIDENCE_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->model);
  g_clear_pointer (&self->entry_id, g_free);
  g_clear_pointer (&self->added, g_free);

  G_OBJECT_CLASS (mpad_evidence_list_parent_class)->dispose (object);
  g_clear_pointer (&self->attachments, g_ptr_array_unref);
}

static void
mpad_evidence_list_class_init (MpadEvidenceListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mpad_evidence_list_dispose;
}

static void
mpad_evidence_list_init (MpadEvidenceList *self)
{
  GType types[] = { GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE };
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GtkWidget *tools = adw_wrap_box_new ();
  GtkWidget *add = mpad_ui_button (_ ("Add a file …"), "mpad-folder-symbolic", NULL);
  GtkWidget *paste = mpad_ui_button (_ ("Paste"), NULL, NULL);
  GtkWidget *undo = mpad_ui_button (_ ("Undo"), NULL, "flat mpad-link-button");

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  self->attachments = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (tools), 10);
  adw_wrap_box_append (ADW_WRAP_BOX (tools), add);
  adw_wrap_box_append (ADW_WRAP_BOX (tools), paste);
  gtk_box_append (GTK_BOX (self), tools);
  self->problem = GTK_LABEL (mpad_ui_label ("", "mpad-stop-text"));
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->problem));
  self->undo_line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  gtk_box_append (GTK_BOX (self->undo_line),
                  mpad_ui_label (_ ("Added to the dossier."), "mpad-dim"));
  gtk_box_append (GTK_BOX (self->undo_line), undo);
  gtk_widget_set_visible (self->undo_line, FALSE);
  gtk_box_append (GTK_BOX (self), self->undo_line);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "mpad-rows");
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  mpad_ui_set_name (GTK_WIDGET (self->list), _ ("Attachments"));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  self->empty = GTK_LABEL (mpad_ui_label (_ ("Nothing here yet. Add a photo, a scan or a mail, "
                                             "drag it here or paste it. It is kept inside "
                                             "the vault, up to 25 MB each."),
                                          "mpad-dim"));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->empty));
  gtk_drop_target_set_gtypes (drop, types, G_N_ELEMENTS (types));
  g_signal_connect_object (drop, "drop", G_CALLBACK (on_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  g_signal_connect_object (add, "clicked", G_CALLBACK (on_add_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (paste, "clicked", G_CALLBACK (on_paste_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (undo, "clicked", G_CALLBACK (on_undo_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
mpad_evidence_list_new (MpadDossierModel *model, const char *entry_id)
{
  MpadEvidenceList *self = g_object_new (MPAD_TYPE_EVIDENCE_LIST, NULL);

  self->model = g_object_ref (model);
  self->entry_id = g_strdup (entry_id);
  g_signal_connect_object (model, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}

GtkWidget *
mpad_evidence_page_new (MpadDossierModel *model)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", _ ("Attachments"), "xalign", 0.f,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  GtkWidget *list = mpad_evidence_list_new (model, NULL);

  gtk_widget_add_css_class (title, "mpad-page-title");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (
    GTK_BOX (box),
    mpad_ui_label (_ ("Photos, scans and mails, kept as they came in. With each of them its "
                      "fingerprint is kept, so that a change would show."),
                   "mpad-dim"));
  gtk_widget_set_vexpand (list, TRUE);
  gtk_box_append (GTK_BOX (box), list);
  gtk_widget_set_margin_top (box, 4);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 14);
  gtk_widget_set_margin_end (box, 14);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (
    GTK_SCROLLED_WINDOW (scroller),
    g_object_new (ADW_TYPE_CLAMP, "maximum-size", 760, "child", box, NULL));
  return scroller;
}
