/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the injectable clock. */
#include "mpad-clock.h"

static gint64 fixed_us = -1;
/* One more than what this thread pretends, so that 0, the value a thread begins with, means
 * nothing. */
static __thread gint64 pretended_us;

gint64
mpad_clock_now_us (void)
{
  if (pretended_us > 0)
    return pretended_us - 1;
  /* Tests set the clock before they start threads, so a plain read is enough. */
  return fixed_us >= 0 ? fixed_us : g_get_real_time ();
}

GDateTime *
mpad_clock_now_local (void)
{
  gint64 us = mpad_clock_now_us ();
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (us);

  return g_date_time_to_local (utc);
}

char *
mpad_clock_today (void)
{
  g_autoptr (GDateTime) now = mpad_clock_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

void
mpad_clock_set_for_test (gint64 us)
{
  fixed_us = us;
}

void
mpad_clock_pretend (gint64 us)
{
  pretended_us = us + 1;
}
