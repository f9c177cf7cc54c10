/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Papers with real widgets: the list, the choices before a paper leaves, what is kept, the way back. */
#include "app-fixture.h"
#include "mpad-check-panel.h"
#include "mpad-documents-page.h"
#include "mpad-entry-keys.h"
#include "mpad-entry-store.h"
#include "mpad-input.h"
#include "mpad-page-view.h"
#include "mpad-paper-checks.h"
#include "mpad-paper-keep-job.h"
#include "mpad-paper-page.h"
#include "mpad-report-panel.h"
#include "mpad-talk-copy.h"
#include "mpad-text.h"

#include <string.h>

/* The practice case with two parents at one talk. */
#define CASE "Jip"
#define MOTHER_WORDS "Wij maken veel ruzie. Het is niet goed voor Jip, dat weten we."
#define FATHER_WORDS "Ik wil hulp, maar ik weet niet waar ik moet beginnen."
#define CHILD_WORDS "Ik slaap liever bij opa."

static const MpadEntry *
parents_talk (MpadDossierModel *model)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (model);

  for (guint i = dossier->entries->len; i > 0; i--)
    {
      const MpadEntry *entry = g_ptr_array_index (dossier->entries, i - 1);

      if (entry->kind == MPAD_ENTRY_TALK &&
          g_strcmp0 (mpad_entry_get (entry, MPAD_KEY_TALK_KIND), "ouders") == 0)
        return entry;
    }
  g_assert_not_reached ();
}

static const MpadPerson *
person_called (MpadDossierModel *model, const char *label)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (model);

  for (guint i = 0; i < dossier->people->len; i++)
    {
      const MpadPerson *person = g_ptr_array_index (dossier->people, i);

      if (g_strcmp0 (person->relation_label, label) == 0)
        return person;
    }
  g_assert_not_reached ();
}

static gboolean
has_child_words (gpointer data)
{
  const MpadEntry *talk = parents_talk (data);

  for (guint i = 0; i < talk->statements->len; i++)
    if (((const MpadStatement *) g_ptr_array_index (talk->statements, i))->kind ==
          MPAD_STATEMENT_CHILD_WORDS &&
        talk->state == MPAD_ENTRY_FINAL)
      return TRUE;
  return FALSE;
}

/* A second talk with both parents in which words of the child were told. */
static void
add_talk_with_child_words (MpadDossierModel *model)
{
  const MpadEntry *first = parents_talk (model);
  g_autoptr (MpadEntry) talk = mpad_entry_copy (first);
  MpadStatement *statement = mpad_statement_new (MPAD_STATEMENT_CHILD_WORDS);
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();

  g_free (talk->id);
  talk->id = mpad_id_new ();
  talk->revision = 0;
  talk->state = MPAD_ENTRY_DRAFT;
  talk->recorded_seq = 0;
  g_set_str (&talk->happened, "2026-11-20T15:00");
  for (guint i = 0; i < talk->statements->len; i++)
    {
      MpadStatement *old = g_ptr_array_index (talk->statements, i);

      g_free (old->id);
      old->id = mpad_id_new ();
      g_set_str (&old->entry_id, talk->id);
    }
  statement->text = g_strdup (CHILD_WORDS);
  statement->source = g_strdup ("Juf Proef");
  statement->section = g_strdup ("feiten");
  g_ptr_array_add (talk->statements, statement);
  mpad_dossier_model_save_entry_async (model, talk, TRUE, NULL, NULL);
  app_wait (has_child_words, model);
}

static char *
dup_paper_text (GtkWidget *page)
{
  MpadPages *pages = mpad_page_view_get_pages (
    MPAD_PAGE_VIEW (app_find (page, MPAD_TYPE_PAGE_VIEW, NULL)));
  GString *text = g_string_new (NULL);

  for (guint i = 0; pages != NULL && i < mpad_pages_get_n_pages (pages); i++)
    {
      g_autofree char *one = mpad_pages_dup_text (pages, i);

      g_string_append (text, one);
    }
  return g_string_free_and_steal (text);
}

