/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locking in the real window (security.md 6.10; rows 16 and 17 of section 7): no key that was
 * pressed is lost, whatever was going on; the same field and cursor come back; every way to lock
 * works, also with a dialog open. */
#include "app-fixture.h"
#include "mock-logind.h"
#include "mpad-dossier-page.h"
#include "mpad-dossier-store.h"
#include "mpad-entry-editor.h"
#include "mpad-entry-saver.h"
#include "mpad-lock-watch.h"
#include "mpad-window.h"

#include <string.h>

#define PASSPHRASE "zeven proefzinnen voor Noor Verzonnen"
#define MINUTE_US (60 * G_USEC_PER_SEC)

static MockLogind *logind;

typedef struct
{
  AppFixture app;
  MpadWindow *window;
  const char *text; /* waited for */
} Lock;

static GtkWidget *
widget_of (Lock *self)
{
  return GTK_WIDGET (self->window);
}

static gboolean
shows_text (gpointer data)
{
  Lock *self = data;

  return app_shows_text (widget_of (self), self->text);
}

static void
wait_text (Lock *self, const char *text)
{
  g_test_message ("waiting for “%s”", text);
  self->text = text;
  app_wait (shows_text, self);
}

static gboolean
is_open (gpointer data)
{
  return mpad_window_get_session (((Lock *) data)->window) != NULL;
}

static void
lock_set_up (Lock *self, gconstpointer data)
{
  app_set_up (&self->app, data);
  self->window = g_object_new (MPAD_TYPE_WINDOW, NULL);
  gtk_window_present (GTK_WINDOW (self->window));
  mpad_window_enter (self->window, self->app.service);
  app_wait (is_open, self);
  app_settle (widget_of (self));
}

static void
lock_tear_down (Lock *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  app_tear_down (&self->app, data);
}

static void
click (Lock *self, const char *label)
{
  GtkWidget *button = app_find (widget_of (self), GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
unlock (Lock *self)
{
  wait_text (self, "Open");
  app_settle (widget_of (self));
  gtk_editable_set_text (GTK_EDITABLE (app_find (widget_of (self), GTK_TYPE_PASSWORD_ENTRY, NULL)),
                         PASSPHRASE);
  click (self, "Open");
  app_wait (is_open, self);
}

static GtkWidget *
get_focus (Lock *self)
{
  return gtk_root_get_focus (GTK_ROOT (self->window));
}

static gboolean
is_in_text (gpointer data)
{
  GtkWidget *focus = get_focus (data);

  return focus != NULL && GTK_IS_TEXT_VIEW (focus) && is_open (data);
}

static GtkTextBuffer *
get_buffer (Lock *self)
{
  g_assert_true (is_in_text (self));
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_focus (self)));
}

static char *
get_text (Lock *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static gboolean
has_record (gpointer data)
{
  GtkWidget *page = app_find (widget_of (data), MPAD_TYPE_DOSSIER_PAGE, NULL);

  return page != NULL && mpad_dossier_model_get_guidance (
                           mpad_dossier_page_get_model (MPAD_DOSSIER_PAGE (page))) != NULL;
}

static MpadDossierPage *
get_page (Lock *self)
{
  app_wait (has_record, self);
  return MPAD_DOSSIER_PAGE (app_find (widget_of (self), MPAD_TYPE_DOSSIER_PAGE, NULL));
}

/* A new note in the dossier of this child, with the cursor in its text. */
static void
begin_note (Lock *self, const char *child)
{
  g_autoptr (MpadDossierModel) model = app_open (&self->app, child);
  MpadDossierPage *page;

  gtk_widget_activate_action (widget_of (self), "win.open-dossier", "s",
                              mpad_dossier_model_get_id (model));
  page = get_page (self);
  mpad_dossier_page_show (page, "people");
  mpad_dossier_page_push (page, mpad_entry_editor_new (mpad_dossier_page_get_model (page),
                                                       mpad_entry_new (MPAD_ENTRY_NOTE)));
  app_settle (widget_of (self));
  gtk_widget_grab_focus (app_find (GTK_WIDGET (page), GTK_TYPE_TEXT_VIEW, NULL));
  app_wait (is_in_text, self);
  app_settle (widget_of (self));
}

static guint
count_entries (Lock *self)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (
    mpad_dossier_page_get_model (get_page (self)));

  return dossier->entries->len;
}

