/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements what the papers share. */
#include "mpad-paper-source.h"

#include "mpad-dutch-date.h"
#include "mpad-entry-keys.h"
#include "mpad-text.h"

MpadPaperTexts *
mpad_paper_texts_new (void)
{
  MpadPaperTexts *self = g_new0 (MpadPaperTexts, 1);

  self->chunk = g_string_chunk_new (4096);
  self->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  return self;
}

void
mpad_paper_texts_free (MpadPaperTexts *self)
{
  if (self == NULL)
    return;
  g_string_chunk_free (self->chunk);
  g_ptr_array_unref (self->lists);
  g_free (self);
}

const char *
mpad_paper_texts_keep (MpadPaperTexts *self, const char *text)
{
  return mpad_text_is_blank (text) ? NULL : g_string_chunk_insert (self->chunk, text);
}

const char *
mpad_paper_texts_take (MpadPaperTexts *self, char *text)
{
  const char *kept = mpad_paper_texts_keep (self, text);

  g_free (text);
  return kept;
}

GPtrArray *
mpad_paper_texts_list (MpadPaperTexts *self)
{
  GPtrArray *list = g_ptr_array_new ();

  g_ptr_array_add (self->lists, list);
  return list;
}

GPtrArray *
mpad_paper_texts_lines (MpadPaperTexts *self, const char *text)
{
  GPtrArray *list = mpad_paper_texts_list (self);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = mpad_paper_texts_keep (self, g_strstrip (lines[i]));

      if (line != NULL)
        g_ptr_array_add (list, (char *) line);
    }
  return list;
}

GPtrArray *
mpad_paper_list_entries (const MpadPaperSource *source)
{
  g_autoptr (GHashTable) replaced = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < source->dossier->entries->len; i++)
    {
      const MpadEntry *entry = g_ptr_array_index (source->dossier->entries, i);
      const char *id = mpad_entry_get (entry, MPAD_KEY_REPLACES);

      if (entry->state == MPAD_ENTRY_FINAL && id != NULL)
        g_hash_table_add (replaced, (char *) id);
    }
  for (guint i = 0; i < source->dossier->entries->len; i++)
    {
      MpadEntry *entry = g_ptr_array_index (source->dossier->entries, i);

      if (entry->state == MPAD_ENTRY_FINAL && !g_hash_table_contains (replaced, entry->id))
        g_ptr_array_add (list, entry);
    }
  return list;
}

const MpadEntry *
mpad_paper_find_last (const MpadPaperSource *source,
                      MpadEntryKind kind,
                      const char *key,
                      const char *value)
{
  g_autoptr (GPtrArray) entries = mpad_paper_list_entries (source);

  for (guint i = entries->len; i > 0; i--)
    {
      const MpadEntry *entry = g_ptr_array_index (entries, i - 1);

      if (entry->kind == kind &&
          (key == NULL || g_strcmp0 (mpad_entry_get (entry, key), value) == 0))
        return entry;
    }
  return NULL;
}

const char *
mpad_paper_pupil (const MpadPaperSource *source, MpadPaperTexts *texts)
{
  const MpadPerson *pupil = mpad_dossier_get_pupil (source->dossier);

  return pupil == NULL ? NULL : mpad_paper_texts_take (texts, mpad_person_dup_name (pupil));
}

const char *
mpad_paper_group (const MpadPaperSource *source, MpadPaperTexts *texts)
{
  const MpadPerson *pupil = mpad_dossier_get_pupil (source->dossier);

  return pupil == NULL || mpad_text_is_blank (pupil->group)
           ? NULL
           : mpad_paper_texts_take (texts, g_strdup_printf ("groep %s", pupil->group));
}

const MpadStaff *
mpad_paper_staff (const MpadPaperSource *source, const char *id, const char *name)
{
  for (guint i = 0; source->staff != NULL && i < source->staff->len; i++)
    {
      const MpadStaff *staff = g_ptr_array_index (source->staff, i);

      if ((id != NULL && g_strcmp0 (staff->id, id) == 0) ||
          (name != NULL && g_strcmp0 (staff->name, name) == 0))
        return staff;
    }
  return NULL;
}

const char *
mpad_paper_staff_role (const MpadPaperSource *source, const MpadStaff *staff)
{
  const MpadProtocolRole *role;

  if (staff == NULL)
    return NULL;
  if (!mpad_text_is_blank (staff->function))
    return staff->function;
  role = source->protocol == NULL || staff->role_id == NULL
           ? NULL
           : mpad_protocol_find_role (source->protocol, staff->role_id);
  return role != NULL ? role->name : NULL;
}

const char *
mpad_paper_staff_label (const MpadPaperSource *source, MpadPaperTexts *texts, const char *staff_id)
{
  const MpadStaff *staff = mpad_paper_staff (source, staff_id, NULL);
  const char *role = mpad_paper_staff_role (source, staff);

  if (staff == NULL || mpad_text_is_blank (staff->name))
    return NULL;
  return role == NULL
           ? staff->name
           : mpad_paper_texts_take (texts, g_strdup_printf ("%s (%s)", staff->name, role));
}

const char *
mpad_paper_list_names (const MpadPaperSource *source, MpadPaperTexts *texts, const char *ids)
{
  g_auto (GStrv) list = g_strsplit_set (ids != NULL ? ids : "", " \t\n", -1);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; list[i] != NULL; i++)
    {
      const MpadPerson *person = mpad_dossier_get_person (source->dossier, list[i]);
      g_autofree char *name = person == NULL ? NULL : mpad_person_dup_name (person);

      if (name != NULL)
        g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", name);
    }
  return mpad_paper_texts_keep (texts, out->str);
}

