/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every casus of tests/fixtures/casus, against every shipped protocol. */
#include "casus-tools.h"

#include <string.h>

static const char *const ids[] = { "s0", "s1", "s2", "s3", "s4" };

static JsonNode *
read_casus (const char *relative)
{
  g_autofree char *path = tools_path (relative);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return json_parser_steal_root (parser);
}

static char *
compare (const char *name, JsonObject *casus)
{
  JsonObject *all = json_object_get_object_member (casus, "verwacht");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (MpadProtocol) protocol = tools_protocol (ids[i]);
      g_autoptr (MpadFacts) facts = casus_facts (protocol, casus);
      g_autoptr (MpadGuidance) guidance = mpad_engine_evaluate (protocol, facts);
      g_autoptr (JsonObject) observed = casus_observe (guidance);
      g_autofree char *differences = NULL;

      if (!json_object_has_member (all, ids[i]))
        {
          g_string_append_printf (text, "%s: nothing is expected of %s\n", name, ids[i]);
          continue;
        }
      differences = casus_differences (name, ids[i], json_object_get_object_member (all, ids[i]),
                                       observed);
      g_string_append (text, differences);
    }
  return g_string_free (text, FALSE);
}

static void
test_casus (gconstpointer data)
{
  g_autofree char *relative = g_build_filename ("tests/fixtures/casus", data, NULL);
  g_autoptr (JsonNode) root = read_casus (relative);
  g_autofree char *differences = compare (data, json_node_get_object (root));

  if (*differences != '\0')
    {
      g_test_message ("%s", differences);
      g_test_fail_printf ("%s does not go as expected", (const char *) data);
    }
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_casus (void)
{
  g_autofree char *path = tools_path ("tests/fixtures/casus");
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &error);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
test_enough (void)
{
  g_autoptr (GPtrArray) names = list_casus ();

  g_assert_cmpuint (names->len, >=, 40);
}

/* A wrong expectation fails, and says what was expected and what came. */
static void
test_wrong (void)
{
  g_autoptr (JsonNode) root = read_casus ("tests/fixtures/casus-fout/verkeerd-verwacht.json");
  g_autofree char *differences = compare ("verkeerd-verwacht", json_node_get_object (root));

  g_assert_cmpstr (differences, ==,
                   "verkeerd-verwacht, protocol s1, “veiligheid”:\n"
                   "  verwacht  []\n"
                   "  gekregen  [\"acuut\"]\n"
                   "verkeerd-verwacht, protocol s2: “volgend” is geen woord van een verwachting\n");
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) names = NULL;

  g_test_init (&argc, &argv, NULL);
  names = list_casus ();
  g_test_add_func ("/casus/at-least-forty", test_enough);
  g_test_add_func ("/casus/a-wrong-expectation-fails-readably", test_wrong);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_strdup_printf ("/casus/%s", (char *) names->pdata[i]);

      g_test_add_data_func (path, names->pdata[i], test_casus);
    }
  return g_test_run ();
}
