/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart of the kader of every shipped protocol that has one. */
#include "mpad-flow-kader.h"
#include "mpad-flow-spine.h"
#include "mpad-protocol-loader.h"

#include <string.h>

typedef void (*Check) (MpadProtocol *protocol, const MpadProtocolKader *kader);

/* Runs @check on each kader of data/protocols; at least one is there. */
static void
for_each_kader (Check check)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "data", "protocols", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;
  guint n = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (MpadProtocol) protocol = NULL;

      if (!g_str_has_suffix (name, ".json") || strcmp (name, "praktijkregels.json") == 0)
        continue;
      protocol = mpad_protocol_load_file (path, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < protocol->kaders->len; i++, n++)
        {
          g_test_message ("%s", name);
          check (protocol, g_ptr_array_index (protocol->kaders, i));
        }
    }
  g_assert_cmpuint (n, >, 0);
}

static gboolean
has_answer (const MpadKaderGraph *graph, guint from, const MpadProtocolAnswer *answer)
{
  MpadFlowGraph *flow = mpad_kader_graph_get_graph ((MpadKaderGraph *) graph);

  for (guint e = 0; e < mpad_flow_graph_get_n_edges (flow); e++)
    {
      const MpadKaderEdge *edge = mpad_kader_graph_get_edge (graph, e);

      if (mpad_flow_graph_get_edge (flow, e)->from == from &&
          g_ptr_array_find (edge->answers, answer, NULL))
        return TRUE;
    }
  return FALSE;
}

static void
check_every_answer_is_drawn (MpadProtocol *protocol, const MpadProtocolKader *kader)
{
  for (guint narrow = 0; narrow < 2; narrow++)
    {
      g_autoptr (MpadKaderGraph) graph = mpad_kader_graph_new (protocol, kader, narrow == 1);

      for (guint q = 0; q < kader->questions->len; q++)
        {
          const MpadProtocolQuestion *question = g_ptr_array_index (kader->questions, q);

          g_assert_true (mpad_kader_graph_get_node (graph, q)->question == question);
          for (guint a = 0; a < question->answers->len; a++)
            g_assert_true (has_answer (graph, q, g_ptr_array_index (question->answers, a)));
        }
    }
}

static void
test_every_answer_is_drawn (void)
{
  for_each_kader (check_every_answer_is_drawn);
}

/* Whoever would be led to Melden by an answer sees that in the chart. */
static void
check_melden_is_one_bank (MpadProtocol *protocol, const MpadProtocolKader *kader)
{
  g_autoptr (MpadKaderGraph) wide = mpad_kader_graph_new (protocol, kader, FALSE);
  g_autoptr (MpadKaderGraph) narrow = mpad_kader_graph_new (protocol, kader, TRUE);
  guint n_wide = 0;
  guint n_narrow = 0;

  for (guint i = 0; i < mpad_flow_graph_get_n_nodes (mpad_kader_graph_get_graph (wide)); i++)
    n_wide += mpad_kader_graph_get_node (wide, i)->melden ? 1 : 0;
  for (guint i = 0; i < mpad_flow_graph_get_n_nodes (mpad_kader_graph_get_graph (narrow)); i++)
    n_narrow += mpad_kader_graph_get_node (narrow, i)->melden ? 1 : 0;
  g_assert_cmpuint (n_wide, ==, 1);
  g_assert_cmpuint (n_narrow, >=, 3);
}

static void
test_melden_is_one_bank (void)
{
  for_each_kader (check_melden_is_one_bank);
}

static MpadKaderAnswer *
add_state (MpadKaderState *state, const MpadProtocolQuestion *question, const char *answer)
{
  MpadKaderAnswer *value = g_new0 (MpadKaderAnswer, 1);

  value->question = question;
  value->answer = answer != NULL ? mpad_protocol_question_find_answer (question, answer) : NULL;
  value->on_path = TRUE;
  g_ptr_array_add (state->answers, value);
  return value;
}

static int
find (MpadKaderGraph *graph, const char *id)
{
  return mpad_flow_graph_find (mpad_kader_graph_get_graph (graph), id);
}

/* "No suspicion" closes everything behind the first question. */
static void
test_what_an_answer_closes_is_closed_all_the_way (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "protocols", "s1.json",
                                                 NULL);
  g_autoptr (MpadProtocol) protocol = mpad_protocol_load_file (path, NULL);
  const MpadProtocolKader *kader = mpad_protocol_find_kader (protocol, NULL);
  g_autoptr (MpadKaderGraph) graph = mpad_kader_graph_new (protocol, kader, FALSE);
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (g_free);
  MpadKaderState state = { .kader = kader, .answers = answers };

  g_assert_cmpint (mpad_kader_graph_node_state (graph, (guint) find (graph, "question/hulp"), NULL),
                   ==, MPAD_KADER_OPEN);
  add_state (&state, g_ptr_array_index (kader->questions, 0), "no");
  g_assert_cmpint (
    mpad_kader_graph_node_state (graph, (guint) find (graph, "question/vermoeden"), &state), ==,
    MPAD_KADER_DONE);
  g_assert_cmpint (
    mpad_kader_graph_node_state (graph, (guint) find (graph, "question/hulp"), &state), ==,
    MPAD_KADER_CLOSED);
  g_assert_cmpint (mpad_kader_graph_node_state (graph, (guint) find (graph, "melden"), &state), ==,
                   MPAD_KADER_CLOSED);
  g_assert_cmpint (mpad_kader_graph_node_state (
                     graph, (guint) find (graph, "outcome/geen-vermoeden/vermoeden"), &state),
                   ==, MPAD_KADER_HERE);
}

/* S0-23: "yes, unsafe" leads to Melden, and the rest is asked together with Veilig Thuis. */
static void
test_unsafe_lights_melden_and_goes_on (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "protocols", "s1.json",
                                                 NULL);
  g_autoptr (MpadProtocol) protocol = mpad_protocol_load_file (path, NULL);
  const MpadProtocolKader *kader = mpad_protocol_find_kader (protocol, NULL);
  g_autoptr (MpadKaderGraph) graph = mpad_kader_graph_new (protocol, kader, FALSE);
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (g_free);
  MpadKaderState state = { .kader = kader, .answers = answers };

  add_state (&state, g_ptr_array_index (kader->questions, 0), "yes");
  add_state (&state, g_ptr_array_index (kader->questions, 1), "yes");
  add_state (&state, g_ptr_array_index (kader->questions, 2), NULL);
  state.current = g_ptr_array_index (kader->questions, 2);
  g_assert_cmpint (mpad_kader_graph_node_state (graph, (guint) find (graph, "melden"), &state), ==,
                   MPAD_KADER_HERE);
  g_assert_cmpint (
    mpad_kader_graph_node_state (graph, (guint) find (graph, "question/hulp"), &state), ==,
    MPAD_KADER_HERE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flow-kader/every-answer-is-drawn", test_every_answer_is_drawn);
  g_test_add_func ("/flow-kader/melden-is-one-bank", test_melden_is_one_bank);
  g_test_add_func ("/flow-kader/what-an-answer-closes-is-closed-all-the-way",
                   test_what_an_answer_closes_is_closed_all_the_way);
  g_test_add_func ("/flow-kader/unsafe-lights-melden-and-goes-on",
                   test_unsafe_lights_melden_and_goes_on);
  return g_test_run ();
}
