/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads and checks conditions; evaluating them is the engine's. */
#include "config.h"

#include "mpad-condition.h"

#include "mpad-facts-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Each form of a condition: its leading field, and the words that "is" may hold. */
static const struct
{
  const char *field;
  MpadConditionType type;
  const char *words; /* of "is"; NULL: no "is" */
} forms[] = {
  { "always", MPAD_CONDITION_ALWAYS, NULL },
  { "all", MPAD_CONDITION_ALL, NULL },
  { "any", MPAD_CONDITION_ANY, NULL },
  { "not", MPAD_CONDITION_NOT, NULL },
  { "fact", MPAD_CONDITION_FACT, NULL },
  { "branch", MPAD_CONDITION_BRANCH, NULL },
  { "step", MPAD_CONDITION_STEP, "started open done skipped stopped" },
  { "question", MPAD_CONDITION_QUESTION, "yes no doubt open" },
  { "outcome", MPAD_CONDITION_OUTCOME, NULL },
  { "advice", MPAD_CONDITION_ADVICE, "yes no open" },
  { "decision", MPAD_CONDITION_DECISION, "yes no open" },
  { "talk", MPAD_CONDITION_TALK, "none planned held skipped" },
  { "home", MPAD_CONDITION_HOME, NULL },
  { "age", MPAD_CONDITION_AGE, NULL },
  { "person", MPAD_CONDITION_PERSON, NULL },
  { "deadline", MPAD_CONDITION_DEADLINE, "none running overdue kept" },
  { "dossier", MPAD_CONDITION_DOSSIER, NULL },
};

static MpadCondition *
load_node (MpadJsonObject *parent, const char *key, int index, const MpadJsonNode *node);

static void
fail (
  MpadJsonObject *self, const char *key, MpadProtocolError code, const char *what, const char *mend)
{
  g_autofree char *where = mpad_json_path (self, key);

  mpad_json_fail (self->input, code, where, what, mend);
}

static void
check_words (MpadJsonObject *self, const char *key, char **words, const char *allowed)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (!mpad_words_contain (allowed, words[i]))
      {
        g_autofree char *what = g_strdup_printf (_ ("the word “%s” is not known here"), words[i]);
        g_autofree char *mend = g_strdup_printf (_ ("use one of: %s"), allowed);

        fail (self, key, MPAD_PROTOCOL_ERROR_VALUE, what, mend);
      }
}

static void
load_children (MpadJsonObject *self, const char *key, MpadCondition *condition)
{
  const MpadJsonNode *array = mpad_json_array (self, key, TRUE);
  int index = 0;

  condition->children = mpad_arena_list (self->input->arena);
  if (array == NULL)
    return;
  if (array->n == 0)
    fail (self, key, MPAD_PROTOCOL_ERROR_VALUE, _ ("this list of conditions is empty"),
          _ ("write at least one, or use {\"always\": true}"));
  for (const MpadJsonNode *at = array->first; at != NULL; at = at->next)
    {
      MpadCondition *child = load_node (self, key, index++, at);

      if (child != NULL)
        g_ptr_array_add (condition->children, child);
    }
}

static void
load_tests (MpadJsonObject *self, const char *key, gboolean negate, MpadCondition *condition)
{
  const MpadJsonNode *node = mpad_json_member (self, key);
  MpadJsonObject object;

  if (node == NULL || !mpad_json_child (&object, self, key, -1, node))
    return;
  for (const MpadJsonNode *at = object.object->first; at != NULL && self->input->error == NULL;
       at = at->next)
    {
      const char *name = at->key;
      MpadConditionTest *test = mpad_arena_new0 (self->input->arena, MpadConditionTest);

      if (!mpad_fact_kind_has_key (condition->kind, name))
        {
          g_autofree char *what = g_strdup_printf (_ ("a fact of kind “%s” has no key “%s”"),
                                                   mpad_fact_kind_nick (condition->kind), name);
          g_autofree char *mend = g_strdup_printf (_ ("use one of: %s"),
                                                   mpad_fact_kind_keys (condition->kind));

          fail (&object, name, MPAD_PROTOCOL_ERROR_UNKNOWN_REF, what, mend);
          return;
        }
      if (object.n_seen == G_N_ELEMENTS (object.seen))
        return;
      test->key = (char *) name;
      test->words = mpad_json_words (&object, name, TRUE);
      test->negate = negate;
      for (guint i = 0; g_str_equal (name, "category") && test->words[i] != NULL; i++)
        if (!g_str_equal (test->words[i], "*") && !mpad_fact_is_category (test->words[i]))
          fail (&object, name, MPAD_PROTOCOL_ERROR_UNKNOWN_REF,
                _ ("this category of signals does not exist"),
                _ ("FORMAT.md lists the categories"));
      g_ptr_array_add (condition->tests, test);
    }
}

