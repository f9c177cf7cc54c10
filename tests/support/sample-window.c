/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small window with one of everything that journeys touch: the test of the driver itself.
 * Not part of Meldpad. */
#include <adwaita.h>

static GtkWidget *status;

static void
say (const char *what)
{
  gtk_label_set_label (GTK_LABEL (status), what);
}

static void
on_entry_changed_cb (GtkEditable *entry)
{
  g_autofree char *text = g_strconcat ("typed ", gtk_editable_get_text (entry), NULL);

  say (text);
}

static void
on_combo_selected_cb (AdwComboRow *row)
{
  GtkStringObject *item = adw_combo_row_get_selected_item (row);
  g_autofree char *text = g_strconcat ("chosen ", gtk_string_object_get_string (item), NULL);

  say (text);
}

static void
on_response_cb (G_GNUC_UNUSED AdwAlertDialog *dialog, const char *response)
{
  g_autofree char *text = g_strconcat ("answer ", response, NULL);

  say (text);
}

static void
on_row_activated_cb (G_GNUC_UNUSED GtkListBox *list, GtkListBoxRow *row)
{
  g_autofree char *text = g_strconcat (
    "row ", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), NULL);

  say (text);
}

static void
on_ask_cb (GtkWidget *button)
{
  AdwDialog *dialog = adw_alert_dialog_new ("Really?", "This asks something.");

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "no", "_No", "yes", "_Yes", NULL);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response_cb), NULL);
  adw_dialog_present (dialog, button);
}

static void
on_activate_cb (GtkApplication *app)
{
  GtkWidget *window = adw_application_window_new (app);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = adw_entry_row_new ();
  GtkWidget *secret = adw_password_entry_row_new ();
  GtkWidget *toggle = adw_switch_row_new ();
  GtkWidget *combo = adw_combo_row_new ();
  GtkWidget *ask = gtk_button_new_with_mnemonic ("_Ask…");
  GtkWidget *off = gtk_button_new_with_label ("Not now");
  GtkWidget *notes = gtk_text_view_new ();
  GtkWidget *list = gtk_list_box_new (), *group = adw_preferences_group_new ();
  g_autoptr (GtkStringList)
    items = gtk_string_list_new ((const char *[]) { "One", "Two", "Three", NULL });

  status = gtk_label_new ("ready");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), "Pupil");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (secret), "Passphrase");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (toggle), "Sure");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (combo), "Number");
  adw_combo_row_set_model (ADW_COMBO_ROW (combo), G_LIST_MODEL (items));
  gtk_widget_set_sensitive (off, FALSE);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (notes), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (notes), GTK_ACCESSIBLE_PROPERTY_LABEL, "Notes",
                                  -1);
  g_signal_connect (entry, "changed", G_CALLBACK (on_entry_changed_cb), NULL);
  g_signal_connect (combo, "notify::selected", G_CALLBACK (on_combo_selected_cb), NULL);
  g_signal_connect (ask, "clicked", G_CALLBACK (on_ask_cb), NULL);
  gtk_box_append (GTK_BOX (box), status);
  gtk_box_append (GTK_BOX (box), group);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), entry);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), secret);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), toggle);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), combo);
  gtk_box_append (GTK_BOX (box), notes);
  for (int i = 1; i <= 3; i++)
    {
      GtkWidget *row = adw_action_row_new (), *inner = gtk_button_new_with_label ("Inner");
      g_autofree char *title = g_strdup_printf ("Dossier %d", i);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), inner);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  g_signal_connect (list, "row-activated", G_CALLBACK (on_row_activated_cb), NULL);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), ask);
  gtk_box_append (GTK_BOX (box), off);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), "Sample");
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 700);
  gtk_window_present (GTK_WINDOW (window));
}

static void
quit_action_cb (G_GNUC_UNUSED GSimpleAction *action,
                G_GNUC_UNUSED GVariant *parameter,
                gpointer app)
{
  g_application_quit (app);
}

static void
warn_action_cb (G_GNUC_UNUSED GSimpleAction *action,
                G_GNUC_UNUSED GVariant *parameter,
                G_GNUC_UNUSED gpointer app)
{
  g_warning ("a warning on purpose");
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication)
    app = adw_application_new ("nl.meldpad.Sample", G_APPLICATION_NON_UNIQUE);
  const GActionEntry actions[] = { { .name = "quit", .activate = quit_action_cb },
                                   { .name = "warn", .activate = warn_action_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (app), actions, G_N_ELEMENTS (actions), app);
  gtk_application_set_accels_for_action (GTK_APPLICATION (app), "app.quit",
                                         (const char *[]) { "<Control>q", NULL });
  gtk_application_set_accels_for_action (GTK_APPLICATION (app), "app.warn",
                                         (const char *[]) { "<Control>w", NULL });
  g_signal_connect (app, "activate", G_CALLBACK (on_activate_cb), NULL);
  return g_application_run (G_APPLICATION (app), argc, argv);
}
