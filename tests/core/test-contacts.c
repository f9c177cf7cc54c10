/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The contacts that ship, and the loader's refusals. */
#include "mpad-contacts.h"

#include <string.h>

/* Every number that may be shipped, with whether a public source confirms it (C4). A number that
 * is not in this table fails the test: numbers are never made up. */
static const struct
{
  const char *id;
  const char *dial;
  gboolean verified;
} known_numbers[] = {
  { "112", "112", TRUE },
  { "vt", "08002000", TRUE },
  { "politie", "09008844", TRUE },
  { "csg", "08000188", TRUE },
  { "lec-egg", "0889648550", TRUE },
  { "pharos", "0302349800", FALSE },
  { "vertrouwensinspecteur", "09001113111", TRUE },
  { "kindertelefoon", "08000432", FALSE },
  { "leck", "09004445444", TRUE },
};

static void
test_shipped_numbers_are_known (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadContacts) contacts = mpad_contacts_load_shipped (&error);
  GPtrArray *list;

  g_assert_no_error (error);
  list = mpad_contacts_get_list (contacts);
  for (guint i = 0; i < list->len; i++)
    {
      const MpadContact *contact = g_ptr_array_index (list, i);
      gboolean found = FALSE;

      if (contact->phone == NULL)
        continue;
      for (gsize n = 0; n < G_N_ELEMENTS (known_numbers); n++)
        {
          if (strcmp (known_numbers[n].id, contact->id) != 0)
            continue;
          found = TRUE;
          g_assert_cmpstr (contact->dial, ==, known_numbers[n].dial);
          g_assert_cmpint (contact->verified, ==, known_numbers[n].verified);
        }
      g_test_message ("%s", contact->id);
      g_assert_true (found);
    }
  for (gsize n = 0; n < G_N_ELEMENTS (known_numbers); n++)
    g_assert_nonnull (mpad_contacts_find (contacts, known_numbers[n].id));
}

static void
test_every_verified_contact_has_source_and_date (void)
{
  g_autoptr (MpadContacts) contacts = mpad_contacts_load_shipped (NULL);
  GPtrArray *list = mpad_contacts_get_list (contacts);

  for (guint i = 0; i < list->len; i++)
    {
      const MpadContact *contact = g_ptr_array_index (list, i);

      if (!contact->verified)
        {
          g_assert_nonnull (contact->unverified_note);
          continue;
        }
      g_assert_true (g_str_has_prefix (contact->source, "https://"));
      g_assert_cmpuint (strlen (contact->checked_on), ==, 10);
    }
}

static void
test_r3_everyone_may_call_112_and_vt (void)
{
  g_autoptr (MpadContacts) contacts = mpad_contacts_load_shipped (NULL);
  const char *ids[] = { "112", "vt" };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const MpadContact *contact = mpad_contacts_find (contacts, ids[i]);

      g_assert_true (g_str_has_prefix (contact->who_may_call, "Iedereen op school."));
    }
}

static void
test_c4_leck_is_for_doctors_and_raad_takes_no_calls (void)
{
  g_autoptr (MpadContacts) contacts = mpad_contacts_load_shipped (NULL);

  g_assert_true (mpad_contacts_find (contacts, "leck")->doctors_only);
  g_assert_null (mpad_contacts_find (contacts, "raad")->phone);
  g_assert_cmpstr (mpad_contacts_find (contacts, "raad")->via, ==, "vt");
  g_assert_null (mpad_contacts_find (contacts, "letselduiding")->phone);
}

static void
test_c4_regions_do_not_claim_completeness (void)
{
  g_autoptr (MpadContacts) contacts = mpad_contacts_load_shipped (NULL);
  GPtrArray *regions = mpad_contacts_get_regions (contacts);
  guint n_verified = 0;

  g_assert_cmpuint (regions->len, ==, 27);
  for (guint i = 0; i < regions->len; i++)
    {
      const MpadVtRegion *region = g_ptr_array_index (regions, i);

      if (region->verified && !region->other)
        n_verified++;
      g_assert_cmpint (region->other, ==, i == regions->len - 1);
    }
  g_assert_cmpuint (n_verified, ==, 9);
  g_assert_nonnull (strstr (mpad_contacts_get_regions_note (contacts), "niet volledig"));
  g_assert_true (mpad_contacts_find_region (contacts, "anders")->other);
  g_assert_null (mpad_contacts_find_region (contacts, "atlantis"));
}

