/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Helpers of the paper tests. */
#include "paper-tools.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

GBytes *
paper_pdf (MpadDocument *document, MpadPageFlags flags, guint *n_pages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadPages) pages = mpad_page_layout_paginate (document, flags, &error);
  GBytes *pdf;

  g_assert_no_error (error);
  if (n_pages != NULL)
    *n_pages = mpad_pages_get_n_pages (pages);
  pdf = mpad_pdf_from_pages (pages, &error);
  g_assert_no_error (error);
  g_assert_nonnull (pdf);
  return pdf;
}

char *
paper_run (GBytes *pdf, const char *command, int *status)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("mpad-paper-XXXXXX", &error);
  g_autofree char *path = NULL, *out = NULL, *err = NULL;
  g_auto (GStrv) words = NULL;
  int wait = 0;

  g_assert_no_error (error);
  path = g_build_filename (folder, "paper.pdf", NULL);
  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  words = g_strsplit (command, " ", -1);
  for (char **word = words; *word != NULL; word++)
    if (strcmp (*word, "%f") == 0)
      {
        g_free (*word);
        *word = g_strdup (path);
      }
  g_spawn_sync (NULL, words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &err, &wait, &error);
  g_assert_no_error (error);
  g_unlink (path);
  g_rmdir (folder);
  if (status != NULL)
    *status = wait;
  else if (wait != 0)
    g_error ("%s: %s", command, err);
  if (*err != '\0')
    g_test_message ("%s: %s", command, err);
  return g_steal_pointer (&out);
}

char *
paper_page_text (GBytes *pdf, guint page)
{
  g_autofree char *command = g_strdup_printf ("pdftotext -f %u -l %u -layout %%f -", page, page);

  return paper_run (pdf, command, NULL);
}

char *
paper_squeeze (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (out, c);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  return g_string_free_and_steal (out);
}

char *
paper_text (GBytes *pdf)
{
  g_autofree char *text = paper_run (pdf, "pdftotext %f -", NULL);

  return paper_squeeze (text);
}

void
paper_assert_sound (GBytes *pdf)
{
  g_autofree char *check = NULL, *info = NULL, *json = NULL, *fonts = NULL;
  g_auto (GStrv) lines = NULL;
  int status = 0;

  check = paper_run (pdf, "qpdf --check %f", &status);
  if (status != 0)
    g_error ("qpdf --check: %s", check);
  g_assert_nonnull (strstr (check, "No syntax or stream encoding errors found"));
  g_assert_null (strstr (check, "WARNING"));
  info = paper_run (pdf, "pdfinfo %f", NULL);
  g_assert_nonnull (strstr (info, "Tagged:          yes"));
  g_assert_nonnull (strstr (info, "A4"));
  json = paper_run (pdf, "qpdf --json --json-key=qpdf %f", NULL);
  g_assert_nonnull (strstr (json, "\"/Lang\": \"u:nl-NL\""));
  g_assert_nonnull (strstr (json, "\"/DisplayDocTitle\": true"));
  fonts = paper_run (pdf, "pdffonts %f", NULL);
  lines = g_strsplit (fonts, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >=, 3);
  for (char **line = lines + 2; *line != NULL && **line != '\0'; line++)
    {
      /* The columns at the end of a line: emb sub uni object ID. */
      g_autofree char *flat = paper_squeeze (*line);
      g_auto (GStrv) columns = g_strsplit (g_strstrip (flat), " ", -1);
      guint n = g_strv_length (columns);

      g_assert_cmpuint (n, >=, 6);
      g_assert_cmpstr (columns[n - 5], ==, "yes");
    }
}

void
paper_keep (GBytes *pdf, const char *name)
{
  const char *folder = g_getenv ("MELDPAD_KEEP_PAPER");
  g_autofree char *path = folder == NULL ? NULL : g_build_filename (folder, name, NULL);

  if (path != NULL)
    g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL),
                                        (gssize) g_bytes_get_size (pdf), NULL));
}

