/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry as plain lines of text, as a person reads it on the screen: for comparing two versions
 * of it. Not for paper (mpad-entry-words does that in core). */
#pragma once

#include "mpad-dossier.h"
#include "mpad-protocol.h"

G_BEGIN_DECLS

/** mpad_entry_text_dup: Returns: (transfer full): a line for each field and statement. */
char *mpad_entry_text_dup (const MpadEntry *entry,
                           const MpadDossier *dossier,
                           const MpadProtocol *protocol);

G_END_DECLS
