/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long papers take from the record or from blocks to the bytes of a tagged PDF, beside the same words
 * put on as many untagged pages with bare Pango and Cairo. Prints a line each for tests/bench/run. */
#include "mpad-papers.h"
#include "mpad-pdf.h"
#include "mpad-staff-document.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <string.h>

#define ROUNDS 9
#define MARGIN 56.0

static const char text[] =
  "Noor Verzonnen vertelt dat zij Sam op maandag op de gang zag zitten. Hij wilde niet naar binnen "
  "en "
  "hield zijn jas aan. Op de vraag wat er was, zei hij dat hij moe was. Meester Fictief heeft hem "
  "daarna een boek gegeven; na een half uur deed hij weer mee. ’s Middags was hij vrolijk.";

/* @size: how much stands in it. */
typedef MpadDocument *(*Make) (guint size);

static MpadDocument *
make_paragraphs (guint size)
{
  const MpadDocumentMeta meta = {
    .title = "Overzicht", .school = "De Verzonnen School", .number = "PR-2026-001", .version = 1
  };
  g_autoptr (MpadStaffDocument) document = mpad_staff_document_new (MPAD_AUDIENCE_SCHOOL, &meta);

  for (guint i = 0; i < size; i++)
    {
      if (i % 8 == 0)
        mpad_staff_document_add_heading (document, 2, "Wat er gebeurde");
      mpad_staff_document_add_paragraph (document, text);
    }
  return mpad_staff_document_finish (document);
}

static MpadDossier *
build_dossier (guint size)
{
  MpadDossier *dossier = mpad_dossier_new ();
  MpadPerson *pupil = mpad_person_new (MPAD_RELATION_PUPIL);

  pupil->given_name = g_strdup ("Sam");
  pupil->surname = g_strdup ("Voorbeeld");
  g_ptr_array_add (dossier->people, pupil);
  for (guint i = 0; i < size; i++)
    {
      MpadEntry *entry = mpad_entry_new (i % 4 == 0 ? MPAD_ENTRY_CONSULT : MPAD_ENTRY_SIGNAL);

      entry->state = MPAD_ENTRY_FINAL;
      entry->happened = g_strdup_printf ("2026-%02u-%02uT13:05", 1 + i / 28 % 12, 1 + i % 28);
      entry->place = g_strdup ("in de gang");
      for (guint s = 0; s < 2; s++)
        {
          MpadStatement *statement = mpad_statement_new ((MpadStatementKind) ((i + s) % 6));

          statement->text = g_strdup (text);
          statement->source = g_strdup ("Juf Test");
          statement->owner = g_strdup ("Juf Test");
          g_ptr_array_add (entry->statements, statement);
        }
      g_ptr_array_add (dossier->entries, entry);
    }
  return dossier;
}

/* The record is in memory already when somebody asks for the paper. */
static MpadDocument *
make_overview (guint size)
{
  static MpadDossier *dossier;
  const MpadPaperRequest request = { .kind = MPAD_PAPER_OVERZICHT };
  g_autoptr (GError) error = NULL;
  MpadPaperSource source = { .today = "2026-11-24", .head = { .school = "De Verzonnen School" } };
  MpadDocument *document;

  if (dossier == NULL || dossier->entries->len != size)
    {
      g_clear_pointer (&dossier, mpad_dossier_free);
      dossier = build_dossier (size);
    }
  source.dossier = dossier;
  document = mpad_paper_make (&source, &request, &error);
  g_assert_no_error (error);
  return document;
}

static double
time_meldpad (Make make, guint size, guint *n_pages)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (MpadDocument) document = make (size);
  g_autoptr (MpadPages) pages = mpad_page_layout_paginate (document, MPAD_PAGE_DEFAULT, &error);
  g_autoptr (GBytes) pdf = pages != NULL ? mpad_pdf_from_pages (pages, &error) : NULL;

  g_assert_no_error (error);
  g_assert_nonnull (pdf);
  *n_pages = mpad_pages_get_n_pages (pages);
  return (g_get_monotonic_time () - start) / 1000.0;
}

static cairo_status_t
swallow (void *data, G_GNUC_UNUSED const unsigned char *bytes, unsigned int length)
{
  *(gsize *) data += length;
  return CAIRO_STATUS_SUCCESS;
}

static double
time_bare (char **lines, guint n_pages)
{
  gint64 start = g_get_monotonic_time ();
  guint n_lines = g_strv_length (lines);
  gsize size = 0;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (swallow, &size, MPAD_PAGE_WIDTH,
                                                                  MPAD_PAGE_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Cantarell");

  pango_font_description_set_absolute_size (font, 12 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) ((MPAD_PAGE_WIDTH - 2 * MARGIN) * PANGO_SCALE));
  for (guint page = 0, done = 0; page < n_pages; page++)
    {
      double y = MARGIN;

      for (; done < (guint) ((guint64) n_lines * (page + 1) / n_pages); done++)
        {
          PangoRectangle extents;

          pango_layout_set_text (layout, lines[done], -1);
          pango_layout_get_pixel_extents (layout, NULL, &extents);
          cairo_move_to (cr, MARGIN, y);
          pango_cairo_show_layout (cr, layout);
          y += extents.height + 6;
        }
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  g_assert_cmpuint (size, >, 0);
  return (g_get_monotonic_time () - start) / 1000.0;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

static double
median (double *values)
{
  qsort (values, ROUNDS, sizeof *values, compare);
  return values[ROUNDS / 2];
}

static guint
find_size (Make make, guint size, guint step, guint wanted)
{
  guint n_pages = 0;

  /* This also warms the fonts up. */
  for (time_meldpad (make, size, &n_pages); n_pages < wanted; size += step)
    time_meldpad (make, size + step, &n_pages);
  g_assert_cmpuint (n_pages, ==, wanted);
  return size;
}

static void
measure (const char *name, Make make, guint size, guint wanted, const char *goal)
{
  double ours[ROUNDS], bare[ROUNDS];
  g_autoptr (MpadDocument) document = make (size);
  g_autofree char *all = mpad_document_dup_text (document);
  g_auto (GStrv) lines = g_strsplit (all, "\n", -1);
  guint n_pages = 0;

  time_bare (lines, wanted);
  for (guint i = 0; i < ROUNDS; i++)
    {
      ours[i] = time_meldpad (make, size, &n_pages);
      bare[i] = time_bare (lines, wanted);
    }
  g_assert_cmpuint (n_pages, ==, wanted);
  g_print ("%s\t%.1f\t%.1f\tms\tbare Pango and Cairo, same words\t%s\n", name, median (ours),
           median (bare), goal);
}

int
main (void)
{
  measure ("a PDF of 20 pages", make_paragraphs, find_size (make_paragraphs, 40, 1, 20), 20,
           "value<300");
  measure ("a dossieroverzicht of 100 pages", make_overview, find_size (make_overview, 200, 1, 100),
           100, "value<1500");
  return 0;
}
