/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the gespreksverslag from the record. */
#include "mpad-talk-paper.h"

#include <string.h>

#include "mpad-dossier-store.h"
#include "mpad-dutch-date.h"
#include "mpad-entry-keys.h"
#include "mpad-error.h"
#include "mpad-gespreksverslag.h"
#include "mpad-paper-keep.h"
#include "mpad-paper-source.h"
#include "mpad-school-store.h"
#include "mpad-talk-content.h"
#include "mpad-text.h"

#define KIND "gespreksverslag"

void
mpad_talk_paper_free (MpadTalkPaper *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->pages);
  g_clear_object (&self->document);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_free (self);
}

static gboolean
blocked (GError **error, const char *why)
{
  g_set_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_BLOCKED, "No copy of this talk: %s",
               why);
  return FALSE;
}

/* @keeping: the questions must have been answered. */
static gboolean
check_copy (const MpadDossier *dossier,
            const MpadEntry *talk,
            const MpadProtocol *protocol,
            const MpadTalkPaperOptions *options,
            gboolean keeping,
            GError **error)
{
  g_autoptr (GPtrArray) copies = mpad_talk_paper_list_copies (dossier, talk, protocol);

  if (talk->shared == MPAD_NO && !options->share_marked)
    return blocked (error, "it is marked not to be shared");
  for (guint i = 0; i < copies->len; i++)
    {
      const MpadTalkCopy *copy = g_ptr_array_index (copies, i);

      if (strcmp (copy->person_id, options->recipient) != 0)
        continue;
      if (copy->state == MPAD_TALK_COPY_UNSAFE)
        return blocked (error, "it is recorded as not safe for this carer");
      if (!keeping || copy->state == MPAD_TALK_COPY_READY)
        return TRUE;
      if (!options->safe_confirmed)
        return blocked (error, "nobody answered whether it is safe");
      if (copy->state == MPAD_TALK_COPY_ASK_GEZAG && !options->gezag_confirmed)
        return blocked (error, "nobody answered whether this carer has gezag");
      return TRUE;
    }
  return blocked (error,
                  "this carer was not there and has no gezag, or it is no talk with parents");
}

static MpadDocument *
make_document (const MpadDossier *dossier,
               const MpadEntry *talk,
               const MpadProtocol *protocol,
               const MpadSchool *school,
               const GPtrArray *staff,
               const MpadPerson *reader,
               const MpadTalkContent *content,
               const MpadTalkPaperOptions *options,
               GError **error)
{
  const MpadPaperSource source = { .dossier = dossier, .protocol = protocol, .staff = staff };
  const MpadPerson *pupil = mpad_dossier_get_pupil (dossier);
  g_autofree char *name = mpad_person_dup_name (reader), *role = mpad_talk_role (reader),
                  *pupil_name = pupil == NULL ? NULL : mpad_person_dup_name (pupil),
                  *date = mpad_dutch_moment (talk->happened), *group = NULL;
  const char *class = talk->group_then != NULL ? talk->group_then
                      : pupil != NULL          ? pupil->group
                                               : NULL;
  MpadTalkSigner signer = { NULL, NULL };
  const MpadTalkCarer carer = {
    .id = reader->id,
    .name = name,
    .role = role,
    .was_at_talk = mpad_talk_has_person (talk, reader->id),
    .next_appointment = content->next_appointment,
  };
  MpadGespreksverslagInput input = {
    .school = school->name,
    .pupil = pupil_name,
    .date = date,
    .place = content->place,
    .present = (const char *const *) content->present->pdata,
    .n_present = content->present->len,
    .purpose = content->purpose,
    .items = (const MpadTalkItem *) content->items->data,
    .n_items = content->items->len,
    .agreements = (const MpadTalkAgreement *) content->agreements->data,
    .n_agreements = content->agreements->len,
    .carers = &carer,
    .n_carers = 1,
    .signers = &signer,
    .n_signers = content->school->len > 0 ? 1 : 0,
    /* Only words that were taken up one by one are among the items. */
    .child_words_included = TRUE,
    .number = options->number,
    .version = options->version,
    .journal_head = options->journal_head,
    .created_us = options->created_us,
  };
  g_autoptr (MpadParentDocument) builder = NULL;

  if (!mpad_text_is_blank (class))
    input.group = group = g_strdup_printf ("groep %s", class);
  /* The first of the school signs for it: who held the talk. */
  if (content->school->len > 0)
    {
      signer.name = g_ptr_array_index (content->school, 0);
      signer.role = mpad_paper_staff_role (&source, mpad_paper_staff (&source, NULL, signer.name));
    }
  builder = mpad_gespreksverslag_new (&input, 0, error);
  return builder == NULL ? NULL : mpad_parent_document_finish (builder);
}

