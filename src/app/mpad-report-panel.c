/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every press changes one thing of the report in the vault; the page shows it when the model has
 * been read again. */
#define G_LOG_DOMAIN "mpad-report-panel"

#include "config.h"

#include "mpad-report-panel.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mpad-attachment.h"
#include "mpad-clock.h"
#include "mpad-error-text.h"
#include "mpad-error.h"
#include "mpad-format.h"
#include "mpad-input.h"
#include "mpad-report-words.h"
#include "mpad-text.h"
#include "mpad-ui.h"

struct _MpadReportPanel
{
  GtkBox parent_instance;

  /* template children */
  GtkLabel *number_label;
  GtkLabel *state_pill;
  GtkBox *handed_box;
  GtkLabel *return_label;
  GtkBox *choices_box;
  GtkBox *remark_box;
  GtkButton *remark_button;
  GtkLabel *outcome_label;
  GtkButton *again_button;
  GtkBox *scans_box;
  GtkButton *scan_button;
  GtkButton *print_button;

  /* owned */
  MpadDossierModel *model;
  MpadReport *report;
  GCancellable *cancellable;

  /* borrowed */
  GtkWidget *handed;
  GtkWidget *remark;
};

enum
{
  SIGNAL_PRINT,
  SIGNAL_SAVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpadReportPanel, mpad_report_panel, GTK_TYPE_BOX)

typedef struct
{
  MpadReport *report;
  const char *action;
} UpdateJob;

static void
update_job_free (gpointer data)
{
  UpdateJob *job = data;

  mpad_report_free (job->report);
  g_free (job);
}

static gpointer
update_job (MpadVault *vault, gpointer data, GError **error)
{
  UpdateJob *job = data;

  mpad_report_store_update (vault, job->report, job->action, error);
  return NULL;
}

static void
on_updated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadReportPanel) self = user_data;
  g_autoptr (GError) error = NULL;

  mpad_dossier_model_run_finish (MPAD_DOSSIER_MODEL (source), result, &error);
  if (error != NULL)
    mpad_error_text_present (GTK_WIDGET (self), error);
}

/* Stores the report as it is now. @action: a word that lives as long as the program */
static void
store (MpadReportPanel *self, const char *action)
{
  UpdateJob *job = g_new0 (UpdateJob, 1);

  job->report = mpad_report_words_copy (self->report);
  job->action = action;
  mpad_dossier_model_run_async (self->model, update_job, job, update_job_free, NULL, on_updated_cb,
                                g_object_ref (self));
}

static void
set_state (MpadReportPanel *self, MpadReportState state, const char *remark)
{
  g_free (self->report->returned);
  self->report->returned = state == MPAD_REPORT_PRINTED ? NULL : mpad_clock_today ();
  self->report->state = state;
  g_set_str (&self->report->remark, remark);
  store (self, "document.return");
}

static void
on_signed_cb (MpadReportPanel *self)
{
  set_state (self, MPAD_REPORT_SIGNED, NULL);
}

static void
on_refused_cb (MpadReportPanel *self)
{
  set_state (self, MPAD_REPORT_REFUSED, NULL);
}

static void
on_disagreed_cb (MpadReportPanel *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->choices_box), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->remark_box), TRUE);
  gtk_widget_child_focus (self->remark, GTK_DIR_TAB_FORWARD);
}

static void
on_remark_cb (MpadReportPanel *self)
{
  g_autofree char *text = mpad_input_get_value (MPAD_INPUT (self->remark));

  if (mpad_text_is_blank (text))
    {
      mpad_input_set_problem (MPAD_INPUT (self->remark),
                              _ ("Write what the parent says, in their own words."));
      gtk_widget_child_focus (self->remark, GTK_DIR_TAB_FORWARD);
      return;
    }
  set_state (self, MPAD_REPORT_DISAGREED, text);
}

static void
on_again_cb (MpadReportPanel *self)
{
  set_state (self, MPAD_REPORT_PRINTED, NULL);
}

static void
on_handed_cb (MpadReportPanel *self)
{
  g_free (self->report->handed);
  self->report->handed = mpad_input_get_value (MPAD_INPUT (self->handed));
  store (self, "document.hand");
}

static void
on_print_clicked_cb (MpadReportPanel *self)
{
  g_signal_emit (self, signals[SIGNAL_PRINT], 0);
}

static void
on_save_clicked_cb (MpadReportPanel *self)
{
  g_signal_emit (self, signals[SIGNAL_SAVE], 0);
}

typedef struct
{
  MpadAttachment *attachment;
  GBytes *content;
} ScanJob;

static void
scan_job_free (gpointer data)
{
  ScanJob *job = data;

  mpad_attachment_free (job->attachment);
  g_bytes_unref (job->content);
  g_free (job);
}

static gpointer
scan_job (MpadVault *vault, gpointer data, GError **error)
{
  ScanJob *job = data;

  mpad_attachment_store_add (vault, job->attachment, job->content, error);
  return NULL;
}

