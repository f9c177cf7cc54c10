/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements looking at the program's nodes and waiting for them. Acting on them is in
 * mpad-atspi-act.c; starting and ending the program, and failing, in mpad-atspi-process.c. */
#include "mpad-atspi-private.h"

#include <string.h>

#define POLL_US 10000
#define MAX_DEPTH 60

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiEditableText, g_object_unref)
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

/* Depth first, parents before children; stops at the first @visit that says so. A node that goes
 * away meanwhile answers with errors: it then has no children. Hidden branches are left out,
 * except that windows and the application have no showing state of their own. */
AtspiAccessible *
mpad_ui_search (AtspiAccessible *node, guint depth, MpadUiVisit visit, gpointer data)
{
  int n;

  if (depth > MAX_DEPTH)
    return NULL;
  if (depth > 0 && mpad_ui_has_state (node, ATSPI_STATE_SHOWING) && visit (node, depth, data))
    return g_object_ref (node);
  n = atspi_accessible_get_child_count (node, NULL);
  for (int i = 0; i < n; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (node, i, NULL);
      AtspiAccessible *found = child != NULL ? mpad_ui_search (child, depth + 1, visit, data)
                                             : NULL;

      if (found != NULL)
        return found;
    }
  return NULL;
}

typedef struct
{
  MpadUiFunc func;
  gpointer data;
} WalkData;

static gboolean
visit_all (AtspiAccessible *node, guint depth, gpointer data)
{
  WalkData *walk_data = data;

  walk_data->func (node, depth, walk_data->data);
  return FALSE;
}

void
mpad_ui_walk (MpadUi *ui, AtspiAccessible *root, MpadUiFunc func, gpointer user_data)
{
  WalkData data = { func, user_data };

  if (root == NULL)
    root = ui->app;
  if (root != NULL)
    g_assert_null (mpad_ui_search (root, 0, visit_all, &data));
}

gboolean
mpad_ui_name_fits (const char *name, const char *wanted)
{
  if (strchr (wanted, '*') != NULL)
    return g_pattern_match_simple (wanted, name);
  return g_str_equal (name, wanted);
}

static gboolean
query_fits (AtspiAccessible *node, const MpadUiQuery *query)
{
  g_autofree char *name = NULL;

  if (query->role != MPAD_UI_ANY && atspi_accessible_get_role (node, NULL) != query->role)
    return FALSE;
  if (query->editable)
    {
      g_autoptr (AtspiEditableText) text = atspi_accessible_get_editable_text_iface (node);

      if (text == NULL)
        return FALSE;
    }
  if (query->name == NULL)
    return TRUE;
  name = mpad_ui_get_name (node);
  return mpad_ui_name_fits (name, query->name);
}

static gboolean
visit_first (AtspiAccessible *node, G_GNUC_UNUSED guint depth, gpointer data)
{
  return query_fits (node, data);
}

static gboolean
visit_count (AtspiAccessible *node, G_GNUC_UNUSED guint depth, gpointer data)
{
  MpadUiQuery *query = data;

  query->count += query_fits (node, query) ? 1 : 0;
  return FALSE;
}

AtspiAccessible *
mpad_ui_search_query (MpadUi *ui, AtspiAccessible *root, MpadUiQuery *query)
{
  if (root == NULL)
    root = ui->app;
  return root != NULL ? mpad_ui_search (root, 0, visit_first, query) : NULL;
}

AtspiAccessible *
mpad_ui_find (MpadUi *ui, AtspiAccessible *root, AtspiRole role, const char *name)
{
  MpadUiQuery query = { .role = role, .name = name };

  return mpad_ui_search_query (ui, root, &query);
}

guint
mpad_ui_count (MpadUi *ui, AtspiAccessible *root, AtspiRole role, const char *name)
{
  MpadUiQuery query = { .role = role, .name = name };

  if (root == NULL)
    root = ui->app;
  if (root != NULL)
    g_assert_null (mpad_ui_search (root, 0, visit_count, &query));
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
append_line (AtspiAccessible *node, guint depth, gpointer data)
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
  g_autofree char *name = mpad_ui_get_name (node),
                  *role = atspi_accessible_get_role_name (node, NULL);
  g_autoptr (AtspiText) text = atspi_accessible_get_text_iface (node);

  g_string_append_printf (out, "%*s%s “%s”", (int) depth * 2, "", role, name);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (mpad_ui_has_state (node, states[i].state))
      g_string_append_printf (out, " %s", states[i].name);
  if (!mpad_ui_has_state (node, ATSPI_STATE_SENSITIVE))
    g_string_append (out, " insensitive");
  if (text != NULL)
    {
      g_autofree char *content = mpad_ui_read_node (node);

      if (!g_str_equal (content, name))
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
append_nameless (AtspiAccessible *node, G_GNUC_UNUSED guint depth, gpointer data)
{
  static const AtspiRole groups[] = { ATSPI_ROLE_FRAME, ATSPI_ROLE_PANEL,    ATSPI_ROLE_SCROLL_PANE,
                                      ATSPI_ROLE_LIST,  ATSPI_ROLE_LIST_BOX, ATSPI_ROLE_GROUPING,
                                      ATSPI_ROLE_FILLER };
  AtspiRole role = atspi_accessible_get_role (node, NULL);
  g_autofree char *name = mpad_ui_get_name (node), *role_name = NULL;

  if (name[0] != '\0' || !mpad_ui_has_state (node, ATSPI_STATE_FOCUSABLE))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (role == groups[i])
      return;
  role_name = atspi_accessible_get_role_name (node, NULL);
  g_string_append_printf (data, "  %s\n", role_name);
}

void
mpad_ui_check_names (MpadUi *ui)
{
  g_autoptr (GString) nameless = g_string_new (NULL);

  mpad_ui_walk (ui, NULL, append_nameless, nameless);
  if (nameless->len > 0)
    mpad_ui_fail (ui, "these take the focus but have no name:\n%s", nameless->str);
}
