/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the task record. */
#include "mpad-task.h"

#include "mpad-record-types.h"
#include "mpad-text.h"

static const MpadRecordField fields[] = {
  MPAD_TEXT_FIELD (MpadTask, id),        MPAD_TEXT_FIELD (MpadTask, dossier_id),
  MPAD_TEXT_FIELD (MpadTask, step_id),   MPAD_TEXT_FIELD (MpadTask, protocol_task),
  MPAD_TEXT_FIELD (MpadTask, title),     MPAD_TEXT_FIELD (MpadTask, owner),
  MPAD_TEXT_FIELD (MpadTask, due),       MPAD_TEXT_FIELD (MpadTask, snoozed_until),
  MPAD_TEXT_FIELD (MpadTask, done_date), MPAD_TEXT_FIELD (MpadTask, done_by),
  MPAD_TEXT_FIELD (MpadTask, note),      MPAD_LAST_FIELD,
};

const MpadRecordType mpad_task_type = { "task", sizeof (MpadTask), fields };

MpadTask *
mpad_task_new (void)
{
  MpadTask *self = g_new0 (MpadTask, 1);

  self->id = mpad_id_new ();
  return self;
}

MpadTask *
mpad_task_copy (const MpadTask *self)
{
  MpadTask *copy = g_new0 (MpadTask, 1);

  mpad_record_copy (&mpad_task_type, copy, self);
  return copy;
}

void
mpad_task_free (MpadTask *self)
{
  if (self == NULL)
    return;
  mpad_record_clear (&mpad_task_type, self);
  g_free (self);
}
