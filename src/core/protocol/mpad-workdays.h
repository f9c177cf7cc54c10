/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates of terms: working days with the Dutch holidays computed (Algemene termijnenwet art. 3),
 * weeks and months. Works on calendar dates only, so the nights of summer and winter time change
 * nothing. Knows no school holidays: a term does not stop for those. */
#pragma once

#include <glib.h>

#include "mpad-protocol.h"

G_BEGIN_DECLS

/** mpad_date_parse: reads the date at the start of "2026-11-22" or "2026-11-22T14:05". Returns:
 * whether it is a date of the calendar. */
gboolean mpad_date_parse (const char *text, GDate *date);
/** mpad_date_print: Returns: (transfer full): "2026-11-22". */
char *mpad_date_print (const GDate *date);

/**
 * mpad_workdays_is_free:
 * @extra: (nullable): ISO dates that are free as well
 *
 * Whether @date is a weekend day, New Year, Good Friday, Easter Monday, King's Day (27 April, 26 if
 * that is a Sunday), 5 May (every year), Ascension, Whit Monday or one of both Christmas days.
 */
gboolean mpad_workdays_is_free (const GDate *date, const char *const *extra);

/**
 * mpad_workdays_add:
 *
 * The last day of a term of @count @unit that starts at @date. The day of the event is not counted.
 * A term in months ends on the same day of the month, or on the last day of a shorter month.
 */
void mpad_workdays_add (GDate *date, int count, MpadUnit unit, const char *const *extra);

G_END_DECLS
