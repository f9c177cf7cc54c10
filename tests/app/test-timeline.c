/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chronology of a dossier and the versions of its entries (F5, F6): what is shown is what
 * prints, long dossiers scroll, what was final stays to be read. */
#include "dossier-tools.h"

#include "mpad-civil.h"
#include "mpad-clock.h"
#include "mpad-entry-page.h"
#include "mpad-labels.h"
#include "mpad-overview-page.h"
#include "mpad-timeline-filter.h"
#include "mpad-timeline-page.h"
#include "mpad-timeline-row.h"

static MpadTimelinePage *
show_timeline (AppFixture *self, MpadDossierPage *page)
{
  mpad_dossier_page_show (page, "timeline");
  app_settle (self->window);
  return MPAD_TIMELINE_PAGE (app_find (GTK_WIDGET (page), MPAD_TYPE_TIMELINE_PAGE, NULL));
}

static gboolean
has_pages (gpointer data)
{
  return mpad_overview_page_get_pages (data) != NULL;
}

/* the words of all pages, one after the other */
static char *
words_on_paper (AppFixture *self, MpadDossierPage *page)
{
  GtkWidget *paper;
  GString *words = g_string_new (NULL);
  MpadPages *pages;

  press (GTK_WIDGET (page), "Print …");
  app_settle (self->window);
  paper = app_find (GTK_WIDGET (page), MPAD_TYPE_OVERVIEW_PAGE, NULL);
  g_assert_nonnull (paper);
  app_wait (has_pages, paper);
  pages = mpad_overview_page_get_pages (MPAD_OVERVIEW_PAGE (paper));
  for (guint i = 0; i < mpad_pages_get_n_pages (pages); i++)
    {
      g_autofree char *text = mpad_pages_dup_text (pages, i);

      g_string_append (words, text);
      g_string_append_c (words, '\n');
    }
  mpad_dossier_page_pop (page);
  app_settle (self->window);
  return g_string_free_and_steal (words);
}

/* the drop-down of a filter: they stand in the order of the form */
static void
choose_filter (GtkWidget *page, guint filter, guint choice)
{
  GtkWidget *button = app_find (page, GTK_TYPE_MENU_BUTTON, NULL);
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  GtkWidget *form = gtk_popover_get_child (GTK_POPOVER (popover));

  gtk_drop_down_set_selected (
    GTK_DROP_DOWN (gtk_grid_get_child_at (GTK_GRID (form), 1, (int) filter)), choice);
}

/* F5: the printed chronology is the filtered view, in the same order */
static void
test_paper_is_the_view (AppFixture *self, gconstpointer data)
{
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Sam", &model);
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (model);
  MpadTimelinePage *timeline = show_timeline (self, page);
  guint narrowed = 0;

  /* no filter; only the first step; only what is not shared; only what has signals */
  for (guint round = 0; round < 4; round++)
    {
      g_auto (GStrv) ids = NULL;
      g_autofree char *words = NULL;
      const char *from;

      choose_filter (GTK_WIDGET (timeline), 0, round == 1 ? 1 : 0);
      choose_filter (GTK_WIDGET (timeline), 3, round == 2 ? 2 : 0);
      choose_filter (GTK_WIDGET (timeline), 1, round == 3 ? 1 : 0);
      ids = mpad_timeline_page_dup_ids (timeline);
      g_test_message ("round %u: %u entries", round, g_strv_length (ids));
      g_assert_cmpuint (g_strv_length (ids), >, 0);
      narrowed += g_strv_length (ids) < dossier->entries->len;
      words = words_on_paper (self, page);
      from = words;
      for (guint i = 0; i < dossier->entries->len; i++)
        {
          const MpadEntry *entry = g_ptr_array_index (dossier->entries, i);
          gboolean shown = g_strv_contains ((const char *const *) ids, entry->id);

          for (guint s = 0; s < entry->statements->len; s++)
            {
              const MpadStatement *statement = g_ptr_array_index (entry->statements, s);

              if (statement->kind != MPAD_STATEMENT_OBSERVATION)
                continue;
              g_test_message ("%s “%s”", shown ? "on" : "off", statement->text);
              if (shown)
                {
                  from = strstr (from, statement->text);
                  g_assert_nonnull (from);
                }
              else
                g_assert_null (strstr (words, statement->text));
            }
        }
    }
  g_assert_cmpuint (narrowed, ==, 3);
  g_object_unref (model);
}

static MpadDossier *
make_long (const MpadDossier *like, guint n)
{
  MpadDossier *dossier = mpad_dossier_new ();

  dossier->id = g_strdup (like->id);
  dossier->number = g_strdup (like->number);
  dossier->protocol_id = g_strdup (like->protocol_id);
  dossier->protocol_version = g_strdup (like->protocol_version);
  dossier->opened = g_strdup ("2021-01-04");
  for (guint i = 0; i < n; i++)
    {
      MpadEntry *entry = mpad_entry_new (i % 3 == 0 ? MPAD_ENTRY_SIGNAL : MPAD_ENTRY_NOTE);
      MpadStatement *statement = mpad_statement_new (MPAD_STATEMENT_OBSERVATION);

      entry->id = g_strdup_printf ("lang-%u", i);
      entry->happened = mpad_civil_add_days ("2021-01-04", (int) i);
      entry->step_id = g_strdup ("signalen");
      entry->state = MPAD_ENTRY_FINAL;
      statement->text = g_strdup_printf ("Verzonnen waarneming nummer %u.", i);
      g_ptr_array_add (entry->statements, statement);
      g_ptr_array_add (dossier->entries, entry);
    }
  return dossier;
}

