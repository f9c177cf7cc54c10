/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds what was read once after unlocking. The values are replaced as a whole, on the main thread,
 * so a page may keep a pointer until it returns to the main loop, not longer. */
#include "config.h"

#include "mpad-session.h"

#include "mpad-clock.h"
#include "mpad-protocol-store.h"
#include "mpad-school-store.h"

struct _MpadSession
{
  GObject parent_instance;

  /* owned */
  MpadVaultService *service;
  MpadSchool *school;
  GPtrArray *staff; /* MpadStaff */
  MpadProtocol *protocol;
  char *me_id;
  GHashTable *words; /* (nullable): key → words that were not saved */

  /* state */
  gboolean read_only;
  gint64 saved_at;
  gboolean leaving;
};

G_DEFINE_FINAL_TYPE (MpadSession, mpad_session, G_TYPE_OBJECT)

typedef enum
{
  PROP_SAVED_AT = 1,
} MpadSessionProps;

static GParamSpec *properties[PROP_SAVED_AT + 1];

enum
{
  SIGNAL_FLUSH,
  SIGNAL_RELOADED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  MpadSchool *school;
  GPtrArray *staff;
  MpadProtocol *protocol;
  char *me_id;
  gboolean read_only;
} Loaded;

static void
loaded_free (Loaded *self)
{
  g_clear_pointer (&self->school, mpad_school_free);
  g_clear_pointer (&self->staff, g_ptr_array_unref);
  g_clear_pointer (&self->protocol, mpad_protocol_unref);
  g_free (self->me_id);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loaded, loaded_free)

/* On the vault's thread. */
static gpointer
load_job (MpadVault *vault, gpointer data, GError **error)
{
  g_autoptr (Loaded) loaded = g_new0 (Loaded, 1);

  loaded->school = mpad_school_store_load (vault, error);
  if (loaded->school == NULL)
    return NULL;
  loaded->staff = mpad_school_store_list_staff (vault, error);
  if (loaded->staff == NULL)
    return NULL;
  loaded->protocol = mpad_protocol_store_load (vault, loaded->school->protocol_id,
                                               loaded->school->protocol_version, error);
  if (loaded->protocol == NULL)
    return NULL;

  loaded->read_only = mpad_vault_is_read_only (vault);
  for (guint i = 0; i < loaded->staff->len; i++)
    {
      const MpadStaff *staff = g_ptr_array_index (loaded->staff, i);

      if (staff->active && staff->slot_id != NULL &&
          g_strcmp0 (staff->slot_id, mpad_vault_get_slot_id (vault)) == 0)
        {
          loaded->me_id = g_strdup (staff->id);
          mpad_vault_set_actor (vault, staff->id);
          break;
        }
    }
  return g_steal_pointer (&loaded);
}

static gpointer
set_me_job (MpadVault *vault, gpointer data, GError **error)
{
  mpad_vault_set_actor (vault, data);
  return g_strdup (data);
}

static void
on_service_changed_cb (MpadSession *self)
{
  mpad_session_set_saved_at (self, mpad_clock_now_us ());
}

static void
mpad_session_dispose (GObject *object)
{
  MpadSession *self = MPAD_SESSION (object);

  g_clear_object (&self->service);
  g_clear_pointer (&self->school, mpad_school_free);
  g_clear_pointer (&self->staff, g_ptr_array_unref);
  g_clear_pointer (&self->protocol, mpad_protocol_unref);
  g_clear_pointer (&self->me_id, g_free);
  g_clear_pointer (&self->words, g_hash_table_unref);

  G_OBJECT_CLASS (mpad_session_parent_class)->dispose (object);
}

