/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figure, and a panel of fields for each mark. */
#include "config.h"

#include "mpad-body-map.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "mpad-body-figure.h"
#include "mpad-body-view.h"
#include "mpad-input.h"
#include "mpad-ui.h"

/* marks that are placed by name stand this far beside one that is there already */
#define ASIDE 26

struct _MpadBodyMap
{
  GtkBox parent_instance;

  /* borrowed */
  MpadEntry *entry;

  /* owned */
  GPtrArray *marks;
  MpadBodyMark *removed; /* (nullable): for Undo */
  guint removed_index;

  /* borrowed children */
  GtkWidget *start; /* shown as long as there is no mark and no figure */
  GtkWidget *body;
  GtkWidget *view;
  GtkBox *panels;
  GtkWidget *undo_line;

  /* state */
  int chosen;
};

G_DEFINE_FINAL_TYPE (MpadBodyMap, mpad_body_map, GTK_TYPE_BOX)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A panel with the fields of one mark. */
typedef struct
{
  MpadBodyMap *map;
  MpadBodyMark *mark; /* borrowed from map */
  GtkWidget *panel;
  GtkLabel *title;
  GtkWidget *side;
  GtkDropDown *region;
  GtkWidget *kind;
  GtkWidget *size;
  GtkWidget *colour;
  GtkWidget *words;
  gboolean filling;
} Panel;

static guint
index_of (MpadBodyMap *self, const MpadBodyMark *mark)
{
  guint index = 0;

  g_ptr_array_find (self->marks, mark, &index);
  return index;
}

static void
changed (MpadBodyMap *self)
{
  mpad_entry_set_marks (self->entry, self->marks);
  mpad_body_view_set_marks (MPAD_BODY_VIEW (self->view), self->marks, self->chosen);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
update_title (Panel *panel)
{
  const MpadBodyMark *mark = panel->mark;
  const MpadBodyRegion *region = mpad_body_region_at (mark->side, mark->x, mark->y);
  g_autofree char *title = g_strdup_printf ("%u. %s (%s)", index_of (panel->map, mark) + 1,
                                            mpad_label_body_region (region),
                                            mpad_label_body_side (mark->side));

  gtk_label_set_text (panel->title, title);
  mpad_ui_set_name (panel->panel, title);
}

/* The names of the side that the mark is on, with its own chosen. */
static void
fill_regions (Panel *panel)
{
  const MpadBodyMark *mark = panel->mark;
  const MpadBodyRegion *at = mpad_body_region_at (mark->side, mark->x, mark->y);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n, chosen = 0;
  const MpadBodyRegion *regions = mpad_body_regions (mark->side, &n);

  for (guint i = 0; i < n; i++)
    {
      gtk_string_list_append (names, mpad_label_body_region (&regions[i]));
      if (&regions[i] == at)
        chosen = i;
    }
  panel->filling = TRUE;
  gtk_drop_down_set_model (panel->region, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (panel->region, chosen);
  panel->filling = FALSE;
}

static gboolean
is_free (MpadBodyMap *self, const MpadBodyMark *mark, int x, int y)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const MpadBodyMark *other = g_ptr_array_index (self->marks, i);

      if (other != mark && other->side == mark->side && ABS (other->x - x) < ASIDE &&
          ABS (other->y - y) < ASIDE)
        return FALSE;
    }
  return TRUE;
}

/* A mark that is placed by name goes to the middle of the part; beside one that is there already,
 * as far as the part is large. */
static void
place_by_name (MpadBodyMap *self, MpadBodyMark *mark, const MpadBodyRegion *region)
{
  mark->x = region->x;
  mark->y = region->y;
  for (int ring = 0; ring * ASIDE <= MAX (region->width, region->height); ring++)
    for (int dx = -ring; dx <= ring; dx++)
      for (int dy = -ring; dy <= ring; dy++)
        {
          int x = region->x + dx * ASIDE;
          int y = region->y + dy * ASIDE;

          if (ABS (dx) * ASIDE > region->width || ABS (dy) * ASIDE > region->height ||
              !mpad_body_figure_contains (x, y) || !is_free (self, mark, x, y))
            continue;
          mark->x = x;
          mark->y = y;
          return;
        }
}

static void
on_region_cb (Panel *panel)
{
  guint n, selected = gtk_drop_down_get_selected (panel->region);
  const MpadBodyRegion *regions = mpad_body_regions (panel->mark->side, &n);

  if (panel->filling || selected >= n)
    return;
  place_by_name (panel->map, panel->mark, &regions[selected]);
  panel->map->chosen = (int) index_of (panel->map, panel->mark);
  update_title (panel);
  changed (panel->map);
}

