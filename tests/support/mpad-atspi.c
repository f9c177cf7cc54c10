/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements looking at and acting on the program's nodes. Starting and ending it, and failing,
 * are in mpad-atspi-process.c. */
#include "mpad-atspi-private.h"

#include <string.h>

#define POLL_US 10000
#define MAX_DEPTH 60

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAction, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiEditableText, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiSelection, g_object_unref)
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

typedef gboolean (*VisitFunc) (AtspiAccessible *node, guint depth, gpointer data);

/* Depth first, parents before children; stops at the first @visit that says so. A node that goes
 * away meanwhile answers with errors: it then has no children. Hidden branches are left out,
 * except that windows and the application have no showing state of their own. */
static AtspiAccessible *
walk (AtspiAccessible *node, guint depth, VisitFunc visit, gpointer data)
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
      AtspiAccessible *found = child != NULL ? walk (child, depth + 1, visit, data) : NULL;

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
    g_assert_null (walk (root, 0, visit_all, &data));
}

typedef struct
{
  AtspiRole role;
  const char *name;
  gboolean editable;
  guint count;
} Query;

static gboolean
name_fits (const char *name, const char *wanted)
{
  gsize length = strlen (wanted);

  if (g_str_has_prefix (wanted, "*"))
    return g_str_has_suffix (name, wanted + 1);
  if (length > 0 && wanted[length - 1] == '*')
    return strncmp (name, wanted, length - 1) == 0;
  return g_str_equal (name, wanted);
}

static gboolean
query_fits (AtspiAccessible *node, const Query *query)
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
  return name_fits (name, query->name);
}

static gboolean
visit_first (AtspiAccessible *node, G_GNUC_UNUSED guint depth, gpointer data)
{
  return query_fits (node, data);
}

static gboolean
visit_count (AtspiAccessible *node, G_GNUC_UNUSED guint depth, gpointer data)
{
  Query *query = data;

  query->count += query_fits (node, query) ? 1 : 0;
  return FALSE;
}

static AtspiAccessible *
find (MpadUi *ui, AtspiAccessible *root, Query *query)
{
  if (root == NULL)
    root = ui->app;
  return root != NULL ? walk (root, 0, visit_first, query) : NULL;
}

AtspiAccessible *
mpad_ui_find (MpadUi *ui, AtspiAccessible *root, AtspiRole role, const char *name)
{
  Query query = { .role = role, .name = name };

  return find (ui, root, &query);
}

guint
mpad_ui_count (MpadUi *ui, AtspiAccessible *root, AtspiRole role, const char *name)
{
  Query query = { .role = role, .name = name };

  if (root == NULL)
    root = ui->app;
  if (root != NULL)
    g_assert_null (walk (root, 0, visit_count, &query));
  return query.count;
}

/* ---- waiting ---- */

static gint64
deadline (MpadUi *ui)
{
  return g_get_monotonic_time () + ui->timeout_us;
}

/* One turn of a waiting loop. Returns whether there is time left. */
static gboolean
wait_turn (MpadUi *ui, gint64 end)
{
  mpad_ui_check_alive (ui);
  g_usleep (POLL_US);
  return g_get_monotonic_time () < end;
}

static AtspiAccessible *
wait_query (MpadUi *ui, AtspiAccessible *root, Query *query)
{
  gint64 end = deadline (ui);

  do
    {
      AtspiAccessible *found = find (ui, root, query);

      if (found != NULL)
        return found;
    }
  while (wait_turn (ui, end));
  mpad_ui_fail (ui, "no %s “%s” shows", mpad_ui_role_name (query->role),
                query->name != NULL ? query->name : "*");
}

AtspiAccessible *
mpad_ui_wait_in (MpadUi *ui, AtspiAccessible *root, AtspiRole role, const char *name)
{
  Query query = { .role = role, .name = name };

  return wait_query (ui, root, &query);
}

void
mpad_ui_wait (MpadUi *ui, AtspiRole role, const char *name)
{
  g_object_unref (mpad_ui_wait_in (ui, NULL, role, name));
}

void
mpad_ui_wait_gone (MpadUi *ui, AtspiRole role, const char *name)
{
  gint64 end = deadline (ui);

  do
    {
      g_autoptr (AtspiAccessible) found = mpad_ui_find (ui, NULL, role, name);

      if (found == NULL)
        return;
    }
  while (wait_turn (ui, end));
  mpad_ui_fail (ui, "%s “%s” still shows", mpad_ui_role_name (role), name != NULL ? name : "*");
}

