/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must never happen: that an acute case, honour-based violence, female genital mutilation,
 * sexual abuse, a staff member as suspect or a child that tells it itself goes down the ordinary
 * path without its stop; and that the program decides. Every test runs on every shipped protocol. */
#include "protocol-tools.h"

#include <string.h>

static const char *const ids[] = { "s0", "s1", "s2", "s3", "s4" };

typedef struct
{
  MpadProtocol *protocol;
  MpadFacts *facts;
  MpadGuidance *g;
  const char *signals, *consult, *talk, *decide, *weigh;
  const char *parents;         /* (nullable) */
  const char *melding_parents; /* (nullable) */
} Fixture;

static void
look (Fixture *f)
{
  g_clear_pointer (&f->g, mpad_guidance_unref);
  f->g = mpad_engine_evaluate (f->protocol, f->facts);
}

static void
add (Fixture *f, const char *line)
{
  tools_add (f->facts, line);
  look (f);
}

static const char *
talk_of (MpadProtocol *protocol, MpadTalkFunction function)
{
  for (guint i = 0; i < protocol->talk_kinds->len; i++)
    {
      const MpadProtocolTalkKind *talk = protocol->talk_kinds->pdata[i];

      if (talk->function == function)
        return talk->id;
    }
  return NULL;
}

static void
set_up (Fixture *f, const char *id)
{
  g_test_message ("%s", id);
  *f = (Fixture) { .protocol = tools_protocol (id) };
  f->facts = mpad_facts_new ("2026-11-10");
  f->signals = mpad_protocol_find_step_by_function (f->protocol, MPAD_STEP_SIGNALS)->id;
  f->consult = mpad_protocol_find_step_by_function (f->protocol, MPAD_STEP_CONSULT)->id;
  f->talk = mpad_protocol_find_step_by_function (f->protocol, MPAD_STEP_TALK)->id;
  f->weigh = mpad_protocol_find_step_by_function (f->protocol, MPAD_STEP_WEIGH)->id;
  f->decide = mpad_protocol_find_step_by_function (f->protocol, MPAD_STEP_DECIDE)->id;
  f->parents = talk_of (f->protocol, MPAD_TALK_PARENTS);
  f->melding_parents = talk_of (f->protocol, MPAD_TALK_MELDING_PARENTS);
  mpad_facts_set_birth_date (f->facts, "2014-05-01");
}

static void
tear_down (Fixture *f)
{
  mpad_guidance_unref (f->g);
  mpad_facts_unref (f->facts);
  mpad_protocol_unref (f->protocol);
}

/* A signal with this category at 10:00 on 10 November. */
static void
raise_category (Fixture *f, const char *category)
{
  g_autofree char *line = g_strdup_printf (
    "2026-11-10T10:00 signal %s category=%s direction=confirms", f->signals, category);

  add (f, line);
}

static void
expect_banner (const Fixture *f, guint n, const char *branch)
{
  const MpadActiveBranch *active;

  g_assert_cmpuint (f->g->branches->len, >, n);
  active = f->g->branches->pdata[n];
  g_assert_cmpstr (active->branch->id, ==, branch);
  g_assert_true (*active->branch->contacts != NULL);
  g_assert_true (*active->branch->do_now != '\0');
}

static void
expect_parents (const Fixture *f, const char *may, const char *rule)
{
  tools_expect_may (f->g, MPAD_ACTION_HOLD_TALK, f->parents, NULL, may, rule);
  tools_expect_may (f->g, MPAD_ACTION_PREPARE_TALK, f->parents, NULL, may, rule);
}

#define EACH(f)                                                                                    \
  for (guint each = 0; each < G_N_ELEMENTS (ids) && (set_up (&(f), ids[each]), TRUE);              \
       tear_down (&(f)), each++)

