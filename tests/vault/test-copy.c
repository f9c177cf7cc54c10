/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of backups and of writing the vault anew under a new key. */
#include "mpad-vault-copy.h"
#include "mpad-vault-members.h"
#include "vault-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define NEW_RECOVERY_KEY "fedcba9876543210fedcba9876543210"

static MpadVault *
make_filled (Fixture *self, guint rows)
{
  MpadVault *vault = fixture_create (self);
  g_autofree char *sql = g_strdup_printf (
    "CREATE TABLE veel (id INTEGER PRIMARY KEY, tekst TEXT);"
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %u)"
    " INSERT INTO veel SELECT i, hex (randomblob (400)) FROM n",
    rows);

  g_assert_true (mpad_db_exec (mpad_vault_get_db (vault), sql, NULL));
  g_assert_true (fixture_put (vault, "oud", NULL));
  return vault;
}

static guint
count_files (Fixture *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (folder) != NULL)
    count++;
  return count;
}

static MpadVault *
open_at (const char *path, MpadSlotKind kind, const char *secret_text, GError **error)
{
  g_autoptr (MpadSecret) secret = mpad_secret_new (secret_text, strlen (secret_text));

  return mpad_vault_open (path, NULL, kind, secret, NULL, NULL, error);
}

static void
test_backup (Fixture *self, gconstpointer data)
{
  g_autofree char *target = g_build_filename (self->folder, "kopie.meldpad", NULL), *value = NULL,
                  *row = NULL;
  g_autoptr (MpadBackup) backup = NULL;
  g_autoptr (GError) error = NULL;
  double fraction = 0;
  guint steps = 0;
  MpadVault *vault, *copy;

  (void) data;
  vault = make_filled (self, 4000);
  backup = mpad_backup_new (vault, target, &error);
  g_assert_no_error (error);
  while (fraction < 1)
    {
      g_assert_true (mpad_backup_step (backup, &fraction, &error));
      steps++;
      /* A save in the middle belongs to the copy. */
      if (steps == 3)
        {
          g_assert_cmpfloat (fraction, <, 1);
          g_assert_true (fixture_put (vault, "tussendoor", &error));
        }
    }
  g_assert_cmpuint (steps, >, 4);
  g_assert_true (mpad_backup_verify (backup, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
  g_assert_true (mpad_backup_finish (backup, &error));
  g_assert_true (fixture_put (vault, "daarna", &error));
  row = fixture_query (mpad_vault_get_db (vault),
                       "SELECT count (*) FROM journal WHERE action = 'vault.backup'");
  g_assert_cmpstr (row, ==, "1");
  g_clear_pointer (&backup, mpad_backup_free);
  mpad_vault_close (vault);
  g_assert_cmpuint (count_files (self), ==, 2);

  copy = open_at (target, MPAD_SLOT_PASSPHRASE, PASSPHRASE, &error);
  g_assert_no_error (error);
  g_assert_false (mpad_vault_get_info (copy)->unclean);
  value = fixture_get (copy);
  g_assert_cmpstr (value, ==, "tussendoor");
  g_assert_true (mpad_vault_journal_verify (copy, &error));
  mpad_vault_close (copy);

  vault = fixture_open (self);
  g_assert_null (mpad_backup_new (vault, target, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_EXISTS);
  mpad_vault_close (vault);
}

static void
test_dropped (Fixture *self, gconstpointer data)
{
  g_autofree char *target = g_build_filename (self->folder, "kopie.meldpad", NULL);
  g_autoptr (GError) error = NULL;
  MpadVault *vault;

  (void) data;
  vault = make_filled (self, 4000);
  for (guint steps = 0; steps < 4; steps++)
    {
      g_autoptr (MpadBackup) backup = mpad_backup_new (vault, target, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < steps; i++)
        g_assert_true (mpad_backup_step (backup, NULL, &error));
      g_clear_pointer (&backup, mpad_backup_free);
      g_assert_true (fixture_put (vault, "gaat door", &error));
    }
  mpad_vault_close (vault);
  g_assert_cmpuint (count_files (self), ==, 1);
}

/* The name of the copy while it is being made. */
static char *
find_draft (Fixture *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    if (strstr (name, ".nieuw-") != NULL && !g_str_has_suffix (name, "-journal"))
      return g_build_filename (self->folder, name, NULL);
  return NULL;
}

static void
test_damaged_copy (Fixture *self, gconstpointer data)
{
  g_autofree char *target = g_build_filename (self->folder, "kopie.meldpad", NULL);
  MpadVault *vault;

  (void) data;
  vault = make_filled (self, 200);
  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (MpadBackup) backup = mpad_backup_new (vault, target, NULL);
      g_autofree char *draft = NULL;
      g_autoptr (GByteArray) bytes = NULL;
      g_autoptr (GError) error = NULL;
      double fraction = 0;

      while (fraction < 1)
        g_assert_true (mpad_backup_step (backup, &fraction, &error));
      draft = find_draft (self);
      bytes = fixture_load (draft);
      if (round % 3 == 0)
        g_byte_array_set_size (bytes,
                               (guint) g_test_rand_int_range (0, (gint32) bytes->len - 4096));
      else
        /* Past the salt of the first page, which nothing depends on. */
        bytes->data[round % 3 == 1 ? g_test_rand_int_range (0, 60000)
                                   : g_test_rand_int_range (65536 + 16, (gint32) bytes->len)] ^= 4;
      fixture_save (draft, bytes);
      g_assert_false (mpad_backup_verify (backup, &error));
      g_assert_nonnull (error);
    }
  mpad_vault_close (vault);
  g_assert_cmpuint (count_files (self), ==, 1);
}

static void
test_rewrite (Fixture *self, gconstpointer data)
{
  g_autofree char *kept = g_build_filename (self->folder, "oud.meldpad", NULL), *value = NULL,
                  *rows = NULL;
  g_autofree char *head_before = NULL;
  g_autoptr (MpadSecret) noor = mpad_secret_new_passphrase (PASSPHRASE);
  g_autoptr (MpadSecret) sam = mpad_secret_new_passphrase ("Sam Voorbeeld");
  g_autoptr (MpadSecret) recovery = mpad_secret_new (NEW_RECOVERY_KEY, 32);
  g_autoptr (GError) error = NULL;
  g_autofree char *slot = NULL, *uuid = NULL, *public_key = NULL;
  gint64 seq;
  MpadVault *vault;

  (void) data;
  vault = make_filled (self, 500);
  g_free (mpad_vault_add_member (vault, MPAD_SLOT_PASSPHRASE, "SV", sam, &error));
  slot = g_strdup (mpad_vault_get_slot_id (vault));
  uuid = g_strdup (mpad_vault_get_info (vault)->uuid);
  public_key = g_strdup (mpad_vault_get_info (vault)->public_key);
  head_before = mpad_vault_journal_head (vault, &seq, &error);

  g_assert_false (mpad_vault_rewrite (vault, sam, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_WRONG_KEY);
  g_clear_error (&error);
  g_assert_true (mpad_vault_rewrite (vault, noor, recovery, kept, NULL, NULL, &error));
  g_assert_no_error (error);

  /* The open vault goes on: same vault, same member, same history, new key. */
  g_assert_cmpstr (mpad_vault_get_info (vault)->uuid, ==, uuid);
  g_assert_cmpstr (mpad_vault_get_info (vault)->public_key, !=, public_key);
  g_assert_cmpstr (mpad_vault_get_slot_id (vault), ==, slot);
  g_assert_cmpstr (mpad_vault_get_info (vault)->slots[0].id, ==, slot);
  g_assert_cmpstr (mpad_vault_get_info (vault)->slots[0].label, ==, "NV");
  g_assert_cmpint (mpad_vault_get_info (vault)->slots[2].kind, ==, MPAD_SLOT_FREE);
  value = fixture_get (vault);
  g_assert_cmpstr (value, ==, "oud");
  rows = fixture_query (mpad_vault_get_db (vault), "SELECT count (*) FROM veel");
  g_assert_cmpstr (rows, ==, "500");
  g_assert_true (fixture_put (vault, "nieuw", &error));
  g_assert_true (mpad_vault_journal_verify (vault, &error));
  g_assert_no_error (error);
  g_assert_null (fixture_try (self, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_BUSY);
  g_clear_error (&error);
  mpad_vault_close (vault);
  g_assert_cmpuint (count_files (self), ==, 2);

  /* Sam and the old sheet open the old file, not the new one. */
  g_assert_null (open_at (self->path, MPAD_SLOT_PASSPHRASE, "Sam Voorbeeld", &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_WRONG_KEY);
  g_clear_error (&error);
  g_assert_null (fixture_try (self, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_WRONG_KEY);
  g_clear_error (&error);
  vault = open_at (kept, MPAD_SLOT_PASSPHRASE, "Sam Voorbeeld", &error);
  g_assert_no_error (error);
  g_assert_false (mpad_vault_get_info (vault)->unclean);
  mpad_vault_close (vault);
  vault = open_at (self->path, MPAD_SLOT_RECOVERY, NEW_RECOVERY_KEY, &error);
  g_assert_no_error (error);
  g_free (value);
  value = fixture_get (vault);
  g_assert_cmpstr (value, ==, "nieuw");
  mpad_vault_close (vault);
}

/* A full disk at every place of the rewrite: everything stays as it was. */
static void
test_rewrite_full_disk (Fixture *self, gconstpointer data)
{
  g_autoptr (MpadSecret) noor = mpad_secret_new_passphrase (PASSPHRASE);
  /* Each place once in the long run, a sample of them here. */
  gint32 stride = g_getenv ("MELDPAD_LONG") != NULL ? 1 : g_test_rand_int_range (6, 12);
  gboolean reached = TRUE;
  guint refused = 0;
  MpadVault *vault;

  (void) data;
  vault = make_filled (self, 50);
  for (gint64 after = 0; reached; after += stride)
    {
      g_autoptr (GError) error = NULL;
      gboolean done;

      mpad_vault_test_fail_from (MPAD_VAULT_TEST_FULL, after);
      done = mpad_vault_rewrite (vault, noor, NULL, NULL, NULL, NULL, &error);
      reached = mpad_vault_test_writes () > after;
      mpad_vault_test_fail_from (MPAD_VAULT_TEST_FULL, -1);
      if (!done)
        {
          g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_FULL);
          refused++;
        }
      g_clear_error (&error);
      g_assert_true (fixture_put (vault, "gaat door", &error));
      g_assert_true (mpad_vault_journal_verify (vault, &error));
      g_assert_cmpuint (count_files (self), <=, 2); /* the vault and its journal */
    }
  g_test_message ("%u places refused", refused);
  g_assert_cmpuint (refused, >, 20);
  mpad_vault_close (vault);
  g_assert_cmpuint (count_files (self), ==, 1);
  mpad_vault_close (fixture_open (self));
}

static void
test_rewrite_killed (Fixture *self, gconstpointer data)
{
  guint rounds = g_getenv ("MELDPAD_LONG") != NULL ? 400 : 40, renewed = 0, kept = 0;
  gint64 duration = 0;
  g_autofree char *key = NULL;
  MpadVault *vault;

  (void) data;
  vault = make_filled (self, 300);
  key = g_strdup (mpad_vault_get_info (vault)->public_key);
  mpad_vault_close (vault);
  for (guint i = 0; i < rounds + 1; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GError) error = NULL;
      g_autofree char *rows = NULL, *value = NULL;
      int status;
      pid_t child = fork ();

      if (child == 0)
        {
          g_autoptr (MpadSecret) noor = mpad_secret_new_passphrase (PASSPHRASE);

          vault = fixture_open (self);
          _exit (mpad_vault_rewrite (vault, noor, NULL, NULL, NULL, NULL, NULL) ? 0 : 1);
        }
      /* The first one is let through, to know how long it takes. */
      if (i > 0)
        {
          g_usleep ((gulong) g_random_int_range (0, (gint32) (duration * 5 / 4)));
          kill (child, SIGKILL);
        }
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      if (i == 0)
        {
          g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
          duration = g_get_monotonic_time () - start;
        }
      vault = fixture_open (self);
      g_assert_cmpuint (count_files (self), <=, 2); /* no unfinished copy, but a journal maybe */
      if (strcmp (mpad_vault_get_info (vault)->public_key, key) == 0)
        kept++;
      else
        renewed++;
      g_free (key);
      key = g_strdup (mpad_vault_get_info (vault)->public_key);
      value = fixture_get (vault);
      g_assert_cmpstr (value, ==, "oud");
      rows = fixture_query (mpad_vault_get_db (vault), "SELECT count (*) FROM veel");
      g_assert_cmpstr (rows, ==, "300");
      g_assert_true (mpad_vault_journal_verify (vault, &error));
      g_assert_no_error (error);
      mpad_vault_close (vault);
    }
  g_test_message ("%u old, %u new, none in between", kept, renewed);
  g_assert_cmpuint (kept, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/backup/holds-all-and-opens", test_backup);
  FIXTURE_TEST ("/backup/dropped-half-way-leaves-nothing", test_dropped);
  FIXTURE_TEST ("/backup/a-damaged-copy-is-never-called-tested", test_damaged_copy);
  FIXTURE_TEST ("/rewrite/new-key-same-vault", test_rewrite);
  FIXTURE_TEST ("/rewrite/a-full-disk-changes-nothing", test_rewrite_full_disk);
  FIXTURE_TEST ("/rewrite/killed-is-old-or-new", test_rewrite_killed);
  return g_test_run ();
}