static void
on_side_cb (Panel *panel)
{
  g_autofree char *side = mpad_input_get_value (MPAD_INPUT (panel->side));

  panel->mark->side = g_strcmp0 (side, "back") == 0 ? MPAD_BODY_BACK : MPAD_BODY_FRONT;
  /* the same part of the body: left stays left */
  panel->mark->x = MPAD_BODY_WIDTH - panel->mark->x;
  fill_regions (panel);
  update_title (panel);
  changed (panel->map);
}

static void
on_field_cb (Panel *panel)
{
  MpadBodyMark *mark = panel->mark;
  g_autofree char *kind = mpad_input_get_value (MPAD_INPUT (panel->kind));
  int found = mpad_body_kind_from_word (kind);

  mark->kind = found >= 0 ? (MpadBodyKind) found : MPAD_BODY_OTHER;
  g_free (mark->size);
  mark->size = mpad_input_get_value (MPAD_INPUT (panel->size));
  g_free (mark->colour);
  mark->colour = mpad_input_get_value (MPAD_INPUT (panel->colour));
  g_free (mark->words);
  mark->words = mpad_input_get_value (MPAD_INPUT (panel->words));
  changed (panel->map);
}

static void show_panels (MpadBodyMap *self);

static void
on_remove_cb (Panel *panel)
{
  MpadBodyMap *self = panel->map;
  guint index = index_of (self, panel->mark);

  g_clear_pointer (&self->removed, mpad_body_mark_free);
  self->removed = g_ptr_array_steal_index (self->marks, index);
  self->removed_index = index;
  self->chosen = -1;
  show_panels (self);
  gtk_widget_set_visible (self->undo_line, TRUE);
  gtk_widget_grab_focus (gtk_widget_get_last_child (self->undo_line));
  changed (self);
}

static void
on_undo_cb (MpadBodyMap *self)
{
  if (self->removed == NULL)
    return;
  g_ptr_array_insert (self->marks, (int) MIN (self->removed_index, self->marks->len),
                      g_steal_pointer (&self->removed));
  gtk_widget_set_visible (self->undo_line, FALSE);
  show_panels (self);
  changed (self);
}

static GtkWidget *
add_field (Panel *panel, GtkWidget *box, GtkWidget *input, const char *value)
{
  mpad_input_set_value (MPAD_INPUT (input), value);
  g_signal_connect_swapped (input, "changed", G_CALLBACK (on_field_cb), panel);
  gtk_widget_set_hexpand (input, TRUE);
  gtk_box_append (GTK_BOX (box), input);
  return input;
}

static GtkWidget *
make_where (Panel *panel)
{
  const MpadChoice sides[] = {
    { "front", mpad_label_body_side (MPAD_BODY_FRONT), NULL },
    { "back", mpad_label_body_side (MPAD_BODY_BACK), NULL },
  };
  GtkWidget *where = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (where), 14);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (where), 8);
  panel->side = mpad_input_new_chips (_ ("Which side?"), sides, G_N_ELEMENTS (sides), FALSE);
  mpad_input_set_bare (MPAD_INPUT (panel->side), TRUE);
  mpad_input_set_value (MPAD_INPUT (panel->side),
                        panel->mark->side == MPAD_BODY_BACK ? "back" : "front");
  g_signal_connect_swapped (panel->side, "changed", G_CALLBACK (on_side_cb), panel);
  panel->region = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_widget_set_valign (GTK_WIDGET (panel->region), GTK_ALIGN_CENTER);
  mpad_ui_set_name (GTK_WIDGET (panel->region), _ ("Where on the body?"));
  g_signal_connect_swapped (panel->region, "notify::selected", G_CALLBACK (on_region_cb), panel);
  adw_wrap_box_append (ADW_WRAP_BOX (where), panel->side);
  adw_wrap_box_append (ADW_WRAP_BOX (where), GTK_WIDGET (panel->region));
  return where;
}

static GtkWidget *
make_kind (Panel *panel)
{
  MpadChoice kinds[MPAD_N_BODY_KINDS];

  for (int i = 0; i < MPAD_N_BODY_KINDS; i++)
    kinds[i] = (MpadChoice) { mpad_body_kind_to_word ((MpadBodyKind) i),
                              mpad_label_body_kind ((MpadBodyKind) i), NULL };
  return mpad_input_new_chips (_ ("What do you see?"), kinds, G_N_ELEMENTS (kinds), FALSE);
}

