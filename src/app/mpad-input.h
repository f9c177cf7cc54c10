/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One labelled field of a form: a line, a text, chips to choose from, a date or a time. Its value is
 * always a string, as the record keeps it; its label is its accessible name; a problem is a
 * sentence
 * under the field. It never saves. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MPAD_TYPE_INPUT (mpad_input_get_type ())
G_DECLARE_FINAL_TYPE (MpadInput, mpad_input, MPAD, INPUT, GtkWidget)

/**
 * MpadChoice: a chip; @word is the value, @label (translated) what a person reads, @icon
 * (nullable).
 */
typedef struct
{
  const char *word;
  const char *label;
  const char *icon;
} MpadChoice;

/* signal "changed": the person changed the value (not mpad_input_set_value()). */

GtkWidget *mpad_input_new_line (const char *label, const char *hint);
GtkWidget *mpad_input_new_text (const char *label, const char *hint);
/** mpad_input_new_chips: @multiple: the value is a list with one space between the words. */
GtkWidget *mpad_input_new_chips (const char *label,
                                 const MpadChoice *choices,
                                 guint n_choices,
                                 gboolean multiple);
/** mpad_input_new_yes_no: value "yes", "no" or %NULL for not known. */
GtkWidget *mpad_input_new_yes_no (const char *label);
/** mpad_input_new_date: value ISO date; people may type "11-11-2026" or choose a day. */
GtkWidget *mpad_input_new_date (const char *label);
/** mpad_input_new_time: value "13:05". */
GtkWidget *mpad_input_new_time (const char *label);

/** mpad_input_get_value: Returns: (transfer full) (nullable): %NULL when nothing was filled in. */
char *mpad_input_get_value (MpadInput *self);
void mpad_input_set_value (MpadInput *self, const char *value);
/** mpad_input_get_raw: Returns: (transfer full): a date or time as typed, also when it is none. */
char *mpad_input_get_raw (MpadInput *self);
/** mpad_input_set_problem: (nullable): one sentence under the field, read aloud with it. */
void mpad_input_set_problem (MpadInput *self, const char *problem);
/** mpad_input_set_help: (nullable): a dim line under the label. */
void mpad_input_set_help (MpadInput *self, const char *help);
/** mpad_input_set_bare: hides the label, which stays the accessible name. */
void mpad_input_set_bare (MpadInput *self, gboolean bare);
/** mpad_input_set_inline: chips with their label on the same line, as long as it fits. */
void mpad_input_set_inline (MpadInput *self);
/** mpad_input_get_buffer: (nullable): of a text field, to watch what is typed. */
GtkTextBuffer *mpad_input_get_buffer (MpadInput *self);

G_END_DECLS
