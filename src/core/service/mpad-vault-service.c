/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the vault service: a queue, one thread that owns the vault, answers through GTask. */
#include "mpad-vault-service.h"

#include "mpad-error.h"
#include "mpad-vault-use.h"

typedef enum
{
  WORK_OPEN,
  WORK_CREATE,
  WORK_RUN,
  WORK_CLOSE,
  WORK_QUIT,
} WorkType;

/* Somebody who waits for a close. */
typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean done;
  guint session;
} Waiter;

typedef struct
{
  WorkType type;
  GTask *task;    /* nullable: nobody asked for an answer */
  Waiter *waiter; /* nullable, borrowed */
  /* open, create */
  char *path, *slot_id, *school, *vt_region, *label;
  gboolean practice, for_reading;
  MpadSlotKind slot_kind;
  MpadSecret *secret, *recovery;
  /* run */
  MpadJobKind kind;
  MpadVaultJob job;
  gpointer data;
  GDestroyNotify data_free, result_free;
} Work;

/* Belongs to the thread alone. */
typedef struct
{
  GAsyncQueue *queue;
  GMainContext *context;
  MpadVault *vault;
  guint64 generation; /* of the header that the main context knows */
  guint session;      /* counts openings, so that late news about an old session is told apart */
} Worker;

struct _MpadVaultService
{
  GObject parent_instance;

  GThread *thread;
  GAsyncQueue *queue;
  GMainContext *context;

  /* State as the main context knows it. */
  guint closed_session; /* the newest session that is known to be over */
  guint64 asked;        /* jobs that were ever asked for */
  MpadVaultInfo *info;
  char *slot_id;
  gboolean for_reading;
};

G_DEFINE_FINAL_TYPE (MpadVaultService, mpad_vault_service, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
work_free (Work *work)
{
  if (work->data_free != NULL)
    work->data_free (work->data);
  g_free (work->path);
  g_free (work->slot_id);
  g_free (work->school);
  g_free (work->vt_region);
  g_free (work->label);
  mpad_secret_free (work->secret);
  mpad_secret_free (work->recovery);
  g_clear_object (&work->task);
  g_free (work);
}

/* News for the main context. */
typedef struct
{
  MpadVaultService *service;
  WorkType about;
  guint session;
  MpadVaultInfo *info;
  char *slot_id;
} News;

static void
news_free (gpointer data)
{
  News *news = data;

  g_object_unref (news->service);
  mpad_vault_info_free (news->info);
  g_free (news->slot_id);
  g_free (news);
}

static void
note_closed (MpadVaultService *self, guint session)
{
  if (session <= self->closed_session)
    return;
  self->closed_session = session;
  g_clear_pointer (&self->info, mpad_vault_info_free);
  g_clear_pointer (&self->slot_id, g_free);
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static gboolean
tell_news_cb (gpointer data)
{
  News *news = data;
  MpadVaultService *self = news->service;

  if (news->about == WORK_CLOSE)
    note_closed (self, news->session);
  else if (news->session <= self->closed_session)
    return G_SOURCE_REMOVE; /* closed in the meantime by somebody who waited for it */
  else
    {
      if (news->info != NULL)
        {
          mpad_vault_info_free (self->info);
          self->info = g_steal_pointer (&news->info);
        }
      if (news->about == WORK_RUN)
        g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
      else
        g_set_str (&self->slot_id, news->slot_id);
    }
  return G_SOURCE_REMOVE;
}

/* Always through the main loop and before the answer of the job, so a callback sees the new
 * state. */
static void
send_news (Worker *worker, Work *work, MpadVaultInfo *info, const char *slot_id)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  News *news = g_new0 (News, 1);

  news->service = g_object_ref (g_task_get_source_object (work->task));
  news->about = work->type;
  news->session = worker->session;
  news->info = info;
  news->slot_id = g_strdup (slot_id);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_news_cb, news, news_free);
  g_source_attach (source, worker->context);
}

/* For whoever finds the vault in use. */
static void
tell_use (MpadVault *vault)
{
  const MpadVaultInfo *info = mpad_vault_get_info (vault);
  const char *label = "";

  if (mpad_vault_is_read_only (vault))
    return;
  for (guint i = 0; i < MPAD_VAULT_SLOTS; i++)
    if (g_strcmp0 (info->slots[i].id, mpad_vault_get_slot_id (vault)) == 0)
      label = info->slots[i].kind == MPAD_SLOT_RECOVERY ? "noodsleutelblad" : info->slots[i].label;
  mpad_vault_use_tell (info->path, label);
}

