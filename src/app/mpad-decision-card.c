/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of the two decisions. The draft of a decision is an entry like any other, so its words are
 * kept from the first key on; recording makes it final. */
#include "config.h"

#include "mpad-decision-card.h"

#include <glib/gi18n.h>

#include "mpad-entry-keys.h"
#include "mpad-entry-saver.h"
#include "mpad-error-text.h"
#include "mpad-format.h"
#include "mpad-input.h"
#include "mpad-labels.h"
#include "mpad-text.h"
#include "mpad-ui.h"

struct _MpadDecisionCard
{
  GtkBox parent_instance;

  /* template children */
  GtkLabel *title;
  GtkBox *pills;
  GtkLabel *question;
  GtkLabel *who;
  GtkLabel *advice;
  GtkBox *decided;
  GtkButton *decide;
  GtkBox *form;
  GtkBox *fields;
  GtkLabel *problem;
  GtkLabel *saved;

  /* owned */
  MpadDossierModel *model;
  char *decision;
  MpadEntrySaver *saver; /* nullable: nothing is being decided */

  /* borrowed from fields */
  GtkWidget *outcome;
  GtkWidget *motive;
  GtkWidget *roles;
  GtkWidget *deciders;

  /* state */
  gboolean opened;
  char *recorded; /* id: final, though the dossier may not have been read again yet */
};

G_DEFINE_FINAL_TYPE (MpadDecisionCard, mpad_decision_card, GTK_TYPE_BOX)

static void update (MpadDecisionCard *self);

static const MpadProtocolStep *
decide_step (MpadDecisionCard *self)
{
  return mpad_protocol_find_step_by_function (mpad_dossier_model_get_protocol (self->model),
                                              MPAD_STEP_DECIDE);
}

static const MpadEntry *
find_draft (MpadDecisionCard *self)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (self->model);

  for (guint i = 0; dossier != NULL && i < dossier->entries->len; i++)
    {
      const MpadEntry *entry = g_ptr_array_index (dossier->entries, i);

      if (entry->kind == MPAD_ENTRY_DECISION && entry->state == MPAD_ENTRY_DRAFT &&
          g_strcmp0 (mpad_entry_get (entry, MPAD_KEY_DECISION), self->decision) == 0 &&
          g_strcmp0 (entry->id, self->recorded) != 0)
        return entry;
    }
  return NULL;
}

static void
on_state_changed_cb (MpadDecisionCard *self)
{
  if (self->saver == NULL)
    return;
  if (mpad_entry_saver_get_state (self->saver) == MPAD_SAVE_FAILED)
    {
      g_autofree char *problem = mpad_error_text_sentence (
        mpad_entry_saver_get_error (self->saver));

      gtk_label_set_text (self->problem, problem);
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
    }
  else
    gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  if (mpad_entry_saver_get_state (self->saver) == MPAD_SAVE_SAVED)
    {
      g_autofree char *stamp = mpad_format_stamp (mpad_entry_saver_get_saved_at (self->saver));
      g_autofree char *line = g_strdup_printf (_ ("Saved as a draft · %s"), stamp);

      gtk_label_set_text (self->saved,
                          mpad_entry_saver_get_saved_at (self->saver) != 0 ? line : "");
    }
}

