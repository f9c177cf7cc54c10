/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline on paper: exactly the entries that were shown, looked at before it leaves, then kept
 * with a number like every paper (F8) and printed or saved from the kept bytes. */
#pragma once

#include <adwaita.h>

#include "mpad-dossier-model.h"
#include "mpad-page-layout.h"

G_BEGIN_DECLS

#define MPAD_TYPE_OVERVIEW_PAGE (mpad_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (MpadOverviewPage, mpad_overview_page, MPAD, OVERVIEW_PAGE, AdwNavigationPage)

/**
 * mpad_overview_page_new:
 * @entry_ids: the entries of the view; drafts among them stay off paper, and the page says so
 * @filter: (nullable): what the view was narrowed to, in words
 */
AdwNavigationPage *
mpad_overview_page_new (MpadDossierModel *model, const char *const *entry_ids, const char *filter);

/** mpad_overview_page_get_pages: (transfer none) (nullable): once they are made. */
MpadPages *mpad_overview_page_get_pages (MpadOverviewPage *self);

G_END_DECLS
