/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements copying, proving and rewriting. */
#include "mpad-vault-copy.h"

#include "mpad-bytes.h"
#include "mpad-db-private.h"
#include "mpad-error.h"
#include "mpad-file.h"
#include "mpad-key.h"
#include "mpad-slots.h"
#include "mpad-vault-private.h"
#include "mpad-vfs.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#define STEP_PAGES 256
#define SPARE_ROOM (16 * 1024 * 1024)

/* What a copy must hold, taken from the original at the moment of its last page. */
typedef struct
{
  GHashTable *rows; /* table → number of rows */
  MpadJournalHead head;
} Inventory;

struct _MpadBackup
{
  MpadVault *vault;
  char *target, *draft;
  guint8 *table;
  MpadSecret *payload;
  MpadContainer *container;
  MpadDb *db;
  sqlite3_backup *copy;
  Inventory inventory;
  gboolean copied, proven, finished;
};

static gboolean
take_inventory (MpadDb *db, MpadJournal *journal, Inventory *out, GError **error)
{
  g_autoptr (MpadStmt) tables = mpad_stmt_new (
    db, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", error);
  MpadStep step;

  g_clear_pointer (&out->rows, g_hash_table_unref);
  out->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (tables == NULL)
    return FALSE;
  while ((step = mpad_stmt_step (tables, error)) == MPAD_STEP_ROW)
    {
      char *quoted = sqlite3_mprintf ("SELECT count (*) FROM \"%w\"",
                                      mpad_stmt_peek_text (tables, 0));
      gint64 *rows = g_new (gint64, 1);
      gboolean ok = mpad_db_get_int (db, rows, 0, error, quoted, NULL);

      sqlite3_free (quoted);
      g_hash_table_insert (out->rows, mpad_stmt_dup_text (tables, 0), rows);
      if (!ok)
        return FALSE;
    }
  return step == MPAD_STEP_DONE && mpad_journal_get_head (journal, &out->head, error);
}

static gboolean
unproven (GError **error, const char *message)
{
  g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_UNPROVEN, message);
  return FALSE;
}

static gboolean
same_inventory (const Inventory *a, const Inventory *b, GError **error)
{
  GHashTableIter iter;
  gpointer name, rows;

  if (g_hash_table_size (a->rows) != g_hash_table_size (b->rows))
    return unproven (error, "The copy has other tables");
  g_hash_table_iter_init (&iter, a->rows);
  while (g_hash_table_iter_next (&iter, &name, &rows))
    {
      const gint64 *other = g_hash_table_lookup (b->rows, name);

      if (other == NULL || *other != *(gint64 *) rows)
        return unproven (error, "A table of the copy has another number of rows");
    }
  if (a->head.seq != b->head.seq || memcmp (a->head.hash, b->head.hash, sizeof a->head.hash) != 0)
    return unproven (error, "The copy's journal ends otherwise");
  return TRUE;
}

/* Every page is authentic and every structure is whole. */
static gboolean
check_database (MpadDb *db, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autofree char *pages = mpad_db_get_text (db, "PRAGMA cipher_integrity_check", &failed);
  g_autofree char *structure = failed == NULL
                                 ? mpad_db_get_text (db, "PRAGMA integrity_check (1)", &failed)
                                 : NULL;

  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  return (pages == NULL && g_strcmp0 (structure, "ok") == 0) ||
         unproven (error, "The copy is damaged");
}

/* Opens @path like any vault, but with the key at hand, and compares it. */
static gboolean
prove (const char *path,
       const guint8 *table,
       const MpadSecret *payload,
       const Inventory *wanted,
       GError **error)
{
  g_autoptr (MpadContainer) container = mpad_container_open (path, error);
  g_autoptr (MpadVault) vault = NULL;
  Inventory found = { 0 };
  gboolean ok;

  if (container == NULL)
    return FALSE;
  if (container->header.faults != 0 ||
      memcmp (container->header.table, table, MPAD_TABLE_SIZE) != 0 ||
      !mpad_header_table_check (container->header.table, mpad_secret_peek (payload)))
    return unproven (error, "The copy's header is damaged");
  vault = mpad_vault_open_unlocked (g_steal_pointer (&container), payload, 0, error);
  if (vault == NULL)
    return FALSE;
  ok = check_database (vault->db, error) &&
       take_inventory (vault->db, vault->journal, &found, error) &&
       same_inventory (wanted, &found, error) && mpad_journal_verify (vault->journal, NULL, error);
  g_clear_pointer (&found.rows, g_hash_table_unref);
  return ok;
}

