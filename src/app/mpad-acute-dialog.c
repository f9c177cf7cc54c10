/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers first: they are there before anything is read from the vault. The record demands only who
 * and when (F2); without a dossier it waits in the vault, while locked in a sealed note beside it. */
#include "config.h"

#include "mpad-acute-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mpad-acute-note.h"
#include "mpad-clock.h"
#include "mpad-dossier-store.h"
#include "mpad-entry-keys.h"
#include "mpad-entry-store.h"
#include "mpad-error-text.h"
#include "mpad-format.h"
#include "mpad-input.h"
#include "mpad-text.h"
#include "mpad-ui.h"
#include "mpad-vault-note.h"
#include "mpad-window.h"

struct _MpadAcuteDialog
{
  AdwDialog parent_instance;

  /* template children */
  GtkDropDown *child_drop;
  GtkWidget *locked_label;
  GtkEditable *name_entry;
  GtkCheckButton *police_check;
  GtkLabel *problem_label;
  GtkWidget *record_box;
  GtkWidget *save_button;
  AdwBin *time_bin;
  GtkWidget *unlocked_label;
  GtkCheckButton *vt_check;

  /* owned */
  GCancellable *cancellable;
  GPtrArray *summaries; /* MpadDossierSummary, open ones */
  MpadSession *session;
  char *sealed_path; /* (nullable): while locked */
  char *sealed_key;

  /* borrowed */
  MpadInput *time_input;
  MpadInput *caller_input; /* (nullable): while locked */
  MpadInput *text_input;
};

G_DEFINE_FINAL_TYPE (MpadAcuteDialog, mpad_acute_dialog, ADW_TYPE_DIALOG)

/* The last entry of the list is "another child". */
static const MpadDossierSummary *
get_chosen (MpadAcuteDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->child_drop);

  if (self->summaries == NULL || selected >= self->summaries->len)
    return NULL;
  return g_ptr_array_index (self->summaries, selected);
}

static void
set_problem (MpadAcuteDialog *self, const char *problem)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
  if (problem == NULL)
    return;
  gtk_label_set_text (self->problem_label, problem);
  mpad_ui_announce (GTK_WIDGET (self->problem_label), problem, TRUE);
}

static void
on_changed_cb (MpadAcuteDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->name_entry), get_chosen (self) == NULL);
  set_problem (self, NULL);
}

typedef struct
{
  MpadAcuteNote *note; /* when no dossier was chosen */
  MpadEntry *entry;    /* in the chosen dossier, or as the note becomes one */
} Record;

static void
record_free (Record *self)
{
  g_clear_pointer (&self->note, mpad_acute_note_free);
  g_clear_pointer (&self->entry, mpad_entry_free);
  g_free (self);
}

/* Returns the id of the dossier it was recorded in, "" when it waits for one. */
static gpointer
record_job (MpadVault *vault, gpointer data, GError **error)
{
  Record *record = data;
  g_autoptr (GError) local = NULL;
  g_autofree char *dossier_id = NULL;
  g_autofree char *entry_id = NULL;

  if (record->note == NULL)
    return mpad_entry_store_save (vault, record->entry, error)
             ? g_strdup (record->entry->dossier_id)
             : NULL;
  dossier_id = mpad_acute_note_find_dossier (vault, record->note->child, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (dossier_id == NULL)
    return mpad_acute_note_keep (vault, record->note, error) ? g_strdup ("") : NULL;
  entry_id = mpad_acute_note_file (vault, record->note, dossier_id, record->entry->step_id, error);
  return entry_id != NULL ? g_steal_pointer (&dossier_id) : NULL;
}

static void
on_recorded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadAcuteDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *dossier_id = NULL;
  MpadWindow *window;

  dossier_id = mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (object), result, &error);
  gtk_widget_set_sensitive (self->save_button, TRUE);
  if (dossier_id == NULL)
    {
      g_autofree char *problem = mpad_error_text_sentence (error);

      set_problem (self, problem);
      return;
    }
  window = mpad_window_of (GTK_WIDGET (self));
  adw_dialog_force_close (ADW_DIALOG (self));
  if (window != NULL && *dossier_id == '\0')
    mpad_window_toast (window, _ ("Recorded. On Today you say in which dossier it belongs."));
  else if (window != NULL)
    {
      mpad_window_toast (window, _ ("Recorded. The dossier is open for what follows."));
      gtk_widget_activate_action (GTK_WIDGET (window), "win.open-dossier", "s", dossier_id);
    }
}

static const char *
get_called (MpadAcuteDialog *self)
{
  gboolean police = gtk_check_button_get_active (self->police_check);
  gboolean vt = gtk_check_button_get_active (self->vt_check);

  return police && vt ? "112 vt" : police ? "112" : vt ? "vt" : NULL;
}

static char *
dup_happened (MpadAcuteDialog *self)
{
  g_autofree char *today = mpad_clock_today ();
  g_autofree char *time = mpad_input_get_value (self->time_input);

  return time != NULL ? g_strconcat (today, "T", time, NULL) : g_steal_pointer (&today);
}

