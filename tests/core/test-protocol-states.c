/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every state that a dossier can come to within twelve events, in every shipped protocol: the program
 * always knows what to do next, and that may be done.
 * A state is what the program says about the way on (fingerprint); about 30,000 a protocol. Each is
 * gone on from once, with all that can happen (nth_event), from the dossier that came to it in the
 * fewest events; so a million dossiers a protocol are looked at. What is left out are longer
 * dossiers in a state that was there already: they say the same now, but what was recorded may make
 * them say something else later. That they have no dead end either is not proved here: the random
 * walks (test-protocol-walk.c) leave nothing out. Under the sanitizers: the first few hundred
 * states, unless MELDPAD_LONG=1. */
#include "walk-tools.h"

static const char *const ids[] = { "s0", "s1", "s2", "s3", "s4" };

/* Under the sanitizers all of it takes too long. */
static gboolean
is_slow (void)
{
#ifdef __SANITIZE_ADDRESS__
  return TRUE;
#else
  return FALSE;
#endif
}

/* What the program says about the way on, without dates. */
static char *
fingerprint (const MpadGuidance *g)
{
  GString *text = g_string_new (NULL);
  const MpadNextAction *next = g->next;

  g_string_append_printf (text, "%u", g->state);
  for (guint i = 0; i < g->steps->len; i++)
    {
      const MpadStepGuidance *step = g->steps->pdata[i];

      if (step->current)
        g_string_append_printf (text, " %s %u", step->step->id, step->state);
    }
  if (g->branches->len > 0)
    {
      const MpadActiveBranch *active = g->branches->pdata[0];

      g_string_append_printf (text, " !%s%d%d", active->branch->id, active->home_asked,
                              active->may_lift);
    }
  if (g->kader != NULL)
    g_string_append_printf (text, " ?%s %s",
                            g->kader->current == NULL ? "-" : g->kader->current->id,
                            g->kader->outcome == NULL ? "-" : g->kader->outcome->id);
  for (guint i = 0; i < g->decisions->len; i++)
    g_string_append_printf (text, " =%u", ((MpadDecisionState *) g->decisions->pdata[i])->value);
  if (next != NULL)
    g_string_append_printf (text, " >%s %s %s", next->action,
                            next->target == NULL ? "-" : next->target,
                            next->step == NULL ? "-" : next->step);
  return g_string_free (text, FALSE);
}

/* Every kind of thing that can happen, once; @n counts them off. */
static gboolean
nth_event (Walk *walk, const MpadGuidance *g, guint n)
{
  static const struct
  {
    const char *kind, *keys;
  } events[] = {
    { "signal", "direction=confirms" },
    { "signal", "category=acuut" },
    { "signal", "category=eergerelateerd" },
    { "signal", "category=medewerker" },
    { "signal", "category=kind-vertelt" },
    { "consult", "with=ib+lead+zorgteam+mentor+intern-team signed=yes" },
    { "advice",
      "from=vt branch=acuut+eergerelateerd+kind-vertelt about=wegen function=yes result=go" },
    { "home-safe", "value=yes" },
    { "decision", "about=melden value=yes" },
    { "decision", "about=melden value=no" },
    { "decision", "about=hulp value=yes" },
    { "decision", "about=hulp value=no" },
    { "report", "what=made" },
    { "report", "what=vt-decision" },
    { "help", "what=arrived" },
    { "help", "what=flared-up" },
    { "evaluation", "what=held" },
    { "handover", "to=lead" },
    { "branch-lifted", "branch=acuut" },
    { "branch-lifted", "branch=medewerker" },
    { "step-close", "by=ib" },
    { "step-stop", "by=ib" },
    { "step-skip", "by=ib" },
    { "step-loop", "to=@" },
    { "dossier-reopened", "by=ib" },
  };
  static const char *const kinds[] = { "yes", "no", "doubt" };
  const char *step = ((MpadProtocolStep *) walk->protocol->steps->pdata[0])->id;
  guint n_talks = walk->protocol->talk_kinds->len;

  for (guint i = 0; i < g->steps->len; i++)
    if (((MpadStepGuidance *) g->steps->pdata[i])->current)
      step = ((MpadStepGuidance *) g->steps->pdata[i])->step->id;
  if (n < G_N_ELEMENTS (events))
    {
      if (g_str_has_suffix (events[n].keys, "=@"))
        walk_add (walk, events[n].kind, step, "to=%s",
                  ((MpadProtocolStep *) walk->protocol->steps->pdata[1])->id);
      else
        walk_add (walk, events[n].kind, step, "%s", events[n].keys);
      return TRUE;
    }
  n -= G_N_ELEMENTS (events);
  if (n < 2 * n_talks)
    {
      const MpadProtocolTalkKind *talk = walk->protocol->talk_kinds->pdata[n / 2];

      if (n % 2 == 0)
        walk_add (walk, "talk", talk->step, "talk=%s with=moeder+vader", talk->id);
      else
        walk_add (walk, "talk-skip", talk->step, "talk=%s ground=%s decider=ib counter=yes",
                  talk->id, walk_ground_of (walk, talk->id));
      return TRUE;
    }
  n -= 2 * n_talks;
  if (n < G_N_ELEMENTS (kinds))
    {
      const MpadProtocolQuestion *question = g->kader->current != NULL
                                               ? g->kader->current
                                               : g->kader->kader->questions->pdata[0];

      walk_add (walk, "answer", step,
                "question=%s answer=%s term=2026-12-10 casemanager=yes roles=yes", question->id,
                kinds[n]);
      return TRUE;
    }
  return FALSE;
}

