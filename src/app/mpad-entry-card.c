/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One recorded entry as it is read. */
#include "config.h"

#include "mpad-entry-card.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "mpad-body-map.h"
#include "mpad-details.h"
#include "mpad-entry-keys.h"
#include "mpad-entry-versions.h"
#include "mpad-format.h"
#include "mpad-labels.h"
#include "mpad-statement-view.h"
#include "mpad-text.h"
#include "mpad-ui.h"

struct _MpadEntryCard
{
  GtkBox parent_instance;

  /* template children */
  AdwWrapBox *head;
  GtkLabel *title;
  GtkLabel *when;
  GtkBox *body;
};

G_DEFINE_FINAL_TYPE (MpadEntryCard, mpad_entry_card, GTK_TYPE_BOX)

static char *
when_and_who (const MpadEntry *entry)
{
  g_autofree char *when = mpad_format_happened (entry);
  g_autoptr (GString) line = g_string_new (when);

  if (!mpad_text_is_blank (entry->place))
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", entry->place);
  if (!mpad_text_is_blank (entry->observed_by))
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", entry->observed_by);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
add_field (GtkBox *box, const char *label, const char *text)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (row), mpad_ui_label (label, "mpad-second mpad-dim"));
  gtk_box_append (GTK_BOX (row), mpad_ui_label (text, NULL));
  gtk_box_append (box, row);
}

static void
add_details (GtkBox *box,
             const MpadEntry *entry,
             const MpadDossier *dossier,
             const MpadProtocol *protocol)
{
  guint n;
  const MpadDetail *details = mpad_details_for (entry->kind, mpad_entry_get (entry, MPAD_KEY_FACT),
                                                &n);

  if (entry->amends != NULL && mpad_entry_get (entry, MPAD_KEY_ADDENDUM_REASON) != NULL)
    add_field (box,
               mpad_entry_is_correction (entry) ? _ ("Why this was corrected")
                                                : _ ("Why this was added"),
               mpad_entry_get (entry, MPAD_KEY_ADDENDUM_REASON));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = mpad_detail_dup_text (&details[i], entry, dossier, protocol);

      if (text != NULL && details[i].label != NULL)
        add_field (box, _ (details[i].label), text);
    }
  if (!mpad_text_is_blank (entry->situation))
    add_field (box, _ ("Situation"), entry->situation);
  if (!mpad_text_is_blank (entry->present))
    add_field (box, _ ("Others present"), entry->present);
}

/* What a later answer or step overtakes by itself is not corrected but done anew. */
static gboolean
may_be_corrected (const MpadEntry *entry, const MpadDossier *dossier)
{
  switch (entry->kind)
    {
    case MPAD_ENTRY_SIGNAL:
    case MPAD_ENTRY_CONSULT:
    case MPAD_ENTRY_TALK:
    case MPAD_ENTRY_MELDING:
    case MPAD_ENTRY_HELP:
    case MPAD_ENTRY_NOTE:
    case MPAD_ENTRY_EVALUATION:
    case MPAD_ENTRY_ACUTE:
      return mpad_dossier_get_current (dossier, entry->id) == entry ||
             (entry->amends != NULL && !mpad_entry_is_correction (entry));
    case MPAD_ENTRY_WEIGHING:
    case MPAD_ENTRY_DECISION:
    case MPAD_ENTRY_STEP:
    case MPAD_ENTRY_BRANCH:
    case MPAD_ENTRY_FACT:
    case MPAD_N_ENTRY_KINDS:
      break;
    }
  return FALSE;
}

static GtkWidget *
bare (const char *text, const char *icon)
{
  return mpad_ui_pill (text, icon, "mpad-bare");
}