static guint64
file_size (MpadVault *vault)
{
  struct stat facts;

  return fstat (vault->container->fd, &facts) == 0 ? (guint64) facts.st_size : 0;
}

/* Makes the new file and the connection that copies into it. */
static gboolean
start (MpadBackup *self, GError **error)
{
  g_autofree char *set_aside = NULL;

  if (!mpad_file_make_folder (self->draft, error) ||
      !mpad_file_check_space (self->draft, file_size (self->vault) + SPARE_ROOM, error))
    return FALSE;
  self->container = mpad_container_create (self->draft, self->table, error);
  if (self->container == NULL)
    return FALSE;
  self->db = mpad_gate_open (self->container, self->payload, TRUE, &set_aside, error);
  if (self->db == NULL)
    return FALSE;
  self->copy = sqlite3_backup_init (self->db->handle, "main", self->vault->db->handle, "main");
  if (self->copy != NULL)
    return TRUE;
  mpad_db_set_error (self->db, sqlite3_extended_errcode (self->db->handle), "Cannot begin the copy",
                     error);
  return FALSE;
}

static MpadBackup *
backup_new (MpadVault *vault,
            const char *target,
            const guint8 *table,
            const MpadSecret *payload,
            GError **error)
{
  g_autoptr (MpadBackup) self = g_new0 (MpadBackup, 1);
  g_autofree char *id = g_uuid_string_random ();

  self->vault = vault;
  self->target = g_strdup (target);
  self->draft = g_strdup_printf ("%s.nieuw-%.8s", target, id);
  self->table = g_memdup2 (table, MPAD_TABLE_SIZE);
  self->payload = mpad_secret_copy (payload);
  return start (self, error) ? g_steal_pointer (&self) : NULL;
}

MpadBackup *
mpad_backup_new (MpadVault *vault, const char *target, GError **error)
{
  g_return_val_if_fail (vault != NULL && target != NULL, NULL);

  if (g_file_test (target, G_FILE_TEST_EXISTS))
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_EXISTS,
                           "There is a file of that name");
      return NULL;
    }
  mpad_container_sweep (target, vault->info->uuid);
  return backup_new (vault, target, vault->container->header.table, vault->payload, error);
}

static gboolean
end_copy (MpadBackup *self, GError **error)
{
  int rc = sqlite3_backup_finish (g_steal_pointer (&self->copy));

  if (rc != SQLITE_OK)
    {
      mpad_db_set_error (self->db, rc, "The copy failed", error);
      return FALSE;
    }
  if (!take_inventory (self->vault->db, self->vault->journal, &self->inventory, error))
    return FALSE;
  g_clear_pointer (&self->db, mpad_db_free);
  if (!mpad_vfs_remove_journal (self->draft))
    return unproven (error, "The copy is not finished");
  if (!mpad_container_write_session (self->container, self->container->header.session, FALSE,
                                     error))
    return FALSE;
  g_clear_pointer (&self->container, mpad_container_close);
  self->copied = TRUE;
  return TRUE;
}

gboolean
mpad_backup_step (MpadBackup *self, double *fraction, GError **error)
{
  int rc, total;

  g_return_val_if_fail (self != NULL && !self->copied, FALSE);

  rc = sqlite3_backup_step (self->copy, STEP_PAGES);
  if (rc != SQLITE_OK && rc != SQLITE_DONE)
    {
      mpad_db_set_error (self->db, rc, "The copy failed", error);
      return FALSE;
    }
  total = sqlite3_backup_pagecount (self->copy);
  if (fraction != NULL)
    /* One only at the very end. */
    *fraction = rc == SQLITE_DONE
                  ? 1
                  : CLAMP (1 - (double) sqlite3_backup_remaining (self->copy) / MAX (total, 1), 0,
                           0.999);
  return rc == SQLITE_OK || end_copy (self, error);
}