/* S1-19, R-3, S0-30: 112 and Veilig Thuis at once; steps later; anyone may call. */
static void
test_acute (void)
{
  Fixture f;

  EACH (f)
  {
    raise_category (&f, MPAD_CATEGORY_ACUTE);
    expect_banner (&f, 0, "acuut");
    g_assert_cmpstr (((MpadActiveBranch *) f.g->branches->pdata[0])->branch->contacts[0], ==,
                     "alarm");
    tools_expect_next (f.g, "call alarm -");
    g_assert_true (tools_has_rule (f.g->next->rules, "R-3"));
    expect_parents (&f, "no", "S1-19");
    tools_expect_may (f.g, MPAD_ACTION_CLOSE_DOSSIER, NULL, NULL, "no", NULL);
    tools_expect_may (f.g, MPAD_ACTION_STOP_ROUTE, NULL, f.signals, "no", NULL);
    tools_expect_may (f.g, MPAD_ACTION_LIFT_BRANCH, "acuut", NULL, "no", NULL);
    /* Direct melding is allowed: no step has to come first. */
    tools_expect_may (f.g, MPAD_ACTION_DECIDE_MELDEN, NULL, NULL, "yes", NULL);
    tools_expect_may (f.g, MPAD_ACTION_RECORD_REPORT, NULL, NULL, "yes", NULL);
    add (&f, "2026-11-10T10:10 consult - with=alarm form=telefoon");
    tools_expect_next (f.g, "call vt -");
    /* whether the child can go home, with the time in the banner; 112 alone does not settle
     * it. */
    add (&f, "2026-11-10T10:12 home-safe - value=doubt until=15:15");
    g_assert_cmpstr (((MpadActiveBranch *) f.g->branches->pdata[0])->until, ==, "15:15");
    tools_expect_next (f.g, "call vt -");
    g_assert_nonnull (strstr (f.g->next->text, "15:15"));
    add (&f, "2026-11-10T10:30 advice - from=vt function=yes result=go");
    tools_expect_may (f.g, MPAD_ACTION_LIFT_BRANCH, "acuut", NULL, "yes", NULL);
    expect_parents (&f, "yes", NULL);
    add (&f, "2026-11-10T11:00 branch-lifted - branch=acuut reason=yes");
    g_assert_cmpuint (f.g->branches->len, ==, 0);
  }
}

/* no, doubt or unanswered: call Veilig Thuis before the child goes home. */
static void
test_home_time (void)
{
  static const char *const asked[] = { "acuut", "kind-vertelt", "seksueel", "eergerelateerd" };
  static const char *const answers[] = { "no", "doubt" };
  Fixture f;

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    for (guint j = 0; j < G_N_ELEMENTS (answers); j++)
      EACH (f)
      {
        g_autofree char *line = g_strdup_printf (
          "2026-11-10T10:05 home-safe - value=%s until=14:30", answers[j]);

        raise_category (&f, asked[i]);
        g_assert_true (((MpadActiveBranch *) f.g->branches->pdata[0])->home_asked);
        add (&f, line);
        g_assert_true (((MpadActiveBranch *) f.g->branches->pdata[0])->home_asked);
        if (i > 0)
          g_assert_nonnull (strstr (f.g->next->text, "14:30"));
        g_assert_cmpstr (f.g->next->action, ==, MPAD_ACTION_CALL);
        /* Yes, later: then it is settled. */
        add (&f, "2026-11-10T12:00 home-safe - value=yes");
        g_assert_false (((MpadActiveBranch *) f.g->branches->pdata[0])->home_asked);
        /* A new signal asks anew. */
        raise_category (&f, asked[i]);
        tools_add (f.facts, "2026-11-11T09:00 signal - category=acuut");
        look (&f);
        g_assert_true (((MpadActiveBranch *) f.g->branches->pdata[0])->home_asked);
      }
}

/* A threat in the parents' talk stops it and asks R-2 (S0-17). */
static void
test_threat (void)
{
  Fixture f;

  EACH (f)
  {
    g_autofree char *line = g_strdup_printf (
      "2026-11-10T15:00 talk %s talk=%s with=vader threat=yes", f.talk, f.parents);

    add (&f, line);
    expect_banner (&f, 0, "dreiging");
    tools_expect_next (f.g, "answer-home - -");
    expect_parents (&f, "motive", "S0-17");
    add (&f, "2026-11-10T15:05 home-safe - value=yes");
    tools_expect_next (f.g, "call vt -");
    add (&f, "2026-11-10T15:30 advice - from=vt");
    expect_parents (&f, "yes", NULL);
  }
}

