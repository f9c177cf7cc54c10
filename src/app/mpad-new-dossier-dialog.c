/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Only the first name is needed to begin. A date that is none is said at the field, and everything
 * typed stays. The draft is one key file under one place of the draft store. */
#include "config.h"

#include "mpad-new-dossier-dialog.h"

#include <glib/gi18n.h>

#include "mpad-carer-form.h"
#include "mpad-engine.h"
#include "mpad-clock.h"
#include "mpad-dossier-store.h"
#include "mpad-draft-store.h"
#include "mpad-error-text.h"
#include "mpad-input.h"
#include "mpad-pupil-picker.h"
#include "mpad-text.h"
#include "mpad-place.h"
#include "mpad-ui.h"
#include "mpad-window.h"

#define DRAFT_PLACE "new-dossier"
#define DRAFT_DELAY_MS 1500
#define MAX_CARERS 12

typedef enum
{
  FIELD_GIVEN,
  FIELD_INFIX,
  FIELD_SURNAME,
  FIELD_BIRTH,
  FIELD_GROUP,
  FIELD_YEAR,
  FIELD_INVOLVED,
  FIELD_INVOLVED_NOTE,
  N_FIELDS,
} Field;

static const char *const keys[N_FIELDS] = { "given", "infix", "surname",  "birth",
                                            "group", "year",  "involved", "involved-note" };

struct _MpadNewDossierDialog
{
  AdwDialog parent_instance;

  /* template children */
  GtkBox *carers_box;
  GtkWidget *create_button;
  GtkLabel *error_body;
  GtkWidget *error_box;
  GtkLabel *error_title;
  GtkBox *involved_box;
  GtkLabel *protocol_label;
  AdwWrapBox *pupil_box;
  GtkWidget *restored_box;
  GtkWidget *separate_box;

  /* owned */
  GCancellable *cancellable;
  MpadSession *session;

  /* borrowed */
  MpadInput *inputs[N_FIELDS];

  /* state */
  gboolean created;
  guint draft_source;
};

G_DEFINE_FINAL_TYPE (MpadNewDossierDialog, mpad_new_dossier_dialog, ADW_TYPE_DIALOG)

static char *
get_value (MpadNewDossierDialog *self, Field field)
{
  return mpad_input_get_value (self->inputs[field]);
}

/* Dutch school years begin on 1 August. */
static char *
make_school_year (void)
{
  g_autoptr (GDateTime) now = mpad_clock_now_local ();
  int year = g_date_time_get_year (now);

  if (g_date_time_get_month (now) < 8)
    year--;
  return g_strdup_printf ("%d-%d", year, year + 1);
}

static void
show_error (MpadNewDossierDialog *self, const char *title, const char *body)
{
  gtk_widget_set_visible (self->error_box, title != NULL);
  if (title == NULL)
    return;
  gtk_label_set_text (self->error_title, title);
  gtk_label_set_text (self->error_body, body);
  mpad_ui_announce (self->error_box, title, TRUE);
}

static char *
make_draft (MpadNewDossierDialog *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  gboolean filled = FALSE;
  guint n = 0;

  for (gsize i = 0; i < N_FIELDS; i++)
    {
      g_autofree char *value = mpad_input_get_raw (self->inputs[i]);

      if (mpad_text_is_blank (value))
        continue;
      g_key_file_set_string (file, "dossier", keys[i], value);
      if (i != FIELD_YEAR)
        filled = TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->carers_box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *group = g_strdup_printf ("carer-%u", n);

      if (mpad_carer_form_is_empty (MPAD_CARER_FORM (child)))
        continue;
      mpad_carer_form_store (MPAD_CARER_FORM (child), file, group);
      filled = TRUE;
      n++;
    }
  if (!filled)
    return NULL;
  return g_key_file_to_data (file, NULL, NULL);
}

static gpointer
draft_job (MpadVault *vault, gpointer data, GError **error)
{
  if (data != NULL)
    mpad_draft_store_put (vault, DRAFT_PLACE, data, error);
  else
    mpad_draft_store_remove (vault, DRAFT_PLACE, error);
  return NULL;
}

static void
on_draft_stored_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadNewDossierDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (object), result, &error);
  if (error != NULL && self->session != NULL)
    show_error (self, mpad_error_text_title (error), mpad_error_text_body (error));
}

static void
store_draft (MpadNewDossierDialog *self)
{
  g_clear_handle_id (&self->draft_source, g_source_remove);
  if (self->created || self->session == NULL)
    return;
  mpad_vault_service_run_async (mpad_session_get_service (self->session), MPAD_JOB_WRITE, draft_job,
                                make_draft (self), g_free, NULL, NULL, on_draft_stored_cb,
                                g_object_ref (self));
}

