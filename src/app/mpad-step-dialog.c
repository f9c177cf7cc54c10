/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways through the steps. */
#include "config.h"

#include "mpad-step-dialog.h"

#include <glib/gi18n.h>

#include "mpad-dossier-store.h"
#include "mpad-draft-keeper.h"
#include "mpad-entry-keys.h"
#include "mpad-entry-store.h"
#include "mpad-error-text.h"
#include "mpad-format.h"
#include "mpad-input.h"
#include "mpad-text.h"
#include "mpad-ui.h"

struct _MpadStepDialog
{
  AdwDialog parent_instance;

  /* template children */
  GtkLabel *intro;
  GtkBox *open_box;
  GtkLabel *open_title;
  GtkBox *open_tasks;
  GtkBox *fields;
  GtkLabel *problem;
  GtkButton *confirm;

  /* owned */
  MpadDossierModel *model;
  char *of;
  MpadStepDialogMode mode;

  /* borrowed from fields; NULL when it is not asked */
  GtkWidget *closing;
  GtkWidget *ground;
  GtkWidget *counter;
  GtkWidget *removed;
  GtkWidget *to;
  GtkWidget *informed;
  GtkWidget *from;
  GtkWidget *function;
  GtkWidget *reason;
  GtkWidget *decider;
  GtkWidget *branch;
  GtkWidget *names;

  /* state */
  gboolean reason_needed;
};

G_DEFINE_FINAL_TYPE (MpadStepDialog, mpad_step_dialog, ADW_TYPE_DIALOG)

static const MpadProtocolStep *
get_step (MpadStepDialog *self)
{
  return mpad_protocol_find_step (mpad_dossier_model_get_protocol (self->model), self->of);
}

static GtkWidget *
add (MpadStepDialog *self, GtkWidget *input)
{
  gtk_box_append (self->fields, input);
  return input;
}

/* fields */

static gboolean
list_has (char **list, const char *word)
{
  return list != NULL && g_strv_contains ((const char *const *) list, word);
}

static void
on_ground_changed_cb (MpadStepDialog *self)
{
  MpadProtocol *protocol = mpad_dossier_model_get_protocol (self->model);
  g_autofree char *id = mpad_input_get_value (MPAD_INPUT (self->ground));
  const MpadProtocolGround *ground = id != NULL ? mpad_protocol_find_ground (protocol, id) : NULL;

  mpad_input_set_help (MPAD_INPUT (self->ground), ground != NULL ? ground->text : NULL);
  gtk_widget_set_visible (self->counter, ground != NULL && ground->counter != NULL);
  if (ground != NULL && ground->counter != NULL)
    mpad_input_set_help (MPAD_INPUT (self->counter), ground->counter);
}

