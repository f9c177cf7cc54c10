/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the team and its keys: who is let in, who is shut out, and what never happens. */
#include "store-fixture.h"

#include "mpad-school-store.h"
#include "mpad-team.h"
#include "mpad-vault-members.h"

#include <glib/gstdio.h>

#define MINE "zeven proefzinnen voor Noor Verzonnen"
#define THEIRS "een wachtzin van Sam Voorbeeld"

static MpadSecret *
secret (const char *text)
{
  return mpad_secret_new_passphrase (text);
}

static MpadStaff *
make_sam (void)
{
  MpadStaff *sam = mpad_staff_new ();

  g_set_str (&sam->name, "Sam Voorbeeld");
  g_set_str (&sam->initials, "SV");
  g_set_str (&sam->role_id, "directie");
  return sam;
}

static void
set_up (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) staff = NULL;
  g_autoptr (GError) error = NULL;
  MpadStaff *noor;

  store_set_up (self, data);
  staff = mpad_school_store_list_staff (self->vault, &error);
  noor = g_ptr_array_index (staff, 0);
  g_set_str (&noor->slot_id, mpad_vault_get_slot_id (self->vault));
  g_assert_true (mpad_school_store_save_staff (self->vault, noor, &error));
}

static MpadTeam *
load (StoreFixture *self)
{
  g_autoptr (GError) error = NULL;
  MpadTeam *team = mpad_team_load (self->vault, &error);

  g_assert_no_error (error);
  return team;
}

static const MpadKeyHolder *
find (MpadTeam *team, const char *staff_id)
{
  for (guint i = 0; i < team->members->len; i++)
    {
      const MpadKeyHolder *member = team->members->pdata[i];

      if (member->staff != NULL && g_strcmp0 (member->staff->id, staff_id) == 0)
        return member;
    }
  return NULL;
}

static MpadVault *
open_with (StoreFixture *self, MpadSlotKind kind, const MpadSecret *key)
{
  g_autoptr (GError) error = NULL;
  MpadVault *vault;

  g_clear_pointer (&self->vault, mpad_vault_close);
  vault = mpad_vault_open (self->path, NULL, kind, key, NULL, NULL, &error);
  if (vault == NULL)
    g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_WRONG_KEY);
  return vault;
}

static void
reopen_mine (StoreFixture *self)
{
  g_autoptr (MpadSecret) mine = secret (MINE);

  self->vault = open_with (self, MPAD_SLOT_PASSPHRASE, mine);
  g_assert_nonnull (self->vault);
}

static void
test_added_and_forgotten (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadSecret) first = secret (THEIRS), second = secret ("de tweede wachtzin van Sam");
  g_autoptr (MpadStaff) sam = make_sam ();
  g_autoptr (MpadTeam) team = NULL;
  g_autofree char *slot = NULL;
  g_autoptr (GError) error = NULL;
  const MpadKeyHolder *member;

  g_assert_true (mpad_team_give_passphrase (self->vault, sam, "SV", first, &error));
  g_assert_no_error (error);
  team = load (self);
  member = find (team, sam->id);
  g_assert_nonnull (member->slot_id);
  g_assert_cmpstr (member->label, ==, "SV");
  g_assert_cmpint (member->since_us, >, 0);
  g_assert_cmpuint (team->n_passphrases, ==, 2);
  slot = g_strdup (member->slot_id);

  /* forgotten: the new one works, the old one does not, there is one slot */
  g_assert_true (mpad_team_give_passphrase (self->vault, member->staff, "SV", second, &error));
  g_assert_no_error (error);
  g_clear_pointer (&team, mpad_team_free);
  team = load (self);
  g_assert_cmpuint (team->n_passphrases, ==, 2);
  g_assert_cmpstr (find (team, sam->id)->slot_id, !=, slot);
  g_assert_null (open_with (self, MPAD_SLOT_PASSPHRASE, first));
  self->vault = open_with (self, MPAD_SLOT_PASSPHRASE, second);
  g_assert_nonnull (self->vault);
  g_assert_true (mpad_vault_journal_verify (self->vault, &error));
}

