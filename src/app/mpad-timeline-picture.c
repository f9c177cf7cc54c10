/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lanes and marks: a filled disc is a final entry, a ring a draft, a square a decision. */
#include "config.h"

#include "mpad-timeline-picture.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "mpad-civil.h"
#include "mpad-format.h"
#include "mpad-labels.h"
#include "mpad-ui.h"

#define LANE_HEIGHT 54
#define LABEL_HEIGHT 22
#define AXIS_HEIGHT 30
#define EDGE 16
#define RADIUS 6.0f
#define MIN_WIDTH 280
#define MAX_LABELS 12
#define LABEL_WIDTH 74
/* a shorter time than this many days gets weeks below it, a longer one months */
#define WEEKS_UNTIL 70
#define MAX_STACK 4

typedef struct
{
  char *id;
  char *title;
  guint lane;
  guint32 day; /* Julian */
  gboolean draft;
  gboolean decision;
  float x, y;
} Mark;

struct _MpadTimelinePicture
{
  GtkWidget parent_instance;

  /* owned */
  GArray *marks;    /* Mark */
  GPtrArray *lanes; /* (element-type utf8): their names */

  /* state */
  guint32 first, last; /* Julian days */
};

G_DEFINE_FINAL_TYPE (MpadTimelinePicture, mpad_timeline_picture, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
mark_clear (gpointer data)
{
  Mark *mark = data;

  g_free (mark->id);
  g_free (mark->title);
}

static void
mpad_timeline_picture_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  MpadTimelinePicture *self = MPAD_TIMELINE_PICTURE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = MIN_WIDTH;
  else
    *minimum = *natural = (int) self->lanes->len * (LANE_HEIGHT + LABEL_HEIGHT) + AXIS_HEIGHT;
}

static float
x_of (MpadTimelinePicture *self, guint32 day)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self)) - 2 * EDGE;
  float span = (float) MAX (1, self->last - self->first);

  return EDGE + width * (float) (day - self->first) / span;
}

/* Marks that would lie on each other stand on each other, as far as the lane is high. */
static void
place_marks (MpadTimelinePicture *self)
{
  g_autofree float *free_from = g_new0 (float, (self->lanes->len + 1) * MAX_STACK);

  for (guint i = 0; i < self->marks->len; i++)
    {
      Mark *mark = &g_array_index (self->marks, Mark, i);
      float base = (float) mark->lane * (LANE_HEIGHT + LABEL_HEIGHT) + LABEL_HEIGHT + LANE_HEIGHT -
                   RADIUS - 3;
      float *levels = free_from + (gsize) mark->lane * MAX_STACK;
      guint level = 0;

      mark->x = x_of (self, mark->day);
      while (level + 1 < MAX_STACK && levels[level] > mark->x)
        level++;
      levels[level] = mark->x + 2 * RADIUS + 1;
      mark->y = base - (float) level * (2 * RADIUS + 1);
    }
}

static void
mpad_timeline_picture_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  place_marks (MPAD_TIMELINE_PICTURE (widget));
}

static void
draw_text (GtkWidget *widget,
           GtkSnapshot *snapshot,
           const char *text,
           float x,
           float y,
           const GdkRGBA *colour)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.88));
  pango_layout_set_attributes (layout, attributes);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

/* The first day from @date on at which the axis gets a line: a Monday, or the first of a month. */
static void
next_tick (GDate *date, gboolean weeks)
{
  if (weeks)
    g_date_add_days (date, 7);
  else
    g_date_add_months (date, 1);
}

/* A thin line and a name for each week or month; only every so many when there are many. */
static void
draw_axis (MpadTimelinePicture *self,
           GtkSnapshot *snapshot,
           const GdkRGBA *line,
           const GdkRGBA *text)
{
  GtkWidget *widget = GTK_WIDGET (self);
  float bottom = (float) (self->lanes->len * (LANE_HEIGHT + LABEL_HEIGHT));
  int width = gtk_widget_get_width (widget);
  gboolean weeks = self->last - self->first < WEEKS_UNTIL;
  guint n_ticks = (self->last - self->first) / (weeks ? 7 : 30) + 1;
  guint n_labels = (guint) CLAMP (width / LABEL_WIDTH, 1, MAX_LABELS);
  guint every = (n_ticks + n_labels - 1) / n_labels;
  GDate tick;
  guint i = 0;

  if (self->marks->len == 0)
    return;
  g_date_clear (&tick, 1);
  g_date_set_julian (&tick, self->first);
  if (!weeks)
    g_date_set_day (&tick, 1);
  for (; g_date_get_julian (&tick) <= self->last; next_tick (&tick, weeks), i++)
    {
      float x = x_of (self, MAX (g_date_get_julian (&tick), self->first));
      g_autoptr (GDateTime) moment = NULL;
      g_autofree char *name = NULL;

      if (i % every != 0)
        continue;
      gtk_snapshot_append_color (
        snapshot, line, &GRAPHENE_RECT_INIT (x, LABEL_HEIGHT, 1, bottom + 6 - LABEL_HEIGHT));
      moment = g_date_time_new_local (g_date_get_year (&tick), (int) g_date_get_month (&tick),
                                      g_date_get_day (&tick), 12, 0, 0);
      /* Translators: strftime formats below a picture: a day, a month, a month with its year. */
      name = g_date_time_format (moment, weeks ? C_ ("axis", "%-e %b")
                                         : g_date_get_month (&tick) == G_DATE_JANUARY || i == 0
                                           ? C_ ("axis", "%b %Y")
                                           : C_ ("axis", "%b"));
      if (x < (float) width - 48)
        draw_text (widget, snapshot, name, x + 3, bottom + 8, text);
    }
}

