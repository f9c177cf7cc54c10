/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nodes and edges in two arrays. */
#include "config.h"

#include "mpad-flow-graph.h"

struct _MpadFlowGraph
{
  gatomicrefcount ref_count;
  GArray *nodes;
  GArray *edges;
};

static void
clear_node (gpointer data)
{
  MpadFlowNode *node = data;

  g_clear_pointer (&node->id, g_free);
}

MpadFlowGraph *
mpad_flow_graph_new (void)
{
  MpadFlowGraph *self = g_new0 (MpadFlowGraph, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->nodes = g_array_new (FALSE, TRUE, sizeof (MpadFlowNode));
  g_array_set_clear_func (self->nodes, clear_node);
  self->edges = g_array_new (FALSE, TRUE, sizeof (MpadFlowEdge));
  return self;
}

MpadFlowGraph *
mpad_flow_graph_ref (MpadFlowGraph *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
mpad_flow_graph_unref (MpadFlowGraph *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->nodes);
  g_array_unref (self->edges);
  g_free (self);
}

guint
mpad_flow_graph_add_node (MpadFlowGraph *self,
                          const char *id,
                          MpadFlowNodeKind kind,
                          gconstpointer data)
{
  MpadFlowNode node = { .kind = kind, .data = data };

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (id != NULL && mpad_flow_graph_find (self, id) < 0, 0);

  node.id = g_strdup (id);
  g_array_append_val (self->nodes, node);
  return self->nodes->len - 1;
}

guint
mpad_flow_graph_add_edge (MpadFlowGraph *self, guint from, guint to, gconstpointer data)
{
  MpadFlowEdge edge = { .from = from, .to = to, .data = data };

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (from < self->nodes->len && to < self->nodes->len, 0);

  g_array_append_val (self->edges, edge);
  return self->edges->len - 1;
}

void
mpad_flow_graph_set_node_size (MpadFlowGraph *self, guint node, double width, double height)
{
  MpadFlowNode *found;

  g_return_if_fail (self != NULL);
  g_return_if_fail (node < self->nodes->len);
  g_return_if_fail (width >= 0 && height >= 0);

  found = &g_array_index (self->nodes, MpadFlowNode, node);
  found->width = width;
  found->height = height;
}

void
mpad_flow_graph_set_label_size (MpadFlowGraph *self, guint edge, double width, double height)
{
  MpadFlowEdge *found;

  g_return_if_fail (self != NULL);
  g_return_if_fail (edge < self->edges->len);
  g_return_if_fail (width >= 0 && height >= 0);

  found = &g_array_index (self->edges, MpadFlowEdge, edge);
  found->label_width = width;
  found->label_height = height;
}

guint
mpad_flow_graph_get_n_nodes (const MpadFlowGraph *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->nodes->len;
}

guint
mpad_flow_graph_get_n_edges (const MpadFlowGraph *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->edges->len;
}

const MpadFlowNode *
mpad_flow_graph_get_node (const MpadFlowGraph *self, guint node)
{
  g_return_val_if_fail (self != NULL && node < self->nodes->len, NULL);

  return &g_array_index (self->nodes, MpadFlowNode, node);
}

const MpadFlowEdge *
mpad_flow_graph_get_edge (const MpadFlowGraph *self, guint edge)
{
  g_return_val_if_fail (self != NULL && edge < self->edges->len, NULL);

  return &g_array_index (self->edges, MpadFlowEdge, edge);
}

int
mpad_flow_graph_find (const MpadFlowGraph *self, const char *id)
{
  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->nodes->len; i++)
    if (g_strcmp0 (g_array_index (self->nodes, MpadFlowNode, i).id, id) == 0)
      return (int) i;
  return -1;
}
