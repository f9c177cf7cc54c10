/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the layered layout share. */
#pragma once

#include "mpad-flow-layout.h"

G_BEGIN_DECLS

/* A node, or the place where an edge crosses a rank. */
typedef struct
{
  int node; /* -1 for a crossing */
  guint edge;
  guint rank;
  guint order;
  double width;
  double height;
  double x; /* centre */
  gboolean label;
} Vertex;

/* A piece of an edge between two ranks that follow each other. */
typedef struct
{
  guint up;
  guint down;
  double weight;
} Link;

typedef struct
{
  const MpadFlowGraph *graph;
  const MpadFlowOptions *options;
  guint n_nodes;
  guint n_edges;
  gboolean *reversed;
  guint *ranks;     /* of nodes, before doubling */
  GArray *vertices; /* Vertex; the first n_nodes are the nodes */
  GArray *links;    /* Link */
  GPtrArray **up;   /* by vertex: Link * above it */
  GPtrArray **down; /* by vertex: Link * below it */
  guint n_ranks;
  GArray **rows;  /* by rank: guint, vertices from left to right */
  guint **chains; /* by edge: vertices from top to bottom, n_chain long */
  guint *n_chain;
} Work;

static inline Vertex *
vertex (Work *work, guint i)
{
  return &g_array_index (work->vertices, Vertex, i);
}

/** mpad_flow_order: orders the vertices of every rank; fills @rows and each vertex's order. */
void mpad_flow_order (Work *work);

G_END_DECLS
