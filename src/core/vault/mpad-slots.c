/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the key slots with Argon2id, BLAKE2b and XChaCha20-Poly1305 of libsodium. */
#include "mpad-slots.h"

#include "mpad-bytes.h"
#include "mpad-error.h"
#include "mpad-key.h"
#include "mpad-passphrase.h"

#include <sodium.h>

#define KDF_ARGON2ID 1
#define KDF_BLAKE2B 2 /* for recovery codes: 150 random bits need no stretching */

/* Bounds on reading: above them a forged slot could stall or exhaust the machine. */
#define READ_MEMORY_MIN_KIB (8 * 1024)
#define READ_MEMORY_MAX_KIB (1024 * 1024)
#define READ_PASSES_MAX 32

/* A slot made on a fast machine must still open on a slow one within five seconds. */
#define PASSES_MAX 10

/* With less free memory than this, half of it and twice the passes. */
#define ROOMY_KIB (3 * 1024 * 1024)

static const MpadSlotPolicy shipped_policy = {
  .memory_kib = 256 * 1024,
  .passes = 3,
  .target_us = 800 * 1000,
  .min_bits = MPAD_PASSPHRASE_MIN_BITS,
};
static MpadSlotPolicy policy = shipped_policy;

void
mpad_slots_set_policy (const MpadSlotPolicy *wanted)
{
  policy = wanted != NULL ? *wanted : shipped_policy;
}

double
mpad_slots_get_min_bits (void)
{
  return policy.min_bits;
}

static guint64
available_memory_kib (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/meminfo", &text, NULL, NULL))
    return 0;
  line = strstr (text, "MemAvailable:");
  return line != NULL ? g_ascii_strtoull (line + strlen ("MemAvailable:"), NULL, 10) : 0;
}

static gboolean
argon2id (const MpadSecret *secret,
          const guint8 *salt,
          guint32 passes,
          guint32 memory_kib,
          guint8 *key,
          GError **error)
{
  if (crypto_pwhash (key, 32, (const char *) mpad_secret_peek (secret),
                     mpad_secret_get_length (secret), salt, passes, (gsize) memory_kib * 1024,
                     crypto_pwhash_ALG_ARGON2ID13) == 0)
    return TRUE;
  g_set_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_IO,
               "Not enough memory for the key derivation (%u MiB)", memory_kib / 1024);
  return FALSE;
}

/* Chooses memory and passes for a new slot on this machine. */
static gboolean
calibrate (guint32 *passes, guint32 *memory_kib, GError **error)
{
  g_autoptr (MpadSecret) key = mpad_secret_new (NULL, MPAD_KEY_SIZE);
  guint8 salt[MPAD_SALT_SIZE] = { 0 };
  gint64 start, one_pass;

  *passes = policy.passes;
  *memory_kib = policy.memory_kib;
  if (policy.target_us == 0)
    return TRUE;
  if (available_memory_kib () < ROOMY_KIB)
    {
      *memory_kib /= 2;
      *passes *= 2;
    }
  start = g_get_monotonic_time ();
  if (!argon2id (key, salt, 1, *memory_kib, mpad_secret_peek_writable (key), error))
    return FALSE;
  one_pass = MAX (g_get_monotonic_time () - start, 1);
  *passes = CLAMP ((guint32) (policy.target_us / one_pass + 1), *passes, MAX (*passes, PASSES_MAX));
  return TRUE;
}

/* Everything of a slot that is not the sealed payload itself is authenticated with it. */
#define AAD_SIZE (16 + 4 + MPAD_SLOT_SEALED)

static void
build_aad (const guint8 *table, const guint8 *slot, guint8 *aad)
{
  memcpy (aad, table + MPAD_TABLE_UUID, 16);
  memcpy (aad + 16, table + MPAD_TABLE_VERSION, 4);
  memcpy (aad + 20, slot, MPAD_SLOT_SEALED);
}

static MpadSecret *
derive_kek (const guint8 *slot, const MpadSecret *secret, GError **error)
{
  g_autoptr (MpadSecret) kek = mpad_secret_new (NULL, MPAD_KEY_SIZE);
  guint32 kdf = mpad_get32 (slot + MPAD_SLOT_KDF), kind = mpad_get32 (slot + MPAD_SLOT_KIND);
  guint32 passes = mpad_get32 (slot + MPAD_SLOT_PASSES),
          memory_kib = mpad_get32 (slot + MPAD_SLOT_MEMORY);

  if (kek == NULL)
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_IO,
                           "No locked memory for a key");
      return NULL;
    }
  if (kind == MPAD_SLOT_PASSPHRASE && kdf == KDF_ARGON2ID && passes >= 1 &&
      passes <= READ_PASSES_MAX && memory_kib >= READ_MEMORY_MIN_KIB &&
      memory_kib <= READ_MEMORY_MAX_KIB)
    {
      if (!argon2id (secret, slot + MPAD_SLOT_SALT, passes, memory_kib,
                     mpad_secret_peek_writable (kek), error))
        return NULL;
      return g_steal_pointer (&kek);
    }
  if (kind == MPAD_SLOT_RECOVERY && kdf == KDF_BLAKE2B && passes == 0 && memory_kib == 0)
    {
      if (mpad_secret_get_length (secret) != MPAD_KEY_SIZE)
        {
          g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_WRONG_KEY,
                               "Not a recovery key");
          return NULL;
        }
      crypto_generichash (mpad_secret_peek_writable (kek), MPAD_KEY_SIZE, slot + MPAD_SLOT_SALT,
                          MPAD_SALT_SIZE, mpad_secret_peek (secret), MPAD_KEY_SIZE);
      return g_steal_pointer (&kek);
    }
  g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_HEADER,
                       "The key slot is damaged or of an unknown kind");
  return NULL;
}

