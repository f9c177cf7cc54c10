/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dossier with real widgets on the practice cases: what must never be shown together, what must
 * always be possible, and what must never be lost. */
#include "dossier-tools.h"

/* safety rule 3: what to do first is one thing */
static void
test_never_next_action_and_stop_banner (AppFixture *self, gconstpointer data)
{
  guint banners = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (pupils); i++)
    {
      MpadDossierModel *model;
      MpadDossierPage *page = show_dossier (self, pupils[i], &model);
      MpadProtocol *protocol = mpad_dossier_model_get_protocol (model);
      const MpadActiveBranch *wanted = mpad_stop_banner_wanted (
        mpad_dossier_model_get_guidance (model));

      for (guint s = 0; s < protocol->steps->len; s++)
        {
          const MpadProtocolStep *step = g_ptr_array_index (protocol->steps, s);
          g_autofree char *target = g_strconcat ("step:", step->id, NULL);
          guint stops, nexts;

          mpad_dossier_page_show (page, target);
          app_settle (self->window);
          stops = count (GTK_WIDGET (page), MPAD_TYPE_STOP_BANNER);
          nexts = count (GTK_WIDGET (page), MPAD_TYPE_NEXT_ACTION_CARD);
          g_test_message ("%s %s: %u banner, %u next", pupils[i], step->id, stops, nexts);
          g_assert_cmpuint (stops, ==, wanted != NULL ? 1 : 0);
          g_assert_cmpuint (stops + nexts, <=, 1);
          if (wanted == NULL && mpad_dossier_model_get_guidance (model)->next != NULL)
            g_assert_cmpuint (nexts, ==, 1);
          banners += stops;
        }
      g_object_unref (model);
    }
  g_assert_cmpuint (banners, >, 0);
}

/* safety rule 3: a lock stops a talk, never the writing down */
static void
test_recording_while_a_lock_is_open (AppFixture *self, gconstpointer data)
{
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Sam", &model);
  GtkWidget *root = GTK_WIDGET (page);
  GtkWidget *editor, *record;

  g_assert_cmpuint (mpad_dossier_model_get_guidance (model)->locks->len, >, 0);
  mpad_dossier_page_show (page, "step:gesprek");
  app_settle (self->window);
  g_assert_true (app_shows_text (root, "locked"));
  g_assert_true (app_shows_text (root, "Recording is always possible"));
  record = app_find (root, GTK_TYPE_MENU_BUTTON, NULL);
  g_assert_true (gtk_widget_is_sensitive (record));

  run (page, MPAD_ACTION_RECORD_SIGNAL, "", "gesprek");
  app_settle (self->window);
  editor = app_find (root, MPAD_TYPE_ENTRY_EDITOR, NULL);
  g_assert_nonnull (editor);
  mpad_entry_editor_add_statement (MPAD_ENTRY_EDITOR (editor), MPAD_STATEMENT_OBSERVATION);
  type_into (editor, "What", "Proefzin tijdens een slot.");
  wait_stored (model, "Proefzin tijdens een slot.", MPAD_ENTRY_DRAFT);
  press (editor, "Make final");
  wait_stored (model, "Proefzin tijdens een slot.", MPAD_ENTRY_FINAL);

  /* a talk that is locked can be written down, but not begun from here */
  run (page, MPAD_ACTION_RECORD_TALK, "ouders", "gesprek");
  app_settle (self->window);
  editor = app_find (root, MPAD_TYPE_TALK_EDITOR, NULL);
  g_assert_nonnull (editor);
  g_assert_false (gtk_widget_is_sensitive (app_find (editor, GTK_TYPE_BUTTON, "Begin the talk")));
  mpad_talk_editor_add (MPAD_TALK_EDITOR (editor), "reactie", MPAD_STATEMENT_PARENT_WORDS);
  type_into (editor, "Word for word", "Proefwoorden van een ouder.");
  wait_stored (model, "Proefwoorden van een ouder.", MPAD_ENTRY_DRAFT);
  g_object_unref (model);
}

