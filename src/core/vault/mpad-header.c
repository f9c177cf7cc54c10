/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements reading and building of the container's header in memory. */
#include "mpad-header.h"

#include "mpad-bytes.h"
#include "mpad-error.h"
#include "mpad-key.h"

#include <sodium.h>

#define CHECKSUM_SIZE 32

/* Like PNG's, the magic shows a file that was sent through a text conversion. */
static const char static_magic[16] = "Meldpad-kluis\r\n\x1a";
static const char table_magic[8] = "MPADTAB";
static const char session_magic[8] = "MPADSES";

static const char explanation[] =
  "\nDit bestand is een Meldpad-kluis: de versleutelde dossiers van een school.\n"
  "Niet verwijderen. Niet wijzigen. Niet verplaatsen terwijl Meldpad open is.\n"
  "Openen kan alleen met het programma Meldpad, en met een wachtwoordzin of het\n"
  "noodsleutelblad van deze school. Zonder een van beide kan niemand de inhoud lezen.\n"
  "Weet u niet van wie dit bestand is? Vraag het de intern begeleider of de directeur.\n"
  "Kluisnummer: ";

static void
checksum (const guint8 *block, gsize size, guint8 *out)
{
  crypto_generichash (out, CHECKSUM_SIZE, block, size - CHECKSUM_SIZE, NULL, 0);
}

static gboolean
checksum_holds (const guint8 *block, gsize size)
{
  guint8 sum[CHECKSUM_SIZE];

  checksum (block, size, sum);
  return memcmp (sum, block + size - CHECKSUM_SIZE, CHECKSUM_SIZE) == 0;
}

static void
format_uuid (const guint8 *bytes, char *out)
{
  char hex[33];

  sodium_bin2hex (hex, sizeof hex, bytes, 16);
  g_snprintf (out, 37, "%.8s-%.4s-%.4s-%.4s-%.12s", hex, hex + 8, hex + 12, hex + 16, hex + 20);
}

void
mpad_header_build_static (const guint8 *uuid, guint8 *page)
{
  char text[37];

  memset (page, 0, MPAD_STATIC_SIZE);
  memcpy (page, static_magic, sizeof static_magic);
  mpad_put32 (page + 16, MPAD_HEADER_VERSION);
  memcpy (page + 32, uuid, 16);
  format_uuid (uuid, text);
  g_snprintf ((char *) page + 64, MPAD_STATIC_SIZE - 64, "%s%s\n", explanation, text);
}

void
mpad_header_build_session (const guint8 *session, gboolean open, guint8 *sector)
{
  memset (sector, 0, MPAD_SESSION_SIZE);
  memcpy (sector, session_magic, sizeof session_magic);
  memcpy (sector + 8, session, MPAD_SESSION_ID_SIZE);
  mpad_put32 (sector + 24, open ? 1 : 0);
  checksum (sector, MPAD_SESSION_SIZE, sector + MPAD_SESSION_SIZE - CHECKSUM_SIZE);
}

/* Whether the table is whole; its version may still be one we do not know. */
static gboolean
table_holds (const guint8 *table)
{
  return memcmp (table, table_magic, sizeof table_magic) == 0 &&
         checksum_holds (table, MPAD_TABLE_SIZE);
}

static gboolean
session_holds (const guint8 *sector)
{
  return memcmp (sector, session_magic, sizeof session_magic) == 0 &&
         checksum_holds (sector, MPAD_SESSION_SIZE);
}

static void
parse_session (const guint8 *bytes, MpadHeader *self)
{
  const guint8 *a = bytes + MPAD_SESSION_A, *b = bytes + MPAD_SESSION_B, *chosen;

  if (!session_holds (a))
    self->faults |= MPAD_HEADER_FAULT_SESSION_A;
  if (!session_holds (b))
    self->faults |= MPAD_HEADER_FAULT_SESSION_B;
  /* A is always written first: where they differ B is merely the older one. */
  chosen = session_holds (a) ? a : session_holds (b) ? b : NULL;
  if (chosen != NULL)
    {
      memcpy (self->session, chosen + 8, MPAD_SESSION_ID_SIZE);
      self->open = mpad_get32 (chosen + 24) != 0;
    }
  else
    self->open = TRUE; /* unknown: have the database checked */
}

static gboolean
refuse (GError **error, int code, const char *message)
{
  g_set_error_literal (error, MPAD_VAULT_ERROR, code, message);
  return FALSE;
}

