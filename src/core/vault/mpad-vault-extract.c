/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Behind the header the container is a SQLCipher file as it is: the bytes are copied while nothing is
 * being written. */
#include "mpad-vault-extract.h"

#include "mpad-error.h"
#include "mpad-file.h"
#include "mpad-slots.h"
#include "mpad-vault-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#define CHUNK (1024 * 1024)

static gboolean
fail (GError **error, const char *what)
{
  int number = errno;

  g_set_error (error, MPAD_VAULT_ERROR,
               number == ENOSPC || number == EDQUOT                     ? MPAD_VAULT_ERROR_FULL
               : number == EEXIST                                       ? MPAD_VAULT_ERROR_EXISTS
               : number == EACCES || number == EROFS || number == EPERM ? MPAD_VAULT_ERROR_READ_ONLY
                                                                        : MPAD_VAULT_ERROR_IO,
               "%s: %s", what, g_strerror (number));
  return FALSE;
}

static gboolean
write_all (int fd, const guint8 *data, gsize size, GError **error)
{
  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return fail (error, "Cannot write the database");
      data += n;
      size -= (gsize) n;
    }
  return TRUE;
}

static gboolean
copy_database (int from, int to, GError **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  off_t at = MPAD_HEADER_SIZE;

  for (;;)
    {
      gssize n = pread (from, chunk, CHUNK, at);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail (error, "Cannot read the vault");
      if (n == 0)
        break;
      if (!write_all (to, chunk, (gsize) n, error))
        return FALSE;
      at += n;
    }
  return fsync (to) == 0 || fail (error, "Cannot bring the database to the disk");
}

static MpadSecret *
spell_key (const MpadSecret *payload)
{
  gsize hex = 2 * MPAD_PAYLOAD_SIZE;
  MpadSecret *spec = mpad_secret_new (NULL, hex + 4);
  char *text = (char *) mpad_secret_peek_writable (spec);

  memcpy (text, "x'", 2);
  sodium_bin2hex (text + 2, hex + 1, mpad_secret_peek (payload), MPAD_PAYLOAD_SIZE);
  memcpy (text + 2 + hex, "'", 2);
  return spec;
}

static gboolean
tell (MpadVault *vault, gpointer data, GError **error)
{
  return mpad_vault_journal (vault, "vault.extract", NULL, NULL, NULL, error);
}

MpadSecret *
mpad_vault_extract (MpadVault *vault, const char *target, GError **error)
{
  gboolean copied;
  int fd;

  g_return_val_if_fail (vault != NULL && target != NULL, NULL);

  if (mpad_db_in_transaction (vault->db))
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_BUSY,
                           "A save is going on in the vault");
      return NULL;
    }
  fd = open (target, O_WRONLY | O_CLOEXEC | O_CREAT | O_EXCL | O_NOFOLLOW, 0600);
  if (fd < 0)
    {
      fail (error, "Cannot make the file");
      return NULL;
    }
  copied = (mpad_vault_is_read_only (vault) || mpad_vault_transact (vault, tell, NULL, error)) &&
           copy_database (vault->container->fd, fd, error);
  if (close (fd) != 0 && copied)
    copied = fail (error, "Cannot write the database");
  if (copied && mpad_file_sync_folder (target, error))
    return spell_key (vault->payload);
  g_unlink (target);
  return NULL;
}
