/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Closing a step, and the other ways through the steps: leaving out with a ground of the protocol,
 * doing again, stopping, going back, lifting a point of attention, closing the dossier. Asks only
 * what the protocol asks, shows what is still open, and lets go on with a reason. */
#pragma once

#include <adwaita.h>

#include "mpad-dossier-model.h"

G_BEGIN_DECLS

typedef enum
{
  MPAD_STEP_DIALOG_CLOSE,
  MPAD_STEP_DIALOG_SKIP,
  MPAD_STEP_DIALOG_REOPEN,
  MPAD_STEP_DIALOG_STOP,
  MPAD_STEP_DIALOG_LOOP,
  MPAD_STEP_DIALOG_START, /* a running case is taken over at this step */
  MPAD_STEP_DIALOG_LIFT,
  MPAD_STEP_DIALOG_RAISE, /* a point of attention set by hand */
  MPAD_STEP_DIALOG_CLOSE_DOSSIER,
  MPAD_STEP_DIALOG_REOPEN_DOSSIER,
} MpadStepDialogMode;

#define MPAD_TYPE_STEP_DIALOG (mpad_step_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MpadStepDialog, mpad_step_dialog, MPAD, STEP_DIALOG, AdwDialog)

/** mpad_step_dialog_new: @of: step id; of MPAD_STEP_DIALOG_LIFT the id of the branch; else the dossier's id. */
AdwDialog *mpad_step_dialog_new (MpadDossierModel *model, MpadStepDialogMode mode, const char *of);
/** mpad_step_dialog_confirm: as its button; shows what is missing at the field. */
void mpad_step_dialog_confirm (MpadStepDialog *self);

G_END_DECLS
