/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one next best action: safety first, then terms, then the step at hand, then the way on. There
 * is always one while the dossier is open. */
#include "mpad-engine-private.h"

#include <string.h>

static MpadNextAction *
new_next (Engine *e,
          const char *text,
          const char *reason,
          char **rules,
          const char *action,
          const char *step)
{
  MpadNextAction *next = mpad_arena_new0 (e->arena, MpadNextAction);

  next->text = (char *) text;
  next->reason = (char *) reason;
  next->rules = rules;
  next->action = action;
  next->step = step;
  e->g->next = next;
  return next;
}

static void
next_task (Engine *e, const MpadOpenTask *task)
{
  MpadNextAction *next = new_next (e, task->text, task->reason, task->rules, task->action,
                                   task->step);

  next->target = task->target;
  next->contact = task->contact;
  next->task = task->key;
  next->due = task->due;
}

/* Before anything else: can the child go home safely? In acute danger calling comes first. */
static gboolean
next_home (Engine *e)
{
  const MpadActiveBranch *asked = NULL;
  MpadNextAction *next;
  char **rules;

  for (guint i = 0; i < e->g->branches->len && asked == NULL; i++)
    {
      const MpadActiveBranch *active = e->g->branches->pdata[i];

      if (active->home_asked)
        asked = active;
    }
  if (asked == NULL)
    return FALSE;
  rules = mpad_engine_rules (e, "R-2", NULL);
  if (asked->home_answer == NULL)
    {
      new_next (e, mpad_engine_phrase (e, "next-home"), mpad_engine_phrase (e, "next-home-reason"),
                rules, MPAD_ACTION_ANSWER_HOME, NULL);
      return TRUE;
    }
  if (asked->home_called)
    return FALSE;
  next = new_next (e,
                   asked->until == NULL
                     ? mpad_engine_phrase (e, "next-home-call")
                     : mpad_engine_format (e, "next-home-call-until", "until", asked->until, NULL),
                   mpad_engine_phrase (e, "next-home-call-reason"), rules, MPAD_ACTION_CALL, NULL);
  next->target = mpad_arena_dup (e->arena, "vt");
  next->contact = "vt";
  return TRUE;
}

/* The first task of a branch; @stop: only of branches that leave the ordinary route. */
static gboolean
next_branch (Engine *e, gboolean stop)
{
  for (guint i = 0; i < e->g->tasks->len; i++)
    {
      const MpadOpenTask *task = e->g->tasks->pdata[i];

      if (task->branch == NULL || task->done || task->optional ||
          (stop && task->branch->severity != MPAD_SEVERITY_STOP))
        continue;
      next_task (e, task);
      return TRUE;
    }
  return FALSE;
}

static gboolean
next_due (Engine *e)
{
  const MpadOpenTask *first = NULL;

  for (guint i = 0; i < e->g->tasks->len; i++)
    {
      const MpadOpenTask *task = e->g->tasks->pdata[i];

      if (!task->done && !task->optional && task->due != NULL &&
          strcmp (task->due, e->today) <= 0 &&
          (first == NULL || strcmp (task->due, first->due) < 0))
        first = task;
    }
  if (first != NULL)
    {
      next_task (e, first);
      return TRUE;
    }
  for (guint i = 0; i < e->g->deadlines->len; i++)
    {
      const MpadDue *due = e->g->deadlines->pdata[i];

      if (!due->done && due->days_left <= 0)
        {
          MpadNextAction *next = new_next (e, due->deadline->text, due->deadline->title,
                                           due->deadline->rules, due->deadline->action,
                                           due->deadline->step);

          next->target = due->deadline->target;
          next->due = due->date;
          return TRUE;
        }
    }
  return FALSE;
}

/* A decision that was made has to be carried out, whichever step is at hand. */
static gboolean
next_in_step (Engine *e, const MpadStepGuidance *g)
{
  for (guint i = 0; i < e->g->tasks->len; i++)
    {
      const MpadOpenTask *task = e->g->tasks->pdata[i];

      if (task->done || task->optional || task->branch != NULL ||
          g_strcmp0 (task->step, g->step->id) != 0)
        continue;
      /* What has a date later than today can wait. */
      if (task->due != NULL && strcmp (task->due, e->today) > 0)
        continue;
      next_task (e, task);
      return TRUE;
    }
  return FALSE;
}

static const MpadStepGuidance *
current_step (Engine *e)
{
  for (guint i = 0; i < e->g->steps->len; i++)
    {
      const MpadStepGuidance *g = e->g->steps->pdata[i];

      if (g->current)
        return g;
    }
  return NULL;
}

