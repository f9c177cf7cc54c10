/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One open dossier as the pages see it: the loaded record and the engine's guidance, reloaded after
 * every save. Step page, kader, people and documents share one. Signal "changed". */
#pragma once

#include "mpad-dossier.h"
#include "mpad-engine.h"
#include "mpad-report.h"
#include "mpad-session.h"

G_BEGIN_DECLS

#define MPAD_TYPE_DOSSIER_MODEL (mpad_dossier_model_get_type ())
G_DECLARE_FINAL_TYPE (MpadDossierModel, mpad_dossier_model, MPAD, DOSSIER_MODEL, GObject)

MpadDossierModel *mpad_dossier_model_new (MpadSession *session, const char *dossier_id);

/**
 * mpad_dossier_model_reload: reads again in the background; "changed" follows, or "failed"
 * (GError*).
 */
void mpad_dossier_model_reload (MpadDossierModel *self);

/* (transfer none), valid until the next "changed"; NULL before the first. */
const MpadDossier *mpad_dossier_model_get_dossier (MpadDossierModel *self);
const MpadGuidance *mpad_dossier_model_get_guidance (MpadDossierModel *self);
MpadProtocol *mpad_dossier_model_get_protocol (MpadDossierModel *self);
/** Returns: (element-type MpadReport) */
GPtrArray *mpad_dossier_model_get_reports (MpadDossierModel *self);
MpadSession *mpad_dossier_model_get_session (MpadDossierModel *self);
/** mpad_dossier_model_get_vault_path: (transfer none) (nullable): for sentences about its folder. */
const char *mpad_dossier_model_get_vault_path (MpadDossierModel *self);
const char *mpad_dossier_model_get_id (MpadDossierModel *self);

/**
 * mpad_dossier_model_take:
 * @dossier: (transfer full)
 * @reports: (transfer full) (nullable)
 *
 * Shows this value as if it had just been read; emits "changed". Reloading ends here, and tests
 * that
 * have no vault begin here.
 */
void mpad_dossier_model_take (MpadDossierModel *self,
                              MpadDossier *dossier,
                              MpadProtocol *protocol,
                              GPtrArray *reports);

/** mpad_dossier_model_tick: when the day has turned since the guidance was made, by midnight or by
 * somebody who set the clock, makes it anew and emits "changed". Comes by itself every minute. */
void mpad_dossier_model_tick (MpadDossierModel *self);

/**
 * Saving. @entry is copied; on success the model reloads and the callback's _finish returns the
 * stored entry (with id, revision). On failure the caller keeps its text on screen and shows the
 * error.
 * @finalize: freeze it in the same transaction.
 */
void mpad_dossier_model_save_entry_async (MpadDossierModel *self,
                                          const MpadEntry *entry,
                                          gboolean finalize,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
/** Returns: (transfer full) (nullable) */
MpadEntry *
mpad_dossier_model_save_entry_finish (MpadDossierModel *self, GAsyncResult *result, GError **error);
/**
 * mpad_dossier_model_save_entries_async:
 * @entries: (element-type MpadEntry): copied
 *
 * Several entries that belong together (a closed step and who was told of it), all made final, in
 * one transaction: all of them are stored or none.
 */
void mpad_dossier_model_save_entries_async (MpadDossierModel *self,
                                            GPtrArray *entries,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean mpad_dossier_model_save_entries_finish (MpadDossierModel *self,
                                                 GAsyncResult *result,
                                                 GError **error);
/** mpad_dossier_model_run_async: any other write as a job of the vault service, then reload. */
void mpad_dossier_model_run_async (MpadDossierModel *self,
                                   MpadVaultJob job,
                                   gpointer data,
                                   GDestroyNotify data_free,
                                   GDestroyNotify result_free,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gpointer
mpad_dossier_model_run_finish (MpadDossierModel *self, GAsyncResult *result, GError **error);

G_END_DECLS
