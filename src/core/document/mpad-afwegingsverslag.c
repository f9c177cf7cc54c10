/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of the weighing. */
#include "mpad-afwegingsverslag.h"

#include "mpad-text.h"

#define PAPER "afweging"

static gboolean
check (const MpadAfwegingInput *input, GError **error)
{
  for (gsize i = 0; i < input->n_questions; i++)
    if (!mpad_paper_require (PAPER, "question", input->questions[i].question, error) ||
        !mpad_paper_require (PAPER, "answer", input->questions[i].answer, error))
      return FALSE;
  for (gsize i = 0; i < input->n_decisions; i++)
    if (!mpad_paper_require (PAPER, "decision", input->decisions[i].label, error) ||
        !mpad_paper_require (PAPER, "decision's answer", input->decisions[i].answer, error) ||
        !mpad_paper_require (PAPER, "decision's motive", input->decisions[i].motive, error))
      return FALSE;
  return mpad_paper_require (PAPER, "school", input->head.school, error) &&
         mpad_paper_require (PAPER, "pupil", input->pupil, error) &&
         mpad_paper_require (PAPER, "date", input->date, error) &&
         mpad_paper_require (PAPER, "kader", input->kader, error);
}

/* The path in one sentence, for who cannot see a picture. */
static char *
route (const MpadAfwegingInput *input)
{
  GString *line = g_string_new (NULL);

  for (gsize i = 0; i < input->n_questions; i++)
    {
      g_string_append_printf (line, "%sVraag %" G_GSIZE_FORMAT ": %s", i > 0 ? " → " : "", i + 1,
                              input->questions[i].answer);
      if (!mpad_text_is_blank (input->questions[i].outcome))
        g_string_append_printf (line, " (%s)", input->questions[i].outcome);
    }
  g_string_append_c (line, '.');
  return g_string_free_and_steal (line);
}

MpadDocument *
mpad_afwegingsverslag_new (const MpadAfwegingInput *input, GError **error)
{
  g_autoptr (MpadStaffDocument) document = NULL;
  g_autofree char *about = NULL, *present = NULL;
  MpadDocumentMeta meta;

  g_return_val_if_fail (input != NULL, NULL);

  if (!check (input, error))
    return NULL;
  meta = mpad_paper_head_meta (&input->head, "Afweging", "vragen, antwoorden en besluit");
  meta.subject = input->pupil;
  about = mpad_paper_dup_about (input->pupil, input->group);
  present = mpad_paper_dup_names (input->present, input->n_present);

  document = mpad_staff_document_new (MPAD_AUDIENCE_SCHOOL, &meta);
  mpad_staff_document_add_fields (document,
                                  (const MpadField[]) {
                                    { "Over", about },
                                    { "Datum", input->date },
                                    { "Wie woog mee", present },
                                    { "Afwegingskader", input->kader },
                                  },
                                  4);
  if (input->n_questions > 0)
    {
      g_autofree char *path = route (input);

      mpad_staff_document_add_heading (document, 2, "De route");
      mpad_staff_document_add_paragraph (document, path);
    }
  for (gsize i = 0; i < input->n_questions; i++)
    {
      const MpadAfwegingQuestion *question = &input->questions[i];
      g_autofree char *heading = g_strdup_printf ("Vraag %" G_GSIZE_FORMAT, i + 1);

      mpad_staff_document_add_heading (document, 2, heading);
      mpad_staff_document_add_paragraph (document, question->question);
      mpad_staff_document_add_fields (document,
                                      (const MpadField[]) {
                                        { "Antwoord", question->answer },
                                        { "Waarom", question->motive },
                                        { "De regel zegt", question->outcome },
                                      },
                                      3);
    }
  for (gsize i = 0; i < input->n_decisions; i++)
    {
      const MpadAfwegingDecision *decision = &input->decisions[i];
      g_autofree char *heading = g_strdup_printf ("Besluit: %s", decision->label);

      mpad_staff_document_add_heading (document, 2, heading);
      if (!mpad_text_is_blank (decision->advice))
        mpad_staff_document_add_notice (document,
                                        (const MpadTextRun[]) {
                                          { "Het advies is niet gevolgd.", TRUE },
                                          { " De regel adviseerde: ", FALSE },
                                          { decision->advice, FALSE },
                                          { ".", FALSE },
                                        },
                                        4);
      mpad_staff_document_add_fields (document,
                                      (const MpadField[]) { { "Besluit", decision->answer },
                                                            { "Waarom", decision->motive },
                                                            { "Wie besloten", decision->deciders },
                                                            { "Datum", decision->date } },
                                      4);
    }
  return mpad_staff_document_finish (document);
}
