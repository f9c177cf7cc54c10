/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the fixture of the stores' tests. */
#include "store-fixture.h"

#include "mpad-school-store.h"
#include "mpad-vault-test.h"

#include <glib/gstdio.h>

#define PASSPHRASE "zeven proefzinnen voor Noor Verzonnen"

static void
add_school (StoreFixture *self)
{
  g_autoptr (MpadStaff) staff = mpad_staff_new ();
  g_autoptr (GBytes) protocol = g_bytes_new_static ("{}", 2);
  g_autoptr (GError) error = NULL;

  g_set_str (&staff->id, STAFF_ID);
  staff->name = g_strdup ("Noor Verzonnen");
  staff->role_id = g_strdup ("ib");
  mpad_school_store_save_staff (self->vault, staff, &error);
  g_assert_no_error (error);
  mpad_school_store_put_protocol (self->vault, "proef", "1", protocol, &error);
  g_assert_no_error (error);
  mpad_vault_set_actor (self->vault, STAFF_ID);
}

void
store_set_up (StoreFixture *self, gconstpointer data)
{
  const MpadVaultSetup setup = {
    .school = "De Verzonnen School", .vt_region = "", .label = "NV", .practice = TRUE
  };
  g_autoptr (MpadSecret) passphrase = mpad_secret_new_passphrase (PASSPHRASE);
  g_autoptr (GError) error = NULL;

  (void) data;
  mpad_vault_test_use_cheap_keys ();
  self->folder = g_dir_make_tmp ("mpad-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "proef.meldpad", NULL);
  self->vault = mpad_vault_create (self->path, &setup, passphrase, NULL, &error);
  g_assert_no_error (error);
  add_school (self);
}

void
store_tear_down (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  (void) data;
  g_clear_pointer (&self->vault, mpad_vault_close);
  folder = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

void
store_reopen (StoreFixture *self)
{
  g_autoptr (MpadSecret) passphrase = mpad_secret_new_passphrase (PASSPHRASE);
  g_autoptr (GError) error = NULL;

  mpad_vault_close (self->vault);
  self->vault = mpad_vault_open (self->path, NULL, MPAD_SLOT_PASSPHRASE, passphrase, NULL, NULL,
                                 &error);
  g_assert_no_error (error);
  mpad_vault_set_actor (self->vault, STAFF_ID);
}

static void
add_person (MpadDossier *dossier,
            MpadRelation relation,
            const char *given,
            const char *infix,
            const char *surname)
{
  MpadPerson *person = mpad_person_new (relation);

  person->given_name = g_strdup (given);
  person->infix = g_strdup (infix);
  person->surname = g_strdup (surname);
  g_ptr_array_add (dossier->people, person);
}

MpadDossier *
store_add_dossier (StoreFixture *self)
{
  MpadDossier *dossier = mpad_dossier_new ();
  g_autoptr (GError) error = NULL;
  MpadPerson *pupil;

  dossier->protocol_id = g_strdup ("proef");
  dossier->protocol_version = g_strdup ("1");
  add_person (dossier, MPAD_RELATION_PUPIL, "Sam", "van der", "Voorbeeld");
  add_person (dossier, MPAD_RELATION_PARENT, "Mira", NULL, "Voorbeeld");
  add_person (dossier, MPAD_RELATION_PARENT, "Otto", NULL, "Proef");
  pupil = g_ptr_array_index (dossier->people, 0);
  pupil->group = g_strdup ("6");
  pupil->birth_date = g_strdup ("2017-03-09");
  mpad_dossier_store_create (self->vault, dossier, &error);
  g_assert_no_error (error);
  return dossier;
}

MpadStatement *
store_add_statement (MpadEntry *entry, MpadStatementKind kind, const char *text)
{
  MpadStatement *statement = mpad_statement_new (kind);

  statement->text = g_strdup (text);
  if (kind == MPAD_STATEMENT_THIRD_PARTY)
    statement->source = g_strdup ("Meester Fictief");
  if (kind == MPAD_STATEMENT_HYPOTHESIS || kind == MPAD_STATEMENT_DIAGNOSIS)
    statement->owner = g_strdup ("Juf Test");
  if (kind == MPAD_STATEMENT_DIAGNOSIS)
    statement->qualification = g_strdup ("jeugdarts");
  g_ptr_array_add (entry->statements, statement);
  return statement;
}

MpadEntry *
store_new_signal (const MpadDossier *dossier)
{
  MpadEntry *entry = mpad_entry_new (MPAD_ENTRY_SIGNAL);

  entry->dossier_id = g_strdup (dossier->id);
  entry->step_id = g_strdup ("signalen");
  entry->happened = g_strdup ("2026-11-09T14:40");
  store_add_statement (entry, MPAD_STATEMENT_OBSERVATION,
                       "Sam bleef in de gang tot de deur op slot ging.");
  return entry;
}

gint64
store_count (StoreFixture *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -1;

  mpad_db_get_int (mpad_vault_get_db (self->vault), &value, -1, &error, sql, NULL);
  g_assert_no_error (error);
  return value;
}

gint64
store_count_action (StoreFixture *self, const char *action)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -1;

  mpad_db_get_int (mpad_vault_get_db (self->vault), &value, -1, &error,
                   "SELECT count (*) FROM journal WHERE action = ?1", "t", action);
  g_assert_no_error (error);
  return value;
}

void
store_fill (const MpadRecordType *type, gpointer record, const char *const *keep)
{
  guint n = 1;

  for (const MpadRecordField *field = type->fields; field->name != NULL; field++, n++)
    {
      gpointer member = (char *) record + field->offset;

      if (g_strv_contains (keep, field->name))
        continue;
      if (field->type == MPAD_FIELD_TEXT)
        {
          g_free (*(char **) member);
          *(char **) member = g_strdup_printf ("%s „%u”\nén 👧", field->name, n);
        }
      else if (field->type == MPAD_FIELD_STRV)
        {
          g_strfreev (*(GStrv *) member);
          *(GStrv *) member = g_strsplit ("Sammie|Saampje", "|", -1);
        }
      else if (field->type == MPAD_FIELD_INT)
        *(gint64 *) member = n;
      else
        *(guint *) member = 1;
    }
}

static char *
canonical (const MpadRecordType *type, gconstpointer record)
{
  GString *out = g_string_new (NULL);

  mpad_record_append_canonical (type, record, NULL, out);
  return g_string_free (out, FALSE);
}

void
store_assert_same (const MpadRecordType *type, gconstpointer one, gconstpointer two)
{
  g_autofree char *first = canonical (type, one);
  g_autofree char *second = canonical (type, two);

  g_assert_cmpstr (first, ==, second);
}
