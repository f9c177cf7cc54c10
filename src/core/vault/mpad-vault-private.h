/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of this folder share of an open vault. */
#pragma once

#include "mpad-container.h"
#include "mpad-journal.h"
#include "mpad-vault.h"

G_BEGIN_DECLS

struct _MpadVault
{
  MpadContainer *container;
  MpadDb *db;
  MpadJournal *journal;
  MpadSecret *payload; /* DEK and database salt */
  MpadVaultInfo *info;
  char slot_id[33];
  char *actor;
  char *set_aside;    /* a journal that was not ours */
  gboolean tell_open; /* the row "vault.open" is still to be written */
  gboolean told_open;
};

/**
 * mpad_gate_open: The opening gate of security.md 6.5, from the locked container and the proven
 * key to a database that may be used. See mpad-gate.c for its order.
 * @create: make a new, empty database
 * @set_aside: (out): see mpad_vfs_screen_journal()
 */
MpadDb *mpad_gate_open (MpadContainer *container,
                        const MpadSecret *payload,
                        gboolean create,
                        char **set_aside,
                        GError **error);

/**
 * mpad_vault_open_unlocked: takes over @container, also on failure; @slot is the slot that opened.
 */
MpadVault *mpad_vault_open_unlocked (MpadContainer *container,
                                     const MpadSecret *payload,
                                     guint slot,
                                     GError **error);

/**
 * mpad_vault_check_passphrase: POLICY when it is too weak, @forbidden as in
 * mpad_passphrase_estimate().
 */
gboolean mpad_vault_check_passphrase (const MpadSecret *passphrase,
                                      const char *const *forbidden,
                                      GError **error);

/** mpad_vault_refresh_info: after the header changed. */
void mpad_vault_refresh_info (MpadVault *self);

G_END_DECLS