static void
load_fact (MpadJsonObject *self, MpadCondition *condition)
{
  const char *kind = mpad_json_text (self, "fact", TRUE);

  if (self->input->error != NULL)
    return;
  if (!mpad_fact_kind_from_nick (kind, &condition->kind))
    {
      g_autofree char *what = g_strdup_printf (_ ("there is no kind of fact “%s”"), kind);

      fail (self, "fact", MPAD_PROTOCOL_ERROR_UNKNOWN_REF, what, _ ("FORMAT.md lists the kinds"));
      return;
    }
  condition->tests = mpad_arena_list (self->input->arena);
  load_tests (self, "where", FALSE, condition);
  load_tests (self, "unless", TRUE, condition);
  condition->step = mpad_json_text (self, "in-step", FALSE);
  condition->fresh = mpad_json_bool (self, "fresh", FALSE);
  condition->min = mpad_json_int (self, "min", FALSE, 1, 1, 1000);
  condition->after = mpad_condition_load (self, "after", FALSE);
  if (condition->after != NULL && condition->after->type != MPAD_CONDITION_FACT)
    fail (self, "after", MPAD_PROTOCOL_ERROR_TYPE, _ ("“after” needs a condition on a fact"),
          _ ("write {\"fact\": …}"));
}

static void
load_form (MpadJsonObject *self, const char *field, const char *words, MpadCondition *condition)
{
  MpadJsonObject inner;
  const MpadJsonNode *node;

  switch (condition->type)
    {
    case MPAD_CONDITION_ALWAYS:
      mpad_json_bool (self, field, TRUE);
      break;
    case MPAD_CONDITION_ALL:
    case MPAD_CONDITION_ANY:
      load_children (self, field, condition);
      break;
    case MPAD_CONDITION_NOT:
      condition->children = mpad_arena_list (self->input->arena);
      node = mpad_json_member (self, field);
      if (node != NULL)
        {
          MpadCondition *child = load_node (self, field, -1, node);

          if (child != NULL)
            g_ptr_array_add (condition->children, child);
        }
      break;
    case MPAD_CONDITION_FACT:
      load_fact (self, condition);
      break;
    case MPAD_CONDITION_AGE:
      node = mpad_json_member (self, field);
      if (node == NULL || !mpad_json_child (&inner, self, field, -1, node))
        return;
      condition->from = mpad_json_int (&inner, "from", FALSE, 0, 0, 130);
      condition->to = mpad_json_int (&inner, "to", FALSE, -1, 0, 130);
      if (mpad_json_bool (&inner, "unknown", FALSE))
        condition->min = 1;
      mpad_json_end (&inner);
      break;
    case MPAD_CONDITION_PERSON:
      node = mpad_json_member (self, field);
      if (node == NULL || !mpad_json_child (&inner, self, field, -1, node))
        return;
      condition->ids = mpad_json_words (&inner, "relation", FALSE);
      check_words (&inner, "relation", condition->ids,
                   "parent carer sibling relative professional other");
      condition->tests = mpad_arena_list (self->input->arena);
      for (guint i = 0; i < 2; i++)
        {
          const char *key = i == 0 ? "gezag" : "safe";
          MpadConditionTest *test = mpad_arena_new0 (self->input->arena, MpadConditionTest);

          test->key = mpad_arena_dup (self->input->arena, key);
          test->words = mpad_json_words (&inner, key, FALSE);
          check_words (&inner, key, test->words, "yes no unknown");
          g_ptr_array_add (condition->tests, test);
        }
      mpad_json_end (&inner);
      break;
    case MPAD_CONDITION_HOME:
    case MPAD_CONDITION_DOSSIER:
      condition->is = mpad_json_words (self, field, TRUE);
      check_words (self, field, condition->is,
                   condition->type == MPAD_CONDITION_HOME ? "yes no doubt none"
                                                          : "open closed other-route");
      break;
    case MPAD_CONDITION_ADVICE:
    case MPAD_CONDITION_DECISION:
      condition->ids = mpad_json_words (self, field, TRUE);
      check_words (self, field, condition->ids, "melden hulp");
      condition->is = mpad_json_words (self, "is", TRUE);
      check_words (self, "is", condition->is, words);
      break;
    case MPAD_CONDITION_BRANCH:
    case MPAD_CONDITION_STEP:
    case MPAD_CONDITION_QUESTION:
    case MPAD_CONDITION_OUTCOME:
    case MPAD_CONDITION_TALK:
    case MPAD_CONDITION_DEADLINE:
      condition->ids = mpad_json_words (self, field, TRUE);
      if (words != NULL)
        {
          condition->is = mpad_json_words (self, "is", TRUE);
          check_words (self, "is", condition->is, words);
        }
      break;
    default:
      g_assert_not_reached ();
    }
}

