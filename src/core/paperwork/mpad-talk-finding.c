/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the finding record. */
#include "mpad-talk-finding.h"

void
mpad_talk_finding_free (MpadTalkFinding *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->entry_id);
  g_free (self->statement_id);
  g_free (self->key);
  g_free (self->text);
  g_free (self->person_id);
  g_free (self);
}
