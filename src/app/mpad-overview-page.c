/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages are made on the vault's thread, from the record as it is there. */
#include "config.h"

#include "mpad-overview-page.h"

#include <glib/gi18n.h>

#include "mpad-clock.h"
#include "mpad-dossier-store.h"
#include "mpad-error-text.h"
#include "mpad-page-view.h"
#include "mpad-paper-keep-job.h"
#include "mpad-papers.h"
#include "mpad-print-pdf.h"
#include "mpad-report-words.h"
#include "mpad-school-store.h"
#include "mpad-ui.h"

struct _MpadOverviewPage
{
  AdwNavigationPage parent_instance;

  /* owned */
  MpadDossierModel *model;
  GStrv entry_ids;
  char *filter;
  MpadKept *kept; /* (nullable): once it left or was about to */
  GCancellable *cancellable;

  /* borrowed children */
  MpadPageView *view;
  GtkWidget *print;
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (MpadOverviewPage, mpad_overview_page, ADW_TYPE_NAVIGATION_PAGE)

/* one job for looking and for keeping */
typedef struct
{
  char *dossier_id;
  MpadProtocol *protocol;
  GStrv entry_ids;
  char *filter;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->dossier_id);
  mpad_protocol_unref (job->protocol);
  g_strfreev (job->entry_ids);
  g_free (job->filter);
  g_free (job);
}

static Job *
job_new (MpadOverviewPage *self)
{
  Job *job = g_new0 (Job, 1);

  job->dossier_id = g_strdup (mpad_dossier_model_get_id (self->model));
  job->protocol = mpad_protocol_ref (mpad_dossier_model_get_protocol (self->model));
  job->entry_ids = g_strdupv (self->entry_ids);
  job->filter = g_strdup (self->filter);
  return job;
}

static MpadPaperRequest
request_of (const Job *job)
{
  return (MpadPaperRequest) { .kind = MPAD_PAPER_OVERZICHT,
                              .entry_ids = (const char *const *) job->entry_ids,
                              .filter = job->filter };
}

static gpointer
look_job (MpadVault *vault, gpointer data, GError **error)
{
  const Job *job = data;
  const MpadPaperRequest request = request_of (job);
  g_autoptr (MpadDossier) dossier = mpad_dossier_store_load (vault, job->dossier_id, error);
  g_autoptr (MpadSchool) school = dossier != NULL ? mpad_school_store_load (vault, error) : NULL;
  g_autoptr (GPtrArray) staff = school != NULL ? mpad_school_store_list_staff (vault, error) : NULL;
  g_autofree char *today = mpad_clock_today ();
  g_autoptr (MpadDocument) document = NULL;
  MpadPaperSource source = { dossier, job->protocol, staff, today, { NULL } };

  if (staff == NULL)
    return NULL;
  source.head.school = school->name;
  source.head.created_us = mpad_clock_now_us ();
  document = mpad_paper_make (&source, &request, error);
  return document != NULL ? mpad_page_layout_paginate (document, MPAD_PAGE_DEFAULT, error) : NULL;
}

static gpointer
keep_job (MpadVault *vault, gpointer data, GError **error)
{
  const Job *job = data;
  const MpadPaperRequest request = request_of (job);
  g_autoptr (MpadKept) kept = g_new0 (MpadKept, 1);

  kept->report = mpad_paper_keep_made (vault, job->dossier_id, job->protocol, &request, error);
  if (kept->report == NULL)
    return NULL;
  kept->pdf = mpad_report_store_load_pdf (vault, kept->report->id, error);
  return kept->pdf != NULL ? g_steal_pointer (&kept) : NULL;
}

static void
on_looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadOverviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadPages)
    pages = mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (source), result, &error);

  if (self->model == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (pages == NULL)
    mpad_page_view_set_none (self->view, mpad_error_text_title (error),
                             mpad_error_text_body (error));
  mpad_page_view_set_pages (self->view, pages);
  gtk_widget_set_sensitive (self->print, pages != NULL);
  gtk_widget_set_sensitive (self->save, pages != NULL);
}

