/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's life cycle and navigation; pages bring their own content. One navigation view holds
 * everything: its root is the welcome, unlock, set-up or home page, and replacing the root drops all
 * pages on top of it, which is what locking needs. The window owns the vault service of the open
 * vault and closes it before it goes. */
#include "config.h"

#include "mpad-window.h"

#include <glib/gi18n.h>
#include <malloc.h>

#include "mpad-acute-dialog.h"
#include "mpad-acute-inbox.h"
#include "mpad-clipboard.h"
#include "mpad-clock.h"
#include "mpad-contacts-opener.h"
#include "mpad-copy-keeper.h"
#include "mpad-desktop-watch.h"
#include "mpad-dialog-keys.h"
#include "mpad-dossier-page.h"
#include "mpad-error-text.h"
#include "mpad-home-page.h"
#include "mpad-last-copy.h"
#include "mpad-lock-return.h"
#include "mpad-lock-watch.h"
#include "mpad-locking.h"
#include "mpad-new-dossier-dialog.h"
#include "mpad-place.h"
#include "mpad-practice.h"
#include "mpad-preferences-dialog.h"
#include "mpad-search-page.h"
#include "mpad-session.h"
#include "mpad-settings.h"
#include "mpad-setup-page.h"
#include "mpad-trusted-keys.h"
#include "mpad-ui.h"
#include "mpad-unlock-page.h"
#include "mpad-vault-list.h"
#include "mpad-welcome-page.h"

struct _MpadWindow
{
  AdwApplicationWindow parent_instance;

  /* template children */
  AdwNavigationView *navigation;
  AdwBanner *lock_banner;
  GtkWidget *practice_ribbon;
  AdwBanner *read_only_banner;
  AdwToastOverlay *toasts;

  /* owned */
  GCancellable *cancellable;
  MpadVaultService *service; /* NULL while locked */
  MpadSession *session;      /* NULL while locked; loaded */
  MpadLockWatch *lock_watch;
  MpadDesktopWatch *desktop_watch;
  char *then;          /* action to activate once home is shown */
  char *vault_path;    /* of the vault that is open or was open last */
  char *practice_path; /* of a practice vault that is to be thrown away */

  /* state */
  MpadLockReason reason;
  gint64 locked_us;
  gboolean closing;
  gboolean entering;
};

G_DEFINE_FINAL_TYPE (MpadWindow, mpad_window, ADW_TYPE_APPLICATION_WINDOW)

static const char *const unlocked_actions[] = { "win.go-home",          "win.lock",
                                                "win.new-dossier",      "win.open-dossier",
                                                "win.open-hit",         "win.search",
                                                "win.search-everywhere" };

static void
update_actions (MpadWindow *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (unlocked_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), unlocked_actions[i], self->session != NULL);
  gtk_widget_set_visible (self->practice_ribbon,
                          self->session != NULL && mpad_session_is_practice (self->session));
  adw_banner_set_revealed (self->read_only_banner,
                           self->session != NULL && mpad_session_is_read_only (self->session));
}

/* Dialogs belong to the page below them; none may outlive it. */
static void
close_dialogs (MpadWindow *self)
{
  AdwDialog *dialog;

  while ((dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self))) !=
         NULL)
    adw_dialog_force_close (dialog);
}

static void
show_root (MpadWindow *self, AdwNavigationPage *page)
{
  /* From here on the C library overwrites what is freed (security.md 6.10). Not from the first
   * moment, when there is no secret yet: it also writes in all that is allocated, and so makes real
   * the 24 MiB that the graphics driver asks for at start and never uses. */
  if (!MPAD_IS_WELCOME_PAGE (page))
    mallopt (M_PERTURB, 0x5a);
  close_dialogs (self);
  adw_navigation_view_replace (self->navigation, &page, 1);
}

/* Takes the session away, so that no page can begin a new job, and returns the service to close. */
static MpadVaultService *
leave_vault (MpadWindow *self)
{
  MpadVaultService *service = g_steal_pointer (&self->service);

  mpad_lock_watch_stop (self->lock_watch);
  if (self->session != NULL && mpad_copy_keeper_of (self->session) != NULL)
    mpad_copy_keeper_stop (mpad_copy_keeper_of (self->session));
  if (self->session != NULL)
    mpad_session_flush (self->session);
  g_clear_object (&self->session);
  mpad_clipboard_blank (gtk_widget_get_display (GTK_WIDGET (self)));
  update_actions (self);
  return service;
}

