/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the journal: whatever is done to its rows is named. The tests have the key and take
 * the triggers away first: they play the member who knows SQL. */
#include "mpad-clock.h"
#include "mpad-journal.h"
#include "mpad-key.h"
#include "mpad-stmt.h"
#include "mpad-vault-private.h"
#include "vault-fixture.h"

#include <string.h>

static MpadVault *
vault_with_rows (Fixture *self, guint rows)
{
  MpadVault *vault = fixture_create (self);

  mpad_vault_set_actor (vault, "noor");
  for (guint i = 0; i < rows; i++)
    {
      g_autofree char *value = g_strdup_printf ("versie %u", i);

      g_assert_true (fixture_put (vault, value, NULL));
    }
  return vault;
}

static void
tamper (MpadVault *vault, const char *sql)
{
  g_autoptr (GError) error = NULL;

  mpad_db_exec (mpad_vault_get_db (vault),
                "DROP TRIGGER IF EXISTS journal_keep; DROP TRIGGER IF EXISTS journal_fixed",
                &error);
  g_assert_no_error (error);
  mpad_db_exec (mpad_vault_get_db (vault), sql, &error);
  g_assert_no_error (error);
}

static void
assert_named (MpadVault *vault, const MpadJournalHead *known, const char *what)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (mpad_journal_verify (vault->journal, known, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_JOURNAL);
  if (strstr (error->message, what) == NULL)
    g_error ("\"%s\" does not say \"%s\"", error->message, what);
}

static void
test_rows (Fixture *self, gconstpointer data)
{
  g_autoptr (GDateTime) moment = g_date_time_new_utc (2026, 11, 22, 9, 30, 0);
  g_autofree char *head = NULL, *row = NULL;
  g_autoptr (GError) error = NULL;
  gint64 seq;
  MpadVault *vault;

  (void) data;
  vault = vault_with_rows (self, 2);
  mpad_clock_set_for_test (g_date_time_to_unix (moment) * G_USEC_PER_SEC);
  g_assert_true (fixture_put (vault, "laatste", &error));
  mpad_clock_set_for_test (-1);
  head = mpad_vault_journal_head (vault, &seq, &error);
  g_assert_cmpint (seq, ==, 4); /* vault.create and three saves */
  g_assert_cmpuint (strlen (head), ==, 14);
  row = fixture_query (mpad_vault_get_db (vault),
                       "SELECT at_us || ' ' || slot || ' ' || staff || ' ' || action || ' ' || "
                       "object_kind || ' ' || object_id"
                       " || ' ' || length (salt) || ' ' || length (content_hash) || ' ' || (device "
                       "<> '') FROM journal WHERE seq = 4");
  {
    g_autofree char *wanted = g_strdup_printf (
      "%" G_GINT64_FORMAT " %s noor meta.save meta proef 16 32 1",
      g_date_time_to_unix (moment) * G_USEC_PER_SEC, mpad_vault_get_slot_id (vault));

    g_assert_cmpstr (row, ==, wanted);
  }
  g_assert_true (mpad_vault_journal_verify (vault, &error));
  mpad_vault_close (vault);

  /* Opening and closing are told too. */
  vault = fixture_open (self);
  {
    g_autofree char *actions = fixture_query (
      mpad_vault_get_db (vault),
      "SELECT group_concat (action, ' ' ORDER BY seq) FROM journal WHERE seq > 4");

    g_assert_cmpstr (actions, ==, "vault.close vault.open");
  }
  mpad_vault_close (vault);
}

static void
test_rows_stay (Fixture *self, gconstpointer data)
{
  static const char *const attempts[] = {
    "DELETE FROM journal",
    "UPDATE journal SET action = 'iets anders'",
    "UPDATE journal SET at_us = 0 WHERE seq = 2",
    "UPDATE journal SET salt = randomblob (16) WHERE seq = 2",
    "INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE seq = 2",
  };
  g_autoptr (GError) error = NULL;
  MpadVault *vault;

  (void) data;
  vault = vault_with_rows (self, 3);
  g_assert_true (
    mpad_db_exec (mpad_vault_get_db (vault), "PRAGMA recursive_triggers = ON", &error));
  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      if (mpad_db_exec (mpad_vault_get_db (vault), attempts[i], &error))
        g_error ("allowed: %s", attempts[i]);
      g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CONSTRAINT);
      g_clear_error (&error);
    }
  /* Forgetting a salt, when content is destroyed, is the one thing that may change. */
  g_assert_true (mpad_db_exec (mpad_vault_get_db (vault),
                               "UPDATE journal SET salt = NULL WHERE seq = 2", &error));
  g_assert_true (mpad_vault_journal_verify (vault, &error));
  mpad_vault_close (vault);
}

