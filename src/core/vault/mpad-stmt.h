/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A prepared statement. Parameters count from 1, columns from 0. Freed statements go back to the
 * connection's cache. */
#pragma once

#include "mpad-db.h"

G_BEGIN_DECLS

typedef struct _MpadStmt MpadStmt;

typedef enum
{
  MPAD_STEP_ERROR,
  MPAD_STEP_ROW,
  MPAD_STEP_DONE,
} MpadStep;

/**
 * mpad_stmt_new: Returns: (transfer full) (nullable): %NULL with @error set when @sql does not
 * compile.
 */
MpadStmt *mpad_stmt_new (MpadDb *db, const char *sql, GError **error);
void mpad_stmt_free (MpadStmt *self);

/* A failed bind is remembered and reported by the next step. Texts and bytes are copied. */
void mpad_stmt_bind_text (MpadStmt *self, int index, const char *text);
void mpad_stmt_bind_int (MpadStmt *self, int index, gint64 value);
void mpad_stmt_bind_double (MpadStmt *self, int index, double value);
void mpad_stmt_bind_bytes (MpadStmt *self, int index, GBytes *bytes);
void mpad_stmt_bind_null (MpadStmt *self, int index);

MpadStep mpad_stmt_step (MpadStmt *self, GError **error);
/** mpad_stmt_reset: ready to bind and step again; bindings are cleared. */
void mpad_stmt_reset (MpadStmt *self);

/** mpad_stmt_peek_text: (nullable): valid until the next step; %NULL for SQL NULL. */
const char *mpad_stmt_peek_text (MpadStmt *self, int column);
/** mpad_stmt_dup_text: Returns: (transfer full) (nullable) */
char *mpad_stmt_dup_text (MpadStmt *self, int column);
gint64 mpad_stmt_get_int (MpadStmt *self, int column);
double mpad_stmt_get_double (MpadStmt *self, int column);
gboolean mpad_stmt_is_null (MpadStmt *self, int column);
/** mpad_stmt_dup_bytes: Returns: (transfer full) (nullable) */
GBytes *mpad_stmt_dup_bytes (MpadStmt *self, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadStmt, mpad_stmt_free)

G_END_DECLS
