/* SPDX-License-Identifier: GPL-3.0-or-later */
/* First the versions, then what one of them changes. The guidance under the other version is worked
 * out here, from the same facts, without storing anything. */
#include "config.h"

#include "mpad-protocol-move-dialog.h"

#include <glib/gi18n.h>

#include "mpad-clock.h"
#include "mpad-dossier-facts.h"
#include "mpad-entry-store.h"
#include "mpad-error-text.h"
#include "mpad-format.h"
#include "mpad-protocol-preview.h"
#include "mpad-protocol-store.h"
#include "mpad-protocol-words.h"
#include "mpad-ui.h"

struct _MpadProtocolMoveDialog
{
  AdwDialog parent_instance;

  /* children */
  AdwNavigationView *navigation;
  AdwPreferencesGroup *versions;
  AdwEntryRow *reason_row; /* (nullable): of the version that is looked at */

  /* owned */
  MpadDossierModel *model;
  GCancellable *cancellable;
  GPtrArray *kept;         /* (nullable): MpadStoredProtocol */
  MpadProtocol *candidate; /* (nullable): what is looked at */
};

G_DEFINE_FINAL_TYPE (MpadProtocolMoveDialog, mpad_protocol_move_dialog, ADW_TYPE_DIALOG)

/* For the vault's thread: the move, and the note about it that stands among the entries. */
typedef struct
{
  char *dossier_id;
  char *id;
  char *version;
  char *reason;
  MpadEntry *note;
} Move;

static void
move_free (gpointer data)
{
  Move *move = data;

  g_free (move->dossier_id);
  g_free (move->id);
  g_free (move->version);
  g_free (move->reason);
  mpad_entry_free (move->note);
  g_free (move);
}

static gpointer
move_job (MpadVault *vault, gpointer data, GError **error)
{
  Move *move = data;

  if (mpad_protocol_store_move_dossier (vault, move->dossier_id, move->id, move->version,
                                        move->reason, error) &&
      mpad_entry_store_save (vault, move->note, error))
    mpad_entry_store_finalize (vault, move->note, error);
  return NULL;
}

static gpointer
list_job (MpadVault *vault, gpointer data, GError **error)
{
  return mpad_protocol_store_list (vault, error);
}

static char *
full_name (const MpadProtocol *protocol)
{
  g_autofree char *version = mpad_protocol_words_version (protocol->version);

  /* Translators: title of a protocol, its version */
  return g_strdup_printf (_ ("“%s”, %s"), protocol->title, version);
}

static MpadEntry *
make_note (MpadProtocolMoveDialog *self, const char *reason)
{
  const MpadStaff *me = mpad_session_get_me (mpad_dossier_model_get_session (self->model));
  MpadEntry *note = mpad_entry_new (MPAD_ENTRY_NOTE);
  MpadStatement *statement = mpad_statement_new (MPAD_STATEMENT_NOTE);
  g_autofree char *from = full_name (mpad_dossier_model_get_protocol (self->model));
  g_autofree char *to = full_name (self->candidate);

  g_set_str (&note->dossier_id, mpad_dossier_model_get_id (self->model));
  g_set_str (&note->title, _ ("The dossier follows another version of the protocol"));
  g_free (note->happened);
  note->happened = mpad_format_now ();
  note->precision = MPAD_HAPPENED_EXACT;
  if (me != NULL)
    {
      g_set_str (&note->entered_by, me->id);
      g_set_str (&statement->source, me->name);
    }
  g_free (statement->text);
  /* Translators: the new protocol, the old one, the reason as typed */
  statement->text = g_strdup_printf (_ ("From now on: %s. Until now: %s. Reason: %s"), to, from,
                                     reason);
  g_ptr_array_add (note->statements, statement);
  return note;
}

