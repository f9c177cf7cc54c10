/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing down one person. One table says which field each relation asks. */
#include "config.h"

#include "mpad-person-dialog.h"

#include <glib/gi18n.h>

#include "mpad-clock.h"
#include "mpad-dossier-store.h"
#include "mpad-entry-saver.h"
#include "mpad-error-text.h"
#include "mpad-format.h"
#include "mpad-input.h"
#include "mpad-labels.h"
#include "mpad-text.h"
#include "mpad-ui.h"

typedef enum
{
  FIELD_LINE,
  FIELD_DATE,
  FIELD_YES_NO,
  FIELD_FLAG,
  FIELD_ALIASES,
  FIELD_TEXT,
} FieldKind;

/* Whom a field is asked about. */
enum
{
  OF_PUPIL = 1 << 0,
  OF_CARER = 1 << 1,
  OF_SIBLING = 1 << 2,
  OF_OTHER = 1 << 3,
  OF_PROFESSIONAL = 1 << 4,
  OF_PEOPLE = OF_PUPIL | OF_CARER | OF_SIBLING | OF_OTHER,
  OF_ALL = OF_PEOPLE | OF_PROFESSIONAL,
};

typedef struct
{
  FieldKind kind;
  guint of;
  gsize offset;
  const char *label;
  const char *help;
} Field;

#define AT(member) G_STRUCT_OFFSET (MpadPerson, member)

static const Field fields[] = {
  { FIELD_LINE, OF_ALL, AT (given_name), N_ ("Given name"), NULL },
  { FIELD_LINE, OF_ALL, AT (infix), N_ ("Infix"), N_ ("van, de, el …") },
  { FIELD_LINE, OF_ALL, AT (surname), N_ ("Surname"), NULL },
  { FIELD_LINE, OF_CARER | OF_OTHER | OF_SIBLING, AT (relation_label),
    N_ ("What is this person to the child?"), N_ ("moeder, vader, oma, zus …") },
  { FIELD_LINE, OF_PROFESSIONAL | OF_CARER, AT (organisation), N_ ("Organisation"),
    N_ ("Gezag can lie with an institution") },
  { FIELD_LINE, OF_PROFESSIONAL, AT (function), N_ ("Function"), NULL },
  { FIELD_DATE, OF_PUPIL | OF_SIBLING, AT (birth_date), N_ ("Date of birth"), NULL },
  { FIELD_LINE, OF_PUPIL, AT (group), N_ ("Group"), NULL },
  { FIELD_LINE, OF_PUPIL, AT (school_year), N_ ("School year"), NULL },
  { FIELD_YES_NO, OF_CARER, AT (gezag), N_ ("Does this person have gezag?"),
    N_ ("Not known? Leave both open; never guess.") },
  { FIELD_LINE, OF_CARER, AT (gezag_limits), N_ ("Did a court limit something?"), NULL },
  { FIELD_YES_NO, OF_CARER | OF_OTHER, AT (safe_contact), N_ ("Is it safe to reach this person?"),
    N_ ("For a letter, a call or a talk") },
  { FIELD_LINE, OF_CARER | OF_OTHER, AT (safe_reason), N_ ("Why?"), NULL },
  { FIELD_LINE, OF_CARER | OF_OTHER | OF_PROFESSIONAL, AT (phone), N_ ("Telephone"), NULL },
  { FIELD_LINE, OF_CARER | OF_OTHER | OF_PROFESSIONAL, AT (email), N_ ("E-mail"), NULL },
  { FIELD_LINE, OF_PEOPLE, AT (address), N_ ("Address"), NULL },
  { FIELD_FLAG, OF_PEOPLE, AT (address_hidden), N_ ("Must this address stay hidden?"),
    N_ ("It then never stands on a paper that another parent can see") },
  { FIELD_LINE, OF_CARER, AT (interpreter_language), N_ ("Interpreter needed for"), NULL },
  { FIELD_ALIASES, OF_PEOPLE, 0, N_ ("Nicknames"),
    N_ ("With commas between them. Papers for others are checked for these too.") },
  { FIELD_TEXT, OF_ALL, AT (note), N_ ("Remark"), NULL },
};

