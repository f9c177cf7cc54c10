/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kader of a protocol as a chart one can walk: nodes are focusable widgets, edges are drawn
 * between them, arrow keys go along the edges, Home goes to where one is, Enter opens the node.
 * Shows how the kader stands in a dossier; answers nothing itself. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-dossier.h"
#include "mpad-engine.h"
#include "mpad-flow-kader.h"

G_BEGIN_DECLS

#define MPAD_TYPE_FLOW_VIEW (mpad_flow_view_get_type ())
G_DECLARE_FINAL_TYPE (MpadFlowView, mpad_flow_view, MPAD, FLOW_VIEW, GtkWidget)

/* signal "node-activated" (MpadKaderNode *): a node was clicked or Enter pressed on it. */

GtkWidget *mpad_flow_view_new (void);

/**
 * mpad_flow_view_set_kader:
 * @state: how it stands; read now, not kept
 * @dossier: (nullable): for who answered; read now, not kept
 *
 * Builds the chart when it is another kader, else only shows the new state; the focus stays.
 */
void mpad_flow_view_set_kader (MpadFlowView *self,
                               MpadProtocol *protocol,
                               const MpadKaderState *state,
                               const MpadDossier *dossier);

/** mpad_flow_view_set_shown: marks the node that the panel shows; both %NULL for Melden. */
void mpad_flow_view_set_shown (MpadFlowView *self,
                               const MpadProtocolQuestion *question,
                               const MpadProtocolOutcome *outcome);

/** mpad_flow_view_focus_question: puts the focus on a question. Returns: whether it took it. */
gboolean mpad_flow_view_focus_question (MpadFlowView *self, const MpadProtocolQuestion *question);

/**
 * mpad_flow_view_get_node: the widget of a node by the id of its graph; for tests. Returns:
 * (nullable)
 */
GtkWidget *mpad_flow_view_get_node (MpadFlowView *self, const char *id);

G_END_DECLS
