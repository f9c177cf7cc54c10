/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists data/protocols. The practice rules lie there too, but they are not a protocol. */
#include "config.h"

#include "mpad-protocol-shelf.h"

#include <string.h>

#include "mpad-error.h"
#include "mpad-protocol-diff.h"
#include "mpad-protocol-loader.h"
#include "mpad-text.h"

#define PRACTICE_RULES "praktijkregels.json"

void
mpad_shelf_protocol_free (MpadShelfProtocol *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->protocol, mpad_protocol_unref);
  g_clear_pointer (&self->json, g_bytes_unref);
  g_free (self);
}

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  const MpadShelfProtocol *protocol_a = *(MpadShelfProtocol *const *) a;
  const MpadShelfProtocol *protocol_b = *(MpadShelfProtocol *const *) b;
  g_autofree char *key_a = mpad_text_fold (protocol_a->protocol->title);
  g_autofree char *key_b = mpad_text_fold (protocol_b->protocol->title);

  return strcmp (key_a, key_b);
}

GPtrArray *
mpad_protocol_shelf_load (GError **error)
{
  g_autoptr (GPtrArray)
    shelf = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_shelf_protocol_free);
  g_autofree char *folder = g_build_filename (PKGDATADIR, "protocols", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = NULL;
      g_autofree char *content = NULL;
      g_autoptr (GBytes) json = NULL;
      MpadProtocol *protocol;
      MpadShelfProtocol *item;
      gsize length;

      if (!g_str_has_suffix (name, ".json") || strcmp (name, PRACTICE_RULES) == 0)
        continue;
      path = g_build_filename (folder, name, NULL);
      if (!g_file_get_contents (path, &content, &length, NULL))
        {
          g_set_error (error, MPAD_PROTOCOL_ERROR, MPAD_PROTOCOL_ERROR_READ, "%s", path);
          return NULL;
        }
      json = g_bytes_new_take (g_steal_pointer (&content), length);
      protocol = mpad_protocol_load_bytes (json, name, error);
      if (protocol == NULL)
        return NULL;
      item = g_new0 (MpadShelfProtocol, 1);
      item->protocol = protocol;
      item->json = g_steal_pointer (&json);
      g_ptr_array_add (shelf, item);
    }

  if (shelf->len == 0)
    {
      g_set_error (error, MPAD_PROTOCOL_ERROR, MPAD_PROTOCOL_ERROR_READ, "%s", folder);
      return NULL;
    }
  g_ptr_array_sort (shelf, compare_titles);
  return g_steal_pointer (&shelf);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *shelf = mpad_protocol_shelf_load (&error);

  if (shelf != NULL)
    g_task_return_pointer (task, shelf, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
mpad_protocol_shelf_load_async (GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, mpad_protocol_shelf_load_async);
  g_task_run_in_thread (task, load_in_thread);
}

GPtrArray *
mpad_protocol_shelf_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
mpad_protocol_file_free (MpadProtocolFile *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->protocol, mpad_protocol_unref);
  g_clear_pointer (&self->json, g_bytes_unref);
  g_clear_pointer (&self->nearest, mpad_protocol_unref);
  g_free (self);
}

static MpadProtocolFile *
load_file (const char *path, GError **error)
{
  g_autoptr (MpadProtocolFile) file = g_new0 (MpadProtocolFile, 1);
  g_autoptr (GPtrArray) shelf = NULL;
  g_autoptr (GPtrArray) shipped = g_ptr_array_new ();
  g_autofree char *name = g_path_get_basename (path);

  file->json = mpad_protocol_read_file (path, error);
  if (file->json == NULL)
    return NULL;
  file->protocol = mpad_protocol_load_bytes (file->json, name, error);
  if (file->protocol == NULL)
    return NULL;
  shelf = mpad_protocol_shelf_load (error);
  if (shelf == NULL)
    return NULL;
  for (guint i = 0; i < shelf->len; i++)
    g_ptr_array_add (shipped, ((MpadShelfProtocol *) shelf->pdata[i])->protocol);
  file->nearest = mpad_protocol_ref (
    shipped->pdata[mpad_protocol_diff_nearest (file->protocol, shipped)]);
  return g_steal_pointer (&file);
}

static void
load_file_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  MpadProtocolFile *file = load_file (task_data, &error);

  if (file != NULL)
    g_task_return_pointer (task, file, (GDestroyNotify) mpad_protocol_file_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
mpad_protocol_file_load_async (const char *path,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, mpad_protocol_file_load_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, load_file_in_thread);
}

MpadProtocolFile *
mpad_protocol_file_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
