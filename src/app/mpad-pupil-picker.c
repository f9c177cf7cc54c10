/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of pupils of a file. */
#include "config.h"

#include "mpad-pupil-picker.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mpad-error-text.h"
#include "mpad-format.h"
#include "mpad-text.h"
#include "mpad-ui.h"

struct _MpadPupilPicker
{
  AdwDialog parent_instance;

  /* owned */
  MpadPupilList *pupils;
  GCancellable *cancellable;

  /* borrowed children */
  GtkWidget *search;
  GtkLabel *about;
  GtkLabel *problem;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (MpadPupilPicker, mpad_pupil_picker, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
dup_name (const MpadPupil *pupil)
{
  GString *name = g_string_new (pupil->given_name);

  if (pupil->infix != NULL)
    g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", pupil->infix);
  if (pupil->surname != NULL)
    g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", pupil->surname);
  return g_string_free_and_steal (name);
}

static GtkWidget *
make_row (const MpadPupil *pupil)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *name = dup_name (pupil);
  g_autofree char *date = pupil->birth_date != NULL ? mpad_format_date (pupil->birth_date)
                                                    : g_strdup (_ ("date of birth not known"));
  g_autofree char *second = pupil->group != NULL
                              /* Translators: group of a school, then a date of birth. */
                              ? g_strdup_printf (_ ("group %s · %s"), pupil->group, date)
                              : g_strdup (date);
  g_autofree char *spoken = g_strjoin (", ", name, second, NULL);

  gtk_box_append (GTK_BOX (box), mpad_ui_label (name, "mpad-strong"));
  gtk_box_append (GTK_BOX (box), mpad_ui_label (second, "mpad-second mpad-dim"));
  gtk_widget_add_css_class (box, "mpad-row-box");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "mpad-pupil", (gpointer) pupil);
  g_object_set_data_full (G_OBJECT (row), "mpad-folded", mpad_text_fold (spoken), g_free);
  mpad_ui_set_name (row, spoken);
  return row;
}

static gboolean
passes (GtkListBoxRow *row, gpointer user_data)
{
  MpadPupilPicker *self = user_data;
  g_autofree char *needle = mpad_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  return strstr (g_object_get_data (G_OBJECT (row), "mpad-folded"), g_strstrip (needle)) != NULL;
}

const char *
mpad_pupil_problem_words (const GError *error)
{
  if (error->domain != MPAD_PUPIL_ERROR)
    return mpad_error_text_title (error);
  switch ((MpadPupilError) error->code)
    {
    case MPAD_PUPIL_ERROR_BROKEN:
      return _ ("This file is damaged or not complete. Make it again in the administration.");
    case MPAD_PUPIL_ERROR_UNSAFE:
      return _ ("This file refers to something outside itself and is not opened. Use the EDEXML or "
                "CSV of your administration as it is.");
    case MPAD_PUPIL_ERROR_COLUMNS:
      return _ ("There is no column with names. The first line must hold headings, such as "
                "Roepnaam, Tussenvoegsel, Achternaam, Geboortedatum, Groep.");
    case MPAD_PUPIL_ERROR_TOO_LARGE:
      return _ ("This file is too large for a list of pupils, or holds something else.");
    case MPAD_PUPIL_ERROR_EMPTY:
      return _ ("There is no pupil in this file.");
    case MPAD_PUPIL_ERROR_FORMAT:
      break;
    }
  return _ ("This is no EDEXML and no CSV. Make one of them in the administration of the school.");
}

static void
add_strings (GString *text, const char *label, GPtrArray *strings)
{
  if (strings->len == 0)
    return;
  g_string_append_printf (text, "\n%s: ", label);
  for (guint i = 0; i < strings->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            (const char *) g_ptr_array_index (strings, i));
  g_string_append_c (text, '.');
}

static void
describe (MpadPupilPicker *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (text,
                   g_dngettext (NULL, "%u pupil. Choose one; the rest is not kept.",
                                "%u pupils. Choose one; the rest is not kept.",
                                self->pupils->pupils->len),
                   self->pupils->pupils->len);
  add_strings (text, _ ("Read as"), self->pupils->mapping);
  add_strings (text, _ ("Left out on purpose"), self->pupils->dropped);
  if (self->pupils->n_bad_dates > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text,
                              g_dngettext (NULL, "%u date of birth was no date.",
                                           "%u dates of birth were no dates.",
                                           self->pupils->n_bad_dates),
                              self->pupils->n_bad_dates);
    }
  gtk_label_set_text (self->about, text->str);
}

