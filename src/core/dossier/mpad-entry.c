/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the entry record and what it needs before it may become final. */
#include "mpad-entry.h"

#include <string.h>

#include "mpad-civil.h"
#include "mpad-entry-keys.h"
#include "mpad-error.h"
#include "mpad-record-types.h"
#include "mpad-text.h"
#include "mpad-words.h"

static const MpadRecordField fields[] = {
  MPAD_TEXT_FIELD (MpadEntry, id),
  MPAD_TEXT_FIELD (MpadEntry, dossier_id),
  MPAD_TEXT_FIELD (MpadEntry, step_id),
  MPAD_WORD_FIELD (MpadEntry, kind, mpad_words_entry_kind),
  MPAD_TEXT_FIELD (MpadEntry, title),
  MPAD_TEXT_FIELD (MpadEntry, happened),
  MPAD_TEXT_FIELD (MpadEntry, happened_until),
  { "happened_precision", MPAD_FIELD_WORD, G_STRUCT_OFFSET (MpadEntry, precision),
    mpad_words_precision },
  MPAD_TEXT_FIELD (MpadEntry, place),
  MPAD_TEXT_FIELD (MpadEntry, situation),
  MPAD_TEXT_FIELD (MpadEntry, present),
  MPAD_TEXT_FIELD (MpadEntry, observed_by),
  MPAD_TEXT_FIELD (MpadEntry, entered_by),
  MPAD_INT_FIELD (MpadEntry, recorded_us),
  MPAD_INT_FIELD (MpadEntry, recorded_seq),
  MPAD_WORD_FIELD (MpadEntry, state, mpad_words_entry_state),
  MPAD_WORD_FIELD (MpadEntry, shared, mpad_words_yes_no),
  MPAD_TEXT_FIELD (MpadEntry, shared_reason),
  MPAD_WORD_FIELD (MpadEntry, told_parents, mpad_words_yes_no),
  MPAD_TEXT_FIELD (MpadEntry, told_reason),
  MPAD_TEXT_FIELD (MpadEntry, group_then),
  MPAD_TEXT_FIELD (MpadEntry, amends),
  MPAD_INT_FIELD (MpadEntry, revision),
  MPAD_LAST_FIELD,
};

const MpadRecordType mpad_entry_type = { "entry", sizeof (MpadEntry), fields };

static MpadEntry *
entry_alloc (void)
{
  MpadEntry *self = g_new0 (MpadEntry, 1);

  self->details = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->statements = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_statement_free);
  return self;
}

MpadEntry *
mpad_entry_new (MpadEntryKind kind)
{
  MpadEntry *self = entry_alloc ();

  self->id = mpad_id_new ();
  self->kind = kind;
  return self;
}

MpadEntry *
mpad_entry_copy (const MpadEntry *self)
{
  MpadEntry *copy = entry_alloc ();
  GHashTableIter iter;
  gpointer key, value;

  mpad_record_copy (&mpad_entry_type, copy, self);
  g_hash_table_iter_init (&iter, self->details);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy->details, g_strdup (key), g_strdup (value));
  for (guint i = 0; i < self->statements->len; i++)
    g_ptr_array_add (copy->statements,
                     mpad_statement_copy (g_ptr_array_index (self->statements, i)));
  return copy;
}

void
mpad_entry_free (MpadEntry *self)
{
  if (self == NULL)
    return;
  mpad_record_clear (&mpad_entry_type, self);
  g_clear_pointer (&self->details, g_hash_table_unref);
  g_clear_pointer (&self->statements, g_ptr_array_unref);
  g_free (self);
}

const char *
mpad_entry_get (const MpadEntry *self, const char *key)
{
  return g_hash_table_lookup (self->details, key);
}

void
mpad_entry_set (MpadEntry *self, const char *key, const char *value)
{
  if (value == NULL || *value == '\0')
    g_hash_table_remove (self->details, key);
  else
    g_hash_table_insert (self->details, g_strdup (key), g_strdup (value));
}

static gboolean
check_dates (const MpadEntry *self, GError **error)
{
  gint64 from = mpad_civil_minutes (self->happened);
  gint64 until = self->happened_until != NULL ? mpad_civil_minutes (self->happened_until)
                                              : G_MAXINT64;
  /* The last day of a period may have no time while the first day has: compare whole days then. */
  gint64 first_day = from - from % (24 * 60);

  if (from < 0 || until < first_day)
    {
      g_set_error_literal (
        error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_DATE,
        "The moment of an entry is not a moment of the calendar, or ends before it begins");
      return FALSE;
    }
  return TRUE;
}

