/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What it shows follows from the question and how the kader stands: a form, an answer that was
 * given, a question for later, or an outcome. */
#define G_LOG_DOMAIN "mpad-kader-panel"

#include "config.h"

#include "mpad-kader-panel.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mpad-answer-form.h"
#include "mpad-entry-keys.h"
#include "mpad-format.h"
#include "mpad-labels.h"
#include "mpad-ui.h"

#define STATEMENTS_AT_FIRST 4

typedef enum
{
  SHOWS_NOTHING,
  SHOWS_FORM,
  SHOWS_ANSWER,
  SHOWS_LATER,
  SHOWS_OUTCOME,
} Shows;

struct _MpadKaderPanel
{
  GtkBox parent_instance;

  /* template children */
  GtkScrolledWindow *scroller;
  GtkLabel *overline_label;
  GtkLabel *title_label;
  GtkLabel *text_label;
  GtkExpander *terms_expander;
  GtkBox *terms_box;
  GtkBox *notes_box;
  GtkBox *content_box;
  GtkBox *statements_box;
  GtkToggleButton *all_button;
  GtkBox *statements_list;
  GtkButton *main_button;

  /* owned */
  MpadDossierModel *model;
  MpadProtocol *protocol; /* of what is shown */

  /* borrowed, child of content_box */
  GtkWidget *form;

  /* state */
  MpadKaderNode node;
  Shows shows;
};

enum
{
  SIGNAL_RECORDED,
  SIGNAL_GO_TO_QUESTION,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpadKaderPanel, mpad_kader_panel, GTK_TYPE_BOX)

static const MpadKaderState *
get_state (MpadKaderPanel *self)
{
  const MpadGuidance *guidance = mpad_dossier_model_get_guidance (self->model);

  return guidance != NULL ? guidance->kader : NULL;
}

/* The same where something is shown already. */
static const MpadKaderState *
need_state (MpadKaderPanel *self)
{
  const MpadKaderState *state = get_state (self);

  g_assert (state != NULL);
  return state;
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
append (GtkBox *box, GtkWidget *widget)
{
  gtk_box_append (box, widget);
}

/* A title in bold with a text under it. */
static void
append_pair (GtkBox *box, const char *title, const char *text)
{
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (pair), mpad_ui_label (title, "mpad-strong"));
  gtk_box_append (GTK_BOX (pair), mpad_ui_label (text, NULL));
  append (box, pair);
}

static void
append_rules (GtkBox *box, char **rules)
{
  g_autofree char *text = NULL;

  if (rules == NULL || rules[0] == NULL)
    return;
  text = mpad_label_rules ((const char *const *) rules);
  append (box, mpad_ui_label (text, "mpad-second mpad-dim"));
}

static void
show_terms (MpadKaderPanel *self, const MpadProtocolQuestion *question)
{
  mpad_ui_clear (GTK_WIDGET (self->terms_box));
  for (guint i = 0; question != NULL && i < question->terms->len; i++)
    {
      const MpadProtocolLine *term = g_ptr_array_index (question->terms, i);

      append (self->terms_box, mpad_ui_label (term->text, NULL));
      append_rules (self->terms_box, term->rules);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->terms_expander),
                          question != NULL && question->terms->len > 0);
}