/* only logged advice, with date, function and advice, opens the talk with the family. */
static void
test_family_locked (void)
{
  static const char *const branches[] = { "eergerelateerd", "vgv" };
  static const char *const not_enough[] = {
    "2026-11-10T11:00 advice - from=vt",
    "2026-11-10T11:00 advice - from=vt branch=%s",
    "2026-11-10T11:00 advice - from=vt branch=%s result=go",
    "2026-11-10T11:00 advice - from=vt branch=%s function=yes",
    "2026-11-10T11:00 advice - from=vt branch=%s function=yes result=wait",
    "2026-11-10T11:00 advice - from=smw branch=%s function=yes result=go",
    "2026-11-10T11:00 advice - from=lec-egg branch=%s function=yes result=go",
    "2026-11-10T11:00 advice - from=pharos branch=%s function=yes result=go",
    "2026-11-09T11:00 advice - from=vt branch=%s function=yes result=go",
    "2026-11-10T09:00 advice - from=vt branch=%s function=yes result=go",
    "2026-11-10T11:00 consult - with=vt",
    "2026-11-10T11:00 branch-lifted - branch=%s reason=yes",
    "2026-11-10T11:00 home-safe - value=yes",
  };
  Fixture f;

  for (guint b = 0; b < G_N_ELEMENTS (branches); b++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (not_enough); i++)
        EACH (f)
        {
          g_auto (GStrv) parts = g_strsplit (not_enough[i], "%s", -1);
          g_autofree char *line = g_strjoinv (branches[b], parts);

          raise_category (&f, branches[b]);
          add (&f, line);
          expect_banner (&f, 0, branches[b]);
          expect_parents (&f, "no", "R-12");
          tools_expect_may (f.g, MPAD_ACTION_HOLD_TALK, f.melding_parents, NULL,
                            f.melding_parents == NULL ? "yes" : "no", NULL);
          tools_expect_may (f.g, MPAD_ACTION_INVITE_PARENTS, NULL, NULL, "no", "R-12");
          tools_expect_may (f.g, MPAD_ACTION_PRINT_FOR_PARENTS, NULL, NULL, "no", "R-12");
          tools_expect_may (f.g, MPAD_ACTION_LIFT_BRANCH, branches[b], NULL, "no", "R-12");
          tools_expect_state (f.g, f.talk, "locked");
        }
      EACH (f)
      {
        g_autofree char *line = g_strdup_printf (
          "2026-11-10T11:00 advice - from=vt branch=%s function=yes result=go", branches[b]);
        g_autofree char *lift = g_strdup_printf (
          "2026-11-10T11:10 branch-lifted - branch=%s reason=yes", branches[b]);

        raise_category (&f, branches[b]);
        g_assert_cmpstr (((MpadActiveBranch *) f.g->branches->pdata[0])->branch->contacts[0], ==,
                         "vt");
        g_assert_nonnull (mpad_guidance_find_task (f.g, b == 0 ? "eergerelateerd/broers-zussen"
                                                               : "vgv/broers-zussen"));
        add (&f, line);
        expect_parents (&f, "yes", NULL);
        tools_expect_may (f.g, MPAD_ACTION_LIFT_BRANCH, branches[b], NULL, "yes", NULL);
        add (&f, lift);
        g_assert_cmpuint (f.g->branches->len, ==, 0);
        /* What comes later raises it again, and the old advice does not open it. */
        add (&f, b == 0 ? "2026-11-12T09:00 signal - category=eergerelateerd"
                        : "2026-11-12T09:00 signal - category=vgv");
        expect_parents (&f, "no", "R-12");
      }
    }
}

/* A lifting covers what it names; a signal recorded afterwards about an earlier day raises again. */
static void
test_lift_covers (void)
{
  Fixture f;

  EACH (f)
  {
    raise_category (&f, "eergerelateerd");
    add (&f, "2026-11-10T11:00 advice - from=politie branch=eergerelateerd function=yes result=go");
    add (&f, "2026-11-10T11:10 branch-lifted - branch=eergerelateerd reason=yes covers=f1");
    g_assert_cmpuint (f.g->branches->len, ==, 0);
    add (&f, "2026-11-08 signal - category=eergerelateerd");
    expect_banner (&f, 0, "eergerelateerd");
  }
}