static gboolean
on_tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
touch_until_saved (gpointer data)
{
  MpadEntrySaver *saver = data;

  /* somebody who never stops typing */
  if (mpad_entry_saver_get_state (saver) != MPAD_SAVE_BUSY &&
      mpad_entry_saver_get_saved_at (saver) == 0)
    mpad_entry_saver_touch (saver);
  return mpad_entry_saver_get_saved_at (saver) != 0;
}

/* safety rule 1, F6: the draft is in the vault at most 2 seconds after the last key */
static void
test_typing_on_does_not_put_off_the_save (AppFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossierModel) model = app_open (self, "Lotte");
  MpadEntry *entry = mpad_entry_new (MPAD_ENTRY_NOTE);
  g_autoptr (MpadEntrySaver) saver = NULL;
  MpadStatement *statement = mpad_statement_new (MPAD_STATEMENT_NOTE);
  guint ticker;

  G_STATIC_ASSERT (MPAD_SAVE_DELAY_MS < 2000);
  entry->happened = g_strdup ("2026-11-20");
  statement->text = g_strdup ("Doorgetypte proefzin.");
  g_ptr_array_add (entry->statements, statement);
  saver = mpad_entry_saver_new (model, entry);
  g_assert_cmpint (mpad_entry_saver_get_state (saver), ==, MPAD_SAVE_NEW);
  mpad_entry_saver_touch (saver);
  g_assert_cmpint (mpad_entry_saver_get_state (saver), ==, MPAD_SAVE_DIRTY);
  ticker = g_timeout_add (20, on_tick_cb, NULL);
  app_wait (touch_until_saved, saver);
  g_source_remove (ticker);
  wait_stored (model, "Doorgetypte proefzin.", MPAD_ENTRY_DRAFT);
}

/* leaving the editor stores what the timer had not stored yet */
static void
test_leaving_saves (AppFixture *self, gconstpointer data)
{
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Lotte", &model);
  GtkWidget *editor;

  run (page, MPAD_ACTION_RECORD_NOTE, "", "signalen");
  app_settle (self->window);
  editor = app_find (GTK_WIDGET (page), MPAD_TYPE_ENTRY_EDITOR, NULL);
  g_assert_nonnull (editor);
  type_into (editor, "What", "Net voor het weggaan getypt.");
  mpad_dossier_page_show (page, "people");
  wait_stored (model, "Net voor het weggaan getypt.", MPAD_ENTRY_DRAFT);
  g_object_unref (model);
}

/* an editor that was opened and left leaves nothing behind */
static void
test_nothing_typed_nothing_stored (AppFixture *self, gconstpointer data)
{
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Lotte", &model);
  guint before = mpad_dossier_model_get_dossier (model)->entries->len;
  Wanted marker = { model, "Markering na de lege vastlegging.", MPAD_ENTRY_DRAFT };

  run (page, MPAD_ACTION_RECORD_SIGNAL, "", "signalen");
  app_settle (self->window);
  mpad_dossier_page_show (page, "people");
  run (page, MPAD_ACTION_RECORD_NOTE, "", "signalen");
  app_settle (self->window);
  type_into (app_find (GTK_WIDGET (page), MPAD_TYPE_ENTRY_EDITOR, NULL), "What", marker.text);
  app_wait (is_stored, &marker);
  g_assert_cmpuint (mpad_dossier_model_get_dossier (model)->entries->len, ==, before + 1);
  g_object_unref (model);
}

static gboolean
says_not_saved (gpointer data)
{
  return strstr (mpad_saved_line_get_text (MPAD_SAVED_LINE (data)), "Not saved") != NULL;
}

