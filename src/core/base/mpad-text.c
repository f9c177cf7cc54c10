/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the text helpers. */
#include "mpad-text.h"

#include <string.h>

#include "mpad-error.h"

char *
mpad_id_new (void)
{
  return g_uuid_string_random ();
}

gboolean
mpad_text_check (const char *text, GError **error)
{
  gsize length;

  if (text == NULL)
    return TRUE;
  length = strlen (text);
  if (length > MPAD_TEXT_MAX)
    {
      g_set_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_TOO_LONG,
                   "Text of %" G_GSIZE_FORMAT " bytes is over the limit", length);
      return FALSE;
    }
  if (!g_utf8_validate_len (text, length, NULL))
    {
      g_set_error_literal (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_TEXT,
                           "Text is not valid UTF-8");
      return FALSE;
    }
  return TRUE;
}

gboolean
mpad_text_is_blank (const char *text)
{
  if (text == NULL)
    return TRUE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

char *
mpad_text_initials (const char *name)
{
  g_auto (GStrv) words = g_strsplit_set (name != NULL ? name : "", " \t-", -1);
  gunichar first = 0, last = 0;
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gunichar c = g_utf8_get_char_validated (words[i], -1);

      if (words[i][0] == '\0' || c == (gunichar) -1 || c == (gunichar) -2)
        continue;
      if (first == 0)
        first = c;
      else if (g_unichar_isupper (c) || last == 0)
        last = c;
    }
  if (first != 0)
    g_string_append_unichar (out, g_unichar_toupper (first));
  if (last != 0)
    g_string_append_unichar (out, g_unichar_toupper (last));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
mpad_text_fold (const char *text)
{
  g_autofree char *decomposed = g_utf8_normalize (text != NULL ? text : "", -1, G_NORMALIZE_NFKD);
  GString *out = g_string_new (NULL);

  for (const char *p = decomposed; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_ismark (c))
        g_string_append_unichar (out, g_unichar_tolower (c));
    }
  return g_string_free (out, FALSE);
}
