/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a paper of 20 pages takes, from blocks to the bytes of a tagged PDF, beside the same
 * words put on 20 untagged pages with bare Pango and Cairo. Prints one line for tests/bench/run. */
#include "mpad-pdf.h"
#include "mpad-staff-document.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#define PAGES 20
#define ROUNDS 9
#define MARGIN 56.0

static const char text[] =
  "Noor Verzonnen vertelt dat zij Sam op maandag op de gang zag zitten. Hij wilde niet naar binnen "
  "en "
  "hield zijn jas aan. Op de vraag wat er was, zei hij dat hij moe was. Meester Fictief heeft hem "
  "daarna een boek gegeven; na een half uur deed hij weer mee. ’s Middags was hij vrolijk.";

static MpadDocument *
build (guint paragraphs)
{
  const MpadDocumentMeta meta = {
    .title = "Overzicht", .school = "De Verzonnen School", .number = "PR-2026-001", .version = 1
  };
  g_autoptr (MpadStaffDocument) document = mpad_staff_document_new (MPAD_AUDIENCE_SCHOOL, &meta);

  for (guint i = 0; i < paragraphs; i++)
    {
      if (i % 8 == 0)
        mpad_staff_document_add_heading (document, 2, "Wat er gebeurde");
      mpad_staff_document_add_paragraph (document, text);
    }
  return mpad_staff_document_finish (document);
}

static double
time_meldpad (guint paragraphs, guint *n_pages)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (MpadDocument) document = build (paragraphs);
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
time_bare (guint paragraphs)
{
  gint64 start = g_get_monotonic_time ();
  gsize size = 0;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (swallow, &size, MPAD_PAGE_WIDTH,
                                                                  MPAD_PAGE_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Cantarell");

  pango_font_description_set_absolute_size (font, 12 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) ((MPAD_PAGE_WIDTH - 2 * MARGIN) * PANGO_SCALE));
  for (guint page = 0, done = 0; page < PAGES; page++)
    {
      double y = MARGIN;

      for (; done < paragraphs * (page + 1) / PAGES; done++)
        {
          PangoRectangle extents;

          pango_layout_set_text (layout, text, -1);
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

int
main (void)
{
  double ours[ROUNDS], bare[ROUNDS];
  guint paragraphs = 40, n_pages = 0;

  /* The number of paragraphs that fills 20 pages; this also warms the fonts up. */
  for (; n_pages < PAGES; paragraphs++)
    time_meldpad (paragraphs, &n_pages);
  paragraphs--;
  time_bare (paragraphs);
  for (guint i = 0; i < ROUNDS; i++)
    {
      ours[i] = time_meldpad (paragraphs, &n_pages);
      bare[i] = time_bare (paragraphs);
    }
  g_assert_cmpuint (n_pages, ==, PAGES);
  g_print ("a PDF of 20 pages\t%.1f\t%.1f\tms\tbare Pango and Cairo, same words\tvalue<300\n",
           median (ours), median (bare));
  return 0;
}
