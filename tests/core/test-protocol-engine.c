/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ordinary route of S1: states of steps, tasks, weighing, decisions, terms, closing. Each test
 * is named after the rule that it guards. */
#include "protocol-tools.h"

#include <string.h>

static MpadProtocol *s1;

static MpadGuidance *
evaluate (MpadFacts *facts)
{
  return mpad_engine_evaluate (s1, facts);
}

/* Steps 1 to 3 done by the book. */
static MpadFacts *
until_weighing (const char *today)
{
  MpadFacts *facts = tools_facts (
    today, "2026-11-02 signal signalen direction=confirms statement=own",
    "2026-11-02T12:00 consult signalen with=ib", "2026-11-02T13:00 notify signalen role=directie",
    "2026-11-03T09:00 step-close signalen", "2026-11-03 consult overleg with=smw form=bilateraal",
    "2026-11-03T10:00 advice overleg from=vt anonymous=yes function=yes",
    "2026-11-03T11:00 step-close overleg", "2026-11-05 talk gesprek talk=kind",
    "2026-11-05T15:00 talk gesprek talk=ouders with=moeder+vader child-told=yes worries=remain",
    "2026-11-06 signature gesprek on=gespreksverslag who=moeder state=signed of=f9",
    "2026-11-06 signature gesprek on=gespreksverslag who=vader state=refused of=f9",
    "2026-11-06T16:00 step-close gesprek", NULL);

  mpad_facts_add_person (facts, "moeder", "parent", MPAD_TRI_YES, MPAD_TRI_YES);
  mpad_facts_add_person (facts, "vader", "parent", MPAD_TRI_YES, MPAD_TRI_YES);
  mpad_facts_set_birth_date (facts, "2017-05-10");
  return facts;
}

static void
test_empty (void)
{
  g_autoptr (MpadFacts) facts = mpad_facts_new ("2026-11-22");
  g_autoptr (MpadGuidance) g = evaluate (facts);

  tools_expect_next (g, "record-signal - signalen");
  tools_expect_state (g, "signalen", "not-started");
  g_assert_true (mpad_guidance_find_step (g, "signalen")->current);
  g_assert_true (tools_has_rule (g->next->rules, "S1-4"));
  g_assert_cmpuint (g->branches->len, ==, 0);
}

static void
test_route (void)
{
  g_autoptr (MpadFacts) facts = until_weighing ("2026-11-10");
  g_autoptr (MpadGuidance) g = evaluate (facts);

  tools_expect_state (g, "signalen", "done");
  tools_expect_state (g, "overleg", "done");
  tools_expect_state (g, "gesprek", "done");
  tools_expect_state (g, "wegen", "not-started");
  tools_expect_next (g, "weigh - wegen");
  g_assert_true (tools_is_done (g, "gesprek/teken:f9:moeder"));
  /* refusing to sign needs no reason and is an answer too. */
  g_assert_true (tools_is_done (g, "gesprek/teken:f9:vader"));
  g_assert_cmpstr (mpad_guidance_find_step (g, "gesprek")->reason, ==,
                   "Afgerond op 6 november 2026.");
}

/* S1-13: in S1 Veilig Thuis is always asked for advice in step 2. */
static void
test_vt_always (void)
{
  g_autoptr (MpadFacts) facts = tools_facts (
    "2026-11-03", "2026-11-02 signal signalen", "2026-11-02T12:00 consult signalen with=ib",
    "2026-11-02T13:00 notify signalen role=directie", "2026-11-03T09:00 step-close signalen",
    "2026-11-03 consult overleg with=smw", NULL);
  g_autoptr (MpadGuidance) g = evaluate (facts);

  tools_expect_next (g, "call vt overleg");
  g_assert_cmpstr (g->next->contact, ==, "vt");
  g_assert_true (tools_has_rule (g->next->rules, "S1-13"));
}

/* S1-2: the order is not binding: any step can be begun, repeated, jumped over or stopped. */
static void
test_order (void)
{
  g_autoptr (MpadFacts)
    facts = tools_facts ("2026-11-10", "2026-11-09 talk gesprek talk=ouders with=moeder", NULL);
  g_autoptr (MpadGuidance) g = evaluate (facts);

  tools_expect_state (g, "gesprek", "busy");
  tools_expect_state (g, "signalen", "not-started");
  g_assert_true (mpad_guidance_find_step (g, "gesprek")->current);
  tools_expect_may (g, MPAD_ACTION_OPEN_STEP, NULL, "beslissen", "yes", NULL);
  tools_expect_may (g, MPAD_ACTION_CLOSE_STEP, NULL, "gesprek", "yes", NULL);
  /* … but the steps that matter come before deciding; a motive passes that. */
  tools_expect_may (g, MPAD_ACTION_DECIDE_HULP, NULL, NULL, "motive", "S1-2");
}