/* the talk with parents is held until advice of Veilig Thuis or politie is logged. */
static void
test_sexual_and_serious (void)
{
  static const struct
  {
    const char *category, *branch;
  } cases[] = {
    { MPAD_CATEGORY_SEXUAL, "seksueel" },
    { MPAD_CATEGORY_SERIOUS, "ernstig" },
    { MPAD_CATEGORY_SERIOUS_NEGLECT, "ernstig" },
  };
  Fixture f;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    EACH (f)
    {
      g_autofree char *wait = g_strdup_printf (
        "2026-11-10T11:00 advice - from=vt branch=%s result=wait", cases[i].branch);
      g_autofree char *go = g_strdup_printf ("2026-11-10T12:00 advice - from=politie branch=%s",
                                             cases[i].branch);
      const char *child = talk_of (f.protocol, MPAD_TALK_CHILD);

      raise_category (&f, cases[i].category);
      expect_banner (&f, 0, cases[i].branch);
      expect_parents (&f, "no", "R-4");
      tools_expect_may (f.g, MPAD_ACTION_INVITE_PARENTS, NULL, NULL, "no", "R-4");
      /* S0-15: restraint with the child, for all three kinds. */
      if (child != NULL)
        tools_expect_may (f.g, MPAD_ACTION_HOLD_TALK, child, NULL, "motive", "S0-15");
      add (&f, "2026-11-10T10:30 home-safe - value=yes");
      tools_expect_next (f.g, "call vt -");
      add (&f, "2026-11-10T10:40 advice - from=vt about=foto");
      expect_parents (&f, "no", "R-4");
      add (&f, wait);
      expect_parents (&f, "no", "R-4");
      add (&f, go);
      expect_parents (&f, "yes", NULL);
    }
}

/* after sexual abuse the Centrum Seksueel Geweld within seven days. */
static void
test_csg (void)
{
  Fixture f;

  EACH (f)
  {
    raise_category (&f, MPAD_CATEGORY_SEXUAL);
    g_assert_cmpstr (tools_due (f.g, "csg")->date, ==, "2026-11-17");
    g_assert_true (tools_is_open (f.g, "seksueel/csg"));
  }
}

/* R-5, S3-23: the child tells it itself: parents are not approached before Veilig Thuis is asked. */
static void
test_child_tells (void)
{
  Fixture f;

  EACH (f)
  {
    raise_category (&f, MPAD_CATEGORY_CHILD_TELLS);
    expect_banner (&f, 0, "kind-vertelt");
    tools_expect_next (f.g, "answer-home - -");
    expect_parents (&f, "no", "R-5");
    g_assert_true (tools_is_open (f.g, "kind-vertelt/kind"));
    add (&f, "2026-11-10T10:30 home-safe - value=yes");
    tools_expect_next (f.g, "call vt -");
    add (&f, "2026-11-10T11:00 advice - from=vt branch=kind-vertelt");
    expect_parents (&f, "yes", NULL);
  }
}

/* S1-9, S1-42, S2-3, R-6: unexplained injury: expert soon; no photo without advice. */
static void
test_injury (void)
{
  Fixture f;

  EACH (f)
  {
    look (&f);
    tools_expect_may (f.g, MPAD_ACTION_PHOTO, NULL, NULL, "no", "R-6");
    raise_category (&f, MPAD_CATEGORY_INJURY);
    expect_banner (&f, 0, "letsel");
    tools_expect_next (f.g, "record-consult - -");
    add (&f, "2026-11-10T10:20 consult - with=ib+lead");
    tools_expect_next (f.g, "call vt -");
    add (&f, "2026-11-10T10:40 advice - from=vertrouwensarts about=letsel");
    g_assert_true (tools_is_done (f.g, "letsel/duiding"));
    tools_expect_may (f.g, MPAD_ACTION_PHOTO, NULL, NULL, "no", "R-6");
    add (&f, "2026-11-10T10:50 advice - from=vertrouwensarts about=letsel+foto");
    tools_expect_may (f.g, MPAD_ACTION_PHOTO, NULL, NULL, "yes", NULL);
  }
}

