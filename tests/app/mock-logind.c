/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers on a connection of its own, in the test's main loop. */
#include "mock-logind.h"

#include <fcntl.h>
#include <gio/gunixfdlist.h>
#include <glib-unix.h>
#include <poll.h>
#include <unistd.h>

#define SESSION_PATH "/org/freedesktop/login1/session/_31"

static const char introspection[] =
  "<node><interface name='org.freedesktop.login1.Manager'>"
  "<method name='Inhibit'><arg type='s' direction='in'/><arg type='s' direction='in'/>"
  "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='h' direction='out'/>"
  "</method>"
  "<method name='GetSession'><arg type='s' direction='in'/><arg type='o' direction='out'/></method>"
  "</interface></node>";

struct _MockLogind
{
  GDBusConnection *bus;
  GDBusNodeInfo *info;
  guint object;
  int held; /* our end of the inhibitor's pipe */
  char *what;
};

static void
give_inhibitor (MockLogind *self, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  g_autoptr (GUnixFDList) fds = g_unix_fd_list_new ();
  const char *what, *mode;
  int ends[2];

  g_variant_get (parameters, "(&s&s&s&s)", &what, NULL, NULL, &mode);
  g_free (self->what);
  self->what = g_strconcat (what, "/", mode, NULL);
  g_assert_true (g_unix_open_pipe (ends, O_CLOEXEC, NULL));
  if (self->held >= 0)
    close (self->held);
  self->held = ends[0];
  g_unix_fd_list_append (fds, ends[1], NULL);
  close (ends[1]);
  g_dbus_method_invocation_return_value_with_unix_fd_list (invocation, g_variant_new ("(h)", 0),
                                                           fds);
}

static void
on_call_cb (GDBusConnection *bus,
            const char *sender,
            const char *path,
            const char *interface,
            const char *method,
            GVariant *parameters,
            GDBusMethodInvocation *invocation,
            gpointer user_data)
{
  if (g_str_equal (method, "Inhibit"))
    give_inhibitor (user_data, parameters, invocation);
  else
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", SESSION_PATH));
}

static void
own (MockLogind *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
    self->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
    "RequestName", g_variant_new ("(su)", name, 4), G_VARIANT_TYPE ("(u)"), G_DBUS_CALL_FLAGS_NONE,
    -1, NULL, &error);

  g_assert_no_error (error);
}

MockLogind *
mock_logind_start (void)
{
  static const GDBusInterfaceVTable table = { .method_call = on_call_cb };
  const char *address = g_getenv ("DBUS_SESSION_BUS_ADDRESS");
  MockLogind *self = g_new0 (MockLogind, 1);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (address);
  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", address, TRUE);
  self->held = -1;
  self->bus = g_dbus_connection_new_for_address_sync (
    address,
    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
    NULL, NULL, &error);
  g_assert_no_error (error);
  self->info = g_dbus_node_info_new_for_xml (introspection, &error);
  g_assert_no_error (error);
  self->object = g_dbus_connection_register_object (
    self->bus, "/org/freedesktop/login1", self->info->interfaces[0], &table, self, NULL, &error);
  g_assert_no_error (error);
  own (self, "org.freedesktop.login1");
  own (self, "org.gnome.ScreenSaver");
  return self;
}

void
mock_logind_stop (MockLogind *self)
{
  g_dbus_connection_unregister_object (self->bus, self->object);
  g_dbus_connection_close_sync (self->bus, NULL, NULL);
  g_object_unref (self->bus);
  g_dbus_node_info_unref (self->info);
  if (self->held >= 0)
    close (self->held);
  g_free (self->what);
  g_free (self);
}

gboolean
mock_logind_is_held (MockLogind *self)
{
  struct pollfd end = { .fd = self->held, .events = POLLIN };

  return self->held >= 0 && !(poll (&end, 1, 0) > 0 && (end.revents & POLLHUP) != 0);
}

const char *
mock_logind_get_what (MockLogind *self)
{
  return self->what;
}

static void
say (MockLogind *self, const char *path, const char *interface, const char *name, GVariant *value)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (self->bus, NULL, path, interface, name, value, &error);
  g_assert_no_error (error);
  g_dbus_connection_flush_sync (self->bus, NULL, NULL);
}

void
mock_logind_sleep (MockLogind *self)
{
  say (self, "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep",
       g_variant_new ("(b)", TRUE));
}

void
mock_logind_lock (MockLogind *self)
{
  say (self, SESSION_PATH, "org.freedesktop.login1.Session", "Lock", NULL);
}

void
mock_logind_switch_user (MockLogind *self)
{
  GVariantBuilder changed;

  g_variant_builder_init (&changed, G_VARIANT_TYPE ("a{sv}"));
  g_variant_builder_add (&changed, "{sv}", "Active", g_variant_new_boolean (FALSE));
  say (self, SESSION_PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged",
       g_variant_new ("(sa{sv}as)", "org.freedesktop.login1.Session", &changed, NULL));
}

void
mock_logind_screen_saver (MockLogind *self)
{
  say (self, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged",
       g_variant_new ("(b)", TRUE));
}
