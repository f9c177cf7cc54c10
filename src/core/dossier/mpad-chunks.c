/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements bytes in rows. */
#include "mpad-chunks.h"

#include "mpad-error.h"
#include "mpad-stmt.h"

#define CHUNK ((gsize) 1024 * 1024)

gboolean
mpad_chunks_write (
  MpadDb *db, const char *table, const char *owner_id, GBytes *content, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO %s (owner_id, position, data) VALUES (?1, ?2, ?3)", table);
  gsize size = g_bytes_get_size (content);

  for (gsize offset = 0, position = 0; offset < size; offset += CHUNK, position++)
    {
      g_autoptr (GBytes)
        chunk = g_bytes_new_from_bytes (content, offset, MIN (CHUNK, size - offset));

      if (!mpad_db_run (db, error, sql, "tib", owner_id, (gint64) position, chunk))
        return FALSE;
    }
  return TRUE;
}

GBytes *
mpad_chunks_read (
  MpadDb *db, const char *table, const char *owner_id, const char *hash, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT data FROM %s WHERE owner_id = ?1 ORDER BY position", table);
  g_autoptr (MpadStmt) stmt = mpad_stmt_new (db, sql, error);
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autoptr (GBytes) content = NULL;
  g_autofree char *found = NULL;
  MpadStep step;

  if (stmt == NULL)
    return NULL;
  mpad_stmt_bind_text (stmt, 1, owner_id);
  while ((step = mpad_stmt_step (stmt, error)) == MPAD_STEP_ROW)
    {
      g_autoptr (GBytes) chunk = mpad_stmt_dup_bytes (stmt, 0);

      g_byte_array_append (all, g_bytes_get_data (chunk, NULL), (guint) g_bytes_get_size (chunk));
    }
  if (step != MPAD_STEP_DONE)
    return NULL;
  content = g_byte_array_free_to_bytes (g_steal_pointer (&all));
  found = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  if (g_strcmp0 (found, hash) != 0)
    {
      g_set_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CORRUPT,
                   "The bytes in %s do not have their hash", table);
      return NULL;
    }
  return g_steal_pointer (&content);
}
