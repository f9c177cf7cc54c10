/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Listens to D-Bus. Every failure here means only that this desktop does not have that service. */
#include "config.h"

#include "mpad-desktop-watch.h"

#include <gio/gunixfdlist.h>
#include <glib/gi18n.h>
#include <unistd.h>

#define LOGIN_NAME "org.freedesktop.login1"
#define LOGIN_PATH "/org/freedesktop/login1"
#define LOGIN_MANAGER "org.freedesktop.login1.Manager"
#define LOGIN_SESSION "org.freedesktop.login1.Session"
#define N_SAVERS 2

static const char *const saver_names[N_SAVERS] = { "org.freedesktop.ScreenSaver",
                                                   "org.gnome.ScreenSaver" };

struct _MpadDesktopWatch
{
  GObject parent_instance;

  /* owned */
  GCancellable *cancellable;
  GDBusConnection *system;
  GDBusConnection *session;
  guint sleep_id;
  guint lock_id;
  guint active_id;
  guint saver_ids[N_SAVERS];

  /* state */
  int inhibitor; /* descriptor that logind gave, or -1 */
  gboolean hold; /* wanted */
};

G_DEFINE_FINAL_TYPE (MpadDesktopWatch, mpad_desktop_watch, G_TYPE_OBJECT)

enum
{
  SIGNAL_LOCK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
tell (MpadDesktopWatch *self, MpadLockReason reason)
{
  g_signal_emit (self, signals[SIGNAL_LOCK], 0, (int) reason);
}

/* the inhibitor */

static void
on_inhibited_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadDesktopWatch) self = user_data;
  g_autoptr (GUnixFDList) fds = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_with_unix_fd_list_finish (
    G_DBUS_CONNECTION (object), &fds, result, NULL);
  int index, fd;

  if (answer == NULL || fds == NULL)
    return;
  g_variant_get (answer, "(h)", &index);
  fd = g_unix_fd_list_get (fds, index, NULL);
  if (fd >= 0 && self->hold && self->inhibitor < 0)
    self->inhibitor = fd;
  else if (fd >= 0)
    close (fd);
}

static void
take_inhibitor (MpadDesktopWatch *self)
{
  if (self->system == NULL || self->inhibitor >= 0)
    return;
  g_dbus_connection_call_with_unix_fd_list (
    self->system, LOGIN_NAME, LOGIN_PATH, LOGIN_MANAGER, "Inhibit",
    g_variant_new ("(ssss)", "sleep", "Meldpad", _ ("The vault is locked before sleeping"),
                   "delay"),
    G_VARIANT_TYPE ("(h)"), G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, self->cancellable,
    on_inhibited_cb, g_object_ref (self));
}

void
mpad_desktop_watch_hold (MpadDesktopWatch *self)
{
  g_return_if_fail (MPAD_IS_DESKTOP_WATCH (self));

  self->hold = TRUE;
  take_inhibitor (self);
}

void
mpad_desktop_watch_release (MpadDesktopWatch *self)
{
  g_return_if_fail (MPAD_IS_DESKTOP_WATCH (self));

  self->hold = FALSE;
  if (self->inhibitor >= 0)
    close (self->inhibitor);
  self->inhibitor = -1;
}

gboolean
mpad_desktop_watch_is_holding (MpadDesktopWatch *self)
{
  g_return_val_if_fail (MPAD_IS_DESKTOP_WATCH (self), FALSE);

  return self->inhibitor >= 0;
}

/* what is told */

static void
on_sleep_cb (GDBusConnection *connection,
             const char *sender,
             const char *path,
             const char *interface,
             const char *signal,
             GVariant *parameters,
             gpointer user_data)
{
  gboolean begins = FALSE;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;
  g_variant_get (parameters, "(b)", &begins);
  if (begins)
    tell (user_data, MPAD_LOCK_SUSPEND);
}

static void
on_session_lock_cb (GDBusConnection *connection,
                    const char *sender,
                    const char *path,
                    const char *interface,
                    const char *signal,
                    GVariant *parameters,
                    gpointer user_data)
{
  tell (user_data, MPAD_LOCK_SCREEN);
}

static void
on_session_changed_cb (GDBusConnection *connection,
                       const char *sender,
                       const char *path,
                       const char *interface,
                       const char *signal,
                       GVariant *parameters,
                       gpointer user_data)
{
  g_autoptr (GVariant) changed = NULL;
  const char *of = NULL;
  gboolean value;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(sa{sv}as)")))
    return;
  g_variant_get (parameters, "(&s@a{sv}as)", &of, &changed, NULL);
  if (g_strcmp0 (of, LOGIN_SESSION) != 0)
    return;
  if (g_variant_lookup (changed, "Active", "b", &value) && !value)
    tell (user_data, MPAD_LOCK_SWITCHED);
  else if (g_variant_lookup (changed, "LockedHint", "b", &value) && value)
    tell (user_data, MPAD_LOCK_SCREEN);
}

