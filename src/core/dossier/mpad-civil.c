/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements civil dates. */
#include "mpad-civil.h"

#include <string.h>

#define DATE_LENGTH 10
#define MOMENT_LENGTH 16

static int
digits (const char *text, guint count)
{
  int value = 0;

  for (guint i = 0; i < count; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      value = value * 10 + g_ascii_digit_value (text[i]);
    }
  return value;
}

static gboolean
parse_date_prefix (const char *text, GDate *date)
{
  int year, month, day;

  if (strlen (text) < DATE_LENGTH || text[4] != '-' || text[7] != '-')
    return FALSE;
  year = digits (text, 4);
  month = digits (text + 5, 2);
  day = digits (text + 8, 2);
  if (year <= 0 || month <= 0 || day <= 0 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

gboolean
mpad_civil_parse_date (const char *text, GDate *date)
{
  return text != NULL && strlen (text) == DATE_LENGTH && parse_date_prefix (text, date);
}

gint64
mpad_civil_minutes (const char *moment)
{
  GDate date;
  gint64 minutes;
  int hour, minute;
  gsize length = moment != NULL ? strlen (moment) : 0;

  if ((length != DATE_LENGTH && length != MOMENT_LENGTH) || !parse_date_prefix (moment, &date))
    return -1;
  minutes = (gint64) g_date_get_julian (&date) * 24 * 60;
  if (length == DATE_LENGTH)
    return minutes;
  hour = digits (moment + 11, 2);
  minute = digits (moment + 14, 2);
  if (moment[10] != 'T' || moment[13] != ':' || hour < 0 || hour > 23 || minute < 0 || minute > 59)
    return -1;
  return minutes + hour * 60 + minute;
}

gboolean
mpad_civil_is_moment (const char *text)
{
  return mpad_civil_minutes (text) >= 0;
}

char *
mpad_civil_from_us (gint64 us)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (us);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);

  return g_date_time_format (local, "%Y-%m-%dT%H:%M");
}

char *
mpad_civil_add_days (const char *date, int days)
{
  GDate parsed;

  if (!mpad_civil_parse_date (date, &parsed))
    return NULL;
  if (days >= 0)
    g_date_add_days (&parsed, (guint) days);
  else
    g_date_subtract_days (&parsed, (guint) -days);
  return g_strdup_printf ("%04u-%02u-%02u", (guint) g_date_get_year (&parsed),
                          (guint) g_date_get_month (&parsed), (guint) g_date_get_day (&parsed));
}
