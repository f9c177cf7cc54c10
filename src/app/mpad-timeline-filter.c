/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form with the filters of the timeline. */
#include "config.h"

#include "mpad-timeline-filter.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mpad-labels.h"
#include "mpad-text.h"
#include "mpad-ui.h"

typedef enum
{
  BY_STEP,
  BY_KIND,
  BY_AUTHOR,
  BY_SHARED,
  BY_STATE,
  N_FILTERS,
} Filter;

/* The choices of one filter; the first of them is "all" and has no value. */
typedef struct
{
  GtkDropDown *drop;
  GPtrArray *values; /* (element-type utf8) (nullable) */
  GPtrArray *labels; /* (element-type utf8) */
} Choices;

struct _MpadTimelineFilterForm
{
  GtkGrid parent_instance;

  Choices choices[N_FILTERS];
  gboolean offering;
};

G_DEFINE_FINAL_TYPE (MpadTimelineFilterForm, mpad_timeline_filter, GTK_TYPE_GRID)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_selected_cb (MpadTimelineFilterForm *self)
{
  if (!self->offering)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static const char *
chosen_value (const Choices *choices)
{
  guint selected = gtk_drop_down_get_selected (choices->drop);

  return selected < choices->values->len ? g_ptr_array_index (choices->values, selected) : NULL;
}

static void
add_choice (Choices *choices, const char *value, const char *label)
{
  for (guint i = 0; value != NULL && i < choices->values->len; i++)
    if (g_strcmp0 (g_ptr_array_index (choices->values, i), value) == 0)
      return;
  g_ptr_array_add (choices->values, g_strdup (value));
  g_ptr_array_add (choices->labels, g_strdup (label));
}

static void
mpad_timeline_filter_finalize (GObject *object)
{
  MpadTimelineFilterForm *self = MPAD_TIMELINE_FILTER_FORM (object);

  for (guint i = 0; i < N_FILTERS; i++)
    {
      g_ptr_array_unref (self->choices[i].values);
      g_ptr_array_unref (self->choices[i].labels);
    }

  G_OBJECT_CLASS (mpad_timeline_filter_parent_class)->finalize (object);
}

static void
mpad_timeline_filter_class_init (MpadTimelineFilterFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mpad_timeline_filter_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mpad_timeline_filter_init (MpadTimelineFilterForm *self)
{
  const char *const names[N_FILTERS] = { _ ("Step"), _ ("What"), _ ("By whom"), _ ("Parents"),
                                         _ ("State") };

  gtk_grid_set_row_spacing (GTK_GRID (self), 8);
  gtk_grid_set_column_spacing (GTK_GRID (self), 12);
  for (guint i = 0; i < N_FILTERS; i++)
    {
      Choices *choices = &self->choices[i];
      GtkWidget *label = gtk_label_new (names[i]);

      choices->values = g_ptr_array_new_with_free_func (g_free);
      choices->labels = g_ptr_array_new_with_free_func (g_free);
      choices->drop = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_set_hexpand (GTK_WIDGET (choices->drop), TRUE);
      gtk_widget_set_size_request (GTK_WIDGET (choices->drop), 190, -1);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (choices->drop),
                                      GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
      gtk_grid_attach (GTK_GRID (self), label, 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (self), GTK_WIDGET (choices->drop), 1, (int) i, 1, 1);
      g_signal_connect_object (choices->drop, "notify::selected", G_CALLBACK (on_selected_cb), self,
                               G_CONNECT_SWAPPED);
    }
}

GtkWidget *
mpad_timeline_filter_new (void)
{
  return g_object_new (MPAD_TYPE_TIMELINE_FILTER, NULL);
}

static const MpadStaff *
find_staff (MpadDossierModel *model, const char *id)
{
  MpadSession *session = mpad_dossier_model_get_session (model);
  GPtrArray *staff = session != NULL ? mpad_session_get_staff (session) : NULL;

  for (guint i = 0; staff != NULL && id != NULL && i < staff->len; i++)
    {
      const MpadStaff *member = g_ptr_array_index (staff, i);

      if (g_strcmp0 (member->id, id) == 0)
        return member;
    }
  return NULL;
}

static void
offer_authors (Choices *choices, MpadDossierModel *model)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (model);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < dossier->entries->len; i++)
    {
      const MpadEntry *entry = g_ptr_array_index (dossier->entries, i);
      const MpadStaff *member = find_staff (model, entry->entered_by);

      if (member != NULL && member->name != NULL)
        {
          add_choice (choices, member->id, member->name);
          g_hash_table_add (names, member->name);
        }
    }
  for (guint i = 0; i < dossier->entries->len; i++)
    {
      const MpadEntry *entry = g_ptr_array_index (dossier->entries, i);

      if (!mpad_text_is_blank (entry->observed_by) &&
          !g_hash_table_contains (names, entry->observed_by))
        add_choice (choices, entry->observed_by, entry->observed_by);
    }
}

static void
offer_kinds (Choices *choices, const MpadDossier *dossier)
{
  guint kinds = 0;

  for (guint i = 0; i < dossier->entries->len; i++)
    kinds |= 1u << ((const MpadEntry *) g_ptr_array_index (dossier->entries, i))->kind;
  for (int kind = 0; kind < MPAD_N_ENTRY_KINDS; kind++)
    if ((kinds & 1u << kind) != 0)
      add_choice (choices, mpad_entry_kind_to_word ((MpadEntryKind) kind),
                  mpad_label_entry_kind ((MpadEntryKind) kind));
}

