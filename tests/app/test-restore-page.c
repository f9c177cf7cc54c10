/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting a copy back with real widgets: the difference first, then the button. */
#include "app-fixture.h"

#include "mpad-copy-run.h"
#include "mpad-dossier-store.h"
#include "mpad-preferences-dialog.h"
#include "mpad-restore-page.h"

#include <glib/gstdio.h>
#include <string.h>

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

typedef struct
{
  GPtrArray *copies;
  gboolean done;
} Answer;

static void
on_copied_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  ((Answer *) user_data)->copies = mpad_copy_run_finish (MPAD_VAULT_SERVICE (object), result, NULL);
  ((Answer *) user_data)->done = TRUE;
}

static void
on_done_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (object), result, NULL);
  ((Answer *) user_data)->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Answer *) data)->done;
}

/* A dossier that the copy does not know goes, as far as the tables tell. */
static gpointer
remove_job (MpadVault *vault, gpointer data, GError **error)
{
  mpad_db_exec (mpad_vault_get_db (vault),
                "DELETE FROM dossier WHERE number = (SELECT min (number) FROM dossier)", error);
  return NULL;
}

static void
test_difference_first (AppFixture *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->folder, "kopie", NULL);
  g_autofree char *aside = g_build_filename (self->folder, "Kopieën", NULL);
  Answer answer = { NULL, FALSE };
  g_autoptr (GPtrArray) copies = NULL;
  AdwDialog *dialog;
  GtkWidget *button, *check;

  mpad_copy_run_async (self->service, folder, NULL, on_copied_cb, &answer);
  app_wait (is_done, &answer);
  copies = answer.copies;
  g_assert_cmpuint (copies->len, ==, 1);
  answer.done = FALSE;
  mpad_vault_service_run_async (self->service, MPAD_JOB_WRITE, remove_job, NULL, NULL, NULL, NULL,
                                on_done_cb, &answer);
  app_wait (is_done, &answer);

  dialog = mpad_preferences_dialog_new (self->session);
  app_show (self, gtk_label_new ("below"), 1100, 760);
  adw_dialog_present (dialog, self->window);
  app_settle (self->window);
  adw_preferences_dialog_push_subpage (ADW_PREFERENCES_DIALOG (dialog),
                                       mpad_restore_page_new (self->session, copies->pdata[0]));
  wait_for_text (GTK_WIDGET (dialog), T ("What would change"));
  wait_for_text (GTK_WIDGET (dialog), T ("Only in the copy: would come back"));
  app_keep (self, "restore");
  button = app_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, T ("_Put this copy back"));
  check = app_find (GTK_WIDGET (dialog), GTK_TYPE_CHECK_BUTTON, NULL);
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_signal_emit_by_name (button, "clicked");
  wait_for_text (self->window, T ("The copy is back"));
  app_keep (self, "restored");
  {
    MpadDossierModel *model = app_open (self, "Lotte");

    g_object_unref (model);
  }
  /* the replaced file stays, where the page said */
  {
    g_autoptr (GDir) kept = g_dir_open (aside, 0, NULL);
    const char *name = g_dir_read_name (kept);
    g_autofree char *path = g_build_filename (aside, name, NULL);

    g_assert_nonnull (strstr (name, "-vervangen-"));
    g_unlink (path);
  }
  g_rmdir (aside);
  g_unlink (((MpadCopy *) copies->pdata[0])->path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  APP_TEST ("/restore-page/difference-first", test_difference_first);
  return g_test_run ();
}
