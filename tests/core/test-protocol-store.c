/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of a school's own protocol in the vault: kept as it came, versions, adjustments, and what a
 * dossier follows. */
#include "mpad-protocol-store.h"
#include "mpad-school-store.h"
#include "protocol-tools.h"
#include "store-fixture.h"

#include <string.h>

static GBytes *
read_bytes (const char *relative)
{
  char *text = tools_read (relative);

  return g_bytes_new_take (text, strlen (text));
}

static void
choose (StoreFixture *self, const char *relative)
{
  g_autoptr (GBytes) json = read_bytes (relative);
  g_autoptr (GError) error = NULL;

  mpad_protocol_store_choose (self->vault, json, &error);
  g_assert_no_error (error);
}

/* The fixture's own protocol is no real one; a school with s1. */
static void
set_up (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadSchool) school = mpad_school_new ();
  g_autoptr (GError) error = NULL;

  store_set_up (self, data);
  school->name = g_strdup ("De Verzonnen Boom");
  g_assert_true (mpad_school_store_save (self->vault, school, &error));
  choose (self, "data/protocols/s1.json");
}

static MpadDossier *
add_dossier (StoreFixture *self)
{
  g_autoptr (MpadSchool) school = mpad_school_store_load (self->vault, NULL);
  MpadDossier *dossier = mpad_dossier_new ();
  MpadPerson *pupil = mpad_person_new (MPAD_RELATION_PUPIL);
  g_autoptr (GError) error = NULL;

  g_set_str (&dossier->protocol_id, school->protocol_id);
  g_set_str (&dossier->protocol_version, school->protocol_version);
  g_set_str (&pupil->given_name, "Mees");
  g_set_str (&pupil->surname, "Proef");
  g_ptr_array_add (dossier->people, pupil);
  mpad_dossier_store_create (self->vault, dossier, &error);
  g_assert_no_error (error);
  return dossier;
}

static void
adjust_ib (StoreFixture *self, const char *name)
{
  g_autoptr (MpadSchool) school = mpad_school_store_load (self->vault, NULL);
  g_autoptr (MpadProtocol) now = mpad_protocol_store_load (self->vault, school->protocol_id,
                                                           school->protocol_version, NULL);
  g_autoptr (MpadProtocolOverlay) overlay = mpad_protocol_overlay_new (now);
  g_autoptr (GError) error = NULL;

  g_set_str (&((MpadOverlayRole *) overlay->roles->pdata[1])->name, name);
  mpad_protocol_store_adjust (self->vault, overlay, &error);
  g_assert_no_error (error);
}

static void
assert_school_follows (StoreFixture *self, const char *id, const char *version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadSchool) school = mpad_school_store_load (self->vault, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (school->protocol_id, ==, id);
  g_assert_cmpstr (school->protocol_version, ==, version);
}

static void
test_kept_as_it_came (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GBytes) file = read_bytes ("data/protocols/s3.json");
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, file);

  choose (self, "data/protocols/s3.json");
  store_reopen (self);
  assert_school_follows (self, "s3", "2026.1");
  kept = mpad_school_store_get_protocol (self->vault, "s3", "2026.1", &error);
  g_assert_true (g_bytes_equal (kept, file));
  g_assert_cmpint (store_count_action (self, "protocol.choose"), ==, 2);
  g_assert_true (mpad_vault_journal_verify (self->vault, &error));
  g_assert_no_error (error);
  mpad_db_exec (mpad_vault_get_db (self->vault), "DELETE FROM protocol WHERE id = 'proef'", &error);
  g_assert_no_error (error);
  list = mpad_protocol_store_list (self->vault, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpstr (((MpadStoredProtocol *) list->pdata[0])->hash, ==, hash);
  g_assert_null (((MpadStoredProtocol *) list->pdata[0])->base_version);
}

static void
test_a_bad_file_stores_nothing (StoreFixture *self, gconstpointer data)
{
  static const char *const bad[] = { "{", "{}", "{\"format\":1,\"id\":\"x\",\"version\":\"1\"}" };
  gint64 before = store_count (self, "SELECT count (*) FROM protocol");
  gint64 rows = store_count (self, "SELECT count (*) FROM journal");

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GBytes) json = g_bytes_new_static (bad[i], strlen (bad[i]));
      g_autoptr (GError) error = NULL;

      g_assert_false (mpad_protocol_store_choose (self->vault, json, &error));
      g_assert_true (error->domain == MPAD_PROTOCOL_ERROR);
    }
  g_assert_cmpint (store_count (self, "SELECT count (*) FROM protocol"), ==, before);
  g_assert_cmpint (store_count (self, "SELECT count (*) FROM journal"), ==, rows);
  assert_school_follows (self, "s1", "2026.1");
}

/* Another text under a version that a dossier may follow would change that dossier behind its back. */
static void
test_a_version_is_never_replaced (StoreFixture *self, gconstpointer data)
{
  g_autofree char *text = tools_read ("data/protocols/s1.json");
  g_autofree char *longer = g_strconcat (text, "\n", NULL);
  g_autoptr (GBytes) json = g_bytes_new (longer, strlen (longer));
  g_autoptr (GError) error = NULL;

  g_assert_false (mpad_protocol_store_choose (self->vault, json, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CONFLICT);
}

static void
test_adjusting_makes_a_version (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadProtocol) protocol = NULL;
  g_autoptr (GError) error = NULL;
  gint64 rows = store_count_action (self, "protocol.put");

  adjust_ib (self, "kwaliteitscoördinator");
  store_reopen (self);
  assert_school_follows (self, "s1", "2026.1+1");
  protocol = mpad_protocol_store_load (self->vault, "s1", "2026.1+1", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mpad_protocol_find_role (protocol, "ib")->name, ==, "kwaliteitscoördinator");
  /* again: over the protocol itself, not over the adjustments */
  adjust_ib (self, "zorgcoördinator");
  assert_school_follows (self, "s1", "2026.1+2");
  g_assert_cmpint (store_count_action (self, "protocol.put"), ==, rows + 2);
  /* back to how it came: no third version */
  adjust_ib (self, "IB'er");
  assert_school_follows (self, "s1", "2026.1");
  g_assert_cmpint (store_count_action (self, "protocol.put"), ==, rows + 2);
}

