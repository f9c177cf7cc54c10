/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Unlocking, saving an entry and opening a dossier of 500 entries in a vault, each beside the same
 * statements on plain SQLite (plain-twin). Needs a folder on a real disk: argv[1]. Prints one line
 * a figure for tests/bench/run. */
#include "mpad-school-store.h"
#include "mpad-vault-test.h"
#include "plain-twin.h"
#include "store-fixture.h"

#include <glib/gstdio.h>

#define ENTRIES 500
#define SAVES 60
#define ROUNDS 15
#define RECOVERY_KEY "0123456789abcdef0123456789abcdef"

static int
compare (gconstpointer a, gconstpointer b)
{
  const double *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

static double
median (double *values, gsize n)
{
  qsort (values, n, sizeof *values, compare);
  return values[n / 2];
}

static void
create (StoreFixture *school)
{
  const MpadVaultSetup setup = {
    .school = "De Verzonnen School", .vt_region = "", .label = "NV", .practice = TRUE
  };
  g_autoptr (MpadSecret) passphrase = mpad_secret_new_passphrase ("zeven proefzinnen voor Noor");
  g_autoptr (MpadSecret) recovery = mpad_secret_new (RECOVERY_KEY, 32);
  g_autoptr (MpadStaff) staff = mpad_staff_new ();
  g_autoptr (GBytes) protocol = g_bytes_new_static ("{}", 2);
  g_autoptr (GError) error = NULL;

  school->vault = mpad_vault_create (school->path, &setup, passphrase, recovery, &error);
  g_assert_no_error (error);
  g_set_str (&staff->id, STAFF_ID);
  staff->name = g_strdup ("Noor Verzonnen");
  staff->role_id = g_strdup ("ib");
  mpad_school_store_save_staff (school->vault, staff, &error);
  g_assert_no_error (error);
  mpad_school_store_put_protocol (school->vault, "proef", "1", protocol, &error);
  g_assert_no_error (error);
  mpad_vault_set_actor (school->vault, STAFF_ID);
}

/* With the recovery key, whose slot has no slow key derivation: this is unlocking minus that. */
static double
reopen (StoreFixture *school)
{
  g_autoptr (MpadSecret) recovery = mpad_secret_new (RECOVERY_KEY, 32);
  g_autoptr (GError) error = NULL;
  gint64 start;
  double ms;

  mpad_vault_close (school->vault);
  start = g_get_monotonic_time ();
  school->vault = mpad_vault_open (school->path, NULL, MPAD_SLOT_RECOVERY, recovery, NULL, NULL,
                                   &error);
  ms = (g_get_monotonic_time () - start) / 1000.0;
  g_assert_no_error (error);
  mpad_vault_set_actor (school->vault, STAFF_ID);
  return ms;
}

static double
save_entry (StoreFixture *school, const MpadDossier *dossier, guint number)
{
  g_autoptr (MpadEntry) entry = store_new_signal (dossier);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = g_strdup_printf ("Sam zei bij de deur: ik blijf liever hier (%u).",
                                            number);
  gint64 start;

  entry->title = g_strdup_printf ("Op de gang, keer %u", number);
  entry->place = g_strdup ("gang bij lokaal 6");
  entry->situation = g_strdup ("na schooltijd");
  store_add_statement (entry, MPAD_STATEMENT_CHILD_WORDS, words);
  start = g_get_monotonic_time ();
  mpad_entry_store_save (school->vault, entry, &error);
  g_assert_no_error (error);
  return (g_get_monotonic_time () - start) / 1000.0;
}

static double
load_dossier (StoreFixture *school, const char *id)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (MpadDossier) dossier = mpad_dossier_store_load (school->vault, id, &error);
  double ms = (g_get_monotonic_time () - start) / 1000.0;

  g_assert_no_error (error);
  g_assert_cmpuint (dossier->entries->len, >=, ENTRIES);
  return ms;
}

static void
bench_load (StoreFixture *school, PlainTwin *twin, const char *id)
{
  g_autoptr (GPtrArray) statements = NULL;
  double ours[ROUNDS], plain[ROUNDS];

  reopen (school);
  plain_twin_record ();
  load_dossier (school, id);
  statements = plain_twin_recorded ();
  g_assert_cmpuint (statements->len, >, 2);
  for (guint i = 0; i < ROUNDS; i++)
    {
      reopen (school);
      ours[i] = load_dossier (school, id);
      plain_twin_reopen (twin);
      plain[i] = plain_twin_replay (twin, statements, TRUE);
    }
  g_print (
    "open a dossier of %d entries\t%.2f\t%.2f\tms\tplain SQLite, same statements\tratio<2.5\n",
    ENTRIES, median (ours, ROUNDS), median (plain, ROUNDS));
}

static void
bench_save (StoreFixture *school, PlainTwin *twin, const MpadDossier *dossier)
{
  g_autoptr (GPtrArray) saves = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  double ours[SAVES], plain[SAVES];

  /* First record what saves do, then time other saves and those same statements by turns. */
  for (guint i = 0; i < SAVES; i++)
    {
      plain_twin_record ();
      save_entry (school, dossier, ENTRIES + i);
      g_ptr_array_add (saves, plain_twin_recorded ());
    }
  for (guint i = 0; i < SAVES; i++)
    {
      /* A sync can wait for what the other one left behind: who goes first changes each time. */
      if (i % 2 == 1)
        plain[i] = plain_twin_replay (twin, g_ptr_array_index (saves, i), FALSE);
      ours[i] = save_entry (school, dossier, ENTRIES + SAVES + i);
      if (i % 2 == 0)
        plain[i] = plain_twin_replay (twin, g_ptr_array_index (saves, i), FALSE);
    }
  g_print (
    "save one entry, on the disk\t%.2f\t%.2f\tms\tplain SQLite, same statements\tratio<1.5\n",
    median (ours, SAVES), median (plain, SAVES));
}

static void
bench_unlock (StoreFixture *school, PlainTwin *twin)
{
  double ours[ROUNDS], plain[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      ours[i] = reopen (school);
      plain[i] = plain_twin_reopen (twin);
    }
  g_print ("unlock, without key derivation\t%.2f\t%.2f\tms\tplain SQLite, opened with its "
           "schema\tvalue<50\n",
           median (ours, ROUNDS), median (plain, ROUNDS));
}

int
main (int argc, char **argv)
{
  StoreFixture school = { 0 };
  g_autoptr (MpadDossier) dossier = NULL;
  g_autofree char *plain_path = NULL, *journal_path = NULL;
  PlainTwin *twin;

  if (argc != 2)
    {
      g_printerr ("usage: bench-vault FOLDER\n");
      return 2;
    }
  mpad_vault_test_use_cheap_keys ();
  plain_twin_watch ();
  school.path = g_build_filename (argv[1], "proef.meldpad", NULL);
  plain_path = g_build_filename (argv[1], "plain.db", NULL);
  journal_path = g_strconcat (plain_path, "-journal", NULL);
  g_unlink (school.path);
  g_unlink (plain_path);
  create (&school);
  dossier = store_add_dossier (&school);
  for (guint i = 0; i < ENTRIES; i++)
    save_entry (&school, dossier, i);
  reopen (&school);
  twin = plain_twin_new (plain_path);
  bench_unlock (&school, twin);
  bench_load (&school, twin, dossier->id);
  bench_save (&school, twin, dossier);
  plain_twin_free (twin);
  mpad_vault_close (school.vault);
  g_unlink (school.path);
  g_unlink (plain_path);
  g_unlink (journal_path);
  g_free (school.path);
  return 0;
}
