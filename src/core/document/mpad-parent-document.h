/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builder of a paper for parents. It has no function for a suspicion, for what a third party told,
 * for a diagnosis, for advice of Veilig Thuis or for a note that is not shared: such a block cannot
 * reach parents because there is no way to say it here (F9, design.md 1.5). What somebody types
 * into
 * a free text is the disclosure check's concern, not this file's. */
#pragma once

#include "mpad-document.h"

G_BEGIN_DECLS

#define MPAD_TYPE_PARENT_DOCUMENT (mpad_parent_document_get_type ())
G_DECLARE_FINAL_TYPE (MpadParentDocument, mpad_parent_document, MPAD, PARENT_DOCUMENT, GObject)

/** mpad_parent_document_new: @meta is copied; its title and subtitle become the first blocks. */
MpadParentDocument *mpad_parent_document_new (const MpadDocumentMeta *meta);

/** mpad_parent_document_add_heading: @level 2 (15 pt) or 3 (12 pt bold); the title is level 1.
 * Keeps with what follows. */
void mpad_parent_document_add_heading (MpadParentDocument *self, guint level, const char *text);
void mpad_parent_document_add_paragraph (MpadParentDocument *self, const char *text);
void
mpad_parent_document_add_runs (MpadParentDocument *self, const MpadTextRun *runs, gsize n_runs);
/** mpad_parent_document_add_note: a small grey line. */
void mpad_parent_document_add_note (MpadParentDocument *self, const char *text);
/** mpad_parent_document_add_notice: a tinted box that keeps with what follows. */
void
mpad_parent_document_add_notice (MpadParentDocument *self, const MpadTextRun *runs, gsize n_runs);
/** mpad_parent_document_add_fields: fields whose value is empty are left out. */
void
mpad_parent_document_add_fields (MpadParentDocument *self, const MpadField *fields, gsize n_fields);
/**
 * mpad_parent_document_add_table: @cells holds @n_columns heads, then @n_rows rows of @n_columns
 * texts.
 */
void mpad_parent_document_add_table (MpadParentDocument *self,
                                     guint n_columns,
                                     gsize n_rows,
                                     const char *const *cells);
void mpad_parent_document_add_bullets (MpadParentDocument *self,
                                       const char *const *items,
                                       gsize n_items);
void mpad_parent_document_add_checklist (MpadParentDocument *self,
                                         const MpadCheckItem *items,
                                         gsize n_items);
/** mpad_parent_document_add_observation: what somebody of the school saw, heard or smelled;
 * @label says who and when. */
void mpad_parent_document_add_observation (MpadParentDocument *self,
                                           const char *label,
                                           const char *text);
/**
 * mpad_parent_document_add_parent_words: words of the parent whose paper this is, printed between
 * quotes.
 */
void mpad_parent_document_add_parent_words (MpadParentDocument *self,
                                            const char *label,
                                            const char *text);
/**
 * mpad_parent_document_add_child_words: only after the two questions of R-9 were answered for
 * these words.
 */
void mpad_parent_document_add_child_words (MpadParentDocument *self,
                                           const char *label,
                                           const char *text);
/** mpad_parent_document_add_signature: @signature is copied. */
void mpad_parent_document_add_signature (MpadParentDocument *self, const MpadSignature *signature);
/** mpad_parent_document_add_writing_lines: @n_lines ruled lines to write on by hand. */
void mpad_parent_document_add_writing_lines (MpadParentDocument *self, guint n_lines);
void mpad_parent_document_add_spacer (MpadParentDocument *self);
void mpad_parent_document_add_page_break (MpadParentDocument *self);

/**
 * mpad_parent_document_finish:
 *
 * Returns: (transfer full): the document, audience parents. @self is empty afterwards and takes no
 * more blocks.
 */
MpadDocument *mpad_parent_document_finish (MpadParentDocument *self);

G_END_DECLS
