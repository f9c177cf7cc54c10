/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the reader with its limits. */
#include "config.h"

#include "mpad-json.h"

#include "mpad-workdays.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Longest text of one field; a protocol explains, it is no book. */
#define TEXT_MAX 6000
#define ID_MAX 48

void
mpad_json_fail (MpadJsonInput *input,
                MpadProtocolError code,
                const char *where,
                const char *what,
                const char *mend)
{
  g_autofree char *message = NULL;
  g_autofree char *valid = NULL;

  if (input->error != NULL)
    return;
  /* file, place, what is wrong, how to mend it */
  message = g_strdup_printf (_ ("%s: %s: %s. To mend it: %s."), input->name, where, what, mend);
  /* What is quoted from the file may be cut or escaped in any way. */
  valid = g_utf8_make_valid (message, -1);
  input->error = g_error_new_literal (MPAD_PROTOCOL_ERROR, (int) code, valid);
}

static void
fail_member (const MpadJsonObject *self,
             const char *key,
             MpadProtocolError code,
             const char *what,
             const char *mend)
{
  g_autofree char *where = NULL;

  if (self->input->error != NULL)
    return;
  where = mpad_json_path (self, key);
  mpad_json_fail (self->input, code, where, what, mend);
}

static void
add_path (const MpadJsonPlace *place, GString *path)
{
  if (place == NULL)
    return;
  add_path (place->parent, path);
  g_string_append_printf (path, "/%s", place->key);
  if (place->index >= 0)
    g_string_append_printf (path, "/%d", place->index);
}

char *
mpad_json_place_path (const MpadJsonPlace *place, const char *key)
{
  GString *path = g_string_new (NULL);

  add_path (place, path);
  if (key != NULL)
    g_string_append_printf (path, "/%s", key);
  if (path->len == 0)
    g_string_append_c (path, '/');
  return g_string_free (path, FALSE);
}

char *
mpad_json_path (const MpadJsonObject *self, const char *key)
{
  return mpad_json_place_path (self->place, key);
}

static const char *
describe (const MpadJsonNode *node)
{
  switch (node->type)
    {
    case MPAD_JSON_OBJECT:
      return _ ("an object");
    case MPAD_JSON_ARRAY:
      return _ ("a list");
    case MPAD_JSON_NULL:
      return _ ("null");
    case MPAD_JSON_TEXT:
      return _ ("a text");
    case MPAD_JSON_BOOLEAN:
      return _ ("true or false");
    case MPAD_JSON_INT:
    case MPAD_JSON_NUMBER:
    default:
      return _ ("a number");
    }
}

static void
fail_type (const MpadJsonObject *self,
           const char *key,
           const MpadJsonNode *node,
           const char *wanted)
{
  g_autofree char *what = g_strdup_printf (_ ("this is %s, but must be %s"), describe (node),
                                           wanted);
  g_autofree char *mend = g_strdup_printf (_ ("write %s here"), wanted);

  fail_member (self, key, MPAD_PROTOCOL_ERROR_TYPE, what, mend);
}

gboolean
mpad_json_root (MpadJsonObject *self, MpadJsonInput *input, const MpadJsonNode *node)
{
  *self = (MpadJsonObject) { .input = input };
  if (node->type != MPAD_JSON_OBJECT)
    {
      fail_type (self, NULL, node, _ ("an object"));
      return FALSE;
    }
  self->object = node;
  return TRUE;
}

gboolean
mpad_json_child (MpadJsonObject *self,
                 const MpadJsonObject *parent,
                 const char *key,
                 int index,
                 const MpadJsonNode *node)
{
  MpadJsonPlace *place = mpad_arena_new0 (parent->input->arena, MpadJsonPlace);

  *place = (MpadJsonPlace) { parent->place, key, index };
  self->input = parent->input;
  self->place = place;
  self->object = NULL;
  self->n_seen = 0;
  if (self->input->error != NULL)
    return FALSE;
  if (node->type != MPAD_JSON_OBJECT)
    {
      fail_type (self, NULL, node, _ ("an object"));
      return FALSE;
    }
  self->object = node;
  return TRUE;
}

const MpadJsonNode *
mpad_json_node_find (const MpadJsonNode *self, const char *key)
{
  for (const MpadJsonNode *at = self->first; at != NULL; at = at->next)
    if (at->key[0] == key[0] && strcmp (at->key, key) == 0)
      return at;
  return NULL;
}

