/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sizes, spaces and shapes of every kind of block (look.md 3: body 12 pt, headings 15, title
 * 22). */
#include "mpad-block-layout.h"

#include <math.h>
#include <string.h>

#include "mpad-body-figure.h"
#include "mpad-document-words.h"

#define BODY 12.0
#define TITLE 22.0
#define SECTION 15.0
#define LABEL 10.0
#define SMALL 9.0
#define CODE 27.0
#define NUMBER 19.0
#define INDENT 16.0

static void
flow_runs (MpadFlow *self, const MpadBlock *block, const MpadStyle *style, double before)
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
  mpad_flow_lines (self, layout, style, before, TRUE, -1);
}

static MpadStyle
style_of (MpadFlow *self, const char *tag, double size, MpadShade shade)
{
  return (MpadStyle) {
    .size = size,
    .x = self->left,
    .width = self->width,
    .shade = shade,
    .node = mpad_flow_add_node (self, tag, 0),
  };
}

static void
flow_heading (MpadFlow *self, const MpadBlock *block)
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
  MpadStyle style = style_of (self, levels[level - 1].tag, levels[level - 1].size,
                              MPAD_SHADE_BLACK);
  guint first;

  style.bold = TRUE;
  g_array_index (self->nodes, MpadNode, style.node).level = level;
  first = mpad_flow_text (self, mpad_block_text (block, 0), &style, levels[level - 1].before);
  mpad_flow_keep_from (self, first, MPAD_KEEP_NEXT);
  self->gap = levels[level - 1].after * self->scale;
}

static void
flow_paragraph (MpadFlow *self, const MpadBlock *block)
{
  MpadStyle style = style_of (self, "P", BODY, MPAD_SHADE_BLACK);

  if (block->flags == NULL)
    mpad_flow_text (self, mpad_block_text (block, 0), &style, 6);
  else
    flow_runs (self, block, &style, 6);
}

static void
flow_note (MpadFlow *self, const MpadBlock *block)
{
  gboolean subtitle = block->n == 1;
  MpadStyle style = style_of (self, "P", subtitle ? BODY : LABEL, MPAD_SHADE_GREY);
  guint first = mpad_flow_text (self, mpad_block_text (block, 0), &style, subtitle ? 0 : 4);

  if (subtitle)
    {
      mpad_flow_keep_from (self, first, MPAD_KEEP_NEXT);
      self->gap = 10 * self->scale;
    }
}

static void
flow_notice (MpadFlow *self, const MpadBlock *block)
{
  guint first = self->atoms->len;
  MpadStyle style = style_of (self, "P", BODY, MPAD_SHADE_BLACK);

  style.x += 14 * self->scale;
  style.width -= 28 * self->scale;
  flow_runs (self, block, &style, 8);
  mpad_flow_edge_from (self, first, MPAD_EDGE_NOTICE);
  mpad_flow_pad (self, first, 9, 9);
  mpad_flow_keep_from (self, first, MPAD_KEEP_NEXT);
  self->gap = 14 * self->scale;
}

