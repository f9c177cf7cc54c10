/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the papers that are made from a dossier have in common: the record they read, the head, and
 * the ways in which they look things up. Reads; changes nothing. Only final entries that nothing
 * replaces count: what is still a draft stands on no paper. */
#pragma once

#include "mpad-dossier.h"
#include "mpad-paper-head.h"
#include "mpad-protocol.h"
#include "mpad-staff.h"

G_BEGIN_DECLS

/**
 * MpadPaperSource:
 * @protocol: the one of the dossier
 * @staff: (element-type MpadStaff)
 * @today: ISO date
 * @head: @head.school is the school's name; number, version and journal head for a kept paper
 *
 * Plain input; all borrowed.
 */
typedef struct
{
  const MpadDossier *dossier;
  const MpadProtocol *protocol;
  const GPtrArray *staff;
  const char *today;
  MpadPaperHead head;
} MpadPaperSource;

/** MpadPaperTexts: texts and lists that live as long as a paper is being made. */
typedef struct
{
  GStringChunk *chunk;
  GPtrArray *lists; /* GPtrArray of borrowed texts */
} MpadPaperTexts;

MpadPaperTexts *mpad_paper_texts_new (void);
void mpad_paper_texts_free (MpadPaperTexts *self);
/** mpad_paper_texts_keep: Returns: (transfer none) (nullable): a copy; %NULL for a blank text. */
const char *mpad_paper_texts_keep (MpadPaperTexts *self, const char *text);
/** mpad_paper_texts_take: the same, frees @text. */
const char *mpad_paper_texts_take (MpadPaperTexts *self, char *text);
/**
 * mpad_paper_texts_lines: Returns: (transfer none) (element-type utf8): the lines of @text that
 * are not blank.
 */
GPtrArray *mpad_paper_texts_lines (MpadPaperTexts *self, const char *text);
/** mpad_paper_texts_list: Returns: (transfer none): an empty list for borrowed texts. */
GPtrArray *mpad_paper_texts_list (MpadPaperTexts *self);

/** mpad_paper_list_entries: Returns: (transfer full) (element-type MpadEntry): those that are final and not replaced
 * by a final one, in the order of the dossier; borrowed */
GPtrArray *mpad_paper_list_entries (const MpadPaperSource *source);

/** mpad_paper_find_last: Returns: (transfer none) (nullable): the latest entry of @kind that counts, where
 * details[@key] is @value when @key is given */
const MpadEntry *mpad_paper_find_last (const MpadPaperSource *source,
                                       MpadEntryKind kind,
                                       const char *key,
                                       const char *value);

/** mpad_paper_pupil: Returns: (transfer none) (nullable): name of the pupil */
const char *mpad_paper_pupil (const MpadPaperSource *source, MpadPaperTexts *texts);
/** mpad_paper_group: Returns: (transfer none) (nullable): "groep 6" */
const char *mpad_paper_group (const MpadPaperSource *source, MpadPaperTexts *texts);

/** mpad_paper_staff: Returns: (nullable): by id, else by name. */
const MpadStaff *mpad_paper_staff (const MpadPaperSource *source, const char *id, const char *name);
/**
 * mpad_paper_staff_role: Returns: (nullable): "IB’er": what the school calls it, else the
 * protocol.
 */
const char *mpad_paper_staff_role (const MpadPaperSource *source, const MpadStaff *staff);
/** mpad_paper_staff_label: Returns: (transfer none) (nullable): "Noor Verzonnen (IB’er)" */
const char *
mpad_paper_staff_label (const MpadPaperSource *source, MpadPaperTexts *texts, const char *staff_id);

/** mpad_paper_list_names: names of the people whose ids stand in @ids, with spaces between.
 * Returns: (transfer none) (nullable) */
const char *
mpad_paper_list_names (const MpadPaperSource *source, MpadPaperTexts *texts, const char *ids);

/**
 * mpad_paper_statement_kind: Returns: whether statements of @kind are a kind on paper (a note is
 * none).
 */
gboolean mpad_paper_statement_kind (MpadStatementKind kind, MpadPaperStatement *on_paper);

/** mpad_paper_statement_mark: Returns: (nullable): "bevestigt de zorg", "ontkracht" … */
const char *mpad_paper_statement_mark (const MpadStatement *statement);

/** mpad_paper_add_statements: appends an MpadPaperItem for each statement that is one to @items. Texts are
 * borrowed from the entry and @texts. */
void mpad_paper_add_statements (const MpadPaperSource *source,
                                MpadPaperTexts *texts,
                                const MpadEntry *entry,
                                GArray *items);

/** mpad_paper_add_notes: appends the texts of the notes among the statements to @list. */
void mpad_paper_add_notes (const MpadEntry *entry, GPtrArray *list);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadPaperTexts, mpad_paper_texts_free)

G_END_DECLS