/* safety rule 1: the vault is gone; the words are not */
static void
test_failed_save_keeps_the_text (AppFixture *self, gconstpointer data)
{
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Lotte", &model);
  GtkWidget *editor, *line;
  g_autofree char *shown = NULL;

  run (page, MPAD_ACTION_RECORD_SIGNAL, "", "signalen");
  app_settle (self->window);
  editor = app_find (GTK_WIDGET (page), MPAD_TYPE_ENTRY_EDITOR, NULL);
  mpad_entry_editor_add_statement (MPAD_ENTRY_EDITOR (editor), MPAD_STATEMENT_CHILD_WORDS);
  mpad_vault_service_close_sync (self->service);
  type_into (editor, "Word for word", "Woorden die moeten blijven.");
  line = app_find (editor, MPAD_TYPE_SAVED_LINE, NULL);
  g_assert_nonnull (line);
  app_wait (says_not_saved, line);
  g_assert_nonnull (strstr (mpad_saved_line_get_text (MPAD_SAVED_LINE (line)), "still here"));
  g_assert_nonnull (app_find (line, GTK_TYPE_BUTTON, "Try again"));
  shown = mpad_input_get_value (MPAD_INPUT (find_field (editor, "Word for word")));
  g_assert_cmpstr (shown, ==, "Woorden die moeten blijven.");

  /* making it final fails too, says so, and still keeps everything */
  press (editor, "Make final");
  app_wait (says_not_saved, line);
  g_assert_cmpstr (((const MpadStatement *) g_ptr_array_index (
                      mpad_entry_editor_get_entry (MPAD_ENTRY_EDITOR (editor))->statements, 0))
                     ->text,
                   ==, "Woorden die moeten blijven.");
  g_assert_cmpint (mpad_entry_editor_get_entry (MPAD_ENTRY_EDITOR (editor))->state, ==,
                   MPAD_ENTRY_DRAFT);
  g_object_unref (model);
}

/* S1-6: somebody else's words need that somebody; the sentence stands at the field */
static void
test_third_party_without_source_stays_a_draft (AppFixture *self, gconstpointer data)
{
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Lotte", &model);
  GtkWidget *editor;

  run (page, MPAD_ACTION_RECORD_SIGNAL, "", "signalen");
  app_settle (self->window);
  editor = app_find (GTK_WIDGET (page), MPAD_TYPE_ENTRY_EDITOR, NULL);
  mpad_entry_editor_add_statement (MPAD_ENTRY_EDITOR (editor), MPAD_STATEMENT_THIRD_PARTY);
  type_into (editor, "What", "Iemand zei dat hij iets zag.");
  press (editor, "Make final");
  g_assert_true (app_shows_text (find_field (editor, "Who told it?"), "Without a source"));
  wait_stored (model, "Iemand zei dat hij iets zag.", MPAD_ENTRY_DRAFT);

  type_into (editor, "Who told it?", "Buurvrouw Verzinsel");
  g_assert_false (app_shows_text (find_field (editor, "Who told it?"), "Without a source"));
  press (editor, "Make final");
  wait_stored (model, "Iemand zei dat hij iets zag.", MPAD_ENTRY_FINAL);
  g_object_unref (model);
}

/* words propose a category, they never raise it by themselves */
static void
test_words_propose_a_person_decides (AppFixture *self, gconstpointer data)
{
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Lotte", &model);
  GtkWidget *editor;
  const MpadEntry *entry;

  run (page, MPAD_ACTION_RECORD_SIGNAL, "", "signalen");
  app_settle (self->window);
  editor = app_find (GTK_WIDGET (page), MPAD_TYPE_ENTRY_EDITOR, NULL);
  entry = mpad_entry_editor_get_entry (MPAD_ENTRY_EDITOR (editor));
  mpad_entry_editor_add_statement (MPAD_ENTRY_EDITOR (editor), MPAD_STATEMENT_OBSERVATION);
  type_into (editor, "What", "Er viel het woord eerwraak.");
  g_assert_true (app_shows_text (editor, "Is this about"));
  g_assert_null (mpad_entry_get (entry, MPAD_KEY_CATEGORY));
  press (editor, "Choose it");
  g_assert_cmpstr (mpad_entry_get (entry, MPAD_KEY_CATEGORY), ==, "eergerelateerd");
  g_assert_false (app_shows_text (editor, "Is this about"));
  g_object_unref (model);
}

