/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beside the chart of the kader: one question with its form, the answer that was given, or where an
 * answer leads; with the statements of the dossier that confirm or refute the worry. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-dossier-model.h"
#include "mpad-flow-kader.h"

G_BEGIN_DECLS

#define MPAD_TYPE_KADER_PANEL (mpad_kader_panel_get_type ())
G_DECLARE_FINAL_TYPE (MpadKaderPanel, mpad_kader_panel, MPAD, KADER_PANEL, GtkBox)

/* signal "recorded" (const char *leads_to): an answer was recorded.
 * signal "go-to-question" (const MpadProtocolQuestion *): another question is to be shown. */

/** mpad_kader_panel_set_model: once, after building from a template. */
void mpad_kader_panel_set_model (MpadKaderPanel *self, MpadDossierModel *model);

/**
 * mpad_kader_panel_show:
 * @node: a question or an outcome; copied
 *
 * A form that holds unrecorded text stays as it is when the same question is shown again.
 */
void mpad_kader_panel_show (MpadKaderPanel *self, const MpadKaderNode *node);
/** mpad_kader_panel_forget: the next show builds anew, also for the same question. */
void mpad_kader_panel_forget (MpadKaderPanel *self);

/** mpad_kader_panel_set_narrow: the panel stands under the chart and scrolls with it. */
void mpad_kader_panel_set_narrow (MpadKaderPanel *self, gboolean narrow);

/** mpad_kader_panel_focus_content: the focus goes to the answers, else to the main button. */
gboolean mpad_kader_panel_focus_content (MpadKaderPanel *self);

G_END_DECLS
