/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two outlines beside each other and a numbered disc for each mark. */
#include "config.h"

#include "mpad-body-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "mpad-body-figure.h"
#include "mpad-text.h"
#include "mpad-ui.h"

#define GAP 24.0
#define CAPTION 24.0
#define NATURAL_HEIGHT 380.0
#define MIN_HEIGHT 260.0
#define STEP 8

struct _MpadBodyView
{
  GtkWidget parent_instance;

  /* owned */
  GPtrArray *marks; /* MpadBodyMark */

  /* state */
  int chosen;
  gboolean editable;
};

G_DEFINE_FINAL_TYPE (MpadBodyView, mpad_body_view, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_PLACED,
  SIGNAL_CHOSEN,
  SIGNAL_MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const kind_labels[MPAD_N_BODY_KINDS] = {
  [MPAD_BODY_DISCOLOURATION] = NC_ ("mark", "Discolouration"),
  [MPAD_BODY_REDNESS] = NC_ ("mark", "Red patch"),
  [MPAD_BODY_SWELLING] = NC_ ("mark", "Swelling"),
  [MPAD_BODY_SCRATCH] = NC_ ("mark", "Scratch"),
  [MPAD_BODY_WOUND] = NC_ ("mark", "Open patch"),
  [MPAD_BODY_SCAB] = NC_ ("mark", "Scab"),
  [MPAD_BODY_SCAR] = NC_ ("mark", "Scar"),
  [MPAD_BODY_BLISTER] = NC_ ("mark", "Blister"),
  [MPAD_BODY_OTHER] = NC_ ("mark", "Something else"),
};

static const struct
{
  const char *word, *label;
} region_labels[] = {
  { "head", NC_ ("body", "Top of the head") },
  { "face", NC_ ("body", "Face") },
  { "back-of-head", NC_ ("body", "Back of the head") },
  { "left-ear", NC_ ("body", "Left ear") },
  { "right-ear", NC_ ("body", "Right ear") },
  { "neck", NC_ ("body", "Throat") },
  { "nape", NC_ ("body", "Neck") },
  { "left-shoulder", NC_ ("body", "Left shoulder") },
  { "right-shoulder", NC_ ("body", "Right shoulder") },
  { "left-upper-arm", NC_ ("body", "Left upper arm") },
  { "right-upper-arm", NC_ ("body", "Right upper arm") },
  { "left-forearm", NC_ ("body", "Left forearm") },
  { "right-forearm", NC_ ("body", "Right forearm") },
  { "left-hand", NC_ ("body", "Left hand") },
  { "right-hand", NC_ ("body", "Right hand") },
  { "chest", NC_ ("body", "Chest") },
  { "belly", NC_ ("body", "Belly") },
  { "hips", NC_ ("body", "Hips") },
  { "upper-back", NC_ ("body", "Upper back") },
  { "lower-back", NC_ ("body", "Lower back") },
  { "seat", NC_ ("body", "Seat") },
  { "left-thigh", NC_ ("body", "Left thigh") },
  { "right-thigh", NC_ ("body", "Right thigh") },
  { "left-knee", NC_ ("body", "Left knee") },
  { "right-knee", NC_ ("body", "Right knee") },
  { "left-knee-hollow", NC_ ("body", "Hollow of the left knee") },
  { "right-knee-hollow", NC_ ("body", "Hollow of the right knee") },
  { "left-lower-leg", NC_ ("body", "Left lower leg") },
  { "right-lower-leg", NC_ ("body", "Right lower leg") },
  { "left-foot", NC_ ("body", "Left foot") },
  { "right-foot", NC_ ("body", "Right foot") },
};

const char *
mpad_label_body_side (MpadBodySide side)
{
  return side == MPAD_BODY_BACK ? C_ ("body", "Back") : C_ ("body", "Front");
}

const char *
mpad_label_body_kind (MpadBodyKind kind)
{
  g_return_val_if_fail (kind < MPAD_N_BODY_KINDS, NULL);

  return g_dpgettext2 (NULL, "mark", kind_labels[kind]);
}

const char *
mpad_label_body_region (const MpadBodyRegion *region)
{
  for (gsize i = 0; i < G_N_ELEMENTS (region_labels); i++)
    if (strcmp (region_labels[i].word, region->word) == 0)
      return g_dpgettext2 (NULL, "body", region_labels[i].label);
  return region->dutch;
}

char *
mpad_label_body_mark (const MpadBodyMark *mark, guint number)
{
  const MpadBodyRegion *region = mpad_body_region_at (mark->side, mark->x, mark->y);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%u. %s (%s): %s", number, mpad_label_body_region (region),
                          mpad_label_body_side (mark->side), mpad_label_body_kind (mark->kind));
  if (!mpad_text_is_blank (mark->size))
    g_string_append_printf (text, " · %s", mark->size);
  if (!mpad_text_is_blank (mark->colour))
    g_string_append_printf (text, " · %s", mark->colour);
  if (!mpad_text_is_blank (mark->words))
    g_string_append_printf (text, " · %s", mark->words);
  return g_string_free_and_steal (text);
}

