/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one next best action of the engine: kicker, a sentence with a verb, the reason, one filled
 * button. A stop banner takes its place; the two are never shown together. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-engine.h"

G_BEGIN_DECLS

#define MPAD_TYPE_NEXT_ACTION_CARD (mpad_next_action_card_get_type ())
G_DECLARE_FINAL_TYPE (MpadNextActionCard, mpad_next_action_card, MPAD, NEXT_ACTION_CARD, GtkBox)

GtkWidget *mpad_next_action_card_new (void);
/**
 * mpad_next_action_card_set: @next: (nullable): hides the card. The button activates dossier.run.
 */
void mpad_next_action_card_set (MpadNextActionCard *self,
                                const MpadNextAction *next,
                                const MpadProtocol *protocol);

G_END_DECLS
