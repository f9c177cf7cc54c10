/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every paper that holds somebody's words, with words that are long, run from right to left, or are
 * pictures: each against its text in tests/fixtures/papers (F7: prints as it is, also then). */
#include "mpad-adviesgesprek.h"
#include "mpad-afwegingsverslag.h"
#include "mpad-dossieroverzicht.h"
#include "mpad-evaluatieverslag.h"
#include "mpad-gespreksverslag.h"
#include "mpad-hulpplan.h"
#include "mpad-mdo-toestemming.h"
#include "mpad-meldingvoorbereiding.h"
#include "mpad-registratieblad.h"
#include "mpad-uitnodiging.h"

#include <string.h>

#include "paper-tools.h"

/* Invented words; the first is filled to a page and a half. */
static char *long_text;
#define RIGHT_TO_LEFT "قالت الأم إن الطفل ينام جيدا. שלום לכולם. Sam zei: مرحبا"
#define EMOJI "Sam tekende 😀👨‍👩‍👧 en schreef: ik ben blij ❤️🇳🇱."

static const MpadPaperHead head = {
  .school = "Basisschool De Verzonnen Boom",
  .number = "XX-2026-001",
  .version = 1,
  .journal_head = "1A2B 3C4D",
  .created_us = 1795532400 * G_GINT64_CONSTANT (1000000),
};

#define PUPIL "Sam Voorbeeld"
#define GROUP "groep 6"
#define DATE "24 november 2026"

typedef MpadDocument *(*Make) (const char *text, GError **error);

static MpadDocument *
make_gespreksverslag (const char *text, GError **error)
{
  const char *const present[] = { "de heer R. Voorbeeld (vader)" };
  const MpadTalkItem items[] = {
    { MPAD_TALK_SEEN, MPAD_TALK_ITEM_OBSERVATION, "Juf Test", NULL, "9 november", text },
    { MPAD_TALK_SEEN, MPAD_TALK_ITEM_CHILD_WORDS, "Sam", NULL, NULL, text },
    { MPAD_TALK_REACTION, MPAD_TALK_ITEM_CARER_WORDS, "vader", "p1", NULL, text },
    { MPAD_TALK_MEANING, MPAD_TALK_ITEM_TEXT, NULL, NULL, NULL, text },
  };
  const MpadTalkAgreement agreements[] = { { text, "vader", "vóór 1 december", NULL } };
  const MpadTalkCarer carers[] = { { "p1", "De heer R. Voorbeeld", "vader", TRUE, NULL } };
  const MpadTalkSigner signers[] = { { "Noor Verzonnen", "IB’er" } };
  const MpadGespreksverslagInput input = {
    .school = head.school,
    .pupil = PUPIL,
    .group = GROUP,
    .date = DATE,
    .present = present,
    .n_present = 1,
    .purpose = text,
    .items = items,
    .n_items = G_N_ELEMENTS (items),
    .agreements = agreements,
    .n_agreements = 1,
    .carers = carers,
    .n_carers = 1,
    .signers = signers,
    .n_signers = 1,
    .child_words_included = TRUE,
    .number = head.number,
    .version = head.version,
    .created_us = head.created_us,
  };
  g_autoptr (MpadParentDocument) builder = mpad_gespreksverslag_new (&input, 0, error);

  return builder == NULL ? NULL : mpad_parent_document_finish (builder);
}

/* One of each kind. */
static void
fill_items (MpadPaperItem items[6], const char *text)
{
  for (guint i = 0; i < 6; i++)
    items[i] = (MpadPaperItem) { (MpadPaperStatement) i, "Juf Test", "9 november", NULL, text };
}

static MpadDocument *
make_adviesgesprek (const char *text, GError **error)
{
  const char *const list[] = { text };
  MpadPaperItem items[6];
  const MpadAdviesgesprekInput input = { .created_us = head.created_us,
                                         .age = "7 tot en met 9 jaar",
                                         .household = text,
                                         .items = items,
                                         .n_items = 6,
                                         .tried = list,
                                         .n_tried = 1,
                                         .questions = list,
                                         .n_questions = 1 };

  fill_items (items, text);
  return mpad_adviesgesprek_new (&input, error);
}

