/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A flow of atoms: pieces that are never cut, each with its height, its marks, and how strongly it
 * holds on to the next. Here are the tools to make them; what each kind of block looks like is
 * mpad-block-layout's, where atoms land on a page is mpad-page-layout's. Private to this folder. */
#pragma once

#include "mpad-document-private.h"
#include "mpad-pages-private.h"

G_BEGIN_DECLS

/**
 * How strongly an atom holds on to the next: when a chain is taller than a page, the weakest link
 * gives.
 */
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

/** Height of a line of text, in sizes of its font. */
#define MPAD_LEADING 1.4

#define MPAD_NO_HEAD G_MAXUINT

/**
 * MpadAtom:
 * @before: space above it, dropped at the top of a page
 * @block: atoms with the same number and an edge share one frame
 * @head: index of the atom to repeat above it at the top of a page (a table's head), or
 * %MPAD_NO_HEAD
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
  guint skip; /* see MpadInk; for the next line of text */
  double gap; /* space that the next atom gets above it */
} MpadFlow;

/* How one text looks and where it stands. */
typedef struct
{
  double size;
  gboolean bold;
  gboolean italic;
  double x;
  double width;
  MpadShade shade;
  guint node;
} MpadStyle;

typedef struct
{
  PangoLayoutIter *iter;
  double size;
  gboolean more;
} MpadLines;

/** mpad_flow_layout: Returns: (transfer none): one text in one style, kept by the flow. */
PangoLayout *
mpad_flow_layout (MpadFlow *self, const char *text, double size, gboolean bold, double width);

guint mpad_flow_add_node (MpadFlow *self, const char *tag, guint parent);
/** mpad_flow_begin_atom: starts the next atom; marks go into it until another begins. */
MpadAtom *mpad_flow_begin_atom (MpadFlow *self, double before);
MpadAtom *mpad_flow_last_atom (MpadFlow *self);
MpadInk *mpad_flow_add_ink (MpadFlow *self, MpadInkKind kind, MpadShade shade, double x, double y);
void
mpad_flow_add_line (MpadFlow *self, MpadShade shade, double x, double y, double width, double pen);

/* The lines of one layout, one after the other. */
void mpad_lines_begin (MpadLines *lines, PangoLayout *layout, double size);
double mpad_lines_height (MpadFlow *self, const MpadLines *lines);
void mpad_lines_take (
  MpadFlow *self, MpadLines *lines, double x, double y, double height, MpadShade shade, guint node);
void mpad_lines_end (MpadLines *lines);

/**
 * mpad_flow_lines: one atom a line of @layout
 * @starts: whether the paragraph starts here
 * @take: how many lines, all when negative
 */
void mpad_flow_lines (MpadFlow *self,
                      PangoLayout *layout,
                      const MpadStyle *style,
                      double before,
                      gboolean starts,
                      int take);
/** mpad_flow_text: a text of any length. Returns: the index of its first atom. */
guint mpad_flow_text (MpadFlow *self, const char *text, const MpadStyle *style, double before);

/* What holds for all atoms from @first on. */
void mpad_flow_keep_from (MpadFlow *self, guint first, MpadKeep keep);
void mpad_flow_edge_from (MpadFlow *self, guint first, MpadEdge edge);
/** mpad_flow_pad: room inside a frame, above the first line and under the last. */
void mpad_flow_pad (MpadFlow *self, guint first, double above, double below);

G_END_DECLS
