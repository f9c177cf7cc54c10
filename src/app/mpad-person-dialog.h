/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing down one person: who, how related, gezag, safe to reach, address that must stay hidden.
 * Saves itself while typing, like every editor. */
#pragma once

#include <adwaita.h>

#include "mpad-dossier-model.h"

G_BEGIN_DECLS

#define MPAD_TYPE_PERSON_DIALOG (mpad_person_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MpadPersonDialog, mpad_person_dialog, MPAD, PERSON_DIALOG, AdwDialog)

/* signal "removed" (MpadPerson *): taken out of the dossier; the page offers undo. */

/** mpad_person_dialog_new: @person: (transfer full): of the dossier, or a new one without id. */
AdwDialog *mpad_person_dialog_new (MpadDossierModel *model, MpadPerson *person);

G_END_DECLS
