/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps: what closed, skipped, stopped or reopened them, the terms that run, and what is said
 * about the whole. The order of the steps is not binding (S1-2). */
#include "mpad-engine-private.h"

#include "mpad-workdays.h"

#include <string.h>

static int
step_index (Engine *e, const char *step)
{
  for (guint i = 0; step != NULL && i < e->protocol->steps->len; i++)
    if (g_str_equal (e->phases[i].step->id, step))
      return (int) i;
  return -1;
}

StepPhase *
mpad_engine_phase_of (Engine *e, const char *step)
{
  int index = step_index (e, step);

  return index < 0 ? NULL : &e->phases[index];
}

void
mpad_engine_enter_step (Engine *e, const char *step)
{
  const StepPhase *phase = mpad_engine_phase_of (e, step);

  e->epoch_from = phase != NULL && phase->in_loop ? e->loop_at : NULL;
}

/* Whether the kind belongs to running a step rather than to what happened in it. */
static gboolean
is_act (MpadFactKind kind)
{
  switch ((guint) kind)
    {
    case MPAD_FACT_STEP_CLOSE:
    case MPAD_FACT_STEP_SKIP:
    case MPAD_FACT_STEP_REOPEN:
    case MPAD_FACT_STEP_STOP:
    case MPAD_FACT_STEP_LOOP:
    case MPAD_FACT_TASK_DONE:
    case MPAD_FACT_TAKEN_OVER:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
count_facts (Engine *e)
{
  for (guint k = 0; k < MPAD_FACT_N_KINDS; k++)
    {
      if (is_act ((MpadFactKind) k))
        continue;
      for (guint i = 0; i < e->by_kind[k]->len; i++)
        {
          const MpadFact *fact = e->by_kind[k]->pdata[i];
          StepPhase *phase = mpad_engine_phase_of (e, fact->step);

          if (phase == NULL ||
              (phase->in_loop && !mpad_engine_not_before (fact->happened, e->loop_at)))
            continue;
          phase->n++;
          if (phase->last == NULL || strcmp (fact->happened, phase->last) > 0)
            phase->last = fact->happened;
        }
    }
}

static void
find_loop (Engine *e)
{
  GPtrArray *loops = e->by_kind[MPAD_FACT_STEP_LOOP];
  int to = -1;

  for (guint i = 0; i < loops->len; i++)
    {
      const MpadFact *loop = loops->pdata[i];
      int index = step_index (e, mpad_fact_get (loop, "to"));

      if (index < 0)
        continue;
      /* At the same moment the earlier step counts. */
      if (e->loop_at != NULL && g_str_equal (e->loop_at, loop->happened))
        to = MIN (to, index);
      else
        to = index;
      e->loop_at = loop->happened;
    }
  for (guint i = 0; to >= 0 && i < e->protocol->steps->len; i++)
    e->phases[i].in_loop = (int) i >= to;
}

/* Facts of @kind set @phase; a later one wins, and at the same moment the one that is applied
 * later. */
static void
apply (Engine *e, MpadFactKind kind, Phase phase)
{
  for (guint i = 0; i < e->by_kind[kind]->len; i++)
    {
      const MpadFact *fact = e->by_kind[kind]->pdata[i];
      StepPhase *at = mpad_engine_phase_of (e, fact->step);

      if (at == NULL || (at->in_loop && strcmp (fact->happened, e->loop_at) <= 0))
        continue;
      /* The route stops only where the protocol lets it. */
      if (phase == PHASE_STOPPED && !at->step->stoppable)
        continue;
      if (at->since == NULL || strcmp (fact->happened, at->since) >= 0)
        {
          at->phase = phase;
          at->since = fact->happened;
        }
    }
}

/* A stop holds until somebody goes on: reopening, a loop, or a new signal. */
static void
end_stops (Engine *e)
{
  GPtrArray *signals = e->by_kind[MPAD_FACT_SIGNAL];
  const char *on = e->loop_at;

  for (guint i = signals->len; i > 0; i--)
    if (!mpad_fact_has_word (signals->pdata[i - 1], "direction", "refutes"))
      {
        const char *happened = ((const MpadFact *) signals->pdata[i - 1])->happened;

        on = on == NULL || strcmp (happened, on) > 0 ? happened : on;
        break;
      }
  for (guint k = 0; k < 2; k++)
    {
      GPtrArray *facts = e->by_kind[k == 0 ? MPAD_FACT_STEP_REOPEN : MPAD_FACT_DOSSIER_REOPENED];

      if (facts->len > 0)
        {
          const char *happened = ((const MpadFact *) facts->pdata[facts->len - 1])->happened;

          on = on == NULL || strcmp (happened, on) > 0 ? happened : on;
        }
    }
  for (guint i = 0; on != NULL && i < e->protocol->steps->len; i++)
    if (e->phases[i].phase == PHASE_STOPPED && strcmp (on, e->phases[i].since) > 0)
      e->phases[i].phase = PHASE_OPEN;
}

void
mpad_engine_phases (Engine *e)
{
  GPtrArray *over = e->by_kind[MPAD_FACT_TAKEN_OVER];

  e->phases = mpad_arena_alloc (e->arena, e->protocol->steps->len * sizeof (StepPhase));
  for (guint i = 0; i < e->protocol->steps->len; i++)
    e->phases[i].step = e->protocol->steps->pdata[i];
  find_loop (e);
  count_facts (e);
  /* The most protective is applied last: open over skipped over done over stopped. */
  apply (e, MPAD_FACT_STEP_STOP, PHASE_STOPPED);
  apply (e, MPAD_FACT_STEP_CLOSE, PHASE_DONE);
  apply (e, MPAD_FACT_STEP_SKIP, PHASE_SKIPPED);
  apply (e, MPAD_FACT_STEP_REOPEN, PHASE_OPEN);
  end_stops (e);
  for (guint i = 0; i < over->len; i++)
    {
      StepPhase *phase = mpad_engine_phase_of (e, ((const MpadFact *) over->pdata[i])->step);

      if (phase != NULL)
        phase->taken_over = TRUE;
    }
}

const StepPhase *
mpad_engine_stopped (Engine *e)
{
  for (guint i = 0; i < e->protocol->steps->len; i++)
    if (e->phases[i].phase == PHASE_STOPPED)
      return &e->phases[i];
  return NULL;
}

/* When the first fact at or after @from happened for which @condition, or a part of it, holds. */
static const char *
ended_after (Engine *e, const MpadCondition *condition, const char *from)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new ();
  const char *first = NULL;

  if (condition == NULL)
    return NULL;
  mpad_engine_collect (e, condition, facts);
  for (guint i = 0; i < facts->len; i++)
    {
      const char *happened = ((const MpadFact *) facts->pdata[i])->happened;

      if (mpad_engine_not_before (happened, from) &&
          (first == NULL || strcmp (happened, first) < 0))
        first = happened;
    }
  return first;
}

static void
run_deadline (Engine *e, const MpadProtocolDeadline *deadline)
{
  const MpadFact *fact = mpad_engine_latest (e, deadline->from);
  MpadDue *due;
  const char *ended;
  GDate date;
  GDate today;
  g_autofree char *text = NULL;

  if (fact == NULL || !mpad_engine_holds (e, deadline->when))
    return;
  if (!mpad_date_parse (deadline->from_key == NULL ? fact->happened
                                                   : mpad_fact_get (fact, deadline->from_key),
                        &date))
    return;
  due = mpad_arena_new0 (e->arena, MpadDue);
  due->deadline = deadline;
  due->fact = mpad_arena_dup (e->arena, fact->id);
  due->from = mpad_arena_dup_n (e->arena, fact->happened, MIN (strlen (fact->happened), 10));
  if (deadline->from_key == NULL)
    mpad_workdays_add (&date, deadline->count, deadline->unit,
                       (const char *const *) e->protocol->extra_free_days);
  text = mpad_date_print (&date);
  due->date = mpad_arena_dup (e->arena, text);
  ended = ended_after (e, deadline->ends, fact->happened);
  due->done = ended != NULL;
  if (ended != NULL)
    due->ended = mpad_arena_dup_n (e->arena, ended, MIN (strlen (ended), 10));
  if (mpad_date_parse (e->today, &today))
    due->days_left = g_date_days_between (&today, &date);
  due->overdue = !due->done && due->days_left < 0;
  g_ptr_array_add (e->g->deadlines, due);
}

static gint
compare_due (gconstpointer a, gconstpointer b)
{
  const MpadDue *x = *(const MpadDue *const *) a;
  const MpadDue *y = *(const MpadDue *const *) b;
  gint order;

  if (x->done != y->done)
    return x->done - y->done;
  order = strcmp (x->date, y->date);
  return order != 0 ? order : strcmp (x->deadline->id, y->deadline->id);
}

void
mpad_engine_deadlines (Engine *e)
{
  for (guint i = 0; i < e->protocol->deadlines->len; i++)
    run_deadline (e, e->protocol->deadlines->pdata[i]);
  g_ptr_array_sort (e->g->deadlines, compare_due);
}

const MpadDue *
mpad_engine_find_due (Engine *e, const char *deadline)
{
  for (guint i = 0; i < e->g->deadlines->len; i++)
    {
      const MpadDue *due = e->g->deadlines->pdata[i];

      if (g_str_equal (due->deadline->id, deadline))
        return due;
    }
  return NULL;
}

/* The first lock that stops what a step is for. */
static const MpadActiveLock *
lock_of (Engine *e, const MpadProtocolStep *step)
{
  for (guint i = 0; i < e->g->locks->len; i++)
    {
      const MpadActiveLock *lock = e->g->locks->pdata[i];

      if (g_str_equal (lock->action, MPAD_ACTION_OPEN_STEP) &&
          g_strcmp0 (lock->target, step->id) == 0)
        return lock;
      if (step->function == MPAD_STEP_TALK && !lock->motive &&
          g_str_equal (lock->action, MPAD_ACTION_HOLD_TALK))
        for (guint j = 0; j < e->g->talks->len; j++)
          {
            const MpadTalkGuidance *talk = e->g->talks->pdata[j];

            if (talk->state == MPAD_TALK_STATE_LOCKED &&
                talk->talk->function == MPAD_TALK_PARENTS &&
                g_str_equal (talk->talk->step, step->id) &&
                (lock->target == NULL || g_str_equal (lock->target, talk->talk->id)))
              return lock;
          }
    }
  return NULL;
}

static const MpadDue *
running_due (Engine *e, const char *step)
{
  for (guint i = 0; i < e->g->deadlines->len; i++)
    {
      const MpadDue *due = e->g->deadlines->pdata[i];

      if (!due->done && due->days_left > 0 && g_strcmp0 (due->deadline->step, step) == 0)
        return due;
    }
  return NULL;
}

static void
count_tasks (Engine *e, MpadStepGuidance *guidance)
{
  for (guint i = 0; i < e->g->tasks->len; i++)
    {
      const MpadOpenTask *task = e->g->tasks->pdata[i];

      if (g_strcmp0 (task->step, guidance->step->id) != 0 || task->optional)
        continue;
      guidance->n_tasks++;
      guidance->n_open += !task->done;
      guidance->n_overdue += !task->done && task->overdue;
    }
}

/* Whether something can be done in a step today: an open task that does not wait for a later date. */
static gboolean
has_work (Engine *e, const char *step)
{
  for (guint i = 0; i < e->g->tasks->len; i++)
    {
      const MpadOpenTask *task = e->g->tasks->pdata[i];

      if (g_strcmp0 (task->step, step) == 0 && !task->done && !task->optional &&
          (task->due == NULL || strcmp (task->due, e->today) <= 0))
        return TRUE;
    }
  return FALSE;
}

static void
set_state (Engine *e, const StepPhase *phase, const StepPhase *stopped, MpadStepGuidance *g)
{
  const MpadActiveLock *lock = lock_of (e, phase->step);
  const MpadDue *due = running_due (e, phase->step->id);

  g->rules = phase->step->rules;
  if (phase->phase == PHASE_DONE)
    {
      g->state = MPAD_STEP_DONE;
      g->reason = mpad_engine_format (e, g->n_open > 0 ? "reason-done-open" : "reason-done", "date",
                                      mpad_engine_date (e, phase->since), NULL);
    }
  else if (phase->phase == PHASE_SKIPPED)
    {
      g->state = MPAD_STEP_SKIPPED;
      g->reason = mpad_engine_format (e, "reason-skipped", "date",
                                      mpad_engine_date (e, phase->since), NULL);
    }
  else if (stopped != NULL && phase >= stopped)
    {
      g->state = MPAD_STEP_STOPPED;
      g->reason = mpad_engine_format (e, "reason-stopped", "date",
                                      mpad_engine_date (e, stopped->since), NULL);
    }
  else if (lock != NULL)
    {
      g->state = MPAD_STEP_LOCKED;
      g->reason = (char *) lock->text;
      g->rules = lock->rules;
    }
  else if (phase->n > 0 && due != NULL && !has_work (e, phase->step->id))
    {
      g->state = MPAD_STEP_WAITING;
      g->reason = mpad_engine_format (e, "reason-waiting", "date", mpad_engine_date (e, due->date),
                                      NULL);
      g->rules = due->deadline->rules;
    }
  else if (phase->n > 0 || phase->taken_over)
    g->state = MPAD_STEP_BUSY;
  else
    g->state = MPAD_STEP_NOT_STARTED;
}

/* The step that asks attention: the first that is under way, else the first that was not done. */
static void
set_current (Engine *e)
{
  MpadStepGuidance *current = NULL;

  for (guint pass = 0; pass < 2 && current == NULL; pass++)
    for (guint i = 0; i < e->g->steps->len && current == NULL; i++)
      {
        MpadStepGuidance *g = e->g->steps->pdata[i];

        if (pass == 0 &&
            (g->state == MPAD_STEP_BUSY || (g->state == MPAD_STEP_LOCKED && e->phases[i].n > 0)))
          current = g;
        else if (pass == 1 && (g->state == MPAD_STEP_NOT_STARTED || g->state == MPAD_STEP_LOCKED ||
                               g->state == MPAD_STEP_WAITING))
          current = g;
      }
  if (current != NULL && e->g->state == MPAD_ROUTE_OPEN)
    current->current = TRUE;
}

void
mpad_engine_steps (Engine *e)
{
  const StepPhase *stopped = mpad_engine_stopped (e);

  for (guint i = 0; i < e->protocol->steps->len; i++)
    {
      const StepPhase *phase = &e->phases[i];
      MpadStepGuidance *g = mpad_arena_new0 (e->arena, MpadStepGuidance);

      g->step = phase->step;
      g->n_recorded = phase->n;
      g->last = mpad_arena_dup (e->arena, phase->last);
      count_tasks (e, g);
      set_state (e, phase, stopped, g);
      g_ptr_array_add (e->g->steps, g);
    }
  set_current (e);
  for (guint i = 0; i < e->g->steps->len; i++)
    {
      MpadStepGuidance *g = e->g->steps->pdata[i];
      g_autofree char *key = g_strdup_printf ("state-%s", mpad_step_state_nick (g->state));

      g->state_text = mpad_engine_phrase (e, key);
    }
}

void
mpad_engine_closings (Engine *e)
{
  for (guint i = 0; i < e->protocol->closings->len; i++)
    {
      const MpadProtocolClosing *closing = e->protocol->closings->pdata[i];
      MpadClosingGuidance *g = mpad_arena_new0 (e->arena, MpadClosingGuidance);
      gboolean destroy = g_str_equal (closing->kind, "destroy");

      g->closing = closing;
      g->offered = e->g->state != MPAD_ROUTE_CLOSED && mpad_engine_holds (e, closing->when);
      g->text = g->offered ? NULL : closing->not_yet;
      for (guint j = 0; g->offered && j < e->g->locks->len; j++)
        {
          const MpadActiveLock *lock = e->g->locks->pdata[j];

          if ((g_str_equal (lock->action, MPAD_ACTION_CLOSE_DOSSIER) &&
               (lock->target == NULL || g_str_equal (lock->target, closing->id))) ||
              (destroy && g_str_equal (lock->action, MPAD_ACTION_DESTROY_DOSSIER)))
            {
              g->offered = FALSE;
              g->text = lock->text;
            }
        }
      g_ptr_array_add (e->g->closings, g);
    }
}

void
mpad_engine_add_notice (Engine *e,
                        const char *id,
                        MpadSeverity severity,
                        const char *step,
                        const char *text,
                        char **rules)
{
  MpadNotice *notice = mpad_arena_new0 (e->arena, MpadNotice);

  notice->id = mpad_arena_dup (e->arena, id);
  notice->severity = severity;
  notice->step = step;
  notice->text = mpad_arena_dup (e->arena, text);
  notice->rules = rules;
  g_ptr_array_add (e->g->notices, notice);
}

void
mpad_engine_notices (Engine *e)
{
  for (guint i = 0; i < e->protocol->notices->len; i++)
    {
      const MpadProtocolNotice *notice = e->protocol->notices->pdata[i];

      if (mpad_engine_holds (e, notice->when))
        mpad_engine_add_notice (e, notice->id, notice->severity, notice->step, notice->text,
                                notice->rules);
    }
  for (guint i = 0; i < e->g->decisions->len; i++)
    {
      const MpadDecisionState *state = e->g->decisions->pdata[i];

      if (state->motive_missing)
        mpad_engine_add_notice (e, "deviates", MPAD_SEVERITY_LOCK, NULL,
                                mpad_engine_phrase (e, "deviates"), state->decision->rules);
    }
}
