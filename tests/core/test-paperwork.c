/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers that are made from a dossier, each against its rule; the gespreksverslag has its own
 * test. */
#include "mpad-papers.h"

#include <string.h>

#include "mpad-entry-keys.h"
#include "mpad-pdf.h"
#include "mpad-protocol-loader.h"
#include "mpad-school-store.h"
#include "paper-tools.h"
#include "store-fixture.h"

typedef struct
{
  MpadProtocol *protocol;
  MpadDossier *dossier;
  GPtrArray *staff;
  MpadPerson *pupil, *mother, *father;
  MpadPaperSource source;
} Fixture;

static MpadPerson *
add_person (
  Fixture *self, MpadRelation relation, const char *given, const char *surname, const char *label)
{
  MpadPerson *person = mpad_person_new (relation);

  person->given_name = g_strdup (given);
  person->surname = g_strdup (surname);
  person->relation_label = g_strdup (label);
  g_ptr_array_add (self->dossier->people, person);
  return person;
}

/* A final entry; keys and values in pairs. */
static MpadEntry *
add_entry (Fixture *self, MpadEntryKind kind, const char *happened, ...)
{
  MpadEntry *entry = mpad_entry_new (kind);
  const char *key;
  va_list args;

  entry->happened = g_strdup (happened);
  entry->precision = strchr (happened, 'T') != NULL ? MPAD_HAPPENED_EXACT : MPAD_HAPPENED_DAY;
  entry->state = MPAD_ENTRY_FINAL;
  entry->entered_by = g_strdup (STAFF_ID);
  va_start (args, happened);
  while ((key = va_arg (args, const char *)) != NULL)
    mpad_entry_set (entry, key, va_arg (args, const char *));
  va_end (args);
  g_ptr_array_add (self->dossier->entries, entry);
  return entry;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "protocols", "s1.json",
                                                 NULL);
  MpadStaff *staff = mpad_staff_new ();

  self->protocol = mpad_protocol_load_file (path, &error);
  g_assert_no_error (error);
  self->staff = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_staff_free);
  g_set_str (&staff->id, STAFF_ID);
  staff->name = g_strdup ("Noor Verzonnen");
  staff->role_id = g_strdup ("ib");
  staff->function = g_strdup ("IB’er");
  g_ptr_array_add (self->staff, staff);
  self->dossier = mpad_dossier_new ();
  self->dossier->number = g_strdup ("2026-014");
  self->pupil = add_person (self, MPAD_RELATION_PUPIL, "Sam", "Voorbeeld", NULL);
  self->pupil->birth_date = g_strdup ("2017-03-09");
  self->pupil->group = g_strdup ("6");
  self->pupil->address = g_strdup ("Geheimlaan 12, 1234 AB Verzondam");
  self->mother = add_person (self, MPAD_RELATION_PARENT, "Mira", "Voorbeeld", "moeder");
  self->mother->address = g_strdup (self->pupil->address);
  self->mother->gezag = self->mother->safe_contact = MPAD_YES;
  self->father = add_person (self, MPAD_RELATION_PARENT, "Otto", "Proef", "vader");
  self->father->address = g_strdup ("Bedachtestraat 3, 4321 XY Fictiehoven");
  self->father->gezag = MPAD_YES;
  self->source = (MpadPaperSource) {
    .dossier = self->dossier,
    .protocol = self->protocol,
    .staff = self->staff,
    .today = "2026-11-24",
    .head = { .school = "Basisschool De Verzonnen Boom",
              .number = "XX-2026-014",
              .version = 1,
              .created_us = 1795532400 * G_GINT64_CONSTANT (1000000) },
  };
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  mpad_dossier_free (self->dossier);
  g_ptr_array_unref (self->staff);
  mpad_protocol_unref (self->protocol);
}

static char *
text_of (Fixture *self, const MpadPaperRequest *request)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadDocument) document = mpad_paper_make (&self->source, request, &error);
  g_autoptr (GBytes) pdf = NULL;

  g_assert_no_error (error);
  pdf = paper_pdf (document, request->flags, NULL);
  paper_assert_sound (pdf);
  return paper_text (pdf);
}

