/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every state that a dossier can come to within twelve events, in every shipped protocol: the program
 * always knows what to do next, and that may be done. Two dossiers are in one state when the program
 * says the same about the way on; each state is gone on from once. MELDPAD_LONG=1 visits all (about
 * 33,000 states and a million dossiers a protocol), else the first few hundred. */
#include "walk-tools.h"

static const char *const ids[] = { "s0", "s1", "s2", "s3", "s4" };

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

static GPtrArray *
copy_lines (GPtrArray *lines)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (copy, g_strdup (lines->pdata[i]));
  return copy;
}

/* Does event @n to a copy of @lines. Returns: (nullable): what it led to. */
static GPtrArray *
step_on (Walk *walk, GPtrArray *lines, const MpadGuidance *before, guint n)
{
  walk->lines = copy_lines (lines);
  walk->minute = lines->len;
  if (nth_event (walk, before, n))
    return walk->lines;
  g_clear_pointer (&walk->lines, g_ptr_array_unref);
  return NULL;
}

/* Breadth first, every state once: each has a next action that may be done. */
static void
explore (MpadProtocol *protocol, guint most)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GQueue queue = G_QUEUE_INIT;
  guint depth = 0;
  guint n_looks = 0;

  g_queue_push_tail (&queue, g_ptr_array_new_with_free_func (g_free));
  while (!g_queue_is_empty (&queue))
    {
      g_autoptr (GPtrArray) lines = g_queue_pop_head (&queue);
      g_autoptr (MpadGuidance) before = NULL;
      GPtrArray *after;
      Walk walk;

      if (lines->len == WALK_EVENTS || g_hash_table_size (seen) >= most)
        continue;
      depth = lines->len;
      walk_begin (&walk, protocol);
      g_ptr_array_unref (walk.lines);
      walk.lines = lines;
      before = walk_look (&walk);
      for (guint n = 0; (after = step_on (&walk, lines, before, n)) != NULL; n++)
        {
          g_autoptr (MpadGuidance) g = walk_look (&walk);

          n_looks++;
          walk_check (&walk, g);
          if (g_hash_table_add (seen, fingerprint (g)))
            g_queue_push_tail (&queue, after);
          else
            g_ptr_array_unref (after);
        }
    }
  g_test_message ("%s: %u states, %u dossiers, from %u events deep", protocol->id,
                  g_hash_table_size (seen), n_looks, depth);
  g_assert_cmpuint (g_hash_table_size (seen), >=, 600);
}

static void
test_explore (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (MpadProtocol) protocol = tools_protocol (ids[i]);

      explore (protocol, walk_is_long () ? G_MAXUINT : 600);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/walk/no-dead-end-within-twelve-events", test_explore);
  return g_test_run ();
}