/* leaving */

static gpointer
left_job (MpadVault *vault, gpointer data, GError **error)
{
  const MpadReport *report = data;

  mpad_report_store_update (
    vault, report, report->state == MPAD_REPORT_PRINTED ? "document.print" : "document.save",
    error);
  return NULL;
}

static void
on_noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadOverviewPage) self = user_data;
  g_autoptr (GError) error = NULL;

  mpad_dossier_model_run_finish (MPAD_DOSSIER_MODEL (source), result, &error);
  if (error != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    mpad_error_text_present (GTK_WIDGET (self), error);
}

static void
note_left (MpadOverviewPage *self, gboolean printed)
{
  MpadReport *report;

  if (self->model == NULL)
    return;
  if (printed && self->kept->report->state != MPAD_REPORT_PRINTED)
    {
      self->kept->report->state = MPAD_REPORT_PRINTED;
      g_free (self->kept->report->printed);
      self->kept->report->printed = mpad_clock_today ();
    }
  report = mpad_report_words_copy (self->kept->report);
  mpad_dossier_model_run_async (self->model, left_job, report, (GDestroyNotify) mpad_report_free,
                                NULL, on_noted_cb, g_object_ref (self));
}

static void
on_printed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadOverviewPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (mpad_print_pdf_finish (GTK_WINDOW (source), result, &error))
    note_left (self, TRUE);
  else if (error != NULL)
    mpad_error_text_present (GTK_WIDGET (self), error);
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadOverviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = mpad_save_pdf_finish (GTK_WINDOW (source), result, &error);

  if (file != NULL)
    note_left (self, FALSE);
  else if (error != NULL)
    mpad_error_text_present (GTK_WIDGET (self), error);
}

static void
leave (MpadOverviewPage *self, gboolean print)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *name = NULL;

  if (!GTK_IS_WINDOW (root))
    return;
  name = g_strdup_printf ("dossieroverzicht-%s.pdf", self->kept->report->number);
  if (print)
    mpad_print_pdf_async (GTK_WINDOW (root), self->kept->pdf, self->kept->report->number,
                          on_printed_cb, g_object_ref (self));
  else
    mpad_save_pdf_async (GTK_WINDOW (root), self->kept->pdf, name, on_saved_cb,
                         g_object_ref (self));
}

static void
take_kept (MpadOverviewPage *self, GObject *source, GAsyncResult *result, gboolean print)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadKept)
    kept = mpad_dossier_model_run_finish (MPAD_DOSSIER_MODEL (source), result, &error);

  gtk_widget_set_sensitive (self->print, TRUE);
  gtk_widget_set_sensitive (self->save, TRUE);
  if (kept == NULL)
    {
      mpad_error_text_present (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->kept, mpad_kept_free);
  self->kept = g_steal_pointer (&kept);
  leave (self, print);
}

static void
on_kept_to_print_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadOverviewPage) self = user_data;

  take_kept (self, source, result, TRUE);
}

static void
on_kept_to_save_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadOverviewPage) self = user_data;

  take_kept (self, source, result, FALSE);
}

static void
start_leaving (MpadOverviewPage *self, gboolean print)
{
  if (self->kept != NULL)
    {
      leave (self, print);
      return;
    }
  gtk_widget_set_sensitive (self->print, FALSE);
  gtk_widget_set_sensitive (self->save, FALSE);
  mpad_dossier_model_run_async (
    self->model, keep_job, job_new (self), job_free, (GDestroyNotify) mpad_kept_free,
    print ? on_kept_to_print_cb : on_kept_to_save_cb, g_object_ref (self));
}

static void
on_print_clicked_cb (MpadOverviewPage *self)
{
  start_leaving (self, TRUE);
}

static void
on_save_clicked_cb (MpadOverviewPage *self)
{
  start_leaving (self, FALSE);
}

