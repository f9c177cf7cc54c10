/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The home page, the form for a new dossier and the acute lane, on the practice cases. */
#include "app-fixture.h"
#include "mpad-acute-dialog.h"
#include "mpad-acute-file-dialog.h"
#include "mpad-acute-inbox.h"
#include "mpad-clock.h"
#include "mpad-dossier-store.h"
#include "mpad-entry-keys.h"
#include "mpad-home-page.h"
#include "mpad-input.h"
#include "mpad-new-dossier-dialog.h"
#include "mpad-pupil-picker.h"
#include "mpad-search-page.h"
#include "mpad-vault-note.h"

#include <string.h>

typedef struct
{
  GtkWidget *root;
  const char *text;
} Wanted;

static gboolean
is_shown (gpointer data)
{
  Wanted *wanted = data;

  return app_shows_text (wanted->root, wanted->text);
}

static void
wait_text (GtkWidget *root, const char *text)
{
  Wanted wanted = { root, text };

  g_test_message ("waiting for “%s”", text);
  app_wait (is_shown, &wanted);
}

static GtkWidget *
show_home (AppFixture *self)
{
  GtkWidget *page = GTK_WIDGET (mpad_home_page_new (self->session));

  app_show (self, page, 1366, 768);
  wait_text (page, "Sam Voorbeeld");
  app_settle (self->window);
  return page;
}

