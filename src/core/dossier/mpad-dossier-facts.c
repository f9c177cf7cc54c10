/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the way from the record to the facts of the engine.
 *
 * What is only a draft proves nothing: it raises protection (a signal, acute danger, a branch set
 * by hand), a talk in preparation counts as planned, and everything else waits until it is final.
 * Free text never becomes a value; where the engine asks whether there is a text, the value is
 * "yes". */
#include "mpad-dossier-facts.h"

#include <string.h>

#include "mpad-entry-keys.h"
#include "mpad-entry-versions.h"
#include "mpad-text.h"

typedef struct
{
  const MpadDossier *dossier;
  const MpadEntry *entry;
  MpadFacts *facts;
} Source;

/* The keys that mpad-facts.h documents and an entry may hold under the same name. Keys in the
 * second list hold text in the record and only "yes" in the facts. */
static const char *const same_keys[MPAD_FACT_N_KINDS][12] = {
  [MPAD_FACT_SIGNAL] = { "category", "direction", "signed", "source" },
  [MPAD_FACT_CONSULT] = { "with", "form", "by-name", "signed" },
  [MPAD_FACT_ADVICE] = { "from", "about", "anonymous", "question", "branch", "result" },
  [MPAD_FACT_TALK] = { "talk", "with", "state", "child-told", "threat", "worries", "objection" },
  [MPAD_FACT_TALK_SKIP] = { "talk", "ground", "counter", "person" },
  [MPAD_FACT_INFORM] = { "person", "withheld", "ground" },
  [MPAD_FACT_ANSWER] = { "kader", "question", "answer", "term" },
  [MPAD_FACT_DECISION] = { "about", "value", "by" },
  [MPAD_FACT_HELP] = { "what", "term" },
  [MPAD_FACT_REPORT] = { "what", "family", "by", "verwijsindex" },
  [MPAD_FACT_NOTE] = { "about" },
  [MPAD_FACT_RISK] = { "instrument" },
  [MPAD_FACT_EVALUATION] = { "what", "date" },
  [MPAD_FACT_AFTERCARE] = { "what" },
  [MPAD_FACT_NOTIFY] = { "role" },
  [MPAD_FACT_FEEDBACK] = { "to" },
  [MPAD_FACT_SIGNATURE] = { "on", "who", "state", "of" },
  [MPAD_FACT_CONSENT] = { "for", "value", "effort" },
  [MPAD_FACT_HOME_SAFE] = { "value", "until" },
  [MPAD_FACT_STEP_CLOSE] = { "by" },
  [MPAD_FACT_STEP_SKIP] = { "ground" },
  [MPAD_FACT_STEP_STOP] = { "by" },
  [MPAD_FACT_STEP_LOOP] = { "to" },
  [MPAD_FACT_TASK_DONE] = { "task", "value" },
  [MPAD_FACT_BRANCH_SET] = { "branch" },
  [MPAD_FACT_BRANCH_LIFTED] = { "branch", "from", "by", "covers" },
  [MPAD_FACT_HANDOVER] = { "branch", "to" },
  [MPAD_FACT_LEAD_SUSPECT] = { "value" },
  [MPAD_FACT_INFO_REQUEST] = { "what", "by" },
  [MPAD_FACT_LEAVING] = { "what" },
  [MPAD_FACT_HOLIDAY] = { "from" },
  [MPAD_FACT_INZAGE] = { "what", "requester" },
  [MPAD_FACT_SIBLING] = { "what", "person" },
  [MPAD_FACT_LAS] = { "value" },
  [MPAD_FACT_DESTROY] = { "what", "role" },
  [MPAD_FACT_DOSSIER_CLOSED] = { "way", "by" },
};

static const char *const text_keys[] = { "function", "decider", "motive",  "casemanager",
                                         "roles",    "reason",  "seen-by", NULL };

static MpadFact *
add (const Source *source, const char *suffix, MpadFactKind kind)
{
  const MpadEntry *entry = source->entry;
  g_autofree char *id = suffix != NULL ? g_strconcat (entry->id, "/", suffix, NULL)
                                       : g_strdup (entry->id);

  return mpad_facts_add (source->facts, id, kind, entry->step_id, entry->happened,
                         entry->recorded_seq);
}

