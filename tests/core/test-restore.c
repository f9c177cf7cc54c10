/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of putting a copy back: what differs is told first; the present file stays; who was shut out
 * since stays out. */
#include "store-fixture.h"

#include "mpad-copy-diff.h"
#include "mpad-stmt.h"
#include "mpad-vault-copy.h"
#include "mpad-vault-members.h"

#include <glib/gstdio.h>

#define MINE "zeven proefzinnen voor Noor Verzonnen"
#define THEIRS "een wachtzin van Sam Voorbeeld"

static char *
make_copy (StoreFixture *self)
{
  char *path = g_build_filename (self->folder, "kopie.meldpad", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadBackup) backup = mpad_backup_new (self->vault, path, &error);
  double fraction = 0;

  g_assert_no_error (error);
  while (fraction < 1)
    g_assert_true (mpad_backup_step (backup, &fraction, &error));
  g_assert_true (mpad_backup_verify (backup, &error));
  g_assert_true (mpad_backup_finish (backup, &error));
  g_assert_no_error (error);
  return path;
}

static char *
hash_file (const char *path)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) content, length);
}

static void
save_entry (StoreFixture *self, const MpadDossier *dossier)
{
  g_autoptr (MpadEntry) entry = store_new_signal (dossier);
  g_autoptr (GError) error = NULL;

  mpad_entry_store_save (self->vault, entry, &error);
  g_assert_no_error (error);
}

/* A copy with one dossier; now that one has an entry more, and there is a second. */
static char *
make_difference (StoreFixture *self)
{
  g_autoptr (MpadDossier) old = store_add_dossier (self);
  g_autoptr (MpadDossier) fresh = NULL;
  char *copy;

  save_entry (self, old);
  copy = make_copy (self);
  save_entry (self, old);
  fresh = store_add_dossier (self);
  save_entry (self, fresh);
  return copy;
}

static void
test_told_first_then_put_back (StoreFixture *self, gconstpointer data)
{
  g_autofree char *path = make_difference (self);
  g_autofree char *keep = g_build_filename (self->folder, "vervangen.meldpad", NULL);
  g_autofree char *before = hash_file (path), *after = NULL;
  g_autoptr (MpadSecret) mine = mpad_secret_new_passphrase (MINE);
  g_autoptr (MpadVault) copy = NULL, kept = NULL;
  g_autoptr (MpadCopyDiff) diff = NULL;
  g_autoptr (GError) error = NULL;
  const MpadCopyDossier *changed, *gone;

  copy = mpad_vault_open_copy (self->vault, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (mpad_vault_is_read_only (copy));
  diff = mpad_copy_diff_new (self->vault, copy, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (diff->dossiers->len, ==, 2);
  changed = diff->dossiers->pdata[0];
  gone = diff->dossiers->pdata[1];
  g_assert_false (changed->only_now);
  g_assert_cmpuint (changed->lost, ==, 1);
  g_assert_cmpuint (changed->back, ==, 0);
  g_assert_true (gone->only_now);
  g_assert_true (diff->common);
  g_assert_cmpint (diff->now_rows, >, diff->copy_rows);

  g_assert_true (mpad_vault_restore (self->vault, copy, keep, NULL, NULL, &error));
  g_assert_no_error (error);
  g_clear_pointer (&copy, mpad_vault_close);
  after = hash_file (path);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (store_count (self, "SELECT count (*) FROM dossier"), ==, 1);
  g_assert_cmpint (store_count (self, "SELECT count (*) FROM entry"), ==, 1);
  g_assert_cmpint (store_count_action (self, "vault.restore"), ==, 1);
  g_assert_true (mpad_vault_journal_verify (self->vault, &error));
  g_assert_no_error (error);
  store_reopen (self);
  /* what was replaced is whole, and opens */
  kept = mpad_vault_open_for_reading (keep, NULL, MPAD_SLOT_PASSPHRASE, mine, &error);
  g_assert_no_error (error);
  g_clear_pointer (&diff, mpad_copy_diff_free);
  diff = mpad_copy_diff_new (self->vault, kept, &error);
  g_assert_false (diff->common);
  g_assert_cmpuint (((MpadCopyDossier *) diff->dossiers->pdata[0])->back, ==, 1);
  g_assert_true (((MpadCopyDossier *) diff->dossiers->pdata[1])->only_copy);
}

static void
test_shut_out_stays_out (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadSecret) mine = mpad_secret_new_passphrase (MINE);
  g_autoptr (MpadSecret) theirs = mpad_secret_new_passphrase (THEIRS);
  g_autofree char *keep = g_build_filename (self->folder, "vervangen.meldpad", NULL);
  g_autofree char *path = NULL, *slot = NULL;
  g_autoptr (MpadVault) copy = NULL;
  g_autoptr (GError) error = NULL;

  slot = mpad_vault_add_member (self->vault, MPAD_SLOT_PASSPHRASE, "SV", theirs, &error);
  path = make_copy (self);
  g_assert_true (mpad_vault_remove_member (self->vault, slot, &error));
  g_assert_true (mpad_vault_rewrite (self->vault, mine, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);

  /* the copy is of another key: it asks for a passphrase of its time */
  g_assert_null (mpad_vault_open_copy (self->vault, path, NULL, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_WRONG_KEY);
  g_clear_error (&error);
  copy = mpad_vault_open_copy (self->vault, path, mine, &error);
  g_assert_no_error (error);
  g_assert_true (mpad_vault_restore (self->vault, copy, keep, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (mpad_vault_journal_verify (self->vault, &error));
  g_assert_no_error (error);
  g_clear_pointer (&self->vault, mpad_vault_close);
  g_assert_null (
    mpad_vault_open (self->path, NULL, MPAD_SLOT_PASSPHRASE, theirs, NULL, NULL, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_WRONG_KEY);
  g_clear_error (&error);
  self->vault = mpad_vault_open (self->path, NULL, MPAD_SLOT_PASSPHRASE, mine, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (mpad_vault_journal_verify (self->vault, &error));
}

static void
test_a_copy_of_another_vault_is_refused (StoreFixture *self, gconstpointer data)
{
  StoreFixture other = { 0 };
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  store_set_up (&other, NULL);
  path = make_copy (&other);
  g_assert_null (mpad_vault_open_copy (self->vault, path, NULL, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_UNPROVEN);
  store_tear_down (&other, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/restore/difference-first-present-file-kept", test_told_first_then_put_back);
  STORE_TEST ("/restore/who-was-shut-out-stays-out", test_shut_out_stays_out);
  STORE_TEST ("/restore/another-vault", test_a_copy_of_another_vault_is_refused);
  return g_test_run ();
}
