/* SPDX-License-Identifier: GPL-3.0-or-later */
/* During a talk. What is typed belongs to one statement until Ctrl+Enter begins the next. */
#include "config.h"

#include "mpad-talk-mode.h"

#include <glib/gi18n.h>

#include "mpad-entry-keys.h"
#include "mpad-format.h"
#include "mpad-input.h"
#include "mpad-saved-line.h"
#include "mpad-step-badge.h"
#include "mpad-text.h"
#include "mpad-ui.h"

struct _MpadTalkMode
{
  AdwNavigationPage parent_instance;

  /* template children */
  AdwWindowTitle *title;
  GtkListBox *order;
  GtkBox *prompts_box;
  GtkBox *prompts;
  GtkLabel *overline;
  GtkLabel *part_title;
  GtkBox *said;
  AdwBin *speaker_bin;
  AdwBin *text_bin;
  AdwBin *saved;
  GtkButton *next;

  /* owned */
  MpadEntrySaver *saver;
  GPtrArray *speakers; /* words of the speaker chips, in their order */

  /* borrowed */
  GtkWidget *speaker;
  GtkWidget *text;
  const MpadProtocolTalkKind *talk; /* of the protocol, which the model holds */
  MpadStatement *current;           /* being typed; NULL: nothing yet */

  /* state */
  guint part;
};

G_DEFINE_FINAL_TYPE (MpadTalkMode, mpad_talk_mode, ADW_TYPE_NAVIGATION_PAGE)

#define SPEAKER_WE "we"
#define SPEAKER_CHILD "child"
#define SPEAKER_AGREEMENT "agreement"

static MpadEntry *
get_entry (MpadTalkMode *self)
{
  return mpad_entry_saver_get_entry (self->saver);
}

static const MpadProtocolLine *
get_part (MpadTalkMode *self)
{
  return self->talk != NULL && self->part < self->talk->sequence->len
           ? g_ptr_array_index (self->talk->sequence, self->part)
           : NULL;
}

/* speakers */

static void
set_speaker (MpadTalkMode *self, MpadStatement *statement, const char *speaker)
{
  const MpadProtocolLine *part = get_part (self);

  g_clear_pointer (&statement->person_id, g_free);
  g_free (statement->section);
  statement->section = g_strdup (part != NULL ? part->id : NULL);
  if (g_strcmp0 (speaker, SPEAKER_AGREEMENT) == 0)
    {
      statement->kind = MPAD_STATEMENT_NOTE;
      g_free (statement->section);
      statement->section = g_strdup (MPAD_SECTION_AGREEMENT);
    }
  else if (speaker == NULL || g_strcmp0 (speaker, SPEAKER_WE) == 0)
    statement->kind = MPAD_STATEMENT_NOTE;
  else if (g_strcmp0 (speaker, SPEAKER_CHILD) == 0)
    statement->kind = MPAD_STATEMENT_CHILD_WORDS;
  else
    {
      statement->kind = MPAD_STATEMENT_PARENT_WORDS;
      statement->person_id = g_strdup (speaker);
    }
}

static char *
speaker_name (MpadTalkMode *self, const MpadStatement *statement)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (
    mpad_entry_saver_get_model (self->saver));
  const MpadPerson *person;

  if (g_strcmp0 (statement->section, MPAD_SECTION_AGREEMENT) == 0)
    return g_strdup (C_ ("speaker", "Agreement"));
  if (statement->kind == MPAD_STATEMENT_CHILD_WORDS)
    return g_strdup (C_ ("speaker", "Child"));
  if (statement->kind != MPAD_STATEMENT_PARENT_WORDS)
    return g_strdup (C_ ("speaker", "We"));
  person = dossier != NULL && statement->person_id != NULL
             ? mpad_dossier_get_person (dossier, statement->person_id)
             : NULL;
  if (person == NULL)
    return g_strdup (C_ ("speaker", "Parent"));
  return mpad_text_is_blank (person->relation_label) ? mpad_person_dup_short (person)
                                                     : g_strdup (person->relation_label);
}