struct _MpadPersonDialog
{
  AdwDialog parent_instance;

  /* children */
  GtkWidget *inputs[G_N_ELEMENTS (fields)];
  GtkWidget *relation;
  GtkBox *body;
  GtkLabel *saved;
  GtkWidget *remove;

  /* owned */
  MpadDossierModel *model;
  MpadPerson *person;
  guint timeout;

  /* state */
  gboolean dirty;
  gboolean busy;
  gboolean stopped;
};

G_DEFINE_FINAL_TYPE (MpadPersonDialog, mpad_person_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static guint
class_of (const MpadPerson *person)
{
  if (person->relation == MPAD_RELATION_PUPIL)
    return OF_PUPIL;
  if (mpad_person_is_carer (person))
    return OF_CARER;
  if (person->relation == MPAD_RELATION_SIBLING)
    return OF_SIBLING;
  if (person->relation == MPAD_RELATION_PROFESSIONAL)
    return OF_PROFESSIONAL;
  return OF_OTHER;
}

/* saving */

static void save (MpadPersonDialog *self);

static gpointer
save_job (MpadVault *vault, gpointer data, GError **error)
{
  if (!mpad_dossier_store_save_person (vault, data, error))
    return NULL;
  return mpad_person_copy (data);
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadPersonDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadPerson)
    stored = mpad_dossier_model_run_finish (MPAD_DOSSIER_MODEL (source), result, &error);
  g_autofree char *text = NULL;

  self->busy = FALSE;
  if (stored == NULL)
    {
      self->dirty = TRUE;
      text = mpad_error_text_not_saved (error, mpad_dossier_model_get_vault_path (self->model));
      gtk_widget_add_css_class (GTK_WIDGET (self->saved), "mpad-stop-text");
      mpad_ui_announce (GTK_WIDGET (self->saved), text, TRUE);
    }
  else
    {
      g_autofree char *stamp = mpad_format_stamp (mpad_clock_now_us ());

      text = g_strdup_printf (_ ("Saved · %s"), stamp);
      gtk_widget_remove_css_class (GTK_WIDGET (self->saved), "mpad-stop-text");
      gtk_widget_set_visible (self->remove, self->person->relation != MPAD_RELATION_PUPIL);
      if (self->dirty && !self->stopped)
        save (self);
    }
  gtk_label_set_text (self->saved, text);
}

static gboolean
has_name (const MpadPerson *person)
{
  return !mpad_text_is_blank (person->given_name) || !mpad_text_is_blank (person->surname) ||
         !mpad_text_is_blank (person->organisation);
}

static void
save (MpadPersonDialog *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  /* somebody without any name is nobody yet */
  if (self->busy || self->stopped || !has_name (self->person))
    return;
  self->busy = TRUE;
  self->dirty = FALSE;
  mpad_dossier_model_run_async (
    self->model, save_job, mpad_person_copy (self->person), (GDestroyNotify) mpad_person_free,
    (GDestroyNotify) mpad_person_free, on_saved_cb, g_object_ref (self));
}

static gboolean
on_timeout_cb (gpointer data)
{
  MpadPersonDialog *self = data;

  self->timeout = 0;
  save (self);
  return G_SOURCE_REMOVE;
}

static void
flush (MpadPersonDialog *self)
{
  if (self->dirty)
    save (self);
}

static void
touch (MpadPersonDialog *self)
{
  self->dirty = TRUE;
  if (self->timeout == 0)
    self->timeout = g_timeout_add (MPAD_SAVE_DELAY_MS, on_timeout_cb, self);
}

/* fields */

