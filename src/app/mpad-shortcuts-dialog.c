/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keyboard overview. GtkShortcutsWindow is deprecated and AdwShortcutsDialog is newer than the
 * oldest libadwaita that is supported, so this is a plain dialog of rows. */
#include "config.h"

#include "mpad-shortcuts-dialog.h"

#include <glib/gi18n.h>

#include "mpad-application.h"

static GtkWidget *
make_row (const MpadShortcut *shortcut)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (shortcut->title));
  for (gsize i = 0; shortcut->accels[i] != NULL; i++)
    {
      guint key;
      GdkModifierType modifiers;
      g_autofree char *text = NULL;
      GtkWidget *label;

      if (!gtk_accelerator_parse (shortcut->accels[i], &key, &modifiers))
        continue;
      text = gtk_accelerator_get_label (key, modifiers);
      label = gtk_label_new (text);
      gtk_widget_add_css_class (label, "mpad-pill");
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  return row;
}

AdwDialog *
mpad_shortcuts_dialog_new (void)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = NULL;
  const MpadShortcut *shortcuts;
  gsize n_shortcuts;

  shortcuts = mpad_application_get_shortcuts (&n_shortcuts);
  for (gsize i = 0; i < n_shortcuts; i++)
    {
      if (shortcuts[i].action == NULL)
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, _ (shortcuts[i].title));
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
        }
      else
        adw_preferences_group_add (group, make_row (&shortcuts[i]));
    }

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, _ ("Keyboard overview"));
  adw_dialog_set_content_width (dialog, 480);
  adw_dialog_set_content_height (dialog, 620);
  adw_dialog_set_child (dialog, view);
  return dialog;
}
