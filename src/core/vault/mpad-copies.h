/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder with tested copies of a vault: their names, which of them there are, and which may go.
 * A copy gets its name only after it was opened and compared (mpad-vault-copy.h), so a file with
 * such a name is a tested copy. Makes no copies itself. */
#pragma once

#include "mpad-vault-info.h"

G_BEGIN_DECLS

/**
 * MpadCopy:
 * @made: local civil time in the name, "2026-11-22T1605"
 * @at_us: the same as a moment, UTC
 * @seq: number of the last journal row in it
 */
typedef struct
{
  char *path;
  char *made;
  gint64 at_us;
  gint64 seq;
  guint64 size;
} MpadCopy;

void mpad_copy_free (MpadCopy *self);

/** mpad_copies_default_folder: Returns: (transfer full): "Kopieën" beside the vault. */
char *mpad_copies_default_folder (const char *vault_path);

/**
 * mpad_copies_make_path: Returns: (transfer full): "<folder>/<vault>-2026-11-22T1605-000184.meldpad",
 * with a figure behind it when there is a file of that name.
 */
char *mpad_copies_make_path (const char *folder, const char *vault_path, gint64 at_us, gint64 seq);

/**
 * mpad_copies_make_aside_path: Returns: (transfer full): a name beside the vault's copies for the
 * file that a restore replaces. Not the name of a tested copy: nothing removes it by itself.
 */
char *mpad_copies_make_aside_path (const char *vault_path, gint64 at_us);

/**
 * mpad_copies_list:
 * @uuid: of the vault; copies of other vaults in the same folder are left out
 *
 * Returns: (transfer full) (element-type MpadCopy): newest first; empty without a folder
 */
GPtrArray *mpad_copies_list (const char *folder, const char *uuid);

/**
 * mpad_copies_pick_old:
 * @copies: newest first
 *
 * Returns: (transfer container) (element-type MpadCopy): those beyond the last ten, the last of each
 *   of fourteen days and the last of each of three months; never the newest
 */
GPtrArray *mpad_copies_pick_old (GPtrArray *copies);

/**
 * mpad_copies_pick_earlier:
 * @copies: of one vault
 * @now: that vault, as it is
 *
 * Reads the header of each. A changed passphrase does not show there: its slot keeps its id.
 *
 * Returns: (transfer container) (element-type MpadCopy): those with a key of earlier, or with a
 *   passphrase or noodsleutelblad that the vault does not know any more
 */
GPtrArray *mpad_copies_pick_earlier (GPtrArray *copies, const MpadVaultInfo *now);

/**
 * mpad_copies_get_folder:
 * @state: folder for what this computer remembers
 *
 * Returns: (transfer full): the folder that was chosen on this computer for the vault, or else the
 *   default one
 */
char *mpad_copies_get_folder (const char *state, const char *uuid, const char *vault_path);
/** mpad_copies_set_folder: @folder: (nullable): %NULL for the default one again. */
gboolean
mpad_copies_set_folder (const char *state, const char *uuid, const char *folder, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadCopy, mpad_copy_free)

G_END_DECLS
