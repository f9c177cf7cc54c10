/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writing aid finds interpreting words (F4), and only those. */
#include "mpad-writing-aid.h"

#include <string.h>

static char *
found_in (const char *text)
{
  g_autoptr (GArray) marks = mpad_writing_aid_find (text);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < marks->len; i++)
    {
      const MpadWritingMark *mark = &g_array_index (marks, MpadWritingMark, i);
      g_autofree char *there = g_utf8_substring (text, mark->start,
                                                 (glong) mark->start + mark->length);

      g_string_append_printf (words, "%s%s>%s", i > 0 ? " " : "", there, mark->word);
    }
  return g_string_free_and_steal (words);
}

static void
check (const char *text, const char *expected)
{
  g_autofree char *words = found_in (text);

  g_assert_cmpstr (words, ==, expected);
}

/* issue: at least 80 words, as data */
static void
test_list_is_long_enough (void)
{
  g_assert_cmpuint (mpad_writing_aid_count (), >=, 80);
}

static void
test_forms_capitals_accents (void)
{
  check ("Sam deed agressief.", "agressief>agressief");
  check ("AGRESSIEVE taal", "AGRESSIEVE>agressief");
  check ("Zij was ongei\u0308nteresseerd, en raar!",
         "ongei\u0308nteresseerd>ongeïnteresseerd raar>raar");
  check ("één rare dag ëëë duidelijk", "rare>raar duidelijk>duidelijk");
}

/* a part of a word is no word; a fact is no interpretation */
static void
test_nothing_else (void)
{
  check ("Sam at een boterham en zei niets. Hij raakte de deur aan: boosten, goederen, hardop.",
         "");
  check ("", "");
  check (NULL, "");
  check ("\xff\xfe", "");
}

/* words of somebody else are left alone */
static void
test_quoted_words (void)
{
  check ("Moeder zei: “hij is altijd boos”. Zij keek boos.", "boos>boos");
  check ("Hij riep \"rare juf\" en liep weg.", "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/writing-aid/list-is-long-enough", test_list_is_long_enough);
  g_test_add_func ("/writing-aid/forms-capitals-accents", test_forms_capitals_accents);
  g_test_add_func ("/writing-aid/nothing-else", test_nothing_else);
  g_test_add_func ("/writing-aid/quoted-words", test_quoted_words);
  return g_test_run ();
}
