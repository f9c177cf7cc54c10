/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One labelled field. The value of every kind is a string. */
#include "config.h"

#include "mpad-input.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "mpad-format.h"
#include "mpad-text.h"
#include "mpad-ui.h"

typedef enum
{
  INPUT_LINE,
  INPUT_TEXT,
  INPUT_CHIPS,
  INPUT_DATE,
  INPUT_TIME,
} InputKind;

struct _MpadInput
{
  GtkWidget parent_instance;

  /* children */
  GtkWidget *label;
  GtkWidget *help;
  GtkWidget *field;   /* what is between label and problem */
  GtkWidget *control; /* what takes the focus: entry, text view or the first chip */
  GtkWidget *hint;    /* of a text view */
  GtkWidget *problem;
  GtkWidget *calendar;

  /* state */
  InputKind kind;
  gboolean multiple;
  gboolean setting;
  gboolean asking;  /* the height of the text view, when the loop is idle */
  int asked_height; /* of the text, px */
};

G_DEFINE_FINAL_TYPE (MpadInput, mpad_input, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
emit_changed (MpadInput *self)
{
  if (!self->setting)
    {
      mpad_input_set_problem (self, NULL);
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    }
}

static void
on_entry_changed_cb (MpadInput *self)
{
  emit_changed (self);
}

static void
on_buffer_changed_cb (MpadInput *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->control));

  if (self->hint != NULL)
    gtk_widget_set_visible (self->hint, gtk_text_buffer_get_char_count (buffer) == 0);
  emit_changed (self);
}

/* How high the text is, wrapped as it is now. */
static int
get_text_height (GtkTextView *view)
{
  GtkTextIter end;
  int y, height;

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &end);
  gtk_text_view_get_line_yrange (view, &end, &y, &height);
  return y + height;
}

/* A text view wraps its text after it got its width, and does not ask for the new height by
 * itself. Asked once a height: being laid out changes the adjustment again, for ever. */
static gboolean
ask_height (gpointer data)
{
  MpadInput *self = data;
  int height = self->control != NULL ? get_text_height (GTK_TEXT_VIEW (self->control)) : 0;

  self->asking = FALSE;
  if (self->control != NULL && height != self->asked_height)
    {
      self->asked_height = height;
      gtk_widget_queue_resize (self->control);
    }
  return G_SOURCE_REMOVE;
}

static void
on_height_changed_cb (MpadInput *self)
{
  if (!self->asking)
    g_idle_add_full (G_PRIORITY_LOW, ask_height, g_object_ref (self), g_object_unref);
  self->asking = TRUE;
}

/* Leaving a date or time field shows how it was understood, or says that it was not. */
static void
on_moment_left_cb (MpadInput *self)
{
  g_autofree char *raw = mpad_input_get_raw (self);
  g_autofree char *value = mpad_input_get_value (self);

  if (mpad_text_is_blank (raw))
    return;
  if (value == NULL)
    {
      mpad_input_set_problem (self, self->kind == INPUT_DATE
                                      ? _ ("This is not a date. Write it like 11-11-2026.")
                                      : _ ("This is not a time. Write it like 14:15."));
      return;
    }
  self->setting = TRUE;
  mpad_input_set_value (self, value);
  self->setting = FALSE;
}

static void
on_chip_toggled_cb (MpadInput *self, GtkToggleButton *chip)
{
  if (self->setting)
    return;
  if (!self->multiple && gtk_toggle_button_get_active (chip))
    {
      GtkWidget *other;

      self->setting = TRUE;
      for (other = gtk_widget_get_first_child (self->field); other != NULL;
           other = gtk_widget_get_next_sibling (other))
        if (other != GTK_WIDGET (chip) && GTK_IS_TOGGLE_BUTTON (other))
          gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (other), FALSE);
      self->setting = FALSE;
    }
  emit_changed (self);
}

static void
on_day_selected_cb (MpadInput *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  g_autofree char *date = g_date_time_format (day, "%Y-%m-%d");
  GtkWidget *popover = gtk_widget_get_ancestor (self->calendar, GTK_TYPE_POPOVER);

  if (self->setting)
    return;
  self->setting = TRUE;
  mpad_input_set_value (self, date);
  self->setting = FALSE;
  gtk_popover_popdown (GTK_POPOVER (popover));
  emit_changed (self);
}

