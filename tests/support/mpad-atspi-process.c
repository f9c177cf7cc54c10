/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starts and ends the program that is driven, keeps what it prints, and ends a failed test with
 * everything that helps to see why. */
#include "mpad-atspi-private.h"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define POLL_US 10000

/* Printed by the libraries on a screen without a desktop; nothing of the program's making. */
static const char *const harmless[] = {
  "Failed to set fd limit",
  "Error in GetItems",
  "X connection",
};

/* g_test_init() makes warnings fatal; libatspi's own ones about GTK's missing cache are noise. */
static gboolean
is_fatal (const char *domain,
          G_GNUC_UNUSED GLogLevelFlags level,
          G_GNUC_UNUSED const char *message,
          G_GNUC_UNUSED gpointer data)
{
  return g_strcmp0 (domain, "dbind") != 0;
}

static void
drop_message (G_GNUC_UNUSED const char *domain,
              G_GNUC_UNUSED GLogLevelFlags level,
              G_GNUC_UNUSED const char *message,
              G_GNUC_UNUSED gpointer data)
{
}

static GDBusConnection *
join_bus (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr (GVariant) reply = NULL;
  const char *address;
  GDBusConnection *bus;

  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus",
                                       "GetAddress", NULL, G_VARIANT_TYPE ("(s)"),
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_variant_get (reply, "(&s)", &address);
  bus = g_dbus_connection_new_for_address_sync (address,
                                                G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                NULL, NULL, &error);
  g_assert_no_error (error);
  return bus;
}

MpadUi *
mpad_ui_new (void)
{
  MpadUi *ui = g_new0 (MpadUi, 1);
  const char *timeout = g_getenv ("MELDPAD_UI_TIMEOUT");

  if (g_getenv ("DISPLAY") == NULL || g_getenv ("DBUS_SESSION_BUS_ADDRESS") == NULL)
    g_error ("no private screen and bus here: run this under tests/support/run-gui");
  ui->began_us = g_get_monotonic_time ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  ui->timeout_us = (timeout != NULL ? g_ascii_strtoll (timeout, NULL, 10) : 20000) * 1000;
  g_log_set_handler ("dbind", G_LOG_LEVEL_WARNING | G_LOG_FLAG_FATAL, drop_message, NULL);
  g_test_log_set_fatal_handler (is_fatal, NULL);
  atspi_init ();
  ui->bus = join_bus ();
  atspi_set_timeout (5000, 15000);
  return ui;
}

void
mpad_ui_free (MpadUi *ui)
{
  if (ui == NULL)
    return;
  mpad_ui_kill (ui);
  g_clear_object (&ui->bus);
  g_free (ui->log_path);
  g_free (ui->step);
  g_free (ui);
}

const char *
mpad_ui_translate (const char *context, const char *msgid)
{
  const char *text = context != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, context, msgid)
                                     : dgettext (GETTEXT_PACKAGE, msgid);
  g_autoptr (GString) plain = g_string_new (NULL);
  const char *interned;

  /* "_Save" shows as "Save", "a__b" as "a_b". */
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '_' && p[1] != '\0')
        p++;
      g_string_append_c (plain, *p);
    }
  interned = g_intern_string (plain->str);
  return interned;
}

const char *
mpad_ui_role_name (AtspiRole role)
{
  g_autofree char *name = role == MPAD_UI_ANY ? NULL : atspi_role_get_name (role);

  return name != NULL ? g_intern_string (name) : "node";
}

/* ---- the process ---- */

static void
drop_program (MpadUi *ui)
{
  g_clear_object (&ui->app);
  ui->pid = 0;
  ui->replaced = 0;
}

/* Returns whether the program has ended; then @status is as waitpid() gave it. */
static gboolean
reap (MpadUi *ui, int *status, gboolean block)
{
  pid_t got;

  do
    got = waitpid (ui->pid, status, block ? 0 : WNOHANG);
  while (got < 0 && errno == EINTR);
  return got == ui->pid;
}

