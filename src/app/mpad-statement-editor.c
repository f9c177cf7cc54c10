/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One statement as it is written. */
#include "config.h"

#include "mpad-statement-editor.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "mpad-entry-keys.h"
#include "mpad-error.h"
#include "mpad-input.h"
#include "mpad-labels.h"
#include "mpad-ui.h"
#include "mpad-writing-aid.h"

struct _MpadStatementEditor
{
  GtkBox parent_instance;

  /* template children */
  GtkMenuButton *kind_button;
  GtkImage *kind_icon;
  GtkLabel *kind_label;
  GtkLabel *hint;
  GtkBox *fields;

  /* borrowed */
  MpadStatement *statement;

  /* owned */
  GPtrArray *carers; /* id, name, id, name …: the dossier may be read again meanwhile */

  /* borrowed from fields; NULL where the kind does not ask it */
  GtkWidget *text;
  GtkWidget *source;
  GtkWidget *how;
  GtkWidget *spoken;
  GtkWidget *owner;
  GtkWidget *qualification;
  GtkWidget *person;
  GtkWidget *senses;
  GtkWidget *mark;
  GtkWidget *about;

  /* the writing aid: an offer below the text */
  GtkWidget *aid;
  GtkLabel *aid_label;
  GHashTable *left_alone; /* owned: words that the writer wants as they are */
};

G_DEFINE_FINAL_TYPE (MpadStatementEditor, mpad_statement_editor, GTK_TYPE_BOX)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REMOVE,
  SIGNAL_NEXT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
take (char **member, GtkWidget *input)
{
  if (input == NULL)
    return;
  g_free (*member);
  *member = mpad_input_get_value (MPAD_INPUT (input));
}

static const char *const mark_words[] = { "neutral", "confirms", "refutes" };
static const char *const about_words[] = { "child", "parent", "contact", "sibling" };

static guint
index_of (const char *const *words, guint n, const char *word)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (words[i], word) == 0)
      return i;
  return 0;
}

/* the writing aid */

static GtkTextTag *
get_tag (GtkTextBuffer *buffer)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "mpad-aid");
  GdkRGBA colour;

  if (tag != NULL)
    return tag;
  gdk_rgba_parse (&colour, "#b07a12");
  return gtk_text_buffer_create_tag (buffer, "mpad-aid", "underline", PANGO_UNDERLINE_DOUBLE,
                                     "underline-rgba", &colour, NULL);
}

/* Marks words that interpret, where an observation is asked, and asks about the first of them. An
 * offer, never a block: everything can become final as it stands. */
static void
update_aid (MpadStatementEditor *self)
{
  GtkTextBuffer *buffer = mpad_input_get_buffer (MPAD_INPUT (self->text));
  g_autoptr (GArray) marks = NULL;
  GtkTextIter start, end;
  const char *asked = NULL;

  if (self->aid == NULL)
    return;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, get_tag (buffer), &start, &end);
  marks = mpad_writing_aid_find (self->statement->text);
  for (guint i = 0; i < marks->len; i++)
    {
      const MpadWritingMark *mark = &g_array_index (marks, MpadWritingMark, i);

      if (g_hash_table_contains (self->left_alone, mark->word))
        continue;
      gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) mark->start);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) (mark->start + mark->length));
      gtk_text_buffer_apply_tag (buffer, get_tag (buffer), &start, &end);
      if (asked == NULL)
        asked = mark->word;
    }
  gtk_widget_set_visible (self->aid, asked != NULL);
  g_object_set_data_full (G_OBJECT (self->aid), "mpad-word", g_strdup (asked), g_free);
  if (asked != NULL)
    {
      /* Translators: %s is a word that interprets, such as “agressief”. */
      g_autofree char *text = g_strdup_printf (
        _ ("“%s” says what you think of it. What did you see or hear?"), asked);

      gtk_label_set_text (self->aid_label, text);
    }
}

static void
on_leave_clicked_cb (MpadStatementEditor *self)
{
  const char *word = g_object_get_data (G_OBJECT (self->aid), "mpad-word");

  if (word != NULL)
    g_hash_table_add (self->left_alone, g_strdup (word));
  update_aid (self);
  mpad_statement_editor_focus_text (self);
}