static void
on_calendar_shown_cb (MpadInput *self)
{
  g_autofree char *value = mpad_input_get_value (self);
  int year, month, day;

  if (value != NULL && sscanf (value, "%4d-%2d-%2d", &year, &month, &day) == 3)
    {
      g_autoptr (GDateTime) date = g_date_time_new_local (year, month, day, 12, 0, 0);

      self->setting = TRUE;
      gtk_calendar_select_day (GTK_CALENDAR (self->calendar), date);
      self->setting = FALSE;
    }
}

static gboolean
mpad_input_grab_focus (GtkWidget *widget)
{
  MpadInput *self = MPAD_INPUT (widget);

  return self->control != NULL && gtk_widget_grab_focus (self->control);
}

static void
mpad_input_dispose (GObject *object)
{
  GtkWidget *child;

  MPAD_INPUT (object)->control = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mpad_input_parent_class)->dispose (object);
}

static void
mpad_input_class_init (MpadInputClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mpad_input_dispose;
  widget_class->grab_focus = mpad_input_grab_focus;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "mpad-input");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mpad_input_init (MpadInput *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);
}

static MpadInput *
input_new (InputKind kind, const char *label)
{
  MpadInput *self = g_object_new (MPAD_TYPE_INPUT, NULL);

  self->kind = kind;
  self->label = mpad_ui_label (label, "mpad-field-label");
  self->help = mpad_ui_label (NULL, "mpad-second mpad-dim");
  self->problem = mpad_ui_label (NULL, "mpad-second mpad-stop-text");
  gtk_widget_set_visible (self->help, FALSE);
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_parent (self->help, GTK_WIDGET (self));
  gtk_widget_set_parent (self->problem, GTK_WIDGET (self));
  return self;
}

static void
set_field (MpadInput *self, GtkWidget *field, GtkWidget *control)
{
  self->field = field;
  self->control = control;
  gtk_widget_insert_after (field, GTK_WIDGET (self), self->help);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  self->problem, NULL, -1);
}

GtkWidget *
mpad_input_new_line (const char *label, const char *hint)
{
  MpadInput *self = input_new (INPUT_LINE, label);
  GtkWidget *entry = gtk_entry_new ();

  if (hint != NULL)
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), hint);
  gtk_entry_set_input_hints (GTK_ENTRY (entry), GTK_INPUT_HINT_PRIVATE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 24);
  set_field (self, entry, entry);
  mpad_ui_set_name (entry, label);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_entry_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

GtkWidget *
mpad_input_new_text (const char *label, const char *hint)
{
  MpadInput *self = input_new (INPUT_TEXT, label);
  GtkWidget *overlay = gtk_overlay_new ();
  GtkAdjustment *adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 10);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 10);
  gtk_text_view_set_input_hints (GTK_TEXT_VIEW (view), GTK_INPUT_HINT_PRIVATE);
  gtk_widget_add_css_class (view, "mpad-text");
  gtk_widget_add_css_class (overlay, "mpad-text-box");
  gtk_scrollable_set_vadjustment (GTK_SCROLLABLE (view), adjustment);
  g_signal_connect_object (adjustment, "notify::upper", G_CALLBACK (on_height_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), view);
  if (hint != NULL)
    {
      self->hint = mpad_ui_label (hint, "mpad-dim mpad-text-hint");
      gtk_widget_set_can_target (self->hint, FALSE);
      gtk_widget_set_valign (self->hint, GTK_ALIGN_START);
      gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->hint);
      gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                      hint, -1);
    }
  set_field (self, overlay, view);
  mpad_ui_set_name (view, label);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed",
                           G_CALLBACK (on_buffer_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

GtkWidget *
mpad_input_new_chips (const char *label,
                      const MpadChoice *choices,
                      guint n_choices,
                      gboolean multiple)
{
  MpadInput *self = input_new (INPUT_CHIPS, label);
  GtkWidget *box = adw_wrap_box_new ();
  GtkWidget *first = NULL;

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 6);
  self->multiple = multiple;
  for (guint i = 0; i < n_choices; i++)
    {
      GtkWidget *chip = gtk_toggle_button_new ();
      GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      gtk_widget_add_css_class (chip, "mpad-chip");
      /* chosen is told by a tick, not by colour alone */
      gtk_box_append (GTK_BOX (content), mpad_ui_icon ("mpad-check-symbolic"));
      gtk_widget_add_css_class (gtk_widget_get_first_child (content), "mpad-chip-tick");
      g_object_bind_property (chip, "active", gtk_widget_get_first_child (content), "visible",
                              G_BINDING_SYNC_CREATE);
      if (choices[i].icon != NULL)
        gtk_box_append (GTK_BOX (content), mpad_ui_icon (choices[i].icon));
      gtk_box_append (GTK_BOX (content), gtk_label_new (choices[i].label));
      gtk_label_set_wrap (GTK_LABEL (gtk_widget_get_last_child (content)), TRUE);
      gtk_button_set_child (GTK_BUTTON (chip), content);
      mpad_ui_set_name (chip, choices[i].label);
      g_object_set_data_full (G_OBJECT (chip), "mpad-word", g_strdup (choices[i].word), g_free);
      g_signal_connect_object (chip, "toggled", G_CALLBACK (on_chip_toggled_cb), self,
                               G_CONNECT_SWAPPED);
      adw_wrap_box_append (ADW_WRAP_BOX (box), chip);
      if (first == NULL)
        first = chip;
    }
  set_field (self, box, first != NULL ? first : box);
  mpad_ui_set_name (GTK_WIDGET (self), label);
  return GTK_WIDGET (self);
}

