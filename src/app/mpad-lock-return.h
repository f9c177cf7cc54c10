/* SPDX-License-Identifier: GPL-3.0-or-later */
/* After unlocking: back to where the lock came, with the reason, and with every word that the lock
 * found outside an entry. */
#pragma once

#include <adwaita.h>

#include "mpad-session.h"

G_BEGIN_DECLS

/**
 * mpad_lock_return: @navigation shows home of @session; does nothing when no lock left anything.
 */
void mpad_lock_return (AdwApplicationWindow *window,
                       AdwNavigationView *navigation,
                       MpadSession *session);

/** mpad_lock_return_describe: (transfer full) (nullable): "Locked at 14:05 because …". */
char *mpad_lock_return_describe (int reason, gint64 at_us);

G_END_DECLS
