/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The look at a JSON text before the parser gets it: a deep file cannot make the parser recurse, a
 * doubled key cannot silently win, and a file cut short says so. */
#include "config.h"

#include "mpad-json.h"
#include "mpad-protocol-loader.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

typedef struct
{
  gboolean is_object;
  gboolean key_next; /* a string here is a key */
  GHashTable *keys;
} Frame;

static void
clear_frame (gpointer data)
{
  Frame *frame = data;

  g_clear_pointer (&frame->keys, g_hash_table_unref);
}

static void
fail_at (MpadJsonInput *input,
         MpadProtocolError code,
         const char *text,
         gsize at,
         const char *what,
         const char *mend)
{
  g_autofree char *where = NULL;
  guint line = 1;
  gsize start = 0;

  for (gsize i = 0; i < at; i++)
    if (text[i] == '\n')
      {
        line++;
        start = i + 1;
      }
  where = g_strdup_printf (_ ("line %u, column %u"), line, (guint) (at - start + 1));
  mpad_json_fail (input, code, where, what, mend);
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

static gboolean
scan_brackets (MpadJsonInput *input, const char *text, gsize length)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, TRUE, sizeof (Frame));

  g_array_set_clear_func (stack, clear_frame);
  for (gsize i = 0; i < length; i++)
    {
      Frame *top = stack->len > 0 ? &g_array_index (stack, Frame, stack->len - 1) : NULL;

      switch (text[i])
        {
        case '{':
        case '[':
          {
            Frame frame = { .is_object = text[i] == '{', .key_next = text[i] == '{' };

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
                char *key = g_strndup (text + i + 1, end - i - 2);

                if (top->keys == NULL)
                  top->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
                if (g_hash_table_contains (top->keys, key))
                  {
                    g_autofree char *taken = key;
                    g_autofree char *shown = g_utf8_substring (taken, 0,
                                                               MIN (g_utf8_strlen (taken, -1), 60));
                    g_autofree char *what = g_strdup_printf (
                      _ ("“%s” stands twice in the same object"), shown);

                    fail_at (input, MPAD_PROTOCOL_ERROR_DUPLICATE, text, i, what,
                             _ ("remove one of the two"));
                    return FALSE;
                  }
                g_hash_table_add (top->keys, key);
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
      g_autofree char *where = NULL;
      g_autofree char *what = NULL;

      /* json-glib puts the place before its message: "<data>:3:18: Parse error: …". */
      if (sscanf (error->message, "<data>:%u:%u:", &line, &column) < 1 || reason == NULL)
        reason = error->message;
      else
        reason += 2;
      where = g_strdup_printf (_ ("line %u, column %u"), line, column);
      what = g_strdup_printf (_ ("this is not valid JSON (%s)"), reason);
      mpad_json_fail (input, MPAD_PROTOCOL_ERROR_SYNTAX, where, what,
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
