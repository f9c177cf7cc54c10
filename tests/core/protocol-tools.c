/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements what the protocol tests share. */
#include "protocol-tools.h"

#include <stdarg.h>
#include <string.h>

char *
tools_path (const char *relative)
{
  return g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", relative, NULL);
}

char *
tools_read (const char *relative)
{
  g_autofree char *path = tools_path (relative);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

MpadProtocol *
tools_protocol (const char *id)
{
  g_autofree char *name = g_strdup_printf ("data/protocols/%s.json", id);
  g_autofree char *path = tools_path (name);
  g_autoptr (GError) error = NULL;
  MpadProtocol *protocol = mpad_protocol_load_file (path, &error);

  g_assert_no_error (error);
  return protocol;
}

void
tools_add (MpadFacts *facts, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  guint n = mpad_facts_get_facts (facts)->len + 1;
  g_autofree char *id = g_strdup_printf ("f%u", n);
  MpadFactKind kind;
  MpadFact *fact;

  g_assert_cmpuint (g_strv_length (words), >=, 3);
  if (!mpad_fact_kind_from_nick (words[1], &kind))
    g_error ("no kind of fact “%s” in “%s”", words[1], line);
  fact = mpad_facts_add (facts, id, kind, g_str_equal (words[2], "-") ? NULL : words[2], words[0],
                         n);
  for (guint i = 3; words[i] != NULL; i++)
    {
      char *value = strchr (words[i], '=');

      g_assert_nonnull (value);
      *value++ = '\0';
      g_strdelimit (value, "+", ' ');
      if (g_str_equal (words[i], "replaces"))
        mpad_fact_set_replaces (fact, value);
      else
        mpad_fact_set (fact, words[i], value);
    }
}

MpadFacts *
tools_facts (const char *today, ...)
{
  MpadFacts *facts = mpad_facts_new (today);
  const char *line;
  va_list args;

  va_start (args, today);
  while ((line = va_arg (args, const char *)) != NULL)
    tools_add (facts, line);
  va_end (args);
  return facts;
}

static const char *
or_dash (const char *text)
{
  return text == NULL ? "-" : text;
}

char *
tools_next (const MpadGuidance *guidance)
{
  if (guidance->next == NULL)
    return g_strdup ("-");
  return g_strdup_printf ("%s %s %s", guidance->next->action, or_dash (guidance->next->target),
                          or_dash (guidance->next->step));
}

gboolean
tools_has_rule (char **rules, const char *rule)
{
  return rules != NULL && g_strv_contains ((const char *const *) rules, rule);
}

char *
tools_print (const MpadGuidance *guidance)
{
  GString *text = g_string_new (NULL);
  g_autofree char *next = tools_next (guidance);

  g_string_append_printf (text, "state %u next %s: %s\n", guidance->state, next,
                          guidance->next == NULL ? "" : guidance->next->text);
  for (guint i = 0; i < guidance->steps->len; i++)
    {
      const MpadStepGuidance *g = guidance->steps->pdata[i];

      g_string_append_printf (text, "step %s %s%s n %u open %u of %u overdue %u last %s: %s\n",
                              g->step->id, mpad_step_state_nick (g->state), g->current ? "*" : "",
                              g->n_recorded, g->n_open, g->n_tasks, g->n_overdue, or_dash (g->last),
                              or_dash (g->reason));
    }
  for (guint i = 0; i < guidance->tasks->len; i++)
    {
      const MpadOpenTask *t = guidance->tasks->pdata[i];

      g_string_append_printf (text, "task %s%s%s due %s owner %s: %s\n", t->key,
                              t->done ? " done" : "", t->optional ? " optional" : "",
                              or_dash (t->due), or_dash (t->owner), t->text);
    }
  for (guint i = 0; i < guidance->branches->len; i++)
    {
      const MpadActiveBranch *b = guidance->branches->pdata[i];

      g_string_append_printf (
        text, "branch %s since %s home %s until %s lift %d triggers", b->branch->id, b->since,
        b->home_asked ? or_dash (b->home_answer) : "safe", or_dash (b->until), b->may_lift);
      for (guint j = 0; j < b->triggers->len; j++)
        g_string_append_printf (text, " %s", (char *) b->triggers->pdata[j]);
      g_string_append_c (text, '\n');
    }
  for (guint i = 0; i < guidance->locks->len; i++)
    {
      const MpadActiveLock *l = guidance->locks->pdata[i];

      g_string_append_printf (text, "lock %s %s %s\n", l->lock->id, l->action, or_dash (l->target));
    }
  for (guint i = 0; i < guidance->notices->len; i++)
    g_string_append_printf (text, "notice %s\n", ((MpadNotice *) guidance->notices->pdata[i])->id);
  for (guint i = 0; i < guidance->deadlines->len; i++)
    {
      const MpadDue *d = guidance->deadlines->pdata[i];

      g_string_append_printf (text, "due %s %s from %s %s%s\n", d->deadline->id, d->date, d->from,
                              d->done ? "kept" : "", d->overdue ? "overdue" : "");
    }
  for (guint i = 0; i < guidance->decisions->len; i++)
    {
      const MpadDecisionState *d = guidance->decisions->pdata[i];

      g_string_append_printf (text, "decision %s advice %u value %u deviates %d\n", d->decision->id,
                              d->advice, d->value, d->deviates);
    }
  for (guint i = 0; i < guidance->talks->len; i++)
    {
      const MpadTalkGuidance *t = guidance->talks->pdata[i];

      g_string_append_printf (text, "talk %s %u age %d uninformed %u\n", t->talk->id, t->state,
                              t->age, t->uninformed->len);
    }
  for (guint i = 0; i < guidance->closings->len; i++)
    {
      const MpadClosingGuidance *c = guidance->closings->pdata[i];

      g_string_append_printf (text, "closing %s %d\n", c->closing->id, c->offered);
    }
  for (guint i = 0; guidance->kader != NULL && i < guidance->kader->answers->len; i++)
    {
      const MpadKaderAnswer *a = guidance->kader->answers->pdata[i];

      g_string_append_printf (text, "question %s %s path %d vt %d again %d\n", a->question->id,
                              a->answer == NULL ? "-" : a->answer->id, a->on_path, a->with_vt,
                              a->reopened);
    }
  return g_string_free (text, FALSE);
}

void
tools_expect_state (const MpadGuidance *guidance, const char *step, const char *state)
{
  const MpadStepGuidance *g = mpad_guidance_find_step (guidance, step);

  g_assert_nonnull (g);
  g_assert_cmpstr (mpad_step_state_nick (g->state), ==, state);
}

void
tools_expect_next (const MpadGuidance *guidance, const char *next)
{
  g_autofree char *got = tools_next (guidance);

  g_assert_cmpstr (got, ==, next);
}

void
tools_expect_may (const MpadGuidance *guidance,
                  const char *action,
                  const char *target,
                  const char *step,
                  const char *may,
                  const char *rule)
{
  MpadVerdict verdict = mpad_guidance_may (guidance, action, target, step);

  g_assert_cmpstr (verdict.allowed ? "yes" : verdict.with_motive ? "motive" : "no", ==, may);
  if (rule != NULL)
    g_assert_true (tools_has_rule ((char **) verdict.rules, rule));
  if (!verdict.allowed)
    {
      g_assert_nonnull (verdict.text);
      g_assert_nonnull (verdict.rules);
    }
}

gboolean
tools_is_open (const MpadGuidance *guidance, const char *task)
{
  const MpadOpenTask *found = mpad_guidance_find_task (guidance, task);

  return found != NULL && !found->done;
}

gboolean
tools_is_done (const MpadGuidance *guidance, const char *task)
{
  const MpadOpenTask *found = mpad_guidance_find_task (guidance, task);

  return found != NULL && found->done;
}

gboolean
tools_has_notice (const MpadGuidance *guidance, const char *id)
{
  for (guint i = 0; i < guidance->notices->len; i++)
    if (g_str_equal (((MpadNotice *) guidance->notices->pdata[i])->id, id))
      return TRUE;
  return FALSE;
}

const MpadDue *
tools_due (const MpadGuidance *guidance, const char *id)
{
  for (guint i = 0; i < guidance->deadlines->len; i++)
    if (g_str_equal (((MpadDue *) guidance->deadlines->pdata[i])->deadline->id, id))
      return guidance->deadlines->pdata[i];
  g_error ("the deadline “%s” does not run", id);
}
