/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the entries in the vault. Writing changes a copy first: when the transaction fails,
 * the caller's entry is as it was and can be saved again. */
#include "mpad-entry-store.h"

#include <string.h>

#include "mpad-civil.h"
#include "mpad-clock.h"
#include "mpad-entry-load.h"
#include "mpad-error.h"
#include "mpad-record-store.h"
#include "mpad-record-types.h"
#include "mpad-search-index.h"
#include "mpad-text.h"

typedef enum
{
  WRITE_SAVE,
  WRITE_FINALIZE,
  WRITE_RESTORE,
} WriteMode;

typedef struct
{
  MpadEntry *entry; /* the copy that is written */
  WriteMode mode;
} Write;

/* What the vault knows of an entry before it is written. */
typedef struct
{
  gboolean exists;
  char *dossier_id;
  char *entered_by;
  char *group_then;
  gint64 recorded_us;
  gint64 recorded_seq;
  gint64 revision;
  gboolean final;
} Stored;

static void
stored_clear (Stored *self)
{
  g_clear_pointer (&self->dossier_id, g_free);
  g_clear_pointer (&self->entered_by, g_free);
  g_clear_pointer (&self->group_then, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stored, stored_clear)

static gboolean
read_stored (MpadDb *db, const char *entry_id, Stored *stored, GError **error)
{
  g_autoptr (MpadStmt) stmt = mpad_stmt_new (
    db,
    "SELECT dossier_id, entered_by, group_then, recorded_us, recorded_seq, revision,"
    " state = 'final' FROM entry WHERE id = ?1",
    error);

  if (stmt == NULL)
    return FALSE;
  mpad_stmt_bind_text (stmt, 1, entry_id);
  switch (mpad_stmt_step (stmt, error))
    {
    case MPAD_STEP_ROW:
      stored->exists = TRUE;
      stored->dossier_id = mpad_stmt_dup_text (stmt, 0);
      stored->entered_by = mpad_stmt_dup_text (stmt, 1);
      stored->group_then = mpad_stmt_dup_text (stmt, 2);
      stored->recorded_us = mpad_stmt_get_int (stmt, 3);
      stored->recorded_seq = mpad_stmt_get_int (stmt, 4);
      stored->revision = mpad_stmt_get_int (stmt, 5);
      stored->final = mpad_stmt_get_int (stmt, 6) != 0;
      return TRUE;
    case MPAD_STEP_DONE:
      return TRUE;
    case MPAD_STEP_ERROR:
    default:
      return FALSE;
    }
}

/* an entry keeps the group that the pupil was in when it was written. */
static gboolean
read_group (MpadDb *db, const char *dossier_id, char **group, GError **error)
{
  g_autoptr (MpadStmt) stmt = mpad_stmt_new (
    db, "SELECT school_group FROM person WHERE dossier_id = ?1 AND relation = 'pupil'", error);
  MpadStep step;

  if (stmt == NULL)
    return FALSE;
  mpad_stmt_bind_text (stmt, 1, dossier_id);
  step = mpad_stmt_step (stmt, error);
  if (step == MPAD_STEP_ROW)
    *group = mpad_stmt_dup_text (stmt, 0);
  return step != MPAD_STEP_ERROR;
}

static gboolean
check_texts (const MpadEntry *entry, GError **error)
{
  GHashTableIter iter;
  gpointer key, value;

  if (!mpad_record_check (&mpad_entry_type, entry, error))
    return FALSE;
  g_hash_table_iter_init (&iter, entry->details);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (!mpad_text_check (key, error) || !mpad_text_check (value, error))
      return FALSE;
  for (guint i = 0; i < entry->statements->len; i++)
    if (!mpad_record_check (&mpad_statement_type, g_ptr_array_index (entry->statements, i), error))
      return FALSE;
  if (!mpad_civil_is_moment (entry->happened) ||
      (entry->happened_until != NULL && !mpad_civil_is_moment (entry->happened_until)))
    {
      g_set_error_literal (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_DATE,
                           "The moment of an entry is not a moment of the calendar");
      return FALSE;
    }
  return TRUE;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GBytes *
mpad_entry_dup_canonical (const MpadEntry *entry)
{
  g_autoptr (MpadEntry) bare = mpad_entry_copy (entry);
  g_autoptr (GPtrArray) keys = g_hash_table_get_keys_as_ptr_array (entry->details);
  g_autoptr (GString) extra = g_string_new (NULL);
  GString *out = g_string_new (NULL);

  /* When it was recorded stands in the journal row itself. */
  bare->recorded_us = 0;
  bare->recorded_seq = 0;
  g_ptr_array_sort (keys, compare_keys);
  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);

      g_string_append (extra, i == 0 ? "\"~details\":{" : ",");
      mpad_record_append_string (extra, key);
      g_string_append_c (extra, ':');
      mpad_record_append_string (extra, mpad_entry_get (entry, key));
    }
  if (keys->len > 0)
    g_string_append_c (extra, '}');
  for (guint i = 0; i < entry->statements->len; i++)
    {
      if (i == 0)
        g_string_append_printf (extra, "%s\"~statements\":[", extra->len > 0 ? "," : "");
      else
        g_string_append_c (extra, ',');
      mpad_record_append_canonical (&mpad_statement_type, g_ptr_array_index (entry->statements, i),
                                    NULL, extra);
    }
  if (entry->statements->len > 0)
    g_string_append_c (extra, ']');
  mpad_record_append_canonical (&mpad_entry_type, bare, extra->str, out);
  return g_string_free_to_bytes (out);
}

