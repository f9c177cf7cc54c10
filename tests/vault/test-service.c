/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the vault service: order, answers on the main context, locking. */
#include "mpad-copy-run.h"
#include "mpad-vault-members.h"
#include "mpad-vault-service.h"
#include "mpad-vault-use.h"
#include "vault-fixture.h"

#include <glib/gstdio.h>

typedef struct
{
  GAsyncResult *result;
  GThread *thread;
} Answer;

static void
keep_answer_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  (void) source;
  answer->result = g_object_ref (result);
  answer->thread = g_thread_self ();
}

static GAsyncResult *
wait_for (Answer *answer)
{
  while (answer->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (answer->thread == g_thread_self ());
  return answer->result;
}

static void
count_cb (MpadVaultService *service, gpointer data)
{
  (void) service;
  ++*(int *) data;
}

static MpadVaultService *
service_with_vault (Fixture *self)
{
  MpadVaultService *service = mpad_vault_service_new ();
  const MpadVaultSetup setup = { .school = "De Verzonnen School", .label = "NV" };
  g_autoptr (MpadSecret) passphrase = mpad_secret_new_passphrase (PASSPHRASE);
  g_autoptr (GError) error = NULL;
  Answer answer = { 0 };

  mpad_vault_service_create_async (service, self->path, &setup, passphrase, NULL, NULL,
                                   keep_answer_cb, &answer);
  g_assert_false (mpad_vault_service_is_open (service));
  g_assert_true (mpad_vault_service_create_finish (service, wait_for (&answer), &error));
  g_assert_no_error (error);
  g_assert_true (mpad_vault_service_is_open (service));
  g_assert_cmpstr (mpad_vault_service_get_info (service)->school, ==, "De Verzonnen School");
  g_assert_cmpstr (mpad_vault_service_get_slot_id (service), ==,
                   mpad_vault_service_get_info (service)->slots[0].id);
  g_object_unref (answer.result);
  return service;
}

static gpointer
save_job (MpadVault *vault, gpointer data, GError **error)
{
  return fixture_put (vault, data, error) ? g_strdup (data) : NULL;
}

static gpointer
save_and_fail_job (MpadVault *vault, gpointer data, GError **error)
{
  if (fixture_put (vault, data, error))
    g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CONFLICT, "proof");
  return g_strdup ("a result that nobody gets");
}

static gpointer
load_job (MpadVault *vault, gpointer data, GError **error)
{
  (void) data;
  (void) error;
  return fixture_get (vault);
}