static void
read_field (MpadPersonDialog *self, gsize i)
{
  g_autofree char *value = mpad_input_get_value (MPAD_INPUT (self->inputs[i]));
  gpointer member = G_STRUCT_MEMBER_P (self->person, fields[i].offset);

  switch (fields[i].kind)
    {
    case FIELD_LINE:
    case FIELD_DATE:
    case FIELD_TEXT:
      g_free (*(char **) member);
      *(char **) member = g_steal_pointer (&value);
      break;
    case FIELD_YES_NO:
      *(MpadYesNo *) member = g_strcmp0 (value, "yes") == 0  ? MPAD_YES
                              : g_strcmp0 (value, "no") == 0 ? MPAD_NO
                                                             : MPAD_UNKNOWN;
      break;
    case FIELD_FLAG:
      *(gboolean *) member = g_strcmp0 (value, "yes") == 0;
      break;
    case FIELD_ALIASES:
      g_strfreev (self->person->aliases);
      self->person->aliases = g_strsplit (value != NULL ? value : "", ",", -1);
      for (guint a = 0; self->person->aliases[a] != NULL; a++)
        g_strstrip (self->person->aliases[a]);
      break;
    }
}

static void
write_field (MpadPersonDialog *self, gsize i)
{
  gpointer member = G_STRUCT_MEMBER_P (self->person, fields[i].offset);
  MpadInput *input = MPAD_INPUT (self->inputs[i]);

  switch (fields[i].kind)
    {
    case FIELD_LINE:
    case FIELD_DATE:
    case FIELD_TEXT:
      mpad_input_set_value (input, *(char **) member);
      break;
    case FIELD_YES_NO:
      mpad_input_set_value (input, *(MpadYesNo *) member == MPAD_YES  ? "yes"
                                   : *(MpadYesNo *) member == MPAD_NO ? "no"
                                                                      : NULL);
      break;
    case FIELD_FLAG:
      mpad_input_set_value (input, *(gboolean *) member ? "yes" : "no");
      break;
    case FIELD_ALIASES:
      {
        g_autofree char *text = self->person->aliases != NULL
                                  ? g_strjoinv (", ", self->person->aliases)
                                  : NULL;

        mpad_input_set_value (input, text);
        break;
      }
    }
}

static void
on_field_changed_cb (MpadPersonDialog *self, GtkWidget *input)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (self->inputs[i] == input)
      read_field (self, i);
  touch (self);
}

static void
show_fields (MpadPersonDialog *self)
{
  guint of = class_of (self->person);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    gtk_widget_set_visible (self->inputs[i], (fields[i].of & of) != 0);
}

static void
on_relation_changed_cb (MpadPersonDialog *self)
{
  g_autofree char *value = mpad_input_get_value (MPAD_INPUT (self->relation));

  if (value == NULL)
    return;
  self->person->relation = (MpadRelation) g_ascii_strtoll (value, NULL, 10);
  show_fields (self);
  touch (self);
}

static void
build_fields (MpadPersonDialog *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *label = _ (fields[i].label);

      switch (fields[i].kind)
        {
        case FIELD_LINE:
        case FIELD_ALIASES:
          self->inputs[i] = mpad_input_new_line (label, NULL);
          break;
        case FIELD_DATE:
          self->inputs[i] = mpad_input_new_date (label);
          break;
        case FIELD_YES_NO:
        case FIELD_FLAG:
          self->inputs[i] = mpad_input_new_yes_no (label);
          break;
        case FIELD_TEXT:
          self->inputs[i] = mpad_input_new_text (label, NULL);
          break;
        }
      if (fields[i].help != NULL)
        mpad_input_set_help (MPAD_INPUT (self->inputs[i]), _ (fields[i].help));
      write_field (self, i);
      g_signal_connect_object (self->inputs[i], "changed", G_CALLBACK (on_field_changed_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->body, self->inputs[i]);
    }
}

