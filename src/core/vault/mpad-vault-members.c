/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements changes of the key slots. */
#include "mpad-vault-members.h"

#include "mpad-bytes.h"
#include "mpad-error.h"
#include "mpad-slots.h"
#include "mpad-vault-private.h"

#include <sodium.h>

/* A change on its way: the new table goes to the disk inside the transaction of its journal row. */
typedef struct
{
  guint8 *table;
  const char *action, *slot_id;
  gboolean written;
} Change;

static int
find_slot (MpadVault *self, const char *slot_id, GError **error)
{
  for (int i = 0; i < MPAD_VAULT_SLOTS; i++)
    if (self->info->slots[i].kind != MPAD_SLOT_FREE &&
        g_strcmp0 (self->info->slots[i].id, slot_id) == 0)
      return i;
  g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_MISSING, "No such key slot");
  return -1;
}

static gboolean
opens (guint8 *table,
       const char *slot_id,
       MpadSlotKind kind,
       const MpadSecret *secret,
       const MpadSecret *payload,
       GError **error)
{
  guint index;
  g_autoptr (MpadSecret)
    found = mpad_slots_open (table, slot_id, kind, secret, NULL, NULL, &index, error);

  if (found == NULL)
    return FALSE;
  if (mpad_secret_equal (found, payload))
    return TRUE;
  g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_UNPROVEN,
                       "The slot gives another key");
  return FALSE;
}

static void
finish (MpadVault *self, guint8 *table)
{
  guint64 generation = mpad_get64 (self->container->header.table + MPAD_TABLE_GENERATION);

  mpad_put64 (table + MPAD_TABLE_GENERATION, generation + 1);
  mpad_header_table_finish (table, mpad_secret_peek (self->payload));
}

static gboolean
write_change (MpadVault *self, gpointer data, GError **error)
{
  Change *change = data;

  if (!mpad_vault_journal (self, change->action, "slot", change->slot_id, NULL, error))
    return FALSE;
  change->written = TRUE;
  return mpad_container_write_table (self->container, change->table, error);
}

static gboolean
apply (MpadVault *self, guint8 *table, const char *action, const char *slot_id, GError **error)
{
  Change change = { .table = table, .action = action, .slot_id = slot_id };
  g_autofree guint8 *before = g_memdup2 (self->container->header.table, MPAD_TABLE_SIZE);

  if (mpad_vault_is_read_only (self))
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_READ_ONLY,
                           "The vault is open for reading only");
      return FALSE;
    }
  if (mpad_db_in_transaction (self->db))
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_BUSY,
                           "Key slots are not changed within another save");
      return FALSE;
    }
  if (mpad_vault_transact (self, write_change, &change, error))
    {
      mpad_vault_refresh_info (self);
      return TRUE;
    }
  /* The row did not get in, so the change must not stay either. If the medium fails here as well,
   * the next opening finds two tables and takes the newer one: old or new, never neither. */
  if (change.written)
    {
      mpad_put64 (before + MPAD_TABLE_GENERATION, mpad_get64 (table + MPAD_TABLE_GENERATION) + 1);
      mpad_header_table_finish (before, mpad_secret_peek (self->payload));
      mpad_container_write_table (self->container, before, NULL);
      mpad_vault_refresh_info (self);
    }
  return FALSE;
}

char *
mpad_vault_add_member (
  MpadVault *self, MpadSlotKind kind, const char *label, const MpadSecret *secret, GError **error)
{
  g_autofree guint8 *table = NULL;
  const char *forbidden[] = { self->info->school, label, NULL };
  char id[33];
  int index;

  g_return_val_if_fail (self != NULL && secret != NULL, NULL);

  if (kind == MPAD_SLOT_PASSPHRASE && !mpad_vault_check_passphrase (secret, forbidden, error))
    return NULL;
  table = g_memdup2 (self->container->header.table, MPAD_TABLE_SIZE);
  index = mpad_slots_find_free (table);
  if (index < 0)
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_POLICY,
                           "All key slots are taken");
      return NULL;
    }
  if (!mpad_slots_seal (table, (guint) index, kind, NULL, label, secret, self->payload, error))
    return NULL;
  finish (self, table);
  sodium_bin2hex (id, sizeof id, mpad_header_slot (table, (guint) index) + MPAD_SLOT_ID, 16);
  if (!opens (table, id, kind, secret, self->payload, error) ||
      !apply (self, table, "slot.add", id, error))
    return NULL;
  return g_strdup (id);
}