/* R-10, S1-11, S3-3: staff as suspect: steps 3 to 5 are not offered, only the hand-over. */
static void
test_staff (void)
{
  Fixture f;

  EACH (f)
  {
    raise_category (&f, MPAD_CATEGORY_STAFF);
    g_assert_cmpint (f.g->state, ==, MPAD_ROUTE_OTHER);
    expect_banner (&f, 0, "medewerker");
    /* First: is it about directie or bestuur? */
    tools_expect_next (f.g, "record-lead-suspect - -");
    add (&f, "2026-11-10T10:05 lead-suspect - value=no");
    tools_expect_next (f.g, "record-handover - -");
    tools_expect_may (f.g, MPAD_ACTION_OPEN_STEP, NULL, f.talk, "no", "R-10");
    tools_expect_may (f.g, MPAD_ACTION_OPEN_STEP, NULL, f.weigh, "no", "R-10");
    tools_expect_may (f.g, MPAD_ACTION_OPEN_STEP, NULL, f.decide, "no", "R-10");
    tools_expect_may (f.g, MPAD_ACTION_WEIGH, NULL, NULL, "no", "R-10");
    tools_expect_may (f.g, MPAD_ACTION_DECIDE_MELDEN, NULL, NULL, "no", "R-10");
    expect_parents (&f, "no", "R-10");
    for (guint i = 0; i < f.g->tasks->len; i++)
      {
        const MpadOpenTask *task = f.g->tasks->pdata[i];

        g_assert_cmpstr (task->branch->id, ==, "medewerker");
      }
    tools_expect_state (f.g, f.talk, "locked");
    tools_expect_state (f.g, f.decide, "locked");
    add (&f, "2026-11-10T11:00 handover - to=lead branch=medewerker");
    tools_expect_next (f.g, "close-dossier andere-route -");
    tools_expect_may (f.g, MPAD_ACTION_CLOSE_DOSSIER, "andere-route", NULL, "yes", NULL);
    /* A colleague's own home: the meldcode does apply; lifting asks only a reason. */
    tools_expect_may (f.g, MPAD_ACTION_LIFT_BRANCH, "medewerker", NULL, "yes", NULL);
  }
}

/* when directie or bestuur is suspected, the vertrouwensinspecteur first, directie not told. */
static void
test_lead_suspected (void)
{
  Fixture f;

  EACH (f)
  {
    raise_category (&f, MPAD_CATEGORY_STAFF);
    add (&f, "2026-11-10T10:10 lead-suspect - value=yes");
    tools_expect_next (f.g, "call vertrouwensinspecteur -");
    g_assert_null (mpad_guidance_find_task (f.g, "medewerker/overdracht"));
    for (guint i = 0; i < f.g->tasks->len; i++)
      {
        const MpadOpenTask *task = f.g->tasks->pdata[i];

        g_assert_cmpstr (task->action, !=, MPAD_ACTION_RECORD_NOTIFY);
      }
    /* Also when the staff branch is lifted, nobody is asked to inform the directie. */
    add (&f, "2026-11-10T11:00 branch-lifted - branch=medewerker reason=yes");
    add (&f, "2026-11-10T11:00 branch-set - branch=acuut reason=yes");
    for (guint i = 0; i < f.g->tasks->len; i++)
      {
        const MpadOpenTask *task = f.g->tasks->pdata[i];
        const MpadProtocolRole *role = task->target == NULL
                                         ? NULL
                                         : mpad_protocol_find_role (f.protocol, task->target);

        g_assert_false (g_str_equal (task->action, MPAD_ACTION_RECORD_NOTIFY) && role != NULL &&
                        g_str_equal (role->function, "lead"));
      }
  }
}

/* Veilig Thuis asks: call back first, then record what was given or why not. */
static void
test_vt_asks (void)
{
  Fixture f;

  EACH (f)
  {
    add (&f, "2026-11-10T10:00 info-request - what=asked");
    expect_banner (&f, 0, "vt-vraagt");
    tools_expect_may (f.g, MPAD_ACTION_GIVE_INFORMATION, NULL, NULL, "no", "R-11");
    tools_expect_next (f.g, "call vt -");
    add (&f, "2026-11-10T10:10 info-request - what=called-back by=ib");
    tools_expect_may (f.g, MPAD_ACTION_GIVE_INFORMATION, NULL, NULL, "yes", NULL);
    tools_expect_next (f.g, "record-info-request - -");
    tools_expect_may (f.g, MPAD_ACTION_LIFT_BRANCH, "vt-vraagt", NULL, "no", "R-11");
    add (&f, "2026-11-10T10:20 info-request - what=given by=ib");
    tools_expect_may (f.g, MPAD_ACTION_LIFT_BRANCH, "vt-vraagt", NULL, "yes", NULL);
  }
}

