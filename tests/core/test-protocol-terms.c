/* SPDX-License-Identifier: GPL-3.0-or-later */
/* D-8: the terms as the engine gives them in every shipped protocol, around the days on which
 * counting goes wrong: Christmas, Easter, King's Day on a Sunday, leap days, the nights of summer
 * and winter time. The day of the event is never counted. */
#include "protocol-tools.h"

static const char *const ids[] = { "s0", "s1", "s2", "s3", "s4" };

/* What @fact starts ends on @date: not overdue on that day, overdue the day after. */
static void
check (const char *deadline, const char *fact, const char *date)
{
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (MpadProtocol) protocol = tools_protocol (ids[i]);
      g_autoptr (GDateTime) day = NULL;
      g_autoptr (GDateTime) next = NULL;
      g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
      g_autofree char *noon = g_strconcat (date, "T12:00:00", NULL);
      g_autofree char *after = NULL;
      g_autoptr (MpadFacts) on = tools_facts (date, fact, NULL);
      g_autoptr (MpadFacts) late = NULL;
      g_autoptr (MpadGuidance) g = mpad_engine_evaluate (protocol, on);
      g_autoptr (MpadGuidance) then = NULL;

      day = g_date_time_new_from_iso8601 (noon, utc);
      next = g_date_time_add_days (day, 1);
      after = g_date_time_format (next, "%Y-%m-%d");
      g_assert_cmpstr (tools_due (g, deadline)->date, ==, date);
      g_assert_false (tools_due (g, deadline)->overdue);
      g_assert_cmpint (tools_due (g, deadline)->days_left, ==, 0);
      late = tools_facts (after, fact, NULL);
      then = mpad_engine_evaluate (protocol, late);
      g_assert_true (tools_due (then, deadline)->overdue);
      g_assert_cmpint (tools_due (then, deadline)->days_left, ==, -1);
    }
}

static void
test_christmas (void)
{
  check ("vt-besluit", "2026-12-17T16:00 report - what=made", "2026-12-24");
  check ("vt-besluit", "2026-12-18T16:00 report - what=made", "2026-12-28");
  check ("vt-besluit", "2026-12-21T10:00 report - what=made", "2026-12-29");
  check ("vt-besluit", "2026-12-24T10:00 report - what=made", "2027-01-04");
  /* On a day that is free itself. */
  check ("vt-besluit", "2026-12-25T10:00 report - what=made", "2027-01-04");
  check ("vt-besluit", "2026-12-31T23:59 report - what=made", "2027-01-08");
}

static void
test_easter (void)
{
  /* Good Friday 3 April and Easter Monday 6 April 2026; 26 and 29 March 2027. */
  check ("vt-besluit", "2026-04-01 report - what=made", "2026-04-10");
  check ("vt-besluit", "2026-04-02 report - what=made", "2026-04-13");
  check ("vt-besluit", "2027-03-25 report - what=made", "2027-04-05");
  /* Ascension 14 May and Whit Monday 25 May 2026. */
  check ("vt-besluit", "2026-05-13 report - what=made", "2026-05-21");
  check ("vt-besluit", "2026-05-22 report - what=made", "2026-06-01");
}

/* 27 April 2031 is a Sunday: King's Day is on Saturday 26 April, and Monday the 28th counts. */
static void
test_kings_day (void)
{
  check ("vt-besluit", "2031-04-25 report - what=made", "2031-05-02");
  check ("vt-besluit", "2026-04-24 report - what=made", "2026-05-04");
  /* 5 May every year. */
  check ("vt-besluit", "2026-05-04 report - what=made", "2026-05-12");
}

static void
test_leap_days (void)
{
  check ("vt-besluit", "2028-02-25 report - what=made", "2028-03-03");
  check ("inzage", "2028-01-29 inzage - what=asked", "2028-02-29");
  check ("inzage", "2028-01-31 inzage - what=asked", "2028-02-29");
  check ("inzage", "2027-01-31 inzage - what=asked", "2027-02-28");
  check ("csg", "2028-02-23 signal - category=seksueel", "2028-03-01");
}

/* 29 March 2026, 02:00 to 03:00 does not exist; 25 October 2026 it is there twice. */
static void
test_clock_change (void)
{
  check ("csg", "2026-03-28T23:30 signal - category=seksueel", "2026-04-04");
  check ("csg", "2026-03-29T02:30 signal - category=seksueel", "2026-04-05");
  check ("csg", "2026-10-25T02:30 signal - category=seksueel", "2026-11-01");
  check ("vt-besluit", "2026-03-29T02:30 report - what=made", "2026-04-07");
  check ("vt-besluit", "2026-10-24T23:59 report - what=made", "2026-10-30");
  check ("vt-besluit", "2026-10-25T02:30 report - what=made", "2026-10-30");
}

/* Kept home asks advice the same day; so does help that does not work (S0-28). */
static void
test_same_day (void)
{
  check ("vertrek", "2026-11-09T09:00 leaving - what=kept-home", "2026-11-09");
  check ("opnieuw-wegen", "2026-12-01T15:00 help - what=flared-up", "2026-12-01");
  check ("opnieuw-wegen", "2026-12-01T15:00 help - what=not-arrived", "2026-12-01");
}

/* Inzage: a month, and two more when that was said in time. */
static void
test_inzage (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (MpadProtocol) protocol = tools_protocol (ids[i]);
      g_autoptr (MpadFacts) facts = tools_facts ("2026-12-10", "2026-11-09 inzage - what=asked",
                                                 "2026-12-08 inzage - what=extended", NULL);
      g_autoptr (MpadGuidance) extended = mpad_engine_evaluate (protocol, facts);
      g_autoptr (MpadGuidance) answered = NULL;

      g_assert_true (tools_due (extended, "inzage")->done);
      g_assert_cmpstr (tools_due (extended, "inzage-verlengd")->date, ==, "2027-02-09");
      g_assert_false (tools_due (extended, "inzage-verlengd")->done);
      tools_expect_may (extended, MPAD_ACTION_DESTROY_DOSSIER, NULL, NULL, "no", "R-14");
      tools_add (facts, "2026-12-10 inzage - what=answered");
      answered = mpad_engine_evaluate (protocol, facts);
      g_assert_true (tools_due (answered, "inzage-verlengd")->done);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/terms/christmas-2026", test_christmas);
  g_test_add_func ("/terms/easter-ascension-whitsun", test_easter);
  g_test_add_func ("/terms/kings-day-on-a-sunday", test_kings_day);
  g_test_add_func ("/terms/leap-days", test_leap_days);
  g_test_add_func ("/terms/nights-of-summer-and-winter-time", test_clock_change);
  g_test_add_func ("/terms/R-20-S0-28-same-day", test_same_day);
  g_test_add_func ("/terms/inzage-one-month-and-two-more", test_inzage);
  return g_test_run ();
}
