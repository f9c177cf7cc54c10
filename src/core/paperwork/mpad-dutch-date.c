/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes dates in Dutch by table: the C library would need the locale on the machine. */
#include "mpad-dutch-date.h"

#include <string.h>

#include "mpad-civil.h"
#include "mpad-text.h"

static const char *const months[] = { "januari",   "februari", "maart",    "april",
                                      "mei",       "juni",     "juli",     "augustus",
                                      "september", "oktober",  "november", "december" };
static const char *const days[] = { "maandag", "dinsdag",  "woensdag", "donderdag",
                                    "vrijdag", "zaterdag", "zondag" };

#define DATE_LENGTH 10

const char *
mpad_dutch_month (guint month)
{
  g_return_val_if_fail (month >= 1 && month <= G_N_ELEMENTS (months), "");
  return months[month - 1];
}

static gboolean
parse (const char *moment, GDate *date)
{
  g_autofree char *day = NULL;

  if (moment == NULL || !mpad_civil_is_moment (moment))
    return FALSE;
  day = g_strndup (moment, DATE_LENGTH);
  return mpad_civil_parse_date (day, date);
}

static void
append_date (GString *out, const GDate *date)
{
  g_string_append_printf (out, "%u %s %u", (guint) g_date_get_day (date),
                          mpad_dutch_month ((guint) g_date_get_month (date)),
                          (guint) g_date_get_year (date));
}

static void
append_time (GString *out, const char *moment)
{
  if (strlen (moment) > DATE_LENGTH)
    g_string_append_printf (out, ", %.2s.%.2s uur", moment + DATE_LENGTH + 1,
                            moment + DATE_LENGTH + 4);
}

char *
mpad_dutch_date (const char *moment)
{
  GString *out;
  GDate date;

  if (!parse (moment, &date))
    return g_strdup (moment != NULL ? moment : "");
  out = g_string_new (NULL);
  append_date (out, &date);
  return g_string_free_and_steal (out);
}

char *
mpad_dutch_moment (const char *moment)
{
  GString *out;
  GDate date;

  if (!parse (moment, &date))
    return g_strdup (moment != NULL ? moment : "");
  out = g_string_new (NULL);
  g_string_append_printf (out, "%s ", days[g_date_get_weekday (&date) - 1]);
  append_date (out, &date);
  append_time (out, moment);
  return g_string_free_and_steal (out);
}

char *
mpad_dutch_happened (const MpadEntry *entry)
{
  GString *out;
  GDate date, until;

  if (!parse (entry->happened, &date))
    return g_strdup (entry->happened != NULL ? entry->happened : "");
  out = g_string_new (entry->precision == MPAD_HAPPENED_ABOUT ? "rond " : NULL);
  append_date (out, &date);
  if (parse (entry->happened_until, &until))
    {
      g_string_append (out, " t/m ");
      append_date (out, &until);
    }
  else if (entry->precision == MPAD_HAPPENED_EXACT)
    append_time (out, entry->happened);
  return g_string_free_and_steal (out);
}