GtkWidget *
mpad_input_new_yes_no (const char *label)
{
  const MpadChoice choices[] = {
    { "yes", _ ("Yes"), NULL },
    { "no", _ ("No"), NULL },
  };

  return mpad_input_new_chips (label, choices, G_N_ELEMENTS (choices), FALSE);
}

static MpadInput *
moment_new (InputKind kind, const char *label)
{
  MpadInput *self = input_new (kind, label);
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry),
                                  kind == INPUT_DATE ? _ ("dd-mm-yyyy") : _ ("hh:mm"));
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), kind == INPUT_DATE ? 11 : 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), kind == INPUT_DATE ? 11 : 6);
  mpad_ui_set_name (entry, label);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_entry_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_moment_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, focus);

  if (kind == INPUT_DATE)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      GtkWidget *button = gtk_menu_button_new ();
      GtkWidget *popover = gtk_popover_new ();
      /* read aloud, it says of which field: a form may have more of them */
      g_autofree char *name = g_strdup_printf ("%s: %s", _ ("Choose a day"), label);

      self->calendar = gtk_calendar_new ();
      gtk_popover_set_child (GTK_POPOVER (popover), self->calendar);
      gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
      gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
      gtk_widget_set_tooltip_text (button, _ ("Choose a day"));
      mpad_ui_set_name (button, name);
      g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (on_day_selected_cb),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (popover, "show", G_CALLBACK (on_calendar_shown_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_widget_add_css_class (box, "linked");
      gtk_box_append (GTK_BOX (box), entry);
      gtk_box_append (GTK_BOX (box), button);
      gtk_widget_set_halign (box, GTK_ALIGN_START);
      set_field (self, box, entry);
    }
  else
    {
      gtk_widget_set_halign (entry, GTK_ALIGN_START);
      set_field (self, entry, entry);
    }
  return self;
}

GtkWidget *
mpad_input_new_date (const char *label)
{
  return GTK_WIDGET (moment_new (INPUT_DATE, label));
}

GtkWidget *
mpad_input_new_time (const char *label)
{
  return GTK_WIDGET (moment_new (INPUT_TIME, label));
}

char *
mpad_input_get_raw (MpadInput *self)
{
  g_return_val_if_fail (MPAD_IS_INPUT (self), NULL);

  switch (self->kind)
    {
    case INPUT_TEXT:
      {
        GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->control));
        GtkTextIter start, end;

        gtk_text_buffer_get_bounds (buffer, &start, &end);
        return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
      }
    case INPUT_CHIPS:
      {
        g_autoptr (GString) words = g_string_new (NULL);

        for (GtkWidget *chip = gtk_widget_get_first_child (self->field); chip != NULL;
             chip = gtk_widget_get_next_sibling (chip))
          if (GTK_IS_TOGGLE_BUTTON (chip) &&
              gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)))
            g_string_append_printf (
              words, "%s%s", words->len > 0 ? " " : "",
              (const char *) g_object_get_data (G_OBJECT (chip), "mpad-word"));
        return g_string_free (g_steal_pointer (&words), FALSE);
      }
    case INPUT_LINE:
    case INPUT_DATE:
    case INPUT_TIME:
      break;
    }
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->control)));
}

