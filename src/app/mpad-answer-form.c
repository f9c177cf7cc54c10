/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes into a draft of an entry "weighing", which the saver keeps. */
#define G_LOG_DOMAIN "mpad-answer-form"

#include "config.h"

#include "mpad-answer-form.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "mpad-entry-keys.h"
#include "mpad-entry-saver.h"
#include "mpad-error-text.h"
#include "mpad-format.h"
#include "mpad-input.h"
#include "mpad-labels.h"
#include "mpad-people-picker.h"
#include "mpad-text.h"
#include "mpad-ui.h"

struct _MpadAnswerForm
{
  GtkWidget parent_instance;

  /* owned child */
  GtkWidget *box;

  /* owned */
  MpadDossierModel *model;
  MpadProtocol *protocol;
  MpadEntrySaver *saver;

  /* borrowed */
  const MpadProtocolKader *kader;
  const MpadProtocolQuestion *question;
  GtkWidget *answers;
  GtkWidget *answers_problem;
  GtkWidget *demands;
  GtkWidget *motive;
  GtkWidget *people;

  /* state */
  const MpadProtocolAnswer *answer; /* chosen, or NULL */
  gboolean filling;
  gboolean recording;
};

enum
{
  SIGNAL_RECORDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpadAnswerForm, mpad_answer_form, GTK_TYPE_WIDGET)

static const char answer_key[] = "mpad-answer";
static const char demand_key[] = "mpad-demand";

static const MpadProtocolQuestion *
next_question (const MpadProtocolKader *kader, const MpadProtocolAnswer *answer)
{
  return answer->next != NULL ? mpad_protocol_kader_find_question (kader, answer->next) : NULL;
}

char *
mpad_answer_leads_to (const MpadProtocol *protocol,
                      const MpadProtocolKader *kader,
                      const MpadProtocolAnswer *answer)
{
  const MpadProtocolQuestion *next = next_question (kader, answer);
  const MpadProtocolOutcome *outcome = answer->outcome != NULL
                                         ? mpad_protocol_kader_find_outcome (kader, answer->outcome)
                                         : NULL;

  if (outcome != NULL && next != NULL)
    /* Translators: where an answer leads: an outcome such as Melden, and then the number of a
     * question */
    return g_strdup_printf (_ ("leads to: %s · then question %d"), outcome->title, next->number);
  if (outcome != NULL)
    /* Translators: where an answer leads: an outcome such as Melden */
    return g_strdup_printf (_ ("leads to: %s"), outcome->title);
  if (next != NULL)
    /* Translators: where an answer leads: the number of a question */
    return g_strdup_printf (_ ("on to question %d"), next->number);
  return g_strdup ("");
}

/* Copies the fields into the draft; the saver keeps it. */
static void
write_entry (MpadAnswerForm *self)
{
  MpadEntry *entry;
  g_autofree char *motive = NULL;
  g_autofree char *people = NULL;

  if (self->filling || self->recording)
    return;
  entry = mpad_entry_saver_get_entry (self->saver);
  motive = mpad_input_get_value (MPAD_INPUT (self->motive));
  people = mpad_people_picker_get_value (MPAD_PEOPLE_PICKER (self->people));
  mpad_entry_set (entry, MPAD_KEY_ANSWER, self->answer != NULL ? self->answer->id : NULL);
  mpad_entry_set (entry, MPAD_KEY_MOTIVE, motive);
  mpad_entry_set (entry, MPAD_KEY_DECIDERS, people);
  for (GtkWidget *child = gtk_widget_get_first_child (self->demands); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *value = mpad_input_get_value (MPAD_INPUT (child));

      mpad_entry_set (entry, g_object_get_data (G_OBJECT (child), demand_key), value);
    }
  mpad_entry_saver_touch (self->saver);
}

static void
on_field_changed_cb (MpadAnswerForm *self)
{
  write_entry (self);
}

