/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cache interface of the program tells of every node that anybody asked for so far, also of those
 * on a page that is hidden by now (these lose their names). A node that nobody asked for, or one
 * beside a hidden one, shows as a wrong number of children; for those the children are asked, and
 * so on down. Only when one came and one went at the same time is the number right. */
#include "mpad-atspi-tree.h"

#define MAX_DEPTH 80
#define ROUNDS 4
#define TIMEOUT_MS 15000
#define CACHE_PATH "/org/a11y/atspi/cache"
#define ITEMS "(a((so)(so)(so)iiassusau))"

typedef struct
{
  MpadUiNode public;
  MpadUiTree *tree;
  const char *path; /* this and the other words lie in the answer of the program */
  const char *parent;
  int index;
  int n_children;      /* as the program counts them: those that show */
  GPtrArray *children; /* of Node, in order, not owned */
} Node;

struct _MpadUiTree
{
  GDBusConnection *bus;
  AtspiApplication *app;
  char *root;
  gboolean thorough;
  GVariant *items;   /* the answer */
  GHashTable *nodes; /* path → Node */
  GHashTable *asked; /* path → char **, the paths of its children */
};

static void
free_node (gpointer data)
{
  Node *node = data;

  g_clear_pointer (&node->children, g_ptr_array_unref);
  g_free (node);
}

void
mpad_ui_tree_free (MpadUiTree *tree)
{
  g_hash_table_unref (tree->nodes);
  g_hash_table_unref (tree->asked);
  g_clear_pointer (&tree->items, g_variant_unref);
  g_clear_object (&tree->app);
  g_object_unref (tree->bus);
  g_free (tree->root);
  g_free (tree);
}

static Node *
read_item (GVariantIter *iter)
{
  g_autoptr (GVariant) interfaces = NULL, states = NULL;
  Node *node = g_new0 (Node, 1);
  GVariantIter names;
  const char *name;
  guint32 low = 0, high = 0;

  if (!g_variant_iter_next (iter, "((&s&o)(&s&o)(&s&o)ii@as&su&s@au)", NULL, &node->path, NULL,
                            NULL, NULL, &node->parent, &node->index, &node->n_children, &interfaces,
                            &node->public.name, &node->public.role, NULL, &states))
    {
      g_free (node);
      return NULL;
    }
  if (g_variant_n_children (states) == 2)
    {
      g_variant_get_child (states, 0, "u", &low);
      g_variant_get_child (states, 1, "u", &high);
    }
  node->public.states = (guint64) high << 32 | low;
  g_variant_iter_init (&names, interfaces);
  while (g_variant_iter_next (&names, "&s", &name))
    {
      node->public.editable |= g_str_equal (name, "org.a11y.atspi.EditableText");
      node->public.text |= g_str_equal (name, "org.a11y.atspi.Text");
    }
  node->children = g_ptr_array_new ();
  return node;
}

static gboolean
read_items (MpadUiTree *tree)
{
  g_autoptr (GVariant) reply = NULL;
  GVariantIter iter;
  Node *node;

  reply = g_dbus_connection_call_sync (
    tree->bus, tree->app->bus_name, CACHE_PATH, "org.a11y.atspi.Cache", "GetItems", NULL,
    G_VARIANT_TYPE (ITEMS), G_DBUS_CALL_FLAGS_NO_AUTO_START, TIMEOUT_MS, NULL, NULL);
  g_hash_table_remove_all (tree->nodes);
  g_clear_pointer (&tree->items, g_variant_unref);
  if (reply == NULL)
    return FALSE;
  tree->items = g_variant_get_child_value (reply, 0);
  g_variant_iter_init (&iter, tree->items);
  while ((node = read_item (&iter)) != NULL)
    {
      node->tree = tree;
      g_hash_table_replace (tree->nodes, (char *) node->path, node);
    }
  return TRUE;
}

/* ---- asking for children ---- */

