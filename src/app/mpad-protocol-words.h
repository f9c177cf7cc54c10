/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Protocols in sentences for people: a difference, a version, a list of differences as rows. */
#pragma once

#include <adwaita.h>

#include "mpad-protocol-diff.h"

G_BEGIN_DECLS

/** mpad_protocol_words_difference: Returns: (transfer full): one sentence. */
char *mpad_protocol_words_difference (const MpadProtocolDifference *difference);

/** mpad_protocol_words_version: Returns: (transfer full): "version 2026.1, own adjustment 2". */
char *mpad_protocol_words_version (const char *version);

/**
 * mpad_protocol_words_add_differences:
 * @page: gets a group a kind of difference, or one that says that there is none
 * @with: (nullable): what is compared with, in words, for under the heading
 */
void mpad_protocol_words_add_differences (AdwPreferencesPage *page,
                                          const char *with,
                                          const MpadProtocol *from,
                                          const MpadProtocol *to);

G_END_DECLS