static void
test_reopen (void)
{
  g_autoptr (MpadFacts) facts = until_weighing ("2026-11-10");
  g_autoptr (MpadGuidance) before = evaluate (facts);
  g_autoptr (MpadGuidance) reopened = NULL;
  g_autoptr (MpadGuidance) again = NULL;

  tools_add (facts, "2026-11-09T09:00 step-reopen overleg reason=yes");
  reopened = evaluate (facts);
  tools_expect_state (reopened, "overleg", "busy");
  g_assert_true (mpad_guidance_find_step (reopened, "overleg")->current);
  tools_add (facts, "2026-11-09T10:00 step-close overleg");
  again = evaluate (facts);
  tools_expect_state (again, "overleg", "done");
}

static void
test_skip_step (void)
{
  g_autoptr (MpadFacts)
    facts = tools_facts ("2026-11-10", "2026-11-09 signal signalen",
                         "2026-11-09T10:00 step-skip gesprek ground=veiligheid decider=ib", NULL);
  g_autoptr (MpadGuidance) g = evaluate (facts);

  tools_expect_state (g, "gesprek", "skipped");
  tools_expect_may (g, MPAD_ACTION_SKIP_STEP, NULL, "gesprek", "yes", NULL);
  tools_expect_may (g, MPAD_ACTION_SKIP_STEP, NULL, "overleg", "no", "S1-12");
}

/* S1-26: when worries are gone, leerkracht and IB'er may stop; following in the MDO is possible. */
static void
test_stop (void)
{
  g_autoptr (MpadFacts) facts = tools_facts (
    "2026-11-10", "2026-11-02 signal signalen", "2026-11-03T09:00 step-close signalen",
    "2026-11-05 talk gesprek talk=ouders worries=removed",
    "2026-11-06T09:00 step-stop gesprek reason=removed by=leerkracht+ib", NULL);
  g_autoptr (MpadGuidance) g = evaluate (facts);
  g_autoptr (MpadGuidance) on = NULL;

  g_assert_true (tools_has_notice (g, "zorgen-weg"));
  tools_expect_state (g, "gesprek", "stopped");
  tools_expect_state (g, "wegen", "stopped");
  tools_expect_next (g, "close-dossier vastleggen -");
  tools_expect_may (g, MPAD_ACTION_CLOSE_DOSSIER, "vastleggen", NULL, "yes", NULL);
  tools_expect_may (g, MPAD_ACTION_CLOSE_DOSSIER, "mdo", NULL, "yes", NULL);
  tools_expect_may (g, MPAD_ACTION_STOP_ROUTE, NULL, "beslissen", "no", NULL);
  /* A new signal goes on where it stopped. */
  tools_add (facts, "2026-11-08 signal signalen direction=confirms");
  on = evaluate (facts);
  tools_expect_state (on, "gesprek", "busy");
  tools_expect_may (on, MPAD_ACTION_CLOSE_DOSSIER, "vastleggen", NULL, "no", NULL);
}

/* S0-29: when the violence does not stop, back into the steps; what was done before does not
 * count. */
static void
test_loop (void)
{
  g_autoptr (MpadFacts) facts = until_weighing ("2026-12-10");
  g_autoptr (MpadGuidance) g = NULL;

  tools_add (facts, "2026-11-09T10:00 answer wegen kader=vws question=vermoeden answer=yes");
  tools_add (facts, "2026-11-09T10:01 answer wegen kader=vws question=veiligheid answer=no");
  tools_add (facts, "2026-12-09T10:00 step-loop beslissen to=overleg");
  g = evaluate (facts);
  tools_expect_state (g, "signalen", "done");
  tools_expect_state (g, "overleg", "not-started");
  tools_expect_next (g, "record-consult - overleg");
  g_assert_true (tools_is_open (g, "overleg/vt-advies"));
  g_assert_null (((MpadKaderAnswer *) g->kader->answers->pdata[0])->answer);
}

/* S1-21 … S1-23: child told, parents talk, report signed by each carer who was there. */
static void
test_talk_tasks (void)
{
  g_autoptr (MpadFacts)
    facts = tools_facts ("2026-11-10", "2026-11-09 signal signalen",
                         "2026-11-09T15:00 talk gesprek talk=ouders with=moeder", NULL);
  g_autoptr (MpadGuidance) g = NULL;

  mpad_facts_add_person (facts, "moeder", "parent", MPAD_TRI_YES, MPAD_TRI_YES);
  mpad_facts_add_person (facts, "vader", "parent", MPAD_TRI_YES, MPAD_TRI_YES);
  mpad_facts_add_person (facts, "opa", "relative", MPAD_TRI_NO, MPAD_TRI_YES);
  g = evaluate (facts);
  g_assert_true (tools_is_open (g, "gesprek/gesprek:kind"));
  g_assert_true (tools_is_done (g, "gesprek/gesprek:ouders"));
  g_assert_true (tools_is_open (g, "gesprek/teken:f2:moeder"));
  g_assert_null (mpad_guidance_find_task (g, "gesprek/teken:f2:vader"));
  /* S0-17: the absent parent with gezag is told. */
  g_assert_true (tools_is_open (g, "gesprek/inlichten:vader"));
  g_assert_null (mpad_guidance_find_task (g, "gesprek/inlichten:opa"));
}

