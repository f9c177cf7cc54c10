/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All showing nodes of the program at one moment, fetched in one call instead of five a node: a
 * look costs milliseconds, and leaves the program time for its own work. A tree never changes; who
 * waits takes another. Not for tests. */
#pragma once

#include "mpad-atspi.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _MpadUiTree MpadUiTree;

/**
 * mpad_ui_tree_take:
 * @bus: connection to the accessibility bus
 * @app: the program
 * @thorough: ask every node for its children. Otherwise a page that has just taken the place of
 *   another may be missed: nothing with a name is ever in such a tree that does not show, but not
 *   all that shows is in it
 *
 * Returns: (transfer full): the tree; empty when the program does not answer
 */
MpadUiTree *mpad_ui_tree_take (GDBusConnection *bus, AtspiAccessible *app, gboolean thorough);

void mpad_ui_tree_free (MpadUiTree *tree);

/**
 * mpad_ui_tree_search:
 * @root: (nullable): look at this node and below it; %NULL looks in all windows
 *
 * Parents before children, in the order in which they are shown.
 *
 * Returns: (nullable) (transfer none): the first showing node that @visit takes
 */
const MpadUiNode *
mpad_ui_tree_search (MpadUiTree *tree,
                     AtspiAccessible *root,
                     gboolean (*visit) (const MpadUiNode *node, guint depth, gpointer data),
                     gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadUiTree, mpad_ui_tree_free)

G_END_DECLS
