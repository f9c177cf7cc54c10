/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The anonymous sheet (F10): over a thousand generated dossiers nothing that is registered about people or
 * school stands in its text or its PDF. Looks with plain substrings, not with the code under test. */
#include "mpad-anonymiser.h"
#include "mpad-papers.h"

#include <string.h>

#include "mpad-civil.h"
#include "mpad-dutch-date.h"
#include "mpad-entry-keys.h"
#include "mpad-error.h"
#include "mpad-pdf.h"
#include "paper-tools.h"

#define N_DOSSIERS 1000
#define N_PDFS 20

/* Plainly invented, and no word of the paper: a substring that is found is a leak. */
static const char *const given[] = { "Zyrella",    "Qwint",      "Fjodoor",   "Kéziah",
                                     "Xamira-Lou", "IJsbrandje", "Ümmügül",   "Bartjan",
                                     "Ngozika",    "Öykühan",    "Jo-Xandro", "Wubbechien" };
static const char *const infixes[] = { NULL, "van der", "de", "van ’t", "el", "op den" };
static const char *const surnames[] = { "Verzinselaar", "Proefkonijn",        "Quastelmans",
                                        "Bedachtema",   "Fictiefhuizen-Xoop", "Øllegaard",
                                        "Zwiebertje",   "Ğüngörmez" };
static const char *const aliases[] = {
  "Zyrrie", "Qwinnie", "Fjodje", "Kezzebees", "Xammie", "Wubje"
};
static const char *const streets[] = { "Zwabbergast", "Knoertelaan", "Xylofoonpad",
                                       "Quichottehof" };
static const char *const towns[] = { "Verzondrecht", "Fictumerveen", "Bedachtwolde" };

static const char *
pick (GRand *rand, const char *const *list, guint n)
{
  return list[g_rand_int_range (rand, 0, (gint32) n)];
}

#define PICK(rand, list) pick (rand, list, G_N_ELEMENTS (list))

static MpadPerson *
new_person (GRand *rand, MpadRelation relation, GPtrArray *secrets)
{
  MpadPerson *person = mpad_person_new (relation);
  const char *alias[] = { PICK (rand, aliases), NULL };
  const char *town = PICK (rand, towns), *street = PICK (rand, streets);
  guint code = (guint) g_rand_int_range (rand, 1000, 9999);

  person->given_name = g_strdup (PICK (rand, given));
  person->infix = g_strdup (PICK (rand, infixes));
  person->surname = g_strdup (PICK (rand, surnames));
  person->aliases = g_strdupv ((char **) alias);
  person->birth_date = g_strdup_printf ("20%02d-%02d-%02d", g_rand_int_range (rand, 10, 20),
                                        g_rand_int_range (rand, 1, 13),
                                        g_rand_int_range (rand, 1, 29));
  person->phone = g_strdup_printf ("000-%07d", g_rand_int_range (rand, 1000000, 9999999));
  person->email = g_strdup_printf ("%s.%u@voorbeeld.invalid", alias[0], code);
  person->address = g_strdup_printf ("%s %d, %u XQ %s", street, g_rand_int_range (rand, 1, 200),
                                     code, town);
  g_ptr_array_add (secrets, g_strdup (person->given_name));
  g_ptr_array_add (secrets, g_strdup (person->surname));
  g_ptr_array_add (secrets, g_strdup (alias[0]));
  g_ptr_array_add (secrets, g_strdup (person->birth_date));
  g_ptr_array_add (secrets, mpad_dutch_date (person->birth_date));
  g_ptr_array_add (secrets, g_strdup (person->phone));
  g_ptr_array_add (secrets, g_strdup (person->phone + 4));
  g_ptr_array_add (secrets, g_strdup (person->email));
  g_ptr_array_add (secrets, g_strdup (street));
  g_ptr_array_add (secrets, g_strdup (town));
  g_ptr_array_add (secrets, g_strdup_printf ("%u XQ", code));
  g_ptr_array_add (secrets, g_strdup_printf ("%uXQ", code));
  return person;
}

