/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tasks as they stand: those of the data, those of branches, whom to inform. */
#include "mpad-engine-private.h"

#include <string.h>

MpadOpenTask *
mpad_engine_new_task (Engine *e,
                      const char *key,
                      const char *step,
                      const char *text,
                      const char *reason,
                      char **rules,
                      const char *action)
{
  MpadOpenTask *task = mpad_arena_new0 (e->arena, MpadOpenTask);

  task->key = (char *) key;
  task->step = step;
  task->text = (char *) text;
  task->reason = (char *) reason;
  task->rules = rules;
  task->action = action;
  g_ptr_array_add (e->g->tasks, task);
  return task;
}

void
mpad_engine_tick (Engine *e, MpadOpenTask *task)
{
  GPtrArray *ticks = e->by_kind[MPAD_FACT_TASK_DONE];

  for (guint i = ticks->len; i > 0; i--)
    {
      const MpadFact *tick = ticks->pdata[i - 1];

      if (g_strcmp0 (mpad_fact_get (tick, "task"), task->key) != 0)
        continue;
      if (e->epoch_from != NULL && !mpad_engine_not_before (tick->happened, e->epoch_from))
        continue;
      /* A branch that was raised anew asks its tasks anew. */
      if (e->fresh_from != NULL && !mpad_engine_not_before (tick->happened, e->fresh_from))
        continue;
      task->done = TRUE;
      task->not_needed = mpad_fact_has_word (tick, "value", "not-needed");
      task->done_on = mpad_arena_dup (e->arena, tick->happened);
      return;
    }
}

static gboolean
is_for_lead (Engine *e, const MpadProtocolTask *task)
{
  const MpadProtocolRole *role;

  if (!g_str_equal (task->action, MPAD_ACTION_RECORD_NOTIFY) || task->target == NULL)
    return FALSE;
  role = mpad_protocol_find_role (e->protocol, task->target);
  return role != NULL &&
         (g_str_equal (role->function, "lead") || g_str_equal (role->function, "board"));
}

static void
add_task (Engine *e,
          const char *prefix,
          const MpadProtocolTask *task,
          const MpadProtocolBranch *branch)
{
  const MpadProtocolRole *role;
  const MpadDue *due;
  MpadOpenTask *open;

  if (!mpad_engine_holds (e, task->when))
    return;
  /* When directie or bestuur is suspected, they are not informed. */
  if (e->lead_suspect && is_for_lead (e, task))
    return;
  role = mpad_protocol_find_role (e->protocol, task->owner);
  open = mpad_engine_new_task (e, mpad_arena_join (e->arena, prefix, "/", task->id, NULL),
                               task->step, task->text, task->reason, task->rules, task->action);
  open->task = task;
  open->branch = branch;
  open->owner = task->owner;
  open->owner_name = role == NULL ? NULL : role->name;
  open->target = task->target;
  open->contact = task->contact;
  open->optional = task->optional;
  open->done = task->done != NULL && mpad_engine_holds (e, task->done);
  mpad_engine_tick (e, open);
  due = task->due == NULL ? NULL : mpad_engine_find_due (e, task->due);
  if (due != NULL && !open->done && !due->done)
    {
      open->due = due->date;
      open->overdue = due->overdue;
    }
}

static void
add_notify (Engine *e, const StepPhase *phase, const MpadProtocolNotify *notify)
{
  GPtrArray *facts = e->by_kind[MPAD_FACT_NOTIFY];
  const MpadProtocolRole *role = mpad_protocol_find_role (e->protocol, notify->role);
  gboolean lead = g_str_equal (role->function, "lead") || g_str_equal (role->function, "board");
  const char *key;
  MpadOpenTask *task;

  if (e->lead_suspect && lead)
    return;
  /* Informing belongs to a step that is under way, or to what the rule names. */
  if (notify->when != NULL ? !mpad_engine_holds (e, notify->when)
                           : phase->n == 0 && phase->phase == PHASE_OPEN)
    return;
  key = mpad_arena_join (e->arena, phase->step->id, "/inlichten:", notify->id, NULL);
  task = mpad_engine_new_task (e, key, phase->step->id, notify->text,
                               mpad_engine_phrase (e, "task-notify-reason"), notify->rules,
                               MPAD_ACTION_RECORD_NOTIFY);
  task->target = notify->role;
  task->owner = phase->step->actors[0];
  task->optional = notify->optional;
  for (guint i = 0; i < facts->len && !task->done; i++)
    {
      const MpadFact *fact = facts->pdata[i];
      const char *who = mpad_fact_get (fact, "role");

      task->done = who != NULL &&
                   (mpad_fact_has_word (fact, "role", role->id) ||
                    mpad_fact_has_word (fact, "role", role->function)) &&
                   g_strcmp0 (fact->step, phase->step->id) == 0 &&
                   (e->epoch_from == NULL ||
                    mpad_engine_not_before (fact->happened, e->epoch_from));
    }
  mpad_engine_tick (e, task);
}

