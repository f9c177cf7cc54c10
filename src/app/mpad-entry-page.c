/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading one entry and its versions. What was final stays to be read, whatever came after it. */
#include "config.h"

#include "mpad-entry-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mpad-entry-card.h"
#include "mpad-entry-keys.h"
#include "mpad-entry-text.h"
#include "mpad-entry-versions.h"
#include "mpad-error-text.h"
#include "mpad-evidence-list.h"
#include "mpad-format.h"
#include "mpad-input.h"
#include "mpad-labels.h"
#include "mpad-text.h"
#include "mpad-ui.h"

struct _MpadEntryPage
{
  AdwNavigationPage parent_instance;

  /* owned */
  MpadDossierModel *model;
  char *entry_id; /* that was asked for */
  char *shown;    /* the version that is shown */
  char *answer;   /* (nullable): what the date gave */
  GCancellable *cancellable;

  /* borrowed; the date stays while the rest is built anew, so that it keeps the focus */
  GtkWidget *top;
  GtkWidget *list;
  GtkWidget *date;
  GtkWidget *below;
};

G_DEFINE_FINAL_TYPE (MpadEntryPage, mpad_entry_page, ADW_TYPE_NAVIGATION_PAGE)

static void refresh (MpadEntryPage *self);

/* The versions that took each other's place; additions are on the card. */
static GPtrArray *
list_versions (MpadEntryPage *self, const MpadDossier *dossier)
{
  GPtrArray *versions = mpad_dossier_get_versions (dossier, self->entry_id);

  for (guint i = versions->len; i > 0; i--)
    {
      const MpadEntry *version = g_ptr_array_index (versions, i - 1);

      if (version->amends != NULL &&
          (!mpad_entry_is_correction (version) || version->state == MPAD_ENTRY_DRAFT))
        g_ptr_array_remove_index (versions, i - 1);
    }
  return versions;
}

static const char *
staff_name (MpadEntryPage *self, const char *id)
{
  MpadSession *session = mpad_dossier_model_get_session (self->model);
  GPtrArray *staff = session != NULL ? mpad_session_get_staff (session) : NULL;

  for (guint i = 0; staff != NULL && id != NULL && i < staff->len; i++)
    {
      const MpadStaff *member = g_ptr_array_index (staff, i);

      if (g_strcmp0 (member->id, id) == 0)
        return member->name;
    }
  return NULL;
}

/* Removed words are struck through, new ones underlined: the difference does not need colour. */
static GtkWidget *
make_difference (const char *before, const char *after)
{
  g_autoptr (GPtrArray) parts = mpad_text_diff (before, after);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) spoken = g_string_new (NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  GtkWidget *label;

  for (guint i = 0; i < parts->len; i++)
    {
      const MpadDiffPart *part = g_ptr_array_index (parts, i);
      guint start = (guint) text->len;
      PangoAttribute *attribute;

      g_string_append (text, part->text);
      if (part->kind == MPAD_DIFF_SAME)
        {
          g_string_append (spoken, part->text);
          continue;
        }
      /* Translators: spoken by a screen reader before words that were taken out or put in. */
      g_string_append_printf (spoken, "[%s: %s] ",
                              part->kind == MPAD_DIFF_REMOVED ? _ ("taken out") : _ ("put in"),
                              part->text);
      attribute = part->kind == MPAD_DIFF_REMOVED
                    ? pango_attr_strikethrough_new (TRUE)
                    : pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);
      attribute->start_index = start;
      attribute->end_index = (guint) text->len;
      pango_attr_list_insert (attributes, attribute);
      if (part->kind == MPAD_DIFF_ADDED)
        {
          attribute = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
          attribute->start_index = start;
          attribute->end_index = (guint) text->len;
          pango_attr_list_insert (attributes, attribute);
        }
    }
  label = mpad_ui_label (text->str, NULL);
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  mpad_ui_set_name (label, spoken->str);
  return label;
}

static void
on_version_activated_cb (MpadEntryPage *self, GtkListBoxRow *row)
{
  g_set_str (&self->shown, g_object_get_data (G_OBJECT (row), "mpad-version"));
  g_clear_pointer (&self->answer, g_free);
  refresh (self);
}

static GtkWidget *
make_version_row (MpadEntryPage *self, const MpadEntry *version, guint number)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const char *reason = mpad_entry_get (version, MPAD_KEY_ADDENDUM_REASON);
  const char *who = staff_name (self, version->entered_by);
  g_autofree char *stamp = mpad_format_stamp (version->recorded_us);
  /* Translators: number of a version, and when it was recorded. */
  g_autofree char *title = g_strdup_printf (_ ("Version %u · recorded %s"), number, stamp);
  g_autofree char *second = NULL;
  g_autofree char *name = NULL;

  if (version->amends == NULL)
    second = who != NULL ? g_strdup_printf (_ ("The first version, by %s"), who)
                         : g_strdup (_ ("The first version"));
  else if (who != NULL)
    second = g_strdup_printf (_ ("Corrected by %s: %s"), who, reason != NULL ? reason : "");
  else
    second = g_strdup_printf (_ ("Corrected: %s"), reason != NULL ? reason : "");
  gtk_box_append (GTK_BOX (box), mpad_ui_label (title, "mpad-strong"));
  gtk_box_append (GTK_BOX (box), mpad_ui_label (second, "mpad-second mpad-dim"));
  gtk_widget_add_css_class (box, "mpad-row-box");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "mpad-version", g_strdup (version->id), g_free);
  name = g_strjoin (", ", title, second, NULL);
  mpad_ui_set_name (row, name);
  return row;
}

