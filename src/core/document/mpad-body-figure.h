/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The simple front and back figure on which marks are shown: the same outline on screen and on
 * paper. Neutral: no sex, no age, no clothes. Knows no record; what the marks are is the caller's. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/** The box that the figure stands in, in its own units. */
#define MPAD_BODY_FIGURE_WIDTH 400.0
#define MPAD_BODY_FIGURE_HEIGHT 1000.0

/**
 * mpad_body_figure_path: adds the outline to the path of @cr, in units of the figure: the caller
 * sets the scale, and fills or strokes.
 */
void mpad_body_figure_path (cairo_t *cr);

/**
 * mpad_body_figure_lines: adds the few lines inside the outline that tell front and back apart: a
 * face, or the line of the back. To be stroked.
 */
void mpad_body_figure_lines (cairo_t *cr, gboolean back);

/** mpad_body_figure_contains: whether (x, y) lies on the figure, or close to its edge. */
gboolean mpad_body_figure_contains (double x, double y);

G_END_DECLS
