/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the header of a container tells before it is unlocked. Nothing here is secret, and nothing
 * here is trusted before the keyed MAC was checked at unlock. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MPAD_VAULT_SLOTS 16

typedef enum
{
  MPAD_SLOT_FREE = 0,
  MPAD_SLOT_PASSPHRASE = 1,
  MPAD_SLOT_RECOVERY = 2,
} MpadSlotKind;

typedef struct
{
  MpadSlotKind kind;
  char id[33];    /* 16 random bytes, hex */
  char label[65]; /* what the member chose to show before unlocking; initials by default */
  guint32 passes; /* Argon2id t */
  guint32 memory_kib;
} MpadSlotInfo;

/**
 * MpadVaultInfo:
 * @path: the file
 * @uuid: the container's id
 * @school: school name, shown on the unlock screen
 * @vt_region: id of the school's Veilig Thuis region, or ""
 * @practice: a practice vault ("oefenkluis")
 * @unclean: the last session did not close
 * @public_key: X25519 key in hex, for notes sealed while the vault is locked; to be trusted only
 * when
 *   it comes from an open vault
 * @repaired: one header copy is damaged; it is written again at the next unlock
 */
typedef struct
{
  char *path;
  char uuid[37];
  char *school;
  char *vt_region;
  gboolean practice;
  gboolean unclean;
  gboolean repaired;
  guint64 generation;
  char public_key[65];
  MpadSlotInfo slots[MPAD_VAULT_SLOTS];
} MpadVaultInfo;

/**
 * mpad_vault_info_read:
 * @path: a container; opened read-only and closed again. Harmless while the vault is open: its lock
 *   belongs to the descriptor that took it
 * @error: MISSING, NOT_A_VAULT, HEADER, TOO_NEW or IO of MPAD_VAULT_ERROR
 *
 * Returns: (transfer full) (nullable)
 */
MpadVaultInfo *mpad_vault_info_read (const char *path, GError **error);
MpadVaultInfo *mpad_vault_info_copy (const MpadVaultInfo *self);
void mpad_vault_info_free (MpadVaultInfo *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadVaultInfo, mpad_vault_info_free)

G_END_DECLS
