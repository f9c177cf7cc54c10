/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beside a paper that may leave: one open choice at a time, what was looked at already, and the two
 * buttons that wait for the choices. Shows checks and passes on answers; stores nothing. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-paper-checks.h"

G_BEGIN_DECLS

#define MPAD_TYPE_CHECK_PANEL (mpad_check_panel_get_type ())
G_DECLARE_FINAL_TYPE (MpadCheckPanel, mpad_check_panel, MPAD, CHECK_PANEL, GtkBox)

/* signal "answered" (const MpadCheck *, gboolean yes)
 * signal "reopened" (const MpadCheck *): ask again
 * signal "print", signal "save": one of the buttons was pressed; only when nothing is open. */

/**
 * mpad_check_panel_set:
 * @title: "Check before you share"
 * @reader: one line: whom it goes to
 * @checks: (element-type MpadCheck): borrowed until the next call
 * @blocked: (nullable): why it cannot leave at all, though nothing is open
 */
void mpad_check_panel_set (MpadCheckPanel *self,
                           const char *reader,
                           GPtrArray *checks,
                           const char *blocked);

/** mpad_check_panel_set_busy: a paper is being kept; the buttons wait. */
void mpad_check_panel_set_busy (MpadCheckPanel *self, gboolean busy);

/** mpad_check_panel_focus_choice: the focus goes to the open choice, else to the print button. */
void mpad_check_panel_focus_choice (MpadCheckPanel *self);

G_END_DECLS
