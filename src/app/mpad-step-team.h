/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who takes part: the case team of the dossier, and the functions that the protocol asks which nobody
 * in it has yet, with the colleague of the school for the pupil's group (S2-4, S1-41). Only shows. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-dossier-model.h"

G_BEGIN_DECLS

/** mpad_step_team_fill: Returns: whether there is anything. */
gboolean mpad_step_team_fill (GtkBox *box, MpadDossierModel *model, const MpadProtocolStep *step);
/** mpad_step_team_add_asked: what @step asks and the team lacks; %NULL: the whole route. */
gboolean
mpad_step_team_add_asked (GtkBox *box, MpadDossierModel *model, const MpadProtocolStep *step);

G_END_DECLS
