/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding words in the whole record (F24): entries, people, tasks, papers, names of attachments.
 * Knows no rights and opens nothing. */
#pragma once

#include "mpad-vault.h"

G_BEGIN_DECLS

/** mpad_search_run() counts up to this; one more stands for "more than". */
#define MPAD_SEARCH_COUNT_MAX 1000

typedef enum
{
  MPAD_SEARCH_TITLE,
  MPAD_SEARCH_BODY,  /* the statements */
  MPAD_SEARCH_NAMES, /* people, sources, owners, who was there */
  MPAD_SEARCH_OTHER, /* place, situation, advice, motives, notes */
} MpadSearchField;

/** MpadSearchMark: a piece of the excerpt that hit, in bytes. */
typedef struct
{
  gsize start;
  gsize length;
} MpadSearchMark;

/**
 * MpadSearchHit:
 * @kind: "entry", "person", "task", "report" or "attachment"
 * @field: the field that hit; the first one when several did
 * @title: (nullable)
 * @excerpt: some words of that field around the hit, with "…" where it was cut
 * @marks: (element-type MpadSearchMark)
 * @happened: (nullable): of an entry
 */
typedef struct
{
  char *kind;
  char *object_id;
  char *dossier_id;
  char *pupil_name;
  MpadSearchField field;
  char *title;
  char *excerpt;
  GArray *marks;
  char *happened;
} MpadSearchHit;

void mpad_search_hit_free (MpadSearchHit *self);

/**
 * mpad_search_run:
 * @words: what was typed: each word finds words that begin with it, "words between quotes" find
 * just
 *   these words in this order; accents and capitals make no difference
 * @dossier_id: (nullable): only in this dossier; the text that is searched stays the same
 * @limit: how many hits to return, last recorded first: ranking would have to read every one of
 *   the many that a common word has
 * @total: (out) (optional): how many there are; more than %MPAD_SEARCH_COUNT_MAX are not counted
 *
 * Returns: (transfer full) (nullable) (element-type MpadSearchHit): empty when @words holds no
 * letter
 *   or digit
 */
GPtrArray *mpad_search_run (MpadVault *vault,
                            const char *words,
                            const char *dossier_id,
                            guint limit,
                            guint *total,
                            GError **error);

/** What is listed; the text that is searched stays the same. 0 lists every kind. */
enum
{
  MPAD_SEARCH_IN_ENTRIES = 1 << 0,
  MPAD_SEARCH_IN_PEOPLE = 1 << 1,
  MPAD_SEARCH_IN_TASKS = 1 << 2,
  MPAD_SEARCH_IN_PAPERS = 1 << 3, /* papers and attachments */
};

/** MpadSearchFilter: @dossier_id: (nullable): only this one; @open_only: not in closed dossiers */
typedef struct
{
  const char *dossier_id;
  guint kinds;
  gboolean open_only;
} MpadSearchFilter;

/** mpad_search_run_filtered: as mpad_search_run(), listing and counting only what passes @filter. */
GPtrArray *mpad_search_run_filtered (MpadVault *vault,
                                     const char *words,
                                     const MpadSearchFilter *filter,
                                     guint limit,
                                     guint *total,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadSearchHit, mpad_search_hit_free)

G_END_DECLS
