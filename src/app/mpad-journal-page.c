/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads one month at a time on the vault's thread, with the check of the whole chain; shows a
 * hundred rows and more when asked. */
#include "config.h"

#include "mpad-journal-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mpad-clock.h"
#include "mpad-controle-paper.h"
#include "mpad-error-text.h"
#include "mpad-format.h"
#include "mpad-journal-words.h"
#include "mpad-page-layout.h"
#include "mpad-print.h"
#include "mpad-ui.h"

#define STEP_ROWS 100

struct _MpadJournalPage
{
  AdwNavigationPage parent_instance;

  /* children */
  GtkWidget *state_box;
  GtkLabel *state_title;
  GtkLabel *state_body;
  GtkLabel *month_label;
  GtkWidget *earlier_button;
  GtkWidget *later_button;
  GtkDropDown *about_drop;
  GtkWidget *list;
  GtkWidget *more_button;
  GtkWidget *print_button;
  GtkWidget *save_button;
  GtkEditable *row_entry;
  GtkEditable *code_entry;
  GtkWidget *check_button;
  GtkLabel *check_label;

  /* owned */
  MpadSession *session;
  GCancellable *cancellable;
  GPtrArray *rows;         /* (nullable): MpadJournalRow, of the month */
  MpadJournalState *state; /* (nullable) */

  /* state */
  int year, month;
  guint next;      /* row that is shown next */
  char *shown_day; /* (nullable): of the last row that is shown */
};

G_DEFINE_FINAL_TYPE (MpadJournalPage, mpad_journal_page, ADW_TYPE_NAVIGATION_PAGE)

/* What a job reads. */
typedef struct
{
  gint64 from_us, to_us;
  guint year, month;
  GPtrArray *rows;
  MpadJournalState *state;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->rows, g_ptr_array_unref);
  g_clear_pointer (&reading->state, mpad_journal_state_free);
  g_free (reading);
}

static gint64
start_of (int year, int month)
{
  g_autoptr (GDateTime) start = g_date_time_new_local (year, month, 1, 0, 0, 0);

  return g_date_time_to_unix (start) * G_USEC_PER_SEC;
}

static Reading *
reading_new (MpadJournalPage *self)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->year = (guint) self->year;
  reading->month = (guint) self->month;
  reading->from_us = start_of (self->year, self->month);
  reading->to_us = self->month == 12 ? start_of (self->year + 1, 1)
                                     : start_of (self->year, self->month + 1);
  return reading;
}

static gpointer
read_job (MpadVault *vault, gpointer data, GError **error)
{
  Reading *wanted = data;
  Reading *reading = g_new0 (Reading, 1);

  reading->rows = mpad_journal_list (vault, wanted->from_us, wanted->to_us, error);
  if (reading->rows != NULL)
    reading->state = mpad_journal_check (vault, error);
  if (reading->state == NULL)
    g_clear_pointer (&reading, reading_free);
  return reading;
}

/* Its own row is not on the sheet: the code is of how the journal was before it. */
static gpointer
paper_job (MpadVault *vault, gpointer data, GError **error)
{
  Reading *wanted = data;
  g_autoptr (GPtrArray) rows = mpad_journal_list (vault, wanted->from_us, wanted->to_us, error);
  g_autoptr (MpadJournalState) state = rows != NULL ? mpad_journal_check (vault, error) : NULL;
  MpadDocument *paper = NULL;

  if (state != NULL)
    paper = mpad_controle_paper_new (mpad_vault_get_info (vault), wanted->year, wanted->month, rows,
                                     state, error);
  if (paper != NULL && !mpad_vault_is_read_only (vault) &&
      !mpad_vault_journal (vault, "journal.print", NULL, NULL, NULL, error))
    g_clear_object (&paper);
  return paper;
}

static char *
format_us (gint64 us)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *iso = g_date_time_format (local, "%Y-%m-%d");

  return mpad_format_date (iso);
}

