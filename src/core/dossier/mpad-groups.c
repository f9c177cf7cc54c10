/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the groups. */
#include "mpad-groups.h"

#include "mpad-text.h"

#include <string.h>

/* The number at or after *@at, which moves behind it; -1 when there is none any more. */
static int
next_number (const char **at)
{
  int number = 0;

  while (**at != '\0' && !g_ascii_isdigit (**at))
    (*at)++;
  if (**at == '\0')
    return -1;
  for (; g_ascii_isdigit (**at); (*at)++)
    number = MIN (number * 10 + g_ascii_digit_value (**at), 1000);
  return number;
}

/* Whether a word for "up to and including" comes next; *@at moves behind it. */
static gboolean
skip_dash (const char **at)
{
  static const char *const dashes[] = { "-", "–", "—", "t/m", "tot en met" };
  const char *next = *at + strspn (*at, " ");

  for (gsize i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (g_str_has_prefix (next, dashes[i]))
      {
        *at = next + strlen (dashes[i]);
        return TRUE;
      }
  return FALSE;
}

static gboolean
ranges_hold (const char *ranges, int group)
{
  int first;

  while ((first = next_number (&ranges)) >= 0)
    {
      int last = skip_dash (&ranges) ? next_number (&ranges) : first;

      if (group >= first && group <= MAX (last, first))
        return TRUE;
    }
  return FALSE;
}

gboolean
mpad_groups_include (const char *ranges, const char *group)
{
  int number;

  if (mpad_text_is_blank (ranges))
    return TRUE;
  while (group != NULL && (number = next_number (&group)) >= 0)
    if (ranges_hold (ranges, number))
      return TRUE;
  return FALSE;
}
