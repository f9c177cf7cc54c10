/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loads one dossier through the vault service and keeps the engine's guidance with it. Every write
 * of the dossier's pages goes through here, so that saved line and guidance follow it. */
#include "config.h"

#include "mpad-dossier-model.h"

#include "mpad-clock.h"
#include "mpad-dossier-facts.h"
#include "mpad-dossier-store.h"
#include "mpad-entry-store.h"
#include "mpad-error.h"
#include "mpad-protocol-store.h"
#include "mpad-school-store.h"

struct _MpadDossierModel
{
  GObject parent_instance;

  /* owned */
  MpadSession *session; /* nullable: without a vault */
  char *id;
  MpadDossier *dossier;
  MpadProtocol *protocol;
  MpadGuidance *guidance;
  GPtrArray *reports;
  GCancellable *cancellable;
  char *today; /* the day that the guidance is for */

  /* state */
  guint minute_source;
  gboolean loading;
  gboolean again;
  guint writing;
};

G_DEFINE_FINAL_TYPE (MpadDossierModel, mpad_dossier_model, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What a reading job brings back. */
typedef struct
{
  char *id;
  MpadProtocol *known; /* (nullable): the session's protocol, to spare reading it again */
} LoadJob;

typedef struct
{
  MpadDossier *dossier;
  MpadProtocol *protocol;
  GPtrArray *reports;
} Loaded;

static void
load_job_free (gpointer data)
{
  LoadJob *job = data;

  g_free (job->id);
  g_clear_pointer (&job->known, mpad_protocol_unref);
  g_free (job);
}

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->dossier, mpad_dossier_free);
  g_clear_pointer (&loaded->protocol, mpad_protocol_unref);
  g_clear_pointer (&loaded->reports, g_ptr_array_unref);
  g_free (loaded);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loaded, loaded_free)

static gpointer
load_job (MpadVault *vault, gpointer data, GError **error)
{
  LoadJob *job = data;
  g_autoptr (Loaded) loaded = g_new0 (Loaded, 1);

  loaded->dossier = mpad_dossier_store_load (vault, job->id, error);
  if (loaded->dossier == NULL)
    return NULL;
  loaded->reports = mpad_report_store_list (vault, job->id, error);
  if (loaded->reports == NULL)
    return NULL;

  /* a dossier is read with the version it began with, not with the school's newest. */
  if (job->known != NULL && g_strcmp0 (job->known->id, loaded->dossier->protocol_id) == 0 &&
      g_strcmp0 (job->known->version, loaded->dossier->protocol_version) == 0)
    loaded->protocol = mpad_protocol_ref (job->known);
  else
    {
      loaded->protocol = mpad_protocol_store_load (vault, loaded->dossier->protocol_id,
                                                   loaded->dossier->protocol_version, error);
      if (loaded->protocol == NULL)
        return NULL;
    }
  return g_steal_pointer (&loaded);
}

void
mpad_dossier_model_take (MpadDossierModel *self,
                         MpadDossier *dossier,
                         MpadProtocol *protocol,
                         GPtrArray *reports)
{
  g_autofree char *today = mpad_clock_today ();
  g_autoptr (MpadDossier) old_dossier = NULL;
  g_autoptr (MpadGuidance) old_guidance = NULL;
  g_autoptr (GPtrArray) old_reports = NULL;
  g_autoptr (MpadFacts) facts = NULL;

  g_return_if_fail (MPAD_IS_DOSSIER_MODEL (self));
  g_return_if_fail (dossier != NULL && protocol != NULL);

  /* The old values live until the pages have let go of them. */
  old_dossier = g_steal_pointer (&self->dossier);
  old_guidance = g_steal_pointer (&self->guidance);
  old_reports = g_steal_pointer (&self->reports);

  mpad_protocol_ref (protocol);
  g_clear_pointer (&self->protocol, mpad_protocol_unref);
  self->protocol = protocol;
  self->dossier = dossier;
  self->reports = reports != NULL ? reports : g_ptr_array_new ();
  facts = mpad_dossier_facts_new (dossier, today);
  self->guidance = mpad_engine_evaluate (protocol, facts);
  g_set_str (&self->today, today);

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
mpad_dossier_model_tick (MpadDossierModel *self)
{
  g_autofree char *today = mpad_clock_today ();
  g_autoptr (MpadGuidance) old_guidance = NULL;
  g_autoptr (MpadFacts) facts = NULL;

  g_return_if_fail (MPAD_IS_DOSSIER_MODEL (self));

  if (self->dossier == NULL || g_strcmp0 (today, self->today) == 0)
    return;
  old_guidance = g_steal_pointer (&self->guidance);
  facts = mpad_dossier_facts_new (self->dossier, today);
  self->guidance = mpad_engine_evaluate (self->protocol, facts);
  g_set_str (&self->today, today);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
on_minute_cb (gpointer user_data)
{
  mpad_dossier_model_tick (user_data);
  return G_SOURCE_CONTINUE;
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadDossierModel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Loaded)
    loaded = mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (source), result, &error);

  self->loading = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (loaded == NULL)
    {
      self->again = FALSE;
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
      return;
    }
  mpad_dossier_model_take (self, g_steal_pointer (&loaded->dossier), loaded->protocol,
                           g_steal_pointer (&loaded->reports));
  if (self->again)
    {
      self->again = FALSE;
      mpad_dossier_model_reload (self);
    }
}

