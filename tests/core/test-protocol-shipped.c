/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shipped protocols: they load, speak the words of R-23, and COVERAGE.md tells the truth. */
#include <json-glib/json-glib.h>
#include <string.h>

#include "protocol-tools.h"

static const char *const files[] = { "praktijkregels", "s0", "s1", "s2", "s3", "s4" };

/* Part A of the domain notes and the practice rules. */
static const struct
{
  const char *series;
  guint count;
} series[] = { { "S0", 39 }, { "S1", 47 }, { "S2", 23 }, { "S3", 28 }, { "S4", 13 }, { "R", 23 } };

static JsonNode *
read_json (const char *name)
{
  g_autofree char *relative = g_strdup_printf ("data/protocols/%s.json", name);
  g_autofree char *path = tools_path (relative);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return json_parser_steal_root (parser);
}

static void
test_load (void)
{
  for (guint i = 1; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (MpadProtocol) protocol = tools_protocol (files[i]);

      g_assert_cmpstr (protocol->id, ==, files[i]);
      g_assert_cmpuint (protocol->steps->len, ==, 5);
      g_assert_cmpuint (protocol->branches->len, ==, 10);
    }
}

typedef void (*TextFunc) (const char *path, const char *text, gpointer data);

static void
each_text (JsonNode *node, const char *path, TextFunc func, gpointer data)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *key;
      JsonNode *member;

      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, &key, &member))
        {
          g_autofree char *inner = g_strdup_printf ("%s/%s", path, key);

          each_text (member, inner, func, data);
        }
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          g_autofree char *inner = g_strdup_printf ("%s/%u", path, i);

          each_text (json_array_get_element (array, i), inner, func, data);
        }
    }
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    func (path, json_node_get_string (node), data);
}

/* Words that R-23, S0-37, S2-22 and B-1 keep out of the program. */
static void
check_words (const char *path, const char *text, gpointer data)
{
  static const char *const never[] = {
    "dader",       "slachtoffer", "mishandelde leerling",        "beslisboom",
    "herstelblad", "AMK",         "Meldpunt Kindermishandeling", "client",
    "cliënt"
  };
  gboolean label = g_str_has_suffix (path, "/label");
  g_autofree char *folded = g_utf8_strdown (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    {
      g_autofree char *word = g_utf8_strdown (never[i], -1);

      if (strstr (folded, word) != NULL)
        g_error ("%s%s says “%s”: %s", (const char *) data, path, never[i], text);
    }
  /* B-1: bare letters stand only in the label of a decision. */
  if (!label && (strstr (folded, "5a") != NULL || strstr (folded, "5b") != NULL))
    g_error ("%s%s uses bare letters: %s", (const char *) data, path, text);
}

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (JsonNode) root = read_json (files[i]);

      each_text (root, "", check_words, (gpointer) files[i]);
    }
}

/* R-14, L-rules: no telephone number but those of the contacts, which bear source and date. */
static void
check_numbers (const char *path, const char *text, gpointer data)
{
  static const char *const allowed[] = { "0800-2000" };
  g_autoptr (GRegex) regex = g_regex_new ("\\b0[0-9]{2,3}[- ][0-9]{4,8}\\b", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *number = g_match_info_fetch (match, 0);

      if (!g_str_equal (number, allowed[0]))
        g_error ("%s%s holds the number %s", (const char *) data, path, number);
    }
}

static void
test_numbers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (JsonNode) root = read_json (files[i]);

      each_text (root, "", check_numbers, (gpointer) files[i]);
    }
}

/* B: what the protocols differ in, as the table of the domain notes says. */
static void
test_differences (void)
{
  static const struct
  {
    const char *id, *melden, *hulp, *variant, *place, *first_decider, *maker;
    guint kaders;
  } cases[] = {
    { "s0", NULL, NULL, "vws", "beslissen", "leerkracht", "leerkracht", 1 },
    { "s1", "5B", "5A", "vws", "wegen", "ib", "ib", 1 },
    { "s2", NULL, NULL, "eigen", "wegen", "leerkracht", "leerkracht", 1 },
    { "s3", "a", "b", "onderwijs", "wegen", "mdo", "zorgcoordinator", 1 },
    { "s4", "5a", "5b", "onderwijs", "wegen", "ib", "directeur", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MpadProtocol) protocol = tools_protocol (cases[i].id);
      const MpadProtocolDecision *melden = mpad_protocol_find_decision (protocol, "melden");
      const MpadProtocolDecision *hulp = mpad_protocol_find_decision (protocol, "hulp");
      const MpadProtocolKader *kader = mpad_protocol_find_kader (protocol, NULL);

      g_assert_cmpstr (melden->label, ==, cases[i].melden);
      g_assert_cmpstr (hulp->label, ==, cases[i].hulp);
      g_assert_cmpstr (kader->variant, ==, cases[i].variant);
      g_assert_cmpstr (kader->steps[0], ==, cases[i].place);
      g_assert_cmpuint (protocol->kaders->len, ==, cases[i].kaders);
      g_assert_cmpstr (melden->deciders[0], ==, cases[i].first_decider);
      g_assert_cmpstr (melden->makers[0], ==, cases[i].maker);
    }
}

