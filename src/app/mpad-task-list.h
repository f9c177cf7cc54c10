/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to be done in a step: the protocol's tasks as the engine sees them and the school's own;
 * to be ticked off, opened, or added. Ticking never hides a task. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-dossier-model.h"

G_BEGIN_DECLS

#define MPAD_TYPE_TASK_LIST (mpad_task_list_get_type ())
G_DECLARE_FINAL_TYPE (MpadTaskList, mpad_task_list, MPAD, TASK_LIST, GtkBox)

/** mpad_task_list_new: @step: step id of the protocol. Follows the model by itself. */
GtkWidget *mpad_task_list_new (MpadDossierModel *model, const char *step);

G_END_DECLS
