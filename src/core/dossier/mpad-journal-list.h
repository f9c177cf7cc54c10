/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal for people: who did what when, month by month; whether its chain holds; and whether an
 * earlier control sheet still fits it (security.md 6.7). Reads only. */
#pragma once

#include "mpad-journal.h"
#include "mpad-vault.h"

G_BEGIN_DECLS

/**
 * MpadJournalRow:
 * @local: civil time on the clock of the computer that wrote the row, "2026-11-22T16:05"
 * @who: (nullable): name of the member; NULL when nobody had said who it was
 * @label: (nullable): of the passphrase that opened the session, while the vault still has it
 * @sheet: the session was opened with the noodsleutelblad that the vault has now
 * @here: written on this computer
 * @device: the computer, as letters
 * @subject: (nullable): what it is about, as far as it is still there: a dossier's number, a
 *   member's name, the number of a paper
 */
typedef struct
{
  gint64 seq;
  gint64 at_us;
  char *local;
  char *who;
  char *label;
  gboolean sheet;
  gboolean here;
  char *device;
  char *action;
  char *subject;
} MpadJournalRow;

void mpad_journal_row_free (MpadJournalRow *self);

/**
 * mpad_journal_list:
 * @from_us, @to_us: moments, UTC; the end is left out
 *
 * Returns: (transfer full) (nullable) (element-type MpadJournalRow): newest first
 */
GPtrArray *mpad_journal_list (MpadVault *vault, gint64 from_us, gint64 to_us, GError **error);

/**
 * MpadJournalState:
 * @n_rows, @first_us, @last_us: of the whole journal
 * @head: of the last row, short form; @head_long: 100 bits
 * @fault, @fault_seq: what is wrong, if anything
 */
typedef struct
{
  gint64 n_rows;
  gint64 first_us;
  gint64 last_us;
  gint64 head_seq;
  char *head;
  char *head_long;
  MpadJournalFault fault;
  gint64 fault_seq;
} MpadJournalState;

/** mpad_journal_check: walks the whole chain. Returns: (transfer full) (nullable) */
MpadJournalState *mpad_journal_check (MpadVault *vault, GError **error);
void mpad_journal_state_free (MpadJournalState *self);

/**
 * mpad_journal_fits:
 * @seq: a row number on paper
 * @code: the letters beside it, short or long form; hyphens, spaces and case do not matter
 *
 * Returns: whether the journal still holds that row as it was
 */
gboolean mpad_journal_fits (MpadVault *vault, gint64 seq, const char *code, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadJournalState, mpad_journal_state_free)

G_END_DECLS
