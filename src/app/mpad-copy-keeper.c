/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A timer a minute, and the service's news about saves. */
#include "config.h"

#include "mpad-copy-keeper.h"

#include <glib/gi18n.h>

#include "mpad-clock.h"
#include "mpad-copy-run.h"
#include "mpad-error-text.h"
#include "mpad-format.h"

#define OF_SESSION "mpad-copy-keeper"
#define HOUR_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
#define DAY_US (24 * HOUR_US)

struct _MpadCopyKeeper
{
  GObject parent_instance;

  /* owned */
  MpadVaultService *service;
  GCancellable *cancellable;
  GPtrArray *copies;
  GError *error;
  char *uuid;
  char *path;
  char *folder;
  guint timer;

  /* state */
  gint64 tried_us; /* when the last try began */
  gboolean due;
  gboolean busy;
  gboolean listed;
};

G_DEFINE_FINAL_TYPE (MpadCopyKeeper, mpad_copy_keeper, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
state_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "meldpad", NULL);
}

static void
tell (MpadCopyKeeper *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_run_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadCopyKeeper) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) copies = mpad_copy_run_finish (MPAD_VAULT_SERVICE (object), result, &error);

  self->busy = FALSE;
  if (copies != NULL)
    {
      g_clear_pointer (&self->copies, g_ptr_array_unref);
      self->copies = g_steal_pointer (&copies);
      g_clear_error (&self->error);
    }
  else
    {
      self->due = TRUE;
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_clear_error (&self->error);
          self->error = g_steal_pointer (&error);
        }
    }
  tell (self);
}

void
mpad_copy_keeper_run (MpadCopyKeeper *self)
{
  g_return_if_fail (MPAD_IS_COPY_KEEPER (self));

  if (self->busy || g_cancellable_is_cancelled (self->cancellable))
    return;
  self->busy = TRUE;
  self->due = FALSE; /* a save from now on is due again */
  self->tried_us = mpad_clock_now_us ();
  mpad_copy_run_async (self->service, self->folder, self->cancellable, on_run_cb,
                       g_object_ref (self));
  tell (self);
}

void
mpad_copy_keeper_stop (MpadCopyKeeper *self)
{
  g_return_if_fail (MPAD_IS_COPY_KEEPER (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
}

static gboolean
on_timer_cb (gpointer user_data)
{
  MpadCopyKeeper *self = user_data;
  const MpadCopy *last = self->copies->len > 0 ? g_ptr_array_index (self->copies, 0) : NULL;
  gint64 now = mpad_clock_now_us ();
  gboolean old = last == NULL || now - last->at_us > DAY_US;

  if (self->listed && (self->due || old) && now - self->tried_us > HOUR_US)
    mpad_copy_keeper_run (self);
  return G_SOURCE_CONTINUE;
}

static void
list_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const char *const *names = task_data;

  g_task_return_pointer (task, mpad_copies_list (names[0], names[1]),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
on_listed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  MpadCopyKeeper *self = MPAD_COPY_KEEPER (object);
  g_autoptr (GPtrArray) copies = g_task_propagate_pointer (G_TASK (result), NULL);

  if (copies == NULL)
    return;
  g_clear_pointer (&self->copies, g_ptr_array_unref);
  self->copies = g_steal_pointer (&copies);
  self->listed = TRUE;
  tell (self);
}

/* On a thread: the folder may be on a stick or a slow network disk. */
static void
list (MpadCopyKeeper *self)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, on_listed_cb, NULL);
  const char *names[] = { self->folder, self->uuid, NULL };

  g_task_set_task_data (task, g_strdupv ((char **) names), (GDestroyNotify) g_strfreev);
  g_task_run_in_thread (task, list_in_thread);
}

void
mpad_copy_keeper_refresh (MpadCopyKeeper *self)
{
  g_return_if_fail (MPAD_IS_COPY_KEEPER (self));

  list (self);
}

static void
on_service_changed_cb (MpadCopyKeeper *self)
{
  self->due = TRUE;
}

gboolean
mpad_copy_keeper_is_due (MpadCopyKeeper *self)
{
  g_return_val_if_fail (MPAD_IS_COPY_KEEPER (self), FALSE);

  return self->due;
}

gboolean
mpad_copy_keeper_is_busy (MpadCopyKeeper *self)
{
  g_return_val_if_fail (MPAD_IS_COPY_KEEPER (self), FALSE);

  return self->busy;
}

const GError *
mpad_copy_keeper_get_error (MpadCopyKeeper *self)
{
  g_return_val_if_fail (MPAD_IS_COPY_KEEPER (self), NULL);

  return self->error;
}

