/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts of a dossier in order, and the evaluation of conditions on them. */
#include "mpad-engine-private.h"

#include "mpad-facts-private.h"

#include <stdarg.h>
#include <string.h>

/* Lists shorter than this are looked through as they are. */
#define INDEX_FROM 32

static gint
compare_facts (gconstpointer a, gconstpointer b)
{
  const MpadFact *x = *(const MpadFact *const *) a;
  const MpadFact *y = *(const MpadFact *const *) b;
  gint order = strcmp (x->happened, y->happened);

  return order != 0 ? order : strcmp (x->id, y->id);
}

void
mpad_engine_index (Engine *e)
{
  GPtrArray *facts = mpad_facts_get_facts (e->facts);
  g_autoptr (GHashTable) replaced = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *none = mpad_arena_list (e->arena);

  for (guint i = 0; i < MPAD_FACT_N_KINDS; i++)
    e->by_kind[i] = none;
  e->keys = g_array_new (FALSE, FALSE, sizeof (KeyIndex));
  for (guint i = 0; i < facts->len; i++)
    {
      const MpadFact *fact = facts->pdata[i];

      if (fact->replaces != NULL)
        g_hash_table_add (replaced, fact->replaces);
    }
  for (guint i = 0; i < facts->len; i++)
    {
      MpadFact *fact = facts->pdata[i];

      if (g_hash_table_size (replaced) > 0 && g_hash_table_contains (replaced, fact->id))
        continue;
      if (e->by_kind[fact->kind] == none)
        e->by_kind[fact->kind] = mpad_arena_list (e->arena);
      g_ptr_array_add (e->by_kind[fact->kind], fact);
    }
  for (guint i = 0; i < MPAD_FACT_N_KINDS; i++)
    if (e->by_kind[i]->len > 1)
      g_ptr_array_sort (e->by_kind[i], compare_facts);
}

void
mpad_engine_index_clear (Engine *e)
{
  g_clear_pointer (&e->keys, g_array_unref);
}

/* The facts of a kind that have a key at all; long lists are filtered once. */
static GPtrArray *
facts_with_key (Engine *e, MpadFactKind kind, const char *key)
{
  KeyIndex index = { kind, key, NULL };

  if (e->by_kind[kind]->len < INDEX_FROM)
    return e->by_kind[kind];
  for (guint i = 0; i < e->keys->len; i++)
    {
      KeyIndex *known = &g_array_index (e->keys, KeyIndex, i);

      if (known->kind == kind && g_str_equal (known->key, key))
        return known->facts;
    }
  index.facts = mpad_arena_list (e->arena);
  for (guint i = 0; i < e->by_kind[kind]->len; i++)
    if (mpad_fact_get (e->by_kind[kind]->pdata[i], key) != NULL)
      g_ptr_array_add (index.facts, e->by_kind[kind]->pdata[i]);
  g_array_append_val (e->keys, index);
  return index.facts;
}

static GPtrArray *
candidates (Engine *e, const MpadCondition *condition)
{
  for (guint i = 0; i < condition->tests->len; i++)
    {
      const MpadConditionTest *test = condition->tests->pdata[i];

      if (!test->negate)
        return facts_with_key (e, condition->kind, test->key);
    }
  return e->by_kind[condition->kind];
}

gboolean
mpad_engine_not_before (const char *happened, const char *from)
{
  if (strlen (happened) <= 10 || strlen (from) <= 10)
    return strncmp (happened, from, 10) >= 0;
  return strcmp (happened, from) >= 0;
}

/* A role is named by its id ("directie") or by its function ("lead"); both are understood. */
static gboolean
list_has_role (Engine *e, const char *list, const char *word)
{
  for (guint i = 0; i < e->protocol->roles->len; i++)
    {
      const MpadProtocolRole *role = e->protocol->roles->pdata[i];

      if (g_str_equal (role->function, word) && mpad_words_contain (list, role->id))
        return TRUE;
      if (g_str_equal (role->id, word) && mpad_words_contain (list, role->function))
        return TRUE;
    }
  return FALSE;
}

static gboolean
names_roles (const char *key)
{
  return g_str_equal (key, "with") || g_str_equal (key, "by") || g_str_equal (key, "role") ||
         g_str_equal (key, "to");
}

