/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements versions of entries. */
#include "mpad-entry-versions.h"

#include <string.h>

#include "mpad-entry-keys.h"
#include "mpad-stmt.h"
#include "mpad-text.h"

MpadEntry *
mpad_entry_new_addendum (const MpadEntry *final, const char *reason)
{
  MpadEntry *self = mpad_entry_copy (final);

  g_free (self->id);
  self->id = mpad_id_new ();
  self->state = MPAD_ENTRY_DRAFT;
  self->revision = 0;
  self->recorded_us = 0;
  self->recorded_seq = 0;
  g_clear_pointer (&self->entered_by, g_free);
  g_set_str (&self->amends, final->id);
  mpad_entry_set (self, MPAD_KEY_REPLACES, final->id);
  mpad_entry_set (self, MPAD_KEY_ADDENDUM_REASON, reason);
  for (guint i = 0; i < self->statements->len; i++)
    {
      MpadStatement *statement = g_ptr_array_index (self->statements, i);

      g_free (statement->id);
      statement->id = mpad_id_new ();
    }
  return self;
}

gboolean
mpad_entry_is_correction (const MpadEntry *self)
{
  return self->amends != NULL &&
         g_strcmp0 (mpad_entry_get (self, MPAD_KEY_REPLACES), self->amends) == 0;
}

static int
compare_versions (gconstpointer a, gconstpointer b)
{
  const MpadEntry *one = *(const MpadEntry *const *) a;
  const MpadEntry *two = *(const MpadEntry *const *) b;

  if (one->state != two->state)
    return one->state == MPAD_ENTRY_DRAFT ? 1 : -1;
  return (one->recorded_seq > two->recorded_seq) - (one->recorded_seq < two->recorded_seq);
}

GPtrArray *
mpad_dossier_get_versions (const MpadDossier *self, const char *entry_id)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new ();
  MpadEntry *first = mpad_dossier_get_entry (self, entry_id);
  MpadEntry *before = first;

  while (before != NULL)
    {
      first = before;
      before = first->amends != NULL ? mpad_dossier_get_entry (self, first->amends) : NULL;
    }
  if (first == NULL)
    return g_steal_pointer (&versions);
  g_ptr_array_add (versions, first);
  /* Grows while it is walked: addenda to addenda are found through their own row. */
  for (guint i = 0; i < versions->len; i++)
    {
      const MpadEntry *version = g_ptr_array_index (versions, i);

      for (guint k = 0; k < self->entries->len; k++)
        {
          MpadEntry *entry = g_ptr_array_index (self->entries, k);

          if (g_strcmp0 (entry->amends, version->id) == 0)
            g_ptr_array_add (versions, entry);
        }
    }
  g_ptr_array_sort (versions, compare_versions);
  return g_steal_pointer (&versions);
}

MpadEntry *
mpad_dossier_get_current (const MpadDossier *self, const char *entry_id)
{
  g_autoptr (GPtrArray) versions = mpad_dossier_get_versions (self, entry_id);
  MpadEntry *current = NULL;

  for (guint i = 0; i < versions->len; i++)
    {
      MpadEntry *version = g_ptr_array_index (versions, i);

      if (version->amends == NULL ||
          (version->state == MPAD_ENTRY_FINAL && mpad_entry_is_correction (version)))
        current = version;
    }
  return current;
}

char *
mpad_entry_store_version_at (MpadVault *vault, const char *entry_id, gint64 us, GError **error)
{
  static const char sql[] =
    "WITH RECURSIVE"
    " up (id, amends) AS (SELECT id, amends FROM entry WHERE id = ?1"
    "  UNION SELECT e.id, e.amends FROM entry e JOIN up ON e.id = up.amends),"
    " version (id) AS (SELECT id FROM up WHERE amends IS NULL"
    "  UNION SELECT e.id FROM entry e JOIN version v ON e.amends = v.id)"
    "SELECT j.object_id FROM journal j JOIN version v"
    " ON j.object_kind = 'entry' AND j.object_id = v.id AND j.action = 'entry.finalize'"
    " WHERE j.at_us <= ?2 ORDER BY j.seq DESC LIMIT 1";
  g_autoptr (MpadStmt) stmt = mpad_stmt_new (mpad_vault_get_db (vault), sql, error);

  if (stmt == NULL)
    return NULL;
  mpad_stmt_bind_text (stmt, 1, entry_id);
  mpad_stmt_bind_int (stmt, 2, us);
  return mpad_stmt_step (stmt, error) == MPAD_STEP_ROW ? mpad_stmt_dup_text (stmt, 0) : NULL;
}
