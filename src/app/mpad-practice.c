/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the practice vault through the same service as a real one. */
#include "config.h"

#include "mpad-practice.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "mpad-practice-fill.h"

#define FOLDER_PREFIX "meldpad-oefenkluis-"

typedef struct
{
  MpadVaultService *service;
  char *path;
} Making;

static void
making_free (Making *self)
{
  g_clear_object (&self->service);
  g_free (self->path);
  g_free (self);
}

static gpointer
fill_job (MpadVault *vault, gpointer data, GError **error)
{
  mpad_practice_fill (vault, PKGDATADIR "/protocols", error);
  return NULL;
}

static void
on_closed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autofree char *path = user_data;

  mpad_vault_service_close_finish (MPAD_VAULT_SERVICE (object), result, NULL);
  mpad_practice_remove (path);
}

static void
on_filled_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Making *making = g_task_get_task_data (task);

  mpad_vault_service_run_finish (making->service, result, &error);
  if (error != NULL)
    {
      mpad_vault_service_close_async (making->service, on_closed_cb, g_strdup (making->path));
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_task_return_boolean (task, TRUE);
}

static void
on_created_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Making *making = g_task_get_task_data (task);

  if (!mpad_vault_service_create_finish (making->service, result, &error))
    {
      mpad_practice_remove (making->path);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  mpad_vault_service_run_async (making->service, MPAD_JOB_WRITE, fill_job, NULL, NULL, NULL, NULL,
                                on_filled_cb, g_steal_pointer (&task));
}

/* A folder of its own that only this user can read. */
static char *
make_folder (GError **error)
{
  const char *runtime_dir = g_getenv ("XDG_RUNTIME_DIR");
  g_autofree char *template = NULL;

  if (runtime_dir == NULL || !g_file_test (runtime_dir, G_FILE_TEST_IS_DIR))
    return g_dir_make_tmp (FOLDER_PREFIX "XXXXXX", error);
  template = g_build_filename (runtime_dir, FOLDER_PREFIX "XXXXXX", NULL);
  if (g_mkdtemp_full (template, 0700) == NULL)
    {
      int code = errno;

      g_set_error_literal (error, G_IO_ERROR, (int) g_io_error_from_errno (code),
                           "no practice folder");
      return NULL;
    }
  return g_steal_pointer (&template);
}

void
mpad_practice_create_async (GAsyncReadyCallback callback, gpointer user_data)
{
  static const MpadVaultSetup setup = {
    .school = "Basisschool De Verzonnen Boom",
    .vt_region = "anders",
    .label = "NV",
    .practice = TRUE,
  };
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadSecret) passphrase = NULL;
  g_autofree char *folder = make_folder (&error);
  Making *making;

  g_task_set_source_tag (task, mpad_practice_create_async);
  if (folder == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  making = g_new0 (Making, 1);
  making->service = mpad_vault_service_new ();
  making->path = g_build_filename (folder, "Oefenkluis.meldpad", NULL);
  g_task_set_task_data (task, making, (GDestroyNotify) making_free);
  passphrase = mpad_secret_new_passphrase (MPAD_PRACTICE_PASSPHRASE);
  mpad_vault_service_create_async (making->service, making->path, &setup, passphrase, NULL, NULL,
                                   on_created_cb, g_steal_pointer (&task));
}

MpadVaultService *
mpad_practice_create_finish (GAsyncResult *result, char **path, GError **error)
{
  Making *making;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  making = g_task_get_task_data (G_TASK (result));
  *path = g_strdup (making->path);
  return g_object_ref (making->service);
}

gboolean
mpad_practice_is_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (folder);

  return g_str_has_prefix (name, FOLDER_PREFIX);
}

void
mpad_practice_remove (const char *path)
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_if_fail (path != NULL);

  folder = g_path_get_dirname (path);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_unlink (file);
    }
  g_rmdir (folder);
}
