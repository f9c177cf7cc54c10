/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layered layout: break cycles, rank by the longest path, add a vertex for every rank that an
 * edge crosses and for every label, order by barycentre, place by least squares under the order
 * (pool adjacent violators), route straight segments. Nodes lie on even ranks, labels on odd ones,
 * so a label can never lie on a node. Works top-down; left-right is the same with x and y changed
 * round. Graphs here have 5 to 120 nodes, so clarity goes before speed. */
#include "config.h"

#include "mpad-flow-layered-private.h"

#include <math.h>
#include <string.h>

#define PLACE_SWEEPS 8
#define DUMMY_WEIGHT 8.0

/* The two ends of an edge in the direction of the ranks. */
static void
edge_ends (const Work *work, guint edge, guint *upper, guint *lower)
{
  const MpadFlowEdge *e = mpad_flow_graph_get_edge (work->graph, edge);

  *upper = work->reversed[edge] ? e->to : e->from;
  *lower = work->reversed[edge] ? e->from : e->to;
}

static gboolean
is_loop (const Work *work, guint edge)
{
  const MpadFlowEdge *e = mpad_flow_graph_get_edge (work->graph, edge);

  return e->from == e->to;
}

/* Depth first from nodes that nothing leads to, then from the rest; an edge back to a node that is
 * still open closes a cycle and is turned round. No recursion: a chain may be long. */
static void
break_cycles (Work *work)
{
  enum
  {
    NEW,
    OPEN,
    CLOSED,
  };
  g_autofree guint8 *state = g_new0 (guint8, work->n_nodes);
  g_autofree guint *next_edge = g_new0 (guint, work->n_nodes);
  g_autofree guint *stack = g_new0 (guint, work->n_nodes);
  g_autofree gboolean *has_in = g_new0 (gboolean, work->n_nodes);

  for (guint e = 0; e < work->n_edges; e++)
    if (!is_loop (work, e))
      has_in[mpad_flow_graph_get_edge (work->graph, e)->to] = TRUE;

  for (guint pass = 0; pass < 2; pass++)
    for (guint root = 0; root < work->n_nodes; root++)
      {
        guint depth = 0;

        if (state[root] != NEW || (pass == 0 && has_in[root]))
          continue;
        state[root] = OPEN;
        stack[depth++] = root;
        while (depth > 0)
          {
            guint node = stack[depth - 1];
            gboolean deeper = FALSE;

            while (!deeper && next_edge[node] < work->n_edges)
              {
                guint e = next_edge[node]++;
                const MpadFlowEdge *edge = mpad_flow_graph_get_edge (work->graph, e);

                if (edge->from != node || edge->to == node)
                  continue;
                if (state[edge->to] == OPEN)
                  work->reversed[e] = TRUE;
                else if (state[edge->to] == NEW)
                  {
                    state[edge->to] = OPEN;
                    stack[depth++] = edge->to;
                    deeper = TRUE;
                  }
              }
            if (!deeper)
              {
                state[node] = CLOSED;
                depth--;
              }
          }
      }
}

/* Longest path from a source. Without cycles at most n_nodes rounds change something. */
static void
rank_nodes (Work *work)
{
  gboolean changed = TRUE;

  for (guint round = 0; changed && round <= work->n_nodes; round++)
    {
      changed = FALSE;
      for (guint e = 0; e < work->n_edges; e++)
        {
          guint upper, lower;

          if (is_loop (work, e))
            continue;
          edge_ends (work, e, &upper, &lower);
          if (work->ranks[lower] <= work->ranks[upper])
            {
              work->ranks[lower] = work->ranks[upper] + 1;
              changed = TRUE;
            }
        }
    }
}

static gboolean
is_sideways (const Work *work)
{
  return work->options->direction == MPAD_FLOW_LEFT_RIGHT;
}

static double
label_width (const Work *work, guint edge)
{
  const MpadFlowEdge *e = mpad_flow_graph_get_edge (work->graph, edge);

  return is_sideways (work) ? e->label_height : e->label_width;
}