static GtkWidget *
show_paper (AppFixture *self, MpadDossierModel *model, const char *label)
{
  GtkWidget *view = adw_navigation_view_new ();
  AdwNavigationPage *page = mpad_paper_page_new_for_talk (model, parents_talk (model)->id,
                                                          person_called (model, label)->id);

  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view),
                           adw_navigation_page_new (gtk_label_new ("list"), "list"));
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), page);
  app_show (self, view, 1366, 800);
  return GTK_WIDGET (page);
}

static void
press (GtkWidget *page, const char *label)
{
  GtkWidget *button = app_find (page, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
can_leave (GtkWidget *page)
{
  return gtk_widget_is_sensitive (app_find (page, GTK_TYPE_BUTTON, "_Save as PDF"));
}

static void
test_nothing_of_the_other_parent (AppFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossierModel) model = app_open (self, CASE);
  GtkWidget *page = show_paper (self, model, "vader");
  g_autofree char *text = dup_paper_text (page);

  g_assert_nonnull (strstr (text, FATHER_WORDS));
  g_assert_null (strstr (text, MOTHER_WORDS));
  g_assert_true (app_shows_text (page, "Address and words of another parent"));
  g_assert_true (app_shows_text (page, "1 text was left out"));
}

static void
test_r9_words_of_the_child_are_off_by_default (AppFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossierModel) model = app_open (self, CASE);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  GtkWidget *page;

  add_talk_with_child_words (model);
  page = show_paper (self, model, "moeder");
  before = dup_paper_text (page);
  g_assert_null (strstr (before, CHILD_WORDS));
  g_assert_true (app_shows_text (page, "Words of Jip"));
  /* printing waits for the choice, and says so */
  g_assert_false (can_leave (page));
  g_assert_true (app_shows_text (page, "You can, as soon as you have chosen."));
  press (page, "Leave out");
  app_settle (self->window);
  after = dup_paper_text (page);
  g_assert_null (strstr (after, CHILD_WORDS));
  g_assert_true (can_leave (page));
}

/* The chip with this label in the @n-th field of yes and no. */
static void
answer_yes_no (GtkWidget *page, guint n, const char *word)
{
  GtkWidget *panel = app_find (page, MPAD_TYPE_CHECK_PANEL, NULL);
  GtkWidget *input = app_find (panel, MPAD_TYPE_INPUT, NULL);

  while (n-- > 0)
    input = gtk_widget_get_next_sibling (input);
  mpad_input_set_value (MPAD_INPUT (input), word);
  g_signal_emit_by_name (input, "changed");
}

static void
test_r9_taking_words_along_asks_both_questions (AppFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossierModel) model = app_open (self, CASE);
  g_autofree char *text = NULL;
  GtkWidget *page;

  add_talk_with_child_words (model);
  page = show_paper (self, model, "moeder");
  press (page, "Take along all the same");
  answer_yes_no (page, 0, "yes");
  g_assert_false (can_leave (page));
  answer_yes_no (page, 1, "no");
  g_assert_false (can_leave (page));
  g_assert_true (app_shows_text (page, "Then these words stay out."));
  answer_yes_no (page, 1, "yes");
  app_settle (self->window);
  text = dup_paper_text (page);
  g_assert_nonnull (strstr (text, CHILD_WORDS));
  g_assert_true (can_leave (page));
  g_assert_true (app_shows_text (page, "Words of Jip: on this paper"));
}

/* Keeps the paper as pressing a button would, without a dialog of the desktop. */
typedef struct
{
  MpadDossierModel *model;
  guint n_reports;
  MpadReportState state;
  const char *report;
} Expectation;

static gboolean
has_reports (gpointer data)
{
  Expectation *expectation = data;

  return mpad_dossier_model_get_reports (expectation->model)->len == expectation->n_reports;
}

static gboolean
has_state (gpointer data)
{
  Expectation *expectation = data;
  GPtrArray *reports = mpad_dossier_model_get_reports (expectation->model);

  for (guint i = 0; i < reports->len; i++)
    {
      const MpadReport *report = g_ptr_array_index (reports, i);

      if (strcmp (report->id, expectation->report) == 0)
        return report->state == expectation->state;
    }
  return FALSE;
}

