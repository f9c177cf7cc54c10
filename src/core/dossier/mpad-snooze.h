/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was put off on Vandaag until a date (F12): any line of it, by a key that says what it is. It
 * comes back by itself on that day; nothing goes away for ever. */
#pragma once

#include "mpad-vault.h"

G_BEGIN_DECLS

/**
 * mpad_snooze_set:
 * @key: "deadline/DOSSIER/ID" and the like
 * @until: ISO date: the first day on which it is shown again; %NULL shows it at once
 *
 * Journal "today.snooze".
 */
gboolean mpad_snooze_set (MpadVault *vault, const char *key, const char *until, GError **error);

/**
 * mpad_snooze_list: Returns: (transfer full) (nullable): set of the keys that are put off beyond
 * @today.
 */
GHashTable *mpad_snooze_list (MpadVault *vault, const char *today, GError **error);

G_END_DECLS
