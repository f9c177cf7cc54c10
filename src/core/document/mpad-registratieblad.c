/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of the sheet. */
#include "mpad-registratieblad.h"

#define PAPER "registratieblad"

MpadDocument *
mpad_registratieblad_new (const MpadRegistratiebladInput *input, GError **error)
{
  g_autoptr (MpadStaffDocument) document = NULL;
  g_autofree char *about = NULL;
  MpadDocumentMeta meta;

  g_return_val_if_fail (input != NULL, NULL);

  if (!mpad_paper_require (PAPER, "school", input->head.school, error) ||
      !mpad_paper_require (PAPER, "pupil", input->pupil, error) ||
      !mpad_paper_require (PAPER, "step", input->step, error))
    return NULL;
  for (gsize i = 0; i < input->n_entries; i++)
    if (!mpad_paper_require (PAPER, "date of an entry", input->entries[i].happened, error) ||
        !mpad_paper_require (PAPER, "writer of an entry", input->entries[i].by, error))
      return NULL;
  meta = mpad_paper_head_meta (&input->head, "Registratieblad", input->step);
  meta.subject = input->pupil;
  about = mpad_paper_dup_about (input->pupil, input->group);

  document = mpad_staff_document_new (MPAD_AUDIENCE_SCHOOL, &meta);
  mpad_staff_document_add_fields (document, (const MpadField[]) { { "Over", about } }, 1);
  for (gsize i = 0; i < input->n_entries; i++)
    {
      const MpadRegistratieEntry *entry = &input->entries[i];

      mpad_staff_document_add_heading (document, 2, entry->happened);
      mpad_staff_document_add_fields (document,
                                      (const MpadField[]) {
                                        { "Plaats", entry->place },
                                        { "Later vastgelegd op", entry->recorded },
                                      },
                                      2);
      mpad_paper_add_items (document, entry->items, entry->n_items, NULL);
      mpad_staff_document_add_fields (
        document, (const MpadField[]) { { "Wat is gedaan", entry->action } }, 1);
      mpad_staff_document_add_signature (
        document, &(MpadSignature) { .name = entry->by, .role = entry->role });
    }
  return mpad_staff_document_finish (document);
}
