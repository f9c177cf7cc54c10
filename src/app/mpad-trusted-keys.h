/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The public keys of the vaults that were opened on this computer, for notes that are sealed while a
 * vault is locked: a key from the header of a locked file could be somebody else's. Holds the id of
 * a container and its public key, nothing secret and nothing about a school. */
#pragma once

#include "mpad-vault-info.h"

G_BEGIN_DECLS

/** mpad_trusted_keys_remember: @info: of an open vault. What cannot be written is not remembered. */
void mpad_trusted_keys_remember (const MpadVaultInfo *info);
/** mpad_trusted_keys_find: Returns: (transfer full) (nullable): %NULL when never opened here. */
char *mpad_trusted_keys_find (const char *uuid);

G_END_DECLS
