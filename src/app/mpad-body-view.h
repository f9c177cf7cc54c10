/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The simple figure of front and back with numbered marks. To look at; or, when it may be
 * changed, to place marks on by pointing and to move the chosen one with the arrow keys. The list
 * beside it (mpad-body-map.h) says and does the same without seeing. Keeps nothing. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-body-mark.h"

G_BEGIN_DECLS

#define MPAD_TYPE_BODY_VIEW (mpad_body_view_get_type ())
G_DECLARE_FINAL_TYPE (MpadBodyView, mpad_body_view, MPAD, BODY_VIEW, GtkWidget)

/* signal "placed" (int side, int x, int y): pointed at a place without a mark
 * signal "chosen" (int index): pointed at a mark
 * signal "moved" (int dx, int dy): an arrow key, while a mark is chosen */

GtkWidget *mpad_body_view_new (gboolean editable);
/** mpad_body_view_set_marks: @marks (element-type MpadBodyMark) is copied. @chosen: index, or -1. */
void mpad_body_view_set_marks (MpadBodyView *self, GPtrArray *marks, int chosen);

/** mpad_body_view_place_at: what pointing at this place of @side does (units of the figure). */
void mpad_body_view_place_at (MpadBodyView *self, MpadBodySide side, int x, int y);

const char *mpad_label_body_side (MpadBodySide side);
const char *mpad_label_body_kind (MpadBodyKind kind);
const char *mpad_label_body_region (const MpadBodyRegion *region);
/** mpad_label_body_mark: Returns: (transfer full): "2. Left upper arm, front: swelling; …". */
char *mpad_label_body_mark (const MpadBodyMark *mark, guint number);

G_END_DECLS