static void
test_absent_parent_unsafe (void)
{
  g_autoptr (MpadFacts) facts = tools_facts (
    "2026-11-10", "2026-11-09T15:00 talk gesprek talk=ouders with=moeder", NULL);
  g_autoptr (MpadGuidance) g = NULL;

  mpad_facts_add_person (facts, "moeder", "parent", MPAD_TRI_YES, MPAD_TRI_YES);
  mpad_facts_add_person (facts, "vader", "parent", MPAD_TRI_YES, MPAD_TRI_NO);
  g = evaluate (facts);
  g_assert_null (mpad_guidance_find_task (g, "gesprek/inlichten:vader"));
  g_assert_true (tools_has_notice (g, "not-informed-unsafe"));
  tools_add (facts, "2026-11-09T16:00 inform gesprek person=vader withheld=yes decider=ib");
  g_clear_pointer (&g, mpad_guidance_unref);
  g = evaluate (facts);
  g_assert_false (tools_has_notice (g, "not-informed-unsafe"));
}

/* a ground belongs to a kind of talk; one that does not is no ground. */
static void
test_grounds (void)
{
  g_autoptr (MpadFacts) facts = tools_facts (
    "2026-11-10", "2026-11-09T15:00 talk-skip gesprek talk=ouders ground=geen-zin decider=ib",
    NULL);
  g_autoptr (MpadGuidance) g = evaluate (facts);
  g_autoptr (MpadGuidance) nobody = NULL;
  g_autoptr (MpadGuidance) good = NULL;

  g_assert_true (tools_is_open (g, "gesprek/gesprek:ouders"));
  tools_add (facts, "2026-11-09T15:30 talk-skip gesprek talk=ouders ground=uit-beeld");
  nobody = evaluate (facts);
  g_assert_true (tools_has_notice (nobody, "skip-ineffective"));
  g_assert_true (tools_is_open (nobody, "gesprek/gesprek:ouders"));
  tools_add (facts, "2026-11-09T16:00 talk-skip gesprek talk=ouders ground=uit-beeld decider=ib");
  good = evaluate (facts);
  g_assert_true (tools_is_done (good, "gesprek/gesprek:ouders"));
  g_assert_false (tools_has_notice (good, "skip-ineffective"));
  g_assert_cmpint (mpad_guidance_find_talk (good, "ouders")->state, ==, MPAD_TALK_STATE_SKIPPED);
}

/* S1-34: the pupil is told of a melding from 12 years, at the date of the talk. */
static void
test_age (void)
{
  static const struct
  {
    const char *birth, *today;
    gboolean required;
  } cases[] = {
    { "2014-11-21", "2026-11-20", FALSE }, { "2014-11-20", "2026-11-20", TRUE },
    { "2016-02-29", "2028-02-28", FALSE }, { "2016-02-29", "2028-02-29", TRUE },
    { "2015-02-28", "2027-02-28", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MpadFacts) facts = tools_facts (
        cases[i].today, "2026-11-19T10:00 decision beslissen about=melden value=yes", NULL);
      g_autoptr (MpadGuidance) g = NULL;
      const MpadOpenTask *task;

      mpad_facts_set_birth_date (facts, cases[i].birth);
      g = evaluate (facts);
      task = mpad_guidance_find_task (g, "beslissen/gesprek:melding-kind");
      g_assert_nonnull (task);
      g_assert_cmpint (task->optional, ==, !cases[i].required);
    }
}

static void
test_age_at_the_planned_date (void)
{
  g_autoptr (MpadFacts)
    facts = tools_facts ("2026-11-20", "2026-11-19T10:00 decision beslissen about=melden value=yes",
                         "2026-11-24T10:00 talk beslissen talk=melding-kind state=planned", NULL);
  g_autoptr (MpadGuidance) g = NULL;

  mpad_facts_set_birth_date (facts, "2014-11-23");
  g = evaluate (facts);
  g_assert_cmpint (mpad_guidance_find_talk (g, "melding-kind")->age, ==, 12);
  g_assert_cmpstr (mpad_guidance_find_talk (g, "melding-kind")->age_rule->id, ==, "vanaf-12");
}

/* S1-16, S1-15: naming a child in the MDO asks consent; a refusal is a signal for the weighing. */
static void
test_mdo (void)
{
  g_autoptr (MpadFacts) facts = tools_facts (
    "2026-11-20", "2026-11-19 consult overleg with=mdo form=mdo by-name=yes consent=no", NULL);
  g_autoptr (MpadGuidance) g = evaluate (facts);

  g_assert_true (tools_has_notice (g, "mdo-zonder-toestemming"));
  g_assert_true (tools_has_notice (g, "toestemming-geweigerd"));
  g_assert_false (tools_has_notice (g, "mdo-anoniem"));
}

/* S1-15: consent that was recorded apart counts; without a name only date and own actions are kept. */
static void
test_mdo_consent_or_anonymous (void)
{
  g_autoptr (MpadFacts)
    facts = tools_facts ("2026-11-20", "2026-11-18 consent overleg for=mdo value=yes",
                         "2026-11-19 consult overleg with=mdo form=mdo by-name=yes", NULL);
  g_autoptr (MpadGuidance) g = evaluate (facts);
  g_autoptr (MpadFacts) nameless = tools_facts (
    "2026-11-20", "2026-11-19 consult overleg with=mdo form=mdo by-name=no", NULL);
  g_autoptr (MpadGuidance) anonymous = evaluate (nameless);

  g_assert_false (tools_has_notice (g, "mdo-zonder-toestemming"));
  g_assert_false (tools_has_notice (anonymous, "mdo-zonder-toestemming"));
  g_assert_true (tools_has_notice (anonymous, "mdo-anoniem"));
}

