/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps chart and panel together. While nobody chose a node, the panel follows the question that is
 * asked now, and the outcome when the questions are done. */
#define G_LOG_DOMAIN "mpad-kader-page"

#include "config.h"

#include "mpad-kader-page.h"

#include <glib/gi18n.h>

#include "mpad-flow-view.h"
#include "mpad-kader-panel.h"
#include "mpad-ui.h"

struct _MpadKaderPage
{
  AdwBin parent_instance;

  /* template children */
  AdwMultiLayoutView *layouts;
  MpadFlowView *chart;
  MpadKaderPanel *panel;

  /* owned */
  MpadDossierModel *model;
  MpadProtocol *protocol; /* of what is chosen */

  /* state */
  MpadKaderNode chosen; /* all NULL while the panel follows */
  guint refocus_id;     /* idle source */
  gboolean focus_next;  /* an answer was recorded: the focus goes to what comes next */
};

G_DEFINE_FINAL_TYPE (MpadKaderPage, mpad_kader_page, ADW_TYPE_BIN)

static const MpadKaderState *
get_state (MpadKaderPage *self)
{
  const MpadGuidance *guidance = mpad_dossier_model_get_guidance (self->model);

  return guidance != NULL ? guidance->kader : NULL;
}

/* Shows how the kader stands now. */
static void
refresh (MpadKaderPage *self)
{
  const MpadKaderState *state = get_state (self);
  MpadKaderNode node;

  gtk_widget_set_visible (GTK_WIDGET (self->layouts), state != NULL);
  if (state == NULL)
    return;
  if (self->protocol != mpad_dossier_model_get_protocol (self->model))
    {
      g_clear_pointer (&self->protocol, mpad_protocol_unref);
      self->protocol = mpad_protocol_ref (mpad_dossier_model_get_protocol (self->model));
      self->chosen = (MpadKaderNode) { 0 };
    }
  node = self->chosen;
  mpad_flow_view_set_kader (self->chart, mpad_dossier_model_get_protocol (self->model), state,
                            mpad_dossier_model_get_dossier (self->model));
  if (node.question == NULL && node.outcome == NULL)
    {
      node.question = state->current;
      node.outcome = state->current == NULL ? state->outcome : NULL;
      node.melden = node.outcome != NULL && node.outcome->melden == MPAD_ADVICE_YES;
    }
  if (node.question == NULL && node.outcome == NULL)
    node.question = g_ptr_array_index (state->kader->questions, 0);
  mpad_kader_panel_show (self->panel, &node);
  mpad_flow_view_set_shown (self->chart, node.question, node.melden ? NULL : node.outcome);
  if (self->focus_next)
    {
      self->focus_next = FALSE;
      gtk_widget_grab_focus (GTK_WIDGET (self->chart));
    }
}

static void
on_changed_cb (MpadKaderPage *self)
{
  refresh (self);
}

static void
on_node_activated_cb (MpadKaderPage *self, const MpadKaderNode *node)
{
  const MpadKaderState *state = get_state (self);

  self->chosen = *node;
  if (state != NULL && node->question != NULL && node->question == state->current)
    self->chosen = (MpadKaderNode) { 0 };
  refresh (self);
  mpad_kader_panel_focus_content (self->panel);
}

static void
on_recorded_cb (MpadKaderPage *self, const char *leads)
{
  self->chosen = (MpadKaderNode) { 0 };
  mpad_ui_announce (GTK_WIDGET (self), leads, FALSE);
  self->focus_next = TRUE;
  refresh (self);
}

static void
on_go_to_question_cb (MpadKaderPage *self, const MpadProtocolQuestion *question)
{
  self->chosen = (MpadKaderNode) { 0 };
  refresh (self);
  mpad_flow_view_focus_question (self->chart, question);
}

/* Moving chart and panel into another layout keeps the focus, but the way to it from the window is
 * lost, and arrow keys would not find it: the focus is taken and given again. */
static gboolean
refocus_cb (gpointer user_data)
{
  MpadKaderPage *self = MPAD_KADER_PAGE (user_data);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->refocus_id = 0;
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    {
      gtk_root_set_focus (root, NULL);
      gtk_root_set_focus (root, focus);
    }
  return G_SOURCE_REMOVE;
}

static void
on_layout_name_cb (MpadKaderPage *self)
{
  mpad_kader_panel_set_narrow (
    self->panel, g_str_equal (adw_multi_layout_view_get_layout_name (self->layouts), "narrow"));
  if (self->refocus_id == 0)
    self->refocus_id = g_idle_add (refocus_cb, self);
}

static void
mpad_kader_page_dispose (GObject *object)
{
  MpadKaderPage *self = MPAD_KADER_PAGE (object);

  self->chosen = (MpadKaderNode) { 0 };
  g_clear_handle_id (&self->refocus_id, g_source_remove);
  g_clear_object (&self->model);
  g_clear_pointer (&self->protocol, mpad_protocol_unref);

  G_OBJECT_CLASS (mpad_kader_page_parent_class)->dispose (object);
}

static void
mpad_kader_page_class_init (MpadKaderPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mpad_kader_page_dispose;

  g_type_ensure (MPAD_TYPE_FLOW_VIEW);
  g_type_ensure (MPAD_TYPE_KADER_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/meldpad/Meldpad/ui/mpad-kader-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MpadKaderPage, chart);
  gtk_widget_class_bind_template_child (widget_class, MpadKaderPage, layouts);
  gtk_widget_class_bind_template_child (widget_class, MpadKaderPage, panel);
  gtk_widget_class_bind_template_callback (widget_class, on_go_to_question_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_layout_name_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_node_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_recorded_cb);
}

static void
mpad_kader_page_init (MpadKaderPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mpad_kader_page_new (MpadDossierModel *model)
{
  MpadKaderPage *self = g_object_new (MPAD_TYPE_KADER_PAGE, NULL);

  self->model = g_object_ref (model);
  mpad_kader_panel_set_model (self->panel, model);
  g_signal_connect_object (model, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}

void
mpad_kader_page_show_question (MpadKaderPage *self, const char *question)
{
  const MpadKaderState *state;

  g_return_if_fail (MPAD_IS_KADER_PAGE (self));

  state = get_state (self);
  self->chosen = (MpadKaderNode) { 0 };
  if (state != NULL && question != NULL)
    self->chosen.question = mpad_protocol_kader_find_question (state->kader, question);
  if (state != NULL && self->chosen.question == state->current)
    self->chosen.question = NULL;
  refresh (self);
}
