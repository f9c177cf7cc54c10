/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tested copy that is made when the program closes. Closing is at once for who closes: the window
 * goes, and comes back only when no copy could be made, to say why. */
#pragma once

#include <adwaita.h>

#include "mpad-session.h"

G_BEGIN_DECLS

/** MpadLastCopyDone: there is a copy, or somebody decided to close without one. */
typedef void (*MpadLastCopyDone) (GtkWindow *window);

/**
 * mpad_last_copy_begin:
 * @session: (nullable): of the open vault
 *
 * Returns: %FALSE when there is nothing to copy; then @done is not called
 */
gboolean mpad_last_copy_begin (GtkWindow *window, MpadSession *session, MpadLastCopyDone done);

G_END_DECLS
