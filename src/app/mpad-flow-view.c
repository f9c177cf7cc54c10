/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Owns the nodes and the words on the edges; draws the edges below them. */
#define G_LOG_DOMAIN "mpad-flow-view"

#include "config.h"

#include "mpad-flow-view.h"

#include "mpad-flow-layout-manager.h"
#include "mpad-flow-item.h"
#include "mpad-flow-words.h"
#include "mpad-format.h"
#include "mpad-ui.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

struct _MpadFlowView
{
  GtkWidget parent_instance;

  /* owned; index 1 is the narrow chart */
  MpadProtocol *protocol;
  MpadKaderGraph *graphs[2];
  GPtrArray *edges[2]; /* AdwBin, children: their colour is the line's, their label its words */
  GPtrArray *nodes;    /* MpadFlowItem, children */

  /* borrowed */
  GtkWidget *here;
  GtkWidget *came_from; /* where the focus was before it went to an outcome */
};

enum
{
  SIGNAL_NODE_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpadFlowView, mpad_flow_view, GTK_TYPE_WIDGET)

static MpadFlowLayoutManager *
get_manager (MpadFlowView *self)
{
  GtkLayoutManager *manager = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  return MPAD_IS_FLOW_LAYOUT_MANAGER (manager) ? MPAD_FLOW_LAYOUT_MANAGER (manager) : NULL;
}

static gboolean
is_narrow (MpadFlowView *self)
{
  MpadFlowLayoutManager *manager = get_manager (self);

  return manager != NULL && mpad_flow_layout_manager_is_narrow (manager);
}

static GtkWidget *
widget_of_node (MpadFlowView *self, gboolean narrow, guint node)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      MpadFlowItem *widget = g_ptr_array_index (self->nodes, i);

      if (mpad_flow_item_get_index (widget, narrow) == (int) node)
        return GTK_WIDGET (widget);
    }
  return NULL;
}

static const MpadKaderNode *
node_of_widget (MpadFlowView *self, MpadFlowItem *widget)
{
  int wide = mpad_flow_item_get_index (widget, FALSE);

  if (wide >= 0)
    return mpad_kader_graph_get_node (self->graphs[0], (guint) wide);
  return mpad_kader_graph_get_node (self->graphs[1],
                                    (guint) mpad_flow_item_get_index (widget, TRUE));
}

/* Whether the words of the edge stand in the node it leads to, because there is no room on the
 * line. */
static gboolean
words_inside (MpadFlowView *self, gboolean narrow, guint edge)
{
  MpadFlowGraph *graph = mpad_kader_graph_get_graph (self->graphs[narrow]);
  const MpadFlowEdge *flow = mpad_flow_graph_get_edge (graph, edge);

  if (mpad_flow_graph_get_node (graph, flow->to)->kind != MPAD_FLOW_OUTCOME)
    return FALSE;
  return narrow || mpad_flow_spine_is_beside_bank (graph, flow->to);
}

/* Names of those who answered, in one line: "Noor and Dirk"; more than two as "Noor and 2
 * others". */
static char *
dup_deciders (const MpadDossier *dossier, const char *fact)
{
  const MpadEntry *entry = dossier != NULL && fact != NULL ? mpad_dossier_get_entry (dossier, fact)
                                                           : NULL;
  const char *names = entry != NULL ? mpad_entry_get (entry, "deciders") : NULL;
  g_auto (GStrv) lines = names != NULL ? g_strsplit (names, "\n", -1) : NULL;
  guint n = lines != NULL ? g_strv_length (lines) : 0;

  for (guint i = 0; i < n && i < 2; i++)
    {
      char *space = strchr (lines[i], ' ');

      if (space != NULL)
        *space = '\0';
    }
  if (n == 0)
    return NULL;
  if (n == 1)
    return g_strdup (lines[0]);
  if (n == 2)
    /* Translators: two first names */
    return g_strdup_printf (_ ("%s and %s"), lines[0], lines[1]);
  /* Translators: a first name and how many others */
  return g_strdup_printf (g_dngettext (NULL, "%s and %u other", "%s and %u others", n - 1),
                          lines[0], n - 1);
}

