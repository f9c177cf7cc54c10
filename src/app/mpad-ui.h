/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small builders that the pages share: labels, icons, pills, buttons, round initials, the popover
 * with the source of a rule, announcements. No page and no rule lives here. */
#pragma once

#include <adwaita.h>

#include "mpad-protocol.h"

G_BEGIN_DECLS

/**
 * mpad_rule_popover:
 * Shows the sources of @text in a popover that points at @parent: where the rule comes from and
 * its handle. Closes and frees itself.
 */
void mpad_rule_popover (GtkWidget *parent,
                        const char *text,
                        const char *const *rules,
                        const MpadProtocol *protocol);

/* Small builders that the pages share. All return floating widgets. */
GtkWidget *mpad_ui_label (const char *text, const char *css_class);
/** mpad_ui_icon: an icon that scales with the text, not read aloud. */
GtkWidget *mpad_ui_icon (const char *name);
GtkWidget *mpad_ui_pill (const char *text, const char *icon, const char *css_class);
GtkWidget *mpad_ui_button (const char *label, const char *icon, const char *css_class);
/** mpad_ui_initials: a round mark with initials; its tint depends on the name, never on a role. */
GtkWidget *mpad_ui_initials (const char *name, int size);
/** mpad_ui_header_bar: a header bar with the buttons that every page has: acute danger, contacts. */
GtkWidget *mpad_ui_header_bar (void);
/** mpad_ui_set_class: gives @widget the style class, or takes it away. */
void mpad_ui_set_class (GtkWidget *widget, const char *css_class, gboolean wanted);
/** mpad_ui_set_name: gives @widget its accessible name. */
void mpad_ui_set_name (GtkWidget *widget, const char *name);
/** mpad_ui_announce: speaks @text without moving the focus. */
void mpad_ui_announce (GtkWidget *widget, const char *text, gboolean urgent);
/** mpad_ui_clear: removes every child of @box. */
void mpad_ui_clear (GtkWidget *box);
/** mpad_ui_start_in_documents: @dialog opens in the person's own folder of documents, not in the
 * folder that the program was started from. */
void mpad_ui_start_in_documents (GtkFileDialog *dialog);
/** mpad_ui_was_dismissed: whether a dialog was only closed: nothing happened, and nothing failed. */
gboolean mpad_ui_was_dismissed (const GError *error);

/** mpad_ui_waiting_page: a page with a spinner; @heading and @text: (nullable). */
AdwNavigationPage *mpad_ui_waiting_page (const char *title, const char *heading, const char *text);
/** mpad_ui_close_transients: windows that GTK made for us: the print dialog, a file dialog. */
void mpad_ui_close_transients (GtkWindow *parent);

G_END_DECLS
