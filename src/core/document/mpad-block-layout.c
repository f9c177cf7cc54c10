/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sizes, spaces and shapes of every kind of block (look.md 3: body 12 pt, headings 15, title 22). */
#include "mpad-block-layout.h"
#include "mpad-document-words.h"

#include <math.h>
#include <string.h>

#define BODY 12.0
#define TITLE 22.0
#define SECTION 15.0
#define LABEL 10.0
#define SMALL 9.0
#define CODE 27.0
#define LEADING 1.4
#define INDENT 16.0
#define BOX 10.0

/* Pango takes a paragraph apart as a whole; beyond this size it is fed in pieces. */
#define CHUNK_BYTES 8192

PangoLayout *
mpad_flow_layout (MpadFlow *self,
                  const char *text,
                  double size,
                  gboolean bold,
                  double width)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Cantarell,Sans");

  pango_font_description_set_absolute_size (font, size * self->scale * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (MAX (width, 1.0) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  g_ptr_array_add (self->layouts, layout);
  return layout;
}

static guint
add_node (MpadFlow *self,
          const char *tag,
          guint parent)
{
  MpadNode node = { .tag = tag, .parent = parent };

  g_array_append_val (self->nodes, node);
  return self->nodes->len - 1;
}

static MpadAtom *
last_atom (MpadFlow *self)
{
  return &g_array_index (self->atoms, MpadAtom, self->atoms->len - 1);
}

static MpadAtom *
begin_atom (MpadFlow *self,
            double before)
{
  MpadAtom atom = {
    .before = MAX (before * self->scale, self->gap),
    .block = self->block,
    .head = MPAD_NO_HEAD,
    .new_page = self->new_page,
    .first_ink = self->inks->len,
  };

  self->new_page = FALSE;
  self->gap = 0;
  g_array_append_val (self->atoms, atom);
  return last_atom (self);
}

static MpadInk *
add_ink (MpadFlow *self,
         MpadInkKind kind,
         MpadShade shade,
         double x,
         double y)
{
  MpadInk ink = { .kind = kind, .shade = shade, .node = MPAD_NODE_NONE, .x = x, .y = y };

  g_array_append_val (self->inks, ink);
  last_atom (self)->n_inks++;
  return &g_array_index (self->inks, MpadInk, self->inks->len - 1);
}

static void
add_line (MpadFlow *self,
          MpadShade shade,
          double x,
          double y,
          double width,
          double pen)
{
  MpadInk *ink = add_ink (self, MPAD_INK_LINE, shade, x, y);

  ink->w = width;
  ink->pen = pen;
}

/* An empty box to tick by hand, with the tick when it was ticked already. */
static void
add_box (MpadFlow *self,
         double x,
         double baseline,
         gboolean checked)
{
  double size = BOX * self->scale;
  MpadInk *ink = add_ink (self, MPAD_INK_FRAME, MPAD_SHADE_BLACK, x, baseline - size + 0.6 * self->scale);

  ink->w = ink->h = size;
  ink->pen = 0.9;
  if (checked)
    {
      double y = ink->y;

      ink = add_ink (self, MPAD_INK_TICK, MPAD_SHADE_BLACK, x, y);
      ink->w = ink->h = size;
      ink->pen = 1.6;
    }
}

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
} Style;

typedef struct
{
  PangoLayoutIter *iter;
  double size;
  gboolean more;
} Lines;

static void
lines_begin (Lines *lines,
             PangoLayout *layout,
             double size)
{
  lines->iter = pango_layout_get_iter (layout);
  lines->size = size;
  lines->more = TRUE;
}

/* Scripts and emoji with tall glyphs get the room they ask for; all other lines stand evenly. */
static double
lines_height (MpadFlow *self,
              const Lines *lines)
{
  PangoRectangle logical;

  pango_layout_iter_get_line_extents (lines->iter, NULL, &logical);
  return MAX (lines->size * self->scale * LEADING, (double) logical.height / PANGO_SCALE);
}

static double
lines_baseline (const Lines *lines,
                double height)
{
  PangoRectangle logical;
  double ascent;

  pango_layout_iter_get_line_extents (lines->iter, NULL, &logical);
  ascent = (double) (pango_layout_iter_get_baseline (lines->iter) - logical.y) / PANGO_SCALE;
  return (height - (double) logical.height / PANGO_SCALE) / 2 + ascent;
}

