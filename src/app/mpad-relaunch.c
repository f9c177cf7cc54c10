/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the hand-over to a fresh process. */
#include "config.h"

#include "mpad-relaunch.h"

#include <gio/gio.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define FORMAT "(sixb)"
#define LARGEST 65536
#define MEMORY_NAME "meldpad-locked"
/* The running program itself, also when its file was replaced by an update meanwhile. */
#define PROGRAM "/proc/self/exe"

static char *program_name;

void
mpad_relaunch_free (MpadRelaunch *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self);
}

void
mpad_relaunch_enable (const char *program)
{
  g_set_str (&program_name, program);
}

/* Whether the descriptor is a file that hand_over() made: anybody may start the program with any
 * number, and no other file may be read or closed for it. */
static gboolean
is_ours (int fd)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autofree char *name = g_file_read_link (link, NULL);

  return fd > STDERR_FILENO && name != NULL && g_str_has_prefix (name, "/memfd:" MEMORY_NAME);
}

/* A file without a name that survives exec; -1 when there is none to be had. */
static int
hand_over (const MpadRelaunch *how)
{
  g_autoptr (GVariant) state = g_variant_ref_sink (
    g_variant_new (FORMAT, how->path, (int) how->reason, how->at_us, how->practice));
  gsize size = g_variant_get_size (state);
  int fd = memfd_create (MEMORY_NAME, 0);

  if (fd < 0)
    return -1;
  if (write (fd, g_variant_get_data (state), size) != (gssize) size || lseek (fd, 0, SEEK_SET) != 0)
    {
      close (fd);
      return -1;
    }
  return fd;
}

/* The fresh process wants the program's name on the bus: it must be free before, or the fresh
 * process would hand its window to this one, which is gone. */
static void
leave_bus (void)
{
  GApplication *app = g_application_get_default ();
  GDBusConnection *bus = app != NULL ? g_application_get_dbus_connection (app) : NULL;
  g_autoptr (GVariant) answer = NULL;

  if (bus == NULL)
    return;
  g_dbus_connection_set_exit_on_close (bus, FALSE);
  answer = g_dbus_connection_call_sync (
    bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ReleaseName",
    g_variant_new ("(s)", g_application_get_application_id (app)), G_VARIANT_TYPE ("(u)"),
    G_DBUS_CALL_FLAGS_NO_AUTO_START, 1000, NULL, NULL);
  g_dbus_connection_close_sync (bus, NULL, NULL);
}

void
mpad_relaunch_exec (const MpadRelaunch *how)
{
  g_autofree char *number = NULL;
  char *argv[] = { program_name, (char *) "--locked", NULL, NULL };
  pid_t pid;
  int fd;

  g_return_if_fail (how != NULL && how->path != NULL);

  if (program_name == NULL)
    return;
  fd = hand_over (how);
  number = g_strdup_printf ("%d", fd);
  argv[2] = number;
  g_settings_sync ();
  leave_bus ();
  execv (PROGRAM, argv);
  if (posix_spawn (&pid, PROGRAM, NULL, NULL, argv, environ) == 0 ||
      posix_spawnp (&pid, program_name, NULL, NULL, argv, environ) == 0)
    _exit (0);
  if (fd >= 0)
    close (fd);
}

MpadRelaunch *
mpad_relaunch_receive (int fd)
{
  g_autoptr (MpadRelaunch) how = NULL;
  g_autoptr (GVariant) state = NULL;
  g_autofree char *data = NULL;
  struct stat facts;
  int reason;

  if (!is_ours (fd))
    return NULL;
  if (fstat (fd, &facts) != 0 || facts.st_size <= 0 || facts.st_size > LARGEST)
    {
      close (fd);
      return NULL;
    }
  data = g_malloc ((gsize) facts.st_size);
  if (read (fd, data, (gsize) facts.st_size) != facts.st_size)
    {
      close (fd);
      return NULL;
    }
  close (fd);
  state = g_variant_ref_sink (g_variant_new_from_data (G_VARIANT_TYPE (FORMAT), data,
                                                       (gsize) facts.st_size, FALSE, NULL, NULL));
  if (!g_variant_is_normal_form (state))
    return NULL;
  how = g_new0 (MpadRelaunch, 1);
  g_variant_get (state, FORMAT, &how->path, &reason, &how->at_us, &how->practice);
  if (*how->path == '\0' || reason <= MPAD_LOCK_NONE || reason >= MPAD_N_LOCK_REASONS)
    return NULL;
  how->reason = (MpadLockReason) reason;
  return g_steal_pointer (&how);
}
