/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beside a kept paper: where it is on its way to the signature and back (F8), how it went home
 * its scan, and the buttons to print or save the very same bytes again. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-dossier-model.h"

G_BEGIN_DECLS

#define MPAD_TYPE_REPORT_PANEL (mpad_report_panel_get_type ())
G_DECLARE_FINAL_TYPE (MpadReportPanel, mpad_report_panel, MPAD, REPORT_PANEL, GtkBox)

/* signal "print", signal "save": one of the buttons was pressed. */

/** mpad_report_panel_set: @report: copied; called again after every change. */
void
mpad_report_panel_set (MpadReportPanel *self, MpadDossierModel *model, const MpadReport *report);

G_END_DECLS
