/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws with cairo at the size that is asked, so that text stays sharp at every zoom. */
#include "config.h"

#include "mpad-page-paintable.h"

struct _MpadPagePaintable
{
  GObject parent_instance;

  MpadPages *pages;
  guint page;
};

static void
mpad_page_paintable_snapshot (GdkPaintable *paintable,
                              GdkSnapshot *snapshot,
                              double width,
                              double height)
{
  MpadPagePaintable *self = MPAD_PAGE_PAINTABLE (paintable);
  const GdkRGBA white = { 1, 1, 1, 1 };
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  cairo_t *cr;

  gtk_snapshot_append_color (snapshot, &white, &bounds);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_scale (cr, width / MPAD_PAGE_WIDTH, height / MPAD_PAGE_HEIGHT);
  mpad_pages_draw_page (self->pages, self->page, cr);
  cairo_destroy (cr);
}

static GdkPaintableFlags
mpad_page_paintable_get_flags (GdkPaintable *paintable)
{
  return GDK_PAINTABLE_STATIC_CONTENTS | GDK_PAINTABLE_STATIC_SIZE;
}

static double
mpad_page_paintable_get_intrinsic_aspect_ratio (GdkPaintable *paintable)
{
  return MPAD_PAGE_WIDTH / MPAD_PAGE_HEIGHT;
}

static void
mpad_page_paintable_paintable_init (GdkPaintableInterface *iface)
{
  iface->snapshot = mpad_page_paintable_snapshot;
  iface->get_flags = mpad_page_paintable_get_flags;
  /* no size of its own: whoever shows it asks for the size of the zoom */
  iface->get_intrinsic_aspect_ratio = mpad_page_paintable_get_intrinsic_aspect_ratio;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MpadPagePaintable,
                               mpad_page_paintable,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE,
                                                      mpad_page_paintable_paintable_init))

static void
mpad_page_paintable_finalize (GObject *object)
{
  MpadPagePaintable *self = MPAD_PAGE_PAINTABLE (object);

  g_clear_object (&self->pages);

  G_OBJECT_CLASS (mpad_page_paintable_parent_class)->finalize (object);
}

static void
mpad_page_paintable_class_init (MpadPagePaintableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mpad_page_paintable_finalize;
}

static void
mpad_page_paintable_init (MpadPagePaintable *self)
{
}

GdkPaintable *
mpad_page_paintable_new (MpadPages *pages, guint page)
{
  MpadPagePaintable *self = g_object_new (MPAD_TYPE_PAGE_PAINTABLE, NULL);

  self->pages = g_object_ref (pages);
  self->page = page;
  return GDK_PAINTABLE (self);
}