gboolean
mpad_backup_verify (MpadBackup *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->copied, FALSE);

  self->proven = prove (self->draft, self->table, self->payload, &self->inventory, error);
  return self->proven;
}

static gboolean
tell_backup (MpadVault *vault, gpointer data, GError **error)
{
  return mpad_vault_journal (vault, "vault.backup", NULL, NULL, NULL, error) &&
         mpad_file_move_new (((MpadBackup *) data)->draft, ((MpadBackup *) data)->target, error);
}

gboolean
mpad_backup_finish (MpadBackup *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->proven, FALSE);

  if (!mpad_vault_transact (self->vault, tell_backup, self, error))
    return FALSE;
  self->finished = TRUE;
  return TRUE;
}

void
mpad_backup_free (MpadBackup *self)
{
  if (self == NULL)
    return;
  if (self->copy != NULL)
    sqlite3_backup_finish (self->copy);
  mpad_db_free (self->db);
  mpad_container_close (self->container);
  if (!self->finished)
    {
      g_autofree char *journal = g_strconcat (self->draft, "-journal", NULL);

      g_unlink (self->draft);
      g_unlink (journal);
    }
  g_clear_pointer (&self->inventory.rows, g_hash_table_unref);
  mpad_secret_free (self->payload);
  g_free (self->table);
  g_free (self->target);
  g_free (self->draft);
  g_free (self);
}

/* The table of the rewritten vault: same vault, new key, only the present member. */
static gboolean
make_table (MpadVault *self,
            const MpadSecret *payload,
            const MpadSecret *passphrase,
            const MpadSecret *recovery,
            guint8 *table,
            char *slot_id,
            GError **error)
{
  guint8 *old = self->container->header.table, id[16];
  const char *wanted = NULL;
  g_autoptr (MpadSecret) found = NULL;
  guint index;

  for (guint i = 0; i < MPAD_VAULT_SLOTS && wanted == NULL; i++)
    if (self->info->slots[i].kind == MPAD_SLOT_PASSPHRASE &&
        strcmp (self->info->slots[i].id, self->slot_id) == 0)
      wanted = self->slot_id;
  found = mpad_slots_open (old, wanted, MPAD_SLOT_PASSPHRASE, passphrase, NULL, NULL, &index,
                           error);
  if (found == NULL)
    return FALSE;
  sodium_bin2hex (slot_id, 33, mpad_header_slot (old, index) + MPAD_SLOT_ID, 16);
  mpad_header_table_init (table, old + MPAD_TABLE_UUID, self->info->school, self->info->vt_region,
                          self->info->practice, mpad_secret_peek (payload));
  mpad_put64 (table + MPAD_TABLE_GENERATION, mpad_get64 (old + MPAD_TABLE_GENERATION) + 1);
  memcpy (id, mpad_header_slot (old, index) + MPAD_SLOT_ID, sizeof id);
  if (!mpad_slots_seal (table, 0, MPAD_SLOT_PASSPHRASE, id, self->info->slots[index].label,
                        passphrase, payload, error) ||
      (recovery != NULL &&
       !mpad_slots_seal (table, 1, MPAD_SLOT_RECOVERY, NULL, "", recovery, payload, error)))
    return FALSE;
  mpad_header_table_finish (table, mpad_secret_peek (payload));
  g_clear_pointer (&found, mpad_secret_free);
  found = mpad_slots_open (table, slot_id, MPAD_SLOT_PASSPHRASE, passphrase, NULL, NULL, &index,
                           error);
  return found != NULL &&
         (mpad_secret_equal (found, payload) || unproven (error, "The slot gives another key"));
}

/* How the rows of another key go on being checked, and what the journal tells. */
typedef struct
{
  MpadVault *source; /* whose rows they are */
  const char *action, *object;
} Carried;

static gboolean
keep_old_key (MpadVault *fresh, gpointer data, GError **error)
{
  Carried *carried = data;
  g_autoptr (MpadSecret)
    key = mpad_key_derive (mpad_secret_peek (carried->source->payload), MPAD_KEY_JOURNAL);
  g_autoptr (GBytes) bytes = g_bytes_new (mpad_secret_peek (key), MPAD_KEY_SIZE);
  MpadJournalHead head;

  return mpad_journal_get_head (fresh->journal, &head, error) &&
         (head.seq == 0 || mpad_secret_equal (carried->source->payload, fresh->payload) ||
          mpad_db_run (fresh->db, error, "INSERT INTO journal_key (until_seq, key) VALUES (?1, ?2)",
                       "ib", head.seq, bytes)) &&
         mpad_vault_journal (fresh, carried->action, carried->object != NULL ? "journal" : NULL,
                             carried->object, NULL, error);
}

