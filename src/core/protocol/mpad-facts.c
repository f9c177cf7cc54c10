/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the facts of a dossier. */
#include "mpad-facts-private.h"

#include "mpad-arena.h"

#include <string.h>

struct _MpadFacts
{
  gatomicrefcount ref_count;
  MpadArena *arena;
  char *today;
  char *birth_date;
  char *kader;
  GPtrArray *people;
  GPtrArray *facts;
};

/* The keys the engine and protocol files may ask of each kind; the list in the header in code. */
static const struct
{
  const char *nick;
  const char *keys;
} kinds[MPAD_FACT_N_KINDS] = {
  [MPAD_FACT_SIGNAL] = { "signal", "category direction statement hypothesis signed source" },
  [MPAD_FACT_CONSULT] = { "consult", "with form by-name consent signed" },
  [MPAD_FACT_ADVICE] = { "advice", "from about anonymous question branch function result" },
  [MPAD_FACT_TALK] = { "talk", "talk with state child-told threat worries objection" },
  [MPAD_FACT_TALK_SKIP] = { "talk-skip", "talk ground decider counter person" },
  [MPAD_FACT_INFORM] = { "inform", "person withheld decider ground" },
  [MPAD_FACT_ANSWER] = { "answer", "kader question answer by motive term casemanager roles" },
  [MPAD_FACT_DECISION] = { "decision", "about value by motive" },
  [MPAD_FACT_HELP] = { "help", "what term casemanager roles" },
  [MPAD_FACT_REPORT] = { "report", "what family by consent verwijsindex" },
  [MPAD_FACT_NOTE] = { "note", "about" },
  [MPAD_FACT_RISK] = { "risk", "instrument" },
  [MPAD_FACT_EVALUATION] = { "evaluation", "what date" },
  [MPAD_FACT_AFTERCARE] = { "aftercare", "what" },
  [MPAD_FACT_NOTIFY] = { "notify", "role" },
  [MPAD_FACT_FEEDBACK] = { "feedback", "to" },
  [MPAD_FACT_SIGNATURE] = { "signature", "on who state of" },
  [MPAD_FACT_CONSENT] = { "consent", "for value effort" },
  [MPAD_FACT_HOME_SAFE] = { "home-safe", "value until" },
  [MPAD_FACT_STEP_CLOSE] = { "step-close", "by" },
  [MPAD_FACT_STEP_SKIP] = { "step-skip", "ground decider" },
  [MPAD_FACT_STEP_REOPEN] = { "step-reopen", "reason" },
  [MPAD_FACT_STEP_STOP] = { "step-stop", "reason by" },
  [MPAD_FACT_STEP_LOOP] = { "step-loop", "to" },
  [MPAD_FACT_TASK_DONE] = { "task-done", "task value reason" },
  [MPAD_FACT_BRANCH_SET] = { "branch-set", "branch reason" },
  [MPAD_FACT_BRANCH_LIFTED] = { "branch-lifted", "branch reason by covers" },
  [MPAD_FACT_HANDOVER] = { "handover", "branch to" },
  [MPAD_FACT_LEAD_SUSPECT] = { "lead-suspect", "value" },
  [MPAD_FACT_INFO_REQUEST] = { "info-request", "what by" },
  [MPAD_FACT_LEAVING] = { "leaving", "what" },
  [MPAD_FACT_HOLIDAY] = { "holiday", "from seen-by" },
  [MPAD_FACT_INZAGE] = { "inzage", "what requester" },
  [MPAD_FACT_SIBLING] = { "sibling", "what person" },
  [MPAD_FACT_LAS] = { "las", "value" },
  [MPAD_FACT_DESTROY] = { "destroy", "what role" },
  [MPAD_FACT_TAKEN_OVER] = { "taken-over", "" },
  [MPAD_FACT_DOSSIER_OPENED] = { "dossier-opened", "" },
  [MPAD_FACT_DOSSIER_CLOSED] = { "dossier-closed", "way by" },
  [MPAD_FACT_DOSSIER_REOPENED] = { "dossier-reopened", "" },
};

static const char categories[] = MPAD_CATEGORY_ACUTE
  " " MPAD_CATEGORY_CHILD_TELLS " " MPAD_CATEGORY_SEXUAL " " MPAD_CATEGORY_SERIOUS
  " " MPAD_CATEGORY_SERIOUS_NEGLECT " " MPAD_CATEGORY_INJURY " " MPAD_CATEGORY_HONOUR
  " " MPAD_CATEGORY_VGV " " MPAD_CATEGORY_STAFF " " MPAD_CATEGORY_PHYSICAL
  " " MPAD_CATEGORY_EMOTIONAL " " MPAD_CATEGORY_NEGLECT " " MPAD_CATEGORY_WITNESS
  " " MPAD_CATEGORY_PARENT " " MPAD_CATEGORY_VAGUE;

MpadFacts *
mpad_facts_new (const char *today)
{
  MpadFacts *self = g_new0 (MpadFacts, 1);

  g_return_val_if_fail (today != NULL, NULL);
  g_atomic_ref_count_init (&self->ref_count);
  self->arena = mpad_arena_new ();
  self->today = mpad_arena_dup (self->arena, today);
  self->people = mpad_arena_list (self->arena);
  self->facts = g_ptr_array_new ();
  return self;
}

