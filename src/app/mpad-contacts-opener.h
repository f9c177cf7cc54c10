/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings the numbers to call on the screen, one key away from everywhere. */
#pragma once

#include <adwaita.h>

#include "mpad-window.h"

G_BEGIN_DECLS

/**
 * mpad_contacts_open:
 * @navigation: of @window
 * @session: (nullable): %NULL before unlocking: then only national numbers and the region
 *
 * A page; over an open dialog another dialog, so that nothing that is typed there is lost. Does
 * nothing when they already show.
 */
void mpad_contacts_open (MpadWindow *window, AdwNavigationView *navigation, MpadSession *session);

G_END_DECLS
