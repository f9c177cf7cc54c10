/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the school's settings, team and protocols in the vault. */
#include "mpad-school-store.h"

#include "mpad-clock.h"
#include "mpad-error.h"
#include "mpad-record-store.h"
#include "mpad-record-types.h"

MpadSchool *
mpad_school_store_load (MpadVault *vault, GError **error)
{
  g_autofree char *columns = mpad_record_columns (&mpad_school_type, "");
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM school", columns);
  g_autoptr (MpadStmt) stmt = mpad_stmt_new (mpad_vault_get_db (vault), sql, error);
  g_autoptr (MpadSchool) school = mpad_school_new ();

  if (stmt == NULL)
    return NULL;
  switch (mpad_stmt_step (stmt, error))
    {
    case MPAD_STEP_ROW:
      return mpad_record_read (&mpad_school_type, school, stmt, 0, error)
               ? g_steal_pointer (&school)
               : NULL;
    case MPAD_STEP_DONE:
      mpad_store_not_found ("school", error);
      return NULL;
    case MPAD_STEP_ERROR:
    default:
      return NULL;
    }
}

static gboolean
save_school (MpadVault *vault, gpointer data, GError **error)
{
  const MpadSchool *school = data;
  MpadDb *db = mpad_vault_get_db (vault);

  return mpad_db_exec (db, "DELETE FROM school", error) &&
         mpad_record_insert (db, &mpad_school_type, school, "one", "1", error) &&
         mpad_record_journal (vault, "school.save", &mpad_school_type, NULL, school, error);
}

gboolean
mpad_school_store_save (MpadVault *vault, const MpadSchool *school, GError **error)
{
  return mpad_vault_transact (vault, save_school, (gpointer) school, error);
}

GPtrArray *
mpad_school_store_list_staff (MpadVault *vault, GError **error)
{
  g_autofree char *columns = mpad_record_columns (&mpad_staff_type, "");
  g_autofree char *sql = g_strdup_printf (
    "SELECT %s FROM staff ORDER BY active DESC, name COLLATE NOCASE, id", columns);
  g_autoptr (MpadStmt) stmt = mpad_stmt_new (mpad_vault_get_db (vault), sql, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_staff_free);
  MpadStep step;

  if (stmt == NULL)
    return NULL;
  while ((step = mpad_stmt_step (stmt, error)) == MPAD_STEP_ROW)
    {
      MpadStaff *staff = g_new0 (MpadStaff, 1);

      g_ptr_array_add (list, staff);
      if (!mpad_record_read (&mpad_staff_type, staff, stmt, 0, error))
        return NULL;
    }
  return step == MPAD_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

static gboolean
save_staff (MpadVault *vault, gpointer data, GError **error)
{
  const MpadStaff *staff = data;

  return mpad_record_upsert (mpad_vault_get_db (vault), &mpad_staff_type, staff, error) &&
         mpad_record_journal (vault, "staff.save", &mpad_staff_type, staff->id, staff, error);
}

gboolean
mpad_school_store_save_staff (MpadVault *vault, MpadStaff *staff, GError **error)
{
  g_return_val_if_fail (staff != NULL && staff->id != NULL, FALSE);

  return mpad_vault_transact (vault, save_staff, staff, error);
}

typedef struct
{
  const char *id;
  const char *version;
  GBytes *json;
} Protocol;

static gboolean
put_protocol (MpadVault *vault, gpointer data, GError **error)
{
  Protocol *protocol = data;
  g_autoptr (GError) missing = NULL;
  g_autoptr (GBytes)
    kept = mpad_school_store_get_protocol (vault, protocol->id, protocol->version, &missing);
  g_autofree char *object = g_strdup_printf ("%s@%s", protocol->id, protocol->version);

  if (missing != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&missing));
      return FALSE;
    }
  if (kept != NULL)
    {
      if (g_bytes_equal (kept, protocol->json))
        return TRUE;
      g_set_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CONFLICT,
                   "The vault holds another text as protocol %s", object);
      return FALSE;
    }
  return mpad_db_run (mpad_vault_get_db (vault), error,
                      "INSERT INTO protocol (id, version, json, added_us) VALUES (?1, ?2, ?3, ?4)",
                      "ttbi", protocol->id, protocol->version, protocol->json,
                      mpad_clock_now_us ()) &&
         mpad_vault_journal (vault, "protocol.put", "protocol", object, protocol->json, error);
}

gboolean
mpad_school_store_put_protocol (
  MpadVault *vault, const char *id, const char *version, GBytes *json, GError **error)
{
  Protocol protocol = { id, version, json };

  return mpad_vault_transact (vault, put_protocol, &protocol, error);
}

GBytes *
mpad_school_store_get_protocol (MpadVault *vault,
                                const char *id,
                                const char *version,
                                GError **error)
{
  g_autoptr (MpadStmt) stmt = mpad_stmt_new (
    mpad_vault_get_db (vault), "SELECT json FROM protocol WHERE id = ?1 AND version = ?2", error);

  if (stmt == NULL)
    return NULL;
  mpad_stmt_bind_text (stmt, 1, id);
  mpad_stmt_bind_text (stmt, 2, version);
  return mpad_stmt_step (stmt, error) == MPAD_STEP_ROW ? mpad_stmt_dup_bytes (stmt, 0) : NULL;
}
