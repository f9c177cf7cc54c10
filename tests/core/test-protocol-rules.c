/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules that a dossier must not slip past: what lifting and deciding ask, destroying, who has to be
 * told. */
#include "protocol-tools.h"

static const char *const ids[] = { "s0", "s1", "s2", "s3", "s4" };

typedef struct
{
  MpadProtocol *protocol;
  MpadFacts *facts;
  MpadGuidance *g;
} Case;

static void
begin (Case *self, const char *id)
{
  *self = (Case) { .protocol = tools_protocol (id), .facts = tools_facts ("2026-11-10", NULL) };
  self->g = mpad_engine_evaluate (self->protocol, self->facts);
}

static void
add (Case *self, const char *line)
{
  tools_add (self->facts, line);
  mpad_guidance_unref (self->g);
  self->g = mpad_engine_evaluate (self->protocol, self->facts);
}

static void
end (Case *self)
{
  mpad_guidance_unref (self->g);
  mpad_facts_unref (self->facts);
  mpad_protocol_unref (self->protocol);
}

/* Lifting by hand asks a reason, also where nothing else is needed; setting never waits for one. */
static void
test_lifting_asks_a_reason (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      Case c;

      begin (&c, ids[i]);
      add (&c, "2026-11-10T09:00 branch-set - branch=letsel");
      g_assert_nonnull (mpad_guidance_find_branch (c.g, "letsel"));
      add (&c, "2026-11-10T10:00 branch-lifted - branch=letsel");
      g_assert_nonnull (mpad_guidance_find_branch (c.g, "letsel"));
      g_assert_true (tools_has_notice (c.g, "lift-ineffective"));
      add (&c, "2026-11-10T11:00 branch-lifted - branch=letsel reason=yes");
      g_assert_null (mpad_guidance_find_branch (c.g, "letsel"));
      end (&c);
    }
}

/* while a doubt waits for advice, “no melding” is a deviation that asks a motive. */
static void
test_no_melding_in_doubt (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      Case c;

      begin (&c, ids[i]);
      add (&c, "2026-11-10T09:00 answer - question=vermoeden answer=doubt");
      add (&c, "2026-11-10T10:00 decision - about=melden value=no by=ib");
      g_assert_true (mpad_guidance_find_decision (c.g, "melden")->deviates);
      g_assert_true (mpad_guidance_find_decision (c.g, "melden")->motive_missing);
      g_assert_true (tools_has_notice (c.g, "deviates"));
      add (&c, "2026-11-10T11:00 decision - about=melden value=yes by=ib");
      g_assert_false (mpad_guidance_find_decision (c.g, "melden")->deviates);
      end (&c);
    }
}

/* S3-5, S3-23: a pupil who tells it itself is a melding, unless people decide otherwise with a
 * motive. */
static void
test_disclosure_is_reported (void)
{
  Case c;

  begin (&c, "s3");
  add (&c, "2026-11-10T09:00 signal signaleren category=kind-vertelt direction=confirms");
  add (&c, "2026-11-10T09:10 home-safe - value=yes");
  add (&c, "2026-11-10T09:20 advice - from=vt branch=kind-vertelt function=yes result=go");
  add (&c, "2026-11-10T09:30 talk gesprek talk=leerling");
  tools_expect_next (c.g, "record-report - -");
  g_assert_true (tools_has_rule (c.g->next->rules, "S3-5"));
  add (&c, "2026-11-10T10:00 decision beslissen about=melden value=no by=ib");
  g_assert_true (tools_is_open (c.g, "kind-vertelt/melding"));
  add (&c, "2026-11-10T10:10 decision beslissen about=melden value=no by=ib motive=yes");
  g_assert_true (tools_is_done (c.g, "kind-vertelt/melding"));
  add (&c, "2026-11-10T11:00 report beslissen what=made");
  g_assert_true (tools_is_done (c.g, "kind-vertelt/melding"));
  end (&c);
}

/* S2-21: to have asked nothing is no effort. */
static void
test_consent_needs_effort (void)
{
  Case c;

  begin (&c, "s2");
  add (&c, "2026-11-10T09:00 decision beslissen about=melden value=yes by=ib motive=yes");
  g_assert_true (tools_is_open (c.g, "beslissen/toestemming"));
  add (&c, "2026-11-10T09:10 consent beslissen for=melding value=not-asked");
  g_assert_true (tools_is_open (c.g, "beslissen/toestemming"));
  add (&c, "2026-11-10T09:20 consent beslissen for=melding value=no effort=yes");
  g_assert_true (tools_is_done (c.g, "beslissen/toestemming"));
  end (&c);
}