/* The extra fields of the chosen answer; what was typed for another answer leaves the draft. */
static void
show_demands (MpadAnswerForm *self)
{
  MpadEntry *entry = mpad_entry_saver_get_entry (self->saver);

  for (GtkWidget *child = gtk_widget_get_first_child (self->demands); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!self->filling)
      mpad_entry_set (entry, g_object_get_data (G_OBJECT (child), demand_key), NULL);
  mpad_ui_clear (self->demands);
  for (guint i = 0; self->answer != NULL && i < self->answer->demands->len; i++)
    {
      const MpadProtocolLine *demand = g_ptr_array_index (self->answer->demands, i);
      GtkWidget *input = strcmp (demand->id, MPAD_KEY_TERM) == 0
                           ? mpad_input_new_date (demand->text)
                           : mpad_input_new_line (demand->text, NULL);

      g_object_set_data_full (G_OBJECT (input), demand_key, g_strdup (demand->id), g_free);
      mpad_input_set_value (MPAD_INPUT (input), mpad_entry_get (entry, demand->id));
      g_signal_connect_object (input, "changed", G_CALLBACK (on_field_changed_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->demands), input);
    }
  gtk_widget_set_visible (self->demands, gtk_widget_get_first_child (self->demands) != NULL);
}

static void
on_answer_toggled_cb (GtkCheckButton *button, gpointer user_data)
{
  MpadAnswerForm *self = MPAD_ANSWER_FORM (user_data);

  if (!gtk_check_button_get_active (button))
    return;
  self->answer = g_object_get_data (G_OBJECT (button), answer_key);
  gtk_widget_set_visible (self->answers_problem, FALSE);
  show_demands (self);
  write_entry (self);
}

/* One answer: its own words, and under them what it means and where it leads. */
static void
add_answer (MpadAnswerForm *self, const MpadProtocolAnswer *answer, GtkWidget **first)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *leads = mpad_answer_leads_to (self->protocol, self->kader, answer);
  g_autofree char *rules = NULL;
  g_autofree char *second = NULL;
  g_autofree char *spoken = NULL;

  if (answer->rules != NULL && answer->rules[0] != NULL)
    rules = mpad_label_rules ((const char *const *) answer->rules);
  second = g_strjoin (" · ", leads, rules, NULL);
  gtk_box_append (GTK_BOX (words), mpad_ui_label (answer->text, "mpad-strong"));
  if (answer->explanation != NULL)
    gtk_box_append (GTK_BOX (words), mpad_ui_label (answer->explanation, "mpad-second"));
  gtk_box_append (GTK_BOX (words), mpad_ui_label (second, "mpad-second mpad-dim"));
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), words);
  gtk_widget_add_css_class (button, "mpad-answer");
  if (*first == NULL)
    *first = button;
  else
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), GTK_CHECK_BUTTON (*first));
  spoken = answer->explanation != NULL
             ? g_strdup_printf ("%s. %s %s", answer->text, answer->explanation, second)
             : g_strdup_printf ("%s, %s", answer->text, second);
  mpad_ui_set_name (button, spoken);
  g_object_set_data (G_OBJECT (button), answer_key, (gpointer) answer);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_answer_toggled_cb), self,
                           G_CONNECT_DEFAULT);
  gtk_box_append (GTK_BOX (self->answers), button);
}

/* The draft of this question in the dossier, or a new entry. */
static MpadEntry *
take_draft (MpadAnswerForm *self)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (self->model);
  MpadEntry *entry;

  for (guint i = 0; dossier != NULL && i < dossier->entries->len; i++)
    {
      const MpadEntry *found = g_ptr_array_index (dossier->entries, i);

      if (found->kind == MPAD_ENTRY_WEIGHING && found->state == MPAD_ENTRY_DRAFT &&
          g_strcmp0 (mpad_entry_get (found, MPAD_KEY_QUESTION), self->question->id) == 0)
        return mpad_entry_copy (found);
    }
  entry = mpad_entry_new (MPAD_ENTRY_WEIGHING);
  entry->step_id = g_strdup (self->kader->steps != NULL ? self->kader->steps[0] : NULL);
  entry->title = g_strdup (self->question->title);
  entry->happened = mpad_format_now ();
  mpad_entry_set (entry, MPAD_KEY_KADER, self->kader->id);
  mpad_entry_set (entry, MPAD_KEY_QUESTION, self->question->id);
  return entry;
}