static double
label_height (const Work *work, guint edge)
{
  const MpadFlowEdge *e = mpad_flow_graph_get_edge (work->graph, edge);

  return is_sideways (work) ? e->label_width : e->label_height;
}

/* Room that loops need on the right of a node (and, to keep it centred, on the left). */
static double
loop_room (const Work *work, guint node)
{
  double room = 0;

  for (guint e = 0; e < work->n_edges; e++)
    if (is_loop (work, e) && mpad_flow_graph_get_edge (work->graph, e)->from == node)
      room += work->options->node_gap + label_width (work, e);
  return room;
}

/* A loop's label may be taller than its node. */
static double
loop_height (const Work *work, guint node)
{
  double height = 0;

  for (guint e = 0; e < work->n_edges; e++)
    if (is_loop (work, e) && mpad_flow_graph_get_edge (work->graph, e)->from == node)
      height = MAX (height, label_height (work, e));
  return height;
}

static void
add_vertex (Work *work, Vertex v)
{
  g_array_append_val (work->vertices, v);
  if (v.rank + 1 > work->n_ranks)
    work->n_ranks = v.rank + 1;
}

static void
add_link (Work *work, guint up, guint down)
{
  Link link = { up, down, 1 };

  if (vertex (work, up)->node < 0 && vertex (work, down)->node < 0)
    link.weight = DUMMY_WEIGHT;
  g_array_append_val (work->links, link);
}

/* Nodes on even ranks, and a chain of crossings for each edge. */
static void
add_vertices (Work *work)
{
  for (guint i = 0; i < work->n_nodes; i++)
    {
      const MpadFlowNode *node = mpad_flow_graph_get_node (work->graph, i);
      double width = is_sideways (work) ? node->height : node->width;
      double height = is_sideways (work) ? node->width : node->height;

      add_vertex (work, (Vertex) { .node = (int) i,
                                   .rank = 2 * work->ranks[i],
                                   .width = width + 2 * loop_room (work, i),
                                   .height = MAX (height, loop_height (work, i)) });
    }
  for (guint e = 0; e < work->n_edges; e++)
    {
      guint upper, lower, n;
      guint label_at;

      if (is_loop (work, e))
        continue;
      edge_ends (work, e, &upper, &lower);
      n = 2 * (work->ranks[lower] - work->ranks[upper]) + 1;
      /* next to the node that the edge really leaves */
      label_at = work->reversed[e] ? n - 2 : 1;
      work->chains[e] = g_new (guint, n);
      work->n_chain[e] = n;
      work->chains[e][0] = upper;
      work->chains[e][n - 1] = lower;
      for (guint k = 1; k < n - 1; k++)
        {
          gboolean has_label = k == label_at && label_width (work, e) > 0;

          work->chains[e][k] = work->vertices->len;
          add_vertex (work, (Vertex) { .node = -1,
                                       .edge = e,
                                       .rank = 2 * work->ranks[upper] + k,
                                       .width = has_label ? label_width (work, e) : 0,
                                       .height = has_label ? label_height (work, e) : 0,
                                       .label = has_label });
        }
      for (guint k = 0; k + 1 < n; k++)
        add_link (work, work->chains[e][k], work->chains[e][k + 1]);
    }

  work->up = g_new0 (GPtrArray *, work->vertices->len);
  work->down = g_new0 (GPtrArray *, work->vertices->len);
  for (guint i = 0; i < work->vertices->len; i++)
    {
      work->up[i] = g_ptr_array_new ();
      work->down[i] = g_ptr_array_new ();
    }
  for (guint i = 0; i < work->links->len; i++)
    {
      Link *link = &g_array_index (work->links, Link, i);

      g_ptr_array_add (work->down[link->up], link);
      g_ptr_array_add (work->up[link->down], link);
    }
}

static double
separation (Work *work, const Vertex *left, const Vertex *right)
{
  double gap = work->options->node_gap;

  if (left->node < 0 && right->node < 0 && !left->label && !right->label)
    gap /= 2;
  return left->width / 2 + right->width / 2 + gap;
}

/* Moves the vertices of a rank as near as their order and widths allow to where they want to be:
 * least squares with minimal distances is a mean over blocks that are pushed together. */
