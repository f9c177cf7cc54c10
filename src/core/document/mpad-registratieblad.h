/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of a step as some codes ask it: date, incident, signature (S4-1, S4-2). Statements keep
 * their kind; what was recorded later says so. */
#pragma once

#include "mpad-paper-head.h"

G_BEGIN_DECLS

/**
 * MpadRegistratieEntry:
 * @happened: when it happened, as printed
 * @recorded: (nullable): when it was written down, when that was later
 * @place: (nullable)
 * @by: who wrote it and signs; @role (nullable)
 * @action: (nullable): what was done then
 */
typedef struct
{
  const char *happened;
  const char *recorded;
  const char *place;
  const char *by;
  const char *role;
  const MpadPaperItem *items;
  gsize n_items;
  const char *action;
} MpadRegistratieEntry;

/** MpadRegistratiebladInput: @step is the step's name in the school's protocol. */
typedef struct
{
  MpadPaperHead head;
  const char *pupil;
  const char *group;
  const char *step;
  const MpadRegistratieEntry *entries;
  gsize n_entries;
} MpadRegistratiebladInput;

/** mpad_registratieblad_new: Returns: (transfer full) (nullable): the sheet, audience school. */
MpadDocument *mpad_registratieblad_new (const MpadRegistratiebladInput *input, GError **error);

G_END_DECLS
