/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing one entry. The widgets write into the saver's working copy at every change; the saver
 * stores it. */
#include "config.h"

#include "mpad-entry-editor.h"

#include <glib/gi18n.h>

#include "mpad-body-map.h"
#include "mpad-clock.h"
#include "mpad-details-form.h"
#include "mpad-entry-keys.h"
#include "mpad-entry-saver.h"
#include "mpad-entry-versions.h"
#include "mpad-error-text.h"
#include "mpad-error.h"
#include "mpad-facts.h"
#include "mpad-format.h"
#include "mpad-input.h"
#include "mpad-labels.h"
#include "mpad-saved-line.h"
#include "mpad-statement-editor.h"
#include "mpad-text.h"
#include "mpad-ui.h"

struct _MpadEntryEditor
{
  AdwNavigationPage parent_instance;

  /* template children */
  GtkLabel *overline;
  GtkEditable *title_entry;
  AdwWrapBox *when_box;
  AdwBin *place_bin;
  AdwBin *details;
  GtkBox *statements_section;
  GtkBox *statements;
  AdwWrapBox *kinds;
  GtkBox *category_section;
  GtkBox *proposal;
  GtkLabel *proposal_text;
  GtkBox *around;
  GtkBox *sharing;
  AdwBin *saved;
  GtkButton *final_button;
  GtkLabel *problem;

  /* owned */
  MpadEntrySaver *saver;
  char *proposed; /* (nullable): category that the words propose */

  /* borrowed from the boxes */
  GtkWidget *date;
  GtkWidget *time;
  GtkWidget *until;
  GtkWidget *about;
  GtkWidget *place;
  GtkWidget *situation;
  GtkWidget *present;
  GtkWidget *observed_by;
  GtkWidget *category;
  GtkWidget *shared;
  GtkWidget *shared_reason;
  GtkWidget *told;
  GtkWidget *told_reason;
  GtkWidget *addendum_reason;
};