static gboolean
home_is_unsafe (gpointer data)
{
  const MpadActiveBranch *branch = mpad_stop_banner_wanted (mpad_dossier_model_get_guidance (data));

  return branch != NULL && g_strcmp0 (branch->home_answer, "no") == 0;
}

/* the home question stands in the banner and its answer changes what it says */
static void
test_r2_home_question_in_the_banner (AppFixture *self, gconstpointer data)
{
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Sam", &model);
  GtkWidget *banner = app_find (GTK_WIDGET (page), MPAD_TYPE_STOP_BANNER, NULL);

  g_assert_nonnull (banner);
  g_assert_true (app_shows_text (banner, "0800-2000"));
  g_assert_false (app_shows_text (banner, "That is not safe"));
  choose (banner, "Can the child go home safely?", "No");
  app_wait (home_is_unsafe, model);
  app_settle (self->window);
  banner = app_find (GTK_WIDGET (page), MPAD_TYPE_STOP_BANNER, NULL);
  g_assert_true (app_shows_text (banner, "That is not safe"));
  g_object_unref (model);
}

typedef struct
{
  MpadDossierModel *model;
  const char *step;
  MpadStepState state;
} WantedStep;

static gboolean
has_state (gpointer data)
{
  const WantedStep *wanted = data;

  return mpad_guidance_find_step (mpad_dossier_model_get_guidance (wanted->model), wanted->step)
           ->state == wanted->state;
}

/* closing shows what is still open and lets go on with a reason; nothing is refused */
static void
test_closing_with_open_tasks_asks_why (AppFixture *self, gconstpointer data)
{
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Lotte", &model);
  WantedStep done = { model, "signalen", MPAD_STEP_DONE };
  GtkWidget *dialog;

  run (page, MPAD_ACTION_CLOSE_STEP, "", "signalen");
  app_settle (self->window);
  dialog = visible_dialog (self);
  g_assert_true (MPAD_IS_STEP_DIALOG (dialog));
  g_assert_true (app_shows_text (dialog, "Still open in this step"));
  mpad_step_dialog_confirm (MPAD_STEP_DIALOG (dialog));
  g_assert_true (app_shows_text (dialog, "Write down why"));
  g_assert_false (has_state (&done));

  type_into (dialog, "Why do you go on all the same?", "Het overleg is morgen vroeg.");
  choose (dialog, "Who was told?", "directie");
  mpad_step_dialog_confirm (MPAD_STEP_DIALOG (dialog));
  app_wait (has_state, &done);
  app_settle (self->window);
  g_assert_true (app_shows_text (GTK_WIDGET (page), "Het overleg is morgen vroeg."));

  /* and open again, with a reason; history stays */
  run (page, MPAD_ACTION_REOPEN_STEP, "", "signalen");
  app_settle (self->window);
  dialog = visible_dialog (self);
  mpad_step_dialog_confirm (MPAD_STEP_DIALOG (dialog));
  g_assert_true (has_state (&done));
  type_into (dialog, "Why?", "Er kwam een nieuw signaal.");
  mpad_step_dialog_confirm (MPAD_STEP_DIALOG (dialog));
  done.state = MPAD_STEP_BUSY;
  app_wait (has_state, &done);
  app_settle (self->window);
  g_assert_true (app_shows_text (GTK_WIDGET (page), "Het overleg is morgen vroeg."));
  g_assert_true (app_shows_text (GTK_WIDGET (page), "Er kwam een nieuw signaal."));
  g_object_unref (model);
}

