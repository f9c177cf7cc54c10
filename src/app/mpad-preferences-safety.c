/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the vault locks by itself, and the tested copies of it. */
#include "config.h"

#include "mpad-preferences-dialog.h"

#include <glib/gi18n.h>

#include "mpad-copy-keeper.h"
#include "mpad-error-text.h"
#include "mpad-format.h"
#include "mpad-lock-watch.h"
#include "mpad-restore-page.h"
#include "mpad-settings.h"
#include "mpad-ui.h"

#define MPAD_TYPE_PREFERENCES_SAFETY (mpad_preferences_safety_get_type ())
G_DECLARE_FINAL_TYPE (
  MpadPreferencesSafety, mpad_preferences_safety, MPAD, PREFERENCES_SAFETY, AdwPreferencesPage)

#define SHOWN_COPIES 30

struct _MpadPreferencesSafety
{
  AdwPreferencesPage parent_instance;

  /* owned */
  MpadSession *session;   /* NULL: no vault is open */
  MpadCopyKeeper *keeper; /* NULL: no vault is open, or a practice vault */
  GPtrArray *rows;        /* of the copies that are shown */

  /* borrowed from the page */
  AdwPreferencesGroup *copies_group;
  AdwActionRow *status_row;
  AdwActionRow *folder_row;
  GtkWidget *run_button;
};

G_DEFINE_FINAL_TYPE (MpadPreferencesSafety, mpad_preferences_safety, ADW_TYPE_PREFERENCES_PAGE)

static void
on_minutes_cb (AdwSpinRow *row)
{
  g_autoptr (GSettings) settings = mpad_settings_open ();

  if (settings != NULL)
    g_settings_set_uint (settings, MPAD_SETTING_IDLE, (guint) adw_spin_row_get_value (row));
}

static void
add_lock (MpadPreferencesSafety *self)
{
  g_autoptr (GSettings) settings = mpad_settings_open ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_spin_row_new_with_range (1, MPAD_LOCK_IDLE_MINUTES_MAX, 1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Lock"));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (group),
    _ ("The vault also locks when the screen locks, when the computer goes to sleep and when "
       "somebody else logs in. Ctrl+L locks at once. What you were typing is kept."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Minutes without doing anything"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _ ("From the next time that the vault is opened. For you, on this "
                                  "computer."));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_spin_row_set_value (ADW_SPIN_ROW (row), mpad_settings_get_idle_minutes ());
  gtk_widget_set_sensitive (row, settings != NULL);
  g_signal_connect (row, "notify::value", G_CALLBACK (on_minutes_cb), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));
}

static void
on_copy_cb (MpadPreferencesSafety *self, GtkWidget *row)
{
  GPtrArray *copies = mpad_copy_keeper_get_copies (self->keeper);
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "mpad-copy"));
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_PREFERENCES_DIALOG);

  if (self->session != NULL && dialog != NULL && index < copies->len)
    adw_preferences_dialog_push_subpage (
      ADW_PREFERENCES_DIALOG (dialog),
      mpad_restore_page_new (self->session, g_ptr_array_index (copies, index)));
}

static void
show_copies (MpadPreferencesSafety *self)
{
  GPtrArray *copies = mpad_copy_keeper_get_copies (self->keeper);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->copies_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < MIN (copies->len, SHOWN_COPIES); i++)
    {
      const MpadCopy *copy = g_ptr_array_index (copies, i);
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *stamp = mpad_format_stamp (copy->at_us);
      g_autofree char *size = g_format_size (copy->size);
      g_autofree char *name = g_path_get_basename (copy->path);
      /* Translators: the size of a file, then its name */
      g_autofree char *subtitle = g_strdup_printf (_ ("%s · %s"), size, name);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), stamp);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      if (self->session != NULL && !mpad_session_is_read_only (self->session))
        {
          gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
          adw_action_row_add_suffix (ADW_ACTION_ROW (row), mpad_ui_icon ("go-next-symbolic"));
          g_object_set_data (G_OBJECT (row), "mpad-copy", GUINT_TO_POINTER (i));
          g_signal_connect_object (row, "activated", G_CALLBACK (on_copy_cb), self,
                                   G_CONNECT_SWAPPED);
        }
      adw_preferences_group_add (self->copies_group, row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
show (MpadPreferencesSafety *self)
{
  gboolean worry = FALSE;
  g_autofree char *text = mpad_copy_keeper_describe (self->keeper, &worry);
  const GError *error = mpad_copy_keeper_get_error (self->keeper);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->status_row), text);
  adw_action_row_set_subtitle (self->status_row, error != NULL ? mpad_error_text_body (error) : "");
  if (worry)
    gtk_widget_add_css_class (GTK_WIDGET (self->status_row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->status_row), "error");
  adw_action_row_set_subtitle (self->folder_row, mpad_copy_keeper_get_folder (self->keeper));
  gtk_widget_set_sensitive (self->run_button, !mpad_copy_keeper_is_busy (self->keeper));
  show_copies (self);
}

