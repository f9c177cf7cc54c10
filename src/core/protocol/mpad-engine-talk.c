/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Talks: with whom at which age, held or left out on a ground that belongs to that talk, who
 * still has to be told, who signs. */
#include "mpad-engine-private.h"

#include "mpad-facts-private.h"

#include <string.h>

static gboolean
counts (Engine *e, const char *step, const MpadFact *fact)
{
  const StepPhase *phase = mpad_engine_phase_of (e, step);

  return phase == NULL || !phase->in_loop || mpad_engine_not_before (fact->happened, e->loop_at);
}

static gboolean
is_of (const MpadFact *fact, const char *talk)
{
  return g_strcmp0 (mpad_fact_get (fact, "talk"), talk) == 0;
}

static gboolean
is_planned (const MpadFact *fact)
{
  return mpad_fact_has_word (fact, "state", "planned");
}

static gboolean
is_named (char **ids, const char *id)
{
  return g_strv_contains ((const char *const *) ids, id);
}

/* A talk is left out only on a ground of that kind of talk, by somebody, with a counter-question
 * answered if the ground has one. Leaving out one parent is not leaving out the talk. */
static gboolean
skips (Engine *e, const MpadProtocolTalkKind *talk, const MpadFact *fact)
{
  const char *id = mpad_fact_get (fact, "ground");
  const MpadProtocolGround *ground = id == NULL ? NULL
                                                : mpad_protocol_find_ground (e->protocol, id);

  if (ground == NULL || !is_named (talk->grounds, id) || mpad_fact_get (fact, "person") != NULL ||
      mpad_fact_get (fact, "decider") == NULL)
    return FALSE;
  return ground->counter == NULL || mpad_fact_has_word (fact, "counter", "yes");
}

/* The state by the facts alone: a talk held over one left out over one planned. */
static MpadTalkState
recorded (Engine *e, const MpadProtocolTalkKind *talk, const char **planned_on)
{
  GPtrArray *talks = e->by_kind[MPAD_FACT_TALK];
  GPtrArray *skipped = e->by_kind[MPAD_FACT_TALK_SKIP];
  MpadTalkState state = MPAD_TALK_STATE_ASKED;

  for (guint i = 0; i < talks->len; i++)
    {
      const MpadFact *fact = talks->pdata[i];

      if (!is_of (fact, talk->id) || !counts (e, talk->step, fact))
        continue;
      if (!is_planned (fact))
        return MPAD_TALK_STATE_HELD;
      state = MPAD_TALK_STATE_PLANNED;
      if (planned_on != NULL)
        *planned_on = fact->happened;
    }
  for (guint i = 0; i < skipped->len; i++)
    if (is_of (skipped->pdata[i], talk->id) && counts (e, talk->step, skipped->pdata[i]) &&
        skips (e, talk, skipped->pdata[i]))
      return MPAD_TALK_STATE_SKIPPED;
  return state;
}

const char *
mpad_engine_talk_word (Engine *e, const char *talk)
{
  const MpadProtocolTalkKind *kind = mpad_protocol_find_talk_kind (e->protocol, talk);
  MpadTalkState state = kind == NULL ? MPAD_TALK_STATE_ASKED : recorded (e, kind, NULL);

  return state == MPAD_TALK_STATE_HELD      ? "held"
         : state == MPAD_TALK_STATE_SKIPPED ? "skipped"
         : state == MPAD_TALK_STATE_PLANNED ? "planned"
                                            : "none";
}

/* The age rule for a talk; @has_rules tells whether age matters at all. */
static const MpadProtocolAgeRule *
find_age_rule (Engine *e, const char *talk, int age, gboolean *has_rules)
{
  *has_rules = FALSE;
  for (guint i = 0; i < e->protocol->age_rules->len; i++)
    {
      const MpadProtocolAgeRule *rule = e->protocol->age_rules->pdata[i];

      if (!g_str_equal (rule->talk, talk))
        continue;
      *has_rules = TRUE;
      if (age >= rule->from && (rule->to < 0 || age <= rule->to))
        return rule;
    }
  return NULL;
}

static gboolean
is_settled (Engine *e, const char *talk)
{
  return !g_str_equal (mpad_engine_talk_word (e, talk), "none");
}

