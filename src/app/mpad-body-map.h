/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks on the body while an entry is written: the figure to point at, and below it each mark
 * as fields, so that everything can be done and read without seeing the figure. Writes into the
 * entry's details at every change; the caller saves. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-body-mark.h"

G_BEGIN_DECLS

#define MPAD_TYPE_BODY_MAP (mpad_body_map_get_type ())
G_DECLARE_FINAL_TYPE (MpadBodyMap, mpad_body_map, MPAD, BODY_MAP, GtkBox)

/* signal "changed": the entry was changed. */

/** mpad_body_map_new: @entry: borrowed; it outlives the widget. */
GtkWidget *mpad_body_map_new (MpadEntry *entry);

/** mpad_body_card_new: Returns: (nullable): the marks of a finished entry: figure and list. */
GtkWidget *mpad_body_card_new (const MpadEntry *entry);

G_END_DECLS
