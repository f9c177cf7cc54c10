/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements creating, opening and closing a vault, and journalled transactions. */
#include "mpad-vault-private.h"

#include "mpad-db-private.h"
#include "mpad-error.h"
#include "mpad-file.h"
#include "mpad-key.h"
#include "mpad-passphrase.h"
#include "mpad-slots.h"
#include "mpad-vfs.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <stdio.h>
#include <unistd.h>

MpadVault *
mpad_vault_open_unlocked (MpadContainer *container,
                          const MpadSecret *payload,
                          guint slot,
                          GError **error)
{
  g_autoptr (MpadContainer) owned = container;
  g_autofree char *set_aside = NULL;
  MpadVault *self;
  MpadDb *db;
  MpadVaultInfo *info = mpad_header_get_info (&container->header, container->path);

  db = mpad_gate_open (container, payload, FALSE, &set_aside, error);
  if (db == NULL)
    {
      mpad_vault_info_free (info);
      return NULL;
    }
  self = g_new0 (MpadVault, 1);
  self->container = g_steal_pointer (&owned);
  self->db = db;
  self->payload = mpad_secret_copy (payload);
  self->info = info;
  self->set_aside = g_steal_pointer (&set_aside);
  self->journal = mpad_journal_new (db, mpad_secret_peek (payload),
                                    container->header.table + MPAD_TABLE_UUID);
  memcpy (self->slot_id, info->slots[slot].id, sizeof self->slot_id);
  return self;
}

static gboolean
tell (MpadVault *self,
      const char *action,
      const char *kind,
      const char *id,
      GBytes *content,
      GError **error)
{
  return mpad_journal_append (self->journal, self->slot_id, self->actor, action, kind, id, content,
                              error);
}

static gboolean
tell_open (MpadVault *self, GError **error)
{
  if (!self->tell_open)
    return TRUE;
  if (!tell (self, "vault.open", NULL, NULL, NULL, error) ||
      (self->set_aside != NULL && !tell (self, "vault.foreign-journal", NULL, NULL, NULL, error)) ||
      (self->info->repaired && !tell (self, "vault.header-repaired", NULL, NULL, NULL, error)))
    return FALSE;
  self->tell_open = FALSE;
  self->told_open = TRUE;
  return TRUE;
}

static gboolean
do_nothing (MpadVault *self, gpointer data, GError **error)
{
  (void) self;
  (void) data;
  (void) error;
  return TRUE;
}

static gboolean
tell_close (MpadVault *self, gpointer data, GError **error)
{
  (void) data;
  return tell (self, "vault.close", NULL, NULL, NULL, error);
}

MpadVault *
mpad_vault_open (const char *path,
                 const char *slot_id,
                 MpadSlotKind kind,
                 const MpadSecret *secret,
                 MpadVaultProgress progress,
                 gpointer progress_data,
                 GError **error)
{
  g_autoptr (MpadContainer) container = NULL;
  g_autoptr (MpadSecret) payload = NULL;
  g_autoptr (MpadVault) self = NULL;
  g_autoptr (GError) row_error = NULL;
  guint slot;

  g_return_val_if_fail (path != NULL && secret != NULL, NULL);

  container = mpad_container_open (path, error);
  if (container == NULL)
    return NULL;
  payload = mpad_slots_open (container->header.table, slot_id, kind, secret, progress,
                             progress_data, &slot, error);
  if (payload == NULL)
    return NULL;
  self = mpad_vault_open_unlocked (g_steal_pointer (&container), payload, slot, error);
  if (self == NULL || self->container->read_only)
    return g_steal_pointer (&self);
  mpad_container_sweep (path, self->info->uuid);
  self->tell_open = TRUE;
  /* On a full disk the vault must still open for reading and printing; the row is then written
   * before the next one. */
  if (!mpad_vault_transact (self, do_nothing, NULL, &row_error) &&
      !g_error_matches (row_error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_FULL))
    {
      g_propagate_error (error, g_steal_pointer (&row_error));
      return NULL;
    }
  return g_steal_pointer (&self);
}

MpadVault *
mpad_vault_open_for_reading (const char *path,
                             const char *slot_id,
                             MpadSlotKind kind,
                             const MpadSecret *secret,
                             GError **error)
{
  g_autoptr (MpadContainer) container = NULL;
  g_autoptr (MpadSecret) payload = NULL;
  guint slot;

  g_return_val_if_fail (path != NULL && secret != NULL, NULL);

  container = mpad_container_open_for_reading (path, error);
  if (container == NULL)
    return NULL;
  payload = mpad_slots_open (container->header.table, slot_id, kind, secret, NULL, NULL, &slot,
                             error);
  return payload != NULL
           ? mpad_vault_open_unlocked (g_steal_pointer (&container), payload, slot, error)
           : NULL;
}

