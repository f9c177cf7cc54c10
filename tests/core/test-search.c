/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of searching (F24) and of today's list (F12). */
#include "store-fixture.h"

#include "mpad-attachment.h"
#include "mpad-entry-keys.h"
#include "mpad-report.h"
#include "mpad-search.h"
#include "mpad-today.h"

#include <string.h>

static void
add_entry (StoreFixture *self, const MpadDossier *dossier, const char *title, const char *text)
{
  g_autoptr (MpadEntry) entry = store_new_signal (dossier);
  g_autoptr (GError) error = NULL;

  g_set_str (&((MpadStatement *) entry->statements->pdata[0])->text, text);
  g_set_str (&entry->title, title);
  g_set_str (&entry->place, "gymzaal");
  g_set_str (&entry->observed_by, "Juf Test");
  mpad_entry_set (entry, MPAD_KEY_ADVICE, "Blijf rustig kijken.");
  mpad_entry_set (entry, MPAD_KEY_CATEGORY, "verwaarlozing");
  mpad_entry_store_save (self->vault, entry, &error);
  g_assert_no_error (error);
}

static guint
count (StoreFixture *self, const char *words, const char *dossier_id)
{
  g_autoptr (GError) error = NULL;
  guint total = 0;
  g_autoptr (GPtrArray) hits = mpad_search_run (self->vault, words, dossier_id, 50, &total, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, total);
  return total;
}

static void
test_words (StoreFixture *self, gconstpointer data)
{
  struct
  {
    const char *words;
    guint hits;
  } cases[] = {
    { "fiets", 1 },
    { "FIE", 1 },
    { "iets", 0 },
    { "creme", 1 },
    { "crème", 1 },
    { "CRÈME", 1 },
    { "ijskoud", 1 },
    { "ĳskoud", 1 },
    { "\"zwarte fiets\"", 1 },
    { "\"fiets zwarte\"", 0 },
    { "fiets zwarte", 1 },
    { "fiets creme", 0 },
    { "\"van der\"", 1 },
    { "van der voorbeeld", 1 },
    { "gymzaal", 2 },
    { "rustig", 2 },
    { "juf", 2 },
    /* a word of the program is not a word of a person */
    { "verwaarlozing", 0 },
    { "", 0 },
    { "  \"' * ( ", 0 },
    { "fiets*", 1 },
    { "fiets OR creme", 0 },
    { "title:fiets", 0 },
    { "\"zwarte fie", 1 },
    { "NEAR(fiets zwarte)", 0 },
    { "👧", 0 },
  };
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);

  add_entry (self, dossier, "Buiten", "Sam stond bij een zwarte fiets.");
  add_entry (self, dossier, "In de klas", "Het was ĳskoud en de crème was op.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].words);
      g_assert_cmpuint (count (self, cases[i].words, NULL), ==, cases[i].hits);
    }
}

static void
test_hit_tells_its_field (StoreFixture *self, gconstpointer data)
{
  struct
  {
    const char *words, *marked;
    MpadSearchField field;
  } cases[] = {
    { "buiten", "Buiten", MPAD_SEARCH_TITLE },
    { "fie", "fiets", MPAD_SEARCH_BODY },
    { "juf", "Juf", MPAD_SEARCH_NAMES },
    { "gymz", "gymzaal", MPAD_SEARCH_OTHER },
  };
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);

  add_entry (self, dossier, "Buiten", "Sam stond één keer bij een zwarte fiets.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray)
        hits = mpad_search_run (self->vault, cases[i].words, NULL, 50, NULL, &error);
      const MpadSearchHit *hit = hits->pdata[0];
      const MpadSearchMark *mark = &g_array_index (hit->marks, MpadSearchMark, 0);
      g_autofree char *marked = g_strndup (hit->excerpt + mark->start, mark->length);

      g_assert_no_error (error);
      g_assert_cmpuint (hits->len, ==, 1);
      g_assert_cmpstr (hit->kind, ==, "entry");
      g_assert_cmpstr (hit->dossier_id, ==, dossier->id);
      g_assert_cmpstr (hit->pupil_name, ==, "Sam van der Voorbeeld");
      g_assert_cmpstr (hit->title, ==, "Buiten");
      g_assert_cmpstr (hit->happened, ==, "2026-11-09T14:40");
      g_assert_cmpint (hit->field, ==, cases[i].field);
      g_assert_cmpstr (marked, ==, cases[i].marked);
    }
}

