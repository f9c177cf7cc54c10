/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row a hit: what it is, whose dossier, and the words around it with the hit in bold. */
#include "config.h"

#include "mpad-search-results.h"

#include <glib/gi18n.h>

#include "mpad-error-text.h"
#include "mpad-format.h"
#include "mpad-search.h"
#include "mpad-ui.h"

#define MIN_LETTERS 2
#define LIMIT 30

struct _MpadSearchResults
{
  AdwBin parent_instance;

  /* owned */
  GCancellable *cancellable;
  MpadSession *session;
  char *dossier_id; /* (nullable) */
  char *words;

  /* state */
  guint kinds;
  gboolean open_only;
  guint limit;

  /* borrowed */
  GtkWidget *box;
  GtkLabel *heading;
  GtkListBox *list;
  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (MpadSearchResults, mpad_search_results, ADW_TYPE_BIN)

typedef struct
{
  GPtrArray *hits; /* MpadSearchHit */
  guint total;
} Found;

static void
found_free (Found *self)
{
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, found_free)

typedef struct
{
  char *words;
  char *dossier_id;
  guint kinds;
  gboolean open_only;
  guint limit;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->words);
  g_free (wanted->dossier_id);
  g_free (wanted);
}

static gpointer
search_job (MpadVault *vault, gpointer data, GError **error)
{
  const Wanted *wanted = data;
  const MpadSearchFilter filter = { wanted->dossier_id, wanted->kinds, wanted->open_only };
  g_autoptr (Found) found = g_new0 (Found, 1);

  found->hits = mpad_search_run_filtered (vault, wanted->words, &filter, wanted->limit,
                                          &found->total, error);
  return found->hits != NULL ? g_steal_pointer (&found) : NULL;
}

static const char *
icon_of (const MpadSearchHit *hit)
{
  if (g_strcmp0 (hit->kind, "person") == 0)
    return "mpad-people-symbolic";
  if (g_strcmp0 (hit->kind, "task") == 0)
    return "mpad-check-symbolic";
  if (g_strcmp0 (hit->kind, "report") == 0 || g_strcmp0 (hit->kind, "attachment") == 0)
    return "mpad-papers-symbolic";
  return "mpad-note-symbolic";
}

/* What it is, and the field that hit. */
static const char *
kind_words (const MpadSearchHit *hit)
{
  if (g_strcmp0 (hit->kind, "person") == 0)
    return _ ("Person");
  if (g_strcmp0 (hit->kind, "task") == 0)
    return _ ("Task");
  if (g_strcmp0 (hit->kind, "report") == 0)
    return _ ("Paper");
  if (g_strcmp0 (hit->kind, "attachment") == 0)
    return _ ("Attachment");
  return _ ("Entry");
}

static const char *
field_words (MpadSearchField field)
{
  switch (field)
    {
    case MPAD_SEARCH_TITLE:
      return _ ("found in the title");
    case MPAD_SEARCH_BODY:
      return _ ("found in what was seen, heard or said");
    case MPAD_SEARCH_NAMES:
      return _ ("found in a name");
    case MPAD_SEARCH_OTHER:
      break;
    }
  return _ ("found in the other fields");
}

static GtkWidget *
make_excerpt (const MpadSearchHit *hit)
{
  GtkWidget *label = mpad_ui_label (hit->excerpt, NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  for (guint i = 0; hit->marks != NULL && i < hit->marks->len; i++)
    {
      const MpadSearchMark *mark = &g_array_index (hit->marks, MpadSearchMark, i);
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      bold->start_index = (guint) mark->start;
      bold->end_index = (guint) (mark->start + mark->length);
      pango_attr_list_insert (attributes, bold);
    }
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  return label;
}

static GtkWidget *
make_row (MpadSearchResults *self, const MpadSearchHit *hit)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *well = mpad_ui_icon (icon_of (hit));
  g_autofree char *date = hit->happened != NULL ? mpad_format_date (hit->happened) : NULL;
  const char *title = g_strcmp0 (hit->kind, "entry") == 0 && hit->title != NULL &&
                          *hit->title != '\0'
                        ? hit->title
                        : kind_words (hit);
  g_autofree char *what = date != NULL ? g_strdup_printf ("%s · %s", title, date)
                                       : g_strdup (title);
  g_autofree char *where = self->dossier_id != NULL
                             ? g_strdup_printf ("%s · %s", what, field_words (hit->field))
                             : g_strdup_printf ("%s · %s · %s", hit->pupil_name, what,
                                                field_words (hit->field));
  g_autofree char *name = g_strjoin (", ", where, hit->excerpt, NULL);
  GtkWidget *second = mpad_ui_label (where, "mpad-dim");

  gtk_widget_add_css_class (well, "mpad-icon-well");
  gtk_widget_set_valign (well, GTK_ALIGN_START);
  gtk_widget_add_css_class (second, "mpad-second");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), make_excerpt (hit));
  gtk_box_append (GTK_BOX (texts), second);
  gtk_box_append (GTK_BOX (box), well);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_widget_add_css_class (box, "mpad-row-box");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "mpad-dossier", g_strdup (hit->dossier_id), g_free);
  g_object_set_data_full (G_OBJECT (row), "mpad-kind", g_strdup (hit->kind), g_free);
  g_object_set_data_full (G_OBJECT (row), "mpad-object", g_strdup (hit->object_id), g_free);
  mpad_ui_set_name (row, name);
  return row;
}

