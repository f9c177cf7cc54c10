/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preparing a talk and writing it down. */
#include "config.h"

#include "mpad-talk-editor.h"

#include <glib/gi18n.h>

#include "mpad-clock.h"
#include "mpad-details-form.h"
#include "mpad-entry-keys.h"
#include "mpad-entry-saver.h"
#include "mpad-error-text.h"
#include "mpad-format.h"
#include "mpad-input.h"
#include "mpad-labels.h"
#include "mpad-saved-line.h"
#include "mpad-statement-editor.h"
#include "mpad-talk-mode.h"
#include "mpad-text.h"
#include "mpad-ui.h"

struct _MpadTalkEditor
{
  AdwNavigationPage parent_instance;

  /* template children */
  GtkLabel *overline;
  GtkLabel *title_label;
  GtkLabel *purpose;
  GtkBox *lock_box;
  GtkLabel *lock_title;
  GtkLabel *lock_text;
  AdwWrapBox *when_box;
  GtkBox *before_lines;
  AdwBin *before;
  GtkBox *cautions;
  GtkButton *start;
  GtkBox *parts;
  GtkBox *agreements;
  AdwBin *after;
  GtkBox *sharing;
  AdwBin *saved;
  GtkLabel *problem;
  GtkButton *final_button;

  /* owned */
  MpadEntrySaver *saver;

  /* borrowed */
  GtkWidget *date;
  GtkWidget *time;
  GtkWidget *place;
  GtkWidget *shared;
  GtkWidget *shared_reason;
};

G_DEFINE_FINAL_TYPE (MpadTalkEditor, mpad_talk_editor, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  SIGNAL_DONE,
  SIGNAL_DISCARD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static MpadEntry *
get_entry (MpadTalkEditor *self)
{
  return mpad_entry_saver_get_entry (self->saver);
}

static MpadDossierModel *
get_model (MpadTalkEditor *self)
{
  return mpad_entry_saver_get_model (self->saver);
}

static const MpadProtocolTalkKind *
get_talk (MpadTalkEditor *self)
{
  const char *id = mpad_entry_get (get_entry (self), MPAD_KEY_TALK_KIND);

  return id != NULL
           ? mpad_protocol_find_talk_kind (mpad_dossier_model_get_protocol (get_model (self)), id)
           : NULL;
}

static void
touch (MpadTalkEditor *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  mpad_entry_saver_touch (self->saver);
}

/* when and sharing */

static void
on_when_changed_cb (MpadTalkEditor *self)
{
  MpadEntry *entry = get_entry (self);
  g_autofree char *date = mpad_input_get_value (MPAD_INPUT (self->date));
  g_autofree char *time = mpad_input_get_value (MPAD_INPUT (self->time));
  g_autofree char *shared = mpad_input_get_value (MPAD_INPUT (self->shared));

  if (date != NULL)
    {
      g_free (entry->happened);
      entry->happened = time != NULL ? g_strdup_printf ("%sT%s", date, time) : g_strdup (date);
      entry->precision = time != NULL ? MPAD_HAPPENED_EXACT : MPAD_HAPPENED_DAY;
    }
  g_free (entry->place);
  entry->place = mpad_input_get_value (MPAD_INPUT (self->place));
  entry->shared = g_strcmp0 (shared, "yes") == 0  ? MPAD_YES
                  : g_strcmp0 (shared, "no") == 0 ? MPAD_NO
                                                  : MPAD_UNKNOWN;
  g_free (entry->shared_reason);
  entry->shared_reason = mpad_input_get_value (MPAD_INPUT (self->shared_reason));
  gtk_widget_set_visible (self->shared_reason, entry->shared != MPAD_UNKNOWN);
  touch (self);
}

static GtkWidget *
connect_when (MpadTalkEditor *self, GtkWidget *input, const char *value)
{
  mpad_input_set_value (MPAD_INPUT (input), value);
  g_signal_connect_object (input, "changed", G_CALLBACK (on_when_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return input;
}

static void
build_when (MpadTalkEditor *self)
{
  MpadEntry *entry = get_entry (self);
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;

  mpad_format_split (entry->happened, &date, &time);
  self->date = connect_when (self, mpad_input_new_date (_ ("On")), date);
  self->time = connect_when (self, mpad_input_new_time (_ ("At")), time);
  self->place = connect_when (self, mpad_input_new_line (_ ("Where"), NULL), entry->place);
  adw_wrap_box_append (self->when_box, self->date);
  adw_wrap_box_append (self->when_box, self->time);
  adw_wrap_box_append (self->when_box, self->place);

  self->shared = connect_when (self, mpad_input_new_yes_no (_ ("May parents see this by default?")),
                               entry->shared == MPAD_YES  ? "yes"
                               : entry->shared == MPAD_NO ? "no"
                                                          : NULL);
  self->shared_reason = connect_when (self, mpad_input_new_line (_ ("Why?"), NULL),
                                      entry->shared_reason);
  gtk_widget_set_visible (self->shared_reason, entry->shared != MPAD_UNKNOWN);
  gtk_box_append (self->sharing, self->shared);
  gtk_box_append (self->sharing, self->shared_reason);
}

/* parts of the talk */

static GtkBox *
part_box (MpadTalkEditor *self, const char *section)
{
  if (g_strcmp0 (section, MPAD_SECTION_AGREEMENT) == 0)
    return self->agreements;
  for (GtkWidget *part = gtk_widget_get_first_child (GTK_WIDGET (self->parts)); part != NULL;
       part = gtk_widget_get_next_sibling (part))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (part), "mpad-section"), section) == 0)
      return g_object_get_data (G_OBJECT (part), "mpad-statements");
  return NULL;
}

