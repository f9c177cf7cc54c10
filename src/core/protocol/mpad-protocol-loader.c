/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads identity, rules, roles and contacts; the route and the kader have files of their own. */
#include "config.h"

#include "mpad-protocol-loader-private.h"
#include "mpad-protocol-resources.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define FORMAT 1
#define BASE_PATH "/nl/meldpad/protocol/praktijkregels.json"
#define NEW(type) mpad_arena_new0 (load->input.arena, type)

void
mpad_load_fail (MpadLoad *load,
                gconstpointer element,
                const char *key,
                MpadProtocolError code,
                const char *what,
                const char *mend)
{
  g_autofree char *where = mpad_json_place_path (g_hash_table_lookup (load->where, element), key);

  mpad_json_fail (&load->input, code, where, what, mend);
}

char **
mpad_load_rules (MpadLoad *load, MpadJsonObject *object)
{
  gboolean own = mpad_json_has (object, "rules");
  char **rules = mpad_json_words (object, "rules", load->rules == NULL);

  for (guint i = 0; rules[i] != NULL; i++)
    if (strlen (rules[i]) > 40)
      {
        g_autofree char *where = mpad_json_path (object, "rules");

        mpad_json_fail (&load->input, MPAD_PROTOCOL_ERROR_VALUE, where,
                        _ ("this handle is longer than 40 bytes"),
                        _ ("use a short handle such as S1-23"));
      }
  return own || load->rules == NULL ? rules : load->rules;
}

void
mpad_load_list (MpadLoad *load,
                MpadJsonObject *parent,
                const char *key,
                gboolean required,
                GPtrArray *list,
                MpadLoadFunc func)
{
  const MpadJsonNode *array = mpad_json_array (parent, key, required);
  g_autoptr (GHashTable) ids = NULL;
  char **outer = load->rules;
  const MpadJsonNode *node;
  int index = 0;

  if (array == NULL)
    return;
  ids = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < list->len; i++)
    {
      char *const *id = list->pdata[i];

      if (*id != NULL)
        g_hash_table_add (ids, *id);
    }
  for (node = array->first; node != NULL && load->input.error == NULL; node = node->next, index++)
    {
      MpadJsonObject object;
      char **element; /* every element begins with its id */

      if (!mpad_json_child (&object, parent, key, index, node))
        break;
      element = func (load, &object);
      load->rules = outer;
      mpad_json_end (&object);
      if (element == NULL || load->input.error != NULL)
        continue;
      g_hash_table_insert (load->where, element, (gpointer) object.place);
      if (*element != NULL && !g_hash_table_add (ids, *element))
        {
          g_autofree char *what = g_strdup_printf (_ ("the id “%s” is used twice in this list"),
                                                   *element);

          mpad_load_fail (
            load, element, "id", MPAD_PROTOCOL_ERROR_DUPLICATE, what,
            load->base || index > 0
              ? _ ("give each its own id")
              : _ ("give it another id; the practice rules may have this one already"));
        }
      g_ptr_array_add (list, element);
    }
}

GPtrArray *
mpad_load_new_list (
  MpadLoad *load, MpadJsonObject *parent, const char *key, gboolean required, MpadLoadFunc func)
{
  GPtrArray *list = mpad_arena_list (load->input.arena);

  mpad_load_list (load, parent, key, required, list, func);
  return list;
}

static gpointer
load_role (MpadLoad *load, MpadJsonObject *object)
{
  static const char *const functions[] = {
    "teacher", "ib", "lead", "board", "team", "other", NULL
  };
  MpadProtocolRole *role = NEW (MpadProtocolRole);

  role->id = mpad_json_id (object, "id", TRUE);
  role->name = mpad_json_text (object, "name", TRUE);
  role->function = mpad_arena_dup (load->input.arena,
                                   functions[mpad_json_enum (object, "function", functions, -1)]);
  role->task = mpad_json_text (object, "task", TRUE);
  role->per_groups = mpad_json_bool (object, "per-groups", FALSE);
  role->in_team = mpad_json_bool (object, "in-team", FALSE);
  role->rules = mpad_load_rules (load, object);
  return role;
}

static gpointer
load_ground (MpadLoad *load, MpadJsonObject *object)
{
  MpadProtocolGround *ground = NEW (MpadProtocolGround);

  ground->id = mpad_json_id (object, "id", TRUE);
  ground->title = mpad_json_text (object, "title", TRUE);
  ground->text = mpad_json_text (object, "text", TRUE);
  ground->counter = mpad_json_text (object, "counter", FALSE);
  ground->rules = mpad_load_rules (load, object);
  return ground;
}

