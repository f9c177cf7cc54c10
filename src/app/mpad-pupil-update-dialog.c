/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file, its plan, yes, and back. */
#include "config.h"

#include "mpad-pupil-update-dialog.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "mpad-clock.h"
#include "mpad-error-text.h"
#include "mpad-input.h"
#include "mpad-pupil-picker.h"
#include "mpad-text.h"
#include "mpad-ui.h"

struct _MpadPupilUpdateDialog
{
  AdwDialog parent_instance;

  /* owned */
  MpadSession *session;
  MpadPupilList *list;
  GPtrArray *plan; /* MpadPupilChange */
  GCancellable *cancellable;

  /* borrowed children */
  GtkLabel *problem;
  GtkWidget *year;
  GtkBox *sections;
  GtkWidget *choose;
  GtkWidget *apply;
  GtkWidget *undo;
};

G_DEFINE_FINAL_TYPE (MpadPupilUpdateDialog, mpad_pupil_update_dialog, ADW_TYPE_DIALOG)

static void
set_problem (MpadPupilUpdateDialog *self, const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
  if (text != NULL)
    mpad_ui_announce (GTK_WIDGET (self), text, TRUE);
}

static void
show_error (MpadPupilUpdateDialog *self, const GError *error)
{
  g_autofree char *text = g_strdup_printf ("%s %s", mpad_error_text_title (error),
                                           mpad_error_text_body (error));

  set_problem (self, text);
}

/* the plan */

static char *
describe (const MpadPupilChange *change)
{
  if (change->kind != MPAD_PUPIL_MOVES)
    return mpad_text_is_blank (change->old_group)
             ? g_strdup (change->name)
             /* Translators: name of a pupil, then the group. */
             : g_strdup_printf (_ ("%s, group %s"), change->name, change->old_group);
  if (mpad_text_is_blank (change->old_group))
    return g_strdup_printf (_ ("%s: to group %s"), change->name, change->new_group);
  if (g_strcmp0 (change->old_group, change->new_group) == 0)
    return g_strdup_printf (_ ("%s: stays in group %s"), change->name, change->new_group);
  return g_strdup_printf (_ ("%s: from group %s to group %s"), change->name, change->old_group,
                          change->new_group);
}

static guint
add_section (MpadPupilUpdateDialog *self,
             MpadPupilChangeKind kind,
             const char *title,
             const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  guint n = 0;

  gtk_widget_add_css_class (box, "mpad-panel");
  gtk_widget_add_css_class (box, "mpad-entry-card");
  mpad_ui_set_name (box, title);
  gtk_box_append (GTK_BOX (box), mpad_ui_label (title, "mpad-strong"));
  gtk_box_append (GTK_BOX (box), mpad_ui_label (text, "mpad-second mpad-dim"));
  for (guint i = 0; i < self->plan->len; i++)
    {
      const MpadPupilChange *change = g_ptr_array_index (self->plan, i);
      g_autofree char *line = describe (change);

      if (change->kind != kind)
        continue;
      gtk_box_append (GTK_BOX (box), mpad_ui_label (line, NULL));
      n++;
    }
  if (n > 0)
    gtk_box_append (self->sections, box);
  else
    {
      g_object_ref_sink (box);
      g_object_unref (box);
    }
  return n;
}

static void
show_plan (MpadPupilUpdateDialog *self)
{
  guint n_changes, n_same = 0;
  g_autofree char *rest = NULL;

  mpad_ui_clear (GTK_WIDGET (self->sections));
  n_changes = add_section (self, MPAD_PUPIL_MOVES, _ ("To another group or year"),
                           _ ("What was written before keeps the group of its date."));
  n_changes += add_section (self, MPAD_PUPIL_LEAVES, _ ("Not in the list any more"),
                            _ ("In each of these dossiers a draft is made: leaves the school. You "
                               "decide whether it is so."));
  add_section (self, MPAD_PUPIL_UNSURE, _ ("Not sure who this is"),
               _ ("Name or date of birth differs, or two fit. Nothing is changed; look in the "
                  "dossier yourself."));
  add_section (self, MPAD_PUPIL_NO_GROUP, _ ("In the list without a group"),
               _ ("Nothing is changed."));
  for (guint i = 0; i < self->plan->len; i++)
    n_same += ((const MpadPupilChange *) g_ptr_array_index (self->plan, i))->kind ==
              MPAD_PUPIL_SAME;
  rest = g_strdup_printf (g_dngettext (NULL, "%u open dossier stays as it is.",
                                       "%u open dossiers stay as they are.", n_same),
                          n_same);
  gtk_box_append (self->sections, mpad_ui_label (rest, "mpad-dim"));
  gtk_widget_set_visible (self->year, TRUE);
  gtk_widget_set_visible (self->apply, n_changes > 0);
  mpad_ui_announce (GTK_WIDGET (self), rest, FALSE);
}

typedef struct
{
  const MpadPupilList *list; /* borrowed: the dialog, which the job holds, keeps it meanwhile */
  char *year;
} PlanData;