/* The line over a question, and the same for screen readers. */
static char *
question_overline (const MpadProtocolQuestion *question,
                   const MpadKaderAnswer *answer,
                   MpadKaderNodeState state,
                   const MpadDossier *dossier)
{
  g_autofree char *word = NULL;
  g_autofree char *who = NULL;
  g_autofree char *when = NULL;

  if (state == MPAD_KADER_HERE)
    return answer != NULL && answer->with_vt
             /* Translators: %d is the number of a question */
             ? g_strdup_printf (_ ("Question %d · you are here · together with Veilig Thuis"),
                                question->number)
             /* Translators: %d is the number of a question */
             : g_strdup_printf (_ ("Question %d · you are here"), question->number);
  if (state != MPAD_KADER_DONE || answer == NULL || answer->answer == NULL)
    /* Translators: %d is the number of a question */
    return g_strdup_printf (_ ("Question %d"), question->number);
  word = g_utf8_strdown (mpad_flow_answer_word (answer->answer), -1);
  who = dup_deciders (dossier, answer->fact);
  if (answer->happened != NULL)
    {
      g_autofree char *date = NULL;
      g_autofree char *time = NULL;

      mpad_format_split (answer->happened, &date, &time);
      when = mpad_format_date (date);
    }
  if (who == NULL)
    /* Translators: number of a question, the answer, the day */
    return g_strdup_printf (_ ("Question %d · %s · %s"), question->number, word,
                            when != NULL ? when : "");
  /* Translators: number of a question, the answer, who gave it, the day */
  return g_strdup_printf (_ ("Question %d · %s · %s, %s"), question->number, word, who,
                          when != NULL ? when : "");
}

