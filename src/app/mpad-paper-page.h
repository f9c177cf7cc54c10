/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One gespreksverslag as it prints, with the check beside it before it leaves, and afterwards its
 * way to the signature and back (F7-F9, R-7-R-9). A page to be pushed on a navigation view. */
#pragma once

#include <adwaita.h>

#include "mpad-dossier-model.h"

G_BEGIN_DECLS

#define MPAD_TYPE_PAPER_PAGE (mpad_paper_page_get_type ())
G_DECLARE_FINAL_TYPE (MpadPaperPage, mpad_paper_page, MPAD, PAPER_PAGE, AdwNavigationPage)

/** mpad_paper_page_new_for_talk: a paper that is not kept yet. @recipient: id of a carer. */
AdwNavigationPage *
mpad_paper_page_new_for_talk (MpadDossierModel *model, const char *talk_id, const char *recipient);
/** mpad_paper_page_new_for_report: a kept paper. */
AdwNavigationPage *mpad_paper_page_new_for_report (MpadDossierModel *model, const char *report_id);

/** mpad_paper_page_get_report: (transfer none) (nullable): id of the kept report. */
const char *mpad_paper_page_get_report (MpadPaperPage *self);

G_END_DECLS
