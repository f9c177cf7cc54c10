/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two clocks of the record (F5) in the nights of summer and winter time, with a clock that is set
 * back, and in another time zone: nothing is lost, nothing changes its place. */
#include "store-fixture.h"

#include <time.h>

#include "mpad-civil.h"
#include "mpad-clock.h"
#include "mpad-timeline.h"
#include "mpad-today.h"

#define US G_GINT64_CONSTANT (1000000)

/* Microseconds of a moment in UTC. */
static gint64
utc (int year, int month, int day, int hour, int minute)
{
  g_autoptr (GDateTime) moment = g_date_time_new_utc (year, month, day, hour, minute, 0);

  return g_date_time_to_unix (moment) * US;
}

static char *
record_at (StoreFixture *self, const MpadDossier *dossier, gint64 us, const char *happened)
{
  g_autoptr (MpadEntry) entry = store_new_signal (dossier);
  g_autoptr (GError) error = NULL;

  g_set_str (&entry->happened, happened);
  entry->precision = MPAD_HAPPENED_EXACT;
  mpad_clock_set_for_test (us);
  g_assert_true (mpad_entry_store_save (self->vault, entry, &error));
  g_assert_no_error (error);
  mpad_clock_set_for_test (-1);
  return g_strdup (entry->id);
}

static void
assert_order (StoreFixture *self, const char *dossier_id, char *const *ids, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadDossier) dossier = mpad_dossier_store_load (self->vault, dossier_id, &error);
  const MpadTimelineFilter all = MPAD_TIMELINE_ALL;
  g_autoptr (GPtrArray) line = NULL;

  g_assert_no_error (error);
  line = mpad_timeline_new (dossier, &all);
  g_assert_cmpuint (line->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (((const MpadEntry *) g_ptr_array_index (line, i))->id, ==, ids[i]);
}

static void
use_zone (const char *zone)
{
  g_setenv ("TZ", zone, TRUE);
  tzset ();
}

/* 25 October 2026: the hour from two to three comes twice. What happened in it sorts by what was
 * typed, and within one minute in the order of recording, whichever of the two hours it was. */
static void
test_autumn_night (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);
  g_autofree char *before = record_at (self, dossier, utc (2026, 10, 24, 23, 59),
                                       "2026-10-25T01:59");
  g_autofree char *summer = record_at (self, dossier, utc (2026, 10, 25, 0, 30),
                                       "2026-10-25T02:30");
  g_autofree char *winter = record_at (self, dossier, utc (2026, 10, 25, 1, 30),
                                       "2026-10-25T02:30");
  g_autofree char *early = record_at (self, dossier, utc (2026, 10, 25, 1, 40), "2026-10-25T02:10");
  g_autofree char *after = record_at (self, dossier, utc (2026, 10, 25, 2, 0), "2026-10-25T03:00");
  char *const order[] = { before, early, summer, winter, after };
  g_autofree char *first = mpad_civil_from_us (utc (2026, 10, 25, 0, 30));
  g_autofree char *second = mpad_civil_from_us (utc (2026, 10, 25, 1, 30));

  /* the wall clock says the same for both, an hour apart */
  g_assert_cmpstr (first, ==, "2026-10-25T02:30");
  g_assert_cmpstr (second, ==, first);
  assert_order (self, dossier->id, order, G_N_ELEMENTS (order));
  store_reopen (self);
  assert_order (self, dossier->id, order, G_N_ELEMENTS (order));
}

/* 29 March 2026: the hour from two to three does not exist. Somebody who wrote 02:30 keeps that. */
static void
test_spring_night (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);
  g_autofree char *before = record_at (self, dossier, utc (2026, 3, 29, 0, 59), "2026-03-29T01:59");
  g_autofree char *after = record_at (self, dossier, utc (2026, 3, 29, 1, 0), "2026-03-29T03:00");
  g_autofree char *nowhere = record_at (self, dossier, utc (2026, 3, 29, 8, 0), "2026-03-29T02:30");
  char *const order[] = { before, nowhere, after };
  g_autoptr (MpadEntry) read = NULL;
  g_autoptr (GError) error = NULL;

  assert_order (self, dossier->id, order, G_N_ELEMENTS (order));
  read = mpad_entry_store_load (self->vault, nowhere, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read->happened, ==, "2026-03-29T02:30");
}

/* The clock goes back a year between two records; the second still comes after the first. */
static void
test_clock_set_back (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);
  g_autofree char *first = record_at (self, dossier, utc (2026, 11, 20, 9, 0), "2026-11-09T08:00");
  g_autofree char *second = record_at (self, dossier, utc (2025, 11, 20, 9, 0), "2026-11-09T08:00");
  char *const order[] = { first, second };
  g_autoptr (MpadEntry) a = NULL, b = NULL;
  g_autoptr (GError) error = NULL;

  assert_order (self, dossier->id, order, G_N_ELEMENTS (order));
  a = mpad_entry_store_load (self->vault, first, &error);
  b = mpad_entry_store_load (self->vault, second, &error);
  g_assert_no_error (error);
  g_assert_cmpint (a->recorded_seq, <, b->recorded_seq);
  g_assert_cmpint (a->recorded_us, >, b->recorded_us);
}

