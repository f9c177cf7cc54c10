/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the gespreksverslag of a practice talk, for the cases whose paper is on its way already.
 * Private to this module. */
#pragma once

#include "mpad-dossier.h"

G_BEGIN_DECLS

/**
 * mpad_practice_paper_new:
 * @report: with entry, recipient, number and version; its page count is set
 * @school: name of the school
 *
 * Returns: (transfer full) (nullable): the PDF
 */
GBytes *mpad_practice_paper_new (const MpadDossier *dossier,
                                 MpadReport *report,
                                 const char *school,
                                 gint64 created_us,
                                 GError **error);

G_END_DECLS
