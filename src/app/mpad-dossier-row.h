/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dossier in a list: who, the path in stones, the step in words and what is next. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-home-data.h"

G_BEGIN_DECLS

#define MPAD_TYPE_DOSSIER_ROW (mpad_dossier_row_get_type ())
G_DECLARE_FINAL_TYPE (MpadDossierRow, mpad_dossier_row, MPAD, DOSSIER_ROW, GtkListBoxRow)

/** mpad_dossier_row_new: copies what it needs of @dossier. */
GtkWidget *mpad_dossier_row_new (const MpadHomeDossier *dossier);

/** mpad_dossier_row_set_narrow: everything under each other. */
void mpad_dossier_row_set_narrow (MpadDossierRow *self, gboolean narrow);

const char *mpad_dossier_row_get_id (MpadDossierRow *self);
/** mpad_dossier_row_get_search: folded text that a search looks in. */
const char *mpad_dossier_row_get_search (MpadDossierRow *self);
MpadDossierState mpad_dossier_row_get_state (MpadDossierRow *self);

G_END_DECLS