const MpadJsonNode *
mpad_json_member (MpadJsonObject *self, const char *key)
{
  if (self->input->error != NULL || self->object == NULL)
    return NULL;
  g_assert (self->n_seen < G_N_ELEMENTS (self->seen));
  self->seen[self->n_seen++] = key;
  return mpad_json_node_find (self->object, key);
}

gboolean
mpad_json_has (MpadJsonObject *self, const char *key)
{
  return self->object != NULL && mpad_json_node_find (self->object, key) != NULL;
}

void
mpad_json_end (MpadJsonObject *self)
{
  if (self->input->error != NULL || self->object == NULL)
    return;
  for (const MpadJsonNode *at = self->object->first; at != NULL; at = at->next)
    {
      const char *name = at->key;
      gboolean known = FALSE;

      for (guint i = 0; i < self->n_seen && !known; i++)
        known = self->seen[i][0] == name[0] && strcmp (self->seen[i], name) == 0;
      if (!known)
        {
          g_autoptr (GString) mend = g_string_new (NULL);

          g_string_append_printf (mend, "%s ", _ ("remove it, or use one of"));
          for (guint i = 0; i < self->n_seen; i++)
            g_string_append_printf (mend, "%s%s", i == 0 ? "" : ", ", self->seen[i]);
          fail_member (self, name, MPAD_PROTOCOL_ERROR_VALUE, _ ("this field is not known here"),
                       mend->str);
          return;
        }
    }
}

static const MpadJsonNode *
required_member (MpadJsonObject *self, const char *key, gboolean required)
{
  const MpadJsonNode *node = mpad_json_member (self, key);

  if (node == NULL && required && self->input->error == NULL)
    {
      g_autofree char *what = g_strdup_printf (_ ("the field “%s” is missing"), key);

      fail_member (self, NULL, MPAD_PROTOCOL_ERROR_MISSING, what,
                   _ ("add it; FORMAT.md says what it holds"));
    }
  return node;
}

char *
mpad_json_text (MpadJsonObject *self, const char *key, gboolean required)
{
  const MpadJsonNode *node = required_member (self, key, required);
  const char *text;

  if (node == NULL)
    return required ? mpad_arena_dup (self->input->arena, "") : NULL;
  if (node->type != MPAD_JSON_TEXT)
    {
      fail_type (self, key, node, _ ("a text"));
      return mpad_arena_dup (self->input->arena, "");
    }
  text = node->text;
  if (*text == '\0')
    fail_member (self, key, MPAD_PROTOCOL_ERROR_VALUE, _ ("this text is empty"),
                 _ ("fill it in, or leave the field out when it is not needed"));
  else if (strlen (text) > TEXT_MAX)
    fail_member (self, key, MPAD_PROTOCOL_ERROR_TOO_LARGE,
                 _ ("this text is longer than 6000 bytes"), _ ("make it shorter"));
  for (const char *p = text; *p != '\0'; p++)
    if ((guchar) *p < 0x20 && *p != '\n')
      {
        fail_member (self, key, MPAD_PROTOCOL_ERROR_VALUE,
                     _ ("there is a control character in this text"),
                     _ ("remove it; only a line break is allowed"));
        break;
      }
  return node->text;
}

char *
mpad_json_id (MpadJsonObject *self, const char *key, gboolean required)
{
  char *id = mpad_json_text (self, key, required);

  if (id == NULL || self->input->error != NULL)
    return id;
  for (const char *p = id; *p != '\0'; p++)
    if (!(g_ascii_islower (*p) || g_ascii_isdigit (*p) || (*p == '-' && p != id)) ||
        p - id >= ID_MAX)
      {
        fail_member (
          self, key, MPAD_PROTOCOL_ERROR_VALUE, _ ("this is not a valid id"),
          _ ("use at most 48 small letters, digits and dashes, beginning with a letter or digit"));
        break;
      }
  return id;
}

gboolean
mpad_json_bool (MpadJsonObject *self, const char *key, gboolean fallback)
{
  const MpadJsonNode *node = mpad_json_member (self, key);

  if (node == NULL)
    return fallback;
  if (node->type != MPAD_JSON_BOOLEAN)
    {
      fail_type (self, key, node, _ ("true or false"));
      return fallback;
    }
  return node->number != 0;
}