static MpadGuidance *
weigh (MpadFacts *facts, const char *answers)
{
  g_auto (GStrv) words = g_strsplit (answers, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (words[i], "=", 2);
      g_autofree char *line = g_strdup_printf (
        "2026-11-09T10:%02u answer wegen kader=vws question=%s answer=%s%s", i, pair[0], pair[1],
        g_str_equal (words[i], "acceptatie=yes") ? " term=2027-01-15 casemanager=yes" : "");

      tools_add (facts, line);
    }
  return evaluate (facts);
}

/* S0-23, S1-33: the five questions, every way through. */
static void
test_kader (void)
{
  static const struct
  {
    const char *answers, *outcome;
    MpadAdvice melden, hulp;
    const char *current;
  } cases[] = {
    { "vermoeden=no", "geen-vermoeden", MPAD_ADVICE_NO, MPAD_ADVICE_OPEN, NULL },
    { "vermoeden=doubt", "twijfel-vermoeden", MPAD_ADVICE_OPEN, MPAD_ADVICE_OPEN, NULL },
    { "vermoeden=yes", NULL, MPAD_ADVICE_OPEN, MPAD_ADVICE_OPEN, "veiligheid" },
    { "vermoeden=yes veiligheid=yes", "melden-samen", MPAD_ADVICE_YES, MPAD_ADVICE_OPEN, "hulp" },
    { "vermoeden=yes veiligheid=doubt", "melden-samen", MPAD_ADVICE_YES, MPAD_ADVICE_OPEN, "hulp" },
    { "vermoeden=yes veiligheid=no hulp=no", "melden", MPAD_ADVICE_YES, MPAD_ADVICE_OPEN, NULL },
    { "vermoeden=yes veiligheid=no hulp=doubt", "melden", MPAD_ADVICE_YES, MPAD_ADVICE_OPEN, NULL },
    { "vermoeden=yes veiligheid=no hulp=yes acceptatie=no", "melden", MPAD_ADVICE_YES,
      MPAD_ADVICE_OPEN, NULL },
    { "vermoeden=yes veiligheid=no hulp=yes acceptatie=doubt", "melden", MPAD_ADVICE_YES,
      MPAD_ADVICE_OPEN, NULL },
    { "vermoeden=yes veiligheid=no hulp=yes acceptatie=yes", "hulp-starten", MPAD_ADVICE_NO,
      MPAD_ADVICE_YES, "resultaat" },
    { "vermoeden=yes veiligheid=yes hulp=yes acceptatie=yes", "hulp-starten", MPAD_ADVICE_YES,
      MPAD_ADVICE_YES, "resultaat" },
    { "vermoeden=yes veiligheid=no hulp=yes acceptatie=yes resultaat=no", "melden-opnieuw",
      MPAD_ADVICE_YES, MPAD_ADVICE_YES, NULL },
    { "vermoeden=yes veiligheid=no hulp=yes acceptatie=yes resultaat=doubt", "melden-opnieuw",
      MPAD_ADVICE_YES, MPAD_ADVICE_YES, NULL },
    { "vermoeden=yes veiligheid=no hulp=yes acceptatie=yes resultaat=yes",
      "afsluiten-met-afspraken", MPAD_ADVICE_NO, MPAD_ADVICE_YES, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MpadFacts) facts = until_weighing ("2026-11-10");
      g_autoptr (MpadGuidance) g = weigh (facts, cases[i].answers);

      g_test_message ("%s", cases[i].answers);
      g_assert_cmpstr (g->kader->outcome == NULL ? NULL : g->kader->outcome->id, ==,
                       cases[i].outcome);
      g_assert_cmpint (g->kader->melden, ==, cases[i].melden);
      g_assert_cmpint (g->kader->hulp, ==, cases[i].hulp);
      g_assert_cmpstr (g->kader->current == NULL ? NULL : g->kader->current->id, ==,
                       cases[i].current);
    }
}

/* doubt at question 1 goes back to step 2 with advice of Veilig Thuis; closing is not
 * offered. */
