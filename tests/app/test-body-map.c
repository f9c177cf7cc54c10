/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks on the body in the program: pointing and the list do the same, everything is said in
 * words, and what was marked is in the vault. */
#include "dossier-tools.h"

#include "mpad-body-map.h"
#include "mpad-body-view.h"

static GtkWidget *
open_signal (AppFixture *self, MpadDossierPage *page)
{
  run (page, MPAD_ACTION_RECORD_SIGNAL, "", "signalen");
  app_settle (self->window);
  return app_find (GTK_WIDGET (page), MPAD_TYPE_ENTRY_EDITOR, NULL);
}

static GPtrArray *
marks_of (GtkWidget *editor)
{
  return mpad_entry_dup_marks (mpad_entry_editor_get_entry (MPAD_ENTRY_EDITOR (editor)));
}

static void
test_pointing (AppFixture *self, gconstpointer data)
{
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Lotte", &model);
  GtkWidget *editor = open_signal (self, page);
  GtkWidget *map = app_find (editor, MPAD_TYPE_BODY_MAP, NULL);
  MpadBodyView *view;
  g_autoptr (GPtrArray) marks = NULL;

  g_assert_nonnull (map);
  g_assert_null (app_find (map, MPAD_TYPE_BODY_VIEW, NULL));
  press (map, "Marks on the body: show where");
  app_settle (self->window);
  view = MPAD_BODY_VIEW (app_find (map, MPAD_TYPE_BODY_VIEW, NULL));
  g_assert_nonnull (view);
  /* beside the figure is no place */
  mpad_body_view_place_at (view, MPAD_BODY_FRONT, 200, 800);
  mpad_body_view_place_at (view, MPAD_BODY_FRONT, 5, 5);
  g_assert_false (mpad_entry_has_marks (mpad_entry_editor_get_entry (MPAD_ENTRY_EDITOR (editor))));
  mpad_body_view_place_at (view, MPAD_BODY_FRONT, 312, 320);
  g_assert_true (app_shows_text (map, "1. Left upper arm (Front)"));
  type_into (map, "How large?", "ongeveer 2 cm");
  type_into (map, "Which colour?", "blauw met geel");
  mpad_body_view_place_at (view, MPAD_BODY_BACK, 150, 842);
  g_assert_true (app_shows_text (map, "2. Left lower leg (Back)"));
  marks = marks_of (editor);
  g_assert_cmpuint (marks->len, ==, 2);
  g_assert_cmpstr (((const MpadBodyMark *) g_ptr_array_index (marks, 0))->size, ==,
                   "ongeveer 2 cm");
  app_keep (self, "body-editor-top");
  gtk_widget_grab_focus (find_field (map, "In words"));
  app_settle (self->window);
  app_keep (self, "body-editor");
  g_object_unref (model);
}

