/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Terms: working days around the Dutch holidays, weeks, months and birthdays on 29 February. */
#include "mpad-engine.h"
#include "mpad-workdays.h"

static void
check_term (const char *from, int count, MpadUnit unit, const char *expected)
{
  GDate date;
  g_autofree char *got = NULL;

  g_assert_true (mpad_date_parse (from, &date));
  mpad_workdays_add (&date, count, unit, NULL);
  got = mpad_date_print (&date);
  g_assert_cmpstr (got, ==, expected);
}

static gboolean
is_free (const char *day, const char *const *extra)
{
  GDate date;

  g_assert_true (mpad_date_parse (day, &date));
  return mpad_workdays_is_free (&date, extra);
}

/* C3: Algemene termijnenwet art. 3. */
static void
test_holidays (void)
{
  static const char *const free_days[] = { "2026-01-01", "2026-04-03", "2026-04-06", "2026-04-27",
                                           "2026-05-05", "2026-05-14", "2026-05-25", "2026-12-25",
                                           "2026-12-26", "2027-03-26", "2027-03-29", "2025-04-18",
                                           "2025-04-21", "2038-04-23", "2038-04-26", "2024-05-09",
                                           "2024-05-20" };
  static const char *const work_days[] = { "2026-01-02", "2026-04-02", "2026-04-07", "2026-04-28",
                                           "2026-05-04", "2026-05-06", "2026-05-15", "2026-12-24",
                                           "2026-12-28", "2026-12-31" };
  const char *extra[] = { "2026-12-24", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (free_days); i++)
    g_assert_true (is_free (free_days[i], NULL));
  for (guint i = 0; i < G_N_ELEMENTS (work_days); i++)
    g_assert_false (is_free (work_days[i], NULL));
  g_assert_true (is_free ("2026-12-24", extra));
}

/* 27 April 2025 and 2031 are Sundays: King's Day is on Saturday the 26th and Monday the 28th
 * counts. */
static void
test_kings_day_on_sunday (void)
{
  g_assert_true (is_free ("2025-04-26", NULL));
  g_assert_false (is_free ("2025-04-28", NULL));
  check_term ("2025-04-24", 2, MPAD_UNIT_WORKDAYS, "2025-04-28");
  check_term ("2031-04-25", 1, MPAD_UNIT_WORKDAYS, "2031-04-28");
  check_term ("2026-04-24", 1, MPAD_UNIT_WORKDAYS, "2026-04-28");
}

static void
test_five_workdays (void)
{
  /* The day of the event is not counted. */
  check_term ("2026-11-16", 5, MPAD_UNIT_WORKDAYS, "2026-11-23");
  check_term ("2026-11-20", 5, MPAD_UNIT_WORKDAYS, "2026-11-27");
  check_term ("2026-11-21", 5, MPAD_UNIT_WORKDAYS, "2026-11-27");
  check_term ("2026-11-22", 5, MPAD_UNIT_WORKDAYS, "2026-11-27");
  /* Christmas 2026: Friday 25 and Saturday 26 December, Friday 1 January. */
  check_term ("2026-12-21", 5, MPAD_UNIT_WORKDAYS, "2026-12-29");
  check_term ("2026-12-24", 5, MPAD_UNIT_WORKDAYS, "2027-01-04");
  check_term ("2026-12-31", 1, MPAD_UNIT_WORKDAYS, "2027-01-04");
  /* Easter 2026: Good Friday 3 April, Monday 6 April. */
  check_term ("2026-04-01", 5, MPAD_UNIT_WORKDAYS, "2026-04-10");
  /* Ascension 14 May and Whit Monday 25 May 2026. */
  check_term ("2026-05-13", 5, MPAD_UNIT_WORKDAYS, "2026-05-21");
  check_term ("2026-05-21", 5, MPAD_UNIT_WORKDAYS, "2026-05-29");
  /* 5 May every year. */
  check_term ("2026-05-01", 2, MPAD_UNIT_WORKDAYS, "2026-05-06");
  /* The nights of summer and winter time, 29 March and 25 October 2026. */
  check_term ("2026-03-27", 1, MPAD_UNIT_WORKDAYS, "2026-03-30");
  check_term ("2026-10-23", 1, MPAD_UNIT_WORKDAYS, "2026-10-26");
  check_term ("2026-03-28", 1, MPAD_UNIT_DAYS, "2026-03-29");
  check_term ("2026-10-24", 2, MPAD_UNIT_DAYS, "2026-10-26");
  check_term ("2026-11-22", 0, MPAD_UNIT_WORKDAYS, "2026-11-22");
}

static void
test_other_units (void)
{
  check_term ("2024-02-28", 1, MPAD_UNIT_DAYS, "2024-02-29");
  check_term ("2023-02-28", 1, MPAD_UNIT_DAYS, "2023-03-01");
  check_term ("2024-02-28", 1, MPAD_UNIT_WORKDAYS, "2024-02-29");
  check_term ("2026-01-31", 1, MPAD_UNIT_MONTHS, "2026-02-28");
  check_term ("2028-01-31", 1, MPAD_UNIT_MONTHS, "2028-02-29");
  check_term ("2026-11-30", 1, MPAD_UNIT_MONTHS, "2026-12-30");
  check_term ("2026-12-18", 2, MPAD_UNIT_WEEKS, "2027-01-01");
}

static void
test_dates (void)
{
  static const char *const bad[] = { "",           "2026",        "2026-13-01",
                                     "2026-02-29", "2026-11-22x", "22-11-2026",
                                     "2026-11-2",  "2026-00-10",  "0000-01-01",
                                     "２026-11-22" };
  GDate date;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (mpad_date_parse (bad[i], &date));
  g_assert_false (mpad_date_parse (NULL, &date));
  g_assert_true (mpad_date_parse ("2026-11-22T23:59", &date));
  g_assert_true (mpad_date_parse ("2028-02-29", &date));
}

/* S2-16, S1-34: the age at the date of the talk, also for somebody born on 29 February. */
static void
test_age (void)
{
  g_assert_cmpint (mpad_age_on ("2014-11-22", "2026-11-21"), ==, 11);
  g_assert_cmpint (mpad_age_on ("2014-11-22", "2026-11-22"), ==, 12);
  g_assert_cmpint (mpad_age_on ("2016-02-29", "2027-02-28"), ==, 10);
  g_assert_cmpint (mpad_age_on ("2016-02-29", "2027-03-01"), ==, 11);
  g_assert_cmpint (mpad_age_on ("2016-02-29", "2028-02-28"), ==, 11);
  g_assert_cmpint (mpad_age_on ("2016-02-29", "2028-02-29"), ==, 12);
  g_assert_cmpint (mpad_age_on (NULL, "2028-02-29"), ==, -1);
  g_assert_cmpint (mpad_age_on ("2030-01-01", "2028-02-29"), ==, -1);
  g_assert_cmpint (mpad_age_on ("onbekend", "2028-02-29"), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workdays/C3-dutch-holidays-are-no-working-days", test_holidays);
  g_test_add_func ("/workdays/kings-day-on-a-sunday", test_kings_day_on_sunday);
  g_test_add_func ("/workdays/D-8-five-working-days", test_five_workdays);
  g_test_add_func ("/workdays/days-weeks-months", test_other_units);
  g_test_add_func ("/workdays/dates-of-the-calendar-only", test_dates);
  g_test_add_func ("/workdays/S2-16-age-on-a-date", test_age);
  return g_test_run ();
}
