/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replaces what a dossier registers about people and school by roles: "Kind A", "Ouder 1", "[adres]"
 * (F10, S1-28). As good as the registration: see mpad-identifiers.h for what it does not find; a
 * person reads the sheet before it is used. Names typed as a source, a decider or a partner in a
 * talk count as registered too. */
#pragma once

#include "mpad-paper-source.h"

G_BEGIN_DECLS

typedef struct _MpadAnonymiser MpadAnonymiser;

/** mpad_anonymiser_new: @source stays alive and unchanged meanwhile. */
MpadAnonymiser *mpad_anonymiser_new (const MpadPaperSource *source);
void mpad_anonymiser_free (MpadAnonymiser *self);

/**
 * mpad_anonymiser_role: Returns: (transfer none) (nullable): "Ouder 1"; %NULL for nobody of the
 * dossier
 */
const char *mpad_anonymiser_role (MpadAnonymiser *self, const char *person_id);

/** mpad_anonymiser_dup: Returns: (transfer full) (nullable): @text with roles; %NULL for %NULL. No registered
 * identifier is left in it, but for the words of a role that happen to be one. */
char *mpad_anonymiser_dup (MpadAnonymiser *self, const char *text);

/**
 * mpad_anonymiser_is_clean:
 * @text: a finished paper
 * @fixed: what the paper prints by itself: an identifier that is one of its words tells nothing
 */
gboolean mpad_anonymiser_is_clean (MpadAnonymiser *self, const char *text, const char *fixed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadAnonymiser, mpad_anonymiser_free)

G_END_DECLS