static void
set_class (GtkWidget *widget, const char *css_class, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
show_question (MpadFlowView *self,
               MpadFlowItem *widget,
               const MpadKaderNode *node,
               const MpadKaderState *state,
               const MpadDossier *dossier,
               MpadKaderNodeState node_state)
{
  const MpadKaderAnswer *answer = mpad_kader_state_find (state, node->question);
  guint n = mpad_kader_graph_get_kader (self->graphs[0])->questions->len;
  g_autofree char *overline = question_overline (node->question, answer, node_state, dossier);
  g_autofree char *status = NULL;
  g_autofree char *spoken = NULL;

  if (node_state == MPAD_KADER_DONE)
    {
      g_autofree char *word = g_utf8_strdown (mpad_flow_answer_word (answer->answer), -1);

      /* Translators: %s is an answer such as yes */
      status = g_strdup_printf (_ ("answered: %s"), word);
    }
  else
    status = g_strdup (node_state == MPAD_KADER_HERE     ? _ ("you are here")
                       : node_state == MPAD_KADER_CLOSED ? mpad_flow_state_words (node_state)
                                                         : _ ("not asked yet"));
  /* Translators: spoken by a screen reader: number of a question, how many there are, its state,
   * its text */
  spoken = g_strdup_printf (_ ("Question %d of %u, %s: %s"), node->question->number, n, status,
                            node->question->text);
  mpad_flow_item_set (widget, node_state, overline, node->question->text, NULL, spoken);
}

static void
show_outcome (MpadFlowView *self,
              MpadFlowItem *widget,
              const MpadKaderNode *node,
              MpadKaderNodeState state)
{
  const MpadProtocolDecision *decision = mpad_protocol_find_decision (self->protocol, "melden");
  const char *title = node->melden && decision != NULL ? decision->word : node->outcome->title;
  const char *status = mpad_flow_state_words (state);
  g_autofree char *with_words = NULL;
  g_autofree char *spoken = NULL;
  gboolean narrow = mpad_flow_item_get_index (widget, FALSE) < 0;
  int index = mpad_flow_item_get_index (widget, narrow);

  for (guint e = 0;
       e < mpad_flow_graph_get_n_edges (mpad_kader_graph_get_graph (self->graphs[narrow])); e++)
    {
      const MpadFlowEdge *flow = mpad_flow_graph_get_edge (
        mpad_kader_graph_get_graph (self->graphs[narrow]), e);

      if ((int) flow->to == index && with_words == NULL && words_inside (self, narrow, e))
        {
          g_autofree char *words = mpad_flow_edge_words (
            mpad_kader_graph_get_edge (self->graphs[narrow], e));

          /* Translators: an answer and where it leads: "Doubt: ask advice today" */
          with_words = g_strdup_printf (_ ("%s: %s"), words, title);
        }
    }
  set_class (GTK_WIDGET (widget), "mpad-melden", node->melden);
  spoken = g_strjoin (", ", with_words != NULL ? with_words : title, status, NULL);
  if (mpad_flow_item_get_kind (widget) == MPAD_FLOW_BANK)
    mpad_flow_item_set (widget, state, _ ("to Veilig Thuis"), title,
                        _ ("Always possible, also beside help"), spoken);
  else
    mpad_flow_item_set (widget, state, NULL, with_words != NULL ? with_words : title, NULL, spoken);
}

/* Shows @state on nodes and edges that are there already. */
static void
show_state (MpadFlowView *self, const MpadKaderState *state, const MpadDossier *dossier)
{
  self->here = NULL;
  for (guint i = 0; i < self->nodes->len; i++)
    {
      MpadFlowItem *widget = g_ptr_array_index (self->nodes, i);
      const MpadKaderNode *node = node_of_widget (self, widget);
      gboolean narrow = mpad_flow_item_get_index (widget, FALSE) < 0;
      int index = mpad_flow_item_get_index (widget, narrow);
      MpadKaderNodeState node_state = mpad_kader_graph_node_state (self->graphs[narrow],
                                                                   (guint) index, state);

      if (node->question != NULL)
        show_question (self, widget, node, state, dossier, node_state);
      else
        show_outcome (self, widget, node, node_state);
      if (node_state == MPAD_KADER_HERE && (self->here == NULL || node->question != NULL))
        self->here = GTK_WIDGET (widget);
    }
  for (guint n = 0; n < 2; n++)
    for (guint e = 0; e < self->edges[n]->len; e++)
      {
        MpadKaderNodeState edge_state = mpad_kader_graph_edge_state (self->graphs[n], e, state);
        GtkWidget *edge = g_ptr_array_index (self->edges[n], e);

        set_class (edge, "mpad-lit", edge_state == MPAD_KADER_DONE);
        set_class (edge, "mpad-closed", edge_state == MPAD_KADER_CLOSED);
      }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
on_node_activated_cb (MpadFlowItem *node, gpointer user_data)
{
  MpadFlowView *self = MPAD_FLOW_VIEW (user_data);

  g_signal_emit (self, signals[SIGNAL_NODE_ACTIVATED], 0, node_of_widget (self, node));
}

static void
add_node (MpadFlowView *self, MpadFlowNodeKind kind, int wide, int narrow)
{
  GtkWidget *node = mpad_flow_item_new (kind, wide, narrow);

  g_signal_connect_object (node, "activated", G_CALLBACK (on_node_activated_cb), self,
                           G_CONNECT_DEFAULT);
  gtk_widget_set_parent (node, GTK_WIDGET (self));
  g_ptr_array_add (self->nodes, node);
}

/* Tells screen readers where each node leads. */
static void
set_relations (MpadFlowView *self, gboolean narrow)
{
  MpadFlowGraph *graph = mpad_kader_graph_get_graph (self->graphs[narrow]);

  for (guint i = 0; i < mpad_flow_graph_get_n_nodes (graph); i++)
    {
      GtkWidget *widget = widget_of_node (self, narrow, i);
      g_autoptr (GList) next = NULL;
      GtkAccessibleRelation relation = GTK_ACCESSIBLE_RELATION_FLOW_TO;
      GValue value = G_VALUE_INIT;

      for (guint e = mpad_flow_graph_get_n_edges (graph); e > 0; e--)
        {
          const MpadFlowEdge *edge = mpad_flow_graph_get_edge (graph, e - 1);

          if (edge->from == i)
            next = g_list_prepend (next, widget_of_node (self, narrow, edge->to));
        }
      if (next == NULL)
        continue;
      g_value_init (&value, gtk_accessible_list_get_type ());
      g_value_take_boxed (&value, gtk_accessible_list_new_from_list (next));
      gtk_accessible_update_relation_value (GTK_ACCESSIBLE (widget), 1, &relation, &value);
      g_value_unset (&value);
    }
}

static void
add_edges (MpadFlowView *self, gboolean narrow)
{
  MpadFlowGraph *graph = mpad_kader_graph_get_graph (self->graphs[narrow]);

  for (guint e = 0; e < mpad_flow_graph_get_n_edges (graph); e++)
    {
      GtkWidget *edge = adw_bin_new ();
      gboolean joined_in_node = words_inside (self, narrow, e);

      gtk_widget_add_css_class (edge, "mpad-edge");
      gtk_widget_set_can_target (edge, FALSE);
      if (!joined_in_node)
        {
          g_autofree char *words = mpad_flow_edge_words (
            mpad_kader_graph_get_edge (self->graphs[narrow], e));
          GtkWidget *label = gtk_label_new (words);

          gtk_widget_add_css_class (label, "mpad-second");
          adw_bin_set_child (ADW_BIN (edge), label);
        }
      gtk_widget_set_parent (edge, GTK_WIDGET (self));
      gtk_widget_set_child_visible (edge, FALSE);
      g_ptr_array_add (self->edges[narrow], edge);
      mpad_flow_layout_manager_set_edge_label (get_manager (self), narrow, e,
                                               joined_in_node ? NULL : edge);
    }
}

static void
clear_chart (MpadFlowView *self)
{
  self->here = NULL;
  self->came_from = NULL;
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  for (guint i = 0; i < self->nodes->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->nodes, i));
  g_ptr_array_set_size (self->nodes, 0);
  for (guint n = 0; n < 2; n++)
    {
      for (guint e = 0; e < self->edges[n]->len; e++)
        gtk_widget_unparent (g_ptr_array_index (self->edges[n], e));
      g_ptr_array_set_size (self->edges[n], 0);
      g_clear_pointer (&self->graphs[n], mpad_kader_graph_unref);
    }
  g_clear_pointer (&self->protocol, mpad_protocol_unref);
}

static void
build_chart (MpadFlowView *self, MpadProtocol *protocol, const MpadProtocolKader *kader)
{
  clear_chart (self);
  self->protocol = mpad_protocol_ref (protocol);
  for (guint n = 0; n < 2; n++)
    self->graphs[n] = mpad_kader_graph_new (protocol, kader, n == 1);
  gtk_widget_set_layout_manager (GTK_WIDGET (self),
                                 mpad_flow_layout_manager_new (self->graphs[0], self->graphs[1]));
  for (guint n = 0; n < 2; n++)
    add_edges (self, n == 1);
  for (guint n = 0; n < 2; n++)
    {
      MpadFlowGraph *graph = mpad_kader_graph_get_graph (self->graphs[n]);

      for (guint i = 0; i < mpad_flow_graph_get_n_nodes (graph); i++)
        {
          const MpadFlowNode *node = mpad_flow_graph_get_node (graph, i);
          int other = mpad_flow_graph_find (mpad_kader_graph_get_graph (self->graphs[1 - n]),
                                            node->id);

          if (n == 0)
            add_node (self, node->kind, (int) i, other);
          else if (other < 0)
            add_node (self, node->kind, -1, (int) i);
        }
    }
  set_relations (self, FALSE);
  for (guint i = 0; i < self->nodes->len; i++)
    if (mpad_flow_item_get_index (g_ptr_array_index (self->nodes, i), FALSE) < 0)
      gtk_widget_set_child_visible (g_ptr_array_index (self->nodes, i), FALSE);
}

/* An arrow head whose tip is at @tip, for a line that comes from @from. */
static void
add_head (GskPathBuilder *builder, const MpadFlowPoint *from, const MpadFlowPoint *tip, double size)
{
  double angle = atan2 (tip->y - from->y, tip->x - from->x);

  gsk_path_builder_move_to (builder, (float) tip->x, (float) tip->y);
  gsk_path_builder_line_to (builder, (float) (tip->x - size * cos (angle - 0.5)),
                            (float) (tip->y - size * sin (angle - 0.5)));
  gsk_path_builder_line_to (builder, (float) (tip->x - size * cos (angle + 0.5)),
                            (float) (tip->y - size * sin (angle + 0.5)));
  gsk_path_builder_close (builder);
}

static void
draw_line (GtkSnapshot *snapshot, GtkWidget *edge, const MpadFlowLine *line)
{
  gboolean lit = gtk_widget_has_css_class (edge, "mpad-lit");
  gboolean closed = gtk_widget_has_css_class (edge, "mpad-closed");
  const float dash[] = { 3, 4 };
  double head = lit ? 10 : 8;
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPathBuilder) head_builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskPath) head_path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (lit ? 3.4f : 1.6f);
  const MpadFlowPoint *last = &line->points[line->n_points - 1];
  const MpadFlowPoint *before = &line->points[line->n_points - 2];
  double length = hypot (last->x - before->x, last->y - before->y);
  /* the line ends inside the head, so that its blunt end does not show beside the tip */
  double shorten = length > 0 ? MIN (head * 0.7, length) / length : 0;
  GdkRGBA color;

  gtk_widget_get_color (edge, &color);
  gsk_path_builder_move_to (builder, (float) line->points[0].x, (float) line->points[0].y);
  for (guint i = 1; i + 1 < line->n_points; i++)
    gsk_path_builder_line_to (builder, (float) line->points[i].x, (float) line->points[i].y);
  gsk_path_builder_line_to (builder, (float) (last->x - (last->x - before->x) * shorten),
                            (float) (last->y - (last->y - before->y) * shorten));
  path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
  gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
  if (closed)
    gsk_stroke_set_dash (stroke, dash, G_N_ELEMENTS (dash));
  gtk_snapshot_append_stroke (snapshot, path, stroke, &color);
  add_head (head_builder, before, last, head);
  head_path = gsk_path_builder_free_to_path (g_steal_pointer (&head_builder));
  gtk_snapshot_append_fill (snapshot, head_path, GSK_FILL_RULE_WINDING, &color);
}

