/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the container's file and header access. */
#include "mpad-container.h"

#include "mpad-error.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
fail (GError **error, const char *what)
{
  int number = errno;
  int code = MPAD_VAULT_ERROR_IO;

  if (number == ENOSPC || number == EDQUOT || number == EFBIG)
    code = MPAD_VAULT_ERROR_FULL;
  else if (number == EACCES || number == EPERM || number == EROFS)
    code = MPAD_VAULT_ERROR_READ_ONLY;
  else if (number == ENOENT)
    code = MPAD_VAULT_ERROR_MISSING;
  else if (number == EEXIST)
    code = MPAD_VAULT_ERROR_EXISTS;
  g_set_error (error, MPAD_VAULT_ERROR, code, "%s: %s", what, g_strerror (number));
  return FALSE;
}

static gboolean
write_at (int fd, const guint8 *data, gsize size, off_t at, GError **error)
{
  while (size > 0)
    {
      gssize n = pwrite (fd, data, size, at);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return fail (error, "Cannot write the container's header");
      data += n;
      size -= (gsize) n;
      at += n;
    }
  return TRUE;
}

static gboolean
sync_file (int fd, GError **error)
{
  return fsync (fd) == 0 || fail (error, "Cannot bring the container's header to the disk");
}

static gboolean
read_at (int fd, guint8 *data, gsize size, off_t at, gsize *got, GError **error)
{
  for (*got = 0; *got < size;)
    {
      gssize n = pread (fd, data + *got, size - *got, at + (off_t) *got);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail (error, "Cannot read the container");
      if (n == 0)
        break;
      *got += (gsize) n;
    }
  return TRUE;
}

static gboolean
read_header (int fd, MpadHeader *header, GError **error)
{
  g_autofree guint8 *bytes = g_malloc0 (MPAD_HEADER_SIZE);
  gsize got;

  return read_at (fd, bytes, MPAD_HEADER_SIZE, 0, &got, error) &&
         mpad_header_parse (bytes, got, header, error);
}

/* An open-file-description lock on the first byte: it belongs to this descriptor alone, so nothing
 * else that this process does with the file can drop it. */
static gboolean
lock_file (int fd, gboolean shared, GError **error)
{
  struct flock lock = {
    .l_type = shared ? F_RDLCK : F_WRLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = 1
  };

  if (fcntl (fd, F_OFD_SETLK, &lock) == 0)
    return TRUE;
  if (errno == EAGAIN || errno == EACCES)
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_BUSY,
                           "The vault is open elsewhere");
      return FALSE;
    }
  return fail (error, "Cannot lock the container");
}

static gboolean
folder_is_writable (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return faccessat (AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) == 0;
}

/* Between opening and locking somebody may have renamed a new file over this one. */
static gboolean
is_still_at (int fd, const char *path)
{
  struct stat ours, there;

  return fstat (fd, &ours) == 0 && stat (path, &there) == 0 && ours.st_dev == there.st_dev &&
         ours.st_ino == there.st_ino;
}

/* Some network folders number one file differently from one moment to the next. Such a file shows
 * that it is ours by our own lock on it. */
static gboolean
is_locked_by_us (const char *path)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = 1 };
  int fd = open (path, O_RDWR | O_CLOEXEC | O_NONBLOCK);
  gboolean locked;

  if (fd < 0)
    return FALSE;
  locked = fcntl (fd, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
  close (fd);
  return locked;
}

gboolean
mpad_container_check_place (MpadContainer *self, GError **error)
{
  struct stat there;

  if (is_still_at (self->fd, self->path))
    return TRUE;
  if (stat (self->path, &there) != 0)
    return fail (error, "The vault is no longer at its place");
  if (is_locked_by_us (self->path))
    return TRUE;
  g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_REPLACED,
                       "Another file lies at the place of the vault");
  return FALSE;
}

static MpadContainer *
open_container (const char *path, gboolean for_reading, GError **error)
{
  g_autoptr (MpadContainer) self = g_new0 (MpadContainer, 1);
  struct stat facts;

  self->path = g_strdup (path);
  self->fd = -1;
  if (for_reading)
    errno = EROFS;
  else if (folder_is_writable (path))
    self->fd = open (path, O_RDWR | O_CLOEXEC | O_NONBLOCK);
  else
    errno = EACCES;
  if (self->fd < 0 && (errno == EACCES || errno == EROFS || errno == EPERM))
    {
      self->read_only = TRUE;
      self->fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    }
  if (self->fd < 0 && errno == EISDIR)
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_NOT_A_VAULT, "Not a file");
      return NULL;
    }
  if (self->fd < 0 || fstat (self->fd, &facts) != 0)
    {
      fail (error, "Cannot open the container");
      return NULL;
    }
  if (!S_ISREG (facts.st_mode))
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_NOT_A_VAULT, "Not a file");
      return NULL;
    }
  if (!lock_file (self->fd, self->read_only, error))
    return NULL;
  if (!is_still_at (self->fd, path))
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_BUSY,
                           "The vault was replaced just now");
      return NULL;
    }
  if (!read_header (self->fd, &self->header, error))
    return NULL;
  return g_steal_pointer (&self);
}