void
mpad_pupil_picker_read (MpadPupilPicker *self, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (MPAD_IS_PUPIL_PICKER (self));
  g_return_if_fail (bytes != NULL);

  gtk_list_box_remove_all (self->list);
  g_clear_pointer (&self->pupils, mpad_pupil_list_free);
  self->pupils = mpad_pupil_list_read (bytes, &error);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), self->pupils == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->pupils != NULL);
  gtk_widget_set_visible (self->search, self->pupils != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->about), self->pupils != NULL);
  if (self->pupils == NULL)
    {
      gtk_label_set_text (self->problem, mpad_pupil_problem_words (error));
      return;
    }
  for (guint i = 0; i < self->pupils->pupils->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (self->pupils->pupils, i)));
  describe (self);
}

static void
on_row_activated_cb (MpadPupilPicker *self, GtkListBoxRow *row)
{
  g_object_ref (self);
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, g_object_get_data (G_OBJECT (row), "mpad-pupil"));
  adw_dialog_close (ADW_DIALOG (self));
  g_object_unref (self);
}

static void
on_search_changed_cb (MpadPupilPicker *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

static void
mpad_pupil_picker_dispose (GObject *object)
{
  MpadPupilPicker *self = MPAD_PUPIL_PICKER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (mpad_pupil_picker_parent_class)->dispose (object);
}

static void
mpad_pupil_picker_finalize (GObject *object)
{
  g_clear_pointer (&MPAD_PUPIL_PICKER (object)->pupils, mpad_pupil_list_free);

  G_OBJECT_CLASS (mpad_pupil_picker_parent_class)->finalize (object);
}

static void
mpad_pupil_picker_class_init (MpadPupilPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mpad_pupil_picker_dispose;
  G_OBJECT_CLASS (klass)->finalize = mpad_pupil_picker_finalize;

  signals[SIGNAL_PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
mpad_pupil_picker_init (MpadPupilPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *toolbar = adw_toolbar_view_new ();

  self->cancellable = g_cancellable_new ();
  self->problem = GTK_LABEL (mpad_ui_label ("", "mpad-stop-text"));
  self->about = GTK_LABEL (mpad_ui_label ("", "mpad-dim"));
  self->search = gtk_search_entry_new ();
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (self->search), _ ("Name or group"));
  gtk_search_entry_set_input_hints (GTK_SEARCH_ENTRY (self->search), GTK_INPUT_HINT_PRIVATE);
  mpad_ui_set_name (self->search, _ ("Name or group"));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (self->list, passes, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "mpad-rows");
  mpad_ui_set_name (GTK_WIDGET (self->list), _ ("Pupils of the file"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->about));
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar), scroller);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("From the school's administration"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  adw_dialog_set_content_height (ADW_DIALOG (self), 640);
  adw_dialog_set_child (ADW_DIALOG (self), toolbar);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (on_search_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

AdwDialog *
mpad_pupil_picker_new (void)
{
  return g_object_new (MPAD_TYPE_PUPIL_PICKER, NULL);
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadPupilPicker) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  GtkWidget *parent = g_object_get_data (G_OBJECT (self), "mpad-parent");

  if (bytes == NULL)
    {
      mpad_error_text_present (parent, error);
      return;
    }
  mpad_pupil_picker_read (self, bytes);
  adw_dialog_present (ADW_DIALOG (self), parent);
}

static void
on_size_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadPupilPicker) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);
  GtkWidget *parent = g_object_get_data (G_OBJECT (self), "mpad-parent");

  if (info != NULL && g_file_info_get_size (info) > MPAD_PUPIL_FILE_MAX)
    g_set_error_literal (&error, MPAD_PUPIL_ERROR, MPAD_PUPIL_ERROR_TOO_LARGE, "too large");
  if (error == NULL)
    g_file_load_bytes_async (G_FILE (source), self->cancellable, on_loaded_cb, g_object_ref (self));
  else if (error->domain == MPAD_PUPIL_ERROR)
    {
      gtk_label_set_text (self->problem, mpad_pupil_problem_words (error));
      adw_dialog_present (ADW_DIALOG (self), parent);
    }
  else
    mpad_error_text_present (parent, error);
}

static void
on_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadPupilPicker) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE,
                             G_PRIORITY_DEFAULT, self->cancellable, on_size_cb,
                             g_object_ref (self));
}

void
mpad_pupil_picker_choose_file (MpadPupilPicker *self, GtkWidget *parent)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root;

  g_return_if_fail (MPAD_IS_PUPIL_PICKER (self));
  g_return_if_fail (GTK_IS_WIDGET (parent));

  root = gtk_widget_get_root (parent);
  g_object_set_data_full (G_OBJECT (self), "mpad-parent", g_object_ref (parent), g_object_unref);
  gtk_file_dialog_set_title (dialog, _ ("EDEXML or CSV of the school's administration"));
  gtk_file_dialog_open (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->cancellable,
                        on_chosen_cb, g_object_ref (self));
}
