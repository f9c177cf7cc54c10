/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pupils from the school's administration (R-16, D-13): what is taken, what never is, and files that
 * mean harm. */
#include "mpad-pupil-list.h"

#include <string.h>

static MpadPupilList *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return mpad_pupil_list_read (bytes, error);
}

static char *
describe (const MpadPupilList *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->pupils->len; i++)
    {
      const MpadPupil *pupil = g_ptr_array_index (list->pupils, i);

      g_string_append_printf (text, "%s|%s|%s|%s|%s|%s\n", pupil->key != NULL ? pupil->key : "",
                              pupil->given_name != NULL ? pupil->given_name : "",
                              pupil->infix != NULL ? pupil->infix : "",
                              pupil->surname != NULL ? pupil->surname : "",
                              pupil->group != NULL ? pupil->group : "",
                              pupil->birth_date != NULL ? pupil->birth_date : "");
    }
  return g_string_free_and_steal (text);
}

static void
check (const char *file, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadPupilList) list = read_text (file, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  found = describe (list);
  g_assert_cmpstr (found, ==, expected);
}

static gboolean
is_dropped (const MpadPupilList *list, const char *name)
{
  for (guint i = 0; i < list->dropped->len; i++)
    if (strcmp (g_ptr_array_index (list->dropped, i), name) == 0)
      return TRUE;
  return FALSE;
}

static const char plain[] =
  "<?xml version=\"1.0\"?><EDEX><leerlingen>"
  "<leerling key=\"l1\" eckid=\"x\"><achternaam>Voorbeeld</achternaam>"
  "<voorvoegsel>van der</voorvoegsel><roepnaam>Sam</roepnaam><voornamen>Samuel</voornamen>"
  "<geboortedatum>2017-03-09</geboortedatum><geslacht>1</geslacht><bsn>123456782</bsn>"
  "<gewicht>1.2</gewicht><etniciteit>9</etniciteit><groep key=\"g6\"/></leerling>"
  "<leerling key=\"l2\"><achternaam>Proef</achternaam><voorvoegsel/><roepnaam>Mees</roepnaam>"
  "<geboortedatum>2018-13-40</geboortedatum><groep key=\"g5\"/></leerling></leerlingen>"
  "<groepen><groep key=\"g6\"><naam>Groep 6</naam><jaargroep>6</jaargroep></groep>"
  "<groep key=\"g5\"><jaargroep>5</jaargroep></groep></groepen></EDEX>";

/* D-13: key, name, group, date of birth; never BSN, origin, weight, and it says so */
static void
test_edexml_takes_little (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadPupilList) list = read_text (plain, &error);
  g_autofree char *found = describe (list);

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, "l2|Mees||Proef|5|\nl1|Sam|van der|Voorbeeld|6|2017-03-09\n");
  g_assert_null (strstr (found, "123456782"));
  g_assert_true (is_dropped (list, "bsn"));
  g_assert_true (is_dropped (list, "gewicht"));
  g_assert_true (is_dropped (list, "etniciteit"));
  g_assert_true (is_dropped (list, "voornamen"));
  g_assert_cmpuint (list->n_bad_dates, ==, 1);
}

/* any root, any prefix, groups before or after */
static void
test_edexml_local_names (void)
{
  check ("<le:antwoord xmlns:le=\"urn:x\"><le:blok><le:groepen><le:groep key=\"a\">"
         "<le:naam>7b</le:naam></le:groep></le:groepen><le:leerlingen><le:leerling key=\"1\">"
         "<le:groep key=\"a\"/><le:roepnaam>Jip</le:roepnaam>"
         "<le:achternaam><![CDATA[Denkbeeld]]></le:achternaam></le:leerling></le:leerlingen>"
         "</le:blok></le:antwoord>",
         "1|Jip||Denkbeeld|7b|\n");
}

static void
check_refused (const char *text, gsize size, MpadPupilError code)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadPupilList) list = mpad_pupil_list_read (bytes, &error);

  g_assert_null (list);
  g_assert_error (error, MPAD_PUPIL_ERROR, (int) code);
}