/* The field of the form with this label. */
static GtkEditable *
find_field (GtkWidget *root, const char *label)
{
  if (MPAD_IS_INPUT (root) && app_shows_text (root, label))
    {
      GtkWidget *entry = app_find (root, GTK_TYPE_ENTRY, NULL);

      g_assert_nonnull (entry);
      return GTK_EDITABLE (entry);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkEditable *found = find_field (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
click (GtkWidget *root, const char *label)
{
  GtkWidget *button = app_find (root, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
test_safety_comes_first (AppFixture *self, gconstpointer data)
{
  GtkWidget *page = show_home (self);

  /* Sam may not be safe at home: that case stands in the card whatever else waits */
  g_assert_true (app_shows_text (page, "Now first"));
  g_assert_true (app_shows_text (page, "Sam Voorbeeld. "));
  g_assert_true (app_shows_text (page, "Bel Veilig Thuis"));
  g_assert_true (app_shows_text (page, "Also asks attention"));
  g_assert_true (app_shows_text (page, "Report of the talk not signed and back yet"));
}

static guint
count_rows (GtkWidget *root)
{
  guint n = 0;

  if (!gtk_widget_get_visible (root) || !gtk_widget_get_child_visible (root))
    return 0;
  if (g_str_equal (G_OBJECT_TYPE_NAME (root), "MpadDossierRow"))
    return 1;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);
  return n;
}

static gboolean
has_one_row (gpointer data)
{
  return count_rows (data) == 1;
}

static void
test_search_ignores_case_and_accents (AppFixture *self, gconstpointer data)
{
  GtkWidget *page = show_home (self);
  GtkWidget *entry;

  mpad_home_page_start_search (MPAD_HOME_PAGE (page));
  app_settle (self->window);
  g_assert_cmpuint (count_rows (page), ==, 5);
  entry = app_find (page, GTK_TYPE_SEARCH_ENTRY, NULL);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "LÓTTE");
  app_wait (has_one_row, page);
  g_assert_true (app_shows_text (page, "Lotte Voorbeeld"));
}

static gboolean
is_hidden (gpointer data)
{
  return !is_shown (data);
}

/* The button that puts off the task of the row with this text. */
static GtkWidget *
find_later (GtkWidget *root, const char *text)
{
  if (GTK_IS_LIST_BOX_ROW (root))
    return app_shows_text (root, text) ? app_find (root, GTK_TYPE_MENU_BUTTON, NULL) : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_later (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
show_all_lines (GtkWidget *page)
{
  for (guint n = 1; n < 50; n++)
    {
      g_autofree char *label = g_strdup_printf ("Show %u more", n);
      GtkWidget *button = app_find (page, GTK_TYPE_BUTTON, label);

      if (button != NULL)
        g_signal_emit_by_name (button, "clicked");
    }
}

/* presses "Tomorrow again" behind the button of a line */
static void
put_off (GtkWidget *later)
{
  GtkWidget *popover;

  gtk_menu_button_popup (GTK_MENU_BUTTON (later));
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (later)));
  g_assert_nonnull (popover);
  click (popover, "Tomorrow again");
}

/* F12: every line can be put off until a date, comes back by itself on that day, and the day turns
 * at midnight without anybody touching the program. */
static void
test_f12_put_off_and_back_after_midnight (AppFixture *self, gconstpointer data)
{
  const char *const lines[] = { "Vraag bij de ontbijtclub", "Report of the talk not signed" };
  GtkWidget *page = show_home (self);
  gint64 now = mpad_clock_now_us ();

  show_all_lines (page);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      Wanted line = { page, lines[i] };
      GtkWidget *later;

      wait_text (page, line.text);
      later = find_later (page, line.text);
      g_assert_nonnull (later);
      put_off (later);
      app_wait (is_hidden, &line);
    }
  /* the same day: still away */
  mpad_home_page_tick (MPAD_HOME_PAGE (page));
  app_settle (self->window);
  g_assert_false (app_shows_text (page, lines[0]));
  mpad_clock_set_for_test (now + 24 * G_TIME_SPAN_HOUR);
  mpad_home_page_tick (MPAD_HOME_PAGE (page));
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    wait_text (page, lines[i]);
  mpad_clock_set_for_test (-1);
}

/* Tab goes through the sidebar to what is shown, and does not change it on the way */
static void
test_tab_leaves_the_sidebar (AppFixture *self, gconstpointer data)
{
  GtkWidget *page = show_home (self);
  GtkWidget *row = app_find (page, GTK_TYPE_LIST_BOX_ROW, NULL);
  GtkWidget *focus = row;

  gtk_widget_grab_focus (row);
  for (guint tabs = 0; tabs < 12; tabs++)
    {
      gtk_widget_child_focus (self->window, GTK_DIR_TAB_FORWARD);
      app_settle (self->window);
      focus = gtk_root_get_focus (GTK_ROOT (self->window));
      g_assert_true (app_shows_text (page, "Also asks attention"));
      g_assert_true (focus == row || !GTK_IS_LIST_BOX_ROW (focus) ||
                     gtk_widget_get_parent (focus) != gtk_widget_get_parent (row));
    }
}

/* what is marked in the sidebar is what is shown */
static void
test_sidebar_shows_what_it_marks (AppFixture *self, gconstpointer data)
{
  GtkWidget *page = show_home (self);
  GtkWidget *row = app_find (page, GTK_TYPE_LIST_BOX_ROW, NULL);

  g_assert_true (app_shows_text (page, "Also asks attention"));
  gtk_widget_grab_focus (row);
  g_assert_true (app_key (page, GDK_KEY_Down, 0));
  app_settle (self->window);
  g_assert_false (app_shows_text (page, "Also asks attention"));
  g_assert_nonnull (app_find (page, GTK_TYPE_SEARCH_ENTRY, NULL));
  g_assert_true (app_key (page, GDK_KEY_Down, 0));
  app_settle (self->window);
  g_assert_true (app_shows_text (page, "0800-2000"));
}

static void
test_f24_search_finds_words_in_the_record (AppFixture *self, gconstpointer data)
{
  GtkWidget *page = show_home (self);

  mpad_home_page_start_search (MPAD_HOME_PAGE (page));
  app_settle (self->window);
  g_assert_false (app_shows_text (page, "In the record"));
  gtk_editable_set_text (GTK_EDITABLE (app_find (page, GTK_TYPE_SEARCH_ENTRY, NULL)), "buik");
  wait_text (page, "In the record");
  g_assert_true (app_shows_text (page, "buik"));
  g_assert_cmpuint (count_rows (page), ==, 0);
}

static void
test_new_dossier_keeps_what_was_typed (AppFixture *self, gconstpointer data)
{
  GtkWidget *page = show_home (self);
  AdwDialog *dialog = mpad_new_dossier_dialog_new (self->session);
  GtkWidget *root = GTK_WIDGET (dialog);
  g_autoptr (MpadDossierModel) model = NULL;
  const MpadPerson *pupil;

  adw_dialog_present (dialog, page);
  app_settle (self->window);
  click (root, "_Open the dossier");
  g_assert_true (app_shows_text (root, "Write at least the child’s first name."));

  gtk_editable_set_text (find_field (root, "First name"), "Pim");
  gtk_editable_set_text (find_field (root, "Last name"), "Proefkind");
  gtk_editable_set_text (find_field (root, "Date of birth"), "31-02-2017");
  click (root, "_Open the dossier");
  g_assert_true (app_shows_text (root, "Write the date as day-month-year"));
  g_assert_cmpstr (gtk_editable_get_text (find_field (root, "First name")), ==, "Pim");

  gtk_editable_set_text (find_field (root, "Date of birth"), "09-03-2017");
  click (root, "_Open the dossier");
  wait_text (page, "Pim Proefkind");
  model = app_open (self, "Pim");
  pupil = mpad_dossier_get_pupil (mpad_dossier_model_get_dossier (model));
  g_assert_cmpstr (pupil->birth_date, ==, "2017-03-09");
  g_assert_cmpstr (pupil->surname, ==, "Proefkind");
}

static void
test_lock_loses_no_word_of_the_form (AppFixture *self, gconstpointer data)
{
  GtkWidget *page = show_home (self);
  AdwDialog *dialog = mpad_new_dossier_dialog_new (self->session);

  adw_dialog_present (dialog, page);
  app_settle (self->window);
  gtk_editable_set_text (find_field (GTK_WIDGET (dialog), "First name"), "Bijna Kwijt");
  /* what locking does first */
  mpad_session_flush (self->session);
  adw_dialog_force_close (dialog);
  app_settle (self->window);

  dialog = mpad_new_dossier_dialog_new (self->session);
  adw_dialog_present (dialog, page);
  wait_text (GTK_WIDGET (dialog), "This is what you had typed before.");
  g_assert_cmpstr (gtk_editable_get_text (find_field (GTK_WIDGET (dialog), "First name")), ==,
                   "Bijna Kwijt");
  adw_dialog_force_close (dialog);
}

static void
test_r19_involved_colleague_is_told_of_a_separate_vault (AppFixture *self, gconstpointer data)
{
  GtkWidget *page = show_home (self);
  AdwDialog *dialog = mpad_new_dossier_dialog_new (self->session);
  GtkWidget *root = GTK_WIDGET (dialog);
  GtkWidget *question;

  adw_dialog_present (dialog, page);
  app_settle (self->window);
  g_assert_false (app_shows_text (root, "This belongs in a separate vault"));
  question = gtk_widget_get_parent (gtk_widget_get_parent (
    app_find (root, GTK_TYPE_LABEL,
              "Is somebody of the team family of this child, or involved in another way?")));
  gtk_toggle_button_set_active (
    GTK_TOGGLE_BUTTON (app_find (question, GTK_TYPE_TOGGLE_BUTTON, "Yes")), TRUE);
  g_assert_true (app_shows_text (root, "This belongs in a separate vault"));
  adw_dialog_force_close (dialog);
}

static void
take_name (MpadPupilPicker *picker, const MpadPupil *pupil, char **name)
{
  *name = g_strdup_printf ("%s %s, %s", pupil->given_name, pupil->surname, pupil->group);
}

/* a pupil from a list of the administration; it says how it read it and what it left out */
static void
test_r16_pupil_from_a_list (AppFixture *self, gconstpointer data)
{
  static const char csv[] = "Roepnaam;Achternaam;Groep;Geboortedatum;BSN\n"
                            "Pim;Verzonnen;4;01-02-2019;123456782\nRoos;Proef;5;03-04-2018;1\n";
  g_autoptr (GBytes) good = g_bytes_new_static (csv, sizeof csv - 1);
  g_autoptr (GBytes) bad = g_bytes_new_static ("kleur;maat\nrood;5\n", 18);
  GtkWidget *page = show_home (self);
  AdwDialog *picker = mpad_pupil_picker_new ();
  GtkWidget *root = GTK_WIDGET (picker);
  GtkListBox *list;
  g_autofree char *name = NULL;

  g_signal_connect (picker, "picked", G_CALLBACK (take_name), &name);
  mpad_pupil_picker_read (MPAD_PUPIL_PICKER (picker), bad);
  adw_dialog_present (picker, page);
  app_settle (self->window);
  g_assert_true (app_shows_text (root, "There is no column with names."));
  mpad_pupil_picker_read (MPAD_PUPIL_PICKER (picker), good);
  app_settle (self->window);
  g_assert_true (app_shows_text (root, "2 pupils."));
  g_assert_true (app_shows_text (root, "Left out on purpose: BSN."));
  g_assert_false (app_shows_text (root, "123456782"));
  list = GTK_LIST_BOX (app_find (root, GTK_TYPE_LIST_BOX, NULL));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  g_assert_cmpstr (name, ==, "Pim Verzonnen, 4");
}

/* id of the record that waits first on Today */
static const char *
note_on (GtkWidget *page)
{
  GtkWidget *row = app_find (page, GTK_TYPE_LABEL,
                             "Acute danger: say in which dossier this belongs");

  row = gtk_widget_get_ancestor (row, GTK_TYPE_LIST_BOX_ROW);
  return g_object_get_data (G_OBJECT (row), "mpad-note");
}

typedef struct
{
  MpadDossierModel *model;
  guint before;
} Found;

static gboolean
has_one_more (gpointer data)
{
  Found *found = data;

  mpad_dossier_model_reload (found->model);
  return mpad_dossier_model_get_dossier (found->model)->entries->len == found->before + 1;
}

static GtkWidget *
find_input (GtkWidget *root, const char *label)
{
  GtkWidget *text = app_find (root, GTK_TYPE_LABEL, label);

  return text != NULL ? gtk_widget_get_ancestor (text, MPAD_TYPE_INPUT) : NULL;
}

static void
test_f2_acute_shows_numbers_and_records (AppFixture *self, gconstpointer data)
{
  GtkWidget *page = show_home (self);
  AdwDialog *locked = mpad_acute_dialog_new (NULL);
  AdwDialog *dialog = mpad_acute_dialog_new (self->session);
  GtkWidget *root = GTK_WIDGET (dialog);
  Wanted waiting = { page, "Acute danger: say in which dossier this belongs" };
  g_autoptr (MpadDossierModel) model = NULL;
  const MpadDossier *dossier;
  const MpadEntry *entry;
  AdwDialog *filing;

  adw_dialog_present (locked, page);
  app_settle (self->window);
  g_assert_true (app_shows_text (GTK_WIDGET (locked), "112"));
  g_assert_true (app_shows_text (GTK_WIDGET (locked), "0800-2000"));
  g_assert_true (app_shows_text (GTK_WIDGET (locked), "Anyone at school may call"));
  g_assert_false (app_shows_text (GTK_WIDGET (locked), "Record in short"));
  adw_dialog_force_close (locked);

  adw_dialog_present (dialog, page);
  app_settle (self->window);
  click (root, "_Record");
  g_assert_true (app_shows_text (root, "Whom is it about?"));
  gtk_editable_set_text (GTK_EDITABLE (app_find (root, GTK_TYPE_ENTRY, NULL)), "Kim Verzonnen");
  /* only who and when: it needs no dossier, and waits on Today until somebody says where */
  click (root, "_Record");
  wait_text (page, "Kim Verzonnen · Noor Verzonnen");
  g_assert_null (find_later (page, "Acute danger: say in which dossier"));
  filing = mpad_acute_file_dialog_new (self->session, note_on (page));
  adw_dialog_present (filing, page);
  wait_text (GTK_WIDGET (filing), "About Kim Verzonnen");
  g_signal_emit_by_name (filing, "response", "file");
  adw_dialog_force_close (filing);
  wait_text (page, "Kim Verzonnen");
  app_wait (is_hidden, &waiting);

  model = app_open (self, "Kim");
  dossier = mpad_dossier_model_get_dossier (model);
  g_assert_cmpuint (dossier->entries->len, ==, 1);
  entry = g_ptr_array_index (dossier->entries, 0);
  g_assert_cmpint (entry->kind, ==, MPAD_ENTRY_ACUTE);
  g_assert_null (mpad_entry_get (entry, MPAD_KEY_CALLED));
  g_assert_cmpstr (mpad_entry_get (entry, MPAD_KEY_CALLER), ==, "Noor Verzonnen");
}

/* F2: the name of the one pupil with that name: it goes into that dossier at once */
static void
test_f2_known_child_goes_into_its_dossier (AppFixture *self, gconstpointer data)
{
  GtkWidget *page = show_home (self);
  AdwDialog *dialog = mpad_acute_dialog_new (self->session);
  g_autoptr (MpadDossierModel) model = app_open (self, "Fenna");
  Found found = { model, mpad_dossier_model_get_dossier (model)->entries->len };

  adw_dialog_present (dialog, page);
  app_settle (self->window);
  gtk_editable_set_text (GTK_EDITABLE (app_find (GTK_WIDGET (dialog), GTK_TYPE_ENTRY, NULL)),
                         "fenna");
  click (GTK_WIDGET (dialog), "_Record");
  app_wait (has_one_more, &found);
}

/* F2: from the lock screen it is sealed to the vault, and the next unlock finds it */
static void
test_f2_lock_screen_seals (AppFixture *self, gconstpointer data)
{
  const MpadVaultInfo *info = mpad_vault_service_get_info (self->service);
  AdwDialog *dialog = mpad_acute_dialog_new (NULL);
  GtkWidget *root = GTK_WIDGET (dialog);
  GtkWidget *page = show_home (self);
  GtkWidget *caller;
  g_autofree char *path = g_strdup (info->path);
  g_autoptr (GPtrArray) before = mpad_vault_note_list (path);
  g_autoptr (GPtrArray) notes = NULL;
  g_autofree char *sealed = NULL;
  gsize size;

  g_assert_cmpuint (before->len, ==, 0);
  mpad_acute_dialog_set_sealed (MPAD_ACUTE_DIALOG (dialog), path, info->public_key);
  adw_dialog_present (dialog, page);
  app_settle (self->window);
  /* no child's name is shown while locked */
  g_assert_false (app_shows_text (root, "Voorbeeld"));
  gtk_editable_set_text (GTK_EDITABLE (app_find (root, GTK_TYPE_ENTRY, NULL)), "Kim Verzonnen");
  click (root, "_Record");
  g_assert_true (app_shows_text (root, "Who are you? Type your name."));
  caller = find_input (root, "Who are you?");
  g_assert_nonnull (caller);
  gtk_editable_set_text (GTK_EDITABLE (app_find (caller, GTK_TYPE_ENTRY, NULL)), "Meester Test");
  click (root, "_Record");
  notes = mpad_vault_note_list (path);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_true (g_file_get_contents (g_ptr_array_index (notes, 0), &sealed, &size, NULL));
  g_assert_null (memmem (sealed, size, "Kim", 3));
  g_assert_null (memmem (sealed, size, "Meester", 7));
  mpad_acute_inbox_collect (page, self->session);
  wait_text (page, "Kim Verzonnen · Meester Test");
  while (g_file_test (g_ptr_array_index (notes, 0), G_FILE_TEST_EXISTS))
    g_main_context_iteration (NULL, TRUE);
}

/* The visible label below @root that begins like this. */
static GtkWidget *
find_label (GtkWidget *root, const char *begin)
{
  if (GTK_IS_LABEL (root) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (root)), begin))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, begin);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_narrow_page_fits_360 (AppFixture *self, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (mpad_home_page_new (self->session));
  GtkWidget *bin, *label;
  int minimum;

  app_show (self, page, 360, 640);
  wait_text (page, "Sam Voorbeeld");
  app_settle (self->window);
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  g_assert_cmpint (gtk_widget_get_width (page), <=, 360);
  /* the bin hides what its child asks for */
  bin = adw_navigation_page_get_child (ADW_NAVIGATION_PAGE (page));
  gtk_widget_measure (adw_breakpoint_bin_get_child (ADW_BREAKPOINT_BIN (bin)),
                      GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 350);
  /* what asks attention is read in words, not in letters below each other */
  label = find_label (page, "Vraag bij de ontbijtclub");
  g_assert_nonnull (label);
  g_assert_cmpint (gtk_widget_get_width (label), >, 140);
}

