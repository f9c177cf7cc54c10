/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every item of every menu has a name for a screen reader. */
#include <adwaita.h>

#include "app-fixture.h"
#include "mpad-menu-names.h"

static GtkWidget *
find_item (GtkWidget *widget)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *item = find_item (child);

      if (item != NULL)
        return item;
    }
  return NULL;
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static void
test_items (void)
{
  GtkWidget *window = gtk_window_new (), *button = gtk_menu_button_new (), *item;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *wrong = NULL;
  GtkPopover *popover;

  g_menu_append (menu, "_Signal", "win.none");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_window_set_child (GTK_WINDOW (window), button);
  gtk_window_present (GTK_WINDOW (window));
  app_wait (is_mapped, window);
  popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));

  /* What GTK does by itself: no label. When this fails GTK has mended it, and ours can go. */
  gtk_popover_popup (popover);
  app_wait (is_mapped, popover);
  item = find_item (GTK_WIDGET (popover));
  g_assert_nonnull (item);
  g_assert_false (
    gtk_test_accessible_has_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL));
  gtk_popover_popdown (popover);

  mpad_menu_names_install ();
  gtk_popover_popup (popover);
  app_wait (is_mapped, popover);
  item = find_item (GTK_WIDGET (popover));
  wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                              "Signal");
  g_assert_null (wrong);
  g_assert_false (
    gtk_test_accessible_has_relation (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  gtk_popover_popdown (popover);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/menu-names/items", test_items);
  return g_test_run ();
}
