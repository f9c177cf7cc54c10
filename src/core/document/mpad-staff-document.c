/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every kind of block, for everybody but parents. */
#include "mpad-staff-document.h"

#include "mpad-document-private.h"
#include "mpad-document-words.h"

struct _MpadStaffDocument
{
  GObject parent_instance;

  MpadDocument *document; /* NULL once finished */
};

G_DEFINE_FINAL_TYPE (MpadStaffDocument, mpad_staff_document, G_TYPE_OBJECT)

/* The kind stands in words above every statement; the shape alone is not enough. */
static const char *const kind_words[] = {
  [MPAD_PAPER_OBSERVATION] = MPAD_WORDS_OBSERVATION,
  [MPAD_PAPER_CHILD_WORDS] = MPAD_WORDS_CHILD,
  [MPAD_PAPER_PARENT_WORDS] = MPAD_WORDS_PARENT,
  [MPAD_PAPER_THIRD_PARTY] = MPAD_WORDS_THIRD_PARTY,
  [MPAD_PAPER_HYPOTHESIS] = MPAD_WORDS_HYPOTHESIS,
  [MPAD_PAPER_DIAGNOSIS] = MPAD_WORDS_DIAGNOSIS,
};

static void
mpad_staff_document_finalize (GObject *object)
{
  MpadStaffDocument *self = MPAD_STAFF_DOCUMENT (object);

  g_clear_object (&self->document);
  G_OBJECT_CLASS (mpad_staff_document_parent_class)->finalize (object);
}

static void
mpad_staff_document_class_init (MpadStaffDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mpad_staff_document_finalize;
}

static void
mpad_staff_document_init (MpadStaffDocument *self)
{
  self->document = NULL;
}

MpadStaffDocument *
mpad_staff_document_new (MpadAudience audience, const MpadDocumentMeta *meta)
{
  MpadStaffDocument *self;

  g_return_val_if_fail (audience != MPAD_AUDIENCE_PARENTS, NULL);
  g_return_val_if_fail (meta != NULL, NULL);

  self = g_object_new (MPAD_TYPE_STAFF_DOCUMENT, NULL);
  self->document = mpad_document_builder_new (audience, meta);
  return self;
}

void
mpad_staff_document_add_heading (MpadStaffDocument *self, guint level, const char *text)
{
  g_return_if_fail (MPAD_IS_STAFF_DOCUMENT (self) && self->document != NULL);
  g_return_if_fail (level == 2 || level == 3);

  mpad_document_builder_add_text (self->document, MPAD_BLOCK_HEADING, level, text);
}

void
mpad_staff_document_add_paragraph (MpadStaffDocument *self, const char *text)
{
  g_return_if_fail (MPAD_IS_STAFF_DOCUMENT (self) && self->document != NULL);

  mpad_document_builder_add_text (self->document, MPAD_BLOCK_PARAGRAPH, 0, text);
}

void
mpad_staff_document_add_runs (MpadStaffDocument *self, const MpadTextRun *runs, gsize n_runs)
{
  g_return_if_fail (MPAD_IS_STAFF_DOCUMENT (self) && self->document != NULL);

  mpad_document_builder_add_runs (self->document, MPAD_BLOCK_PARAGRAPH, runs, n_runs);
}

void
mpad_staff_document_add_note (MpadStaffDocument *self, const char *text)
{
  g_return_if_fail (MPAD_IS_STAFF_DOCUMENT (self) && self->document != NULL);

  mpad_document_builder_add_text (self->document, MPAD_BLOCK_NOTE, 0, text);
}

void
mpad_staff_document_add_notice (MpadStaffDocument *self, const MpadTextRun *runs, gsize n_runs)
{
  g_return_if_fail (MPAD_IS_STAFF_DOCUMENT (self) && self->document != NULL);

  mpad_document_builder_add_runs (self->document, MPAD_BLOCK_NOTICE, runs, n_runs);
}

void
mpad_staff_document_add_fields (MpadStaffDocument *self, const MpadField *fields, gsize n_fields)
{
  g_return_if_fail (MPAD_IS_STAFF_DOCUMENT (self) && self->document != NULL);

  mpad_document_builder_add_fields (self->document, fields, n_fields);
}

void
mpad_staff_document_add_table (MpadStaffDocument *self,
                               guint n_columns,
                               gsize n_rows,
                               const char *const *cells)
{
  g_return_if_fail (MPAD_IS_STAFF_DOCUMENT (self) && self->document != NULL);

  mpad_document_builder_add_table (self->document, n_columns, n_rows, cells);
}

