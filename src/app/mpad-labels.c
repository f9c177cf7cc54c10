/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words, icons and classes for the kinds of the record. */
#include "config.h"

#include "mpad-labels.h"

#include <glib/gi18n.h>

#include "mpad-entry-keys.h"
#include "mpad-facts.h"

typedef struct
{
  const char *label;
  const char *hint;
  const char *icon;
  const char *css_class;
} KindWords;

static const KindWords statement_words[MPAD_N_STATEMENT_KINDS] = {
  [MPAD_STATEMENT_OBSERVATION] = { NC_ ("statement", "Observation"),
                                   N_ ("What you saw, heard or smelled yourself"),
                                   "mpad-eye-symbolic", "mpad-observation" },
  [MPAD_STATEMENT_CHILD_WORDS] = { NC_ ("statement", "Literal words"),
                                   N_ ("What the child said, word for word"), "mpad-quote-symbolic",
                                   "mpad-child-words" },
  [MPAD_STATEMENT_PARENT_WORDS] = { NC_ ("statement", "Words of a parent"),
                                    N_ ("What a parent or carer said"), "mpad-talk-symbolic",
                                    "mpad-parent-words" },
  [MPAD_STATEMENT_THIRD_PARTY] = { NC_ ("statement", "From someone else"),
                                   N_ ("What another person told; who it was belongs with it"),
                                   "mpad-relay-symbolic", "mpad-third-party" },
  [MPAD_STATEMENT_HYPOTHESIS] = { NC_ ("statement", "Suspicion"),
                                  N_ ("What somebody thinks; it stays open until you know more"),
                                  "mpad-guess-symbolic", "mpad-hypothesis" },
  [MPAD_STATEMENT_DIAGNOSIS] = { NC_ ("statement", "Diagnosis"),
                                 N_ ("Only of somebody qualified, with their name"),
                                 "mpad-shield-symbolic", "mpad-diagnosis" },
  [MPAD_STATEMENT_NOTE] = { NC_ ("statement", "Agreement or remark"),
                            N_ ("What was agreed, or happened around it"), "mpad-pen-symbolic",
                            "mpad-note" },
};

const char *
mpad_label_statement_kind (MpadStatementKind kind)
{
  return g_dpgettext2 (NULL, "statement", statement_words[kind].label);
}

const char *
mpad_label_statement_hint (MpadStatementKind kind)
{
  return _ (statement_words[kind].hint);
}

const char *
mpad_icon_statement_kind (MpadStatementKind kind)
{
  return statement_words[kind].icon;
}

const char *
mpad_class_statement_kind (MpadStatementKind kind)
{
  return statement_words[kind].css_class;
}

const char *
mpad_label_mark (MpadMark mark)
{
  switch (mark)
    {
    case MPAD_MARK_CONFIRMS:
      return _ ("confirms the concern");
    case MPAD_MARK_REFUTES:
      return _ ("refutes the concern");
    case MPAD_MARK_NEUTRAL:
      break;
    }
  return C_ ("mark", "neutral");
}

const char *
mpad_icon_mark (MpadMark mark)
{
  return mark == MPAD_MARK_CONFIRMS  ? "mpad-up-symbolic"
         : mark == MPAD_MARK_REFUTES ? "mpad-down-symbolic"
                                     : "mpad-even-symbolic";
}

const char *
mpad_label_about (MpadAbout about)
{
  switch (about)
    {
    case MPAD_ABOUT_PARENT:
      return C_ ("about", "the parent");
    case MPAD_ABOUT_CONTACT:
      return C_ ("about", "contact between child and parent");
    case MPAD_ABOUT_SIBLING:
      return C_ ("about", "a brother or sister");
    case MPAD_ABOUT_CHILD:
      break;
    }
  return C_ ("about", "the child");
}

const char *
mpad_label_hypothesis (MpadHypothesisState state)
{
  switch (state)
    {
    case MPAD_HYPOTHESIS_CONFIRMED:
      return C_ ("suspicion", "turned out right");
    case MPAD_HYPOTHESIS_REFUTED:
      return C_ ("suspicion", "turned out wrong");
    case MPAD_HYPOTHESIS_OPEN:
      break;
    }
  return C_ ("suspicion", "still open");
}