G_DEFINE_FINAL_TYPE (MpadEntryEditor, mpad_entry_editor, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  SIGNAL_DONE,
  SIGNAL_DISCARD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static MpadEntry *
get_entry (MpadEntryEditor *self)
{
  return mpad_entry_saver_get_entry (self->saver);
}

static void
touch (MpadEntryEditor *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  mpad_entry_saver_touch (self->saver);
}

static void
take (char **member, GtkWidget *input)
{
  if (input == NULL)
    return;
  g_free (*member);
  *member = mpad_input_get_value (MPAD_INPUT (input));
}

static MpadYesNo
yes_no_of (GtkWidget *input)
{
  g_autofree char *word = mpad_input_get_value (MPAD_INPUT (input));

  return g_strcmp0 (word, "yes") == 0  ? MPAD_YES
         : g_strcmp0 (word, "no") == 0 ? MPAD_NO
                                       : MPAD_UNKNOWN;
}

static const char *
yes_no_word (MpadYesNo value)
{
  return value == MPAD_YES ? "yes" : value == MPAD_NO ? "no" : NULL;
}

/* when */

static void
on_when_changed_cb (MpadEntryEditor *self)
{
  MpadEntry *entry = get_entry (self);
  g_autofree char *date = mpad_input_get_value (MPAD_INPUT (self->date));
  g_autofree char *time = mpad_input_get_value (MPAD_INPUT (self->time));
  g_autofree char *about = mpad_input_get_value (MPAD_INPUT (self->about));

  take (&entry->place, self->place);
  take (&entry->happened_until, self->until);
  if (date != NULL)
    {
      g_free (entry->happened);
      entry->happened = time != NULL && about == NULL ? g_strdup_printf ("%sT%s", date, time)
                                                      : g_strdup (date);
      entry->precision = about != NULL  ? MPAD_HAPPENED_ABOUT
                         : time != NULL ? MPAD_HAPPENED_EXACT
                                        : MPAD_HAPPENED_DAY;
    }
  gtk_widget_set_sensitive (self->time, about == NULL);
  touch (self);
}

static GtkWidget *
add_when (MpadEntryEditor *self, GtkWidget *input, const char *value)
{
  mpad_input_set_value (MPAD_INPUT (input), value);
  g_signal_connect_object (input, "changed", G_CALLBACK (on_when_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_wrap_box_append (self->when_box, input);
  return input;
}

static void
build_when (MpadEntryEditor *self)
{
  MpadEntry *entry = get_entry (self);
  const MpadChoice about[] = { { "about", _ ("about"), NULL } };
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;

  mpad_format_split (entry->happened, &date, &time);
  self->date = add_when (self, mpad_input_new_date (_ ("Happened on")), date);
  self->about = add_when (self, mpad_input_new_chips (_ ("Not exact?"), about, 1, FALSE),
                          entry->precision == MPAD_HAPPENED_ABOUT ? "about" : NULL);
  self->time = add_when (self, mpad_input_new_time (_ ("At")),
                         entry->precision == MPAD_HAPPENED_EXACT ? time : NULL);
  self->until = add_when (self, mpad_input_new_date (_ ("Until")), entry->happened_until);
  self->place = mpad_input_new_line (_ ("Where"), _ ("Classroom, schoolyard, telephone …"));
  mpad_input_set_value (MPAD_INPUT (self->place), entry->place);
  g_signal_connect_object (self->place, "changed", G_CALLBACK (on_when_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->place_bin, self->place);
  gtk_widget_set_sensitive (self->time, entry->precision != MPAD_HAPPENED_ABOUT);
}

/* around and sharing */

static void
on_around_changed_cb (MpadEntryEditor *self)
{
  MpadEntry *entry = get_entry (self);

  take (&entry->situation, self->situation);
  take (&entry->present, self->present);
  take (&entry->observed_by, self->observed_by);
  take (&entry->shared_reason, self->shared_reason);
  take (&entry->told_reason, self->told_reason);
  if (self->shared != NULL)
    {
      entry->shared = yes_no_of (self->shared);
      entry->told_parents = yes_no_of (self->told);
      gtk_widget_set_visible (self->shared_reason, entry->shared != MPAD_UNKNOWN);
      gtk_widget_set_visible (self->told_reason, entry->told_parents != MPAD_UNKNOWN);
    }
  if (self->addendum_reason != NULL)
    {
      g_autofree char *reason = mpad_input_get_value (MPAD_INPUT (self->addendum_reason));

      mpad_entry_set (entry, MPAD_KEY_ADDENDUM_REASON, reason);
    }
  touch (self);
}

static GtkWidget *
add_to (MpadEntryEditor *self, GtkBox *box, GtkWidget *input, const char *value)
{
  mpad_input_set_value (MPAD_INPUT (input), value);
  g_signal_connect_object (input, "changed", G_CALLBACK (on_around_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (box, input);
  return input;
}

static void
build_around (MpadEntryEditor *self)
{
  MpadEntry *entry = get_entry (self);

  if (entry->amends != NULL)
    self->addendum_reason = add_to (self, self->around,
                                    mpad_input_new_line (mpad_entry_is_correction (entry)
                                                           ? _ ("Why is this corrected?")
                                                           : _ ("Why is this added?"),
                                                         NULL),
                                    mpad_entry_get (entry, MPAD_KEY_ADDENDUM_REASON));
  if (entry->kind == MPAD_ENTRY_SIGNAL)
    {
      self->situation = add_to (
        self, self->around,
        mpad_input_new_line (_ ("In which situation?"), _ ("During gym, at the school gate …")),
        entry->situation);
      self->present = add_to (
        self, self->around, mpad_input_new_line (_ ("Who else was there?"), NULL), entry->present);
    }
  self->observed_by = add_to (
    self, self->around,
    mpad_input_new_line (entry->kind == MPAD_ENTRY_SIGNAL ? _ ("Noticed by") : _ ("Done by"), NULL),
    entry->observed_by);
}

static void
build_sharing (MpadEntryEditor *self)
{
  MpadEntry *entry = get_entry (self);

  self->shared = add_to (self, self->sharing,
                         mpad_input_new_yes_no (_ ("May parents see this by default?")),
                         yes_no_word (entry->shared));
  mpad_input_set_help (
    MPAD_INPUT (self->shared),
    _ ("Parents can always ask to see the dossier; this says what goes on paper by itself."));
  self->shared_reason = add_to (self, self->sharing, mpad_input_new_line (_ ("Why?"), NULL),
                                entry->shared_reason);
  self->told = add_to (self, self->sharing,
                       mpad_input_new_yes_no (_ ("Was this discussed with the parents?")),
                       yes_no_word (entry->told_parents));
  self->told_reason = add_to (
    self, self->sharing, mpad_input_new_line (_ ("Why, or why not?"), NULL), entry->told_reason);
  gtk_widget_set_visible (self->shared_reason, entry->shared != MPAD_UNKNOWN);
  gtk_widget_set_visible (self->told_reason, entry->told_parents != MPAD_UNKNOWN);
}

/* categories: a category raises a safety branch, words only propose one */

static const char *const category_words[] = {
  MPAD_CATEGORY_ACUTE,           MPAD_CATEGORY_CHILD_TELLS,
  MPAD_CATEGORY_SEXUAL,          MPAD_CATEGORY_SERIOUS,
  MPAD_CATEGORY_SERIOUS_NEGLECT, MPAD_CATEGORY_INJURY,
  MPAD_CATEGORY_HONOUR,          MPAD_CATEGORY_VGV,
  MPAD_CATEGORY_STAFF,           MPAD_CATEGORY_PHYSICAL,
  MPAD_CATEGORY_EMOTIONAL,       MPAD_CATEGORY_NEGLECT,
  MPAD_CATEGORY_WITNESS,         MPAD_CATEGORY_PARENT,
  MPAD_CATEGORY_VAGUE,
};

/* A branch is raised by the category of its own name, but for injury. */
static const char *
category_of_branch (const char *branch)
{
  for (gsize i = 0; i < G_N_ELEMENTS (category_words); i++)
    if (g_str_has_prefix (category_words[i], branch))
      return category_words[i];
  return NULL;
}

static gboolean
has_category (MpadEntryEditor *self, const char *category)
{
  const char *list = mpad_entry_get (get_entry (self), MPAD_KEY_CATEGORY);
  g_auto (GStrv) words = g_strsplit (list != NULL ? list : "", " ", -1);

  return g_strv_contains ((const char *const *) words, category);
}

static void
update_proposal (MpadEntryEditor *self)
{
  MpadEntry *entry = get_entry (self);
  MpadProtocol *protocol = mpad_dossier_model_get_protocol (
    mpad_entry_saver_get_model (self->saver));
  g_autoptr (GString) text = g_string_new (entry->title);
  g_autoptr (GPtrArray) branches = NULL;

  g_clear_pointer (&self->proposed, g_free);
  for (guint i = 0; i < entry->statements->len; i++)
    {
      const MpadStatement *statement = g_ptr_array_index (entry->statements, i);

      if (statement->text != NULL)
        g_string_append_printf (text, " %s", statement->text);
    }
  if (protocol != NULL && entry->kind == MPAD_ENTRY_SIGNAL)
    branches = mpad_protocol_propose_branches (protocol, text->str);
  for (guint i = 0; branches != NULL && i < branches->len && self->proposed == NULL; i++)
    {
      const MpadProtocolBranch *branch = g_ptr_array_index (branches, i);
      const char *category = category_of_branch (branch->id);

      if (category != NULL && !has_category (self, category))
        {
          /* Translators: words in a text made the program think of this kind of danger. */
          g_autofree char *line = g_strdup_printf (
            _ ("Is this about “%s”? Then choose it, and the program says what to do first."),
            mpad_label_category (category));

          self->proposed = g_strdup (category);
          gtk_label_set_text (self->proposal_text, line);
        }
    }
  gtk_widget_set_visible (GTK_WIDGET (self->proposal), self->proposed != NULL);
}

static void
on_category_changed_cb (MpadEntryEditor *self)
{
  g_autofree char *value = mpad_input_get_value (MPAD_INPUT (self->category));

  mpad_entry_set (get_entry (self), MPAD_KEY_CATEGORY, value);
  update_proposal (self);
  touch (self);
}

static void
on_proposal_clicked_cb (MpadEntryEditor *self)
{
  const char *list = mpad_entry_get (get_entry (self), MPAD_KEY_CATEGORY);
  g_autofree char *value = list != NULL ? g_strconcat (list, " ", self->proposed, NULL)
                                        : g_strdup (self->proposed);

  mpad_input_set_value (MPAD_INPUT (self->category), value);
  on_category_changed_cb (self);
}

static void
build_body (MpadEntryEditor *self)
{
  GtkWidget *map;

  if (get_entry (self)->kind != MPAD_ENTRY_SIGNAL)
    return;
  map = mpad_body_map_new (get_entry (self));
  g_signal_connect_object (map, "changed", G_CALLBACK (touch), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->statements_section, map);
}

static void
build_category (MpadEntryEditor *self)
{
  MpadChoice choices[G_N_ELEMENTS (category_words)];
  gboolean signal = get_entry (self)->kind == MPAD_ENTRY_SIGNAL;

  gtk_widget_set_visible (GTK_WIDGET (self->category_section), signal);
  if (!signal)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (category_words); i++)
    choices[i] = (MpadChoice) { category_words[i], mpad_label_category (category_words[i]), NULL };
  self->category = mpad_input_new_chips (_ ("What is this signal about?"), choices,
                                         G_N_ELEMENTS (choices), TRUE);
  mpad_input_set_bare (MPAD_INPUT (self->category), TRUE);
  mpad_input_set_value (MPAD_INPUT (self->category),
                        mpad_entry_get (get_entry (self), MPAD_KEY_CATEGORY));
  g_signal_connect_object (self->category, "changed", G_CALLBACK (on_category_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->category_section, self->category);
}

/* statements */

static void
on_statement_changed_cb (MpadEntryEditor *self)
{
  update_proposal (self);
  touch (self);
}

/* A removed statement leaves a line with Undo in its place, as long as the editor is open. */
static void
on_undo_remove_clicked_cb (MpadEntryEditor *self, GtkWidget *button)
{
  GtkWidget *line = gtk_widget_get_parent (button);
  GtkWidget *editor = g_object_get_data (G_OBJECT (line), "mpad-editor");
  MpadStatement *statement = g_object_steal_data (G_OBJECT (line), "mpad-statement");
  guint index = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->statements));
       child != NULL && child != line; child = gtk_widget_get_next_sibling (child))
    index += MPAD_IS_STATEMENT_EDITOR (child);
  g_ptr_array_insert (get_entry (self)->statements, (int) index, statement);
  gtk_box_insert_child_after (self->statements, editor, line);
  gtk_box_remove (self->statements, line);
  on_statement_changed_cb (self);
  mpad_statement_editor_focus_text (MPAD_STATEMENT_EDITOR (editor));
}

static void
on_statement_remove_cb (MpadEntryEditor *self, MpadStatementEditor *editor)
{
  MpadStatement *statement = mpad_statement_editor_get_statement (editor);
  GPtrArray *statements = get_entry (self)->statements;
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *undo = mpad_ui_button (_ ("Undo"), NULL, "flat mpad-link-button");
  guint index;

  gtk_box_append (GTK_BOX (line), mpad_ui_label (_ ("Taken away."), "mpad-dim"));
  gtk_box_append (GTK_BOX (line), undo);
  g_object_set_data_full (G_OBJECT (line), "mpad-editor", g_object_ref (editor), g_object_unref);
  if (g_ptr_array_find (statements, statement, &index))
    g_object_set_data_full (G_OBJECT (line), "mpad-statement",
                            g_ptr_array_steal_index (statements, index),
                            (GDestroyNotify) mpad_statement_free);
  g_signal_connect_object (undo, "clicked", G_CALLBACK (on_undo_remove_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_insert_child_after (self->statements, line, GTK_WIDGET (editor));
  gtk_box_remove (self->statements, GTK_WIDGET (editor));
  gtk_widget_grab_focus (undo);
  on_statement_changed_cb (self);
}

static void
on_statement_next_cb (MpadEntryEditor *self, MpadStatementEditor *editor)
{
  mpad_entry_editor_add_statement (self, mpad_statement_editor_get_statement (editor)->kind);
}

static GtkWidget *
append_statement (MpadEntryEditor *self, MpadStatement *statement)
{
  MpadDossierModel *model = mpad_entry_saver_get_model (self->saver);
  GtkWidget *editor = mpad_statement_editor_new (statement, mpad_dossier_model_get_dossier (model));

  g_signal_connect_object (editor, "changed", G_CALLBACK (on_statement_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "remove", G_CALLBACK (on_statement_remove_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "next", G_CALLBACK (on_statement_next_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->statements, editor);
  return editor;
}

void
mpad_entry_editor_add_statement (MpadEntryEditor *self, MpadStatementKind kind)
{
  MpadStatement *statement;
  GtkWidget *editor;
  MpadEntry *entry;
  MpadSession *session;

  g_return_if_fail (MPAD_IS_ENTRY_EDITOR (self));

  entry = get_entry (self);
  session = mpad_dossier_model_get_session (mpad_entry_saver_get_model (self->saver));
  statement = mpad_statement_new (kind);
  if (statement->id == NULL)
    statement->id = mpad_id_new (); /* so that a later save updates the same statement */
  statement->position = entry->statements->len;
  if (kind == MPAD_STATEMENT_HYPOTHESIS && session != NULL && mpad_session_get_me (session) != NULL)
    statement->owner = g_strdup (mpad_session_get_me (session)->name);
  g_ptr_array_add (entry->statements, statement);
  editor = append_statement (self, statement);
  mpad_statement_editor_focus_text (MPAD_STATEMENT_EDITOR (editor));
}

static void
on_kind_clicked_cb (MpadEntryEditor *self, GtkWidget *button)
{
  mpad_entry_editor_add_statement (
    self, (MpadStatementKind) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "mpad-kind")));
}

static void
build_statements (MpadEntryEditor *self)
{
  MpadEntry *entry = get_entry (self);

  for (guint i = 0; i < entry->statements->len; i++)
    append_statement (self, g_ptr_array_index (entry->statements, i));
  for (int kind = 0; kind < MPAD_N_STATEMENT_KINDS; kind++)
    {
      const char *label = mpad_label_statement_kind ((MpadStatementKind) kind);
      GtkWidget *button = mpad_ui_button (
        label, mpad_icon_statement_kind ((MpadStatementKind) kind), "mpad-kind-choice");

      /* an agreement belongs to a talk; a note may hold a remark */
      if (kind == MPAD_STATEMENT_NOTE && entry->kind == MPAD_ENTRY_SIGNAL)
        {
          g_object_ref_sink (button);
          g_object_unref (button);
          continue;
        }
      gtk_widget_add_css_class (button, mpad_class_statement_kind ((MpadStatementKind) kind));
      gtk_widget_set_tooltip_text (button, mpad_label_statement_hint ((MpadStatementKind) kind));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      mpad_label_statement_hint ((MpadStatementKind) kind), -1);
      g_object_set_data (G_OBJECT (button), "mpad-kind", GINT_TO_POINTER (kind));
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_kind_clicked_cb), self,
                               G_CONNECT_SWAPPED);
      adw_wrap_box_append (self->kinds, button);
    }
}

/* final, discard, leaving */

static void
show_problem (MpadEntryEditor *self, const char *text)
{
  gtk_label_set_text (self->problem, text);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  mpad_ui_announce (GTK_WIDGET (self), text, TRUE);
}

static void
on_final_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadEntryEditor) self = user_data;
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

/* The first statement that may not become final; the field says what is missing. */
static gboolean
point_at_incomplete (MpadEntryEditor *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->statements)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autoptr (GError) error = NULL;

      if (!MPAD_IS_STATEMENT_EDITOR (child))
        continue;
      if (!mpad_statement_is_complete (
            mpad_statement_editor_get_statement (MPAD_STATEMENT_EDITOR (child)), &error))
        {
          mpad_statement_editor_show_problem (MPAD_STATEMENT_EDITOR (child), error);
          return TRUE;
        }
    }
  return FALSE;
}

