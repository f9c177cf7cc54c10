/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A safety branch in the window: in sight on every page of its dossier, with the number to call; what
 * raises one by hand; the rare facts that rules ask for can be recorded. */
#include "dossier-tools.h"
#include "mpad-protocol-loader.h"
#include "mpad-protocol-store.h"

#include <string.h>
#include "mpad-stop-strip.h"

static GtkWidget *
strip_of (MpadDossierPage *page)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  find_all (GTK_WIDGET (page), MPAD_TYPE_STOP_STRIP, found);
  return found->len == 1 ? g_ptr_array_index (found, 0) : NULL;
}

/* issue of the stops: a banner on every page of that dossier, one thing to do and the number */
static void
test_on_every_page (AppFixture *self, gconstpointer data)
{
  static const char *const pages[] = { "kader", "timeline", "people", "documents" };
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Sam", &model);
  const MpadActiveBranch *first = g_ptr_array_index (
    mpad_dossier_model_get_guidance (model)->branches, 0);

  g_assert_cmpuint (count (GTK_WIDGET (page), MPAD_TYPE_STOP_BANNER), ==, 1);
  g_assert_null (strip_of (page));
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      mpad_dossier_page_show (page, pages[i]);
      app_settle (self->window);
      g_test_message ("%s", pages[i]);
      g_assert_nonnull (strip_of (page));
      g_assert_true (app_shows_text (strip_of (page), first->branch->do_now));
      g_assert_true (app_shows_text (strip_of (page), "0800-2000"));
    }
  /* also while something is being written down */
  run (page, MPAD_ACTION_RECORD_SIGNAL, "", "signalen");
  app_settle (self->window);
  g_assert_nonnull (app_find (GTK_WIDGET (page), MPAD_TYPE_ENTRY_EDITOR, NULL));
  g_assert_nonnull (strip_of (page));
  press (strip_of (page), "What is this?");
  app_settle (self->window);
  g_assert_null (strip_of (page));
  g_assert_cmpuint (count (GTK_WIDGET (page), MPAD_TYPE_STOP_BANNER), ==, 1);
  g_object_unref (model);
}

static gboolean
injury_is_raised (gpointer data)
{
  return mpad_guidance_find_branch (mpad_dossier_model_get_guidance (data), "letsel") != NULL;
}

static gboolean
injury_is_lifted (gpointer data)
{
  return !injury_is_raised (data);
}

/* raising by hand asks a reason; a warning shows as a banner too */
static void
test_raise_by_hand (AppFixture *self, gconstpointer data)
{
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Lotte", &model);
  GtkWidget *dialog;

  g_assert_cmpuint (mpad_dossier_model_get_guidance (model)->branches->len, ==, 0);
  run (page, MPAD_DOSSIER_RAISE_BRANCH, "", "");
  app_settle (self->window);
  dialog = visible_dialog (self);
  mpad_step_dialog_confirm (MPAD_STEP_DIALOG (dialog));
  g_assert_true (app_shows_text (dialog, "Choose the point of attention."));
  choose (dialog, "Which one?", "Letsel zonder duidelijke oorzaak");
  mpad_step_dialog_confirm (MPAD_STEP_DIALOG (dialog));
  g_assert_true (app_shows_text (dialog, "Write down why. One sentence is enough."));
  g_assert_false (injury_is_raised (model));
  type_into (dialog, "Why?", "Derde keer een plek op de rug.");
  mpad_step_dialog_confirm (MPAD_STEP_DIALOG (dialog));
  app_wait (injury_is_raised, model);
  app_settle (self->window);
  g_assert_cmpuint (count (GTK_WIDGET (page), MPAD_TYPE_STOP_BANNER), ==, 1);
  g_assert_cmpuint (count (GTK_WIDGET (page), MPAD_TYPE_NEXT_ACTION_CARD), ==, 0);

  /* and so does lifting it again */
  run (page, MPAD_ACTION_LIFT_BRANCH, "letsel", "");
  app_settle (self->window);
  dialog = visible_dialog (self);
  mpad_step_dialog_confirm (MPAD_STEP_DIALOG (dialog));
  g_assert_true (app_shows_text (dialog, "Write down why. One sentence is enough."));
  g_assert_true (injury_is_raised (model));
  type_into (dialog, "Why does it no longer hold?", "De arts weet waar het vandaan komt.");
  mpad_step_dialog_confirm (MPAD_STEP_DIALOG (dialog));
  app_wait (injury_is_lifted, model);
  g_object_unref (model);
}