static void
on_statement_remove_cb (MpadTalkEditor *self, MpadStatementEditor *editor)
{
  MpadStatement *statement = mpad_statement_editor_get_statement (editor);

  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (editor))), GTK_WIDGET (editor));
  g_ptr_array_remove (get_entry (self)->statements, statement);
  touch (self);
}

static void
on_statement_next_cb (MpadTalkEditor *self, MpadStatementEditor *editor)
{
  const MpadStatement *statement = mpad_statement_editor_get_statement (editor);
  g_autofree char *section = g_strdup (statement->section);

  mpad_talk_editor_add (self, section, statement->kind);
}

static GtkWidget *
append_statement (MpadTalkEditor *self, MpadStatement *statement)
{
  GtkBox *box = part_box (self, statement->section);
  GtkWidget *editor;

  if (box == NULL)
    box = self->agreements;
  editor = mpad_statement_editor_new (statement, mpad_dossier_model_get_dossier (get_model (self)));
  g_signal_connect_object (editor, "changed", G_CALLBACK (touch), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "remove", G_CALLBACK (on_statement_remove_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "next", G_CALLBACK (on_statement_next_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (box, editor);
  return editor;
}

void
mpad_talk_editor_add (MpadTalkEditor *self, const char *section, MpadStatementKind kind)
{
  MpadStatement *statement;
  MpadEntry *entry;

  g_return_if_fail (MPAD_IS_TALK_EDITOR (self));

  entry = get_entry (self);
  statement = mpad_statement_new (kind);
  if (statement->id == NULL)
    statement->id = mpad_id_new ();
  statement->section = g_strdup (section);
  statement->position = entry->statements->len;
  g_ptr_array_add (entry->statements, statement);
  mpad_statement_editor_focus_text (MPAD_STATEMENT_EDITOR (append_statement (self, statement)));
}

static void
on_add_clicked_cb (MpadTalkEditor *self, GtkWidget *button)
{
  mpad_talk_editor_add (
    self, g_object_get_data (G_OBJECT (button), "mpad-section"),
    (MpadStatementKind) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "mpad-kind")));
}

static void
add_button (MpadTalkEditor *self,
            GtkWidget *box,
            const char *label,
            const char *section,
            MpadStatementKind kind,
            const char *of)
{
  GtkWidget *button = mpad_ui_button (label, "list-add-symbolic", "mpad-kind-choice");
  g_autofree char *name = g_strdup_printf ("%s: %s", of, label);

  g_object_set_data_full (G_OBJECT (button), "mpad-section", g_strdup (section), g_free);
  g_object_set_data (G_OBJECT (button), "mpad-kind", GINT_TO_POINTER (kind));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_add_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  mpad_ui_set_name (button, name);
  adw_wrap_box_append (ADW_WRAP_BOX (box), button);
}

static gboolean
with_child (const MpadProtocolTalkKind *talk)
{
  return talk->function == MPAD_TALK_CHILD || talk->function == MPAD_TALK_MELDING_CHILD;
}

static void
build_parts (MpadTalkEditor *self, const MpadProtocolTalkKind *talk)
{
  for (guint i = 0; i < talk->sequence->len; i++)
    {
      const MpadProtocolLine *line = g_ptr_array_index (talk->sequence, i);
      GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
      GtkWidget *statements = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
      GtkWidget *buttons = adw_wrap_box_new ();
      g_autofree char *number = g_strdup_printf ("%u  %s", i + 1, line->text);

      adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 8);
      adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 6);
      g_object_set_data_full (G_OBJECT (part), "mpad-section", g_strdup (line->id), g_free);
      g_object_set_data (G_OBJECT (part), "mpad-statements", statements);
      gtk_box_append (GTK_BOX (part), mpad_ui_label (number, "mpad-strong"));
      gtk_box_append (GTK_BOX (part), statements);
      add_button (self, buttons, C_ ("speaker", "We said"), line->id, MPAD_STATEMENT_NOTE,
                  line->text);
      if (with_child (talk))
        add_button (self, buttons, C_ ("speaker", "The child said"), line->id,
                    MPAD_STATEMENT_CHILD_WORDS, line->text);
      else
        add_button (self, buttons, C_ ("speaker", "A parent said"), line->id,
                    MPAD_STATEMENT_PARENT_WORDS, line->text);
      gtk_box_append (GTK_BOX (part), buttons);
      gtk_box_append (self->parts, part);
    }
}

