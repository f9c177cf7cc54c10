/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a dossier looks like and what a screen reader hears of it: kinds of statements differ without
 * colour (safety rule 6), no control is without a name. Also dates as people read and type them. */
#include "app-fixture.h"

#include "mpad-clock.h"
#include "mpad-dossier-actions.h"
#include "mpad-dossier-page.h"
#include "mpad-entry-editor.h"
#include "mpad-format.h"
#include "mpad-labels.h"
#include "mpad-person-dialog.h"
#include "mpad-statement-view.h"
#include "mpad-step-dialog.h"

static MpadStatement *
statement_of (MpadStatementKind kind)
{
  MpadStatement *statement = mpad_statement_new (kind);

  statement->text = g_strdup ("Dezelfde zin.");
  statement->source = g_strdup ("Juf Test");
  statement->owner = g_strdup ("Juf Test");
  return statement;
}

/* safety rule 6: the same sentence looks and sounds different as a fact, as words and as a guess */
static void
test_kinds_differ_without_colour (void)
{
  g_autoptr (MpadEntry) entry = mpad_entry_new (MPAD_ENTRY_SIGNAL);
  GtkWidget *views[MPAD_N_STATEMENT_KINDS];

  for (int kind = 0; kind < MPAD_N_STATEMENT_KINDS; kind++)
    {
      g_autoptr (MpadStatement) statement = statement_of ((MpadStatementKind) kind);

      views[kind] = g_object_ref_sink (mpad_statement_view_new (statement, entry, NULL));
      g_assert_true (gtk_widget_has_css_class (views[kind], "mpad-statement"));
      g_assert_true (gtk_widget_has_css_class (
        views[kind], mpad_class_statement_kind ((MpadStatementKind) kind)));
      g_assert_true (
        app_shows_text (views[kind], mpad_label_statement_kind ((MpadStatementKind) kind)));
      for (int other = 0; other < kind; other++)
        {
          g_assert_cmpstr (mpad_class_statement_kind ((MpadStatementKind) kind), !=,
                           mpad_class_statement_kind ((MpadStatementKind) other));
          g_assert_cmpstr (mpad_label_statement_kind ((MpadStatementKind) kind), !=,
                           mpad_label_statement_kind ((MpadStatementKind) other));
          g_assert_cmpstr (mpad_icon_statement_kind ((MpadStatementKind) kind), !=,
                           mpad_icon_statement_kind ((MpadStatementKind) other));
        }
    }
  /* a fact, a quotation and a guess are three roles for a screen reader */
  g_assert_true (gtk_test_accessible_has_role (GTK_ACCESSIBLE (views[MPAD_STATEMENT_OBSERVATION]),
                                               GTK_ACCESSIBLE_ROLE_ARTICLE));
  g_assert_true (gtk_test_accessible_has_role (GTK_ACCESSIBLE (views[MPAD_STATEMENT_CHILD_WORDS]),
                                               GTK_ACCESSIBLE_ROLE_BLOCK_QUOTE));
  g_assert_true (gtk_test_accessible_has_role (GTK_ACCESSIBLE (views[MPAD_STATEMENT_HYPOTHESIS]),
                                               GTK_ACCESSIBLE_ROLE_COMMENT));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (views[MPAD_STATEMENT_HYPOTHESIS]),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Suspicion, of Juf Test");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (views[MPAD_STATEMENT_OBSERVATION]),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Observation, observed by Juf Test");
  /* the words of the child stand between quotation marks, an observation does not */
  g_assert_true (app_shows_text (views[MPAD_STATEMENT_CHILD_WORDS], "“Dezelfde zin.”"));
  g_assert_false (app_shows_text (views[MPAD_STATEMENT_OBSERVATION], "“"));
  for (int kind = 0; kind < MPAD_N_STATEMENT_KINDS; kind++)
    g_object_unref (views[kind]);
}

/* The stylesheet gives every kind a border of its own, so that the shape tells it in black and
 * white. */
