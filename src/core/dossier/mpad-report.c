/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements documents that were made from a dossier, and their store. */
#include "mpad-report.h"

#include <string.h>

#include "mpad-chunks.h"
#include "mpad-civil.h"
#include "mpad-clock.h"
#include "mpad-error.h"
#include "mpad-record-store.h"
#include "mpad-record-types.h"
#include "mpad-search-index.h"
#include "mpad-text.h"
#include "mpad-words.h"

static const MpadRecordField fields[] = {
  MPAD_TEXT_FIELD (MpadReport, id),
  MPAD_TEXT_FIELD (MpadReport, dossier_id),
  MPAD_TEXT_FIELD (MpadReport, entry_id),
  MPAD_TEXT_FIELD (MpadReport, kind),
  MPAD_TEXT_FIELD (MpadReport, number),
  MPAD_INT_FIELD (MpadReport, version),
  MPAD_TEXT_FIELD (MpadReport, title),
  MPAD_TEXT_FIELD (MpadReport, recipient),
  MPAD_WORD_FIELD (MpadReport, state, mpad_words_report_state),
  MPAD_TEXT_FIELD (MpadReport, hash),
  MPAD_INT_FIELD (MpadReport, pages),
  MPAD_INT_FIELD (MpadReport, created_us),
  MPAD_TEXT_FIELD (MpadReport, printed),
  MPAD_TEXT_FIELD (MpadReport, returned),
  MPAD_TEXT_FIELD (MpadReport, handed),
  MPAD_TEXT_FIELD (MpadReport, handed_reason),
  MPAD_TEXT_FIELD (MpadReport, remark),
  MPAD_LAST_FIELD,
};

const MpadRecordType mpad_report_type = { "report", sizeof (MpadReport), fields };

MpadReport *
mpad_report_new (void)
{
  MpadReport *self = g_new0 (MpadReport, 1);

  self->id = mpad_id_new ();
  return self;
}

void
mpad_report_free (MpadReport *self)
{
  if (self == NULL)
    return;
  mpad_record_clear (&mpad_report_type, self);
  g_free (self);
}

/* "GV" for "gespreksverslag": letters that stand in the footer. */
static char *
number_prefix (const char *kind)
{
  static const struct
  {
    const char *kind, *prefix;
  } known[] = {
    { "gespreksverslag", "GV" }, { "adviesgesprek", "AG" },    { "melding", "ME" },
    { "afweging", "AW" },        { "dossieroverzicht", "DO" }, { "inzage", "IZ" },
    { "overdracht", "OD" },      { "contactkaart", "CK" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (known[i].kind, kind) == 0)
      return g_strdup (known[i].prefix);
  return g_strdup ("ST");
}

char *
mpad_report_store_next_number (MpadVault *vault,
                               const char *dossier_id,
                               const char *kind,
                               GError **error)
{
  MpadDb *db = mpad_vault_get_db (vault);
  g_autoptr (MpadStmt) stmt = mpad_stmt_new (db, "SELECT number FROM dossier WHERE id = ?1", error);
  g_autofree char *prefix = number_prefix (kind);
  g_autofree char *first = NULL;
  gint64 last = 0;

  if (stmt == NULL)
    return NULL;
  mpad_stmt_bind_text (stmt, 1, dossier_id);
  switch (mpad_stmt_step (stmt, error))
    {
    case MPAD_STEP_ROW:
      first = g_strdup_printf ("%s-%s", prefix, mpad_stmt_peek_text (stmt, 0));
      break;
    case MPAD_STEP_DONE:
      mpad_store_not_found ("dossier", error);
      return NULL;
    case MPAD_STEP_ERROR:
    default:
      return NULL;
    }
  /* "GV-2026-014", then "GV-2026-014-2", "GV-2026-014-3" … */
  if (!mpad_db_get_int (db, &last, 0, error,
                        "SELECT coalesce (max (CASE WHEN number = ?2 THEN 1"
                        "   ELSE CAST (substr (number, length (?2) + 2) AS INTEGER) END), 0)"
                        " FROM report WHERE dossier_id = ?1"
                        " AND (number = ?2 OR substr (number, 1, length (?2) + 1) = ?2 || '-')",
                        "tt", dossier_id, first))
    return NULL;
  return last == 0 ? g_steal_pointer (&first)
                   : g_strdup_printf ("%s-%" G_GINT64_FORMAT, first, last + 1);
}

gboolean
mpad_report_store_assign (MpadVault *vault, MpadReport *report, GError **error)
{
  MpadDb *db = mpad_vault_get_db (vault);
  g_autoptr (MpadStmt) stmt = mpad_stmt_new (
    db,
    "SELECT number, max (version) FROM report WHERE dossier_id = ?1 AND kind = ?2"
    " AND entry_id = ?3 AND recipient IS ?4 GROUP BY number ORDER BY max (created_us) DESC LIMIT 1",
    error);

  g_return_val_if_fail (report->dossier_id != NULL && report->kind != NULL, FALSE);

  if (stmt == NULL)
    return FALSE;
  mpad_stmt_bind_text (stmt, 1, report->dossier_id);
  mpad_stmt_bind_text (stmt, 2, report->kind);
  mpad_stmt_bind_text (stmt, 3, report->entry_id);
  mpad_stmt_bind_text (stmt, 4, report->recipient);
  switch (mpad_stmt_step (stmt, error))
    {
    case MPAD_STEP_ROW:
      g_set_str (&report->number, mpad_stmt_peek_text (stmt, 0));
      report->version = mpad_stmt_get_int (stmt, 1) + 1;
      return TRUE;
    case MPAD_STEP_DONE:
      g_free (report->number);
      report->number = mpad_report_store_next_number (vault, report->dossier_id, report->kind,
                                                      error);
      report->version = 1;
      return report->number != NULL;
    case MPAD_STEP_ERROR:
    default:
      return FALSE;
    }
}

static gboolean
check_dates (const MpadReport *report, GError **error)
{
  GDate date;

  if ((report->printed == NULL || mpad_civil_parse_date (report->printed, &date)) &&
      (report->returned == NULL || mpad_civil_parse_date (report->returned, &date)))
    return TRUE;
  g_set_error_literal (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_DATE,
                       "A date of a document is not a date of the calendar");
  return FALSE;
}

static gboolean
index_report (MpadVault *vault, const MpadReport *report, GError **error)
{
  g_autofree char *other = g_strjoin ("\n", report->number,
                                      report->remark != NULL ? report->remark : "", NULL);

  return mpad_search_index_put (vault, report->dossier_id, "report", report->id, report->title,
                                other, error);
}

typedef struct
{
  MpadReport *report;
  GBytes *pdf;
} Addition;

static gboolean
add_report (MpadVault *vault, gpointer data, GError **error)
{
  Addition *addition = data;
  MpadReport *report = addition->report;
  MpadDb *db = mpad_vault_get_db (vault);

  if (!check_dates (report, error) || ((report->number == NULL || report->version == 0) &&
                                       !mpad_report_store_assign (vault, report, error)))
    return FALSE;
  return mpad_record_insert (db, &mpad_report_type, report, NULL, NULL, error) &&
         mpad_chunks_write (db, "report_chunk", report->id, addition->pdf, error) &&
         index_report (vault, report, error) &&
         mpad_record_journal (vault, "document.make", &mpad_report_type, report->id, report, error);
}

gboolean
mpad_report_store_add (MpadVault *vault, MpadReport *report, GBytes *pdf, GError **error)
{
  Addition addition = { report, pdf };

  g_return_val_if_fail (report->dossier_id != NULL && report->kind != NULL, FALSE);

  if (report->id == NULL)
    report->id = mpad_id_new ();
  /* the moment that stands in the paper, when its maker says so */
  if (report->created_us == 0)
    report->created_us = mpad_clock_now_us ();
  g_free (report->hash);
  report->hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, pdf);
  return mpad_vault_transact (vault, add_report, &addition, error);
}

