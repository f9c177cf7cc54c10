/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The weighing on paper (F3): questions with answer, motive and what the rule said, who was there,
 * and
 * the two decisions Melden and Hulp with their motive. An advice that was not followed prints with
 * its motive. The route is told in words; the picture is the flowchart's. */
#pragma once

#include "mpad-paper-head.h"

G_BEGIN_DECLS

/**
 * MpadAfwegingQuestion:
 * @question, @answer: as the frozen kader words them
 * @motive: (nullable): why this answer
 * @outcome: (nullable): what the rule says with this answer ("naar vraag 3")
 */
typedef struct
{
  const char *question;
  const char *answer;
  const char *motive;
  const char *outcome;
} MpadAfwegingQuestion;

/**
 * MpadAfwegingDecision: one of the two independent decisions (S3-7).
 * @label: "Melden" or "Hulp", with the school's own label behind it when it has one (B-1)
 * @answer, @motive: what was decided and why
 * @advice: (nullable): what the rule advised, when that is not what was decided
 * @deciders, @date: (nullable): names and functions of those who decided, and when
 */
typedef struct
{
  const char *label;
  const char *answer;
  const char *motive;
  const char *advice;
  const char *deciders;
  const char *date;
} MpadAfwegingDecision;

/** MpadAfwegingInput: @kader names the kader and its version; @present who weighed. */
typedef struct
{
  MpadPaperHead head;
  const char *pupil;
  const char *group;
  const char *date;
  const char *kader;
  const char *const *present;
  gsize n_present;
  const MpadAfwegingQuestion *questions;
  gsize n_questions;
  const MpadAfwegingDecision *decisions;
  gsize n_decisions;
} MpadAfwegingInput;

/** mpad_afwegingsverslag_new: Returns: (transfer full) (nullable): the report, audience school. */
MpadDocument *mpad_afwegingsverslag_new (const MpadAfwegingInput *input, GError **error);

G_END_DECLS
