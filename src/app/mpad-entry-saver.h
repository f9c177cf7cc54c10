/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps what is being written: a working copy of one entry, saved as a draft within 2 seconds of the
 * first key and once more on leaving. A failed save keeps everything and tries again, at the next
 * key and by itself. Knows no widget: editors show its state. */
#pragma once

#include "mpad-dossier-model.h"

G_BEGIN_DECLS

/** How long after a key the draft is saved at the latest, in milliseconds (F6, F17: 2 seconds). */
#define MPAD_SAVE_DELAY_MS 1500
/** How long after a failed save the next try comes by itself, in milliseconds. */
#define MPAD_SAVE_RETRY_MS 5000

typedef enum
{
  MPAD_SAVE_NEW,    /* nothing was typed yet; nothing is stored */
  MPAD_SAVE_DIRTY,  /* typed, not yet stored */
  MPAD_SAVE_BUSY,   /* being stored */
  MPAD_SAVE_SAVED,  /* all of it is stored */
  MPAD_SAVE_FAILED, /* not stored; the text is still here */
} MpadSaveState;

#define MPAD_TYPE_ENTRY_SAVER (mpad_entry_saver_get_type ())
G_DECLARE_FINAL_TYPE (MpadEntrySaver, mpad_entry_saver, MPAD, ENTRY_SAVER, GObject)

/**
 * mpad_entry_saver_new: @entry: (transfer full): a draft of the dossier, or a new one without id.
 */
MpadEntrySaver *mpad_entry_saver_new (MpadDossierModel *model, MpadEntry *entry);

/**
 * mpad_entry_saver_get_entry: (transfer none): editors write into it and call
 * mpad_entry_saver_touch().
 */
MpadEntry *mpad_entry_saver_get_entry (MpadEntrySaver *self);
MpadDossierModel *mpad_entry_saver_get_model (MpadEntrySaver *self);

void mpad_entry_saver_touch (MpadEntrySaver *self);
/**
 * mpad_entry_saver_flush: stores now what is not stored yet; returns at once. The session's
 * "flush" calls it.
 */
void mpad_entry_saver_flush (MpadEntrySaver *self);

/** mpad_entry_saver_finalize_async: stores and freezes (F6); the caller checked the entry. */
void mpad_entry_saver_finalize_async (MpadEntrySaver *self,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean
mpad_entry_saver_finalize_finish (MpadEntrySaver *self, GAsyncResult *result, GError **error);

/** mpad_entry_saver_stop: no more saving, because the entry is thrown away. */
void mpad_entry_saver_stop (MpadEntrySaver *self);

MpadSaveState mpad_entry_saver_get_state (MpadEntrySaver *self);
/** mpad_entry_saver_get_error: (transfer none) (nullable): why the last save failed. */
const GError *mpad_entry_saver_get_error (MpadEntrySaver *self);
gint64 mpad_entry_saver_get_saved_at (MpadEntrySaver *self);

/* property "state" (int, MpadSaveState) notifies. */

G_END_DECLS
