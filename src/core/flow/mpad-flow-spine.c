/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kader's layout. A row is a question with the outcomes that it is the first to lead to; rows
 * go down, and every line between a question and what stands beside it is straight. */
#include "config.h"

#include "mpad-flow-spine.h"

/* In pixels at the usual text size. */
#define MARGIN 16.0
#define ROW_GAP 34.0
#define STONE_GAP 8.0
#define BANK_GAP 16.0
#define EDGE_ROOM 36.0 /* an edge without a label */
#define LABEL_PAD 44.0 /* an edge beside its label, arrow head included */
#define MIN_STONE 124.0
#define MIN_QUESTION 230.0
#define TRUNK 40.0 /* from the left border of a question to the line that goes down */
#define LANE 12.0  /* between lines that run along the side */
#define LABEL_GAP 10.0
#define STONE_INDENT (TRUNK + LANE + 18.0)

typedef struct
{
  const MpadFlowGraph *graph;
  const MpadFlowSpineOptions *options;
  MpadFlowSpineColumns columns;
  MpadFlowLayout *layout;
  guint n_nodes;
  guint n_edges;
  int bank; /* node, or -1 */
  int first_bank_row;
  int last_bank_row;
  guint n_rows;
  guint *rows;  /* by row: question */
  int *row_of;  /* by node: its row; -1 for the bank and for nodes that nothing leads to */
  double lanes; /* room at the left for edges between questions that do not follow each other */
} Spine;

static const MpadFlowNode *
get_node (const Spine *self, guint node)
{
  return mpad_flow_graph_get_node (self->graph, node);
}

static const MpadFlowEdge *
get_edge (const Spine *self, guint edge)
{
  return mpad_flow_graph_get_edge (self->graph, edge);
}

static gboolean
is_question (const Spine *self, guint node)
{
  return get_node (self, node)->kind == MPAD_FLOW_QUESTION;
}

/* Whether the edge goes straight down to the next question or to the node at the foot. */
static gboolean
is_trunk (const Spine *self, guint edge)
{
  const MpadFlowEdge *e = get_edge (self, edge);
  const MpadFlowNode *to = get_node (self, e->to);

  if (!is_question (self, e->from))
    return FALSE;
  if (to->kind == MPAD_FLOW_END)
    return self->row_of[e->from] == (int) self->n_rows - 1;
  return to->kind == MPAD_FLOW_QUESTION && self->row_of[e->to] == self->row_of[e->from] + 1;
}

/* Whether the edge joins questions that do not follow each other. */
static gboolean
is_side_lane (const Spine *self, guint edge)
{
  const MpadFlowNode *to = get_node (self, get_edge (self, edge)->to);

  return (to->kind == MPAD_FLOW_QUESTION || to->kind == MPAD_FLOW_END) && !is_trunk (self, edge);
}

static void
find_rows (Spine *self)
{
  self->bank = -1;
  self->first_bank_row = G_MAXINT;
  self->last_bank_row = -1;
  for (guint i = 0; i < self->n_nodes; i++)
    {
      self->row_of[i] = -1;
      if (is_question (self, i))
        {
          self->row_of[i] = (int) self->n_rows;
          self->rows[self->n_rows++] = i;
        }
      else if (get_node (self, i)->kind == MPAD_FLOW_BANK)
        self->bank = (int) i;
    }
  for (guint row = 0; row < self->n_rows; row++)
    for (guint e = 0; e < self->n_edges; e++)
      {
        const MpadFlowEdge *edge = get_edge (self, e);

        if (edge->from != self->rows[row])
          continue;
        if ((int) edge->to == self->bank)
          {
            self->first_bank_row = MIN (self->first_bank_row, (int) row);
            self->last_bank_row = (int) row;
          }
        else if (get_node (self, edge->to)->kind == MPAD_FLOW_OUTCOME && self->row_of[edge->to] < 0)
          self->row_of[edge->to] = (int) row;
      }
}

static gboolean
row_has_bank (const Spine *self, int row)
{
  return row >= self->first_bank_row && row <= self->last_bank_row;
}

static void
spine_init (Spine *self, const MpadFlowGraph *graph, const MpadFlowSpineOptions *options)
{
  self->graph = graph;
  self->options = options;
  self->n_nodes = mpad_flow_graph_get_n_nodes (graph);
  self->n_edges = mpad_flow_graph_get_n_edges (graph);
  self->rows = g_new0 (guint, MAX (self->n_nodes, 1));
  self->row_of = g_new0 (int, MAX (self->n_nodes, 1));
  find_rows (self);
  for (guint e = 0; e < self->n_edges; e++)
    if (is_side_lane (self, e) && is_question (self, get_edge (self, e)->from))
      self->lanes += LANE * options->scale;
}

