/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements locked memory on libsodium's guarded allocator. */
#include "mpad-secret.h"

#include <sodium.h>
#include <string.h>

struct _MpadSecret
{
  gsize length;
  guint8 *data;
};

MpadSecret *
mpad_secret_new (gconstpointer data, gsize length)
{
  MpadSecret *self;

  if (sodium_init () < 0)
    return NULL;

  self = g_new0 (MpadSecret, 1);
  self->length = length;
  self->data = sodium_malloc (MAX (length, 1));
  if (self->data == NULL)
    {
      g_free (self);
      return NULL;
    }
  if (data != NULL)
    memcpy (self->data, data, length);
  else
    memset (self->data, 0, length);
  return self;
}

MpadSecret *
mpad_secret_new_random (gsize length)
{
  MpadSecret *self = mpad_secret_new (NULL, length);

  if (self != NULL)
    randombytes_buf (self->data, length);
  return self;
}

MpadSecret *
mpad_secret_new_passphrase (const char *text)
{
  MpadSecret *self;
  char *normal;

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    return NULL;
  normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  if (normal == NULL)
    return NULL;
  self = mpad_secret_new (normal, strlen (normal));
  mpad_wipe (normal, strlen (normal));
  g_free (normal);
  return self;
}

MpadSecret *
mpad_secret_copy (const MpadSecret *self)
{
  return self != NULL ? mpad_secret_new (self->data, self->length) : NULL;
}

void
mpad_secret_free (MpadSecret *self)
{
  if (self == NULL)
    return;
  sodium_free (self->data);
  g_free (self);
}

const guint8 *
mpad_secret_peek (const MpadSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->data;
}

guint8 *
mpad_secret_peek_writable (MpadSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->data;
}

gsize
mpad_secret_get_length (const MpadSecret *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->length;
}

gboolean
mpad_secret_equal (const MpadSecret *a, const MpadSecret *b)
{
  return a->length == b->length && sodium_memcmp (a->data, b->data, a->length) == 0;
}

void
mpad_wipe (gpointer data, gsize length)
{
  if (data != NULL)
    sodium_memzero (data, length);
}
