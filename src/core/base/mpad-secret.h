/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A buffer for keys and passphrases in locked, guarded memory that is wiped when freed.
 * Never copies itself into ordinary memory; never logs its content. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MpadSecret MpadSecret;

/**
 * mpad_secret_new:
 * @data: (nullable): bytes to copy, or %NULL for zeroes
 * @length: number of bytes
 *
 * Returns: (transfer full) (nullable): the buffer, or %NULL when no locked memory is to be had
 */
MpadSecret *mpad_secret_new (gconstpointer data, gsize length);

/** mpad_secret_new_random: Returns: (transfer full): @length bytes from the system's generator. */
MpadSecret *mpad_secret_new_random (gsize length);

/**
 * mpad_secret_new_passphrase:
 * @text: UTF-8 as typed
 *
 * NFC-normalises (security.md 6.2); does not trim. The caller wipes @text.
 *
 * Returns: (transfer full) (nullable): the passphrase, or %NULL when @text is not UTF-8
 */
MpadSecret *mpad_secret_new_passphrase (const char *text);

MpadSecret *mpad_secret_copy (const MpadSecret *self);
void mpad_secret_free (MpadSecret *self);
const guint8 *mpad_secret_peek (const MpadSecret *self);
guint8 *mpad_secret_peek_writable (MpadSecret *self);
gsize mpad_secret_get_length (const MpadSecret *self);

/** mpad_secret_equal: constant time for equal lengths. */
gboolean mpad_secret_equal (const MpadSecret *a, const MpadSecret *b);

/** mpad_wipe: overwrites @length bytes at @data in a way the compiler keeps. */
void mpad_wipe (gpointer data, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadSecret, mpad_secret_free)

G_END_DECLS