static void
spine_clear (Spine *self)
{
  g_free (self->rows);
  g_free (self->row_of);
}

static MpadFlowSpineColumns
get_columns (const Spine *self)
{
  MpadFlowSpineColumns columns = { 0 };
  double scale = self->options->scale;
  double inner = MAX (self->options->width - 2 * MARGIN * scale - self->lanes, 1);
  double fixed;

  columns.bank = CLAMP (inner * 0.2, 116 * scale, 160 * scale);
  fixed = columns.bank + (BANK_GAP + EDGE_ROOM) * scale;
  columns.question = CLAMP (inner * 0.46, MIN_QUESTION * scale, 360 * scale);
  columns.outcome = inner - columns.question - fixed;
  if (columns.outcome < MIN_STONE * scale)
    {
      columns.question = inner - fixed - MIN_STONE * scale;
      columns.outcome = MIN_STONE * scale;
    }
  columns.outcome = MIN (columns.outcome, 260 * scale);
  columns.narrow = columns.question < MIN_QUESTION * scale;
  if (columns.narrow)
    {
      columns.bank = 0;
      columns.question = inner;
      columns.outcome = MAX (inner - STONE_INDENT * scale, 1);
      columns.outcome_wide = columns.outcome;
      return columns;
    }
  columns.outcome_wide = columns.outcome + BANK_GAP * scale + columns.bank + EDGE_ROOM * scale -
                         self->options->label_room - LABEL_PAD * scale;
  columns.outcome_wide = CLAMP (columns.outcome_wide, MIN_STONE * scale, 320 * scale);
  return columns;
}

MpadFlowSpineColumns
mpad_flow_spine_columns (const MpadFlowGraph *graph, const MpadFlowSpineOptions *options)
{
  MpadFlowSpineColumns columns = { 0 };
  Spine self = { 0 };

  g_return_val_if_fail (graph != NULL && options != NULL && options->scale > 0, columns);

  spine_init (&self, graph, options);
  columns = get_columns (&self);
  spine_clear (&self);
  return columns;
}

gboolean
mpad_flow_spine_is_beside_bank (const MpadFlowGraph *graph, guint outcome)
{
  const MpadFlowSpineOptions options = { .width = 1, .scale = 1 };
  Spine self = { 0 };
  gboolean beside;

  g_return_val_if_fail (graph != NULL && outcome < mpad_flow_graph_get_n_nodes (graph), FALSE);

  spine_init (&self, graph, &options);
  beside = self.row_of[outcome] >= 0 && row_has_bank (&self, self.row_of[outcome]);
  spine_clear (&self);
  return beside;
}

/* Height of what stands beside (or under) the question of @row. */
static double
items_height (const Spine *self, guint row)
{
  double scale = self->options->scale;
  double height = 0;
  guint n = 0;

  for (guint e = 0; e < self->n_edges; e++)
    {
      const MpadFlowEdge *edge = get_edge (self, e);
      double item;

      if (edge->from != self->rows[row])
        continue;
      if ((int) edge->to == self->bank)
        item = MAX (edge->label_height, 20 * scale);
      else if (self->row_of[edge->to] == (int) row &&
               get_node (self, edge->to)->kind == MPAD_FLOW_OUTCOME)
        item = MAX (get_node (self, edge->to)->height, edge->label_height);
      else
        continue;
      height += item + STONE_GAP * scale;
      n++;
    }
  return n > 0 ? height - STONE_GAP * scale : 0;
}

static void
set_line (MpadFlowLine *line, const MpadFlowPoint *points, guint n_points)
{
  mpad_flow_line_set (line, points, n_points);
}

/* A label on a horizontal piece, after the first few pixels. */
static void
set_label (const Spine *self, guint edge, double x, double y)
{
  const MpadFlowEdge *e = get_edge (self, edge);

  if (e->label_width > 0)
    self->layout->lines[edge].label = (MpadFlowRect) { x, y - e->label_height / 2, e->label_width,
                                                       e->label_height };
}

/* An edge from the right border of its question at height @y. An outcome that another row already
 * placed is reached through the room between the columns. */
