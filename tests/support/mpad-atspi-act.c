/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements acting on the program's nodes: over AT-SPI where a node offers an action, else with the
 * keys that a person would press. */
#include "mpad-atspi-private.h"

#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAction, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiEditableText, g_object_unref)

static gboolean
is_press_action (const char *name)
{
  return g_strv_contains ((const char *const[]) { "click", "toggle", "activate", NULL }, name);
}

static gboolean
press (AtspiAccessible *node)
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

static gboolean
visit_press (const MpadUiNode *node, G_GNUC_UNUSED guint depth, G_GNUC_UNUSED gpointer data)
{
  g_autoptr (AtspiAccessible) accessible = mpad_ui_node_ref (node);

  return press (accessible);
}

/* ---- the keyboard ---- */

/* How long a key may stay without effect before the next one is pressed. */
#define KEY_US (500 * 1000)

static gboolean
visit_focused (const MpadUiNode *node, G_GNUC_UNUSED guint depth, G_GNUC_UNUSED gpointer data)
{
  return mpad_ui_node_has (node, ATSPI_STATE_FOCUSED);
}

static gboolean
visit_same (const MpadUiNode *node, G_GNUC_UNUSED guint depth, gpointer data)
{
  return mpad_ui_node_is (node, data);
}

/* A look in which @node is, when it shows at all. */
static MpadUiTree *
look_for (MpadUi *ui, AtspiAccessible *node)
{
  g_autoptr (MpadUiTree) tree = mpad_ui_look (ui, FALSE);

  if (mpad_ui_tree_search (tree, NULL, visit_same, node) != NULL)
    return g_steal_pointer (&tree);
  return mpad_ui_look (ui, TRUE);
}

/* A drop-down or an entry row is focused when the part in it is; a row with a button in it is not. */
static gboolean
has_focus (MpadUiTree *tree, AtspiAccessible *node)
{
  const MpadUiNode *self = mpad_ui_tree_search (tree, NULL, visit_same, node);

  if (self == NULL || mpad_ui_node_has (self, ATSPI_STATE_FOCUSED))
    return self != NULL;
  return self->role != ATSPI_ROLE_LIST_ITEM &&
         mpad_ui_tree_search (tree, node, visit_focused, NULL) != NULL;
}

/* The key that brings the focus nearer to @node: an arrow when it is in the same list, or among
 * radio buttons. At the end of a group of those the arrow goes nowhere: every fourth key goes on. */
static const char *
key_towards (MpadUiTree *tree, AtspiAccessible *node, const MpadUiNode *focused, guint keys)
{
  const MpadUiNode *self = mpad_ui_tree_search (tree, NULL, visit_same, node), *list;

  if (self == NULL || focused == NULL)
    return "Tab";
  if (self->role == ATSPI_ROLE_RADIO_BUTTON && focused->role == ATSPI_ROLE_RADIO_BUTTON)
    return keys % 4 != 3 ? "Down" : "Tab";
  list = mpad_ui_node_get_parent (self);
  if (self->role != ATSPI_ROLE_LIST_ITEM || focused->role != ATSPI_ROLE_LIST_ITEM || list == NULL ||
      mpad_ui_node_get_parent (focused) != list)
    return "Tab";
  return mpad_ui_node_comes_before (focused, self) ? "Down" : "Up";
}

/* Presses keys until the focus is on @node. The next key waits for what the last one did: on a slow
 * machine two would otherwise run past it. Returns %FALSE when @node has gone meanwhile: the list
 * that it was in has been filled again. */
static gboolean
focus_node (MpadUi *ui, AtspiAccessible *node)
{
  g_autofree char *name = mpad_ui_get_name (node);
  g_autoptr (AtspiAccessible) last = NULL;
  gint64 end = g_get_monotonic_time () + 3 * ui->timeout_us, pressed = 0;
  guint keys = 0;

  do
    {
      g_autoptr (MpadUiTree) tree = look_for (ui, node);
      const MpadUiNode *focused = mpad_ui_tree_search (tree, NULL, visit_focused, NULL);

      if (mpad_ui_tree_search (tree, NULL, visit_same, node) == NULL)
        return FALSE;
      if (has_focus (tree, node))
        return TRUE;
      if (g_get_monotonic_time () - pressed < KEY_US &&
          (focused == NULL || (last != NULL && mpad_ui_node_is (focused, last))))
        continue;
      mpad_ui_key (ui, key_towards (tree, node, focused, keys++));
      pressed = g_get_monotonic_time ();
      g_clear_object (&last);
      last = focused != NULL ? mpad_ui_node_ref (focused) : NULL;
    }
  while (mpad_ui_wait_turn (ui, end));
  mpad_ui_fail (ui, "the keyboard does not get to “%s” with %u keys", name, keys);
}

typedef enum
{
  DONE,
  NOTHING, /* it cannot be activated */
  GONE,
} Outcome;

