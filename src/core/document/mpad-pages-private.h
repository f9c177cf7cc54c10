/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the paginator leaves behind and mpad-pdf reads: per page a list of marks to draw, and the tree
 * of structure that the text belongs to. Private to this folder. */
#pragma once

#include <pango/pangocairo.h>

#include "mpad-page-layout.h"

G_BEGIN_DECLS

typedef enum
{
  MPAD_INK_TEXT,
  MPAD_INK_LINE,
  MPAD_INK_FILL,
  MPAD_INK_FRAME,
  MPAD_INK_DASHED,
  MPAD_INK_TICK,
  MPAD_INK_FIGURE, /* @box: 1 for the back */
  MPAD_INK_SPOT,   /* a white disc with an edge; a number goes on it */
} MpadInkKind;

typedef enum
{
  MPAD_SHADE_BLACK,
  MPAD_SHADE_GREY,
  MPAD_SHADE_PALE,
  MPAD_SHADE_TINT,
  MPAD_SHADE_ACCENT,
} MpadShade;

/** No structure: decoration, head and foot of a page. */
#define MPAD_NODE_NONE G_MAXUINT

/**
 * MpadInk: one mark, in points from the page's top left corner.
 * @x, @y: the left end of a text's baseline, a line's start, a rectangle's corner
 * @w, @h: extent of a line or rectangle; nothing for text
 * @pen: width of a stroke
 * @box: for text: 1 when an empty box stands before it, 2 when a ticked one does
 * @skip: for text: bytes at its start that are a direction mark of the paginator, no word of the
 * document
 * @line: (nullable): for text; its layout is kept by the pages
 */
typedef struct
{
  MpadInkKind kind;
  MpadShade shade;
  guint node;
  guint box;
  guint skip;
  double x;
  double y;
  double w;
  double h;
  double pen;
  PangoLayoutLine *line;
} MpadInk;

/**
 * MpadNode: a part of the structure tree; the parent always comes first in the list.
 * @tag: PDF structure type, static
 * @separator: what stands between it and its elder sibling in the plain text of a page; %NULL for
 * a new line
 * @level: 1 to 3 for a heading that belongs in the outline, else 0
 * @page, @y: where it begins, once placed
 */
typedef struct
{
  const char *tag;
  const char *separator;
  guint parent;
  guint level;
  gboolean placed;
  guint page;
  double y;
} MpadNode;

typedef struct
{
  GArray *under; /* MpadInk without structure, drawn first */
  GArray *text;  /* MpadInk of kind text, in reading order */
} MpadPage;

struct _MpadPages
{
  GObject parent_instance;

  MpadDocument *document;
  GPtrArray *pages;   /* MpadPage */
  GArray *nodes;      /* MpadNode; 0 is the root */
  GPtrArray *layouts; /* keeps the lines' texts alive */
  PangoFontMap *font_map;
  GMutex lock; /* Pango objects take one thread at a time */
};

static inline const MpadNode *
mpad_pages_node (MpadPages *self, guint index)
{
  return &g_array_index (self->nodes, MpadNode, index);
}

/** mpad_ink_draw: draws one mark; the caller holds the lock. */
void mpad_ink_draw (const MpadInk *ink, cairo_t *cr);

/** mpad_ink_get_text: appends the words of a text mark to @out. */
void mpad_ink_append_text (const MpadInk *ink, GString *out);

G_END_DECLS