static MpadEntrySaver *
ensure_saver (MpadDecisionCard *self)
{
  const MpadEntry *draft;
  MpadEntry *entry;

  if (self->saver != NULL)
    return self->saver;
  draft = find_draft (self);
  if (draft != NULL)
    entry = mpad_entry_copy (draft);
  else
    {
      const MpadProtocolStep *step = decide_step (self);

      entry = mpad_entry_new (MPAD_ENTRY_DECISION);
      entry->step_id = g_strdup (step != NULL ? step->id : NULL);
      mpad_entry_set (entry, MPAD_KEY_DECISION, self->decision);
    }
  self->saver = mpad_entry_saver_new (self->model, entry);
  g_signal_connect_object (self->saver, "notify::state", G_CALLBACK (on_state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self->saver;
}

static void
set_from (MpadEntry *entry, const char *key, GtkWidget *input)
{
  g_autofree char *value = mpad_input_get_value (MPAD_INPUT (input));

  mpad_entry_set (entry, key, value);
}

static void
on_field_changed_cb (MpadDecisionCard *self)
{
  MpadEntry *entry = mpad_entry_saver_get_entry (ensure_saver (self));

  g_free (entry->happened);
  entry->happened = mpad_format_now ();
  entry->precision = MPAD_HAPPENED_EXACT;
  set_from (entry, MPAD_KEY_OUTCOME, self->outcome);
  set_from (entry, MPAD_KEY_MOTIVE, self->motive);
  set_from (entry, MPAD_KEY_DECIDERS, self->deciders);
  set_from (entry, "by", self->roles);
  mpad_entry_saver_touch (self->saver);
}

static void
on_recorded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadDecisionCard) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!mpad_entry_saver_finalize_finish (MPAD_ENTRY_SAVER (source), result, &error))
    {
      if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
        mpad_error_text_present (GTK_WIDGET (self), error);
      return;
    }
  g_set_str (&self->recorded, mpad_entry_saver_get_entry (self->saver)->id);
  g_clear_object (&self->saver);
  self->opened = FALSE;
  mpad_ui_announce (GTK_WIDGET (self), _ ("The decision is recorded"), FALSE);
  update (self);
}

static const MpadDecisionState *
get_state (MpadDecisionCard *self)
{
  const MpadGuidance *guidance = mpad_dossier_model_get_guidance (self->model);

  return guidance != NULL ? mpad_guidance_find_decision (guidance, self->decision) : NULL;
}

static gboolean
deviates (MpadDecisionCard *self, const char *outcome)
{
  const MpadDecisionState *state = get_state (self);

  return state != NULL && state->advice != MPAD_ADVICE_OPEN &&
         g_str_equal (outcome, "yes") != (state->advice == MPAD_ADVICE_YES);
}

static void
on_record_clicked_cb (MpadDecisionCard *self)
{
  g_autofree char *outcome = mpad_input_get_value (MPAD_INPUT (self->outcome));
  g_autofree char *motive = mpad_input_get_value (MPAD_INPUT (self->motive));
  g_autofree char *deciders = mpad_input_get_value (MPAD_INPUT (self->deciders));
  GtkWidget *missing = NULL;

  if (outcome == NULL)
    {
      missing = self->outcome;
      mpad_input_set_problem (MPAD_INPUT (missing), _ ("Choose yes or no first."));
    }
  else if (motive == NULL)
    {
      missing = self->motive;
      mpad_input_set_problem (
        MPAD_INPUT (missing),
        deviates (self, outcome)
          ? _ ("This differs from what the afwegingskader advises. Write down why.")
          : _ ("Write down why. Somebody who reads it later must be able to follow it."));
    }
  else if (deciders == NULL)
    {
      missing = self->deciders;
      mpad_input_set_problem (MPAD_INPUT (missing),
                              _ ("Write down the names of those who decided."));
    }
  if (missing != NULL)
    {
      gtk_widget_grab_focus (missing);
      return;
    }
  on_field_changed_cb (self);
  mpad_entry_saver_finalize_async (self->saver, on_recorded_cb, g_object_ref (self));
}

static void
on_decide_clicked_cb (MpadDecisionCard *self)
{
  mpad_decision_card_open (self);
}

