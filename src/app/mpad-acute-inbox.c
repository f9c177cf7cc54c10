/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A note is deleted only after the vault holds it for good. */
#include "config.h"

#include "mpad-acute-inbox.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "mpad-acute-note.h"
#include "mpad-error-text.h"

static gpointer
collect_job (MpadVault *vault, gpointer data, GError **error)
{
  return mpad_acute_note_collect (vault, data, error);
}

static char *
describe (const MpadAcuteCollected *collected)
{
  guint n = collected->n_filed + collected->n_waiting;

  if (collected->n_damaged > 0)
    return g_strdup_printf (
      g_dngettext (NULL, "%u note from the lock screen cannot be read. It stays beside the vault.",
                   "%u notes from the lock screen cannot be read. They stay beside the vault.",
                   collected->n_damaged),
      collected->n_damaged);
  if (collected->n_waiting > 0)
    return g_strdup_printf (
      g_dngettext (NULL, "%u record of acute danger came in. Today says where it belongs.",
                   "%u records of acute danger came in. Today says where they belong.", n),
      n);
  if (collected->n_filed > 0)
    return g_strdup_printf (g_dngettext (NULL, "%u record of acute danger was put in its dossier.",
                                         "%u records of acute danger were put in their dossiers.",
                                         n),
                            n);
  return NULL;
}

static void
on_collected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadAcuteCollected)
    collected = mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (source), result, &error);
  g_autofree char *text = NULL;

  if (collected == NULL)
    {
      if (gtk_widget_get_root (window) != NULL)
        mpad_error_text_present (window, error);
      return;
    }
  for (guint i = 0; i < collected->files->len; i++)
    g_unlink (g_ptr_array_index (collected->files, i));
  text = describe (collected);
  if (text != NULL)
    gtk_widget_activate_action (window, "win.toast", "s", text);
}

void
mpad_acute_inbox_collect (GtkWidget *window, MpadSession *session)
{
  const MpadProtocolStep *step;

  g_return_if_fail (GTK_IS_WIDGET (window));
  g_return_if_fail (MPAD_IS_SESSION (session));

  step = mpad_protocol_find_step_by_function (mpad_session_get_protocol (session),
                                              MPAD_STEP_SIGNALS);
  mpad_vault_service_run_async (mpad_session_get_service (session), MPAD_JOB_WRITE, collect_job,
                                g_strdup (step != NULL ? step->id : NULL), g_free,
                                (GDestroyNotify) mpad_acute_collected_free, NULL, on_collected_cb,
                                g_object_ref (window));
}
