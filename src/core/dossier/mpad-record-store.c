/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the table-driven writing and reading of records. */
#include "mpad-record-store.h"

#include "mpad-error.h"

#define CONST_MEMBER(record, field, Type)                                                          \
  (*(Type const *) ((gconstpointer) ((const char *) (record) + (field)->offset)))
#define MEMBER(record, field, Type) (*(Type *) ((gpointer) ((char *) (record) + (field)->offset)))

char *
mpad_record_columns (const MpadRecordType *type, const char *prefix)
{
  GString *out = g_string_new (NULL);

  for (const MpadRecordField *field = type->fields; field->name != NULL; field++)
    g_string_append_printf (out, "%s%s%s", field == type->fields ? "" : ", ", prefix, field->name);
  return g_string_free (out, FALSE);
}

int
mpad_record_count_columns (const MpadRecordType *type)
{
  int count = 0;

  while (type->fields[count].name != NULL)
    count++;
  return count;
}

static gboolean
read_word (const MpadRecordType *type,
           const MpadRecordField *field,
           MpadStmt *stmt,
           int column,
           guint *value,
           GError **error)
{
  int found = mpad_record_words_find (field->words, mpad_stmt_peek_text (stmt, column));

  if (found < 0)
    {
      g_set_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CORRUPT, "%s.%s holds an unknown word",
                   type->table, field->name);
      return FALSE;
    }
  *value = (guint) found;
  return TRUE;
}

gboolean
mpad_record_read (
  const MpadRecordType *type, gpointer record, MpadStmt *stmt, int column, GError **error)
{
  for (const MpadRecordField *field = type->fields; field->name != NULL; field++, column++)
    switch (field->type)
      {
      case MPAD_FIELD_TEXT:
        MEMBER (record, field, char *) = mpad_stmt_dup_text (stmt, column);
        break;
      case MPAD_FIELD_STRV:
        if (!mpad_stmt_is_null (stmt, column))
          MEMBER (record, field, GStrv) = g_strsplit (mpad_stmt_peek_text (stmt, column), "\n", -1);
        break;
      case MPAD_FIELD_INT:
        MEMBER (record, field, gint64) = mpad_stmt_get_int (stmt, column);
        break;
      case MPAD_FIELD_WORD:
        if (!read_word (type, field, stmt, column, &MEMBER (record, field, guint), error))
          return FALSE;
        break;
      case MPAD_FIELD_UINT:
      case MPAD_FIELD_BOOL:
      default:
        MEMBER (record, field, guint) = (guint) mpad_stmt_get_int (stmt, column);
        break;
      }
  return TRUE;
}

static void
bind_record (const MpadRecordType *type, gconstpointer record, MpadStmt *stmt)
{
  int index = 1;

  for (const MpadRecordField *field = type->fields; field->name != NULL; field++, index++)
    switch (field->type)
      {
      case MPAD_FIELD_TEXT:
        mpad_stmt_bind_text (stmt, index, CONST_MEMBER (record, field, char *));
        break;
      case MPAD_FIELD_STRV:
        {
          GStrv lines = CONST_MEMBER (record, field, GStrv);
          g_autofree char *joined = lines != NULL && lines[0] != NULL ? g_strjoinv ("\n", lines)
                                                                      : NULL;

          mpad_stmt_bind_text (stmt, index, joined);
          break;
        }
      case MPAD_FIELD_INT:
        mpad_stmt_bind_int (stmt, index, CONST_MEMBER (record, field, gint64));
        break;
      case MPAD_FIELD_WORD:
        mpad_stmt_bind_text (stmt, index, field->words[CONST_MEMBER (record, field, guint)]);
        break;
      case MPAD_FIELD_UINT:
      case MPAD_FIELD_BOOL:
      default:
        mpad_stmt_bind_int (stmt, index, CONST_MEMBER (record, field, guint));
        break;
      }
}

static char *
insert_sql (const MpadRecordType *type, const char *extra_column, gboolean upsert)
{
  g_autofree char *columns = mpad_record_columns (type, "");
  int count = mpad_record_count_columns (type) + (extra_column != NULL);
  GString *sql = g_string_new ("INSERT INTO ");

  g_string_append_printf (sql, "%s (%s%s%s) VALUES (", type->table, columns,
                          extra_column != NULL ? ", " : "",
                          extra_column != NULL ? extra_column : "");
  for (int i = 1; i <= count; i++)
    g_string_append_printf (sql, "%s?%d", i == 1 ? "" : ", ", i);
  g_string_append_c (sql, ')');
  if (upsert)
    {
      g_string_append (sql, " ON CONFLICT (id) DO UPDATE SET ");
      for (const MpadRecordField *field = type->fields + 1; field->name != NULL; field++)
        g_string_append_printf (sql, "%s%s = excluded.%s", field == type->fields + 1 ? "" : ", ",
                                field->name, field->name);
    }
  return g_string_free (sql, FALSE);
}

static gboolean
write_record (MpadDb *db,
              const MpadRecordType *type,
              gconstpointer record,
              const char *extra_column,
              const char *extra_value,
              gboolean upsert,
              GError **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (MpadStmt) stmt = NULL;

  if (!mpad_record_check (type, record, error))
    return FALSE;
  sql = insert_sql (type, extra_column, upsert);
  stmt = mpad_stmt_new (db, sql, error);
  if (stmt == NULL)
    return FALSE;
  bind_record (type, record, stmt);
  if (extra_column != NULL)
    mpad_stmt_bind_text (stmt, mpad_record_count_columns (type) + 1, extra_value);
  return mpad_stmt_step (stmt, error) != MPAD_STEP_ERROR;
}

gboolean
mpad_record_insert (MpadDb *db,
                    const MpadRecordType *type,
                    gconstpointer record,
                    const char *extra_column,
                    const char *extra_value,
                    GError **error)
{
  return write_record (db, type, record, extra_column, extra_value, FALSE, error);
}

gboolean
mpad_record_upsert (MpadDb *db, const MpadRecordType *type, gconstpointer record, GError **error)
{
  return write_record (db, type, record, NULL, NULL, TRUE, error);
}

gboolean
mpad_record_journal (MpadVault *vault,
                     const char *action,
                     const MpadRecordType *type,
                     const char *object_id,
                     gconstpointer record,
                     GError **error)
{
  GString *canonical = g_string_new (NULL);
  g_autoptr (GBytes) content = NULL;

  mpad_record_append_canonical (type, record, NULL, canonical);
  content = g_string_free_to_bytes (canonical);
  return mpad_vault_journal (vault, action, type->table, object_id, content, error);
}

gboolean
mpad_store_not_found (const char *kind, GError **error)
{
  g_set_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_NOT_FOUND, "No such %s", kind);
  return FALSE;
}