static void
on_moved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadProtocolMoveDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  mpad_dossier_model_run_finish (MPAD_DOSSIER_MODEL (object), result, &error);
  if (error != NULL)
    {
      mpad_error_text_present (GTK_WIDGET (self), error);
      return;
    }
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s",
                              _ ("The dossier follows the other version"));
  /* every page of the dossier was built for the old one */
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-dossier", "s",
                              mpad_dossier_model_get_id (self->model));
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
on_move_clicked_cb (MpadProtocolMoveDialog *self)
{
  g_autofree char *reason = g_strstrip (
    g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason_row))));
  Move *move;

  if (*reason == '\0')
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->reason_row), "error");
      gtk_widget_grab_focus (GTK_WIDGET (self->reason_row));
      return;
    }
  move = g_new0 (Move, 1);
  move->dossier_id = g_strdup (mpad_dossier_model_get_id (self->model));
  move->id = g_strdup (self->candidate->id);
  move->version = g_strdup (self->candidate->version);
  move->note = make_note (self, reason);
  move->reason = g_steal_pointer (&reason);
  mpad_dossier_model_run_async (self->model, move_job, move, move_free, NULL, on_moved_cb,
                                g_object_ref (self));
}

static void
on_reason_changed_cb (GtkWidget *row)
{
  gtk_widget_remove_css_class (row, "error");
}

static AdwPreferencesGroup *
add_group (GtkWidget *page, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  return group;
}

static void
add_text (AdwPreferencesGroup *group, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (group, row);
}

static const MpadStepGuidance *
find_step (const MpadGuidance *guidance, MpadStepFunction function)
{
  for (guint i = 0; i < guidance->steps->len; i++)
    {
      const MpadStepGuidance *step = g_ptr_array_index (guidance->steps, i);

      if (step->step->function == function)
        return step;
    }
  return NULL;
}

/* How the steps of this dossier stand under the other version. */
static void
add_states (GtkWidget *page, const MpadGuidance *now, const MpadGuidance *then)
{
  AdwPreferencesGroup *group = add_group (page, _ ("The steps of this dossier"), NULL);
  guint n_changed = 0;

  for (guint i = 0; i < then->steps->len; i++)
    {
      const MpadStepGuidance *step = g_ptr_array_index (then->steps, i);
      const MpadStepGuidance *old = find_step (now, step->step->function);
      g_autofree char *text = NULL;

      if (old == NULL || (old->state == step->state && old->n_open == step->n_open))
        continue;
      n_changed++;
      text = g_strdup_printf (
        /* Translators: state of a step, open tasks; the same as it is now */
        _ ("%s, %u open; now %s, %u open"), step->state_text, step->n_open, old->state_text,
        old->n_open);
      add_text (group, step->step->title, text);
    }
  if (n_changed == 0)
    add_text (group, _ ("Every step stays as it stands."), NULL);
}

static void
add_lost (GtkWidget *page, GPtrArray *lost)
{
  AdwPreferencesGroup *group = add_group (
    page, _ ("This dossier cannot move to this version"),
    _ ("Something was recorded that this version does not know. It would lose its place."));

  for (guint i = 0; i < lost->len; i++)
    add_text (group, g_ptr_array_index (lost, i), NULL);
}

static void
show_candidate (MpadProtocolMoveDialog *self, MpadProtocol *candidate)
{
  MpadProtocol *protocol = mpad_dossier_model_get_protocol (self->model);
  g_autofree char *today = mpad_clock_today ();
  g_autoptr (MpadFacts)
    facts = mpad_dossier_facts_new (mpad_dossier_model_get_dossier (self->model), today);
  g_autoptr (MpadGuidance) then = mpad_engine_evaluate (candidate, facts);
  g_autoptr (GPtrArray) lost = mpad_protocol_store_lost (protocol, candidate, facts);
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *button = NULL;

  mpad_protocol_ref (candidate);
  g_clear_pointer (&self->candidate, mpad_protocol_unref);
  self->candidate = candidate;
  self->reason_row = NULL;
  if (lost->len > 0)
    add_lost (page, lost);
  else
    {
      AdwPreferencesGroup *group = add_group (
        page, _ ("Why?"), _ ("Stands in the dossier, with your name and the time."));

      self->reason_row = ADW_ENTRY_ROW (adw_entry_row_new ());
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reason_row), _ ("Reason"));
      mpad_ui_set_name (GTK_WIDGET (self->reason_row), _ ("Reason"));
      g_signal_connect (self->reason_row, "changed", G_CALLBACK (on_reason_changed_cb), NULL);
      adw_preferences_group_add (group, GTK_WIDGET (self->reason_row));
      button = mpad_ui_button (_ ("Move this dossier"), NULL,
                               "suggested-action pill mpad-bar-button");
      gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_move_clicked_cb), self,
                               G_CONNECT_SWAPPED);
    }
  add_states (page, mpad_dossier_model_get_guidance (self->model), then);
  mpad_protocol_words_add_differences (ADW_PREFERENCES_PAGE (page),
                                       _ ("Compared with what this dossier follows now."), protocol,
                                       candidate);
  adw_navigation_view_push (self->navigation,
                            mpad_protocol_preview_make_page (candidate->title, page, button));
}

