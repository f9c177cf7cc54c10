/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tasks of one step. Rows are kept by key, so that the focus stays where it was. */
#include "config.h"

#include "mpad-task-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "mpad-action-words.h"
#include "mpad-clock.h"
#include "mpad-entry-store.h"
#include "mpad-error-text.h"
#include "mpad-format.h"
#include "mpad-text.h"
#include "mpad-ui.h"
#include "mpad-why.h"

struct _MpadTaskList
{
  GtkBox parent_instance;

  /* owned */
  MpadDossierModel *model;
  char *step;
  GHashTable *rows; /* key → Row, in use or not */

  /* children */
  GtkBox *list;
  GtkEditable *new_task;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (MpadTaskList, mpad_task_list, GTK_TYPE_BOX)

/* One row; the key is the engine's, or "own/<id>". */
typedef struct
{
  GtkWidget *box;
  GtkWidget *check;
  GtkWidget *text;
  GtkWidget *meta;
  GtkWidget *open;
  char *key;
  char *task_id; /* (nullable): of the stored record */
  gboolean used;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->key);
  g_free (row->task_id);
  g_free (row);
}

static void update (MpadTaskList *self);

/* writing */

static gpointer
save_task_job (MpadVault *vault, gpointer data, GError **error)
{
  if (!mpad_entry_store_save_task (vault, data, error))
    return NULL;
  return GINT_TO_POINTER (TRUE);
}

static void
on_task_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadTaskList) self = user_data;
  g_autoptr (GError) error = NULL;

  mpad_dossier_model_run_finish (MPAD_DOSSIER_MODEL (source), result, &error);
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
  if (error != NULL)
    {
      g_autofree char *problem = mpad_error_text_sentence (error);

      gtk_label_set_text (self->problem, problem);
      mpad_ui_announce (GTK_WIDGET (self), problem, TRUE);
      update (self); /* a tick that was not stored does not stay */
    }
}

/* What was typed leaves the field only when it is stored. */
static void
on_new_task_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MpadTaskList *self = user_data;

  if (!g_task_had_error (G_TASK (result)))
    gtk_editable_set_text (self->new_task, "");
  on_task_saved_cb (source, result, self);
}

static void
save_task (MpadTaskList *self, MpadTask *task)
{
  mpad_dossier_model_run_async (self->model, save_task_job, task, (GDestroyNotify) mpad_task_free,
                                NULL, on_task_saved_cb, g_object_ref (self));
}

static const MpadTask *
find_record (const MpadDossier *dossier, const char *key)
{
  for (guint i = 0; i < dossier->tasks->len; i++)
    {
      const MpadTask *task = g_ptr_array_index (dossier->tasks, i);

      if (g_strcmp0 (task->protocol_task, key) == 0)
        return task;
    }
  return NULL;
}

static const MpadTask *
find_own (const MpadDossier *dossier, const char *id)
{
  for (guint i = 0; i < dossier->tasks->len; i++)
    {
      const MpadTask *task = g_ptr_array_index (dossier->tasks, i);

      if (g_strcmp0 (task->id, id) == 0)
        return task;
    }
  return NULL;
}

static void
on_toggled_cb (MpadTaskList *self, GtkCheckButton *check)
{
  const char *key = g_object_get_data (G_OBJECT (check), "mpad-key");
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (self->model);
  MpadSession *session = mpad_dossier_model_get_session (self->model);
  const MpadStaff *me = session != NULL ? mpad_session_get_me (session) : NULL;
  const MpadTask *record;
  MpadTask *task;

  if (dossier == NULL || g_object_get_data (G_OBJECT (check), "mpad-setting") != NULL)
    return;
  record = g_str_has_prefix (key, "own/") ? find_own (dossier, key + 4)
                                          : find_record (dossier, key);
  task = record != NULL ? mpad_task_copy (record) : mpad_task_new ();
  if (record == NULL)
    {
      const MpadGuidance *guidance = mpad_dossier_model_get_guidance (self->model);
      const MpadOpenTask *open = mpad_guidance_find_task (guidance, key);

      task->dossier_id = g_strdup (dossier->id);
      task->protocol_task = g_strdup (key);
      task->step_id = g_strdup (open != NULL && open->step != NULL ? open->step : self->step);
      task->title = g_strdup (open != NULL ? open->text : key);
    }
  g_clear_pointer (&task->done_date, g_free);
  g_clear_pointer (&task->done_by, g_free);
  if (gtk_check_button_get_active (check))
    {
      task->done_date = mpad_clock_today ();
      task->done_by = g_strdup (me != NULL ? me->name : NULL);
    }
  save_task (self, task);
}

