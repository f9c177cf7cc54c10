/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What differs between two protocols, as a list of single differences that somebody can read: steps,
 * roles, who decides and reports, letters, kaders and questions, terms, who is informed, talks,
 * tasks, branches, locks, ways to close, contacts. The sentences are the program's
 * (mpad-protocol-words.c). Pure; judges nothing. */
#pragma once

#include "mpad-protocol.h"

G_BEGIN_DECLS

typedef enum
{
  MPAD_DIFF_STEP,
  MPAD_DIFF_ROUTE,  /* where one may go from a step */
  MPAD_DIFF_ACTORS, /* who does a step */
  MPAD_DIFF_ROLE,
  MPAD_DIFF_LETTER, /* beside Melden and Hulp (B-1) */
  MPAD_DIFF_DECIDERS,
  MPAD_DIFF_MAKERS,
  MPAD_DIFF_NOTIFY,
  MPAD_DIFF_SIGNATURE,
  MPAD_DIFF_KADER,
  MPAD_DIFF_KADER_PLACE, /* the steps in which it is filled in */
  MPAD_DIFF_QUESTION,
  MPAD_DIFF_ANSWER, /* where an answer leads */
  MPAD_DIFF_TERM,
  MPAD_DIFF_TALK,
  MPAD_DIFF_AGE,
  MPAD_DIFF_GROUND,
  MPAD_DIFF_TASK,
  MPAD_DIFF_BRANCH,
  MPAD_DIFF_LOCK,
  MPAD_DIFF_CLOSING,
  MPAD_DIFF_CONTACT,
  MPAD_DIFF_N_AREAS,
} MpadDiffArea;

typedef enum
{
  MPAD_DIFF_ADDED,
  MPAD_DIFF_REMOVED,
  MPAD_DIFF_RENAMED, /* @before and @after are its names or texts */
  MPAD_DIFF_MOVED,
  MPAD_DIFF_CHANGED, /* @what has @after where it had @before */
} MpadDiffChange;

/**
 * MpadProtocolDifference:
 * Texts are those of the protocols; lists of names have ", " between them.
 * @where: (nullable): title of the step, kader or decision it belongs to
 * @what: (nullable): the thing, as the newer protocol calls it; the older when it is gone
 * @before, @after: (nullable)
 * @before_count, @before_unit, @after_count, @after_unit: of a term; count 0 when it has none
 */
typedef struct
{
  MpadDiffArea area;
  MpadDiffChange change;
  char *where;
  char *what;
  char *before;
  char *after;
  int before_count;
  int after_count;
  MpadUnit before_unit;
  MpadUnit after_unit;
} MpadProtocolDifference;

void mpad_protocol_difference_free (MpadProtocolDifference *self);

/**
 * mpad_protocol_diff:
 *
 * Returns: (transfer full) (element-type MpadProtocolDifference): in the order of the areas; empty
 *   when a school would see no difference. Titles, dates and handles of rules do not count.
 */
GPtrArray *mpad_protocol_diff (const MpadProtocol *from, const MpadProtocol *to);

/**
 * mpad_protocol_diff_nearest:
 * @candidates: (element-type MpadProtocol): at least one
 *
 * Returns: the index of the candidate with the least differences; the first of equals
 */
guint mpad_protocol_diff_nearest (const MpadProtocol *protocol, GPtrArray *candidates);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadProtocolDifference, mpad_protocol_difference_free)

G_END_DECLS
