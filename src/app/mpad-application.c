/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starts the window and owns application-wide actions and shortcuts. */
#include "config.h"

#include "mpad-application.h"

#include "mpad-window.h"

struct _MpadApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (MpadApplication, mpad_application, ADW_TYPE_APPLICATION)

static void
mpad_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = g_object_new (MPAD_TYPE_WINDOW, "application", application, NULL);
  gtk_window_present (window);
}

static void
mpad_application_class_init (MpadApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = mpad_application_activate;
}

static void
mpad_application_init (MpadApplication *self)
{
}

MpadApplication *
mpad_application_new (void)
{
  return g_object_new (MPAD_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "resource-base-path", "/nl/meldpad/Meldpad",
                       NULL);
}
