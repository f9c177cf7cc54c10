/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A step in the sidebar. */
#include "config.h"

#include "mpad-step-row.h"

#include "mpad-step-badge.h"
#include "mpad-ui.h"

struct _MpadStepRow
{
  GtkListBoxRow parent_instance;

  /* template children */
  GtkBox *content;
  GtkLabel *title;
  GtkLabel *school_label;
  GtkLabel *words;

  /* owned */
  GtkWidget *badge; /* borrowed from content */
  char *target;
  char *name;
};

G_DEFINE_FINAL_TYPE (MpadStepRow, mpad_step_row, GTK_TYPE_LIST_BOX_ROW)

static void
update_name (MpadStepRow *self)
{
  g_autofree char *name = g_strdup_printf ("%s, %s", self->name, gtk_label_get_text (self->words));

  mpad_ui_set_name (GTK_WIDGET (self), name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);
}

static void
mpad_step_row_finalize (GObject *object)
{
  MpadStepRow *self = MPAD_STEP_ROW (object);

  g_free (self->target);
  g_free (self->name);

  G_OBJECT_CLASS (mpad_step_row_parent_class)->finalize (object);
}

static void
mpad_step_row_class_init (MpadStepRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = mpad_step_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/meldpad/Meldpad/ui/mpad-step-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MpadStepRow, content);
  gtk_widget_class_bind_template_child (widget_class, MpadStepRow, school_label);
  gtk_widget_class_bind_template_child (widget_class, MpadStepRow, title);
  gtk_widget_class_bind_template_child (widget_class, MpadStepRow, words);
}

static void
mpad_step_row_init (MpadStepRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->badge = mpad_step_badge_new (GTK_ORIENTATION_VERTICAL);
  gtk_box_prepend (self->content, self->badge);
}

GtkWidget *
mpad_step_row_new (const char *target, const char *number, const char *title)
{
  MpadStepRow *self = g_object_new (MPAD_TYPE_STEP_ROW, NULL);

  g_return_val_if_fail (target != NULL && title != NULL, NULL);

  self->target = g_strdup (target);
  self->name = number != NULL ? g_strdup_printf ("%s  %s", number, title) : g_strdup (title);
  gtk_label_set_text (self->title, self->name);
  update_name (self);
  return GTK_WIDGET (self);
}

void
mpad_step_row_set_school_label (MpadStepRow *self, const char *label)
{
  g_return_if_fail (MPAD_IS_STEP_ROW (self));

  gtk_label_set_text (self->school_label, label != NULL ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->school_label), label != NULL && *label != '\0');
}

void
mpad_step_row_set_state (MpadStepRow *self, MpadStepState state, const char *words)
{
  g_return_if_fail (MPAD_IS_STEP_ROW (self));

  mpad_step_badge_set_state (MPAD_STEP_BADGE (self->badge), state);
  gtk_label_set_text (self->words, words);
  if (state == MPAD_STEP_LOCKED)
    gtk_widget_add_css_class (GTK_WIDGET (self->words), "mpad-stop-text");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->words), "mpad-stop-text");
  update_name (self);
}

void
mpad_step_row_set_path (
  MpadStepRow *self, gboolean first, gboolean last, gboolean before_done, gboolean after_done)
{
  g_return_if_fail (MPAD_IS_STEP_ROW (self));

  mpad_step_badge_set_path (MPAD_STEP_BADGE (self->badge), first, last, before_done, after_done);
}

const char *
mpad_step_row_get_target (MpadStepRow *self)
{
  g_return_val_if_fail (MPAD_IS_STEP_ROW (self), NULL);
  return self->target;
}

const char *
mpad_step_row_get_words (MpadStepRow *self)
{
  g_return_val_if_fail (MPAD_IS_STEP_ROW (self), NULL);
  return gtk_label_get_text (self->words);
}