static void
lines_take (MpadFlow *self,
            Lines *lines,
            double x,
            double y,
            double height,
            MpadShade shade,
            guint node)
{
  PangoRectangle logical;
  MpadInk *ink;

  pango_layout_iter_get_line_extents (lines->iter, NULL, &logical);
  ink = add_ink (self, MPAD_INK_TEXT, shade, x + (double) logical.x / PANGO_SCALE, y + lines_baseline (lines, height));
  ink->node = node;
  ink->line = pango_layout_line_ref (pango_layout_iter_get_line_readonly (lines->iter));
  lines->more = pango_layout_iter_next_line (lines->iter);
  if (!lines->more)
    g_clear_pointer (&lines->iter, pango_layout_iter_free);
}

/* What hangs before the first line of a list item. */
static void
flow_lead (MpadFlow *self,
           double baseline)
{
  const MpadLead *lead = &self->lead;

  if (lead->bullet != NULL)
    {
      MpadInk *ink = add_ink (self, MPAD_INK_TEXT, MPAD_SHADE_BLACK, lead->x, baseline);

      ink->node = lead->node;
      ink->line = pango_layout_line_ref (pango_layout_get_line_readonly (lead->bullet, 0));
    }
  else
    add_box (self, lead->x, baseline, lead->box == 2);
}

/**
 * One atom a line; the first two and the last two hold together, so that no line stands alone.
 * @take: how many lines, all when negative
 */
static void
flow_lines (MpadFlow *self,
            PangoLayout *layout,
            const Style *style,
            double before,
            gboolean starts,
            int take)
{
  int n = pango_layout_get_line_count (layout);
  Lines lines;

  lines_begin (&lines, layout, style->size);
  for (int i = 0; lines.more && (take < 0 || i < take); i++)
    {
      MpadAtom *atom = begin_atom (self, i == 0 ? before : 0);
      double baseline;

      atom->height = lines_height (self, &lines);
      if (i + 1 < n && ((starts && i == 0) || (take < 0 && i == n - 2)))
        atom->keep = MPAD_KEEP_WEAK;
      baseline = lines_baseline (&lines, atom->height);
      if (self->lead.set)
        flow_lead (self, baseline);
      lines_take (self, &lines, style->x, 0, atom->height, style->shade, style->node);
      if (self->lead.set && self->lead.box > 0)
        g_array_index (self->inks, MpadInk, self->inks->len - 1).box = self->lead.box;
      self->lead.set = FALSE;
    }
  g_clear_pointer (&lines.iter, pango_layout_iter_free);
}

/**
 * A text of any length. Pango breaks lines greedily, so laying out a piece, keeping all its lines but
 * the last and going on from there gives the very lines that the whole text would give, in time that
 * grows with the length only. Returns the index of the first atom.
 */
static guint
flow_text (MpadFlow *self,
           const char *text,
           const Style *style,
           double before)
{
  guint first = self->atoms->len;
  gsize length = strlen (text);
  gsize at = 0;
  const char *mark = "";

  while (TRUE)
    {
      gsize end = MIN (at + CHUNK_BYTES, length);
      g_autofree char *piece = NULL;
      PangoLayout *layout;
      int n;

      while (end < length && ((guint8) text[end] & 0xC0) == 0x80)
        end++;
      piece = g_strdup_printf ("%s%.*s", mark, (int) (end - at), text + at);
      layout = mpad_flow_layout (self, piece, style->size, style->bold, style->width);
      if (style->italic)
        {
          g_autoptr (PangoAttrList) attrs = pango_attr_list_new ();

          pango_attr_list_insert (attrs, pango_attr_style_new (PANGO_STYLE_ITALIC));
          pango_layout_set_attributes (layout, attrs);
        }
      n = pango_layout_get_line_count (layout);
      if (end >= length || n < 2)
        {
          flow_lines (self, layout, style, at == 0 ? before : 0, at == 0, end >= length ? -1 : n);
          at = end;
        }
      else
        {
          PangoLayoutLine *last = pango_layout_get_line_readonly (layout, n - 1);

          flow_lines (self, layout, style, at == 0 ? before : 0, at == 0, n - 1);
          at += (gsize) pango_layout_line_get_start_index (last) - strlen (mark);
          /* A piece that starts in the middle of a paragraph has to be told the paragraph's direction. */
          mark = pango_layout_line_is_paragraph_start (last)                              ? ""
                 : pango_layout_line_get_resolved_direction (last) == PANGO_DIRECTION_RTL ? "\u200f"
                                                                                          : "\u200e";
        }
      if (at >= length)
        return first;
    }
}