/* The details without which an entry of this kind says nothing. */
static const char *const *
needed_details (const MpadEntry *self)
{
  static const char *const weighing[] = { MPAD_KEY_KADER, MPAD_KEY_QUESTION, MPAD_KEY_ANSWER,
                                          NULL };
  /* F3: both final decisions need a written motive and the names of those present. */
  static const char *const decision[] = { MPAD_KEY_DECISION, MPAD_KEY_OUTCOME, MPAD_KEY_MOTIVE,
                                          MPAD_KEY_DECIDERS, NULL };
  /* F2: nothing is mandatory but who and when. */
  static const char *const acute[] = { MPAD_KEY_CALLER, NULL };
  static const char *const step[] = { MPAD_KEY_STEP_EVENT, NULL };
  static const char *const branch[] = { MPAD_KEY_BRANCH, MPAD_KEY_BRANCH_EVENT, NULL };
  static const char *const fact[] = { MPAD_KEY_FACT, NULL };
  static const char *const none[] = { NULL };

  switch (self->kind)
    {
    case MPAD_ENTRY_WEIGHING:
      return weighing;
    case MPAD_ENTRY_DECISION:
      return decision;
    case MPAD_ENTRY_ACUTE:
      return acute;
    case MPAD_ENTRY_STEP:
      return step;
    case MPAD_ENTRY_BRANCH:
      return branch;
    case MPAD_ENTRY_FACT:
      return fact;
    case MPAD_ENTRY_SIGNAL:
    case MPAD_ENTRY_CONSULT:
    case MPAD_ENTRY_TALK:
    case MPAD_ENTRY_MELDING:
    case MPAD_ENTRY_HELP:
    case MPAD_ENTRY_NOTE:
    case MPAD_ENTRY_EVALUATION:
    case MPAD_N_ENTRY_KINDS:
    default:
      return none;
    }
}

gboolean
mpad_entry_check (const MpadEntry *self, GError **error)
{
  const char *const *needed = needed_details (self);

  if (!check_dates (self, error))
    return FALSE;
  for (guint i = 0; needed[i] != NULL; i++)
    if (mpad_text_is_blank (mpad_entry_get (self, needed[i])))
      {
        g_set_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_EMPTY,
                     "An entry of kind %s lacks %s", mpad_entry_kind_to_word (self->kind),
                     needed[i]);
        return FALSE;
      }
  for (guint i = 0; i < self->statements->len; i++)
    if (!mpad_statement_is_complete (g_ptr_array_index (self->statements, i), error))
      return FALSE;
  if (self->amends != NULL && mpad_text_is_blank (mpad_entry_get (self, MPAD_KEY_ADDENDUM_REASON)))
    {
      g_set_error_literal (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_EMPTY,
                           "An addendum has no reason");
      return FALSE;
    }
  if (self->statements->len == 0 && g_hash_table_size (self->details) == 0)
    {
      g_set_error_literal (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_EMPTY,
                           "An entry has no statement and no details");
      return FALSE;
    }
  return TRUE;
}

gboolean
mpad_entry_recorded_late (const MpadEntry *self)
{
  const char *last = self->happened_until != NULL ? self->happened_until : self->happened;
  gint64 happened = mpad_civil_minutes (last);
  g_autofree char *recorded = NULL;
  gint64 end;

  if (self->recorded_us == 0 || happened < 0)
    return FALSE;
  recorded = mpad_civil_from_us (self->recorded_us);
  /* A day without a time lasts until its midnight. */
  end = strchr (last, 'T') != NULL ? happened : happened + 24 * 60 - 1;
  return mpad_civil_minutes (recorded) - end > 24 * 60;
}

const char *
mpad_entry_kind_to_word (MpadEntryKind kind)
{
  return (guint) kind < MPAD_N_ENTRY_KINDS ? mpad_words_entry_kind[kind] : NULL;
}

int
mpad_entry_kind_from_word (const char *word)
{
  return mpad_record_words_find (mpad_words_entry_kind, word);
}
