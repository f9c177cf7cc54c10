/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The JSON parser: one pass over one copy of the text, in which texts are unescaped where they stand,
 * so that the five protocols are there before the window is. Nothing is taken that RFC 8259 refuses,
 * a deep file cannot make it recurse far, a doubled key cannot silently win, and a file cut short
 * says so. */
#include "config.h"

#include "mpad-json.h"
#include "mpad-protocol-loader.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Up to so many keys of one object are compared one by one; more go into a hash table. */
#define FEW_KEYS 24

typedef struct
{
  MpadJsonInput *input;
  const char *text; /* as it was read, for messages */
  gsize length;
  char *copy; /* ends with NUL; what was parsed may be changed */
  char *at;   /* in the copy */
} Parser;

static gboolean parse_value (Parser *self, MpadJsonNode *node, guint depth);

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

/* A fault at @at of the text, with its path, line and column. */
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
  g_autofree char *path = path_at (text, at);
  g_autofree char *where = NULL;

  for (gsize i = 0; i < at; i++)
    if (text[i] == '\n')
      {
        line++;
        start = i + 1;
      }
  /* Translators: where something is wrong in a JSON file: its path, then line and column. */
  where = g_strdup_printf (_ ("%s (line %u, column %u)"), path, line, (guint) (at - start + 1));
  mpad_json_fail (input, code, where, what, mend);
}

static gboolean
fail (Parser *self, MpadProtocolError code, const char *at, const char *what, const char *mend)
{
  fail_at (self->input, code, self->text, (gsize) (at - self->copy), what, mend);
  return FALSE;
}

/* What stands at @at cannot stand there. */
static gboolean
fail_syntax (Parser *self, const char *at)
{
  if (*at == '\0')
    return fail (self, MPAD_PROTOCOL_ERROR_SYNTAX, at,
                 _ ("the file stops before its last bracket is closed"),
                 _ ("take it again from where it came: it was probably not copied whole"));
  if (*at == '}' || *at == ']')
    return fail (self, MPAD_PROTOCOL_ERROR_SYNTAX, at,
                 _ ("this bracket closes nothing that is open"),
                 _ ("remove it, or look for a missing bracket before it"));
  return fail (self, MPAD_PROTOCOL_ERROR_SYNTAX, at, _ ("this is not valid JSON"),
               _ ("look for a missing comma, colon or quote just before this place"));
}

static void
skip_space (Parser *self)
{
  while (*self->at == ' ' || *self->at == '\n' || *self->at == '\r' || *self->at == '\t')
    self->at++;
}

/* Four hexadecimal digits, or -1. */
static int
parse_hex (const char *text)
{
  int value = 0;

  for (guint i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        return -1;
      value = value * 16 + g_ascii_xdigit_value (text[i]);
    }
  return value;
}

/* Unescapes what follows the backslash at *@in to *@out, which never comes past it. */
static gboolean
parse_escape (Parser *self, char **in, char **out)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  char *from = *in;
  const char *letter = from[1] == '\0' ? NULL : strchr (letters, from[1]);
  int code;

  if (letter != NULL)
    {
      *(*out)++ = meanings[letter - letters];
      *in += 2;
      return TRUE;
    }
  code = from[1] == 'u' ? parse_hex (from + 2) : -1;
  if (code < 0)
    return fail_syntax (self, from);
  *in += 6;
  if (code >= 0xd800 && code < 0xdc00 && from[6] == '\\' && from[7] == 'u')
    {
      int low = parse_hex (from + 8);

      if (low >= 0xdc00 && low < 0xe000)
        {
          code = 0x10000 + (code - 0xd800) * 0x400 + low - 0xdc00;
          *in += 6;
        }
    }
  if (code == 0 || !g_unichar_validate ((gunichar) code))
    return fail (self, MPAD_PROTOCOL_ERROR_VALUE, from,
                 _ ("an escape in this text is no character"),
                 _ ("write the character itself instead of \\u…"));
  *out += g_unichar_to_utf8 ((gunichar) code, *out);
  return TRUE;
}

