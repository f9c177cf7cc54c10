/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Picks one pupil from a file of the school's administration: shows how the file was
 * understood and what was left out, then the pupils. Nothing of the file is kept but the pupil that
 * is picked. */
#pragma once

#include <adwaita.h>

#include "mpad-pupil-list.h"

G_BEGIN_DECLS

#define MPAD_TYPE_PUPIL_PICKER (mpad_pupil_picker_get_type ())
G_DECLARE_FINAL_TYPE (MpadPupilPicker, mpad_pupil_picker, MPAD, PUPIL_PICKER, AdwDialog)

/* signal "picked" (const MpadPupil *): and the dialog closes */

AdwDialog *mpad_pupil_picker_new (void);

/** mpad_pupil_picker_read: shows the pupils of these bytes, or says why it cannot. */
void mpad_pupil_picker_read (MpadPupilPicker *self, GBytes *bytes);
/** mpad_pupil_picker_choose_file: asks for the file over @parent first. */
void mpad_pupil_picker_choose_file (MpadPupilPicker *self, GtkWidget *parent);

/** mpad_pupil_problem_words: why a file is no list of pupils, and what to do. */
const char *mpad_pupil_problem_words (const GError *error);

G_END_DECLS