static MpadTalkState
demanded (Engine *e, MpadTalkGuidance *g)
{
  const MpadProtocolAgeRule *rule = g->age_rule;

  if (!mpad_engine_holds (e, g->talk->when))
    return MPAD_TALK_STATE_NOT_ASKED;
  if (rule == NULL)
    return g->talk->optional ? MPAD_TALK_STATE_OPTIONAL : MPAD_TALK_STATE_ASKED;
  if (g_str_equal (rule->demand, "required"))
    return MPAD_TALK_STATE_ASKED;
  if (g_str_equal (rule->demand, "optional"))
    return MPAD_TALK_STATE_OPTIONAL;
  if (g_str_equal (rule->demand, "one-of"))
    return is_settled (e, rule->alternative) ? MPAD_TALK_STATE_OPTIONAL : MPAD_TALK_STATE_ASKED;
  return MPAD_TALK_STATE_NOT_ASKED;
}

static gboolean
is_hard_locked (Engine *e, const char *action, const char *target)
{
  for (guint i = 0; i < e->g->locks->len; i++)
    {
      const MpadActiveLock *lock = e->g->locks->pdata[i];

      if (!lock->motive && g_str_equal (lock->action, action) &&
          (lock->target == NULL || g_strcmp0 (lock->target, target) == 0))
        return TRUE;
    }
  return FALSE;
}

static gboolean
list_names (GPtrArray *facts, const char *key, const char *person)
{
  for (guint i = 0; i < facts->len; i++)
    if (mpad_fact_has_word (facts->pdata[i], key, person))
      return TRUE;
  return FALSE;
}

/* Parents with gezag who were not there and have not been told (S0-17). */
static void
find_uninformed (Engine *e, MpadTalkGuidance *g)
{
  GPtrArray *people = mpad_facts_get_people (e->facts);
  GPtrArray *talks = e->by_kind[MPAD_FACT_TALK];
  gboolean anybody = FALSE;

  if (g->talk->function != MPAD_TALK_PARENTS || g->state != MPAD_TALK_STATE_HELD ||
      is_hard_locked (e, MPAD_ACTION_HOLD_TALK, g->talk->id))
    return;
  for (guint i = 0; i < talks->len; i++)
    anybody |= is_of (talks->pdata[i], g->talk->id) && !is_planned (talks->pdata[i]) &&
               mpad_fact_get (talks->pdata[i], "with") != NULL;
  for (guint i = 0; anybody && i < people->len; i++)
    {
      const MpadFactPerson *person = people->pdata[i];
      gboolean present = FALSE;

      if (person->gezag != MPAD_TRI_YES ||
          (!g_str_equal (person->relation, "parent") && !g_str_equal (person->relation, "carer")))
        continue;
      for (guint j = 0; j < talks->len && !present; j++)
        present = is_of (talks->pdata[j], g->talk->id) && !is_planned (talks->pdata[j]) &&
                  mpad_fact_has_word (talks->pdata[j], "with", person->id);
      if (present || list_names (e->by_kind[MPAD_FACT_INFORM], "person", person->id) ||
          list_names (e->by_kind[MPAD_FACT_TALK_SKIP], "person", person->id))
        continue;
      if (person->safe == MPAD_TRI_NO)
        mpad_engine_add_notice (e, "not-informed-unsafe", MPAD_SEVERITY_WARN, g->talk->step,
                                mpad_engine_phrase (e, "not-informed-unsafe"),
                                mpad_engine_rules (e, "S0-17", "R-8", NULL));
      else
        g_ptr_array_add (g->uninformed, mpad_arena_dup (e->arena, person->id));
    }
}

/* Somebody left a talk out in a way that does not count: it stays asked, and that is said. */
static void
say_skip_in_vain (Engine *e, const MpadProtocolTalkKind *talk)
{
  GPtrArray *skipped = e->by_kind[MPAD_FACT_TALK_SKIP];

  for (guint i = 0; i < skipped->len; i++)
    if (is_of (skipped->pdata[i], talk->id) && counts (e, talk->step, skipped->pdata[i]) &&
        mpad_fact_get (skipped->pdata[i], "person") == NULL)
      {
        mpad_engine_add_notice (e, "skip-ineffective", MPAD_SEVERITY_WARN, talk->step,
                                mpad_engine_phrase (e, "skip-ineffective"),
                                mpad_engine_rules (e, "R-15", NULL));
        return;
      }
}