static void
do_open (Worker *worker, Work *work)
{
  g_autoptr (GError) error = NULL;
  MpadVault *vault;

  if (g_task_return_error_if_cancelled (work->task))
    return;
  if (worker->vault != NULL)
    {
      g_task_return_new_error_literal (work->task, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_BUSY,
                                       "A vault is open already");
      return;
    }
  if (work->type == WORK_CREATE)
    {
      const MpadVaultSetup setup = {
        .school = work->school,
        .vt_region = work->vt_region,
        .label = work->label,
        .practice = work->practice,
      };

      vault = mpad_vault_create (work->path, &setup, work->secret, work->recovery, &error);
    }
  else if (work->for_reading)
    vault = mpad_vault_open_for_reading (work->path, work->slot_id, work->slot_kind, work->secret,
                                         &error);
  else
    vault = mpad_vault_open (work->path, work->slot_id, work->slot_kind, work->secret, NULL, NULL,
                             &error);
  if (vault == NULL)
    {
      g_task_return_error (work->task, g_steal_pointer (&error));
      return;
    }
  /* Whoever cancelled meanwhile counts on a closed vault. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (work->task)))
    {
      mpad_vault_close (vault);
      g_task_return_error_if_cancelled (work->task);
      return;
    }
  tell_use (vault);
  worker->vault = vault;
  worker->session++;
  worker->generation = mpad_vault_get_info (vault)->generation;
  send_news (worker, work, mpad_vault_info_copy (mpad_vault_get_info (vault)),
             mpad_vault_get_slot_id (vault));
  g_task_return_boolean (work->task, TRUE);
}

static void
do_close (Worker *worker, Work *work)
{
  gboolean was_open = worker->vault != NULL;

  if (was_open && !mpad_vault_is_read_only (worker->vault))
    mpad_vault_use_forget (mpad_vault_get_info (worker->vault)->path);
  g_clear_pointer (&worker->vault, mpad_vault_close);
  if (work->task != NULL)
    {
      if (was_open)
        send_news (worker, work, NULL, NULL);
      g_task_return_boolean (work->task, TRUE);
    }
  if (work->waiter != NULL)
    {
      g_mutex_lock (&work->waiter->mutex);
      work->waiter->session = worker->session;
      work->waiter->done = TRUE;
      g_cond_signal (&work->waiter->cond);
      g_mutex_unlock (&work->waiter->mutex);
    }
}

typedef struct
{
  Work *work;
  gpointer result;
} Transaction;

static gboolean
run_in_transaction (MpadVault *vault, gpointer data, GError **error)
{
  Transaction *transaction = data;
  GError *job_error = NULL;

  transaction->result = transaction->work->job (vault, transaction->work->data, &job_error);
  if (job_error == NULL)
    return TRUE;
  g_propagate_error (error, job_error);
  return FALSE;
}

static void
tell_changes (Worker *worker, Work *work)
{
  const MpadVaultInfo *now = mpad_vault_get_info (worker->vault);
  gboolean members_changed = now->generation != worker->generation;

  worker->generation = now->generation;
  if (work->kind == MPAD_JOB_WRITE || members_changed)
    send_news (worker, work, members_changed ? mpad_vault_info_copy (now) : NULL, NULL);
}

static void
do_run (Worker *worker, Work *work)
{
  g_autoptr (GError) error = NULL;
  Transaction transaction = { .work = work };

  if (worker->vault == NULL)
    {
      g_task_return_new_error_literal (work->task, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_LOCKED,
                                       "The vault is not open");
      return;
    }
  if (work->kind == MPAD_JOB_READ)
    {
      if (g_task_return_error_if_cancelled (work->task))
        return;
      transaction.result = work->job (worker->vault, work->data, &error);
      /* What a read left open must not swallow the next save. */
      mpad_db_rollback (mpad_vault_get_db (worker->vault));
    }
  else
    mpad_vault_transact (worker->vault, run_in_transaction, &transaction, &error);

  if (error != NULL)
    {
      if (transaction.result != NULL && work->result_free != NULL)
        work->result_free (transaction.result);
      g_task_return_error (work->task, g_steal_pointer (&error));
      return;
    }
  tell_changes (worker, work);
  g_task_return_pointer (work->task, transaction.result, work->result_free);
}