static void
route_beside (const Spine *self, guint edge, double y)
{
  const MpadFlowEdge *e = get_edge (self, edge);
  const MpadFlowRect *from = &self->layout->nodes[e->from];
  const MpadFlowRect *to = &self->layout->nodes[e->to];
  double right = from->x + from->width;
  double scale = self->options->scale;

  if (y >= to->y && y <= to->y + to->height)
    {
      MpadFlowPoint points[] = { { right, y }, { to->x, y } };

      set_line (&self->layout->lines[edge], points, G_N_ELEMENTS (points));
    }
  else
    {
      double turn = to->x - LANE * scale;
      double end = to->y + to->height / 2;
      MpadFlowPoint points[] = { { right, y }, { turn, y }, { turn, end }, { to->x, end } };

      set_line (&self->layout->lines[edge], points, G_N_ELEMENTS (points));
    }
  set_label (self, edge, right + LABEL_GAP * scale, y);
}

/* Rows with their outcomes beside them; returns the y under the last row. */
static double
place_rows_wide (const Spine *self)
{
  double scale = self->options->scale;
  double left = MARGIN * scale + self->lanes;
  double full_right = left + self->columns.question + EDGE_ROOM * scale + self->columns.outcome +
                      BANK_GAP * scale + self->columns.bank;
  double bank_x = full_right - self->columns.bank;
  double y = MARGIN * scale;

  for (guint row = 0; row < self->n_rows; row++)
    {
      guint question = self->rows[row];
      double items = items_height (self, row);
      double height = MAX (get_node (self, question)->height, items);

      self->layout->ranks[question] = row;
      self->layout->nodes[question] = (MpadFlowRect) { left, y, self->columns.question, height };
      y += height + ROW_GAP * scale;
    }
  y -= self->n_rows > 0 ? ROW_GAP * scale : 0;

  if (self->bank >= 0 && self->last_bank_row >= 0)
    {
      const MpadFlowRect *first = &self->layout->nodes[self->rows[self->first_bank_row]];
      const MpadFlowRect *last = &self->layout->nodes[self->rows[self->last_bank_row]];
      double height = MAX (last->y + last->height - first->y,
                           get_node (self, (guint) self->bank)->height);

      self->layout->nodes[self->bank] = (MpadFlowRect) { bank_x, first->y, self->columns.bank,
                                                         height };
      self->layout->ranks[self->bank] = (guint) self->first_bank_row;
      y = MAX (y, first->y + height);
    }

  for (guint row = 0; row < self->n_rows; row++)
    {
      const MpadFlowRect *question = &self->layout->nodes[self->rows[row]];
      gboolean beside = row_has_bank (self, (int) row);
      double width = beside ? self->columns.outcome : self->columns.outcome_wide;
      double x = beside ? bank_x - BANK_GAP * scale - width : full_right - width;
      double at = question->y + (question->height - items_height (self, row)) / 2;

      for (guint e = 0; e < self->n_edges; e++)
        {
          const MpadFlowEdge *edge = get_edge (self, e);
          const MpadFlowNode *to = get_node (self, edge->to);

          if (edge->from != self->rows[row])
            continue;
          if ((int) edge->to == self->bank)
            {
              double item = MAX (edge->label_height, 20 * scale);

              route_beside (self, e, at + item / 2);
              at += item + STONE_GAP * scale;
            }
          else if (to->kind == MPAD_FLOW_OUTCOME && self->row_of[edge->to] == (int) row)
            {
              double item = MAX (to->height, edge->label_height);
              MpadFlowRect *rect = &self->layout->nodes[edge->to];

              /* a second edge from the same question joins the first */
              if (rect->width > 0)
                {
                  route_beside (self, e, rect->y + rect->height * 0.75);
                  continue;
                }
              *rect = (MpadFlowRect) { x, at + (item - to->height) / 2, width, to->height };
              self->layout->ranks[edge->to] = row;
              route_beside (self, e, at + item / 2);
              at += item + STONE_GAP * scale;
            }
          else if (to->kind == MPAD_FLOW_OUTCOME)
            route_beside (self, e, question->y + question->height - 8 * scale);
        }
    }
  self->layout->width = full_right + MARGIN * scale;
  return y;
}

