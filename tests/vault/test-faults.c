/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The disk fills up, or fails, at the n-th write of SQLite, for every n until the whole operation goes
 * well: saving, backup, rewrite, change of a key slot. Afterwards the vault opens, holds the old or
 * the new state and its journal holds. In CI at most 24 n of each, evenly spread; every n with
 * MELDPAD_LONG=1. Writes of the header do not go through SQLite and are not failed here. */
#include "mpad-vault-copy.h"
#include "mpad-vault-members.h"
#include "vault-fixture.h"

#include <glib/gstdio.h>

#define CI_ROUNDS 24

typedef gboolean (*Operation) (Fixture *self, MpadVault *vault, GError **error);

static gboolean
save (Fixture *self, MpadVault *vault, GError **error)
{
  (void) self;
  return fixture_put (vault, "nieuw", error);
}

static gboolean
backup (Fixture *self, MpadVault *vault, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, "kopie.meldpad", NULL);
  g_autoptr (MpadBackup) copy = mpad_backup_new (vault, path, error);
  double fraction = 0;
  gboolean done;

  if (copy == NULL)
    return FALSE;
  while (fraction < 1)
    if (!mpad_backup_step (copy, &fraction, error))
      return FALSE;
  done = mpad_backup_verify (copy, error);
  /* no name before it was proven; a proven copy stays also when its row could not be written */
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  done = done && mpad_backup_finish (copy, error);
  g_assert_true (!done || g_file_test (path, G_FILE_TEST_EXISTS));
  g_unlink (path);
  return done;
}

static gboolean
rewrite (Fixture *self, MpadVault *vault, GError **error)
{
  g_autoptr (MpadSecret) passphrase = mpad_secret_new_passphrase (PASSPHRASE);

  (void) self;
  return mpad_vault_rewrite (vault, passphrase, NULL, NULL, NULL, NULL, error);
}

static gboolean
change_slots (Fixture *self, MpadVault *vault, GError **error)
{
  g_autoptr (MpadSecret) key = mpad_secret_new_random (32);
  g_autofree char *id = mpad_vault_add_member (vault, MPAD_SLOT_RECOVERY, "", key, error);

  (void) self;
  return id != NULL && mpad_vault_remove_member (vault, id, error);
}

/* A slot that was added stays when taking it away again failed. */
static void
remove_spare_slots (MpadVault *vault)
{
  for (guint i = 0; i < MPAD_VAULT_SLOTS; i++)
    {
      const MpadSlotInfo *slot = &mpad_vault_get_info (vault)->slots[i];
      g_autofree char *id = g_strdup (slot->id);
      g_autoptr (GError) error = NULL;

      if (i < 2 || slot->kind == MPAD_SLOT_FREE)
        continue;
      g_assert_true (mpad_vault_remove_member (vault, id, &error));
      g_assert_no_error (error);
    }
}

static void
check_vault (Fixture *self, gint64 n)
{
  MpadVault *vault = fixture_open (self);
  g_autofree char *value = fixture_get (vault), *whole = NULL;
  g_autoptr (GError) error = NULL;

  g_test_message ("after failing from write %" G_GINT64_FORMAT, n);
  g_assert_true (g_strcmp0 (value, "oud") == 0 || g_strcmp0 (value, "nieuw") == 0);
  whole = fixture_query (mpad_vault_get_db (vault), "PRAGMA integrity_check");
  g_assert_cmpstr (whole, ==, "ok");
  g_assert_true (mpad_vault_journal_verify (vault, &error));
  g_assert_no_error (error);
  remove_spare_slots (vault);
  mpad_vault_close (vault);
}

/* Returns: whether the operation went well, and with it every larger n */
static gboolean
fail_at (Fixture *self, Operation operation, MpadVaultTestFault fault, gint64 n, gint64 *writes)
{
  MpadVault *vault = fixture_open (self);
  g_autoptr (GError) error = NULL;
  gboolean done;

  mpad_vault_test_fail_from (fault, n);
  done = operation (self, vault, &error);
  *writes = mpad_vault_test_writes ();
  mpad_vault_close (vault);
  mpad_vault_test_fail_from (fault, -1);
  g_assert_true (done || error != NULL);
  if (!done && fault == MPAD_VAULT_TEST_FULL)
    g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_FULL);
  check_vault (self, n);
  return done;
}

static void
fail_everywhere (Fixture *self, Operation operation, MpadVaultTestFault fault)
{
  gint64 writes, unused, step, failed = 0;

  g_assert_true (fail_at (self, operation, fault, G_MAXINT32, &writes));
  step = g_getenv ("MELDPAD_LONG") != NULL ? 1 : MAX (1, writes / CI_ROUNDS);
  for (gint64 n = 0; n <= writes; n += step)
    failed += !fail_at (self, operation, fault, n, &unused);
  g_test_message ("%" G_GINT64_FORMAT " writes, failed %" G_GINT64_FORMAT " times", writes, failed);
  g_assert_cmpint (failed, >, 0);
}

static void
test_operation (Fixture *self, gconstpointer data)
{
  Operation operation = (Operation) data;
  g_autoptr (GError) error = NULL;
  MpadVault *vault = fixture_create (self);

  g_assert_true (fixture_put (vault, "oud", &error));
  mpad_vault_close (vault);
  fail_everywhere (self, operation, MPAD_VAULT_TEST_FULL);
  fail_everywhere (self, operation, MPAD_VAULT_TEST_IO);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    Operation operation;
  } tests[] = {
    { "/faults/11-save", save },
    { "/faults/11-backup", backup },
    { "/faults/11-rewrite", rewrite },
    { "/faults/11-slot-change", change_slots },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, tests[i].operation, fixture_set_up, test_operation,
                fixture_tear_down);
  return g_test_run ();
}
