/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the names and the choice; deletes nothing. */
#include "mpad-copies.h"

#include "mpad-error.h"
#include "mpad-vault-info.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define SUFFIX ".meldpad"
#define KEEP_LAST 10
#define KEEP_DAYS 14
#define KEEP_MONTHS 3
#define DAY_LENGTH 10  /* 2026-11-22 */
#define MONTH_LENGTH 7 /* 2026-11 */
#define MADE_LENGTH 15 /* 2026-11-22T1605 */
#define SEQ_LENGTH 6

void
mpad_copy_free (MpadCopy *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->made);
  g_free (self);
}

char *
mpad_copies_default_folder (const char *vault_path)
{
  g_autofree char *folder = g_path_get_dirname (vault_path);

  return g_build_filename (folder, "Kopieën", NULL);
}

/* The vault's name without its ending, and without the tail that an earlier copy gave it. */
static char *
base_name (const char *vault_path)
{
  char *name = g_path_get_basename (vault_path);

  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  return name;
}

char *
mpad_copies_make_aside_path (const char *vault_path, gint64 at_us)
{
  g_autofree char *folder = mpad_copies_default_folder (vault_path);
  g_autofree char *name = g_path_get_basename (vault_path);
  g_autofree char *path = NULL, *made = NULL;
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local_usec (at_us);

  made = g_date_time_format (at, "%Y-%m-%dT%H%M%S");
  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  path = g_strdup_printf ("%s/%s-vervangen-%s" SUFFIX, folder, name, made);
  return g_steal_pointer (&path);
}

char *
mpad_copies_make_path (const char *folder, const char *vault_path, gint64 at_us, gint64 seq)
{
  g_autofree char *base = base_name (vault_path);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (at_us);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *made = g_date_time_format (local, "%Y-%m-%dT%H%M");
  g_autofree char *name = g_strdup_printf ("%s-%s-%06" G_GINT64_FORMAT SUFFIX, base, made, seq);
  char *path = g_build_filename (folder, name, NULL);

  /* the same minute and the same row: a copy that was asked for twice */
  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s-%u-%s-%06" G_GINT64_FORMAT SUFFIX, base, i, made, seq);
      g_free (path);
      path = g_build_filename (folder, name, NULL);
    }
  return path;
}

static gboolean
all_digits (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

/* The end of the name: -2026-11-22T1605-000184.meldpad, with more figures in the last number when
 * the journal is longer. */
static MpadCopy *
parse (const char *folder, const char *name)
{
  g_autofree char *stem = NULL;
  const char *dash, *made;
  int year, month, day, clock;
  g_autoptr (GDateTime) at = NULL;
  MpadCopy *copy;

  if (!g_str_has_suffix (name, SUFFIX))
    return NULL;
  stem = g_strndup (name, strlen (name) - strlen (SUFFIX));
  dash = strrchr (stem, '-');
  if (dash == NULL || strlen (dash + 1) < SEQ_LENGTH || strlen (dash + 1) > 18 ||
      !all_digits (dash + 1, strlen (dash + 1)) || dash - stem <= MADE_LENGTH)
    return NULL;
  made = dash - MADE_LENGTH;
  if (made[-1] != '-' || sscanf (made, "%4d-%2d-%2dT%4d-", &year, &month, &day, &clock) != 4)
    return NULL;
  at = g_date_time_new_local (year, month, day, clock / 100, clock % 100, 0);
  if (at == NULL)
    return NULL;
  copy = g_new0 (MpadCopy, 1);
  copy->path = g_build_filename (folder, name, NULL);
  copy->made = g_strndup (made, MADE_LENGTH);
  copy->at_us = g_date_time_to_unix_usec (at);
  copy->seq = g_ascii_strtoll (dash + 1, NULL, 10);
  return copy;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const MpadCopy *copy_a = a, *copy_b = b;

  /* by the clock first: after a restore the journal is shorter than it was */
  if (copy_a->at_us != copy_b->at_us)
    return copy_a->at_us > copy_b->at_us ? -1 : 1;
  if (copy_a->seq != copy_b->seq)
    return copy_a->seq > copy_b->seq ? -1 : 1;
  return -strcmp (copy_a->path, copy_b->path);
}

GPtrArray *
mpad_copies_list (const char *folder, const char *uuid)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_copy_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (MpadCopy) copy = parse (folder, name);
      g_autoptr (MpadVaultInfo) info = copy != NULL ? mpad_vault_info_read (copy->path, NULL)
                                                    : NULL;
      GStatBuf facts;

      if (info == NULL || g_strcmp0 (info->uuid, uuid) != 0 || g_stat (copy->path, &facts) != 0)
        continue;
      copy->size = (guint64) facts.st_size;
      g_ptr_array_add (copies, g_steal_pointer (&copy));
    }
  g_ptr_array_sort_values (copies, compare_newest_first);
  return copies;
}