int
mpad_json_int (
  MpadJsonObject *self, const char *key, gboolean required, int fallback, int min, int max)
{
  const MpadJsonNode *node = required_member (self, key, required);
  gint64 value;

  if (node == NULL)
    return fallback;
  if (node->type != MPAD_JSON_INT)
    {
      fail_type (self, key, node, _ ("a whole number"));
      return fallback;
    }
  value = node->number;
  if (value < min || value > max)
    {
      g_autofree char *mend = g_strdup_printf (_ ("write a number from %d to %d"), min, max);

      fail_member (self, key, MPAD_PROTOCOL_ERROR_VALUE, _ ("this number is out of range"), mend);
      return fallback;
    }
  return (int) value;
}

int
mpad_json_enum (MpadJsonObject *self, const char *key, const char *const *nicks, int fallback)
{
  const MpadJsonNode *node = required_member (self, key, fallback < 0);
  g_autofree char *list = NULL;
  g_autofree char *mend = NULL;

  if (node == NULL)
    return MAX (fallback, 0);
  if (node->type != MPAD_JSON_TEXT)
    {
      fail_type (self, key, node, _ ("a text"));
      return MAX (fallback, 0);
    }
  for (guint i = 0; nicks[i] != NULL; i++)
    if (g_str_equal (nicks[i], node->text))
      return (int) i;
  list = g_strjoinv (", ", (char **) nicks);
  mend = g_strdup_printf (_ ("use one of: %s"), list);
  fail_member (self, key, MPAD_PROTOCOL_ERROR_VALUE, _ ("this word is not known here"), mend);
  return MAX (fallback, 0);
}

/* One word of a list, at @at. */
static char *
load_word (MpadJsonObject *self, const char *at, const MpadJsonNode *node)
{
  if (node->type == MPAD_JSON_TEXT && *node->text != '\0')
    return node->text;
  fail_type (self, at, node, _ ("a text that is not empty"));
  return mpad_arena_dup (self->input->arena, "-");
}

char **
mpad_json_words (MpadJsonObject *self, const char *key, gboolean required)
{
  const MpadJsonNode *node = required_member (self, key, required);
  char **words;
  guint n = 0;

  if (node == NULL)
    return mpad_arena_alloc (self->input->arena, sizeof (char *));
  if (node->type == MPAD_JSON_TEXT)
    {
      words = mpad_arena_alloc (self->input->arena, 2 * sizeof (char *));
      words[0] = load_word (self, key, node);
      return words;
    }
  if (node->type != MPAD_JSON_ARRAY)
    {
      fail_type (self, key, node, _ ("a list of texts"));
      return mpad_arena_alloc (self->input->arena, sizeof (char *));
    }
  words = mpad_arena_alloc (self->input->arena, (node->n + 1) * sizeof (char *));
  for (const MpadJsonNode *word = node->first; word != NULL; word = word->next)
    {
      char at[80];

      if (word->type != MPAD_JSON_TEXT || *word->text == '\0')
        g_snprintf (at, sizeof at, "%s/%u", key, n);
      words[n++] = load_word (self, at, word);
    }
  if (required && n == 0)
    fail_member (self, key, MPAD_PROTOCOL_ERROR_VALUE, _ ("this list is empty"),
                 _ ("name at least one"));
  return words;
}

char *
mpad_json_date (MpadJsonObject *self, const char *key, gboolean required)
{
  char *text = mpad_json_text (self, key, required);
  GDate date;

  if (text != NULL && self->input->error == NULL &&
      (strlen (text) != 10 || !mpad_date_parse (text, &date)))
    fail_member (self, key, MPAD_PROTOCOL_ERROR_VALUE, _ ("this is not a date of the calendar"),
                 _ ("write it as 2026-11-22"));
  return text;
}

const MpadJsonNode *
mpad_json_array (MpadJsonObject *self, const char *key, gboolean required)
{
  const MpadJsonNode *node = required_member (self, key, required);

  if (node == NULL)
    return NULL;
  if (node->type != MPAD_JSON_ARRAY)
    {
      fail_type (self, key, node, _ ("a list"));
      return NULL;
    }
  return node;
}
