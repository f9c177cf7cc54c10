/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the filling of a practice vault. Everything goes through the stores, as it would when
 * a
 * person typed it, in one transaction. */
#include "mpad-practice-fill.h"

#include <string.h>

#include "mpad-civil.h"
#include "mpad-clock.h"
#include "mpad-dossier-store.h"
#include "mpad-entry-store.h"
#include "mpad-error.h"
#include "mpad-practice-paper.h"
#include "mpad-practice-reader.h"
#include "mpad-record-types.h"
#include "mpad-school-store.h"
#include "mpad-text.h"

/* Half an hour after something happened it was written down. */
#define WRITING_TIME_MINUTES 30
/* What has a day but no time was written down at the end of that day. */
#define END_OF_DAY "T16:10"

typedef struct
{
  MpadPracticeReader *reader;
  GBytes *protocol;
  char *protocol_id;
  char *protocol_version;
  char *school_name;
} Practice;

static void
practice_clear (Practice *self)
{
  g_clear_pointer (&self->reader, mpad_practice_reader_free);
  g_clear_pointer (&self->protocol, g_bytes_unref);
  g_clear_pointer (&self->protocol_id, g_free);
  g_clear_pointer (&self->protocol_version, g_free);
  g_clear_pointer (&self->school_name, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Practice, practice_clear)

/* Microseconds of a local moment, never later than now. */
static gint64
moment_us (const char *moment, int minutes_later)
{
  g_autofree char *full = g_strconcat (
    moment, strchr (moment, 'T') == NULL ? END_OF_DAY ":00" : ":00", NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (full, zone);
  gint64 us = g_date_time_to_unix_usec (time) + minutes_later * 60 * G_TIME_SPAN_SECOND;

  return MIN (us, mpad_clock_now_us ());
}

static gboolean
read_protocol (Practice *self, const char *protocols_dir, GError **error)
{
  const char *id = mpad_practice_reader_string (mpad_practice_reader_get_root (self->reader),
                                                "protocol");
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) local = NULL;
  const char *found_id, *version;
  JsonNode *root;
  char *data = NULL;
  gsize size = 0;

  if (id == NULL)
    return mpad_practice_reader_fail (MPAD_PROTOCOL_ERROR_MISSING, "$.protocol", "is missing",
                                      error);
  name = g_strconcat (id, ".json", NULL);
  path = g_build_filename (protocols_dir, name, NULL);
  if (!g_file_get_contents (path, &data, &size, &local))
    return mpad_practice_reader_fail (MPAD_PROTOCOL_ERROR_READ, path, local->message, error);
  self->protocol = g_bytes_new_take (data, size);
  if (!json_parser_load_from_data (parser, data, (gssize) size, &local))
    return mpad_practice_reader_fail (MPAD_PROTOCOL_ERROR_SYNTAX, path, local->message, error);
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return mpad_practice_reader_fail (MPAD_PROTOCOL_ERROR_TYPE, path, "must be an object", error);
  found_id = mpad_practice_reader_string (json_node_get_object (root), "id");
  version = mpad_practice_reader_string (json_node_get_object (root), "version");
  if (found_id == NULL || version == NULL)
    return mpad_practice_reader_fail (MPAD_PROTOCOL_ERROR_MISSING, path, "has no id or no version",
                                      error);
  self->protocol_id = g_strdup (found_id);
  self->protocol_version = g_strdup (version);
  return TRUE;
}

static gboolean
fill_school (Practice *self, MpadVault *vault, GError **error)
{
  JsonObject *root = mpad_practice_reader_get_root (self->reader);
  g_autoptr (MpadSchool) school = mpad_school_new ();
  JsonArray *list = mpad_practice_reader_list (root, "staff", "$", NULL);
  JsonNode *node = json_object_get_member (root, "school");

  if (list == NULL || json_array_get_length (list) == 0 || node == NULL ||
      !JSON_NODE_HOLDS_OBJECT (node))
    return mpad_practice_reader_fail (MPAD_PROTOCOL_ERROR_MISSING, "$",
                                      "needs a school and its staff", error);
  if (!mpad_practice_reader_fill (self->reader, &mpad_school_type, school,
                                  json_node_get_object (node), NULL, "$.school", error))
    return FALSE;
  g_set_str (&school->protocol_id, self->protocol_id);
  g_set_str (&school->protocol_version, self->protocol_version);
  g_set_str (&self->school_name, school->name);
  if (!mpad_school_store_put_protocol (vault, self->protocol_id, self->protocol_version,
                                       self->protocol, error) ||
      !mpad_school_store_save (vault, school, error))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      g_autofree char *path = g_strdup_printf ("$.staff[%u]", i);
      JsonObject *object = mpad_practice_reader_object (list, i, path, error);
      g_autoptr (MpadStaff) staff = mpad_staff_new ();

      if (object == NULL || !mpad_practice_reader_fill (self->reader, &mpad_staff_type, staff,
                                                        object, NULL, path, error))
        return FALSE;
      /* The first of the team is the one at the keyboard. */
      if (i == 0)
        {
          g_set_str (&staff->slot_id, mpad_vault_get_slot_id (vault));
          mpad_vault_set_actor (vault, staff->id);
        }
      if (!mpad_school_store_save_staff (vault, staff, error))
        return FALSE;
    }
  return TRUE;
}

