/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving one dossier to another version of the protocol: which versions the vault holds, what
 * changes for this dossier, a reason, and the button. Recorded in the dossier as a note and in its
 * history. */
#pragma once

#include <adwaita.h>

#include "mpad-dossier-model.h"

G_BEGIN_DECLS

#define MPAD_TYPE_PROTOCOL_MOVE_DIALOG (mpad_protocol_move_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  MpadProtocolMoveDialog, mpad_protocol_move_dialog, MPAD, PROTOCOL_MOVE_DIALOG, AdwDialog)

AdwDialog *mpad_protocol_move_dialog_new (MpadDossierModel *model);

G_END_DECLS