static GtkWidget *
menu_button (const MpadEntry *entry, const MpadDossier *dossier)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuItem) item = NULL;

  if (entry->state == MPAD_ENTRY_DRAFT)
    {
      item = g_menu_item_new (_ ("Go on writing"), NULL);
      g_menu_item_set_action_and_target (item, "dossier.open-entry", "s", entry->id);
      g_menu_append_item (menu, item);
      g_clear_object (&item);
      item = g_menu_item_new (_ ("Throw away"), NULL);
      g_menu_item_set_action_and_target (item, "dossier.discard-entry", "s", entry->id);
      g_menu_append_item (menu, item);
    }
  else
    {
      item = g_menu_item_new (_ ("Add something to it"), NULL);
      g_menu_item_set_action_and_target (item, "dossier.addendum", "s", entry->id);
      g_menu_append_item (menu, item);
      if (may_be_corrected (entry, dossier))
        {
          g_clear_object (&item);
          item = g_menu_item_new (_ ("Correct it"), NULL);
          g_menu_item_set_action_and_target (item, "dossier.correct", "s", entry->id);
          g_menu_append_item (menu, item);
        }
      if (mpad_entry_is_correction (entry))
        {
          g_clear_object (&item);
          item = g_menu_item_new (_ ("Versions and what changed"), NULL);
          g_menu_item_set_action_and_target (item, "dossier.read-entry", "s", entry->id);
          g_menu_append_item (menu, item);
        }
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-horizontal-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "mpad-slim");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("More about this entry"));
  mpad_ui_set_name (button, _ ("More about this entry"));
  return button;
}

static void
add_marks (MpadEntryCard *self, const MpadEntry *entry, const MpadDossier *dossier)
{
  GtkWidget *marks = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (marks), 14);
  if (entry->shared == MPAD_NO)
    adw_wrap_box_append (ADW_WRAP_BOX (marks),
                         bare (_ ("Not shared by default"), "mpad-hidden-symbolic"));
  if (entry->state == MPAD_ENTRY_FINAL && mpad_entry_is_correction (entry))
    adw_wrap_box_append (ADW_WRAP_BOX (marks), bare (_ ("Corrected"), "mpad-pen-symbolic"));
  if (mpad_entry_recorded_late (entry))
    {
      g_autofree char *stamp = mpad_format_stamp (entry->recorded_us);
      GtkWidget *late = bare (_ ("Recorded later"), "mpad-snooze-symbolic");
      /* Translators: tooltip: when an entry was written down. */
      g_autofree char *tip = g_strdup_printf (_ ("Recorded on %s"), stamp);

      gtk_widget_set_tooltip_text (late, tip);
      adw_wrap_box_append (ADW_WRAP_BOX (marks), late);
    }
  adw_wrap_box_append (
    ADW_WRAP_BOX (marks),
    entry->state == MPAD_ENTRY_FINAL
      ? bare (C_ ("entry state", "Final"), "mpad-lock-symbolic")
      : mpad_ui_pill (C_ ("entry state", "Draft"), "mpad-pen-symbolic", "mpad-outline"));
  if (entry->id != NULL)
    adw_wrap_box_append (ADW_WRAP_BOX (marks), menu_button (entry, dossier));
  gtk_widget_set_valign (marks, GTK_ALIGN_START);
  adw_wrap_box_append (self->head, marks);
}

static void
add_statements (GtkBox *box, const MpadEntry *entry, const MpadDossier *dossier)
{
  for (guint i = 0; i < entry->statements->len; i++)
    gtk_box_append (
      box, mpad_statement_view_new (g_ptr_array_index (entry->statements, i), entry, dossier));
}

/* Notes per part of a talk, in the order of its sequence. */
static void
add_sections (GtkBox *box, const MpadEntry *entry, const MpadProtocol *protocol)
{
  const char *id = mpad_entry_get (entry, MPAD_KEY_TALK_KIND);
  const MpadProtocolTalkKind *talk = protocol != NULL && id != NULL
                                       ? mpad_protocol_find_talk_kind (protocol, id)
                                       : NULL;

  for (guint i = 0; talk != NULL && i < talk->sequence->len; i++)
    {
      const MpadProtocolLine *line = g_ptr_array_index (talk->sequence, i);
      g_autofree char *key = g_strconcat (MPAD_KEY_SECTION_PREFIX, line->id, NULL);
      const char *text = line->id != NULL ? mpad_entry_get (entry, key) : NULL;

      if (!mpad_text_is_blank (text))
        add_field (box, line->text, text);
    }
}

static void
add_go_on (GtkBox *box, const MpadEntry *draft)
{
  GtkWidget *go_on = mpad_ui_button (_ ("Go on writing"), "mpad-pen-symbolic", NULL);

  gtk_widget_set_halign (go_on, GTK_ALIGN_START);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (go_on), "s", draft->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (go_on), "dossier.open-entry");
  gtk_box_append (box, go_on);
}

/* What was added to any version of this entry, and a correction that is being written. A final
 * correction stands in the place of what it corrects. */
