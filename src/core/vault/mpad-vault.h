/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The vault: one container file, opened with a passphrase or the recovery code, through the gate
 * of security.md 6.5. Synchronous; the vault service runs it on its own thread.
 * Does not know what the tables mean: that is mpad-schema (structure) and the stores (content). */
#pragma once

#include "mpad-db.h"
#include "mpad-secret.h"
#include "mpad-vault-info.h"

G_BEGIN_DECLS

typedef struct _MpadVault MpadVault;

/** MpadVaultProgress: called from the working thread; @fraction 0..1 or -1 when unknown. */
typedef void (*MpadVaultProgress) (double fraction, gpointer user_data);

/**
 * MpadVaultSetup:
 * What a new vault needs. @kdf_passes/@kdf_memory_kib: 0 for policy with calibration
 * (256 MiB, at least 0.8 s, t ≥ 3); tests may ask for less through mpad-vault-test.h only.
 */
typedef struct
{
  const char *school;
  const char *vt_region;
  const char *label; /* of the first passphrase slot */
  gboolean practice;
} MpadVaultSetup;

/**
 * mpad_vault_create:
 * @path: must not exist; made 0600, its folder 0700 when made here
 * @passphrase: of the first member
 * @recovery: (nullable): 32 bytes from mpad_recovery_code_get_key(), for the recovery slot
 *
 * Creates the container with both header copies, the schema and the first journal row, closes it,
 * opens it again with @passphrase as proof, and returns it open.
 *
 * Returns: (transfer full) (nullable)
 */
MpadVault *mpad_vault_create (const char *path,
                              const MpadVaultSetup *setup,
                              const MpadSecret *passphrase,
                              const MpadSecret *recovery,
                              GError **error);

/**
 * mpad_vault_open:
 * @slot_id: (nullable): try only this slot; %NULL tries every slot of @kind
 * @kind: which kind of slot @secret is for
 * @secret: passphrase, or the 32 bytes of a recovery code
 *
 * Returns: (transfer full) (nullable): the open vault after every check of the opening gate
 */
MpadVault *mpad_vault_open (const char *path,
                            const char *slot_id,
                            MpadSlotKind kind,
                            const MpadSecret *secret,
                            MpadVaultProgress progress,
                            gpointer progress_data,
                            GError **error);

/**
 * mpad_vault_open_for_reading: The same, but nothing is written to the file, not even that it was
 * opened: for a tested copy while the vault itself is in use.
 */
MpadVault *mpad_vault_open_for_reading (const char *path,
                                        const char *slot_id,
                                        MpadSlotKind kind,
                                        const MpadSecret *secret,
                                        GError **error);

/**
 * mpad_vault_close: closes the database, marks the session clean, wipes keys, frees. %NULL-safe.
 */
void mpad_vault_close (MpadVault *self);

MpadDb *mpad_vault_get_db (MpadVault *self);
const MpadVaultInfo *mpad_vault_get_info (MpadVault *self);
/** mpad_vault_get_slot_id: id of the slot that opened this session; journal rows name it. */
const char *mpad_vault_get_slot_id (MpadVault *self);
gboolean mpad_vault_is_read_only (MpadVault *self);

/**
 * mpad_vault_get_set_aside:
 *
 * Returns: (nullable): name of a journal beside the vault that belonged to another session, was not
 *   played and was renamed at opening; the user should be told once
 */
const char *mpad_vault_get_set_aside (MpadVault *self);

/** mpad_vault_set_actor: the staff member at the keyboard, named in journal rows. */
void mpad_vault_set_actor (MpadVault *self, const char *staff_id);
const char *mpad_vault_get_actor (MpadVault *self);

/**
 * mpad_vault_journal:
 * @action: a stable word, e.g. "entry.save", "document.print"
 * @object_kind: (nullable): table-like word, e.g. "entry"
 * @object_id: (nullable)
 * @content: (nullable): canonical bytes of the new content version; only its salted hash is kept
 *
 * Appends one row to the keyed hash chain, inside the transaction that is open (it fails without
 * one). security.md 6.7 and section 0.
 */
gboolean mpad_vault_journal (MpadVault *self,
                             const char *action,
                             const char *object_kind,
                             const char *object_id,
                             GBytes *content,
                             GError **error);

/**
 * mpad_vault_journal_head:
 * @seq: (out): number of the last row
 *
 * Returns: (transfer full) (nullable): short printable form of the head, "7QK4-M2XN-91TD" (60 bits)
 */
char *mpad_vault_journal_head (MpadVault *self, gint64 *seq, GError **error);

/**
 * mpad_vault_journal_verify: walks the whole chain; MPAD_VAULT_ERROR_JOURNAL names the first bad
 * row.
 */
gboolean mpad_vault_journal_verify (MpadVault *self, GError **error);

/**
 * mpad_vault_get_journal: (transfer none): for reading it; rows are added with mpad_vault_journal().
 */
struct _MpadJournal *mpad_vault_get_journal (MpadVault *self);

/**
 * mpad_vault_transact:
 * @work: runs inside BEGIN IMMEDIATE … COMMIT; on %FALSE everything is rolled back
 *
 * Nested calls join the transaction that is open.
 */
typedef gboolean (*MpadVaultWork) (MpadVault *vault, gpointer data, GError **error);
gboolean mpad_vault_transact (MpadVault *self, MpadVaultWork work, gpointer data, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadVault, mpad_vault_close)

G_END_DECLS
