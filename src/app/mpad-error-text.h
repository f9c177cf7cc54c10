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
/** mpad_error_text_sentence: Returns: (transfer full): title and body as one running text. */
char *mpad_error_text_sentence (const GError *error);
/**
 * mpad_error_text_not_saved:
 * @vault_path: (nullable): where the vault lies
 *
 * For a page whose text could not be saved and that keeps trying: what, where, and what to do.
 *
 * Returns: (transfer full)
 */
char *mpad_error_text_not_saved (const GError *error, const char *vault_path);

/**
 * MpadErrorNext: the one step that a page offers with a button.
 * @MPAD_ERROR_NEXT_NONE: what the page has already: typing again, a longer text
 * @MPAD_ERROR_NEXT_RETRY: it may pass: try again
 * @MPAD_ERROR_NEXT_OTHER_FILE: this file will not do: choose another one
 */
typedef enum
{
  MPAD_ERROR_NEXT_NONE,
  MPAD_ERROR_NEXT_RETRY,
  MPAD_ERROR_NEXT_OTHER_FILE,
} MpadErrorNext;

/** mpad_error_text_next: for errors of opening and of saving. */
MpadErrorNext mpad_error_text_next (const GError *error);

/**
 * mpad_error_text_present: an alert over @parent that says both; the text that could not be saved
 * stays on screen.
 */
void mpad_error_text_present (GtkWidget *parent, const GError *error);

G_END_DECLS
