/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entry point: first harden the process, then locale, then the application. */
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "mpad-application.h"
#include "mpad-relaunch.h"

/* Before anything is read or allocated: no core dump, no debugger of the same user, nothing that is
 * made can be read by others, and GTK's print spool lies in memory (security.md 6.10). None of these
 * can fail in a way that a user could mend, so nothing is asked. The window does the rest: it has
 * freed memory overwritten before it shows a page in which something can be typed. */
static void
harden_process (void)
{
  const struct rlimit no_core = { 0, 0 };
  const char *runtime_dir;

  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
  setrlimit (RLIMIT_CORE, &no_core);
  umask (077);

  runtime_dir = g_getenv ("XDG_RUNTIME_DIR");
  if (runtime_dir != NULL && g_file_test (runtime_dir, G_FILE_TEST_IS_DIR))
    g_setenv ("TMPDIR", runtime_dir, TRUE);
}

int
main (int argc, char *argv[])
{
  g_autoptr (MpadApplication) app = NULL;

  harden_process ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  mpad_relaunch_enable (argv[0]);
  app = mpad_application_new ();
  return g_application_run (G_APPLICATION (app), argc, argv);
}
