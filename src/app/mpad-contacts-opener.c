/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses between a page and a dialog. */
#include "config.h"

#include "mpad-contacts-opener.h"

#include <glib/gi18n.h>

#include "mpad-contacts-page.h"
#include "mpad-unlock-page.h"

#define TAG "contacts"

static void
show_over (GtkWidget *window, AdwDialog *below, GtkWidget *view)
{
  AdwDialog *dialog;

  if (g_strcmp0 (gtk_widget_get_name (GTK_WIDGET (below)), TAG) == 0)
    {
      g_object_ref_sink (view);
      g_object_unref (view);
      return;
    }
  dialog = adw_dialog_new ();
  gtk_widget_set_name (GTK_WIDGET (dialog), TAG);
  adw_dialog_set_title (dialog, _ ("Whom to call"));
  adw_dialog_set_content_width (dialog, 900);
  adw_dialog_set_content_height (dialog, 640);
  adw_dialog_set_child (dialog, view);
  adw_dialog_present (dialog, window);
}

void
mpad_contacts_open (MpadWindow *window, AdwNavigationView *navigation, MpadSession *session)
{
  AdwNavigationPage *visible = adw_navigation_view_get_visible_page (navigation);
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  GtkWidget *contacts, *view;

  if (dialog == NULL && visible != NULL &&
      g_strcmp0 (adw_navigation_page_get_tag (visible), TAG) == 0)
    return;
  contacts = mpad_contacts_page_new (session);
  if (session == NULL && visible != NULL && MPAD_IS_UNLOCK_PAGE (visible))
    mpad_contacts_page_set_region (MPAD_CONTACTS_PAGE (contacts),
                                   mpad_unlock_page_get_region (MPAD_UNLOCK_PAGE (visible)));
  view = adw_toolbar_view_new ();
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), contacts);
  if (dialog != NULL)
    show_over (GTK_WIDGET (window), dialog, view);
  else
    mpad_window_push (window, adw_navigation_page_new_with_tag (view, _ ("Whom to call"), TAG));
}
