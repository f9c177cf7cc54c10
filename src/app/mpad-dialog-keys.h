/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys pressed in an AdwDialog do not come by its window. The two that must work on every screen are
 * given to each dialog: acute danger and the numbers to call. Locking has its own way
 * (mpad-lock-watch). */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** mpad_dialog_keys_follow: every dialog that @window shows from now on gets the keys. */
void mpad_dialog_keys_follow (AdwApplicationWindow *window);

G_END_DECLS
