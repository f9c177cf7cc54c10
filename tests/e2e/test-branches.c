/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Four safety branches in the real window, in the practice vault: a category that is recorded raises
 * the banner with what to do and the number, closes what may not be done, and stays in sight on
 * every page of the dossier. Recording is never closed. What the engine decides is tested with the
 * casus; the words of the banners are the protocol's own. */
#include "journey.h"

typedef struct
{
  const char *child;
  const char *category; /* English, as in the source */
  const char *banner;
  const char *call;
  const char *locked[4]; /* steps */
  gboolean goes_home;    /* R-2 is asked */
} Branch;

static const Branch acute = {
  .child = "Acuut",
  .category = "Direct danger now",
  .banner = "Bel 112 als er nu gevaar is. Bel daarna meteen Veilig Thuis.",
  .call = "Bel 112",
  .locked = { "3  Gesprek, Op slot" },
  .goes_home = TRUE,
};

static const Branch honour = {
  .child = "Eer",
  .category = "Honour-based violence",
  .banner = "Bel Veilig Thuis of politie en zeg dat het om eergerelateerd geweld kan gaan. "
            "Spreek niet met de familie.",
  .call = "Bel Veilig Thuis  0800-2000",
  .locked = { "3  Gesprek, Op slot" },
  .goes_home = TRUE,
};

static const Branch child_tells = {
  .child = "Kind",
  .category = "The child tells it itself",
  .banner = "Vertel het kind wat er nu gebeurt en bel Veilig Thuis, voordat iemand de ouders "
            "benadert.",
  .call = "Bel Veilig Thuis  0800-2000",
  .locked = { "3  Gesprek, Op slot" },
  .goes_home = TRUE,
};

static const Branch staff = {
  .child = "Staf",
  .category = "Somebody of the school",
  .banner = "Draag dit over en leg alleen dat vast: datum en aan wie. Onderzoek niets en bevraag "
            "niemand.",
  .call = "Bel Vertrouwensinspecteur  0900-111 31 11",
  .locked = { "3  Gesprek, Op slot", "4  Wegen, Op slot", "5  Melden · Hulp, Op slot" },
};

#define TALK "Gesprek met de ouders over de zorgen"

static void
record_category (MpadUi *ui, const Branch *branch)
{
  mpad_ui_step (ui, "a signal of the kind: %s", branch->category);
  mpad_ui_choose_menu (ui, T ("Record"), TC ("entry", "Signal"));
  mpad_ui_set_text (ui, T ("What is this about?"), "Wat wij zagen");
  mpad_ui_set_checked (ui, TC ("category", branch->category), TRUE);
  mpad_ui_click (ui, ATSPI_ROLE_BUTTON, TC ("statement", "Observation"));
  mpad_ui_set_text (ui, T ("What"), "Wat er gebeurde, in één zin.");
  journey_make_final (ui);
}

static void
test_branch (gconstpointer data)
{
  const Branch *branch = data;
  g_autoptr (MpadUi) ui = mpad_ui_new ();
  g_autofree char *closed = g_strdup_printf (T ("%s: locked"), TALK);
  g_autofree char *prepare = g_strdup_printf ("%s: %s", T ("Prepare"), TALK);
  g_autofree char *shot = g_strconcat (branch->child, "-talk", NULL);

  mpad_ui_launch (ui, "--demo", NULL);
  mpad_ui_wait (ui, MPAD_UI_ANY, T ("New dossier"));
  mpad_ui_key (ui, "ctrl+n");
  journey_make_dossier (ui, branch->child);
  g_assert_cmpuint (mpad_ui_count (ui, NULL, MPAD_UI_ANY, branch->banner), ==, 0);
  record_category (ui, branch);

  mpad_ui_step (ui, "the banner, the number, the lock");
  mpad_ui_wait (ui, ATSPI_ROLE_LABEL, branch->banner);
  mpad_ui_wait (ui, ATSPI_ROLE_BUTTON, branch->call);
  if (branch->goes_home)
    mpad_ui_wait (ui, ATSPI_ROLE_GROUPING, T ("Can the child go home safely?"));
  else
    g_assert_cmpuint (
      mpad_ui_count (ui, NULL, ATSPI_ROLE_GROUPING, T ("Can the child go home safely?")), ==, 0);
  for (guint i = 0; branch->locked[i] != NULL; i++)
    mpad_ui_wait (ui, ATSPI_ROLE_LIST_ITEM, branch->locked[i]);
  mpad_ui_screenshot (ui, branch->child);

  mpad_ui_step (ui, "no talk with the parents can begin");
  mpad_ui_click (ui, ATSPI_ROLE_LIST_ITEM, "3  Gesprek*");
  mpad_ui_wait (ui, ATSPI_ROLE_LABEL, "Stap 3 van 5");
  mpad_ui_wait (ui, ATSPI_ROLE_LABEL, closed);
  g_assert_cmpuint (mpad_ui_count (ui, NULL, ATSPI_ROLE_BUTTON, prepare), ==, 0);
  mpad_ui_screenshot (ui, shot);
  mpad_ui_wait (ui, MPAD_UI_ANY, branch->banner);
  /* recording is never closed */
  mpad_ui_wait_state (ui, ATSPI_ROLE_BUTTON, T ("Record"), ATSPI_STATE_SENSITIVE, TRUE);

  mpad_ui_step (ui, "on another page of the dossier");
  mpad_ui_click (ui, ATSPI_ROLE_LIST_ITEM, T ("People"));
  mpad_ui_wait (ui, MPAD_UI_ANY, "Bram Voorbeeld*");
  mpad_ui_wait (ui, MPAD_UI_ANY, branch->banner);
  mpad_ui_wait (ui, ATSPI_ROLE_BUTTON, branch->call);
  mpad_ui_quit (ui);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/branches/R-3-acute-danger-calls-112-first", &acute, test_branch);
  g_test_add_data_func ("/branches/R-12-honour-closes-the-talk-with-the-family", &honour,
                        test_branch);
  g_test_add_data_func ("/branches/R-5-child-tells-it-itself", &child_tells, test_branch);
  g_test_add_data_func ("/branches/R-10-staff-only-the-hand-over", &staff, test_branch);
  return g_test_run ();
}