/* Statements that confirm or refute the worry, the latest first. */
static void
show_statements (MpadKaderPanel *self)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (self->model);
  gboolean all = gtk_toggle_button_get_active (self->all_button);
  g_autofree char *label = NULL;
  guint n = 0;

  mpad_ui_clear (GTK_WIDGET (self->statements_list));
  for (guint i = dossier != NULL ? dossier->entries->len : 0; i > 0; i--)
    {
      const MpadEntry *entry = g_ptr_array_index (dossier->entries, i - 1);

      for (guint s = 0; entry->state == MPAD_ENTRY_FINAL && s < entry->statements->len; s++)
        {
          const MpadStatement *statement = g_ptr_array_index (entry->statements, s);
          GtkWidget *row, *text;
          g_autofree char *day = NULL;
          g_autofree char *tip = NULL;

          if (statement->mark == MPAD_MARK_NEUTRAL ||
              n++ >= (all ? G_MAXUINT : STATEMENTS_AT_FIRST))
            continue;
          row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
          text = mpad_ui_label (statement->text, "mpad-second");
          if (!all)
            {
              gtk_label_set_wrap (GTK_LABEL (text), FALSE);
              gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
            }
          gtk_widget_set_hexpand (text, TRUE);
          gtk_box_append (GTK_BOX (row), mpad_ui_icon (mpad_icon_mark (statement->mark)));
          gtk_box_append (GTK_BOX (row), text);
          day = mpad_format_happened (entry);
          tip = g_strdup_printf ("%s · %s · %s\n%s", mpad_label_mark (statement->mark),
                                 mpad_label_statement_kind (statement->kind), day, statement->text);
          gtk_widget_set_tooltip_text (row, tip);
          mpad_ui_set_name (text, tip);
          append (self->statements_list, row);
        }
    }
  /* Translators: shows every statement of the list; %u is how many there are */
  label = g_strdup_printf (_ ("all %u"), n);
  gtk_button_set_label (GTK_BUTTON (self->all_button), all ? _ ("fewer") : label);
  gtk_widget_set_visible (GTK_WIDGET (self->all_button), n > STATEMENTS_AT_FIRST);
  gtk_widget_set_visible (GTK_WIDGET (self->statements_box), n > 0);
}

static void
set_main_button (MpadKaderPanel *self, const char *label, gboolean suggested)
{
  gtk_widget_set_visible (GTK_WIDGET (self->main_button), label != NULL);
  if (label == NULL)
    return;
  gtk_button_set_label (self->main_button, label);
  if (suggested)
    gtk_widget_add_css_class (GTK_WIDGET (self->main_button), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->main_button), "suggested-action");
}

static void
on_recorded_cb (MpadKaderPanel *self, const char *leads)
{
  g_autofree char *text = g_strdup (leads);

  mpad_kader_panel_forget (self);
  g_signal_emit (self, signals[SIGNAL_RECORDED], 0, text);
}

/* What a rule has to say about weighing now; returns whether it may be recorded. */
static gboolean
show_verdict (MpadKaderPanel *self, const MpadProtocolQuestion *question)
{
  const MpadGuidance *guidance = mpad_dossier_model_get_guidance (self->model);
  const MpadKaderState *state = need_state (self);
  const char *step = state->kader->steps != NULL ? state->kader->steps[0] : NULL;
  MpadVerdict verdict = mpad_guidance_may (guidance, MPAD_ACTION_WEIGH, question->id, step);
  GtkWidget *locked;

  if (verdict.allowed)
    return TRUE;
  locked = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_add_css_class (locked, "mpad-locked");
  if (verdict.text != NULL)
    gtk_box_append (GTK_BOX (locked), mpad_ui_label (verdict.text, "mpad-strong"));
  if (verdict.opens != NULL)
    gtk_box_append (GTK_BOX (locked), mpad_ui_label (verdict.opens, NULL));
  append (self->notes_box, locked);
  return verdict.with_motive;
}

