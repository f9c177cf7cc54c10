/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns a loaded dossier into the facts that the protocol engine reads. Pure. */
#pragma once

#include "mpad-dossier.h"
#include "mpad-facts.h"

G_BEGIN_DECLS

/**
 * mpad_dossier_facts_new:
 * @today: ISO date
 *
 * Returns: (transfer full): facts that hold copies of everything
 */
MpadFacts *mpad_dossier_facts_new (const MpadDossier *dossier, const char *today);

G_END_DECLS