static void
test_doubt_first_question (void)
{
  g_autoptr (MpadFacts) facts = until_weighing ("2026-11-09");
  g_autoptr (MpadGuidance) g = weigh (facts, "vermoeden=doubt");
  g_autoptr (MpadGuidance) advised = NULL;
  const MpadDue *due = tools_due (g, "twijfel");

  g_assert_true (tools_is_open (g, "overleg/advies-vraag:vermoeden"));
  tools_expect_next (g, "call vt overleg");
  g_assert_true (tools_has_rule (g->next->rules, "R-1"));
  g_assert_cmpstr (due->date, ==, "2026-11-09");
  tools_expect_may (g, MPAD_ACTION_CLOSE_DOSSIER, "vastleggen", NULL, "no", NULL);
  tools_expect_may (g, MPAD_ACTION_CLOSE_DOSSIER, "mdo", NULL, "no", NULL);
  /* Logged advice opens the question again. */
  tools_add (facts, "2026-11-09T16:00 advice overleg from=vt question=vermoeden");
  advised = evaluate (facts);
  g_assert_true (((MpadKaderAnswer *) advised->kader->answers->pdata[0])->reopened);
  g_assert_cmpstr (advised->kader->current->id, ==, "vermoeden");
  tools_expect_next (advised, "weigh vermoeden wegen");
}

/* S3-6: question 4 demands a term, a casemanager and roles; help recorded later fills them in too. */
static void
test_demands (void)
{
  g_autoptr (MpadProtocol) s3 = tools_protocol ("s3");
  g_autoptr (MpadFacts) facts = tools_facts (
    "2026-11-10", "2026-11-09T10:00 answer wegen question=vermoeden answer=yes",
    "2026-11-09T10:01 answer wegen question=veiligheid answer=no",
    "2026-11-09T10:02 answer wegen question=hulp answer=yes",
    "2026-11-09T10:03 answer wegen question=acceptatie answer=yes term=2027-01-15", NULL);
  g_autoptr (MpadGuidance) g = mpad_engine_evaluate (s3, facts);
  g_autoptr (MpadGuidance) filled = NULL;

  g_assert_true (tools_is_done (g, "wegen/vul-aan:acceptatie:term"));
  g_assert_true (tools_is_open (g, "wegen/vul-aan:acceptatie:casemanager"));
  g_assert_true (tools_is_open (g, "wegen/vul-aan:acceptatie:roles"));
  tools_add (facts, "2026-11-10 help beslissen what=agreed casemanager=yes roles=yes");
  filled = mpad_engine_evaluate (s3, facts);
  g_assert_true (tools_is_done (filled, "wegen/vul-aan:acceptatie:casemanager"));
  g_assert_true (tools_is_done (filled, "wegen/vul-aan:acceptatie:roles"));
}

/* Question 2 = yes: melden, and the rest together with Veilig Thuis (S0-23). */
static void
test_with_vt (void)
{
  g_autoptr (MpadFacts) facts = until_weighing ("2026-11-10");
  g_autoptr (MpadGuidance) g = weigh (facts, "vermoeden=yes veiligheid=yes");

  g_assert_false (((MpadKaderAnswer *) g->kader->answers->pdata[1])->with_vt);
  g_assert_true (((MpadKaderAnswer *) g->kader->answers->pdata[2])->with_vt);
  g_assert_true (((MpadKaderAnswer *) g->kader->answers->pdata[2])->on_path);
  g_assert_true (tools_is_done (g, "wegen/kader"));
}

/* Question 5 is asked again on the agreed day (S0-23), and when the help does not work (S0-28). */
static void
test_question_at_the_term (void)
{
  static const char all[] = "vermoeden=yes veiligheid=no hulp=yes acceptatie=yes resultaat=yes";
  static const struct
  {
    const char *today, *fact;
    gboolean reopened;
  } cases[] = {
    { "2027-01-14", NULL, FALSE },
    { "2027-01-15", NULL, TRUE },
    { "2027-03-01", NULL, TRUE },
    { "2026-11-20", "2026-11-19 help beslissen what=no-effect", TRUE },
    { "2026-11-20", "2026-11-19 help beslissen what=flared-up", TRUE },
    { "2026-11-20", "2026-11-19 help beslissen what=effect", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MpadFacts) facts = until_weighing (cases[i].today);
      g_autoptr (MpadGuidance) g = NULL;

      if (cases[i].fact != NULL)
        tools_add (facts, cases[i].fact);
      g = weigh (facts, all);
      g_assert_cmpint (((MpadKaderAnswer *) g->kader->answers->pdata[4])->reopened, ==,
                       cases[i].reopened);
      if (cases[i].reopened)
        {
          g_assert_true (tools_is_open (g, "wegen/vraag:resultaat"));
          tools_expect_may (g, MPAD_ACTION_CLOSE_DOSSIER, "vastleggen", NULL, "no", NULL);
        }
    }
}

/* D-8: the agreed term of the help is a date of its own. */
static void
test_help_term (void)
{
  g_autoptr (MpadFacts) facts = until_weighing ("2027-01-18");
  g_autoptr (MpadGuidance) g = weigh (facts, "vermoeden=yes veiligheid=no hulp=yes acceptatie=yes");
  const MpadDue *due = tools_due (g, "hulptermijn");

  g_assert_cmpstr (due->date, ==, "2027-01-15");
  g_assert_true (due->overdue);
  g_assert_cmpint (due->days_left, ==, -3);
}