/* "refused" of an MDO consent is "no" in the facts. */
static const char *
consent_word (const MpadEntry *entry)
{
  const char *consent = mpad_entry_get (entry, MPAD_KEY_CONSENT);

  return g_strcmp0 (consent, "refused") == 0 ? "no" : consent;
}

/* Copies the keys of the fact's kind that the entry holds under the same name. */
static void
pass_on (const Source *source, MpadFact *fact)
{
  const MpadEntry *entry = source->entry;

  for (guint i = 0; i < G_N_ELEMENTS (same_keys[0]) && same_keys[fact->kind][i] != NULL; i++)
    {
      const char *value = mpad_entry_get (entry, same_keys[fact->kind][i]);

      if (value != NULL)
        mpad_fact_set (fact, same_keys[fact->kind][i], value);
    }
  for (guint i = 0; text_keys[i] != NULL; i++)
    if (!mpad_text_is_blank (mpad_entry_get (entry, text_keys[i])))
      mpad_fact_set (fact, text_keys[i], "yes");
  if (fact->kind == MPAD_FACT_CONSULT || fact->kind == MPAD_FACT_REPORT)
    mpad_fact_set (fact, "consent", consent_word (entry));
  /* A correction that is still a draft must not take a safety branch down. */
  if (entry->state == MPAD_ENTRY_FINAL)
    mpad_fact_set_replaces (fact, mpad_entry_get (entry, MPAD_KEY_REPLACES));
}

static void
set_missing (MpadFact *fact, const char *key, const char *value)
{
  if (value != NULL && mpad_fact_get (fact, key) == NULL)
    mpad_fact_set (fact, key, value);
}

static void
set_if_text (const Source *source, MpadFact *fact, const char *key, const char *entry_key)
{
  if (!mpad_text_is_blank (mpad_entry_get (source->entry, entry_key)))
    set_missing (fact, key, "yes");
}

static gboolean
is_yes (const MpadEntry *entry, const char *key)
{
  return g_strcmp0 (mpad_entry_get (entry, key), "yes") == 0;
}

static gboolean
is_no (const MpadEntry *entry, const char *key)
{
  return g_strcmp0 (mpad_entry_get (entry, key), "no") == 0;
}

static const char *
direction_of (const MpadEntry *entry)
{
  gboolean refutes = FALSE;

  /* One confirming statement is enough: a branch may not stay down because of a refuting one. */
  for (guint i = 0; i < entry->statements->len; i++)
    {
      const MpadStatement *statement = g_ptr_array_index (entry->statements, i);

      if (statement->mark == MPAD_MARK_CONFIRMS)
        return "confirms";
      refutes = refutes || statement->mark == MPAD_MARK_REFUTES;
    }
  return refutes ? "refutes" : "neutral";
}

static const char *
hypothesis_of (const MpadEntry *entry)
{
  const char *worst = NULL;

  for (guint i = 0; i < entry->statements->len; i++)
    {
      const MpadStatement *statement = g_ptr_array_index (entry->statements, i);

      if (statement->kind != MPAD_STATEMENT_HYPOTHESIS)
        continue;
      if (statement->hypothesis_state == MPAD_HYPOTHESIS_OPEN)
        return "open";
      if (worst == NULL || statement->hypothesis_state == MPAD_HYPOTHESIS_CONFIRMED)
        worst = mpad_hypothesis_state_to_word (statement->hypothesis_state);
    }
  return worst;
}

static char *
statement_words (const MpadEntry *entry)
{
  static const char *const words[MPAD_N_STATEMENT_KINDS] = {
    [MPAD_STATEMENT_OBSERVATION] = "own",       [MPAD_STATEMENT_CHILD_WORDS] = "child",
    [MPAD_STATEMENT_PARENT_WORDS] = "parent",   [MPAD_STATEMENT_THIRD_PARTY] = "third",
    [MPAD_STATEMENT_HYPOTHESIS] = "hypothesis", [MPAD_STATEMENT_DIAGNOSIS] = "diagnosis",
  };
  gboolean seen[MPAD_N_STATEMENT_KINDS] = { FALSE };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < entry->statements->len; i++)
    seen[((const MpadStatement *) entry->statements->pdata[i])->kind] = TRUE;
  for (guint kind = 0; kind < MPAD_N_STATEMENT_KINDS; kind++)
    if (seen[kind] && words[kind] != NULL)
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", words[kind]);
  return g_string_free (out, FALSE);
}

