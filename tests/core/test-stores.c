/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the stores of dossiers and entries: what is written is read back, what is
 * final stays, every write stands in the journal. */
#include "store-fixture.h"

#include "mpad-clock.h"
#include "mpad-entry-keys.h"
#include "mpad-record-types.h"

#include <string.h>

static MpadDossier *
load (StoreFixture *self, const char *dossier_id)
{
  g_autoptr (GError) error = NULL;
  MpadDossier *dossier = mpad_dossier_store_load (self->vault, dossier_id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (dossier);
  return dossier;
}

static void
save (StoreFixture *self, MpadEntry *entry)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (mpad_entry_store_save (self->vault, entry, &error));
  g_assert_no_error (error);
}

static void
verify (StoreFixture *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (mpad_vault_journal_verify (self->vault, &error));
  g_assert_no_error (error);
}

static void
test_dossier (StoreFixture *self, gconstpointer data)
{
  static const char *const keep[] = {
    "id", "dossier_id", "birth_date", "position", "relation", NULL
  };
  g_autoptr (MpadDossier) dossier = mpad_dossier_new ();
  g_autoptr (MpadDossier) loaded = NULL;
  g_autoptr (GError) error = NULL;
  MpadTeamMember *member = mpad_team_member_new ();
  g_autofree char *today = mpad_clock_today ();

  dossier->protocol_id = g_strdup ("proef");
  dossier->protocol_version = g_strdup ("1");
  dossier->involved = MPAD_YES;
  dossier->involved_note = g_strdup ("Juf Test is een tante.");
  for (guint i = 0; i < 3; i++)
    {
      MpadPerson *person = mpad_person_new (i == 0 ? MPAD_RELATION_PUPIL : MPAD_RELATION_PARENT);

      store_fill (&mpad_person_type, person, keep);
      person->birth_date = g_strdup ("2016-02-29");
      g_ptr_array_add (dossier->people, person);
    }
  member->staff_id = g_strdup (STAFF_ID);
  member->name = g_strdup ("Noor Verzonnen");
  member->role_id = g_strdup ("ib");
  g_ptr_array_add (dossier->team, member);
  g_assert_true (mpad_dossier_store_create (self->vault, dossier, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (dossier->opened, ==, today);
  g_assert_cmpuint (strlen (dossier->number), ==, strlen ("2026-001"));
  g_assert_true (g_str_has_suffix (dossier->number, "-001"));
  g_assert_cmpint (store_count_action (self, "dossier.open"), ==, 1);

  store_reopen (self);
  loaded = load (self, dossier->id);
  store_assert_same (&mpad_dossier_type, dossier, loaded);
  g_assert_cmpuint (loaded->people->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    store_assert_same (&mpad_person_type, dossier->people->pdata[i], loaded->people->pdata[i]);
  g_assert_cmpuint (loaded->team->len, ==, 1);
  store_assert_same (&mpad_team_member_type, member, loaded->team->pdata[0]);
  g_assert_cmpuint (loaded->events->len, ==, 1);
  verify (self);
}

static void
test_dossier_refusals (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossier) dossier = mpad_dossier_new ();
  g_autoptr (MpadDossier) second = store_add_dossier (self);
  g_autoptr (MpadDossier) third = store_add_dossier (self);
  g_autoptr (MpadPerson) twin = mpad_person_new (MPAD_RELATION_PUPIL);
  g_autoptr (GError) error = NULL;
  MpadPerson *pupil = mpad_person_new (MPAD_RELATION_PUPIL);

  g_assert_true (g_str_has_suffix (second->number, "-001"));
  g_assert_true (g_str_has_suffix (third->number, "-002"));

  g_ptr_array_add (dossier->people, mpad_person_new (MPAD_RELATION_PARENT));
  g_assert_false (mpad_dossier_store_create (self->vault, dossier, &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_EMPTY);
  g_clear_error (&error);

  /* A protocol that the vault does not hold could not be read back later. */
  g_ptr_array_insert (dossier->people, 0, pupil);
  dossier->protocol_id = g_strdup ("onbekend");
  dossier->protocol_version = g_strdup ("1");
  g_assert_false (mpad_dossier_store_create (self->vault, dossier, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_null (dossier->number);

  g_set_str (&dossier->protocol_id, "proef");
  pupil->birth_date = g_strdup ("2017-02-29");
  g_assert_false (mpad_dossier_store_create (self->vault, dossier, &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_DATE);
  g_clear_error (&error);
  g_assert_cmpint (store_count (self, "SELECT count (*) FROM dossier"), ==, 2);

  twin->dossier_id = g_strdup (second->id);
  g_assert_false (mpad_dossier_store_save_person (self->vault, twin, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_null (mpad_dossier_store_load (self->vault, "nergens", &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_NOT_FOUND);
  verify (self);
}

static void
test_people (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);
  g_autoptr (MpadDossier) loaded = NULL;
  g_autoptr (MpadEntry) entry = store_new_signal (dossier);
  g_autoptr (MpadEntry) talk = mpad_entry_new (MPAD_ENTRY_TALK);
  g_autoptr (MpadPerson) sibling = mpad_person_new (MPAD_RELATION_SIBLING);
  g_autoptr (GError) error = NULL;
  MpadPerson *mother = dossier->people->pdata[1];
  MpadPerson *father = dossier->people->pdata[2];
  MpadStatement *words;

  sibling->dossier_id = g_strdup (dossier->id);
  sibling->given_name = g_strdup ("Lot");
  g_assert_true (mpad_dossier_store_save_person (self->vault, sibling, &error));
  g_assert_cmpint (sibling->position, ==, 3);
  mother->safe_contact = MPAD_NO;
  g_assert_true (mpad_dossier_store_save_person (self->vault, mother, &error));
  g_assert_no_error (error);
  loaded = load (self, dossier->id);
  g_assert_cmpuint (loaded->people->len, ==, 4);
  store_assert_same (&mpad_person_type, mother, loaded->people->pdata[1]);
  store_assert_same (&mpad_person_type, sibling, loaded->people->pdata[3]);

  /* Whose words or presence is on record stays. */
  words = store_add_statement (entry, MPAD_STATEMENT_PARENT_WORDS, "Hij slaapt slecht.");
  words->person_id = g_strdup (mother->id);
  save (self, entry);
  talk->dossier_id = g_strdup (dossier->id);
  talk->happened = g_strdup ("2026-11-12T15:15");
  mpad_entry_set (talk, MPAD_KEY_TALK_PERSONS, father->id);
  save (self, talk);
  g_assert_false (mpad_dossier_store_remove_person (self->vault, mother->id, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (mpad_dossier_store_remove_person (self->vault, father->id, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (mpad_dossier_store_remove_person (
    self->vault, ((MpadPerson *) dossier->people->pdata[0])->id, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_true (mpad_dossier_store_remove_person (self->vault, sibling->id, &error));
  g_assert_no_error (error);
  g_assert_false (mpad_dossier_store_remove_person (self->vault, sibling->id, &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_NOT_FOUND);
  g_assert_cmpint (store_count_action (self, "person.save"), ==, 2);
  g_assert_cmpint (store_count_action (self, "person.remove"), ==, 1);
  verify (self);
}

static void
test_team_and_state (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);
  g_autoptr (MpadDossier) loaded = NULL;
  g_autoptr (GPtrArray)
    team = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_team_member_free);
  g_autoptr (GError) error = NULL;
  MpadTeamMember *member = mpad_team_member_new ();
  MpadDossierEvent *event;

  member->name = g_strdup ("Juf Test");
  member->role_id = g_strdup ("leerkracht");
  g_ptr_array_add (team, member);
  g_assert_true (mpad_dossier_store_set_team (self->vault, dossier->id, team, &error));
  g_assert_no_error (error);
  g_assert_false (
    mpad_dossier_store_set_state (self->vault, dossier->id, MPAD_DOSSIER_OPEN, NULL, &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (mpad_dossier_store_set_state (self->vault, dossier->id, MPAD_DOSSIER_CLOSED,
                                               "Zorgen weg", &error));
  loaded = load (self, dossier->id);
  g_assert_cmpint (loaded->state, ==, MPAD_DOSSIER_CLOSED);
  g_assert_nonnull (loaded->closed);
  g_assert_true (mpad_dossier_store_set_state (self->vault, dossier->id, MPAD_DOSSIER_OPEN,
                                               "Nieuw signaal", &error));
  g_assert_no_error (error);
  mpad_dossier_free (loaded);
  loaded = load (self, dossier->id);
  g_assert_cmpint (loaded->state, ==, MPAD_DOSSIER_OPEN);
  g_assert_null (loaded->closed);
  g_assert_cmpuint (loaded->team->len, ==, 1);
  g_assert_cmpuint (loaded->events->len, ==, 3);
  event = loaded->events->pdata[1];
  g_assert_cmpstr (event->event, ==, "close");
  g_assert_cmpstr (event->reason, ==, "Zorgen weg");
  g_assert_cmpstr (event->actor, ==, STAFF_ID);
  g_assert_cmpint (store_count_action (self, "dossier.close"), ==, 1);
  g_assert_cmpint (store_count_action (self, "dossier.reopen"), ==, 1);
  g_assert_cmpint (store_count_action (self, "dossier.team"), ==, 1);
  verify (self);
}

static void
test_entry_round_trip (StoreFixture *self, gconstpointer data)
{
  static const char *const keep[] = {
    "id",       "dossier_id",  "kind",         "happened", "happened_until", "state", "amends",
    "revision", "recorded_us", "recorded_seq", NULL
  };
  static const char *const keep_statement[] = { "id", "entry_id", "person_id", "position", NULL };
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);
  g_autoptr (MpadDossier) loaded = NULL;
  g_autoptr (MpadEntry) entry = store_new_signal (dossier);
  g_autoptr (MpadEntry) alone = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) read = NULL;
  g_autoptr (GError) error = NULL;
  MpadStatement *statement;

  store_fill (&mpad_entry_type, entry, keep);
  entry->happened_until = g_strdup ("2026-11-11");
  statement = store_add_statement (entry, MPAD_STATEMENT_CHILD_WORDS, "x");
  store_fill (&mpad_statement_type, statement, keep_statement);
  statement->senses = MPAD_SENSE_HEARD | MPAD_SENSE_SMELLED;
  statement->person_id = g_strdup (((MpadPerson *) dossier->people->pdata[1])->id);
  mpad_entry_set (entry, MPAD_KEY_SECTION_PREFIX "doel", "Samen kijken\nnaar Sam");
  mpad_entry_set (entry, MPAD_KEY_CATEGORY, "verwaarlozing");
  save (self, entry);
  g_assert_cmpstr (entry->entered_by, ==, STAFF_ID);
  g_assert_cmpstr (entry->group_then, ==, "6");
  g_assert_cmpint (entry->revision, ==, 1);
  g_assert_cmpint (entry->recorded_seq, >, 0);
  g_assert_cmpint (entry->recorded_us, >, 0);

  store_reopen (self);
  loaded = load (self, dossier->id);
  g_assert_cmpuint (loaded->entries->len, ==, 1);
  alone = mpad_entry_store_load (self->vault, entry->id, &error);
  g_assert_no_error (error);
  store_assert_same (&mpad_entry_type, entry, loaded->entries->pdata[0]);
  store_assert_same (&mpad_entry_type, entry, alone);
  written = mpad_entry_dup_canonical (entry);
  read = mpad_entry_dup_canonical (loaded->entries->pdata[0]);
  g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written),
                   g_bytes_get_data (read, NULL), g_bytes_get_size (read));
  g_assert_nonnull (strstr (g_bytes_get_data (written, NULL), "Samen kijken"));
  statement = ((MpadEntry *) loaded->entries->pdata[0])->statements->pdata[1];
  g_assert_cmpstr (statement->entry_id, ==, entry->id);
  g_assert_cmpuint (statement->senses, ==, MPAD_SENSE_HEARD | MPAD_SENSE_SMELLED);
  g_assert_null (mpad_entry_store_load (self->vault, "nergens", &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_NOT_FOUND);
  verify (self);
}

static void
test_two_clocks (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);
  g_autoptr (MpadDossier) loaded = NULL;
  g_autoptr (MpadEntry) late = store_new_signal (dossier);
  g_autoptr (MpadEntry) early = store_new_signal (dossier);
  g_autoptr (MpadEntry) day = store_new_signal (dossier);
  gint64 recorded_us, recorded_seq;

  g_set_str (&early->happened, "2026-11-08T23:59");
  g_set_str (&day->happened, "2026-11-09");
  save (self, late);
  recorded_us = late->recorded_us;
  recorded_seq = late->recorded_seq;
  save (self, early);
  save (self, day);
  g_assert_cmpint (early->recorded_seq, >, recorded_seq);

  /* A clock that is set back, or a hand in the record, changes neither recording nor order. */
  mpad_clock_set_for_test (1000);
  late->recorded_us = 7;
  late->recorded_seq = 7;
  save (self, late);
  mpad_clock_set_for_test (-1);
  g_assert_cmpint (late->recorded_us, ==, recorded_us);
  g_assert_cmpint (late->recorded_seq, ==, recorded_seq);
  g_assert_cmpint (late->revision, ==, 2);
  loaded = load (self, dossier->id);
  g_assert_cmpstr (((MpadEntry *) loaded->entries->pdata[0])->id, ==, early->id);
  g_assert_cmpstr (((MpadEntry *) loaded->entries->pdata[1])->id, ==, day->id);
  g_assert_cmpstr (((MpadEntry *) loaded->entries->pdata[2])->id, ==, late->id);
  g_assert_cmpint (((MpadEntry *) loaded->entries->pdata[2])->recorded_us, ==, recorded_us);
  verify (self);
}

static void
test_final_is_frozen (StoreFixture *self, gconstpointer data)
{
  static const char *const attacks[] = {
    "UPDATE entry SET title = 'anders'",
    "UPDATE entry SET state = 'draft'",
    "DELETE FROM entry",
    "UPDATE statement SET text = 'anders'",
    "UPDATE statement SET mark = 'refutes'",
    "DELETE FROM statement",
    "INSERT INTO entry_detail (dossier_id, entry_id, key, value) SELECT dossier_id, id, 'x', 'y' "
    "FROM entry",
    "UPDATE entry_detail SET value = 'anders'",
    "DELETE FROM entry_detail",
    "INSERT INTO entry SELECT 'x', dossier_id, step_id, kind, title, happened, happened_until,"
    " happened_precision, place, situation, present, observed_by, entered_by, recorded_us, "
    "recorded_seq, state,"
    " shared, shared_reason, told_parents, told_reason, group_then, amends, revision FROM entry",
  };
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);
  g_autoptr (MpadEntry) entry = store_new_signal (dossier);
  g_autoptr (MpadEntry) loaded = NULL;
  g_autoptr (GError) error = NULL;
  MpadStatement *statement = store_add_statement (entry, MPAD_STATEMENT_THIRD_PARTY,
                                                  "Bij gym lachte Sam.");

  mpad_entry_set (entry, MPAD_KEY_CATEGORY, "niet-pluis");
  g_clear_pointer (&statement->source, g_free);
  save (self, entry);
  g_assert_false (mpad_entry_store_finalize (self->vault, entry, &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_SOURCE_MISSING);
  g_clear_error (&error);
  g_assert_cmpint (entry->state, ==, MPAD_ENTRY_DRAFT);
  statement->source = g_strdup ("Meester Fictief");
  g_assert_true (mpad_entry_store_finalize (self->vault, entry, &error));
  g_assert_no_error (error);
  g_assert_cmpint (entry->state, ==, MPAD_ENTRY_FINAL);
  g_assert_cmpint (store_count_action (self, "entry.finalize"), ==, 1);

  store_reopen (self);
  g_set_str (&statement->text, "anders");
  g_assert_false (mpad_entry_store_save (self->vault, entry, &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_FINAL);
  g_clear_error (&error);
  entry->state = MPAD_ENTRY_DRAFT; /* a caller that forgot */
  g_assert_false (mpad_entry_store_save (self->vault, entry, &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_FINAL);
  g_clear_error (&error);
  g_assert_false (mpad_entry_store_finalize (self->vault, entry, &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_FINAL);
  g_clear_error (&error);
  g_assert_false (mpad_entry_store_discard (self->vault, entry->id, &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_FINAL);
  g_clear_error (&error);
  for (guint i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      g_test_message ("%s", attacks[i]);
      g_assert_false (mpad_db_exec (mpad_vault_get_db (self->vault), attacks[i], &error));
      g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CONSTRAINT);
      g_clear_error (&error);
    }
  loaded = mpad_entry_store_load (self->vault, entry->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (loaded->state, ==, MPAD_ENTRY_FINAL);
  g_assert_cmpstr (((MpadStatement *) loaded->statements->pdata[1])->text, ==,
                   "Bij gym lachte Sam.");

  /* With its whole dossier it does go (F21). */
  g_assert_true (mpad_db_exec (mpad_vault_get_db (self->vault), "DELETE FROM dossier", &error));
  g_assert_no_error (error);
  g_assert_cmpint (
    store_count (self,
                 "SELECT (SELECT count (*) FROM entry) + (SELECT count (*) FROM statement)"
                 " + (SELECT count (*) FROM entry_detail) + (SELECT count (*) FROM search_doc)"),
    ==, 0);
  verify (self);
}

static void
test_conflict (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);
  g_autoptr (MpadDossier) other = store_add_dossier (self);
  g_autoptr (MpadEntry) mine = store_new_signal (dossier);
  g_autoptr (MpadEntry) theirs = NULL;
  g_autoptr (MpadEntry) loaded = NULL;
  g_autoptr (GError) error = NULL;

  save (self, mine);
  theirs = mpad_entry_store_load (self->vault, mine->id, &error);
  g_set_str (&theirs->title, "van hen");
  save (self, theirs);
  g_set_str (&mine->title, "van mij");
  g_assert_false (mpad_entry_store_save (self->vault, mine, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_cmpint (mine->revision, ==, 1);
  g_assert_false (mpad_entry_store_finalize (self->vault, mine, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CONFLICT);
  g_clear_error (&error);
  loaded = mpad_entry_store_load (self->vault, mine->id, &error);
  g_assert_cmpstr (loaded->title, ==, "van hen");

  g_set_str (&loaded->dossier_id, other->id);
  g_assert_false (mpad_entry_store_save (self->vault, loaded, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CONSTRAINT);
  g_assert_cmpint (store_count_action (self, "entry.save"), ==, 2);
}

static void
test_discard_and_restore (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);
  g_autoptr (MpadEntry) entry = store_new_signal (dossier);
  g_autoptr (MpadEntry) loaded = NULL;
  g_autoptr (GError) error = NULL;
  gint64 recorded_seq;

  g_assert_false (mpad_entry_store_restore (self->vault, entry, &error) && error != NULL);
  g_clear_error (&error);
  g_assert_true (mpad_entry_store_discard (self->vault, entry->id, &error));
  g_clear_pointer (&entry, mpad_entry_free);

  entry = store_new_signal (dossier);
  save (self, entry);
  recorded_seq = entry->recorded_seq;
  g_assert_true (mpad_entry_store_discard (self->vault, entry->id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (store_count (self, "SELECT count (*) FROM statement"), ==, 0);
  g_assert_false (mpad_entry_store_discard (self->vault, entry->id, &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  /* Saving it again as if nothing happened would bring it back without anybody asking. */
  g_assert_false (mpad_entry_store_save (self->vault, entry, &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (mpad_entry_store_restore (self->vault, entry, &error));
  g_assert_no_error (error);
  g_assert_cmpint (entry->recorded_seq, ==, recorded_seq);
  loaded = mpad_entry_store_load (self->vault, entry->id, &error);
  g_assert_cmpint (loaded->recorded_seq, ==, recorded_seq);
  g_assert_cmpuint (loaded->statements->len, ==, 1);
  g_assert_cmpint (store_count (self, "SELECT count (*) FROM search_doc WHERE kind = 'entry'"), ==,
                   1);
  g_assert_false (mpad_entry_store_restore (self->vault, entry, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CONFLICT);
  g_assert_cmpint (store_count_action (self, "entry.discard"), ==, 2);
  g_assert_cmpint (store_count_action (self, "entry.restore"), ==, 2);
  verify (self);
}

static void
test_hypothesis (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);
  g_autoptr (MpadEntry) entry = store_new_signal (dossier);
  g_autoptr (MpadEntry) draft = store_new_signal (dossier);
  g_autoptr (MpadEntry) loaded = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *today = mpad_clock_today ();
  MpadStatement *hypothesis = store_add_statement (entry, MPAD_STATEMENT_HYPOTHESIS,
                                                   "Misschien helpt niemand.");
  MpadStatement *in_draft = store_add_statement (draft, MPAD_STATEMENT_HYPOTHESIS,
                                                 "Misschien is Sam moe.");
  const MpadStatement *observation = entry->statements->pdata[0];

  g_assert_true (mpad_entry_store_finalize (self->vault, entry, &error));
  save (self, draft);
  list = mpad_dossier_store_list (self->vault, &error);
  g_assert_cmpint (((MpadDossierSummary *) list->pdata[0])->n_open_hypotheses, ==, 2);
  g_assert_true (mpad_entry_store_set_hypothesis (
    self->vault, hypothesis->id, MPAD_HYPOTHESIS_REFUTED, "Moeder zet brood klaar.", &error));
  g_assert_no_error (error);
  loaded = mpad_entry_store_load (self->vault, entry->id, &error);
  hypothesis = loaded->statements->pdata[1];
  g_assert_cmpint (hypothesis->hypothesis_state, ==, MPAD_HYPOTHESIS_REFUTED);
  g_assert_cmpstr (hypothesis->hypothesis_note, ==, "Moeder zet brood klaar.");
  g_assert_cmpstr (hypothesis->hypothesis_date, ==, today);
  g_assert_false (mpad_entry_store_set_hypothesis (self->vault, observation->id,
                                                   MPAD_HYPOTHESIS_CONFIRMED, NULL, &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* An open editor must not write the old state back over it. */
  g_assert_true (mpad_entry_store_set_hypothesis (self->vault, in_draft->id,
                                                  MPAD_HYPOTHESIS_CONFIRMED, NULL, &error));
  g_assert_false (mpad_entry_store_save (self->vault, draft, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CONFLICT);
  g_assert_cmpint (store_count_action (self, "hypothesis.set"), ==, 2);
  verify (self);
}

static void
test_list (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossier) one = store_add_dossier (self);
  g_autoptr (MpadDossier) two = store_add_dossier (self);
  g_autoptr (MpadDossier) closed = store_add_dossier (self);
  g_autoptr (MpadEntry) first = store_new_signal (one);
  g_autoptr (MpadEntry) second = store_new_signal (one);
  g_autoptr (MpadEntry) third = store_new_signal (two);
  g_autoptr (MpadEntry) fourth = store_new_signal (closed);
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  const MpadDossierSummary *row;

  g_set_str (&second->happened, "2126-11-10");
  g_set_str (&fourth->happened, "2126-12-10");
  save (self, first);
  save (self, second);
  save (self, third);
  save (self, fourth);
  g_assert_true (mpad_entry_store_finalize (self->vault, first, &error));
  g_assert_true (
    mpad_dossier_store_set_state (self->vault, closed->id, MPAD_DOSSIER_CLOSED, "x", &error));
  list = mpad_dossier_store_list (self->vault, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 3);
  row = list->pdata[0];
  g_assert_cmpstr (row->id, ==, one->id);
  g_assert_cmpstr (row->number, ==, one->number);
  g_assert_cmpstr (row->pupil_name, ==, "Sam van der Voorbeeld");
  g_assert_cmpstr (row->group, ==, "6");
  g_assert_cmpstr (row->birth_date, ==, "2017-03-09");
  g_assert_cmpstr (row->last_happened, ==, "2126-11-10");
  g_assert_cmpint (row->n_entries, ==, 2);
  g_assert_cmpint (row->n_drafts, ==, 1);
  g_assert_cmpint (row->n_open_hypotheses, ==, 0);
  g_assert_cmpstr (((MpadDossierSummary *) list->pdata[1])->id, ==, two->id);
  row = list->pdata[2];
  g_assert_cmpstr (row->id, ==, closed->id);
  g_assert_cmpint (row->state, ==, MPAD_DOSSIER_CLOSED);

  /* The counts follow when a draft goes and when it moves in time. */
  g_set_str (&third->happened, "2126-10-01");
  save (self, third);
  g_assert_true (mpad_entry_store_discard (self->vault, second->id, &error));
  again = mpad_dossier_store_list (self->vault, &error);
  g_assert_no_error (error);
  row = again->pdata[0];
  g_assert_cmpstr (row->id, ==, two->id);
  g_assert_cmpstr (row->last_happened, ==, "2126-10-01");
  row = again->pdata[1];
  g_assert_cmpint (row->n_entries, ==, 1);
  g_assert_cmpint (row->n_drafts, ==, 0);
  g_assert_cmpstr (row->last_happened, ==, "2026-11-09T14:40");
}

static void
test_tasks (StoreFixture *self, gconstpointer data)
{
  static const char *const keep[] = {
    "id", "dossier_id", "due", "snoozed_until", "done_date", NULL
  };
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);
  g_autoptr (MpadDossier) loaded = NULL;
  g_autoptr (MpadTask) task = mpad_task_new ();
  g_autoptr (GError) error = NULL;

  task->dossier_id = g_strdup (dossier->id);
  store_fill (&mpad_task_type, task, keep);
  task->due = g_strdup ("2026-11-31");
  g_assert_false (mpad_entry_store_save_task (self->vault, task, &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_DATE);
  g_clear_error (&error);
  g_set_str (&task->due, "2026-11-30");
  task->snoozed_until = g_strdup ("2026-12-01");
  g_assert_true (mpad_entry_store_save_task (self->vault, task, &error));
  task->done_date = g_strdup ("2026-12-01");
  g_assert_true (mpad_entry_store_save_task (self->vault, task, &error));
  g_assert_no_error (error);
  loaded = load (self, dossier->id);
  g_assert_cmpuint (loaded->tasks->len, ==, 1);
  store_assert_same (&mpad_task_type, task, loaded->tasks->pdata[0]);
  g_assert_cmpint (store_count_action (self, "task.save"), ==, 2);
}

static void
test_bad_texts (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);
  g_autoptr (MpadEntry) entry = store_new_signal (dossier);
  g_autoptr (GError) error = NULL;
  g_autofree char *long_text = g_strnfill (1024 * 1024 + 1, 'a');
  MpadStatement *statement = entry->statements->pdata[0];

  g_set_str (&statement->text, "\xff");
  g_assert_false (mpad_entry_store_save (self->vault, entry, &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_TEXT);
  g_clear_error (&error);
  g_set_str (&statement->text, long_text);
  g_assert_false (mpad_entry_store_save (self->vault, entry, &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_TOO_LONG);
  g_clear_error (&error);
  g_set_str (&statement->text, "goed");
  mpad_entry_set (entry, MPAD_KEY_PURPOSE, "\xc3(");
  g_assert_false (mpad_entry_store_save (self->vault, entry, &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_TEXT);
  g_clear_error (&error);
  mpad_entry_set (entry, MPAD_KEY_PURPOSE, NULL);
  g_set_str (&entry->happened, "gisteren");
  g_assert_false (mpad_entry_store_save (self->vault, entry, &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_DATE);
  g_assert_cmpint (store_count (self, "SELECT count (*) FROM entry"), ==, 0);
  g_assert_cmpint (store_count_action (self, "entry.save"), ==, 0);
  g_set_str (&entry->happened, "2026-11-09");
  long_text[1024 * 1024] = '\0';
  g_set_str (&statement->text, long_text);
  save (self, entry);
}

typedef struct
{
  MpadEntry *first, *second;
} Both;

static gboolean
save_both_then_fail (MpadVault *vault, gpointer data, GError **error)
{
  Both *both = data;

  g_assert_true (mpad_entry_store_save (vault, both->first, error));
  g_set_str (&both->second->happened, "nooit");
  return mpad_entry_store_save (vault, both->second, error);
}

static void
test_joins_transaction (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);
  g_autoptr (MpadEntry) first = store_new_signal (dossier);
  g_autoptr (MpadEntry) second = store_new_signal (dossier);
  g_autoptr (GError) error = NULL;
  Both both = { first, second };

  g_assert_false (mpad_vault_transact (self->vault, save_both_then_fail, &both, &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_DATE);
  g_assert_cmpint (store_count (self, "SELECT count (*) FROM entry"), ==, 0);
  g_assert_cmpint (store_count_action (self, "entry.save"), ==, 0);
  verify (self);
}

static void
test_index_follows (StoreFixture *self, gconstpointer data)
{
  static const char hits[] = "SELECT count (*) FROM search WHERE search MATCH 'verzinsel*'";
  static const char left[] =
    "SELECT count (*) FROM search_data WHERE instr (lower (CAST (block AS TEXT)), 'erzinsel') > 0";
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);
  g_autoptr (MpadEntry) entry = store_new_signal (dossier);
  g_autoptr (GError) error = NULL;
  MpadStatement *statement = entry->statements->pdata[0];

  g_set_str (&statement->text, "Een verzínseltje.");
  save (self, entry);
  g_assert_cmpint (store_count (self, hits), ==, 1);
  g_assert_cmpint (store_count (self, left), >, 0);
  g_set_str (&statement->text, "Iets anders.");
  save (self, entry);
  g_assert_cmpint (store_count (self, hits), ==, 0);
  /* F24, and finding 9 of the security notes: the word itself leaves the index too. */
  g_assert_cmpint (store_count (self, left), ==, 0);
  g_set_str (&statement->text, "Nog een verzinsel.");
  save (self, entry);
  g_assert_true (mpad_entry_store_discard (self->vault, entry->id, &error));
  g_assert_cmpint (store_count (self, hits), ==, 0);
  g_assert_cmpint (store_count (self, left), ==, 0);
  g_assert_cmpint (
    store_count (self, "SELECT count (*) FROM search WHERE search MATCH 'names : \"van der\"'"), ==,
    1);
  g_assert_true (mpad_db_exec (mpad_vault_get_db (self->vault),
                               "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)",
                               &error));
  g_assert_no_error (error);
}

static void
test_many_entries (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);
  g_autoptr (MpadDossier) loaded = NULL;
  gint64 start;

  mpad_db_begin (mpad_vault_get_db (self->vault), NULL);
  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (MpadEntry) entry = store_new_signal (dossier);

      store_add_statement (entry, MPAD_STATEMENT_CHILD_WORDS, "Mijn buik doet zeer.");
      store_add_statement (entry, MPAD_STATEMENT_THIRD_PARTY,
                           "Bij gym lachte Sam en deed met alles mee.");
      mpad_entry_set (entry, MPAD_KEY_CATEGORY, "niet-pluis");
      save (self, entry);
    }
  mpad_db_commit (mpad_vault_get_db (self->vault), NULL);
  store_reopen (self);
  start = g_get_monotonic_time ();
  loaded = load (self, dossier->id);
  g_test_message ("500 entries with 1500 statements: %.1f ms",
                  (double) (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpuint (loaded->entries->len, ==, 500);
  for (guint i = 0; i < 500; i++)
    {
      const MpadEntry *entry = loaded->entries->pdata[i];

      g_assert_cmpuint (entry->statements->len, ==, 3);
      g_assert_cmpuint (g_hash_table_size (entry->details), ==, 1);
      g_assert_cmpint (((MpadStatement *) entry->statements->pdata[2])->kind, ==,
                       MPAD_STATEMENT_THIRD_PARTY);
    }
}

int
main (int argc, char *argv[])
{
  g_setenv ("TZ", "Europe/Amsterdam", TRUE);
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/stores/dossier-comes-back-whole", test_dossier);
  STORE_TEST ("/stores/dossier-without-pupil-or-protocol-is-refused-R-18", test_dossier_refusals);
  STORE_TEST ("/stores/people-on-record-stay", test_people);
  STORE_TEST ("/stores/closing-and-reopening-keep-history", test_team_and_state);
  STORE_TEST ("/stores/entry-comes-back-whole", test_entry_round_trip);
  STORE_TEST ("/stores/two-clocks-F5", test_two_clocks);
  STORE_TEST ("/stores/final-is-frozen-F6", test_final_is_frozen);
  STORE_TEST ("/stores/older-revision-is-a-conflict", test_conflict);
  STORE_TEST ("/stores/discard-can-be-taken-back", test_discard_and_restore);
  STORE_TEST ("/stores/hypothesis-is-followed-up-S1-6", test_hypothesis);
  STORE_TEST ("/stores/list-of-dossiers", test_list);
  STORE_TEST ("/stores/tasks", test_tasks);
  STORE_TEST ("/stores/bad-texts-are-refused-and-nothing-is-written", test_bad_texts);
  STORE_TEST ("/stores/stores-join-a-transaction", test_joins_transaction);
  STORE_TEST ("/stores/search-index-follows-F24", test_index_follows);
  STORE_TEST ("/stores/500-entries-come-back", test_many_entries);
  return g_test_run ();
}
