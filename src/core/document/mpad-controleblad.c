/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of the controleblad. */
#include "mpad-controleblad.h"

#define PAPER "controleblad"

static void
add_counts (MpadStaffDocument *document,
            const char *heading,
            const char *first,
            const char *second,
            const MpadControlebladCount *counts,
            gsize n_counts)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);

  if (n_counts == 0)
    return;
  g_ptr_array_add (cells, (gpointer) first);
  g_ptr_array_add (cells, (gpointer) second);
  for (gsize i = 0; i < n_counts; i++)
    {
      g_ptr_array_add (cells, (gpointer) counts[i].what);
      g_ptr_array_add (numbers, g_strdup_printf ("%u", counts[i].times));
      g_ptr_array_add (cells, numbers->pdata[i]);
    }
  mpad_staff_document_add_heading (document, 2, heading);
  mpad_staff_document_add_table (document, 2, n_counts, (const char *const *) cells->pdata);
}

static void
add_result (MpadStaffDocument *document, const MpadControlebladInput *input)
{
  const MpadTextRun bad[] = { { .text = "Het logboek klopt niet. ", .bold = TRUE },
                              { .text = input->fault } };

  if (input->fault != NULL)
    mpad_staff_document_add_notice (document, bad, G_N_ELEMENTS (bad));
  else
    mpad_staff_document_add_paragraph (
      document,
      "Meldpad heeft het hele logboek nagelopen. De regels volgen op elkaar, er ontbreekt "
      "er geen en er is er geen veranderd.");
}

MpadDocument *
mpad_controleblad_new (const MpadControlebladInput *input, GError **error)
{
  static const char *const use[] = {
    "Onderteken dit blad met twee mensen van wie er één niet zelf in Meldpad werkt.",
    "Bewaar het in een map buiten de computer, bij de bladen van eerdere maanden.",
    "Typ volgende maand regel en code van dit blad over bij Logboek, Een blad controleren. Past de "
    "code niet meer? Dan is er iets veranderd in wat er op deze dag al stond.",
  };
  const MpadSignature first = { .name = "Gecontroleerd door" };
  const MpadSignature second = { .name = "Meegekeken door" };
  g_autoptr (MpadStaffDocument) document = NULL;
  g_autofree char *rows = NULL, *head = NULL;
  MpadDocumentMeta meta;

  g_return_val_if_fail (input != NULL, NULL);

  if (!mpad_paper_require (PAPER, "school", input->head.school, error) ||
      !mpad_paper_require (PAPER, "month", input->month, error) ||
      !mpad_paper_require (PAPER, "vault_id", input->vault_id, error) ||
      !mpad_paper_require (PAPER, "made_on", input->made_on, error) ||
      !mpad_paper_require (PAPER, "code", input->code, error))
    return NULL;
  rows = input->last_row > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT " tot en met %" G_GINT64_FORMAT,
                                                input->first_row, input->last_row)
                             : g_strdup ("geen");
  head = g_strdup_printf ("regel %" G_GINT64_FORMAT, input->head_row);
  meta = mpad_paper_head_meta (&input->head, "Controleblad van het logboek", input->month);
  document = mpad_staff_document_new (MPAD_AUDIENCE_SCHOOL, &meta);
  mpad_staff_document_add_fields (document,
                                  (const MpadField[]) {
                                    { "School", input->head.school },
                                    { "Kluis", input->vault_id },
                                    { "Gemaakt op", input->made_on },
                                    { "Regels van deze maand", rows },
                                    { "Laatste regel van alle", head },
                                  },
                                  5);
  add_result (document, input);
  mpad_staff_document_add_heading (document, 2, "Code bij de laatste regel");
  mpad_staff_document_add_big_line (document, input->code);
  mpad_staff_document_add_note (
    document, "Een rondje is altijd het cijfer nul. De letters I, L, O en U komen niet voor.");
  add_counts (document, "Wie werkte in de kluis", "Naam", "Keer geopend", input->members,
              input->n_members);
  add_counts (document, "Wat er is gedaan", "Handeling", "Aantal", input->counts, input->n_counts);
  mpad_staff_document_add_heading (document, 2, "Wat doe je met dit blad?");
  mpad_staff_document_add_bullets (document, use, G_N_ELEMENTS (use));
  mpad_staff_document_add_signature (document, &first);
  mpad_staff_document_add_signature (document, &second);
  return mpad_staff_document_finish (document);
}
