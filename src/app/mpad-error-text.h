/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one place where (error domain, code) becomes a translated sentence and a next step for a
 * person. Never shows the raw message of a library. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** mpad_error_text_title: Returns: (transfer none): what happened, in one short sentence. */
const char *mpad_error_text_title (const GError *error);
/** mpad_error_text_body: Returns: (transfer none): what to do now. */
const char *mpad_error_text_body (const GError *error);
/**
 * mpad_error_text_present: an alert over @parent that says both; the text that could not be saved
 * stays on screen.
 */
void mpad_error_text_present (GtkWidget *parent, const GError *error);

G_END_DECLS