static void
flow_runs (MpadFlow *self,
           const MpadBlock *block,
           const Style *style,
           double before)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (PangoAttrList) attrs = pango_attr_list_new ();
  PangoLayout *layout;

  for (guint i = 0; i < block->texts->len; i++)
    {
      guint start = (guint) text->len;

      g_string_append (text, mpad_block_text (block, i));
      if (mpad_block_flag (block, i))
        {
          PangoAttribute *attr = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

          attr->start_index = start;
          attr->end_index = (guint) text->len;
          pango_attr_list_insert (attrs, attr);
        }
    }
  layout = mpad_flow_layout (self, text->str, style->size, FALSE, style->width);
  pango_layout_set_attributes (layout, attrs);
  flow_lines (self, layout, style, before, TRUE, -1);
}

static void
keep_from (MpadFlow *self,
           guint first,
           MpadKeep keep)
{
  for (guint i = first; i < self->atoms->len; i++)
    {
      MpadAtom *atom = &g_array_index (self->atoms, MpadAtom, i);

      atom->keep = MAX (atom->keep, keep);
    }
}

static void
edge_from (MpadFlow *self,
           guint first,
           MpadEdge edge)
{
  for (guint i = first; i < self->atoms->len; i++)
    g_array_index (self->atoms, MpadAtom, i).edge = edge;
}

/* Room inside a frame, above the first and under the last line. */
static void
pad (MpadFlow *self,
     guint first,
     double above,
     double below)
{
  MpadAtom *atom = &g_array_index (self->atoms, MpadAtom, first);

  above *= self->scale;
  atom->height += above;
  for (guint i = 0; i < atom->n_inks; i++)
    g_array_index (self->inks, MpadInk, atom->first_ink + i).y += above;
  last_atom (self)->height += below * self->scale;
}

static Style
style_of (MpadFlow *self,
          const char *tag,
          double size,
          MpadShade shade)
{
  return (Style) {
    .size = size,
    .x = self->left,
    .width = self->width,
    .shade = shade,
    .node = add_node (self, tag, 0),
  };
}

static void
flow_heading (MpadFlow *self,
              const MpadBlock *block)
{
  static const struct
  {
    const char *tag;
    double size, before, after;
  } levels[] = {
    { "H1", TITLE, 0, 3 },
    { "H2", SECTION, 18, 6 },
    { "H3", BODY, 12, 3 },
  };
  guint level = CLAMP (block->n, 1, G_N_ELEMENTS (levels));
  Style style = style_of (self, levels[level - 1].tag, levels[level - 1].size, MPAD_SHADE_BLACK);
  guint first;

  style.bold = TRUE;
  g_array_index (self->nodes, MpadNode, style.node).level = level;
  first = flow_text (self, mpad_block_text (block, 0), &style, levels[level - 1].before);
  keep_from (self, first, MPAD_KEEP_NEXT);
  self->gap = levels[level - 1].after * self->scale;
}

static void
flow_paragraph (MpadFlow *self,
                const MpadBlock *block)
{
  Style style = style_of (self, "P", BODY, MPAD_SHADE_BLACK);

  if (block->flags == NULL)
    flow_text (self, mpad_block_text (block, 0), &style, 6);
  else
    flow_runs (self, block, &style, 6);
}

static void
flow_note (MpadFlow *self,
           const MpadBlock *block)
{
  gboolean subtitle = block->n == 1;
  Style style = style_of (self, "P", subtitle ? BODY : LABEL, MPAD_SHADE_GREY);
  guint first = flow_text (self, mpad_block_text (block, 0), &style, subtitle ? 0 : 4);

  if (subtitle)
    {
      keep_from (self, first, MPAD_KEEP_NEXT);
      self->gap = 10 * self->scale;
    }
}

static void
flow_notice (MpadFlow *self,
             const MpadBlock *block)
{
  guint first = self->atoms->len;
  Style style = style_of (self, "P", BODY, MPAD_SHADE_BLACK);

  style.x += 14 * self->scale;
  style.width -= 28 * self->scale;
  flow_runs (self, block, &style, 8);
  edge_from (self, first, MPAD_EDGE_NOTICE);
  pad (self, first, 9, 9);
  keep_from (self, first, MPAD_KEEP_NEXT);
  self->gap = 14 * self->scale;
}