static Outcome
activate_node (MpadUi *ui, AtspiAccessible *node)
{
  if (press (node))
    return DONE;
  /* A row has no action over AT-SPI in GTK 4.18, and a button in it is not the row. */
  if (atspi_accessible_get_role (node, NULL) != ATSPI_ROLE_LIST_ITEM ||
      !mpad_ui_has_state (node, ATSPI_STATE_FOCUSABLE))
    return NOTHING;
  if (!focus_node (ui, node))
    return GONE;
  mpad_ui_key (ui, "Return");
  return DONE;
}

/* The words on a row or a button: what they lie on is meant. */
static Outcome
activate_above (MpadUi *ui, AtspiAccessible *node)
{
  g_autoptr (AtspiAccessible) above = atspi_accessible_get_parent (node, NULL);

  for (int i = 0; above != NULL && i < 6; i++)
    {
      AtspiAccessible *next;
      Outcome outcome = activate_node (ui, above);

      if (outcome != NOTHING)
        return outcome;
      next = atspi_accessible_get_parent (above, NULL);
      g_object_unref (above);
      above = next;
    }
  return NOTHING;
}

/* Nor has a radio button an action. Coming to it with the arrow chooses it, with Tab it does not. */
static Outcome
choose_radio (MpadUi *ui, AtspiAccessible *node)
{
  if (!focus_node (ui, node))
    return GONE;
  if (!mpad_ui_has_state (node, ATSPI_STATE_CHECKED))
    mpad_ui_key (ui, "space");
  return DONE;
}

static Outcome
activate (MpadUi *ui, AtspiAccessible *node)
{
  AtspiRole role = atspi_accessible_get_role (node, NULL);
  g_autoptr (AtspiAccessible) inner = NULL;
  Outcome outcome = activate_node (ui, node);

  if (outcome == NOTHING && role == ATSPI_ROLE_LABEL)
    outcome = activate_above (ui, node);
  if (outcome != NOTHING)
    return outcome;
  inner = mpad_ui_search (ui, node, visit_press, NULL);
  if (inner != NULL)
    return DONE;
  return role == ATSPI_ROLE_RADIO_BUTTON ? choose_radio (ui, node) : NOTHING;
}

void
mpad_ui_activate (MpadUi *ui, AtspiAccessible *node)
{
  g_autofree char *name = mpad_ui_get_name (node);

  switch (activate (ui, node))
    {
    case DONE:
      break;
    case NOTHING:
      mpad_ui_fail (ui, "“%s” has nothing to activate", name);
    case GONE:
      mpad_ui_fail (ui, "“%s” has gone", name);
    }
}

void
mpad_ui_click_in (MpadUi *ui, AtspiAccessible *root, AtspiRole role, const char *name)
{
  gint64 end = mpad_ui_deadline (ui);
  gboolean seen = FALSE;

  do
    {
      g_autoptr (AtspiAccessible) found = mpad_ui_find (ui, root, role, name);

      seen = found != NULL;
      if (found != NULL && mpad_ui_has_state (found, ATSPI_STATE_SENSITIVE))
        switch (activate (ui, found))
          {
          case DONE:
            return;
          case NOTHING:
            mpad_ui_fail (ui, "“%s” has nothing to activate", name);
          case GONE:
            break;
          }
    }
  while (mpad_ui_wait_turn (ui, end));
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
visit_checkable (const MpadUiNode *node, G_GNUC_UNUSED guint depth, gpointer data)
{
  static const AtspiRole roles[] = { ATSPI_ROLE_CHECK_BOX, ATSPI_ROLE_RADIO_BUTTON,
                                     ATSPI_ROLE_TOGGLE_BUTTON, ATSPI_ROLE_SWITCH,
                                     ATSPI_ROLE_CHECK_MENU_ITEM };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (node->role == roles[i])
      return mpad_ui_name_fits (node->name, data);
  return FALSE;
}

void
mpad_ui_set_checked (MpadUi *ui, const char *name, gboolean checked)
{
  gint64 end = mpad_ui_deadline (ui);
  gboolean done = FALSE, seen = FALSE;

  do
    {
      g_autoptr (AtspiAccessible)
        node = mpad_ui_search (ui, NULL, visit_checkable, (gpointer) name);

      seen = node != NULL;
      if (node == NULL || !mpad_ui_has_state (node, ATSPI_STATE_SENSITIVE))
        continue;
      if (is_on (node) == checked)
        return;
      if (!done)
        mpad_ui_activate (ui, node);
      done = TRUE;
    }
  while (mpad_ui_wait_turn (ui, end));
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
  MpadUiQuery query = { .role = MPAD_UI_ANY, .name = name, .editable = TRUE };
  gint64 end = mpad_ui_deadline (ui);
  g_autofree char *got = NULL;

  do
    {
      g_autoptr (AtspiAccessible) node = mpad_ui_search_query (ui, root, &query);
      g_autoptr (AtspiEditableText) editable = NULL;

      if (node == NULL || !mpad_ui_has_state (node, ATSPI_STATE_SENSITIVE))
        continue;
      editable = atspi_accessible_get_editable_text_iface (node);
      if (!atspi_editable_text_set_text_contents (editable, text, NULL))
        continue;
      g_clear_pointer (&got, g_free);
      got = mpad_ui_read_node (node);
      if (g_str_equal (got, text) || is_masked (got, text))
        return;
    }
  while (mpad_ui_wait_turn (ui, end));
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
  MpadUiQuery query = { .role = MPAD_UI_ANY, .name = name, .editable = TRUE };
  g_autoptr (AtspiAccessible) node = mpad_ui_wait_query (ui, NULL, &query);

  return mpad_ui_read_node (node);
}

/* Returns: (transfer full): what it printed. */
static char *
run_xdotool (MpadUi *ui, const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *err = NULL;
  char *out = NULL;
  int status;

  mpad_ui_check_alive (ui);
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &err,
                     &status, &error) ||
      !g_spawn_check_wait_status (status, &error))
    mpad_ui_fail (ui, "xdotool: %s %s", error->message, err != NULL ? err : "");
  return out;
}

