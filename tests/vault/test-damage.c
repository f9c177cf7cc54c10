/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of damage behind the header, of files left beside the vault, and of newer structures. */
#include "mpad-header.h"
#include "vault-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define PAGE 4096

static void
make_filled (Fixture *self)
{
  MpadVault *vault = fixture_create (self);
  g_autoptr (GError) error = NULL;

  mpad_db_exec (mpad_vault_get_db (vault),
                "CREATE TABLE veel (id INTEGER PRIMARY KEY, tekst TEXT);"
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)"
                " INSERT INTO veel SELECT i, hex (randomblob (400)) FROM n",
                &error);
  g_assert_no_error (error);
  mpad_vault_close (vault);
}

/* Whether opening or reading everything finds the damage, and how it is called. */
static int
read_all (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  MpadVault *vault = fixture_try (self, &error);
  gint64 sum = 0;
  int code = -1;

  if (vault != NULL)
    {
      /* The check that a backup makes, too: it reads pages that no table uses now. */
      g_autofree char *pages = NULL;

      if (mpad_db_get_int (mpad_vault_get_db (vault), &sum, 0, &error,
                           "SELECT sum (length (tekst)) FROM veel", NULL) &&
          mpad_vault_journal_verify (vault, &error))
        pages = fixture_query (mpad_vault_get_db (vault), "PRAGMA cipher_integrity_check");
      if (pages != NULL)
        code = MPAD_VAULT_ERROR_CORRUPT;
      mpad_vault_close (vault);
    }
  if (error != NULL)
    code = error->code;
  return code;
}

static void
test_flipped_bytes (Fixture *self, gconstpointer data)
{
  g_autoptr (GByteArray) whole = NULL;
  guint rounds = g_getenv ("MELDPAD_LONG") != NULL ? 3000 : 300, found = 0;

  (void) data;
  make_filled (self);
  whole = fixture_load (self->path);
  g_assert_cmpint (read_all (self), ==, -1);
  for (guint i = 0; i < rounds; i++)
    {
      /* Not the salt in front: it is kept in the slot as well (see the next test). */
      gint32 at = g_test_rand_int_range (MPAD_HEADER_SIZE + 16, (gint32) whole->len);
      int code;

      if (i % 10 == 0)
        at = MPAD_HEADER_SIZE + 16 +
             (gint32) i; /* the first page decides whether it opens at all */
      whole->data[at] ^= (guint8) g_test_rand_int_range (1, 256);
      fixture_save (self->path, whole);
      code = read_all (self);
      g_assert_cmpint (code, ==, MPAD_VAULT_ERROR_CORRUPT);
      found++;
      g_clear_pointer (&whole, g_byte_array_unref);
      g_unlink (self->path);
      make_filled (self);
      whole = fixture_load (self->path);
    }
  g_assert_cmpuint (found, ==, rounds);
}

static void
test_salt (Fixture *self, gconstpointer data)
{
  g_autoptr (GByteArray) whole = NULL;

  (void) data;
  make_filled (self);
  whole = fixture_load (self->path);
  for (guint i = 0; i < 16; i++)
    whole->data[MPAD_HEADER_SIZE + i] ^= 0xff;
  fixture_save (self->path, whole);
  g_assert_cmpint (read_all (self), ==, -1);
}

static void
test_cut_off (Fixture *self, gconstpointer data)
{
  g_autoptr (GByteArray) whole = NULL;

  (void) data;
  make_filled (self);
  whole = fixture_load (self->path);
  g_byte_array_set_size (whole, MPAD_HEADER_SIZE + 20 * PAGE);
  fixture_save (self->path, whole);
  g_assert_cmpint (read_all (self), ==, MPAD_VAULT_ERROR_CORRUPT);
  g_byte_array_set_size (whole, MPAD_HEADER_SIZE);
  fixture_save (self->path, whole);
  g_assert_cmpint (read_all (self), ==, MPAD_VAULT_ERROR_CORRUPT);
}