static const KindWords entry_words[MPAD_N_ENTRY_KINDS] = {
  [MPAD_ENTRY_SIGNAL] = { NC_ ("entry", "Signal"), NULL, "mpad-eye-symbolic", NULL },
  [MPAD_ENTRY_CONSULT] = { NC_ ("entry", "Consultation"), NULL, "mpad-people-symbolic", NULL },
  [MPAD_ENTRY_TALK] = { NC_ ("entry", "Talk"), NULL, "mpad-talk-symbolic", NULL },
  [MPAD_ENTRY_WEIGHING] = { NC_ ("entry", "Weighing"), NULL, "mpad-flow-symbolic", NULL },
  [MPAD_ENTRY_DECISION] = { NC_ ("entry", "Decision"), NULL, "mpad-branch-symbolic", NULL },
  [MPAD_ENTRY_MELDING] = { NC_ ("entry", "Melding to Veilig Thuis"), NULL, "mpad-phone-symbolic",
                           NULL },
  [MPAD_ENTRY_HELP] = { NC_ ("entry", "Help"), NULL, "mpad-shield-symbolic", NULL },
  [MPAD_ENTRY_NOTE] = { NC_ ("entry", "Note"), NULL, "mpad-note-symbolic", NULL },
  [MPAD_ENTRY_EVALUATION] = { NC_ ("entry", "Looking back"), NULL, "mpad-timeline-symbolic", NULL },
  [MPAD_ENTRY_ACUTE] = { NC_ ("entry", "Acute danger"), NULL, "mpad-alarm-symbolic", NULL },
  [MPAD_ENTRY_STEP] = { NC_ ("entry", "Step of the route"), NULL, "mpad-path-symbolic", NULL },
  [MPAD_ENTRY_BRANCH] = { NC_ ("entry", "Point of attention"), NULL, "mpad-stop-symbolic", NULL },
  [MPAD_ENTRY_FACT] = { NC_ ("entry", "Recorded"), NULL, "mpad-check-symbolic", NULL },
};

const char *
mpad_label_entry_kind (MpadEntryKind kind)
{
  return g_dpgettext2 (NULL, "entry", entry_words[kind].label);
}

const char *
mpad_icon_entry_kind (MpadEntryKind kind)
{
  return entry_words[kind].icon;
}

typedef struct
{
  const char *word;
  const char *label;
} Word;

static const char *
find_word (const Word *words, gsize n, const char *context, const char *word)
{
  for (gsize i = 0; i < n; i++)
    if (g_strcmp0 (words[i].word, word) == 0)
      return g_dpgettext2 (NULL, context, words[i].label);
  return NULL;
}

const char *
mpad_label_with_kind (const char *with_kind)
{
  static const Word words[] = {
    { "colleague", NC_ ("with", "Colleague") },
    { "ib", NC_ ("with", "IB’er") },
    { "directie", NC_ ("with", "Directie") },
    { "mdo", NC_ ("with", "MDO or care team") },
    { "vt", NC_ ("with", "Veilig Thuis") },
    { "police", NC_ ("with", "Police") },
    { "lecegg", NC_ ("with", "LEC EGG") },
    { "vgv", NC_ ("with", "VGV expert") },
    { "doctor", NC_ ("with", "Doctor") },
    { "csg", NC_ ("with", "Centrum Seksueel Geweld") },
    { "inspector", NC_ ("with", "Vertrouwensinspecteur") },
    { "other", NC_ ("with", "Someone else") },
  };

  return find_word (words, G_N_ELEMENTS (words), "with", with_kind);
}

const char *
mpad_label_category (const char *category)
{
  static const Word words[] = {
    { MPAD_CATEGORY_ACUTE, NC_ ("category", "Direct danger now") },
    { MPAD_CATEGORY_CHILD_TELLS, NC_ ("category", "The child tells it itself") },
    { MPAD_CATEGORY_SEXUAL, NC_ ("category", "Sexual abuse") },
    { MPAD_CATEGORY_SERIOUS, NC_ ("category", "Serious violence") },
    { MPAD_CATEGORY_SERIOUS_NEGLECT, NC_ ("category", "Serious neglect") },
    { MPAD_CATEGORY_INJURY, NC_ ("category", "Injury without a clear cause") },
    { MPAD_CATEGORY_HONOUR, NC_ ("category", "Honour-based violence") },
    { MPAD_CATEGORY_VGV, NC_ ("category", "Female genital mutilation") },
    { MPAD_CATEGORY_STAFF, NC_ ("category", "Somebody of the school") },
    { MPAD_CATEGORY_PHYSICAL, NC_ ("category", "Physical violence") },
    { MPAD_CATEGORY_EMOTIONAL, NC_ ("category", "Emotional") },
    { MPAD_CATEGORY_NEGLECT, NC_ ("category", "Neglect") },
    { MPAD_CATEGORY_WITNESS, NC_ ("category", "Sees or hears violence at home") },
    { MPAD_CATEGORY_PARENT, NC_ ("category", "Signal about a parent") },
    { MPAD_CATEGORY_VAGUE, NC_ ("category", "Something does not feel right") },
  };

  return find_word (words, G_N_ELEMENTS (words), "category", category);
}