/* Between fork and exec: no program outlives its test. */
static void
child_setup (G_GNUC_UNUSED gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static AtspiAccessible *
find_program (guint pid)
{
  g_autoptr (AtspiAccessible) desktop = atspi_get_desktop (0);
  int n = desktop != NULL ? atspi_accessible_get_child_count (desktop, NULL) : 0;

  for (int i = 0; i < n; i++)
    {
      g_autoptr (AtspiAccessible) app = atspi_accessible_get_child_at_index (desktop, i, NULL);

      if (app != NULL && atspi_accessible_get_process_id (app, NULL) == pid &&
          atspi_accessible_get_child_count (app, NULL) > 0)
        {
          /* Without a main loop libatspi would answer with old names. */
          atspi_accessible_set_cache_mask (app, ATSPI_CACHE_NONE);
          return g_steal_pointer (&app);
        }
    }
  return NULL;
}

/* Locking replaces the process: the same number, but another program on the bus. */
static void
follow_exec (MpadUi *ui)
{
  g_autoptr (GError) error = NULL;
  AtspiAccessible *app;

  if (ui->app == NULL)
    return;
  atspi_accessible_get_child_count (ui->app, &error);
  if (error == NULL)
    return;
  app = find_program ((guint) ui->pid);
  if (app != NULL)
    {
      g_object_unref (ui->app);
      ui->app = app;
      ui->replaced++;
    }
}

void
mpad_ui_check_alive (MpadUi *ui)
{
  int status;

  if (ui->pid == 0)
    mpad_ui_fail (ui, "no program runs");
  if (reap (ui, &status, FALSE))
    {
      drop_program (ui);
      mpad_ui_fail (ui, "the program ended by itself: %s %d",
                    WIFSIGNALED (status) ? "signal" : "status",
                    WIFSIGNALED (status) ? WTERMSIG (status) : WEXITSTATUS (status));
    }
  follow_exec (ui);
}

void
mpad_ui_launch (MpadUi *ui, ...)
{
  static guint count;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) argv = NULL, envp = g_get_environ ();
  g_autoptr (GError) error = NULL;
  const char *program = g_getenv ("MELDPAD_PROGRAM"), *arg;
  gint64 end = g_get_monotonic_time () + 3 * ui->timeout_us;
  va_list args;
  int fd;

  g_assert_cmpint (ui->pid, ==, 0);
  if (program == NULL)
    mpad_ui_fail (ui, "MELDPAD_PROGRAM names no program");
  g_strv_builder_add (builder, program);
  va_start (args, ui);
  while ((arg = va_arg (args, const char *)) != NULL)
    g_strv_builder_add (builder, arg);
  va_end (args);
  argv = g_strv_builder_end (builder);

  g_free (ui->log_path);
  ui->log_path = g_strdup_printf ("%s/program-%u.log", g_get_user_runtime_dir (), ++count);
  fd = g_open (ui->log_path, O_CREAT | O_TRUNC | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
  g_assert_no_errno (fd);
  envp = g_environ_setenv (envp, "G_DEBUG", "fatal-criticals", TRUE);
  if (!g_spawn_async_with_fds (NULL, argv, envp, G_SPAWN_DO_NOT_REAP_CHILD, child_setup, NULL,
                               &ui->pid, -1, fd, fd, &error))
    mpad_ui_fail (ui, "%s", error->message);
  close (fd);

  while ((ui->app = find_program ((guint) ui->pid)) == NULL)
    {
      mpad_ui_check_alive (ui);
      if (g_get_monotonic_time () > end)
        mpad_ui_fail (ui, "the program opens no window");
      g_usleep (POLL_US);
    }
}

/* What the program complained about, or NULL. */
static char *
find_complaint (const char *log)
{
  g_auto (GStrv) lines = g_strsplit (log, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean bad = strstr (lines[i], "WARNING **") != NULL ||
                     strstr (lines[i], "CRITICAL **") != NULL ||
                     strstr (lines[i], "runtime error:") != NULL ||
                     strstr (lines[i], "ERROR: AddressSanitizer") != NULL;

      for (guint j = 0; bad && j < G_N_ELEMENTS (harmless); j++)
        bad = strstr (lines[i], harmless[j]) == NULL;
      if (bad)
        return g_strdup (lines[i]);
    }
  return NULL;
}

void
mpad_ui_wait_exit (MpadUi *ui, int wanted)
{
  gint64 end = g_get_monotonic_time () + ui->timeout_us;
  g_autofree char *log = NULL, *complaint = NULL;
  int status;

  if (ui->pid == 0)
    mpad_ui_fail (ui, "no program runs");
  while (!reap (ui, &status, FALSE))
    {
      if (g_get_monotonic_time () > end)
        mpad_ui_fail (ui, "the program does not end");
      g_usleep (POLL_US);
    }
  drop_program (ui);
  if (!WIFEXITED (status) || WEXITSTATUS (status) != wanted)
    mpad_ui_fail (ui, "the program ended with %s %d, not with status %d",
                  WIFSIGNALED (status) ? "signal" : "status",
                  WIFSIGNALED (status) ? WTERMSIG (status) : WEXITSTATUS (status), wanted);
  log = mpad_ui_get_log (ui);
  complaint = find_complaint (log);
  if (complaint != NULL)
    mpad_ui_fail (ui, "the program complained: %s", complaint);
}

void
mpad_ui_quit (MpadUi *ui)
{
  mpad_ui_key (ui, "ctrl+q");
  mpad_ui_wait_exit (ui, 0);
}

void
mpad_ui_kill (MpadUi *ui)
{
  int status;

  if (ui->pid == 0)
    return;
  kill (ui->pid, SIGKILL);
  reap (ui, &status, TRUE);
  drop_program (ui);
}

void
mpad_ui_wait_replaced (MpadUi *ui, guint times)
{
  gint64 end = mpad_ui_deadline (ui);

  while (ui->replaced < times)
    if (!mpad_ui_wait_turn (ui, end))
      mpad_ui_fail (ui, "the process was replaced %u times, not %u", ui->replaced, times);
}

GPid
mpad_ui_get_pid (MpadUi *ui)
{
  return ui->pid;
}

char *
mpad_ui_get_log (MpadUi *ui)
{
  char *log = NULL;

  if (ui->log_path == NULL || !g_file_get_contents (ui->log_path, &log, NULL, NULL))
    return g_strdup ("");
  return log;
}

/* ---- telling ---- */

void
mpad_ui_step (MpadUi *ui, const char *format, ...)
{
  va_list args;

  g_free (ui->step);
  va_start (args, format);
  ui->step = g_strdup_vprintf (format, args);
  va_end (args);
  g_test_message ("%.1f s: %s", (double) (g_get_monotonic_time () - ui->began_us) / G_USEC_PER_SEC,
                  ui->step);
}

static gboolean
grab_screen (const char *path, GError **error)
{
  const char *const argv[] = { "import", "-window", "root",
                               "-strip", "-define", "png:exclude-chunks=date,time",
                               path,     NULL };
  int status;

  return g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                       &status, error) &&
         g_spawn_check_wait_status (status, error);
}

