/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements prepared statements and their way back into the connection's cache. */
#include "mpad-db-private.h"

#include "mpad-error.h"

/* The program has some hundreds of different statements; this only stops a leak by generated
 * SQL. */
#define CACHE_LIMIT 512

struct _MpadStmt
{
  MpadDb *db;
  char *sql;
  sqlite3_stmt *handle;
  int bind_rc; /* first failed bind */
};

MpadStmt *
mpad_stmt_new (MpadDb *db, const char *sql, GError **error)
{
  MpadStmt *self;
  gpointer key = NULL, handle = NULL;

  g_return_val_if_fail (db != NULL && sql != NULL, NULL);

  if (!g_hash_table_steal_extended (db->idle, sql, &key, &handle))
    {
      sqlite3_stmt *fresh = NULL;
      int rc = sqlite3_prepare_v3 (db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &fresh, NULL);

      if (rc != SQLITE_OK || fresh == NULL)
        {
          rc = rc != SQLITE_OK ? sqlite3_extended_errcode (db->handle) : SQLITE_MISUSE;
          mpad_db_set_error (db, rc, "Statement does not compile", error);
          /* The text is program code: parameters carry the data. */
          g_prefix_error (error, "%s: ", sql);
          if (rc == SQLITE_ERROR)
            g_prefix_error (error, "%s: ", sqlite3_errmsg (db->handle));
          return NULL;
        }
      key = g_strdup (sql);
      handle = fresh;
    }
  self = g_new0 (MpadStmt, 1);
  self->db = db;
  self->sql = key;
  self->handle = handle;
  return self;
}

void
mpad_stmt_free (MpadStmt *self)
{
  if (self == NULL)
    return;
  mpad_stmt_reset (self);
  if (g_hash_table_size (self->db->idle) < CACHE_LIMIT &&
      !g_hash_table_contains (self->db->idle, self->sql))
    g_hash_table_insert (self->db->idle, g_steal_pointer (&self->sql), self->handle);
  else
    sqlite3_finalize (self->handle);
  g_free (self->sql);
  g_free (self);
}

static void
note_bind (MpadStmt *self, int rc)
{
  if (self->bind_rc == SQLITE_OK)
    self->bind_rc = rc;
}

void
mpad_stmt_bind_text (MpadStmt *self, int index, const char *text)
{
  g_return_if_fail (self != NULL);
  note_bind (self, sqlite3_bind_text (self->handle, index, text, -1, SQLITE_TRANSIENT));
}

void
mpad_stmt_bind_int (MpadStmt *self, int index, gint64 value)
{
  g_return_if_fail (self != NULL);
  note_bind (self, sqlite3_bind_int64 (self->handle, index, value));
}

void
mpad_stmt_bind_double (MpadStmt *self, int index, double value)
{
  g_return_if_fail (self != NULL);
  note_bind (self, sqlite3_bind_double (self->handle, index, value));
}

void
mpad_stmt_bind_bytes (MpadStmt *self, int index, GBytes *bytes)
{
  gsize size = 0;
  gconstpointer data;

  g_return_if_fail (self != NULL);
  if (bytes == NULL)
    {
      mpad_stmt_bind_null (self, index);
      return;
    }
  data = g_bytes_get_data (bytes, &size);
  /* A NULL pointer would bind NULL; an empty blob is something else. */
  note_bind (
    self, sqlite3_bind_blob64 (self->handle, index, size > 0 ? data : "", size, SQLITE_TRANSIENT));
}

void
mpad_stmt_bind_null (MpadStmt *self, int index)
{
  g_return_if_fail (self != NULL);
  note_bind (self, sqlite3_bind_null (self->handle, index));
}

MpadStep
mpad_stmt_step (MpadStmt *self, GError **error)
{
  int rc;

  g_return_val_if_fail (self != NULL, MPAD_STEP_ERROR);

  rc = self->bind_rc != SQLITE_OK ? self->bind_rc : sqlite3_step (self->handle);
  if (rc == SQLITE_ROW)
    return MPAD_STEP_ROW;
  if (rc == SQLITE_DONE)
    return MPAD_STEP_DONE;
  if (self->bind_rc == SQLITE_OK)
    rc = sqlite3_extended_errcode (self->db->handle);
  mpad_db_set_error (self->db, rc, "Statement failed", error);
  return MPAD_STEP_ERROR;
}

void
mpad_stmt_reset (MpadStmt *self)
{
  g_return_if_fail (self != NULL);
  /* The result repeats the error of the last step, which was reported there. */
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  self->bind_rc = SQLITE_OK;
}

const char *
mpad_stmt_peek_text (MpadStmt *self, int column)
{
  g_return_val_if_fail (self != NULL, NULL);
  return (const char *) sqlite3_column_text (self->handle, column);
}

char *
mpad_stmt_dup_text (MpadStmt *self, int column)
{
  return g_strdup (mpad_stmt_peek_text (self, column));
}

gint64
mpad_stmt_get_int (MpadStmt *self, int column)
{
  g_return_val_if_fail (self != NULL, 0);
  return sqlite3_column_int64 (self->handle, column);
}

double
mpad_stmt_get_double (MpadStmt *self, int column)
{
  g_return_val_if_fail (self != NULL, 0);
  return sqlite3_column_double (self->handle, column);
}

gboolean
mpad_stmt_is_null (MpadStmt *self, int column)
{
  g_return_val_if_fail (self != NULL, TRUE);
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

GBytes *
mpad_stmt_dup_bytes (MpadStmt *self, int column)
{
  gconstpointer data;

  if (mpad_stmt_is_null (self, column))
    return NULL;
  data = sqlite3_column_blob (self->handle, column);
  return g_bytes_new (data, (gsize) sqlite3_column_bytes (self->handle, column));
}