static gboolean
on_draft_timeout_cb (gpointer user_data)
{
  MpadNewDossierDialog *self = user_data;

  self->draft_source = 0;
  store_draft (self);
  return G_SOURCE_REMOVE;
}

static void
on_flush_cb (MpadNewDossierDialog *self)
{
  if (self->draft_source != 0)
    store_draft (self);
}

static void
on_changed_cb (MpadNewDossierDialog *self)
{
  g_autofree char *involved = get_value (self, FIELD_INVOLVED);
  gboolean yes = g_strcmp0 (involved, "yes") == 0;

  if (yes && !gtk_widget_get_visible (self->separate_box))
    mpad_ui_announce (GTK_WIDGET (self), _ ("This belongs in a separate vault"), FALSE);
  gtk_widget_set_visible (self->separate_box, yes);
  gtk_widget_set_visible (GTK_WIDGET (self->inputs[FIELD_INVOLVED_NOTE]), yes);
  if (self->draft_source == 0)
    self->draft_source = g_timeout_add (DRAFT_DELAY_MS, on_draft_timeout_cb, self);
}

static void
on_remove_carer_cb (MpadNewDossierDialog *self, GtkWidget *form)
{
  gtk_box_remove (self->carers_box, form);
  on_changed_cb (self);
}

static MpadCarerForm *
add_carer (MpadNewDossierDialog *self)
{
  GtkWidget *form = mpad_carer_form_new ();

  g_signal_connect_object (form, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "remove", G_CALLBACK (on_remove_carer_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->carers_box, form);
  return MPAD_CARER_FORM (form);
}

static void
on_add_carer_cb (MpadNewDossierDialog *self)
{
  gtk_widget_child_focus (GTK_WIDGET (add_carer (self)), GTK_DIR_TAB_FORWARD);
}

static void
fill_empty (MpadNewDossierDialog *self)
{
  g_autofree char *year = make_school_year ();

  for (gsize i = 0; i < N_FIELDS; i++)
    mpad_input_set_value (self->inputs[i], NULL);
  mpad_input_set_value (self->inputs[FIELD_YEAR], year);
  mpad_ui_clear (GTK_WIDGET (self->carers_box));
  add_carer (self);
  gtk_widget_set_visible (self->restored_box, FALSE);
}

static void
on_empty_cb (MpadNewDossierDialog *self)
{
  fill_empty (self);
  on_changed_cb (self);
  store_draft (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->inputs[FIELD_GIVEN]));
}

static void
restore (MpadNewDossierDialog *self, const char *text)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (!g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL))
    return;
  for (gsize i = 0; i < N_FIELDS; i++)
    {
      g_autofree char *value = g_key_file_get_string (file, "dossier", keys[i], NULL);

      if (value != NULL)
        mpad_input_set_value (self->inputs[i], value);
    }
  for (guint n = 0; n < MAX_CARERS; n++)
    {
      g_autofree char *group = g_strdup_printf ("carer-%u", n);

      if (!g_key_file_has_group (file, group))
        break;
      if (n == 0)
        mpad_ui_clear (GTK_WIDGET (self->carers_box));
      mpad_carer_form_restore (add_carer (self), file, group);
    }
  gtk_widget_set_visible (self->restored_box, TRUE);
}

static gpointer
get_draft_job (MpadVault *vault, gpointer data, GError **error)
{
  return mpad_draft_store_get (vault, DRAFT_PLACE, error);
}

static void
on_draft_read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadNewDossierDialog) self = user_data;
  g_autofree char *text = mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (object), result, NULL);
  g_autofree char *given = NULL;

  if (text == NULL || self->session == NULL)
    return;
  /* somebody types faster than the disk reads */
  given = get_value (self, FIELD_GIVEN);
  if (mpad_text_is_blank (given))
    restore (self, text);
}

/* Returns: (transfer full) (nullable): NULL when something must be mended first; it says so at the
 * field */