static void
test_everything_is_found (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);
  g_autoptr (MpadTask) task = mpad_task_new ();
  g_autoptr (MpadReport) report = mpad_report_new ();
  g_autoptr (MpadAttachment) attachment = mpad_attachment_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;
  MpadPerson *pupil = dossier->people->pdata[0];

  pupil->aliases = g_strsplit ("Samenzwering", "|", -1);
  g_assert_true (mpad_dossier_store_save_person (self->vault, pupil, &error));
  task->dossier_id = g_strdup (dossier->id);
  task->title = g_strdup ("Bel het wijkteamhuis");
  g_assert_true (mpad_entry_store_save_task (self->vault, task, &error));
  report->dossier_id = g_strdup (dossier->id);
  report->kind = g_strdup ("gespreksverslag");
  report->title = g_strdup ("Herfstverslag");
  g_assert_true (mpad_report_store_add (self->vault, report, bytes, &error));
  attachment->dossier_id = g_strdup (dossier->id);
  attachment->name = g_strdup ("krabbeltekening.jpg");
  g_assert_true (mpad_attachment_store_add (self->vault, attachment, bytes, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (self, "samenzw", NULL), ==, 1);
  g_assert_cmpuint (count (self, "wijkteamh", NULL), ==, 1);
  g_assert_cmpuint (count (self, "herfst", NULL), ==, 1);
  g_assert_cmpuint (count (self, report->number, NULL), ==, 1);
  g_assert_cmpuint (count (self, "krabbel", NULL), ==, 1);
}

static guint
count_filtered (StoreFixture *self, const char *words, guint kinds, gboolean open_only)
{
  const MpadSearchFilter filter = { NULL, kinds, open_only };
  g_autoptr (GError) error = NULL;
  guint total = 0;
  g_autoptr (GPtrArray)
    hits = mpad_search_run_filtered (self->vault, words, &filter, 50, &total, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, total);
  return total;
}

/* F24: a filter narrows what is listed, never which text is searched */
static void
test_filters (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossier) open = store_add_dossier (self);
  g_autoptr (MpadDossier) closed = store_add_dossier (self);
  g_autoptr (MpadTask) task = mpad_task_new ();
  g_autoptr (MpadAttachment) attachment = mpad_attachment_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;

  add_entry (self, open, "A", "Een zeldzaamwoord.");
  add_entry (self, closed, "B", "Een zeldzaamwoord.");
  task->dossier_id = g_strdup (open->id);
  task->title = g_strdup ("Vraag naar het zeldzaamwoord");
  g_assert_true (mpad_entry_store_save_task (self->vault, task, &error));
  attachment->dossier_id = g_strdup (closed->id);
  attachment->name = g_strdup ("zeldzaamwoord.jpg");
  g_assert_true (mpad_attachment_store_add (self->vault, attachment, bytes, &error));
  g_assert_true (mpad_dossier_store_set_state (self->vault, closed->id, MPAD_DOSSIER_CLOSED,
                                               "Verzonnen reden.", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_filtered (self, "zeldzaam", 0, FALSE), ==, 4);
  g_assert_cmpuint (count_filtered (self, "zeldzaam", 0, TRUE), ==, 2);
  g_assert_cmpuint (count_filtered (self, "zeldzaam", MPAD_SEARCH_IN_ENTRIES, FALSE), ==, 2);
  g_assert_cmpuint (count_filtered (self, "zeldzaam", MPAD_SEARCH_IN_ENTRIES, TRUE), ==, 1);
  g_assert_cmpuint (count_filtered (self, "zeldzaam", MPAD_SEARCH_IN_TASKS, FALSE), ==, 1);
  g_assert_cmpuint (count_filtered (self, "zeldzaam", MPAD_SEARCH_IN_PAPERS, FALSE), ==, 1);
  g_assert_cmpuint (count_filtered (self, "zeldzaam", MPAD_SEARCH_IN_PAPERS, TRUE), ==, 0);
  g_assert_cmpuint (count_filtered (self, "zeldzaam", MPAD_SEARCH_IN_PEOPLE, FALSE), ==, 0);
  g_assert_cmpuint (
    count_filtered (self, "zeldzaam", MPAD_SEARCH_IN_TASKS | MPAD_SEARCH_IN_PAPERS, FALSE), ==, 2);
}

static void
test_only_this_dossier (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossier) one = store_add_dossier (self);
  g_autoptr (MpadDossier) two = store_add_dossier (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) few = NULL;
  guint total = 0;

  add_entry (self, one, "A", "Een rode wagen.");
  add_entry (self, two, "B", "Een rode wagen.");
  add_entry (self, two, "C", "Een rode wagen.");
  g_assert_cmpuint (count (self, "wagen", NULL), ==, 3);
  g_assert_cmpuint (count (self, "wagen", one->id), ==, 1);
  g_assert_cmpuint (count (self, "wagen", two->id), ==, 2);
  few = mpad_search_run (self->vault, "wagen", NULL, 2, &total, &error);
  g_assert_cmpuint (few->len, ==, 2);
  g_assert_cmpuint (total, ==, 3);
  /* A removed dossier is never found (F21, F24). */
  g_assert_true (mpad_db_exec (mpad_vault_get_db (self->vault), "DELETE FROM dossier", &error));
  g_assert_cmpuint (count (self, "wagen", NULL), ==, 0);
}

