/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kader as it stands, and the two decisions. The outcome is an advice; people decide. */
#include "mpad-engine-private.h"

#include "mpad-workdays.h"

#include <string.h>

/* How much an answer protects: of two answers at the same moment the more protective one counts. */
static guint
protection (const MpadProtocolKader *kader, const MpadProtocolAnswer *answer)
{
  const MpadProtocolOutcome *outcome = answer->outcome == NULL ? NULL
                                                               : mpad_protocol_kader_find_outcome (
                                                                   kader, answer->outcome);

  if (outcome == NULL)
    return 1;
  if (outcome->melden == MPAD_ADVICE_YES)
    return 3;
  return outcome->needs_vt ? 2 : outcome->closes ? 0 : 1;
}

static const MpadFact *
latest_answer (Engine *e,
               const MpadProtocolKader *kader,
               const MpadProtocolQuestion *question,
               const MpadProtocolAnswer **answer)
{
  GPtrArray *facts = e->by_kind[MPAD_FACT_ANSWER];
  const MpadFact *latest = NULL;

  *answer = NULL;
  for (guint i = 0; i < facts->len; i++)
    {
      const MpadFact *fact = facts->pdata[i];
      const char *in = mpad_fact_get (fact, "kader");
      const char *id = mpad_fact_get (fact, "answer");
      const MpadProtocolAnswer *given;

      if (g_strcmp0 (mpad_fact_get (fact, "question"), question->id) != 0 ||
          (in != NULL && !g_str_equal (in, kader->id)))
        continue;
      if (e->loop_at != NULL && !mpad_engine_not_before (fact->happened, e->loop_at))
        continue;
      given = id == NULL ? NULL : mpad_protocol_question_find_answer (question, id);
      if (given == NULL)
        continue;
      if (latest == NULL || strcmp (fact->happened, latest->happened) > 0 ||
          protection (kader, given) > protection (kader, *answer))
        {
          latest = fact;
          *answer = given;
        }
    }
  return latest;
}

/* The day on which the help must have had effect: the latest term that was agreed. */
static const char *
help_term (Engine *e)
{
  static const MpadFactKind kinds[] = { MPAD_FACT_ANSWER, MPAD_FACT_HELP };
  const MpadFact *latest = NULL;

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < e->by_kind[kinds[k]]->len; i++)
      {
        const MpadFact *fact = e->by_kind[kinds[k]]->pdata[i];
        const char *term = mpad_fact_get (fact, "term");
        GDate date;

        if (term == NULL || !mpad_date_parse (term, &date))
          continue;
        /* Two terms agreed at the same moment: the earlier day comes first. */
        if (latest == NULL || strcmp (fact->happened, latest->happened) > 0 ||
            (g_str_equal (fact->happened, latest->happened) &&
             strcmp (term, mpad_fact_get (latest, "term")) < 0))
          latest = fact;
      }
  return latest == NULL ? NULL : mpad_fact_get (latest, "term");
}

/* Whether the answer no longer counts: the agreed day has come, or the help does not work (S0-28). */
static gboolean
is_reopened (Engine *e,
             const MpadProtocolQuestion *question,
             const MpadProtocolAnswer *answer,
             const MpadFact *fact)
{
  GPtrArray *help = e->by_kind[MPAD_FACT_HELP];
  const char *term;

  if (!question->reopen_at_term || !g_str_equal (answer->kind, "yes"))
    return FALSE;
  term = help_term (e);
  if (term != NULL && strncmp (e->today, term, 10) >= 0 && strncmp (fact->happened, term, 10) < 0)
    return TRUE;
  for (guint i = 0; i < help->len; i++)
    {
      const MpadFact *event = help->pdata[i];
      const char *what = mpad_fact_get (event, "what");

      if (what != NULL && (g_str_equal (what, "no-effect") || g_str_equal (what, "flared-up")) &&
          mpad_engine_not_before (event->happened, fact->happened))
        return TRUE;
    }
  return FALSE;
}

/* Advice of Veilig Thuis about a doubt opens the question again. */
static gboolean
is_advised (Engine *e, const MpadProtocolQuestion *question, const MpadFact *fact)
{
  GPtrArray *advices = e->by_kind[MPAD_FACT_ADVICE];

  for (guint i = 0; i < advices->len; i++)
    {
      const MpadFact *advice = advices->pdata[i];

      if (mpad_fact_has_word (advice, "from", "vt") &&
          mpad_engine_not_before (advice->happened, fact->happened) &&
          (mpad_fact_has_word (advice, "question", question->id) ||
           mpad_fact_has_word (advice, "about", "wegen")))
        return TRUE;
    }
  return FALSE;
}

