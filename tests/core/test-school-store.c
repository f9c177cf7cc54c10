/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the stores of the school, its team, its protocols, and of unsaved text. */
#include "store-fixture.h"

#include "mpad-draft-store.h"
#include "mpad-record-types.h"
#include "mpad-school-store.h"

static void
test_school (StoreFixture *self, gconstpointer data)
{
  static const char *const keep[] = { "id", NULL };
  g_autoptr (MpadSchool) school = mpad_school_new ();
  g_autoptr (MpadSchool) loaded = NULL;
  g_autoptr (MpadStaff) staff = mpad_staff_new ();
  g_autoptr (MpadStaff) gone = mpad_staff_new ();
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (mpad_school_store_load (self->vault, &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  school->name = g_strdup ("x");
  g_assert_true (mpad_school_store_save (self->vault, school, &error));
  store_fill (&mpad_school_type, school, keep);
  g_assert_true (mpad_school_store_save (self->vault, school, &error));
  g_assert_no_error (error);
  store_fill (&mpad_staff_type, staff, keep);
  staff->active = TRUE;
  g_set_str (&staff->name, "Ilse Fictief");
  g_set_str (&gone->name, "Aad Weg");
  gone->active = FALSE;
  g_assert_true (mpad_school_store_save_staff (self->vault, gone, &error));
  g_assert_true (mpad_school_store_save_staff (self->vault, staff, &error));
  g_assert_no_error (error);

  store_reopen (self);
  loaded = mpad_school_store_load (self->vault, &error);
  store_assert_same (&mpad_school_type, school, loaded);
  list = mpad_school_store_list_staff (self->vault, &error);
  g_assert_cmpuint (list->len, ==, 3);
  store_assert_same (&mpad_staff_type, staff, list->pdata[0]);
  store_assert_same (&mpad_staff_type, gone, list->pdata[2]);
  g_assert_true (mpad_vault_journal_verify (self->vault, &error));
  g_assert_no_error (error);
}

static void
test_protocols_stay (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GBytes) same = g_bytes_new_static ("{}", 2);
  g_autoptr (GBytes) other = g_bytes_new_static ("{ }", 3);
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (mpad_school_store_put_protocol (self->vault, "proef", "1", same, &error));
  g_assert_false (mpad_school_store_put_protocol (self->vault, "proef", "1", other, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (mpad_school_store_put_protocol (self->vault, "proef", "2", other, &error));
  kept = mpad_school_store_get_protocol (self->vault, "proef", "1", &error);
  g_assert_true (g_bytes_equal (kept, same));
  g_assert_null (mpad_school_store_get_protocol (self->vault, "proef", "3", &error));
  g_assert_no_error (error);
}

static void
test_drafts (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *none = NULL;

  g_assert_true (mpad_draft_store_put (self->vault, "entry/1", "een", &error));
  g_assert_true (mpad_draft_store_put (self->vault, "entry/1", "twee 👧", &error));
  g_assert_true (mpad_draft_store_put (self->vault, "entry/2", "weg", &error));
  g_assert_true (mpad_draft_store_remove (self->vault, "entry/2", &error));
  g_assert_false (mpad_draft_store_put (self->vault, "entry/3", "\xff", &error));
  g_assert_error (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_TEXT);
  g_clear_error (&error);
  store_reopen (self);
  text = mpad_draft_store_get (self->vault, "entry/1", &error);
  none = mpad_draft_store_get (self->vault, "entry/2", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "twee 👧");
  g_assert_null (none);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/school-store/school-and-team", test_school);
  STORE_TEST ("/school-store/protocols-are-never-replaced-R-18", test_protocols_stay);
  STORE_TEST ("/school-store/drafts-survive-F17", test_drafts);
  return g_test_run ();
}