const char *
mpad_label_fact (const char *nick)
{
  static const Word words[] = {
    { "advice", NC_ ("fact", "Advice") },
    { "talk-skip", NC_ ("fact", "Talk left out, with a reason") },
    { "inform", NC_ ("fact", "A parent was told") },
    { "notify", NC_ ("fact", "Colleague informed") },
    { "feedback", NC_ ("fact", "Feedback to who brought the signal") },
    { "signature", NC_ ("fact", "Signature") },
    { "consent", NC_ ("fact", "Consent") },
    { "home-safe", NC_ ("fact", "Can the child go home safely?") },
    { "risk", NC_ ("fact", "Risk instrument filled in") },
    { "aftercare", NC_ ("fact", "Aftercare") },
    { "handover", NC_ ("fact", "Other route taken") },
    { "lead-suspect", NC_ ("fact", "Is it about directie or board?") },
    { "info-request", NC_ ("fact", "Veilig Thuis asks for information") },
    { "leaving", NC_ ("fact", "Kept home or leaving") },
    { "holiday", NC_ ("fact", "Who sees the child in the holiday") },
    { "inzage", NC_ ("fact", "Request to see the dossier") },
    { "sibling", NC_ ("fact", "Brothers and sisters") },
    { "las", NC_ ("fact", "Line in the pupil administration") },
    { "taken-over", NC_ ("fact", "Running case taken over") },
    { "evaluation", NC_ ("fact", "Looking back") },
  };

  return find_word (words, G_N_ELEMENTS (words), "fact", nick);
}

static const char *
step_event_label (const char *event)
{
  static const Word words[] = {
    { "close", NC_ ("step event", "Step closed") },
    { "skip", NC_ ("step event", "Step left out") },
    { "reopen", NC_ ("step event", "Step opened again") },
    { "stop", NC_ ("step event", "Route stopped here") },
    { "start", NC_ ("step event", "Started at this step") },
    { "loop", NC_ ("step event", "Back into the steps") },
  };

  return find_word (words, G_N_ELEMENTS (words), "step event", event);
}

char *
mpad_label_entry (const MpadEntry *entry, const MpadProtocol *protocol)
{
  const char *word = NULL;

  if (entry->title != NULL && *entry->title != '\0')
    return g_strdup (entry->title);

  switch (entry->kind)
    {
    case MPAD_ENTRY_CONSULT:
      word = mpad_label_with_kind (mpad_entry_get (entry, MPAD_KEY_WITH_KIND));
      if (word != NULL)
        /* Translators: title of a recorded consultation: with whom. */
        return g_strdup_printf (_ ("Consultation: %s"), word);
      break;
    case MPAD_ENTRY_TALK:
      if (protocol != NULL)
        {
          const char *id = mpad_entry_get (entry, MPAD_KEY_TALK_KIND);
          const MpadProtocolTalkKind *talk = id != NULL
                                               ? mpad_protocol_find_talk_kind (protocol, id)
                                               : NULL;

          if (talk != NULL)
            return g_strdup (talk->title);
        }
      break;
    case MPAD_ENTRY_DECISION:
      if (protocol != NULL)
        {
          const char *id = mpad_entry_get (entry, MPAD_KEY_DECISION);
          const MpadProtocolDecision *decision = id != NULL
                                                   ? mpad_protocol_find_decision (protocol, id)
                                                   : NULL;

          if (decision != NULL)
            /* Translators: title of a recorded decision; %s is Melden or Hulp. */
            return g_strdup_printf (_ ("Decision: %s"), decision->word);
        }
      break;
    case MPAD_ENTRY_STEP:
      word = step_event_label (mpad_entry_get (entry, MPAD_KEY_STEP_EVENT));
      break;
    case MPAD_ENTRY_BRANCH:
      if (protocol != NULL)
        {
          const char *id = mpad_entry_get (entry, MPAD_KEY_BRANCH);
          const MpadProtocolBranch *branch = id != NULL ? mpad_protocol_find_branch (protocol, id)
                                                        : NULL;

          if (branch != NULL)
            return g_strdup (branch->title);
        }
      break;
    case MPAD_ENTRY_FACT:
      word = mpad_label_fact (mpad_entry_get (entry, MPAD_KEY_FACT));
      break;
    case MPAD_ENTRY_SIGNAL:
    case MPAD_ENTRY_WEIGHING:
    case MPAD_ENTRY_MELDING:
    case MPAD_ENTRY_HELP:
    case MPAD_ENTRY_NOTE:
    case MPAD_ENTRY_EVALUATION:
    case MPAD_ENTRY_ACUTE:
    case MPAD_N_ENTRY_KINDS:
      break;
    }
  return g_strdup (word != NULL ? word : mpad_label_entry_kind (entry->kind));
}

