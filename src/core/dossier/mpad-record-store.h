/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes and reads plain records by their field tables, so that the columns of a table and the
 * members of its struct cannot drift apart. Private to the stores of this module. */
#pragma once

#include "mpad-record.h"
#include "mpad-stmt.h"
#include "mpad-vault.h"

G_BEGIN_DECLS

/** mpad_record_columns: Returns: (transfer full): "p.id, p.dossier_id, …"; @prefix may be "". */
char *mpad_record_columns (const MpadRecordType *type, const char *prefix);

/** mpad_record_count_columns: number of columns of mpad_record_columns(). */
int mpad_record_count_columns (const MpadRecordType *type);

/**
 * mpad_record_read:
 * @record: owns nothing yet
 * @column: where the record's columns begin in the row
 *
 * Returns: %FALSE with CORRUPT when a column holds a word that this program does not know: it must
 *   never read as another word
 */
gboolean mpad_record_read (
  const MpadRecordType *type, gpointer record, MpadStmt *stmt, int column, GError **error);

/**
 * mpad_record_insert:
 * @extra_column: (nullable): a column of the table that the record does not have
 *
 * Checks the record with mpad_record_check() and inserts it.
 */
gboolean mpad_record_insert (MpadDb *db,
                             const MpadRecordType *type,
                             gconstpointer record,
                             const char *extra_column,
                             const char *extra_value,
                             GError **error);

/** mpad_record_upsert: the same for a table with the key "id": inserts, or updates every column. */
gboolean
mpad_record_upsert (MpadDb *db, const MpadRecordType *type, gconstpointer record, GError **error);

/** mpad_record_journal: a journal row whose content is the canonical form of @record. */
gboolean mpad_record_journal (MpadVault *vault,
                              const char *action,
                              const MpadRecordType *type,
                              const char *object_id,
                              gconstpointer record,
                              GError **error);

/** mpad_store_not_found: sets NOT_FOUND. Returns: %FALSE */
gboolean mpad_store_not_found (const char *kind, GError **error);

G_END_DECLS
