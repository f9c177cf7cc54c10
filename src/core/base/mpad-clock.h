/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one source of "now". Tests set it; nothing else in core asks the system for the time.
 * Does not format dates for people: that is mpad-date and the app. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mpad_clock_now_us:
 *
 * Returns: microseconds since 1970-01-01 UTC. May go backwards when somebody sets the clock;
 *   order in the record comes from the journal's sequence number, never from this.
 */
gint64 mpad_clock_now_us (void);

/** mpad_clock_now_local: Returns: (transfer full): the same moment in the local time zone. */
GDateTime *mpad_clock_now_local (void);

/** mpad_clock_today: Returns: (transfer full): the local date as "2026-11-22". */
char *mpad_clock_today (void);

/**
 * mpad_clock_set_for_test:
 * @us: microseconds since 1970-01-01 UTC, or -1 for the real clock again
 */
void mpad_clock_set_for_test (gint64 us);

/**
 * mpad_clock_pretend:
 * @us: microseconds since 1970-01-01 UTC, or -1 for the real clock again
 *
 * Lets this thread, and no other, take @us for now. Only for filling a practice vault with a past;
 * a vault with real data never sees a pretended time.
 */
void mpad_clock_pretend (gint64 us);

G_END_DECLS
