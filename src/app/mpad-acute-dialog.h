/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The acute lane (F2): the two numbers, that anyone may call, the question of the way home
 * and a record of two fields. While the vault is locked it shows the numbers and what to do;
 * then there is nothing to record in. */
#pragma once

#include <adwaita.h>

#include "mpad-session.h"

G_BEGIN_DECLS

#define MPAD_TYPE_ACUTE_DIALOG (mpad_acute_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MpadAcuteDialog, mpad_acute_dialog, MPAD, ACUTE_DIALOG, AdwDialog)

/** mpad_acute_dialog_new: @session: (nullable): NULL while locked. */
AdwDialog *mpad_acute_dialog_new (MpadSession *session);

/**
 * mpad_acute_dialog_set_sealed: while locked: what is recorded becomes a note sealed to the vault.
 * @path: of the vault
 * @public_key: one that came from the vault when it was open (mpad-trusted-keys.h)
 */
void mpad_acute_dialog_set_sealed (MpadAcuteDialog *self, const char *path, const char *public_key);

G_END_DECLS
