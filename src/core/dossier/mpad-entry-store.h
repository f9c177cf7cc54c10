/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries with their statements, and tasks, in the vault. */
#pragma once

#include "mpad-entry.h"
#include "mpad-task.h"
#include "mpad-vault.h"

G_BEGIN_DECLS

/**
 * mpad_entry_store_save:
 * @entry: a draft; id, entered_by, recorded_us, recorded_seq, group_then and revision are filled in
 *
 * Inserts or updates a draft. FINAL when the entry is final already, CONFLICT when the revision is
 * older than the stored one. Journal "entry.save".
 */
gboolean mpad_entry_store_save (MpadVault *vault, MpadEntry *entry, GError **error);

/**
 * mpad_entry_store_finalize: checks mpad_entry_check() and freezes; journal "entry.finalize" (F6).
 */
gboolean mpad_entry_store_finalize (MpadVault *vault, MpadEntry *entry, GError **error);

/** mpad_entry_store_discard: removes a draft that was never final; journal "entry.discard". */
gboolean mpad_entry_store_discard (MpadVault *vault, const char *entry_id, GError **error);

/** mpad_entry_store_restore: takes a discard back (undo), with the same id. */
gboolean mpad_entry_store_restore (MpadVault *vault, MpadEntry *entry, GError **error);

MpadEntry *mpad_entry_store_load (MpadVault *vault, const char *entry_id, GError **error);

/**
 * mpad_entry_store_set_hypothesis: confirms or refutes an open hypothesis, also in a final entry
 * (S1-6).
 */
gboolean mpad_entry_store_set_hypothesis (MpadVault *vault,
                                          const char *statement_id,
                                          MpadHypothesisState state,
                                          const char *note,
                                          GError **error);

/**
 * mpad_entry_dup_canonical: the bytes whose hash stands in the journal: JSON with sorted keys,
 * without the moment of recording, which the journal row holds itself.
 */
GBytes *mpad_entry_dup_canonical (const MpadEntry *entry);

/** mpad_entry_store_save_task: inserts or updates; journal "task.save". */
gboolean mpad_entry_store_save_task (MpadVault *vault, MpadTask *task, GError **error);

G_END_DECLS
