/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of mpad-text and mpad-secret. */
#include "mpad-error.h"
#include "mpad-secret.h"
#include "mpad-text.h"

#include <string.h>

static void
test_initials (void)
{
  struct
  {
    const char *name, *initials;
  } cases[] = {
    { "Noor Verzonnen", "NV" },
    { "Sam van der Voorbeeld", "SV" },
    { "ünal", "Ü" },
    { "", "" },
    { "  Anna-Marie  de Proef ", "AP" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = mpad_text_initials (cases[i].name);

      g_assert_cmpstr (got, ==, cases[i].initials);
    }
}

static void
test_check (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *big = g_strnfill (MPAD_TEXT_MAX + 1, 'a');

  g_assert_true (mpad_text_check (NULL, &error));
  g_assert_true (mpad_text_check ("één 👧 عربي", &error));
  g_assert_false (mpad_text_check ("\xff\xfe", &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_TEXT);
  g_clear_error (&error);
  g_assert_false (mpad_text_check (big, &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_TOO_LONG);
}

static void
test_secret_normalises (void)
{
  g_autoptr (MpadSecret) composed = mpad_secret_new_passphrase ("caf\303\251");
  g_autoptr (MpadSecret) decomposed = mpad_secret_new_passphrase ("cafe\314\201");

  g_assert_true (mpad_secret_equal (composed, decomposed));
  g_assert_null (mpad_secret_new_passphrase ("\xff"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/initials", test_initials);
  g_test_add_func ("/text/check-refuses-what-cannot-be-stored", test_check);
  g_test_add_func ("/secret/passphrases-are-normalised", test_secret_normalises);
  return g_test_run ();
}
