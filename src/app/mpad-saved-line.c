/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether what is typed is kept. */
#include "config.h"

#include "mpad-saved-line.h"

#include <glib/gi18n.h>

#include "mpad-error-text.h"
#include "mpad-format.h"
#include "mpad-ui.h"

struct _MpadSavedLine
{
  GtkBox parent_instance;

  /* children */
  GtkImage *icon;
  GtkLabel *label;
  GtkWidget *retry;

  /* owned */
  MpadEntrySaver *saver;
};

G_DEFINE_FINAL_TYPE (MpadSavedLine, mpad_saved_line, GTK_TYPE_BOX)

static void
update (MpadSavedLine *self)
{
  MpadSaveState state = mpad_entry_saver_get_state (self->saver);
  gboolean failed = state == MPAD_SAVE_FAILED;
  const char *icon = "mpad-check-symbolic";
  g_autofree char *text = NULL;

  switch (state)
    {
    case MPAD_SAVE_NEW:
      text = g_strdup (_ ("Every word is saved as you type"));
      break;
    case MPAD_SAVE_DIRTY:
    case MPAD_SAVE_BUSY:
      icon = "mpad-snooze-symbolic";
      text = g_strdup (_ ("Saving…"));
      break;
    case MPAD_SAVE_SAVED:
      {
        g_autofree char *stamp = mpad_format_stamp (mpad_entry_saver_get_saved_at (self->saver));

        text = mpad_entry_saver_get_saved_at (self->saver) != 0
                 ? g_strdup_printf (_ ("Every word is saved · %s"), stamp)
                 : g_strdup (_ ("Every word is saved"));
        break;
      }
    case MPAD_SAVE_FAILED:
      {
        icon = "mpad-stop-symbolic";
        text = mpad_error_text_not_saved (
          mpad_entry_saver_get_error (self->saver),
          mpad_dossier_model_get_vault_path (mpad_entry_saver_get_model (self->saver)));
        mpad_ui_announce (GTK_WIDGET (self), text, TRUE);
        break;
      }
    }
  gtk_image_set_from_icon_name (self->icon, icon);
  gtk_label_set_text (self->label, text);
  gtk_widget_set_visible (self->retry, failed);
  if (failed)
    gtk_widget_add_css_class (GTK_WIDGET (self), "mpad-stop-text");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "mpad-stop-text");
}

static void
on_retry_clicked_cb (MpadSavedLine *self)
{
  mpad_entry_saver_flush (self->saver);
}

static void
mpad_saved_line_finalize (GObject *object)
{
  g_clear_object (&MPAD_SAVED_LINE (object)->saver);

  G_OBJECT_CLASS (mpad_saved_line_parent_class)->finalize (object);
}

static void
mpad_saved_line_class_init (MpadSavedLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mpad_saved_line_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
mpad_saved_line_init (MpadSavedLine *self)
{
  self->icon = GTK_IMAGE (mpad_ui_icon ("mpad-check-symbolic"));
  self->label = GTK_LABEL (mpad_ui_label (NULL, "mpad-second"));
  self->retry = mpad_ui_button (_ ("Try again"), NULL, "flat");
  gtk_box_set_spacing (GTK_BOX (self), 8);
  gtk_widget_add_css_class (GTK_WIDGET (self), "mpad-saved");
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), "mpad-saved-icon");
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_widget_set_valign (self->retry, GTK_ALIGN_CENTER);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->retry))), FALSE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (self), self->retry);
  g_signal_connect_object (self->retry, "clicked", G_CALLBACK (on_retry_clicked_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
mpad_saved_line_new (MpadEntrySaver *saver)
{
  MpadSavedLine *self = g_object_new (MPAD_TYPE_SAVED_LINE, NULL);

  self->saver = g_object_ref (saver);
  g_signal_connect_object (saver, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

const char *
mpad_saved_line_get_text (MpadSavedLine *self)
{
  g_return_val_if_fail (MPAD_IS_SAVED_LINE (self), NULL);
  return gtk_label_get_text (self->label);
}
