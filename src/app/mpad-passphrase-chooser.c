/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words are drawn and the strength is judged by core; this shows both and compares what is
 * typed twice. Typed text lives in GtkPasswordEntry, whose memory is not paged out. */
#include "config.h"

#include "mpad-passphrase-chooser.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mpad-passphrase.h"

struct _MpadPassphraseChooser
{
  AdwBin parent_instance;

  /* template children */
  GtkEditable *again_entry;
  GtkLabel *again_label;
  GtkCheckButton *offered_check;
  GtkWidget *offered_box;
  GtkWidget *own_box;
  GtkEditable *own_entry;
  GtkLevelBar *strength_bar;
  GtkLabel *strength_label;
  GtkLabel *words_label;

  /* owned */
  MpadSecret *offered;
  GStrv forbidden;

  /* state */
  gboolean ready;
};

G_DEFINE_FINAL_TYPE (MpadPassphraseChooser, mpad_passphrase_chooser, ADW_TYPE_BIN)

typedef enum
{
  PROP_READY = 1,
} MpadPassphraseChooserProps;

static GParamSpec *properties[PROP_READY + 1];

enum
{
  SIGNAL_ACTIVATE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
draw_words (MpadPassphraseChooser *self)
{
  g_autofree char *words = NULL;

  g_clear_pointer (&self->offered, mpad_secret_free);
  self->offered = mpad_passphrase_suggest ();
  words = g_strndup ((const char *) mpad_secret_peek (self->offered),
                     mpad_secret_get_length (self->offered));
  gtk_label_set_text (self->words_label, words);
  mpad_wipe (words, strlen (words));
}

/* Returns: (transfer full): what has to be typed again, or NULL when it is too weak */
static MpadSecret *
dup_first (MpadPassphraseChooser *self)
{
  const char *own;

  if (gtk_check_button_get_active (self->offered_check))
    {
      /* through the same normalisation as what is typed */
      g_autofree char *words = g_strndup ((const char *) mpad_secret_peek (self->offered),
                                          mpad_secret_get_length (self->offered));
      MpadSecret *secret = mpad_secret_new_passphrase (words);

      mpad_wipe (words, strlen (words));
      return secret;
    }
  own = gtk_editable_get_text (self->own_entry);
  if (mpad_passphrase_estimate (own, (const char *const *) self->forbidden) <
      MPAD_PASSPHRASE_MIN_BITS)
    return NULL;
  return mpad_secret_new_passphrase (own);
}

static void
set_style (GtkLabel *label, gboolean good)
{
  gtk_widget_remove_css_class (GTK_WIDGET (label), good ? "mpad-warn-text" : "mpad-ok-text");
  gtk_widget_add_css_class (GTK_WIDGET (label), good ? "mpad-ok-text" : "mpad-warn-text");
}

static void
update_strength (MpadPassphraseChooser *self)
{
  const char *own = gtk_editable_get_text (self->own_entry);
  double bits = own[0] == '\0'
                  ? 0
                  : mpad_passphrase_estimate (own, (const char *const *) self->forbidden);
  gboolean strong = bits >= MPAD_PASSPHRASE_MIN_BITS;

  gtk_level_bar_set_value (self->strength_bar, MIN (bits, 80));
  set_style (self->strength_label, strong);
  if (own[0] == '\0')
    gtk_label_set_text (
      self->strength_label,
      _ ("Use at least four words that have nothing to do with each other, the school or you."));
  else if (strong)
    gtk_label_set_text (self->strength_label, _ ("Strong enough."));
  else
    gtk_label_set_text (
      self->strength_label,
      _ ("Too easy to guess. Add a word that has nothing to do with the others."));
}

static void
update (MpadPassphraseChooser *self)
{
  g_autoptr (MpadSecret) first = dup_first (self);
  const char *text = gtk_editable_get_text (self->again_entry);
  g_autoptr (MpadSecret) again = text[0] != '\0' ? mpad_secret_new_passphrase (text) : NULL;
  gboolean ready = first != NULL && again != NULL && mpad_secret_equal (first, again);
  gboolean prefix = first != NULL && again != NULL &&
                    mpad_secret_get_length (again) < mpad_secret_get_length (first) &&
                    memcmp (mpad_secret_peek (first), mpad_secret_peek (again),
                            mpad_secret_get_length (again)) == 0;

  update_strength (self);
  set_style (self->again_label, ready);
  if (ready)
    gtk_label_set_text (self->again_label, _ ("Both are the same."));
  else if (again == NULL || prefix)
    gtk_label_set_text (self->again_label, "");
  else
    gtk_label_set_text (self->again_label,
                        _ ("This is not the same yet. Look with the eye what you typed."));

  if (self->ready == ready)
    return;
  self->ready = ready;
  if (ready)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), _ ("Both are the same."),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}