static void
add_signal (const Source *source)
{
  MpadFact *fact = add (source, NULL, MPAD_FACT_SIGNAL);
  g_autofree char *statements = statement_words (source->entry);

  pass_on (source, fact);
  set_missing (fact, "direction", direction_of (source->entry));
  mpad_fact_set (fact, "statement", statements);
  mpad_fact_set (fact, "hypothesis", hypothesis_of (source->entry));
}

/* A hypothesis stays open wherever it was written down, also in a talk or a note. */
static void
add_open_hypothesis (const Source *source)
{
  MpadFact *fact;

  if (source->entry->kind == MPAD_ENTRY_SIGNAL ||
      g_strcmp0 (hypothesis_of (source->entry), "open") != 0)
    return;
  fact = add (source, "hypothesis", MPAD_FACT_SIGNAL);
  mpad_fact_set (fact, "direction", "neutral");
  mpad_fact_set (fact, "statement", "hypothesis");
  mpad_fact_set (fact, "hypothesis", "open");
}

/* What the program's choice "with whom" is called in the facts, as party and as adviser. */
static const struct
{
  const char *with_kind, *with, *from;
} parties[] = {
  { "ib", "ib", NULL },
  { "directie", "lead", NULL },
  { "mdo", "mdo", NULL },
  { "vt", "vt", "vt" },
  { "police", "politie", "politie" },
  { "lecegg", "lec-egg", "lec-egg" },
  { "vgv", "pharos", "vgv-expert" },
  { "doctor", "jeugdarts", "vertrouwensarts" },
  { "csg", "csg", "csg" },
  { "inspector", "vertrouwensinspecteur", "vertrouwensinspecteur" },
};

/* Beside what stands there: "mdo" also when the teams that were there are named. */
static void
add_word (MpadFact *fact, const char *key, const char *word)
{
  const char *there = mpad_fact_get (fact, key);
  g_autofree char *both = NULL;

  if (word == NULL || mpad_fact_has_word (fact, key, word))
    return;
  both = there != NULL ? g_strconcat (there, " ", word, NULL) : g_strdup (word);
  mpad_fact_set (fact, key, both);
}

static void
add_consult (const Source *source)
{
  const MpadEntry *entry = source->entry;
  const char *kind = mpad_entry_get (entry, MPAD_KEY_WITH_KIND);
  const char *with = NULL, *from = mpad_entry_get (entry, "from");
  MpadFact *fact;

  for (guint i = 0; i < G_N_ELEMENTS (parties); i++)
    if (g_strcmp0 (kind, parties[i].with_kind) == 0)
      {
        with = parties[i].with;
        from = from != NULL ? from : parties[i].from;
      }
  /* Somebody outside who advised is an adviser; a call without an advice is a consultation. */
  if (from != NULL && !mpad_text_is_blank (mpad_entry_get (entry, MPAD_KEY_ADVICE)))
    {
      fact = add (source, NULL, MPAD_FACT_ADVICE);
      pass_on (source, fact);
      set_missing (fact, "from", from);
      set_if_text (source, fact, "function", MPAD_KEY_WITH_FUNCTION);
      return;
    }
  fact = add (source, NULL, MPAD_FACT_CONSULT);
  pass_on (source, fact);
  add_word (fact, "with", with);
  if (g_strcmp0 (kind, "mdo") == 0)
    set_missing (fact, "form", "mdo");
  if (mpad_entry_get (entry, MPAD_KEY_ANONYMOUS) != NULL)
    set_missing (fact, "by-name", is_yes (entry, MPAD_KEY_ANONYMOUS) ? "no" : "yes");
}

static void
add_talk (const Source *source)
{
  const MpadEntry *entry = source->entry;
  MpadFact *fact = add (source, NULL, MPAD_FACT_TALK);

  pass_on (source, fact);
  set_missing (fact, "talk", mpad_entry_get (entry, MPAD_KEY_TALK_KIND));
  set_missing (fact, "with", mpad_entry_get (entry, MPAD_KEY_TALK_PERSONS));
  set_missing (fact, "child-told", mpad_entry_get (entry, MPAD_KEY_CHILD_TOLD));
  set_missing (fact, "threat", mpad_entry_get (entry, MPAD_KEY_STOPPED));
  if (entry->state == MPAD_ENTRY_DRAFT)
    mpad_fact_set (fact, "state", "planned");
  else
    set_missing (fact, "state", "held");
}

