/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The container as a file: opening, the lock against a second opener, reading, writing and
 * repairing the header. Knows no keys beyond handing tables through, and no database. */
#pragma once

#include "mpad-header.h"

G_BEGIN_DECLS

/**
 * MpadContainer:
 * @fd: holds the lock; stays open until after the database was closed
 * @read_only: file or folder cannot be written
 */
typedef struct
{
  int fd;
  char *path;
  gboolean read_only;
  MpadHeader header;
} MpadContainer;

/**
 * mpad_container_open: Locks the file and reads its header.
 *
 * Returns: (transfer full) (nullable): errors MISSING, BUSY, NOT_A_VAULT, HEADER, TOO_NEW, IO
 */
MpadContainer *mpad_container_open (const char *path, GError **error);

/**
 * mpad_container_open_for_reading: The same, but never writes: a tested copy stays as it was tested.
 * Others may read it at the same time.
 */
MpadContainer *mpad_container_open_for_reading (const char *path, GError **error);

/** mpad_container_create: a new file (0600) with @table in both copies; EXISTS when it is there. */
MpadContainer *mpad_container_create (const char *path, const guint8 *table, GError **error);

/** mpad_container_close: unlocks and frees. %NULL-safe. */
void mpad_container_close (MpadContainer *self);

/**
 * mpad_container_check_place: Whether the open file is still the one that its path leads to.
 * Writing to a file that was moved or replaced would succeed, and nobody would find it again.
 *
 * Errors: MISSING, REPLACED, or why the path cannot be looked at
 */
gboolean mpad_container_check_place (MpadContainer *self, GError **error);

/** mpad_container_repair: writes every damaged or stale part again, and reads all of it back. */
gboolean mpad_container_repair (MpadContainer *self, GError **error);

/**
 * mpad_container_write_table: replaces both copies by @table (finished, with a higher generation).
 */
gboolean mpad_container_write_table (MpadContainer *self, const guint8 *table, GError **error);

/** mpad_container_write_session: both session sectors, on disk when it returns. */
gboolean mpad_container_write_session (MpadContainer *self,
                                       const guint8 *session,
                                       gboolean open,
                                       GError **error);

/** mpad_container_is_encrypted: whether the database does not begin like a plain SQLite file. */
gboolean mpad_container_is_encrypted (MpadContainer *self, GError **error);

/**
 * mpad_container_sweep:
 * @near: a path in the folder to tidy
 * @uuid: of a vault that is open
 *
 * Removes copies of that vault that were never finished ("….nieuw-XXXXXXXX") and that nobody is
 * writing: what a crash left of a rewrite or a backup. The vault itself opened, so they hold
 * nothing that it does not.
 */
void mpad_container_sweep (const char *near, const char *uuid);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadContainer, mpad_container_close)

G_END_DECLS
