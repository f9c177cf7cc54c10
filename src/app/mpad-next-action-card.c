/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The next best action. */
#include "config.h"

#include "mpad-next-action-card.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "mpad-action-words.h"
#include "mpad-ui.h"

struct _MpadNextActionCard
{
  GtkBox parent_instance;

  /* template children */
  GtkLabel *headline;
  GtkLabel *reason;
  GtkButton *button;

  /* owned */
  MpadProtocol *protocol;
  char *why_text;
  GStrv rules;
};

G_DEFINE_FINAL_TYPE (MpadNextActionCard, mpad_next_action_card, GTK_TYPE_BOX)

static gboolean
on_why_activated_cb (MpadNextActionCard *self)
{
  mpad_rule_popover (GTK_WIDGET (self->reason), self->why_text, (const char *const *) self->rules,
                     self->protocol);
  return TRUE;
}

static void
mpad_next_action_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MPAD_TYPE_NEXT_ACTION_CARD);

  G_OBJECT_CLASS (mpad_next_action_card_parent_class)->dispose (object);
}

static void
mpad_next_action_card_finalize (GObject *object)
{
  MpadNextActionCard *self = MPAD_NEXT_ACTION_CARD (object);

  g_clear_pointer (&self->protocol, mpad_protocol_unref);
  g_free (self->why_text);
  g_strfreev (self->rules);

  G_OBJECT_CLASS (mpad_next_action_card_parent_class)->finalize (object);
}

static void
mpad_next_action_card_class_init (MpadNextActionCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mpad_next_action_card_dispose;
  object_class->finalize = mpad_next_action_card_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/meldpad/Meldpad/ui/mpad-next-action-card.ui");
  gtk_widget_class_bind_template_child (widget_class, MpadNextActionCard, button);
  gtk_widget_class_bind_template_child (widget_class, MpadNextActionCard, headline);
  gtk_widget_class_bind_template_child (widget_class, MpadNextActionCard, reason);
  gtk_widget_class_bind_template_callback (widget_class, on_why_activated_cb);
}

static void
mpad_next_action_card_init (MpadNextActionCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mpad_next_action_card_new (void)
{
  return g_object_new (MPAD_TYPE_NEXT_ACTION_CARD, NULL);
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

void
mpad_next_action_card_set (MpadNextActionCard *self,
                           const MpadNextAction *next,
                           const MpadProtocol *protocol)
{
  const char *words;
  g_autofree char *reason = NULL;
  g_autofree char *markup = NULL;

  g_return_if_fail (MPAD_IS_NEXT_ACTION_CARD (self));

  gtk_widget_set_visible (GTK_WIDGET (self), next != NULL);
  if (next == NULL)
    return;
  g_clear_pointer (&self->protocol, mpad_protocol_unref);
  self->protocol = protocol != NULL ? mpad_protocol_ref ((MpadProtocol *) protocol) : NULL;
  g_set_str (&self->why_text, next->reason);
  g_strfreev (self->rules);
  self->rules = g_strdupv (next->rules);

  gtk_label_set_text (self->headline, next->text);
  reason = g_markup_escape_text (or_empty (next->reason), -1);
  markup = g_strdup_printf ("%s <a href=\"why\">%s</a>", reason, _ ("Why this first?"));
  gtk_label_set_markup (self->reason, g_strstrip (markup));
  words = mpad_action_words (next->action);
  gtk_button_set_label (self->button, words);
  gtk_actionable_set_action_target (
    GTK_ACTIONABLE (self->button), "(sssss)", or_empty (next->action), or_empty (next->target),
    or_empty (next->step), or_empty (next->contact), or_empty (next->task));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "dossier.run");
}
