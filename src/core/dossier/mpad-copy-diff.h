/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What would change when a copy took the place of the vault: shown before anybody decides
 * (security.md 6.11). Reads only. */
#pragma once

#include "mpad-vault.h"

G_BEGIN_DECLS

/**
 * MpadCopyDossier: a dossier that is not the same in both.
 * @only_now: begun after the copy was made: it would be gone
 * @only_copy: in the copy only: it would come back
 * @lost: entries that are newer now, or only now; they would be as they were, or gone
 * @back: entries that are only in the copy
 */
typedef struct
{
  char *number;
  char *pupil;
  gboolean only_now;
  gboolean only_copy;
  guint lost;
  guint back;
} MpadCopyDossier;

/**
 * MpadCopyDiff:
 * @dossiers: MpadCopyDossier, by number
 * @n_same: dossiers with the same entries in both
 * @now_rows, @copy_rows: rows of the journal
 * @copy_us: moment of the last row of the copy
 * @common: the copy is an earlier state of this vault; else both went on separately
 */
typedef struct
{
  GPtrArray *dossiers;
  guint n_same;
  gint64 now_rows;
  gint64 copy_rows;
  gint64 copy_us;
  gboolean common;
} MpadCopyDiff;

/** mpad_copy_diff_new: Returns: (transfer full) (nullable) */
MpadCopyDiff *mpad_copy_diff_new (MpadVault *now, MpadVault *copy, GError **error);
void mpad_copy_diff_free (MpadCopyDiff *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadCopyDiff, mpad_copy_diff_free)

G_END_DECLS
