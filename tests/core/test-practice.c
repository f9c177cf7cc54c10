/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the practice vault: it fills, it loads, it is invented, it refuses real vaults. */
#include "store-fixture.h"

#include "mpad-civil.h"
#include "mpad-clock.h"
#include "mpad-dossier-facts.h"
#include "mpad-engine.h"
#include "mpad-practice-fill.h"
#include "mpad-protocol-loader.h"
#include "mpad-school-store.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
protocols_dir (void)
{
  return g_test_build_filename (G_TEST_DIST, "..", "data", "protocols", NULL);
}

static void
fill (StoreFixture *self)
{
  g_autofree char *dir = protocols_dir ();
  g_autoptr (GError) error = NULL;

  mpad_practice_fill (self->vault, dir, &error);
  g_assert_no_error (error);
}

static void
test_fills (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) staff = NULL;
  g_autoptr (MpadSchool) school = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *now = NULL;
  guint hypotheses = 0, drafts = 0, refuting = 0, late = 0;

  fill (self);
  now = mpad_civil_from_us (mpad_clock_now_us ());
  school = mpad_school_store_load (self->vault, &error);
  g_assert_cmpstr (school->name, ==, "Basisschool De Verzonnen Boom");
  g_assert_cmpstr (school->protocol_id, ==, "s1");
  staff = mpad_school_store_list_staff (self->vault, &error);
  g_assert_cmpuint (staff->len, ==, 5); /* four, and the one of the fixture */
  list = mpad_dossier_store_list (self->vault, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 5);
  for (guint i = 0; i < list->len; i++)
    {
      const MpadDossierSummary *row = list->pdata[i];
      g_autoptr (MpadDossier) dossier = mpad_dossier_store_load (self->vault, row->id, &error);

      g_assert_no_error (error);
      hypotheses += (guint) row->n_open_hypotheses;
      drafts += (guint) row->n_drafts;
      g_assert_cmpuint (dossier->team->len, >=, 2);
      g_assert_cmpuint (dossier->entries->len, >=, 6);
      for (guint k = 0; k < dossier->entries->len; k++)
        {
          const MpadEntry *entry = dossier->entries->pdata[k];

          g_assert_cmpstr (entry->happened, <=, now);
          g_assert_cmpint (entry->recorded_us, <=, mpad_clock_now_us ());
          g_assert_nonnull (entry->entered_by);
          late += mpad_entry_recorded_late (entry);
          for (guint s = 0; s < entry->statements->len; s++)
            refuting += ((const MpadStatement *) entry->statements->pdata[s])->mark ==
                        MPAD_MARK_REFUTES;
        }
    }
  g_assert_cmpuint (hypotheses, >=, 2);
  g_assert_cmpuint (drafts, >=, 1);
  g_assert_cmpuint (refuting, >=, 8);
  g_assert_cmpuint (late, >=, 1);
  g_assert_cmpuint (late, <=, 2);
  g_assert_true (mpad_vault_journal_verify (self->vault, &error));
  g_assert_no_error (error);
}

static void
test_papers (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GError) error = NULL;
  guint states[MPAD_N_REPORT_STATES] = { 0 };

  fill (self);
  reports = mpad_report_store_list (self->vault, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < reports->len; i++)
    {
      const MpadReport *report = reports->pdata[i];
      g_autoptr (GBytes) pdf = mpad_report_store_load_pdf (self->vault, report->id, &error);

      g_assert_no_error (error);
      g_assert_cmpint (report->pages, >, 0);
      g_assert_true (g_str_has_prefix (g_bytes_get_data (pdf, NULL), "%PDF-"));
      states[report->state]++;
    }
  g_assert_cmpuint (states[MPAD_REPORT_PRINTED], ==, 1);
  g_assert_cmpuint (states[MPAD_REPORT_SIGNED], ==, 2);
  g_assert_cmpuint (states[MPAD_REPORT_DISAGREED], ==, 1);
  g_assert_cmpuint (states[MPAD_REPORT_REFUSED], ==, 1);
}

