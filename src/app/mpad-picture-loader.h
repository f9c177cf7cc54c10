/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures from bytes in memory, through gdk-pixbuf, the loader library of GTK: for the screen, and
 * as a copy that holds nothing but the pixels: no place, time or camera (F13). Only JPEG, PNG and
 * TIFF, and no larger than a sensible camera makes them. Never reads or writes a file. */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/** No picture of more pixels is opened: a small file can unfold into gigabytes. */
#define MPAD_PICTURE_MAX_PIXELS (64 * 1000 * 1000)

/** mpad_picture_is_known: by its first bytes, whatever its name says. */
gboolean mpad_picture_is_known (GBytes *bytes);

/**
 * mpad_picture_load:
 *
 * May run in any thread.
 *
 * Returns: (transfer full) (nullable): upright, as the camera was held; G_IO_ERROR_INVALID_DATA
 *   when it is broken, G_IO_ERROR_NOT_SUPPORTED when it is of another kind or too large
 */
GdkTexture *mpad_picture_load (GBytes *bytes, GError **error);

/**
 * mpad_picture_copy_clean:
 * @suffix: (out): "jpg" or "png"
 *
 * Returns: (transfer full) (nullable): the same picture, encoded anew from its pixels alone
 */
GBytes *mpad_picture_copy_clean (GBytes *bytes, const char **suffix, GError **error);

G_END_DECLS
