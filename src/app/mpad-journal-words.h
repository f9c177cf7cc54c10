/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the journal in words. */
#pragma once

#include "mpad-journal-list.h"

G_BEGIN_DECLS

/** What a row is about, for choosing among them. */
typedef enum
{
  MPAD_JOURNAL_ABOUT_ALL,
  MPAD_JOURNAL_ABOUT_RECORD,
  MPAD_JOURNAL_ABOUT_PAPERS,
  MPAD_JOURNAL_ABOUT_VAULT,
} MpadJournalAbout;

/** mpad_journal_words_action: (transfer none): what was done, in a few words. */
const char *mpad_journal_words_action (const char *action);
MpadJournalAbout mpad_journal_words_about (const char *action);
/** mpad_journal_words_who: Returns: (transfer full): who did it, as far as that is known. */
char *mpad_journal_words_who (const MpadJournalRow *row);
/** mpad_journal_words_fault: Returns: (transfer full) (nullable): NULL when the chain holds. */
char *mpad_journal_words_fault (const MpadJournalState *state);

G_END_DECLS
