/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures the nodes of a kader at the widths that there is room for, asks core for their places and
 * allocates them. Holds the two charts, wide and narrow, and chooses by the width. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-flow-kader.h"
#include "mpad-flow-spine.h"

G_BEGIN_DECLS

#define MPAD_TYPE_FLOW_LAYOUT_MANAGER (mpad_flow_layout_manager_get_type ())
G_DECLARE_FINAL_TYPE (
  MpadFlowLayoutManager, mpad_flow_layout_manager, MPAD, FLOW_LAYOUT_MANAGER, GtkLayoutManager)

/**
 * mpad_flow_layout_manager_new:
 * @wide, @narrow: (nullable): both or neither
 */
GtkLayoutManager *mpad_flow_layout_manager_new (MpadKaderGraph *wide, MpadKaderGraph *narrow);

/**
 * mpad_flow_layout_manager_set_edge_label:
 * @label: (nullable): the widget with the words of edge @edge of the wide or narrow chart, a child
 */
void mpad_flow_layout_manager_set_edge_label (MpadFlowLayoutManager *self,
                                              gboolean narrow,
                                              guint edge,
                                              GtkWidget *label);

/**
 * mpad_flow_layout_manager_get_layout: (transfer none) (nullable): the places of the last
 * allocation.
 */
const MpadFlowLayout *mpad_flow_layout_manager_get_layout (MpadFlowLayoutManager *self);
gboolean mpad_flow_layout_manager_is_narrow (MpadFlowLayoutManager *self);

G_END_DECLS
