/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all layouts share: memory, lines, mirroring. */
#include "config.h"

#include "mpad-flow-layout.h"

MpadFlowLayout *
mpad_flow_layout_alloc (const MpadFlowGraph *graph)
{
  MpadFlowLayout *self = g_new0 (MpadFlowLayout, 1);

  self->n_nodes = mpad_flow_graph_get_n_nodes (graph);
  self->n_lines = mpad_flow_graph_get_n_edges (graph);
  self->nodes = g_new0 (MpadFlowRect, self->n_nodes);
  self->ranks = g_new0 (guint, self->n_nodes);
  self->lines = g_new0 (MpadFlowLine, self->n_lines);
  return self;
}

void
mpad_flow_layout_free (MpadFlowLayout *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_lines; i++)
    g_free (self->lines[i].points);
  g_free (self->nodes);
  g_free (self->ranks);
  g_free (self->lines);
  g_free (self);
}

void
mpad_flow_line_set (MpadFlowLine *self, const MpadFlowPoint *points, guint n_points)
{
  g_free (self->points);
  self->points = g_memdup2 (points, n_points * sizeof *points);
  self->n_points = n_points;
}

static void
mirror_rect (MpadFlowRect *rect, double width)
{
  rect->x = width - rect->x - rect->width;
}

void
mpad_flow_layout_mirror (MpadFlowLayout *self)
{
  for (guint i = 0; i < self->n_nodes; i++)
    mirror_rect (&self->nodes[i], self->width);
  for (guint i = 0; i < self->n_lines; i++)
    {
      MpadFlowLine *line = &self->lines[i];

      for (guint p = 0; p < line->n_points; p++)
        line->points[p].x = self->width - line->points[p].x;
      if (line->label.width > 0)
        mirror_rect (&line->label, self->width);
    }
}
