/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One half is drawn and mirrored, so that left and right are the same. */
#include "mpad-body-figure.h"

#include <math.h>

#define MIDDLE (MPAD_BODY_FIGURE_WIDTH / 2)

typedef struct
{
  double c1x, c1y, c2x, c2y, x, y;
} Curve;

/* From the middle of the neck down the outside of arm and leg, and back up to the crotch; x counts
 * from the middle. */
static const double start_x = 24, start_y = 158;
static const Curve half[] = {
  { 24, 172, 24, 180, 26, 188 },    /* neck */
  { 40, 208, 84, 200, 106, 218 },   /* shoulder */
  { 122, 232, 124, 256, 128, 290 }, /* upper arm, outside */
  { 134, 340, 140, 380, 148, 410 }, /* elbow */
  { 156, 450, 166, 500, 172, 538 }, /* wrist */
  { 186, 556, 190, 580, 186, 604 }, /* hand */
  { 182, 622, 160, 622, 154, 604 }, /* finger tips */
  { 148, 584, 144, 566, 142, 544 }, /* inside of the hand */
  { 134, 504, 122, 460, 114, 420 }, /* forearm, inside */
  { 104, 376, 98, 330, 92, 292 },   /* armpit */
  { 90, 340, 84, 380, 82, 420 },    /* waist */
  { 82, 460, 92, 500, 96, 540 },    /* hip */
  { 100, 610, 86, 680, 84, 736 },   /* knee, outside */
  { 88, 800, 76, 860, 70, 912 },    /* ankle */
  { 72, 936, 92, 950, 92, 966 },    /* foot */
  { 90, 980, 40, 980, 32, 968 },    /* sole */
  { 28, 950, 32, 930, 32, 912 },    /* ankle, inside */
  { 30, 860, 22, 800, 26, 736 },    /* knee, inside */
  { 26, 680, 12, 630, 0, 574 },     /* crotch */
};

/* Head, ears and body are one closed line. */
void
mpad_body_figure_path (cairo_t *cr)
{
  g_return_if_fail (cr != NULL);

  cairo_move_to (cr, MIDDLE + start_x, start_y);
  cairo_curve_to (cr, MIDDLE + 46, 150, MIDDLE + 58, 128, MIDDLE + 61, 112);
  cairo_curve_to (cr, MIDDLE + 80, 112, MIDDLE + 78, 78, MIDDLE + 62, 84);
  cairo_curve_to (cr, MIDDLE + 60, 34, MIDDLE + 32, 14, MIDDLE, 14);
  cairo_curve_to (cr, MIDDLE - 32, 14, MIDDLE - 60, 34, MIDDLE - 62, 84);
  cairo_curve_to (cr, MIDDLE - 78, 78, MIDDLE - 80, 112, MIDDLE - 61, 112);
  cairo_curve_to (cr, MIDDLE - 58, 128, MIDDLE - 46, 150, MIDDLE - start_x, start_y);
  for (gsize i = 0; i < G_N_ELEMENTS (half); i++)
    cairo_curve_to (cr, MIDDLE - half[i].c1x, half[i].c1y, MIDDLE - half[i].c2x, half[i].c2y,
                    MIDDLE - half[i].x, half[i].y);
  /* and up the other side, the same curves backwards */
  for (gsize i = G_N_ELEMENTS (half); i-- > 0;)
    {
      double x = i > 0 ? half[i - 1].x : start_x;
      double y = i > 0 ? half[i - 1].y : start_y;

      cairo_curve_to (cr, MIDDLE + half[i].c2x, half[i].c2y, MIDDLE + half[i].c1x, half[i].c1y,
                      MIDDLE + x, y);
    }
  cairo_close_path (cr);
}

void
mpad_body_figure_lines (cairo_t *cr, gboolean back)
{
  g_return_if_fail (cr != NULL);

  if (back)
    {
      cairo_move_to (cr, MIDDLE, 214);
      cairo_curve_to (cr, MIDDLE + 3, 300, MIDDLE - 3, 380, MIDDLE, 476);
      cairo_move_to (cr, MIDDLE, 508);
      cairo_line_to (cr, MIDDLE, 560);
      return;
    }
  for (int sign = -1; sign <= 1; sign += 2)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, MIDDLE + sign * 22, 92, 3, 0, 2 * M_PI);
    }
  cairo_move_to (cr, MIDDLE - 16, 130);
  cairo_curve_to (cr, MIDDLE - 8, 135, MIDDLE + 8, 135, MIDDLE + 16, 130);
  cairo_move_to (cr, MIDDLE - 3, 440);
  cairo_line_to (cr, MIDDLE + 3, 440);
}

gboolean
mpad_body_figure_contains (double x, double y)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);
  gboolean inside;

  mpad_body_figure_path (cr);
  cairo_set_line_width (cr, 24);
  inside = cairo_in_fill (cr, x, y) || cairo_in_stroke (cr, x, y);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return inside;
}
