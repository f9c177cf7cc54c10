/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document and its two builders: what parents' papers cannot hold, check number, file name. */
#include "mpad-document-private.h"
#include "mpad-parent-document.h"
#include "mpad-staff-document.h"

#include <gio/gio.h>
#include <string.h>

#include "paper-tools.h"

/* Whether a function body compiles against the real headers, with the project's warnings as
 * errors. */
static gboolean
compiles (const char *body)
{
  g_autofree char *source = g_strdup_printf (
    "#include \"mpad-parent-document.h\"\n#include \"mpad-staff-document.h\"\n"
    "void f (MpadParentDocument *p, MpadStaffDocument *s);\n"
    "void f (MpadParentDocument *p, MpadStaffDocument *s) { (void) p; (void) s; %s }\n",
    body);
  g_autofree char *include = g_test_build_filename (G_TEST_DIST, "..", "src", "core", NULL);
  g_autofree char *command = g_strdup_printf (
    "cc -x c -std=gnu17 -fsyntax-only -Werror=implicit-function-declaration "
    "-Werror=incompatible-pointer-types "
    "-I'%s/document' -I'%s/base' $(pkg-config --cflags gobject-2.0) -",
    include, include);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess)
    process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                                &error, "sh", "-c", command, NULL);
  g_autofree char *messages = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, source, NULL, NULL, &messages, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (process))
    g_test_message ("%s", messages);
  return g_subprocess_get_successful (process);
}

static void
test_parents_by_construction (void)
{
  static const char *const forbidden[] = {
    "mpad_parent_document_add_statement (p, MPAD_PAPER_HYPOTHESIS, \"Noor\", \"Een vermoeden.\");",
    "mpad_parent_document_add_hypothesis (p, \"Noor\", \"Een vermoeden.\");",
    "mpad_parent_document_add_third_party (p, \"Buurvrouw\", \"Gehoord.\");",
    "mpad_parent_document_add_diagnosis (p, \"Arts\", \"Iets.\");",
    "mpad_parent_document_add_advice (p, \"Advies.\");",
    "mpad_staff_document_add_statement (p, MPAD_PAPER_HYPOTHESIS, \"Noor\", \"Een vermoeden.\");",
    "mpad_document_builder_add_statement ((MpadDocument *) p, MPAD_PAPER_HYPOTHESIS, \"Noor\", "
    "\"Een vermoeden.\");",
  };

  /* The measure works: what is allowed compiles. */
  g_assert_true (compiles ("mpad_parent_document_add_observation (p, \"Juf Test\", \"Gezien.\");"));
  g_assert_true (compiles (
    "mpad_staff_document_add_statement (s, MPAD_PAPER_HYPOTHESIS, \"Noor\", \"Een vermoeden.\");"));
  for (gsize i = 0; i < G_N_ELEMENTS (forbidden); i++)
    if (compiles (forbidden[i]))
      g_error ("compiles, but must not: %s", forbidden[i]);
}

/* A new function of the parents' builder has to be put here by somebody who thought about it. */
static void
test_parents_functions (void)
{
  static const char *const allowed[] = {
    "heading",   "paragraph",     "runs",      "note",        "notice",       "fields",
    "table",     "bullets",       "checklist", "observation", "parent_words", "child_words",
    "signature", "writing_lines", "spacer",    "page_break"
  };
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "src", "core", "document",
                                                 "mpad-parent-document.h", NULL);
  g_autofree char *header = NULL;
  g_autoptr (GRegex)
    regex = g_regex_new ("^void\\smpad_parent_document_add_(\\w+) \\(", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &header, NULL, NULL));
  for (g_regex_match (regex, header, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *name = g_match_info_fetch (match, 1);
      gboolean known = FALSE;

      for (gsize i = 0; i < G_N_ELEMENTS (allowed); i++)
        known = known || strcmp (allowed[i], name) == 0;
      if (!known)
        g_error ("mpad_parent_document_add_%s is not on the list of what parents may get", name);
      n++;
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (allowed));
}