/* acute first, then sexual, honour and VGV, injury, the rest. */
static void
test_several (void)
{
  static const char *const order[] = { "acuut",  "seksueel", "eergerelateerd", "vgv",
                                       "letsel", "ernstig",  "kind-vertelt" };
  static const char *const categories[] = { "kind-vertelt", "ernstig",        "letsel-onduidelijk",
                                            "vgv",          "eergerelateerd", "seksueel",
                                            "acuut" };
  Fixture f;

  EACH (f)
  {
    for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
      raise_category (&f, categories[i]);
    g_assert_cmpuint (f.g->branches->len, ==, G_N_ELEMENTS (order));
    for (guint i = 0; i < G_N_ELEMENTS (order); i++)
      expect_banner (&f, i, order[i]);
    tools_expect_next (f.g, "call alarm -");
    /* Opening one lock does not open the other's. */
    add (&f, "2026-11-10T11:00 advice - from=vt branch=seksueel+ernstig+kind-vertelt result=go");
    expect_parents (&f, "no", "R-12");
  }
}

/* only a category raises a branch, and setting or lifting by hand counts too. */
static void
test_by_hand (void)
{
  Fixture f;

  EACH (f)
  {
    g_autofree char *line = g_strdup_printf (
      "2026-11-10 signal %s category=getuige direction=confirms", f.signals);
    g_autofree char *refuting = g_strdup_printf (
      "2026-11-10 signal %s category=letsel-onduidelijk direction=refutes", f.signals);

    add (&f, line);
    add (&f, refuting);
    g_assert_cmpuint (f.g->branches->len, ==, 0);
    add (&f, "2026-11-10T12:00 branch-set - branch=letsel reason=yes");
    expect_banner (&f, 0, "letsel");
    g_assert_true (((MpadActiveBranch *) f.g->branches->pdata[0])->by_hand);
    add (&f, "2026-11-10T12:30 branch-lifted - branch=letsel reason=yes");
    g_assert_cmpuint (f.g->branches->len, ==, 0);
    /* At the same moment raising wins. */
    add (&f, "2026-11-10T12:30 branch-set - branch=letsel reason=yes");
    expect_banner (&f, 0, "letsel");
  }
}

/* Correcting a signal that was recorded by mistake takes its branch away. */
static void
test_mistake (void)
{
  Fixture f;

  EACH (f)
  {
    g_autofree char *line = g_strdup_printf (
      "2026-11-10T10:00 signal %s category=niet-pluis replaces=f1", f.signals);

    raise_category (&f, "eergerelateerd");
    expect_parents (&f, "no", "R-12");
    add (&f, line);
    g_assert_cmpuint (f.g->branches->len, ==, 0);
    expect_parents (&f, "yes", NULL);
  }
}

/* Design 4: nothing ever stops recording, whatever is raised. */
static void
test_recording_is_never_stopped (void)
{
  static const char *const actions[] = {
    MPAD_ACTION_RECORD_SIGNAL,
    MPAD_ACTION_RECORD_CONSULT,
    MPAD_ACTION_RECORD_ADVICE,
    MPAD_ACTION_RECORD_TALK,
    MPAD_ACTION_RECORD_INFORM,
    MPAD_ACTION_RECORD_RISK,
    MPAD_ACTION_RECORD_HELP,
    MPAD_ACTION_RECORD_REPORT,
    MPAD_ACTION_RECORD_EVALUATION,
    MPAD_ACTION_RECORD_NOTIFY,
    MPAD_ACTION_RECORD_SIGNATURE,
    MPAD_ACTION_RECORD_CONSENT,
    MPAD_ACTION_RECORD_HANDOVER,
    MPAD_ACTION_RECORD_INFO_REQUEST,
    MPAD_ACTION_RECORD_INZAGE,
    MPAD_ACTION_RECORD_NOTE,
    MPAD_ACTION_CALL,
    MPAD_ACTION_ANSWER_HOME,
    MPAD_ACTION_SKIP_TALK,
    MPAD_ACTION_REOPEN_STEP,
    MPAD_ACTION_LOOP,
    MPAD_ACTION_REOPEN_DOSSIER,
  };
  Fixture f;

  EACH (f)
  {
    raise_category (&f, "acuut+kind-vertelt+seksueel+ernstig+letsel-onduidelijk+eergerelateerd+"
                        "vgv+medewerker");
    add (&f, "2026-11-10T10:00 info-request - what=asked");
    for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
      tools_expect_may (f.g, actions[i], NULL, NULL, "yes", NULL);
  }
}