static void
on_listed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadWindow) self = user_data;
  g_autoptr (GPtrArray) vaults = mpad_vault_list_finish (result, NULL);

  /* cancelled, or something was opened meanwhile */
  if (vaults == NULL || self->service != NULL)
    return;
  if (vaults->len == 0)
    show_root (self, mpad_welcome_page_new ());
  else
    show_root (self, mpad_unlock_page_new (vaults, 0, self->reason, self->locked_us));
}

static void
list_vaults (MpadWindow *self, const char *extra, MpadLockReason reason)
{
  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  self->reason = reason;
  mpad_vault_list_async (extra, self->cancellable, on_listed_cb, g_object_ref (self));
}

/* The vault is closed and its key wiped; only a fresh process has no words left in its memory. */
static void
relaunch (MpadWindow *self)
{
  const MpadRelaunch how = { self->vault_path, self->reason, self->locked_us,
                             self->practice_path != NULL };

  mpad_settings_store_window (GTK_WINDOW (self));
  mpad_relaunch_exec (&how);
}

static void
on_locked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadWindow) self = user_data;

  mpad_locking_finish (MPAD_VAULT_SERVICE (object), result, NULL);
  mpad_desktop_watch_release (self->desktop_watch);
  if (self->closing)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  relaunch (self);
  /* still here: there is no other process to be had, so this one goes on */
  list_vaults (self, self->vault_path, self->reason);
}

/* Drafts first, then the vault; the pages go at once, so nothing stays readable meanwhile. Nothing
 * is asked: whoever locks may be on the way out of the room. */
static void
lock (MpadWindow *self, MpadLockReason reason)
{
  g_autoptr (MpadPlace) place = NULL;
  g_autoptr (MpadSession) session = NULL;
  g_autoptr (MpadVaultService) service = NULL;

  if (self->service == NULL)
    return;
  self->reason = reason;
  self->locked_us = mpad_clock_now_us ();
  if (self->session != NULL)
    {
      session = g_object_ref (self->session);
      place = mpad_place_capture (ADW_APPLICATION_WINDOW (self), self->navigation);
      mpad_place_set_lock (place, reason, self->locked_us);
      /* who closes the program begins anew next time; words are kept all the same */
      if (self->closing && !mpad_place_has_words (place))
        g_clear_pointer (&place, mpad_place_free);
    }
  service = leave_vault (self);
  mpad_ui_close_transients (GTK_WINDOW (self));
  show_root (self, mpad_ui_waiting_page (_ ("Locking"), NULL, NULL));
  mpad_locking_async (service, session, g_steal_pointer (&place), on_locked_cb,
                      g_object_ref (self));
}

static void
lock_by_user (MpadWindow *self)
{
  lock (self, MPAD_LOCK_BY_USER);
}

static void
on_lock_near_cb (MpadWindow *self, gboolean near)
{
  adw_banner_set_revealed (self->lock_banner, near);
  if (near)
    mpad_ui_announce (GTK_WIDGET (self->lock_banner), adw_banner_get_title (self->lock_banner),
                      FALSE);
}

static void
on_stay_open_cb (MpadWindow *self)
{
  mpad_lock_watch_touch (self->lock_watch);
}

static void
throw_practice_away (MpadWindow *self)
{
  if (self->practice_path != NULL)
    mpad_practice_remove (self->practice_path);
  g_clear_pointer (&self->practice_path, g_free);
}

static void
on_practice_left_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadWindow) self = user_data;

  mpad_vault_service_close_finish (MPAD_VAULT_SERVICE (object), result, NULL);
  throw_practice_away (self);
  g_clear_pointer (&self->vault_path, g_free);
  mpad_window_show_start (self);
}

