/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way out: the database of a vault as an ordinary SQLCipher 4 file with its key, which any program
 * that knows SQLCipher opens (FORMAT.md, 3). */
#pragma once

#include "mpad-vault.h"

G_BEGIN_DECLS

/**
 * mpad_vault_extract:
 * @target: must not exist; made 0600
 *
 * Tells the journal first, unless the vault is open for reading only, and then writes the file. It
 * is as encrypted as the vault, but with its key beside it nothing protects it any more.
 *
 * Returns: (transfer full) (nullable): "x'…'" for "PRAGMA key", with a NUL behind it
 */
MpadSecret *mpad_vault_extract (MpadVault *vault, const char *target, GError **error);

G_END_DECLS