static void
add_grounds (MpadStepDialog *self, const MpadProtocolStep *step)
{
  MpadProtocol *protocol = mpad_dossier_model_get_protocol (self->model);
  g_autoptr (GArray) choices = g_array_new (FALSE, FALSE, sizeof (MpadChoice));

  for (guint i = 0; i < protocol->grounds->len; i++)
    {
      const MpadProtocolGround *ground = g_ptr_array_index (protocol->grounds, i);
      MpadChoice choice = { ground->id, ground->title, NULL };

      if (list_has (step->skip_grounds, ground->id))
        g_array_append_val (choices, choice);
    }
  self->reason_needed = TRUE;
  if (choices->len == 0)
    return;
  self->ground = add (self, mpad_input_new_chips (_ ("On which ground?"),
                                                  (const MpadChoice *) choices->data, choices->len,
                                                  FALSE));
  self->counter = add (self, mpad_input_new_yes_no (_ ("Did you weigh this?")));
  gtk_widget_set_visible (self->counter, FALSE);
  g_signal_connect_object (self->ground, "changed", G_CALLBACK (on_ground_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
add_roles (MpadStepDialog *self,
           GtkWidget **field,
           const char *label,
           gboolean multiple,
           gboolean notify_only)
{
  MpadProtocol *protocol = mpad_dossier_model_get_protocol (self->model);
  const MpadProtocolStep *step = get_step (self);
  g_autoptr (GArray) choices = g_array_new (FALSE, FALSE, sizeof (MpadChoice));

  for (guint i = 0; i < protocol->roles->len; i++)
    {
      const MpadProtocolRole *role = g_ptr_array_index (protocol->roles, i);
      MpadChoice choice = { role->id, role->name, NULL };
      gboolean wanted = !notify_only;

      for (guint j = 0; notify_only && step != NULL && j < step->notify->len; j++)
        wanted = wanted ||
                 g_strcmp0 (
                   ((const MpadProtocolNotify *) g_ptr_array_index (step->notify, j))->role,
                   role->id) == 0;
      if (wanted)
        g_array_append_val (choices, choice);
    }
  if (choices->len > 0)
    *field = add (self, mpad_input_new_chips (label, (const MpadChoice *) choices->data,
                                              choices->len, multiple));
}

static void
add_steps (MpadStepDialog *self)
{
  MpadProtocol *protocol = mpad_dossier_model_get_protocol (self->model);
  g_autofree MpadChoice *choices = g_new0 (MpadChoice, protocol->steps->len);

  for (guint i = 0; i < protocol->steps->len; i++)
    {
      const MpadProtocolStep *step = g_ptr_array_index (protocol->steps, i);

      choices[i].word = step->id;
      choices[i].label = step->short_title;
    }
  self->to = add (
    self, mpad_input_new_chips (_ ("Back to which step?"), choices, protocol->steps->len, FALSE));
}

static void
on_closing_changed_cb (MpadStepDialog *self)
{
  g_autofree char *id = mpad_input_get_value (MPAD_INPUT (self->closing));
  const MpadProtocolClosing *closing = id != NULL
                                         ? mpad_protocol_find_closing (
                                             mpad_dossier_model_get_protocol (self->model), id)
                                         : NULL;

  mpad_input_set_help (MPAD_INPUT (self->closing), closing != NULL ? closing->text : NULL);
}

/* Ways of closing that can be taken now; of the others, why not yet. Destroying is no closing. */
static void
add_closings (MpadStepDialog *self)
{
  const MpadGuidance *guidance = mpad_dossier_model_get_guidance (self->model);
  g_autoptr (GArray) choices = g_array_new (FALSE, FALSE, sizeof (MpadChoice));

  for (guint i = 0; i < guidance->closings->len; i++)
    {
      const MpadClosingGuidance *way = g_ptr_array_index (guidance->closings, i);
      MpadChoice choice = { way->closing->id, way->closing->title, NULL };

      if (g_strcmp0 (way->closing->kind, "destroy") == 0)
        continue;
      if (way->offered)
        g_array_append_val (choices, choice);
      else
        {
          g_autofree char *line = g_strdup_printf ("%s: %s", way->closing->title,
                                                   way->text != NULL ? way->text : "");

          gtk_box_append (self->open_tasks, mpad_ui_label (line, NULL));
          gtk_widget_set_visible (GTK_WIDGET (self->open_box), TRUE);
        }
    }
  gtk_label_set_text (self->open_title, _ ("Not possible yet"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->confirm), choices->len > 0);
  self->closing = add (self, mpad_input_new_chips (_ ("In which way?"),
                                                   (const MpadChoice *) choices->data, choices->len,
                                                   FALSE));
  gtk_widget_set_visible (self->closing, choices->len > 0);
  g_signal_connect_object (self->closing, "changed", G_CALLBACK (on_closing_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* The points of attention that are not raised; what they are for shows when one is chosen. */
static void
on_branch_changed_cb (MpadStepDialog *self)
{
  g_autofree char *id = mpad_input_get_value (MPAD_INPUT (self->branch));
  const MpadProtocolBranch *branch = id != NULL
                                       ? mpad_protocol_find_branch (
                                           mpad_dossier_model_get_protocol (self->model), id)
                                       : NULL;

  mpad_input_set_help (MPAD_INPUT (self->branch), branch != NULL ? branch->text : NULL);
}

static void
add_branches (MpadStepDialog *self)
{
  const MpadGuidance *guidance = mpad_dossier_model_get_guidance (self->model);
  MpadProtocol *protocol = mpad_dossier_model_get_protocol (self->model);
  g_autoptr (GArray) choices = g_array_new (FALSE, FALSE, sizeof (MpadChoice));

  for (guint i = 0; i < protocol->branches->len; i++)
    {
      const MpadProtocolBranch *branch = g_ptr_array_index (protocol->branches, i);
      MpadChoice choice = { branch->id, branch->title, NULL };

      if (mpad_guidance_find_branch (guidance, branch->id) == NULL)
        g_array_append_val (choices, choice);
    }
  self->branch = add (self,
                      mpad_input_new_chips (_ ("Which one?"), (const MpadChoice *) choices->data,
                                            choices->len, FALSE));
  g_signal_connect_object (self->branch, "changed", G_CALLBACK (on_branch_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
add_reason (MpadStepDialog *self, const char *label, const char *hint)
{
  g_autofree char *place = g_strdup_printf (
    "step/%s/%s/%d", mpad_dossier_model_get_id (self->model), self->of, (int) self->mode);

  self->reason = add (self, mpad_input_new_text (label, hint));
  mpad_draft_keeper_attach (MPAD_INPUT (self->reason), self->model, place);
}

static void
add_deciders (MpadStepDialog *self)
{
  add_roles (self, &self->decider, _ ("Who decided?"), TRUE, FALSE);
  self->names = add (self, mpad_input_new_line (_ ("Names"), NULL));
}

/* what is still open */

static guint
list_open_tasks (MpadStepDialog *self)
{
  const MpadGuidance *guidance = mpad_dossier_model_get_guidance (self->model);
  guint n = 0;

  for (guint i = 0; i < guidance->tasks->len; i++)
    {
      const MpadOpenTask *task = g_ptr_array_index (guidance->tasks, i);
      GtkWidget *row;

      if (task->done || task->optional || g_strcmp0 (task->step, self->of) != 0)
        continue;
      n++;
      row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      gtk_box_append (GTK_BOX (row), mpad_ui_icon ("mpad-even-symbolic"));
      gtk_box_append (GTK_BOX (row), mpad_ui_label (task->text, NULL));
      gtk_box_append (self->open_tasks, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->open_box), n > 0);
  return n;
}

static void
add_motive_of_lock (MpadStepDialog *self, const char *action)
{
  MpadVerdict verdict = mpad_guidance_may (mpad_dossier_model_get_guidance (self->model), action,
                                           NULL, self->of);

  if (verdict.allowed)
    return;
  gtk_box_prepend (self->fields, mpad_ui_label (verdict.text, "mpad-warn-band"));
  self->reason_needed = TRUE;
  if (self->decider == NULL)
    add_deciders (self);
}

static void
build (MpadStepDialog *self)
{
  const MpadProtocolStep *step = self->mode < MPAD_STEP_DIALOG_LIFT ? get_step (self) : NULL;
  MpadProtocol *protocol = mpad_dossier_model_get_protocol (self->model);
  const MpadProtocolBranch *branch = self->mode == MPAD_STEP_DIALOG_LIFT
                                       ? mpad_protocol_find_branch (protocol, self->of)
                                       : NULL;
  const char *intro = NULL;
  const char *title = NULL;
  const char *confirm = NULL;
  const MpadChoice removed[] = {
    { "removed", _ ("The worries are gone"), NULL },
    { "other", _ ("Another reason"), NULL },
  };

  switch (self->mode)
    {
    case MPAD_STEP_DIALOG_CLOSE:
      title = _ ("Close this step");
      confirm = title;
      intro = step->closing_hint;
      self->reason_needed = list_open_tasks (self) > 0;
      add_roles (self, &self->informed, _ ("Who was told?"), TRUE, TRUE);
      if (self->reason_needed)
        add_reason (self, _ ("Why do you go on all the same?"), _ ("One sentence is enough"));
      add_motive_of_lock (self, MPAD_ACTION_CLOSE_STEP);
      break;
    case MPAD_STEP_DIALOG_SKIP:
      title = _ ("Leave this step out");
      confirm = title;
      intro = _ ("The protocol allows it on these grounds only. Who reads the dossier later must "
                 "be able to follow it.");
      if (step->skip_grounds == NULL || step->skip_grounds[0] == NULL)
        intro = _ ("Write down why. Who reads the dossier later must be able to follow it.");
      add_grounds (self, step);
      add_reason (self, _ ("Why here?"), _ ("What shows that this ground is there"));
      add_deciders (self);
      break;
    case MPAD_STEP_DIALOG_REOPEN:
      title = _ ("Do this step again");
      confirm = _ ("Open the step");
      intro = _ ("What was recorded stays. The step is open again from now on.");
      self->reason_needed = TRUE;
      add_reason (self, _ ("Why?"), NULL);
      break;
    case MPAD_STEP_DIALOG_STOP:
      title = _ ("Stop the route here");
      confirm = title;
      intro = step->stop_text;
      self->reason_needed = TRUE;
      self->removed = add (self, mpad_input_new_chips (_ ("Why do you stop?"), removed,
                                                       G_N_ELEMENTS (removed), FALSE));
      add_reason (self, _ ("What shows it?"), NULL);
      add_deciders (self);
      break;
    case MPAD_STEP_DIALOG_LOOP:
      title = _ ("Back into the steps");
      confirm = _ ("Go back");
      intro = _ ("Choose this when the unsafety does not stop, or starts again.");
      self->reason_needed = TRUE;
      add_steps (self);
      add_reason (self, _ ("Why?"), NULL);
      break;
    case MPAD_STEP_DIALOG_START:
      title = _ ("Take over a running case");
      confirm = _ ("Begin at this step");
      intro = _ ("The earlier steps were done before this dossier existed. Write them down in "
                 "short with their own "
                 "dates; they are marked as recorded later.");
      self->reason_needed = TRUE;
      add_reason (self, _ ("Where does it stand?"), NULL);
      break;
    case MPAD_STEP_DIALOG_CLOSE_DOSSIER:
      title = _ ("Close the dossier");
      confirm = title;
      self->reason_needed = TRUE;
      add_closings (self);
      add_reason (self, _ ("Why can it be closed?"),
                  _ ("An unfounded suspicion gets a clear ending here"));
      add_deciders (self);
      break;
    case MPAD_STEP_DIALOG_REOPEN_DOSSIER:
      title = _ ("Open the dossier again");
      confirm = title;
      intro = _ ("What was recorded stays as it was.");
      self->reason_needed = TRUE;
      add_reason (self, _ ("Why?"), NULL);
      break;
    case MPAD_STEP_DIALOG_RAISE:
      title = _ ("Raise a point of attention");
      confirm = _ ("Raise it");
      self->reason_needed = TRUE;
      add_branches (self);
      add_reason (self, _ ("Why?"), NULL);
      break;
    case MPAD_STEP_DIALOG_LIFT:
      title = _ ("Lift this point of attention");
      confirm = _ ("Lift it");
      intro = branch != NULL ? branch->lift_text : NULL;
      self->reason_needed = TRUE;
      add_reason (self, _ ("Why does it no longer hold?"), NULL);
      self->function = add (self,
                            mpad_input_new_line (_ ("Who advised it? Name and function"), NULL));
      break;
    }
  adw_dialog_set_title (ADW_DIALOG (self), title);
  gtk_button_set_label (self->confirm, confirm);
  gtk_label_set_text (self->intro, intro != NULL ? intro : "");
  gtk_widget_set_visible (GTK_WIDGET (self->intro), !mpad_text_is_blank (intro));
}

/* recording */

static void
set_from (MpadEntry *entry, const char *key, GtkWidget *input)
{
  g_autofree char *value = input != NULL ? mpad_input_get_value (MPAD_INPUT (input)) : NULL;

  if (value != NULL)
    mpad_entry_set (entry, key, value);
}

static const char *
event_of (MpadStepDialogMode mode)
{
  switch (mode)
    {
    case MPAD_STEP_DIALOG_CLOSE:
      return "close";
    case MPAD_STEP_DIALOG_SKIP:
      return "skip";
    case MPAD_STEP_DIALOG_REOPEN:
      return "reopen";
    case MPAD_STEP_DIALOG_STOP:
      return "stop";
    case MPAD_STEP_DIALOG_LOOP:
      return "loop";
    case MPAD_STEP_DIALOG_START:
      return "start";
    case MPAD_STEP_DIALOG_RAISE:
      return "set";
    case MPAD_STEP_DIALOG_LIFT:
    case MPAD_STEP_DIALOG_CLOSE_DOSSIER:
    case MPAD_STEP_DIALOG_REOPEN_DOSSIER:
      break;
    }
  return "lift";
}

/* It is lifted for what raised it until now, also within the same minute; whatever comes raises it
 * again. */
static void
set_covers (MpadStepDialog *self, MpadEntry *entry)
{
  const MpadActiveBranch *active = mpad_guidance_find_branch (
    mpad_dossier_model_get_guidance (self->model), self->of);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; active != NULL && i < active->triggers->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "",
                            (const char *) g_ptr_array_index (active->triggers, i));
  mpad_entry_set (entry, "covers", ids->str);
}

/* Without a name the roles stand for those who decided. */
static char *
role_names (MpadStepDialog *self, const char *ids)
{
  g_auto (GStrv) words = g_strsplit (ids != NULL ? ids : "", " ", -1);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const MpadProtocolRole *role = mpad_protocol_find_role (
        mpad_dossier_model_get_protocol (self->model), words[i]);

      if (role != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "\n" : "", role->name);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static MpadEntry *
make_entry (MpadStepDialog *self)
{
  gboolean lift = self->mode == MPAD_STEP_DIALOG_LIFT;
  gboolean raise = self->mode == MPAD_STEP_DIALOG_RAISE;
  MpadEntry *entry = mpad_entry_new (lift || raise ? MPAD_ENTRY_BRANCH : MPAD_ENTRY_STEP);

  entry->happened = mpad_format_now ();
  entry->precision = MPAD_HAPPENED_EXACT;
  if (lift)
    {
      mpad_entry_set (entry, MPAD_KEY_BRANCH, self->of);
      mpad_entry_set (entry, MPAD_KEY_BRANCH_EVENT, "lift");
      set_covers (self, entry);
      set_from (entry, MPAD_KEY_WITH_FUNCTION, self->function);
    }
  else if (raise)
    {
      set_from (entry, MPAD_KEY_BRANCH, self->branch);
      mpad_entry_set (entry, MPAD_KEY_BRANCH_EVENT, event_of (self->mode));
    }
  else
    {
      entry->step_id = g_strdup (self->of);
      mpad_entry_set (entry, MPAD_KEY_STEP_EVENT, event_of (self->mode));
    }
  set_from (entry, MPAD_KEY_GROUND, self->ground);
  set_from (entry, MPAD_KEY_GROUND, self->removed);
  set_from (entry, "counter", self->counter);
  set_from (entry, "to", self->to);
  set_from (entry, MPAD_KEY_REASON, self->reason);
  set_from (entry, "by", self->decider);
  set_from (entry, MPAD_KEY_DECIDERS, self->names);
  if (self->informed != NULL)
    {
      /* one role a line: each counts as told (mpad-dossier-facts) */
      g_autofree char *roles = mpad_input_get_value (MPAD_INPUT (self->informed));

      if (roles != NULL)
        mpad_entry_set (entry, MPAD_KEY_INFORMED, g_strdelimit (roles, " ", '\n'));
    }
  if (mpad_entry_get (entry, MPAD_KEY_DECIDERS) == NULL)
    {
      g_autofree char *names = role_names (self, mpad_entry_get (entry, "by"));

      mpad_entry_set (entry, MPAD_KEY_DECIDERS, names);
    }
  return entry;
}

/** Closing or opening the dossier: its reason as an entry, and its state, in one transaction. */
typedef struct
{
  MpadEntry *entry;
  char *dossier;
  MpadDossierState state;
  char *way; /* (nullable): id of the closing */
} StateJob;

static void
state_job_free (gpointer data)
{
  StateJob *job = data;

  mpad_entry_free (job->entry);
  g_free (job->dossier);
  g_free (job->way);
  g_free (job);
}

static gpointer
state_job (MpadVault *vault, gpointer data, GError **error)
{
  StateJob *job = data;

  if (!mpad_entry_store_save (vault, job->entry, error) ||
      !mpad_entry_store_finalize (vault, job->entry, error) ||
      !mpad_dossier_store_set_state (vault, job->dossier, job->state, job->way, error))
    return NULL;
  return mpad_entry_copy (job->entry);
}

static MpadEntry *
make_state_entry (MpadStepDialog *self)
{
  MpadEntry *entry = mpad_entry_new (MPAD_ENTRY_NOTE);
  MpadStatement *statement = mpad_statement_new (MPAD_STATEMENT_NOTE);
  const MpadGuidance *guidance = mpad_dossier_model_get_guidance (self->model);

  for (guint i = 0; i < guidance->steps->len; i++)
    if (i == 0 || ((const MpadStepGuidance *) g_ptr_array_index (guidance->steps, i))->current)
      {
        g_free (entry->step_id);
        entry->step_id = g_strdup (
          ((const MpadStepGuidance *) g_ptr_array_index (guidance->steps, i))->step->id);
      }
  entry->dossier_id = g_strdup (self->of);
  entry->title = g_strdup (adw_dialog_get_title (ADW_DIALOG (self)));
  entry->happened = mpad_format_now ();
  entry->precision = MPAD_HAPPENED_EXACT;
  statement->text = mpad_input_get_value (MPAD_INPUT (self->reason));
  g_ptr_array_add (entry->statements, statement);
  set_from (entry, "by", self->decider);
  set_from (entry, MPAD_KEY_DECIDERS, self->names);
  return entry;
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadStepDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadEntry)
    entry = mpad_dossier_model_save_entry_finish (MPAD_DOSSIER_MODEL (source), result, &error);

  gtk_widget_set_sensitive (GTK_WIDGET (self->confirm), TRUE);
  if (entry == NULL)
    {
      g_autofree char *text = mpad_error_text_sentence (error);

      gtk_label_set_text (self->problem, text);
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
      mpad_ui_announce (GTK_WIDGET (self), text, TRUE);
      return;
    }
  if (self->reason != NULL)
    mpad_draft_keeper_forget (MPAD_INPUT (self->reason));
  adw_dialog_close (ADW_DIALOG (self));
}

static gboolean
is_missing (MpadStepDialog *self, GtkWidget *input, const char *problem)
{
  g_autofree char *value = NULL;

  if (input == NULL || !gtk_widget_get_visible (input))
    return FALSE;
  value = mpad_input_get_value (MPAD_INPUT (input));
  if (value != NULL)
    return FALSE;
  mpad_input_set_problem (MPAD_INPUT (input), problem);
  gtk_widget_grab_focus (input);
  mpad_ui_announce (input, problem, TRUE);
  return TRUE;
}

void
mpad_step_dialog_confirm (MpadStepDialog *self)
{
  g_autoptr (MpadEntry) entry = NULL;
  g_autofree char *roles = NULL;

  g_return_if_fail (MPAD_IS_STEP_DIALOG (self));

  if (is_missing (self, self->closing, _ ("Choose the way.")) ||
      is_missing (self, self->branch, _ ("Choose the point of attention.")) ||
      is_missing (self, self->ground, _ ("Choose the ground.")) ||
      is_missing (self, self->counter, _ ("Answer this first.")) ||
      is_missing (self, self->removed, _ ("Choose one of the two.")) ||
      is_missing (self, self->to, _ ("Choose the step.")) ||
      (self->reason_needed &&
       is_missing (self, self->reason, _ ("Write down why. One sentence is enough."))))
    return;
  roles = self->decider != NULL ? mpad_input_get_value (MPAD_INPUT (self->decider)) : NULL;
  if (self->decider != NULL && roles == NULL &&
      is_missing (self, self->names, _ ("Choose a role or write down a name: who decided?")))
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->confirm), FALSE);
  if (self->mode >= MPAD_STEP_DIALOG_CLOSE_DOSSIER)
    {
      StateJob *job = g_new0 (StateJob, 1);

      job->entry = make_state_entry (self);
      job->dossier = g_strdup (self->of);
      job->state = self->mode == MPAD_STEP_DIALOG_CLOSE_DOSSIER ? MPAD_DOSSIER_CLOSED
                                                                : MPAD_DOSSIER_OPEN;
      job->way = self->closing != NULL ? mpad_input_get_value (MPAD_INPUT (self->closing)) : NULL;
      mpad_dossier_model_run_async (self->model, state_job, job, state_job_free,
                                    (GDestroyNotify) mpad_entry_free, on_saved_cb,
                                    g_object_ref (self));
      return;
    }
  entry = make_entry (self);
  mpad_dossier_model_save_entry_async (self->model, entry, TRUE, on_saved_cb, g_object_ref (self));
}

static void
on_confirm_clicked_cb (MpadStepDialog *self)
{
  mpad_step_dialog_confirm (self);
}

static void
mpad_step_dialog_finalize (GObject *object)
{
  MpadStepDialog *self = MPAD_STEP_DIALOG (object);

  g_clear_object (&self->model);
  g_free (self->of);

  G_OBJECT_CLASS (mpad_step_dialog_parent_class)->finalize (object);
}

static void
mpad_step_dialog_class_init (MpadStepDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mpad_step_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/meldpad/Meldpad/ui/mpad-step-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MpadStepDialog, confirm);
  gtk_widget_class_bind_template_child (widget_class, MpadStepDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, MpadStepDialog, intro);
  gtk_widget_class_bind_template_child (widget_class, MpadStepDialog, open_box);
  gtk_widget_class_bind_template_child (widget_class, MpadStepDialog, open_tasks);
  gtk_widget_class_bind_template_child (widget_class, MpadStepDialog, open_title);
  gtk_widget_class_bind_template_child (widget_class, MpadStepDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_confirm_clicked_cb);
}

static void
mpad_step_dialog_init (MpadStepDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
mpad_step_dialog_new (MpadDossierModel *model, MpadStepDialogMode mode, const char *of)
{
  MpadStepDialog *self;

  g_return_val_if_fail (MPAD_IS_DOSSIER_MODEL (model), NULL);
  g_return_val_if_fail (of != NULL, NULL);

  self = g_object_new (MPAD_TYPE_STEP_DIALOG, NULL);
  self->model = g_object_ref (model);
  self->mode = mode;
  self->of = g_strdup (of);
  build (self);
  return ADW_DIALOG (self);
}
