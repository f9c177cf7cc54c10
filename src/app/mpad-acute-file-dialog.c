/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A choice between the open dossiers and a new one. */
#include "config.h"

#include "mpad-acute-file-dialog.h"

#include <glib/gi18n.h>

#include "mpad-acute-note.h"
#include "mpad-dossier-store.h"
#include "mpad-error-text.h"
#include "mpad-error.h"
#include "mpad-format.h"
#include "mpad-ui.h"
#include "mpad-window.h"

struct _MpadAcuteFileDialog
{
  AdwAlertDialog parent_instance;

  /* owned */
  MpadSession *session;
  char *note_id;
  GPtrArray *dossiers; /* (element-type MpadDossierSummary): open ones */

  /* borrowed */
  GtkDropDown *drop;
};

G_DEFINE_FINAL_TYPE (MpadAcuteFileDialog, mpad_acute_file_dialog, ADW_TYPE_ALERT_DIALOG)

typedef struct
{
  char *note_id;
  char *dossier_id; /* (nullable): a new one */
  char *protocol_id;
  char *protocol_version;
  char *step_id;
} Filing;

static void
filing_free (gpointer data)
{
  Filing *filing = data;

  g_free (filing->note_id);
  g_free (filing->dossier_id);
  g_free (filing->protocol_id);
  g_free (filing->protocol_version);
  g_free (filing->step_id);
  g_free (filing);
}

/* Returns: (transfer none) (nullable): NOT_FOUND when it was filed meanwhile */
static MpadAcuteNote *
find_note (GPtrArray *notes, const char *id, GError **error)
{
  for (guint i = 0; i < notes->len; i++)
    {
      MpadAcuteNote *note = g_ptr_array_index (notes, i);

      if (g_strcmp0 (note->id, id) == 0)
        return note;
    }
  g_set_error_literal (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_NOT_FOUND, "no such note");
  return NULL;
}

static gpointer
file_job (MpadVault *vault, gpointer data, GError **error)
{
  Filing *filing = data;
  g_autoptr (GPtrArray) notes = mpad_acute_note_list (vault, error);
  const MpadAcuteNote *note = notes != NULL ? find_note (notes, filing->note_id, error) : NULL;
  g_autofree char *entry_id = NULL;

  if (note == NULL)
    return NULL;
  if (filing->dossier_id == NULL)
    {
      g_autoptr (MpadDossier) dossier = mpad_dossier_new ();
      MpadPerson *pupil = mpad_person_new (MPAD_RELATION_PUPIL);

      g_set_str (&dossier->protocol_id, filing->protocol_id);
      g_set_str (&dossier->protocol_version, filing->protocol_version);
      g_set_str (&pupil->given_name, note->child);
      g_ptr_array_add (dossier->people, pupil);
      if (!mpad_dossier_store_create (vault, dossier, error))
        return NULL;
      filing->dossier_id = g_strdup (dossier->id);
    }
  entry_id = mpad_acute_note_file (vault, note, filing->dossier_id, filing->step_id, error);
  return entry_id != NULL ? g_strdup (filing->dossier_id) : NULL;
}

static void
on_filed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *dossier_id = mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (source), result,
                                                               &error);

  if (dossier_id != NULL)
    gtk_widget_activate_action (window, "win.open-dossier", "s", dossier_id);
  else
    mpad_error_text_present (window, error);
}

static void
mpad_acute_file_dialog_response (AdwAlertDialog *dialog, const char *response)
{
  MpadAcuteFileDialog *self = MPAD_ACUTE_FILE_DIALOG (dialog);
  guint selected = gtk_drop_down_get_selected (self->drop);
  MpadProtocol *protocol = mpad_session_get_protocol (self->session);
  const MpadProtocolStep *step;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  Filing *filing;

  if (!g_str_equal (response, "file") || self->dossiers == NULL || root == NULL)
    return;
  step = mpad_protocol_find_step_by_function (protocol, MPAD_STEP_SIGNALS);
  filing = g_new0 (Filing, 1);
  filing->note_id = g_strdup (self->note_id);
  if (selected < self->dossiers->len)
    filing->dossier_id = g_strdup (
      ((const MpadDossierSummary *) g_ptr_array_index (self->dossiers, selected))->id);
  filing->protocol_id = g_strdup (protocol->id);
  filing->protocol_version = g_strdup (protocol->version);
  filing->step_id = g_strdup (step != NULL ? step->id : NULL);
  mpad_vault_service_run_async (mpad_session_get_service (self->session), MPAD_JOB_WRITE, file_job,
                                filing, filing_free, g_free, NULL, on_filed_cb,
                                g_object_ref (root));
}

