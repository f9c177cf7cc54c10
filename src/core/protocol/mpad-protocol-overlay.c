/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of a protocol → adjustments as JSON → laid over the JSON of the protocol. The result goes
 * through the loader as a whole: adjustments have no check of their own that could differ. */
#include "config.h"

#include "mpad-protocol-overlay.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "mpad-json.h"
#include "mpad-protocol-loader.h"

#define FORMAT 1
#define OWN_RULE "eigen"

static void
role_free (gpointer data)
{
  MpadOverlayRole *role = data;

  g_free (role->id);
  g_free (role->name);
  g_free (role);
}

static void
decision_free (gpointer data)
{
  MpadOverlayDecision *decision = data;

  g_free (decision->id);
  g_free (decision->label);
  g_strfreev (decision->deciders);
  g_strfreev (decision->makers);
  g_free (decision);
}

void
mpad_overlay_notify_free (MpadOverlayNotify *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->step);
  g_free (self->role);
  g_free (self->text);
  g_free (self);
}

static void
contact_free (gpointer data)
{
  MpadOverlayContact *contact = data;

  g_free (contact->id);
  g_free (contact->title);
  g_free (contact->phone);
  g_free (contact);
}

void
mpad_protocol_overlay_free (MpadProtocolOverlay *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->roles);
  g_ptr_array_unref (self->decisions);
  g_ptr_array_unref (self->notify);
  g_ptr_array_unref (self->contacts);
  g_free (self->kader);
  g_free (self);
}

MpadOverlayNotify *
mpad_protocol_overlay_add_notify (MpadProtocolOverlay *self,
                                  const char *step,
                                  const char *role,
                                  const char *text)
{
  MpadOverlayNotify *notify = g_new0 (MpadOverlayNotify, 1);

  g_return_val_if_fail (self != NULL, NULL);

  notify->step = g_strdup (step);
  notify->role = g_strdup (role);
  notify->text = g_strdup (text);
  g_ptr_array_add (self->notify, notify);
  return notify;
}

static MpadProtocolOverlay *
new_empty (void)
{
  MpadProtocolOverlay *self = g_new0 (MpadProtocolOverlay, 1);

  self->roles = g_ptr_array_new_with_free_func (role_free);
  self->decisions = g_ptr_array_new_with_free_func (decision_free);
  self->notify = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_overlay_notify_free);
  self->contacts = g_ptr_array_new_with_free_func (contact_free);
  return self;
}

static void
add_role (MpadProtocolOverlay *self, const char *id, const char *name)
{
  MpadOverlayRole *role = g_new0 (MpadOverlayRole, 1);

  role->id = g_strdup (id);
  role->name = g_strdup (name);
  g_ptr_array_add (self->roles, role);
}

static void
add_decision (
  MpadProtocolOverlay *self, const char *id, const char *label, char **deciders, char **makers)
{
  MpadOverlayDecision *decision = g_new0 (MpadOverlayDecision, 1);

  decision->id = g_strdup (id);
  decision->label = g_strdup (label);
  decision->deciders = g_strdupv (deciders);
  decision->makers = g_strdupv (makers);
  g_ptr_array_add (self->decisions, decision);
}

static void
add_contact (MpadProtocolOverlay *self, const char *id, const char *title, const char *phone)
{
  MpadOverlayContact *contact = g_new0 (MpadOverlayContact, 1);

  contact->id = g_strdup (id);
  contact->title = g_strdup (title);
  contact->phone = g_strdup (phone);
  g_ptr_array_add (self->contacts, contact);
}

static void
read_contacts (MpadProtocolOverlay *self, const MpadProtocol *protocol)
{
  for (guint i = 0; i < protocol->contacts->len; i++)
    {
      const MpadProtocolContact *from = protocol->contacts->pdata[i];

      /* the team has its own numbers, a shipped contact has a checked one */
      if (!from->own || from->shipped != NULL || from->per_groups)
        continue;
      add_contact (self, from->id, from->title, from->phone);
    }
}

