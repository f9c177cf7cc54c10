/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kills the program with SIGKILL while it saves, again and again: what was promised is there.
 * 200 times, or 10,000 with MELDPAD_LONG=1. */
#include "vault-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  gint64 number;
} Save;

static gboolean
save (MpadVault *vault, gpointer data, GError **error)
{
  Save *next = data;
  MpadDb *db = mpad_vault_get_db (vault);
  g_autofree char *text = g_strnfill ((gsize) g_random_int_range (200, 9000), 'k');
  g_autoptr (GBytes) content = g_bytes_new (text, strlen (text));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, next->number);

  return mpad_db_run (db, error, "INSERT INTO stuk VALUES (?1, ?2)", "it", next->number, text) &&
         mpad_db_run (db, error, "INSERT INTO zoek (rowid, tekst) VALUES (?1, ?2)", "it",
                      next->number, "een woord van het kind") &&
         mpad_db_run (db, error, "DELETE FROM stuk WHERE id < ?1", "i", next->number - 400) &&
         mpad_db_run (db, error, "UPDATE teller SET n = ?1", "i", next->number) &&
         mpad_vault_journal (vault, "stuk.save", "stuk", id, content, error);
}

static G_NORETURN void
save_for_ever (Fixture *self, int out)
{
  MpadVault *vault = fixture_try (self, NULL);
  Save next = { 0 };

  if (vault == NULL || !mpad_db_get_int (mpad_vault_get_db (vault), &next.number, 0, NULL,
                                         "SELECT n FROM teller", NULL))
    _exit (3);
  for (;;)
    {
      next.number++;
      if (!mpad_vault_transact (vault, save, &next, NULL) ||
          write (out, &next.number, sizeof next.number) != sizeof next.number)
        _exit (4);
    }
}

typedef struct
{
  gint64 promised;
  guint hot;   /* journals left behind by a kill */
  guint ahead; /* saves that were done but not promised yet */
} Tally;

/* Kills @rounds times on one vault, which grows meanwhile. */
static void
kill_rounds (Fixture *self, guint rounds, Tally *tally)
{
  g_autofree char *journal = g_strconcat (self->path, "-journal", NULL);
  g_autoptr (GError) error = NULL;
  gint64 acknowledged = 0;
  MpadVault *vault;

  vault = fixture_create (self);
  g_assert_true (mpad_db_exec (mpad_vault_get_db (vault),
                               "CREATE TABLE stuk (id INTEGER PRIMARY KEY, tekst TEXT); CREATE "
                               "TABLE teller (n); INSERT INTO teller VALUES (0);"
                               "CREATE VIRTUAL TABLE zoek USING fts5 (tekst)",
                               &error));
  mpad_vault_close (vault);

  for (guint i = 0; i < rounds; i++)
    {
      g_autofree char *check = NULL, *pages = NULL;
      gint64 number, stored, rows, words;
      int pipes[2], status;
      GStatBuf facts;
      pid_t child;

      g_assert_cmpint (pipe (pipes), ==, 0);
      child = fork ();
      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        {
          close (pipes[0]);
          save_for_ever (self, pipes[1]);
        }
      close (pipes[1]);
      /* Some moment of some save; early ones hit the opening too. */
      g_usleep ((gulong) g_random_int_range (1000, 40000));
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFSIGNALED (status));
      while (read (pipes[0], &number, sizeof number) == sizeof number)
        acknowledged = number;
      close (pipes[0]);
      if (g_stat (journal, &facts) == 0 && facts.st_size > 4096)
        tally->hot++;

      vault = fixture_try (self, &error);
      g_assert_no_error (error);
      g_assert_null (mpad_vault_get_set_aside (vault));
      g_assert_true (mpad_db_get_int (mpad_vault_get_db (vault), &stored, -1, &error,
                                      "SELECT n FROM teller", NULL));
      g_assert_true (mpad_db_get_int (mpad_vault_get_db (vault), &rows, 0, &error,
                                      "SELECT max (id) FROM stuk", NULL));
      g_assert_true (mpad_db_get_int (mpad_vault_get_db (vault), &words, 0, &error,
                                      "SELECT count (*) FROM zoek WHERE zoek MATCH 'kind'", NULL));
      g_assert_cmpint (stored, >=, acknowledged);
      g_assert_cmpint (stored, <=, acknowledged + 1);
      g_assert_cmpint (rows, ==, stored);
      g_assert_cmpint (words, ==, stored);
      tally->ahead += stored > acknowledged;
      acknowledged = stored;
      if (i % 10 == 0)
        g_assert_true (mpad_vault_journal_verify (vault, &error));
      check = fixture_query (mpad_vault_get_db (vault),
                             i % 10 == 0 ? "PRAGMA integrity_check" : "PRAGMA quick_check");
      g_assert_cmpstr (check, ==, "ok");
      pages = fixture_query (mpad_vault_get_db (vault), "PRAGMA cipher_integrity_check");
      g_assert_null (pages);
      mpad_vault_close (vault);
    }
  tally->promised += acknowledged;
}

/* Every check looks at the whole vault: it is a new one each thousand kills, or the time goes there. */
#define ROUNDS_A_VAULT 1000

static void
test_kill (Fixture *self, gconstpointer data)
{
  guint rounds = g_getenv ("MELDPAD_LONG") != NULL ? 10000 : 200;
  Tally tally = { 0 };

  (void) data;
  for (guint done = 0; done < rounds; done += ROUNDS_A_VAULT)
    {
      g_unlink (self->path);
      kill_rounds (self, MIN (ROUNDS_A_VAULT, rounds - done), &tally);
      g_test_message ("%u kills, %" G_GINT64_FORMAT
                      " saves promised, %u journals left, %u saves ahead of their promise, 0 lost",
                      done + MIN (ROUNDS_A_VAULT, rounds - done), tally.promised, tally.hot,
                      tally.ahead);
    }
  g_assert_cmpint (tally.promised, >, rounds);
  g_assert_cmpuint (tally.hot, >, rounds / 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/crash/killed-while-saving-loses-nothing-promised", test_kill);
  return g_test_run ();
}