static void
build_fields (MpadDecisionCard *self)
{
  MpadProtocol *protocol = mpad_dossier_model_get_protocol (self->model);
  g_autofree MpadChoice *roles = g_new0 (MpadChoice, protocol->roles->len);
  GtkWidget *inputs[4];

  for (guint i = 0; i < protocol->roles->len; i++)
    {
      const MpadProtocolRole *role = g_ptr_array_index (protocol->roles, i);

      roles[i].word = role->id;
      roles[i].label = role->name;
    }
  inputs[0] = self->outcome = mpad_input_new_yes_no (_ ("What do you decide?"));
  inputs[1] = self->motive = mpad_input_new_text (
    _ ("Why?"), _ ("What weighs most, and what speaks against it"));
  inputs[2] = self->roles = mpad_input_new_chips (_ ("Who decides, by role?"), roles,
                                                  protocol->roles->len, TRUE);
  inputs[3] = self->deciders = mpad_input_new_text (_ ("Names"), _ ("One name a line"));
  for (gsize i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      g_signal_connect_object (inputs[i], "changed", G_CALLBACK (on_field_changed_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->fields, inputs[i]);
    }
}

static void
fill_fields (MpadDecisionCard *self)
{
  const MpadEntry *entry = self->saver != NULL ? mpad_entry_saver_get_entry (self->saver)
                                               : find_draft (self);

  mpad_input_set_value (MPAD_INPUT (self->outcome),
                        entry ? mpad_entry_get (entry, MPAD_KEY_OUTCOME) : NULL);
  mpad_input_set_value (MPAD_INPUT (self->motive),
                        entry ? mpad_entry_get (entry, MPAD_KEY_MOTIVE) : NULL);
  mpad_input_set_value (MPAD_INPUT (self->roles), entry ? mpad_entry_get (entry, "by") : NULL);
  mpad_input_set_value (MPAD_INPUT (self->deciders),
                        entry ? mpad_entry_get (entry, MPAD_KEY_DECIDERS) : NULL);
}

static const MpadEntry *
find_final (MpadDecisionCard *self)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (self->model);
  const MpadEntry *found = NULL;

  for (guint i = 0; dossier != NULL && i < dossier->entries->len; i++)
    {
      const MpadEntry *entry = g_ptr_array_index (dossier->entries, i);

      if (entry->kind == MPAD_ENTRY_DECISION && entry->state == MPAD_ENTRY_FINAL &&
          g_strcmp0 (mpad_entry_get (entry, MPAD_KEY_DECISION), self->decision) == 0)
        found = entry;
    }
  return found;
}

static const char *
advice_text (const MpadDecisionState *state)
{
  switch (state->advice)
    {
    case MPAD_ADVICE_YES:
      return _ ("The afwegingskader points to yes. You decide.");
    case MPAD_ADVICE_NO:
      return _ ("The afwegingskader points to no. You decide.");
    case MPAD_ADVICE_OPEN:
      break;
    }
  return _ ("The afwegingskader says nothing about this yet.");
}

static char *
role_names (const MpadProtocol *protocol, char **ids)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const MpadProtocolRole *role = mpad_protocol_find_role (protocol, ids[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", role != NULL ? role->name : ids[i]);
    }
  return g_strdup (names->str);
}

/* Who decides and who carries it out, as the school's protocol has it. */
static void
show_who (MpadDecisionCard *self, const MpadProtocolDecision *decision)
{
  MpadProtocol *protocol = mpad_dossier_model_get_protocol (self->model);
  g_autofree char *deciders = role_names (protocol, decision->deciders);
  g_autofree char *makers = role_names (protocol, decision->makers);
  g_autofree char *markup = g_markup_printf_escaped (
    "%s: %s\n%s: %s\n<a href=\"why\">%s</a>", _ ("Who decides"), deciders,
    g_str_equal (decision->id, "melden") ? _ ("Who reports") : _ ("Who arranges help"), makers,
    _ ("Why?"));

  gtk_label_set_markup (self->who, markup);
}

