/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of the emergency key sheet, typed one by one, each judged as it is typed: "group 3 is not
 * right". Shows all six groups, or only some of them for typing back. Signals "changed" and
 * "activate". */
#pragma once

#include <adwaita.h>

#include "mpad-secret.h"

G_BEGIN_DECLS

#define MPAD_TYPE_RECOVERY_ENTRY (mpad_recovery_entry_get_type ())
G_DECLARE_FINAL_TYPE (MpadRecoveryEntry, mpad_recovery_entry, MPAD, RECOVERY_ENTRY, AdwBin)

/**
 * mpad_recovery_entry_set_groups:
 * @groups: bit n for group n, counted from 0
 * @expected: (nullable): the whole code; then a group is right only when it equals that of
 * @expected
 *
 * Empties all fields.
 */
void
mpad_recovery_entry_set_groups (MpadRecoveryEntry *self, guint groups, const MpadSecret *expected);

/** mpad_recovery_entry_is_complete: whether every group that is shown is right. */
gboolean mpad_recovery_entry_is_complete (MpadRecoveryEntry *self);

/**
 * mpad_recovery_entry_dup_key: Returns: (transfer full) (nullable): for the recovery slot, when
 * all are right.
 */
MpadSecret *mpad_recovery_entry_dup_key (MpadRecoveryEntry *self);

void mpad_recovery_entry_clear (MpadRecoveryEntry *self);

G_END_DECLS