static gboolean
is_saving (gpointer data)
{
  Lock *self = data;

  return mpad_session_get_saved_at (mpad_window_get_session (self->window)) == 0;
}

static void
type (Lock *self, GString *typed, char letter)
{
  const char text[2] = { letter, '\0' };

  gtk_text_buffer_insert_interactive_at_cursor (get_buffer (self), text, 1, TRUE);
  g_string_append_c (typed, letter);
}

static void
check_returned (Lock *self, const GString *typed)
{
  g_autofree char *text = NULL;
  GtkTextIter cursor;
  GtkTextBuffer *buffer;

  app_wait (is_in_text, self);
  /* the return holds the focus until the pages stand still */
  app_settle (widget_of (self));
  text = get_text (self);
  g_assert_cmpstr (text, ==, typed->str);
  buffer = get_buffer (self);
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  g_assert_cmpint (gtk_text_iter_get_offset (&cursor), ==, (int) typed->len);
}

/* Row 16. Half of the locks come while a save is under way and more was typed behind it: that is
 * where words would be lost. */
static void
test_hundred_locks_lose_no_character (Lock *self, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);
  g_autoptr (GString) typed = g_string_new (NULL);
  guint locks = g_getenv ("MELDPAD_LONG") != NULL ? 100 : 24;
  guint before;

  begin_note (self, "Sam");
  before = count_entries (self);
  for (guint i = 0; i < locks; i++)
    {
      guint letters = (guint) g_rand_int_range (random, 1, 40);
      gint64 began, waited;

      for (guint k = 0; k < letters; k++)
        {
          type (self, typed, (char) g_rand_int_range (random, 'a', 'z' + 1));
          if (g_rand_boolean (random))
            g_main_context_iteration (NULL, FALSE);
        }
      if (i % 2 == 0)
        {
          app_wait (is_saving, self);
          type (self, typed, '.');
        }
      began = g_get_monotonic_time ();
      gtk_widget_activate_action (widget_of (self), "win.lock", NULL);
      g_assert_false (app_shows_text (widget_of (self), "Sam"));
      waited = g_get_monotonic_time () - began;
      g_assert_cmpint (waited, <, G_USEC_PER_SEC);
      unlock (self);
      check_returned (self, typed);
    }
  g_assert_cmpuint (count_entries (self), ==, before + 1);
}

static void
test_cursor_in_the_middle_comes_back (Lock *self, gconstpointer data)
{
  g_autoptr (GString) typed = g_string_new (NULL);
  GtkTextIter iter;

  begin_note (self, "Sam");
  for (guint i = 0; i < 12; i++)
    type (self, typed, 'a');
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &iter, 5);
  gtk_text_buffer_place_cursor (get_buffer (self), &iter);
  gtk_widget_activate_action (widget_of (self), "win.lock", NULL);
  wait_text (self, "Locked by yourself");
  unlock (self);
  app_wait (is_in_text, self);
  app_settle (widget_of (self));
  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &iter,
                                    gtk_text_buffer_get_insert (get_buffer (self)));
  g_assert_cmpint (gtk_text_iter_get_offset (&iter), ==, 5);
  g_assert_cmpstr (mpad_dossier_page_get_shown (get_page (self)), ==, "people");
}

static AdwDialog *
get_dialog (Lock *self)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
}

static gboolean
has_dialog (gpointer data)
{
  return get_dialog (data) != NULL && gtk_widget_get_mapped (GTK_WIDGET (get_dialog (data)));
}

static gboolean
dialog_holds_name (gpointer data)
{
  GtkWidget *field = has_dialog (data)
                       ? app_find (GTK_WIDGET (get_dialog (data)), GTK_TYPE_TEXT, NULL)
                       : NULL;

  return field != NULL &&
         g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (field)), "Mees Proef") == 0;
}

static void
test_words_in_a_dialog_come_back_in_it (Lock *self, gconstpointer data)
{
  gtk_widget_activate_action (widget_of (self), "win.new-dossier", NULL);
  app_wait (has_dialog, self);
  app_settle (widget_of (self));
  gtk_editable_set_text (
    GTK_EDITABLE (app_find (GTK_WIDGET (get_dialog (self)), GTK_TYPE_TEXT, NULL)), "Mees Proef");
  mock_logind_lock (logind);
  wait_text (self, "because the screen was locked");
  g_assert_null (get_dialog (self));
  g_assert_false (app_shows_text (widget_of (self), "Mees"));
  unlock (self);
  app_wait (dialog_holds_name, self);
}

