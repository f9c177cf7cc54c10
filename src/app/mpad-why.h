/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The link "Why?" behind a text that a rule put there: it shows the rule (design 1.4). */
#pragma once

#include <gtk/gtk.h>

#include "mpad-protocol.h"

G_BEGIN_DECLS

/**
 * mpad_why_set:
 * @label: shows @text with the link behind it
 * @about: what the popover says; @rules: the handles behind it, which may be none
 */
void mpad_why_set (
  GtkWidget *label, const char *text, const char *about, char **rules, MpadProtocol *protocol);

G_END_DECLS