static void
test_edited (Fixture *self, gconstpointer data)
{
  static const char *const edits[] = { "at_us = at_us + 1", "utc_offset = utc_offset + 3600",
                                       "slot = 'x'", "staff = 'sam'", "staff = NULL",
                                       "device = 'x'", "action = 'meta.savf'",
                                       "object_kind = 'met'", "object_id = 'aproef'",
                                       "object_id = NULL", "content_hash = randomblob (32)",
                                       "content_hash = NULL", "row_hash = randomblob (32)",
                                       /* a letter moved from one field to the next */
                                       "object_kind = 'metap', object_id = 'roef'" };
  MpadVault *vault;

  (void) data;
  vault = vault_with_rows (self, 8);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autofree char *sql = g_strdup_printf (
        "BEGIN; CREATE TEMP TABLE kept AS SELECT * FROM journal WHERE seq = 5;"
        "UPDATE journal SET %s WHERE seq = 5; COMMIT",
        edits[i]);

      tamper (vault, sql);
      assert_named (vault, NULL, "Row 5 was changed");
      tamper (vault, "DELETE FROM journal WHERE seq = 5; INSERT INTO journal SELECT * FROM kept; "
                     "DROP TABLE kept");
      g_assert_true (mpad_vault_journal_verify (vault, NULL));
    }
  tamper (vault, "UPDATE journal SET prev_hash = randomblob (32) WHERE seq = 7");
  assert_named (vault, NULL, "Row 7 does not follow");
  mpad_vault_close (vault);
}

static void
test_removed (Fixture *self, gconstpointer data)
{
  MpadVault *vault;

  (void) data;
  vault = vault_with_rows (self, 8);
  tamper (vault,
          "CREATE TEMP TABLE kept AS SELECT * FROM journal; DELETE FROM journal WHERE seq = 4");
  assert_named (vault, NULL, "Row 4 is missing");
  tamper (vault, "UPDATE journal SET seq = seq - 1 WHERE seq > 4");
  assert_named (vault, NULL, "Row 4 does not follow");
  tamper (vault, "DELETE FROM journal; INSERT INTO journal SELECT * FROM kept WHERE seq > 1");
  assert_named (vault, NULL, "Row 1 is missing");
  tamper (vault, "UPDATE journal SET seq = seq - 1");
  assert_named (vault, NULL, "Row 1 does not follow");
  mpad_vault_close (vault);
}

static void
test_reordered (Fixture *self, gconstpointer data)
{
  MpadVault *vault;

  (void) data;
  vault = vault_with_rows (self, 8);
  tamper (vault, "UPDATE journal SET seq = 1000 WHERE seq = 4; UPDATE journal SET seq = 4 WHERE "
                 "seq = 5; UPDATE journal SET seq = 5 WHERE seq = 1000");
  assert_named (vault, NULL, "Row 4 does not follow");
  mpad_vault_close (vault);
}

/* Only somebody who saw a later head can tell that the end was cut off. */
static void
test_cut (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  MpadJournalHead known, early;
  MpadVault *vault;

  (void) data;
  vault = vault_with_rows (self, 5);
  g_assert_true (mpad_journal_get_head (vault->journal, &early, &error));
  g_assert_true (fixture_put (vault, "nog een", &error));
  g_assert_true (mpad_journal_get_head (vault->journal, &known, &error));
  g_assert_true (fixture_put (vault, "en nog een", &error));
  g_assert_true (mpad_journal_verify (vault->journal, &known, &error));
  g_assert_no_error (error);
  tamper (vault, "DELETE FROM journal WHERE seq > 6");
  g_assert_true (mpad_journal_verify (vault->journal, NULL, &error));
  g_assert_true (mpad_journal_verify (vault->journal, &early, &error));
  assert_named (vault, &known, "Row 7 is missing: the journal was cut off");
  /* Going on as if nothing had happened makes another row 7. */
  g_assert_true (fixture_put (vault, "andere geschiedenis", &error));
  assert_named (vault, &known, "Row 7 is not the row that was seen here before");
  tamper (vault, "DELETE FROM journal");
  assert_named (vault, &known, "Row 1 is missing");
  mpad_vault_close (vault);
}