/* Where the figures stand: pixels a unit, and the left edge of each. */
static double
scale_of (MpadBodyView *self, double *left)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self)) - CAPTION;
  double scale = MIN (height / MPAD_BODY_FIGURE_HEIGHT, (width - GAP) / 2 / MPAD_BODY_FIGURE_WIDTH);

  *left = (width - GAP) / 2 - MPAD_BODY_FIGURE_WIDTH * scale;
  return MAX (scale, 0.01);
}

static double
left_of (MpadBodySide side, double left, double scale)
{
  return side == MPAD_BODY_BACK ? left + MPAD_BODY_FIGURE_WIDTH * scale + GAP : left;
}

static float
radius_of (GtkWidget *widget)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "00");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return (float) height * 0.5f + 1;
}

static void
mpad_body_view_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  double ratio = 2 * MPAD_BODY_FIGURE_WIDTH / MPAD_BODY_FIGURE_HEIGHT;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = (int) (MIN_HEIGHT * ratio + GAP);
      *natural = (int) (NATURAL_HEIGHT * ratio + GAP);
    }
  else
    {
      double height = for_size > 0 ? (for_size - GAP) / ratio : NATURAL_HEIGHT;

      *minimum = *natural = (int) (CLAMP (height, MIN_HEIGHT, NATURAL_HEIGHT) + CAPTION);
    }
}

static GtkSizeRequestMode
mpad_body_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
draw_text (GtkWidget *widget,
           GtkSnapshot *snapshot,
           const char *text,
           double centre,
           double middle,
           gboolean bold,
           const GdkRGBA *colour)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width, height;

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.88));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (centre - width / 2.0),
                                                          (float) (middle - height / 2.0)));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_mark (
  MpadBodyView *self, GtkSnapshot *snapshot, guint index, const GdkRGBA *fill, const GdkRGBA *on)
{
  const MpadBodyMark *mark = g_ptr_array_index (self->marks, index);
  g_autofree char *number = g_strdup_printf ("%u", index + 1);
  double left, scale = scale_of (self, &left);
  float x = (float) (left_of (mark->side, left, scale) + mark->x * scale);
  float y = (float) (CAPTION + mark->y * scale);
  float radius = radius_of (GTK_WIDGET (self));
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;

  gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (x, y), radius);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, fill);
  draw_text (GTK_WIDGET (self), snapshot, number, x, y, TRUE, on);
  if ((int) index == self->chosen)
    {
      g_autoptr (GskPathBuilder) ring = gsk_path_builder_new ();
      g_autoptr (GskPath) outline = NULL;
      g_autoptr (GskStroke) stroke = gsk_stroke_new (2);

      gsk_path_builder_add_circle (ring, &GRAPHENE_POINT_INIT (x, y), radius + 3.5f);
      outline = gsk_path_builder_to_path (ring);
      gtk_snapshot_append_stroke (snapshot, outline, stroke, fill);
    }
}

static void
mpad_body_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MpadBodyView *self = MPAD_BODY_VIEW (widget);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  double left, scale = scale_of (self, &left);
  GdkRGBA text, line, fill, on;

  gtk_widget_get_color (widget, &text);
  gdk_rgba_parse (&line, dark ? "#8d8377" : "#857a6a");
  gdk_rgba_parse (&fill, dark ? "#7fc3d7" : "#1f6079");
  gdk_rgba_parse (&on, dark ? "#10242b" : "#ffffff");
  for (int side = MPAD_BODY_FRONT; side <= MPAD_BODY_BACK; side++)
    {
      double x = left_of ((MpadBodySide) side, left, scale);
      cairo_t *cr = gtk_snapshot_append_cairo (
        snapshot, &GRAPHENE_RECT_INIT ((float) x - 2, (float) CAPTION - 2,
                                       (float) (MPAD_BODY_FIGURE_WIDTH * scale) + 4,
                                       (float) (MPAD_BODY_FIGURE_HEIGHT * scale) + 4));

      draw_text (widget, snapshot, mpad_label_body_side ((MpadBodySide) side),
                 x + MPAD_BODY_FIGURE_WIDTH * scale / 2, CAPTION / 2 - 2, FALSE, &text);
      cairo_translate (cr, x, CAPTION);
      cairo_scale (cr, scale, scale);
      mpad_body_figure_path (cr);
      gdk_cairo_set_source_rgba (cr, &(GdkRGBA) { line.red, line.green, line.blue, 0.10f });
      cairo_fill_preserve (cr);
      mpad_body_figure_lines (cr, side == MPAD_BODY_BACK);
      gdk_cairo_set_source_rgba (cr, &line);
      cairo_set_line_width (cr, 1.6 / scale);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_stroke (cr);
      cairo_destroy (cr);
    }
  for (guint i = 0; i < self->marks->len; i++)
    draw_mark (self, snapshot, i, &fill, &on);
}

