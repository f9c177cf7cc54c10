/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists with headings: ";", "," or tab; UTF-8 or Windows-1252; headings by synonym. */
#include "mpad-pupil-list-private.h"

#include <string.h>

#include "mpad-text.h"

#define COLUMNS_MAX 300
#define CELL_MAX 4096

typedef enum
{
  FIELD_NONE,
  FIELD_KEY,
  FIELD_GIVEN,
  FIELD_INFIX,
  FIELD_SURNAME,
  FIELD_NAME, /* given name and surname together */
  FIELD_GROUP,
  FIELD_BIRTH,
} Field;

static const struct
{
  const char *heading;
  Field field;
  const char *name;
} headings[] = {
  { "leerlingnummer", FIELD_KEY, "leerlingnummer" },
  { "leerlingnr", FIELD_KEY, "leerlingnummer" },
  { "nummer", FIELD_KEY, "leerlingnummer" },
  { "key", FIELD_KEY, "leerlingnummer" },
  { "roepnaam", FIELD_GIVEN, "roepnaam" },
  { "voornaam", FIELD_GIVEN, "roepnaam" },
  { "tussenvoegsel", FIELD_INFIX, "tussenvoegsel" },
  { "tussenvoegsels", FIELD_INFIX, "tussenvoegsel" },
  { "voorvoegsel", FIELD_INFIX, "tussenvoegsel" },
  { "voorvoegsels", FIELD_INFIX, "tussenvoegsel" },
  { "achternaam", FIELD_SURNAME, "achternaam" },
  { "familienaam", FIELD_SURNAME, "achternaam" },
  { "naam", FIELD_NAME, "naam" },
  { "leerling", FIELD_NAME, "naam" },
  { "groep", FIELD_GROUP, "groep" },
  { "klas", FIELD_GROUP, "groep" },
  { "jaargroep", FIELD_GROUP, "groep" },
  { "geboortedatum", FIELD_BIRTH, "geboortedatum" },
  { "geb.datum", FIELD_BIRTH, "geboortedatum" },
  { "gebdatum", FIELD_BIRTH, "geboortedatum" },
};

static gboolean
set_error (GError **error, MpadPupilError code, const char *text)
{
  g_set_error_literal (error, MPAD_PUPIL_ERROR, code, text);
  return FALSE;
}

/* Returns: (transfer full) (nullable): UTF-8 without a byte order mark */
static char *
dup_utf8 (GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  char *text;

  if (size == 0 || memchr (data, 0, size) != NULL)
    {
      set_error (error, MPAD_PUPIL_ERROR_FORMAT, "The file is no list");
      return NULL;
    }
  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      size -= 3;
    }
  if (g_utf8_validate_len (data, size, NULL))
    return g_strndup (data, size);
  text = g_convert_with_fallback (data, (gssize) size, "UTF-8", "WINDOWS-1252", "?", NULL, NULL,
                                  NULL);
  if (text == NULL)
    set_error (error, MPAD_PUPIL_ERROR_FORMAT, "The letters of the file are not known");
  return text;
}

static char
find_separator (const char *text)
{
  gsize line = strcspn (text, "\r\n");
  char best = ';';
  guint most = 0;

  for (const char *c = ";,\t"; *c != '\0'; c++)
    {
      guint n = 0;

      for (gsize i = 0; i < line; i++)
        n += text[i] == *c;
      if (n > most)
        {
          most = n;
          best = *c;
        }
    }
  return best;
}

/* Reads one row; @p moves to the next. Quotes as everybody writes them: "" is one of them. */
static GPtrArray *
read_row (const char **p, char separator, GError **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) cell = g_string_new (NULL);
  gboolean quoted = FALSE;
  const char *c = *p;

  for (;; c++)
    {
      gboolean end = *c == '\0' || (!quoted && (*c == '\n' || *c == '\r'));

      if (end || (!quoted && *c == separator))
        {
          if (cells->len >= COLUMNS_MAX)
            {
              set_error (error, MPAD_PUPIL_ERROR_TOO_LARGE, "A row has too many columns");
              return NULL;
            }
          g_ptr_array_add (cells, g_strstrip (g_strdup (cell->str)));
          g_string_truncate (cell, 0);
          if (end)
            break;
        }
      else if (quoted && c[0] == '"' && c[1] == '"')
        g_string_append_c (cell, *c++);
      else if (*c == '"' && (quoted || cell->len == 0))
        quoted = !quoted;
      else if (cell->len < CELL_MAX)
        g_string_append_c (cell, *c);
      else
        {
          set_error (error, MPAD_PUPIL_ERROR_TOO_LARGE, "A cell is too long");
          return NULL;
        }
    }
  while (*c == '\n' || *c == '\r')
    c++;
  *p = c;
  return g_steal_pointer (&cells);
}

