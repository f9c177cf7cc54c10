/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The acute lane without a dossier and without an open vault (F2): nothing is dropped, nothing is
 * laid down twice, and where there is a doubt a person chooses. */
#include "mpad-acute-note.h"

#include <glib/gstdio.h>
#include <string.h>

#include "mpad-entry-keys.h"
#include "mpad-entry-store.h"
#include "mpad-vault-note.h"
#include "store-fixture.h"

static MpadAcuteNote *
make_note (const char *child)
{
  MpadAcuteNote *note = mpad_acute_note_new ();

  note->child = g_strdup (child);
  note->happened = g_strdup ("2026-11-20T13:05");
  note->caller = g_strdup ("Juf Test");
  return note;
}

static void
seal (StoreFixture *self, const MpadAcuteNote *note)
{
  const MpadVaultInfo *info = mpad_vault_get_info (self->vault);
  g_autoptr (GBytes) bytes = mpad_acute_note_to_bytes (note);
  g_autoptr (GError) error = NULL;
  g_autofree char *file = mpad_vault_note_write (info->path, info->public_key, bytes, &error);

  g_assert_no_error (error);
  g_assert_nonnull (file);
}

static MpadAcuteCollected *
collect (StoreFixture *self, gboolean delete)
{
  g_autoptr (GError) error = NULL;
  MpadAcuteCollected *collected = mpad_acute_note_collect (self->vault, "signalen", &error);

  g_assert_no_error (error);
  for (guint i = 0; delete && i < collected->files->len; i++)
    g_assert_cmpint (g_unlink (g_ptr_array_index (collected->files, i)), ==, 0);
  return collected;
}

/* a sealed note goes into the right dossier; only who and when are needed */
static void
test_sealed_note_is_filed (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);
  g_autoptr (MpadAcuteNote) note = make_note ("sam van der VOORBEELD");
  g_autoptr (MpadAcuteCollected) collected = NULL;
  g_autoptr (MpadEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  seal (self, note);
  collected = collect (self, TRUE);
  g_assert_cmpuint (collected->n_filed, ==, 1);
  g_assert_cmpuint (collected->n_waiting, ==, 0);
  entry = mpad_entry_store_load (self->vault, note->id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (entry->dossier_id, ==, dossier->id);
  g_assert_cmpint (entry->kind, ==, MPAD_ENTRY_ACUTE);
  g_assert_cmpint (entry->state, ==, MPAD_ENTRY_DRAFT);
  g_assert_cmpstr (entry->happened, ==, "2026-11-20T13:05");
  g_assert_cmpstr (mpad_entry_get (entry, MPAD_KEY_CALLER), ==, "Juf Test");
}

/* its file stayed behind (a crash after the commit): it is not laid down again */
static void
test_never_twice (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);
  g_autoptr (MpadAcuteNote) known = make_note ("Sam");
  g_autoptr (MpadAcuteNote) unknown = make_note ("Iemand Anders");
  g_autoptr (MpadAcuteCollected) first = NULL, second = NULL;
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (GError) error = NULL;

  seal (self, known);
  seal (self, unknown);
  first = collect (self, FALSE);
  g_assert_cmpuint (first->n_filed, ==, 1);
  g_assert_cmpuint (first->n_waiting, ==, 1);
  second = collect (self, TRUE);
  g_assert_cmpuint (second->n_filed, ==, 0);
  g_assert_cmpuint (second->n_waiting, ==, 0);
  g_assert_cmpuint (second->files->len, ==, 2);
  g_assert_cmpint (store_count (self, "SELECT count (*) FROM entry"), ==, 1);
  waiting = mpad_acute_note_list (self->vault, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (waiting->len, ==, 1);
}

/* two children with one name, or none: it waits until a person says where it belongs */
static void
test_doubt_waits (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossier) one = store_add_dossier (self);
  g_autoptr (MpadDossier) two = store_add_dossier (self);
  g_autoptr (MpadAcuteNote) note = make_note ("Sam");
  g_autoptr (MpadAcuteCollected) collected = NULL;
  g_autoptr (GPtrArray) waiting = NULL, after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *entry_id = NULL;

  seal (self, note);
  collected = collect (self, TRUE);
  g_assert_cmpuint (collected->n_filed, ==, 0);
  g_assert_cmpuint (collected->n_waiting, ==, 1);
  store_reopen (self);
  waiting = mpad_acute_note_list (self->vault, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (waiting->len, ==, 1);
  entry_id = mpad_acute_note_file (self->vault, g_ptr_array_index (waiting, 0), two->id, NULL,
                                   &error);
  g_assert_no_error (error);
  g_assert_cmpstr (entry_id, ==, note->id);
  after = mpad_acute_note_list (self->vault, &error);
  g_assert_cmpuint (after->len, ==, 0);
}

/* anybody can seal to a public key: what is no note stays where it is and harms nothing */
static void
test_strange_notes_stay (StoreFixture *self, gconstpointer data)
{
  static const char *const strange[] = {
    "",
    "{}",
    "[]",
    "{\"format\":\"meldpad-acute-1\"}",
    "{\"format\":\"meldpad-acute-1\",\"id\":\"a\",\"child\":\"Sam\",\"happened\":\"morgen\"}",
    "{\"format\":\"meldpad-acute-1\",\"id\":5,\"child\":[],\"happened\":\"2026-11-20\"}",
    "{\"format\":\"meldpad-acute-1\",\"id\":\"a\",\"child\":\" \",\"happened\":\"2026-11-20\"}",
  };
  const MpadVaultInfo *info = mpad_vault_get_info (self->vault);
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);
  g_autoptr (MpadAcuteCollected) collected = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (strange); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (strange[i], strlen (strange[i]));
      g_autoptr (GError) error = NULL;
      g_autofree char *file = NULL;

      g_assert_null (mpad_acute_note_from_bytes (bytes, &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
      file = mpad_vault_note_write (info->path, info->public_key, bytes, &error);
      g_assert_no_error (error);
    }
  collected = collect (self, TRUE);
  g_assert_cmpuint (collected->n_damaged, ==, G_N_ELEMENTS (strange));
  g_assert_cmpuint (collected->files->len, ==, 0);
  g_assert_cmpint (store_count (self, "SELECT count (*) FROM entry"), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/acute/sealed-note-is-filed-F2", test_sealed_note_is_filed);
  STORE_TEST ("/acute/never-twice", test_never_twice);
  STORE_TEST ("/acute/doubt-waits", test_doubt_waits);
  STORE_TEST ("/acute/strange-notes-stay", test_strange_notes_stay);
  return g_test_run ();
}