/* Saves in a child until it is killed with a journal lying there. */
static void
leave_journal (Fixture *self, const char *journal)
{
  for (;;)
    {
      int pipes[2], status;
      g_autoptr (GError) error = NULL;
      char byte;
      pid_t child;
      GStatBuf facts;

      g_assert_cmpint (pipe (pipes), ==, 0);
      child = fork ();
      if (child == 0)
        {
          MpadVault *vault = fixture_try (self, NULL);

          mpad_db_begin (mpad_vault_get_db (vault), NULL);
          /* Far more than the page cache: pages go into the file before the commit. */
          mpad_db_exec (mpad_vault_get_db (vault),
                        "PRAGMA cache_size = 5; UPDATE veel SET tekst = hex (randomblob (400))",
                        NULL);
          (void) !write (pipes[1], "x", 1);
          pause ();
        }
      close (pipes[1]);
      g_assert_cmpint (read (pipes[0], &byte, 1), ==, 1);
      close (pipes[0]);
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      if (g_stat (journal, &facts) == 0 && facts.st_size > 2 * PAGE)
        return;
    }
}

static void
test_own_journal (Fixture *self, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (self->path, "-journal", NULL), *sum = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  MpadVault *vault;

  (void) data;
  make_filled (self);
  vault = fixture_open (self);
  sum = fixture_query (mpad_vault_get_db (vault),
                       "SELECT group_concat (substr (tekst, 1, 4)) FROM veel");
  mpad_vault_close (vault);
  leave_journal (self, journal);
  vault = fixture_open (self);
  g_assert_true (mpad_vault_get_info (vault)->unclean);
  g_assert_null (mpad_vault_get_set_aside (vault));
  after = fixture_query (mpad_vault_get_db (vault),
                         "SELECT group_concat (substr (tekst, 1, 4)) FROM veel");
  g_assert_cmpstr (after, ==, sum);
  mpad_vault_close (vault);
}

static void
test_stale_journal (Fixture *self, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (self->path, "-journal", NULL),
                  *first_aside = g_strconcat (journal, ".vreemd", NULL);
  g_autoptr (GByteArray) stale = NULL;
  guint rounds = g_getenv ("MELDPAD_LONG") != NULL ? 100 : 20;

  (void) data;
  make_filled (self);
  leave_journal (self, journal);
  stale = fixture_load (journal);
  g_assert_cmpint (read_all (self), ==, -1);
  for (guint i = 0; i < rounds; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *check = NULL, *pages = NULL;
      g_autoptr (GByteArray) aside = NULL;
      MpadVault *vault;

      /* A synchronised folder brings the old journal back beside the newer vault. */
      fixture_save (journal, stale);
      vault = fixture_try (self, &error);
      g_assert_no_error (error);
      g_assert_nonnull (mpad_vault_get_set_aside (vault));
      aside = fixture_load (mpad_vault_get_set_aside (vault));
      g_assert_cmpmem (aside->data, aside->len, stale->data, stale->len);
      check = fixture_query (mpad_vault_get_db (vault), "PRAGMA integrity_check");
      g_assert_cmpstr (check, ==, "ok");
      pages = fixture_query (mpad_vault_get_db (vault), "PRAGMA cipher_integrity_check");
      g_assert_null (pages);
      g_assert_true (mpad_vault_journal_verify (vault, &error));
      g_assert_true (
        mpad_db_exec (mpad_vault_get_db (vault),
                      "UPDATE veel SET tekst = hex (randomblob (401)) WHERE id % 3 = 0", &error));
      mpad_vault_close (vault);
    }
  g_assert_true (g_file_test (first_aside, G_FILE_TEST_EXISTS));
  {
    g_autoptr (GError) error = NULL;
    MpadVault *vault = fixture_try (self, &error);
    g_autofree char *rows = fixture_query (
      mpad_vault_get_db (vault),
      "SELECT count (*) FROM journal WHERE action = 'vault.foreign-journal'");

    g_assert_cmpint (atoi (rows), ==, (int) rounds);
    mpad_vault_close (vault);
  }
}

