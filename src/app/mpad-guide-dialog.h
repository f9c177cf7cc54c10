/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a protocol offers to read at a step: cheat sheets, risk factors, explanations (S3-20, S0-31),
 * and where Meldpad acts when the codes are silent. Nothing in it is counted or scored. */
#pragma once

#include "mpad-protocol.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** mpad_guide_dialog_has: whether @step has something of its own. */
gboolean mpad_guide_dialog_has (MpadProtocol *protocol, const char *step);
AdwDialog *mpad_guide_dialog_new (MpadProtocol *protocol, const char *step);

G_END_DECLS