static gboolean
journal_entry (MpadVault *vault, const char *action, const MpadEntry *entry, GError **error)
{
  g_autoptr (GBytes) content = mpad_entry_dup_canonical (entry);

  return mpad_vault_journal (vault, action, "entry", entry->id, content, error);
}

/* The moment of recording is that of the first journal row about the entry (F5). */
static gboolean
read_recorded (MpadDb *db, MpadEntry *entry, GError **error)
{
  g_autoptr (MpadStmt) stmt = mpad_stmt_new (
    db,
    "SELECT seq, at_us FROM journal WHERE object_kind = 'entry' AND object_id = ?1"
    " ORDER BY seq LIMIT 1",
    error);

  if (stmt == NULL)
    return FALSE;
  mpad_stmt_bind_text (stmt, 1, entry->id);
  switch (mpad_stmt_step (stmt, error))
    {
    case MPAD_STEP_ROW:
      entry->recorded_seq = mpad_stmt_get_int (stmt, 0);
      entry->recorded_us = mpad_stmt_get_int (stmt, 1);
      return TRUE;
    case MPAD_STEP_DONE:
      return mpad_store_not_found ("journal row of this entry", error);
    case MPAD_STEP_ERROR:
    default:
      return FALSE;
    }
}

static gboolean
write_parts (MpadDb *db, MpadEntry *entry, GError **error)
{
  GHashTableIter iter;
  gpointer key, value;

  if (!mpad_db_run (db, error, "DELETE FROM entry_detail WHERE dossier_id = ?1 AND entry_id = ?2",
                    "tt", entry->dossier_id, entry->id) ||
      !mpad_db_run (db, error, "DELETE FROM statement WHERE dossier_id = ?1 AND entry_id = ?2",
                    "tt", entry->dossier_id, entry->id))
    return FALSE;
  g_hash_table_iter_init (&iter, entry->details);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (!mpad_db_run (
          db, error,
          "INSERT INTO entry_detail (dossier_id, entry_id, key, value) VALUES (?1, ?2, ?3, ?4)",
          "tttt", entry->dossier_id, entry->id, key, value))
      return FALSE;
  for (guint i = 0; i < entry->statements->len; i++)
    if (!mpad_record_insert (db, &mpad_statement_type, g_ptr_array_index (entry->statements, i),
                             "dossier_id", entry->dossier_id, error))
      return FALSE;
  return TRUE;
}

/* F6: only what is final is amended, in its own dossier; a draft is simply changed. */
static gboolean
check_amends (MpadDb *db, const MpadEntry *entry, GError **error)
{
  gint64 found = 0;

  if (entry->amends == NULL)
    return TRUE;
  if (!mpad_db_get_int (db, &found, 0, error,
                        "SELECT 1 FROM entry WHERE id = ?1 AND dossier_id = ?2 AND state = 'final'",
                        "tt", entry->amends, entry->dossier_id))
    return FALSE;
  if (found == 1)
    return TRUE;
  g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CONSTRAINT,
                       "An addendum belongs to a final entry of the same dossier");
  return FALSE;
}