static void
test_foreign_wal (Fixture *self, gconstpointer data)
{
  g_autofree char *wal = g_strconcat (self->path, "-wal", NULL),
                  *shm = g_strconcat (self->path, "-shm", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;
  MpadVault *vault;

  (void) data;
  vault = fixture_create (self);
  g_assert_true (fixture_put (vault, "blijft", &error));
  mpad_vault_close (vault);
  g_assert_true (g_file_set_contents (wal, "7\x7f\x06\x82 niet van ons", -1, NULL));
  g_assert_true (g_file_set_contents (shm, "niet van ons", -1, NULL));
  vault = fixture_open (self);
  g_assert_nonnull (mpad_vault_get_set_aside (vault));
  value = fixture_get (vault);
  g_assert_cmpstr (value, ==, "blijft");
  mpad_vault_close (vault);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (shm, G_FILE_TEST_EXISTS));
}

static void
assert_structure_refused (Fixture *self, const char *sql, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) before = NULL, after = NULL;
  MpadVault *vault = fixture_open (self);

  g_assert_true (mpad_db_exec (mpad_vault_get_db (vault), sql, &error));
  mpad_vault_close (vault);
  before = fixture_load (self->path);
  g_assert_null (fixture_try (self, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, code);
  after = fixture_load (self->path);
  g_assert_cmpmem (before->data, before->len, after->data, after->len);
}

static void
test_newer_structure (Fixture *self, gconstpointer data)
{
  (void) data;
  mpad_vault_close (fixture_create (self));
  assert_structure_refused (self, "PRAGMA user_version = 2", MPAD_VAULT_ERROR_TOO_NEW);
}

static void
test_other_structure (Fixture *self, gconstpointer data)
{
  (void) data;
  mpad_vault_close (fixture_create (self));
  assert_structure_refused (self, "PRAGMA application_id = 7", MPAD_VAULT_ERROR_CORRUPT);
}

/* After an unclean end the pages are checked before anything is shown. */
static void
test_unclean_check (Fixture *self, gconstpointer data)
{
  g_autoptr (GByteArray) whole = NULL;
  g_autoptr (GError) error = NULL;
  guint8 session[MPAD_SESSION_ID_SIZE] = { 5 };
  MpadVault *vault;

  (void) data;
  make_filled (self);
  whole = fixture_load (self->path);
  whole->data[whole->len - 3 * PAGE] ^= 1;
  fixture_save (self->path, whole);
  vault = fixture_try (self, &error);
  g_assert_no_error (error);
  mpad_vault_close (vault);
  mpad_header_build_session (session, TRUE, whole->data + MPAD_SESSION_A);
  mpad_header_build_session (session, TRUE, whole->data + MPAD_SESSION_B);
  fixture_save (self->path, whole);
  g_assert_null (fixture_try (self, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CORRUPT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/damage/every-flipped-byte-is-found-and-called-damage", test_flipped_bytes);
  FIXTURE_TEST ("/damage/a-lost-salt-does-not-matter", test_salt);
  FIXTURE_TEST ("/damage/a-cut-off-file-is-damage", test_cut_off);
  FIXTURE_TEST ("/damage/our-own-journal-is-played-back", test_own_journal);
  FIXTURE_TEST ("/damage/a-stale-journal-is-set-aside", test_stale_journal);
  FIXTURE_TEST ("/damage/a-foreign-wal-is-set-aside", test_foreign_wal);
  FIXTURE_TEST ("/damage/a-newer-structure-is-refused-untouched", test_newer_structure);
  FIXTURE_TEST ("/damage/another-program-s-database-is-refused-untouched", test_other_structure);
  FIXTURE_TEST ("/damage/after-an-unclean-end-pages-are-checked", test_unclean_check);
  return g_test_run ();
}