static void
assert_refused (Fixture *self, const MpadPaperRequest *request, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (mpad_paper_make (&self->source, request, &error));
  g_assert_error (error, domain, code);
}

#define HAS(text, part)                                                                            \
  G_STMT_START                                                                                     \
  {                                                                                                \
    if (strstr (text, part) == NULL)                                                               \
      g_error ("\"%s\" is not in: %s", part, text);                                                \
  }                                                                                                \
  G_STMT_END
#define LACKS(text, part) g_assert_null (strstr (text, part))

static void
test_overzicht (Fixture *self, gconstpointer data)
{
  MpadEntry *signal = add_entry (self, MPAD_ENTRY_SIGNAL, "2026-11-09T14:40", NULL), *late, *old,
            *draft, *added;
  const MpadPaperRequest request = { .kind = MPAD_PAPER_OVERZICHT };
  g_autofree char *text = NULL, *one = NULL;

  store_add_statement (signal, MPAD_STATEMENT_HYPOTHESIS, "Misschien is er weinig geld.");
  signal->shared = MPAD_NO;
  signal->shared_reason = g_strdup ("veiligheid");
  mpad_entry_set (signal, MPAD_KEY_MARK_PREFIX "01", "front 312 320");
  mpad_entry_set (signal, MPAD_KEY_MARK_PREFIX "01.kind", "swelling");
  late = add_entry (self, MPAD_ENTRY_CONSULT, "2026-11-11", MPAD_KEY_WITH_KIND, "vt",
                    MPAD_KEY_ADVICE, "Praat eerst met de ouders.", MPAD_KEY_ANONYMOUS, "yes",
                    "about", "gesprek", NULL);
  late->recorded_us = 1795532400 * G_GINT64_CONSTANT (1000000);
  old = add_entry (self, MPAD_ENTRY_NOTE, "2026-11-12", NULL);
  store_add_statement (old, MPAD_STATEMENT_NOTE, "Dit was fout.");
  add_entry (self, MPAD_ENTRY_WEIGHING, "2026-11-13", MPAD_KEY_KADER, "vws", MPAD_KEY_QUESTION,
             "vermoeden", MPAD_KEY_ANSWER, "ja", NULL);
  draft = add_entry (self, MPAD_ENTRY_NOTE, "2026-11-14", NULL);
  draft->state = MPAD_ENTRY_DRAFT;
  store_add_statement (draft, MPAD_STATEMENT_NOTE, "Nog niet af.");
  added = add_entry (self, MPAD_ENTRY_NOTE, "2026-11-15", MPAD_KEY_REPLACES, old->id, NULL);
  added->amends = g_strdup (old->id);
  store_add_statement (added, MPAD_STATEMENT_NOTE, "Zo was het wel.");
  text = text_of (self, &request);
  HAS (text, "9 november 2026, 14.40 uur");
  HAS (text, "Misschien is er weinig geld.");
  HAS (text, "Juf Test");
  HAS (text, "niet standaard delen: veiligheid");
  HAS (text, "1. linkerbovenarm, voorkant: zwelling."); /* in words, beside the figure */
  HAS (text, "24 november 2026");                       /* later vastgelegd */
  HAS (text, "Overleg met: Veilig Thuis");
  HAS (text, "Advies: Praat eerst met de ouders.");
  HAS (text, "Zonder naam van het kind: ja");
  HAS (text, "Weging: Vermoeden");
  HAS (text, "Aanvulling: Notitie");
  HAS (text, "Zo was het wel.");
  LACKS (text, "Dit was fout.");
  LACKS (text, "Nog niet af.");
  {
    const char *const ids[] = { late->id, NULL };
    const MpadPaperRequest chosen = { .kind = MPAD_PAPER_OVERZICHT,
                                      .entry_ids = ids,
                                      .filter = "alleen overleg" };

    one = text_of (self, &chosen);
  }
  HAS (one, "alleen overleg");
  HAS (one, "Praat eerst met de ouders.");
  LACKS (one, "weinig geld");
}