static guint
count_rows (GtkWidget *root)
{
  return count (root, MPAD_TYPE_TIMELINE_ROW);
}

/* F5: a list of 2,000 entries has the rows of a screen, not 2,000, at its top and at its end */
static void
test_long_dossier_recycles_rows (AppFixture *self, gconstpointer data)
{
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Lotte", &model);
  MpadTimelinePage *timeline = show_timeline (self, page);
  MpadProtocol *protocol = mpad_dossier_model_get_protocol (model);
  g_auto (GStrv) ids = NULL;
  GtkWidget *list = app_find (GTK_WIDGET (timeline), GTK_TYPE_LIST_VIEW, NULL);

  mpad_dossier_model_take (model, make_long (mpad_dossier_model_get_dossier (model), 2000),
                           protocol, NULL);
  app_settle (self->window);
  ids = mpad_timeline_page_dup_ids (timeline);
  g_assert_cmpuint (g_strv_length (ids), ==, 2000);
  g_assert_true (app_shows_text (GTK_WIDGET (timeline), "nummer 0."));
  g_assert_cmpuint (count_rows (list), <, 300);
  gtk_list_view_scroll_to (GTK_LIST_VIEW (list), 1999, GTK_LIST_SCROLL_NONE, NULL);
  app_settle (self->window);
  g_assert_true (app_shows_text (GTK_WIDGET (timeline), "nummer 1999."));
  g_assert_cmpuint (count_rows (list), <, 300);
  g_object_unref (model);
}

/* F6: a correction takes the place of what it corrects; both stay to be read, with the difference */
static void
test_correction_keeps_what_was (AppFixture *self, gconstpointer data)
{
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Lotte", &model);
  GtkWidget *root = GTK_WIDGET (page);
  GtkWidget *editor, *reading;
  g_autofree char *today = mpad_clock_today ();
  g_autofree char *first = NULL;

  run (page, MPAD_ACTION_RECORD_SIGNAL, "", "signalen");
  app_settle (self->window);
  editor = app_find (root, MPAD_TYPE_ENTRY_EDITOR, NULL);
  mpad_entry_editor_add_statement (MPAD_ENTRY_EDITOR (editor), MPAD_STATEMENT_OBSERVATION);
  type_into (editor, "What", "Lotte had een blauwe jas aan.");
  press (editor, "Make final");
  wait_stored (model, "Lotte had een blauwe jas aan.", MPAD_ENTRY_FINAL);
  first = g_strdup (find_entry (model, "Lotte had een blauwe jas aan.")->id);

  mpad_dossier_actions_correct (page, first);
  app_settle (self->window);
  editor = app_find (root, MPAD_TYPE_ENTRY_EDITOR, NULL);
  g_assert_nonnull (editor);
  type_into (editor, "What", "Lotte had een groene jas aan.");
  press (editor, "Make final");
  g_assert_true (app_shows_text (editor, "Write down why this is corrected."));
  type_into (editor, "Why is this corrected?", "De kleur was verkeerd opgeschreven.");
  press (editor, "Make final");
  wait_stored (model, "Lotte had een groene jas aan.", MPAD_ENTRY_FINAL);
  app_settle (self->window);

  mpad_dossier_page_show (page, "step:signalen");
  app_settle (self->window);
  g_assert_true (app_shows_text (root, "groene jas"));
  g_assert_false (app_shows_text (root, "blauwe jas"));
  show_timeline (self, page);
  g_assert_true (app_shows_text (root, "groene jas"));
  g_assert_false (app_shows_text (root, "blauwe jas"));

  mpad_dossier_actions_read_entry (page, find_entry (model, "Lotte had een groene jas aan.")->id);
  app_settle (self->window);
  reading = app_find (root, MPAD_TYPE_ENTRY_PAGE, NULL);
  g_assert_nonnull (reading);
  g_assert_true (app_shows_text (reading, "De kleur was verkeerd opgeschreven."));
  g_assert_true (app_shows_text (reading, "What version 2 changed in version 1"));
  g_assert_true (app_shows_text (reading, "blauwe"));
  g_object_unref (model);
}

static gboolean
is_answered (gpointer data)
{
  return app_shows_text (data, "on that day") || app_shows_text (data, "On that day");
}