static void
on_speaker_changed_cb (MpadTalkMode *self)
{
  g_autofree char *speaker = mpad_input_get_value (MPAD_INPUT (self->speaker));

  if (self->current != NULL)
    {
      set_speaker (self, self->current, speaker);
      mpad_entry_saver_touch (self->saver);
    }
  gtk_widget_grab_focus (self->text);
}

/* Who is at the talk; when nobody was chosen yet, every carer that may be reached safely. */
static gboolean
takes_part (MpadTalkMode *self, const MpadPerson *person)
{
  const char *persons = mpad_entry_get (get_entry (self), MPAD_KEY_TALK_PERSONS);
  g_auto (GStrv) ids = g_strsplit (persons != NULL ? persons : "", " ", -1);

  if (person->id == NULL || !mpad_person_is_carer (person))
    return FALSE;
  if (mpad_text_is_blank (persons))
    return person->safe_contact != MPAD_NO;
  return g_strv_contains ((const char *const *) ids, person->id);
}

static void
build_speakers (MpadTalkMode *self)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (
    mpad_entry_saver_get_model (self->saver));
  gboolean child = self->talk != NULL && (self->talk->function == MPAD_TALK_CHILD ||
                                          self->talk->function == MPAD_TALK_MELDING_CHILD);
  g_autoptr (GArray) choices = g_array_new (FALSE, FALSE, sizeof (MpadChoice));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  MpadChoice choice;

  for (guint i = 0; !child && dossier != NULL && i < dossier->people->len; i++)
    {
      const MpadPerson *person = g_ptr_array_index (dossier->people, i);
      MpadStatement said = { .kind = MPAD_STATEMENT_PARENT_WORDS, .person_id = person->id };

      if (!takes_part (self, person))
        continue;
      g_ptr_array_add (names, speaker_name (self, &said));
      choice = (MpadChoice) { person->id, g_ptr_array_index (names, names->len - 1), NULL };
      g_array_append_val (choices, choice);
    }
  if (child)
    {
      choice = (MpadChoice) { SPEAKER_CHILD, C_ ("speaker", "Child"), NULL };
      g_array_append_val (choices, choice);
    }
  choice = (MpadChoice) { SPEAKER_WE, C_ ("speaker", "We"), NULL };
  g_array_append_val (choices, choice);
  choice = (MpadChoice) { SPEAKER_AGREEMENT, C_ ("speaker", "Agreement"), NULL };
  g_array_append_val (choices, choice);
  for (guint i = 0; i < choices->len; i++)
    g_ptr_array_add (self->speakers, g_strdup (g_array_index (choices, MpadChoice, i).word));

  self->speaker = mpad_input_new_chips (_ ("Who says this?"), (const MpadChoice *) choices->data,
                                        choices->len, FALSE);
  mpad_input_set_value (MPAD_INPUT (self->speaker), SPEAKER_WE);
  g_signal_connect_object (self->speaker, "changed", G_CALLBACK (on_speaker_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->speaker_bin, self->speaker);
}

/* what was said */

static void
show_said (MpadTalkMode *self)
{
  MpadEntry *entry = get_entry (self);
  const MpadProtocolLine *part = get_part (self);
  gboolean last = self->talk != NULL && self->part + 1 >= self->talk->sequence->len;

  mpad_ui_clear (GTK_WIDGET (self->said));
  for (guint i = 0; i < entry->statements->len; i++)
    {
      const MpadStatement *statement = g_ptr_array_index (entry->statements, i);
      gboolean agreement = g_strcmp0 (statement->section, MPAD_SECTION_AGREEMENT) == 0;
      GtkWidget *row, *texts;
      g_autofree char *name = NULL;

      if (statement == self->current)
        continue;
      if (agreement ? !last : part == NULL || g_strcmp0 (statement->section, part->id) != 0)
        continue;
      name = speaker_name (self, statement);
      row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
      texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
      gtk_box_append (GTK_BOX (row), mpad_ui_initials (name, 34));
      gtk_widget_set_valign (gtk_widget_get_first_child (row), GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (texts), mpad_ui_label (name, "mpad-strong mpad-second"));
      gtk_box_append (GTK_BOX (texts), mpad_ui_label (statement->text, "mpad-writing"));
      gtk_widget_set_hexpand (texts, TRUE);
      gtk_box_append (GTK_BOX (row), texts);
      gtk_box_append (self->said, row);
    }
}

