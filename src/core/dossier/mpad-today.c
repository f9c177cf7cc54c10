/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements today's list: one query a kind, each led by an index of just those rows. */
#include "mpad-today.h"

#include <string.h>

#include "mpad-person.h"
#include "mpad-stmt.h"

/* Columns: dossier, pupil (given name, infix, surname), object, entry, title, who (given name,
 * infix,
 * surname, or a name in the first of them), date. */
#define PUPIL "p.given_name, p.infix, p.surname"
#define OF_OPEN_DOSSIER                                                                            \
  " JOIN dossier d ON d.id = x.dossier_id AND d.state = 'open'"                                    \
  " LEFT JOIN person p ON p.dossier_id = d.id AND p.relation = 'pupil'"

static const char tasks[] =
  "SELECT d.id, " PUPIL
  ", x.id, NULL, x.title, x.owner, NULL, NULL, x.due FROM task x" OF_OPEN_DOSSIER
  " WHERE x.done_date IS NULL AND x.due <= ?2 AND (x.snoozed_until IS NULL OR x.snoozed_until <= "
  "?1)"
  " ORDER BY x.due, x.id";

static const char unsigned_papers[] =
  "SELECT d.id, " PUPIL ", x.id, x.entry_id, x.title, r.given_name, r.infix, r.surname, x.printed"
  " FROM report x" OF_OPEN_DOSSIER " LEFT JOIN person r ON r.id = x.recipient"
  " WHERE x.state = 'printed' AND x.kind = 'gespreksverslag'"
  " AND coalesce (x.handed, '') <> 'not-given'"
  " AND NOT EXISTS (SELECT 1 FROM report n WHERE n.number = x.number AND n.version > x.version)"
  " ORDER BY x.printed, x.id";

static const char hypotheses[] =
  "SELECT d.id, " PUPIL
  ", x.id, x.entry_id, x.text, x.owner, NULL, NULL, substr (e.happened, 1, 10)"
  " FROM statement x" OF_OPEN_DOSSIER
  " JOIN entry e ON e.dossier_id = x.dossier_id AND e.id = x.entry_id"
  " WHERE x.kind = 'hypothesis' AND x.hypothesis_state = 'open' AND NOT EXISTS (SELECT 1 FROM "
  "entry c JOIN entry_detail r ON r.dossier_id = c.dossier_id"
  " AND r.entry_id = c.id AND r.key = 'replaces' AND r.value = c.amends"
  " WHERE c.amends = x.entry_id AND c.state = 'final')"
  " ORDER BY e.happened, x.id";

void
mpad_today_item_free (MpadTodayItem *self)
{
  if (self == NULL)
    return;
  g_free (self->dossier_id);
  g_free (self->pupil_name);
  g_free (self->object_id);
  g_free (self->entry_id);
  g_free (self->title);
  g_free (self->who);
  g_free (self->date);
  g_free (self);
}

static char *
read_name (MpadStmt *stmt, int column)
{
  MpadPerson person = {
    .given_name = (char *) mpad_stmt_peek_text (stmt, column),
    .infix = (char *) mpad_stmt_peek_text (stmt, column + 1),
    .surname = (char *) mpad_stmt_peek_text (stmt, column + 2),
  };

  return mpad_person_dup_name (&person);
}

static gboolean
load_kind (MpadDb *db,
           MpadTodayKind kind,
           const char *sql,
           const char *today,
           const char *until,
           GPtrArray *items,
           GError **error)
{
  g_autoptr (MpadStmt) stmt = mpad_stmt_new (db, sql, error);
  MpadStep step;

  if (stmt == NULL)
    return FALSE;
  if (kind == MPAD_TODAY_TASK)
    {
      mpad_stmt_bind_text (stmt, 1, today);
      mpad_stmt_bind_text (stmt, 2, until);
    }
  while ((step = mpad_stmt_step (stmt, error)) == MPAD_STEP_ROW)
    {
      MpadTodayItem *item = g_new0 (MpadTodayItem, 1);

      item->kind = kind;
      item->dossier_id = mpad_stmt_dup_text (stmt, 0);
      item->pupil_name = read_name (stmt, 1);
      item->object_id = mpad_stmt_dup_text (stmt, 4);
      item->entry_id = mpad_stmt_dup_text (stmt, 5);
      item->title = mpad_stmt_dup_text (stmt, 6);
      if (!mpad_stmt_is_null (stmt, 7) || !mpad_stmt_is_null (stmt, 9))
        item->who = read_name (stmt, 7);
      item->date = mpad_stmt_dup_text (stmt, 10);
      item->overdue = kind == MPAD_TODAY_TASK && g_strcmp0 (item->date, today) < 0;
      g_ptr_array_add (items, item);
    }
  return step == MPAD_STEP_DONE;
}

GPtrArray *
mpad_today_load (MpadVault *vault, const char *today, const char *until, GError **error)
{
  g_autoptr (GPtrArray)
    items = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_today_item_free);
  MpadDb *db = mpad_vault_get_db (vault);

  if (!load_kind (db, MPAD_TODAY_TASK, tasks, today, until, items, error) ||
      !load_kind (db, MPAD_TODAY_UNSIGNED, unsigned_papers, today, until, items, error) ||
      !load_kind (db, MPAD_TODAY_HYPOTHESIS, hypotheses, today, until, items, error))
    return NULL;
  return g_steal_pointer (&items);
}