static void
test_afweging (Fixture *self, gconstpointer data)
{
  const MpadProtocolKader *kader = mpad_protocol_find_kader (self->protocol, NULL);
  const MpadProtocolQuestion *question = kader->questions->pdata[0];
  const MpadProtocolAnswer *answer = question->answers->pdata[0];
  const MpadPaperRequest request = { .kind = MPAD_PAPER_AFWEGING };
  g_autofree char *text = NULL;

  assert_refused (self, &request, MPAD_DOCUMENT_ERROR, MPAD_DOCUMENT_ERROR_MISSING_FIELD);
  add_entry (self, MPAD_ENTRY_WEIGHING, "2026-11-19T13:00", MPAD_KEY_KADER, kader->id,
             MPAD_KEY_QUESTION, question->id, MPAD_KEY_ANSWER, answer->id, MPAD_KEY_MOTIVE,
             "Oud motief.", NULL);
  add_entry (self, MPAD_ENTRY_WEIGHING, "2026-11-20T13:00", MPAD_KEY_KADER, kader->id,
             MPAD_KEY_QUESTION, question->id, MPAD_KEY_ANSWER, answer->id, MPAD_KEY_MOTIVE,
             "Drie signalen in een maand.", MPAD_KEY_DECIDERS, "Noor Verzonnen\nDirk Denkbeeld",
             NULL);
  add_entry (self, MPAD_ENTRY_DECISION, "2026-11-21T09:00", MPAD_KEY_DECISION, "melden",
             MPAD_KEY_OUTCOME, "no", MPAD_KEY_MOTIVE, "Hulp past beter.", MPAD_KEY_DECIDERS,
             "Dirk Denkbeeld\nTineke Bedacht", NULL);
  add_entry (self, MPAD_ENTRY_DECISION, "2026-11-21T09:05", MPAD_KEY_DECISION, "hulp",
             MPAD_KEY_OUTCOME, "yes", NULL);
  text = text_of (self, &request);
  HAS (text, kader->title);
  HAS (text, answer->text);
  HAS (text, "Drie signalen in een maand.");
  LACKS (text, "Oud motief.");
  HAS (text, "Noor Verzonnen, Dirk Denkbeeld, Tineke Bedacht");
  HAS (text, "Hulp past beter.");
  HAS (text, "Er is geen motief opgeschreven.");
  HAS (text, "vrijdag 20 november 2026, 13.00 uur");
}

static const MpadProtocolAnswer *
answer_of_kind (const MpadProtocolQuestion *question, const char *kind)
{
  for (guint i = 0; i < question->answers->len; i++)
    {
      const MpadProtocolAnswer *answer = question->answers->pdata[i];

      if (g_str_equal (answer->kind, kind))
        return answer;
    }
  g_assert_not_reached ();
}

static void
answer (
  Fixture *self, const MpadProtocolKader *kader, const char *when, guint question, const char *kind)
{
  const MpadProtocolQuestion *asked = kader->questions->pdata[question];

  add_entry (self, MPAD_ENTRY_WEIGHING, when, MPAD_KEY_KADER, kader->id, MPAD_KEY_QUESTION,
             asked->id, MPAD_KEY_ANSWER, answer_of_kind (asked, kind)->id, MPAD_KEY_MOTIVE,
             "Zo is het.", MPAD_KEY_DECIDERS, "Noor Verzonnen", NULL);
}

