/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tested copies (security.md 6.11; row 27): made while saves go on, named only after the check,
 * rotated, never a damaged one under such a name, nothing left after a cancel. */
#include "mpad-clock.h"
#include "mpad-copies.h"
#include "mpad-copy-run.h"
#include "vault-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define UUID "00000000-0000-4000-8000-000000000000"

typedef struct
{
  GAsyncResult *result;
} Answer;

static void
keep_answer_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  (void) source;
  ((Answer *) data)->result = g_object_ref (result);
}

static GAsyncResult *
wait_for (Answer *answer)
{
  while (answer->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return answer->result;
}

static MpadVaultService *
open_service (Fixture *self)
{
  MpadVaultService *service = mpad_vault_service_new ();
  g_autoptr (MpadSecret) passphrase = mpad_secret_new_passphrase (PASSPHRASE);
  g_autoptr (GError) error = NULL;
  Answer answer = { 0 };

  mpad_vault_close (fixture_create (self));
  mpad_vault_service_open_async (service, self->path, NULL, MPAD_SLOT_PASSPHRASE, passphrase, NULL,
                                 keep_answer_cb, &answer);
  mpad_vault_service_open_finish (service, wait_for (&answer), &error);
  g_assert_no_error (error);
  g_object_unref (answer.result);
  return service;
}

static gpointer
put_job (MpadVault *vault, gpointer data, GError **error)
{
  fixture_put (vault, data, error);
  return NULL;
}

static void
put (MpadVaultService *service, const char *value)
{
  mpad_vault_service_run_async (service, MPAD_JOB_READ, put_job, g_strdup (value), g_free, NULL,
                                NULL, NULL, NULL);
}

static GPtrArray *
make_copy (MpadVaultService *service, const char *folder, GError **error)
{
  Answer answer = { 0 };
  GPtrArray *copies;

  mpad_copy_run_async (service, folder, NULL, keep_answer_cb, &answer);
  copies = mpad_copy_run_finish (service, wait_for (&answer), error);
  g_object_unref (answer.result);
  return copies;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
test_copy_opens_with_the_sheet_and_holds_the_last_save (Fixture *self, gconstpointer data)
{
  g_autoptr (MpadVaultService) service = open_service (self);
  g_autofree char *folder = mpad_copies_default_folder (self->path);
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadSecret) key = mpad_secret_new (RECOVERY_KEY, strlen (RECOVERY_KEY));
  g_autoptr (MpadVault) vault = NULL;
  g_autofree char *value = NULL;
  const MpadCopy *copy;

  (void) data;
  put (service, "voor de kopie");
  copies = make_copy (service, folder, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (copies->len, ==, 1);
  copy = g_ptr_array_index (copies, 0);
  g_assert_cmpint (ABS (mpad_clock_now_us () - copy->at_us), <, 120 * G_USEC_PER_SEC);
  g_assert_cmpint (copy->seq, >, 0);
  mpad_vault_service_close_sync (service);
  vault = mpad_vault_open (copy->path, NULL, MPAD_SLOT_RECOVERY, key, NULL, NULL, &error);
  g_assert_no_error (error);
  value = fixture_get (vault);
  g_assert_cmpstr (value, ==, "voor de kopie");
  g_clear_pointer (&vault, mpad_vault_close);
  remove_folder (folder);
}

/* Saves are served while a copy is being made, and the copy still holds together. */
static void
test_saves_go_on_meanwhile (Fixture *self, gconstpointer data)
{
  g_autoptr (MpadVaultService) service = open_service (self);
  g_autofree char *folder = mpad_copies_default_folder (self->path);
  g_autofree char *large = g_strnfill (3 * 1024 * 1024, 'x');
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GError) error = NULL;
  Answer answer = { 0 };

  (void) data;
  put (service, large);
  mpad_copy_run_async (service, folder, NULL, keep_answer_cb, &answer);
  for (guint i = 0; i < 20; i++)
    {
      put (service, large + i);
      g_main_context_iteration (NULL, FALSE);
    }
  copies = mpad_copy_run_finish (service, wait_for (&answer), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (copies->len, ==, 1);
  g_object_unref (answer.result);
  mpad_vault_service_close_sync (service);
  remove_folder (folder);
}

/* Locking waits for no copy and none is left half-made. */
static void
test_cancel_leaves_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (MpadVaultService) service = open_service (self);
  g_autofree char *folder = mpad_copies_default_folder (self->path);
  g_autofree char *large = g_strnfill (8 * 1024 * 1024, 'x');
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GError) error = NULL;
  Answer answer = { 0 };

  (void) data;
  put (service, large);
  mpad_copy_run_async (service, folder, cancellable, keep_answer_cb, &answer);
  while (count_files (folder) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  copies = mpad_copy_run_finish (service, wait_for (&answer), &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (copies);
  g_object_unref (answer.result);
  g_assert_cmpuint (count_files (folder), ==, 0);
  mpad_vault_service_close_sync (service);
  remove_folder (folder);
}

/* A medium that cannot be written is told, and the vault goes on. */
static void
test_folder_that_cannot_be_written (Fixture *self, gconstpointer data)
{
  g_autoptr (MpadVaultService) service = open_service (self);
  g_autofree char *folder = g_strconcat (self->path, "/geen-map", NULL);
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GError) error = NULL;

  (void) data;
  copies = make_copy (service, folder, &error);
  g_assert_nonnull (error);
  g_assert_true (error->domain == MPAD_VAULT_ERROR);
  g_assert_null (copies);
  g_assert_true (mpad_vault_service_is_open (service));
  mpad_vault_service_close_sync (service);
}

static GPtrArray *
copies_at (const char *const *made, guint count)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_copy_free);

  for (guint i = 0; i < count; i++)
    {
      MpadCopy *copy = g_new0 (MpadCopy, 1);

      copy->made = g_strdup (made[i]);
      g_ptr_array_add (copies, copy);
    }
  return copies;
}