static gboolean
is_word (const char *value)
{
  if (*value == '\0' || strlen (value) > 64)
    return FALSE;
  for (const char *p = value; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("-_:.", *p) == NULL)
      return FALSE;
  return TRUE;
}

static void
add_answer (const Source *source)
{
  MpadFact *fact = add (source, NULL, MPAD_FACT_ANSWER);
  GHashTableIter iter;
  gpointer key, value;

  pass_on (source, fact);
  set_if_text (source, fact, "by", MPAD_KEY_DECIDERS);
  /* An answer may demand more, by ids of the protocol: what is filled in is handed on. */
  g_hash_table_iter_init (&iter, source->entry->details);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (strchr (key, '.') == NULL && strcmp (key, MPAD_KEY_DECIDERS) != 0 &&
        strcmp (key, MPAD_KEY_REPLACES) != 0)
      set_missing (fact, key, is_word (value) ? value : "yes");
}

static void
add_decision (const Source *source)
{
  MpadFact *fact = add (source, NULL, MPAD_FACT_DECISION);

  pass_on (source, fact);
  set_missing (fact, "about", mpad_entry_get (source->entry, MPAD_KEY_DECISION));
  set_missing (fact, "value", mpad_entry_get (source->entry, MPAD_KEY_OUTCOME));
}

static void
add_melding (const Source *source)
{
  const MpadEntry *entry = source->entry;
  MpadFact *fact = add (source, NULL, MPAD_FACT_REPORT);

  pass_on (source, fact);
  set_missing (fact, "what", "made");
  if (is_yes (entry, MPAD_KEY_ANONYMOUS_FAMILY))
    set_missing (fact, "family", "anonymous");
  else if (is_no (entry, MPAD_KEY_ANONYMOUS_FAMILY))
    set_missing (fact, "family", "open");
  if (mpad_text_is_blank (mpad_entry_get (entry, MPAD_KEY_CONSENT_EFFORT)))
    return;
  /* S2-21: the effort to get consent counts whatever came of it. */
  fact = add (source, "consent", MPAD_FACT_CONSENT);
  mpad_fact_set (fact, "for", "melding");
  mpad_fact_set (fact, "value", consent_word (entry));
  mpad_fact_set (fact, "effort", "yes");
}

static void
add_evaluation (const Source *source)
{
  const MpadEntry *entry = source->entry;
  const char *date = mpad_entry_get (entry, MPAD_KEY_TERM);
  MpadFact *fact = add (source, NULL, MPAD_FACT_EVALUATION);

  pass_on (source, fact);
  set_missing (fact, "date", date);
  date = mpad_fact_get (fact, "date");
  set_missing (fact, "what",
               date != NULL && strcmp (date, entry->happened) > 0 ? "planned" : "held");
}

static void
add_home (const Source *source, const char *suffix)
{
  const MpadEntry *entry = source->entry;
  MpadFact *fact;

  if (mpad_entry_get (entry, MPAD_KEY_HOME_SAFE) == NULL)
    return;
  fact = add (source, suffix, MPAD_FACT_HOME_SAFE);
  mpad_fact_set (fact, "value", mpad_entry_get (entry, MPAD_KEY_HOME_SAFE));
  mpad_fact_set (fact, "until", mpad_entry_get (entry, MPAD_KEY_HOME_TIME));
}

static void
add_acute (const Source *source)
{
  const MpadEntry *entry = source->entry;
  const char *called = mpad_entry_get (entry, MPAD_KEY_CALLED);
  MpadFact *fact = add (source, NULL, MPAD_FACT_SIGNAL);

  mpad_fact_set (fact, "category", MPAD_CATEGORY_ACUTE);
  mpad_fact_set (fact, "direction", "confirms");
  if (entry->state == MPAD_ENTRY_DRAFT)
    return;
  if (called != NULL)
    {
      g_auto (GStrv) words = g_strsplit (called, " ", -1);
      g_autoptr (GString) with = g_string_new (NULL);

      for (guint i = 0; words[i] != NULL; i++)
        if (*words[i] != '\0')
          g_string_append_printf (with, "%s%s", with->len > 0 ? " " : "",
                                  strcmp (words[i], "112") == 0 ? "alarm" : words[i]);
      fact = add (source, "call", MPAD_FACT_CONSULT);
      mpad_fact_set (fact, "with", with->str);
      mpad_fact_set (fact, "form", "telefoon");
    }
  add_home (source, "home");
}

