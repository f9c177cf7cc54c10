/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns the blocks of a document into atoms. Knows the width of the page, not its height, but for
 * slicing a table row that is taller than a page. Private to this folder. */
#pragma once

#include "mpad-flow.h"

G_BEGIN_DECLS

/** mpad_flow_add_block: appends the atoms of one block. */
void mpad_flow_add_block (MpadFlow *self, const MpadBlock *block);

G_END_DECLS
