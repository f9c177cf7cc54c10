/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the words of a small form. Hangs on the input as its data, so it lives as long. */
#include "config.h"

#include "mpad-draft-keeper.h"

#include "mpad-draft-store.h"
#include "mpad-entry-saver.h"
#include "mpad-ui.h"

#define KEY "mpad-draft-keeper"

typedef struct
{
  MpadInput *input; /* borrowed: owns this */
  MpadSession *session;
  char *place;
  guint timeout;
  gboolean dirty;
  gulong flush;
} Keeper;

/** What a job needs: a copy that the vault's thread may hold. */
typedef struct
{
  char *place;
  char *text;
} Draft;

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_free (draft->place);
  g_free (draft->text);
  g_free (draft);
}

static gpointer
put_job (MpadVault *vault, gpointer data, GError **error)
{
  const Draft *draft = data;

  return GINT_TO_POINTER (draft->text != NULL
                            ? mpad_draft_store_put (vault, draft->place, draft->text, error)
                            : mpad_draft_store_remove (vault, draft->place, error));
}

static gpointer
get_job (MpadVault *vault, gpointer data, GError **error)
{
  return mpad_draft_store_get (vault, ((const Draft *) data)->place, error);
}

/** What is on its way into the vault, for when it does not get there. */
typedef struct
{
  MpadSession *session;
  char *place;
  char *text;
} Sent;

static void
on_put_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Sent *sent = user_data;
  g_autoptr (GError) error = NULL;

  mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (source), result, &error);
  if (error != NULL && sent->text != NULL)
    mpad_session_keep_words (sent->session, sent->place, sent->text);
  g_object_unref (sent->session);
  g_free (sent->place);
  g_free (sent->text);
  g_free (sent);
}

static void
put (Keeper *keeper, char *text)
{
  Draft *draft = g_new0 (Draft, 1);
  Sent *sent = g_new0 (Sent, 1);

  g_clear_handle_id (&keeper->timeout, g_source_remove);
  keeper->dirty = FALSE;
  draft->place = g_strdup (keeper->place);
  draft->text = text;
  sent->session = g_object_ref (keeper->session);
  sent->place = g_strdup (keeper->place);
  sent->text = g_strdup (text);
  mpad_vault_service_run_async (mpad_session_get_service (keeper->session), MPAD_JOB_WRITE, put_job,
                                draft, draft_free, NULL, NULL, on_put_cb, sent);
}

static void
flush (Keeper *keeper)
{
  if (keeper->dirty)
    put (keeper, mpad_input_get_value (keeper->input));
}

static gboolean
on_timeout_cb (gpointer data)
{
  Keeper *keeper = data;

  keeper->timeout = 0;
  flush (keeper);
  return G_SOURCE_REMOVE;
}

static void
on_changed_cb (Keeper *keeper)
{
  keeper->dirty = TRUE;
  if (keeper->timeout == 0)
    keeper->timeout = g_timeout_add (MPAD_SAVE_DELAY_MS, on_timeout_cb, keeper);
}

static void
on_got_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadInput) input = user_data;
  g_autofree char *text = mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (source), result, NULL);
  g_autofree char *now = mpad_input_get_value (input);

  if (text != NULL && now == NULL)
    mpad_input_set_value (input, text);
}

static void
keeper_free (gpointer data)
{
  Keeper *keeper = data;

  g_clear_handle_id (&keeper->timeout, g_source_remove);
  g_clear_signal_handler (&keeper->flush, keeper->session);
  g_clear_object (&keeper->session);
  g_free (keeper->place);
  g_free (keeper);
}

void
mpad_draft_keeper_attach (MpadInput *input, MpadDossierModel *model, const char *place)
{
  MpadSession *session = mpad_dossier_model_get_session (model);
  Keeper *keeper;
  Draft *draft;

  if (session == NULL)
    return;
  keeper = g_new0 (Keeper, 1);
  keeper->input = input;
  keeper->session = g_object_ref (session);
  keeper->place = g_strdup (place);
  keeper->flush = g_signal_connect_swapped (session, "flush", G_CALLBACK (flush), keeper);
  g_object_set_data_full (G_OBJECT (input), KEY, keeper, keeper_free);
  g_signal_connect_swapped (input, "changed", G_CALLBACK (on_changed_cb), keeper);
  /* leaving the form stores what the timer has not stored yet */
  g_signal_connect_swapped (input, "unmap", G_CALLBACK (flush), keeper);

  draft = g_new0 (Draft, 1);
  draft->place = g_strdup (place);
  mpad_vault_service_run_async (mpad_session_get_service (session), MPAD_JOB_READ, get_job, draft,
                                draft_free, g_free, NULL, on_got_cb, g_object_ref (input));
}

void
mpad_draft_keeper_forget (MpadInput *input)
{
  Keeper *keeper = g_object_get_data (G_OBJECT (input), KEY);

  if (keeper != NULL)
    put (keeper, NULL);
}