static gboolean
may_destroy (Case *self)
{
  return mpad_guidance_may (self->g, MPAD_ACTION_DESTROY_DOSSIER, NULL, NULL).allowed;
}

/* S4-3, R-14: destroying is there after step 2 when the route stopped because the worry is gone, and
 * each of what R-14 names takes it away. */
static void
test_destroying (void)
{
  static const char *const open[] = {
    "2026-11-10 branch-set - branch=letsel",
    "2026-11-10 info-request - what=asked",
    "2026-11-10 signal - hypothesis=open direction=refutes",
    "2026-11-10 report - what=made",
    "2026-11-10 inzage - what=asked",
    "2026-11-10 sibling - what=open person=x",
  };

  for (guint i = 0; i < G_N_ELEMENTS (open); i++)
    {
      Case c;

      begin (&c, "s4");
      add (&c, "2026-11-02T09:00 signal observeren direction=neutral");
      g_assert_false (may_destroy (&c));
      add (&c, "2026-11-03T09:00 consult bespreken with=ib");
      add (&c, "2026-11-03T10:00 step-close bespreken by=ib");
      g_assert_false (may_destroy (&c));
      add (&c, "2026-11-03T11:00 step-stop bespreken reason=other by=ib");
      g_assert_false (may_destroy (&c));
      add (&c, "2026-11-03T12:00 step-stop bespreken reason=removed by=ib");
      g_assert_true (may_destroy (&c));
      add (&c, open[i]);
      g_assert_false (may_destroy (&c));
      end (&c);
    }
}

/* IB'er and directie both decide; fourteen days run; undoing ends them. */
static void
test_destroying_can_be_undone (void)
{
  Case c;

  begin (&c, "s4");
  add (&c, "2026-11-02T09:00 signal observeren direction=neutral");
  add (&c, "2026-11-03T12:00 step-stop bespreken reason=removed by=ib");
  add (&c, "2026-11-05T10:00 destroy - what=decided role=ib");
  g_assert_cmpstr (c.g->next->action, ==, MPAD_ACTION_CLOSE_DOSSIER);
  add (&c, "2026-11-05T11:00 destroy - what=decided role=lead");
  g_assert_cmpstr (tools_due (c.g, "bedenktijd")->date, ==, "2026-11-19");
  g_assert_cmpstr (c.g->next->due, ==, "2026-11-19");
  add (&c, "2026-11-06T11:00 destroy - what=undone role=ib");
  g_assert_true (tools_due (c.g, "bedenktijd")->done);
  g_assert_cmpstr (c.g->next->action, ==, MPAD_ACTION_CLOSE_DOSSIER);
  end (&c);
}

/* B: who is informed after which step. */
static void
test_who_is_informed (void)
{
  static const struct
  {
    const char *protocol, *fact, *task;
  } cases[] = {
    { "s1", "2026-11-10 signal signalen direction=confirms", "signalen/inlichten:directie" },
    { "s1", "2026-11-10 evaluation beslissen what=held", "beslissen/inlichten:directie" },
    { "s3", "2026-11-10 answer wegen question=vermoeden answer=yes",
      "wegen/inlichten:bevoegd-gezag" },
    { "s3", "2026-11-10 report beslissen what=made", "beslissen/inlichten:bevoegd-gezag" },
    { "s4", "2026-11-10 signal observeren direction=confirms", "observeren/inlichten:directie" },
    { "s4", "2026-11-10 consult bespreken with=ib", "bespreken/inlichten:directie" },
    { "s4", "2026-11-10 talk gesprek talk=ouders", "gesprek/inlichten:directie" },
    { "s4", "2026-11-10 answer wegen question=vermoeden answer=yes", "wegen/inlichten:directie" },
    { "s4", "2026-11-10 decision beslissen about=hulp value=yes", "beslissen/inlichten:directie" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Case c;

      begin (&c, cases[i].protocol);
      g_assert_null (mpad_guidance_find_task (c.g, cases[i].task));
      add (&c, cases[i].fact);
      g_assert_true (tools_is_open (c.g, cases[i].task));
      end (&c);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/R-12-lifting-asks-a-reason", test_lifting_asks_a_reason);
  g_test_add_func ("/rules/R-1-no-melding-in-doubt-asks-a-motive", test_no_melding_in_doubt);
  g_test_add_func ("/rules/S3-5-disclosure-is-reported", test_disclosure_is_reported);
  g_test_add_func ("/rules/S2-21-consent-needs-effort", test_consent_needs_effort);
  g_test_add_func ("/rules/S4-3-R-14-destroying", test_destroying);
  g_test_add_func ("/rules/R-14-fourteen-days", test_destroying_can_be_undone);
  g_test_add_func ("/rules/B-who-is-informed-after-which-step", test_who_is_informed);
  return g_test_run ();
}