static void
mpad_flow_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MpadFlowView *self = MPAD_FLOW_VIEW (widget);
  MpadFlowLayoutManager *manager = get_manager (self);
  const MpadFlowLayout *layout = manager != NULL ? mpad_flow_layout_manager_get_layout (manager)
                                                 : NULL;
  GPtrArray *edges = self->edges[is_narrow (self)];

  /* first what is not on the path, so that the path lies on top */
  for (guint pass = 0; pass < 2 && layout != NULL; pass++)
    for (guint e = 0; e < edges->len && e < layout->n_lines; e++)
      {
        GtkWidget *edge = g_ptr_array_index (edges, e);

        if (gtk_widget_has_css_class (edge, "mpad-lit") == (pass == 1) &&
            layout->lines[e].n_points >= 2)
          draw_line (snapshot, edge, &layout->lines[e]);
      }

  GTK_WIDGET_CLASS (mpad_flow_view_parent_class)->snapshot (widget, snapshot);
}

/* The next question down (or up) from @index, or the node at the foot. */
static GtkWidget *
along_spine (MpadFlowView *self, gboolean narrow, guint index, gboolean down)
{
  MpadFlowGraph *graph = mpad_kader_graph_get_graph (self->graphs[narrow]);
  guint n = mpad_flow_graph_get_n_nodes (graph);
  MpadFlowNodeKind kind = mpad_flow_graph_get_node (graph, index)->kind;

  if (kind == MPAD_FLOW_END)
    {
      for (guint i = n; i > 0 && !down; i--)
        if (mpad_flow_graph_get_node (graph, i - 1)->kind == MPAD_FLOW_QUESTION)
          return widget_of_node (self, narrow, i - 1);
      return NULL;
    }
  for (guint i = down ? index + 1 : index - 1; i < n; i += down ? 1 : (guint) -1)
    if (mpad_flow_graph_get_node (graph, i)->kind == MPAD_FLOW_QUESTION)
      return widget_of_node (self, narrow, i);
  for (guint i = 0; i < n && down; i++)
    if (mpad_flow_graph_get_node (graph, i)->kind == MPAD_FLOW_END)
      return widget_of_node (self, narrow, i);
  return NULL;
}

