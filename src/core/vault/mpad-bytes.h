/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Little-endian numbers at a byte address, for the container's header and the journal's rows. */
#pragma once

#include <glib.h>
#include <string.h>

static inline void
mpad_put32 (guint8 *at, guint32 value)
{
  value = GUINT32_TO_LE (value);
  memcpy (at, &value, sizeof value);
}

static inline guint32
mpad_get32 (const guint8 *at)
{
  guint32 value;

  memcpy (&value, at, sizeof value);
  return GUINT32_FROM_LE (value);
}

static inline void
mpad_put64 (guint8 *at, guint64 value)
{
  value = GUINT64_TO_LE (value);
  memcpy (at, &value, sizeof value);
}

static inline guint64
mpad_get64 (const guint8 *at)
{
  guint64 value;

  memcpy (&value, at, sizeof value);
  return GUINT64_FROM_LE (value);
}
