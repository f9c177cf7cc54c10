/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starts the window and owns application-wide actions, the command line and the shortcuts. */
#include "config.h"

#include "mpad-application.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

#include "mpad-extract.h"
#include "mpad-menu-names.h"
#include "mpad-protocol-loader.h"
#include "mpad-settings.h"
#include "mpad-shortcuts-dialog.h"
#include "mpad-window.h"

struct _MpadApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (MpadApplication, mpad_application, ADW_TYPE_APPLICATION)

static const MpadShortcut shortcuts[] = {
  { NULL, { NULL }, N_ ("On every screen") },
  { "win.acute", { "<Control><Shift>a" }, N_ ("Acute danger") },
  { "win.contacts", { "<Control>k" }, N_ ("Whom to call") },
  { "win.lock", { "<Control>l", "F12" }, N_ ("Lock") },
  { "win.preferences", { "<Control>comma" }, N_ ("Preferences") },
  { "app.shortcuts", { "<Control>question", "F1" }, N_ ("Keyboard overview") },
  { "app.quit", { "<Control>q" }, N_ ("Close Meldpad") },
  { NULL, { NULL }, N_ ("Finding your way") },
  { "win.go-back", { "<Alt>Left" }, N_ ("Back") },
  { "win.go-home", { "<Alt>Home" }, N_ ("To Today") },
  { "win.search", { "<Control>f" }, N_ ("Search the dossiers, or in the open one") },
  { "win.search-everywhere", { "<Control><Shift>f" }, N_ ("Search everywhere") },
  { "win.new-dossier", { "<Control>n" }, N_ ("New dossier") },
};

const MpadShortcut *
mpad_application_get_shortcuts (gsize *n_shortcuts)
{
  *n_shortcuts = G_N_ELEMENTS (shortcuts);
  return shortcuts;
}

/* On X11 the icon is drawn in every size that its theme has: nobody waits for that. */
static void
on_first_frame_cb (GdkFrameClock *clock, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (clock, on_first_frame_cb, user_data);
  gtk_window_set_default_icon_name (APPLICATION_ID);
}

static void
present (GtkWindow *window)
{
  gtk_window_present (window);
  if (gtk_window_get_default_icon_name () == NULL)
    g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                      G_CALLBACK (on_first_frame_cb), NULL);
}

static MpadWindow *
ensure_window (MpadApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (!MPAD_IS_WINDOW (window))
    window = g_object_new (MPAD_TYPE_WINDOW, "application", self, NULL);
  return MPAD_WINDOW (window);
}

static void
shortcuts_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpadWindow *window = ensure_window (user_data);

  adw_dialog_present (mpad_shortcuts_dialog_new (), GTK_WIDGET (window));
}

static void
about_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpadWindow *window = ensure_window (user_data);
  AdwDialog *dialog = adw_about_dialog_new ();

  g_object_set (dialog, "application-icon", APPLICATION_ID, "application-name", "Meldpad",
                "comments",
                _ ("The desk on which a school keeps its meldcode work. Everything stays on this "
                   "computer; the program does not go on the internet."),
                "license-type", GTK_LICENSE_GPL_3_0, "version", VERSION, NULL);
  adw_dialog_present (dialog, GTK_WIDGET (window));
}

static void
quit_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *window = gtk_application_get_windows (GTK_APPLICATION (user_data));

  /* by way of the windows, so that drafts are flushed and the vault is closed */
  if (window == NULL)
    g_application_quit (G_APPLICATION (user_data));
  else
    gtk_window_close (GTK_WINDOW (window->data));
}

static const GActionEntry app_actions[] = {
  { .name = "about", .activate = about_action_cb },
  { .name = "quit", .activate = quit_action_cb },
  { .name = "shortcuts", .activate = shortcuts_action_cb },
};

/* Somebody logs out or stops the program: the way out that saves what was typed. */
static gboolean
on_signal_cb (gpointer user_data)
{
  g_action_group_activate_action (G_ACTION_GROUP (user_data), "quit", NULL);
  return G_SOURCE_CONTINUE;
}

