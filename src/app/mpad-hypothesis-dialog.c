/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a suspicion held. */
#include "config.h"

#include "mpad-hypothesis-dialog.h"

#include <glib/gi18n.h>

#include "mpad-draft-keeper.h"
#include "mpad-entry-store.h"
#include "mpad-error-text.h"
#include "mpad-input.h"
#include "mpad-ui.h"

struct _MpadHypothesisDialog
{
  AdwDialog parent_instance;

  /* owned */
  MpadDossierModel *model;
  char *statement;

  /* borrowed */
  GtkWidget *outcome;
  GtkWidget *note;
  GtkWidget *problem;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (MpadHypothesisDialog, mpad_hypothesis_dialog, ADW_TYPE_DIALOG)

typedef struct
{
  char *statement;
  MpadHypothesisState state;
  char *note;
} Verdict;

static void
verdict_free (gpointer data)
{
  Verdict *verdict = data;

  g_free (verdict->statement);
  g_free (verdict->note);
  g_free (verdict);
}

static gpointer
set_job (MpadVault *vault, gpointer data, GError **error)
{
  const Verdict *verdict = data;

  return GINT_TO_POINTER (mpad_entry_store_set_hypothesis (vault, verdict->statement,
                                                           verdict->state, verdict->note, error));
}

static void
on_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadHypothesisDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  mpad_dossier_model_run_finish (MPAD_DOSSIER_MODEL (source), result, &error);
  gtk_widget_set_sensitive (self->button, TRUE);
  if (error != NULL)
    {
      g_autofree char *text = mpad_error_text_sentence (error);

      gtk_label_set_text (GTK_LABEL (self->problem), text);
      gtk_widget_set_visible (self->problem, TRUE);
      mpad_ui_announce (self->problem, text, TRUE);
      return;
    }
  mpad_draft_keeper_forget (MPAD_INPUT (self->note));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_record_clicked_cb (MpadHypothesisDialog *self)
{
  g_autofree char *outcome = mpad_input_get_value (MPAD_INPUT (self->outcome));
  Verdict *verdict;

  if (outcome == NULL)
    {
      mpad_input_set_problem (MPAD_INPUT (self->outcome),
                              _ ("Choose one of the two. Not sure yet? Then leave it open."));
      gtk_widget_grab_focus (self->outcome);
      return;
    }
  verdict = g_new0 (Verdict, 1);
  verdict->statement = g_strdup (self->statement);
  verdict->state = g_str_equal (outcome, "confirmed") ? MPAD_HYPOTHESIS_CONFIRMED
                                                      : MPAD_HYPOTHESIS_REFUTED;
  verdict->note = mpad_input_get_value (MPAD_INPUT (self->note));
  gtk_widget_set_sensitive (self->button, FALSE);
  mpad_dossier_model_run_async (self->model, set_job, verdict, verdict_free, NULL, on_set_cb,
                                g_object_ref (self));
}

static void
mpad_hypothesis_dialog_finalize (GObject *object)
{
  MpadHypothesisDialog *self = MPAD_HYPOTHESIS_DIALOG (object);

  g_clear_object (&self->model);
  g_free (self->statement);

  G_OBJECT_CLASS (mpad_hypothesis_dialog_parent_class)->finalize (object);
}

static void
mpad_hypothesis_dialog_class_init (MpadHypothesisDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mpad_hypothesis_dialog_finalize;
}

static void
mpad_hypothesis_dialog_init (MpadHypothesisDialog *self)
{
}

AdwDialog *
mpad_hypothesis_dialog_new (MpadDossierModel *model, const MpadStatement *statement)
{
  MpadHypothesisDialog *self = g_object_new (MPAD_TYPE_HYPOTHESIS_DIALOG, "title",
                                             _ ("Does this suspicion hold?"), "content-width", 520,
                                             NULL);
  const MpadChoice choices[] = {
    { "confirmed", _ ("It turned out right"), NULL },
    { "refuted", _ ("It turned out wrong"), NULL },
  };
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16);
  GtkWidget *quote = mpad_ui_label (statement->text, "mpad-statement mpad-hypothesis");
  g_autofree char *place = g_strconcat ("hypothesis/", statement->id, NULL);

  self->model = g_object_ref (model);
  self->statement = g_strdup (statement->id);
  self->outcome = mpad_input_new_chips (_ ("What do you know now?"), choices,
                                        G_N_ELEMENTS (choices), FALSE);
  self->note = mpad_input_new_text (_ ("What shows it?"),
                                    _ ("What was seen or heard since, and by whom"));
  self->problem = mpad_ui_label (NULL, "mpad-stop-text");
  self->button = mpad_ui_button (_ ("Record"), NULL, "suggested-action pill");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_widget_set_halign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "mpad-dialog-body");
  gtk_box_append (GTK_BOX (box), quote);
  gtk_box_append (GTK_BOX (box), self->outcome);
  gtk_box_append (GTK_BOX (box), self->note);
  gtk_box_append (GTK_BOX (box), self->problem);
  gtk_box_append (GTK_BOX (box), self->button);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (on_record_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  mpad_draft_keeper_attach (MPAD_INPUT (self->note), model, place);

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), box);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  return ADW_DIALOG (self);
}