static void
fill_statements (MpadTalkEditor *self)
{
  MpadEntry *entry = get_entry (self);

  for (GtkWidget *part = gtk_widget_get_first_child (GTK_WIDGET (self->parts)); part != NULL;
       part = gtk_widget_get_next_sibling (part))
    mpad_ui_clear (g_object_get_data (G_OBJECT (part), "mpad-statements"));
  mpad_ui_clear (GTK_WIDGET (self->agreements));
  for (guint i = 0; i < entry->statements->len; i++)
    append_statement (self, g_ptr_array_index (entry->statements, i));
}

/* preparing */

static void
add_lines (GtkBox *box, GPtrArray *lines, const char *icon)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const MpadProtocolLine *line = g_ptr_array_index (lines, i);
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
      GtkWidget *image = mpad_ui_icon (icon);

      gtk_widget_set_valign (image, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (row), image);
      gtk_box_append (GTK_BOX (row), mpad_ui_label (line->text, NULL));
      gtk_box_append (box, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (box), lines->len > 0);
}

static void
update_lock (MpadTalkEditor *self)
{
  const MpadProtocolTalkKind *talk = get_talk (self);
  const MpadGuidance *guidance = mpad_dossier_model_get_guidance (get_model (self));
  MpadVerdict verdict = { .allowed = TRUE };

  if (talk != NULL && guidance != NULL)
    verdict = mpad_guidance_may (guidance, MPAD_ACTION_HOLD_TALK, talk->id, talk->step);
  gtk_widget_set_visible (GTK_WIDGET (self->lock_box), !verdict.allowed);
  gtk_widget_set_sensitive (GTK_WIDGET (self->start), verdict.allowed || verdict.with_motive);
  if (!verdict.allowed)
    {
      gtk_label_set_text (self->lock_title, verdict.text != NULL ? verdict.text : "");
      gtk_label_set_text (self->lock_text, verdict.opens != NULL ? verdict.opens : "");
    }
}

