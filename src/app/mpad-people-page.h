/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The people of a dossier: pupil, parents and carers with gezag and whether it is safe to reach
 * them, brothers and sisters, professionals, and the case team. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-dossier-model.h"

G_BEGIN_DECLS

#define MPAD_TYPE_PEOPLE_PAGE (mpad_people_page_get_type ())
G_DECLARE_FINAL_TYPE (MpadPeoplePage, mpad_people_page, MPAD, PEOPLE_PAGE, GtkWidget)

GtkWidget *mpad_people_page_new (MpadDossierModel *model);

G_END_DECLS
