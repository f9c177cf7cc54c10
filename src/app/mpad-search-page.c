/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words, the filters, and below them what was found. */
#include "config.h"

#include "mpad-search-page.h"

#include <glib/gi18n.h>

#include "mpad-search-results.h"
#include "mpad-search.h"
#include "mpad-ui.h"

struct _MpadSearchPage
{
  AdwNavigationPage parent_instance;

  /* borrowed children */
  GtkWidget *entry;
  GtkDropDown *kind;
  GtkWidget *open_only; /* NULL in a dossier */
  MpadSearchResults *results;
};

G_DEFINE_FINAL_TYPE (MpadSearchPage, mpad_search_page, ADW_TYPE_NAVIGATION_PAGE)

static const guint kinds[] = {
  0, MPAD_SEARCH_IN_ENTRIES, MPAD_SEARCH_IN_PEOPLE, MPAD_SEARCH_IN_TASKS, MPAD_SEARCH_IN_PAPERS,
};

static void
on_changed_cb (MpadSearchPage *self)
{
  guint kind = MIN (gtk_drop_down_get_selected (self->kind), G_N_ELEMENTS (kinds) - 1);

  mpad_search_results_set_kinds (self->results, kinds[kind]);
  mpad_search_results_set_open_only (
    self->results,
    self->open_only != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->open_only)));
  mpad_search_results_search (self->results, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
mpad_search_page_shown (AdwNavigationPage *page)
{
  gtk_widget_grab_focus (MPAD_SEARCH_PAGE (page)->entry);
}

static void
mpad_search_page_class_init (MpadSearchPageClass *klass)
{
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = mpad_search_page_shown;
}

static void
mpad_search_page_init (MpadSearchPage *self)
{
}

static GtkWidget *
build_filters (MpadSearchPage *self, gboolean everywhere)
{
  const char *const labels[] = { _ ("Everything"),
                                 C_ ("search", "Entries"),
                                 C_ ("search", "People"),
                                 C_ ("search", "Tasks"),
                                 C_ ("search", "Papers and attachments"),
                                 NULL };
  GtkWidget *box = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 18);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 8);
  self->kind = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (labels));
  mpad_ui_set_name (GTK_WIDGET (self->kind), _ ("What to find"));
  g_signal_connect_object (self->kind, "notify::selected", G_CALLBACK (on_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_wrap_box_append (ADW_WRAP_BOX (box), GTK_WIDGET (self->kind));
  if (everywhere)
    {
      self->open_only = gtk_check_button_new_with_label (_ ("Only open dossiers"));
      g_signal_connect_object (self->open_only, "toggled", G_CALLBACK (on_changed_cb), self,
                               G_CONNECT_SWAPPED);
      adw_wrap_box_append (ADW_WRAP_BOX (box), self->open_only);
    }
  return box;
}

AdwNavigationPage *
mpad_search_page_new (MpadSession *session, const char *dossier_id)
{
  MpadSearchPage *self;
  const char *title = dossier_id != NULL ? _ ("Search this dossier") : _ ("Search everywhere");
  GtkWidget *toolbar = adw_toolbar_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

  g_return_val_if_fail (MPAD_IS_SESSION (session), NULL);

  self = g_object_new (MPAD_TYPE_SEARCH_PAGE, "title", title, NULL);
  self->entry = gtk_search_entry_new ();
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (self->entry),
                                         _ ("Words, or \"words in this order\""));
  gtk_search_entry_set_input_hints (GTK_SEARCH_ENTRY (self->entry), GTK_INPUT_HINT_PRIVATE);
  mpad_ui_set_name (self->entry, title);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (on_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), build_filters (self, dossier_id == NULL));
  self->results = g_object_new (MPAD_TYPE_SEARCH_RESULTS, NULL);
  mpad_search_results_set_session (self->results, session);
  mpad_search_results_set_dossier (self->results, dossier_id);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->results));
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 14);
  gtk_widget_set_margin_end (box, 14);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (
    GTK_SCROLLED_WINDOW (scroller),
    g_object_new (ADW_TYPE_CLAMP, "maximum-size", 760, "child", box, NULL));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), mpad_ui_header_bar ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar), scroller);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), toolbar);
  return ADW_NAVIGATION_PAGE (self);
}

void
mpad_search_page_focus (MpadSearchPage *self)
{
  g_return_if_fail (MPAD_IS_SEARCH_PAGE (self));

  gtk_widget_grab_focus (self->entry);
}
