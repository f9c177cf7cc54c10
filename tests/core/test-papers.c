/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers besides the gespreksverslag: each against its text in tests/fixtures/papers. */
#include "mpad-adviesgesprek.h"
#include "mpad-afwegingsverslag.h"
#include "mpad-contactkaart.h"
#include "mpad-dossieroverzicht.h"
#include "mpad-controleblad.h"
#include "mpad-evaluatieverslag.h"
#include "mpad-hulpplan.h"
#include "mpad-mdo-toestemming.h"
#include "mpad-meldingvoorbereiding.h"
#include "mpad-noodsleutelblad.h"
#include "mpad-registratieblad.h"
#include "mpad-signaalformulier.h"
#include "mpad-uitnodiging.h"

#include <string.h>

#include "paper-tools.h"

static MpadPaperHead
head (const char *number)
{
  return (MpadPaperHead) {
    .school = "Basisschool De Verzonnen Boom",
    .number = number,
    .version = 1,
    .journal_head = "1A2B 3C4D",
    .created_us = 1795532400 * G_GINT64_CONSTANT (1000000),
  };
}

#define ASSERT_MISSING(call)                                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autoptr (GError) missing = NULL;                                                             \
                                                                                                   \
    g_assert_null (call);                                                                          \
    g_assert_error (missing, MPAD_DOCUMENT_ERROR, MPAD_DOCUMENT_ERROR_MISSING_FIELD);              \
  }                                                                                                \
  G_STMT_END

static void
test_noodsleutelblad (void)
{
  MpadNoodsleutelbladInput input = {
    .head = head (NULL),
    .groups = { "A1B2C3", "D4E5F6", "G7H8J9", "K0M1N2", "P3Q4R5", "S6T7V8" },
    .vault_id = "0b6c2f0e-5b1d-4c1e-9a55-6d1f0a7b9c3d",
    .made_on = "22 november 2026",
    .fingerprint = "5F3A 91C2 77D0 12AB",
  };
  g_autoptr (GError) error = NULL;
  MpadDocument *document = mpad_noodsleutelblad_new (&input, &error);

  g_assert_no_error (error);
  paper_assert_golden (document, "noodsleutelblad");
  input.groups[3] = "";
  ASSERT_MISSING (mpad_noodsleutelblad_new (&input, &missing));
}

static void
test_contactkaart (void)
{
  static const MpadContactkaartContact contacts[] = {
    { "Veilig Thuis", "advies vragen of melden bij huiselijk geweld en kindermishandeling",
      "0800-2000", "gratis, dag en nacht", "rijksoverheid.nl", "22 november 2026", TRUE, FALSE },
    { "Alarmnummer", "iemand loopt nu gevaar", "112", "dag en nacht", "politie.nl",
      "22 november 2026", TRUE, TRUE },
    { "Politie, geen spoed", "ook voor de zedenpolitie", "0900-8844", NULL, "politie.nl",
      "22 november 2026", TRUE, FALSE },
    { "Centrum Seksueel Geweld", "na seksueel geweld, binnen 7 dagen", "0800-0188", "dag en nacht",
      "politie.nl", "22 november 2026", TRUE, FALSE },
    { "Noor Verzonnen", "IB’er, groep 1 tot en met 4", "toestel 00", "maandag tot en met donderdag",
      NULL, NULL, FALSE, FALSE },
    { "Zonder nummer", "staat niet op de kaart", NULL, NULL, NULL, NULL, FALSE, FALSE },
  };
  MpadPaperHead paper = head (NULL);
  g_autoptr (GError) error = NULL;
  MpadDocument *document = mpad_contactkaart_new (&paper, contacts, G_N_ELEMENTS (contacts),
                                                  &error);

  g_assert_no_error (error);
  g_assert_cmpint (mpad_document_get_audience (document), ==, MPAD_AUDIENCE_WALL);
  paper_assert_golden (document, "contactkaart");
  paper.school = NULL;
  ASSERT_MISSING (mpad_contactkaart_new (&paper, contacts, 1, &missing));
}

static const MpadPaperItem items[] = {
  { MPAD_PAPER_OBSERVATION, "Juf Test", "9 november", "bevestigt de zorg",
    "Sam had drie dagen geen eten bij zich." },
  { MPAD_PAPER_CHILD_WORDS, "Sam", "11 november", NULL,
    "Ik heb gewoon geen honger in de ochtend." },
  { MPAD_PAPER_THIRD_PARTY, "Meester Fictief", "11 november", "ontkracht de zorg",
    "Bij gym lachte Sam en deed met alles mee." },
  { MPAD_PAPER_HYPOTHESIS, "Noor Verzonnen", "12 november", NULL,
    "Misschien is er ’s ochtends niemand thuis." },
};

