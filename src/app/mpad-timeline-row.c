/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the timeline. */
#include "config.h"

#include "mpad-timeline-row.h"

#include <glib/gi18n.h>

#include "mpad-details.h"
#include "mpad-entry-keys.h"
#include "mpad-format.h"
#include "mpad-labels.h"
#include "mpad-text.h"
#include "mpad-ui.h"

/* more of an entry is read after opening it */
#define MAX_LINES 2

struct _MpadTimelineItem
{
  GObject parent_instance;

  /* borrowed */
  const MpadEntry *entry;
};

G_DEFINE_FINAL_TYPE (MpadTimelineItem, mpad_timeline_item, G_TYPE_OBJECT)

static void
mpad_timeline_item_class_init (MpadTimelineItemClass *klass)
{
}

static void
mpad_timeline_item_init (MpadTimelineItem *self)
{
}

MpadTimelineItem *
mpad_timeline_item_new (const MpadEntry *entry)
{
  MpadTimelineItem *self = g_object_new (MPAD_TYPE_TIMELINE_ITEM, NULL);

  self->entry = entry;
  return self;
}

const MpadEntry *
mpad_timeline_item_get_entry (MpadTimelineItem *self)
{
  g_return_val_if_fail (MPAD_IS_TIMELINE_ITEM (self), NULL);

  return self->entry;
}

struct _MpadTimelineRow
{
  GtkBox parent_instance;

  /* borrowed children */
  GtkWidget *icon;
  GtkLabel *title;
  GtkLabel *second;
  GtkLabel *lines[MAX_LINES];
  GtkWidget *hidden;
  GtkWidget *late;
  GtkWidget *draft;
};

G_DEFINE_FINAL_TYPE (MpadTimelineRow, mpad_timeline_row, GTK_TYPE_BOX)

static void
mpad_timeline_row_class_init (MpadTimelineRowClass *klass)
{
}

/* One line that is cut at its end: text that wraps would be laid out for each width a row is asked
 * about, and a list asks often while it scrolls. */
static GtkLabel *
add_label (GtkWidget *box, const char *classes)
{
  GtkWidget *label = mpad_ui_label ("", classes);

  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
add_mark (GtkWidget *box, const char *text, const char *icon)
{
  GtkWidget *mark = mpad_ui_icon (icon);

  gtk_widget_set_tooltip_text (mark, text);
  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_widget_add_css_class (mark, "mpad-dim");
  gtk_box_append (GTK_BOX (box), mark);
  return mark;
}

static void
mpad_timeline_row_init (MpadTimelineRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_set_spacing (GTK_BOX (self), 14);
  gtk_widget_add_css_class (GTK_WIDGET (self), "mpad-timeline-row");
  self->icon = gtk_image_new ();
  gtk_widget_add_css_class (self->icon, "mpad-icon-well");
  gtk_widget_set_valign (self->icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self), self->icon);
  self->title = add_label (texts, "mpad-strong");
  self->second = add_label (texts, "mpad-second mpad-dim");
  for (guint i = 0; i < MAX_LINES; i++)
    self->lines[i] = add_label (texts, NULL);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (self), texts);
  self->late = add_mark (GTK_WIDGET (self), _ ("Recorded later"), "mpad-snooze-symbolic");
  self->hidden = add_mark (GTK_WIDGET (self), _ ("Not shared by default"), "mpad-hidden-symbolic");
  self->draft = add_mark (GTK_WIDGET (self), C_ ("entry state", "Draft"), "mpad-pen-symbolic");
}

GtkWidget *
mpad_timeline_row_new (void)
{
  return g_object_new (MPAD_TYPE_TIMELINE_ROW, NULL);
}

static char *
dup_second (MpadDossierModel *model, const MpadEntry *entry)
{
  MpadProtocol *protocol = mpad_dossier_model_get_protocol (model);
  const MpadProtocolStep *step = protocol != NULL && entry->step_id != NULL
                                   ? mpad_protocol_find_step (protocol, entry->step_id)
                                   : NULL;
  g_autofree char *when = mpad_format_happened (entry);
  GString *line = g_string_new (when);

  if (step != NULL)
    g_string_append_printf (line, " · %s %s", step->label, step->short_title);
  if (!mpad_text_is_blank (entry->observed_by))
    g_string_append_printf (line, " · %s", entry->observed_by);
  return g_string_free_and_steal (line);
}