static MpadDocument *
make_meldingvoorbereiding (const char *text, GError **error)
{
  const char *const list[] = { text };
  MpadPaperItem items[6];
  const MpadMeldingInput input = { .head = head,
                                   .pupil = PUPIL,
                                   .household = text,
                                   .melder = "Noor Verzonnen, IB’er",
                                   .safety_now = text,
                                   .items = items,
                                   .n_items = 6,
                                   .family_knows = text,
                                   .anonymous_to_family = TRUE,
                                   .anonymous_ground = text,
                                   .help_tried = list,
                                   .n_help = 1,
                                   .keeps_doing = list,
                                   .n_keeps = 1 };

  fill_items (items, text);
  return mpad_meldingvoorbereiding_new (&input, error);
}

static MpadDocument *
make_registratieblad (const char *text, GError **error)
{
  MpadPaperItem items[6];
  const MpadRegistratieEntry entries[] = { { DATE, NULL, "klas", "Juf Test", "leerkracht", items, 6,
                                             text } };
  const MpadRegistratiebladInput input = { .head = head,
                                           .pupil = PUPIL,
                                           .group = GROUP,
                                           .step = "stap 1",
                                           .entries = entries,
                                           .n_entries = 1 };

  fill_items (items, text);
  return mpad_registratieblad_new (&input, error);
}

static MpadDocument *
make_dossieroverzicht (const char *text, GError **error)
{
  MpadPaperItem items[6];
  const MpadOverzichtEntry entries[] = { { DATE, NULL, "Signaal", "Juf Test", "stap 1", text, text,
                                           items, 6 } };
  const MpadOverzichtInput input = {
    .head = head, .pupil = PUPIL, .group = GROUP, .entries = entries, .n_entries = 1
  };

  fill_items (items, text);
  return mpad_dossieroverzicht_new (&input, error);
}

static MpadDocument *
make_afwegingsverslag (const char *text, GError **error)
{
  const char *const present[] = { "Noor Verzonnen (IB’er)" };
  const MpadAfwegingQuestion questions[] = { { "Is er een vermoeden?", "Ja", text,
                                               "naar vraag 2" } };
  const MpadAfwegingDecision decisions[] = { { "Melden", "Nee", text, "Ja", text, DATE } };
  const MpadAfwegingInput input = { .head = head,
                                    .pupil = PUPIL,
                                    .date = DATE,
                                    .kader = "kader, versie 1",
                                    .present = present,
                                    .n_present = 1,
                                    .questions = questions,
                                    .n_questions = 1,
                                    .decisions = decisions,
                                    .n_decisions = 1 };

  return mpad_afwegingsverslag_new (&input, error);
}

static MpadDocument *
make_hulpplan (const char *text, GError **error)
{
  const MpadHulpplanGoal goals[] = { { text, text, "vader", DATE, text } };
  const MpadPaperPerson signers[] = { { "De heer R. Voorbeeld", "vader" } };
  const MpadHulpplanInput input = { .head = head,
                                    .pupil = PUPIL,
                                    .made_on = DATE,
                                    .casemanager = "Noor Verzonnen",
                                    .term = DATE,
                                    .goals = goals,
                                    .n_goals = 1,
                                    .signers = signers,
                                    .n_signers = 1 };

  return mpad_hulpplan_new (&input, error);
}

static MpadDocument *
make_evaluatieverslag (const char *text, GError **error)
{
  const MpadEvaluatieGoal goals[] = { { text, text } };
  const MpadEvaluatieInput input = { .head = head,
                                     .pupil = PUPIL,
                                     .date = DATE,
                                     .goals = goals,
                                     .n_goals = 1,
                                     .safe_now = text,
                                     .decision = text,
                                     .motive = text };

  return mpad_evaluatieverslag_new (&input, error);
}

