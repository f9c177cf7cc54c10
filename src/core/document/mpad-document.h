/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A finished paper: metadata and a list of blocks, immutable. It is made by one of two builders,
 * MpadParentDocument (what may go to parents) and MpadStaffDocument (everybody else), and read by
 * the paginator. Knows nothing of fonts, pages or PDF. Texts on paper are Dutch whatever the
 * language of the program is, because their readers are: see mpad-document-words.h. */
#pragma once

#include <glib-object.h>

#include "mpad-error.h"

G_BEGIN_DECLS

/**
 * MpadAudience:
 * @MPAD_AUDIENCE_PARENTS: parents and carers; only MpadParentDocument makes these
 * @MPAD_AUDIENCE_SCHOOL: the team around the dossier
 * @MPAD_AUDIENCE_VEILIG_THUIS: Veilig Thuis, for advice or a melding
 * @MPAD_AUDIENCE_WALL: hangs where everybody can read it; holds no case data
 */
typedef enum
{
  MPAD_AUDIENCE_PARENTS,
  MPAD_AUDIENCE_SCHOOL,
  MPAD_AUDIENCE_VEILIG_THUIS,
  MPAD_AUDIENCE_WALL,
} MpadAudience;

/**
 * MpadDocumentMeta:
 * @title: printed as the title and written into the PDF's metadata: names no child ("Verslag van
 * ons gesprek")
 * @subtitle: (nullable): printed under the title and at the head of later pages ("exemplaar voor
 * vader")
 * @subject: (nullable): whom it is about, printed at the head of later pages only; never in
 * metadata
 * @school: name of the school, printed at the head of each page
 * @number: (nullable): document number ("GV-2026-014")
 * @version: version of this document from 1; 0 for none
 * @journal_head: (nullable): short form of the journal's hash at the moment of making
 * @confidential: prints "vertrouwelijk" at the head of each page
 * @created_us: microseconds since 1970 UTC, the only clock in the PDF: the same input gives the
 * same bytes
 *
 * Plain input of the builders, which copy it. All texts UTF-8.
 */
typedef struct
{
  const char *title;
  const char *subtitle;
  const char *subject;
  const char *school;
  const char *number;
  guint version;
  const char *journal_head;
  gboolean confidential;
  gint64 created_us;
} MpadDocumentMeta;

/** MpadTextRun: a piece of a paragraph, bold or not. */
typedef struct
{
  const char *text;
  gboolean bold;
} MpadTextRun;

/** MpadField: one line of a fields table ("Datum", "24 november 2026"). */
typedef struct
{
  const char *label;
  const char *value;
} MpadField;

/** MpadCheckItem: one box with its text; @checked draws the tick. Where the tick carries a meaning, say it in
 * the text too: a screen reader does not see the tick in a PDF. */
typedef struct
{
  const char *text;
  gboolean checked;
} MpadCheckItem;

/**
 * MpadSignature:
 * @name: who signs, as the person is addressed
 * @role: (nullable): "vader", "intern begeleider"
 * @remark: (nullable): a line under the name ("was niet bij het gesprek")
 * @boxes: (array length=n_boxes) (nullable): texts of empty boxes under the line
 * @boxes_above: the boxes stand above the line instead: a choice that is signed
 *
 * Space for a signature and a date. Never split over two pages.
 */
typedef struct
{
  const char *name;
  const char *role;
  const char *remark;
  const char *const *boxes;
  gsize n_boxes;
  gboolean boxes_above;
} MpadSignature;

/** MpadFigureMark: a place on the figure of mpad-body-figure.h, in its own units. */
typedef struct
{
  gboolean back;
  double x;
  double y;
} MpadFigureMark;

#define MPAD_TYPE_DOCUMENT (mpad_document_get_type ())
G_DECLARE_FINAL_TYPE (MpadDocument, mpad_document, MPAD, DOCUMENT, GObject)

MpadAudience mpad_document_get_audience (MpadDocument *self);

/**
 * mpad_document_get_meta: Returns: (transfer none): the copied metadata; lives as long as @self.
 */
const MpadDocumentMeta *mpad_document_get_meta (MpadDocument *self);

/**
 * mpad_document_get_check_number:
 *
 * Returns: (transfer none): the "controlegetal" of the footer: the first 32 bits of SHA-256 over
 * the
 *   metadata (but for the journal head) and all blocks, as "7F3A 91C2". Two papers with one number
 * and
 *   version but another text differ here.
 */
const char *mpad_document_get_check_number (MpadDocument *self);

guint mpad_document_get_n_blocks (MpadDocument *self);

/**
 * mpad_document_dup_text:
 *
 * Returns: (transfer full): every text that came in, of the metadata and of all blocks, a line for
 * each; for
 *   searching a paper before anybody lays it out
 */
char *mpad_document_dup_text (MpadDocument *self);

/**
 * mpad_document_dup_file_name:
 *
 * Returns: (transfer full): a file name for "PDF opslaan" that names nobody: title and number,
 * ".pdf"
 */
char *mpad_document_dup_file_name (MpadDocument *self);

G_END_DECLS