static gpointer
worker_main (gpointer data)
{
  Worker *worker = data;
  gboolean quit = FALSE;

  while (!quit)
    {
      Work *work = g_async_queue_pop (worker->queue);

      switch (work->type)
        {
        case WORK_OPEN:
        case WORK_CREATE:
          do_open (worker, work);
          break;
        case WORK_RUN:
          do_run (worker, work);
          break;
        case WORK_QUIT:
          quit = TRUE;
          do_close (worker, work);
          break;
        case WORK_CLOSE:
        default:
          do_close (worker, work);
          break;
        }
      work_free (work);
    }
  g_async_queue_unref (worker->queue);
  g_main_context_unref (worker->context);
  g_free (worker);
  return NULL;
}

static void
mpad_vault_service_finalize (GObject *object)
{
  MpadVaultService *self = MPAD_VAULT_SERVICE (object);
  Work *quit = g_new0 (Work, 1);

  quit->type = WORK_QUIT;
  g_async_queue_push (self->queue, quit);
  /* The last reference may have been that of an answer, and so be dropped by the thread itself. */
  if (self->thread == g_thread_self ())
    g_thread_unref (self->thread);
  else
    g_thread_join (self->thread);
  g_async_queue_unref (self->queue);
  g_main_context_unref (self->context);
  mpad_vault_info_free (self->info);
  g_free (self->slot_id);
  G_OBJECT_CLASS (mpad_vault_service_parent_class)->finalize (object);
}

