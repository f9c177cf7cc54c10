/* SPDX-License-Identifier: GPL-3.0-or-later */
/* EDEXML through libxml2's reader: local names, any root, any prefix. Groups are found by their key,
 * before or after the pupils. */
#include "mpad-pupil-list-private.h"

#include <libxml/xmlreader.h>
#include <string.h>

#define DEPTH_MAX 64

typedef struct
{
  MpadPupilList *list;
  GHashTable *groups; /* key → name */
  MpadPupil *pupil;   /* (nullable): the one that is being read */
  int pupil_depth;
  char *group_key; /* (nullable): of the group that is being read */
  int group_depth;
  GString *text;
  int text_depth;
} Reading;

static void
ignore_error (void *data,
              const char *message,
              xmlParserSeverities severity,
              xmlTextReaderLocatorPtr at)
{
}

static char *
dup_attribute (xmlTextReaderPtr reader, const char *name)
{
  xmlChar *value = xmlTextReaderGetAttribute (reader, (const xmlChar *) name);
  char *copy = value != NULL ? g_strdup ((const char *) value) : NULL;

  xmlFree (value);
  return copy;
}

static void
take_text (char **member, const char *text)
{
  g_autofree char *copy = g_strstrip (g_strdup (text));

  if (*copy != '\0')
    g_set_str (member, copy);
}

static void
on_start (Reading *self, xmlTextReaderPtr reader, const char *name, int depth)
{
  gboolean empty = xmlTextReaderIsEmptyElement (reader) == 1;

  if (self->pupil != NULL)
    {
      /* a group inside a pupil is a reference */
      if (strcmp (name, "groep") == 0)
        {
          g_free (self->pupil->group);
          self->pupil->group = dup_attribute (reader, "key");
        }
      if (depth == self->pupil_depth + 1)
        {
          g_string_truncate (self->text, 0);
          self->text_depth = depth;
        }
      return;
    }
  if (strcmp (name, "leerling") == 0 && !empty)
    {
      self->pupil = g_new0 (MpadPupil, 1);
      self->pupil->key = dup_attribute (reader, "key");
      self->pupil_depth = depth;
    }
  else if (strcmp (name, "groep") == 0 && !empty && self->group_key == NULL)
    {
      self->group_key = dup_attribute (reader, "key");
      self->group_depth = depth;
    }
  else if (self->group_key != NULL && depth == self->group_depth + 1)
    {
      g_string_truncate (self->text, 0);
      self->text_depth = depth;
    }
}

static void
take_field (Reading *self, const char *name)
{
  const char *text = self->text->str;

  if (strcmp (name, "achternaam") == 0)
    take_text (&self->pupil->surname, text);
  else if (strcmp (name, "voorvoegsel") == 0)
    take_text (&self->pupil->infix, text);
  else if (strcmp (name, "roepnaam") == 0)
    take_text (&self->pupil->given_name, text);
  else if (strcmp (name, "geboortedatum") == 0)
    {
      g_autofree char *date = g_strstrip (g_strdup (text));

      mpad_pupil_list_set_birth (self->list, self->pupil, date);
    }
  else if (strcmp (name, "groep") != 0)
    mpad_pupil_list_drop (self->list, name);
}

static gboolean
on_end (Reading *self, const char *name, int depth, GError **error)
{
  if (self->pupil != NULL)
    {
      if (depth == self->pupil_depth)
        return mpad_pupil_list_add (self->list, g_steal_pointer (&self->pupil), error);
      if (depth == self->pupil_depth + 1)
        take_field (self, name);
      self->text_depth = -1;
      return TRUE;
    }
  if (self->group_key != NULL)
    {
      if (depth == self->group_depth)
        g_clear_pointer (&self->group_key, g_free);
      else if (depth == self->group_depth + 1 &&
               (strcmp (name, "naam") == 0 ||
                (strcmp (name, "jaargroep") == 0 &&
                 !g_hash_table_contains (self->groups, self->group_key))))
        g_hash_table_replace (self->groups, g_strdup (self->group_key),
                              g_strstrip (g_strdup (self->text->str)));
      self->text_depth = -1;
    }
  return TRUE;
}

