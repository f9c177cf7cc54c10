/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of the contact sheet (R-3: nobody has to wait for anybody). */
#include "mpad-contactkaart.h"

#include "mpad-staff-document.h"
#include "mpad-text.h"

#define PAPER "contactkaart"

static char *
source_line (const MpadContactkaartContact *contact)
{
  GString *line = g_string_new (NULL);

  if (!contact->verified)
    g_string_append (line, "Let op: dit nummer is nog niet nagekeken.");
  if (!mpad_text_is_blank (contact->source))
    g_string_append_printf (line, "%sBron: %s.", line->len > 0 ? " " : "", contact->source);
  if (contact->verified && !mpad_text_is_blank (contact->checked_on))
    g_string_append_printf (line, "%sNagekeken op %s.", line->len > 0 ? " " : "",
                            contact->checked_on);
  return g_string_free_and_steal (line);
}

static void
add_group (MpadStaffDocument *document,
           const MpadContactkaartContact *contacts,
           gsize n_contacts,
           gboolean acute,
           const char *heading)
{
  gboolean begun = FALSE;

  for (gsize i = 0; i < n_contacts; i++)
    {
      const MpadContactkaartContact *contact = &contacts[i];
      g_autofree char *text = NULL, *note = NULL;

      if (mpad_text_is_blank (contact->phone) || (contact->acute != FALSE) != acute)
        continue;
      if (!begun)
        mpad_staff_document_add_heading (document, 2, heading);
      begun = TRUE;
      text = mpad_paper_dup_label (contact->purpose, contact->when);
      note = source_line (contact);
      mpad_staff_document_add_number (document, contact->phone, contact->name, text, note);
    }
}

MpadDocument *
mpad_contactkaart_new (const MpadPaperHead *head,
                       const MpadContactkaartContact *contacts,
                       gsize n_contacts,
                       GError **error)
{
  static const MpadTextRun anyone[] = {
    { "Iedereen op school mag 112 en Veilig Thuis bellen.", TRUE },
    { " Je hoeft op niemand te wachten. Zeg daarna tegen de IB’er en de directie wat je hebt "
      "gedaan.",
      FALSE },
  };
  g_autoptr (MpadStaffDocument) document = NULL;
  MpadDocumentMeta meta;

  g_return_val_if_fail (head != NULL, NULL);

  if (!mpad_paper_require (PAPER, "school", head->school, error))
    return NULL;
  for (gsize i = 0; i < n_contacts; i++)
    if (!mpad_paper_require (PAPER, "name of a contact", contacts[i].name, error))
      return NULL;
  meta = mpad_paper_head_meta (head, "Wie bel je?", "zorgen over de veiligheid van een kind");
  /* It hangs on a wall. */
  meta.confidential = FALSE;
  document = mpad_staff_document_new (MPAD_AUDIENCE_WALL, &meta);
  mpad_staff_document_add_notice (document, anyone, G_N_ELEMENTS (anyone));
  add_group (document, contacts, n_contacts, TRUE, "Acuut gevaar");
  add_group (document, contacts, n_contacts, FALSE, "Zorgen, advies, een vraag");
  return mpad_staff_document_finish (document);
}
