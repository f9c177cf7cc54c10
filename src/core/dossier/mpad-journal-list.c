/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements reading the journal. Each row names its object by id; what that is called is looked up
 * by key, in the tables of today. */
#include "mpad-journal-list.h"

#include "mpad-error.h"
#include "mpad-stmt.h"

#include <string.h>

void
mpad_journal_row_free (MpadJournalRow *self)
{
  if (self == NULL)
    return;
  g_free (self->local);
  g_free (self->who);
  g_free (self->label);
  g_free (self->device);
  g_free (self->action);
  g_free (self->subject);
  g_free (self);
}

void
mpad_journal_state_free (MpadJournalState *self)
{
  if (self == NULL)
    return;
  g_free (self->head);
  g_free (self->head_long);
  g_free (self);
}

static const char list_sql[] =
  "SELECT j.seq, j.at_us, j.utc_offset, s.name, j.slot, j.device, j.action,"
  " CASE j.object_kind"
  "  WHEN 'dossier' THEN (SELECT number FROM dossier WHERE id = j.object_id)"
  "  WHEN 'entry' THEN (SELECT d.number FROM entry e JOIN dossier d ON d.id = e.dossier_id"
  "   WHERE e.id = j.object_id)"
  "  WHEN 'statement' THEN (SELECT d.number FROM statement e JOIN dossier d ON d.id = e.dossier_id"
  "   WHERE e.id = j.object_id)"
  "  WHEN 'person' THEN (SELECT d.number FROM person e JOIN dossier d ON d.id = e.dossier_id"
  "   WHERE e.id = j.object_id)"
  "  WHEN 'task' THEN (SELECT d.number FROM task e JOIN dossier d ON d.id = e.dossier_id"
  "   WHERE e.id = j.object_id)"
  "  WHEN 'attachment' THEN (SELECT d.number FROM attachment e JOIN dossier d"
  "   ON d.id = e.dossier_id WHERE e.id = j.object_id)"
  "  WHEN 'report' THEN (SELECT number FROM report WHERE id = j.object_id)"
  "  WHEN 'staff' THEN (SELECT name FROM staff WHERE id = j.object_id)"
  "  WHEN 'slot' THEN (SELECT name FROM staff WHERE slot_id = j.object_id)"
  "  WHEN 'protocol' THEN j.object_id"
  "  WHEN 'copy' THEN j.object_id"
  " END"
  " FROM journal j LEFT JOIN staff s ON s.id = j.staff"
  " WHERE j.at_us >= ?1 AND j.at_us < ?2 ORDER BY j.seq DESC";

static char *
format_local (gint64 at_us, gint64 utc_offset)
{
  g_autoptr (GDateTime)
    moment = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC + utc_offset);

  return moment != NULL ? g_date_time_format (moment, "%Y-%m-%dT%H:%M") : g_strdup ("");
}

static void
name_slot (MpadVault *vault, const char *slot_id, MpadJournalRow *row)
{
  const MpadVaultInfo *info = mpad_vault_get_info (vault);

  for (guint i = 0; i < MPAD_VAULT_SLOTS; i++)
    if (info->slots[i].kind != MPAD_SLOT_FREE && strcmp (info->slots[i].id, slot_id) == 0)
      {
        row->sheet = info->slots[i].kind == MPAD_SLOT_RECOVERY;
        if (!row->sheet)
          row->label = g_strdup (info->slots[i].label);
      }
}

