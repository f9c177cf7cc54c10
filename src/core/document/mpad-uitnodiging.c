/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of the invitation: friendly, plain, and telling nothing to whoever else opens it. */
#include "mpad-uitnodiging.h"

#include "mpad-parent-document.h"
#include "mpad-text.h"

#define PAPER "uitnodiging"

static gboolean
check (const MpadUitnodigingInput *input, GError **error)
{
  return mpad_paper_require (PAPER, "school", input->head.school, error) &&
         mpad_paper_require (PAPER, "carer", input->carer, error) &&
         mpad_paper_require (PAPER, "pupil", input->pupil, error) &&
         mpad_paper_require (PAPER, "when", input->when, error) &&
         mpad_paper_require (PAPER, "where", input->where, error) &&
         mpad_paper_require (PAPER, "sender", input->sender, error);
}

MpadDocument *
mpad_uitnodiging_new (const MpadUitnodigingInput *input, GError **error)
{
  g_autoptr (MpadParentDocument) document = NULL;
  g_autofree char *subtitle = NULL, *dear = NULL, *why = NULL, *with = NULL, *other = NULL;
  MpadDocumentMeta meta;

  g_return_val_if_fail (input != NULL, NULL);

  if (!check (input, error))
    return NULL;
  subtitle = g_strdup_printf ("voor %s", input->carer);
  meta = mpad_paper_head_meta (&input->head, "Uitnodiging voor een gesprek", subtitle);
  /* A stamp "vertrouwelijk" on a letter in a school bag only makes people look. */
  meta.confidential = FALSE;
  /* Nor does a letter of invitation show that there is a register behind it. */
  meta.journal_head = NULL;
  with = mpad_paper_dup_names (input->with, input->n_with);
  dear = g_strdup_printf ("%s,", mpad_text_is_blank (input->salutation) ? "Beste ouder"
                                                                        : input->salutation);
  why = g_strdup_printf ("Wij willen graag met u praten over hoe het met %s gaat op school. "
                         "Wij horen ook graag hoe u het ziet.",
                         input->pupil);

  document = mpad_parent_document_new (&meta);
  mpad_parent_document_add_paragraph (document, dear);
  mpad_parent_document_add_paragraph (document, why);
  mpad_parent_document_add_fields (document,
                                   (const MpadField[]) {
                                     { "Wanneer", input->when },
                                     { "Waar", input->where },
                                     { "Met wie", with },
                                     { "Hoelang", input->duration },
                                   },
                                   4);
  mpad_parent_document_add_paragraph (document,
                                      "Wilt u een tolk? Laat het ons weten. Wij regelen het.");
  if (!mpad_text_is_blank (input->contact))
    {
      other = mpad_text_is_blank (input->phone)
                ? g_strdup_printf (
                    "Kunt u dan niet? Zeg het tegen %s. Samen kiezen wij een ander moment.",
                    input->contact)
                : g_strdup_printf (
                    "Kunt u dan niet? Bel %s, %s. Samen kiezen wij een ander moment.",
                    input->contact, input->phone);
      mpad_parent_document_add_paragraph (document, other);
    }
  mpad_parent_document_add_spacer (document);
  mpad_parent_document_add_paragraph (document, "Met vriendelijke groet,");
  mpad_parent_document_add_spacer (document);
  mpad_parent_document_add_runs (document, (const MpadTextRun[]) { { input->sender, TRUE } }, 1);
  if (!mpad_text_is_blank (input->sender_role))
    mpad_parent_document_add_note (document, input->sender_role);
  return mpad_parent_document_finish (document);
}
