/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the migrations and holds the vault's own tables. */
#include "mpad-schema.h"

#include "mpad-error.h"

/* Rows of the journal are only ever added. The one change allowed is forgetting a salt when the
 * content it belongs to is destroyed: the hash then no longer tells anything about that content. */
static const char *const own_tables_v1[] = {
  "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) STRICT, WITHOUT ROWID",
  "CREATE TABLE journal ("
  " seq INTEGER PRIMARY KEY CHECK (seq > 0),"
  " at_us INTEGER NOT NULL,"      /* UTC */
  " utc_offset INTEGER NOT NULL," /* seconds east, on the clock of the machine */
  " slot TEXT NOT NULL,"
  " staff TEXT,"
  " device TEXT NOT NULL,"
  " action TEXT NOT NULL,"
  " object_kind TEXT,"
  " object_id TEXT,"
  " salt BLOB,"
  " content_hash BLOB,"
  " prev_hash BLOB NOT NULL CHECK (length (prev_hash) = 32),"
  " row_hash BLOB NOT NULL CHECK (length (row_hash) = 32)"
  ") STRICT",
  "CREATE INDEX journal_object ON journal (object_kind, object_id)",
  "CREATE TRIGGER journal_keep BEFORE DELETE ON journal BEGIN"
  " SELECT RAISE (ABORT, 'journal rows stay'); END",
  "CREATE TRIGGER journal_fixed BEFORE UPDATE ON journal WHEN new.salt IS NOT NULL"
  " OR new.seq IS NOT old.seq OR new.at_us IS NOT old.at_us OR new.utc_offset IS NOT old.utc_offset"
  " OR new.slot IS NOT old.slot OR new.staff IS NOT old.staff OR new.device IS NOT old.device"
  " OR new.action IS NOT old.action OR new.object_kind IS NOT old.object_kind"
  " OR new.object_id IS NOT old.object_id OR new.content_hash IS NOT old.content_hash"
  " OR new.prev_hash IS NOT old.prev_hash OR new.row_hash IS NOT old.row_hash BEGIN"
  " SELECT RAISE (ABORT, 'journal rows stay as they are'); END",
  /* Keys of the journal from before the vault got a new data key: rows up to until_seq. */
  "CREATE TABLE journal_key (until_seq INTEGER PRIMARY KEY, key BLOB NOT NULL CHECK (length (key) "
  "= 32)) STRICT",
  NULL,
};

static gboolean
run_all (MpadDb *db, const char *const *statements, GError **error)
{
  for (guint i = 0; statements[i] != NULL; i++)
    if (!mpad_db_exec (db, statements[i], error))
      {
        g_prefix_error (error, "Statement %u of the schema: ", i);
        return FALSE;
      }
  return TRUE;
}

static gboolean
to_version_1 (MpadDb *db, GError **error)
{
  return mpad_db_exec (db, "PRAGMA application_id = " G_STRINGIFY (MPAD_SCHEMA_APPLICATION_ID),
                       error) &&
         run_all (db, own_tables_v1, error) && run_all (db, mpad_schema_v1, error);
}

typedef gboolean (*Migration) (MpadDb *db, GError **error);

/* migrations[n] goes from version n to n + 1. */
static const Migration migrations[MPAD_SCHEMA_VERSION] = {
  to_version_1,
};

gboolean
mpad_schema_check (MpadDb *db, gint64 *version, GError **error)
{
  gint64 application = 0;

  if (!mpad_db_get_int (db, version, 0, error, "PRAGMA user_version", NULL) ||
      !mpad_db_get_int (db, &application, 0, error, "PRAGMA application_id", NULL))
    return FALSE;
  if (*version > MPAD_SCHEMA_VERSION)
    {
      g_set_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_TOO_NEW,
                   "The database has structure %" G_GINT64_FORMAT ", this program knows %d",
                   *version, MPAD_SCHEMA_VERSION);
      return FALSE;
    }
  if (*version < 0 || (*version > 0 && application != MPAD_SCHEMA_APPLICATION_ID))
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CORRUPT,
                           "The database is not one of Meldpad");
      return FALSE;
    }
  return TRUE;
}

gboolean
mpad_schema_apply (MpadDb *db, GError **error)
{
  gint64 version;
  g_autofree char *stamp = NULL;

  if (!mpad_schema_check (db, &version, error))
    return FALSE;
  if (version == MPAD_SCHEMA_VERSION)
    return TRUE;
  if (!mpad_db_begin (db, error))
    return FALSE;
  stamp = g_strdup_printf ("PRAGMA user_version = %d", MPAD_SCHEMA_VERSION);
  for (gint64 i = version; i < MPAD_SCHEMA_VERSION; i++)
    if (!migrations[i](db, error))
      {
        g_prefix_error (error, "To structure %" G_GINT64_FORMAT ": ", i + 1);
        mpad_db_rollback (db);
        return FALSE;
      }
  if (!mpad_db_exec (db, stamp, error))
    {
      mpad_db_rollback (db);
      return FALSE;
    }
  return mpad_db_commit (db, error);
}