void
mpad_ui_wait_state (
  MpadUi *ui, AtspiRole role, const char *name, AtspiStateType state, gboolean wanted)
{
  gint64 end = deadline (ui);

  do
    {
      g_autoptr (AtspiAccessible) found = mpad_ui_find (ui, NULL, role, name);

      if (found != NULL && mpad_ui_has_state (found, state) == wanted)
        return;
    }
  while (wait_turn (ui, end));
  mpad_ui_fail (ui, "%s “%s” does not get %sstate %d", mpad_ui_role_name (role),
                name != NULL ? name : "*", wanted ? "" : "rid of ", (int) state);
}

/* ---- doing ---- */

static gboolean
is_press_action (const char *name)
{
  return g_strv_contains ((const char *const[]) { "click", "toggle", "activate", NULL }, name);
}

static gboolean
visit_press (AtspiAccessible *node, G_GNUC_UNUSED guint depth, G_GNUC_UNUSED gpointer data)
{
  g_autoptr (AtspiAction) action = atspi_accessible_get_action_iface (node);
  int n = action != NULL ? atspi_action_get_n_actions (action, NULL) : 0;

  for (int i = 0; i < n; i++)
    {
      g_autofree char *name = atspi_action_get_action_name (action, i, NULL);

      if (name != NULL && is_press_action (name) && atspi_action_do_action (action, i, NULL))
        return TRUE;
    }
  return FALSE;
}

/* The node that has the keyboard focus. */
static gboolean
visit_focused (AtspiAccessible *node, G_GNUC_UNUSED guint depth, G_GNUC_UNUSED gpointer data)
{
  return mpad_ui_has_state (node, ATSPI_STATE_FOCUSED);
}

/* The key that brings the focus nearer to @node: an arrow when it is in the same list. */
static const char *
key_towards (MpadUi *ui, AtspiAccessible *node)
{
  g_autoptr (AtspiAccessible) focused = walk (ui->app, 0, visit_focused, NULL);
  g_autoptr (AtspiAccessible) list = focused != NULL ? atspi_accessible_get_parent (focused, NULL)
                                                     : NULL;
  g_autoptr (AtspiAccessible) wanted = atspi_accessible_get_parent (node, NULL);

  if (list == NULL || wanted == NULL || g_strcmp0 (list->parent.path, wanted->parent.path) != 0 ||
      atspi_accessible_get_role (node, NULL) != ATSPI_ROLE_LIST_ITEM)
    return "Tab";
  return atspi_accessible_get_index_in_parent (focused, NULL) <
             atspi_accessible_get_index_in_parent (node, NULL)
           ? "Down"
           : "Up";
}

/* A drop-down or an entry row is focused when the part in it is; a row with a button in it is not. */
static gboolean
has_focus (AtspiAccessible *node)
{
  g_autoptr (AtspiAccessible) inner = NULL;

  if (mpad_ui_has_state (node, ATSPI_STATE_FOCUSED))
    return TRUE;
  if (atspi_accessible_get_role (node, NULL) == ATSPI_ROLE_LIST_ITEM)
    return FALSE;
  inner = walk (node, 0, visit_focused, NULL);
  return inner != NULL;
}

/* Tab until the focus is on @node; arrows when it is on another row of the same list. */
static void
focus_node (MpadUi *ui, AtspiAccessible *node)
{
  gint64 end = deadline (ui);
  g_autofree char *name = mpad_ui_get_name (node);

  for (int tabs = 0; tabs < 300 && g_get_monotonic_time () < end; tabs++)
    {
      /* Let the last key arrive: a few looks before the next one. */
      for (int look = 0; look < 5; look++)
        {
          if (has_focus (node))
            return;
          wait_turn (ui, end);
        }
      mpad_ui_key (ui, key_towards (ui, node));
    }
  mpad_ui_fail (ui, "the keyboard does not get to “%s”", name);
}

/* Returns whether the node could be activated itself. */
static gboolean
activate_node (MpadUi *ui, AtspiAccessible *node)
{
  if (visit_press (node, 0, NULL))
    return TRUE;
  /* A row has no action over AT-SPI in GTK 4.18, and a button in it is not the row. */
  if (atspi_accessible_get_role (node, NULL) != ATSPI_ROLE_LIST_ITEM ||
      !mpad_ui_has_state (node, ATSPI_STATE_FOCUSABLE))
    return FALSE;
  focus_node (ui, node);
  mpad_ui_key (ui, "Return");
  return TRUE;
}