static void
test_uitnodiging (void)
{
  static const char *const with[] = { "Noor Verzonnen (IB’er)", "Juf Test (leerkracht)" };
  static const char *const never[] = { "meldcode",     "Meldcode", "vermoed",
                                       "signaal",      "zorg",     "vertrouwelijk",
                                       "Veilig Thuis", "Meldpad",  "journaal" };
  MpadUitnodigingInput input = {
    .head = head ("UI-2026-003"),
    .carer = "de heer R. Voorbeeld",
    .salutation = "Beste meneer Voorbeeld",
    .pupil = "Sam",
    .when = "dinsdag 24 november 2026, 15.00 uur",
    .where = "op school, kamer 4",
    .with = with,
    .n_with = G_N_ELEMENTS (with),
    .duration = "een half uur",
    .contact = "Noor Verzonnen",
    .phone = "toestel 00",
    .sender = "Noor Verzonnen",
    .sender_role = "IB’er",
  };
  g_autoptr (GError) error = NULL;
  MpadDocument *document = mpad_uitnodiging_new (&input, &error);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (mpad_document_get_audience (document), ==, MPAD_AUDIENCE_PARENTS);
  pdf = paper_pdf (document, MPAD_PAGE_DEFAULT, NULL);
  text = paper_text (pdf);
  for (gsize i = 0; i < G_N_ELEMENTS (never); i++)
    g_assert_null (strstr (text, never[i]));
  paper_assert_golden (document, "uitnodiging");
  input.when = "";
  ASSERT_MISSING (mpad_uitnodiging_new (&input, &missing));
}

static void
test_mdo (void)
{
  static const char *const participants[] = { "Noor Verzonnen, IB’er", "jeugdarts Bedacht",
                                              "de medewerker van het wijkteam" };
  static const char *const topics[] = { "Hoe Sam de ochtend begint." };
  MpadMdoToestemmingInput input = {
    .head = head ("MDO-2026-002"),
    .pupil = "Sam Voorbeeld",
    .group = "groep 6",
    .carer = "De heer R. Voorbeeld",
    .carer_role = "vader",
    .when = "1 december 2026",
    .participants = participants,
    .n_participants = G_N_ELEMENTS (participants),
    .topics = topics,
    .n_topics = G_N_ELEMENTS (topics),
  };
  g_autoptr (GError) error = NULL;
  MpadDocument *document = mpad_mdo_toestemming_new (&input, &error);

  g_assert_no_error (error);
  g_assert_cmpint (mpad_document_get_audience (document), ==, MPAD_AUDIENCE_PARENTS);
  paper_assert_golden (document, "mdo-toestemming");
  input.n_participants = 0;
  ASSERT_MISSING (mpad_mdo_toestemming_new (&input, &missing));
}

static void
test_hulpplan (void)
{
  static const MpadHulpplanGoal goals[] = {
    { "Sam heeft elke ochtend gegeten voor de les begint.", "De school zet ontbijt klaar.",
      "Juf Test", "vanaf 25 november", "Sam eet mee en doet in de kring mee." },
    { "Vader weet waar hij hulp kan vragen.",
      "Vader belt het wijkteam. Noor helpt als dat niet lukt.", "de heer R. Voorbeeld",
      "vóór 1 december", NULL },
  };
  static const MpadPaperPerson signers[] = { { "De heer R. Voorbeeld", "vader" },
                                             { "Noor Verzonnen", "IB’er" } };
  MpadHulpplanInput input = {
    .head = head ("HP-2026-001"),
    .pupil = "Sam Voorbeeld",
    .group = "groep 6",
    .made_on = "24 november 2026",
    .casemanager = "Noor Verzonnen",
    .term = "1 februari 2027",
    .evaluation = "15 januari 2027",
    .goals = goals,
    .n_goals = G_N_ELEMENTS (goals),
    .signers = signers,
    .n_signers = G_N_ELEMENTS (signers),
  };
  g_autoptr (GError) error = NULL;
  MpadDocument *document = mpad_hulpplan_new (&input, &error);

  g_assert_no_error (error);
  g_assert_cmpint (mpad_document_get_audience (document), ==, MPAD_AUDIENCE_PARENTS);
  paper_assert_golden (document, "hulpplan");
  input.casemanager = NULL;
  ASSERT_MISSING (mpad_hulpplan_new (&input, &missing));
}

