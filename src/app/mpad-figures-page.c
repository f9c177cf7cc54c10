/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts on the vault's thread when it is shown, when the time is chosen anew, and after a write. */
#include "config.h"

#include "mpad-figures-page.h"

#include <glib/gi18n.h>

#include "mpad-clock.h"
#include "mpad-error-text.h"
#include "mpad-input.h"
#include "mpad-labels.h"
#include "mpad-print.h"
#include "mpad-ui.h"

#define BAR_WIDTH 220

struct _MpadFiguresPage
{
  AdwBin parent_instance;

  /* owned */
  MpadSession *session;
  MpadSchoolFigures *figures;
  GCancellable *cancellable;

  /* borrowed children */
  GtkWidget *period;
  GtkBox *sections;
  GtkWidget *print;
  GtkWidget *save;

  /* state */
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (MpadFiguresPage, mpad_figures_page, ADW_TYPE_BIN)

typedef struct
{
  MpadProtocol *protocol;
  char *from;
  char *until;
  char *today;
} LoadData;

static void
load_data_free (gpointer data)
{
  LoadData *self = data;

  g_clear_pointer (&self->protocol, mpad_protocol_unref);
  g_free (self->from);
  g_free (self->until);
  g_free (self->today);
  g_free (self);
}

static gpointer
load_job (MpadVault *vault, gpointer data, GError **error)
{
  LoadData *load = data;

  return mpad_school_figures_load (vault, load->protocol, load->from, load->until, load->today,
                                   error);
}

/* What a number means in words. What is left out is not said to be small: it may be left out so that
 * a small one cannot be computed. */
static char *
describe (const MpadFigure *figure)
{
  g_autofree char *count = NULL;

  if (!figure->shown)
    return g_strdup (_ ("not shown"));
  count = g_strdup_printf ("%u", figure->count);
  if (figure->days >= 0)
    {
      g_autofree char *days = g_strdup_printf (
        g_dngettext (NULL, "%d day", "%d days", (gulong) figure->days), figure->days);

      /* Translators: "12 days, over 7 dossiers": the median of a lead time. */
      return g_strdup_printf (_ ("%s, over %s dossiers"), days, count);
    }
  return g_steal_pointer (&count);
}

static char *
describe_deadline (const MpadFigure *figure)
{
  if (!figure->shown)
    return g_strdup (_ ("not shown"));
  if (figure->kept_shown)
    /* Translators: deadlines: how many were kept in time, of how many. */
    return g_strdup_printf (_ ("%u of %u in time"), figure->kept, figure->count);
  return figure->nearly_all
           /* Translators: deadlines: all in time, or fewer than five late. */
           ? g_strdup_printf (_ ("%u, all or nearly all in time"), figure->count)
           : g_strdup_printf (_ ("%u, fewer than 5 in time"), figure->count);
}

static GtkWidget *
make_bar (double share)
{
  GtkWidget *track = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (bar, "mpad-figure-bar");
  gtk_widget_set_size_request (bar, MAX (4, (int) (share * BAR_WIDTH)), 12);
  gtk_box_append (GTK_BOX (track), bar);
  gtk_widget_set_valign (track, GTK_ALIGN_CENTER);
  return track;
}

/* One row: its words at the left, its bar below them, and the number at the right. */
static GtkWidget *
make_row (const char *label, const char *number, double share)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *left = mpad_ui_label (label, NULL);
  GtkWidget *right = mpad_ui_label (number, "mpad-strong");

  gtk_widget_set_hexpand (left, TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (right), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (right), 1);
  gtk_box_append (GTK_BOX (head), left);
  gtk_box_append (GTK_BOX (head), right);
  gtk_box_append (GTK_BOX (row), head);
  if (share >= 0)
    gtk_box_append (GTK_BOX (row), make_bar (share));
  return row;
}

static guint
size_of (const MpadFigure *figure)
{
  return figure->days >= 0 ? (guint) figure->days : figure->count;
}