static void
test_jobs (Fixture *self, gconstpointer data)
{
  g_autoptr (MpadVaultService) service = service_with_vault (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *saved = NULL, *loaded = NULL;
  Answer save = { 0 }, fail = { 0 }, load = { 0 };
  int changed = 0;

  (void) data;
  g_signal_connect (service, "changed", G_CALLBACK (count_cb), &changed);
  mpad_vault_service_run_async (service, MPAD_JOB_WRITE, save_job, g_strdup ("blijft"), g_free,
                                g_free, NULL, keep_answer_cb, &save);
  mpad_vault_service_run_async (service, MPAD_JOB_WRITE, save_and_fail_job, g_strdup ("verdwijnt"),
                                g_free, g_free, NULL, keep_answer_cb, &fail);
  mpad_vault_service_run_async (service, MPAD_JOB_READ, load_job, NULL, NULL, g_free, NULL,
                                keep_answer_cb, &load);

  saved = mpad_vault_service_run_finish (service, wait_for (&save), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (saved, ==, "blijft");
  g_assert_cmpint (changed, ==, 1);
  g_assert_null (mpad_vault_service_run_finish (service, wait_for (&fail), &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CONFLICT);
  g_clear_error (&error);
  loaded = mpad_vault_service_run_finish (service, wait_for (&load), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (loaded, ==, "blijft");
  g_assert_cmpint (changed, ==, 1);
  g_object_unref (save.result);
  g_object_unref (fail.result);
  g_object_unref (load.result);
}

static void
test_close_drains (Fixture *self, gconstpointer data)
{
  g_autoptr (MpadVaultService) service = service_with_vault (self);
  g_autoptr (MpadSecret) passphrase = mpad_secret_new_passphrase (PASSPHRASE);
  g_autoptr (GError) error = NULL;
  Answer saves[20] = { 0 }, close = { 0 }, late = { 0 }, open = { 0 }, load = { 0 };
  g_autofree char *loaded = NULL;
  int closed = 0;

  (void) data;
  g_signal_connect (service, "closed", G_CALLBACK (count_cb), &closed);
  for (guint i = 0; i < G_N_ELEMENTS (saves); i++)
    mpad_vault_service_run_async (service, MPAD_JOB_WRITE, save_job,
                                  g_strdup_printf ("nummer %u", i), g_free, g_free, NULL,
                                  keep_answer_cb, &saves[i]);
  mpad_vault_service_close_async (service, keep_answer_cb, &close);
  mpad_vault_service_run_async (service, MPAD_JOB_READ, load_job, NULL, NULL, g_free, NULL,
                                keep_answer_cb, &late);
  for (guint i = 0; i < G_N_ELEMENTS (saves); i++)
    {
      g_autofree char *saved = mpad_vault_service_run_finish (service, wait_for (&saves[i]),
                                                              &error);

      g_assert_no_error (error);
      g_assert_nonnull (saved);
      g_object_unref (saves[i].result);
    }
  g_assert_true (mpad_vault_service_close_finish (service, wait_for (&close), &error));
  g_assert_cmpint (closed, ==, 1);
  g_assert_false (mpad_vault_service_is_open (service));
  g_assert_null (mpad_vault_service_get_info (service));
  g_assert_null (mpad_vault_service_run_finish (service, wait_for (&late), &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_LOCKED);
  g_clear_error (&error);

  mpad_vault_service_open_async (service, self->path, NULL, MPAD_SLOT_PASSPHRASE, passphrase, NULL,
                                 keep_answer_cb, &open);
  g_assert_true (mpad_vault_service_open_finish (service, wait_for (&open), &error));
  g_assert_no_error (error);
  mpad_vault_service_run_async (service, MPAD_JOB_READ, load_job, NULL, NULL, g_free, NULL,
                                keep_answer_cb, &load);
  loaded = mpad_vault_service_run_finish (service, wait_for (&load), &error);
  g_assert_cmpstr (loaded, ==, "nummer 19");
  mpad_vault_service_close_sync (service);
  g_assert_cmpint (closed, ==, 2);
  g_assert_false (mpad_vault_service_is_open (service));
  /* Closing what is closed is no news. */
  mpad_vault_service_close_sync (service);
  g_assert_cmpint (closed, ==, 2);
  g_object_unref (close.result);
  g_object_unref (late.result);
  g_object_unref (open.result);
  g_object_unref (load.result);
}

static void
test_late_news (Fixture *self, gconstpointer data)
{
  g_autoptr (MpadVaultService) service = mpad_vault_service_new ();
  const MpadVaultSetup setup = { .school = "De Verzonnen School" };
  g_autoptr (MpadSecret) passphrase = mpad_secret_new_passphrase (PASSPHRASE);
  g_autoptr (GError) error = NULL;
  Answer answer = { 0 };

  (void) data;
  mpad_vault_service_create_async (service, self->path, &setup, passphrase, NULL, NULL,
                                   keep_answer_cb, &answer);
  mpad_vault_service_close_sync (service);
  g_assert_true (mpad_vault_service_create_finish (service, wait_for (&answer), &error));
  g_assert_no_error (error);
  g_assert_false (mpad_vault_service_is_open (service));
  g_object_unref (answer.result);
}

static void
test_wrong_key (Fixture *self, gconstpointer data)
{
  g_autoptr (MpadVaultService) service = service_with_vault (self);
  g_autoptr (MpadSecret) wrong = mpad_secret_new_passphrase ("iets heel anders");
  g_autoptr (GError) error = NULL;
  Answer again = { 0 }, answer = { 0 };

  (void) data;
  mpad_vault_service_open_async (service, self->path, NULL, MPAD_SLOT_PASSPHRASE, wrong, NULL,
                                 keep_answer_cb, &again);
  g_assert_false (mpad_vault_service_open_finish (service, wait_for (&again), &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_BUSY);
  g_clear_error (&error);
  mpad_vault_service_close_sync (service);
  mpad_vault_service_open_async (service, self->path, NULL, MPAD_SLOT_PASSPHRASE, wrong, NULL,
                                 keep_answer_cb, &answer);
  g_assert_false (mpad_vault_service_open_finish (service, wait_for (&answer), &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_WRONG_KEY);
  g_assert_false (mpad_vault_service_is_open (service));
  g_object_unref (again.result);
  g_object_unref (answer.result);
}

static void
test_dropped_with_work (Fixture *self, gconstpointer data)
{
  MpadVaultService *service = service_with_vault (self);
  Answer save = { 0 };
  g_autofree char *value = NULL;
  MpadVault *vault;

  (void) data;
  mpad_vault_service_run_async (service, MPAD_JOB_WRITE, save_job, g_strdup ("toch bewaard"),
                                g_free, g_free, NULL, keep_answer_cb, &save);
  g_object_unref (service);
  g_object_unref (wait_for (&save));
  /* The last reference is gone now or soon; the vault closes with it. */
  for (;;)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MpadSecret) passphrase = mpad_secret_new_passphrase (PASSPHRASE);

      while (g_main_context_iteration (NULL, FALSE))
        ;
      vault = mpad_vault_open (self->path, NULL, MPAD_SLOT_PASSPHRASE, passphrase, NULL, NULL,
                               &error);
      if (vault != NULL)
        break;
      g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_BUSY);
      g_thread_yield ();
    }
  value = fixture_get (vault);
  g_assert_cmpstr (value, ==, "toch bewaard");
  mpad_vault_close (vault);
}

static gpointer
add_member_job (MpadVault *vault, gpointer data, GError **error)
{
  return mpad_vault_add_member (vault, MPAD_SLOT_PASSPHRASE, "SV", data, error);
}

/* The main context learns who can open the vault now. */
static void
test_members (Fixture *self, gconstpointer data)
{
  g_autoptr (MpadVaultService) service = service_with_vault (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  Answer answer = { 0 };
  int changed = 0;

  (void) data;
  g_signal_connect (service, "changed", G_CALLBACK (count_cb), &changed);
  mpad_vault_service_run_async (
    service, MPAD_JOB_READ, add_member_job, mpad_secret_new_passphrase ("Sam Voorbeeld"),
    (GDestroyNotify) mpad_secret_free, g_free, NULL, keep_answer_cb, &answer);
  id = mpad_vault_service_run_finish (service, wait_for (&answer), &error);
  g_assert_no_error (error);
  g_assert_cmpint (changed, ==, 1);
  g_assert_cmpstr (mpad_vault_service_get_info (service)->slots[1].id, ==, id);
  g_object_unref (answer.result);
}

static gpointer
never_job (MpadVault *vault, gpointer data, GError **error)
{
  (void) vault;
  (void) data;
  (void) error;
  g_assert_not_reached ();
  return NULL;
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_autoptr (MpadVaultService) service = service_with_vault (self);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Answer read = { 0 }, write = { 0 };
  g_autofree char *saved = NULL;

  (void) data;
  g_cancellable_cancel (cancellable);
  mpad_vault_service_run_async (service, MPAD_JOB_READ, never_job, NULL, NULL, NULL, cancellable,
                                keep_answer_cb, &read);
  mpad_vault_service_run_async (service, MPAD_JOB_WRITE, save_job, g_strdup ("x"), g_free, g_free,
                                cancellable, keep_answer_cb, &write);
  g_assert_null (mpad_vault_service_run_finish (service, wait_for (&read), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  saved = mpad_vault_service_run_finish (service, wait_for (&write), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (saved, ==, "x");
  g_object_unref (read.result);
  g_object_unref (write.result);
}

static void
open_second (
  Fixture *self, MpadVaultService *second, const char *copy, gboolean opens, GError **error)
{
  g_autoptr (MpadSecret) passphrase = mpad_secret_new_passphrase (PASSPHRASE);
  Answer answer = { 0 };

  if (copy != NULL)
    mpad_vault_service_open_for_reading_async (second, copy, NULL, MPAD_SLOT_PASSPHRASE, passphrase,
                                               NULL, keep_answer_cb, &answer);
  else
    mpad_vault_service_open_async (second, self->path, NULL, MPAD_SLOT_PASSPHRASE, passphrase, NULL,
                                   keep_answer_cb, &answer);
  g_assert_cmpint (mpad_vault_service_open_finish (second, wait_for (&answer), error), ==, opens);
  g_object_unref (answer.result);
}

/* security.md 7, row 25: the second never writes; it is told who, and reads the last tested copy. */
static void
test_second_opener (Fixture *self, gconstpointer data)
{
  g_autoptr (MpadVaultService) first = service_with_vault (self);
  g_autoptr (MpadVaultService) second = mpad_vault_service_new ();
  g_autofree char *folder = g_build_filename (self->folder, "Kopieën", NULL);
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GByteArray) before = NULL, after = NULL;
  g_autoptr (MpadVaultUse) use = NULL;
  g_autoptr (GError) error = NULL;
  Answer copied = { 0 }, saved = { 0 }, read = { 0 };
  g_autofree char *value = NULL;
  const char *path;

  (void) data;
  mpad_vault_service_run_async (first, MPAD_JOB_WRITE, save_job, g_strdup ("oud"), g_free, g_free,
                                NULL, keep_answer_cb, &saved);
  g_free (mpad_vault_service_run_finish (first, wait_for (&saved), &error));
  g_object_unref (saved.result);
  mpad_copy_run_async (first, folder, NULL, keep_answer_cb, &copied);
  copies = mpad_copy_run_finish (first, wait_for (&copied), &error);
  g_object_unref (copied.result);
  g_assert_no_error (error);
  path = ((MpadCopy *) copies->pdata[0])->path;

  open_second (self, second, NULL, FALSE, &error);
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_BUSY);
  g_clear_error (&error);
  use = mpad_vault_use_read (self->path);
  g_assert_nonnull (use);
  g_assert_cmpstr (use->label, ==, "NV");
  g_assert_cmpstr (use->host, ==, g_get_host_name ());

  before = fixture_load (path);
  open_second (self, second, path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (mpad_vault_service_is_for_reading (second));
  mpad_vault_service_run_async (second, MPAD_JOB_READ, load_job, NULL, NULL, g_free, NULL,
                                keep_answer_cb, &read);
  value = mpad_vault_service_run_finish (second, wait_for (&read), &error);
  g_object_unref (read.result);
  g_assert_cmpstr (value, ==, "oud");
  saved = (Answer) { 0 };
  mpad_vault_service_run_async (second, MPAD_JOB_WRITE, save_job, g_strdup ("nieuw"), g_free,
                                g_free, NULL, keep_answer_cb, &saved);
  g_assert_null (mpad_vault_service_run_finish (second, wait_for (&saved), &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_READ_ONLY);
  g_object_unref (saved.result);
  mpad_vault_service_close_sync (second);
  after = fixture_load (path);
  g_assert_cmpmem (before->data, before->len, after->data, after->len);

  mpad_vault_service_close_sync (first);
  g_clear_pointer (&use, mpad_vault_use_free);
  g_assert_null (mpad_vault_use_read (self->path));
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/service/jobs-run-in-order-and-answer-on-the-main-context", test_jobs);
  FIXTURE_TEST ("/service/close-drains-and-later-jobs-are-locked-out", test_close_drains);
  FIXTURE_TEST ("/service/late-news-of-a-closed-session-is-dropped", test_late_news);
  FIXTURE_TEST ("/service/a-wrong-passphrase-leaves-it-closed", test_wrong_key);
  FIXTURE_TEST ("/service/dropped-while-saving-still-saves-and-closes", test_dropped_with_work);
  FIXTURE_TEST ("/service/a-cancelled-read-does-not-run-a-write-does", test_cancel);
  FIXTURE_TEST ("/service/25-a-second-opener-reads-the-last-tested-copy", test_second_opener);
  FIXTURE_TEST ("/service/a-new-member-shows-at-once", test_members);
  return g_test_run ();
}