static void
place_row (Work *work, guint rank, gboolean use_up, gboolean use_down)
{
  GArray *row = work->rows[rank];
  guint n = row->len;
  g_autofree double *offset = g_new0 (double, n);
  g_autofree double *mean = g_new0 (double, n);
  g_autofree double *weight = g_new0 (double, n);
  g_autofree guint *size = g_new0 (guint, n);
  guint n_blocks = 0;
  guint next = 0;

  for (guint i = 0; i < n; i++)
    {
      guint index = g_array_index (row, guint, i);
      const Vertex *v = vertex (work, index);
      double sum = 0;
      double total = 0;

      if (i > 0)
        offset[i] = offset[i - 1] +
                    separation (work, vertex (work, g_array_index (row, guint, i - 1)), v);
      for (guint side = 0; side < 2; side++)
        {
          GPtrArray *links = side == 0 ? work->up[index] : work->down[index];

          if (side == 0 ? !use_up : !use_down)
            continue;
          for (guint k = 0; k < links->len; k++)
            {
              const Link *link = g_ptr_array_index (links, k);

              sum += link->weight * vertex (work, side == 0 ? link->up : link->down)->x;
              total += link->weight;
            }
        }
      mean[n_blocks] = (total > 0 ? sum / total : v->x) - offset[i];
      weight[n_blocks] = total > 0 ? total : 0.01;
      size[n_blocks] = 1;
      n_blocks++;
      while (n_blocks > 1 && mean[n_blocks - 2] > mean[n_blocks - 1])
        {
          double together = weight[n_blocks - 2] + weight[n_blocks - 1];

          mean[n_blocks - 2] = (mean[n_blocks - 2] * weight[n_blocks - 2] +
                                mean[n_blocks - 1] * weight[n_blocks - 1]) /
                               together;
          weight[n_blocks - 2] = together;
          size[n_blocks - 2] += size[n_blocks - 1];
          n_blocks--;
        }
    }
  for (guint b = 0; b < n_blocks; b++)
    for (guint i = 0; i < size[b]; i++, next++)
      vertex (work, g_array_index (row, guint, next))->x = mean[b] + offset[next];
}

static void
place_vertices (Work *work)
{
  double left = INFINITY;

  for (guint rank = 0; rank < work->n_ranks; rank++)
    {
      double x = 0;

      for (guint i = 0; i < work->rows[rank]->len; i++)
        {
          Vertex *v = vertex (work, g_array_index (work->rows[rank], guint, i));

          if (i > 0)
            x += separation (work, vertex (work, g_array_index (work->rows[rank], guint, i - 1)),
                             v);
          v->x = x;
        }
    }
  for (guint sweep = 0; sweep < PLACE_SWEEPS; sweep++)
    {
      gboolean last = sweep + 2 >= PLACE_SWEEPS;

      for (guint rank = 1; rank < work->n_ranks; rank++)
        place_row (work, rank, TRUE, last);
      for (guint rank = work->n_ranks; rank > 0; rank--)
        place_row (work, rank - 1, last, TRUE);
    }
  for (guint i = 0; i < work->vertices->len; i++)
    left = MIN (left, vertex (work, i)->x - vertex (work, i)->width / 2);
  for (guint i = 0; i < work->vertices->len; i++)
    vertex (work, i)->x += work->options->margin - left;
}

/* Where an edge touches the border of a node: its links share the side in the order of their
 * ends. */
static double
port_x (Work *work, guint v, guint other, gboolean below)
{
  GPtrArray *links = below ? work->down[v] : work->up[v];
  const Vertex *node = vertex (work, v);
  double width = node->width - 2 * loop_room (work, (guint) node->node);
  guint before = 0;

  for (guint i = 0; i < links->len; i++)
    {
      const Link *link = g_ptr_array_index (links, i);
      guint end = below ? link->down : link->up;

      if (vertex (work, end)->order < vertex (work, other)->order)
        before++;
    }
  return node->x - width / 2 + width * (before + 1) / (links->len + 1);
}

