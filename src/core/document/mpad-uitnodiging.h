/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The invitation to a talk, for one carer. It never names the meldcode, a suspicion or what a child
 * said: there is no free text in the input, and the reason is always the same sentence. */
#pragma once

#include "mpad-paper-head.h"

G_BEGIN_DECLS

/**
 * MpadUitnodigingInput:
 * @carer: whom it is for, as addressed: "de heer R. Voorbeeld"
 * @salutation: (nullable): "Beste meneer Voorbeeld"; else "Beste ouder"
 * @pupil: the child's first name
 * @when: "dinsdag 24 november 2026, 15.00 uur"
 * @where: "op school, kamer 4"
 * @with: (array length=n_with): "Noor Verzonnen (IB’er)", …
 * @duration: (nullable): "een half uur"
 * @contact: (nullable): whom to call to choose another moment, and @phone (nullable)
 * @sender, @sender_role: who signs the letter
 */
typedef struct
{
  MpadPaperHead head;
  const char *carer;
  const char *salutation;
  const char *pupil;
  const char *when;
  const char *where;
  const char *const *with;
  gsize n_with;
  const char *duration;
  const char *contact;
  const char *phone;
  const char *sender;
  const char *sender_role;
} MpadUitnodigingInput;

/** mpad_uitnodiging_new: Returns: (transfer full) (nullable): the letter, audience parents. */
MpadDocument *mpad_uitnodiging_new (const MpadUitnodigingInput *input, GError **error);

G_END_DECLS
