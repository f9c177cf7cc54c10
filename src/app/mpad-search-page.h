/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searching the record (F24): in one dossier (Ctrl+F there) or everywhere (Ctrl+Shift+F), with
 * filters by what it is and whether the dossier is open. The filters never change which text is
 * searched. */
#pragma once

#include <adwaita.h>

#include "mpad-session.h"

G_BEGIN_DECLS

#define MPAD_TYPE_SEARCH_PAGE (mpad_search_page_get_type ())
G_DECLARE_FINAL_TYPE (MpadSearchPage, mpad_search_page, MPAD, SEARCH_PAGE, AdwNavigationPage)

/**
 * mpad_search_page_new:
 * @dossier_id: (nullable): only in this one
 */
AdwNavigationPage *mpad_search_page_new (MpadSession *session, const char *dossier_id);

/** mpad_search_page_focus: the cursor goes to the words. */
void mpad_search_page_focus (MpadSearchPage *self);

G_END_DECLS
