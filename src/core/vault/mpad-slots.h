/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key slots of a header table: sealing and opening the data key under a passphrase (Argon2id)
 * or a recovery code (which has full entropy of its own), and the policy for new slots
 * (security.md 6.2). Works on bytes in memory; reads and writes no file. */
#pragma once

#include "mpad-header.h"
#include "mpad-vault.h"

G_BEGIN_DECLS

#define MPAD_SALT_SIZE 16
#define MPAD_PAYLOAD_SIZE 48 /* DEK, then the salt of the database */

/**
 * MpadSlotPolicy: what a new slot must meet.
 * @memory_kib: Argon2id memory
 * @passes: least number of passes
 * @target_us: least time on this machine, reached by more passes
 * @min_bits: least estimated entropy of a passphrase
 */
typedef struct
{
  guint32 memory_kib;
  guint32 passes;
  gint64 target_us;
  double min_bits;
} MpadSlotPolicy;

/**
 * mpad_slots_seal:
 * Writes @payload under @secret into slot @index of @table. The caller finishes the table.
 * @id: (nullable): 16 bytes to go on under, or %NULL for a new random id
 * For a recovery slot @secret must be 32 bytes.
 */
gboolean mpad_slots_seal (guint8 *table,
                          guint index,
                          MpadSlotKind kind,
                          const guint8 *id,
                          const char *label,
                          const MpadSecret *secret,
                          const MpadSecret *payload,
                          GError **error);

/**
 * mpad_slots_open:
 * Tries @slot_id, or every slot of @kind. Parameters out of bounds are refused before any work.
 *
 * Returns: (transfer full) (nullable): the payload; @index says which slot opened. Errors:
 *   WRONG_KEY, HEADER (damaged or unknown parameters, or a table that does not fit its own key)
 */
MpadSecret *mpad_slots_open (guint8 *table,
                             const char *slot_id,
                             MpadSlotKind kind,
                             const MpadSecret *secret,
                             MpadVaultProgress progress,
                             gpointer progress_data,
                             guint *index,
                             GError **error);

/** mpad_slots_find_free: Returns: index of an empty slot, or -1. */
int mpad_slots_find_free (guint8 *table);

/** mpad_slots_set_policy: (nullable): for tests, through mpad-vault-test.h; %NULL restores. */
void mpad_slots_set_policy (const MpadSlotPolicy *policy);
double mpad_slots_get_min_bits (void);

G_END_DECLS