void
mpad_vault_close (MpadVault *self)
{
  g_autofree char *path = NULL;

  if (self == NULL)
    return;
  /* Without a connection a rewrite failed half-way (mpad_vault_rewrite): the file itself is
   * whole. */
  if (self->db != NULL)
    mpad_db_rollback (self->db);
  /* A full disk must not keep anybody from locking: without this row the next "vault.open" shows
   * that the session ended without one. */
  if (self->db != NULL && self->told_open)
    mpad_vault_transact (self, tell_close, NULL, NULL);
  mpad_journal_free (self->journal);
  mpad_db_free (self->db);
  /* Not marked as clean is only a longer check at the next opening. */
  if (!self->container->read_only && mpad_container_check_place (self->container, NULL) &&
      mpad_vfs_remove_journal (self->container->path))
    mpad_container_write_session (self->container, self->container->header.session, FALSE, NULL);
  mpad_container_close (self->container);
  mpad_secret_free (self->payload);
  mpad_vault_info_free (self->info);
  g_free (self->actor);
  g_free (self->set_aside);
  g_free (self);
}

gboolean
mpad_vault_check_passphrase (const MpadSecret *passphrase,
                             const char *const *forbidden,
                             GError **error)
{
  /* The estimate needs text; the copy lies in locked memory too. */
  g_autoptr (MpadSecret) text = mpad_secret_new (NULL, mpad_secret_get_length (passphrase) + 1);

  if (text == NULL)
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_IO,
                           "No locked memory for a key");
      return FALSE;
    }
  memcpy (mpad_secret_peek_writable (text), mpad_secret_peek (passphrase),
          mpad_secret_get_length (passphrase));
  if (mpad_secret_get_length (passphrase) > 0 &&
      mpad_passphrase_estimate ((const char *) mpad_secret_peek (text), forbidden) >=
        mpad_slots_get_min_bits ())
    return TRUE;
  g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_POLICY,
                       "The passphrase is too weak");
  return FALSE;
}

static gboolean
check_setup (const char *path,
             const MpadVaultSetup *setup,
             const MpadSecret *passphrase,
             GError **error)
{
  const char *forbidden[] = { setup->school, setup->label, NULL };

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_EXISTS,
                           "There is a file of that name");
      return FALSE;
    }
  return mpad_vault_check_passphrase (passphrase, forbidden, error);
}

/* Fills @table, with the keys in it and the key of the database in @payload. */
static gboolean
make_table (guint8 *table,
            const MpadVaultSetup *setup,
            const MpadSecret *passphrase,
            const MpadSecret *recovery,
            const MpadSecret *payload,
            GError **error)
{
  guint8 uuid[16];

  randombytes_buf (uuid, sizeof uuid);
  uuid[6] = (uuid[6] & 0x0f) | 0x40; /* RFC 9562: version 4, random */
  uuid[8] = (uuid[8] & 0x3f) | 0x80;
  mpad_header_table_init (table, uuid, setup->school, setup->vt_region, setup->practice,
                          mpad_secret_peek (payload));
  if (!mpad_slots_seal (table, 0, MPAD_SLOT_PASSPHRASE, NULL, setup->label, passphrase, payload,
                        error) ||
      (recovery != NULL &&
       !mpad_slots_seal (table, 1, MPAD_SLOT_RECOVERY, NULL, "", recovery, payload, error)))
    return FALSE;
  mpad_header_table_finish (table, mpad_secret_peek (payload));
  return TRUE;
}

/* Opens the finished file as anybody would, and checks that it is what was made. */
static gboolean
prove (const char *path, const MpadSecret *passphrase, const MpadSecret *payload, GError **error)
{
  g_autoptr (MpadContainer) container = mpad_container_open (path, error);
  g_autoptr (MpadSecret) found = NULL;
  g_autoptr (MpadVault) vault = NULL;
  guint slot;

  if (container == NULL)
    return FALSE;
  found = mpad_slots_open (container->header.table, NULL, MPAD_SLOT_PASSPHRASE, passphrase, NULL,
                           NULL, &slot, error);
  if (found == NULL)
    return FALSE;
  if (!mpad_secret_equal (found, payload))
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_UNPROVEN,
                           "The slot gives another key");
      return FALSE;
    }
  vault = mpad_vault_open_unlocked (g_steal_pointer (&container), found, slot, error);
  return vault != NULL && mpad_vault_journal_verify (vault, error);
}

static gboolean
tell_create (MpadVault *self, gpointer data, GError **error)
{
  (void) data;
  return tell (self, "vault.create", NULL, NULL, NULL, error);
}

