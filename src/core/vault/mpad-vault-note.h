/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A note beside a locked vault: sealed to the vault's public key, so that it can be written without
 * a passphrase (the acute lane; the last text when the disk was too full to save) and read only
 * when the vault is open. */
#pragma once

#include "mpad-vault.h"

G_BEGIN_DECLS

/** What a note begins with that holds words a lock could not save, not a record of its own. */
#define MPAD_VAULT_NOTE_WORDS "meldpad words 1\n"

/**
 * mpad_vault_note_write:
 * @path: of the vault; the note is "<path>.notitie-<random>" beside it
 * @public_key: hex, as MpadVaultInfo.public_key of the vault when it was last open
 *
 * Returns: (transfer full) (nullable): name of the file, which is on the disk by then
 */
char *
mpad_vault_note_write (const char *path, const char *public_key, GBytes *content, GError **error);

/** mpad_vault_note_list: Returns: (transfer full) (element-type filename): notes beside @path. */
GPtrArray *mpad_vault_note_list (const char *path);

/**
 * mpad_vault_note_read:
 *
 * Returns: (transfer full) (nullable): the content; CORRUPT when it was not sealed to this vault or
 *   is damaged. The caller deletes the file after the content was saved.
 */
GBytes *mpad_vault_note_read (MpadVault *vault, const char *note, GError **error);

G_END_DECLS
