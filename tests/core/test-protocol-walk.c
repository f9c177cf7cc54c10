/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Properties of the engine on random dossiers of every shipped protocol: there is no dead end, doubt
 * never protects less, a signal never takes a stop away, the order of recording changes nothing.
 * MELDPAD_LONG=1 walks 10^5 times; else a few thousand times. The seed is g_test's own (--seed). */
#include <string.h>

#include "walk-tools.h"

#define PATIENCE 250

static const char *const ids[] = { "s0", "s1", "s2", "s3", "s4" };

static guint
pick (guint n)
{
  return (guint) g_test_rand_int_range (0, (gint32) n);
}

static const char *
pick_word (const char *const *words)
{
  return words[pick (g_strv_length ((char **) words))];
}

static const char *
any_step (Walk *walk)
{
  return ((MpadProtocolStep *) walk->protocol->steps->pdata[pick (walk->protocol->steps->len)])->id;
}

static const MpadProtocolTalkKind *
any_talk (Walk *walk)
{
  return walk->protocol->talk_kinds->pdata[pick (walk->protocol->talk_kinds->len)];
}

static const MpadProtocolQuestion *
any_question (Walk *walk)
{
  const MpadProtocolKader *kader = walk->protocol->kaders->pdata[0];

  return kader->questions->pdata[pick (kader->questions->len)];
}

/* Something that happens at a school, sensible or not; sometimes with a day only, or long ago. */
static void
random_event (Walk *walk)
{
  static const char *const categories[] = { "acuut",   "kind-vertelt",       "seksueel",
                                            "ernstig", "letsel-onduidelijk", "eergerelateerd",
                                            "vgv",     "medewerker",         "verwaarlozing",
                                            "getuige", "niet-pluis",         NULL };
  static const char *const directions[] = { "confirms", "confirms", "neutral", "refutes", NULL };
  static const char *const hypotheses[] = { "open", "confirmed", "refuted", NULL };
  static const char *const with[] = { "ib",      "lead",  "vt",       "mdo",
                                      "politie", "alarm", "zorgteam", NULL };
  static const char *const from[] = {
    "vt", "politie", "vgv-expert", "csg", "vertrouwensarts", NULL
  };
  static const char *const branches[] = { "acuut",    "seksueel", "eergerelateerd", "vgv",
                                          "letsel",   "ernstig",  "kind-vertelt",   "medewerker",
                                          "dreiging", NULL };
  static const char *const results[] = { "go", "wait", NULL };
  static const char *const grounds[] = { "veiligheid", "uit-beeld", "vertrouwen", "bedreigend",
                                         NULL };
  static const char *const yes_no[] = { "yes", "no", NULL };
  static const char *const home[] = { "yes", "no", "doubt", NULL };
  static const char *const answers[] = { "yes", "yes", "no", "doubt", NULL };
  static const char *const help[] = { "agreed", "arrived",   "not-arrived", "no-effect",
                                      "effect", "flared-up", NULL };
  static const char *const reports[] = { "made", "vt-decision", "effects", NULL };
  static const char *const info[] = { "asked", "called-back", "given", NULL };
  static const char *const closing[] = { "step-close", "step-skip", "step-reopen", "step-stop",
                                         NULL };
  static const char *const worries[] = { "removed", "remain", "recognised", NULL };

  switch (pick (24))
    {
    case 0:
    case 1:
      walk_add (walk, "signal", any_step (walk), "category=%s direction=%s", pick_word (categories),
                pick_word (directions));
      break;
    case 2:
      walk_add (walk, "signal", any_step (walk), "direction=confirms hypothesis=%s",
                pick_word (hypotheses));
      break;
    case 3:
      walk_add (walk, "consult", any_step (walk), "with=%s consent=%s", pick_word (with),
                pick_word (yes_no));
      break;
    case 4:
    case 5:
      walk_add (walk, "advice", any_step (walk), "from=%s branch=%s function=yes result=%s",
                pick_word (from), pick_word (branches), pick_word (results));
      break;
    case 6:
      {
        const MpadProtocolTalkKind *talk = any_talk (walk);

        walk_add (walk, "talk", talk->step, "talk=%s with=moeder worries=%s threat=%s", talk->id,
                  pick_word (worries), pick (8) == 0 ? "yes" : "no");
        break;
      }
    case 7:
      {
        const MpadProtocolTalkKind *talk = any_talk (walk);

        walk_add (walk, "talk-skip", talk->step, "talk=%s ground=%s decider=ib", talk->id,
                  pick_word (grounds));
        break;
      }
    case 8:
    case 9:
      walk_add (walk, "answer", any_step (walk), "question=%s answer=%s term=2027-01-15",
                any_question (walk)->id, pick_word (answers));
      break;
    case 10:
      walk_add (walk, "decision", any_step (walk), "about=melden value=%s", pick_word (yes_no));
      break;
    case 11:
      walk_add (walk, "decision", any_step (walk), "about=hulp value=%s", pick_word (yes_no));
      break;
    case 12:
      walk_add (walk, "help", any_step (walk), "what=%s", pick_word (help));
      break;
    case 13:
      walk_add (walk, "report", any_step (walk), "what=%s", pick_word (reports));
      break;
    case 14:
      walk_add (walk, "home-safe", NULL, "value=%s until=14:45", pick_word (home));
      break;
    case 15:
    case 16:
    case 17:
      walk_add (walk, pick_word (closing), any_step (walk), "by=ib");
      break;
    case 18:
      walk_add (walk, "step-loop", any_step (walk), "to=%s", any_step (walk));
      break;
    case 19:
      walk_add (walk, "branch-set", NULL, "branch=%s reason=yes", pick_word (branches));
      break;
    case 20:
      walk_add (walk, "branch-lifted", NULL, "branch=%s reason=yes", pick_word (branches));
      break;
    case 21:
      walk_add (walk, "info-request", NULL, "what=%s", pick_word (info));
      break;
    case 22:
      walk_add (walk, pick (2) == 0 ? "leaving" : "inzage", NULL, "what=%s",
                pick (2) == 0 ? "kept-home" : "asked");
      break;
    default:
      walk_add (walk, pick (3) > 0 ? "dossier-reopened" : "dossier-closed", NULL, "way=vastleggen");
      break;
    }
  if (pick (6) == 0)
    {
      /* Known by its day only. */
      char *line = walk->lines->pdata[walk->lines->len - 1];
      char *rest = strchr (line, ' ');

      memmove (line + 10, rest, strlen (rest) + 1);
    }
  if (pick (8) == 0)
    g_date_add_days (&walk->today, 1 + pick (20));
}

