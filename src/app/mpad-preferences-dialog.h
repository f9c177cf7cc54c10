/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences, searchable. Every page is a file of its own, mpad-preferences-*.c, and stands in
 * the table of mpad-preferences-dialog.c. A page shows only what works and says what it does. */
#pragma once

#include <adwaita.h>

#include "mpad-session.h"

G_BEGIN_DECLS

/**
 * mpad_preferences_dialog_new:
 * @session: (nullable): %NULL while no vault is open: only pages that need none are shown
 */
AdwDialog *mpad_preferences_dialog_new (MpadSession *session);

/*
 * The pages. Each returns a floating AdwPreferencesPage that keeps a reference on the session and
 * lets go of it in dispose. Sub-pages go on adw_preferences_dialog_push_subpage().
 */
/** mpad_preferences_look_new: light or dark. @session may be %NULL. */
GtkWidget *mpad_preferences_look_new (MpadSession *session);
/** mpad_preferences_protocol_new: the school's protocol and its versions. */
GtkWidget *mpad_preferences_protocol_new (MpadSession *session);
/** mpad_preferences_safety_new: the lock and the copies. @session may be %NULL. */
GtkWidget *mpad_preferences_safety_new (MpadSession *session);
/** mpad_preferences_school_new: the school's name, region and where its dossiers lie. */
GtkWidget *mpad_preferences_school_new (MpadSession *session);
/** mpad_preferences_team_new: who can open the vault, and the emergency key sheet. */
GtkWidget *mpad_preferences_team_new (MpadSession *session);

G_END_DECLS
