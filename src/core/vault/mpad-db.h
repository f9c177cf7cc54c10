/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A connection to the encrypted database, for the stores. Thin: SQL in, rows out, errors mapped to
 * MPAD_VAULT_ERROR. Does not open files (mpad-vault does) and shows no sqlite3 type.
 * Belongs to the one thread that opened the vault. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MpadDb MpadDb;

/** mpad_db_exec: runs one or more statements without parameters. */
gboolean mpad_db_exec (MpadDb *self, const char *sql, GError **error);

/**
 * mpad_db_run:
 * @sql: one statement with ?1, ?2 … parameters and no result rows
 * @types: one letter a parameter: 't' const char * (nullable: NULL), 'i' gint64, 'd' double,
 *   'b' GBytes * (nullable)
 *
 * Binds, steps once, resets. The statement is cached.
 */
gboolean mpad_db_run (MpadDb *self, GError **error, const char *sql, const char *types, ...);

/**
 * mpad_db_get_int: first column of the first row of @sql (bound as in mpad_db_run), or @fallback
 * without a row.
 */
gboolean mpad_db_get_int (MpadDb *self,
                          gint64 *value,
                          gint64 fallback,
                          GError **error,
                          const char *sql,
                          const char *types,
                          ...);

/** mpad_db_begin: BEGIN IMMEDIATE. Every save is one transaction with its journal row. */
gboolean mpad_db_begin (MpadDb *self, GError **error);
gboolean mpad_db_commit (MpadDb *self, GError **error);
/** mpad_db_rollback: never fails; safe without a transaction. */
void mpad_db_rollback (MpadDb *self);
gboolean mpad_db_in_transaction (MpadDb *self);

/** mpad_db_get_changes: rows changed by the last statement. */
gint64 mpad_db_get_changes (MpadDb *self);

G_END_DECLS
