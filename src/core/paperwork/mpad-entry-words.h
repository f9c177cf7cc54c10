/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry of the record in Dutch, for papers: what it is called and what stands in its fields. The
 * window has its own words (they are translated). */
#pragma once

#include "mpad-paper-source.h"

G_BEGIN_DECLS

/** mpad_entry_words_title: the entry's own title, else "Gesprek met ouders", "Weging: Veiligheid" …
 * Returns: (transfer full) */
char *mpad_entry_words_title (const MpadPaperSource *source, const MpadEntry *entry);

/**
 * mpad_entry_words_text:
 *
 * Returns: (transfer full) (nullable): place, situation, those present, the fields of the kind
 * with names for
 *   ids, the notes per part of a talk and the notes among the statements; a line for each. Ids
 * that only
 *   the engine uses are left out.
 */
char *mpad_entry_words_text (const MpadPaperSource *source, const MpadEntry *entry);

G_END_DECLS