static void
on_new_task_cb (MpadTaskList *self)
{
  const char *title = gtk_editable_get_text (self->new_task);
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (self->model);
  MpadTask *task;

  if (mpad_text_is_blank (title) || dossier == NULL)
    return;
  task = mpad_task_new ();
  task->dossier_id = g_strdup (dossier->id);
  task->step_id = g_strdup (self->step);
  task->title = g_strdup (title);
  mpad_dossier_model_run_async (self->model, save_task_job, task, (GDestroyNotify) mpad_task_free,
                                NULL, on_new_task_saved_cb, g_object_ref (self));
}

/* showing */

static Row *
row_new (MpadTaskList *self, const char *key)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  row->key = g_strdup (key);
  row->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  row->check = gtk_check_button_new ();
  row->text = mpad_ui_label (NULL, NULL);
  row->meta = mpad_ui_label (NULL, "mpad-second mpad-dim");
  row->open = mpad_ui_button ("", NULL, "flat mpad-link-button");
  gtk_widget_set_valign (row->check, GTK_ALIGN_START);
  gtk_widget_set_halign (row->open, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (row->open))), 0);
  gtk_label_set_justify (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (row->open))),
                         GTK_JUSTIFY_LEFT);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_add_css_class (row->box, "mpad-task");
  gtk_box_append (GTK_BOX (texts), row->text);
  gtk_box_append (GTK_BOX (texts), row->meta);
  gtk_box_append (GTK_BOX (texts), row->open);
  gtk_box_append (GTK_BOX (row->box), row->check);
  gtk_box_append (GTK_BOX (row->box), texts);
  g_object_set_data_full (G_OBJECT (row->check), "mpad-key", g_strdup (key), g_free);
  g_signal_connect_object (row->check, "toggled", G_CALLBACK (on_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->list, row->box);
  g_hash_table_insert (self->rows, row->key, row);
  return row;
}

static Row *
row_for (MpadTaskList *self, const char *key)
{
  Row *row = g_hash_table_lookup (self->rows, key);
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self->list));

  if (row == NULL)
    row = row_new (self, key);
  else if (row->box != last)
    gtk_box_reorder_child_after (self->list, row->box, last);
  row->used = TRUE;
  return row;
}

static void
row_set (Row *row, const char *text, const char *meta, gboolean done, gboolean ticked_here)
{
  g_object_set_data (G_OBJECT (row->check), "mpad-setting", GINT_TO_POINTER (1));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row->check), done);
  g_object_set_data (G_OBJECT (row->check), "mpad-setting", NULL);
  /* what the record itself shows to be done is not undone by a tick */
  gtk_widget_set_sensitive (row->check, !done || ticked_here);
  gtk_label_set_text (GTK_LABEL (row->text), text);
  gtk_label_set_text (GTK_LABEL (row->meta), meta);
  gtk_widget_set_visible (row->meta, *meta != '\0');
  if (done)
    gtk_widget_add_css_class (row->text, "mpad-dim");
  else
    gtk_widget_remove_css_class (row->text, "mpad-dim");
  mpad_ui_set_name (row->check, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->check), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  meta, -1);
}

static void
append_part (GString *line, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", part);
}

static char *
meta_of_task (const MpadOpenTask *task, const MpadTask *record)
{
  g_autoptr (GString) line = g_string_new (NULL);

  if (task->done)
    {
      g_autofree char *date = mpad_format_date (
        record != NULL && record->done_date != NULL ? record->done_date : task->done_on);

      append_part (line, task->not_needed ? _ ("not needed") : NULL);
      append_part (line, date);
      append_part (line, record != NULL ? record->done_by : NULL);
    }
  else
    {
      g_autofree char *due = task->due != NULL ? mpad_format_due (task->due) : NULL;

      append_part (line,
                   record != NULL && record->owner != NULL ? record->owner : task->owner_name);
      append_part (line, due);
      append_part (line, task->optional ? _ ("may, need not") : NULL);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
show_task (MpadTaskList *self, const MpadDossier *dossier, const MpadOpenTask *task)
{
  Row *row = row_for (self, task->key);
  const MpadTask *record = find_record (dossier, task->key);
  g_autofree char *meta = meta_of_task (task, record);
  gboolean opens = !task->done && mpad_action_opens (task->action);

  row_set (row, task->text, meta, task->done, record != NULL && record->done_date != NULL);
  if (task->overdue && !task->done)
    gtk_widget_add_css_class (row->meta, "mpad-warn-text");
  else
    gtk_widget_remove_css_class (row->meta, "mpad-warn-text");
  gtk_widget_set_visible (row->open, opens);
  if (opens)
    {
      const char *words = mpad_action_words (task->action);

      gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (row->open))), words);
      mpad_ui_set_name (row->open, words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row->open),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, task->text, -1);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row->open), "(sssss)", task->action,
                                        task->target != NULL ? task->target : "",
                                        task->step != NULL ? task->step : self->step,
                                        task->contact != NULL ? task->contact : "", task->key);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row->open), "dossier.run");
    }
  gtk_widget_set_tooltip_text (row->box, task->reason);
  mpad_why_set (row->meta, meta, task->reason, task->rules,
                mpad_dossier_model_get_protocol (self->model));
  gtk_widget_set_visible (row->meta, TRUE);
}