gboolean
mpad_slots_seal (guint8 *table,
                 guint index,
                 MpadSlotKind kind,
                 const guint8 *id,
                 const char *label,
                 const MpadSecret *secret,
                 const MpadSecret *payload,
                 GError **error)
{
  g_autoptr (MpadSecret) kek = NULL;
  guint8 slot[MPAD_SLOT_SIZE] = { 0 };
  guint8 aad[AAD_SIZE];
  guint32 passes = 0, memory_kib = 0;

  g_return_val_if_fail (index < MPAD_VAULT_SLOTS, FALSE);
  g_return_val_if_fail (kind == MPAD_SLOT_PASSPHRASE || kind == MPAD_SLOT_RECOVERY, FALSE);
  g_return_val_if_fail (mpad_secret_get_length (payload) == MPAD_PAYLOAD_SIZE, FALSE);

  if (kind == MPAD_SLOT_PASSPHRASE && !calibrate (&passes, &memory_kib, error))
    return FALSE;
  mpad_put32 (slot + MPAD_SLOT_STATE, 1);
  mpad_put32 (slot + MPAD_SLOT_KIND, kind);
  if (id != NULL)
    memcpy (slot + MPAD_SLOT_ID, id, 16);
  else
    randombytes_buf (slot + MPAD_SLOT_ID, 16);
  mpad_put32 (slot + MPAD_SLOT_KDF, kind == MPAD_SLOT_PASSPHRASE ? KDF_ARGON2ID : KDF_BLAKE2B);
  mpad_put32 (slot + MPAD_SLOT_PASSES, passes);
  mpad_put32 (slot + MPAD_SLOT_MEMORY, memory_kib);
  randombytes_buf (slot + MPAD_SLOT_SALT, MPAD_SALT_SIZE);
  randombytes_buf (slot + MPAD_SLOT_NONCE, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
  mpad_header_set_text (slot + MPAD_SLOT_LABEL, MPAD_SLOT_LABEL_SIZE, label);
  kek = derive_kek (slot, secret, error);
  if (kek == NULL)
    return FALSE;
  build_aad (table, slot, aad);
  crypto_aead_xchacha20poly1305_ietf_encrypt (
    slot + MPAD_SLOT_SEALED, NULL, mpad_secret_peek (payload), MPAD_PAYLOAD_SIZE, aad, sizeof aad,
    NULL, slot + MPAD_SLOT_NONCE, mpad_secret_peek (kek));
  memcpy (mpad_header_slot (table, index), slot, sizeof slot);
  return TRUE;
}

static MpadSecret *
open_slot (const guint8 *table, const guint8 *slot, const MpadSecret *secret, GError **error)
{
  g_autoptr (MpadSecret) kek = derive_kek (slot, secret, error);
  g_autoptr (MpadSecret) payload = NULL;
  guint8 aad[AAD_SIZE];

  if (kek == NULL)
    return NULL;
  payload = mpad_secret_new (NULL, MPAD_PAYLOAD_SIZE);
  build_aad (table, slot, aad);
  if (payload == NULL || crypto_aead_xchacha20poly1305_ietf_decrypt (
                           mpad_secret_peek_writable (payload), NULL, NULL, slot + MPAD_SLOT_SEALED,
                           MPAD_PAYLOAD_SIZE + crypto_aead_xchacha20poly1305_ietf_ABYTES, aad,
                           sizeof aad, slot + MPAD_SLOT_NONCE, mpad_secret_peek (kek)) != 0)
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_WRONG_KEY,
                           "The slot does not open with this key");
      return NULL;
    }
  return g_steal_pointer (&payload);
}

MpadSecret *
mpad_slots_open (guint8 *table,
                 const char *slot_id,
                 MpadSlotKind kind,
                 const MpadSecret *secret,
                 MpadVaultProgress progress,
                 gpointer progress_data,
                 guint *index,
                 GError **error)
{
  g_autoptr (GError) first_error = NULL;

  for (guint i = 0; i < MPAD_VAULT_SLOTS; i++)
    {
      const guint8 *slot = mpad_header_slot (table, i);
      g_autoptr (MpadSecret) payload = NULL;
      g_autoptr (GError) slot_error = NULL;
      char id[33];

      sodium_bin2hex (id, sizeof id, slot + MPAD_SLOT_ID, 16);
      if (mpad_get32 (slot + MPAD_SLOT_STATE) != 1 ||
          mpad_get32 (slot + MPAD_SLOT_KIND) != (guint32) kind ||
          (slot_id != NULL && strcmp (slot_id, id) != 0))
        continue;
      if (progress != NULL)
        progress ((double) i / MPAD_VAULT_SLOTS, progress_data);
      payload = open_slot (table, slot, secret, &slot_error);
      if (payload == NULL)
        {
          /* A broken slot of a colleague must not hide that the others were tried. */
          if (first_error == NULL ||
              g_error_matches (first_error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_HEADER))
            {
              g_clear_error (&first_error);
              first_error = g_steal_pointer (&slot_error);
            }
          continue;
        }
      if (!mpad_header_table_check (table, mpad_secret_peek (payload)))
        {
          g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_HEADER,
                               "The key table was changed without the key");
          return NULL;
        }
      *index = i;
      return g_steal_pointer (&payload);
    }
  if (first_error != NULL)
    g_propagate_error (error, g_steal_pointer (&first_error));
  else
    g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_WRONG_KEY, "No such key slot");
  return NULL;
}

int
mpad_slots_find_free (guint8 *table)
{
  for (int i = 0; i < MPAD_VAULT_SLOTS; i++)
    if (mpad_get32 (mpad_header_slot (table, (guint) i) + MPAD_SLOT_STATE) == 0)
      return i;
  return -1;
}
