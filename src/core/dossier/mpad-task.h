/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A task of a dossier that a person ticked, added, owns or put off. Tasks of the protocol that
 * nobody touched are computed by the engine and have no record. Plain record. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MpadTask:
 * @protocol_task: (nullable): id of the protocol's task; NULL for an own task
 * @done_date: (nullable): ISO date; NULL while open
 */
typedef struct
{
  char *id;
  char *dossier_id;
  char *step_id;
  char *protocol_task;
  char *title;
  char *owner;
  char *due;
  char *snoozed_until;
  char *done_date;
  char *done_by;
  char *note;
} MpadTask;

MpadTask *mpad_task_new (void);
MpadTask *mpad_task_copy (const MpadTask *self);
void mpad_task_free (MpadTask *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadTask, mpad_task_free)

G_END_DECLS
