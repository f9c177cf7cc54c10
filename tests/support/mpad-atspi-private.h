/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the three parts of the driver share. Not for tests. */
#pragma once

#include "mpad-atspi-tree.h"

#include <gio/gio.h>

struct _MpadUi
{
  GDBusConnection *bus; /* the accessibility bus */
  AtspiAccessible *app; /* NULL when no program runs */
  GPid pid;
  guint replaced; /* how often a lock replaced the process */
  char *log_path;
  char *step;
  gint64 timeout_us;
  gint64 began_us;
};

/* Fails when the program has ended by itself. */
void mpad_ui_check_alive (MpadUi *ui);

const char *mpad_ui_role_name (AtspiRole role);

/* ---- looking ---- */

typedef struct
{
  AtspiRole role;   /* or MPAD_UI_ANY */
  const char *name; /* (nullable) */
  gboolean editable;
  guint count;
} MpadUiQuery;

typedef gboolean (*MpadUiVisit) (const MpadUiNode *node, guint depth, gpointer data);

/* The showing nodes now. */
MpadUiTree *mpad_ui_look (MpadUi *ui, gboolean thorough);
/* The first showing node below @root (nullable) that @visit takes. (transfer full) (nullable) */
AtspiAccessible *
mpad_ui_search (MpadUi *ui, AtspiAccessible *root, MpadUiVisit visit, gpointer data);
AtspiAccessible *mpad_ui_search_query (MpadUi *ui, AtspiAccessible *root, MpadUiQuery *query);
/* As mpad_ui_search_query(), waited for: never %NULL. */
AtspiAccessible *mpad_ui_wait_query (MpadUi *ui, AtspiAccessible *root, MpadUiQuery *query);
gboolean mpad_ui_name_fits (const char *name, const char *wanted);
char *mpad_ui_read_node (AtspiAccessible *node);

/* When waiting that begins now must end, in monotonic time. */
gint64 mpad_ui_deadline (MpadUi *ui);
/* One turn of a waiting loop. Returns whether there is time left. */
gboolean mpad_ui_wait_turn (MpadUi *ui, gint64 end);