static void
show_form (MpadKaderPanel *self, const MpadKaderAnswer *answer)
{
  const MpadKaderState *state = need_state (self);
  gboolean may = show_verdict (self, self->node.question);

  if (answer != NULL && answer->with_vt)
    append (self->notes_box,
            mpad_ui_pill (_ ("Together with Veilig Thuis"), "mpad-phone-symbolic", "mpad-warn"));
  if (answer != NULL && answer->reopened && answer->earlier != NULL)
    {
      g_autofree char *text = NULL;

      /* Translators: %s is the answer that was given before */
      text = g_strdup_printf (_ ("This question is asked again. Earlier: %s"),
                              answer->earlier->text);
      append (self->notes_box, mpad_ui_label (text, NULL));
    }
  self->shows = SHOWS_FORM;
  self->form = mpad_answer_form_new (self->model, state->kader, self->node.question);
  g_signal_connect_object (self->form, "recorded", G_CALLBACK (on_recorded_cb), self,
                           G_CONNECT_SWAPPED);
  append (self->content_box, self->form);
  set_main_button (self, may ? _ ("Record answer") : NULL, TRUE);
}

static void
show_answer (MpadKaderPanel *self, const MpadKaderAnswer *answer)
{
  const MpadKaderState *state = need_state (self);
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (self->model);
  const MpadEntry *entry = answer->fact != NULL && dossier != NULL
                             ? mpad_dossier_get_entry (dossier, answer->fact)
                             : NULL;
  g_autofree char *leads = mpad_answer_leads_to (mpad_dossier_model_get_protocol (self->model),
                                                 state->kader, answer->answer);
  g_autofree char *day = answer->happened != NULL ? mpad_format_date (answer->happened) : NULL;

  self->shows = SHOWS_ANSWER;
  append_pair (self->content_box, _ ("The answer"), answer->answer->text);
  append (self->content_box, mpad_ui_label (leads, "mpad-second mpad-dim"));
  if (entry != NULL)
    {
      const char *motive = mpad_entry_get (entry, MPAD_KEY_MOTIVE);
      const char *deciders = mpad_entry_get (entry, MPAD_KEY_DECIDERS);

      day = (g_free (day), mpad_format_happened (entry));
      if (motive != NULL)
        append_pair (self->content_box, _ ("Why"), motive);
      for (guint i = 0; i < answer->answer->demands->len; i++)
        {
          const MpadProtocolLine *demand = g_ptr_array_index (answer->answer->demands, i);
          const char *value = mpad_entry_get (entry, demand->id);
          g_autofree char *date = value != NULL && strcmp (demand->id, MPAD_KEY_TERM) == 0
                                    ? mpad_format_date (value)
                                    : NULL;

          if (value != NULL)
            append_pair (self->content_box, demand->text, date != NULL ? date : value);
        }
      if (deciders != NULL)
        append_pair (self->content_box, _ ("Who were there"), deciders);
    }
  if (day != NULL)
    append_pair (self->content_box, _ ("When"), day);
  set_main_button (self, _ ("Answer again"), FALSE);
}

static void
show_later (MpadKaderPanel *self)
{
  const MpadKaderState *state = need_state (self);
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;

  self->shows = SHOWS_LATER;
  for (guint i = 0; i < self->node.question->answers->len; i++)
    {
      const MpadProtocolAnswer *answer = g_ptr_array_index (self->node.question->answers, i);
      g_autofree char *leads = mpad_answer_leads_to (mpad_dossier_model_get_protocol (self->model),
                                                     state->kader, answer);

      append_pair (self->content_box, answer->text, leads);
    }
  if (state->current == NULL)
    {
      set_main_button (self, NULL, FALSE);
      return;
    }
  /* Translators: %d is the number of a question */
  text = g_strdup_printf (_ ("First question %d is asked."), state->current->number);
  append (self->notes_box, mpad_ui_label (text, NULL));
  /* Translators: %d is the number of a question */
  label = g_strdup_printf (_ ("Go to question %d"), state->current->number);
  set_main_button (self, label, FALSE);
}

