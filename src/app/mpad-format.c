/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates and times for people. Months and weekdays come from the locale, the order of the parts
 * from the translation. */
#include "config.h"

#include "mpad-format.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "mpad-clock.h"

static GDateTime *
date_from_iso (const char *date)
{
  int year, month, day;

  if (date == NULL || sscanf (date, "%4d-%2d-%2d", &year, &month, &day) != 3)
    return NULL;
  return g_date_time_new_local (year, month, day, 12, 0, 0);
}

static gboolean
same_year (GDateTime *date)
{
  g_autoptr (GDateTime) now = mpad_clock_now_local ();

  return g_date_time_get_year (now) == g_date_time_get_year (date);
}

static char *
format (GDateTime *date, const char *this_year, const char *other_year)
{
  return g_date_time_format (date, same_year (date) ? this_year : other_year);
}

char *
mpad_format_date (const char *date)
{
  g_autoptr (GDateTime) d = date_from_iso (date);

  if (d == NULL)
    return g_strdup (date != NULL ? date : "");
  /* Translators: strftime formats: a date in this year, and one in another year. */
  return format (d, C_ ("date", "%-e %B"), C_ ("date", "%-e %B %Y"));
}

char *
mpad_format_weekday (const char *date)
{
  g_autoptr (GDateTime) d = date_from_iso (date);

  if (d == NULL)
    return g_strdup (date != NULL ? date : "");
  /* Translators: strftime formats with the whole name of the day. */
  return format (d, C_ ("date", "%A %-e %B"), C_ ("date", "%A %-e %B %Y"));
}

char *
mpad_format_time (const char *moment)
{
  const char *time = moment != NULL ? strchr (moment, 'T') : NULL;
  int hour, minute;
  g_autoptr (GDateTime) d = NULL;

  time = time != NULL ? time + 1 : moment;
  if (time == NULL || strchr (time, ':') == NULL || sscanf (time, "%2d:%2d", &hour, &minute) != 2)
    return g_strdup ("");
  d = g_date_time_new_local (2000, 1, 1, hour, minute, 0);
  if (d == NULL)
    return g_strdup ("");
  /* Translators: strftime format of a time of the day; Dutch: "%-H.%M uur". */
  return g_date_time_format (d, C_ ("time", "%H:%M"));
}

char *
mpad_format_happened (const MpadEntry *entry)
{
  g_autofree char *date = NULL;
  g_autofree char *clock = NULL;

  if (entry->happened == NULL)
    return g_strdup ("");

  if (entry->happened_until != NULL && strncmp (entry->happened_until, entry->happened, 10) != 0)
    {
      g_autoptr (GDateTime) from = date_from_iso (entry->happened);
      g_autoptr (GDateTime) until = date_from_iso (entry->happened_until);
      g_autofree char *a = NULL;
      g_autofree char *b = NULL;

      if (from != NULL && until != NULL)
        {
          gboolean same_month = g_date_time_get_month (from) == g_date_time_get_month (until) &&
                                g_date_time_get_year (from) == g_date_time_get_year (until);

          /* Translators: strftime formats of the two ends of a period; the short one is within the
           * same month. */
          a = g_date_time_format (from,
                                  same_month ? C_ ("date", "%a %-e") : C_ ("date", "%a %-e %B"));
          b = format (until, C_ ("date", "%a %-e %B"), C_ ("date", "%a %-e %B %Y"));
          /* Translators: a period: first day, last day. */
          return g_strdup_printf (_ ("%s to %s"), a, b);
        }
    }

  date = mpad_format_date (entry->happened);
  switch (entry->precision)
    {
    case MPAD_HAPPENED_ABOUT:
      /* Translators: a date that is only known roughly. */
      return g_strdup_printf (_ ("about %s"), date);
    case MPAD_HAPPENED_EXACT:
      clock = mpad_format_time (entry->happened);
      if (*clock != '\0')
        return g_strdup_printf ("%s, %s", date, clock);
      break;
    case MPAD_HAPPENED_DAY:
      break;
    }
  return g_steal_pointer (&date);
}

char *
mpad_format_stamp (gint64 us)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local_usec (us);
  g_autoptr (GDateTime) now = mpad_clock_now_local ();
  g_autofree char *moment = NULL;
  g_autofree char *clock = NULL;
  g_autofree char *date = NULL;

  if (then == NULL)
    return g_strdup ("");
  moment = g_date_time_format (then, "%Y-%m-%dT%H:%M");
  clock = mpad_format_time (moment);
  if (g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (now) && same_year (then))
    return g_steal_pointer (&clock);
  date = mpad_format_date (moment);
  return g_strdup_printf ("%s, %s", date, clock);
}

char *
mpad_format_saved (gint64 us)
{
  g_autofree char *stamp = NULL;

  if (us < 0)
    return g_strdup (_ ("Not everything is saved"));
  if (us == 0)
    return g_strdup (_ ("Saving…"));
  stamp = mpad_format_stamp (us);
  /* Translators: at the foot of the sidebar; %s is a time. */
  return g_strdup_printf (_ ("Everything is saved · %s"), stamp);
}