MpadProtocolOverlay *
mpad_protocol_overlay_copy (const MpadProtocolOverlay *self)
{
  MpadProtocolOverlay *copy = new_empty ();

  copy->kader = g_strdup (self->kader);
  for (guint i = 0; i < self->roles->len; i++)
    {
      const MpadOverlayRole *role = self->roles->pdata[i];

      add_role (copy, role->id, role->name);
    }
  for (guint i = 0; i < self->decisions->len; i++)
    {
      const MpadOverlayDecision *from = self->decisions->pdata[i];

      add_decision (copy, from->id, from->label, from->deciders, from->makers);
    }
  for (guint i = 0; i < self->notify->len; i++)
    {
      const MpadOverlayNotify *from = self->notify->pdata[i];
      MpadOverlayNotify *notify = mpad_protocol_overlay_add_notify (copy, from->step, from->role,
                                                                    from->text);

      notify->id = g_strdup (from->id);
    }
  for (guint i = 0; i < self->contacts->len; i++)
    {
      const MpadOverlayContact *from = self->contacts->pdata[i];

      add_contact (copy, from->id, from->title, from->phone);
    }
  return copy;
}

MpadProtocolOverlay *
mpad_protocol_overlay_new (const MpadProtocol *protocol)
{
  MpadProtocolOverlay *self = new_empty ();

  self->kader = g_strdup (mpad_protocol_find_kader (protocol, NULL)->id);
  for (guint i = 0; i < protocol->roles->len; i++)
    {
      const MpadProtocolRole *from = protocol->roles->pdata[i];

      add_role (self, from->id, from->name);
    }
  for (guint i = 0; i < protocol->decisions->len; i++)
    {
      const MpadProtocolDecision *from = protocol->decisions->pdata[i];

      add_decision (self, from->id, from->label, from->deciders, from->makers);
    }
  for (guint i = 0; i < protocol->steps->len; i++)
    {
      const MpadProtocolStep *step = protocol->steps->pdata[i];

      for (guint j = 0; j < step->notify->len; j++)
        {
          const MpadProtocolNotify *from = step->notify->pdata[j];
          MpadOverlayNotify *notify = mpad_protocol_overlay_add_notify (self, step->id, from->role,
                                                                        from->text);

          notify->id = g_strdup (from->id);
        }
    }
  read_contacts (self, protocol);
  return self;
}

/* printing */

static void
add_member (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_words (JsonBuilder *builder, const char *name, char **words)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; words[i] != NULL; i++)
    json_builder_add_string_value (builder, words[i]);
  json_builder_end_array (builder);
}

