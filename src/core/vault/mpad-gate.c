/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The opening gate (security.md 6.5). In this order: a foreign journal goes aside · key and
 * settings · first read, which also plays our own journal back after a crash · version known? ·
 * settings read back · proof of encryption · check after an unclean end · new session · header
 * repair · migrations. Before "new session" nothing of ours is written, so that a vault of a
 * newer program stays as it is. */
#include "mpad-vault-private.h"

#include "mpad-db-private.h"
#include "mpad-error.h"
#include "mpad-schema.h"
#include "mpad-slots.h"
#include "mpad-vfs.h"

#include <sodium.h>

/* SQLCipher's raw form: x'…' around key and salt in hex. */
#define KEY_SPEC_LENGTH (3 + 2 * MPAD_PAYLOAD_SIZE)
#define LARGEST_VALUE (64 * 1024 * 1024)

static const char settings[] = "PRAGMA cipher_log_level = NONE;"
                               "PRAGMA temp_store = MEMORY;"
                               "PRAGMA locking_mode = EXCLUSIVE;"
                               "PRAGMA journal_mode = TRUNCATE;"
                               "PRAGMA synchronous = FULL;"
                               "PRAGMA foreign_keys = ON;"
                               "PRAGMA trusted_schema = OFF;"
                               "PRAGMA cell_size_check = ON;"
                               "PRAGMA secure_delete = ON;"
                               "PRAGMA mmap_size = 0;";

static const struct
{
  const char *query, *wanted;
} read_back[] = {
  { "PRAGMA temp_store", "2" },          { "PRAGMA locking_mode", "exclusive" },
  { "PRAGMA journal_mode", "truncate" }, { "PRAGMA synchronous", "2" },
  { "PRAGMA foreign_keys", "1" },        { "PRAGMA trusted_schema", "0" },
  { "PRAGMA cell_size_check", "1" },     { "PRAGMA secure_delete", "1" },
};

static gboolean
give_key (sqlite3 *handle, const MpadSecret *payload)
{
  g_autoptr (MpadSecret) spec = mpad_secret_new (NULL, KEY_SPEC_LENGTH + 1);
  char *text;
  int rc;

  if (spec == NULL)
    return FALSE;
  text = (char *) mpad_secret_peek_writable (spec);
  text[0] = 'x';
  text[1] = '\'';
  sodium_bin2hex (text + 2, 2 * MPAD_PAYLOAD_SIZE + 1, mpad_secret_peek (payload),
                  MPAD_PAYLOAD_SIZE);
  text[KEY_SPEC_LENGTH - 1] = '\'';
  rc = sqlite3_key (handle, text, KEY_SPEC_LENGTH);
  return rc == SQLITE_OK;
}

static gboolean
configure (sqlite3 *handle)
{
  sqlite3_extended_result_codes (handle, 1);
  sqlite3_limit (handle, SQLITE_LIMIT_LENGTH, LARGEST_VALUE);
  return sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL) == SQLITE_OK &&
         sqlite3_db_config (handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL) == SQLITE_OK &&
         sqlite3_db_config (handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL) == SQLITE_OK;
}

static MpadDb *
connect_database (MpadContainer *container,
                  const MpadSecret *payload,
                  gboolean create,
                  GError **error)
{
  int flags = container->read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  g_autoptr (MpadDb) db = NULL;
  sqlite3 *handle = NULL;
  int rc;

  mpad_vfs_register ();
  if (create)
    flags |= SQLITE_OPEN_CREATE;
  rc = sqlite3_open_v2 (container->path, &handle, flags | SQLITE_OPEN_FULLMUTEX, MPAD_VFS_NAME);
  db = mpad_db_new (handle);
  if (rc != SQLITE_OK)
    {
      mpad_db_set_error (db, rc, "Cannot open the database", error);
      return NULL;
    }
  if (!mpad_vfs_set_session (handle, container->header.session) || !configure (handle) ||
      !mpad_db_exec (db, "PRAGMA cipher_log_level = NONE", NULL) || !give_key (handle, payload))
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_UNPROVEN,
                           "The database does not take the key");
      return NULL;
    }
  return mpad_db_exec (db, settings, error) ? g_steal_pointer (&db) : NULL;
}

static gboolean
check_settings (MpadDb *db, GError **error)
{
  g_autofree char *version = mpad_db_get_text (db, "PRAGMA cipher_version", error);

  if (version == NULL || *version == '\0')
    {
      if (error == NULL || *error == NULL)
        g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_UNPROVEN,
                             "The database engine cannot encrypt");
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (read_back); i++)
    {
      g_autofree char *value = mpad_db_get_text (db, read_back[i].query, error);

      if (value == NULL && error != NULL && *error != NULL)
        return FALSE;
      if (g_strcmp0 (value, read_back[i].wanted) != 0)
        {
          g_set_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_UNPROVEN, "%s is %s, not %s",
                       read_back[i].query, value != NULL ? value : "unknown", read_back[i].wanted);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_pages (MpadDb *db, GError **error)
{
  g_autofree char *result = mpad_db_get_text (db, "PRAGMA quick_check (1)", error);

  if (g_strcmp0 (result, "ok") == 0)
    return TRUE;
  if (result != NULL)
    g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CORRUPT,
                         "The database did not pass the check after an unclean end");
  return FALSE;
}

static gboolean
begin_session (MpadContainer *container, MpadDb *db, GError **error)
{
  guint8 session[MPAD_SESSION_ID_SIZE];

  randombytes_buf (session, sizeof session);
  if (!mpad_container_write_session (container, session, TRUE, error) ||
      !mpad_container_repair (container, error))
    return FALSE;
  if (mpad_vfs_set_session (db->handle, session))
    return TRUE;
  g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_IO,
                       "The file layer does not take the session");
  return FALSE;
}

MpadDb *
mpad_gate_open (MpadContainer *container,
                const MpadSecret *payload,
                gboolean create,
                char **set_aside,
                GError **error)
{
  g_autoptr (MpadDb) db = NULL;
  gboolean unclean = container->header.open;
  gint64 value;

  *set_aside = NULL;
  if (!container->read_only &&
      !mpad_vfs_screen_journal (container->path, container->header.session, set_aside, error))
    return NULL;
  db = connect_database (container, payload, create, error);
  if (db == NULL ||
      !mpad_db_get_int (db, &value, 0, error, "SELECT count (*) FROM sqlite_schema", NULL) ||
      !mpad_schema_check (db, &value, error) || !check_settings (db, error))
    return NULL;
  if (!create && value == 0)
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CORRUPT,
                           "The container holds no database");
      return NULL;
    }
  if (container->read_only)
    return !create && mpad_container_is_encrypted (container, error) ? g_steal_pointer (&db) : NULL;
  if (!mpad_db_exec (db, "BEGIN EXCLUSIVE; COMMIT", error))
    return NULL;
  if (!create &&
      (!mpad_container_is_encrypted (container, error) || (unclean && !check_pages (db, error))))
    return NULL;
  if (!begin_session (container, db, error) || !mpad_schema_apply (db, error))
    return NULL;
  if (create && !mpad_container_is_encrypted (container, error))
    return NULL;
  return g_steal_pointer (&db);
}
