/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A node as a focusable widget with role button. */
#define G_LOG_DOMAIN "mpad-flow-item"

#include "config.h"

#include "mpad-flow-item.h"

#include "mpad-ui.h"

struct _MpadFlowItem
{
  GtkWidget parent_instance;

  /* owned children */
  GtkWidget *box;
  GtkWidget *mark;
  GtkWidget *overline;
  GtkWidget *title;
  GtkWidget *detail;

  /* state */
  MpadFlowNodeKind kind;
  MpadKaderNodeState state;
  int wide;
  int narrow;
};

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpadFlowItem, mpad_flow_item, GTK_TYPE_WIDGET)

static void
activate_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_ACTIVATED], 0);
}

static void
on_released_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  GtkWidget *widget = GTK_WIDGET (user_data);

  if (!gtk_widget_contains (widget, x, y))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (widget);
  g_signal_emit (widget, signals[SIGNAL_ACTIVATED], 0);
}

static void
set_label (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
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
mpad_flow_item_dispose (GObject *object)
{
  MpadFlowItem *self = MPAD_FLOW_ITEM (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (mpad_flow_item_parent_class)->dispose (object);
}

static void
mpad_flow_item_class_init (MpadFlowItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mpad_flow_item_dispose;

  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", MPAD_TYPE_FLOW_ITEM, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "flownode");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_activate_signal (widget_class, signals[SIGNAL_ACTIVATED]);
  gtk_widget_class_install_action (widget_class, "node.activate", NULL, activate_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "node.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "node.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "node.activate", NULL);
}

static void
mpad_flow_item_init (MpadFlowItem *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "pointer");
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (click, "released", G_CALLBACK (on_released_cb), self);
}

/* A row: the mark at the start, the words beside it. */
static void
build_row (MpadFlowItem *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->mark = mpad_ui_icon ("mpad-check-symbolic");
  gtk_widget_add_css_class (self->mark, "mpad-node-mark");
  gtk_widget_set_valign (self->mark, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->mark, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->mark);
  gtk_box_append (GTK_BOX (words), self->overline);
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), self->detail);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (self->box), words);
}

/* The bank: everything in the middle, under a telephone. */
static void
build_bank (MpadFlowItem *self)
{
  GtkWidget *labels[] = { self->title, self->overline, self->detail };

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->mark = mpad_ui_icon ("mpad-phone-symbolic");
  gtk_widget_add_css_class (self->mark, "mpad-bank-mark");
  gtk_box_append (GTK_BOX (self->box), self->mark);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gtk_label_set_xalign (GTK_LABEL (labels[i]), 0.5);
      gtk_label_set_justify (GTK_LABEL (labels[i]), GTK_JUSTIFY_CENTER);
      gtk_box_append (GTK_BOX (self->box), labels[i]);
    }
  gtk_widget_set_margin_top (self->detail, 12);
  gtk_widget_set_valign (self->box, GTK_ALIGN_CENTER);
}

GtkWidget *
mpad_flow_item_new (MpadFlowNodeKind kind, int wide, int narrow)
{
  static const char *const classes[] = {
    [MPAD_FLOW_QUESTION] = "mpad-question",
    [MPAD_FLOW_OUTCOME] = "mpad-outcome",
    [MPAD_FLOW_END] = "mpad-outcome",
    [MPAD_FLOW_BANK] = "mpad-bank",
  };
  MpadFlowItem *self = g_object_new (MPAD_TYPE_FLOW_ITEM, NULL);

  self->kind = kind;
  self->wide = wide;
  self->narrow = narrow;
  gtk_widget_add_css_class (GTK_WIDGET (self), classes[kind]);
  self->overline = mpad_ui_label (NULL, "mpad-second mpad-node-overline");
  self->title = mpad_ui_label (NULL, kind == MPAD_FLOW_BANK ? "mpad-section" : "mpad-strong");
  self->detail = mpad_ui_label (NULL, "mpad-second");
  if (kind == MPAD_FLOW_BANK)
    build_bank (self);
  else
    build_row (self);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

void
mpad_flow_item_set (MpadFlowItem *self,
                    MpadKaderNodeState state,
                    const char *overline,
                    const char *title,
                    const char *detail,
                    const char *spoken)
{
  GtkWidget *widget = GTK_WIDGET (self);

  g_return_if_fail (MPAD_IS_FLOW_ITEM (self));

  self->state = state;
  set_label (self->overline, overline);
  set_label (self->title, title);
  set_label (self->detail, detail);
  if (self->kind != MPAD_FLOW_BANK)
    gtk_widget_set_visible (self->mark,
                            state == MPAD_KADER_DONE ||
                              (state == MPAD_KADER_HERE && self->kind != MPAD_FLOW_QUESTION));
  set_class (widget, "mpad-done", state == MPAD_KADER_DONE);
  set_class (widget, "mpad-here", state == MPAD_KADER_HERE);
  set_class (widget, "mpad-closed", state == MPAD_KADER_CLOSED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

void
mpad_flow_item_set_selected (MpadFlowItem *self, gboolean selected)
{
  g_return_if_fail (MPAD_IS_FLOW_ITEM (self));

  set_class (GTK_WIDGET (self), "mpad-shown", selected);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

MpadFlowNodeKind
mpad_flow_item_get_kind (MpadFlowItem *self)
{
  g_return_val_if_fail (MPAD_IS_FLOW_ITEM (self), MPAD_FLOW_QUESTION);

  return self->kind;
}

int
mpad_flow_item_get_index (MpadFlowItem *self, gboolean narrow)
{
  g_return_val_if_fail (MPAD_IS_FLOW_ITEM (self), -1);

  return narrow ? self->narrow : self->wide;
}

MpadKaderNodeState
mpad_flow_item_get_state (MpadFlowItem *self)
{
  g_return_val_if_fail (MPAD_IS_FLOW_ITEM (self), MPAD_KADER_OPEN);

  return self->state;
}