static void
show_question (MpadKaderPanel *self)
{
  const MpadKaderState *state = need_state (self);
  const MpadProtocolQuestion *question = self->node.question;
  const MpadKaderAnswer *answer = mpad_kader_state_find (state, question);
  g_autofree char *overline = NULL;

  /* Translators: number of a question, how many there are */
  overline = g_strdup_printf (_ ("Question %d of %u"), question->number,
                              state->kader->questions->len);
  gtk_label_set_text (self->overline_label, overline);
  gtk_label_set_text (self->title_label, question->text);
  set_text (self->text_label, question->explanation);
  show_terms (self, question);
  if (answer != NULL && answer->on_path && answer->answer != NULL)
    show_answer (self, answer);
  else if (state->current != NULL && strcmp (state->current->id, question->id) == 0)
    show_form (self, answer);
  else
    show_later (self);
}

/* Melden as the kader's advice: which norm says so, and that a person decides. */
static void
show_outcome (MpadKaderPanel *self)
{
  const MpadKaderState *state = need_state (self);
  const MpadProtocolDecision *decision = mpad_protocol_find_decision (
    mpad_dossier_model_get_protocol (self->model), "melden");
  const MpadProtocolOutcome *outcome = self->node.outcome;
  gboolean reached = state->outcome != NULL &&
                     (state->outcome == outcome ||
                      (self->node.melden && state->outcome->melden == MPAD_ADVICE_YES));

  self->shows = SHOWS_OUTCOME;
  if (reached)
    outcome = state->outcome;
  gtk_label_set_text (self->overline_label, reached ? _ ("This is where the answers lead")
                                                    : _ ("Where an answer can lead"));
  gtk_label_set_text (self->title_label, self->node.melden && !reached && decision != NULL
                                           ? decision->word
                                           : outcome->title);
  set_text (self->text_label, outcome->text);
  show_terms (self, NULL);
  if (self->node.melden)
    {
      append (
        self->notes_box,
        mpad_ui_label (_ ("You can always call Veilig Thuis, at every question, also beside help."),
                       "mpad-warn-band"));
      for (guint i = 0; i < state->kader->norms->len; i++)
        {
          const MpadProtocolLine *norm = g_ptr_array_index (state->kader->norms, i);

          append (self->content_box, mpad_ui_label (norm->text, NULL));
          append_rules (self->content_box, norm->rules);
        }
    }
  else
    append_rules (self->content_box, outcome->rules);
  if (reached)
    append (self->content_box,
            mpad_ui_label (_ ("This is advice. You decide together, and write down why."),
                           "mpad-strong"));
  if (state->current != NULL)
    {
      g_autofree char *label = NULL;

      /* Translators: %d is the number of a question */
      label = g_strdup_printf (_ ("Go to question %d"), state->current->number);
      set_main_button (self, label, FALSE);
    }
  else
    set_main_button (self, NULL, FALSE);
}

static void
on_all_toggled_cb (MpadKaderPanel *self)
{
  show_statements (self);
}

static void
on_main_clicked_cb (MpadKaderPanel *self)
{
  const MpadKaderState *state = get_state (self);

  switch (self->shows)
    {
    case SHOWS_FORM:
      mpad_answer_form_record (MPAD_ANSWER_FORM (self->form));
      break;
    case SHOWS_ANSWER:
      mpad_ui_clear (GTK_WIDGET (self->notes_box));
      mpad_ui_clear (GTK_WIDGET (self->content_box));
      show_form (self, NULL);
      mpad_kader_panel_focus_content (self);
      break;
    case SHOWS_LATER:
    case SHOWS_OUTCOME:
      if (state != NULL && state->current != NULL)
        g_signal_emit (self, signals[SIGNAL_GO_TO_QUESTION], 0, state->current);
      break;
    case SHOWS_NOTHING:
    default:
      break;
    }
}

static void
mpad_kader_panel_dispose (GObject *object)
{
  MpadKaderPanel *self = MPAD_KADER_PANEL (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), MPAD_TYPE_KADER_PANEL);
  g_clear_object (&self->model);
  g_clear_pointer (&self->protocol, mpad_protocol_unref);

  G_OBJECT_CLASS (mpad_kader_panel_parent_class)->dispose (object);
}

