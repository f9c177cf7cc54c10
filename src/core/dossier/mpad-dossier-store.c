/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements dossiers, people and case teams in the vault. */
#include "mpad-dossier-store.h"

#include "mpad-civil.h"
#include "mpad-clock.h"
#include "mpad-entry-keys.h"
#include "mpad-entry-load.h"
#include "mpad-error.h"
#include "mpad-record-store.h"
#include "mpad-record-types.h"
#include "mpad-search-index.h"
#include "mpad-text.h"
#include "mpad-words.h"

static gboolean
set_date_error (const char *what, GError **error)
{
  g_set_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_DATE, "%s is not a date of the calendar",
               what);
  return FALSE;
}

static gboolean
check_person (const MpadPerson *person, GError **error)
{
  GDate date;

  if (person->birth_date != NULL && !mpad_civil_parse_date (person->birth_date, &date))
    return set_date_error ("A date of birth", error);
  return TRUE;
}

/* The next free number of the year: "2026-014". */
static char *
next_number (MpadDb *db, const char *opened, GError **error)
{
  g_autofree char *year = g_strndup (opened, 4);
  gint64 last = 0;

  if (!mpad_db_get_int (
        db, &last, 0, error,
        "SELECT coalesce (max (CAST (substr (number, 6) AS INTEGER)), 0) FROM dossier"
        " WHERE substr (number, 1, 5) = ?1 || '-'",
        "t", year))
    return NULL;
  return g_strdup_printf ("%s-%03" G_GINT64_FORMAT, year, last + 1);
}

