/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a search in the whole record found (F24): under the dossiers on the home page and
 * on the search page. Searches
 * through a job of the vault service; an overtaken search is dropped. */
#pragma once

#include <adwaita.h>

#include "mpad-session.h"

G_BEGIN_DECLS

#define MPAD_TYPE_SEARCH_RESULTS (mpad_search_results_get_type ())
G_DECLARE_FINAL_TYPE (MpadSearchResults, mpad_search_results, MPAD, SEARCH_RESULTS, AdwBin)

void mpad_search_results_set_session (MpadSearchResults *self, MpadSession *session);

/** mpad_search_results_set_dossier: @dossier_id: (nullable): only in this one; its name is then not repeated. */
void mpad_search_results_set_dossier (MpadSearchResults *self, const char *dossier_id);
/** mpad_search_results_set_kinds: MPAD_SEARCH_IN_…; 0 for all. Takes effect at the next search. */
void mpad_search_results_set_kinds (MpadSearchResults *self, guint kinds);
void mpad_search_results_set_open_only (MpadSearchResults *self, gboolean open_only);

/** mpad_search_results_search: @words as typed; fewer than two letters show nothing. */
void mpad_search_results_search (MpadSearchResults *self, const char *words);

G_END_DECLS
