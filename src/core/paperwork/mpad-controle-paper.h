/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the rows of a month to the control sheet of the journal. */
#pragma once

#include "mpad-document.h"
#include "mpad-journal-list.h"

G_BEGIN_DECLS

/**
 * mpad_controle_paper_new:
 * @info: of the vault
 * @year, @month: 1 to 12
 * @rows: (element-type MpadJournalRow): of that month
 * @state: of the whole journal
 *
 * Returns: (transfer full) (nullable): the paper, audience school
 */
MpadDocument *mpad_controle_paper_new (const MpadVaultInfo *info,
                                       guint year,
                                       guint month,
                                       GPtrArray *rows,
                                       const MpadJournalState *state,
                                       GError **error);

G_END_DECLS
