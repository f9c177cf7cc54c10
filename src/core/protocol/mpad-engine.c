/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the guidance together from the parts of the engine. */
#include "mpad-engine.h"

#include "mpad-engine-private.h"
#include "mpad-workdays.h"

#include <string.h>

int
mpad_age_on (const char *birth_date, const char *date)
{
  GDate birth;
  GDate on;
  int age;

  if (!mpad_date_parse (birth_date, &birth) || !mpad_date_parse (date, &on) ||
      g_date_compare (&birth, &on) > 0)
    return -1;
  age = (int) g_date_get_year (&on) - (int) g_date_get_year (&birth);
  /* Comparing month and day lets 29 February turn to 1 March in years without it. */
  if (g_date_get_month (&on) < g_date_get_month (&birth) ||
      (g_date_get_month (&on) == g_date_get_month (&birth) &&
       g_date_get_day (&on) < g_date_get_day (&birth)))
    age--;
  return age;
}

const char *
mpad_step_state_nick (MpadStepState state)
{
  static const char *const nicks[] = { "not-started", "busy",    "done",   "waiting",
                                       "locked",      "skipped", "stopped" };

  g_return_val_if_fail (state < G_N_ELEMENTS (nicks), NULL);
  return nicks[state];
}

static MpadGuidance *
new_guidance (MpadProtocol *protocol)
{
  MpadGuidance *g = g_new0 (MpadGuidance, 1);
  GPtrArray **lists[] = { &g->steps,     &g->tasks,     &g->notices, &g->locks,   &g->branches,
                          &g->deadlines, &g->decisions, &g->talks,   &g->closings };

  g_atomic_ref_count_init (&g->ref_count);
  g->protocol = mpad_protocol_ref (protocol);
  g->arena = mpad_arena_new ();
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    *lists[i] = mpad_arena_list (g->arena);
  return g;
}

MpadGuidance *
mpad_guidance_ref (MpadGuidance *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
mpad_guidance_unref (MpadGuidance *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  mpad_protocol_unref (self->protocol);
  mpad_arena_free (self->arena);
  g_free (self);
}

static const char *
last_of (Engine *e, MpadFactKind kind)
{
  GPtrArray *facts = e->by_kind[kind];

  return facts->len == 0 ? NULL : ((const MpadFact *) facts->pdata[facts->len - 1])->happened;
}

/* A branch that locks the last step itself leaves the meldcode. */
static gboolean
is_other_route (Engine *e)
{
  const MpadProtocolStep *decide = mpad_protocol_find_step_by_function (e->protocol,
                                                                        MPAD_STEP_DECIDE);

  for (guint i = 0; i < e->g->branches->len; i++)
    {
      const MpadActiveBranch *active = e->g->branches->pdata[i];

      for (guint j = 0; j < active->branch->locks->len; j++)
        {
          const MpadProtocolLock *lock = active->branch->locks->pdata[j];

          if (g_str_equal (lock->action, MPAD_ACTION_OPEN_STEP) &&
              g_strcmp0 (lock->target, decide->id) == 0)
            return TRUE;
        }
    }
  return FALSE;
}

static void
set_dossier_state (Engine *e)
{
  const char *closed = last_of (e, MPAD_FACT_DOSSIER_CLOSED);
  const char *reopened = last_of (e, MPAD_FACT_DOSSIER_REOPENED);
  GPtrArray *suspect = e->by_kind[MPAD_FACT_LEAD_SUSPECT];

  if (closed != NULL && (reopened == NULL || strcmp (closed, reopened) > 0))
    e->g->state = MPAD_ROUTE_CLOSED;
  else if (is_other_route (e))
    e->g->state = MPAD_ROUTE_OTHER;
  /* Once said, it is not taken back by a later entry, only by correcting the first. */
  for (guint i = 0; i < suspect->len; i++)
    e->lead_suspect |= mpad_fact_has_word (suspect->pdata[i], "value", "yes");
}

MpadGuidance *
mpad_engine_evaluate (MpadProtocol *protocol, const MpadFacts *facts)
{
  MpadGuidance *g;
  Engine e = { .protocol = protocol, .facts = facts };

  g_return_val_if_fail (protocol != NULL && facts != NULL, NULL);
  g = new_guidance (protocol);
  e.g = g;
  e.arena = g->arena;
  e.today = mpad_facts_get_today (facts);
  mpad_engine_index (&e);
  mpad_engine_phases (&e);
  mpad_engine_branches (&e);
  set_dossier_state (&e);
  mpad_engine_kader (&e);
  mpad_engine_decisions (&e);
  mpad_engine_deadlines (&e);
  mpad_engine_locks (&e);
  mpad_engine_talks (&e);
  mpad_engine_tasks (&e);
  mpad_engine_steps (&e);
  mpad_engine_sort_tasks (&e);
  mpad_engine_closings (&e);
  mpad_engine_notices (&e);
  mpad_engine_next (&e);
  mpad_engine_index_clear (&e);
  return g;
}

const MpadStepGuidance *
mpad_guidance_find_step (const MpadGuidance *self, const char *step)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      const MpadStepGuidance *g = self->steps->pdata[i];

      if (g_str_equal (g->step->id, step))
        return g;
    }
  return NULL;
}