void
mpad_entry_editor_make_final (MpadEntryEditor *self)
{
  MpadEntry *entry;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (MPAD_IS_ENTRY_EDITOR (self));

  entry = get_entry (self);
  if (point_at_incomplete (self))
    return;
  if (entry->amends != NULL &&
      mpad_text_is_blank (mpad_entry_get (entry, MPAD_KEY_ADDENDUM_REASON)))
    {
      mpad_input_set_problem (MPAD_INPUT (self->addendum_reason),
                              mpad_entry_is_correction (entry)
                                ? _ ("Write down why this is corrected.")
                                : _ ("Write down why this is added."));
      gtk_widget_grab_focus (self->addendum_reason);
      return;
    }
  if (!mpad_entry_check (entry, &error))
    {
      if (g_error_matches (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_EMPTY))
        show_problem (
          self,
          _ (
            "There is nothing here yet. Write down what happened, or choose a kind of statement."));
      else if (g_error_matches (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_DATE))
        {
          mpad_input_set_problem (MPAD_INPUT (self->date),
                                  _ ("Fill in on which day this happened."));
          gtk_widget_grab_focus (self->date);
        }
      else
        {
          g_autofree char *text = mpad_error_text_sentence (error);

          show_problem (self, text);
        }
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->final_button), FALSE);
  mpad_entry_saver_finalize_async (self->saver, on_final_cb, g_object_ref (self));
}