static void
on_member_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!mpad_session_set_me_finish (MPAD_SESSION (object), result, &error))
    {
      mpad_error_text_present (GTK_WIDGET (self), error);
      return;
    }
  if (self->session != MPAD_SESSION (object))
    return;
  show_root (self, mpad_home_page_new (self->session));
  mpad_acute_inbox_collect (GTK_WIDGET (self), self->session);
  mpad_lock_return (ADW_APPLICATION_WINDOW (self), self->navigation, self->session);
}

static void
on_member_response_cb (MpadWindow *self, const char *response)
{
  if (self->session != NULL)
    mpad_session_set_me_async (self->session, response, on_member_chosen_cb, g_object_ref (self));
}

/* Opened with the emergency key sheet: the vault does not know who that is, and the record must. */
static void
ask_member (MpadWindow *self)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (
    _ ("Who are you?"),
    _ ("The emergency key sheet opened the vault. Your name will stand under what you record.")));
  GPtrArray *staff = mpad_session_get_staff (self->session);

  for (guint i = 0; i < staff->len; i++)
    {
      const MpadStaff *member = g_ptr_array_index (staff, i);

      if (member->active)
        adw_alert_dialog_add_response (dialog, member->id, member->name);
    }
  adw_dialog_set_can_close (ADW_DIALOG (dialog), FALSE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_member_response_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
on_session_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  MpadSession *session = MPAD_SESSION (object);
  g_autofree char *then = g_steal_pointer (&self->then);

  self->entering = FALSE;
  if (self->service != mpad_session_get_service (session))
    return;
  if (!mpad_session_load_finish (session, result, &error))
    {
      lock (self, MPAD_LOCK_CLOSED);
      mpad_error_text_present (GTK_WIDGET (self), error);
      return;
    }
  self->session = g_object_ref (session);
  mpad_lock_watch_follow (self->lock_watch, session);
  /* it hangs on the session; a practice vault is thrown away and needs none */
  if (!mpad_session_is_practice (session) && !mpad_session_is_read_only (session))
    g_object_unref (mpad_copy_keeper_new (session));
  update_actions (self);
  if (mpad_session_get_me (session) == NULL)
    {
      ask_member (self);
      return;
    }
  show_root (self, mpad_home_page_new (session));
  mpad_acute_inbox_collect (GTK_WIDGET (self), session);
  if (then != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), then, NULL);
  else
    mpad_lock_return (ADW_APPLICATION_WINDOW (self), self->navigation, session);
}

static void
acute_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MpadWindow *self = MPAD_WINDOW (widget);
  AdwNavigationPage *visible = adw_navigation_view_get_visible_page (self->navigation);
  const MpadVaultInfo *vault;
  g_autofree char *key = NULL;
  AdwDialog *dialog;

  /* it may be asked for twice in a hurry */
  if (MPAD_IS_ACUTE_DIALOG (
        adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self))))
    return;
  dialog = mpad_acute_dialog_new (self->session);
  vault = self->session == NULL && visible != NULL && MPAD_IS_UNLOCK_PAGE (visible)
            ? mpad_unlock_page_get_vault (MPAD_UNLOCK_PAGE (visible))
            : NULL;
  key = vault != NULL ? mpad_trusted_keys_find (vault->uuid) : NULL;
  if (key != NULL)
    mpad_acute_dialog_set_sealed (MPAD_ACUTE_DIALOG (dialog), vault->path, key);
  mpad_place_set_reopen (dialog, "win.acute");
  adw_dialog_present (dialog, widget);
}

static void
contacts_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  mpad_contacts_open (MPAD_WINDOW (widget), MPAD_WINDOW (widget)->navigation,
                      MPAD_WINDOW (widget)->session);
}

static void
go_back_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  adw_navigation_view_pop (MPAD_WINDOW (widget)->navigation);
}

static MpadHomePage *
go_home (MpadWindow *self)
{
  AdwNavigationPage *home = adw_navigation_view_find_page (self->navigation, "home");

  if (home == NULL)
    return NULL;
  close_dialogs (self);
  adw_navigation_view_pop_to_page (self->navigation, home);
  return MPAD_HOME_PAGE (home);
}

static void
go_home_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MpadHomePage *home = go_home (MPAD_WINDOW (widget));

  if (home != NULL)
    mpad_home_page_show_today (home);
}

