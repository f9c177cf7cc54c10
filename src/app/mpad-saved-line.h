/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The quiet line that says whether what is typed is kept: "Saved · 13:05", or a sentence when it
 * could not be saved, with a button to try again. Speaks a failure. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-entry-saver.h"

G_BEGIN_DECLS

#define MPAD_TYPE_SAVED_LINE (mpad_saved_line_get_type ())
G_DECLARE_FINAL_TYPE (MpadSavedLine, mpad_saved_line, MPAD, SAVED_LINE, GtkBox)

GtkWidget *mpad_saved_line_new (MpadEntrySaver *saver);
/** mpad_saved_line_get_text: what it says now. */
const char *mpad_saved_line_get_text (MpadSavedLine *self);

G_END_DECLS
