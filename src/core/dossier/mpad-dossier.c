/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the loaded dossier: a value that owns its people, team, entries and tasks. */
#include "mpad-dossier.h"

#include "mpad-record-types.h"
#include "mpad-text.h"
#include "mpad-words.h"

static const MpadRecordField dossier_fields[] = {
  MPAD_TEXT_FIELD (MpadDossier, id),
  MPAD_TEXT_FIELD (MpadDossier, number),
  MPAD_WORD_FIELD (MpadDossier, state, mpad_words_dossier_state),
  MPAD_TEXT_FIELD (MpadDossier, protocol_id),
  MPAD_TEXT_FIELD (MpadDossier, protocol_version),
  MPAD_TEXT_FIELD (MpadDossier, opened),
  MPAD_TEXT_FIELD (MpadDossier, closed),
  MPAD_WORD_FIELD (MpadDossier, involved, mpad_words_yes_no),
  MPAD_TEXT_FIELD (MpadDossier, involved_note),
  MPAD_LAST_FIELD,
};

const MpadRecordType mpad_dossier_type = { "dossier", sizeof (MpadDossier), dossier_fields };

static const MpadRecordField member_fields[] = {
  MPAD_TEXT_FIELD (MpadTeamMember, staff_id),
  MPAD_TEXT_FIELD (MpadTeamMember, name),
  MPAD_TEXT_FIELD (MpadTeamMember, role_id),
  MPAD_LAST_FIELD,
};

const MpadRecordType mpad_team_member_type = { "team_member", sizeof (MpadTeamMember),
                                               member_fields };

static const MpadRecordField event_fields[] = {
  MPAD_TEXT_FIELD (MpadDossierEvent, event),
  MPAD_TEXT_FIELD (MpadDossierEvent, happened),
  MPAD_TEXT_FIELD (MpadDossierEvent, reason),
  MPAD_TEXT_FIELD (MpadDossierEvent, actor),
  MPAD_LAST_FIELD,
};

const MpadRecordType mpad_dossier_event_type = { "dossier_event", sizeof (MpadDossierEvent),
                                                 event_fields };

MpadDossier *
mpad_dossier_new (void)
{
  MpadDossier *self = g_new0 (MpadDossier, 1);

  self->id = mpad_id_new ();
  self->people = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_person_free);
  self->team = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_team_member_free);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_entry_free);
  self->tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_task_free);
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_dossier_event_free);
  self->reports = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_report_free);
  return self;
}

void
mpad_dossier_free (MpadDossier *self)
{
  if (self == NULL)
    return;
  mpad_record_clear (&mpad_dossier_type, self);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->team, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->tasks, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->reports, g_ptr_array_unref);
  g_free (self);
}

MpadTeamMember *
mpad_team_member_new (void)
{
  return g_new0 (MpadTeamMember, 1);
}

void
mpad_team_member_free (MpadTeamMember *self)
{
  if (self == NULL)
    return;
  mpad_record_clear (&mpad_team_member_type, self);
  g_free (self);
}

MpadDossierEvent *
mpad_dossier_event_new (void)
{
  return g_new0 (MpadDossierEvent, 1);
}

void
mpad_dossier_event_free (MpadDossierEvent *self)
{
  if (self == NULL)
    return;
  mpad_record_clear (&mpad_dossier_event_type, self);
  g_free (self);
}

MpadPerson *
mpad_dossier_get_pupil (const MpadDossier *self)
{
  for (guint i = 0; i < self->people->len; i++)
    {
      MpadPerson *person = g_ptr_array_index (self->people, i);

      if (person->relation == MPAD_RELATION_PUPIL)
        return person;
    }
  return NULL;
}

MpadPerson *
mpad_dossier_get_person (const MpadDossier *self, const char *person_id)
{
  for (guint i = 0; i < self->people->len; i++)
    {
      MpadPerson *person = g_ptr_array_index (self->people, i);

      if (g_strcmp0 (person->id, person_id) == 0)
        return person;
    }
  return NULL;
}

MpadEntry *
mpad_dossier_get_entry (const MpadDossier *self, const char *entry_id)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      MpadEntry *entry = g_ptr_array_index (self->entries, i);

      if (g_strcmp0 (entry->id, entry_id) == 0)
        return entry;
    }
  return NULL;
}

void
mpad_dossier_summary_free (MpadDossierSummary *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->number);
  g_free (self->pupil_name);
  g_free (self->group);
  g_free (self->birth_date);
  g_free (self->last_happened);
  g_free (self);
}
