/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The round initials of a person; tinted by person, never by role. A name beside it says who it is,
 * so for a screen reader it is decoration. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MPAD_TYPE_INITIALS (mpad_initials_get_type ())
G_DECLARE_FINAL_TYPE (MpadInitials, mpad_initials, MPAD, INITIALS, GtkWidget)

GtkWidget *mpad_initials_new (const char *name);

/** mpad_initials_set_name: @name may be NULL; gives letters and tint. */
void mpad_initials_set_name (MpadInitials *self, const char *name);

G_END_DECLS
