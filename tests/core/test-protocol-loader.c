/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which protocol files are taken and which are refused, and that a refusal names file, JSON path,
 * what is wrong and how to mend it. Every fault is one change to a smallest good protocol. */
#include "mpad-error.h"
#include "mpad-json.h"
#include "protocol-tools.h"

#include <locale.h>
#include <string.h>

typedef struct
{
  const char *name;
  const char *find; /* text of minimal.json */
  const char *put;  /* what stands there instead */
  int code;
  const char *where; /* JSON pointer in the message */
  const char *says;  /* part of what is wrong or how to mend it */
} Case;

#define SIGNAL_DONE "\"done\": { \"fact\": \"signal\" }"

static const Case cases[] = {
  { "missing-field", "\"title\": \"Kleinste protocol dat goed is\",", "",
    MPAD_PROTOCOL_ERROR_MISSING, " / ", "title" },
  { "missing-in-list", "\"name\": \"IB'er\", ", "", MPAD_PROTOCOL_ERROR_MISSING,
    "/roles/1:", "name" },
  { "wrong-type-text", "\"version\": \"1\",\n  \"sector\"", "\"version\": 1,\n  \"sector\"",
    MPAD_PROTOCOL_ERROR_TYPE, "/version:", "a number, but must be a text" },
  { "wrong-type-list", "\"actors\": [\"juf\"]", "\"actors\": 3", MPAD_PROTOCOL_ERROR_TYPE,
    "/steps/0/actors:", "a list of texts" },
  { "wrong-type-object", "{ \"fact\": \"signal\" }", "\"signal\"", MPAD_PROTOCOL_ERROR_TYPE,
    "/steps/0/tasks/0/done:", "an object" },
  { "wrong-type-flag", "\"needs-vt\": true", "\"needs-vt\": \"ja\"", MPAD_PROTOCOL_ERROR_TYPE,
    "/kaders/0/outcomes/2/needs-vt:", "true or false" },
  { "number-out-of-range", "\"number\": 1", "\"number\": 0", MPAD_PROTOCOL_ERROR_VALUE,
    "/kaders/0/questions/0/number:", "1 to 99" },
  { "unknown-field", "\"sector\": \"po\"", "\"sector\": \"po\", \"sektor\": \"po\"",
    MPAD_PROTOCOL_ERROR_VALUE, "/sektor:", "sector" },
  { "unknown-word", "\"sector\": \"po\"", "\"sector\": \"universiteit\"", MPAD_PROTOCOL_ERROR_VALUE,
    "/sector:", "po, vo, so" },
  { "bad-id", "\"id\": \"juf\"", "\"id\": \"Juf Anna\"", MPAD_PROTOCOL_ERROR_VALUE,
    "/roles/0/id:", "small letters" },
  { "bad-date", "2026-11-01", "2026-02-30", MPAD_PROTOCOL_ERROR_VALUE, "/checked-on:", "date" },
  { "empty-text", "\"summary\": \"Alles wat moet, en niets meer.\"", "\"summary\": \"\"",
    MPAD_PROTOCOL_ERROR_VALUE, "/summary:", "empty" },
  { "control-character", "\"Hier.\"", "\"Hi\\u0007er.\"", MPAD_PROTOCOL_ERROR_VALUE,
    "/dossier-place:", "control character" },
  { "newer-format", "\"format\": 1", "\"format\": 2", MPAD_PROTOCOL_ERROR_VERSION,
    "/format:", "newer Meldpad" },
  { "no-rules", "\"rules\": [\"K-1\"],", "", MPAD_PROTOCOL_ERROR_MISSING, " / ", "rules" },
  { "duplicate-id", "{ \"id\": \"baas\"", "{ \"id\": \"ib\"", MPAD_PROTOCOL_ERROR_DUPLICATE,
    "/roles/2/id:", "ib" },
  { "duplicate-step", "\"id\": \"twee\"", "\"id\": \"een\"", MPAD_PROTOCOL_ERROR_DUPLICATE,
    "/steps/1/id:", "een" },
  { "duplicate-key", "\"sector\": \"po\"", "\"sector\": \"po\", \"sector\": \"vo\"",
    MPAD_PROTOCOL_ERROR_DUPLICATE, "line 5", "sector" },
  { "two-steps-one-function", "\"function\": \"consult\"", "\"function\": \"signals\"",
    MPAD_PROTOCOL_ERROR_DUPLICATE, "/steps/1/function:", "function" },
  { "two-leads", "\"function\": \"ib\"", "\"function\": \"lead\"", MPAD_PROTOCOL_ERROR_MISSING,
    "/roles:", "ib" },
  { "unknown-role", "\"owner\": \"juf\"", "\"owner\": \"meester\"", MPAD_PROTOCOL_ERROR_UNKNOWN_REF,
    "/steps/0/tasks/0/owner:", "juf, ib, baas" },
  { "unknown-step", "\"next\": [\"drie\"]", "\"next\": [\"zes\"]", MPAD_PROTOCOL_ERROR_DEAD_END,
    "/steps/2:", "no step leads" },
  { "unknown-jump", "\"next\": [\"drie\"]", "\"next\": [\"drie\"], \"jumps\": [\"zes\"]",
    MPAD_PROTOCOL_ERROR_UNKNOWN_REF, "/steps/1/jumps:", "een, twee" },
  { "unknown-ground", "\"grounds\": [\"gevaar\"]", "\"grounds\": [\"haast\"]",
    MPAD_PROTOCOL_ERROR_UNKNOWN_REF, "/talks/0/grounds:", "gevaar" },
  { "unknown-action", "\"action\": \"record-signal\"", "\"action\": \"schrijf\"",
    MPAD_PROTOCOL_ERROR_UNKNOWN_REF, "/steps/0/tasks/0/action:", "record-signal" },
  { "unknown-fact", "\"fact\": \"signal\"", "\"fact\": \"signaal\"",
    MPAD_PROTOCOL_ERROR_UNKNOWN_REF, "/steps/0/tasks/0/done/fact:", "signaal" },
  { "unknown-key", "{ \"fact\": \"signal\" }",
    "{ \"fact\": \"signal\", \"where\": { \"kleur\": \"rood\" } }", MPAD_PROTOCOL_ERROR_UNKNOWN_REF,
    "/steps/0/tasks/0/done/where/kleur:", "category" },
  { "unknown-category", "{ \"fact\": \"signal\" }",
    "{ \"fact\": \"signal\", \"where\": { \"category\": \"ruzie\" } }",
    MPAD_PROTOCOL_ERROR_UNKNOWN_REF, "/steps/0/tasks/0/done/where/category:", "category" },
  { "no-condition", SIGNAL_DONE, "\"done\": { \"als\": 1 }", MPAD_PROTOCOL_ERROR_MISSING,
    "/steps/0/tasks/0/done:", "no condition" },
  { "condition-on-unknown-step", SIGNAL_DONE,
    "\"done\": { \"any\": [ { \"step\": \"zes\", \"is\": \"done\" } ] }",
    MPAD_PROTOCOL_ERROR_UNKNOWN_REF, "/steps/0/tasks/0/done:", "zes" },
  { "condition-on-unknown-branch", SIGNAL_DONE, "\"done\": { \"branch\": \"brand\" }",
    MPAD_PROTOCOL_ERROR_UNKNOWN_REF, "/steps/0/tasks/0/done:", "acuut" },
  { "condition-with-unknown-word", SIGNAL_DONE, "\"done\": { \"step\": \"een\", \"is\": \"mooi\" }",
    MPAD_PROTOCOL_ERROR_VALUE, "/steps/0/tasks/0/done/is:", "skipped" },
  { "empty-condition-list", SIGNAL_DONE, "\"done\": { \"all\": [] }", MPAD_PROTOCOL_ERROR_VALUE,
    "/steps/0/tasks/0/done/all:", "empty" },
  { "unknown-question", "\"first\": \"a\"", "\"first\": \"c\"", MPAD_PROTOCOL_ERROR_UNKNOWN_REF,
    "/kaders/0/first:", "question" },
  { "unknown-next-question", "\"next\": \"b\"", "\"next\": \"c\"", MPAD_PROTOCOL_ERROR_UNKNOWN_REF,
    "/kaders/0/questions/0/answers/0/next:", "question" },
  { "unknown-outcome", "\"outcome\": \"meld\" }, { \"id\": \"no\"",
    "\"outcome\": \"brief\" }, { \"id\": \"no\"", MPAD_PROTOCOL_ERROR_UNKNOWN_REF,
    "/kaders/0/questions/1/answers/0/outcome:", "outcome" },
  { "dead-end-answer", "\"text\": \"Ja\", \"next\": \"b\"", "\"text\": \"Ja\"",
    MPAD_PROTOCOL_ERROR_DEAD_END, "/kaders/0/questions/0/answers/0:", "leads nowhere" },
  { "demand-without-id", "\"text\": \"Ja\", \"next\": \"b\"",
    "\"text\": \"Ja\", \"next\": \"b\", \"demands\": [ { \"text\": \"Wanneer?\" } ]",
    MPAD_PROTOCOL_ERROR_MISSING, "/kaders/0/questions/0/answers/0/demands/0:", "term" },
  { "unreachable-question", "\"next\": \"b\"", "\"outcome\": \"meld\"",
    MPAD_PROTOCOL_ERROR_DEAD_END, "/kaders/0/questions/1:", "no answer leads" },
  { "circle-of-questions", "\"text\": \"Ja\", \"outcome\": \"meld\"",
    "\"text\": \"Ja\", \"next\": \"a\"", MPAD_PROTOCOL_ERROR_DEAD_END,
    "/kaders/0/questions/1/answers/0/next:", "circle" },
  { "answer-forgotten",
    ", { \"id\": \"doubt\", \"kind\": \"doubt\", \"text\": \"Twijfel\", \"outcome\": \"meld\" }",
    "", MPAD_PROTOCOL_ERROR_MISSING, "/kaders/0/questions/1/answers:", "doubt" },
  { "R-1-doubt-closes", "\"kind\": \"doubt\", \"text\": \"Twijfel\", \"outcome\": \"vraag-vt\"",
    "\"kind\": \"doubt\", \"text\": \"Twijfel\", \"outcome\": \"stop\"", MPAD_PROTOCOL_ERROR_VALUE,
    "/kaders/0/questions/0/answers/2/outcome:", "R-1" },
  { "R-1-doubt-less-than-an-answer",
    "\"kind\": \"doubt\", \"text\": \"Twijfel\", \"outcome\": \"meld\"",
    "\"kind\": \"doubt\", \"text\": \"Twijfel\", \"outcome\": \"stop\"", MPAD_PROTOCOL_ERROR_VALUE,
    "/kaders/0/questions/1/answers/2/outcome:", "R-1" },
  { "route-ends-early", "\"next\": [\"vijf\"], ", "", MPAD_PROTOCOL_ERROR_DEAD_END,
    "/steps/4:", "no step leads" },
  { "one-decision", "\"id\": \"hulp\", \"word\"", "\"id\": \"steun\", \"word\"",
    MPAD_PROTOCOL_ERROR_VALUE, "/decisions:", "melden" },
  { "no-kader", "\"id\": \"kader\", \"title\"", "\"id\": \"kader\", \"titel\": \"x\", \"title\"",
    MPAD_PROTOCOL_ERROR_VALUE, "/kaders/0/titel:", "not known" },
  { "age-rule-backwards", "\"talks\": [",
    "\"age-rules\": [ { \"id\": \"x\", \"talk\": \"ouders\", \"from\": 12, \"to\": 3, \"demand\": "
    "\"required\", \"text\": \"x\" } ], \"talks\": [",
    MPAD_PROTOCOL_ERROR_VALUE, "/age-rules/0/to:", "from" },
  { "branch-locks-unknown-step", "\"talks\": [",
    "\"branches\": [ { \"extends\": \"acuut\", \"locks\": [ { \"id\": \"x\", \"action\": "
    "\"open-step\", \"target\": \"zes\", \"text\": \"x\", \"opens\": \"x\" } ] } ], \"talks\": [",
    MPAD_PROTOCOL_ERROR_UNKNOWN_REF, "/branches/0/locks/0/target:", "een, twee, drie" },
  { "branch-locks-recording", "\"talks\": [",
    "\"branches\": [ { \"extends\": \"acuut\", \"locks\": [ { \"id\": \"x\", \"action\": "
    "\"record-signal\", \"text\": \"x\", \"opens\": \"x\" } ] } ], \"talks\": [",
    MPAD_PROTOCOL_ERROR_VALUE, "/branches/0/locks/0/action:", "recording" },
  { "branch-unknown", "\"talks\": [",
    "\"branches\": [ { \"extends\": \"brand\", \"lines\": [] } ], \"talks\": [",
    MPAD_PROTOCOL_ERROR_UNKNOWN_REF, "/branches/0/extends:", "FORMAT.md" },
  { "branch-of-the-practice-rules-replaced", "\"talks\": [",
    "\"branches\": [ { \"id\": \"acuut\", \"title\": \"x\", \"severity\": \"warn\", \"priority\": "
    "100, \"text\": \"x\", \"do-now\": \"x\", \"triggers\": { \"fact\": \"note\" }, \"lift-text\": "
    "\"x\", \"tasks\": [] } ], \"talks\": [",
    MPAD_PROTOCOL_ERROR_DUPLICATE, "/branches/0/id:", "practice rules" },
  { "branch-before-the-practice-rules", "\"talks\": [",
    "\"branches\": [ { \"id\": \"eigen\", \"title\": \"x\", \"severity\": \"warn\", \"priority\": "
    "1, \"text\": \"x\", \"do-now\": \"x\", \"triggers\": { \"fact\": \"note\" }, \"lift-text\": "
    "\"x\", \"tasks\": [] } ], \"talks\": [",
    MPAD_PROTOCOL_ERROR_VALUE, "/branches/0/priority:", "100" },
  { "branch-weakened-by-extending", "\"talks\": [",
    "\"branches\": [ { \"extends\": \"acuut\", \"severity\": \"warn\" } ], \"talks\": [",
    MPAD_PROTOCOL_ERROR_VALUE, "/branches/0/severity:", "not known" },
  { "deadline-without-fact", "\"talks\": [",
    "\"deadlines\": [ { \"id\": \"x\", \"title\": \"x\", \"text\": \"x\", \"owner\": \"ib\", "
    "\"action\": \"task\", \"from\": { \"always\": true }, \"count\": 1, \"unit\": \"days\" } ], "
    "\"talks\": [",
    MPAD_PROTOCOL_ERROR_TYPE, "/deadlines/0/from:", "fact" },
  { "deadline-ends-at-no-fact", "\"talks\": [",
    "\"deadlines\": [ { \"id\": \"x\", \"title\": \"x\", \"text\": \"x\", \"owner\": \"ib\", "
    "\"action\": \"task\", \"from\": { \"fact\": \"note\" }, \"ends\": { \"step\": \"een\", "
    "\"is\": \"done\" }, \"count\": 1, \"unit\": \"days\" } ], \"talks\": [",
    MPAD_PROTOCOL_ERROR_TYPE, "/deadlines/0/ends:", "facts" },
  { "due-of-no-deadline", "\"owner\": \"juf\"", "\"owner\": \"juf\", \"due\": \"ooit\"",
    MPAD_PROTOCOL_ERROR_UNKNOWN_REF, "/steps/0/tasks/0/due:", "ooit" },
  { "missing-comma", "\"id\": \"kleinste\",", "\"id\": \"kleinste\"", MPAD_PROTOCOL_ERROR_SYNTAX,
    "line 3", "comma" },
  { "extra-bracket", "\"text\": \"Een gesprek is gevaarlijk.\" }",
    "\"text\": \"Een gesprek is gevaarlijk.\" }}", MPAD_PROTOCOL_ERROR_SYNTAX, "line", "bracket" },
  { "extra-comma", "\"id\": \"kleinste\",", "\"id\": \"kleinste\",,", MPAD_PROTOCOL_ERROR_SYNTAX,
    "line 3", "JSON" },
};

