/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is on the screen and not yet saved as an entry: kept within 2 seconds of the last key so
 * that a lock, crash or power cut loses nothing (F17, L4). One row a place. */
#pragma once

#include "mpad-vault.h"

G_BEGIN_DECLS

/**
 * mpad_draft_store_put: @place names the form ("entry/<id>"), @text is its content; no journal
 * row.
 */
gboolean
mpad_draft_store_put (MpadVault *vault, const char *place, const char *text, GError **error);
/** Returns: (transfer full) (nullable): NULL without error when there is none. */
char *mpad_draft_store_get (MpadVault *vault, const char *place, GError **error);
gboolean mpad_draft_store_remove (MpadVault *vault, const char *place, GError **error);

G_END_DECLS
