/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What this machine saw of a vault's journal at its last closing: whoever puts an older file in its
 * place is found out (security.md 6.7). Holds no content: an id, a number and a hash. */
#pragma once

#include "mpad-vault.h"

G_BEGIN_DECLS

/**
 * mpad_vault_seen_check:
 * @folder: where the heads are kept, normally below the user's state folder
 *
 * Returns: %FALSE with JOURNAL when the vault's journal does not contain what was seen here before;
 *   %TRUE when this machine never saw the vault
 */
gboolean mpad_vault_seen_check (MpadVault *vault, const char *folder, GError **error);

/** mpad_vault_seen_store: remembers the present head. */
gboolean mpad_vault_seen_store (MpadVault *vault, const char *folder, GError **error);

G_END_DECLS
