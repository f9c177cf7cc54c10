/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Waits for the keeper of the copies. */
#include "config.h"

#include "mpad-last-copy.h"

#include <glib/gi18n.h>

#include "mpad-copy-keeper.h"
#include "mpad-error-text.h"

typedef struct
{
  GtkWindow *window; /* weak */
  MpadCopyKeeper *keeper;
  MpadLastCopyDone done;
  gulong changed;
} LastCopy;

static void
end (LastCopy *copy)
{
  if (copy->window != NULL)
    copy->done (copy->window);
  g_clear_weak_pointer (&copy->window);
  g_clear_object (&copy->keeper);
  g_free (copy);
}

static void
on_response_cb (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  end (user_data);
}

static void
on_changed_cb (MpadCopyKeeper *keeper, gpointer user_data)
{
  LastCopy *copy = user_data;
  const GError *error = mpad_copy_keeper_get_error (keeper);
  AdwDialog *dialog;

  if (mpad_copy_keeper_is_busy (keeper))
    return;
  g_clear_signal_handler (&copy->changed, keeper);
  if (error == NULL || copy->window == NULL)
    {
      end (copy);
      return;
    }
  dialog = adw_alert_dialog_new (_ ("No copy of the vault was made"), mpad_error_text_body (error));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close without a copy"));
  g_signal_connect (dialog, "response", G_CALLBACK (on_response_cb), copy);
  gtk_widget_set_visible (GTK_WIDGET (copy->window), TRUE);
  adw_dialog_present (dialog, GTK_WIDGET (copy->window));
}

gboolean
mpad_last_copy_begin (GtkWindow *window, MpadSession *session, MpadLastCopyDone done)
{
  MpadCopyKeeper *keeper = session != NULL ? mpad_copy_keeper_of (session) : NULL;
  LastCopy *copy;

  if (keeper == NULL || !(mpad_copy_keeper_is_due (keeper) || mpad_copy_keeper_is_busy (keeper)))
    return FALSE;
  mpad_session_flush (session);
  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
  copy = g_new0 (LastCopy, 1);
  g_set_weak_pointer (&copy->window, window);
  copy->keeper = g_object_ref (keeper);
  copy->done = done;
  copy->changed = g_signal_connect (keeper, "changed", G_CALLBACK (on_changed_cb), copy);
  mpad_copy_keeper_run (keeper);
  return TRUE;
}
