/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layouts of flowcharts: what must hold for every graph, tried on seeded random ones, and exact
 * places for one small graph. */
#include "mpad-flow-layout.h"
#include "mpad-flow-spine.h"

#include <math.h>

#define EPSILON 1e-6

static const MpadFlowOptions plain = { MPAD_FLOW_TOP_DOWN, 20, 30, 12, FALSE };

static gboolean
overlap (const MpadFlowRect *a, const MpadFlowRect *b)
{
  return a->x + EPSILON < b->x + b->width && b->x + EPSILON < a->x + a->width &&
         a->y + EPSILON < b->y + b->height && b->y + EPSILON < a->y + a->height;
}

static gboolean
inside (const MpadFlowRect *rect, double width, double height)
{
  return rect->x >= -EPSILON && rect->y >= -EPSILON && rect->x + rect->width <= width + EPSILON &&
         rect->y + rect->height <= height + EPSILON;
}

static gboolean
on_border (const MpadFlowPoint *point, const MpadFlowRect *rect)
{
  gboolean within = point->x >= rect->x - EPSILON && point->x <= rect->x + rect->width + EPSILON &&
                    point->y >= rect->y - EPSILON && point->y <= rect->y + rect->height + EPSILON;
  gboolean strictly = point->x > rect->x + EPSILON && point->x < rect->x + rect->width - EPSILON &&
                      point->y > rect->y + EPSILON && point->y < rect->y + rect->height - EPSILON;

  return within && !strictly;
}

/* Whether the piece from @a to @b runs through the inside of @rect (Liang-Barsky). */
static gboolean
piece_crosses (const MpadFlowPoint *a, const MpadFlowPoint *b, const MpadFlowRect *rect)
{
  double from = 0;
  double to = 1;
  double p[4] = { a->x - b->x, b->x - a->x, a->y - b->y, b->y - a->y };
  double q[4] = { a->x - (rect->x + EPSILON), rect->x + rect->width - EPSILON - a->x,
                  a->y - (rect->y + EPSILON), rect->y + rect->height - EPSILON - a->y };

  for (guint i = 0; i < 4; i++)
    {
      if (fabs (p[i]) < 1e-12)
        {
          if (q[i] <= 0)
            return FALSE;
          continue;
        }
      if (p[i] < 0)
        from = MAX (from, q[i] / p[i]);
      else
        to = MIN (to, q[i] / p[i]);
    }
  return from < to;
}

/* What holds for every layout of every graph. */
static void
check_layout (const MpadFlowGraph *graph, const MpadFlowLayout *layout)
{
  for (guint i = 0; i < layout->n_nodes; i++)
    {
      g_assert_true (isfinite (layout->nodes[i].x) && isfinite (layout->nodes[i].y));
      g_assert_true (inside (&layout->nodes[i], layout->width, layout->height));
      for (guint k = i + 1; k < layout->n_nodes; k++)
        g_assert_false (overlap (&layout->nodes[i], &layout->nodes[k]));
    }
  for (guint e = 0; e < layout->n_lines; e++)
    {
      const MpadFlowEdge *edge = mpad_flow_graph_get_edge (graph, e);
      const MpadFlowLine *line = &layout->lines[e];

      g_assert_cmpuint (line->n_points, >=, 2);
      g_assert_true (on_border (&line->points[0], &layout->nodes[edge->from]));
      g_assert_true (on_border (&line->points[line->n_points - 1], &layout->nodes[edge->to]));
      for (guint p = 0; p + 1 < line->n_points; p++)
        for (guint i = 0; i < layout->n_nodes; i++)
          g_assert_false (
            piece_crosses (&line->points[p], &line->points[p + 1], &layout->nodes[i]));
      if (line->label.width <= 0)
        continue;
      g_assert_true (inside (&line->label, layout->width, layout->height));
      for (guint i = 0; i < layout->n_nodes; i++)
        g_assert_false (overlap (&line->label, &layout->nodes[i]));
      for (guint k = e + 1; k < layout->n_lines; k++)
        if (layout->lines[k].label.width > 0)
          g_assert_false (overlap (&line->label, &layout->lines[k].label));
    }
}