MpadDocumentMeta
paper_meta (const char *title)
{
  return (MpadDocumentMeta) {
    .title = title,
    .school = "Basisschool De Verzonnen Boom",
    .number = "XX-2026-001",
    .version = 1,
    .confidential = TRUE,
    .created_us = 1795532400 *
                  G_GINT64_CONSTANT (1000000), /* 24 november 2026, 15.00 uur in Nederland */
  };
}

/* Without ligatures, which pdftotext gives as one letter (lam-alef), and without the marks with which
 * it tells the direction. */
static char *
plain (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  GString *out = g_string_new (NULL);

  for (const char *p = normal; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* Nor variation selectors: how a sign is drawn. */
      if (g_unichar_type (c) != G_UNICODE_FORMAT && (c < 0xFE00 || c > 0xFE0F))
        g_string_append_unichar (out, c);
    }
  return g_string_free_and_steal (out);
}

/* The punctuation of a word from right to left stands at its other side in the text layer. */
static char *
trim (char *word)
{
  GUnicodeScript script = G_UNICODE_SCRIPT_COMMON;
  char *end;

  for (char *p = word; *p != '\0' && script == G_UNICODE_SCRIPT_COMMON; p = g_utf8_next_char (p))
    script = g_unichar_get_script (g_utf8_get_char (p));
  if (script != G_UNICODE_SCRIPT_ARABIC && script != G_UNICODE_SCRIPT_HEBREW)
    return word;
  while (*word != '\0' && !g_unichar_isalnum (g_utf8_get_char (word)))
    word = g_utf8_next_char (word);
  for (end = word + strlen (word); end > word;)
    {
      char *last = g_utf8_prev_char (end);

      if (g_unichar_isalnum (g_utf8_get_char (last)))
        break;
      *last = '\0';
      end = last;
    }
  return word;
}

/* Every word of a page stands in its PDF page; order is the reader's business in tables. */
static void
assert_words_in_pdf (GBytes *pdf, guint page, const char *text)
{
  g_autofree char *raw = paper_page_text (pdf, page);
  g_autofree char *layer = plain (raw), *words_text = plain (text);
  g_auto (GStrv) words = g_strsplit_set (words_text, " \n", -1);

  for (char **word = words; *word != NULL; word++)
    if (**word != '\0' && **word != '[' && strcmp (*word, "]") != 0 && strcmp (*word, "x]") != 0 &&
        !g_str_has_suffix (*word, ":") && strstr (layer, trim (*word)) == NULL)
      g_error ("not in the text layer of page %u: %s", page, *word);
}

void
paper_assert_golden (MpadDocument *document, const char *name)
{
  g_autoptr (MpadDocument) owned = document;
  g_autoptr (GError) error = NULL;
  g_autofree char *file = g_strdup_printf ("%s.txt", name),
                  *pdf_name = g_strdup_printf ("%s.pdf", name);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "papers", file, NULL);
  g_autofree char *expected = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (MpadPages) pages = NULL;
  g_autoptr (GBytes) pdf = NULL, large = NULL;

  pages = mpad_page_layout_paginate (owned, MPAD_PAGE_DEFAULT, &error);
  g_assert_no_error (error);
  pdf = mpad_pdf_from_pages (pages, &error);
  g_assert_no_error (error);
  paper_keep (pdf, pdf_name);
  paper_assert_sound (pdf);
  large = paper_pdf (owned, MPAD_PAGE_LARGE_PRINT, NULL);
  paper_assert_sound (large);
  for (guint i = 0; i < mpad_pages_get_n_pages (pages); i++)
    {
      g_autofree char *page = mpad_pages_dup_text (pages, i);

      g_string_append_printf (text, "--- %u/%u ---\n%s", i + 1, mpad_pages_get_n_pages (pages),
                              page);
      assert_words_in_pdf (pdf, i + 1, page);
    }
  /* A paragraph that goes on over the page ends there with its space. */
  g_string_replace (text, " \n", "\n", 0);
  if (g_getenv ("MELDPAD_UPDATE_GOLDEN") != NULL)
    {
      g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
      return;
    }
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text->str, ==, expected);
}