static void
plan_data_free (gpointer data)
{
  PlanData *self = data;

  g_free (self->year);
  g_free (self);
}

static gpointer
plan_job (MpadVault *vault, gpointer data, GError **error)
{
  PlanData *plan = data;

  return mpad_pupil_update_plan (vault, plan->list, plan->year, error);
}

static void
on_planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadPupilUpdateDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
    plan = mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (source), result, &error);

  if (self->session == NULL)
    return;
  gtk_widget_set_sensitive (self->choose, TRUE);
  if (plan == NULL)
    {
      show_error (self, error);
      return;
    }
  g_clear_pointer (&self->plan, g_ptr_array_unref);
  self->plan = g_steal_pointer (&plan);
  show_plan (self);
}

static void
make_plan (MpadPupilUpdateDialog *self)
{
  PlanData *plan;

  if (self->list == NULL)
    return;
  plan = g_new0 (PlanData, 1);
  plan->list = self->list;
  plan->year = mpad_input_get_value (MPAD_INPUT (self->year));
  if (plan->year == NULL)
    {
      plan_data_free (plan);
      return;
    }
  /* no other file until this one is looked at */
  gtk_widget_set_sensitive (self->choose, FALSE);
  gtk_widget_set_visible (self->undo, FALSE);
  mpad_vault_service_run_async (mpad_session_get_service (self->session), MPAD_JOB_READ, plan_job,
                                plan, plan_data_free, (GDestroyNotify) g_ptr_array_unref, NULL,
                                on_planned_cb, g_object_ref (self));
}

void
mpad_pupil_update_dialog_read (MpadPupilUpdateDialog *self, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadPupilList) list = NULL;

  g_return_if_fail (MPAD_IS_PUPIL_UPDATE_DIALOG (self));
  g_return_if_fail (bytes != NULL);

  list = mpad_pupil_list_read (bytes, &error);
  if (list == NULL)
    {
      set_problem (self, mpad_pupil_problem_words (error));
      return;
    }
  set_problem (self, NULL);
  g_clear_pointer (&self->list, mpad_pupil_list_free);
  self->list = g_steal_pointer (&list);
  make_plan (self);
}

/* yes, and back */

static gpointer
apply_job (MpadVault *vault, gpointer data, GError **error)
{
  return GINT_TO_POINTER (mpad_pupil_update_apply (vault, data, error));
}

static gpointer
undo_job (MpadVault *vault, gpointer data, GError **error)
{
  return GINT_TO_POINTER (mpad_pupil_update_undo (vault, data, error));
}

static void
finish (MpadPupilUpdateDialog *self, GAsyncResult *result, GObject *source, gboolean applied)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *done;

  mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (source), result, &error);
  if (self->session == NULL)
    return;
  gtk_widget_set_sensitive (self->apply, TRUE);
  gtk_widget_set_sensitive (self->undo, TRUE);
  if (error != NULL)
    {
      show_error (self, error);
      return;
    }
  done = mpad_ui_label (applied ? _ ("Done. The groups are those of the list.")
                                : _ ("Taken back. Everything is as it was."),
                        "mpad-strong");
  mpad_ui_clear (GTK_WIDGET (self->sections));
  gtk_box_append (self->sections, done);
  gtk_widget_set_visible (self->apply, FALSE);
  gtk_widget_set_visible (self->year, FALSE);
  gtk_widget_set_visible (self->undo, applied);
  if (applied)
    gtk_widget_grab_focus (self->undo);
  mpad_ui_announce (GTK_WIDGET (self), gtk_label_get_text (GTK_LABEL (done)), FALSE);
}

static void
on_applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadPupilUpdateDialog) self = user_data;

  finish (self, result, source, TRUE);
}

static void
on_undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadPupilUpdateDialog) self = user_data;

  finish (self, result, source, FALSE);
}

static void
run (MpadPupilUpdateDialog *self, MpadVaultJob job, GAsyncReadyCallback callback)
{
  if (self->plan == NULL)
    return;
  set_problem (self, NULL);
  gtk_widget_set_sensitive (self->apply, FALSE);
  gtk_widget_set_sensitive (self->undo, FALSE);
  mpad_vault_service_run_async (mpad_session_get_service (self->session), MPAD_JOB_WRITE, job,
                                g_ptr_array_ref (self->plan), (GDestroyNotify) g_ptr_array_unref,
                                NULL, NULL, callback, g_object_ref (self));
}

static void
on_apply_clicked_cb (MpadPupilUpdateDialog *self)
{
  run (self, apply_job, on_applied_cb);
}

static void
on_undo_clicked_cb (MpadPupilUpdateDialog *self)
{
  run (self, undo_job, on_undone_cb);
}

/* the file */

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadPupilUpdateDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);

  if (self->session == NULL)
    return;
  if (bytes != NULL)
    mpad_pupil_update_dialog_read (self, bytes);
  else
    show_error (self, error);
}

