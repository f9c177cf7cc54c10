/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Its rows are actions of the window; the first one has the keyboard. */
#include "config.h"

#include "mpad-welcome-page.h"

#include "mpad-acute-strip.h"
#include "mpad-trail.h"

struct _MpadWelcomePage
{
  AdwNavigationPage parent_instance;

  /* template children */
  GtkWidget *setup_row;
};

G_DEFINE_FINAL_TYPE (MpadWelcomePage, mpad_welcome_page, ADW_TYPE_NAVIGATION_PAGE)

static void
mpad_welcome_page_shown (AdwNavigationPage *page)
{
  gtk_widget_grab_focus (MPAD_WELCOME_PAGE (page)->setup_row);
}

static void
mpad_welcome_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MPAD_TYPE_WELCOME_PAGE);

  G_OBJECT_CLASS (mpad_welcome_page_parent_class)->dispose (object);
}

static void
mpad_welcome_page_class_init (MpadWelcomePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mpad_welcome_page_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = mpad_welcome_page_shown;

  g_type_ensure (MPAD_TYPE_ACUTE_STRIP);
  g_type_ensure (MPAD_TYPE_TRAIL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/meldpad/Meldpad/ui/mpad-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MpadWelcomePage, setup_row);
}

static void
mpad_welcome_page_init (MpadWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
mpad_welcome_page_new (void)
{
  return g_object_new (MPAD_TYPE_WELCOME_PAGE, NULL);
}
