/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements looking at the program's nodes and waiting for them. Acting on them is in
 * mpad-atspi-act.c; starting and ending the program, and failing, in mpad-atspi-process.c. */
#include "mpad-atspi-private.h"

#include <string.h>

#define POLL_US 20000

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiStateSet, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiText, g_object_unref)

gboolean
mpad_ui_has_state (AtspiAccessible *node, AtspiStateType state)
{
  g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (node);

  return states != NULL && atspi_state_set_contains (states, state);
}

char *
mpad_ui_get_name (AtspiAccessible *node)
{
  char *name = atspi_accessible_get_name (node, NULL);

  return name != NULL ? name : g_strdup ("");
}

/* ---- walking ---- */

MpadUiTree *
mpad_ui_look (MpadUi *ui, gboolean thorough)
{
  if (ui->app == NULL)
    mpad_ui_fail (ui, "no program runs");
  return mpad_ui_tree_take (ui->bus, ui->app, thorough);
}

AtspiAccessible *
mpad_ui_search (MpadUi *ui, AtspiAccessible *root, MpadUiVisit visit, gpointer data)
{
  for (guint thorough = 0; thorough < 2; thorough++)
    {
      g_autoptr (MpadUiTree) tree = mpad_ui_look (ui, thorough != 0);
      const MpadUiNode *found = mpad_ui_tree_search (tree, root, visit, data);

      if (found != NULL)
        return mpad_ui_node_ref (found);
    }
  return NULL;
}

typedef struct
{
  MpadUiFunc func;
  gpointer data;
} WalkData;

static gboolean
visit_all (const MpadUiNode *node, guint depth, gpointer data)
{
  WalkData *walk_data = data;

  walk_data->func (node, depth, walk_data->data);
  return FALSE;
}

void
mpad_ui_walk (MpadUi *ui, AtspiAccessible *root, MpadUiFunc func, gpointer user_data)
{
  g_autoptr (MpadUiTree) tree = mpad_ui_look (ui, TRUE);

  mpad_ui_tree_search (tree, root, visit_all, &(WalkData) { func, user_data });
}

gboolean
mpad_ui_name_fits (const char *name, const char *wanted)
{
  if (strchr (wanted, '*') != NULL)
    return g_pattern_match_simple (wanted, name);
  return g_str_equal (name, wanted);
}

static gboolean
query_fits (const MpadUiNode *node, const MpadUiQuery *query)
{
  if (query->role != MPAD_UI_ANY && node->role != query->role)
    return FALSE;
  if (query->editable && !node->editable)
    return FALSE;
  return query->name == NULL || mpad_ui_name_fits (node->name, query->name);
}

static gboolean
visit_first (const MpadUiNode *node, G_GNUC_UNUSED guint depth, gpointer data)
{
  return query_fits (node, data);
}

AtspiAccessible *
mpad_ui_search_query (MpadUi *ui, AtspiAccessible *root, MpadUiQuery *query)
{
  return mpad_ui_search (ui, root, visit_first, query);
}

AtspiAccessible *
mpad_ui_find (MpadUi *ui, AtspiAccessible *root, AtspiRole role, const char *name)
{
  MpadUiQuery query = { .role = role, .name = name };

  return mpad_ui_search_query (ui, root, &query);
}

static void
count_fitting (const MpadUiNode *node, G_GNUC_UNUSED guint depth, gpointer data)
{
  MpadUiQuery *query = data;

  query->count += query_fits (node, query) ? 1 : 0;
}

guint
mpad_ui_count (MpadUi *ui, AtspiAccessible *root, AtspiRole role, const char *name)
{
  MpadUiQuery query = { .role = role, .name = name };

  mpad_ui_walk (ui, root, count_fitting, &query);
  return query.count;
}

/* ---- waiting ---- */

gint64
mpad_ui_deadline (MpadUi *ui)
{
  return g_get_monotonic_time () + ui->timeout_us;
}

/* One turn of a waiting loop. Returns whether there is time left. */
gboolean
mpad_ui_wait_turn (MpadUi *ui, gint64 end)
{
  mpad_ui_check_alive (ui);
  g_usleep (POLL_US);
  return g_get_monotonic_time () < end;
}

AtspiAccessible *
mpad_ui_wait_query (MpadUi *ui, AtspiAccessible *root, MpadUiQuery *query)
{
  gint64 end = mpad_ui_deadline (ui);

  do
    {
      AtspiAccessible *found = mpad_ui_search_query (ui, root, query);

      if (found != NULL)
        return found;
    }
  while (mpad_ui_wait_turn (ui, end));
  mpad_ui_fail (ui, "no %s “%s” shows", mpad_ui_role_name (query->role),
                query->name != NULL ? query->name : "*");
}

AtspiAccessible *
mpad_ui_wait_in (MpadUi *ui, AtspiAccessible *root, AtspiRole role, const char *name)
{
  MpadUiQuery query = { .role = role, .name = name };

  return mpad_ui_wait_query (ui, root, &query);
}

