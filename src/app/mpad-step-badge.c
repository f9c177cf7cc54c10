/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stone and two pieces of path. Everything visible comes from style classes, so that it follows
 * colours, contrast and text size. */
#include "config.h"

#include "mpad-step-badge.h"

#include "mpad-labels.h"
#include "mpad-ui.h"

struct _MpadStepBadge
{
  GtkBox parent_instance;

  GtkWidget *before;
  GtkWidget *stone;
  GtkWidget *glyph;
  GtkWidget *after;
};

G_DEFINE_FINAL_TYPE (MpadStepBadge, mpad_step_badge, GTK_TYPE_BOX)

static void
mpad_step_badge_class_init (MpadStepBadgeClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static GtkWidget *
path_new (void)
{
  GtkWidget *path = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (path, "mpad-step-line");
  return path;
}

static void
mpad_step_badge_init (MpadStepBadge *self)
{
  self->before = path_new ();
  self->after = path_new ();
  self->stone = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->glyph = mpad_ui_icon (NULL);
  gtk_widget_set_halign (self->glyph, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->glyph, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (self->glyph, TRUE);
  gtk_widget_add_css_class (self->stone, "mpad-step-stone");
  gtk_widget_set_halign (self->stone, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->stone, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->stone), self->glyph);
  gtk_box_append (GTK_BOX (self), self->before);
  gtk_box_append (GTK_BOX (self), self->stone);
  gtk_box_append (GTK_BOX (self), self->after);
}

GtkWidget *
mpad_step_badge_new (GtkOrientation orientation)
{
  MpadStepBadge *self = g_object_new (MPAD_TYPE_STEP_BADGE, "orientation", orientation, NULL);
  gboolean vertical = orientation == GTK_ORIENTATION_VERTICAL;
  GtkWidget *paths[] = { self->before, self->after };

  gtk_widget_set_hexpand (GTK_WIDGET (self), !vertical);
  gtk_widget_add_css_class (GTK_WIDGET (self), vertical ? "mpad-vertical" : "mpad-horizontal");
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      gtk_widget_set_vexpand (paths[i], vertical);
      gtk_widget_set_hexpand (paths[i], !vertical);
      gtk_widget_set_halign (paths[i], vertical ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL);
      gtk_widget_set_valign (paths[i], vertical ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
    }
  return GTK_WIDGET (self);
}

void
mpad_step_badge_set_state (MpadStepBadge *self, MpadStepState state)
{
  const char *icon = mpad_icon_step_state (state);

  g_return_if_fail (MPAD_IS_STEP_BADGE (self));

  for (int s = MPAD_STEP_NOT_STARTED; s <= MPAD_STEP_STOPPED; s++)
    gtk_widget_remove_css_class (self->stone, mpad_class_step_state ((MpadStepState) s));
  gtk_widget_add_css_class (self->stone, mpad_class_step_state (state));
  gtk_image_set_from_icon_name (GTK_IMAGE (self->glyph), icon);
  gtk_widget_set_visible (self->glyph, icon != NULL);
}

static void
set_line (GtkWidget *line, gboolean shown, gboolean done)
{
  /* keeps its room, so that stones stay in one row */
  gtk_widget_set_opacity (line, shown ? 1 : 0);
  if (done)
    gtk_widget_add_css_class (line, "mpad-done");
  else
    gtk_widget_remove_css_class (line, "mpad-done");
}

void
mpad_step_badge_set_path (
  MpadStepBadge *self, gboolean first, gboolean last, gboolean before_done, gboolean after_done)
{
  g_return_if_fail (MPAD_IS_STEP_BADGE (self));

  set_line (self->before, !first, before_done);
  set_line (self->after, !last, after_done);
}
