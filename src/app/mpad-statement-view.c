/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One statement as it is read. */
#include "config.h"

#include "mpad-statement-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "mpad-format.h"
#include "mpad-labels.h"
#include "mpad-text.h"
#include "mpad-ui.h"

struct _MpadStatementView
{
  GtkBox parent_instance;

  /* template children */
  AdwWrapBox *head;
  GtkBox *kind_box;
  GtkImage *kind_icon;
  GtkLabel *kind_label;
  GtkLabel *who;
  GtkLabel *text;
  GtkLabel *foot;
};

G_DEFINE_FINAL_TYPE (MpadStatementView, mpad_statement_view, GTK_TYPE_BOX)

static char *
senses_words (guint senses)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  if (senses & MPAD_SENSE_SEEN)
    g_ptr_array_add (words, (gpointer) C_ ("sense", "seen"));
  if (senses & MPAD_SENSE_HEARD)
    g_ptr_array_add (words, (gpointer) C_ ("sense", "heard"));
  if (senses & MPAD_SENSE_SMELLED)
    g_ptr_array_add (words, (gpointer) C_ ("sense", "smelled"));
  if (words->len == 0)
    return g_strdup (C_ ("sense", "observed"));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (", ", (char **) words->pdata);
}

static char *
person_name (const MpadStatement *statement, const MpadDossier *dossier)
{
  const MpadPerson *person = NULL;

  if (dossier == NULL)
    return NULL;
  if (statement->person_id != NULL)
    person = mpad_dossier_get_person (dossier, statement->person_id);
  else if (statement->kind == MPAD_STATEMENT_CHILD_WORDS)
    person = mpad_dossier_get_pupil (dossier);
  return person != NULL ? mpad_person_dup_short (person) : NULL;
}

char *
mpad_statement_who (const MpadStatement *statement,
                    const MpadEntry *entry,
                    const MpadDossier *dossier)
{
  g_autofree char *name = person_name (statement, dossier);
  const char *source = mpad_text_is_blank (statement->source) ? NULL : statement->source;
  const char *observer = source != NULL ? source : entry != NULL ? entry->observed_by : NULL;

  switch (statement->kind)
    {
    case MPAD_STATEMENT_OBSERVATION:
      {
        g_autofree char *senses = senses_words (statement->senses);

        if (mpad_text_is_blank (observer))
          return statement->senses != 0 ? g_steal_pointer (&senses) : g_strdup ("");
        /* Translators: how (seen, heard), and by whom. */
        return g_strdup_printf (_ ("%s by %s"), senses, observer);
      }
    case MPAD_STATEMENT_CHILD_WORDS:
      if (name != NULL && !mpad_text_is_blank (observer))
        /* Translators: who said something, and to whom. */
        return g_strdup_printf (_ ("%s, to %s"), name, observer);
      return g_strdup (name != NULL ? name : observer != NULL ? observer : "");
    case MPAD_STATEMENT_PARENT_WORDS:
      return g_strdup (name != NULL ? name : source != NULL ? source : "");
    case MPAD_STATEMENT_THIRD_PARTY:
      if (source != NULL && !mpad_text_is_blank (statement->source_how))
        return g_strdup_printf ("%s, %s", source, statement->source_how);
      return g_strdup (source != NULL ? source : "");
    case MPAD_STATEMENT_HYPOTHESIS:
      if (mpad_text_is_blank (statement->owner))
        return g_strdup ("");
      /* Translators: whose suspicion it is. */
      return g_strdup_printf (_ ("of %s"), statement->owner);
    case MPAD_STATEMENT_DIAGNOSIS:
      if (mpad_text_is_blank (statement->owner))
        return g_strdup ("");
      if (mpad_text_is_blank (statement->qualification))
        return g_strdup (statement->owner);
      return g_strdup_printf ("%s, %s", statement->owner, statement->qualification);
    case MPAD_STATEMENT_NOTE:
      if (!mpad_text_is_blank (statement->owner) && !mpad_text_is_blank (statement->source_how))
        return g_strdup_printf ("%s, %s", statement->owner, statement->source_how);
      if (!mpad_text_is_blank (statement->owner))
        return g_strdup (statement->owner);
      break;
    case MPAD_N_STATEMENT_KINDS:
      break;
    }
  return g_strdup (source != NULL ? source : "");
}

/* A suspicion is not "confirming" or "refuting": it is open, or it turned out right or wrong. */
static GtkWidget *
mark_pill (const MpadStatement *statement)
{
  if (statement->kind == MPAD_STATEMENT_HYPOTHESIS)
    {
      gboolean open = statement->hypothesis_state == MPAD_HYPOTHESIS_OPEN;

      return mpad_ui_pill (mpad_label_hypothesis (statement->hypothesis_state),
                           open ? "mpad-snooze-symbolic" : "mpad-check-symbolic",
                           open ? "mpad-warn" : "mpad-outline");
    }
  if (statement->kind == MPAD_STATEMENT_NOTE || statement->mark == MPAD_MARK_NEUTRAL)
    return NULL;
  return mpad_ui_pill (mpad_label_mark (statement->mark), mpad_icon_mark (statement->mark),
                       statement->mark == MPAD_MARK_REFUTES ? "mpad-outline" : NULL);
}

