/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures for the directie (S1-36, D-11): they add up, and nothing under five can be read or computed
 * from them. */
#include "mpad-school-figures.h"

#include <string.h>

#include "mpad-entry-keys.h"
#include "mpad-facts.h"
#include "mpad-protocol-loader.h"
#include "mpad-school-store.h"
#include "paper-tools.h"
#include "store-fixture.h"

static MpadFigure *
find (GPtrArray *rows, const char *word)
{
  for (guint i = 0; i < rows->len; i++)
    if (strcmp (((MpadFigure *) g_ptr_array_index (rows, i))->word, word) == 0)
      return g_ptr_array_index (rows, i);
  g_error ("no row %s", word);
}

static GPtrArray *
rows_of (const guint *counts, guint n)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_figure_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (rows, mpad_figure_new ("x", "x", counts[i]));
  return rows;
}

/* A part that is left out cannot be computed from the total and the other parts. */
static void
test_hidden_cannot_be_computed (void)
{
  const guint one_small[] = { 12, 6, 4 }, two_small[] = { 12, 1, 4 }, none_small[] = { 12, 6, 5 };
  g_autoptr (GPtrArray) one = rows_of (one_small, 3), two = rows_of (two_small, 3),
                        none = rows_of (none_small, 3), alone = rows_of (one_small, 3);
  const MpadFigure *row;

  mpad_figures_hide_small (one, TRUE);
  row = g_ptr_array_index (one, 0);
  g_assert_true (row->shown);
  row = g_ptr_array_index (one, 1);
  g_assert_false (row->shown);
  g_assert_cmpuint (row->count, ==, 0);
  row = g_ptr_array_index (one, 2);
  g_assert_false (row->shown);
  g_assert_cmpuint (row->count, ==, 0);
  mpad_figures_hide_small (two, TRUE);
  g_assert_true (((const MpadFigure *) g_ptr_array_index (two, 0))->shown);
  mpad_figures_hide_small (none, TRUE);
  for (guint i = 0; i < 3; i++)
    g_assert_true (((const MpadFigure *) g_ptr_array_index (none, i))->shown);
  /* rows that are no parts of a total stand for themselves */
  mpad_figures_hide_small (alone, FALSE);
  g_assert_true (((const MpadFigure *) g_ptr_array_index (alone, 1))->shown);
  g_assert_false (((const MpadFigure *) g_ptr_array_index (alone, 2))->shown);
}

static void
add_signal (StoreFixture *self, const MpadDossier *dossier, const char *about)
{
  g_autoptr (MpadEntry) entry = store_new_signal (dossier);
  g_autoptr (GError) error = NULL;

  mpad_entry_set (entry, MPAD_KEY_CATEGORY, about);
  g_assert_true (mpad_entry_store_save (self->vault, entry, &error));
  g_assert_no_error (error);
  g_assert_true (mpad_entry_store_finalize (self->vault, entry, &error));
  g_assert_no_error (error);
}

/* An entry that is final, on this day. */
static void
add_final (StoreFixture *self, const MpadDossier *dossier, MpadEntryKind kind, const char *day)
{
  g_autoptr (MpadEntry) entry = mpad_entry_new (kind);
  g_autoptr (GError) error = NULL;

  entry->dossier_id = g_strdup (dossier->id);
  entry->step_id = g_strdup ("gesprek");
  entry->happened = g_strdup (day);
  entry->precision = MPAD_HAPPENED_DAY;
  mpad_entry_set (entry, MPAD_KEY_TALK_KIND, "ouders");
  store_add_statement (entry, MPAD_STATEMENT_NOTE, "Gesproken.");
  g_assert_true (mpad_entry_store_save (self->vault, entry, &error));
  g_assert_no_error (error);
  g_assert_true (mpad_entry_store_finalize (self->vault, entry, &error));
  g_assert_no_error (error);
}

static MpadProtocol *
load_protocol (const MpadDossier *dossier)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "protocols", "s1.json",
                                                 NULL);
  MpadProtocol *protocol = mpad_protocol_load_file (path, &error);

  g_assert_no_error (error);
  g_assert_nonnull (dossier);
  return protocol;
}