/* Deviating is a person's: what was advised, why not, who decided and when are on paper. */
static void
test_afweging_deviates (Fixture *self, gconstpointer data)
{
  const MpadProtocolKader *kader = mpad_protocol_find_kader (self->protocol, NULL);
  const MpadPaperRequest request = { .kind = MPAD_PAPER_AFWEGING };
  g_autofree char *doubt = NULL, *followed = NULL, *against = NULL;
  MpadEntry *decision;

  answer (self, kader, "2026-11-20T13:00", 0, "doubt");
  decision = add_entry (self, MPAD_ENTRY_DECISION, "2026-11-21T09:00", MPAD_KEY_DECISION, "melden",
                        MPAD_KEY_OUTCOME, "no", MPAD_KEY_MOTIVE, "Wij zien het nog aan.",
                        MPAD_KEY_DECIDERS, "Dirk Denkbeeld\nTineke Bedacht", "by", "ib directie",
                        NULL);
  doubt = text_of (self, &request);
  HAS (doubt, "Het advies is niet gevolgd. De regel adviseerde: bij twijfel eerst advies van");
  HAS (doubt, "Wij zien het nog aan.");

  answer (self, kader, "2026-11-20T14:00", 0, "yes");
  answer (self, kader, "2026-11-20T14:05", 1, "yes");
  against = text_of (self, &request);
  HAS (against, "Het advies is niet gevolgd. De regel adviseerde: Ja.");
  HAS (against, "Wij zien het nog aan.");
  HAS (against, "Dirk Denkbeeld, Tineke Bedacht (IB'er, ");
  HAS (against, "zaterdag 21 november 2026, 09.00 uur");

  mpad_entry_set (decision, MPAD_KEY_OUTCOME, "yes");
  followed = text_of (self, &request);
  LACKS (followed, "Het advies is niet gevolgd");
}

static void
test_melding (Fixture *self, gconstpointer data)
{
  static const char *const keeps[] = { "Sam eet op school.", NULL };
  const MpadPaperRequest request = { .kind = MPAD_PAPER_MELDING,
                                     .sender = STAFF_ID,
                                     .keeps_doing = keeps };
  MpadEntry *signal = add_entry (self, MPAD_ENTRY_SIGNAL, "2026-11-09T14:40", NULL);
  g_autofree char *text = NULL;
  const char *own, *others, *suspicion;

  store_add_statement (signal, MPAD_STATEMENT_HYPOTHESIS, "Misschien is er weinig geld.");
  store_add_statement (signal, MPAD_STATEMENT_THIRD_PARTY, "Er is vaak ruzie.");
  store_add_statement (signal, MPAD_STATEMENT_OBSERVATION, "Sam had geen jas.");
  add_entry (self, MPAD_ENTRY_TALK, "2026-11-12T15:00", MPAD_KEY_TALK_KIND, "ouders",
             MPAD_KEY_TALK_PERSONS, self->mother->id, NULL);
  add_entry (self, MPAD_ENTRY_FACT, "2026-11-13", MPAD_KEY_FACT, "inform", "person",
             self->father->id, "withheld", "yes", MPAD_KEY_REASON, "Hij dreigde.", NULL);
  add_entry (self, MPAD_ENTRY_FACT, "2026-11-24T11:00", MPAD_KEY_FACT, "home-safe", "value",
             "doubt", "until", "14:15", NULL);
  add_entry (self, MPAD_ENTRY_DECISION, "2026-11-24T11:30", MPAD_KEY_DECISION, "melden",
             MPAD_KEY_OUTCOME, "yes", MPAD_KEY_DECIDERS, "Dirk Denkbeeld", NULL);
  add_entry (self, MPAD_ENTRY_MELDING, "2026-11-24T11:40", "what", "made", "family", "anonymous",
             NULL);
  add_entry (self, MPAD_ENTRY_HELP, "2026-11-15", "what", "started", MPAD_KEY_GOALS,
             "Elke dag eten", NULL);
  text = text_of (self, &request);
  own = strstr (text, "Sam had geen jas.");
  others = strstr (text, "Er is vaak ruzie.");
  suspicion = strstr (text, "Misschien is er weinig geld.");
  g_assert_true (own != NULL && own < others && others < suspicion);
  HAS (text, "9 maart 2017");
  HAS (text, "Mira Voorbeeld, moeder, gezag, Geheimlaan 12");
  HAS (text, "Noor Verzonnen (IB’er)");
  HAS (text, "24 november 2026, door Dirk Denkbeeld");
  HAS (text, "Twijfel of het kind veilig naar huis kan");
  HAS (text, "op school tot 14:15");
  HAS (text, "(Mira Voorbeeld)");
  HAS (text, "Hij dreigde.");
  HAS (text, "om de naam niet aan het gezin te geven");
  HAS (text, "Elke dag eten");
  HAS (text, "Sam eet op school.");
}