/* A dossier: what happened last, and the dossier it happened to. */
typedef struct
{
  guint before;
  guint n_events;
  const char *line; /* (nullable): nothing happened yet */
} Dossier;

/* What happened in @dossier, in order; the lines are not copied. */
static void
take_lines (GArray *dossiers, guint dossier, GPtrArray *lines)
{
  const Dossier *at = &g_array_index (dossiers, Dossier, dossier);

  g_ptr_array_set_size (lines, (int) at->n_events);
  for (; at->line != NULL; at = &g_array_index (dossiers, Dossier, at->before))
    lines->pdata[at->n_events - 1] = (gpointer) at->line;
}

/* Does event @n to what @walk holds. Returns: (nullable): the line. */
static const char *
step_on (Walk *walk, GStringChunk *texts, const MpadGuidance *before, guint n)
{
  char *line;

  walk->minute = walk->lines->len;
  if (!nth_event (walk, before, n))
    return NULL;
  line = walk->lines->pdata[walk->lines->len - 1];
  walk->lines->pdata[walk->lines->len - 1] = g_string_chunk_insert_const (texts, line);
  g_free (line);
  return walk->lines->pdata[walk->lines->len - 1];
}

/* Breadth first, every state once: each has a next action that may be done. */
static void
explore (MpadProtocol *protocol, guint most)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GStringChunk) texts = g_string_chunk_new (4096);
  g_autoptr (GArray) dossiers = g_array_new (FALSE, TRUE, sizeof (Dossier));
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  guint n_looks = 0;
  guint deepest = 0;
  Walk walk;

  walk_begin (&walk, protocol);
  g_ptr_array_unref (walk.lines);
  walk.lines = lines;
  g_array_set_size (dossiers, 1);
  for (guint i = 0; i < dossiers->len && g_hash_table_size (seen) < most; i++)
    {
      guint n_events = g_array_index (dossiers, Dossier, i).n_events;
      g_autoptr (MpadFacts) facts = NULL;
      g_autoptr (MpadGuidance) before = NULL;
      const char *line;

      if (n_events == WALK_EVENTS)
        break;
      deepest = n_events;
      take_lines (dossiers, i, lines);
      facts = walk_facts (&walk, NULL);
      before = mpad_engine_evaluate (protocol, facts);
      for (guint n = 0; (line = step_on (&walk, texts, before, n)) != NULL; n++)
        {
          g_autoptr (MpadGuidance) g = NULL;

          tools_add (facts, line);
          g = mpad_engine_evaluate (protocol, facts);
          n_looks++;
          walk_check (&walk, g);
          if (g_hash_table_add (seen, fingerprint (g)))
            {
              const Dossier found = { i, n_events + 1, line };

              g_array_append_val (dossiers, found);
            }
          g_ptr_array_set_size (mpad_facts_get_facts (facts), (int) n_events);
          g_ptr_array_set_size (lines, (int) n_events);
        }
    }
  g_test_message ("%s: %u states, %u dossiers, from %u events deep", protocol->id,
                  g_hash_table_size (seen), n_looks, deepest);
  g_assert_cmpuint (g_hash_table_size (seen), >=, 600);
}

static void
test_explore (gconstpointer id)
{
  g_autoptr (MpadProtocol) protocol = tools_protocol (id);

  explore (protocol, is_slow () && !walk_is_long () ? 600 : G_MAXUINT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *path = g_strdup_printf ("/walk/no-dead-end-within-twelve-events/%s", ids[i]);

      g_test_add_data_func (path, ids[i], test_explore);
    }
  return g_test_run ();
}