static MpadFacts *
decided (const char *today)
{
  MpadFacts *facts = until_weighing (today);
  g_autoptr (MpadGuidance) g = weigh (facts, "vermoeden=yes veiligheid=yes");

  tools_add (facts, "2026-11-09T11:00 consult wegen with=directie");
  tools_add (facts, "2026-11-09T11:30 step-close wegen");
  tools_add (
    facts, "2026-11-09T12:00 decision beslissen about=melden value=yes by=ib+directie motive=yes");
  tools_add (facts,
             "2026-11-09T12:01 decision beslissen about=hulp value=yes by=ib+directie motive=yes");
  return facts;
}

/* S3-7, S1-32, S1-33: Melden and Hulp are two decisions; both can be yes. */
static void
test_two_decisions (void)
{
  g_autoptr (MpadFacts) facts = decided ("2026-11-10");
  g_autoptr (MpadGuidance) g = evaluate (facts);

  g_assert_cmpint (mpad_guidance_find_decision (g, "melden")->value, ==, MPAD_ADVICE_YES);
  g_assert_cmpint (mpad_guidance_find_decision (g, "hulp")->value, ==, MPAD_ADVICE_YES);
  g_assert_cmpstr (mpad_guidance_find_decision (g, "melden")->decision->label, ==, "5B");
  g_assert_true (tools_is_open (g, "beslissen/gesprek:melding-ouders"));
  g_assert_true (tools_is_open (g, "beslissen/doe-melding"));
  g_assert_true (tools_is_open (g, "beslissen/hulp-bespreken"));
  g_assert_true (tools_is_open (g, "dossier/aankomst"));
  tools_expect_next (g, "prepare-talk melding-ouders beslissen");
}

/* Design 1.4: people may decide otherwise; the program asks a motive and says so. */
static void
test_deviating (void)
{
  g_autoptr (MpadFacts) facts = until_weighing ("2026-11-10");
  g_autoptr (MpadGuidance) g = NULL;

  tools_add (facts, "2026-11-09T12:00 decision beslissen about=melden value=no by=ib");
  g = weigh (facts, "vermoeden=yes veiligheid=yes");
  g_assert_true (mpad_guidance_find_decision (g, "melden")->deviates);
  g_assert_true (mpad_guidance_find_decision (g, "melden")->motive_missing);
  g_assert_true (tools_has_notice (g, "deviates"));
}

/* C3, D-8: Veilig Thuis answers within five working days; the day of the report is not counted. */
static void
test_vt_term (void)
{
  g_autoptr (MpadFacts) facts = decided ("2026-11-18");
  g_autoptr (MpadGuidance) g = NULL;
  g_autoptr (MpadGuidance) answered = NULL;

  tools_add (facts, "2026-11-10T10:00 report beslissen what=made family=open by=ib");
  g = evaluate (facts);
  g_assert_cmpstr (tools_due (g, "vt-besluit")->date, ==, "2026-11-17");
  g_assert_true (tools_due (g, "vt-besluit")->overdue);
  tools_expect_next (g, "record-report - beslissen");
  g_assert_true (mpad_guidance_find_task (g, "dossier/vt-besluit")->overdue);
  tools_add (facts, "2026-11-18T10:00 report beslissen what=vt-decision");
  answered = evaluate (facts);
  g_assert_true (tools_due (answered, "vt-besluit")->done);
  g_assert_true (tools_is_done (answered, "dossier/vt-besluit"));
}

/* S1-36: evaluation planned, held, fed back to directie; then the dossier can be closed. */
static void
test_evaluation_and_closing (void)
{
  g_autoptr (MpadFacts) facts = decided ("2026-12-20");
  g_autoptr (MpadGuidance) g = NULL;

  tools_add (
    facts, "2026-11-10T09:00 talk beslissen talk=melding-ouders with=moeder+vader objection=none");
  tools_add (facts, "2026-11-10T10:00 report beslissen what=made family=open by=ib");
  tools_add (facts, "2026-11-16T10:00 report beslissen what=vt-decision");
  tools_add (facts, "2026-11-11 help beslissen what=agreed");
  tools_add (facts, "2026-11-20 help beslissen what=arrived");
  tools_add (facts, "2026-11-21 evaluation beslissen what=planned date=2026-12-18");
  g = evaluate (facts);
  g_assert_true (tools_due (g, "evaluatie")->overdue);
  tools_expect_next (g, "record-evaluation - beslissen");
  tools_expect_may (g, MPAD_ACTION_CLOSE_DOSSIER, "vastleggen", NULL, "no", NULL);
  tools_add (facts, "2026-12-18 evaluation beslissen what=held");
  g_clear_pointer (&g, mpad_guidance_unref);
  g = evaluate (facts);
  tools_expect_next (g, "record-notify directie beslissen");
  tools_add (facts, "2026-12-18 notify beslissen role=directie");
  g_clear_pointer (&g, mpad_guidance_unref);
  g = evaluate (facts);
  tools_expect_next (g, "close-step - beslissen");
  tools_expect_may (g, MPAD_ACTION_CLOSE_DOSSIER, "vastleggen", NULL, "yes", NULL);
  tools_add (facts, "2026-12-19T10:00 step-close beslissen");
  tools_add (facts, "2026-12-19T10:10 dossier-closed - way=vastleggen");
  g_clear_pointer (&g, mpad_guidance_unref);
  g = evaluate (facts);
  g_assert_cmpint (g->state, ==, MPAD_ROUTE_CLOSED);
  g_assert_null (g->next);
  /* A signal after closing asks to open it again (S0-29, S1-35). */
  tools_add (facts, "2026-12-20 signal signalen direction=confirms");
  g_clear_pointer (&g, mpad_guidance_unref);
  g = evaluate (facts);
  tools_expect_next (g, "reopen-dossier - -");
  tools_add (facts, "2026-12-20T10:00 dossier-reopened -");
  g_clear_pointer (&g, mpad_guidance_unref);
  g = evaluate (facts);
  g_assert_cmpint (g->state, ==, MPAD_ROUTE_OPEN);
}

