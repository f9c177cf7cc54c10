/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One maker for each paper. Private to this folder: mpad_paper_make() chooses. */
#pragma once

#include "mpad-papers.h"

G_BEGIN_DECLS

typedef MpadDocument *
MpadPaperMaker (const MpadPaperSource *source, const MpadPaperRequest *request, GError **error);

MpadPaperMaker mpad_overzicht_paper;
MpadPaperMaker mpad_afweging_paper;
MpadPaperMaker mpad_advies_paper;
MpadPaperMaker mpad_melding_paper;
MpadPaperMaker mpad_hulpplan_paper;
MpadPaperMaker mpad_evaluatie_paper;
MpadPaperMaker mpad_uitnodiging_paper;

/** mpad_papers_entry: the entry that the request names, else the latest of @kind where details["what"] is not
 * @not_what. Returns: (nullable) with NOT_FOUND set */
const MpadEntry *mpad_papers_entry (const MpadPaperSource *source,
                                    const char *entry_id,
                                    MpadEntryKind kind,
                                    const char *not_what,
                                    GError **error);

/** mpad_papers_home: can the child go home safely, as last recorded from @since (nullable, ISO) on:
 * "ja", "nee", "twijfel" with the time and the day. Returns: (transfer none) (nullable) */
const char *
mpad_papers_home (const MpadPaperSource *source, MpadPaperTexts *texts, const char *since);

/** mpad_papers_n: Returns: how many texts stand in a list that may be %NULL. */
gsize mpad_papers_n (const char *const *list);

G_END_DECLS
