/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Before a paper is kept, every answer makes it anew; from the moment it leaves (printer or file) it
 * is kept, and its bytes never change. */
#define G_LOG_DOMAIN "mpad-paper-page"

#include "config.h"

#include "mpad-paper-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mpad-check-panel.h"
#include "mpad-clock.h"
#include "mpad-error-text.h"
#include "mpad-error.h"
#include "mpad-page-view.h"
#include "mpad-paper-checks.h"
#include "mpad-paper-keep-job.h"
#include "mpad-print-pdf.h"
#include "mpad-report-panel.h"
#include "mpad-report-words.h"
#include "mpad-ui.h"

struct _MpadPaperPage
{
  AdwNavigationPage parent_instance;

  /* template children */
  AdwWindowTitle *window_title;
  GtkLabel *page_label;
  GtkButton *previous_button;
  GtkButton *next_button;
  AdwOverlaySplitView *split;
  GtkStack *panels;
  MpadPageView *view;
  MpadCheckPanel *check_panel;
  MpadReportPanel *report_panel;
  GtkButton *panel_button;

  /* owned */
  MpadDossierModel *model;
  MpadPaperChoices *choices;
  GPtrArray *checks;
  char *talk_id;
  char *recipient;
  char *report_id;     /* NULL until it is kept */
  char *shown_version; /* id of the kept report whose pages are shown */

  /* state */
  gint64 revision; /* of the talk that is shown */
  gboolean keeping;
};

G_DEFINE_FINAL_TYPE (MpadPaperPage, mpad_paper_page, ADW_TYPE_NAVIGATION_PAGE)

/* What is to be done with a paper once its bytes are there. */
typedef enum
{
  LEAVE_PRINT,
  LEAVE_SAVE,
} Leave;

typedef struct
{
  MpadPaperPage *page;
  Leave leave;
} LeaveData;

static const MpadReport *
find_report (MpadPaperPage *self)
{
  GPtrArray *reports = mpad_dossier_model_get_reports (self->model);

  for (guint i = 0; self->report_id != NULL && reports != NULL && i < reports->len; i++)
    {
      const MpadReport *report = g_ptr_array_index (reports, i);

      if (strcmp (report->id, self->report_id) == 0)
        return report;
    }
  return NULL;
}

static const MpadSchool *
get_school (MpadPaperPage *self)
{
  MpadSession *session = mpad_dossier_model_get_session (self->model);

  return session != NULL ? mpad_session_get_school (session) : NULL;
}

static GPtrArray *
get_staff (MpadPaperPage *self)
{
  MpadSession *session = mpad_dossier_model_get_session (self->model);

  return session != NULL ? mpad_session_get_staff (session) : NULL;
}

/* The copy of this reader, in @copies. */
static const MpadTalkCopy *
find_copy (MpadPaperPage *self, GPtrArray *copies)
{
  for (guint i = 0; i < copies->len; i++)
    {
      const MpadTalkCopy *copy = g_ptr_array_index (copies, i);

      if (strcmp (copy->person_id, self->recipient) == 0)
        return copy;
    }
  return NULL;
}

static void
set_title (MpadPaperPage *self, const char *role, const char *number, guint version)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (self->model);
  const MpadPerson *pupil = mpad_dossier_get_pupil (dossier);
  g_autofree char *name = pupil != NULL ? mpad_person_dup_name (pupil) : g_strdup ("");
  /* Translators: %s is mother, father … */
  g_autofree char *title = g_strdup_printf (_ ("Report of a talk, for %s"), role);
  g_autofree char *subtitle = NULL;

  if (number != NULL)
    /* Translators: name of the child, number of the document, its version */
    subtitle = g_strdup_printf (_ ("%s · %s · version %u"), name, number, version);
  else
    /* Translators: name of the child; the paper has no number yet */
    subtitle = g_strdup_printf (_ ("%s · not kept yet"), name);
  adw_window_title_set_title (self->window_title, title);
  adw_window_title_set_subtitle (self->window_title, subtitle);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
}

/* Whether one of the answers says that there is no paper. */
static const char *
refused_by_answer (GPtrArray *checks)
{
  for (guint i = 0; i < checks->len; i++)
    {
      const MpadCheck *check = g_ptr_array_index (checks, i);

      if (check->open || check->yes)
        continue;
      if (check->kind == MPAD_CHECK_SAFE)
        return _ ("This paper does not leave: it is not safe, or you are not sure.");
      if (check->kind == MPAD_CHECK_GEZAG)
        return _ ("Without gezag an absent parent gets no report.");
      if (check->kind == MPAD_CHECK_MARKED)
        return _ ("This talk is not shared.");
    }
  return NULL;
}