GPtrArray *
mpad_copy_keeper_get_copies (MpadCopyKeeper *self)
{
  g_return_val_if_fail (MPAD_IS_COPY_KEEPER (self), NULL);

  return self->copies;
}

const char *
mpad_copy_keeper_get_folder (MpadCopyKeeper *self)
{
  g_return_val_if_fail (MPAD_IS_COPY_KEEPER (self), NULL);

  return self->folder;
}

gboolean
mpad_copy_keeper_set_folder (MpadCopyKeeper *self, const char *folder, GError **error)
{
  g_autofree char *state = state_folder ();
  g_autofree char *standard = NULL;

  g_return_val_if_fail (MPAD_IS_COPY_KEEPER (self), FALSE);
  g_return_val_if_fail (folder != NULL, FALSE);

  standard = mpad_copies_default_folder (self->path);
  if (!mpad_copies_set_folder (state, self->uuid, g_strcmp0 (folder, standard) != 0 ? folder : NULL,
                               error))
    return FALSE;
  g_set_str (&self->folder, folder);
  g_ptr_array_set_size (self->copies, 0);
  mpad_copy_keeper_run (self);
  tell (self);
  return TRUE;
}

char *
mpad_copy_keeper_describe (MpadCopyKeeper *self, gboolean *worry)
{
  const MpadCopy *last;
  g_autofree char *stamp = NULL;
  gboolean bad;

  g_return_val_if_fail (MPAD_IS_COPY_KEEPER (self), NULL);

  last = self->copies->len > 0 ? g_ptr_array_index (self->copies, 0) : NULL;
  bad = self->error != NULL || (self->listed && last == NULL && !self->busy) ||
        (last != NULL && mpad_clock_now_us () - last->at_us > MPAD_COPY_WORRY_DAYS * DAY_US);
  if (worry != NULL)
    *worry = bad;
  if (self->error != NULL)
    return g_strdup_printf (_ ("No copy could be made: %s"), mpad_error_text_title (self->error));
  if (last == NULL && self->busy)
    return g_strdup (_ ("The first copy is being made …"));
  if (last == NULL)
    return g_strdup (self->listed ? _ ("There is no tested copy yet") : "");
  stamp = mpad_format_stamp (last->at_us);
  /* Translators: %s is a day and a time */
  return g_strdup_printf (_ ("Last tested copy: %s"), stamp);
}

static void
mpad_copy_keeper_dispose (GObject *object)
{
  MpadCopyKeeper *self = MPAD_COPY_KEEPER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);

  G_OBJECT_CLASS (mpad_copy_keeper_parent_class)->dispose (object);
}

static void
mpad_copy_keeper_finalize (GObject *object)
{
  MpadCopyKeeper *self = MPAD_COPY_KEEPER (object);

  g_clear_object (&self->service);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->copies, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_free (self->uuid);
  g_free (self->path);
  g_free (self->folder);

  G_OBJECT_CLASS (mpad_copy_keeper_parent_class)->finalize (object);
}

static void
mpad_copy_keeper_class_init (MpadCopyKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mpad_copy_keeper_dispose;
  object_class->finalize = mpad_copy_keeper_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mpad_copy_keeper_init (MpadCopyKeeper *self)
{
  self->cancellable = g_cancellable_new ();
  self->copies = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_copy_free);
}

MpadCopyKeeper *
mpad_copy_keeper_new (MpadSession *session)
{
  MpadCopyKeeper *self;
  const MpadVaultInfo *info;
  g_autofree char *state = state_folder ();

  g_return_val_if_fail (MPAD_IS_SESSION (session), NULL);

  info = mpad_vault_service_get_info (mpad_session_get_service (session));
  g_return_val_if_fail (info != NULL, NULL);

  self = g_object_new (MPAD_TYPE_COPY_KEEPER, NULL);
  self->service = g_object_ref (mpad_session_get_service (session));
  self->uuid = g_strdup (info->uuid);
  self->path = g_strdup (info->path);
  self->folder = mpad_copies_get_folder (state, info->uuid, info->path);
  g_object_set_data_full (G_OBJECT (session), OF_SESSION, g_object_ref (self), g_object_unref);
  g_signal_connect_object (self->service, "changed", G_CALLBACK (on_service_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->timer = g_timeout_add_seconds (60, on_timer_cb, self);
  list (self);
  return self;
}

MpadCopyKeeper *
mpad_copy_keeper_of (MpadSession *session)
{
  g_return_val_if_fail (MPAD_IS_SESSION (session), NULL);

  return g_object_get_data (G_OBJECT (session), OF_SESSION);
}
