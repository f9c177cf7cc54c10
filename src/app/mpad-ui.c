/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builders of small widgets. */
#include "config.h"

#include "mpad-ui.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "mpad-labels.h"
#include "mpad-text.h"

static void
add_classes (GtkWidget *widget, const char *css_class)
{
  g_auto (GStrv) classes = NULL;

  if (css_class == NULL)
    return;
  classes = g_strsplit (css_class, " ", -1);
  for (guint i = 0; classes[i] != NULL; i++)
    if (*classes[i] != '\0')
      gtk_widget_add_css_class (widget, classes[i]);
}

GtkWidget *
mpad_ui_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  add_classes (label, css_class);
  return label;
}

GtkWidget *
mpad_ui_icon (const char *name)
{
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", name, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (image, "mpad-icon");
  return image;
}

GtkWidget *
mpad_ui_pill (const char *text, const char *icon, const char *css_class)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (box, "mpad-pill");
  add_classes (box, css_class);
  if (icon != NULL)
    gtk_box_append (GTK_BOX (box), mpad_ui_icon (icon));
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

GtkWidget *
mpad_ui_button (const char *label, const char *icon, const char *css_class)
{
  GtkWidget *button = gtk_button_new ();

  if (icon != NULL && label != NULL)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      GtkWidget *text = gtk_label_new (label);

      gtk_label_set_wrap (GTK_LABEL (text), TRUE);
      gtk_box_append (GTK_BOX (box), mpad_ui_icon (icon));
      gtk_box_append (GTK_BOX (box), text);
      gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
      gtk_button_set_child (GTK_BUTTON (button), box);
      mpad_ui_set_name (button, label);
    }
  else if (icon != NULL)
    gtk_button_set_child (GTK_BUTTON (button), mpad_ui_icon (icon));
  else
    {
      GtkWidget *text = gtk_label_new (label);

      gtk_label_set_wrap (GTK_LABEL (text), TRUE);
      gtk_label_set_justify (GTK_LABEL (text), GTK_JUSTIFY_CENTER);
      gtk_button_set_child (GTK_BUTTON (button), text);
      mpad_ui_set_name (button, label);
    }
  add_classes (button, css_class);
  return button;
}

GtkWidget *
mpad_ui_initials (const char *name, int size)
{
  g_autofree char *initials = mpad_text_initials (name != NULL ? name : "");
  GtkWidget *label = gtk_label_new (initials);
  char tint[] = "mpad-tint-0";

  tint[sizeof tint - 2] = (char) ('0' + g_str_hash (name != NULL ? name : "") % 5);
  gtk_widget_add_css_class (label, "mpad-initials");
  gtk_widget_add_css_class (label, tint);
  if (size < 30)
    gtk_widget_add_css_class (label, "mpad-tiny");
  gtk_widget_set_size_request (label, size, size);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (label, name);
  mpad_ui_set_name (label, name);
  return label;
}

GtkWidget *
mpad_ui_header_bar (void)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *contacts = gtk_button_new_from_icon_name ("mpad-phone-symbolic");
  GtkWidget *acute = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (acute), mpad_ui_icon ("mpad-alarm-symbolic"));
  gtk_widget_add_css_class (acute, "mpad-acute");
  gtk_widget_set_tooltip_text (acute, _ ("Acute danger"));
  mpad_ui_set_name (acute, _ ("Acute danger"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (acute), "win.acute");
  gtk_widget_set_tooltip_text (contacts, _ ("Contacts"));
  mpad_ui_set_name (contacts, _ ("Contacts"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (contacts), "win.contacts");
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), acute);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), contacts);
  return bar;
}

void
mpad_ui_set_class (GtkWidget *widget, const char *css_class, gboolean wanted)
{
  if (wanted)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

void
mpad_ui_set_name (GtkWidget *widget, const char *name)
{
  /* A button with a label is named by it, and that would go before. */
  if (GTK_IS_BUTTON (widget))
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : "", -1);
}

void
mpad_ui_announce (GtkWidget *widget, const char *text, gboolean urgent)
{
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), text,
                           urgent ? GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH
                                  : GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

void
mpad_ui_clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

void
mpad_ui_start_in_documents (GtkFileDialog *dialog)
{
  const char *path = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) folder = g_file_new_for_path (path != NULL ? path : g_get_home_dir ());

  gtk_file_dialog_set_initial_folder (dialog, folder);
}

gboolean
mpad_ui_was_dismissed (const GError *error)
{
  return g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) ||
         g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED);
}

static gboolean
unparent_idle (gpointer data)
{
  gtk_widget_unparent (GTK_WIDGET (data));
  return G_SOURCE_REMOVE;
}

static void
on_popover_closed_cb (GtkPopover *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_idle, g_object_ref (popover), g_object_unref);
}

/* A box frees a popover that it is the parent of; a label or a button would not. */
static void
set_popover_parent (GtkWidget *popover, GtkWidget *near)
{
  GtkWidget *box = GTK_IS_BOX (near) ? near : gtk_widget_get_ancestor (near, GTK_TYPE_BOX);
  graphene_rect_t bounds;

  if (box == NULL)
    box = near;
  gtk_widget_set_parent (popover, box);
  if (gtk_widget_compute_bounds (near, box, &bounds))
    gtk_popover_set_pointing_to (
      GTK_POPOVER (popover), &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                               (int) bounds.size.width, (int) bounds.size.height });
}

void
mpad_rule_popover (GtkWidget *parent,
                   const char *text,
                   const char *const *rules,
                   const MpadProtocol *protocol)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *source = mpad_label_rules (rules);

  gtk_widget_set_size_request (box, 260, -1);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_widget_set_margin_start (box, 10);
  gtk_widget_set_margin_end (box, 10);
  if (*source != '\0')
    gtk_box_append (GTK_BOX (box), mpad_ui_label (source, "mpad-overline"));
  if (text != NULL)
    {
      GtkWidget *label = mpad_ui_label (text, NULL);

      gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
      gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_INHERIT);
      gtk_label_set_selectable (GTK_LABEL (label), TRUE);
      gtk_box_append (GTK_BOX (box), label);
    }
  if (protocol != NULL && protocol->checked_on != NULL)
    {
      g_autofree char *line = g_strdup_printf ("%s · %s", protocol->title, protocol->version);

      gtk_box_append (GTK_BOX (box), mpad_ui_label (line, "mpad-second mpad-dim"));
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  mpad_ui_set_name (popover, _ ("Why?"));
  set_popover_parent (popover, parent);
  g_signal_connect (popover, "closed", G_CALLBACK (on_popover_closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

void
mpad_ui_close_transients (GtkWindow *parent)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = g_list_model_get_n_items (windows); i > 0; i--)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i - 1);

      if (window == NULL || gtk_window_get_transient_for (window) != parent)
        continue;
      gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
      gtk_window_close (window);
    }
}

AdwNavigationPage *
mpad_ui_waiting_page (const char *title, const char *heading, const char *text)
{
  GtkWidget *status = adw_status_page_new ();

  adw_status_page_set_title (ADW_STATUS_PAGE (status), heading != NULL ? heading : "");
  adw_status_page_set_description (ADW_STATUS_PAGE (status), text);
  adw_status_page_set_child (ADW_STATUS_PAGE (status),
                             g_object_new (ADW_TYPE_SPINNER, "height-request", 48, NULL));
  return adw_navigation_page_new (status, title);
}