/* The people who may have been there: who sits at the keyboard, the case team, IB and directie. */
static void
offer_people (MpadAnswerForm *self)
{
  MpadSession *session = mpad_dossier_model_get_session (self->model);
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (self->model);
  const MpadStaff *me = session != NULL ? mpad_session_get_me (session) : NULL;
  GPtrArray *staff = session != NULL ? mpad_session_get_staff (session) : NULL;
  MpadPeoplePicker *picker = MPAD_PEOPLE_PICKER (self->people);

  if (me != NULL)
    mpad_people_picker_offer (picker, me->name);
  for (guint i = 0; dossier != NULL && i < dossier->team->len; i++)
    mpad_people_picker_offer (
      picker, ((const MpadTeamMember *) g_ptr_array_index (dossier->team, i))->name);
  for (guint i = 0; staff != NULL && i < staff->len; i++)
    {
      const MpadStaff *member = g_ptr_array_index (staff, i);
      const MpadProtocolRole *role = mpad_protocol_find_role (self->protocol, member->role_id);

      if (member->active && role != NULL &&
          (strcmp (role->function, "ib") == 0 || strcmp (role->function, "lead") == 0))
        mpad_people_picker_offer (picker, member->name);
    }
}

static void
fill (MpadAnswerForm *self)
{
  MpadEntry *entry = mpad_entry_saver_get_entry (self->saver);
  MpadSession *session = mpad_dossier_model_get_session (self->model);
  const MpadStaff *me = session != NULL ? mpad_session_get_me (session) : NULL;
  const char *people = mpad_entry_get (entry, MPAD_KEY_DECIDERS);

  self->filling = TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (self->answers); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const MpadProtocolAnswer *answer = g_object_get_data (G_OBJECT (child), answer_key);

      if (g_strcmp0 (answer->id, mpad_entry_get (entry, MPAD_KEY_ANSWER)) == 0)
        gtk_check_button_set_active (GTK_CHECK_BUTTON (child), TRUE);
    }
  mpad_input_set_value (MPAD_INPUT (self->motive), mpad_entry_get (entry, MPAD_KEY_MOTIVE));
  if (people == NULL && entry->revision == 0 && me != NULL)
    people = me->name;
  mpad_people_picker_set_value (MPAD_PEOPLE_PICKER (self->people), people);
  self->filling = FALSE;
}

static void
on_recorded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadAnswerForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *leads = NULL;

  self->recording = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  if (!mpad_entry_saver_finalize_finish (MPAD_ENTRY_SAVER (source), result, &error))
    {
      mpad_error_text_present (GTK_WIDGET (self), error);
      return;
    }
  leads = mpad_answer_leads_to (self->protocol, self->kader, self->answer);
  g_signal_emit (self, signals[SIGNAL_RECORDED], 0, leads);
}

/* Says what is missing and puts the focus there. */
static gboolean
check (MpadAnswerForm *self)
{
  g_autofree char *motive = mpad_input_get_value (MPAD_INPUT (self->motive));
  g_autofree char *people = mpad_people_picker_get_value (MPAD_PEOPLE_PICKER (self->people));
  GtkWidget *first = NULL;

  if (people == NULL)
    {
      mpad_people_picker_set_problem (MPAD_PEOPLE_PICKER (self->people),
                                      _ ("Say who answered this. Weighing is never done alone."));
      first = self->people;
    }
  if (mpad_text_is_blank (motive))
    {
      mpad_input_set_problem (MPAD_INPUT (self->motive), _ ("Write why. One sentence is enough."));
      first = self->motive;
    }
  for (GtkWidget *child = gtk_widget_get_last_child (self->demands); child != NULL;
       child = gtk_widget_get_prev_sibling (child))
    {
      g_autofree char *value = mpad_input_get_value (MPAD_INPUT (child));

      if (!mpad_text_is_blank (value))
        continue;
      mpad_input_set_problem (MPAD_INPUT (child), _ ("This answer needs it."));
      first = child;
    }
  gtk_widget_set_visible (self->answers_problem, self->answer == NULL);
  if (self->answer == NULL)
    first = self->answers;
  if (first == NULL)
    return TRUE;
  mpad_ui_announce (GTK_WIDGET (self), _ ("Something is still missing."), TRUE);
  gtk_widget_child_focus (first, GTK_DIR_TAB_FORWARD);
  return FALSE;
}