static void
mpad_overview_page_dispose (GObject *object)
{
  MpadOverviewPage *self = MPAD_OVERVIEW_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->model);
  g_clear_pointer (&self->entry_ids, g_strfreev);
  g_clear_pointer (&self->filter, g_free);
  g_clear_pointer (&self->kept, mpad_kept_free);

  G_OBJECT_CLASS (mpad_overview_page_parent_class)->dispose (object);
}

static void
mpad_overview_page_class_init (MpadOverviewPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mpad_overview_page_dispose;
}

static void
mpad_overview_page_init (MpadOverviewPage *self)
{
  self->cancellable = g_cancellable_new ();
}

static guint
count_drafts (MpadOverviewPage *self)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (self->model);
  guint n = 0;

  for (guint i = 0; self->entry_ids[i] != NULL; i++)
    {
      const MpadEntry *entry = mpad_dossier_get_entry (dossier, self->entry_ids[i]);

      n += entry != NULL && entry->state == MPAD_ENTRY_DRAFT;
    }
  return n;
}

static GtkWidget *
build_bar (MpadOverviewPage *self)
{
  GtkWidget *bar = adw_wrap_box_new ();
  guint drafts = count_drafts (self);

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (bar), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (bar), 6);
  gtk_widget_add_css_class (bar, "mpad-dialog-bar");
  self->print = mpad_ui_button (_ ("Print …"), NULL, "suggested-action pill");
  self->save = mpad_ui_button (_ ("Save as PDF …"), NULL, "pill");
  gtk_widget_set_sensitive (self->print, FALSE);
  gtk_widget_set_sensitive (self->save, FALSE);
  g_signal_connect_object (self->print, "clicked", G_CALLBACK (on_print_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->save, "clicked", G_CALLBACK (on_save_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), self->print);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), self->save);
  if (drafts > 0)
    {
      g_autofree char *text = g_strdup_printf (
        g_dngettext (NULL, "%u draft is not on paper: only what is final prints.",
                     "%u drafts are not on paper: only what is final prints.", drafts),
        drafts);

      adw_wrap_box_append (ADW_WRAP_BOX (bar), mpad_ui_label (text, "mpad-second mpad-dim"));
    }
  return bar;
}

AdwNavigationPage *
mpad_overview_page_new (MpadDossierModel *model, const char *const *entry_ids, const char *filter)
{
  MpadOverviewPage *self;
  GtkWidget *toolbar = adw_toolbar_view_new ();

  g_return_val_if_fail (MPAD_IS_DOSSIER_MODEL (model), NULL);
  g_return_val_if_fail (entry_ids != NULL, NULL);

  self = g_object_new (MPAD_TYPE_OVERVIEW_PAGE, "title", _ ("The timeline on paper"), NULL);
  self->model = g_object_ref (model);
  self->entry_ids = g_strdupv ((GStrv) entry_ids);
  self->filter = g_strdup (filter);
  self->view = MPAD_PAGE_VIEW (mpad_page_view_new ());
  mpad_page_view_set_none (self->view, _ ("Making the pages …"), NULL);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), mpad_ui_header_bar ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar), GTK_WIDGET (self->view));
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (toolbar), build_bar (self));
  adw_toolbar_view_set_bottom_bar_style (ADW_TOOLBAR_VIEW (toolbar), ADW_TOOLBAR_RAISED_BORDER);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), toolbar);
  mpad_vault_service_run_async (mpad_session_get_service (mpad_dossier_model_get_session (model)),
                                MPAD_JOB_READ, look_job, job_new (self), job_free, g_object_unref,
                                self->cancellable, on_looked_cb, g_object_ref (self));
  return ADW_NAVIGATION_PAGE (self);
}

MpadPages *
mpad_overview_page_get_pages (MpadOverviewPage *self)
{
  g_return_val_if_fail (MPAD_IS_OVERVIEW_PAGE (self), NULL);

  return mpad_page_view_get_pages (self->view);
}
