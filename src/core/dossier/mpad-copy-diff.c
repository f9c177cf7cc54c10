/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Both lists of entries go into memory as ids with a revision: a few bytes an entry. */
#include "mpad-copy-diff.h"

#include "mpad-journal.h"
#include "mpad-stmt.h"

#include <string.h>

static void
dossier_free (gpointer data)
{
  MpadCopyDossier *dossier = data;

  g_free (dossier->number);
  g_free (dossier->pupil);
  g_free (dossier);
}

void
mpad_copy_diff_free (MpadCopyDiff *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->dossiers, g_ptr_array_unref);
  g_free (self);
}

/* id → MpadCopyDossier */
static GHashTable *
list_dossiers (MpadVault *vault, GError **error)
{
  g_autoptr (GHashTable)
    dossiers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, dossier_free);
  g_autoptr (MpadStmt) statement = mpad_stmt_new (
    mpad_vault_get_db (vault),
    "SELECT d.id, d.number, p.given_name, p.infix, p.surname FROM dossier d"
    " LEFT JOIN person p ON p.dossier_id = d.id AND p.relation = 'pupil'",
    error);
  MpadStep step;

  if (statement == NULL)
    return NULL;
  while ((step = mpad_stmt_step (statement, error)) == MPAD_STEP_ROW)
    {
      MpadCopyDossier *dossier = g_new0 (MpadCopyDossier, 1);
      GString *name = g_string_new (NULL);

      for (int column = 2; column <= 4; column++)
        {
          const char *part = mpad_stmt_peek_text (statement, column);

          if (part != NULL && *part != '\0')
            g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", part);
        }
      dossier->number = mpad_stmt_dup_text (statement, 1);
      dossier->pupil = g_string_free (name, FALSE);
      g_hash_table_insert (dossiers, mpad_stmt_dup_text (statement, 0), dossier);
    }
  return step == MPAD_STEP_DONE ? g_steal_pointer (&dossiers) : NULL;
}

typedef struct
{
  char *dossier_id;
  gint64 revision;
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->dossier_id);
  g_free (entry);
}

/* id → Entry */
static GHashTable *
list_entries (MpadVault *vault, GError **error)
{
  g_autoptr (GHashTable)
    entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free);
  g_autoptr (MpadStmt) statement = mpad_stmt_new (
    mpad_vault_get_db (vault), "SELECT id, dossier_id, revision * 2 + (state = 'final') FROM entry",
    error);
  MpadStep step;

  if (statement == NULL)
    return NULL;
  while ((step = mpad_stmt_step (statement, error)) == MPAD_STEP_ROW)
    {
      Entry *entry = g_new0 (Entry, 1);

      entry->dossier_id = mpad_stmt_dup_text (statement, 1);
      entry->revision = mpad_stmt_get_int (statement, 2);
      g_hash_table_insert (entries, mpad_stmt_dup_text (statement, 0), entry);
    }
  return step == MPAD_STEP_DONE ? g_steal_pointer (&entries) : NULL;
}

static void
count_entries (GHashTable *dossiers, GHashTable *of, GHashTable *other, gboolean now)
{
  GHashTableIter iter;
  gpointer id, value;

  g_hash_table_iter_init (&iter, of);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      const Entry *entry = value, *twin = g_hash_table_lookup (other, id);
      MpadCopyDossier *dossier = g_hash_table_lookup (dossiers, entry->dossier_id);

      if (dossier == NULL)
        continue;
      if (now && (twin == NULL || twin->revision != entry->revision))
        dossier->lost++;
      else if (!now && twin == NULL)
        dossier->back++;
    }
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (((const MpadCopyDossier *) a)->number, ((const MpadCopyDossier *) b)->number);
}

/* Moves the dossiers of @from that differ into the result. */
static void
take_different (MpadCopyDiff *self, GHashTable *from, GHashTable *other, gboolean now)
{
  GHashTableIter iter;
  gpointer id, value;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      MpadCopyDossier *dossier = value;
      gboolean alone = !g_hash_table_contains (other, id);

      if (!now && !alone)
        continue; /* told about already */
      dossier->only_now = now && alone;
      dossier->only_copy = !now && alone;
      if (alone || dossier->lost > 0 || dossier->back > 0)
        {
          g_ptr_array_add (self->dossiers, dossier);
          g_hash_table_iter_steal (&iter);
          g_free (id);
        }
      else
        self->n_same++;
    }
}

/* Whether the vault still holds the last row of the copy. */
static gboolean
compare_journals (MpadCopyDiff *self, MpadVault *now, MpadVault *copy, GError **error)
{
  MpadJournalHead now_head, copy_head;
  g_autoptr (GBytes) hash = NULL;
  g_autoptr (MpadStmt) statement = NULL;

  if (!mpad_journal_get_head (mpad_vault_get_journal (now), &now_head, error) ||
      !mpad_journal_get_head (mpad_vault_get_journal (copy), &copy_head, error) ||
      !mpad_db_get_int (mpad_vault_get_db (copy), &self->copy_us, 0, error,
                        "SELECT coalesce (max (at_us), 0) FROM journal", NULL))
    return FALSE;
  self->now_rows = now_head.seq;
  self->copy_rows = copy_head.seq;
  statement = mpad_stmt_new (mpad_vault_get_db (now), "SELECT row_hash FROM journal WHERE seq = ?1",
                             error);
  if (statement == NULL)
    return FALSE;
  mpad_stmt_bind_int (statement, 1, copy_head.seq);
  if (mpad_stmt_step (statement, error) == MPAD_STEP_ROW)
    hash = mpad_stmt_dup_bytes (statement, 0);
  self->common = hash != NULL && g_bytes_get_size (hash) == sizeof copy_head.hash &&
                 memcmp (g_bytes_get_data (hash, NULL), copy_head.hash, sizeof copy_head.hash) == 0;
  return TRUE;
}

MpadCopyDiff *
mpad_copy_diff_new (MpadVault *now, MpadVault *copy, GError **error)
{
  g_autoptr (MpadCopyDiff) self = g_new0 (MpadCopyDiff, 1);
  g_autoptr (GHashTable) now_dossiers = NULL, copy_dossiers = NULL;
  g_autoptr (GHashTable) now_entries = NULL, copy_entries = NULL;

  g_return_val_if_fail (now != NULL && copy != NULL, NULL);

  self->dossiers = g_ptr_array_new_with_free_func (dossier_free);
  now_dossiers = list_dossiers (now, error);
  if (now_dossiers == NULL)
    return NULL;
  copy_dossiers = list_dossiers (copy, error);
  if (copy_dossiers == NULL)
    return NULL;
  now_entries = list_entries (now, error);
  if (now_entries == NULL)
    return NULL;
  copy_entries = list_entries (copy, error);
  if (copy_entries == NULL || !compare_journals (self, now, copy, error))
    return NULL;
  count_entries (now_dossiers, now_entries, copy_entries, TRUE);
  count_entries (now_dossiers, copy_entries, now_entries, FALSE);
  count_entries (copy_dossiers, copy_entries, now_entries, FALSE);
  /* what is taken is no longer in the table that it was in, so the lesser list goes first */
  take_different (self, copy_dossiers, now_dossiers, FALSE);
  take_different (self, now_dossiers, copy_dossiers, TRUE);
  g_ptr_array_sort_values (self->dossiers, compare_numbers);
  return g_steal_pointer (&self);
}
