/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was recorded in a hurry without a dossier (F2): who and when, and little more. It comes from
 * the acute lane of an open vault, or from a note that was sealed while the vault was locked. It is
 * laid into the right dossier when there is no doubt which one that is; else it waits in the vault
 * until somebody says so. Nothing is ever dropped. */
#pragma once

#include "mpad-vault.h"

G_BEGIN_DECLS

/**
 * MpadAcuteNote:
 * @id: the same note is never laid down twice
 * @child: whom it is about, as typed
 * @happened: local "2026-11-11T13:05", or a date
 * @called: (nullable): "112", "vt" or both with a space
 * @caller: (nullable): who recorded it
 * @text: (nullable): what was seen or heard
 */
typedef struct
{
  char *id;
  char *child;
  char *happened;
  char *called;
  char *caller;
  char *text;
} MpadAcuteNote;

MpadAcuteNote *mpad_acute_note_new (void);
void mpad_acute_note_free (MpadAcuteNote *self);

/** mpad_acute_note_to_bytes: Returns: (transfer full): for sealing. */
GBytes *mpad_acute_note_to_bytes (const MpadAcuteNote *self);
/** mpad_acute_note_from_bytes: Returns: (transfer full) (nullable): CORRUPT for anything else. */
MpadAcuteNote *mpad_acute_note_from_bytes (GBytes *bytes, GError **error);

/**
 * mpad_acute_note_find_dossier: Returns: (transfer full) (nullable): id of the one open dossier whose
 * pupil has this name, in full or the given name; %NULL without error when there is none or more
 * than one.
 */
char *mpad_acute_note_find_dossier (MpadVault *vault, const char *child, GError **error);

/** mpad_acute_note_keep: lets it wait in the vault until it is filed. */
gboolean mpad_acute_note_keep (MpadVault *vault, const MpadAcuteNote *self, GError **error);

/** mpad_acute_note_list: Returns: (transfer full) (element-type MpadAcuteNote): those that wait. */
GPtrArray *mpad_acute_note_list (MpadVault *vault, GError **error);

/**
 * mpad_acute_note_file: records it in a dossier as a draft, "later aanvullen"; it waits no longer.
 * @step_id: (nullable): the step of signals of the dossier's protocol
 *
 * Returns: (transfer full) (nullable): id of the entry
 */
char *mpad_acute_note_file (MpadVault *vault,
                            const MpadAcuteNote *self,
                            const char *dossier_id,
                            const char *step_id,
                            GError **error);

/**
 * MpadAcuteCollected:
 * @files: (element-type filename): notes that are in the vault now; delete them after the commit
 * @n_filed, @n_waiting: laid in a dossier, and waiting for one
 * @n_damaged: files that cannot be read; they stay
 */
typedef struct
{
  GPtrArray *files;
  guint n_filed;
  guint n_waiting;
  guint n_damaged;
} MpadAcuteCollected;

void mpad_acute_collected_free (MpadAcuteCollected *self);

/** mpad_acute_note_collect: brings in every sealed note beside the vault. */
MpadAcuteCollected *mpad_acute_note_collect (MpadVault *vault, const char *step_id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadAcuteNote, mpad_acute_note_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadAcuteCollected, mpad_acute_collected_free)

G_END_DECLS