/* S1-27, R-15: leaving a step out needs a ground of the protocol, a reason and who decided */
static void
test_skipping_needs_ground_reason_and_decider (AppFixture *self, gconstpointer data)
{
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Lotte", &model);
  WantedStep skipped = { model, "gesprek", MPAD_STEP_SKIPPED };
  GtkWidget *dialog;

  run (page, MPAD_ACTION_SKIP_STEP, "", "gesprek");
  app_settle (self->window);
  dialog = visible_dialog (self);
  mpad_step_dialog_confirm (MPAD_STEP_DIALOG (dialog));
  g_assert_true (app_shows_text (dialog, "Choose the ground."));
  gtk_toggle_button_set_active (
    GTK_TOGGLE_BUTTON (
      app_find (find_field (dialog, "On which ground?"), GTK_TYPE_TOGGLE_BUTTON, NULL)),
    TRUE);
  mpad_step_dialog_confirm (MPAD_STEP_DIALOG (dialog));
  g_assert_true (app_shows_text (dialog, "Write down why"));
  type_into (dialog, "Why here?", "De ouder dreigde aan de telefoon.");
  mpad_step_dialog_confirm (MPAD_STEP_DIALOG (dialog));
  g_assert_true (app_shows_text (dialog, "who decided?"));
  type_into (dialog, "Names", "Noor Verzonnen");
  mpad_step_dialog_confirm (MPAD_STEP_DIALOG (dialog));
  app_wait (has_state, &skipped);
  g_object_unref (model);
}

static void
test_throwing_away_can_be_undone (AppFixture *self, gconstpointer data)
{
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Lotte", &model);
  GtkWidget *root = GTK_WIDGET (page);
  Wanted wanted = { model, "Zin die even weg is.", MPAD_ENTRY_DRAFT };
  GtkWidget *editor;

  run (page, MPAD_ACTION_RECORD_NOTE, "", "signalen");
  app_settle (self->window);
  editor = app_find (root, MPAD_TYPE_ENTRY_EDITOR, NULL);
  type_into (editor, "What", wanted.text);
  app_wait (is_stored, &wanted);
  press (editor, "Throw away");
  app_wait (is_gone, &wanted);
  app_settle (self->window);
  g_assert_true (app_shows_text (root, "Thrown away"));
  press (root, "Undo");
  app_wait (is_stored, &wanted);
  g_object_unref (model);
}

static gboolean
melden_is_decided (gpointer data)
{
  return mpad_guidance_find_decision (mpad_dossier_model_get_guidance (data), "melden")->value ==
         MPAD_ADVICE_YES;
}

/* F3, S3-7: two decisions, each with yes or no, a motive and names; the program decides neither */
static void
test_decisions_are_two_and_need_a_motive (AppFixture *self, gconstpointer data)
{
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Lotte", &model);
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  GtkWidget *card;

  mpad_dossier_page_show (page, "step:beslissen");
  app_settle (self->window);
  find_all (GTK_WIDGET (page), MPAD_TYPE_DECISION_CARD, cards);
  g_assert_cmpuint (cards->len, ==, 2);
  card = g_ptr_array_index (cards, 0);
  g_assert_cmpstr (mpad_decision_card_get_decision (MPAD_DECISION_CARD (card)), ==, "melden");
  g_assert_true (app_shows_text (card, "5B in your protocol"));

  mpad_decision_card_open (MPAD_DECISION_CARD (card));
  press (card, "Record the decision");
  g_assert_true (app_shows_text (card, "Choose yes or no first."));
  choose (card, "What do you decide?", "Yes");
  press (card, "Record the decision");
  g_assert_true (app_shows_text (card, "Write down why"));
  type_into (card, "Why?", "Proefmotief voor melden.");
  press (card, "Record the decision");
  g_assert_true (app_shows_text (card, "names"));
  type_into (card, "Names", "Noor Verzonnen\nDirk Denkbeeld");
  press (card, "Record the decision");
  app_wait (melden_is_decided, model);
  g_assert_cmpint (
    mpad_guidance_find_decision (mpad_dossier_model_get_guidance (model), "hulp")->value, ==,
    MPAD_ADVICE_OPEN);
  app_settle (self->window);
  /* What is decided is decided: no empty form stands open below it. */
  g_assert_true (app_shows_text (card, "Proefmotief voor melden."));
  g_assert_false (app_shows_text (card, "What do you decide?"));
  /* B-1: work has started at step 5, so the sidebar shows two stones with the school's labels */
  g_assert_true (app_shows_text (GTK_WIDGET (page), "Decided: yes"));
  g_assert_true (app_shows_text (GTK_WIDGET (page), "Not decided yet"));
  g_assert_true (app_shows_text (card, "Proefmotief voor melden."));
  g_assert_true (app_shows_text (card, "Record the melding"));
  g_object_unref (model);
}