#define GOOD_CONTACT                                                                               \
  "{\"id\":\"a\",\"group\":\"first\",\"icon\":\"phone\",\"name\":\"A\",\"short\":\"s\","           \
  "\"purpose\":\"p\","                                                                             \
  "\"phone\":\"0800-2000\",\"dial\":\"08002000\",\"reach\":\"r\",\"verified\":true,\"who_may_"     \
  "call\":\"w\","                                                                                  \
  "\"when\":\"w\",\"when_not\":\"n\",\"ready\":\"k\",\"source\":\"https://"                        \
  "example.org\",\"checked_on\":\"2026-11-22\","                                                   \
  "\"rules\":[\"R-3\"]}"
#define GOOD_NATIONAL                                                                              \
  "{\"format\":\"meldpad-contacts\",\"format_version\":1,\"contacts\":[" GOOD_CONTACT "]}"
#define GOOD_REGIONS                                                                               \
  "{\"format\":\"meldpad-vt-regions\",\"format_version\":1,\"note\":\"n\","                        \
  "\"regions\":[{\"id\":\"anders\",\"name\":\"Anders\",\"verified\":true,\"other\":true}]}"

/* One change in a good file, and the refusal that must follow. */
static const struct
{
  const char *name;
  const char *find;
  const char *put;
  MpadProtocolError code;
  const char *where;
} refusals[] = {
  { "no-name", "\"name\":\"A\",", "", MPAD_PROTOCOL_ERROR_MISSING, "$.contacts[0].name" },
  { "empty-name", "\"name\":\"A\"", "\"name\":\"\"", MPAD_PROTOCOL_ERROR_VALUE,
    "$.contacts[0].name" },
  { "number-as-text", "\"phone\":\"0800-2000\"", "\"phone\":8002000", MPAD_PROTOCOL_ERROR_TYPE,
    "$.contacts[0].phone" },
  { "other-digits", "\"dial\":\"08002000\"", "\"dial\":\"08002001\"", MPAD_PROTOCOL_ERROR_VALUE,
    "$.contacts[0].dial" },
  { "short-dial", "\"dial\":\"08002000\"", "\"dial\":\"0800200\"", MPAD_PROTOCOL_ERROR_VALUE,
    "$.contacts[0].dial" },
  { "letters-in-dial", "\"dial\":\"08002000\"", "\"dial\":\"0800-2000\"", MPAD_PROTOCOL_ERROR_VALUE,
    "$.contacts[0].dial" },
  { "no-dial", "\"dial\":\"08002000\",", "", MPAD_PROTOCOL_ERROR_MISSING, "$.contacts[0].dial" },
  { "no-hours", "\"reach\":\"r\",", "", MPAD_PROTOCOL_ERROR_MISSING, "$.contacts[0].reach" },
  { "verified-without-source", "\"source\":\"https://example.org\",", "",
    MPAD_PROTOCOL_ERROR_MISSING, "$.contacts[0].source" },
  { "verified-without-date", "\"checked_on\":\"2026-11-22\",", "", MPAD_PROTOCOL_ERROR_MISSING,
    "$.contacts[0].source" },
  { "unverified-without-note", "\"verified\":true", "\"verified\":false",
    MPAD_PROTOCOL_ERROR_MISSING, "$.contacts[0].unverified_note" },
  { "no-such-day", "2026-11-22", "2026-02-30", MPAD_PROTOCOL_ERROR_VALUE,
    "$.contacts[0].checked_on" },
  { "verified-as-text", "\"verified\":true", "\"verified\":\"yes\"", MPAD_PROTOCOL_ERROR_TYPE,
    "$.contacts[0].verified" },
  { "unknown-group", "\"group\":\"first\"", "\"group\":\"second\"", MPAD_PROTOCOL_ERROR_VALUE,
    "$.contacts[0].group" },
  { "unknown-audience", "\"ready\":\"k\"", "\"ready\":\"k\",\"audience\":\"all\"",
    MPAD_PROTOCOL_ERROR_VALUE, "$.contacts[0].audience" },
  { "no-rules", "[\"R-3\"]", "[]", MPAD_PROTOCOL_ERROR_VALUE, "$.contacts[0].rules" },
  { "via-nobody", "\"phone\":\"0800-2000\",\"dial\":\"08002000\",", "\"via\":\"b\",",
    MPAD_PROTOCOL_ERROR_UNKNOWN_REF, "$.contacts[0].via" },
  { "neither-phone-nor-via", "\"phone\":\"0800-2000\",\"dial\":\"08002000\",", "",
    MPAD_PROTOCOL_ERROR_MISSING, "$.contacts[0].via" },
  { "twice", "[{\"id\"", "[" GOOD_CONTACT ",{\"id\"", MPAD_PROTOCOL_ERROR_DUPLICATE,
    "$.contacts[1].id" },
  { "none", "[" GOOD_CONTACT "]", "[]", MPAD_PROTOCOL_ERROR_VALUE, "$.contacts" },
  { "no-object", "[" GOOD_CONTACT "]", "[1]", MPAD_PROTOCOL_ERROR_TYPE, "$.contacts[0]" },
  { "other-file", "meldpad-contacts", "meldpad-protocol", MPAD_PROTOCOL_ERROR_VALUE, "$.format" },
  { "newer", "\"format_version\":1", "\"format_version\":2", MPAD_PROTOCOL_ERROR_VERSION,
    "$.format_version" },
  { "truncated", "]}", "]", MPAD_PROTOCOL_ERROR_SYNTAX, "national.json" },
};