/* Any graph of up to 40 nodes: cycles, loops, double edges, several parts. */
static MpadFlowGraph *
random_graph (GRand *rand)
{
  MpadFlowGraph *graph = mpad_flow_graph_new ();
  guint n_nodes = (guint) g_rand_int_range (rand, 0, 40);
  guint n_edges = n_nodes > 0 ? (guint) g_rand_int_range (rand, 0, (gint32) (n_nodes * 2)) : 0;

  for (guint i = 0; i < n_nodes; i++)
    {
      g_autofree char *id = g_strdup_printf ("n%u", i);

      mpad_flow_graph_add_node (graph, id, MPAD_FLOW_QUESTION, NULL);
      mpad_flow_graph_set_node_size (graph, i, g_rand_double_range (rand, 20, 300),
                                     g_rand_double_range (rand, 10, 120));
    }
  for (guint e = 0; e < n_edges; e++)
    {
      guint from = (guint) g_rand_int_range (rand, 0, (gint32) n_nodes);
      guint to = (guint) g_rand_int_range (rand, 0, (gint32) n_nodes);

      mpad_flow_graph_add_edge (graph, from, to, NULL);
      if (g_rand_boolean (rand))
        mpad_flow_graph_set_label_size (graph, e, g_rand_double_range (rand, 10, 90),
                                        g_rand_double_range (rand, 10, 24));
    }
  return graph;
}

static void
test_layered_properties (void)
{
  guint n = g_test_thorough () ? 10000 : 1500;

  for (guint seed = 0; seed < n; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (MpadFlowGraph) graph = random_graph (rand);
      MpadFlowOptions options = plain;
      g_autoptr (MpadFlowLayout) layout = NULL;
      double area = 0;

      options.direction = seed % 2 == 0 ? MPAD_FLOW_TOP_DOWN : MPAD_FLOW_LEFT_RIGHT;
      options.rtl = seed % 3 == 0;
      layout = mpad_flow_layout_new_layered (graph, &options);
      check_layout (graph, layout);
      for (guint e = 0; e < layout->n_lines; e++)
        {
          const MpadFlowEdge *edge = mpad_flow_graph_get_edge (graph, e);
          guint from = layout->ranks[edge->from];
          guint to = layout->ranks[edge->to];

          if (edge->from != edge->to)
            g_assert_true (layout->lines[e].reversed ? to < from : from < to);
        }
      /* bounded: all nodes and labels in one row and in one column would be larger still */
      for (guint i = 0; i < layout->n_nodes; i++)
        area += 320 + 120 + 4 * (options.node_gap + options.rank_gap);
      for (guint e = 0; e < layout->n_lines; e++)
        area += (90 + options.node_gap) * (layout->n_nodes + 2);
      g_assert_cmpfloat (layout->width, <=, area + 100);
      g_assert_cmpfloat (layout->height, <=, area + 100);
    }
}

static void
test_layered_is_deterministic (void)
{
  for (guint seed = 0; seed < 50; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (MpadFlowGraph) graph = random_graph (rand);
      g_autoptr (MpadFlowLayout) first = mpad_flow_layout_new_layered (graph, &plain);
      g_autoptr (MpadFlowLayout) second = mpad_flow_layout_new_layered (graph, &plain);

      g_assert_cmpmem (first->nodes, first->n_nodes * sizeof (MpadFlowRect), second->nodes,
                       second->n_nodes * sizeof (MpadFlowRect));
      for (guint e = 0; e < first->n_lines; e++)
        g_assert_cmpmem (first->lines[e].points, first->lines[e].n_points * sizeof (MpadFlowPoint),
                         second->lines[e].points,
                         second->lines[e].n_points * sizeof (MpadFlowPoint));
    }
}

