/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the button for an action of the engine says. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mpad_action_words: @action: MPAD_ACTION_…; Returns: (transfer none): "Record advice", "Open the
 * kader" …
 */
const char *mpad_action_words (const char *action);
/**
 * mpad_action_opens: whether the program opens something for it; if not, the task is only ticked
 * off.
 */
gboolean mpad_action_opens (const char *action);

G_END_DECLS
