/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the words of a small form (the reason in a dialog) that become an entry only when it is
 * confirmed: stored in the vault within 2 seconds, there again when the form is opened next, and
 * forgotten when it was confirmed (F17). */
#pragma once

#include "mpad-dossier-model.h"
#include "mpad-input.h"

G_BEGIN_DECLS

/**
 * mpad_draft_keeper_attach:
 * @place: names the form and its dossier: "step/<dossier>/<step>/close"
 *
 * Fills @input with what was kept there, if it is still empty, and keeps it from now on.
 */
void mpad_draft_keeper_attach (MpadInput *input, MpadDossierModel *model, const char *place);
/** mpad_draft_keeper_forget: what was kept has become part of the record. */
void mpad_draft_keeper_forget (MpadInput *input);

G_END_DECLS
