/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A card for each talk, a row for each reader. */
#define G_LOG_DOMAIN "mpad-documents-page"

#include "config.h"

#include "mpad-documents-page.h"

#include <glib/gi18n.h>

#include "mpad-format.h"
#include "mpad-labels.h"
#include "mpad-paper-page.h"
#include "mpad-report-words.h"
#include "mpad-talk-copy.h"
#include "mpad-text.h"
#include "mpad-ui.h"
#include "mpad-window.h"

struct _MpadDocumentsPage
{
  AdwBin parent_instance;

  /* template children */
  GtkStack *stack;
  GtkBox *talks_box;

  /* owned */
  MpadDossierModel *model;
};

G_DEFINE_FINAL_TYPE (MpadDocumentsPage, mpad_documents_page, ADW_TYPE_BIN)

static const char talk_key[] = "mpad-talk";
static const char person_key[] = "mpad-person";
static const char report_key[] = "mpad-report";

/* The latest kept report of a talk for a reader; reports are listed newest first. */
static const MpadReport *
find_report (MpadDossierModel *model, const char *talk_id, const char *person_id)
{
  GPtrArray *reports = mpad_dossier_model_get_reports (model);

  for (guint i = 0; reports != NULL && i < reports->len; i++)
    {
      const MpadReport *report = g_ptr_array_index (reports, i);

      if (g_strcmp0 (report->entry_id, talk_id) == 0 &&
          g_strcmp0 (report->recipient, person_id) == 0)
        return report;
    }
  return NULL;
}

/* On top of everything in the window; in another surrounding, in the nearest navigation view. */
static void
push (GtkWidget *widget, AdwNavigationPage *page)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *view = gtk_widget_get_ancestor (widget, ADW_TYPE_NAVIGATION_VIEW);

  if (MPAD_IS_WINDOW (root))
    mpad_window_push (MPAD_WINDOW (root), page);
  else if (view != NULL)
    adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), page);
  else
    g_object_unref (g_object_ref_sink (page));
}

static void
on_row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  MpadDocumentsPage *self = MPAD_DOCUMENTS_PAGE (user_data);
  const char *report = g_object_get_data (G_OBJECT (row), report_key);
  const char *talk = g_object_get_data (G_OBJECT (row), talk_key);
  const char *person = g_object_get_data (G_OBJECT (row), person_key);

  if (report != NULL)
    push (GTK_WIDGET (self), mpad_paper_page_new_for_report (self->model, report));
  else
    push (GTK_WIDGET (self), mpad_paper_page_new_for_talk (self->model, talk, person));
}

static void
on_new_version_cb (GtkButton *button, gpointer user_data)
{
  MpadDocumentsPage *self = MPAD_DOCUMENTS_PAGE (user_data);

  push (GTK_WIDGET (self),
        mpad_paper_page_new_for_talk (self->model, g_object_get_data (G_OBJECT (button), talk_key),
                                      g_object_get_data (G_OBJECT (button), person_key)));
}

/* Why a reader gets a copy, or none. */
static char *
copy_words (const MpadTalkCopy *copy, const MpadReport *report)
{
  if (copy->state == MPAD_TALK_COPY_UNSAFE && report == NULL)
    return mpad_text_is_blank (copy->reason)
             ? g_strdup (_ ("Gets no copy: not safe"))
             /* Translators: %s is the reason in the school's words */
             : g_strdup_printf (_ ("Gets no copy, not safe: %s"), copy->reason);
  if (report != NULL)
    /* Translators: number of a document and its version */
    return g_strdup_printf (_ ("%s · version %d"), report->number, (int) report->version);
  if (copy->was_at_talk)
    return g_strdup (_ ("Was at the talk"));
  if (copy->state == MPAD_TALK_COPY_ASK_GEZAG)
    return g_strdup (_ ("Was not there; gets an own version only with gezag"));
  return g_strdup (_ ("Was not there; gets an own version"));
}

static void
add_copy (MpadDocumentsPage *self,
          GtkListBox *list,
          const MpadEntry *talk,
          const MpadTalkCopy *copy)
{
  const MpadReport *report = find_report (self->model, talk->id, copy->person_id);
  gboolean possible = report != NULL ||
                      (copy->state != MPAD_TALK_COPY_UNSAFE && talk->state == MPAD_ENTRY_FINAL);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *pill;
  g_autofree char *title = g_strdup_printf ("%s · %s", copy->role, copy->name);
  g_autofree char *second = copy_words (copy, report);
  g_autofree char *state = NULL;
  g_autofree char *spoken = NULL;

  gtk_widget_add_css_class (row, "mpad-check-row");
  gtk_box_append (GTK_BOX (box), mpad_ui_initials (copy->name, 34));
  gtk_box_append (GTK_BOX (words), mpad_ui_label (title, "mpad-strong"));
  gtk_box_append (GTK_BOX (words), mpad_ui_label (second, "mpad-second mpad-dim"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), words);
  if (report != NULL)
    state = mpad_report_words_state (report);
  else if (possible)
    state = g_strdup (_ ("Make report"));
  else if (copy->state == MPAD_TALK_COPY_UNSAFE)
    state = g_strdup (_ ("No copy"));
  else
    state = g_strdup (_ ("After the talk is final"));
  pill = mpad_ui_pill (state, report == NULL && possible ? "mpad-pen-symbolic" : NULL,
                       report != NULL ? mpad_report_words_class (report)
                       : possible     ? "mpad-accent"
                                      : "mpad-outline");
  gtk_box_append (GTK_BOX (box), pill);
  if (report != NULL && talk->state == MPAD_ENTRY_FINAL && copy->state != MPAD_TALK_COPY_UNSAFE)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("mpad-pen-symbolic");
      g_autofree char *name = NULL;

      /* Translators: %s is mother, father … */
      name = g_strdup_printf (_ ("New version for %s"), copy->role);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (button, name);
      mpad_ui_set_name (button, name);
      g_object_set_data_full (G_OBJECT (button), talk_key, g_strdup (talk->id), g_free);
      g_object_set_data_full (G_OBJECT (button), person_key, g_strdup (copy->person_id), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_new_version_cb), self,
                               G_CONNECT_DEFAULT);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), possible);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), talk_key, g_strdup (talk->id), g_free);
  g_object_set_data_full (G_OBJECT (row), person_key, g_strdup (copy->person_id), g_free);
  if (report != NULL)
    g_object_set_data_full (G_OBJECT (row), report_key, g_strdup (report->id), g_free);
  spoken = g_strjoin (", ", title, second, state, NULL);
  mpad_ui_set_name (row, spoken);
  gtk_list_box_append (list, row);
}

