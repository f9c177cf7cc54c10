/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements passphrases with the Dutch word list and zxcvbn's estimate. */
#include "mpad-passphrase.h"

#include "mpad-wordlist.h"

#include <math.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <zxcvbn.h>

#define WORDS 5
/* zxcvbn's time grows faster than the length; more than this is strong anyway. */
#define ESTIMATE_MAX 100
#define FORBIDDEN_MAX 32

MpadSecret *
mpad_passphrase_suggest (void)
{
  g_autoptr (MpadSecret) secret = NULL;
  guint32 picks[WORDS];
  gsize length = WORDS - 1;
  char *at;

  if (sodium_init () < 0)
    return NULL;
  for (guint i = 0; i < WORDS; i++)
    {
      picks[i] = randombytes_uniform (MPAD_WORDLIST_LENGTH);
      length += strlen (mpad_wordlist[picks[i]]);
    }
  secret = mpad_secret_new (NULL, length);
  if (secret == NULL)
    return NULL;
  at = (char *) mpad_secret_peek_writable (secret);
  for (guint i = 0; i < WORDS; i++)
    {
      gsize size = strlen (mpad_wordlist[picks[i]]);

      if (i > 0)
        *at++ = ' ';
      memcpy (at, mpad_wordlist[picks[i]], size);
      at += size;
    }
  sodium_memzero (picks, sizeof picks);
  return g_steal_pointer (&secret);
}

double
mpad_passphrase_suggest_bits (void)
{
  return WORDS * log2 (MPAD_WORDLIST_LENGTH);
}

static int
compare_word (const void *key, const void *member)
{
  const GString *word = key;
  const char *other = *(const char *const *) member;
  int order = strncmp (word->str, other, word->len);

  return order != 0 ? order : other[word->len] == '\0' ? 0 : -1;
}

/* Whether @text looks like a suggestion: at least five different words of the list, one space
 * between them. The estimate sees where in the list a word stands, not that it was drawn by
 * chance. */
static gboolean
is_from_list (const char *text)
{
  const char *seen[WORDS];
  guint found = 0;

  for (;;)
    {
      const char *end = strchrnul (text, ' ');
      GString word = { .str = (char *) text, .len = (gsize) (end - text) };
      const char *const *hit = NULL;

      if (word.len > 0)
        hit = bsearch (&word, mpad_wordlist, MPAD_WORDLIST_LENGTH, sizeof mpad_wordlist[0],
                       compare_word);
      if (hit == NULL)
        return FALSE;
      for (guint i = 0; i < MIN (found, WORDS); i++)
        if (seen[i] == *hit)
          hit = NULL;
      if (hit != NULL)
        {
          if (found < WORDS)
            seen[found] = *hit;
          found++;
        }
      if (*end == '\0')
        return found >= WORDS;
      text = end + 1;
    }
}

/* Takes words out of @text that were there before: saying a word again is no secret. */
static void
drop_repeats (char *text)
{
  char *out = text;

  for (char *word = text; *word != '\0';)
    {
      gsize length = strcspn (word, " ");
      gboolean again = FALSE;

      for (char *seen = text; seen < out && !again; seen += strcspn (seen, " ") + 1)
        again = strcspn (seen, " ") == length && g_ascii_strncasecmp (seen, word, length) == 0;
      if (!again)
        {
          memmove (out, word, length);
          out += length;
          if (word[length] == ' ')
            *out++ = ' ';
        }
      word += length + (word[length] == ' ' ? 1 : 0);
    }
  *out = '\0';
}

/* The words of the names that may not carry a passphrase, as first words of zxcvbn's own
 * dictionary: the earlier a word, the less it counts. */
static void
collect_forbidden (const char *const *forbidden, GPtrArray *out)
{
  for (guint i = 0; forbidden != NULL && forbidden[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit_set (forbidden[i], " \t-.,'’()", -1);

      for (guint j = 0; words[j] != NULL; j++)
        if (strlen (words[j]) >= 3 && out->len < FORBIDDEN_MAX)
          g_ptr_array_add (out, g_ascii_strdown (words[j], -1));
    }
}

double
mpad_passphrase_estimate (const char *text, const char *const *forbidden)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  char head[ESTIMATE_MAX + 1];
  double bits;

  g_return_val_if_fail (text != NULL, 0);

  if (*text == '\0')
    return 0;
  if (is_from_list (text))
    return mpad_passphrase_suggest_bits ();
  g_ptr_array_add (words, g_strdup ("meldpad"));
  g_ptr_array_add (words, g_strdup ("meldcode"));
  collect_forbidden (forbidden, words);
  /* zxcvbn knows no Dutch: without these a plain word would pass for random letters. */
  for (guint i = 0; i < MPAD_WORDLIST_LENGTH; i++)
    g_ptr_array_add (words, g_strdup (mpad_wordlist[i]));
  g_ptr_array_add (words, NULL);
  g_strlcpy (head, text, sizeof head);
  drop_repeats (head);
  bits = ZxcvbnMatch (head, (const char **) words->pdata, NULL);
  sodium_memzero (head, sizeof head);
  return bits;
}