/* How many characters from @text on mean themselves. */
static gsize
count_plain (const char *text)
{
  gsize n = 0;

  while ((guchar) text[n] >= 0x20 && text[n] != '"' && text[n] != '\\')
    n++;
  return n;
}

/* The text that begins at the quote; it stays in the copy. Returns: (nullable). */
static char *
parse_text (Parser *self)
{
  char *quote = self->at;
  char *in = quote + 1;
  char *out;

  in += count_plain (in);
  out = in;
  while (*in == '\\')
    {
      gsize n;

      if (!parse_escape (self, &in, &out))
        return NULL;
      n = count_plain (in);
      memmove (out, in, n);
      in += n;
      out += n;
    }
  if (*in != '"' && *in != '\0' && *in != '\n' && *in != '\r')
    {
      fail (self, MPAD_PROTOCOL_ERROR_VALUE, in, _ ("there is a control character in this text"),
            _ ("remove it; only a line break is allowed, written as an escape"));
      return NULL;
    }
  if (*in != '"')
    {
      fail (self, MPAD_PROTOCOL_ERROR_SYNTAX, quote, _ ("the text that starts here does not end"),
            _ ("add the closing quote, or take the file again from where it came: it may be cut "
               "short"));
      return NULL;
    }
  *out = '\0';
  self->at = in + 1;
  return quote + 1;
}

/* How many digits stand at @text. */
static gsize
count_digits (const char *text)
{
  return strspn (text, "0123456789");
}

static gboolean
parse_number (Parser *self, MpadJsonNode *node)
{
  char *start = self->at;
  char *end = start + (*start == '-');
  gsize n = count_digits (end);
  gboolean whole = TRUE;

  if (n == 0 || (*end == '0' && n > 1))
    return fail_syntax (self, start);
  end += n;
  if (*end == '.')
    {
      whole = FALSE;
      n = count_digits (end + 1);
      if (n == 0)
        return fail_syntax (self, start);
      end += n + 1;
    }
  if (*end == 'e' || *end == 'E')
    {
      whole = FALSE;
      end += end[1] == '+' || end[1] == '-' ? 2 : 1;
      n = count_digits (end);
      if (n == 0)
        return fail_syntax (self, start);
      end += n;
    }
  errno = 0;
  node->number = g_ascii_strtoll (start, NULL, 10);
  node->type = whole && errno == 0 ? MPAD_JSON_INT : MPAD_JSON_NUMBER;
  self->at = end;
  return TRUE;
}

