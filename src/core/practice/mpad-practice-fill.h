/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills a practice vault ("oefenkluis") with an invented school, team and cases, so that somebody can
 * try everything without a real child in it. Makes no vault and opens none. */
#pragma once

#include "mpad-vault.h"

G_BEGIN_DECLS

/**
 * mpad_practice_fill:
 * @vault: a new vault that was made with practice set; any other is refused with
 * MPAD_VAULT_ERROR_POLICY
 * @protocols_dir: the folder with the protocols; the cases are in guidance/practice-nl.json beside
 * it
 * @error: MPAD_PROTOCOL_ERROR when a file is bad, or what the stores say; nothing is written then
 *
 * Dates are counted back from today. The moments of recording lie in the past too, as if somebody
 * had
 * worked with it. Afterwards the actor of @vault is the first member of the team.
 */
gboolean mpad_practice_fill (MpadVault *vault, const char *protocols_dir, GError **error);

G_END_DECLS