static void
leave_practice_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MpadWindow *self = MPAD_WINDOW (widget);
  g_autoptr (MpadVaultService) service = NULL;

  if (self->session == NULL || !mpad_session_is_practice (self->session))
    return;
  service = leave_vault (self);
  mpad_desktop_watch_release (self->desktop_watch);
  mpad_vault_service_close_async (service, on_practice_left_cb, g_object_ref (self));
  show_root (self, mpad_welcome_page_new ());
}

static void
lock_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  lock_by_user (MPAD_WINDOW (widget));
}

static void
new_dossier_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MpadWindow *self = MPAD_WINDOW (widget);

  if (MPAD_IS_NEW_DOSSIER_DIALOG (
        adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self))))
    return;
  adw_dialog_present (mpad_new_dossier_dialog_new (self->session), widget);
}

static void
open_dossier_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MpadWindow *self = MPAD_WINDOW (widget);

  if (self->session == NULL)
    return;
  /* one dossier at a time: what is on top of home goes first */
  go_home (self);
  mpad_window_push (self,
                    mpad_dossier_page_new (self->session, g_variant_get_string (parameter, NULL)));
}

static void
new_vault_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  mpad_window_show_setup (MPAD_WINDOW (widget));
}

static void
open_vault_file_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  mpad_vault_list_choose (GTK_WINDOW (widget), G_CALLBACK (mpad_window_choose_vault));
}

static void
on_practice_made_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autoptr (MpadVaultService) service = mpad_practice_create_finish (result, &path, &error);

  self->entering = FALSE;
  if (service == NULL)
    {
      mpad_window_show_start (self);
      mpad_error_text_present (GTK_WIDGET (self), error);
      return;
    }
  g_set_str (&self->practice_path, path);
  mpad_window_enter (self, service);
}

static void
practice_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MpadWindow *self = MPAD_WINDOW (widget);

  if (self->entering || self->service != NULL)
    return;
  self->entering = TRUE;
  throw_practice_away (self);
  /* a list of vaults that is still being made must not come over it */
  g_cancellable_cancel (self->cancellable);
  show_root (self, mpad_ui_waiting_page (
                     _ ("Practice vault"), _ ("Making the practice vault…"),
                     _ ("Five invented cases are being written. This takes a few seconds.")));
  mpad_practice_create_async (on_practice_made_cb, g_object_ref (self));
}

static void
preferences_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MpadWindow *self = MPAD_WINDOW (widget);

  if (ADW_IS_PREFERENCES_DIALOG (
        adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self))))
    return;
  adw_dialog_present (mpad_preferences_dialog_new (self->session), widget);
}

static MpadDossierPage *
get_dossier_page (MpadWindow *self)
{
  AdwNavigationPage *visible = adw_navigation_view_get_visible_page (self->navigation);

  return visible != NULL && MPAD_IS_DOSSIER_PAGE (visible) ? MPAD_DOSSIER_PAGE (visible) : NULL;
}

static void
open_hit_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MpadWindow *self = MPAD_WINDOW (widget);
  MpadDossierPage *page = get_dossier_page (self);
  const char *dossier, *kind, *object;

  g_variant_get (parameter, "(&s&s&s)", &dossier, &kind, &object);
  if (page == NULL ||
      g_strcmp0 (mpad_dossier_model_get_id (mpad_dossier_page_get_model (page)), dossier) != 0)
    {
      gtk_widget_activate_action (widget, "win.open-dossier", "s", dossier);
      page = get_dossier_page (self);
    }
  if (page != NULL)
    mpad_dossier_page_show_hit (page, kind, object);
}

static void
search_everywhere_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MpadWindow *self = MPAD_WINDOW (widget);
  AdwNavigationPage *visible = adw_navigation_view_get_visible_page (self->navigation);

  if (self->session == NULL)
    return;
  close_dialogs (self);
  if (visible != NULL && MPAD_IS_SEARCH_PAGE (visible))
    mpad_search_page_focus (MPAD_SEARCH_PAGE (visible));
  else
    mpad_window_push (self, mpad_search_page_new (self->session, NULL));
}

