/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads entries with their details and statements: three queries, however many entries.
 * Private to the stores of this module. */
#pragma once

#include "mpad-db.h"
#include "mpad-entry.h"

G_BEGIN_DECLS

/**
 * mpad_entry_load_into:
 * @entry_id: (nullable): only this one; %NULL for all of the dossier
 * @entries: (element-type MpadEntry): appended to, sorted by happened, then recorded_seq
 */
gboolean mpad_entry_load_into (
  MpadDb *db, const char *dossier_id, const char *entry_id, GPtrArray *entries, GError **error);

G_END_DECLS
