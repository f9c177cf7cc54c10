/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of vertices within their ranks: barycentre sweeps that keep the order with the fewest
 * crossings. Places nothing. */
#include "config.h"

#include "mpad-flow-layered-private.h"

#include <stdlib.h>

#define ORDER_SWEEPS 8

static void
number_row (Work *work, guint rank)
{
  GArray *row = work->rows[rank];

  for (guint i = 0; i < row->len; i++)
    vertex (work, g_array_index (row, guint, i))->order = i;
}

/* First order: depth first along the links, so that what belongs together starts together. */
static void
first_order (Work *work)
{
  guint n = work->vertices->len;
  g_autofree gboolean *seen = g_new0 (gboolean, n);
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint));

  work->rows = g_new0 (GArray *, work->n_ranks);
  for (guint rank = 0; rank < work->n_ranks; rank++)
    work->rows[rank] = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint pass = 0; pass < 2; pass++)
    for (guint root = 0; root < n; root++)
      {
        if (seen[root] || (pass == 0 && work->up[root]->len > 0))
          continue;
        g_array_append_val (stack, root);
        while (stack->len > 0)
          {
            guint v = g_array_index (stack, guint, stack->len - 1);

            g_array_set_size (stack, stack->len - 1);
            if (seen[v])
              continue;
            seen[v] = TRUE;
            g_array_append_val (work->rows[vertex (work, v)->rank], v);
            for (guint i = work->down[v]->len; i > 0; i--)
              {
                const Link *link = g_ptr_array_index (work->down[v], i - 1);

                g_array_append_val (stack, link->down);
              }
          }
      }
  for (guint rank = 0; rank < work->n_ranks; rank++)
    number_row (work, rank);
}

typedef struct
{
  double key;
  guint order;
  guint vertex;
} Sortable;

static int
compare_sortable (gconstpointer a, gconstpointer b)
{
  const Sortable *left = a;
  const Sortable *right = b;

  if (left->key < right->key)
    return -1;
  if (left->key > right->key)
    return 1;
  return left->order < right->order ? -1 : left->order > right->order;
}

/* Sorts one rank by the mean place of its neighbours above (or below). */
static void
order_row (Work *work, guint rank, gboolean by_up)
{
  GArray *row = work->rows[rank];
  g_autofree Sortable *items = g_new (Sortable, row->len);

  for (guint i = 0; i < row->len; i++)
    {
      guint v = g_array_index (row, guint, i);
      GPtrArray *links = by_up ? work->up[v] : work->down[v];
      double sum = 0;

      for (guint k = 0; k < links->len; k++)
        {
          const Link *link = g_ptr_array_index (links, k);

          sum += vertex (work, by_up ? link->up : link->down)->order;
        }
      items[i] = (Sortable) { links->len > 0 ? sum / links->len : i, i, v };
    }
  qsort (items, row->len, sizeof *items, compare_sortable);
  for (guint i = 0; i < row->len; i++)
    g_array_index (row, guint, i) = items[i].vertex;
  number_row (work, rank);
}

static int
compare_guint (gconstpointer a, gconstpointer b)
{
  guint left = *(const guint *) a;
  guint right = *(const guint *) b;

  return left < right ? -1 : left > right;
}

/* Crossings between a rank and the next: pairs of links in the wrong order, counted with a tree of
 * partial sums. */
static guint64
count_crossings (Work *work, guint rank)
{
  GArray *row = work->rows[rank];
  guint n_below = work->rows[rank + 1]->len;
  g_autofree guint *sums = g_new0 (guint, n_below + 1);
  guint64 crossings = 0;
  guint n_seen = 0;

  for (guint i = 0; i < row->len; i++)
    {
      GPtrArray *links = work->down[g_array_index (row, guint, i)];
      g_autofree guint *ends = g_new (guint, links->len);

      for (guint k = 0; k < links->len; k++)
        ends[k] = vertex (work, ((const Link *) g_ptr_array_index (links, k))->down)->order;
      if (links->len > 0)
        qsort (ends, links->len, sizeof *ends, compare_guint);
      for (guint k = 0; k < links->len; k++)
        {
          guint up_to = 0;

          for (guint b = ends[k] + 1; b > 0; b -= b & -b)
            up_to += sums[b];
          crossings += n_seen - up_to;
        }
      for (guint k = 0; k < links->len; k++)
        {
          for (guint b = ends[k] + 1; b <= n_below; b += b & -b)
            sums[b]++;
          n_seen++;
        }
    }
  return crossings;
}

static guint64
count_all_crossings (Work *work)
{
  guint64 crossings = 0;

  for (guint rank = 0; rank + 1 < work->n_ranks; rank++)
    crossings += count_crossings (work, rank);
  return crossings;
}

void
mpad_flow_order (Work *work)
{
  g_autofree guint *best = NULL;
  guint64 best_crossings;

  first_order (work);
  best = g_new (guint, work->vertices->len);
  for (guint i = 0; i < work->vertices->len; i++)
    best[i] = vertex (work, i)->order;
  best_crossings = count_all_crossings (work);
  for (guint sweep = 0; sweep < ORDER_SWEEPS && best_crossings > 0; sweep++)
    {
      guint64 crossings;

      if (sweep % 2 == 0)
        for (guint rank = 1; rank < work->n_ranks; rank++)
          order_row (work, rank, TRUE);
      else
        for (guint rank = work->n_ranks - 1; rank > 0; rank--)
          order_row (work, rank - 1, FALSE);
      crossings = count_all_crossings (work);
      if (crossings < best_crossings)
        {
          best_crossings = crossings;
          for (guint i = 0; i < work->vertices->len; i++)
            best[i] = vertex (work, i)->order;
        }
    }
  for (guint i = 0; i < work->vertices->len; i++)
    {
      Vertex *v = vertex (work, i);

      v->order = best[i];
      g_array_index (work->rows[v->rank], guint, best[i]) = i;
    }
}
