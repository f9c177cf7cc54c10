/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the plain records: names, what a statement and an entry need to become final. */
#include "mpad-civil.h"
#include "mpad-dossier.h"
#include "mpad-entry-keys.h"
#include "mpad-error.h"
#include "mpad-groups.h"
#include "mpad-record-types.h"
#include "mpad-staff.h"

#include <string.h>

static void
test_names (void)
{
  struct
  {
    const char *given, *infix, *surname, *organisation, *name, *brief;
  } cases[] = {
    { "Sam", NULL, "Voorbeeld", NULL, "Sam Voorbeeld", "Sam" },
    { "Sam", "van der", "Voorbeeld", NULL, "Sam van der Voorbeeld", "Sam" },
    { "Noor", "d'", "Verzonnen", NULL, "Noor d'Verzonnen", "Noor" },
    { " Mees ", "  ", " Proef", NULL, "Mees Proef", "Mees" },
    { NULL, "de", "Proef", NULL, "de Proef", "de Proef" },
    { "", NULL, "", "Stichting Denkbeeld", "Stichting Denkbeeld", "Stichting Denkbeeld" },
    { NULL, NULL, NULL, NULL, "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MpadPerson) person = mpad_person_new (MPAD_RELATION_PARENT);
      g_autofree char *name = NULL;
      g_autofree char *brief = NULL;

      person->given_name = g_strdup (cases[i].given);
      person->infix = g_strdup (cases[i].infix);
      person->surname = g_strdup (cases[i].surname);
      person->organisation = g_strdup (cases[i].organisation);
      name = mpad_person_dup_name (person);
      brief = mpad_person_dup_short (person);
      g_assert_cmpstr (name, ==, cases[i].name);
      g_assert_cmpstr (brief, ==, cases[i].brief);
    }
}

static void
test_carers (void)
{
  const MpadRelation carers[] = { MPAD_RELATION_PARENT, MPAD_RELATION_STEP_PARENT,
                                  MPAD_RELATION_FOSTER_PARENT, MPAD_RELATION_GUARDIAN,
                                  MPAD_RELATION_FAMILY_GUARDIAN };
  guint found = 0;

  for (guint relation = 0; relation < MPAD_N_RELATIONS; relation++)
    {
      MpadPerson person = { .relation = relation };
      gboolean expected = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (carers); i++)
        expected = expected || carers[i] == relation;
      g_assert_cmpint (mpad_person_is_carer (&person), ==, expected);
      found += expected;
    }
  g_assert_cmpuint (found, ==, G_N_ELEMENTS (carers));
}

static void
assert_incomplete (const MpadStatement *statement, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (mpad_statement_is_complete (statement, &error));
  g_assert_error (error, MPAD_RECORD_ERROR, code);
}

static void
test_statement_complete (void)
{
  g_autoptr (GError) error = NULL;

  for (guint kind = 0; kind < MPAD_N_STATEMENT_KINDS; kind++)
    {
      g_autoptr (MpadStatement) statement = mpad_statement_new (kind);

      g_assert_cmpint (mpad_statement_kind_from_word (mpad_statement_kind_to_word (kind)), ==,
                       (int) kind);
      statement->text = g_strdup (" \n");
      assert_incomplete (statement, MPAD_RECORD_ERROR_EMPTY);
      g_free (statement->text);
      statement->text = g_strdup ("Sam had geen eten bij zich.");
      if (kind == MPAD_STATEMENT_THIRD_PARTY)
        {
          assert_incomplete (statement, MPAD_RECORD_ERROR_SOURCE_MISSING);
          statement->source = g_strdup ("Meester Fictief");
        }
      else if (kind == MPAD_STATEMENT_HYPOTHESIS)
        {
          assert_incomplete (statement, MPAD_RECORD_ERROR_OWNER_MISSING);
          statement->owner = g_strdup ("Juf Test");
        }
      else if (kind == MPAD_STATEMENT_DIAGNOSIS)
        {
          assert_incomplete (statement, MPAD_RECORD_ERROR_QUALIFIED_MISSING);
          statement->owner = g_strdup ("Ilse Fictief");
          assert_incomplete (statement, MPAD_RECORD_ERROR_QUALIFIED_MISSING);
          statement->qualification = g_strdup ("jeugdarts");
        }
      g_assert_true (mpad_statement_is_complete (statement, &error));
      g_assert_no_error (error);
    }
  g_assert_null (mpad_statement_kind_to_word (MPAD_N_STATEMENT_KINDS));
  g_assert_cmpint (mpad_statement_kind_from_word ("gossip"), ==, -1);
  g_assert_cmpint (mpad_statement_kind_from_word (NULL), ==, -1);
}

