/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of a kept report: its state on the way to the signature and back (F8). */
#pragma once

#include "mpad-report.h"

G_BEGIN_DECLS

/**
 * mpad_report_words_state: "Printed", "Not back yet · since 3 November", "Signed and returned" …
 * Returns: (transfer full)
 */
char *mpad_report_words_state (const MpadReport *report);
/** mpad_report_words_class: style class of its pill. Returns: (transfer none) */
const char *mpad_report_words_class (const MpadReport *report);
/** mpad_report_words_copy: Returns: (transfer full) */
MpadReport *mpad_report_words_copy (const MpadReport *report);

G_END_DECLS
