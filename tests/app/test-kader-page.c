/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kader with real widgets: walked and answered by keyboard, recorded in a vault. */
#include "app-fixture.h"
#include "mpad-answer-form.h"
#include "mpad-entry-keys.h"
#include "mpad-flow-item.h"
#include "mpad-flow-layout-manager.h"
#include "mpad-flow-view.h"
#include "mpad-input.h"
#include "mpad-kader-page.h"
#include "mpad-kader-panel.h"
#include "mpad-people-picker.h"

#include <string.h>

/* The practice case with two answered questions. */
#define CASE "Fenna"

typedef struct
{
  MpadDossierModel *model;
  const char *text;
} Expectation;

static const MpadKaderState *
kader_of (MpadDossierModel *model)
{
  return mpad_dossier_model_get_guidance (model)->kader;
}

static gboolean
outcome_is (gpointer data)
{
  Expectation *expectation = data;
  const MpadKaderState *state = kader_of (expectation->model);

  return state->outcome != NULL && strcmp (state->outcome->id, expectation->text) == 0;
}

static gboolean
current_is (gpointer data)
{
  Expectation *expectation = data;
  const MpadKaderState *state = kader_of (expectation->model);

  return state->current != NULL && strcmp (state->current->id, expectation->text) == 0;
}

static const MpadEntry *
find_weighing (MpadDossierModel *model, const char *question, MpadEntryState state)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (model);

  for (guint i = dossier->entries->len; i > 0; i--)
    {
      const MpadEntry *entry = g_ptr_array_index (dossier->entries, i - 1);

      if (entry->kind == MPAD_ENTRY_WEIGHING && entry->state == state &&
          g_strcmp0 (mpad_entry_get (entry, MPAD_KEY_QUESTION), question) == 0)
        return entry;
    }
  return NULL;
}

static gboolean
draft_has_motive (gpointer data)
{
  Expectation *expectation = data;
  const MpadEntry *draft = find_weighing (expectation->model, "hulp", MPAD_ENTRY_DRAFT);

  return draft != NULL &&
         g_strcmp0 (mpad_entry_get (draft, MPAD_KEY_MOTIVE), expectation->text) == 0;
}

static void
type_motive (GtkWidget *page, const char *text)
{
  GtkWidget *form = app_find (page, MPAD_TYPE_ANSWER_FORM, NULL);
  GtkWidget *motive = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (gtk_widget_get_first_child (form));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    if (MPAD_IS_INPUT (child))
      motive = child;
  g_assert_nonnull (motive);
  gtk_text_buffer_set_text (mpad_input_get_buffer (MPAD_INPUT (motive)), text, -1);
}

/* The @n-th answer of the form, chosen with the keyboard: focus and space. */
static void
choose_answer (AppFixture *self, GtkWidget *page, guint n)
{
  GtkWidget *form = app_find (page, MPAD_TYPE_ANSWER_FORM, NULL);
  GtkWidget *answer = app_find (form, GTK_TYPE_CHECK_BUTTON, NULL);

  for (guint i = 0; i < n; i++)
    answer = gtk_widget_get_next_sibling (answer);
  g_assert_true (gtk_widget_grab_focus (answer));
  g_assert_true (app_key (self->window, GDK_KEY_space, 0));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (answer)));
}

static void
record (GtkWidget *page)
{
  GtkWidget *button = app_find (page, GTK_TYPE_BUTTON, "Record answer");

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static guint
count_items (GtkWidget *chart)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (chart); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (MPAD_IS_FLOW_ITEM (child) && gtk_widget_get_child_visible (child))
      n++;
  return n;
}

/* From "you are here", which nodes the arrow keys come to. */
static void
check_arrows_reach_everything (AppFixture *self, int width)
{
  static const GtkDirectionType directions[] = { GTK_DIR_UP, GTK_DIR_DOWN, GTK_DIR_LEFT,
                                                 GTK_DIR_RIGHT };
  g_autoptr (MpadDossierModel) model = app_open (self, CASE);
  GtkWidget *page = mpad_kader_page_new (model);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GQueue) queue = g_queue_new ();
  GtkWidget *chart, *focus;

  app_show (self, page, width, 900);
  chart = app_find (page, MPAD_TYPE_FLOW_VIEW, NULL);
  g_assert_true (gtk_widget_grab_focus (chart));
  focus = gtk_root_get_focus (GTK_ROOT (self->window));
  g_assert_cmpint (mpad_flow_item_get_state (MPAD_FLOW_ITEM (focus)), ==, MPAD_KADER_HERE);
  g_hash_table_add (seen, focus);
  g_queue_push_tail (queue, focus);
  while (!g_queue_is_empty (queue))
    {
      GtkWidget *from = g_queue_pop_head (queue);

      for (guint d = 0; d < G_N_ELEMENTS (directions); d++)
        {
          gtk_widget_grab_focus (from);
          gtk_widget_child_focus (self->window, directions[d]);
          focus = gtk_root_get_focus (GTK_ROOT (self->window));
          g_assert_true (MPAD_IS_FLOW_ITEM (focus));
          if (g_hash_table_add (seen, focus))
            g_queue_push_tail (queue, focus);
        }
    }
  g_assert_cmpuint (count_items (chart), >=, 9);
  g_assert_cmpuint (g_hash_table_size (seen), ==, count_items (chart));
}

