/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One statement as it is written: in the shape of its kind, with the fields that its kind asks
 * (source, owner, how it was noticed) and nothing else. Writes into a statement that the entry
 * owns;
 * never saves. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-dossier.h"

G_BEGIN_DECLS

#define MPAD_TYPE_STATEMENT_EDITOR (mpad_statement_editor_get_type ())
G_DECLARE_FINAL_TYPE (MpadStatementEditor, mpad_statement_editor, MPAD, STATEMENT_EDITOR, GtkBox)

/* signal "changed"; signal "remove": the person wants it gone; signal "next": Ctrl+Enter. */

/** mpad_statement_editor_new: @statement: (transfer none): outlives the widget. */
GtkWidget *mpad_statement_editor_new (MpadStatement *statement, const MpadDossier *dossier);
MpadStatement *mpad_statement_editor_get_statement (MpadStatementEditor *self);
/**
 * mpad_statement_editor_show_problem: says what is missing (MPAD_RECORD_ERROR) at the field and
 * goes there.
 */
void mpad_statement_editor_show_problem (MpadStatementEditor *self, const GError *error);
/** mpad_statement_editor_focus_text: puts the cursor in the text. */
void mpad_statement_editor_focus_text (MpadStatementEditor *self);

G_END_DECLS
