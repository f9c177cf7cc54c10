/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the Dutch holidays and the terms. */
#include "mpad-workdays.h"

gboolean
mpad_date_parse (const char *text, GDate *date)
{
  static const guint8 part_of[10] = { 0, 0, 0, 0, 3, 1, 1, 3, 2, 2 }; /* 3: a dash */
  guint part[3] = { 0 };

  g_date_clear (date, 1);
  if (text == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (part_of); i++)
    {
      if (part_of[i] == 3)
        {
          if (text[i] != '-')
            return FALSE;
        }
      else if (!g_ascii_isdigit (text[i]))
        return FALSE;
      else
        part[part_of[i]] = part[part_of[i]] * 10 + (guint) g_ascii_digit_value (text[i]);
    }
  if (text[10] != '\0' && text[10] != 'T' && text[10] != ' ')
    return FALSE;
  if (part[1] > 12 ||
      !g_date_valid_dmy ((GDateDay) part[2], (GDateMonth) part[1], (GDateYear) part[0]))
    return FALSE;
  g_date_set_dmy (date, (GDateDay) part[2], (GDateMonth) part[1], (GDateYear) part[0]);
  return TRUE;
}

char *
mpad_date_print (const GDate *date)
{
  return g_strdup_printf ("%04u-%02u-%02u", (guint) g_date_get_year (date),
                          (guint) g_date_get_month (date), (guint) g_date_get_day (date));
}

/* Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876). */
static void
easter (GDateYear year, GDate *date)
{
  int y = year;
  int a = y % 19, b = y / 100, c = y % 100;
  int d = b / 4, e = b % 4;
  int g = (8 * b + 13) / 25;
  int h = (19 * a + b - d - g + 15) % 30;
  int i = c / 4, k = c % 4;
  int l = (32 + 2 * e + 2 * i - h - k) % 7;
  int m = (a + 11 * h + 19 * l) / 433;
  int month = (h + l - 7 * m + 90) / 25;
  int day = (h + l - 7 * m + 33 * month + 19) % 32;

  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, year);
}

gboolean
mpad_workdays_is_free (const GDate *date, const char *const *extra)
{
  static const int from_easter[] = { -2, 1, 39, 50 };
  GDateDay day = g_date_get_day (date);
  GDateMonth month = g_date_get_month (date);
  GDateWeekday weekday = g_date_get_weekday (date);
  GDate sunday;
  int distance;

  if (weekday == G_DATE_SATURDAY || weekday == G_DATE_SUNDAY)
    return TRUE;
  if ((month == G_DATE_JANUARY && day == 1) || (month == G_DATE_MAY && day == 5) ||
      (month == G_DATE_DECEMBER && (day == 25 || day == 26)))
    return TRUE;
  /* King's Day moves to Saturday 26 April when the 27th is a Sunday; both lie in a weekend then. */
  if (month == G_DATE_APRIL && day == 27)
    return TRUE;
  easter (g_date_get_year (date), &sunday);
  distance = g_date_days_between (&sunday, date);
  for (guint i = 0; i < G_N_ELEMENTS (from_easter); i++)
    if (distance == from_easter[i])
      return TRUE;
  for (guint i = 0; extra != NULL && extra[i] != NULL; i++)
    {
      GDate other;

      if (mpad_date_parse (extra[i], &other) && g_date_compare (&other, date) == 0)
        return TRUE;
    }
  return FALSE;
}

void
mpad_workdays_add (GDate *date, int count, MpadUnit unit, const char *const *extra)
{
  g_return_if_fail (count >= 0);

  switch (unit)
    {
    case MPAD_UNIT_DAYS:
      g_date_add_days (date, (guint) count);
      break;
    case MPAD_UNIT_WEEKS:
      g_date_add_days (date, (guint) count * 7);
      break;
    case MPAD_UNIT_MONTHS:
      g_date_add_months (date, (guint) count);
      break;
    case MPAD_UNIT_WORKDAYS:
      while (count > 0)
        {
          g_date_add_days (date, 1);
          if (!mpad_workdays_is_free (date, extra))
            count--;
        }
      break;
    default:
      g_assert_not_reached ();
    }
}