static void
show_state (MpadJournalPage *self)
{
  g_autofree char *fault = mpad_journal_words_fault (self->state);
  g_autofree char *since = format_us (self->state->first_us);
  g_autofree char *rows = g_strdup_printf ("%" G_GINT64_FORMAT, self->state->n_rows);
  g_autofree char *body = NULL;

  mpad_ui_set_class (self->state_box, "mpad-error-band", fault != NULL);
  mpad_ui_set_class (GTK_WIDGET (self->state_title), "mpad-ok-text", fault == NULL);
  mpad_ui_set_class (GTK_WIDGET (self->state_title), "mpad-stop-text", fault != NULL);
  gtk_label_set_text (self->state_title,
                      fault == NULL ? _ ("The journal holds") : _ ("The journal does not hold"));
  if (fault == NULL)
    /* Translators: number of rows, a date, the code of the last row */
    body = g_strdup_printf (_ ("%s rows since %s, none missing, none changed. The last one carries "
                               "the code %s."),
                            rows, since, self->state->head);
  else
    body = g_strdup_printf (
      "%s %s", fault,
      _ ("Somebody or something outside Meldpad changed the file. Print the control sheet, make a "
         "copy and ask the person who looks after your school’s data."));
  gtk_label_set_text (self->state_body, body);
}

static GtkWidget *
make_row (const MpadJournalRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *time = gtk_label_new (row->local + strlen ("2026-11-22T"));
  g_autofree char *who = mpad_journal_words_who (row);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, row->seq);
  GString *second = g_string_new (who);
  GString *first = g_string_new (mpad_journal_words_action (row->action));
  GtkWidget *item = gtk_list_box_row_new ();

  if (row->subject != NULL)
    g_string_append_printf (first, " · %s", row->subject);
  if (!row->here)
    {
      g_autofree char *device = g_strndup (row->device, 4);

      /* Translators: %s are letters that tell computers apart */
      g_string_append (second, " · ");
      g_string_append_printf (second, _ ("on another computer (%s)"), device);
    }
  /* Translators: %s is the number of a row of the journal */
  g_string_append (second, " · ");
  g_string_append_printf (second, _ ("row %s"), number);
  gtk_widget_add_css_class (time, "mpad-dim");
  gtk_widget_add_css_class (time, "numeric");
  gtk_widget_set_valign (time, GTK_ALIGN_START);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), mpad_ui_label (first->str, NULL));
  gtk_box_append (GTK_BOX (texts), mpad_ui_label (second->str, "mpad-second mpad-dim"));
  gtk_box_append (GTK_BOX (box), time);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_widget_set_margin_start (box, 14);
  gtk_widget_set_margin_end (box, 14);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (item), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (item), FALSE);
  g_string_append_printf (first, ", %s", second->str);
  mpad_ui_set_name (item, first->str);
  g_string_free (first, TRUE);
  g_string_free (second, TRUE);
  return item;
}

/* A heading for every day, then its rows in a card. */
static void
append_row (MpadJournalPage *self, const MpadJournalRow *row)
{
  g_autofree char *day = g_strndup (row->local, strlen ("2026-11-22"));
  GtkWidget *card = gtk_widget_get_last_child (self->list);

  if (g_strcmp0 (day, self->shown_day) != 0)
    {
      g_autofree char *heading = mpad_format_weekday (day);
      GtkWidget *label = mpad_ui_label (heading, "mpad-section");

      g_set_str (&self->shown_day, day);
      gtk_widget_set_margin_top (label, 6);
      gtk_box_append (GTK_BOX (self->list), label);
      card = gtk_list_box_new ();
      gtk_list_box_set_selection_mode (GTK_LIST_BOX (card), GTK_SELECTION_NONE);
      gtk_widget_add_css_class (card, "boxed-list");
      mpad_ui_set_name (card, heading);
      gtk_box_append (GTK_BOX (self->list), card);
    }
  gtk_list_box_append (GTK_LIST_BOX (card), make_row (row));
}

static void
show_more (MpadJournalPage *self)
{
  MpadJournalAbout about = (MpadJournalAbout) gtk_drop_down_get_selected (self->about_drop);
  guint shown = 0;

  for (; self->next < self->rows->len && shown < STEP_ROWS; self->next++)
    {
      const MpadJournalRow *row = g_ptr_array_index (self->rows, self->next);

      if (about != MPAD_JOURNAL_ABOUT_ALL && about != mpad_journal_words_about (row->action))
        continue;
      append_row (self, row);
      shown++;
    }
  gtk_widget_set_visible (self->more_button, self->next < self->rows->len);
  if (gtk_widget_get_first_child (self->list) == NULL)
    gtk_box_append (GTK_BOX (self->list),
                    mpad_ui_label (_ ("Nothing of this kind in this month."), "mpad-dim"));
}

