/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the container's file layer on SQLite's own unix files. */
#include "mpad-vfs.h"

#include "mpad-error.h"
#include "mpad-header.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CONTROL_SET_SESSION 0x4d504144

static const char journal_magic[8] = "MPADJRN";

typedef struct _MpadVfsFile MpadVfsFile;
struct _MpadVfsFile
{
  sqlite3_file base;
  sqlite3_file *real; /* lies right behind this struct */
  sqlite3_int64 offset;
  MpadVfsFile *main; /* of a journal: the database it belongs to */
  gboolean has_session;
  guint8 session[MPAD_VFS_SESSION_SIZE];
};

static sqlite3_vfs *unix_vfs;
static MpadVfsFault fault_hook;
static gpointer fault_data;

void
mpad_vfs_set_fault (MpadVfsFault fault, gpointer data)
{
  fault_hook = fault;
  fault_data = data;
}

static int
fault (MpadVfsOperation operation)
{
  return fault_hook != NULL ? fault_hook (operation, fault_data) : SQLITE_OK;
}

static inline MpadVfsFile *
vfs_file (sqlite3_file *file)
{
  return (MpadVfsFile *) file;
}

static int
file_close (sqlite3_file *file)
{
  MpadVfsFile *self = vfs_file (file);

  return self->real->pMethods->xClose (self->real);
}

static int
file_read (sqlite3_file *file, void *buffer, int size, sqlite3_int64 at)
{
  MpadVfsFile *self = vfs_file (file);
  int rc = fault (MPAD_VFS_READ);

  return rc != SQLITE_OK
           ? rc
           : self->real->pMethods->xRead (self->real, buffer, size, at + self->offset);
}

/* The prefix goes out together with the journal's header, and so is on disk with it before the
 * first page of the database changes. */
static int
write_journal_prefix (MpadVfsFile *self)
{
  guint8 prefix[MPAD_VFS_JOURNAL_PREFIX] = { 0 };

  if (!self->main->has_session)
    return SQLITE_IOERR_WRITE;
  memcpy (prefix, journal_magic, sizeof journal_magic);
  memcpy (prefix + sizeof journal_magic, self->main->session, MPAD_VFS_SESSION_SIZE);
  return self->real->pMethods->xWrite (self->real, prefix, sizeof prefix, 0);
}

static gboolean
grows (MpadVfsFile *self, sqlite3_int64 end)
{
  sqlite3_int64 size = 0;

  return self->real->pMethods->xFileSize (self->real, &size) == SQLITE_OK &&
         end + self->offset > size;
}

static int
file_write (sqlite3_file *file, const void *buffer, int size, sqlite3_int64 at)
{
  MpadVfsFile *self = vfs_file (file);
  int rc = fault_hook != NULL ? fault (grows (self, at + size) ? MPAD_VFS_GROW : MPAD_VFS_WRITE)
                              : SQLITE_OK;

  if (rc == SQLITE_OK && self->main != NULL && at == 0)
    rc = write_journal_prefix (self);
  return rc != SQLITE_OK
           ? rc
           : self->real->pMethods->xWrite (self->real, buffer, size, at + self->offset);
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  MpadVfsFile *self = vfs_file (file);
  int rc = fault (MPAD_VFS_TRUNCATE);

  return rc != SQLITE_OK ? rc : self->real->pMethods->xTruncate (self->real, size + self->offset);
}

static int
file_sync (sqlite3_file *file, int flags)
{
  MpadVfsFile *self = vfs_file (file);
  int rc = fault (MPAD_VFS_SYNC);

  return rc != SQLITE_OK ? rc : self->real->pMethods->xSync (self->real, flags);
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  MpadVfsFile *self = vfs_file (file);
  int rc = self->real->pMethods->xFileSize (self->real, size);

  if (rc == SQLITE_OK)
    *size = MAX (*size - self->offset, 0);
  return rc;
}

static int
file_lock (sqlite3_file *file, int level)
{
  MpadVfsFile *self = vfs_file (file);

  return self->real->pMethods->xLock (self->real, level);
}

static int
file_unlock (sqlite3_file *file, int level)
{
  MpadVfsFile *self = vfs_file (file);

  return self->real->pMethods->xUnlock (self->real, level);
}

