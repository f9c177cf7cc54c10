/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading and encoding pictures. */
#include "config.h"

#include "mpad-picture-loader.h"

#include <string.h>

static const struct
{
  const char *magic;
  gsize length;
  const char *type;
} known[] = {
  { "\xff\xd8\xff", 3, "jpeg" },
  { "\x89PNG\r\n\x1a\n", 8, "png" },
  { "II*\0", 4, "tiff" },
  { "MM\0*", 4, "tiff" },
};

static const char *
type_of (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (size > known[i].length && memcmp (data, known[i].magic, known[i].length) == 0)
      return known[i].type;
  return NULL;
}

gboolean
mpad_picture_is_known (GBytes *bytes)
{
  g_return_val_if_fail (bytes != NULL, FALSE);

  return type_of (bytes) != NULL;
}

/* Told before a pixel is unpacked; a size of nothing stops the loader. */
static void
on_size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gboolean *too_large)
{
  if (width <= 0 || height <= 0 || (gint64) width * height > MPAD_PICTURE_MAX_PIXELS)
    {
      *too_large = TRUE;
      gdk_pixbuf_loader_set_size (loader, 0, 0);
    }
}

static GdkPixbuf *
load_pixbuf (GBytes *bytes, GError **error)
{
  const char *type = type_of (bytes);
  g_autoptr (GdkPixbufLoader) loader = NULL;
  g_autoptr (GError) local = NULL;
  GdkPixbuf *pixbuf;
  gboolean too_large = FALSE, loaded;

  if (type != NULL)
    loader = gdk_pixbuf_loader_new_with_type (type, NULL);
  if (loader == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           "Not a kind of picture that is opened here");
      return NULL;
    }
  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size_prepared_cb), &too_large);
  loaded = gdk_pixbuf_loader_write_bytes (loader, bytes, &local);
  if (!gdk_pixbuf_loader_close (loader, loaded ? &local : NULL))
    loaded = FALSE;
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (too_large)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "The picture is too large");
      return NULL;
    }
  if (!loaded || pixbuf == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "The picture is broken");
      return NULL;
    }
  return gdk_pixbuf_apply_embedded_orientation (pixbuf);
}

GdkTexture *
mpad_picture_load (GBytes *bytes, GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GBytes) pixels = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  pixbuf = load_pixbuf (bytes, error);
  if (pixbuf == NULL)
    return NULL;
  pixels = gdk_pixbuf_read_pixel_bytes (pixbuf);
  return gdk_memory_texture_new (gdk_pixbuf_get_width (pixbuf), gdk_pixbuf_get_height (pixbuf),
                                 gdk_pixbuf_get_has_alpha (pixbuf) ? GDK_MEMORY_R8G8B8A8
                                                                   : GDK_MEMORY_R8G8B8,
                                 pixels, (gsize) gdk_pixbuf_get_rowstride (pixbuf));
}

GBytes *
mpad_picture_copy_clean (GBytes *bytes, const char **suffix, GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GError) local = NULL;
  gboolean jpeg;
  char *data;
  gsize size;

  g_return_val_if_fail (bytes != NULL && suffix != NULL, NULL);

  pixbuf = load_pixbuf (bytes, error);
  if (pixbuf == NULL)
    return NULL;
  jpeg = g_strcmp0 (type_of (bytes), "jpeg") == 0;
  *suffix = jpeg ? "jpg" : "png";
  /* only what is named here is written: no options of the original go along */
  if (!gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, jpeg ? "jpeg" : "png", &local,
                                  jpeg ? "quality" : NULL, "92", NULL))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The copy could not be made");
      return NULL;
    }
  return g_bytes_new_take (data, size);
}
