/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the memory of journal heads: one small text file a vault, "seq hash". */
#include "mpad-vault-seen.h"

#include "mpad-error.h"
#include "mpad-vault-private.h"

#include <errno.h>
#include <sodium.h>

static char *
file_name (MpadVault *vault, const char *folder)
{
  g_autofree char *name = g_strconcat (mpad_vault_get_info (vault)->uuid, ".head", NULL);

  return g_build_filename (folder, name, NULL);
}

static gboolean
parse (const char *text, MpadJournalHead *head)
{
  char *end;
  gsize length;

  head->seq = g_ascii_strtoll (text, &end, 10);
  return head->seq > 0 && *end == ' ' &&
         sodium_hex2bin (head->hash, sizeof head->hash, end + 1, strcspn (end + 1, "\n"), NULL,
                         &length, NULL) == 0 &&
         length == sizeof head->hash;
}

gboolean
mpad_vault_seen_check (MpadVault *vault, const char *folder, GError **error)
{
  g_autofree char *name = NULL, *text = NULL;
  g_autoptr (GError) read_error = NULL;
  MpadJournalHead head;

  g_return_val_if_fail (vault != NULL && folder != NULL, FALSE);

  name = file_name (vault, folder);
  /* A memory that is gone or unreadable proves nothing, for or against. */
  if (!g_file_get_contents (name, &text, NULL, &read_error) || !parse (text, &head))
    return mpad_journal_verify (vault->journal, NULL, error);
  return mpad_journal_verify (vault->journal, &head, error);
}

gboolean
mpad_vault_seen_store (MpadVault *vault, const char *folder, GError **error)
{
  g_autofree char *name = NULL, *text = NULL;
  g_autoptr (GError) write_error = NULL;
  MpadJournalHead head;
  char hex[2 * MPAD_JOURNAL_HASH_SIZE + 1];

  g_return_val_if_fail (vault != NULL && folder != NULL, FALSE);

  if (!mpad_journal_get_head (vault->journal, &head, error))
    return FALSE;
  name = file_name (vault, folder);
  sodium_bin2hex (hex, sizeof hex, head.hash, sizeof head.hash);
  text = g_strdup_printf ("%" G_GINT64_FORMAT " %s\n", head.seq, hex);
  if (g_mkdir_with_parents (folder, 0700) == 0 &&
      g_file_set_contents_full (name, text, -1,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                &write_error))
    return TRUE;
  g_set_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_IO,
               "Cannot remember the journal's head: %s",
               write_error != NULL ? write_error->message : g_strerror (errno));
  return FALSE;
}