/* during a talk the parents may see the screen */
static void
test_talk_mode_shows_no_name_suspicion_or_words_of_the_child (AppFixture *self, gconstpointer data)
{
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Mees", &model);
  GtkWidget *editor, *mode;

  run (page, MPAD_ACTION_PREPARE_TALK, "ouders", "gesprek");
  app_settle (self->window);
  editor = app_find (GTK_WIDGET (page), MPAD_TYPE_TALK_EDITOR, NULL);
  g_assert_nonnull (editor);
  press (editor, "Begin the talk");
  app_settle (self->window);
  mode = app_find (self->window, MPAD_TYPE_TALK_MODE, NULL);
  g_assert_nonnull (mode);
  g_assert_null (app_find (self->window, MPAD_TYPE_STOP_BANNER, NULL));
  g_assert_null (app_find (self->window, MPAD_TYPE_DOSSIER_PAGE, NULL));
  g_assert_false (app_shows_text (self->window, "Mees"));
  g_assert_false (app_shows_text (self->window, "meldcode"));
  g_assert_false (app_shows_text (self->window, "Suspicion"));

  /* what is typed belongs to who speaks; Ctrl+Enter begins the next line */
  type_into (mode, "What is said", "Dat wist ik niet.");
  choose (mode, "Who says this?", "vader");
  g_assert_true (app_key (self->window, GDK_KEY_Return, GDK_CONTROL_MASK));
  app_settle (self->window);
  g_assert_true (app_shows_text (mode, "Dat wist ik niet."));
  wait_stored (model, "Dat wist ik niet.", MPAD_ENTRY_DRAFT);
  {
    const MpadEntry *entry = find_entry (model, "Dat wist ik niet.");
    const MpadStatement *statement = g_ptr_array_index (entry->statements,
                                                        entry->statements->len - 1);

    g_assert_cmpint (statement->kind, ==, MPAD_STATEMENT_PARENT_WORDS);
    g_assert_nonnull (statement->person_id);
    g_assert_cmpstr (statement->section, ==, "doel");
  }
  mpad_talk_mode_go (MPAD_TALK_MODE (mode), 2);
  app_settle (self->window);
  g_assert_false (app_shows_text (mode, "Dat wist ik niet."));
  g_object_unref (model);
}

typedef struct
{
  MpadDossierModel *model;
  const char *name;
  gboolean there;
} WantedPerson;

static gboolean
has_person (gpointer data)
{
  const WantedPerson *wanted = data;
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (wanted->model);

  for (guint i = 0; i < dossier->people->len; i++)
    if (g_strcmp0 (((const MpadPerson *) g_ptr_array_index (dossier->people, i))->given_name,
                   wanted->name) == 0)
      return wanted->there;
  return !wanted->there;
}

/* gezag and "safe to reach" are never guessed; a new carer starts with both unknown */
static void
test_people_are_added_and_never_guessed (AppFixture *self, gconstpointer data)
{
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Lotte", &model);
  WantedPerson wanted = { model, "Fien", TRUE };
  GtkWidget *people, *dialog;

  mpad_dossier_page_show (page, "people");
  app_settle (self->window);
  people = app_find (GTK_WIDGET (page), MPAD_TYPE_PEOPLE_PAGE, NULL);
  g_assert_nonnull (people);
  gtk_widget_activate_action (people, "people.add", "i", (gint32) MPAD_RELATION_PARENT);
  app_settle (self->window);
  dialog = visible_dialog (self);
  g_assert_true (MPAD_IS_PERSON_DIALOG (dialog));
  type_into (dialog, "Given name", "Fien");
  type_into (dialog, "Surname", "Bedenksel");
  app_wait (has_person, &wanted);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  app_settle (self->window);
  g_assert_true (app_shows_text (people, "Fien Bedenksel"));
  g_assert_true (app_shows_text (people, "gezag not known"));
  g_assert_true (app_shows_text (people, "safe to reach? not known"));
  g_object_unref (model);
}

