/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the difference of two texts in words: what is the same at both ends is set apart, and
 * the longest common run of words is looked for in what is left. */
#include "mpad-entry-versions.h"

#include <string.h>

/* Beyond this many comparisons the middle is shown as replaced; a person could not read it
 * either. */
#define MAX_CELLS (4 * 1024 * 1024)

void
mpad_diff_part_free (MpadDiffPart *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self);
}

/* Words with the white space behind them; together they are the text. */
static GPtrArray *
split_words (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (const char *start = text; *start != '\0';)
    {
      const char *end = start;

      while (*end != '\0' && !g_unichar_isspace (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      while (*end != '\0' && g_unichar_isspace (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      g_ptr_array_add (words, g_strndup (start, (gsize) (end - start)));
      start = end;
    }
  return words;
}

static void
append_word (GPtrArray *parts, MpadDiffKind kind, const char *word)
{
  MpadDiffPart *last = parts->len > 0 ? g_ptr_array_index (parts, parts->len - 1) : NULL;
  MpadDiffPart *part;
  char *joined;

  if (last != NULL && last->kind == kind)
    {
      joined = g_strconcat (last->text, word, NULL);
      g_free (last->text);
      last->text = joined;
      return;
    }
  part = g_new0 (MpadDiffPart, 1);
  part->kind = kind;
  part->text = g_strdup (word);
  g_ptr_array_add (parts, part);
}

static gboolean
same (GPtrArray *a, guint i, GPtrArray *b, guint j)
{
  return strcmp (g_ptr_array_index (a, i), g_ptr_array_index (b, j)) == 0;
}

/* The middle, from (from, from) to (a_end, b_end). */
static void
diff_middle (GPtrArray *parts, GPtrArray *a, GPtrArray *b, guint from, guint a_end, guint b_end)
{
  gsize rows = a_end - from, columns = b_end - from;
  gboolean readable = rows > 0 && columns > 0 && rows * columns <= MAX_CELLS;
  /* length[i][j]: longest common run of words of a from i and b from j */
  g_autofree guint *length = readable ? g_new0 (guint, (rows + 1) * (columns + 1)) : NULL;
  guint i = 0, j = 0;

#define LENGTH(i, j) length[(gsize) (i) * (columns + 1) + (j)]
  if (readable)
    for (gsize r = rows; r-- > 0;)
      for (gsize c = columns; c-- > 0;)
        LENGTH (r, c) = same (a, from + (guint) r, b, from + (guint) c)
                          ? LENGTH (r + 1, c + 1) + 1
                          : MAX (LENGTH (r + 1, c), LENGTH (r, c + 1));
  while (readable && i < rows && j < columns)
    if (same (a, from + i, b, from + j))
      {
        append_word (parts, MPAD_DIFF_SAME, g_ptr_array_index (a, from + i));
        i++;
        j++;
      }
    else if (LENGTH (i + 1, j) >= LENGTH (i, j + 1))
      append_word (parts, MPAD_DIFF_REMOVED, g_ptr_array_index (a, from + i++));
    else
      append_word (parts, MPAD_DIFF_ADDED, g_ptr_array_index (b, from + j++));
#undef LENGTH
  while (i < rows)
    append_word (parts, MPAD_DIFF_REMOVED, g_ptr_array_index (a, from + i++));
  while (j < columns)
    append_word (parts, MPAD_DIFF_ADDED, g_ptr_array_index (b, from + j++));
}

GPtrArray *
mpad_text_diff (const char *before, const char *after)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_diff_part_free);
  g_autoptr (GPtrArray) a = split_words (before != NULL ? before : "");
  g_autoptr (GPtrArray) b = split_words (after != NULL ? after : "");
  guint from = 0, a_end = a->len, b_end = b->len;

  while (from < a_end && from < b_end && same (a, from, b, from))
    append_word (parts, MPAD_DIFF_SAME, g_ptr_array_index (a, from++));
  while (a_end > from && b_end > from && same (a, a_end - 1, b, b_end - 1))
    {
      a_end--;
      b_end--;
    }
  diff_middle (parts, a, b, from, a_end, b_end);
  for (; a_end < a->len; a_end++)
    append_word (parts, MPAD_DIFF_SAME, g_ptr_array_index (a, a_end));
  return parts;
}
