/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chronology of a dossier (F5): everything that was recorded, by the moment it happened, through
 * filters, as a list or as a picture over time. What is shown is what prints. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-dossier-model.h"

G_BEGIN_DECLS

#define MPAD_TYPE_TIMELINE_PAGE (mpad_timeline_page_get_type ())
G_DECLARE_FINAL_TYPE (MpadTimelinePage, mpad_timeline_page, MPAD, TIMELINE_PAGE, GtkWidget)

GtkWidget *mpad_timeline_page_new (MpadDossierModel *model);

/** mpad_timeline_page_dup_ids: Returns: (transfer full): ids of the entries shown, in order. */
GStrv mpad_timeline_page_dup_ids (MpadTimelinePage *self);

G_END_DECLS
