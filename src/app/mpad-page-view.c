/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page at a time; the zoom is a size request of the picture that holds it. */
#define G_LOG_DOMAIN "mpad-page-view"

#include "config.h"

#include "mpad-page-view.h"

#include <glib/gi18n.h>

#include "mpad-page-paintable.h"
#include "mpad-ui.h"

#define THUMBNAIL_WIDTH 92
#define DESK_MARGIN 24
#define ZOOM_STEP 1.2
#define ZOOM_LEAST 0.3
#define ZOOM_MOST 5.0
#define ZOOM_READABLE 0.72
#define ZOOM_COMFORTABLE 1.5

typedef enum
{
  ZOOM_AUTO, /* the whole page where it can be read, else its width */
  ZOOM_PAGE,
  ZOOM_WIDTH,
  ZOOM_FREE,
} Zoom;

struct _MpadPageView
{
  AdwBin parent_instance;

  /* template children */
  GtkScrolledWindow *thumbnails_scroller;
  GtkListBox *thumbnails;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkPicture *picture;
  GtkLabel *text_label;
  AdwStatusPage *none_page;

  /* owned */
  MpadPages *pages;

  /* state */
  guint page;
  Zoom zoom;
  double scale; /* pixels per point */
  gboolean as_text;
  guint zoom_id; /* idle source */
};

typedef enum
{
  PROP_PAGE = 1,
  PROP_N_PAGES,
} MpadPageViewProps;

static GParamSpec *properties[PROP_N_PAGES + 1];

G_DEFINE_FINAL_TYPE (MpadPageView, mpad_page_view, ADW_TYPE_BIN)

/* Sizes the picture for the zoom and the room there is. */
static void
apply_zoom (MpadPageView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->scroller)) - DESK_MARGIN;
  int height = gtk_widget_get_height (GTK_WIDGET (self->scroller)) - DESK_MARGIN;

  if (width <= 0 || height <= 0)
    return;
  if (self->zoom != ZOOM_FREE)
    {
      /* room for the scroll bar, which is there as soon as the page is longer than the window */
      double by_width = (width - 12) / MPAD_PAGE_WIDTH;
      double by_page = MIN (width / MPAD_PAGE_WIDTH, height / MPAD_PAGE_HEIGHT);

      if (self->zoom == ZOOM_WIDTH)
        self->scale = by_width;
      else if (self->zoom == ZOOM_PAGE || by_page >= ZOOM_READABLE)
        self->scale = by_page;
      else
        self->scale = MIN (by_width, ZOOM_COMFORTABLE);
    }
  self->scale = CLAMP (self->scale, ZOOM_LEAST, ZOOM_MOST);
  gtk_widget_set_size_request (GTK_WIDGET (self->picture), (int) (MPAD_PAGE_WIDTH * self->scale),
                               (int) (MPAD_PAGE_HEIGHT * self->scale));
}

static void
set_zoom (MpadPageView *self, Zoom zoom, double scale)
{
  self->zoom = zoom;
  self->scale = scale;
  apply_zoom (self);
}

static void
select_thumbnail (MpadPageView *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->thumbnails, (int) self->page);

  if (row != NULL && !gtk_list_box_row_is_selected (row))
    gtk_list_box_select_row (self->thumbnails, row);
}

static void
show_page (MpadPageView *self)
{
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  guint n = mpad_page_view_get_n_pages (self);

  if (n == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "none");
      gtk_picture_set_paintable (self->picture, NULL);
      return;
    }
  paintable = mpad_page_paintable_new (self->pages, self->page);
  gtk_picture_set_paintable (self->picture, paintable);
  text = mpad_pages_dup_text (self->pages, self->page);
  /* Translators: number of a page, how many there are */
  name = g_strdup_printf (_ ("Page %u of %u"), self->page + 1, n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_label_set_text (self->text_label, text);
  gtk_stack_set_visible_child_name (self->stack, self->as_text ? "text" : "page");
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  select_thumbnail (self);
}