static gboolean
test_holds (Engine *e, const MpadConditionTest *test, const MpadFact *fact)
{
  const char *value = mpad_fact_get (fact, test->key);
  gboolean found = FALSE;

  for (guint i = 0; value != NULL && test->words[i] != NULL && !found; i++)
    {
      const char *word = test->words[i];

      found = (word[0] == '*' && word[1] == '\0') || mpad_words_contain (value, word) ||
              (names_roles (test->key) && list_has_role (e, value, word));
    }
  return found != test->negate;
}

gboolean
mpad_engine_fact_matches (Engine *e, const MpadCondition *condition, const MpadFact *fact)
{
  if (condition->step != NULL && g_strcmp0 (condition->step, fact->step) != 0)
    return FALSE;
  for (guint i = 0; i < condition->tests->len; i++)
    if (!test_holds (e, condition->tests->pdata[i], fact))
      return FALSE;
  if (condition->fresh && e->fresh_from != NULL &&
      !mpad_engine_not_before (fact->happened, e->fresh_from))
    return FALSE;
  if (e->epoch_from != NULL && !mpad_engine_not_before (fact->happened, e->epoch_from))
    return FALSE;
  return TRUE;
}

/* The happened-at a fact must not be before because of "after"; FALSE: none, so nothing is asked. */
static const char *
after_from (Engine *e, const MpadCondition *condition)
{
  const MpadFact *fact = condition->after == NULL ? NULL : mpad_engine_latest (e, condition->after);

  return fact == NULL ? NULL : fact->happened;
}

static gboolean
fact_holds (Engine *e, const MpadCondition *condition)
{
  GPtrArray *facts = candidates (e, condition);
  const char *from = after_from (e, condition);
  int n = 0;

  for (guint i = facts->len; i > 0 && n < condition->min; i--)
    {
      const MpadFact *fact = facts->pdata[i - 1];

      if (mpad_engine_fact_matches (e, condition, fact) &&
          (from == NULL || mpad_engine_not_before (fact->happened, from)))
        n++;
    }
  return n >= condition->min;
}

const MpadFact *
mpad_engine_latest (Engine *e, const MpadCondition *condition)
{
  GPtrArray *facts;

  g_assert (condition->type == MPAD_CONDITION_FACT);
  facts = candidates (e, condition);
  for (guint i = facts->len; i > 0; i--)
    if (mpad_engine_fact_matches (e, condition, facts->pdata[i - 1]))
      return facts->pdata[i - 1];
  return NULL;
}

static gboolean
step_is (Engine *e, const char *id, char **is)
{
  const StepPhase *phase = mpad_engine_phase_of (e, id);

  for (guint i = 0; phase != NULL && is[i] != NULL; i++)
    {
      if (g_str_equal (is[i], "started") &&
          (phase->n > 0 || phase->phase != PHASE_OPEN || phase->taken_over))
        return TRUE;
      if (g_str_equal (is[i], "open") && phase->phase == PHASE_OPEN)
        return TRUE;
      if (g_str_equal (is[i], "done") && phase->phase == PHASE_DONE)
        return TRUE;
      if (g_str_equal (is[i], "skipped") && phase->phase == PHASE_SKIPPED)
        return TRUE;
      if (g_str_equal (is[i], "stopped") && phase->phase == PHASE_STOPPED)
        return TRUE;
    }
  return FALSE;
}

static gboolean
question_is (Engine *e, const char *id, char **is)
{
  for (guint i = 0; e->g->kader != NULL && i < e->g->kader->answers->len; i++)
    {
      const MpadKaderAnswer *answer = e->g->kader->answers->pdata[i];

      if (!g_str_equal (answer->question->id, id) || !answer->on_path)
        continue;
      return g_strv_contains ((const char *const *) is,
                              answer->answer == NULL ? "open" : answer->answer->kind);
    }
  return FALSE;
}

static const char *
advice_word (MpadAdvice advice)
{
  return advice == MPAD_ADVICE_YES ? "yes" : advice == MPAD_ADVICE_NO ? "no" : "open";
}