static void
add_point (GArray *points, double x, double y)
{
  MpadFlowPoint point = { x, y };

  if (points->len > 0)
    {
      const MpadFlowPoint *last = &g_array_index (points, MpadFlowPoint, points->len - 1);

      if (fabs (last->x - x) < 1e-9 && fabs (last->y - y) < 1e-9)
        return;
    }
  g_array_append_val (points, point);
}

static void
route_edge (Work *work,
            guint edge,
            const double *top,
            const double *height,
            const MpadFlowRect *nodes,
            MpadFlowLine *line)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (MpadFlowPoint));
  const guint *chain = work->chains[edge];
  guint n = work->n_chain[edge];
  guint lower = chain[n - 1];
  double x = port_x (work, chain[0], chain[1], TRUE);

  add_point (points, x, nodes[chain[0]].y + nodes[chain[0]].height);
  add_point (points, x, top[vertex (work, chain[0])->rank] + height[vertex (work, chain[0])->rank]);
  for (guint k = 1; k + 1 < n; k++)
    {
      const Vertex *v = vertex (work, chain[k]);

      add_point (points, v->x, top[v->rank]);
      add_point (points, v->x, top[v->rank] + height[v->rank]);
      if (v->label)
        line->label = (MpadFlowRect) { v->x - v->width / 2,
                                       top[v->rank] + (height[v->rank] - v->height) / 2, v->width,
                                       v->height };
    }
  x = port_x (work, lower, chain[n - 2], FALSE);
  add_point (points, x, top[vertex (work, lower)->rank]);
  add_point (points, x, nodes[lower].y);
  if (work->reversed[edge])
    for (guint i = 0; i < points->len / 2; i++)
      {
        MpadFlowPoint *a = &g_array_index (points, MpadFlowPoint, i);
        MpadFlowPoint *b = &g_array_index (points, MpadFlowPoint, points->len - 1 - i);
        MpadFlowPoint swap = *a;

        *a = *b;
        *b = swap;
      }
  line->reversed = work->reversed[edge];
  mpad_flow_line_set (line, (const MpadFlowPoint *) (gconstpointer) points->data, points->len);
}

/* A loop leaves and enters on the right side; further loops go round the earlier ones. */
static void
route_loop (Work *work, guint edge, const MpadFlowRect *node, MpadFlowLine *line)
{
  guint owner = mpad_flow_graph_get_edge (work->graph, edge)->from;
  double right = node->x + node->width;
  double reach = right;
  guint n_before = 0;
  double inset;

  for (guint e = 0; e <= edge; e++)
    if (is_loop (work, e) && mpad_flow_graph_get_edge (work->graph, e)->from == owner)
      {
        if (e < edge)
          {
            n_before++;
            reach += work->options->node_gap + label_width (work, e);
          }
      }
  reach += work->options->node_gap / 2;
  inset = node->height / (4 + 2 * n_before);
  {
    MpadFlowPoint points[] = {
      { right, node->y + inset },
      { reach, node->y + inset },
      { reach, node->y + node->height - inset },
      { right, node->y + node->height - inset },
    };

    mpad_flow_line_set (line, points, G_N_ELEMENTS (points));
  }
  if (label_width (work, edge) > 0)
    line->label = (MpadFlowRect) { reach, node->y + (node->height - label_height (work, edge)) / 2,
                                   label_width (work, edge), label_height (work, edge) };
}

static void
transpose (MpadFlowLayout *layout)
{
  double swap;

  for (guint i = 0; i < layout->n_nodes; i++)
    {
      MpadFlowRect *r = &layout->nodes[i];

      *r = (MpadFlowRect) { r->y, r->x, r->height, r->width };
    }
  for (guint i = 0; i < layout->n_lines; i++)
    {
      MpadFlowLine *line = &layout->lines[i];

      for (guint p = 0; p < line->n_points; p++)
        line->points[p] = (MpadFlowPoint) { line->points[p].y, line->points[p].x };
      line->label = (MpadFlowRect) { line->label.y, line->label.x, line->label.height,
                                     line->label.width };
    }
  swap = layout->width;
  layout->width = layout->height;
  layout->height = swap;
}

