/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The safety branch at the foot of every page of its dossier where the banner is not shown: what to
 * do now, the number to call, how many more there are. It records and lifts nothing: that is
 * the banner's. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-dossier-model.h"

G_BEGIN_DECLS

#define MPAD_TYPE_STOP_STRIP (mpad_stop_strip_get_type ())
G_DECLARE_FINAL_TYPE (MpadStopStrip, mpad_stop_strip, MPAD, STOP_STRIP, GtkBox)

GtkWidget *mpad_stop_strip_new (MpadDossierModel *model);

/** mpad_stop_strip_update: @beside_banner: the page shows the banner itself. */
void mpad_stop_strip_update (MpadStopStrip *self, gboolean beside_banner);

G_END_DECLS