void
mpad_engine_talks (Engine *e)
{
  gboolean age_missing = FALSE;

  for (guint i = 0; i < e->protocol->talk_kinds->len; i++)
    {
      const MpadProtocolTalkKind *talk = e->protocol->talk_kinds->pdata[i];
      MpadTalkGuidance *g = mpad_arena_new0 (e->arena, MpadTalkGuidance);
      const char *on = e->today;
      MpadTalkState state = recorded (e, talk, &on);
      gboolean has_rules;

      g->talk = talk;
      g->uninformed = mpad_arena_list (e->arena);
      /* The age that counts is the age at the date of the talk. */
      g->age = mpad_age_on (mpad_facts_get_birth_date (e->facts), on);
      g->age_rule = find_age_rule (e, talk->id, g->age, &has_rules);
      g->state = demanded (e, g);
      if (has_rules && g->age < 0 && g->state != MPAD_TALK_STATE_NOT_ASKED)
        {
          age_missing = TRUE;
          g->state = MPAD_TALK_STATE_OPTIONAL;
        }
      if (state != MPAD_TALK_STATE_ASKED)
        g->state = state;
      if (state == MPAD_TALK_STATE_ASKED || state == MPAD_TALK_STATE_PLANNED)
        say_skip_in_vain (e, talk);
      if (g->state != MPAD_TALK_STATE_HELD && g->state != MPAD_TALK_STATE_SKIPPED &&
          is_hard_locked (e, MPAD_ACTION_HOLD_TALK, talk->id))
        g->state = MPAD_TALK_STATE_LOCKED;
      find_uninformed (e, g);
      g_ptr_array_add (e->g->talks, g);
    }
  if (age_missing)
    mpad_engine_add_notice (e, "age-unknown", MPAD_SEVERITY_WARN, NULL,
                            mpad_engine_phrase (e, "talk-age-unknown"),
                            mpad_engine_rules (e, "S2-16", "S1-34", NULL));
}

static void
talk_task (Engine *e, const MpadTalkGuidance *g)
{
  const char *key;
  MpadOpenTask *task;

  /* A locked talk is no task: the branch says what to do instead. */
  if (g->state == MPAD_TALK_STATE_NOT_ASKED || g->state == MPAD_TALK_STATE_LOCKED)
    return;
  key = mpad_arena_join (e->arena, g->talk->step, "/gesprek:", g->talk->id, NULL);
  task = mpad_engine_new_task (e, key, g->talk->step, g->talk->ask, g->talk->reason,
                               g->age_rule != NULL ? g->age_rule->rules : g->talk->rules,
                               g->state == MPAD_TALK_STATE_PLANNED ? MPAD_ACTION_RECORD_TALK
                                                                   : MPAD_ACTION_PREPARE_TALK);
  task->target = g->talk->id;
  task->owner = g->talk->holders[0];
  task->optional = g->state == MPAD_TALK_STATE_OPTIONAL;
  task->done = g->state == MPAD_TALK_STATE_HELD || g->state == MPAD_TALK_STATE_SKIPPED;
  mpad_engine_tick (e, task);
}

static void
inform_tasks (Engine *e, const MpadTalkGuidance *g)
{
  for (guint i = 0; i < g->uninformed->len; i++)
    {
      const char *key = mpad_arena_join (e->arena, g->talk->step,
                                         "/inlichten:", g->uninformed->pdata[i], NULL);
      MpadOpenTask *task = mpad_engine_new_task (
        e, key, g->talk->step, mpad_engine_phrase (e, "task-inform"),
        mpad_engine_phrase (e, "task-inform-reason"), mpad_engine_rules (e, "S0-17", "R-8", NULL),
        MPAD_ACTION_RECORD_INFORM);

      task->target = g->uninformed->pdata[i];
      task->owner = g->talk->holders[0];
      mpad_engine_tick (e, task);
    }
}

