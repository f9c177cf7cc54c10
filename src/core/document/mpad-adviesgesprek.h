/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preparation of an anonymous talk with Veilig Thuis (F10, S0-12, S1-28): age band, group,
 * facts,
 * questions, what was tried; room for what the adviser says. It has no field for a name, not even
 * of the school. Texts must come with names replaced; scanning them is the disclosure check's. */
#pragma once

#include "mpad-paper-head.h"

G_BEGIN_DECLS

/**
 * MpadAdviesgesprekInput:
 * @created_us: see MpadDocumentMeta
 * @age: "7 tot 9 jaar", and @group: (nullable) "middenbouw"
 * @household: (nullable): "Kind A woont bij Ouder 1; Ouder 2 elders"
 * @home_time: (nullable): until what time the child is at school today
 * @items: (array length=n_items): facts and the rest by kind, roles instead of names
 * @tried: (array length=n_tried): what the school did so far
 * @questions: (array length=n_questions): what the school wants to know
 * @veilig_thuis: (nullable): the number to call
 */
typedef struct
{
  gint64 created_us;
  const char *age;
  const char *group;
  const char *household;
  const char *home_time;
  const MpadPaperItem *items;
  gsize n_items;
  const char *const *tried;
  gsize n_tried;
  const char *const *questions;
  gsize n_questions;
  const char *veilig_thuis;
} MpadAdviesgesprekInput;

/** mpad_adviesgesprek_new: Returns: (transfer full) (nullable): the sheet, audience Veilig Thuis,
 * without school or number. */
MpadDocument *mpad_adviesgesprek_new (const MpadAdviesgesprekInput *input, GError **error);

G_END_DECLS
