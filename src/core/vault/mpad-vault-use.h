/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has a vault open, for somebody else who finds it in use: a small file beside the vault with the
 * initials of the unlock screen, the name of the computer and since when. Only a hint: what keeps a
 * second writer out is the lock on the vault itself (security.md 6.12). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** MpadVaultUse: @since_us: UTC */
typedef struct
{
  char *label;
  char *host;
  gint64 since_us;
} MpadVaultUse;

/** mpad_vault_use_tell: whoever holds the lock on @path; a folder that cannot be written is no error. */
void mpad_vault_use_tell (const char *path, const char *label);
/** mpad_vault_use_forget: before the lock is given up. */
void mpad_vault_use_forget (const char *path);
/** mpad_vault_use_read: Returns: (transfer full) (nullable): NULL when nobody told it well. */
MpadVaultUse *mpad_vault_use_read (const char *path);
void mpad_vault_use_free (MpadVaultUse *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadVaultUse, mpad_vault_use_free)

G_END_DECLS