static void
test_leaving (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadSecret) theirs = secret (THEIRS);
  g_autoptr (MpadStaff) sam = make_sam ();
  g_autoptr (MpadTeam) team = load (self);
  g_autoptr (GPtrArray) staff = NULL;
  g_autoptr (GError) error = NULL;

  /* never the one that opened this session, and so never the last one */
  g_assert_false (mpad_team_leave (self->vault, STAFF_ID, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_POLICY);
  g_clear_error (&error);
  g_assert_true (mpad_team_give_passphrase (self->vault, sam, "SV", theirs, &error));
  g_assert_true (mpad_team_leave (self->vault, sam->id, &error));
  g_assert_no_error (error);
  g_clear_pointer (&team, mpad_team_free);
  team = load (self);
  g_assert_null (find (team, sam->id));
  g_assert_cmpuint (team->n_passphrases, ==, 1);
  /* the name stays for what was recorded */
  staff = mpad_school_store_list_staff (self->vault, &error);
  g_assert_cmpuint (staff->len, ==, 2);
  g_assert_null (open_with (self, MPAD_SLOT_PASSPHRASE, theirs));
  reopen_mine (self);
}

static void
test_rewritten (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadSecret) mine = secret (MINE), theirs = secret (THEIRS);
  g_autoptr (MpadSecret) fresh = secret ("nieuwe woorden voor Sam Voorbeeld");
  g_autoptr (MpadSecret) key = mpad_secret_new_random (32);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_team_key_free);
  g_autoptr (MpadStaff) sam = make_sam (), mees = make_sam ();
  g_autofree char *kept = g_build_filename (self->folder, "oud.meldpad", NULL);
  g_autoptr (MpadTeam) team = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (mpad_team_give_passphrase (self->vault, sam, "SV", theirs, &error));
  g_assert_true (mpad_team_give_passphrase (self->vault, mees, "MP", key, &error));
  g_ptr_array_add (keys, mpad_team_key_new (sam->id, "SV", fresh));
  g_assert_true (mpad_team_rewrite (self->vault, mine, keys, kept, NULL, NULL, &error));
  g_assert_no_error (error);
  team = load (self);
  g_assert_false (team->has_sheet);
  g_assert_nonnull (find (team, STAFF_ID)->slot_id);
  g_assert_nonnull (find (team, sam->id)->slot_id);
  g_assert_null (find (team, mees->id)->slot_id);
  g_assert_true (mpad_team_replace_sheet (self->vault, key, &error));
  g_assert_null (open_with (self, MPAD_SLOT_PASSPHRASE, theirs));
  self->vault = open_with (self, MPAD_SLOT_PASSPHRASE, fresh);
  g_assert_nonnull (self->vault);
  self->vault = open_with (self, MPAD_SLOT_RECOVERY, key);
  g_assert_nonnull (self->vault);
  /* whoever comes in with the sheet can have the vault written anew with an own passphrase */
  g_ptr_array_set_size (keys, 0);
  g_assert_true (mpad_team_rewrite (self->vault, mine, keys, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (mpad_vault_journal_verify (self->vault, &error));
  g_assert_no_error (error);
  reopen_mine (self);
  g_unlink (kept);
}

static void
test_sheet (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadSecret) first = mpad_secret_new_random (32), second = mpad_secret_new_random (32);
  g_autoptr (MpadTeam) team = NULL;
  g_autoptr (GError) error = NULL;
  guint sheets = 0;

  g_assert_true (mpad_team_replace_sheet (self->vault, first, &error));
  g_assert_true (mpad_team_test_sheet (self->vault, first, &error));
  g_assert_no_error (error);
  g_assert_cmpint (store_count_action (self, "sheet.test"), ==, 1);
  team = load (self);
  g_assert_true (team->has_sheet);
  g_assert_cmpint (team->sheet_made_us, >, 0);
  g_assert_cmpint (team->sheet_tested_us, >=, team->sheet_made_us);

  g_assert_true (mpad_team_replace_sheet (self->vault, second, &error));
  g_assert_false (mpad_team_test_sheet (self->vault, first, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_WRONG_KEY);
  g_clear_error (&error);
  g_assert_cmpint (store_count_action (self, "sheet.test"), ==, 1);
  for (guint i = 0; i < MPAD_VAULT_SLOTS; i++)
    sheets += mpad_vault_get_info (self->vault)->slots[i].kind == MPAD_SLOT_RECOVERY;
  g_assert_cmpuint (sheets, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/team/added-and-forgotten", StoreFixture, NULL, set_up, test_added_and_forgotten,
              store_tear_down);
  g_test_add ("/team/leaving-takes-the-passphrase-never-the-last", StoreFixture, NULL, set_up,
              test_leaving, store_tear_down);
  g_test_add ("/team/new-key-for-all-who-stay", StoreFixture, NULL, set_up, test_rewritten,
              store_tear_down);
  g_test_add ("/team/one-sheet-that-is-tested", StoreFixture, NULL, set_up, test_sheet,
              store_tear_down);
  return g_test_run ();
}