static void
build_prepare (MpadTalkEditor *self, const MpadProtocolTalkKind *talk)
{
  static const char *const parents[] = { MPAD_KEY_PURPOSE,        MPAD_KEY_TALK_PERSONS,
                                         MPAD_KEY_TALK_STAFF,     MPAD_KEY_CHILD_TOLD,
                                         MPAD_KEY_CHILD_TOLD_WHY, NULL };
  static const char *const child[] = { MPAD_KEY_PURPOSE, MPAD_KEY_TALK_STAFF, NULL };
  static const char *const after_signals[] = { "worries", MPAD_KEY_NEXT_APPOINTMENT,
                                               MPAD_KEY_STOPPED, NULL };
  static const char *const after_melding[] = { "objection", MPAD_KEY_NEXT_APPOINTMENT,
                                               MPAD_KEY_STOPPED, NULL };
  gboolean melding = talk->function == MPAD_TALK_MELDING_CHILD ||
                     talk->function == MPAD_TALK_MELDING_PARENTS;
  MpadEntry *entry = get_entry (self);
  GtkWidget *before = mpad_details_form_new_for_keys (entry, get_model (self),
                                                      with_child (talk) ? child : parents);
  GtkWidget *after = mpad_details_form_new_for_keys (entry, get_model (self),
                                                     melding ? after_melding : after_signals);

  add_lines (self->before_lines, talk->before, "mpad-check-symbolic");
  add_lines (self->cautions, talk->cautions, "mpad-stop-symbolic");
  g_signal_connect_object (before, "changed", G_CALLBACK (touch), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (after, "changed", G_CALLBACK (touch), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->before, before);
  adw_bin_set_child (self->after, after);
}

/* the talk itself */

static void
on_mode_left_cb (MpadTalkEditor *self)
{
  fill_statements (self);
}

static GtkWidget *
outermost_navigation (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  for (GtkWidget *w = widget; w != NULL; w = gtk_widget_get_parent (w))
    if (ADW_IS_NAVIGATION_VIEW (w))
      found = w;
  return found;
}

static void
on_start_clicked_cb (MpadTalkEditor *self)
{
  GtkWidget *navigation = outermost_navigation (GTK_WIDGET (self));
  AdwNavigationPage *mode;

  if (navigation == NULL)
    return;
  mode = mpad_talk_mode_new (self->saver);
  g_signal_connect_object (mode, "hidden", G_CALLBACK (on_mode_left_cb), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (navigation), mode);
}

/* final and discard */

static GtkWidget *
find_editor (GtkWidget *box, const MpadStatement *statement)
{
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (MPAD_IS_STATEMENT_EDITOR (child) &&
        mpad_statement_editor_get_statement (MPAD_STATEMENT_EDITOR (child)) == statement)
      return child;
  return NULL;
}

static gboolean
point_at_incomplete (MpadTalkEditor *self)
{
  MpadEntry *entry = get_entry (self);

  for (guint i = 0; i < entry->statements->len; i++)
    {
      MpadStatement *statement = g_ptr_array_index (entry->statements, i);
      GtkBox *box = part_box (self, statement->section);
      g_autoptr (GError) error = NULL;
      GtkWidget *editor;

      if (mpad_statement_is_complete (statement, &error))
        continue;
      editor = find_editor (GTK_WIDGET (box != NULL ? box : self->agreements), statement);
      if (editor != NULL)
        mpad_statement_editor_show_problem (MPAD_STATEMENT_EDITOR (editor), error);
      return TRUE;
    }
  return FALSE;
}

static void
show_problem (MpadTalkEditor *self, const char *text)
{
  gtk_label_set_text (self->problem, text);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  mpad_ui_announce (GTK_WIDGET (self), text, TRUE);
}

static void
on_final_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadTalkEditor) self = user_data;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->final_button), TRUE);
  if (!mpad_entry_saver_finalize_finish (MPAD_ENTRY_SAVER (source), result, &error))
    {
      g_autofree char *text = mpad_error_text_sentence (error);

      show_problem (self, text);
      return;
    }
  mpad_ui_announce (GTK_WIDGET (self), _ ("Made final"), FALSE);
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
on_final_clicked_cb (MpadTalkEditor *self)
{
  g_autoptr (GError) error = NULL;

  if (point_at_incomplete (self))
    return;
  if (!mpad_entry_check (get_entry (self), &error))
    {
      g_autofree char *text = mpad_error_text_sentence (error);

      show_problem (self, text);
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->final_button), FALSE);
  mpad_entry_saver_finalize_async (self->saver, on_final_cb, g_object_ref (self));
}

static void
on_discard_clicked_cb (MpadTalkEditor *self)
{
  g_autoptr (MpadTalkEditor) alive = g_object_ref (self);
  g_autoptr (MpadEntry) entry = NULL;

  if (mpad_entry_saver_get_state (self->saver) != MPAD_SAVE_NEW)
    entry = mpad_entry_copy (get_entry (self));
  mpad_entry_saver_stop (self->saver);
  g_signal_emit (alive, signals[SIGNAL_DISCARD], 0, entry);
}

static void
mpad_talk_editor_hiding (AdwNavigationPage *page)
{
  MpadTalkEditor *self = MPAD_TALK_EDITOR (page);

  if (self->saver != NULL)
    mpad_entry_saver_flush (self->saver);
}

static void
mpad_talk_editor_dispose (GObject *object)
{
  MpadTalkEditor *self = MPAD_TALK_EDITOR (object);

  if (self->saver != NULL)
    g_signal_handlers_disconnect_by_data (get_model (self), self);
  /* first the widgets, which may still look at what is cleared below */
  G_OBJECT_CLASS (mpad_talk_editor_parent_class)->dispose (object);
  g_clear_object (&self->saver);
}