/* Puts the choices into the drop-down and chooses again what was chosen. */
static void
show_choices (Choices *choices, const char *chosen)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < choices->labels->len; i++)
    {
      gtk_string_list_append (list, g_ptr_array_index (choices->labels, i));
      if (chosen != NULL && g_strcmp0 (g_ptr_array_index (choices->values, i), chosen) == 0)
        selected = i;
    }
  gtk_drop_down_set_model (choices->drop, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (choices->drop, selected);
}

void
mpad_timeline_filter_offer (MpadTimelineFilterForm *self, MpadDossierModel *model)
{
  const MpadDossier *dossier;
  MpadProtocol *protocol;
  char *chosen[N_FILTERS];

  g_return_if_fail (MPAD_IS_TIMELINE_FILTER_FORM (self));

  dossier = mpad_dossier_model_get_dossier (model);
  protocol = mpad_dossier_model_get_protocol (model);
  self->offering = TRUE;
  for (guint i = 0; i < N_FILTERS; i++)
    {
      chosen[i] = g_strdup (chosen_value (&self->choices[i]));
      g_ptr_array_set_size (self->choices[i].values, 0);
      g_ptr_array_set_size (self->choices[i].labels, 0);
    }
  add_choice (&self->choices[BY_STEP], NULL, _ ("All steps"));
  for (guint i = 0; i < protocol->steps->len; i++)
    {
      const MpadProtocolStep *step = g_ptr_array_index (protocol->steps, i);
      g_autofree char *label = g_strdup_printf ("%s %s", step->label, step->short_title);

      add_choice (&self->choices[BY_STEP], step->id, label);
    }
  add_choice (&self->choices[BY_KIND], NULL, _ ("Everything"));
  offer_kinds (&self->choices[BY_KIND], dossier);
  add_choice (&self->choices[BY_AUTHOR], NULL, _ ("Everybody"));
  offer_authors (&self->choices[BY_AUTHOR], model);
  add_choice (&self->choices[BY_SHARED], NULL, _ ("Shared or not"));
  add_choice (&self->choices[BY_SHARED], "yes", _ ("Shared by default"));
  add_choice (&self->choices[BY_SHARED], "no", _ ("Not shared by default"));
  add_choice (&self->choices[BY_STATE], NULL, _ ("Drafts too"));
  add_choice (&self->choices[BY_STATE], "final", _ ("Only what is final"));
  add_choice (&self->choices[BY_STATE], "draft", _ ("Only drafts"));
  for (guint i = 0; i < N_FILTERS; i++)
    {
      show_choices (&self->choices[i], chosen[i]);
      g_free (chosen[i]);
    }
  self->offering = FALSE;
}

MpadTimelineFilter
mpad_timeline_filter_get (MpadTimelineFilterForm *self)
{
  MpadTimelineFilter filter = MPAD_TIMELINE_ALL;
  const char *kind, *shared, *state;

  g_return_val_if_fail (MPAD_IS_TIMELINE_FILTER_FORM (self), filter);

  kind = chosen_value (&self->choices[BY_KIND]);
  shared = chosen_value (&self->choices[BY_SHARED]);
  state = chosen_value (&self->choices[BY_STATE]);
  filter.step_id = chosen_value (&self->choices[BY_STEP]);
  if (kind != NULL)
    filter.kinds = 1u << mpad_entry_kind_from_word (kind);
  filter.author = chosen_value (&self->choices[BY_AUTHOR]);
  if (filter.author != NULL)
    filter.author_name = g_ptr_array_index (
      self->choices[BY_AUTHOR].labels, gtk_drop_down_get_selected (self->choices[BY_AUTHOR].drop));
  if (shared != NULL)
    filter.shared = strcmp (shared, "yes") == 0 ? MPAD_YES : MPAD_NO;
  if (state != NULL)
    filter.state = strcmp (state, "final") == 0 ? MPAD_ENTRY_FINAL : MPAD_ENTRY_DRAFT;
  return filter;
}

char *
mpad_timeline_filter_dup_words (MpadTimelineFilterForm *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_val_if_fail (MPAD_IS_TIMELINE_FILTER_FORM (self), NULL);

  for (guint i = 0; i < N_FILTERS; i++)
    {
      guint selected = gtk_drop_down_get_selected (self->choices[i].drop);

      if (chosen_value (&self->choices[i]) != NULL)
        g_string_append_printf (
          words, "%s%s", words->len > 0 ? " · " : "",
          (const char *) g_ptr_array_index (self->choices[i].labels, selected));
    }
  return words->len > 0 ? g_string_free_and_steal (g_steal_pointer (&words)) : NULL;
}

void
mpad_timeline_filter_clear (MpadTimelineFilterForm *self)
{
  g_return_if_fail (MPAD_IS_TIMELINE_FILTER_FORM (self));

  self->offering = TRUE;
  for (guint i = 0; i < N_FILTERS; i++)
    gtk_drop_down_set_selected (self->choices[i].drop, 0);
  self->offering = FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