gboolean
mpad_vault_change_secret (MpadVault *self,
                          const char *slot_id,
                          const MpadSecret *old_secret,
                          const MpadSecret *new_secret,
                          GError **error)
{
  g_autofree guint8 *table = NULL;
  const MpadSlotInfo *info;
  const char *forbidden[3] = { NULL };
  guint8 id[16];
  int index;

  g_return_val_if_fail (self != NULL && slot_id != NULL && old_secret != NULL && new_secret != NULL,
                        FALSE);

  index = find_slot (self, slot_id, error);
  if (index < 0)
    return FALSE;
  info = &self->info->slots[index];
  forbidden[0] = info->label;
  forbidden[1] = self->info->school;
  if (info->kind == MPAD_SLOT_PASSPHRASE &&
      !mpad_vault_check_passphrase (new_secret, forbidden, error))
    return FALSE;
  table = g_memdup2 (self->container->header.table, MPAD_TABLE_SIZE);
  if (!opens (table, slot_id, info->kind, old_secret, self->payload, error))
    return FALSE;
  memcpy (id, mpad_header_slot (table, (guint) index) + MPAD_SLOT_ID, sizeof id);
  if (!mpad_slots_seal (table, (guint) index, info->kind, id, info->label, new_secret,
                        self->payload, error))
    return FALSE;
  finish (self, table);
  return opens (table, slot_id, info->kind, new_secret, self->payload, error) &&
         apply (self, table, "slot.change", slot_id, error);
}

gboolean
mpad_vault_remove_member (MpadVault *self, const char *slot_id, GError **error)
{
  g_autofree guint8 *table = NULL;
  guint passphrases = 0;
  int index;

  g_return_val_if_fail (self != NULL && slot_id != NULL, FALSE);

  index = find_slot (self, slot_id, error);
  if (index < 0)
    return FALSE;
  for (guint i = 0; i < MPAD_VAULT_SLOTS; i++)
    if (self->info->slots[i].kind == MPAD_SLOT_PASSPHRASE)
      passphrases++;
  if (self->info->slots[index].kind == MPAD_SLOT_PASSPHRASE && passphrases == 1)
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_POLICY,
                           "The last passphrase cannot be removed");
      return FALSE;
    }
  table = g_memdup2 (self->container->header.table, MPAD_TABLE_SIZE);
  memset (mpad_header_slot (table, (guint) index), 0, MPAD_SLOT_SIZE);
  finish (self, table);
  return apply (self, table, "slot.remove", slot_id, error);
}

gboolean
mpad_vault_try_secret (MpadVault *self,
                       const char *slot_id,
                       const MpadSecret *secret,
                       GError **error)
{
  int index;

  g_return_val_if_fail (self != NULL && slot_id != NULL && secret != NULL, FALSE);

  index = find_slot (self, slot_id, error);
  return index >= 0 && opens (self->container->header.table, slot_id, self->info->slots[index].kind,
                              secret, self->payload, error);
}

gboolean
mpad_vault_set_school (MpadVault *self, const char *school, const char *vt_region, GError **error)
{
  g_autofree guint8 *table = NULL;

  g_return_val_if_fail (self != NULL && school != NULL && vt_region != NULL, FALSE);

  table = g_memdup2 (self->container->header.table, MPAD_TABLE_SIZE);
  mpad_header_set_text (table + MPAD_TABLE_REGION, MPAD_TABLE_REGION_SIZE, vt_region);
  mpad_header_set_text (table + MPAD_TABLE_SCHOOL, MPAD_TABLE_SCHOOL_SIZE, school);
  finish (self, table);
  return apply (self, table, "school.head", NULL, error);
}
