/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The monthly control sheet of the journal: how it stood at the end of a month, with a code that
 * nobody can make fit afterwards. Signed by hand by two people and kept on paper (security.md 6.7).
 * Names no child and no dossier. */
#pragma once

#include "mpad-paper-head.h"

G_BEGIN_DECLS

/** MpadControlebladCount: how often something was done: "Papieren afgedrukt", 12. */
typedef struct
{
  const char *what;
  guint times;
} MpadControlebladCount;

/**
 * MpadControlebladInput:
 * @month: "november 2026"
 * @vault_id: the container's UUID
 * @made_on: "22 november 2026, 16.05 uur"
 * @first_row, @last_row: row numbers of the month; both 0 without rows
 * @head_row, @code: the last row of all when the sheet was made, and its code in groups of four
 * @fault: (nullable): what is wrong with the journal; %NULL when the chain holds
 * @members: (nullable): who used the vault, each with the number of sessions
 */
typedef struct
{
  MpadPaperHead head;
  const char *month;
  const char *vault_id;
  const char *made_on;
  gint64 first_row, last_row;
  gint64 head_row;
  const char *code;
  const char *fault;
  const MpadControlebladCount *members;
  gsize n_members;
  const MpadControlebladCount *counts;
  gsize n_counts;
} MpadControlebladInput;

/** mpad_controleblad_new: Returns: (transfer full) (nullable): the paper, audience school. */
MpadDocument *mpad_controleblad_new (const MpadControlebladInput *input, GError **error);

G_END_DECLS
