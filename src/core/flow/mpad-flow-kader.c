/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the questions and answers of a protocol to nodes and edges. */
#include "config.h"

#include "mpad-flow-kader.h"

#include <string.h>

struct _MpadKaderGraph
{
  gatomicrefcount ref_count;
  MpadProtocol *protocol;
  const MpadProtocolKader *kader;
  gboolean narrow;
  MpadFlowGraph *graph;
  GPtrArray *nodes; /* MpadKaderNode */
  GPtrArray *edges; /* MpadKaderEdge */
};

static void
kader_edge_free (gpointer data)
{
  MpadKaderEdge *edge = data;

  g_ptr_array_unref (edge->answers);
  g_free (edge);
}

static guint
add_node (MpadKaderGraph *self, const char *id, MpadFlowNodeKind kind, MpadKaderNode value)
{
  MpadKaderNode *node = g_memdup2 (&value, sizeof value);

  g_ptr_array_add (self->nodes, node);
  return mpad_flow_graph_add_node (self->graph, id, kind, node);
}

static void
add_answer (MpadKaderGraph *self, guint from, guint to, const MpadProtocolAnswer *answer)
{
  const MpadKaderNode *node = g_ptr_array_index (self->nodes, from);
  MpadKaderEdge *edge = NULL;

  for (guint e = 0; e < mpad_flow_graph_get_n_edges (self->graph) && edge == NULL; e++)
    {
      const MpadFlowEdge *found = mpad_flow_graph_get_edge (self->graph, e);

      if (found->from == from && found->to == to)
        edge = g_ptr_array_index (self->edges, e);
    }
  if (edge == NULL)
    {
      edge = g_new0 (MpadKaderEdge, 1);
      edge->question = node->question;
      edge->answers = g_ptr_array_new ();
      g_ptr_array_add (self->edges, edge);
      mpad_flow_graph_add_edge (self->graph, from, to, edge);
    }
  g_ptr_array_add (edge->answers, (gpointer) answer);
}

static const MpadProtocolOutcome *
find_outcome (const MpadKaderGraph *self, const MpadProtocolAnswer *answer)
{
  for (guint i = 0; answer->outcome != NULL && i < self->kader->outcomes->len; i++)
    {
      const MpadProtocolOutcome *outcome = g_ptr_array_index (self->kader->outcomes, i);

      if (strcmp (outcome->id, answer->outcome) == 0)
        return outcome;
    }
  return NULL;
}

/* The node that @outcome gets with @question: Melden, the foot, or one of its own. */
static guint
outcome_node (MpadKaderGraph *self,
              const MpadProtocolQuestion *question,
              const MpadProtocolAnswer *answer,
              const MpadProtocolOutcome *outcome)
{
  GPtrArray *questions = self->kader->questions;
  gboolean last = g_ptr_array_index (questions, questions->len - 1) == question;
  gboolean melden = outcome->melden == MPAD_ADVICE_YES;
  MpadFlowNodeKind kind = MPAD_FLOW_OUTCOME;
  g_autofree char *id = NULL;
  int found;

  if (melden && !self->narrow)
    {
      id = g_strdup ("melden");
      kind = MPAD_FLOW_BANK;
    }
  else if (melden)
    id = g_strdup_printf ("melden/%s", question->id);
  else if (last && strcmp (answer->kind, "yes") == 0)
    {
      id = g_strdup_printf ("outcome/%s/end", outcome->id);
      kind = MPAD_FLOW_END;
    }
  else
    id = g_strdup_printf ("outcome/%s/%s", outcome->id, question->id);
  found = mpad_flow_graph_find (self->graph, id);
  if (found >= 0)
    return (guint) found;
  return add_node (self, id, kind,
                   (MpadKaderNode) { .outcome = outcome, .from = question, .melden = melden });
}

/* Whether some answer of @question goes on to @next without an outcome: then that is the way down,
 * and an answer that leads to Melden and goes on together with Veilig Thuis is drawn to Melden
 * only. */
