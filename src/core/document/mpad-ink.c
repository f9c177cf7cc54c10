/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the marks of a page. */
#include <math.h>

#include "mpad-body-figure.h"
#include "mpad-pages-private.h"

/* look.md 2: ink, dim text, a pale line, a tint and the accent; all legible on a black and white
 * printer. */
static const struct
{
  double r, g, b;
} shades[] = {
  [MPAD_SHADE_BLACK] = { 0.0, 0.0, 0.0 },        [MPAD_SHADE_GREY] = { 0.33, 0.30, 0.27 },
  [MPAD_SHADE_PALE] = { 0.66, 0.63, 0.59 },      [MPAD_SHADE_TINT] = { 0.949, 0.933, 0.910 },
  [MPAD_SHADE_ACCENT] = { 0.122, 0.376, 0.475 },
};

void
mpad_ink_draw (const MpadInk *ink, cairo_t *cr)
{
  static const double dashes[] = { 4, 3 };

  cairo_set_source_rgb (cr, shades[ink->shade].r, shades[ink->shade].g, shades[ink->shade].b);
  cairo_new_path (cr);
  switch (ink->kind)
    {
    case MPAD_INK_TEXT:
      cairo_move_to (cr, ink->x, ink->y);
      pango_cairo_show_layout_line (cr, ink->line);
      return;
    case MPAD_INK_FILL:
      cairo_rectangle (cr, ink->x, ink->y, ink->w, ink->h);
      cairo_fill (cr);
      return;
    case MPAD_INK_LINE:
      cairo_move_to (cr, ink->x, ink->y);
      cairo_line_to (cr, ink->x + ink->w, ink->y + ink->h);
      break;
    case MPAD_INK_FRAME:
    case MPAD_INK_DASHED:
      cairo_rectangle (cr, ink->x, ink->y, ink->w, ink->h);
      break;
    case MPAD_INK_TICK:
      cairo_move_to (cr, ink->x + 0.2 * ink->w, ink->y + 0.55 * ink->h);
      cairo_line_to (cr, ink->x + 0.42 * ink->w, ink->y + 0.78 * ink->h);
      cairo_line_to (cr, ink->x + 0.82 * ink->w, ink->y + 0.22 * ink->h);
      break;
    case MPAD_INK_FIGURE:
      cairo_save (cr);
      cairo_translate (cr, ink->x, ink->y);
      cairo_scale (cr, ink->h / MPAD_BODY_FIGURE_HEIGHT, ink->h / MPAD_BODY_FIGURE_HEIGHT);
      mpad_body_figure_path (cr);
      mpad_body_figure_lines (cr, ink->box == 1);
      cairo_restore (cr);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      break;
    case MPAD_INK_SPOT:
      cairo_arc (cr, ink->x, ink->y, ink->w / 2, 0, 2 * M_PI);
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_fill_preserve (cr);
      cairo_set_source_rgb (cr, shades[ink->shade].r, shades[ink->shade].g, shades[ink->shade].b);
      break;
    default:
      g_assert_not_reached ();
    }
  cairo_set_dash (cr, dashes, ink->kind == MPAD_INK_DASHED ? G_N_ELEMENTS (dashes) : 0, 0);
  cairo_set_line_width (cr, ink->pen);
  cairo_stroke (cr);
}

void
mpad_ink_append_text (const MpadInk *ink, GString *out)
{
  int start = pango_layout_line_get_start_index (ink->line) + (int) ink->skip;
  int length = pango_layout_line_get_length (ink->line) - (int) ink->skip;

  g_return_if_fail (ink->line->layout != NULL);

  g_string_append_len (out, pango_layout_get_text (ink->line->layout) + start, length);
}
