/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Initials in a circle. The same name always has the same tint. */
#include "config.h"

#include "mpad-initials.h"

#include <string.h>

#include "mpad-text.h"

#define MAX_LETTERS 3

struct _MpadInitials
{
  GtkWidget parent_instance;

  GtkWidget *label;
  char *name;
};

G_DEFINE_FINAL_TYPE (MpadInitials, mpad_initials, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_NAME = 1,
} MpadInitialsProps;

static GParamSpec *properties[PROP_NAME + 1];

static const char *const tints[] = { "mpad-tint-0", "mpad-tint-1", "mpad-tint-2", "mpad-tint-3",
                                     "mpad-tint-4" };

static void
mpad_initials_dispose (GObject *object)
{
  MpadInitials *self = MPAD_INITIALS (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (mpad_initials_parent_class)->dispose (object);
}

static void
mpad_initials_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MpadInitials *self = MPAD_INITIALS (object);

  switch ((MpadInitialsProps) prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mpad_initials_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((MpadInitialsProps) prop_id)
    {
    case PROP_NAME:
      mpad_initials_set_name (MPAD_INITIALS (object), g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mpad_initials_class_init (MpadInitialsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mpad_initials_dispose;
  object_class->get_property = mpad_initials_get_property;
  object_class->set_property = mpad_initials_set_property;

  properties[PROP_NAME] = g_param_spec_string (
    "name", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "mpad-initials");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mpad_initials_init (MpadInitials *self)
{
  self->label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              "halign", GTK_ALIGN_CENTER, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "mpad-initials");
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
mpad_initials_new (const char *name)
{
  return g_object_new (MPAD_TYPE_INITIALS, "name", name, NULL);
}

void
mpad_initials_set_name (MpadInitials *self, const char *name)
{
  g_autofree char *initials = NULL;
  guint tint;

  g_return_if_fail (MPAD_IS_INITIALS (self));

  if (!g_set_str (&self->name, name))
    return;

  if (mpad_text_is_blank (name))
    initials = g_strdup ("");
  else if (g_utf8_strlen (name, -1) <= MAX_LETTERS && strchr (name, ' ') == NULL)
    initials = g_strdup (name); /* initials already, as a member chose them */
  else
    initials = mpad_text_initials (name);
  gtk_label_set_text (GTK_LABEL (self->label), initials);

  for (gsize i = 0; i < G_N_ELEMENTS (tints); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), tints[i]);
  tint = name != NULL ? g_str_hash (name) % G_N_ELEMENTS (tints) : 0;
  gtk_widget_add_css_class (GTK_WIDGET (self), tints[tint]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}