static MpadAcuteNote *
make_note (MpadAcuteDialog *self)
{
  const MpadStaff *me = self->session != NULL ? mpad_session_get_me (self->session) : NULL;
  MpadAcuteNote *note = mpad_acute_note_new ();

  note->child = g_strstrip (g_strdup (gtk_editable_get_text (self->name_entry)));
  note->happened = dup_happened (self);
  note->called = g_strdup (get_called (self));
  note->caller = self->caller_input != NULL ? mpad_input_get_value (self->caller_input)
                                            : g_strdup (me != NULL ? me->name : NULL);
  note->text = self->text_input != NULL ? mpad_input_get_value (self->text_input) : NULL;
  return note;
}

static MpadEntry *
make_entry (MpadAcuteDialog *self)
{
  const MpadStaff *me = mpad_session_get_me (self->session);
  const MpadProtocolStep *step = mpad_protocol_find_step_by_function (
    mpad_session_get_protocol (self->session), MPAD_STEP_SIGNALS);
  MpadEntry *entry = mpad_entry_new (MPAD_ENTRY_ACUTE);

  if (step != NULL)
    g_set_str (&entry->step_id, step->id);
  g_free (entry->happened);
  entry->happened = dup_happened (self);
  entry->precision = strchr (entry->happened, 'T') != NULL ? MPAD_HAPPENED_EXACT
                                                           : MPAD_HAPPENED_DAY;
  if (me != NULL)
    {
      g_set_str (&entry->observed_by, me->name);
      mpad_entry_set (entry, MPAD_KEY_CALLER, me->name);
    }
  mpad_entry_set (entry, MPAD_KEY_CALLED, get_called (self));
  return entry;
}

/* Small enough for the main loop, and it must be on the disk before anybody walks away. */
static void
seal (MpadAcuteDialog *self)
{
  g_autoptr (MpadAcuteNote) note = make_note (self);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *file = NULL;
  g_autoptr (GError) error = NULL;
  MpadWindow *window = mpad_window_of (GTK_WIDGET (self));

  if (mpad_text_is_blank (note->caller))
    {
      set_problem (self, _ ("Who are you? Type your name."));
      gtk_widget_grab_focus (GTK_WIDGET (self->caller_input));
      return;
    }
  bytes = mpad_acute_note_to_bytes (note);
  file = mpad_vault_note_write (self->sealed_path, self->sealed_key, bytes, &error);
  if (file == NULL)
    {
      g_autofree char *problem = g_strdup_printf ("%s. %s", mpad_error_text_title (error),
                                                  mpad_error_text_body (error));

      set_problem (self, problem);
      return;
    }
  adw_dialog_force_close (ADW_DIALOG (self));
  if (window != NULL)
    mpad_window_toast (window,
                       _ ("Kept, sealed. It goes into the dossier when the vault is opened."));
}

static void
on_save_cb (MpadAcuteDialog *self)
{
  const MpadDossierSummary *chosen = get_chosen (self);
  g_autofree char *raw = mpad_input_get_raw (self->time_input);
  g_autofree char *time = mpad_input_get_value (self->time_input);
  Record *record;

  if (chosen == NULL && mpad_text_is_blank (gtk_editable_get_text (self->name_entry)))
    {
      set_problem (self, _ ("Whom is it about? Choose a child or type a name."));
      gtk_widget_grab_focus (GTK_WIDGET (self->name_entry));
      return;
    }
  if (time == NULL && !mpad_text_is_blank (raw))
    {
      set_problem (self, _ ("Write the time as hours and minutes, for instance 13:05."));
      gtk_widget_grab_focus (GTK_WIDGET (self->time_input));
      return;
    }

  set_problem (self, NULL);
  if (self->sealed_path != NULL)
    {
      seal (self);
      return;
    }
  gtk_widget_set_sensitive (self->save_button, FALSE);
  record = g_new0 (Record, 1);
  record->entry = make_entry (self);
  if (chosen != NULL)
    g_set_str (&record->entry->dossier_id, chosen->id);
  else
    record->note = make_note (self);
  mpad_vault_service_run_async (mpad_session_get_service (self->session), MPAD_JOB_WRITE,
                                record_job, record, (GDestroyNotify) record_free, g_free, NULL,
                                on_recorded_cb, g_object_ref (self));
}

static gpointer
list_job (MpadVault *vault, gpointer data, GError **error)
{
  return mpad_dossier_store_list (vault, error);
}

static void
show_children (MpadAcuteDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n = self->summaries != NULL ? self->summaries->len : 0;

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (
      names, ((const MpadDossierSummary *) g_ptr_array_index (self->summaries, i))->pupil_name);
  gtk_string_list_append (names, _ ("Another child"));
  gtk_drop_down_set_model (self->child_drop, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->child_drop, n);
  on_changed_cb (self);
}