static void
add_branch_tasks (Engine *e)
{
  for (guint i = 0; i < e->g->branches->len; i++)
    {
      const MpadActiveBranch *active = e->g->branches->pdata[i];

      e->fresh_from = active->triggers_latest;
      for (guint j = 0; j < active->branch->tasks->len; j++)
        add_task (e, active->branch->id, active->branch->tasks->pdata[j], active->branch);
      e->fresh_from = NULL;
    }
}

static void
add_step_tasks (Engine *e)
{
  for (guint i = 0; i < e->protocol->steps->len; i++)
    {
      const StepPhase *phase = &e->phases[i];

      mpad_engine_enter_step (e, phase->step->id);
      /* The talks of a step come first: they are what the step is for. */
      mpad_engine_talk_tasks (e, phase->step);
      for (guint j = 0; j < phase->step->tasks->len; j++)
        add_task (e, phase->step->id, phase->step->tasks->pdata[j], NULL);
      for (guint j = 0; j < phase->step->notify->len; j++)
        add_notify (e, phase, phase->step->notify->pdata[j]);
      e->epoch_from = NULL;
    }
  for (guint i = 0; i < e->protocol->tasks->len; i++)
    {
      const MpadProtocolTask *task = e->protocol->tasks->pdata[i];

      mpad_engine_enter_step (e, task->step);
      add_task (e, "dossier", task, NULL);
      e->epoch_from = NULL;
    }
}

/* What follows a way of closing: aftercare, feedback. */
static void
add_closing_tasks (Engine *e)
{
  GPtrArray *closed = e->by_kind[MPAD_FACT_DOSSIER_CLOSED];
  const char *way = closed->len == 0 ? NULL : mpad_fact_get (closed->pdata[closed->len - 1], "way");
  const MpadProtocolClosing *closing = way == NULL ? NULL
                                                   : mpad_protocol_find_closing (e->protocol, way);

  for (guint i = 0; closing != NULL && i < closing->tasks->len; i++)
    add_task (e, closing->id, closing->tasks->pdata[i], NULL);
}

void
mpad_engine_tasks (Engine *e)
{
  add_branch_tasks (e);
  /* On the other route only the hand-over is asked. */
  if (e->g->state == MPAD_ROUTE_OTHER)
    return;
  mpad_engine_kader_tasks (e);
  add_step_tasks (e);
  if (e->g->state == MPAD_ROUTE_CLOSED)
    add_closing_tasks (e);
  for (guint i = 0; i < e->g->tasks->len; i++)
    {
      MpadOpenTask *task = e->g->tasks->pdata[i];
      const MpadProtocolRole *role = task->owner == NULL
                                       ? NULL
                                       : mpad_protocol_find_role (e->protocol, task->owner);

      if (task->owner_name == NULL && role != NULL)
        task->owner_name = role->name;
    }
}

static guint
urgency (Engine *e, const MpadOpenTask *task)
{
  const MpadStepGuidance *step = task->step == NULL ? NULL
                                                    : mpad_guidance_find_step (e->g, task->step);

  if (task->done)
    return 5;
  if (task->branch != NULL)
    return task->optional ? 3 : 0;
  if (task->overdue || (task->due != NULL && strcmp (task->due, e->today) <= 0))
    return 1;
  if (task->optional)
    return 4;
  return step != NULL && step->current ? 2 : 3;
}

void
mpad_engine_sort_tasks (Engine *e)
{
  GPtrArray *tasks = e->g->tasks;
  guint8 *degrees = mpad_arena_alloc (e->arena, tasks->len);
  gpointer *before = mpad_arena_alloc (e->arena, tasks->len * sizeof (gpointer));
  guint n = 0;

  for (guint i = 0; i < tasks->len; i++)
    {
      before[i] = tasks->pdata[i];
      degrees[i] = (guint8) urgency (e, before[i]);
    }
  /* Six passes keep the order of the protocol within each degree. */
  for (guint degree = 0; degree <= 5; degree++)
    for (guint i = 0; i < tasks->len; i++)
      if (degrees[i] == degree)
        tasks->pdata[n++] = before[i];
}
