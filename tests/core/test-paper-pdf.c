/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The PDF: structure, outline, language, fonts, metadata, the same bytes twice, foreign scripts. */
#include "mpad-pdf-finish.h"
#include "mpad-staff-document.h"

#include <locale.h>
#include <string.h>

#include "paper-tools.h"

/* Every kind of block once. */
static MpadDocument *
everything (void)
{
  static const char *const cells[] = { "Wat",
                                       "Wie",
                                       "Wanneer",
                                       "Ontbijt op school",
                                       "Juf Test",
                                       "elke dag",
                                       "Bellen met het wijkteam, en horen of er plaats is",
                                       "Noor Verzonnen",
                                       "1 december" };
  static const char *const groups[] = {
    "A1B2C3", "D4E5F6", "G7H8J9", "K0M1N2", "P3Q4R5", "S6T7V8"
  };
  static const char *const boxes[] = { "Ik ben het eens." };
  MpadDocumentMeta meta = paper_meta ("Alle vormen");
  g_autoptr (MpadStaffDocument) builder = NULL;

  meta.subtitle = "proef van de bladspiegel";
  meta.subject = "Sam Voorbeeld";
  meta.journal_head = "1A2B 3C4D";
  builder = mpad_staff_document_new (MPAD_AUDIENCE_SCHOOL, &meta);
  mpad_staff_document_add_fields (
    builder, (const MpadField[]) { { "Over", "Sam Voorbeeld" }, { "Datum", "24 november 2026" } },
    2);
  mpad_staff_document_add_heading (builder, 2, "Wat is gezegd en gezien");
  mpad_staff_document_add_statement (builder, MPAD_PAPER_OBSERVATION, "Juf Test, 9 november",
                                     "Sam had drie dagen geen eten bij zich.");
  mpad_staff_document_add_statement (builder, MPAD_PAPER_CHILD_WORDS, "11 november",
                                     "Ik heb gewoon geen honger in de ochtend.");
  mpad_staff_document_add_statement (builder, MPAD_PAPER_PARENT_WORDS, "vader",
                                     "„Ik werk ’s nachts.”");
  mpad_staff_document_add_statement (builder, MPAD_PAPER_THIRD_PARTY, "Meester Fictief",
                                     "Bij gym lachte Sam en deed met alles mee.");
  mpad_staff_document_add_statement (builder, MPAD_PAPER_HYPOTHESIS, "Noor Verzonnen",
                                     "Misschien slaapt Sam te weinig.");
  mpad_staff_document_add_statement (builder, MPAD_PAPER_DIAGNOSIS, "jeugdarts Bedacht",
                                     "Geen lichamelijke oorzaak gevonden.");
  mpad_staff_document_add_heading (builder, 3, "Afspraken");
  mpad_staff_document_add_table (builder, 3, 2, cells);
  mpad_staff_document_add_bullets (builder,
                                   (const char *const[]) { "Eerste punt.", "Tweede punt." }, 2);
  mpad_staff_document_add_checklist (
    builder, (const MpadCheckItem[]) { { "Nog te doen", FALSE }, { "Gedaan", TRUE } }, 2);
  mpad_staff_document_add_runs (
    builder, (const MpadTextRun[]) { { "Vet", TRUE }, { " en gewoon.", FALSE } }, 2);
  mpad_staff_document_add_note (builder, "Een kleine noot.");
  mpad_staff_document_add_spacer (builder);
  mpad_staff_document_add_notice (
    builder, (const MpadTextRun[]) { { "Let op: dit staat in een vlak.", FALSE } }, 1);
  mpad_staff_document_add_signature (
    builder, &(MpadSignature) { "Noor Verzonnen", "IB’er", NULL, boxes, 1 });
  mpad_staff_document_add_page_break (builder);
  mpad_staff_document_add_heading (builder, 2, "Sleutel");
  mpad_staff_document_add_code (builder, groups, G_N_ELEMENTS (groups));
  mpad_staff_document_add_big_line (builder, "0800-2000");
  mpad_staff_document_add_paragraph (builder, "Dag en nacht.");
  mpad_staff_document_add_writing_lines (builder, 3);
  return mpad_staff_document_finish (builder);
}

static void
test_sound (void)
{
  g_autoptr (MpadDocument) document = everything ();
  g_autoptr (GBytes) pdf = paper_pdf (document, MPAD_PAGE_DEFAULT, NULL);
  g_autoptr (GBytes) large = paper_pdf (document, MPAD_PAGE_LARGE_PRINT, NULL);

  paper_assert_sound (pdf);
  paper_assert_sound (large);
  paper_keep (pdf, "alle-vormen.pdf");
  paper_keep (large, "alle-vormen-groot.pdf");
}