void
mpad_dossier_model_reload (MpadDossierModel *self)
{
  LoadJob *job;
  MpadProtocol *known;

  g_return_if_fail (MPAD_IS_DOSSIER_MODEL (self));

  if (self->session == NULL)
    return;
  if (self->loading)
    {
      self->again = TRUE;
      return;
    }
  self->loading = TRUE;
  job = g_new0 (LoadJob, 1);
  job->id = g_strdup (self->id);
  /* what was read once is kept, so that pages may hold on to its questions and steps */
  known = self->protocol != NULL ? self->protocol : mpad_session_get_protocol (self->session);
  if (known != NULL)
    job->known = mpad_protocol_ref (known);
  mpad_vault_service_run_async (mpad_session_get_service (self->session), MPAD_JOB_READ, load_job,
                                job, load_job_free, loaded_free, self->cancellable, on_loaded_cb,
                                g_object_ref (self));
}

static void
begin_writing (MpadDossierModel *self)
{
  self->writing++;
  /* a failure stays in sight until a save succeeds */
  if (mpad_session_get_saved_at (self->session) != MPAD_SESSION_NOT_SAVED)
    mpad_session_set_saved_at (self->session, 0);
}

static void
end_writing (MpadDossierModel *self, gboolean saved)
{
  self->writing--;
  if (self->writing == 0)
    mpad_session_set_saved_at (self->session,
                               saved ? mpad_clock_now_us () : MPAD_SESSION_NOT_SAVED);
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MpadDossierModel *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  GDestroyNotify result_free = g_task_get_task_data (task);
  gpointer value = mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (source), result, &error);

  end_writing (self, error == NULL);
  if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  mpad_dossier_model_reload (self);
  g_task_return_pointer (task, value, result_free);
}

void
mpad_dossier_model_run_async (MpadDossierModel *self,
                              MpadVaultJob job,
                              gpointer data,
                              GDestroyNotify data_free,
                              GDestroyNotify result_free,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MPAD_IS_DOSSIER_MODEL (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, mpad_dossier_model_run_async);
  g_task_set_task_data (task, (gpointer) result_free, NULL);
  if (self->session == NULL)
    {
      if (data_free != NULL)
        data_free (data);
      g_task_return_new_error (task, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_LOCKED, "No vault is open");
      g_object_unref (task);
      return;
    }
  begin_writing (self);
  mpad_vault_service_run_async (mpad_session_get_service (self->session), MPAD_JOB_WRITE, job, data,
                                data_free, result_free, NULL, on_written_cb, task);
}

gpointer
mpad_dossier_model_run_finish (MpadDossierModel *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* entries */

typedef struct
{
  GPtrArray *entries;
  gboolean finalize;
} SaveJob;

static void
save_job_free (gpointer data)
{
  SaveJob *job = data;

  g_ptr_array_unref (job->entries);
  g_free (job);
}

static SaveJob *
save_job_new (const MpadDossierModel *self, gboolean finalize)
{
  SaveJob *job = g_new0 (SaveJob, 1);

  job->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_entry_free);
  job->finalize = finalize;
  return job;
}

static void
save_job_add (const MpadDossierModel *self, SaveJob *job, const MpadEntry *entry)
{
  MpadEntry *copy = mpad_entry_copy (entry);

  if (copy->dossier_id == NULL)
    copy->dossier_id = g_strdup (self->id);
  g_ptr_array_add (job->entries, copy);
}

/* Runs on the vault's thread, inside the service's transaction. */
static gpointer
save_job (MpadVault *vault, gpointer data, GError **error)
{
  SaveJob *job = data;

  for (guint i = 0; i < job->entries->len; i++)
    {
      MpadEntry *entry = g_ptr_array_index (job->entries, i);

      if (!mpad_entry_store_save (vault, entry, error))
        return NULL;
      if (job->finalize && !mpad_entry_store_finalize (vault, entry, error))
        return NULL;
    }
  return mpad_entry_copy (g_ptr_array_index (job->entries, 0));
}