static char *
change (const char *text, const char *find, const char *put)
{
  const char *at = strstr (text, find);

  g_assert_nonnull (at);
  return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, put, at + strlen (find));
}

static void
refuse (const char *text, gsize length, int code, const char *where, const char *says)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadProtocol) protocol = mpad_protocol_load_bytes (bytes, "proef.json", &error);

  g_assert_null (protocol);
  g_test_message ("%s", error->message);
  g_assert_error (error, MPAD_PROTOCOL_ERROR, code);
  g_assert_true (g_str_has_prefix (error->message, "proef.json: "));
  g_assert_nonnull (strstr (error->message, "To mend it: "));
  if (strstr (error->message, where) == NULL &&
      !(g_str_equal (where, " / ") && strstr (error->message, ": /:") != NULL))
    g_error ("“%s” does not name the place “%s”", error->message, where);
  if (strstr (error->message, says) == NULL)
    g_error ("“%s” does not say “%s”", error->message, says);
}

static void
test_refuse (gconstpointer data)
{
  const Case *at = data;
  g_autofree char *text = tools_read ("tests/fixtures/protocols/minimal.json");
  g_autofree char *bad = change (text, at->find, at->put);

  refuse (bad, strlen (bad), at->code, at->where, at->says);
}

static void
test_accept (void)
{
  g_autofree char *path = tools_path ("tests/fixtures/protocols/minimal.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadProtocol) protocol = mpad_protocol_load_file (path, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (protocol->steps->len, ==, 5);
  /* The practice rules lie underneath whatever the file says. */
  g_assert_nonnull (mpad_protocol_find_branch (protocol, "eergerelateerd"));
  g_assert_nonnull (mpad_protocol_find_contact (protocol, "vt"));
  /* "@ib" has become the school's own role. */
  g_assert_cmpstr (mpad_protocol_find_step (protocol, "twee")->actors[0], ==, "ib");
  /* An element without rules has those around it. */
  g_assert_cmpstr (((MpadProtocolRole *) protocol->roles->pdata[0])->rules[0], ==, "K-1");
}

static void
test_missing_file (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (mpad_protocol_load_file ("/nergens/geen.json", &error));
  g_assert_error (error, MPAD_PROTOCOL_ERROR, MPAD_PROTOCOL_ERROR_READ);
  g_assert_nonnull (strstr (error->message, "geen.json"));
}

static void
test_truncated (void)
{
  g_autofree char *text = tools_read ("tests/fixtures/protocols/minimal.json");
  gsize length = strlen (g_strchomp (text));

  /* Every place where a file can be cut short. */
  for (gsize i = 0; i < length; i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (text, i);
      g_autoptr (GError) error = NULL;

      g_assert_null (mpad_protocol_load_bytes (bytes, "proef.json", &error));
      g_assert_error (error, MPAD_PROTOCOL_ERROR, MPAD_PROTOCOL_ERROR_SYNTAX);
    }
  refuse (text, length / 2, MPAD_PROTOCOL_ERROR_SYNTAX, "line", "again from where it came");
}

static void
test_not_utf8 (void)
{
  g_autofree char *text = tools_read ("tests/fixtures/protocols/minimal.json");
  char *at = strstr (text, "Kleinste");

  *at = (char) 0xff;
  refuse (text, strlen (text), MPAD_PROTOCOL_ERROR_SYNTAX,
          "proef.json: /title (line 6, column 13):", "UTF-8");
}

static void
test_nul (void)
{
  g_autofree char *text = tools_read ("tests/fixtures/protocols/minimal.json");
  gsize length = strlen (text);

  text[40] = '\0';
  refuse (text, length, MPAD_PROTOCOL_ERROR_SYNTAX, "line", "UTF-16");
}

static void
test_nesting (void)
{
  gsize size = 10 * 1024 * 1024;
  g_autofree char *deep = g_strnfill (size, '[');
  g_autofree char *fits = g_strnfill (3 * 1024 * 1024, '[');

  refuse (deep, size, MPAD_PROTOCOL_ERROR_TOO_LARGE, "proef.json: /:", "4 MiB");
  refuse (fits, strlen (fits), MPAD_PROTOCOL_ERROR_TOO_LARGE, "/0/0/0", "64 deep");
}

/* Sixty-four levels are read; the parser does not count brackets inside texts. */
static void
test_nesting_limit (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (MpadArena) arena = mpad_arena_new ();
  MpadJsonInput input = { .name = "proef.json", .arena = arena };
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 64; i++)
    g_string_append_c (text, '[');
  g_string_append (text, "\"[[[[ \\\" {{{{\"");
  for (guint i = 0; i < 64; i++)
    g_string_append_c (text, ']');
  bytes = g_bytes_new (text->str, text->len);
  g_assert_nonnull (mpad_json_parse (&input, bytes));
  g_assert_no_error (input.error);
}

