/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mark of the program: five stepping stones that go up and away. Decoration only. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MPAD_TYPE_TRAIL (mpad_trail_get_type ())
G_DECLARE_FINAL_TYPE (MpadTrail, mpad_trail, MPAD, TRAIL, GtkWidget)

G_END_DECLS