static void
xdotool (MpadUi *ui, const char *const *argv)
{
  g_free (run_xdotool (ui, argv));
}

void
mpad_ui_take_keyboard (MpadUi *ui)
{
  g_autofree char *pid = g_strdup_printf ("%d", (int) ui->pid), *found = NULL;
  g_auto (GStrv) windows = NULL;

  found = run_xdotool (ui, (const char *const[]) { "xdotool", "search", "--sync", "--onlyvisible",
                                                   "--pid", pid, NULL });
  windows = g_strsplit (g_strstrip (found), "\n", -1);
  /* To the pointer first: the window hears only of a change. The topmost window is named last. */
  xdotool (ui, (const char *const[]) { "xdotool", "windowfocus", "1", NULL });
  xdotool (ui, (const char *const[]) { "xdotool", "windowfocus",
                                       windows[g_strv_length (windows) - 1], NULL });
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
  gint64 end = mpad_ui_deadline (ui);

  do
    {
      g_autoptr (AtspiAccessible) node = mpad_ui_wait_in (ui, NULL, role, name);

      if (focus_node (ui, node))
        return;
    }
  while (mpad_ui_wait_turn (ui, end));
  mpad_ui_fail (ui, "“%s” does not stay", name);
}

/* The row that the keyboard is on in the open list of a drop-down; its name is on a label in it. */
static gboolean
visit_focused_row (const MpadUiNode *node, G_GNUC_UNUSED guint depth, G_GNUC_UNUSED gpointer data)
{
  return node->role == ATSPI_ROLE_LIST_ITEM && mpad_ui_node_has (node, ATSPI_STATE_FOCUSED);
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
  gint64 end = mpad_ui_deadline (ui);
  g_autofree char *last = NULL;
  guint looks = 0;

  mpad_ui_focus (ui, ATSPI_ROLE_COMBO_BOX, name);
  mpad_ui_key (ui, "space");
  while ((row = mpad_ui_search (ui, NULL, visit_focused_row, NULL)) == NULL)
    {
      g_autoptr (AtspiAccessible) focused = mpad_ui_search (ui, NULL, visit_focused, NULL);

      if (!mpad_ui_wait_turn (ui, end))
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
      row = mpad_ui_search (ui, list, visit_focused_row, NULL);
      if (row == NULL)
        continue;
      label = mpad_ui_find (ui, row, ATSPI_ROLE_LABEL, NULL);
      if (label == NULL)
        continue;
      text = mpad_ui_get_name (label);
      if (mpad_ui_name_fits (text, item))
        {
          mpad_ui_key (ui, "Return");
          while (mpad_ui_has_state (row, ATSPI_STATE_FOCUSED))
            if (!mpad_ui_wait_turn (ui, end))
              mpad_ui_fail (ui, "“%s” does not close", name);
          return;
        }
      /* The rows of a long list are used again: only the words tell that the focus has moved. A
       * key that comes while the list makes new rows is lost. */
      looks = g_strcmp0 (text, last) == 0 ? looks + 1 : 0;
      if (looks % 20 == 0)
        mpad_ui_key (ui, "Down");
      if (looks == 0)
        end = mpad_ui_deadline (ui);
      g_set_str (&last, text);
    }
  while (mpad_ui_wait_turn (ui, end));
  mpad_ui_fail (ui, "“%s” has no “%s” to choose", name, item);
}

void
mpad_ui_choose_menu (MpadUi *ui, const char *button, const char *item)
{
  static const AtspiRole roles[] = { ATSPI_ROLE_MENU_ITEM, ATSPI_ROLE_CHECK_MENU_ITEM,
                                     ATSPI_ROLE_RADIO_MENU_ITEM };
  gint64 end;

  mpad_ui_click (ui, MPAD_UI_ANY, button);
  end = mpad_ui_deadline (ui);
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
  while (mpad_ui_wait_turn (ui, end));
  mpad_ui_fail (ui, "the menu “%s” has no “%s” to choose", button, item);
}