MpadContainer *
mpad_container_open (const char *path, GError **error)
{
  return open_container (path, FALSE, error);
}

MpadContainer *
mpad_container_open_for_reading (const char *path, GError **error)
{
  return open_container (path, TRUE, error);
}

static gboolean
write_new_header (MpadContainer *self, const guint8 *table, GError **error)
{
  g_autofree guint8 *bytes = g_malloc0 (MPAD_HEADER_SIZE);
  guint8 session[MPAD_SESSION_ID_SIZE];

  randombytes_buf (session, sizeof session);
  mpad_header_build_static (table + MPAD_TABLE_UUID, bytes);
  memcpy (bytes + MPAD_TABLE_A, table, MPAD_TABLE_SIZE);
  memcpy (bytes + MPAD_TABLE_B, table, MPAD_TABLE_SIZE);
  mpad_header_build_session (session, FALSE, bytes + MPAD_SESSION_A);
  mpad_header_build_session (session, FALSE, bytes + MPAD_SESSION_B);
  return write_at (self->fd, bytes, MPAD_HEADER_SIZE, 0, error) && sync_file (self->fd, error) &&
         read_header (self->fd, &self->header, error);
}

MpadContainer *
mpad_container_create (const char *path, const guint8 *table, GError **error)
{
  g_autoptr (MpadContainer) self = g_new0 (MpadContainer, 1);

  self->path = g_strdup (path);
  self->fd = open (path, O_RDWR | O_CLOEXEC | O_CREAT | O_EXCL | O_NOFOLLOW, 0600);
  if (self->fd < 0)
    {
      fail (error, "Cannot make the container");
      return NULL;
    }
  if (!lock_file (self->fd, FALSE, error) || !write_new_header (self, table, error))
    {
      unlink (path);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
mpad_container_close (MpadContainer *self)
{
  if (self == NULL)
    return;
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->path);
  g_free (self);
}

static gboolean
reread (MpadContainer *self, const guint8 *table, guint allowed_faults, GError **error)
{
  MpadHeader seen;

  if (!read_header (self->fd, &seen, error))
    return FALSE;
  if ((seen.faults & ~allowed_faults) != 0 || memcmp (seen.table, table, MPAD_TABLE_SIZE) != 0)
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_IO,
                           "The header reads back differently");
      return FALSE;
    }
  self->header = seen;
  return TRUE;
}

gboolean
mpad_container_repair (MpadContainer *self, GError **error)
{
  g_autofree guint8 *block = g_malloc0 (MPAD_TABLE_SIZE);
  const MpadHeader *header = &self->header;
  guint faults = header->faults;

  if (faults == 0)
    return TRUE;
  /* At most one table is damaged here: the other one is what is being copied. */
  if ((faults & MPAD_HEADER_FAULT_TABLE_A) != 0 &&
      !write_at (self->fd, header->table, MPAD_TABLE_SIZE, MPAD_TABLE_A, error))
    return FALSE;
  if ((faults & MPAD_HEADER_FAULT_TABLE_B) != 0 &&
      !write_at (self->fd, header->table, MPAD_TABLE_SIZE, MPAD_TABLE_B, error))
    return FALSE;
  if ((faults & MPAD_HEADER_FAULT_GAP) != 0 &&
      !write_at (self->fd, block, MPAD_SESSION_A - MPAD_GAP, MPAD_GAP, error))
    return FALSE;
  mpad_header_build_static (header->table + MPAD_TABLE_UUID, block);
  if ((faults & MPAD_HEADER_FAULT_STATIC) != 0 &&
      !write_at (self->fd, block, MPAD_STATIC_SIZE, 0, error))
    return FALSE;
  if (!sync_file (self->fd, error) ||
      !mpad_container_write_session (self, header->session, header->open, error))
    return FALSE;
  return reread (self, header->table, 0, error);
}

