/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks the vault for the place, opens its dossier, and lets mpad-place find the way. */
#include "config.h"

#include "mpad-lock-return.h"

#include <glib/gi18n.h>

#include "mpad-clock.h"
#include "mpad-locking.h"
#include "mpad-place.h"

#define SESSION "mpad-lock-return"

typedef struct
{
  AdwApplicationWindow *window; /* weak */
  AdwNavigationView *navigation;
  MpadSession *session;
} Coming;

static void
coming_free (Coming *coming)
{
  g_clear_weak_pointer (&coming->window);
  g_clear_weak_pointer (&coming->navigation);
  g_clear_object (&coming->session);
  g_free (coming);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Coming, coming_free)

char *
mpad_lock_return_describe (int reason, gint64 at_us)
{
  g_autoptr (GDateTime) utc = NULL, at = NULL;
  g_autofree char *time = NULL;

  if (at_us > 0)
    {
      utc = g_date_time_new_from_unix_utc_usec (at_us);
      at = g_date_time_to_local (utc);
    }
  else
    at = mpad_clock_now_local ();
  time = g_date_time_format (at, "%H:%M");
  switch ((MpadLockReason) reason)
    {
    case MPAD_LOCK_BY_USER:
      return g_strdup_printf (_ ("Locked by yourself at %s. Everything is saved."), time);
    case MPAD_LOCK_CLOSED:
      return g_strdup_printf (_ ("Locked at %s because the vault was closed."), time);
    case MPAD_LOCK_IDLE:
      return g_strdup_printf (
        _ ("Locked at %s because nothing was done for a while. Everything is saved."), time);
    case MPAD_LOCK_SCREEN:
      return g_strdup_printf (
        _ ("Locked at %s because the screen was locked. Everything is saved."), time);
    case MPAD_LOCK_SUSPEND:
      return g_strdup_printf (
        _ ("Locked at %s because the computer went to sleep. Everything is saved."), time);
    case MPAD_LOCK_SLEPT:
      return g_strdup_printf (
        _ ("Locked at %s because the computer had been asleep. Everything is saved."), time);
    case MPAD_LOCK_SWITCHED:
      return g_strdup_printf (
        _ ("Locked at %s because somebody else used this computer. Everything is saved."), time);
    case MPAD_LOCK_NONE:
    case MPAD_N_LOCK_REASONS:
    default:
      return NULL;
    }
}

static void
on_kept_response_cb (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  MpadSession *session = g_object_get_data (G_OBJECT (dialog), SESSION);
  GtkTextView *view = GTK_TEXT_VIEW (user_data);

  /* closed by another lock, which keeps the words again */
  if (mpad_session_is_leaving (session))
    return;
  if (g_str_equal (response, "copy"))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
      GtkTextIter start, end;
      g_autofree char *text = NULL;

      gtk_text_buffer_get_bounds (buffer, &start, &end);
      text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
      gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (dialog)), text);
    }
  mpad_locking_forget (mpad_session_get_service (session));
}

static void
show_kept (AdwApplicationWindow *window, MpadSession *session, const char *words)
{
  AdwDialog *dialog = adw_alert_dialog_new (
    _ ("Your words were kept"),
    _ ("The lock closed the form that you were filling in. Here is what you had typed. Copy it and "
       "put it where it belongs."));
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), words, -1);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (view, MPAD_PLACE_KEPT_WORDS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Your words were kept"), -1);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 160);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), scroller);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "away", _ ("_Throw away"), "copy",
                                  _ ("_Copy"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "copy",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "copy");
  /* Escape must not throw words away */
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "copy");
  g_object_set_data_full (G_OBJECT (dialog), SESSION, g_object_ref (session), g_object_unref);
  g_signal_connect (dialog, "response", G_CALLBACK (on_kept_response_cb), view);
  adw_dialog_present (dialog, GTK_WIDGET (window));
}

static void
on_returned_cb (AdwApplicationWindow *window, const char *unplaced)
{
  MpadSession *session = g_object_steal_data (G_OBJECT (window), SESSION);

  if (session == NULL)
    return;
  if (!mpad_session_is_leaving (session))
    {
      if (unplaced != NULL)
        show_kept (window, session, unplaced);
      else
        mpad_locking_forget (mpad_session_get_service (session));
    }
  g_object_unref (session);
}

static void
on_recalled_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Coming) coming = user_data;
  g_autoptr (MpadPlace)
    place = mpad_locking_recall_finish (MPAD_VAULT_SERVICE (object), result, NULL);
  g_autofree char *why = NULL;

  if (place == NULL || coming->window == NULL || coming->navigation == NULL ||
      mpad_session_is_leaving (coming->session))
    return;
  why = mpad_lock_return_describe ((int) mpad_place_get_reason (place),
                                   mpad_place_get_locked_at (place));
  if (mpad_place_get_reason (place) != MPAD_LOCK_BY_USER && why != NULL)
    gtk_widget_activate_action (GTK_WIDGET (coming->window), "win.toast", "s", why);
  if (mpad_place_get_dossier (place) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (coming->window), "win.open-dossier", "s",
                                mpad_place_get_dossier (place));
  g_object_set_data_full (G_OBJECT (coming->window), SESSION, g_object_ref (coming->session),
                          g_object_unref);
  mpad_place_return (g_steal_pointer (&place), coming->window, coming->navigation, on_returned_cb);
}

void
mpad_lock_return (AdwApplicationWindow *window, AdwNavigationView *navigation, MpadSession *session)
{
  Coming *coming;

  g_return_if_fail (ADW_IS_APPLICATION_WINDOW (window));
  g_return_if_fail (MPAD_IS_SESSION (session));

  coming = g_new0 (Coming, 1);
  g_set_weak_pointer (&coming->window, window);
  g_set_weak_pointer (&coming->navigation, navigation);
  coming->session = g_object_ref (session);
  mpad_locking_recall_async (mpad_session_get_service (session), on_recalled_cb, coming);
}
