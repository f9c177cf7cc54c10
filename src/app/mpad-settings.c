/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the schema and brings the look to libadwaita. */
#include "config.h"

#include "mpad-settings.h"

#include <adwaita.h>

#include "mpad-lock-watch.h"

GSettings *
mpad_settings_open (void)
{
  g_autoptr (GSettingsSchemaSource) source = NULL;
  g_autoptr (GSettingsSchema) schema = NULL;

  /* the folder that this build fixed: a run that is not installed keeps its settings too */
  source = g_settings_schema_source_new_from_directory (
    SCHEMADIR, g_settings_schema_source_get_default (), TRUE, NULL);
  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APPLICATION_ID, FALSE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

guint
mpad_settings_get_idle_minutes (void)
{
  g_autoptr (GSettings) settings = mpad_settings_open ();

  return settings != NULL ? g_settings_get_uint (settings, MPAD_SETTING_IDLE)
                          : MPAD_LOCK_IDLE_MINUTES_DEFAULT;
}

void
mpad_settings_apply_look (const char *look)
{
  AdwColorScheme scheme = ADW_COLOR_SCHEME_DEFAULT;

  if (g_strcmp0 (look, "light") == 0)
    scheme = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_strcmp0 (look, "dark") == 0)
    scheme = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
}

void
mpad_settings_restore_window (GtkWindow *window)
{
  g_autoptr (GSettings) settings = mpad_settings_open ();

  if (settings == NULL)
    return;
  gtk_window_set_default_size (window, g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (window);
}

void
mpad_settings_store_window (GtkWindow *window)
{
  g_autoptr (GSettings) settings = mpad_settings_open ();
  int width, height;

  if (settings == NULL)
    return;
  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (settings, "window-width", width);
  g_settings_set_int (settings, "window-height", height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
}