static MpadKaderAnswer *
look_at (Engine *e, const MpadProtocolKader *kader, const MpadProtocolQuestion *question)
{
  MpadKaderAnswer *state = mpad_arena_new0 (e->arena, MpadKaderAnswer);
  const MpadProtocolAnswer *answer;
  const MpadFact *fact = latest_answer (e, kader, question, &answer);
  const MpadProtocolOutcome *outcome = NULL;

  state->question = question;
  if (fact == NULL)
    return state;
  if (answer->outcome != NULL)
    outcome = mpad_protocol_kader_find_outcome (kader, answer->outcome);
  state->fact = mpad_arena_dup (e->arena, fact->id);
  state->happened = mpad_arena_dup (e->arena, fact->happened);
  state->reopened = is_reopened (e, question, answer, fact) ||
                    (outcome != NULL && outcome->needs_vt && is_advised (e, question, fact));
  if (state->reopened)
    state->earlier = answer;
  else
    state->answer = answer;
  return state;
}

static MpadKaderAnswer *
find_answer (MpadKaderState *state, const char *question)
{
  for (guint i = 0; i < state->answers->len; i++)
    {
      MpadKaderAnswer *answer = state->answers->pdata[i];

      if (g_str_equal (answer->question->id, question))
        return answer;
    }
  g_assert_not_reached (); /* the loader checked every "next" */
}

static void
walk (MpadKaderState *state)
{
  const char *next = state->kader->first;
  gboolean with_vt = FALSE;

  while (next != NULL)
    {
      MpadKaderAnswer *at = find_answer (state, next);
      const MpadProtocolOutcome *outcome;

      at->on_path = TRUE;
      at->with_vt = with_vt;
      if (at->answer == NULL)
        {
          state->current = at->question;
          return;
        }
      next = at->answer->next;
      if (at->answer->outcome == NULL)
        continue;
      outcome = mpad_protocol_kader_find_outcome (state->kader, at->answer->outcome);
      state->outcome = outcome;
      with_vt |= outcome->with_vt;
      /* Melden = yes stands, whatever later questions say: they are then about what else is
       * needed. */
      if (outcome->melden == MPAD_ADVICE_YES ||
          (outcome->melden == MPAD_ADVICE_NO && state->melden == MPAD_ADVICE_OPEN))
        state->melden = outcome->melden;
      if (outcome->hulp != MPAD_ADVICE_OPEN)
        state->hulp = outcome->hulp;
    }
}

void
mpad_engine_kader (Engine *e)
{
  const MpadProtocolKader *kader = mpad_protocol_find_kader (e->protocol,
                                                             mpad_facts_get_kader (e->facts));
  MpadKaderState *state;

  if (kader == NULL)
    return;
  state = mpad_arena_new0 (e->arena, MpadKaderState);
  state->kader = kader;
  state->answers = mpad_arena_list (e->arena);
  for (guint i = 0; i < kader->questions->len; i++)
    g_ptr_array_add (state->answers, look_at (e, kader, kader->questions->pdata[i]));
  walk (state);
  e->g->kader = state;
}

/* Not melden while a doubt waits for advice of Veilig Thuis goes against R-1. */
static gboolean
in_doubt (Engine *e)
{
  return e->g->kader != NULL && e->g->kader->current == NULL && e->g->kader->outcome != NULL &&
         e->g->kader->outcome->needs_vt;
}

static void
decide (Engine *e, const MpadProtocolDecision *decision)
{
  gboolean is_about_melden = g_str_equal (decision->id, "melden");
  MpadDecisionState *state = mpad_arena_new0 (e->arena, MpadDecisionState);
  GPtrArray *facts = e->by_kind[MPAD_FACT_DECISION];
  const MpadFact *latest = NULL;

  state->decision = decision;
  if (e->g->kader != NULL)
    state->advice = is_about_melden ? e->g->kader->melden : e->g->kader->hulp;
  for (guint i = 0; i < facts->len; i++)
    {
      const MpadFact *fact = facts->pdata[i];

      if (g_strcmp0 (mpad_fact_get (fact, "about"), decision->id) != 0 ||
          mpad_fact_get (fact, "value") == NULL)
        continue;
      if (e->loop_at != NULL && !mpad_engine_not_before (fact->happened, e->loop_at))
        continue;
      /* At the same moment yes counts over no. */
      if (latest == NULL || strcmp (fact->happened, latest->happened) > 0 ||
          mpad_fact_has_word (fact, "value", "yes"))
        latest = fact;
    }
  if (latest != NULL)
    {
      state->value = mpad_fact_has_word (latest, "value", "yes") ? MPAD_ADVICE_YES : MPAD_ADVICE_NO;
      state->happened = mpad_arena_dup (e->arena, latest->happened);
      state->deviates = (state->advice != MPAD_ADVICE_OPEN && state->advice != state->value) ||
                        (state->value == MPAD_ADVICE_NO && is_about_melden && in_doubt (e));
      state->motive_missing = state->deviates && !mpad_fact_has_word (latest, "motive", "yes");
    }
  g_ptr_array_add (e->g->decisions, state);
}