static void
show_rows (MpadJournalPage *self)
{
  if (self->rows == NULL)
    return;
  mpad_ui_clear (self->list);
  g_clear_pointer (&self->shown_day, g_free);
  self->next = 0;
  show_more (self);
}

static void
show_month (MpadJournalPage *self)
{
  g_autoptr (GDateTime) date = g_date_time_new_local (self->year, self->month, 1, 12, 0, 0);
  g_autofree char *text = g_date_time_format (date, "%B %Y");
  gboolean known = self->state != NULL;

  gtk_label_set_text (self->month_label, text);
  gtk_widget_set_sensitive (self->earlier_button,
                            known && start_of (self->year, self->month) > self->state->first_us);
  gtk_widget_set_sensitive (self->later_button,
                            known && (self->month == 12 ? start_of (self->year + 1, 1)
                                                        : start_of (self->year, self->month + 1)) <=
                                       mpad_clock_now_us ());
}

static void
on_read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadJournalPage) self = user_data;
  g_autoptr (GError) error = NULL;
  Reading *reading = mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (object), result, &error);

  if (reading == NULL)
    {
      if (self->session != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        mpad_error_text_present (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->state, mpad_journal_state_free);
  self->rows = g_steal_pointer (&reading->rows);
  self->state = g_steal_pointer (&reading->state);
  reading_free (reading);
  if (self->session == NULL)
    return;
  show_state (self);
  show_month (self);
  show_rows (self);
}

static void
load (MpadJournalPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  show_month (self);
  mpad_vault_service_run_async (mpad_session_get_service (self->session), MPAD_JOB_READ, read_job,
                                reading_new (self), reading_free, reading_free, self->cancellable,
                                on_read_cb, g_object_ref (self));
}

static void
on_earlier_cb (MpadJournalPage *self)
{
  if (--self->month == 0)
    {
      self->month = 12;
      self->year--;
    }
  load (self);
}

static void
on_later_cb (MpadJournalPage *self)
{
  if (++self->month == 13)
    {
      self->month = 1;
      self->year++;
    }
  load (self);
}

static void
on_printed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadJournalPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!mpad_print_finish (GTK_WINDOW (object), result, &error) && error != NULL)
    mpad_error_text_present (GTK_WIDGET (self), error);
}

static void
on_saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadJournalPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = mpad_print_save_pdf_finish (GTK_WINDOW (object), result, &error);

  if (file == NULL && error != NULL)
    mpad_error_text_present (GTK_WIDGET (self), error);
}

static MpadPages *
finish_paper (MpadJournalPage *self, GObject *service, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadDocument)
    paper = mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (service), result, &error);
  MpadPages *pages = NULL;

  if (self->session == NULL)
    return NULL;
  if (paper != NULL)
    pages = mpad_page_layout_paginate (paper, MPAD_PAGE_DEFAULT, &error);
  if (pages == NULL)
    mpad_error_text_present (GTK_WIDGET (self), error);
  else
    load (self);
  return pages;
}

static void
on_paper_to_print_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadJournalPage) self = user_data;
  g_autoptr (MpadPages) pages = finish_paper (self, object, result);

  if (pages != NULL)
    mpad_print_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), pages,
                      "Meldpad controleblad", on_printed_cb, g_object_ref (self));
}

static void
on_paper_to_save_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadJournalPage) self = user_data;
  g_autoptr (MpadPages) pages = finish_paper (self, object, result);

  if (pages != NULL)
    mpad_print_save_pdf_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), pages,
                               "controleblad.pdf", on_saved_cb, g_object_ref (self));
}

static void
make_paper (MpadJournalPage *self, GAsyncReadyCallback callback)
{
  mpad_vault_service_run_async (
    mpad_session_get_service (self->session),
    mpad_session_is_read_only (self->session) ? MPAD_JOB_READ : MPAD_JOB_WRITE, paper_job,
    reading_new (self), reading_free, g_object_unref, NULL, callback, g_object_ref (self));
}

static void
on_print_cb (MpadJournalPage *self)
{
  make_paper (self, on_paper_to_print_cb);
}

static void
on_save_cb (MpadJournalPage *self)
{
  make_paper (self, on_paper_to_save_cb);
}

/* A line of an earlier sheet. */
typedef struct
{
  gint64 seq;
  char *code;
} Line;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->code);
  g_free (line);
}