/* Design 1.4: the program advises; no decision stands that nobody made. */
static void
test_program_does_not_decide (void)
{
  Fixture f;

  EACH (f)
  {
    const MpadProtocolKader *kader = mpad_protocol_find_kader (f.protocol, NULL);

    for (guint i = 0; i < kader->questions->len; i++)
      {
        const MpadProtocolQuestion *question = kader->questions->pdata[i];
        g_autofree char *line = g_strdup_printf (
          "2026-11-10T10:%02u answer %s kader=%s question=%s answer=yes term=2026-12-01", i,
          f.weigh, kader->id, question->id);

        tools_add (f.facts, line);
      }
    raise_category (&f, "acuut");
    g_assert_cmpint (mpad_guidance_find_decision (f.g, "melden")->value, ==, MPAD_ADVICE_OPEN);
    g_assert_cmpint (mpad_guidance_find_decision (f.g, "hulp")->value, ==, MPAD_ADVICE_OPEN);
    g_assert_cmpint (f.g->state, ==, MPAD_ROUTE_OPEN);
    add (&f, "2026-11-10T11:00 decision - about=melden value=no by=ib motive=yes");
    g_assert_cmpint (mpad_guidance_find_decision (f.g, "melden")->value, ==, MPAD_ADVICE_NO);
  }
}

/* no destruction while a branch, hypothesis, melding, inzage or sibling is open. */
static void
test_destruction (void)
{
  static const char *const open[] = {
    "2026-11-10 signal - category=acuut",      "2026-11-10 signal - hypothesis=open",
    "2026-11-10 report - what=made",           "2026-11-10 inzage - what=asked",
    "2026-11-10 sibling - what=open person=x",
  };
  Fixture f;

  for (guint i = 0; i < G_N_ELEMENTS (open); i++)
    EACH (f)
    {
      add (&f, open[i]);
      tools_expect_may (f.g, MPAD_ACTION_DESTROY_DOSSIER, NULL, NULL, "no", "R-14");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/safety/S1-19-R-3-acute-danger", test_acute);
  g_test_add_func ("/safety/R-2-home-time", test_home_time);
  g_test_add_func ("/safety/S0-17-parents-threaten", test_threat);
  g_test_add_func ("/safety/R-12-honour-and-vgv-lock-the-family-talk", test_family_locked);
  g_test_add_func ("/safety/R-12-lifting-covers-what-it-names", test_lift_covers);
  g_test_add_func ("/safety/R-4-sexual-and-serious-abuse", test_sexual_and_serious);
  g_test_add_func ("/safety/R-4-centrum-seksueel-geweld", test_csg);
  g_test_add_func ("/safety/R-5-the-child-tells-it-itself", test_child_tells);
  g_test_add_func ("/safety/R-6-unexplained-injury", test_injury);
  g_test_add_func ("/safety/R-10-staff-as-suspect", test_staff);
  g_test_add_func ("/safety/R-10-directie-suspected", test_lead_suspected);
  g_test_add_func ("/safety/R-11-veilig-thuis-asks", test_vt_asks);
  g_test_add_func ("/safety/R-13-several-branches", test_several);
  g_test_add_func ("/safety/R-12-category-raises-text-does-not", test_by_hand);
  g_test_add_func ("/safety/mistake-is-corrected", test_mistake);
  g_test_add_func ("/safety/recording-is-never-stopped", test_recording_is_never_stopped);
  g_test_add_func ("/safety/the-program-does-not-decide", test_program_does_not_decide);
  g_test_add_func ("/safety/R-14-destruction", test_destruction);
  return g_test_run ();
}
