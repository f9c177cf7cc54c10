/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pagination: nothing lost, no line alone, headings keep, rows and signature blocks whole. Most are
 * properties over seeded random documents, checked on the marks that the paginator leaves. */
#include "mpad-pages-private.h"
#include "mpad-staff-document.h"

#include <string.h>

#include "paper-tools.h"

static const char *const words[] = { "de",   "school", "zag",           "dat",    "het",
                                     "kind", "’s",     "ochtends",      "rustig", "binnenkwam",
                                     "en",   "later",  "buitenspeelde", "met",    "anderen." };

static char *
prose (GRand *rand, guint n_words)
{
  GString *text = g_string_new ("Begin");

  for (guint i = 1; i < n_words; i++)
    g_string_append_printf (text, " %s", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  return g_string_free_and_steal (text);
}

static MpadStaffDocument *
begin (const char *title)
{
  MpadDocumentMeta meta = paper_meta (title);

  meta.subtitle = "proefexemplaar";
  return mpad_staff_document_new (MPAD_AUDIENCE_SCHOOL, &meta);
}

static MpadPages *
paginate (MpadStaffDocument *builder, MpadPageFlags flags)
{
  g_autoptr (MpadDocument) document = mpad_staff_document_finish (builder);
  g_autoptr (GError) error = NULL;
  MpadPages *pages = mpad_page_layout_paginate (document, flags, &error);

  g_assert_no_error (error);
  return pages;
}

static char *
all_text (MpadPages *pages)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < mpad_pages_get_n_pages (pages); i++)
    {
      g_autofree char *page = mpad_pages_dup_text (pages, i);

      g_string_append (text, page);
    }
  return paper_squeeze (text->str);
}

static const MpadPage *
page_at (MpadPages *pages, guint index)
{
  return g_ptr_array_index (pages->pages, index);
}

static const MpadInk *
ink_at (const MpadPage *page, guint index)
{
  return &g_array_index (page->text, MpadInk, index);
}

/* How many lines of each node stand on one page. */
static guint
lines_of (const MpadPage *page, guint node)
{
  guint n = 0;

  for (guint i = 0; i < page->text->len; i++)
    n += ink_at (page, i)->node == node ? 1 : 0;
  return n;
}

static void
assert_rules (MpadPages *pages)
{
  g_autofree guint *total = g_new0 (guint, pages->nodes->len);

  for (guint p = 0; p < pages->pages->len; p++)
    for (guint i = 0; i < page_at (pages, p)->text->len; i++)
      total[ink_at (page_at (pages, p), i)->node]++;

  for (guint p = 0; p < pages->pages->len; p++)
    {
      const MpadPage *page = page_at (pages, p);

      g_assert_cmpuint (page->text->len, >, 0);
      for (guint i = 0; i < page->text->len; i++)
        {
          const MpadInk *ink = ink_at (page, i);
          const MpadNode *node = mpad_pages_node (pages, ink->node);
          gboolean last_of_page = i + 1 == page->text->len;

          /* Inside the margins. */
          g_assert_cmpfloat (ink->x, >=, 59.9);
          g_assert_cmpfloat (ink->y, >, 60);
          g_assert_cmpfloat (ink->y, <=, 774);
          /* No widow, no orphan. */
          if (strcmp (node->tag, "P") == 0 && total[ink->node] > 1)
            g_assert_cmpuint (lines_of (page, ink->node), >=, 2);
          /* A heading has something under it, but for the very last block. */
          if (node->level > 0 && last_of_page)
            g_assert_cmpuint (p + 1, ==, pages->pages->len);
          /* A row is whole. */
          if (strcmp (node->tag, "TD") == 0 || strcmp (node->tag, "TH") == 0)
            g_assert_cmpuint (lines_of (page, ink->node), ==, total[ink->node]);
        }
    }
}