static gpointer
load_contact (MpadLoad *load, MpadJsonObject *object)
{
  MpadProtocolContact *contact = NEW (MpadProtocolContact);

  contact->id = mpad_json_id (object, "id", TRUE);
  contact->title = mpad_json_text (object, "title", TRUE);
  contact->when = mpad_json_text (object, "when", TRUE);
  contact->who = mpad_json_text (object, "who", TRUE);
  contact->shipped = mpad_json_text (object, "shipped", FALSE);
  contact->phone = mpad_json_text (object, "phone", FALSE);
  contact->per_groups = mpad_json_bool (object, "per-groups", FALSE);
  contact->own = !load->base;
  contact->rules = mpad_load_rules (load, object);
  return contact;
}

static gpointer
load_guide (MpadLoad *load, MpadJsonObject *object)
{
  static const char *const kinds[] = { "spiekkaart", "risicofactoren", "uitleg", "kader", NULL };
  MpadProtocolGuide *guide = NEW (MpadProtocolGuide);

  guide->id = mpad_json_id (object, "id", TRUE);
  guide->kind = mpad_arena_dup (load->input.arena,
                                kinds[mpad_json_enum (object, "kind", kinds, -1)]);
  guide->title = mpad_json_text (object, "title", TRUE);
  guide->text = mpad_json_text (object, "text", TRUE);
  guide->steps = mpad_json_words (object, "steps", FALSE);
  guide->rules = mpad_load_rules (load, object);
  load->rules = guide->rules;
  guide->lines = mpad_load_new_list (load, object, "lines", FALSE, mpad_load_line);
  return guide;
}

static void
load_phrases (MpadLoad *load, MpadJsonObject *root)
{
  const MpadJsonNode *node = mpad_json_member (root, "phrases");
  MpadJsonObject object;

  if (node == NULL || !mpad_json_child (&object, root, "phrases", -1, node))
    return;
  for (const MpadJsonNode *at = object.object->first; at != NULL; at = at->next)
    {
      if (at->type != MPAD_JSON_TEXT)
        {
          g_autofree char *where = mpad_json_path (&object, at->key);

          mpad_json_fail (&load->input, MPAD_PROTOCOL_ERROR_TYPE, where, _ ("this is no text"),
                          _ ("write a text here"));
          return;
        }
      g_hash_table_replace (load->protocol->phrases, (gpointer) at->key, at->text);
    }
}

/* Lists that the practice rules and a protocol both can have. */
static void
load_common (MpadLoad *load, MpadJsonObject *root)
{
  MpadProtocol *p = load->protocol;
  char **free_days;

  mpad_load_list (load, root, "contacts", FALSE, p->contacts, load_contact);
  mpad_load_list (load, root, "grounds", FALSE, p->grounds, load_ground);
  mpad_load_list (load, root, "branches", FALSE, p->branches, mpad_load_branch);
  mpad_load_list (load, root, "deadlines", FALSE, p->deadlines, mpad_load_deadline);
  mpad_load_list (load, root, "tasks", FALSE, p->tasks, mpad_load_task);
  mpad_load_list (load, root, "locks", FALSE, p->locks, mpad_load_lock);
  mpad_load_list (load, root, "notices", FALSE, p->notices, mpad_load_notice);
  mpad_load_list (load, root, "closings", FALSE, p->closings, mpad_load_closing);
  mpad_load_list (load, root, "guides", FALSE, p->guides, load_guide);
  mpad_load_list (load, root, "practices", FALSE, p->practices, mpad_load_line);
  load_phrases (load, root);
  free_days = mpad_json_words (root, "free-days", FALSE);
  if (*free_days != NULL || p->extra_free_days == NULL)
    p->extra_free_days = free_days;
}

static void
check_format (MpadJsonObject *root)
{
  int format = mpad_json_int (root, "format", TRUE, FORMAT, 1, G_MAXINT);

  if (format != FORMAT)
    mpad_json_fail (root->input, MPAD_PROTOCOL_ERROR_VERSION, "/format",
                    _ ("this version of the format is not known"),
                    _ ("use format 1, or a newer Meldpad"));
}

