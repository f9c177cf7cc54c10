/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Autosave of one entry. At most one save runs at a time; what is typed meanwhile follows it. */
#include "config.h"

#include "mpad-entry-saver.h"

#include "mpad-clock.h"
#include "mpad-error-text.h"
#include "mpad-error.h"

struct _MpadEntrySaver
{
  GObject parent_instance;

  /* owned */
  MpadDossierModel *model;
  MpadEntry *entry;
  GError *error;
  GTask *finalize;
  guint timeout;

  /* state */
  MpadSaveState state;
  gboolean dirty; /* typed since the last save began */
  gboolean busy;
  gboolean stopped;
  gboolean left; /* the page is gone: nobody else will ask to save again */
  gint64 saved_at;
};

G_DEFINE_FINAL_TYPE (MpadEntrySaver, mpad_entry_saver, G_TYPE_OBJECT)

typedef enum
{
  PROP_STATE = 1,
} MpadEntrySaverProps;

static GParamSpec *properties[PROP_STATE + 1];

static void save (MpadEntrySaver *self);
static gboolean on_timeout_cb (gpointer user_data);

static void
set_state (MpadEntrySaver *self, MpadSaveState state)
{
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/* The store fills in ids, revision and the recorded clock; what was typed meanwhile stays as it
 * is. */
static void
take_over_stored (MpadEntrySaver *self, MpadEntry *stored)
{
  MpadEntry *entry = self->entry;

  if (entry->id == NULL)
    entry->id = g_strdup (stored->id);
  if (entry->dossier_id == NULL)
    entry->dossier_id = g_strdup (stored->dossier_id);
  if (entry->entered_by == NULL)
    entry->entered_by = g_strdup (stored->entered_by);
  if (entry->group_then == NULL)
    entry->group_then = g_strdup (stored->group_then);
  entry->recorded_us = stored->recorded_us;
  entry->recorded_seq = stored->recorded_seq;
  entry->revision = stored->revision;
  entry->state = stored->state;
}

/* The words of an entry, one statement a paragraph, for when they cannot go into the vault. */
static char *
dup_words (const MpadEntry *entry)
{
  g_autoptr (GString) words = g_string_new (entry->title);
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < entry->statements->len; i++)
    {
      const MpadStatement *statement = g_ptr_array_index (entry->statements, i);

      if (statement->text != NULL && *statement->text != '\0')
        g_string_append_printf (words, "%s%s", words->len > 0 ? "\n\n" : "", statement->text);
    }
  g_hash_table_iter_init (&iter, entry->details);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", (const char *) value);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* Not saved, and no other moment to try again: the session takes the words along. */
static void
give_up (MpadEntrySaver *self)
{
  MpadSession *session = mpad_dossier_model_get_session (self->model);
  g_autofree char *words = NULL;

  if (session == NULL || !(self->left || mpad_session_is_leaving (session)))
    return;
  words = dup_words (self->entry);
  mpad_session_keep_words (session, self->entry->id != NULL ? self->entry->id : "entry", words);
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadEntrySaver) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadEntry)
    stored = mpad_dossier_model_save_entry_finish (MPAD_DOSSIER_MODEL (source), result, &error);
  g_autoptr (GTask) finalize = NULL;

  self->busy = FALSE;
  if (stored == NULL)
    {
      gboolean told = self->state == MPAD_SAVE_FAILED && self->error != NULL &&
                      g_error_matches (error, self->error->domain, self->error->code);

      self->dirty = TRUE;
      g_clear_error (&self->error);
      self->error = g_steal_pointer (&error);
      finalize = g_steal_pointer (&self->finalize);
      give_up (self);
      if (!told)
        set_state (self, MPAD_SAVE_FAILED);
      if (mpad_error_text_next (self->error) != MPAD_ERROR_NEXT_NONE && self->timeout == 0 &&
          !self->stopped && !self->left)
        self->timeout = g_timeout_add (MPAD_SAVE_RETRY_MS, on_timeout_cb, self);
      if (finalize != NULL)
        g_task_return_error (finalize, g_error_copy (self->error));
      return;
    }

  g_clear_error (&self->error);
  take_over_stored (self, stored);
  self->saved_at = mpad_clock_now_us ();
  if (self->entry->state == MPAD_ENTRY_FINAL)
    {
      finalize = g_steal_pointer (&self->finalize);
      self->stopped = TRUE;
      set_state (self, MPAD_SAVE_SAVED);
      if (finalize != NULL)
        g_task_return_boolean (finalize, TRUE);
      return;
    }
  if (self->finalize != NULL)
    {
      save (self);
      return;
    }
  set_state (self, self->dirty ? MPAD_SAVE_DIRTY : MPAD_SAVE_SAVED);
  if (self->dirty && self->timeout == 0 && !self->stopped)
    save (self);
  /* what was typed while the save ran is not left to a timer when the vault is about to close */
  else if (self->dirty && !self->stopped && mpad_dossier_model_get_session (self->model) != NULL &&
           mpad_session_is_leaving (mpad_dossier_model_get_session (self->model)))
    save (self);
}

static void
save (MpadEntrySaver *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->busy || self->stopped)
    return;
  self->busy = TRUE;
  self->dirty = FALSE;
  /* a failure stays on screen until it is over: no coming and going at each try */
  if (self->state != MPAD_SAVE_FAILED)
    set_state (self, MPAD_SAVE_BUSY);
  mpad_dossier_model_save_entry_async (self->model, self->entry, self->finalize != NULL,
                                       on_saved_cb, g_object_ref (self));
}

