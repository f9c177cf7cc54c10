/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks for *.meldpad in the one folder where Meldpad makes vaults. */
#include "config.h"

#include "mpad-vault-list.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mpad-text.h"

#define SUFFIX ".meldpad"

void
mpad_found_vault_free (MpadFoundVault *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_clear_pointer (&self->info, mpad_vault_info_free);
  g_clear_error (&self->error);
  g_free (self);
}

char *
mpad_vault_list_folder (void)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  if (documents == NULL)
    documents = g_get_home_dir ();
  return g_build_filename (documents, "Meldpad", NULL);
}

char *
mpad_vault_list_path_for (const char *school)
{
  g_autofree char *folder = mpad_vault_list_folder ();
  g_autofree char *name = NULL;
  g_autofree char *base = NULL;

  g_return_val_if_fail (school != NULL, NULL);

  /* a name that every disk and every USB stick takes */
  name = g_strdelimit (g_strdup (school), "/\\:*?\"<>|\n\t", '-');
  g_strstrip (name);
  while (name[0] == '.')
    name[0] = '-';
  base = g_strconcat (name, SUFFIX, NULL);
  return g_build_filename (folder, base, NULL);
}

static MpadFoundVault *
find_vault (const char *path)
{
  MpadFoundVault *found = g_new0 (MpadFoundVault, 1);

  found->path = g_strdup (path);
  found->info = mpad_vault_info_read (path, &found->error);
  return found;
}

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const MpadFoundVault *found_a = *(MpadFoundVault *const *) a;
  const MpadFoundVault *found_b = *(MpadFoundVault *const *) b;
  g_autofree char *key_a = mpad_text_fold (found_a->info != NULL ? found_a->info->school
                                                                 : found_a->path);
  g_autofree char *key_b = mpad_text_fold (found_b->info != NULL ? found_b->info->school
                                                                 : found_b->path);

  /* those that can be opened before those that cannot */
  if ((found_a->info == NULL) != (found_b->info == NULL))
    return found_a->info == NULL ? 1 : -1;
  return strcmp (key_a, key_b);
}

static void
list_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const char *extra = task_data;
  g_autoptr (GPtrArray)
    found = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_found_vault_free);
  g_autofree char *folder = mpad_vault_list_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  /* no folder: no vaults yet */
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = NULL;

      if (!g_str_has_suffix (name, SUFFIX))
        continue;
      path = g_build_filename (folder, name, NULL);
      if (g_strcmp0 (path, extra) != 0)
        g_ptr_array_add (found, find_vault (path));
    }
  g_ptr_array_sort (found, compare_found);
  if (extra != NULL)
    g_ptr_array_insert (found, 0, find_vault (extra));

  g_task_return_pointer (task, g_steal_pointer (&found), (GDestroyNotify) g_ptr_array_unref);
}

void
mpad_vault_list_async (const char *extra,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, mpad_vault_list_async);
  g_task_set_task_data (task, g_strdup (extra), g_free);
  g_task_run_in_thread (task, list_in_thread);
}

GPtrArray *
mpad_vault_list_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_file_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  void (*chosen) (gpointer, const char *) = (void (*) (gpointer, const char *)) (
    GCallback) g_object_get_data (object, "mpad-chosen");
  g_autoptr (GtkWindow) parent = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, NULL);

  /* no file: dismissed */
  if (file != NULL && g_file_peek_path (file) != NULL)
    chosen (parent, g_file_peek_path (file));
}

void
mpad_vault_list_choose (GtkWindow *parent, GCallback chosen)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  g_return_if_fail (GTK_IS_WINDOW (parent));

  gtk_file_filter_set_name (filter, _ ("Vaults of Meldpad"));
  gtk_file_filter_add_suffix (filter, SUFFIX + 1);
  gtk_file_dialog_set_title (dialog, _ ("Open a vault file"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  g_object_set_data (G_OBJECT (dialog), "mpad-chosen", (gpointer) chosen);
  gtk_file_dialog_open (dialog, parent, NULL, on_file_chosen_cb, g_object_ref (parent));
}
