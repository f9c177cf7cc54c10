/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cuts text into folded words with their places, and looks for sequences of them. Letters and
 * digits
 * are different words, so "1234AB" and "1234 AB" are the same. */
#include "mpad-identifiers.h"

#include <string.h>

#include "mpad-civil.h"
#include "mpad-dutch-date.h"
#include "mpad-text.h"

/* A word of a text: folded; digits without leading zeros, with @raw as they stood. */
typedef struct
{
  char *word;
  char *raw; /* (nullable): only digits have it */
  gsize start, end;
} Token;

typedef struct
{
  MpadIdentifierKind kind;
  char *owner;
  GStrv words;
  guint n_words;
} Term;

/* @terms: first word → GPtrArray of Term; @phones: national digits → owner. */
struct _MpadIdentifiers
{
  GHashTable *terms;
  GHashTable *phones;
};

/* Words that say nothing by themselves, so that a part of a name is not looked for alone. */
static const char *const particles[] = { "van", "der", "den", "het", "ten", "ter",  "von",
                                         "del", "dos", "bin", "ben", "abu", "aan",  "bij",
                                         "uit", "las", "les", "los", "min", "sint", NULL };

#define SHORTEST_WORD 2
#define SHORTEST_PART 3
#define SHORTEST_STREET 4
/* Characters between two groups of digits of one number, as in "06 - 12" or "+31 (0) 6". */
#define LONGEST_GAP 4

static void
token_clear (Token *token)
{
  g_free (token->word);
  g_free (token->raw);
}

static void
term_free (Term *term)
{
  g_free (term->owner);
  g_strfreev (term->words);
  g_free (term);
}

static GArray *
tokenise (const char *text)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  const char *p = text != NULL ? text : "";

  g_array_set_clear_func (tokens, (GDestroyNotify) token_clear);
  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);
      gboolean digit = g_unichar_isdigit (c);
      const char *start = p;
      Token token = { .word = NULL };

      if (!g_unichar_isalnum (c))
        {
          p = g_utf8_next_char (p);
          continue;
        }
      do
        {
          p = g_utf8_next_char (p);
          c = g_utf8_get_char (p);
        }
      while (*p != '\0' && ((g_unichar_isalnum (c) && g_unichar_isdigit (c) == digit) ||
                            g_unichar_ismark (c) || g_unichar_type (c) == G_UNICODE_FORMAT));
      {
        g_autofree char *raw = g_strndup (start, (gsize) (p - start));

        token.word = mpad_text_fold (raw);
        token.start = (gsize) (start - text);
        token.end = (gsize) (p - text);
        if (digit)
          {
            const char *number = token.word;

            token.raw = g_strdup (token.word);
            while (*number == '0' && number[1] != '\0')
              number++;
            memmove (token.word, number, strlen (number) + 1);
          }
      }
      g_array_append_val (tokens, token);
    }
  return tokens;
}

MpadIdentifiers *
mpad_identifiers_new (void)
{
  MpadIdentifiers *self = g_new0 (MpadIdentifiers, 1);

  self->terms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_ptr_array_unref);
  self->phones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
mpad_identifiers_free (MpadIdentifiers *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->terms);
  g_hash_table_unref (self->phones);
  g_free (self);
}

static const Term *
find_term (const MpadIdentifiers *self, char **words)
{
  GPtrArray *list = words[0] == NULL ? NULL : g_hash_table_lookup (self->terms, words[0]);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const Term *term = g_ptr_array_index (list, i);

      if (g_strv_equal ((const char *const *) term->words, (const char *const *) words))
        return term;
    }
  return NULL;
}

/* Takes @words. */
static void
add_words (MpadIdentifiers *self, MpadIdentifierKind kind, const char *owner, GStrv words)
{
  guint n = g_strv_length (words);
  GPtrArray *list;
  Term *term;

  if (n == 0 || (n == 1 && g_utf8_strlen (words[0], -1) < SHORTEST_WORD) ||
      find_term (self, words) != NULL)
    {
      g_strfreev (words);
      return;
    }
  list = g_hash_table_lookup (self->terms, words[0]);
  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func ((GDestroyNotify) term_free);
      g_hash_table_insert (self->terms, g_strdup (words[0]), list);
    }
  term = g_new0 (Term, 1);
  term->kind = kind;
  term->owner = g_strdup (owner);
  term->n_words = n;
  term->words = words;
  g_ptr_array_add (list, term);
}

static GStrv
words_of (const char *text)
{
  g_autoptr (GArray) tokens = tokenise (text);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < tokens->len; i++)
    g_strv_builder_add (builder, g_array_index (tokens, Token, i).word);
  return g_strv_builder_end (builder);
}

