/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who can open the vault: adding, changing and removing key slots (security.md 6.3). Each change
 * goes into both copies of the table and into the journal. No data is encrypted anew: whoever
 * could open the vault before may have kept the key (see mpad_vault_rewrite()).
 * These make their own transaction: in a service job of kind MPAD_JOB_READ, never within a save. */
#pragma once

#include "mpad-vault.h"

G_BEGIN_DECLS

/**
 * mpad_vault_add_member:
 * @kind: passphrase or recovery
 * @label: what to show before unlocking; initials by default
 *
 * Returns: (transfer full) (nullable): id of the new slot; POLICY for a weak passphrase or when
 *   all slots are taken
 */
char *mpad_vault_add_member (
  MpadVault *self, MpadSlotKind kind, const char *label, const MpadSecret *secret, GError **error);

/**
 * mpad_vault_change_secret:
 * @old_secret: must open the slot, else WRONG_KEY
 *
 * The slot keeps its id and label.
 */
gboolean mpad_vault_change_secret (MpadVault *self,
                                   const char *slot_id,
                                   const MpadSecret *old_secret,
                                   const MpadSecret *new_secret,
                                   GError **error);

/** mpad_vault_remove_member: POLICY for the last passphrase, MISSING when there is no such slot. */
gboolean mpad_vault_remove_member (MpadVault *self, const char *slot_id, GError **error);

/**
 * mpad_vault_try_secret: whether @secret opens the slot; for the yearly test of the
 * noodsleutelblad.
 */
gboolean mpad_vault_try_secret (MpadVault *self,
                                const char *slot_id,
                                const MpadSecret *secret,
                                GError **error);

/**
 * mpad_vault_set_school:
 * @school, @vt_region: what the unlock screen shows; cut to the room in the header
 */
gboolean
mpad_vault_set_school (MpadVault *self, const char *school, const char *vt_region, GError **error);

G_END_DECLS
