/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of corrections (F6) and of the chronology (F5). */
#include "store-fixture.h"

#include "mpad-clock.h"
#include "mpad-dossier-facts.h"
#include "mpad-entry-keys.h"
#include "mpad-entry-versions.h"
#include "mpad-timeline.h"
#include "mpad-today.h"

#include <string.h>

#define DAY (24 * 3600 * G_GINT64_CONSTANT (1000000))
#define START (G_GINT64_CONSTANT (1794900000) * 1000000)

static MpadDossier *
load (StoreFixture *self, const MpadDossier *dossier)
{
  g_autoptr (GError) error = NULL;
  MpadDossier *loaded = mpad_dossier_store_load (self->vault, dossier->id, &error);

  g_assert_no_error (error);
  return loaded;
}

static void
finalize (StoreFixture *self, MpadEntry *entry, gint64 us)
{
  g_autoptr (GError) error = NULL;

  mpad_clock_set_for_test (us);
  g_assert_true (mpad_entry_store_finalize (self->vault, entry, &error));
  g_assert_no_error (error);
  mpad_clock_set_for_test (-1);
}

static guint
count_facts (const MpadDossier *dossier, const char *category)
{
  g_autoptr (MpadFacts) facts = mpad_dossier_facts_new (dossier, "2026-11-17");
  GPtrArray *list = mpad_facts_get_facts (facts);
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    n += mpad_fact_has_word (list->pdata[i], "category", category);
  return n;
}

static void
test_correction (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);
  g_autoptr (MpadDossier) loaded = NULL;
  g_autoptr (MpadEntry) first = store_new_signal (dossier);
  g_autoptr (MpadEntry) second = NULL;
  g_autoptr (MpadEntry) third = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GPtrArray) today = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *none = NULL, *early = NULL, *late = NULL;

  mpad_entry_set (first, MPAD_KEY_CATEGORY, "eergerelateerd");
  store_add_statement (first, MPAD_STATEMENT_HYPOTHESIS, "Misschien is Sam bang.");
  finalize (self, first, START);

  second = mpad_entry_new_addendum (first, NULL);
  g_assert_cmpstr (second->id, !=, first->id);
  g_assert_cmpuint (second->statements->len, ==, 2);
  g_set_str (&((MpadStatement *) second->statements->pdata[0])->text, "Sam bleef op de stoep.");
  mpad_entry_set (second, MPAD_KEY_CATEGORY, "niet-pluis");
  g_assert_false (mpad_entry_store_finalize (self->vault, second, &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_EMPTY);
  g_clear_error (&error);
  mpad_entry_set (second, MPAD_KEY_ADDENDUM_REASON, "Het was op de stoep.");

  /* As a draft it takes nothing away: the branch of the first version stays up. */
  g_assert_true (mpad_entry_store_save (self->vault, second, &error));
  loaded = load (self, dossier);
  g_assert_cmpuint (count_facts (loaded, "eergerelateerd"), ==, 1);
  finalize (self, second, START + 2 * DAY);
  mpad_dossier_free (loaded);
  loaded = load (self, dossier);
  g_assert_cmpuint (count_facts (loaded, "eergerelateerd"), ==, 0);
  g_assert_cmpuint (count_facts (loaded, "niet-pluis"), ==, 1);

  /* The suspicion stands in both versions and is asked once. */
  today = mpad_today_load (self->vault, "2026-11-17", "2026-11-17", &error);
  g_assert_cmpuint (today->len, ==, 1);
  g_assert_cmpstr (((MpadTodayItem *) today->pdata[0])->entry_id, ==, second->id);
  list = mpad_dossier_store_list (self->vault, &error);
  g_assert_cmpint (((MpadDossierSummary *) list->pdata[0])->n_open_hypotheses, ==, 1);

  third = mpad_entry_new_addendum (second, "Nog iets.");
  g_assert_true (mpad_entry_store_save (self->vault, third, &error));
  mpad_dossier_free (loaded);
  loaded = load (self, dossier);
  versions = mpad_dossier_get_versions (loaded, second->id);
  g_assert_cmpuint (versions->len, ==, 3);
  g_assert_cmpstr (((MpadEntry *) versions->pdata[0])->id, ==, first->id);
  g_assert_cmpstr (((MpadEntry *) versions->pdata[1])->id, ==, second->id);
  g_assert_cmpstr (((MpadEntry *) versions->pdata[2])->id, ==, third->id);

  none = mpad_entry_store_version_at (self->vault, third->id, START - 1, &error);
  early = mpad_entry_store_version_at (self->vault, third->id, START + DAY, &error);
  late = mpad_entry_store_version_at (self->vault, first->id, START + 3 * DAY, &error);
  g_assert_no_error (error);
  g_assert_null (none);
  g_assert_cmpstr (early, ==, first->id);
  g_assert_cmpstr (late, ==, second->id);
}