typedef struct
{
  MpadUiTree *tree;
  char *path;
  GPtrArray *next; /* of char *: the children to ask next */
  guint *waiting;
} Ask;

static void
on_children_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Ask *ask = user_data;
  g_autoptr (GVariant)
    reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  if (reply != NULL)
    {
      g_autoptr (GVariant) list = g_variant_get_child_value (reply, 0);
      GVariantIter iter;
      const char *path;

      g_variant_iter_init (&iter, list);
      while (g_variant_iter_next (&iter, "(&s&o)", NULL, &path))
        {
          g_strv_builder_add (paths, path);
          if (ask->tree->thorough || !g_hash_table_contains (ask->tree->nodes, path))
            g_ptr_array_add (ask->next, g_strdup (path));
        }
    }
  g_hash_table_replace (ask->tree->asked, g_steal_pointer (&ask->path), g_strv_builder_end (paths));
  (*ask->waiting)--;
  g_free (ask);
}

/* Asks for the children of all @paths, then of those among them that were not known (or of all), to
 * the leaves. All of one level are asked at once. */
static void
ask_children (MpadUiTree *tree, GPtrArray *paths)
{
  g_autoptr (GPtrArray) level = g_ptr_array_ref (paths);

  for (guint depth = 0; depth < MAX_DEPTH && level->len > 0; depth++)
    {
      g_autoptr (GPtrArray) next = g_ptr_array_new_with_free_func (g_free);
      guint waiting = 0;

      for (guint i = 0; i < level->len; i++)
        {
          Ask *ask = g_new0 (Ask, 1);

          *ask = (Ask) { tree, g_strdup (level->pdata[i]), next, &waiting };
          waiting++;
          g_dbus_connection_call (tree->bus, tree->app->bus_name, ask->path,
                                  "org.a11y.atspi.Accessible", "GetChildren", NULL,
                                  G_VARIANT_TYPE ("(a(so))"), G_DBUS_CALL_FLAGS_NO_AUTO_START,
                                  TIMEOUT_MS, NULL, on_children_cb, ask);
        }
      while (waiting > 0)
        g_main_context_iteration (NULL, TRUE);
      g_ptr_array_unref (level);
      level = g_steal_pointer (&next);
    }
}

/* ---- putting the tree together ---- */

static int
compare_index (gconstpointer a, gconstpointer b)
{
  const Node *one = *(Node *const *) a, *two = *(Node *const *) b;

  return (one->index > two->index) - (one->index < two->index);
}

/* Whether the children that the cache names are all that show, each in its place. */
static gboolean
is_whole (Node *node)
{
  if ((int) node->children->len != node->n_children)
    return FALSE;
  g_ptr_array_sort (node->children, compare_index);
  for (guint i = 0; i < node->children->len; i++)
    if (((Node *) node->children->pdata[i])->index != (int) i)
      return FALSE;
  return TRUE;
}

/* Puts the children that were asked for under @node. Returns whether all of them are known. */
static gboolean
take_asked (MpadUiTree *tree, Node *node)
{
  char **paths = g_hash_table_lookup (tree->asked, node->path);
  gboolean all = TRUE;

  if (paths == NULL)
    return FALSE;
  g_ptr_array_set_size (node->children, 0);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      Node *child = g_hash_table_lookup (tree->nodes, paths[i]);

      if (child != NULL)
        g_ptr_array_add (node->children, child);
      all = all && child != NULL;
    }
  return all;
}

/* Adds the paths of those nodes below @node whose children are not known well. */
static void
find_holes (MpadUiTree *tree, Node *node, guint depth, GPtrArray *holes)
{
  gboolean is_root = g_str_equal (node->path, tree->root);

  if (depth > MAX_DEPTH)
    return;
  /* What hangs below a hidden page still lies in the cache. */
  if (node->n_children == 0 && !is_root)
    {
      g_ptr_array_set_size (node->children, 0);
      return;
    }
  if ((is_root || tree->thorough || !is_whole (node)) && !take_asked (tree, node))
    {
      g_ptr_array_add (holes, g_strdup (node->path));
      return;
    }
  for (guint i = 0; i < node->children->len; i++)
    find_holes (tree, node->children->pdata[i], depth + 1, holes);
}