static void
assert_rect (const MpadFlowRect *rect, double x, double y, double width, double height)
{
  g_assert_cmpfloat_with_epsilon (rect->x, x, 0.01);
  g_assert_cmpfloat_with_epsilon (rect->y, y, 0.01);
  g_assert_cmpfloat_with_epsilon (rect->width, width, 0.01);
  g_assert_cmpfloat_with_epsilon (rect->height, height, 0.01);
}

/* a over b and c, both over d: a diamond stands straight. */
static MpadFlowGraph *
diamond (void)
{
  MpadFlowGraph *graph = mpad_flow_graph_new ();
  const char *ids[] = { "a", "b", "c", "d" };

  for (guint i = 0; i < 4; i++)
    {
      mpad_flow_graph_add_node (graph, ids[i], MPAD_FLOW_QUESTION, NULL);
      mpad_flow_graph_set_node_size (graph, i, 100, 40);
    }
  mpad_flow_graph_add_edge (graph, 0, 1, NULL);
  mpad_flow_graph_add_edge (graph, 0, 2, NULL);
  mpad_flow_graph_add_edge (graph, 1, 3, NULL);
  mpad_flow_graph_add_edge (graph, 2, 3, NULL);
  mpad_flow_graph_set_label_size (graph, 0, 30, 16);
  return graph;
}

static void
test_layered_golden (void)
{
  g_autoptr (MpadFlowGraph) graph = diamond ();
  MpadFlowOptions options = plain;
  g_autoptr (MpadFlowLayout) layout = mpad_flow_layout_new_layered (graph, &options);
  g_autoptr (MpadFlowLayout) sideways = NULL;
  g_autoptr (MpadFlowLayout) mirrored = NULL;

  assert_rect (&layout->nodes[0], 72, 12, 100, 40);
  assert_rect (&layout->nodes[1], 12, 128, 100, 40);
  assert_rect (&layout->nodes[2], 132, 128, 100, 40);
  assert_rect (&layout->nodes[3], 72, 198, 100, 40);
  assert_rect (&layout->lines[0].label, layout->lines[0].label.x, 82, 30, 16);
  g_assert_cmpfloat_with_epsilon (layout->width, 244, 0.01);
  g_assert_cmpfloat_with_epsilon (layout->height, 250, 0.01);

  options.rtl = TRUE;
  mirrored = mpad_flow_layout_new_layered (graph, &options);
  assert_rect (&mirrored->nodes[1], 132, 128, 100, 40);

  options.rtl = FALSE;
  options.direction = MPAD_FLOW_LEFT_RIGHT;
  sideways = mpad_flow_layout_new_layered (graph, &options);
  g_assert_cmpuint (sideways->ranks[3], ==, 2);
  g_assert_cmpfloat (sideways->nodes[3].x, >, sideways->nodes[1].x + 100);
  g_assert_cmpfloat_with_epsilon (sideways->nodes[0].y, sideways->nodes[3].y, 0.01);
}

static void
test_layered_small_graphs (void)
{
  g_autoptr (MpadFlowGraph) empty = mpad_flow_graph_new ();
  g_autoptr (MpadFlowGraph) loop = mpad_flow_graph_new ();
  g_autoptr (MpadFlowLayout) nothing = mpad_flow_layout_new_layered (empty, &plain);
  g_autoptr (MpadFlowLayout) alone = NULL;

  g_assert_cmpuint (nothing->n_nodes, ==, 0);
  mpad_flow_graph_add_node (loop, "a", MPAD_FLOW_QUESTION, NULL);
  mpad_flow_graph_set_node_size (loop, 0, 60, 20);
  mpad_flow_graph_add_edge (loop, 0, 0, NULL);
  mpad_flow_graph_add_edge (loop, 0, 0, NULL);
  mpad_flow_graph_set_label_size (loop, 1, 30, 40);
  alone = mpad_flow_layout_new_layered (loop, &plain);
  check_layout (loop, alone);
}