static void
add_notified (const Source *source)
{
  const char *informed = mpad_entry_get (source->entry, MPAD_KEY_INFORMED);
  g_auto (GStrv) lines = g_strsplit (informed != NULL ? informed : "", "\n", -1);

  /* Roles count; a name of a person is for the reader. */
  for (guint i = 0; lines[i] != NULL; i++)
    if (is_word (g_strstrip (lines[i])) && g_ascii_islower (lines[i][0]))
      {
        g_autofree char *suffix = g_strdup_printf ("notify/%s", lines[i]);
        MpadFact *fact = add (source, suffix, MPAD_FACT_NOTIFY);

        mpad_fact_set (fact, "role", lines[i]);
      }
}

static void
add_step (const Source *source)
{
  static const struct
  {
    const char *event;
    MpadFactKind kind;
  } events[] = {
    { "close", MPAD_FACT_STEP_CLOSE },   { "skip", MPAD_FACT_STEP_SKIP },
    { "reopen", MPAD_FACT_STEP_REOPEN }, { "stop", MPAD_FACT_STEP_STOP },
    { "loop", MPAD_FACT_STEP_LOOP },     { "start", MPAD_FACT_TAKEN_OVER },
  };
  const char *event = mpad_entry_get (source->entry, MPAD_KEY_STEP_EVENT);

  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    if (g_strcmp0 (event, events[i].event) == 0)
      {
        MpadFact *fact = add (source, NULL, events[i].kind);

        pass_on (source, fact);
        set_if_text (source, fact, "decider", MPAD_KEY_DECIDERS);
        if (events[i].kind == MPAD_FACT_STEP_STOP)
          {
            gboolean removed = g_strcmp0 (mpad_entry_get (source->entry, MPAD_KEY_GROUND),
                                          "removed") == 0 ||
                               g_strcmp0 (mpad_entry_get (source->entry, MPAD_KEY_REASON),
                                          "removed") == 0;

            mpad_fact_set (fact, "reason", removed ? "removed" : "other");
          }
        add_notified (source);
        return;
      }
}

static void
add_branch (const Source *source)
{
  const MpadEntry *entry = source->entry;
  const char *event = mpad_entry_get (entry, MPAD_KEY_BRANCH_EVENT);
  MpadFact *fact;

  if (g_strcmp0 (event, "home") == 0)
    {
      add_home (source, NULL);
      return;
    }
  if (g_strcmp0 (event, "set") != 0 && g_strcmp0 (event, "lift") != 0)
    return;
  fact = add (source, NULL,
              strcmp (event, "set") == 0 ? MPAD_FACT_BRANCH_SET : MPAD_FACT_BRANCH_LIFTED);
  pass_on (source, fact);
  set_if_text (source, fact, "function", MPAD_KEY_WITH_FUNCTION);
  add_home (source, "home");
}

static void
add_plain (const Source *source, MpadFactKind kind, const char *key, const char *fallback)
{
  MpadFact *fact = add (source, NULL, kind);

  pass_on (source, fact);
  if (key != NULL)
    set_missing (fact, key, fallback);
}

static void
add_fact (const Source *source)
{
  MpadFactKind kind;

  if (mpad_fact_kind_from_nick (mpad_entry_get (source->entry, MPAD_KEY_FACT), &kind))
    {
      MpadFact *fact = add (source, NULL, kind);

      pass_on (source, fact);
      /* Here the key is the fact's own word. */
      if (kind == MPAD_FACT_STEP_STOP)
        mpad_fact_set (fact, "reason", mpad_entry_get (source->entry, "reason"));
    }
}

static gboolean
draft_counts (MpadEntryKind kind, const char *branch_event)
{
  return kind == MPAD_ENTRY_SIGNAL || kind == MPAD_ENTRY_ACUTE || kind == MPAD_ENTRY_TALK ||
         (kind == MPAD_ENTRY_BRANCH && g_strcmp0 (branch_event, "set") == 0);
}

