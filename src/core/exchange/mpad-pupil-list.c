/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list, its order and its doubles. */
#include "mpad-pupil-list-private.h"

#include <stdio.h>
#include <string.h>

#include "mpad-text.h"

G_DEFINE_QUARK (mpad - pupil - error - quark, mpad_pupil_error)

void
mpad_pupil_free (MpadPupil *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  g_free (self->given_name);
  g_free (self->infix);
  g_free (self->surname);
  g_free (self->group);
  g_free (self->birth_date);
  g_free (self);
}

void
mpad_pupil_list_free (MpadPupilList *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->pupils);
  g_ptr_array_unref (self->dropped);
  g_ptr_array_unref (self->mapping);
  g_free (self);
}

void
mpad_pupil_list_drop (MpadPupilList *self, const char *name)
{
  for (guint i = 0; i < self->dropped->len; i++)
    if (strcmp (g_ptr_array_index (self->dropped, i), name) == 0)
      return;
  /* a hostile file may have a million names */
  if (self->dropped->len < 200)
    g_ptr_array_add (self->dropped, g_strdup (name));
}

void
mpad_pupil_list_set_birth (MpadPupilList *self, MpadPupil *pupil, const char *text)
{
  int a, b, c, end = 0;
  GDate date;

  if (mpad_text_is_blank (text))
    return;
  g_date_clear (&date, 1);
  if ((sscanf (text, "%4d-%2d-%2d%n", &a, &b, &c, &end) == 3 && a > 31 &&
       (text[end] == '\0' || text[end] == 'T' || text[end] == '+' || text[end] == 'Z')) ||
      ((sscanf (text, "%2d-%2d-%4d%n", &c, &b, &a, &end) == 3 ||
        sscanf (text, "%2d/%2d/%4d%n", &c, &b, &a, &end) == 3) &&
       text[end] == '\0'))
    {
      if (a >= 1900 && a <= 2200 && b >= 1 && b <= 12 && c >= 1 &&
          g_date_valid_dmy ((GDateDay) c, (GDateMonth) b, (GDateYear) a))
        {
          g_free (pupil->birth_date);
          pupil->birth_date = g_strdup_printf ("%04d-%02d-%02d", a, b, c);
          return;
        }
    }
  self->n_bad_dates++;
}

gboolean
mpad_pupil_list_add (MpadPupilList *self, MpadPupil *pupil, GError **error)
{
  char *const texts[] = { pupil->key, pupil->given_name, pupil->infix, pupil->surname,
                          pupil->group };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && (strlen (texts[i]) > 400 || !mpad_text_check (texts[i], NULL)))
      {
        g_set_error_literal (error, MPAD_PUPIL_ERROR, MPAD_PUPIL_ERROR_TOO_LARGE,
                             "A name of a pupil is too long");
        mpad_pupil_free (pupil);
        return FALSE;
      }
  if (mpad_text_is_blank (pupil->given_name) && mpad_text_is_blank (pupil->surname))
    {
      self->n_nameless++;
      mpad_pupil_free (pupil);
      return TRUE;
    }
  if (self->pupils->len >= MPAD_PUPIL_MAX)
    {
      g_set_error_literal (error, MPAD_PUPIL_ERROR, MPAD_PUPIL_ERROR_TOO_LARGE,
                           "There are too many pupils");
      mpad_pupil_free (pupil);
      return FALSE;
    }
  g_ptr_array_add (self->pupils, pupil);
  return TRUE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const MpadPupil *one = *(const MpadPupil *const *) a;
  const MpadPupil *two = *(const MpadPupil *const *) b;
  const char *const left[] = { one->group, one->surname,    one->given_name,
                               one->infix, one->birth_date, one->key };
  const char *const right[] = { two->group, two->surname,    two->given_name,
                                two->infix, two->birth_date, two->key };

  for (gsize i = 0; i < G_N_ELEMENTS (left); i++)
    {
      int order = g_utf8_collate (left[i] != NULL ? left[i] : "", right[i] != NULL ? right[i] : "");

      if (order == 0)
        order = g_strcmp0 (left[i], right[i]);
      if (order != 0)
        return order;
    }
  return 0;
}

static void
remove_doubles (MpadPupilList *self)
{
  g_ptr_array_sort (self->pupils, compare);
  for (guint i = self->pupils->len; i > 1; i--)
    if (compare (&self->pupils->pdata[i - 1], &self->pupils->pdata[i - 2]) == 0)
      {
        self->n_doubles++;
        g_ptr_array_remove_index (self->pupils, i - 1);
      }
}

MpadPupilList *
mpad_pupil_list_read (GBytes *bytes, GError **error)
{
  g_autoptr (MpadPupilList) self = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize start = 0;

  if (size > MPAD_PUPIL_FILE_MAX)
    {
      g_set_error_literal (error, MPAD_PUPIL_ERROR, MPAD_PUPIL_ERROR_TOO_LARGE,
                           "The file is too large");
      return NULL;
    }
  self = g_new0 (MpadPupilList, 1);
  self->pupils = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_pupil_free);
  self->dropped = g_ptr_array_new_with_free_func (g_free);
  self->mapping = g_ptr_array_new_with_free_func (g_free);
  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    start = 3;
  while (start < size && g_ascii_isspace (data[start]))
    start++;
  if (start < size && (data[start] == '<' || (guchar) data[start] >= 0xfe)
        ? !mpad_pupil_xml_read (self, bytes, error)
        : !mpad_pupil_csv_read (self, bytes, error))
    return NULL;
  if (self->pupils->len == 0)
    {
      g_set_error_literal (error, MPAD_PUPIL_ERROR, MPAD_PUPIL_ERROR_EMPTY,
                           "There is no pupil in the file");
      return NULL;
    }
  remove_doubles (self);
  return g_steal_pointer (&self);
}
