/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stable words under which the enums of the records are stored, exported and hashed. A word is
 * never renamed; a new one goes at the end, as its enum does. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

extern const char *const mpad_words_yes_no[];
extern const char *const mpad_words_relation[];
extern const char *const mpad_words_statement_kind[];
extern const char *const mpad_words_mark[];
extern const char *const mpad_words_about[];
extern const char *const mpad_words_hypothesis[];
extern const char *const mpad_words_entry_kind[];
extern const char *const mpad_words_entry_state[];
extern const char *const mpad_words_precision[];
extern const char *const mpad_words_dossier_state[];
extern const char *const mpad_words_report_state[];

G_END_DECLS