static void
test_shape_of_every_kind (void)
{
  g_autoptr (GBytes) css = g_resources_lookup_data ("/nl/meldpad/Meldpad/style.css", 0, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (css, NULL), g_bytes_get_size (css));
  g_autoptr (GHashTable) shapes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int kind = 0; kind < MPAD_N_STATEMENT_KINDS; kind++)
    {
      g_autofree char *selector = g_strdup_printf (
        ".mpad-statement.%s {", mpad_class_statement_kind ((MpadStatementKind) kind));
      const char *rule = strstr (text, selector);
      const char *end;
      GString *shape;

      g_assert_nonnull (rule);
      end = strchr (rule, '}');
      shape = g_string_new_len (rule + strlen (selector), end - rule - (gssize) strlen (selector));
      /* without colours */
      for (char *var; (var = strstr (shape->str, "var(")) != NULL;)
        g_string_erase (shape, var - shape->str, strcspn (var, ")") + 1);
      g_assert_nonnull (strstr (shape->str, "border"));
      g_test_message ("%s:%s", selector, shape->str);
      g_assert_true (g_hash_table_add (shapes, g_string_free (shape, FALSE)));
    }
}

static gboolean
has_name (GtkWidget *widget)
{
  if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
      gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                        GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;
  if (GTK_IS_MENU_BUTTON (widget) && gtk_menu_button_get_label (GTK_MENU_BUTTON (widget)) != NULL)
    return TRUE;
  if (GTK_IS_BUTTON (widget) && app_find (widget, GTK_TYPE_LABEL, NULL) != NULL &&
      *gtk_label_get_text (GTK_LABEL (app_find (widget, GTK_TYPE_LABEL, NULL))) != '\0')
    return TRUE;
  return gtk_widget_get_tooltip_text (widget) != NULL;
}