static void
test_structure (void)
{
  static const char *const parts[] = {
    "Document\n  H1 (block)\n    \"Alle vormen\"",
    "  H2 (block)\n    \"Wat is gezegd en gezien\"",
    "  Sect\n    P (block)\n      \"Zelf gezien of gehoord · Juf Test, 9 november\"\n    P "
    "(block)\n      \"Sam had drie dagen geen eten bij zich.\"",
    "  H3 (block)\n    \"Afspraken\"",
    "    TR\n      TH\n        \"Wat\"\n      TH\n        \"Wie\"",
    "      TD\n        \"Ontbijt op school\"",
    "  L (block)\n    LI (block)\n      Lbl (block)\n        \"•\"\n      LBody (block)\n        "
    "\"Eerste punt.\"",
    "      Lbl (block)\n        \"6\"\n      LBody (block)\n        \"S6T7V8\"",
  };
  g_autoptr (MpadDocument) document = everything ();
  g_autoptr (GBytes) pdf = paper_pdf (document, MPAD_PAGE_DEFAULT, NULL);
  g_autofree char *structure = paper_run (pdf, "pdfinfo -struct-text %f", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (structure, parts[i]) == NULL)
      g_error ("not in the structure: %s\n%s", parts[i], structure);
  /* Head and foot are no part of the text that is read aloud. */
  g_assert_null (strstr (structure, "vertrouwelijk"));
  g_assert_null (strstr (structure, "pagina 1 van"));
}

static void
test_every_kind_has_its_word (void)
{
  g_autoptr (MpadDocument) document = everything ();
  g_autoptr (GBytes) pdf = paper_pdf (document, MPAD_PAGE_DEFAULT, NULL);
  g_autofree char *text = paper_text (pdf);

  g_assert_nonnull (strstr (text, "Zelf gezien of gehoord · Juf Test, 9 november Sam had"));
  g_assert_nonnull (strstr (
    text,
    "Letterlijke woorden van het kind · 11 november „Ik heb gewoon geen honger in de ochtend.”"));
  g_assert_nonnull (strstr (text, "Woorden van een ouder · vader „Ik werk ’s nachts.”"));
  g_assert_nonnull (strstr (text, "Van een ander · Meester Fictief Bij gym"));
  g_assert_nonnull (strstr (text, "Vermoeden · Noor Verzonnen Misschien"));
  g_assert_nonnull (strstr (text, "Diagnose · jeugdarts Bedacht Geen"));
}

static void
test_outline (void)
{
  g_autoptr (MpadDocument) document = everything ();
  g_autoptr (GBytes) pdf = paper_pdf (document, MPAD_PAGE_DEFAULT, NULL);
  g_autofree char *json = paper_run (pdf, "qpdf --json --json-key=outlines %f", NULL);
  g_autoptr (GRegex) objects = g_regex_new ("\"object\": \"\\d+ 0 R\", ", 0, 0, NULL);
  g_autofree char *squeezed = paper_squeeze (json);
  g_autofree char *flat = g_regex_replace_literal (objects, squeezed, -1, 0, "", 0, NULL);

  /* qpdf writes the kids of an item before its own title. */
  g_assert_nonnull (
    strstr (flat, "\"destpageposfrom1\": 1, \"kids\": [], \"open\": true, \"title\": \"Afspraken\" "
                  "} ], \"open\": true, \"title\": \"Wat is gezegd en gezien\" }"));
  g_assert_nonnull (strstr (
    flat, "\"destpageposfrom1\": 3, \"kids\": [], \"open\": true, \"title\": \"Sleutel\" } ]"));
  g_assert_nonnull (strstr (flat, "\"title\": \"Alle vormen\""));
}

static void
test_metadata_names_nobody (void)
{
  g_autoptr (MpadDocument) document = everything ();
  g_autoptr (GBytes) pdf = paper_pdf (document, MPAD_PAGE_DEFAULT, NULL);
  g_autofree char *info = paper_run (pdf, "pdfinfo -isodates %f", NULL),
                  *custom = paper_run (pdf, "pdfinfo -custom %f", NULL);

  g_assert_nonnull (strstr (info, "Alle vormen"));
  g_assert_nonnull (strstr (info, "2026-11-24T15:00:00Z"));
  g_assert_null (strstr (info, "Sam"));
  g_assert_null (strstr (info, "Voorbeeld"));
  g_assert_null (strstr (custom, "Voorbeeld"));
}