static void
test_waiting (void)
{
  g_autoptr (MpadFacts) facts = decided ("2026-11-22");
  g_autoptr (MpadGuidance) g = NULL;

  tools_add (facts, "2026-11-10T09:00 talk beslissen talk=melding-ouders objection=none");
  tools_add (facts, "2026-11-10T10:00 report beslissen what=made");
  tools_add (facts, "2026-11-16T10:00 report beslissen what=vt-decision");
  tools_add (facts, "2026-11-20 help beslissen what=arrived");
  tools_add (facts, "2026-11-21 evaluation beslissen what=planned date=2026-12-18");
  tools_add (
    facts,
    "2026-11-21T09:00 task-done beslissen task=beslissen/evaluatie value=not-needed reason=yes");
  g = evaluate (facts);
  g_assert_true (mpad_guidance_find_task (g, "beslissen/evaluatie")->not_needed);
  tools_expect_state (g, "beslissen", "waiting");
  g_assert_cmpstr (g->next->text, ==, "Wacht op Evaluatie, uiterlijk 18 december 2026");
}

/* a child kept home during the route: advice of Veilig Thuis the same day. */
static void
test_leaving (void)
{
  g_autoptr (MpadFacts) facts = until_weighing ("2026-11-10");
  g_autoptr (MpadGuidance) g = NULL;

  tools_add (facts, "2026-11-10 leaving - what=kept-home");
  g = evaluate (facts);
  g_assert_cmpstr (tools_due (g, "vertrek")->date, ==, "2026-11-10");
  tools_expect_next (g, "call vt beslissen");
  g_assert_true (tools_has_rule (g->next->rules, "R-20"));
}

/* before a holiday every open dossier asks who sees this child. */
static void
test_holiday (void)
{
  g_autoptr (MpadFacts) facts = until_weighing ("2026-12-15");
  g_autoptr (MpadGuidance) g = NULL;

  tools_add (facts, "2026-12-14 holiday - from=2026-12-18");
  g = evaluate (facts);
  g_assert_true (tools_is_open (g, "dossier/vakantie"));
  g_assert_cmpstr (tools_due (g, "vakantie")->date, ==, "2026-12-18");
  tools_add (facts, "2026-12-15 holiday - from=2026-12-18 seen-by=yes");
  g_clear_pointer (&g, mpad_guidance_unref);
  g = evaluate (facts);
  g_assert_true (tools_due (g, "vakantie")->done);
}

/* a running case starts at any step. */
static void
test_taken_over (void)
{
  g_autoptr (MpadFacts)
    facts = tools_facts ("2026-11-10", "2026-11-10T09:00 taken-over wegen", NULL);
  g_autoptr (MpadGuidance) g = evaluate (facts);

  tools_expect_state (g, "wegen", "busy");
  g_assert_true (mpad_guidance_find_step (g, "wegen")->current);
  g_assert_true (tools_has_notice (g, "overgenomen"));
  tools_expect_next (g, "weigh - wegen");
}

/* Of two at the same moment the more protective counts: answers, decisions, steps. */
static void
test_same_moment (void)
{
  g_autoptr (MpadFacts) facts = until_weighing ("2026-11-10");
  g_autoptr (MpadGuidance) g = NULL;

  tools_add (facts, "2026-11-09T10:00 answer wegen question=vermoeden answer=doubt");
  tools_add (facts, "2026-11-09T10:00 answer wegen question=vermoeden answer=no");
  tools_add (facts, "2026-11-09T11:00 decision beslissen about=melden value=yes");
  tools_add (facts, "2026-11-09T11:00 decision beslissen about=melden value=no");
  tools_add (facts, "2026-11-09T12:00 step-reopen overleg");
  tools_add (facts, "2026-11-09T12:00 step-close overleg");
  g = evaluate (facts);
  g_assert_cmpstr (g->kader->outcome->id, ==, "twijfel-vermoeden");
  g_assert_cmpint (mpad_guidance_find_decision (g, "melden")->value, ==, MPAD_ADVICE_YES);
  tools_expect_state (g, "overleg", "busy");
  tools_add (facts, "2026-11-09T10:00 answer wegen question=vermoeden answer=yes");
  g_clear_pointer (&g, mpad_guidance_unref);
  g = evaluate (facts);
  g_assert_cmpstr (g->kader->outcome->id, ==, "twijfel-vermoeden");
}

