/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks on the body as an entry keeps them (R-6, F13): where on a simple figure, which kind, how
 * large, which colour, in which words. Only what is visible; never a cause and never an age. They
 * are details of the entry, so that drafts, versions, journal and search hold for them as for every
 * other word. Draws nothing: that is mpad-body-figure in core/document. */
#pragma once

#include "mpad-entry.h"

G_BEGIN_DECLS

/** The figure's own units: a box with its origin at the top left. */
#define MPAD_BODY_WIDTH 400
#define MPAD_BODY_HEIGHT 1000
#define MPAD_BODY_MARKS_MAX 60

typedef enum
{
  MPAD_BODY_FRONT,
  MPAD_BODY_BACK,
} MpadBodySide;

/** MpadBodyKind: words that describe. */
typedef enum
{
  MPAD_BODY_DISCOLOURATION,
  MPAD_BODY_REDNESS,
  MPAD_BODY_SWELLING,
  MPAD_BODY_SCRATCH,
  MPAD_BODY_WOUND,
  MPAD_BODY_SCAB,
  MPAD_BODY_SCAR,
  MPAD_BODY_BLISTER,
  MPAD_BODY_OTHER,
  MPAD_N_BODY_KINDS,
} MpadBodyKind;

/**
 * MpadBodyMark:
 * @x, @y: in the units of the figure
 * @size, @colour, @words: (nullable): as the person wrote them
 */
typedef struct
{
  MpadBodySide side;
  int x;
  int y;
  MpadBodyKind kind;
  char *size;
  char *colour;
  char *words;
} MpadBodyMark;

/**
 * MpadBodyRegion: a part of the body with a name.
 * @word: stable: "left-upper-arm"; left and right are the child's own
 * @dutch: the name on paper
 * @x, @y: where a mark goes that is placed by name
 */
typedef struct
{
  const char *word;
  const char *dutch;
  MpadBodySide side;
  int x;
  int y;
  int width; /* half the extent around (x, y) */
  int height;
} MpadBodyRegion;

MpadBodyMark *mpad_body_mark_new (MpadBodySide side, int x, int y);
MpadBodyMark *mpad_body_mark_copy (const MpadBodyMark *self);
void mpad_body_mark_free (MpadBodyMark *self);

/** mpad_body_regions: Returns: (transfer none): the regions of @side in reading order. */
const MpadBodyRegion *mpad_body_regions (MpadBodySide side, guint *n);
/** mpad_body_region_at: Returns: (transfer none): the region that holds (x, y), or the nearest. */
const MpadBodyRegion *mpad_body_region_at (MpadBodySide side, int x, int y);

const char *mpad_body_kind_to_word (MpadBodyKind kind);
int mpad_body_kind_from_word (const char *word);
/** mpad_body_kind_dutch: Returns: the kind as it stands on paper. */
const char *mpad_body_kind_dutch (MpadBodyKind kind);

/** mpad_entry_has_marks: whether @entry holds any. */
gboolean mpad_entry_has_marks (const MpadEntry *entry);
/** mpad_entry_dup_marks: Returns: (transfer full) (element-type MpadBodyMark): in order. What cannot
 * be read (a kind of a later program) reads as MPAD_BODY_OTHER, never as another kind. */
GPtrArray *mpad_entry_dup_marks (const MpadEntry *entry);
/** mpad_entry_set_marks: puts @marks in the place of those that @entry holds; the first
 * %MPAD_BODY_MARKS_MAX. */
void mpad_entry_set_marks (MpadEntry *entry, GPtrArray *marks);

/** mpad_body_marks_dup_dutch: Returns: (transfer full): all marks as sentences for paper, one a
 * line: what the figure shows, for a reader who does not see it; "" when there are none. */
char *mpad_body_marks_dup_dutch (GPtrArray *marks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadBodyMark, mpad_body_mark_free)

G_END_DECLS
