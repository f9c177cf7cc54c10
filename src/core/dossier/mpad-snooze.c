/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of unsaved text at the place "snooze/KEY"; its text is the date. */
#include "mpad-snooze.h"

#include <string.h>

#include "mpad-civil.h"
#include "mpad-draft-store.h"
#include "mpad-error.h"
#include "mpad-stmt.h"

#define PLACE "snooze/"

typedef struct
{
  const char *key;
  const char *until;
} Setting;

static gboolean
set (MpadVault *vault, gpointer data, GError **error)
{
  const Setting *setting = data;
  g_autofree char *place = g_strconcat (PLACE, setting->key, NULL);
  g_autoptr (GBytes) content = g_bytes_new (setting->until != NULL ? setting->until : "",
                                            setting->until != NULL ? strlen (setting->until) : 0);

  if (setting->until != NULL ? !mpad_draft_store_put (vault, place, setting->until, error)
                             : !mpad_draft_store_remove (vault, place, error))
    return FALSE;
  return mpad_vault_journal (vault, "today.snooze", "today", setting->key, content, error);
}

gboolean
mpad_snooze_set (MpadVault *vault, const char *key, const char *until, GError **error)
{
  Setting setting = { key, until };
  GDate date;

  g_return_val_if_fail (key != NULL, FALSE);

  if (until != NULL && !mpad_civil_parse_date (until, &date))
    {
      g_set_error_literal (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_DATE,
                           "That is no day to come back on");
      return FALSE;
    }
  return mpad_vault_transact (vault, set, &setting, error);
}

GHashTable *
mpad_snooze_list (MpadVault *vault, const char *today, GError **error)
{
  g_autoptr (MpadStmt)
    stmt = mpad_stmt_new (mpad_vault_get_db (vault),
                          "SELECT substr (place, 8) FROM draft"
                          " WHERE place >= 'snooze/' AND place < 'snooze0' AND text > ?1",
                          error);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  MpadStep step;

  if (stmt == NULL)
    return NULL;
  mpad_stmt_bind_text (stmt, 1, today);
  while ((step = mpad_stmt_step (stmt, error)) == MPAD_STEP_ROW)
    g_hash_table_add (keys, mpad_stmt_dup_text (stmt, 0));
  return step == MPAD_STEP_DONE ? g_steal_pointer (&keys) : NULL;
}