static void
draw_mark (GtkSnapshot *snapshot, const Mark *mark, const GdkRGBA *colour, const GdkRGBA *ground)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;

  if (mark->decision)
    gsk_path_builder_add_rect (
      builder, &GRAPHENE_RECT_INIT (mark->x - RADIUS, mark->y - RADIUS, 2 * RADIUS, 2 * RADIUS));
  else
    gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (mark->x, mark->y), RADIUS);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, mark->draft ? ground : colour);
  if (mark->draft)
    {
      g_autoptr (GskStroke) stroke = gsk_stroke_new (1.8f);

      gtk_snapshot_append_stroke (snapshot, path, stroke, colour);
    }
}

static void
mpad_timeline_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MpadTimelinePicture *self = MPAD_TIMELINE_PICTURE (widget);
  float width = (float) gtk_widget_get_width (widget);
  GdkRGBA text, mark, line, ground;

  gtk_widget_get_color (widget, &text);
  mark = text;
  adw_style_manager_get_dark (adw_style_manager_get_default ()) ? gdk_rgba_parse (&mark, "#7fc3d7")
                                                                : gdk_rgba_parse (&mark, "#1f6079");
  adw_style_manager_get_dark (adw_style_manager_get_default ())
    ? gdk_rgba_parse (&ground, "#2f2b27")
    : gdk_rgba_parse (&ground, "#fffdfa");
  line = text;
  line.alpha = 0.14f;
  draw_axis (self, snapshot, &line, &text);
  for (guint i = 0; i < self->lanes->len; i++)
    {
      float top = (float) i * (LANE_HEIGHT + LABEL_HEIGHT);

      draw_text (widget, snapshot, g_ptr_array_index (self->lanes, i), EDGE, top + 3, &text);
      gtk_snapshot_append_color (snapshot, &line,
                                 &GRAPHENE_RECT_INIT (EDGE,
                                                      top + LABEL_HEIGHT + LANE_HEIGHT - RADIUS - 3,
                                                      width - 2 * EDGE, 1));
    }
  for (guint i = 0; i < self->marks->len; i++)
    draw_mark (snapshot, &g_array_index (self->marks, Mark, i), &mark, &ground);
}

/* the mark under a point, the one drawn last first */
static const Mark *
mark_at (MpadTimelinePicture *self, double x, double y)
{
  for (guint i = self->marks->len; i > 0; i--)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i - 1);

      if (ABS (mark->x - (float) x) <= RADIUS + 3 && ABS (mark->y - (float) y) <= RADIUS + 3)
        return mark;
    }
  return NULL;
}

static gboolean
mpad_timeline_picture_query_tooltip (
  GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const Mark *mark = keyboard ? NULL : mark_at (MPAD_TIMELINE_PICTURE (widget), x, y);

  if (mark == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, mark->title);
  return TRUE;
}

static void
on_released_cb (GtkGestureClick *gesture, int n, double x, double y, MpadTimelinePicture *self)
{
  const Mark *mark = mark_at (self, x, y);

  if (mark != NULL)
    {
      g_autofree char *id = g_strdup (mark->id);

      g_signal_emit (self, signals[SIGNAL_OPENED], 0, id);
    }
}

static void
mpad_timeline_picture_finalize (GObject *object)
{
  MpadTimelinePicture *self = MPAD_TIMELINE_PICTURE (object);

  g_array_unref (self->marks);
  g_ptr_array_unref (self->lanes);

  G_OBJECT_CLASS (mpad_timeline_picture_parent_class)->finalize (object);
}

