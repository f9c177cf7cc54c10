/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small text helpers that every layer needs: ids, checks on what a person typed, names.
 * Holds no translation and no case data. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Longest text of one field, in bytes (security.md 6.13). */
#define MPAD_TEXT_MAX (1024 * 1024)

/** mpad_id_new: Returns: (transfer full): a random UUID, the id of every record. */
char *mpad_id_new (void);

/**
 * mpad_text_check:
 * @text: (nullable): what was typed; %NULL passes
 * @error: MPAD_RECORD_ERROR_TEXT or MPAD_RECORD_ERROR_TOO_LONG
 *
 * Returns: whether the text may be stored: valid UTF-8, no NUL, at most %MPAD_TEXT_MAX bytes
 */
gboolean mpad_text_check (const char *text, GError **error);

/** mpad_text_is_blank: Returns: whether @text is %NULL or holds only white space. */
gboolean mpad_text_is_blank (const char *text);

/**
 * mpad_text_initials: "Noor van Verzonnen" gives "NV". Returns: (transfer full): 1 or 2 letters.
 */
char *mpad_text_initials (const char *name);

/**
 * mpad_text_fold: Returns: (transfer full): lower case without accents, "ij" kept; for comparing
 * and sorting.
 */
char *mpad_text_fold (const char *text);

G_END_DECLS
