/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers five-word passphrases and judges own ones (security.md 6.2). Pure but for the word list,
 * which is compiled in. */
#pragma once

#include "mpad-secret.h"

G_BEGIN_DECLS

#define MPAD_PASSPHRASE_MIN_BITS 50.0

/** mpad_passphrase_suggest: Returns: (transfer full): five random words with spaces, ≥ 60 bits. */
MpadSecret *mpad_passphrase_suggest (void);

/** mpad_passphrase_suggest_bits: entropy of a suggestion in bits. */
double mpad_passphrase_suggest_bits (void);

/**
 * mpad_passphrase_estimate:
 * @text: what was typed
 * @forbidden: (nullable): NULL-terminated list of names that may not carry it (school, user)
 *
 * Returns: estimated entropy in bits; a suggestion scores at least mpad_passphrase_suggest_bits()
 */
double mpad_passphrase_estimate (const char *text, const char *const *forbidden);

G_END_DECLS
