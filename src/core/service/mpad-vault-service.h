/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only asynchronous file of core: one thread owns the open vault; jobs run there in order, each
 * write job in its own transaction, and answer through a GTask on the caller's main context.
 * The main loop never waits for a disk or a key derivation. */
#pragma once

#include <gio/gio.h>

#include "mpad-vault.h"

G_BEGIN_DECLS

#define MPAD_TYPE_VAULT_SERVICE (mpad_vault_service_get_type ())
G_DECLARE_FINAL_TYPE (MpadVaultService, mpad_vault_service, MPAD, VAULT_SERVICE, GObject)

/**
 * MpadVaultJob:
 * Runs on the vault's thread. Returns the result (may be %NULL when @error is not set).
 */
typedef gpointer (*MpadVaultJob) (MpadVault *vault, gpointer data, GError **error);

/**
 * MpadJobKind:
 * @MPAD_JOB_READ: no transaction around it: reads, and calls that make their own (members, copies)
 * @MPAD_JOB_WRITE: one transaction around it
 */
typedef enum
{
  MPAD_JOB_READ,
  MPAD_JOB_WRITE,
} MpadJobKind;

MpadVaultService *mpad_vault_service_new (void);

/** Opening and creating take over copies of their arguments. Error codes as mpad_vault_open(). */
void mpad_vault_service_open_async (MpadVaultService *self,
                                    const char *path,
                                    const char *slot_id,
                                    MpadSlotKind kind,
                                    MpadSecret *secret,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/** mpad_vault_service_open_for_reading_async: a tested copy; nothing is written to it. Answers to
 * mpad_vault_service_open_finish() too. */
void mpad_vault_service_open_for_reading_async (MpadVaultService *self,
                                                const char *path,
                                                const char *slot_id,
                                                MpadSlotKind kind,
                                                MpadSecret *secret,
                                                GCancellable *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);
gboolean
mpad_vault_service_open_finish (MpadVaultService *self, GAsyncResult *result, GError **error);
void mpad_vault_service_create_async (MpadVaultService *self,
                                      const char *path,
                                      const MpadVaultSetup *setup,
                                      MpadSecret *passphrase,
                                      MpadSecret *recovery,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean
mpad_vault_service_create_finish (MpadVaultService *self, GAsyncResult *result, GError **error);

/** Drains the queue, closes the vault, wipes the key. New jobs answer MPAD_VAULT_ERROR_LOCKED. */
void mpad_vault_service_close_async (MpadVaultService *self,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean
mpad_vault_service_close_finish (MpadVaultService *self, GAsyncResult *result, GError **error);
/** Same, but waits: for the end of the program and for locking only. */
void mpad_vault_service_close_sync (MpadVaultService *self);

/**
 * mpad_vault_service_run_async:
 * @kind: a write job runs in its own transaction, rolled back when @job sets an error, and emits
 *   ::changed after the commit
 * @job: what to do; must not touch widgets
 * @data: (transfer full): for @job; freed with @data_free on the vault's thread
 * @result_free: (nullable): frees a result that nobody fetched
 * @cancellable: (nullable): for reads; a write is never half done
 */
void mpad_vault_service_run_async (MpadVaultService *self,
                                   MpadJobKind kind,
                                   MpadVaultJob job,
                                   gpointer data,
                                   GDestroyNotify data_free,
                                   GDestroyNotify result_free,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/** Returns: (transfer full) (nullable): the job's result; %NULL with @error set on failure. */
gpointer
mpad_vault_service_run_finish (MpadVaultService *self, GAsyncResult *result, GError **error);

/**
 * mpad_vault_service_drain_async: Answers once every job is answered, and every job that those
 * answers gave rise to: a save that waited for an earlier save, for one. For locking.
 */
void mpad_vault_service_drain_async (MpadVaultService *self,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean
mpad_vault_service_drain_finish (MpadVaultService *self, GAsyncResult *result, GError **error);

gboolean mpad_vault_service_is_open (MpadVaultService *self);
/** mpad_vault_service_is_for_reading: opened with mpad_vault_service_open_for_reading_async(). */
gboolean mpad_vault_service_is_for_reading (MpadVaultService *self);
/**
 * Returns: (transfer none) (nullable): header facts of the open vault; valid until ::changed or
 * ::closed.
 */
const MpadVaultInfo *mpad_vault_service_get_info (MpadVaultService *self);
/** Returns: (transfer none) (nullable): id of the slot that opened the session. */
const char *mpad_vault_service_get_slot_id (MpadVaultService *self);

/* signal "changed": after every committed write job and every change of the key slots, on the main context.
 * signal "closed": after the vault was closed. */

G_END_DECLS