static void
on_text_changed_cb (MpadTalkMode *self)
{
  MpadEntry *entry = get_entry (self);
  g_autofree char *text = mpad_input_get_value (MPAD_INPUT (self->text));

  if (text == NULL && self->current != NULL)
    {
      g_ptr_array_remove (entry->statements, self->current);
      self->current = NULL;
    }
  else if (text != NULL)
    {
      if (self->current == NULL)
        {
          g_autofree char *speaker = mpad_input_get_value (MPAD_INPUT (self->speaker));

          self->current = mpad_statement_new (MPAD_STATEMENT_NOTE);
          if (self->current->id == NULL)
            self->current->id = mpad_id_new ();
          self->current->position = entry->statements->len;
          set_speaker (self, self->current, speaker);
          g_ptr_array_add (entry->statements, self->current);
        }
      g_free (self->current->text);
      self->current->text = g_steal_pointer (&text);
    }
  mpad_entry_saver_touch (self->saver);
}

/* The statement stands; the next one begins. */
static void
commit (MpadTalkMode *self)
{
  self->current = NULL;
  mpad_input_set_value (MPAD_INPUT (self->text), NULL);
  mpad_entry_saver_flush (self->saver);
  show_said (self);
  gtk_widget_grab_focus (self->text);
}

/* the order */

static guint
count_said (MpadTalkMode *self, const char *section)
{
  MpadEntry *entry = get_entry (self);
  guint n = 0;

  for (guint i = 0; i < entry->statements->len; i++)
    n += g_strcmp0 (((const MpadStatement *) g_ptr_array_index (entry->statements, i))->section,
                    section) == 0;
  return n;
}

static GtkWidget *
order_row (MpadTalkMode *self, guint i)
{
  const MpadProtocolLine *line = g_ptr_array_index (self->talk->sequence, i);
  guint n = count_said (self, line->id);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *badge = mpad_step_badge_new (GTK_ORIENTATION_VERTICAL);
  GtkWidget *label = mpad_ui_label (line->text, "mpad-strong");
  MpadStepState state = i == self->part ? MPAD_STEP_BUSY
                        : n > 0         ? MPAD_STEP_DONE
                                        : MPAD_STEP_NOT_STARTED;
  g_autofree char *words = NULL;
  g_autofree char *name = NULL;

  if (i == self->part)
    words = g_strdup (_ ("Now"));
  else if (n > 0)
    words = g_strdup_printf (g_dngettext (NULL, "%u written down", "%u written down", n), n);
  else
    words = g_strdup (_ ("Not yet"));
  mpad_step_badge_set_state (MPAD_STEP_BADGE (badge), state);
  mpad_step_badge_set_path (MPAD_STEP_BADGE (badge), i == 0, i + 1 == self->talk->sequence->len,
                            i > 0 && i <= self->part, i < self->part);
  gtk_widget_set_margin_top (texts, 8);
  gtk_widget_set_margin_bottom (texts, 8);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), label);
  gtk_box_append (GTK_BOX (texts), mpad_ui_label (words, "mpad-second mpad-dim"));
  gtk_box_append (GTK_BOX (box), badge);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_widget_add_css_class (row, "mpad-step-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  name = g_strdup_printf ("%s %s", line->text, words);
  mpad_ui_set_name (row, name);
  return row;
}