/* A sentence with something registered in it, in one of the ways in which people write. */
static char *
new_sentence (GRand *rand, const MpadDossier *dossier)
{
  const MpadPerson *p = g_ptr_array_index (
    dossier->people, g_rand_int_range (rand, 0, (gint32) dossier->people->len));
  g_autofree char *name = mpad_person_dup_name (p), *upper = g_utf8_strup (name, -1),
                  *born = mpad_dutch_date (p->birth_date);
  g_auto (GStrv) date = g_strsplit (p->birth_date, "-", -1);
  g_auto (GStrv) address = g_strsplit (p->address, ",", -1);

  switch (g_rand_int_range (rand, 0, 14))
    {
    case 0:
      return g_strdup_printf ("%s kwam te laat binnen.", name);
    case 1:
      return g_strdup_printf ("Wij hoorden dat %s’s tas weg was, zei %s.", p->given_name,
                              p->aliases[0]);
    case 2:
      return g_strdup_printf ("%ss jas (%s) was nat.", p->aliases[0], upper);
    case 3:
      return g_strdup_printf ("De familie %s %s verhuist naar %s.",
                              p->infix != NULL ? p->infix : "", p->surname, p->address);
    case 4:
      return g_strdup_printf ("Geboren op %s, of %s-%s-%s.", born, date[2], date[1], date[0]);
    case 5:
      return g_strdup_printf ("Bel 000 %.3s %s of +31 (0)00 %s.", p->phone + 4, p->phone + 7,
                              p->phone + 4);
    case 6:
      return g_strdup_printf ("Mail naar %s.", p->email);
    case 7:
      return g_strdup_printf ("In de %s stond een fiets.", address[0]);
    case 8:
      return g_strdup_printf ("%s/%s/%s: %s,%s;%s", date[0], date[1], date[2], p->given_name,
                              p->surname, p->given_name);
    case 9:
      return g_strdup_printf ("„%s” zei het kind over «%s».", p->given_name, p->surname);
    case 10:
      return g_strdup_printf ("%s\n%s\n%s", p->given_name, p->surname, address[1]);
    case 11:
      return g_strdup (
        "Meester Verklapper van obs De Zeepaardkring vertelde het aan Juf Kakelbont.");
    case 12:
      return g_strdup ("Op De Zeepaardkring weet iedereen het 😀. قالت الأم إن الطفل ينام جيدا");
    default:
      return g_strdup ("Er was geen eten mee.");
    }
}

static MpadEntry *
new_entry (GRand *rand, const MpadDossier *dossier)
{
  static const MpadEntryKind kinds[] = { MPAD_ENTRY_SIGNAL, MPAD_ENTRY_TALK, MPAD_ENTRY_CONSULT,
                                         MPAD_ENTRY_HELP };
  MpadEntry *entry = mpad_entry_new (kinds[g_rand_int_range (rand, 0, 4)]);

  entry->state = MPAD_ENTRY_FINAL;
  entry->precision = MPAD_HAPPENED_DAY;
  entry->happened = g_strdup_printf ("2026-%02d-%02d", g_rand_int_range (rand, 1, 13),
                                     g_rand_int_range (rand, 1, 29));
  entry->title = g_rand_boolean (rand) ? new_sentence (rand, dossier) : NULL;
  entry->observed_by = g_strdup ("Juf Kakelbont");
  mpad_entry_set (entry, MPAD_KEY_WITH_NAME, "Meester Verklapper");
  for (gint32 i = g_rand_int_range (rand, 1, 4); i > 0; i--)
    {
      MpadStatement *statement = mpad_statement_new (
        (MpadStatementKind) g_rand_int_range (rand, 0, MPAD_N_STATEMENT_KINDS));

      statement->text = new_sentence (rand, dossier);
      statement->source = g_strdup ("Meester Verklapper");
      statement->source_how = new_sentence (rand, dossier);
      statement->owner = g_strdup ("Juf Kakelbont");
      statement->qualification = new_sentence (rand, dossier);
      g_ptr_array_add (entry->statements, statement);
    }
  return entry;
}