static void
on_discard_clicked_cb (MpadEntryEditor *self)
{
  g_autoptr (MpadEntryEditor) alive = g_object_ref (self);
  g_autoptr (MpadEntry) entry = NULL;

  if (mpad_entry_saver_get_state (self->saver) != MPAD_SAVE_NEW)
    entry = mpad_entry_copy (get_entry (self));
  mpad_entry_saver_stop (self->saver);
  g_signal_emit (alive, signals[SIGNAL_DISCARD], 0, entry);
}

static void
on_title_changed_cb (MpadEntryEditor *self)
{
  MpadEntry *entry = get_entry (self);
  const char *text = gtk_editable_get_text (self->title_entry);

  g_free (entry->title);
  entry->title = mpad_text_is_blank (text) ? NULL : g_strdup (text);
  update_proposal (self);
  touch (self);
}

static void
mpad_entry_editor_hiding (AdwNavigationPage *page)
{
  MpadEntryEditor *self = MPAD_ENTRY_EDITOR (page);

  if (self->saver != NULL)
    mpad_entry_saver_flush (self->saver);
}

/* The focus goes into the title; what stands there is not selected, so that a key does not wipe
 * it. */
static void
mpad_entry_editor_shown (AdwNavigationPage *page)
{
  MpadEntryEditor *self = MPAD_ENTRY_EDITOR (page);

  gtk_editable_set_position (self->title_entry, -1);
}

