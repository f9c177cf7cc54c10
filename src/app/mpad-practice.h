/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The practice vault ("oefenkluis"): a real vault with invented cases, in XDG_RUNTIME_DIR (memory
 * on most computers), thrown away when it is left. Its passphrase is no secret. */
#pragma once

#include <gio/gio.h>

#include "mpad-vault-service.h"

G_BEGIN_DECLS

#define MPAD_PRACTICE_PASSPHRASE "dit is een oefenkluis zonder geheimen"

/** mpad_practice_create_async: makes it and fills it, off the main loop. */
void mpad_practice_create_async (GAsyncReadyCallback callback, gpointer user_data);
/**
 * mpad_practice_create_finish:
 * @path: (out): where it lies, for mpad_practice_remove()
 *
 * Returns: (transfer full) (nullable): a service with the practice vault open
 */
MpadVaultService *mpad_practice_create_finish (GAsyncResult *result, char **path, GError **error);

/** mpad_practice_is_path: whether a file lies where practice vaults are made. */
gboolean mpad_practice_is_path (const char *path);

/** mpad_practice_remove: the file and its folder; the vault is closed. */
void mpad_practice_remove (const char *path);

G_END_DECLS