/* What the protocol says, and how the decision went against the advice when it did. */
static gboolean
on_why_activated_cb (MpadDecisionCard *self)
{
  const MpadDecisionState *state = get_state (self);
  const MpadEntry *final = find_final (self);
  g_autoptr (GString) text = g_string_new (NULL);

  if (state == NULL)
    return TRUE;
  g_string_append (text, state->decision->text);
  if (state->deviates && final != NULL)
    {
      const char *motive = mpad_entry_get (final, MPAD_KEY_MOTIVE);
      const char *names = mpad_entry_get (final, MPAD_KEY_DECIDERS);
      g_auto (GStrv) lines = g_strsplit (names != NULL ? names : "", "\n", -1);
      g_autofree char *line = g_strjoinv (", ", lines);

      g_string_append_printf (text, "\n\n%s\n", advice_text (state));
      /* Translators: names of those who decided, and why; the advice was another */
      g_string_append_printf (text, _ ("Decided otherwise by %s: %s"), line,
                              motive != NULL ? motive : "");
    }
  mpad_rule_popover (GTK_WIDGET (self->who), text->str,
                     (const char *const *) state->decision->rules,
                     mpad_dossier_model_get_protocol (self->model));
  return TRUE;
}

static void
show_decided (MpadDecisionCard *self, const MpadEntry *entry)
{
  const char *outcome = mpad_entry_get (entry, MPAD_KEY_OUTCOME);
  const char *motive = mpad_entry_get (entry, MPAD_KEY_MOTIVE);
  const char *names = mpad_entry_get (entry, MPAD_KEY_DECIDERS);
  g_autofree char *date = mpad_format_happened (entry);
  g_autoptr (GString) who = g_string_new (date);
  GtkWidget *answer = mpad_ui_label (g_strcmp0 (outcome, "yes") == 0 ? _ ("Yes") : _ ("No"),
                                     "mpad-headline");

  gtk_box_append (self->decided, answer);
  if (!mpad_text_is_blank (motive))
    gtk_box_append (self->decided, mpad_ui_label (motive, NULL));
  if (!mpad_text_is_blank (names))
    {
      g_auto (GStrv) lines = g_strsplit (names, "\n", -1);
      g_autofree char *line = g_strjoinv (", ", lines);

      g_string_append_printf (who, " · %s", line);
    }
  gtk_box_append (self->decided, mpad_ui_label (who->str, "mpad-second mpad-dim"));
}

static void
add_action (MpadDecisionCard *self, const char *label, const char *icon, const char *action)
{
  const MpadProtocolStep *step = decide_step (self);
  GtkWidget *button = mpad_ui_button (label, icon, NULL);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sssss)", action, "",
                                    step != NULL ? step->id : "", "", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "dossier.run");
  gtk_box_append (self->decided, button);
}

static void
update (MpadDecisionCard *self)
{
  const MpadDecisionState *state = get_state (self);
  const MpadEntry *final;
  MpadVerdict verdict;
  gboolean melden = g_str_equal (self->decision, "melden");
  g_autofree char *name = NULL;

  if (state == NULL)
    return;
  final = find_final (self);
  if (self->saver == NULL && find_draft (self) != NULL)
    self->opened = TRUE;

  gtk_label_set_text (self->title, state->decision->word);
  gtk_label_set_text (self->question, state->decision->question);
  show_who (self, state->decision);
  gtk_label_set_text (self->advice, advice_text (state));

  mpad_ui_clear (GTK_WIDGET (self->pills));
  if (!mpad_text_is_blank (state->decision->label))
    {
      /* Translators: the label that the school's own protocol gives to Melden or Hulp. */
      g_autofree char *label = g_strdup_printf (_ ("%s in your protocol"), state->decision->label);

      gtk_box_append (self->pills, mpad_ui_pill (label, NULL, "mpad-outline"));
    }
  if (state->deviates)
    gtk_box_append (self->pills, mpad_ui_pill (_ ("differs from the kader"), "mpad-branch-symbolic",
                                               "mpad-warn"));
  if (state->motive_missing)
    gtk_box_append (self->pills,
                    mpad_ui_pill (_ ("the reason is missing"), "mpad-pen-symbolic", "mpad-warn"));

  mpad_ui_clear (GTK_WIDGET (self->decided));
  if (final != NULL)
    {
      gboolean yes = g_strcmp0 (mpad_entry_get (final, MPAD_KEY_OUTCOME), "yes") == 0;

      show_decided (self, final);
      if (yes && melden)
        add_action (self, _ ("Record the melding"), "mpad-phone-symbolic",
                    MPAD_ACTION_RECORD_REPORT);
      if (yes && !melden)
        add_action (self, _ ("Record the help"), "mpad-people-symbolic", MPAD_ACTION_RECORD_HELP);
    }
  gtk_button_set_label (self->decide,
                        final != NULL ? _ ("Decide again") : _ ("Record the decision"));
  name = g_strdup_printf ("%s: %s", state->decision->word, gtk_button_get_label (self->decide));
  mpad_ui_set_name (GTK_WIDGET (self->decide), name);
  verdict = mpad_guidance_may (mpad_dossier_model_get_guidance (self->model),
                               melden ? MPAD_ACTION_DECIDE_MELDEN : MPAD_ACTION_DECIDE_HULP, NULL,
                               NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->decide), verdict.allowed || verdict.with_motive);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->decide), verdict.allowed ? NULL : verdict.text);
  gtk_widget_set_visible (GTK_WIDGET (self->decide), !self->opened);
  gtk_widget_set_visible (GTK_WIDGET (self->form), self->opened);
  if (self->opened && self->saver == NULL)
    fill_fields (self);
}