static gboolean
is_signed (Engine *e, const MpadFact *talk, const char *person)
{
  GPtrArray *signatures = e->by_kind[MPAD_FACT_SIGNATURE];

  for (guint i = 0; i < signatures->len; i++)
    {
      const MpadFact *fact = signatures->pdata[i];
      const char *of = mpad_fact_get (fact, "of");

      if (mpad_fact_has_word (fact, "who", person) &&
          !mpad_fact_has_word (fact, "state", "asked") &&
          (of == NULL || g_str_equal (of, talk->id)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_carer (Engine *e, const char *id)
{
  GPtrArray *people = mpad_facts_get_people (e->facts);

  for (guint i = 0; i < people->len; i++)
    {
      const MpadFactPerson *person = people->pdata[i];

      if (g_str_equal (person->id, id))
        return g_str_equal (person->relation, "parent") || g_str_equal (person->relation, "carer");
    }
  return FALSE;
}

/* One block for each carer who was at the talk; refusing is an answer too. */
static void
sign_parents (Engine *e, const MpadProtocolStep *step, const MpadProtocolSignature *signature)
{
  GPtrArray *talks = e->by_kind[MPAD_FACT_TALK];

  for (guint i = 0; i < talks->len; i++)
    {
      const MpadFact *fact = talks->pdata[i];
      const char *id = mpad_fact_get (fact, "talk");
      const MpadProtocolTalkKind *talk = id == NULL
                                           ? NULL
                                           : mpad_protocol_find_talk_kind (e->protocol, id);
      g_auto (GStrv) with = NULL;

      if (talk == NULL || talk->function != MPAD_TALK_PARENTS ||
          !g_str_equal (talk->step, step->id) || is_planned (fact) || !counts (e, step->id, fact))
        continue;
      with = g_strsplit (mpad_fact_get (fact, "with") == NULL ? "" : mpad_fact_get (fact, "with"),
                         " ", -1);
      for (guint j = 0; with[j] != NULL; j++)
        if (is_carer (e, with[j]))
          {
            const char *key = mpad_arena_join (e->arena, step->id, "/teken:", fact->id, ":",
                                               with[j], NULL);
            MpadOpenTask *task = mpad_engine_new_task (
              e, key, step->id, mpad_engine_phrase (e, "task-sign-parent"), signature->text,
              signature->rules, MPAD_ACTION_RECORD_SIGNATURE);

            task->target = mpad_arena_dup (e->arena, with[j]);
            task->owner = talk->holders[0];
            task->done = is_signed (e, fact, with[j]);
            mpad_engine_tick (e, task);
          }
    }
}

static gboolean
paper_is_signed (Engine *e, const MpadProtocolSignature *signature, const MpadFact *fact)
{
  GPtrArray *signatures = e->by_kind[MPAD_FACT_SIGNATURE];

  if (mpad_fact_has_word (fact, "signed", "yes"))
    return TRUE;
  for (guint i = 0; i < signatures->len; i++)
    {
      const MpadFact *other = signatures->pdata[i];
      const char *of = mpad_fact_get (other, "of");

      if (mpad_fact_has_word (other, "on", signature->on) &&
          mpad_fact_has_word (other, "state", "signed") &&
          (of == NULL ? mpad_engine_not_before (other->happened, fact->happened)
                      : g_str_equal (of, fact->id)))
        return TRUE;
    }
  return FALSE;
}

/* A signature of school under what was recorded in a step (S4-11). */
static void
sign_role (Engine *e, const MpadProtocolStep *step, const MpadProtocolSignature *signature)
{
  gboolean consult = g_str_equal (signature->on, "overleg");
  GPtrArray *facts = e->by_kind[consult ? MPAD_FACT_CONSULT : MPAD_FACT_SIGNAL];
  const MpadProtocolRole *role = mpad_protocol_find_role (e->protocol, signature->who);
  gboolean any = FALSE;
  gboolean all = TRUE;
  const char *key;
  MpadOpenTask *task;

  for (guint i = 0; i < facts->len; i++)
    {
      const MpadFact *fact = facts->pdata[i];

      if (g_strcmp0 (fact->step, step->id) != 0 || !counts (e, step->id, fact))
        continue;
      any = TRUE;
      all &= paper_is_signed (e, signature, fact);
    }
  if (!any)
    return;
  key = mpad_arena_join (e->arena, step->id, "/teken:", signature->id, NULL);
  task = mpad_engine_new_task (e, key, step->id, signature->text,
                               mpad_engine_phrase (e, "task-sign-reason"), signature->rules,
                               MPAD_ACTION_RECORD_SIGNATURE);
  task->owner = role == NULL ? step->actors[0] : role->id;
  task->target = (char *) task->owner;
  task->done = all;
  mpad_engine_tick (e, task);
}

void
mpad_engine_talk_tasks (Engine *e, const MpadProtocolStep *step)
{
  for (guint i = 0; i < e->g->talks->len; i++)
    {
      const MpadTalkGuidance *g = e->g->talks->pdata[i];

      if (!g_str_equal (g->talk->step, step->id))
        continue;
      talk_task (e, g);
      inform_tasks (e, g);
    }
  for (guint i = 0; i < step->signatures->len; i++)
    {
      const MpadProtocolSignature *signature = step->signatures->pdata[i];

      if (g_str_equal (signature->who, "parents"))
        sign_parents (e, step, signature);
      else
        sign_role (e, step, signature);
    }
}
