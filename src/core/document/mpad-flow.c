/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of text become atoms; marks, nodes and frames are hung on them. */
#include "mpad-flow.h"

#include <string.h>

#define BOX 10.0

/* Pango takes a paragraph apart as a whole; beyond this size it is fed in pieces. */
#define CHUNK_BYTES 8192

PangoLayout *
mpad_flow_layout (MpadFlow *self, const char *text, double size, gboolean bold, double width)
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

guint
mpad_flow_add_node (MpadFlow *self, const char *tag, guint parent)
{
  MpadNode node = { .tag = tag, .parent = parent };

  g_array_append_val (self->nodes, node);
  return self->nodes->len - 1;
}

MpadAtom *
mpad_flow_last_atom (MpadFlow *self)
{
  return &g_array_index (self->atoms, MpadAtom, self->atoms->len - 1);
}

MpadAtom *
mpad_flow_begin_atom (MpadFlow *self, double before)
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
  return mpad_flow_last_atom (self);
}

MpadInk *
mpad_flow_add_ink (MpadFlow *self, MpadInkKind kind, MpadShade shade, double x, double y)
{
  MpadInk ink = { .kind = kind, .shade = shade, .node = MPAD_NODE_NONE, .x = x, .y = y };

  g_array_append_val (self->inks, ink);
  mpad_flow_last_atom (self)->n_inks++;
  return &g_array_index (self->inks, MpadInk, self->inks->len - 1);
}

void
mpad_flow_add_line (MpadFlow *self, MpadShade shade, double x, double y, double width, double pen)
{
  MpadInk *ink = mpad_flow_add_ink (self, MPAD_INK_LINE, shade, x, y);

  ink->w = width;
  ink->pen = pen;
}

/* An empty box to tick by hand, with the tick when it was ticked already. */
static void
add_box (MpadFlow *self, double x, double baseline, gboolean checked)
{
  double size = BOX * self->scale;
  MpadInk *ink = mpad_flow_add_ink (self, MPAD_INK_FRAME, MPAD_SHADE_BLACK, x,
                                    baseline - size + 0.6 * self->scale);

  ink->w = ink->h = size;
  ink->pen = 0.9;
  if (checked)
    {
      double y = ink->y;

      ink = mpad_flow_add_ink (self, MPAD_INK_TICK, MPAD_SHADE_BLACK, x, y);
      ink->w = ink->h = size;
      ink->pen = 1.6;
    }
}

void
mpad_lines_begin (MpadLines *lines, PangoLayout *layout, double size)
{
  lines->iter = pango_layout_get_iter (layout);
  lines->size = size;
  lines->more = TRUE;
}

/* Scripts and emoji with tall glyphs get the room they ask for; all other lines stand evenly. */
double
mpad_lines_height (MpadFlow *self, const MpadLines *lines)
{
  PangoRectangle logical;

  pango_layout_iter_get_line_extents (lines->iter, NULL, &logical);
  return MAX (lines->size * self->scale * MPAD_LEADING, (double) logical.height / PANGO_SCALE);
}

static double
lines_baseline (const MpadLines *lines, double height)
{
  PangoRectangle logical;
  double ascent;

  pango_layout_iter_get_line_extents (lines->iter, NULL, &logical);
  ascent = (double) (pango_layout_iter_get_baseline (lines->iter) - logical.y) / PANGO_SCALE;
  return (height - (double) logical.height / PANGO_SCALE) / 2 + ascent;
}

void
mpad_lines_end (MpadLines *lines)
{
  g_clear_pointer (&lines->iter, pango_layout_iter_free);
}

void
mpad_lines_take (
  MpadFlow *self, MpadLines *lines, double x, double y, double height, MpadShade shade, guint node)
{
  PangoRectangle logical;
  MpadInk *ink;

  pango_layout_iter_get_line_extents (lines->iter, NULL, &logical);
  ink = mpad_flow_add_ink (self, MPAD_INK_TEXT, shade, x + (double) logical.x / PANGO_SCALE,
                           y + lines_baseline (lines, height));
  ink->node = node;
  ink->skip = self->skip;
  self->skip = 0;
  ink->line = pango_layout_line_ref (pango_layout_iter_get_line_readonly (lines->iter));
  lines->more = pango_layout_iter_next_line (lines->iter);
  if (!lines->more)
    mpad_lines_end (lines);
}

