/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One tested copy of the open vault, made while people go on working: the copying goes in steps of
 * 1 MiB on the vault's thread with saves between them, the checks run on a second thread on the
 * finished file, and only then the copy gets its name (security.md 6.11 and section 0). A cancel
 * leaves nothing behind. */
#pragma once

#include "mpad-copies.h"
#include "mpad-vault-service.h"

G_BEGIN_DECLS

/**
 * mpad_copy_run_async:
 * @folder: is made when it is not there
 * @cancellable: (nullable): locking cancels it and waits for no copy
 */
void mpad_copy_run_async (MpadVaultService *service,
                          const char *folder,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
/**
 * mpad_copy_run_finish: Returns: (transfer full) (nullable) (element-type MpadCopy): the copies that
 * there are now, newest first; those that were too old are gone
 */
GPtrArray *mpad_copy_run_finish (MpadVaultService *service, GAsyncResult *result, GError **error);

G_END_DECLS