static void
add_entry (const Source *source)
{
  const MpadEntry *entry = source->entry;

  if (entry->state == MPAD_ENTRY_DRAFT &&
      !draft_counts (entry->kind, mpad_entry_get (entry, MPAD_KEY_BRANCH_EVENT)))
    return;
  switch (entry->kind)
    {
    case MPAD_ENTRY_SIGNAL:
      add_signal (source);
      break;
    case MPAD_ENTRY_CONSULT:
      add_consult (source);
      break;
    case MPAD_ENTRY_TALK:
      add_talk (source);
      break;
    case MPAD_ENTRY_WEIGHING:
      add_answer (source);
      break;
    case MPAD_ENTRY_DECISION:
      add_decision (source);
      break;
    case MPAD_ENTRY_MELDING:
      add_melding (source);
      break;
    case MPAD_ENTRY_HELP:
      add_plain (source, MPAD_FACT_HELP, "what", "agreed");
      break;
    case MPAD_ENTRY_NOTE:
      add_plain (source, MPAD_FACT_NOTE, NULL, NULL);
      break;
    case MPAD_ENTRY_EVALUATION:
      add_evaluation (source);
      break;
    case MPAD_ENTRY_ACUTE:
      add_acute (source);
      break;
    case MPAD_ENTRY_STEP:
      add_step (source);
      break;
    case MPAD_ENTRY_BRANCH:
      add_branch (source);
      break;
    case MPAD_ENTRY_FACT:
      add_fact (source);
      break;
    case MPAD_N_ENTRY_KINDS:
    default:
      break;
    }
  add_open_hypothesis (source);
}

static const char *
relation_word (MpadRelation relation)
{
  switch (relation)
    {
    case MPAD_RELATION_PARENT:
      return "parent";
    case MPAD_RELATION_STEP_PARENT:
    case MPAD_RELATION_FOSTER_PARENT:
    case MPAD_RELATION_GUARDIAN:
    case MPAD_RELATION_FAMILY_GUARDIAN:
      return "carer";
    case MPAD_RELATION_SIBLING:
      return "sibling";
    case MPAD_RELATION_FAMILY:
      return "relative";
    case MPAD_RELATION_PROFESSIONAL:
      return "professional";
    case MPAD_RELATION_PUPIL:
    case MPAD_N_RELATIONS:
    default:
      return "other";
    }
}

static MpadTri
tri (MpadYesNo value)
{
  return value == MPAD_YES ? MPAD_TRI_YES : value == MPAD_NO ? MPAD_TRI_NO : MPAD_TRI_UNKNOWN;
}

static void
add_people (const MpadDossier *dossier, MpadFacts *facts)
{
  for (guint i = 0; i < dossier->people->len; i++)
    {
      const MpadPerson *person = g_ptr_array_index (dossier->people, i);

      if (person->relation != MPAD_RELATION_PUPIL)
        mpad_facts_add_person (facts, person->id, relation_word (person->relation),
                               tri (person->gezag), tri (person->safe_contact));
    }
}

static void
add_tasks (const MpadDossier *dossier, MpadFacts *facts)
{
  for (guint i = 0; i < dossier->tasks->len; i++)
    {
      const MpadTask *task = g_ptr_array_index (dossier->tasks, i);
      MpadFact *fact;

      if (task->protocol_task == NULL || task->done_date == NULL)
        continue;
      fact = mpad_facts_add (facts, task->id, MPAD_FACT_TASK_DONE, task->step_id, task->done_date,
                             0);
      mpad_fact_set (fact, "task", task->protocol_task);
      mpad_fact_set (fact, "value", "done");
    }
}

static void
add_signature (const Source *source,
               const MpadReport *report,
               const char *who,
               const char *state,
               const char *happened)
{
  g_autofree char *id = g_strdup_printf ("%s/%s/%s", report->id, state, who);
  MpadFact *fact = mpad_facts_add (source->facts, id, MPAD_FACT_SIGNATURE,
                                   source->entry != NULL ? source->entry->step_id : NULL, happened,
                                   0);

  mpad_fact_set (fact, "on", report->kind);
  mpad_fact_set (fact, "who", who);
  mpad_fact_set (fact, "state", state);
  mpad_fact_set (fact, "of", report->entry_id);
}