/* RFC 8259, to the letter: what another program would refuse is no protocol here either. */
static void
test_json (void)
{
  static const struct
  {
    const char *text;
    const char *value; /* (nullable): of the text that is read; NULL: refused */
  } texts[] = {
    { "\"\"", "" },
    { "\"a\\\"b\\\\c\\/d\\n\\t\"", "a\"b\\c/d\n\t" },
    { "\"\\u00e9\\u20ac\"", "é€" },
    { "\"\\ud83d\\ude00.\"", "😀." },
    { "\"\\ud83d\"", NULL },
    { "\"\\ude00\"", NULL },
    { "\"\\ud83d\\u0041\"", NULL },
    { "\"\\u0000\"", NULL },
    { "\"\\u12g4\"", NULL },
    { "\"\\u12", NULL },
    { "\"\\x\"", NULL },
    { "\"a", NULL },
    { "\"a\nb\"", NULL },
    { "\"a\tb\"", NULL },
    { "\"a\x7f\"", "a\x7f" },
    { "\"a\\", NULL },
    { "'a'", NULL },
    { "a", NULL },
    { "tru", NULL },
    { "True", NULL },
    { "01", NULL },
    { "-", NULL },
    { "1.", NULL },
    { ".5", NULL },
    { "1e", NULL },
    { "+1", NULL },
    { "1 2", NULL },
    { "[1,]", NULL },
    { "[,1]", NULL },
    { "[1 2]", NULL },
    { "[1", NULL },
    { "[1}", NULL },
    { "{\"a\"}", NULL },
    { "{\"a\":}", NULL },
    { "{\"a\":1,}", NULL },
    { "{a:1}", NULL },
    { "{\"a\":1,\"\\u0061\":2}", NULL },
    { "// \n1", NULL },
    { "\"a\"]", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MpadArena) arena = mpad_arena_new ();
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i].text, strlen (texts[i].text));
      MpadJsonInput input = { .name = "proef.json", .arena = arena };
      const MpadJsonNode *node = mpad_json_parse (&input, bytes);

      g_test_message ("%s", texts[i].text);
      g_assert_true ((node == NULL) == (texts[i].value == NULL));
      g_assert_true ((node == NULL) == (input.error != NULL));
      if (node != NULL)
        {
          g_assert_cmpint (node->type, ==, MPAD_JSON_TEXT);
          g_assert_cmpstr (node->text, ==, texts[i].value);
        }
      g_clear_error (&input.error);
    }
}

