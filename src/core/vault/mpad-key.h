/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys that follow from the vault's data key (DEK), one for each use, named by a label. */
#pragma once

#include "mpad-secret.h"

G_BEGIN_DECLS

#define MPAD_KEY_SIZE 32
#define MPAD_KEY_HEADER "meldpad 1 header"
#define MPAD_KEY_JOURNAL "meldpad 1 journal"
#define MPAD_KEY_NOTES "meldpad 1 notes"

/** mpad_key_derive: Returns: (transfer full): 32 bytes, keyed BLAKE2b of @label under @dek. */
MpadSecret *mpad_key_derive (const guint8 *dek, const char *label);

/**
 * mpad_key_notes_public: the public half (32 bytes to @out) of the X25519 pair for sealed notes.
 */
void mpad_key_notes_public (const guint8 *dek, guint8 *out);

G_END_DECLS