/* Rows with their outcomes under them; returns the y under the last one. */
static double
place_rows_narrow (const Spine *self)
{
  double scale = self->options->scale;
  double left = MARGIN * scale + self->lanes;
  double right = left + self->columns.question;
  double stones = right - self->columns.outcome;
  double y = MARGIN * scale;

  for (guint row = 0; row < self->n_rows; row++)
    {
      guint question = self->rows[row];
      MpadFlowRect *rect = &self->layout->nodes[question];

      *rect = (MpadFlowRect) { left, y, right - left, get_node (self, question)->height };
      self->layout->ranks[question] = row;
      y += rect->height;
      for (guint e = 0; e < self->n_edges; e++)
        {
          const MpadFlowEdge *edge = get_edge (self, e);
          MpadFlowRect *to = &self->layout->nodes[edge->to];
          double trunk = left + (TRUNK + LANE) * scale;

          if (edge->from != question || is_trunk (self, e) || is_side_lane (self, e))
            continue;
          if (self->row_of[edge->to] == (int) row && to->width <= 0)
            {
              y += STONE_GAP * scale;
              *to = (MpadFlowRect) { stones, y, right - stones, get_node (self, edge->to)->height };
              self->layout->ranks[edge->to] = row;
              y += to->height;
            }
          {
            double end = to->y + to->height / 2;
            MpadFlowPoint points[] = { { trunk, rect->y + rect->height },
                                       { trunk, end },
                                       { to->x, end } };

            set_line (&self->layout->lines[e], points, G_N_ELEMENTS (points));
          }
        }
      y += ROW_GAP * scale;
    }
  self->layout->width = right + MARGIN * scale;
  return self->n_rows > 0 ? y - ROW_GAP * scale : y;
}

/* The line down to the next question, and the node at the foot. */
static double
place_trunk (const Spine *self, double y)
{
  double scale = self->options->scale;

  for (guint i = 0; i < self->n_nodes; i++)
    if (get_node (self, i)->kind == MPAD_FLOW_END)
      {
        const MpadFlowRect *last = self->n_rows > 0
                                     ? &self->layout->nodes[self->rows[self->n_rows - 1]]
                                     : NULL;
        double top = last != NULL ? last->y + last->height + ROW_GAP * scale : y;

        if (self->columns.narrow)
          top = y + (self->n_rows > 0 ? ROW_GAP * scale : 0);
        self->layout->nodes[i] = (MpadFlowRect) { MARGIN * scale + self->lanes, top,
                                                  self->columns.question,
                                                  get_node (self, i)->height };
        self->layout->ranks[i] = self->n_rows;
        y = MAX (y, top + get_node (self, i)->height);
      }
  for (guint e = 0; e < self->n_edges; e++)
    {
      const MpadFlowEdge *edge = get_edge (self, e);
      const MpadFlowRect *from = &self->layout->nodes[edge->from];
      const MpadFlowRect *to = &self->layout->nodes[edge->to];
      double x = from->x + TRUNK * scale;
      MpadFlowPoint points[] = { { x, from->y + from->height }, { x, to->y } };

      if (!is_trunk (self, e))
        continue;
      set_line (&self->layout->lines[e], points, G_N_ELEMENTS (points));
      if (edge->label_width > 0)
        self->layout->lines[e].label = (MpadFlowRect) { x + LABEL_GAP * scale,
                                                        to->y - ROW_GAP * scale / 2 -
                                                          edge->label_height / 2,
                                                        edge->label_width, edge->label_height };
    }
  return y;
}

/* Edges along the left side, each in a lane of its own. */
static void
route_lanes (const Spine *self)
{
  double scale = self->options->scale;
  double x = MARGIN * scale + self->lanes - LANE * scale;

  for (guint e = 0; e < self->n_edges; e++)
    {
      const MpadFlowEdge *edge = get_edge (self, e);
      const MpadFlowRect *from = &self->layout->nodes[edge->from];
      const MpadFlowRect *to = &self->layout->nodes[edge->to];
      double start = from->y + from->height * 0.65;
      double end = to->y + to->height * 0.35;

      if (!is_side_lane (self, e) || !is_question (self, edge->from))
        continue;
      {
        MpadFlowPoint points[] = { { from->x, start }, { x, start }, { x, end }, { to->x, end } };

        set_line (&self->layout->lines[e], points, G_N_ELEMENTS (points));
      }
      self->layout->lines[e].reversed = end < start;
      x -= LANE * scale;
    }
}

MpadFlowLayout *
mpad_flow_layout_new_spine (const MpadFlowGraph *graph, const MpadFlowSpineOptions *options)
{
  Spine self = { 0 };
  double bottom;

  g_return_val_if_fail (graph != NULL && options != NULL && options->scale > 0, NULL);

  spine_init (&self, graph, options);
  self.layout = mpad_flow_layout_alloc (graph);
  self.columns = get_columns (&self);
  bottom = self.columns.narrow ? place_rows_narrow (&self) : place_rows_wide (&self);
  bottom = place_trunk (&self, bottom);
  route_lanes (&self);
  self.layout->height = bottom + MARGIN * options->scale;
  if (options->rtl)
    mpad_flow_layout_mirror (self.layout);
  spine_clear (&self);
  return self.layout;
}
