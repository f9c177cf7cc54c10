/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads data/contacts (format: FORMAT.md there) and refuses what a school must not be shown: a
 * number without a source, a link that leads nowhere, digits that differ from the number. */
#define G_LOG_DOMAIN "mpad-contacts"

#include "config.h"

#include "mpad-contacts.h"

#include "mpad-contacts-resources.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

#define CONTACTS_MAX_BYTES (1024 * 1024)
#define FORMAT_VERSION 1

struct _MpadContacts
{
  gatomicrefcount ref_count;
  GPtrArray *list;
  GPtrArray *regions;
  char *regions_note;
};

/* A place in a file, for messages: file, JSON path, object. */
typedef struct
{
  const char *file;
  const char *path;
  JsonObject *object;
} Place;

static void
mpad_contact_free (MpadContact *self)
{
  g_free (self->id);
  g_free (self->icon);
  g_free (self->tint);
  g_free (self->name);
  g_free (self->short_text);
  g_free (self->purpose);
  g_free (self->phone);
  g_free (self->dial);
  g_free (self->via);
  g_free (self->reach);
  g_free (self->unverified_note);
  g_free (self->who_may_call);
  g_free (self->when);
  g_free (self->when_not);
  g_free (self->ready);
  g_free (self->first_sentence);
  g_free (self->web);
  g_free (self->source);
  g_free (self->checked_on);
  g_strfreev (self->rules);
  g_free (self);
}

static void
mpad_vt_region_free (MpadVtRegion *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

/* Sets the error for @key at @place: "<file>: <path>.<key>: <what>. <mend>". */
static gboolean
refuse (
  const Place *place, const char *key, MpadProtocolError code, const char *what, GError **error)
{
  g_set_error (error, MPAD_PROTOCOL_ERROR, (int) code, "%s: %s%s%s: %s", place->file, place->path,
               key != NULL ? "." : "", key != NULL ? key : "", what);
  return FALSE;
}

static gboolean
read_text (const Place *place, const char *key, gboolean needed, char **value, GError **error)
{
  JsonNode *node = json_object_get_member (place->object, key);
  const char *text;

  if (node == NULL)
    {
      if (needed)
        return refuse (place, key, MPAD_PROTOCOL_ERROR_MISSING, "is missing. Add a text.", error);
      return TRUE;
    }
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return refuse (place, key, MPAD_PROTOCOL_ERROR_TYPE, "must be a text between quotes.", error);
  text = json_node_get_string (node);
  if (*text == '\0')
    return refuse (place, key, MPAD_PROTOCOL_ERROR_VALUE, "is empty. Fill it in or leave it out.",
                   error);
  *value = g_strdup (text);
  return TRUE;
}

static gboolean
read_flag (const Place *place, const char *key, gboolean needed, gboolean *value, GError **error)
{
  JsonNode *node = json_object_get_member (place->object, key);

  if (node == NULL)
    {
      if (needed)
        return refuse (place, key, MPAD_PROTOCOL_ERROR_MISSING, "is missing. Write true or false.",
                       error);
      return TRUE;
    }
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return refuse (place, key, MPAD_PROTOCOL_ERROR_TYPE, "must be true or false.", error);
  *value = json_node_get_boolean (node);
  return TRUE;
}

static gboolean
read_words (const Place *place, const char *key, GStrv *value, GError **error)
{
  JsonNode *node = json_object_get_member (place->object, key);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array;

  if (node == NULL)
    return refuse (place, key, MPAD_PROTOCOL_ERROR_MISSING, "is missing. Add a list of handles.",
                   error);
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse (place, key, MPAD_PROTOCOL_ERROR_TYPE, "must be a list.", error);
  array = json_node_get_array (node);
  if (json_array_get_length (array) == 0)
    return refuse (place, key, MPAD_PROTOCOL_ERROR_VALUE, "is empty. Name the rule it rests on.",
                   error);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (item) || json_node_get_value_type (item) != G_TYPE_STRING)
        return refuse (place, key, MPAD_PROTOCOL_ERROR_TYPE, "must hold texts only.", error);
      g_strv_builder_add (builder, json_node_get_string (item));
    }
  *value = g_strv_builder_end (builder);
  return TRUE;
}

