/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From nothing to an open vault in the real window: assistant, home, lock, unlock. */
#include "app-fixture.h"
#include "mpad-setup-page.h"
#include "mpad-unlock-page.h"
#include "mpad-vault-list.h"
#include "mpad-vault-test.h"
#include "mpad-welcome-page.h"
#include "mpad-window.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define SCHOOL "Basisschool De Proef"

typedef struct
{
  MpadWindow *window;
  char *path;
  char *words;
  char *text; /* what is waited for */
  GType type;
} Start;

static void
start_set_up (Start *self, gconstpointer data)
{
  mpad_vault_test_use_cheap_keys ();
  self->path = mpad_vault_list_path_for (SCHOOL);
  g_unlink (self->path);
  self->window = g_object_new (MPAD_TYPE_WINDOW, NULL);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
start_tear_down (Start *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_unlink (self->path);
  g_free (self->path);
  g_free (self->words);
}

static gboolean
is_shown (gpointer data)
{
  Start *self = data;

  return app_shows_text (GTK_WIDGET (self->window), self->text);
}

static void
wait_text (Start *self, const char *text)
{
  g_test_message ("waiting for “%s”", text);
  self->text = (char *) text;
  app_wait (is_shown, self);
  app_settle (GTK_WIDGET (self->window));
}

static GtkWidget *
find_class (GtkWidget *root, const char *css_class)
{
  if (!gtk_widget_get_visible (root) || !gtk_widget_get_child_visible (root))
    return NULL;
  if (gtk_widget_has_css_class (root, css_class))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_class (child, css_class);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find (Start *self, GType type, const char *label)
{
  GtkWidget *found = app_find (GTK_WIDGET (self->window), type, label);

  if (found == NULL)
    g_test_message ("not found: %s “%s”", g_type_name (type), label != NULL ? label : "");
  g_assert_nonnull (found);
  return found;
}

static void
click (Start *self, const char *label)
{
  GtkWidget *button = find (self, GTK_TYPE_BUTTON, label);

  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
fill_passphrase (Start *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find (self, GTK_TYPE_PASSWORD_ENTRY, NULL)), text);
}

/* Up to the emergency key sheet. */
static void
walk_to_sheet (Start *self)
{
  wait_text (self, "A quiet desk for the meldcode");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.new-vault", NULL);
  wait_text (self, "What is your school called?");
  g_assert_false (gtk_widget_is_sensitive (find (self, GTK_TYPE_BUTTON, "_Next")));
  gtk_editable_set_text (GTK_EDITABLE (find (self, GTK_TYPE_ENTRY, NULL)), SCHOOL);
  click (self, "_Next");

  wait_text (self, "Which Veilig Thuis is yours?");
  g_assert_false (gtk_widget_is_sensitive (find (self, GTK_TYPE_BUTTON, "_Next")));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find (self, GTK_TYPE_DROP_DOWN, NULL)), 3);
  click (self, "_Next");

  wait_text (self, "Which protocol does your school follow?");
  wait_text (self, "Haaglanden");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (self, GTK_TYPE_CHECK_BUTTON, NULL)), TRUE);
  click (self, "_Next");

  wait_text (self, "Who are you?");
  g_assert_false (gtk_widget_is_sensitive (find (self, GTK_TYPE_BUTTON, "_Next")));
  gtk_editable_set_text (GTK_EDITABLE (find (self, GTK_TYPE_ENTRY, NULL)), "Noor Verzonnen");
  click (self, "_Next");

  wait_text (self, "Five words that Meldpad draws");
  self->words = g_strdup (
    gtk_label_get_text (GTK_LABEL (find_class (GTK_WIDGET (self->window), "mpad-headline"))));
  fill_passphrase (self, "iets anders");
  g_assert_false (gtk_widget_is_sensitive (find (self, GTK_TYPE_BUTTON, "_Make the vault")));
  fill_passphrase (self, self->words);
  click (self, "_Make the vault");
  wait_text (self, "The emergency key sheet");
}

static void
collect_codes (GtkWidget *root, GPtrArray *codes)
{
  if (GTK_IS_LABEL (root) && gtk_widget_has_css_class (root, "mpad-code"))
    g_ptr_array_add (codes, g_strdup (gtk_label_get_text (GTK_LABEL (root))));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_codes (child, codes);
}

