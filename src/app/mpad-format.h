/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates, times and ages as sentences for people, in the language of the program. Holds no rule and
 * never changes what is stored (mpad-civil does that in core). */
#pragma once

#include "mpad-entry.h"

G_BEGIN_DECLS

/** mpad_format_date: "2026-11-11" gives "11 November", with the year when it is not this one.
 * Returns: (transfer full): @date itself when it is not a date, "" for %NULL */
char *mpad_format_date (const char *date);
/** mpad_format_weekday: Returns: (transfer full): "Wednesday 11 November". */
char *mpad_format_weekday (const char *date);
/**
 * mpad_format_time: "2026-11-11T13:05" or "13:05". Returns: (transfer full): "13:05" as people
 * write it, "" without a time.
 */
char *mpad_format_time (const char *moment);
/**
 * mpad_format_happened: Returns: (transfer full): "Mon 9 to Wed 11 November", "about 9 November",
 * "9 November, 14:40".
 */
char *mpad_format_happened (const MpadEntry *entry);
/**
 * mpad_format_stamp: @us: microseconds since 1970 UTC. Returns: (transfer full): "13:05", with the
 * date when it was not today.
 */
char *mpad_format_stamp (gint64 us);
/**
 * mpad_format_saved: @us: as mpad_session_get_saved_at() gives it. Returns: (transfer full): the line
 * at the foot of the sidebars.
 */
char *mpad_format_saved (gint64 us);
/**
 * mpad_format_due: Returns: (transfer full): "today", "tomorrow", "since 3 November", "12
 * November".
 */
char *mpad_format_due (const char *date);

/**
 * mpad_format_split: "2026-11-11T13:05" into its date and time; both (transfer full), time may be
 * %NULL.
 */
void mpad_format_split (const char *moment, char **date, char **time);
/** mpad_format_now_long: Returns: (transfer full): "Sunday 22 November 2026, 13:05". */
char *mpad_format_now_long (GDateTime *now);
/** mpad_format_greeting: Returns: (transfer full): a greeting with the first word of @name. */
char *mpad_format_greeting (GDateTime *now, const char *name);
/** mpad_format_now: Returns: (transfer full): now as a moment of the record, "2026-11-11T13:05". */
char *mpad_format_now (void);

/**
 * mpad_format_read_time:
 * @text: what a person typed: "13:05", "13.05", "1305", "9", "13.05 uur"
 *
 * Returns: (transfer full) (nullable): "13:05", or %NULL when it is no time of a day
 */
char *mpad_format_read_time (const char *text);
/**
 * mpad_format_read_date: "11-11-2026", "2026-11-11", "11/11". Returns: (transfer full) (nullable):
 * ISO.
 */
char *mpad_format_read_date (const char *text);

G_END_DECLS
