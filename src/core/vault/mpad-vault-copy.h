/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole copies of an open vault, made and then proven before anybody relies on them: backups
 * (security.md 6.11), and the vault written anew under a new key (6.6). Never changes a key in
 * place. */
#pragma once

#include "mpad-vault.h"

G_BEGIN_DECLS

/* A backup goes in four steps, so that saves are served between them. A free at any point leaves
 * nothing behind but a finished backup. */
typedef struct _MpadBackup MpadBackup;

/**
 * mpad_backup_new: on the vault's thread.
 * @target: must not exist; its folder is made. One backup of a vault at a time: what earlier ones
 *   left unfinished there is removed
 *
 * Returns: (transfer full) (nullable)
 */
MpadBackup *mpad_backup_new (MpadVault *vault, const char *target, GError **error);

/**
 * mpad_backup_step: on the vault's thread; copies 1 MiB.
 * @fraction: (out) (optional): how much is copied; 1 when this was the last step
 *
 * Saves between the steps are part of the copy. The vault must still be open.
 */
gboolean mpad_backup_step (MpadBackup *self, double *fraction, GError **error);

/**
 * mpad_backup_verify: on any one thread, after the last step.
 * Opens the copy as a vault and compares it: every page, every table, the journal's head.
 */
gboolean mpad_backup_verify (MpadBackup *self, GError **error);

/**
 * mpad_backup_finish: on the vault's thread; gives the tested copy its name and tells the journal.
 */
gboolean mpad_backup_finish (MpadBackup *self, GError **error);

void mpad_backup_free (MpadBackup *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadBackup, mpad_backup_free)

/**
 * mpad_vault_rewrite:
 * @passphrase: must open the slot of this session, or any member's when the session was opened with
 *   the noodsleutelblad; it opens the new file too
 * @recovery: (nullable): 32 bytes of a new noodsleutelblad
 * @keep: (nullable): name for the old file, which still opens with the old passphrases
 * @progress: (nullable): called from this thread
 *
 * Writes the vault anew under a new key, proves it, and puts it into the place of the old file. The
 * vault stays open. All other members and the old noodsleutelblad are out: they need new slots.
 * Fails
 * with everything as it was, or, when even opening the new file fails, with a vault that can only
 * be closed. Makes its own transactions: in a service job of kind MPAD_JOB_READ.
 */
gboolean mpad_vault_rewrite (MpadVault *self,
                             const MpadSecret *passphrase,
                             const MpadSecret *recovery,
                             const char *keep,
                             MpadVaultProgress progress,
                             gpointer progress_data,
                             GError **error);

/**
 * mpad_vault_open_copy:
 * @now: the open vault
 * @path: a copy of it, perhaps of before it got another key
 * @passphrase: (nullable): of the time of the copy; not needed while the key is the same
 *
 * Returns: (transfer full) (nullable): the copy, for reading only; WRONG_KEY when a passphrase is
 *   needed or does not fit, UNPROVEN for a copy of another vault
 */
MpadVault *mpad_vault_open_copy (MpadVault *now,
                                 const char *path,
                                 const MpadSecret *passphrase,
                                 GError **error);

/**
 * mpad_vault_restore:
 * @copy: from mpad_vault_open_copy()
 * @keep: name for the present file, which stays
 * @progress: (nullable): called from this thread
 *
 * Writes what is in @copy to a new file with the key and the passphrases of now, proves it, and puts
 * it into the place of the vault: whoever was shut out since stays out. The journal goes on from
 * that of the copy, with a row that names the head of the file that was replaced. Fails as
 * mpad_vault_rewrite().
 */
gboolean mpad_vault_restore (MpadVault *self,
                             MpadVault *copy,
                             const char *keep,
                             MpadVaultProgress progress,
                             gpointer progress_data,
                             GError **error);

G_END_DECLS