static void
assert_refused (const MpadEntry *entry, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (mpad_entry_check (entry, &error));
  g_assert_error (error, MPAD_RECORD_ERROR, code);
}

static void
test_entry_check (void)
{
  g_autoptr (MpadEntry) entry = mpad_entry_new (MPAD_ENTRY_SIGNAL);
  g_autoptr (GError) error = NULL;
  MpadStatement *statement;

  assert_refused (entry, MPAD_RECORD_ERROR_DATE);
  entry->happened = g_strdup ("2026-02-30");
  assert_refused (entry, MPAD_RECORD_ERROR_DATE);
  g_set_str (&entry->happened, "2026-11-09T25:00");
  assert_refused (entry, MPAD_RECORD_ERROR_DATE);
  g_set_str (&entry->happened, "2026-11-09T14:40");
  assert_refused (entry, MPAD_RECORD_ERROR_EMPTY);

  statement = mpad_statement_new (MPAD_STATEMENT_HYPOTHESIS);
  statement->text = g_strdup ("Misschien is er niemand thuis.");
  g_ptr_array_add (entry->statements, statement);
  assert_refused (entry, MPAD_RECORD_ERROR_OWNER_MISSING);
  statement->owner = g_strdup ("Juf Test");
  g_assert_true (mpad_entry_check (entry, &error));
  g_assert_no_error (error);

  g_set_str (&entry->happened_until, "2026-11-08");
  assert_refused (entry, MPAD_RECORD_ERROR_DATE);
  g_set_str (&entry->happened_until, "2026-11-09");
  g_assert_true (mpad_entry_check (entry, &error));
  g_assert_no_error (error);
}

static void
test_entry_needs_its_details (void)
{
  struct
  {
    MpadEntryKind kind;
    const char *keys[5];
  } cases[] = {
    { MPAD_ENTRY_WEIGHING, { MPAD_KEY_KADER, MPAD_KEY_QUESTION, MPAD_KEY_ANSWER } },
    { MPAD_ENTRY_DECISION,
      { MPAD_KEY_DECISION, MPAD_KEY_OUTCOME, MPAD_KEY_MOTIVE, MPAD_KEY_DECIDERS } },
    { MPAD_ENTRY_ACUTE, { MPAD_KEY_CALLER } },
    { MPAD_ENTRY_STEP, { MPAD_KEY_STEP_EVENT } },
    { MPAD_ENTRY_BRANCH, { MPAD_KEY_BRANCH, MPAD_KEY_BRANCH_EVENT } },
    { MPAD_ENTRY_FACT, { MPAD_KEY_FACT } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MpadEntry) entry = mpad_entry_new (cases[i].kind);
      g_autoptr (GError) error = NULL;

      entry->happened = g_strdup ("2026-11-11");
      for (guint k = 0; cases[i].keys[k] != NULL; k++)
        {
          assert_refused (entry, MPAD_RECORD_ERROR_EMPTY);
          mpad_entry_set (entry, cases[i].keys[k], "x");
        }
      g_assert_true (mpad_entry_check (entry, &error));
      g_assert_no_error (error);
    }
}

static void
test_recorded_late (void)
{
  struct
  {
    const char *happened, *until, *recorded; /* recorded: local */
    gboolean late;
  } cases[] = {
    { "2026-11-09T14:40", NULL, "2026-11-09T15:00:00", FALSE },
    { "2026-11-09T14:40", NULL, "2026-11-10T14:40:00", FALSE },
    { "2026-11-09T14:40", NULL, "2026-11-10T14:41:00", TRUE },
    { "2026-11-09", NULL, "2026-11-10T23:59:00", FALSE },
    { "2026-11-09", NULL, "2026-11-11T00:01:00", TRUE },
    { "2026-11-02", "2026-11-09", "2026-11-10T12:00:00", FALSE },
    { "2026-11-02", "2026-11-09", "2026-11-12T12:00:00", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MpadEntry) entry = mpad_entry_new (MPAD_ENTRY_SIGNAL);
      g_autoptr (GTimeZone) local = g_time_zone_new_local ();
      g_autoptr (GDateTime) recorded = g_date_time_new_from_iso8601 (cases[i].recorded, local);

      g_assert_nonnull (recorded);
      entry->happened = g_strdup (cases[i].happened);
      entry->happened_until = g_strdup (cases[i].until);
      g_assert_false (mpad_entry_recorded_late (entry));
      entry->recorded_us = g_date_time_to_unix_usec (recorded);
      g_assert_cmpint (mpad_entry_recorded_late (entry), ==, cases[i].late);
    }
}

