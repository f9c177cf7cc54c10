/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layout of an afwegingskader: questions under each other, what an answer leads to beside
 * them, and the one outcome that can be reached from many questions as a tall bank at the end of
 * the row. Where there is no room for that, each question has its outcomes under it. Sizes come in
 * two
 * steps: columns from the width, then heights from the texts at these widths. Pure. */
#pragma once

#include "mpad-flow-layout.h"

G_BEGIN_DECLS

/**
 * MpadFlowSpineColumns:
 * Widths for a graph in a given width.
 * @narrow: outcomes under their question; @bank is not used then, and graphs without bank are
 * wanted
 * @question: width of a question and of the node at the foot
 * @outcome: width of an outcome beside a question that has the bank beyond it
 * @outcome_wide: width of an outcome where the bank does not stand
 * @bank: width of the bank
 */
typedef struct
{
  gboolean narrow;
  double question;
  double outcome;
  double outcome_wide;
  double bank;
} MpadFlowSpineColumns;

/**
 * MpadFlowSpineOptions:
 * @width: what there is
 * @scale: 1 for text of the usual size; larger text has larger columns and turns narrow earlier
 * @label_room: width of the widest label on an edge to the bank or to a wide outcome
 * @rtl: mirror
 */
typedef struct
{
  double width;
  double scale;
  double label_room;
  gboolean rtl;
} MpadFlowSpineOptions;

/**
 * mpad_flow_spine_columns: the widths; narrow when there is no room for three columns. Sizes in
 * @graph do not matter.
 */
MpadFlowSpineColumns mpad_flow_spine_columns (const MpadFlowGraph *graph,
                                              const MpadFlowSpineOptions *options);

/**
 * mpad_flow_spine_is_beside_bank:
 *
 * Returns: whether the row of this outcome lies between the first and the last question that leads
 * to the
 *   bank, so that its width is @outcome and its label does not fit on the edge
 */
gboolean mpad_flow_spine_is_beside_bank (const MpadFlowGraph *graph, guint outcome);

/**
 * mpad_flow_layout_new_spine:
 * @graph: questions in the order of reading, each with a size; at most one MPAD_FLOW_BANK and one
 *   MPAD_FLOW_END. Edges from a question to a later or earlier question run along the side.
 *
 * The height of the bank is set by the layout; its own height is the least it gets.
 *
 * Returns: (transfer full): the places
 */
MpadFlowLayout *mpad_flow_layout_new_spine (const MpadFlowGraph *graph,
                                            const MpadFlowSpineOptions *options);

G_END_DECLS
