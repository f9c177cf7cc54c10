/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers first: they are there before anything is read from the vault. A child that has no dossier
 * gets one with only a name, because what was recorded must have a place. */
#include "config.h"

#include "mpad-acute-dialog.h"

#include <glib/gi18n.h>

#include "mpad-clock.h"
#include "mpad-dossier-store.h"
#include "mpad-entry-keys.h"
#include "mpad-entry-store.h"
#include "mpad-error-text.h"
#include "mpad-format.h"
#include "mpad-input.h"
#include "mpad-text.h"
#include "mpad-ui.h"
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

  /* borrowed */
  MpadInput *time_input;
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
  MpadDossier *dossier; /* (nullable): one to make first */
  MpadEntry *entry;
} Record;

static void
record_free (Record *self)
{
  g_clear_pointer (&self->dossier, mpad_dossier_free);
  g_clear_pointer (&self->entry, mpad_entry_free);
  g_free (self);
}

/* Returns the id of the dossier it was recorded in. */
static gpointer
record_job (MpadVault *vault, gpointer data, GError **error)
{
  Record *record = data;

  if (record->dossier != NULL)
    {
      if (!mpad_dossier_store_create (vault, record->dossier, error))
        return NULL;
      g_set_str (&record->entry->dossier_id, record->dossier->id);
    }
  if (!mpad_entry_store_save (vault, record->entry, error))
    return NULL;
  return g_strdup (record->entry->dossier_id);
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
  if (window != NULL)
    {
      mpad_window_toast (window, _ ("Recorded. The dossier is open for what follows."));
      gtk_widget_activate_action (GTK_WIDGET (window), "win.open-dossier", "s", dossier_id);
    }
}

static MpadDossier *
make_dossier (MpadAcuteDialog *self)
{
  MpadProtocol *protocol = mpad_session_get_protocol (self->session);
  MpadDossier *dossier = mpad_dossier_new ();
  MpadPerson *pupil = mpad_person_new (MPAD_RELATION_PUPIL);

  g_set_str (&dossier->protocol_id, protocol->id);
  g_set_str (&dossier->protocol_version, protocol->version);
  g_free (pupil->given_name);
  pupil->given_name = g_strstrip (g_strdup (gtk_editable_get_text (self->name_entry)));
  g_ptr_array_add (dossier->people, pupil);
  return dossier;
}

static MpadEntry *
make_entry (MpadAcuteDialog *self)
{
  const MpadStaff *me = mpad_session_get_me (self->session);
  const MpadProtocolStep *step = mpad_protocol_find_step_by_function (
    mpad_session_get_protocol (self->session), MPAD_STEP_SIGNALS);
  gboolean police = gtk_check_button_get_active (self->police_check);
  gboolean vt = gtk_check_button_get_active (self->vt_check);
  g_autofree char *today = mpad_clock_today ();
  g_autofree char *time = mpad_input_get_value (self->time_input);
  MpadEntry *entry = mpad_entry_new (MPAD_ENTRY_ACUTE);

  if (step != NULL)
    g_set_str (&entry->step_id, step->id);
  g_free (entry->happened);
  entry->happened = time != NULL ? g_strconcat (today, "T", time, NULL) : g_strdup (today);
  entry->precision = time != NULL ? MPAD_HAPPENED_EXACT : MPAD_HAPPENED_DAY;
  if (me != NULL)
    {
      g_set_str (&entry->observed_by, me->name);
      mpad_entry_set (entry, MPAD_KEY_CALLER, me->name);
    }
  mpad_entry_set (entry, MPAD_KEY_CALLED, police && vt ? "112 vt" : police ? "112" : "vt");
  return entry;
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
  if (!gtk_check_button_get_active (self->police_check) &&
      !gtk_check_button_get_active (self->vt_check))
    {
      set_problem (self, _ ("Choose who was called."));
      gtk_widget_grab_focus (GTK_WIDGET (self->police_check));
      return;
    }
  if (time == NULL && !mpad_text_is_blank (raw))
    {
      set_problem (self, _ ("Write the time as hours and minutes, for instance 13:05."));
      gtk_widget_grab_focus (GTK_WIDGET (self->time_input));
      return;
    }

  set_problem (self, NULL);
  gtk_widget_set_sensitive (self->save_button, FALSE);
  record = g_new0 (Record, 1);
  record->entry = make_entry (self);
  if (chosen != NULL)
    g_set_str (&record->entry->dossier_id, chosen->id);
  else
    record->dossier = make_dossier (self);
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
