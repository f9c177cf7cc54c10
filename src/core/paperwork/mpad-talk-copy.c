/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the list of copies. */
#include "mpad-talk-copy.h"

#include "mpad-entry-keys.h"
#include "mpad-facts.h"
#include "mpad-text.h"

void
mpad_talk_copy_free (MpadTalkCopy *self)
{
  if (self == NULL)
    return;
  g_free (self->person_id);
  g_free (self->name);
  g_free (self->role);
  g_free (self->reason);
  g_free (self->limits);
  g_free (self->interpreter_language);
  g_free (self);
}

char *
mpad_talk_role (const MpadPerson *person)
{
  if (!mpad_text_is_blank (person->relation_label))
    return g_strstrip (g_strdup (person->relation_label));
  switch (person->relation)
    {
    case MPAD_RELATION_STEP_PARENT:
      return g_strdup ("stiefouder");
    case MPAD_RELATION_FOSTER_PARENT:
      return g_strdup ("pleegouder");
    case MPAD_RELATION_GUARDIAN:
      return g_strdup ("voogd");
    case MPAD_RELATION_FAMILY_GUARDIAN:
      return g_strdup ("gezinsvoogd");
    case MPAD_RELATION_PUPIL:
      return g_strdup ("leerling");
    case MPAD_RELATION_SIBLING:
      return g_strdup ("broer of zus");
    case MPAD_RELATION_FAMILY:
      return g_strdup ("familie");
    case MPAD_RELATION_PROFESSIONAL:
      return g_strdup ("hulpverlener");
    case MPAD_RELATION_PARENT:
    case MPAD_N_RELATIONS:
    default:
      return g_strdup ("ouder");
    }
}

static gboolean
list_has (const char *list, const char *id)
{
  g_auto (GStrv) ids = g_strsplit_set (list != NULL ? list : "", " \t\n", -1);

  return id != NULL && g_strv_contains ((const char *const *) ids, id);
}

gboolean
mpad_talk_has_person (const MpadEntry *talk, const char *person_id)
{
  return list_has (mpad_entry_get (talk, MPAD_KEY_TALK_PERSONS), person_id);
}

gboolean
mpad_talk_is_with_parents (const MpadDossier *dossier,
                           const MpadEntry *talk,
                           const MpadProtocol *protocol)
{
  const char *id = mpad_entry_get (talk, MPAD_KEY_TALK_KIND);
  const MpadProtocolTalkKind *kind = protocol == NULL || id == NULL
                                       ? NULL
                                       : mpad_protocol_find_talk_kind (protocol, id);

  if (talk->kind != MPAD_ENTRY_TALK)
    return FALSE;
  if (kind != NULL)
    return kind->function == MPAD_TALK_PARENTS || kind->function == MPAD_TALK_MELDING_PARENTS;
  for (guint i = 0; i < dossier->people->len; i++)
    {
      const MpadPerson *person = g_ptr_array_index (dossier->people, i);

      if (mpad_person_is_carer (person) && mpad_talk_has_person (talk, person->id))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_replaced (const MpadDossier *dossier, const MpadEntry *entry)
{
  for (guint i = 0; i < dossier->entries->len; i++)
    {
      const MpadEntry *other = g_ptr_array_index (dossier->entries, i);

      if (other->state == MPAD_ENTRY_FINAL &&
          g_strcmp0 (mpad_entry_get (other, MPAD_KEY_REPLACES), entry->id) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The latest word of the record on telling this carer: entries are sorted by when it happened. */
static const MpadEntry *
find_withheld (const MpadDossier *dossier, const char *person_id)
{
  const char *nick = mpad_fact_kind_nick (MPAD_FACT_INFORM);
  const MpadEntry *latest = NULL;

  for (guint i = 0; i < dossier->entries->len; i++)
    {
      const MpadEntry *entry = g_ptr_array_index (dossier->entries, i);

      if (entry->kind == MPAD_ENTRY_FACT && entry->state == MPAD_ENTRY_FINAL &&
          g_strcmp0 (mpad_entry_get (entry, MPAD_KEY_FACT), nick) == 0 &&
          list_has (mpad_entry_get (entry, "person"), person_id) && !is_replaced (dossier, entry))
        latest = entry;
    }
  return latest != NULL && g_strcmp0 (mpad_entry_get (latest, "withheld"), "yes") == 0 ? latest
                                                                                       : NULL;
}

static char *
reason_of (const MpadEntry *withheld, const MpadProtocol *protocol)
{
  const char *id = mpad_entry_get (withheld, MPAD_KEY_GROUND),
             *reason = mpad_entry_get (withheld, MPAD_KEY_REASON);
  const MpadProtocolGround *ground = protocol == NULL || id == NULL
                                       ? NULL
                                       : mpad_protocol_find_ground (protocol, id);

  if (!mpad_text_is_blank (reason))
    return g_strdup (reason);
  if (ground != NULL)
    return g_strdup (ground->title);
  return withheld->statements->len == 0
           ? NULL
           : g_strdup (((MpadStatement *) withheld->statements->pdata[0])->text);
}

static MpadTalkCopy *
new_copy (const MpadDossier *dossier,
          const MpadPerson *person,
          gboolean was_at_talk,
          const MpadProtocol *protocol)
{
  MpadTalkCopy *copy = g_new0 (MpadTalkCopy, 1);
  const MpadEntry *withheld = was_at_talk ? NULL : find_withheld (dossier, person->id);

  copy->person_id = g_strdup (person->id);
  copy->name = mpad_person_dup_name (person);
  copy->role = mpad_talk_role (person);
  copy->was_at_talk = was_at_talk;
  copy->limits = g_strdup (person->gezag_limits);
  copy->interpreter_language = g_strdup (person->interpreter_language);
  if (person->safe_contact == MPAD_NO)
    {
      copy->state = MPAD_TALK_COPY_UNSAFE;
      copy->reason = g_strdup (person->safe_reason);
    }
  else if (withheld != NULL)
    {
      copy->state = MPAD_TALK_COPY_UNSAFE;
      copy->reason = reason_of (withheld, protocol);
    }
  else if (!was_at_talk && person->gezag != MPAD_YES)
    copy->state = MPAD_TALK_COPY_ASK_GEZAG;
  else if (person->safe_contact == MPAD_YES)
    copy->state = MPAD_TALK_COPY_READY;
  else
    copy->state = MPAD_TALK_COPY_ASK_SAFE;
  return copy;
}

GPtrArray *
mpad_talk_paper_list_copies (const MpadDossier *dossier,
                             const MpadEntry *talk,
                             const MpadProtocol *protocol)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_talk_copy_free);

  g_return_val_if_fail (dossier != NULL && talk != NULL, copies);

  if (!mpad_talk_is_with_parents (dossier, talk, protocol))
    return copies;
  for (guint absent = 0; absent < 2; absent++)
    for (guint i = 0; i < dossier->people->len; i++)
      {
        const MpadPerson *person = g_ptr_array_index (dossier->people, i);
        gboolean was_at_talk = mpad_talk_has_person (talk, person->id);

        /* Unknown gezag is not "no": it is asked. */
        if (!mpad_person_is_carer (person) || was_at_talk == (absent == 1) ||
            (!was_at_talk && person->gezag == MPAD_NO))
          continue;
        g_ptr_array_add (copies, new_copy (dossier, person, was_at_talk, protocol));
      }
  return copies;
}
