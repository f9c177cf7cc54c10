/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures for the directie as they are shown (D-11, F12). */
#include "app-fixture.h"

#include "mpad-dossier-store.h"
#include "mpad-entry-keys.h"
#include "mpad-entry-store.h"
#include "mpad-facts.h"
#include "mpad-figures-page.h"
#include "mpad-home-page.h"

static gboolean
is_counted (gpointer data)
{
  return mpad_figures_page_get_figures (data) != NULL;
}

/* Eight more dossiers beside the five of the practice school, each with a signal. */
static gpointer
fill_job (MpadVault *vault, gpointer data, GError **error)
{
  const MpadProtocol *protocol = data;

  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (MpadDossier) dossier = mpad_dossier_new ();
      g_autoptr (MpadEntry) entry = mpad_entry_new (MPAD_ENTRY_SIGNAL);
      MpadStatement *statement = mpad_statement_new (MPAD_STATEMENT_OBSERVATION);
      MpadPerson *pupil = mpad_person_new (MPAD_RELATION_PUPIL);

      pupil->given_name = g_strdup ("Proef");
      g_ptr_array_add (dossier->people, pupil);
      dossier->protocol_id = g_strdup (protocol->id);
      dossier->protocol_version = g_strdup (protocol->version);
      if (!mpad_dossier_store_create (vault, dossier, error))
        return NULL;
      entry->dossier_id = g_strdup (dossier->id);
      entry->step_id = g_strdup ("signalen");
      entry->happened = g_strdup ("2026-11-02");
      entry->precision = MPAD_HAPPENED_DAY;
      mpad_entry_set (entry, MPAD_KEY_CATEGORY,
                      i < 2 ? MPAD_CATEGORY_SEXUAL : MPAD_CATEGORY_NEGLECT);
      statement->text = g_strdup ("Verzonnen.");
      statement->source = g_strdup ("Juf Test");
      g_ptr_array_add (entry->statements, statement);
      if (!mpad_entry_store_save (vault, entry, error) ||
          !mpad_entry_store_finalize (vault, entry, error))
        return NULL;
    }
  return g_strdup ("done");
}

static void
on_filled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  char **done = user_data;

  *done = mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_set (gpointer data)
{
  return *(char **) data != NULL;
}

static void
test_shown (AppFixture *self, gconstpointer data)
{
  g_autofree char *done = NULL;
  GtkWidget *page;

  mpad_vault_service_run_async (self->service, MPAD_JOB_WRITE, fill_job,
                                mpad_session_get_protocol (self->session), NULL, NULL, NULL,
                                on_filled_cb, &done);
  app_wait (is_set, &done);
  page = mpad_figures_page_new (self->session);
  app_show (self, page, 760, 1100);
  app_wait (is_counted, page);
  app_settle (self->window);
  g_assert_cmpuint (mpad_figures_page_get_figures (MPAD_FIGURES_PAGE (page))->open->count, ==, 13);
  g_assert_true (app_shows_text (page, "13"));
  g_assert_true (app_shows_text (page, "Neglect"));
  /* two dossiers: not shown, and no name of anybody is */
  g_assert_false (app_shows_text (page, "Sexual abuse"));
  g_assert_false (app_shows_text (page, "Voorbeeld"));
  g_assert_true (app_shows_text (page, "not shown"));
  app_keep (self, "figures");
}

static void
test_narrow (AppFixture *self, gconstpointer data)
{
  GtkWidget *page = mpad_figures_page_new (self->session);
  int minimum;

  app_show (self, page, 360, 800);
  app_wait (is_counted, page);
  app_settle (self->window);
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  app_keep (self, "figures-narrow");
}

static gboolean
shows_heading (gpointer data)
{
  return app_shows_text (data, "Where the open dossiers are");
}

/* One click from the home page. */
static void
test_reached_from_home (AppFixture *self, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (mpad_home_page_new (self->session));
  GtkWidget *navigation = adw_navigation_view_new ();
  GtkWidget *row;

  adw_navigation_view_add (ADW_NAVIGATION_VIEW (navigation), ADW_NAVIGATION_PAGE (page));
  app_show (self, navigation, 1366, 768);
  row = gtk_widget_get_ancestor (app_find (page, GTK_TYPE_LABEL, "In figures"),
                                 GTK_TYPE_LIST_BOX_ROW);
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_activate (row));
  app_wait (shows_heading, page);
  app_settle (self->window);
  app_keep (self, "figures-home");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  APP_TEST ("/figures/D11-nothing-under-five-is-shown", test_shown);
  APP_TEST ("/figures/narrow", test_narrow);
  APP_TEST ("/figures/reached-from-home", test_reached_from_home);
  return g_test_run ();
}
