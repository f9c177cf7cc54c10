/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the papers. */
#include "mpad-paper-head.h"

#include "mpad-text.h"

MpadDocumentMeta
mpad_paper_head_meta (const MpadPaperHead *head, const char *title, const char *subtitle)
{
  return (MpadDocumentMeta) {
    .title = title,
    .subtitle = subtitle,
    .school = head->school,
    .number = head->number,
    .version = head->version,
    .journal_head = head->journal_head,
    .confidential = TRUE,
    .created_us = head->created_us,
  };
}

gboolean
mpad_paper_require (const char *paper, const char *field, const char *value, GError **error)
{
  if (!mpad_text_is_blank (value))
    return TRUE;
  g_set_error (error, MPAD_DOCUMENT_ERROR, MPAD_DOCUMENT_ERROR_MISSING_FIELD,
               "The paper \"%s\" needs its field \"%s\"", paper, field);
  return FALSE;
}

char *
mpad_paper_dup_label (const char *who, const char *when)
{
  if (mpad_text_is_blank (who))
    return g_strdup (mpad_text_is_blank (when) ? "" : when);
  if (mpad_text_is_blank (when))
    return g_strdup (who);
  return g_strdup_printf ("%s · %s", who, when);
}

char *
mpad_paper_dup_about (const char *pupil, const char *group)
{
  if (mpad_text_is_blank (group))
    return g_strdup (pupil);
  return g_strdup_printf ("%s, %s", pupil, group);
}

char *
mpad_paper_dup_names (const char *const *names, gsize n_names)
{
  GString *line = g_string_new (NULL);

  for (gsize i = 0; i < n_names; i++)
    g_string_append_printf (line, "%s%s", i > 0 ? ", " : "", names[i]);
  return g_string_free_and_steal (line);
}

gsize
mpad_paper_add_items (MpadStaffDocument *document,
                      const MpadPaperItem *items,
                      gsize n_items,
                      gboolean (*wanted) (const MpadPaperItem *item))
{
  gsize n = 0;

  for (gsize i = 0; i < n_items; i++)
    {
      g_autofree char *said = NULL, *label = NULL;

      if (mpad_text_is_blank (items[i].text) || (wanted != NULL && !wanted (&items[i])))
        continue;
      said = mpad_paper_dup_label (items[i].who, items[i].when);
      label = mpad_paper_dup_label (said, items[i].mark);
      mpad_staff_document_add_statement (document, items[i].kind, label, items[i].text);
      n++;
    }
  return n;
}

void
mpad_paper_add_text (MpadStaffDocument *document, const char *heading, const char *text)
{
  if (mpad_text_is_blank (text))
    return;
  mpad_staff_document_add_heading (document, 2, heading);
  mpad_staff_document_add_paragraph (document, text);
}

void
mpad_paper_add_list (MpadStaffDocument *document,
                     const char *heading,
                     const char *const *items,
                     gsize n_items)
{
  if (n_items == 0)
    return;
  mpad_staff_document_add_heading (document, 2, heading);
  mpad_staff_document_add_bullets (document, items, n_items);
}

void
mpad_paper_add_form (MpadStaffDocument *document,
                     const char *heading,
                     const char *const *labels,
                     gsize n_labels)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  g_ptr_array_add (cells, (char *) heading);
  g_ptr_array_add (cells, (char *) "");
  for (gsize i = 0; i < n_labels; i++)
    {
      g_ptr_array_add (cells, (char *) labels[i]);
      /* Two lines high, and as wide as the paper leaves. */
      g_ptr_array_add (cells, (char *) "\u00a0\n\u00a0");
    }
  mpad_staff_document_add_table (document, 2, n_labels, (const char *const *) cells->pdata);
}
