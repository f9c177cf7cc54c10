/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who was there: names to switch on and off, and a field to add another. Its value is text, a name
 * a line, as the record keeps it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MPAD_TYPE_PEOPLE_PICKER (mpad_people_picker_get_type ())
G_DECLARE_FINAL_TYPE (MpadPeoplePicker, mpad_people_picker, MPAD, PEOPLE_PICKER, GtkWidget)

/* signal "changed": the person switched or added a name. */

/** mpad_people_picker_new: @label: its accessible name, and the line over it. */
GtkWidget *mpad_people_picker_new (const char *label);

/** mpad_people_picker_offer: shows @name as a choice, off; nothing when it is there already. */
void mpad_people_picker_offer (MpadPeoplePicker *self, const char *name);
/**
 * mpad_people_picker_set_value: @names: (nullable): switches these on, a name a line, and the rest
 * off.
 */
void mpad_people_picker_set_value (MpadPeoplePicker *self, const char *names);
/**
 * mpad_people_picker_get_value: Returns: (transfer full) (nullable): a name a line; %NULL for
 * nobody.
 */
char *mpad_people_picker_get_value (MpadPeoplePicker *self);
/** mpad_people_picker_set_problem: (nullable): one sentence under it. */
void mpad_people_picker_set_problem (MpadPeoplePicker *self, const char *problem);

G_END_DECLS
