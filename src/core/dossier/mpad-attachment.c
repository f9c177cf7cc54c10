/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements attachments and their store. */
#include "mpad-attachment.h"

#include <string.h>

#include "mpad-chunks.h"
#include "mpad-clock.h"
#include "mpad-error.h"
#include "mpad-record-store.h"
#include "mpad-record-types.h"
#include "mpad-search-index.h"
#include "mpad-text.h"

static const MpadRecordField fields[] = {
  MPAD_TEXT_FIELD (MpadAttachment, id),       MPAD_TEXT_FIELD (MpadAttachment, dossier_id),
  MPAD_TEXT_FIELD (MpadAttachment, entry_id), MPAD_TEXT_FIELD (MpadAttachment, report_id),
  MPAD_TEXT_FIELD (MpadAttachment, name),     MPAD_TEXT_FIELD (MpadAttachment, mime),
  MPAD_INT_FIELD (MpadAttachment, size),      MPAD_TEXT_FIELD (MpadAttachment, hash),
  MPAD_INT_FIELD (MpadAttachment, added_us),  MPAD_LAST_FIELD,
};

const MpadRecordType mpad_attachment_type = { "attachment", sizeof (MpadAttachment), fields };

MpadAttachment *
mpad_attachment_new (void)
{
  MpadAttachment *self = g_new0 (MpadAttachment, 1);

  self->id = mpad_id_new ();
  return self;
}

void
mpad_attachment_free (MpadAttachment *self)
{
  if (self == NULL)
    return;
  mpad_record_clear (&mpad_attachment_type, self);
  g_free (self);
}

typedef struct
{
  MpadAttachment *attachment;
  GBytes *content;
} Addition;

static gboolean
add_attachment (MpadVault *vault, gpointer data, GError **error)
{
  Addition *addition = data;
  MpadAttachment *attachment = addition->attachment;
  MpadDb *db = mpad_vault_get_db (vault);

  return mpad_record_insert (db, &mpad_attachment_type, attachment, NULL, NULL, error) &&
         mpad_chunks_write (db, "attachment_chunk", attachment->id, addition->content, error) &&
         mpad_search_index_put (vault, attachment->dossier_id, "attachment", attachment->id,
                                attachment->name, NULL, error) &&
         mpad_record_journal (vault, "attachment.add", &mpad_attachment_type, attachment->id,
                              attachment, error);
}

gboolean
mpad_attachment_store_add (MpadVault *vault,
                           MpadAttachment *attachment,
                           GBytes *content,
                           GError **error)
{
  Addition addition = { attachment, content };
  gsize size = g_bytes_get_size (content);

  g_return_val_if_fail (attachment->id != NULL && attachment->dossier_id != NULL, FALSE);

  if (size > MPAD_ATTACHMENT_MAX)
    {
      g_set_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_TOO_LONG,
                   "An attachment of %" G_GSIZE_FORMAT " bytes is over the limit", size);
      return FALSE;
    }
  if (size == 0)
    {
      g_set_error_literal (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_EMPTY,
                           "The attachment is empty");
      return FALSE;
    }
  attachment->size = (gint64) size;
  attachment->added_us = mpad_clock_now_us ();
  g_free (attachment->hash);
  attachment->hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  return mpad_vault_transact (vault, add_attachment, &addition, error);
}

static gboolean
read_hash (MpadDb *db, const char *attachment_id, char **hash, GError **error)
{
  g_autoptr (MpadStmt)
    stmt = mpad_stmt_new (db, "SELECT hash FROM attachment WHERE id = ?1", error);

  if (stmt == NULL)
    return FALSE;
  mpad_stmt_bind_text (stmt, 1, attachment_id);
  switch (mpad_stmt_step (stmt, error))
    {
    case MPAD_STEP_ROW:
      *hash = mpad_stmt_dup_text (stmt, 0);
      return TRUE;
    case MPAD_STEP_DONE:
      return mpad_store_not_found ("attachment", error);
    case MPAD_STEP_ERROR:
    default:
      return FALSE;
    }
}

GBytes *
mpad_attachment_store_load (MpadVault *vault, const char *attachment_id, GError **error)
{
  MpadDb *db = mpad_vault_get_db (vault);
  g_autofree char *hash = NULL;

  if (!read_hash (db, attachment_id, &hash, error))
    return NULL;
  return mpad_chunks_read (db, "attachment_chunk", attachment_id, hash, error);
}

static gboolean
note_export (MpadVault *vault, gpointer data, GError **error)
{
  g_autofree char *hash = NULL;

  return read_hash (mpad_vault_get_db (vault), data, &hash, error) &&
         mpad_vault_journal (vault, "attachment.export", "attachment", data, NULL, error);
}

gboolean
mpad_attachment_store_note_export (MpadVault *vault, const char *attachment_id, GError **error)
{
  return mpad_vault_transact (vault, note_export, (gpointer) attachment_id, error);
}

static gboolean
remove_attachment (MpadVault *vault, gpointer data, GError **error)
{
  MpadDb *db = mpad_vault_get_db (vault);
  g_autofree char *hash = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (MpadStmt) stmt = NULL;

  if (!read_hash (db, data, &hash, error))
    return FALSE;
  content = g_bytes_new (hash, strlen (hash));
  stmt = mpad_stmt_new (db, "DELETE FROM attachment WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  mpad_stmt_bind_text (stmt, 1, data);
  return mpad_stmt_step (stmt, error) == MPAD_STEP_DONE &&
         mpad_search_index_remove (vault, "attachment", data, error) &&
         mpad_vault_journal (vault, "attachment.remove", "attachment", data, content, error);
}

gboolean
mpad_attachment_store_remove (MpadVault *vault, const char *attachment_id, GError **error)
{
  return mpad_vault_transact (vault, remove_attachment, (gpointer) attachment_id, error);
}

GPtrArray *
mpad_attachment_store_list (MpadVault *vault, const char *dossier_id, GError **error)
{
  g_autofree char *columns = mpad_record_columns (&mpad_attachment_type, "");
  g_autofree char *sql = g_strdup_printf (
    "SELECT %s FROM attachment WHERE dossier_id = ?1 ORDER BY added_us, id", columns);
  g_autoptr (MpadStmt) stmt = mpad_stmt_new (mpad_vault_get_db (vault), sql, error);
  g_autoptr (GPtrArray)
    list = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_attachment_free);
  MpadStep step;

  if (stmt == NULL)
    return NULL;
  mpad_stmt_bind_text (stmt, 1, dossier_id);
  while ((step = mpad_stmt_step (stmt, error)) == MPAD_STEP_ROW)
    {
      MpadAttachment *attachment = g_new0 (MpadAttachment, 1);

      g_ptr_array_add (list, attachment);
      if (!mpad_record_read (&mpad_attachment_type, attachment, stmt, 0, error))
        return NULL;
    }
  return step == MPAD_STEP_DONE ? g_steal_pointer (&list) : NULL;
}
