/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every paper of the school has in common, and the checks that they share. */
#pragma once

#include "mpad-staff-document.h"

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

/**
 * MpadPaperItem: a statement on a paper that is not for parents.
 * @who: (nullable): who saw or said it; the source, the owner of a suspicion, who made a diagnosis
 * (S1-6)
 * @when: (nullable): "9 november"
 * @mark: (nullable): "bevestigt de zorg", "ontkracht de zorg"
 */
typedef struct
{
  MpadPaperStatement kind;
  const char *who;
  const char *when;
  const char *mark;
  const char *text;
} MpadPaperItem;

/** MpadPaperPerson: somebody who signs. */
typedef struct
{
  const char *name;
  const char *role;
} MpadPaperPerson;

/**
 * mpad_paper_add_items: the statements of which @wanted says so; all when %NULL. Returns: how
 * many.
 */
gsize mpad_paper_add_items (MpadStaffDocument *document,
                            const MpadPaperItem *items,
                            gsize n_items,
                            gboolean (*wanted) (const MpadPaperItem *item));

/** mpad_paper_add_text: a heading of level 2 and a paragraph; nothing when @text is empty. */
void mpad_paper_add_text (MpadStaffDocument *document, const char *heading, const char *text);

/** mpad_paper_add_list: a heading of level 2 and bullets; nothing when there are none. */
void mpad_paper_add_list (MpadStaffDocument *document,
                          const char *heading,
                          const char *const *items,
                          gsize n_items);

/** mpad_paper_add_form: a table of @labels, each with room to write behind it. */
void mpad_paper_add_form (MpadStaffDocument *document,
                          const char *heading,
                          const char *const *labels,
                          gsize n_labels);

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

/**
 * mpad_paper_dup_about: Returns: (transfer full): "Sam Voorbeeld, groep 6"; @group may be empty.
 */
char *mpad_paper_dup_about (const char *pupil, const char *group);

/** mpad_paper_dup_names: Returns: (transfer full): the names with commas between them. */
char *mpad_paper_dup_names (const char *const *names, gsize n_names);

G_END_DECLS
