/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One attachment inside the program: a picture, or text. Anything else is not opened here. It leaves
 * only after a warning and with a row in the journal; a picture leaves without place and time unless
 * the original is asked for. */
#pragma once

#include <adwaita.h>

#include "mpad-attachment.h"
#include "mpad-dossier-model.h"

G_BEGIN_DECLS

#define MPAD_TYPE_EVIDENCE_VIEWER (mpad_evidence_viewer_get_type ())
G_DECLARE_FINAL_TYPE (
  MpadEvidenceViewer, mpad_evidence_viewer, MPAD, EVIDENCE_VIEWER, AdwNavigationPage)

AdwNavigationPage *mpad_evidence_viewer_new (MpadDossierModel *model,
                                             const MpadAttachment *attachment);

G_END_DECLS
