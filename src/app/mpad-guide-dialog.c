/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of rows that unfold. */
#include "config.h"

#include "mpad-guide-dialog.h"

#include <glib/gi18n.h>

#include "mpad-labels.h"
#include "mpad-ui.h"

static gboolean
is_of_step (const MpadProtocolGuide *guide, const char *step)
{
  return g_strv_contains ((const char *const *) guide->steps, step);
}

gboolean
mpad_guide_dialog_has (MpadProtocol *protocol, const char *step)
{
  for (guint i = 0; i < protocol->guides->len; i++)
    if (is_of_step (protocol->guides->pdata[i], step))
      return TRUE;
  return FALSE;
}

static void
append_rules (GtkBox *box, char **rules)
{
  g_autofree char *text = NULL;

  if (rules == NULL || rules[0] == NULL)
    return;
  text = mpad_label_rules ((const char *const *) rules);
  gtk_box_append (box, mpad_ui_label (text, "mpad-second mpad-dim"));
}

/* @lines: (nullable) */
static GtkWidget *
make_row (const char *title, const char *text, const GPtrArray *lines, char **rules)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *inner = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_title_lines (ADW_EXPANDER_ROW (row), 0);
  gtk_widget_add_css_class (box, "mpad-row-pad");
  gtk_box_append (GTK_BOX (box), mpad_ui_label (text, NULL));
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const MpadProtocolLine *line = lines->pdata[i];
      g_autofree char *item = g_strdup_printf ("• %s", line->text);

      gtk_box_append (GTK_BOX (box), mpad_ui_label (item, NULL));
    }
  append_rules (GTK_BOX (box), rules);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (inner), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (inner), FALSE);
  mpad_ui_set_name (inner, title);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), inner);
  return row;
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (page, group);
  return group;
}

/* The guides of @kinds, of @step or, with %NULL, of no step. */
static void
add_guides (AdwPreferencesPage *page,
            const MpadProtocol *protocol,
            const char *step,
            const char *const *kinds,
            const char *title,
            const char *description)
{
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < protocol->guides->len; i++)
    {
      const MpadProtocolGuide *guide = protocol->guides->pdata[i];

      if (!g_strv_contains (kinds, guide->kind) ||
          (step != NULL ? !is_of_step (guide, step) : guide->steps[0] != NULL))
        continue;
      if (group == NULL)
        group = add_group (page, title, description);
      adw_preferences_group_add (group,
                                 make_row (guide->title, guide->text, guide->lines, guide->rules));
    }
}

static void
add_practices (AdwPreferencesPage *page, const MpadProtocol *protocol)
{
  AdwPreferencesGroup *group;
  GtkWidget *row;

  if (protocol->practices->len == 0)
    return;
  group = add_group (page, _ ("Where the codes are silent"), NULL);
  row = make_row (_ ("What Meldpad does then"),
                  _ ("These are practice rules of Meldpad, no rules of your school’s protocol."),
                  protocol->practices, NULL);
  adw_preferences_group_add (group, row);
}

AdwDialog *
mpad_guide_dialog_new (MpadProtocol *protocol, const char *step)
{
  static const char *const sheets[] = { "spiekkaart", NULL };
  static const char *const factors[] = { "risicofactoren", NULL };
  static const char *const others[] = { "uitleg", "kader", NULL };
  static const char *const all[] = { "spiekkaart", "risicofactoren", "uitleg", "kader", NULL };
  AdwDialog *dialog = adw_dialog_new ();
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  GtkWidget *view = adw_toolbar_view_new ();

  g_return_val_if_fail (protocol != NULL && step != NULL, dialog);

  add_guides (page, protocol, step, sheets, _ ("Cheat sheets"),
              _ ("What to do when something comes in."));
  add_guides (page, protocol, step, factors, _ ("Risk factors"),
              _ ("To look wider. They are no signals, and nothing is counted."));
  add_guides (page, protocol, step, others, _ ("Explanation"), NULL);
  add_guides (page, protocol, NULL, all, _ ("About this protocol"), NULL);
  add_practices (page, protocol);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (page));
  adw_dialog_set_title (dialog, _ ("Cheat sheets and background"));
  adw_dialog_set_content_width (dialog, 640);
  adw_dialog_set_content_height (dialog, 680);
  adw_dialog_set_child (dialog, view);
  return dialog;
}