static void
show_found (MpadSearchResults *self, const Found *found)
{
  g_autofree char *text = NULL;

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < found->hits->len; i++)
    gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (found->hits, i)));
  if (found->total > found->hits->len)
    /* Translators: how many places are shown, and how many there are */
    text = g_strdup_printf (_ ("In the record: the last %u of %u places"), found->hits->len,
                            found->total);
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "In the record: %u place",
                                         "In the record: %u places", found->total),
                            found->total);
  gtk_label_set_text (self->heading, text);
  gtk_widget_set_visible (self->more, found->total > found->hits->len);
  gtk_widget_set_visible (GTK_WIDGET (self->list), found->hits->len > 0);
  gtk_widget_set_visible (self->box, TRUE);
  mpad_ui_announce (GTK_WIDGET (self), text, FALSE);
}

static void
on_searched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadSearchResults) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Found)
    found = mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (object), result, &error);

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (found != NULL)
    {
      show_found (self, found);
      return;
    }
  gtk_list_box_remove_all (self->list);
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  gtk_label_set_text (self->heading, mpad_error_text_title (error));
  gtk_widget_set_visible (self->box, TRUE);
}

static void
on_row_activated_cb (GtkListBox *list, GtkListBoxRow *row, MpadSearchResults *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-hit", "(sss)",
                              g_object_get_data (G_OBJECT (row), "mpad-dossier"),
                              g_object_get_data (G_OBJECT (row), "mpad-kind"),
                              g_object_get_data (G_OBJECT (row), "mpad-object"));
}

static void start (MpadSearchResults *self);

static void
on_more_clicked_cb (MpadSearchResults *self)
{
  self->limit += 3 * LIMIT;
  start (self);
}

static void
mpad_search_results_dispose (GObject *object)
{
  MpadSearchResults *self = MPAD_SEARCH_RESULTS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->dossier_id, g_free);
  g_clear_pointer (&self->words, g_free);

  G_OBJECT_CLASS (mpad_search_results_parent_class)->dispose (object);
}

static void
mpad_search_results_class_init (MpadSearchResultsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mpad_search_results_dispose;
}

static void
mpad_search_results_init (MpadSearchResults *self)
{
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                     "wrap", TRUE, "xalign", 0.f, NULL);
  GtkWidget *list = gtk_list_box_new ();

  self->heading = GTK_LABEL (heading);
  self->list = GTK_LIST_BOX (list);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (heading, "mpad-section");
  gtk_widget_add_css_class (list, "mpad-rows");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  heading, NULL, -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_row_activated_cb), self, 0);
  gtk_box_append (GTK_BOX (self->box), heading);
  gtk_box_append (GTK_BOX (self->box), list);
  self->more = mpad_ui_button (_ ("Show more places"), NULL, NULL);
  gtk_widget_set_halign (self->more, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->more, FALSE);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (on_more_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->more);
  gtk_widget_set_visible (self->box, FALSE);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

void
mpad_search_results_set_session (MpadSearchResults *self, MpadSession *session)
{
  g_return_if_fail (MPAD_IS_SEARCH_RESULTS (self));

  g_set_object (&self->session, session);
}

void
mpad_search_results_set_dossier (MpadSearchResults *self, const char *dossier_id)
{
  g_return_if_fail (MPAD_IS_SEARCH_RESULTS (self));

  g_set_str (&self->dossier_id, dossier_id);
}

void
mpad_search_results_set_kinds (MpadSearchResults *self, guint kinds)
{
  g_return_if_fail (MPAD_IS_SEARCH_RESULTS (self));

  self->kinds = kinds;
}

void
mpad_search_results_set_open_only (MpadSearchResults *self, gboolean open_only)
{
  g_return_if_fail (MPAD_IS_SEARCH_RESULTS (self));

  self->open_only = open_only;
}

static void
start (MpadSearchResults *self)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  wanted->words = g_strdup (self->words);
  wanted->dossier_id = g_strdup (self->dossier_id);
  wanted->kinds = self->kinds;
  wanted->open_only = self->open_only;
  wanted->limit = self->limit;
  mpad_vault_service_run_async (mpad_session_get_service (self->session), MPAD_JOB_READ, search_job,
                                wanted, wanted_free, (GDestroyNotify) found_free, self->cancellable,
                                on_searched_cb, g_object_ref (self));
}

void
mpad_search_results_search (MpadSearchResults *self, const char *words)
{
  g_return_if_fail (MPAD_IS_SEARCH_RESULTS (self));

  g_set_str (&self->words, words);
  self->limit = LIMIT;
  if (self->session == NULL || words == NULL || g_utf8_strlen (words, -1) < MIN_LETTERS)
    {
      g_cancellable_cancel (self->cancellable);
      g_clear_object (&self->cancellable);
      gtk_widget_set_visible (self->box, FALSE);
      return;
    }
  start (self);
}