typedef struct
{
  GPtrArray *notes;
  GPtrArray *dossiers;
} Lists;

static void
lists_free (gpointer data)
{
  Lists *lists = data;

  g_clear_pointer (&lists->notes, g_ptr_array_unref);
  g_clear_pointer (&lists->dossiers, g_ptr_array_unref);
  g_free (lists);
}

static gpointer
list_job (MpadVault *vault, gpointer data, GError **error)
{
  Lists *lists = g_new0 (Lists, 1);

  lists->notes = mpad_acute_note_list (vault, error);
  if (lists->notes != NULL)
    lists->dossiers = mpad_dossier_store_list (vault, error);
  if (lists->dossiers != NULL)
    return lists;
  lists_free (lists);
  return NULL;
}

static void
show (MpadAcuteFileDialog *self, const MpadAcuteNote *note)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *date = mpad_format_date (note->happened);
  g_autofree char *time = mpad_format_time (note->happened);
  /* Translators: name of a child, date, time (may be empty), who recorded it. */
  g_autofree char *body = g_strdup_printf (_ ("About %s, %s %s. Recorded by %s."), note->child,
                                           date, time, note->caller != NULL ? note->caller : "–");
  /* Translators: %s is the name of a child. */
  g_autofree char *new_one = g_strdup_printf (_ ("New dossier for %s"), note->child);

  for (guint i = 0; i < self->dossiers->len; i++)
    gtk_string_list_append (
      names, ((const MpadDossierSummary *) g_ptr_array_index (self->dossiers, i))->pupil_name);
  gtk_string_list_append (names, new_one);
  gtk_drop_down_set_model (self->drop, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->drop, self->dossiers->len);
  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (self), body);
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self), "file", TRUE);
}

static void
on_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadAcuteFileDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Lists *lists = mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (source), result, &error);
  const MpadAcuteNote *note;

  if (self->session == NULL)
    {
      g_clear_pointer (&lists, lists_free);
      return;
    }
  note = lists != NULL ? find_note (lists->notes, self->note_id, &error) : NULL;
  if (note == NULL)
    {
      adw_alert_dialog_set_body (ADW_ALERT_DIALOG (self), mpad_error_text_title (error));
      g_clear_pointer (&lists, lists_free);
      return;
    }
  for (guint i = lists->dossiers->len; i > 0; i--)
    if (((const MpadDossierSummary *) g_ptr_array_index (lists->dossiers, i - 1))->state !=
        MPAD_DOSSIER_OPEN)
      g_ptr_array_remove_index (lists->dossiers, i - 1);
  self->dossiers = g_steal_pointer (&lists->dossiers);
  show (self, note);
  lists_free (lists);
}

static void
mpad_acute_file_dialog_dispose (GObject *object)
{
  MpadAcuteFileDialog *self = MPAD_ACUTE_FILE_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->note_id, g_free);
  g_clear_pointer (&self->dossiers, g_ptr_array_unref);

  G_OBJECT_CLASS (mpad_acute_file_dialog_parent_class)->dispose (object);
}

static void
mpad_acute_file_dialog_class_init (MpadAcuteFileDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mpad_acute_file_dialog_dispose;
  ADW_ALERT_DIALOG_CLASS (klass)->response = mpad_acute_file_dialog_response;
}

static void
mpad_acute_file_dialog_init (MpadAcuteFileDialog *self)
{
  g_autoptr (GtkExpression)
    expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->drop = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_drop_down_set_expression (self->drop, expression);
  gtk_drop_down_set_enable_search (self->drop, TRUE);
  mpad_ui_set_name (GTK_WIDGET (self->drop), _ ("In which dossier?"));
  adw_alert_dialog_set_heading (ADW_ALERT_DIALOG (self), _ ("In which dossier does this belong?"));
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (self), GTK_WIDGET (self->drop));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (self), "later", _ ("Later"), "file",
                                  _ ("Put it there"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (self), "file",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self), "file", FALSE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (self), "later");
}

AdwDialog *
mpad_acute_file_dialog_new (MpadSession *session, const char *note_id)
{
  MpadAcuteFileDialog *self;

  g_return_val_if_fail (MPAD_IS_SESSION (session), NULL);
  g_return_val_if_fail (note_id != NULL, NULL);

  self = g_object_new (MPAD_TYPE_ACUTE_FILE_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->note_id = g_strdup (note_id);
  mpad_vault_service_run_async (mpad_session_get_service (session), MPAD_JOB_READ, list_job, NULL,
                                NULL, lists_free, NULL, on_listed_cb, g_object_ref (self));
  return ADW_DIALOG (self);
}