static void
mpad_vault_service_class_init (MpadVaultServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mpad_vault_service_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MPAD_TYPE_VAULT_SERVICE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", MPAD_TYPE_VAULT_SERVICE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mpad_vault_service_init (MpadVaultService *self)
{
  Worker *worker = g_new0 (Worker, 1);

  self->queue = g_async_queue_new ();
  self->context = g_main_context_ref_thread_default ();
  worker->queue = g_async_queue_ref (self->queue);
  worker->context = g_main_context_ref (self->context);
  self->thread = g_thread_new ("mpad-vault", worker_main, worker);
}

MpadVaultService *
mpad_vault_service_new (void)
{
  return g_object_new (MPAD_TYPE_VAULT_SERVICE, NULL);
}

static Work *
work_new (MpadVaultService *self,
          WorkType type,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data,
          gpointer tag)
{
  Work *work = g_new0 (Work, 1);

  work->type = type;
  work->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (work->task, tag);
  /* The thread looks at the cancellable itself: what it has done must not be told as undone. */
  g_task_set_check_cancellable (work->task, FALSE);
  return work;
}

void
mpad_vault_service_open_async (MpadVaultService *self,
                               const char *path,
                               const char *slot_id,
                               MpadSlotKind kind,
                               MpadSecret *secret,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Work *work;

  g_return_if_fail (MPAD_IS_VAULT_SERVICE (self) && path != NULL && secret != NULL);

  self->for_reading = FALSE;
  work = work_new (self, WORK_OPEN, cancellable, callback, user_data,
                   mpad_vault_service_open_async);
  work->path = g_strdup (path);
  work->slot_id = g_strdup (slot_id);
  work->slot_kind = kind;
  work->secret = mpad_secret_copy (secret);
  g_async_queue_push (self->queue, work);
}

void
mpad_vault_service_open_for_reading_async (MpadVaultService *self,
                                           const char *path,
                                           const char *slot_id,
                                           MpadSlotKind kind,
                                           MpadSecret *secret,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  Work *work;

  g_return_if_fail (MPAD_IS_VAULT_SERVICE (self) && path != NULL && secret != NULL);

  self->for_reading = TRUE;
  work = work_new (self, WORK_OPEN, cancellable, callback, user_data,
                   mpad_vault_service_open_for_reading_async);
  work->path = g_strdup (path);
  work->slot_id = g_strdup (slot_id);
  work->slot_kind = kind;
  work->secret = mpad_secret_copy (secret);
  work->for_reading = TRUE;
  g_async_queue_push (self->queue, work);
}

gboolean
mpad_vault_service_open_finish (MpadVaultService *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
mpad_vault_service_create_async (MpadVaultService *self,
                                 const char *path,
                                 const MpadVaultSetup *setup,
                                 MpadSecret *passphrase,
                                 MpadSecret *recovery,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  Work *work;

  g_return_if_fail (MPAD_IS_VAULT_SERVICE (self) && path != NULL && setup != NULL &&
                    passphrase != NULL);

  work = work_new (self, WORK_CREATE, cancellable, callback, user_data,
                   mpad_vault_service_create_async);
  work->path = g_strdup (path);
  work->school = g_strdup (setup->school);
  work->vt_region = g_strdup (setup->vt_region);
  work->label = g_strdup (setup->label);
  work->practice = setup->practice;
  work->secret = mpad_secret_copy (passphrase);
  work->recovery = mpad_secret_copy (recovery);
  g_async_queue_push (self->queue, work);
}

gboolean
mpad_vault_service_create_finish (MpadVaultService *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
mpad_vault_service_close_async (MpadVaultService *self,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (MPAD_IS_VAULT_SERVICE (self));
  g_async_queue_push (self->queue, work_new (self, WORK_CLOSE, NULL, callback, user_data,
                                             mpad_vault_service_close_async));
}

gboolean
mpad_vault_service_close_finish (MpadVaultService *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
mpad_vault_service_close_sync (MpadVaultService *self)
{
  Waiter waiter = { 0 };
  Work *work;

  g_return_if_fail (MPAD_IS_VAULT_SERVICE (self));

  g_mutex_init (&waiter.mutex);
  g_cond_init (&waiter.cond);
  work = g_new0 (Work, 1);
  work->type = WORK_CLOSE;
  work->waiter = &waiter;
  g_async_queue_push (self->queue, work);
  g_mutex_lock (&waiter.mutex);
  while (!waiter.done)
    g_cond_wait (&waiter.cond, &waiter.mutex);
  g_mutex_unlock (&waiter.mutex);
  g_mutex_clear (&waiter.mutex);
  g_cond_clear (&waiter.cond);
  note_closed (self, waiter.session);
}

void
mpad_vault_service_run_async (MpadVaultService *self,
                              MpadJobKind kind,
                              MpadVaultJob job,
                              gpointer data,
                              GDestroyNotify data_free,
                              GDestroyNotify result_free,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Work *work;

  g_return_if_fail (MPAD_IS_VAULT_SERVICE (self) && job != NULL);

  work = work_new (self, WORK_RUN, cancellable, callback, user_data, mpad_vault_service_run_async);
  self->asked++;
  work->kind = kind;
  work->job = job;
  work->data = data;
  work->data_free = data_free;
  work->result_free = result_free;
  g_async_queue_push (self->queue, work);
}

/* What a drain waits behind. */
static gpointer
no_job (MpadVault *vault, gpointer data, GError **error)
{
  (void) vault;
  (void) data;
  (void) error;
  return NULL;
}

typedef struct
{
  guint64 asked; /* when the empty job went in */
} Drain;

static void drain (GTask *task);

static void
on_drained_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  MpadVaultService *self = MPAD_VAULT_SERVICE (object);
  const Drain *waited = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  mpad_vault_service_run_finish (self, result, &error);
  if (error == NULL && self->asked != waited->asked)
    {
      drain (task);
      return;
    }
  /* a vault that is not open has nothing to wait for */
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
drain (GTask *task)
{
  MpadVaultService *self = g_task_get_source_object (task);
  Drain *waits = g_task_get_task_data (task);

  mpad_vault_service_run_async (self, MPAD_JOB_READ, no_job, NULL, NULL, NULL, NULL, on_drained_cb,
                                task);
  waits->asked = self->asked;
}

void
mpad_vault_service_drain_async (MpadVaultService *self,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MPAD_IS_VAULT_SERVICE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, mpad_vault_service_drain_async);
  g_task_set_task_data (task, g_new0 (Drain, 1), g_free);
  drain (task);
}

gboolean
mpad_vault_service_drain_finish (MpadVaultService *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

gpointer
mpad_vault_service_run_finish (MpadVaultService *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
mpad_vault_service_is_open (MpadVaultService *self)
{
  g_return_val_if_fail (MPAD_IS_VAULT_SERVICE (self), FALSE);
  return self->info != NULL;
}

gboolean
mpad_vault_service_is_for_reading (MpadVaultService *self)
{
  g_return_val_if_fail (MPAD_IS_VAULT_SERVICE (self), FALSE);
  return self->for_reading;
}

const MpadVaultInfo *
mpad_vault_service_get_info (MpadVaultService *self)
{
  g_return_val_if_fail (MPAD_IS_VAULT_SERVICE (self), NULL);
  return self->info;
}

const char *
mpad_vault_service_get_slot_id (MpadVaultService *self)
{
  g_return_val_if_fail (MPAD_IS_VAULT_SERVICE (self), NULL);
  return self->slot_id;
}
