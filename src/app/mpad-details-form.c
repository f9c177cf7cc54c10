/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of one kind of entry as a form. */
#include "config.h"

#include "mpad-details-form.h"

#include <glib/gi18n.h>

#include "mpad-details.h"
#include "mpad-entry-keys.h"
#include "mpad-input.h"
#include "mpad-ui.h"

struct _MpadDetailsForm
{
  GtkBox parent_instance;

  /* borrowed */
  MpadEntry *entry;

  /* owned */
  GPtrArray *inputs; /* of the table, in its order; NULL for hidden ones */

  const MpadDetail *details;
  guint n_details;
};

G_DEFINE_FINAL_TYPE (MpadDetailsForm, mpad_details_form, GTK_TYPE_BOX)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_asked (MpadDetailsForm *self)
{
  for (guint i = 0; i < self->n_details; i++)
    {
      GtkWidget *input = g_ptr_array_index (self->inputs, i);

      if (input != NULL)
        gtk_widget_set_visible (input, mpad_detail_is_asked (&self->details[i], self->entry));
    }
}

static void
on_input_changed_cb (MpadDetailsForm *self, MpadInput *input)
{
  for (guint i = 0; i < self->n_details; i++)
    if (g_ptr_array_index (self->inputs, i) == input)
      {
        g_autofree char *value = mpad_input_get_value (input);

        mpad_entry_set (self->entry, self->details[i].key, value);
      }
  show_asked (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkWidget *
make_input (const MpadDetail *detail, const MpadEntry *entry, MpadDossierModel *model)
{
  const char *label = _ (detail->label);
  GtkWidget *input;
  MpadChoice *choices;
  guint n = 0;

  switch (detail->input)
    {
    case MPAD_DETAIL_LINE:
      input = mpad_input_new_line (label, NULL);
      break;
    case MPAD_DETAIL_TEXT:
      return mpad_input_new_text (label, detail->hint != NULL ? _ (detail->hint) : NULL);
    case MPAD_DETAIL_DATE:
      input = mpad_input_new_date (label);
      break;
    case MPAD_DETAIL_TIME:
      input = mpad_input_new_time (label);
      break;
    case MPAD_DETAIL_YES_NO:
    case MPAD_DETAIL_CHOICE:
    case MPAD_DETAIL_CHOICES:
    case MPAD_DETAIL_ROLE:
    case MPAD_DETAIL_ROLES:
    case MPAD_DETAIL_PARTY:
    case MPAD_DETAIL_CARERS:
    case MPAD_DETAIL_GROUND:
    case MPAD_DETAIL_BRANCHES:
      choices = mpad_detail_dup_choices (detail, entry, mpad_dossier_model_get_dossier (model),
                                         mpad_dossier_model_get_protocol (model), &n);
      input = mpad_input_new_chips (
        label, choices, n,
        detail->input == MPAD_DETAIL_CHOICES || detail->input == MPAD_DETAIL_ROLES ||
          detail->input == MPAD_DETAIL_CARERS || detail->input == MPAD_DETAIL_BRANCHES);
      mpad_choices_free (choices, n);
      break;
    case MPAD_DETAIL_HIDDEN:
    default:
      return NULL;
    }
  if (detail->hint != NULL)
    mpad_input_set_help (MPAD_INPUT (input), _ (detail->hint));
  return input;
}

static void
mpad_details_form_finalize (GObject *object)
{
  g_ptr_array_unref (MPAD_DETAILS_FORM (object)->inputs);

  G_OBJECT_CLASS (mpad_details_form_parent_class)->finalize (object);
}

static void
mpad_details_form_class_init (MpadDetailsFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mpad_details_form_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mpad_details_form_init (MpadDetailsForm *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 16);
  self->inputs = g_ptr_array_new ();
}

GtkWidget *
mpad_details_form_new (MpadEntry *entry, MpadDossierModel *model)
{
  return mpad_details_form_new_for_keys (entry, model, NULL);
}

GtkWidget *
mpad_details_form_new_for_keys (MpadEntry *entry, MpadDossierModel *model, const char *const *keys)
{
  MpadDetailsForm *self = g_object_new (MPAD_TYPE_DETAILS_FORM, NULL);

  self->entry = entry;
  self->details = mpad_details_for (entry->kind, mpad_entry_get (entry, MPAD_KEY_FACT),
                                    &self->n_details);
  for (guint i = 0; i < self->n_details; i++)
    {
      gboolean wanted = keys == NULL || g_strv_contains (keys, self->details[i].key);
      GtkWidget *input = wanted ? make_input (&self->details[i], entry, model) : NULL;

      g_ptr_array_add (self->inputs, input);
      if (input == NULL)
        continue;
      mpad_input_set_value (MPAD_INPUT (input), mpad_entry_get (entry, self->details[i].key));
      g_signal_connect_object (input, "changed", G_CALLBACK (on_input_changed_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self), input);
    }
  show_asked (self);
  return GTK_WIDGET (self);
}

gboolean
mpad_details_form_is_empty (MpadDetailsForm *self)
{
  g_return_val_if_fail (MPAD_IS_DETAILS_FORM (self), TRUE);
  return gtk_widget_get_first_child (GTK_WIDGET (self)) == NULL;
}
