/* SPDX-License-Identifier: GPL-3.0-or-later */
/* meldpad --extract-database VAULT FILE, in a terminal: the way out of the vault, without a display. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mpad_extract_run:
 * Asks the passphrase or the code of the emergency key sheet, writes the database and prints its key
 * on standard output; all else goes to standard error.
 *
 * Returns: the exit status: 0 when the file is there
 */
int mpad_extract_run (const char *vault, const char *target);

G_END_DECLS
