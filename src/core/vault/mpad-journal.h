/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal: a gapless, keyed hash chain over every write, print, export and unlock
 * (security.md 6.7 and section 0). Whoever holds the vault's key can forge only what no printed
 * head, backup or other device has seen. */
#pragma once

#include "mpad-db.h"
#include "mpad-secret.h"

G_BEGIN_DECLS

#define MPAD_JOURNAL_HASH_SIZE 32

typedef struct _MpadJournal MpadJournal;

/** MpadJournalHead: number and hash of a row, the newest one as a rule. @seq is 0 without rows. */
typedef struct
{
  gint64 seq;
  guint8 hash[MPAD_JOURNAL_HASH_SIZE];
} MpadJournalHead;

/**
 * mpad_journal_new:
 * @db: outlives the journal
 * @dek: the vault's data key, 32 bytes
 * @uuid: of the vault, 16 bytes; the chain begins with it
 */
MpadJournal *mpad_journal_new (MpadDb *db, const guint8 *dek, const guint8 *uuid);
void mpad_journal_free (MpadJournal *self);

/**
 * mpad_journal_append: Adds a row; a transaction must be open.
 * @slot_id: the slot that opened the session
 * @staff_id: (nullable): who sat at the keyboard
 * @content: (nullable): only its salted hash is kept
 */
gboolean mpad_journal_append (MpadJournal *self,
                              const char *slot_id,
                              const char *staff_id,
                              const char *action,
                              const char *object_kind,
                              const char *object_id,
                              GBytes *content,
                              GError **error);

gboolean mpad_journal_get_head (MpadJournal *self, MpadJournalHead *head, GError **error);

/**
 * mpad_journal_verify: Walks the whole chain.
 * @known: (nullable): a head seen earlier; the chain must still contain it
 *
 * Returns: %FALSE with JOURNAL, naming the first bad row and what is wrong with it
 */
gboolean mpad_journal_verify (MpadJournal *self, const MpadJournalHead *known, GError **error);

/**
 * MpadJournalFault: what is wrong with the first bad row.
 * @MPAD_JOURNAL_MISSING: it is not there
 * @MPAD_JOURNAL_MOVED: it does not follow the row before it
 * @MPAD_JOURNAL_CHANGED: it, or what it was written for, is not as it was
 * @MPAD_JOURNAL_UNSEEN: it is another than was seen here before
 * @MPAD_JOURNAL_CUT: rows that were seen here before are gone from the end
 */
typedef enum
{
  MPAD_JOURNAL_WHOLE,
  MPAD_JOURNAL_MISSING,
  MPAD_JOURNAL_MOVED,
  MPAD_JOURNAL_CHANGED,
  MPAD_JOURNAL_UNSEEN,
  MPAD_JOURNAL_CUT,
} MpadJournalFault;

/** mpad_journal_get_fault: what the last check found; @seq: (out): the row. */
MpadJournalFault mpad_journal_get_fault (MpadJournal *self, gint64 *seq);

/** mpad_journal_get_device: the id of this computer in rows: letters that say nothing outside. */
const char *mpad_journal_get_device (MpadJournal *self);

/**
 * mpad_journal_matches:
 * Whether @content is what the newest row about the object was written for. Finds a page that was
 * put back to an older state.
 *
 * Returns: %FALSE with JOURNAL when it differs or there is no such row
 */
gboolean mpad_journal_matches (MpadJournal *self,
                               const char *object_kind,
                               const char *object_id,
                               GBytes *content,
                               GError **error);

/** mpad_journal_format_hash: Returns: (transfer full): 60 bits as "7QK4-M2XN-91TD". */
char *mpad_journal_format_hash (const guint8 *hash);
/** mpad_journal_format_long: Returns: (transfer full): 100 bits as five groups of four. */
char *mpad_journal_format_long (const guint8 *hash);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadJournal, mpad_journal_free)

G_END_DECLS
