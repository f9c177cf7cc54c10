/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of the consent form. */
#include "mpad-mdo-toestemming.h"

#include "mpad-parent-document.h"

#define PAPER "MDO-toestemming"

MpadDocument *
mpad_mdo_toestemming_new (const MpadMdoToestemmingInput *input, GError **error)
{
  static const char *const boxes[] = {
    "Ja. De school mag mijn kind met naam bespreken.",
    "Nee. De school mag mijn kind niet met naam bespreken.",
    "Ik wil er zelf bij zijn.",
  };
  g_autoptr (MpadParentDocument) document = NULL;
  g_autofree char *about = NULL, *why = NULL;
  MpadDocumentMeta meta;

  g_return_val_if_fail (input != NULL, NULL);

  if (!mpad_paper_require (PAPER, "school", input->head.school, error) ||
      !mpad_paper_require (PAPER, "pupil", input->pupil, error) ||
      !mpad_paper_require (PAPER, "carer", input->carer, error))
    return NULL;
  if (input->n_participants == 0)
    {
      mpad_paper_require (PAPER, "participants", NULL, error);
      return NULL;
    }
  meta = mpad_paper_head_meta (&input->head, "Mogen wij overleggen over uw kind?",
                               "toestemming voor het MDO");
  meta.subject = input->pupil;
  about = mpad_paper_dup_about (input->pupil, input->group);
  why = g_strdup_printf ("Wij willen met mensen van buiten de klas overleggen wat %s nodig heeft. "
                         "Zo’n overleg heet een MDO. U bent daarbij welkom.",
                         input->pupil);

  document = mpad_parent_document_new (&meta);
  mpad_parent_document_add_fields (
    document, (const MpadField[]) { { "Over", about }, { "Wanneer", input->when } }, 2);
  mpad_parent_document_add_paragraph (document, why);
  mpad_parent_document_add_heading (document, 2, "Wie zijn erbij?");
  mpad_parent_document_add_bullets (document, input->participants, input->n_participants);
  if (input->n_topics > 0)
    {
      mpad_parent_document_add_heading (document, 2, "Waar gaat het over?");
      mpad_parent_document_add_bullets (document, input->topics, input->n_topics);
    }
  mpad_parent_document_add_heading (document, 2, "Wat gebeurt er met uw antwoord?");
  mpad_parent_document_add_bullets (
    document,
    (const char *const[]) {
      "Zegt u ja? Dan maken wij een kort verslag. U mag het lezen.",
      "Zegt u nee? Dan noemen wij de naam van uw kind niet, en maken wij geen verslag.",
      "U mag later van mening veranderen. Zeg het dan tegen ons.",
    },
    3);
  mpad_parent_document_add_heading (document, 2, "Uw antwoord");
  mpad_parent_document_add_signature (document, &(MpadSignature) {
                                                  .name = input->carer,
                                                  .role = input->carer_role,
                                                  .boxes = boxes,
                                                  .n_boxes = G_N_ELEMENTS (boxes),
                                                  .boxes_above = TRUE,
                                                });
  return mpad_parent_document_finish (document);
}
