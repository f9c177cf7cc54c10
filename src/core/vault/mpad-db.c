/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the connection: statement cache, binding from a type string, transactions, and the
 * one place where SQLite's result codes become MPAD_VAULT_ERROR. */
#include "mpad-db-private.h"

#include "mpad-error.h"

#include <errno.h>

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

MpadDb *
mpad_db_new (sqlite3 *handle)
{
  MpadDb *self = g_new0 (MpadDb, 1);

  self->handle = handle;
  self->idle = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  return self;
}

void
mpad_db_free (MpadDb *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->idle);
  /* _v2 keeps the connection alive for a statement that somebody still holds, instead of
   * failing. */
  sqlite3_close_v2 (self->handle);
  g_free (self);
}

static int
error_code (MpadDb *self, int rc)
{
  int number;

  switch (rc & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return MPAD_VAULT_ERROR_BUSY;
    case SQLITE_FULL:
      return MPAD_VAULT_ERROR_FULL;
    case SQLITE_IOERR:
      number = sqlite3_system_errno (self->handle);
      if (number == ENOSPC || number == EDQUOT || number == EFBIG)
        return MPAD_VAULT_ERROR_FULL;
      return MPAD_VAULT_ERROR_IO;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return MPAD_VAULT_ERROR_READ_ONLY;
    case SQLITE_NOTADB: /* the slot proved the key before, so this is damage, not a wrong key */
    case SQLITE_CORRUPT:
      return MPAD_VAULT_ERROR_CORRUPT;
    case SQLITE_CONSTRAINT:
      return MPAD_VAULT_ERROR_CONSTRAINT;
    case SQLITE_INTERRUPT:
      return MPAD_VAULT_ERROR_CANCELLED;
    default:
      return MPAD_VAULT_ERROR_IO;
    }
}

void
mpad_db_set_error (MpadDb *self, int rc, const char *what, GError **error)
{
  gboolean names_only = (rc & 0xff) == SQLITE_CONSTRAINT;

  g_set_error (error, MPAD_VAULT_ERROR, error_code (self, rc), "%s: %s (SQLite %d)", what,
               names_only ? sqlite3_errmsg (self->handle) : sqlite3_errstr (rc), rc);
}

gboolean
mpad_db_exec (MpadDb *self, const char *sql, GError **error)
{
  int rc;

  g_return_val_if_fail (self != NULL && sql != NULL, FALSE);

  rc = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  if (rc == SQLITE_OK)
    return TRUE;
  mpad_db_set_error (self, sqlite3_extended_errcode (self->handle), "Statement failed", error);
  return FALSE;
}

static void
bind_all (MpadStmt *statement, const char *types, va_list arguments)
{
  for (int i = 0; types != NULL && types[i] != '\0'; i++)
    switch (types[i])
      {
      case 't':
        mpad_stmt_bind_text (statement, i + 1, va_arg (arguments, const char *));
        break;
      case 'i':
        mpad_stmt_bind_int (statement, i + 1, va_arg (arguments, gint64));
        break;
      case 'd':
        mpad_stmt_bind_double (statement, i + 1, va_arg (arguments, double));
        break;
      case 'b':
        mpad_stmt_bind_bytes (statement, i + 1, va_arg (arguments, GBytes *));
        break;
      default:
        g_error ("Unknown parameter type '%c'", types[i]);
      }
}

gboolean
mpad_db_run (MpadDb *self, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (MpadStmt) statement = mpad_stmt_new (self, sql, error);
  va_list arguments;

  if (statement == NULL)
    return FALSE;
  va_start (arguments, types);
  bind_all (statement, types, arguments);
  va_end (arguments);
  return mpad_stmt_step (statement, error) != MPAD_STEP_ERROR;
}

gboolean
mpad_db_get_int (MpadDb *self,
                 gint64 *value,
                 gint64 fallback,
                 GError **error,
                 const char *sql,
                 const char *types,
                 ...)
{
  g_autoptr (MpadStmt) statement = mpad_stmt_new (self, sql, error);
  va_list arguments;

  if (statement == NULL)
    return FALSE;
  va_start (arguments, types);
  bind_all (statement, types, arguments);
  va_end (arguments);
  switch (mpad_stmt_step (statement, error))
    {
    case MPAD_STEP_ROW:
      *value = mpad_stmt_get_int (statement, 0);
      return TRUE;
    case MPAD_STEP_DONE:
      *value = fallback;
      return TRUE;
    case MPAD_STEP_ERROR:
    default:
      return FALSE;
    }
}

char *
mpad_db_get_text (MpadDb *self, const char *sql, GError **error)
{
  g_autoptr (MpadStmt) statement = mpad_stmt_new (self, sql, error);

  if (statement == NULL || mpad_stmt_step (statement, error) != MPAD_STEP_ROW)
    return NULL;
  return mpad_stmt_dup_text (statement, 0);
}

gboolean
mpad_db_begin (MpadDb *self, GError **error)
{
  return mpad_db_exec (self, "BEGIN IMMEDIATE", error);
}

gboolean
mpad_db_commit (MpadDb *self, GError **error)
{
  if (mpad_db_exec (self, "COMMIT", error))
    return TRUE;
  mpad_db_rollback (self);
  return FALSE;
}

void
mpad_db_rollback (MpadDb *self)
{
  /* After some failures SQLite has rolled back already; otherwise a rollback cannot fail in a way
   * that leaves the transaction open. */
  if (mpad_db_in_transaction (self))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

gboolean
mpad_db_in_transaction (MpadDb *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return sqlite3_get_autocommit (self->handle) == 0;
}

gint64
mpad_db_get_changes (MpadDb *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return sqlite3_changes64 (self->handle);
}