static void
test_hulpplan (Fixture *self, gconstpointer data)
{
  MpadPaperRequest request = { .kind = MPAD_PAPER_HULPPLAN };
  MpadEntry *help;
  g_autofree char *text = NULL;
  const char *first;

  assert_refused (self, &request, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_NOT_FOUND);
  help = add_entry (self, MPAD_ENTRY_HELP, "2026-11-18", "what", "agreed", MPAD_KEY_GOALS,
                    "Elke dag eten\nRust in de avond", MPAD_KEY_TERM, "2026-12-18",
                    MPAD_KEY_CASEMANAGER, "Iris Verzinsel", NULL);
  store_add_statement (help, MPAD_STATEMENT_NOTE, "School geeft ontbijt.");
  store_add_statement (help, MPAD_STATEMENT_NOTE, "Iris komt elke week.");
  store_add_statement (help, MPAD_STATEMENT_HYPOTHESIS, "Dit is niet voor ouders.");
  add_entry (self, MPAD_ENTRY_EVALUATION, "2026-11-18", "what", "planned", "date", "2026-12-17",
             NULL);
  self->father->safe_contact = MPAD_NO;
  text = text_of (self, &request);
  first = strstr (text, "Elke dag eten");
  g_assert_nonnull (first);
  g_assert_true (strstr (first, "School geeft ontbijt.") < strstr (first, "Rust in de avond"));
  HAS (text, "Iris komt elke week.");
  HAS (text, "Iris Verzinsel");
  HAS (text, "18 december 2026");
  HAS (text, "17 december 2026");
  HAS (text, "Mira Voorbeeld");
  LACKS (text, "Otto");
  LACKS (text, "niet voor ouders");
  LACKS (text, "Geheimlaan");
  mpad_entry_set (help, MPAD_KEY_TERM, NULL);
  assert_refused (self, &request, MPAD_DOCUMENT_ERROR, MPAD_DOCUMENT_ERROR_MISSING_FIELD);
}

static void
test_evaluatie (Fixture *self, gconstpointer data)
{
  MpadPaperRequest request = { .kind = MPAD_PAPER_EVALUATIE, .decision = "De hulp gaat door." };
  MpadEntry *evaluation;
  g_autofree char *text = NULL;

  add_entry (self, MPAD_ENTRY_HELP, "2026-11-18", "what", "agreed", MPAD_KEY_GOALS, "Elke dag eten",
             NULL);
  add_entry (self, MPAD_ENTRY_FACT, "2026-11-20T10:00", MPAD_KEY_FACT, "home-safe", "value", "no",
             NULL);
  evaluation = add_entry (self, MPAD_ENTRY_EVALUATION, "2026-12-17T15:00", "what", "held", NULL);
  evaluation->present = g_strdup ("Noor Verzonnen\nIris Verzinsel");
  store_add_statement (evaluation, MPAD_STATEMENT_NOTE, "Sam at bijna elke dag.");
  add_entry (self, MPAD_ENTRY_EVALUATION, "2026-12-17T16:00", "what", "planned", "date",
             "2027-01-28", NULL);
  /* An older "no" does not answer whether the child is safe now. */
  assert_refused (self, &request, MPAD_DOCUMENT_ERROR, MPAD_DOCUMENT_ERROR_MISSING_FIELD);
  request.safe_now = "Ja, Veilig Thuis ziet geen gevaar.";
  text = text_of (self, &request);
  HAS (text, "donderdag 17 december 2026");
  HAS (text, "Noor Verzonnen, Iris Verzinsel");
  HAS (text, "Elke dag eten");
  HAS (text, "Sam at bijna elke dag.");
  HAS (text, "geen gevaar");
  HAS (text, "De hulp gaat door.");
  HAS (text, "28 januari 2027");
}