static void
test_rotation (void)
{
  /* eleven of one day, then one a day for twenty days, then one a month */
  const char *made[11 + 20 + 5];
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) copies = NULL, old = NULL;
  guint n = 0;

  for (guint i = 0; i < 11; i++)
    g_ptr_array_add (names, g_strdup_printf ("2026-11-30T%02u00", 20 - i));
  for (guint i = 0; i < 20; i++)
    g_ptr_array_add (names, g_strdup_printf ("2026-11-%02uT0900", 29 - i));
  for (guint i = 0; i < 5; i++)
    g_ptr_array_add (names, g_strdup_printf ("2026-%02u-15T0900", 10 - i));
  for (; n < names->len; n++)
    made[n] = g_ptr_array_index (names, n);
  copies = copies_at (made, n);
  old = mpad_copies_pick_old (copies);
  /* gone: the eleventh of today, the days beyond fourteen, the months beyond three */
  g_assert_cmpuint (old->len, ==, 1 + (20 - 13) + (5 - 2));
  for (guint i = 0; i < old->len; i++)
    {
      g_assert_cmpstr (((MpadCopy *) old->pdata[i])->made, !=, made[0]);
      g_assert_cmpstr (((MpadCopy *) old->pdata[i])->made, !=, "2026-10-15T0900");
    }
  g_clear_pointer (&old, g_ptr_array_unref);
  g_ptr_array_set_size (copies, 10);
  old = mpad_copies_pick_old (copies);
  g_assert_cmpuint (old->len, ==, 0);
}

static void
test_names (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *first = NULL, *second = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  static const char *const foreign[] = { "iets.meldpad", "a-2026-13-40T1605-000001.meldpad",
                                         "a-2026-11-22T1605-12.meldpad",
                                         "a-2026-11-22T1605-000001.txt" };

  (void) data;
  first = mpad_copies_make_path (folder, "/x/De Boom.meldpad", 1795363500000000, 184);
  g_assert_true (g_str_has_suffix (first, "-000184.meldpad"));
  g_assert_nonnull (strstr (first, "/De Boom-2026-11-2"));
  g_assert_true (g_file_set_contents (first, "", 0, NULL));
  second = mpad_copies_make_path (folder, "/x/De Boom.meldpad", 1795363500000000, 184);
  g_assert_cmpstr (first, !=, second);
  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    {
      g_autofree char *path = g_build_filename (folder, foreign[i], NULL);

      g_assert_true (g_file_set_contents (path, "", 0, NULL));
    }
  /* a name alone makes no copy: the file must be of this vault */
  copies = mpad_copies_list (folder, UUID);
  g_assert_cmpuint (copies->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    {
      g_autofree char *path = g_build_filename (folder, foreign[i], NULL);

      g_unlink (path);
    }
  g_unlink (first);
}

static void
test_chosen_folder_is_remembered (Fixture *self, gconstpointer data)
{
  g_autofree char *state = g_build_filename (self->folder, "state", NULL);
  g_autofree char *standard = mpad_copies_default_folder (self->path);
  g_autofree char *before = mpad_copies_get_folder (state, UUID, self->path);
  g_autofree char *chosen = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  (void) data;
  g_assert_cmpstr (before, ==, standard);
  g_assert_true (mpad_copies_set_folder (state, UUID, "/media/stick/Kopieën", &error));
  chosen = mpad_copies_get_folder (state, UUID, self->path);
  g_assert_cmpstr (chosen, ==, "/media/stick/Kopieën");
  g_assert_true (mpad_copies_set_folder (state, UUID, NULL, &error));
  after = mpad_copies_get_folder (state, UUID, self->path);
  g_assert_cmpstr (after, ==, standard);
  g_rmdir (state);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/copies/22-opens-with-the-sheet-and-holds-the-last-save",
                test_copy_opens_with_the_sheet_and_holds_the_last_save);
  FIXTURE_TEST ("/copies/saves-go-on-meanwhile", test_saves_go_on_meanwhile);
  FIXTURE_TEST ("/copies/cancel-leaves-nothing", test_cancel_leaves_nothing);
  FIXTURE_TEST ("/copies/folder-that-cannot-be-written", test_folder_that_cannot_be_written);
  g_test_add_func ("/copies/rotation", test_rotation);
  FIXTURE_TEST ("/copies/names", test_names);
  FIXTURE_TEST ("/copies/chosen-folder-is-remembered", test_chosen_folder_is_remembered);
  return g_test_run ();
}