static void
test_words_without_a_place_are_shown (Lock *self, gconstpointer data)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), "nergens anders bewaard");
  adw_dialog_set_child (dialog, entry);
  adw_dialog_present (dialog, widget_of (self));
  app_wait (has_dialog, self);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *view;
      g_autofree char *text = NULL;
      GtkTextIter start, end;

      gtk_widget_activate_action (widget_of (self), "win.lock", NULL);
      unlock (self);
      wait_text (self, "Your words were kept");
      app_wait (has_dialog, self);
      view = app_find (GTK_WIDGET (get_dialog (self)), GTK_TYPE_TEXT_VIEW, NULL);
      g_assert_nonnull (view);
      gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &start, &end);
      text = gtk_text_iter_get_text (&start, &end);
      g_assert_cmpstr (text, ==, "nergens anders bewaard");
      app_settle (widget_of (self));
    }
  g_signal_emit_by_name (get_dialog (self), "response", "away");
  adw_dialog_force_close (get_dialog (self));
  gtk_widget_activate_action (widget_of (self), "win.lock", NULL);
  unlock (self);
  app_settle (widget_of (self));
  g_assert_null (get_dialog (self));
}

/* The print dialog is a window of its own; a key pressed in it must lock too, and it must go. */
static void
test_other_windows_of_ours_go (Lock *self, gconstpointer data)
{
  GtkWidget *other = gtk_window_new ();

  gtk_window_set_transient_for (GTK_WINDOW (other), GTK_WINDOW (self->window));
  gtk_window_set_modal (GTK_WINDOW (other), TRUE);
  gtk_window_present (GTK_WINDOW (other));
  app_settle (other);
  g_object_add_weak_pointer (G_OBJECT (other), (gpointer *) &other);
  mock_logind_lock (logind);
  wait_text (self, "because the screen was locked");
  g_assert_null (other);
}

typedef void (*Say) (MockLogind *);

static gboolean
is_locked (gpointer data)
{
  return !is_open (data);
}

static gboolean
is_held (gpointer data)
{
  return mock_logind_is_held (logind);
}

static gboolean
is_released (gpointer data)
{
  return !mock_logind_is_held (logind);
}

