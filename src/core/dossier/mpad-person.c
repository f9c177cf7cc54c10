/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the person record: names as Dutch names are written. */
#include "mpad-person.h"

#include "mpad-record-types.h"
#include "mpad-text.h"
#include "mpad-words.h"

static const MpadRecordField fields[] = {
  MPAD_TEXT_FIELD (MpadPerson, id),
  MPAD_TEXT_FIELD (MpadPerson, dossier_id),
  MPAD_WORD_FIELD (MpadPerson, relation, mpad_words_relation),
  MPAD_TEXT_FIELD (MpadPerson, relation_label),
  MPAD_TEXT_FIELD (MpadPerson, given_name),
  MPAD_TEXT_FIELD (MpadPerson, infix),
  MPAD_TEXT_FIELD (MpadPerson, surname),
  MPAD_TEXT_FIELD (MpadPerson, birth_date),
  { "school_group", MPAD_FIELD_TEXT, G_STRUCT_OFFSET (MpadPerson, group), NULL },
  MPAD_TEXT_FIELD (MpadPerson, school_year),
  MPAD_WORD_FIELD (MpadPerson, gezag, mpad_words_yes_no),
  MPAD_TEXT_FIELD (MpadPerson, gezag_limits),
  MPAD_WORD_FIELD (MpadPerson, safe_contact, mpad_words_yes_no),
  MPAD_TEXT_FIELD (MpadPerson, safe_reason),
  MPAD_TEXT_FIELD (MpadPerson, phone),
  MPAD_TEXT_FIELD (MpadPerson, email),
  MPAD_TEXT_FIELD (MpadPerson, address),
  { "address_hidden", MPAD_FIELD_BOOL, G_STRUCT_OFFSET (MpadPerson, address_hidden), NULL },
  MPAD_TEXT_FIELD (MpadPerson, organisation),
  { "job", MPAD_FIELD_TEXT, G_STRUCT_OFFSET (MpadPerson, function), NULL },
  MPAD_TEXT_FIELD (MpadPerson, interpreter_language),
  { "aliases", MPAD_FIELD_STRV, G_STRUCT_OFFSET (MpadPerson, aliases), NULL },
  MPAD_TEXT_FIELD (MpadPerson, note),
  MPAD_INT_FIELD (MpadPerson, position),
  MPAD_LAST_FIELD,
};

const MpadRecordType mpad_person_type = { "person", sizeof (MpadPerson), fields };

MpadPerson *
mpad_person_new (MpadRelation relation)
{
  MpadPerson *self = g_new0 (MpadPerson, 1);

  self->id = mpad_id_new ();
  self->relation = relation;
  return self;
}

MpadPerson *
mpad_person_copy (const MpadPerson *self)
{
  MpadPerson *copy = g_new0 (MpadPerson, 1);

  mpad_record_copy (&mpad_person_type, copy, self);
  return copy;
}

void
mpad_person_free (MpadPerson *self)
{
  if (self == NULL)
    return;
  mpad_record_clear (&mpad_person_type, self);
  g_free (self);
}

static void
append_word (GString *out, const char *word)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (word != NULL ? word : ""));

  if (*trimmed == '\0')
    return;
  /* "d'" and "l'" are written without a space: Noor d'Verzonnen. */
  if (out->len > 0 && !g_str_has_suffix (out->str, "'") && !g_str_has_suffix (out->str, "’"))
    g_string_append_c (out, ' ');
  g_string_append (out, trimmed);
}

char *
mpad_person_dup_name (const MpadPerson *self)
{
  GString *out = g_string_new (NULL);

  append_word (out, self->given_name);
  append_word (out, self->infix);
  append_word (out, self->surname);
  if (out->len == 0)
    append_word (out, self->organisation);
  return g_string_free (out, FALSE);
}

char *
mpad_person_dup_short (const MpadPerson *self)
{
  if (!mpad_text_is_blank (self->given_name))
    return g_strstrip (g_strdup (self->given_name));
  return mpad_person_dup_name (self);
}

gboolean
mpad_person_is_carer (const MpadPerson *self)
{
  switch (self->relation)
    {
    case MPAD_RELATION_PARENT:
    case MPAD_RELATION_STEP_PARENT:
    case MPAD_RELATION_FOSTER_PARENT:
    case MPAD_RELATION_GUARDIAN:
    case MPAD_RELATION_FAMILY_GUARDIAN:
      return TRUE;
    case MPAD_RELATION_PUPIL:
    case MPAD_RELATION_SIBLING:
    case MPAD_RELATION_FAMILY:
    case MPAD_RELATION_PROFESSIONAL:
    case MPAD_N_RELATIONS:
    default:
      return FALSE;
    }
}
