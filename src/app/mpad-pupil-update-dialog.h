/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pupils of the open dossiers against the school's administration: reads a file, shows
 * what would change, and changes it when somebody says so; then offers to take it back. Nothing of
 * the file is kept but the new groups. */
#pragma once

#include <adwaita.h>

#include "mpad-pupil-update.h"
#include "mpad-session.h"

G_BEGIN_DECLS

#define MPAD_TYPE_PUPIL_UPDATE_DIALOG (mpad_pupil_update_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  MpadPupilUpdateDialog, mpad_pupil_update_dialog, MPAD, PUPIL_UPDATE_DIALOG, AdwDialog)

AdwDialog *mpad_pupil_update_dialog_new (MpadSession *session);
/** mpad_pupil_update_dialog_read: the plan for these bytes, or why there is none. */
void mpad_pupil_update_dialog_read (MpadPupilUpdateDialog *self, GBytes *bytes);

G_END_DECLS
