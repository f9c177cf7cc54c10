/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the squares of libqrencode as rectangles, a run of squares at a time. */
#define G_LOG_DOMAIN "mpad-qr-code"

#include "config.h"

#include "mpad-qr-code.h"

#include <qrencode.h>

/* ISO 18004 asks for a quiet edge of four modules. */
#define QUIET 4

struct _MpadQrCode
{
  GObject parent_instance;

  QRcode *code;
};

static void
mpad_qr_code_snapshot (GdkPaintable *paintable, GdkSnapshot *snapshot, double width, double height)
{
  MpadQrCode *self = MPAD_QR_CODE (paintable);
  const GdkRGBA white = { 1, 1, 1, 1 };
  const GdkRGBA black = { 0.08f, 0.07f, 0.06f, 1 };
  guint n = mpad_qr_code_get_n_modules (self);
  double size = MIN (width, height) / (n + 2 * QUIET);
  double left = (width - size * n) / 2;
  double top = (height - size * n) / 2;

  gtk_snapshot_append_color (snapshot, &white,
                             &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  for (guint y = 0; y < n; y++)
    for (guint x = 0; x < n; x++)
      {
        guint end = x;

        while (end < n && mpad_qr_code_get_module (self, end, y))
          end++;
        if (end == x)
          continue;
        /* a hair more than a module, so that no line of background shows between rows */
        gtk_snapshot_append_color (
          snapshot, &black,
          &GRAPHENE_RECT_INIT ((float) (left + x * size), (float) (top + y * size),
                               (float) ((end - x) * size), (float) (size + 0.25)));
        x = end;
      }
}

static GdkPaintableFlags
mpad_qr_code_get_flags (GdkPaintable *paintable)
{
  return GDK_PAINTABLE_STATIC_CONTENTS | GDK_PAINTABLE_STATIC_SIZE;
}

static int
mpad_qr_code_get_intrinsic_size (GdkPaintable *paintable)
{
  return (int) (mpad_qr_code_get_n_modules (MPAD_QR_CODE (paintable)) + 2 * QUIET) * 4;
}

static double
mpad_qr_code_get_aspect_ratio (GdkPaintable *paintable)
{
  return 1;
}

static void
mpad_qr_code_paintable_init (GdkPaintableInterface *iface)
{
  iface->snapshot = mpad_qr_code_snapshot;
  iface->get_flags = mpad_qr_code_get_flags;
  iface->get_intrinsic_width = mpad_qr_code_get_intrinsic_size;
  iface->get_intrinsic_height = mpad_qr_code_get_intrinsic_size;
  iface->get_intrinsic_aspect_ratio = mpad_qr_code_get_aspect_ratio;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MpadQrCode,
                               mpad_qr_code,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE,
                                                      mpad_qr_code_paintable_init))

static void
mpad_qr_code_finalize (GObject *object)
{
  MpadQrCode *self = MPAD_QR_CODE (object);

  g_clear_pointer (&self->code, QRcode_free);

  G_OBJECT_CLASS (mpad_qr_code_parent_class)->finalize (object);
}

static void
mpad_qr_code_class_init (MpadQrCodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mpad_qr_code_finalize;
}

static void
mpad_qr_code_init (MpadQrCode *self)
{
}

MpadQrCode *
mpad_qr_code_new_for_phone (const char *dial)
{
  g_autoptr (MpadQrCode) self = g_object_new (MPAD_TYPE_QR_CODE, NULL);
  g_autofree char *uri = NULL;

  g_return_val_if_fail (dial != NULL, NULL);

  uri = g_strconcat ("tel:", dial, NULL);
  self->code = QRcode_encodeString (uri, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
  return self->code != NULL ? g_steal_pointer (&self) : NULL;
}

guint
mpad_qr_code_get_n_modules (MpadQrCode *self)
{
  g_return_val_if_fail (MPAD_IS_QR_CODE (self), 0);

  return (guint) self->code->width;
}

gboolean
mpad_qr_code_get_module (MpadQrCode *self, guint x, guint y)
{
  guint n;

  g_return_val_if_fail (MPAD_IS_QR_CODE (self), FALSE);

  n = (guint) self->code->width;
  return x < n && y < n && (self->code->data[y * n + x] & 1) != 0;
}
