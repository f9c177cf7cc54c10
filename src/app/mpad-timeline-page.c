/* SPDX-License-Identifier: GPL-3.0-or-later */
/* List and picture of the timeline. The list makes rows only for what is on the screen. */
#include "config.h"

#include "mpad-timeline-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "mpad-overview-page.h"
#include "mpad-timeline-filter.h"
#include "mpad-timeline-picture.h"
#include "mpad-timeline-row.h"
#include "mpad-ui.h"

struct _MpadTimelinePage
{
  GtkWidget parent_instance;

  /* owned */
  MpadDossierModel *model;
  GListStore *store; /* MpadTimelineItem */
  GPtrArray *shown;  /* (element-type MpadEntry): borrowed from the dossier */

  /* borrowed children */
  GtkWidget *bin;
  GtkWidget *top;
  GtkLabel *count;
  GtkLabel *chosen;
  GtkWidget *clear;
  GtkWidget *print;
  AdwToggleGroup *views;
  GtkStack *stack;
  MpadTimelineFilterForm *filter;
  MpadTimelinePicture *picture;
};

G_DEFINE_FINAL_TYPE (MpadTimelinePage, mpad_timeline_page, GTK_TYPE_WIDGET)

static void
open_entry (MpadTimelinePage *self, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "dossier.read-entry", "s", id);
}

static void
on_activated_cb (MpadTimelinePage *self, guint position)
{
  g_autoptr (MpadTimelineItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), position);

  if (item != NULL)
    open_entry (self, mpad_timeline_item_get_entry (item)->id);
}

static void
on_setup_cb (MpadTimelinePage *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, mpad_timeline_row_new ());
}

static void
on_bind_cb (MpadTimelinePage *self, GtkListItem *item)
{
  mpad_timeline_row_show (MPAD_TIMELINE_ROW (gtk_list_item_get_child (item)), self->model,
                          mpad_timeline_item_get_entry (gtk_list_item_get_item (item)),
                          gtk_widget_has_css_class (GTK_WIDGET (self), "mpad-narrow"), item);
}

static void
update_chosen (MpadTimelinePage *self)
{
  g_autofree char *words = mpad_timeline_filter_dup_words (self->filter);
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (self->model);
  MpadTimelineFilter all = MPAD_TIMELINE_ALL;
  g_autoptr (GPtrArray) everything = mpad_timeline_new (dossier, &all);
  g_autofree char *count = NULL;

  if (words != NULL)
    /* Translators: how many entries of a dossier are shown, and how many there are. */
    count = g_strdup_printf (_ ("%u of %u entries"), self->shown->len, everything->len);
  else
    count = g_strdup_printf (g_dngettext (NULL, "%u entry, in the order in which things happened",
                                          "%u entries, in the order in which things happened",
                                          everything->len),
                             everything->len);
  gtk_label_set_text (self->count, count);
  gtk_label_set_text (self->chosen, words != NULL ? words : "");
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->chosen)), words != NULL);
}

static void
refresh (MpadTimelinePage *self)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (self->model);
  MpadTimelineFilter filter;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean any_final = FALSE;

  if (dossier == NULL)
    return;
  filter = mpad_timeline_filter_get (self->filter);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  self->shown = mpad_timeline_new (dossier, &filter);
  for (guint i = 0; i < self->shown->len; i++)
    {
      const MpadEntry *entry = g_ptr_array_index (self->shown, i);

      any_final = any_final || entry->state == MPAD_ENTRY_FINAL;
      g_ptr_array_add (items, mpad_timeline_item_new (entry));
    }
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)),
                       items->pdata, items->len);
  mpad_timeline_picture_set (self->picture, self->shown,
                             mpad_dossier_model_get_protocol (self->model));
  gtk_widget_set_sensitive (self->print, any_final);
  gtk_stack_set_visible_child_name (
    self->stack, self->shown->len == 0 ? "none" : adw_toggle_group_get_active_name (self->views));
  update_chosen (self);
}

static void
on_filter_changed_cb (MpadTimelinePage *self)
{
  refresh (self);
  mpad_ui_announce (GTK_WIDGET (self), gtk_label_get_text (self->count), FALSE);
}

static void
on_view_changed_cb (MpadTimelinePage *self)
{
  if (self->shown != NULL && self->shown->len > 0)
    gtk_stack_set_visible_child_name (self->stack, adw_toggle_group_get_active_name (self->views));
}