static void
show_part (MpadTalkMode *self)
{
  const MpadProtocolLine *part = get_part (self);
  guint n = self->talk != NULL ? self->talk->sequence->len : 0;
  g_autofree char *overline = g_strdup_printf (_ ("Part %u of %u"), self->part + 1, n);

  gtk_list_box_remove_all (self->order);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->order, order_row (self, i));
  gtk_list_box_select_row (self->order,
                           gtk_list_box_get_row_at_index (self->order, (int) self->part));
  gtk_label_set_text (self->overline, overline);
  gtk_label_set_text (self->part_title, part != NULL ? part->text : "");
  gtk_button_set_label (self->next, self->part + 1 < n ? _ ("Next part") : _ ("Finish the talk"));
  show_said (self);
}

void
mpad_talk_mode_go (MpadTalkMode *self, guint part)
{
  g_return_if_fail (MPAD_IS_TALK_MODE (self));

  if (self->talk == NULL || part >= self->talk->sequence->len)
    return;
  self->part = part;
  commit (self);
  show_part (self);
}

static void
on_order_activated_cb (MpadTalkMode *self, GtkListBoxRow *row)
{
  mpad_talk_mode_go (self, (guint) gtk_list_box_row_get_index (row));
}

static void
leave (MpadTalkMode *self)
{
  GtkWidget *navigation = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  commit (self);
  if (navigation != NULL)
    adw_navigation_view_pop (ADW_NAVIGATION_VIEW (navigation));
}

static void
on_next_clicked_cb (MpadTalkMode *self)
{
  if (self->talk != NULL && self->part + 1 < self->talk->sequence->len)
    mpad_talk_mode_go (self, self->part + 1);
  else
    leave (self);
}

static void
on_stop_response_cb (MpadTalkMode *self, const char *response)
{
  if (g_str_equal (response, "threat"))
    {
      mpad_entry_set (get_entry (self), MPAD_KEY_STOPPED, "yes");
      mpad_entry_saver_touch (self->saver);
    }
  if (!g_str_equal (response, "go-on"))
    leave (self);
}

/* In neutral words: the parents may be reading along. */
static void
on_stop_clicked_cb (MpadTalkMode *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Stop the talk?"),
                                            _ ("What is written down is saved."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "go-on", _ ("Go on"), "stop",
                                  _ ("Stop for now"), "threat", _ ("Stop: not safe"), NULL);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "go-on");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_stop_response_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
commit_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  commit (MPAD_TALK_MODE (widget));
}

static void
speaker_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MpadTalkMode *self = MPAD_TALK_MODE (widget);
  guint i = (guint) g_variant_get_int32 (parameter);

  if (i >= self->speakers->len)
    return;
  mpad_input_set_value (MPAD_INPUT (self->speaker), g_ptr_array_index (self->speakers, i));
  on_speaker_changed_cb (self);
}

static void
mpad_talk_mode_hiding (AdwNavigationPage *page)
{
  MpadTalkMode *self = MPAD_TALK_MODE (page);

  if (self->saver != NULL)
    mpad_entry_saver_flush (self->saver);
}

static void
mpad_talk_mode_shown (AdwNavigationPage *page)
{
  gtk_widget_grab_focus (MPAD_TALK_MODE (page)->text);
}

static void
mpad_talk_mode_dispose (GObject *object)
{
  MpadTalkMode *self = MPAD_TALK_MODE (object);

  /* first the widgets, which may still look at what is cleared below */
  G_OBJECT_CLASS (mpad_talk_mode_parent_class)->dispose (object);
  g_clear_object (&self->saver);
}

static void
mpad_talk_mode_finalize (GObject *object)
{
  g_ptr_array_unref (MPAD_TALK_MODE (object)->speakers);

  G_OBJECT_CLASS (mpad_talk_mode_parent_class)->finalize (object);
}