static void
test_only_final_is_amended (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);
  g_autoptr (MpadDossier) other = store_add_dossier (self);
  g_autoptr (MpadEntry) entry = store_new_signal (dossier);
  g_autoptr (MpadEntry) addendum = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (mpad_entry_store_save (self->vault, entry, &error));
  addendum = mpad_entry_new_addendum (entry, "reden");
  g_assert_false (mpad_entry_store_save (self->vault, addendum, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CONSTRAINT);
  g_clear_error (&error);
  finalize (self, entry, START);
  g_set_str (&addendum->dossier_id, other->id);
  g_assert_false (mpad_entry_store_save (self->vault, addendum, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CONSTRAINT);
}

static char *
show (GPtrArray *parts)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const MpadDiffPart *part = parts->pdata[i];

      g_string_append_printf (
        out, "%c(%s)", "= -+"[part->kind == MPAD_DIFF_SAME ? 0 : part->kind + 1], part -> text);
    }
  return g_string_free (out, FALSE);
}

static void
test_diff (void)
{
  static const struct
  {
    const char *before, *after, *parts;
  } cases[] = {
    { "", "", "" },
    { NULL, "nieuw", "+(nieuw)" },
    { "oud", "", "-(oud)" },
    { "Sam lachte.", "Sam lachte.", "=(Sam lachte.)" },
    { "Sam bleef in de gang staan.", "Sam bleef op de stoep staan.",
      "=(Sam bleef )-(in )+(op )=(de )-(gang )+(stoep )=(staan.)" },
    { "een twee drie", "twee drie vier", "-(een )=(twee )-(drie)+(drie vier)" },
    { "één\nén twee", "één\ntwee", "=(één\n)-(én )=(twee)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) parts = mpad_text_diff (cases[i].before, cases[i].after);
      g_autofree char *found = show (parts);

      g_assert_cmpstr (found, ==, cases[i].parts);
    }
}

/* Whatever the texts: nothing of either is lost, also when they are too long to compare. */
static void
test_diff_is_whole (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261117);

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (GString) before = g_string_new (NULL);
      g_autoptr (GString) after = g_string_new (NULL);
      g_autoptr (GString) a = g_string_new (NULL);
      g_autoptr (GString) b = g_string_new (NULL);
      g_autoptr (GPtrArray) parts = NULL;
      guint n = round == 0 ? 5000 : 40;

      for (guint i = 0; i < n; i++)
        {
          g_string_append_printf (before, "w%d ", g_rand_int_range (random, 0, 9));
          g_string_append_printf (after, "w%d\n", g_rand_int_range (random, 0, 9));
          if (g_rand_boolean (random))
            {
              g_string_append (before, "zelfde ");
              g_string_append (after, "zelfde ");
            }
        }
      parts = mpad_text_diff (before->str, after->str);
      for (guint i = 0; i < parts->len; i++)
        {
          const MpadDiffPart *part = parts->pdata[i];

          if (part->kind != MPAD_DIFF_ADDED)
            g_string_append (a, part->text);
          if (part->kind != MPAD_DIFF_REMOVED)
            g_string_append (b, part->text);
        }
      g_assert_cmpstr (a->str, ==, before->str);
      g_assert_cmpstr (b->str, ==, after->str);
    }
}

