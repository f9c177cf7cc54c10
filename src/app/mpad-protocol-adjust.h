/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of the preferences on which a school adjusts its protocol without writing JSON: names of
 * functions, letters, who decides and reports, who is informed after a step, regional contacts. It
 * edits values and hands them over; checking and keeping is the store's. */
#pragma once

#include <adwaita.h>

#include "mpad-protocol-overlay.h"

G_BEGIN_DECLS

#define MPAD_TYPE_PROTOCOL_ADJUST (mpad_protocol_adjust_get_type ())
G_DECLARE_FINAL_TYPE (
  MpadProtocolAdjust, mpad_protocol_adjust, MPAD, PROTOCOL_ADJUST, AdwNavigationPage)

MpadProtocolAdjust *mpad_protocol_adjust_new (MpadProtocol *protocol);

/** mpad_protocol_adjust_get: Returns: (transfer none): the values as they stand on the page. */
const MpadProtocolOverlay *mpad_protocol_adjust_get (MpadProtocolAdjust *self);

/* signal "keep": the button was pressed. */

G_END_DECLS