static gpointer
fits_job (MpadVault *vault, gpointer data, GError **error)
{
  const Line *line = data;

  return GINT_TO_POINTER (mpad_journal_fits (vault, line->seq, line->code, error));
}

static void
on_fits_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadJournalPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean fits = GPOINTER_TO_INT (
    mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (object), result, &error));

  if (self->session == NULL)
    return;
  if (error != NULL)
    {
      mpad_error_text_present (GTK_WIDGET (self), error);
      return;
    }
  mpad_ui_set_class (GTK_WIDGET (self->check_label), "mpad-ok-text", fits);
  mpad_ui_set_class (GTK_WIDGET (self->check_label), "mpad-stop-text", !fits);
  gtk_label_set_text (
    self->check_label,
    fits ? _ ("It fits: everything up to that row is as it was when the sheet was printed.")
         : _ ("It does not fit. Look whether row and code are typed well. If they are, something "
              "was changed in what the sheet vouches for, or this is an older copy of the vault."));
  mpad_ui_announce (GTK_WIDGET (self->check_label), gtk_label_get_text (self->check_label), FALSE);
}

static void
on_check_cb (MpadJournalPage *self)
{
  Line *line = g_new0 (Line, 1);

  line->seq = g_ascii_strtoll (gtk_editable_get_text (self->row_entry), NULL, 10);
  line->code = g_strdup (gtk_editable_get_text (self->code_entry));
  mpad_vault_service_run_async (mpad_session_get_service (self->session), MPAD_JOB_READ, fits_job,
                                line, line_free, NULL, NULL, on_fits_cb, g_object_ref (self));
}

static void
on_line_changed_cb (MpadJournalPage *self)
{
  gtk_label_set_text (self->check_label, "");
  gtk_widget_set_sensitive (self->check_button,
                            *gtk_editable_get_text (self->row_entry) != '\0' &&
                              *gtk_editable_get_text (self->code_entry) != '\0');
}

static void
mpad_journal_page_dispose (GObject *object)
{
  MpadJournalPage *self = MPAD_JOURNAL_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->state, mpad_journal_state_free);
  g_clear_pointer (&self->shown_day, g_free);

  G_OBJECT_CLASS (mpad_journal_page_parent_class)->dispose (object);
}

static void
mpad_journal_page_class_init (MpadJournalPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mpad_journal_page_dispose;
}

static void
mpad_journal_page_init (MpadJournalPage *self)
{
}

static GtkWidget *
make_state (MpadJournalPage *self)
{
  self->state_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->state_title = GTK_LABEL (mpad_ui_label (_ ("Checking the journal …"), "mpad-headline"));
  self->state_body = GTK_LABEL (mpad_ui_label ("", NULL));
  gtk_box_append (GTK_BOX (self->state_box), GTK_WIDGET (self->state_title));
  gtk_box_append (GTK_BOX (self->state_box), GTK_WIDGET (self->state_body));
  return self->state_box;
}

static GtkWidget *
make_arrow (MpadJournalPage *self, const char *icon, const char *name, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  mpad_ui_set_name (button, name);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_controls (MpadJournalPage *self)
{
  const char *const abouts[] = { _ ("Everything"), C_ ("journal", "The record"),
                                 C_ ("journal", "Papers"), C_ ("journal", "Vault and keys"), NULL };
  GtkWidget *wrap = adw_wrap_box_new ();
  GtkWidget *month = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->month_label = GTK_LABEL (gtk_label_new (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->month_label), "mpad-strong");
  gtk_label_set_width_chars (self->month_label, 15);
  self->earlier_button = make_arrow (self, "go-previous-symbolic", _ ("Month before"),
                                     G_CALLBACK (on_earlier_cb));
  self->later_button = make_arrow (self, "go-next-symbolic", _ ("Month after"),
                                   G_CALLBACK (on_later_cb));
  gtk_box_append (GTK_BOX (month), self->earlier_button);
  gtk_box_append (GTK_BOX (month), GTK_WIDGET (self->month_label));
  gtk_box_append (GTK_BOX (month), self->later_button);
  self->about_drop = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (abouts));
  mpad_ui_set_name (GTK_WIDGET (self->about_drop), _ ("Which rows"));
  g_signal_connect_object (self->about_drop, "notify::selected", G_CALLBACK (show_rows), self,
                           G_CONNECT_SWAPPED);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (wrap), 18);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (wrap), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (wrap), month);
  adw_wrap_box_append (ADW_WRAP_BOX (wrap), GTK_WIDGET (self->about_drop));
  return wrap;
}

