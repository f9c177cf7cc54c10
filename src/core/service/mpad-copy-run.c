/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chain of jobs: begin, step after step, check, finish, tidy. */
#include "mpad-copy-run.h"

#include <glib/gstdio.h>

#include "mpad-clock.h"
#include "mpad-vault-copy.h"

typedef struct
{
  char *folder;
  MpadBackup *backup; /* used by one thread at a time */
  double fraction;
  char *uuid;
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  mpad_backup_free (run->backup);
  g_free (run->folder);
  g_free (run->uuid);
  g_free (run);
}

static void step (GTask *task);

static gpointer
begin_job (MpadVault *vault, gpointer data, GError **error)
{
  Run *run = data;
  const MpadVaultInfo *info = mpad_vault_get_info (vault);
  g_autofree char *head = NULL, *target = NULL;
  gint64 seq = 0;

  run->uuid = g_strdup (info->uuid);
  head = mpad_vault_journal_head (vault, &seq, error);
  if (head == NULL)
    return NULL;
  target = mpad_copies_make_path (run->folder, info->path, mpad_clock_now_us (), seq);
  run->backup = mpad_backup_new (vault, target, error);
  return NULL;
}

static gpointer
step_job (MpadVault *vault, gpointer data, GError **error)
{
  Run *run = data;

  (void) vault;
  mpad_backup_step (run->backup, &run->fraction, error);
  return NULL;
}

static gpointer
finish_job (MpadVault *vault, gpointer data, GError **error)
{
  (void) vault;
  mpad_backup_finish (((Run *) data)->backup, error);
  return NULL;
}

/* An unfinished copy holds on to the vault's connection, so it ends on the vault's thread. */
static gpointer
abandon_job (MpadVault *vault, gpointer data, GError **error)
{
  Run *run = data;

  (void) vault;
  (void) error;
  g_clear_pointer (&run->backup, mpad_backup_free);
  return NULL;
}

static void
on_abandoned_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *why = g_object_get_data (G_OBJECT (task), "mpad-why");

  mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (object), result, NULL);
  g_task_return_error (task, g_error_copy (why));
}

/* Takes over @task and @why. */
static void
abandon (GTask *task, GError *why)
{
  g_object_set_data_full (G_OBJECT (task), "mpad-why", why, (GDestroyNotify) g_error_free);
  mpad_vault_service_run_async (g_task_get_source_object (task), MPAD_JOB_READ, abandon_job,
                                g_task_get_task_data (task), NULL, NULL, NULL, on_abandoned_cb,
                                task);
}

/* Ends the task when the job failed or the copy was cancelled. */
static gboolean
goes_on (GTask *task, GObject *object, GAsyncResult *result)
{
  GError *error = NULL;

  mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (object), result, &error);
  if (error == NULL)
    g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error);
  if (error == NULL)
    return TRUE;
  abandon (task, error);
  return FALSE;
}

static void
tidy_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Run *run = task_data;
  g_autoptr (GPtrArray) copies = mpad_copies_list (run->folder, run->uuid);
  g_autoptr (GPtrArray) old = mpad_copies_pick_old (copies);

  (void) source;
  (void) cancellable;
  for (guint i = 0; i < old->len; i++)
    {
      MpadCopy *copy = g_ptr_array_index (old, i);

      /* one that cannot be deleted stays; that is no reason to call the new copy a failure */
      if (g_unlink (copy->path) == 0)
        g_ptr_array_remove (copies, copy);
    }
  g_task_return_pointer (task, g_steal_pointer (&copies), (GDestroyNotify) g_ptr_array_unref);
}

static void
on_finished_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (object), result, &error);
  if (error != NULL)
    {
      abandon (task, error);
      return;
    }
  /* the copy is there, so a late cancel changes nothing any more */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, tidy_in_thread);
  g_object_unref (task);
}

static void
verify_in_thread (GTask *check, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Run *run = task_data;
  GError *error = NULL;

  (void) source;
  (void) cancellable;
  if (mpad_backup_verify (run->backup, &error))
    g_task_return_boolean (check, TRUE);
  else
    g_task_return_error (check, error);
}

static void
on_verified_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      abandon (task, error);
      return;
    }
  mpad_vault_service_run_async (MPAD_VAULT_SERVICE (object), MPAD_JOB_READ, finish_job,
                                g_task_get_task_data (task), NULL, NULL, NULL, on_finished_cb,
                                task);
}

static void
on_stepped_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Run *run = g_task_get_task_data (task);

  if (!goes_on (task, object, result))
    return;
  if (run->fraction < 1)
    step (task);
  else
    {
      g_autoptr (GTask) check = g_task_new (object, NULL, on_verified_cb, task);

      g_task_set_task_data (check, run, NULL);
      g_task_run_in_thread (check, verify_in_thread);
    }
}

static void
step (GTask *task)
{
  mpad_vault_service_run_async (g_task_get_source_object (task), MPAD_JOB_READ, step_job,
                                g_task_get_task_data (task), NULL, NULL, NULL, on_stepped_cb, task);
}

static void
on_begun_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  if (goes_on (user_data, object, result))
    step (user_data);
}

void
mpad_copy_run_async (MpadVaultService *service,
                     const char *folder,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  Run *run;
  GTask *task;

  g_return_if_fail (MPAD_IS_VAULT_SERVICE (service) && folder != NULL);

  run = g_new0 (Run, 1);
  run->folder = g_strdup (folder);
  task = g_task_new (service, cancellable, callback, user_data);
  g_task_set_source_tag (task, mpad_copy_run_async);
  g_task_set_task_data (task, run, run_free);
  mpad_vault_service_run_async (service, MPAD_JOB_READ, begin_job, run, NULL, NULL, NULL,
                                on_begun_cb, task);
}

GPtrArray *
mpad_copy_run_finish (MpadVaultService *service, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, service), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
