/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between GTK's measuring and core's layout of a kader. */
#define G_LOG_DOMAIN "mpad-flow-layout-manager"

#include "config.h"

#include "mpad-flow-layout-manager.h"

#include "mpad-flow-item.h"

#include <math.h>

/* Cantarell 11 at 96 dpi: the text size that the sizes of the charts are made for. */
#define USUAL_TEXT_PIXELS (11.0 * 96 / 72)
#define MIN_WIDTH 300
#define MAX_WIDTH 1000
/* 44 px is the least that a finger hits. */
#define MIN_QUESTION_HEIGHT 84
#define MIN_OUTCOME_HEIGHT 44

struct _MpadFlowLayoutManager
{
  GtkLayoutManager parent_instance;

  /* owned; index 1 is the narrow chart */
  MpadKaderGraph *graphs[2];
  GPtrArray *labels[2]; /* GtkWidget *, borrowed, by edge */
  MpadFlowLayout *layout;

  /* state */
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (MpadFlowLayoutManager, mpad_flow_layout_manager, GTK_TYPE_LAYOUT_MANAGER)

static double
text_scale (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    {
      double dpi = pango_cairo_context_get_resolution (context);

      size *= (dpi > 0 ? dpi : 96) / 72;
    }
  return CLAMP (size / USUAL_TEXT_PIXELS, 0.5, 6);
}

static MpadFlowSpineOptions
make_options (GtkWidget *widget, double width, double label_room)
{
  return (MpadFlowSpineOptions) {
    .width = MIN (width, MAX_WIDTH * text_scale (widget)),
    .scale = text_scale (widget),
    .label_room = label_room,
    .rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
  };
}

/* Fills in the sizes of the labels of a chart; returns the width of the widest. */
static double
measure_labels (MpadFlowLayoutManager *self, gboolean narrow)
{
  MpadFlowGraph *graph = mpad_kader_graph_get_graph (self->graphs[narrow]);
  double widest = 0;

  for (guint e = 0; e < mpad_flow_graph_get_n_edges (graph); e++)
    {
      GtkWidget *label = g_ptr_array_index (self->labels[narrow], e);
      GtkRequisition size = { 0, 0 };

      if (label != NULL)
        gtk_widget_get_preferred_size (label, NULL, &size);
      mpad_flow_graph_set_label_size (graph, e, size.width, size.height);
      widest = MAX (widest, size.width);
    }
  return widest;
}

static double
node_width (const MpadFlowGraph *graph, guint node, const MpadFlowSpineColumns *columns)
{
  switch (mpad_flow_graph_get_node (graph, node)->kind)
    {
    case MPAD_FLOW_QUESTION:
    case MPAD_FLOW_END:
      return columns->question;
    case MPAD_FLOW_BANK:
      return columns->bank;
    case MPAD_FLOW_OUTCOME:
      break;
    default:
      g_assert_not_reached ();
    }
  if (columns->narrow || mpad_flow_spine_is_beside_bank (graph, node))
    return columns->outcome;
  return columns->outcome_wide;
}

/* The places of all nodes in @width; sets @narrow. */
static MpadFlowLayout *
lay_out (MpadFlowLayoutManager *self, GtkWidget *widget, double width, gboolean *narrow)
{
  MpadFlowSpineOptions options = make_options (widget, width, measure_labels (self, FALSE));
  MpadFlowSpineColumns columns;
  MpadFlowGraph *graph = mpad_kader_graph_get_graph (self->graphs[0]);

  columns = mpad_flow_spine_columns (graph, &options);
  *narrow = columns.narrow;
  if (columns.narrow)
    {
      graph = mpad_kader_graph_get_graph (self->graphs[1]);
      measure_labels (self, TRUE);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int index = MPAD_IS_FLOW_ITEM (child)
                    ? mpad_flow_item_get_index (MPAD_FLOW_ITEM (child), columns.narrow)
                    : -1;
      MpadFlowNodeKind kind;
      double least;
      int height, min_width;

      if (index < 0)
        continue;
      kind = mpad_flow_graph_get_node (graph, (guint) index)->kind;
      least = (kind == MPAD_FLOW_QUESTION && !columns.narrow ? MIN_QUESTION_HEIGHT
                                                             : MIN_OUTCOME_HEIGHT) *
              MIN (options.scale, 1);
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &min_width, NULL, NULL, NULL);
      gtk_widget_measure (
        child, GTK_ORIENTATION_VERTICAL,
        MAX (min_width, (int) floor (node_width (graph, (guint) index, &columns))), &height, NULL,
        NULL, NULL);
      mpad_flow_graph_set_node_size (graph, (guint) index, 0, MAX (height, least));
    }
  return mpad_flow_layout_new_spine (graph, &options);
}