static void
mpad_talk_mode_class_init (MpadTalkModeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mpad_talk_mode_dispose;
  G_OBJECT_CLASS (klass)->finalize = mpad_talk_mode_finalize;
  ADW_NAVIGATION_PAGE_CLASS (klass)->hiding = mpad_talk_mode_hiding;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = mpad_talk_mode_shown;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/meldpad/Meldpad/ui/mpad-talk-mode.ui");
  gtk_widget_class_bind_template_child (widget_class, MpadTalkMode, next);
  gtk_widget_class_bind_template_child (widget_class, MpadTalkMode, order);
  gtk_widget_class_bind_template_child (widget_class, MpadTalkMode, overline);
  gtk_widget_class_bind_template_child (widget_class, MpadTalkMode, part_title);
  gtk_widget_class_bind_template_child (widget_class, MpadTalkMode, prompts);
  gtk_widget_class_bind_template_child (widget_class, MpadTalkMode, prompts_box);
  gtk_widget_class_bind_template_child (widget_class, MpadTalkMode, said);
  gtk_widget_class_bind_template_child (widget_class, MpadTalkMode, saved);
  gtk_widget_class_bind_template_child (widget_class, MpadTalkMode, speaker_bin);
  gtk_widget_class_bind_template_child (widget_class, MpadTalkMode, text_bin);
  gtk_widget_class_bind_template_child (widget_class, MpadTalkMode, title);
  gtk_widget_class_bind_template_callback (widget_class, on_next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_order_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_clicked_cb);

  gtk_widget_class_install_action (widget_class, "talk.commit", NULL, commit_action_cb);
  gtk_widget_class_install_action (widget_class, "talk.speaker", "i", speaker_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "talk.commit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "talk.commit", NULL);
  for (int i = 0; i < 9; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + (guint) i, GDK_CONTROL_MASK,
                                         "talk.speaker", "i", i);
}

static void
mpad_talk_mode_init (MpadTalkMode *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->speakers = g_ptr_array_new_with_free_func (g_free);
}

AdwNavigationPage *
mpad_talk_mode_new (MpadEntrySaver *saver)
{
  MpadTalkMode *self;
  MpadProtocol *protocol;
  const char *kind;
  g_autofree char *when = NULL;

  g_return_val_if_fail (MPAD_IS_ENTRY_SAVER (saver), NULL);

  self = g_object_new (MPAD_TYPE_TALK_MODE, NULL);
  self->saver = g_object_ref (saver);
  protocol = mpad_dossier_model_get_protocol (mpad_entry_saver_get_model (saver));
  kind = mpad_entry_get (get_entry (self), MPAD_KEY_TALK_KIND);
  self->talk = protocol != NULL && kind != NULL ? mpad_protocol_find_talk_kind (protocol, kind)
                                                : NULL;

  when = mpad_format_happened (get_entry (self));
  adw_window_title_set_title (self->title, _ ("Talk"));
  adw_window_title_set_subtitle (self->title, when);

  build_speakers (self);
  self->text = mpad_input_new_text (_ ("What is said"),
                                    _ ("In their own words. Do not explain yet."));
  mpad_input_set_bare (MPAD_INPUT (self->text), TRUE);
  gtk_widget_add_css_class (self->text, "mpad-writing");
  g_signal_connect_object (self->text, "changed", G_CALLBACK (on_text_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->text_bin, self->text);
  adw_bin_set_child (self->saved, mpad_saved_line_new (saver));

  for (guint i = 0; self->talk != NULL && i < self->talk->prompts->len; i++)
    {
      const MpadProtocolLine *line = g_ptr_array_index (self->talk->prompts, i);
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
      GtkWidget *icon = mpad_ui_icon ("mpad-talk-symbolic");

      gtk_widget_set_valign (icon, GTK_ALIGN_START);
      gtk_widget_add_css_class (icon, "mpad-accent-text");
      gtk_box_append (GTK_BOX (row), icon);
      gtk_box_append (GTK_BOX (row), mpad_ui_label (line->text, NULL));
      gtk_box_append (self->prompts, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->prompts_box),
                          self->talk != NULL && self->talk->prompts->len > 0);
  show_part (self);
  return ADW_NAVIGATION_PAGE (self);
}