static void
mpad_answer_form_dispose (GObject *object)
{
  MpadAnswerForm *self = MPAD_ANSWER_FORM (object);

  if (self->saver != NULL)
    mpad_entry_saver_flush (self->saver);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->saver);
  g_clear_object (&self->model);
  g_clear_pointer (&self->protocol, mpad_protocol_unref);

  G_OBJECT_CLASS (mpad_answer_form_parent_class)->dispose (object);
}

static void
mpad_answer_form_class_init (MpadAnswerFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mpad_answer_form_dispose;

  signals[SIGNAL_RECORDED] = g_signal_new ("recorded", MPAD_TYPE_ANSWER_FORM, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mpad_answer_form_init (MpadAnswerForm *self)
{
}

static void
build (MpadAnswerForm *self)
{
  GtkWidget *first = NULL;

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->answers = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), self->answers);
  self->demands = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (self->box), self->demands);
  for (guint i = 0; i < self->question->answers->len; i++)
    add_answer (self, g_ptr_array_index (self->question->answers, i), &first);
  self->answers_problem = mpad_ui_label (_ ("Choose an answer. In doubt? Then choose doubt."),
                                         "mpad-second mpad-stop-text");
  gtk_widget_set_visible (self->answers_problem, FALSE);
  gtk_box_insert_child_after (GTK_BOX (self->box), self->answers_problem, self->answers);
  self->motive = mpad_input_new_text (
    _ ("Why do you choose this?"),
    _ ("What makes you answer this way? Stay with what you saw and heard."));
  g_signal_connect_object (self->motive, "changed", G_CALLBACK (on_field_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->motive);
  self->people = mpad_people_picker_new (_ ("Who were there?"));
  offer_people (self);
  g_signal_connect_object (self->people, "changed", G_CALLBACK (on_field_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->people);
}

GtkWidget *
mpad_answer_form_new (MpadDossierModel *model,
                      const MpadProtocolKader *kader,
                      const MpadProtocolQuestion *question)
{
  MpadAnswerForm *self = g_object_new (MPAD_TYPE_ANSWER_FORM, NULL);

  self->model = g_object_ref (model);
  self->protocol = mpad_protocol_ref (mpad_dossier_model_get_protocol (model));
  self->kader = kader;
  self->question = question;
  self->saver = mpad_entry_saver_new (model, take_draft (self));
  build (self);
  fill (self);
  return GTK_WIDGET (self);
}

const MpadProtocolQuestion *
mpad_answer_form_get_question (MpadAnswerForm *self)
{
  g_return_val_if_fail (MPAD_IS_ANSWER_FORM (self), NULL);

  return self->question;
}

void
mpad_answer_form_record (MpadAnswerForm *self)
{
  MpadEntry *entry;

  g_return_if_fail (MPAD_IS_ANSWER_FORM (self));

  if (self->recording || !check (self))
    return;
  write_entry (self);
  entry = mpad_entry_saver_get_entry (self->saver);
  g_free (entry->happened);
  entry->happened = mpad_format_now ();
  self->recording = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  mpad_entry_saver_finalize_async (self->saver, on_recorded_cb, g_object_ref (self));
}

gboolean
mpad_answer_form_focus_answers (MpadAnswerForm *self)
{
  GtkWidget *target = NULL;

  g_return_val_if_fail (MPAD_IS_ANSWER_FORM (self), FALSE);

  for (GtkWidget *child = gtk_widget_get_first_child (self->answers); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (target == NULL || gtk_check_button_get_active (GTK_CHECK_BUTTON (child)))
      target = child;
  return target != NULL && gtk_widget_grab_focus (target);
}