/* billion laughs, files and addresses from outside, damage, depth, size */
static void
test_hostile_xml (void)
{
  static const char laughs[] =
    "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
    "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">]>"
    "<l><leerling key=\"1\"><roepnaam>&d;</roepnaam></leerling></l>";
  static const char outside[] = "<!DOCTYPE l [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>"
                                "<l><leerling key=\"1\"><roepnaam>&a;</roepnaam></leerling></l>";
  static const char cut[] = "<l><leerling key=\"1\"><roepnaam>Sam</roep";
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GString) endless = g_string_new ("<l><leerling key=\"1\"><roepnaam>");
  g_autofree char *huge = g_malloc0 (MPAD_PUPIL_FILE_MAX + 1);

  for (guint i = 0; i < 200; i++)
    g_string_append (deep, "<a>");
  for (guint i = 0; i < 100000; i++)
    g_string_append (endless, "Sam ");
  g_string_append (endless, "</roepnaam></leerling></l>");
  check_refused (laughs, strlen (laughs), MPAD_PUPIL_ERROR_UNSAFE);
  check_refused (outside, strlen (outside), MPAD_PUPIL_ERROR_UNSAFE);
  check_refused (cut, strlen (cut), MPAD_PUPIL_ERROR_BROKEN);
  check_refused (deep->str, deep->len, MPAD_PUPIL_ERROR_TOO_LARGE);
  check_refused (endless->str, endless->len, MPAD_PUPIL_ERROR_TOO_LARGE);
  check_refused (huge, MPAD_PUPIL_FILE_MAX + 1, MPAD_PUPIL_ERROR_TOO_LARGE);
  check_refused ("<a/>", 4, MPAD_PUPIL_ERROR_EMPTY);
}

static void
test_csv_headings_and_dates (void)
{
  check ("Leerlingnummer;Roepnaam;Tussenvoegsel;Achternaam;Geboortedatum;Groep;BSN\r\n"
         "7;Sam;van der;Voorbeeld;09-03-2017;6;123456782\r\n"
         "8;\"Mees \"\"M\"\"\";;\"Proef; de jonge\";9/3/2018;5;\r\n",
         "8|Mees \"M\"||Proef; de jonge|5|2018-03-09\n7|Sam|van der|Voorbeeld|6|2017-03-09\n");
  check ("\xef\xbb\xbfVOORNAAM,achternaam,klas\nJip,Denkbeeld,7a\n", "|Jip||Denkbeeld|7a|\n");
  check ("Naam;Groep\nSam van der Voorbeeld;6\n\"Proef, Mees\";5\n",
         "|Mees||Proef|5|\n|Sam||van der Voorbeeld|6|\n");
  /* Windows-1252 */
  check ("roepnaam;achternaam\nZo\xeb;Verzinsel\n", "|Zoë||Verzinsel||\n");
}

static void
test_csv_says_what_it_left_out (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadPupilList) list = read_text (
    "Roepnaam;BSN;Achternaam;Gewicht;Geboortedatum\nSam;1;Voorbeeld;1.2;gisteren\n"
    "Sam;1;Voorbeeld;1.2;gisteren\n;2;;;\n",
    &error);
  g_autofree char *found = describe (list);

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, "|Sam||Voorbeeld||\n");
  g_assert_true (is_dropped (list, "BSN"));
  g_assert_true (is_dropped (list, "Gewicht"));
  g_assert_cmpuint (list->dropped->len, ==, 2);
  g_assert_cmpuint (list->mapping->len, ==, 3);
  g_assert_cmpuint (list->n_doubles, ==, 1);
  g_assert_cmpuint (list->n_nameless, ==, 1);
  g_assert_cmpuint (list->n_bad_dates, ==, 2);
}

static void
test_hostile_csv (void)
{
  g_autoptr (GString) wide = g_string_new ("roepnaam");
  g_autoptr (GString) open = g_string_new ("roepnaam\n\"");
  g_autoptr (GString) many = g_string_new ("roepnaam\n");

  for (guint i = 0; i < 1000000; i++)
    g_string_append_c (wide, ';');
  for (guint i = 0; i < 100000; i++)
    g_string_append (open, "eindeloos");
  for (guint i = 0; i < MPAD_PUPIL_MAX + 1; i++)
    g_string_append_printf (many, "Sam %u\n", i);
  check_refused (wide->str, wide->len, MPAD_PUPIL_ERROR_TOO_LARGE);
  check_refused (open->str, open->len, MPAD_PUPIL_ERROR_TOO_LARGE);
  check_refused (many->str, many->len, MPAD_PUPIL_ERROR_TOO_LARGE);
  check_refused ("", 0, MPAD_PUPIL_ERROR_FORMAT);
  check_refused ("a\0b", 3, MPAD_PUPIL_ERROR_FORMAT);
  check_refused ("kleur;maat\nrood;5\n", 18, MPAD_PUPIL_ERROR_COLUMNS);
  check_refused ("roepnaam;achternaam\n", 20, MPAD_PUPIL_ERROR_EMPTY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pupils/edexml-takes-little-D13", test_edexml_takes_little);
  g_test_add_func ("/pupils/edexml-local-names", test_edexml_local_names);
  g_test_add_func ("/pupils/hostile-xml", test_hostile_xml);
  g_test_add_func ("/pupils/csv-headings-and-dates", test_csv_headings_and_dates);
  g_test_add_func ("/pupils/csv-says-what-it-left-out", test_csv_says_what_it_left_out);
  g_test_add_func ("/pupils/hostile-csv", test_hostile_csv);
  return g_test_run ();
}
