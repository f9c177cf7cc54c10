/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new school year from the administration: a plan that changes nothing, then groups move,
 * leavers are marked for a person to judge, entries keep the group of their date, the same file
 * twice changes nothing, and all of it can be taken back. */
#include "store-fixture.h"

#include <string.h>

#include "mpad-entry-keys.h"
#include "mpad-pupil-update.h"

static MpadPupilList *
read_list (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  MpadPupilList *list = mpad_pupil_list_read (bytes, &error);

  g_assert_no_error (error);
  return list;
}

static char *
add_pupil (StoreFixture *self,
           const char *given,
           const char *infix,
           const char *surname,
           const char *birth,
           const char *group)
{
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);
  g_autoptr (GError) error = NULL;
  MpadPerson *person = mpad_dossier_get_pupil (dossier);

  g_set_str (&person->given_name, given);
  g_set_str (&person->infix, infix);
  g_set_str (&person->surname, surname);
  g_set_str (&person->birth_date, birth);
  g_set_str (&person->group, group);
  g_set_str (&person->school_year, "2025-2026");
  g_assert_true (mpad_dossier_store_save_person (self->vault, person, &error));
  g_assert_no_error (error);
  return g_strdup (dossier->id);
}

static const MpadPupilChange *
change_of (GPtrArray *plan, const char *dossier_id)
{
  for (guint i = 0; i < plan->len; i++)
    if (strcmp (((MpadPupilChange *) g_ptr_array_index (plan, i))->dossier_id, dossier_id) == 0)
      return g_ptr_array_index (plan, i);
  g_error ("not in the plan");
}

static char *
group_of (StoreFixture *self, const char *dossier_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadDossier) dossier = mpad_dossier_store_load (self->vault, dossier_id, &error);

  g_assert_no_error (error);
  return g_strdup_printf ("%s %s", mpad_dossier_get_pupil (dossier)->group,
                          mpad_dossier_get_pupil (dossier)->school_year);
}

static GPtrArray *
make_plan (StoreFixture *self, const MpadPupilList *list)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *plan = mpad_pupil_update_plan (self->vault, list, "2026-2027", &error);

  g_assert_no_error (error);
  return plan;
}

static const char file[] = "roepnaam;tussenvoegsel;achternaam;geboortedatum;groep\n"
                           "SAM;;van der Voorbeeld;09-03-2017;7\n"
                           "Mees;;Proef;01-02-2018;5\n"
                           "Jip;;Denkbeeld;05-05-2017;6\n"
                           "Jip;;Denkbeeld;06-06-2017;7\n"
                           "Fenna;;Verzinsel;04-04-2016;\n";