static MpadDossier *
make_dossier (MpadNewDossierDialog *self)
{
  g_autoptr (MpadDossier) dossier = mpad_dossier_new ();
  MpadProtocol *protocol = mpad_session_get_protocol (self->session);
  MpadPerson *pupil = mpad_person_new (MPAD_RELATION_PUPIL);
  g_autofree char *birth_raw = mpad_input_get_raw (self->inputs[FIELD_BIRTH]);
  g_autofree char *involved = get_value (self, FIELD_INVOLVED);
  g_autofree char *today = mpad_clock_today ();

  g_ptr_array_add (dossier->people, pupil);
  mpad_input_set_problem (self->inputs[FIELD_GIVEN], NULL);
  mpad_input_set_problem (self->inputs[FIELD_BIRTH], NULL);

  pupil->given_name = get_value (self, FIELD_GIVEN);
  if (mpad_text_is_blank (pupil->given_name))
    {
      mpad_input_set_problem (self->inputs[FIELD_GIVEN],
                              _ ("Write at least the child’s first name."));
      gtk_widget_grab_focus (GTK_WIDGET (self->inputs[FIELD_GIVEN]));
      return NULL;
    }
  pupil->infix = get_value (self, FIELD_INFIX);
  pupil->surname = get_value (self, FIELD_SURNAME);
  pupil->birth_date = get_value (self, FIELD_BIRTH);
  if ((pupil->birth_date == NULL && !mpad_text_is_blank (birth_raw)) ||
      (pupil->birth_date != NULL && mpad_age_on (pupil->birth_date, today) < 0))
    {
      mpad_input_set_problem (self->inputs[FIELD_BIRTH],
                              _ ("Write the date as day-month-year, for instance 09-03-2017."));
      gtk_widget_grab_focus (GTK_WIDGET (self->inputs[FIELD_BIRTH]));
      return NULL;
    }
  pupil->group = get_value (self, FIELD_GROUP);
  pupil->school_year = get_value (self, FIELD_YEAR);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->carers_box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!mpad_carer_form_is_empty (MPAD_CARER_FORM (child)))
      g_ptr_array_add (dossier->people, mpad_carer_form_make_person (MPAD_CARER_FORM (child)));

  g_set_str (&dossier->protocol_id, protocol->id);
  g_set_str (&dossier->protocol_version, protocol->version);
  dossier->involved = g_strcmp0 (involved, "yes") == 0  ? MPAD_YES
                      : g_strcmp0 (involved, "no") == 0 ? MPAD_NO
                                                        : MPAD_UNKNOWN;
  if (dossier->involved == MPAD_YES)
    dossier->involved_note = get_value (self, FIELD_INVOLVED_NOTE);
  return g_steal_pointer (&dossier);
}

/* Returns the id; the draft goes in the same transaction. */
static gpointer
create_job (MpadVault *vault, gpointer data, GError **error)
{
  MpadDossier *dossier = data;

  if (!mpad_dossier_store_create (vault, dossier, error) ||
      !mpad_draft_store_remove (vault, DRAFT_PLACE, error))
    return NULL;
  return g_strdup (dossier->id);
}

static void
on_created_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadNewDossierDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (object), result, &error);
  MpadWindow *window = mpad_window_of (GTK_WIDGET (self));

  if (id == NULL)
    {
      self->created = FALSE;
      gtk_widget_set_sensitive (self->create_button, TRUE);
      show_error (self, mpad_error_text_title (error), mpad_error_text_body (error));
      return;
    }
  adw_dialog_force_close (ADW_DIALOG (self));
  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.open-dossier", "s", id);
}

static void
on_create_cb (MpadNewDossierDialog *self)
{
  MpadDossier *dossier = make_dossier (self);

  if (dossier == NULL)
    return;
  show_error (self, NULL, NULL);
  gtk_widget_set_sensitive (self->create_button, FALSE);
  g_clear_handle_id (&self->draft_source, g_source_remove);
  self->created = TRUE;
  mpad_vault_service_run_async (mpad_session_get_service (self->session), MPAD_JOB_WRITE,
                                create_job, dossier, (GDestroyNotify) mpad_dossier_free, g_free,
                                NULL, on_created_cb, g_object_ref (self));
}

static void
mpad_new_dossier_dialog_closed (AdwDialog *dialog)
{
  on_flush_cb (MPAD_NEW_DOSSIER_DIALOG (dialog));
}

static void
mpad_new_dossier_dialog_dispose (GObject *object)
{
  MpadNewDossierDialog *self = MPAD_NEW_DOSSIER_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->draft_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), MPAD_TYPE_NEW_DOSSIER_DIALOG);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (mpad_new_dossier_dialog_parent_class)->dispose (object);
}

static void
mpad_new_dossier_dialog_class_init (MpadNewDossierDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AdwDialogClass *dialog_class = ADW_DIALOG_CLASS (klass);

  object_class->dispose = mpad_new_dossier_dialog_dispose;
  dialog_class->closed = mpad_new_dossier_dialog_closed;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/meldpad/Meldpad/ui/mpad-new-dossier-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MpadNewDossierDialog, carers_box);
  gtk_widget_class_bind_template_child (widget_class, MpadNewDossierDialog, create_button);
  gtk_widget_class_bind_template_child (widget_class, MpadNewDossierDialog, error_body);
  gtk_widget_class_bind_template_child (widget_class, MpadNewDossierDialog, error_box);
  gtk_widget_class_bind_template_child (widget_class, MpadNewDossierDialog, error_title);
  gtk_widget_class_bind_template_child (widget_class, MpadNewDossierDialog, involved_box);
  gtk_widget_class_bind_template_child (widget_class, MpadNewDossierDialog, protocol_label);
  gtk_widget_class_bind_template_child (widget_class, MpadNewDossierDialog, pupil_box);
  gtk_widget_class_bind_template_child (widget_class, MpadNewDossierDialog, restored_box);
  gtk_widget_class_bind_template_child (widget_class, MpadNewDossierDialog, separate_box);
  gtk_widget_class_bind_template_callback (widget_class, on_add_carer_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_create_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_empty_cb);
}

