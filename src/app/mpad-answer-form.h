/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form that answers one question of the kader: the answers with where each leads and the rule
 * behind it, what the answer demands, the motive, who was there. What is typed is kept as a draft
 * while typing; "record" makes it final. It advises and never chooses. */
#pragma once

#include <gtk/gtk.h>

#include "mpad-dossier-model.h"

G_BEGIN_DECLS

#define MPAD_TYPE_ANSWER_FORM (mpad_answer_form_get_type ())
G_DECLARE_FINAL_TYPE (MpadAnswerForm, mpad_answer_form, MPAD, ANSWER_FORM, GtkWidget)

/* signal "recorded" (const char *leads_to): the answer is in the record; a sentence on what
 * follows. */

/**
 * mpad_answer_form_new:
 * @kader, @question: of the model's protocol, which must have been loaded
 *
 * Goes on with the draft of this question when the dossier holds one.
 */
GtkWidget *mpad_answer_form_new (MpadDossierModel *model,
                                 const MpadProtocolKader *kader,
                                 const MpadProtocolQuestion *question);

const MpadProtocolQuestion *mpad_answer_form_get_question (MpadAnswerForm *self);

/** mpad_answer_form_record: checks the fields, shows what is missing, or stores the answer. */
void mpad_answer_form_record (MpadAnswerForm *self);

/** mpad_answer_form_focus_answers: puts the focus on the chosen, else the first, answer. */
gboolean mpad_answer_form_focus_answers (MpadAnswerForm *self);

/**
 * mpad_answer_leads_to: "on to question 4"; where @answer leads, for people. Returns: (transfer
 * full)
 */
char *mpad_answer_leads_to (const MpadProtocol *protocol,
                            const MpadProtocolKader *kader,
                            const MpadProtocolAnswer *answer);

G_END_DECLS