static MpadEntry *
add (MpadDossier *dossier, const char *id, MpadEntryKind kind, const char *happened)
{
  MpadEntry *entry = mpad_entry_new (kind);

  g_set_str (&entry->id, id);
  entry->happened = g_strdup (happened);
  entry->state = MPAD_ENTRY_FINAL;
  g_ptr_array_add (dossier->entries, entry);
  return entry;
}

static char *
timeline (const MpadDossier *dossier, MpadTimelineFilter filter)
{
  g_autoptr (GPtrArray) list = mpad_timeline_new (dossier, &filter);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append (out, ((MpadEntry *) list->pdata[i])->id);
  return g_string_free (out, FALSE);
}

#define ASSERT_TIMELINE(expected, ...)                                                             \
  do                                                                                               \
    {                                                                                              \
      g_autofree char *found = timeline (dossier, (MpadTimelineFilter) __VA_ARGS__);               \
      g_assert_cmpstr (found, ==, expected);                                                       \
    }                                                                                              \
  while (0)

static void
test_timeline (void)
{
  g_autoptr (MpadDossier) dossier = mpad_dossier_new ();
  MpadEntry *a = add (dossier, "a", MPAD_ENTRY_SIGNAL, "2026-11-02");
  MpadEntry *b = add (dossier, "b", MPAD_ENTRY_TALK, "2026-11-05T10:00");
  MpadEntry *c = add (dossier, "c", MPAD_ENTRY_SIGNAL, "2026-11-06T10:00");
  MpadEntry *d = add (dossier, "d", MPAD_ENTRY_SIGNAL, "2026-11-07");

  a->happened_until = g_strdup ("2026-11-04");
  a->step_id = g_strdup ("signalen");
  a->entered_by = g_strdup ("staff-1");
  b->shared = MPAD_YES;
  b->observed_by = g_strdup ("Juf Test");
  c->shared = MPAD_NO;
  d->state = MPAD_ENTRY_DRAFT;
  d->amends = g_strdup ("c");
  mpad_entry_set (d, MPAD_KEY_REPLACES, "c");

  ASSERT_TIMELINE ("abcd", MPAD_TIMELINE_ALL);
  ASSERT_TIMELINE ("a", { .state = -1, .step_id = "signalen" });
  ASSERT_TIMELINE ("b", { .state = -1, .kinds = 1u << MPAD_ENTRY_TALK });
  ASSERT_TIMELINE ("abcd",
                   { .state = -1, .kinds = 1u << MPAD_ENTRY_TALK | 1u << MPAD_ENTRY_SIGNAL });
  ASSERT_TIMELINE ("a", { .state = -1, .author = "staff-1" });
  ASSERT_TIMELINE ("b", { .state = -1, .author = "Juf Test" });
  ASSERT_TIMELINE ("b", { .state = -1, .shared = MPAD_YES });
  ASSERT_TIMELINE ("c", { .state = -1, .shared = MPAD_NO });
  ASSERT_TIMELINE ("d", { .state = MPAD_ENTRY_DRAFT });
  ASSERT_TIMELINE ("ab", { .state = -1, .from = "2026-11-03", .until = "2026-11-05" });
  ASSERT_TIMELINE ("", { .state = -1, .from = "2026-11-08" });
  d->state = MPAD_ENTRY_FINAL;
  ASSERT_TIMELINE ("abd", MPAD_TIMELINE_ALL);
  ASSERT_TIMELINE ("abcd", { .state = -1, .superseded = TRUE });
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/versions/a-correction-takes-its-place-F6", test_correction);
  STORE_TEST ("/versions/only-what-is-final-is-amended", test_only_final_is_amended);
  g_test_add_func ("/versions/difference-in-words", test_diff);
  g_test_add_func ("/versions/difference-loses-nothing", test_diff_is_whole);
  g_test_add_func ("/timeline/filters-F5", test_timeline);
  return g_test_run ();
}