static void
on_saver_cb (GDBusConnection *connection,
             const char *sender,
             const char *path,
             const char *interface,
             const char *signal,
             GVariant *parameters,
             gpointer user_data)
{
  gboolean active = FALSE;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;
  g_variant_get (parameters, "(b)", &active);
  if (active)
    tell (user_data, MPAD_LOCK_SCREEN);
}

/* connecting */

static void
listen_to_session (MpadDesktopWatch *self, const char *path)
{
  self->lock_id = g_dbus_connection_signal_subscribe (self->system, LOGIN_NAME, LOGIN_SESSION,
                                                      "Lock", path, NULL, G_DBUS_SIGNAL_FLAGS_NONE,
                                                      on_session_lock_cb, self, NULL);
  self->active_id = g_dbus_connection_signal_subscribe (
    self->system, LOGIN_NAME, "org.freedesktop.DBus.Properties", "PropertiesChanged", path,
    LOGIN_SESSION, G_DBUS_SIGNAL_FLAGS_NONE, on_session_changed_cb, self, NULL);
}

static void
on_session_found_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadDesktopWatch) self = user_data;
  g_autoptr (GVariant)
    answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, NULL);
  const char *path;

  if (answer == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  g_variant_get (answer, "(&o)", &path);
  listen_to_session (self, path);
}

static void
on_system_bus_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadDesktopWatch) self = user_data;
  const char *id = g_getenv ("XDG_SESSION_ID");

  self->system = g_bus_get_finish (result, NULL);
  if (self->system == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  /* a system bus that goes away must not take the program, with unsaved text in it, along */
  g_dbus_connection_set_exit_on_close (self->system, FALSE);
  self->sleep_id = g_dbus_connection_signal_subscribe (
    self->system, LOGIN_NAME, LOGIN_MANAGER, "PrepareForSleep", LOGIN_PATH, NULL,
    G_DBUS_SIGNAL_FLAGS_NONE, on_sleep_cb, self, NULL);
  /* "auto" is logind's own word for the session of this program, or of its user's screen */
  g_dbus_connection_call (self->system, LOGIN_NAME, LOGIN_PATH, LOGIN_MANAGER, "GetSession",
                          g_variant_new ("(s)", id != NULL && *id != '\0' ? id : "auto"),
                          G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NO_AUTO_START, -1,
                          self->cancellable, on_session_found_cb, g_object_ref (self));
  if (self->hold)
    take_inhibitor (self);
}

static void
on_session_bus_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadDesktopWatch) self = user_data;

  self->session = g_bus_get_finish (result, NULL);
  if (self->session == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  for (guint i = 0; i < N_SAVERS; i++)
    self->saver_ids[i] = g_dbus_connection_signal_subscribe (
      self->session, saver_names[i], saver_names[i], "ActiveChanged", NULL, NULL,
      G_DBUS_SIGNAL_FLAGS_NONE, on_saver_cb, self, NULL);
}

static void
stop_listening (GDBusConnection *connection, guint *id)
{
  if (connection != NULL && *id != 0)
    g_dbus_connection_signal_unsubscribe (connection, *id);
  *id = 0;
}

static void
mpad_desktop_watch_dispose (GObject *object)
{
  MpadDesktopWatch *self = MPAD_DESKTOP_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  mpad_desktop_watch_release (self);
  stop_listening (self->system, &self->sleep_id);
  stop_listening (self->system, &self->lock_id);
  stop_listening (self->system, &self->active_id);
  for (guint i = 0; i < N_SAVERS; i++)
    stop_listening (self->session, &self->saver_ids[i]);
  g_clear_object (&self->system);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (mpad_desktop_watch_parent_class)->dispose (object);
}

static void
mpad_desktop_watch_finalize (GObject *object)
{
  g_clear_object (&MPAD_DESKTOP_WATCH (object)->cancellable);

  G_OBJECT_CLASS (mpad_desktop_watch_parent_class)->finalize (object);
}

static void
mpad_desktop_watch_class_init (MpadDesktopWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mpad_desktop_watch_dispose;
  object_class->finalize = mpad_desktop_watch_finalize;

  signals[SIGNAL_LOCK] = g_signal_new ("lock", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
mpad_desktop_watch_init (MpadDesktopWatch *self)
{
  self->inhibitor = -1;
  self->cancellable = g_cancellable_new ();
  g_bus_get (G_BUS_TYPE_SYSTEM, self->cancellable, on_system_bus_cb, g_object_ref (self));
  g_bus_get (G_BUS_TYPE_SESSION, self->cancellable, on_session_bus_cb, g_object_ref (self));
}

MpadDesktopWatch *
mpad_desktop_watch_new (void)
{
  return g_object_new (MPAD_TYPE_DESKTOP_WATCH, NULL);
}
