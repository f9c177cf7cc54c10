/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the statement record and its rule of completeness (S1-6, F4). */
#include "mpad-statement.h"

#include "mpad-error.h"
#include "mpad-record-types.h"
#include "mpad-text.h"
#include "mpad-words.h"

static const MpadRecordField fields[] = {
  MPAD_TEXT_FIELD (MpadStatement, id),
  MPAD_TEXT_FIELD (MpadStatement, entry_id),
  MPAD_INT_FIELD (MpadStatement, position),
  MPAD_WORD_FIELD (MpadStatement, kind, mpad_words_statement_kind),
  MPAD_TEXT_FIELD (MpadStatement, text),
  MPAD_TEXT_FIELD (MpadStatement, source),
  MPAD_TEXT_FIELD (MpadStatement, source_how),
  MPAD_TEXT_FIELD (MpadStatement, source_spoken),
  MPAD_TEXT_FIELD (MpadStatement, owner),
  MPAD_TEXT_FIELD (MpadStatement, qualification),
  MPAD_TEXT_FIELD (MpadStatement, person_id),
  MPAD_TEXT_FIELD (MpadStatement, section),
  MPAD_WORD_FIELD (MpadStatement, mark, mpad_words_mark),
  { "senses", MPAD_FIELD_UINT, G_STRUCT_OFFSET (MpadStatement, senses), NULL },
  MPAD_WORD_FIELD (MpadStatement, about, mpad_words_about),
  MPAD_WORD_FIELD (MpadStatement, hypothesis_state, mpad_words_hypothesis),
  MPAD_TEXT_FIELD (MpadStatement, hypothesis_note),
  MPAD_TEXT_FIELD (MpadStatement, hypothesis_date),
  MPAD_LAST_FIELD,
};

const MpadRecordType mpad_statement_type = { "statement", sizeof (MpadStatement), fields };

MpadStatement *
mpad_statement_new (MpadStatementKind kind)
{
  MpadStatement *self = g_new0 (MpadStatement, 1);

  self->id = mpad_id_new ();
  self->kind = kind;
  return self;
}

MpadStatement *
mpad_statement_copy (const MpadStatement *self)
{
  MpadStatement *copy = g_new0 (MpadStatement, 1);

  mpad_record_copy (&mpad_statement_type, copy, self);
  return copy;
}

void
mpad_statement_free (MpadStatement *self)
{
  if (self == NULL)
    return;
  mpad_record_clear (&mpad_statement_type, self);
  g_free (self);
}

gboolean
mpad_statement_is_complete (const MpadStatement *self, GError **error)
{
  if (mpad_text_is_blank (self->text))
    {
      g_set_error_literal (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_EMPTY,
                           "A statement has no text");
      return FALSE;
    }
  switch (self->kind)
    {
    case MPAD_STATEMENT_THIRD_PARTY:
      if (!mpad_text_is_blank (self->source))
        return TRUE;
      g_set_error_literal (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_SOURCE_MISSING,
                           "A statement of a third party has no source");
      return FALSE;
    case MPAD_STATEMENT_HYPOTHESIS:
      if (!mpad_text_is_blank (self->owner))
        return TRUE;
      g_set_error_literal (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_OWNER_MISSING,
                           "A hypothesis has no owner");
      return FALSE;
    case MPAD_STATEMENT_DIAGNOSIS:
      if (!mpad_text_is_blank (self->owner) && !mpad_text_is_blank (self->qualification))
        return TRUE;
      g_set_error_literal (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_QUALIFIED_MISSING,
                           "A diagnosis does not say who made it and by which competence");
      return FALSE;
    case MPAD_STATEMENT_OBSERVATION:
    case MPAD_STATEMENT_CHILD_WORDS:
    case MPAD_STATEMENT_PARENT_WORDS:
    case MPAD_STATEMENT_NOTE:
    case MPAD_N_STATEMENT_KINDS:
    default:
      return TRUE;
    }
}

const char *
mpad_statement_kind_to_word (MpadStatementKind kind)
{
  return (guint) kind < MPAD_N_STATEMENT_KINDS ? mpad_words_statement_kind[kind] : NULL;
}

int
mpad_statement_kind_from_word (const char *word)
{
  return mpad_record_words_find (mpad_words_statement_kind, word);
}

const char *
mpad_hypothesis_state_to_word (MpadHypothesisState state)
{
  return (guint) state <= MPAD_HYPOTHESIS_REFUTED ? mpad_words_hypothesis[state] : NULL;
}
