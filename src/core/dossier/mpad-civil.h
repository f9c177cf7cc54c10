/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Civil dates and times as the record keeps them: "2026-11-11" and "2026-11-11T13:05", local and
 * without a zone, so that they sort as text. Does not format for people. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mpad_civil_parse_date: Returns: whether @text is exactly a date of the calendar, "2026-11-11".
 */
gboolean mpad_civil_parse_date (const char *text, GDate *date);

/** mpad_civil_is_moment: Returns: whether @text is a date or a date with a time. */
gboolean mpad_civil_is_moment (const char *text);

/**
 * mpad_civil_minutes:
 * @moment: a date ("2026-11-11" counts as its midnight) or a date with a time
 *
 * Returns: minutes on a calendar without zones, for differences; -1 for a bad moment
 */
gint64 mpad_civil_minutes (const char *moment);

/**
 * mpad_civil_from_us: Returns: (transfer full): microseconds since 1970 UTC as local
 * "2026-11-11T13:05".
 */
char *mpad_civil_from_us (gint64 us);

/**
 * mpad_civil_add_days: Returns: (transfer full) (nullable): @date moved by @days, or %NULL for a
 * bad date.
 */
char *mpad_civil_add_days (const char *date, int days);

G_END_DECLS