static void
mpad_entry_editor_dispose (GObject *object)
{
  MpadEntryEditor *self = MPAD_ENTRY_EDITOR (object);

  /* first the widgets, which may still look at what is cleared below */
  G_OBJECT_CLASS (mpad_entry_editor_parent_class)->dispose (object);
  g_clear_object (&self->saver);
}

static void
mpad_entry_editor_finalize (GObject *object)
{
  g_free (MPAD_ENTRY_EDITOR (object)->proposed);

  G_OBJECT_CLASS (mpad_entry_editor_parent_class)->finalize (object);
}

static void
mpad_entry_editor_class_init (MpadEntryEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mpad_entry_editor_dispose;
  object_class->finalize = mpad_entry_editor_finalize;
  ADW_NAVIGATION_PAGE_CLASS (klass)->hiding = mpad_entry_editor_hiding;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = mpad_entry_editor_shown;

  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DISCARD] = g_signal_new ("discard", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/meldpad/Meldpad/ui/mpad-entry-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, MpadEntryEditor, around);
  gtk_widget_class_bind_template_child (widget_class, MpadEntryEditor, category_section);
  gtk_widget_class_bind_template_child (widget_class, MpadEntryEditor, details);
  gtk_widget_class_bind_template_child (widget_class, MpadEntryEditor, final_button);
  gtk_widget_class_bind_template_child (widget_class, MpadEntryEditor, kinds);
  gtk_widget_class_bind_template_child (widget_class, MpadEntryEditor, overline);
  gtk_widget_class_bind_template_child (widget_class, MpadEntryEditor, place_bin);
  gtk_widget_class_bind_template_child (widget_class, MpadEntryEditor, problem);
  gtk_widget_class_bind_template_child (widget_class, MpadEntryEditor, proposal);
  gtk_widget_class_bind_template_child (widget_class, MpadEntryEditor, proposal_text);
  gtk_widget_class_bind_template_child (widget_class, MpadEntryEditor, saved);
  gtk_widget_class_bind_template_child (widget_class, MpadEntryEditor, sharing);
  gtk_widget_class_bind_template_child (widget_class, MpadEntryEditor, statements);
  gtk_widget_class_bind_template_child (widget_class, MpadEntryEditor, statements_section);
  gtk_widget_class_bind_template_child (widget_class, MpadEntryEditor, title_entry);
  gtk_widget_class_bind_template_child (widget_class, MpadEntryEditor, when_box);
  gtk_widget_class_bind_template_callback (widget_class, on_discard_clicked_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "on_final_clicked_cb",
                                                G_CALLBACK (mpad_entry_editor_make_final));
  gtk_widget_class_bind_template_callback (widget_class, on_proposal_clicked_cb);
}