static void
search_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MpadDossierPage *page = get_dossier_page (MPAD_WINDOW (widget));
  MpadHomePage *home;

  if (page != NULL)
    {
      close_dialogs (MPAD_WINDOW (widget));
      mpad_dossier_page_search (page);
      return;
    }
  home = go_home (MPAD_WINDOW (widget));

  if (home != NULL)
    mpad_home_page_start_search (home);
}

static void
show_start_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  mpad_window_show_start (MPAD_WINDOW (widget));
}

static void
toast_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  mpad_window_toast (MPAD_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static gboolean
mpad_window_close_request (GtkWindow *window)
{
  MpadWindow *self = MPAD_WINDOW (window);
  GtkWindowClass *parent_class = GTK_WINDOW_CLASS (mpad_window_parent_class);

  if (parent_class->close_request != NULL && parent_class->close_request (window))
    return GDK_EVENT_STOP;
  mpad_settings_store_window (GTK_WINDOW (self));
  if (self->service == NULL)
    return GDK_EVENT_PROPAGATE;

  if (self->closing)
    return GDK_EVENT_STOP;
  self->closing = TRUE;
  if (!mpad_last_copy_begin (window, self->session, (MpadLastCopyDone) lock_by_user))
    lock (self, MPAD_LOCK_BY_USER);
  return GDK_EVENT_STOP;
}

static void
mpad_window_dispose (GObject *object)
{
  MpadWindow *self = MPAD_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->service != NULL)
    {
      /* destroyed without a close request: still nothing may be lost */
      if (self->session != NULL)
        mpad_session_flush (self->session);
      mpad_vault_service_close_sync (self->service);
    }
  throw_practice_away (self);
  g_clear_object (&self->desktop_watch);
  if (self->lock_watch != NULL)
    mpad_lock_watch_stop (self->lock_watch);
  gtk_widget_dispose_template (GTK_WIDGET (object), MPAD_TYPE_WINDOW);
  g_clear_object (&self->lock_watch);
  g_clear_object (&self->session);
  g_clear_object (&self->service);
  g_clear_pointer (&self->then, g_free);
  g_clear_pointer (&self->vault_path, g_free);

  G_OBJECT_CLASS (mpad_window_parent_class)->dispose (object);
}

static void
mpad_window_class_init (MpadWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = mpad_window_dispose;
  window_class->close_request = mpad_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/meldpad/Meldpad/ui/mpad-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MpadWindow, lock_banner);
  gtk_widget_class_bind_template_child (widget_class, MpadWindow, navigation);
  gtk_widget_class_bind_template_child (widget_class, MpadWindow, practice_ribbon);
  gtk_widget_class_bind_template_child (widget_class, MpadWindow, read_only_banner);
  gtk_widget_class_bind_template_child (widget_class, MpadWindow, toasts);
  gtk_widget_class_bind_template_callback (widget_class, on_stay_open_cb);

  gtk_widget_class_install_action (widget_class, "win.acute", NULL, acute_action_cb);
  gtk_widget_class_install_action (widget_class, "win.contacts", NULL, contacts_action_cb);
  gtk_widget_class_install_action (widget_class, "win.go-back", NULL, go_back_action_cb);
  gtk_widget_class_install_action (widget_class, "win.go-home", NULL, go_home_action_cb);
  gtk_widget_class_install_action (widget_class, "win.leave-practice", NULL,
                                   leave_practice_action_cb);
  gtk_widget_class_install_action (widget_class, "win.lock", NULL, lock_action_cb);
  gtk_widget_class_install_action (widget_class, "win.new-dossier", NULL, new_dossier_action_cb);
  gtk_widget_class_install_action (widget_class, "win.new-vault", NULL, new_vault_action_cb);
  gtk_widget_class_install_action (widget_class, "win.open-dossier", "s", open_dossier_action_cb);
  gtk_widget_class_install_action (widget_class, "win.open-vault-file", NULL,
                                   open_vault_file_action_cb);
  gtk_widget_class_install_action (widget_class, "win.practice", NULL, practice_action_cb);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_action_cb);
  gtk_widget_class_install_action (widget_class, "win.open-hit", "(sss)", open_hit_action_cb);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action_cb);
  gtk_widget_class_install_action (widget_class, "win.search-everywhere", NULL,
                                   search_everywhere_action_cb);
  gtk_widget_class_install_action (widget_class, "win.show-start", NULL, show_start_action_cb);
  gtk_widget_class_install_action (widget_class, "win.toast", "s", toast_action_cb);
}

