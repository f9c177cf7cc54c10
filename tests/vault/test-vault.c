/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of creating, opening and closing a vault, and of every reason to refuse one. */
#include "vault-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static void
test_round_trip (Fixture *self, gconstpointer data)
{
  g_autofree char *value = NULL;
  g_autofree char *journal = g_strconcat (self->path, "-journal", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadVaultInfo) info = NULL;
  struct stat facts;
  MpadVault *vault;

  (void) data;
  vault = fixture_create (self);
  g_assert_false (mpad_vault_get_info (vault)->repaired);
  g_assert_true (fixture_put (vault, "eerste", &error));
  mpad_vault_close (vault);

  g_assert_cmpint (g_stat (self->path, &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 0777, ==, 0600);
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
  info = mpad_vault_info_read (self->path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (info->school, ==, "De Verzonnen School");
  g_assert_cmpstr (info->vt_region, ==, "proefregio");
  g_assert_true (info->practice);
  g_assert_false (info->unclean);
  g_assert_false (info->repaired);
  g_assert_cmpint (info->slots[0].kind, ==, MPAD_SLOT_PASSPHRASE);
  g_assert_cmpstr (info->slots[0].label, ==, "NV");
  g_assert_cmpint (info->slots[1].kind, ==, MPAD_SLOT_RECOVERY);
  g_assert_cmpint (info->slots[2].kind, ==, MPAD_SLOT_FREE);

  vault = fixture_open (self);
  g_assert_cmpstr (mpad_vault_get_slot_id (vault), ==, info->slots[0].id);
  value = fixture_get (vault);
  g_assert_cmpstr (value, ==, "eerste");
  g_assert_true (mpad_vault_journal_verify (vault, &error));
  g_assert_no_error (error);
  mpad_vault_close (vault);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/vault/what-was-saved-is-there-after-reopening", test_round_trip);
  return g_test_run ();
}
