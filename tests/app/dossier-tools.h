/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the dossier page share: a window on an invented dossier, and looks into it.
 * For test-dossier.c, test-timeline.c and test-writing.c. */
#pragma once

#include "app-fixture.h"
#include "mpad-decision-card.h"
#include "mpad-dossier-actions.h"
#include "mpad-dossier-page.h"
#include "mpad-entry-editor.h"
#include "mpad-entry-keys.h"
#include "mpad-entry-saver.h"
#include "mpad-input.h"
#include "mpad-next-action-card.h"
#include "mpad-people-page.h"
#include "mpad-person-dialog.h"
#include "mpad-saved-line.h"
#include "mpad-statement-editor.h"
#include "mpad-step-dialog.h"
#include "mpad-step-page.h"
#include "mpad-stop-banner.h"
#include "mpad-talk-editor.h"
#include "mpad-talk-mode.h"

G_GNUC_UNUSED static const char *const pupils[] = { "Sam", "Mees", "Lotte", "Jip" };

/* shows a dossier the way the window does: pushed on a navigation view */
G_GNUC_UNUSED static MpadDossierPage *
show_dossier (AppFixture *self, const char *pupil, MpadDossierModel **model)
{
  GtkWidget *navigation = adw_navigation_view_new ();
  AdwNavigationPage *page;

  *model = app_open (self, pupil);
  page = mpad_dossier_page_new_for_model (*model);
  adw_navigation_view_add (ADW_NAVIGATION_VIEW (navigation),
                           adw_navigation_page_new (adw_status_page_new (), "Home"));
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (navigation), page);
  if (self->window == NULL)
    app_show (self, navigation, 1366, 768);
  else
    adw_window_set_content (ADW_WINDOW (self->window), navigation);
  app_settle (self->window);
  return MPAD_DOSSIER_PAGE (page);
}

G_GNUC_UNUSED static void
find_all (GtkWidget *root, GType type, GPtrArray *found)
{
  if (!gtk_widget_get_visible (root) || !gtk_widget_get_child_visible (root))
    return;
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    g_ptr_array_add (found, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_all (child, type, found);
}

G_GNUC_UNUSED static guint
count (GtkWidget *root, GType type)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  find_all (root, type, found);
  return found->len;
}

G_GNUC_UNUSED static GtkWidget *
find_field (GtkWidget *root, const char *label)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  find_all (root, MPAD_TYPE_INPUT, found);
  for (guint i = 0; i < found->len; i++)
    {
      GtkWidget *first = gtk_widget_get_first_child (g_ptr_array_index (found, i));

      if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (first)), label) == 0)
        return g_ptr_array_index (found, i);
    }
  return NULL;
}

/* types into the field of this label, as a person does: the editor hears of it */
G_GNUC_UNUSED static void
type_into (GtkWidget *root, const char *label, const char *text)
{
  GtkWidget *field = find_field (root, label);
  GtkTextBuffer *buffer;
  GtkWidget *entry;

  g_assert_nonnull (field);
  buffer = mpad_input_get_buffer (MPAD_INPUT (field));
  if (buffer != NULL)
    {
      gtk_text_buffer_set_text (buffer, text, -1);
      return;
    }
  entry = app_find (field, GTK_TYPE_ENTRY, NULL);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

G_GNUC_UNUSED static void
choose (GtkWidget *root, const char *label, const char *chip)
{
  GtkWidget *field = find_field (root, label);
  GtkWidget *button;

  g_assert_nonnull (field);
  button = app_find (field, GTK_TYPE_TOGGLE_BUTTON, chip);
  g_assert_nonnull (button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
}

G_GNUC_UNUSED static void
press (GtkWidget *root, const char *label)
{
  GtkWidget *button = app_find (root, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

G_GNUC_UNUSED static GtkWidget *
visible_dialog (AppFixture *self)
{
  return GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (self->window)));
}

G_GNUC_UNUSED static void
run (MpadDossierPage *page, const char *action, const char *target, const char *step)
{
  mpad_dossier_actions_run (page, action, target, step, "", "");
}

/* a model that was read again has an entry with these words */
typedef struct
{
  MpadDossierModel *model;
  const char *text;
  MpadEntryState state;
} Wanted;

G_GNUC_UNUSED static const MpadEntry *
find_entry (MpadDossierModel *model, const char *text)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (model);

  for (guint i = 0; i < dossier->entries->len; i++)
    {
      const MpadEntry *entry = g_ptr_array_index (dossier->entries, i);

      for (guint j = 0; j < entry->statements->len; j++)
        if (g_strcmp0 (((const MpadStatement *) g_ptr_array_index (entry->statements, j))->text,
                       text) == 0)
          return entry;
    }
  return NULL;
}

G_GNUC_UNUSED static gboolean
is_stored (gpointer data)
{
  const Wanted *wanted = data;
  const MpadEntry *entry = find_entry (wanted->model, wanted->text);

  return entry != NULL && entry->state == wanted->state;
}

G_GNUC_UNUSED static void
wait_stored (MpadDossierModel *model, const char *text, MpadEntryState state)
{
  Wanted wanted = { model, text, state };

  app_wait (is_stored, &wanted);
}

G_GNUC_UNUSED static gboolean
is_gone (gpointer data)
{
  const Wanted *wanted = data;

  return find_entry (wanted->model, wanted->text) == NULL;
}