static void
test_json_values (void)
{
  static const char text[] = " { \"a\" : [ -12, 1.5, 1e3, 99999999999999999999, 0 ],\r\n\t\"b\":"
                             "true, \"c\": false, \"d\": null, \"e\": {}, \"f\": [] } ";
  static const MpadJsonType numbers[] = { MPAD_JSON_INT, MPAD_JSON_NUMBER, MPAD_JSON_NUMBER,
                                          MPAD_JSON_NUMBER, MPAD_JSON_INT };
  g_autoptr (MpadArena) arena = mpad_arena_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  MpadJsonInput input = { .name = "proef.json", .arena = arena };
  const MpadJsonNode *root = mpad_json_parse (&input, bytes);
  const MpadJsonNode *number;
  guint n = 0;

  g_assert_no_error (input.error);
  g_assert_cmpuint (root->n, ==, 6);
  number = mpad_json_node_find (root, "a")->first;
  g_assert_cmpint (number->number, ==, -12);
  for (; number != NULL; number = number->next)
    g_assert_cmpint (number->type, ==, numbers[n++]);
  g_assert_cmpuint (n, ==, 5);
  g_assert_cmpint (mpad_json_node_find (root, "b")->number, ==, 1);
  g_assert_cmpint (mpad_json_node_find (root, "c")->number, ==, 0);
  g_assert_cmpint (mpad_json_node_find (root, "d")->type, ==, MPAD_JSON_NULL);
  g_assert_cmpint (mpad_json_node_find (root, "e")->type, ==, MPAD_JSON_OBJECT);
  g_assert_cmpint (mpad_json_node_find (root, "f")->type, ==, MPAD_JSON_ARRAY);
  g_assert_null (mpad_json_node_find (root, "g"));
}

