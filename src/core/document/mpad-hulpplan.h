/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan for help, made with the parents (S1-32, S3-6): goals with what is done, by whom, by when
 * and
 * how one sees that it works; the casemanager, the term, when it is looked back on. */
#pragma once

#include "mpad-paper-head.h"

G_BEGIN_DECLS

/** MpadHulpplanGoal: @sign says how one sees that it works; all but @goal nullable. */
typedef struct
{
  const char *goal;
  const char *action;
  const char *who;
  const char *when;
  const char *sign;
} MpadHulpplanGoal;

/**
 * MpadHulpplanInput:
 * @made_on: date of the plan
 * @casemanager: who keeps the lines together (S3-6)
 * @term: until when the effect must show
 * @evaluation: (nullable): when it is looked back on
 * @signers: (array length=n_signers): carers and school
 */
typedef struct
{
  MpadPaperHead head;
  const char *pupil;
  const char *group;
  const char *made_on;
  const char *casemanager;
  const char *term;
  const char *evaluation;
  const MpadHulpplanGoal *goals;
  gsize n_goals;
  const MpadPaperPerson *signers;
  gsize n_signers;
} MpadHulpplanInput;

/** mpad_hulpplan_new: Returns: (transfer full) (nullable): the plan, audience parents. */
MpadDocument *mpad_hulpplan_new (const MpadHulpplanInput *input, GError **error);

G_END_DECLS
