/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pages of an unlocked vault share: the vault service, the school, the team, who is at the
 * keyboard, the school's protocol. Loaded once after unlocking; dropped on lock. */
#pragma once

#include <gio/gio.h>

#include "mpad-protocol.h"
#include "mpad-staff.h"
#include "mpad-vault-service.h"

G_BEGIN_DECLS

#define MPAD_TYPE_SESSION (mpad_session_get_type ())
G_DECLARE_FINAL_TYPE (MpadSession, mpad_session, MPAD, SESSION, GObject)

MpadSession *mpad_session_new (MpadVaultService *service);

/**
 * mpad_session_load_async:
 * Reads school, team and protocol from the open vault; again after one of them was changed. Emits
 * "reloaded": what the getters gave before is gone then.
 */
void mpad_session_load_async (MpadSession *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean mpad_session_load_finish (MpadSession *self, GAsyncResult *result, GError **error);

/* All (transfer none); school, me and protocol are NULL before loading. */
MpadVaultService *mpad_session_get_service (MpadSession *self);
const MpadSchool *mpad_session_get_school (MpadSession *self);
/** Returns: (element-type MpadStaff) */
GPtrArray *mpad_session_get_staff (MpadSession *self);
/** The member whose slot opened the vault. */
const MpadStaff *mpad_session_get_me (MpadSession *self);
MpadProtocol *mpad_session_get_protocol (MpadSession *self);
gboolean mpad_session_is_practice (MpadSession *self);
/** The folder or the file cannot be written: everything can be read, nothing recorded. */
gboolean mpad_session_is_read_only (MpadSession *self);

/**
 * mpad_session_set_me_async:
 * @staff_id: whom
 *
 * After opening with the noodsleutelblad nobody is at the keyboard yet: mpad_session_get_me() is
 * %NULL until this. Journal rows name the member from now on.
 */
void mpad_session_set_me_async (MpadSession *self,
                                const char *staff_id,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean mpad_session_set_me_finish (MpadSession *self, GAsyncResult *result, GError **error);

/** The last save failed; the page that holds the text says why. */
#define MPAD_SESSION_NOT_SAVED (-1)

/**
 * mpad_session_set_saved_at:
 * The saved line at the foot of the sidebars ("Everything is saved · 13:05") listens to
 * "notify::saved-at" (gint64, µs UTC; 0 while something is being saved; MPAD_SESSION_NOT_SAVED).
 * The session sets it itself
 * after every committed write; a page that holds unsaved text sets 0.
 */
void mpad_session_set_saved_at (MpadSession *self, gint64 us);
gint64 mpad_session_get_saved_at (MpadSession *self);

/**
 * mpad_session_flush:
 * Emits "flush" before the vault closes. A page with text that is not saved yet answers by queueing
 * its write job at once; locking drains the queue, so the text is in the vault before it closes.
 */
void mpad_session_flush (MpadSession *self);
/** mpad_session_is_leaving: after the first flush: the vault closes as soon as all is saved. */
gboolean mpad_session_is_leaving (MpadSession *self);

/**
 * mpad_session_keep_words:
 * @key: of the entry or form; later words under the same key take the place of earlier ones
 *
 * Words that could not be saved before the vault closes, on a full disk for one. Locking seals them
 * in a note beside the vault (security.md, section 0).
 */
void mpad_session_keep_words (MpadSession *self, const char *key, const char *words);
/** mpad_session_take_words: Returns: (transfer full) (nullable): all of them; none is kept then. */
char *mpad_session_take_words (MpadSession *self);

G_END_DECLS