static void
test_registratieblad (void)
{
  const MpadRegistratieEntry entries[] = {
    { "9 november 2026, 8.40 uur", NULL, "klas", "Juf Test", "leerkracht", items, 2,
      "Een boterham gegeven en de IB’er verteld wat ik zag." },
    { "12 november 2026", "14 november 2026", NULL, "Noor Verzonnen", "IB’er", items + 2, 2, NULL },
  };
  MpadRegistratiebladInput input = {
    .head = head ("RB-2026-004"),
    .pupil = "Sam Voorbeeld",
    .group = "groep 6",
    .step = "stap 1: in kaart brengen",
    .entries = entries,
    .n_entries = G_N_ELEMENTS (entries),
  };
  g_autoptr (GError) error = NULL;
  MpadDocument *document = mpad_registratieblad_new (&input, &error);

  g_assert_no_error (error);
  paper_assert_golden (document, "registratieblad");
  input.step = NULL;
  ASSERT_MISSING (mpad_registratieblad_new (&input, &missing));
}

static void
test_controleblad (void)
{
  static const MpadControlebladCount members[] = { { "NV", 12 }, { "SV", 3 } };
  static const MpadControlebladCount counts[] = { { "Papieren afgedrukt", 4 } };
  MpadControlebladInput input = {
    .head = head (NULL),
    .month = "november 2026",
    .vault_id = "11111111-2222-4333-8444-555555555555",
    .made_on = "zondag 22 november 2026, 16.05 uur",
    .first_row = 180,
    .last_row = 342,
    .head_row = 342,
    .code = "7QK4-M2XN-91TD-0000-ABCD",
    .members = members,
    .n_members = G_N_ELEMENTS (members),
    .counts = counts,
    .n_counts = G_N_ELEMENTS (counts),
  };
  g_autoptr (GError) error = NULL;
  MpadDocument *document = mpad_controleblad_new (&input, &error);

  g_assert_no_error (error);
  paper_assert_golden (document, "controleblad");
  input.fault = "Regel 200 is veranderd.";
  document = mpad_controleblad_new (&input, &error);
  g_assert_no_error (error);
  paper_assert_golden (document, "controleblad-fout");
  input.code = NULL;
  ASSERT_MISSING (mpad_controleblad_new (&input, &missing));
}

static void
test_signaalformulier (void)
{
  MpadSignaalformulierInput input = { .head = head (NULL), .veilig_thuis = "0800-2000" };
  g_autoptr (GError) error = NULL;
  MpadDocument *document = mpad_signaalformulier_new (&input, &error);

  g_assert_no_error (error);
  paper_assert_golden (document, "signaalformulier");
  input.veilig_thuis = NULL;
  ASSERT_MISSING (mpad_signaalformulier_new (&input, &missing));
}

static void
test_adviesgesprek (void)
{
  static const MpadPaperItem facts[] = {
    { MPAD_PAPER_OBSERVATION, "leerkracht", "deze week", NULL,
      "Kind A had drie dagen geen eten bij zich." },
    { MPAD_PAPER_HYPOTHESIS, "IB’er", NULL, NULL, "Misschien is er ’s ochtends niemand thuis." },
  };
  static const char *const tried[] = { "Met Ouder 1 gesproken over ontbijt." };
  static const char *const questions[] = { "Is dit een reden om te melden?",
                                           "Hoe spreken wij Ouder 2?" };
  MpadAdviesgesprekInput input = {
    .created_us = head (NULL).created_us,
    .age = "7 tot 9 jaar",
    .group = "middenbouw",
    .household = "Kind A woont bij Ouder 1.",
    .home_time = "15.00 uur",
    .items = facts,
    .n_items = G_N_ELEMENTS (facts),
    .tried = tried,
    .n_tried = G_N_ELEMENTS (tried),
    .questions = questions,
    .n_questions = G_N_ELEMENTS (questions),
    .veilig_thuis = "0800-2000",
  };
  g_autoptr (GError) error = NULL;
  MpadDocument *document = mpad_adviesgesprek_new (&input, &error);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *info = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (mpad_document_get_audience (document), ==, MPAD_AUDIENCE_VEILIG_THUIS);
  pdf = paper_pdf (document, MPAD_PAGE_DEFAULT, NULL);
  info = paper_run (pdf, "pdfinfo %f", NULL);
  g_assert_null (strstr (info, "Verzonnen"));
  g_assert_null (strstr (info, "school"));
  paper_assert_golden (document, "adviesgesprek");
  input.n_items = 0;
  ASSERT_MISSING (mpad_adviesgesprek_new (&input, &missing));
}