GPtrArray *
mpad_journal_list (MpadVault *vault, gint64 from_us, gint64 to_us, GError **error)
{
  g_autoptr (GPtrArray)
    list = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_journal_row_free);
  g_autoptr (MpadStmt) statement = NULL;
  const char *device;
  MpadStep step;

  g_return_val_if_fail (vault != NULL, NULL);

  statement = mpad_stmt_new (mpad_vault_get_db (vault), list_sql, error);
  if (statement == NULL)
    return NULL;
  device = mpad_journal_get_device (mpad_vault_get_journal (vault));
  mpad_stmt_bind_int (statement, 1, from_us);
  mpad_stmt_bind_int (statement, 2, to_us);
  while ((step = mpad_stmt_step (statement, error)) == MPAD_STEP_ROW)
    {
      MpadJournalRow *row = g_new0 (MpadJournalRow, 1);

      g_ptr_array_add (list, row);
      row->seq = mpad_stmt_get_int (statement, 0);
      row->at_us = mpad_stmt_get_int (statement, 1);
      row->local = format_local (row->at_us, mpad_stmt_get_int (statement, 2));
      row->who = mpad_stmt_dup_text (statement, 3);
      name_slot (vault, mpad_stmt_peek_text (statement, 4), row);
      row->device = mpad_stmt_dup_text (statement, 5);
      row->here = g_strcmp0 (row->device, device) == 0;
      row->action = mpad_stmt_dup_text (statement, 6);
      row->subject = mpad_stmt_dup_text (statement, 7);
    }
  return step == MPAD_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

MpadJournalState *
mpad_journal_check (MpadVault *vault, GError **error)
{
  g_autoptr (MpadJournalState) state = g_new0 (MpadJournalState, 1);
  g_autoptr (GError) found = NULL;
  MpadJournal *journal;
  MpadJournalHead head;
  MpadDb *db;

  g_return_val_if_fail (vault != NULL, NULL);

  db = mpad_vault_get_db (vault);
  journal = mpad_vault_get_journal (vault);
  if (!mpad_db_get_int (db, &state->n_rows, 0, error, "SELECT count (*) FROM journal", NULL) ||
      !mpad_db_get_int (db, &state->first_us, 0, error,
                        "SELECT coalesce (min (at_us), 0) FROM journal", NULL) ||
      !mpad_db_get_int (db, &state->last_us, 0, error,
                        "SELECT coalesce (max (at_us), 0) FROM journal", NULL))
    return NULL;
  if (!mpad_journal_verify (journal, NULL, &found))
    {
      if (!g_error_matches (found, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_JOURNAL))
        {
          g_propagate_error (error, g_steal_pointer (&found));
          return NULL;
        }
      state->fault = mpad_journal_get_fault (journal, &state->fault_seq);
    }
  if (!mpad_journal_get_head (journal, &head, error))
    return NULL;
  state->head_seq = head.seq;
  state->head = mpad_journal_format_hash (head.hash);
  state->head_long = mpad_journal_format_long (head.hash);
  return g_steal_pointer (&state);
}

/* Letters only, as they are printed: the typing aids of Crockford's alphabet. */
static char *
fold_code (const char *code)
{
  GString *out = g_string_new (NULL);

  for (const char *p = code; *p != '\0'; p++)
    {
      char letter = g_ascii_toupper (*p);

      if (letter == 'O')
        letter = '0';
      else if (letter == 'I' || letter == 'L')
        letter = '1';
      if (g_ascii_isalnum (letter))
        g_string_append_c (out, letter);
    }
  return g_string_free (out, FALSE);
}

gboolean
mpad_journal_fits (MpadVault *vault, gint64 seq, const char *code, GError **error)
{
  g_autoptr (MpadStmt) statement = NULL;
  g_autoptr (GBytes) hash = NULL;
  g_autofree char *shown = NULL, *wanted = NULL, *typed = NULL;
  gsize length;

  g_return_val_if_fail (vault != NULL && code != NULL, FALSE);

  statement = mpad_stmt_new (mpad_vault_get_db (vault),
                             "SELECT row_hash FROM journal WHERE seq = ?1", error);
  if (statement == NULL)
    return FALSE;
  mpad_stmt_bind_int (statement, 1, seq);
  if (mpad_stmt_step (statement, error) != MPAD_STEP_ROW)
    return FALSE;
  hash = mpad_stmt_dup_bytes (statement, 0);
  if (hash == NULL || g_bytes_get_size (hash) != MPAD_JOURNAL_HASH_SIZE)
    return FALSE;
  shown = mpad_journal_format_long (g_bytes_get_data (hash, NULL));
  wanted = fold_code (shown);
  typed = fold_code (code);
  length = strlen (typed);
  /* the short form is how the long one begins */
  return (length == 12 || length == 20) && strncmp (wanted, typed, length) == 0;
}