static void set_kind (MpadStatementEditor *self, MpadStatementKind kind);

static void
on_suspect_clicked_cb (MpadStatementEditor *self)
{
  set_kind (self, MPAD_STATEMENT_HYPOTHESIS);
}

static void
add_aid (MpadStatementEditor *self)
{
  GtkWidget *suspect = mpad_ui_button (_ ("Make it a suspicion"), NULL, "flat mpad-link-button");
  GtkWidget *leave = mpad_ui_button (_ ("Leave it so"), NULL, "flat mpad-link-button");
  GtkWidget *buttons = adw_wrap_box_new ();

  self->aid = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_add_css_class (self->aid, "mpad-aid");
  self->aid_label = GTK_LABEL (mpad_ui_label ("", "mpad-second"));
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 24);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), leave);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), suspect);
  gtk_box_append (GTK_BOX (self->aid), GTK_WIDGET (self->aid_label));
  gtk_box_append (GTK_BOX (self->aid), buttons);
  g_signal_connect_object (leave, "clicked", G_CALLBACK (on_leave_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (suspect, "clicked", G_CALLBACK (on_suspect_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->fields, self->aid);
  update_aid (self);
}

static void
on_field_changed_cb (MpadStatementEditor *self)
{
  MpadStatement *statement = self->statement;

  take (&statement->text, self->text);
  update_aid (self);
  take (&statement->source, self->source);
  take (&statement->source_how, self->how);
  take (&statement->source_spoken, self->spoken);
  take (&statement->owner, self->owner);
  take (&statement->qualification, self->qualification);
  take (&statement->person_id, self->person);
  if (self->senses != NULL)
    {
      g_autofree char *words = mpad_input_get_value (MPAD_INPUT (self->senses));

      statement->senses = 0;
      if (words != NULL && strstr (words, "seen") != NULL)
        statement->senses |= MPAD_SENSE_SEEN;
      if (words != NULL && strstr (words, "heard") != NULL)
        statement->senses |= MPAD_SENSE_HEARD;
      if (words != NULL && strstr (words, "smelled") != NULL)
        statement->senses |= MPAD_SENSE_SMELLED;
    }
  if (self->mark != NULL)
    {
      g_autofree char *word = mpad_input_get_value (MPAD_INPUT (self->mark));

      statement->mark = (MpadMark) index_of (mark_words, G_N_ELEMENTS (mark_words), word);
    }
  if (self->about != NULL)
    {
      g_autofree char *word = mpad_input_get_value (MPAD_INPUT (self->about));

      statement->about = (MpadAbout) index_of (about_words, G_N_ELEMENTS (about_words), word);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkWidget *
add (MpadStatementEditor *self, GtkWidget *input, const char *value)
{
  mpad_input_set_value (MPAD_INPUT (input), value);
  g_signal_connect_object (input, "changed", G_CALLBACK (on_field_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->fields, input);
  return input;
}

static void
add_senses (MpadStatementEditor *self)
{
  const MpadChoice choices[] = {
    { "seen", C_ ("sense", "seen"), NULL },
    { "heard", C_ ("sense", "heard"), NULL },
    { "smelled", C_ ("sense", "smelled"), NULL },
  };
  g_autoptr (GString) value = g_string_new (NULL);
  guint senses = self->statement->senses;

  if (senses & MPAD_SENSE_SEEN)
    g_string_append (value, "seen ");
  if (senses & MPAD_SENSE_HEARD)
    g_string_append (value, "heard ");
  if (senses & MPAD_SENSE_SMELLED)
    g_string_append (value, "smelled");
  self->senses = add (
    self, mpad_input_new_chips (_ ("How was it noticed?"), choices, G_N_ELEMENTS (choices), TRUE),
    value->str);
  mpad_input_set_inline (MPAD_INPUT (self->senses));
}

static void
add_mark (MpadStatementEditor *self)
{
  const MpadChoice choices[] = {
    { "confirms", mpad_label_mark (MPAD_MARK_CONFIRMS), mpad_icon_mark (MPAD_MARK_CONFIRMS) },
    { "refutes", mpad_label_mark (MPAD_MARK_REFUTES), mpad_icon_mark (MPAD_MARK_REFUTES) },
    { "neutral", mpad_label_mark (MPAD_MARK_NEUTRAL), mpad_icon_mark (MPAD_MARK_NEUTRAL) },
  };

  self->mark = add (self,
                    mpad_input_new_chips (_ ("What does it say about the concern?"), choices,
                                          G_N_ELEMENTS (choices), FALSE),
                    mark_words[self->statement->mark]);
  mpad_input_set_inline (MPAD_INPUT (self->mark));
}

static void
add_about (MpadStatementEditor *self)
{
  MpadChoice choices[G_N_ELEMENTS (about_words)];

  for (guint i = 0; i < G_N_ELEMENTS (about_words); i++)
    choices[i] = (MpadChoice) { about_words[i], mpad_label_about ((MpadAbout) i), NULL };
  self->about = add (
    self, mpad_input_new_chips (_ ("About whom?"), choices, G_N_ELEMENTS (choices), FALSE),
    about_words[self->statement->about]);
  mpad_input_set_inline (MPAD_INPUT (self->about));
}

static void
add_person (MpadStatementEditor *self)
{
  g_autoptr (GArray) choices = g_array_new (FALSE, FALSE, sizeof (MpadChoice));

  for (guint i = 0; i + 1 < self->carers->len; i += 2)
    {
      MpadChoice choice = { g_ptr_array_index (self->carers, i),
                            g_ptr_array_index (self->carers, i + 1), NULL };

      g_array_append_val (choices, choice);
    }
  if (choices->len > 0)
    self->person = add (self,
                        mpad_input_new_chips (_ ("Who said this?"),
                                              (const MpadChoice *) choices->data, choices->len,
                                              FALSE),
                        self->statement->person_id);
  else
    self->source = add (self, mpad_input_new_line (_ ("Who said this?"), NULL),
                        self->statement->source);
}

static const char *
text_label (MpadStatementKind kind)
{
  switch (kind)
    {
    case MPAD_STATEMENT_CHILD_WORDS:
    case MPAD_STATEMENT_PARENT_WORDS:
      return _ ("Word for word");
    case MPAD_STATEMENT_HYPOTHESIS:
      return _ ("What somebody thinks");
    case MPAD_STATEMENT_OBSERVATION:
    case MPAD_STATEMENT_THIRD_PARTY:
    case MPAD_STATEMENT_DIAGNOSIS:
    case MPAD_STATEMENT_NOTE:
    case MPAD_N_STATEMENT_KINDS:
      break;
    }
  return _ ("What");
}

static void
build (MpadStatementEditor *self)
{
  MpadStatement *statement = self->statement;
  const char *hint = mpad_label_statement_hint (statement->kind);
  g_autofree char *name = NULL;

  for (int kind = 0; kind < MPAD_N_STATEMENT_KINDS; kind++)
    gtk_widget_remove_css_class (GTK_WIDGET (self),
                                 mpad_class_statement_kind ((MpadStatementKind) kind));
  gtk_widget_add_css_class (GTK_WIDGET (self), mpad_class_statement_kind (statement->kind));
  gtk_image_set_from_icon_name (self->kind_icon, mpad_icon_statement_kind (statement->kind));
  gtk_label_set_text (self->kind_label, mpad_label_statement_kind (statement->kind));
  gtk_label_set_text (self->hint, hint);
  /* Translators: accessible name of the button that changes the kind of a statement. */
  name = g_strdup_printf (_ ("Kind: %s"), mpad_label_statement_kind (statement->kind));
  mpad_ui_set_name (GTK_WIDGET (self->kind_button), name);
  mpad_ui_set_name (GTK_WIDGET (self), mpad_label_statement_kind (statement->kind));

  mpad_ui_clear (GTK_WIDGET (self->fields));
  self->text = self->source = self->how = self->spoken = self->owner = self->qualification = NULL;
  self->person = self->senses = self->mark = self->about = self->aid = NULL;

  self->text = add (self, mpad_input_new_text (text_label (statement->kind), hint),
                    statement->text);
  mpad_input_set_bare (MPAD_INPUT (self->text), TRUE);
  switch (statement->kind)
    {
    case MPAD_STATEMENT_OBSERVATION:
      add_aid (self);
      add_senses (self);
      self->source = add (
        self, mpad_input_new_line (_ ("Noticed by"), _ ("If it was somebody else than above")),
        statement->source);
      add_about (self);
      add_mark (self);
      break;
    case MPAD_STATEMENT_CHILD_WORDS:
      self->source = add (self, mpad_input_new_line (_ ("To whom was it said?"), NULL),
                          statement->source);
      add_mark (self);
      break;
    case MPAD_STATEMENT_PARENT_WORDS:
      add_person (self);
      add_mark (self);
      break;
    case MPAD_STATEMENT_THIRD_PARTY:
      self->source = add (self, mpad_input_new_line (_ ("Who told it?"), NULL), statement->source);
      self->how = add (
        self, mpad_input_new_line (_ ("How does this person know?"), _ ("Saw it, heard it from …")),
        statement->source_how);
      self->spoken = add (
        self, mpad_input_new_line (_ ("With whom did they speak about it already?"), NULL),
        statement->source_spoken);
      add_about (self);
      add_mark (self);
      break;
    case MPAD_STATEMENT_HYPOTHESIS:
      self->owner = add (self, mpad_input_new_line (_ ("Whose suspicion is it?"), NULL),
                         statement->owner);
      break;
    case MPAD_STATEMENT_DIAGNOSIS:
      self->owner = add (self, mpad_input_new_line (_ ("Who made it?"), NULL), statement->owner);
      self->qualification = add (self,
                                 mpad_input_new_line (_ ("What makes this person qualified?"),
                                                      _ ("Paediatrician, orthopedagogue …")),
                                 statement->qualification);
      break;
    case MPAD_STATEMENT_NOTE:
      if (g_strcmp0 (statement->section, MPAD_SECTION_AGREEMENT) == 0)
        {
          self->owner = add (self, mpad_input_new_line (_ ("Who does it?"), NULL),
                             statement->owner);
          self->how = add (self, mpad_input_new_line (_ ("By when?"), NULL), statement->source_how);
        }
      break;
    case MPAD_N_STATEMENT_KINDS:
      break;
    }
}

static void
set_kind (MpadStatementEditor *self, MpadStatementKind kind)
{
  self->statement->kind = kind;
  build (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  mpad_statement_editor_focus_text (self);
}

static void
on_kind_clicked_cb (MpadStatementEditor *self, GtkButton *button)
{
  gtk_menu_button_popdown (self->kind_button);
  set_kind (
    self, (MpadStatementKind) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "mpad-kind")));
}

static void
build_kind_popover (MpadStatementEditor *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (int kind = 0; kind < MPAD_N_STATEMENT_KINDS; kind++)
    {
      GtkWidget *button = mpad_ui_button (mpad_label_statement_kind ((MpadStatementKind) kind),
                                          mpad_icon_statement_kind ((MpadStatementKind) kind),
                                          "flat");

      gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (button)), GTK_ALIGN_START);
      g_object_set_data (G_OBJECT (button), "mpad-kind", GINT_TO_POINTER (kind));
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_kind_clicked_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (self->kind_button, popover);
}

static void
on_remove_clicked_cb (MpadStatementEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

static void
next_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_NEXT], 0);
}

static void
mpad_statement_editor_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MPAD_TYPE_STATEMENT_EDITOR);

  G_OBJECT_CLASS (mpad_statement_editor_parent_class)->dispose (object);
}