static GtkWidget *
make_panel (MpadBodyMap *self, MpadBodyMark *mark)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  Panel *panel = g_new0 (Panel, 1);

  panel->map = self;
  panel->mark = mark;
  panel->panel = box;
  panel->title = GTK_LABEL (mpad_ui_label ("", "mpad-strong"));
  g_object_set_data_full (G_OBJECT (box), "mpad-body-panel", panel, g_free);
  gtk_widget_add_css_class (box, "mpad-panel");
  gtk_widget_add_css_class (box, "mpad-entry-card");
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, _ ("Take this mark away"));
  mpad_ui_set_name (remove, _ ("Take this mark away"));
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (on_remove_cb), panel);
  gtk_widget_set_hexpand (GTK_WIDGET (panel->title), TRUE);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (panel->title));
  gtk_box_append (GTK_BOX (head), remove);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), make_where (panel));
  panel->kind = add_field (panel, box, make_kind (panel), mpad_body_kind_to_word (mark->kind));
  panel->size = add_field (
    panel, box, mpad_input_new_line (_ ("How large?"), _ ("About 2 by 3 cm; as large as a coin")),
    mark->size);
  panel->colour = add_field (
    panel, box, mpad_input_new_line (_ ("Which colour?"), _ ("Blue, with yellow")), mark->colour);
  panel->words = add_field (
    panel, box,
    mpad_input_new_line (_ ("In words"), _ ("What you see: the shape, the edge, how many")),
    mark->words);
  fill_regions (panel);
  update_title (panel);
  return box;
}

static void
show_panels (MpadBodyMap *self)
{
  mpad_ui_clear (GTK_WIDGET (self->panels));
  for (guint i = 0; i < self->marks->len; i++)
    gtk_box_append (self->panels, make_panel (self, g_ptr_array_index (self->marks, i)));
}

static Panel *
panel_at (MpadBodyMap *self, int index)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->panels));

  for (int i = 0; child != NULL && i < index; i++)
    child = gtk_widget_get_next_sibling (child);
  return child != NULL && index >= 0 ? g_object_get_data (G_OBJECT (child), "mpad-body-panel")
                                     : NULL;
}

static void
add_mark (MpadBodyMap *self, MpadBodyMark *mark)
{
  GtkWidget *panel;

  if (self->marks->len >= MPAD_BODY_MARKS_MAX)
    {
      mpad_body_mark_free (mark);
      mpad_ui_announce (GTK_WIDGET (self), _ ("There is no room for more marks in one entry."),
                        TRUE);
      return;
    }
  g_ptr_array_add (self->marks, mark);
  self->chosen = (int) self->marks->len - 1;
  panel = make_panel (self, mark);
  gtk_box_append (self->panels, panel);
  changed (self);
  mpad_ui_announce (GTK_WIDGET (self), gtk_label_get_text (panel_at (self, self->chosen)->title),
                    FALSE);
}

static void
on_placed_cb (MpadBodyMap *self, int side, int x, int y)
{
  add_mark (self, mpad_body_mark_new ((MpadBodySide) side, x, y));
}

static void
on_add_clicked_cb (MpadBodyMap *self)
{
  guint n;
  const MpadBodyRegion *regions = mpad_body_regions (MPAD_BODY_FRONT, &n);
  MpadBodyMark *mark = mpad_body_mark_new (MPAD_BODY_FRONT, 0, 0);
  Panel *panel;

  place_by_name (self, mark, &regions[0]);
  add_mark (self, mark);
  panel = panel_at (self, self->chosen);
  if (panel != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (panel->region));
}

static void
on_chosen_cb (MpadBodyMap *self, int index)
{
  Panel *panel = panel_at (self, index);

  self->chosen = index;
  mpad_body_view_set_marks (MPAD_BODY_VIEW (self->view), self->marks, self->chosen);
  if (panel != NULL)
    mpad_ui_announce (GTK_WIDGET (self), gtk_label_get_text (panel->title), FALSE);
}

static void
on_moved_cb (MpadBodyMap *self, int dx, int dy)
{
  Panel *panel = panel_at (self, self->chosen);

  if (panel == NULL)
    return;
  panel->mark->x = CLAMP (panel->mark->x + dx, 0, MPAD_BODY_WIDTH);
  panel->mark->y = CLAMP (panel->mark->y + dy, 0, MPAD_BODY_HEIGHT);
  fill_regions (panel);
  update_title (panel);
  changed (self);
}

static void
show_figure (MpadBodyMap *self, gboolean shown)
{
  gtk_widget_set_visible (self->start, !shown);
  gtk_widget_set_visible (self->body, shown);
}