static void
test_school_year (StoreFixture *self, gconstpointer data)
{
  g_autofree char *sam = add_pupil (self, "Sam", "van der", "Voorbeeld", "2017-03-09", "6");
  g_autofree char *mees = add_pupil (self, "Mees", NULL, "Proef", "2018-02-11", "4");
  g_autofree char *jip = add_pupil (self, "Jip", NULL, "Denkbeeld", NULL, "5");
  g_autofree char *fenna = add_pupil (self, "Fenna", NULL, "Verzinsel", "2016-04-04", "7");
  g_autofree char *lotte = add_pupil (self, "Lotte", NULL, "Fantasie", "2014-01-01", "8");
  g_autoptr (MpadPupilList) list = read_list (file);
  g_autoptr (GPtrArray) plan = NULL, again = NULL, after = NULL;
  g_autoptr (MpadEntry) entry = NULL, draft = NULL, kept = NULL;
  g_autoptr (MpadDossier) dossier = NULL;
  g_autoptr (GError) error = NULL;
  gint64 rows;

  dossier = mpad_dossier_store_load (self->vault, sam, &error);
  entry = store_new_signal (dossier);
  g_assert_true (mpad_entry_store_save (self->vault, entry, &error));
  g_assert_cmpstr (entry->group_then, ==, "6");

  /* the dry run says what would happen, and nothing does */
  rows = store_count (self, "SELECT count (*) FROM journal");
  plan = make_plan (self, list);
  g_assert_cmpint (store_count (self, "SELECT count (*) FROM journal"), ==, rows);
  g_assert_cmpuint (plan->len, ==, 5);
  g_assert_cmpint (change_of (plan, sam)->kind, ==, MPAD_PUPIL_MOVES);
  g_assert_cmpstr (change_of (plan, sam)->new_group, ==, "7");
  /* another date of birth, two of the same name, no group: nobody decides that but a person */
  g_assert_cmpint (change_of (plan, mees)->kind, ==, MPAD_PUPIL_UNSURE);
  g_assert_cmpint (change_of (plan, jip)->kind, ==, MPAD_PUPIL_UNSURE);
  g_assert_cmpint (change_of (plan, fenna)->kind, ==, MPAD_PUPIL_NO_GROUP);
  g_assert_cmpint (change_of (plan, lotte)->kind, ==, MPAD_PUPIL_LEAVES);

  g_assert_true (mpad_pupil_update_apply (self->vault, plan, &error));
  g_assert_no_error (error);
  {
    g_autofree char *of_sam = group_of (self, sam), *of_mees = group_of (self, mees),
                    *of_lotte = group_of (self, lotte);

    g_assert_cmpstr (of_sam, ==, "7 2026-2027");
    g_assert_cmpstr (of_mees, ==, "4 2025-2026");
    g_assert_cmpstr (of_lotte, ==, "8 2025-2026");
  }
  /* what was written then stands in the group of then */
  kept = mpad_entry_store_load (self->vault, entry->id, &error);
  g_assert_cmpstr (kept->group_then, ==, "6");
  /* a leaver is a draft that a person judges */
  draft = mpad_entry_store_load (self->vault, change_of (plan, lotte)->entry_id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (draft->state, ==, MPAD_ENTRY_DRAFT);
  g_assert_cmpstr (mpad_entry_get (draft, "what"), ==, "leaves");

  /* the same file once more */
  again = make_plan (self, list);
  g_assert_cmpint (change_of (again, sam)->kind, ==, MPAD_PUPIL_SAME);
  g_assert_cmpint (change_of (again, lotte)->kind, ==, MPAD_PUPIL_SAME);
  rows = store_count (self, "SELECT count (*) FROM journal");
  g_assert_true (mpad_pupil_update_apply (self->vault, again, &error));
  g_assert_cmpint (store_count (self, "SELECT count (*) FROM journal"), ==, rows);

  /* and back */
  g_assert_true (mpad_pupil_update_undo (self->vault, plan, &error));
  g_assert_no_error (error);
  {
    g_autofree char *of_sam = group_of (self, sam);

    g_assert_cmpstr (of_sam, ==, "6 2025-2026");
  }
  after = make_plan (self, list);
  g_assert_cmpint (change_of (after, sam)->kind, ==, MPAD_PUPIL_MOVES);
  g_assert_cmpint (change_of (after, lotte)->kind, ==, MPAD_PUPIL_LEAVES);
}

/* What somebody changed between plan and yes is not overwritten. */
static void
test_changed_meanwhile (StoreFixture *self, gconstpointer data)
{
  g_autofree char *sam = add_pupil (self, "Sam", "van der", "Voorbeeld", "2017-03-09", "6");
  g_autoptr (MpadPupilList) list = read_list (file);
  g_autoptr (GPtrArray) plan = make_plan (self, list);
  g_autoptr (MpadDossier) dossier = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *left = NULL;
  MpadPerson *person;

  dossier = mpad_dossier_store_load (self->vault, sam, &error);
  person = mpad_dossier_get_pupil (dossier);
  g_set_str (&person->group, "8");
  g_assert_true (mpad_dossier_store_save_person (self->vault, person, &error));
  g_assert_false (mpad_pupil_update_apply (self->vault, plan, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_CONFLICT);
  left = group_of (self, sam);
  g_assert_cmpstr (left, ==, "8 2025-2026");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/pupil-update/R16-school-year", test_school_year);
  STORE_TEST ("/pupil-update/changed-meanwhile", test_changed_meanwhile);
  return g_test_run ();
}
