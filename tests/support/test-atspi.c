/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The driver does what it says, on sample-window: finds, waits, types, chooses, and fails when it
 * must. */
#include "mpad-atspi.h"

#include <string.h>

static void
test_journey (void)
{
  g_autoptr (MpadUi) ui = mpad_ui_new ();
  g_autofree char *typed = NULL, *dump = NULL;

  mpad_ui_launch (ui, NULL);
  mpad_ui_step (ui, "a text field with letters that no key has");
  mpad_ui_set_text (ui, "Pupil", "Noor Verzonnen-Ünal");
  mpad_ui_wait (ui, ATSPI_ROLE_LABEL, "typed Noor Verzonnen-Ünal");
  typed = mpad_ui_read_text (ui, "Pupil");
  g_assert_cmpstr (typed, ==, "Noor Verzonnen-Ünal");
  mpad_ui_set_text (ui, "Passphrase", "één twee");
  mpad_ui_set_text (ui, "Notes", "regel 1\nregel 2");

  mpad_ui_step (ui, "keys, a switch, a drop-down, a dialog");
  mpad_ui_focus (ui, ATSPI_ROLE_TEXT, "Pupil");
  mpad_ui_key (ui, "ctrl+a");
  mpad_ui_type (ui, "Sam Voorbeeld");
  mpad_ui_wait (ui, MPAD_UI_ANY, "typed Sam Voor*");
  mpad_ui_set_checked (ui, "Sure", TRUE);
  mpad_ui_set_checked (ui, "Sure", TRUE);
  mpad_ui_choose (ui, "Number", "Three");
  mpad_ui_wait (ui, ATSPI_ROLE_LABEL, "chosen Three");
  mpad_ui_click (ui, ATSPI_ROLE_LIST_ITEM, "Dossier 2");
  mpad_ui_wait (ui, ATSPI_ROLE_LABEL, "row Dossier 2");
  mpad_ui_click (ui, ATSPI_ROLE_LABEL, "Dossier 1");
  mpad_ui_wait (ui, ATSPI_ROLE_LABEL, "row Dossier 1");
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, "Ask…");
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, "Yes");
  mpad_ui_wait_gone (ui, MPAD_UI_ANY, "Really?");
  mpad_ui_wait (ui, ATSPI_ROLE_LABEL, "answer yes");
  g_assert_cmpuint (mpad_ui_count (ui, NULL, ATSPI_ROLE_BUTTON, "*k…"), ==, 1);
  dump = mpad_ui_dump (ui);
  g_assert_nonnull (strstr (dump, "“Not now” insensitive"));
  g_assert_nonnull (strstr (dump, "answer yes"));
  mpad_ui_quit (ui);

  mpad_ui_step (ui, "again, and killed");
  mpad_ui_launch (ui, NULL);
  mpad_ui_wait (ui, ATSPI_ROLE_LABEL, "ready");
  mpad_ui_kill (ui);
}

/* Not in any catalogue, so that only the underscores matter. */
static void
test_mnemonics (void)
{
  g_assert_cmpstr (T ("_Sample of one__name_"), ==, "Sample of one_name_");
}

/* Each of these must end the test process that it runs in. */
static void
test_absent (void)
{
  g_autoptr (MpadUi) ui = mpad_ui_new ();

  mpad_ui_launch (ui, NULL);
  mpad_ui_wait (ui, ATSPI_ROLE_BUTTON, "No such button");
}

static void
test_insensitive (void)
{
  g_autoptr (MpadUi) ui = mpad_ui_new ();

  mpad_ui_launch (ui, NULL);
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, "Not now");
}

static void
test_complaint (void)
{
  g_autoptr (MpadUi) ui = mpad_ui_new ();

  mpad_ui_launch (ui, NULL);
  mpad_ui_wait (ui, ATSPI_ROLE_LABEL, "ready");
  mpad_ui_key (ui, "ctrl+w");
  mpad_ui_quit (ui);
}

static void
test_fails (void)
{
  static const struct
  {
    const char *path, *why;
  } cases[] = {
    { "/atspi/subprocess/absent", "*no * “No such button” shows*" },
    { "/atspi/subprocess/insensitive", "*“Not now” stays insensitive*" },
    { "/atspi/subprocess/complaint", "*the program complained: *a warning on purpose*" },
  };

  g_setenv ("MELDPAD_UI_TIMEOUT", "1000", TRUE);
  g_unsetenv ("MELDPAD_SHOTS");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_trap_subprocess (cases[i].path, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_failed ();
      g_test_trap_assert_stderr (cases[i].why);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/atspi/mnemonics", test_mnemonics);
  g_test_add_func ("/atspi/journey", test_journey);
  g_test_add_func ("/atspi/fails", test_fails);
  g_test_add_func ("/atspi/subprocess/absent", test_absent);
  g_test_add_func ("/atspi/subprocess/insensitive", test_insensitive);
  g_test_add_func ("/atspi/subprocess/complaint", test_complaint);
  return g_test_run ();
}