static void
test_refusal (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (GOOD_NATIONAL);
  g_autoptr (GBytes) national = NULL;
  g_autoptr (GBytes) regions = g_bytes_new_static (GOOD_REGIONS, strlen (GOOD_REGIONS));
  g_autoptr (MpadContacts) contacts = NULL;

  g_assert_cmpuint (g_string_replace (text, refusals[i].find, refusals[i].put, 1), ==, 1);
  national = g_string_free_to_bytes (g_steal_pointer (&text));
  contacts = mpad_contacts_load_bytes (national, regions, &error);
  g_assert_null (contacts);
  g_test_message ("%s", error->message);
  g_assert_error (error, MPAD_PROTOCOL_ERROR, (int) refusals[i].code);
  g_assert_nonnull (strstr (error->message, refusals[i].where));
}

static void
test_good_file_loads (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) national = g_bytes_new_static (GOOD_NATIONAL, strlen (GOOD_NATIONAL));
  g_autoptr (GBytes) regions = g_bytes_new_static (GOOD_REGIONS, strlen (GOOD_REGIONS));
  g_autoptr (MpadContacts) contacts = mpad_contacts_load_bytes (national, regions, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (mpad_contacts_get_list (contacts)->len, ==, 1);
}

static void
test_not_utf8_is_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bad = g_bytes_new_static ("{\xff}", 3);
  g_autoptr (GBytes) regions = g_bytes_new_static (GOOD_REGIONS, strlen (GOOD_REGIONS));
  g_autoptr (MpadContacts) contacts = mpad_contacts_load_bytes (bad, regions, &error);

  g_assert_null (contacts);
  g_assert_error (error, MPAD_PROTOCOL_ERROR, MPAD_PROTOCOL_ERROR_SYNTAX);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contacts/shipped-numbers-are-known", test_shipped_numbers_are_known);
  g_test_add_func ("/contacts/every-verified-contact-has-source-and-date",
                   test_every_verified_contact_has_source_and_date);
  g_test_add_func ("/contacts/r3-everyone-may-call-112-and-vt",
                   test_r3_everyone_may_call_112_and_vt);
  g_test_add_func ("/contacts/c4-leck-is-for-doctors-and-raad-takes-no-calls",
                   test_c4_leck_is_for_doctors_and_raad_takes_no_calls);
  g_test_add_func ("/contacts/c4-regions-do-not-claim-completeness",
                   test_c4_regions_do_not_claim_completeness);
  g_test_add_func ("/contacts/good-file-loads", test_good_file_loads);
  g_test_add_func ("/contacts/not-utf8-is-refused", test_not_utf8_is_refused);
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/contacts/refuses/", refusals[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_refusal);
    }
  return g_test_run ();
}
