/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One recorded entry as it is read: title, when and by whom, whether it is shared and final, its
 * fields, its statements, its addenda. Buttons activate the dossier page's actions; it never
 * saves. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-dossier.h"
#include "mpad-protocol.h"

G_BEGIN_DECLS

#define MPAD_TYPE_ENTRY_CARD (mpad_entry_card_get_type ())
G_DECLARE_FINAL_TYPE (MpadEntryCard, mpad_entry_card, MPAD, ENTRY_CARD, GtkBox)

GtkWidget *mpad_entry_card_new (const MpadEntry *entry,
                                const MpadDossier *dossier,
                                const MpadProtocol *protocol);

/**
 * mpad_entry_line_new: a short line for what people did in the program (closed a step, ticked a
 * fact).
 */
GtkWidget *mpad_entry_line_new (const MpadEntry *entry,
                                const MpadDossier *dossier,
                                const MpadProtocol *protocol);

G_END_DECLS