/* The @n-th place beside question @from that an answer leads to. */
static GtkWidget *
beside (MpadFlowView *self, gboolean narrow, guint from, guint n)
{
  MpadFlowGraph *graph = mpad_kader_graph_get_graph (self->graphs[narrow]);

  for (guint e = 0; e < mpad_flow_graph_get_n_edges (graph); e++)
    {
      const MpadFlowEdge *edge = mpad_flow_graph_get_edge (graph, e);
      MpadFlowNodeKind kind = mpad_flow_graph_get_node (graph, edge->to)->kind;

      if (edge->from == from && (kind == MPAD_FLOW_OUTCOME || kind == MPAD_FLOW_BANK) && n-- == 0)
        return widget_of_node (self, narrow, edge->to);
    }
  return NULL;
}

/* The question that one comes back to from an outcome: where the focus came from, else the
 * first. */
static GtkWidget *
back_from (MpadFlowView *self, gboolean narrow, guint index)
{
  MpadFlowGraph *graph = mpad_kader_graph_get_graph (self->graphs[narrow]);
  GtkWidget *first = NULL;

  for (guint e = 0; e < mpad_flow_graph_get_n_edges (graph); e++)
    {
      const MpadFlowEdge *edge = mpad_flow_graph_get_edge (graph, e);
      GtkWidget *from;

      if (edge->to != index)
        continue;
      from = widget_of_node (self, narrow, edge->from);
      if (from == self->came_from)
        return from;
      if (first == NULL)
        first = from;
    }
  return first;
}

