/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sees to it that there is a tested copy of the open vault: within the hour after a change, on the
 * first day that there is none of, and before the program closes. Knows when the last one was made
 * and why the last try failed; shows nothing itself. A practice vault gets no copies. */
#pragma once

#include "mpad-copies.h"
#include "mpad-session.h"

G_BEGIN_DECLS

/** After this many days without a tested copy it is time to worry (security.md 6.11). */
#define MPAD_COPY_WORRY_DAYS 7

#define MPAD_TYPE_COPY_KEEPER (mpad_copy_keeper_get_type ())
G_DECLARE_FINAL_TYPE (MpadCopyKeeper, mpad_copy_keeper, MPAD, COPY_KEEPER, GObject)

/* signal "changed": one of the answers below */

MpadCopyKeeper *mpad_copy_keeper_new (MpadSession *session);

/** mpad_copy_keeper_of: Returns: (transfer none) (nullable): the keeper of a session, if any. */
MpadCopyKeeper *mpad_copy_keeper_of (MpadSession *session);

/** mpad_copy_keeper_run: makes a copy now, unless one is being made. */
void mpad_copy_keeper_run (MpadCopyKeeper *self);
/** mpad_copy_keeper_stop: gives up a copy that is being made; for locking. */
void mpad_copy_keeper_stop (MpadCopyKeeper *self);
/** mpad_copy_keeper_is_due: whether something was saved since the last copy. */
gboolean mpad_copy_keeper_is_due (MpadCopyKeeper *self);

gboolean mpad_copy_keeper_is_busy (MpadCopyKeeper *self);
/** mpad_copy_keeper_get_error: (nullable): why the last try failed; %NULL after a good one. */
const GError *mpad_copy_keeper_get_error (MpadCopyKeeper *self);
/** mpad_copy_keeper_get_copies: (element-type MpadCopy): newest first. */
GPtrArray *mpad_copy_keeper_get_copies (MpadCopyKeeper *self);
/** mpad_copy_keeper_refresh: looks again at which copies there are. */
void mpad_copy_keeper_refresh (MpadCopyKeeper *self);
const char *mpad_copy_keeper_get_folder (MpadCopyKeeper *self);
/** mpad_copy_keeper_set_folder: for this vault on this computer; makes a copy there at once. */
gboolean mpad_copy_keeper_set_folder (MpadCopyKeeper *self, const char *folder, GError **error);

/**
 * mpad_copy_keeper_describe:
 * @worry: (out) (optional): whether it is time to worry
 *
 * Returns: (transfer full): "Last tested copy: today 16:05", or what is wrong
 */
char *mpad_copy_keeper_describe (MpadCopyKeeper *self, gboolean *worry);

G_END_DECLS
