/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words on the kader's chart: answers, edges, states. */
#pragma once

#include "mpad-flow-kader.h"

G_BEGIN_DECLS

/** mpad_flow_answer_word: Returns: (transfer none): "Yes", "No", "Doubt", or the answer's own text. */
const char *mpad_flow_answer_word (const MpadProtocolAnswer *answer);

/** mpad_flow_edge_words: Returns: (transfer full): "No or doubt": the answers that lead along @edge. */
char *mpad_flow_edge_words (const MpadKaderEdge *edge);

/** mpad_flow_state_words: Returns: (transfer none) (nullable): the state of an outcome in words. */
const char *mpad_flow_state_words (MpadKaderNodeState state);

G_END_DECLS
