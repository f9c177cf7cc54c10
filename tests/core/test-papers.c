/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers besides the gespreksverslag: each against its text in tests/fixtures/papers. */
#include "mpad-contactkaart.h"
#include "mpad-noodsleutelblad.h"

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/papers/noodsleutelblad", test_noodsleutelblad);
  g_test_add_func ("/papers/contactkaart", test_contactkaart);
  return g_test_run ();
}