static GtkSizeRequestMode
mpad_flow_layout_manager_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
mpad_flow_layout_manager_measure (GtkLayoutManager *manager,
                                  GtkWidget *widget,
                                  GtkOrientation orientation,
                                  int for_size,
                                  int *minimum,
                                  int *natural,
                                  int *minimum_baseline,
                                  int *natural_baseline)
{
  MpadFlowLayoutManager *self = MPAD_FLOW_LAYOUT_MANAGER (manager);
  g_autoptr (MpadFlowLayout) layout = NULL;
  gboolean narrow;

  *minimum = *natural = 0;
  if (self->graphs[0] == NULL)
    return;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = (int) (784 * text_scale (widget));
      return;
    }
  layout = lay_out (self, widget, for_size < 0 ? 784 : for_size, &narrow);
  *minimum = *natural = (int) ceil (layout->height);
}

/* On whole pixels, so that borders stay sharp. */
static void
place_child (GtkWidget *child, const MpadFlowRect *rect)
{
  double left = round (rect->x);
  double top = round (rect->y);
  GskTransform *transform = gsk_transform_translate (
    NULL, &GRAPHENE_POINT_INIT ((float) left, (float) top));

  gtk_widget_allocate (child, (int) (round (rect->x + rect->width) - left),
                       (int) (round (rect->y + rect->height) - top), -1, transform);
}

static void
mpad_flow_layout_manager_allocate (
  GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  MpadFlowLayoutManager *self = MPAD_FLOW_LAYOUT_MANAGER (manager);

  if (self->graphs[0] == NULL)
    return;
  g_clear_pointer (&self->layout, mpad_flow_layout_free);
  self->layout = lay_out (self, widget, width, &self->narrow);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int index;

      if (!MPAD_IS_FLOW_ITEM (child))
        continue;
      index = mpad_flow_item_get_index (MPAD_FLOW_ITEM (child), self->narrow);
      gtk_widget_set_child_visible (child, index >= 0);
      if (index >= 0)
        place_child (child, &self->layout->nodes[index]);
    }
  for (guint n = 0; n < 2; n++)
    for (guint e = 0; e < self->labels[n]->len; e++)
      {
        GtkWidget *label = g_ptr_array_index (self->labels[n], e);
        gboolean shown = n == (guint) self->narrow && self->layout->lines[e].label.width > 0;

        if (label == NULL)
          continue;
        gtk_widget_set_child_visible (label, shown);
        if (shown)
          place_child (label, &self->layout->lines[e].label);
      }
}

static void
mpad_flow_layout_manager_finalize (GObject *object)
{
  MpadFlowLayoutManager *self = MPAD_FLOW_LAYOUT_MANAGER (object);

  for (guint n = 0; n < 2; n++)
    {
      g_clear_pointer (&self->graphs[n], mpad_kader_graph_unref);
      g_clear_pointer (&self->labels[n], g_ptr_array_unref);
    }
  g_clear_pointer (&self->layout, mpad_flow_layout_free);

  G_OBJECT_CLASS (mpad_flow_layout_manager_parent_class)->finalize (object);
}

static void
mpad_flow_layout_manager_class_init (MpadFlowLayoutManagerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->finalize = mpad_flow_layout_manager_finalize;
  manager_class->get_request_mode = mpad_flow_layout_manager_get_request_mode;
  manager_class->measure = mpad_flow_layout_manager_measure;
  manager_class->allocate = mpad_flow_layout_manager_allocate;
}

static void
mpad_flow_layout_manager_init (MpadFlowLayoutManager *self)
{
  self->labels[0] = g_ptr_array_new ();
  self->labels[1] = g_ptr_array_new ();
}

GtkLayoutManager *
mpad_flow_layout_manager_new (MpadKaderGraph *wide, MpadKaderGraph *narrow)
{
  MpadFlowLayoutManager *self = g_object_new (MPAD_TYPE_FLOW_LAYOUT_MANAGER, NULL);
  MpadKaderGraph *graphs[] = { wide, narrow };

  g_return_val_if_fail ((wide == NULL) == (narrow == NULL), GTK_LAYOUT_MANAGER (self));

  for (guint n = 0; n < 2 && graphs[n] != NULL; n++)
    {
      self->graphs[n] = mpad_kader_graph_ref (graphs[n]);
      g_ptr_array_set_size (self->labels[n], (int) mpad_flow_graph_get_n_edges (
                                               mpad_kader_graph_get_graph (graphs[n])));
    }
  return GTK_LAYOUT_MANAGER (self);
}

void
mpad_flow_layout_manager_set_edge_label (MpadFlowLayoutManager *self,
                                         gboolean narrow,
                                         guint edge,
                                         GtkWidget *label)
{
  guint n = narrow ? 1 : 0;

  g_return_if_fail (MPAD_IS_FLOW_LAYOUT_MANAGER (self));
  g_return_if_fail (edge < self->labels[n]->len);

  self->labels[n]->pdata[edge] = label;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

const MpadFlowLayout *
mpad_flow_layout_manager_get_layout (MpadFlowLayoutManager *self)
{
  g_return_val_if_fail (MPAD_IS_FLOW_LAYOUT_MANAGER (self), NULL);

  return self->layout;
}

gboolean
mpad_flow_layout_manager_is_narrow (MpadFlowLayoutManager *self)
{
  g_return_val_if_fail (MPAD_IS_FLOW_LAYOUT_MANAGER (self), FALSE);

  return self->narrow;
}
