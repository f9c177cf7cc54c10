/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preloaded into a GTK program, by bench only: tells when its first window was first painted and how
 * much memory it holds FIRST_FRAME_SETTLE milliseconds later, and ends it. From the inside, because
 * Meldpad lets no other process look into it. Does not change what the program does before that. */
#include <dlfcn.h>
#include <gtk/gtk.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static gint64 painted_us;

static long
read_pss (void)
{
  FILE *file = fopen ("/proc/self/smaps_rollup", "r");
  char line[256];
  long kib = -1;

  while (file != NULL && fgets (line, sizeof line, file) != NULL)
    if (sscanf (line, "Pss: %ld kB", &kib) == 1)
      break;
  if (file != NULL)
    fclose (file);
  return kib;
}

static gboolean
report_cb (G_GNUC_UNUSED gpointer data)
{
  const char *path = g_getenv ("FIRST_FRAME_OUT");
  FILE *file = path != NULL ? fopen (path, "w") : NULL;

  if (file != NULL)
    {
      fprintf (file, "%" G_GINT64_FORMAT " %ld\n", painted_us, read_pss ());
      fclose (file);
    }
  _exit (file != NULL ? 0 : 1);
}

static void
on_after_paint_cb (G_GNUC_UNUSED GdkFrameClock *clock)
{
  const char *settle = g_getenv ("FIRST_FRAME_SETTLE");

  if (painted_us != 0)
    return;
  painted_us = g_get_monotonic_time ();
  g_timeout_add (settle != NULL ? (guint) atoi (settle) : 0, report_cb, NULL);
}

/* Stands before GTK's own. */
void
gtk_window_present (GtkWindow *window)
{
  void (*present) (GtkWindow *) = NULL;
  void *symbol = dlsym (RTLD_NEXT, "gtk_window_present");

  memcpy (&present, &symbol, sizeof present);
  present (window);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                    G_CALLBACK (on_after_paint_cb), NULL);
}