static void
mpad_window_init (MpadWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->lock_watch = mpad_lock_watch_new ();
  mpad_lock_watch_add_dialogs (self->lock_watch,
                               adw_application_window_get_dialogs (ADW_APPLICATION_WINDOW (self)));
  mpad_dialog_keys_follow (ADW_APPLICATION_WINDOW (self));
  g_signal_connect_object (self->lock_watch, "lock", G_CALLBACK (lock), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lock_watch, "warn", G_CALLBACK (on_lock_near_cb), self,
                           G_CONNECT_SWAPPED);
  self->desktop_watch = mpad_desktop_watch_new ();
  g_signal_connect_object (self->desktop_watch, "lock", G_CALLBACK (lock), self, G_CONNECT_SWAPPED);
  mpad_clipboard_watch (gtk_widget_get_display (GTK_WIDGET (self)));
  mpad_settings_restore_window (GTK_WINDOW (self));
  update_actions (self);
  mpad_window_show_start (self);
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

void
mpad_window_show_start (MpadWindow *self)
{
  g_return_if_fail (MPAD_IS_WINDOW (self));

  if (self->service == NULL)
    list_vaults (self, NULL, MPAD_LOCK_NONE);
}

void
mpad_window_show_locked (MpadWindow *self, const MpadRelaunch *how)
{
  g_return_if_fail (MPAD_IS_WINDOW (self));
  g_return_if_fail (how != NULL);

  if (self->service != NULL)
    return;
  g_set_str (&self->vault_path, how->path);
  if (how->practice && mpad_practice_is_path (how->path))
    g_set_str (&self->practice_path, how->path);
  self->locked_us = how->at_us;
  list_vaults (self, how->path, how->reason);
}

void
mpad_window_choose_vault (MpadWindow *self, const char *path)
{
  g_return_if_fail (MPAD_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  g_set_str (&self->vault_path, path);
  if (self->service != NULL)
    lock (self, MPAD_LOCK_BY_USER);
  else
    list_vaults (self, path, MPAD_LOCK_NONE);
}

void
mpad_window_show_setup (MpadWindow *self)
{
  g_return_if_fail (MPAD_IS_WINDOW (self));

  if (self->service == NULL)
    show_root (self, mpad_setup_page_new ());
}

void
mpad_window_enter_then (MpadWindow *self, MpadVaultService *service, const char *action)
{
  g_autoptr (MpadSession) session = NULL;

  g_return_if_fail (MPAD_IS_WINDOW (self));
  g_return_if_fail (MPAD_IS_VAULT_SERVICE (service));
  g_return_if_fail (self->service == NULL);

  self->service = g_object_ref (service);
  self->entering = TRUE;
  mpad_lock_watch_start (self->lock_watch, mpad_settings_get_idle_minutes ());
  mpad_desktop_watch_hold (self->desktop_watch);
  g_set_str (&self->then, action);
  if (mpad_vault_service_is_for_reading (service))
    adw_banner_set_title (
      self->read_only_banner,
      _ ("Only reading: this is a tested copy. You can read and print everything; "
         "nothing new is saved."));
  else
    g_set_str (&self->vault_path, mpad_vault_service_get_info (service)->path);
  if (!mpad_vault_service_get_info (service)->practice &&
      !mpad_vault_service_is_for_reading (service))
    mpad_trusted_keys_remember (mpad_vault_service_get_info (service));
  session = mpad_session_new (service);
  mpad_session_load_async (session, NULL, on_session_loaded_cb, g_object_ref (self));
}

void
mpad_window_enter (MpadWindow *self, MpadVaultService *service)
{
  mpad_window_enter_then (self, service, NULL);
}

MpadWindow *
mpad_window_of (GtkWidget *widget)
{
  GtkRoot *root;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  root = gtk_widget_get_root (widget);
  return MPAD_IS_WINDOW (root) ? MPAD_WINDOW (root) : NULL;
}
