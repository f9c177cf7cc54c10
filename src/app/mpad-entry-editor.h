/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing one entry (signal, consultation, melding, help, note, any fact): what, when and where,
 * statements, sharing. Saves itself as a draft; "make final" freezes it. Recording is never
 * stopped by a rule. A talk has an editor of its own. */
#pragma once

#include <adwaita.h>

#include "mpad-dossier-model.h"

G_BEGIN_DECLS

#define MPAD_TYPE_ENTRY_EDITOR (mpad_entry_editor_get_type ())
G_DECLARE_FINAL_TYPE (MpadEntryEditor, mpad_entry_editor, MPAD, ENTRY_EDITOR, AdwNavigationPage)

/* signal "done": made final, the page may go.
 * signal "discard" (MpadEntry *): the person throws the draft away; NULL when nothing was typed
 * yet. */

/** mpad_entry_editor_new: @entry: (transfer full): a draft, or a new one without id. */
AdwNavigationPage *mpad_entry_editor_new (MpadDossierModel *model, MpadEntry *entry);

/** mpad_entry_editor_get_entry: (transfer none): as it is on screen now. */
const MpadEntry *mpad_entry_editor_get_entry (MpadEntryEditor *self);
/** mpad_entry_editor_add_statement: as the button of that kind does. */
void mpad_entry_editor_add_statement (MpadEntryEditor *self, MpadStatementKind kind);
/** mpad_entry_editor_make_final: as the button; shows what is missing at its field. */
void mpad_entry_editor_make_final (MpadEntryEditor *self);

G_END_DECLS