static void
test_arrows_reach_every_node_wide (AppFixture *self, gconstpointer data)
{
  check_arrows_reach_everything (self, 1200);
}

static void
test_arrows_reach_every_node_narrow (AppFixture *self, gconstpointer data)
{
  check_arrows_reach_everything (self, 360);
}

static void
test_home_goes_to_you_are_here (AppFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossierModel) model = app_open (self, CASE);
  GtkWidget *page = mpad_kader_page_new (model);
  GtkWidget *chart;

  app_show (self, page, 1200, 900);
  chart = app_find (page, MPAD_TYPE_FLOW_VIEW, NULL);
  g_assert_true (
    gtk_widget_grab_focus (mpad_flow_view_get_node (MPAD_FLOW_VIEW (chart), "melden")));
  g_assert_true (app_key (self->window, GDK_KEY_Home, 0));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (self->window)) ==
                 mpad_flow_view_get_node (MPAD_FLOW_VIEW (chart), "question/hulp"));
}

/* Enter on the question, the answer, the motive, record: by keyboard, to Melden. */
static void
test_answer_no_leads_to_melden (AppFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossierModel) model = app_open (self, CASE);
  GtkWidget *page = mpad_kader_page_new (model);
  Expectation expectation = { model, "melden" };
  GtkWidget *chart, *melden;
  const MpadEntry *entry;

  app_show (self, page, 1200, 900);
  chart = app_find (page, MPAD_TYPE_FLOW_VIEW, NULL);
  melden = mpad_flow_view_get_node (MPAD_FLOW_VIEW (chart), "melden");
  g_assert_cmpint (mpad_flow_item_get_state (MPAD_FLOW_ITEM (melden)), ==, MPAD_KADER_OPEN);
  gtk_widget_grab_focus (chart);
  g_assert_true (app_key (self->window, GDK_KEY_Return, 0));
  g_assert_true (GTK_IS_CHECK_BUTTON (gtk_root_get_focus (GTK_ROOT (self->window))));
  choose_answer (self, page, 1);
  type_motive (page, "Er is nu geen plek voor hulp.");
  record (page);
  app_wait (outcome_is, &expectation);
  entry = find_weighing (model, "hulp", MPAD_ENTRY_FINAL);
  g_assert_nonnull (entry);
  g_assert_cmpstr (mpad_entry_get (entry, MPAD_KEY_MOTIVE), ==, "Er is nu geen plek voor hulp.");
  g_assert_cmpstr (mpad_entry_get (entry, MPAD_KEY_DECIDERS), ==,
                   mpad_session_get_me (self->session)->name);
  app_settle (self->window);
  g_assert_cmpint (mpad_flow_item_get_state (MPAD_FLOW_ITEM (melden)), ==, MPAD_KADER_HERE);
  g_assert_true (app_shows_text (page, "This is advice."));
}

/* the third answer is doubt, and doubt never takes the least protective way. */
static void
test_r1_doubt_counts_as_melden (AppFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossierModel) model = app_open (self, CASE);
  GtkWidget *page = mpad_kader_page_new (model);
  Expectation expectation = { model, "melden" };

  app_show (self, page, 1200, 900);
  g_assert_true (app_shows_text (app_find (page, MPAD_TYPE_ANSWER_FORM, NULL), "R-1"));
  choose_answer (self, page, 2);
  type_motive (page, "Wij weten het niet zeker.");
  record (page);
  app_wait (outcome_is, &expectation);
}