/* Row 17: within 300 ms, and the computer may sleep within 2 s. */
static void
test_desktop_says (Lock *self, gconstpointer data)
{
  static const struct
  {
    Say say;
    const char *why;
  } cases[] = {
    { mock_logind_sleep, "because the computer went to sleep" },
    { mock_logind_lock, "because the screen was locked" },
    { mock_logind_switch_user, "because somebody else used this computer" },
    { mock_logind_screen_saver, "because the screen was locked" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 began;

      app_wait (is_held, self);
      g_assert_cmpstr (mock_logind_get_what (logind), ==, "sleep/delay");
      began = g_get_monotonic_time ();
      cases[i].say (logind);
      app_wait (is_locked, self);
      g_assert_cmpint (g_get_monotonic_time () - began, <, 300 * 1000);
      app_wait (is_released, self);
      g_assert_cmpint (g_get_monotonic_time () - began, <, 2 * G_USEC_PER_SEC);
      wait_text (self, cases[i].why);
      unlock (self);
    }
}

typedef struct
{
  int reason;
  int warned; /* 1: yes, 0: taken back, -1: never */
} Told;

static void
on_lock_cb (MpadLockWatch *watch, int reason, Told *told)
{
  g_assert_cmpint (told->reason, ==, MPAD_LOCK_NONE);
  told->reason = reason;
}

static void
on_warn_cb (MpadLockWatch *watch, gboolean near, Told *told)
{
  told->warned = near;
}

static MpadLockWatch *
watch_new (Told *told)
{
  MpadLockWatch *watch = mpad_lock_watch_new ();

  *told = (Told) { MPAD_LOCK_NONE, -1 };
  g_signal_connect (watch, "lock", G_CALLBACK (on_lock_cb), told);
  g_signal_connect (watch, "warn", G_CALLBACK (on_warn_cb), told);
  mpad_lock_watch_start (watch, 5);
  mpad_lock_watch_tick (watch, MINUTE_US, MINUTE_US);
  return watch;
}

static void
test_idle_warns_and_locks (void)
{
  Told told;
  g_autoptr (MpadLockWatch) watch = watch_new (&told);

  mpad_lock_watch_tick (watch, 5 * MINUTE_US, 5 * MINUTE_US);
  g_assert_cmpint (told.warned, ==, -1);
  mpad_lock_watch_tick (watch, 6 * MINUTE_US - 20 * G_USEC_PER_SEC,
                        6 * MINUTE_US - 20 * G_USEC_PER_SEC);
  g_assert_cmpint (told.warned, ==, TRUE);
  mpad_lock_watch_touch (watch);
  g_assert_cmpint (told.warned, ==, FALSE);
  mpad_lock_watch_tick (watch, 6 * MINUTE_US, 6 * MINUTE_US);
  g_assert_cmpint (told.reason, ==, MPAD_LOCK_NONE);
  mpad_lock_watch_tick (watch, 11 * MINUTE_US, 11 * MINUTE_US);
  g_assert_cmpint (told.reason, ==, MPAD_LOCK_IDLE);
  /* once: locking takes a moment */
  mpad_lock_watch_tick (watch, 12 * MINUTE_US, 12 * MINUTE_US);
}

/* A screen reader fills in a field without a key: her words count as somebody there. What is written
 * by itself, as the row of a tested copy, does not. */
static void
test_writing_without_keys_counts_as_somebody_there (Lock *self, gconstpointer data)
{
  Told told;
  g_autoptr (MpadLockWatch) watch = watch_new (&told);
  MpadSession *session = mpad_window_get_session (self->window);

  mpad_lock_watch_follow (watch, session);
  mpad_lock_watch_tick (watch, 5 * MINUTE_US, 5 * MINUTE_US);
  mpad_session_set_saved_at (session, 0);
  mpad_lock_watch_tick (watch, 6 * MINUTE_US + G_USEC_PER_SEC, 6 * MINUTE_US + G_USEC_PER_SEC);
  g_assert_cmpint (told.reason, ==, MPAD_LOCK_NONE);
  mpad_session_set_saved_at (session, 6 * MINUTE_US);
  mpad_lock_watch_tick (watch, 12 * MINUTE_US, 12 * MINUTE_US);
  g_assert_cmpint (told.reason, ==, MPAD_LOCK_IDLE);
}

/* A sleep that nobody announced shows in the clock that goes on while the other stands still. */
static void
test_unannounced_sleep_locks (void)
{
  Told told;
  g_autoptr (MpadLockWatch) watch = watch_new (&told);

  mpad_lock_watch_tick (watch, MINUTE_US + G_USEC_PER_SEC, MINUTE_US + 2 * G_USEC_PER_SEC);
  g_assert_cmpint (told.reason, ==, MPAD_LOCK_NONE);
  mpad_lock_watch_tick (watch, MINUTE_US + 2 * G_USEC_PER_SEC, MINUTE_US + 40 * G_USEC_PER_SEC);
  g_assert_cmpint (told.reason, ==, MPAD_LOCK_SLEPT);
}

#define LOCK_TEST(name, function)                                                                  \
  g_test_add (name, Lock, NULL, lock_set_up, function, lock_tear_down)

int
main (int argc, char *argv[])
{
  int result;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  logind = mock_logind_start ();

  g_test_add_func ("/lock/idle-warns-and-locks", test_idle_warns_and_locks);
  g_test_add_func ("/lock/unannounced-sleep-locks", test_unannounced_sleep_locks);
  LOCK_TEST ("/lock/writing-without-keys-counts-as-somebody-there",
             test_writing_without_keys_counts_as_somebody_there);
  LOCK_TEST ("/lock/17-desktop-says", test_desktop_says);
  LOCK_TEST ("/lock/cursor-in-the-middle-comes-back", test_cursor_in_the_middle_comes_back);
  LOCK_TEST ("/lock/words-in-a-dialog-come-back-in-it", test_words_in_a_dialog_come_back_in_it);
  LOCK_TEST ("/lock/words-without-a-place-are-shown", test_words_without_a_place_are_shown);
  LOCK_TEST ("/lock/other-windows-of-ours-go", test_other_windows_of_ours_go);
  LOCK_TEST ("/lock/16-hundred-locks-lose-no-character", test_hundred_locks_lose_no_character);
  result = g_test_run ();
  mock_logind_stop (logind);
  return result;
}
