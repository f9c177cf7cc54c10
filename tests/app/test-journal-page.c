/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal page with a real vault: readable rows, the result of the check, a sheet that fits. */
#include "app-fixture.h"

#include "mpad-journal-list.h"
#include "mpad-journal-page.h"

typedef struct
{
  GtkWidget *root;
  const char *text;
} Awaited;

static gboolean
is_shown (gpointer data)
{
  Awaited *awaited = data;

  return app_shows_text (awaited->root, awaited->text);
}

static void
wait_for_text (GtkWidget *root, const char *text)
{
  Awaited awaited = { root, text };

  g_test_message ("waiting for “%s”", text);
  app_wait (is_shown, &awaited);
}

static GtkWidget *
show_page (AppFixture *self, int width, int height)
{
  GtkWidget *page = GTK_WIDGET (mpad_journal_page_new (self->session));

  app_show (self, page, width, height);
  wait_for_text (page, T ("The journal holds"));
  return page;
}

static void
test_rows_in_words (AppFixture *self, gconstpointer data)
{
  GtkWidget *page = show_page (self, 1366, 768);
  GtkWidget *drop = app_find (page, GTK_TYPE_DROP_DOWN, NULL);

  app_keep (self, "journal");
  g_assert_true (app_shows_text (page, T ("Entry saved")));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop), 3);
  g_assert_false (app_shows_text (page, T ("Entry saved")));
  g_assert_true (app_shows_text (page, T ("Vault made")));
  /* every row was told in words, none by its name in the vault */
  g_assert_false (app_shows_text (page, "vault."));
}

static void
test_narrow (AppFixture *self, gconstpointer data)
{
  GtkWidget *page = show_page (self, 360, 700);
  int minimum;

  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  app_keep (self, "journal-narrow");
}

typedef struct
{
  MpadJournalState *state;
} Head;

static gpointer
head_job (MpadVault *vault, gpointer data, GError **error)
{
  return mpad_journal_check (vault, error);
}

static void
on_head_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  ((Head *) user_data)->state = mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (object), result,
                                                               NULL);
}

static gboolean
has_head (gpointer data)
{
  return ((Head *) data)->state != NULL;
}

static void
find_entries (GtkWidget *root, GPtrArray *found)
{
  if (GTK_IS_ENTRY (root))
    g_ptr_array_add (found, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_entries (child, found);
}

static void
test_a_sheet_is_checked (AppFixture *self, gconstpointer data)
{
  GtkWidget *page = show_page (self, 1366, 768);
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autofree char *row = NULL;
  GtkWidget *check = app_find (page, GTK_TYPE_BUTTON, T ("C_heck"));
  Head head = { NULL };

  mpad_vault_service_run_async (self->service, MPAD_JOB_READ, head_job, NULL, NULL, NULL, NULL,
                                on_head_cb, &head);
  app_wait (has_head, &head);
  find_entries (page, entries);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_false (gtk_widget_get_sensitive (check));
  row = g_strdup_printf ("%" G_GINT64_FORMAT, head.state->head_seq);
  gtk_editable_set_text (entries->pdata[0], row);
  gtk_editable_set_text (entries->pdata[1], head.state->head_long);
  g_signal_emit_by_name (check, "clicked");
  wait_for_text (page, T ("It fits: everything up to that row is as it was when the sheet was "
                          "printed."));
  gtk_editable_set_text (entries->pdata[1], "0000-0000-0000");
  g_signal_emit_by_name (check, "clicked");
  wait_for_text (page,
                 T ("It does not fit. Look whether row and code are typed well. If they are, "
                    "something was changed in what the sheet vouches for, or this is an older "
                    "copy of the vault."));
  app_keep (self, "journal-misfit");
  mpad_journal_state_free (head.state);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  APP_TEST ("/journal-page/F16-rows-in-words", test_rows_in_words);
  APP_TEST ("/journal-page/narrow", test_narrow);
  APP_TEST ("/journal-page/a-sheet-is-checked", test_a_sheet_is_checked);
  return g_test_run ();
}
