/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the steps with whole files. */
#include "mpad-file.h"

#include "mpad-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/statvfs.h>
#include <unistd.h>

gboolean
mpad_file_sync_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean ok = fd >= 0 && fsync (fd) == 0;

  if (!ok)
    g_set_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_IO,
                 "Cannot bring the folder to the disk: %s", g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return ok;
}

gboolean
mpad_file_move_new (const char *from, const char *to, GError **error)
{
  int rc = renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);

  /* Some file systems (exFAT, network) do not know the flag. */
  if (rc != 0 && (errno == EINVAL || errno == ENOSYS))
    {
      errno = EEXIST;
      rc = g_file_test (to, G_FILE_TEST_EXISTS) ? -1 : g_rename (from, to);
    }
  if (rc == 0)
    return mpad_file_sync_folder (to, error);
  g_set_error (error, MPAD_VAULT_ERROR,
               errno == EEXIST ? MPAD_VAULT_ERROR_EXISTS : MPAD_VAULT_ERROR_IO,
               "Cannot put the new vault into place: %s", g_strerror (errno));
  return FALSE;
}

gboolean
mpad_file_make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, MPAD_VAULT_ERROR,
               errno == ENOSPC ? MPAD_VAULT_ERROR_FULL : MPAD_VAULT_ERROR_READ_ONLY,
               "Cannot make the folder: %s", g_strerror (errno));
  return FALSE;
}

gboolean
mpad_file_check_space (const char *path, guint64 needed, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct statvfs facts;

  /* A file system that does not tell is tried; a full disk then shows while writing. */
  if (statvfs (folder, &facts) != 0 || facts.f_blocks == 0 ||
      (guint64) facts.f_bavail * facts.f_frsize >= needed)
    return TRUE;
  g_set_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_FULL,
               "Needs %" G_GUINT64_FORMAT " MiB of room", needed / (1024 * 1024) + 1);
  return FALSE;
}
