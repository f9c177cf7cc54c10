/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of the chronology. */
#include "mpad-dossieroverzicht.h"

#include "mpad-text.h"

#define PAPER "dossieroverzicht"

MpadDocument *
mpad_dossieroverzicht_new (const MpadOverzichtInput *input, GError **error)
{
  g_autoptr (MpadStaffDocument) document = NULL;
  g_autofree char *about = NULL, *count = NULL;
  MpadDocumentMeta meta;

  g_return_val_if_fail (input != NULL, NULL);

  if (!mpad_paper_require (PAPER, "school", input->head.school, error) ||
      !mpad_paper_require (PAPER, "pupil", input->pupil, error))
    return NULL;
  for (gsize i = 0; i < input->n_entries; i++)
    if (!mpad_paper_require (PAPER, "date of an entry", input->entries[i].happened, error) ||
        !mpad_paper_require (PAPER, "title of an entry", input->entries[i].title, error))
      return NULL;
  meta = mpad_paper_head_meta (&input->head, "Dossieroverzicht", "in volgorde van gebeuren");
  meta.subject = input->pupil;
  about = mpad_paper_dup_about (input->pupil, input->group);
  count = g_strdup_printf ("%" G_GSIZE_FORMAT, input->n_entries);

  document = mpad_staff_document_new (MPAD_AUDIENCE_SCHOOL, &meta);
  mpad_staff_document_add_fields (document,
                                  (const MpadField[]) {
                                    { "Over", about },
                                    { "Protocol", input->protocol },
                                    { "Selectie", input->filter },
                                    { "Aantal", count },
                                  },
                                  4);
  for (gsize i = 0; i < input->n_entries; i++)
    {
      const MpadOverzichtEntry *entry = &input->entries[i];
      g_autofree char *heading = g_strdup_printf ("%s · %s", entry->happened, entry->title);

      mpad_staff_document_add_heading (document, 2, heading);
      mpad_staff_document_add_fields (document,
                                      (const MpadField[]) {
                                        { "Stap", entry->step },
                                        { "Door", entry->author },
                                        { "Later vastgelegd op", entry->recorded },
                                        { "Delen", entry->sharing },
                                      },
                                      4);
      if (!mpad_text_is_blank (entry->text))
        mpad_staff_document_add_paragraph (document, entry->text);
      if (entry->n_marks > 0)
        mpad_staff_document_add_figure (document, entry->marks, entry->n_marks);
      mpad_paper_add_items (document, entry->items, entry->n_items, NULL);
    }
  return mpad_staff_document_finish (document);
}
