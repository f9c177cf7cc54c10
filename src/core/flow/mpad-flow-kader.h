/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart of an afwegingskader: a node for each question and each way it can end, and what state
 * each node and edge has in a dossier. All outcomes that advise Melden are one node, the bank,
 * because it is one act; where there is no room for a bank each question has its own small node
 * for it. Answers of one question that lead to the same place share an edge. Pure. */
#pragma once

#include "mpad-engine.h"
#include "mpad-flow-graph.h"
#include "mpad-protocol.h"

G_BEGIN_DECLS

/**
 * MpadKaderNode:
 * @question: (nullable): for a question
 * @outcome: (nullable): for an outcome; for Melden the first of its outcomes
 * @from: (nullable): the question it stands with, for an outcome
 * @melden: all outcomes behind it advise Melden
 */
typedef struct
{
  const MpadProtocolQuestion *question;
  const MpadProtocolOutcome *outcome;
  const MpadProtocolQuestion *from;
  gboolean melden;
} MpadKaderNode;

/**
 * MpadKaderEdge: @answers: (element-type MpadProtocolAnswer): in the order of the protocol, at
 * least one.
 */
typedef struct
{
  const MpadProtocolQuestion *question;
  GPtrArray *answers;
} MpadKaderEdge;

/**
 * MpadKaderNodeState:
 * @MPAD_KADER_OPEN: may still come
 * @MPAD_KADER_DONE: a question that was answered and counts
 * @MPAD_KADER_HERE: the question that is asked now, or the outcome that was reached
 * @MPAD_KADER_CLOSED: another answer was given
 */
typedef enum
{
  MPAD_KADER_OPEN,
  MPAD_KADER_DONE,
  MPAD_KADER_HERE,
  MPAD_KADER_CLOSED,
} MpadKaderNodeState;

typedef struct _MpadKaderGraph MpadKaderGraph;

/**
 * mpad_kader_graph_new:
 * @kader: of @protocol
 * @narrow: Melden under each question instead of one bank
 */
MpadKaderGraph *
mpad_kader_graph_new (MpadProtocol *protocol, const MpadProtocolKader *kader, gboolean narrow);
MpadKaderGraph *mpad_kader_graph_ref (MpadKaderGraph *self);
void mpad_kader_graph_unref (MpadKaderGraph *self);

/** mpad_kader_graph_get_graph: (transfer none): to be sized and laid out. */
MpadFlowGraph *mpad_kader_graph_get_graph (MpadKaderGraph *self);
const MpadProtocolKader *mpad_kader_graph_get_kader (const MpadKaderGraph *self);
const MpadKaderNode *mpad_kader_graph_get_node (const MpadKaderGraph *self, guint node);
const MpadKaderEdge *mpad_kader_graph_get_edge (const MpadKaderGraph *self, guint edge);

/**
 * mpad_kader_graph_node_state: @state: (nullable): how the kader stands in the dossier; %NULL:
 * empty.
 */
MpadKaderNodeState
mpad_kader_graph_node_state (const MpadKaderGraph *self, guint node, const MpadKaderState *state);
/** mpad_kader_graph_edge_state: MPAD_KADER_DONE when the path goes over it; CLOSED; or OPEN. */
MpadKaderNodeState
mpad_kader_graph_edge_state (const MpadKaderGraph *self, guint edge, const MpadKaderState *state);

/** mpad_kader_state_find: Returns: (nullable): the answer to @question in @state. */
const MpadKaderAnswer *mpad_kader_state_find (const MpadKaderState *state,
                                              const MpadProtocolQuestion *question);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadKaderGraph, mpad_kader_graph_unref)

G_END_DECLS