/* What may be written where; sets what the store fills in. */
static gboolean
prepare (MpadVault *vault, Write *write, const Stored *stored, GError **error)
{
  MpadEntry *entry = write->entry;

  if (stored->final || entry->state == MPAD_ENTRY_FINAL)
    {
      g_set_error_literal (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_FINAL, "The entry is final");
      return FALSE;
    }
  if (write->mode == WRITE_RESTORE ? stored->exists
                                   : stored->exists && stored->revision != entry->revision)
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CONFLICT,
                           "The entry was changed in the meantime");
      return FALSE;
    }
  if (!stored->exists && entry->revision > 0 && write->mode != WRITE_RESTORE)
    return mpad_store_not_found ("entry", error);
  if (stored->exists && g_strcmp0 (stored->dossier_id, entry->dossier_id) != 0)
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CONSTRAINT,
                           "An entry stays in its dossier");
      return FALSE;
    }
  if (stored->exists)
    {
      g_set_str (&entry->entered_by, stored->entered_by);
      g_set_str (&entry->group_then, stored->group_then);
    }
  else if (write->mode != WRITE_RESTORE)
    {
      g_set_str (&entry->entered_by, mpad_vault_get_actor (vault));
      g_clear_pointer (&entry->group_then, g_free);
      if (!read_group (mpad_vault_get_db (vault), entry->dossier_id, &entry->group_then, error))
        return FALSE;
    }
  entry->revision++;
  for (guint i = 0; i < entry->statements->len; i++)
    {
      MpadStatement *statement = g_ptr_array_index (entry->statements, i);

      g_set_str (&statement->entry_id, entry->id);
      statement->position = i;
      if (statement->id == NULL)
        statement->id = mpad_id_new ();
    }
  return TRUE;
}

static gboolean
write_entry (MpadVault *vault, gpointer data, GError **error)
{
  static const char *const actions[] = { "entry.save", "entry.finalize", "entry.restore" };
  Write *write = data;
  MpadEntry *entry = write->entry;
  MpadDb *db = mpad_vault_get_db (vault);
  g_auto (Stored) stored = { 0 };

  if (!check_texts (entry, error) || !check_amends (db, entry, error) ||
      !read_stored (db, entry->id, &stored, error) || !prepare (vault, write, &stored, error))
    return FALSE;
  if (write->mode == WRITE_FINALIZE)
    {
      if (!mpad_entry_check (entry, error))
        return FALSE;
      entry->state = MPAD_ENTRY_FINAL;
    }
  if (!journal_entry (vault, actions[write->mode], entry, error) ||
      !read_recorded (db, entry, error))
    return FALSE;
  /* The parts of a final entry are frozen, so it becomes final last. */
  entry->state = MPAD_ENTRY_DRAFT;
  if (!mpad_record_upsert (db, &mpad_entry_type, entry, error) || !write_parts (db, entry, error) ||
      !mpad_search_index_entry (vault, entry, error))
    return FALSE;
  if (write->mode != WRITE_FINALIZE)
    return TRUE;
  entry->state = MPAD_ENTRY_FINAL;
  return mpad_db_run (db, error, "UPDATE entry SET state = 'final' WHERE id = ?1", "t", entry->id);
}

static gboolean
run_write (MpadVault *vault, MpadEntry *entry, WriteMode mode, GError **error)
{
  g_autoptr (MpadEntry) copy = NULL;
  Write write = { .mode = mode };

  g_return_val_if_fail (entry != NULL && entry->id != NULL && entry->dossier_id != NULL, FALSE);

  copy = mpad_entry_copy (entry);
  write.entry = copy;
  if (!mpad_vault_transact (vault, write_entry, &write, error))
    return FALSE;
  g_set_str (&entry->entered_by, copy->entered_by);
  g_set_str (&entry->group_then, copy->group_then);
  entry->recorded_us = copy->recorded_us;
  entry->recorded_seq = copy->recorded_seq;
  entry->revision = copy->revision;
  entry->state = copy->state;
  for (guint i = 0; i < entry->statements->len; i++)
    {
      MpadStatement *mine = g_ptr_array_index (entry->statements, i);
      const MpadStatement *written = g_ptr_array_index (copy->statements, i);

      g_set_str (&mine->id, written->id);
      g_set_str (&mine->entry_id, written->entry_id);
      mine->position = written->position;
    }
  return TRUE;
}

gboolean
mpad_entry_store_save (MpadVault *vault, MpadEntry *entry, GError **error)
{
  return run_write (vault, entry, WRITE_SAVE, error);
}

gboolean
mpad_entry_store_finalize (MpadVault *vault, MpadEntry *entry, GError **error)
{
  return run_write (vault, entry, WRITE_FINALIZE, error);
}

gboolean
mpad_entry_store_restore (MpadVault *vault, MpadEntry *entry, GError **error)
{
  return run_write (vault, entry, WRITE_RESTORE, error);
}