static void
mpad_application_startup (GApplication *application)
{
  static const int last_signals[] = { SIGHUP, SIGINT, SIGTERM };
  GtkApplication *app = GTK_APPLICATION (application);
  g_autoptr (GSettings) settings = mpad_settings_open ();

  G_APPLICATION_CLASS (mpad_application_parent_class)->startup (application);

  mpad_menu_names_install ();
  for (gsize i = 0; i < G_N_ELEMENTS (last_signals); i++)
    g_unix_signal_add (last_signals[i], on_signal_cb, app);
  /* names of schools and papers do not belong in the desktop's list of recent files */
  g_object_set (gtk_settings_get_default (), "gtk-recent-files-enabled", FALSE, NULL);
  if (settings != NULL)
    {
      g_autofree char *look = g_settings_get_string (settings, MPAD_SETTING_LOOK);

      mpad_settings_apply_look (look);
    }
  g_action_map_add_action_entries (G_ACTION_MAP (app), app_actions, G_N_ELEMENTS (app_actions),
                                   app);
  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    if (shortcuts[i].action != NULL)
      gtk_application_set_accels_for_action (app, shortcuts[i].action, shortcuts[i].accels);
}

static void
mpad_application_activate (GApplication *application)
{
  MpadWindow *window = ensure_window (MPAD_APPLICATION (application));

  present (GTK_WINDOW (window));
}

/* Runs without a display: for the board's ICT staff and for tests. */
static int
check_protocol (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadProtocol) protocol = mpad_protocol_load_file (path, &error);

  if (protocol == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  /* Translators: file name, title and version of a protocol */
  g_print (_ ("%s is a good protocol: “%s”, version %s\n"), path, protocol->title,
           protocol->version);
  return 0;
}

static int
mpad_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  g_autofree char *path = NULL;
  g_autofree const char **files = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Meldpad %s\n", VERSION);
      return 0;
    }
  if (g_variant_dict_lookup (options, "check-protocol", "^ay", &path))
    return check_protocol (path);
  if (g_variant_dict_lookup (options, "extract-database", "^ay", &path))
    {
      g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&ay", &files);
      return mpad_extract_run (path, files != NULL ? files[0] : NULL);
    }

  return -1;
}

static int
mpad_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  MpadWindow *window = ensure_window (MPAD_APPLICATION (application));
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  g_autofree const char **files = NULL;
  int locked = -1;

  present (GTK_WINDOW (window));
  /* a number of another process means nothing here */
  if (g_variant_dict_lookup (options, "locked", "i", &locked) &&
      !g_application_command_line_get_is_remote (command_line))
    {
      g_autoptr (MpadRelaunch) how = mpad_relaunch_receive (locked);

      if (how != NULL)
        mpad_window_show_locked (window, how);
    }
  else if (g_variant_dict_contains (options, "demo"))
    gtk_widget_activate_action (GTK_WIDGET (window), "win.practice", NULL);
  else if (g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&ay", &files) && files[0] != NULL)
    {
      g_autoptr (GFile)
        file = g_application_command_line_create_file_for_arg (command_line, files[0]);

      mpad_window_choose_vault (window, g_file_peek_path (file));
    }
  return 0;
}

static void
mpad_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  MpadWindow *window = ensure_window (MPAD_APPLICATION (application));

  mpad_window_choose_vault (window, g_file_peek_path (files[0]));
  present (GTK_WINDOW (window));
}

static void
mpad_application_class_init (MpadApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = mpad_application_activate;
  application_class->command_line = mpad_application_command_line;
  application_class->handle_local_options = mpad_application_handle_local_options;
  application_class->open = mpad_application_open;
  application_class->startup = mpad_application_startup;
}

static void
mpad_application_init (MpadApplication *self)
{
  static const GOptionEntry options[] = {
    { "check-protocol", 0, 0, G_OPTION_ARG_FILENAME, NULL,
      N_ ("Check a protocol file and stop: exit 0 when it is good, 1 when not"), N_ ("FILE") },
    { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open a practice vault with invented cases"),
      NULL },
    { "extract-database", 0, 0, G_OPTION_ARG_FILENAME, NULL,
      N_ ("Write the database of a vault to a new file, as ordinary SQLCipher 4, and show its key"),
      N_ ("VAULT FILE") },
    /* what a lock hands to the process that comes after it; not for people */
    { "locked", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_INT, NULL, NULL, NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version and stop"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_ ("[VAULT FILE]") },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

MpadApplication *
mpad_application_new (void)
{
  return g_object_new (MPAD_TYPE_APPLICATION, "application-id", APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/nl/meldpad/Meldpad", NULL);
}
