/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Correcting what is final (F6): a correction is a new version beside the old one, with its reason.
 * Finds the versions of an entry, the one that stood at a moment, and the difference between two. */
#pragma once

#include "mpad-dossier.h"
#include "mpad-vault.h"

G_BEGIN_DECLS

/**
 * mpad_entry_new_addendum:
 * @final: the version to correct
 * @reason: why; asked before it may become final
 *
 * Returns: (transfer full): a draft with everything of @final in it, to be changed and made final;
 * from
 *   then on it counts instead of @final, which stays to be read
 */
MpadEntry *mpad_entry_new_addendum (const MpadEntry *final, const char *reason);

/**
 * mpad_entry_is_correction: a version that counts instead of the one it amends, once it is final.
 */
gboolean mpad_entry_is_correction (const MpadEntry *self);

/**
 * mpad_dossier_get_versions:
 *
 * Returns: (transfer container) (element-type MpadEntry): the first version and every addendum to
 * it or
 *   to one of its addenda, in the order of recording, drafts last; whichever of them @entry_id
 * names
 */
GPtrArray *mpad_dossier_get_versions (const MpadDossier *self, const char *entry_id);

/**
 * mpad_dossier_get_current: Returns: (transfer none) (nullable): the version that counts now of the
 * entry of which @entry_id is a version: the last final correction, else the first version.
 */
MpadEntry *mpad_dossier_get_current (const MpadDossier *self, const char *entry_id);

/**
 * mpad_entry_store_version_at:
 * @us: microseconds since 1970 UTC
 *
 * Returns: (transfer full) (nullable): id of the version of @entry_id that was the last to be
 * final at
 *   that moment, as the journal tells; NULL without error when none was final yet
 */
char *
mpad_entry_store_version_at (MpadVault *vault, const char *entry_id, gint64 us, GError **error);

typedef enum
{
  MPAD_DIFF_SAME,
  MPAD_DIFF_REMOVED,
  MPAD_DIFF_ADDED,
} MpadDiffKind;

typedef struct
{
  MpadDiffKind kind;
  char *text;
} MpadDiffPart;

void mpad_diff_part_free (MpadDiffPart *self);

/**
 * mpad_text_diff:
 *
 * Returns: (transfer full) (element-type MpadDiffPart): the way from @before to @after in whole
 * words;
 *   the same and removed parts together are @before, the same and added parts are @after
 */
GPtrArray *mpad_text_diff (const char *before, const char *after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadDiffPart, mpad_diff_part_free)

G_END_DECLS
