/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notices that the vault must be locked although nobody asked for it: nobody did anything in any
 * window of ours for a while, or the computer slept without saying so. Watches every window of the
 * program, also GTK's own (print, file dialog), where Ctrl+L and F12 then work too. What the desktop
 * tells is in mpad-desktop-watch. Locks nothing itself. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-lock-reason.h"
#include "mpad-session.h"

G_BEGIN_DECLS

#define MPAD_LOCK_IDLE_MINUTES_DEFAULT 5
#define MPAD_LOCK_IDLE_MINUTES_MAX 15
/** How long before the lock it is announced, in seconds. */
#define MPAD_LOCK_WARNING_S 30

#define MPAD_TYPE_LOCK_WATCH (mpad_lock_watch_get_type ())
G_DECLARE_FINAL_TYPE (MpadLockWatch, mpad_lock_watch, MPAD, LOCK_WATCH, GObject)

/* signal "lock" (int, MpadLockReason)
 * signal "warn" (boolean): the idle lock is near; %FALSE: somebody is there again */

MpadLockWatch *mpad_lock_watch_new (void);

/**
 * mpad_lock_watch_add_dialogs:
 * @dialogs: (transfer full): of a window; keys and movements in a dialog do not come by its window
 */
void mpad_lock_watch_add_dialogs (MpadLockWatch *self, GListModel *dialogs);

/**
 * mpad_lock_watch_follow:
 * @session: of the vault that was opened
 *
 * What is being written counts as somebody there, also when it comes without a key or a movement:
 * by a screen reader, by voice, by a switch.
 */
void mpad_lock_watch_follow (MpadLockWatch *self, MpadSession *session);

/** mpad_lock_watch_start: @idle_minutes: 1 to 15, others are brought into that range. */
void mpad_lock_watch_start (MpadLockWatch *self, guint idle_minutes);
void mpad_lock_watch_stop (MpadLockWatch *self);

/** mpad_lock_watch_touch: somebody did something. */
void mpad_lock_watch_touch (MpadLockWatch *self);

/**
 * mpad_lock_watch_tick: What the timer does, every second.
 * @monotonic_us: CLOCK_MONOTONIC, which stands still while the computer sleeps
 * @boottime_us: CLOCK_BOOTTIME, which does not
 */
void mpad_lock_watch_tick (MpadLockWatch *self, gint64 monotonic_us, gint64 boottime_us);

G_END_DECLS