static void
mpad_decision_card_dispose (GObject *object)
{
  MpadDecisionCard *self = MPAD_DECISION_CARD (object);

  /* a page that goes away may still cause a save; it must not look at itself then */
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), MPAD_TYPE_DECISION_CARD);
  g_clear_object (&self->saver);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (mpad_decision_card_parent_class)->dispose (object);
}

static void
mpad_decision_card_finalize (GObject *object)
{
  g_free (MPAD_DECISION_CARD (object)->decision);
  g_free (MPAD_DECISION_CARD (object)->recorded);

  G_OBJECT_CLASS (mpad_decision_card_parent_class)->finalize (object);
}

static void
mpad_decision_card_class_init (MpadDecisionCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mpad_decision_card_dispose;
  object_class->finalize = mpad_decision_card_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/meldpad/Meldpad/ui/mpad-decision-card.ui");
  gtk_widget_class_bind_template_child (widget_class, MpadDecisionCard, advice);
  gtk_widget_class_bind_template_child (widget_class, MpadDecisionCard, decide);
  gtk_widget_class_bind_template_child (widget_class, MpadDecisionCard, decided);
  gtk_widget_class_bind_template_child (widget_class, MpadDecisionCard, fields);
  gtk_widget_class_bind_template_child (widget_class, MpadDecisionCard, form);
  gtk_widget_class_bind_template_child (widget_class, MpadDecisionCard, pills);
  gtk_widget_class_bind_template_child (widget_class, MpadDecisionCard, problem);
  gtk_widget_class_bind_template_child (widget_class, MpadDecisionCard, question);
  gtk_widget_class_bind_template_child (widget_class, MpadDecisionCard, saved);
  gtk_widget_class_bind_template_child (widget_class, MpadDecisionCard, title);
  gtk_widget_class_bind_template_child (widget_class, MpadDecisionCard, who);
  gtk_widget_class_bind_template_callback (widget_class, on_decide_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_record_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_why_activated_cb);
}

static void
mpad_decision_card_init (MpadDecisionCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mpad_decision_card_new (MpadDossierModel *model, const char *decision)
{
  MpadDecisionCard *self;

  g_return_val_if_fail (MPAD_IS_DOSSIER_MODEL (model), NULL);
  g_return_val_if_fail (decision != NULL, NULL);

  self = g_object_new (MPAD_TYPE_DECISION_CARD, NULL);
  self->model = g_object_ref (model);
  self->decision = g_strdup (decision);
  build_fields (self);
  g_signal_connect_object (model, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

const char *
mpad_decision_card_get_decision (MpadDecisionCard *self)
{
  g_return_val_if_fail (MPAD_IS_DECISION_CARD (self), NULL);
  return self->decision;
}

void
mpad_decision_card_open (MpadDecisionCard *self)
{
  g_return_if_fail (MPAD_IS_DECISION_CARD (self));

  self->opened = TRUE;
  update (self);
  gtk_widget_grab_focus (self->outcome);
}