static GtkWidget *
make_button (MpadJournalPage *self, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_panel (const char *title, const char *text)
{
  GtkWidget *panel = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_widget_add_css_class (panel, "mpad-panel");
  gtk_widget_add_css_class (panel, "mpad-padded");
  gtk_box_append (GTK_BOX (panel), mpad_ui_label (title, "mpad-section"));
  gtk_box_append (GTK_BOX (panel), mpad_ui_label (text, "mpad-dim"));
  return panel;
}

static GtkWidget *
make_sheet (MpadJournalPage *self)
{
  GtkWidget *panel = make_panel (
    _ ("Control sheet of this month"),
    _ ("One sheet with the code of the last row. Two people sign it and it goes into a folder "
       "outside "
       "the computer. Later it shows whether somebody changed what was there."));
  GtkWidget *buttons = adw_wrap_box_new ();

  self->print_button = make_button (self, _ ("_Print the control sheet"), G_CALLBACK (on_print_cb));
  self->save_button = make_button (self, _ ("Save as _PDF…"), G_CALLBACK (on_save_cb));
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), self->print_button);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), self->save_button);
  gtk_box_append (GTK_BOX (panel), buttons);
  return panel;
}

static GtkEditable *
make_entry (MpadJournalPage *self, GtkWidget *box, const char *label, int width)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *caption = gtk_label_new_with_mnemonic (label);
  GtkWidget *entry = gtk_entry_new ();

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (caption), entry);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), width);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_line_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_check_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (column), caption);
  gtk_box_append (GTK_BOX (column), entry);
  adw_wrap_box_append (ADW_WRAP_BOX (box), column);
  return GTK_EDITABLE (entry);
}

static GtkWidget *
make_check (MpadJournalPage *self)
{
  GtkWidget *panel = make_panel (_ ("Check an earlier sheet"),
                                 _ ("Type the last row and its code as they stand on the sheet."));
  GtkWidget *fields = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (fields), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (fields), 6);
  self->row_entry = make_entry (self, fields, _ ("_Row"), 8);
  self->code_entry = make_entry (self, fields, _ ("_Code"), 24);
  self->check_button = make_button (self, _ ("C_heck"), G_CALLBACK (on_check_cb));
  self->check_label = GTK_LABEL (mpad_ui_label ("", NULL));
  gtk_box_append (GTK_BOX (panel), fields);
  gtk_box_append (GTK_BOX (panel), self->check_button);
  gtk_box_append (GTK_BOX (panel), GTK_WIDGET (self->check_label));
  on_line_changed_cb (self);
  return panel;
}

AdwNavigationPage *
mpad_journal_page_new (MpadSession *session)
{
  MpadJournalPage *self;
  GtkWidget *toolbar = adw_toolbar_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  g_autoptr (GDateTime) now = mpad_clock_now_local ();

  g_return_val_if_fail (MPAD_IS_SESSION (session), NULL);

  self = g_object_new (MPAD_TYPE_JOURNAL_PAGE, "title", _ ("Journal"), "tag", "journal", NULL);
  self->session = g_object_ref (session);
  self->year = g_date_time_get_year (now);
  self->month = g_date_time_get_month (now);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (box), make_state (self));
  gtk_box_append (GTK_BOX (box), make_controls (self));
  gtk_box_append (GTK_BOX (box), self->list);
  self->more_button = make_button (self, _ ("Show _earlier rows of this month"),
                                   G_CALLBACK (show_more));
  gtk_widget_set_visible (self->more_button, FALSE);
  gtk_box_append (GTK_BOX (box), self->more_button);
  gtk_box_append (GTK_BOX (box), make_sheet (self));
  gtk_box_append (GTK_BOX (box), make_check (self));
  gtk_widget_set_margin_top (box, 14);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 14);
  gtk_widget_set_margin_end (box, 14);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (
    GTK_SCROLLED_WINDOW (scroller),
    g_object_new (ADW_TYPE_CLAMP, "maximum-size", 760, "child", box, NULL));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), mpad_ui_header_bar ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar), scroller);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), toolbar);
  load (self);
  return ADW_NAVIGATION_PAGE (self);
}