gboolean
mpad_container_write_table (MpadContainer *self, const guint8 *table, GError **error)
{
  /* One copy is whole at every moment. The second is written too: an old copy would let a removed
   * slot or an old passphrase live on. */
  return write_at (self->fd, table, MPAD_TABLE_SIZE, MPAD_TABLE_A, error) &&
         sync_file (self->fd, error) && reread (self, table, MPAD_HEADER_FAULT_TABLE_B, error) &&
         write_at (self->fd, table, MPAD_TABLE_SIZE, MPAD_TABLE_B, error) &&
         sync_file (self->fd, error) && reread (self, table, 0, error);
}

gboolean
mpad_container_write_session (MpadContainer *self,
                              const guint8 *session,
                              gboolean open_now,
                              GError **error)
{
  guint8 sector[MPAD_SESSION_SIZE];

  /* Only when no journal is live: a torn first sector then costs nothing but the flag. */
  mpad_header_build_session (session, open_now, sector);
  if (!write_at (self->fd, sector, sizeof sector, MPAD_SESSION_A, error) ||
      !sync_file (self->fd, error) ||
      !write_at (self->fd, sector, sizeof sector, MPAD_SESSION_B, error) ||
      !sync_file (self->fd, error))
    return FALSE;
  memmove (self->header.session, session, MPAD_SESSION_ID_SIZE);
  self->header.open = open_now;
  self->header.faults &= ~(guint) (MPAD_HEADER_FAULT_SESSION_A | MPAD_HEADER_FAULT_SESSION_B);
  return TRUE;
}

gboolean
mpad_container_is_encrypted (MpadContainer *self, GError **error)
{
  static const char plain[16] = "SQLite format 3";
  guint8 start[16];
  gsize got;

  if (!read_at (self->fd, start, sizeof start, MPAD_HEADER_SIZE, &got, error))
    return FALSE;
  if (got < sizeof start || memcmp (start, plain, sizeof start) == 0)
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_UNPROVEN,
                           "The data on disk is not encrypted");
      return FALSE;
    }
  return TRUE;
}

MpadVaultInfo *
mpad_vault_info_read (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  MpadVaultInfo *info = NULL;
  MpadHeader header;
  struct stat facts;

  g_return_val_if_fail (path != NULL, NULL);

  if (fd < 0 || fstat (fd, &facts) != 0)
    fail (error, "Cannot open the container");
  else if (!S_ISREG (facts.st_mode))
    g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_NOT_A_VAULT, "Not a file");
  else if (read_header (fd, &header, error))
    info = mpad_header_get_info (&header, path);
  if (fd >= 0)
    close (fd);
  return info;
}

static gboolean
is_draft (const char *name)
{
  const char *mark = g_strrstr (name, ".nieuw-");

  return mark != NULL && strlen (mark) == strlen (".nieuw-") + 8;
}

/* A draft whose header was not finished either holds nothing at all. It tells not whose it is, so only
 * one that is named after @near goes, and none that somebody has locked. */
static void
sweep_torn (const char *near, const char *path)
{
  g_autofree char *own = g_strconcat (near, ".nieuw-", NULL);
  struct stat facts;
  int fd;

  if (!g_str_has_prefix (path, own))
    return;
  fd = open (path, O_RDWR | O_CLOEXEC | O_NONBLOCK);
  if (fd >= 0 && fstat (fd, &facts) == 0 && facts.st_size <= MPAD_HEADER_SIZE &&
      lock_file (fd, FALSE, NULL))
    unlink (path);
  if (fd >= 0)
    close (fd);
}

/* The journal of a draft that got its name, or went, just before the end. */
static void
sweep_journal (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *draft = g_strndup (name, strlen (name) - strlen ("-journal"));
  g_autofree char *draft_path = g_build_filename (folder, draft, NULL);

  if (is_draft (draft) && access (draft_path, F_OK) != 0)
    unlink (path);
}

void
mpad_container_sweep (const char *near, const char *uuid)
{
  g_autofree char *folder = g_path_get_dirname (near);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *journal = g_strconcat (path, "-journal", NULL);
      g_autoptr (MpadVaultInfo) info = is_draft (name) ? mpad_vault_info_read (path, NULL) : NULL;
      g_autoptr (MpadContainer) container = NULL;

      if (g_str_has_suffix (name, "-journal"))
        sweep_journal (folder, name);
      else if (is_draft (name) && info == NULL)
        sweep_torn (near, path);
      if (info == NULL || strcmp (info->uuid, uuid) != 0)
        continue;
      /* Opening takes the lock: a copy that is being written is left alone. */
      container = mpad_container_open (path, NULL);
      if (container != NULL && unlink (path) == 0)
        unlink (journal);
    }
}