gboolean
mpad_header_parse (const guint8 *bytes, gsize length, MpadHeader *self, GError **error)
{
  guint8 page[MPAD_STATIC_SIZE];
  const guint8 *a = bytes + MPAD_TABLE_A, *b = bytes + MPAD_TABLE_B;
  gboolean is_ours, a_holds, b_holds, a_first;

  memset (self, 0, sizeof *self);
  is_ours = length >= sizeof static_magic && memcmp (bytes, static_magic, sizeof static_magic) == 0;
  if (length < MPAD_HEADER_SIZE)
    return is_ours
             ? refuse (error, MPAD_VAULT_ERROR_HEADER, "The container is cut off in its header")
             : refuse (error, MPAD_VAULT_ERROR_NOT_A_VAULT, "Not a Meldpad container");

  is_ours = is_ours || memcmp (a, table_magic, sizeof table_magic) == 0 ||
            memcmp (b, table_magic, sizeof table_magic) == 0;
  a_holds = table_holds (a);
  b_holds = table_holds (b);
  if ((a_holds && mpad_get32 (a + MPAD_TABLE_VERSION) > MPAD_HEADER_VERSION) ||
      (b_holds && mpad_get32 (b + MPAD_TABLE_VERSION) > MPAD_HEADER_VERSION))
    return refuse (error, MPAD_VAULT_ERROR_TOO_NEW, "The container was made by a newer program");
  a_holds = a_holds && mpad_get32 (a + MPAD_TABLE_VERSION) == MPAD_HEADER_VERSION;
  b_holds = b_holds && mpad_get32 (b + MPAD_TABLE_VERSION) == MPAD_HEADER_VERSION;
  if (!a_holds && !b_holds)
    {
      if (!is_ours)
        return refuse (error, MPAD_VAULT_ERROR_NOT_A_VAULT, "Not a Meldpad container");
      if (memcmp (bytes, static_magic, sizeof static_magic) == 0 &&
          mpad_get32 (bytes + 16) > MPAD_HEADER_VERSION)
        return refuse (error, MPAD_VAULT_ERROR_TOO_NEW,
                       "The container was made by a newer program");
      return refuse (error, MPAD_VAULT_ERROR_HEADER,
                     "Both key tables of the container are damaged");
    }

  a_first = a_holds && (!b_holds || mpad_get64 (a + MPAD_TABLE_GENERATION) >=
                                      mpad_get64 (b + MPAD_TABLE_GENERATION));
  memcpy (self->table, a_first ? a : b, MPAD_TABLE_SIZE);
  /* A table that is merely older counts as a fault too: a removed slot must not live on in it. */
  if (memcmp (a, self->table, MPAD_TABLE_SIZE) != 0)
    self->faults |= MPAD_HEADER_FAULT_TABLE_A;
  if (memcmp (b, self->table, MPAD_TABLE_SIZE) != 0)
    self->faults |= MPAD_HEADER_FAULT_TABLE_B;

  mpad_header_build_static (self->table + MPAD_TABLE_UUID, page);
  if (memcmp (bytes, page, sizeof page) != 0)
    self->faults |= MPAD_HEADER_FAULT_STATIC;
  if (!sodium_is_zero (bytes + MPAD_GAP, MPAD_SESSION_A - MPAD_GAP))
    self->faults |= MPAD_HEADER_FAULT_GAP;
  parse_session (bytes, self);
  return TRUE;
}

void
mpad_header_table_init (guint8 *table,
                        const guint8 *uuid,
                        const char *school,
                        const char *vt_region,
                        gboolean practice,
                        const guint8 *dek)
{
  memset (table, 0, MPAD_TABLE_SIZE);
  memcpy (table, table_magic, sizeof table_magic);
  mpad_put32 (table + MPAD_TABLE_VERSION, MPAD_HEADER_VERSION);
  mpad_put32 (table + 12, MPAD_VAULT_SLOTS);
  mpad_put64 (table + MPAD_TABLE_GENERATION, 1);
  memcpy (table + MPAD_TABLE_UUID, uuid, 16);
  mpad_put32 (table + MPAD_TABLE_PRACTICE, practice ? 1 : 0);
  mpad_key_notes_public (dek, table + MPAD_TABLE_PUBLIC_KEY);
  mpad_header_set_text (table + MPAD_TABLE_REGION, MPAD_TABLE_REGION_SIZE, vt_region);
  mpad_header_set_text (table + MPAD_TABLE_SCHOOL, MPAD_TABLE_SCHOOL_SIZE, school);
}

