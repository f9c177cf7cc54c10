/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The blocks of a document, for the builders that make them and the paginator that reads them.
 * Private to this folder: outside it nobody can make a block except through a builder. */
#pragma once

#include "mpad-document.h"
#include "mpad-staff-document.h"

G_BEGIN_DECLS

typedef enum
{
  MPAD_BLOCK_HEADING,
  MPAD_BLOCK_PARAGRAPH,
  MPAD_BLOCK_NOTE,
  MPAD_BLOCK_NOTICE,
  MPAD_BLOCK_FIELDS,
  MPAD_BLOCK_TABLE,
  MPAD_BLOCK_BULLETS,
  MPAD_BLOCK_CHECKLIST,
  MPAD_BLOCK_STATEMENT,
  MPAD_BLOCK_SIGNATURE,
  MPAD_BLOCK_WRITING_LINES,
  MPAD_BLOCK_CODE,
  MPAD_BLOCK_BIG_LINE,
  MPAD_BLOCK_NUMBER,
  MPAD_BLOCK_FIGURE,
  MPAD_BLOCK_SPACER,
  MPAD_BLOCK_PAGE_BREAK,
} MpadBlockKind;

/**
 * MpadBlock:
 * @n: level of a heading, columns of a table, lines to write on, the kind of a
 *   statement, or 1 for a signature with its boxes above the line
 * @texts: all texts in reading order: fields are label, value, label, value; a table's heads come
 *   first; a statement is label, text; a signature is name, role, remark, boxes; a figure is the
 *   captions of front and back
 * @flags: one for each text, for runs (bold) and checklists (checked); else %NULL
 * @marks: (nullable): MpadFigureMark, of a figure
 */
typedef struct
{
  MpadBlockKind kind;
  guint n;
  GPtrArray *texts;
  GByteArray *flags;
  GArray *marks;
} MpadBlock;

/** mpad_document_builder_new: an unfinished document; title and subtitle are its first blocks. */
MpadDocument *mpad_document_builder_new (MpadAudience audience, const MpadDocumentMeta *meta);
/** mpad_document_builder_seal: computes the check number; no block can be added afterwards. */
void mpad_document_builder_seal (MpadDocument *self);

/** mpad_document_builder_add: appends an empty block and returns it for filling. */
MpadBlock *mpad_document_builder_add (MpadDocument *self, MpadBlockKind kind, guint n);
/**
 * mpad_block_add_text: copies @text; %NULL is the empty text, bytes that are no UTF-8 are
 * replaced.
 */
void mpad_block_add_text (MpadBlock *block, const char *text);
void mpad_block_add_flagged (MpadBlock *block, const char *text, gboolean flag);

/* What both builders offer, written once. */
void
mpad_document_builder_add_text (MpadDocument *self, MpadBlockKind kind, guint n, const char *text);
void mpad_document_builder_add_runs (MpadDocument *self,
                                     MpadBlockKind kind,
                                     const MpadTextRun *runs,
                                     gsize n_runs);
void mpad_document_builder_add_fields (MpadDocument *self, const MpadField *fields, gsize n_fields);
void mpad_document_builder_add_table (MpadDocument *self,
                                      guint n_columns,
                                      gsize n_rows,
                                      const char *const *cells);
void
mpad_document_builder_add_bullets (MpadDocument *self, const char *const *items, gsize n_items);
void
mpad_document_builder_add_checklist (MpadDocument *self, const MpadCheckItem *items, gsize n_items);
void mpad_document_builder_add_statement (MpadDocument *self,
                                          MpadPaperStatement kind,
                                          const char *label,
                                          const char *text);
void mpad_document_builder_add_signature (MpadDocument *self, const MpadSignature *signature);

const MpadBlock *mpad_document_get_block (MpadDocument *self, guint index);

static inline const char *
mpad_block_text (const MpadBlock *block, guint index)
{
  return g_ptr_array_index (block->texts, index);
}

static inline gboolean
mpad_block_flag (const MpadBlock *block, guint index)
{
  return block->flags != NULL && index < block->flags->len && block->flags->data[index] != 0;
}

G_END_DECLS