static void
flow_big_line (MpadFlow *self, const MpadBlock *block)
{
  MpadStyle style = style_of (self, "P", TITLE, MPAD_SHADE_BLACK);
  guint first;

  style.bold = TRUE;
  first = mpad_flow_text (self, mpad_block_text (block, 0), &style, 2);
  mpad_flow_keep_from (self, first, MPAD_KEEP_NEXT);
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
  g_autofree MpadLines *lines = g_new0 (MpadLines, n_cells);
  gboolean more = TRUE;

  padding *= self->scale;
  for (guint i = 0; i < n_cells; i++)
    mpad_lines_begin (&lines[i], cells[i].layout, cells[i].size);
  while (more)
    {
      guint row = mpad_flow_add_node (self, "TR", table);
      MpadAtom *atom = mpad_flow_begin_atom (self, before);
      double tallest = 0;

      more = FALSE;
      before = 0;
      for (guint i = 0; i < n_cells; i++)
        {
          double y = padding;
          guint node = mpad_flow_add_node (self, cells[i].tag, row);

          if (i > 0)
            g_array_index (self->nodes, MpadNode, node).separator = separator;
          while (lines[i].more)
            {
              double height = mpad_lines_height (self, &lines[i]);

              if (y > padding && y + height + padding > limit)
                break;
              mpad_lines_take (self, &lines[i], cells[i].x, y, height, cells[i].shade, node);
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
flow_fields (MpadFlow *self, const MpadBlock *block)
{
  guint table = mpad_flow_add_node (self, "Table", 0);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  double column = 0;

  for (guint i = 0; i < block->texts->len; i += 2)
    {
      PangoLayout *layout = mpad_flow_layout (self, mpad_block_text (block, i), BODY, TRUE,
                                              self->width * 0.36);

      column = MAX (column, MIN (natural_width (layout) + 1, self->width * 0.36));
      g_ptr_array_add (labels, layout);
    }
  column += 18 * self->scale;
  for (guint i = 0; i < block->texts->len; i += 2)
    {
      Cell cells[] = {
        { g_ptr_array_index (labels, i / 2), "TH", BODY, self->left, MPAD_SHADE_BLACK },
        { mpad_flow_layout (self, mpad_block_text (block, i + 1), BODY, FALSE,
                            self->width - column),
          "TD", BODY, self->left + column, MPAD_SHADE_BLACK },
      };

      flow_row (self, cells, 2, table, i == 0 ? 8 : 0, 1.5, self->max_height, ": ");
    }
}

/* Columns get what they need when it fits; else shares by the root of their need, so that a column
 * of long texts does not starve the others. */
static void
share_columns (MpadFlow *self, const MpadBlock *block, double *widths)
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
    widths[c] = total <= self->width ? widths[c] + (self->width - total) / block->n
                                     : self->width * sqrt (widths[c]) / share;
}

static void
flow_table (MpadFlow *self, const MpadBlock *block)
{
  guint table = mpad_flow_add_node (self, "Table", 0);
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
          cells[c].layout = mpad_flow_layout (self, mpad_block_text (block, r * block->n + c),
                                              BODY - 1, r == 0, widths[c] - 12 * self->scale);
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
      mpad_flow_add_line (self, r == 0 ? MPAD_SHADE_BLACK : MPAD_SHADE_PALE, self->left,
                          mpad_flow_last_atom (self)->height, self->width, r == 0 ? 1.0 : 0.6);
      if (r == 0)
        {
          mpad_flow_keep_from (self, first, MPAD_KEEP_NEXT);
          /* Only a head of one piece can be repeated. */
          if (self->atoms->len - first > 1)
            head = MPAD_NO_HEAD;
          limit -= mpad_flow_last_atom (self)->height;
        }
    }
  self->gap = 10 * self->scale;
}

static void
flow_list (MpadFlow *self, const MpadBlock *block, gboolean boxes)
{
  guint list = mpad_flow_add_node (self, "L", 0);
  double indent = (boxes ? 20 : 14) * self->scale;
  PangoLayout *bullet = boxes ? NULL : mpad_flow_layout (self, "•", BODY, FALSE, indent);

  for (guint i = 0; i < block->texts->len; i++)
    {
      guint item = mpad_flow_add_node (self, "LI", list);
      guint label = boxes ? MPAD_NODE_NONE : mpad_flow_add_node (self, "Lbl", item);
      MpadStyle style = {
        .size = BODY,
        .x = self->left + indent,
        .width = self->width - indent,
        .node = mpad_flow_add_node (self, "LBody", item),
      };

      g_array_index (self->nodes, MpadNode, style.node).separator = " ";
      self->lead = (MpadLead) { TRUE, bullet, boxes ? (mpad_block_flag (block, i) ? 2 : 1) : 0,
                                self->left + (boxes ? 1 : 2), label };
      mpad_flow_text (self, mpad_block_text (block, i), &style, i == 0 ? 6 : boxes ? 5 : 3);
    }
}

static gboolean
is_quoted (const char *text)
{
  gunichar c = g_utf8_get_char (text);

  return c == '"' || c == '\'' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0x2018 ||
         c == 0x2019 || c == 0xAB;
}

/* S1-6: every kind has its own shape. Words of people stand between quotes; the child's in a frame,
 * a parent's behind two lines, what comes from elsewhere behind a bracket, a suspicion in a dashed
 * frame in italics, a diagnosis between two lines. */
static void
flow_statement (MpadFlow *self, const MpadBlock *block)
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
  guint sect = mpad_flow_add_node (self, "Sect", 0);
  guint first = self->atoms->len;
  const char *text = mpad_block_text (block, 1);
  g_autofree char *quoted = shapes[kind].quotes && !is_quoted (text)
                              ? g_strdup_printf ("„%s”", text)
                              : NULL;
  MpadStyle style = {
    .size = LABEL,
    .bold = TRUE,
    .x = self->left + INDENT * self->scale,
    .width = self->width - 2 * INDENT * self->scale,
    .shade = MPAD_SHADE_GREY,
    .node = mpad_flow_add_node (self, "P", sect),
  };
  double before = 9;

  if (*mpad_block_text (block, 0) != '\0')
    {
      mpad_flow_text (self, mpad_block_text (block, 0), &style, before);
      mpad_flow_keep_from (self, first, MPAD_KEEP_NEXT);
      before = 0;
    }
  style.size = BODY;
  style.bold = FALSE;
  style.italic = kind == MPAD_PAPER_HYPOTHESIS;
  style.shade = MPAD_SHADE_BLACK;
  style.node = mpad_flow_add_node (self, "P", sect);
  mpad_flow_text (self, quoted != NULL ? quoted : text, &style, before);
  mpad_flow_edge_from (self, first, shapes[kind].edge);
  if (shapes[kind].frame)
    mpad_flow_pad (self, first, 6, 7);
  self->gap = 9 * self->scale;
}

/* The empty boxes of a signature block. */
static void
flow_boxes (MpadFlow *self, const MpadBlock *block, guint sect, double x)
{
  double indent = 20 * self->scale;

  for (guint i = 3; i < block->texts->len; i++)
    {
      MpadStyle style = {
        .size = BODY - 1,
        .x = x + indent,
        .width = self->left + self->width - x - indent,
        .node = mpad_flow_add_node (self, "P", sect),
      };

      self->lead = (MpadLead) { TRUE, NULL, 1, x + 1, MPAD_NODE_NONE };
      mpad_flow_text (self, mpad_block_text (block, i), &style, i == 3 ? 6 : 2);
    }
}

/* Name and role, room to write, the two lines with their words, boxes: one chain that holds. */
static void
flow_signature (MpadFlow *self, const MpadBlock *block)
{
  guint first = self->atoms->len;
  guint sect = mpad_flow_add_node (self, "Sect", 0);
  double x_sign = self->left + self->width * 0.34, w_sign = self->width * 0.42;
  double x_date = self->left + self->width * 0.80, w_date = self->width * 0.20;
  MpadStyle style = { .size = BODY,
                      .bold = TRUE,
                      .x = self->left,
                      .width = self->width,
                      .node = mpad_flow_add_node (self, "P", sect) };
  struct
  {
    const char *text;
    double x, width;
  } captions[] = {
    { MPAD_WORDS_SIGNATURE, x_sign, w_sign },
    { MPAD_WORDS_DATE, x_date, w_date },
  };
  MpadAtom *atom;

  mpad_flow_text (self, mpad_block_text (block, 0), &style, 14);
  style.bold = FALSE;
  style.size = BODY - 1;
  style.shade = MPAD_SHADE_GREY;
  for (guint i = 1; i <= 2; i++)
    {
      if (*mpad_block_text (block, i) == '\0')
        continue;
      style.node = mpad_flow_add_node (self, "P", sect);
      mpad_flow_text (self, mpad_block_text (block, i), &style, 0);
    }

  if (block->n != 0)
    flow_boxes (self, block, sect, self->left);
  atom = mpad_flow_begin_atom (self, 28);
  atom->height = SMALL * MPAD_LEADING * self->scale + 3;
  for (guint i = 0; i < G_N_ELEMENTS (captions); i++)
    {
      PangoLayout *layout = mpad_flow_layout (self, captions[i].text, SMALL, FALSE,
                                              captions[i].width);
      MpadLines lines;

      mpad_lines_begin (&lines, layout, SMALL);
      mpad_lines_take (self, &lines, captions[i].x, 3, SMALL * MPAD_LEADING * self->scale,
                       MPAD_SHADE_GREY, mpad_flow_add_node (self, "P", sect));
      mpad_lines_end (&lines);
      mpad_flow_add_line (self, MPAD_SHADE_BLACK, captions[i].x, 0, captions[i].width, 0.8);
    }
  if (block->n == 0)
    flow_boxes (self, block, sect, x_sign);
  mpad_flow_keep_from (self, first, MPAD_KEEP_STRONG);
  mpad_flow_last_atom (self)->keep = MPAD_KEEP_NONE;
  self->gap = 18 * self->scale;
}

static void
flow_writing_lines (MpadFlow *self, const MpadBlock *block)
{
  /* Lines to write on mean nothing without the question above them. */
  if (self->atoms->len > 0 && !self->new_page)
    mpad_flow_keep_from (self, self->atoms->len - 1, MPAD_KEEP_NEXT);
  for (guint i = 0; i < block->n; i++)
    {
      MpadAtom *atom = mpad_flow_begin_atom (self, 0);

      atom->height = 26 * self->scale;
      mpad_flow_add_line (self, MPAD_SHADE_GREY, self->left, atom->height, self->width, 0.6);
      if (i + 1 < block->n && (block->n <= 5 || i == 0 || i + 2 == block->n))
        mpad_flow_last_atom (self)->keep = MPAD_KEEP_WEAK;
    }
  self->gap = 10 * self->scale;
}

static void
flow_code (MpadFlow *self, const MpadBlock *block)
{
  guint list = mpad_flow_add_node (self, "L", 0);
  guint n = block->texts->len;
  double width = (self->width + 8) / 3;
  guint first = self->atoms->len;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autoptr (PangoFontDescription)
        font = pango_font_description_from_string ("DejaVu Sans Mono,Monospace Bold");
      g_autoptr (PangoAttrList) attrs = pango_attr_list_new ();
      PangoLayout *label = mpad_flow_layout (self, number, LABEL, FALSE, width);
      PangoLayout *group = mpad_flow_layout (self, mpad_block_text (block, i), CODE, TRUE,
                                             width - 24);
      guint item = mpad_flow_add_node (self, "LI", list),
            node_label = mpad_flow_add_node (self, "Lbl", item),
            node_body = mpad_flow_add_node (self, "LBody", item);
      double x = self->left + width * (i % 3);
      MpadLines lines;
      MpadAtom *atom;
      MpadInk *frame;

      if (i % 3 == 0)
        {
          atom = mpad_flow_begin_atom (self, i == 0 ? 10 : 8);
          atom->height = 64;
        }
      /* The key has one size on every sheet: it must fit, also in large print. */
      pango_font_description_set_absolute_size (font, CODE * PANGO_SCALE);
      pango_layout_set_font_description (group, font);
      pango_attr_list_insert (attrs, pango_attr_letter_spacing_new ((int) (2.5 * PANGO_SCALE)));
      pango_layout_set_attributes (group, attrs);
      g_array_index (self->nodes, MpadNode, node_body).separator = ": ";

      frame = mpad_flow_add_ink (self, MPAD_INK_FRAME, MPAD_SHADE_GREY, x, 0);
      frame->w = width - 8;
      frame->h = 64;
      frame->pen = 0.8;
      mpad_lines_begin (&lines, label, LABEL);
      mpad_lines_take (self, &lines, x + 8, 4, 14, MPAD_SHADE_GREY, node_label);
      mpad_lines_end (&lines);
      mpad_lines_begin (&lines, group, CODE);
      mpad_lines_take (self, &lines, x + 10, 17, 40, MPAD_SHADE_BLACK, node_body);
      mpad_lines_end (&lines);
    }
  mpad_flow_keep_from (self, first, MPAD_KEEP_STRONG);
  if (n > 0)
    mpad_flow_last_atom (self)->keep = MPAD_KEEP_NONE;
  self->gap = 12 * self->scale;
}