typedef struct
{
  const MpadReport *report;
  const char *action;
} Update;

static gboolean
update_report (MpadVault *vault, gpointer data, GError **error)
{
  Update *update = data;
  const MpadReport *report = update->report;
  MpadDb *db = mpad_vault_get_db (vault);

  if (!mpad_record_check (&mpad_report_type, report, error) || !check_dates (report, error))
    return FALSE;
  /* The document itself, its number and its hash stay as they were made. */
  if (!mpad_db_run (db, error,
                    "UPDATE report SET state = ?2, printed = ?3, returned = ?4, handed = ?5, "
                    "handed_reason = ?6,"
                    " remark = ?7 WHERE id = ?1",
                    "ttttttt", report->id, mpad_words_report_state[report->state], report->printed,
                    report->returned, report->handed, report->handed_reason, report->remark))
    return FALSE;
  if (mpad_db_get_changes (db) == 0)
    return mpad_store_not_found ("report", error);
  return index_report (vault, report, error) &&
         mpad_record_journal (vault, update->action, &mpad_report_type, report->id, report, error);
}

gboolean
mpad_report_store_update (MpadVault *vault,
                          const MpadReport *report,
                          const char *action,
                          GError **error)
{
  Update update = { report, action };

  return mpad_vault_transact (vault, update_report, &update, error);
}

GPtrArray *
mpad_report_store_list (MpadVault *vault, const char *dossier_id, GError **error)
{
  g_autofree char *columns = mpad_record_columns (&mpad_report_type, "");
  g_autofree char *sql = g_strdup_printf (
    "SELECT %s FROM report %s ORDER BY created_us DESC, number DESC, version DESC", columns,
    dossier_id != NULL ? "WHERE dossier_id = ?1" : "");
  g_autoptr (MpadStmt) stmt = mpad_stmt_new (mpad_vault_get_db (vault), sql, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_report_free);
  MpadStep step;

  if (stmt == NULL)
    return NULL;
  if (dossier_id != NULL)
    mpad_stmt_bind_text (stmt, 1, dossier_id);
  while ((step = mpad_stmt_step (stmt, error)) == MPAD_STEP_ROW)
    {
      MpadReport *report = g_new0 (MpadReport, 1);

      g_ptr_array_add (list, report);
      if (!mpad_record_read (&mpad_report_type, report, stmt, 0, error))
        return NULL;
    }
  return step == MPAD_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

GBytes *
mpad_report_store_load_pdf (MpadVault *vault, const char *report_id, GError **error)
{
  MpadDb *db = mpad_vault_get_db (vault);
  g_autoptr (MpadStmt) stmt = mpad_stmt_new (db, "SELECT hash FROM report WHERE id = ?1", error);

  if (stmt == NULL)
    return NULL;
  mpad_stmt_bind_text (stmt, 1, report_id);
  switch (mpad_stmt_step (stmt, error))
    {
    case MPAD_STEP_ROW:
      return mpad_chunks_read (db, "report_chunk", report_id, mpad_stmt_peek_text (stmt, 0), error);
    case MPAD_STEP_DONE:
      mpad_store_not_found ("report", error);
      return NULL;
    case MPAD_STEP_ERROR:
    default:
      return NULL;
    }
}
