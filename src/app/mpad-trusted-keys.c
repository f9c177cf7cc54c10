/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A key file below the user's state folder. */
#include "config.h"

#include "mpad-trusted-keys.h"

#include <glib/gstdio.h>

#define KEY "public-key"

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "meldpad", "keys.ini", NULL);
}

void
mpad_trusted_keys_remember (const MpadVaultInfo *info)
{
  g_autofree char *path = dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *known = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *data = NULL;

  g_return_if_fail (info != NULL);

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  known = g_key_file_get_string (file, info->uuid, KEY, NULL);
  if (g_strcmp0 (known, info->public_key) == 0)
    return;
  g_key_file_set_string (file, info->uuid, KEY, info->public_key);
  data = g_key_file_to_data (file, NULL, NULL);
  /* without it the lock screen offers no sealed note; the numbers stay */
  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_file_set_contents_full (path, data, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

char *
mpad_trusted_keys_find (const char *uuid)
{
  g_autofree char *path = dup_path ();
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_return_val_if_fail (uuid != NULL, NULL);

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return NULL;
  return g_key_file_get_string (file, uuid, KEY, NULL);
}
