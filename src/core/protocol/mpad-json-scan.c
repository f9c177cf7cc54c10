/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The look at a JSON text before the parser gets it: a deep file cannot make the parser recurse, a
 * doubled key cannot silently win, and a file cut short says so. */
#include "config.h"

#include "mpad-json.h"
#include "mpad-protocol-loader.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* Up to so many keys of one object are compared one by one; more go into a hash table. */
#define FEW_KEYS 24

typedef struct
{
  const char *text; /* in the file, escapes and all */
  gsize length;
} Key;

typedef struct
{
  gboolean is_object;
  gboolean key_next; /* a string here is a key */
  guint first_key;   /* in the keys of all objects that are open */
  GHashTable *keys;  /* (nullable): when there are many */
} Frame;

static void
clear_frame (gpointer data)
{
  Frame *frame = data;

  g_clear_pointer (&frame->keys, g_hash_table_unref);
}

/* The index after the string that starts at the quote @at, or 0 when it does not end. */
static gsize
skip_string (const char *text, gsize length, gsize at)
{
  for (gsize i = at + 1; i < length; i++)
    {
      if (text[i] == '\\')
        i++;
      else if (text[i] == '"')
        return i + 1;
    }
  return 0;
}

/* One level of the way to a place in the text. */
typedef struct
{
  gboolean is_object;
  gboolean key_next;
  guint index;
  const char *key; /* (nullable): in the text, with its length */
  gsize key_length;
} Level;

static void
append_level (GString *path, const Level *level)
{
  if (!level->is_object)
    g_string_append_printf (path, "/%u", level->index);
  else
    {
      g_string_append_c (path, '/');
      for (gsize i = 0; i < MIN (level->key_length, 60); i++)
        if (level->key[i] == '~' || level->key[i] == '/')
          g_string_append (path, level->key[i] == '~' ? "~0" : "~1");
        else
          g_string_append_c (path, level->key[i]);
    }
}

/* The JSON path of the value at @at, as far as the text before it tells: it may be broken there. */
static char *
path_at (const char *text, gsize at)
{
  Level levels[MPAD_PROTOCOL_MAX_DEPTH];
  guint n = 0;
  GString *path = g_string_new (NULL);

  for (gsize i = 0; i < at; i++)
    {
      Level *top = n > 0 ? &levels[n - 1] : NULL;
      gsize end;

      switch (text[i])
        {
        case '{':
        case '[':
          if (n < G_N_ELEMENTS (levels))
            levels[n++] = (Level) { .is_object = text[i] == '{', .key_next = text[i] == '{' };
          break;
        case '}':
        case ']':
          n -= n > 0;
          break;
        case ',':
          if (top != NULL)
            {
              top->index++;
              top->key_next = top->is_object;
              top->key = NULL;
            }
          break;
        case '"':
          end = skip_string (text, at, i);
          if (end == 0)
            end = at;
          else if (top != NULL && top->key_next)
            {
              top->key = text + i + 1;
              top->key_length = end - i - 2;
              top->key_next = FALSE;
            }
          i = end - 1;
          break;
        default:
          break;
        }
    }
  for (guint i = 0; i < n && path->len < 120 && (!levels[i].is_object || levels[i].key != NULL);
       i++)
    append_level (path, &levels[i]);
  if (path->len == 0)
    g_string_append_c (path, '/');
  return g_string_free (path, FALSE);
}

static void
fail_in_line (MpadJsonInput *input,
              MpadProtocolError code,
              const char *text,
              gsize at,
              guint line,
              guint column,
              const char *what,
              const char *mend)
{
  g_autofree char *path = path_at (text, at);
  /* Translators: where something is wrong in a JSON file: its path, then line and column. */
  g_autofree char *where = g_strdup_printf (_ ("%s (line %u, column %u)"), path, line, column);

  mpad_json_fail (input, code, where, what, mend);
}

static void
fail_at (MpadJsonInput *input,
         MpadProtocolError code,
         const char *text,
         gsize at,
         const char *what,
         const char *mend)
{
  guint line = 1;
  gsize start = 0;

  for (gsize i = 0; i < at; i++)
    if (text[i] == '\n')
      {
        line++;
        start = i + 1;
      }
  fail_in_line (input, code, text, at, line, (guint) (at - start + 1), what, mend);
}

/* Whether @key is new in the object of @frame; it is kept. @keys: those of all open objects. */
static gboolean
add_key (Frame *frame, GArray *keys, Key key)
{
  if (frame->keys == NULL && keys->len - frame->first_key < FEW_KEYS)
    {
      for (guint i = frame->first_key; i < keys->len; i++)
        {
          const Key *other = &g_array_index (keys, Key, i);

          if (other->length == key.length && memcmp (other->text, key.text, key.length) == 0)
            return FALSE;
        }
      g_array_append_val (keys, key);
      return TRUE;
    }
  if (frame->keys == NULL)
    {
      frame->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = frame->first_key; i < keys->len; i++)
        g_hash_table_add (frame->keys, g_strndup (g_array_index (keys, Key, i).text,
                                                  g_array_index (keys, Key, i).length));
    }
  return g_hash_table_add (frame->keys, g_strndup (key.text, key.length));
}