static MpadDossier *
new_dossier (GRand *rand, GPtrArray *secrets)
{
  static const MpadRelation relations[] = { MPAD_RELATION_PUPIL,  MPAD_RELATION_PARENT,
                                            MPAD_RELATION_PARENT, MPAD_RELATION_SIBLING,
                                            MPAD_RELATION_FAMILY, MPAD_RELATION_PROFESSIONAL };
  MpadDossier *dossier = mpad_dossier_new ();
  MpadEntry *fixed;
  MpadPerson *pupil;

  for (gsize i = 0; i < G_N_ELEMENTS (relations); i++)
    g_ptr_array_add (dossier->people, new_person (rand, relations[i], secrets));
  pupil = dossier->people->pdata[0];
  pupil->group = g_strdup ("6");
  g_set_str (&pupil->given_name, "Zyrella");
  g_ptr_array_add (secrets, g_strdup ("Zyrella"));
  for (gint32 i = g_rand_int_range (rand, 1, 8); i > 0; i--)
    g_ptr_array_add (dossier->entries, new_entry (rand, dossier));
  fixed = mpad_entry_new (MPAD_ENTRY_SIGNAL);
  fixed->state = MPAD_ENTRY_FINAL;
  fixed->happened = g_strdup ("2026-11-09");
  g_ptr_array_add (fixed->statements, mpad_statement_new (MPAD_STATEMENT_OBSERVATION));
  ((MpadStatement *) fixed->statements->pdata[0])->text = g_strdup ("Er was geen eten mee.");
  g_ptr_array_add (dossier->entries, fixed);
  return dossier;
}

static void
assert_none (const char *text, const GPtrArray *secrets, guint32 seed)
{
  g_autofree char *folded = g_utf8_casefold (text, -1), *flat = paper_squeeze (folded);

  for (guint i = 0; i < secrets->len; i++)
    {
      g_autofree char *secret = g_utf8_casefold (g_ptr_array_index (secrets, i), -1);

      if (strstr (flat, secret) != NULL)
        g_error ("seed %u: \"%s\" stands in: %s", seed, secret, text);
    }
}

static void
test_property (void)
{
  static const char *const questions[] = { "Kunnen wij met Zyrella praten?", NULL };
  const MpadPaperRequest request = { .kind = MPAD_PAPER_ADVIES, .questions = questions };
  guint replaced = 0;

  for (guint32 seed = 0; seed < N_DOSSIERS; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (GPtrArray) secrets = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (MpadDossier) dossier = new_dossier (rand, secrets);
      g_autoptr (GError) error = NULL;
      g_autoptr (MpadDocument) document = NULL;
      g_autofree char *text = NULL;
      const MpadPaperSource source = { .dossier = dossier,
                                       .today = "2026-11-24",
                                       .head = { .school = "obs De Zeepaardkring",
                                                 .number = "AG-2026-77123" } };

      g_ptr_array_add (secrets, g_strdup ("Zeepaardkring"));
      g_ptr_array_add (secrets, g_strdup ("Verklapper"));
      g_ptr_array_add (secrets, g_strdup ("Kakelbont"));
      g_ptr_array_add (secrets, g_strdup ("77123"));
      document = mpad_paper_make (&source, &request, &error);
      g_assert_no_error (error);
      text = mpad_document_dup_text (document);
      assert_none (text, secrets, seed);
      g_assert_nonnull (strstr (text, "Er was geen eten mee."));
      g_assert_nonnull (strstr (text, "Kunnen wij met Kind A praten?"));
      replaced += strstr (text, "Ouder 1") != NULL;
      if (seed < N_PDFS)
        {
          g_autoptr (GBytes) pdf = paper_pdf (document, MPAD_PAGE_DEFAULT, NULL);
          g_autofree char *layer = paper_text (pdf), *info = paper_run (pdf, "pdfinfo %f", NULL),
                          *json = paper_run (
                            pdf, "qpdf --json --json-key=outlines --json-key=qpdf %f", NULL);

          assert_none (layer, secrets, seed);
          assert_none (info, secrets, seed);
          assert_none (json, secrets, seed);
        }
    }
  g_assert_cmpuint (replaced, ==, N_DOSSIERS);
}