static void
mpad_kader_panel_class_init (MpadKaderPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mpad_kader_panel_dispose;

  signals[SIGNAL_RECORDED] = g_signal_new ("recorded", MPAD_TYPE_KADER_PANEL, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_GO_TO_QUESTION] = g_signal_new ("go-to-question", MPAD_TYPE_KADER_PANEL,
                                                 G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                 G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/meldpad/Meldpad/ui/mpad-kader-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, MpadKaderPanel, all_button);
  gtk_widget_class_bind_template_child (widget_class, MpadKaderPanel, content_box);
  gtk_widget_class_bind_template_child (widget_class, MpadKaderPanel, main_button);
  gtk_widget_class_bind_template_child (widget_class, MpadKaderPanel, notes_box);
  gtk_widget_class_bind_template_child (widget_class, MpadKaderPanel, overline_label);
  gtk_widget_class_bind_template_child (widget_class, MpadKaderPanel, scroller);
  gtk_widget_class_bind_template_child (widget_class, MpadKaderPanel, statements_box);
  gtk_widget_class_bind_template_child (widget_class, MpadKaderPanel, statements_list);
  gtk_widget_class_bind_template_child (widget_class, MpadKaderPanel, terms_box);
  gtk_widget_class_bind_template_child (widget_class, MpadKaderPanel, terms_expander);
  gtk_widget_class_bind_template_child (widget_class, MpadKaderPanel, text_label);
  gtk_widget_class_bind_template_child (widget_class, MpadKaderPanel, title_label);
  gtk_widget_class_bind_template_callback (widget_class, on_all_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_main_clicked_cb);
}

static void
mpad_kader_panel_init (MpadKaderPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mpad_kader_panel_set_model (MpadKaderPanel *self, MpadDossierModel *model)
{
  g_return_if_fail (MPAD_IS_KADER_PANEL (self));

  g_set_object (&self->model, model);
}

void
mpad_kader_panel_show (MpadKaderPanel *self, const MpadKaderNode *node)
{
  gboolean same;

  g_return_if_fail (MPAD_IS_KADER_PANEL (self));
  g_return_if_fail (node != NULL && get_state (self) != NULL);

  same = node->question != NULL && node->question == self->node.question;
  show_statements (self);
  if (same && self->shows == SHOWS_FORM)
    return;
  self->node = *node;
  g_clear_pointer (&self->protocol, mpad_protocol_unref);
  self->protocol = mpad_protocol_ref (mpad_dossier_model_get_protocol (self->model));
  self->form = NULL;
  mpad_ui_clear (GTK_WIDGET (self->notes_box));
  mpad_ui_clear (GTK_WIDGET (self->content_box));
  if (node->question != NULL)
    show_question (self);
  else
    show_outcome (self);
  gtk_widget_set_visible (GTK_WIDGET (self->notes_box),
                          gtk_widget_get_first_child (GTK_WIDGET (self->notes_box)) != NULL);
  if (!same)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

void
mpad_kader_panel_forget (MpadKaderPanel *self)
{
  g_return_if_fail (MPAD_IS_KADER_PANEL (self));

  self->shows = SHOWS_NOTHING;
}

void
mpad_kader_panel_set_narrow (MpadKaderPanel *self, gboolean narrow)
{
  g_return_if_fail (MPAD_IS_KADER_PANEL (self));

  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER,
                                  narrow ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC);
}

gboolean
mpad_kader_panel_focus_content (MpadKaderPanel *self)
{
  g_return_val_if_fail (MPAD_IS_KADER_PANEL (self), FALSE);

  if (self->shows == SHOWS_FORM && self->form != NULL)
    return mpad_answer_form_focus_answers (MPAD_ANSWER_FORM (self->form));
  return gtk_widget_get_visible (GTK_WIDGET (self->main_button)) &&
         gtk_widget_grab_focus (GTK_WIDGET (self->main_button));
}
