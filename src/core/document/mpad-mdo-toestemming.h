/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Consent or refusal of a carer to discuss the child by name in the MDO (S1-15): who will be there,
 * what about, what is written down, and that refusing is allowed. No suspicion, no statement. */
#pragma once

#include "mpad-paper-head.h"

G_BEGIN_DECLS

/**
 * MpadMdoToestemmingInput:
 * @pupil, @group: (group nullable)
 * @carer, @carer_role: who signs
 * @when: (nullable): date of the MDO
 * @participants: (array length=n_participants): who is there, with their function
 * @topics: (array length=n_topics): what the school wants to discuss, as told to the carer
 */
typedef struct
{
  MpadPaperHead head;
  const char *pupil;
  const char *group;
  const char *carer;
  const char *carer_role;
  const char *when;
  const char *const *participants;
  gsize n_participants;
  const char *const *topics;
  gsize n_topics;
} MpadMdoToestemmingInput;

/** mpad_mdo_toestemming_new: Returns: (transfer full) (nullable): the form, audience parents. */
MpadDocument *mpad_mdo_toestemming_new (const MpadMdoToestemmingInput *input, GError **error);

G_END_DECLS
