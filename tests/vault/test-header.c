/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the container's header: damage, torn writes, forged fields, bounds, versions. */
#include "mpad-bytes.h"
#include "mpad-container.h"
#include "mpad-slots.h"
#include "vault-fixture.h"

#include <sodium.h>
#include <string.h>

typedef struct
{
  guint8 bytes[MPAD_HEADER_SIZE];
  MpadSecret *payload, *recovery;
} Sample;

/* A header with two passphrase slots and one recovery slot, as it lies on the disk. */
static void
sample_init (Sample *self)
{
  const guint8 uuid[16] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 };
  const guint8 session[MPAD_SESSION_ID_SIZE] = { 9 };
  g_autoptr (MpadSecret) noor = mpad_secret_new_passphrase (PASSPHRASE),
                         sam = mpad_secret_new_passphrase ("Sam Voorbeeld");
  g_autoptr (GError) error = NULL;
  guint8 *table;

  mpad_vault_test_use_cheap_keys ();
  memset (self, 0, sizeof *self);
  self->payload = mpad_secret_new_random (MPAD_PAYLOAD_SIZE);
  self->recovery = mpad_secret_new (RECOVERY_KEY, 32);
  mpad_header_build_static (uuid, self->bytes);
  table = self->bytes + MPAD_TABLE_A;
  mpad_header_table_init (table, uuid, "De Verzonnen School", "proefregio", FALSE,
                          mpad_secret_peek (self->payload));
  g_assert_true (
    mpad_slots_seal (table, 0, MPAD_SLOT_PASSPHRASE, NULL, "NV", noor, self->payload, &error));
  g_assert_true (
    mpad_slots_seal (table, 1, MPAD_SLOT_PASSPHRASE, NULL, "SV", sam, self->payload, &error));
  g_assert_true (mpad_slots_seal (table, 2, MPAD_SLOT_RECOVERY, NULL, "", self->recovery,
                                  self->payload, &error));
  g_assert_no_error (error);
  mpad_header_table_finish (table, mpad_secret_peek (self->payload));
  memcpy (self->bytes + MPAD_TABLE_B, table, MPAD_TABLE_SIZE);
  mpad_header_build_session (session, FALSE, self->bytes + MPAD_SESSION_A);
  mpad_header_build_session (session, FALSE, self->bytes + MPAD_SESSION_B);
}

static void
sample_clear (Sample *self)
{
  mpad_secret_free (self->payload);
  mpad_secret_free (self->recovery);
}

static void
fix_checksum (guint8 *table)
{
  crypto_generichash (table + MPAD_TABLE_SIZE - 32, 32, table, MPAD_TABLE_SIZE - 32, NULL, 0);
}

static MpadSecret *
unlock (Sample *self, MpadHeader *header, GError **error)
{
  guint index;

  return mpad_slots_open (header->table, NULL, MPAD_SLOT_RECOVERY, self->recovery, NULL, NULL,
                          &index, error);
}

static void
test_every_byte (void)
{
  g_autofree Sample *sample = g_new (Sample, 1);
  g_autofree MpadHeader *header = g_new (MpadHeader, 1);
  g_autofree guint8 *whole = NULL;
  g_autoptr (GError) error = NULL;

  sample_init (sample);
  whole = g_memdup2 (sample->bytes + MPAD_TABLE_A, MPAD_TABLE_SIZE);
  g_assert_true (mpad_header_parse (sample->bytes, MPAD_HEADER_SIZE, header, &error));
  g_assert_cmpuint (header->faults, ==, 0);
  for (guint i = 0; i < MPAD_HEADER_SIZE; i++)
    {
      guint8 flip = (guint8) g_test_rand_int_range (1, 256);
      g_autoptr (MpadSecret) payload = NULL;

      sample->bytes[i] ^= flip;
      g_assert_true (mpad_header_parse (sample->bytes, MPAD_HEADER_SIZE, header, &error));
      g_assert_cmpuint (header->faults, !=, 0);
      /* The table that was chosen is the whole one, so it opens; try it now and then. */
      g_assert_cmpmem (header->table, MPAD_TABLE_SIZE, whole, MPAD_TABLE_SIZE);
      if (i % 64 == 0)
        {
          payload = unlock (sample, header, &error);
          g_assert_no_error (error);
          g_assert_true (mpad_secret_equal (payload, sample->payload));
        }
      sample->bytes[i] ^= flip;
    }
  sample_clear (sample);
}