/* The row of a group is: label "Group n", field, … */
static void
fill_codes (GtkWidget *root, GPtrArray *codes)
{
  if (!gtk_widget_get_visible (root))
    return;
  if (GTK_IS_ENTRY (root) && gtk_widget_has_css_class (root, "mpad-code-entry"))
    {
      const char *label = gtk_label_get_text (GTK_LABEL (gtk_widget_get_prev_sibling (root)));
      guint group = (guint) (label[strlen (label) - 1] - '1');

      gtk_editable_set_text (GTK_EDITABLE (root), g_ptr_array_index (codes, group));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    fill_codes (child, codes);
}

static gboolean
is_open (gpointer data)
{
  return mpad_window_get_session (((Start *) data)->window) != NULL;
}

static void
test_from_nothing_to_home_and_back (Start *self, gconstpointer data)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  GStatBuf status;

  walk_to_sheet (self);
  g_assert_cmpint (g_stat (self->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 077, ==, 0);
  collect_codes (GTK_WIDGET (self->window), codes);
  g_assert_cmpuint (codes->len, ==, 6);
  click (self, "I have it on _paper");
  wait_text (self, "Take the sheet and type two groups");
  g_assert_false (gtk_widget_is_sensitive (find (self, GTK_TYPE_BUTTON, "_Finish")));
  fill_codes (GTK_WIDGET (self->window), codes);
  click (self, "_Finish");
  wait_text (self, "The vault is ready");
  click (self, "To Today");
  app_wait (is_open, self);
  wait_text (self, "No open dossiers");
  g_assert_cmpstr (mpad_session_get_me (mpad_window_get_session (self->window))->name, ==,
                   "Noor Verzonnen");
  g_assert_cmpstr (mpad_session_get_school (mpad_window_get_session (self->window))->name, ==,
                   SCHOOL);

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.lock", NULL);
  g_assert_null (mpad_window_get_session (self->window));
  wait_text (self, "Locked by yourself");
  g_assert_false (app_shows_text (GTK_WIDGET (self->window), "Noor Verzonnen"));
  fill_passphrase (self, "zo heet hij niet");
  click (self, "Open");
  wait_text (self, "That is not the right passphrase");
  g_assert_null (mpad_window_get_session (self->window));
  fill_passphrase (self, self->words);
  click (self, "Open");
  app_wait (is_open, self);
  wait_text (self, "No open dossiers");

  /* with the sheet: the vault does not know who that is */
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.lock", NULL);
  wait_text (self, "Locked by yourself");
  click (self, "Passphrase lost? Use the emergency key sheet");
  fill_codes (GTK_WIDGET (self->window), codes);
  click (self, "Open");
  wait_text (self, "Your name will stand under what you record");
  click (self, "Noor Verzonnen");
  wait_text (self, "No open dossiers");
}

static gboolean
is_gone (gpointer data)
{
  return !g_file_test (((Start *) data)->path, G_FILE_TEST_EXISTS);
}

static void
test_assistant_left_halfway_leaves_no_vault (Start *self, gconstpointer data)
{
  walk_to_sheet (self);
  g_assert_true (g_file_test (self->path, G_FILE_TEST_EXISTS));
  gtk_window_close (GTK_WINDOW (self->window));
  app_wait (is_gone, self);

  self->window = g_object_new (MPAD_TYPE_WINDOW, NULL);
  gtk_window_present (GTK_WINDOW (self->window));
  wait_text (self, "A quiet desk for the meldcode");
}

static void
test_damaged_vault_says_so (Start *self, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autoptr (GError) error = NULL;

  wait_text (self, "A quiet desk for the meldcode");
  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (self->path, "dit is geen kluis", -1, &error);
  g_assert_no_error (error);
  mpad_window_show_start (self->window);
  wait_text (self, "This vault cannot be opened");
  g_assert_true (app_shows_text (GTK_WIDGET (self->window), "This file is not a vault of Meldpad"));
}

static void
test_window_comes_back_in_its_size (Start *self, gconstpointer data)
{
  int width, height;

  wait_text (self, "A quiet desk for the meldcode");
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 600);
  app_settle (GTK_WIDGET (self->window));
  gtk_window_close (GTK_WINDOW (self->window));

  self->window = g_object_new (MPAD_TYPE_WINDOW, NULL);
  gtk_window_get_default_size (GTK_WINDOW (self->window), &width, &height);
  g_assert_cmpint (width, ==, 900);
  g_assert_cmpint (height, ==, 600);
  gtk_window_present (GTK_WINDOW (self->window));
  wait_text (self, "A quiet desk for the meldcode");
}