static void
on_version_cb (GtkWidget *row, MpadProtocolMoveDialog *self)
{
  const MpadStoredProtocol *stored = g_object_get_data (G_OBJECT (row), "mpad-protocol");

  show_candidate (self, stored->protocol);
}

static void
on_listed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadProtocolMoveDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *kept = mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (object), result, &error);
  const MpadProtocol *now;
  guint n_others = 0;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (kept == NULL)
    {
      mpad_error_text_present (GTK_WIDGET (self), error);
      return;
    }
  self->kept = kept;
  now = mpad_dossier_model_get_protocol (self->model);
  for (guint i = 0; i < kept->len; i++)
    {
      MpadStoredProtocol *stored = g_ptr_array_index (kept, i);
      g_autofree char *version = mpad_protocol_words_version (stored->version);
      GtkWidget *row;

      if (g_strcmp0 (stored->id, now->id) == 0 && g_strcmp0 (stored->version, now->version) == 0)
        continue;
      n_others++;
      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), stored->protocol->title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), version);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data (G_OBJECT (row), "mpad-protocol", stored);
      g_signal_connect_object (row, "activated", G_CALLBACK (on_version_cb), self, 0);
      adw_preferences_group_add (self->versions, row);
    }
  if (n_others == 0)
    add_text (self->versions, _ ("The vault holds no other version."),
              _ ("The school adjusts its protocol or chooses another under Preferences."));
}

static void
mpad_protocol_move_dialog_dispose (GObject *object)
{
  MpadProtocolMoveDialog *self = MPAD_PROTOCOL_MOVE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->model);
  g_clear_pointer (&self->candidate, mpad_protocol_unref);
  g_clear_pointer (&self->kept, g_ptr_array_unref);

  G_OBJECT_CLASS (mpad_protocol_move_dialog_parent_class)->dispose (object);
}

static void
mpad_protocol_move_dialog_class_init (MpadProtocolMoveDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mpad_protocol_move_dialog_dispose;
}

static void
mpad_protocol_move_dialog_init (MpadProtocolMoveDialog *self)
{
  self->cancellable = g_cancellable_new ();
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Another version of the protocol"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 640);
  adw_dialog_set_content_height (ADW_DIALOG (self), 640);
}

AdwDialog *
mpad_protocol_move_dialog_new (MpadDossierModel *model)
{
  MpadProtocolMoveDialog *self;
  GtkWidget *page = adw_preferences_page_new ();
  g_autofree char *now = NULL;
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;

  g_return_val_if_fail (MPAD_IS_DOSSIER_MODEL (model), NULL);

  self = g_object_new (MPAD_TYPE_PROTOCOL_MOVE_DIALOG, NULL);
  self->model = g_object_ref (model);
  now = full_name (mpad_dossier_model_get_protocol (model));
  /* Translators: title and version of a protocol */
  text = g_strdup_printf (_ ("This dossier follows %s. Choose a version to see what it would "
                             "change here. Nothing changes yet."),
                          now);
  escaped = g_markup_escape_text (text, -1);
  self->versions = add_group (page, _ ("Versions in this vault"), escaped);
  self->navigation = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_navigation_view_push (self->navigation, mpad_protocol_preview_make_page (
                                                _ ("Another version of the protocol"), page, NULL));
  adw_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (self->navigation));
  mpad_vault_service_run_async (mpad_session_get_service (mpad_dossier_model_get_session (model)),
                                MPAD_JOB_READ, list_job, NULL, NULL,
                                (GDestroyNotify) g_ptr_array_unref, self->cancellable, on_listed_cb,
                                g_object_ref (self));
  return ADW_DIALOG (self);
}
