/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where somebody was and what they were typing, so that the same field with the same cursor comes
 * back after a lock. It is kept in the vault itself, as a draft of the slot that was open: a lock
 * hands nothing over outside it. Words in a dialog, which no entry holds yet, go along; when their
 * dialog cannot be opened again they are shown, never dropped. */
#pragma once

#include <adwaita.h>

#include "mpad-lock-reason.h"

G_BEGIN_DECLS

typedef struct _MpadPlace MpadPlace;

/** Style class of a text view that shows words of an earlier lock: another lock keeps them again. */
#define MPAD_PLACE_KEPT_WORDS "mpad-kept-words"

/**
 * mpad_place_set_reopen:
 * @dialog: an MpadDialog with fields
 * @detailed_action: what opens it again, as "win.new-dossier"
 */
void mpad_place_set_reopen (AdwDialog *dialog, const char *detailed_action);

/**
 * mpad_place_capture:
 * @window: an open window, before anything of it goes
 * @navigation: its pages
 *
 * Returns: (transfer full)
 */
MpadPlace *mpad_place_capture (AdwApplicationWindow *window, AdwNavigationView *navigation);
void mpad_place_free (MpadPlace *self);

/** mpad_place_set_lock: why and when (UTC) it was locked. */
void mpad_place_set_lock (MpadPlace *self, MpadLockReason reason, gint64 at_us);
MpadLockReason mpad_place_get_reason (const MpadPlace *self);
gint64 mpad_place_get_locked_at (const MpadPlace *self);

/** mpad_place_has_words: whether a dialog held words. */
gboolean mpad_place_has_words (const MpadPlace *self);
/** mpad_place_add_words: words that came from elsewhere, to be shown at the return. */
void mpad_place_add_words (MpadPlace *self, const char *words);
/** mpad_place_dup_words: (transfer full): all words that a dialog held, for a note. */
char *mpad_place_dup_words (const MpadPlace *self);

/**
 * mpad_place_to_text: (transfer full): for the draft. Only now is the draft of an entry that was
 * being written looked up: its first save may have run since the capture.
 */
char *mpad_place_to_text (MpadPlace *self);
/** mpad_place_from_text: (transfer full) (nullable): %NULL for what is no place. */
MpadPlace *mpad_place_from_text (const char *text);

/** mpad_place_get_dossier: (nullable): the dossier to open before the return. */
const char *mpad_place_get_dossier (const MpadPlace *self);

/**
 * MpadPlaceDone:
 * @unplaced: (nullable): words whose field was not found again
 */
typedef void (*MpadPlaceDone) (AdwApplicationWindow *window, const char *unplaced);

/**
 * mpad_place_return:
 * @self: (transfer full)
 * @navigation: with home and, on top of it, the dossier of the place
 *
 * Goes there step by step while the pages load; gives up after a few seconds. Calls @done once.
 */
void mpad_place_return (MpadPlace *self,
                        AdwApplicationWindow *window,
                        AdwNavigationView *navigation,
                        MpadPlaceDone done);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadPlace, mpad_place_free)

G_END_DECLS
