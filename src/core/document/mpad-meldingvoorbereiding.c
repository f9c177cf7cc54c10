/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of the sheet; it can be read aloud by telephone. */
#include "mpad-meldingvoorbereiding.h"

#include "mpad-text.h"

#define PAPER "voorbereiding melding"

static gboolean
is_fact (const MpadPaperItem *item)
{
  return item->kind == MPAD_PAPER_OBSERVATION || item->kind == MPAD_PAPER_CHILD_WORDS ||
         item->kind == MPAD_PAPER_PARENT_WORDS;
}

static gboolean
is_from_others (const MpadPaperItem *item)
{
  return item->kind == MPAD_PAPER_THIRD_PARTY || item->kind == MPAD_PAPER_DIAGNOSIS;
}

static gboolean
is_suspicion (const MpadPaperItem *item)
{
  return item->kind == MPAD_PAPER_HYPOTHESIS;
}

static void
add_part (MpadStaffDocument *document,
          const MpadMeldingInput *input,
          const char *heading,
          gboolean (*wanted) (const MpadPaperItem *))
{
  gboolean any = FALSE;

  for (gsize i = 0; i < input->n_items; i++)
    any = any || (wanted (&input->items[i]) && !mpad_text_is_blank (input->items[i].text));
  if (!any)
    return;
  mpad_staff_document_add_heading (document, 2, heading);
  mpad_paper_add_items (document, input->items, input->n_items, wanted);
}

MpadDocument *
mpad_meldingvoorbereiding_new (const MpadMeldingInput *input, GError **error)
{
  static const char *const answers[] = { "Datum en tijd",
                                         "Naam van de medewerker",
                                         "Wat doet Veilig Thuis?",
                                         "Wat kan de school zelf doen?",
                                         "Wat vertelt wie aan het gezin, en wanneer?",
                                         "Wanneer horen wij weer iets?",
                                         "Nummer van de melding" };
  g_autoptr (MpadStaffDocument) document = NULL;
  MpadDocumentMeta meta;

  g_return_val_if_fail (input != NULL, NULL);

  if (!mpad_paper_require (PAPER, "school", input->head.school, error) ||
      !mpad_paper_require (PAPER, "pupil", input->pupil, error) ||
      !mpad_paper_require (PAPER, "melder", input->melder, error))
    return NULL;
  meta = mpad_paper_head_meta (&input->head, "Voorbereiding melding", "bij Veilig Thuis");
  meta.subject = input->pupil;

  document = mpad_staff_document_new (MPAD_AUDIENCE_VEILIG_THUIS, &meta);
  mpad_staff_document_add_fields (document,
                                  (const MpadField[]) {
                                    { "Bellen", input->veilig_thuis },
                                    { "Kind", input->pupil },
                                    { "Geboren", input->born },
                                    { "Groep", input->group },
                                    { "Gezin", input->household },
                                    { "Melder", input->melder },
                                    { "Besluit", input->decided },
                                  },
                                  7);
  mpad_paper_add_text (document, "Is het kind nu veilig?", input->safety_now);
  add_part (document, input, "Wat de school zelf zag en hoorde", is_fact);
  add_part (document, input, "Wat de school van anderen weet", is_from_others);
  add_part (document, input, "Wat de school vermoedt", is_suspicion);
  mpad_paper_add_text (document, "Wat het gezin weet", input->family_knows);
  mpad_paper_add_text (document, "Waarom het gezin dit nog niet weet", input->not_told_ground);
  mpad_staff_document_add_heading (document, 2, "Naam van de melder");
  mpad_staff_document_add_paragraph (
    document,
    input->anonymous_to_family
      ? "Veilig Thuis weet wie meldt. De school vraagt om de naam niet aan het gezin te geven."
      : "Veilig Thuis weet wie meldt. Het gezin mag dat ook weten.");
  if (input->anonymous_to_family && !mpad_text_is_blank (input->anonymous_ground))
    mpad_staff_document_add_fields (
      document, (const MpadField[]) { { "Waarom", input->anonymous_ground } }, 1);
  mpad_paper_add_list (document, "Hulp die er is of was", input->help_tried, input->n_help);
  mpad_paper_add_list (document, "Wat de school blijft doen", input->keeps_doing, input->n_keeps);
  mpad_staff_document_add_heading (document, 2, "Antwoord van Veilig Thuis");
  mpad_paper_add_form (document, "Schrijf op", answers, G_N_ELEMENTS (answers));
  return mpad_staff_document_finish (document);
}