static void
add_section (MpadFiguresPage *self,
             const char *title,
             const char *text,
             GPtrArray *rows,
             char *(*words) (const MpadFigure *figure),
             gboolean categories)
{
  GtkWidget *panel = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *heading = mpad_ui_label (title, "mpad-section");
  guint most = 1;
  guint n_hidden = 0;

  gtk_widget_add_css_class (panel, "mpad-panel");
  gtk_widget_add_css_class (panel, "mpad-entry-card");
  mpad_ui_set_name (panel, title);
  gtk_box_append (GTK_BOX (panel), heading);
  gtk_box_append (GTK_BOX (panel), mpad_ui_label (text, "mpad-second mpad-dim"));
  for (guint i = 0; i < rows->len; i++)
    most = MAX (most, size_of (g_ptr_array_index (rows, i)));
  for (guint i = 0; i < rows->len; i++)
    {
      const MpadFigure *figure = g_ptr_array_index (rows, i);
      g_autofree char *number = words (figure);

      if (!figure->shown)
        {
          n_hidden++;
          continue;
        }
      gtk_box_append (GTK_BOX (panel),
                      make_row (categories ? mpad_label_category (figure->word) : figure->label,
                                number, (double) size_of (figure) / most));
    }
  if (rows->len == 0)
    gtk_box_append (GTK_BOX (panel), mpad_ui_label (_ ("Nothing to count yet."), "mpad-dim"));
  else if (n_hidden > 0)
    {
      g_autofree char *hidden = g_strdup_printf (
        g_dngettext (
          NULL, "%u row is not shown: fewer than 5, or it would give such a number away.",
          "%u rows are not shown: fewer than 5, or they would give such a number away.", n_hidden),
        n_hidden);

      gtk_box_append (GTK_BOX (panel), mpad_ui_label (hidden, "mpad-second mpad-dim"));
    }
  gtk_box_append (self->sections, panel);
}

static void
add_total (GtkBox *box, const char *label, const MpadFigure *figure)
{
  g_autofree char *number = describe (figure);
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (cell),
                  mpad_ui_label (number, figure->shown ? "mpad-page-title" : "mpad-strong"));
  gtk_box_append (GTK_BOX (cell), mpad_ui_label (label, "mpad-second mpad-dim"));
  gtk_widget_set_hexpand (cell, TRUE);
  gtk_widget_set_valign (gtk_widget_get_first_child (cell), GTK_ALIGN_END);
  gtk_widget_set_vexpand (gtk_widget_get_first_child (cell), TRUE);
  gtk_box_append (box, cell);
}

static void
show (MpadFiguresPage *self)
{
  GtkWidget *totals = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  mpad_ui_clear (GTK_WIDGET (self->sections));
  gtk_widget_add_css_class (totals, "mpad-panel");
  gtk_widget_add_css_class (totals, "mpad-entry-card");
  gtk_box_set_homogeneous (GTK_BOX (totals), TRUE);
  add_total (GTK_BOX (totals), _ ("dossiers"), self->figures->total);
  add_total (GTK_BOX (totals), _ ("open"), self->figures->open);
  add_total (GTK_BOX (totals), _ ("closed"), self->figures->closed);
  gtk_box_append (self->sections, totals);
  add_section (self, _ ("Where the open dossiers are"), _ ("The step that asks attention first."),
               self->figures->steps, describe, FALSE);
  add_section (self, _ ("How long it takes"),
               _ ("From the first signal; half of the dossiers took less, half more."),
               self->figures->leads, describe, FALSE);
  add_section (self, _ ("Deadlines"), _ ("Those that were kept, or have passed."),
               self->figures->deadlines, describe_deadline, FALSE);
  add_section (self, _ ("What signals are about"),
               _ ("In how many dossiers; a dossier can have more than one."),
               self->figures->categories, describe, TRUE);
  gtk_widget_set_sensitive (self->print, TRUE);
  gtk_widget_set_sensitive (self->save, TRUE);
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadFiguresPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadSchoolFigures)
    figures = mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (source), result, &error);

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (figures == NULL)
    {
      mpad_ui_clear (GTK_WIDGET (self->sections));
      gtk_box_append (self->sections,
                      mpad_ui_label (mpad_error_text_title (error), "mpad-stop-text"));
      gtk_box_append (self->sections, mpad_ui_label (mpad_error_text_body (error), NULL));
      return;
    }
  g_clear_pointer (&self->figures, mpad_school_figures_free);
  self->figures = g_steal_pointer (&figures);
  show (self);
}

static void
reload (MpadFiguresPage *self)
{
  MpadProtocol *protocol = mpad_session_get_protocol (self->session);
  g_autofree char *period = mpad_input_get_value (MPAD_INPUT (self->period));
  LoadData *load = g_new0 (LoadData, 1);

  self->stale = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  load->protocol = protocol != NULL ? mpad_protocol_ref (protocol) : NULL;
  load->today = mpad_clock_today ();
  if (g_strcmp0 (period, "this") == 0 || g_strcmp0 (period, "last") == 0)
    mpad_school_year_of (load->today, g_strcmp0 (period, "last") == 0 ? -1 : 0, &load->from,
                         &load->until);
  mpad_vault_service_run_async (mpad_session_get_service (self->session), MPAD_JOB_READ, load_job,
                                load, load_data_free, (GDestroyNotify) mpad_school_figures_free,
                                self->cancellable, on_loaded_cb, g_object_ref (self));
}

static void
on_changed_cb (MpadFiguresPage *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    reload (self);
}

/* printing */