/* The size is looked at first: what is too large is not read. */
static void
on_size_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadPupilUpdateDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);

  if (self->session == NULL)
    return;
  if (info != NULL && g_file_info_get_size (info) > MPAD_PUPIL_FILE_MAX)
    g_set_error_literal (&error, MPAD_PUPIL_ERROR, MPAD_PUPIL_ERROR_TOO_LARGE, "too large");
  if (error == NULL)
    g_file_load_bytes_async (G_FILE (source), self->cancellable, on_loaded_cb, g_object_ref (self));
  else if (error->domain == MPAD_PUPIL_ERROR)
    set_problem (self, mpad_pupil_problem_words (error));
  else
    show_error (self, error);
}

static void
on_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadPupilUpdateDialog) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE,
                             G_PRIORITY_DEFAULT, self->cancellable, on_size_cb,
                             g_object_ref (self));
}

static void
on_choose_clicked_cb (MpadPupilUpdateDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_file_dialog_set_title (dialog, _ ("EDEXML or CSV of the school's administration"));
  gtk_file_dialog_open (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->cancellable,
                        on_chosen_cb, g_object_ref (self));
}

static void
mpad_pupil_update_dialog_dispose (GObject *object)
{
  MpadPupilUpdateDialog *self = MPAD_PUPIL_UPDATE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (mpad_pupil_update_dialog_parent_class)->dispose (object);
}

static void
mpad_pupil_update_dialog_finalize (GObject *object)
{
  MpadPupilUpdateDialog *self = MPAD_PUPIL_UPDATE_DIALOG (object);

  g_clear_pointer (&self->list, mpad_pupil_list_free);
  g_clear_pointer (&self->plan, g_ptr_array_unref);

  G_OBJECT_CLASS (mpad_pupil_update_dialog_parent_class)->finalize (object);
}

static void
mpad_pupil_update_dialog_class_init (MpadPupilUpdateDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mpad_pupil_update_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = mpad_pupil_update_dialog_finalize;
}

/* Dutch school years begin on 1 August; in the last weeks the list is often of the next one. */
static GtkWidget *
make_year (void)
{
  g_autofree char *today = mpad_clock_today ();
  int year = atoi (today) - (atoi (today + 5) < 8 ? 1 : 0);
  g_autofree char *this_year = g_strdup_printf ("%d-%d", year, year + 1);
  g_autofree char *next_year = g_strdup_printf ("%d-%d", year + 1, year + 2);
  const MpadChoice years[] = { { this_year, this_year, NULL }, { next_year, next_year, NULL } };
  GtkWidget *input = mpad_input_new_chips (_ ("School year of the list"), years,
                                           G_N_ELEMENTS (years), FALSE);

  mpad_input_set_value (MPAD_INPUT (input), this_year);
  return input;
}

static void
mpad_pupil_update_dialog_init (MpadPupilUpdateDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  GtkWidget *bar = adw_wrap_box_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *toolbar = adw_toolbar_view_new ();

  self->cancellable = g_cancellable_new ();
  self->problem = GTK_LABEL (mpad_ui_label ("", "mpad-stop-text"));
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  self->sections = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  self->year = make_year ();
  gtk_widget_set_visible (self->year, FALSE);
  g_signal_connect_object (self->year, "changed", G_CALLBACK (make_plan), self, G_CONNECT_SWAPPED);
  self->choose = mpad_ui_button (_ ("Choose a file…"), "mpad-folder-symbolic", NULL);
  self->apply = mpad_ui_button (_ ("Make these changes"), NULL, "suggested-action");
  self->undo = mpad_ui_button (_ ("Undo"), NULL, NULL);
  gtk_widget_set_visible (self->apply, FALSE);
  gtk_widget_set_visible (self->undo, FALSE);
  g_signal_connect_object (self->choose, "clicked", G_CALLBACK (on_choose_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->apply, "clicked", G_CALLBACK (on_apply_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->undo, "clicked", G_CALLBACK (on_undo_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (bar), 10);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (bar), 8);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), self->choose);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), self->apply);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), self->undo);

  gtk_box_append (
    GTK_BOX (box),
    mpad_ui_label (_ ("Compares the pupils of the open dossiers with a list of the administration. "
                      "First you see what would change. Nothing of the list is kept but the new "
                      "groups."),
                   "mpad-dim"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  gtk_box_append (GTK_BOX (box), self->year);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sections));
  gtk_box_append (GTK_BOX (box), bar);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar), scroller);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Pupils in a new school year"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  adw_dialog_set_content_height (ADW_DIALOG (self), 560);
  adw_dialog_set_child (ADW_DIALOG (self), toolbar);
}

AdwDialog *
mpad_pupil_update_dialog_new (MpadSession *session)
{
  MpadPupilUpdateDialog *self;

  g_return_val_if_fail (MPAD_IS_SESSION (session), NULL);

  self = g_object_new (MPAD_TYPE_PUPIL_UPDATE_DIALOG, NULL);
  self->session = g_object_ref (session);
  return ADW_DIALOG (self);
}
