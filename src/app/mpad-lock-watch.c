/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One timer a second while the vault is open, and one pair of event controllers a window. */
#include "config.h"

#include "mpad-lock-watch.h"

#include <time.h>

/* Two clocks that are read one after the other differ a little; a sleep takes seconds. */
#define SLEPT_US (2 * G_USEC_PER_SEC)
#define WATCHED "mpad-lock-watch"

struct _MpadLockWatch
{
  GObject parent_instance;

  /* owned */
  GListModel *dialogs;

  /* state */
  guint timer;
  guint idle_s;
  gint64 last_us; /* boottime of the last thing that somebody did; 0: not known yet */
  gint64 gap_us;  /* between the two clocks when the watch began; time slept before that */
  gboolean warned;
  gboolean touched;
  gboolean told;
};

G_DEFINE_FINAL_TYPE (MpadLockWatch, mpad_lock_watch, G_TYPE_OBJECT)

enum
{
  SIGNAL_LOCK,
  SIGNAL_WARN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gint64
read_clock (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
warn (MpadLockWatch *self, gboolean near)
{
  if (self->warned == near)
    return;
  self->warned = near;
  g_signal_emit (self, signals[SIGNAL_WARN], 0, near);
}

/* Once a session: locking takes a moment, in which the timer may come round again. */
static void
tell (MpadLockWatch *self, MpadLockReason reason)
{
  if (self->told)
    return;
  self->told = TRUE;
  g_signal_emit (self, signals[SIGNAL_LOCK], 0, (int) reason);
}

void
mpad_lock_watch_tick (MpadLockWatch *self, gint64 monotonic_us, gint64 boottime_us)
{
  g_autoptr (MpadLockWatch) alive = NULL;
  gint64 idle_us;

  g_return_if_fail (MPAD_IS_LOCK_WATCH (self));

  alive = g_object_ref (self);
  if (self->last_us == 0)
    {
      self->last_us = boottime_us;
      self->gap_us = boottime_us - monotonic_us;
    }
  if (boottime_us - monotonic_us - self->gap_us > SLEPT_US)
    {
      tell (self, MPAD_LOCK_SLEPT);
      return;
    }
  if (self->touched)
    self->last_us = boottime_us;
  self->touched = FALSE;
  idle_us = boottime_us - self->last_us;
  if (idle_us >= (gint64) self->idle_s * G_USEC_PER_SEC)
    tell (self, MPAD_LOCK_IDLE);
  else
    warn (self, idle_us >= ((gint64) self->idle_s - MPAD_LOCK_WARNING_S) * G_USEC_PER_SEC);
}

static gboolean
on_timer_cb (gpointer user_data)
{
  MpadLockWatch *self = user_data;

  mpad_lock_watch_tick (self, read_clock (CLOCK_MONOTONIC), read_clock (CLOCK_BOOTTIME));
  return G_SOURCE_CONTINUE;
}

void
mpad_lock_watch_touch (MpadLockWatch *self)
{
  g_return_if_fail (MPAD_IS_LOCK_WATCH (self));

  self->touched = TRUE;
  warn (self, FALSE);
}

static gboolean
on_event_cb (GtkEventController *controller, GdkEvent *event, MpadLockWatch *self)
{
  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_MOTION_NOTIFY:
    case GDK_BUTTON_PRESS:
    case GDK_KEY_PRESS:
    case GDK_SCROLL:
    case GDK_TOUCH_BEGIN:
    case GDK_TOUCH_UPDATE:
    case GDK_TOUCHPAD_SWIPE:
    case GDK_TOUCHPAD_PINCH:
      mpad_lock_watch_touch (self);
      break;
    default:
      break;
    }
  return GDK_EVENT_PROPAGATE;
}

static gboolean
on_key_cb (GtkEventControllerKey *controller,
           guint keyval,
           guint keycode,
           GdkModifierType modifiers,
           MpadLockWatch *self)
{
  const GdkModifierType held = modifiers & gtk_accelerator_get_default_mod_mask ();

  if (self->timer == 0 ||
      !((keyval == GDK_KEY_F12 && held == 0) ||
        ((keyval == GDK_KEY_l || keyval == GDK_KEY_L) && held == GDK_CONTROL_MASK)))
    return GDK_EVENT_PROPAGATE;
  tell (self, MPAD_LOCK_BY_USER);
  return GDK_EVENT_STOP;
}

static void
watch_window (MpadLockWatch *self, GtkWidget *window)
{
  GtkEventController *events, *keys;

  if (g_object_get_data (G_OBJECT (window), WATCHED) == self)
    return;
  g_object_set_data (G_OBJECT (window), WATCHED, self);
  events = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (on_event_cb), self, 0);
  gtk_widget_add_controller (window, events);
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_cb), self, 0);
  gtk_widget_add_controller (window, keys);
}

