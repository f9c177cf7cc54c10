/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the fixture of the vault's tests. */
#include "vault-fixture.h"

#include "mpad-stmt.h"

#include <glib/gstdio.h>
#include <string.h>

void
fixture_set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  (void) data;
  mpad_vault_test_use_cheap_keys ();
  self->folder = g_dir_make_tmp ("mpad-vault-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "proef.meldpad", NULL);
}

void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  (void) data;
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

MpadVault *
fixture_create (Fixture *self)
{
  const MpadVaultSetup setup = {
    .school = "De Verzonnen School", .vt_region = "proefregio", .label = "NV", .practice = TRUE
  };
  g_autoptr (MpadSecret) passphrase = mpad_secret_new_passphrase (PASSPHRASE);
  g_autoptr (MpadSecret) recovery = mpad_secret_new (RECOVERY_KEY, 32);
  g_autoptr (GError) error = NULL;
  MpadVault *vault = mpad_vault_create (self->path, &setup, passphrase, recovery, &error);

  g_assert_no_error (error);
  g_assert_nonnull (vault);
  return vault;
}

MpadVault *
fixture_open (Fixture *self)
{
  g_autoptr (MpadSecret) passphrase = mpad_secret_new_passphrase (PASSPHRASE);
  g_autoptr (GError) error = NULL;
  MpadVault *vault = mpad_vault_open (self->path, NULL, MPAD_SLOT_PASSPHRASE, passphrase, NULL,
                                      NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (vault);
  return vault;
}

MpadVault *
fixture_try (Fixture *self, GError **error)
{
  g_autoptr (MpadSecret) recovery = mpad_secret_new (RECOVERY_KEY, 32);

  return mpad_vault_open (self->path, NULL, MPAD_SLOT_RECOVERY, recovery, NULL, NULL, error);
}

GByteArray *
fixture_load (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data = NULL;
  gsize size = 0;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_byte_array_new_take ((guint8 *) data, size);
}

void
fixture_save (const char *path, const GByteArray *bytes)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, (const char *) bytes->data, bytes->len, G_FILE_SET_CONTENTS_NONE,
                            0600, &error);
  g_assert_no_error (error);
}

static gboolean
put (MpadVault *vault, gpointer data, GError **error)
{
  g_autoptr (GBytes) content = g_bytes_new (data, strlen (data));

  return mpad_db_run (mpad_vault_get_db (vault), error,
                      "INSERT INTO meta (key, value) VALUES ('proef', ?1)"
                      " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                      "t", data) &&
         mpad_vault_journal (vault, "meta.save", "meta", "proef", content, error);
}

gboolean
fixture_put (MpadVault *vault, const char *value, GError **error)
{
  return mpad_vault_transact (vault, put, (gpointer) value, error);
}

char *
fixture_query (MpadDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadStmt) statement = mpad_stmt_new (db, sql, &error);
  MpadStep step;

  g_assert_no_error (error);
  step = mpad_stmt_step (statement, &error);
  g_assert_no_error (error);
  return step == MPAD_STEP_ROW ? mpad_stmt_dup_text (statement, 0) : NULL;
}

char *
fixture_get (MpadVault *vault)
{
  return fixture_query (mpad_vault_get_db (vault), "SELECT value FROM meta WHERE key = 'proef'");
}