static void
build_relation (MpadPersonDialog *self)
{
  MpadChoice choices[MPAD_N_RELATIONS];
  char words[MPAD_N_RELATIONS][8];
  guint n = 0;

  if (self->person->relation == MPAD_RELATION_PUPIL)
    return;
  for (int relation = MPAD_RELATION_PUPIL + 1; relation < MPAD_N_RELATIONS; relation++)
    {
      g_snprintf (words[n], sizeof words[n], "%d", relation);
      choices[n] = (MpadChoice) { words[n], mpad_label_relation ((MpadRelation) relation), NULL };
      n++;
    }
  self->relation = mpad_input_new_chips (_ ("Who is it?"), choices, n, FALSE);
  mpad_input_set_value (MPAD_INPUT (self->relation), words[self->person->relation - 1]);
  g_signal_connect_object (self->relation, "changed", G_CALLBACK (on_relation_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->body, self->relation);
}

/* removing */

static gpointer
remove_job (MpadVault *vault, gpointer data, GError **error)
{
  return GINT_TO_POINTER (mpad_dossier_store_remove_person (vault, data, error));
}

static void
on_removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadPersonDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  mpad_dossier_model_run_finish (MPAD_DOSSIER_MODEL (source), result, &error);
  if (error != NULL)
    {
      g_autofree char *problem = mpad_error_text_sentence (error);

      self->stopped = FALSE;
      gtk_label_set_text (self->saved, problem);
      mpad_ui_announce (GTK_WIDGET (self->saved), problem, TRUE);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0, self->person);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_remove_clicked_cb (MpadPersonDialog *self)
{
  self->stopped = TRUE;
  g_clear_handle_id (&self->timeout, g_source_remove);
  mpad_dossier_model_run_async (self->model, remove_job, g_strdup (self->person->id), g_free, NULL,
                                on_removed_cb, g_object_ref (self));
}

static void
mpad_person_dialog_closed (AdwDialog *dialog)
{
  flush (MPAD_PERSON_DIALOG (dialog));
}

static void
mpad_person_dialog_finalize (GObject *object)
{
  MpadPersonDialog *self = MPAD_PERSON_DIALOG (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->model);
  g_clear_pointer (&self->person, mpad_person_free);

  G_OBJECT_CLASS (mpad_person_dialog_parent_class)->finalize (object);
}

static void
mpad_person_dialog_class_init (MpadPersonDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mpad_person_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = mpad_person_dialog_closed;

  signals[SIGNAL_REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
mpad_person_dialog_init (MpadPersonDialog *self)
{
}

AdwDialog *
mpad_person_dialog_new (MpadDossierModel *model, MpadPerson *person)
{
  MpadPersonDialog *self;
  const MpadDossier *dossier;
  gboolean known;
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  g_return_val_if_fail (MPAD_IS_DOSSIER_MODEL (model), NULL);
  g_return_val_if_fail (person != NULL, NULL);

  dossier = mpad_dossier_model_get_dossier (model);
  known = dossier != NULL && mpad_dossier_get_person (dossier, person->id) != NULL;

  self = g_object_new (MPAD_TYPE_PERSON_DIALOG, "title", mpad_label_relation (person->relation),
                       "content-width", 560, "content-height", 680, NULL);
  self->model = g_object_ref (model);
  self->person = person;
  if (person->dossier_id == NULL)
    person->dossier_id = g_strdup (mpad_dossier_model_get_id (model));

  self->body = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 16));
  gtk_widget_add_css_class (GTK_WIDGET (self->body), "mpad-dialog-body");
  build_relation (self);
  build_fields (self);
  show_fields (self);

  self->saved = GTK_LABEL (
    mpad_ui_label (_ ("Every word is saved as you type"), "mpad-second mpad-dim"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->saved), TRUE);
  self->remove = mpad_ui_button (_ ("Take out of the dossier"), NULL, "flat");
  gtk_widget_set_visible (self->remove, known && person->relation != MPAD_RELATION_PUPIL);
  g_signal_connect_object (self->remove, "clicked", G_CALLBACK (on_remove_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (bar, "mpad-dialog-bar");
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->saved));
  gtk_box_append (GTK_BOX (bar), self->remove);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->body));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scroller);
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), bar);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  if (mpad_dossier_model_get_session (model) != NULL)
    g_signal_connect_object (mpad_dossier_model_get_session (model), "flush", G_CALLBACK (flush),
                             self, G_CONNECT_SWAPPED);
  return ADW_DIALOG (self);
}