const MpadOpenTask *
mpad_guidance_find_task (const MpadGuidance *self, const char *key)
{
  for (guint i = 0; i < self->tasks->len; i++)
    {
      const MpadOpenTask *task = self->tasks->pdata[i];

      if (g_str_equal (task->key, key))
        return task;
    }
  return NULL;
}

const MpadActiveBranch *
mpad_guidance_find_branch (const MpadGuidance *self, const char *branch)
{
  for (guint i = 0; i < self->branches->len; i++)
    {
      const MpadActiveBranch *active = self->branches->pdata[i];

      if (g_str_equal (active->branch->id, branch))
        return active;
    }
  return NULL;
}

const MpadDecisionState *
mpad_guidance_find_decision (const MpadGuidance *self, const char *id)
{
  for (guint i = 0; i < self->decisions->len; i++)
    {
      const MpadDecisionState *state = self->decisions->pdata[i];

      if (g_str_equal (state->decision->id, id))
        return state;
    }
  return NULL;
}

const MpadTalkGuidance *
mpad_guidance_find_talk (const MpadGuidance *self, const char *talk)
{
  for (guint i = 0; i < self->talks->len; i++)
    {
      const MpadTalkGuidance *g = self->talks->pdata[i];

      if (g_str_equal (g->talk->id, talk))
        return g;
    }
  return NULL;
}

static const char *
phrase (const MpadGuidance *self, const char *key)
{
  return g_hash_table_lookup (self->protocol->phrases, key);
}

/* Preparing, planning and holding a talk are one thing: a lock on holding stops all three. */
static gboolean
lock_applies (const MpadActiveLock *lock, const char *action, const char *target, const char *step)
{
  if (g_str_equal (lock->action, MPAD_ACTION_OPEN_STEP))
    return g_str_equal (action, MPAD_ACTION_OPEN_STEP) &&
           g_strcmp0 (lock->target, step != NULL ? step : target) == 0;
  if (!g_str_equal (lock->action, action) && !(g_str_equal (lock->action, MPAD_ACTION_HOLD_TALK) &&
                                               g_str_equal (action, MPAD_ACTION_PREPARE_TALK)))
    return FALSE;
  if (g_str_has_suffix (lock->action, "-step"))
    return lock->target == NULL || g_strcmp0 (lock->target, step != NULL ? step : target) == 0;
  return lock->target == NULL || g_strcmp0 (lock->target, target) == 0;
}

static MpadVerdict
refuse (const MpadGuidance *self, const char *text, const char *opens, char **rules)
{
  MpadVerdict verdict = { FALSE,
                          FALSE,
                          text,
                          opens,
                          (const char *const *) (rules != NULL ? rules : self->protocol->rules),
                          NULL };

  return verdict;
}

static MpadVerdict
may_skip_talk (const MpadGuidance *self, const char *target)
{
  const MpadProtocolTalkKind *talk = target == NULL
                                       ? NULL
                                       : mpad_protocol_find_talk_kind (self->protocol, target);
  MpadVerdict allowed = { .allowed = TRUE };

  if (talk != NULL && *talk->grounds == NULL && !talk->optional)
    return refuse (self, phrase (self, "no-ground"), phrase (self, "no-ground-opens"), talk->rules);
  return allowed;
}

