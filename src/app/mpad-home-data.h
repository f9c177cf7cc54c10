/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the home page shows, computed on the vault's thread: a line for each dossier with its
 * stones,
 * and what asks attention today. Plain values; the engine says what is next, this only collects. */
#pragma once

#include "mpad-dossier.h"
#include "mpad-protocol.h"
#include "mpad-step-path.h"
#include "mpad-vault.h"

G_BEGIN_DECLS

/**
 * MpadHomeDossier:
 * @second: "group 6 · 9 years"
 * @step: "Step 3 · Talk: locked"
 * @next: (nullable): the next best action, a sentence
 * @path_label: the states of all steps in words
 * @rank: how urgent its next action is; higher comes first on Today
 * @search: folded text for the search field
 * @n_hypotheses: suspicions that nobody confirmed or refuted yet
 */
typedef struct
{
  char *id;
  char *name;
  char *second;
  char *step;
  char *next;
  char *next_reason;
  char *next_due; /* (nullable): ISO date */
  char *next_icon;
  char *path_label;
  char *search;
  GArray *stones; /* MpadStone */
  MpadDossierState state;
  int rank;
  gboolean stop; /* a stop branch is raised */
} MpadHomeDossier;

/**
 * MpadHomeAttention: one line under "Also asks attention".
 * @tint: style class
 * @key: (nullable): what it is called when it is put off (mpad-snooze.h); %NULL cannot be put off
 * @note_id: (nullable): a record of the acute lane that waits for a dossier; @dossier_id is NULL then
 */
typedef struct
{
  char *dossier_id;
  char *icon;
  char *tint;
  char *title;
  char *who;
  char *chip;
  char *chip_tint;
  char *key;
  char *note_id;
  int rank;
} MpadHomeAttention;

/**
 * MpadHomeData:
 * @dossiers: open ones first, the most recent first
 * @first: (nullable): the one for the next-action card
 */
typedef struct
{
  GPtrArray *dossiers;  /* MpadHomeDossier */
  GPtrArray *attention; /* MpadHomeAttention, the most urgent first */
  MpadHomeDossier *first;
  guint n_open;
} MpadHomeData;

/**
 * mpad_home_data_load:
 * @protocol: (nullable): the school's protocol, so that it need not be read again
 * @today: ISO date
 *
 * Reads every open dossier; for a job of the vault service.
 *
 * Returns: (transfer full) (nullable)
 */
MpadHomeData *
mpad_home_data_load (MpadVault *vault, MpadProtocol *protocol, const char *today, GError **error);
void mpad_home_data_free (MpadHomeData *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadHomeData, mpad_home_data_free)

G_END_DECLS
