/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Toggle buttons in a wrap box; an entry that opens behind "Add someone". */
#define G_LOG_DOMAIN "mpad-people-picker"

#include "config.h"

#include "mpad-people-picker.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "mpad-text.h"
#include "mpad-ui.h"

struct _MpadPeoplePicker
{
  GtkWidget parent_instance;

  /* owned child */
  GtkWidget *box;

  /* borrowed */
  GtkWidget *label;
  GtkWidget *wrap;
  GtkWidget *add;
  GtkWidget *entry;
  GtkWidget *problem;

  /* state */
  gboolean setting;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpadPeoplePicker, mpad_people_picker, GTK_TYPE_WIDGET)

static const char name_key[] = "mpad-name";

static void
emit_changed (MpadPeoplePicker *self)
{
  if (self->setting)
    return;
  mpad_people_picker_set_problem (self, NULL);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkWidget *
find_chip (MpadPeoplePicker *self, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->wrap); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (child), name_key), name) == 0)
      return child;
  return NULL;
}

static void
on_toggled_cb (GtkToggleButton *chip, gpointer user_data)
{
  emit_changed (MPAD_PEOPLE_PICKER (user_data));
}

static GtkWidget *
add_chip (MpadPeoplePicker *self, const char *name)
{
  GtkWidget *chip = gtk_toggle_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (content), mpad_ui_initials (name, 24));
  gtk_box_append (GTK_BOX (content), gtk_label_new (name));
  gtk_button_set_child (GTK_BUTTON (chip), content);
  gtk_widget_add_css_class (chip, "mpad-person-chip");
  mpad_ui_set_name (chip, name);
  g_object_set_data_full (G_OBJECT (chip), name_key, g_strdup (name), g_free);
  g_signal_connect_object (chip, "toggled", G_CALLBACK (on_toggled_cb), self, G_CONNECT_DEFAULT);
  adw_wrap_box_insert_child_after (ADW_WRAP_BOX (self->wrap), chip,
                                   gtk_widget_get_prev_sibling (self->add));
  return chip;
}

static void
on_entry_activate_cb (GtkEntry *entry, gpointer user_data)
{
  MpadPeoplePicker *self = MPAD_PEOPLE_PICKER (user_data);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  GtkWidget *chip;

  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_widget_set_visible (self->entry, FALSE);
  gtk_widget_set_visible (self->add, TRUE);
  gtk_widget_grab_focus (self->add);
  if (*name == '\0')
    return;
  chip = find_chip (self, name);
  if (chip == NULL)
    chip = add_chip (self, name);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
}

static void
on_add_clicked_cb (GtkButton *button, gpointer user_data)
{
  MpadPeoplePicker *self = MPAD_PEOPLE_PICKER (user_data);

  gtk_widget_set_visible (self->add, FALSE);
  gtk_widget_set_visible (self->entry, TRUE);
  gtk_widget_grab_focus (self->entry);
}

/* A name that was typed but not closed with Enter is not lost. */
static void
on_focus_leave_cb (GtkEventControllerFocus *controller, gpointer user_data)
{
  MpadPeoplePicker *self = MPAD_PEOPLE_PICKER (user_data);
  g_autofree char *name = g_strstrip (
    g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  GtkWidget *chip;

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_set_visible (self->entry, FALSE);
  gtk_widget_set_visible (self->add, TRUE);
  if (*name == '\0')
    return;
  chip = find_chip (self, name);
  if (chip == NULL)
    chip = add_chip (self, name);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
}

static void
mpad_people_picker_dispose (GObject *object)
{
  MpadPeoplePicker *self = MPAD_PEOPLE_PICKER (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (mpad_people_picker_parent_class)->dispose (object);
}

static void
mpad_people_picker_class_init (MpadPeoplePickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mpad_people_picker_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MPAD_TYPE_PEOPLE_PICKER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mpad_people_picker_init (MpadPeoplePicker *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->label = mpad_ui_label (NULL, "mpad-strong");
  self->wrap = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->wrap), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->wrap), 6);
  self->add = mpad_ui_button (_ ("Add someone"), "list-add-symbolic", "flat mpad-second");
  g_signal_connect (self->add, "clicked", G_CALLBACK (on_add_clicked_cb), self);
  self->entry = gtk_entry_new ();
  gtk_widget_set_visible (self->entry, FALSE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Name, then Enter"));
  mpad_ui_set_name (self->entry, _ ("Name of somebody else who was there"));
  g_signal_connect (self->entry, "activate", G_CALLBACK (on_entry_activate_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_focus_leave_cb), self);
  gtk_widget_add_controller (self->entry, focus);
  adw_wrap_box_append (ADW_WRAP_BOX (self->wrap), self->add);
  adw_wrap_box_append (ADW_WRAP_BOX (self->wrap), self->entry);
  self->problem = mpad_ui_label (NULL, "mpad-second mpad-stop-text");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->label);
  gtk_box_append (GTK_BOX (self->box), self->wrap);
  gtk_box_append (GTK_BOX (self->box), self->problem);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
mpad_people_picker_new (const char *label)
{
  MpadPeoplePicker *self = g_object_new (MPAD_TYPE_PEOPLE_PICKER, NULL);

  gtk_label_set_text (GTK_LABEL (self->label), label);
  mpad_ui_set_name (GTK_WIDGET (self), label);
  return GTK_WIDGET (self);
}

void
mpad_people_picker_offer (MpadPeoplePicker *self, const char *name)
{
  g_return_if_fail (MPAD_IS_PEOPLE_PICKER (self));

  if (!mpad_text_is_blank (name) && find_chip (self, name) == NULL)
    add_chip (self, name);
}

void
mpad_people_picker_set_value (MpadPeoplePicker *self, const char *names)
{
  g_auto (GStrv) lines = NULL;

  g_return_if_fail (MPAD_IS_PEOPLE_PICKER (self));

  self->setting = TRUE;
  lines = g_strsplit (names != NULL ? names : "", "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    mpad_people_picker_offer (self, g_strstrip (lines[i]));
  for (GtkWidget *child = gtk_widget_get_first_child (self->wrap); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *name = g_object_get_data (G_OBJECT (child), name_key);

      if (name != NULL)
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child),
                                      g_strv_contains ((const char *const *) lines, name));
    }
  self->setting = FALSE;
}

char *
mpad_people_picker_get_value (MpadPeoplePicker *self)
{
  GString *names;

  g_return_val_if_fail (MPAD_IS_PEOPLE_PICKER (self), NULL);

  names = g_string_new (NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (self->wrap); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *name = g_object_get_data (G_OBJECT (child), name_key);

      if (name == NULL || !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (child)))
        continue;
      if (names->len > 0)
        g_string_append_c (names, '\n');
      g_string_append (names, name);
    }
  if (names->len == 0)
    {
      g_string_free (names, TRUE);
      return NULL;
    }
  return g_string_free_and_steal (names);
}

void
mpad_people_picker_set_problem (MpadPeoplePicker *self, const char *problem)
{
  g_return_if_fail (MPAD_IS_PEOPLE_PICKER (self));

  gtk_label_set_text (GTK_LABEL (self->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
}