/* F8: the way of a paper to its signature and back. "Not agreeing" is signed as well. */
static void
add_report_for (const Source *source, const MpadReport *report, const char *who)
{
  if (report->printed != NULL)
    add_signature (source, report, who,
                   g_strcmp0 (report->handed, "not-given") == 0 ? "withheld" : "asked",
                   report->printed);
  if (report->returned == NULL)
    return;
  if (report->state == MPAD_REPORT_SIGNED || report->state == MPAD_REPORT_DISAGREED)
    add_signature (source, report, who, "signed", report->returned);
  else if (report->state == MPAD_REPORT_REFUSED)
    add_signature (source, report, who, "refused", report->returned);
}

static void
add_reports (const MpadDossier *dossier, MpadFacts *facts)
{
  for (guint i = 0; i < dossier->reports->len; i++)
    {
      const MpadReport *report = g_ptr_array_index (dossier->reports, i);
      Source source = { dossier, mpad_dossier_get_entry (dossier, report->entry_id), facts };
      const char *persons = source.entry != NULL
                              ? mpad_entry_get (source.entry, MPAD_KEY_TALK_PERSONS)
                              : NULL;

      if (strcmp (report->kind, "gespreksverslag") != 0)
        continue;
      if (report->recipient != NULL)
        add_report_for (&source, report, report->recipient);
      else if (persons != NULL)
        {
          /* One paper for everybody who was there. */
          g_auto (GStrv) ids = g_strsplit (persons, " ", -1);

          for (guint k = 0; ids[k] != NULL; k++)
            {
              const MpadPerson *person = mpad_dossier_get_person (dossier, ids[k]);

              if (person != NULL && mpad_person_is_carer (person))
                add_report_for (&source, report, ids[k]);
            }
        }
    }
}

static void
add_events (const MpadDossier *dossier, MpadFacts *facts)
{
  g_autofree char *id = g_strconcat (dossier->id, "/opened", NULL);

  if (dossier->opened != NULL)
    mpad_facts_add (facts, id, MPAD_FACT_DOSSIER_OPENED, NULL, dossier->opened, 0);
  for (guint i = 0; i < dossier->events->len; i++)
    {
      const MpadDossierEvent *event = g_ptr_array_index (dossier->events, i);
      gboolean close = g_strcmp0 (event->event, "close") == 0;
      g_autofree char *event_id = g_strdup_printf ("%s/event/%u", dossier->id, i);
      MpadFact *fact;

      if (!close && g_strcmp0 (event->event, "reopen") != 0)
        continue;
      fact = mpad_facts_add (facts, event_id,
                             close ? MPAD_FACT_DOSSIER_CLOSED : MPAD_FACT_DOSSIER_REOPENED, NULL,
                             event->happened, 0);
      /* The program closes with the id of a way of closing as its reason. */
      if (close && event->reason != NULL && is_word (event->reason))
        mpad_fact_set (fact, "way", event->reason);
    }
}

MpadFacts *
mpad_dossier_facts_new (const MpadDossier *dossier, const char *today)
{
  MpadFacts *facts = mpad_facts_new (today);
  const MpadPerson *pupil = mpad_dossier_get_pupil (dossier);
  g_autoptr (GHashTable) superseded = g_hash_table_new (g_str_hash, g_str_equal);

  if (pupil != NULL)
    mpad_facts_set_birth_date (facts, pupil->birth_date);
  add_people (dossier, facts);
  add_events (dossier, facts);
  for (guint i = 0; i < dossier->entries->len; i++)
    {
      const MpadEntry *entry = g_ptr_array_index (dossier->entries, i);

      if (entry->state == MPAD_ENTRY_FINAL && mpad_entry_is_correction (entry))
        g_hash_table_add (superseded, entry->amends);
    }
  for (guint i = 0; i < dossier->entries->len; i++)
    {
      Source source = { dossier, g_ptr_array_index (dossier->entries, i), facts };

      /* A corrected entry says nothing any more, also not about its hypotheses. */
      if (source.entry->happened != NULL && !g_hash_table_contains (superseded, source.entry->id))
        add_entry (&source);
    }
  add_tasks (dossier, facts);
  add_reports (dossier, facts);
  return facts;
}