static void
test_staff_refuses_parents (void)
{
  if (g_test_subprocess ())
    {
      MpadDocumentMeta meta = paper_meta ("Proef");

      mpad_staff_document_new (MPAD_AUDIENCE_PARENTS, &meta);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*audience != MPAD_AUDIENCE_PARENTS*");
}

static void
test_finished_takes_nothing (void)
{
  if (g_test_subprocess ())
    {
      MpadDocumentMeta meta = paper_meta ("Proef");
      MpadParentDocument *builder = mpad_parent_document_new (&meta);

      mpad_parent_document_finish (builder);
      mpad_parent_document_add_paragraph (builder, "Te laat.");
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
}

static MpadDocument *
small (const char *text, const char *journal_head, gint64 created_us)
{
  MpadDocumentMeta meta = paper_meta ("Proef");
  g_autoptr (MpadStaffDocument) builder = NULL;

  meta.journal_head = journal_head;
  meta.created_us += created_us;
  builder = mpad_staff_document_new (MPAD_AUDIENCE_SCHOOL, &meta);
  mpad_staff_document_add_paragraph (builder, text);
  return mpad_staff_document_finish (builder);
}

static void
test_check_number (void)
{
  g_autoptr (MpadDocument) one = small ("Een zin.", NULL, 0), same = small ("Een zin.", "AAAA", 0);
  g_autoptr (MpadDocument) other = small ("Een Zin.", NULL, 0), later = small ("Een zin.", NULL, 1);
  const char *number = mpad_document_get_check_number (one);

  g_assert_cmpuint (strlen (number), ==, 9);
  g_assert_cmpstr (number, ==, mpad_document_get_check_number (same));
  g_assert_cmpstr (number, !=, mpad_document_get_check_number (other));
  g_assert_cmpstr (number, !=, mpad_document_get_check_number (later));
}

static void
test_file_name (void)
{
  MpadDocumentMeta meta = paper_meta ("Verslag: ons/gesprek");
  g_autoptr (MpadParentDocument) builder = NULL;
  g_autoptr (MpadDocument) document = NULL;
  g_autofree char *name = NULL;

  meta.subject = "Sam Voorbeeld";
  meta.subtitle = "exemplaar voor vader";
  builder = mpad_parent_document_new (&meta);
  document = mpad_parent_document_finish (builder);
  name = mpad_document_dup_file_name (document);
  g_assert_cmpstr (name, ==, "Verslag- ons-gesprek XX-2026-001 v1.pdf");
}

static void
test_empty_fields_left_out (void)
{
  const MpadField fields[] = { { "Leeg", "" }, { "Ook leeg", NULL } };
  MpadDocumentMeta meta = paper_meta ("Proef");
  g_autoptr (MpadStaffDocument) builder = mpad_staff_document_new (MPAD_AUDIENCE_SCHOOL, &meta);
  g_autoptr (MpadDocument) document = NULL;

  mpad_staff_document_add_fields (builder, fields, G_N_ELEMENTS (fields));
  mpad_staff_document_add_bullets (builder, NULL, 0);
  mpad_staff_document_add_checklist (builder, NULL, 0);
  document = mpad_staff_document_finish (builder);
  g_assert_cmpuint (mpad_document_get_n_blocks (document), ==, 1);
}

static void
test_bad_utf8_is_mended (void)
{
  g_autoptr (MpadDocument) document = small ("half \xc3 en \xff", NULL, 0);
  const MpadBlock *block = mpad_document_get_block (document, 1);

  g_assert_true (g_utf8_validate (mpad_block_text (block, 0), -1, NULL));
  g_assert_nonnull (strstr (mpad_block_text (block, 0), "half"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/F9-parents-paper-cannot-hold-by-construction",
                   test_parents_by_construction);
  g_test_add_func ("/document/F9-parents-functions-are-listed", test_parents_functions);
  g_test_add_func ("/document/F9-staff-builder-refuses-parents", test_staff_refuses_parents);
  g_test_add_func ("/document/finished-takes-nothing", test_finished_takes_nothing);
  g_test_add_func ("/document/F8-check-number-follows-the-content", test_check_number);
  g_test_add_func ("/document/file-name-names-nobody", test_file_name);
  g_test_add_func ("/document/empty-is-left-out", test_empty_fields_left_out);
  g_test_add_func ("/document/bad-utf8-is-mended", test_bad_utf8_is_mended);
  return g_test_run ();
}