/* "+31 6 …", "0031 6 …" and "06 …" are one number. */
static char *
national (const char *digits)
{
  if (g_str_has_prefix (digits, "0031"))
    digits += 4;
  else if (g_str_has_prefix (digits, "31") && strlen (digits) >= 11)
    digits += 2;
  while (*digits == '0')
    digits++;
  return g_strdup (digits);
}

static void
add_phone (MpadIdentifiers *self, const char *owner, const char *text)
{
  g_autoptr (GArray) tokens = tokenise (text);
  g_autoptr (GString) digits = g_string_new (NULL);
  char *key;

  for (guint i = 0; i < tokens->len; i++)
    if (g_array_index (tokens, Token, i).raw != NULL)
      g_string_append (digits, g_array_index (tokens, Token, i).raw);
  key = national (digits->str);
  if (*key != '\0' && !g_hash_table_contains (self->phones, key))
    g_hash_table_insert (self->phones, key, g_strdup (owner));
  else
    g_free (key);
}

static void
add_birth_date (MpadIdentifiers *self, const char *owner, const char *text)
{
  GDate date;
  char day[8], month[8], year[8], short_year[8];
  const char *name;
  g_autofree char *short_name = NULL;

  if (text == NULL || !mpad_civil_parse_date (text, &date))
    return;
  g_snprintf (day, sizeof day, "%u", (guint) g_date_get_day (&date));
  g_snprintf (month, sizeof month, "%u", (guint) g_date_get_month (&date));
  g_snprintf (year, sizeof year, "%u", (guint) g_date_get_year (&date));
  g_snprintf (short_year, sizeof short_year, "%u", (guint) g_date_get_year (&date) % 100);
  name = mpad_dutch_month ((guint) g_date_get_month (&date));
  short_name = g_date_get_month (&date) == G_DATE_MARCH ? g_strdup ("mrt") : g_strndup (name, 3);
  {
    const char *const forms[][4] = {
      { day, month, year, NULL },      { day, month, short_year, NULL }, { year, month, day, NULL },
      { day, name, year, NULL },       { day, name, short_year, NULL },  { day, name, NULL },
      { day, short_name, year, NULL }, { day, short_name, NULL },
    };

    for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
      add_words (self, MPAD_IDENTIFIER_BIRTH_DATE, owner, g_strdupv ((char **) forms[i]));
  }
}

/* Street with and without number, postcode, and each piece between commas (the town). */
static void
add_address (MpadIdentifiers *self, const char *owner, const char *text)
{
  g_auto (GStrv) pieces = NULL;

  if (mpad_text_is_blank (text))
    return;
  pieces = g_strsplit_set (text, ",;\n", -1);
  add_words (self, MPAD_IDENTIFIER_ADDRESS, owner, words_of (text));
  for (guint i = 0; pieces[i] != NULL; i++)
    {
      g_autoptr (GArray) tokens = tokenise (pieces[i]);
      g_autoptr (GString) run = g_string_new (NULL);

      add_words (self, MPAD_IDENTIFIER_ADDRESS, owner, words_of (pieces[i]));
      for (guint t = 0; t <= tokens->len; t++)
        {
          const Token *token = t < tokens->len ? &g_array_index (tokens, Token, t) : NULL;
          const Token *next = t + 1 < tokens->len ? &g_array_index (tokens, Token, t + 1) : NULL;

          if (token != NULL && token->raw == NULL)
            {
              g_string_append_printf (run, "%s ", token->word);
              continue;
            }
          /* A run of letters ends here: a street, a town, or the two letters of a postcode. */
          if (run->len > SHORTEST_STREET)
            add_words (self, MPAD_IDENTIFIER_ADDRESS, owner, words_of (run->str));
          g_string_truncate (run, 0);
          if (token != NULL && next != NULL && strlen (token->raw) == 4 && next->raw == NULL &&
              strlen (next->word) == 2)
            {
              g_autofree char *code = g_strdup_printf ("%s %s", token->word, next->word);

              add_words (self, MPAD_IDENTIFIER_ADDRESS, owner, words_of (code));
              t++; /* what follows is the town */
            }
        }
    }
}

void
mpad_identifiers_add (MpadIdentifiers *self,
                      MpadIdentifierKind kind,
                      const char *owner,
                      const char *text)
{
  switch (kind)
    {
    case MPAD_IDENTIFIER_PHONE:
      add_phone (self, owner, text);
      break;
    case MPAD_IDENTIFIER_BIRTH_DATE:
      add_birth_date (self, owner, text);
      break;
    case MPAD_IDENTIFIER_ADDRESS:
      add_address (self, owner, text);
      break;
    case MPAD_IDENTIFIER_NAME:
    case MPAD_IDENTIFIER_SURNAME:
    case MPAD_IDENTIFIER_EMAIL:
    case MPAD_IDENTIFIER_ORGANISATION:
    default:
      add_words (self, kind, owner, words_of (text));
      break;
    }
}

