/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds the card of the first open choice and a row for each check that is done. */
#define G_LOG_DOMAIN "mpad-check-panel"

#include "config.h"

#include "mpad-check-panel.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "mpad-input.h"
#include "mpad-ui.h"

struct _MpadCheckPanel
{
  GtkBox parent_instance;

  /* template children */
  GtkScrolledWindow *scroller;
  GtkLabel *reader_label;
  GtkBox *choice_box;
  GtkBox *done_box;
  GtkListBox *done_list;
  GtkButton *print_button;
  GtkButton *save_button;
  GtkLabel *wait_label;

  /* owned */
  GPtrArray *checks;

  /* borrowed, children of choice_box while there is a choice */
  const MpadCheck *choice;
  GtkWidget *main_button;
  GtkWidget *knows; /* does the child know? */
  GtkWidget *safe;  /* is it safe? */
  GtkWidget *both;  /* what to do when not both are yes */

  /* state */
  gboolean can_leave;
  gboolean busy;
};

enum
{
  SIGNAL_ANSWERED,
  SIGNAL_REOPENED,
  SIGNAL_PRINT,
  SIGNAL_SAVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpadCheckPanel, mpad_check_panel, GTK_TYPE_BOX)

static void
answer (MpadCheckPanel *self, gboolean yes)
{
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, self->choice, yes);
}

static void
on_no_clicked_cb (MpadCheckPanel *self)
{
  answer (self, FALSE);
}

/* both questions are asked, and both must be yes; else the words stay out. */
static void
on_two_questions_cb (MpadCheckPanel *self)
{
  g_autofree char *knows = mpad_input_get_value (MPAD_INPUT (self->knows));
  g_autofree char *safe = mpad_input_get_value (MPAD_INPUT (self->safe));

  if (knows == NULL || safe == NULL)
    return;
  if (g_str_equal (knows, "yes") && g_str_equal (safe, "yes"))
    answer (self, TRUE);
  else
    {
      gtk_widget_set_visible (self->both, TRUE);
      mpad_ui_announce (self->both, gtk_label_get_text (GTK_LABEL (self->both)), FALSE);
    }
}

static void
on_yes_clicked_cb (MpadCheckPanel *self)
{
  if (!self->choice->child_words)
    {
      answer (self, TRUE);
      return;
    }
  if (self->knows != NULL)
    return;
  self->knows = mpad_input_new_yes_no (_ ("Does the child know that you share this?"));
  self->safe = mpad_input_new_yes_no (_ ("Is it safe for the child that this parent reads it?"));
  self->both = mpad_ui_label (_ ("Then these words stay out. Choose “Leave out”, or answer again."),
                              "mpad-stop-text");
  gtk_widget_set_visible (self->both, FALSE);
  g_signal_connect_object (self->knows, "changed", G_CALLBACK (on_two_questions_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->safe, "changed", G_CALLBACK (on_two_questions_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->choice_box, self->knows);
  gtk_box_append (self->choice_box, self->safe);
  gtk_box_append (self->choice_box, self->both);
  gtk_widget_child_focus (self->knows, GTK_DIR_TAB_FORWARD);
}

/* Whether the button of a done check takes something off the paper, rather than asking again. */
static gboolean
takes_off (const MpadCheck *check)
{
  return check->kind == MPAD_CHECK_FINDING && check->yes;
}

static void
on_change_clicked_cb (GtkButton *button, gpointer user_data)
{
  MpadCheckPanel *self = MPAD_CHECK_PANEL (user_data);
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "mpad-index"));
  const MpadCheck *check = g_ptr_array_index (self->checks, index);

  if (takes_off (check))
    g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, check, FALSE);
  else
    g_signal_emit (self, signals[SIGNAL_REOPENED], 0, check);
}

