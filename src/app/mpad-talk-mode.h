/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calm page for during a talk, where parents may see the screen: the order of the talk, who
 * speaks, large text. No banner, no suspicion, no words of the child, no name in the title. Every
 * word is kept from the first key. */
#pragma once

#include <adwaita.h>

#include "mpad-entry-saver.h"

G_BEGIN_DECLS

#define MPAD_TYPE_TALK_MODE (mpad_talk_mode_get_type ())
G_DECLARE_FINAL_TYPE (MpadTalkMode, mpad_talk_mode, MPAD, TALK_MODE, AdwNavigationPage)

/** mpad_talk_mode_new: @saver: of the talk's entry, shared with its editor. */
AdwNavigationPage *mpad_talk_mode_new (MpadEntrySaver *saver);

/** mpad_talk_mode_go: to part number @part of the talk's order. */
void mpad_talk_mode_go (MpadTalkMode *self, guint part);

G_END_DECLS