static void
add_random_block (MpadStaffDocument *builder, GRand *rand, GString *expected)
{
  g_autofree char *text = prose (
    rand, (guint) g_rand_int_range (rand, 1, g_rand_boolean (rand) ? 30 : 200));
  /* Short enough to be a row of one page, also in large print. */
  g_autofree char *cell = prose (rand, (guint) g_rand_int_range (rand, 1, 90));
  const char *cells[] = { "Wat", "Wie", cell, "Noor Verzonnen", "Kort", cell };

  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
      mpad_staff_document_add_heading (builder, 2, "Een kop");
      mpad_staff_document_add_paragraph (builder, text);
      g_string_append_printf (expected, " Een kop %s", text);
      break;
    case 1:
      mpad_staff_document_add_statement (
        builder, (MpadPaperStatement) g_rand_int_range (rand, 0, 6), "Noor", text);
      g_string_append (expected, " *");
      break;
    case 2:
      mpad_staff_document_add_table (builder, 2, 2, cells);
      g_string_append_printf (expected, " Wat · Wie %s · Noor Verzonnen Kort · %s", cell, cell);
      break;
    case 3:
      mpad_staff_document_add_bullets (builder, (const char *const[]) { text, "kort punt" }, 2);
      g_string_append_printf (expected, " • %s • kort punt", text);
      break;
    case 4:
      mpad_staff_document_add_fields (
        builder, (const MpadField[]) { { "Label", cell }, { "Datum", "vandaag" } }, 2);
      g_string_append_printf (expected, " Label: %s Datum: vandaag", cell);
      break;
    case 5:
      mpad_staff_document_add_checklist (
        builder, (const MpadCheckItem[]) { { text, FALSE }, { "gedaan", TRUE } }, 2);
      g_string_append_printf (expected, " [ ] %s [x] gedaan", text);
      break;
    default:
      mpad_staff_document_add_paragraph (builder, text);
      g_string_append_printf (expected, " %s", text);
      break;
    }
}

/* @expected holds "*" where a statement stands, whose kind word and quotes come in between. */
static void
assert_text (const char *got, const char *expected)
{
  g_auto (GStrv) parts = g_strsplit (expected, "*", -1);
  const char *at = got;

  for (char **part = parts; *part != NULL; part++)
    {
      const char *hit = strstr (at, g_strstrip (*part));

      if (hit == NULL)
        g_error ("lost: \"%.200s\" in \"%.400s\"", *part, at);
      at = hit + strlen (*part);
    }
}

static void
test_rules_random (void)
{
  for (guint32 seed = 1; seed <= 60; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (MpadStaffDocument) builder = begin ("Willekeurig");
      g_autoptr (GString) expected = g_string_new ("Willekeurig Proefexemplaar");
      g_autoptr (MpadPages) pages = NULL;
      g_autofree char *text = NULL;
      int n = g_rand_int_range (rand, 1, 40);

      for (int i = 0; i < n; i++)
        add_random_block (builder, rand, expected);
      pages = paginate (builder, seed % 4 == 0 ? MPAD_PAGE_LARGE_PRINT : MPAD_PAGE_DEFAULT);
      g_test_message ("seed %u: %u pages", seed, mpad_pages_get_n_pages (pages));
      assert_rules (pages);
      text = all_text (pages);
      assert_text (text, expected->str);
    }
}

/* Slides a signature block down the page line by line: it is always whole. */
static void
test_signature_never_split (void)
{
  static const char *const boxes[] = { "Eerste vakje.", "Laatste vakje." };
  const MpadSignature signature = { "Mevrouw T. Verzonnen", "moeder", "was niet bij het gesprek",
                                    boxes, G_N_ELEMENTS (boxes) };
  guint last_pages = 0, breaks = 0;

  for (guint lines = 1; lines < 90; lines++)
    {
      g_autoptr (MpadStaffDocument) builder = begin ("Handtekening");
      g_autoptr (MpadPages) pages = NULL;
      guint on = G_MAXUINT;

      for (guint i = 0; i < lines; i++)
        mpad_staff_document_add_paragraph (builder, "Een regel.");
      mpad_staff_document_add_heading (builder, 2, "Ondertekenen");
      mpad_staff_document_add_notice (
        builder, (const MpadTextRun[]) { { "Gezien is niet eens.", TRUE } }, 1);
      mpad_staff_document_add_signature (builder, &signature);
      pages = paginate (builder, lines % 3 == 0 ? MPAD_PAGE_LARGE_PRINT : MPAD_PAGE_DEFAULT);
      for (guint p = 0; p < mpad_pages_get_n_pages (pages); p++)
        {
          g_autofree char *text = mpad_pages_dup_text (pages, p);

          if (strstr (text, "Ondertekenen") == NULL)
            continue;
          on = p;
          for (guint i = 0; i < 7; i++)
            {
              static const char *const parts[] = {
                "Gezien is niet eens.", "Mevrouw T. Verzonnen", "moeder",
                "was niet bij",         "Handtekening\nDatum",  "Eerste vakje.",
                "[ ] Laatste vakje."
              };

              g_assert_nonnull (strstr (text, parts[i]));
            }
        }
      g_assert_cmpuint (on, ==, mpad_pages_get_n_pages (pages) - 1);
      if (lines % 3 == 1 && mpad_pages_get_n_pages (pages) > last_pages)
        breaks++;
      if (lines % 3 == 1)
        last_pages = mpad_pages_get_n_pages (pages);
    }
  /* The block did cross the foot of a page a few times. */
  g_assert_cmpuint (breaks, >=, 3);
}