static void
test_meldingvoorbereiding (void)
{
  static const char *const help[] = { "Het wijkteam kent het gezin sinds september." };
  static const char *const keeps[] = { "Elke ochtend ontbijt.",
                                       "Juf Test vraagt elke dag hoe het gaat." };
  MpadMeldingInput input = {
    .head = head ("VM-2026-001"),
    .pupil = "Sam Voorbeeld",
    .group = "groep 6",
    .born = "3 maart 2017",
    .household = "Sam woont bij vader; moeder woont elders.",
    .melder = "Noor Verzonnen, IB’er, namens de school",
    .decided = "24 november 2026, door de directeur en de IB’er",
    .safety_now = "Ja, Sam gaat om 15.00 uur met oma mee.",
    .items = items,
    .n_items = G_N_ELEMENTS (items),
    .family_knows =
      "Vader weet dat de school meldt. Hij begrijpt het, maar is bang voor de gevolgen.",
    .anonymous_to_family = FALSE,
    .help_tried = help,
    .n_help = G_N_ELEMENTS (help),
    .keeps_doing = keeps,
    .n_keeps = G_N_ELEMENTS (keeps),
    .veilig_thuis = "0800-2000",
  };
  g_autoptr (GError) error = NULL;
  MpadDocument *document = mpad_meldingvoorbereiding_new (&input, &error);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  paper_assert_golden (document, "meldingvoorbereiding");
  input.anonymous_to_family = TRUE;
  input.anonymous_ground = "De school is bang dat vader het contact verbreekt.";
  document = mpad_meldingvoorbereiding_new (&input, &error);
  pdf = paper_pdf (document, MPAD_PAGE_DEFAULT, NULL);
  g_object_unref (document);
  text = paper_text (pdf);
  /* S0-25: Veilig Thuis always knows who melds. */
  g_assert_nonnull (strstr (
    text, "Veilig Thuis weet wie meldt. De school vraagt om de naam niet aan het gezin te geven."));
  g_assert_nonnull (strstr (text, "De school is bang dat vader het contact verbreekt."));
  input.melder = "";
  ASSERT_MISSING (mpad_meldingvoorbereiding_new (&input, &missing));
}

static void
test_afweging (void)
{
  static const char *const present[] = { "Noor Verzonnen (IB’er)", "Directeur Proef" };
  static const MpadAfwegingQuestion questions[] = {
    { "Is er een vermoeden van huiselijk geweld of kindermishandeling?", "Ja",
      "Drie dagen geen eten, en Sam durft niet naar huis.", "naar vraag 2" },
    { "Is er acute of structurele onveiligheid?", "Twijfel",
      "Wij weten niet hoe vaak Sam alleen is.", "melden" },
  };
  MpadAfwegingDecision decisions[] = {
    { "Melden (5B)", "Nog niet melden", "Veilig Thuis adviseerde om eerst met vader te spreken.",
      "melden bij Veilig Thuis", "Noor Verzonnen, Dirk Denkbeeld (IB’er, directeur)",
      "24 november 2026" },
    { "Hulp (5A)", "Ja, ontbijt en wijkteam", "Vader wil hulp.", NULL },
  };
  MpadAfwegingInput input = {
    .head = head ("AF-2026-001"),
    .pupil = "Sam Voorbeeld",
    .group = "groep 6",
    .date = "24 november 2026",
    .kader = "onderwijs en leerplicht, versie 1",
    .present = present,
    .n_present = G_N_ELEMENTS (present),
    .questions = questions,
    .n_questions = G_N_ELEMENTS (questions),
    .decisions = decisions,
    .n_decisions = G_N_ELEMENTS (decisions),
  };
  g_autoptr (GError) error = NULL;
  MpadDocument *document = mpad_afwegingsverslag_new (&input, &error);

  g_assert_no_error (error);
  paper_assert_golden (document, "afwegingsverslag");
  decisions[0].motive = " ";
  ASSERT_MISSING (mpad_afwegingsverslag_new (&input, &missing));
}