/* what rules ask for has a place where it is written down */
static void
test_rare_facts (AppFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *action, *target, *label;
  } facts[] = {
    { MPAD_DOSSIER_RECORD_FACT, "info-request", "What happened?" },
    { MPAD_DOSSIER_RECORD_FACT, "leaving", "What happened?" },
    { MPAD_DOSSIER_RECORD_FACT, "holiday", "From which day?" },
    { MPAD_DOSSIER_RECORD_FACT, "sibling", "What do you record?" },
    { MPAD_DOSSIER_RECORD_FACT, "inzage", "What happened?" },
    { MPAD_DOSSIER_RECORD_FACT, "consent", "For what?" },
    { MPAD_DOSSIER_RECORD_FACT, "inform", "Which parent?" },
    { MPAD_DOSSIER_RECORD_FACT, "notify", "Who was told?" },
    { MPAD_DOSSIER_RECORD_FACT, "feedback", "To whom?" },
    { MPAD_DOSSIER_RECORD_FACT, "aftercare", "What do you record?" },
    { MPAD_DOSSIER_RECORD_FACT, "las", "Does the neutral line stand in the pupil administration?" },
    { MPAD_ACTION_RECORD_LEAD_SUSPECT, "", "Is it about directie or board?" },
    { MPAD_ACTION_RECORD_HANDOVER, "", "Handed over to" },
    { MPAD_ACTION_RECORD_HELP, "", "What do you record?" },
  };
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Lotte", &model);

  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      GtkWidget *editor;

      run (page, facts[i].action, facts[i].target, "");
      app_settle (self->window);
      g_test_message ("%s %s", facts[i].action, facts[i].target);
      editor = app_find (GTK_WIDGET (page), MPAD_TYPE_ENTRY_EDITOR, NULL);
      g_assert_nonnull (editor);
      g_assert_nonnull (find_field (editor, facts[i].label));
      mpad_dossier_page_show (page, "people");
      app_settle (self->window);
    }
  g_object_unref (model);
}

static gpointer
follow_s2_job (MpadVault *vault, gpointer data, GError **error)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "protocols", "s2.json",
                                                 NULL);
  g_autoptr (GBytes) json = mpad_protocol_read_file (path, error);
  g_autoptr (MpadProtocol)
    protocol = json != NULL ? mpad_protocol_load_bytes (json, "s2.json", error) : NULL;

  return GINT_TO_POINTER (
    protocol != NULL && mpad_protocol_store_choose (vault, json, error) &&
    mpad_protocol_store_move_dossier (vault, data, "s2", protocol->version, "Proef.", error));
}

static void
on_followed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  mpad_dossier_model_run_finish (MPAD_DOSSIER_MODEL (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
follows_s2 (gpointer data)
{
  return g_strcmp0 (mpad_dossier_model_get_protocol (data)->id, "s2") == 0;
}

/* S2-4: after the consultation a team of four; who is not in it yet is in sight */
static void
test_team_of_four (AppFixture *self, gconstpointer data)
{
  MpadDossierModel *model = app_open (self, "Lotte");
  MpadDossierPage *page;

  mpad_dossier_model_run_async (model, follow_s2_job,
                                g_strdup (mpad_dossier_model_get_dossier (model)->id), g_free, NULL,
                                on_followed_cb, NULL);
  app_wait (follows_s2, model);
  g_object_unref (model);
  page = show_dossier (self, "Lotte", &model);
  mpad_dossier_page_show (page, "step:signalen");
  app_settle (self->window);
  g_assert_false (app_shows_text (GTK_WIDGET (page), "In the zorgteam"));
  mpad_dossier_page_show (page, "step:overleg");
  app_settle (self->window);
  app_keep (self, "team-of-four");
  g_assert_true (app_shows_text (GTK_WIDGET (page),
                                 "In the zorgteam: leerkracht, ondersteuningscoach, schoolleider, "
                                 "interne vertrouwenspersoon."));
  g_assert_true (app_shows_text (GTK_WIDGET (page), "Meester Bedacht")); /* leerkracht */
  g_assert_true (app_shows_text (GTK_WIDGET (page), "Nobody in the team of this dossier yet"));
  g_assert_nonnull (app_find (GTK_WIDGET (page), GTK_TYPE_LABEL, "interne vertrouwenspersoon"));
  mpad_dossier_page_show (page, "people");
  app_settle (self->window);
  g_assert_true (app_shows_text (GTK_WIDGET (page), "In the zorgteam"));
  g_object_unref (model);
}

static gboolean
has_one_member (gpointer data)
{
  return mpad_dossier_model_get_dossier (data)->team->len == 1;
}

/* S1-41: the IB'er of the pupil's own group, not the other one */
static void
test_ib_of_the_group (AppFixture *self, gconstpointer data)
{
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Lotte", &model);
  GtkWidget *people;

  mpad_dossier_page_show (page, "people");
  app_settle (self->window);
  people = app_find (GTK_WIDGET (page), MPAD_TYPE_PEOPLE_PAGE, NULL);
  g_assert_nonnull (people);
  g_assert_true (gtk_widget_activate_action (people, "people.remove-member", "i", 0));
  app_wait (has_one_member, model);
  mpad_dossier_page_show (page, "step:gesprek");
  app_settle (self->window);
  app_keep (self, "ib-of-the-group");
  g_assert_true (app_shows_text (GTK_WIDGET (page), "Noor Verzonnen · groups 5-8"));
  g_assert_true (app_shows_text (GTK_WIDGET (page), "IB'er · not in the team"));
  g_assert_false (app_shows_text (GTK_WIDGET (page), "Ilse Fictief"));
  g_object_unref (model);
}

static GtkWidget *
find_label (GtkWidget *root, const char *part)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  find_all (root, GTK_TYPE_LABEL, found);
  for (guint i = 0; i < found->len; i++)
    if (strstr (gtk_label_get_text (found->pdata[i]), part) != NULL)
      return found->pdata[i];
  return NULL;
}

/* Follows the link "Why?" in the label with this text. Returns: the popover. */
static GtkWidget *
ask_why (AppFixture *self, GtkWidget *root, const char *part)
{
  g_autoptr (GPtrArray) popovers = g_ptr_array_new ();
  GtkWidget *label = find_label (root, part);
  gboolean done = FALSE;

  g_test_message ("why: %s", part);
  g_assert_nonnull (label);
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (label)), "Why?"));
  g_signal_emit_by_name (label, "activate-link", "why", &done);
  g_assert_true (done);
  app_settle (self->window);
  find_all (self->window, GTK_TYPE_POPOVER, popovers);
  for (guint i = 0; i < popovers->len; i++)
    if (gtk_widget_get_mapped (popovers->pdata[i]))
      return popovers->pdata[i];
  g_assert_not_reached ();
}

