/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows one MpadHomeDossier. The row's accessible name says all of it in one sentence. */
#include "config.h"

#include "mpad-dossier-row.h"

#include <glib/gi18n.h>

#include "mpad-initials.h"
#include "mpad-step-path.h"

struct _MpadDossierRow
{
  GtkListBoxRow parent_instance;

  /* template children */
  GtkOrientable *columns;
  MpadInitials *initials;
  GtkWidget *name_box;
  GtkLabel *name_label;
  GtkLabel *next_label;
  MpadStepPath *path;
  GtkLabel *second_label;
  GtkLabel *step_label;

  /* owned */
  char *id;
  char *search;

  /* state */
  MpadDossierState state;
};

G_DEFINE_FINAL_TYPE (MpadDossierRow, mpad_dossier_row, GTK_TYPE_LIST_BOX_ROW)

static void
mpad_dossier_row_dispose (GObject *object)
{
  MpadDossierRow *self = MPAD_DOSSIER_ROW (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->search, g_free);

  G_OBJECT_CLASS (mpad_dossier_row_parent_class)->dispose (object);
}

static void
mpad_dossier_row_class_init (MpadDossierRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mpad_dossier_row_dispose;

  g_type_ensure (MPAD_TYPE_INITIALS);
  g_type_ensure (MPAD_TYPE_STEP_PATH);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/meldpad/Meldpad/ui/mpad-dossier-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MpadDossierRow, columns);
  gtk_widget_class_bind_template_child (widget_class, MpadDossierRow, initials);
  gtk_widget_class_bind_template_child (widget_class, MpadDossierRow, name_box);
  gtk_widget_class_bind_template_child (widget_class, MpadDossierRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, MpadDossierRow, next_label);
  gtk_widget_class_bind_template_child (widget_class, MpadDossierRow, path);
  gtk_widget_class_bind_template_child (widget_class, MpadDossierRow, second_label);
  gtk_widget_class_bind_template_child (widget_class, MpadDossierRow, step_label);
}

static void
mpad_dossier_row_init (MpadDossierRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mpad_dossier_row_new (const MpadHomeDossier *dossier)
{
  MpadDossierRow *self = g_object_new (MPAD_TYPE_DOSSIER_ROW, NULL);
  const char *step = dossier->step;
  g_autofree char *name = NULL;

  if (step == NULL)
    step = dossier->state == MPAD_DOSSIER_CLOSED ? _ ("Closed") : "";
  self->id = g_strdup (dossier->id);
  self->search = g_strdup (dossier->search);
  self->state = dossier->state;
  mpad_initials_set_name (self->initials, dossier->name);
  gtk_label_set_text (self->name_label, dossier->name);
  gtk_label_set_text (self->second_label, dossier->second);
  gtk_label_set_text (self->step_label, step);
  gtk_label_set_text (self->next_label, dossier->next != NULL ? dossier->next : "");
  gtk_widget_set_visible (GTK_WIDGET (self->next_label), dossier->next != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->path), dossier->path_label);
  gtk_widget_set_visible (GTK_WIDGET (self->path), dossier->stones->len > 0);
  mpad_step_path_set_stones (self->path, (const MpadStone *) (gpointer) dossier->stones->data,
                             dossier->stones->len, dossier->path_label);

  name = g_strjoin (", ", dossier->name, dossier->second, step,
                    dossier->next != NULL ? dossier->next : NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

void
mpad_dossier_row_set_narrow (MpadDossierRow *self, gboolean narrow)
{
  g_return_if_fail (MPAD_IS_DOSSIER_ROW (self));

  gtk_orientable_set_orientation (self->columns,
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self->columns), narrow ? 4 : 14);
  gtk_widget_set_size_request (self->name_box, narrow ? -1 : 168, -1);
}

const char *
mpad_dossier_row_get_id (MpadDossierRow *self)
{
  g_return_val_if_fail (MPAD_IS_DOSSIER_ROW (self), NULL);

  return self->id;
}

const char *
mpad_dossier_row_get_search (MpadDossierRow *self)
{
  g_return_val_if_fail (MPAD_IS_DOSSIER_ROW (self), NULL);

  return self->search;
}

MpadDossierState
mpad_dossier_row_get_state (MpadDossierRow *self)
{
  g_return_val_if_fail (MPAD_IS_DOSSIER_ROW (self), MPAD_DOSSIER_OPEN);

  return self->state;
}
