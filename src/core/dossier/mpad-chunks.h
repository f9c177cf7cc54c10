/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes in rows of 1 MiB, so that no single value of the database is large.
 * Private to the stores of this module. */
#pragma once

#include "mpad-db.h"

G_BEGIN_DECLS

/** mpad_chunks_write: @table: "report_chunk" or "attachment_chunk". */
gboolean mpad_chunks_write (
  MpadDb *db, const char *table, const char *owner_id, GBytes *content, GError **error);

/**
 * mpad_chunks_read:
 * @hash: SHA-256, hex, that the bytes must have; CORRUPT otherwise
 *
 * Returns: (transfer full) (nullable)
 */
GBytes *mpad_chunks_read (
  MpadDb *db, const char *table, const char *owner_id, const char *hash, GError **error);

G_END_DECLS
