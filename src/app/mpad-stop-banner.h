/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The safety branch that comes first: what not to do, why, whether the child can go home safely
 * the call, and recording the advice. It stands in the place of the next-action card. It
 * stops no recording. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-dossier-model.h"

G_BEGIN_DECLS

#define MPAD_TYPE_STOP_BANNER (mpad_stop_banner_get_type ())
G_DECLARE_FINAL_TYPE (MpadStopBanner, mpad_stop_banner, MPAD, STOP_BANNER, GtkBox)

GtkWidget *mpad_stop_banner_new (MpadDossierModel *model);

/**
 * mpad_stop_banner_wanted:
 *
 * Returns: (nullable): the branch that takes the place of the next action now: the first, as
 *   long as a branch is what asks to be done. When all that is done and the branch still stands, the
 *   next action has the place and MpadStopStrip keeps the branch in sight.
 */
const MpadActiveBranch *mpad_stop_banner_wanted (const MpadGuidance *guidance);

/** mpad_stop_banner_dup_call: "Call Veilig Thuis 0800-2000": whom @branch says to call. Returns: (nullable). */
char *mpad_stop_banner_dup_call (const MpadProtocol *protocol, const MpadProtocolBranch *branch);

/** mpad_stop_banner_set: shows @branch (nullable: hides the banner). */
void mpad_stop_banner_set (MpadStopBanner *self, const MpadActiveBranch *branch);
/** mpad_stop_banner_set_narrow: without its sign, so that the words have the whole width. */
void mpad_stop_banner_set_narrow (MpadStopBanner *self, gboolean narrow);
/** mpad_stop_banner_get_branch: (nullable): id of the branch that is shown. */
const char *mpad_stop_banner_get_branch (MpadStopBanner *self);

G_END_DECLS
