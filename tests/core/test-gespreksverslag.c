/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gespreksverslag: what stands on whose paper (F7, R-8, R-9, S1-23). */
#include "mpad-gespreksverslag.h"

#include <string.h>

#include "paper-tools.h"

static const char *const present[] = { "de heer R. Voorbeeld (vader)", "Noor Verzonnen (IB’er)",
                                       "Juf Test (leerkracht)" };

static const MpadTalkItem items[] = {
  { MPAD_TALK_SEEN, MPAD_TALK_ITEM_OBSERVATION, "Juf Test", NULL, "9 t/m 11 november",
    "Sam had drie dagen geen eten bij zich." },
  { MPAD_TALK_SEEN, MPAD_TALK_ITEM_OBSERVATION, "Noor Verzonnen", NULL, "9 november",
    "Sam bleef na schooltijd in de gang staan tot de deur op slot ging." },
  { MPAD_TALK_SEEN, MPAD_TALK_ITEM_CHILD_WORDS, "Sam", NULL, "11 november",
    "Ik heb gewoon geen honger in de ochtend." },
  { MPAD_TALK_REACTION, MPAD_TALK_ITEM_CARER_WORDS, "vader", "p1", NULL,
    "Ik werk ’s nachts. Sam smeert zelf brood. Dat lukt niet altijd." },
  { MPAD_TALK_REACTION, MPAD_TALK_ITEM_CARER_WORDS, "vader", "p1", NULL,
    "Fijn dat jullie het eerst aan mij vragen." },
  { MPAD_TALK_REACTION, MPAD_TALK_ITEM_CARER_WORDS, "moeder", "p2", NULL,
    "Bij mij op de Geheimlaan eet Sam wel goed." },
  { MPAD_TALK_MEANING, MPAD_TALK_ITEM_TEXT, NULL, NULL, NULL,
    "Wij denken dat Sam ’s ochtends hulp nodig heeft om rustig te beginnen." },
};

static const MpadTalkAgreement agreements[] = {
  { "School zorgt elke ochtend voor ontbijt.", NULL, NULL, NULL },
  { "U belt het wijkteam. Lukt dat niet? Dan helpt Noor Verzonnen.", NULL, "vóór 1 december",
    "p1" },
  { "Moeder geeft haar nieuwe adres aan de administratie.", NULL, NULL, "p2" },
};

static const MpadTalkCarer carers[] = {
  { "p1", "De heer R. Voorbeeld", "vader", TRUE, "8 december om 15.00 uur op school" },
  { "p2", "Mevrouw T. Verzonnen", "moeder", TRUE, "9 december om 8.30 uur op school" },
  { "p3", "Mevrouw O. Denkbeeld", "voogd", FALSE, NULL },
};

static const MpadTalkSigner signers[] = { { "Noor Verzonnen", "IB’er" } };

static MpadGespreksverslagInput
example (void)
{
  return (MpadGespreksverslagInput) {
    .school = "Basisschool De Verzonnen Boom",
    .pupil = "Sam Voorbeeld",
    .group = "groep 6",
    .date = "dinsdag 24 november 2026, 15.00 uur",
    .place = "thuis, Bedachtestraat 1",
    .present = present,
    .n_present = G_N_ELEMENTS (present),
    .purpose = "Wij vertelden wat wij op school zien en vroegen hoe het thuis gaat.",
    .items = items,
    .n_items = G_N_ELEMENTS (items),
    .agreements = agreements,
    .n_agreements = G_N_ELEMENTS (agreements),
    .carers = carers,
    .n_carers = G_N_ELEMENTS (carers),
    .signers = signers,
    .n_signers = G_N_ELEMENTS (signers),
    .number = "GV-2026-014",
    .version = 2,
    .journal_head = "1A2B 3C4D",
    .created_us = 1795532400 * G_GINT64_CONSTANT (1000000),
  };
}

static GBytes *
pdf_for (const MpadGespreksverslagInput *input, gsize carer, guint *n_pages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadParentDocument) builder = mpad_gespreksverslag_new (input, carer, &error);
  g_autoptr (MpadDocument) document = NULL;

  g_assert_no_error (error);
  document = mpad_parent_document_finish (builder);
  g_assert_cmpint (mpad_document_get_audience (document), ==, MPAD_AUDIENCE_PARENTS);
  return paper_pdf (document, MPAD_PAGE_DEFAULT, n_pages);
}

