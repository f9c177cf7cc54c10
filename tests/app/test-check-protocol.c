/* SPDX-License-Identifier: GPL-3.0-or-later */
/* meldpad --check-protocol FILE, as a board's ICT staff runs it, without a display: exit 0 for a good
 * file; else 1, and on standard error the file, the JSON path, what is wrong and how to mend it. */
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

static char *
read_minimal (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"),
                                            "fixtures/protocols/minimal.json", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* Returns: the exit status; what was printed in @out and @err. */
static int
run (const char *path, char **out, char **err)
{
  const char *argv[] = { g_getenv ("MELDPAD_PROGRAM"), "--check-protocol", path, NULL };
  g_auto (GStrv)
    envp = g_environ_unsetenv (g_environ_unsetenv (g_get_environ (), "DISPLAY"), "WAYLAND_DISPLAY");
  g_autoptr (GError) error = NULL;
  int status = 0;

  envp = g_environ_setenv (envp, "LC_ALL", "C.UTF-8", TRUE);
  g_spawn_sync (NULL, (char **) argv, envp, G_SPAWN_DEFAULT, NULL, NULL, out, err, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

/* @where: the JSON path; @what and @mend: parts of the two sentences. */
static void
refuse (const char *text, gsize length, const char *where, const char *what, const char *mend)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *dir = g_dir_make_tmp ("meldpad-XXXXXX", &error);
  g_autofree char *path = g_build_filename (dir, "eigen.json", NULL);
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autofree char *start = g_strconcat ("eigen.json: ", where, NULL);
  const char *then;

  g_assert_no_error (error);
  g_file_set_contents (path, text, (gssize) length, &error);
  g_assert_no_error (error);
  g_assert_cmpint (run (path, &out, &err), ==, 1);
  g_test_message ("%s", err);
  g_assert_cmpstr (out, ==, "");
  g_assert_true (g_str_has_prefix (err, start));
  g_assert_nonnull (strstr (err, what));
  then = strstr (err, "To mend it: ");
  g_assert_nonnull (then);
  g_assert_nonnull (strstr (then, mend));
  g_assert_true (g_utf8_validate (err, -1, NULL));
  g_unlink (path);
  g_rmdir (dir);
}

static void
change (const char *find, const char *put, const char *where, const char *what, const char *mend)
{
  g_autofree char *text = read_minimal ();
  g_autoptr (GString) changed = g_string_new (text);

  g_assert_cmpuint (g_string_replace (changed, find, put, 1), ==, 1);
  refuse (changed->str, changed->len, where, what, mend);
}

static void
test_good (void)
{
  static const char *const good[] = { "tests/fixtures/protocols/minimal.json",
                                      "data/protocols/s0.json",
                                      "data/protocols/s1.json",
                                      "data/protocols/s2.json",
                                      "data/protocols/s3.json",
                                      "data/protocols/s4.json" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", good[i], NULL);
      g_autofree char *out = NULL;
      g_autofree char *err = NULL;

      g_assert_cmpint (run (path, &out, &err), ==, 0);
      g_assert_nonnull (strstr (out, "is a good protocol"));
      g_assert_cmpstr (err, ==, "");
    }
}

static void
test_unknown_reference (void)
{
  change ("\"owner\": \"juf\"", "\"owner\": \"meester\"",
          "/steps/0/tasks/0/owner: ", "nothing is called “meester”", "juf, ib, baas");
}

static void
test_duplicate_id (void)
{
  change ("{ \"id\": \"baas\"", "{ \"id\": \"ib\"", "/roles/2/id: ", "“ib”", "id");
}

static void
test_missing_field (void)
{
  change ("\"name\": \"IB'er\", ", "", "/roles/1: ", "“name” is missing", "add");
}

static void
test_wrong_type (void)
{
  change ("\"actors\": [\"juf\"]", "\"actors\": 3", "/steps/0/actors: ", "a number", "list");
}

static void
test_truncated (void)
{
  g_autofree char *text = read_minimal ();

  refuse (text, (gsize) (strstr (text, "\"dossier-place\"") - text), "/", "the file stops before",
          "from where it came");
  refuse (text, (gsize) (strstr (text, "Kleinste") - text),
          "/title (line 6, column 12): ", "does not end", "cut short");
}

static void
test_nesting (void)
{
  g_autofree char *huge = g_strnfill (10 * 1024 * 1024, '[');
  g_autofree char *large = g_strnfill (3 * 1024 * 1024, '[');

  refuse (huge, strlen (huge), "/: ", "larger than 4 MiB", "is this the right file?");
  refuse (large, strlen (large), "/0/0/", "64 deep", "is this the right file?");
}

static void
test_not_utf8 (void)
{
  g_autofree char *text = read_minimal ();

  *strstr (text, "Kleinste") = (char) 0xff;
  refuse (text, strlen (text), "/title (line 6, column 13): ", "not UTF-8", "UTF-8");
}

static void
test_syntax (void)
{
  change ("\"sector\": \"po\",", "\"sector\" \"po\",", "/", "not valid JSON", "colon");
}

static void
test_no_file (void)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  g_assert_cmpint (run ("/bestaat/niet.json", &out, &err), ==, 1);
  g_assert_true (g_str_has_prefix (err, "/bestaat/niet.json: "));
  g_assert_nonnull (strstr (err, "To mend it: "));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check-protocol/good", test_good);
  g_test_add_func ("/check-protocol/unknown-reference", test_unknown_reference);
  g_test_add_func ("/check-protocol/duplicate-id", test_duplicate_id);
  g_test_add_func ("/check-protocol/missing-field", test_missing_field);
  g_test_add_func ("/check-protocol/wrong-type", test_wrong_type);
  g_test_add_func ("/check-protocol/truncated-file", test_truncated);
  g_test_add_func ("/check-protocol/10-mb-of-nesting", test_nesting);
  g_test_add_func ("/check-protocol/not-utf8", test_not_utf8);
  g_test_add_func ("/check-protocol/not-valid-json", test_syntax);
  g_test_add_func ("/check-protocol/no-such-file", test_no_file);
  return g_test_run ();
}
