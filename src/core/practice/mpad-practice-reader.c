/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the reading of the practice cases. */
#include "mpad-practice-reader.h"

#include <stdlib.h>
#include <string.h>

#include "mpad-civil.h"
#include "mpad-clock.h"
#include "mpad-error.h"
#include "mpad-text.h"

struct _MpadPracticeReader
{
  JsonParser *parser;
  GHashTable *ids;
  char *now;   /* local "2026-11-22T14:05" */
  char *today; /* local "2026-11-22" */
};

#define MEMBER(record, field, Type) (*(Type *) ((gpointer) ((char *) (record) + (field)->offset)))

gboolean
mpad_practice_reader_fail (int code, const char *path, const char *what, GError **error)
{
  g_set_error (error, MPAD_PROTOCOL_ERROR, code, "%s: %s", path, what);
  return FALSE;
}

MpadPracticeReader *
mpad_practice_reader_new (GBytes *json, const char *file, GError **error)
{
  g_autoptr (MpadPracticeReader) self = g_new0 (MpadPracticeReader, 1);
  g_autoptr (GError) syntax = NULL;
  gsize size;
  const char *data = g_bytes_get_data (json, &size);
  JsonNode *root;

  self->parser = json_parser_new_immutable ();
  json_parser_set_strict (self->parser, TRUE);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->now = mpad_civil_from_us (mpad_clock_now_us ());
  self->today = g_strndup (self->now, 10);
  if (!json_parser_load_from_data (self->parser, data, (gssize) size, &syntax))
    {
      mpad_practice_reader_fail (MPAD_PROTOCOL_ERROR_SYNTAX, file, syntax->message, error);
      return NULL;
    }
  root = json_parser_get_root (self->parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      mpad_practice_reader_fail (MPAD_PROTOCOL_ERROR_TYPE, file, "must be an object", error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
mpad_practice_reader_free (MpadPracticeReader *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->parser);
  g_hash_table_unref (self->ids);
  g_free (self->now);
  g_free (self->today);
  g_free (self);
}

JsonObject *
mpad_practice_reader_get_root (MpadPracticeReader *self)
{
  return json_node_get_object (json_parser_get_root (self->parser));
}

const char *
mpad_practice_reader_add_id (MpadPracticeReader *self, const char *name)
{
  const char *id = g_hash_table_lookup (self->ids, name);

  if (id == NULL)
    {
      char *made = mpad_id_new ();

      g_hash_table_insert (self->ids, g_strdup (name), made);
      id = made;
    }
  return id;
}

/* Monday to Friday, as a school counts. */
static char *
add_school_days (const char *today, int days)
{
  g_autofree char *date = g_strdup (today);
  int step = days < 0 ? -1 : 1;

  while (days != 0)
    {
      char *next = mpad_civil_add_days (date, step);
      GDate parsed;

      g_free (date);
      date = next;
      if (mpad_civil_parse_date (date, &parsed) && g_date_get_weekday (&parsed) <= G_DATE_FRIDAY)
        days -= step;
    }
  return g_steal_pointer (&date);
}

/* "-6T14:40", "0", "10" */
static char *
resolve_moment (MpadPracticeReader *self, const char *token)
{
  char *end = NULL;
  gint64 days = g_ascii_strtoll (token, &end, 10);
  g_autofree char *date = NULL;
  g_autofree char *moment = NULL;

  if (end == token || days < -2000 || days > 2000 || (*end != '\0' && *end != 'T'))
    return NULL;
  date = add_school_days (self->today, (int) days);
  moment = g_strconcat (date, end, NULL);
  if (!mpad_civil_is_moment (moment))
    return NULL;
  /* What was to happen later today has happened just now, so that nothing lies in the future. */
  if (days <= 0 && strcmp (moment, self->now) > 0)
    return g_strdup (self->now);
  return g_steal_pointer (&moment);
}

char *
mpad_practice_format_moment (const char *moment)
{
  static const char *const months[] = { "januari",   "februari", "maart",    "april",
                                        "mei",       "juni",     "juli",     "augustus",
                                        "september", "oktober",  "november", "december" };
  int month;

  if (moment == NULL || strlen (moment) < 10)
    return NULL;
  month = (int) g_ascii_strtoll (moment + 5, NULL, 10);
  if (month < 1 || month > 12)
    return NULL;
  if (strlen (moment) < 16)
    return g_strdup_printf ("%d %s %.4s", (int) g_ascii_strtoll (moment + 8, NULL, 10),
                            months[month - 1], moment);
  return g_strdup_printf ("%d %s %.4s, %.2s.%.2s uur", (int) g_ascii_strtoll (moment + 8, NULL, 10),
                          months[month - 1], moment, moment + 11, moment + 14);
}

static char *
resolve (MpadPracticeReader *self, const char *token)
{
  const char *id = g_hash_table_lookup (self->ids, token);

  if (id != NULL)
    return g_strdup (id);
  if (g_str_has_prefix (token, "age:"))
    return mpad_civil_add_days (self->today, -(atoi (token + 4) * 1461 / 4) - 140);
  if (g_str_has_prefix (token, "words:"))
    {
      g_autofree char *moment = resolve_moment (self, token + strlen ("words:"));

      return mpad_practice_format_moment (moment);
    }
  if (strcmp (token, "year") == 0)
    {
      int year = atoi (self->today);
      int start = strcmp (self->today + 5, "08-01") >= 0 ? year : year - 1;

      return g_strdup_printf ("%d-%d", start, start + 1);
    }
  return resolve_moment (self, token);
}

char *
mpad_practice_reader_text (MpadPracticeReader *self,
                           const char *text,
                           const char *path,
                           GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = text; *p != '\0';)
    {
      const char *close = *p == '{' ? strchr (p, '}') : NULL;
      g_autofree char *token = close != NULL ? g_strndup (p + 1, (gsize) (close - p - 1)) : NULL;
      g_autofree char *value = token != NULL ? resolve (self, token) : NULL;

      if (*p != '{')
        {
          g_string_append_c (out, *p++);
          continue;
        }
      if (value == NULL)
        {
          mpad_practice_reader_fail (MPAD_PROTOCOL_ERROR_UNKNOWN_REF, path,
                                     "what stands between { and } is no name, moment or age",
                                     error);
          return NULL;
        }
      g_string_append (out, value);
      p = close + 1;
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static const char *
node_string (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

static gboolean
read_words (MpadPracticeReader *self,
            gpointer record,
            const MpadRecordField *field,
            JsonNode *node,
            const char *path,
            GError **error)
{
  static const char *const senses[] = { "seen", "heard", "smelled", NULL };
  JsonArray *list = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = list != NULL ? json_array_get_length (list) : 0;
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  guint bits = 0;

  if (list == NULL)
    return mpad_practice_reader_fail (MPAD_PROTOCOL_ERROR_TYPE, path, "must be a list of texts",
                                      error);
  for (guint i = 0; i < n; i++)
    {
      const char *word = node_string (json_array_get_element (list, i));
      int found = word != NULL ? mpad_record_words_find (senses, word) : -1;

      if (word == NULL || (field->type == MPAD_FIELD_UINT && found < 0))
        return mpad_practice_reader_fail (MPAD_PROTOCOL_ERROR_VALUE, path, "holds an unknown word",
                                          error);
      g_strv_builder_add (lines, word);
      bits |= found >= 0 ? 1u << found : 0;
    }
  if (field->type == MPAD_FIELD_STRV)
    MEMBER (record, field, GStrv) = g_strv_builder_end (lines);
  else
    MEMBER (record, field, guint) = bits;
  (void) self;
  return TRUE;
}

static gboolean
read_field (MpadPracticeReader *self,
            gpointer record,
            const MpadRecordField *field,
            JsonNode *node,
            const char *path,
            GError **error)
{
  const char *text = node_string (node);
  int word;

  switch (field->type)
    {
    case MPAD_FIELD_TEXT:
      if (text == NULL)
        return mpad_practice_reader_fail (MPAD_PROTOCOL_ERROR_TYPE, path, "must be a text", error);
      g_clear_pointer (&MEMBER (record, field, char *), g_free);
      if (strcmp (field->name, "id") == 0)
        MEMBER (record, field, char *) = g_strdup (mpad_practice_reader_add_id (self, text));
      else
        MEMBER (record, field, char *) = mpad_practice_reader_text (self, text, path, error);
      return MEMBER (record, field, char *) != NULL;
    case MPAD_FIELD_WORD:
      word = mpad_record_words_find (field->words, text);
      if (word < 0)
        return mpad_practice_reader_fail (MPAD_PROTOCOL_ERROR_VALUE, path,
                                          "is not one of the words", error);
      MEMBER (record, field, guint) = (guint) word;
      return TRUE;
    case MPAD_FIELD_BOOL:
      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
        return mpad_practice_reader_fail (MPAD_PROTOCOL_ERROR_TYPE, path, "must be true or false",
                                          error);
      MEMBER (record, field, gboolean) = json_node_get_boolean (node);
      return TRUE;
    case MPAD_FIELD_STRV:
    case MPAD_FIELD_UINT:
      return read_words (self, record, field, node, path, error);
    case MPAD_FIELD_INT:
    default:
      return mpad_practice_reader_fail (MPAD_PROTOCOL_ERROR_VALUE, path,
                                        "is filled in by the program", error);
    }
}

gboolean
mpad_practice_reader_fill (MpadPracticeReader *self,
                           const MpadRecordType *type,
                           gpointer record,
                           JsonObject *object,
                           const char *const *known,
                           const char *path,
                           GError **error)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *link = members; link != NULL; link = link->next)
    {
      const char *name = link->data;
      const MpadRecordField *field = type->fields;
      g_autofree char *member_path = g_strdup_printf ("%s.%s", path, name);

      if (known != NULL && g_strv_contains (known, name))
        continue;
      while (field->name != NULL && strcmp (field->name, name) != 0)
        field++;
      if (field->name == NULL)
        return mpad_practice_reader_fail (MPAD_PROTOCOL_ERROR_VALUE, member_path,
                                          "is not known here", error);
      if (!read_field (self, record, field, json_object_get_member (object, name), member_path,
                       error))
        return FALSE;
    }
  return TRUE;
}

JsonArray *
mpad_practice_reader_list (JsonObject *object, const char *name, const char *path, GError **error)
{
  JsonNode *node = json_object_get_member (object, name);
  g_autofree char *member_path = g_strdup_printf ("%s.%s", path, name);

  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      mpad_practice_reader_fail (MPAD_PROTOCOL_ERROR_TYPE, member_path, "must be a list", error);
      return NULL;
    }
  return json_node_get_array (node);
}

JsonObject *
mpad_practice_reader_object (JsonArray *list, guint index, const char *path, GError **error)
{
  JsonNode *node = json_array_get_element (list, index);

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      mpad_practice_reader_fail (MPAD_PROTOCOL_ERROR_TYPE, path, "must be an object", error);
      return NULL;
    }
  return json_node_get_object (node);
}

const char *
mpad_practice_reader_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL ? node_string (node) : NULL;
}
