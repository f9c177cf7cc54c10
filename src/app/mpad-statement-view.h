/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One statement as it is read: its kind by icon, word and shape (never by colour alone), who says
 * it, its mark, its text. Does not edit. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-dossier.h"

G_BEGIN_DECLS

#define MPAD_TYPE_STATEMENT_VIEW (mpad_statement_view_get_type ())
G_DECLARE_FINAL_TYPE (MpadStatementView, mpad_statement_view, MPAD, STATEMENT_VIEW, GtkBox)

/**
 * mpad_statement_view_new:
 * @entry: the entry it belongs to
 * @dossier: (nullable): for the names of people
 *
 * An open hypothesis of a stored entry gets the button "Does this hold?", which activates the
 * action dossier.hypothesis with its id.
 */
GtkWidget *mpad_statement_view_new (const MpadStatement *statement,
                                    const MpadEntry *entry,
                                    const MpadDossier *dossier);

/**
 * mpad_statement_who: Returns: (transfer full): "seen by Juf Test", "Sam, to Juf Test"; "" when
 * nobody is named.
 */
char *mpad_statement_who (const MpadStatement *statement,
                          const MpadEntry *entry,
                          const MpadDossier *dossier);

G_END_DECLS