static gboolean
scan_brackets (MpadJsonInput *input, const char *text, gsize length)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, TRUE, sizeof (Frame));
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (Key));

  g_array_set_clear_func (stack, clear_frame);
  for (gsize i = 0; i < length; i++)
    {
      Frame *top = stack->len > 0 ? &g_array_index (stack, Frame, stack->len - 1) : NULL;

      switch (text[i])
        {
        case '{':
        case '[':
          {
            Frame frame = { .is_object = text[i] == '{',
                            .key_next = text[i] == '{',
                            .first_key = keys->len };

            if (stack->len == MPAD_PROTOCOL_MAX_DEPTH)
              {
                fail_at (input, MPAD_PROTOCOL_ERROR_TOO_LARGE, text, i,
                         _ ("the brackets are nested more than 64 deep"),
                         _ ("a protocol needs about ten levels; is this the right file?"));
                return FALSE;
              }
            g_array_append_val (stack, frame);
            break;
          }
        case '}':
        case ']':
          if (top == NULL || top->is_object != (text[i] == '}'))
            {
              fail_at (input, MPAD_PROTOCOL_ERROR_SYNTAX, text, i,
                       _ ("this bracket closes nothing that is open"),
                       _ ("remove it, or look for a missing bracket before it"));
              return FALSE;
            }
          g_array_set_size (keys, top->first_key);
          g_array_set_size (stack, stack->len - 1);
          break;
        case ',':
          if (top != NULL)
            top->key_next = top->is_object;
          break;
        case '"':
          {
            gsize end = skip_string (text, length, i);

            if (end == 0)
              {
                fail_at (input, MPAD_PROTOCOL_ERROR_SYNTAX, text, i,
                         _ ("the text that starts here does not end"),
                         _ ("add the closing quote, or take the file again from where it came: it "
                            "may be cut short"));
                return FALSE;
              }
            if (top != NULL && top->key_next)
              {
                Key key = { text + i + 1, end - i - 2 };

                if (!add_key (top, keys, key))
                  {
                    g_autofree char *taken = g_strndup (key.text, key.length);
                    g_autofree char *shown = g_utf8_substring (taken, 0,
                                                               MIN (g_utf8_strlen (taken, -1), 60));
                    g_autofree char *what = g_strdup_printf (
                      _ ("“%s” stands twice in the same object"), shown);

                    fail_at (input, MPAD_PROTOCOL_ERROR_DUPLICATE, text, i, what,
                             _ ("remove one of the two"));
                    return FALSE;
                  }
                top->key_next = FALSE;
              }
            i = end - 1;
            break;
          }
        default:
          break;
        }
    }
  if (stack->len > 0)
    {
      fail_at (input, MPAD_PROTOCOL_ERROR_SYNTAX, text, length,
               _ ("the file stops before its last bracket is closed"),
               _ ("take it again from where it came: it was probably not copied whole"));
      return FALSE;
    }
  return TRUE;
}

gboolean
mpad_json_scan (MpadJsonInput *input, const char *text, gsize length)
{
  const char *end;

  if (length > MPAD_PROTOCOL_MAX_BYTES)
    {
      mpad_json_fail (input, MPAD_PROTOCOL_ERROR_TOO_LARGE, "/",
                      _ ("the file is larger than 4 MiB"),
                      _ ("a protocol is a few hundred kilobytes; is this the right file?"));
      return FALSE;
    }
  if (length == 0)
    {
      mpad_json_fail (input, MPAD_PROTOCOL_ERROR_SYNTAX, "/", _ ("the file is empty"),
                      _ ("take it again from where it came"));
      return FALSE;
    }
  if (memchr (text, '\0', length) != NULL)
    {
      fail_at (input, MPAD_PROTOCOL_ERROR_SYNTAX, text,
               (gsize) ((const char *) memchr (text, '\0', length) - text),
               _ ("there is a NUL byte in the text"),
               _ ("save the file as plain text in UTF-8 (not UTF-16)"));
      return FALSE;
    }
  if (!g_utf8_validate_len (text, length, &end))
    {
      fail_at (input, MPAD_PROTOCOL_ERROR_SYNTAX, text, (gsize) (end - text),
               _ ("the file is not UTF-8 here"), _ ("save it as “UTF-8” in the text editor"));
      return FALSE;
    }
  return scan_brackets (input, text, length);
}

JsonNode *
mpad_json_parse (MpadJsonInput *input, GBytes *bytes)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (!mpad_json_scan (input, text, length))
    return NULL;
  parser = json_parser_new ();
  json_parser_set_strict (parser, TRUE);
  if (!json_parser_load_from_data (parser, text, (gssize) length, &error))
    {
      guint line = 1;
      guint column = 1;
      const char *reason = strstr (error->message, ": ");
      g_autofree char *what = NULL;
      gsize at = 0;

      /* json-glib puts the place before its message: "<data>:3:18: Parse error: …". */
      if (sscanf (error->message, "<data>:%u:%u:", &line, &column) < 1 || reason == NULL)
        reason = error->message;
      else
        reason += 2;
      for (guint n = 1; n < line && at < length; at++)
        n += text[at] == '\n';
      what = g_strdup_printf (_ ("this is not valid JSON (%s)"), reason);
      fail_in_line (input, MPAD_PROTOCOL_ERROR_SYNTAX, text, MIN (at + column, length), line,
                    column, what,
                    _ ("look for a missing comma, colon or quote just before this place"));
      return NULL;
    }
  if (json_parser_get_root (parser) == NULL)
    {
      mpad_json_fail (input, MPAD_PROTOCOL_ERROR_SYNTAX, "/", _ ("the file holds no JSON"),
                      _ ("begin it with “{” and end it with “}”"));
      return NULL;
    }
  return json_parser_steal_root (parser);
}
