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
describe (JsonNode *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      return _ ("an object");
    case JSON_NODE_ARRAY:
      return _ ("a list");
    case JSON_NODE_NULL:
      return _ ("null");
    case JSON_NODE_VALUE:
    default:
      break;
    }
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return _ ("a text");
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return _ ("true or false");
  return _ ("a number");
}

static void
fail_type (const MpadJsonObject *self, const char *key, JsonNode *node, const char *wanted)
{
  g_autofree char *what = g_strdup_printf (_ ("this is %s, but must be %s"), describe (node),
                                           wanted);
  g_autofree char *mend = g_strdup_printf (_ ("write %s here"), wanted);

  fail_member (self, key, MPAD_PROTOCOL_ERROR_TYPE, what, mend);
}

gboolean
mpad_json_root (MpadJsonObject *self, MpadJsonInput *input, JsonNode *node)
{
  *self = (MpadJsonObject) { .input = input };
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      fail_type (self, NULL, node, _ ("an object"));
      return FALSE;
    }
  self->object = json_node_get_object (node);
  return TRUE;
}

gboolean
mpad_json_child (
  MpadJsonObject *self, const MpadJsonObject *parent, const char *key, int index, JsonNode *node)
{
  MpadJsonPlace *place = mpad_arena_new0 (parent->input->arena, MpadJsonPlace);

  *place = (MpadJsonPlace) { parent->place, key, index };
  self->input = parent->input;
  self->place = place;
  self->object = NULL;
  self->n_seen = 0;
  if (self->input->error != NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      fail_type (self, NULL, node, _ ("an object"));
      return FALSE;
    }
  self->object = json_node_get_object (node);
  return TRUE;
}

JsonNode *
mpad_json_member (MpadJsonObject *self, const char *key)
{
  if (self->input->error != NULL || self->object == NULL)
    return NULL;
  g_assert (self->n_seen < G_N_ELEMENTS (self->seen));
  self->seen[self->n_seen++] = key;
  return json_object_get_member (self->object, key);
}

gboolean
mpad_json_has (MpadJsonObject *self, const char *key)
{
  return self->object != NULL && json_object_has_member (self->object, key);
}

void
mpad_json_end (MpadJsonObject *self)
{
  JsonObjectIter iter;
  const char *name;

  if (self->input->error != NULL || self->object == NULL)
    return;
  json_object_iter_init (&iter, self->object);
  while (json_object_iter_next (&iter, &name, NULL))
    {
      gboolean known = FALSE;

      for (guint i = 0; i < self->n_seen && !known; i++)
        known = g_str_equal (self->seen[i], name);
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

static JsonNode *
required_member (MpadJsonObject *self, const char *key, gboolean required)
{
  JsonNode *node = mpad_json_member (self, key);

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
  JsonNode *node = required_member (self, key, required);
  const char *text;

  if (node == NULL)
    return required ? mpad_arena_dup (self->input->arena, "") : NULL;
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    {
      fail_type (self, key, node, _ ("a text"));
      return mpad_arena_dup (self->input->arena, "");
    }
  text = json_node_get_string (node);
  if (*text == '\0')
    fail_member (self, key, MPAD_PROTOCOL_ERROR_VALUE, _ ("this text is empty"),
                 _ ("fill it in, or leave the field out when it is not needed"));
  else if (strlen (text) > TEXT_MAX)
    fail_member (self, key, MPAD_PROTOCOL_ERROR_TOO_LARGE,
                 _ ("this text is longer than 6000 bytes"), _ ("make it shorter"));
  if (!g_utf8_validate (text, -1, NULL))
    fail_member (self, key, MPAD_PROTOCOL_ERROR_VALUE, _ ("an escape in this text is no character"),
                 _ ("write the character itself instead of \\u…"));
  for (const char *p = text; *p != '\0'; p++)
    if ((guchar) *p < 0x20 && *p != '\n')
      {
        fail_member (self, key, MPAD_PROTOCOL_ERROR_VALUE,
                     _ ("there is a control character in this text"),
                     _ ("remove it; only a line break is allowed"));
        break;
      }
  return mpad_arena_dup (self->input->arena, text);
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
  JsonNode *node = mpad_json_member (self, key);

  if (node == NULL)
    return fallback;
  if (json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    {
      fail_type (self, key, node, _ ("true or false"));
      return fallback;
    }
  return json_node_get_boolean (node);
}

int
mpad_json_int (
  MpadJsonObject *self, const char *key, gboolean required, int fallback, int min, int max)
{
  JsonNode *node = required_member (self, key, required);
  gint64 value;

  if (node == NULL)
    return fallback;
  if (json_node_get_value_type (node) != G_TYPE_INT64)
    {
      fail_type (self, key, node, _ ("a whole number"));
      return fallback;
    }
  value = json_node_get_int (node);
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
  JsonNode *node = required_member (self, key, fallback < 0);
  g_autofree char *list = NULL;
  g_autofree char *mend = NULL;

  if (node == NULL)
    return MAX (fallback, 0);
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    {
      fail_type (self, key, node, _ ("a text"));
      return MAX (fallback, 0);
    }
  for (guint i = 0; nicks[i] != NULL; i++)
    if (g_str_equal (nicks[i], json_node_get_string (node)))
      return (int) i;
  list = g_strjoinv (", ", (char **) nicks);
  mend = g_strdup_printf (_ ("use one of: %s"), list);
  fail_member (self, key, MPAD_PROTOCOL_ERROR_VALUE, _ ("this word is not known here"), mend);
  return MAX (fallback, 0);
}

/* One word of a list, at @at. */
static char *
load_word (MpadJsonObject *self, const char *at, JsonNode *node)
{
  const char *word = json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node)
                                                                      : "";

  if (*word == '\0' || !g_utf8_validate (word, -1, NULL))
    {
      fail_type (self, at, node, _ ("a text that is not empty"));
      word = "-";
    }
  return mpad_arena_dup (self->input->arena, word);
}

char **
mpad_json_words (MpadJsonObject *self, const char *key, gboolean required)
{
  JsonNode *node = required_member (self, key, required);
  JsonArray *array;
  guint n;
  char **words;

  if (node == NULL)
    return mpad_arena_alloc (self->input->arena, sizeof (char *));
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      words = mpad_arena_alloc (self->input->arena, 2 * sizeof (char *));
      words[0] = load_word (self, key, node);
      return words;
    }
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      fail_type (self, key, node, _ ("a list of texts"));
      return mpad_arena_alloc (self->input->arena, sizeof (char *));
    }
  array = json_node_get_array (node);
  n = json_array_get_length (array);
  words = mpad_arena_alloc (self->input->arena, (n + 1) * sizeof (char *));
  for (guint i = 0; i < n; i++)
    {
      char at[80];

      g_snprintf (at, sizeof at, "%s/%u", key, i);
      words[i] = load_word (self, at, json_array_get_element (array, i));
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

JsonArray *
mpad_json_array (MpadJsonObject *self, const char *key, gboolean required)
{
  JsonNode *node = required_member (self, key, required);

  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      fail_type (self, key, node, _ ("a list"));
      return NULL;
    }
  return json_node_get_array (node);
}
