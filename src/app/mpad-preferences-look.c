/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Light, dark, or as the system is. Kept for this user on this computer, outside the vault. */
#include "config.h"

#include "mpad-preferences-dialog.h"

#include <glib/gi18n.h>

#include "mpad-settings.h"

static const struct
{
  const char *look;
  const char *title;
} looks[] = {
  { "system", NC_ ("look", "Follow the system") },
  { "light", NC_ ("look", "Light") },
  { "dark", NC_ ("look", "Dark") },
};

static guint
current_look (void)
{
  switch (adw_style_manager_get_color_scheme (adw_style_manager_get_default ()))
    {
    case ADW_COLOR_SCHEME_FORCE_LIGHT:
      return 1;
    case ADW_COLOR_SCHEME_FORCE_DARK:
      return 2;
    case ADW_COLOR_SCHEME_DEFAULT:
    case ADW_COLOR_SCHEME_PREFER_LIGHT:
    case ADW_COLOR_SCHEME_PREFER_DARK:
    default:
      return 0;
    }
}

static void
on_selected_cb (AdwComboRow *row)
{
  const char *look = looks[MIN (adw_combo_row_get_selected (row), G_N_ELEMENTS (looks) - 1)].look;
  g_autoptr (GSettings) settings = mpad_settings_open ();

  mpad_settings_apply_look (look);
  if (settings != NULL)
    g_settings_set_string (settings, MPAD_SETTING_LOOK, look);
}

GtkWidget *
mpad_preferences_look_new (MpadSession *session)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_string_list_append (titles, g_dpgettext2 (NULL, "look", looks[i].title));
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), _ ("Look"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (page), "mpad-eye-symbolic");
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (group),
    _ ("For you, on this computer. Papers are always printed black on white."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Light or dark"));
  adw_action_row_set_subtitle (
    ADW_ACTION_ROW (row), _ ("“Follow the system” changes along with the rest of the computer."));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (titles));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), current_look ());
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_selected_cb), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return page;
}
