/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns the blocks of a document into atoms: pieces that are never cut, each with its height, its
 * marks, and how strongly it holds on to the next. Knows the width of the page, not its height, but
 * for slicing a table row that is taller than a page. Private to this folder. */
#pragma once

#include "mpad-document-private.h"
#include "mpad-pages-private.h"

G_BEGIN_DECLS

/** How strongly an atom holds on to the next: when a chain is taller than a page, the weakest link gives. */
typedef enum
{
  MPAD_KEEP_NONE,
  MPAD_KEEP_WEAK,   /* widows and orphans */
  MPAD_KEEP_NEXT,   /* a heading and what it heads */
  MPAD_KEEP_STRONG, /* inside a signature block */
} MpadKeep;

/** The frame or edge around a run of atoms of one block. */
typedef enum
{
  MPAD_EDGE_NONE,
  MPAD_EDGE_NOTICE,
  MPAD_EDGE_OBSERVATION,
  MPAD_EDGE_CHILD_WORDS,
  MPAD_EDGE_PARENT_WORDS,
  MPAD_EDGE_THIRD_PARTY,
  MPAD_EDGE_HYPOTHESIS,
  MPAD_EDGE_DIAGNOSIS,
} MpadEdge;

#define MPAD_NO_HEAD G_MAXUINT

/**
 * MpadAtom:
 * @before: space above it, dropped at the top of a page
 * @block: atoms with the same number and an edge share one frame
 * @head: index of the atom to repeat above it at the top of a page (a table's head), or %MPAD_NO_HEAD
 * @first_ink, @n_inks: its marks; y counts from the atom's top
 */
typedef struct
{
  double height;
  double before;
  MpadKeep keep;
  MpadEdge edge;
  guint block;
  guint head;
  gboolean new_page;
  guint first_ink;
  guint n_inks;
} MpadAtom;

/** MpadLead: the bullet or box (1 empty, 2 ticked) that hangs before the next line of text. */
typedef struct
{
  gboolean set;
  PangoLayout *bullet;
  guint box;
  double x;
  guint node;
} MpadLead;

typedef struct
{
  PangoContext *context;
  double left;
  double width;
  double scale;
  double max_height; /* of a page's body, for slicing */
  GArray *atoms;     /* MpadAtom */
  GArray *inks;      /* MpadInk */
  GArray *nodes;     /* MpadNode */
  GPtrArray *layouts;
  guint block;
  gboolean new_page;
  MpadLead lead;
  double gap; /* space that the next atom gets above it */
} MpadFlow;

/** mpad_flow_add_block: appends the atoms of one block. */
void mpad_flow_add_block (MpadFlow *self,
                          const MpadBlock *block);

/** mpad_flow_layout: Returns: (transfer none): one text in one style, kept by the flow. */
PangoLayout *mpad_flow_layout (MpadFlow *self,
                               const char *text,
                               double size,
                               gboolean bold,
                               double width);

G_END_DECLS