/* F24: Ctrl+F in a dossier: only there, with the field that hit, and the filters */
static void
test_search_in_a_dossier (AppFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossierModel) model = app_open (self, "Sam");
  GtkWidget *page = GTK_WIDGET (
    mpad_search_page_new (self->session, mpad_dossier_model_get_id (model)));
  GtkWidget *entry, *kind;

  app_show (self, page, 1000, 700);
  entry = app_find (page, GTK_TYPE_SEARCH_ENTRY, NULL);
  kind = app_find (page, GTK_TYPE_DROP_DOWN, NULL);
  g_assert_null (app_find (page, GTK_TYPE_CHECK_BUTTON, "Only open dossiers"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "stoelen");
  wait_text (page, "In the record: 1 place");
  g_assert_true (app_shows_text (page, "found in"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (kind), 2);
  wait_text (page, "In the record: 0 places");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (kind), 0);
  wait_text (page, "In the record: 1 place");
  /* words of another dossier are not found here, and are found everywhere */
  gtk_editable_set_text (GTK_EDITABLE (entry), "Bedacht");
  wait_text (page, "In the record: 0 places");
}

static void
test_search_everywhere (AppFixture *self, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (mpad_search_page_new (self->session, NULL));

  app_show (self, page, 1000, 700);
  gtk_editable_set_text (GTK_EDITABLE (app_find (page, GTK_TYPE_SEARCH_ENTRY, NULL)), "Bedacht");
  wait_text (page, "Lotte Voorbeeld");
  g_assert_nonnull (app_find (page, GTK_TYPE_CHECK_BUTTON, "Only open dossiers"));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  APP_TEST ("/today/safety-comes-first", test_safety_comes_first);
  APP_TEST ("/today/search-ignores-case-and-accents", test_search_ignores_case_and_accents);
  APP_TEST ("/today/tab-leaves-the-sidebar", test_tab_leaves_the_sidebar);
  APP_TEST ("/today/sidebar-shows-what-it-marks", test_sidebar_shows_what_it_marks);
  APP_TEST ("/today/f24-search-finds-words-in-the-record",
            test_f24_search_finds_words_in_the_record);
  APP_TEST ("/search/f24-in-a-dossier", test_search_in_a_dossier);
  APP_TEST ("/search/f24-everywhere", test_search_everywhere);
  APP_TEST ("/today/f12-put-off-and-back-after-midnight", test_f12_put_off_and_back_after_midnight);
  APP_TEST ("/today/narrow-page-fits-360", test_narrow_page_fits_360);
  APP_TEST ("/new-dossier/keeps-what-was-typed", test_new_dossier_keeps_what_was_typed);
  APP_TEST ("/new-dossier/lock-loses-no-word-of-the-form", test_lock_loses_no_word_of_the_form);
  APP_TEST ("/new-dossier/r19-involved-colleague-is-told-of-a-separate-vault",
            test_r19_involved_colleague_is_told_of_a_separate_vault);
  APP_TEST ("/new-dossier/r16-pupil-from-a-list", test_r16_pupil_from_a_list);
  APP_TEST ("/acute/f2-shows-numbers-and-records", test_f2_acute_shows_numbers_and_records);
  APP_TEST ("/acute/f2-known-child-goes-into-its-dossier",
            test_f2_known_child_goes_into_its_dossier);
  APP_TEST ("/acute/f2-lock-screen-seals", test_f2_lock_screen_seals);
  return g_test_run ();
}
