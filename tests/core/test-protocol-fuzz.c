/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Broken protocol files by the thousand: the loader takes one or refuses it with a message, and
 * never crashes, hangs or grows. What it takes, the engine can run. MELDPAD_LONG=1: 10^6 files. */
#include <json-glib/json-glib.h>
#include <string.h>
#include <unistd.h>

#include "mpad-error.h"
#include "protocol-tools.h"

/* The address sanitizer keeps what was freed for a while. */
#ifdef __SANITIZE_ADDRESS__
#define MAY_GROW_KIB (512 * 1024)
#else
#define MAY_GROW_KIB (64 * 1024)
#endif

static const char *const seeds[] = { "tests/fixtures/protocols/minimal.json",
                                     "data/protocols/s1.json", "data/protocols/s4.json" };

static const char *const tokens[] = {
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  "\"",
  "null",
  "true",
  "false",
  "0",
  "-1",
  "1e999",
  "99999999999999999999",
  "\\u0000",
  "\\ud800",
  "\xff",
  "\xc3",
  "é",
  "\"rules\"",
  "\"id\"",
  "\"next\"",
  "\"any\"",
  "\"not\"",
  "\"fact\"",
  "\"where\"",
  "\"@ib\"",
  "\"@talk\"",
  "\"outcome\"",
  "\"yes\"",
  "\"acuut\"",
  "\"extends\"",
  "{\"not\":",
  "{\"all\":[",
  "\"record-signal\"",
  "\"hold-talk\"",
  "[[[[[[[[[[[[[[[[",
  "{\"a\":{\"a\":{\"a\":{\"a\":",
  "\"count\": 1000",
  "\"unit\": \"workdays\"",
};

static guint
pick (guint n)
{
  return n == 0 ? 0 : (guint) g_test_rand_int_range (0, (gint32) MIN (n, G_MAXINT32));
}

/* A piece of @from, at most @most bytes long. */
static void
piece (GString *from, guint most, gsize *start, gsize *length)
{
  guint wanted = 1 + pick (most);

  *start = pick ((guint) from->len);
  *length = MIN (from->len - *start, wanted);
}

static void
mutate (GString *text, GString *other)
{
  gsize start;
  gsize length;
  const char *token = tokens[pick (G_N_ELEMENTS (tokens))];

  if (text->len == 0)
    g_string_append_c (text, ' ');
  switch (pick (9))
    {
    case 0:
      text->str[pick ((guint) text->len)] ^= (char) (1 << pick (8));
      break;
    case 1:
      text->str[pick ((guint) text->len)] = (char) pick (256);
      break;
    case 2:
      piece (text, 200, &start, &length);
      g_string_erase (text, (gssize) start, (gssize) length);
      break;
    case 3:
    case 4:
      g_string_insert (text, (gssize) pick ((guint) text->len), token);
      break;
    case 5:
      {
        g_autofree char *copy = NULL;

        piece (other, 400, &start, &length);
        copy = g_strndup (other->str + start, length);
        g_string_insert (text, (gssize) pick ((guint) text->len), copy);
        break;
      }
    case 6:
      if (pick (20) == 0)
        g_string_truncate (text, pick ((guint) text->len));
      break;
    default:
      {
        /* Swap a word for another: the file stays JSON and reaches the deeper checks. */
        char *quote = strchr (text->str + pick ((guint) text->len), '"');
        char *end = quote == NULL ? NULL : strchr (quote + 1, '"');
        char *from = strchr (other->str + pick ((guint) other->len), '"');
        char *to = from == NULL ? NULL : strchr (from + 1, '"');

        if (end != NULL && to != NULL && end - quote < 60 && to - from < 60)
          {
            g_autofree char *word = g_strndup (from + 1, (gsize) (to - from - 1));
            gssize at = quote + 1 - text->str;

            g_string_erase (text, at, end - quote - 1);
            g_string_insert (text, at, word);
          }
        break;
      }
    }
}

