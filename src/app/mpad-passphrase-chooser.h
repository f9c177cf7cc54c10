/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing a passphrase: five drawn words, or an own one that is strong enough; typed again.
 * Property "ready"; signal "activate" when Enter is pressed and it is ready. */
#pragma once

#include <adwaita.h>

#include "mpad-secret.h"

G_BEGIN_DECLS

#define MPAD_TYPE_PASSPHRASE_CHOOSER (mpad_passphrase_chooser_get_type ())
G_DECLARE_FINAL_TYPE (
  MpadPassphraseChooser, mpad_passphrase_chooser, MPAD, PASSPHRASE_CHOOSER, AdwBin)

/** mpad_passphrase_chooser_set_forbidden: names that carry no strength in an own passphrase. */
void mpad_passphrase_chooser_set_forbidden (MpadPassphraseChooser *self,
                                            const char *const *forbidden);
gboolean mpad_passphrase_chooser_get_ready (MpadPassphraseChooser *self);
/**
 * mpad_passphrase_chooser_dup_secret: Returns: (transfer full) (nullable): NULL while it is not
 * ready.
 */
MpadSecret *mpad_passphrase_chooser_dup_secret (MpadPassphraseChooser *self);
/** mpad_passphrase_chooser_clear: forgets everything that was typed and draws other words. */
void mpad_passphrase_chooser_clear (MpadPassphraseChooser *self);

G_END_DECLS