static gboolean
visit_focused_radio (AtspiAccessible *node, G_GNUC_UNUSED guint depth, G_GNUC_UNUSED gpointer data)
{
  return atspi_accessible_get_role (node, NULL) == ATSPI_ROLE_RADIO_BUTTON &&
         mpad_ui_has_state (node, ATSPI_STATE_FOCUSED);
}

static void
focus_radio (MpadUi *ui, AtspiAccessible *node)
{
  gint64 end = deadline (ui);
  g_autofree char *name = mpad_ui_get_name (node);

  for (int keys = 0; keys < 300 && g_get_monotonic_time () < end; keys++)
    {
      g_autoptr (AtspiAccessible) radio = NULL;

      for (int look = 0; look < 5; look++)
        {
          if (mpad_ui_has_state (node, ATSPI_STATE_FOCUSED))
            {
              if (!mpad_ui_has_state (node, ATSPI_STATE_CHECKED))
                mpad_ui_key (ui, "space");
              return;
            }
          wait_turn (ui, end);
        }
      radio = walk (ui->app, 0, visit_focused_radio, NULL);
      /* At the end of a group the arrow goes nowhere: every fourth key goes on to the next one. */
      mpad_ui_key (ui, radio != NULL && keys % 4 != 3 ? "Down" : "Tab");
    }
  mpad_ui_fail (ui, "the keyboard does not get to “%s”", name);
}

void
mpad_ui_activate (MpadUi *ui, AtspiAccessible *node)
{
  g_autofree char *name = mpad_ui_get_name (node);
  g_autoptr (AtspiAccessible) inner = NULL;

  if (activate_node (ui, node))
    return;
  /* The words on a row or a button: what they lie on is meant. */
  if (atspi_accessible_get_role (node, NULL) == ATSPI_ROLE_LABEL)
    {
      g_autoptr (AtspiAccessible) above = atspi_accessible_get_parent (node, NULL);

      for (int i = 0; above != NULL && i < 6; i++)
        {
          AtspiAccessible *next;

          if (activate_node (ui, above))
            return;
          next = atspi_accessible_get_parent (above, NULL);
          g_object_unref (above);
          above = next;
        }
    }
  inner = walk (node, 0, visit_press, NULL);
  if (inner != NULL)
    return;
  /* Nor has a radio button: Tab leads to the group, arrows lead on and choose. */
  if (atspi_accessible_get_role (node, NULL) == ATSPI_ROLE_RADIO_BUTTON)
    focus_radio (ui, node);
  else
    mpad_ui_fail (ui, "“%s” has nothing to activate", name);
}

void
mpad_ui_click_in (MpadUi *ui, AtspiAccessible *root, AtspiRole role, const char *name)
{
  gint64 end = deadline (ui);
  gboolean seen = FALSE;

  do
    {
      g_autoptr (AtspiAccessible) found = mpad_ui_find (ui, root, role, name);

      seen = found != NULL;
      if (found != NULL && mpad_ui_has_state (found, ATSPI_STATE_SENSITIVE))
        {
          mpad_ui_activate (ui, found);
          return;
        }
    }
  while (wait_turn (ui, end));
  mpad_ui_fail (ui, "%s “%s” %s", mpad_ui_role_name (role), name,
                seen ? "stays insensitive" : "does not show");
}

void
mpad_ui_click (MpadUi *ui, AtspiRole role, const char *name)
{
  mpad_ui_click_in (ui, NULL, role, name);
}

/* A node that is checked, pressed or switched on, whichever its role says it with. */
static gboolean
is_on (AtspiAccessible *node)
{
  return mpad_ui_has_state (node, ATSPI_STATE_CHECKED) ||
         mpad_ui_has_state (node, ATSPI_STATE_PRESSED);
}

static gboolean
visit_checkable (AtspiAccessible *node, G_GNUC_UNUSED guint depth, gpointer data)
{
  static const AtspiRole roles[] = { ATSPI_ROLE_CHECK_BOX, ATSPI_ROLE_RADIO_BUTTON,
                                     ATSPI_ROLE_TOGGLE_BUTTON, ATSPI_ROLE_SWITCH,
                                     ATSPI_ROLE_CHECK_MENU_ITEM };
  AtspiRole role = atspi_accessible_get_role (node, NULL);
  g_autofree char *name = mpad_ui_get_name (node);

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (role == roles[i])
      return name_fits (name, data);
  return FALSE;
}