static const char *
reason_of (const GError *error)
{
  if (g_error_matches (error, MPAD_DOCUMENT_ERROR, MPAD_DOCUMENT_ERROR_MISSING_FIELD))
    return _ ("The talk does not say what it was for. Add that to the talk first.");
  if (g_error_matches (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_BLOCKED))
    return _ (
      "This reader gets no copy: the dossier says that it is not safe, or that there is no gezag.");
  return mpad_error_text_title (error);
}

/* The paper as the answers make it now. */
static void
show_new (MpadPaperPage *self)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (self->model);
  MpadProtocol *protocol = mpad_dossier_model_get_protocol (self->model);
  const MpadEntry *talk = mpad_dossier_get_entry (dossier, self->talk_id);
  const MpadPerson *pupil = mpad_dossier_get_pupil (dossier);
  g_autoptr (GPtrArray)
    copies = talk != NULL ? mpad_talk_paper_list_copies (dossier, talk, protocol) : NULL;
  const MpadTalkCopy *copy = copies != NULL ? find_copy (self, copies) : NULL;
  g_autoptr (MpadTalkPaper) paper = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *given_name = pupil != NULL ? mpad_person_dup_short (pupil) : g_strdup ("");
  g_autofree char *reader = NULL;
  const char *blocked;
  MpadTalkPaperOptions options = { .recipient = self->recipient };

  if (copy == NULL || get_school (self) == NULL)
    return;
  mpad_paper_choices_fill (self->choices, &options);
  self->revision = talk->revision;
  options.created_us = mpad_clock_now_us ();
  paper = mpad_talk_paper_make (dossier, talk, protocol, get_school (self), get_staff (self),
                                &options, &error);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  self->checks = mpad_paper_choices_list (self->choices, copy, talk, given_name,
                                          paper != NULL ? paper->findings : NULL);
  mpad_page_view_set_pages (self->view, paper != NULL ? paper->pages : NULL);
  set_title (self, copy->role, NULL, 0);
  blocked = refused_by_answer (self->checks);
  if (blocked == NULL && error != NULL)
    blocked = reason_of (error);
  mpad_page_view_set_none (self->view, _ ("There is no paper to show"), blocked);
  /* Translators: mother or father, and the name */
  reader = g_strdup_printf (_ ("This copy goes to %s, %s."), copy->role, copy->name);
  mpad_check_panel_set (self->check_panel, reader, self->checks, blocked);
  gtk_stack_set_visible_child (self->panels, GTK_WIDGET (self->check_panel));
}

static void
show_kept (MpadPaperPage *self, const MpadReport *report)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (self->model);
  const MpadPerson *reader = report->recipient != NULL
                               ? mpad_dossier_get_person (dossier, report->recipient)
                               : NULL;
  g_autofree char *role = reader != NULL ? mpad_talk_role (reader) : g_strdup (report->title);

  set_title (self, role, report->number, (guint) report->version);
  if (g_strcmp0 (self->shown_version, report->id) != 0)
    {
      g_autoptr (MpadPages)
        pages = mpad_kept_pages (dossier, mpad_dossier_model_get_protocol (self->model),
                                 get_school (self), get_staff (self), report);

      mpad_page_view_set_none (self->view, _ ("Kept as it left"),
                               _ ("The dossier has changed since, so the pages are not shown here. "
                                  "Print or save it: you get the very same paper."));
      mpad_page_view_set_pages (self->view, pages);
      g_set_str (&self->shown_version, report->id);
    }
  mpad_report_panel_set (self->report_panel, self->model, report);
  gtk_stack_set_visible_child (self->panels, GTK_WIDGET (self->report_panel));
}

static void
refresh (MpadPaperPage *self)
{
  const MpadReport *report = find_report (self);

  if (mpad_dossier_model_get_dossier (self->model) == NULL || self->keeping)
    return;
  if (report != NULL)
    show_kept (self, report);
  else if (self->talk_id != NULL)
    show_new (self);
}

static void
on_model_changed_cb (MpadPaperPage *self)
{
  refresh (self);
}

static void
on_answered_cb (MpadPaperPage *self, const MpadCheck *check, gboolean yes)
{
  mpad_paper_choices_answer (self->choices, check, yes);
  show_new (self);
  mpad_check_panel_focus_choice (self->check_panel);
}

