/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements sealed notes with libsodium's sealed boxes. */
#include "mpad-vault-note.h"

#include "mpad-error.h"
#include "mpad-file.h"
#include "mpad-key.h"
#include "mpad-vault-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sodium.h>

#define LARGEST_NOTE (8 * 1024 * 1024)

static const char magic[8] = "MPADNOT";

char *
mpad_vault_note_write (const char *path, const char *public_key, GBytes *content, GError **error)
{
  g_autofree char *id = g_uuid_string_random (), *name = NULL;
  g_autofree guint8 *sealed = NULL;
  g_autoptr (GError) write_error = NULL;
  guint8 key[crypto_box_PUBLICKEYBYTES];
  gsize size, key_size;
  const guint8 *data;

  g_return_val_if_fail (path != NULL && public_key != NULL && content != NULL, NULL);

  data = g_bytes_get_data (content, &size);
  if (sodium_init () < 0 || size > LARGEST_NOTE ||
      sodium_hex2bin (key, sizeof key, public_key, strlen (public_key), NULL, &key_size, NULL) !=
        0 ||
      key_size != sizeof key)
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_POLICY,
                           "The note cannot be sealed");
      return NULL;
    }
  sealed = g_malloc (sizeof magic + crypto_box_SEALBYTES + size);
  memcpy (sealed, magic, sizeof magic);
  if (crypto_box_seal (sealed + sizeof magic, data, size, key) != 0)
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_POLICY,
                           "The note cannot be sealed to this key");
      return NULL;
    }
  name = g_strdup_printf ("%s.notitie-%.8s", path, id);
  if (!g_file_set_contents_full (
        name, (const char *) sealed, (gssize) (sizeof magic + crypto_box_SEALBYTES + size),
        G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &write_error))
    {
      g_set_error (error, MPAD_VAULT_ERROR,
                   g_error_matches (write_error, G_FILE_ERROR, G_FILE_ERROR_NOSPC)
                     ? MPAD_VAULT_ERROR_FULL
                     : MPAD_VAULT_ERROR_IO,
                   "Cannot write the note: %s", write_error->message);
      return NULL;
    }
  return mpad_file_sync_folder (name, error) ? g_steal_pointer (&name) : NULL;
}

GPtrArray *
mpad_vault_note_list (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path), *base = g_path_get_basename (path);
  g_autofree char *prefix = g_strconcat (base, ".notitie-", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    /* Eight letters: not a file that is being written just now. */
    if (g_str_has_prefix (name, prefix) && strlen (name) == strlen (prefix) + 8)
      g_ptr_array_add (notes, g_build_filename (folder, name, NULL));
  g_ptr_array_sort_values (notes, (GCompareFunc) g_strcmp0);
  return notes;
}

GBytes *
mpad_vault_note_read (MpadVault *vault, const char *note, GError **error)
{
  g_autoptr (MpadSecret) seed = NULL, secret = NULL;
  g_autoptr (GError) read_error = NULL;
  g_autofree char *sealed = NULL;
  guint8 public_key[crypto_box_PUBLICKEYBYTES], *content;
  GStatBuf facts;
  gsize size = 0;

  g_return_val_if_fail (vault != NULL && note != NULL, NULL);

  if (g_stat (note, &facts) != 0 || facts.st_size > LARGEST_NOTE + 1024 ||
      !g_file_get_contents (note, &sealed, &size, &read_error))
    {
      g_set_error (error, MPAD_VAULT_ERROR,
                   errno == ENOENT ? MPAD_VAULT_ERROR_MISSING : MPAD_VAULT_ERROR_IO,
                   "Cannot read the note");
      return NULL;
    }
  seed = mpad_key_derive (mpad_secret_peek (vault->payload), MPAD_KEY_NOTES);
  secret = mpad_secret_new (NULL, crypto_box_SECRETKEYBYTES);
  if (secret == NULL)
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_IO,
                           "No locked memory for a key");
      return NULL;
    }
  crypto_box_seed_keypair (public_key, mpad_secret_peek_writable (secret), mpad_secret_peek (seed));
  if (size >= sizeof magic + crypto_box_SEALBYTES && memcmp (sealed, magic, sizeof magic) == 0)
    {
      gsize length = size - sizeof magic - crypto_box_SEALBYTES;

      content = g_malloc (MAX (length, 1));
      if (crypto_box_seal_open (content, (const guint8 *) sealed + sizeof magic,
                                size - sizeof magic, public_key, mpad_secret_peek (secret)) == 0)
        return g_bytes_new_take (content, length);
      g_free (content);
    }
  g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CORRUPT,
                       "The note is damaged or of another vault");
  return NULL;
}