static void
test_every_byte_on_disk (Fixture *self, gconstpointer data)
{
  g_autoptr (GByteArray) whole = NULL, mended = NULL;
  g_autoptr (GError) error = NULL;

  (void) data;
  mpad_vault_close (fixture_create (self));
  whole = fixture_load (self->path);
  for (guint i = 0; i < MPAD_HEADER_SIZE; i += (guint) g_test_rand_int_range (60, 180))
    {
      g_autoptr (MpadVaultInfo) before = NULL, after = NULL;
      MpadVault *vault;

      whole->data[i] ^= 0x20;
      fixture_save (self->path, whole);
      whole->data[i] ^= 0x20;
      before = mpad_vault_info_read (self->path, &error);
      g_assert_no_error (error);
      g_assert_true (before->repaired);
      vault = fixture_try (self, &error);
      g_assert_no_error (error);
      g_assert_true (mpad_vault_get_info (vault)->repaired);
      mpad_vault_close (vault);
      after = mpad_vault_info_read (self->path, &error);
      g_assert_no_error (error);
      g_assert_false (after->repaired);
      mended = fixture_load (self->path);
      g_assert_cmpmem (mended->data, MPAD_SESSION_A, whole->data, MPAD_SESSION_A);
      g_clear_pointer (&mended, g_byte_array_unref);
    }
}

/* An update is written copy by copy; a power cut may leave any mix of its sectors. */
static void
test_torn_update (void)
{
  g_autofree Sample *old = g_new (Sample, 1), *torn = g_new (Sample, 1);
  g_autofree MpadHeader *header = g_new (MpadHeader, 1);
  g_autofree guint8 *table = g_malloc (MPAD_TABLE_SIZE);
  g_autoptr (GError) error = NULL;
  guint kept = 0, renewed = 0;

  sample_init (old);
  memcpy (table, old->bytes + MPAD_TABLE_A, MPAD_TABLE_SIZE);
  mpad_put64 (table + MPAD_TABLE_GENERATION, 2);
  memset (mpad_header_slot (table, 1), 0, MPAD_SLOT_SIZE);
  mpad_header_table_finish (table, mpad_secret_peek (old->payload));
  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (MpadSecret) payload = NULL;
      gboolean second = i % 2 == 1; /* the first copy is done, the second is being written */
      guint8 *at;

      memcpy (torn->bytes, old->bytes, MPAD_HEADER_SIZE);
      if (second)
        memcpy (torn->bytes + MPAD_TABLE_A, table, MPAD_TABLE_SIZE);
      at = torn->bytes + (second ? MPAD_TABLE_B : MPAD_TABLE_A);
      for (guint s = 0; s < MPAD_TABLE_SIZE; s += 512)
        switch (g_test_rand_int_range (0, 3))
          {
          case 0:
            memcpy (at + s, table + s, 512);
            break;
          case 1:
            randombytes_buf (at + s, 512);
            break;
          default:
            break;
          }
      g_assert_true (mpad_header_parse (torn->bytes, MPAD_HEADER_SIZE, header, &error));
      if (i % 100 == 0)
        {
          payload = unlock (old, header, &error);
          g_assert_no_error (error);
        }
      if (memcmp (header->table, table, MPAD_TABLE_SIZE) == 0)
        renewed++;
      else if (memcmp (header->table, old->bytes + MPAD_TABLE_A, MPAD_TABLE_SIZE) == 0)
        kept++;
      else
        g_error ("A mixed table passed for a whole one");
      g_assert_true (!second || mpad_get64 (header->table + MPAD_TABLE_GENERATION) == 2);
    }
  g_test_message ("old %u, new %u", kept, renewed);
  g_assert_cmpuint (kept, >, 9000);
  g_assert_cmpuint (renewed, >=, 10000);
  sample_clear (old);
}

