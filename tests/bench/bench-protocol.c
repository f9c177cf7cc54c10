/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the five protocols take to load, beside bare json-glib reading the same texts; and how long
 * one evaluation of a large dossier takes, beside putting its facts together. Prints a line each for
 * tests/bench/run. */
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <time.h>

#include "mpad-engine.h"
#include "mpad-protocol-loader.h"

#define ROUNDS 41
#define ENTRIES 2000

static const char *const ids[] = { "s0", "s1", "s2", "s3", "s4" };

/* Processor time of this thread, in microseconds: what else the machine does is not counted. */
static gint64
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* What else the machine does, in its caches too, only adds time: the quicker rounds tell. */
static double
quick_ms (gint64 *times)
{
  qsort (times, ROUNDS, sizeof *times, compare);
  return (double) times[ROUNDS / 4] / 1000;
}

static GBytes *
read_bytes (const char *folder, const char *id)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.json", folder, id);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &error))
    g_error ("%s", error->message);
  return g_bytes_new_take (text, length);
}

static void
bench_load (const char *folder)
{
  GBytes *texts[G_N_ELEMENTS (ids)];
  gint64 ours[ROUNDS];
  gint64 bare[ROUNDS];

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    texts[i] = read_bytes (folder, ids[i]);
  for (guint round = 0; round < ROUNDS; round++)
    {
      gint64 start = now ();

      for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (MpadProtocol) protocol = mpad_protocol_load_bytes (texts[i], ids[i], &error);

          if (protocol == NULL)
            g_error ("%s", error->message);
        }
      ours[round] = now () - start;
      start = now ();
      for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
        {
          g_autoptr (JsonParser) parser = json_parser_new ();
          gsize length;
          const char *text = g_bytes_get_data (texts[i], &length);

          if (!json_parser_load_from_data (parser, text, (gssize) length, NULL))
            g_error ("%s is no JSON", ids[i]);
        }
      bare[round] = now () - start;
    }
  printf ("loading all five protocols\t%.2f\t%.2f\tms\tjson-glib reading the same\tms<10\n",
          quick_ms (ours), quick_ms (bare));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_bytes_unref (texts[i]);
}

/* Two thousand entries of four years: signals, consultations, advice, talks, answers. */
static MpadFacts *
make_facts (const MpadProtocol *protocol)
{
  MpadFacts *facts = mpad_facts_new ("2026-11-22");
  const MpadProtocolTalkKind *talk = protocol->talk_kinds->pdata[0];

  mpad_facts_set_birth_date (facts, "2014-11-15");
  mpad_facts_add_person (facts, "moeder", "parent", MPAD_TRI_YES, MPAD_TRI_YES);
  mpad_facts_add_person (facts, "vader", "parent", MPAD_TRI_YES, MPAD_TRI_UNKNOWN);
  for (guint i = 0; i < ENTRIES; i++)
    {
      static const MpadFactKind kinds[] = { MPAD_FACT_SIGNAL, MPAD_FACT_SIGNAL, MPAD_FACT_CONSULT,
                                            MPAD_FACT_ADVICE, MPAD_FACT_TALK,   MPAD_FACT_ANSWER,
                                            MPAD_FACT_NOTE,   MPAD_FACT_HELP };
      MpadFactKind kind = kinds[i % G_N_ELEMENTS (kinds)];
      const MpadProtocolStep *step = protocol->steps->pdata[i % protocol->steps->len];
      g_autofree char *id = g_strdup_printf ("f%u", i);
      g_autofree char *when = g_strdup_printf ("%u-%02u-%02uT%02u:%02u", 2022 + i / 500,
                                               1 + i / 28 % 10, 1 + i % 28, 8 + i % 9, i % 60);
      MpadFact *fact = mpad_facts_add (facts, id, kind, step->id, when, i);

      mpad_fact_set (fact, "direction", i % 7 == 0 ? "refutes" : "confirms");
      mpad_fact_set (fact, "category", i % 31 == 0 ? "eergerelateerd" : "niet-pluis");
      mpad_fact_set (fact, "with", "ib lead");
      mpad_fact_set (fact, "from", "vt");
      mpad_fact_set (fact, "talk", talk->id);
      mpad_fact_set (fact, "question", i % 2 == 0 ? "vermoeden" : "veiligheid");
      mpad_fact_set (fact, "answer", "yes");
      mpad_fact_set (fact, "what", "agreed");
    }
  return facts;
}

/* The slowest of the five counts. */
static void
bench_evaluate (const char *folder)
{
  double slowest = 0;
  double building = 0;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GBytes) text = read_bytes (folder, ids[i]);
      g_autoptr (MpadProtocol) protocol = mpad_protocol_load_bytes (text, ids[i], NULL);
      gint64 ours[ROUNDS];
      gint64 bare[ROUNDS];

      for (guint round = 0; round < ROUNDS; round++)
        {
          gint64 start = now ();
          g_autoptr (MpadFacts) facts = make_facts (protocol);
          g_autoptr (MpadGuidance) guidance = NULL;

          bare[round] = now () - start;
          start = now ();
          guidance = mpad_engine_evaluate (protocol, facts);
          ours[round] = now () - start;
        }
      if (quick_ms (ours) > slowest)
        {
          slowest = quick_ms (ours);
          building = quick_ms (bare);
        }
    }
  printf ("evaluating 2,000 entries\t%.2f\t%.2f\tms\tputting the facts together\tms<2\n", slowest,
          building);
}

int
main (int argc, char *argv[])
{
  if (argc != 2)
    {
      g_printerr ("usage: %s FOLDER-OF-PROTOCOLS\n", argv[0]);
      return 2;
    }
  bench_load (argv[1]);
  bench_evaluate (argv[1]);
  return 0;
}
