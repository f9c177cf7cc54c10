/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences that stand outside the vault: the window's size and the look. Nothing about a
 * school or a child may stand here. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MPAD_SETTING_LOOK "look"
#define MPAD_SETTING_IDLE "lock-after-minutes"

/**
 * mpad_settings_open: Returns: (transfer full) (nullable): %NULL without the schema, as in a broken
 * installation; nothing is kept then.
 */
GSettings *mpad_settings_open (void);

/** mpad_settings_get_idle_minutes: after how many minutes without a key or a movement to lock. */
guint mpad_settings_get_idle_minutes (void);

/** mpad_settings_apply_look: shows the program as the setting says; "system", "light" or "dark". */
void mpad_settings_apply_look (const char *look);

/** mpad_settings_restore_window: gives it the size of last time. */
void mpad_settings_restore_window (GtkWindow *window);
void mpad_settings_store_window (GtkWindow *window);

G_END_DECLS