static void
mpad_statement_editor_finalize (GObject *object)
{
  g_ptr_array_unref (MPAD_STATEMENT_EDITOR (object)->carers);
  g_hash_table_unref (MPAD_STATEMENT_EDITOR (object)->left_alone);

  G_OBJECT_CLASS (mpad_statement_editor_parent_class)->finalize (object);
}

static void
mpad_statement_editor_class_init (MpadStatementEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mpad_statement_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = mpad_statement_editor_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_NEXT] = g_signal_new ("next", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/meldpad/Meldpad/ui/mpad-statement-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, MpadStatementEditor, fields);
  gtk_widget_class_bind_template_child (widget_class, MpadStatementEditor, hint);
  gtk_widget_class_bind_template_child (widget_class, MpadStatementEditor, kind_button);
  gtk_widget_class_bind_template_child (widget_class, MpadStatementEditor, kind_icon);
  gtk_widget_class_bind_template_child (widget_class, MpadStatementEditor, kind_label);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked_cb);
  gtk_widget_class_install_action (widget_class, "statement.next", NULL, next_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "statement.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "statement.next", NULL);
}

static void
mpad_statement_editor_init (MpadStatementEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->carers = g_ptr_array_new_with_free_func (g_free);
  self->left_alone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  build_kind_popover (self);
}