const char *
mpad_label_relation (MpadRelation relation)
{
  switch (relation)
    {
    case MPAD_RELATION_PUPIL:
      return C_ ("relation", "Pupil");
    case MPAD_RELATION_PARENT:
      return C_ ("relation", "Parent");
    case MPAD_RELATION_STEP_PARENT:
      return C_ ("relation", "Step-parent");
    case MPAD_RELATION_FOSTER_PARENT:
      return C_ ("relation", "Foster parent");
    case MPAD_RELATION_GUARDIAN:
      return C_ ("relation", "Guardian");
    case MPAD_RELATION_FAMILY_GUARDIAN:
      return C_ ("relation", "Family guardian");
    case MPAD_RELATION_SIBLING:
      return C_ ("relation", "Brother or sister");
    case MPAD_RELATION_FAMILY:
      return C_ ("relation", "Other family or household");
    case MPAD_RELATION_PROFESSIONAL:
    case MPAD_N_RELATIONS:
      break;
    }
  return C_ ("relation", "Professional");
}

const char *
mpad_label_yes_no (MpadYesNo value)
{
  return value == MPAD_YES ? _ ("Yes") : value == MPAD_NO ? _ ("No") : _ ("Not known");
}

const char *
mpad_class_step_state (MpadStepState state)
{
  switch (state)
    {
    case MPAD_STEP_BUSY:
      return "mpad-busy";
    case MPAD_STEP_DONE:
      return "mpad-done";
    case MPAD_STEP_WAITING:
      return "mpad-waiting";
    case MPAD_STEP_LOCKED:
      return "mpad-lock";
    case MPAD_STEP_SKIPPED:
      return "mpad-skipped";
    case MPAD_STEP_STOPPED:
      return "mpad-stopped";
    case MPAD_STEP_NOT_STARTED:
      break;
    }
  return "mpad-open";
}

const char *
mpad_icon_step_state (MpadStepState state)
{
  switch (state)
    {
    case MPAD_STEP_DONE:
      return "mpad-check-symbolic";
    case MPAD_STEP_WAITING:
      return "mpad-snooze-symbolic";
    case MPAD_STEP_LOCKED:
      return "mpad-lock-symbolic";
    case MPAD_STEP_SKIPPED:
      return "mpad-even-symbolic";
    case MPAD_STEP_STOPPED:
      return "mpad-stop-symbolic";
    case MPAD_STEP_NOT_STARTED:
    case MPAD_STEP_BUSY:
      break;
    }
  return NULL;
}

char *
mpad_label_rules (const char *const *rules)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean school = FALSE;
  gboolean practice = FALSE;

  for (guint i = 0; rules != NULL && rules[i] != NULL; i++)
    {
      if (rules[i][0] == 'S')
        {
          /* Translators: name of a source, followed by the handle of a rule. */
          g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                                  school ? "" : _ ("School protocol"));
          school = TRUE;
        }
      else if (rules[i][0] == 'R')
        {
          g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                                  practice ? "" : _ ("Practice rule"));
          practice = TRUE;
        }
      else if (text->len > 0)
        g_string_append (text, ", ");
      if (text->len > 0 && text->str[text->len - 1] != ' ')
        g_string_append_c (text, ' ');
      g_string_append (text, rules[i]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