static void
test_signature_taller_than_a_page (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autofree char *endless = prose (rand, 1500);
  g_autoptr (MpadStaffDocument) builder = begin ("Handtekening");
  g_autoptr (MpadPages) pages = NULL;
  g_autofree char *text = NULL, *last = NULL;

  mpad_staff_document_add_signature (builder,
                                     &(MpadSignature) { .name = endless, .role = "vader" });
  pages = paginate (builder, MPAD_PAGE_DEFAULT);
  text = all_text (pages);
  g_assert_nonnull (strstr (text, endless));
  last = mpad_pages_dup_text (pages, mpad_pages_get_n_pages (pages) - 1);
  g_assert_nonnull (strstr (last, "vader\nHandtekening\nDatum"));
}

static void
test_row_taller_than_a_page (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  g_autofree char *endless = prose (rand, 2500);
  g_autoptr (MpadStaffDocument) builder = begin ("Tabel");
  g_autoptr (MpadPages) pages = NULL;
  const char *cells[] = { "Wat", "Wie", endless, "Noor" };
  g_autofree char *text = NULL;
  g_auto (GStrv) expected = g_strsplit (endless, " ", -1);

  mpad_staff_document_add_table (builder, 2, 1, cells);
  pages = paginate (builder, MPAD_PAGE_DEFAULT);
  g_assert_cmpuint (mpad_pages_get_n_pages (pages), >, 2);
  text = all_text (pages);
  for (char **word = expected; *word != NULL; word++)
    g_assert_nonnull (strstr (text, *word));
  g_assert_nonnull (strstr (text, "Noor"));
  for (guint p = 0; p < pages->pages->len; p++)
    for (guint i = 0; i < page_at (pages, p)->text->len; i++)
      g_assert_cmpfloat (ink_at (page_at (pages, p), i)->y, <=, 774);
}

static void
test_table_head_repeats (void)
{
  g_autoptr (MpadStaffDocument) builder = begin ("Tabel");
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autoptr (MpadDocument) document = NULL;
  g_autoptr (GBytes) pdf = NULL;
  guint n_pages = 0;

  g_ptr_array_add (cells, (char *) "Wanneer gezien");
  g_ptr_array_add (cells, (char *) "Wat gezien");
  for (guint i = 0; i < 160; i++)
    g_ptr_array_add (cells, (char *) (i % 2 == 0 ? "9 november" : "Sam lachte."));
  mpad_staff_document_add_table (builder, 2, 80, (const char *const *) cells->pdata);
  document = mpad_staff_document_finish (builder);
  pdf = paper_pdf (document, MPAD_PAGE_DEFAULT, &n_pages);
  g_assert_cmpuint (n_pages, >=, 3);
  for (guint p = 1; p <= n_pages; p++)
    {
      g_autofree char *text = paper_page_text (pdf, p);

      g_assert_nonnull (strstr (text, "Wanneer gezien"));
    }
}