/* Makes header and database at @path. */
static gboolean
build (const char *path, const guint8 *table, const MpadSecret *payload, GError **error)
{
  g_autoptr (MpadContainer) container = mpad_container_create (path, table, error);
  g_autofree char *set_aside = NULL;
  MpadDb *db;

  if (container == NULL)
    return FALSE;
  db = mpad_gate_open (container, payload, TRUE, &set_aside, error);
  if (db == NULL)
    return FALSE;
  mpad_db_free (db);
  if (!mpad_vfs_remove_journal (path))
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_IO,
                           "The new database is not finished");
      return FALSE;
    }
  return mpad_container_write_session (container, container->header.session, FALSE, error);
}

MpadVault *
mpad_vault_create (const char *path,
                   const MpadVaultSetup *setup,
                   const MpadSecret *passphrase,
                   const MpadSecret *recovery,
                   GError **error)
{
  g_autoptr (MpadSecret) payload = mpad_secret_new_random (MPAD_PAYLOAD_SIZE);
  g_autofree guint8 *table = g_malloc0 (MPAD_TABLE_SIZE);
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *draft = NULL;
  g_autoptr (MpadContainer) container = NULL;
  g_autoptr (MpadVault) self = NULL;

  g_return_val_if_fail (path != NULL && setup != NULL && passphrase != NULL, NULL);

  if (!check_setup (path, setup, passphrase, error) || !mpad_file_make_folder (path, error) ||
      !make_table (table, setup, passphrase, recovery, payload, error))
    return NULL;
  /* Made under another name first: a crash half-way leaves no vault that does not open. */
  draft = g_strdup_printf ("%s.nieuw-%.8s", path, id);
  if (!build (draft, table, payload, error) || !prove (draft, passphrase, payload, error) ||
      !mpad_file_move_new (draft, path, error))
    {
      g_unlink (draft);
      mpad_vfs_remove_journal (draft);
      return NULL;
    }
  container = mpad_container_open (path, error);
  if (container == NULL)
    return NULL;
  self = mpad_vault_open_unlocked (g_steal_pointer (&container), payload, 0, error);
  if (self == NULL || !mpad_vault_transact (self, tell_create, NULL, error))
    return NULL;
  self->told_open = TRUE;
  return g_steal_pointer (&self);
}

MpadDb *
mpad_vault_get_db (MpadVault *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->db;
}

const MpadVaultInfo *
mpad_vault_get_info (MpadVault *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->info;
}

const char *
mpad_vault_get_slot_id (MpadVault *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->slot_id;
}

gboolean
mpad_vault_is_read_only (MpadVault *self)
{
  g_return_val_if_fail (self != NULL, TRUE);
  return self->container->read_only;
}

const char *
mpad_vault_get_set_aside (MpadVault *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->set_aside;
}

void
mpad_vault_set_actor (MpadVault *self, const char *staff_id)
{
  g_return_if_fail (self != NULL);
  g_set_str (&self->actor, staff_id);
}

const char *
mpad_vault_get_actor (MpadVault *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->actor;
}

gboolean
mpad_vault_journal (MpadVault *self,
                    const char *action,
                    const char *object_kind,
                    const char *object_id,
                    GBytes *content,
                    GError **error)
{
  g_return_val_if_fail (self != NULL && action != NULL, FALSE);
  return tell (self, action, object_kind, object_id, content, error);
}

char *
mpad_vault_journal_head (MpadVault *self, gint64 *seq, GError **error)
{
  MpadJournalHead head;

  g_return_val_if_fail (self != NULL, NULL);
  if (!mpad_journal_get_head (self->journal, &head, error))
    return NULL;
  if (seq != NULL)
    *seq = head.seq;
  return mpad_journal_format_hash (head.hash);
}

gboolean
mpad_vault_journal_verify (MpadVault *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return mpad_journal_verify (self->journal, NULL, error);
}

MpadJournal *
mpad_vault_get_journal (MpadVault *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->journal;
}

gboolean
mpad_vault_transact (MpadVault *self, MpadVaultWork work, gpointer data, GError **error)
{
  gboolean to_tell;

  g_return_val_if_fail (self != NULL && work != NULL, FALSE);

  to_tell = self->tell_open;
  if (mpad_db_in_transaction (self->db))
    return work (self, data, error);
  if (!mpad_container_check_place (self->container, error) || !mpad_db_begin (self->db, error))
    return FALSE;
  if (tell_open (self, error) && work (self, data, error) &&
      mpad_container_check_place (self->container, error) && mpad_db_commit (self->db, error))
    return TRUE;
  mpad_db_rollback (self->db);
  if (to_tell)
    {
      self->tell_open = TRUE;
      self->told_open = FALSE;
    }
  return FALSE;
}

void
mpad_vault_refresh_info (MpadVault *self)
{
  MpadVaultInfo *info = mpad_header_get_info (&self->container->header, self->container->path);

  /* What happened at opening stays told. */
  info->unclean = self->info->unclean;
  info->repaired = self->info->repaired;
  mpad_vault_info_free (self->info);
  self->info = info;
}