static void
flow_big_line (MpadFlow *self,
               const MpadBlock *block)
{
  Style style = style_of (self, "P", TITLE, MPAD_SHADE_BLACK);
  guint first;

  style.bold = TRUE;
  first = flow_text (self, mpad_block_text (block, 0), &style, 2);
  keep_from (self, first, MPAD_KEEP_NEXT);
}

typedef struct
{
  PangoLayout *layout;
  const char *tag;
  double size;
  double x;
  MpadShade shade;
} Cell;

/**
 * One row: one atom, unless it is taller than a page; then slices of whole lines, each a row of its
 * own in the structure.
 */
static void
flow_row (MpadFlow *self,
          Cell *cells,
          guint n_cells,
          guint table,
          double before,
          double padding,
          double limit,
          const char *separator)
{
  g_autofree Lines *lines = g_new0 (Lines, n_cells);
  gboolean more = TRUE;

  padding *= self->scale;
  for (guint i = 0; i < n_cells; i++)
    lines_begin (&lines[i], cells[i].layout, cells[i].size);
  while (more)
    {
      guint row = add_node (self, "TR", table);
      MpadAtom *atom = begin_atom (self, before);
      double tallest = 0;

      more = FALSE;
      before = 0;
      for (guint i = 0; i < n_cells; i++)
        {
          double y = padding;
          guint node = add_node (self, cells[i].tag, row);

          if (i > 0)
            g_array_index (self->nodes, MpadNode, node).separator = separator;
          while (lines[i].more)
            {
              double height = lines_height (self, &lines[i]);

              if (y > padding && y + height + padding > limit)
                break;
              lines_take (self, &lines[i], cells[i].x, y, height, cells[i].shade, node);
              y += height;
            }
          tallest = MAX (tallest, y);
          more = more || lines[i].more;
        }
      atom->height = tallest + padding;
    }
}

static double
natural_width (PangoLayout *layout)
{
  PangoRectangle logical;
  double width;
  int set = pango_layout_get_width (layout);

  pango_layout_set_width (layout, -1);
  pango_layout_get_extents (layout, NULL, &logical);
  width = (double) logical.width / PANGO_SCALE;
  pango_layout_set_width (layout, set);
  return width;
}

static void
flow_fields (MpadFlow *self,
             const MpadBlock *block)
{
  guint table = add_node (self, "Table", 0);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  double column = 0;

  for (guint i = 0; i < block->texts->len; i += 2)
    {
      PangoLayout *layout = mpad_flow_layout (self, mpad_block_text (block, i), BODY, TRUE, self->width * 0.36);

      column = MAX (column, MIN (natural_width (layout) + 1, self->width * 0.36));
      g_ptr_array_add (labels, layout);
    }
  column += 18 * self->scale;
  for (guint i = 0; i < block->texts->len; i += 2)
    {
      Cell cells[] = {
        { g_ptr_array_index (labels, i / 2), "TH", BODY, self->left, MPAD_SHADE_BLACK },
        { mpad_flow_layout (self, mpad_block_text (block, i + 1), BODY, FALSE, self->width - column), "TD", BODY, self->left + column, MPAD_SHADE_BLACK },
      };

      flow_row (self, cells, 2, table, i == 0 ? 8 : 0, 1.5, self->max_height, ": ");
    }
}

/* Columns get what they need when it fits; else shares by the root of their need, so that a column
 * of long texts does not starve the others. */
static void
share_columns (MpadFlow *self,
               const MpadBlock *block,
               double *widths)
{
  double total = 0, share = 0;

  for (guint c = 0; c < block->n; c++)
    widths[c] = 30 * self->scale;
  for (guint i = 0; i < block->texts->len; i++)
    {
      const char *text = mpad_block_text (block, i);
      double need = self->width;

      if (strlen (text) < 120)
        {
          PangoLayout *layout = mpad_flow_layout (self, text, BODY - 1, i < block->n, -1);

          need = natural_width (layout) + 13 * self->scale;
          g_ptr_array_remove_index (self->layouts, self->layouts->len - 1);
        }
      widths[i % block->n] = MAX (widths[i % block->n], MIN (need, self->width));
    }
  for (guint c = 0; c < block->n; c++)
    {
      total += widths[c];
      share += sqrt (widths[c]);
    }
  for (guint c = 0; c < block->n; c++)
    widths[c] = total <= self->width ? widths[c] + (self->width - total) / block->n : self->width * sqrt (widths[c]) / share;
}

