/* SPDX-License-Identifier: GPL-3.0-or-later */
/* meldpad --extract-database, as somebody runs it who wants out: without a display, the passphrase on
 * standard input. What comes out opens without anything of Meldpad. */
#include "mpad-recovery-code.h"
#include "mpad-vault-test.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#define PASSPHRASE "zeven proefzinnen voor Noor Verzonnen"

typedef struct
{
  char *folder, *vault, *target;
  MpadSecret *code;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  const MpadVaultSetup setup = { .school = "De Verzonnen School", .label = "NV" };
  g_autoptr (MpadSecret) passphrase = mpad_secret_new_passphrase (PASSPHRASE);
  g_autoptr (MpadSecret) key = NULL;
  g_autoptr (GError) error = NULL;
  MpadVault *vault;

  mpad_vault_test_use_cheap_keys ();
  self->folder = g_dir_make_tmp ("mpad-extract-XXXXXX", &error);
  g_assert_no_error (error);
  self->vault = g_build_filename (self->folder, "proef.meldpad", NULL);
  self->target = g_build_filename (self->folder, "proef.db", NULL);
  self->code = mpad_recovery_code_new ();
  key = mpad_recovery_code_get_key ((const char *) mpad_secret_peek (self->code), NULL);
  vault = mpad_vault_create (self->vault, &setup, passphrase, key, &error);
  g_assert_no_error (error);
  mpad_vault_close (vault);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_unlink (self->vault);
  g_unlink (self->target);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->vault);
  g_free (self->target);
  mpad_secret_free (self->code);
}

/* Returns: exit status; what was printed in @out and @err. */
static int
run (Fixture *self, const char *typed, char **out, char **err)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
    G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("MELDPAD_PROGRAM"),
                                         "--extract-database", self->vault, self->target, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, typed, NULL, out, err, &error);
  g_assert_no_error (error);
  return g_subprocess_get_exit_status (process);
}

/* The key as the printed line gives it. */
static char *
find_key (const char *out)
{
  const char *start = strstr (out, "\"x'");

  g_assert_true (g_str_has_prefix (out, "PRAGMA key = "));
  g_assert_nonnull (start);
  return g_strndup (start + 1, strlen ("x''") + 96);
}

static void
test_out (Fixture *self, gconstpointer data)
{
  g_autofree char *out = NULL, *err = NULL, *key = NULL, *rows = NULL, *wrong = NULL, *last = NULL;
  GStatBuf facts;

  g_assert_cmpint (run (self, PASSPHRASE "\n", &out, &err), ==, 0);
  g_assert_cmpint (g_stat (self->target, &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 0777, ==, 0600);
  key = find_key (out);
  rows = mpad_vault_test_open_stock (self->target, key, "PRAGMA integrity_check");
  g_assert_cmpstr (rows, ==, "ok");
  last = mpad_vault_test_open_stock (self->target, key,
                                     "SELECT action FROM journal WHERE action = 'vault.extract'");
  g_assert_cmpstr (last, ==, "vault.extract");
  key[10] = key[10] == '0' ? '1' : '0';
  wrong = mpad_vault_test_open_stock (self->target, key, "SELECT count (*) FROM journal");
  g_assert_null (wrong);

  /* never over a file that is there */
  g_clear_pointer (&out, g_free);
  g_clear_pointer (&err, g_free);
  g_assert_cmpint (run (self, PASSPHRASE "\n", &out, &err), ==, 1);
  g_assert_cmpstr (out, ==, "");
}

static void
test_sheet (Fixture *self, gconstpointer data)
{
  g_autofree char *typed = g_strconcat ((const char *) mpad_secret_peek (self->code), "\n", NULL);
  g_autofree char *out = NULL, *err = NULL, *key = NULL, *rows = NULL;

  g_assert_cmpint (run (self, typed, &out, &err), ==, 0);
  key = find_key (out);
  rows = mpad_vault_test_open_stock (self->target, key, "SELECT count (*) FROM school");
  g_assert_cmpstr (rows, ==, "0");
}

static void
test_wrong (Fixture *self, gconstpointer data)
{
  g_autofree char *out = NULL, *err = NULL;

  g_assert_cmpint (run (self, "een andere zin\n", &out, &err), ==, 1);
  g_assert_cmpstr (out, ==, "");
  g_assert_nonnull (strstr (err, "not the right passphrase"));
  g_assert_false (g_file_test (self->target, G_FILE_TEST_EXISTS));
  g_clear_pointer (&out, g_free);
  g_clear_pointer (&err, g_free);
  g_assert_cmpint (run (self, "", &out, &err), ==, 1);
  g_assert_cmpstr (out, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/extract/opens-as-stock-sqlcipher", Fixture, NULL, set_up, test_out, tear_down);
  g_test_add ("/extract/with-the-emergency-key-sheet", Fixture, NULL, set_up, test_sheet,
              tear_down);
  g_test_add ("/extract/nothing-without-the-passphrase", Fixture, NULL, set_up, test_wrong,
              tear_down);
  return g_test_run ();
}
