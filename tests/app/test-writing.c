/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help while writing (F4, S1-5, S1-6): interpreting words are pointed at and stop nothing; what has
 * no source does not become final, and the sentence says what is missing. */
#include "dossier-tools.h"

static GtkWidget *
open_observation (AppFixture *self, MpadDossierPage *page, MpadStatementKind kind)
{
  GtkWidget *editor;

  run (page, MPAD_ACTION_RECORD_SIGNAL, "", "signalen");
  app_settle (self->window);
  editor = app_find (GTK_WIDGET (page), MPAD_TYPE_ENTRY_EDITOR, NULL);
  mpad_entry_editor_add_statement (MPAD_ENTRY_EDITOR (editor), kind);
  app_settle (self->window);
  return editor;
}

static gboolean
is_marked (GtkWidget *editor, const char *label, int offset)
{
  GtkTextBuffer *buffer = mpad_input_get_buffer (MPAD_INPUT (find_field (editor, label)));
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "mpad-aid");
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, offset);
  return tag != NULL && gtk_text_iter_has_tag (&iter, tag);
}

/* F4: an offer, never a block */
static void
test_interpreting_word_is_an_offer (AppFixture *self, gconstpointer data)
{
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Lotte", &model);
  GtkWidget *editor = open_observation (self, page, MPAD_STATEMENT_OBSERVATION);

  type_into (editor, "What", "Lotte gooide een stoel om.");
  g_assert_false (app_shows_text (editor, "What did you see or hear?"));
  type_into (editor, "What", "Lotte was agressief en raar.");
  g_assert_true (app_shows_text (editor, "“agressief”"));
  g_assert_true (app_shows_text (editor, "What did you see or hear?"));
  g_assert_false (is_marked (editor, "What", 2));
  g_assert_true (is_marked (editor, "What", 12));
  g_assert_true (is_marked (editor, "What", 24));
  /* left as it is, it asks about the next word, and then about nothing */
  press (editor, "Leave it so");
  g_assert_false (is_marked (editor, "What", 12));
  g_assert_true (app_shows_text (editor, "“raar”"));
  /* also with the offer still open it may become final */
  press (editor, "Make final");
  wait_stored (model, "Lotte was agressief en raar.", MPAD_ENTRY_FINAL);
  g_object_unref (model);
}

static void
test_interpretation_becomes_a_suspicion (AppFixture *self, gconstpointer data)
{
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Lotte", &model);
  GtkWidget *editor = open_observation (self, page, MPAD_STATEMENT_OBSERVATION);
  const MpadEntry *entry = mpad_entry_editor_get_entry (MPAD_ENTRY_EDITOR (editor));

  type_into (editor, "What", "Lotte is verwaarloosd.");
  press (editor, "Make it a suspicion");
  g_assert_cmpint (((const MpadStatement *) g_ptr_array_index (entry->statements, 0))->kind, ==,
                   MPAD_STATEMENT_HYPOTHESIS);
  g_assert_cmpstr (((const MpadStatement *) g_ptr_array_index (entry->statements, 0))->text, ==,
                   "Lotte is verwaarloosd.");
  /* in a suspicion such words are at home */
  g_assert_false (app_shows_text (editor, "What did you see or hear?"));
  g_object_unref (model);
}

/* S1-6: without its source it stays a draft, and the sentence names what is missing */
static void
test_missing_source_is_said (AppFixture *self, gconstpointer data)
{
  static const struct
  {
    MpadStatementKind kind;
    const char *text, *field, *label;
  } cases[] = {
    { MPAD_STATEMENT_THIRD_PARTY, "What", "Who told it?", "Verzonnen woorden van de buurvrouw." },
    { MPAD_STATEMENT_DIAGNOSIS, "What", "Who made it?", "Verzonnen diagnose." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MpadDossierModel *model;
      MpadDossierPage *page = show_dossier (self, "Lotte", &model);
      GtkWidget *editor = open_observation (self, page, cases[i].kind);
      GtkWidget *field;

      type_into (editor, cases[i].text, cases[i].label);
      press (editor, "Make final");
      field = find_field (editor, cases[i].field);
      g_assert_nonnull (field);
      g_assert_true (gtk_widget_has_css_class (field, "mpad-problem"));
      g_assert_cmpint (mpad_entry_editor_get_entry (MPAD_ENTRY_EDITOR (editor))->state, ==,
                       MPAD_ENTRY_DRAFT);
      wait_stored (model, cases[i].label, MPAD_ENTRY_DRAFT);
      g_object_unref (model);
    }
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/writing/interpreting-word-is-an-offer", AppFixture, NULL, app_set_up,
              test_interpreting_word_is_an_offer, app_tear_down);
  g_test_add ("/writing/interpretation-becomes-a-suspicion", AppFixture, NULL, app_set_up,
              test_interpretation_becomes_a_suspicion, app_tear_down);
  g_test_add ("/writing/missing-source-is-said", AppFixture, NULL, app_set_up,
              test_missing_source_is_said, app_tear_down);
  return g_test_run ();
}