/* Whether @dial holds digits only and the very digits of @phone. */
static gboolean
dial_matches (const char *phone, const char *dial)
{
  if (dial[strspn (dial, "0123456789")] != '\0')
    return FALSE;
  for (; *phone != '\0'; phone++)
    {
      if (!g_ascii_isdigit (*phone))
        continue;
      if (*dial != *phone)
        return FALSE;
      dial++;
    }
  return *dial == '\0';
}

static gboolean
is_date (const char *text)
{
  int year, month, day;
  char end;

  return strlen (text) == 10 && sscanf (text, "%4d-%2d-%2d%c", &year, &month, &day, &end) == 3 &&
         g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

/* The rules that need more than one field. */
static gboolean
check_contact (const Place *place, const MpadContact *contact, gboolean has_via, GError **error)
{
  if ((contact->phone == NULL) != (contact->dial == NULL))
    return refuse (place, "dial", MPAD_PROTOCOL_ERROR_MISSING,
                   "phone and dial go together. Give both or neither.", error);
  if (contact->phone != NULL && !dial_matches (contact->phone, contact->dial))
    return refuse (place, "dial", MPAD_PROTOCOL_ERROR_VALUE,
                   "has other digits than phone. Write the same digits, without spaces.", error);
  if (contact->phone != NULL && contact->reach == NULL)
    return refuse (place, "reach", MPAD_PROTOCOL_ERROR_MISSING,
                   "is missing. Say when one can call.", error);
  if (contact->phone == NULL && !has_via)
    return refuse (place, "via", MPAD_PROTOCOL_ERROR_MISSING,
                   "is missing. Without a phone, name the contact to call instead.", error);
  if (contact->verified && (contact->source == NULL || contact->checked_on == NULL))
    return refuse (place, "source", MPAD_PROTOCOL_ERROR_MISSING,
                   "verified needs source and checked_on. Add both, or set verified to false.",
                   error);
  if (!contact->verified && contact->unverified_note == NULL)
    return refuse (place, "unverified_note", MPAD_PROTOCOL_ERROR_MISSING,
                   "is missing. Say what was not checked.", error);
  if (contact->checked_on != NULL && !is_date (contact->checked_on))
    return refuse (place, "checked_on", MPAD_PROTOCOL_ERROR_VALUE,
                   "is not a date. Write it as 2026-11-22.", error);
  return TRUE;
}

static MpadContact *
read_contact (const Place *place, GError **error)
{
  MpadContact *contact = g_new0 (MpadContact, 1);
  g_autofree char *group = NULL;
  g_autofree char *audience = NULL;
  int group_value;

  if (!read_text (place, "id", TRUE, &contact->id, error) ||
      !read_text (place, "group", TRUE, &group, error) ||
      !read_text (place, "icon", TRUE, &contact->icon, error) ||
      !read_text (place, "tint", FALSE, &contact->tint, error) ||
      !read_text (place, "name", TRUE, &contact->name, error) ||
      !read_text (place, "short", TRUE, &contact->short_text, error) ||
      !read_text (place, "purpose", TRUE, &contact->purpose, error) ||
      !read_text (place, "phone", FALSE, &contact->phone, error) ||
      !read_text (place, "dial", FALSE, &contact->dial, error) ||
      !read_text (place, "via", FALSE, &contact->via, error) ||
      !read_text (place, "reach", FALSE, &contact->reach, error) ||
      !read_flag (place, "verified", TRUE, &contact->verified, error) ||
      !read_text (place, "unverified_note", FALSE, &contact->unverified_note, error) ||
      !read_flag (place, "regional", FALSE, &contact->regional, error) ||
      !read_text (place, "audience", FALSE, &audience, error) ||
      !read_text (place, "who_may_call", TRUE, &contact->who_may_call, error) ||
      !read_text (place, "when", TRUE, &contact->when, error) ||
      !read_text (place, "when_not", TRUE, &contact->when_not, error) ||
      !read_text (place, "ready", TRUE, &contact->ready, error) ||
      !read_text (place, "first_sentence", FALSE, &contact->first_sentence, error) ||
      !read_text (place, "web", FALSE, &contact->web, error) ||
      !read_text (place, "source", FALSE, &contact->source, error) ||
      !read_text (place, "checked_on", FALSE, &contact->checked_on, error) ||
      !read_words (place, "rules", &contact->rules, error) ||
      !check_contact (place, contact, contact->via != NULL, error))
    goto failed;

  group_value = mpad_contact_group_from_word (group);
  if (group_value < 0)
    {
      refuse (place, "group", MPAD_PROTOCOL_ERROR_VALUE,
              "is unknown. Use acute, first, special or other.", error);
      goto failed;
    }
  contact->group = (MpadContactGroup) group_value;
  if (audience != NULL && strcmp (audience, "doctors") != 0)
    {
      refuse (place, "audience", MPAD_PROTOCOL_ERROR_VALUE,
              "is unknown. Use doctors or leave it out.", error);
      goto failed;
    }
  contact->doctors_only = audience != NULL;
  return contact;

failed:
  mpad_contact_free (contact);
  return NULL;
}

static MpadVtRegion *
read_region (const Place *place, GError **error)
{
  MpadVtRegion *region = g_new0 (MpadVtRegion, 1);

  if (!read_text (place, "id", TRUE, &region->id, error) ||
      !read_text (place, "name", TRUE, &region->name, error) ||
      !read_flag (place, "verified", TRUE, &region->verified, error) ||
      !read_flag (place, "other", FALSE, &region->other, error))
    g_clear_pointer (&region, mpad_vt_region_free);
  return region;
}

/* Parses @bytes and hands out the root object and the list under @key. The parser keeps both
 * alive. */
static JsonParser *
open_file (GBytes *bytes,
           const char *file,
           const char *format,
           const char *key,
           Place *root,
           JsonArray **array,
           GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) local_error = NULL;
  g_autofree char *found = NULL;
  JsonNode *node;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  *root = (Place) { file, "$", NULL };
  if (length > CONTACTS_MAX_BYTES)
    {
      refuse (root, NULL, MPAD_PROTOCOL_ERROR_TOO_LARGE,
              "is larger than 1 MiB. Is this the right file?", error);
      return NULL;
    }
  json_parser_set_strict (parser, TRUE);
  if (length == 0 || !g_utf8_validate_len (data, length, NULL))
    {
      refuse (root, NULL, MPAD_PROTOCOL_ERROR_SYNTAX, "is empty or not UTF-8. Save it as UTF-8.",
              error);
      return NULL;
    }
  if (!json_parser_load_from_data (parser, data, (gssize) length, &local_error))
    {
      refuse (root, NULL, MPAD_PROTOCOL_ERROR_SYNTAX, local_error->message, error);
      return NULL;
    }
  node = json_parser_get_root (parser);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      refuse (root, NULL, MPAD_PROTOCOL_ERROR_TYPE, "must be an object between { and }.", error);
      return NULL;
    }
  root->object = json_node_get_object (node);
  if (!read_text (root, "format", TRUE, &found, error))
    return NULL;
  if (strcmp (found, format) != 0)
    {
      refuse (root, "format", MPAD_PROTOCOL_ERROR_VALUE, "is another kind of file.", error);
      return NULL;
    }
  if (json_object_get_int_member_with_default (root->object, "format_version", 0) != FORMAT_VERSION)
    {
      refuse (root, "format_version", MPAD_PROTOCOL_ERROR_VERSION, "must be 1.", error);
      return NULL;
    }
  node = json_object_get_member (root->object, key);
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    {
      refuse (root, key, MPAD_PROTOCOL_ERROR_MISSING, "must be a list.", error);
      return NULL;
    }
  *array = json_node_get_array (node);
  return g_steal_pointer (&parser);
}