static void
flow_number (MpadFlow *self, const MpadBlock *block)
{
  guint sect = mpad_flow_add_node (self, "Sect", 0);
  guint first = self->atoms->len;
  PangoLayout *number = mpad_flow_layout (self, mpad_block_text (block, 0), NUMBER, TRUE,
                                          self->width / 2);
  double width = natural_width (number);
  MpadStyle style = {
    .size = BODY + 1,
    .bold = TRUE,
    .x = self->left,
    .width = MAX (self->width - width - 16, self->width / 3),
  };

  if (*mpad_block_text (block, 0) != '\0')
    self->lead = (MpadLead) { TRUE, number, 0, self->left + self->width - width,
                              mpad_flow_add_node (self, "P", sect) };
  style.node = mpad_flow_add_node (self, "P", sect);
  mpad_flow_text (self, mpad_block_text (block, 1), &style, 11);
  style.bold = FALSE;
  style.size = BODY - 1;
  for (guint i = 2; i <= 3; i++)
    {
      if (*mpad_block_text (block, i) == '\0')
        continue;
      style.node = mpad_flow_add_node (self, "P", sect);
      mpad_flow_text (self, mpad_block_text (block, i), &style, 0);
      style.size = SMALL;
      style.shade = MPAD_SHADE_GREY;
    }
  mpad_flow_last_atom (self)->height += 7;
  mpad_flow_add_line (self, MPAD_SHADE_PALE, self->left, mpad_flow_last_atom (self)->height,
                      self->width, 0.6);
  mpad_flow_keep_from (self, first, MPAD_KEEP_STRONG);
  mpad_flow_last_atom (self)->keep = MPAD_KEEP_NONE;
}