static void
on_model_changed_cb (MpadTimelinePage *self)
{
  if (mpad_dossier_model_get_dossier (self->model) == NULL)
    return;
  mpad_timeline_filter_offer (self->filter, self->model);
  refresh (self);
}

static void
on_clear_clicked_cb (MpadTimelinePage *self)
{
  mpad_timeline_filter_clear (self->filter);
}

static void
on_print_clicked_cb (MpadTimelinePage *self)
{
  g_auto (GStrv) ids = mpad_timeline_page_dup_ids (self);
  g_autofree char *words = mpad_timeline_filter_dup_words (self->filter);
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  if (view != NULL)
    adw_navigation_view_push (
      ADW_NAVIGATION_VIEW (view),
      mpad_overview_page_new (self->model, (const char *const *) ids, words));
}

/* building */

static GtkWidget *
build_filter_button (MpadTimelinePage *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *form = mpad_timeline_filter_new ();

  self->filter = MPAD_TIMELINE_FILTER_FORM (form);
  gtk_widget_set_margin_top (form, 8);
  gtk_widget_set_margin_bottom (form, 8);
  gtk_widget_set_margin_start (form, 8);
  gtk_widget_set_margin_end (form, 8);
  gtk_popover_set_child (GTK_POPOVER (popover), form);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), C_ ("timeline", "Filter"));
  g_signal_connect_object (form, "changed", G_CALLBACK (on_filter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
build_views (MpadTimelinePage *self)
{
  AdwToggle *list = adw_toggle_new ();
  AdwToggle *picture = adw_toggle_new ();

  self->views = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  adw_toggle_set_name (list, "list");
  adw_toggle_set_label (list, C_ ("timeline", "List"));
  adw_toggle_set_name (picture, "picture");
  adw_toggle_set_label (picture, C_ ("timeline", "Picture"));
  adw_toggle_group_add (self->views, list);
  adw_toggle_group_add (self->views, picture);
  adw_toggle_group_set_active_name (self->views, "list");
  g_signal_connect_object (self->views, "notify::active-name", G_CALLBACK (on_view_changed_cb),
                           self, G_CONNECT_SWAPPED);
  mpad_ui_set_name (GTK_WIDGET (self->views), _ ("List or picture"));
  return GTK_WIDGET (self->views);
}

static GtkWidget *
build_top (MpadTimelinePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", _ ("Timeline"), "xalign", 0.f,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  GtkWidget *tools = adw_wrap_box_new ();
  GtkWidget *chosen = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_add_css_class (title, "mpad-page-title");
  gtk_box_append (GTK_BOX (box), title);
  self->count = GTK_LABEL (mpad_ui_label ("", "mpad-dim"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count));
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (tools), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (tools), 8);
  adw_wrap_box_append (ADW_WRAP_BOX (tools), build_views (self));
  adw_wrap_box_append (ADW_WRAP_BOX (tools), build_filter_button (self));
  self->print = mpad_ui_button (_ ("Print …"), "mpad-papers-symbolic", NULL);
  g_signal_connect_object (self->print, "clicked", G_CALLBACK (on_print_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_wrap_box_append (ADW_WRAP_BOX (tools), self->print);
  gtk_box_append (GTK_BOX (box), tools);
  self->chosen = GTK_LABEL (mpad_ui_label ("", "mpad-second"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->chosen), TRUE);
  self->clear = mpad_ui_button (_ ("Show everything"), NULL, "flat mpad-link-button");
  g_signal_connect_object (self->clear, "clicked", G_CALLBACK (on_clear_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (chosen), GTK_WIDGET (self->chosen));
  gtk_box_append (GTK_BOX (chosen), self->clear);
  gtk_widget_set_visible (chosen, FALSE);
  gtk_box_append (GTK_BOX (box), chosen);
  gtk_widget_set_margin_start (box, 28);
  gtk_widget_set_margin_end (box, 28);
  gtk_widget_set_margin_top (box, 4);
  gtk_widget_set_margin_bottom (box, 14);
  return box;
}

static GtkWidget *
clamp (GtkWidget *child, gboolean scrollable)
{
  return g_object_new (scrollable ? ADW_TYPE_CLAMP_SCROLLABLE : ADW_TYPE_CLAMP, "maximum-size", 920,
                       "child", child, NULL);
}

static GtkWidget *
build_list (MpadTimelinePage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list, *scroller;

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind_cb), self, G_CONNECT_SWAPPED);
  list = gtk_list_view_new (
    GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->store)))),
    factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_widget_add_css_class (list, "mpad-timeline");
  mpad_ui_set_name (list, _ ("Timeline"));
  g_signal_connect_object (list, "activate", G_CALLBACK (on_activated_cb), self, G_CONNECT_SWAPPED);
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp (list, TRUE));
  return scroller;
}