static gboolean
has_plain_way (const MpadProtocolQuestion *question, const char *next)
{
  for (guint i = 0; i < question->answers->len; i++)
    {
      const MpadProtocolAnswer *answer = g_ptr_array_index (question->answers, i);

      if (answer->outcome == NULL && g_strcmp0 (answer->next, next) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_question_edges (MpadKaderGraph *self, guint node)
{
  const MpadKaderNode *value = g_ptr_array_index (self->nodes, node);
  const MpadProtocolQuestion *question = value->question;

  for (guint i = 0; i < question->answers->len; i++)
    {
      const MpadProtocolAnswer *answer = g_ptr_array_index (question->answers, i);
      const MpadProtocolOutcome *outcome = find_outcome (self, answer);
      gboolean melden = outcome != NULL && outcome->melden == MPAD_ADVICE_YES;

      if (outcome != NULL && (melden || answer->next == NULL))
        add_answer (self, node, outcome_node (self, question, answer, outcome), answer);
      if (answer->next != NULL && (!melden || !has_plain_way (question, answer->next)))
        {
          g_autofree char *id = g_strconcat ("question/", answer->next, NULL);
          int to = mpad_flow_graph_find (self->graph, id);

          if (to >= 0)
            add_answer (self, node, (guint) to, answer);
        }
    }
}

MpadKaderGraph *
mpad_kader_graph_new (MpadProtocol *protocol, const MpadProtocolKader *kader, gboolean narrow)
{
  MpadKaderGraph *self;

  g_return_val_if_fail (protocol != NULL && kader != NULL, NULL);

  self = g_new0 (MpadKaderGraph, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->protocol = mpad_protocol_ref (protocol);
  self->kader = kader;
  self->narrow = narrow;
  self->graph = mpad_flow_graph_new ();
  self->nodes = g_ptr_array_new_with_free_func (g_free);
  self->edges = g_ptr_array_new_with_free_func (kader_edge_free);
  for (guint i = 0; i < kader->questions->len; i++)
    {
      const MpadProtocolQuestion *question = g_ptr_array_index (kader->questions, i);
      g_autofree char *id = g_strconcat ("question/", question->id, NULL);

      add_node (self, id, MPAD_FLOW_QUESTION, (MpadKaderNode) { .question = question });
    }
  for (guint i = 0; i < kader->questions->len; i++)
    add_question_edges (self, i);
  return self;
}

MpadKaderGraph *
mpad_kader_graph_ref (MpadKaderGraph *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
mpad_kader_graph_unref (MpadKaderGraph *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  mpad_flow_graph_unref (self->graph);
  g_ptr_array_unref (self->nodes);
  g_ptr_array_unref (self->edges);
  mpad_protocol_unref (self->protocol);
  g_free (self);
}

MpadFlowGraph *
mpad_kader_graph_get_graph (MpadKaderGraph *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->graph;
}

const MpadProtocolKader *
mpad_kader_graph_get_kader (const MpadKaderGraph *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->kader;
}

const MpadKaderNode *
mpad_kader_graph_get_node (const MpadKaderGraph *self, guint node)
{
  g_return_val_if_fail (self != NULL && node < self->nodes->len, NULL);

  return g_ptr_array_index (self->nodes, node);
}

const MpadKaderEdge *
mpad_kader_graph_get_edge (const MpadKaderGraph *self, guint edge)
{
  g_return_val_if_fail (self != NULL && edge < self->edges->len, NULL);

  return g_ptr_array_index (self->edges, edge);
}

const MpadKaderAnswer *
mpad_kader_state_find (const MpadKaderState *state, const MpadProtocolQuestion *question)
{
  for (guint i = 0; state != NULL && i < state->answers->len; i++)
    {
      const MpadKaderAnswer *answer = g_ptr_array_index (state->answers, i);

      if (answer->question == question || g_strcmp0 (answer->question->id, question->id) == 0)
        return answer;
    }
  return NULL;
}

/* The answer that counts, or %NULL. */
static const MpadProtocolAnswer *
given_answer (const MpadKaderState *state, const MpadProtocolQuestion *question)
{
  const MpadKaderAnswer *answer = mpad_kader_state_find (state, question);

  return answer != NULL && answer->on_path ? answer->answer : NULL;
}

MpadKaderNodeState
mpad_kader_graph_edge_state (const MpadKaderGraph *self, guint edge, const MpadKaderState *state)
{
  const MpadKaderEdge *value;
  const MpadFlowEdge *flow;
  const MpadKaderNode *to;
  const MpadProtocolAnswer *given;
  const MpadKaderAnswer *next;

  g_return_val_if_fail (self != NULL && edge < self->edges->len, MPAD_KADER_OPEN);

  value = g_ptr_array_index (self->edges, edge);
  flow = mpad_flow_graph_get_edge (self->graph, edge);
  given = given_answer (state, value->question);
  if (given == NULL)
    /* what lies behind a closed question is closed too */
    return mpad_kader_graph_node_state (self, flow->from, state) == MPAD_KADER_CLOSED
             ? MPAD_KADER_CLOSED
             : MPAD_KADER_OPEN;
  for (guint i = 0; i < value->answers->len; i++)
    {
      const MpadProtocolAnswer *answer = g_ptr_array_index (value->answers, i);

      if (strcmp (answer->id, given->id) == 0)
        return MPAD_KADER_DONE;
    }
  /* the way goes on to the next question also when the answer led to Melden on the way */
  to = g_ptr_array_index (self->nodes, flow->to);
  if (to->question != NULL && g_strcmp0 (given->next, to->question->id) == 0)
    {
      next = mpad_kader_state_find (state, to->question);
      if (next != NULL && next->on_path)
        return MPAD_KADER_DONE;
    }
  return MPAD_KADER_CLOSED;
}

MpadKaderNodeState
mpad_kader_graph_node_state (const MpadKaderGraph *self, guint node, const MpadKaderState *state)
{
  const MpadKaderNode *value;
  guint n_in = 0;
  guint n_closed = 0;

  g_return_val_if_fail (self != NULL && node < self->nodes->len, MPAD_KADER_OPEN);

  value = g_ptr_array_index (self->nodes, node);
  if (value->question != NULL)
    {
      if (state != NULL && state->current != NULL &&
          strcmp (state->current->id, value->question->id) == 0)
        return MPAD_KADER_HERE;
      if (given_answer (state, value->question) != NULL)
        return MPAD_KADER_DONE;
    }
  for (guint e = 0; e < self->edges->len; e++)
    {
      MpadKaderNodeState edge;

      /* an edge back up says nothing about the way down, and would make this go round in a
       * circle */
      if (mpad_flow_graph_get_edge (self->graph, e)->to != node ||
          (value->question != NULL && mpad_flow_graph_get_edge (self->graph, e)->from >= node))
        continue;
      edge = mpad_kader_graph_edge_state (self, e, state);
      n_in++;
      if (edge == MPAD_KADER_DONE)
        return value->question == NULL ? MPAD_KADER_HERE : MPAD_KADER_OPEN;
      if (edge == MPAD_KADER_CLOSED)
        n_closed++;
    }
  return n_in > 0 && n_in == n_closed ? MPAD_KADER_CLOSED : MPAD_KADER_OPEN;
}