static void
test_entry_details (void)
{
  g_autoptr (MpadEntry) entry = mpad_entry_new (MPAD_ENTRY_TALK);

  mpad_entry_set (entry, MPAD_KEY_PURPOSE, "Samen kijken");
  g_assert_cmpstr (mpad_entry_get (entry, MPAD_KEY_PURPOSE), ==, "Samen kijken");
  mpad_entry_set (entry, MPAD_KEY_PURPOSE, "");
  g_assert_null (mpad_entry_get (entry, MPAD_KEY_PURPOSE));
  mpad_entry_set (entry, MPAD_KEY_PURPOSE, NULL);
  g_assert_cmpuint (g_hash_table_size (entry->details), ==, 0);
  for (int kind = 0; kind < MPAD_N_ENTRY_KINDS; kind++)
    g_assert_cmpint (mpad_entry_kind_from_word (mpad_entry_kind_to_word (kind)), ==, kind);
  g_assert_cmpint (mpad_entry_kind_from_word ("gossip"), ==, -1);
}

/* Gives every field of a record another value, so that a forgotten field shows. */
static void
fill_record (const MpadRecordType *type, gpointer record)
{
  guint n = 1;

  mpad_record_clear (type, record);
  for (const MpadRecordField *field = type->fields; field->name != NULL; field++, n++)
    {
      gpointer member = (char *) record + field->offset;

      if (field->type == MPAD_FIELD_TEXT)
        *(char **) member = g_strdup_printf ("%s \"%u\" é\n", field->name, n);
      else if (field->type == MPAD_FIELD_STRV)
        *(GStrv *) member = g_strsplit ("Sammie|Saampje", "|", -1);
      else if (field->type == MPAD_FIELD_INT)
        *(gint64 *) member = n;
      else
        *(guint *) member = 1;
    }
}

static void
test_copies (void)
{
  const MpadRecordType *types[] = {
    &mpad_person_type,        &mpad_staff_type,  &mpad_school_type,    &mpad_statement_type,
    &mpad_entry_type,         &mpad_task_type,   &mpad_dossier_type,   &mpad_team_member_type,
    &mpad_dossier_event_type, &mpad_report_type, &mpad_attachment_type
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *one = g_malloc0 (types[i]->size);
      g_autofree char *two = g_malloc0 (types[i]->size);
      g_autoptr (GString) before = g_string_new (NULL);
      g_autoptr (GString) after = g_string_new (NULL);
      g_autoptr (GString) empty = g_string_new (NULL);
      g_autoptr (GError) error = NULL;

      fill_record (types[i], one);
      g_assert_true (mpad_record_check (types[i], one, &error));
      mpad_record_append_canonical (types[i], one, NULL, before);
      mpad_record_copy (types[i], two, one);
      mpad_record_clear (types[i], one);
      mpad_record_append_canonical (types[i], one, NULL, empty);
      g_assert_cmpstr (empty->str, ==, "{}");
      mpad_record_append_canonical (types[i], two, NULL, after);
      g_assert_cmpstr (before->str, ==, after->str);
      for (const MpadRecordField *field = types[i]->fields; field->name != NULL; field++)
        {
          g_autofree char *member = g_strdup_printf ("\"%s\":", field->name);

          g_assert_nonnull (strstr (after->str, member));
        }
      mpad_record_clear (types[i], two);
    }
}

static void
test_canonical (void)
{
  MpadTask task = { .id = (char *) "t1", .title = (char *) "Bel \"ouders\"\\\n\tén 👧" };
  g_autoptr (GString) out = g_string_new (NULL);

  /* Golden: these bytes stand in hashes of journals, so a change here breaks every older vault. */
  mpad_record_append_canonical (&mpad_task_type, &task, "\"~x\":1", out);
  g_assert_cmpstr (
    out->str, ==,
    "{\"id\":\"t1\",\"title\":\"Bel \\\"ouders\\\"\\\\\\u000a\\u0009én 👧\",\"~x\":1}");
}