/* RFC 6901, as far as these files need it. */
static JsonNode *
resolve (JsonNode *root, const char *pointer)
{
  g_auto (GStrv) parts = g_strsplit (pointer, "/", -1);
  JsonNode *node = root;

  for (guint i = 1; parts[0] != NULL && parts[i] != NULL && node != NULL; i++)
    {
      if (JSON_NODE_HOLDS_OBJECT (node))
        node = json_object_get_member (json_node_get_object (node), parts[i]);
      else if (JSON_NODE_HOLDS_ARRAY (node) && g_ascii_strtoull (parts[i], NULL, 10) <
                                                 json_array_get_length (json_node_get_array (node)))
        node = json_array_get_element (json_node_get_array (node),
                                       (guint) g_ascii_strtoull (parts[i], NULL, 10));
      else
        node = NULL;
    }
  return node;
}

static gboolean
bears (JsonNode *node, const char *handle)
{
  JsonArray *rules;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node) ||
      !json_object_has_member (json_node_get_object (node), "rules"))
    return FALSE;
  rules = json_object_get_array_member (json_node_get_object (node), "rules");
  for (guint i = 0; i < json_array_get_length (rules); i++)
    if (g_str_equal (json_array_get_string_element (rules, i), handle))
      return TRUE;
  return FALSE;
}

static void
check_pointer (const char *handle, const char *carrier)
{
  g_auto (GStrv) parts = g_strsplit (carrier, ".json#", 2);
  g_autoptr (JsonNode) root = NULL;

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  root = read_json (parts[0]);
  if (!bears (resolve (root, parts[1]), handle))
    g_error ("%s: %s does not bear it", handle, carrier);
}

static void
check_test (const char *handle, const char *name, const char *sources)
{
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", name);

  if (strstr (sources, quoted) == NULL)
    g_error ("%s: there is no test %s", handle, name);
}

static char *
all_test_sources (void)
{
  static const char *const tests[] = { "engine", "loader", "safety", "shipped", "walk" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *relative = g_strdup_printf ("tests/core/test-protocol-%s.c", tests[i]);
      g_autofree char *source = tools_read (relative);

      g_string_append (text, source);
    }
  return g_string_free (text, FALSE);
}

static void
check_row (const char *handle, const char *carried, const char *sources, guint *not_carried)
{
  g_auto (GStrv) parts = g_strsplit (carried, "`", -1);

  if (g_str_has_prefix (carried, "not carried: "))
    {
      g_assert_cmpuint (strlen (carried), >, strlen ("not carried: ") + 10);
      ++*not_carried;
      return;
    }
  g_assert_cmpuint (g_strv_length (parts), >=, 3);
  for (guint i = 1; parts[i] != NULL && parts[i + 1] != NULL; i += 2)
    if (g_str_has_prefix (parts[i], "test "))
      check_test (handle, parts[i] + strlen ("test "), sources);
    else
      check_pointer (handle, parts[i]);
}

static void
test_coverage (void)
{
  g_autofree char *text = tools_read ("data/protocols/COVERAGE.md");
  g_autofree char *sources = all_test_sources ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint not_carried = 0;
  guint expected = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], " | ", 2);
      char *handle;

      if (g_strv_length (cells) != 2 || !g_str_has_prefix (cells[0], "| ") ||
          strchr (cells[0], '-') == NULL)
        continue;
      handle = g_strdup (cells[0] + 2);
      check_row (handle, cells[1], sources, &not_carried);
      if (!g_hash_table_add (rows, handle))
        g_error ("%s stands twice", handle);
    }
  for (guint i = 0; i < G_N_ELEMENTS (series); i++)
    for (guint n = 1; n <= series[i].count; n++, expected++)
      {
        g_autofree char *handle = g_strdup_printf ("%s-%u", series[i].series, n);

        if (!g_hash_table_contains (rows, handle))
          g_error ("%s is not in COVERAGE.md", handle);
      }
  g_assert_cmpuint (g_hash_table_size (rows), ==, expected);
  g_assert_cmpuint (not_carried, <=, 20);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shipped/all-five-load", test_load);
  g_test_add_func ("/shipped/S0-37-R-23-words", test_words);
  g_test_add_func ("/shipped/no-telephone-numbers-in-texts", test_numbers);
  g_test_add_func ("/shipped/B-differences-between-the-five", test_differences);
  g_test_add_func ("/shipped/coverage-tells-the-truth", test_coverage);
  return g_test_run ();
}