/* Brings the copy's journal under the new key; the inventory follows. */
static gboolean
carry_journal_over (
  MpadBackup *copy, guint slot, const char *actor, Carried *carried, GError **error)
{
  g_autoptr (MpadContainer) container = mpad_container_open (copy->draft, error);
  g_autoptr (MpadVault) fresh = NULL;

  if (container == NULL)
    return FALSE;
  fresh = mpad_vault_open_unlocked (g_steal_pointer (&container), copy->payload, slot, error);
  if (fresh == NULL)
    return FALSE;
  mpad_vault_set_actor (fresh, actor);
  if (!mpad_vault_transact (fresh, keep_old_key, carried, error))
    return FALSE;
  return take_inventory (fresh->db, fresh->journal, &copy->inventory, error);
}

/* Puts @draft into the place of the open vault and goes on with it. */
static gboolean
change_over (
  MpadVault *self, const char *draft, const MpadSecret *payload, const char *keep, GError **error)
{
  g_autofree char *set_aside = NULL, *path = g_strdup (self->container->path);
  g_autoptr (MpadContainer) container = NULL;
  MpadDb *db;

  if (keep != NULL && link (path, keep) != 0)
    {
      g_set_error (error, MPAD_VAULT_ERROR,
                   errno == EEXIST ? MPAD_VAULT_ERROR_EXISTS : MPAD_VAULT_ERROR_IO,
                   "Cannot keep the old file: %s", g_strerror (errno));
      return FALSE;
    }
  /* The new file is locked before it gets its name, and its journal has its final name only
   * then. */
  container = mpad_container_open (draft, error);
  if (container == NULL)
    {
      if (keep != NULL)
        g_unlink (keep);
      return FALSE;
    }
  g_clear_pointer (&self->journal, mpad_journal_free);
  g_clear_pointer (&self->db, mpad_db_free);
  mpad_vfs_remove_journal (path);
  if (g_rename (draft, path) != 0)
    {
      g_set_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_IO,
                   "Cannot put the new file into place: %s", g_strerror (errno));
      self->db = mpad_gate_open (self->container, self->payload, FALSE, &set_aside, NULL);
      if (self->db != NULL)
        self->journal = mpad_journal_new (self->db, mpad_secret_peek (self->payload),
                                          self->container->header.table + MPAD_TABLE_UUID);
      return FALSE;
    }
  g_set_str (&container->path, path);
  if (keep != NULL)
    mpad_container_write_session (self->container, self->container->header.session, FALSE, NULL);
  if (!mpad_file_sync_folder (path, error))
    return FALSE;
  db = mpad_gate_open (container, payload, FALSE, &set_aside, error);
  if (db == NULL)
    return FALSE;
  mpad_container_close (self->container);
  mpad_secret_free (self->payload);
  self->container = g_steal_pointer (&container);
  self->db = db;
  self->payload = mpad_secret_copy (payload);
  self->journal = mpad_journal_new (db, mpad_secret_peek (payload),
                                    self->container->header.table + MPAD_TABLE_UUID);
  mpad_vault_refresh_info (self);
  return TRUE;
}