/* The neighbour of an outcome among those of its question. */
static GtkWidget *
next_beside (MpadFlowView *self, gboolean narrow, GtkWidget *question, GtkWidget *outcome, int step)
{
  guint from = (guint) mpad_flow_item_get_index (MPAD_FLOW_ITEM (question), narrow);
  guint n = 0;

  while (beside (self, narrow, from, n) != NULL && beside (self, narrow, from, n) != outcome)
    n++;
  if (step < 0 && n == 0)
    return NULL;
  return beside (self, narrow, from, n + (guint) step);
}

/* Where an arrow key leads from @focus: along the edges. */
static GtkWidget *
follow (MpadFlowView *self, GtkWidget *focus, GtkDirectionType direction)
{
  gboolean narrow = is_narrow (self);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  guint index = (guint) mpad_flow_item_get_index (MPAD_FLOW_ITEM (focus), narrow);
  MpadFlowNodeKind kind = mpad_flow_item_get_kind (MPAD_FLOW_ITEM (focus));
  gboolean spine = kind == MPAD_FLOW_QUESTION || kind == MPAD_FLOW_END;
  GtkWidget *question, *target;

  if (rtl && direction == GTK_DIR_LEFT)
    direction = GTK_DIR_RIGHT;
  else if (rtl && direction == GTK_DIR_RIGHT)
    direction = GTK_DIR_LEFT;

  if (spine)
    {
      if (direction == GTK_DIR_RIGHT || (narrow && direction == GTK_DIR_DOWN))
        {
          target = beside (self, narrow, index, 0);
          if (target != NULL)
            {
              self->came_from = focus;
              return target;
            }
        }
      if (direction == GTK_DIR_DOWN || direction == GTK_DIR_UP)
        return along_spine (self, narrow, index, direction == GTK_DIR_DOWN);
      return NULL;
    }

  question = back_from (self, narrow, index);
  if (question == NULL || direction == GTK_DIR_LEFT)
    return question;
  if (direction == GTK_DIR_UP)
    {
      target = next_beside (self, narrow, question, focus, -1);
      return target != NULL ? target : question;
    }
  target = next_beside (self, narrow, question, focus, 1);
  if (target == NULL && direction == GTK_DIR_DOWN)
    target = along_spine (
      self, narrow, (guint) mpad_flow_item_get_index (MPAD_FLOW_ITEM (question), narrow), TRUE);
  return target;
}

/* Where one is, or the first node. */
static gboolean
mpad_flow_view_grab_focus (GtkWidget *widget)
{
  MpadFlowView *self = MPAD_FLOW_VIEW (widget);

  if (self->here != NULL && gtk_widget_get_child_visible (self->here))
    return gtk_widget_grab_focus (self->here);
  return self->nodes->len > 0 && gtk_widget_grab_focus (g_ptr_array_index (self->nodes, 0));
}

static gboolean
mpad_flow_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  MpadFlowView *self = MPAD_FLOW_VIEW (widget);
  GtkWidget *focus = gtk_widget_get_focus_child (widget);
  GtkWidget *target;

  /* one stop for Tab: in at "you are here", then on */
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return focus == NULL && mpad_flow_view_grab_focus (widget);
  if (!MPAD_IS_FLOW_ITEM (focus))
    return FALSE;
  target = follow (self, focus, direction);
  if (target != NULL)
    gtk_widget_grab_focus (target);
  /* an arrow at the end of the edges goes nowhere, and does not leave the chart */
  return TRUE;
}