static void
on_reopened_cb (MpadPaperPage *self, const MpadCheck *check)
{
  mpad_paper_choices_reopen (self->choices, check);
  show_new (self);
  mpad_check_panel_focus_choice (self->check_panel);
}

typedef struct
{
  MpadReport *report;
  const char *action;
} StateJob;

static void
state_job_free (gpointer data)
{
  StateJob *job = data;

  mpad_report_free (job->report);
  g_free (job);
}

static gpointer
state_job (MpadVault *vault, gpointer data, GError **error)
{
  StateJob *job = data;

  mpad_report_store_update (vault, job->report, job->action, error);
  return NULL;
}

static void
on_state_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadPaperPage) self = user_data;
  g_autoptr (GError) error = NULL;

  mpad_dossier_model_run_finish (MPAD_DOSSIER_MODEL (source), result, &error);
  if (error != NULL)
    mpad_error_text_present (GTK_WIDGET (self), error);
}

/* It left: a row in the journal each time, and the first print makes it "printed". */
static void
note_leaving (MpadPaperPage *self, Leave leave)
{
  const MpadReport *report = find_report (self);
  StateJob *job;

  if (report == NULL)
    return;
  job = g_new0 (StateJob, 1);
  job->report = mpad_report_words_copy (report);
  job->action = leave == LEAVE_PRINT ? "document.print" : "document.save";
  if (leave == LEAVE_PRINT &&
      (report->state == MPAD_REPORT_DRAFT || report->state == MPAD_REPORT_FINAL))
    {
      job->report->state = MPAD_REPORT_PRINTED;
      g_free (job->report->printed);
      job->report->printed = mpad_clock_today ();
    }
  mpad_dossier_model_run_async (self->model, state_job, job, state_job_free, NULL,
                                on_state_stored_cb, g_object_ref (self));
}

static void
on_printed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadPaperPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (mpad_print_pdf_finish (GTK_WINDOW (source), result, &error))
    note_leaving (self, LEAVE_PRINT);
  else if (error != NULL)
    mpad_error_text_present (GTK_WIDGET (self), error);
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadPaperPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = mpad_save_pdf_finish (GTK_WINDOW (source), result, &error);

  if (file != NULL)
    {
      g_autofree char *name = g_file_get_basename (file);
      /* Translators: %s is the name of a file */
      g_autofree char *text = g_strdup_printf (_ ("Saved as %s"), name);

      note_leaving (self, LEAVE_SAVE);
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
    }
  else if (error != NULL)
    mpad_error_text_present (GTK_WIDGET (self), error);
}

static void
leave_with (MpadPaperPage *self, Leave leave, GBytes *pdf)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const MpadReport *report = find_report (self);
  g_autofree char *name = NULL;

  if (!GTK_IS_WINDOW (root) || report == NULL)
    return;
  /* the number says which paper it is; nobody's name is in it */
  name = g_strdup_printf ("gespreksverslag-%s-v%d.pdf", report->number, (int) report->version);
  if (leave == LEAVE_PRINT)
    mpad_print_pdf_async (GTK_WINDOW (root), pdf, report->number, on_printed_cb,
                          g_object_ref (self));
  else
    mpad_save_pdf_async (GTK_WINDOW (root), pdf, name, on_saved_cb, g_object_ref (self));
}

static LeaveData *
leave_data_new (MpadPaperPage *self, Leave leave)
{
  LeaveData *data = g_new0 (LeaveData, 1);

  data->page = g_object_ref (self);
  data->leave = leave;
  return data;
}

/* The model reads the new report after this answer; leaving waits until it is there. */
typedef struct
{
  MpadPaperPage *page;
  Leave leave;
  GBytes *pdf;
  gulong handler;
} Waiting;

static void
on_kept_shown_cb (MpadDossierModel *model, gpointer user_data)
{
  Waiting *waiting = user_data;
  MpadPaperPage *self = waiting->page;

  if (find_report (self) == NULL)
    return;
  g_signal_handler_disconnect (model, waiting->handler);
  refresh (self);
  leave_with (self, waiting->leave, waiting->pdf);
  g_bytes_unref (waiting->pdf);
  g_object_unref (waiting->page);
  g_free (waiting);
}

