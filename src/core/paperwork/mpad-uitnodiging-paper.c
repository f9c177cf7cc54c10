/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The invitation from a planned talk or from what was typed. Refuses a carer with whom contact is
 * not safe, and a place that is somebody else's address. */
#include "mpad-dutch-date.h"
#include "mpad-entry-keys.h"
#include "mpad-error.h"
#include "mpad-identifiers.h"
#include "mpad-papers-private.h"
#include "mpad-text.h"
#include "mpad-uitnodiging.h"

static gboolean
blocked (GError **error, const char *why)
{
  g_set_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_BLOCKED, "No invitation: %s", why);
  return FALSE;
}

static gboolean
check_reader (const MpadPerson *reader, const MpadPaperRequest *request, GError **error)
{
  if (reader == NULL || !mpad_person_is_carer (reader))
    {
      g_set_error_literal (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_NOT_FOUND,
                           "The reader of an invitation is no carer of this dossier");
      return FALSE;
    }
  if (reader->safe_contact == MPAD_NO)
    return blocked (error, "it is recorded as not safe for this carer");
  if (reader->safe_contact == MPAD_UNKNOWN && !request->safe_confirmed)
    return blocked (error, "nobody answered whether it is safe");
  return TRUE;
}

static gboolean
check_place (const MpadPaperSource *source,
             const MpadPerson *reader,
             const char *where,
             GError **error)
{
  g_autoptr (MpadIdentifiers) others = mpad_identifiers_new (), own = mpad_identifiers_new ();
  g_autoptr (GArray) hits = NULL;

  for (guint i = 0; i < source->dossier->people->len; i++)
    {
      const MpadPerson *person = g_ptr_array_index (source->dossier->people, i);

      mpad_identifiers_add_contact (person == reader ? own : others, person);
    }
  mpad_identifiers_subtract (others, own);
  hits = mpad_identifiers_find (others, where);
  return hits->len == 0 || blocked (error, "the place is somebody else's address");
}

static const MpadEntry *
find_planned (const MpadPaperSource *source, const char *entry_id)
{
  return entry_id == NULL ? NULL : mpad_dossier_get_entry (source->dossier, entry_id);
}

MpadDocument *
mpad_uitnodiging_paper (const MpadPaperSource *source,
                        const MpadPaperRequest *request,
                        GError **error)
{
  g_autoptr (MpadPaperTexts) texts = mpad_paper_texts_new ();
  const MpadPerson *pupil = mpad_dossier_get_pupil (source->dossier);
  const MpadPerson *reader = request->recipient == NULL
                               ? NULL
                               : mpad_dossier_get_person (source->dossier, request->recipient);
  const MpadEntry *talk = find_planned (source, request->entry_id);
  const MpadStaff *sender = mpad_paper_staff (source, request->sender, NULL);
  MpadUitnodigingInput input = {
    .head = source->head,
    .duration = request->duration,
    .contact = request->contact,
    .phone = request->phone,
    .sender = sender != NULL ? sender->name : NULL,
    .sender_role = mpad_paper_staff_role (source, sender),
  };

  if (!check_reader (reader, request, error))
    return NULL;
  input.carer = mpad_paper_texts_take (texts, mpad_person_dup_name (reader));
  input.salutation = mpad_paper_texts_take (texts, g_strdup_printf ("Beste %s", input.carer));
  input.pupil = pupil == NULL ? NULL : mpad_paper_texts_take (texts, mpad_person_dup_short (pupil));
  input.when = mpad_paper_texts_take (texts,
                                      mpad_dutch_moment (request->when != NULL ? request->when
                                                         : talk != NULL        ? talk->happened
                                                                               : NULL));
  input.where = request->where != NULL ? request->where : talk != NULL ? talk->place : NULL;
  if (request->with != NULL)
    {
      input.with = request->with;
      input.n_with = mpad_papers_n (request->with);
    }
  else if (talk != NULL)
    {
      const GPtrArray *names = mpad_paper_texts_lines (texts,
                                                       mpad_entry_get (talk, MPAD_KEY_TALK_STAFF));

      input.with = (const char *const *) names->pdata;
      input.n_with = names->len;
    }
  if (!check_place (source, reader, input.where, error))
    return NULL;
  return mpad_uitnodiging_new (&input, error);
}
