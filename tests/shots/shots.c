/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks through every page of the program on the practice vault, and through the first start, and
 * leaves a picture of each in $MELDPAD_SHOTS: for README and for people who look. Not a test; run
 * by build-aux/dev shots. */
#include "journey.h"

/* From the home page into the dossier of @pupil. */
static void
open_dossier (MpadUi *ui, const char *pupil)
{
  g_autofree char *row = g_strconcat (pupil, ",*", NULL);
  g_autoptr (AtspiAccessible) list = NULL;

  list = mpad_ui_wait_in (ui, NULL, ATSPI_ROLE_LIST, T ("Open dossiers"));
  mpad_ui_click_in (ui, list, ATSPI_ROLE_LIST_ITEM, row);
  mpad_ui_wait (ui, ATSPI_ROLE_LIST, T ("Parts of the dossier"));
}

static void
go_home (MpadUi *ui)
{
  mpad_ui_action (ui, "win.go-home");
  mpad_ui_wait_gone (ui, ATSPI_ROLE_LIST, T ("Parts of the dossier"));
  mpad_ui_wait (ui, MPAD_UI_ANY, T ("Open dossiers"));
}

static void
tour_home (MpadUi *ui)
{
  mpad_ui_step (ui, "home");
  mpad_ui_wait (ui, ATSPI_ROLE_LIST, T ("Open dossiers"));
  mpad_ui_screenshot (ui, "home");
  mpad_ui_click (ui, ATSPI_ROLE_LIST_ITEM, T ("Dossiers"));
  mpad_ui_wait (ui, MPAD_UI_ANY, T ("Which dossiers"));
  mpad_ui_screenshot (ui, "dossiers");
  mpad_ui_key (ui, "ctrl+k");
  mpad_ui_wait (ui, MPAD_UI_ANY, "0800-2000*");
  mpad_ui_screenshot (ui, "contacts");
  mpad_ui_action (ui, "win.go-back");
  mpad_ui_click (ui, ATSPI_ROLE_LIST_ITEM, T ("Today"));
  mpad_ui_key (ui, "ctrl+shift+a");
  mpad_ui_wait (ui, ATSPI_ROLE_DIALOG, T ("Acute danger"));
  mpad_ui_screenshot (ui, "acute");
  mpad_ui_key (ui, "Escape");
  mpad_ui_wait_gone (ui, ATSPI_ROLE_DIALOG, T ("Acute danger"));
  mpad_ui_key (ui, "ctrl+n");
  mpad_ui_wait (ui, ATSPI_ROLE_DIALOG, NULL);
  mpad_ui_screenshot (ui, "new-dossier");
  mpad_ui_key (ui, "Escape");
  mpad_ui_wait_gone (ui, ATSPI_ROLE_DIALOG, NULL);
  mpad_ui_key (ui, "F1");
  mpad_ui_wait (ui, ATSPI_ROLE_DIALOG, NULL);
  mpad_ui_screenshot (ui, "keys");
  mpad_ui_key (ui, "Escape");
  mpad_ui_wait_gone (ui, ATSPI_ROLE_DIALOG, NULL);
  mpad_ui_key (ui, "ctrl+comma");
  mpad_ui_wait (ui, ATSPI_ROLE_DIALOG, NULL);
  mpad_ui_screenshot (ui, "preferences");
  mpad_ui_key (ui, "Escape");
  mpad_ui_wait_gone (ui, ATSPI_ROLE_DIALOG, NULL);
}

/* A case of the practice vault for each step; the dossier opens at the step that is busy. */
static void
tour_steps (MpadUi *ui)
{
  static const struct
  {
    const char *pupil, *picture;
  } cases[] = {
    { "Lotte Voorbeeld", "step-signals" }, { "Sam Voorbeeld", "step-stop" },
    { "Mees Proef", "step-talk" },         { "Fenna Verzinsel", "step-weighing" },
    { "Jip Denkbeeld", "step-decisions" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      mpad_ui_step (ui, "the dossier of %s", cases[i].pupil);
      open_dossier (ui, cases[i].pupil);
      mpad_ui_wait (ui, MPAD_UI_ANY, T ("To do in this step"));
      mpad_ui_screenshot (ui, cases[i].picture);
      go_home (ui);
    }
}

static void
tour_dossier (MpadUi *ui)
{
  g_autofree char *prepare = NULL;

  mpad_ui_step (ui, "the parts of a dossier");
  open_dossier (ui, "Fenna Verzinsel");
  mpad_ui_click (ui, ATSPI_ROLE_LIST_ITEM, "Afwegingskader");
  mpad_ui_wait (ui, MPAD_UI_ANY, T ("Kader as a chart; arrow keys follow the lines"));
  mpad_ui_screenshot (ui, "kader");
  mpad_ui_click (ui, ATSPI_ROLE_LIST_ITEM, T ("People"));
  mpad_ui_wait (ui, MPAD_UI_ANY, T ("Case team"));
  mpad_ui_screenshot (ui, "people");
  mpad_ui_click (ui, ATSPI_ROLE_LIST_ITEM, T ("Timeline"));
  mpad_ui_wait (ui, MPAD_UI_ANY, T ("List or picture"));
  mpad_ui_screenshot (ui, "timeline");
  go_home (ui);

  mpad_ui_step (ui, "papers");
  open_dossier (ui, "Mees Proef");
  mpad_ui_click (ui, ATSPI_ROLE_LIST_ITEM, T ("Papers"));
  mpad_ui_wait (
    ui, MPAD_UI_ANY,
    T ("A report of each talk with parents, one for each reader. Not signing stops nothing."));
  mpad_ui_screenshot (ui, "papers");
  mpad_ui_click (ui, ATSPI_ROLE_LIST_ITEM, "vader*");
  mpad_ui_wait (ui, ATSPI_ROLE_LIST, T ("Pages"));
  mpad_ui_screenshot (ui, "report");
  go_home (ui);

  mpad_ui_step (ui, "preparing a talk");
  open_dossier (ui, "Sam Voorbeeld");
  prepare = g_strconcat (T ("Prepare"), ": *", NULL);
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, prepare);
  mpad_ui_wait_gone (ui, ATSPI_ROLE_BUTTON, prepare);
  mpad_ui_screenshot (ui, "prepare");
  go_home (ui);

  mpad_ui_step (ui, "recording a signal");
  open_dossier (ui, "Lotte Voorbeeld");
  mpad_ui_choose_menu (ui, T ("Record"), T ("Signal"));
  mpad_ui_wait (ui, MPAD_UI_ANY, T ("What was seen, heard or said"));
  mpad_ui_screenshot (ui, "signal");
}

static void
tour_first_start (MpadUi *ui)
{
  char *groups[6] = { NULL };

  mpad_ui_launch (ui, NULL);
  journey_set_up (ui, groups);
  mpad_ui_step (ui, "unlocking");
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, T ("To Today"));
  mpad_ui_wait (ui, MPAD_UI_ANY, T ("No open dossiers"));
  mpad_ui_key (ui, "ctrl+l");
  mpad_ui_wait (ui, MPAD_UI_ANY, T ("Passphrase"));
  mpad_ui_screenshot (ui, "unlock");
  mpad_ui_kill (ui);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    g_free (groups[i]);
}

int
main (void)
{
  g_autoptr (MpadUi) ui = mpad_ui_new ();

  tour_first_start (ui);
  mpad_ui_launch (ui, "--demo", NULL);
  tour_home (ui);
  tour_steps (ui);
  tour_dossier (ui);
  mpad_ui_kill (ui);
  return 0;
}