static void
on_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LeaveData *data = user_data;
  g_autoptr (MpadPaperPage) self = data->page;
  Leave leave = data->leave;
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadKept)
    kept = mpad_dossier_model_run_finish (MPAD_DOSSIER_MODEL (source), result, &error);

  g_free (data);
  self->keeping = FALSE;
  mpad_check_panel_set_busy (self->check_panel, FALSE);
  if (kept == NULL)
    {
      mpad_error_text_present (GTK_WIDGET (self), error);
      refresh (self);
      return;
    }
  g_set_str (&self->report_id, kept->report->id);
  if (find_report (self) != NULL)
    {
      refresh (self);
      leave_with (self, leave, kept->pdf);
    }
  else
    {
      Waiting *waiting = g_new0 (Waiting, 1);

      waiting->page = g_object_ref (self);
      waiting->leave = leave;
      waiting->pdf = g_bytes_ref (kept->pdf);
      waiting->handler = g_signal_connect (self->model, "changed", G_CALLBACK (on_kept_shown_cb),
                                           waiting);
    }
}

/* What the chronology says about the choices: each of them in one line. */
static char *
dup_note (MpadPaperPage *self, const char *role)
{
  GString *text = g_string_new (NULL);

  /* Translators: %s is mother, father … */
  g_string_append_printf (text, _ ("Made for %s. Looked at before it left:"), role);
  for (guint i = 0; i < self->checks->len; i++)
    {
      const MpadCheck *check = g_ptr_array_index (self->checks, i);

      if (check->kind == MPAD_CHECK_FACT && strcmp (check->id, "safe") != 0)
        continue;
      g_string_append_c (text, '\n');
      if (check->kind == MPAD_CHECK_FINDING)
        g_string_append_printf (
          text, check->yes ? _ ("%s: on this paper") : _ ("%s: not on this paper"), check->title);
      else
        g_string_append (text, check->title);
      if (check->child_words && check->yes)
        g_string_append_printf (text, ". %s", _ ("The child knows it, and it is safe."));
    }
  return g_string_free_and_steal (text);
}

static void
keep (MpadPaperPage *self, Leave leave)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (self->model);
  const MpadEntry *talk = mpad_dossier_get_entry (dossier, self->talk_id);
  const MpadPerson *reader = mpad_dossier_get_person (dossier, self->recipient);
  MpadTalkPaperOptions options = { .recipient = self->recipient, .revision = self->revision };
  g_autofree char *role = NULL;
  g_autofree char *title = NULL;
  g_autofree char *note = NULL;
  MpadKeepJob *job;

  if (self->keeping || talk == NULL || reader == NULL)
    return;
  role = mpad_talk_role (reader);
  /* Translators: %s is mother, father … */
  title = g_strdup_printf (_ ("Report of a talk, for %s"), role);
  note = dup_note (self, role);
  mpad_paper_choices_fill (self->choices, &options);
  job = mpad_keep_job_new (mpad_dossier_model_get_id (self->model), self->talk_id,
                           mpad_dossier_model_get_protocol (self->model), &options, talk->step_id,
                           title, note);
  self->keeping = TRUE;
  mpad_check_panel_set_busy (self->check_panel, TRUE);
  mpad_dossier_model_run_async (self->model, mpad_keep_job_run, job, mpad_keep_job_free,
                                (GDestroyNotify) mpad_kept_free, on_kept_cb,
                                leave_data_new (self, leave));
}

static void
on_pdf_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LeaveData *data = user_data;
  g_autoptr (MpadPaperPage) self = data->page;
  Leave leave = data->leave;
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadKept)
    kept = mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (source), result, &error);

  g_free (data);
  if (kept != NULL)
    leave_with (self, leave, kept->pdf);
  else
    mpad_error_text_present (GTK_WIDGET (self), error);
}

static void
leave_now (MpadPaperPage *self, Leave leave)
{
  MpadSession *session = mpad_dossier_model_get_session (self->model);

  if (session == NULL)
    return;
  if (self->report_id == NULL)
    {
      keep (self, leave);
      return;
    }
  mpad_vault_service_run_async (mpad_session_get_service (session), MPAD_JOB_READ,
                                mpad_load_pdf_job_run, g_strdup (self->report_id), g_free,
                                (GDestroyNotify) mpad_kept_free, NULL, on_pdf_loaded_cb,
                                leave_data_new (self, leave));
}

static void
on_print_cb (MpadPaperPage *self)
{
  leave_now (self, LEAVE_PRINT);
}

static void
on_save_cb (MpadPaperPage *self)
{
  leave_now (self, LEAVE_SAVE);
}