static void
show_scans (MpadReportPanel *self, GPtrArray *attachments)
{
  mpad_ui_clear (GTK_WIDGET (self->scans_box));
  for (guint i = 0; i < attachments->len; i++)
    {
      const MpadAttachment *attachment = g_ptr_array_index (attachments, i);
      GtkWidget *row;
      g_autofree char *size = NULL;
      g_autofree char *text = NULL;

      if (g_strcmp0 (attachment->report_id, self->report->id) != 0)
        continue;
      row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      size = g_format_size ((guint64) attachment->size);
      text = g_strdup_printf ("%s · %s", attachment->name, size);
      gtk_box_append (GTK_BOX (row), mpad_ui_icon ("mpad-sign-symbolic"));
      gtk_box_append (GTK_BOX (row), mpad_ui_label (text, NULL));
      gtk_box_append (self->scans_box, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->scans_box),
                          gtk_widget_get_first_child (GTK_WIDGET (self->scans_box)) != NULL);
}

static gpointer
list_job (MpadVault *vault, gpointer data, GError **error)
{
  return mpad_attachment_store_list (vault, data, error);
}

static void
on_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadReportPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
    attachments = mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (source), result, &error);

  if (attachments != NULL && self->report != NULL)
    show_scans (self, attachments);
}

static void
list_scans (MpadReportPanel *self)
{
  MpadSession *session = mpad_dossier_model_get_session (self->model);

  if (session == NULL)
    return;
  mpad_vault_service_run_async (mpad_session_get_service (session), MPAD_JOB_READ, list_job,
                                g_strdup (mpad_dossier_model_get_id (self->model)), g_free,
                                (GDestroyNotify) g_ptr_array_unref, self->cancellable, on_listed_cb,
                                g_object_ref (self));
}

static void
on_scan_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadReportPanel) self = user_data;
  g_autoptr (GError) error = NULL;

  mpad_dossier_model_run_finish (MPAD_DOSSIER_MODEL (source), result, &error);
  if (error != NULL)
    {
      mpad_error_text_present (GTK_WIDGET (self), error);
      return;
    }
  mpad_ui_announce (GTK_WIDGET (self), _ ("The scan is kept in the vault."), FALSE);
  list_scans (self);
}

static void
on_scan_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadReportPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  g_autofree char *type = NULL;
  ScanJob *job;

  if (content != NULL && g_bytes_get_size (content) > MPAD_ATTACHMENT_MAX)
    g_set_error_literal (&error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_TOO_LONG,
                         "The scan is larger than 25 MiB");
  if (error != NULL)
    {
      mpad_error_text_present (GTK_WIDGET (self), error);
      return;
    }
  job = g_new0 (ScanJob, 1);
  job->attachment = mpad_attachment_new ();
  job->attachment->dossier_id = g_strdup (mpad_dossier_model_get_id (self->model));
  job->attachment->report_id = g_strdup (self->report->id);
  job->attachment->name = g_file_get_basename (G_FILE (source));
  type = g_content_type_guess (job->attachment->name, g_bytes_get_data (content, NULL),
                               MIN (g_bytes_get_size (content), 4096), NULL);
  job->attachment->mime = g_content_type_get_mime_type (type);
  job->content = g_steal_pointer (&content);
  mpad_dossier_model_run_async (self->model, scan_job, job, scan_job_free, NULL, on_scan_kept_cb,
                                g_object_ref (self));
}

static void
on_scan_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadReportPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    g_file_load_bytes_async (file, self->cancellable, on_scan_read_cb, g_object_ref (self));
  else if (!mpad_ui_was_dismissed (error))
    mpad_error_text_present (GTK_WIDGET (self), error);
}

static void
on_scan_cb (MpadReportPanel *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_file_filter_set_name (filter, _ ("Scans and photos"));
  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_filter_add_mime_type (filter, "image/jpeg");
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_filter_add_mime_type (filter, "image/tiff");
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_set_title (dialog, _ ("Scan or photo of the signed paper"));
  mpad_ui_start_in_documents (dialog);
  gtk_file_dialog_open (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->cancellable,
                        on_scan_chosen_cb, g_object_ref (self));
}

