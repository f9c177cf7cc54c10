/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of the preferences about the school's protocol. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MPAD_TYPE_PREFERENCES_PROTOCOL (mpad_preferences_protocol_get_type ())
G_DECLARE_FINAL_TYPE (MpadPreferencesProtocol,
                      mpad_preferences_protocol,
                      MPAD,
                      PREFERENCES_PROTOCOL,
                      AdwPreferencesPage)

/** mpad_preferences_protocol_add_file: what follows on choosing a file: check it and show it. */
void mpad_preferences_protocol_add_file (MpadPreferencesProtocol *self, const char *path);

/** mpad_preferences_protocol_done: back to this page, with @text as a toast. */
void mpad_preferences_protocol_done (MpadPreferencesProtocol *self, const char *text);

G_END_DECLS
