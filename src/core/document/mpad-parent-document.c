/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The subset of blocks that a paper for parents may hold. */
#include "mpad-parent-document.h"

#include "mpad-document-private.h"

struct _MpadParentDocument
{
  GObject parent_instance;

  MpadDocument *document; /* NULL once finished */
};

G_DEFINE_FINAL_TYPE (MpadParentDocument, mpad_parent_document, G_TYPE_OBJECT)

static void
mpad_parent_document_finalize (GObject *object)
{
  MpadParentDocument *self = MPAD_PARENT_DOCUMENT (object);

  g_clear_object (&self->document);
  G_OBJECT_CLASS (mpad_parent_document_parent_class)->finalize (object);
}

static void
mpad_parent_document_class_init (MpadParentDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mpad_parent_document_finalize;
}

static void
mpad_parent_document_init (MpadParentDocument *self)
{
  self->document = NULL;
}

MpadParentDocument *
mpad_parent_document_new (const MpadDocumentMeta *meta)
{
  MpadParentDocument *self;

  g_return_val_if_fail (meta != NULL, NULL);

  self = g_object_new (MPAD_TYPE_PARENT_DOCUMENT, NULL);
  self->document = mpad_document_builder_new (MPAD_AUDIENCE_PARENTS, meta);
  return self;
}

void
mpad_parent_document_add_heading (MpadParentDocument *self, guint level, const char *text)
{
  g_return_if_fail (MPAD_IS_PARENT_DOCUMENT (self) && self->document != NULL);
  g_return_if_fail (level == 2 || level == 3);

  mpad_document_builder_add_text (self->document, MPAD_BLOCK_HEADING, level, text);
}

void
mpad_parent_document_add_paragraph (MpadParentDocument *self, const char *text)
{
  g_return_if_fail (MPAD_IS_PARENT_DOCUMENT (self) && self->document != NULL);

  mpad_document_builder_add_text (self->document, MPAD_BLOCK_PARAGRAPH, 0, text);
}

void
mpad_parent_document_add_runs (MpadParentDocument *self, const MpadTextRun *runs, gsize n_runs)
{
  g_return_if_fail (MPAD_IS_PARENT_DOCUMENT (self) && self->document != NULL);

  mpad_document_builder_add_runs (self->document, MPAD_BLOCK_PARAGRAPH, runs, n_runs);
}

void
mpad_parent_document_add_note (MpadParentDocument *self, const char *text)
{
  g_return_if_fail (MPAD_IS_PARENT_DOCUMENT (self) && self->document != NULL);

  mpad_document_builder_add_text (self->document, MPAD_BLOCK_NOTE, 0, text);
}

void
mpad_parent_document_add_notice (MpadParentDocument *self, const MpadTextRun *runs, gsize n_runs)
{
  g_return_if_fail (MPAD_IS_PARENT_DOCUMENT (self) && self->document != NULL);

  mpad_document_builder_add_runs (self->document, MPAD_BLOCK_NOTICE, runs, n_runs);
}

void
mpad_parent_document_add_fields (MpadParentDocument *self, const MpadField *fields, gsize n_fields)
{
  g_return_if_fail (MPAD_IS_PARENT_DOCUMENT (self) && self->document != NULL);

  mpad_document_builder_add_fields (self->document, fields, n_fields);
}

void
mpad_parent_document_add_table (MpadParentDocument *self,
                                guint n_columns,
                                gsize n_rows,
                                const char *const *cells)
{
  g_return_if_fail (MPAD_IS_PARENT_DOCUMENT (self) && self->document != NULL);

  mpad_document_builder_add_table (self->document, n_columns, n_rows, cells);
}

void
mpad_parent_document_add_bullets (MpadParentDocument *self, const char *const *items, gsize n_items)
{
  g_return_if_fail (MPAD_IS_PARENT_DOCUMENT (self) && self->document != NULL);

  mpad_document_builder_add_bullets (self->document, items, n_items);
}

void
mpad_parent_document_add_checklist (MpadParentDocument *self,
                                    const MpadCheckItem *items,
                                    gsize n_items)
{
  g_return_if_fail (MPAD_IS_PARENT_DOCUMENT (self) && self->document != NULL);

  mpad_document_builder_add_checklist (self->document, items, n_items);
}

void
mpad_parent_document_add_observation (MpadParentDocument *self, const char *label, const char *text)
{
  g_return_if_fail (MPAD_IS_PARENT_DOCUMENT (self) && self->document != NULL);

  mpad_document_builder_add_statement (self->document, MPAD_PAPER_OBSERVATION, label, text);
}

void
mpad_parent_document_add_parent_words (MpadParentDocument *self,
                                       const char *label,
                                       const char *text)
{
  g_return_if_fail (MPAD_IS_PARENT_DOCUMENT (self) && self->document != NULL);

  mpad_document_builder_add_statement (self->document, MPAD_PAPER_PARENT_WORDS, label, text);
}

void
mpad_parent_document_add_child_words (MpadParentDocument *self, const char *label, const char *text)
{
  g_return_if_fail (MPAD_IS_PARENT_DOCUMENT (self) && self->document != NULL);

  mpad_document_builder_add_statement (self->document, MPAD_PAPER_CHILD_WORDS, label, text);
}

void
mpad_parent_document_add_signature (MpadParentDocument *self, const MpadSignature *signature)
{
  g_return_if_fail (MPAD_IS_PARENT_DOCUMENT (self) && self->document != NULL);

  mpad_document_builder_add_signature (self->document, signature);
}

void
mpad_parent_document_add_writing_lines (MpadParentDocument *self, guint n_lines)
{
  g_return_if_fail (MPAD_IS_PARENT_DOCUMENT (self) && self->document != NULL);

  mpad_document_builder_add (self->document, MPAD_BLOCK_WRITING_LINES, n_lines);
}

void
mpad_parent_document_add_spacer (MpadParentDocument *self)
{
  g_return_if_fail (MPAD_IS_PARENT_DOCUMENT (self) && self->document != NULL);

  mpad_document_builder_add (self->document, MPAD_BLOCK_SPACER, 0);
}

void
mpad_parent_document_add_page_break (MpadParentDocument *self)
{
  g_return_if_fail (MPAD_IS_PARENT_DOCUMENT (self) && self->document != NULL);

  mpad_document_builder_add (self->document, MPAD_BLOCK_PAGE_BREAK, 0);
}

MpadDocument *
mpad_parent_document_finish (MpadParentDocument *self)
{
  g_return_val_if_fail (MPAD_IS_PARENT_DOCUMENT (self) && self->document != NULL, NULL);

  mpad_document_builder_seal (self->document);
  return g_steal_pointer (&self->document);
}