static void
add_addenda (GtkBox *box,
             const MpadEntry *entry,
             const MpadDossier *dossier,
             const MpadProtocol *protocol)
{
  g_autoptr (GPtrArray) versions = entry->id != NULL
                                     ? mpad_dossier_get_versions (dossier, entry->id)
                                     : g_ptr_array_new ();

  for (guint i = 0; i < versions->len; i++)
    {
      const MpadEntry *other = g_ptr_array_index (versions, i);
      gboolean correction = mpad_entry_is_correction (other);
      GtkWidget *block;
      g_autofree char *when = NULL;
      g_autofree char *line = NULL;

      if (other == entry || other->amends == NULL ||
          (correction && other->state == MPAD_ENTRY_FINAL))
        continue;
      block = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
      gtk_widget_add_css_class (block, "mpad-addendum");
      when = when_and_who (other);
      /* Translators: heading of an addition to a final entry; %s is the date and who. */
      line = correction ? g_strdup (_ ("A correction is being written"))
                        : g_strdup_printf (_ ("Added · %s"), when);
      gtk_box_append (GTK_BOX (block), mpad_ui_label (line, "mpad-overline"));
      if (!correction)
        {
          add_details (GTK_BOX (block), other, dossier, protocol);
          add_statements (GTK_BOX (block), other, dossier);
        }
      if (other->state == MPAD_ENTRY_DRAFT)
        add_go_on (GTK_BOX (block), other);
      gtk_box_append (box, block);
    }
}

static void
mpad_entry_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MPAD_TYPE_ENTRY_CARD);

  G_OBJECT_CLASS (mpad_entry_card_parent_class)->dispose (object);
}

static void
mpad_entry_card_class_init (MpadEntryCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mpad_entry_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/meldpad/Meldpad/ui/mpad-entry-card.ui");
  gtk_widget_class_bind_template_child (widget_class, MpadEntryCard, body);
  gtk_widget_class_bind_template_child (widget_class, MpadEntryCard, head);
  gtk_widget_class_bind_template_child (widget_class, MpadEntryCard, title);
  gtk_widget_class_bind_template_child (widget_class, MpadEntryCard, when);
}

static void
mpad_entry_card_init (MpadEntryCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mpad_entry_card_new (const MpadEntry *entry,
                     const MpadDossier *dossier,
                     const MpadProtocol *protocol)
{
  MpadEntryCard *self = g_object_new (MPAD_TYPE_ENTRY_CARD, NULL);
  g_autofree char *title = mpad_label_entry (entry, protocol);
  g_autofree char *when = when_and_who (entry);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, when);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->when, when);
  add_marks (self, entry, dossier);
  add_details (self->body, entry, dossier, protocol);
  if (entry->kind == MPAD_ENTRY_TALK)
    add_sections (self->body, entry, protocol);
  add_statements (self->body, entry, dossier);
  if (mpad_entry_has_marks (entry))
    gtk_box_append (self->body, mpad_body_card_new (entry));
  add_addenda (self->body, entry, dossier, protocol);
  if (entry->state == MPAD_ENTRY_DRAFT && entry->id != NULL)
    add_go_on (self->body, entry);
  gtk_widget_set_visible (GTK_WIDGET (self->body),
                          gtk_widget_get_first_child (GTK_WIDGET (self->body)) != NULL);
  mpad_ui_set_name (GTK_WIDGET (self), name);
  return GTK_WIDGET (self);
}

GtkWidget *
mpad_entry_line_new (const MpadEntry *entry,
                     const MpadDossier *dossier,
                     const MpadProtocol *protocol)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = mpad_ui_icon (mpad_icon_entry_kind (entry->kind));
  g_autofree char *title = mpad_label_entry (entry, protocol);
  g_autofree char *when = mpad_format_happened (entry);
  g_autofree char *line = g_strdup_printf ("%s · %s", title, when);
  g_autoptr (GString) more = g_string_new (NULL);
  guint n;
  const MpadDetail *details = mpad_details_for (entry->kind, mpad_entry_get (entry, MPAD_KEY_FACT),
                                                &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = mpad_detail_dup_text (&details[i], entry, dossier, protocol);

      if (text != NULL)
        g_string_append_printf (more, "%s%s", more->len > 0 ? " · " : "",
                                g_strdelimit (text, "\n", ' '));
    }
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (box, "mpad-entry-line");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (texts), mpad_ui_label (line, "mpad-second"));
  if (more->len > 0)
    gtk_box_append (GTK_BOX (texts), mpad_ui_label (more->str, "mpad-second mpad-dim"));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), texts);
  mpad_ui_set_name (box, line);
  return box;
}
