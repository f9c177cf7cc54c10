/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the derived keys. */
#include "mpad-key.h"

#include <sodium.h>
#include <string.h>

MpadSecret *
mpad_key_derive (const guint8 *dek, const char *label)
{
  MpadSecret *key = mpad_secret_new (NULL, MPAD_KEY_SIZE);

  if (key == NULL)
    g_error ("No locked memory for a key");
  crypto_generichash (mpad_secret_peek_writable (key), MPAD_KEY_SIZE, (const guint8 *) label,
                      strlen (label), dek, MPAD_KEY_SIZE);
  return key;
}

void
mpad_key_notes_public (const guint8 *dek, guint8 *out)
{
  g_autoptr (MpadSecret) seed = mpad_key_derive (dek, MPAD_KEY_NOTES);
  g_autoptr (MpadSecret) secret = mpad_secret_new (NULL, crypto_box_SECRETKEYBYTES);

  if (secret == NULL)
    g_error ("No locked memory for a key");
  crypto_box_seed_keypair (out, mpad_secret_peek_writable (secret), mpad_secret_peek (seed));
}