static void
test_a_dossier_keeps_its_version_until_it_moves (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossier) first = add_dossier (self);
  g_autoptr (MpadDossier) second = NULL;
  g_autoptr (MpadDossier) loaded = NULL;
  g_autoptr (GError) error = NULL;
  const MpadDossierEvent *event;
  gint64 rows;

  adjust_ib (self, "kwaliteitscoördinator");
  second = add_dossier (self);
  g_assert_cmpstr (second->protocol_version, ==, "2026.1+1");
  store_reopen (self);
  loaded = mpad_dossier_store_load (self->vault, first->id, &error);
  g_assert_cmpstr (loaded->protocol_version, ==, "2026.1");
  g_clear_pointer (&loaded, mpad_dossier_free);

  g_assert_false (
    mpad_protocol_store_move_dossier (self->vault, first->id, "s1", "2026.1+1", "", &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_EMPTY);
  g_clear_error (&error);
  rows = store_count_action (self, "dossier.protocol");
  mpad_protocol_store_move_dossier (self->vault, first->id, "s1", "2026.1+1",
                                    "De school zegt nu kwaliteitscoördinator", &error);
  g_assert_no_error (error);
  store_reopen (self);
  loaded = mpad_dossier_store_load (self->vault, first->id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (loaded->protocol_version, ==, "2026.1+1");
  event = loaded->events->pdata[loaded->events->len - 1];
  g_assert_cmpstr (event->event, ==, MPAD_DOSSIER_EVENT_PROTOCOL);
  g_assert_cmpstr (event->reason, ==,
                   "s1@2026.1\ns1@2026.1+1\nDe school zegt nu kwaliteitscoördinator");
  g_assert_cmpint (store_count_action (self, "dossier.protocol"), ==, rows + 1);
  g_assert_true (mpad_vault_journal_verify (self->vault, &error));
}

/* s4 has no step "signalen": what was recorded there would hang in the air. */
static void
test_a_move_that_loses_something_is_refused (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossier) dossier = add_dossier (self);
  g_autoptr (MpadEntry) entry = store_new_signal (dossier);
  g_autoptr (MpadDossier) loaded = NULL;
  g_autoptr (GError) error = NULL;

  g_set_str (&entry->step_id, "signalen");
  mpad_entry_store_save (self->vault, entry, &error);
  g_assert_no_error (error);
  mpad_entry_store_finalize (self->vault, entry, &error);
  g_assert_no_error (error);
  choose (self, "data/protocols/s4.json");
  g_assert_false (mpad_protocol_store_move_dossier (self->vault, dossier->id, "s4", "2026.1",
                                                    "Ander bestuur", &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_BLOCKED);
  g_clear_error (&error);
  loaded = mpad_dossier_store_load (self->vault, dossier->id, &error);
  g_assert_cmpstr (loaded->protocol_id, ==, "s1");
}

/* s2 has an ondersteuningscoach where s1 has an IB'er, and nothing for its casemanager. */
static void
test_a_move_takes_the_team_along (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossier) dossier = add_dossier (self);
  g_autoptr (MpadDossier) loaded = NULL;
  g_autoptr (GPtrArray)
    team = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_team_member_free);
  static const char *const before[] = { "ib", "leerkracht", "casemanager" };
  static const char *const after[] = { "ondersteuningscoach", "leerkracht", "casemanager" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    {
      MpadTeamMember *member = mpad_team_member_new ();

      g_set_str (&member->name, "Noor Verzonnen");
      g_set_str (&member->role_id, before[i]);
      g_ptr_array_add (team, member);
    }
  mpad_dossier_store_set_team (self->vault, dossier->id, team, &error);
  g_assert_no_error (error);
  choose (self, "data/protocols/s2.json");
  mpad_protocol_store_move_dossier (self->vault, dossier->id, "s2", "2026.1", "Nieuw bestuur",
                                    &error);
  g_assert_no_error (error);
  store_reopen (self);
  loaded = mpad_dossier_store_load (self->vault, dossier->id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (loaded->protocol_id, ==, "s2");
  g_assert_cmpuint (loaded->team->len, ==, G_N_ELEMENTS (after));
  for (guint i = 0; i < G_N_ELEMENTS (after); i++)
    g_assert_cmpstr (((MpadTeamMember *) loaded->team->pdata[i])->role_id, ==, after[i]);
}

#define TEST(name, function)                                                                       \
  g_test_add (name, StoreFixture, NULL, set_up, function, store_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/protocol-store/kept-as-it-came", test_kept_as_it_came);
  TEST ("/protocol-store/a-bad-file-stores-nothing", test_a_bad_file_stores_nothing);
  TEST ("/protocol-store/a-version-is-never-replaced", test_a_version_is_never_replaced);
  TEST ("/protocol-store/adjusting-makes-a-version", test_adjusting_makes_a_version);
  TEST ("/protocol-store/a-dossier-keeps-its-version-until-it-moves",
        test_a_dossier_keeps_its_version_until_it_moves);
  TEST ("/protocol-store/a-move-takes-the-team-along", test_a_move_takes_the_team_along);
  TEST ("/protocol-store/a-move-that-loses-something-is-refused",
        test_a_move_that_loses_something_is_refused);
  return g_test_run ();
}