void
mpad_dossier_model_save_entry_async (MpadDossierModel *self,
                                     const MpadEntry *entry,
                                     gboolean finalize,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  SaveJob *job;

  g_return_if_fail (MPAD_IS_DOSSIER_MODEL (self));
  g_return_if_fail (entry != NULL);

  job = save_job_new (self, finalize);
  save_job_add (self, job, entry);
  mpad_dossier_model_run_async (self, save_job, job, save_job_free,
                                (GDestroyNotify) mpad_entry_free, callback, user_data);
}

MpadEntry *
mpad_dossier_model_save_entry_finish (MpadDossierModel *self, GAsyncResult *result, GError **error)
{
  return mpad_dossier_model_run_finish (self, result, error);
}

void
mpad_dossier_model_save_entries_async (MpadDossierModel *self,
                                       GPtrArray *entries,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  SaveJob *job;

  g_return_if_fail (MPAD_IS_DOSSIER_MODEL (self));
  g_return_if_fail (entries != NULL && entries->len > 0);

  job = save_job_new (self, TRUE);
  for (guint i = 0; i < entries->len; i++)
    save_job_add (self, job, g_ptr_array_index (entries, i));
  mpad_dossier_model_run_async (self, save_job, job, save_job_free,
                                (GDestroyNotify) mpad_entry_free, callback, user_data);
}

gboolean
mpad_dossier_model_save_entries_finish (MpadDossierModel *self,
                                        GAsyncResult *result,
                                        GError **error)
{
  g_autoptr (MpadEntry) first = mpad_dossier_model_run_finish (self, result, error);

  return first != NULL;
}

const MpadDossier *
mpad_dossier_model_get_dossier (MpadDossierModel *self)
{
  g_return_val_if_fail (MPAD_IS_DOSSIER_MODEL (self), NULL);
  return self->dossier;
}

const MpadGuidance *
mpad_dossier_model_get_guidance (MpadDossierModel *self)
{
  g_return_val_if_fail (MPAD_IS_DOSSIER_MODEL (self), NULL);
  return self->guidance;
}

MpadProtocol *
mpad_dossier_model_get_protocol (MpadDossierModel *self)
{
  g_return_val_if_fail (MPAD_IS_DOSSIER_MODEL (self), NULL);
  return self->protocol;
}

GPtrArray *
mpad_dossier_model_get_reports (MpadDossierModel *self)
{
  g_return_val_if_fail (MPAD_IS_DOSSIER_MODEL (self), NULL);
  return self->reports;
}

const char *
mpad_dossier_model_get_vault_path (MpadDossierModel *self)
{
  const MpadVaultInfo *info = NULL;

  g_return_val_if_fail (MPAD_IS_DOSSIER_MODEL (self), NULL);

  if (self->session != NULL)
    info = mpad_vault_service_get_info (mpad_session_get_service (self->session));
  return info != NULL ? info->path : NULL;
}

MpadSession *
mpad_dossier_model_get_session (MpadDossierModel *self)
{
  g_return_val_if_fail (MPAD_IS_DOSSIER_MODEL (self), NULL);
  return self->session;
}

const char *
mpad_dossier_model_get_id (MpadDossierModel *self)
{
  g_return_val_if_fail (MPAD_IS_DOSSIER_MODEL (self), NULL);
  return self->id;
}

static void
mpad_dossier_model_dispose (GObject *object)
{
  MpadDossierModel *self = MPAD_DOSSIER_MODEL (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->minute_source, g_source_remove);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (mpad_dossier_model_parent_class)->dispose (object);
}

static void
mpad_dossier_model_finalize (GObject *object)
{
  MpadDossierModel *self = MPAD_DOSSIER_MODEL (object);

  g_clear_pointer (&self->guidance, mpad_guidance_unref);
  g_clear_pointer (&self->protocol, mpad_protocol_unref);
  g_clear_pointer (&self->dossier, mpad_dossier_free);
  g_clear_pointer (&self->reports, g_ptr_array_unref);
  g_free (self->id);
  g_free (self->today);

  G_OBJECT_CLASS (mpad_dossier_model_parent_class)->finalize (object);
}

static void
mpad_dossier_model_class_init (MpadDossierModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mpad_dossier_model_dispose;
  object_class->finalize = mpad_dossier_model_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
mpad_dossier_model_init (MpadDossierModel *self)
{
  self->cancellable = g_cancellable_new ();
  self->minute_source = g_timeout_add_seconds (60, on_minute_cb, self);
}

MpadDossierModel *
mpad_dossier_model_new (MpadSession *session, const char *dossier_id)
{
  MpadDossierModel *self = g_object_new (MPAD_TYPE_DOSSIER_MODEL, NULL);

  self->session = session != NULL ? g_object_ref (session) : NULL;
  self->id = g_strdup (dossier_id);
  return self;
}
