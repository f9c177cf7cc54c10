/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One node of a flowchart: a button with a line over its title, a mark for its state and a shape
 * for its kind. Its state is told by shape, mark and words, never by colour alone. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-flow-kader.h"

G_BEGIN_DECLS

#define MPAD_TYPE_FLOW_ITEM (mpad_flow_item_get_type ())
G_DECLARE_FINAL_TYPE (MpadFlowItem, mpad_flow_item, MPAD, FLOW_ITEM, GtkWidget)

/**
 * mpad_flow_item_new:
 * @wide: index in the wide graph, or -1 when it has no place there
 * @narrow: index in the narrow graph, or -1
 */
GtkWidget *mpad_flow_item_new (MpadFlowNodeKind kind, int wide, int narrow);

/**
 * mpad_flow_item_set:
 * @overline: (nullable): "Question 2 · no · Noor and Dirk, 25 Nov"
 * @title: what it is
 * @detail: (nullable): a line under the title
 * @spoken: the whole of it for screen readers
 */
void mpad_flow_item_set (MpadFlowItem *self,
                         MpadKaderNodeState state,
                         const char *overline,
                         const char *title,
                         const char *detail,
                         const char *spoken);
/** mpad_flow_item_set_selected: whether the panel beside the chart shows it. */
void mpad_flow_item_set_selected (MpadFlowItem *self, gboolean selected);

MpadFlowNodeKind mpad_flow_item_get_kind (MpadFlowItem *self);
/** mpad_flow_item_get_index: its index in the wide or narrow graph, or -1. */
int mpad_flow_item_get_index (MpadFlowItem *self, gboolean narrow);
MpadKaderNodeState mpad_flow_item_get_state (MpadFlowItem *self);

/* signal "activated": clicked, or Enter or space. Also the class action "node.activate". */

G_END_DECLS