/* A page put back to an older state keeps the chain whole, but not the content. */
static void
test_content (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) now = g_bytes_new_static ("versie 2", 8),
                     older = g_bytes_new_static ("versie 1", 8);
  g_autoptr (GError) error = NULL;
  MpadVault *vault;

  (void) data;
  vault = vault_with_rows (self, 3);
  g_assert_true (mpad_journal_matches (vault->journal, "meta", "proef", now, &error));
  g_assert_no_error (error);
  g_assert_false (mpad_journal_matches (vault->journal, "meta", "proef", older, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_JOURNAL);
  g_clear_error (&error);
  g_assert_false (mpad_journal_matches (vault->journal, "meta", "nooit", now, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_JOURNAL);
  mpad_vault_close (vault);
}

/* Rows from before a new data key are checked with the key they were written under. */
static void
test_new_key (Fixture *self, gconstpointer data)
{
  g_autoptr (MpadSecret) dek = mpad_secret_new_random (32);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) key = NULL;
  MpadVault *vault;

  (void) data;
  vault = vault_with_rows (self, 4);
  {
    g_autoptr (MpadSecret)
      old_key = mpad_key_derive (mpad_secret_peek (vault->payload), MPAD_KEY_JOURNAL);

    key = g_bytes_new (mpad_secret_peek (old_key), 32);
  }
  mpad_journal_free (vault->journal);
  vault->journal = mpad_journal_new (vault->db, mpad_secret_peek (dek),
                                     vault->container->header.table + MPAD_TABLE_UUID);
  assert_named (vault, NULL, "Row 1 was changed");
  g_assert_true (
    mpad_db_run (vault->db, &error, "INSERT INTO journal_key VALUES (5, ?1)", "b", key));
  g_assert_true (mpad_vault_journal_verify (vault, &error));
  g_assert_true (fixture_put (vault, "onder de nieuwe sleutel", &error));
  g_assert_true (mpad_vault_journal_verify (vault, &error));
  g_assert_no_error (error);
  tamper (vault, "UPDATE journal SET action = 'x' WHERE seq = 5");
  assert_named (vault, NULL, "Row 5 was changed");
  mpad_vault_close (vault);
}

static gboolean
append_many (MpadVault *vault, gpointer data, GError **error)
{
  guint rows = GPOINTER_TO_UINT (data);
  g_autoptr (GBytes) content = g_bytes_new_take (g_strnfill (1500, 'a'), 1500);

  for (guint i = 0; i < rows; i++)
    if (!mpad_vault_journal (vault, "entry.save", "entry", "proef", content, error))
      return FALSE;
  return TRUE;
}

static void
test_many (Fixture *self, gconstpointer data)
{
  guint rows = g_getenv ("MELDPAD_LONG") != NULL ? 100000 : 5000;
  g_autoptr (GError) error = NULL;
  gint64 start, between, end;
  MpadVault *vault;

  (void) data;
  vault = fixture_create (self);
  start = g_get_monotonic_time ();
  g_assert_true (mpad_vault_transact (vault, append_many, GUINT_TO_POINTER (rows), &error));
  between = g_get_monotonic_time ();
  g_assert_true (mpad_vault_journal_verify (vault, &error));
  end = g_get_monotonic_time ();
  g_test_message ("%u rows: append %.3f ms a row, verify %.2f s", rows,
                  (double) (between - start) / 1000 / rows, (double) (end - between) / 1e6);
  mpad_vault_close (vault);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/journal/a-row-tells-who-what-when", test_rows);
  FIXTURE_TEST ("/journal/rows-stay", test_rows_stay);
  FIXTURE_TEST ("/journal/an-edited-row-is-named", test_edited);
  FIXTURE_TEST ("/journal/a-removed-row-is-named", test_removed);
  FIXTURE_TEST ("/journal/reordered-rows-are-named", test_reordered);
  FIXTURE_TEST ("/journal/a-cut-off-end-is-named-where-it-was-known", test_cut);
  FIXTURE_TEST ("/journal/older-content-is-noticed", test_content);
  FIXTURE_TEST ("/journal/rows-outlive-their-key", test_new_key);
  FIXTURE_TEST ("/journal/many-rows", test_many);
  return g_test_run ();
}