static void
flow_table (MpadFlow *self,
            const MpadBlock *block)
{
  guint table = add_node (self, "Table", 0);
  g_autofree double *widths = g_new0 (double, block->n);
  g_autofree Cell *cells = g_new0 (Cell, block->n);
  guint n_rows = block->texts->len / block->n;
  guint head = self->atoms->len;
  double limit = self->max_height;

  share_columns (self, block, widths);
  for (guint r = 0; r < n_rows; r++)
    {
      double x = self->left;
      guint first = self->atoms->len;

      for (guint c = 0; c < block->n; c++)
        {
          cells[c].layout = mpad_flow_layout (self, mpad_block_text (block, r * block->n + c), BODY - 1, r == 0, widths[c] - 12 * self->scale);
          cells[c].tag = r == 0 ? "TH" : "TD";
          cells[c].size = BODY - 1;
          cells[c].x = x;
          cells[c].shade = MPAD_SHADE_BLACK;
          x += widths[c];
        }
      flow_row (self, cells, block->n, table, r == 0 ? 8 : 0, 4, r == 0 ? limit / 3 : limit, " · ");
      for (guint i = first; i < self->atoms->len; i++)
        {
          MpadAtom *atom = &g_array_index (self->atoms, MpadAtom, i);

          if (r > 0)
            atom->head = head;
        }
      add_line (self, r == 0 ? MPAD_SHADE_BLACK : MPAD_SHADE_PALE, self->left, last_atom (self)->height, self->width, r == 0 ? 1.0 : 0.6);
      if (r == 0)
        {
          keep_from (self, first, MPAD_KEEP_NEXT);
          /* Only a head of one piece can be repeated. */
          if (self->atoms->len - first > 1)
            head = MPAD_NO_HEAD;
          limit -= last_atom (self)->height;
        }
    }
  self->gap = 10 * self->scale;
}

static void
flow_list (MpadFlow *self,
           const MpadBlock *block,
           gboolean boxes)
{
  guint list = add_node (self, "L", 0);
  double indent = (boxes ? 20 : 14) * self->scale;
  PangoLayout *bullet = boxes ? NULL : mpad_flow_layout (self, "•", BODY, FALSE, indent);

  for (guint i = 0; i < block->texts->len; i++)
    {
      guint item = add_node (self, "LI", list);
      guint label = boxes ? MPAD_NODE_NONE : add_node (self, "Lbl", item);
      Style style = {
        .size = BODY,
        .x = self->left + indent,
        .width = self->width - indent,
        .node = add_node (self, "LBody", item),
      };

      g_array_index (self->nodes, MpadNode, style.node).separator = " ";
      self->lead = (MpadLead) { TRUE, bullet, boxes ? (mpad_block_flag (block, i) ? 2 : 1) : 0, self->left + (boxes ? 1 : 2), label };
      flow_text (self, mpad_block_text (block, i), &style, i == 0 ? 6 : boxes ? 5
                                                                              : 3);
    }
}

static gboolean
is_quoted (const char *text)
{
  gunichar c = g_utf8_get_char (text);

  return c == '"' || c == '\'' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0x2018 || c == 0x2019 || c == 0xAB;
}

/* S1-6: every kind has its own shape. Words of people stand between quotes; the child's in a frame,
 * a parent's behind two lines, what comes from elsewhere behind a bracket, a suspicion in a dashed
 * frame in italics, a diagnosis between two lines. */
