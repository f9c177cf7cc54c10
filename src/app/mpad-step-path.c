/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stones are images in a round CSS box, so colours, contrast themes and text size come from the
 * style sheet; the lines between them are boxes of their own. */
#include "config.h"

#include "mpad-step-path.h"

struct _MpadStepPath
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (MpadStepPath, mpad_step_path, GTK_TYPE_WIDGET)

static const struct
{
  const char *css_class;
  const char *icon;
} looks[] = {
  [MPAD_STONE_TODO] = { "mpad-todo", NULL },
  [MPAD_STONE_BUSY] = { "mpad-busy", NULL },
  [MPAD_STONE_DONE] = { "mpad-done", "mpad-check-symbolic" },
  [MPAD_STONE_WAITING] = { "mpad-waiting", "mpad-snooze-symbolic" },
  [MPAD_STONE_LOCKED] = { "mpad-locked-stone", "mpad-lock-symbolic" },
  [MPAD_STONE_SKIPPED] = { "mpad-skipped", "mpad-even-symbolic" },
  [MPAD_STONE_STOPPED] = { "mpad-stopped", "mpad-stop-symbolic" },
};

GtkWidget *
mpad_stone_new (MpadStone stone)
{
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (image, "mpad-stone");
  gtk_widget_set_halign (image, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (image, GTK_ALIGN_CENTER);
  mpad_stone_set (image, stone);
  return image;
}

void
mpad_stone_set (GtkWidget *widget, MpadStone stone)
{
  g_return_if_fail (GTK_IS_IMAGE (widget));
  g_return_if_fail ((gsize) stone < G_N_ELEMENTS (looks));

  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (widget, looks[i].css_class);
  gtk_widget_add_css_class (widget, looks[stone].css_class);
  if (looks[stone].icon != NULL)
    gtk_image_set_from_icon_name (GTK_IMAGE (widget), looks[stone].icon);
  else
    gtk_image_clear (GTK_IMAGE (widget));
}

static void
clear (MpadStepPath *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
mpad_step_path_dispose (GObject *object)
{
  clear (MPAD_STEP_PATH (object));

  G_OBJECT_CLASS (mpad_step_path_parent_class)->dispose (object);
}

static void
mpad_step_path_class_init (MpadStepPathClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mpad_step_path_dispose;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "mpad-step-path");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
mpad_step_path_init (MpadStepPath *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
mpad_step_path_new (void)
{
  return g_object_new (MPAD_TYPE_STEP_PATH, NULL);
}

void
mpad_step_path_set_stones (MpadStepPath *self,
                           const MpadStone *stones,
                           gsize n_stones,
                           const char *label)
{
  g_return_if_fail (MPAD_IS_STEP_PATH (self));
  g_return_if_fail (stones != NULL || n_stones == 0);

  clear (self);
  for (gsize i = 0; i < n_stones; i++)
    {
      if (i > 0)
        {
          GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

          gtk_widget_add_css_class (line, "mpad-path-line");
          if (stones[i - 1] == MPAD_STONE_DONE)
            gtk_widget_add_css_class (line, "mpad-walked");
          gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
          gtk_widget_set_parent (line, GTK_WIDGET (self));
        }
      gtk_widget_set_parent (mpad_stone_new (stones[i]), GTK_WIDGET (self));
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