static void
mpad_talk_editor_class_init (MpadTalkEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mpad_talk_editor_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->hiding = mpad_talk_editor_hiding;

  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DISCARD] = g_signal_new ("discard", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/meldpad/Meldpad/ui/mpad-talk-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, MpadTalkEditor, after);
  gtk_widget_class_bind_template_child (widget_class, MpadTalkEditor, agreements);
  gtk_widget_class_bind_template_child (widget_class, MpadTalkEditor, before);
  gtk_widget_class_bind_template_child (widget_class, MpadTalkEditor, before_lines);
  gtk_widget_class_bind_template_child (widget_class, MpadTalkEditor, cautions);
  gtk_widget_class_bind_template_child (widget_class, MpadTalkEditor, final_button);
  gtk_widget_class_bind_template_child (widget_class, MpadTalkEditor, lock_box);
  gtk_widget_class_bind_template_child (widget_class, MpadTalkEditor, lock_text);
  gtk_widget_class_bind_template_child (widget_class, MpadTalkEditor, lock_title);
  gtk_widget_class_bind_template_child (widget_class, MpadTalkEditor, overline);
  gtk_widget_class_bind_template_child (widget_class, MpadTalkEditor, parts);
  gtk_widget_class_bind_template_child (widget_class, MpadTalkEditor, problem);
  gtk_widget_class_bind_template_child (widget_class, MpadTalkEditor, purpose);
  gtk_widget_class_bind_template_child (widget_class, MpadTalkEditor, saved);
  gtk_widget_class_bind_template_child (widget_class, MpadTalkEditor, sharing);
  gtk_widget_class_bind_template_child (widget_class, MpadTalkEditor, start);
  gtk_widget_class_bind_template_child (widget_class, MpadTalkEditor, title_label);
  gtk_widget_class_bind_template_child (widget_class, MpadTalkEditor, when_box);
  gtk_widget_class_bind_template_callback (widget_class, on_discard_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_final_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_start_clicked_cb);
}

static void
mpad_talk_editor_init (MpadTalkEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
on_add_agreement_cb (MpadTalkEditor *self)
{
  mpad_talk_editor_add (self, MPAD_SECTION_AGREEMENT, MPAD_STATEMENT_NOTE);
}

/* What a new talk starts with: today, and who is at the keyboard. */
static void
fill_in_new (MpadEntry *entry, MpadDossierModel *model)
{
  MpadSession *session = mpad_dossier_model_get_session (model);
  const MpadStaff *me = session != NULL ? mpad_session_get_me (session) : NULL;

  if (entry->happened == NULL)
    {
      entry->happened = mpad_clock_today ();
      entry->precision = MPAD_HAPPENED_DAY;
    }
  if (me == NULL)
    return;
  if (entry->observed_by == NULL)
    entry->observed_by = g_strdup (me->name);
  if (mpad_entry_get (entry, MPAD_KEY_TALK_STAFF) == NULL)
    mpad_entry_set (entry, MPAD_KEY_TALK_STAFF, me->name);
}

AdwNavigationPage *
mpad_talk_editor_new (MpadDossierModel *model, MpadEntry *entry)
{
  MpadTalkEditor *self;
  const MpadProtocolTalkKind *talk;
  GtkWidget *agree;

  g_return_val_if_fail (MPAD_IS_DOSSIER_MODEL (model), NULL);
  g_return_val_if_fail (entry != NULL, NULL);

  if (entry->revision == 0)
    fill_in_new (entry, model);
  self = g_object_new (MPAD_TYPE_TALK_EDITOR, NULL);
  self->saver = mpad_entry_saver_new (model, entry);
  talk = get_talk (self);
  gtk_label_set_text (self->title_label, talk != NULL ? talk->title : _ ("Talk"));
  gtk_label_set_text (self->purpose, talk != NULL ? talk->purpose : "");
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self),
                                 talk != NULL ? talk->title : _ ("Talk"));
  build_when (self);
  if (talk != NULL)
    {
      build_prepare (self, talk);
      build_parts (self, talk);
    }
  fill_statements (self);
  agree = mpad_ui_button (_ ("Add an agreement"), "list-add-symbolic", "mpad-kind-choice");
  gtk_widget_set_halign (agree, GTK_ALIGN_START);
  g_signal_connect_object (agree, "clicked", G_CALLBACK (on_add_agreement_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->agreements))), agree);
  update_lock (self);
  g_signal_connect_object (model, "changed", G_CALLBACK (update_lock), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->saved, mpad_saved_line_new (self->saver));
  return ADW_NAVIGATION_PAGE (self);
}

const MpadEntry *
mpad_talk_editor_get_entry (MpadTalkEditor *self)
{
  g_return_val_if_fail (MPAD_IS_TALK_EDITOR (self), NULL);
  return get_entry (self);
}
