/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements dossiers as lists of lines, and what every guidance must have. */
#include "walk-tools.h"

#include <string.h>

gboolean
walk_is_long (void)
{
  return g_strcmp0 (g_getenv ("MELDPAD_LONG"), "1") == 0;
}

char *
walk_day_of (const GDate *date)
{
  return g_strdup_printf ("%04u-%02u-%02u", (guint) g_date_get_year (date),
                          (guint) g_date_get_month (date), (guint) g_date_get_day (date));
}

MpadFacts *
walk_facts (Walk *walk, guint *order)
{
  g_autofree char *today = walk_day_of (&walk->today);
  MpadFacts *facts = mpad_facts_new (today);

  mpad_facts_set_birth_date (facts, "2014-11-15");
  mpad_facts_add_person (facts, "moeder", "parent", MPAD_TRI_YES, MPAD_TRI_YES);
  mpad_facts_add_person (facts, "vader", "parent", MPAD_TRI_YES, MPAD_TRI_UNKNOWN);
  mpad_facts_add_person (facts, "zus", "sibling", MPAD_TRI_UNKNOWN, MPAD_TRI_UNKNOWN);
  for (guint i = 0; i < walk->lines->len; i++)
    tools_add (facts, walk->lines->pdata[i]);
  if (order != NULL)
    {
      GPtrArray *list = mpad_facts_get_facts (facts);
      g_autofree gpointer *copy = g_memdup2 (list->pdata, list->len * sizeof (gpointer));

      for (guint i = 0; i < list->len; i++)
        list->pdata[i] = copy[order[i]];
    }
  return facts;
}

MpadGuidance *
walk_look (Walk *walk)
{
  g_autoptr (MpadFacts) facts = walk_facts (walk, NULL);

  return mpad_engine_evaluate (walk->protocol, facts);
}

void
walk_begin (Walk *walk, MpadProtocol *protocol)
{
  *walk = (Walk) { .protocol = protocol };
  walk->lines = g_ptr_array_new_with_free_func (g_free);
  g_date_clear (&walk->today, 1);
  g_date_set_dmy (&walk->today, 10, G_DATE_NOVEMBER, 2026);
}

void
walk_end (Walk *walk)
{
  g_ptr_array_unref (walk->lines);
}

/* The next moment, so that what is done later also happened later. */
static char *
now (Walk *walk)
{
  g_autofree char *day = walk_day_of (&walk->today);

  walk->minute++;
  return g_strdup_printf ("%sT%02u:%02u:%02u", day, 8 + walk->minute / 3600 % 15,
                          walk->minute / 60 % 60, walk->minute % 60);
}

void
walk_add (Walk *walk, const char *kind, const char *step, const char *format, ...)
{
  g_autofree char *keys = NULL;
  g_autofree char *when = now (walk);
  va_list args;

  va_start (args, format);
  keys = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (walk->lines,
                   g_strdup_printf ("%s %s %s%s%s", when, kind, step == NULL ? "-" : step,
                                    *keys == '\0' ? "" : " ", keys));
}

void
walk_tell (Walk *walk)
{
  for (guint i = 0; i < walk->lines->len; i++)
    g_test_message ("%s", (char *) walk->lines->pdata[i]);
}

static gboolean
has_rules (char **rules)
{
  return rules != NULL && *rules != NULL;
}

/* Each output bears the handle of the rule behind it, for "Waarom?". */
static void
check_rules (const MpadGuidance *g)
{
  for (guint i = 0; i < g->steps->len; i++)
    g_assert_true (has_rules (((MpadStepGuidance *) g->steps->pdata[i])->rules));
  for (guint i = 0; i < g->notices->len; i++)
    g_assert_true (has_rules (((MpadNotice *) g->notices->pdata[i])->rules));
  for (guint i = 0; i < g->locks->len; i++)
    g_assert_true (has_rules (((MpadActiveLock *) g->locks->pdata[i])->rules));
  for (guint i = 0; i < g->branches->len; i++)
    g_assert_true (has_rules (((MpadActiveBranch *) g->branches->pdata[i])->branch->rules));
  for (guint i = 0; i < g->deadlines->len; i++)
    g_assert_true (has_rules (((MpadDue *) g->deadlines->pdata[i])->deadline->rules));
  for (guint i = 0; i < g->decisions->len; i++)
    g_assert_true (has_rules (((MpadDecisionState *) g->decisions->pdata[i])->decision->rules));
  for (guint i = 0; i < g->talks->len; i++)
    g_assert_true (has_rules (((MpadTalkGuidance *) g->talks->pdata[i])->talk->rules));
  for (guint i = 0; i < g->closings->len; i++)
    g_assert_true (has_rules (((MpadClosingGuidance *) g->closings->pdata[i])->closing->rules));
  for (guint i = 0; g->kader != NULL && i < g->kader->answers->len; i++)
    g_assert_true (has_rules (((MpadKaderAnswer *) g->kader->answers->pdata[i])->question->rules));
}

/* Everything the interface shows is there, and the next action is one that may be done. */
void
walk_check (Walk *walk, const MpadGuidance *g)
{
  guint n_current = 0;

  g_assert_cmpuint (g->steps->len, ==, 5);
  for (guint i = 0; i < g->steps->len; i++)
    {
      const MpadStepGuidance *step = g->steps->pdata[i];

      n_current += step->current;
      g_assert_nonnull (step->state_text);
      g_assert_cmpuint (step->n_open, <=, step->n_tasks);
    }
  g_assert_cmpuint (n_current, <=, 1);
  for (guint i = 0; i < g->tasks->len; i++)
    {
      const MpadOpenTask *task = g->tasks->pdata[i];

      g_assert_true (task->text != NULL && task->reason != NULL && task->rules != NULL &&
                     *task->rules != NULL);
    }
  check_rules (g);
  for (guint i = 0; i < g->locks->len; i++)
    g_assert_false (g_str_has_prefix (((MpadActiveLock *) g->locks->pdata[i])->action, "record-"));
  if (g->state == MPAD_ROUTE_CLOSED && g->next == NULL)
    return;
  if (g->next == NULL)
    walk_tell (walk);
  g_assert_nonnull (g->next);
  g_assert_true (g->next->text != NULL && g->next->reason != NULL && g->next->rules != NULL &&
                 *g->next->rules != NULL);
  {
    MpadVerdict verdict = mpad_guidance_may (g, g->next->action, g->next->target, g->next->step);

    if (!verdict.allowed && !verdict.with_motive)
      {
        walk_tell (walk);
        g_error ("%s: the next action “%s” (%s %s) is stopped: %s", walk->protocol->id,
                 g->next->text, g->next->action, g->next->target == NULL ? "-" : g->next->target,
                 verdict.text);
      }
  }
}

const char *
walk_ground_of (Walk *walk, const char *id)
{
  const MpadProtocolTalkKind *talk = mpad_protocol_find_talk_kind (walk->protocol, id);

  return talk != NULL && *talk->grounds != NULL ? talk->grounds[0] : "geen";
}