/* What hangs before the first line of a list item. */
static void
flow_lead (MpadFlow *self, double baseline)
{
  const MpadLead *lead = &self->lead;

  if (lead->bullet != NULL)
    {
      MpadInk *ink = mpad_flow_add_ink (self, MPAD_INK_TEXT, MPAD_SHADE_BLACK, lead->x, baseline);

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
void
mpad_flow_lines (MpadFlow *self,
                 PangoLayout *layout,
                 const MpadStyle *style,
                 double before,
                 gboolean starts,
                 int take)
{
  int n = pango_layout_get_line_count (layout);
  MpadLines lines;

  mpad_lines_begin (&lines, layout, style->size);
  for (int i = 0; lines.more && (take < 0 || i < take); i++)
    {
      MpadAtom *atom = mpad_flow_begin_atom (self, i == 0 ? before : 0);
      double baseline;

      atom->height = mpad_lines_height (self, &lines);
      if (i + 1 < n && ((starts && i == 0) || (take < 0 && i == n - 2)))
        atom->keep = MPAD_KEEP_WEAK;
      baseline = lines_baseline (&lines, atom->height);
      if (self->lead.set)
        flow_lead (self, baseline);
      mpad_lines_take (self, &lines, style->x, 0, atom->height, style->shade, style->node);
      if (self->lead.set && self->lead.box > 0)
        g_array_index (self->inks, MpadInk, self->inks->len - 1).box = self->lead.box;
      self->lead.set = FALSE;
    }
  mpad_lines_end (&lines);
}

/**
 * A text of any length. Pango breaks lines greedily, so laying out a piece, keeping all its lines
 * but
 * the last and going on from there gives the very lines that the whole text would give, in time
 * that
 * grows with the length only. Returns the index of the first atom.
 */
guint
mpad_flow_text (MpadFlow *self, const char *text, const MpadStyle *style, double before)
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
      self->skip = (guint) strlen (mark);
      if (end >= length || n < 2)
        {
          mpad_flow_lines (self, layout, style, at == 0 ? before : 0, at == 0,
                           end >= length ? -1 : n);
          at = end;
        }
      else
        {
          PangoLayoutLine *last = pango_layout_get_line_readonly (layout, n - 1);

          mpad_flow_lines (self, layout, style, at == 0 ? before : 0, at == 0, n - 1);
          at += (gsize) pango_layout_line_get_start_index (last) - strlen (mark);
          /* A piece that starts in the middle of a paragraph has to be told the paragraph's
           * direction. */
          mark = pango_layout_line_is_paragraph_start (last) ? ""
                 : pango_layout_line_get_resolved_direction (last) == PANGO_DIRECTION_RTL
                   ? "\u200f"
                   : "\u200e";
        }
      if (at >= length)
        return first;
    }
}

void
mpad_flow_keep_from (MpadFlow *self, guint first, MpadKeep keep)
{
  for (guint i = first; i < self->atoms->len; i++)
    {
      MpadAtom *atom = &g_array_index (self->atoms, MpadAtom, i);

      atom->keep = MAX (atom->keep, keep);
    }
}

void
mpad_flow_edge_from (MpadFlow *self, guint first, MpadEdge edge)
{
  for (guint i = first; i < self->atoms->len; i++)
    g_array_index (self->atoms, MpadAtom, i).edge = edge;
}

void
mpad_flow_pad (MpadFlow *self, guint first, double above, double below)
{
  MpadAtom *atom = &g_array_index (self->atoms, MpadAtom, first);

  above *= self->scale;
  atom->height += above;
  for (guint i = 0; i < atom->n_inks; i++)
    g_array_index (self->inks, MpadInk, atom->first_ink + i).y += above;
  mpad_flow_last_atom (self)->height += below * self->scale;
}