typedef gpointer (*NewRecord) (void);

static gpointer
new_person (void)
{
  return mpad_person_new (MPAD_RELATION_PUPIL);
}

static gpointer
new_member (void)
{
  return mpad_team_member_new ();
}

static gboolean
read_records (Practice *self,
              JsonObject *object,
              const char *name,
              const char *path,
              const MpadRecordType *type,
              NewRecord new_record,
              GPtrArray *records,
              GError **error)
{
  g_autoptr (GError) local = NULL;
  JsonArray *list = mpad_practice_reader_list (object, name, path, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      g_autofree char *item_path = g_strdup_printf ("%s.%s[%u]", path, name, i);
      JsonObject *item = mpad_practice_reader_object (list, i, item_path, error);
      gpointer record = new_record ();

      g_ptr_array_add (records, record);
      if (item == NULL ||
          !mpad_practice_reader_fill (self->reader, type, record, item, NULL, item_path, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_details (
  Practice *self, MpadEntry *entry, JsonObject *object, const char *path, GError **error)
{
  g_autoptr (GList) keys = json_object_get_members (object);

  for (GList *link = keys; link != NULL; link = link->next)
    {
      g_autofree char *key_path = g_strdup_printf ("%s.%s", path, (char *) link->data);
      const char *text = mpad_practice_reader_string (object, link->data);
      g_autofree char *value = NULL;

      if (text == NULL)
        return mpad_practice_reader_fail (MPAD_PROTOCOL_ERROR_TYPE, key_path, "must be a text",
                                          error);
      value = mpad_practice_reader_text (self->reader, text, key_path, error);
      if (value == NULL)
        return FALSE;
      mpad_entry_set (entry, link->data, value);
    }
  return TRUE;
}

static gpointer
new_statement (void)
{
  return mpad_statement_new (MPAD_STATEMENT_OBSERVATION);
}

static gboolean
fill_entry (Practice *self,
            MpadVault *vault,
            const MpadDossier *dossier,
            JsonObject *object,
            const char *path,
            GError **error)
{
  static const char *const known[] = { "by", "recorded", "details", "statements", NULL };
  g_autoptr (MpadEntry) entry = mpad_entry_new (MPAD_ENTRY_NOTE);
  const char *by = mpad_practice_reader_string (object, "by");
  const char *recorded = mpad_practice_reader_string (object, "recorded");
  g_autofree char *moment = NULL;
  g_autofree char *details_path = g_strdup_printf ("%s.details", path);
  JsonNode *details = json_object_get_member (object, "details");
  gboolean draft, done;

  entry->state = MPAD_ENTRY_FINAL;
  if (!mpad_practice_reader_fill (self->reader, &mpad_entry_type, entry, object, known, path,
                                  error) ||
      !read_records (self, object, "statements", path, &mpad_statement_type, new_statement,
                     entry->statements, error))
    return FALSE;
  if (details != NULL && !JSON_NODE_HOLDS_OBJECT (details))
    return mpad_practice_reader_fail (MPAD_PROTOCOL_ERROR_TYPE, details_path, "must be an object",
                                      error);
  if (details != NULL &&
      !read_details (self, entry, json_node_get_object (details), details_path, error))
    return FALSE;
  if (entry->happened == NULL || by == NULL)
    return mpad_practice_reader_fail (MPAD_PROTOCOL_ERROR_MISSING, path, "needs happened and by",
                                      error);
  g_set_str (&entry->dossier_id, dossier->id);
  draft = entry->state == MPAD_ENTRY_DRAFT;
  entry->state = MPAD_ENTRY_DRAFT;
  moment = recorded != NULL
             ? mpad_practice_reader_text (self->reader, recorded, path, error)
             : g_strdup (entry->happened_until != NULL ? entry->happened_until : entry->happened);
  if (moment == NULL)
    return FALSE;
  mpad_vault_set_actor (vault, mpad_practice_reader_add_id (self->reader, by));
  mpad_clock_pretend (moment_us (moment, recorded != NULL ? 0 : WRITING_TIME_MINUTES));
  done = draft ? mpad_entry_store_save (vault, entry, error)
               : mpad_entry_store_finalize (vault, entry, error);
  mpad_clock_pretend (-1);
  if (!done)
    g_prefix_error (error, "%s: ", path);
  return done;
}

static gboolean
fill_task (Practice *self,
           MpadVault *vault,
           const MpadDossier *dossier,
           JsonObject *object,
           const char *path,
           GError **error)
{
  g_autoptr (MpadTask) task = mpad_task_new ();

  if (!mpad_practice_reader_fill (self->reader, &mpad_task_type, task, object, NULL, path, error))
    return FALSE;
  g_set_str (&task->dossier_id, dossier->id);
  return mpad_entry_store_save_task (vault, task, error);
}

static gboolean
update_report (
  MpadVault *vault, MpadReport *report, const char *date, const char *action, GError **error)
{
  gboolean done;

  mpad_clock_pretend (moment_us (date, 0));
  done = mpad_report_store_update (vault, report, action, error);
  mpad_clock_pretend (-1);
  return done;
}

static gboolean
fill_report (Practice *self,
             MpadVault *vault,
             const MpadDossier *dossier,
             JsonObject *object,
             const char *path,
             GError **error)
{
  g_autoptr (MpadReport) report = mpad_report_new ();
  g_autoptr (MpadReport) end = mpad_report_new ();
  g_autoptr (GBytes) pdf = NULL;
  gboolean added;
  gint64 made_us;

  if (!mpad_practice_reader_fill (self->reader, &mpad_report_type, end, object, NULL, path, error))
    return FALSE;
  if (end->printed == NULL || end->kind == NULL)
    return mpad_practice_reader_fail (MPAD_PROTOCOL_ERROR_MISSING, path, "needs kind and printed",
                                      error);
  /* The way of a paper: made, printed, back. */
  g_set_str (&report->dossier_id, dossier->id);
  g_set_str (&report->entry_id, end->entry_id);
  g_set_str (&report->kind, end->kind);
  g_set_str (&report->title, end->title);
  g_set_str (&report->recipient, end->recipient);
  report->state = MPAD_REPORT_FINAL;
  made_us = moment_us (end->printed, -20);
  if (!mpad_report_store_assign (vault, report, error))
    return FALSE;
  pdf = mpad_practice_paper_new (dossier, report, self->school_name, made_us, error);
  if (pdf == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }
  mpad_clock_pretend (made_us);
  added = mpad_report_store_add (vault, report, pdf, error);
  mpad_clock_pretend (-1);
  if (!added)
    return FALSE;
  report->state = MPAD_REPORT_PRINTED;
  g_set_str (&report->printed, end->printed);
  g_set_str (&report->handed, end->handed);
  if (!update_report (vault, report, end->printed, "document.print", error))
    return FALSE;
  if (end->returned == NULL)
    return TRUE;
  report->state = end->state;
  g_set_str (&report->returned, end->returned);
  g_set_str (&report->remark, end->remark);
  return update_report (vault, report, end->returned, "document.return", error);
}

typedef gboolean (*FillItem) (Practice *self,
                              MpadVault *vault,
                              const MpadDossier *dossier,
                              JsonObject *object,
                              const char *path,
                              GError **error);

static gboolean
fill_items (Practice *self,
            MpadVault *vault,
            const MpadDossier *dossier,
            JsonObject *object,
            const char *name,
            const char *path,
            FillItem fill,
            GError **error)
{
  g_autoptr (GError) local = NULL;
  JsonArray *list = mpad_practice_reader_list (object, name, path, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      g_autofree char *item_path = g_strdup_printf ("%s.%s[%u]", path, name, i);
      JsonObject *item = mpad_practice_reader_object (list, i, item_path, error);

      if (item == NULL || !fill (self, vault, dossier, item, item_path, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill_dossier (
  Practice *self, MpadVault *vault, JsonObject *object, const char *path, GError **error)
{
  static const char *const known[] = { "people", "team", "entries", "tasks", "reports", NULL };
  g_autoptr (MpadDossier) dossier = mpad_dossier_new ();
  g_autoptr (MpadDossier) loaded = NULL;
  gboolean created;

  if (!mpad_practice_reader_fill (self->reader, &mpad_dossier_type, dossier, object, known, path,
                                  error) ||
      !read_records (self, object, "people", path, &mpad_person_type, new_person, dossier->people,
                     error) ||
      !read_records (self, object, "team", path, &mpad_team_member_type, new_member, dossier->team,
                     error))
    return FALSE;
  g_set_str (&dossier->protocol_id, self->protocol_id);
  g_set_str (&dossier->protocol_version, self->protocol_version);
  if (dossier->opened != NULL)
    mpad_clock_pretend (moment_us (dossier->opened, 0));
  created = mpad_dossier_store_create (vault, dossier, error);
  mpad_clock_pretend (-1);
  if (!created)
    {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }
  if (!fill_items (self, vault, dossier, object, "entries", path, fill_entry, error) ||
      !fill_items (self, vault, dossier, object, "tasks", path, fill_task, error))
    return FALSE;
  loaded = mpad_dossier_store_load (vault, dossier->id, error);
  return loaded != NULL &&
         fill_items (self, vault, loaded, object, "reports", path, fill_report, error);
}

static gboolean
fill_all (MpadVault *vault, gpointer data, GError **error)
{
  Practice *self = data;
  JsonArray *list = mpad_practice_reader_list (mpad_practice_reader_get_root (self->reader),
                                               "dossiers", "$", NULL);
  g_autofree char *actor = NULL;

  if (list == NULL)
    return mpad_practice_reader_fail (MPAD_PROTOCOL_ERROR_MISSING, "$.dossiers",
                                      "needs a list of cases", error);
  if (!fill_school (self, vault, error))
    return FALSE;
  actor = g_strdup (mpad_vault_get_actor (vault));
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      g_autofree char *path = g_strdup_printf ("$.dossiers[%u]", i);
      JsonObject *object = mpad_practice_reader_object (list, i, path, error);

      if (object == NULL || !fill_dossier (self, vault, object, path, error))
        return FALSE;
    }
  mpad_vault_set_actor (vault, actor);
  return TRUE;
}

gboolean
mpad_practice_fill (MpadVault *vault, const char *protocols_dir, GError **error)
{
  g_auto (Practice) self = { 0 };
  g_autofree char *data_dir = g_path_get_dirname (protocols_dir);
  g_autofree char *path = g_build_filename (data_dir, "guidance", "practice-nl.json", NULL);
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) json = NULL;
  char *data = NULL;
  gsize size = 0;

  if (!mpad_vault_get_info (vault)->practice)
    {
      g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_POLICY,
                           "Invented cases do not go into a vault with real data");
      return FALSE;
    }
  if (!g_file_get_contents (path, &data, &size, &local))
    return mpad_practice_reader_fail (MPAD_PROTOCOL_ERROR_READ, path, local->message, error);
  json = g_bytes_new_take (data, size);
  self.reader = mpad_practice_reader_new (json, path, error);
  return self.reader != NULL && read_protocol (&self, protocols_dir, error) &&
         mpad_vault_transact (vault, fill_all, &self, error);
}