static void
begin_list (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

static gboolean
print_roles (JsonBuilder *builder, const MpadProtocolOverlay *self, const MpadProtocol *base)
{
  gboolean any = FALSE;

  begin_list (builder, "roles");
  for (guint i = 0; i < self->roles->len; i++)
    {
      const MpadOverlayRole *role = self->roles->pdata[i];
      const MpadProtocolRole *from = mpad_protocol_find_role (base, role->id);

      if (from != NULL && g_strcmp0 (from->name, role->name) == 0)
        continue;
      any = TRUE;
      json_builder_begin_object (builder);
      add_member (builder, "id", role->id);
      add_member (builder, "name", role->name);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return any;
}

static gboolean
same_words (char **one, char **two)
{
  return g_strv_equal ((const char *const *) one, (const char *const *) two);
}

static gboolean
print_decisions (JsonBuilder *builder, const MpadProtocolOverlay *self, const MpadProtocol *base)
{
  gboolean any = FALSE;

  begin_list (builder, "decisions");
  for (guint i = 0; i < self->decisions->len; i++)
    {
      const MpadOverlayDecision *decision = self->decisions->pdata[i];
      const MpadProtocolDecision *from = mpad_protocol_find_decision (base, decision->id);
      gboolean label = from == NULL || g_strcmp0 (from->label, decision->label) != 0;
      gboolean deciders = from == NULL || !same_words (from->deciders, decision->deciders);
      gboolean makers = from == NULL || !same_words (from->makers, decision->makers);

      if (!label && !deciders && !makers)
        continue;
      any = TRUE;
      json_builder_begin_object (builder);
      add_member (builder, "id", decision->id);
      if (label && decision->label != NULL)
        add_member (builder, "label", decision->label);
      else if (label)
        {
          json_builder_set_member_name (builder, "no-label");
          json_builder_add_boolean_value (builder, TRUE);
        }
      if (deciders)
        add_words (builder, "deciders", decision->deciders);
      if (makers)
        add_words (builder, "makers", decision->makers);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return any;
}

/* The notify rules of one step, in order. */
static GPtrArray *
list_notify (const MpadProtocolOverlay *self, const char *step)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < self->notify->len; i++)
    if (g_strcmp0 (((MpadOverlayNotify *) self->notify->pdata[i])->step, step) == 0)
      g_ptr_array_add (list, self->notify->pdata[i]);
  return list;
}

static gboolean
same_notify (const MpadProtocolStep *step, GPtrArray *list)
{
  if (step->notify->len != list->len)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      const MpadProtocolNotify *from = step->notify->pdata[i];
      const MpadOverlayNotify *notify = list->pdata[i];

      if (g_strcmp0 (from->id, notify->id) != 0 || g_strcmp0 (from->role, notify->role) != 0 ||
          g_strcmp0 (from->text, notify->text) != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_notify (const MpadProtocolStep *step, GPtrArray *list, const char *id)
{
  for (guint i = 0; i < step->notify->len; i++)
    if (g_str_equal (((MpadProtocolNotify *) step->notify->pdata[i])->id, id))
      return TRUE;
  for (guint i = 0; i < list->len; i++)
    if (g_strcmp0 (((MpadOverlayNotify *) list->pdata[i])->id, id) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
print_notify (JsonBuilder *builder, const MpadProtocolOverlay *self, const MpadProtocol *base)
{
  gboolean any = FALSE;

  begin_list (builder, "notify");
  for (guint i = 0; i < base->steps->len; i++)
    {
      const MpadProtocolStep *step = base->steps->pdata[i];
      g_autoptr (GPtrArray) list = list_notify (self, step->id);
      guint number = 1;

      if (same_notify (step, list))
        continue;
      any = TRUE;
      json_builder_begin_object (builder);
      add_member (builder, "step", step->id);
      begin_list (builder, "items");
      for (guint j = 0; j < list->len; j++)
        {
          const MpadOverlayNotify *notify = list->pdata[j];
          g_autofree char *id = g_strdup (notify->id);

          for (; id == NULL || (notify->id == NULL && has_notify (step, list, id)); number++)
            {
              g_free (id);
              id = g_strdup_printf ("eigen-%u", number);
            }
          json_builder_begin_object (builder);
          add_member (builder, "id", id);
          add_member (builder, "role", notify->role);
          add_member (builder, "text", notify->text);
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return any;
}

static gboolean
print_contacts (JsonBuilder *builder, const MpadProtocolOverlay *self, const MpadProtocol *base)
{
  gboolean any = FALSE;

  begin_list (builder, "contacts");
  for (guint i = 0; i < self->contacts->len; i++)
    {
      const MpadOverlayContact *contact = self->contacts->pdata[i];
      const MpadProtocolContact *from = mpad_protocol_find_contact (base, contact->id);

      if (from != NULL && g_strcmp0 (from->title, contact->title) == 0 &&
          g_strcmp0 (from->phone, contact->phone) == 0)
        continue;
      any = TRUE;
      json_builder_begin_object (builder);
      add_member (builder, "id", contact->id);
      add_member (builder, "title", contact->title);
      if (contact->phone != NULL)
        add_member (builder, "phone", contact->phone);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return any;
}

GBytes *
mpad_protocol_overlay_print (const MpadProtocolOverlay *self,
                             const MpadProtocol *base,
                             const char *version)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  gboolean any = FALSE;
  char *text;
  gsize length;

  g_return_val_if_fail (self != NULL && base != NULL && version != NULL, NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_int_value (builder, FORMAT);
  json_builder_set_member_name (builder, "adjusts");
  json_builder_begin_object (builder);
  add_member (builder, "id", base->id);
  add_member (builder, "version", base->version);
  json_builder_end_object (builder);
  add_member (builder, "version", version);
  any |= print_roles (builder, self, base);
  any |= print_decisions (builder, self, base);
  any |= print_notify (builder, self, base);
  any |= print_contacts (builder, self, base);
  if (self->kader != NULL &&
      g_strcmp0 (self->kader, mpad_protocol_find_kader (base, NULL)->id) != 0)
    {
      add_member (builder, "kader", self->kader);
      any = TRUE;
    }
  json_builder_end_object (builder);
  if (!any)
    return NULL;
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, &length);
  return g_bytes_new_take (text, length);
}

/* laying over */

/* What is read and what it is laid over; @target is a copy that may be changed. */
typedef struct
{
  MpadJsonInput input;
  JsonObject *target;
} Laying;

/* The object with this id in a list of the protocol. */
static JsonObject *
find_target (JsonObject *parent, const char *list, const char *id)
{
  JsonNode *node = json_object_get_member (parent, list);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                  : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
      JsonNode *found = object != NULL ? json_object_get_member (object, "id") : NULL;

      if (found != NULL && json_node_get_value_type (found) == G_TYPE_STRING &&
          g_strcmp0 (json_node_get_string (found), id) == 0)
        return object;
    }
  return NULL;
}

static JsonObject *
demand_target (
  MpadJsonObject *object, const char *key, JsonObject *parent, const char *list, const char *id)
{
  JsonObject *target = id != NULL ? find_target (parent, list, id) : NULL;

  if (target == NULL && object->input->error == NULL)
    {
      g_autofree char *where = mpad_json_path (object, key);
      g_autofree char *what = g_strdup_printf (_ ("the protocol has no “%s” in “%s”"),
                                               id != NULL ? id : "", list);

      mpad_json_fail (object->input, MPAD_PROTOCOL_ERROR_UNKNOWN_REF, where, what,
                      _ ("use an id of the protocol that is adjusted"));
    }
  return target;
}

static void
set_text (JsonObject *target, const char *key, const char *text)
{
  if (target != NULL && text != NULL)
    json_object_set_string_member (target, key, text);
}

static void
set_words (JsonObject *target, const char *key, char **words)
{
  JsonArray *array;

  if (target == NULL || words[0] == NULL)
    return;
  array = json_array_new ();
  for (guint i = 0; words[i] != NULL; i++)
    json_array_add_string_element (array, words[i]);
  json_object_set_array_member (target, key, array);
}

static void
lay_role (Laying *self, MpadJsonObject *object)
{
  const char *id = mpad_json_id (object, "id", TRUE);
  JsonObject *target = demand_target (object, "id", self->target, "roles", id);

  set_text (target, "name", mpad_json_text (object, "name", FALSE));
}

static void
lay_decision (Laying *self, MpadJsonObject *object)
{
  const char *id = mpad_json_id (object, "id", TRUE);
  JsonObject *target = demand_target (object, "id", self->target, "decisions", id);

  set_text (target, "label", mpad_json_text (object, "label", FALSE));
  if (mpad_json_bool (object, "no-label", FALSE) && target != NULL)
    json_object_remove_member (target, "label");
  set_words (target, "deciders",
             mpad_json_words (object, "deciders", mpad_json_has (object, "deciders")));
  set_words (target, "makers",
             mpad_json_words (object, "makers", mpad_json_has (object, "makers")));
}

static void
lay_contact (Laying *self, MpadJsonObject *object)
{
  const char *id = mpad_json_id (object, "id", TRUE);
  JsonObject *target = demand_target (object, "id", self->target, "contacts", id);

  set_text (target, "title", mpad_json_text (object, "title", FALSE));
  set_text (target, "phone", mpad_json_text (object, "phone", FALSE));
}

/* A rule that the protocol has keeps its condition and its handles. */
static JsonNode *
lay_item (Laying *self, MpadJsonObject *object, JsonObject *step)
{
  const char *id = mpad_json_id (object, "id", TRUE);
  const char *role = mpad_json_text (object, "role", TRUE);
  const char *text = mpad_json_text (object, "text", TRUE);
  JsonObject *old = find_target (step, "notify", id);
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) item = json_object_new ();

  if (old != NULL)
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *value;

      json_object_iter_init (&iter, old);
      while (json_object_iter_next (&iter, &name, &value))
        json_object_set_member (item, name, json_node_copy (value));
    }
  else
    json_object_set_string_member (item, "rules", OWN_RULE);
  json_object_set_string_member (item, "id", id);
  json_object_set_string_member (item, "role", role);
  json_object_set_string_member (item, "text", text);
  json_node_set_object (node, item);
  return node;
}

static void
lay_notify (Laying *self, MpadJsonObject *object)
{
  const char *id = mpad_json_id (object, "step", TRUE);
  JsonObject *step = demand_target (object, "step", self->target, "steps", id);
  const MpadJsonNode *items = mpad_json_array (object, "items", TRUE);
  int index = 0;
  g_autoptr (JsonArray) list = json_array_new ();

  for (const MpadJsonNode *at = items != NULL && step != NULL ? items->first : NULL; at != NULL;
       at = at->next)
    {
      MpadJsonObject item;

      if (!mpad_json_child (&item, object, "items", index++, at))
        return;
      json_array_add_element (list, lay_item (self, &item, step));
      mpad_json_end (&item);
    }
  if (step != NULL && self->input.error == NULL)
    json_object_set_array_member (step, "notify", g_steal_pointer (&list));
}

static void
lay_list (Laying *self,
          MpadJsonObject *root,
          const char *key,
          void (*func) (Laying *self, MpadJsonObject *object))
{
  const MpadJsonNode *array = mpad_json_array (root, key, FALSE);
  int index = 0;

  for (const MpadJsonNode *at = array != NULL ? array->first : NULL; at != NULL; at = at->next)
    {
      MpadJsonObject object;

      if (!mpad_json_child (&object, root, key, index++, at))
        return;
      func (self, &object);
      mpad_json_end (&object);
    }
}

static gboolean
is_text (JsonObject *object, const char *key, const char *text)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING &&
         g_strcmp0 (json_node_get_string (node), text) == 0;
}

/* Puts the chosen kader first. */
static void
lay_kader (Laying *self, MpadJsonObject *root)
{
  const char *id = mpad_json_id (root, "kader", FALSE);
  JsonObject *chosen = id != NULL ? demand_target (root, "kader", self->target, "kaders", id)
                                  : NULL;
  JsonArray *all = chosen != NULL ? json_object_get_array_member (self->target, "kaders") : NULL;
  JsonArray *sorted;

  if (chosen == NULL)
    return;
  sorted = json_array_new ();
  json_array_add_object_element (sorted, json_object_ref (chosen));
  for (guint i = 0; i < json_array_get_length (all); i++)
    if (json_array_get_object_element (all, i) != chosen)
      json_array_add_element (sorted, json_node_copy (json_array_get_element (all, i)));
  json_object_set_array_member (self->target, "kaders", sorted);
}

static void
lay_root (Laying *self, const MpadJsonNode *overlay)
{
  MpadJsonObject root, adjusts;
  const MpadJsonNode *node;
  const char *id, *version;

  if (!mpad_json_root (&root, &self->input, overlay))
    return;
  if (mpad_json_int (&root, "format", TRUE, FORMAT, 1, G_MAXINT) != FORMAT)
    mpad_json_fail (&self->input, MPAD_PROTOCOL_ERROR_VERSION, "/format",
                    _ ("this version of the format is not known"),
                    _ ("use format 1, or a newer Meldpad"));
  node = mpad_json_member (&root, "adjusts");
  if (node != NULL && mpad_json_child (&adjusts, &root, "adjusts", -1, node))
    {
      id = mpad_json_id (&adjusts, "id", TRUE);
      version = mpad_json_text (&adjusts, "version", TRUE);
      mpad_json_end (&adjusts);
      if (!is_text (self->target, "id", id) || !is_text (self->target, "version", version))
        mpad_json_fail (&self->input, MPAD_PROTOCOL_ERROR_UNKNOWN_REF, "/adjusts",
                        _ ("these adjustments belong to another protocol"),
                        _ ("adjust the protocol and version that stand here"));
    }
  set_text (self->target, "version", mpad_json_text (&root, "version", TRUE));
  lay_list (self, &root, "roles", lay_role);
  lay_list (self, &root, "decisions", lay_decision);
  lay_list (self, &root, "notify", lay_notify);
  lay_list (self, &root, "contacts", lay_contact);
  lay_kader (self, &root);
  mpad_json_end (&root);
}

/* The protocol that is adjusted, as a tree that may be changed. */
static JsonNode *
parse_target (MpadJsonInput *input, GBytes *base)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  gsize length;
  const char *text = g_bytes_get_data (base, &length);
  const MpadJsonNode *node = mpad_json_parse (input, base);

  if (node == NULL)
    return NULL;
  if (node->type == MPAD_JSON_OBJECT &&
      json_parser_load_from_data (parser, text, (gssize) length, NULL))
    return json_parser_steal_root (parser);
  mpad_json_fail (input, MPAD_PROTOCOL_ERROR_TYPE, "",
                  _ ("the protocol that is adjusted is no object"),
                  _ ("adjust a protocol that was checked"));
  return NULL;
}

MpadProtocol *
mpad_protocol_overlay_load (GBytes *base, GBytes *overlay, const char *name, GError **error)
{
  g_autoptr (MpadArena) arena = mpad_arena_new ();
  g_autoptr (JsonNode) base_node = NULL;
  const MpadJsonNode *overlay_node = NULL;
  g_autoptr (JsonGenerator) generator = NULL;
  g_autoptr (GBytes) result = NULL;
  Laying self = { .input = { .name = name, .arena = arena } };
  char *text;
  gsize length;

  g_return_val_if_fail (base != NULL && overlay != NULL, NULL);

  base_node = parse_target (&self.input, base);
  if (base_node != NULL)
    overlay_node = mpad_json_parse (&self.input, overlay);
  if (overlay_node != NULL)
    {
      self.target = json_node_get_object (base_node);
      lay_root (&self, overlay_node);
    }
  if (self.input.error != NULL)
    {
      g_propagate_error (error, self.input.error);
      return NULL;
    }
  generator = json_generator_new ();
  json_generator_set_root (generator, base_node);
  text = json_generator_to_data (generator, &length);
  result = g_bytes_new_take (text, length);
  return mpad_protocol_load_bytes (result, name, error);
}

/* Whole protocols are large and read often: without the word there is nothing to parse. */
static gboolean
mentions (GBytes *json, const char *word)
{
  gsize size;
  const char *text = g_bytes_get_data (json, &size);

  return text != NULL && g_strstr_len (text, (gssize) size, word) != NULL;
}

static gboolean
parse_base (GBytes *json, char **id, char **version)
{
  g_autoptr (MpadArena) arena = mpad_arena_new ();
  MpadJsonInput input = { .name = "", .arena = arena };
  const MpadJsonNode *node = mpad_json_parse (&input, json);
  MpadJsonObject root, adjusts;
  const MpadJsonNode *member;
  gboolean found = FALSE;

  if (node != NULL && node->type == MPAD_JSON_OBJECT && mpad_json_root (&root, &input, node) &&
      (member = mpad_json_member (&root, "adjusts")) != NULL &&
      mpad_json_child (&adjusts, &root, "adjusts", -1, member))
    {
      const char *base_id = mpad_json_id (&adjusts, "id", TRUE);
      const char *base_version = mpad_json_text (&adjusts, "version", TRUE);

      found = input.error == NULL;
      if (found && id != NULL)
        *id = g_strdup (base_id);
      if (found && version != NULL)
        *version = g_strdup (base_version);
    }
  g_clear_error (&input.error);
  return found;
}

gboolean
mpad_protocol_overlay_find_base (GBytes *json, char **id, char **version)
{
  g_return_val_if_fail (json != NULL, FALSE);

  return mentions (json, "\"adjusts\"") && parse_base (json, id, version);
}