static char *
keep_paper (MpadDossierModel *model, const char *label, const char *const *taken_up)
{
  const MpadEntry *talk = parents_talk (model);
  const MpadTalkPaperOptions options = {
    .recipient = person_called (model, label)->id,
    .taken_up = taken_up,
    .safe_confirmed = TRUE,
    .revision = talk->revision,
  };
  Expectation expectation = { .model = model,
                              .n_reports = mpad_dossier_model_get_reports (model)->len + 1 };
  MpadKeepJob *job = mpad_keep_job_new (mpad_dossier_model_get_id (model), talk->id,
                                        mpad_dossier_model_get_protocol (model), &options,
                                        talk->step_id, "Verslag", "Gekeken");

  mpad_dossier_model_run_async (model, mpad_keep_job_run, job, mpad_keep_job_free,
                                (GDestroyNotify) mpad_kept_free, NULL, NULL);
  app_wait (has_reports, &expectation);
  return g_strdup (
    ((const MpadReport *) g_ptr_array_index (mpad_dossier_model_get_reports (model), 0))->id);
}

static void
test_a_kept_paper_shows_the_same_pages (AppFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossierModel) model = app_open (self, CASE);
  g_autofree char *report = NULL;
  g_autofree char *text = NULL;
  GtkWidget *view = adw_navigation_view_new ();
  AdwNavigationPage *page;

  report = keep_paper (model, "vader", NULL);
  page = mpad_paper_page_new_for_report (model, report);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), page);
  app_show (self, view, 1366, 800);
  text = dup_paper_text (GTK_WIDGET (page));
  g_assert_nonnull (strstr (text, FATHER_WORDS));
  g_assert_null (strstr (text, MOTHER_WORDS));
  g_assert_true (app_shows_text (GTK_WIDGET (page), "This paper is kept"));
}

/* F8: signed, does not agree with own text, did not sign; and back again. */
static void
test_the_way_back (AppFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossierModel) model = app_open (self, CASE);
  g_autofree char *report = keep_paper (model, "moeder", NULL);
  GtkWidget *view = adw_navigation_view_new ();
  GtkWidget *page = GTK_WIDGET (mpad_paper_page_new_for_report (model, report));
  Expectation expectation = { .model = model, .report = report, .state = MPAD_REPORT_SIGNED };
  GtkWidget *remark;

  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (page));
  app_show (self, view, 1366, 800);
  press (page, "Signed and returned");
  app_wait (has_state, &expectation);
  app_settle (self->window);
  g_assert_true (app_shows_text (page, "Signed and returned"));

  press (page, "Change");
  expectation.state = MPAD_REPORT_PRINTED;
  app_wait (has_state, &expectation);
  app_settle (self->window);
  press (page, "Does not agree");
  press (page, "Record");
  g_assert_true (app_shows_text (page, "Write what the parent says"));
  remark = app_find (app_find (page, MPAD_TYPE_REPORT_PANEL, NULL), GTK_TYPE_TEXT_VIEW, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (remark)),
                            "Dit heb ik niet zo gezegd.", -1);
  press (page, "Record");
  expectation.state = MPAD_REPORT_DISAGREED;
  app_wait (has_state, &expectation);
  app_settle (self->window);
  g_assert_true (app_shows_text (page, "Dit heb ik niet zo gezegd."));

  press (page, "Change");
  expectation.state = MPAD_REPORT_PRINTED;
  app_wait (has_state, &expectation);
  app_settle (self->window);
  press (page, "Did not sign");
  expectation.state = MPAD_REPORT_REFUSED;
  app_wait (has_state, &expectation);
  app_settle (self->window);
  g_assert_true (app_shows_text (page, "A reason is not needed."));
}