static int
file_check_reserved_lock (sqlite3_file *file, int *reserved)
{
  MpadVfsFile *self = vfs_file (file);

  return self->real->pMethods->xCheckReservedLock (self->real, reserved);
}

static int
file_control (sqlite3_file *file, int operation, void *argument)
{
  MpadVfsFile *self = vfs_file (file);

  if (operation == CONTROL_SET_SESSION)
    {
      memcpy (self->session, argument, MPAD_VFS_SESSION_SIZE);
      self->has_session = TRUE;
      return SQLITE_OK;
    }
  if (operation == SQLITE_FCNTL_SIZE_HINT)
    *(sqlite3_int64 *) argument += self->offset;
  return self->real->pMethods->xFileControl (self->real, operation, argument);
}

static int
file_sector_size (sqlite3_file *file)
{
  MpadVfsFile *self = vfs_file (file);

  return self->real->pMethods->xSectorSize (self->real);
}

static int
file_device_characteristics (sqlite3_file *file)
{
  MpadVfsFile *self = vfs_file (file);

  /* A batch-atomic commit would go past the journal and so past its prefix. */
  return self->real->pMethods->xDeviceCharacteristics (self->real) & ~SQLITE_IOCAP_BATCH_ATOMIC;
}

/* Version 1: no shared memory and no memory mapping. */
static const sqlite3_io_methods file_methods = {
  .iVersion = 1,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_reserved_lock,
  .xFileControl = file_control,
  .xSectorSize = file_sector_size,
  .xDeviceCharacteristics = file_device_characteristics,
};

static int
vfs_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  MpadVfsFile *self = vfs_file (file);
  int rc;

  (void) vfs;
  memset (self, 0, sizeof *self);
  if (name == NULL || (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_MAIN_JOURNAL)) == 0)
    return SQLITE_CANTOPEN;
  self->real = (sqlite3_file *) (self + 1);
  rc = unix_vfs->xOpen (unix_vfs, name, self->real, flags, out_flags);
  if (rc != SQLITE_OK)
    return rc;
  if ((flags & SQLITE_OPEN_MAIN_JOURNAL) != 0)
    {
      self->main = vfs_file (sqlite3_database_file_object (name));
      self->offset = MPAD_VFS_JOURNAL_PREFIX;
    }
  else
    self->offset = MPAD_HEADER_SIZE;
  self->base.pMethods = &file_methods;
  return SQLITE_OK;
}

static int
vfs_delete (sqlite3_vfs *vfs, const char *name, int sync_dir)
{
  (void) vfs;
  return unix_vfs->xDelete (unix_vfs, name, sync_dir);
}

static int
vfs_access (sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
  (void) vfs;
  return unix_vfs->xAccess (unix_vfs, name, flags, result);
}

static int
vfs_full_pathname (sqlite3_vfs *vfs, const char *name, int size, char *out)
{
  (void) vfs;
  return unix_vfs->xFullPathname (unix_vfs, name, size, out);
}

static int
vfs_randomness (sqlite3_vfs *vfs, int size, char *out)
{
  (void) vfs;
  return unix_vfs->xRandomness (unix_vfs, size, out);
}

static int
vfs_sleep (sqlite3_vfs *vfs, int microseconds)
{
  (void) vfs;
  return unix_vfs->xSleep (unix_vfs, microseconds);
}

static int
vfs_current_time (sqlite3_vfs *vfs, double *out)
{
  (void) vfs;
  return unix_vfs->xCurrentTime (unix_vfs, out);
}

static int
vfs_last_error (sqlite3_vfs *vfs, int size, char *out)
{
  (void) vfs;
  return unix_vfs->xGetLastError (unix_vfs, size, out);
}

static int
vfs_current_time_64 (sqlite3_vfs *vfs, sqlite3_int64 *out)
{
  (void) vfs;
  return unix_vfs->xCurrentTimeInt64 (unix_vfs, out);
}

