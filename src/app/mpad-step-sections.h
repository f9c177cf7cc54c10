/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a step page that are only read: the step's talks and locks, the school
 * protocol's own contacts, further points of attention, what was recorded. Each fills a box
 * and says whether there is anything in it. Buttons activate the dossier page's actions. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-dossier-model.h"

G_BEGIN_DECLS

gboolean
mpad_step_section_talks (GtkBox *box, MpadDossierModel *model, const MpadProtocolStep *step);
/** mpad_step_section_locks: locks other than of talks that touch this step. */
gboolean
mpad_step_section_locks (GtkBox *box, MpadDossierModel *model, const MpadProtocolStep *step);
gboolean
mpad_step_section_notices (GtkBox *box, MpadDossierModel *model, const MpadProtocolStep *step);
/** mpad_step_section_branches: @shown: (nullable): the branch that the banner shows. */
gboolean mpad_step_section_branches (GtkBox *box, MpadDossierModel *model, const char *shown);
/**
 * mpad_step_section_contacts: the school protocol's own contacts of @branch, not as main button
 * (R-12).
 */
gboolean
mpad_step_section_contacts (GtkBox *box, MpadDossierModel *model, const MpadProtocolBranch *branch);
/** mpad_step_section_entries: what happened goes into @box as cards; what people did in the program into
 * @lines. Returns: whether there is a card */
gboolean mpad_step_section_entries (GtkBox *box,
                                    GtkBox *lines,
                                    MpadDossierModel *model,
                                    const MpadProtocolStep *step);

G_END_DECLS
