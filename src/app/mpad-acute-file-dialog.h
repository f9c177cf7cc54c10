/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says in which dossier a record of the acute lane belongs that waits without one (F2). */
#pragma once

#include <adwaita.h>

#include "mpad-session.h"

G_BEGIN_DECLS

#define MPAD_TYPE_ACUTE_FILE_DIALOG (mpad_acute_file_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  MpadAcuteFileDialog, mpad_acute_file_dialog, MPAD, ACUTE_FILE_DIALOG, AdwAlertDialog)

/** mpad_acute_file_dialog_new: @note_id: of a waiting MpadAcuteNote. */
AdwDialog *mpad_acute_file_dialog_new (MpadSession *session, const char *note_id);

G_END_DECLS
