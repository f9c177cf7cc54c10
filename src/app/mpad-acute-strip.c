/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Template only: the strip has no state. */
#include "config.h"

#include "mpad-acute-strip.h"

struct _MpadAcuteStrip
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (MpadAcuteStrip, mpad_acute_strip, ADW_TYPE_BIN)

static void
mpad_acute_strip_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MPAD_TYPE_ACUTE_STRIP);

  G_OBJECT_CLASS (mpad_acute_strip_parent_class)->dispose (object);
}

static void
mpad_acute_strip_class_init (MpadAcuteStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mpad_acute_strip_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/meldpad/Meldpad/ui/mpad-acute-strip.ui");
}

static void
mpad_acute_strip_init (MpadAcuteStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
