/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives every node of a graph a place and every edge a line. The layered layout takes any graph:
 * cycles are broken, edges go down the ranks, crossings are reduced, labels have room of their own.
 * Pure and deterministic: doubles only, ties by index, the same input always gives the same
 * output. Right-to-left is a mirror at the end. Draws nothing. */
#pragma once

#include "mpad-flow-graph.h"

G_BEGIN_DECLS

typedef struct
{
  double x;
  double y;
} MpadFlowPoint;

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} MpadFlowRect;

typedef enum
{
  MPAD_FLOW_TOP_DOWN,
  MPAD_FLOW_LEFT_RIGHT,
} MpadFlowDirection;

/**
 * MpadFlowOptions:
 * @node_gap: least room between two nodes of one rank
 * @rank_gap: least room between two ranks, and on both sides of a label
 * @margin: room around the whole
 * @rtl: mirror, for languages that are read from right to left
 */
typedef struct
{
  MpadFlowDirection direction;
  double node_gap;
  double rank_gap;
  double margin;
  gboolean rtl;
} MpadFlowOptions;

/**
 * MpadFlowLine:
 * The line of one edge.
 * @points: (array length=n_points): from the border of the node it leaves to the border of the
 * node it
 *   enters; at least two
 * @label: where the label goes; width 0 without one
 * @reversed: the edge closes a cycle and is drawn against the direction of the chart
 */
typedef struct
{
  MpadFlowPoint *points;
  guint n_points;
  MpadFlowRect label;
  gboolean reversed;
} MpadFlowLine;

/**
 * MpadFlowLayout:
 * @nodes: (array length=n_nodes): by index of the graph
 * @lines: (array length=n_lines): by index of the graph's edges
 * @ranks: (array length=n_nodes): the rank of each node, from 0
 */
typedef struct
{
  MpadFlowRect *nodes;
  guint n_nodes;
  MpadFlowLine *lines;
  guint n_lines;
  guint *ranks;
  double width;
  double height;
} MpadFlowLayout;

/** mpad_flow_layout_new_layered: Returns: (transfer full): the places */
MpadFlowLayout *mpad_flow_layout_new_layered (const MpadFlowGraph *graph,
                                              const MpadFlowOptions *options);
void mpad_flow_layout_free (MpadFlowLayout *self);

/** mpad_flow_layout_alloc: an empty layout for @graph, for other layouts to fill in. */
MpadFlowLayout *mpad_flow_layout_alloc (const MpadFlowGraph *graph);
/** mpad_flow_layout_mirror: turns left and right round. */
void mpad_flow_layout_mirror (MpadFlowLayout *self);
/** mpad_flow_line_set: @points are copied. */
void mpad_flow_line_set (MpadFlowLine *self, const MpadFlowPoint *points, guint n_points);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadFlowLayout, mpad_flow_layout_free)

G_END_DECLS
