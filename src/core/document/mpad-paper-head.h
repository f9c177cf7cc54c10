/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every paper of the school has in common, and the checks that they share. */
#pragma once

#include "mpad-document.h"

G_BEGIN_DECLS

/**
 * MpadPaperHead:
 * @school: name of the school
 * @number, @version, @journal_head, @created_us: see MpadDocumentMeta
 */
typedef struct
{
  const char *school;
  const char *number;
  guint version;
  const char *journal_head;
  gint64 created_us;
} MpadPaperHead;

/** mpad_paper_head_meta: the metadata of a paper with this head; texts are borrowed. */
MpadDocumentMeta
mpad_paper_head_meta (const MpadPaperHead *head, const char *title, const char *subtitle);

/**
 * mpad_paper_require:
 * @paper: name of the paper for the message
 * @field: name of the field
 * @value: (nullable): its text
 * @error: MPAD_DOCUMENT_ERROR_MISSING_FIELD when @value is empty
 */
gboolean
mpad_paper_require (const char *paper, const char *field, const char *value, GError **error);

/**
 * mpad_paper_dup_label: Returns: (transfer full): "who · when", either of which may be empty
 */
char *mpad_paper_dup_label (const char *who, const char *when);

G_END_DECLS
