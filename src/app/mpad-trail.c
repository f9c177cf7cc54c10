/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the stepping stones in the widget's own colour (CSS class mpad-trail). */
#include "config.h"

#include "mpad-trail.h"

#define TRAIL_WIDTH 84
#define TRAIL_HEIGHT 66

struct _MpadTrail
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (MpadTrail, mpad_trail, GTK_TYPE_WIDGET)

/* centre as a fraction of the widget, radii as a fraction of its width; nearest stone first */
static const struct
{
  float x, y, rx, ry, alpha;
} stones[] = {
  { .15f, .84f, .155f, .079f, 1.f },  { .44f, .66f, .131f, .067f, .86f },
  { .33f, .44f, .107f, .055f, .72f }, { .56f, .28f, .088f, .045f, .58f },
  { .82f, .17f, .071f, .037f, .44f },
};

static GtkSizeRequestMode
mpad_trail_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
mpad_trail_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? TRAIL_WIDTH : TRAIL_HEIGHT;
}

static void
mpad_trail_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  GdkRGBA colour;

  gtk_widget_get_color (widget, &colour);
  for (gsize i = 0; i < G_N_ELEMENTS (stones); i++)
    {
      g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
      g_autoptr (GskPath) path = NULL;
      GdkRGBA stone_colour = colour;

      gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (0, 0), 1.f);
      path = gsk_path_builder_to_path (builder);
      stone_colour.alpha *= stones[i].alpha;

      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot,
                              &GRAPHENE_POINT_INIT (stones[i].x * width + 2, stones[i].y * height));
      gtk_snapshot_rotate (snapshot, -7.f);
      gtk_snapshot_scale (snapshot, stones[i].rx * width, stones[i].ry * width);
      gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &stone_colour);
      gtk_snapshot_restore (snapshot);
    }
}

static void
mpad_trail_class_init (MpadTrailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->get_request_mode = mpad_trail_get_request_mode;
  widget_class->measure = mpad_trail_measure;
  widget_class->snapshot = mpad_trail_snapshot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "mpad-trail");
}

static void
mpad_trail_init (MpadTrail *self)
{
}
