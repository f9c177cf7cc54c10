/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry to be read, with its versions (F6): what stands now, what stood on a date, and the
 * difference between a version and the one before it. A page for the dossier's navigation view. */
#pragma once

#include <adwaita.h>

#include "mpad-dossier-model.h"

G_BEGIN_DECLS

#define MPAD_TYPE_ENTRY_PAGE (mpad_entry_page_get_type ())
G_DECLARE_FINAL_TYPE (MpadEntryPage, mpad_entry_page, MPAD, ENTRY_PAGE, AdwNavigationPage)

AdwNavigationPage *mpad_entry_page_new (MpadDossierModel *model, const char *entry_id);

/** mpad_entry_page_show_at: @date: ISO: shows the version that stood at the end of that day. */
void mpad_entry_page_show_at (MpadEntryPage *self, const char *date);
/** mpad_entry_page_get_shown: (transfer none): id of the version shown. */
const char *mpad_entry_page_get_shown (MpadEntryPage *self);

G_END_DECLS