static int
mark_at (MpadBodyView *self, double x, double y)
{
  double left, scale = scale_of (self, &left);
  double reach = (double) radius_of (GTK_WIDGET (self)) + 2;

  for (guint i = self->marks->len; i > 0; i--)
    {
      const MpadBodyMark *mark = g_ptr_array_index (self->marks, i - 1);
      double dx = left_of (mark->side, left, scale) + mark->x * scale - x;
      double dy = CAPTION + mark->y * scale - y;

      if (dx * dx + dy * dy <= reach * reach)
        return (int) i - 1;
    }
  return -1;
}

void
mpad_body_view_place_at (MpadBodyView *self, MpadBodySide side, int x, int y)
{
  g_return_if_fail (MPAD_IS_BODY_VIEW (self));

  if (self->editable && mpad_body_figure_contains (x, y))
    g_signal_emit (self, signals[SIGNAL_PLACED], 0, side, x, y);
}

static void
on_pressed_cb (MpadBodyView *self, int n, double x, double y)
{
  int index = mark_at (self, x, y);
  double left, scale = scale_of (self, &left);
  double middle = (double) gtk_widget_get_width (GTK_WIDGET (self)) / 2;
  MpadBodySide side = x < middle ? MPAD_BODY_FRONT : MPAD_BODY_BACK;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (index >= 0)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, index);
  else
    mpad_body_view_place_at (self, side, (int) ((x - left_of (side, left, scale)) / scale),
                             (int) ((y - CAPTION) / scale));
}

static gboolean
on_key_cb (MpadBodyView *self, guint keyval)
{
  int dx = keyval == GDK_KEY_Left ? -STEP : keyval == GDK_KEY_Right ? STEP : 0;
  int dy = keyval == GDK_KEY_Up ? -STEP : keyval == GDK_KEY_Down ? STEP : 0;

  if ((dx == 0 && dy == 0) || self->chosen < 0)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, dx, dy);
  return GDK_EVENT_STOP;
}

static void
mpad_body_view_finalize (GObject *object)
{
  g_ptr_array_unref (MPAD_BODY_VIEW (object)->marks);

  G_OBJECT_CLASS (mpad_body_view_parent_class)->finalize (object);
}

static void
mpad_body_view_class_init (MpadBodyViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mpad_body_view_finalize;
  widget_class->get_request_mode = mpad_body_view_get_request_mode;
  widget_class->measure = mpad_body_view_measure;
  widget_class->snapshot = mpad_body_view_snapshot;

  signals[SIGNAL_PLACED] = g_signal_new ("placed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_INT,
                                         G_TYPE_INT);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "mpad-body-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
mpad_body_view_init (MpadBodyView *self)
{
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_body_mark_free);
  self->chosen = -1;
}

/* What the picture shows, in words. */
static void
update_name (MpadBodyView *self)
{
  g_autoptr (GString) name = g_string_new (_ ("Figure of front and back"));

  for (guint i = 0; i < self->marks->len; i++)
    {
      g_autofree char *text = mpad_label_body_mark (g_ptr_array_index (self->marks, i), i + 1);

      g_string_append_printf (name, "\n%s", text);
    }
  mpad_ui_set_name (GTK_WIDGET (self), name->str);
}

void
mpad_body_view_set_marks (MpadBodyView *self, GPtrArray *marks, int chosen)
{
  g_return_if_fail (MPAD_IS_BODY_VIEW (self));
  g_return_if_fail (marks != NULL);

  g_ptr_array_set_size (self->marks, 0);
  for (guint i = 0; i < marks->len; i++)
    g_ptr_array_add (self->marks, mpad_body_mark_copy (g_ptr_array_index (marks, i)));
  self->chosen = chosen < (int) marks->len ? chosen : -1;
  update_name (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkWidget *
mpad_body_view_new (gboolean editable)
{
  MpadBodyView *self = g_object_new (MPAD_TYPE_BODY_VIEW, NULL);

  self->editable = editable;
  if (editable)
    {
      GtkGesture *click = gtk_gesture_click_new ();
      GtkEventController *keys = gtk_event_controller_key_new ();

      gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "crosshair");
      g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
      gtk_widget_add_controller (GTK_WIDGET (self), keys);
    }
  update_name (self);
  return GTK_WIDGET (self);
}