static void
on_windows_changed_cb (
  GListModel *windows, guint position, guint removed, guint added, MpadLockWatch *self)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      watch_window (self, window);
    }
}

void
mpad_lock_watch_add_dialogs (MpadLockWatch *self, GListModel *dialogs)
{
  g_return_if_fail (MPAD_IS_LOCK_WATCH (self));
  g_return_if_fail (self->dialogs == NULL);

  self->dialogs = dialogs;
  g_signal_connect_object (dialogs, "items-changed", G_CALLBACK (on_windows_changed_cb), self, 0);
  on_windows_changed_cb (dialogs, 0, 0, g_list_model_get_n_items (dialogs), self);
}

/* 0: a page holds words that are not saved yet. A tested copy that makes itself never sets it. */
static void
on_saved_at_cb (MpadLockWatch *self, GParamSpec *pspec, MpadSession *session)
{
  if (mpad_session_get_saved_at (session) == 0)
    mpad_lock_watch_touch (self);
}

void
mpad_lock_watch_follow (MpadLockWatch *self, MpadSession *session)
{
  g_return_if_fail (MPAD_IS_LOCK_WATCH (self));

  g_signal_connect_object (session, "notify::saved-at", G_CALLBACK (on_saved_at_cb), self,
                           G_CONNECT_SWAPPED);
}

void
mpad_lock_watch_start (MpadLockWatch *self, guint idle_minutes)
{
  g_return_if_fail (MPAD_IS_LOCK_WATCH (self));

  mpad_lock_watch_stop (self);
  self->idle_s = CLAMP (idle_minutes, 1, MPAD_LOCK_IDLE_MINUTES_MAX) * 60;
  self->timer = g_timeout_add_seconds (1, on_timer_cb, self);
}

void
mpad_lock_watch_stop (MpadLockWatch *self)
{
  g_return_if_fail (MPAD_IS_LOCK_WATCH (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  warn (self, FALSE);
  self->last_us = 0;
  self->touched = FALSE;
  self->told = FALSE;
}

static void
mpad_lock_watch_dispose (GObject *object)
{
  MpadLockWatch *self = MPAD_LOCK_WATCH (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->dialogs);

  G_OBJECT_CLASS (mpad_lock_watch_parent_class)->dispose (object);
}

static void
mpad_lock_watch_class_init (MpadLockWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mpad_lock_watch_dispose;

  signals[SIGNAL_LOCK] = g_signal_new ("lock", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_WARN] = g_signal_new ("warn", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
mpad_lock_watch_init (MpadLockWatch *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  g_signal_connect_object (windows, "items-changed", G_CALLBACK (on_windows_changed_cb), self, 0);
  on_windows_changed_cb (windows, 0, 0, g_list_model_get_n_items (windows), self);
}

MpadLockWatch *
mpad_lock_watch_new (void)
{
  return g_object_new (MPAD_TYPE_LOCK_WATCH, NULL);
}
