/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scans, photos and mails inside the vault, in rows of 1 MiB, at most 25 MiB each (F13).
 * Never writes a file. */
#pragma once

#include "mpad-vault.h"

G_BEGIN_DECLS

#define MPAD_ATTACHMENT_MAX (25 * 1024 * 1024)

/**
 * MpadAttachment:
 * @entry_id, @report_id: (nullable): what it belongs to
 * @hash: SHA-256 of the original bytes, hex
 */
typedef struct
{
  char *id;
  char *dossier_id;
  char *entry_id;
  char *report_id;
  char *name;
  char *mime;
  gint64 size;
  char *hash;
  gint64 added_us;
} MpadAttachment;

MpadAttachment *mpad_attachment_new (void);
void mpad_attachment_free (MpadAttachment *self);

gboolean mpad_attachment_store_add (MpadVault *vault,
                                    MpadAttachment *attachment,
                                    GBytes *content,
                                    GError **error);
GBytes *mpad_attachment_store_load (MpadVault *vault, const char *attachment_id, GError **error);
/**
 * mpad_attachment_store_note_export: says in the journal that the bytes, or a copy, left the vault.
 * Called before they leave, so that nothing leaves unseen.
 */
gboolean
mpad_attachment_store_note_export (MpadVault *vault, const char *attachment_id, GError **error);
/**
 * mpad_attachment_store_remove: takes back an addition; journal "attachment.remove" keeps its hash.
 */
gboolean mpad_attachment_store_remove (MpadVault *vault, const char *attachment_id, GError **error);
/** Returns: (element-type MpadAttachment) */
GPtrArray *mpad_attachment_store_list (MpadVault *vault, const char *dossier_id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadAttachment, mpad_attachment_free)

G_END_DECLS
