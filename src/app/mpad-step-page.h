/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One step of the route: what it is for, the one next action or the stop banner instead, the step's
 * talks and locks, what was recorded, what is to be done, who takes part; below it recording, which
 * nothing ever blocks, and closing the step. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-dossier-model.h"

G_BEGIN_DECLS

#define MPAD_TYPE_STEP_PAGE (mpad_step_page_get_type ())
G_DECLARE_FINAL_TYPE (MpadStepPage, mpad_step_page, MPAD, STEP_PAGE, GtkWidget)

GtkWidget *mpad_step_page_new (MpadDossierModel *model, const char *step);
const char *mpad_step_page_get_step (MpadStepPage *self);

G_END_DECLS