/* The same input gives the same bytes, also in a locale with a decimal comma. */
static void
test_same_bytes (void)
{
  g_autoptr (MpadDocument) one = everything (), two = everything ();
  g_autoptr (GBytes) first = paper_pdf (one, MPAD_PAGE_DEFAULT, NULL), second = NULL, third = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadPages) pages = mpad_page_layout_paginate (one, MPAD_PAGE_DEFAULT, &error);

  if (setlocale (LC_ALL, "nl_NL.UTF-8") == NULL)
    g_test_message ("no Dutch locale here");
  second = paper_pdf (two, MPAD_PAGE_DEFAULT, NULL);
  third = mpad_pdf_from_pages (pages, &error);
  setlocale (LC_ALL, "C");
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (first, second));
  g_assert_true (g_bytes_equal (first, third));
}

static void
test_scripts_and_emoji (void)
{
  MpadDocumentMeta meta = paper_meta ("Talen");
  g_autoptr (MpadStaffDocument) builder = mpad_staff_document_new (MPAD_AUDIENCE_SCHOOL, &meta);
  g_autoptr (MpadDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadPages) pages = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL, *spoken = NULL;

  mpad_staff_document_add_paragraph (builder, "قالت الأم إن الطفل ينام جيدًا في البيت، ويأكل كل "
                                              "صباح قبل المدرسة، وتقول إن كل شيء على ما يرام.");
  mpad_staff_document_add_statement (builder, MPAD_PAPER_PARENT_WORDS, "moeder, in het Hebreeuws",
                                     "הילד ישן טוב בבית");
  mpad_staff_document_add_paragraph (
    builder, "Ukraïens: Він добре спить вдома. Pools: żółć. Turks: şığ. Fries: sûkelade.");
  mpad_staff_document_add_paragraph (
    builder, "Sam tekende 😀 en schreef: ik ben blij 👩‍👩‍👧‍👦.");
  document = mpad_staff_document_finish (builder);
  pages = mpad_page_layout_paginate (document, MPAD_PAGE_DEFAULT, &error);
  g_assert_no_error (error);
  pdf = mpad_pdf_from_pages (pages, &error);
  g_assert_no_error (error);
  paper_assert_sound (pdf);
  paper_keep (pdf, "talen.pdf");
  text = paper_text (pdf);
  g_assert_nonnull (
    strstr (text, "Він добре спить вдома. Pools: żółć. Turks: şığ. Fries: sûkelade."));
  g_assert_nonnull (strstr (text, "ik ben blij"));
  g_assert_nonnull (strstr (text, "😀"));
  spoken = mpad_pages_dup_text (pages, 0);
  g_assert_nonnull (strstr (spoken, "قالت الأم إن الطفل ينام جيدًا في البيت"));
  g_assert_nonnull (strstr (spoken, "👩‍👩‍👧‍👦"));
}

/* A file that is not built as expected is refused, and left as it is. */
static void
test_finish_refuses (void)
{
  g_autoptr (MpadDocument) document = everything ();
  g_autoptr (GBytes) pdf = paper_pdf (document, MPAD_PAGE_DEFAULT, NULL);
  gsize length;
  const guint8 *data = g_bytes_get_data (pdf, &length);
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  guint refused = 0;

  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (GError) error = NULL;
      guint cut = (guint) g_rand_int_range (rand, 0, (gint32) length);

      g_byte_array_append (bytes, data, i % 2 == 0 ? cut : (guint) length);
      for (guint j = 0; i % 2 == 1 && j < 200; j++)
        bytes->data[length - 1 - (guint) g_rand_int_range (rand, 0, 4000)] = (guint8)
          g_rand_int_range (rand, 0, 256);
      {
        guint before = bytes->len;

        if (mpad_pdf_finish (bytes, "nl-NL", &error))
          continue;
        g_assert_error (error, MPAD_DOCUMENT_ERROR, MPAD_DOCUMENT_ERROR_WRITE);
        g_assert_cmpuint (bytes->len, ==, before);
        refused++;
      }
    }
  g_assert_cmpuint (refused, >, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/sound-tagged-embedded", test_sound);
  g_test_add_func ("/pdf/structure", test_structure);
  g_test_add_func ("/pdf/S1-6-every-kind-has-its-word", test_every_kind_has_its_word);
  g_test_add_func ("/pdf/outline", test_outline);
  g_test_add_func ("/pdf/metadata-names-nobody", test_metadata_names_nobody);
  g_test_add_func ("/pdf/F8-same-bytes", test_same_bytes);
  g_test_add_func ("/pdf/scripts-and-emoji", test_scripts_and_emoji);
  g_test_add_func ("/pdf/finish-refuses-what-it-does-not-know", test_finish_refuses);
  return g_test_run ();
}
