/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of the preferences that shows one protocol: what it is, how it differs from another, its
 * route picture, and a button when there is something to decide. Decides and stores nothing. */
#pragma once

#include <adwaita.h>

#include "mpad-protocol.h"

G_BEGIN_DECLS

#define MPAD_TYPE_PROTOCOL_PREVIEW (mpad_protocol_preview_get_type ())
G_DECLARE_FINAL_TYPE (
  MpadProtocolPreview, mpad_protocol_preview, MPAD, PROTOCOL_PREVIEW, AdwNavigationPage)

/**
 * mpad_protocol_preview_new:
 * @hash: (nullable): SHA-256 of the file, hex
 * @compare: (nullable): a protocol to tell the differences with
 * @compare_words: (nullable): what that is, in words
 * @button: (nullable): what the button says; pressed it emits "use"
 */
MpadProtocolPreview *mpad_protocol_preview_new (MpadProtocol *protocol,
                                                const char *hash,
                                                MpadProtocol *compare,
                                                const char *compare_words,
                                                const char *button);

/* signal "use" */

/** mpad_protocol_preview_make_page: a sub-page with a header bar; @bottom: (nullable). */
AdwNavigationPage *
mpad_protocol_preview_make_page (const char *title, GtkWidget *content, GtkWidget *bottom);

G_END_DECLS
