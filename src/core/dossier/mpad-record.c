/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the table-driven handling of plain records. */
#include "mpad-record.h"

#include <string.h>

#include "mpad-error.h"
#include "mpad-text.h"

#define MEMBER(record, field, Type) (*(Type *) ((gpointer) ((char *) (record) + (field)->offset)))
#define CONST_MEMBER(record, field, Type)                                                          \
  (*(Type const *) ((gconstpointer) ((const char *) (record) + (field)->offset)))

void
mpad_record_clear (const MpadRecordType *type, gpointer record)
{
  for (const MpadRecordField *field = type->fields; field->name != NULL; field++)
    switch (field->type)
      {
      case MPAD_FIELD_TEXT:
        g_clear_pointer (&MEMBER (record, field, char *), g_free);
        break;
      case MPAD_FIELD_STRV:
        g_clear_pointer (&MEMBER (record, field, GStrv), g_strfreev);
        break;
      case MPAD_FIELD_INT:
        MEMBER (record, field, gint64) = 0;
        break;
      case MPAD_FIELD_UINT:
      case MPAD_FIELD_BOOL:
      case MPAD_FIELD_WORD:
      default:
        MEMBER (record, field, guint) = 0;
        break;
      }
}

void
mpad_record_copy (const MpadRecordType *type, gpointer target, gconstpointer source)
{
  for (const MpadRecordField *field = type->fields; field->name != NULL; field++)
    switch (field->type)
      {
      case MPAD_FIELD_TEXT:
        MEMBER (target, field, char *) = g_strdup (CONST_MEMBER (source, field, char *));
        break;
      case MPAD_FIELD_STRV:
        MEMBER (target, field, GStrv) = g_strdupv (CONST_MEMBER (source, field, GStrv));
        break;
      case MPAD_FIELD_INT:
        MEMBER (target, field, gint64) = CONST_MEMBER (source, field, gint64);
        break;
      case MPAD_FIELD_UINT:
      case MPAD_FIELD_BOOL:
      case MPAD_FIELD_WORD:
      default:
        MEMBER (target, field, guint) = CONST_MEMBER (source, field, guint);
        break;
      }
}

static gboolean
check_strv (const char *const *lines, GError **error)
{
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      if (!mpad_text_check (lines[i], error))
        return FALSE;
      /* They are stored as lines. */
      if (strchr (lines[i], '\n') != NULL)
        {
          g_set_error_literal (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_TEXT,
                               "An item of a list holds a line break");
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
mpad_record_check (const MpadRecordType *type, gconstpointer record, GError **error)
{
  for (const MpadRecordField *field = type->fields; field->name != NULL; field++)
    switch (field->type)
      {
      case MPAD_FIELD_TEXT:
        if (!mpad_text_check (CONST_MEMBER (record, field, char *), error))
          return FALSE;
        break;
      case MPAD_FIELD_STRV:
        if (!check_strv ((const char *const *) CONST_MEMBER (record, field, GStrv), error))
          return FALSE;
        break;
      case MPAD_FIELD_WORD:
        if (CONST_MEMBER (record, field, guint) >= g_strv_length ((char **) field->words))
          {
            g_set_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_TEXT,
                         "Field %s.%s has a value without a word", type->table, field->name);
            return FALSE;
          }
        break;
      case MPAD_FIELD_INT:
      case MPAD_FIELD_UINT:
      case MPAD_FIELD_BOOL:
      default:
        break;
      }
  return TRUE;
}

int
mpad_record_words_find (const char *const *words, const char *word)
{
  for (int i = 0; word != NULL && words[i] != NULL; i++)
    if (strcmp (words[i], word) == 0)
      return i;
  return -1;
}

void
mpad_record_append_string (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      guchar c = (guchar) *p;

      if (c == '"' || c == '\\')
        {
          g_string_append_c (out, '\\');
          g_string_append_c (out, *p);
        }
      else if (c < 0x20)
        g_string_append_printf (out, "\\u%04x", (guint) c);
      else
        g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static int
compare_fields (gconstpointer a, gconstpointer b)
{
  const MpadRecordField *const *one = a;
  const MpadRecordField *const *two = b;

  return strcmp ((*one)->name, (*two)->name);
}

/* Returns the value as JSON, or NULL for a zero value. */
static char *
field_value (const MpadRecordField *field, gconstpointer record)
{
  g_autoptr (GString) out = g_string_new (NULL);

  switch (field->type)
    {
    case MPAD_FIELD_TEXT:
      if (CONST_MEMBER (record, field, char *) == NULL)
        return NULL;
      mpad_record_append_string (out, CONST_MEMBER (record, field, char *));
      break;
    case MPAD_FIELD_STRV:
      {
        char **lines = CONST_MEMBER (record, field, GStrv);

        if (lines == NULL || lines[0] == NULL)
          return NULL;
        for (guint i = 0; lines[i] != NULL; i++)
          {
            g_string_append_c (out, i == 0 ? '[' : ',');
            mpad_record_append_string (out, lines[i]);
          }
        g_string_append_c (out, ']');
        break;
      }
    case MPAD_FIELD_INT:
      if (CONST_MEMBER (record, field, gint64) == 0)
        return NULL;
      g_string_append_printf (out, "%" G_GINT64_FORMAT, CONST_MEMBER (record, field, gint64));
      break;
    case MPAD_FIELD_WORD:
      if (CONST_MEMBER (record, field, guint) == 0)
        return NULL;
      mpad_record_append_string (out, field->words[CONST_MEMBER (record, field, guint)]);
      break;
    case MPAD_FIELD_UINT:
    case MPAD_FIELD_BOOL:
    default:
      if (CONST_MEMBER (record, field, guint) == 0)
        return NULL;
      g_string_append_printf (out, "%u", CONST_MEMBER (record, field, guint));
      break;
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

void
mpad_record_append_canonical (const MpadRecordType *type,
                              gconstpointer record,
                              const char *extra,
                              GString *out)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  const char *separator = "";

  for (const MpadRecordField *field = type->fields; field->name != NULL; field++)
    g_ptr_array_add (sorted, (gpointer) field);
  g_ptr_array_sort (sorted, compare_fields);

  g_string_append_c (out, '{');
  for (guint i = 0; i < sorted->len; i++)
    {
      const MpadRecordField *field = g_ptr_array_index (sorted, i);
      g_autofree char *value = field_value (field, record);

      if (value == NULL)
        continue;
      g_string_append (out, separator);
      mpad_record_append_string (out, field->name);
      g_string_append_c (out, ':');
      g_string_append (out, value);
      separator = ",";
    }
  if (extra != NULL && *extra != '\0')
    {
      g_string_append (out, separator);
      g_string_append (out, extra);
    }
  g_string_append_c (out, '}');
}
