/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The button on a line of Today that puts it off until a day. Nothing goes away by it: on that day
 * the line is there again, and the record says who put it off. Does not know what the line is about. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-session.h"

G_BEGIN_DECLS

/**
 * mpad_later_button_new:
 * @session: whose vault keeps the day
 * @key: what is put off; see mpad-snooze.h
 *
 * A failed write is told, and the line stays.
 *
 * Returns: (transfer floating): a menu button
 */
GtkWidget *mpad_later_button_new (MpadSession *session, const char *key);

G_END_DECLS