/* Everything that a rule put on a step page shows the rule: tasks, talks, stops, decisions. */
static void
test_why (AppFixture *self, gconstpointer data)
{
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Sam", &model);
  GtkWidget *root = GTK_WIDGET (page);
  const MpadGuidance *guidance = mpad_dossier_model_get_guidance (model);

  for (guint i = 0; i < guidance->locks->len; i++)
    {
      const MpadActiveLock *lock = guidance->locks->pdata[i];

      if (!g_str_equal (lock->action, MPAD_ACTION_INVITE_PARENTS))
        continue;
      mpad_dossier_page_show (page, "step:gesprek");
      app_settle (self->window);
      app_keep (self, "why");
      g_assert_true (app_shows_text (ask_why (self, root, lock->opens), lock->rules[0]));
    }
  mpad_dossier_page_show (page, "step:beslissen");
  app_settle (self->window);
  g_assert_true (app_shows_text (ask_why (self, root, "Who decides"), "S1-"));
  mpad_dossier_page_show (page, "step:signalen");
  app_settle (self->window);
  for (guint i = 0; i < guidance->tasks->len; i++)
    {
      const MpadOpenTask *task = guidance->tasks->pdata[i];
      GtkWidget *row;

      if (task->done || g_strcmp0 (task->step, "signalen") != 0)
        continue;
      row = gtk_widget_get_parent (find_label (root, task->text));
      g_assert_true (app_shows_text (ask_why (self, row, "Why?"), task->reason));
      break;
    }
  g_object_unref (model);
}

static gboolean
melden_goes_against (gpointer data)
{
  return mpad_guidance_find_decision (mpad_dossier_model_get_guidance (data), "melden")->deviates;
}

/* Deviating asks why and who; both stand behind "Why?". */
static void
test_deviating (AppFixture *self, gconstpointer data)
{
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Jip", &model);
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  const MpadDecisionState *melden = mpad_guidance_find_decision (
    mpad_dossier_model_get_guidance (model), "melden");
  const char *other = melden->advice == MPAD_ADVICE_YES ? "No" : "Yes";
  GtkWidget *card;
  GtkWidget *why;

  g_assert_cmpint (melden->advice, !=, MPAD_ADVICE_OPEN);
  mpad_dossier_page_show (page, "step:beslissen");
  app_settle (self->window);
  find_all (GTK_WIDGET (page), MPAD_TYPE_DECISION_CARD, cards);
  card = cards->pdata[0];
  mpad_decision_card_open (MPAD_DECISION_CARD (card));
  choose (card, "What do you decide?", other);
  press (card, "Record the decision");
  g_assert_true (app_shows_text (card, "This differs from what the afwegingskader advises."));
  type_into (card, "Why?", "Wij kennen het gezin.");
  press (card, "Record the decision");
  g_assert_true (app_shows_text (card, "Write down the names of those who decided."));
  type_into (card, "Names", "Noor Verzonnen\nDirk Denkbeeld");
  press (card, "Record the decision");
  app_wait (melden_goes_against, model);
  app_settle (self->window);
  g_assert_true (app_shows_text (card, "differs from the kader"));
  why = ask_why (self, card, "Who decides");
  g_assert_true (app_shows_text (why, "Noor Verzonnen, Dirk Denkbeeld: Wij kennen het gezin."));
  g_object_unref (model);
}