/* From ranks and centres to rectangles and lines. */
static MpadFlowLayout *
make_layout (Work *work)
{
  MpadFlowLayout *layout = mpad_flow_layout_alloc (work->graph);
  double margin = work->options->margin;
  g_autofree double *top = g_new0 (double, work->n_ranks + 1);
  g_autofree double *height = g_new0 (double, work->n_ranks + 1);
  double y = margin;

  for (guint i = 0; i < work->vertices->len; i++)
    {
      const Vertex *v = vertex (work, i);

      height[v->rank] = MAX (height[v->rank], v->height);
      layout->width = MAX (layout->width, v->x + v->width / 2 + margin);
    }
  for (guint rank = 0; rank < work->n_ranks; rank++)
    {
      gboolean label_rank = rank % 2 == 1 && height[rank] > 0;
      gboolean label_next = rank % 2 == 0 && height[rank + 1] > 0;

      top[rank] = y;
      y += height[rank];
      if (rank + 1 < work->n_ranks)
        y += label_rank || label_next ? work->options->rank_gap : work->options->rank_gap / 2;
    }
  layout->height = work->n_ranks > 0 ? y + margin : 0;

  for (guint i = 0; i < work->n_nodes; i++)
    {
      const Vertex *v = vertex (work, i);
      const MpadFlowNode *node = mpad_flow_graph_get_node (work->graph, i);
      double node_width = is_sideways (work) ? node->height : node->width;
      double node_height = is_sideways (work) ? node->width : node->height;

      layout->ranks[i] = work->ranks[i];
      layout->nodes[i] = (MpadFlowRect) { v->x - node_width / 2,
                                          top[v->rank] + (height[v->rank] - node_height) / 2,
                                          node_width, node_height };
    }
  for (guint e = 0; e < work->n_edges; e++)
    if (is_loop (work, e))
      route_loop (work, e, &layout->nodes[mpad_flow_graph_get_edge (work->graph, e)->from],
                  &layout->lines[e]);
    else
      route_edge (work, e, top, height, layout->nodes, &layout->lines[e]);
  if (is_sideways (work))
    transpose (layout);
  if (work->options->rtl)
    mpad_flow_layout_mirror (layout);
  return layout;
}

static void
clear_work (Work *work)
{
  for (guint i = 0; i < work->vertices->len; i++)
    {
      g_ptr_array_unref (work->up[i]);
      g_ptr_array_unref (work->down[i]);
    }
  for (guint rank = 0; rank < work->n_ranks; rank++)
    g_array_unref (work->rows[rank]);
  for (guint e = 0; e < work->n_edges; e++)
    g_free (work->chains[e]);
  g_free (work->reversed);
  g_free (work->ranks);
  g_free (work->up);
  g_free (work->down);
  g_free (work->rows);
  g_free (work->chains);
  g_free (work->n_chain);
  g_array_unref (work->vertices);
  g_array_unref (work->links);
}

MpadFlowLayout *
mpad_flow_layout_new_layered (const MpadFlowGraph *graph, const MpadFlowOptions *options)
{
  Work work = { .graph = graph, .options = options };
  MpadFlowLayout *layout;

  g_return_val_if_fail (graph != NULL && options != NULL, NULL);

  work.n_nodes = mpad_flow_graph_get_n_nodes (graph);
  work.n_edges = mpad_flow_graph_get_n_edges (graph);
  if (work.n_nodes == 0)
    return mpad_flow_layout_alloc (graph);
  work.reversed = g_new0 (gboolean, work.n_edges);
  work.ranks = g_new0 (guint, work.n_nodes);
  work.chains = g_new0 (guint *, work.n_edges);
  work.n_chain = g_new0 (guint, work.n_edges);
  work.vertices = g_array_new (FALSE, TRUE, sizeof (Vertex));
  work.links = g_array_new (FALSE, TRUE, sizeof (Link));

  break_cycles (&work);
  rank_nodes (&work);
  add_vertices (&work);
  mpad_flow_order (&work);
  place_vertices (&work);
  layout = make_layout (&work);
  clear_work (&work);
  return layout;
}
