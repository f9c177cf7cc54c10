/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The unlock page: which school, who am I, passphrase or emergency key sheet. Opens the vault off
 * the main loop and hands the open vault to the window. Shows nothing from inside a vault. */
#pragma once

#include <adwaita.h>

#include "mpad-vault-info.h"
#include "mpad-window.h"

G_BEGIN_DECLS

#define MPAD_TYPE_UNLOCK_PAGE (mpad_unlock_page_get_type ())
G_DECLARE_FINAL_TYPE (MpadUnlockPage, mpad_unlock_page, MPAD, UNLOCK_PAGE, AdwNavigationPage)

/**
 * mpad_unlock_page_new:
 * @vaults: (transfer none) (element-type MpadFoundVault): at least one
 * @current: index of the one to show
 * @reason: why the page is shown
 * @locked_us: since when, UTC
 */
AdwNavigationPage *
mpad_unlock_page_new (GPtrArray *vaults, guint current, MpadLockReason reason, gint64 locked_us);

/**
 * mpad_unlock_page_get_region: Returns: (transfer none) (nullable): region of the school that is
 * shown.
 */
const char *mpad_unlock_page_get_region (MpadUnlockPage *self);

/** mpad_unlock_page_get_vault: Returns: (transfer none) (nullable): header of the vault that is shown. */
const MpadVaultInfo *mpad_unlock_page_get_vault (MpadUnlockPage *self);

G_END_DECLS
