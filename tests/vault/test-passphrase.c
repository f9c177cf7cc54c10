/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of offered and own passphrases, the word list and the recovery code. */
#include "mpad-passphrase.h"
#include "mpad-recovery-code.h"
#include "mpad-wordlist.h"

#include <math.h>
#include <string.h>

#define LETTERS "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

static char *
text_of (const MpadSecret *secret)
{
  return g_strndup ((const char *) mpad_secret_peek (secret), mpad_secret_get_length (secret));
}

/* Whether one letter more, less, other or swapped turns one word into the other. */
static gboolean
are_twins (const char *a, const char *b)
{
  gsize la = strlen (a), lb = strlen (b), i = 0;

  if (la > lb)
    return are_twins (b, a);
  while (i < la && a[i] == b[i])
    i++;
  if (lb - la == 1)
    return strcmp (a + i, b + i + 1) == 0;
  if (la != lb)
    return FALSE;
  return i >= la || strcmp (a + i + 1, b + i + 1) == 0 ||
         (i + 1 < la && a[i] == b[i + 1] && a[i + 1] == b[i] && strcmp (a + i + 2, b + i + 2) == 0);
}

static void
test_word_list (void)
{
  g_assert_cmpfloat (mpad_passphrase_suggest_bits (), >=, 60);
  for (guint i = 0; i < MPAD_WORDLIST_LENGTH; i++)
    {
      gsize length = strlen (mpad_wordlist[i]);

      g_assert_cmpuint (length, >=, 4);
      g_assert_cmpuint (length, <=, 8);
      g_assert_cmpuint (strspn (mpad_wordlist[i], "abcdefghijklmnopqrstuvwxyz"), ==, length);
      g_assert_true (i == 0 || strcmp (mpad_wordlist[i - 1], mpad_wordlist[i]) < 0);
      for (guint j = 0; j < i; j++)
        if (are_twins (mpad_wordlist[i], mpad_wordlist[j]))
          g_error ("%s and %s are too much alike", mpad_wordlist[i], mpad_wordlist[j]);
    }
}

static void
test_suggestions (void)
{
  const char *forbidden[] = { "De Verzonnen School", NULL };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (MpadSecret) secret = mpad_passphrase_suggest ();
      g_autofree char *text = text_of (secret);
      g_auto (GStrv) words = g_strsplit (text, " ", -1);
      gboolean repeats = FALSE;

      g_assert_cmpuint (g_strv_length (words), ==, 5);
      for (guint j = 0; j < 5; j++)
        for (guint k = 0; k < j; k++)
          repeats = repeats || strcmp (words[j], words[k]) == 0;
      if (!repeats)
        g_assert_cmpfloat (mpad_passphrase_estimate (text, forbidden), >=,
                           mpad_passphrase_suggest_bits ());
      g_assert_true (g_hash_table_add (seen, g_steal_pointer (&text)));
    }
}

static void
test_own (void)
{
  const char *forbidden[] = { "Basisschool De Verzonnen Kastanje", "Noor Verzonnen", NULL };
  const char *weak[] = { "",
                         "welkom",
                         "Welkom01!",
                         "password123",
                         "qwertyuiop",
                         "aaaaaaaaaaaaaaaa",
                         "abcdefghijkl",
                         "01-09-2026",
                         "meldpad meldcode",
                         "NoorVerzonnen1",
                         "kastanje kastanje kastanje" };

  for (guint i = 0; i < G_N_ELEMENTS (weak); i++)
    if (mpad_passphrase_estimate (weak[i], forbidden) >= MPAD_PASSPHRASE_MIN_BITS)
      g_error ("\"%s\" counts as strong", weak[i]);
  g_assert_cmpfloat (mpad_passphrase_estimate ("de gele walrus fluit zacht om 7 uur", forbidden),
                     >=, MPAD_PASSPHRASE_MIN_BITS);
  g_assert_cmpfloat (mpad_passphrase_estimate ("X9#kfw2!pQz7vT", forbidden), >=,
                     MPAD_PASSPHRASE_MIN_BITS);
  /* A name that is known to everybody adds little. */
  g_assert_cmpfloat (mpad_passphrase_estimate ("xk7 verzonnen kastanje", forbidden), <,
                     mpad_passphrase_estimate ("xk7 verzonnen kastanje", NULL) - 10);
  /* The same word again is not five words. */
  {
    g_autofree char *same = g_strjoin (" ", mpad_wordlist[9], mpad_wordlist[9], mpad_wordlist[9],
                                       mpad_wordlist[9], mpad_wordlist[9], NULL);

    g_assert_cmpfloat (mpad_passphrase_estimate (same, NULL), <, MPAD_PASSPHRASE_MIN_BITS);
  }
}

