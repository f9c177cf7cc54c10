/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the trace test watches: the first start to the noodsleutelblad typed back, a lock, an unlock
 * and a regular end, played from outside as the journeys do. Judges nothing itself. */
#include "journey.h"

int
main (void)
{
  g_autoptr (MpadUi) ui = mpad_ui_new ();
  char *groups[6] = { NULL };

  mpad_ui_launch (ui, NULL);
  journey_set_up (ui, groups);
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, T ("To Today"));
  mpad_ui_wait (ui, MPAD_UI_ANY, T ("No open dossiers"));
  mpad_ui_key (ui, "ctrl+l");
  mpad_ui_wait (ui, MPAD_UI_ANY, T ("Passphrase"));
  journey_unlock (ui, JOURNEY_PASSPHRASE);
  mpad_ui_wait (ui, MPAD_UI_ANY, T ("No open dossiers"));
  mpad_ui_quit (ui);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    g_free (groups[i]);
  return 0;
}
