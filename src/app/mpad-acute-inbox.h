/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings in, after unlocking, what was recorded in sealed notes while the vault was locked (F2), and
 * says how it went. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-session.h"

G_BEGIN_DECLS

/** mpad_acute_inbox_collect: @window: has the action win.toast */
void mpad_acute_inbox_collect (GtkWidget *window, MpadSession *session);

G_END_DECLS
