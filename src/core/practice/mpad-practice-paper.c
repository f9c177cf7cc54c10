/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the practice paper: the statements of the talk by the section they were said in. The
 * child's words stay out. */
#include "mpad-practice-paper.h"

#include <string.h>

#include "mpad-entry-keys.h"
#include "mpad-gespreksverslag.h"
#include "mpad-page-layout.h"
#include "mpad-pdf.h"
#include "mpad-practice-reader.h"

static void
add_statement (const MpadDossier *dossier,
               const MpadStatement *statement,
               GArray *items,
               GArray *agreements)
{
  const MpadPerson *person = mpad_dossier_get_person (dossier, statement->person_id);
  MpadTalkItem item = { .text = statement->text, .speaker = statement->source };

  if (g_strcmp0 (statement->section, "feiten") == 0)
    item.section = MPAD_TALK_SEEN;
  else if (g_strcmp0 (statement->section, "reactie") == 0)
    item.section = MPAD_TALK_REACTION;
  else if (g_strcmp0 (statement->section, "duiding") == 0)
    item.section = MPAD_TALK_MEANING;
  else
    {
      MpadTalkAgreement agreement = { .text = statement->text, .who = statement->source };

      if (statement->kind == MPAD_STATEMENT_NOTE)
        g_array_append_val (agreements, agreement);
      return;
    }
  if (statement->kind == MPAD_STATEMENT_OBSERVATION)
    item.kind = MPAD_TALK_ITEM_OBSERVATION;
  else if (statement->kind == MPAD_STATEMENT_PARENT_WORDS && person != NULL)
    {
      item.kind = MPAD_TALK_ITEM_CARER_WORDS;
      item.speaker = person->relation_label;
      item.speaker_id = person->id;
    }
  else if (statement->kind == MPAD_STATEMENT_NOTE)
    item.kind = MPAD_TALK_ITEM_TEXT;
  else
    return;
  g_array_append_val (items, item);
}

static GBytes *
print (MpadParentDocument *builder, MpadReport *report, GError **error)
{
  g_autoptr (MpadDocument) document = mpad_parent_document_finish (builder);
  g_autoptr (MpadPages) pages = mpad_page_layout_paginate (document, MPAD_PAGE_DEFAULT, error);

  if (pages == NULL)
    return NULL;
  report->pages = mpad_pages_get_n_pages (pages);
  return mpad_pdf_from_pages (pages, error);
}

GBytes *
mpad_practice_paper_new (const MpadDossier *dossier,
                         MpadReport *report,
                         const char *school,
                         gint64 created_us,
                         GError **error)
{
  const MpadEntry *talk = mpad_dossier_get_entry (dossier, report->entry_id);
  const MpadPerson *pupil = mpad_dossier_get_pupil (dossier);
  const MpadPerson *carer = mpad_dossier_get_person (dossier, report->recipient);
  const char *staff = talk != NULL ? mpad_entry_get (talk, MPAD_KEY_TALK_STAFF) : NULL;
  g_autoptr (GArray) items = g_array_new (FALSE, TRUE, sizeof (MpadTalkItem));
  g_autoptr (GArray) agreements = g_array_new (FALSE, TRUE, sizeof (MpadTalkAgreement));
  g_auto (GStrv) names = g_strsplit (staff != NULL ? staff : "", "\n", -1);
  g_autofree char *pupil_name = NULL, *carer_name = NULL, *date = NULL, *next = NULL, *group = NULL;
  g_autofree char *carer_present = NULL;
  g_autoptr (GPtrArray) present = g_ptr_array_new ();
  g_autoptr (MpadParentDocument) builder = NULL;

  if (talk == NULL || pupil == NULL || carer == NULL)
    {
      g_set_error_literal (error, MPAD_DOCUMENT_ERROR, MPAD_DOCUMENT_ERROR_MISSING_FIELD,
                           "A practice report names no talk or no carer of its dossier");
      return NULL;
    }
  pupil_name = mpad_person_dup_name (pupil);
  carer_name = mpad_person_dup_name (carer);
  group = g_strdup_printf ("groep %s", pupil->group);
  date = mpad_practice_format_moment (talk->happened);
  next = g_strdup (mpad_entry_get (talk, MPAD_KEY_NEXT_APPOINTMENT));
  carer_present = g_strdup_printf ("%s (%s)", carer_name, carer->relation_label);
  g_ptr_array_add (present, carer_present);
  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (present, names[i]);
  for (guint i = 0; i < talk->statements->len; i++)
    add_statement (dossier, g_ptr_array_index (talk->statements, i), items, agreements);
  {
    const MpadTalkCarer carers[] = { { carer->id, carer_name, carer->relation_label, TRUE, next } };
    const MpadTalkSigner signers[] = { { names[0] != NULL ? names[0] : "", "namens school" } };
    const MpadGespreksverslagInput input = {
      .school = school,
      .pupil = pupil_name,
      .group = group,
      .date = date,
      .place = talk->place,
      .present = (const char *const *) present->pdata,
      .n_present = present->len,
      .purpose = mpad_entry_get (talk, MPAD_KEY_PURPOSE),
      .items = (const MpadTalkItem *) (gconstpointer) items->data,
      .n_items = items->len,
      .agreements = (const MpadTalkAgreement *) (gconstpointer) agreements->data,
      .n_agreements = agreements->len,
      .carers = carers,
      .n_carers = G_N_ELEMENTS (carers),
      .signers = signers,
      .n_signers = G_N_ELEMENTS (signers),
      .number = report->number,
      .version = (guint) report->version,
      .created_us = created_us,
    };

    builder = mpad_gespreksverslag_new (&input, 0, error);
    return builder != NULL ? print (builder, report, error) : NULL;
  }
}