/* Fills @place for item @i of @array; %FALSE when it is no object. */
static gboolean
enter_item (
  Place *place, const char *file, const char *path, JsonArray *array, guint i, GError **error)
{
  JsonNode *node = json_array_get_element (array, i);

  *place = (Place) { file, path, NULL };
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (place, NULL, MPAD_PROTOCOL_ERROR_TYPE, "must be an object between { and }.",
                   error);
  place->object = json_node_get_object (node);
  return TRUE;
}

static gboolean
read_national (MpadContacts *self, GBytes *bytes, GError **error)
{
  const char *file = "national.json";
  g_autoptr (JsonParser) parser = NULL;
  JsonArray *array;
  Place root;

  parser = open_file (bytes, file, "meldpad-contacts", "contacts", &root, &array, error);
  if (parser == NULL)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *path = g_strdup_printf ("$.contacts[%u]", i);
      MpadContact *contact;
      Place place;

      if (!enter_item (&place, file, path, array, i, error))
        return FALSE;
      contact = read_contact (&place, error);
      if (contact == NULL)
        return FALSE;
      if (mpad_contacts_find (self, contact->id) != NULL)
        {
          mpad_contact_free (contact);
          return refuse (&place, "id", MPAD_PROTOCOL_ERROR_DUPLICATE,
                         "is used twice. Give each contact its own id.", error);
        }
      g_ptr_array_add (self->list, contact);
    }
  for (guint i = 0; i < self->list->len; i++)
    {
      const MpadContact *contact = g_ptr_array_index (self->list, i);
      const MpadContact *via = contact->via != NULL ? mpad_contacts_find (self, contact->via)
                                                    : NULL;
      g_autofree char *path = g_strdup_printf ("$.contacts[%u]", i);
      Place place = { file, path, NULL };

      if (contact->via != NULL && (via == NULL || via->phone == NULL))
        return refuse (&place, "via", MPAD_PROTOCOL_ERROR_UNKNOWN_REF,
                       "names no contact with a phone. Use the id of one in this file.", error);
    }
  if (self->list->len == 0)
    return refuse (&root, "contacts", MPAD_PROTOCOL_ERROR_VALUE, "is empty.", error);
  return TRUE;
}

