/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the readers of pupils share. */
#pragma once

#include "mpad-pupil-list.h"

G_BEGIN_DECLS

/** mpad_pupil_list_add: takes @pupil over. TOO_LARGE when there are too many. */
gboolean mpad_pupil_list_add (MpadPupilList *self, MpadPupil *pupil, GError **error);
/** mpad_pupil_list_drop: @name of something that was left out; counted once. */
void mpad_pupil_list_drop (MpadPupilList *self, const char *name);
/** mpad_pupil_list_set_birth: "09-03-2017", "2017-03-09", "9/3/2017". */
void mpad_pupil_list_set_birth (MpadPupilList *self, MpadPupil *pupil, const char *text);
void mpad_pupil_free (MpadPupil *self);

gboolean mpad_pupil_xml_read (MpadPupilList *self, GBytes *bytes, GError **error);
gboolean mpad_pupil_csv_read (MpadPupilList *self, GBytes *bytes, GError **error);

G_END_DECLS
