/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates of the record as a Dutch paper writes them, whatever the language of the program is. */
#pragma once

#include "mpad-entry.h"

G_BEGIN_DECLS

/** mpad_dutch_date: "2026-11-24T15:00" gives "24 november 2026". Returns: (transfer full): a copy
 * of @moment
 * when it is no date, "" for %NULL */
char *mpad_dutch_date (const char *moment);

/** mpad_dutch_moment: "dinsdag 24 november 2026, 15.00 uur", without the hour when there is none.
 * Returns: (transfer full) */
char *mpad_dutch_moment (const char *moment);

/** mpad_dutch_happened: "9 november 2026 t/m 11 november 2026", "rond 9 november 2026", "9 november
 * 2026, 14.40 uur".
 * Returns: (transfer full) */
char *mpad_dutch_happened (const MpadEntry *entry);

/** mpad_dutch_month: @month: 1 to 12. Returns: (transfer none): "november" */
const char *mpad_dutch_month (guint month);

G_END_DECLS
