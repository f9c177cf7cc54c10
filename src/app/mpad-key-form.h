/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One step with the keys of the vault, as a page of the preferences: a text, fields, one button.
 * While the work runs on the vault's thread the page shows how far it is and cannot be left; an
 * error stands on the page itself. Knows nothing of keys. Signal "submit". */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MPAD_TYPE_KEY_FORM (mpad_key_form_get_type ())
G_DECLARE_FINAL_TYPE (MpadKeyForm, mpad_key_form, MPAD, KEY_FORM, AdwNavigationPage)

/**
 * mpad_key_form_new:
 * @title: of the page
 * @text: what this step does, in plain words
 * @button: label with mnemonic
 * @style: of the button: "suggested-action" or "destructive-action"
 */
MpadKeyForm *
mpad_key_form_new (const char *title, const char *text, const char *button, const char *style);

void mpad_key_form_append (MpadKeyForm *self, GtkWidget *child);
/** mpad_key_form_add_field: a label above @field, which it names. */
void mpad_key_form_add_field (MpadKeyForm *self, const char *label, GtkWidget *field);
/** mpad_key_form_set_ready: whether the button can be pressed. */
void mpad_key_form_set_ready (MpadKeyForm *self, gboolean ready);
void mpad_key_form_submit (MpadKeyForm *self);

/**
 * MpadKeyProgress: how far a job is, written by its thread and read by the page. Counted references.
 */
typedef struct _MpadKeyProgress MpadKeyProgress;

/**
 * mpad_key_form_begin:
 * @text: what is being done
 *
 * Returns: (transfer full): for the job; mpad_key_progress_unref()
 */
MpadKeyProgress *mpad_key_form_begin (MpadKeyForm *self, const char *text);
/** mpad_key_form_end: @error: (nullable): why it failed; is shown */
void mpad_key_form_end (MpadKeyForm *self, const GError *error);
/** mpad_key_form_show_error: @title: (nullable): %NULL hides it. */
void mpad_key_form_show_error (MpadKeyForm *self, const char *title, const char *body);

/** mpad_key_progress_set_cb: an MpadVaultProgress whose data is an MpadKeyProgress. */
void mpad_key_progress_set_cb (double fraction, gpointer data);
void mpad_key_progress_unref (MpadKeyProgress *self);

/** mpad_key_form_go_on: puts @next in the place of @self, so that Back leads past both. */
void mpad_key_form_go_on (MpadKeyForm *self, AdwNavigationPage *next);
/** mpad_key_form_finish: back to the page that all began with; @text as a toast. */
void mpad_key_form_finish (MpadKeyForm *self, const char *text);

G_END_DECLS