static void
test_dossieroverzicht (void)
{
  static const MpadFigureMark marks[] = { { FALSE, 318, 300 }, { TRUE, 150, 840 } };
  const MpadOverzichtEntry entries[] = {
    { "9 november 2026, 8.40 uur", NULL, "Signaal", "Juf Test", "stap 1", NULL, NULL, items, 2 },
    { "11 november 2026", "14 november 2026", "Overleg", "Noor Verzonnen", "stap 2",
      "niet standaard delen: gaat over een collega", "Kort besproken in het team.", items + 2, 2 },
    { "12 november 2026", NULL, "Signaal", "Juf Test", "stap 1", NULL,
      "Te zien op het lichaam (zonder uitkleden): 1. linkerbovenarm, voorkant: verkleuring.\n"
      "2. linkeronderbeen, achterkant: kras of schram.",
      NULL, 0, marks, G_N_ELEMENTS (marks) },
  };
  MpadOverzichtInput input = {
    .head = head ("DO-2026-001"),
    .pupil = "Sam Voorbeeld",
    .group = "groep 6",
    .protocol = "protocol van de school, versie 3",
    .filter = "alleen november",
    .entries = entries,
    .n_entries = G_N_ELEMENTS (entries),
  };
  g_autoptr (GError) error = NULL;
  MpadDocument *document = mpad_dossieroverzicht_new (&input, &error);

  g_assert_no_error (error);
  paper_assert_golden (document, "dossieroverzicht");
  input.pupil = NULL;
  ASSERT_MISSING (mpad_dossieroverzicht_new (&input, &missing));
}

static void
test_evaluatieverslag (void)
{
  static const char *const present[] = { "Noor Verzonnen (IB’er)", "Juf Test (leerkracht)" };
  static const MpadEvaluatieGoal goals[] = {
    { "Sam heeft elke ochtend gegeten.", "Ja, op twee dagen na." },
    { "Vader weet waar hij hulp kan vragen.", NULL },
  };
  static const MpadPaperPerson signers[] = { { "Noor Verzonnen", "IB’er" } };
  MpadEvaluatieInput input = {
    .head = head ("EV-2026-001"),
    .pupil = "Sam Voorbeeld",
    .group = "groep 6",
    .date = "15 januari 2027",
    .present = present,
    .n_present = G_N_ELEMENTS (present),
    .goals = goals,
    .n_goals = G_N_ELEMENTS (goals),
    .safe_now = "Ja. Sam is rustig en zegt dat het goed gaat.",
    .decision = "Doorgaan met het plan.",
    .motive = "Het helpt, en vader heeft nog geen plek bij het wijkteam.",
    .next = "1 maart 2027",
    .signers = signers,
    .n_signers = G_N_ELEMENTS (signers),
  };
  g_autoptr (GError) error = NULL;
  MpadDocument *document = mpad_evaluatieverslag_new (&input, &error);

  g_assert_no_error (error);
  paper_assert_golden (document, "evaluatieverslag");
  input.safe_now = NULL;
  ASSERT_MISSING (mpad_evaluatieverslag_new (&input, &missing));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/papers/noodsleutelblad", test_noodsleutelblad);
  g_test_add_func ("/papers/contactkaart", test_contactkaart);
  g_test_add_func ("/papers/R-7-uitnodiging-tells-nothing", test_uitnodiging);
  g_test_add_func ("/papers/S1-15-mdo-toestemming", test_mdo);
  g_test_add_func ("/papers/S3-6-hulpplan", test_hulpplan);
  g_test_add_func ("/papers/S4-1-registratieblad", test_registratieblad);
  g_test_add_func ("/papers/F16-controleblad", test_controleblad);
  g_test_add_func ("/papers/L19-signaalformulier", test_signaalformulier);
  g_test_add_func ("/papers/F10-adviesgesprek-names-nobody", test_adviesgesprek);
  g_test_add_func ("/papers/D-14-meldingvoorbereiding", test_meldingvoorbereiding);
  g_test_add_func ("/papers/F3-afweging", test_afweging);
  g_test_add_func ("/papers/F5-dossieroverzicht", test_dossieroverzicht);
  g_test_add_func ("/papers/S1-36-evaluatieverslag", test_evaluatieverslag);
  return g_test_run ();
}