/* A statement in one line: its kind in words, and quotation marks around words of people. */
static char *
dup_statement (const MpadStatement *statement)
{
  gboolean words = statement->kind == MPAD_STATEMENT_CHILD_WORDS ||
                   statement->kind == MPAD_STATEMENT_PARENT_WORDS;
  g_autofree char *text = g_strdup (statement->text);

  g_strdelimit (text, "\n", ' ');
  return g_strdup_printf (words ? "%s: “%s”" : "%s: %s",
                          mpad_label_statement_kind (statement->kind), text);
}

static char *
dup_details (MpadDossierModel *model, const MpadEntry *entry)
{
  guint n;
  const MpadDetail *details = mpad_details_for (entry->kind, mpad_entry_get (entry, MPAD_KEY_FACT),
                                                &n);
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = mpad_detail_dup_text (&details[i], entry,
                                                    mpad_dossier_model_get_dossier (model),
                                                    mpad_dossier_model_get_protocol (model));

      if (text != NULL)
        g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "",
                                g_strdelimit (text, "\n", ' '));
    }
  return g_string_free_and_steal (line);
}

static void
set_line (MpadTimelineRow *self, guint line, const char *text, MpadStatementKind kind)
{
  GtkWidget *label = GTK_WIDGET (self->lines[line]);

  gtk_label_set_text (self->lines[line], text != NULL ? text : "");
  gtk_widget_set_visible (label, !mpad_text_is_blank (text));
  if (kind == MPAD_STATEMENT_HYPOTHESIS)
    gtk_widget_add_css_class (label, "mpad-guess-line");
  else
    gtk_widget_remove_css_class (label, "mpad-guess-line");
}

void
mpad_timeline_row_show (MpadTimelineRow *self,
                        MpadDossierModel *model,
                        const MpadEntry *entry,
                        gboolean narrow,
                        GtkListItem *item)
{
  g_autofree char *title = mpad_label_entry (entry, mpad_dossier_model_get_protocol (model));
  g_autofree char *second = dup_second (model, entry);
  g_autoptr (GString) spoken = g_string_new (NULL);
  guint n = 0;

  g_return_if_fail (MPAD_IS_TIMELINE_ROW (self));

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), mpad_icon_entry_kind (entry->kind));
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->second, second);
  g_string_append_printf (spoken, "%s, %s", title, second);
  for (guint i = 0; i < MAX_LINES; i++)
    {
      gtk_label_set_wrap (self->lines[i], narrow);
      gtk_label_set_lines (self->lines[i], narrow ? 2 : 1);
    }
  for (guint i = 0; i < entry->statements->len && n < MAX_LINES; i++)
    {
      const MpadStatement *statement = g_ptr_array_index (entry->statements, i);
      g_autofree char *line = NULL;

      if (mpad_text_is_blank (statement->text))
        continue;
      line = dup_statement (statement);
      set_line (self, n++, line, statement->kind);
      g_string_append_printf (spoken, ", %s", line);
    }
  if (n == 0)
    {
      g_autofree char *details = dup_details (model, entry);

      set_line (self, n++, details, MPAD_STATEMENT_NOTE);
    }
  for (; n < MAX_LINES; n++)
    set_line (self, n, NULL, MPAD_STATEMENT_NOTE);
  gtk_widget_set_visible (self->hidden, entry->shared == MPAD_NO);
  gtk_widget_set_visible (self->late, mpad_entry_recorded_late (entry));
  gtk_widget_set_visible (self->draft, entry->state == MPAD_ENTRY_DRAFT);
  if (entry->shared == MPAD_NO)
    g_string_append_printf (spoken, ", %s", _ ("Not shared by default"));
  if (mpad_entry_recorded_late (entry))
    g_string_append_printf (spoken, ", %s", _ ("Recorded later"));
  if (entry->state == MPAD_ENTRY_DRAFT)
    g_string_append_printf (spoken, ", %s", C_ ("entry state", "Draft"));
  gtk_list_item_set_accessible_label (item, spoken->str);
}