/* "Anna-Maria" is also looked for as "Anna" and as "Annamaria". */
static void
add_parts (MpadIdentifiers *self, MpadIdentifierKind kind, const char *owner, const char *text)
{
  g_auto (GStrv) words = words_of (text);
  g_autofree char *joined = g_strjoinv (NULL, words);

  add_words (self, kind, owner, g_strdupv (words));
  add_words (self, kind, owner, words_of (joined));
  for (guint i = 0; words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) >= SHORTEST_PART && !g_strv_contains (particles, words[i]))
      add_words (self, kind, owner, words_of (words[i]));
}

void
mpad_identifiers_add_name (MpadIdentifiers *self,
                           const char *owner,
                           const char *given_name,
                           const char *infix,
                           const char *surname)
{
  g_auto (GStrv) before = words_of (infix);
  g_autoptr (GString) letters = g_string_new (NULL);
  g_autofree char *full = g_strjoin (" ", given_name != NULL ? given_name : "",
                                     infix != NULL ? infix : "", surname != NULL ? surname : "",
                                     NULL);
  g_autofree char *simple = g_strjoin (" ", given_name != NULL ? given_name : "",
                                       surname != NULL ? surname : "", NULL);
  g_auto (GStrv) all = words_of (full);
  g_autofree char *joined = g_strjoinv (NULL, all);

  add_words (self, MPAD_IDENTIFIER_NAME, owner, g_strdupv (all));
  add_words (self, MPAD_IDENTIFIER_NAME, owner, words_of (simple));
  add_words (self, MPAD_IDENTIFIER_NAME, owner, words_of (joined));
  add_parts (self, MPAD_IDENTIFIER_NAME, owner, given_name);
  add_parts (self, MPAD_IDENTIFIER_SURNAME, owner, surname);
  if (before[0] == NULL || mpad_text_is_blank (surname))
    return;
  for (guint i = 0; before[i] != NULL; i++)
    g_string_append_unichar (letters, g_utf8_get_char (before[i]));
  {
    g_autofree char *spaced = g_strjoin (" ", infix, surname, NULL);
    g_auto (GStrv) with_infix = words_of (spaced);
    g_autofree char *glued = g_strjoinv (NULL, with_infix);
    g_autofree char *together = g_strdup_printf ("%s %s", letters->str, surname);
    GString *apart = g_string_new (NULL);

    for (const char *p = letters->str; *p != '\0'; p = g_utf8_next_char (p))
      {
        g_string_append_unichar (apart, g_utf8_get_char (p));
        g_string_append_c (apart, ' ');
      }
    g_string_append (apart, surname);
    add_words (self, MPAD_IDENTIFIER_SURNAME, owner, g_strdupv (with_infix));
    add_words (self, MPAD_IDENTIFIER_SURNAME, owner, words_of (glued));
    add_words (self, MPAD_IDENTIFIER_SURNAME, owner, words_of (together));   /* vd */
    add_words (self, MPAD_IDENTIFIER_SURNAME, owner, words_of (apart->str)); /* v.d. */
    g_string_free (apart, TRUE);
  }
}

void
mpad_identifiers_add_person (MpadIdentifiers *self, const MpadPerson *person)
{
  mpad_identifiers_add_name (self, person->id, person->given_name, person->infix, person->surname);
  for (guint i = 0; person->aliases != NULL && person->aliases[i] != NULL; i++)
    add_parts (self, MPAD_IDENTIFIER_NAME, person->id, person->aliases[i]);
}

void
mpad_identifiers_add_contact (MpadIdentifiers *self, const MpadPerson *person)
{
  add_address (self, person->id, person->address);
  add_phone (self, person->id, person->phone != NULL ? person->phone : "");
  add_birth_date (self, person->id, person->birth_date);
  mpad_identifiers_add (self, MPAD_IDENTIFIER_EMAIL, person->id, person->email);
  mpad_identifiers_add (self, MPAD_IDENTIFIER_ORGANISATION, person->id, person->organisation);
}

void
mpad_identifiers_subtract (MpadIdentifiers *self, const MpadIdentifiers *known)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->terms);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      GPtrArray *list = value;

      for (guint i = list->len; i > 0; i--)
        if (find_term (known, ((Term *) g_ptr_array_index (list, i - 1))->words) != NULL)
          g_ptr_array_remove_index (list, i - 1);
    }
  g_hash_table_iter_init (&iter, self->phones);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_hash_table_contains (known->phones, key))
      g_hash_table_iter_remove (&iter);
}

