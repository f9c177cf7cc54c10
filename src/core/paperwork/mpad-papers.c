/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses the maker, and keeps what it makes. */
#include "mpad-papers-private.h"

#include <string.h>

#include "mpad-clock.h"
#include "mpad-dossier-store.h"
#include "mpad-dutch-date.h"
#include "mpad-entry-keys.h"
#include "mpad-error.h"
#include "mpad-paper-keep.h"
#include "mpad-school-store.h"

static const struct
{
  const char *word, *title;
  MpadPaperMaker *make;
} papers[] = {
  [MPAD_PAPER_OVERZICHT] = { "dossieroverzicht", "Dossieroverzicht", mpad_overzicht_paper },
  [MPAD_PAPER_AFWEGING] = { "afweging", "Afwegingsverslag", mpad_afweging_paper },
  [MPAD_PAPER_ADVIES] = { "adviesgesprek", "Voorbereiding adviesgesprek", mpad_advies_paper },
  [MPAD_PAPER_MELDING] = { "melding", "Voorbereiding melding", mpad_melding_paper },
  [MPAD_PAPER_HULPPLAN] = { "hulpplan", "Plan voor hulp", mpad_hulpplan_paper },
  [MPAD_PAPER_EVALUATIE] = { "evaluatieverslag", "Evaluatieverslag", mpad_evaluatie_paper },
  [MPAD_PAPER_UITNODIGING] = { "uitnodiging", "Uitnodiging voor een gesprek",
                               mpad_uitnodiging_paper },
};

const char *
mpad_paper_kind_word (MpadPaperKind kind)
{
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (papers), NULL);
  return papers[kind].word;
}

MpadDocument *
mpad_paper_make (const MpadPaperSource *source, const MpadPaperRequest *request, GError **error)
{
  g_return_val_if_fail (source != NULL && source->dossier != NULL && request != NULL, NULL);
  g_return_val_if_fail ((gsize) request->kind < G_N_ELEMENTS (papers), NULL);

  return papers[request->kind].make (source, request, error);
}

const MpadEntry *
mpad_papers_entry (const MpadPaperSource *source,
                   const char *entry_id,
                   MpadEntryKind kind,
                   const char *not_what,
                   GError **error)
{
  g_autoptr (GPtrArray) entries = mpad_paper_list_entries (source);

  for (guint i = entries->len; i > 0; i--)
    {
      const MpadEntry *entry = g_ptr_array_index (entries, i - 1);

      if (entry->kind == kind &&
          (entry_id != NULL
             ? strcmp (entry->id, entry_id) == 0
             : not_what == NULL || g_strcmp0 (mpad_entry_get (entry, "what"), not_what) != 0))
        return entry;
    }
  g_set_error_literal (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_NOT_FOUND,
                       "The record has no final entry to make this paper of");
  return NULL;
}

const char *
mpad_papers_home (const MpadPaperSource *source, MpadPaperTexts *texts, const char *since)
{
  static const struct
  {
    const char *word, *dutch;
  } answers[] = {
    { "yes", "Ja, het kind kan veilig naar huis" },
    { "no", "Nee, het kind kan niet veilig naar huis" },
    { "doubt", "Twijfel of het kind veilig naar huis kan" },
  };
  g_autoptr (GPtrArray) entries = mpad_paper_list_entries (source);

  for (guint i = entries->len; i > 0; i--)
    {
      const MpadEntry *entry = g_ptr_array_index (entries, i - 1);
      gboolean fact = entry->kind == MPAD_ENTRY_FACT &&
                      g_strcmp0 (mpad_entry_get (entry, MPAD_KEY_FACT), "home-safe") == 0;
      const char *answer = mpad_entry_get (entry, fact ? "value" : MPAD_KEY_HOME_SAFE),
                 *until = mpad_entry_get (entry, fact ? "until" : MPAD_KEY_HOME_TIME);

      if (answer == NULL || (since != NULL && g_strcmp0 (entry->happened, since) < 0))
        continue;
      for (gsize a = 0; a < G_N_ELEMENTS (answers); a++)
        if (strcmp (answers[a].word, answer) == 0)
          {
            g_autofree char *when = mpad_dutch_happened (entry);

            return mpad_paper_texts_take (
              texts, g_strdup_printf ("%s (vastgelegd %s%s%s).", answers[a].dutch, when,
                                      until != NULL ? ", op school tot " : "",
                                      until != NULL ? until : ""));
          }
    }
  return NULL;
}

gsize
mpad_papers_n (const char *const *list)
{
  return list == NULL ? 0 : g_strv_length ((char **) list);
}

typedef struct
{
  MpadPaperSource source;
  const MpadPaperRequest *request;
  const char *school;
} Making;

static MpadPages *
make_pages (const MpadPaperHead *head, gpointer data, GError **error)
{
  Making *making = data;
  g_autoptr (MpadDocument) document = NULL;

  making->source.head = *head;
  making->source.head.school = making->school;
  document = mpad_paper_make (&making->source, making->request, error);
  return document == NULL ? NULL
                          : mpad_page_layout_paginate (document, making->request->flags, error);
}

MpadReport *
mpad_paper_keep_made (MpadVault *vault,
                      const char *dossier_id,
                      const MpadProtocol *protocol,
                      const MpadPaperRequest *request,
                      GError **error)
{
  g_autoptr (MpadDossier) dossier = mpad_dossier_store_load (vault, dossier_id, error);
  g_autoptr (MpadReport) report = NULL;
  g_autoptr (MpadSchool) school = NULL;
  g_autoptr (GPtrArray) staff = NULL;
  g_autofree char *today = mpad_clock_today ();
  g_autofree char *date = mpad_dutch_date (today);
  Making making = { .request = request };

  g_return_val_if_fail ((gsize) request->kind < G_N_ELEMENTS (papers), NULL);

  if (dossier == NULL)
    return NULL;
  school = mpad_school_store_load (vault, error);
  if (school == NULL)
    return NULL;
  staff = mpad_school_store_list_staff (vault, error);
  if (staff == NULL)
    return NULL;
  making.source = (MpadPaperSource) { dossier, protocol, staff, today, { NULL } };
  making.school = school->name;
  report = mpad_report_new ();
  report->dossier_id = g_strdup (dossier_id);
  report->entry_id = g_strdup (request->entry_id);
  report->kind = g_strdup (papers[request->kind].word);
  report->recipient = request->kind == MPAD_PAPER_UITNODIGING ? g_strdup (request->recipient)
                                                              : NULL;
  report->title = g_strdup_printf ("%s, %s", papers[request->kind].title, date);
  if (!mpad_paper_keep (vault, report, make_pages, &making, error))
    return NULL;
  return g_steal_pointer (&report);
}
