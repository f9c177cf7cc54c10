/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A key file of a few lines. What comes from it is text of others: it is bounded and checked. */
#include "mpad-vault-use.h"

#include "mpad-clock.h"

#include <glib/gstdio.h>

#define GROUP "In gebruik"
#define LONGEST 64
#define LARGEST_FILE 4096

static char *
make_path (const char *path)
{
  return g_strconcat (path, ".in-gebruik", NULL);
}

void
mpad_vault_use_tell (const char *path, const char *label)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *target = make_path (path);

  g_key_file_set_string (file, GROUP, "wie", label);
  g_key_file_set_string (file, GROUP, "computer", g_get_host_name ());
  g_key_file_set_int64 (file, GROUP, "sinds", mpad_clock_now_us ());
  g_key_file_save_to_file (file, target, NULL);
}

void
mpad_vault_use_forget (const char *path)
{
  g_autofree char *target = make_path (path);

  g_unlink (target);
}

static char *
get_text (GKeyFile *file, const char *key)
{
  g_autofree char *text = g_key_file_get_string (file, GROUP, key, NULL);

  if (text == NULL || *text == '\0' || !g_utf8_validate (text, -1, NULL))
    return NULL;
  return g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), LONGEST));
}

MpadVaultUse *
mpad_vault_use_read (const char *path)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (MpadVaultUse) self = g_new0 (MpadVaultUse, 1);
  g_autofree char *target = make_path (path);
  GStatBuf facts;

  if (g_stat (target, &facts) != 0 || facts.st_size > LARGEST_FILE ||
      !g_key_file_load_from_file (file, target, G_KEY_FILE_NONE, NULL))
    return NULL;
  self->label = get_text (file, "wie");
  self->host = get_text (file, "computer");
  self->since_us = g_key_file_get_int64 (file, GROUP, "sinds", NULL);
  return self->label != NULL && self->host != NULL && self->since_us > 0 ? g_steal_pointer (&self)
                                                                         : NULL;
}

void
mpad_vault_use_free (MpadVaultUse *self)
{
  if (self == NULL)
    return;
  g_free (self->label);
  g_free (self->host);
  g_free (self);
}