static void
mpad_entry_editor_init (MpadEntryEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What a new entry starts with: today, and who is at the keyboard. */
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
  if (entry->observed_by == NULL && me != NULL)
    entry->observed_by = g_strdup (me->name);
}

AdwNavigationPage *
mpad_entry_editor_new (MpadDossierModel *model, MpadEntry *entry)
{
  MpadEntryEditor *self;
  MpadProtocol *protocol;
  const MpadProtocolStep *step;
  g_autofree char *overline = NULL;
  g_autofree char *title = NULL;
  g_autofree char *own_title = NULL;
  GtkWidget *form;

  g_return_val_if_fail (MPAD_IS_DOSSIER_MODEL (model), NULL);
  g_return_val_if_fail (entry != NULL, NULL);

  if (entry->revision == 0)
    fill_in_new (entry, model);
  self = g_object_new (MPAD_TYPE_ENTRY_EDITOR, NULL);
  self->saver = mpad_entry_saver_new (model, entry);
  protocol = mpad_dossier_model_get_protocol (model);
  step = protocol != NULL && entry->step_id != NULL
           ? mpad_protocol_find_step (protocol, entry->step_id)
           : NULL;

  own_title = g_steal_pointer (&entry->title);
  title = mpad_label_entry (entry, protocol);
  entry->title = g_strdup (own_title);
  overline = step != NULL ? g_strdup_printf ("%s · %s", step->short_title, title)
                          : g_strdup (title);
  gtk_label_set_text (self->overline, overline);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  gtk_editable_set_text (self->title_entry, own_title != NULL ? own_title : "");
  g_signal_connect_object (self->title_entry, "changed", G_CALLBACK (on_title_changed_cb), self,
                           G_CONNECT_SWAPPED);

  build_when (self);
  build_around (self);
  build_sharing (self);
  build_category (self);
  build_statements (self);
  build_body (self);
  form = mpad_details_form_new (entry, model);
  g_signal_connect_object (form, "changed", G_CALLBACK (touch), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->details, form);
  gtk_widget_set_visible (GTK_WIDGET (self->details),
                          !mpad_details_form_is_empty (MPAD_DETAILS_FORM (form)));
  adw_bin_set_child (self->saved, mpad_saved_line_new (self->saver));
  update_proposal (self);
  if (entry->kind == MPAD_ENTRY_NOTE && entry->statements->len == 0)
    mpad_entry_editor_add_statement (self, MPAD_STATEMENT_NOTE);
  return ADW_NAVIGATION_PAGE (self);
}

const MpadEntry *
mpad_entry_editor_get_entry (MpadEntryEditor *self)
{
  g_return_val_if_fail (MPAD_IS_ENTRY_EDITOR (self), NULL);
  return get_entry (self);
}