void
mpad_ui_wait (MpadUi *ui, AtspiRole role, const char *name)
{
  g_object_unref (mpad_ui_wait_in (ui, NULL, role, name));
}

void
mpad_ui_wait_count (MpadUi *ui, AtspiRole role, const char *name, guint count)
{
  gint64 end = mpad_ui_deadline (ui);

  do
    if (mpad_ui_count (ui, NULL, role, name) >= count)
      return;
  while (mpad_ui_wait_turn (ui, end));
  mpad_ui_fail (ui, "%s “%s” does not show %u times", mpad_ui_role_name (role), name, count);
}

void
mpad_ui_wait_gone (MpadUi *ui, AtspiRole role, const char *name)
{
  gint64 end = mpad_ui_deadline (ui);

  do
    {
      g_autoptr (AtspiAccessible) found = mpad_ui_find (ui, NULL, role, name);

      if (found == NULL)
        return;
    }
  while (mpad_ui_wait_turn (ui, end));
  mpad_ui_fail (ui, "%s “%s” still shows", mpad_ui_role_name (role), name != NULL ? name : "*");
}

void
mpad_ui_wait_state (
  MpadUi *ui, AtspiRole role, const char *name, AtspiStateType state, gboolean wanted)
{
  gint64 end = mpad_ui_deadline (ui);

  do
    {
      g_autoptr (AtspiAccessible) found = mpad_ui_find (ui, NULL, role, name);

      if (found != NULL && mpad_ui_has_state (found, state) == wanted)
        return;
    }
  while (mpad_ui_wait_turn (ui, end));
  mpad_ui_fail (ui, "%s “%s” does not get %sstate %d", mpad_ui_role_name (role),
                name != NULL ? name : "*", wanted ? "" : "rid of ", (int) state);
}

/* ---- telling ---- */

char *
mpad_ui_read_node (AtspiAccessible *node)
{
  g_autoptr (AtspiText) text = atspi_accessible_get_text_iface (node);
  char *read = NULL;

  /* get_text (0, -1) answers with nothing in GTK 4.18. */
  if (text != NULL)
    read = atspi_text_get_text (text, 0, atspi_text_get_character_count (text, NULL), NULL);
  return read != NULL ? read : g_strdup ("");
}

static void
append_line (const MpadUiNode *node, guint depth, gpointer data)
{
  static const struct
  {
    AtspiStateType state;
    const char *name;
  } states[] = {
    { ATSPI_STATE_FOCUSED, "focused" },   { ATSPI_STATE_CHECKED, "checked" },
    { ATSPI_STATE_PRESSED, "pressed" },   { ATSPI_STATE_SELECTED, "selected" },
    { ATSPI_STATE_EXPANDED, "expanded" }, { ATSPI_STATE_INVALID_ENTRY, "invalid" },
  };
  GString *out = data;
  g_autofree char *role = atspi_role_get_name (node->role);

  g_string_append_printf (out, "%*s%s “%s”", (int) depth * 2, "", role, node->name);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (mpad_ui_node_has (node, states[i].state))
      g_string_append_printf (out, " %s", states[i].name);
  if (!mpad_ui_node_has (node, ATSPI_STATE_SENSITIVE))
    g_string_append (out, " insensitive");
  if (node->text)
    {
      g_autoptr (AtspiAccessible) accessible = mpad_ui_node_ref (node);
      g_autofree char *content = mpad_ui_read_node (accessible);

      if (!g_str_equal (content, node->name))
        g_string_append_printf (out, " = “%s”", content);
    }
  g_string_append_c (out, '\n');
}

char *
mpad_ui_dump (MpadUi *ui)
{
  GString *out = g_string_new (NULL);

  mpad_ui_walk (ui, NULL, append_line, out);
  return g_string_free (out, FALSE);
}

static void
append_nameless (const MpadUiNode *node, G_GNUC_UNUSED guint depth, gpointer data)
{
  static const AtspiRole groups[] = { ATSPI_ROLE_FRAME, ATSPI_ROLE_PANEL,    ATSPI_ROLE_SCROLL_PANE,
                                      ATSPI_ROLE_LIST,  ATSPI_ROLE_LIST_BOX, ATSPI_ROLE_GROUPING,
                                      ATSPI_ROLE_FILLER };
  g_autofree char *role = atspi_role_get_name (node->role);

  if (node->name[0] != '\0' || !mpad_ui_node_has (node, ATSPI_STATE_FOCUSABLE))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (node->role == groups[i])
      return;
  g_string_append_printf (data, "  %s\n", role);
}

void
mpad_ui_check_names (MpadUi *ui)
{
  g_autoptr (GString) nameless = g_string_new (NULL);

  mpad_ui_walk (ui, NULL, append_nameless, nameless);
  if (nameless->len > 0)
    mpad_ui_fail (ui, "these take the focus but have no name:\n%s", nameless->str);
}
