/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new school year in the program: see first, then yes, then back. */
#include "dossier-tools.h"

#include "mpad-pupil-update-dialog.h"

#include <string.h>

typedef struct
{
  GtkWidget *root;
  const char *text;
} Text;

static gboolean
shows (gpointer data)
{
  const Text *text = data;

  return app_shows_text (text->root, text->text);
}

static void
wait_for (GtkWidget *root, const char *text)
{
  Text wanted = { root, text };

  app_wait (shows, &wanted);
}

static char *
group_of (AppFixture *self, const char *pupil)
{
  g_autoptr (MpadDossierModel) model = app_open (self, pupil);

  return g_strdup (mpad_dossier_get_pupil (mpad_dossier_model_get_dossier (model))->group);
}

static void
test_plan_yes_back (AppFixture *self, gconstpointer data)
{
  static const char file[] = "roepnaam;achternaam;geboortedatum;groep\nLotte;Voorbeeld;;8b\n"
                             "Mees;Proef;01-01-2001;5\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (file, sizeof file - 1);
  g_autoptr (GBytes) nonsense = g_bytes_new_static ("a\0b", 3);
  g_autofree char *before = group_of (self, "Lotte"), *after = NULL, *back = NULL;
  GtkWidget *window_child = adw_status_page_new ();
  MpadPupilUpdateDialog *dialog;

  app_show (self, window_child, 700, 760);
  dialog = MPAD_PUPIL_UPDATE_DIALOG (mpad_pupil_update_dialog_new (self->session));
  adw_dialog_present (ADW_DIALOG (dialog), window_child);
  app_settle (self->window);
  /* what is no list is refused with a sentence */
  mpad_pupil_update_dialog_read (dialog, nonsense);
  g_assert_true (app_shows_text (GTK_WIDGET (dialog), "This is no EDEXML and no CSV."));

  mpad_pupil_update_dialog_read (dialog, bytes);
  wait_for (GTK_WIDGET (dialog), "to group 8b");
  g_assert_false (app_shows_text (GTK_WIDGET (dialog), "This is no EDEXML"));
  g_assert_true (app_shows_text (GTK_WIDGET (dialog), "Not in the list any more"));
  g_assert_true (app_shows_text (GTK_WIDGET (dialog), "Not sure who this is"));
  g_assert_true (app_shows_text (GTK_WIDGET (dialog), "Mees Proef"));
  app_keep (self, "pupil-update");
  {
    g_autofree char *still = group_of (self, "Lotte");

    g_assert_cmpstr (still, ==, before);
  }
  press (GTK_WIDGET (dialog), "Make these changes");
  wait_for (GTK_WIDGET (dialog), "Done. The groups are those of the list.");
  app_keep (self, "pupil-update-done");
  after = group_of (self, "Lotte");
  g_assert_cmpstr (after, ==, "8b");
  press (GTK_WIDGET (dialog), "Undo");
  wait_for (GTK_WIDGET (dialog), "Taken back.");
  back = group_of (self, "Lotte");
  g_assert_cmpstr (back, ==, before);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  app_settle (self->window);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  APP_TEST ("/pupil-update/R16-plan-yes-back", test_plan_yes_back);
  return g_test_run ();
}