static void
home_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MpadFlowView *self = MPAD_FLOW_VIEW (widget);

  if (self->here != NULL && gtk_widget_get_child_visible (self->here))
    gtk_widget_grab_focus (self->here);
}

static void
mpad_flow_view_dispose (GObject *object)
{
  MpadFlowView *self = MPAD_FLOW_VIEW (object);

  clear_chart (self);

  G_OBJECT_CLASS (mpad_flow_view_parent_class)->dispose (object);
}

static void
mpad_flow_view_finalize (GObject *object)
{
  MpadFlowView *self = MPAD_FLOW_VIEW (object);

  g_clear_pointer (&self->nodes, g_ptr_array_unref);
  g_clear_pointer (&self->edges[0], g_ptr_array_unref);
  g_clear_pointer (&self->edges[1], g_ptr_array_unref);

  G_OBJECT_CLASS (mpad_flow_view_parent_class)->finalize (object);
}

static void
mpad_flow_view_class_init (MpadFlowViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mpad_flow_view_dispose;
  object_class->finalize = mpad_flow_view_finalize;
  widget_class->focus = mpad_flow_view_focus;
  widget_class->grab_focus = mpad_flow_view_grab_focus;
  widget_class->snapshot = mpad_flow_view_snapshot;

  signals[SIGNAL_NODE_ACTIVATED] = g_signal_new ("node-activated", MPAD_TYPE_FLOW_VIEW,
                                                 G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                 G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_css_name (widget_class, "flowview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "flow.home", NULL, home_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Home, 0, "flow.home", NULL);
}

static void
mpad_flow_view_init (MpadFlowView *self)
{
  self->nodes = g_ptr_array_new ();
  self->edges[0] = g_ptr_array_new ();
  self->edges[1] = g_ptr_array_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Kader as a chart; arrow keys follow the lines"), -1);
}

GtkWidget *
mpad_flow_view_new (void)
{
  return g_object_new (MPAD_TYPE_FLOW_VIEW, NULL);
}

void
mpad_flow_view_set_kader (MpadFlowView *self,
                          MpadProtocol *protocol,
                          const MpadKaderState *state,
                          const MpadDossier *dossier)
{
  g_return_if_fail (MPAD_IS_FLOW_VIEW (self));
  g_return_if_fail (protocol != NULL && state != NULL);

  if (self->graphs[0] == NULL || mpad_kader_graph_get_kader (self->graphs[0]) != state->kader)
    build_chart (self, protocol, state->kader);
  show_state (self, state, dossier);
}

void
mpad_flow_view_set_shown (MpadFlowView *self,
                          const MpadProtocolQuestion *question,
                          const MpadProtocolOutcome *outcome)
{
  g_return_if_fail (MPAD_IS_FLOW_VIEW (self));

  for (guint i = 0; i < self->nodes->len; i++)
    {
      MpadFlowItem *widget = g_ptr_array_index (self->nodes, i);
      const MpadKaderNode *node = node_of_widget (self, widget);

      mpad_flow_item_set_selected (widget, question != NULL ? node->question == question
                                           : outcome != NULL
                                             ? node->outcome == outcome && !node->melden
                                             : node->melden);
    }
}

gboolean
mpad_flow_view_focus_question (MpadFlowView *self, const MpadProtocolQuestion *question)
{
  g_return_val_if_fail (MPAD_IS_FLOW_VIEW (self), FALSE);

  for (guint i = 0; i < self->nodes->len; i++)
    {
      MpadFlowItem *widget = g_ptr_array_index (self->nodes, i);

      if (node_of_widget (self, widget)->question == question)
        return gtk_widget_grab_focus (GTK_WIDGET (widget));
    }
  return FALSE;
}

GtkWidget *
mpad_flow_view_get_node (MpadFlowView *self, const char *id)
{
  g_return_val_if_fail (MPAD_IS_FLOW_VIEW (self), NULL);

  for (guint n = 0; n < 2 && self->graphs[n] != NULL; n++)
    {
      int index = mpad_flow_graph_find (mpad_kader_graph_get_graph (self->graphs[n]), id);

      if (index >= 0)
        return widget_of_node (self, n == 1, (guint) index);
    }
  return NULL;
}
