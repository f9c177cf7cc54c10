/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One shortcut controller a dialog; the actions are those of the window that it lies in. */
#include "config.h"

#include "mpad-dialog-keys.h"

#include "mpad-application.h"

#define GIVEN "mpad-dialog-keys"

static void
give_keys (GtkWidget *dialog)
{
  static const char *const wanted[] = { "win.acute", "win.contacts", NULL };
  GtkEventController *keys;
  gsize n_shortcuts;
  const MpadShortcut *shortcuts = mpad_application_get_shortcuts (&n_shortcuts);

  if (g_object_get_data (G_OBJECT (dialog), GIVEN) != NULL)
    return;
  g_object_set_data (G_OBJECT (dialog), GIVEN, dialog);
  keys = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  for (gsize i = 0; i < n_shortcuts; i++)
    if (shortcuts[i].action != NULL && g_strv_contains (wanted, shortcuts[i].action))
      gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (keys),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].accels[0]),
                          gtk_named_action_new (shortcuts[i].action)));
  gtk_widget_add_controller (dialog, keys);
}

static void
on_dialogs_changed_cb (
  GListModel *dialogs, guint position, guint removed, guint added, gpointer user_data)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) dialog = g_list_model_get_item (dialogs, i);

      give_keys (dialog);
    }
}

void
mpad_dialog_keys_follow (AdwApplicationWindow *window)
{
  GListModel *dialogs = adw_application_window_get_dialogs (window);

  g_return_if_fail (ADW_IS_APPLICATION_WINDOW (window));

  g_signal_connect (dialogs, "items-changed", G_CALLBACK (on_dialogs_changed_cb), NULL);
  /* the window hands the list out, and keeps none itself */
  g_object_set_data_full (G_OBJECT (window), GIVEN, dialogs, g_object_unref);
}
