/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills the table behind the full-text index. */
#include "mpad-search-index.h"

#include <string.h>

#include "mpad-entry-keys.h"

char *
mpad_search_fold_ligatures (const char *text)
{
  GString *out = g_string_new (text);

  g_string_replace (out, "\304\263", "ij", 0);
  g_string_replace (out, "\304\262", "IJ", 0);
  return g_string_free (out, FALSE);
}

static gboolean
put (MpadVault *vault,
     const char *dossier_id,
     const char *kind,
     const char *object_id,
     const char *title,
     const char *body,
     const char *names,
     const char *other,
     GError **error)
{
  g_autofree char *folded_title = mpad_search_fold_ligatures (title);
  g_autofree char *folded_body = mpad_search_fold_ligatures (body);
  g_autofree char *folded_names = mpad_search_fold_ligatures (names);
  g_autofree char *folded_other = mpad_search_fold_ligatures (other);

  return mpad_db_run (
    mpad_vault_get_db (vault), error,
    "INSERT INTO search_doc (dossier_id, kind, object_id, title, body, names, other)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
    " ON CONFLICT (object_id, kind) DO UPDATE SET dossier_id = excluded.dossier_id,"
    " title = excluded.title, body = excluded.body, names = excluded.names,"
    " other = excluded.other",
    "ttttttt", dossier_id, kind, object_id, folded_title, folded_body, folded_names, folded_other);
}

static void
append (GString *out, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (out->len > 0)
    g_string_append_c (out, '\n');
  g_string_append (out, text);
}

/* Details that a person typed as text; the others hold ids and words of the program. */
static gboolean
detail_is_text (const char *key)
{
  static const char *const keys[] = { MPAD_KEY_ADVICE,
                                      MPAD_KEY_REFERENCE,
                                      MPAD_KEY_CHILD_TOLD_WHY,
                                      MPAD_KEY_PURPOSE,
                                      MPAD_KEY_MOTIVE,
                                      MPAD_KEY_CONSENT_EFFORT,
                                      MPAD_KEY_GOALS,
                                      MPAD_KEY_REASON,
                                      MPAD_KEY_ADDENDUM_REASON,
                                      MPAD_KEY_WITH_FUNCTION,
                                      NULL };

  if (g_str_has_prefix (key, MPAD_KEY_MARK_PREFIX))
    return g_str_has_suffix (key, ".size") || g_str_has_suffix (key, ".colour") ||
           g_str_has_suffix (key, ".words");
  return g_strv_contains (keys, key) || g_str_has_prefix (key, MPAD_KEY_SECTION_PREFIX);
}

static gboolean
detail_is_name (const char *key)
{
  static const char *const keys[] = { MPAD_KEY_WITH_NAME,   MPAD_KEY_TALK_STAFF,
                                      MPAD_KEY_DECIDERS,    MPAD_KEY_BY_NAME,
                                      MPAD_KEY_CASEMANAGER, MPAD_KEY_CALLER,
                                      MPAD_KEY_INFORMED,    NULL };

  return g_strv_contains (keys, key);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

gboolean
mpad_search_index_entry (MpadVault *vault, const MpadEntry *entry, GError **error)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) other = g_string_new (NULL);
  g_autoptr (GPtrArray) keys = g_hash_table_get_keys_as_ptr_array (entry->details);

  for (guint i = 0; i < entry->statements->len; i++)
    {
      const MpadStatement *statement = g_ptr_array_index (entry->statements, i);

      append (body, statement->text);
      append (names, statement->source);
      append (names, statement->owner);
      append (other, statement->source_how);
      append (other, statement->source_spoken);
      append (other, statement->qualification);
      append (other, statement->hypothesis_note);
    }
  append (names, entry->present);
  append (names, entry->observed_by);
  append (other, entry->place);
  append (other, entry->situation);
  append (other, entry->shared_reason);
  append (other, entry->told_reason);
  g_ptr_array_sort (keys, compare_keys);
  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);

      if (detail_is_name (key))
        append (names, mpad_entry_get (entry, key));
      else if (detail_is_text (key))
        append (other, mpad_entry_get (entry, key));
    }
  return put (vault, entry->dossier_id, "entry", entry->id,
              entry->title != NULL ? entry->title : "", body->str, names->str, other->str, error);
}

gboolean
mpad_search_index_person (MpadVault *vault, const MpadPerson *person, GError **error)
{
  g_autofree char *name = mpad_person_dup_name (person);
  g_autoptr (GString) names = g_string_new (name);
  g_autoptr (GString) other = g_string_new (NULL);

  for (guint i = 0; person->aliases != NULL && person->aliases[i] != NULL; i++)
    append (names, person->aliases[i]);
  if (g_strcmp0 (name, person->organisation) != 0)
    append (names, person->organisation);
  append (other, person->relation_label);
  append (other, person->function);
  append (other, person->note);
  append (other, person->gezag_limits);
  append (other, person->safe_reason);
  return put (vault, person->dossier_id, "person", person->id, "", "", names->str, other->str,
              error);
}

gboolean
mpad_search_index_task (MpadVault *vault, const MpadTask *task, GError **error)
{
  return put (vault, task->dossier_id, "task", task->id, task->title != NULL ? task->title : "", "",
              task->owner != NULL ? task->owner : "", task->note != NULL ? task->note : "", error);
}

gboolean
mpad_search_index_put (MpadVault *vault,
                       const char *dossier_id,
                       const char *kind,
                       const char *object_id,
                       const char *title,
                       const char *other,
                       GError **error)
{
  return put (vault, dossier_id, kind, object_id, title != NULL ? title : "", "", "",
              other != NULL ? other : "", error);
}

gboolean
mpad_search_index_remove (MpadVault *vault, const char *kind, const char *object_id, GError **error)
{
  return mpad_db_run (mpad_vault_get_db (vault), error,
                      "DELETE FROM search_doc WHERE object_id = ?1 AND kind = ?2", "tt", object_id,
                      kind);
}
