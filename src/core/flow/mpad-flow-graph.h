/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A flowchart as plain data: nodes with a size, edges with a label of a size. Whoever draws it
 * measures texts and fills in the sizes; the layouts (mpad-flow-layout.h, mpad-flow-spine.h) give
 * every node a place. Knows no protocol, no widget and no font. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MpadFlowNodeKind: what a node is; the layered layout treats all alike.
 * @MPAD_FLOW_QUESTION: a question of the kader, or a step of the route
 * @MPAD_FLOW_OUTCOME: where an answer can end
 * @MPAD_FLOW_END: the outcome at the foot of the chart, after the last question
 * @MPAD_FLOW_BANK: the one outcome that can be reached from many questions (Melden)
 */
typedef enum
{
  MPAD_FLOW_QUESTION,
  MPAD_FLOW_OUTCOME,
  MPAD_FLOW_END,
  MPAD_FLOW_BANK,
} MpadFlowNodeKind;

/**
 * MpadFlowNode:
 * @id: unique in the graph
 * @width, @height: size, in any unit, not negative
 * @data: (nullable): belongs to whoever made the graph
 */
typedef struct
{
  char *id;
  MpadFlowNodeKind kind;
  double width;
  double height;
  gconstpointer data;
} MpadFlowNode;

/**
 * MpadFlowEdge:
 * @from, @to: node indices; may be equal, and several edges may join the same two nodes
 * @label_width, @label_height: size of the label on the edge; 0 for none
 * @data: (nullable): belongs to whoever made the graph
 */
typedef struct
{
  guint from;
  guint to;
  double label_width;
  double label_height;
  gconstpointer data;
} MpadFlowEdge;

typedef struct _MpadFlowGraph MpadFlowGraph;

MpadFlowGraph *mpad_flow_graph_new (void);
MpadFlowGraph *mpad_flow_graph_ref (MpadFlowGraph *self);
void mpad_flow_graph_unref (MpadFlowGraph *self);

/**
 * mpad_flow_graph_add_node: Returns: the index of the node; indices count from 0 in the order of
 * adding.
 */
guint mpad_flow_graph_add_node (MpadFlowGraph *self,
                                const char *id,
                                MpadFlowNodeKind kind,
                                gconstpointer data);
/** mpad_flow_graph_add_edge: Returns: the index of the edge. */
guint mpad_flow_graph_add_edge (MpadFlowGraph *self, guint from, guint to, gconstpointer data);
void mpad_flow_graph_set_node_size (MpadFlowGraph *self, guint node, double width, double height);
void mpad_flow_graph_set_label_size (MpadFlowGraph *self, guint edge, double width, double height);

guint mpad_flow_graph_get_n_nodes (const MpadFlowGraph *self);
guint mpad_flow_graph_get_n_edges (const MpadFlowGraph *self);
const MpadFlowNode *mpad_flow_graph_get_node (const MpadFlowGraph *self, guint node);
const MpadFlowEdge *mpad_flow_graph_get_edge (const MpadFlowGraph *self, guint edge);
/** mpad_flow_graph_find: Returns: the node's index, or -1. */
int mpad_flow_graph_find (const MpadFlowGraph *self, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadFlowGraph, mpad_flow_graph_unref)

G_END_DECLS