static Field
field_of (const char *heading, const char **name)
{
  g_autofree char *folded = mpad_text_fold (heading);

  g_strstrip (folded);
  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    if (strcmp (headings[i].heading, folded) == 0)
      {
        *name = headings[i].name;
        return headings[i].field;
      }
  return FIELD_NONE;
}

/* Returns: (transfer full) (nullable): the field of each column */
static GArray *
read_headings (MpadPupilList *list, GPtrArray *cells, GError **error)
{
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (Field));
  guint seen = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      const char *heading = g_ptr_array_index (cells, i);
      const char *name = NULL;
      Field field = field_of (heading, &name);

      if (field != FIELD_NONE && (seen & 1u << field) != 0)
        field = FIELD_NONE; /* the first one counts */
      if (field != FIELD_NONE)
        g_ptr_array_add (list->mapping, g_strdup_printf ("%s → %s", heading, name));
      else if (!mpad_text_is_blank (heading))
        mpad_pupil_list_drop (list, heading);
      seen |= 1u << field;
      g_array_append_val (fields, field);
    }
  if ((seen & (1u << FIELD_GIVEN | 1u << FIELD_SURNAME | 1u << FIELD_NAME)) == 0)
    {
      set_error (error, MPAD_PUPIL_ERROR_COLUMNS, "There is no column with names");
      return NULL;
    }
  return g_steal_pointer (&fields);
}

/* "Sam van der Voorbeeld" or "Voorbeeld, Sam van der" */
static void
take_name (MpadPupil *pupil, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", 2);

  if (parts[0] != NULL && parts[1] != NULL)
    {
      g_set_str (&pupil->surname, g_strstrip (parts[0]));
      g_set_str (&pupil->given_name, g_strstrip (parts[1]));
    }
  else
    {
      const char *space = strchr (text, ' ');

      g_free (pupil->given_name);
      pupil->given_name = space != NULL ? g_strndup (text, (gsize) (space - text))
                                        : g_strdup (text);
      g_set_str (&pupil->surname, space != NULL ? space + 1 : NULL);
    }
}

static MpadPupil *
read_pupil (MpadPupilList *list, GPtrArray *cells, GArray *fields)
{
  MpadPupil *pupil = g_new0 (MpadPupil, 1);

  for (guint i = 0; i < cells->len && i < fields->len; i++)
    {
      const char *text = g_ptr_array_index (cells, i);

      if (*text == '\0')
        continue;
      switch (g_array_index (fields, Field, i))
        {
        case FIELD_KEY:
          g_set_str (&pupil->key, text);
          break;
        case FIELD_GIVEN:
          g_set_str (&pupil->given_name, text);
          break;
        case FIELD_INFIX:
          g_set_str (&pupil->infix, text);
          break;
        case FIELD_SURNAME:
          g_set_str (&pupil->surname, text);
          break;
        case FIELD_NAME:
          take_name (pupil, text);
          break;
        case FIELD_GROUP:
          g_set_str (&pupil->group, text);
          break;
        case FIELD_BIRTH:
          mpad_pupil_list_set_birth (list, pupil, text);
          break;
        case FIELD_NONE:
          break;
        }
    }
  return pupil;
}

gboolean
mpad_pupil_csv_read (MpadPupilList *list, GBytes *bytes, GError **error)
{
  g_autofree char *text = dup_utf8 (bytes, error);
  g_autoptr (GPtrArray) cells = NULL;
  g_autoptr (GArray) fields = NULL;
  const char *p = text;
  char separator;

  if (text == NULL)
    return FALSE;
  separator = find_separator (text);
  cells = read_row (&p, separator, error);
  if (cells == NULL)
    return FALSE;
  fields = read_headings (list, cells, error);
  while (fields != NULL && *p != '\0')
    {
      g_autoptr (GPtrArray) row = read_row (&p, separator, error);

      if (row == NULL || !mpad_pupil_list_add (list, read_pupil (list, row, fields), error))
        return FALSE;
    }
  return fields != NULL;
}