static void
test_layered_speed (void)
{
  g_autoptr (MpadFlowGraph) graph = mpad_flow_graph_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GTimer) timer = NULL;

  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *id = g_strdup_printf ("n%u", i);

      mpad_flow_graph_add_node (graph, id, MPAD_FLOW_QUESTION, NULL);
      mpad_flow_graph_set_node_size (graph, i, 200, 60);
      if (i > 0)
        mpad_flow_graph_add_edge (
          graph, (guint) g_rand_int_range (rand, MAX ((gint32) i - 8, 0), (gint32) i), i, NULL);
      if (i > 4)
        mpad_flow_graph_add_edge (graph, i, i - 4, NULL);
    }
  timer = g_timer_new ();
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (MpadFlowLayout) layout = mpad_flow_layout_new_layered (graph, &plain);

      g_assert_cmpuint (layout->n_nodes, ==, 120);
    }
  /* told, not asserted: a busy machine must not make a test fail */
  g_test_minimized_result (g_timer_elapsed (timer, NULL) / 20 * 1000,
                           "120 nodes, 235 edges: %.2f ms",
                           g_timer_elapsed (timer, NULL) / 20 * 1000);
}

/* A chart like a kader: each question goes on to the next, or to an outcome, or to the bank. */
static MpadFlowGraph *
random_kader (GRand *rand, double scale, gboolean with_bank)
{
  MpadFlowGraph *graph = mpad_flow_graph_new ();
  guint n_questions = (guint) g_rand_int_range (rand, 1, 12);
  guint end = 0;
  int bank = -1;

  for (guint q = 0; q < n_questions; q++)
    {
      g_autofree char *id = g_strdup_printf ("q%u", q);

      mpad_flow_graph_add_node (graph, id, MPAD_FLOW_QUESTION, NULL);
      mpad_flow_graph_set_node_size (graph, q, 0, g_rand_double_range (rand, 40, 140) * scale);
    }
  end = mpad_flow_graph_add_node (graph, "end", MPAD_FLOW_END, NULL);
  mpad_flow_graph_set_node_size (graph, end, 0, 44 * scale);
  if (with_bank)
    bank = (int) mpad_flow_graph_add_node (graph, "bank", MPAD_FLOW_BANK, NULL);
  if (bank >= 0)
    mpad_flow_graph_set_node_size (graph, (guint) bank, 0, 80 * scale);
  for (guint q = 0; q < n_questions; q++)
    {
      guint n_items = (guint) g_rand_int_range (rand, 0, 3);
      guint next = mpad_flow_graph_add_edge (graph, q, q + 1 < n_questions ? q + 1 : end, NULL);

      mpad_flow_graph_set_label_size (graph, next, 20 * scale, 16 * scale);
      if (bank >= 0 && (g_rand_boolean (rand) || q == 0))
        {
          guint e = mpad_flow_graph_add_edge (graph, q, (guint) bank, NULL);

          mpad_flow_graph_set_label_size (graph, e, 80 * scale, 16 * scale);
        }
      for (guint i = 0; i < n_items; i++)
        {
          g_autofree char *id = g_strdup_printf ("o%u-%u", q, i);
          guint node = mpad_flow_graph_add_node (graph, id, MPAD_FLOW_OUTCOME, NULL);

          mpad_flow_graph_set_node_size (graph, node, 0,
                                         g_rand_double_range (rand, 30, 70) * scale);
          mpad_flow_graph_add_edge (graph, q, node, NULL);
        }
      if (q >= 2 && g_rand_int_range (rand, 0, 4) == 0)
        mpad_flow_graph_add_edge (graph, q, (guint) g_rand_int_range (rand, 0, (gint32) q - 1),
                                  NULL);
    }
  return graph;
}