static gboolean
decision_is (Engine *e, const MpadCondition *condition)
{
  for (guint i = 0; i < e->g->decisions->len; i++)
    {
      const MpadDecisionState *state = e->g->decisions->pdata[i];

      if (g_strv_contains ((const char *const *) condition->ids, state->decision->id) &&
          g_strv_contains ((const char *const *) condition->is, advice_word (state->value)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
advice_is (Engine *e, const MpadCondition *condition)
{
  const MpadKaderState *kader = e->g->kader;

  for (guint i = 0; kader != NULL && condition->ids[i] != NULL; i++)
    {
      MpadAdvice advice = g_str_equal (condition->ids[i], "melden") ? kader->melden : kader->hulp;

      if (g_strv_contains ((const char *const *) condition->is, advice_word (advice)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
deadline_is (Engine *e, const char *id, char **is)
{
  const MpadDue *due = mpad_engine_find_due (e, id);
  const char *word = due == NULL    ? "none"
                     : due->done    ? "kept"
                     : due->overdue ? "overdue"
                                    : "running";

  return g_strv_contains ((const char *const *) is, word);
}

static gboolean
age_holds (Engine *e, const MpadCondition *condition)
{
  int age = mpad_age_on (mpad_facts_get_birth_date (e->facts), e->today);

  if (age < 0)
    return condition->min == 1;
  return age >= condition->from && (condition->to < 0 || age <= condition->to);
}

static gboolean
tri_is (const MpadConditionTest *test, MpadTri value)
{
  const char *word = value == MPAD_TRI_YES ? "yes" : value == MPAD_TRI_NO ? "no" : "unknown";

  return *test->words == NULL || g_strv_contains ((const char *const *) test->words, word);
}

static gboolean
person_holds (Engine *e, const MpadCondition *condition)
{
  GPtrArray *people = mpad_facts_get_people (e->facts);

  for (guint i = 0; i < people->len; i++)
    {
      const MpadFactPerson *person = people->pdata[i];

      if ((*condition->ids == NULL ||
           g_strv_contains ((const char *const *) condition->ids, person->relation)) &&
          tri_is (condition->tests->pdata[0], person->gezag) &&
          tri_is (condition->tests->pdata[1], person->safe))
        return TRUE;
    }
  return FALSE;
}

static gboolean
outcome_is (Engine *e, const char *id)
{
  const MpadProtocolOutcome *outcome = e->g->kader == NULL ? NULL : e->g->kader->outcome;

  if (outcome == NULL)
    return FALSE;
  if (g_str_equal (id, "needs-vt"))
    return outcome->needs_vt;
  if (g_str_equal (id, "closes"))
    return outcome->closes;
  if (g_str_equal (id, "with-vt"))
    return outcome->with_vt;
  return g_str_equal (outcome->id, id);
}

static gboolean
any_id (Engine *e, const MpadCondition *condition)
{
  for (guint i = 0; condition->ids[i] != NULL; i++)
    {
      const char *id = condition->ids[i];
      gboolean holds = FALSE;

      if (condition->type == MPAD_CONDITION_BRANCH)
        holds = g_str_equal (id, "*") ? e->g->branches->len > 0 : mpad_engine_branch_active (e, id);
      else if (condition->type == MPAD_CONDITION_STEP)
        holds = step_is (e, id, condition->is);
      else if (condition->type == MPAD_CONDITION_QUESTION)
        holds = question_is (e, id, condition->is);
      else if (condition->type == MPAD_CONDITION_OUTCOME)
        holds = outcome_is (e, id);
      else if (condition->type == MPAD_CONDITION_TALK)
        holds = *id != '@' && g_strv_contains ((const char *const *) condition->is,
                                               mpad_engine_talk_word (e, id));
      else if (condition->type == MPAD_CONDITION_DEADLINE)
        holds = deadline_is (e, id, condition->is);
      if (holds)
        return TRUE;
    }
  return FALSE;
}

gboolean
mpad_engine_holds (Engine *e, const MpadCondition *condition)
{
  static const char *const dossier_words[] = { "open", "closed", "other-route" };

  if (condition == NULL)
    return TRUE;
  switch (condition->type)
    {
    case MPAD_CONDITION_ALWAYS:
      return TRUE;
    case MPAD_CONDITION_ALL:
      for (guint i = 0; i < condition->children->len; i++)
        if (!mpad_engine_holds (e, condition->children->pdata[i]))
          return FALSE;
      return TRUE;
    case MPAD_CONDITION_ANY:
      for (guint i = 0; i < condition->children->len; i++)
        if (mpad_engine_holds (e, condition->children->pdata[i]))
          return TRUE;
      return FALSE;
    case MPAD_CONDITION_NOT:
      return !mpad_engine_holds (e, condition->children->pdata[0]);
    case MPAD_CONDITION_FACT:
      return fact_holds (e, condition);
    case MPAD_CONDITION_ADVICE:
      return advice_is (e, condition);
    case MPAD_CONDITION_DECISION:
      return decision_is (e, condition);
    case MPAD_CONDITION_HOME:
      return g_strv_contains ((const char *const *) condition->is, mpad_engine_home (e));
    case MPAD_CONDITION_AGE:
      return age_holds (e, condition);
    case MPAD_CONDITION_PERSON:
      return person_holds (e, condition);
    case MPAD_CONDITION_DOSSIER:
      return g_strv_contains ((const char *const *) condition->is, dossier_words[e->g->state]);
    case MPAD_CONDITION_BRANCH:
    case MPAD_CONDITION_STEP:
    case MPAD_CONDITION_QUESTION:
    case MPAD_CONDITION_OUTCOME:
    case MPAD_CONDITION_TALK:
    case MPAD_CONDITION_DEADLINE:
      return any_id (e, condition);
    default:
      g_assert_not_reached ();
    }
}

/* Whether @fact is one of the first @n of @facts. */
static gboolean
is_among (const GPtrArray *facts, guint n, const MpadFact *fact)
{
  for (guint i = 0; i < n; i++)
    if (facts->pdata[i] == fact)
      return TRUE;
  return FALSE;
}

void
mpad_engine_collect (Engine *e, const MpadCondition *condition, GPtrArray *facts)
{
  if (condition->type == MPAD_CONDITION_FACT)
    {
      GPtrArray *all = candidates (e, condition);
      guint known = facts->len; /* those of other conditions; within one each comes once */

      for (guint i = 0; i < all->len; i++)
        if (mpad_engine_fact_matches (e, condition, all->pdata[i]) &&
            !is_among (facts, known, all->pdata[i]))
          g_ptr_array_add (facts, all->pdata[i]);
    }
  else if (condition->type == MPAD_CONDITION_ANY)
    for (guint i = 0; i < condition->children->len; i++)
      mpad_engine_collect (e, condition->children->pdata[i], facts);
}

const char *
mpad_engine_phrase (Engine *e, const char *key)
{
  const char *phrase = g_hash_table_lookup (e->protocol->phrases, key);

  g_assert (phrase != NULL); /* the practice rules are compiled in, and a test loads every key */
  return phrase;
}

char *
mpad_engine_format (Engine *e, const char *key, ...)
{
  g_autoptr (GString) text = g_string_new (mpad_engine_phrase (e, key));
  const char *name;
  va_list args;

  va_start (args, key);
  while ((name = va_arg (args, const char *)) != NULL)
    {
      const char *value = va_arg (args, const char *);
      g_autofree char *hole = g_strdup_printf ("{%s}", name);

      g_string_replace (text, hole, value == NULL ? "" : value, 0);
    }
  va_end (args);
  return mpad_arena_dup (e->arena, text->str);
}

char *
mpad_engine_date (Engine *e, const char *iso)
{
  static const char *const months[] = { "januari",   "februari", "maart",    "april",
                                        "mei",       "juni",     "juli",     "augustus",
                                        "september", "oktober",  "november", "december" };
  int month = 0;
  g_autofree char *text = NULL;

  if (iso == NULL || strlen (iso) < 10)
    return mpad_arena_dup (e->arena, "");
  month = (iso[5] - '0') * 10 + iso[6] - '0';
  if (month < 1 || month > 12)
    return mpad_arena_dup (e->arena, "");
  text = g_strdup_printf ("%d %s %.4s", (iso[8] - '0') * 10 + iso[9] - '0', months[month - 1], iso);
  return mpad_arena_dup (e->arena, text);
}

char **
mpad_engine_rules (Engine *e, const char *first, ...)
{
  char **rules = mpad_arena_alloc (e->arena, 8 * sizeof (char *));
  guint n = 0;
  va_list args;

  va_start (args, first);
  for (const char *rule = first; rule != NULL && n < 7; rule = va_arg (args, const char *))
    rules[n++] = mpad_arena_dup (e->arena, rule);
  va_end (args);
  return rules;
}
