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
