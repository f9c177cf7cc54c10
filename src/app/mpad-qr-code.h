/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A QR code as a paintable: black on white whatever the theme, with the quiet edge that cameras
 * need. Meldpad makes them of telephone numbers only; nothing of a case may ever go in. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MPAD_TYPE_QR_CODE (mpad_qr_code_get_type ())
G_DECLARE_FINAL_TYPE (MpadQrCode, mpad_qr_code, MPAD, QR_CODE, GObject)

/**
 * mpad_qr_code_new_for_phone:
 * @dial: digits
 *
 * Returns: (transfer full) (nullable): a code that makes a telephone call @dial; %NULL when it
 *   cannot be made
 */
MpadQrCode *mpad_qr_code_new_for_phone (const char *dial);

/** mpad_qr_code_get_n_modules: how many squares wide, without the quiet edge. */
guint mpad_qr_code_get_n_modules (MpadQrCode *self);
gboolean mpad_qr_code_get_module (MpadQrCode *self, guint x, guint y);

G_END_DECLS