static MpadDocument *
make_mdo_toestemming (const char *text, GError **error)
{
  const char *const list[] = { text };
  const MpadMdoToestemmingInput input = { .head = head,
                                          .pupil = PUPIL,
                                          .carer = "De heer R. Voorbeeld",
                                          .carer_role = "vader",
                                          .when = DATE,
                                          .participants = list,
                                          .n_participants = 1,
                                          .topics = list,
                                          .n_topics = 1 };

  return mpad_mdo_toestemming_new (&input, error);
}

static MpadDocument *
make_uitnodiging (const char *text, GError **error)
{
  const char *const with[] = { text };
  const MpadUitnodigingInput input = { .head = head,
                                       .carer = text,
                                       .pupil = "Sam",
                                       .when = DATE,
                                       .where = text,
                                       .with = with,
                                       .n_with = 1,
                                       .sender = "Noor Verzonnen" };

  return mpad_uitnodiging_new (&input, error);
}

static const struct
{
  const char *name;
  Make make;
} papers[] = {
  { "adviesgesprek", make_adviesgesprek },
  { "afwegingsverslag", make_afwegingsverslag },
  { "dossieroverzicht", make_dossieroverzicht },
  { "evaluatieverslag", make_evaluatieverslag },
  { "gespreksverslag", make_gespreksverslag },
  { "hulpplan", make_hulpplan },
  { "mdo-toestemming", make_mdo_toestemming },
  { "meldingvoorbereiding", make_meldingvoorbereiding },
  { "registratieblad", make_registratieblad },
  { "uitnodiging", make_uitnodiging },
};

static void
test_all (const char *variant, const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%s", papers[i].name, variant);
      g_autoptr (GError) error = NULL;
      MpadDocument *document = papers[i].make (text, &error);

      g_assert_no_error (error);
      paper_assert_golden (document, name);
    }
}

static void
test_long (void)
{
  test_all ("lang", long_text);
}

static void
test_right_to_left (void)
{
  test_all ("rechts-naar-links", RIGHT_TO_LEFT);
}

static void
test_emoji (void)
{
  test_all ("emoji", EMOJI);
}

/* A word without a place to break stays on the paper. */
static void
test_unbreakable (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 20; i++)
    g_string_append (text, "verzonnenlangwoord");
  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MpadDocument) document = papers[i].make (text->str, &error);
      g_autoptr (GBytes) pdf = NULL;
      g_autofree char *boxes = NULL;
      guint n = 0;

      g_assert_no_error (error);
      pdf = paper_pdf (document, MPAD_PAGE_DEFAULT, NULL);
      boxes = paper_run (pdf, "pdftotext -bbox %f -", NULL);
      for (const char *p = strstr (boxes, "xMax=\""); p != NULL; p = strstr (p + 1, "xMax=\""))
        {
          g_assert_cmpfloat (g_ascii_strtod (p + strlen ("xMax=\""), NULL), <,
                             MPAD_PAGE_WIDTH - 20);
          n++;
        }
      g_assert_cmpuint (n, >, 10);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_test_init (&argc, &argv, NULL);
  for (guint i = 1; i <= 8; i++)
    g_string_append_printf (text,
                            "Zin %u: Sam zat op de gang en wilde niet naar binnen, ook niet toen "
                            "de bel voor de tweede keer ging. ",
                            i);
  g_string_truncate (text, text->len - 1);
  long_text = text->str;
  g_test_add_func ("/paper-content/F7-long", test_long);
  g_test_add_func ("/paper-content/F7-right-to-left", test_right_to_left);
  g_test_add_func ("/paper-content/F7-emoji", test_emoji);
  g_test_add_func ("/paper-content/F7-unbreakable-word-stays-on-paper", test_unbreakable);
  return g_test_run ();
}
