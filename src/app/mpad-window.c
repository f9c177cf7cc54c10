/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's life cycle and navigation; pages bring their own content. */
#include "config.h"

#include "mpad-window.h"

struct _MpadWindow
{
  AdwApplicationWindow parent_instance;

  /* template children */
  GtkStack *stack;
  AdwToastOverlay *toasts;
};

G_DEFINE_FINAL_TYPE (MpadWindow, mpad_window, ADW_TYPE_APPLICATION_WINDOW)

static void
mpad_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MPAD_TYPE_WINDOW);

  G_OBJECT_CLASS (mpad_window_parent_class)->dispose (object);
}

static void
mpad_window_class_init (MpadWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mpad_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/meldpad/Meldpad/ui/mpad-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MpadWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, MpadWindow, toasts);
}

static void
mpad_window_init (MpadWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mpad_window_toast (MpadWindow *self, const char *text)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toasts, toast);
}
