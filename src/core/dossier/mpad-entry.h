/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry of the record: something that happened, made of typed statements, with two clocks
 * (happened and recorded, F5). Plain record. */
#pragma once

#include "mpad-person.h"
#include "mpad-statement.h"

G_BEGIN_DECLS

typedef enum
{
  MPAD_ENTRY_SIGNAL,
  MPAD_ENTRY_CONSULT,  /* consultation, advice of Veilig Thuis, MDO */
  MPAD_ENTRY_TALK,     /* with child or parents */
  MPAD_ENTRY_WEIGHING, /* one answered question of the kader */
  MPAD_ENTRY_DECISION, /* Melden or Hulp */
  MPAD_ENTRY_MELDING,  /* the report itself */
  MPAD_ENTRY_HELP,
  MPAD_ENTRY_NOTE,
  MPAD_ENTRY_EVALUATION,
  MPAD_ENTRY_ACUTE,  /* the acute lane: who and when */
  MPAD_ENTRY_STEP,   /* close, skip, reopen, stop of a step */
  MPAD_ENTRY_BRANCH, /* a safety branch set or lifted */
  MPAD_ENTRY_FACT,   /* any other fact of the engine (informed, consent, home-safe, signature …):
                      * details["fact"] is its nick in mpad-facts.h, the other keys are its keys */
  MPAD_N_ENTRY_KINDS,
} MpadEntryKind;

typedef enum
{
  MPAD_ENTRY_DRAFT,
  MPAD_ENTRY_FINAL,
} MpadEntryState;

typedef enum
{
  MPAD_HAPPENED_EXACT, /* date and time */
  MPAD_HAPPENED_DAY,   /* date only */
  MPAD_HAPPENED_ABOUT, /* "about" this date */
} MpadHappenedPrecision;

/**
 * MpadEntry:
 * @happened: local civil time "2026-11-11" or "2026-11-11T13:05"; sorted as text, so no time zone
 *   or clock change reorders the record
 * @happened_until: (nullable): last day of a period
 * @recorded_us: from the journal, UTC; 0 before the first save; cannot be edited
 * @recorded_seq: journal sequence number of the first save
 * @shared: may parents see it by default ("niet standaard delen" = NO) with @shared_reason
 * @told_parents: was this discussed with the parents (L24), with @told_reason
 * @details: typed keys per kind (see mpad-entry-keys.h); both strings owned
 * @statements: (element-type MpadStatement): owned
 * @revision: for conflict checks: a save with an older revision fails with CONFLICT
 * @amends: (nullable): an addendum to this entry, with reason in details["addendum.reason"]
 */
typedef struct
{
  char *id;
  char *dossier_id;
  char *step_id;
  MpadEntryKind kind;
  char *title;
  char *happened;
  char *happened_until;
  MpadHappenedPrecision precision;
  char *place;
  char *situation;
  char *present;
  char *observed_by;
  char *entered_by; /* staff id */
  gint64 recorded_us;
  gint64 recorded_seq;
  MpadEntryState state;
  MpadYesNo shared;
  char *shared_reason;
  MpadYesNo told_parents;
  char *told_reason;
  char *group_then;
  char *amends;
  gint64 revision;
  GHashTable *details;
  GPtrArray *statements;
} MpadEntry;

MpadEntry *mpad_entry_new (MpadEntryKind kind);
MpadEntry *mpad_entry_copy (const MpadEntry *self);
void mpad_entry_free (MpadEntry *self);

const char *mpad_entry_get (const MpadEntry *self, const char *key);
/** mpad_entry_set: @value %NULL or "" removes the key. */
void mpad_entry_set (MpadEntry *self, const char *key, const char *value);

/** mpad_entry_check: may this become final? First problem as MPAD_RECORD_ERROR (S1-5, S1-6). */
gboolean mpad_entry_check (const MpadEntry *self, GError **error);

/** mpad_entry_recorded_late: recorded more than a day after it happened ("later vastgelegd"). */
gboolean mpad_entry_recorded_late (const MpadEntry *self);

const char *mpad_entry_kind_to_word (MpadEntryKind kind);
int mpad_entry_kind_from_word (const char *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadEntry, mpad_entry_free)

G_END_DECLS