static gboolean
discard_entry (MpadVault *vault, gpointer data, GError **error)
{
  const char *entry_id = data;
  MpadDb *db = mpad_vault_get_db (vault);
  g_auto (Stored) stored = { 0 };

  if (!read_stored (db, entry_id, &stored, error))
    return FALSE;
  if (!stored.exists)
    return mpad_store_not_found ("entry", error);
  if (stored.final)
    {
      g_set_error_literal (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_FINAL, "The entry is final");
      return FALSE;
    }
  return mpad_search_index_remove (vault, "entry", entry_id, error) &&
         mpad_db_run (db, error, "DELETE FROM entry WHERE id = ?1", "t", entry_id) &&
         mpad_vault_journal (vault, "entry.discard", "entry", entry_id, NULL, error);
}

gboolean
mpad_entry_store_discard (MpadVault *vault, const char *entry_id, GError **error)
{
  return mpad_vault_transact (vault, discard_entry, (gpointer) entry_id, error);
}

MpadEntry *
mpad_entry_store_load (MpadVault *vault, const char *entry_id, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_entry_free);
  MpadDb *db = mpad_vault_get_db (vault);
  g_auto (Stored) stored = { 0 };

  if (!read_stored (db, entry_id, &stored, error))
    return NULL;
  if (!stored.exists)
    {
      mpad_store_not_found ("entry", error);
      return NULL;
    }
  if (!mpad_entry_load_into (db, stored.dossier_id, entry_id, entries, error))
    return NULL;
  return g_ptr_array_steal_index (entries, 0);
}

typedef struct
{
  const char *statement_id;
  MpadHypothesisState state;
  const char *note;
} Hypothesis;

static gboolean
write_hypothesis (MpadVault *vault, gpointer data, GError **error)
{
  Hypothesis *change = data;
  MpadDb *db = mpad_vault_get_db (vault);
  MpadStatement written = { 0 };
  g_autofree char *today = mpad_clock_today ();
  const char *word;

  if (!mpad_text_check (change->note, error))
    return FALSE;
  written.id = (char *) change->statement_id;
  written.hypothesis_state = change->state;
  written.hypothesis_note = (char *) change->note;
  written.hypothesis_date = change->state == MPAD_HYPOTHESIS_OPEN ? NULL : today;
  if (!mpad_record_check (&mpad_statement_type, &written, error))
    return FALSE;
  word = mpad_hypothesis_state_to_word (change->state);
  if (!mpad_db_run (
        db, error,
        "UPDATE statement SET hypothesis_state = ?2, hypothesis_note = ?3, hypothesis_date = ?4"
        " WHERE id = ?1 AND kind = 'hypothesis'",
        "tttt", change->statement_id, word, change->note, written.hypothesis_date))
    return FALSE;
  if (mpad_db_get_changes (db) == 0)
    return mpad_store_not_found ("hypothesis", error);
  /* Somebody who has the draft open must not write the old state over this one. */
  if (!mpad_db_run (db, error,
                    "UPDATE entry SET revision = revision + 1 WHERE state = 'draft'"
                    " AND id = (SELECT entry_id FROM statement WHERE id = ?1)",
                    "t", change->statement_id))
    return FALSE;
  return mpad_record_journal (vault, "hypothesis.set", &mpad_statement_type, change->statement_id,
                              &written, error);
}

gboolean
mpad_entry_store_set_hypothesis (MpadVault *vault,
                                 const char *statement_id,
                                 MpadHypothesisState state,
                                 const char *note,
                                 GError **error)
{
  Hypothesis change = { statement_id, state, note };

  return mpad_vault_transact (vault, write_hypothesis, &change, error);
}

static gboolean
write_task (MpadVault *vault, gpointer data, GError **error)
{
  MpadTask *task = data;
  const char *dates[] = { task->due, task->snoozed_until, task->done_date };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    if (dates[i] != NULL && !mpad_civil_is_moment (dates[i]))
      {
        g_set_error_literal (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_DATE,
                             "A date of a task is not a date of the calendar");
        return FALSE;
      }
  return mpad_record_upsert (mpad_vault_get_db (vault), &mpad_task_type, task, error) &&
         mpad_search_index_task (vault, task, error) &&
         mpad_record_journal (vault, "task.save", &mpad_task_type, task->id, task, error);
}

gboolean
mpad_entry_store_save_task (MpadVault *vault, MpadTask *task, GError **error)
{
  g_return_val_if_fail (task != NULL && task->id != NULL && task->dossier_id != NULL, FALSE);

  return mpad_vault_transact (vault, write_task, task, error);
}