static char *
text_for (const MpadGespreksverslagInput *input, gsize carer)
{
  g_autoptr (GBytes) pdf = pdf_for (input, carer, NULL);

  return paper_text (pdf);
}

static void
assert_in_order (const char *text, const char *const *parts)
{
  const char *at = text;

  for (; *parts != NULL; parts++)
    {
      const char *hit = strstr (at, *parts);

      if (hit == NULL)
        g_error ("\"%s\" does not follow in: %s", *parts, at);
      at = hit + strlen (*parts);
    }
}

static void
test_sequence (void)
{
  static const char *const order[] = { "Verslag van ons gesprek",
                                       "Exemplaar voor vader",
                                       "Sam Voorbeeld, groep 6",
                                       "dinsdag 24 november 2026",
                                       "Waarom wij met u spraken",
                                       "Wat de school zag",
                                       "Gezien of gehoord door Juf Test · 9 t/m 11 november",
                                       "Sam had drie dagen geen eten bij zich.",
                                       "Wat u vertelde",
                                       "„Ik werk ’s nachts.",
                                       "Wat wij daarvan denken",
                                       "Wat wij afspraken",
                                       "School zorgt elke ochtend",
                                       "8 december om 15.00 uur",
                                       "Ondertekenen",
                                       "Tekenen betekent: ik heb dit verslag gezien.",
                                       "De heer R. Voorbeeld",
                                       "Handtekening",
                                       "Noor Verzonnen",
                                       NULL };
  MpadGespreksverslagInput input = example ();
  g_autoptr (GBytes) pdf = pdf_for (&input, 0, NULL);
  g_autofree char *text = paper_text (pdf);

  assert_in_order (text, order);
  paper_assert_sound (pdf);
  paper_keep (pdf, "gespreksverslag-vader.pdf");
}

static void
test_other_parent_left_out (void)
{
  MpadGespreksverslagInput input = example ();
  g_autofree char *father = text_for (&input, 0), *mother = text_for (&input, 1);

  g_assert_null (strstr (father, "Geheimlaan"));
  g_assert_null (strstr (father, "nieuwe adres"));
  g_assert_null (strstr (father, "9 december"));
  g_assert_null (strstr (father, "Mevrouw T."));
  g_assert_nonnull (strstr (mother, "Geheimlaan"));
  g_assert_nonnull (strstr (mother, "nieuwe adres"));
  g_assert_null (strstr (mother, "Ik werk"));
  g_assert_null (strstr (mother, "wijkteam"));
  g_assert_null (strstr (mother, "8 december"));
  g_assert_cmpuint (mpad_gespreksverslag_leaves_out (&input, 0), ==, 2);
  g_assert_cmpuint (mpad_gespreksverslag_leaves_out (&input, 1), ==, 3);
}

static void
test_absent_carer (void)
{
  MpadGespreksverslagInput input = example ();
  g_autofree char *text = text_for (&input, 2);

  g_assert_nonnull (strstr (text, "Mevrouw O. Denkbeeld voogd was niet bij het gesprek"));
  g_assert_nonnull (strstr (text, "Waarom dit gesprek er was"));
  g_assert_null (strstr (text, "Wat u vertelde"));
  g_assert_null (strstr (text, "Bedachtestraat"));
  g_assert_null (strstr (text, "spreken elkaar weer"));
}

static void
test_child_words_off (void)
{
  MpadGespreksverslagInput input = example ();
  g_autofree char *without = text_for (&input, 0), *with = NULL;

  g_assert_null (strstr (without, "geen honger"));
  input.child_words_included = TRUE;
  with = text_for (&input, 0);
  g_assert_nonnull (
    strstr (with, "Woorden van Sam · 11 november „Ik heb gewoon geen honger in de ochtend.”"));
}

static void
test_signing_means_seen (void)
{
  MpadGespreksverslagInput input = example ();
  g_autofree char *text = text_for (&input, 0);
  const char *meaning = strstr (text, "Het betekent niet dat u het ermee eens bent. U hoeft niet "
                                      "te tekenen. U hoeft niet te zeggen waarom.");

  g_assert_nonnull (meaning);
  g_assert_nonnull (strstr (meaning, "Handtekening"));
  g_assert_nonnull (strstr (meaning, "Ik teken liever niet."));
}

