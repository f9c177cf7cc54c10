/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of the noodsleutelblad. */
#include "mpad-noodsleutelblad.h"

#include "mpad-staff-document.h"

#define PAPER "noodsleutelblad"

static gboolean
check (const MpadNoodsleutelbladInput *input, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (input->groups); i++)
    if (!mpad_paper_require (PAPER, "groups", input->groups[i], error))
      return FALSE;
  return mpad_paper_require (PAPER, "school", input->head.school, error) &&
         mpad_paper_require (PAPER, "vault_id", input->vault_id, error) &&
         mpad_paper_require (PAPER, "made_on", input->made_on, error);
}

MpadDocument *
mpad_noodsleutelblad_new (const MpadNoodsleutelbladInput *input, GError **error)
{
  static const char *const keep[] = {
    "Verzegeld: in een dichte envelop, met datum en handtekening over de rand.",
    "In de brandkast van de directie. Niet bij de laptop.",
    "Niet fotograferen, niet scannen, niet mailen, niet overtypen in een ander programma.",
  };
  static const char *const use[] = {
    "De directie beslist of de envelop open mag.",
    "Doe het met twee mensen. Schrijf op de achterkant wie, wanneer en waarom.",
    "Maak daarna in Meldpad een nieuw blad. Dit blad werkt dan niet meer; versnipper het.",
  };
  const MpadSignature sealed = { .name = "Verzegeld door" };
  g_autoptr (MpadStaffDocument) document = NULL;
  MpadDocumentMeta meta;

  g_return_val_if_fail (input != NULL, NULL);

  if (!check (input, error))
    return NULL;
  meta = mpad_paper_head_meta (&input->head, "Noodsleutelblad", "opent de kluis van Meldpad");
  document = mpad_staff_document_new (MPAD_AUDIENCE_SCHOOL, &meta);
  mpad_staff_document_add_code (document, input->groups, G_N_ELEMENTS (input->groups));
  mpad_staff_document_add_note (
    document, "Een rondje is altijd het cijfer nul. De letters I, L, O en U komen niet voor.");
  mpad_staff_document_add_fields (document,
                                  (const MpadField[]) {
                                    { "School", input->head.school },
                                    { "Kluis", input->vault_id },
                                    { "Vingerafdruk", input->fingerprint },
                                    { "Gemaakt op", input->made_on },
                                  },
                                  4);

  mpad_staff_document_add_heading (document, 2, "Wat is dit?");
  mpad_staff_document_add_paragraph (
    document,
    "Alle dossiers van de school staan in één versleutelde kluis. Weet niemand zijn wachtzin nog? "
    "Dan opent deze code de kluis. Een andere weg is er niet, ook niet voor de makers van Meldpad. "
    "Wie dit blad heeft, kan alles lezen.");
  mpad_staff_document_add_heading (document, 2, "Waar bewaar je het?");
  mpad_staff_document_add_bullets (document, keep, G_N_ELEMENTS (keep));
  mpad_staff_document_add_heading (document, 2, "Wie mag het gebruiken?");
  mpad_staff_document_add_bullets (document, use, G_N_ELEMENTS (use));
  mpad_staff_document_add_signature (document, &sealed);
  return mpad_staff_document_finish (document);
}
