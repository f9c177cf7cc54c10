/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builder of a paper for the school, for Veilig Thuis or for the wall: every kind of block. It
 * refuses the audience parents: that is MpadParentDocument. */
#pragma once

#include "mpad-document.h"

G_BEGIN_DECLS

/**
 * MpadPaperStatement: the kinds of S1-6; each has its own shape on paper, without colour, and its
 * own word above the text.
 * @MPAD_PAPER_OBSERVATION: seen, heard or smelled by the writer
 * @MPAD_PAPER_CHILD_WORDS: literal words of the child
 * @MPAD_PAPER_PARENT_WORDS: words of a parent or carer
 * @MPAD_PAPER_THIRD_PARTY: told by somebody else; the label names the source
 * @MPAD_PAPER_HYPOTHESIS: a suspicion; the label names its owner
 * @MPAD_PAPER_DIAGNOSIS: made by somebody competent; the label says who
 */
typedef enum
{
  MPAD_PAPER_OBSERVATION,
  MPAD_PAPER_CHILD_WORDS,
  MPAD_PAPER_PARENT_WORDS,
  MPAD_PAPER_THIRD_PARTY,
  MPAD_PAPER_HYPOTHESIS,
  MPAD_PAPER_DIAGNOSIS,
} MpadPaperStatement;

#define MPAD_TYPE_STAFF_DOCUMENT (mpad_staff_document_get_type ())
G_DECLARE_FINAL_TYPE (MpadStaffDocument, mpad_staff_document, MPAD, STAFF_DOCUMENT, GObject)

/**
 * mpad_staff_document_new: @audience is not parents; @meta is copied; title and subtitle become
 * the first blocks.
 */
MpadStaffDocument *mpad_staff_document_new (MpadAudience audience, const MpadDocumentMeta *meta);

/** mpad_staff_document_add_heading: @level 2 (15 pt) or 3 (12 pt bold); the title is level 1.
 * Keeps with what follows. */
void mpad_staff_document_add_heading (MpadStaffDocument *self, guint level, const char *text);
void mpad_staff_document_add_paragraph (MpadStaffDocument *self, const char *text);
void mpad_staff_document_add_runs (MpadStaffDocument *self, const MpadTextRun *runs, gsize n_runs);
/** mpad_staff_document_add_note: a small grey line. */
void mpad_staff_document_add_note (MpadStaffDocument *self, const char *text);
/** mpad_staff_document_add_notice: a tinted box that keeps with what follows. */
void
mpad_staff_document_add_notice (MpadStaffDocument *self, const MpadTextRun *runs, gsize n_runs);
/** mpad_staff_document_add_fields: fields whose value is empty are left out. */
void
mpad_staff_document_add_fields (MpadStaffDocument *self, const MpadField *fields, gsize n_fields);
/**
 * mpad_staff_document_add_table: @cells holds @n_columns heads, then @n_rows rows of @n_columns
 * texts.
 */
void mpad_staff_document_add_table (MpadStaffDocument *self,
                                    guint n_columns,
                                    gsize n_rows,
                                    const char *const *cells);
void
mpad_staff_document_add_bullets (MpadStaffDocument *self, const char *const *items, gsize n_items);
void mpad_staff_document_add_checklist (MpadStaffDocument *self,
                                        const MpadCheckItem *items,
                                        gsize n_items);
/**
 * mpad_staff_document_add_statement:
 * @label: (nullable): who, source, owner and date; the word for the kind is printed before it
 * @text: the statement; words of people get quotes when they have none
 */
void mpad_staff_document_add_statement (MpadStaffDocument *self,
                                        MpadPaperStatement kind,
                                        const char *label,
                                        const char *text);
/** mpad_staff_document_add_signature: @signature is copied. */
void mpad_staff_document_add_signature (MpadStaffDocument *self, const MpadSignature *signature);
/** mpad_staff_document_add_writing_lines: @n_lines ruled lines to write on by hand. */
void mpad_staff_document_add_writing_lines (MpadStaffDocument *self, guint n_lines);
/**
 * mpad_staff_document_add_code: groups of a key, very large, in a numbered grid of three columns.
 */
void
mpad_staff_document_add_code (MpadStaffDocument *self, const char *const *groups, gsize n_groups);
/**
 * mpad_staff_document_add_big_line: a number to be read across a room (22 pt bold), kept with what
 * follows.
 */
void mpad_staff_document_add_big_line (MpadStaffDocument *self, const char *text);
/**
 * mpad_staff_document_add_number:
 * @number: a telephone number, printed large at the right
 * @name: whose it is
 * @text: (nullable): what for and when
 * @note: (nullable): small: source and date
 *
 * Never split over two pages.
 */
void mpad_staff_document_add_number (MpadStaffDocument *self,
                                     const char *number,
                                     const char *name,
                                     const char *text,
                                     const char *note);
/**
 * mpad_staff_document_add_figure: front and back of the simple figure with @marks on it, numbered
 * in their order. A picture for the eye: the caller says the same in words.
 */
void mpad_staff_document_add_figure (MpadStaffDocument *self,
                                     const MpadFigureMark *marks,
                                     gsize n_marks);
void mpad_staff_document_add_spacer (MpadStaffDocument *self);
void mpad_staff_document_add_page_break (MpadStaffDocument *self);

/**
 * mpad_staff_document_finish: Returns: (transfer full): the document. @self is empty afterwards.
 */
MpadDocument *mpad_staff_document_finish (MpadStaffDocument *self);

G_END_DECLS
