/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of the sheet. */
#include "mpad-adviesgesprek.h"

#define PAPER "voorbereiding adviesgesprek"

MpadDocument *
mpad_adviesgesprek_new (const MpadAdviesgesprekInput *input, GError **error)
{
  static const MpadTextRun anonymous[] = {
    { "Noem geen namen.", TRUE },
    { " Advies vragen mag zonder naam van het kind, de ouders en de school.", FALSE },
  };
  static const char *const answers[] = { "Datum, tijd, en naam of functie van de adviseur",
                                         "Wat adviseert Veilig Thuis, en waarom?",
                                         "Wat doen wij nu, wie en wanneer?",
                                         "Nummer van dit advies" };
  g_autoptr (MpadStaffDocument) document = NULL;
  const MpadPaperHead head = { .created_us = input != NULL ? input->created_us : 0 };
  MpadDocumentMeta meta;

  g_return_val_if_fail (input != NULL, NULL);

  if (!mpad_paper_require (PAPER, "age", input->age, error))
    return NULL;
  if (input->n_items == 0)
    {
      mpad_paper_require (PAPER, "items", NULL, error);
      return NULL;
    }
  meta = mpad_paper_head_meta (&head, "Voorbereiding adviesgesprek",
                               "met Veilig Thuis, zonder namen");

  document = mpad_staff_document_new (MPAD_AUDIENCE_VEILIG_THUIS, &meta);
  mpad_staff_document_add_notice (document, anonymous, G_N_ELEMENTS (anonymous));
  mpad_staff_document_add_fields (document,
                                  (const MpadField[]) {
                                    { "Bellen", input->veilig_thuis },
                                    { "Leeftijd", input->age },
                                    { "Groep", input->group },
                                    { "Thuis", input->household },
                                    { "Op school tot", input->home_time },
                                  },
                                  5);
  mpad_staff_document_add_heading (document, 2, "Wat weten wij?");
  mpad_paper_add_items (document, input->items, input->n_items, NULL);
  mpad_paper_add_list (document, "Wat deden wij al?", input->tried, input->n_tried);
  mpad_paper_add_list (document, "Wat willen wij weten?", input->questions, input->n_questions);
  mpad_paper_add_form (document, "Tijdens het gesprek: schrijf op", answers,
                       G_N_ELEMENTS (answers));
  return mpad_staff_document_finish (document);
}