/* Front and back beside each other; the numbers are on them. Never split. */
static void
flow_figure (MpadFlow *self, const MpadBlock *block)
{
  double height = MIN (250 * self->scale, self->max_height * 0.6);
  double unit = height / MPAD_BODY_FIGURE_HEIGHT;
  double width = MPAD_BODY_FIGURE_WIDTH * unit;
  double gap = 50 * self->scale;
  double top = SMALL * MPAD_LEADING * self->scale + 6;
  MpadAtom *atom;

  /* The words that say the same stand right above it. */
  if (self->atoms->len > 0 && !self->new_page)
    mpad_flow_keep_from (self, self->atoms->len - 1, MPAD_KEEP_NEXT);
  atom = mpad_flow_begin_atom (self, 8);
  atom->height = top + height + 6;
  for (guint i = 0; i < 2; i++)
    {
      double x = self->left + self->width / 2 - gap / 2 - width + i * (width + gap);
      PangoLayout *caption = mpad_flow_layout (self, mpad_block_text (block, i), SMALL, FALSE,
                                               width + gap);
      double indent = (width - natural_width (caption)) / 2;
      MpadInk *ink = mpad_flow_add_ink (self, MPAD_INK_FIGURE, MPAD_SHADE_GREY, x, top);
      MpadLines lines;

      ink->box = i;
      ink->w = width;
      ink->h = height;
      ink->pen = 0.9;
      mpad_lines_begin (&lines, caption, SMALL);
      mpad_lines_take (self, &lines, x + indent, 0, SMALL * MPAD_LEADING * self->scale,
                       MPAD_SHADE_GREY, MPAD_NODE_NONE);
      mpad_lines_end (&lines);
    }
  for (guint i = 0; i < block->marks->len; i++)
    {
      const MpadFigureMark *mark = &g_array_index (block->marks, MpadFigureMark, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      double size = 8.5 * self->scale;
      double x = self->left + self->width / 2 - gap / 2 - width + mark->x * unit +
                 (mark->back ? width + gap : 0);
      double y = top + mark->y * unit;
      PangoLayout *layout = mpad_flow_layout (self, number, 8.5, TRUE, width);
      double half = natural_width (layout) / 2;
      MpadInk *ink = mpad_flow_add_ink (self, MPAD_INK_SPOT, MPAD_SHADE_BLACK, x, y);
      MpadLines lines;

      ink->w = 13.5 * self->scale;
      ink->pen = 1.1;
      mpad_lines_begin (&lines, layout, 8.5);
      mpad_lines_take (self, &lines, x - half, y - size * MPAD_LEADING / 2, size * MPAD_LEADING,
                       MPAD_SHADE_BLACK, MPAD_NODE_NONE);
      mpad_lines_end (&lines);
    }
  self->gap = 8 * self->scale;
}

void
mpad_flow_add_block (MpadFlow *self, const MpadBlock *block)
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
    case MPAD_BLOCK_NUMBER:
      flow_number (self, block);
      break;
    case MPAD_BLOCK_FIGURE:
      flow_figure (self, block);
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