static void
check_names (GtkWidget *root, const char *where)
{
  /* what is inside GTK's own compound widgets is theirs */
  if (!gtk_widget_get_visible (root) || GTK_IS_CALENDAR (root) || GTK_IS_WINDOW_CONTROLS (root) ||
      GTK_IS_POPOVER (root))
    return;
  if (GTK_IS_MENU_BUTTON (root) || GTK_IS_ENTRY (root) || GTK_IS_TEXT_VIEW (root) ||
      GTK_IS_CHECK_BUTTON (root) || GTK_IS_LIST_BOX_ROW (root) ||
      (GTK_IS_BUTTON (root) && !GTK_IS_MENU_BUTTON (gtk_widget_get_parent (root))))
    {
      if (!has_name (root))
        {
          g_test_message ("%s: a %s has no name", where, G_OBJECT_TYPE_NAME (root));
          g_test_fail ();
        }
      if (GTK_IS_MENU_BUTTON (root) || GTK_IS_ENTRY (root))
        return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_names (child, where);
}

/* F25: no button, field or row without a name */
static void
test_no_control_without_a_name (AppFixture *self, gconstpointer data)
{
  static const char *const targets[] = { "step:signalen", "step:overleg",   "step:gesprek",
                                         "step:wegen",    "step:beslissen", "people" };
  static const char *const actions[] = { MPAD_ACTION_RECORD_SIGNAL, MPAD_ACTION_RECORD_ADVICE,
                                         MPAD_ACTION_RECORD_REPORT, MPAD_ACTION_RECORD_HELP,
                                         MPAD_ACTION_PREPARE_TALK };
  g_autoptr (MpadDossierModel) model = app_open (self, "Sam");
  AdwNavigationPage *page = mpad_dossier_page_new_for_model (model);
  GtkWidget *navigation = adw_navigation_view_new ();
  AdwDialog *dialog;

  adw_navigation_view_push (ADW_NAVIGATION_VIEW (navigation), page);
  app_show (self, navigation, 1366, 768);
  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      mpad_dossier_page_show (MPAD_DOSSIER_PAGE (page), targets[i]);
      app_settle (self->window);
      check_names (GTK_WIDGET (page), targets[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      mpad_dossier_actions_run (MPAD_DOSSIER_PAGE (page), actions[i], "ouders", "overleg", "", "");
      app_settle (self->window);
      check_names (GTK_WIDGET (page), actions[i]);
      mpad_dossier_page_show (MPAD_DOSSIER_PAGE (page), "people");
    }
  dialog = mpad_step_dialog_new (model, MPAD_STEP_DIALOG_SKIP, "gesprek");
  adw_dialog_present (dialog, GTK_WIDGET (page));
  app_settle (self->window);
  check_names (GTK_WIDGET (dialog), "skip");
  adw_dialog_force_close (dialog);
  dialog = mpad_person_dialog_new (model, mpad_person_new (MPAD_RELATION_PARENT));
  adw_dialog_present (dialog, GTK_WIDGET (page));
  app_settle (self->window);
  check_names (GTK_WIDGET (dialog), "person");
  adw_dialog_force_close (dialog);
}

static GtkWidget *
find_named (GtkWidget *root, const char *name)
{
  if (GTK_IS_BUTTON (root) && gtk_widget_get_mapped (root))
    {
      g_autofree char *differs = gtk_test_accessible_check_property (
        GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL, name);

      if (differs == NULL)
        return root;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* a step with two talks has two such buttons: read aloud, each says which talk */
static void
test_f25_talk_buttons_name_their_talk (AppFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossierModel) model = app_open (self, "Lotte");
  AdwNavigationPage *page = mpad_dossier_page_new_for_model (model);
  GPtrArray *talks = mpad_dossier_model_get_guidance (model)->talks;
  guint n_found = 0;

  app_show (self, GTK_WIDGET (page), 1366, 768);
  mpad_dossier_page_show (MPAD_DOSSIER_PAGE (page), "step:gesprek");
  app_settle (self->window);
  for (guint i = 0; i < talks->len; i++)
    {
      const MpadTalkGuidance *talk = g_ptr_array_index (talks, i);
      g_autofree char *name = g_strdup_printf ("Prepare: %s", talk->talk->title);

      if (find_named (GTK_WIDGET (page), name) != NULL)
        n_found++;
    }
  g_assert_cmpuint (n_found, >=, 2);
  g_assert_null (find_named (GTK_WIDGET (page), "Prepare"));
}

/* Tab goes through the sidebar to the step, and does not turn to another page on the way */
static void
test_tab_leaves_the_sidebar (AppFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossierModel) model = app_open (self, "Lotte");
  AdwNavigationPage *page = mpad_dossier_page_new_for_model (model);
  GtkWidget *row;

  app_show (self, GTK_WIDGET (page), 1366, 768);
  mpad_dossier_page_show (MPAD_DOSSIER_PAGE (page), "step:gesprek");
  app_settle (self->window);
  row = app_find (GTK_WIDGET (page), GTK_TYPE_LIST_BOX_ROW, NULL);
  g_assert_nonnull (row);
  gtk_widget_grab_focus (
    GTK_WIDGET (gtk_list_box_get_selected_row (GTK_LIST_BOX (gtk_widget_get_parent (row)))));
  for (guint tabs = 0; tabs < 8; tabs++)
    {
      gtk_widget_child_focus (self->window, GTK_DIR_TAB_FORWARD);
      app_settle (self->window);
      g_assert_true (app_shows_text (GTK_WIDGET (page), "To do in this step"));
    }
}

/* A bin with breakpoints hides what its child asks for; look behind it. */
static void
check_bins (GtkWidget *root, const char *where)
{
  if (!gtk_widget_get_mapped (root))
    return;
  if (ADW_IS_BREAKPOINT_BIN (root))
    {
      GtkWidget *child = adw_breakpoint_bin_get_child (ADW_BREAKPOINT_BIN (root));
      int minimum;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_test_message ("%s: asks %d of %d", where, minimum, gtk_widget_get_width (root));
      g_assert_cmpint (minimum, <=, gtk_widget_get_width (root));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_bins (child, where);
}

/* the page fits 360 px: no child asks for more than the window has */
static void
test_fits_a_narrow_window (AppFixture *self, gconstpointer data)
{
  static const char *const targets[] = { "step:signalen", "step:gesprek", "step:beslissen",
                                         "people" };
  static const char *const actions[] = { MPAD_ACTION_RECORD_SIGNAL, MPAD_ACTION_RECORD_ADVICE,
                                         MPAD_ACTION_PREPARE_TALK };
  g_autoptr (MpadDossierModel) model = app_open (self, "Sam");
  AdwNavigationPage *page = mpad_dossier_page_new_for_model (model);
  GtkWidget *navigation = adw_navigation_view_new ();

  adw_navigation_view_push (ADW_NAVIGATION_VIEW (navigation), page);
  app_show (self, navigation, 360, 640);
  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      mpad_dossier_page_show (MPAD_DOSSIER_PAGE (page), targets[i]);
      app_settle (self->window);
      check_bins (navigation, targets[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      mpad_dossier_actions_run (MPAD_DOSSIER_PAGE (page), actions[i], "ouders", "overleg", "", "");
      app_settle (self->window);
      check_bins (navigation, actions[i]);
    }
  g_assert_cmpint (gtk_widget_get_width (navigation), <=, 360);
}

static void
assert_text (char *text, const char *wanted)
{
  g_assert_cmpstr (text, ==, wanted);
  g_free (text);
}

static void
test_dates_as_people_write_them (void)
{
  g_autoptr (MpadEntry) entry = mpad_entry_new (MPAD_ENTRY_SIGNAL);

  mpad_clock_set_for_test (G_GINT64_CONSTANT (1795349100) *
                           G_USEC_PER_SEC); /* 22 November 2026, 12:05 UTC */
  assert_text (mpad_format_read_time ("13:05"), "13:05");
  assert_text (mpad_format_read_time ("13.05 uur"), "13:05");
  assert_text (mpad_format_read_time ("9"), "09:00");
  assert_text (mpad_format_read_time ("1305"), "13:05");
  g_assert_null (mpad_format_read_time ("25:00"));
  g_assert_null (mpad_format_read_time ("13:5"));
  g_assert_null (mpad_format_read_time ("straks"));
  g_assert_null (mpad_format_read_time (""));
  assert_text (mpad_format_read_date ("9-11-2026"), "2026-11-09");
  assert_text (mpad_format_read_date ("2026-11-09"), "2026-11-09");
  assert_text (mpad_format_read_date ("9/11"), "2026-11-09");
  g_assert_null (mpad_format_read_date ("31-2-2026"));
  g_assert_null (mpad_format_read_date ("32-1-2026"));
  g_assert_null (mpad_format_read_date ("morgen"));

  assert_text (mpad_format_date ("2026-11-09"), "9 November");
  assert_text (mpad_format_date ("2025-11-09"), "9 November 2025");
  assert_text (mpad_format_due ("2026-11-22"), "today");
  assert_text (mpad_format_due ("2026-11-23"), "tomorrow");
  assert_text (mpad_format_due ("2026-11-03"), "late since 3 November");

  entry->happened = g_strdup ("2026-11-09");
  entry->happened_until = g_strdup ("2026-11-11");
  assert_text (mpad_format_happened (entry), "Mon 9 to Wed 11 November");
  g_clear_pointer (&entry->happened_until, g_free);
  entry->precision = MPAD_HAPPENED_ABOUT;
  assert_text (mpad_format_happened (entry), "about 9 November");
  g_free (entry->happened);
  entry->happened = g_strdup ("2026-11-09T14:40");
  entry->precision = MPAD_HAPPENED_EXACT;
  assert_text (mpad_format_happened (entry), "9 November, 14:40");
  mpad_clock_set_for_test (-1);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/dossier-look/kinds-differ-without-colour", test_kinds_differ_without_colour);
  g_test_add_func ("/dossier-look/shape-of-every-kind", test_shape_of_every_kind);
  g_test_add_func ("/dossier-look/dates-as-people-write-them", test_dates_as_people_write_them);
  APP_TEST ("/dossier-look/f25-no-control-without-a-name", test_no_control_without_a_name);
  APP_TEST ("/dossier-look/f25-talk-buttons-name-their-talk",
            test_f25_talk_buttons_name_their_talk);
  APP_TEST ("/dossier-look/tab-leaves-the-sidebar", test_tab_leaves_the_sidebar);
  APP_TEST ("/dossier-look/fits-a-narrow-window", test_fits_a_narrow_window);
  return g_test_run ();
}