static gpointer
version_at_job (MpadVault *vault, gpointer data, GError **error)
{
  gpointer *arguments = data;
  g_autofree char *id = mpad_entry_store_version_at (vault, arguments[0], *(gint64 *) arguments[1],
                                                     error);

  if (id == NULL && (error == NULL || *error == NULL))
    return g_strdup (""); /* none was final then */
  return g_steal_pointer (&id);
}

static void
arguments_free (gpointer data)
{
  gpointer *arguments = data;

  g_free (arguments[0]);
  g_free (arguments[1]);
  g_free (arguments);
}

static void
on_version_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadEntryPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (source), result, &error);

  if (self->model == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (id == NULL)
    {
      mpad_error_text_present (GTK_WIDGET (self), error);
      return;
    }
  g_free (self->answer);
  if (*id == '\0')
    self->answer = g_strdup (_ ("On that day nothing of this was final yet."));
  else
    {
      self->answer = g_strdup (_ ("This is how it read on that day."));
      g_set_str (&self->shown, id);
    }
  refresh (self);
  mpad_ui_announce (GTK_WIDGET (self), self->answer, FALSE);
}

void
mpad_entry_page_show_at (MpadEntryPage *self, const char *date)
{
  MpadSession *session;
  g_auto (GStrv) parts = NULL;
  g_autoptr (GDateTime) next = NULL;
  gpointer *arguments;

  g_return_if_fail (MPAD_IS_ENTRY_PAGE (self));
  g_return_if_fail (date != NULL);

  session = mpad_dossier_model_get_session (self->model);
  parts = g_strsplit (date, "-", 3);
  if (session == NULL || g_strv_length (parts) != 3)
    return;
  /* the end of that day, wherever midnight falls */
  next = g_date_time_new_local ((int) g_ascii_strtoll (parts[0], NULL, 10),
                                (int) g_ascii_strtoll (parts[1], NULL, 10),
                                (int) g_ascii_strtoll (parts[2], NULL, 10), 23, 59, 59.999);
  if (next == NULL)
    return;
  arguments = g_new0 (gpointer, 2);
  arguments[0] = g_strdup (self->entry_id);
  arguments[1] = g_new (gint64, 1);
  *(gint64 *) arguments[1] = g_date_time_to_unix_usec (next);
  mpad_vault_service_run_async (mpad_session_get_service (session), MPAD_JOB_READ, version_at_job,
                                arguments, arguments_free, g_free, self->cancellable,
                                on_version_found_cb, g_object_ref (self));
}

static void
on_date_changed_cb (MpadEntryPage *self)
{
  g_autofree char *date = mpad_input_get_value (MPAD_INPUT (self->date));

  if (date != NULL)
    mpad_entry_page_show_at (self, date);
}

static void
add_versions (MpadEntryPage *self, GPtrArray *versions, const MpadEntry *shown)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_box_append (GTK_BOX (self->list), mpad_ui_label (_ ("Versions"), "mpad-section"));
  gtk_widget_add_css_class (list, "mpad-rows");
  mpad_ui_set_name (list, _ ("Versions"));
  for (guint i = 0; i < versions->len; i++)
    {
      const MpadEntry *version = g_ptr_array_index (versions, i);
      GtkWidget *row = make_version_row (self, version, i + 1);

      gtk_list_box_append (GTK_LIST_BOX (list), row);
      if (version == shown)
        gtk_list_box_select_row (GTK_LIST_BOX (list), GTK_LIST_BOX_ROW (row));
    }
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_version_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->list), list);
}

static void
add_difference (MpadEntryPage *self, GPtrArray *versions, guint index)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (self->model);
  MpadProtocol *protocol = mpad_dossier_model_get_protocol (self->model);
  g_autofree char *before = mpad_entry_text_dup (g_ptr_array_index (versions, index - 1), dossier,
                                                 protocol);
  g_autofree char *after = mpad_entry_text_dup (g_ptr_array_index (versions, index), dossier,
                                                protocol);
  /* Translators: two numbers of versions. */
  g_autofree char *title = g_strdup_printf (_ ("What version %u changed in version %u"), index + 1,
                                            index);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_widget_add_css_class (card, "mpad-timeline-card");
  gtk_box_append (GTK_BOX (self->below), mpad_ui_label (title, "mpad-section"));
  gtk_box_append (GTK_BOX (card),
                  mpad_ui_label (_ ("Struck through: taken out. Bold and underlined: put in."),
                                 "mpad-second mpad-dim"));
  gtk_box_append (GTK_BOX (card), make_difference (g_strchomp (before), g_strchomp (after)));
  gtk_box_append (GTK_BOX (self->below), card);
}