static gboolean
next_wait (Engine *e)
{
  for (guint i = 0; i < e->g->deadlines->len; i++)
    {
      const MpadDue *due = e->g->deadlines->pdata[i];

      if (!due->done)
        {
          MpadNextAction *next = new_next (
            e,
            mpad_engine_format (e, "next-wait", "title", due->deadline->title, "date",
                                mpad_engine_date (e, due->date), NULL),
            mpad_engine_phrase (e, "next-wait-reason"), due->deadline->rules, due->deadline->action,
            due->deadline->step);

          next->target = due->deadline->target;
          next->due = due->date;
          return TRUE;
        }
    }
  return FALSE;
}

static void
next_close (Engine *e, const MpadStepGuidance *g)
{
  new_next (e,
            mpad_engine_format (e, "next-close-step", "label", g->step->label, "title",
                                g->step->title, NULL),
            mpad_engine_phrase (e, "next-close-step-reason"), g->step->rules,
            MPAD_ACTION_CLOSE_STEP, g->step->id);
}

static gboolean
next_closing (Engine *e)
{
  for (guint i = 0; i < e->g->closings->len; i++)
    {
      const MpadClosingGuidance *closing = e->g->closings->pdata[i];
      MpadNextAction *next;

      if (!closing->offered)
        continue;
      next = new_next (e, mpad_engine_phrase (e, "next-close-dossier"),
                       mpad_engine_phrase (e, "next-close-dossier-reason"), closing->closing->rules,
                       MPAD_ACTION_CLOSE_DOSSIER, NULL);
      next->target = closing->closing->id;
      return TRUE;
    }
  return FALSE;
}

/* A branch with nothing left to do that still stands: lift it, or do again what it asks. */
static gboolean
next_standing_branch (Engine *e)
{
  for (guint i = 0; i < e->g->locks->len; i++)
    {
      const MpadActiveLock *lock = e->g->locks->pdata[i];
      const MpadProtocolBranch *branch = lock->branch;
      MpadNextAction *next;

      if (branch == NULL || !g_str_equal (lock->action, MPAD_ACTION_CLOSE_DOSSIER))
        continue;
      if (mpad_guidance_find_branch (e->g, branch->id)->may_lift)
        {
          next = new_next (e, mpad_engine_format (e, "next-lift", "title", branch->title, NULL),
                           branch->lift_text, branch->rules, MPAD_ACTION_LIFT_BRANCH, NULL);
          next->target = branch->id;
          return TRUE;
        }
      next = new_next (e, branch->do_now, branch->lift_text, branch->rules, MPAD_ACTION_CALL, NULL);
      next->target = branch->contacts[0];
      next->contact = branch->contacts[0];
      return TRUE;
    }
  return FALSE;
}

/* Nothing asks attention any more: the end of the dossier, or what stands between. */
static void
next_end (Engine *e)
{
  const MpadStepGuidance *decide = e->g->steps->pdata[e->g->steps->len - 1];

  if (mpad_engine_stopped (e) == NULL && decide->state == MPAD_STEP_DONE &&
      next_in_step (e, decide))
    return;
  if (mpad_engine_stopped (e) == NULL && next_wait (e))
    return;
  if (next_closing (e) || next_standing_branch (e))
    return;
  for (guint i = 0; i < e->g->steps->len; i++)
    if (next_in_step (e, e->g->steps->pdata[i]))
      return;
  if (next_wait (e))
    return;
  new_next (e,
            mpad_engine_format (e, "next-reopen-step", "label", decide->step->label, "title",
                                decide->step->title, NULL),
            decide->step->closing_hint, decide->step->rules, MPAD_ACTION_REOPEN_STEP,
            decide->step->id);
}

/* The hand-over is done: closing, or what still stands; terms of the meldcode do not count. */
static void
next_other (Engine *e)
{
  const MpadActiveBranch *last = e->g->branches->pdata[e->g->branches->len - 1];
  MpadNextAction *next;

  if (next_closing (e) || next_standing_branch (e))
    return;
  next = new_next (e, mpad_engine_format (e, "next-lift", "title", last->branch->title, NULL),
                   last->branch->lift_text, last->branch->rules, MPAD_ACTION_LIFT_BRANCH, NULL);
  next->target = last->branch->id;
}

