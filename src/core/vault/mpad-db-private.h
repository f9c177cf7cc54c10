/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The side of MpadDb that only this folder sees: the sqlite3 handle, opening, error mapping. */
#pragma once

#include "mpad-db.h"
#include "mpad-stmt.h"

#include <sqlite3.h>
#include <stdarg.h>

G_BEGIN_DECLS

struct _MpadDb
{
  sqlite3 *handle;
  GHashTable *idle; /* SQL text → sqlite3_stmt that nobody uses now */
};

/** mpad_db_new: takes over @handle. */
MpadDb *mpad_db_new (sqlite3 *handle);
/** mpad_db_free: finalizes the cached statements and closes the connection. %NULL-safe. */
void mpad_db_free (MpadDb *self);

/**
 * mpad_db_set_error:
 * @rc: an extended result code of SQLite
 * @what: what was being done, without case data
 *
 * Maps @rc to MPAD_VAULT_ERROR. The text of SQLite is used only where it can hold nothing but
 * names of our tables: a failed full-text query, for one, quotes the words that were searched.
 */
void mpad_db_set_error (MpadDb *self, int rc, const char *what, GError **error);

/** mpad_db_get_text: (transfer full) (nullable): first column of the first row of @sql. */
char *mpad_db_get_text (MpadDb *self, const char *sql, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadDb, mpad_db_free)

G_END_DECLS