char *
mpad_input_get_value (MpadInput *self)
{
  g_autofree char *raw = mpad_input_get_raw (self);

  if (raw == NULL)
    return NULL;
  if (self->kind == INPUT_DATE)
    return mpad_format_read_date (raw);
  if (self->kind == INPUT_TIME)
    return mpad_format_read_time (raw);
  return mpad_text_is_blank (raw) ? NULL : g_steal_pointer (&raw);
}

static gboolean
list_has (const char *list, const char *word)
{
  g_auto (GStrv) words = g_strsplit (list != NULL ? list : "", " ", -1);

  return g_strv_contains ((const char *const *) words, word);
}

void
mpad_input_set_value (MpadInput *self, const char *value)
{
  gboolean outer = self->setting;

  g_return_if_fail (MPAD_IS_INPUT (self));

  self->setting = TRUE;
  switch (self->kind)
    {
    case INPUT_TEXT:
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->control)),
                                value != NULL ? value : "", -1);
      break;
    case INPUT_CHIPS:
      for (GtkWidget *chip = gtk_widget_get_first_child (self->field); chip != NULL;
           chip = gtk_widget_get_next_sibling (chip))
        if (GTK_IS_TOGGLE_BUTTON (chip))
          gtk_toggle_button_set_active (
            GTK_TOGGLE_BUTTON (chip),
            list_has (value, g_object_get_data (G_OBJECT (chip), "mpad-word")));
      break;
    case INPUT_DATE:
      {
        int year, month, day;

        if (value != NULL && sscanf (value, "%4d-%2d-%2d", &year, &month, &day) == 3)
          {
            g_autofree char *shown = g_strdup_printf ("%02d-%02d-%04d", day, month, year);

            gtk_editable_set_text (GTK_EDITABLE (self->control), shown);
          }
        else
          gtk_editable_set_text (GTK_EDITABLE (self->control), value != NULL ? value : "");
        break;
      }
    case INPUT_TIME:
      {
        g_autofree char *time = value != NULL ? mpad_format_read_time (value) : NULL;

        gtk_editable_set_text (GTK_EDITABLE (self->control), time != NULL    ? time
                                                             : value != NULL ? value
                                                                             : "");
        break;
      }
    case INPUT_LINE:
      gtk_editable_set_text (GTK_EDITABLE (self->control), value != NULL ? value : "");
      break;
    }
  self->setting = outer;
}

void
mpad_input_set_problem (MpadInput *self, const char *problem)
{
  g_return_if_fail (MPAD_IS_INPUT (self));

  gtk_label_set_text (GTK_LABEL (self->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "mpad-problem");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "mpad-problem");
  gtk_accessible_update_state (
    GTK_ACCESSIBLE (self->control), GTK_ACCESSIBLE_STATE_INVALID,
    problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

void
mpad_input_set_help (MpadInput *self, const char *help)
{
  g_return_if_fail (MPAD_IS_INPUT (self));

  gtk_label_set_text (GTK_LABEL (self->help), help != NULL ? help : "");
  gtk_widget_set_visible (self->help, help != NULL);
}

void
mpad_input_set_bare (MpadInput *self, gboolean bare)
{
  g_return_if_fail (MPAD_IS_INPUT (self));

  gtk_widget_set_visible (self->label, !bare);
}

void
mpad_input_set_inline (MpadInput *self)
{
  GtkWidget *label;

  g_return_if_fail (MPAD_IS_INPUT (self));
  g_return_if_fail (self->kind == INPUT_CHIPS);

  label = gtk_label_new (gtk_label_get_text (GTK_LABEL (self->label)));
  gtk_widget_add_css_class (label, "mpad-inline-label");
  adw_wrap_box_prepend (ADW_WRAP_BOX (self->field), label);
  mpad_input_set_bare (self, TRUE);
}

GtkTextBuffer *
mpad_input_get_buffer (MpadInput *self)
{
  g_return_val_if_fail (MPAD_IS_INPUT (self), NULL);

  return self->kind == INPUT_TEXT ? gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->control)) : NULL;
}
