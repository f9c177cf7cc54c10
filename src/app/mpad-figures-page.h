/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures over all dossiers for the directie (D-11, F12): small charts with their numbers, printable.
 * No name and no dossier can be reached from here. */
#pragma once

#include <adwaita.h>

#include "mpad-school-figures.h"
#include "mpad-session.h"

G_BEGIN_DECLS

#define MPAD_TYPE_FIGURES_PAGE (mpad_figures_page_get_type ())
G_DECLARE_FINAL_TYPE (MpadFiguresPage, mpad_figures_page, MPAD, FIGURES_PAGE, AdwBin)

GtkWidget *mpad_figures_page_new (MpadSession *session);
/** mpad_figures_page_get_figures: Returns: (nullable): what is shown; %NULL while it is counted. */
const MpadSchoolFigures *mpad_figures_page_get_figures (MpadFiguresPage *self);

G_END_DECLS