static GtkWidget *
make_thumbnail (MpadPageView *self, guint page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *picture = gtk_picture_new ();
  g_autoptr (GdkPaintable) paintable = mpad_page_paintable_new (self->pages, page);
  g_autofree char *label = NULL;

  gtk_picture_set_paintable (GTK_PICTURE (picture), paintable);
  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  gtk_widget_set_size_request (picture, THUMBNAIL_WIDTH,
                               (int) (THUMBNAIL_WIDTH * MPAD_PAGE_HEIGHT / MPAD_PAGE_WIDTH));
  gtk_widget_add_css_class (picture, "mpad-thumbnail");
  gtk_widget_set_halign (picture, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), picture);
  /* Translators: %u is the number of a page */
  label = g_strdup_printf (_ ("Page %u"), page + 1);
  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  mpad_ui_set_name (row, label);
  return row;
}

static void
on_row_selected_cb (MpadPageView *self, GtkListBoxRow *row)
{
  if (row != NULL)
    mpad_page_view_set_page (self, (guint) gtk_list_box_row_get_index (row));
}

static void
next_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MpadPageView *self = MPAD_PAGE_VIEW (widget);

  mpad_page_view_set_page (self, self->page + 1);
}

static void
previous_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MpadPageView *self = MPAD_PAGE_VIEW (widget);

  if (self->page > 0)
    mpad_page_view_set_page (self, self->page - 1);
}

static void
zoom_in_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MpadPageView *self = MPAD_PAGE_VIEW (widget);

  set_zoom (self, ZOOM_FREE, self->scale * ZOOM_STEP);
}

static void
zoom_out_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MpadPageView *self = MPAD_PAGE_VIEW (widget);

  set_zoom (self, ZOOM_FREE, self->scale / ZOOM_STEP);
}

static void
zoom_page_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_zoom (MPAD_PAGE_VIEW (widget), ZOOM_PAGE, 1);
}

static void
zoom_width_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_zoom (MPAD_PAGE_VIEW (widget), ZOOM_WIDTH, 1);
}

static void
text_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MpadPageView *self = MPAD_PAGE_VIEW (widget);

  self->as_text = !self->as_text;
  show_page (self);
}

static gboolean
zoom_idle_cb (gpointer user_data)
{
  MpadPageView *self = MPAD_PAGE_VIEW (user_data);

  self->zoom_id = 0;
  apply_zoom (self);
  return G_SOURCE_REMOVE;
}

/* A size cannot be asked for while sizes are given: it is asked for right after. */
static void
on_room_changed_cb (MpadPageView *self)
{
  if (self->zoom != ZOOM_FREE && self->zoom_id == 0)
    self->zoom_id = g_idle_add_full (GTK_PRIORITY_RESIZE - 1, zoom_idle_cb, self, NULL);
}

static void
mpad_page_view_dispose (GObject *object)
{
  MpadPageView *self = MPAD_PAGE_VIEW (object);

  g_clear_handle_id (&self->zoom_id, g_source_remove);
  g_clear_object (&self->pages);

  G_OBJECT_CLASS (mpad_page_view_parent_class)->dispose (object);
}

static void
mpad_page_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MpadPageView *self = MPAD_PAGE_VIEW (object);

  switch ((MpadPageViewProps) prop_id)
    {
    case PROP_PAGE:
      g_value_set_uint (value, self->page);
      break;
    case PROP_N_PAGES:
      g_value_set_uint (value, mpad_page_view_get_n_pages (self));
      break;
    }
}

