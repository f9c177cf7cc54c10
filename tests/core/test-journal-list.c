/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of reading the journal: readable rows, the result of the check, codes on paper. */
#include "store-fixture.h"

#include "mpad-controle-paper.h"
#include "mpad-journal-list.h"
#include "mpad-stmt.h"

static const MpadJournalRow *
find_action (GPtrArray *rows, const char *action)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (((MpadJournalRow *) rows->pdata[i])->action, action) == 0)
      return rows->pdata[i];
  g_assert_not_reached ();
}

static GPtrArray *
list_all (StoreFixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = mpad_journal_list (self->vault, 0, G_MAXINT64, &error);

  g_assert_no_error (error);
  return rows;
}

static void
test_rows_say_who_what_when (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);
  g_autoptr (GPtrArray) rows = list_all (self), none = NULL;
  g_autoptr (GError) error = NULL;
  const MpadJournalRow *opened = find_action (rows, "dossier.open");
  const MpadJournalRow *created = find_action (rows, "vault.create");

  g_assert_cmpstr (opened->who, ==, "Noor Verzonnen");
  g_assert_cmpstr (opened->label, ==, "NV");
  g_assert_cmpstr (opened->subject, ==, dossier->number);
  g_assert_true (opened->here);
  g_assert_cmpuint (strlen (opened->local), ==, strlen ("2026-11-22T16:05"));
  g_assert_null (created->who);
  g_assert_cmpint (((MpadJournalRow *) rows->pdata[0])->seq, ==, rows->len);
  none = mpad_journal_list (self->vault, 0, created->at_us, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_codes_on_paper_fit_until_something_changes (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadJournalState) state = mpad_journal_check (self->vault, &error);
  g_autofree char *sloppy = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (state->fault, ==, MPAD_JOURNAL_WHOLE);
  g_assert_cmpuint (strlen (state->head_long), ==, 24);
  g_assert_true (g_str_has_prefix (state->head_long, state->head));
  g_assert_true (mpad_journal_fits (self->vault, state->head_seq, state->head, &error));
  g_assert_true (mpad_journal_fits (self->vault, state->head_seq, state->head_long, &error));
  sloppy = g_ascii_strdown (state->head_long, -1);
  g_strdelimit (sloppy, "-", ' ');
  g_strdelimit (sloppy, "0", 'o');
  g_assert_true (mpad_journal_fits (self->vault, state->head_seq, sloppy, &error));
  g_assert_false (mpad_journal_fits (self->vault, state->head_seq - 1, state->head, &error));
  g_assert_false (mpad_journal_fits (self->vault, state->head_seq + 1, state->head, &error));
  g_assert_false (mpad_journal_fits (self->vault, state->head_seq, "", &error));
  g_assert_no_error (error);
}

static void
test_a_fault_reaches_screen_and_paper (StoreFixture *self, gconstpointer data)
{
  MpadDb *db = mpad_vault_get_db (self->vault);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (MpadJournalState) state = NULL;
  g_autoptr (MpadDocument) paper = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (mpad_db_exec (db,
                               "DROP TRIGGER journal_fixed;"
                               "UPDATE journal SET action = 'entry.save' WHERE seq = 2",
                               &error));
  g_assert_no_error (error);
  state = mpad_journal_check (self->vault, &error);
  g_assert_no_error (error);
  g_assert_cmpint (state->fault, ==, MPAD_JOURNAL_CHANGED);
  g_assert_cmpint (state->fault_seq, ==, 2);
  rows = list_all (self);
  paper = mpad_controle_paper_new (mpad_vault_get_info (self->vault), 2026, 11, rows, state,
                                   &error);
  g_assert_no_error (error);
  g_assert_nonnull (paper);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/journal-list/F16-who-what-when", test_rows_say_who_what_when);
  STORE_TEST ("/journal-list/codes-on-paper", test_codes_on_paper_fit_until_something_changes);
  STORE_TEST ("/journal-list/a-fault-is-shown", test_a_fault_reaches_screen_and_paper);
  return g_test_run ();
}