/* Makes a vault through the assistant and closes the window; the next one asks for the passphrase. */
static void
make_vault (Start *self)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);

  walk_to_sheet (self);
  collect_codes (GTK_WIDGET (self->window), codes);
  click (self, "I have it on _paper");
  wait_text (self, "Take the sheet and type two groups");
  fill_codes (GTK_WIDGET (self->window), codes);
  click (self, "_Finish");
  wait_text (self, "The vault is ready");
  click (self, "To Today");
  app_wait (is_open, self);
  wait_text (self, "No open dossiers");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.lock", NULL);
  wait_text (self, "Locked by yourself");
}

static void
try_to_open (Start *self, const char *button, const char *wanted)
{
  fill_passphrase (self, self->words);
  click (self, button);
  wait_text (self, wanted);
  g_assert_null (mpad_window_get_session (self->window));
  /* what was typed is still there for the next try */
  g_assert_cmpstr (
    gtk_editable_get_text (GTK_EDITABLE (find (self, GTK_TYPE_PASSWORD_ENTRY, NULL))), ==,
    self->words);
  /* and the sentence says which file it is about */
  g_assert_true (app_shows_text (GTK_WIDGET (self->window), self->path));
}

/* each fault its own sentence and one next step (issue point 2) */
static void
test_each_fault_has_its_own_next_step (Start *self, gconstpointer data)
{
  g_autofree char *away = g_strconcat (self->path, ".weg", NULL);
  g_autofree char *bytes = NULL;
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = 1 };
  gsize size;
  int fd;

  make_vault (self);

  /* open elsewhere; the same button tries again once it is free */
  fd = open (self->path, O_RDWR | O_CLOEXEC);
  g_assert_cmpint (fcntl (fd, F_OFD_SETLK, &lock), ==, 0);
  try_to_open (self, "Open", "The vault is in use");
  g_assert_null (app_find (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, "Open another vault file…"));
  close (fd);
  click (self, "Try again");
  app_wait (is_open, self);
  wait_text (self, "No open dossiers");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.lock", NULL);
  wait_text (self, "Locked by yourself");

  /* gone */
  g_assert_cmpint (g_rename (self->path, away), ==, 0);
  try_to_open (self, "Open", "The vault file is no longer there");
  g_assert_nonnull (
    app_find (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, "Open another vault file…"));
  g_assert_cmpint (g_rename (away, self->path), ==, 0);

  /* damaged behind the header */
  g_assert_true (g_file_get_contents (self->path, &bytes, &size, NULL));
  for (gsize at = 65536 + 100; at < size; at += 4096)
    bytes[at] ^= 0x55;
  g_assert_true (g_file_set_contents (self->path, bytes, (gssize) size, NULL));
  try_to_open (self, "Open", "The passphrase is right, but the vault file is damaged");
  g_assert_nonnull (
    app_find (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, "Open another vault file…"));
}

static void
test_read_only_vault_says_so (Start *self, gconstpointer data)
{
  make_vault (self);
  g_assert_cmpint (g_chmod (self->path, 0400), ==, 0);
  if (g_access (self->path, W_OK) == 0)
    {
      g_test_skip ("this user may write everywhere");
      return;
    }
  fill_passphrase (self, self->words);
  click (self, "Open");
  app_wait (is_open, self);
  wait_text (self, "Only reading");
}

#define START_TEST(name, function)                                                                 \
  g_test_add (name, Start, NULL, start_set_up, function, start_tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  START_TEST ("/start/from-nothing-to-home-and-back", test_from_nothing_to_home_and_back);
  START_TEST ("/start/assistant-left-halfway-leaves-no-vault",
              test_assistant_left_halfway_leaves_no_vault);
  START_TEST ("/start/window-comes-back-in-its-size", test_window_comes_back_in_its_size);
  START_TEST ("/start/each-fault-has-its-own-next-step", test_each_fault_has_its_own_next_step);
  START_TEST ("/start/read-only-vault-says-so", test_read_only_vault_says_so);
  START_TEST ("/start/damaged-vault-says-so", test_damaged_vault_says_so);
  return g_test_run ();
}
