/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements reading and running casus files. */
#include "casus-tools.h"

#include <string.h>

static const char *const step_nicks[] = { "@signals", "@consult", "@talk", "@weigh", "@decide" };
static const char *const talk_nicks[] = { "@child", "@parents", "@melding-child",
                                          "@melding-parents" };

static const char *
own_step (MpadProtocol *protocol, const char *nick)
{
  for (guint i = 0; i < G_N_ELEMENTS (step_nicks); i++)
    if (g_str_equal (step_nicks[i], nick))
      return mpad_protocol_find_step_by_function (protocol, (MpadStepFunction) i)->id;
  g_error ("no step “%s”", nick);
}

/* A protocol need not have every talk; the fact is then about a talk it does not know. */
static const char *
own_talk (MpadProtocol *protocol, const char *nick)
{
  for (guint i = 0; i < protocol->talk_kinds->len; i++)
    {
      const MpadProtocolTalkKind *talk = protocol->talk_kinds->pdata[i];

      if (g_str_equal (talk_nicks[talk->function], nick))
        return talk->id;
    }
  return nick;
}

static const char *
text_of (JsonObject *object, const char *key)
{
  return json_object_has_member (object, key) ? json_object_get_string_member (object, key) : NULL;
}

static MpadTri
tri (const char *word)
{
  if (g_strcmp0 (word, "ja") == 0)
    return MPAD_TRI_YES;
  return g_strcmp0 (word, "nee") == 0 ? MPAD_TRI_NO : MPAD_TRI_UNKNOWN;
}

static void
add_fact (MpadProtocol *protocol, MpadFacts *facts, JsonObject *object, guint number)
{
  g_autofree char *id = g_strdup_printf ("f%u", number);
  const char *step = text_of (object, "stap");
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;
  MpadFactKind kind;
  MpadFact *fact;

  if (!mpad_fact_kind_from_nick (text_of (object, "wat"), &kind))
    g_error ("no kind of fact “%s”", text_of (object, "wat"));
  fact = mpad_facts_add (facts, id, kind, step == NULL ? NULL : own_step (protocol, step),
                         text_of (object, "op"), number);
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &key, &node))
    {
      const char *value = json_node_get_string (node);

      if (g_str_equal (key, "wat") || g_str_equal (key, "op") || g_str_equal (key, "stap") ||
          g_str_equal (key, "tekst"))
        continue;
      if (g_str_equal (key, "replaces"))
        mpad_fact_set_replaces (fact, value);
      else if (*value == '@')
        mpad_fact_set (fact, key,
                       g_str_equal (key, "to") ? own_step (protocol, value)
                                               : own_talk (protocol, value));
      else
        mpad_fact_set (fact, key, value);
    }
}

MpadFacts *
casus_facts (MpadProtocol *protocol, JsonObject *casus)
{
  MpadFacts *facts = mpad_facts_new (text_of (casus, "vandaag"));
  JsonArray *happened = json_object_get_array_member (casus, "gebeurd");

  mpad_facts_set_birth_date (facts, text_of (casus, "geboren"));
  mpad_facts_set_kader (facts, text_of (casus, "kader"));
  if (json_object_has_member (casus, "mensen"))
    {
      JsonArray *people = json_object_get_array_member (casus, "mensen");

      for (guint i = 0; i < json_array_get_length (people); i++)
        {
          JsonObject *person = json_array_get_object_element (people, i);

          mpad_facts_add_person (facts, text_of (person, "id"), text_of (person, "band"),
                                 tri (text_of (person, "gezag")), tri (text_of (person, "veilig")));
        }
    }
  for (guint i = 0; i < json_array_get_length (happened); i++)
    add_fact (protocol, facts, json_array_get_object_element (happened, i), i + 1);
  return facts;
}

/* The name of a talk that is the same for every protocol. */
static const char *
talk_word (const MpadProtocol *protocol, const char *target)
{
  const MpadProtocolTalkKind *talk = target == NULL
                                       ? NULL
                                       : mpad_protocol_find_talk_kind (protocol, target);

  return talk == NULL ? target : talk_nicks[talk->function] + 1;
}

static const char *
step_word (const MpadProtocol *protocol, const char *target)
{
  const MpadProtocolStep *step = target == NULL ? NULL : mpad_protocol_find_step (protocol, target);

  return step == NULL ? target : step_nicks[step->function] + 1;
}

static const char *
target_word (const MpadProtocol *protocol, const char *action, const char *target)
{
  if (g_str_has_suffix (action, "-talk"))
    return talk_word (protocol, target);
  if (g_str_has_suffix (action, "-step"))
    return step_word (protocol, target);
  return target;
}

static gint
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static JsonArray *
sorted (GPtrArray *words)
{
  JsonArray *array = json_array_new ();

  g_ptr_array_sort (words, compare_words);
  for (guint i = 0; i < words->len; i++)
    if (i == 0 || !g_str_equal (words->pdata[i], words->pdata[i - 1]))
      json_array_add_string_element (array, words->pdata[i]);
  return array;
}

