/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the naming of menu items: when a menu is mapped, each item in it is labelled with its
 * own text, and no longer by GTK's unreachable object. To be tried without at each new GTK. */
#include "config.h"

#include <gtk/gtk.h>

#include "mpad-menu-names.h"

/* The text of a menu item without the underscore of its mnemonic. */
static char *
dup_text (GtkWidget *item)
{
  g_autofree char *text = NULL;
  g_autoptr (GString) plain = g_string_new (NULL);

  g_object_get (item, "text", &text, NULL);
  for (const char *p = text != NULL ? text : ""; *p != '\0'; p++)
    {
      if (*p == '_' && p[1] != '\0')
        p++;
      g_string_append_c (plain, *p);
    }
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static void
name_items (GtkWidget *widget)
{
  /* GTK's type for these is private; its name has been the same since 4.0. */
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton"))
    {
      g_autofree char *text = dup_text (widget);

      gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                      -1);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_items (child);
}

static gboolean
on_map_cb (G_GNUC_UNUSED GSignalInvocationHint *hint,
           guint n_values,
           const GValue *values,
           G_GNUC_UNUSED gpointer data)
{
  GtkWidget *widget = n_values > 0 ? g_value_get_object (&values[0]) : NULL;

  if (GTK_IS_POPOVER_MENU (widget))
    name_items (widget);
  return TRUE;
}

void
mpad_menu_names_install (void)
{
  static gsize done;

  if (g_once_init_enter (&done))
    {
      g_type_ensure (GTK_TYPE_WIDGET);
      g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
      g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, on_map_cb, NULL,
                                  NULL);
      g_once_init_leave (&done, 1);
    }
}