static gboolean
is_closed (gpointer data)
{
  return mpad_dossier_model_get_dossier (data)->state == MPAD_DOSSIER_CLOSED;
}

static gboolean
is_open (gpointer data)
{
  return mpad_dossier_model_get_dossier (data)->state == MPAD_DOSSIER_OPEN;
}

/* Q3, S1-26: a dossier can be closed only in a way of the protocol, with a reason, and opened again */
static void
test_closing_needs_a_way_and_can_be_taken_back (AppFixture *self, gconstpointer data)
{
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Lotte", &model);
  WantedStep stopped = { model, "signalen", MPAD_STEP_STOPPED };
  GtkWidget *dialog;

  run (page, MPAD_ACTION_CLOSE_DOSSIER, "", "");
  app_settle (self->window);
  dialog = visible_dialog (self);
  g_assert_true (app_shows_text (dialog, "Not possible yet"));
  g_assert_false (
    gtk_widget_is_sensitive (app_find (dialog, GTK_TYPE_BUTTON, "Close the dossier")));
  adw_dialog_force_close (ADW_DIALOG (dialog));

  run (page, MPAD_ACTION_STOP_ROUTE, "", "signalen");
  app_settle (self->window);
  dialog = visible_dialog (self);
  choose (dialog, "Why do you stop?", "The worries are gone");
  type_into (dialog, "What shows it?", "Het kind had een andere reden.");
  type_into (dialog, "Names", "Noor Verzonnen");
  mpad_step_dialog_confirm (MPAD_STEP_DIALOG (dialog));
  app_wait (has_state, &stopped);
  app_settle (self->window);

  run (page, MPAD_ACTION_CLOSE_DOSSIER, "", "");
  app_settle (self->window);
  dialog = visible_dialog (self);
  mpad_step_dialog_confirm (MPAD_STEP_DIALOG (dialog));
  g_assert_true (app_shows_text (dialog, "Choose the way."));
  choose (dialog, "In which way?", "Afsluiten en vastleggen");
  type_into (dialog, "Why can it be closed?", "Het vermoeden bleek ongegrond.");
  type_into (dialog, "Names", "Noor Verzonnen");
  mpad_step_dialog_confirm (MPAD_STEP_DIALOG (dialog));
  app_wait (is_closed, model);
  app_settle (self->window);
  g_assert_nonnull (find_entry (model, "Het vermoeden bleek ongegrond."));

  run (page, MPAD_ACTION_REOPEN_DOSSIER, "", "");
  app_settle (self->window);
  dialog = visible_dialog (self);
  type_into (dialog, "Why?", "Er is een nieuw signaal.");
  mpad_step_dialog_confirm (MPAD_STEP_DIALOG (dialog));
  app_wait (is_open, model);
  g_object_unref (model);
}