void
mpad_staff_document_add_bullets (MpadStaffDocument *self, const char *const *items, gsize n_items)
{
  g_return_if_fail (MPAD_IS_STAFF_DOCUMENT (self) && self->document != NULL);

  mpad_document_builder_add_bullets (self->document, items, n_items);
}

void
mpad_staff_document_add_checklist (MpadStaffDocument *self,
                                   const MpadCheckItem *items,
                                   gsize n_items)
{
  g_return_if_fail (MPAD_IS_STAFF_DOCUMENT (self) && self->document != NULL);

  mpad_document_builder_add_checklist (self->document, items, n_items);
}

void
mpad_staff_document_add_statement (MpadStaffDocument *self,
                                   MpadPaperStatement kind,
                                   const char *label,
                                   const char *text)
{
  g_autofree char *heading = NULL;

  g_return_if_fail (MPAD_IS_STAFF_DOCUMENT (self) && self->document != NULL);

  heading = label == NULL || *label == '\0' ? g_strdup (kind_words[kind])
                                            : g_strdup_printf ("%s · %s", kind_words[kind], label);
  mpad_document_builder_add_statement (self->document, kind, heading, text);
}

void
mpad_staff_document_add_signature (MpadStaffDocument *self, const MpadSignature *signature)
{
  g_return_if_fail (MPAD_IS_STAFF_DOCUMENT (self) && self->document != NULL);

  mpad_document_builder_add_signature (self->document, signature);
}

void
mpad_staff_document_add_writing_lines (MpadStaffDocument *self, guint n_lines)
{
  g_return_if_fail (MPAD_IS_STAFF_DOCUMENT (self) && self->document != NULL);

  mpad_document_builder_add (self->document, MPAD_BLOCK_WRITING_LINES, n_lines);
}

void
mpad_staff_document_add_code (MpadStaffDocument *self, const char *const *groups, gsize n_groups)
{
  MpadBlock *block;

  g_return_if_fail (MPAD_IS_STAFF_DOCUMENT (self) && self->document != NULL);

  block = mpad_document_builder_add (self->document, MPAD_BLOCK_CODE, 0);
  for (gsize i = 0; i < n_groups; i++)
    mpad_block_add_text (block, groups[i]);
}

void
mpad_staff_document_add_big_line (MpadStaffDocument *self, const char *text)
{
  g_return_if_fail (MPAD_IS_STAFF_DOCUMENT (self) && self->document != NULL);

  mpad_document_builder_add_text (self->document, MPAD_BLOCK_BIG_LINE, 0, text);
}

void
mpad_staff_document_add_number (
  MpadStaffDocument *self, const char *number, const char *name, const char *text, const char *note)
{
  MpadBlock *block;

  g_return_if_fail (MPAD_IS_STAFF_DOCUMENT (self) && self->document != NULL);

  block = mpad_document_builder_add (self->document, MPAD_BLOCK_NUMBER, 0);
  mpad_block_add_text (block, number);
  mpad_block_add_text (block, name);
  mpad_block_add_text (block, text);
  mpad_block_add_text (block, note);
}

void
mpad_staff_document_add_figure (MpadStaffDocument *self, const MpadFigureMark *marks, gsize n_marks)
{
  MpadBlock *block;

  g_return_if_fail (MPAD_IS_STAFF_DOCUMENT (self));
  g_return_if_fail (marks != NULL || n_marks == 0);

  block = mpad_document_builder_add (self->document, MPAD_BLOCK_FIGURE, 0);
  mpad_block_add_text (block, MPAD_WORDS_FRONT);
  mpad_block_add_text (block, MPAD_WORDS_BACK);
  block->marks = g_array_new (FALSE, FALSE, sizeof (MpadFigureMark));
  g_array_append_vals (block->marks, marks, (guint) n_marks);
}

void
mpad_staff_document_add_spacer (MpadStaffDocument *self)
{
  g_return_if_fail (MPAD_IS_STAFF_DOCUMENT (self) && self->document != NULL);

  mpad_document_builder_add (self->document, MPAD_BLOCK_SPACER, 0);
}

void
mpad_staff_document_add_page_break (MpadStaffDocument *self)
{
  g_return_if_fail (MPAD_IS_STAFF_DOCUMENT (self) && self->document != NULL);

  mpad_document_builder_add (self->document, MPAD_BLOCK_PAGE_BREAK, 0);
}

MpadDocument *
mpad_staff_document_finish (MpadStaffDocument *self)
{
  g_return_val_if_fail (MPAD_IS_STAFF_DOCUMENT (self) && self->document != NULL, NULL);

  mpad_document_builder_seal (self->document);
  return g_steal_pointer (&self->document);
}
