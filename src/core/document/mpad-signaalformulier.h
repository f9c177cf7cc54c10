/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The blank form for when the laptop is down (L19): the same questions as in the program, with room
 * to write. Names nobody; a stack of it may lie in the drawer. */
#pragma once

#include "mpad-paper-head.h"

G_BEGIN_DECLS

/**
 * MpadSignaalformulierInput: @veilig_thuis is the number of Veilig Thuis as the school's contact
 * sheet has it.
 */
typedef struct
{
  MpadPaperHead head;
  const char *veilig_thuis;
} MpadSignaalformulierInput;

/** mpad_signaalformulier_new: Returns: (transfer full) (nullable): the form, audience school. */
MpadDocument *mpad_signaalformulier_new (const MpadSignaalformulierInput *input, GError **error);

G_END_DECLS