/* what nobody knows to be safe does not leave. */
static void
test_r7_not_sure_means_not_leaving (AppFixture *self, gconstpointer data)
{
  g_autoptr (MpadPaperChoices) choices = mpad_paper_choices_new ();
  g_autoptr (MpadEntry) talk = mpad_entry_new (MPAD_ENTRY_TALK);
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  const MpadTalkCopy copy = { .role = (char *) "vader",
                              .name = (char *) "Sam Proef",
                              .state = MPAD_TALK_COPY_ASK_SAFE };
  MpadTalkPaperOptions options = { 0 };
  g_autoptr (GPtrArray) checks = mpad_paper_choices_list (choices, &copy, talk, "Noor", findings);
  g_autoptr (GPtrArray) again = NULL;
  const MpadCheck *safe = g_ptr_array_index (checks, 0);

  g_assert_cmpint (safe->kind, ==, MPAD_CHECK_SAFE);
  g_assert_true (safe->open);
  g_assert_true (safe->no_first);
  mpad_paper_choices_fill (choices, &options);
  g_assert_false (options.safe_confirmed);
  mpad_paper_choices_answer (choices, safe, TRUE);
  mpad_paper_choices_fill (choices, &options);
  g_assert_true (options.safe_confirmed);
  mpad_paper_choices_answer (choices, safe, FALSE);
  mpad_paper_choices_fill (choices, &options);
  g_assert_false (options.safe_confirmed);
  again = mpad_paper_choices_list (choices, &copy, talk, "Noor", findings);
  g_assert_cmpuint (mpad_paper_choices_count_open (again), ==, 0);
}

static void
test_list_offers_a_report_for_each_reader (AppFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossierModel) model = app_open (self, CASE);
  GtkWidget *page;

  add_talk_with_child_words (model);
  page = mpad_documents_page_new (model);
  app_show (self, page, 1100, 768);
  g_assert_true (app_shows_text (page, "Make report"));
  g_assert_true (app_shows_text (page, "Signed and returned"));
  g_assert_true (app_shows_text (page, "Returned, does not agree"));
  g_assert_true (app_shows_text (page, "moeder"));
  g_assert_true (app_shows_text (page, "vader"));
}

static void
test_page_keys_and_text (AppFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossierModel) model = app_open (self, CASE);
  GtkWidget *page = show_paper (self, model, "vader");
  MpadPageView *view = MPAD_PAGE_VIEW (app_find (page, MPAD_TYPE_PAGE_VIEW, NULL));
  double whole;

  g_assert_cmpuint (mpad_page_view_get_n_pages (view), ==, 2);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view), "pages.next", NULL));
  g_assert_cmpuint (mpad_page_view_get_page (view), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (view), "pages.next", NULL);
  g_assert_cmpuint (mpad_page_view_get_page (view), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (view), "pages.previous", NULL);
  g_assert_cmpuint (mpad_page_view_get_page (view), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (page), "pages.zoom-page", NULL);
  app_settle (self->window);
  whole = mpad_page_view_get_zoom (view);
  gtk_widget_activate_action (GTK_WIDGET (page), "pages.zoom-width", NULL);
  app_settle (self->window);
  g_assert_cmpfloat (mpad_page_view_get_zoom (view), >, whole * 1.1);
  gtk_widget_activate_action (GTK_WIDGET (page), "pages.text", NULL);
  app_settle (self->window);
  g_assert_true (app_shows_text (GTK_WIDGET (view), FATHER_WORDS));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  APP_TEST ("/paper-page/nothing-of-the-other-parent", test_nothing_of_the_other_parent);
  APP_TEST ("/paper-page/r9-words-of-the-child-are-off-by-default",
            test_r9_words_of_the_child_are_off_by_default);
  APP_TEST ("/paper-page/r9-taking-words-along-asks-both-questions",
            test_r9_taking_words_along_asks_both_questions);
  APP_TEST ("/paper-page/a-kept-paper-shows-the-same-pages",
            test_a_kept_paper_shows_the_same_pages);
  APP_TEST ("/paper-page/the-way-back", test_the_way_back);
  APP_TEST ("/paper-page/r7-not-sure-means-not-leaving", test_r7_not_sure_means_not_leaving);
  APP_TEST ("/paper-page/list-offers-a-report-for-each-reader",
            test_list_offers_a_report_for_each_reader);
  APP_TEST ("/paper-page/page-keys-and-text", test_page_keys_and_text);
  return g_test_run ();
}
