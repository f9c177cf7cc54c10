/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's life cycle and navigation; pages bring their own content. One navigation view holds
 * everything: its root is the welcome, unlock or home page, and replacing the root drops all pages
 * on top of it, which is what locking needs. */
#include "config.h"

#include "mpad-window.h"

struct _MpadWindow
{
  AdwApplicationWindow parent_instance;

  /* template children */
  AdwNavigationView *navigation;
  GtkWidget *practice_ribbon;
  AdwToastOverlay *toasts;

  /* owned */
  MpadSession *session; /* NULL while locked */
};

G_DEFINE_FINAL_TYPE (MpadWindow, mpad_window, ADW_TYPE_APPLICATION_WINDOW)

static void
go_back_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MpadWindow *self = MPAD_WINDOW (widget);

  adw_navigation_view_pop (self->navigation);
}

static void
toast_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  mpad_window_toast (MPAD_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

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
  gtk_widget_class_bind_template_child (widget_class, MpadWindow, navigation);
  gtk_widget_class_bind_template_child (widget_class, MpadWindow, practice_ribbon);
  gtk_widget_class_bind_template_child (widget_class, MpadWindow, toasts);

  gtk_widget_class_install_action (widget_class, "win.go-back", NULL, go_back_action_cb);
  gtk_widget_class_install_action (widget_class, "win.toast", "s", toast_action_cb);
}

static void
mpad_window_init (MpadWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mpad_window_push (MpadWindow *self, AdwNavigationPage *page)
{
  g_return_if_fail (MPAD_IS_WINDOW (self));
  g_return_if_fail (ADW_IS_NAVIGATION_PAGE (page));

  adw_navigation_view_push (self->navigation, page);
}

void
mpad_window_toast (MpadWindow *self, const char *text)
{
  AdwToast *toast;

  g_return_if_fail (MPAD_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

MpadSession *
mpad_window_get_session (MpadWindow *self)
{
  g_return_val_if_fail (MPAD_IS_WINDOW (self), NULL);

  return self->session;
}

MpadWindow *
mpad_window_of (GtkWidget *widget)
{
  GtkRoot *root;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  root = gtk_widget_get_root (widget);
  return MPAD_IS_WINDOW (root) ? MPAD_WINDOW (root) : NULL;
}