static void
load_protocol_root (MpadLoad *load, const MpadJsonNode *node)
{
  static const char *const sectors[] = { "po", "vo", "so", NULL };
  MpadProtocol *p = load->protocol;
  MpadJsonObject root;

  if (!mpad_json_root (&root, &load->input, node))
    return;
  check_format (&root);
  p->id = mpad_json_id (&root, "id", TRUE);
  p->version = mpad_json_text (&root, "version", TRUE);
  p->sector = mpad_arena_dup (load->input.arena,
                              sectors[mpad_json_enum (&root, "sector", sectors, -1)]);
  p->title = mpad_json_text (&root, "title", TRUE);
  p->based_on = mpad_json_text (&root, "based-on", TRUE);
  p->checked_on = mpad_json_date (&root, "checked-on", TRUE);
  p->summary = mpad_json_text (&root, "summary", TRUE);
  p->dossier_place = mpad_json_text (&root, "dossier-place", TRUE);
  p->rules = mpad_load_rules (load, &root);
  load->rules = p->rules;
  mpad_load_list (load, &root, "roles", TRUE, p->roles, load_role);
  mpad_load_list (load, &root, "steps", TRUE, p->steps, mpad_load_step);
  mpad_load_list (load, &root, "talks", TRUE, p->talk_kinds, mpad_load_talk);
  mpad_load_list (load, &root, "age-rules", FALSE, p->age_rules, mpad_load_age_rule);
  mpad_load_list (load, &root, "kaders", TRUE, p->kaders, mpad_load_kader);
  mpad_load_list (load, &root, "decisions", TRUE, p->decisions, mpad_load_decision);
  load_common (load, &root);
  mpad_json_end (&root);
}

static void
load_base_root (MpadLoad *load, const MpadJsonNode *node)
{
  MpadJsonObject root;

  if (!mpad_json_root (&root, &load->input, node))
    return;
  check_format (&root);
  load->protocol->base_version = mpad_json_text (&root, "version", TRUE);
  load_common (load, &root);
  mpad_json_end (&root);
}

static MpadProtocol *
new_protocol (void)
{
  MpadProtocol *p = g_new0 (MpadProtocol, 1);
  MpadArena *arena = mpad_arena_new ();
  GPtrArray **lists[] = { &p->roles,     &p->steps,    &p->talk_kinds, &p->age_rules,
                          &p->grounds,   &p->kaders,   &p->decisions,  &p->branches,
                          &p->deadlines, &p->tasks,    &p->locks,      &p->notices,
                          &p->closings,  &p->contacts, &p->guides,     &p->practices };

  g_atomic_ref_count_init (&p->ref_count);
  p->arena = arena;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    *lists[i] = mpad_arena_list (arena);
  p->phrases = g_hash_table_new (g_str_hash, g_str_equal);
  return p;
}

/* The practice rules are parsed once; nobody changes the tree. */
static const MpadJsonNode *
base_node (void)
{
  static gsize node;
  /* Never freed: what is loaded points into it. */
  static MpadArena *arena;

  if (g_once_init_enter (&node))
    {
      g_autoptr (GBytes) bytes = g_resource_lookup_data (
        mpad_protocol_resources_get_resource (), BASE_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      MpadJsonInput input = { .name = "praktijkregels.json" };

      arena = mpad_arena_new ();
      input.arena = arena;
      g_assert (bytes != NULL); /* compiled in */
      g_once_init_leave (&node, (gsize) mpad_json_parse (&input, bytes));
      g_assert (input.error == NULL);
    }
  return (const MpadJsonNode *) node;
}

MpadProtocol *
mpad_protocol_load_bytes (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (MpadProtocol) protocol = new_protocol ();
  g_autoptr (GHashTable) where = g_hash_table_new (NULL, NULL);
  const MpadJsonNode *node;
  MpadLoad load = { .protocol = protocol, .where = where, .base = TRUE };

  load.input.arena = protocol->arena;
  load.input.name = name;
  node = mpad_json_parse (&load.input, bytes);
  if (node != NULL)
    {
      load.input.name = "praktijkregels.json";
      load_base_root (&load, base_node ());
      load.input.name = name;
      load.base = FALSE;
      load.rules = NULL;
      load_protocol_root (&load, node);
    }
  if (load.input.error == NULL && mpad_protocol_check (&load))
    return g_steal_pointer (&protocol);
  g_propagate_error (error, load.input.error);
  return NULL;
}

GBytes *
mpad_protocol_read_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) cause = NULL;

  stream = g_file_read (file, NULL, &cause);
  /* One byte over the limit is enough to know that the file is too large. */
  if (stream != NULL)
    {
      g_autofree guint8 *buffer = g_malloc (MPAD_PROTOCOL_MAX_BYTES + 1);
      gsize n_read = 0;

      if (g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, MPAD_PROTOCOL_MAX_BYTES + 1,
                                   &n_read, NULL, &cause))
        bytes = g_bytes_new (buffer, n_read);
    }
  if (bytes == NULL)
    {
      g_set_error (error, MPAD_PROTOCOL_ERROR, MPAD_PROTOCOL_ERROR_READ,
                   _ ("%s: the file cannot be read: %s. To mend it: %s."), path, cause->message,
                   _ ("check its name and whether you may read it"));
      return NULL;
    }
  return g_steal_pointer (&bytes);
}

MpadProtocol *
mpad_protocol_load_file (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = mpad_protocol_read_file (path, error);
  g_autofree char *name = g_path_get_basename (path);

  return bytes != NULL ? mpad_protocol_load_bytes (bytes, name, error) : NULL;
}