static gboolean
write_team (MpadDb *db, const char *dossier_id, GPtrArray *team, GError **error)
{
  if (!mpad_db_run (db, error, "DELETE FROM team_member WHERE dossier_id = ?1", "t", dossier_id))
    return FALSE;
  for (guint i = 0; i < team->len; i++)
    {
      const MpadTeamMember *member = g_ptr_array_index (team, i);

      if (!mpad_record_check (&mpad_team_member_type, member, error) ||
          !mpad_db_run (db, error,
                        "INSERT INTO team_member (dossier_id, position, staff_id, name, role_id)"
                        " VALUES (?1, ?2, ?3, ?4, ?5)",
                        "tittt", dossier_id, (gint64) i, member->staff_id, member->name,
                        member->role_id))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_event (MpadVault *vault,
             const char *dossier_id,
             const char *event,
             const char *happened,
             const char *reason,
             GError **error)
{
  return mpad_text_check (reason, error) &&
         mpad_db_run (
           mpad_vault_get_db (vault), error,
           "INSERT INTO dossier_event (dossier_id, position, event, happened, reason, actor)"
           " SELECT ?1, coalesce (max (position) + 1, 0), ?2, ?3, ?4, ?5 FROM dossier_event"
           " WHERE dossier_id = ?1",
           "ttttt", dossier_id, event, happened, reason, mpad_vault_get_actor (vault));
}

static void
append_list (GString *extra, const char *name, const MpadRecordType *type, GPtrArray *list)
{
  if (list->len == 0)
    return;
  if (extra->len > 0)
    g_string_append_c (extra, ',');
  mpad_record_append_string (extra, name);
  g_string_append (extra, ":[");
  for (guint i = 0; i < list->len; i++)
    {
      if (i > 0)
        g_string_append_c (extra, ',');
      mpad_record_append_canonical (type, g_ptr_array_index (list, i), NULL, extra);
    }
  g_string_append_c (extra, ']');
}

static gboolean
journal_dossier (MpadVault *vault, const MpadDossier *dossier, GError **error)
{
  g_autoptr (GString) extra = g_string_new (NULL);
  GString *out = g_string_new (NULL);
  g_autoptr (GBytes) content = NULL;

  append_list (extra, "~people", &mpad_person_type, dossier->people);
  append_list (extra, "~team", &mpad_team_member_type, dossier->team);
  mpad_record_append_canonical (&mpad_dossier_type, dossier, extra->str, out);
  content = g_string_free_to_bytes (out);
  return mpad_vault_journal (vault, "dossier.open", "dossier", dossier->id, content, error);
}

static gboolean
write_people (MpadVault *vault, MpadDossier *dossier, GError **error)
{
  for (guint i = 0; i < dossier->people->len; i++)
    {
      MpadPerson *person = g_ptr_array_index (dossier->people, i);

      g_set_str (&person->dossier_id, dossier->id);
      person->position = i;
      if (!check_person (person, error) ||
          !mpad_record_insert (mpad_vault_get_db (vault), &mpad_person_type, person, NULL, NULL,
                               error) ||
          !mpad_search_index_person (vault, person, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
create_dossier (MpadVault *vault, gpointer data, GError **error)
{
  MpadDossier *dossier = data;
  MpadDb *db = mpad_vault_get_db (vault);
  g_autofree char *moment = mpad_civil_from_us (mpad_clock_now_us ());
  MpadPerson *pupil = mpad_dossier_get_pupil (dossier);
  GDate date;

  if (pupil == NULL || dossier->people->pdata[0] != pupil)
    {
      g_set_error_literal (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_EMPTY,
                           "A dossier begins with its pupil");
      return FALSE;
    }
  /* a running case that is taken over keeps the date it was really opened. */
  if (dossier->opened == NULL)
    dossier->opened = g_strndup (moment, 10);
  else if (!mpad_civil_parse_date (dossier->opened, &date))
    return set_date_error ("The date of opening", error);
  if (dossier->number == NULL)
    dossier->number = next_number (db, dossier->opened, error);
  if (dossier->number == NULL)
    return FALSE;
  dossier->state = MPAD_DOSSIER_OPEN;
  g_clear_pointer (&dossier->closed, g_free);
  return mpad_record_insert (db, &mpad_dossier_type, dossier, NULL, NULL, error) &&
         write_people (vault, dossier, error) &&
         write_team (db, dossier->id, dossier->team, error) &&
         write_event (vault, dossier->id, "open",
                      g_str_has_prefix (moment, dossier->opened) ? moment : dossier->opened, NULL,
                      error) &&
         journal_dossier (vault, dossier, error);
}

gboolean
mpad_dossier_store_create (MpadVault *vault, MpadDossier *dossier, GError **error)
{
  gboolean had_opened, had_number;

  g_return_val_if_fail (dossier != NULL && dossier->id != NULL, FALSE);

  had_opened = dossier->opened != NULL;
  had_number = dossier->number != NULL;
  if (mpad_vault_transact (vault, create_dossier, dossier, error))
    return TRUE;
  /* Another dossier may get this number before the next attempt. */
  if (!had_opened)
    g_clear_pointer (&dossier->opened, g_free);
  if (!had_number)
    g_clear_pointer (&dossier->number, g_free);
  return FALSE;
}

/* Reads every row of "SELECT <columns of type> FROM …" into @list. */
static gboolean
load_list (MpadDb *db,
           const MpadRecordType *type,
           const char *order,
           const char *dossier_id,
           GPtrArray *list,
           GError **error)
{
  g_autofree char *columns = mpad_record_columns (type, "");
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE dossier_id = ?1 ORDER BY %s",
                                          columns, type->table, order);
  g_autoptr (MpadStmt) stmt = mpad_stmt_new (db, sql, error);
  MpadStep step;

  if (stmt == NULL)
    return FALSE;
  mpad_stmt_bind_text (stmt, 1, dossier_id);
  while ((step = mpad_stmt_step (stmt, error)) == MPAD_STEP_ROW)
    {
      gpointer record = g_malloc0 (type->size);

      g_ptr_array_add (list, record);
      if (!mpad_record_read (type, record, stmt, 0, error))
        return FALSE;
    }
  return step == MPAD_STEP_DONE;
}

static gboolean
load_dossier (MpadDb *db, MpadDossier *dossier, const char *dossier_id, GError **error)
{
  g_autofree char *columns = mpad_record_columns (&mpad_dossier_type, "");
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM dossier WHERE id = ?1", columns);
  g_autoptr (MpadStmt) stmt = mpad_stmt_new (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  mpad_stmt_bind_text (stmt, 1, dossier_id);
  switch (mpad_stmt_step (stmt, error))
    {
    case MPAD_STEP_ROW:
      g_clear_pointer (&dossier->id, g_free);
      return mpad_record_read (&mpad_dossier_type, dossier, stmt, 0, error);
    case MPAD_STEP_DONE:
      return mpad_store_not_found ("dossier", error);
    case MPAD_STEP_ERROR:
    default:
      return FALSE;
    }
}

MpadDossier *
mpad_dossier_store_load (MpadVault *vault, const char *dossier_id, GError **error)
{
  g_autoptr (MpadDossier) dossier = mpad_dossier_new ();
  MpadDb *db = mpad_vault_get_db (vault);

  if (!load_dossier (db, dossier, dossier_id, error) ||
      !load_list (db, &mpad_person_type, "relation <> 'pupil', position, id", dossier_id,
                  dossier->people, error) ||
      !load_list (db, &mpad_team_member_type, "position", dossier_id, dossier->team, error) ||
      !load_list (db, &mpad_task_type, "done_date IS NOT NULL, due IS NULL, due, id", dossier_id,
                  dossier->tasks, error) ||
      !load_list (db, &mpad_dossier_event_type, "position", dossier_id, dossier->events, error) ||
      !load_list (db, &mpad_report_type, "created_us DESC, number DESC, version DESC", dossier_id,
                  dossier->reports, error) ||
      !mpad_entry_load_into (db, dossier_id, NULL, dossier->entries, error))
    return NULL;
  return g_steal_pointer (&dossier);
}

static gboolean
read_summary (MpadDossierSummary *summary, MpadStmt *stmt, GError **error)
{
  MpadPerson name = { 0 };
  int state = mpad_record_words_find (mpad_words_dossier_state, mpad_stmt_peek_text (stmt, 2));

  if (state < 0)
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CORRUPT,
                           "dossier.state holds an unknown word");
      return FALSE;
    }
  summary->id = mpad_stmt_dup_text (stmt, 0);
  summary->number = mpad_stmt_dup_text (stmt, 1);
  summary->state = (MpadDossierState) state;
  name.given_name = mpad_stmt_dup_text (stmt, 3);
  name.infix = mpad_stmt_dup_text (stmt, 4);
  name.surname = mpad_stmt_dup_text (stmt, 5);
  summary->pupil_name = mpad_person_dup_name (&name);
  mpad_record_clear (&mpad_person_type, &name);
  summary->group = mpad_stmt_dup_text (stmt, 6);
  summary->birth_date = mpad_stmt_dup_text (stmt, 7);
  summary->last_happened = mpad_stmt_dup_text (stmt, 8);
  summary->n_entries = mpad_stmt_get_int (stmt, 9);
  summary->n_drafts = mpad_stmt_get_int (stmt, 10);
  summary->n_open_hypotheses = mpad_stmt_get_int (stmt, 11);
  return TRUE;
}

GPtrArray *
mpad_dossier_store_list (MpadVault *vault, GError **error)
{
  /* Reads no entry: the dossier's own row counts them. */
  static const char sql[] =
    "SELECT d.id, d.number, d.state, p.given_name, p.infix, p.surname, p.school_group, "
    "p.birth_date,"
    " d.last_happened, d.n_entries, d.n_drafts, coalesce (h.n, 0)"
    " FROM dossier d"
    " LEFT JOIN person p ON p.dossier_id = d.id AND p.relation = 'pupil'"
    " LEFT JOIN (SELECT dossier_id, count (*) AS n FROM statement x"
    "   WHERE kind = 'hypothesis' AND hypothesis_state = 'open' AND NOT EXISTS (SELECT 1 FROM "
    "entry c JOIN entry_detail r ON r.dossier_id = c.dossier_id"
    " AND r.entry_id = c.id AND r.key = 'replaces' AND r.value = c.amends"
    " WHERE c.amends = x.entry_id AND c.state = 'final')"
    "   GROUP BY dossier_id) h"
    "   ON h.dossier_id = d.id"
    " ORDER BY d.state = 'closed', coalesce (d.last_happened, d.opened) DESC, d.number DESC";
  g_autoptr (GPtrArray)
    list = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_dossier_summary_free);
  g_autoptr (MpadStmt) stmt = mpad_stmt_new (mpad_vault_get_db (vault), sql, error);
  MpadStep step;

  if (stmt == NULL)
    return NULL;
  while ((step = mpad_stmt_step (stmt, error)) == MPAD_STEP_ROW)
    {
      MpadDossierSummary *summary = g_new0 (MpadDossierSummary, 1);

      g_ptr_array_add (list, summary);
      if (!read_summary (summary, stmt, error))
        return NULL;
    }
  return step == MPAD_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

static gboolean
save_person (MpadVault *vault, gpointer data, GError **error)
{
  MpadPerson *person = data;
  MpadDb *db = mpad_vault_get_db (vault);
  gint64 position = 0;

  if (!check_person (person, error))
    return FALSE;
  /* Somebody new comes last. */
  if (person->relation != MPAD_RELATION_PUPIL && person->position == 0)
    {
      if (!mpad_db_get_int (db, &position, 1, error,
                            "SELECT coalesce ((SELECT position FROM person WHERE id = ?2),"
                            " (SELECT max (position) + 1 FROM person WHERE dossier_id = ?1))",
                            "tt", person->dossier_id, person->id))
        return FALSE;
      person->position = position;
    }
  return mpad_record_upsert (db, &mpad_person_type, person, error) &&
         mpad_search_index_person (vault, person, error) &&
         mpad_record_journal (vault, "person.save", &mpad_person_type, person->id, person, error);
}

gboolean
mpad_dossier_store_save_person (MpadVault *vault, MpadPerson *person, GError **error)
{
  g_return_val_if_fail (person != NULL && person->id != NULL && person->dossier_id != NULL, FALSE);

  return mpad_vault_transact (vault, save_person, person, error);
}

static gboolean
remove_person (MpadVault *vault, gpointer data, GError **error)
{
  const char *person_id = data;
  MpadDb *db = mpad_vault_get_db (vault);
  gint64 uses = 0;

  /* The pupil stays, and so does everybody whose words or presence is on record; the foreign keys
   * guard the words and the reports, the talks hold ids in a detail. */
  if (!mpad_db_get_int (
        db, &uses, 0, error,
        "SELECT (SELECT count (*) FROM person WHERE id = ?1 AND relation = 'pupil')"
        " + (SELECT count (*) FROM entry_detail WHERE dossier_id ="
        "     (SELECT dossier_id FROM person WHERE id = ?1) AND instr (value, ?1) > 0)",
        "t", person_id))
    return FALSE;
  if (uses > 0)
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CONSTRAINT,
                           "The person is part of the record");
      return FALSE;
    }
  if (!mpad_search_index_remove (vault, "person", person_id, error) ||
      !mpad_db_run (db, error, "DELETE FROM person WHERE id = ?1", "t", person_id))
    return FALSE;
  if (mpad_db_get_changes (db) == 0)
    return mpad_store_not_found ("person", error);
  return mpad_vault_journal (vault, "person.remove", "person", person_id, NULL, error);
}

gboolean
mpad_dossier_store_remove_person (MpadVault *vault, const char *person_id, GError **error)
{
  return mpad_vault_transact (vault, remove_person, (gpointer) person_id, error);
}

typedef struct
{
  const char *dossier_id;
  GPtrArray *team;
  MpadDossierState state;
  const char *reason;
} Change;

static gboolean
set_team (MpadVault *vault, gpointer data, GError **error)
{
  Change *change = data;
  g_autoptr (GString) list = g_string_new (NULL);
  GString *out = g_string_new ("{");
  g_autoptr (GBytes) content = NULL;

  append_list (list, "~team", &mpad_team_member_type, change->team);
  g_string_append_printf (out, "%s}", list->str);
  content = g_string_free_to_bytes (out);
  return write_team (mpad_vault_get_db (vault), change->dossier_id, change->team, error) &&
         mpad_vault_journal (vault, "dossier.team", "dossier", change->dossier_id, content, error);
}

gboolean
mpad_dossier_store_set_team (MpadVault *vault,
                             const char *dossier_id,
                             GPtrArray *team,
                             GError **error)
{
  Change change = { .dossier_id = dossier_id, .team = team };

  return mpad_vault_transact (vault, set_team, &change, error);
}

static gboolean
set_state (MpadVault *vault, gpointer data, GError **error)
{
  Change *change = data;
  MpadDb *db = mpad_vault_get_db (vault);
  gboolean close = change->state == MPAD_DOSSIER_CLOSED;
  g_autofree char *moment = mpad_civil_from_us (mpad_clock_now_us ());
  g_autofree char *today = g_strndup (moment, 10);
  MpadDossierEvent event = { 0 };
  g_autoptr (GBytes) content = NULL;
  GString *out = g_string_new (NULL);

  event.event = (char *) (close ? "close" : "reopen");
  event.happened = moment;
  event.reason = (char *) change->reason;
  mpad_record_append_canonical (&mpad_dossier_event_type, &event, NULL, out);
  content = g_string_free_to_bytes (out);
  if (!mpad_db_run (
        db, error, "UPDATE dossier SET state = ?2, closed = ?3 WHERE id = ?1 AND state <> ?2",
        "ttt", change->dossier_id, mpad_words_dossier_state[change->state], close ? today : NULL))
    return FALSE;
  if (mpad_db_get_changes (db) == 0)
    return mpad_store_not_found (close ? "open dossier" : "closed dossier", error);
  return write_event (vault, change->dossier_id, event.event, moment, change->reason, error) &&
         mpad_vault_journal (vault, close ? "dossier.close" : "dossier.reopen", "dossier",
                             change->dossier_id, content, error);
}

gboolean
mpad_dossier_store_set_state (MpadVault *vault,
                              const char *dossier_id,
                              MpadDossierState state,
                              const char *reason,
                              GError **error)
{
  Change change = { .dossier_id = dossier_id, .state = state, .reason = reason };

  g_return_val_if_fail (state == MPAD_DOSSIER_OPEN || state == MPAD_DOSSIER_CLOSED, FALSE);

  return mpad_vault_transact (vault, set_state, &change, error);
}

typedef struct
{
  const char *dossier_id;
  const char *id;
  const char *version;
  const char *reason;
} Move;

/* What the dossier followed so far, as "id@version". */
static char *
load_protocol (MpadDb *db, const char *dossier_id, GError **error)
{
  g_autoptr (MpadStmt) stmt = mpad_stmt_new (
    db, "SELECT protocol_id || '@' || protocol_version FROM dossier WHERE id = ?1", error);

  if (stmt == NULL)
    return NULL;
  mpad_stmt_bind_text (stmt, 1, dossier_id);
  switch (mpad_stmt_step (stmt, error))
    {
    case MPAD_STEP_ROW:
      return mpad_stmt_dup_text (stmt, 0);
    case MPAD_STEP_DONE:
      mpad_store_not_found ("dossier", error);
      return NULL;
    case MPAD_STEP_ERROR:
    default:
      return NULL;
    }
}

static gboolean
set_protocol (MpadVault *vault, gpointer data, GError **error)
{
  Move *move = data;
  MpadDb *db = mpad_vault_get_db (vault);
  g_autofree char *old = load_protocol (db, move->dossier_id, error);
  g_autofree char *moment = mpad_civil_from_us (mpad_clock_now_us ());
  MpadDossierEvent event = { 0 };
  g_autofree char *reason = NULL;
  g_autoptr (GBytes) content = NULL;
  GString *out;

  if (old == NULL)
    return FALSE;
  reason = g_strdup_printf ("%s\n%s@%s\n%s", old, move->id, move->version, move->reason);
  event.event = (char *) MPAD_DOSSIER_EVENT_PROTOCOL;
  event.happened = moment;
  event.reason = reason;
  out = g_string_new (NULL);
  mpad_record_append_canonical (&mpad_dossier_event_type, &event, NULL, out);
  content = g_string_free_to_bytes (out);
  return mpad_db_run (db, error,
                      "UPDATE dossier SET protocol_id = ?2, protocol_version = ?3 WHERE id = ?1",
                      "ttt", move->dossier_id, move->id, move->version) &&
         write_event (vault, move->dossier_id, event.event, moment, reason, error) &&
         mpad_vault_journal (vault, "dossier.protocol", "dossier", move->dossier_id, content,
                             error);
}

gboolean
mpad_dossier_store_set_protocol (MpadVault *vault,
                                 const char *dossier_id,
                                 const char *id,
                                 const char *version,
                                 const char *reason,
                                 GError **error)
{
  Move move = { dossier_id, id, version, reason };

  g_return_val_if_fail (id != NULL && version != NULL, FALSE);

  if (reason == NULL || *reason == '\0')
    {
      g_set_error_literal (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_EMPTY,
                           "Moving to another protocol needs a reason");
      return FALSE;
    }
  return mpad_vault_transact (vault, set_protocol, &move, error);
}
