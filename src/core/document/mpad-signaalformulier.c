/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions of the form (S1-5, S1-6, R-2, R-3, R-5). */
#include "mpad-signaalformulier.h"

#define PAPER "signaalformulier"

static const struct
{
  const char *heading, *hint;
  guint lines;
} questions[] = {
  { "Wat zag, hoorde of rook je zelf?", "Alleen wat je zelf waarnam. Nog geen uitleg.", 5 },
  { "Wat zei het kind?",
    "Schrijf de woorden letterlijk op. Vraag niet door. Beloof geen geheimhouding.", 3 },
  { "Wat vertelde een ander?", "Schrijf erbij wie, en hoe die het weet.", 2 },
  { "Wat denk je zelf?", "Dit is een vermoeden, geen feit.", 2 },
  { "Wat wijst de andere kant op?", "Wat ging goed? Wat past niet bij de zorg?", 2 },
  { "Wat heb je gedaan, en wie heb je gesproken?", "Met tijd erbij.", 2 },
};

MpadDocument *
mpad_signaalformulier_new (const MpadSignaalformulierInput *input, GError **error)
{
  static const char *const who[] = { "Naam van het kind", "Groep", "Datum en tijd",
                                     "Plaats en situatie", "Wie waren erbij" };
  static const MpadCheckItem home[] = {
    { "Ja", FALSE },
    { "Nee: bel Veilig Thuis voor de school uitgaat", FALSE },
    { "Weet ik niet: bel Veilig Thuis voor de school uitgaat", FALSE },
  };
  g_autoptr (MpadStaffDocument) document = NULL;
  g_autofree char *call = NULL;
  MpadDocumentMeta meta;

  g_return_val_if_fail (input != NULL, NULL);

  if (!mpad_paper_require (PAPER, "school", input->head.school, error) ||
      !mpad_paper_require (PAPER, "veilig_thuis", input->veilig_thuis, error))
    return NULL;
  meta = mpad_paper_head_meta (&input->head, "Signaalformulier", "voor als de laptop niet werkt");
  call = g_strdup_printf (" Bel 112. Twijfel je of het kind veilig is? Bel Veilig Thuis: %s. Je "
                          "hoeft op niemand te wachten.",
                          input->veilig_thuis);

  document = mpad_staff_document_new (MPAD_AUDIENCE_SCHOOL, &meta);
  mpad_staff_document_add_notice (
    document, (const MpadTextRun[]) { { "Is er nu gevaar?", TRUE }, { call, FALSE } }, 2);
  mpad_paper_add_form (document, "Over wie gaat het?", who, G_N_ELEMENTS (who));
  mpad_staff_document_add_heading (document, 3, "Kan het kind vandaag veilig naar huis?");
  mpad_staff_document_add_checklist (document, home, G_N_ELEMENTS (home));
  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      mpad_staff_document_add_heading (document, 3, questions[i].heading);
      mpad_staff_document_add_note (document, questions[i].hint);
      mpad_staff_document_add_writing_lines (document, questions[i].lines);
    }
  mpad_staff_document_add_signature (
    document, &(MpadSignature) { .name = "Geschreven door", .remark = "naam en functie" });
  mpad_staff_document_add_note (document,
                                "Geef dit blad vandaag zelf aan de IB’er, of aan de directie als "
                                "die er niet is. Maak geen kopie en geen foto. De IB’er zet "
                                "het in Meldpad en bewaart of versnippert het papier.");
  return mpad_staff_document_finish (document);
}