MpadTalkPaper *
mpad_talk_paper_make (const MpadDossier *dossier,
                      const MpadEntry *talk,
                      const MpadProtocol *protocol,
                      const MpadSchool *school,
                      const GPtrArray *staff,
                      const MpadTalkPaperOptions *options,
                      GError **error)
{
  g_autoptr (MpadTalkPaper) self = g_new0 (MpadTalkPaper, 1);
  g_autoptr (MpadTalkContent) content = NULL;
  const MpadPerson *reader;
  const MpadStaff *writer;
  MpadPaperSource source;

  g_return_val_if_fail (dossier != NULL && talk != NULL && school != NULL, NULL);
  g_return_val_if_fail (options != NULL && options->recipient != NULL, NULL);

  reader = mpad_dossier_get_person (dossier, options->recipient);
  if (reader == NULL || !mpad_person_is_carer (reader))
    {
      g_set_error_literal (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_NOT_FOUND,
                           "The reader of a report is no carer of this dossier");
      return NULL;
    }
  if (!check_copy (dossier, talk, protocol, options, FALSE, error))
    return NULL;
  source = (MpadPaperSource) { .dossier = dossier, .protocol = protocol, .staff = staff };
  writer = mpad_paper_staff (&source, talk->entered_by, NULL);
  content = mpad_talk_content_new (dossier, talk, protocol, reader, options->taken_up,
                                   options->left_out, writer != NULL ? writer->name : NULL);
  self->document = make_document (dossier, talk, protocol, school, staff, reader, content, options,
                                  error);
  if (self->document == NULL)
    return NULL;
  self->pages = mpad_page_layout_paginate (self->document, options->flags, error);
  if (self->pages == NULL)
    return NULL;
  self->findings = g_steal_pointer (&content->findings);
  return g_steal_pointer (&self);
}

typedef struct
{
  const MpadDossier *dossier;
  const MpadEntry *talk;
  const MpadProtocol *protocol;
  const MpadSchool *school;
  const GPtrArray *staff;
  const MpadTalkPaperOptions *options;
} Making;

static MpadPages *
make_pages (const MpadPaperHead *head, gpointer data, GError **error)
{
  const Making *making = data;
  MpadTalkPaperOptions options = *making->options;
  g_autoptr (MpadTalkPaper) paper = NULL;

  options.number = head->number;
  options.version = head->version;
  options.journal_head = head->journal_head;
  options.created_us = head->created_us;
  paper = mpad_talk_paper_make (making->dossier, making->talk, making->protocol, making->school,
                                making->staff, &options, error);
  return paper == NULL ? NULL : g_steal_pointer (&paper->pages);
}

static gboolean
check_talk (const MpadEntry *talk, const MpadTalkPaperOptions *options, GError **error)
{
  if (talk == NULL)
    {
      g_set_error_literal (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_NOT_FOUND, "No such talk");
      return FALSE;
    }
  if (talk->state != MPAD_ENTRY_FINAL)
    return blocked (error, "it is still a draft");
  if (options->revision != 0 && options->revision != talk->revision)
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CONFLICT,
                           "The talk was changed after its report was looked at");
      return FALSE;
    }
  return TRUE;
}

MpadReport *
mpad_talk_paper_keep (MpadVault *vault,
                      const char *dossier_id,
                      const char *talk_id,
                      const MpadProtocol *protocol,
                      const MpadTalkPaperOptions *options,
                      GError **error)
{
  g_autoptr (MpadDossier) dossier = mpad_dossier_store_load (vault, dossier_id, error);
  g_autoptr (MpadReport) report = NULL;
  g_autoptr (MpadSchool) school = NULL;
  g_autoptr (GPtrArray) staff = NULL;
  g_autofree char *date = NULL;
  Making making = { .protocol = protocol, .options = options };

  if (dossier == NULL)
    return NULL;
  making.dossier = dossier;
  making.talk = mpad_dossier_get_entry (dossier, talk_id);
  if (!check_talk (making.talk, options, error) ||
      !check_copy (dossier, making.talk, protocol, options, TRUE, error))
    return NULL;
  making.school = school = mpad_school_store_load (vault, error);
  if (school == NULL)
    return NULL;
  making.staff = staff = mpad_school_store_list_staff (vault, error);
  if (staff == NULL)
    return NULL;
  date = mpad_dutch_date (making.talk->happened);
  report = mpad_report_new ();
  report->dossier_id = g_strdup (dossier_id);
  report->entry_id = g_strdup (talk_id);
  report->kind = g_strdup (KIND);
  report->recipient = g_strdup (options->recipient);
  report->title = g_strdup_printf ("Gespreksverslag van %s", date);
  if (!mpad_paper_keep (vault, report, make_pages, &making, error))
    return NULL;
  return g_steal_pointer (&report);
}