static void
on_kind_toggled_cb (MpadPassphraseChooser *self)
{
  gboolean offered = gtk_check_button_get_active (self->offered_check);

  gtk_widget_set_visible (self->offered_box, offered);
  gtk_widget_set_visible (self->own_box, !offered);
  gtk_editable_set_text (self->again_entry, "");
  if (!offered)
    gtk_widget_grab_focus (GTK_WIDGET (self->own_entry));
  update (self);
}

static void
on_other_words_cb (MpadPassphraseChooser *self)
{
  draw_words (self);
  gtk_editable_set_text (self->again_entry, "");
  update (self);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), gtk_label_get_text (self->words_label),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
on_changed_cb (MpadPassphraseChooser *self)
{
  update (self);
}

static void
on_activate_cb (MpadPassphraseChooser *self)
{
  if (self->ready)
    g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0);
}

static gboolean
mpad_passphrase_chooser_grab_focus (GtkWidget *widget)
{
  MpadPassphraseChooser *self = MPAD_PASSPHRASE_CHOOSER (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->again_entry));
}

static void
mpad_passphrase_chooser_dispose (GObject *object)
{
  MpadPassphraseChooser *self = MPAD_PASSPHRASE_CHOOSER (object);

  g_clear_pointer (&self->offered, mpad_secret_free);
  g_clear_pointer (&self->forbidden, g_strfreev);
  gtk_widget_dispose_template (GTK_WIDGET (object), MPAD_TYPE_PASSPHRASE_CHOOSER);

  G_OBJECT_CLASS (mpad_passphrase_chooser_parent_class)->dispose (object);
}

static void
mpad_passphrase_chooser_get_property (GObject *object,
                                      guint prop_id,
                                      GValue *value,
                                      GParamSpec *pspec)
{
  MpadPassphraseChooser *self = MPAD_PASSPHRASE_CHOOSER (object);

  switch ((MpadPassphraseChooserProps) prop_id)
    {
    case PROP_READY:
      g_value_set_boolean (value, self->ready);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mpad_passphrase_chooser_class_init (MpadPassphraseChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mpad_passphrase_chooser_dispose;
  object_class->get_property = mpad_passphrase_chooser_get_property;
  widget_class->grab_focus = mpad_passphrase_chooser_grab_focus;

  properties[PROP_READY] = g_param_spec_boolean ("ready", NULL, NULL, FALSE,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate", MPAD_TYPE_PASSPHRASE_CHOOSER,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/meldpad/Meldpad/ui/mpad-passphrase-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, MpadPassphraseChooser, again_entry);
  gtk_widget_class_bind_template_child (widget_class, MpadPassphraseChooser, again_label);
  gtk_widget_class_bind_template_child (widget_class, MpadPassphraseChooser, offered_box);
  gtk_widget_class_bind_template_child (widget_class, MpadPassphraseChooser, offered_check);
  gtk_widget_class_bind_template_child (widget_class, MpadPassphraseChooser, own_box);
  gtk_widget_class_bind_template_child (widget_class, MpadPassphraseChooser, own_entry);
  gtk_widget_class_bind_template_child (widget_class, MpadPassphraseChooser, strength_bar);
  gtk_widget_class_bind_template_child (widget_class, MpadPassphraseChooser, strength_label);
  gtk_widget_class_bind_template_child (widget_class, MpadPassphraseChooser, words_label);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_other_words_cb);
}

static void
mpad_passphrase_chooser_init (MpadPassphraseChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  draw_words (self);
  update (self);
}

void
mpad_passphrase_chooser_set_forbidden (MpadPassphraseChooser *self, const char *const *forbidden)
{
  g_return_if_fail (MPAD_IS_PASSPHRASE_CHOOSER (self));

  g_strfreev (self->forbidden);
  self->forbidden = g_strdupv ((char **) forbidden);
  update (self);
}

gboolean
mpad_passphrase_chooser_get_ready (MpadPassphraseChooser *self)
{
  g_return_val_if_fail (MPAD_IS_PASSPHRASE_CHOOSER (self), FALSE);

  return self->ready;
}

MpadSecret *
mpad_passphrase_chooser_dup_secret (MpadPassphraseChooser *self)
{
  g_return_val_if_fail (MPAD_IS_PASSPHRASE_CHOOSER (self), NULL);

  return self->ready ? dup_first (self) : NULL;
}

void
mpad_passphrase_chooser_clear (MpadPassphraseChooser *self)
{
  g_return_if_fail (MPAD_IS_PASSPHRASE_CHOOSER (self));

  gtk_editable_set_text (self->own_entry, "");
  gtk_editable_set_text (self->again_entry, "");
  draw_words (self);
  update (self);
}
