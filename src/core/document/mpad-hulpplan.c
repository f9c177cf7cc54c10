/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of the plan. */
#include "mpad-hulpplan.h"

#include "mpad-parent-document.h"

#define PAPER "hulpplan"

static gboolean
check (const MpadHulpplanInput *input, GError **error)
{
  if (input->n_goals == 0)
    return mpad_paper_require (PAPER, "goals", NULL, error);
  for (gsize i = 0; i < input->n_goals; i++)
    if (!mpad_paper_require (PAPER, "goal", input->goals[i].goal, error))
      return FALSE;
  for (gsize i = 0; i < input->n_signers; i++)
    if (!mpad_paper_require (PAPER, "signer's name", input->signers[i].name, error))
      return FALSE;
  return mpad_paper_require (PAPER, "school", input->head.school, error) &&
         mpad_paper_require (PAPER, "pupil", input->pupil, error) &&
         mpad_paper_require (PAPER, "made_on", input->made_on, error) &&
         mpad_paper_require (PAPER, "casemanager", input->casemanager, error) &&
         mpad_paper_require (PAPER, "term", input->term, error);
}

MpadDocument *
mpad_hulpplan_new (const MpadHulpplanInput *input, GError **error)
{
  static const MpadTextRun meaning[] = {
    { "Tekenen betekent: ik heb dit plan gezien en wij hebben het besproken.", TRUE },
    { " U hoeft niet te tekenen. U hoeft niet te zeggen waarom.", FALSE },
  };
  g_autoptr (MpadParentDocument) document = NULL;
  g_autofree char *about = NULL;
  MpadDocumentMeta meta;

  g_return_val_if_fail (input != NULL, NULL);

  if (!check (input, error))
    return NULL;
  meta = mpad_paper_head_meta (&input->head, "Plan voor hulp",
                               "samen gemaakt door ouders en school");
  meta.subject = input->pupil;
  about = mpad_paper_dup_about (input->pupil, input->group);

  document = mpad_parent_document_new (&meta);
  mpad_parent_document_add_fields (document,
                                   (const MpadField[]) {
                                     { "Voor", about },
                                     { "Gemaakt op", input->made_on },
                                     { "Casemanager", input->casemanager },
                                     { "Dit plan loopt tot", input->term },
                                     { "Wij kijken terug op", input->evaluation },
                                   },
                                   5);
  for (gsize i = 0; i < input->n_goals; i++)
    {
      const MpadHulpplanGoal *goal = &input->goals[i];
      g_autofree char *heading = g_strdup_printf ("Doel %" G_GSIZE_FORMAT, i + 1);

      mpad_parent_document_add_heading (document, 2, heading);
      mpad_parent_document_add_runs (document, (const MpadTextRun[]) { { goal->goal, TRUE } }, 1);
      mpad_parent_document_add_fields (document,
                                       (const MpadField[]) {
                                         { "Wat gaan wij doen", goal->action },
                                         { "Wie", goal->who },
                                         { "Wanneer klaar", goal->when },
                                         { "Hoe zien wij dat het helpt", goal->sign },
                                       },
                                       4);
    }
  mpad_parent_document_add_heading (document, 2, "Ondertekenen");
  mpad_parent_document_add_notice (document, meaning, G_N_ELEMENTS (meaning));
  for (gsize i = 0; i < input->n_signers; i++)
    mpad_parent_document_add_signature (
      document,
      &(MpadSignature) { .name = input->signers[i].name, .role = input->signers[i].role });
  return mpad_parent_document_finish (document);
}