static void
mpad_page_view_class_init (MpadPageViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mpad_page_view_dispose;
  object_class->get_property = mpad_page_view_get_property;

  properties[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS |
                                               G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_N_PAGES] = g_param_spec_uint ("n-pages", NULL, NULL, 0, G_MAXUINT, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS |
                                                  G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/meldpad/Meldpad/ui/mpad-page-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MpadPageView, none_page);
  gtk_widget_class_bind_template_child (widget_class, MpadPageView, picture);
  gtk_widget_class_bind_template_child (widget_class, MpadPageView, scroller);
  gtk_widget_class_bind_template_child (widget_class, MpadPageView, stack);
  gtk_widget_class_bind_template_child (widget_class, MpadPageView, text_label);
  gtk_widget_class_bind_template_child (widget_class, MpadPageView, thumbnails);
  gtk_widget_class_bind_template_child (widget_class, MpadPageView, thumbnails_scroller);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected_cb);

  gtk_widget_class_install_action (widget_class, "pages.next", NULL, next_action_cb);
  gtk_widget_class_install_action (widget_class, "pages.previous", NULL, previous_action_cb);
  gtk_widget_class_install_action (widget_class, "pages.zoom-in", NULL, zoom_in_action_cb);
  gtk_widget_class_install_action (widget_class, "pages.zoom-out", NULL, zoom_out_action_cb);
  gtk_widget_class_install_action (widget_class, "pages.zoom-page", NULL, zoom_page_action_cb);
  gtk_widget_class_install_action (widget_class, "pages.zoom-width", NULL, zoom_width_action_cb);
  gtk_widget_class_install_action (widget_class, "pages.text", NULL, text_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "pages.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "pages.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK,
                                       "pages.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK,
                                       "pages.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK,
                                       "pages.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "pages.zoom-page",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_9, GDK_CONTROL_MASK,
                                       "pages.zoom-width", NULL);
}

static void
mpad_page_view_init (MpadPageView *self)
{
  self->scale = 1;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller),
                           "notify::page-size", G_CALLBACK (on_room_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller),
                           "notify::page-size", G_CALLBACK (on_room_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
mpad_page_view_new (void)
{
  return g_object_new (MPAD_TYPE_PAGE_VIEW, NULL);
}

void
mpad_page_view_set_pages (MpadPageView *self, MpadPages *pages)
{
  guint n;

  g_return_if_fail (MPAD_IS_PAGE_VIEW (self));

  g_set_object (&self->pages, pages);
  n = mpad_page_view_get_n_pages (self);
  if (self->page >= n)
    self->page = n > 0 ? n - 1 : 0;
  {
    /* filling the list selects rows, which must not turn the page */
    guint page = self->page;

    gtk_list_box_remove_all (self->thumbnails);
    for (guint i = 0; i < n; i++)
      gtk_list_box_append (self->thumbnails, make_thumbnail (self, i));
    self->page = page;
  }
  show_page (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PAGES]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

void
mpad_page_view_set_none (MpadPageView *self, const char *title, const char *description)
{
  g_return_if_fail (MPAD_IS_PAGE_VIEW (self));

  adw_status_page_set_title (self->none_page, title);
  adw_status_page_set_description (self->none_page, description);
}

MpadPages *
mpad_page_view_get_pages (MpadPageView *self)
{
  g_return_val_if_fail (MPAD_IS_PAGE_VIEW (self), NULL);

  return self->pages;
}

guint
mpad_page_view_get_n_pages (MpadPageView *self)
{
  g_return_val_if_fail (MPAD_IS_PAGE_VIEW (self), 0);

  return self->pages != NULL ? mpad_pages_get_n_pages (self->pages) : 0;
}

guint
mpad_page_view_get_page (MpadPageView *self)
{
  g_return_val_if_fail (MPAD_IS_PAGE_VIEW (self), 0);

  return self->page;
}

void
mpad_page_view_set_page (MpadPageView *self, guint page)
{
  g_return_if_fail (MPAD_IS_PAGE_VIEW (self));

  if (page == self->page || page >= mpad_page_view_get_n_pages (self))
    return;
  self->page = page;
  show_page (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

double
mpad_page_view_get_zoom (MpadPageView *self)
{
  g_return_val_if_fail (MPAD_IS_PAGE_VIEW (self), 0);

  return gtk_widget_get_width (GTK_WIDGET (self->picture)) / MPAD_PAGE_WIDTH;
}