/* More keys than are compared one by one. */
static void
test_many_keys (void)
{
  for (guint twice = 0; twice < 2; twice++)
    {
      g_autoptr (GString) text = g_string_new ("{");
      g_autoptr (MpadArena) arena = mpad_arena_new ();
      g_autoptr (GBytes) bytes = NULL;
      MpadJsonInput input = { .name = "proef.json", .arena = arena };

      for (guint i = 0; i < 200; i++)
        g_string_append_printf (text, "\"k%u\": %u,", i, i);
      g_string_append_printf (text, "\"k%u\": 0}", twice == 1 ? 123u : 200u);
      bytes = g_bytes_new (text->str, text->len);
      g_assert_true ((mpad_json_parse (&input, bytes) == NULL) == (twice == 1));
      if (twice == 1)
        g_assert_error (input.error, MPAD_PROTOCOL_ERROR, MPAD_PROTOCOL_ERROR_DUPLICATE);
      g_clear_error (&input.error);
    }
}

static void
test_not_an_object (void)
{
  static const char *const texts[] = { "[]", "3", "\"tekst\"", "null", "true" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    refuse (texts[i], strlen (texts[i]), MPAD_PROTOCOL_ERROR_TYPE, "proef.json: /:", "object");
  refuse ("", 0, MPAD_PROTOCOL_ERROR_SYNTAX, "proef.json: /:", "empty");
  refuse ("   ", 3, MPAD_PROTOCOL_ERROR_SYNTAX, "proef.json:", "JSON");
}

/* Free text proposes a branch, and never raises one. */
static void
test_words_propose (void)
{
  g_autoptr (MpadProtocol) protocol = tools_protocol ("s1");
  g_autoptr (GPtrArray) proposed = mpad_protocol_propose_branches (
    protocol, "Ze is bang voor EERWRAAK; ook een blauwe plek op de arm.");
  g_autoptr (GPtrArray)
    none = mpad_protocol_propose_branches (protocol, "Hij heeft beerwraakjes gegeten.");

  g_assert_cmpuint (proposed->len, ==, 2);
  g_assert_cmpstr (((MpadProtocolBranch *) proposed->pdata[0])->id, ==, "eergerelateerd");
  g_assert_cmpstr (((MpadProtocolBranch *) proposed->pdata[1])->id, ==, "letsel");
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/loader/accept/smallest-protocol", test_accept);
  g_test_add_func ("/loader/refuse/missing-file", test_missing_file);
  g_test_add_func ("/loader/refuse/truncated-anywhere", test_truncated);
  g_test_add_func ("/loader/refuse/not-utf8", test_not_utf8);
  g_test_add_func ("/loader/refuse/nul", test_nul);
  g_test_add_func ("/loader/refuse/10-mb-of-nesting", test_nesting);
  g_test_add_func ("/loader/accept/64-levels", test_nesting_limit);
  g_test_add_func ("/loader/json/strict", test_json);
  g_test_add_func ("/loader/json/values", test_json_values);
  g_test_add_func ("/loader/json/many-keys", test_many_keys);
  g_test_add_func ("/loader/refuse/no-object", test_not_an_object);
  g_test_add_func ("/loader/R-12-free-text-only-proposes", test_words_propose);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/loader/refuse/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_refuse);
    }
  return g_test_run ();
}