/* F6: any final text can be shown as it was on a date */
static void
test_as_it_was_on_a_date (AppFixture *self, gconstpointer data)
{
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Sam", &model);
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (model);
  g_autofree char *today = mpad_clock_today ();
  const MpadEntry *entry = NULL;
  g_autofree char *id = NULL;
  GtkWidget *reading;

  for (guint i = 0; i < dossier->entries->len && entry == NULL; i++)
    {
      const MpadEntry *other = g_ptr_array_index (dossier->entries, i);

      if (other->kind == MPAD_ENTRY_SIGNAL && other->state == MPAD_ENTRY_FINAL)
        entry = other;
    }
  g_assert_nonnull (entry);
  id = g_strdup (entry != NULL ? entry->id : "");
  mpad_dossier_actions_read_entry (page, id);
  app_settle (self->window);
  reading = app_find (GTK_WIDGET (page), MPAD_TYPE_ENTRY_PAGE, NULL);
  mpad_entry_page_show_at (MPAD_ENTRY_PAGE (reading), "2020-01-01");
  app_wait (is_answered, reading);
  g_assert_true (app_shows_text (reading, "On that day nothing of this was final yet."));
  mpad_entry_page_show_at (MPAD_ENTRY_PAGE (reading), today);
  while (!app_shows_text (reading, "This is how it read on that day."))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (mpad_entry_page_get_shown (MPAD_ENTRY_PAGE (reading)), ==, id);
  g_object_unref (model);
}

/* undo up to final: a statement that was taken away comes back where it stood */
static void
test_removed_statement_comes_back (AppFixture *self, gconstpointer data)
{
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Lotte", &model);
  GtkWidget *editor;
  const MpadEntry *entry;

  run (page, MPAD_ACTION_RECORD_SIGNAL, "", "signalen");
  app_settle (self->window);
  editor = app_find (GTK_WIDGET (page), MPAD_TYPE_ENTRY_EDITOR, NULL);
  mpad_entry_editor_add_statement (MPAD_ENTRY_EDITOR (editor), MPAD_STATEMENT_OBSERVATION);
  type_into (editor, "What", "Eerste proefzin.");
  mpad_entry_editor_add_statement (MPAD_ENTRY_EDITOR (editor), MPAD_STATEMENT_CHILD_WORDS);
  type_into (editor, "Word for word", "Tweede proefzin.");
  entry = mpad_entry_editor_get_entry (MPAD_ENTRY_EDITOR (editor));
  g_signal_emit_by_name (app_find (editor, MPAD_TYPE_STATEMENT_EDITOR, NULL), "remove");
  g_assert_cmpuint (entry->statements->len, ==, 1);
  wait_stored (model, "Tweede proefzin.", MPAD_ENTRY_DRAFT);
  press (editor, "Undo");
  g_assert_cmpuint (entry->statements->len, ==, 2);
  g_assert_cmpstr (((const MpadStatement *) g_ptr_array_index (entry->statements, 0))->text, ==,
                   "Eerste proefzin.");
  wait_stored (model, "Eerste proefzin.", MPAD_ENTRY_DRAFT);
  g_object_unref (model);
}

static void
on_changed_cb (MpadDossierModel *model, guint *count)
{
  (*count)++;
}

/* F12: a dossier that stays open over midnight knows that it is another day, once; also when the
 * clock went back. */
static void
test_day_turns_while_open (AppFixture *self, gconstpointer data)
{
  MpadDossierModel *model = app_open (self, "Sam");
  gint64 now = mpad_clock_now_us ();
  guint changed = 0;
  const MpadGuidance *before = mpad_dossier_model_get_guidance (model);

  g_signal_connect (model, "changed", G_CALLBACK (on_changed_cb), &changed);
  mpad_dossier_model_tick (model);
  g_assert_cmpuint (changed, ==, 0);
  g_assert_true (mpad_dossier_model_get_guidance (model) == before);
  mpad_clock_set_for_test (now + 24 * G_TIME_SPAN_HOUR);
  mpad_dossier_model_tick (model);
  mpad_dossier_model_tick (model);
  g_assert_cmpuint (changed, ==, 1);
  g_assert_nonnull (mpad_dossier_model_get_guidance (model));
  mpad_clock_set_for_test (now - 48 * G_TIME_SPAN_HOUR);
  mpad_dossier_model_tick (model);
  g_assert_cmpuint (changed, ==, 2);
  mpad_clock_set_for_test (-1);
  g_object_unref (model);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/timeline/paper-is-the-view", AppFixture, NULL, app_set_up, test_paper_is_the_view,
              app_tear_down);
  g_test_add ("/timeline/long-dossier-recycles-rows", AppFixture, NULL, app_set_up,
              test_long_dossier_recycles_rows, app_tear_down);
  g_test_add ("/versions/correction-keeps-what-was", AppFixture, NULL, app_set_up,
              test_correction_keeps_what_was, app_tear_down);
  g_test_add ("/versions/as-it-was-on-a-date", AppFixture, NULL, app_set_up,
              test_as_it_was_on_a_date, app_tear_down);
  g_test_add ("/versions/removed-statement-comes-back", AppFixture, NULL, app_set_up,
              test_removed_statement_comes_back, app_tear_down);
  APP_TEST ("/dossier/F12-day-turns-while-open", test_day_turns_while_open);
  return g_test_run ();
}