/* A removed slot must not come back when the newer copy is damaged afterwards. */
static void
test_removed_stays_removed (Fixture *self, gconstpointer data)
{
  g_autoptr (MpadContainer) container = NULL;
  g_autoptr (MpadSecret) recovery = mpad_secret_new (RECOVERY_KEY, 32), payload = NULL;
  g_autofree guint8 *table = g_malloc (MPAD_TABLE_SIZE);
  g_autoptr (GError) error = NULL;
  guint index;

  (void) data;
  mpad_vault_close (fixture_create (self));
  container = mpad_container_open (self->path, &error);
  g_assert_no_error (error);
  memcpy (table, container->header.table, MPAD_TABLE_SIZE);
  payload = mpad_slots_open (table, NULL, MPAD_SLOT_RECOVERY, recovery, NULL, NULL, &index, &error);
  g_assert_no_error (error);
  mpad_put64 (table + MPAD_TABLE_GENERATION, 2);
  memset (mpad_header_slot (table, index), 0, MPAD_SLOT_SIZE);
  mpad_header_table_finish (table, mpad_secret_peek (payload));
  g_assert_true (mpad_container_write_table (container, table, &error));
  g_clear_pointer (&container, mpad_container_close);

  for (guint copy = 0; copy < 2; copy++)
    {
      g_autoptr (GByteArray) whole = fixture_load (self->path);

      whole->data[(copy == 0 ? MPAD_TABLE_A : MPAD_TABLE_B) + 5000] ^= 1;
      fixture_save (self->path, whole);
      g_assert_null (fixture_try (self, &error));
      g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_WRONG_KEY);
      g_clear_error (&error);
      mpad_vault_close (fixture_open (self));
    }
}

/* Somebody without the key may repair the checksum, but not the seals. */
static void
test_forged_fields (void)
{
  g_autofree Sample *sample = g_new (Sample, 1);
  g_autofree MpadHeader *header = g_new (MpadHeader, 1);
  guint refused = 0, tried = 0;

  sample_init (sample);
  /* Every byte that means something, then samples of the empty rest. */
  for (guint i = 0; i < MPAD_TABLE_SIZE - 32; i += i < MPAD_TABLE_MAC + 64 ? 1 : 61, tried++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MpadSecret) payload = NULL;
      guint8 *table = sample->bytes + MPAD_TABLE_A;

      table[i] ^= 1;
      fix_checksum (table);
      memcpy (sample->bytes + MPAD_TABLE_B, table, MPAD_TABLE_SIZE);
      if (mpad_header_parse (sample->bytes, MPAD_HEADER_SIZE, header, &error))
        payload = unlock (sample, header, &error);
      if (payload == NULL)
        refused++;
      g_assert_true ((payload == NULL) == (error != NULL));
      table[i] ^= 1;
    }
  g_assert_cmpuint (refused, ==, tried);
  sample_clear (sample);
}

static void
test_bounds (void)
{
  static const struct
  {
    guint32 passes, memory_kib;
  } cases[] = {
    { 3, 0xffffffff },    /* 4 TiB */
    { 0x80000000, 8192 }, /* 2^31 passes */
    { 33, 8192 },         { 0, 8192 }, { 1, 8191 }, { 1, 1024 * 1024 + 1 },
  };
  g_autofree Sample *sample = g_new (Sample, 1);
  g_autoptr (MpadSecret) passphrase = mpad_secret_new_passphrase (PASSPHRASE);

  sample_init (sample);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      guint8 *table = sample->bytes + MPAD_TABLE_A;
      g_autofree char *id = g_malloc (33);
      gint64 start;
      guint index;

      for (guint slot = 0; slot < 2; slot++)
        {
          mpad_put32 (mpad_header_slot (table, slot) + MPAD_SLOT_PASSES, cases[i].passes);
          mpad_put32 (mpad_header_slot (table, slot) + MPAD_SLOT_MEMORY, cases[i].memory_kib);
        }
      start = g_get_monotonic_time ();
      g_assert_null (mpad_slots_open (table, NULL, MPAD_SLOT_PASSPHRASE, passphrase, NULL, NULL,
                                      &index, &error));
      g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * 1000);
      g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_HEADER);
    }
  sample_clear (sample);
}

static void
test_random_headers (void)
{
  g_autofree Sample *sample = g_new (Sample, 1), *copy = g_new (Sample, 1);
  g_autofree MpadHeader *header = g_new (MpadHeader, 1);
  guint rounds = g_getenv ("MELDPAD_LONG") != NULL ? 1000000 : 20000, parsed = 0;

  sample_init (sample);
  for (guint i = 0; i < rounds; i++)
    {
      memcpy (copy->bytes, sample->bytes, MPAD_HEADER_SIZE);
      for (int n = g_test_rand_int_range (1, 9); n > 0; n--)
        copy->bytes[g_test_rand_int_range (
          0, n % 2 == 0 ? MPAD_HEADER_SIZE : MPAD_TABLE_A + 9300)] = (guint8) g_test_rand_int ();
      if (i % 4 == 0)
        fix_checksum (copy->bytes + MPAD_TABLE_A);
      if (mpad_header_parse (
            copy->bytes,
            (gsize) (i % 50 == 0 ? g_test_rand_int_range (0, MPAD_HEADER_SIZE) : MPAD_HEADER_SIZE),
            header, NULL))
        {
          g_autoptr (MpadVaultInfo) info = mpad_header_get_info (header, "proef");
          g_autoptr (MpadSecret) payload = unlock (sample, header, NULL);

          g_assert_true (g_utf8_validate (info->school, -1, NULL));
          parsed++;
        }
    }
  g_assert_cmpuint (parsed, >, rounds / 10);
  sample_clear (sample);
}