static void
random_walk (Walk *walk, guint n)
{
  for (guint i = 0; i < n; i++)
    random_event (walk);
}

/* Runs @check on @count random dossiers of each protocol. */
static void
each_walk (guint count, guint length, void (*check) (Walk *walk))
{
  for (guint p = 0; p < G_N_ELEMENTS (ids); p++)
    {
      g_autoptr (MpadProtocol) protocol = tools_protocol (ids[p]);

      for (guint round = 0; round < count; round++)
        {
          Walk walk;

          walk_begin (&walk, protocol);
          random_walk (&walk, length);
          check (&walk);
          walk_end (&walk);
        }
    }
}

static void
walk_no_dead_end (Walk *walk)
{
  g_autoptr (MpadGuidance) g = walk_look (walk);

  walk_check (walk, g);
}

static void
test_no_dead_end (void)
{
  each_walk (walk_is_long () ? 100000 : 6000, WALK_EVENTS, walk_no_dead_end);
}

static gboolean
has_line (Walk *walk, const char *part)
{
  for (guint i = 0; i < walk->lines->len; i++)
    if (strstr (walk->lines->pdata[i], part) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
awaits (const MpadGuidance *g, const char *deadline)
{
  for (guint i = 0; i < g->deadlines->len; i++)
    {
      const MpadDue *due = g->deadlines->pdata[i];

      if (g_str_equal (due->deadline->id, deadline))
        return !due->done;
    }
  return FALSE;
}

/* Answers the question that is open; one that asks a term gets one a month away. */
static void
answer (Walk *walk, const MpadGuidance *g, const char *step)
{
  static const char *const answers[] = { "yes", "yes", "no", "no", "doubt" };
  const MpadProtocolQuestion *question = g->kader->current;
  const char *id = answers[pick (G_N_ELEMENTS (answers))];
  g_autofree char *term = NULL;
  GDate date = walk->today;

  if (question == NULL)
    question = ((MpadKaderAnswer *) g->kader->answers->pdata[0])->question;
  g_date_add_days (&date, 30);
  term = walk_day_of (&date);
  if (mpad_protocol_question_find_answer (question, id)->demands->len > 0)
    walk_add (walk, "answer", step, "question=%s answer=%s term=%s casemanager=yes roles=yes",
              question->id, id, term);
  else
    walk_add (walk, "answer", step, "question=%s answer=%s motive=yes", question->id, id);
}

/* Does what the program proposes. */
static void
obey (Walk *walk, const MpadGuidance *g)
{
  const MpadNextAction *next = g->next;
  const char *target = next->target == NULL ? "-" : next->target;
  const char *all = "acuut+seksueel+eergerelateerd+vgv+letsel+ernstig+kind-vertelt+dreiging";
  g_autofree char *today = walk_day_of (&walk->today);

  if (next->due != NULL && strcmp (next->due, today) > 0)
    {
      while (strcmp (next->due, today) > 0)
        {
          g_date_add_days (&walk->today, 1);
          g_free (today);
          today = walk_day_of (&walk->today);
        }
      return;
    }
  if (g_str_equal (next->action, MPAD_ACTION_CALL) && g_str_equal (target, "alarm"))
    walk_add (walk, "consult", next->step, "with=alarm");
  else if (g_str_equal (next->action, MPAD_ACTION_CALL))
    {
      if (g->kader != NULL)
        for (guint i = 0; i < g->kader->answers->len; i++)
          {
            const MpadKaderAnswer *at = g->kader->answers->pdata[i];

            walk_add (
              walk, "advice", next->step,
              "from=%s question=%s branch=%s function=yes result=go about=wegen+letsel+vertrek",
              target, at->question->id, all);
          }
      if (has_line (walk, "info-request"))
        walk_add (walk, "info-request", NULL, "what=called-back");
    }
  else if (g_str_equal (next->action, MPAD_ACTION_RECORD_SIGNAL))
    walk_add (walk, "signal", next->step, "direction=confirms signed=yes");
  else if (g_str_equal (next->action, MPAD_ACTION_RECORD_CONSULT))
    walk_add (walk, "consult", next->step,
              "with=ib+lead+teacher+vertrouwenspersoon+zorgteam+intern-team+mentor+mdo signed=yes");
  else if (g_str_equal (next->action, MPAD_ACTION_RECORD_NOTIFY))
    walk_add (walk, "notify", next->step, "role=%s", target);
  else if (g_str_equal (next->action, MPAD_ACTION_WEIGH))
    answer (walk, g, next->step);
  else if (g_str_equal (next->action, MPAD_ACTION_PREPARE_TALK) ||
           g_str_equal (next->action, MPAD_ACTION_RECORD_TALK))
    walk_add (walk, "talk", next->step, "talk=%s with=moeder+vader", target);
  else if (g_str_equal (next->action, MPAD_ACTION_SKIP_TALK))
    walk_add (walk, "talk-skip", next->step, "talk=%s ground=%s decider=ib counter=yes", target,
              walk_ground_of (walk, target));
  else if (g_str_equal (next->action, MPAD_ACTION_RECORD_SIGNATURE))
    walk_add (walk, "signature", next->step,
              "who=%s state=signed on=signaal+overleg+gespreksverslag", target);
  else if (g_str_equal (next->action, MPAD_ACTION_RECORD_INFORM))
    walk_add (walk, "inform", next->step, "person=moeder+vader");
  else if (g_str_equal (next->action, MPAD_ACTION_DECIDE_MELDEN))
    walk_add (walk, "decision", next->step, "about=melden value=%s motive=yes",
              pick (2) ? "yes" : "no");
  else if (g_str_equal (next->action, MPAD_ACTION_DECIDE_HULP))
    walk_add (walk, "decision", next->step, "about=hulp value=%s motive=yes",
              pick (2) ? "yes" : "no");
  else if (g_str_equal (next->action, MPAD_ACTION_RECORD_REPORT))
    walk_add (walk, "report", next->step, "what=%s",
              awaits (g, "vt-besluit") ? "vt-decision" : "made");
  else if (g_str_equal (next->action, MPAD_ACTION_RECORD_HELP))
    {
      walk_add (walk, "help", next->step, "what=agreed term=2027-03-01 casemanager=yes roles=yes");
      walk_add (walk, "help", next->step, "what=arrived");
      walk_add (walk, "help", next->step, "what=effect");
    }
  else if (g_str_equal (next->action, MPAD_ACTION_RECORD_EVALUATION))
    {
      walk_add (walk, "evaluation", next->step, "what=planned date=2027-02-01");
      walk_add (walk, "evaluation", next->step, "what=held");
    }
  else if (g_str_equal (next->action, MPAD_ACTION_RECORD_CONSENT))
    walk_add (walk, "consent", next->step, "for=%s value=no effort=yes", target);
  else if (g_str_equal (next->action, MPAD_ACTION_ANSWER_HOME))
    walk_add (walk, "home-safe", NULL, "value=yes");
  else if (g_str_equal (next->action, MPAD_ACTION_RECORD_HANDOVER))
    walk_add (walk, "handover", NULL, "to=lead");
  else if (g_str_equal (next->action, MPAD_ACTION_RECORD_INFO_REQUEST))
    walk_add (walk, "info-request", NULL, "what=given");
  else if (g_str_equal (next->action, MPAD_ACTION_RECORD_INZAGE))
    walk_add (walk, "inzage", NULL, "what=answered");
  else if (g_str_equal (next->action, MPAD_ACTION_RECORD_NOTE))
    walk_add (walk, "note", next->step, "about=weging");
  else if (g_str_equal (next->action, MPAD_ACTION_LIFT_BRANCH))
    walk_add (walk, "branch-lifted", NULL, "branch=%s reason=yes", target);
  else if (g_str_equal (next->action, MPAD_ACTION_CLOSE_STEP))
    walk_add (walk, "step-close", next->step, "by=ib");
  else if (g_str_equal (next->action, MPAD_ACTION_REOPEN_STEP))
    walk_add (walk, "step-reopen", next->step, "by=ib");
  else if (g_str_equal (next->action, MPAD_ACTION_REOPEN_DOSSIER))
    walk_add (walk, "dossier-reopened", NULL, "by=ib");
  else if (g_str_equal (next->action, MPAD_ACTION_CLOSE_DOSSIER))
    walk_add (walk, "dossier-closed", NULL, "way=%s", target);
  else if (next->task != NULL)
    walk_add (walk, "task-done", next->step, "task=%s value=done", next->task);
  else
    g_error ("the test does not know how to do “%s” (%s)", next->text, next->action);
}

/* Whoever always does what is proposed comes to the end. */
static void
walk_advice_leads_to_the_end (Walk *walk)
{
  gboolean closed = FALSE;

  for (guint i = 0; i < PATIENCE && !closed; i++)
    {
      g_autoptr (MpadGuidance) g = walk_look (walk);

      walk_check (walk, g);
      closed = g->state == MPAD_ROUTE_CLOSED && g->next == NULL;
      if (!closed)
        obey (walk, g);
      if (i == PATIENCE - 1)
        {
          g_autofree char *text = tools_print (g);

          walk_tell (walk);
          g_error ("%s: no end in sight; the next action is “%s” (%s)\n%s", walk->protocol->id,
                   g->next->text, g->next->action, text);
        }
    }
}

static void
test_advice_leads_to_the_end (void)
{
  each_walk (walk_is_long () ? 5000 : 300, WALK_EVENTS, walk_advice_leads_to_the_end);
}

static gboolean
stands (const MpadGuidance *g, const MpadActiveLock *lock)
{
  for (guint i = 0; i < g->locks->len; i++)
    {
      const MpadActiveLock *other = g->locks->pdata[i];

      if (other->lock == lock->lock)
        return TRUE;
    }
  return FALSE;
}

/* A new signal, of any day, never takes a stop or a banner away. */
static void
walk_signal_keeps_stops (Walk *walk)
{
  static const char *const categories[] = { "acuut",      "eergerelateerd",
                                            "seksueel",   "getuige",
                                            "medewerker", "letsel-onduidelijk",
                                            "vgv",        NULL };
  static const char *const days[] = { "2026-10-01",       "2026-11-10", "2026-11-10T08:00:03",
                                      "2026-11-20T12:00", "2026-12-24", NULL };
  g_autoptr (MpadGuidance) before = walk_look (walk);
  g_autoptr (MpadGuidance) after = NULL;

  g_ptr_array_add (walk->lines,
                   g_strdup_printf ("%s signal %s category=%s direction=confirms", pick_word (days),
                                    any_step (walk), pick_word (categories)));
  after = walk_look (walk);
  for (guint i = 0; i < before->locks->len; i++)
    {
      const MpadActiveLock *lock = before->locks->pdata[i];

      if (!lock->motive && !stands (after, lock))
        {
          walk_tell (walk);
          g_error ("%s: the signal took the stop “%s” away", walk->protocol->id, lock->text);
        }
    }
  for (guint i = 0; i < before->branches->len; i++)
    {
      const MpadActiveBranch *active = before->branches->pdata[i];

      g_assert_nonnull (mpad_guidance_find_branch (after, active->branch->id));
    }
}

static void
test_signal_keeps_stops (void)
{
  each_walk (walk_is_long () ? 100000 : 4000, WALK_EVENTS, walk_signal_keeps_stops);
}

static gboolean
offers (const MpadGuidance *g, const char *closing)
{
  return mpad_guidance_may (g, MPAD_ACTION_CLOSE_DOSSIER, closing, NULL).allowed;
}

/* doubt offers no closing that a sure answer would not offer, and advises melden where one of
 * the sure answers does, unless advice of Veilig Thuis is asked first. */
static void
walk_doubt (Walk *walk)
{
  static const char *const kinds[] = { "yes", "no", "doubt" };
  MpadGuidance *g[3] = { NULL };
  const MpadProtocolQuestion *question = any_question (walk);

  for (guint k = 0; k < 3; k++)
    {
      g_ptr_array_add (walk->lines,
                       g_strdup_printf ("2027-01-01T00:00 answer - question=%s answer=%s",
                                        question->id, kinds[k]));
      g[k] = walk_look (walk);
      g_ptr_array_remove_index (walk->lines, walk->lines->len - 1);
    }
  for (guint i = 0; i < walk->protocol->closings->len; i++)
    {
      const MpadProtocolClosing *closing = walk->protocol->closings->pdata[i];

      if (offers (g[2], closing->id))
        {
          g_assert_true (offers (g[0], closing->id));
          g_assert_true (offers (g[1], closing->id));
        }
    }
  if ((g[0]->kader->melden == MPAD_ADVICE_YES || g[1]->kader->melden == MPAD_ADVICE_YES) &&
      g[2]->kader->melden != MPAD_ADVICE_YES &&
      (g[2]->kader->outcome == NULL || !g[2]->kader->outcome->needs_vt))
    {
      walk_tell (walk);
      g_error ("%s: doubt about %s protects less", walk->protocol->id, question->id);
    }
  g_assert_cmpint (g[2]->kader->melden == MPAD_ADVICE_NO && g[0]->kader->melden == MPAD_ADVICE_YES,
                   ==, FALSE);
  for (guint k = 0; k < 3; k++)
    mpad_guidance_unref (g[k]);
}

static void
test_doubt (void)
{
  each_walk (walk_is_long () ? 100000 : 3000, WALK_EVENTS, walk_doubt);
}

/* Also when much happened at the same moment. */
static void
walk_order (Walk *walk)
{
  g_autofree guint *order = g_new (guint, WALK_EVENTS);
  g_autofree char *expected = NULL;
  g_autofree char *got = NULL;
  g_autoptr (MpadFacts) facts = NULL;
  g_autoptr (MpadGuidance) first = NULL;
  g_autoptr (MpadGuidance) second = NULL;

  for (guint i = 0; i < WALK_EVENTS; i++)
    {
      order[i] = i;
      if (pick (2) == 0)
        {
          char *line = walk->lines->pdata[i];
          char *same = g_strdup_printf ("2026-11-11T12:00%s", strchr (line, ' '));

          g_free (line);
          walk->lines->pdata[i] = same;
        }
    }
  for (guint i = WALK_EVENTS - 1; i > 0; i--)
    {
      guint j = pick (i + 1);
      guint swap = order[i];

      order[i] = order[j];
      order[j] = swap;
    }
  first = walk_look (walk);
  facts = walk_facts (walk, order);
  second = mpad_engine_evaluate (walk->protocol, facts);
  expected = tools_print (first);
  got = tools_print (second);
  g_assert_cmpstr (got, ==, expected);
}

static void
test_order (void)
{
  each_walk (walk_is_long () ? 100000 : 3000, WALK_EVENTS, walk_order);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/walk/no-dead-end", test_no_dead_end);
  g_test_add_func ("/walk/the-advice-leads-to-the-end", test_advice_leads_to_the_end);
  g_test_add_func ("/walk/a-signal-never-takes-a-stop-away", test_signal_keeps_stops);
  g_test_add_func ("/walk/R-1-doubt-is-never-less-protective", test_doubt);
  g_test_add_func ("/walk/order-of-recording-changes-nothing", test_order);
  return g_test_run ();
}