static void
test_recovery_shape (void)
{
  g_autoptr (MpadSecret) code = mpad_recovery_code_new ();
  g_autofree char *text = text_of (code), *lower = NULL, *spaced = NULL;
  g_autoptr (MpadSecret) key = NULL, other = NULL;
  g_auto (GStrv) groups = NULL;
  int bad = 99;

  g_assert_cmpuint (mpad_secret_get_length (code), ==, 42);
  g_assert_cmpint (mpad_secret_peek (code)[41], ==, 0);
  groups = g_strsplit (text, "-", -1);
  g_assert_cmpuint (g_strv_length (groups), ==, 6);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *part = g_strndup (groups[i], 5),
                      *long_group = g_strconcat (groups[i], "0", NULL);

      g_assert_cmpuint (strspn (groups[i], LETTERS), ==, 6);
      g_assert_cmpint (mpad_recovery_code_check_group (i, groups[i]), ==,
                       MPAD_RECOVERY_GROUP_RIGHT);
      g_assert_cmpint (mpad_recovery_code_check_group (i, part), ==,
                       MPAD_RECOVERY_GROUP_INCOMPLETE);
      g_assert_cmpint (mpad_recovery_code_check_group (i, long_group), ==,
                       MPAD_RECOVERY_GROUP_WRONG);
    }
  key = mpad_recovery_code_get_key (text, &bad);
  g_assert_nonnull (key);
  g_assert_cmpint (bad, ==, -1);
  g_assert_cmpuint (mpad_secret_get_length (key), ==, 32);
  lower = g_ascii_strdown (text, -1);
  for (char *p = lower; *p != '\0'; p++)
    *p = *p == '0' ? 'o' : *p == '1' ? 'l' : *p;
  spaced = g_strdelimit (lower, "-", ' ');
  lower = NULL;
  other = mpad_recovery_code_get_key (spaced, &bad);
  g_assert_nonnull (other);
  g_assert_true (mpad_secret_equal (key, other));
}

/* Says which group is found wrong, and that no key comes out. */
static int
bad_group_of (const char *text)
{
  int bad = -1;
  g_autoptr (MpadSecret) key = mpad_recovery_code_get_key (text, &bad);

  g_assert_true ((key == NULL) == (bad >= 0));
  return bad;
}

static void
test_recovery_typos (void)
{
  guint swaps = 0, group_swaps = 0;

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (MpadSecret) code = mpad_recovery_code_new ();
      g_autofree char *text = text_of (code);
      guint group = (guint) g_test_rand_int_range (0, 6),
            place = (guint) g_test_rand_int_range (0, 6);
      guint next = (group + (guint) g_test_rand_int_range (1, 6)) % 6;
      char *at = text + group * 7 + place, kept = *at, other;

      do
        other = LETTERS[g_test_rand_int_range (0, 32)];
      while (other == kept);
      *at = other;
      g_assert_cmpint (bad_group_of (text), ==, (int) group);
      *at = kept;

      if (place < 5 && at[0] != at[1])
        {
          other = at[1];
          at[1] = at[0];
          at[0] = other;
          g_assert_cmpint (bad_group_of (text), ==, (int) group);
          at[1] = at[0];
          at[0] = kept;
          swaps++;
        }
      else if (memcmp (text + group * 7, text + next * 7, 6) != 0)
        {
          char held[6];

          memcpy (held, text + group * 7, 6);
          memcpy (text + group * 7, text + next * 7, 6);
          memcpy (text + next * 7, held, 6);
          g_assert_cmpint (bad_group_of (text), ==, (int) MIN (group, next));
          group_swaps++;
        }
    }
  g_test_message ("%u neighbours and %u groups swapped", swaps, group_swaps);
  g_assert_cmpuint (swaps, >, 10000);
  g_assert_cmpuint (group_swaps, >, 2000);
  g_assert_cmpint (bad_group_of (""), ==, 0);
  g_assert_cmpint (bad_group_of ("UUUUUU"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/passphrase/words-are-plain-and-no-two-are-alike", test_word_list);
  g_test_add_func ("/passphrase/a-suggestion-scores-at-least-its-entropy", test_suggestions);
  g_test_add_func ("/passphrase/weak-ones-and-names-score-low", test_own);
  g_test_add_func ("/recovery/a-code-gives-its-key-however-it-is-typed", test_recovery_shape);
  g_test_add_func ("/recovery/typos-and-swaps-are-found-in-their-group", test_recovery_typos);
  return g_test_run ();
}