/* on a ground of that kind of talk, with who decided; also while the talk is locked */
static void
test_leave_a_talk_out (AppFixture *self, gconstpointer data)
{
  static const char *const dossiers[] = { "Lotte", "Sam" };

  for (gsize i = 0; i < G_N_ELEMENTS (dossiers); i++)
    {
      MpadDossierModel *model;
      MpadDossierPage *page = show_dossier (self, dossiers[i], &model);
      const MpadProtocolTalkKind *parents = mpad_protocol_find_talk_kind (
        mpad_dossier_model_get_protocol (model), "ouders");
      const MpadProtocolGround *own = mpad_protocol_find_ground (
        mpad_dossier_model_get_protocol (model), parents->grounds[0]);
      GtkWidget *editor;

      mpad_dossier_page_show (page, "step:gesprek");
      app_settle (self->window);
      press (GTK_WIDGET (page), "Leave this talk out");
      app_settle (self->window);
      editor = app_find (GTK_WIDGET (page), MPAD_TYPE_ENTRY_EDITOR, NULL);
      g_assert_nonnull (editor);
      g_assert_nonnull (
        app_find (find_field (editor, "On which ground?"), GTK_TYPE_TOGGLE_BUTTON, own->title));
      g_assert_nonnull (find_field (editor, "Who decided?"));
      g_object_unref (model);
    }
}

/* where the code puts the dossier, and a line that says nothing */
static void
test_line (AppFixture *self, gconstpointer data)
{
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Lotte", &model);
  g_autofree char *line = g_strdup_printf ("See dossier %s, with the IB'er.",
                                           mpad_dossier_model_get_dossier (model)->number);
  GtkWidget *dialog;

  run (page, MPAD_DOSSIER_SHOW_LINE, "", "");
  app_settle (self->window);
  dialog = visible_dialog (self);
  app_keep (self, "line");
  g_assert_nonnull (app_find (dialog, GTK_TYPE_LABEL, line));
  g_assert_true (app_shows_text (dialog, "ESIS"));
  g_assert_null (strstr (line, "eldcode"));
  g_assert_null (strstr (line, "Lotte"));
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "record");
  adw_dialog_close (ADW_DIALOG (dialog));
  app_settle (self->window);
  g_assert_nonnull (
    find_field (GTK_WIDGET (page), "Does the neutral line stand in the pupil administration?"));
  g_object_unref (model);
}

/* S3-20 … S3-24 and S0-31 … S0-34 are at hand in steps 1 and 4, and count for nothing */
static void
test_guides (AppFixture *self, gconstpointer data)
{
  static const char *const steps[] = { "step:signalen", "step:wegen" };
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Lotte", &model);

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      GtkWidget *dialog;

      mpad_dossier_page_show (page, steps[i]);
      app_settle (self->window);
      press (GTK_WIDGET (page), "Cheat sheets and background");
      app_settle (self->window);
      dialog = visible_dialog (self);
      app_keep (self, "guides");
      g_assert_true (app_shows_text (dialog, "Een vaag niet-pluisgevoel"));
      g_assert_true (app_shows_text (dialog, "De leerling vertelt het zelf"));
      g_assert_true (app_shows_text (dialog, "Risicofactoren bij de ouder"));
      g_assert_true (app_shows_text (dialog, "nothing is counted"));
      adw_dialog_force_close (ADW_DIALOG (dialog));
      app_settle (self->window);
    }
  g_object_unref (model);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  APP_TEST ("/safety/a-branch-is-in-sight-on-every-page", test_on_every_page);
  APP_TEST ("/safety/R-12-raising-and-lifting-by-hand-ask-a-reason", test_raise_by_hand);
  APP_TEST ("/safety/R-10-R-11-R-20-rare-facts-can-be-recorded", test_rare_facts);
  APP_TEST ("/safety/design-1.4-every-rule-answers-why", test_why);
  APP_TEST ("/safety/design-1.4-deviating-asks-why-and-who", test_deviating);
  APP_TEST ("/safety/R-15-a-talk-is-left-out-on-its-own-grounds", test_leave_a_talk_out);
  APP_TEST ("/safety/R-21-where-the-dossier-lies", test_line);
  APP_TEST ("/safety/S3-20-S0-31-guides-at-steps-1-and-4", test_guides);
  APP_TEST ("/safety/S2-4-team-of-four", test_team_of_four);
  APP_TEST ("/safety/S1-41-ib-of-the-group", test_ib_of_the_group);
  return g_test_run ();
}
