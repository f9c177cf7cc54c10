/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says whether a suspicion held (S1-6): turned out right, turned out wrong, or still open, with what
 * is known now. The suspicion itself stays as it was written. */
#pragma once

#include <adwaita.h>

#include "mpad-dossier-model.h"

G_BEGIN_DECLS

#define MPAD_TYPE_HYPOTHESIS_DIALOG (mpad_hypothesis_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  MpadHypothesisDialog, mpad_hypothesis_dialog, MPAD, HYPOTHESIS_DIALOG, AdwDialog)

AdwDialog *mpad_hypothesis_dialog_new (MpadDossierModel *model, const MpadStatement *statement);

G_END_DECLS
