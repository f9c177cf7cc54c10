/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of changing who can open the vault, of the memory of journal heads, and of sealed notes. */
#include "mpad-header.h"
#include "mpad-vault-members.h"
#include "mpad-vault-note.h"
#include "mpad-vault-seen.h"
#include "vault-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static gboolean
opens_with (Fixture *self, const char *passphrase)
{
  g_autoptr (MpadSecret) secret = mpad_secret_new_passphrase (passphrase);
  g_autoptr (GError) error = NULL;
  MpadVault *vault = mpad_vault_open (self->path, NULL, MPAD_SLOT_PASSPHRASE, secret, NULL, NULL,
                                      &error);
  gboolean opened = vault != NULL;

  if (!opened)
    g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_WRONG_KEY);
  mpad_vault_close (vault);
  return opened;
}

/* The unlock screen shows the school's new name and region. */
static void
test_school_in_the_header (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadVaultInfo) info = NULL;
  MpadVault *vault = fixture_create (self);

  (void) data;
  g_assert_true (mpad_vault_set_school (vault, "De Andere Boom", "twente", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (mpad_vault_get_info (vault)->school, ==, "De Andere Boom");
  mpad_vault_close (vault);
  info = mpad_vault_info_read (self->path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (info->school, ==, "De Andere Boom");
  g_assert_cmpstr (info->vt_region, ==, "twente");
  vault = fixture_open (self);
  g_assert_true (mpad_vault_journal_verify (vault, &error));
  mpad_vault_close (vault);
}

static void
test_members (Fixture *self, gconstpointer data)
{
  g_autoptr (MpadSecret) noor = mpad_secret_new_passphrase (PASSPHRASE);
  g_autoptr (MpadSecret) sam = mpad_secret_new_passphrase ("Sam Voorbeeld");
  g_autoptr (MpadSecret) sam_new = mpad_secret_new_passphrase ("Sam Voorbeeld, nieuw");
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL, *actions = NULL;
  guint64 generation;
  MpadVault *vault;

  (void) data;
  vault = fixture_create (self);
  generation = mpad_vault_get_info (vault)->generation;
  id = mpad_vault_add_member (vault, MPAD_SLOT_PASSPHRASE, "SV", sam, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mpad_vault_get_info (vault)->slots[2].id, ==, id);
  g_assert_cmpstr (mpad_vault_get_info (vault)->slots[2].label, ==, "SV");
  g_assert_cmpuint (mpad_vault_get_info (vault)->generation, ==, generation + 1);
  g_assert_true (mpad_vault_try_secret (vault, id, sam, &error));
  g_assert_false (mpad_vault_try_secret (vault, id, noor, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_WRONG_KEY);
  g_clear_error (&error);
  mpad_vault_close (vault);
  g_assert_true (opens_with (self, "Sam Voorbeeld"));

  vault = fixture_open (self);
  g_assert_false (mpad_vault_change_secret (vault, id, noor, sam_new, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_WRONG_KEY);
  g_clear_error (&error);
  g_assert_true (mpad_vault_change_secret (vault, id, sam, sam_new, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (mpad_vault_get_info (vault)->slots[2].id, ==, id);
  mpad_vault_close (vault);
  g_assert_false (opens_with (self, "Sam Voorbeeld"));
  g_assert_true (opens_with (self, "Sam Voorbeeld, nieuw"));

  vault = fixture_open (self);
  g_assert_true (mpad_vault_remove_member (vault, id, &error));
  g_assert_false (mpad_vault_remove_member (vault, id, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_MISSING);
  g_clear_error (&error);
  g_assert_false (mpad_vault_remove_member (vault, mpad_vault_get_slot_id (vault), &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_POLICY);
  g_clear_error (&error);
  actions = fixture_query (mpad_vault_get_db (vault),
                           "SELECT group_concat (action || object_id, ' ' ORDER BY seq) FROM "
                           "journal WHERE object_kind = 'slot'");
  {
    g_autofree char *wanted = g_strdup_printf ("slot.add%s slot.change%s slot.remove%s", id, id,
                                               id);

    g_assert_cmpstr (actions, ==, wanted);
  }
  g_assert_true (mpad_vault_journal_verify (vault, &error));
  mpad_vault_close (vault);
  g_assert_false (opens_with (self, "Sam Voorbeeld, nieuw"));
  g_assert_true (opens_with (self, PASSPHRASE));
}

static void
test_all_taken (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  MpadVault *vault;
  guint added = 0;

  (void) data;
  vault = fixture_create (self);
  for (;;)
    {
      g_autofree char *text = g_strdup_printf ("proefpersoon %u", added), *id = NULL;
      g_autoptr (MpadSecret) secret = mpad_secret_new_passphrase (text);

      id = mpad_vault_add_member (vault, MPAD_SLOT_PASSPHRASE, NULL, secret, &error);
      if (id == NULL)
        break;
      added++;
    }
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_POLICY);
  g_assert_cmpuint (added, ==, MPAD_VAULT_SLOTS - 2);
  mpad_vault_close (vault);
  g_assert_true (opens_with (self, "proefpersoon 13"));
}

/* A change without its journal row must not stay. */
static void
test_full_disk (Fixture *self, gconstpointer data)
{
  g_autoptr (MpadSecret) sam = mpad_secret_new_passphrase ("Sam Voorbeeld");
  gboolean reached = TRUE;
  guint refused = 0;
  MpadVault *vault;

  (void) data;
  vault = fixture_create (self);
  for (gint64 after = 0; reached; after++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *id = NULL;

      mpad_vault_test_fail_from (MPAD_VAULT_TEST_FULL, after);
      id = mpad_vault_add_member (vault, MPAD_SLOT_PASSPHRASE, "SV", sam, &error);
      reached = mpad_vault_test_writes () > after;
      mpad_vault_test_fail_from (MPAD_VAULT_TEST_FULL, -1);
      if (id == NULL)
        {
          g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_FULL);
          refused++;
        }
      g_clear_error (&error);
      mpad_vault_close (vault);
      g_assert_true (opens_with (self, "Sam Voorbeeld") == (id != NULL));
      vault = fixture_open (self);
      g_assert_cmpint (mpad_vault_get_info (vault)->slots[2].kind, ==,
                       id != NULL ? MPAD_SLOT_PASSPHRASE : MPAD_SLOT_FREE);
      if (id != NULL)
        g_assert_true (mpad_vault_remove_member (vault, id, &error));
    }
  g_assert_cmpuint (refused, >, 0);
  mpad_vault_close (vault);
}

static void
test_seen (Fixture *self, gconstpointer data)
{
  g_autofree char *state = g_build_filename (self->folder, "staat", NULL), *head = NULL,
                  *name = NULL;
  g_autoptr (GByteArray) older = NULL;
  g_autoptr (GError) error = NULL;
  MpadVault *vault;

  (void) data;
  vault = fixture_create (self);
  g_assert_true (mpad_vault_seen_check (vault, state, &error));
  g_assert_true (fixture_put (vault, "een", &error));
  mpad_vault_close (vault);
  older = fixture_load (self->path);
  vault = fixture_open (self);
  g_assert_true (fixture_put (vault, "twee", &error));
  g_assert_true (mpad_vault_seen_store (vault, state, &error));
  g_assert_true (fixture_put (vault, "drie", &error));
  mpad_vault_close (vault);
  vault = fixture_open (self);
  g_assert_true (mpad_vault_seen_check (vault, state, &error));
  g_assert_no_error (error);
  name = g_strconcat (mpad_vault_get_info (vault)->uuid, ".head", NULL);
  mpad_vault_close (vault);

  /* Somebody puts last week's file back: it opens, but it is told. */
  fixture_save (self->path, older);
  vault = fixture_open (self);
  g_assert_false (mpad_vault_seen_check (vault, state, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_JOURNAL);
  g_clear_error (&error);
  /* And going on with it is told too, when the rows are as many again. */
  for (guint i = 0; i < 5; i++)
    g_assert_true (fixture_put (vault, "anders", &error));
  g_assert_false (mpad_vault_seen_check (vault, state, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_JOURNAL);
  mpad_vault_close (vault);
  head = g_build_filename (state, name, NULL);
  g_assert_cmpint (g_unlink (head), ==, 0);
  g_assert_cmpint (g_rmdir (state), ==, 0);
}

static void
test_notes (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) content = g_bytes_new_static ("kanariewoord: eerst 112 gebeld", 30),
                     read = NULL;
  g_autofree char *key = NULL, *note = NULL, *plain = NULL;
  g_autoptr (GPtrArray) notes = NULL, none = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (GError) error = NULL;
  MpadVault *vault;

  (void) data;
  vault = fixture_create (self);
  key = g_strdup (mpad_vault_get_info (vault)->public_key);
  mpad_vault_close (vault);
  note = mpad_vault_note_write (self->path, key, content, &error);
  g_assert_no_error (error);
  bytes = fixture_load (note);
  g_assert_null (memmem (bytes->data, bytes->len, "kanarie", 7));
  notes = mpad_vault_note_list (self->path);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_cmpstr (notes->pdata[0], ==, note);

  vault = fixture_open (self);
  read = mpad_vault_note_read (vault, note, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (read, content));
  bytes->data[bytes->len - 1] ^= 1;
  fixture_save (note, bytes);
  g_assert_null (mpad_vault_note_read (vault, note, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CORRUPT);
  g_clear_error (&error);
  mpad_vault_close (vault);

  /* Another vault cannot read it. */
  bytes->data[bytes->len - 1] ^= 1;
  fixture_save (note, bytes);
  g_unlink (self->path);
  vault = fixture_create (self);
  g_assert_null (mpad_vault_note_read (vault, note, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_null (mpad_vault_note_write (self->path, "geen sleutel", content, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_POLICY);
  mpad_vault_close (vault);
  g_unlink (note);
  none = mpad_vault_note_list (self->path);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/members/come-change-and-go", test_members);
  FIXTURE_TEST ("/members/the-unlock-screen-knows-a-new-name-of-the-school",
                test_school_in_the_header);
  FIXTURE_TEST ("/members/no-more-than-there-are-slots", test_all_taken);
  FIXTURE_TEST ("/members/no-change-without-its-journal-row", test_full_disk);
  FIXTURE_TEST ("/seen/an-older-file-in-its-place-is-told", test_seen);
  FIXTURE_TEST ("/note/only-its-own-vault-reads-it", test_notes);
  return g_test_run ();
}
