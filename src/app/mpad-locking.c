/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each step is a job of the vault's thread; the steps follow one another on the main context. */
#include "config.h"

#include "mpad-locking.h"

#include <glib/gstdio.h>

#include "mpad-clock.h"
#include "mpad-draft-store.h"
#include "mpad-error.h"
#include "mpad-vault-note.h"

/* logind lets a computer wait for 5 seconds with sleeping. */
#define PATIENCE_MS 4000

typedef struct
{
  MpadSession *session; /* nullable */
  MpadPlace *place;     /* nullable */
  char *path;
  char *public_key;
  guint timeout;
  gboolean done;
} Locking;

static void
locking_free (gpointer data)
{
  Locking *locking = data;

  g_clear_handle_id (&locking->timeout, g_source_remove);
  g_clear_object (&locking->session);
  g_clear_pointer (&locking->place, mpad_place_free);
  g_free (locking->path);
  g_free (locking->public_key);
  g_free (locking);
}

/* One place a slot: a colleague who unlocks comes into an own place. */
static char *
place_key (MpadVault *vault)
{
  return g_strconcat ("lock/", mpad_vault_get_slot_id (vault), NULL);
}

static gpointer
store_place_job (MpadVault *vault, gpointer data, GError **error)
{
  g_autofree char *key = place_key (vault);

  mpad_draft_store_put (vault, key, data, error);
  return NULL;
}

static void
end (GTask *task, gboolean closed)
{
  Locking *locking = g_task_get_task_data (task);

  if (locking->done)
    return;
  locking->done = TRUE;
  g_clear_handle_id (&locking->timeout, g_source_remove);
  g_task_return_boolean (task, closed);
}

static void
on_closed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  mpad_vault_service_close_finish (MPAD_VAULT_SERVICE (object), result, NULL);
  end (task, TRUE);
}

static void
close_vault (GTask *task)
{
  mpad_vault_service_close_async (g_task_get_source_object (task), on_closed_cb, task);
}

static gpointer
write_note_job (MpadVault *vault, gpointer data, GError **error)
{
  g_autofree char *text = g_strconcat (MPAD_VAULT_NOTE_WORDS, data, NULL);
  g_autoptr (GBytes) content = g_bytes_new (text, strlen (text));
  const MpadVaultInfo *info = mpad_vault_get_info (vault);
  g_autofree char *name = mpad_vault_note_write (info->path, info->public_key, content, error);

  return NULL;
}

static void
on_note_written_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;

  /* neither the vault nor a file beside it takes the words: nothing is left to try */
  mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (object), result, NULL);
  close_vault (task);
}

static void
seal_words (GTask *task, char *words)
{
  mpad_vault_service_run_async (g_task_get_source_object (task), MPAD_JOB_READ, write_note_job,
                                words, g_free, NULL, NULL, on_note_written_cb, task);
}

static void
on_place_stored_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Locking *locking = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (object), result, &error);
  if (error != NULL && mpad_place_has_words (locking->place))
    seal_words (task, mpad_place_dup_words (locking->place));
  else
    close_vault (task);
}

static void
on_drained_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Locking *locking = g_task_get_task_data (task);
  g_autofree char *words = NULL;

  mpad_vault_service_drain_finish (MPAD_VAULT_SERVICE (object), result, NULL);
  if (locking->session != NULL)
    words = mpad_session_take_words (locking->session);
  if (locking->place == NULL && words != NULL)
    {
      seal_words (task, g_steal_pointer (&words));
      return;
    }
  if (locking->place == NULL)
    {
      close_vault (task);
      return;
    }
  if (words != NULL)
    mpad_place_add_words (locking->place, words);
  mpad_vault_service_run_async (MPAD_VAULT_SERVICE (object), MPAD_JOB_WRITE, store_place_job,
                                mpad_place_to_text (locking->place), g_free, NULL, NULL,
                                on_place_stored_cb, task);
}

static gboolean
on_timeout_cb (gpointer user_data)
{
  GTask *task = user_data;

  ((Locking *) g_task_get_task_data (task))->timeout = 0;
  end (task, FALSE);
  return G_SOURCE_REMOVE;
}