/* The same vault on a machine in another time zone: the same order, the same words and bytes. */
static void
test_other_zone (StoreFixture *self, gconstpointer data)
{
  static const char *const zones[] = { "America/New_York", "Pacific/Auckland", "UTC",
                                       "Europe/Amsterdam" };
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);
  g_autofree char *one = record_at (self, dossier, utc (2026, 11, 9, 22, 30), "2026-11-09T23:30");
  g_autofree char *two = record_at (self, dossier, utc (2026, 11, 9, 23, 10), "2026-11-10T00:10");
  g_autofree char *three = record_at (self, dossier, utc (2026, 11, 10, 6, 0), "2026-11-10");
  /* a day without a time comes before what happened on it at a time */
  char *const order[] = { one, three, two };
  g_autoptr (MpadEntry) before = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  before = mpad_entry_store_load (self->vault, two, &error);
  g_assert_no_error (error);
  bytes = mpad_entry_dup_canonical (before);
  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autoptr (MpadEntry) read = NULL;
      g_autoptr (GBytes) again = NULL;

      use_zone (zones[i]);
      store_reopen (self);
      assert_order (self, dossier->id, order, G_N_ELEMENTS (order));
      read = mpad_entry_store_load (self->vault, two, &error);
      g_assert_no_error (error);
      again = mpad_entry_dup_canonical (read);
      g_assert_true (g_bytes_equal (bytes, again));
      g_assert_cmpint (read->recorded_us, ==, before->recorded_us);
    }
}

/* "Later vastgelegd" is more than a day on the calendar, also when a day has 23 or 25 hours. */
static void
test_recorded_late_in_those_nights (void)
{
  static const struct
  {
    const char *happened;
    int month, day, hour, minute; /* recorded, UTC */
    gboolean late;
  } cases[] = {
    { "2026-10-24T20:00", 10, 25, 18, 59, FALSE }, /* 19:59 the next day, 25 hours later */
    { "2026-10-24T20:00", 10, 25, 19, 1, TRUE },
    { "2026-03-28T20:00", 3, 29, 17, 59, FALSE }, /* 19:59 the next day, 23 hours later */
    { "2026-03-28T20:00", 3, 29, 18, 1, TRUE },
    { "2026-10-25", 10, 26, 22, 58, FALSE },
    { "2026-10-25", 10, 27, 0, 0, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MpadEntry) entry = mpad_entry_new (MPAD_ENTRY_NOTE);

      entry->happened = g_strdup (cases[i].happened);
      entry->recorded_us = utc (2026, cases[i].month, cases[i].day, cases[i].hour, cases[i].minute);
      g_assert_cmpint (mpad_entry_recorded_late (entry), ==, cases[i].late);
    }
}

/* Today is the day on the wall: it turns at midnight here, and once, whatever the clock did. */
static void
test_midnight (void)
{
  static const struct
  {
    int month, day, hour, minute; /* UTC */
    const char *today;
  } cases[] = {
    { 11, 22, 22, 59, "2026-11-22" }, { 11, 22, 23, 0, "2026-11-23" },
    { 7, 1, 21, 59, "2026-07-01" },   { 7, 1, 22, 0, "2026-07-02" },
    { 10, 24, 22, 0, "2026-10-25" },  { 10, 25, 0, 30, "2026-10-25" },
    { 10, 25, 1, 30, "2026-10-25" },  { 10, 25, 22, 59, "2026-10-25" },
    { 10, 25, 23, 0, "2026-10-26" },  { 3, 29, 21, 59, "2026-03-29" },
    { 3, 29, 22, 0, "2026-03-30" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *today = NULL;

      mpad_clock_set_for_test (
        utc (2026, cases[i].month, cases[i].day, cases[i].hour, cases[i].minute));
      today = mpad_clock_today ();
      g_assert_cmpstr (today, ==, cases[i].today);
    }
  mpad_clock_set_for_test (-1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  use_zone ("Europe/Amsterdam");
  STORE_TEST ("/nights/F5-hour-that-comes-twice", test_autumn_night);
  STORE_TEST ("/nights/F5-hour-that-is-not-there", test_spring_night);
  STORE_TEST ("/nights/F5-clock-set-back", test_clock_set_back);
  g_test_add_func ("/nights/F5-recorded-late", test_recorded_late_in_those_nights);
  g_test_add_func ("/nights/F12-midnight", test_midnight);
  STORE_TEST ("/nights/F5-other-time-zone", test_other_zone);
  return g_test_run ();
}