static void
show_choice (MpadCheckPanel *self, const MpadCheck *check, guint n_open)
{
  GtkWidget *buttons = adw_wrap_box_new ();
  GtkWidget *yes = gtk_button_new_with_label (check->yes_label);
  GtkWidget *no = gtk_button_new_with_label (check->no_label);
  GtkWidget *first = check->no_first ? no : yes;
  GtkWidget *second = check->no_first ? yes : no;
  g_autofree char *kicker = NULL;

  self->choice = check;
  /* Translators: %u is how many choices are left */
  kicker = g_strdup_printf (g_dngettext (NULL, "%u choice left", "%u choices left", n_open),
                            n_open);
  gtk_box_append (self->choice_box, mpad_ui_label (kicker, "mpad-kicker"));
  gtk_box_append (self->choice_box, mpad_ui_label (check->title, "mpad-section"));
  if (check->kind == MPAD_CHECK_FINDING)
    {
      gtk_box_append (self->choice_box,
                      mpad_ui_label (check->text, check->child_words
                                                    ? "mpad-words-of-child mpad-words-text"
                                                    : "mpad-strong"));
      if (check->child_words)
        gtk_box_append (self->choice_box,
                        mpad_ui_label (_ ("They stay out, unless you choose otherwise."), NULL));
    }
  else
    gtk_box_append (self->choice_box, mpad_ui_label (check->text, NULL));
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 10);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 8);
  gtk_widget_set_margin_top (buttons, 8);
  gtk_widget_add_css_class (first, "suggested-action");
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), first);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), second);
  g_signal_connect_object (yes, "clicked", G_CALLBACK (on_yes_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (no, "clicked", G_CALLBACK (on_no_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->choice_box, buttons);
  self->main_button = first;
}

/* What became of a choice, in a word before its title. */
static char *
done_title (const MpadCheck *check)
{
  if (check->kind != MPAD_CHECK_FINDING)
    return g_strdup (check->title);
  /* Translators: something on a paper, and that it goes along */
  return check->yes ? g_strdup_printf (_ ("%s: on this paper"), check->title)
                    /* Translators: something on a paper, and that it was left out */
                    : g_strdup_printf (_ ("%s: not on this paper"), check->title);
}

static void
add_done (MpadCheckPanel *self, const MpadCheck *check, guint index)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = mpad_ui_icon (check->icon);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *text;
  g_autofree char *title = done_title (check);
  gboolean attention = (check->kind == MPAD_CHECK_SAFE && !check->yes) ||
                       (check->kind == MPAD_CHECK_FINDING && check->yes);

  gtk_widget_add_css_class (row, "mpad-check-row");
  gtk_widget_add_css_class (icon, "mpad-well");
  gtk_widget_add_css_class (icon, attention ? "mpad-warn" : "mpad-ok");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (words), mpad_ui_label (title, "mpad-strong"));
  text = mpad_ui_label (check->text, "mpad-second mpad-dim");
  gtk_label_set_lines (GTK_LABEL (text), 4);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (words), text);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), words);
  if (check->kind != MPAD_CHECK_FACT)
    {
      GtkWidget *change = gtk_button_new_with_label (takes_off (check) ? _ ("Take off")
                                                                       : _ ("Change"));
      g_autofree char *name = g_strdup_printf ("%s: %s", gtk_button_get_label (GTK_BUTTON (change)),
                                               check->title);

      gtk_widget_add_css_class (change, "flat");
      gtk_widget_add_css_class (change, "mpad-second");
      gtk_widget_set_valign (change, GTK_ALIGN_CENTER);
      mpad_ui_set_name (change, name);
      g_object_set_data (G_OBJECT (change), "mpad-index", GUINT_TO_POINTER (index));
      g_signal_connect_object (change, "clicked", G_CALLBACK (on_change_clicked_cb), self,
                               G_CONNECT_DEFAULT);
      gtk_box_append (GTK_BOX (box), change);
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_append (self->done_list, row);
}

static void
update_buttons (MpadCheckPanel *self)
{
  gboolean on = self->can_leave && !self->busy;

  gtk_widget_set_sensitive (GTK_WIDGET (self->print_button), on);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), on);
}

static void
on_print_clicked_cb (MpadCheckPanel *self)
{
  g_signal_emit (self, signals[SIGNAL_PRINT], 0);
}

