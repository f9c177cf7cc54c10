/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Has a vault read by the second reader, which knows only FORMAT.md. */
#include "mpad-recovery-code.h"
#include "vault-fixture.h"

#include <gio/gio.h>

static char *
read_with_python (Fixture *self, const char *passphrase, const char *code, GError **error)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "vault", "read-container.py", NULL);
  const char *argv[] = { "python3", script, self->path, passphrase, code, NULL };
  g_autofree char *out = NULL, *complaint = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &complaint,
                &status, error);
  g_assert_no_error (*error);
  if (g_spawn_check_wait_status (status, error))
    return g_steal_pointer (&out);
  g_prefix_error (error, "%s", complaint);
  return NULL;
}

static void
test_second_reader (Fixture *self, gconstpointer data)
{
  const MpadVaultSetup setup = { .school = "De Verzonnen School", .label = "NV" };
  g_autoptr (MpadSecret) passphrase = mpad_secret_new_passphrase ("café 'Noor' 👧");
  g_autoptr (MpadSecret) code = mpad_recovery_code_new ();
  g_autoptr (MpadSecret) recovery = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  MpadVault *vault;
  const char *code_text = (const char *) mpad_secret_peek (code);

  (void) data;
  recovery = mpad_recovery_code_get_key (code_text, NULL);
  vault = mpad_vault_create (self->path, &setup, passphrase, recovery, &error);
  g_assert_no_error (error);
  g_assert_true (fixture_put (vault, "een woord", &error));
  mpad_vault_close (vault);
  /* Typed with a combining accent: the reader normalises as the program does. */
  out = read_with_python (self, "cafe\314\201 'Noor' 👧", code_text, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (out, "De Verzonnen School: "));

  /* The reader would notice: a damaged page, a damaged table, another passphrase. */
  g_assert_null (read_with_python (self, "cafe 'Noor' 👧", code_text, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  bytes = fixture_load (self->path);
  bytes->data[bytes->len - 100] ^= 1;
  fixture_save (self->path, bytes);
  g_assert_null (read_with_python (self, "café 'Noor' 👧", code_text, &error));
  g_assert_nonnull (strstr (error->message, "is not sealed by this key"));
  g_clear_error (&error);
  bytes->data[bytes->len - 100] ^= 1;
  bytes->data[5000] ^= 1;
  fixture_save (self->path, bytes);
  g_assert_null (read_with_python (self, "café 'Noor' 👧", code_text, &error));
  g_assert_nonnull (strstr (error->message, "checksum of the table"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/format/a-second-reader-agrees", test_second_reader);
  return g_test_run ();
}