static gboolean
on_timeout_cb (gpointer user_data)
{
  MpadEntrySaver *self = user_data;

  self->timeout = 0;
  save (self);
  return G_SOURCE_REMOVE;
}

void
mpad_entry_saver_touch (MpadEntrySaver *self)
{
  g_return_if_fail (MPAD_IS_ENTRY_SAVER (self));

  if (self->stopped)
    return;
  self->dirty = TRUE;
  /* A timer that later keys do not put off: no key waits longer than the delay. */
  if (self->timeout == 0)
    self->timeout = g_timeout_add (MPAD_SAVE_DELAY_MS, on_timeout_cb, self);
  if (!self->busy && self->state != MPAD_SAVE_DIRTY && self->state != MPAD_SAVE_FAILED)
    set_state (self, MPAD_SAVE_DIRTY);
}

void
mpad_entry_saver_flush (MpadEntrySaver *self)
{
  g_return_if_fail (MPAD_IS_ENTRY_SAVER (self));

  if (self->dirty && self->state == MPAD_SAVE_FAILED && !self->busy && !self->stopped)
    set_state (self, MPAD_SAVE_DIRTY);
  if (self->dirty)
    save (self);
}

void
mpad_entry_saver_finalize_async (MpadEntrySaver *self,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MPAD_IS_ENTRY_SAVER (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, mpad_entry_saver_finalize_async);
  if (self->finalize != NULL || self->stopped)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING,
                               "The entry is being made final already");
      g_object_unref (task);
      return;
    }
  self->finalize = task;
  if (!self->busy)
    save (self);
}

gboolean
mpad_entry_saver_finalize_finish (MpadEntrySaver *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
mpad_entry_saver_stop (MpadEntrySaver *self)
{
  g_return_if_fail (MPAD_IS_ENTRY_SAVER (self));

  self->stopped = TRUE;
  self->dirty = FALSE;
  g_clear_handle_id (&self->timeout, g_source_remove);
}

MpadEntry *
mpad_entry_saver_get_entry (MpadEntrySaver *self)
{
  g_return_val_if_fail (MPAD_IS_ENTRY_SAVER (self), NULL);
  return self->entry;
}

MpadDossierModel *
mpad_entry_saver_get_model (MpadEntrySaver *self)
{
  g_return_val_if_fail (MPAD_IS_ENTRY_SAVER (self), NULL);
  return self->model;
}

MpadSaveState
mpad_entry_saver_get_state (MpadEntrySaver *self)
{
  g_return_val_if_fail (MPAD_IS_ENTRY_SAVER (self), MPAD_SAVE_NEW);
  return self->state;
}

const GError *
mpad_entry_saver_get_error (MpadEntrySaver *self)
{
  g_return_val_if_fail (MPAD_IS_ENTRY_SAVER (self), NULL);
  return self->error;
}

gint64
mpad_entry_saver_get_saved_at (MpadEntrySaver *self)
{
  g_return_val_if_fail (MPAD_IS_ENTRY_SAVER (self), 0);
  return self->saved_at;
}

static void
mpad_entry_saver_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MpadEntrySaver *self = MPAD_ENTRY_SAVER (object);

  switch ((MpadEntrySaverProps) prop_id)
    {
    case PROP_STATE:
      g_value_set_int (value, (int) self->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mpad_entry_saver_dispose (GObject *object)
{
  MpadEntrySaver *self = MPAD_ENTRY_SAVER (object);

  /* A page that goes away loses nothing: the last save holds this object until it is answered, and
   * a save that runs now is followed by one of what was typed meanwhile. */
  self->left = TRUE;
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->dirty && !self->stopped)
    save (self);

  G_OBJECT_CLASS (mpad_entry_saver_parent_class)->dispose (object);
}

static void
mpad_entry_saver_finalize (GObject *object)
{
  MpadEntrySaver *self = MPAD_ENTRY_SAVER (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->entry, mpad_entry_free);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (mpad_entry_saver_parent_class)->finalize (object);
}

static void
mpad_entry_saver_class_init (MpadEntrySaverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mpad_entry_saver_get_property;
  object_class->dispose = mpad_entry_saver_dispose;
  object_class->finalize = mpad_entry_saver_finalize;

  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, MPAD_SAVE_FAILED, 0,
                                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                                               G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mpad_entry_saver_init (MpadEntrySaver *self)
{
}

MpadEntrySaver *
mpad_entry_saver_new (MpadDossierModel *model, MpadEntry *entry)
{
  MpadEntrySaver *self;

  g_return_val_if_fail (MPAD_IS_DOSSIER_MODEL (model), NULL);
  g_return_val_if_fail (entry != NULL, NULL);

  self = g_object_new (MPAD_TYPE_ENTRY_SAVER, NULL);
  self->model = g_object_ref (model);
  self->entry = entry;
  if (mpad_dossier_model_get_session (model) != NULL)
    g_signal_connect_object (mpad_dossier_model_get_session (model), "flush",
                             G_CALLBACK (mpad_entry_saver_flush), self, G_CONNECT_SWAPPED);
  self->state = entry->revision > 0 ? MPAD_SAVE_SAVED : MPAD_SAVE_NEW;
  return self;
}