static void
test_uitnodiging (Fixture *self, gconstpointer data)
{
  MpadEntry *talk = add_entry (self, MPAD_ENTRY_TALK, "2026-12-01T15:00", MPAD_KEY_TALK_KIND,
                               "ouders", MPAD_KEY_TALK_STAFF, "Noor Verzonnen\nJuf Test",
                               MPAD_KEY_PURPOSE, "Praten over een vermoeden.", NULL);
  MpadPaperRequest request = { .kind = MPAD_PAPER_UITNODIGING,
                               .entry_id = talk->id,
                               .sender = STAFF_ID };
  g_autofree char *text = NULL;

  talk->state = MPAD_ENTRY_DRAFT;
  talk->place = g_strdup ("op school, kamer 4");
  assert_refused (self, &request, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_NOT_FOUND);
  request.recipient = self->mother->id;
  text = text_of (self, &request);
  HAS (text, "Beste Mira Voorbeeld,");
  HAS (text, "dinsdag 1 december 2026, 15.00 uur");
  HAS (text, "op school, kamer 4");
  HAS (text, "Noor Verzonnen, Juf Test");
  LACKS (text, "vermoeden");
  LACKS (text, "eldcode");
  request.recipient = self->father->id;
  assert_refused (self, &request, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_BLOCKED); /* nobody asked */
  request.safe_confirmed = TRUE;
  g_free (text);
  text = text_of (self, &request);
  HAS (text, "Beste Otto Proef,");
  request.where = "bij moeder thuis, Geheimlaan 12";
  assert_refused (self, &request, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_BLOCKED);
  request.where = NULL;
  self->father->safe_contact = MPAD_NO;
  assert_refused (self, &request, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_BLOCKED);
}

static void
test_keep (StoreFixture *self, gconstpointer data)
{
  g_autoptr (MpadDossier) dossier = store_add_dossier (self);
  g_autoptr (MpadEntry) signal = store_new_signal (dossier);
  g_autoptr (MpadSchool) school = mpad_school_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadReport) report = NULL;
  g_autoptr (GBytes) pdf = NULL;
  const MpadPaperRequest request = { .kind = MPAD_PAPER_OVERZICHT },
                         weighing = { .kind = MPAD_PAPER_AFWEGING };
  g_autofree char *text = NULL, *number = g_strdup_printf ("DO-%s", dossier->number);

  g_set_str (&school->name, "Basisschool De Verzonnen Boom");
  g_assert_true (mpad_school_store_save (self->vault, school, &error));
  g_assert_true (mpad_entry_store_save (self->vault, signal, &error));
  g_assert_true (mpad_entry_store_finalize (self->vault, signal, &error));
  g_assert_no_error (error);
  report = mpad_paper_keep_made (self->vault, dossier->id, NULL, &request, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (report->kind, ==, "dossieroverzicht");
  g_assert_cmpint (report->state, ==, MPAD_REPORT_FINAL);
  store_reopen (self);
  pdf = mpad_report_store_load_pdf (self->vault, report->id, &error);
  g_assert_no_error (error);
  text = paper_text (pdf);
  HAS (text, number);
  HAS (text, "Sam van der Voorbeeld");
  HAS (text, "tot de deur op slot ging");
  /* Nothing is left behind by what cannot be made. */
  g_assert_null (mpad_paper_keep_made (self->vault, dossier->id, NULL, &weighing, &error));
  g_assert_error (error, MPAD_DOCUMENT_ERROR, MPAD_DOCUMENT_ERROR_MISSING_FIELD);
  g_assert_cmpint (store_count (self, "SELECT count (*) FROM report"), ==, 1);
}

#define TEST(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/paperwork/F5-overview-of-what-is-final", test_overzicht);
  TEST ("/paperwork/F3-weighing-with-latest-answers", test_afweging);
  TEST ("/paperwork/deviating-prints-advice-motive-and-names", test_afweging_deviates);
  TEST ("/paperwork/S1-33-melding-facts-apart-from-others", test_melding);
  TEST ("/paperwork/S3-6-plan-for-help-without-internal", test_hulpplan);
  TEST ("/paperwork/S1-36-evaluation-asks-safety-now", test_evaluatie);
  TEST ("/paperwork/R-7-invitation-safe-and-neutral", test_uitnodiging);
  STORE_TEST ("/paperwork/F8-kept-in-one-transaction", test_keep);
  return g_test_run ();
}