static gsize
resident_kib (void)
{
  g_autofree char *text = NULL;
  gsize pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    {
      g_auto (GStrv) words = g_strsplit (text, " ", 3);

      pages = (gsize) g_ascii_strtoull (words[1], NULL, 10);
    }
  return pages * (gsize) sysconf (_SC_PAGESIZE) / 1024;
}

/* A dossier with something of everything, by functions that every protocol has. */
static void
run_engine (MpadProtocol *protocol)
{
  const char *step = ((MpadProtocolStep *) protocol->steps->pdata[0])->id;
  g_autofree char *signal = g_strdup_printf ("2026-11-10 signal %s category=acuut+vgv+medewerker",
                                             step);
  g_autofree char *answer = NULL;
  g_autoptr (MpadFacts) facts = tools_facts ("2026-11-20", signal, "2026-11-10 report - what=made",
                                             "2026-11-10 decision - about=melden value=yes",
                                             "2026-11-10 inzage - what=asked", NULL);
  g_autoptr (MpadGuidance) g = NULL;
  g_autofree char *text = NULL;

  if (protocol->kaders->len > 0)
    {
      const MpadProtocolKader *kader = protocol->kaders->pdata[0];

      answer = g_strdup_printf ("2026-11-11 answer - question=%s answer=doubt term=2026-11-15",
                                kader->first);
      tools_add (facts, answer);
    }
  g = mpad_engine_evaluate (protocol, facts);
  text = tools_print (g);
  g_assert_cmpuint (g->steps->len, ==, 5);
  g_assert_true (g_utf8_validate (text, -1, NULL));
}

static void
test_fuzz (void)
{
  gboolean is_long = g_strcmp0 (g_getenv ("MELDPAD_LONG"), "1") == 0;
  guint count = is_long ? 1000000 : 50000;
  GString *originals[G_N_ELEMENTS (seeds)];
  guint accepted = 0;
  gsize before = 0;

  for (guint i = 0; i < G_N_ELEMENTS (seeds); i++)
    {
      g_autofree char *text = tools_read (seeds[i]);

      originals[i] = g_string_new (text);
    }
  for (guint i = 0; i < count; i++)
    {
      /* Mostly the smallest: it is read fastest. */
      guint seed = pick (50) == 0 ? 1 + pick (G_N_ELEMENTS (seeds) - 1) : 0;
      g_autoptr (GString)
        text = g_string_new_len (originals[seed]->str, (gssize) originals[seed]->len);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (MpadProtocol) protocol = NULL;
      guint times = 1 + pick (3);

      for (guint j = 0; j < times; j++)
        mutate (text, originals[pick (G_N_ELEMENTS (seeds))]);
      bytes = g_bytes_new (text->str, text->len);
      protocol = mpad_protocol_load_bytes (bytes, "proef.json", &error);
      g_assert_true ((protocol == NULL) == (error != NULL));
      if (protocol == NULL)
        {
          g_assert_true (error->domain == MPAD_PROTOCOL_ERROR);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
          g_assert_true (g_str_has_prefix (error->message, "proef.json: "));
        }
      else
        {
          g_autoptr (JsonParser) parser = json_parser_new ();

          /* What is taken is JSON to others too. */
          json_parser_set_strict (parser, TRUE);
          if (!json_parser_load_from_data (parser, text->str, (gssize) text->len, &error))
            g_error ("taken, but: %s in:\n%s", error->message, text->str);
          accepted++;
          run_engine (protocol);
        }
      if (i == 2000)
        before = resident_kib ();
    }
  g_test_message ("%u of %u taken, memory %" G_GSIZE_FORMAT " KiB after %" G_GSIZE_FORMAT " KiB",
                  accepted, count, resident_kib (), before);
  /* Some must get through, or the deeper checks and the engine were never reached. */
  g_assert_cmpuint (accepted, >, count / 200);
  g_assert_cmpuint (resident_kib (), <, before + MAY_GROW_KIB);
  for (guint i = 0; i < G_N_ELEMENTS (seeds); i++)
    g_string_free (originals[i], TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/loader/fuzz", test_fuzz);
  return g_test_run ();
}
