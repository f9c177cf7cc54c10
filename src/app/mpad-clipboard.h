/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was copied in Meldpad does not stay on the clipboard. It is overwritten with a blank text, not
 * let go of: desktops offer the last text again when a program lets go (security.md, finding 12). */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

#define MPAD_CLIPBOARD_SECONDS 60

/** mpad_clipboard_watch: from now on a copy is overwritten after %MPAD_CLIPBOARD_SECONDS. */
void mpad_clipboard_watch (GdkDisplay *display);

/** mpad_clipboard_blank: overwrites now what is ours; what other programs copied stays. */
void mpad_clipboard_blank (GdkDisplay *display);

G_END_DECLS
