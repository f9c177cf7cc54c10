/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The entries of a dossier as marks over time, one lane a step: where much happened and where it
 * was quiet. The list says everything that the picture shows; a click on a mark opens its entry. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-dossier-model.h"

G_BEGIN_DECLS

#define MPAD_TYPE_TIMELINE_PICTURE (mpad_timeline_picture_get_type ())
G_DECLARE_FINAL_TYPE (MpadTimelinePicture, mpad_timeline_picture, MPAD, TIMELINE_PICTURE, GtkWidget)

/* signal "opened" (const char *entry_id): a mark was clicked. */

GtkWidget *mpad_timeline_picture_new (void);
/** mpad_timeline_picture_set: @entries: (element-type MpadEntry): by happened; read at once. */
void
mpad_timeline_picture_set (MpadTimelinePicture *self, GPtrArray *entries, MpadProtocol *protocol);

G_END_DECLS