static void
show_own (MpadTaskList *self, const MpadTask *task)
{
  g_autofree char *key = g_strconcat ("own/", task->id, NULL);
  Row *row = row_for (self, key);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *date = task->done_date != NULL ? mpad_format_date (task->done_date)
                          : task->due != NULL     ? mpad_format_due (task->due)
                                                  : NULL;

  append_part (line, task->done_date != NULL ? task->done_by : task->owner);
  append_part (line, date);
  row_set (row, task->title != NULL ? task->title : "", line->str, task->done_date != NULL, TRUE);
  gtk_widget_set_visible (row->open, FALSE);
}

static gboolean
belongs_here (MpadTaskList *self, const MpadGuidance *guidance, const MpadOpenTask *task)
{
  const MpadStepGuidance *step;

  if (task->step != NULL)
    return g_strcmp0 (task->step, self->step) == 0;
  /* tasks of a branch or of the whole dossier stand in the step that asks attention first */
  step = mpad_guidance_find_step (guidance, self->step);
  return step != NULL && step->current;
}

static void
update (MpadTaskList *self)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (self->model);
  const MpadGuidance *guidance = mpad_dossier_model_get_guidance (self->model);
  GHashTableIter iter;
  Row *row;

  if (dossier == NULL || guidance == NULL)
    return;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &row))
    row->used = FALSE;

  for (guint i = 0; i < guidance->tasks->len; i++)
    {
      const MpadOpenTask *task = g_ptr_array_index (guidance->tasks, i);

      if (belongs_here (self, guidance, task))
        show_task (self, dossier, task);
    }
  for (guint i = 0; i < dossier->tasks->len; i++)
    {
      const MpadTask *task = g_ptr_array_index (dossier->tasks, i);

      if (task->protocol_task == NULL && g_strcmp0 (task->step_id, self->step) == 0)
        show_own (self, task);
    }

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &row))
    if (!row->used)
      {
        gtk_box_remove (self->list, row->box);
        g_hash_table_iter_remove (&iter);
      }
}

static void
mpad_task_list_dispose (GObject *object)
{
  MpadTaskList *self = MPAD_TASK_LIST (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);

  G_OBJECT_CLASS (mpad_task_list_parent_class)->dispose (object);
}

static void
mpad_task_list_finalize (GObject *object)
{
  MpadTaskList *self = MPAD_TASK_LIST (object);

  g_clear_object (&self->model);
  g_free (self->step);
  g_hash_table_unref (self->rows);

  G_OBJECT_CLASS (mpad_task_list_parent_class)->finalize (object);
}

static void
mpad_task_list_class_init (MpadTaskListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mpad_task_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = mpad_task_list_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LIST);
}

static void
mpad_task_list_init (MpadTaskList *self)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, row_free);
  self->list = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  self->new_task = GTK_EDITABLE (entry);
  self->problem = GTK_LABEL (mpad_ui_label (NULL, "mpad-second mpad-stop-text"));
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Add a task of your own"));
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY,
                                     "list-add-symbolic");
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY, _ ("Add"));
  gtk_entry_set_input_hints (GTK_ENTRY (entry), GTK_INPUT_HINT_PRIVATE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  gtk_widget_add_css_class (entry, "mpad-task-entry");
  mpad_ui_set_name (entry, _ ("Add a task of your own"));
  mpad_ui_set_name (GTK_WIDGET (self), _ ("To do in this step"));
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_new_task_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "icon-press", G_CALLBACK (on_new_task_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->problem));
  gtk_box_append (GTK_BOX (self), entry);
}

GtkWidget *
mpad_task_list_new (MpadDossierModel *model, const char *step)
{
  MpadTaskList *self = g_object_new (MPAD_TYPE_TASK_LIST, NULL);

  self->model = g_object_ref (model);
  self->step = g_strdup (step);
  g_signal_connect_object (model, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