static void
on_save_clicked_cb (MpadCheckPanel *self)
{
  g_signal_emit (self, signals[SIGNAL_SAVE], 0);
}

static void
mpad_check_panel_dispose (GObject *object)
{
  MpadCheckPanel *self = MPAD_CHECK_PANEL (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), MPAD_TYPE_CHECK_PANEL);
  g_clear_pointer (&self->checks, g_ptr_array_unref);

  G_OBJECT_CLASS (mpad_check_panel_parent_class)->dispose (object);
}

static void
mpad_check_panel_class_init (MpadCheckPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mpad_check_panel_dispose;

  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", MPAD_TYPE_CHECK_PANEL, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER,
                                           G_TYPE_BOOLEAN);
  signals[SIGNAL_REOPENED] = g_signal_new ("reopened", MPAD_TYPE_CHECK_PANEL, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_PRINT] = g_signal_new ("print", MPAD_TYPE_CHECK_PANEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SAVE] = g_signal_new ("save", MPAD_TYPE_CHECK_PANEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/meldpad/Meldpad/ui/mpad-check-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, MpadCheckPanel, choice_box);
  gtk_widget_class_bind_template_child (widget_class, MpadCheckPanel, done_box);
  gtk_widget_class_bind_template_child (widget_class, MpadCheckPanel, done_list);
  gtk_widget_class_bind_template_child (widget_class, MpadCheckPanel, print_button);
  gtk_widget_class_bind_template_child (widget_class, MpadCheckPanel, reader_label);
  gtk_widget_class_bind_template_child (widget_class, MpadCheckPanel, save_button);
  gtk_widget_class_bind_template_child (widget_class, MpadCheckPanel, scroller);
  gtk_widget_class_bind_template_child (widget_class, MpadCheckPanel, wait_label);
  gtk_widget_class_bind_template_callback (widget_class, on_print_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
}

static void
mpad_check_panel_init (MpadCheckPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mpad_check_panel_set (MpadCheckPanel *self,
                      const char *reader,
                      GPtrArray *checks,
                      const char *blocked)
{
  guint n_open;

  g_return_if_fail (MPAD_IS_CHECK_PANEL (self));
  g_return_if_fail (checks != NULL);

  g_clear_pointer (&self->checks, g_ptr_array_unref);
  self->checks = g_ptr_array_ref (checks);
  self->choice = NULL;
  self->main_button = self->knows = self->safe = self->both = NULL;
  gtk_label_set_text (self->reader_label, reader);
  mpad_ui_clear (GTK_WIDGET (self->choice_box));
  gtk_list_box_remove_all (self->done_list);
  n_open = mpad_paper_choices_count_open (checks);
  for (guint i = 0; i < checks->len; i++)
    {
      const MpadCheck *check = g_ptr_array_index (checks, i);

      if (!check->open)
        add_done (self, check, i);
      else if (self->choice == NULL)
        show_choice (self, check, n_open);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->choice_box), self->choice != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->done_box),
                          gtk_list_box_get_row_at_index (self->done_list, 0) != NULL);
  self->can_leave = n_open == 0 && blocked == NULL;
  gtk_label_set_text (self->wait_label,
                      n_open > 0
                        ? g_dngettext (NULL, "You can, as soon as you have chosen.",
                                       "You can, as soon as you have made the choices.", n_open)
                      : blocked != NULL ? blocked
                                        : "");
  gtk_widget_set_visible (GTK_WIDGET (self->wait_label), !self->can_leave);
  update_buttons (self);
}

void
mpad_check_panel_set_busy (MpadCheckPanel *self, gboolean busy)
{
  g_return_if_fail (MPAD_IS_CHECK_PANEL (self));

  self->busy = busy;
  update_buttons (self);
}

void
mpad_check_panel_focus_choice (MpadCheckPanel *self)
{
  g_return_if_fail (MPAD_IS_CHECK_PANEL (self));

  if (self->main_button != NULL)
    gtk_widget_grab_focus (self->main_button);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->print_button));
}