/* One text of the largest size a field may have, without a single line feed. */
static void
test_largest_paragraph (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (MpadStaffDocument) builder = begin ("Lang");
  g_autoptr (MpadPages) pages = NULL;
  g_autofree char *got = NULL;
  gint64 start;

  while (text->len < 1024 * 1024 - 20)
    g_string_append_printf (text, "%s ", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  g_string_append (text, "einde.");
  mpad_staff_document_add_paragraph (builder, text->str);
  start = g_get_monotonic_time ();
  pages = paginate (builder, MPAD_PAGE_DEFAULT);
  g_test_message ("%u pages in %d ms", mpad_pages_get_n_pages (pages),
                  (int) ((g_get_monotonic_time () - start) / 1000));
  g_assert_cmpuint (mpad_pages_get_n_pages (pages), >, 200);
  got = all_text (pages);
  g_assert_nonnull (strstr (got, text->str));
  assert_rules (pages);
}

/* Feeding Pango in pieces gives the very lines that the whole text gives. */
static void
test_pieces_break_like_the_whole (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  g_autofree char *text = prose (rand, 6000);
  g_autoptr (MpadStaffDocument) builder = begin ("Stukken");
  g_autoptr (MpadPages) pages = NULL;
  PangoContext *context;
  PangoLayout *whole;
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Cantarell,Sans");
  guint line = 0;

  g_assert_cmpuint (strlen (text), >, 3 * 8192);
  mpad_staff_document_add_paragraph (builder, text);
  pages = paginate (builder, MPAD_PAGE_DEFAULT);

  context = pango_layout_get_context (g_ptr_array_index (pages->layouts, 0));
  whole = pango_layout_new (context);
  pango_font_description_set_absolute_size (font, 12 * PANGO_SCALE);
  pango_layout_set_font_description (whole, font);
  pango_layout_set_width (whole, (int) ((MPAD_PAGE_WIDTH - 120) * PANGO_SCALE));
  pango_layout_set_wrap (whole, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (whole, text, -1);
  for (guint p = 0; p < pages->pages->len; p++)
    for (guint i = p == 0 ? 2 : 0; i < page_at (pages, p)->text->len; i++)
      {
        PangoLayoutLine *expected = pango_layout_get_line_readonly (whole, (int) line++);
        g_autoptr (GString) got = g_string_new (NULL);

        mpad_ink_append_text (ink_at (page_at (pages, p), i), got);
        g_assert_cmpint ((int) got->len, ==, expected->length);
        g_assert_true (strncmp (got->str, text + expected->start_index, got->len) == 0);
      }
  g_assert_cmpint ((int) line, ==, pango_layout_get_line_count (whole));
  g_object_unref (whole);
}

static void
test_one_endless_word (void)
{
  g_autofree char *word = g_strnfill (100000, 'w');
  g_autoptr (MpadStaffDocument) builder = begin ("Woord");
  g_autoptr (MpadPages) pages = NULL;

  mpad_staff_document_add_paragraph (builder, word);
  pages = paginate (builder, MPAD_PAGE_DEFAULT);
  g_assert_cmpuint (mpad_pages_get_n_pages (pages), >, 10);
  assert_rules (pages);
}

static void
test_line_feeds (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (MpadStaffDocument) builder = begin ("Regels");
  g_autoptr (MpadPages) pages = NULL;
  guint n_lines = 0;

  for (guint i = 0; i < 3000; i++)
    g_string_append (text, i % 7 == 0 ? "een regel\r\n" : "een regel\n");
  g_string_append (text, "einde");
  mpad_staff_document_add_paragraph (builder, text->str);
  pages = paginate (builder, MPAD_PAGE_DEFAULT);
  for (guint p = 0; p < pages->pages->len; p++)
    n_lines += page_at (pages, p)->text->len;
  g_assert_cmpuint (n_lines, ==, 2 + 3001);
}

static void
test_forty_pages (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  g_autoptr (MpadStaffDocument) builder = begin ("Veertig bladzijden");
  g_autoptr (MpadDocument) document = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *first = NULL, *last = NULL, *foot = NULL;
  guint n_pages = 0;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *text = prose (rand, 300);

      if (i > 0)
        mpad_staff_document_add_page_break (builder);
      mpad_staff_document_add_heading (builder, 2, "Hoofdstuk");
      mpad_staff_document_add_paragraph (builder, text);
    }
  document = mpad_staff_document_finish (builder);
  pdf = paper_pdf (document, MPAD_PAGE_DEFAULT, &n_pages);
  g_assert_cmpuint (n_pages, ==, 40);
  paper_assert_sound (pdf);
  first = paper_page_text (pdf, 1);
  last = paper_page_text (pdf, 40);
  foot = g_strdup_printf ("controlegetal %s", mpad_document_get_check_number (document));
  g_assert_nonnull (strstr (first, "pagina 1 van 40"));
  g_assert_null (strstr (first, "Veertig bladzijden · proefexemplaar"));
  g_assert_nonnull (strstr (last, "pagina 40 van 40"));
  g_assert_nonnull (strstr (last, "Veertig bladzijden · proefexemplaar"));
  g_assert_nonnull (strstr (last, "Basisschool De Verzonnen Boom"));
  g_assert_nonnull (strstr (last, "vertrouwelijk"));
  g_assert_nonnull (strstr (last, foot));
}

/* A blank page has no ink; the same page at twice the size has ink in the same places. */
static void
test_draws_on_any_surface (void)
{
  g_autoptr (MpadStaffDocument) builder = begin ("Scherm");
  g_autoptr (MpadPages) pages = NULL;
  double ink[2] = { 0, 0 };

  mpad_staff_document_add_paragraph (builder, "Dezelfde bladzijde op scherm, printer en papier.");
  pages = paginate (builder, MPAD_PAGE_DEFAULT);
  for (int zoom = 1; zoom <= 2; zoom++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 600 * zoom,
                                                             850 * zoom);
      cairo_t *cr = cairo_create (surface);
      const guint8 *data;

      cairo_scale (cr, zoom, zoom);
      mpad_pages_draw_page (pages, 0, cr);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      data = cairo_image_surface_get_data (surface);
      for (int i = 0;
           i < cairo_image_surface_get_stride (surface) * cairo_image_surface_get_height (surface);
           i++)
        ink[zoom - 1] += data[i];
      cairo_surface_destroy (surface);
    }
  g_assert_cmpfloat (ink[0], >, 100000);
  g_assert_cmpfloat (ink[1] / ink[0], >, 3.9);
  g_assert_cmpfloat (ink[1] / ink[0], <, 4.1);
}