static void
test_today (StoreFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *title, *due, *snoozed, *done;
  } tasks[] = {
    { "later", "2026-12-01", NULL, NULL },
    { "te laat", "2026-11-10", NULL, NULL },
    { "vandaag", "2026-11-17", NULL, NULL },
    { "gedaan", "2026-11-10", NULL, "2026-11-11" },
    { "uitgesteld", "2026-11-10", "2026-11-18", NULL },
    { "weer terug", "2026-11-11", "2026-11-17", NULL },
    { "zonder dag", NULL, NULL, NULL },
  };
  static const char *const expected[] = { "te laat", "weer terug", "vandaag", "Verslag voor moeder",
                                          "Misschien slaapt Sam slecht." };
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);
  g_autoptr (MpadDossier) closed = store_add_dossier (self);
  g_autoptr (MpadEntry) entry = store_new_signal (dossier);
  g_autoptr (MpadEntry) old = store_new_signal (closed);
  g_autoptr (MpadReport) report = mpad_report_new ();
  g_autoptr (MpadReport) back = mpad_report_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  const MpadTodayItem *item;

  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    {
      g_autoptr (MpadTask) task = mpad_task_new ();

      task->dossier_id = g_strdup (dossier->id);
      task->title = g_strdup (tasks[i].title);
      task->due = g_strdup (tasks[i].due);
      task->snoozed_until = g_strdup (tasks[i].snoozed);
      task->done_date = g_strdup (tasks[i].done);
      task->owner = g_strdup ("Noor Verzonnen");
      g_assert_true (mpad_entry_store_save_task (self->vault, task, &error));
    }
  store_add_statement (entry, MPAD_STATEMENT_HYPOTHESIS, "Misschien slaapt Sam slecht.");
  g_assert_true (mpad_entry_store_finalize (self->vault, entry, &error));
  store_add_statement (old, MPAD_STATEMENT_HYPOTHESIS, "Oud vermoeden.");
  g_assert_true (mpad_entry_store_finalize (self->vault, old, &error));
  g_assert_true (
    mpad_dossier_store_set_state (self->vault, closed->id, MPAD_DOSSIER_CLOSED, "x", &error));
  report->dossier_id = g_strdup (dossier->id);
  report->kind = g_strdup ("gespreksverslag");
  report->title = g_strdup ("Verslag voor moeder");
  report->recipient = g_strdup (((MpadPerson *) dossier->people->pdata[1])->id);
  report->state = MPAD_REPORT_PRINTED;
  report->printed = g_strdup ("2026-11-11");
  g_assert_true (mpad_report_store_add (self->vault, report, bytes, &error));
  back->dossier_id = g_strdup (dossier->id);
  back->kind = g_strdup ("gespreksverslag");
  back->title = g_strdup ("Verslag voor vader");
  back->state = MPAD_REPORT_SIGNED;
  back->printed = g_strdup ("2026-11-11");
  g_assert_true (mpad_report_store_add (self->vault, back, bytes, &error));
  g_assert_no_error (error);

  items = mpad_today_load (self->vault, "2026-11-17", "2026-11-17", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < items->len; i++)
    {
      item = items->pdata[i];
      g_assert_cmpstr (item->title, ==, expected[i]);
      g_assert_cmpstr (item->dossier_id, ==, dossier->id);
      g_assert_cmpstr (item->pupil_name, ==, "Sam van der Voorbeeld");
    }
  item = items->pdata[0];
  g_assert_cmpint (item->kind, ==, MPAD_TODAY_TASK);
  g_assert_true (item->overdue);
  g_assert_cmpstr (item->who, ==, "Noor Verzonnen");
  g_assert_false (((MpadTodayItem *) items->pdata[2])->overdue);
  item = items->pdata[3];
  g_assert_cmpint (item->kind, ==, MPAD_TODAY_UNSIGNED);
  g_assert_cmpstr (item->who, ==, "Mira Voorbeeld");
  g_assert_cmpstr (item->date, ==, "2026-11-11");
  item = items->pdata[4];
  g_assert_cmpint (item->kind, ==, MPAD_TODAY_HYPOTHESIS);
  g_assert_cmpstr (item->entry_id, ==, entry->id);
  g_assert_cmpstr (item->date, ==, "2026-11-09");
  g_assert_cmpstr (item->who, ==, "Juf Test");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/search/words-prefixes-phrases-and-Dutch-folding-F24", test_words);
  STORE_TEST ("/search/a-hit-tells-its-field", test_hit_tells_its_field);
  STORE_TEST ("/search/everything-is-found", test_everything_is_found);
  STORE_TEST ("/search/a-filter-does-not-change-the-text", test_only_this_dossier);
  STORE_TEST ("/search/filters", test_filters);
  STORE_TEST ("/today/due-unsigned-and-open-F12", test_today);
  return g_test_run ();
}