static void
add_input (MpadNewDossierDialog *self, GtkWidget *box, Field field, GtkWidget *input, int width)
{
  self->inputs[field] = MPAD_INPUT (input);
  g_signal_connect_object (input, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_hexpand (input, width != 0);
  gtk_widget_set_size_request (input, width, -1);
  if (ADW_IS_WRAP_BOX (box))
    adw_wrap_box_append (ADW_WRAP_BOX (box), input);
  else
    gtk_box_append (GTK_BOX (box), input);
}

/* what stands in the administration need not be typed over. */
static void
on_picked_cb (MpadNewDossierDialog *self, const MpadPupil *pupil)
{
  mpad_input_set_value (self->inputs[FIELD_GIVEN], pupil->given_name);
  mpad_input_set_value (self->inputs[FIELD_INFIX], pupil->infix);
  mpad_input_set_value (self->inputs[FIELD_SURNAME], pupil->surname);
  mpad_input_set_value (self->inputs[FIELD_BIRTH], pupil->birth_date);
  mpad_input_set_value (self->inputs[FIELD_GROUP], pupil->group);
  on_changed_cb (self);
}

static void
on_pick_clicked_cb (MpadNewDossierDialog *self)
{
  AdwDialog *picker = g_object_ref_sink (mpad_pupil_picker_new ());

  g_signal_connect_object (picker, "picked", G_CALLBACK (on_picked_cb), self, G_CONNECT_SWAPPED);
  mpad_pupil_picker_choose_file (MPAD_PUPIL_PICKER (picker), GTK_WIDGET (self));
  g_object_unref (picker);
}

static void
mpad_new_dossier_dialog_init (MpadNewDossierDialog *self)
{
  GtkWidget *pupil, *involved, *pick;

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  pupil = GTK_WIDGET (self->pupil_box);
  involved = GTK_WIDGET (self->involved_box);
  add_input (self, pupil, FIELD_GIVEN, mpad_input_new_line (_ ("First name"), NULL), 230);
  add_input (self, pupil, FIELD_INFIX, mpad_input_new_line (_ ("Prefix"), NULL), 90);
  add_input (self, pupil, FIELD_SURNAME, mpad_input_new_line (_ ("Last name"), NULL), 300);
  add_input (self, pupil, FIELD_BIRTH, mpad_input_new_date (_ ("Date of birth")), 230);
  add_input (self, pupil, FIELD_GROUP, mpad_input_new_line (_ ("Group"), NULL), 90);
  add_input (self, pupil, FIELD_YEAR, mpad_input_new_line (_ ("School year"), NULL), 300);
  add_input (self, involved, FIELD_INVOLVED,
             mpad_input_new_yes_no (
               _ ("Is somebody of the team family of this child, or involved in another way?")),
             0);
  add_input (self, involved, FIELD_INVOLVED_NOTE,
             mpad_input_new_line (_ ("Who, how, and why the dossier is here"), NULL), 0);
  pick = mpad_ui_button (_ ("Choose from a file of the administration …"), "mpad-school-symbolic",
                         "flat mpad-link-button");
  gtk_widget_set_halign (pick, GTK_ALIGN_START);
  g_signal_connect_object (pick, "clicked", G_CALLBACK (on_pick_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (pupil)), pick,
                              gtk_widget_get_prev_sibling (pupil));
  fill_empty (self);
  on_changed_cb (self);
  g_clear_handle_id (&self->draft_source, g_source_remove);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->inputs[FIELD_GIVEN]));
}

AdwDialog *
mpad_new_dossier_dialog_new (MpadSession *session)
{
  MpadNewDossierDialog *self;
  g_autofree char *text = NULL;

  g_return_val_if_fail (MPAD_IS_SESSION (session), NULL);

  self = g_object_new (MPAD_TYPE_NEW_DOSSIER_DIALOG, NULL);
  self->session = g_object_ref (session);
  text = g_strdup_printf (_ ("Follows “%s”"), mpad_session_get_protocol (session)->title);
  gtk_label_set_text (self->protocol_label, text);
  g_signal_connect_object (session, "flush", G_CALLBACK (on_flush_cb), self, G_CONNECT_SWAPPED);
  mpad_vault_service_run_async (mpad_session_get_service (session), MPAD_JOB_READ, get_draft_job,
                                NULL, NULL, g_free, self->cancellable, on_draft_read_cb,
                                g_object_ref (self));
  mpad_place_set_reopen (ADW_DIALOG (self), "win.new-dossier");
  return ADW_DIALOG (self);
}