static void
show_return (MpadReportPanel *self)
{
  const MpadReport *report = self->report;
  gboolean back = report->state == MPAD_REPORT_SIGNED || report->state == MPAD_REPORT_DISAGREED ||
                  report->state == MPAD_REPORT_REFUSED;
  g_autofree char *day = report->returned != NULL ? mpad_format_date (report->returned) : NULL;
  g_autofree char *text = NULL;

  gtk_label_set_text (self->return_label, back ? _ ("Back") : _ ("Is it back?"));
  gtk_widget_set_visible (GTK_WIDGET (self->choices_box), !back);
  gtk_widget_set_visible (GTK_WIDGET (self->remark_box), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->outcome_label), back);
  gtk_widget_set_visible (GTK_WIDGET (self->again_button), back);
  if (!back)
    return;
  if (report->state == MPAD_REPORT_DISAGREED)
    text = g_strjoin ("\n", day, report->remark, NULL);
  else if (report->state == MPAD_REPORT_REFUSED)
    /* Translators: %s is a day */
    text = g_strdup_printf (_ ("%s. A reason is not needed. The dossier goes on."),
                            day != NULL ? day : "");
  else
    text = g_strdup (day);
  gtk_label_set_text (self->outcome_label, text != NULL ? text : "");
}

static void
mpad_report_panel_dispose (GObject *object)
{
  MpadReportPanel *self = MPAD_REPORT_PANEL (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), MPAD_TYPE_REPORT_PANEL);
  g_clear_object (&self->model);
  g_clear_pointer (&self->report, mpad_report_free);

  G_OBJECT_CLASS (mpad_report_panel_parent_class)->dispose (object);
}

static void
mpad_report_panel_finalize (GObject *object)
{
  g_clear_object (&MPAD_REPORT_PANEL (object)->cancellable);

  G_OBJECT_CLASS (mpad_report_panel_parent_class)->finalize (object);
}

static void
mpad_report_panel_class_init (MpadReportPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mpad_report_panel_dispose;
  object_class->finalize = mpad_report_panel_finalize;

  signals[SIGNAL_PRINT] = g_signal_new ("print", MPAD_TYPE_REPORT_PANEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SAVE] = g_signal_new ("save", MPAD_TYPE_REPORT_PANEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/meldpad/Meldpad/ui/mpad-report-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, MpadReportPanel, again_button);
  gtk_widget_class_bind_template_child (widget_class, MpadReportPanel, choices_box);
  gtk_widget_class_bind_template_child (widget_class, MpadReportPanel, handed_box);
  gtk_widget_class_bind_template_child (widget_class, MpadReportPanel, number_label);
  gtk_widget_class_bind_template_child (widget_class, MpadReportPanel, outcome_label);
  gtk_widget_class_bind_template_child (widget_class, MpadReportPanel, print_button);
  gtk_widget_class_bind_template_child (widget_class, MpadReportPanel, remark_box);
  gtk_widget_class_bind_template_child (widget_class, MpadReportPanel, remark_button);
  gtk_widget_class_bind_template_child (widget_class, MpadReportPanel, return_label);
  gtk_widget_class_bind_template_child (widget_class, MpadReportPanel, scan_button);
  gtk_widget_class_bind_template_child (widget_class, MpadReportPanel, scans_box);
  gtk_widget_class_bind_template_child (widget_class, MpadReportPanel, state_pill);
  gtk_widget_class_bind_template_callback (widget_class, on_again_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_disagreed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_print_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_refused_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_remark_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_scan_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_signed_cb);
}

static void
mpad_report_panel_init (MpadReportPanel *self)
{
  const MpadChoice ways[] = {
    { "given", _ ("Given"), NULL },
    { "sent", _ ("Sent"), NULL },
    { "ready", _ ("Ready at school"), NULL },
  };

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->handed = mpad_input_new_chips (_ ("How did it go home?"), ways, G_N_ELEMENTS (ways), FALSE);
  g_signal_connect_object (self->handed, "changed", G_CALLBACK (on_handed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->handed_box, self->handed);
  self->remark = mpad_input_new_text (_ ("What does the parent say?"), _ ("In their own words."));
  gtk_box_insert_child_after (self->remark_box, self->remark, NULL);
}

void
mpad_report_panel_set (MpadReportPanel *self, MpadDossierModel *model, const MpadReport *report)
{
  g_autofree char *number = NULL;
  g_autofree char *made = NULL;
  g_autofree char *state = NULL;
  gboolean same;

  g_return_if_fail (MPAD_IS_REPORT_PANEL (self));
  g_return_if_fail (report != NULL);

  same = self->report != NULL && g_strcmp0 (self->report->id, report->id) == 0;
  g_set_object (&self->model, model);
  g_clear_pointer (&self->report, mpad_report_free);
  self->report = mpad_report_words_copy (report);
  made = mpad_format_stamp (report->created_us);
  /* Translators: document number, version, when it was made */
  number = g_strdup_printf (_ ("%s · version %d · made %s"), report->number, (int) report->version,
                            made);
  gtk_label_set_text (self->number_label, number);
  state = mpad_report_words_state (report);
  gtk_label_set_text (self->state_pill, state);
  {
    const char *classes[] = { "mpad-pill", mpad_report_words_class (report), NULL };

    gtk_widget_set_css_classes (GTK_WIDGET (self->state_pill), classes);
  }
  mpad_input_set_value (MPAD_INPUT (self->handed), report->handed);
  show_return (self);
  if (!same)
    list_scans (self);
}