static void
on_page_changed_cb (MpadPaperPage *self)
{
  guint n = mpad_page_view_get_n_pages (self->view);
  guint page = mpad_page_view_get_page (self->view);
  g_autofree char *text = NULL;

  /* Translators: number of a page, how many there are */
  text = n > 0 ? g_strdup_printf (_ ("%u of %u"), page + 1, n) : g_strdup ("");
  gtk_label_set_text (self->page_label, text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->previous_button), page > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button), page + 1 < n);
}

static void
on_previous_cb (MpadPaperPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->view), "pages.previous", NULL);
}

static void
on_next_cb (MpadPaperPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->view), "pages.next", NULL);
}

static void
on_panel_clicked_cb (MpadPaperPage *self)
{
  adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
}

/* The menu of the header bar is no child of the view: its actions are passed on. */
static void
view_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (MPAD_PAPER_PAGE (widget)->view), name, NULL);
}

static void
mpad_paper_page_dispose (GObject *object)
{
  MpadPaperPage *self = MPAD_PAPER_PAGE (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->choices, mpad_paper_choices_free);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->talk_id, g_free);
  g_clear_pointer (&self->recipient, g_free);
  g_clear_pointer (&self->report_id, g_free);
  g_clear_pointer (&self->shown_version, g_free);

  G_OBJECT_CLASS (mpad_paper_page_parent_class)->dispose (object);
}

static void
mpad_paper_page_class_init (MpadPaperPageClass *klass)
{
  static const char *const view_actions[] = { "pages.zoom-page", "pages.zoom-width",
                                              "pages.zoom-in", "pages.zoom-out", "pages.text" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mpad_paper_page_dispose;

  g_type_ensure (MPAD_TYPE_CHECK_PANEL);
  g_type_ensure (MPAD_TYPE_PAGE_VIEW);
  g_type_ensure (MPAD_TYPE_REPORT_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/meldpad/Meldpad/ui/mpad-paper-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MpadPaperPage, check_panel);
  gtk_widget_class_bind_template_child (widget_class, MpadPaperPage, next_button);
  gtk_widget_class_bind_template_child (widget_class, MpadPaperPage, page_label);
  gtk_widget_class_bind_template_child (widget_class, MpadPaperPage, panel_button);
  gtk_widget_class_bind_template_child (widget_class, MpadPaperPage, panels);
  gtk_widget_class_bind_template_child (widget_class, MpadPaperPage, previous_button);
  gtk_widget_class_bind_template_child (widget_class, MpadPaperPage, report_panel);
  gtk_widget_class_bind_template_child (widget_class, MpadPaperPage, split);
  gtk_widget_class_bind_template_child (widget_class, MpadPaperPage, view);
  gtk_widget_class_bind_template_child (widget_class, MpadPaperPage, window_title);
  gtk_widget_class_bind_template_callback (widget_class, on_answered_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_panel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_print_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_reopened_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_cb);
  for (gsize i = 0; i < G_N_ELEMENTS (view_actions); i++)
    gtk_widget_class_install_action (widget_class, view_actions[i], NULL, view_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK,
                                       "pages.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK,
                                       "pages.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK,
                                       "pages.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "pages.zoom-page",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_9, GDK_CONTROL_MASK,
                                       "pages.zoom-width", NULL);
}

static void
mpad_paper_page_init (MpadPaperPage *self)
{
  self->choices = mpad_paper_choices_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static MpadPaperPage *
paper_page_new (MpadDossierModel *model)
{
  MpadPaperPage *self = g_object_new (MPAD_TYPE_PAPER_PAGE, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (on_model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

AdwNavigationPage *
mpad_paper_page_new_for_talk (MpadDossierModel *model, const char *talk_id, const char *recipient)
{
  MpadPaperPage *self = paper_page_new (model);

  self->talk_id = g_strdup (talk_id);
  self->recipient = g_strdup (recipient);
  refresh (self);
  return ADW_NAVIGATION_PAGE (self);
}

AdwNavigationPage *
mpad_paper_page_new_for_report (MpadDossierModel *model, const char *report_id)
{
  MpadPaperPage *self = paper_page_new (model);

  self->report_id = g_strdup (report_id);
  refresh (self);
  return ADW_NAVIGATION_PAGE (self);
}

const char *
mpad_paper_page_get_report (MpadPaperPage *self)
{
  g_return_val_if_fail (MPAD_IS_PAPER_PAGE (self), NULL);

  return self->report_id;
}
