/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way from an open vault to a closed one that loses nothing: every save that is still under way
 * or waits for another one is answered, the place goes into the vault, what could not be saved is
 * sealed in a note beside it, then the vault closes. Never waits longer than a few seconds: a disk
 * that hangs must not keep a vault open (security.md, section 0). */
#pragma once

#include "mpad-place.h"
#include "mpad-session.h"

G_BEGIN_DECLS

/**
 * mpad_locking_async:
 * @service: with the open vault
 * @session: (nullable): of that vault, flushed
 * @place: (transfer full) (nullable)
 */
void mpad_locking_async (MpadVaultService *service,
                         MpadSession *session,
                         MpadPlace *place,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
/** mpad_locking_finish: Returns: %FALSE when the vault did not close in time. */
gboolean mpad_locking_finish (MpadVaultService *service, GAsyncResult *result, GError **error);

/**
 * mpad_locking_recall_async: What an earlier lock left for the slot that is open now: the place, and
 * the words of every note beside the vault. The notes are gone then and their words are in the
 * place, which stays in the vault until mpad_locking_forget().
 */
void mpad_locking_recall_async (MpadVaultService *service,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/** mpad_locking_recall_finish: Returns: (transfer full) (nullable): %NULL without error: nothing. */
MpadPlace *
mpad_locking_recall_finish (MpadVaultService *service, GAsyncResult *result, GError **error);

/** mpad_locking_forget: the place was returned to and its words are on the screen or taken over. */
void mpad_locking_forget (MpadVaultService *service);

G_END_DECLS