gboolean
mpad_paper_statement_kind (MpadStatementKind kind, MpadPaperStatement *on_paper)
{
  switch (kind)
    {
    case MPAD_STATEMENT_OBSERVATION:
      *on_paper = MPAD_PAPER_OBSERVATION;
      return TRUE;
    case MPAD_STATEMENT_CHILD_WORDS:
      *on_paper = MPAD_PAPER_CHILD_WORDS;
      return TRUE;
    case MPAD_STATEMENT_PARENT_WORDS:
      *on_paper = MPAD_PAPER_PARENT_WORDS;
      return TRUE;
    case MPAD_STATEMENT_THIRD_PARTY:
      *on_paper = MPAD_PAPER_THIRD_PARTY;
      return TRUE;
    case MPAD_STATEMENT_HYPOTHESIS:
      *on_paper = MPAD_PAPER_HYPOTHESIS;
      return TRUE;
    case MPAD_STATEMENT_DIAGNOSIS:
      *on_paper = MPAD_PAPER_DIAGNOSIS;
      return TRUE;
    case MPAD_STATEMENT_NOTE:
    case MPAD_N_STATEMENT_KINDS:
    default:
      return FALSE;
    }
}

/* S1-6 and S3-21: who says it, how that is known, with whom it was spoken about; whose suspicion. */
static const char *
who_of (const MpadPaperSource *source,
        MpadPaperTexts *texts,
        const MpadEntry *entry,
        const MpadStatement *statement)
{
  GString *out = g_string_new (NULL);
  const MpadPerson *person = statement->person_id == NULL
                               ? NULL
                               : mpad_dossier_get_person (source->dossier, statement->person_id);

  switch (statement->kind)
    {
    case MPAD_STATEMENT_HYPOTHESIS:
    case MPAD_STATEMENT_DIAGNOSIS:
      g_string_append (out, statement->owner != NULL ? statement->owner : "");
      if (!mpad_text_is_blank (statement->qualification))
        g_string_append_printf (out, ", %s", statement->qualification);
      break;
    case MPAD_STATEMENT_PARENT_WORDS:
    case MPAD_STATEMENT_CHILD_WORDS:
      if (person != NULL)
        {
          g_autofree char *name = mpad_person_dup_name (person);

          g_string_append (out, name);
          if (!mpad_text_is_blank (person->relation_label))
            g_string_append_printf (out, " (%s)", person->relation_label);
          break;
        }
      G_GNUC_FALLTHROUGH;
    case MPAD_STATEMENT_OBSERVATION:
    case MPAD_STATEMENT_THIRD_PARTY:
    case MPAD_STATEMENT_NOTE:
    case MPAD_N_STATEMENT_KINDS:
    default:
      if (!mpad_text_is_blank (statement->source))
        g_string_append (out, statement->source);
      else if (statement->kind == MPAD_STATEMENT_OBSERVATION && entry->observed_by != NULL)
        g_string_append (out, entry->observed_by);
      if (!mpad_text_is_blank (statement->source_how))
        g_string_append_printf (out, ", weet dit door: %s", statement->source_how);
      if (!mpad_text_is_blank (statement->source_spoken))
        g_string_append_printf (out, ", sprak hierover met: %s", statement->source_spoken);
      break;
    }
  return mpad_paper_texts_take (texts, g_string_free_and_steal (out));
}

const char *
mpad_paper_statement_mark (const MpadStatement *statement)
{
  static const char *const hypothesis[] = {
    [MPAD_HYPOTHESIS_OPEN] = NULL,
    [MPAD_HYPOTHESIS_CONFIRMED] = "bevestigd",
    [MPAD_HYPOTHESIS_REFUTED] = "ontkracht",
  };

  if (statement->kind == MPAD_STATEMENT_HYPOTHESIS &&
      statement->hypothesis_state != MPAD_HYPOTHESIS_OPEN)
    return hypothesis[statement->hypothesis_state];
  switch (statement->mark)
    {
    case MPAD_MARK_CONFIRMS:
      return "bevestigt de zorg";
    case MPAD_MARK_REFUTES:
      return "ontkracht de zorg";
    case MPAD_MARK_NEUTRAL:
    default:
      return NULL;
    }
}

void
mpad_paper_add_statements (const MpadPaperSource *source,
                           MpadPaperTexts *texts,
                           const MpadEntry *entry,
                           GArray *items)
{
  const char *when = mpad_paper_texts_take (texts, mpad_dutch_happened (entry));

  for (guint i = 0; i < entry->statements->len; i++)
    {
      const MpadStatement *statement = g_ptr_array_index (entry->statements, i);
      MpadPaperItem item = { .when = when,
                             .mark = mpad_paper_statement_mark (statement),
                             .text = statement->text };

      if (mpad_text_is_blank (statement->text) ||
          !mpad_paper_statement_kind (statement->kind, &item.kind))
        continue;
      item.who = who_of (source, texts, entry, statement);
      g_array_append_val (items, item);
    }
}

void
mpad_paper_add_notes (const MpadEntry *entry, GPtrArray *list)
{
  for (guint i = 0; i < entry->statements->len; i++)
    {
      const MpadStatement *statement = g_ptr_array_index (entry->statements, i);

      if (statement->kind == MPAD_STATEMENT_NOTE && !mpad_text_is_blank (statement->text))
        g_ptr_array_add (list, statement->text);
    }
}
