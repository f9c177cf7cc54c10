/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the vaults of this user: the files in Documents/Meldpad. Reads only their headers, in a
 * worker thread; never while a vault is open in this process (see mpad_vault_info_read()). */
#pragma once

#include <gtk/gtk.h>

#include "mpad-vault-info.h"

G_BEGIN_DECLS

/**
 * MpadFoundVault:
 * @info: (nullable): what its header tells
 * @error: (nullable): why there is no @info
 */
typedef struct
{
  char *path;
  MpadVaultInfo *info;
  GError *error;
} MpadFoundVault;

void mpad_found_vault_free (MpadFoundVault *self);

/** mpad_vault_list_folder: Returns: (transfer full): Documents/Meldpad, which may not exist yet. */
char *mpad_vault_list_folder (void);

/**
 * mpad_vault_list_path_for: Returns: (transfer full): where the vault of a school with this name
 * is made.
 */
char *mpad_vault_list_path_for (const char *school);

/**
 * mpad_vault_list_async:
 * @extra: (nullable): a file chosen by hand, listed first
 */
void mpad_vault_list_async (const char *extra,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
/**
 * Returns: (transfer full) (element-type MpadFoundVault): by school name, @extra first; NULL only
 * when cancelled.
 */
GPtrArray *mpad_vault_list_finish (GAsyncResult *result, GError **error);

/**
 * mpad_vault_list_choose: asks for a vault file anywhere on this computer.
 * @chosen: void (*) (GtkWindow *parent, const char *path); not called when nothing is chosen
 */
void mpad_vault_list_choose (GtkWindow *parent, GCallback chosen);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadFoundVault, mpad_found_vault_free)

G_END_DECLS
