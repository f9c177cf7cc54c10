/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The emergency key sheet on screen and on paper: its six groups, its pages, printing and saving.
 * Holds nothing: the caller keeps the code and drops it. */
#pragma once

#include <adwaita.h>

#include "mpad-page-layout.h"
#include "mpad-secret.h"
#include "mpad-vault-info.h"

G_BEGIN_DECLS

/**
 * mpad_recovery_sheet_print: opens the printer dialog over the window of @widget, and tells it there.
 * @code: the six groups
 */
void
mpad_recovery_sheet_print (GtkWidget *widget, const MpadVaultInfo *info, const MpadSecret *code);
/** mpad_recovery_sheet_save: asks where and saves a PDF. */
void
mpad_recovery_sheet_save (GtkWidget *widget, const MpadVaultInfo *info, const MpadSecret *code);

/** mpad_recovery_sheet_show_groups: the six groups, large, in place of what @box holds. */
void mpad_recovery_sheet_show_groups (AdwWrapBox *box, const MpadSecret *code);

/** mpad_recovery_sheet_pick_two: Returns: two different groups as bits, at random. */
guint mpad_recovery_sheet_pick_two (void);

G_END_DECLS