/* Locks that always stand (photo, R-6) tell nothing about a casus. */
static JsonArray *
observe_locks (const MpadGuidance *guidance)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < guidance->locks->len; i++)
    {
      const MpadActiveLock *lock = guidance->locks->pdata[i];
      const char *target = target_word (guidance->protocol, lock->action, lock->target);

      if (g_str_equal (lock->action, MPAD_ACTION_PHOTO))
        continue;
      g_ptr_array_add (words, g_strdup_printf ("%s%s%s%s", lock->action, target == NULL ? "" : " ",
                                               target == NULL ? "" : target,
                                               lock->motive ? " (met motief wel)" : ""));
    }
  return sorted (words);
}

static JsonObject *
observe_deadlines (const MpadGuidance *guidance)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < guidance->deadlines->len; i++)
    {
      const MpadDue *due = guidance->deadlines->pdata[i];
      g_autofree char *text = g_strdup_printf ("%s%s", due->date, due->overdue ? ", te laat" : "");

      if (!due->done)
        json_object_set_string_member (object, due->deadline->id, text);
    }
  return object;
}

static const char *
advice_word (MpadAdvice advice)
{
  return advice == MPAD_ADVICE_YES ? "ja" : advice == MPAD_ADVICE_NO ? "nee" : "open";
}

JsonObject *
casus_observe (const MpadGuidance *guidance)
{
  static const char *const routes[] = { "open", "gesloten", "andere route" };
  JsonObject *object = json_object_new ();
  JsonArray *steps = json_array_new ();
  JsonArray *branches = json_array_new ();
  g_autoptr (GPtrArray) closings = g_ptr_array_new ();
  g_autoptr (GPtrArray) notices = g_ptr_array_new ();
  g_autofree char *next = NULL;
  g_autofree char *kader = NULL;

  json_object_set_string_member (object, "route", routes[guidance->state]);
  for (guint i = 0; i < guidance->steps->len; i++)
    {
      const MpadStepGuidance *step = guidance->steps->pdata[i];

      json_array_add_string_element (steps, mpad_step_state_nick (step->state));
    }
  json_object_set_array_member (object, "stappen", steps);
  for (guint i = 0; i < guidance->branches->len; i++)
    {
      const MpadActiveBranch *branch = guidance->branches->pdata[i];

      json_array_add_string_element (branches, branch->branch->id);
    }
  json_object_set_array_member (object, "veiligheid", branches);
  json_object_set_array_member (object, "op slot", observe_locks (guidance));
  json_object_set_object_member (object, "termijnen", observe_deadlines (guidance));
  for (guint i = 0; i < guidance->notices->len; i++)
    g_ptr_array_add (notices, ((MpadNotice *) guidance->notices->pdata[i])->id);
  json_object_set_array_member (object, "let op", sorted (notices));
  if (guidance->kader != NULL)
    kader = g_strdup_printf ("melden %s, hulp %s", advice_word (guidance->kader->melden),
                             advice_word (guidance->kader->hulp));
  json_object_set_string_member (object, "kader", kader);
  for (guint i = 0; i < guidance->closings->len; i++)
    {
      const MpadClosingGuidance *closing = guidance->closings->pdata[i];

      if (closing->offered)
        g_ptr_array_add (closings, closing->closing->id);
    }
  json_object_set_array_member (object, "sluiten kan", sorted (closings));
  if (guidance->next != NULL)
    next = g_strdup_printf ("%s (%s)", guidance->next->text, guidance->next->rules[0]);
  json_object_set_string_member (object, "volgende", next == NULL ? "niets" : next);
  return object;
}

static char *
print_node (JsonNode *node)
{
  return node == NULL ? g_strdup ("(niet genoemd)") : json_to_string (node, FALSE);
}

char *
casus_differences (const char *name,
                   const char *protocol,
                   JsonObject *expected,
                   JsonObject *observed)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GList) keys = json_object_get_members (observed);
  JsonObjectIter iter;
  const char *key;

  for (GList *l = keys; l != NULL; l = l->next)
    {
      JsonNode *wanted = json_object_get_member (expected, l->data);
      JsonNode *got = json_object_get_member (observed, l->data);
      g_autofree char *wanted_text = print_node (wanted);
      g_autofree char *got_text = print_node (got);

      if (!g_str_equal (wanted_text, got_text))
        g_string_append_printf (text, "%s, protocol %s, “%s”:\n  verwacht  %s\n  gekregen  %s\n",
                                name, protocol, (char *) l->data, wanted_text, got_text);
    }
  /* A word that nobody looks at would be an expectation that cannot fail. */
  json_object_iter_init (&iter, expected);
  while (json_object_iter_next (&iter, &key, NULL))
    if (!json_object_has_member (observed, key))
      g_string_append_printf (text, "%s, protocol %s: “%s” is geen woord van een verwachting\n",
                              name, protocol, key);
  return g_string_free (text, FALSE);
}