/* A talk of forty pages: every word is there, and the meaning stands where the carer signs. */
static void
test_long (void)
{
  MpadGespreksverslagInput input = example ();
  g_autofree MpadTalkItem *many = g_new0 (MpadTalkItem, 400);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  guint n_pages = 0, signing = 0;

  for (guint i = 0; i < 400; i++)
    {
      many[i] = items[i % 2];
      many[i].section = MPAD_TALK_SEEN;
      if (i % 50 == 0)
        many[i].text = "قالت الأم إن الطفل ينام جيدًا في البيت 😀";
    }
  input.items = many;
  input.n_items = 400;
  pdf = pdf_for (&input, 0, &n_pages);
  g_assert_cmpuint (n_pages, >=, 20);
  paper_assert_sound (pdf);
  for (guint p = 1; p <= n_pages; p++)
    {
      g_autofree char *page = paper_page_text (pdf, p);

      if (strstr (page, "Tekenen betekent") == NULL)
        continue;
      signing++;
      g_assert_nonnull (strstr (page, "De heer R. Voorbeeld"));
      g_assert_nonnull (strstr (page, "Handtekening"));
    }
  g_assert_cmpuint (signing, ==, 1);
  text = paper_text (pdf);
  g_assert_nonnull (strstr (text, "😀"));
}

static void
test_no_name_in_metadata (void)
{
  MpadGespreksverslagInput input = example ();
  g_autoptr (GBytes) pdf = pdf_for (&input, 0, NULL);
  g_autofree char *info = paper_run (pdf, "pdfinfo -custom %f", NULL),
                  *plain = paper_run (pdf, "pdfinfo %f", NULL);
  g_autofree char *json = paper_run (pdf, "qpdf --json --json-key=outlines --json-key=qpdf %f",
                                     NULL);

  g_assert_null (strstr (info, "Voorbeeld"));
  g_assert_null (strstr (plain, "Voorbeeld"));
  g_assert_null (strstr (plain, "Sam"));
  g_assert_null (strstr (json, "Voorbeeld"));
  g_assert_nonnull (strstr (plain, "Verslag van ons gesprek"));
  g_assert_nonnull (strstr (plain, "Basisschool De Verzonnen Boom"));
}

static void
test_refusals (void)
{
  const MpadTalkItem nobody[] = { { MPAD_TALK_REACTION, MPAD_TALK_ITEM_CARER_WORDS, "vader", NULL,
                                    NULL, "Van wie is dit?" } };
  MpadGespreksverslagInput input;
  g_autoptr (GError) error = NULL;

#define REFUSED(change)                                                                            \
  G_STMT_START                                                                                     \
  {                                                                                                \
    input = example ();                                                                            \
    change;                                                                                        \
    g_assert_null (mpad_gespreksverslag_new (&input, 0, &error));                                  \
    g_assert_error (error, MPAD_DOCUMENT_ERROR, MPAD_DOCUMENT_ERROR_MISSING_FIELD);                \
    g_assert_null (strstr (error->message, "Voorbeeld"));                                          \
    g_clear_error (&error);                                                                        \
  }                                                                                                \
  G_STMT_END

  REFUSED (input.school = "");
  REFUSED (input.pupil = NULL);
  REFUSED (input.date = "  ");
  REFUSED (input.purpose = NULL);
  REFUSED (input.n_carers = 0);
  REFUSED ((input.items = nobody, input.n_items = 1));
#undef REFUSED
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gespreksverslag/S1-23-sequence", test_sequence);
  g_test_add_func ("/gespreksverslag/F9-other-parent-left-out", test_other_parent_left_out);
  g_test_add_func ("/gespreksverslag/R-8-absent-carer-own-version", test_absent_carer);
  g_test_add_func ("/gespreksverslag/R-9-child-words-off-by-default", test_child_words_off);
  g_test_add_func ("/gespreksverslag/R-8-signing-means-seen", test_signing_means_seen);
  g_test_add_func ("/gespreksverslag/R-8-long-report-signs-on-one-page", test_long);
  g_test_add_func ("/gespreksverslag/no-name-in-metadata", test_no_name_in_metadata);
  g_test_add_func ("/gespreksverslag/refuses-what-is-missing", test_refusals);
  return g_test_run ();
}