static void
flow_statement (MpadFlow *self,
                const MpadBlock *block)
{
  static const struct
  {
    MpadEdge edge;
    gboolean quotes, frame;
  } shapes[] = {
    [MPAD_PAPER_OBSERVATION] = { MPAD_EDGE_OBSERVATION, FALSE, FALSE },
    [MPAD_PAPER_CHILD_WORDS] = { MPAD_EDGE_CHILD_WORDS, TRUE, TRUE },
    [MPAD_PAPER_PARENT_WORDS] = { MPAD_EDGE_PARENT_WORDS, TRUE, FALSE },
    [MPAD_PAPER_THIRD_PARTY] = { MPAD_EDGE_THIRD_PARTY, FALSE, FALSE },
    [MPAD_PAPER_HYPOTHESIS] = { MPAD_EDGE_HYPOTHESIS, FALSE, TRUE },
    [MPAD_PAPER_DIAGNOSIS] = { MPAD_EDGE_DIAGNOSIS, FALSE, FALSE },
  };
  guint kind = MIN (block->n, G_N_ELEMENTS (shapes) - 1);
  guint sect = add_node (self, "Sect", 0);
  guint first = self->atoms->len;
  const char *text = mpad_block_text (block, 1);
  g_autofree char *quoted = shapes[kind].quotes && !is_quoted (text) ? g_strdup_printf ("„%s”", text) : NULL;
  Style style = {
    .size = LABEL,
    .bold = TRUE,
    .x = self->left + INDENT * self->scale,
    .width = self->width - 2 * INDENT * self->scale,
    .shade = MPAD_SHADE_GREY,
    .node = add_node (self, "P", sect),
  };
  double before = 9;

  if (*mpad_block_text (block, 0) != '\0')
    {
      flow_text (self, mpad_block_text (block, 0), &style, before);
      keep_from (self, first, MPAD_KEEP_NEXT);
      before = 0;
    }
  style.size = BODY;
  style.bold = FALSE;
  style.italic = kind == MPAD_PAPER_HYPOTHESIS;
  style.shade = MPAD_SHADE_BLACK;
  style.node = add_node (self, "P", sect);
  flow_text (self, quoted != NULL ? quoted : text, &style, before);
  edge_from (self, first, shapes[kind].edge);
  if (shapes[kind].frame)
    pad (self, first, 6, 7);
  self->gap = 9 * self->scale;
}

/* Name and role, room to write, the two lines with their words, boxes: one chain that holds. */
static void
flow_signature (MpadFlow *self,
                const MpadBlock *block)
{
  guint first = self->atoms->len;
  guint sect = add_node (self, "Sect", 0);
  double x_sign = self->left + self->width * 0.34, w_sign = self->width * 0.42;
  double x_date = self->left + self->width * 0.80, w_date = self->width * 0.20;
  Style style = { .size = BODY, .bold = TRUE, .x = self->left, .width = self->width, .node = add_node (self, "P", sect) };
  struct
  {
    const char *text;
    double x, width;
  } captions[] = {
    { MPAD_WORDS_SIGNATURE, x_sign, w_sign },
    { MPAD_WORDS_DATE, x_date, w_date },
  };
  MpadAtom *atom;

  flow_text (self, mpad_block_text (block, 0), &style, 14);
  style.bold = FALSE;
  style.size = BODY - 1;
  style.shade = MPAD_SHADE_GREY;
  for (guint i = 1; i <= 2; i++)
    {
      if (*mpad_block_text (block, i) == '\0')
        continue;
      style.node = add_node (self, "P", sect);
      flow_text (self, mpad_block_text (block, i), &style, 0);
    }

  atom = begin_atom (self, 22);
  atom->height = SMALL * LEADING * self->scale + 3;
  for (guint i = 0; i < G_N_ELEMENTS (captions); i++)
    {
      PangoLayout *layout = mpad_flow_layout (self, captions[i].text, SMALL, FALSE, captions[i].width);
      Lines lines;

      lines_begin (&lines, layout, SMALL);
      lines_take (self, &lines, captions[i].x, 3, SMALL * LEADING * self->scale, MPAD_SHADE_GREY, add_node (self, "P", sect));
      g_clear_pointer (&lines.iter, pango_layout_iter_free);
      add_line (self, MPAD_SHADE_BLACK, captions[i].x, 0, captions[i].width, 0.8);
    }
  for (guint i = 3; i < block->texts->len; i++)
    {
      double indent = 20 * self->scale;

      style = (Style) { .size = BODY - 1, .x = x_sign + indent, .width = self->left + self->width - x_sign - indent, .node = add_node (self, "P", sect) };
      self->lead = (MpadLead) { TRUE, NULL, 1, x_sign + 1, MPAD_NODE_NONE };
      flow_text (self, mpad_block_text (block, i), &style, i == 3 ? 6 : 2);
    }
  keep_from (self, first, MPAD_KEEP_STRONG);
  last_atom (self)->keep = MPAD_KEEP_NONE;
  self->gap = 12 * self->scale;
}