static void
test_counts (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadProtocol) protocol = NULL;
  g_autoptr (MpadSchoolFigures) figures = NULL, none = NULL;
  g_autoptr (MpadDocument) paper = NULL;
  g_autofree char *text = NULL;
  const MpadFigure *row;

  for (guint i = 0; i < 7; i++)
    {
      g_autoptr (MpadDossier) dossier = store_add_dossier (self);

      if (protocol == NULL)
        {
          protocol = load_protocol (dossier);
          /* the dossiers of the fixture follow it under another name */
          protocol->id = (char *) g_intern_string (dossier->protocol_id);
          protocol->version = (char *) g_intern_string (dossier->protocol_version);
        }
      add_signal (self, dossier, i < 3 ? MPAD_CATEGORY_SEXUAL : MPAD_CATEGORY_NEGLECT);
      add_signal (self, dossier, MPAD_CATEGORY_NEGLECT);
      if (i < 6)
        add_final (self, dossier, MPAD_ENTRY_TALK, i < 3 ? "2026-11-12" : "2026-11-19");
    }
  figures = mpad_school_figures_load (self->vault, protocol, NULL, NULL, "2026-12-01", &error);
  g_assert_no_error (error);
  g_assert_true (figures->open->shown);
  g_assert_cmpuint (figures->open->count, ==, 7);
  /* nothing is closed, which is under five; with the total it could be computed */
  g_assert_false (figures->closed->shown);
  g_assert_false (figures->total->shown);
  /* a dossier counts once for what its signals are about */
  row = find (figures->categories, MPAD_CATEGORY_NEGLECT);
  g_assert_true (row->shown);
  g_assert_cmpuint (row->count, ==, 7);
  row = find (figures->categories, MPAD_CATEGORY_SEXUAL);
  g_assert_false (row->shown);
  g_assert_cmpuint (row->count, ==, 0);
  /* 9 November to 12 and 19 November: 3 and 10 days, three times each */
  row = find (figures->leads, "talk");
  g_assert_true (row->shown);
  g_assert_cmpuint (row->count, ==, 6);
  g_assert_cmpint (row->days, ==, 7);

  paper = mpad_school_figures_paper (figures, "De Verzonnen Boom", "2026-12-01", &error);
  g_assert_no_error (error);
  text = mpad_document_dup_text (paper);
  g_assert_nonnull (strstr (text, "Verwaarlozing"));
  g_assert_null (strstr (text, "Seksueel"));
  g_assert_null (strstr (text, "Voorbeeld")); /* no names */
  {
    g_autoptr (GBytes) pdf = paper_pdf (paper, MPAD_PAGE_DEFAULT, NULL);

    paper_assert_sound (pdf);
    paper_keep (pdf, "cijfers");
  }

  none = mpad_school_figures_load (self->vault, protocol, "1999-08-01", "2000-07-31", "2026-12-01",
                                   &error);
  g_assert_no_error (error);
  g_assert_false (none->total->shown);
  g_assert_false (none->open->shown);
}

static void
test_school_year (void)
{
  static const struct
  {
    const char *date;
    int years;
    const char *from, *until;
  } cases[] = {
    { "2026-07-31", 0, "2025-08-01", "2026-07-31" },
    { "2026-08-01", 0, "2026-08-01", "2027-07-31" },
    { "2026-11-22", -1, "2025-08-01", "2026-07-31" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *from = NULL, *until = NULL;

      mpad_school_year_of (cases[i].date, cases[i].years, &from, &until);
      g_assert_cmpstr (from, ==, cases[i].from);
      g_assert_cmpstr (until, ==, cases[i].until);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figures/hidden-cannot-be-computed", test_hidden_cannot_be_computed);
  STORE_TEST ("/figures/D11-counts-without-names", test_counts);
  g_test_add_func ("/figures/school-year", test_school_year);
  return g_test_run ();
}