void
mpad_locking_async (MpadVaultService *service,
                    MpadSession *session,
                    MpadPlace *place,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  Locking *locking;
  GTask *task;

  g_return_if_fail (MPAD_IS_VAULT_SERVICE (service));

  locking = g_new0 (Locking, 1);
  g_set_object (&locking->session, session);
  locking->place = place;
  task = g_task_new (service, NULL, callback, user_data);
  g_task_set_source_tag (task, mpad_locking_async);
  g_task_set_task_data (task, locking, locking_free);
  locking->timeout = g_timeout_add (PATIENCE_MS, on_timeout_cb, task);
  mpad_vault_service_drain_async (service, on_drained_cb, task);
}

gboolean
mpad_locking_finish (MpadVaultService *service, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, service), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* the return */

/** The place with the words of notes in it, on its way into the vault. */
typedef struct
{
  const char *key;
  char *text;
} TakeIn;

static gboolean
take_in (MpadVault *vault, gpointer data, GError **error)
{
  const TakeIn *taken = data;

  return mpad_draft_store_put (vault, taken->key, taken->text, error) &&
         mpad_vault_journal (vault, "note.take-in", NULL, NULL, NULL, error);
}

/* A note is deleted only after its words are in the vault. */
static gboolean
take_in_notes (MpadVault *vault, const char *key, char **text, GError **error)
{
  g_autoptr (GPtrArray) notes = mpad_vault_note_list (mpad_vault_get_info (vault)->path);
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();
  g_autoptr (MpadPlace) place = NULL;
  const gsize length = strlen (MPAD_VAULT_NOTE_WORDS);
  TakeIn data = { .key = key };

  if (mpad_vault_is_read_only (vault))
    return TRUE;
  place = mpad_place_from_text (*text != NULL ? *text : "{}");
  for (guint i = 0; place != NULL && i < notes->len; i++)
    {
      g_autoptr (GBytes) content = mpad_vault_note_read (vault, g_ptr_array_index (notes, i), NULL);
      g_autofree char *words = NULL;
      gsize size = 0;
      const char *bytes = content != NULL ? g_bytes_get_data (content, &size) : NULL;

      /* of another vault, damaged, or a record that is not ours to take: it stays where it is */
      if (bytes == NULL || !g_utf8_validate_len (bytes, size, NULL) || size <= length ||
          memcmp (bytes, MPAD_VAULT_NOTE_WORDS, length) != 0)
        continue;
      words = g_strndup (bytes + length, size - length);
      mpad_place_add_words (place, words);
      g_ptr_array_add (taken, g_ptr_array_index (notes, i));
    }
  if (taken->len == 0)
    return TRUE;
  data.text = mpad_place_to_text (place);
  g_free (*text);
  *text = data.text;
  if (!mpad_vault_transact (vault, take_in, &data, error))
    return FALSE;
  for (guint i = 0; i < taken->len; i++)
    g_unlink (g_ptr_array_index (taken, i));
  return TRUE;
}

static gpointer
recall_job (MpadVault *vault, gpointer data, GError **error)
{
  g_autofree char *key = place_key (vault);
  g_autofree char *text = NULL;
  g_autoptr (GError) failed = NULL;

  text = mpad_draft_store_get (vault, key, &failed);
  if (failed != NULL || !take_in_notes (vault, key, &text, &failed))
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return NULL;
    }
  return g_steal_pointer (&text);
}

void
mpad_locking_recall_async (MpadVaultService *service,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  mpad_vault_service_run_async (service, MPAD_JOB_READ, recall_job, NULL, NULL, g_free, NULL,
                                callback, user_data);
}

MpadPlace *
mpad_locking_recall_finish (MpadVaultService *service, GAsyncResult *result, GError **error)
{
  g_autofree char *text = mpad_vault_service_run_finish (service, result, error);

  return text != NULL ? mpad_place_from_text (text) : NULL;
}

static gpointer
forget_job (MpadVault *vault, gpointer data, GError **error)
{
  g_autofree char *key = place_key (vault);

  mpad_draft_store_remove (vault, key, error);
  return NULL;
}

void
mpad_locking_forget (MpadVaultService *service)
{
  g_return_if_fail (MPAD_IS_VAULT_SERVICE (service));

  mpad_vault_service_run_async (service, MPAD_JOB_WRITE, forget_job, NULL, NULL, NULL, NULL, NULL,
                                NULL);
}