static GPtrArray *
link_nodes (MpadUiTree *tree)
{
  GPtrArray *holes = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer value;
  Node *root;

  g_hash_table_iter_init (&iter, tree->nodes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Node *node = value, *parent = g_hash_table_lookup (tree->nodes, node->parent);

      if (parent != NULL)
        g_ptr_array_add (parent->children, node);
    }
  root = g_hash_table_lookup (tree->nodes, tree->root);
  if (root != NULL)
    find_holes (tree, root, 0, holes);
  return holes;
}

MpadUiTree *
mpad_ui_tree_take (GDBusConnection *bus, AtspiAccessible *app, gboolean thorough)
{
  MpadUiTree *tree = g_new0 (MpadUiTree, 1);

  tree->bus = g_object_ref (bus);
  tree->thorough = thorough;
  tree->root = g_strdup (app->parent.path != NULL ? app->parent.path : "");
  tree->nodes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_node);
  tree->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_strfreev);
  /* A lock replaces the program: libatspi then takes it out of the old node. */
  if (app->parent.app == NULL)
    return tree;
  tree->app = g_object_ref (app->parent.app);
  /* While the window changes there may be new holes each time: what is known then is enough, the
   * next look comes soon. */
  for (guint i = 0; i < ROUNDS && read_items (tree); i++)
    {
      g_autoptr (GPtrArray) holes = link_nodes (tree);

      if (holes->len == 0)
        break;
      ask_children (tree, holes);
    }
  return tree;
}

/* ---- looking ---- */

typedef gboolean (*Visit) (const MpadUiNode *node, guint depth, gpointer data);

static const MpadUiNode *
search (Node *node, guint depth, Visit visit, gpointer data)
{
  if (depth > MAX_DEPTH)
    return NULL;
  if (depth > 0 && mpad_ui_node_has (&node->public, ATSPI_STATE_SHOWING) &&
      visit (&node->public, depth, data))
    return &node->public;
  for (guint i = 0; i < node->children->len; i++)
    {
      const MpadUiNode *found = search (node->children->pdata[i], depth + 1, visit, data);

      if (found != NULL)
        return found;
    }
  return NULL;
}

const MpadUiNode *
mpad_ui_tree_search (MpadUiTree *tree, AtspiAccessible *root, Visit visit, gpointer data)
{
  const char *path = root != NULL ? root->parent.path : tree->root;
  Node *node = path != NULL ? g_hash_table_lookup (tree->nodes, path) : NULL;

  return node != NULL ? search (node, 0, visit, data) : NULL;
}

gboolean
mpad_ui_node_has (const MpadUiNode *node, AtspiStateType state)
{
  return (node->states >> state & 1) != 0;
}

gboolean
mpad_ui_node_is (const MpadUiNode *node, AtspiAccessible *accessible)
{
  return g_strcmp0 (((const Node *) node)->path, accessible->parent.path) == 0;
}

const MpadUiNode *
mpad_ui_node_get_parent (const MpadUiNode *node)
{
  const Node *self = (const Node *) node;
  const Node *parent = g_hash_table_lookup (self->tree->nodes, self->parent);

  return parent != NULL ? &parent->public : NULL;
}

gboolean
mpad_ui_node_comes_before (const MpadUiNode *node, const MpadUiNode *other)
{
  return ((const Node *) node)->index < ((const Node *) other)->index;
}

AtspiAccessible *
mpad_ui_node_ref (const MpadUiNode *node)
{
  const Node *self = (const Node *) node;
  AtspiAccessible *accessible = g_object_new (ATSPI_TYPE_ACCESSIBLE, NULL);

  accessible->parent.app = g_object_ref (self->tree->app);
  accessible->parent.path = g_strdup (self->path);
  return accessible;
}
