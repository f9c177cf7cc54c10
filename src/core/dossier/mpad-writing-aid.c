/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list is data (data/guidance/writing-aid-nl.json); it is read once. */
#include "mpad-writing-aid.h"

#include <string.h>

#include "mpad-guidance-resources.h"
#include "mpad-json.h"

typedef struct
{
  MpadArena *arena;
  GHashTable *forms; /* folded form → word of the list */
  guint n_words;
} List;

static char *
fold (const char *text, gsize length)
{
  g_autofree char *composed = g_utf8_normalize (text, (gssize) length, G_NORMALIZE_DEFAULT_COMPOSE);

  return g_utf8_casefold (composed, -1);
}

static void
add_forms (List *list, MpadJsonObject *object)
{
  const char *word = mpad_json_text (object, "word", TRUE);
  char **forms = mpad_json_words (object, "forms", FALSE);

  g_hash_table_insert (list->forms, fold (word, strlen (word)), (gpointer) word);
  for (guint i = 0; forms[i] != NULL; i++)
    g_hash_table_insert (list->forms, fold (forms[i], strlen (forms[i])), (gpointer) word);
  mpad_json_end (object);
  list->n_words++;
}

static const List *
get_list (void)
{
  static List list;
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      g_autoptr (GBytes) bytes = g_resource_lookup_data (mpad_guidance_get_resource (),
                                                         "/nl/meldpad/guidance/writing-aid-nl.json",
                                                         G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      MpadJsonInput input = { .name = "writing-aid-nl.json", .arena = mpad_arena_new () };
      const MpadJsonNode *node = mpad_json_parse (&input, bytes);
      MpadJsonObject root, object;

      list.arena = input.arena;
      list.forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      if (mpad_json_root (&root, &input, node))
        {
          const MpadJsonNode *words = mpad_json_array (&root, "words", TRUE);
          int index = 0;

          mpad_json_int (&root, "format", TRUE, 1, 1, 1);
          mpad_json_text (&root, "language", TRUE);
          for (const MpadJsonNode *at = words != NULL ? words->first : NULL; at != NULL;
               at = at->next)
            if (mpad_json_child (&object, &root, "words", index++, at))
              add_forms (&list, &object);
          mpad_json_end (&root);
        }
      if (input.error != NULL)
        g_error ("the list of the writing aid is broken: %s", input.error->message);
      g_once_init_leave (&ready, 1);
    }
  return &list;
}

static gboolean
is_quote (gunichar c)
{
  return c == '"' || c == 0x201c || c == 0x201d || c == 0x201e || c == 0xab || c == 0xbb;
}

GArray *
mpad_writing_aid_find (const char *text)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (MpadWritingMark));
  const List *list = get_list ();
  const char *word = NULL;
  gboolean quoted = FALSE;
  guint position = 0, start = 0;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return marks;
  for (const char *p = text;; p = g_utf8_next_char (p), position++)
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c) || g_unichar_ismark (c))
        {
          if (word == NULL)
            {
              word = p;
              start = position;
            }
          continue;
        }
      if (word != NULL && !quoted)
        {
          g_autofree char *folded = fold (word, (gsize) (p - word));
          const char *found = g_hash_table_lookup (list->forms, folded);

          if (found != NULL)
            {
              MpadWritingMark mark = { found, start, position - start };

              g_array_append_val (marks, mark);
            }
        }
      word = NULL;
      if (c == '\0')
        break;
      if (is_quote (c))
        quoted = !quoted;
    }
  return marks;
}

guint
mpad_writing_aid_count (void)
{
  return get_list ()->n_words;
}