static MpadPages *
make_pages (MpadFiguresPage *self, GError **error)
{
  const MpadSchool *school = mpad_session_get_school (self->session);
  g_autofree char *today = mpad_clock_today ();
  g_autoptr (MpadDocument)
    document = mpad_school_figures_paper (self->figures, school->name, today, error);

  return document != NULL ? mpad_page_layout_paginate (document, MPAD_PAGE_DEFAULT, error) : NULL;
}

static void
on_printed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;

  if (mpad_print_finish (GTK_WINDOW (object), result, &error))
    gtk_widget_activate_action (widget, "win.toast", "s", _ ("Sent to the printer"));
  else if (error != NULL)
    mpad_error_text_present (widget, error);
}

static void
on_print_clicked_cb (MpadFiguresPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadPages) pages = make_pages (self, &error);

  if (pages == NULL)
    mpad_error_text_present (GTK_WIDGET (self), error);
  else
    mpad_print_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), pages,
                      "Meldpad cijfers", on_printed_cb, g_object_ref (self));
}

static void
on_saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = mpad_print_save_pdf_finish (GTK_WINDOW (object), result, &error);

  if (file == NULL && error != NULL)
    mpad_error_text_present (widget, error);
}

static void
on_save_clicked_cb (MpadFiguresPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadPages) pages = make_pages (self, &error);

  if (pages == NULL)
    mpad_error_text_present (GTK_WIDGET (self), error);
  else
    mpad_print_save_pdf_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), pages,
                               "meldcode-in-cijfers.pdf", on_saved_cb, g_object_ref (self));
}

static void
mpad_figures_page_map (GtkWidget *widget)
{
  MpadFiguresPage *self = MPAD_FIGURES_PAGE (widget);

  GTK_WIDGET_CLASS (mpad_figures_page_parent_class)->map (widget);
  if (self->stale)
    reload (self);
}

static void
mpad_figures_page_dispose (GObject *object)
{
  MpadFiguresPage *self = MPAD_FIGURES_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (mpad_figures_page_parent_class)->dispose (object);
}

static void
mpad_figures_page_finalize (GObject *object)
{
  g_clear_pointer (&MPAD_FIGURES_PAGE (object)->figures, mpad_school_figures_free);

  G_OBJECT_CLASS (mpad_figures_page_parent_class)->finalize (object);
}

static void
mpad_figures_page_class_init (MpadFiguresPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mpad_figures_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = mpad_figures_page_finalize;
  GTK_WIDGET_CLASS (klass)->map = mpad_figures_page_map;
}

static void
mpad_figures_page_init (MpadFiguresPage *self)
{
  const MpadChoice periods[] = {
    { "all", C_ ("period", "All"), NULL },
    { "this", C_ ("period", "This school year"), NULL },
    { "last", C_ ("period", "Last school year"), NULL },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *bar = adw_wrap_box_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *title = mpad_ui_label (_ ("In figures"), "mpad-page-title");

  self->stale = TRUE;
  self->period = mpad_input_new_chips (_ ("Which dossiers?"), periods, G_N_ELEMENTS (periods),
                                       FALSE);
  mpad_input_set_help (MPAD_INPUT (self->period), _ ("By the day on which they were opened."));
  mpad_input_set_value (MPAD_INPUT (self->period), "all");
  g_signal_connect_object (self->period, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  self->print = mpad_ui_button (_ ("Print"), "mpad-papers-symbolic", NULL);
  self->save = mpad_ui_button (_ ("Save as PDF"), NULL, NULL);
  gtk_widget_set_sensitive (self->print, FALSE);
  gtk_widget_set_sensitive (self->save, FALSE);
  g_signal_connect_object (self->print, "clicked", G_CALLBACK (on_print_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->save, "clicked", G_CALLBACK (on_save_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (bar), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (bar), 8);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), self->print);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), self->save);
  self->sections = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));

  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (
    GTK_BOX (box),
    mpad_ui_label (_ ("Over all dossiers, without names. A number under 5 is never shown, nor what "
                      "would give it away."),
                   "mpad-dim"));
  gtk_box_append (GTK_BOX (box), self->period);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sections));
  gtk_box_append (GTK_BOX (box), bar);
  gtk_widget_set_margin_start (box, 14);
  gtk_widget_set_margin_end (box, 14);
  gtk_widget_set_margin_bottom (box, 24);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

GtkWidget *
mpad_figures_page_new (MpadSession *session)
{
  MpadFiguresPage *self;

  g_return_val_if_fail (MPAD_IS_SESSION (session), NULL);

  self = g_object_new (MPAD_TYPE_FIGURES_PAGE, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (mpad_session_get_service (session), "changed",
                           G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

const MpadSchoolFigures *
mpad_figures_page_get_figures (MpadFiguresPage *self)
{
  g_return_val_if_fail (MPAD_IS_FIGURES_PAGE (self), NULL);

  return self->figures;
}