/* The form that the object's leading field names. */
static guint
find_form (const MpadJsonNode *object)
{
  guint form = G_N_ELEMENTS (forms);

  for (const MpadJsonNode *at = object->first; at != NULL; at = at->next)
    for (guint i = 0; i < form; i++)
      if (strcmp (forms[i].field, at->key) == 0)
        form = i;
  return form;
}

static MpadCondition *
load_node (MpadJsonObject *parent, const char *key, int index, const MpadJsonNode *node)
{
  MpadJsonObject self;
  MpadCondition *condition;
  guint form;

  if (!mpad_json_child (&self, parent, key, index, node))
    return NULL;
  condition = mpad_arena_new0 (self.input->arena, MpadCondition);
  form = find_form (self.object);
  if (form < G_N_ELEMENTS (forms))
    {
      condition->type = forms[form].type;
      load_form (&self, forms[form].field, forms[form].words, condition);
      mpad_json_end (&self);
      return self.input->error == NULL ? condition : NULL;
    }
  fail (&self, NULL, MPAD_PROTOCOL_ERROR_MISSING, _ ("this is no condition"),
        _ ("begin it with one of: all, any, not, fact, branch, step, question, outcome, advice, "
           "decision, talk, home, age, person, deadline, dossier, always"));
  return NULL;
}

MpadCondition *
mpad_condition_load (MpadJsonObject *parent, const char *key, gboolean required)
{
  const MpadJsonNode *node = mpad_json_member (parent, key);

  if (node != NULL)
    return load_node (parent, key, -1, node);
  if (required && parent->input->error == NULL)
    {
      g_autofree char *what = g_strdup_printf (_ ("the condition “%s” is missing"), key);

      fail (parent, NULL, MPAD_PROTOCOL_ERROR_MISSING, what,
            _ ("add it; FORMAT.md says how to write one"));
    }
  return NULL;
}

static void
each_id (MpadReferenceType type, char **ids, MpadReferenceFunc func, gpointer user_data)
{
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    func (type, &ids[i], user_data);
}

void
mpad_condition_each_reference (MpadCondition *self, MpadReferenceFunc func, gpointer user_data)
{
  if (self == NULL)
    return;
  for (guint i = 0; self->children != NULL && i < self->children->len; i++)
    mpad_condition_each_reference (self->children->pdata[i], func, user_data);
  mpad_condition_each_reference (self->after, func, user_data);
  if (self->step != NULL)
    func (MPAD_REFERENCE_STEP, &self->step, user_data);
  for (guint i = 0; self->type == MPAD_CONDITION_FACT && i < self->tests->len; i++)
    {
      MpadConditionTest *test = self->tests->pdata[i];

      if (g_str_equal (test->key, "branch") && !g_str_equal (test->words[0], "*"))
        each_id (MPAD_REFERENCE_BRANCH, test->words, func, user_data);
      else if (g_str_equal (test->key, "talk") && !g_str_equal (test->words[0], "*"))
        each_id (MPAD_REFERENCE_TALK, test->words, func, user_data);
      else if (g_str_equal (test->key, "question") && !g_str_equal (test->words[0], "*"))
        each_id (MPAD_REFERENCE_QUESTION, test->words, func, user_data);
    }
  switch (self->type)
    {
    case MPAD_CONDITION_STEP:
      each_id (MPAD_REFERENCE_STEP, self->ids, func, user_data);
      break;
    case MPAD_CONDITION_TALK:
      each_id (MPAD_REFERENCE_TALK, self->ids, func, user_data);
      break;
    case MPAD_CONDITION_BRANCH:
      each_id (MPAD_REFERENCE_BRANCH, self->ids, func, user_data);
      break;
    case MPAD_CONDITION_QUESTION:
      each_id (MPAD_REFERENCE_QUESTION, self->ids, func, user_data);
      break;
    case MPAD_CONDITION_OUTCOME:
      each_id (MPAD_REFERENCE_OUTCOME, self->ids, func, user_data);
      break;
    case MPAD_CONDITION_DEADLINE:
      each_id (MPAD_REFERENCE_DEADLINE, self->ids, func, user_data);
      break;
    case MPAD_CONDITION_ALWAYS:
    case MPAD_CONDITION_ALL:
    case MPAD_CONDITION_ANY:
    case MPAD_CONDITION_NOT:
    case MPAD_CONDITION_FACT:
    case MPAD_CONDITION_ADVICE:
    case MPAD_CONDITION_DECISION:
    case MPAD_CONDITION_HOME:
    case MPAD_CONDITION_AGE:
    case MPAD_CONDITION_PERSON:
    case MPAD_CONDITION_DOSSIER:
    default:
      break;
    }
}

gboolean
mpad_condition_outcome_is_kind (const char *id)
{
  return mpad_words_contain ("needs-vt closes with-vt", id);
}
