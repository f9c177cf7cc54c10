/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chronology of a dossier (F5): each entry with the moment it happened, the moment it was written
 * down when that was later, its statements by kind, and whether it is shared with parents by
 * default. In the order in which the caller gives it, which is the order of the filtered view. */
#pragma once

#include "mpad-paper-head.h"

G_BEGIN_DECLS

/**
 * MpadOverzichtEntry:
 * @happened: as printed; @recorded: (nullable): only when it was written down later
 * @title: "Signaal", "Gesprek met vader", …
 * @author, @step: (nullable)
 * @sharing: (nullable): "niet standaard delen: veiligheid"
 * @text: (nullable): plain text of the entry
 * @marks: (nullable): places on the figure; @text says the same in words
 */
typedef struct
{
  const char *happened;
  const char *recorded;
  const char *title;
  const char *author;
  const char *step;
  const char *sharing;
  const char *text;
  const MpadPaperItem *items;
  gsize n_items;
  const MpadFigureMark *marks;
  gsize n_marks;
} MpadOverzichtEntry;

/** MpadOverzichtInput: @filter (nullable) says what the view was narrowed to. */
typedef struct
{
  MpadPaperHead head;
  const char *pupil;
  const char *group;
  const char *protocol;
  const char *filter;
  const MpadOverzichtEntry *entries;
  gsize n_entries;
} MpadOverzichtInput;

/**
 * mpad_dossieroverzicht_new: Returns: (transfer full) (nullable): the overview, audience school.
 */
MpadDocument *mpad_dossieroverzicht_new (const MpadOverzichtInput *input, GError **error);

G_END_DECLS
