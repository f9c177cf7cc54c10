/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking back on help or on the case (S1-36, S3-6 question 5): each goal with its result, whether
 * the
 * child is safe now, what follows. "No, or not enough" leads to melding by the rule; the paper
 * records what people decided. */
#pragma once

#include "mpad-paper-head.h"

G_BEGIN_DECLS

/** MpadEvaluatieGoal: @result is what was seen since. */
typedef struct
{
  const char *goal;
  const char *result;
} MpadEvaluatieGoal;

/**
 * MpadEvaluatieInput:
 * @safe_now: is the child safe now, in words
 * @decision, @motive: what follows and why
 * @next: (nullable): when it is looked back on again
 */
typedef struct
{
  MpadPaperHead head;
  const char *pupil;
  const char *group;
  const char *date;
  const char *const *present;
  gsize n_present;
  const MpadEvaluatieGoal *goals;
  gsize n_goals;
  const char *safe_now;
  const char *decision;
  const char *motive;
  const char *next;
  const MpadPaperPerson *signers;
  gsize n_signers;
} MpadEvaluatieInput;

/** mpad_evaluatieverslag_new: Returns: (transfer full) (nullable): the report, audience school. */
MpadDocument *mpad_evaluatieverslag_new (const MpadEvaluatieInput *input, GError **error);

G_END_DECLS