static gboolean
set_error (GError **error, MpadPupilError code, const char *text)
{
  g_set_error_literal (error, MPAD_PUPIL_ERROR, code, text);
  return FALSE;
}

static gboolean
on_node (Reading *self, xmlTextReaderPtr reader, GError **error)
{
  const char *name = (const char *) xmlTextReaderConstLocalName (reader);
  int depth = xmlTextReaderDepth (reader);

  if (depth > DEPTH_MAX)
    return set_error (error, MPAD_PUPIL_ERROR_TOO_LARGE, "The XML is nested too deep");
  switch (xmlTextReaderNodeType (reader))
    {
    case XML_READER_TYPE_DOCUMENT_TYPE:
    case XML_READER_TYPE_ENTITY:
    case XML_READER_TYPE_ENTITY_REFERENCE:
      return set_error (error, MPAD_PUPIL_ERROR_UNSAFE, "The XML has a document type or entities");
    case XML_READER_TYPE_ELEMENT:
      on_start (self, reader, name, depth);
      if (xmlTextReaderIsEmptyElement (reader) == 1 && self->pupil != NULL &&
          depth == self->pupil_depth + 1)
        return on_end (self, name, depth, error);
      return TRUE;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
      if (depth == self->text_depth + 1 && self->text->len < 4096)
        g_string_append (self->text, (const char *) xmlTextReaderConstValue (reader));
      return TRUE;
    case XML_READER_TYPE_END_ELEMENT:
      return on_end (self, name, depth, error);
    default:
      return TRUE;
    }
}

/* "Groep 6" and "6" are group 6. */
static char *
dup_group (const char *name)
{
  const char *rest = name;

  if (g_ascii_strncasecmp (name, "groep ", 6) == 0)
    rest = name + 6;
  return g_strstrip (g_strdup (rest));
}

/* Before the parser sees it: entities may be unfolded while the document type is still being read. In
 * another encoding the parser meets it, and refuses it there. */
static gboolean
has_document_type (const char *data, gsize size)
{
  return g_strstr_len (data, (gssize) size, "<!DOCTYPE") != NULL ||
         g_strstr_len (data, (gssize) size, "<!ENTITY") != NULL;
}

gboolean
mpad_pupil_xml_read (MpadPupilList *list, GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  xmlTextReaderPtr reader = NULL;
  Reading reading = { .list = list, .text = g_string_new (NULL), .text_depth = -1 };
  gboolean sound;
  int more = 0;

  if (has_document_type (data, size))
    set_error (error, MPAD_PUPIL_ERROR_UNSAFE, "The XML has a document type or entities");
  else
    {
      reader = xmlReaderForMemory (data, (int) size, NULL, NULL,
                                   XML_PARSE_NONET | XML_PARSE_COMPACT);
      if (reader == NULL)
        set_error (error, MPAD_PUPIL_ERROR_BROKEN, "The XML cannot be read");
    }
  sound = reader != NULL;
  if (sound)
    xmlTextReaderSetErrorHandler (reader, ignore_error, NULL);
  reading.groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  while (sound && (more = xmlTextReaderRead (reader)) == 1)
    sound = on_node (&reading, reader, error);
  if (sound && more != 0)
    sound = set_error (error, MPAD_PUPIL_ERROR_BROKEN, "The XML is damaged");
  for (guint i = 0; sound && i < list->pupils->len; i++)
    {
      MpadPupil *pupil = g_ptr_array_index (list->pupils, i);
      const char *name = pupil->group != NULL ? g_hash_table_lookup (reading.groups, pupil->group)
                                              : NULL;
      g_autofree char *group = name != NULL ? dup_group (name) : NULL;

      g_set_str (&pupil->group, group);
    }
  g_clear_pointer (&reader, xmlFreeTextReader);
  mpad_pupil_free (reading.pupil);
  g_free (reading.group_key);
  g_string_free (reading.text, TRUE);
  g_hash_table_unref (reading.groups);
  return sound;
}