static void
assert_refused (Fixture *self, const GByteArray *bytes, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) after = NULL;

  fixture_save (self->path, bytes);
  g_assert_null (mpad_vault_info_read (self->path, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, code);
  g_clear_error (&error);
  g_assert_null (fixture_try (self, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, code);
  after = fixture_load (self->path);
  g_assert_cmpmem (after->data, after->len, bytes->data, bytes->len);
}

static void
test_other_files (Fixture *self, gconstpointer data)
{
  g_autoptr (GByteArray) whole = NULL, bytes = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  guint8 *a, *b;

  (void) data;
  g_assert_null (fixture_try (self, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_MISSING);
  g_clear_error (&error);
  g_assert_null (mpad_vault_info_read (self->folder, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_NOT_A_VAULT);

  mpad_vault_close (fixture_create (self));
  whole = fixture_load (self->path);
  assert_refused (self, bytes, MPAD_VAULT_ERROR_NOT_A_VAULT);
  g_byte_array_append (bytes, (const guint8 *) "%PDF-1.7", 8);
  assert_refused (self, bytes, MPAD_VAULT_ERROR_NOT_A_VAULT);
  g_byte_array_set_size (bytes, 100000);
  memset (bytes->data, 0, bytes->len);
  assert_refused (self, bytes, MPAD_VAULT_ERROR_NOT_A_VAULT);
  g_byte_array_set_size (bytes, 0);
  g_byte_array_append (bytes, whole->data, 50000);
  assert_refused (self, bytes, MPAD_VAULT_ERROR_HEADER);

  a = whole->data + MPAD_TABLE_A;
  b = whole->data + MPAD_TABLE_B;
  a[100] ^= 1;
  b[200] ^= 1;
  assert_refused (self, whole, MPAD_VAULT_ERROR_HEADER);
  a[100] ^= 1;
  b[200] ^= 1;
  /* A container of version 2, whole; then with only its first page readable. */
  mpad_put32 (whole->data + 16, 2);
  mpad_put32 (a + MPAD_TABLE_VERSION, 2);
  mpad_put32 (b + MPAD_TABLE_VERSION, 2);
  fix_checksum (a);
  fix_checksum (b);
  assert_refused (self, whole, MPAD_VAULT_ERROR_TOO_NEW);
  memset (a, 7, MPAD_TABLE_SIZE);
  memset (b, 7, MPAD_TABLE_SIZE);
  assert_refused (self, whole, MPAD_VAULT_ERROR_TOO_NEW);
}

static void
test_plain_words (Fixture *self, gconstpointer data)
{
  g_autoptr (GByteArray) whole = NULL;
  g_autoptr (MpadVaultInfo) info = NULL;

  (void) data;
  mpad_vault_close (fixture_create (self));
  whole = fixture_load (self->path);
  info = mpad_vault_info_read (self->path, NULL);
  g_assert_nonnull (memmem (whole->data, MPAD_STATIC_SIZE, "Niet verwijderen", 16));
  g_assert_nonnull (memmem (whole->data, MPAD_STATIC_SIZE, info->uuid, 36));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/header/every-flipped-byte-is-noticed-and-still-opens", test_every_byte);
  FIXTURE_TEST ("/header/damage-on-disk-is-repaired-and-told", test_every_byte_on_disk);
  g_test_add_func ("/header/a-torn-update-leaves-one-whole-table", test_torn_update);
  FIXTURE_TEST ("/header/a-removed-slot-stays-removed", test_removed_stays_removed);
  g_test_add_func ("/header/forged-fields-are-refused", test_forged_fields);
  g_test_add_func ("/header/key-derivation-out-of-bounds-is-refused-at-once", test_bounds);
  g_test_add_func ("/header/random-damage-never-crashes", test_random_headers);
  FIXTURE_TEST ("/header/other-newer-and-cut-files-are-refused-untouched", test_other_files);
  FIXTURE_TEST ("/header/the-file-says-in-words-what-it-is", test_plain_words);
  return g_test_run ();
}
