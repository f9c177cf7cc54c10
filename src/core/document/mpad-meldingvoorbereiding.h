/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preparation of a melding at Veilig Thuis (D-14): facts of the school apart from what others
 * told, what the family knows, anonymity towards the family, what the school keeps doing, and room
 * for the answer. The melder is always known to Veilig Thuis (S0-25, B-2). Decides nothing. */
#pragma once

#include "mpad-paper-head.h"

G_BEGIN_DECLS

/**
 * MpadMeldingInput:
 * @born: (nullable): date of birth as printed; @household (nullable): who lives with the child
 * @melder: who melds on behalf of the school, with function
 * @decided: (nullable): "24 november 2026, door de directeur en de IB’er"
 * @safety_now: (nullable): can the child go home safely, until when is it at school
 * @items: own and from others, by kind; printed apart (S1-33, S2-14)
 * @family_knows: (nullable): what was discussed with parents and pupil, and their reaction (S1-34)
 * @not_told_ground: (nullable): why the family was not told (S1-27); by whom decided belongs in it
 * @anonymous_to_family: whether anonymity towards the family is asked; @anonymous_ground (nullable)
 * @help_tried: (array length=n_help): help that is there or was tried
 * @keeps_doing: (array length=n_keeps): what the school goes on doing
 * @veilig_thuis: (nullable): the number to call
 */
typedef struct
{
  MpadPaperHead head;
  const char *pupil;
  const char *group;
  const char *born;
  const char *household;
  const char *melder;
  const char *decided;
  const char *safety_now;
  const MpadPaperItem *items;
  gsize n_items;
  const char *family_knows;
  const char *not_told_ground;
  gboolean anonymous_to_family;
  const char *anonymous_ground;
  const char *const *help_tried;
  gsize n_help;
  const char *const *keeps_doing;
  gsize n_keeps;
  const char *veilig_thuis;
} MpadMeldingInput;

/**
 * mpad_meldingvoorbereiding_new: Returns: (transfer full) (nullable): the sheet, audience Veilig
 * Thuis.
 */
MpadDocument *mpad_meldingvoorbereiding_new (const MpadMeldingInput *input, GError **error);

G_END_DECLS