static void
mpad_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MpadSession *self = MPAD_SESSION (object);

  switch ((MpadSessionProps) prop_id)
    {
    case PROP_SAVED_AT:
      g_value_set_int64 (value, self->saved_at);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mpad_session_class_init (MpadSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mpad_session_dispose;
  object_class->get_property = mpad_session_get_property;

  properties[PROP_SAVED_AT] = g_param_spec_int64 ("saved-at", NULL, NULL, MPAD_SESSION_NOT_SAVED,
                                                  G_MAXINT64, 0,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_RELOADED] = g_signal_new ("reloaded", MPAD_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FLUSH] = g_signal_new ("flush", MPAD_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
}

static void
mpad_session_init (MpadSession *self)
{
}

MpadSession *
mpad_session_new (MpadVaultService *service)
{
  MpadSession *self;

  g_return_val_if_fail (MPAD_IS_VAULT_SERVICE (service), NULL);

  self = g_object_new (MPAD_TYPE_SESSION, NULL);
  self->service = g_object_ref (service);
  g_signal_connect_object (service, "changed", G_CALLBACK (on_service_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

static void
on_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  MpadSession *self = g_task_get_source_object (task);
  g_autoptr (Loaded) loaded = NULL;

  loaded = mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (object), result, &error);
  if (loaded == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_clear_pointer (&self->school, mpad_school_free);
  g_clear_pointer (&self->staff, g_ptr_array_unref);
  g_clear_pointer (&self->protocol, mpad_protocol_unref);
  self->school = g_steal_pointer (&loaded->school);
  self->staff = g_steal_pointer (&loaded->staff);
  self->protocol = g_steal_pointer (&loaded->protocol);
  self->read_only = loaded->read_only;
  /* somebody who came in with the emergency key sheet said who it is; that stays */
  if (loaded->me_id != NULL)
    g_set_str (&self->me_id, loaded->me_id);
  mpad_session_set_saved_at (self, mpad_clock_now_us ());
  g_signal_emit (self, signals[SIGNAL_RELOADED], 0);
  g_task_return_boolean (task, TRUE);
}

void
mpad_session_load_async (MpadSession *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (MPAD_IS_SESSION (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, mpad_session_load_async);
  mpad_vault_service_run_async (self->service, MPAD_JOB_READ, load_job, NULL, NULL,
                                (GDestroyNotify) loaded_free, cancellable, on_loaded_cb,
                                g_steal_pointer (&task));
}

gboolean
mpad_session_load_finish (MpadSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_me_set_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  MpadSession *self = g_task_get_source_object (task);
  g_autofree char *staff_id = mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (object), result,
                                                             &error);

  if (staff_id == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_set_str (&self->me_id, staff_id);
  g_task_return_boolean (task, TRUE);
}

void
mpad_session_set_me_async (MpadSession *self,
                           const char *staff_id,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (MPAD_IS_SESSION (self));
  g_return_if_fail (staff_id != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, mpad_session_set_me_async);
  mpad_vault_service_run_async (self->service, MPAD_JOB_READ, set_me_job, g_strdup (staff_id),
                                g_free, g_free, NULL, on_me_set_cb, g_steal_pointer (&task));
}

gboolean
mpad_session_set_me_finish (MpadSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

MpadVaultService *
mpad_session_get_service (MpadSession *self)
{
  g_return_val_if_fail (MPAD_IS_SESSION (self), NULL);

  return self->service;
}

const MpadSchool *
mpad_session_get_school (MpadSession *self)
{
  g_return_val_if_fail (MPAD_IS_SESSION (self), NULL);

  return self->school;
}

GPtrArray *
mpad_session_get_staff (MpadSession *self)
{
  g_return_val_if_fail (MPAD_IS_SESSION (self), NULL);

  return self->staff;
}

const MpadStaff *
mpad_session_get_me (MpadSession *self)
{
  g_return_val_if_fail (MPAD_IS_SESSION (self), NULL);

  if (self->staff == NULL || self->me_id == NULL)
    return NULL;
  for (guint i = 0; i < self->staff->len; i++)
    {
      const MpadStaff *staff = g_ptr_array_index (self->staff, i);

      if (g_strcmp0 (staff->id, self->me_id) == 0)
        return staff;
    }
  return NULL;
}

MpadProtocol *
mpad_session_get_protocol (MpadSession *self)
{
  g_return_val_if_fail (MPAD_IS_SESSION (self), NULL);

  return self->protocol;
}

gboolean
mpad_session_is_practice (MpadSession *self)
{
  const MpadVaultInfo *info;

  g_return_val_if_fail (MPAD_IS_SESSION (self), FALSE);

  info = mpad_vault_service_get_info (self->service);
  return info != NULL && info->practice;
}

gboolean
mpad_session_is_read_only (MpadSession *self)
{
  g_return_val_if_fail (MPAD_IS_SESSION (self), FALSE);

  return self->read_only;
}

void
mpad_session_set_saved_at (MpadSession *self, gint64 us)
{
  g_return_if_fail (MPAD_IS_SESSION (self));

  if (self->saved_at == us)
    return;
  self->saved_at = us;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVED_AT]);
}

gint64
mpad_session_get_saved_at (MpadSession *self)
{
  g_return_val_if_fail (MPAD_IS_SESSION (self), 0);

  return self->saved_at;
}

void
mpad_session_flush (MpadSession *self)
{
  g_return_if_fail (MPAD_IS_SESSION (self));

  self->leaving = TRUE;
  g_signal_emit (self, signals[SIGNAL_FLUSH], 0);
}

gboolean
mpad_session_is_leaving (MpadSession *self)
{
  g_return_val_if_fail (MPAD_IS_SESSION (self), FALSE);

  return self->leaving;
}

void
mpad_session_keep_words (MpadSession *self, const char *key, const char *words)
{
  g_return_if_fail (MPAD_IS_SESSION (self));
  g_return_if_fail (key != NULL && words != NULL);

  if (self->words == NULL)
    self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (self->words, g_strdup (key), g_strdup (words));
}

char *
mpad_session_take_words (MpadSession *self)
{
  g_autoptr (GHashTable) words = NULL;
  g_autoptr (GString) all = g_string_new (NULL);
  GHashTableIter iter;
  gpointer value;

  g_return_val_if_fail (MPAD_IS_SESSION (self), NULL);

  words = g_steal_pointer (&self->words);
  if (words == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_string_append_printf (all, "%s%s", all->len > 0 ? "\n\n" : "", (const char *) value);
  return all->len > 0 ? g_string_free (g_steal_pointer (&all), FALSE) : NULL;
}