void
mpad_ui_set_checked (MpadUi *ui, const char *name, gboolean checked)
{
  gint64 end = deadline (ui);
  gboolean done = FALSE, seen = FALSE;

  do
    {
      g_autoptr (AtspiAccessible)
        node = ui->app != NULL ? walk (ui->app, 0, visit_checkable, (gpointer) name) : NULL;

      seen = node != NULL;
      if (node == NULL || !mpad_ui_has_state (node, ATSPI_STATE_SENSITIVE))
        continue;
      if (is_on (node) == checked)
        return;
      if (!done)
        mpad_ui_activate (ui, node);
      done = TRUE;
    }
  while (wait_turn (ui, end));
  mpad_ui_fail (ui, "“%s” %s", name,
                !seen  ? "does not show as something to check"
                : done ? "does not change"
                       : "stays insensitive");
}

void
mpad_ui_action (MpadUi *ui, const char *action_name)
{
  int n = atspi_accessible_get_child_count (ui->app, NULL);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (AtspiAccessible) window = atspi_accessible_get_child_at_index (ui->app, i, NULL);
      g_autoptr (AtspiAction) action = window != NULL ? atspi_accessible_get_action_iface (window)
                                                      : NULL;
      int n_actions = action != NULL ? atspi_action_get_n_actions (action, NULL) : 0;

      for (int j = 0; j < n_actions; j++)
        {
          g_autofree char *name = atspi_action_get_action_name (action, j, NULL);

          if (g_strcmp0 (name, action_name) == 0 && atspi_action_do_action (action, j, NULL))
            return;
        }
    }
  mpad_ui_fail (ui, "no window has the action “%s”, or it is disabled", action_name);
}

static char *
read_node (AtspiAccessible *node)
{
  g_autoptr (AtspiText) text = atspi_accessible_get_text_iface (node);
  char *read = NULL;

  /* get_text (0, -1) answers with nothing in GTK 4.18. */
  if (text != NULL)
    read = atspi_text_get_text (text, 0, atspi_text_get_character_count (text, NULL), NULL);
  return read != NULL ? read : g_strdup ("");
}

/* A passphrase field shows dots: then only the length can be compared. */
static gboolean
is_masked (const char *got, const char *text)
{
  for (const char *p = got; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) != 0x25cf)
      return FALSE;
  return g_utf8_strlen (got, -1) == g_utf8_strlen (text, -1);
}

void
mpad_ui_set_text_in (MpadUi *ui, AtspiAccessible *root, const char *name, const char *text)
{
  Query query = { .role = MPAD_UI_ANY, .name = name, .editable = TRUE };
  gint64 end = deadline (ui);
  g_autofree char *got = NULL;

  do
    {
      g_autoptr (AtspiAccessible) node = find (ui, root, &query);
      g_autoptr (AtspiEditableText) editable = NULL;

      if (node == NULL || !mpad_ui_has_state (node, ATSPI_STATE_SENSITIVE))
        continue;
      editable = atspi_accessible_get_editable_text_iface (node);
      if (!atspi_editable_text_set_text_contents (editable, text, NULL))
        continue;
      g_clear_pointer (&got, g_free);
      got = read_node (node);
      if (g_str_equal (got, text) || is_masked (got, text))
        return;
    }
  while (wait_turn (ui, end));
  mpad_ui_fail (ui, "the field “%s” %s%s", name,
                got == NULL ? "does not show, or takes no text"
                            : "does not take the text; it reads: ",
                got == NULL ? "" : got);
}

void
mpad_ui_set_text (MpadUi *ui, const char *name, const char *text)
{
  mpad_ui_set_text_in (ui, NULL, name, text);
}

char *
mpad_ui_read_text (MpadUi *ui, const char *name)
{
  Query query = { .role = MPAD_UI_ANY, .name = name, .editable = TRUE };
  g_autoptr (AtspiAccessible) node = wait_query (ui, NULL, &query);

  return read_node (node);
}

static void
xdotool (MpadUi *ui, const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *err = NULL;
  int status;

  mpad_ui_check_alive (ui);
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &err,
                     &status, &error) ||
      !g_spawn_check_wait_status (status, &error))
    mpad_ui_fail (ui, "xdotool: %s %s", error->message, err != NULL ? err : "");
}

void
mpad_ui_key (MpadUi *ui, const char *keys)
{
  xdotool (ui, (const char *const[]) { "xdotool", "key", "--delay", "0", keys, NULL });
}