static void
test_bad_text (void)
{
  g_autoptr (MpadStatement) statement = mpad_statement_new (MPAD_STATEMENT_OBSERVATION);
  g_autoptr (GError) error = NULL;

  statement->source = g_strdup ("\xff");
  g_assert_false (mpad_record_check (&mpad_statement_type, statement, &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_TEXT);
}

static void
test_entry_copy (void)
{
  g_autoptr (MpadEntry) entry = mpad_entry_new (MPAD_ENTRY_TALK);
  g_autoptr (MpadEntry) copy = NULL;
  MpadStatement *statement = mpad_statement_new (MPAD_STATEMENT_NOTE);

  statement->text = g_strdup ("We spreken elkaar weer.");
  g_ptr_array_add (entry->statements, statement);
  mpad_entry_set (entry, MPAD_KEY_PURPOSE, "Samen kijken");
  copy = mpad_entry_copy (entry);
  mpad_entry_set (entry, MPAD_KEY_PURPOSE, NULL);
  g_set_str (&statement->text, "anders");
  g_assert_cmpstr (mpad_entry_get (copy, MPAD_KEY_PURPOSE), ==, "Samen kijken");
  g_assert_cmpuint (copy->statements->len, ==, 1);
  statement = g_ptr_array_index (copy->statements, 0);
  g_assert_cmpstr (statement->text, ==, "We spreken elkaar weer.");
}

static void
test_civil (void)
{
  g_autofree char *next = mpad_civil_add_days ("2024-02-28", 2);
  g_autofree char *back = mpad_civil_add_days ("2026-01-01", -1);

  g_assert_cmpstr (next, ==, "2024-03-01");
  g_assert_cmpstr (back, ==, "2025-12-31");
  g_assert_null (mpad_civil_add_days ("morgen", 1));
  g_assert_true (mpad_civil_is_moment ("2026-11-11"));
  g_assert_true (mpad_civil_is_moment ("2026-11-11T00:00"));
  g_assert_false (mpad_civil_is_moment ("2026-11-11 00:00"));
  g_assert_false (mpad_civil_is_moment ("2026-11-11T00:60"));
  g_assert_false (mpad_civil_is_moment ("2026-11-1"));
  g_assert_false (mpad_civil_is_moment ("+026-11-11"));
  g_assert_false (mpad_civil_is_moment (NULL));
}

static void
test_dossier_lookup (void)
{
  g_autoptr (MpadDossier) dossier = mpad_dossier_new ();
  MpadPerson *parent = mpad_person_new (MPAD_RELATION_PARENT);
  MpadPerson *pupil = mpad_person_new (MPAD_RELATION_PUPIL);
  MpadEntry *entry = mpad_entry_new (MPAD_ENTRY_NOTE);

  g_assert_null (mpad_dossier_get_pupil (dossier));
  g_ptr_array_add (dossier->people, parent);
  g_ptr_array_add (dossier->people, pupil);
  g_ptr_array_add (dossier->entries, entry);
  g_assert_true (mpad_dossier_get_pupil (dossier) == pupil);
  g_assert_true (mpad_dossier_get_person (dossier, parent->id) == parent);
  g_assert_null (mpad_dossier_get_person (dossier, "nobody"));
  g_assert_true (mpad_dossier_get_entry (dossier, entry->id) == entry);
  g_assert_null (mpad_dossier_get_entry (dossier, NULL));
}

static void
test_groups (void)
{
  static const struct
  {
    const char *ranges, *group;
    gboolean include;
  } cases[] = {
    { "1-4", "4", TRUE },
    { "1-4", "5", FALSE },
    { "1-4", "groep 3b", TRUE },
    { "gr 1 t/m 3, 5", "2", TRUE },
    { "gr 1 t/m 3, 5", "4", FALSE },
    { "gr 1 t/m 3, 5", "5", TRUE },
    { "5–6, 8", "8", TRUE },
    { "5–6, 8", "7", FALSE },
    { "4", "4/5", TRUE },
    { "5-6", "4/5", TRUE },
    { "6 tot en met 8", "7", TRUE },
    { "7-", "7", TRUE },
    { "1-4", "14", FALSE },
    { NULL, "6", TRUE },
    { " ", NULL, TRUE },
    { "1-4", NULL, FALSE },
    { "1-4", "kleuters", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s: %s", cases[i].ranges, cases[i].group);
      g_assert_true (mpad_groups_include (cases[i].ranges, cases[i].group) == cases[i].include);
    }
}

int
main (int argc, char *argv[])
{
  g_setenv ("TZ", "Europe/Amsterdam", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/names-keep-their-infix", test_names);
  g_test_add_func ("/record/carers-S1-46", test_carers);
  g_test_add_func ("/record/statement-needs-its-source-S1-6", test_statement_complete);
  g_test_add_func ("/record/entry-needs-moment-and-statements-S1-5", test_entry_check);
  g_test_add_func ("/record/entry-needs-details-of-its-kind-F2-F3", test_entry_needs_its_details);
  g_test_add_func ("/record/recorded-late-F5", test_recorded_late);
  g_test_add_func ("/record/details", test_entry_details);
  g_test_add_func ("/record/copies-are-whole", test_copies);
  g_test_add_func ("/record/canonical-bytes-never-change", test_canonical);
  g_test_add_func ("/record/bad-text-is-refused", test_bad_text);
  g_test_add_func ("/record/entry-copy-is-deep", test_entry_copy);
  g_test_add_func ("/record/groups-S1-41", test_groups);
  g_test_add_func ("/record/civil-dates", test_civil);
  g_test_add_func ("/record/dossier-finds-its-parts", test_dossier_lookup);
  return g_test_run ();
}