static void
test_yes_goes_on_and_asks_what_it_demands (AppFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossierModel) model = app_open (self, CASE);
  GtkWidget *page = mpad_kader_page_new (model);
  Expectation expectation = { model, "acceptatie" };

  app_show (self, page, 1200, 900);
  choose_answer (self, page, 0);
  type_motive (page, "Het wijkteam kan maandag beginnen.");
  record (page);
  app_wait (current_is, &expectation);
  app_settle (self->window);
  g_assert_true (app_shows_text (page, "Question 4 of 5"));
  /* this answer needs a term and a case manager: without them it is not recorded */
  choose_answer (self, page, 0);
  type_motive (page, "Vader en moeder doen mee.");
  record (page);
  app_settle (self->window);
  g_assert_true (app_shows_text (page, "This answer needs it."));
  g_assert_null (find_weighing (model, "acceptatie", MPAD_ENTRY_FINAL));
}

static void
test_without_motive_or_people_nothing_is_recorded (AppFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossierModel) model = app_open (self, CASE);
  GtkWidget *page = mpad_kader_page_new (model);
  GtkWidget *people;

  app_show (self, page, 1200, 900);
  record (page);
  g_assert_true (app_shows_text (page, "Choose an answer."));
  choose_answer (self, page, 1);
  people = app_find (page, MPAD_TYPE_PEOPLE_PICKER, NULL);
  mpad_people_picker_set_value (MPAD_PEOPLE_PICKER (people), NULL);
  record (page);
  g_assert_true (app_shows_text (page, "Write why."));
  g_assert_true (app_shows_text (page, "Weighing is never done alone."));
  g_assert_null (find_weighing (model, "hulp", MPAD_ENTRY_FINAL));
}

/* What was typed is there again, also when the page was left without recording. */
static void
test_typed_motive_survives_leaving_the_page (AppFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossierModel) model = app_open (self, CASE);
  GtkWidget *page = mpad_kader_page_new (model);
  GtkWidget *again;
  Expectation expectation = { model, "Half getypt" };

  app_show (self, page, 1200, 900);
  type_motive (page, "Half getypt");
  adw_window_set_content (ADW_WINDOW (self->window), NULL);
  app_wait (draft_has_motive, &expectation);
  again = mpad_kader_page_new (model);
  adw_window_set_content (ADW_WINDOW (self->window), again);
  app_settle (self->window);
  type_motive (again, "Half getypt, en nu af");
  choose_answer (self, again, 1);
  record (again);
  expectation.text = "melden";
  app_wait (outcome_is, &expectation);
  g_assert_null (find_weighing (model, "hulp", MPAD_ENTRY_DRAFT));
  g_assert_cmpstr (
    mpad_entry_get (find_weighing (model, "hulp", MPAD_ENTRY_FINAL), MPAD_KEY_MOTIVE), ==,
    "Half getypt, en nu af");
}

static void
test_an_answered_question_shows_its_motive (AppFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossierModel) model = app_open (self, CASE);
  GtkWidget *page = mpad_kader_page_new (model);
  const MpadEntry *entry = find_weighing (model, "veiligheid", MPAD_ENTRY_FINAL);

  app_show (self, page, 1200, 900);
  mpad_kader_page_show_question (MPAD_KADER_PAGE (page), "veiligheid");
  g_assert_true (app_shows_text (page, mpad_entry_get (entry, MPAD_KEY_MOTIVE)));
  g_assert_null (app_find (page, MPAD_TYPE_ANSWER_FORM, NULL));
  g_assert_nonnull (app_find (page, GTK_TYPE_BUTTON, "Answer again"));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  APP_TEST ("/kader-page/arrows-reach-every-node-wide", test_arrows_reach_every_node_wide);
  APP_TEST ("/kader-page/arrows-reach-every-node-narrow", test_arrows_reach_every_node_narrow);
  APP_TEST ("/kader-page/home-goes-to-you-are-here", test_home_goes_to_you_are_here);
  APP_TEST ("/kader-page/answer-no-leads-to-melden", test_answer_no_leads_to_melden);
  APP_TEST ("/kader-page/r1-doubt-counts-as-melden", test_r1_doubt_counts_as_melden);
  APP_TEST ("/kader-page/yes-goes-on-and-asks-what-it-demands",
            test_yes_goes_on_and_asks_what_it_demands);
  APP_TEST ("/kader-page/without-motive-or-people-nothing-is-recorded",
            test_without_motive_or_people_nothing_is_recorded);
  APP_TEST ("/kader-page/typed-motive-survives-leaving-the-page",
            test_typed_motive_survives_leaving_the_page);
  APP_TEST ("/kader-page/an-answered-question-shows-its-motive",
            test_an_answered_question_shows_its_motive);
  return g_test_run ();
}
