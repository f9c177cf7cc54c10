/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of the evaluation. */
#include "mpad-evaluatieverslag.h"

#define PAPER "evaluatieverslag"

static gboolean
check (const MpadEvaluatieInput *input, GError **error)
{
  for (gsize i = 0; i < input->n_goals; i++)
    if (!mpad_paper_require (PAPER, "goal", input->goals[i].goal, error))
      return FALSE;
  for (gsize i = 0; i < input->n_signers; i++)
    if (!mpad_paper_require (PAPER, "signer's name", input->signers[i].name, error))
      return FALSE;
  return mpad_paper_require (PAPER, "school", input->head.school, error) &&
         mpad_paper_require (PAPER, "pupil", input->pupil, error) &&
         mpad_paper_require (PAPER, "date", input->date, error) &&
         mpad_paper_require (PAPER, "safe_now", input->safe_now, error) &&
         mpad_paper_require (PAPER, "decision", input->decision, error);
}

MpadDocument *
mpad_evaluatieverslag_new (const MpadEvaluatieInput *input, GError **error)
{
  g_autoptr (MpadStaffDocument) document = NULL;
  g_autofree char *about = NULL, *present = NULL;
  MpadDocumentMeta meta;

  g_return_val_if_fail (input != NULL, NULL);

  if (!check (input, error))
    return NULL;
  meta = mpad_paper_head_meta (&input->head, "Evaluatieverslag", "terugkijken en vooruitkijken");
  meta.subject = input->pupil;
  about = mpad_paper_dup_about (input->pupil, input->group);
  present = mpad_paper_dup_names (input->present, input->n_present);

  document = mpad_staff_document_new (MPAD_AUDIENCE_SCHOOL, &meta);
  mpad_staff_document_add_fields (document,
                                  (const MpadField[]) {
                                    { "Over", about },
                                    { "Datum", input->date },
                                    { "Erbij waren", present },
                                  },
                                  3);
  mpad_paper_add_text (document, "Is het kind nu veilig?", input->safe_now);
  if (input->n_goals > 0)
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new ();

      g_ptr_array_add (cells, (char *) "Doel");
      g_ptr_array_add (cells, (char *) "Wat is er bereikt");
      for (gsize i = 0; i < input->n_goals; i++)
        {
          g_ptr_array_add (cells, (char *) input->goals[i].goal);
          g_ptr_array_add (cells, (char *) input->goals[i].result);
        }
      mpad_staff_document_add_heading (document, 2, "De doelen");
      mpad_staff_document_add_table (document, 2, input->n_goals,
                                     (const char *const *) cells->pdata);
    }
  mpad_staff_document_add_heading (document, 2, "Hoe nu verder?");
  mpad_staff_document_add_fields (document,
                                  (const MpadField[]) {
                                    { "Besluit", input->decision },
                                    { "Waarom", input->motive },
                                    { "Weer terugkijken op", input->next },
                                  },
                                  3);
  for (gsize i = 0; i < input->n_signers; i++)
    mpad_staff_document_add_signature (
      document,
      &(MpadSignature) { .name = input->signers[i].name, .role = input->signers[i].role });
  return mpad_staff_document_finish (document);
}
