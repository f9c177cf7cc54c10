/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The code of the noodsleutelblad: 150 random bits as 6 groups of 6 Crockford base32 letters, the
 * sixth of each group a check letter that knows its group (security.md 6.3). Pure. */
#pragma once

#include "mpad-secret.h"

G_BEGIN_DECLS

#define MPAD_RECOVERY_GROUPS 6
#define MPAD_RECOVERY_GROUP_LENGTH 6

typedef enum
{
  MPAD_RECOVERY_GROUP_INCOMPLETE,
  MPAD_RECOVERY_GROUP_WRONG,
  MPAD_RECOVERY_GROUP_RIGHT,
} MpadRecoveryGroupState;

/**
 * mpad_recovery_code_new: Returns: (transfer full): "XXXXXX-XXXXXX-…" as a NUL-terminated secret.
 */
MpadSecret *mpad_recovery_code_new (void);

/**
 * mpad_recovery_code_check_group: @group counts from 0; typing aids (lower case, o→0, i/l→1,
 * spaces) are applied.
 */
MpadRecoveryGroupState mpad_recovery_code_check_group (guint group, const char *text);

/**
 * mpad_recovery_code_get_key:
 * @text: all six groups, separators free
 * @bad_group: (out) (optional): the first wrong group, from 0, or -1
 *
 * Returns: (transfer full) (nullable): 32 bytes for the recovery slot, or %NULL when a group is
 * wrong
 */
MpadSecret *mpad_recovery_code_get_key (const char *text, int *bad_group);

G_END_DECLS