static GtkWidget *
build_picture (MpadTimelinePage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *picture = mpad_timeline_picture_new ();

  self->picture = MPAD_TIMELINE_PICTURE (picture);
  g_signal_connect_object (picture, "opened", G_CALLBACK (open_entry), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (box, "mpad-timeline-card");
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box),
                  mpad_ui_label (_ ("Disc: entry. Square: decision or melding. Ring: draft. "
                                    "Click a mark to read it."),
                                 "mpad-second mpad-dim"));
  gtk_widget_set_margin_start (box, 28);
  gtk_widget_set_margin_end (box, 28);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp (box, FALSE));
  return scroller;
}

static void
set_margins (MpadTimelinePage *self, int margin)
{
  GtkWidget *card = gtk_widget_get_parent (GTK_WIDGET (self->picture));

  gtk_widget_set_margin_start (self->top, margin);
  gtk_widget_set_margin_end (self->top, margin);
  gtk_widget_set_margin_start (card, margin);
  gtk_widget_set_margin_end (card, margin);
}

static void
on_narrow_cb (MpadTimelinePage *self)
{
  set_margins (self, 14);
  gtk_widget_add_css_class (GTK_WIDGET (self), "mpad-narrow");
  refresh (self);
}

static void
on_wide_cb (MpadTimelinePage *self)
{
  set_margins (self, 28);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "mpad-narrow");
  refresh (self);
}

static void
mpad_timeline_page_dispose (GObject *object)
{
  MpadTimelinePage *self = MPAD_TIMELINE_PAGE (object);

  g_clear_pointer (&self->bin, gtk_widget_unparent);
  g_clear_object (&self->store);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (mpad_timeline_page_parent_class)->dispose (object);
}

static void
mpad_timeline_page_class_init (MpadTimelinePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mpad_timeline_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "mpad-timeline-page");
}

static void
mpad_timeline_page_init (MpadTimelinePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *none;
  AdwBreakpoint *narrow = adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 560sp"));

  self->store = g_list_store_new (MPAD_TYPE_TIMELINE_ITEM);
  self->bin = adw_breakpoint_bin_new ();
  gtk_widget_set_size_request (self->bin, 300, 200);
  self->top = build_top (self);
  gtk_box_append (GTK_BOX (box), clamp (self->top, FALSE));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, build_list (self), "list");
  gtk_stack_add_named (self->stack, build_picture (self), "picture");
  none = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (none), "mpad-timeline-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _ ("Nothing to show"));
  adw_status_page_set_description (
    ADW_STATUS_PAGE (none),
    _ ("What is recorded in the steps stands here, unless a filter hides it."));
  gtk_stack_add_named (self->stack, none, "none");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  g_signal_connect_object (narrow, "apply", G_CALLBACK (on_narrow_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (narrow, "unapply", G_CALLBACK (on_wide_cb), self, G_CONNECT_SWAPPED);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (self->bin), narrow);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self->bin), box);
  gtk_widget_set_parent (self->bin, GTK_WIDGET (self));
}

GtkWidget *
mpad_timeline_page_new (MpadDossierModel *model)
{
  MpadTimelinePage *self = g_object_new (MPAD_TYPE_TIMELINE_PAGE, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (on_model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  on_model_changed_cb (self);
  return GTK_WIDGET (self);
}

GStrv
mpad_timeline_page_dup_ids (MpadTimelinePage *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (MPAD_IS_TIMELINE_PAGE (self), NULL);

  for (guint i = 0; self->shown != NULL && i < self->shown->len; i++)
    g_strv_builder_add (builder, ((const MpadEntry *) g_ptr_array_index (self->shown, i))->id);
  return g_strv_builder_end (builder);
}