/* A correction takes the place of what it corrects. */
static void
test_replaces (void)
{
  g_autoptr (MpadFacts) facts = until_weighing ("2026-11-10");
  g_autoptr (MpadGuidance) g = weigh (facts, "vermoeden=doubt");

  g_assert_cmpstr (g->kader->outcome->id, ==, "twijfel-vermoeden");
  tools_add (facts,
             "2026-11-09T10:00 answer wegen kader=vws question=vermoeden answer=no replaces=f13");
  g_clear_pointer (&g, mpad_guidance_unref);
  g = evaluate (facts);
  g_assert_cmpstr (g->kader->outcome->id, ==, "geen-vermoeden");
}

/* Recording in another order, at equal moments too, gives the same guidance. */
static void
test_order_of_recording (void)
{
  g_autoptr (MpadFacts) facts = decided ("2026-11-20");
  g_autoptr (MpadGuidance) first = NULL;
  g_autofree char *expected = NULL;
  GPtrArray *list;

  tools_add (facts, "2026-11-09T10:00 answer wegen kader=vws question=vermoeden answer=doubt");
  tools_add (facts, "2026-11-09T11:30 step-reopen wegen reason=yes");
  tools_add (facts, "2026-11-09T12:00 decision beslissen about=melden value=no by=ib");
  tools_add (facts, "2026-11-09T12:00 home-safe - value=no");
  tools_add (facts, "2026-11-09T12:00 home-safe - value=yes");
  tools_add (facts, "2026-11-09T12:00 signal signalen category=acuut");
  first = evaluate (facts);
  expected = tools_print (first);
  list = mpad_facts_get_facts (facts);
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (MpadGuidance) g = NULL;
      g_autofree char *got = NULL;

      for (guint i = list->len - 1; i > 0; i--)
        {
          guint j = (guint) g_test_rand_int_range (0, (gint32) i + 1);
          gpointer swap = list->pdata[i];

          list->pdata[i] = list->pdata[j];
          list->pdata[j] = swap;
        }
      g = evaluate (facts);
      got = tools_print (g);
      g_assert_cmpstr (got, ==, expected);
    }
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  s1 = tools_protocol ("s1");
  g_test_add_func ("/engine/empty-dossier-begins-with-a-signal", test_empty);
  g_test_add_func ("/engine/S1-route-by-the-book", test_route);
  g_test_add_func ("/engine/S1-13-veilig-thuis-always-in-step-2", test_vt_always);
  g_test_add_func ("/engine/S1-2-order-is-not-binding", test_order);
  g_test_add_func ("/engine/D-9-reopen-a-step", test_reopen);
  g_test_add_func ("/engine/D-7-skip-a-step", test_skip_step);
  g_test_add_func ("/engine/S1-26-stop-when-worries-are-gone", test_stop);
  g_test_add_func ("/engine/S0-29-loop-back-into-the-steps", test_loop);
  g_test_add_func ("/engine/S1-23-talk-report-signature", test_talk_tasks);
  g_test_add_func ("/engine/S0-17-absent-parent-unsafe", test_absent_parent_unsafe);
  g_test_add_func ("/engine/R-15-grounds-belong-to-a-talk", test_grounds);
  g_test_add_func ("/engine/S1-34-pupil-from-12", test_age);
  g_test_add_func ("/engine/S2-16-age-at-the-date-of-the-talk", test_age_at_the_planned_date);
  g_test_add_func ("/engine/S1-15-S1-16-mdo-consent", test_mdo);
  g_test_add_func ("/engine/S1-15-mdo-with-consent-or-anonymous", test_mdo_consent_or_anonymous);
  g_test_add_func ("/engine/S0-23-every-way-through-the-kader", test_kader);
  g_test_add_func ("/engine/R-1-doubt-at-question-1", test_doubt_first_question);
  g_test_add_func ("/engine/S3-6-demands-of-question-4", test_demands);
  g_test_add_func ("/engine/S0-23-rest-with-veilig-thuis", test_with_vt);
  g_test_add_func ("/engine/S0-28-question-5-again-at-the-term", test_question_at_the_term);
  g_test_add_func ("/engine/D-8-term-of-the-help", test_help_term);
  g_test_add_func ("/engine/S3-7-melden-and-hulp-independent", test_two_decisions);
  g_test_add_func ("/engine/design-1.4-deviating-asks-a-motive", test_deviating);
  g_test_add_func ("/engine/D-8-veilig-thuis-five-working-days", test_vt_term);
  g_test_add_func ("/engine/S1-36-evaluation-and-closing", test_evaluation_and_closing);
  g_test_add_func ("/engine/waiting-for-a-term", test_waiting);
  g_test_add_func ("/engine/R-20-child-kept-home", test_leaving);
  g_test_add_func ("/engine/R-20-before-the-holiday", test_holiday);
  g_test_add_func ("/engine/R-22-running-case", test_taken_over);
  g_test_add_func ("/engine/same-moment-protects", test_same_moment);
  g_test_add_func ("/engine/correction-replaces", test_replaces);
  g_test_add_func ("/engine/order-of-recording-changes-nothing", test_order_of_recording);
  result = g_test_run ();
  mpad_protocol_unref (s1);
  return result;
}