MpadFacts *
mpad_facts_ref (MpadFacts *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
mpad_facts_unref (MpadFacts *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->facts);
  mpad_arena_free (self->arena);
  g_free (self);
}

void
mpad_facts_set_birth_date (MpadFacts *self, const char *date)
{
  self->birth_date = mpad_arena_dup (self->arena, date);
}

void
mpad_facts_set_kader (MpadFacts *self, const char *id)
{
  self->kader = mpad_arena_dup (self->arena, id);
}

MpadFactPerson *
mpad_facts_add_person (
  MpadFacts *self, const char *id, const char *relation, MpadTri gezag, MpadTri safe)
{
  MpadFactPerson *person = mpad_arena_new0 (self->arena, MpadFactPerson);

  g_return_val_if_fail (id != NULL && relation != NULL, NULL);
  person->id = mpad_arena_dup (self->arena, id);
  person->relation = mpad_arena_dup (self->arena, relation);
  person->gezag = gezag;
  person->safe = safe;
  g_ptr_array_add (self->people, person);
  return person;
}

MpadFact *
mpad_facts_add (MpadFacts *self,
                const char *id,
                MpadFactKind kind,
                const char *step,
                const char *happened,
                gint64 recorded)
{
  MpadFact *fact = mpad_arena_new0 (self->arena, MpadFact);

  g_return_val_if_fail (id != NULL && happened != NULL && kind < MPAD_FACT_N_KINDS, NULL);
  fact->id = mpad_arena_dup (self->arena, id);
  fact->kind = kind;
  fact->step = mpad_arena_dup (self->arena, step);
  fact->happened = mpad_arena_dup (self->arena, happened);
  fact->recorded = recorded;
  fact->facts = self;
  g_ptr_array_add (self->facts, fact);
  return fact;
}

/* Most keys differ in their first two bytes; the engine asks this hundreds of thousands of times. */
static inline gboolean
is_key (const char *a, const char *b)
{
  return a[0] == b[0] && a[1] == b[1] && strcmp (a, b) == 0;
}

void
mpad_fact_set (MpadFact *fact, const char *key, const char *value)
{
  MpadArena *arena = fact->facts->arena;
  MpadFactValue **at = &fact->values;

  while (*at != NULL && !is_key ((*at)->key, key))
    at = &(*at)->next;
  if (value == NULL || *value == '\0')
    {
      if (*at != NULL)
        *at = (*at)->next;
      return;
    }
  if (*at == NULL)
    {
      *at = mpad_arena_alloc (arena, sizeof (MpadFactValue) + strlen (key) + 1);
      strcpy ((*at)->key, key);
    }
  (*at)->value = mpad_arena_dup (arena, value);
}

void
mpad_fact_set_replaces (MpadFact *fact, const char *id)
{
  mpad_fact_set (fact, "replaces", id);
  fact->replaces = (char *) mpad_fact_get (fact, "replaces");
}

const char *
mpad_fact_get (const MpadFact *fact, const char *key)
{
  for (const MpadFactValue *at = fact->values; at != NULL; at = at->next)
    if (is_key (at->key, key))
      return at->value;
  return NULL;
}

gboolean
mpad_words_contain (const char *list, const char *word)
{
  gsize length = strlen (word);

  while (list != NULL && *list != '\0')
    {
      const char *end = strchr (list, ' ');
      gsize n = end == NULL ? strlen (list) : (gsize) (end - list);

      if (n == length && memcmp (list, word, n) == 0)
        return TRUE;
      list = end == NULL ? NULL : end + 1;
    }
  return FALSE;
}

gboolean
mpad_fact_has_word (const MpadFact *fact, const char *key, const char *word)
{
  return mpad_words_contain (mpad_fact_get (fact, key), word);
}

const char *
mpad_facts_get_today (const MpadFacts *self)
{
  return self->today;
}

const char *
mpad_facts_get_birth_date (const MpadFacts *self)
{
  return self->birth_date;
}

const char *
mpad_facts_get_kader (const MpadFacts *self)
{
  return self->kader;
}

GPtrArray *
mpad_facts_get_people (const MpadFacts *self)
{
  return self->people;
}

GPtrArray *
mpad_facts_get_facts (const MpadFacts *self)
{
  return self->facts;
}

const char *
mpad_fact_kind_nick (MpadFactKind kind)
{
  g_return_val_if_fail (kind < MPAD_FACT_N_KINDS, NULL);
  return kinds[kind].nick;
}

gboolean
mpad_fact_kind_from_nick (const char *nick, MpadFactKind *kind)
{
  for (guint i = 0; nick != NULL && i < MPAD_FACT_N_KINDS; i++)
    if (g_str_equal (kinds[i].nick, nick))
      {
        *kind = (MpadFactKind) i;
        return TRUE;
      }
  return FALSE;
}

gboolean
mpad_fact_kind_has_key (MpadFactKind kind, const char *key)
{
  return mpad_words_contain (kinds[kind].keys, key);
}

const char *
mpad_fact_kind_keys (MpadFactKind kind)
{
  return kinds[kind].keys;
}

gboolean
mpad_fact_is_category (const char *word)
{
  return mpad_words_contain (categories, word);
}