void
mpad_vfs_register (void)
{
  static gsize once;
  static sqlite3_vfs vfs = {
    .iVersion = 2,
    .zName = MPAD_VFS_NAME,
    .xOpen = vfs_open,
    .xDelete = vfs_delete,
    .xAccess = vfs_access,
    .xFullPathname = vfs_full_pathname,
    .xRandomness = vfs_randomness,
    .xSleep = vfs_sleep,
    .xCurrentTime = vfs_current_time,
    .xGetLastError = vfs_last_error,
    .xCurrentTimeInt64 = vfs_current_time_64,
  };

  if (!g_once_init_enter (&once))
    return;
  /* Without SQLite's POSIX locks: any close of the file elsewhere in this process would drop
   * them unseen. The OFD lock of the container excludes every other opener. */
  unix_vfs = sqlite3_vfs_find ("unix-none");
  if (unix_vfs == NULL)
    g_error ("SQLite has no unix-none VFS");
  vfs.szOsFile = (int) sizeof (MpadVfsFile) + unix_vfs->szOsFile;
  vfs.mxPathname = unix_vfs->mxPathname;
  if (sqlite3_vfs_register (&vfs, 0) != SQLITE_OK)
    g_error ("SQLite refuses the VFS");
  g_once_init_leave (&once, 1);
}

gboolean
mpad_vfs_set_session (sqlite3 *db, const guint8 *session)
{
  guint8 copy[MPAD_VFS_SESSION_SIZE];

  memcpy (copy, session, sizeof copy);
  return sqlite3_file_control (db, "main", CONTROL_SET_SESSION, copy) == SQLITE_OK;
}

typedef enum
{
  JOURNAL_FINISHED,
  JOURNAL_LIVE,
  JOURNAL_FOREIGN,
} JournalState;

static gboolean
look_at_journal (const char *name, const guint8 *session, JournalState *state, GError **error)
{
  int fd = g_open (name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0);
  guint8 prefix[MPAD_VFS_JOURNAL_PREFIX] = { 0 }, start[8] = { 0 };
  const guint8 nothing[8] = { 0 };
  gssize got_prefix = -1, got_start = -1;

  *state = JOURNAL_FINISHED;
  if (fd < 0 && errno == ENOENT)
    return TRUE;
  if (fd >= 0)
    {
      got_prefix = pread (fd, prefix, sizeof prefix, 0);
      got_start = pread (fd, start, sizeof start, sizeof prefix);
      close (fd);
    }
  if (got_prefix < 0 || got_start < 0)
    {
      g_set_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_IO, "Cannot read the journal: %s",
                   g_strerror (errno));
      return FALSE;
    }
  /* SQLite zeroes or cuts off the start of a journal when it is done with it. */
  if (got_start == 0 || memcmp (start, nothing, sizeof start) == 0)
    return TRUE;
  if (memcmp (prefix, journal_magic, sizeof journal_magic) == 0 &&
      memcmp (prefix + sizeof journal_magic, session, MPAD_VFS_SESSION_SIZE) == 0)
    *state = JOURNAL_LIVE;
  else
    *state = JOURNAL_FOREIGN;
  return TRUE;
}

static gboolean
put_aside (const char *name, char **set_aside, GError **error)
{
  g_autofree char *target = g_strconcat (name, ".vreemd", NULL);

  for (guint i = 2; g_file_test (target, G_FILE_TEST_EXISTS); i++)
    {
      g_free (target);
      target = g_strdup_printf ("%s.vreemd-%u", name, i);
    }
  if (g_rename (name, target) != 0)
    {
      g_set_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_IO,
                   "Cannot set a foreign journal aside: %s", g_strerror (errno));
      return FALSE;
    }
  g_free (*set_aside);
  *set_aside = g_steal_pointer (&target);
  return TRUE;
}

gboolean
mpad_vfs_screen_journal (const char *path, const guint8 *session, char **set_aside, GError **error)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);
  JournalState state;

  *set_aside = NULL;
  if (g_file_test (shm, G_FILE_TEST_EXISTS) && !put_aside (shm, set_aside, error))
    return FALSE;
  if (g_file_test (wal, G_FILE_TEST_EXISTS) && !put_aside (wal, set_aside, error))
    return FALSE;
  if (!look_at_journal (journal, session, &state, error))
    return FALSE;
  return state != JOURNAL_FOREIGN || put_aside (journal, set_aside, error);
}

gboolean
mpad_vfs_remove_journal (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  const guint8 no_session[MPAD_VFS_SESSION_SIZE] = { 0 };
  JournalState state;

  if (!look_at_journal (journal, no_session, &state, NULL) || state != JOURNAL_FINISHED)
    return FALSE;
  return g_unlink (journal) == 0 || errno == ENOENT;
}