static gboolean
parse_word (Parser *self, MpadJsonNode *node)
{
  static const struct
  {
    const char *word;
    MpadJsonType type;
    gint64 number;
  } words[] = { { "true", MPAD_JSON_BOOLEAN, 1 },
                { "false", MPAD_JSON_BOOLEAN, 0 },
                { "null", MPAD_JSON_NULL, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strncmp (self->at, words[i].word, strlen (words[i].word)) == 0)
      {
        node->type = words[i].type;
        node->number = words[i].number;
        self->at += strlen (words[i].word);
        return TRUE;
      }
  return fail_syntax (self, self->at);
}

/* Whether @key is new in @object; @keys: (nullable): when there are many. */
static gboolean
is_new_key (const MpadJsonNode *object, const char *key, GHashTable **keys)
{
  if (object->n < FEW_KEYS)
    return mpad_json_node_find (object, key) == NULL;
  if (*keys == NULL)
    {
      *keys = g_hash_table_new (g_str_hash, g_str_equal);
      for (const MpadJsonNode *at = object->first; at != NULL; at = at->next)
        g_hash_table_add (*keys, (gpointer) at->key);
    }
  return g_hash_table_add (*keys, (gpointer) key);
}

/* The key at hand and its colon, into @child. */
static gboolean
parse_key (Parser *self, const MpadJsonNode *object, MpadJsonNode *child, GHashTable **keys)
{
  const char *quote = self->at;

  if (*quote != '"')
    return fail_syntax (self, quote);
  child->key = parse_text (self);
  if (child->key == NULL)
    return FALSE;
  if (!is_new_key (object, child->key, keys))
    {
      g_autofree char *shown = g_utf8_substring (child->key, 0,
                                                 MIN (g_utf8_strlen (child->key, -1), 60));
      g_autofree char *what = g_strdup_printf (_ ("“%s” stands twice in the same object"), shown);

      return fail (self, MPAD_PROTOCOL_ERROR_DUPLICATE, quote, what, _ ("remove one of the two"));
    }
  skip_space (self);
  if (*self->at != ':')
    return fail_syntax (self, self->at);
  self->at++;
  skip_space (self);
  return TRUE;
}

/* What stands between the brackets of @node, an object or a list. */
static gboolean
parse_children (Parser *self, MpadJsonNode *node, guint depth, GHashTable **keys)
{
  const gboolean is_object = node->type == MPAD_JSON_OBJECT;
  const char close = is_object ? '}' : ']';
  MpadJsonNode **last = &node->first;

  self->at++;
  skip_space (self);
  if (*self->at == close)
    {
      self->at++;
      return TRUE;
    }
  for (;;)
    {
      MpadJsonNode *child = mpad_arena_new0 (self->input->arena, MpadJsonNode);
      char *end;

      if (is_object && !parse_key (self, node, child, keys))
        return FALSE;
      if (!parse_value (self, child, depth + 1))
        return FALSE;
      *last = child;
      last = &child->next;
      node->n++;
      end = self->at;
      skip_space (self);
      if (*self->at == close)
        {
          self->at++;
          return TRUE;
        }
      /* A comma that is missing is missing right after what came before it. */
      if (*self->at != ',')
        return fail_syntax (self, strchr ("}]", *self->at) != NULL ? self->at : end);
      self->at++;
      skip_space (self);
    }
}

static gboolean
parse_value (Parser *self, MpadJsonNode *node, guint depth)
{
  g_autoptr (GHashTable) keys = NULL;

  switch (*self->at)
    {
    case '{':
    case '[':
      if (depth == MPAD_PROTOCOL_MAX_DEPTH)
        return fail (self, MPAD_PROTOCOL_ERROR_TOO_LARGE, self->at,
                     _ ("the brackets are nested more than 64 deep"),
                     _ ("a protocol needs about ten levels; is this the right file?"));
      node->type = *self->at == '{' ? MPAD_JSON_OBJECT : MPAD_JSON_ARRAY;
      return parse_children (self, node, depth, &keys);
    case '"':
      node->type = MPAD_JSON_TEXT;
      node->text = parse_text (self);
      return node->text != NULL;
    case '-':
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
    case '8':
    case '9':
      return parse_number (self, node);
    default:
      return parse_word (self, node);
    }
}

/* Size and encoding, before anything is looked at. */
static gboolean
check_text (MpadJsonInput *input, const char *text, gsize length)
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
  return TRUE;
}

const MpadJsonNode *
mpad_json_parse (MpadJsonInput *input, GBytes *bytes)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  Parser self = { .input = input, .text = text, .length = length };
  MpadJsonNode *root;

  if (!check_text (input, text, length))
    return NULL;
  self.copy = mpad_arena_dup_n (input->arena, text, length);
  self.at = self.copy;
  skip_space (&self);
  if (*self.at == '\0')
    {
      mpad_json_fail (input, MPAD_PROTOCOL_ERROR_SYNTAX, "/", _ ("the file holds no JSON"),
                      _ ("begin it with “{” and end it with “}”"));
      return NULL;
    }
  root = mpad_arena_new0 (input->arena, MpadJsonNode);
  if (!parse_value (&self, root, 0))
    return NULL;
  skip_space (&self);
  if (*self.at != '\0')
    {
      fail_syntax (&self, self.at);
      return NULL;
    }
  return root;
}