void
mpad_header_set_text (guint8 *field, gsize size, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  gsize length = MIN (strlen (valid), size - 1);

  /* Cut between characters, never inside one. */
  while (length > 0 && ((guint8) valid[length] & 0xc0) == 0x80)
    length--;
  memset (field, 0, size);
  memcpy (field, valid, length);
}

static void
table_mac (const guint8 *table, const guint8 *dek, guint8 *out)
{
  g_autoptr (MpadSecret) key = mpad_key_derive (dek, MPAD_KEY_HEADER);

  crypto_generichash (out, 32, table, MPAD_TABLE_MAC, mpad_secret_peek (key), MPAD_KEY_SIZE);
}

void
mpad_header_table_finish (guint8 *table, const guint8 *dek)
{
  table_mac (table, dek, table + MPAD_TABLE_MAC);
  checksum (table, MPAD_TABLE_SIZE, table + MPAD_TABLE_SIZE - CHECKSUM_SIZE);
}

gboolean
mpad_header_table_check (const guint8 *table, const guint8 *dek)
{
  guint8 mac[32], public_key[32];

  table_mac (table, dek, mac);
  mpad_key_notes_public (dek, public_key);
  return sodium_memcmp (mac, table + MPAD_TABLE_MAC, sizeof mac) == 0 &&
         memcmp (public_key, table + MPAD_TABLE_PUBLIC_KEY, sizeof public_key) == 0 &&
         sodium_is_zero (table + MPAD_TABLE_MAC + 32,
                         MPAD_TABLE_SIZE - MPAD_TABLE_MAC - 32 - CHECKSUM_SIZE);
}

guint8 *
mpad_header_slot (guint8 *table, guint index)
{
  g_return_val_if_fail (index < MPAD_VAULT_SLOTS, NULL);
  return table + MPAD_TABLE_SLOTS + index * MPAD_SLOT_SIZE;
}

/* Text of a fixed field. Somebody may have written anything into the file. */
static char *
dup_text (const guint8 *field, gsize size)
{
  g_autofree char *raw = g_strndup ((const char *) field, size);

  return g_utf8_make_valid (raw, -1);
}

MpadVaultInfo *
mpad_header_get_info (const MpadHeader *self, const char *path)
{
  MpadVaultInfo *info = g_new0 (MpadVaultInfo, 1);
  const guint8 *table = self->table;

  info->path = g_strdup (path);
  format_uuid (table + MPAD_TABLE_UUID, info->uuid);
  info->school = dup_text (table + MPAD_TABLE_SCHOOL, MPAD_TABLE_SCHOOL_SIZE);
  info->vt_region = dup_text (table + MPAD_TABLE_REGION, MPAD_TABLE_REGION_SIZE);
  info->practice = mpad_get32 (table + MPAD_TABLE_PRACTICE) != 0;
  info->unclean = self->open;
  info->repaired = self->faults != 0;
  sodium_bin2hex (info->public_key, sizeof info->public_key, table + MPAD_TABLE_PUBLIC_KEY, 32);
  info->generation = mpad_get64 (table + MPAD_TABLE_GENERATION);
  for (guint i = 0; i < MPAD_VAULT_SLOTS; i++)
    {
      const guint8 *slot = table + MPAD_TABLE_SLOTS + i * MPAD_SLOT_SIZE;
      g_autofree char *label = dup_text (slot + MPAD_SLOT_LABEL, MPAD_SLOT_LABEL_SIZE);
      guint32 kind = mpad_get32 (slot + MPAD_SLOT_KIND);

      if (mpad_get32 (slot + MPAD_SLOT_STATE) != 1 ||
          (kind != MPAD_SLOT_PASSPHRASE && kind != MPAD_SLOT_RECOVERY))
        continue;
      info->slots[i].kind = (MpadSlotKind) kind;
      sodium_bin2hex (info->slots[i].id, sizeof info->slots[i].id, slot + MPAD_SLOT_ID, 16);
      g_strlcpy (info->slots[i].label, label, sizeof info->slots[i].label);
      info->slots[i].passes = mpad_get32 (slot + MPAD_SLOT_PASSES);
      info->slots[i].memory_kib = mpad_get32 (slot + MPAD_SLOT_MEMORY);
    }
  return info;
}

MpadVaultInfo *
mpad_vault_info_copy (const MpadVaultInfo *self)
{
  MpadVaultInfo *copy = g_memdup2 (self, sizeof *self);

  copy->path = g_strdup (self->path);
  copy->school = g_strdup (self->school);
  copy->vt_region = g_strdup (self->vt_region);
  return copy;
}

void
mpad_vault_info_free (MpadVaultInfo *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->school);
  g_free (self->vt_region);
  g_free (self);
}