static char *
foot_text (const MpadStatement *statement)
{
  g_autoptr (GString) foot = g_string_new (NULL);

  if (statement->about != MPAD_ABOUT_CHILD)
    /* Translators: whom a statement is about: the parent, a brother or sister … */
    g_string_append_printf (foot, _ ("About %s"), mpad_label_about (statement->about));
  if (!mpad_text_is_blank (statement->source_spoken))
    {
      if (foot->len > 0)
        g_string_append (foot, " · ");
      g_string_append_printf (foot, _ ("Already spoken with: %s"), statement->source_spoken);
    }
  if (statement->kind == MPAD_STATEMENT_HYPOTHESIS &&
      !mpad_text_is_blank (statement->hypothesis_note))
    {
      g_autofree char *date = mpad_format_date (statement->hypothesis_date);

      if (foot->len > 0)
        g_string_append (foot, " · ");
      if (*date != '\0')
        g_string_append_printf (foot, "%s: ", date);
      g_string_append (foot, statement->hypothesis_note);
    }
  return g_string_free (g_steal_pointer (&foot), FALSE);
}

static void
mpad_statement_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MPAD_TYPE_STATEMENT_VIEW);

  G_OBJECT_CLASS (mpad_statement_view_parent_class)->dispose (object);
}

static void
mpad_statement_view_class_init (MpadStatementViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mpad_statement_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/meldpad/Meldpad/ui/mpad-statement-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MpadStatementView, foot);
  gtk_widget_class_bind_template_child (widget_class, MpadStatementView, head);
  gtk_widget_class_bind_template_child (widget_class, MpadStatementView, kind_box);
  gtk_widget_class_bind_template_child (widget_class, MpadStatementView, kind_icon);
  gtk_widget_class_bind_template_child (widget_class, MpadStatementView, kind_label);
  gtk_widget_class_bind_template_child (widget_class, MpadStatementView, text);
  gtk_widget_class_bind_template_child (widget_class, MpadStatementView, who);
}

static void
mpad_statement_view_init (MpadStatementView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkAccessibleRole
role_of (MpadStatementKind kind)
{
  switch (kind)
    {
    case MPAD_STATEMENT_CHILD_WORDS:
    case MPAD_STATEMENT_PARENT_WORDS:
    case MPAD_STATEMENT_THIRD_PARTY:
      return GTK_ACCESSIBLE_ROLE_BLOCK_QUOTE;
    case MPAD_STATEMENT_HYPOTHESIS:
      return GTK_ACCESSIBLE_ROLE_COMMENT;
    case MPAD_STATEMENT_NOTE:
      return GTK_ACCESSIBLE_ROLE_NOTE;
    case MPAD_STATEMENT_OBSERVATION:
    case MPAD_STATEMENT_DIAGNOSIS:
    case MPAD_N_STATEMENT_KINDS:
      break;
    }
  return GTK_ACCESSIBLE_ROLE_ARTICLE;
}

GtkWidget *
mpad_statement_view_new (const MpadStatement *statement,
                         const MpadEntry *entry,
                         const MpadDossier *dossier)
{
  MpadStatementView *self;
  g_autofree char *who = NULL;
  g_autofree char *foot = NULL;
  g_autofree char *name = NULL;
  GtkWidget *mark;
  gboolean quoted;

  g_return_val_if_fail (statement != NULL, NULL);

  self = g_object_new (MPAD_TYPE_STATEMENT_VIEW, "accessible-role", role_of (statement->kind),
                       NULL);
  who = mpad_statement_who (statement, entry, dossier);
  foot = foot_text (statement);
  quoted = statement->kind == MPAD_STATEMENT_CHILD_WORDS ||
           statement->kind == MPAD_STATEMENT_PARENT_WORDS;

  gtk_widget_add_css_class (GTK_WIDGET (self), mpad_class_statement_kind (statement->kind));
  gtk_image_set_from_icon_name (self->kind_icon, mpad_icon_statement_kind (statement->kind));
  gtk_label_set_text (self->kind_label, mpad_label_statement_kind (statement->kind));
  gtk_label_set_text (self->who, who);
  gtk_widget_set_visible (GTK_WIDGET (self->who), *who != '\0');
  gtk_label_set_text (self->foot, foot);
  gtk_widget_set_visible (GTK_WIDGET (self->foot), *foot != '\0');

  if (quoted && !mpad_text_is_blank (statement->text) && !g_str_has_prefix (statement->text, "„") &&
      !g_str_has_prefix (statement->text, "“") && !g_str_has_prefix (statement->text, "\""))
    {
      /* Translators: a literal quotation in the quotation marks of the language. */
      g_autofree char *text = g_strdup_printf (_ ("“%s”"), statement->text);

      gtk_label_set_text (self->text, text);
    }
  else
    gtk_label_set_text (self->text, statement->text != NULL ? statement->text : "");
  if (statement->kind == MPAD_STATEMENT_CHILD_WORDS)
    gtk_widget_add_css_class (GTK_WIDGET (self->text), "mpad-words-of-child");

  mark = mark_pill (statement);
  if (mark != NULL)
    adw_wrap_box_append (self->head, mark);
  if (statement->kind == MPAD_STATEMENT_HYPOTHESIS &&
      statement->hypothesis_state == MPAD_HYPOTHESIS_OPEN && statement->id != NULL &&
      entry != NULL && entry->state == MPAD_ENTRY_FINAL)
    {
      GtkWidget *button = mpad_ui_button (_ ("Does this hold?"), NULL, "flat mpad-link-button");

      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", statement->id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "dossier.hypothesis");
      gtk_box_append (GTK_BOX (self), button);
    }

  name = *who != '\0' ? g_strdup_printf ("%s, %s", mpad_label_statement_kind (statement->kind), who)
                      : g_strdup (mpad_label_statement_kind (statement->kind));
  mpad_ui_set_name (GTK_WIDGET (self), name);
  return GTK_WIDGET (self);
}