static void
on_run_cb (MpadPreferencesSafety *self)
{
  mpad_copy_keeper_run (self->keeper);
}

static void
on_folder_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadPreferencesSafety) self = user_data;
  g_autoptr (GFile)
    file = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (object), result, NULL);
  g_autoptr (GError) error = NULL;

  /* no file: dismissed; no path: a place that is not a folder of this computer */
  if (file == NULL || g_file_peek_path (file) == NULL || self->keeper == NULL)
    return;
  if (!mpad_copy_keeper_set_folder (self->keeper, g_file_peek_path (file), &error))
    mpad_error_text_present (GTK_WIDGET (self), error);
}

static void
on_folder_cb (MpadPreferencesSafety *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_file_dialog_set_title (dialog, _ ("Where the copies go"));
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (root), NULL, on_folder_chosen_cb,
                                 g_object_ref (self));
}

static GtkWidget *
add_button (MpadPreferencesSafety *self, AdwActionRow *row, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (row, button);
  return button;
}

static void
add_copies (MpadPreferencesSafety *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Copies"));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (group),
    _ ("Within the hour after a change and when Meldpad closes, a whole copy of the vault is made, "
       "opened again and checked. A copy is as secret as the vault itself and opens with the same "
       "passphrases. Keep one in another place than this computer too."));
  self->status_row = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->status_row), FALSE);
  adw_action_row_set_subtitle_lines (self->status_row, 0);
  self->run_button = add_button (self, self->status_row, _ ("_Make a copy now"),
                                 G_CALLBACK (on_run_cb));
  self->folder_row = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->folder_row), _ ("Folder or stick"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->folder_row), FALSE);
  adw_action_row_set_subtitle_selectable (self->folder_row, TRUE);
  add_button (self, self->folder_row, _ ("_Choose …"), G_CALLBACK (on_folder_cb));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->status_row));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->folder_row));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));

  self->copies_group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->copies_group, _ ("The last copies"));
  adw_preferences_group_set_description (
    self->copies_group, _ ("Choose one to see what differs from the vault, and to put it back. Of "
                           "older ones Meldpad keeps "
                           "one a day for two weeks and one a month for three months."));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), self->copies_group);
}

static void
mpad_preferences_safety_dispose (GObject *object)
{
  MpadPreferencesSafety *self = MPAD_PREFERENCES_SAFETY (object);

  g_clear_object (&self->session);
  g_clear_object (&self->keeper);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (mpad_preferences_safety_parent_class)->dispose (object);
}

static void
mpad_preferences_safety_class_init (MpadPreferencesSafetyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mpad_preferences_safety_dispose;
}

static void
mpad_preferences_safety_init (MpadPreferencesSafety *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (self), _ ("Safety"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (self), "mpad-shield-symbolic");
  add_lock (self);
}

GtkWidget *
mpad_preferences_safety_new (MpadSession *session)
{
  MpadPreferencesSafety *self = g_object_new (MPAD_TYPE_PREFERENCES_SAFETY, NULL);
  MpadCopyKeeper *keeper = session != NULL ? mpad_copy_keeper_of (session) : NULL;

  if (keeper == NULL)
    return GTK_WIDGET (self);
  self->session = g_object_ref (session);
  self->keeper = g_object_ref (keeper);
  add_copies (self);
  g_signal_connect_object (keeper, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
