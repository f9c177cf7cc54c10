/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desktop and the system tell about the seat: logind on the system bus (about to sleep,
 * session locked, another user in front) and the screen savers on the session bus. While a vault is
 * open it holds sleep back until the vault is locked (a delay inhibitor). A computer without any of
 * these is fine: then nothing is told. Knows no widgets and locks nothing itself. */
#pragma once

#include <gio/gio.h>

#include "mpad-lock-reason.h"

G_BEGIN_DECLS

#define MPAD_TYPE_DESKTOP_WATCH (mpad_desktop_watch_get_type ())
G_DECLARE_FINAL_TYPE (MpadDesktopWatch, mpad_desktop_watch, MPAD, DESKTOP_WATCH, GObject)

/* signal "lock" (int, MpadLockReason) */

/** mpad_desktop_watch_new: begins to listen; returns at once. */
MpadDesktopWatch *mpad_desktop_watch_new (void);

/** mpad_desktop_watch_hold: the computer waits with sleeping until the release (logind: 5 s). */
void mpad_desktop_watch_hold (MpadDesktopWatch *self);
void mpad_desktop_watch_release (MpadDesktopWatch *self);
/** mpad_desktop_watch_is_holding: whether logind granted it. */
gboolean mpad_desktop_watch_is_holding (MpadDesktopWatch *self);

G_END_DECLS
