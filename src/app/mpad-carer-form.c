/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Not known" is an answer of its own for gezag and safety: it never reads as no. */
#include "config.h"

#include "mpad-carer-form.h"

#include <glib/gi18n.h>

#include "mpad-input.h"
#include "mpad-labels.h"
#include "mpad-text.h"
#include "mpad-ui.h"

typedef enum
{
  FIELD_RELATION,
  FIELD_LABEL,
  FIELD_GIVEN,
  FIELD_INFIX,
  FIELD_SURNAME,
  FIELD_GEZAG,
  FIELD_SAFE,
  FIELD_PHONE,
  N_FIELDS,
} Field;

static const char *const keys[N_FIELDS] = { "relation", "label", "given", "infix",
                                            "surname",  "gezag", "safe",  "phone" };

/* index of the chip's word in the enum's order of appearance */
static const struct
{
  const char *word;
  MpadRelation relation;
} relations[] = {
  { "parent", MPAD_RELATION_PARENT },
  { "step-parent", MPAD_RELATION_STEP_PARENT },
  { "foster-parent", MPAD_RELATION_FOSTER_PARENT },
  { "guardian", MPAD_RELATION_GUARDIAN },
  { "family-guardian", MPAD_RELATION_FAMILY_GUARDIAN },
};

struct _MpadCarerForm
{
  GtkBox parent_instance;

  /* borrowed */
  MpadInput *inputs[N_FIELDS];
};

G_DEFINE_FINAL_TYPE (MpadCarerForm, mpad_carer_form, GTK_TYPE_BOX)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_input_changed_cb (MpadCarerForm *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_remove_cb (MpadCarerForm *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

static void
add_input (MpadCarerForm *self, GtkWidget *box, Field field, GtkWidget *input, int width)
{
  self->inputs[field] = MPAD_INPUT (input);
  g_signal_connect_object (input, "changed", G_CALLBACK (on_input_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_size_request (input, width, -1);
  gtk_widget_set_hexpand (input, width != 0);
  if (ADW_IS_WRAP_BOX (box))
    adw_wrap_box_append (ADW_WRAP_BOX (box), input);
  else
    gtk_box_append (GTK_BOX (box), input);
}

static MpadYesNo
to_yes_no (const char *value)
{
  if (g_strcmp0 (value, "yes") == 0)
    return MPAD_YES;
  if (g_strcmp0 (value, "no") == 0)
    return MPAD_NO;
  return MPAD_UNKNOWN;
}

static void
mpad_carer_form_class_init (MpadCarerFormClass *klass)
{
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MPAD_TYPE_CARER_FORM, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVE] = g_signal_new ("remove", MPAD_TYPE_CARER_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mpad_carer_form_init (MpadCarerForm *self)
{
  MpadChoice choices[G_N_ELEMENTS (relations)] = { 0 };
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = mpad_ui_label (_ ("Parent or carer"), "mpad-strong");
  GtkWidget *remove = mpad_ui_button (_ ("Remove"), NULL, "flat");
  GtkWidget *names = adw_wrap_box_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (relations); i++)
    {
      choices[i].word = relations[i].word;
      choices[i].label = mpad_label_relation (relations[i].relation);
    }
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "mpad-panel");
  gtk_widget_add_css_class (GTK_WIDGET (self), "mpad-padded");
  mpad_ui_set_name (GTK_WIDGET (self), _ ("Parent or carer"));
  mpad_ui_set_name (remove, _ ("Remove this parent or carer"));
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_remove_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), remove);
  gtk_box_append (GTK_BOX (self), head);

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (names), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (names), 12);
  add_input (self, GTK_WIDGET (self), FIELD_RELATION,
             mpad_input_new_chips (_ ("Relation"), choices, G_N_ELEMENTS (choices), FALSE), 0);
  gtk_box_append (GTK_BOX (self), names);
  add_input (self, names, FIELD_LABEL,
             mpad_input_new_line (_ ("What the child calls this person"),
                                  _ ("for instance mother, father, grandma")),
             230);
  add_input (self, names, FIELD_GIVEN, mpad_input_new_line (_ ("First name"), NULL), 180);
  add_input (self, names, FIELD_INFIX, mpad_input_new_line (_ ("Prefix"), NULL), 90);
  add_input (self, names, FIELD_SURNAME, mpad_input_new_line (_ ("Last name"), NULL), 260);
  add_input (self, names, FIELD_PHONE, mpad_input_new_line (_ ("Telephone"), NULL), 180);
  add_input (self, GTK_WIDGET (self), FIELD_GEZAG,
             mpad_input_new_yes_no (_ ("Has parental authority (gezag)")), 0);
  add_input (self, GTK_WIDGET (self), FIELD_SAFE,
             mpad_input_new_yes_no (_ ("Is it safe to contact this person?")), 0);
}

GtkWidget *
mpad_carer_form_new (void)
{
  return g_object_new (MPAD_TYPE_CARER_FORM, NULL);
}

gboolean
mpad_carer_form_is_empty (MpadCarerForm *self)
{
  static const Field naming[] = { FIELD_LABEL, FIELD_GIVEN, FIELD_SURNAME, FIELD_PHONE };

  g_return_val_if_fail (MPAD_IS_CARER_FORM (self), TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (naming); i++)
    {
      g_autofree char *value = mpad_input_get_value (self->inputs[naming[i]]);

      if (!mpad_text_is_blank (value))
        return FALSE;
    }
  return TRUE;
}

MpadPerson *
mpad_carer_form_make_person (MpadCarerForm *self)
{
  g_autofree char *relation = NULL;
  g_autofree char *gezag = NULL;
  g_autofree char *safe = NULL;
  MpadPerson *person;

  g_return_val_if_fail (MPAD_IS_CARER_FORM (self), NULL);

  person = mpad_person_new (MPAD_RELATION_PARENT);
  relation = mpad_input_get_value (self->inputs[FIELD_RELATION]);
  gezag = mpad_input_get_value (self->inputs[FIELD_GEZAG]);
  safe = mpad_input_get_value (self->inputs[FIELD_SAFE]);
  for (gsize i = 0; i < G_N_ELEMENTS (relations); i++)
    if (g_strcmp0 (relation, relations[i].word) == 0)
      person->relation = relations[i].relation;
  person->relation_label = mpad_input_get_value (self->inputs[FIELD_LABEL]);
  person->given_name = mpad_input_get_value (self->inputs[FIELD_GIVEN]);
  person->infix = mpad_input_get_value (self->inputs[FIELD_INFIX]);
  person->surname = mpad_input_get_value (self->inputs[FIELD_SURNAME]);
  person->phone = mpad_input_get_value (self->inputs[FIELD_PHONE]);
  person->gezag = to_yes_no (gezag);
  person->safe_contact = to_yes_no (safe);
  return person;
}

void
mpad_carer_form_store (MpadCarerForm *self, GKeyFile *file, const char *group)
{
  g_return_if_fail (MPAD_IS_CARER_FORM (self));

  for (gsize i = 0; i < N_FIELDS; i++)
    {
      g_autofree char *value = mpad_input_get_value (self->inputs[i]);

      if (value != NULL)
        g_key_file_set_string (file, group, keys[i], value);
    }
}

void
mpad_carer_form_restore (MpadCarerForm *self, GKeyFile *file, const char *group)
{
  g_return_if_fail (MPAD_IS_CARER_FORM (self));

  for (gsize i = 0; i < N_FIELDS; i++)
    {
      g_autofree char *value = g_key_file_get_string (file, group, keys[i], NULL);

      mpad_input_set_value (self->inputs[i], value);
    }
}