/* Whether @copy is the newest of its day or month, and that day or month one of the last ones. */
static gboolean
is_last_of (const MpadCopy *copy, gsize length, guint limit, char *last, guint *count)
{
  if (strncmp (copy->made, last, length) == 0)
    return FALSE;
  memcpy (last, copy->made, length);
  (*count)++;
  return *count <= limit;
}

GPtrArray *
mpad_copies_pick_old (GPtrArray *copies)
{
  GPtrArray *old = g_ptr_array_new ();
  char last_day[DAY_LENGTH + 1] = "", last_month[MONTH_LENGTH + 1] = "";
  guint days = 0, months = 0;

  for (guint i = 0; i < copies->len; i++)
    {
      MpadCopy *copy = g_ptr_array_index (copies, i);
      gboolean of_day = is_last_of (copy, DAY_LENGTH, KEEP_DAYS, last_day, &days);
      gboolean of_month = is_last_of (copy, MONTH_LENGTH, KEEP_MONTHS, last_month, &months);

      if (i >= KEEP_LAST && !of_day && !of_month)
        g_ptr_array_add (old, copy);
    }
  return old;
}

static char *
state_file (const char *state, const char *uuid)
{
  g_autofree char *name = g_strconcat (uuid, ".copies", NULL);

  return g_build_filename (state, name, NULL);
}

static gboolean
knows (const MpadVaultInfo *vault, const MpadSlotInfo *slot)
{
  for (guint i = 0; i < MPAD_VAULT_SLOTS; i++)
    if (vault->slots[i].kind == slot->kind && strcmp (vault->slots[i].id, slot->id) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_earlier (const MpadVaultInfo *copy, const MpadVaultInfo *now)
{
  if (strcmp (copy->public_key, now->public_key) != 0)
    return TRUE;
  for (guint i = 0; i < MPAD_VAULT_SLOTS; i++)
    if (copy->slots[i].kind != MPAD_SLOT_FREE && !knows (now, &copy->slots[i]))
      return TRUE;
  return FALSE;
}

GPtrArray *
mpad_copies_pick_earlier (GPtrArray *copies, const MpadVaultInfo *now)
{
  GPtrArray *earlier = g_ptr_array_new ();

  for (guint i = 0; i < copies->len; i++)
    {
      MpadCopy *copy = g_ptr_array_index (copies, i);
      g_autoptr (MpadVaultInfo) info = mpad_vault_info_read (copy->path, NULL);

      if (info != NULL && is_earlier (info, now))
        g_ptr_array_add (earlier, copy);
    }
  return earlier;
}

char *
mpad_copies_get_folder (const char *state, const char *uuid, const char *vault_path)
{
  g_autofree char *file = state_file (state, uuid);
  g_autofree char *folder = NULL;

  if (g_file_get_contents (file, &folder, NULL, NULL) && g_path_is_absolute (folder))
    return g_steal_pointer (&folder);
  return mpad_copies_default_folder (vault_path);
}

gboolean
mpad_copies_set_folder (const char *state, const char *uuid, const char *folder, GError **error)
{
  g_autofree char *file = state_file (state, uuid);
  g_autoptr (GError) write_error = NULL;

  if (folder == NULL && (g_unlink (file) == 0 || errno == ENOENT))
    return TRUE;
  if (folder != NULL && g_mkdir_with_parents (state, 0700) == 0 &&
      g_file_set_contents_full (file, folder, -1,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                &write_error))
    return TRUE;
  g_set_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_IO, "Cannot remember the folder: %s",
               write_error != NULL ? write_error->message : g_strerror (errno));
  return FALSE;
}