static void
mpad_timeline_picture_class_init (MpadTimelinePictureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = mpad_timeline_picture_finalize;
  widget_class->measure = mpad_timeline_picture_measure;
  widget_class->query_tooltip = mpad_timeline_picture_query_tooltip;
  widget_class->size_allocate = mpad_timeline_picture_size_allocate;
  widget_class->snapshot = mpad_timeline_picture_snapshot;

  signals[SIGNAL_OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "mpad-timeline-picture");
}

static void
mpad_timeline_picture_init (MpadTimelinePicture *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->marks = g_array_new (FALSE, TRUE, sizeof (Mark));
  g_array_set_clear_func (self->marks, mark_clear);
  self->lanes = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (click, "released", G_CALLBACK (on_released_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
mpad_timeline_picture_new (void)
{
  return g_object_new (MPAD_TYPE_TIMELINE_PICTURE, NULL);
}

static guint
lane_of (const MpadEntry *entry, MpadProtocol *protocol)
{
  for (guint i = 0; i < protocol->steps->len; i++)
    if (g_strcmp0 (((const MpadProtocolStep *) g_ptr_array_index (protocol->steps, i))->id,
                   entry->step_id) == 0)
      return i;
  return protocol->steps->len;
}

static void
add_mark (MpadTimelinePicture *self, const MpadEntry *entry, guint lane, MpadProtocol *protocol)
{
  g_autofree char *day = g_strndup (entry->happened, 10);
  g_autofree char *title = mpad_label_entry (entry, protocol);
  g_autofree char *when = mpad_format_happened (entry);
  GDate date;
  Mark mark = { .lane = lane };

  if (!mpad_civil_parse_date (day, &date))
    return;
  mark.day = g_date_get_julian (&date);
  mark.id = g_strdup (entry->id);
  mark.title = g_strdup_printf ("%s · %s", when, title);
  mark.draft = entry->state == MPAD_ENTRY_DRAFT;
  mark.decision = entry->kind == MPAD_ENTRY_DECISION || entry->kind == MPAD_ENTRY_MELDING;
  self->first = self->marks->len == 0 ? mark.day : MIN (self->first, mark.day);
  self->last = self->marks->len == 0 ? mark.day : MAX (self->last, mark.day);
  g_array_append_val (self->marks, mark);
}

/* What the picture says, in a sentence. */
static void
update_name (MpadTimelinePicture *self, GPtrArray *entries)
{
  g_autoptr (GString) name = g_string_new (NULL);
  const MpadEntry *first = entries->len > 0 ? g_ptr_array_index (entries, 0) : NULL;
  const MpadEntry *last = entries->len > 0 ? g_ptr_array_index (entries, entries->len - 1) : NULL;

  if (first != NULL)
    {
      g_autofree char *from = mpad_format_date (first->happened);
      g_autofree char *until = mpad_format_date (last->happened);

      /* Translators: accessible name of a picture: how many entries, first and last day. */
      g_string_printf (name,
                       g_dngettext (NULL, "%u entry over time, %s to %s",
                                    "%u entries over time, %s to %s", entries->len),
                       entries->len, from, until);
    }
  for (guint lane = 0; lane < self->lanes->len; lane++)
    {
      guint n = 0;

      for (guint i = 0; i < self->marks->len; i++)
        n += g_array_index (self->marks, Mark, i).lane == lane;
      g_string_append_printf (name, ". %s: %u",
                              (const char *) g_ptr_array_index (self->lanes, lane), n);
    }
  mpad_ui_set_name (GTK_WIDGET (self), name->str);
}

void
mpad_timeline_picture_set (MpadTimelinePicture *self, GPtrArray *entries, MpadProtocol *protocol)
{
  gboolean other = FALSE;

  g_return_if_fail (MPAD_IS_TIMELINE_PICTURE (self));

  g_array_set_size (self->marks, 0);
  g_ptr_array_set_size (self->lanes, 0);
  for (guint i = 0; i < entries->len; i++)
    {
      const MpadEntry *entry = g_ptr_array_index (entries, i);
      guint lane = lane_of (entry, protocol);

      other = other || lane == protocol->steps->len;
      add_mark (self, entry, lane, protocol);
    }
  for (guint i = 0; i < protocol->steps->len; i++)
    {
      const MpadProtocolStep *step = g_ptr_array_index (protocol->steps, i);

      g_ptr_array_add (self->lanes, g_strdup_printf ("%s  %s", step->label, step->short_title));
    }
  if (other)
    g_ptr_array_add (self->lanes, g_strdup (_ ("Without a step")));
  place_marks (self);
  update_name (self, entries);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