static gboolean
read_regions (MpadContacts *self, GBytes *bytes, GError **error)
{
  const char *file = "vt-regions.json";
  g_autoptr (JsonParser) parser = NULL;
  JsonArray *array;
  Place root;

  parser = open_file (bytes, file, "meldpad-vt-regions", "regions", &root, &array, error);
  if (parser == NULL || !read_text (&root, "note", TRUE, &self->regions_note, error))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *path = g_strdup_printf ("$.regions[%u]", i);
      MpadVtRegion *region;
      Place place;

      if (!enter_item (&place, file, path, array, i, error))
        return FALSE;
      region = read_region (&place, error);
      if (region == NULL)
        return FALSE;
      if (mpad_contacts_find_region (self, region->id) != NULL)
        {
          mpad_vt_region_free (region);
          return refuse (&place, "id", MPAD_PROTOCOL_ERROR_DUPLICATE,
                         "is used twice. Give each region its own id.", error);
        }
      g_ptr_array_add (self->regions, region);
    }
  return TRUE;
}

int
mpad_contact_group_from_word (const char *word)
{
  static const char *const words[] = { "acute", "first", "special", "other" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (word, words[i]) == 0)
      return (int) i;
  return -1;
}

MpadContacts *
mpad_contacts_load_bytes (GBytes *national, GBytes *regions, GError **error)
{
  g_autoptr (MpadContacts) self = g_new0 (MpadContacts, 1);

  g_return_val_if_fail (national != NULL && regions != NULL, NULL);

  g_atomic_ref_count_init (&self->ref_count);
  self->list = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_contact_free);
  self->regions = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_vt_region_free);
  if (!read_national (self, national, error) || !read_regions (self, regions, error))
    return NULL;
  return g_steal_pointer (&self);
}

MpadContacts *
mpad_contacts_load_shipped (GError **error)
{
  GResource *resource = mpad_contacts_get_resource ();
  g_autoptr (GBytes) national = NULL;
  g_autoptr (GBytes) regions = NULL;

  national = g_resource_lookup_data (resource, "/nl/meldpad/contacts/national.json",
                                     G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (national == NULL)
    return NULL;
  regions = g_resource_lookup_data (resource, "/nl/meldpad/contacts/vt-regions.json",
                                    G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (regions == NULL)
    return NULL;
  return mpad_contacts_load_bytes (national, regions, error);
}

MpadContacts *
mpad_contacts_ref (MpadContacts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
mpad_contacts_unref (MpadContacts *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->list);
  g_ptr_array_unref (self->regions);
  g_free (self->regions_note);
  g_free (self);
}

GPtrArray *
mpad_contacts_get_list (const MpadContacts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->list;
}

GPtrArray *
mpad_contacts_get_regions (const MpadContacts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->regions;
}

const char *
mpad_contacts_get_regions_note (const MpadContacts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->regions_note;
}

const MpadContact *
mpad_contacts_find (const MpadContacts *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->list->len; i++)
    {
      const MpadContact *contact = g_ptr_array_index (self->list, i);

      if (g_strcmp0 (contact->id, id) == 0)
        return contact;
    }
  return NULL;
}

const MpadVtRegion *
mpad_contacts_find_region (const MpadContacts *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->regions->len; i++)
    {
      const MpadVtRegion *region = g_ptr_array_index (self->regions, i);

      if (g_strcmp0 (region->id, id) == 0)
        return region;
    }
  return NULL;
}
