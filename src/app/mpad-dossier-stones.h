/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stones on the path of a dossier, as the sidebar shows them: a step each, and Melden and Hulp
 * apart once work starts there (B-1, S3-7). Words and states, no widgets. */
#pragma once

#include "mpad-engine.h"

G_BEGIN_DECLS

/**
 * MpadDossierStone: a stone of the sidebar before it becomes a row.
 * @target: "step:ID" or "decision:ID"
 */
typedef struct
{
  char *target;
  const char *number;
  const char *title;
  const char *school_label;
  MpadStepState state;
  char *words;
} MpadDossierStone;

/** mpad_dossier_stones_collect: Returns: (transfer full) (element-type MpadDossierStone) */
GPtrArray *mpad_dossier_stones_collect (const MpadGuidance *guidance);
/** mpad_dossier_stones_apart: whether the decisions of @step stand apart now. */
gboolean mpad_dossier_stones_apart (const MpadGuidance *guidance, const MpadStepGuidance *step);
gboolean mpad_dossier_stone_is_done (const MpadDossierStone *stone);
/** mpad_dossier_stones_first: Returns: (transfer full) (nullable): target to open a dossier on */
char *mpad_dossier_stones_first (const MpadGuidance *guidance);

G_END_DECLS