char *
mpad_format_due (const char *date)
{
  g_autofree char *today = mpad_clock_today ();
  g_autoptr (GDateTime) d = date_from_iso (date);
  g_autoptr (GDateTime) t = date_from_iso (today);
  g_autofree char *text = NULL;
  gint64 days;

  if (d == NULL || t == NULL)
    return g_strdup (date != NULL ? date : "");
  days = g_date_time_difference (d, t);
  days = (days + (days >= 0 ? G_TIME_SPAN_HOUR * 2 : -G_TIME_SPAN_HOUR * 2)) / G_TIME_SPAN_DAY;
  if (days == 0)
    return g_strdup (_ ("today"));
  if (days == 1)
    return g_strdup (_ ("tomorrow"));
  text = mpad_format_date (date);
  if (days < 0)
    /* Translators: a date that has passed: overdue since then. */
    return g_strdup_printf (_ ("late since %s"), text);
  return g_steal_pointer (&text);
}

void
mpad_format_split (const char *moment, char **date, char **time)
{
  const char *t = moment != NULL ? strchr (moment, 'T') : NULL;

  *date = moment == NULL ? NULL
          : t != NULL    ? g_strndup (moment, (gsize) (t - moment))
                         : g_strdup (moment);
  *time = t != NULL ? g_strdup (t + 1) : NULL;
}

char *
mpad_format_now_long (GDateTime *now)
{
  /* Translators: a date as people write it, for g_date_time_format() */
  char *date = g_date_time_format (now, _ ("%A %-d %B %Y, %H:%M"));

  date[0] = g_ascii_toupper (date[0]);
  return date;
}

char *
mpad_format_greeting (GDateTime *now, const char *name)
{
  g_auto (GStrv) names = g_strsplit (name, " ", 2);
  const char *first = names[0] != NULL ? names[0] : "";
  int hour = g_date_time_get_hour (now);

  if (hour < 6 || hour >= 18)
    return g_strdup_printf (_ ("Good evening, %s"), first);
  if (hour < 12)
    return g_strdup_printf (_ ("Good morning, %s"), first);
  return g_strdup_printf (_ ("Good afternoon, %s"), first);
}

char *
mpad_format_now (void)
{
  g_autoptr (GDateTime) now = mpad_clock_now_local ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M");
}

/* Collects up to @max groups of digits of @text; whether nothing but digits, @separators, space and
 * a trailing word stood there. */
static guint
read_numbers (const char *text, const char *separators, guint max, int *numbers, gsize *lengths)
{
  guint n = 0;
  const char *p = text;

  while (*p != '\0' && n < max)
    {
      while (*p == ' ' || (n > 0 && *p != '\0' && strchr (separators, *p) != NULL))
        p++;
      if (!g_ascii_isdigit (*p))
        break;
      numbers[n] = 0;
      lengths[n] = 0;
      while (g_ascii_isdigit (*p) && lengths[n] < 8)
        {
          numbers[n] = numbers[n] * 10 + (*p++ - '0');
          lengths[n]++;
        }
      n++;
    }
  while (*p == ' ')
    p++;
  if (*p != '\0' && !g_ascii_isalpha (*p))
    return 0;
  return n;
}

char *
mpad_format_read_time (const char *text)
{
  int numbers[2] = { 0, 0 };
  gsize lengths[2] = { 0, 0 };
  guint n;

  if (text == NULL)
    return NULL;
  n = read_numbers (text, ":.,", 2, numbers, lengths);
  if (n == 1 && (lengths[0] == 3 || lengths[0] == 4))
    {
      numbers[1] = numbers[0] % 100;
      numbers[0] /= 100;
    }
  else if (n == 0 || lengths[0] > 2 || (n == 2 && lengths[1] != 2))
    return NULL;
  if (numbers[0] > 23 || numbers[1] > 59)
    return NULL;
  return g_strdup_printf ("%02d:%02d", numbers[0], numbers[1]);
}

char *
mpad_format_read_date (const char *text)
{
  int numbers[3] = { 0, 0, 0 };
  gsize lengths[3] = { 0, 0, 0 };
  guint n;
  int day, month, year;

  if (text == NULL)
    return NULL;
  n = read_numbers (text, "-/. ", 3, numbers, lengths);
  if (n == 3 && lengths[0] == 4)
    {
      year = numbers[0];
      month = numbers[1];
      day = numbers[2];
    }
  else if (n == 3)
    {
      day = numbers[0];
      month = numbers[1];
      year = lengths[2] <= 2 ? 2000 + numbers[2] : numbers[2];
    }
  else if (n == 2)
    {
      g_autoptr (GDateTime) now = mpad_clock_now_local ();

      day = numbers[0];
      month = numbers[1];
      year = g_date_time_get_year (now);
    }
  else
    return NULL;
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 ||
      !g_date_valid_dmy ((GDateDay) MIN (day, 31), (GDateMonth) month, (GDateYear) year) ||
      day > 31)
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}
