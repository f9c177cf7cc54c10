/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The strip with the two national numbers on the pages that show before unlocking. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MPAD_TYPE_ACUTE_STRIP (mpad_acute_strip_get_type ())
G_DECLARE_FINAL_TYPE (MpadAcuteStrip, mpad_acute_strip, MPAD, ACUTE_STRIP, AdwBin)

G_END_DECLS
