/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layer between SQLite and the file: the database starts 64 KiB into the container, and the
 * rollback journal starts with a 4 KiB prefix that binds it to one session (security.md 6.1).
 * Opens no other file for SQLite: a temporary file would be plaintext. Takes no locks: the lock
 * is the container's. */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

#define MPAD_VFS_NAME "meldpad"
#define MPAD_VFS_JOURNAL_PREFIX 4096
#define MPAD_VFS_SESSION_SIZE 16

/** mpad_vfs_register: makes %MPAD_VFS_NAME known to SQLite; may be called again. */
void mpad_vfs_register (void);

/** mpad_vfs_set_session: the id (16 bytes) for journals of @db; before its first statement. */
gboolean mpad_vfs_set_session (sqlite3 *db, const guint8 *session);

/**
 * mpad_vfs_screen_journal:
 * @path: of the container, which the caller has locked and not yet given to SQLite
 * @session: id of the session that was the last to write
 * @set_aside: (out): new name of a journal that is not ours, or %NULL
 *
 * A journal of another session is never played and never deleted: it is renamed to "….vreemd".
 * So is any "-wal" or "-shm", which we never write.
 */
gboolean
mpad_vfs_screen_journal (const char *path, const guint8 *session, char **set_aside, GError **error);

/**
 * mpad_vfs_remove_journal: after closing the database.
 *
 * Returns: whether no journal is left; a live one stays and is played at the next opening
 */
gboolean mpad_vfs_remove_journal (const char *path);

typedef enum
{
  MPAD_VFS_READ,
  MPAD_VFS_WRITE,
  MPAD_VFS_GROW, /* a write past the end of the file */
  MPAD_VFS_SYNC,
  MPAD_VFS_TRUNCATE,
} MpadVfsOperation;

/** MpadVfsFault: Returns: %SQLITE_OK to go on, or the error that the operation shall give. */
typedef int (*MpadVfsFault) (MpadVfsOperation operation, gpointer data);

/** mpad_vfs_set_fault: for tests, through mpad-vault-test.h. */
void mpad_vfs_set_fault (MpadVfsFault fault, gpointer data);

G_END_DECLS