static void
next_closed (Engine *e)
{
  GPtrArray *closed = e->by_kind[MPAD_FACT_DOSSIER_CLOSED];
  GPtrArray *signals = e->by_kind[MPAD_FACT_SIGNAL];
  const MpadFact *last = closed->pdata[closed->len - 1];

  for (guint i = signals->len; i > 0; i--)
    {
      const MpadFact *signal = signals->pdata[i - 1];

      if (!mpad_fact_has_word (signal, "direction", "refutes") &&
          strcmp (signal->happened, last->happened) > 0)
        {
          new_next (e, mpad_engine_phrase (e, "next-reopen-dossier"),
                    mpad_engine_phrase (e, "next-reopen-dossier-reason"),
                    mpad_engine_rules (e, "S0-29", "S1-35", NULL), MPAD_ACTION_REOPEN_DOSSIER,
                    NULL);
          return;
        }
    }
  for (guint i = 0; i < e->g->tasks->len; i++)
    {
      const MpadOpenTask *task = e->g->tasks->pdata[i];

      if (!task->done && !task->optional && task->step == NULL && task->branch == NULL)
        {
          next_task (e, task);
          return;
        }
    }
}

/* A locked step with nothing left to do: pass it by on the ground the branch gives, or go on. */
static void
next_locked (Engine *e, const MpadStepGuidance *g)
{
  MpadNextAction *next;

  for (guint i = 0; i < e->g->talks->len; i++)
    {
      const MpadTalkGuidance *talk = e->g->talks->pdata[i];

      if (talk->state == MPAD_TALK_STATE_LOCKED && g_str_equal (talk->talk->step, g->step->id) &&
          *talk->talk->grounds != NULL)
        {
          next = new_next (
            e, mpad_engine_format (e, "next-locked-talk", "title", talk->talk->title, NULL),
            g->reason, g->rules, MPAD_ACTION_SKIP_TALK, g->step->id);
          next->target = talk->talk->id;
          return;
        }
    }
  next_close (e, g);
}

/* Whether all who must decided to destroy, and nobody took it back. */
static gboolean
is_destroying (Engine *e)
{
  GPtrArray *facts = e->by_kind[MPAD_FACT_DESTROY];

  for (guint i = 0; i < e->g->closings->len; i++)
    {
      const MpadClosingGuidance *closing = e->g->closings->pdata[i];
      guint n = 0;

      if (!closing->offered || !g_str_equal (closing->closing->kind, "destroy"))
        continue;
      for (guint d = 0; closing->closing->deciders[d] != NULL; d++)
        {
          const MpadProtocolRole *role = mpad_protocol_find_role (e->protocol,
                                                                  closing->closing->deciders[d]);
          gboolean decided = FALSE;

          for (guint j = 0; j < facts->len; j++)
            {
              const MpadFact *fact = facts->pdata[j];

              if (mpad_fact_has_word (fact, "what", "undone"))
                decided = FALSE;
              else if (mpad_fact_has_word (fact, "what", "decided"))
                decided |= mpad_fact_has_word (fact, "role", role->id) ||
                           mpad_fact_has_word (fact, "role", role->function);
            }
          n += decided;
        }
      if (n == g_strv_length (closing->closing->deciders))
        return TRUE;
    }
  return FALSE;
}

void
mpad_engine_next (Engine *e)
{
  const MpadStepGuidance *g = current_step (e);
  const MpadActiveBranch *first = e->g->branches->len == 0 ? NULL : e->g->branches->pdata[0];

  /* In acute danger the call comes before every question. */
  if (first != NULL && first->branch->severity == MPAD_SEVERITY_STOP && first->branch->ask_home &&
      first->home_answer == NULL && next_branch (e, TRUE) && e->g->next->contact != NULL)
    return;
  if (next_home (e) || next_branch (e, FALSE))
    return;
  if (e->g->state == MPAD_ROUTE_CLOSED)
    {
      next_closed (e);
      return;
    }
  if (e->g->state == MPAD_ROUTE_OTHER)
    {
      next_other (e);
      return;
    }
  if (next_due (e))
    return;
  if (is_destroying (e) && next_wait (e))
    return;
  /* The kader ended without suspicion: nothing is left to decide. */
  if (g != NULL && g->step->function == MPAD_STEP_DECIDE && g->state == MPAD_STEP_NOT_STARTED &&
      e->g->kader != NULL && e->g->kader->outcome != NULL && e->g->kader->outcome->closes &&
      e->g->kader->current == NULL)
    {
      next_end (e);
      return;
    }
  if (g == NULL || mpad_engine_stopped (e) != NULL)
    next_end (e);
  else if (next_in_step (e, g))
    return;
  else if (g->state == MPAD_STEP_LOCKED)
    next_locked (e, g);
  else if (g->state == MPAD_STEP_WAITING && next_wait (e))
    return;
  else
    next_close (e, g);
}