/* Every id and word that the cases use must exist in the protocol they run on. */
static void
test_fits_the_protocol (StoreFixture *self, gconstpointer data)
{
  g_autofree char *dir = protocols_dir ();
  g_autofree char *path = g_build_filename (dir, "s1.json", NULL);
  g_autoptr (MpadProtocol) protocol = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  fill (self);
  protocol = mpad_protocol_load_file (path, &error);
  g_assert_no_error (error);
  list = mpad_dossier_store_list (self->vault, &error);
  for (guint i = 0; i < list->len; i++)
    {
      const MpadDossierSummary *row = list->pdata[i];
      g_autoptr (MpadDossier) dossier = mpad_dossier_store_load (self->vault, row->id, &error);
      g_autoptr (MpadFacts) facts = mpad_dossier_facts_new (dossier, "2026-11-17");
      GPtrArray *all = mpad_facts_get_facts (facts);

      for (guint k = 0; k < dossier->team->len; k++)
        g_assert_nonnull (mpad_protocol_find_role (
          protocol, ((MpadTeamMember *) dossier->team->pdata[k])->role_id));
      for (guint k = 0; k < all->len; k++)
        {
          const MpadFact *fact = all->pdata[k];

          if (fact->step != NULL)
            g_assert_nonnull (mpad_protocol_find_step (protocol, fact->step));
          if (fact->kind == MPAD_FACT_TALK)
            g_assert_nonnull (
              mpad_protocol_find_talk_kind (protocol, mpad_fact_get (fact, "talk")));
          if (fact->kind == MPAD_FACT_ANSWER)
            g_assert_nonnull (mpad_protocol_find_kader (protocol, mpad_fact_get (fact, "kader")));
          if (fact->kind == MPAD_FACT_DECISION)
            g_assert_nonnull (
              mpad_protocol_find_decision (protocol, mpad_fact_get (fact, "about")));
          if (fact->kind == MPAD_FACT_NOTIFY)
            g_assert_nonnull (mpad_protocol_find_role (protocol, mpad_fact_get (fact, "role")));
        }
    }
}

static MpadGuidance *
evaluate (StoreFixture *self, MpadProtocol *protocol, const char *pupil)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = mpad_dossier_store_list (self->vault, &error);
  g_autofree char *today = mpad_clock_today ();

  for (guint i = 0; i < list->len; i++)
    {
      const MpadDossierSummary *row = list->pdata[i];
      g_autoptr (MpadDossier) dossier = NULL;
      g_autoptr (MpadFacts) facts = NULL;

      if (strcmp (row->pupil_name, pupil) != 0)
        continue;
      dossier = mpad_dossier_store_load (self->vault, row->id, &error);
      g_assert_no_error (error);
      facts = mpad_dossier_facts_new (dossier, today);
      return mpad_engine_evaluate (protocol, facts);
    }
  g_error ("No dossier of %s", pupil);
}

/* Each case shows another moment of the route; this is where the record and the engine meet. */
static void
test_cases_stand_where_they_should (StoreFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *pupil, *current, *state, *next;
  } cases[] = {
    { "Sam Voorbeeld", "gesprek", "locked", MPAD_ACTION_CALL },
    { "Mees Proef", "gesprek", NULL, MPAD_ACTION_RECORD_SIGNATURE },
    { "Lotte Voorbeeld", "signalen", "busy", MPAD_ACTION_RECORD_CONSULT },
    { "Jip Denkbeeld", "beslissen", "busy", MPAD_ACTION_RECORD_HELP },
    { "Fenna Verzinsel", "wegen", "busy", MPAD_ACTION_WEIGH },
  };
  g_autofree char *dir = protocols_dir ();
  g_autofree char *path = g_build_filename (dir, "s1.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadProtocol) protocol = mpad_protocol_load_file (path, &error);

  g_assert_no_error (error);
  fill (self);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MpadGuidance) guidance = evaluate (self, protocol, cases[i].pupil);
      const MpadStepGuidance *step = mpad_guidance_find_step (guidance, cases[i].current);

      g_test_message ("%s: %s", cases[i].pupil, guidance->next->text);
      g_assert_true (step->current);
      if (cases[i].state != NULL)
        g_assert_cmpstr (mpad_step_state_nick (step->state), ==, cases[i].state);
      g_assert_cmpstr (guidance->next->action, ==, cases[i].next);
    }
  {
    g_autoptr (MpadGuidance) sam = evaluate (self, protocol, "Sam Voorbeeld");
    g_autoptr (MpadGuidance) jip = evaluate (self, protocol, "Jip Denkbeeld");
    g_autoptr (MpadGuidance) fenna = evaluate (self, protocol, "Fenna Verzinsel");
    const MpadActiveBranch *branch = mpad_guidance_find_branch (sam, "eergerelateerd");

    g_assert_nonnull (branch);
    g_assert_cmpstr (branch->home_answer, ==, "doubt");
    g_assert_cmpstr (branch->until, ==, "14:15");
    g_assert_false (branch->may_lift);
    g_assert_nonnull (mpad_guidance_find_branch (sam, "letsel"));
    g_assert_false (mpad_guidance_may (sam, MPAD_ACTION_HOLD_TALK, "ouders", "gesprek").allowed);
    g_assert_cmpint (mpad_guidance_find_decision (jip, "melden")->value, ==, MPAD_ADVICE_NO);
    g_assert_cmpint (mpad_guidance_find_decision (jip, "hulp")->value, ==, MPAD_ADVICE_YES);
    g_assert_cmpstr (fenna->kader->current->id, ==, "hulp");
  }
}

