/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the record itself asks attention for today, across all open dossiers: tasks that are due,
 * papers that did not come back, suspicions without follow-up (F12). What the protocol asks comes
 * from the engine. Nothing here goes away by being read; it goes by being done or snoozed. */
#pragma once

#include "mpad-vault.h"

G_BEGIN_DECLS

typedef enum
{
  MPAD_TODAY_TASK,       /* an own task that is due */
  MPAD_TODAY_UNSIGNED,   /* printed and not back (F8) */
  MPAD_TODAY_HYPOTHESIS, /* nobody said whether it was right (S1-6) */
} MpadTodayKind;

/**
 * MpadTodayItem:
 * @object_id: task, report or statement
 * @entry_id: (nullable): the entry it belongs to
 * @title: (nullable): of the task or paper; the text of the suspicion
 * @who: (nullable): owner of task or suspicion; for a paper the name of the person it is for
 * @date: (nullable): due, printed, or the day of the suspicion
 * @overdue: the date has passed; tasks only
 */
typedef struct
{
  MpadTodayKind kind;
  char *dossier_id;
  char *pupil_name;
  char *object_id;
  char *entry_id;
  char *title;
  char *who;
  char *date;
  gboolean overdue;
} MpadTodayItem;

/**
 * mpad_today_load:
 * @today: ISO date
 * @until: ISO date: tasks due on or before this day are listed
 *
 * Returns: (transfer full) (element-type MpadTodayItem): tasks, papers, suspicions; each by date
 */
GPtrArray *mpad_today_load (MpadVault *vault, const char *today, const char *until, GError **error);
void mpad_today_item_free (MpadTodayItem *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadTodayItem, mpad_today_item_free)

G_END_DECLS
