/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The copies that open with a passphrase of earlier, and destroying them. Never before there is a
 * tested copy with the key of now. Knows only the copies on this computer and its stick. */
#include "config.h"

#include "mpad-team-pages.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "mpad-copies.h"
#include "mpad-copy-keeper.h"
#include "mpad-format.h"

#define OF_FORM "mpad-team-old"

typedef struct
{
  MpadSession *session;
  GtkWidget *list;
  GPtrArray *paths; /* char *: what can be destroyed */
} Old;

static void
old_free (gpointer data)
{
  Old *old = data;

  g_clear_object (&old->session);
  g_clear_pointer (&old->paths, g_ptr_array_unref);
  g_free (old);
}

static Old *
old_of (gpointer form)
{
  return g_object_get_data (G_OBJECT (form), OF_FORM);
}

/* What is read on a thread: the folders may be on a stick. */
typedef struct
{
  char *folders[2]; /* the second (nullable) */
  MpadVaultInfo *now;
  GPtrArray *copies;  /* owns what the next points to */
  GPtrArray *earlier; /* MpadCopy, not owned */
} Looked;

static void
looked_free (gpointer data)
{
  Looked *looked = data;

  g_free (looked->folders[0]);
  g_free (looked->folders[1]);
  g_clear_pointer (&looked->now, mpad_vault_info_free);
  g_clear_pointer (&looked->earlier, g_ptr_array_unref);
  g_clear_pointer (&looked->copies, g_ptr_array_unref);
  g_free (looked);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Looked *looked = task_data;

  looked->copies = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_copy_free);
  for (guint i = 0; i < G_N_ELEMENTS (looked->folders); i++)
    if (looked->folders[i] != NULL)
      g_ptr_array_extend_and_steal (looked->copies,
                                    mpad_copies_list (looked->folders[i], looked->now->uuid));
  looked->earlier = mpad_copies_pick_earlier (looked->copies, looked->now);
  g_task_return_boolean (task, TRUE);
}

static void
add_row (Old *old, const MpadCopy *copy)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *stamp = mpad_format_stamp (copy->at_us);
  g_autofree char *size = g_format_size (copy->size);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), stamp);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), size);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (old->list), row);
}

static void
on_looked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  MpadKeyForm *form = MPAD_KEY_FORM (object);
  Looked *looked = g_task_get_task_data (G_TASK (result));
  Old *old = old_of (form);
  gboolean safe;

  g_task_propagate_boolean (G_TASK (result), NULL);
  for (guint i = 0; i < looked->earlier->len; i++)
    {
      const MpadCopy *copy = g_ptr_array_index (looked->earlier, i);

      add_row (old, copy);
      g_ptr_array_add (old->paths, g_strdup (copy->path));
    }
  safe = looked->copies->len > looked->earlier->len;
  if (looked->earlier->len == 0)
    adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (old->list),
      _ ("None of the copies here opens with a passphrase of earlier."));
  else if (!safe)
    adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (old->list),
      _ ("There is no tested copy with the passphrases of now yet. Make one first, under Safety."));
  mpad_key_form_set_ready (form, safe && looked->earlier->len > 0);
}

static void
look (MpadKeyForm *form)
{
  Old *old = old_of (form);
  const MpadVaultInfo *info = mpad_vault_service_get_info (mpad_session_get_service (old->session));
  MpadCopyKeeper *keeper = mpad_copy_keeper_of (old->session);
  g_autoptr (GTask) task = g_task_new (form, NULL, on_looked_cb, NULL);
  Looked *looked = g_new0 (Looked, 1);

  looked->now = mpad_vault_info_copy (info);
  looked->folders[0] = mpad_copies_default_folder (info->path);
  if (keeper != NULL && g_strcmp0 (mpad_copy_keeper_get_folder (keeper), looked->folders[0]) != 0)
    looked->folders[1] = g_strdup (mpad_copy_keeper_get_folder (keeper));
  g_task_set_task_data (task, looked, looked_free);
  g_task_run_in_thread (task, look_in_thread);
}

/* Returns: how many could not be removed */
static gpointer
destroy_job (MpadVault *vault, gpointer data, GError **error)
{
  GPtrArray *paths = data;
  guint left = 0;

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *name = g_path_get_basename (paths->pdata[i]);

      if (g_unlink (paths->pdata[i]) != 0)
        left++;
      else if (!mpad_vault_journal (vault, "copy.destroy", "copy", name, NULL, error))
        break;
    }
  return GUINT_TO_POINTER (left);
}

static void
on_destroyed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadKeyForm) form = user_data;
  g_autoptr (GError) error = NULL;
  MpadCopyKeeper *keeper = mpad_copy_keeper_of (old_of (form)->session);
  guint left;

  left = GPOINTER_TO_UINT (
    mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (object), result, &error));
  mpad_key_form_end (form, error);
  if (keeper != NULL)
    mpad_copy_keeper_refresh (keeper);
  if (left > 0)
    mpad_key_form_show_error (form, _ ("Not every copy could be removed"),
                              _ ("Look whether the stick or the folder can be written, and try "
                                 "again."));
  else if (error == NULL)
    mpad_key_form_finish (form, _ ("The old copies are gone."));
}

static void
on_response_cb (MpadKeyForm *form, const char *response)
{
  Old *old = old_of (form);
  MpadKeyProgress *progress;

  if (g_strcmp0 (response, "destroy") != 0)
    return;
  progress = mpad_key_form_begin (form, _ ("Destroying the old copies …"));
  mpad_key_progress_unref (progress);
  mpad_vault_service_run_async (mpad_session_get_service (old->session), MPAD_JOB_WRITE,
                                destroy_job, g_ptr_array_ref (old->paths),
                                (GDestroyNotify) g_ptr_array_unref, NULL, NULL, on_destroyed_cb,
                                g_object_ref (form));
}

static void
on_submit_cb (MpadKeyForm *form)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (
    _ ("Destroy these copies?"),
    _ ("They cannot be brought back. The vault itself and its newer copies stay.")));

  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Keep them"), "destroy", _ ("_Destroy"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (dialog, "destroy", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response_cb), form,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (form));
}

AdwNavigationPage *
mpad_team_old_page_new (MpadSession *session)
{
  MpadKeyForm *form = mpad_key_form_new (
    _ ("Copies of earlier"),
    _ ("These copies on this computer open with a passphrase or a sheet that the vault itself does "
       "not know any more. Copies in other places, such as the backup of the school, are not in "
       "this "
       "list: have somebody look there too."),
    _ ("_Destroy these copies …"), "destructive-action");
  Old *old = g_new0 (Old, 1);

  old->session = g_object_ref (session);
  old->paths = g_ptr_array_new_with_free_func (g_free);
  old->list = adw_preferences_group_new ();
  g_object_set_data_full (G_OBJECT (form), OF_FORM, old, old_free);
  g_signal_connect (form, "submit", G_CALLBACK (on_submit_cb), NULL);
  mpad_key_form_append (form, old->list);
  look (form);
  return ADW_NAVIGATION_PAGE (form);
}