static void
test_real_vault_is_refused (StoreFixture *self, gconstpointer data)
{
  const MpadVaultSetup setup = {
    .school = "De Verzonnen School", .vt_region = "", .label = "NV", .practice = FALSE
  };
  g_autofree char *path = g_build_filename (self->folder, "echt.meldpad", NULL);
  g_autofree char *dir = protocols_dir ();
  g_autoptr (MpadSecret)
    passphrase = mpad_secret_new_passphrase ("zeven proefzinnen voor Noor Verzonnen");
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadVault) vault = mpad_vault_create (path, &setup, passphrase, NULL, &error);

  g_assert_no_error (error);
  g_assert_false (mpad_practice_fill (vault, dir, &error));
  g_assert_error (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_POLICY);
}

static void
test_mistakes_are_told (StoreFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *json, *says;
    int code;
  } mistakes[] = {
    { "{", "practice-nl.json", MPAD_PROTOCOL_ERROR_SYNTAX },
    { "[]", "must be an object", MPAD_PROTOCOL_ERROR_TYPE },
    { "{}", "$.protocol", MPAD_PROTOCOL_ERROR_MISSING },
    { "{\"protocol\":\"nergens\"}", "nergens.json", MPAD_PROTOCOL_ERROR_READ },
    { "{\"protocol\":\"p\"}", "$.dossiers", MPAD_PROTOCOL_ERROR_MISSING },
    { "{\"protocol\":\"p\",\"dossiers\":[]}", "school", MPAD_PROTOCOL_ERROR_MISSING },
    { "{\"protocol\":\"p\",\"school\":{\"naam\":\"x\"},\"staff\":[{\"id\":\"n\"}],\"dossiers\":[]}",
      "$.school.naam", MPAD_PROTOCOL_ERROR_VALUE },
    { "{\"protocol\":\"p\",\"school\":{},\"staff\":[{\"id\":\"n\"}],\"dossiers\":[{\"people\":"
      "[{\"relation\":\"buurman\"}]}]}",
      "$.dossiers[0].people[0].relation", MPAD_PROTOCOL_ERROR_VALUE },
    { "{\"protocol\":\"p\",\"school\":{},\"staff\":[{\"id\":\"n\"}],\"dossiers\":[{\"people\":"
      "[{\"note\":\"{niemand}\"}]}]}",
      "$.dossiers[0].people[0].note", MPAD_PROTOCOL_ERROR_UNKNOWN_REF },
    { "{\"protocol\":\"p\",\"school\":{},\"staff\":[{\"id\":\"n\"}],\"dossiers\":[{\"people\":"
      "[{\"id\":\"k\"}],\"entries\":[{\"kind\":\"note\",\"by\":\"n\"}]}]}",
      "$.dossiers[0].entries[0]", MPAD_PROTOCOL_ERROR_MISSING },
  };
  g_autofree char *guidance = g_build_filename (self->folder, "guidance", NULL);
  g_autofree char *protocols = g_build_filename (self->folder, "protocols", NULL);
  g_autofree char *file = g_build_filename (guidance, "practice-nl.json", NULL);
  g_autofree char *protocol = g_build_filename (protocols, "p.json", NULL);

  g_assert_cmpint (g_mkdir (guidance, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (protocols, 0700), ==, 0);
  g_assert_true (g_file_set_contents (protocol, "{\"id\":\"p\",\"version\":\"1\"}", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (file, mistakes[i].json, -1, NULL));
      g_assert_false (mpad_practice_fill (self->vault, protocols, &error));
      g_assert_error (error, MPAD_PROTOCOL_ERROR, mistakes[i].code);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, mistakes[i].says));
      g_assert_cmpint (
        store_count (self,
                     "SELECT (SELECT count (*) FROM dossier) + (SELECT count (*) FROM school)"),
        ==, 0);
    }
  g_unlink (file);
  g_unlink (protocol);
  g_rmdir (guidance);
  g_rmdir (protocols);
}

int
main (int argc, char *argv[])
{
  g_setenv ("TZ", "Europe/Amsterdam", TRUE);
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/practice/fills-with-five-cases", test_fills);
  STORE_TEST ("/practice/papers-are-on-their-way", test_papers);
  STORE_TEST ("/practice/fits-the-protocol", test_fits_the_protocol);
  STORE_TEST ("/practice/cases-stand-where-they-should", test_cases_stand_where_they_should);
  STORE_TEST ("/practice/a-real-vault-is-refused", test_real_vault_is_refused);
  STORE_TEST ("/practice/mistakes-name-their-place", test_mistakes_are_told);
  return g_test_run ();
}