static void
on_start_clicked_cb (MpadBodyMap *self)
{
  show_figure (self, TRUE);
  gtk_widget_grab_focus (self->view);
}

static void
mpad_body_map_finalize (GObject *object)
{
  MpadBodyMap *self = MPAD_BODY_MAP (object);

  g_ptr_array_unref (self->marks);
  g_clear_pointer (&self->removed, mpad_body_mark_free);

  G_OBJECT_CLASS (mpad_body_map_parent_class)->finalize (object);
}

static void
mpad_body_map_class_init (MpadBodyMapClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mpad_body_map_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mpad_body_map_init (MpadBodyMap *self)
{
  GtkWidget *add = mpad_ui_button (_ ("Add a mark by name"), "list-add-symbolic", NULL);
  GtkWidget *undo = mpad_ui_button (_ ("Undo"), NULL, "flat mpad-link-button");

  self->chosen = -1;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  self->start = mpad_ui_button (_ ("Marks on the body: show where"), "mpad-eye-symbolic", NULL);
  gtk_widget_set_halign (self->start, GTK_ALIGN_START);
  g_signal_connect_object (self->start, "clicked", G_CALLBACK (on_start_clicked_cb), self,
                           G_CONNECT_SWAPPED);

  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->view = mpad_body_view_new (TRUE);
  g_signal_connect_object (self->view, "placed", G_CALLBACK (on_placed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "chosen", G_CALLBACK (on_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "moved", G_CALLBACK (on_moved_cb), self, G_CONNECT_SWAPPED);
  self->panels = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  self->undo_line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  gtk_box_append (GTK_BOX (self->undo_line), mpad_ui_label (_ ("Taken away."), "mpad-dim"));
  gtk_box_append (GTK_BOX (self->undo_line), undo);
  gtk_widget_set_visible (self->undo_line, FALSE);
  g_signal_connect_object (undo, "clicked", G_CALLBACK (on_undo_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  g_signal_connect_object (add, "clicked", G_CALLBACK (on_add_clicked_cb), self, G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (self->body), mpad_ui_label (_ ("Marks on the body"), "mpad-section"));
  gtk_box_append (
    GTK_BOX (self->body),
    mpad_ui_label (_ ("Only what you see without undressing the child. Describe it; write no cause "
                      "and no age. Take no photo of an injury before Veilig Thuis advised it."),
                   "mpad-second mpad-dim"));
  gtk_box_append (GTK_BOX (self->body), self->view);
  gtk_box_append (
    GTK_BOX (self->body),
    mpad_ui_label (_ ("Point at the figure, or add a mark by name. Left and right are "
                      "those of the child. Arrow keys move the mark you chose."),
                   "mpad-second mpad-dim"));
  gtk_box_append (GTK_BOX (self->body), GTK_WIDGET (self->panels));
  gtk_box_append (GTK_BOX (self->body), self->undo_line);
  gtk_box_append (GTK_BOX (self->body), add);
  gtk_box_append (GTK_BOX (self), self->start);
  gtk_box_append (GTK_BOX (self), self->body);
}

GtkWidget *
mpad_body_map_new (MpadEntry *entry)
{
  MpadBodyMap *self;

  g_return_val_if_fail (entry != NULL, NULL);

  self = g_object_new (MPAD_TYPE_BODY_MAP, NULL);
  self->entry = entry;
  self->marks = mpad_entry_dup_marks (entry);
  mpad_body_view_set_marks (MPAD_BODY_VIEW (self->view), self->marks, -1);
  show_panels (self);
  show_figure (self, self->marks->len > 0);
  return GTK_WIDGET (self);
}

GtkWidget *
mpad_body_card_new (const MpadEntry *entry)
{
  g_autoptr (GPtrArray) marks = NULL;
  GtkWidget *box, *view, *list;

  g_return_val_if_fail (entry != NULL, NULL);

  if (!mpad_entry_has_marks (entry))
    return NULL;
  marks = mpad_entry_dup_marks (entry);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  view = mpad_body_view_new (FALSE);
  list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  mpad_body_view_set_marks (MPAD_BODY_VIEW (view), marks, -1);
  for (guint i = 0; i < marks->len; i++)
    {
      g_autofree char *text = mpad_label_body_mark (g_ptr_array_index (marks, i), i + 1);

      gtk_box_append (GTK_BOX (list), mpad_ui_label (text, NULL));
    }
  gtk_box_append (GTK_BOX (box), mpad_ui_label (_ ("Marks on the body"), "mpad-second mpad-dim"));
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), view);
  return box;
}