static MpadVerdict
may_close_dossier (const MpadGuidance *self, const char *action, const char *target)
{
  MpadVerdict allowed = { .allowed = TRUE };
  const MpadClosingGuidance *last = NULL;

  for (guint i = 0; i < self->closings->len; i++)
    {
      const MpadClosingGuidance *closing = self->closings->pdata[i];
      gboolean destroy = g_str_equal (closing->closing->kind, "destroy");

      if (target != NULL ? !g_str_equal (closing->closing->id, target)
                         : destroy != g_str_equal (action, MPAD_ACTION_DESTROY_DOSSIER))
        continue;
      if (closing->offered)
        return allowed;
      last = last == NULL ? closing : last;
    }
  if (last != NULL)
    return refuse (self, last->text, last->closing->not_yet, last->closing->rules);
  return refuse (self, phrase (self, "no-such-closing"), NULL, NULL);
}

static MpadVerdict
may_in_step (const MpadGuidance *self, const char *action, const char *id)
{
  const MpadStepGuidance *g = id == NULL ? NULL : mpad_guidance_find_step (self, id);
  MpadVerdict verdict = { .allowed = TRUE };

  if (g == NULL)
    return verdict;
  if (g_str_equal (action, MPAD_ACTION_SKIP_STEP) && !g->step->skippable)
    return refuse (self, phrase (self, "step-not-skippable"), NULL, g->step->rules);
  if (g_str_equal (action, MPAD_ACTION_STOP_ROUTE) && !g->step->stoppable)
    return refuse (self, phrase (self, "step-not-stoppable"), NULL, g->step->rules);
  /* Closing with something open is possible: the order is not binding. It is said, not stopped. */
  if (g_str_equal (action, MPAD_ACTION_CLOSE_STEP) && g->n_open > 0)
    {
      verdict.text = phrase (self, "close-open-tasks");
      verdict.rules = (const char *const *) g->step->rules;
    }
  return verdict;
}

static MpadVerdict
may_by_nature (const MpadGuidance *self, const char *action, const char *target, const char *step)
{
  MpadVerdict verdict = { .allowed = TRUE };

  if (g_str_equal (action, MPAD_ACTION_SKIP_TALK))
    return may_skip_talk (self, target);
  if (g_str_equal (action, MPAD_ACTION_CLOSE_DOSSIER) ||
      g_str_equal (action, MPAD_ACTION_DESTROY_DOSSIER))
    return may_close_dossier (self, action, target);
  if (g_str_equal (action, MPAD_ACTION_LIFT_BRANCH) && target != NULL)
    {
      const MpadActiveBranch *active = mpad_guidance_find_branch (self, target);

      if (active == NULL)
        return refuse (self, phrase (self, "lift-not-raised"), NULL, NULL);
      if (!active->may_lift)
        verdict = refuse (self, active->branch->lift_text, active->branch->lift_text,
                          active->branch->rules);
      verdict.branch = active->branch;
      return verdict;
    }
  return may_in_step (self, action, step != NULL ? step : target);
}

MpadVerdict
mpad_guidance_may (const MpadGuidance *self,
                   const char *action,
                   const char *target,
                   const char *step)
{
  MpadVerdict verdict = { .allowed = TRUE };
  MpadVerdict nature;

  g_return_val_if_fail (action != NULL, verdict);
  if (g_str_has_prefix (action, "record-"))
    return verdict;
  for (guint i = 0; i < self->locks->len; i++)
    {
      const MpadActiveLock *lock = self->locks->pdata[i];

      if (!lock_applies (lock, action, target, step))
        continue;
      /* A lock that nothing passes hides one that a motive would pass. */
      if (!verdict.allowed && (!verdict.with_motive || lock->motive))
        continue;
      verdict = refuse (self, lock->text, lock->opens, lock->rules);
      verdict.with_motive = lock->motive;
      verdict.branch = lock->branch;
    }
  nature = may_by_nature (self, action, target, step);
  if (verdict.allowed || (!nature.allowed && verdict.with_motive))
    return nature;
  return verdict;
}