GtkWidget *
mpad_statement_editor_new (MpadStatement *statement, const MpadDossier *dossier)
{
  MpadStatementEditor *self;

  g_return_val_if_fail (statement != NULL, NULL);

  self = g_object_new (MPAD_TYPE_STATEMENT_EDITOR, NULL);
  self->statement = statement;
  for (guint i = 0; dossier != NULL && i < dossier->people->len; i++)
    {
      const MpadPerson *person = g_ptr_array_index (dossier->people, i);

      if (mpad_person_is_carer (person) && person->id != NULL)
        {
          g_ptr_array_add (self->carers, g_strdup (person->id));
          g_ptr_array_add (self->carers, mpad_person_dup_name (person));
        }
    }
  build (self);
  return GTK_WIDGET (self);
}

MpadStatement *
mpad_statement_editor_get_statement (MpadStatementEditor *self)
{
  g_return_val_if_fail (MPAD_IS_STATEMENT_EDITOR (self), NULL);
  return self->statement;
}

void
mpad_statement_editor_show_problem (MpadStatementEditor *self, const GError *error)
{
  GtkWidget *field = self->text;
  const char *problem = _ ("Write here what it is about, or take this statement away.");

  g_return_if_fail (MPAD_IS_STATEMENT_EDITOR (self));

  if (error->domain == MPAD_RECORD_ERROR)
    switch ((MpadRecordError) error->code)
      {
      case MPAD_RECORD_ERROR_SOURCE_MISSING:
        field = self->source != NULL ? self->source : self->person;
        problem = _ ("Fill in who told it. Without a source this cannot become final.");
        break;
      case MPAD_RECORD_ERROR_OWNER_MISSING:
        field = self->owner;
        problem = _ ("Fill in whose suspicion this is. A suspicion needs an owner.");
        break;
      case MPAD_RECORD_ERROR_QUALIFIED_MISSING:
        field = self->owner != NULL && self->statement->owner != NULL ? self->qualification
                                                                      : self->owner;
        problem = _ ("Fill in who made this diagnosis and what makes that person qualified.");
        break;
      case MPAD_RECORD_ERROR_TOO_LONG:
        problem = _ ("This text is too long for one statement. Divide it over two.");
        break;
      case MPAD_RECORD_ERROR_TEXT:
        problem = _ ("This text holds characters that cannot be kept. Type it again.");
        break;
      case MPAD_RECORD_ERROR_NOT_FOUND:
      case MPAD_RECORD_ERROR_FINAL:
      case MPAD_RECORD_ERROR_EMPTY:
      case MPAD_RECORD_ERROR_DATE:
      case MPAD_RECORD_ERROR_BLOCKED:
        break;
      }
  if (field == NULL)
    field = self->text;
  mpad_input_set_problem (MPAD_INPUT (field), problem);
  gtk_widget_grab_focus (field);
  mpad_ui_announce (field, problem, TRUE);
}

void
mpad_statement_editor_focus_text (MpadStatementEditor *self)
{
  g_return_if_fail (MPAD_IS_STATEMENT_EDITOR (self));

  gtk_widget_grab_focus (self->text);
}
