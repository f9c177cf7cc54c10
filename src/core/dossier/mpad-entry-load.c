/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the reading of entries. */
#include "mpad-entry-load.h"

#include "mpad-error.h"
#include "mpad-record-store.h"
#include "mpad-record-types.h"

static MpadStmt *
query (MpadDb *db, const char *sql, const char *dossier_id, const char *entry_id, GError **error)
{
  MpadStmt *stmt = mpad_stmt_new (db, sql, error);

  if (stmt == NULL)
    return NULL;
  mpad_stmt_bind_text (stmt, 1, dossier_id);
  if (entry_id != NULL)
    mpad_stmt_bind_text (stmt, 2, entry_id);
  return stmt;
}

static gboolean
load_entries (MpadDb *db,
              const char *dossier_id,
              const char *entry_id,
              GPtrArray *entries,
              GHashTable *by_id,
              GError **error)
{
  g_autofree char *columns = mpad_record_columns (&mpad_entry_type, "");
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM entry WHERE dossier_id = ?1%s"
                                          " ORDER BY happened, recorded_seq, id",
                                          columns, entry_id != NULL ? " AND id = ?2" : "");
  g_autoptr (MpadStmt) stmt = query (db, sql, dossier_id, entry_id, error);
  MpadStep step = MPAD_STEP_ERROR;

  while (stmt != NULL && (step = mpad_stmt_step (stmt, error)) == MPAD_STEP_ROW)
    {
      g_autoptr (MpadEntry) entry = mpad_entry_new (MPAD_ENTRY_NOTE);

      g_clear_pointer (&entry->id, g_free);
      if (!mpad_record_read (&mpad_entry_type, entry, stmt, 0, error))
        return FALSE;
      g_hash_table_insert (by_id, entry->id, entry);
      g_ptr_array_add (entries, g_steal_pointer (&entry));
    }
  return step == MPAD_STEP_DONE;
}

static gboolean
load_details (
  MpadDb *db, const char *dossier_id, const char *entry_id, GHashTable *by_id, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT entry_id, key, value FROM entry_detail WHERE dossier_id = ?1%s",
    entry_id != NULL ? " AND entry_id = ?2" : "");
  g_autoptr (MpadStmt) stmt = query (db, sql, dossier_id, entry_id, error);
  MpadStep step = MPAD_STEP_ERROR;

  while (stmt != NULL && (step = mpad_stmt_step (stmt, error)) == MPAD_STEP_ROW)
    {
      MpadEntry *entry = g_hash_table_lookup (by_id, mpad_stmt_peek_text (stmt, 0));

      if (entry != NULL)
        mpad_entry_set (entry, mpad_stmt_peek_text (stmt, 1), mpad_stmt_peek_text (stmt, 2));
    }
  return step == MPAD_STEP_DONE;
}

static gboolean
load_statements (
  MpadDb *db, const char *dossier_id, const char *entry_id, GHashTable *by_id, GError **error)
{
  g_autofree char *columns = mpad_record_columns (&mpad_statement_type, "");
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM statement WHERE dossier_id = ?1%s"
                                          " ORDER BY entry_id, position",
                                          columns, entry_id != NULL ? " AND entry_id = ?2" : "");
  g_autoptr (MpadStmt) stmt = query (db, sql, dossier_id, entry_id, error);
  MpadStep step = MPAD_STEP_ERROR;

  while (stmt != NULL && (step = mpad_stmt_step (stmt, error)) == MPAD_STEP_ROW)
    {
      g_autoptr (MpadStatement) statement = g_new0 (MpadStatement, 1);
      MpadEntry *entry;

      if (!mpad_record_read (&mpad_statement_type, statement, stmt, 0, error))
        return FALSE;
      entry = g_hash_table_lookup (by_id, statement->entry_id);
      if (entry != NULL)
        g_ptr_array_add (entry->statements, g_steal_pointer (&statement));
    }
  return step == MPAD_STEP_DONE;
}

gboolean
mpad_entry_load_into (
  MpadDb *db, const char *dossier_id, const char *entry_id, GPtrArray *entries, GError **error)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  return load_entries (db, dossier_id, entry_id, entries, by_id, error) &&
         load_details (db, dossier_id, entry_id, by_id, error) &&
         load_statements (db, dossier_id, entry_id, by_id, error);
}