static void
refresh (MpadEntryPage *self)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (self->model);
  g_autoptr (GPtrArray) versions = NULL;
  const MpadEntry *shown;
  guint index = 0;

  if (dossier == NULL)
    return;
  versions = list_versions (self, dossier);
  shown = mpad_dossier_get_entry (dossier, self->shown);
  mpad_ui_clear (self->top);
  mpad_ui_clear (self->list);
  mpad_ui_clear (self->below);
  gtk_widget_set_visible (self->date, shown != NULL && versions->len > 1);
  if (shown == NULL)
    {
      gtk_box_append (GTK_BOX (self->top), mpad_ui_label (_ ("This was thrown away."), NULL));
      return;
    }
  for (guint i = 0; i < versions->len; i++)
    if (g_ptr_array_index (versions, i) == shown)
      index = i;
  if (index + 1 < versions->len)
    gtk_box_append (GTK_BOX (self->top),
                    mpad_ui_pill (_ ("An older version: it was corrected later"),
                                  "mpad-snooze-symbolic", "mpad-warn"));
  gtk_box_append (
    GTK_BOX (self->top),
    mpad_entry_card_new (shown, dossier, mpad_dossier_model_get_protocol (self->model)));
  if (versions->len > 1)
    add_versions (self, versions, shown);
  if (self->answer != NULL)
    gtk_box_append (GTK_BOX (self->below), mpad_ui_label (self->answer, "mpad-dim"));
  if (index > 0)
    add_difference (self, versions, index);
}

/* A correction that was made while this is shown comes in its place. */
static void
on_model_changed_cb (MpadEntryPage *self)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (self->model);
  g_autoptr (GPtrArray) versions = dossier != NULL ? list_versions (self, dossier) : NULL;

  if (versions != NULL && versions->len > 0 && self->answer == NULL)
    g_set_str (&self->shown,
               ((const MpadEntry *) g_ptr_array_index (versions, versions->len - 1))->id);
  refresh (self);
}

static void
mpad_entry_page_dispose (GObject *object)
{
  MpadEntryPage *self = MPAD_ENTRY_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (mpad_entry_page_parent_class)->dispose (object);
}

static void
mpad_entry_page_finalize (GObject *object)
{
  MpadEntryPage *self = MPAD_ENTRY_PAGE (object);

  g_free (self->entry_id);
  g_free (self->shown);
  g_free (self->answer);

  G_OBJECT_CLASS (mpad_entry_page_parent_class)->finalize (object);
}

static void
mpad_entry_page_class_init (MpadEntryPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mpad_entry_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = mpad_entry_page_finalize;
}

static void
mpad_entry_page_init (MpadEntryPage *self)
{
  self->cancellable = g_cancellable_new ();
}

AdwNavigationPage *
mpad_entry_page_new (MpadDossierModel *model, const char *entry_id)
{
  MpadEntryPage *self;
  const MpadDossier *dossier;
  const MpadEntry *entry;
  g_autofree char *title = NULL;
  GtkWidget *toolbar = adw_toolbar_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

  g_return_val_if_fail (MPAD_IS_DOSSIER_MODEL (model), NULL);
  g_return_val_if_fail (entry_id != NULL, NULL);

  dossier = mpad_dossier_model_get_dossier (model);
  entry = dossier != NULL ? mpad_dossier_get_entry (dossier, entry_id) : NULL;
  title = entry != NULL ? mpad_label_entry (entry, mpad_dossier_model_get_protocol (model))
                        : g_strdup (_ ("Entry"));
  self = g_object_new (MPAD_TYPE_ENTRY_PAGE, "title", title, NULL);
  self->model = g_object_ref (model);
  self->entry_id = g_strdup (entry_id);
  self->shown = g_strdup (entry_id);
  self->top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  self->below = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  self->date = mpad_input_new_date (_ ("How did it read on this day?"));
  g_signal_connect_object (self->date, "changed", G_CALLBACK (on_date_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->top);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->date);
  gtk_box_append (GTK_BOX (box), self->below);
  gtk_box_append (GTK_BOX (box), mpad_ui_label (_ ("Attachments"), "mpad-section"));
  gtk_box_append (GTK_BOX (box), mpad_evidence_list_new (model, entry_id));
  gtk_widget_set_margin_start (box, 14);
  gtk_widget_set_margin_end (box, 14);
  gtk_widget_set_margin_top (box, 4);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (
    GTK_SCROLLED_WINDOW (scroller),
    g_object_new (ADW_TYPE_CLAMP, "maximum-size", 760, "child", box, NULL));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), mpad_ui_header_bar ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar), scroller);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), toolbar);
  g_signal_connect_object (model, "changed", G_CALLBACK (on_model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  return ADW_NAVIGATION_PAGE (self);
}

const char *
mpad_entry_page_get_shown (MpadEntryPage *self)
{
  g_return_val_if_fail (MPAD_IS_ENTRY_PAGE (self), NULL);

  return self->shown;
}