static void
flow_writing_lines (MpadFlow *self,
                    const MpadBlock *block)
{
  for (guint i = 0; i < block->n; i++)
    {
      MpadAtom *atom = begin_atom (self, 0);

      atom->height = 26 * self->scale;
      add_line (self, MPAD_SHADE_GREY, self->left, atom->height, self->width, 0.6);
      if (i == 0 && block->n > 1)
        last_atom (self)->keep = MPAD_KEEP_WEAK;
    }
  self->gap = 10 * self->scale;
}

static void
flow_code (MpadFlow *self,
           const MpadBlock *block)
{
  guint list = add_node (self, "L", 0);
  guint n = block->texts->len;
  double width = self->width / 3;
  guint first = self->atoms->len;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("DejaVu Sans Mono,Monospace Bold");
      g_autoptr (PangoAttrList) attrs = pango_attr_list_new ();
      PangoLayout *label = mpad_flow_layout (self, number, LABEL, FALSE, width);
      PangoLayout *group = mpad_flow_layout (self, mpad_block_text (block, i), CODE, TRUE, width - 24);
      guint item = add_node (self, "LI", list), node_label = add_node (self, "Lbl", item), node_body = add_node (self, "LBody", item);
      double x = self->left + width * (i % 3);
      Lines lines;
      MpadAtom *atom;
      MpadInk *frame;

      if (i % 3 == 0)
        {
          atom = begin_atom (self, i == 0 ? 10 : 8);
          atom->height = 64;
        }
      /* The key has one size on every sheet: it must fit, also in large print. */
      pango_font_description_set_absolute_size (font, CODE * PANGO_SCALE);
      pango_layout_set_font_description (group, font);
      pango_attr_list_insert (attrs, pango_attr_letter_spacing_new ((int) (2.5 * PANGO_SCALE)));
      pango_layout_set_attributes (group, attrs);
      g_array_index (self->nodes, MpadNode, node_body).separator = ": ";

      frame = add_ink (self, MPAD_INK_FRAME, MPAD_SHADE_GREY, x, 0);
      frame->w = width - 8;
      frame->h = 64;
      frame->pen = 0.8;
      lines_begin (&lines, label, LABEL);
      lines_take (self, &lines, x + 8, 4, 14, MPAD_SHADE_GREY, node_label);
      g_clear_pointer (&lines.iter, pango_layout_iter_free);
      lines_begin (&lines, group, CODE);
      lines_take (self, &lines, x + 10, 17, 40, MPAD_SHADE_BLACK, node_body);
      g_clear_pointer (&lines.iter, pango_layout_iter_free);
    }
  keep_from (self, first, MPAD_KEEP_STRONG);
  if (n > 0)
    last_atom (self)->keep = MPAD_KEEP_NONE;
  self->gap = 12 * self->scale;
}

void
mpad_flow_add_block (MpadFlow *self,
                     const MpadBlock *block)
{
  self->block++;
  switch (block->kind)
    {
    case MPAD_BLOCK_HEADING:
      flow_heading (self, block);
      break;
    case MPAD_BLOCK_PARAGRAPH:
      flow_paragraph (self, block);
      break;
    case MPAD_BLOCK_NOTE:
      flow_note (self, block);
      break;
    case MPAD_BLOCK_NOTICE:
      flow_notice (self, block);
      break;
    case MPAD_BLOCK_FIELDS:
      flow_fields (self, block);
      break;
    case MPAD_BLOCK_TABLE:
      flow_table (self, block);
      break;
    case MPAD_BLOCK_BULLETS:
      flow_list (self, block, FALSE);
      break;
    case MPAD_BLOCK_CHECKLIST:
      flow_list (self, block, TRUE);
      break;
    case MPAD_BLOCK_STATEMENT:
      flow_statement (self, block);
      break;
    case MPAD_BLOCK_SIGNATURE:
      flow_signature (self, block);
      break;
    case MPAD_BLOCK_WRITING_LINES:
      flow_writing_lines (self, block);
      break;
    case MPAD_BLOCK_CODE:
      flow_code (self, block);
      break;
    case MPAD_BLOCK_BIG_LINE:
      flow_big_line (self, block);
      break;
    case MPAD_BLOCK_SPACER:
      self->gap = MAX (self->gap, 18 * self->scale);
      break;
    case MPAD_BLOCK_PAGE_BREAK:
      self->new_page = TRUE;
      break;
    default:
      g_assert_not_reached ();
    }
}