void
mpad_ui_type (MpadUi *ui, const char *ascii)
{
  if (!g_str_is_ascii (ascii))
    mpad_ui_fail (ui, "keys are ASCII only: use mpad_ui_set_text() for “%s”", ascii);
  xdotool (ui, (const char *const[]) { "xdotool", "type", "--delay", "4", "--", ascii, NULL });
}

void
mpad_ui_focus (MpadUi *ui, AtspiRole role, const char *name)
{
  g_autoptr (AtspiAccessible) node = mpad_ui_wait_in (ui, NULL, role, name);

  focus_node (ui, node);
}

/* The row that the keyboard is on in the open list of a drop-down; its name is on a label in it. */
static gboolean
visit_focused_row (AtspiAccessible *node, G_GNUC_UNUSED guint depth, G_GNUC_UNUSED gpointer data)
{
  return atspi_accessible_get_role (node, NULL) == ATSPI_ROLE_LIST_ITEM &&
         mpad_ui_has_state (node, ATSPI_STATE_FOCUSED);
}

static gboolean
has_role_of_field (AtspiAccessible *node)
{
  AtspiRole role = atspi_accessible_get_role (node, NULL);

  return role == ATSPI_ROLE_ENTRY || role == ATSPI_ROLE_TEXT;
}

void
mpad_ui_choose (MpadUi *ui, const char *name, const char *item)
{
  g_autoptr (AtspiAccessible) row = NULL, list = NULL;
  gint64 end = deadline (ui);
  g_autofree char *last = NULL;
  guint looks = 0;

  mpad_ui_focus (ui, ATSPI_ROLE_COMBO_BOX, name);
  mpad_ui_key (ui, "space");
  while ((row = walk (ui->app, 0, visit_focused_row, NULL)) == NULL)
    {
      g_autoptr (AtspiAccessible) focused = walk (ui->app, 0, visit_focused, NULL);

      if (!wait_turn (ui, end))
        mpad_ui_fail (ui, "the list of “%s” does not take the focus", name);
      /* Some lists open with the focus in a search field above the rows. */
      if (focused != NULL && has_role_of_field (focused))
        mpad_ui_key (ui, "Tab");
    }
  list = atspi_accessible_get_parent (row, NULL);
  mpad_ui_key (ui, "Home");
  do
    {
      g_autoptr (AtspiAccessible) label = NULL;
      g_autofree char *text = NULL;

      g_clear_object (&row);
      row = walk (list, 0, visit_focused_row, NULL);
      if (row == NULL)
        continue;
      label = mpad_ui_find (ui, row, ATSPI_ROLE_LABEL, NULL);
      if (label == NULL)
        continue;
      text = mpad_ui_get_name (label);
      if (name_fits (text, item))
        {
          mpad_ui_key (ui, "Return");
          while (mpad_ui_has_state (row, ATSPI_STATE_FOCUSED))
            if (!wait_turn (ui, end))
              mpad_ui_fail (ui, "“%s” does not close", name);
          return;
        }
      /* The rows of a long list are used again: only the words tell that the focus has moved. A
       * key that comes while the list makes new rows is lost. */
      looks = g_strcmp0 (text, last) == 0 ? looks + 1 : 0;
      if (looks % 20 == 0)
        mpad_ui_key (ui, "Down");
      if (looks == 0)
        end = deadline (ui);
      g_set_str (&last, text);
    }
  while (wait_turn (ui, end));
  mpad_ui_fail (ui, "“%s” has no “%s” to choose", name, item);
}

void
mpad_ui_choose_menu (MpadUi *ui, const char *button, const char *item)
{
  static const AtspiRole roles[] = { ATSPI_ROLE_MENU_ITEM, ATSPI_ROLE_CHECK_MENU_ITEM,
                                     ATSPI_ROLE_RADIO_MENU_ITEM };
  gint64 end;

  mpad_ui_click (ui, MPAD_UI_ANY, button);
  end = deadline (ui);
  do
    {
      for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
        {
          g_autoptr (AtspiAccessible) found = mpad_ui_find (ui, NULL, roles[i], item);

          if (found != NULL && mpad_ui_has_state (found, ATSPI_STATE_SENSITIVE))
            {
              mpad_ui_activate (ui, found);
              return;
            }
        }
    }
  while (wait_turn (ui, end));
  mpad_ui_fail (ui, "the menu “%s” has no “%s” to choose", button, item);
}

/* ---- telling ---- */

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
      g_autofree char *content = read_node (node);

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