static void
on_listed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadAcuteDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) summaries = NULL;

  summaries = mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (object), result, &error);
  if (self->session == NULL)
    return;
  if (summaries == NULL)
    {
      /* a name can still be typed */
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_autofree char *problem = mpad_error_text_sentence (error);

          set_problem (self, problem);
        }
      return;
    }
  for (guint i = summaries->len; i > 0; i--)
    if (((const MpadDossierSummary *) g_ptr_array_index (summaries, i - 1))->state !=
        MPAD_DOSSIER_OPEN)
      g_ptr_array_remove_index (summaries, i - 1);
  self->summaries = g_steal_pointer (&summaries);
  show_children (self);
}

static void
mpad_acute_dialog_dispose (GObject *object)
{
  MpadAcuteDialog *self = MPAD_ACUTE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), MPAD_TYPE_ACUTE_DIALOG);
  g_clear_pointer (&self->summaries, g_ptr_array_unref);
  g_clear_object (&self->session);
  g_clear_pointer (&self->sealed_path, g_free);
  g_clear_pointer (&self->sealed_key, g_free);

  G_OBJECT_CLASS (mpad_acute_dialog_parent_class)->dispose (object);
}

static void
mpad_acute_dialog_class_init (MpadAcuteDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mpad_acute_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/meldpad/Meldpad/ui/mpad-acute-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MpadAcuteDialog, child_drop);
  gtk_widget_class_bind_template_child (widget_class, MpadAcuteDialog, locked_label);
  gtk_widget_class_bind_template_child (widget_class, MpadAcuteDialog, name_entry);
  gtk_widget_class_bind_template_child (widget_class, MpadAcuteDialog, police_check);
  gtk_widget_class_bind_template_child (widget_class, MpadAcuteDialog, problem_label);
  gtk_widget_class_bind_template_child (widget_class, MpadAcuteDialog, record_box);
  gtk_widget_class_bind_template_child (widget_class, MpadAcuteDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, MpadAcuteDialog, time_bin);
  gtk_widget_class_bind_template_child (widget_class, MpadAcuteDialog, unlocked_label);
  gtk_widget_class_bind_template_child (widget_class, MpadAcuteDialog, vt_check);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_cb);
}

static void
mpad_acute_dialog_init (MpadAcuteDialog *self)
{
  g_autofree char *now = mpad_format_now ();
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;
  g_autoptr (GtkExpression) expression = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  gtk_drop_down_set_expression (self->child_drop, expression);
  self->time_input = MPAD_INPUT (mpad_input_new_time (_ ("At what time?")));
  mpad_format_split (now, &date, &time);
  mpad_input_set_value (self->time_input, time);
  adw_bin_set_child (self->time_bin, GTK_WIDGET (self->time_input));
}

AdwDialog *
mpad_acute_dialog_new (MpadSession *session)
{
  MpadAcuteDialog *self = g_object_new (MPAD_TYPE_ACUTE_DIALOG, NULL);

  gtk_widget_set_visible (self->record_box, session != NULL);
  gtk_widget_set_visible (self->unlocked_label, session != NULL);
  gtk_widget_set_visible (self->locked_label, session == NULL);
  if (session != NULL)
    {
      self->session = g_object_ref (session);
      self->cancellable = g_cancellable_new ();
      show_children (self);
      mpad_vault_service_run_async (mpad_session_get_service (session), MPAD_JOB_READ, list_job,
                                    NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                                    self->cancellable, on_listed_cb, g_object_ref (self));
    }
  return ADW_DIALOG (self);
}

void
mpad_acute_dialog_set_sealed (MpadAcuteDialog *self, const char *path, const char *public_key)
{
  GtkWidget *box;

  g_return_if_fail (MPAD_IS_ACUTE_DIALOG (self));
  g_return_if_fail (self->session == NULL && self->sealed_path == NULL);
  g_return_if_fail (path != NULL && public_key != NULL);

  self->sealed_path = g_strdup (path);
  self->sealed_key = g_strdup (public_key);
  /* which children have a dossier is not shown while locked: a name is typed */
  show_children (self);
  gtk_widget_set_visible (GTK_WIDGET (self->child_drop), FALSE);
  self->caller_input = MPAD_INPUT (mpad_input_new_line (_ ("Who are you?"), NULL));
  self->text_input = MPAD_INPUT (
    mpad_input_new_text (_ ("What did you see or hear? May be left empty."), NULL));
  box = gtk_widget_get_parent (GTK_WIDGET (self->time_bin));
  gtk_box_insert_child_after (GTK_BOX (box), GTK_WIDGET (self->text_input),
                              GTK_WIDGET (self->time_bin));
  gtk_box_insert_child_after (GTK_BOX (box), GTK_WIDGET (self->caller_input),
                              GTK_WIDGET (self->time_bin));
  gtk_widget_set_visible (self->locked_label, FALSE);
  gtk_widget_set_visible (self->unlocked_label, TRUE);
  gtk_widget_set_visible (self->record_box, TRUE);
}