gboolean
mpad_vault_rewrite (MpadVault *self,
                    const MpadSecret *passphrase,
                    const MpadSecret *recovery,
                    const char *keep,
                    MpadVaultProgress progress,
                    gpointer progress_data,
                    GError **error)
{
  Carried carried = { self, "vault.rewrite", NULL };
  char slot_id[33];
  g_autoptr (MpadSecret) payload = mpad_secret_new_random (MPAD_PAYLOAD_SIZE);
  g_autofree guint8 *table = g_malloc0 (MPAD_TABLE_SIZE);
  g_autoptr (MpadBackup) copy = NULL;
  double fraction = 0;

  g_return_val_if_fail (self != NULL && passphrase != NULL, FALSE);

  if (mpad_db_in_transaction (self->db) || mpad_vault_is_read_only (self))
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_BUSY,
                           "The vault cannot be rewritten now");
      return FALSE;
    }
  if (keep != NULL && g_file_test (keep, G_FILE_TEST_EXISTS))
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_EXISTS,
                           "There is a file of that name");
      return FALSE;
    }
  if (!make_table (self, payload, passphrase, recovery, table, slot_id, error))
    return FALSE;
  copy = backup_new (self, self->container->path, table, payload, error);
  if (copy == NULL)
    return FALSE;
  while (fraction < 1)
    {
      if (!mpad_backup_step (copy, &fraction, error))
        return FALSE;
      /* The checks that follow take about as long as the copying. */
      if (progress != NULL)
        progress (fraction / 2, progress_data);
    }
  if (!carry_journal_over (copy, 0, self->actor, &carried, error) ||
      !mpad_backup_verify (copy, error) || !change_over (self, copy->draft, payload, keep, error))
    return FALSE;
  memcpy (self->slot_id, slot_id, sizeof self->slot_id);
  if (progress != NULL)
    progress (1, progress_data);
  return TRUE;
}

MpadVault *
mpad_vault_open_copy (MpadVault *now,
                      const char *path,
                      const MpadSecret *passphrase,
                      GError **error)
{
  g_autoptr (MpadContainer) container = NULL;
  g_autoptr (MpadSecret) payload = NULL;
  guint slot = 0;

  g_return_val_if_fail (now != NULL && path != NULL, NULL);

  container = mpad_container_open_for_reading (path, error);
  if (container == NULL)
    return NULL;
  if (memcmp (container->header.table + MPAD_TABLE_UUID,
              now->container->header.table + MPAD_TABLE_UUID, 16) != 0)
    {
      unproven (error, "This is a copy of another vault");
      return NULL;
    }
  if (mpad_header_table_check (container->header.table, mpad_secret_peek (now->payload)))
    payload = mpad_secret_copy (now->payload);
  else if (passphrase != NULL)
    payload = mpad_slots_open (container->header.table, NULL, MPAD_SLOT_PASSPHRASE, passphrase,
                               NULL, NULL, &slot, error);
  else
    g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_WRONG_KEY,
                         "The copy has a key of earlier");
  return payload != NULL
           ? mpad_vault_open_unlocked (g_steal_pointer (&container), payload, slot, error)
           : NULL;
}

static guint
find_own_slot (MpadVault *self)
{
  for (guint i = 0; i < MPAD_VAULT_SLOTS; i++)
    if (strcmp (self->info->slots[i].id, self->slot_id) == 0)
      return i;
  return 0;
}

gboolean
mpad_vault_restore (MpadVault *self,
                    MpadVault *copy,
                    const char *keep,
                    MpadVaultProgress progress,
                    gpointer progress_data,
                    GError **error)
{
  g_autoptr (MpadBackup) draft = NULL;
  g_autofree char *replaced = NULL, *head = NULL;
  Carried carried = { copy, "vault.restore", NULL };
  double fraction = 0;
  gint64 seq = 0;

  g_return_val_if_fail (self != NULL && copy != NULL && keep != NULL, FALSE);

  if (mpad_db_in_transaction (self->db) || mpad_vault_is_read_only (self))
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_BUSY,
                           "The vault cannot be replaced now");
      return FALSE;
    }
  head = mpad_vault_journal_head (self, &seq, error);
  if (head == NULL)
    return FALSE;
  replaced = g_strdup_printf ("%" G_GINT64_FORMAT " %s", seq, head);
  carried.object = replaced;
  draft = backup_new (copy, self->container->path, self->container->header.table, self->payload,
                      error);
  if (draft == NULL)
    return FALSE;
  while (fraction < 1)
    {
      if (!mpad_backup_step (draft, &fraction, error))
        return FALSE;
      if (progress != NULL)
        progress (fraction / 2, progress_data);
    }
  if (!carry_journal_over (draft, find_own_slot (self), self->actor, &carried, error) ||
      !mpad_backup_verify (draft, error) ||
      !change_over (self, draft->draft, draft->payload, keep, error))
    return FALSE;
  if (progress != NULL)
    progress (1, progress_data);
  return TRUE;
}
