/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements unsaved text in the vault. */
#include "mpad-draft-store.h"

#include <string.h>

#include "mpad-clock.h"
#include "mpad-error.h"
#include "mpad-stmt.h"

/* A form holds several texts of at most MPAD_TEXT_MAX, escaped; refusing it here would lose words,
 * so the limit is only there against nonsense. */
#define DRAFT_MAX (64 * 1024 * 1024)

gboolean
mpad_draft_store_put (MpadVault *vault, const char *place, const char *text, GError **error)
{
  gsize length;

  g_return_val_if_fail (place != NULL && text != NULL, FALSE);

  length = strlen (text);
  if (length > DRAFT_MAX)
    {
      g_set_error_literal (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_TOO_LONG,
                           "The draft is too long");
      return FALSE;
    }
  if (!g_utf8_validate_len (text, length, NULL))
    {
      g_set_error_literal (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_TEXT,
                           "The draft is not valid UTF-8");
      return FALSE;
    }
  return mpad_db_run (
    mpad_vault_get_db (vault), error,
    "INSERT INTO draft (place, text, saved_us) VALUES (?1, ?2, ?3)"
    " ON CONFLICT (place) DO UPDATE SET text = excluded.text, saved_us = excluded.saved_us",
    "tti", place, text, mpad_clock_now_us ());
}

char *
mpad_draft_store_get (MpadVault *vault, const char *place, GError **error)
{
  g_autoptr (MpadStmt) stmt = mpad_stmt_new (mpad_vault_get_db (vault),
                                             "SELECT text FROM draft WHERE place = ?1", error);

  if (stmt == NULL)
    return NULL;
  mpad_stmt_bind_text (stmt, 1, place);
  return mpad_stmt_step (stmt, error) == MPAD_STEP_ROW ? mpad_stmt_dup_text (stmt, 0) : NULL;
}

gboolean
mpad_draft_store_remove (MpadVault *vault, const char *place, GError **error)
{
  return mpad_db_run (mpad_vault_get_db (vault), error, "DELETE FROM draft WHERE place = ?1", "t",
                      place);
}
