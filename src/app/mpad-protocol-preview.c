/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Identity, differences, picture, in that order: what is decided on comes before the long part. */
#include "config.h"

#include "mpad-protocol-preview.h"

#include <glib/gi18n.h>

#include "mpad-format.h"
#include "mpad-protocol-words.h"
#include "mpad-route-view.h"
#include "mpad-ui.h"

struct _MpadProtocolPreview
{
  AdwNavigationPage parent_instance;
};

enum
{
  SIGNAL_USE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpadProtocolPreview, mpad_protocol_preview, ADW_TYPE_NAVIGATION_PAGE)

static void
on_use_clicked_cb (MpadProtocolPreview *self)
{
  g_signal_emit (self, signals[SIGNAL_USE], 0);
}

static void
add_fact (AdwPreferencesGroup *group, const char *title, const char *value)
{
  GtkWidget *row = adw_action_row_new ();

  gtk_widget_add_css_class (row, "property");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (group, row);
}

static void
add_identity (AdwPreferencesPage *page, const MpadProtocol *protocol, const char *hash)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *version = mpad_protocol_words_version (protocol->version);
  g_autofree char *checked = mpad_format_date (protocol->checked_on);
  g_autofree char *title = g_markup_escape_text (protocol->title, -1);
  g_autofree char *summary = g_markup_escape_text (protocol->summary, -1);
  g_autofree char *named = g_strdup_printf ("%s, %s", protocol->id, version);

  /* both are markup */
  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, summary);
  add_fact (group, _ ("Name and version"), named);
  add_fact (group, _ ("Based on"), protocol->based_on);
  add_fact (group, _ ("Checked on"), checked);
  add_fact (group, _ ("Where a dossier lies"), protocol->dossier_place);
  if (hash != NULL)
    add_fact (group, _ ("Fingerprint of the file (SHA-256)"), hash);
  adw_preferences_page_add (page, group);
}

AdwNavigationPage *
mpad_protocol_preview_make_page (const char *title, GtkWidget *content, GtkWidget *bottom)
{
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), content);
  if (bottom != NULL)
    adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), bottom);
  return adw_navigation_page_new (view, title);
}

static void
mpad_protocol_preview_class_init (MpadProtocolPreviewClass *klass)
{
  signals[SIGNAL_USE] = g_signal_new ("use", MPAD_TYPE_PROTOCOL_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 0);
}

static void
mpad_protocol_preview_init (MpadProtocolPreview *self)
{
}

MpadProtocolPreview *
mpad_protocol_preview_new (MpadProtocol *protocol,
                           const char *hash,
                           MpadProtocol *compare,
                           const char *compare_words,
                           const char *button)
{
  MpadProtocolPreview *self;
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *view = adw_toolbar_view_new ();

  g_return_val_if_fail (protocol != NULL, NULL);

  self = g_object_new (MPAD_TYPE_PROTOCOL_PREVIEW, "title", protocol->title, NULL);
  add_identity (page, protocol, hash);
  if (compare != NULL)
    mpad_protocol_words_add_differences (page, compare_words, compare, protocol);
  adw_preferences_group_set_title (group, _ ("The route"));
  adw_preferences_group_add (group, mpad_route_view_new (protocol));
  adw_preferences_page_add (page, group);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (page));
  if (button != NULL)
    {
      GtkWidget *use = mpad_ui_button (button, NULL, "suggested-action pill mpad-bar-button");

      gtk_widget_set_halign (use, GTK_ALIGN_CENTER);
      g_signal_connect_object (use, "clicked", G_CALLBACK (on_use_clicked_cb), self,
                               G_CONNECT_SWAPPED);
      adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), use);
    }
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), view);
  return self;
}