static gboolean
same_word (const char *term, const char *word, gboolean possessive)
{
  gsize length = strlen (term);

  return strcmp (term, word) == 0 ||
         (possessive && strncmp (term, word, length) == 0 && strcmp (word + length, "s") == 0);
}

static gboolean
term_matches (const Term *term, const GArray *tokens, guint at)
{
  gboolean name = term->kind == MPAD_IDENTIFIER_NAME || term->kind == MPAD_IDENTIFIER_SURNAME;

  if (at + term->n_words > tokens->len)
    return FALSE;
  for (guint i = 0; i < term->n_words; i++)
    if (!same_word (term->words[i], g_array_index (tokens, Token, at + i).word,
                    name && i + 1 == term->n_words))
      return FALSE;
  return TRUE;
}

static const Term *
longest_at (const MpadIdentifiers *self, const GArray *tokens, guint at)
{
  const char *word = g_array_index (tokens, Token, at).word;
  g_autofree char *bare = g_str_has_suffix (word, "s") ? g_strndup (word, strlen (word) - 1) : NULL;
  GPtrArray *lists[] = {
    g_hash_table_lookup (self->terms, word),
    bare == NULL ? NULL : g_hash_table_lookup (self->terms, bare),
  };
  const Term *best = NULL;

  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    for (guint i = 0; lists[l] != NULL && i < lists[l]->len; i++)
      {
        const Term *term = g_ptr_array_index (lists[l], i);

        if ((best == NULL || term->n_words > best->n_words) && term_matches (term, tokens, at))
          best = term;
      }
  return best;
}

/* How many words from @at are a registered phone number. */
static guint
phone_at (const MpadIdentifiers *self, const GArray *tokens, guint at, const char **owner)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  guint best = 0;

  if (g_hash_table_size (self->phones) == 0)
    return 0;
  for (guint i = at; i < tokens->len; i++)
    {
      const Token *token = &g_array_index (tokens, Token, i);
      g_autofree char *key = NULL;
      const char *found;

      if (token->raw == NULL ||
          (i > at && token->start - g_array_index (tokens, Token, i - 1).end > LONGEST_GAP))
        break;
      /* The trunk zero of "+31 (0) 6". */
      if (i == at + 1 && strcmp (token->raw, "0") == 0)
        continue;
      g_string_append (digits, token->raw);
      key = national (digits->str);
      found = g_hash_table_lookup (self->phones, key);
      if (found == NULL && g_str_has_prefix (digits->str, "31"))
        found = g_hash_table_lookup (self->phones, digits->str + 2);
      if (found != NULL)
        {
          best = i - at + 1;
          *owner = found;
        }
    }
  return best;
}

GArray *
mpad_identifiers_find (const MpadIdentifiers *self, const char *text)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (MpadIdentifierHit));
  g_autoptr (GArray) tokens = tokenise (text);

  for (guint i = 0; i < tokens->len;)
    {
      const Term *term = longest_at (self, tokens, i);
      const char *owner = NULL;
      guint n = term != NULL ? term->n_words : 0, phone = phone_at (self, tokens, i, &owner);
      MpadIdentifierHit hit;

      if (n == 0 && phone == 0)
        {
          i++;
          continue;
        }
      hit.kind = phone > n || term == NULL ? MPAD_IDENTIFIER_PHONE : term->kind;
      hit.owner = phone > n || term == NULL ? owner : term->owner;
      n = MAX (n, phone);
      hit.start = g_array_index (tokens, Token, i).start;
      hit.end = g_array_index (tokens, Token, i + n - 1).end;
      g_array_append_val (hits, hit);
      i += n;
    }
  return hits;
}

char *
mpad_identifiers_replace (const MpadIdentifiers *self,
                          const char *text,
                          MpadIdentifierWord word,
                          gpointer data)
{
  g_autoptr (GArray) hits = NULL;
  GString *out;
  gsize at = 0;

  if (text == NULL)
    return NULL;
  hits = mpad_identifiers_find (self, text);
  out = g_string_new (NULL);
  for (guint i = 0; i < hits->len; i++)
    {
      const MpadIdentifierHit *hit = &g_array_index (hits, MpadIdentifierHit, i);

      g_string_append_len (out, text + at, (gssize) (hit->start - at));
      g_string_append (out, word (hit, data));
      at = hit->end;
    }
  g_string_append (out, text + at);
  return g_string_free_and_steal (out);
}
