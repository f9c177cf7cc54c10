/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Melden or Hulp, each decided on its own (S3-7): what the kader advises, yes or no, why, who
 * decided. The program advises and never decides; an answer that differs asks for a motive. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-dossier-model.h"

G_BEGIN_DECLS

#define MPAD_TYPE_DECISION_CARD (mpad_decision_card_get_type ())
G_DECLARE_FINAL_TYPE (MpadDecisionCard, mpad_decision_card, MPAD, DECISION_CARD, GtkBox)

/**
 * mpad_decision_card_new: @decision: id of a decision of the protocol. Follows the model by
 * itself.
 */
GtkWidget *mpad_decision_card_new (MpadDossierModel *model, const char *decision);
const char *mpad_decision_card_get_decision (MpadDecisionCard *self);
/** mpad_decision_card_open: shows the fields to decide (again) and puts the focus there. */
void mpad_decision_card_open (MpadDecisionCard *self);

G_END_DECLS
