/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Linked with the vault as the program is: makes a vault at argv[1] with a known text in it. What
 * the isolation test runs under a preloaded libsqlite3. */
#include "mpad-db.h"
#include "mpad-vault-test.h"

#define CANARY "KANARIE van Noor Verzonnen"

static gboolean
put_canary (MpadVault *vault, G_GNUC_UNUSED gpointer data, GError **error)
{
  MpadDb *db = mpad_vault_get_db (vault);

  return mpad_db_exec (db, "CREATE TABLE canary (text TEXT)", error) &&
         mpad_db_run (db, error, "INSERT INTO canary VALUES (?1)", "t", CANARY) &&
         mpad_vault_journal (vault, "test.canary", NULL, NULL, NULL, error);
}

int
main (int argc, char **argv)
{
  const MpadVaultSetup setup = {
    .school = "De Verzonnen School", .vt_region = "proefregio", .label = "NV", .practice = TRUE
  };
  g_autoptr (MpadSecret) passphrase = mpad_secret_new_passphrase ("zeven proefzinnen voor Noor");
  g_autoptr (MpadVault) vault = NULL;
  g_autoptr (GError) error = NULL;
  gint64 rows;

  if (argc != 2)
    return 2;
  mpad_vault_test_use_cheap_keys ();
  vault = mpad_vault_create (argv[1], &setup, passphrase, NULL, &error);
  if (vault == NULL || !mpad_vault_transact (vault, put_canary, NULL, &error) ||
      !mpad_db_get_int (mpad_vault_get_db (vault), &rows, 0, &error,
                        "SELECT count (*) FROM canary WHERE text = ?1", "t", CANARY) ||
      rows != 1)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "the text is not there");
      return 1;
    }
  return 0;
}