static void
test_roles (void)
{
  g_autoptr (MpadDossier) dossier = mpad_dossier_new ();
  MpadPerson *child = mpad_person_new (MPAD_RELATION_PUPIL),
             *mother = mpad_person_new (MPAD_RELATION_PARENT),
             *father = mpad_person_new (MPAD_RELATION_PARENT);
  const MpadPaperSource source = { .dossier = dossier,
                                   .head = { .school = "Basisschool De Verzonnen Boom" } };
  static const struct
  {
    const char *text, *clean;
  } cases[] = {
    { "Sam zei het.", "Kind A zei het." },
    { "SAM VAN DER VOORBEELD", "Kind A" },
    { "Sams tas en Otto's auto", "Kind A tas en Ouder 2's auto" },
    { "mevrouw v.d. Voorbeeld", "mevrouw [achternaam]" },
    { "meneer Proef", "meneer Ouder 2" },
    { "Bel 0612345678 of 06-12 34 56 78 of +31612345678",
      "Bel [telefoonnummer] of [telefoonnummer] of +[telefoonnummer]" },
    { "Op de Verzonnen Boom", "Op [school]" },
    { "Samen eten", "Samen eten" },
    { "Ottootje", "Ottootje" }, /* no alias: mpad-identifiers.h says so */
  };
  g_autoptr (MpadAnonymiser) anonymiser = NULL;

  g_set_str (&child->given_name, "Sam");
  g_set_str (&child->infix, "van der");
  g_set_str (&child->surname, "Voorbeeld");
  g_set_str (&mother->given_name, "Mira");
  g_set_str (&mother->infix, "van der");
  g_set_str (&mother->surname, "Voorbeeld");
  g_set_str (&father->given_name, "Otto");
  g_set_str (&father->surname, "Proef");
  g_set_str (&father->phone, "06 12345678");
  g_ptr_array_add (dossier->people, child);
  g_ptr_array_add (dossier->people, mother);
  g_ptr_array_add (dossier->people, father);
  anonymiser = mpad_anonymiser_new (&source);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = mpad_anonymiser_dup (anonymiser, cases[i].text);

      g_assert_cmpstr (clean, ==, cases[i].clean);
    }
  g_assert_false (mpad_anonymiser_is_clean (anonymiser, "Hier staat Mira.", "Kind A"));
  g_assert_true (mpad_anonymiser_is_clean (anonymiser, "Hier staat Kind A.", "Kind A"));
}

/* A name that is a word of the sheet does not stop the sheet, and still goes out of the text. */
static void
test_name_is_word (void)
{
  const MpadPaperRequest request = { .kind = MPAD_PAPER_ADVIES };
  g_autoptr (MpadDossier) dossier = mpad_dossier_new ();
  MpadPerson *child = mpad_person_new (MPAD_RELATION_PUPIL);
  MpadEntry *signal = mpad_entry_new (MPAD_ENTRY_SIGNAL);
  MpadStatement *statement = mpad_statement_new (MPAD_STATEMENT_OBSERVATION);
  const MpadPaperSource source = { .dossier = dossier, .today = "2026-11-24" };
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadDocument) document = NULL;
  g_autofree char *text = NULL;

  g_set_str (&child->given_name, "Mees");
  g_set_str (&child->surname, "Kind");
  g_ptr_array_add (dossier->people, child);
  signal->state = MPAD_ENTRY_FINAL;
  signal->happened = g_strdup ("2026-11-09");
  statement->text = g_strdup ("Mees Kind had honger.");
  g_ptr_array_add (signal->statements, statement);
  g_ptr_array_add (dossier->entries, signal);
  document = mpad_paper_make (&source, &request, &error);
  g_assert_no_error (error);
  text = mpad_document_dup_text (document);
  g_assert_nonnull (strstr (text, "Kind A had honger."));
  g_assert_null (strstr (text, "Mees"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/anonymous-sheet/F10-roles-instead-of-names", test_roles);
  g_test_add_func ("/anonymous-sheet/F10-name-that-is-a-word-of-the-sheet", test_name_is_word);
  g_test_add_func ("/anonymous-sheet/F10-nothing-registered-in-1000-dossiers", test_property);
  return g_test_run ();
}