static gpointer
make_pdf (gpointer data)
{
  return mpad_pdf_from_pages (data, NULL);
}

/* Made in one thread, drawn in others at the same time: same bytes. */
static void
test_threads (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (10);
  g_autofree char *text = prose (rand, 900);
  g_autoptr (MpadStaffDocument) builder = begin ("Draden");
  g_autoptr (MpadPages) pages = NULL;
  GThread *threads[4];
  GBytes *first = NULL;

  mpad_staff_document_add_paragraph (builder, text);
  pages = paginate (builder, MPAD_PAGE_DEFAULT);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("pdf", make_pdf, pages);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      GBytes *bytes = g_thread_join (threads[i]);

      g_assert_nonnull (bytes);
      if (first == NULL)
        first = g_bytes_ref (bytes);
      g_assert_true (g_bytes_equal (first, bytes));
      g_bytes_unref (bytes);
    }
  g_bytes_unref (first);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/rules-hold-for-random-documents", test_rules_random);
  g_test_add_func ("/layout/F7-signature-never-split", test_signature_never_split);
  g_test_add_func ("/layout/signature-taller-than-a-page", test_signature_taller_than_a_page);
  g_test_add_func ("/layout/row-taller-than-a-page", test_row_taller_than_a_page);
  g_test_add_func ("/layout/table-head-repeats", test_table_head_repeats);
  g_test_add_func ("/layout/largest-paragraph", test_largest_paragraph);
  g_test_add_func ("/layout/pieces-break-like-the-whole", test_pieces_break_like_the_whole);
  g_test_add_func ("/layout/one-endless-word", test_one_endless_word);
  g_test_add_func ("/layout/line-feeds-are-lines", test_line_feeds);
  g_test_add_func ("/layout/forty-pages", test_forty_pages);
  g_test_add_func ("/layout/draws-on-any-surface", test_draws_on_any_surface);
  g_test_add_func ("/layout/threads", test_threads);
  return g_test_run ();
}