void
mpad_ui_screenshot (MpadUi *ui, const char *name)
{
  const char *folder = g_getenv ("MELDPAD_SHOTS");
  g_autofree char *file = g_strconcat (name, ".png", NULL), *path = NULL;
  g_autofree char *last = NULL;
  g_autoptr (GError) error = NULL;
  gsize last_size = 0;

  if (folder == NULL)
    return;
  path = g_build_filename (folder, file, NULL);
  g_mkdir_with_parents (folder, 0755);
  /* Until two pictures are the same: then nothing is being drawn any more. */
  for (int i = 0; i < 10; i++)
    {
      char *now = NULL;
      gsize size = 0;
      gboolean same;

      if (!grab_screen (path, &error) || !g_file_get_contents (path, &now, &size, &error))
        {
          g_printerr ("no picture %s (step %s): %s\n", path, ui->step != NULL ? ui->step : "none",
                      error->message);
          return;
        }
      same = last != NULL && size == last_size && memcmp (now, last, size) == 0;
      g_free (last);
      last = now;
      last_size = size;
      if (same)
        return;
    }
}

void
mpad_ui_fail (MpadUi *ui, const char *format, ...)
{
  g_autofree char *why = NULL, *log = mpad_ui_get_log (ui), *message = NULL;
  va_list args;

  va_start (args, format);
  why = g_strdup_vprintf (format, args);
  va_end (args);
  if (ui->app != NULL)
    {
      g_autofree char *dump = mpad_ui_dump (ui);

      g_printerr ("---- what showed\n%s", dump);
    }
  g_printerr ("---- what the program printed\n%s----\n", log);
  message = ui->step != NULL ? g_strdup_printf ("%s [at: %s]", why, ui->step) : g_strdup (why);
  g_printerr ("FAILED: %s\n", message);
  /* run-gui takes the picture: it sees the status. The program must still stand then, so it is
   * not killed here; it dies with this process's parent death signal only after the abort. */
  mpad_ui_screenshot (ui, "failed");
  g_assertion_message (NULL, "mpad-atspi", 0, "mpad_ui_fail", message);
  abort ();
}