static void
test_spine_properties (void)
{
  for (guint seed = 0; seed < 2000; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      double scale = seed % 3 == 0 ? 2 : 1;
      MpadFlowSpineOptions options = { g_rand_double_range (rand, 700, 1300) * scale, scale,
                                       80 * scale, seed % 4 == 0 };
      g_autoptr (MpadFlowGraph) graph = NULL;
      g_autoptr (MpadFlowLayout) layout = NULL;
      gboolean narrow = seed % 2 == 1;

      if (narrow)
        options.width = g_rand_double_range (rand, 300, 480) * scale;
      graph = random_kader (rand, scale, !narrow);
      g_assert_cmpint (mpad_flow_spine_columns (graph, &options).narrow, ==, narrow);
      layout = mpad_flow_layout_new_spine (graph, &options);
      g_assert_cmpfloat (layout->width, <=, options.width + EPSILON);
      check_layout (graph, layout);
    }
}

static void
test_spine_bank_stands_beside_its_questions (void)
{
  MpadFlowSpineOptions options = { 784, 1, 80, FALSE };
  g_autoptr (MpadFlowGraph) graph = mpad_flow_graph_new ();
  g_autoptr (MpadFlowLayout) layout = NULL;

  for (guint q = 0; q < 4; q++)
    {
      const char *ids[] = { "q1", "q2", "q3", "q4" };

      mpad_flow_graph_add_node (graph, ids[q], MPAD_FLOW_QUESTION, NULL);
      mpad_flow_graph_set_node_size (graph, q, 0, 84);
    }
  mpad_flow_graph_add_node (graph, "melden", MPAD_FLOW_BANK, NULL);
  mpad_flow_graph_add_node (graph, "close", MPAD_FLOW_OUTCOME, NULL);
  mpad_flow_graph_add_node (graph, "advice", MPAD_FLOW_OUTCOME, NULL);
  mpad_flow_graph_set_node_size (graph, 5, 0, 38);
  mpad_flow_graph_set_node_size (graph, 6, 0, 38);
  for (guint q = 0; q + 1 < 4; q++)
    mpad_flow_graph_add_edge (graph, q, q + 1, NULL);
  for (guint q = 1; q < 4; q++)
    mpad_flow_graph_add_edge (graph, q, 4, NULL);
  mpad_flow_graph_add_edge (graph, 0, 5, NULL);
  mpad_flow_graph_add_edge (graph, 1, 6, NULL);
  layout = mpad_flow_layout_new_spine (graph, &options);
  check_layout (graph, layout);
  g_assert_cmpfloat_with_epsilon (layout->nodes[4].y, layout->nodes[1].y, 0.01);
  g_assert_cmpfloat_with_epsilon (layout->nodes[4].y + layout->nodes[4].height,
                                  layout->nodes[3].y + layout->nodes[3].height, 0.01);
  g_assert_false (mpad_flow_spine_is_beside_bank (graph, 5));
  g_assert_true (mpad_flow_spine_is_beside_bank (graph, 6));
  /* the outcome of a question before the bank may stand over it */
  g_assert_cmpfloat (layout->nodes[5].x + layout->nodes[5].width, >, layout->nodes[4].x);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flow/layered/properties-on-random-graphs", test_layered_properties);
  g_test_add_func ("/flow/layered/same-input-same-output", test_layered_is_deterministic);
  g_test_add_func ("/flow/layered/golden-diamond", test_layered_golden);
  g_test_add_func ("/flow/layered/empty-and-loops", test_layered_small_graphs);
  g_test_add_func ("/flow/layered/speed", test_layered_speed);
  g_test_add_func ("/flow/spine/properties-on-random-kaders", test_spine_properties);
  g_test_add_func ("/flow/spine/bank-stands-beside-its-questions",
                   test_spine_bank_stands_beside_its_questions);
  return g_test_run ();
}