void
mpad_engine_decisions (Engine *e)
{
  for (guint i = 0; i < e->protocol->decisions->len; i++)
    decide (e, e->protocol->decisions->pdata[i]);
}

/* Doubt asks advice of Veilig Thuis first. */
static void
ask_vt (Engine *e,
        const MpadKaderAnswer *at,
        const MpadProtocolOutcome *outcome,
        const char *number)
{
  const MpadDue *due = mpad_engine_find_due (e, "twijfel");
  const char *step = outcome->back_to != NULL ? outcome->back_to : e->g->kader->kader->steps[0];
  const char *key = mpad_arena_join (e->arena, step, "/advies-vraag:", at->question->id, NULL);
  MpadOpenTask *task = mpad_engine_new_task (
    e, key, step, mpad_engine_format (e, "kader-ask-vt", "label", number, NULL),
    mpad_engine_phrase (e, "kader-ask-vt-reason"), outcome->rules, MPAD_ACTION_CALL);

  task->target = mpad_arena_dup (e->arena, "vt");
  task->contact = "vt";
  if (due != NULL && !due->done)
    {
      task->due = due->date;
      task->overdue = due->overdue;
    }
}

static void
ask_again (Engine *e, const MpadKaderAnswer *at, const char *number)
{
  const char *step = e->g->kader->kader->steps[0];
  const char *key = mpad_arena_join (e->arena, step, "/vraag:", at->question->id, NULL);
  MpadOpenTask *task = mpad_engine_new_task (
    e, key, step,
    mpad_engine_format (e, "kader-again", "label", number, "title", at->question->title, NULL),
    mpad_engine_phrase (e, "kader-again-reason"), at->question->rules, MPAD_ACTION_WEIGH);

  task->target = mpad_arena_dup (e->arena, at->question->id);
}

static gboolean
is_filled_in (Engine *e, const MpadKaderAnswer *at, const char *demand)
{
  GPtrArray *answers = e->by_kind[MPAD_FACT_ANSWER];
  GPtrArray *help = e->by_kind[MPAD_FACT_HELP];

  for (guint i = 0; i < answers->len; i++)
    {
      const MpadFact *fact = answers->pdata[i];

      if (g_str_equal (fact->id, at->fact) && mpad_fact_get (fact, demand) != NULL)
        return TRUE;
    }
  for (guint i = 0; i < help->len; i++)
    {
      const MpadFact *fact = help->pdata[i];

      if (mpad_fact_get (fact, demand) != NULL &&
          mpad_engine_not_before (fact->happened, at->happened))
        return TRUE;
    }
  return FALSE;
}

/* What an answer demands and does not have yet: term, casemanager, roles (S3-6, question 4). */
static void
ask_demands (Engine *e, const MpadKaderAnswer *at)
{
  const char *step = e->g->kader->kader->steps[0];

  for (guint i = 0; i < at->answer->demands->len; i++)
    {
      const MpadProtocolLine *demand = at->answer->demands->pdata[i];
      const char *key = mpad_arena_join (e->arena, step, "/vul-aan:", at->question->id, ":",
                                         demand->id, NULL);
      MpadOpenTask *task = mpad_engine_new_task (e, key, step, demand->text,
                                                 mpad_engine_phrase (e, "task-demand-reason"),
                                                 demand->rules, MPAD_ACTION_RECORD_HELP);

      task->target = demand->id;
      task->done = is_filled_in (e, at, demand->id);
    }
}

void
mpad_engine_kader_tasks (Engine *e)
{
  const MpadKaderState *state = e->g->kader;

  if (state == NULL)
    return;
  for (guint i = 0; i < state->answers->len; i++)
    {
      const MpadKaderAnswer *at = state->answers->pdata[i];
      g_autofree char *number = g_strdup_printf ("%d", at->question->number);
      const MpadProtocolOutcome *outcome = NULL;

      if (!at->on_path)
        continue;
      if (at->answer != NULL && at->answer->outcome != NULL)
        outcome = mpad_protocol_kader_find_outcome (state->kader, at->answer->outcome);
      if (outcome != NULL && outcome->needs_vt)
        ask_vt (e, at, outcome, number);
      else if (at->reopened)
        ask_again (e, at, number);
      else if (at->answer != NULL)
        ask_demands (e, at);
    }
}