/* The whole of it without pointing: add by name, choose the part, move with keys, take away, undo */
static void
test_by_name_and_undo (AppFixture *self, gconstpointer data)
{
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Lotte", &model);
  GtkWidget *editor = open_signal (self, page);
  GtkWidget *map = app_find (editor, MPAD_TYPE_BODY_MAP, NULL), *region;
  g_autoptr (GPtrArray) one = NULL, two = NULL, none = NULL, again = NULL;
  const MpadBodyMark *mark;

  press (map, "Marks on the body: show where");
  press (map, "Add a mark by name");
  app_settle (self->window);
  region = app_find (map, GTK_TYPE_DROP_DOWN, NULL);
  g_assert_nonnull (region);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (region), 3);
  one = marks_of (editor);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_true (app_shows_text (map, "1. Face (Front)"));
  /* a second one on the same part does not hide the first */
  press (map, "Add a mark by name");
  press (map, "Add a mark by name");
  two = marks_of (editor);
  g_assert_cmpuint (two->len, ==, 3);
  g_assert_cmpint (((const MpadBodyMark *) g_ptr_array_index (two, 1))->x, !=,
                   ((const MpadBodyMark *) g_ptr_array_index (two, 2))->x);
  g_signal_emit_by_name (app_find (map, MPAD_TYPE_BODY_VIEW, NULL), "moved", 8, -8);
  again = marks_of (editor);
  mark = g_ptr_array_index (again, 2);
  g_assert_cmpint (mark->x, ==, ((const MpadBodyMark *) g_ptr_array_index (two, 2))->x + 8);
  for (int i = 0; i < 3; i++)
    {
      GtkWidget *remove = NULL;
      g_autoptr (GPtrArray) buttons = g_ptr_array_new ();

      find_all (map, GTK_TYPE_BUTTON, buttons);
      for (guint k = 0; k < buttons->len && remove == NULL; k++)
        if (g_strcmp0 (gtk_button_get_icon_name (g_ptr_array_index (buttons, k)),
                       "user-trash-symbolic") == 0)
          remove = g_ptr_array_index (buttons, k);
      g_signal_emit_by_name (remove, "clicked");
    }
  none = marks_of (editor);
  g_assert_cmpuint (none->len, ==, 0);
  press (map, "Undo");
  g_clear_pointer (&none, g_ptr_array_unref);
  none = marks_of (editor);
  g_assert_cmpuint (none->len, ==, 1);
  g_object_unref (model);
}

/* Made final, the card shows the figure and says the same in words. */
static void
test_card (AppFixture *self, gconstpointer data)
{
  MpadDossierModel *model;
  MpadDossierPage *page = show_dossier (self, "Lotte", &model);
  GtkWidget *editor = open_signal (self, page);
  GtkWidget *map = app_find (editor, MPAD_TYPE_BODY_MAP, NULL);

  press (map, "Marks on the body: show where");
  app_settle (self->window);
  mpad_body_view_place_at (MPAD_BODY_VIEW (app_find (map, MPAD_TYPE_BODY_VIEW, NULL)),
                           MPAD_BODY_FRONT, 312, 320);
  type_into (map, "Which colour?", "blauw met geel");
  mpad_entry_editor_add_statement (MPAD_ENTRY_EDITOR (editor), MPAD_STATEMENT_OBSERVATION);
  app_settle (self->window);
  type_into (editor, "What", "Lotte hield de arm vast.");
  press (editor, "Make final");
  wait_stored (model, "Lotte hield de arm vast.", MPAD_ENTRY_FINAL);
  app_settle (self->window);
  g_assert_true (app_shows_text (GTK_WIDGET (page),
                                 "1. Left upper arm (Front): Discolouration · blauw met geel"));
  g_assert_nonnull (app_find (GTK_WIDGET (page), MPAD_TYPE_BODY_VIEW, NULL));
  app_keep (self, "body-card");
  g_object_unref (model);
}

/* 360 pixels wide, nothing is cut off. */
static void
test_narrow (AppFixture *self, gconstpointer data)
{
  g_autoptr (MpadEntry) entry = mpad_entry_new (MPAD_ENTRY_SIGNAL);
  g_autoptr (GPtrArray)
    marks = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_body_mark_free);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *map, *scroller;
  int minimum;

  g_ptr_array_add (marks, mpad_body_mark_new (MPAD_BODY_FRONT, 312, 320));
  mpad_entry_set_marks (entry, marks);
  map = mpad_body_map_new (entry);
  gtk_widget_set_margin_start (map, 14);
  gtk_widget_set_margin_end (map, 14);
  gtk_box_append (GTK_BOX (box), map);
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  app_show (self, scroller, 360, 900);
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  app_keep (self, "body-narrow");
  gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&self->window)));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  APP_TEST ("/body-map/R6-pointing", test_pointing);
  APP_TEST ("/body-map/R6-by-name-and-undo", test_by_name_and_undo);
  APP_TEST ("/body-map/R6-card-says-it-in-words", test_card);
  APP_TEST ("/body-map/narrow", test_narrow);
  return g_test_run ();
}