static void
add_talk (MpadDocumentsPage *self, const MpadEntry *talk, GPtrArray *copies)
{
  MpadProtocol *protocol = mpad_dossier_model_get_protocol (self->model);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *list = gtk_list_box_new ();
  g_autofree char *label = mpad_label_entry (talk, protocol);
  g_autofree char *when = mpad_format_happened (talk);
  g_autofree char *title = g_strdup_printf ("%s · %s", label, when);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "mpad-rows");
  mpad_ui_set_name (list, title);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_row_activated_cb), self,
                           G_CONNECT_DEFAULT);
  gtk_box_append (GTK_BOX (box), mpad_ui_label (title, "mpad-overline"));
  gtk_box_append (GTK_BOX (box), list);
  for (guint i = 0; i < copies->len; i++)
    add_copy (self, GTK_LIST_BOX (list), talk, g_ptr_array_index (copies, i));
  gtk_box_append (self->talks_box, box);
}

static void
refresh (MpadDocumentsPage *self)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (self->model);
  MpadProtocol *protocol = mpad_dossier_model_get_protocol (self->model);
  gboolean any = FALSE;

  if (dossier == NULL)
    return;
  mpad_ui_clear (GTK_WIDGET (self->talks_box));
  for (guint i = dossier->entries->len; i > 0; i--)
    {
      const MpadEntry *talk = g_ptr_array_index (dossier->entries, i - 1);
      g_autoptr (GPtrArray) copies = NULL;

      if (talk->kind != MPAD_ENTRY_TALK)
        continue;
      copies = mpad_talk_paper_list_copies (dossier, talk, protocol);
      if (copies->len == 0)
        continue;
      add_talk (self, talk, copies);
      any = TRUE;
    }
  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "empty");
}

static void
on_changed_cb (MpadDocumentsPage *self)
{
  refresh (self);
}

static void
mpad_documents_page_dispose (GObject *object)
{
  g_clear_object (&MPAD_DOCUMENTS_PAGE (object)->model);

  G_OBJECT_CLASS (mpad_documents_page_parent_class)->dispose (object);
}

static void
mpad_documents_page_class_init (MpadDocumentsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mpad_documents_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/meldpad/Meldpad/ui/mpad-documents-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MpadDocumentsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MpadDocumentsPage, talks_box);
}

static void
mpad_documents_page_init (MpadDocumentsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mpad_documents_page_new (MpadDossierModel *model)
{
  MpadDocumentsPage *self = g_object_new (MPAD_TYPE_DOCUMENTS_PAGE, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}

gboolean
mpad_documents_open_for_talk (GtkWidget *widget, MpadDossierModel *model, const char *talk_id)
{
  const MpadDossier *dossier;
  const MpadEntry *talk;
  const MpadReport *latest = NULL;
  g_autoptr (GPtrArray) copies = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);
  g_return_val_if_fail (MPAD_IS_DOSSIER_MODEL (model), FALSE);

  dossier = mpad_dossier_model_get_dossier (model);
  talk = dossier != NULL ? mpad_dossier_get_entry (dossier, talk_id) : NULL;
  if (talk == NULL)
    return FALSE;
  copies = mpad_talk_paper_list_copies (dossier, talk, mpad_dossier_model_get_protocol (model));
  for (guint i = 0; i < copies->len; i++)
    {
      const MpadTalkCopy *copy = g_ptr_array_index (copies, i);
      const MpadReport *report = find_report (model, talk_id, copy->person_id);

      if (report == NULL && copy->state != MPAD_TALK_COPY_UNSAFE && talk->state == MPAD_ENTRY_FINAL)
        {
          push (widget, mpad_paper_page_new_for_talk (model, talk_id, copy->person_id));
          return TRUE;
        }
      if (latest == NULL)
        latest = report;
    }
  if (latest == NULL)
    return FALSE;
  push (widget, mpad_paper_page_new_for_report (model, latest->id));
  return TRUE;
}