/* every action of the engine opens something, or the step; none falls silent */
static void
test_every_recording_action_opens_an_editor (AppFixture *self, gconstpointer data)
{
  static const char *const actions[] = {
    MPAD_ACTION_RECORD_SIGNAL,       MPAD_ACTION_RECORD_CONSULT,    MPAD_ACTION_RECORD_ADVICE,
    MPAD_ACTION_RECORD_INFORM,       MPAD_ACTION_RECORD_RISK,       MPAD_ACTION_RECORD_HELP,
    MPAD_ACTION_RECORD_REPORT,       MPAD_ACTION_RECORD_EVALUATION, MPAD_ACTION_RECORD_NOTIFY,
    MPAD_ACTION_RECORD_SIGNATURE,    MPAD_ACTION_RECORD_CONSENT,    MPAD_ACTION_RECORD_HANDOVER,
    MPAD_ACTION_RECORD_INFO_REQUEST, MPAD_ACTION_RECORD_INZAGE,     MPAD_ACTION_RECORD_NOTE,
    MPAD_ACTION_ANSWER_HOME,         MPAD_ACTION_SKIP_TALK,
  };
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Jip", &model);

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GtkWidget *editor;

      run (page, actions[i], "", "");
      while (g_main_context_iteration (NULL, FALSE))
        ;
      editor = app_find (GTK_WIDGET (page), MPAD_TYPE_ENTRY_EDITOR, NULL);
      g_test_message ("%s", actions[i]);
      g_assert_nonnull (editor);
      g_assert_nonnull (mpad_entry_editor_get_entry (MPAD_ENTRY_EDITOR (editor))->step_id);
      mpad_dossier_page_show (page, "people");
      app_settle (self->window);
      g_assert_null (app_find (GTK_WIDGET (page), MPAD_TYPE_ENTRY_EDITOR, NULL));
    }
  for (int mode = MPAD_STEP_DIALOG_CLOSE; mode < MPAD_STEP_DIALOG_LIFT; mode++)
    {
      AdwDialog *dialog = mpad_step_dialog_new (model, (MpadStepDialogMode) mode, "gesprek");

      adw_dialog_present (dialog, GTK_WIDGET (page));
      app_settle (self->window);
      g_assert_true (visible_dialog (self) == GTK_WIDGET (dialog));
      adw_dialog_force_close (dialog);
      app_settle (self->window);
    }
  g_object_unref (model);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  APP_TEST ("/dossier/never-next-action-and-stop-banner-together",
            test_never_next_action_and_stop_banner);
  APP_TEST ("/dossier/recording-is-possible-while-a-lock-is-open",
            test_recording_while_a_lock_is_open);
  APP_TEST ("/dossier/typing-on-does-not-put-off-the-save",
            test_typing_on_does_not_put_off_the_save);
  APP_TEST ("/dossier/leaving-saves", test_leaving_saves);
  APP_TEST ("/dossier/nothing-typed-nothing-stored", test_nothing_typed_nothing_stored);
  APP_TEST ("/dossier/failed-save-keeps-the-text", test_failed_save_keeps_the_text);
  APP_TEST ("/dossier/s1-6-third-party-without-source-stays-a-draft",
            test_third_party_without_source_stays_a_draft);
  APP_TEST ("/dossier/r12-words-propose-a-person-decides", test_words_propose_a_person_decides);
  APP_TEST ("/dossier/r2-home-question-in-the-banner", test_r2_home_question_in_the_banner);
  APP_TEST ("/dossier/closing-with-open-tasks-asks-why", test_closing_with_open_tasks_asks_why);
  APP_TEST ("/dossier/r15-skipping-needs-ground-reason-and-decider",
            test_skipping_needs_ground_reason_and_decider);
  APP_TEST ("/dossier/throwing-away-can-be-undone", test_throwing_away_can_be_undone);
  APP_TEST ("/dossier/s3-7-decisions-are-two-and-need-a-motive",
            test_decisions_are_two_and_need_a_motive);
  APP_TEST ("/dossier/talk-mode-shows-no-name-suspicion-or-words-of-the-child",
            test_talk_mode_shows_no_name_suspicion_or_words_of_the_child);
  APP_TEST ("/dossier/r7-people-are-added-and-never-guessed",
            test_people_are_added_and_never_guessed);
  APP_TEST ("/dossier/closing-needs-a-way-and-can-be-taken-back",
            test_closing_needs_a_way_and_can_be_taken_back);
  APP_TEST ("/dossier/every-recording-action-opens-an-editor",
            test_every_recording_action_opens_an_editor);
  return g_test_run ();
}
