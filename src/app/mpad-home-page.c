/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reloads after every committed write, once things are quiet for a moment, and when it is shown
 * again. A load that is overtaken by a newer one is dropped. */
#include "config.h"

#include "mpad-home-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mpad-acute-file-dialog.h"
#include "mpad-civil.h"
#include "mpad-clock.h"
#include "mpad-contacts-page.h"
#include "mpad-copy-keeper.h"
#include "mpad-dossier-row.h"
#include "mpad-error-text.h"
#include "mpad-figures-page.h"
#include "mpad-format.h"
#include "mpad-home-data.h"
#include "mpad-initials.h"
#include "mpad-journal-page.h"
#include "mpad-later-button.h"
#include "mpad-search-results.h"
#include "mpad-text.h"
#include "mpad-trail.h"
#include "mpad-ui.h"
#include "mpad-window.h"

#define RELOAD_DELAY_MS 250
#define ATTENTION_SHOWN 4

struct _MpadHomePage
{
  AdwNavigationPage parent_instance;

  /* template children */
  GtkListBox *attention_list;
  GtkWidget *attention_label;
  GtkButton *attention_more;
  GtkListBoxRow *contacts_row;
  AdwNavigationPage *content_page;
  GtkLabel *count_label;
  GtkLabel *date_label;
  GtkListBox *dossier_list;
  GtkListBoxRow *dossiers_row;
  GtkWidget *empty_box;
  GtkLabel *error_body;
  GtkWidget *error_box;
  GtkLabel *error_title;
  GtkListBoxRow *figures_row;
  GtkLabel *function_label;
  GtkLabel *greeting_label;
  MpadInitials *me_initials;
  GtkLabel *me_label;
  GtkListBox *nav_list;
  GtkWidget *next_box;
  GtkButton *next_button;
  GtkImage *next_icon;
  GtkLabel *next_label;
  GtkLabel *next_reason_label;
  GtkLabel *none_label;
  GtkWidget *open_head;
  GtkListBox *open_list;
  GtkWidget *saved_icon;
  GtkLabel *saved_label;
  GtkLabel *copy_label;
  GtkLabel *school_label;
  MpadSearchResults *results;
  GtkEditable *search_entry;
  AdwNavigationSplitView *split;
  GtkStack *stack;
  AdwToggleGroup *state_group;
  GtkListBoxRow *today_row;

  /* owned */
  GCancellable *cancellable; /* of the load that runs */
  MpadSession *session;
  char *today; /* the day that is shown */

  /* state */
  gboolean all_attention;
  guint minute_source;
  gboolean narrow;
  guint reload_source;
  GtkListBoxRow *shown_row;
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (MpadHomePage, mpad_home_page, ADW_TYPE_NAVIGATION_PAGE)

static void
each_row (GtkListBox *list, GFunc func, gpointer user_data)
{
  for (int i = 0;; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, i);

      if (row == NULL)
        return;
      func (row, user_data);
    }
}

static void
set_row_narrow (gpointer row, gpointer user_data)
{
  mpad_dossier_row_set_narrow (row, GPOINTER_TO_INT (user_data));
}

/* In a narrow window the chip stands under the words: beside them it leaves no room for them. */
static void
set_attention_narrow (gpointer row, gpointer user_data)
{
  gboolean narrow = GPOINTER_TO_INT (user_data);
  GtkWidget *columns = g_object_get_data (G_OBJECT (row), "mpad-columns");

  gtk_orientable_set_orientation (GTK_ORIENTABLE (columns),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (columns), narrow ? 4 : 14);
  gtk_widget_set_halign (gtk_widget_get_last_child (columns),
                         narrow ? GTK_ALIGN_START : GTK_ALIGN_END);
}

static void
set_narrow (MpadHomePage *self, gboolean narrow)
{
  self->narrow = narrow;
  each_row (self->attention_list, set_attention_narrow, GINT_TO_POINTER (narrow));
  each_row (self->open_list, set_row_narrow, GINT_TO_POINTER (narrow));
  each_row (self->dossier_list, set_row_narrow, GINT_TO_POINTER (narrow));
}

static void
update_clock (MpadHomePage *self)
{
  const MpadStaff *me = mpad_session_get_me (self->session);
  g_autoptr (GDateTime) now = mpad_clock_now_local ();
  g_autofree char *date = mpad_format_now_long (now);
  g_autofree char *greeting = mpad_format_greeting (now, me != NULL ? me->name : "");

  gtk_label_set_text (self->greeting_label, greeting);
  gtk_label_set_text (self->date_label, date);
}

static gboolean
on_minute_cb (gpointer user_data)
{
  mpad_home_page_tick (user_data);
  return G_SOURCE_CONTINUE;
}

static void
on_saved_at_cb (MpadHomePage *self)
{
  gint64 saved_at = mpad_session_get_saved_at (self->session);
  g_autofree char *text = mpad_format_saved (saved_at);

  gtk_label_set_text (self->saved_label, text);
  gtk_widget_set_visible (self->saved_icon, saved_at > 0);
  mpad_ui_set_class (GTK_WIDGET (self->saved_label), "mpad-stop-text", saved_at < 0);
}

/* Always in sight: a copy that nobody knows to be missing is found out on the worst day. */
static void
show_copy (MpadHomePage *self)
{
  MpadCopyKeeper *keeper = mpad_copy_keeper_of (self->session);
  g_autofree char *text = NULL;
  gboolean worry = FALSE;

  gtk_widget_set_visible (GTK_WIDGET (self->copy_label), keeper != NULL);
  if (keeper == NULL)
    return;
  text = mpad_copy_keeper_describe (keeper, &worry);
  gtk_label_set_text (self->copy_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->copy_label), *text != '\0');
  if (worry)
    gtk_widget_add_css_class (GTK_WIDGET (self->copy_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->copy_label), "error");
}

static GtkWidget *
make_attention_row (MpadHomePage *self, const MpadHomeAttention *attention)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *well = mpad_ui_icon (attention->icon);
  GtkWidget *title = mpad_ui_label (attention->title, "mpad-strong");
  GtkWidget *who = mpad_ui_label (attention->who, "mpad-dim");
  GtkWidget *pill = mpad_ui_pill (attention->chip, NULL, attention->chip_tint);
  g_autofree char *name = g_strjoin (", ", attention->title, attention->who, attention->chip, NULL);

  gtk_widget_add_css_class (well, "mpad-icon-well");
  gtk_widget_add_css_class (well, attention->tint);
  gtk_widget_set_valign (well, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (who, "mpad-second");
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  for (GtkWidget *child = gtk_widget_get_first_child (pill); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child))
      {
        gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_NONE);
        /* on a narrow screen a long date takes two lines */
        gtk_label_set_wrap (GTK_LABEL (child), TRUE);
        gtk_label_set_natural_wrap_mode (GTK_LABEL (child), GTK_NATURAL_WRAP_NONE);
      }
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), who);
  gtk_box_append (GTK_BOX (box), well);
  gtk_box_append (GTK_BOX (columns), texts);
  gtk_box_append (GTK_BOX (columns), pill);
  gtk_widget_set_hexpand (columns, TRUE);
  gtk_box_append (GTK_BOX (box), columns);
  if (attention->key != NULL)
    gtk_box_append (GTK_BOX (box), mpad_later_button_new (self->session, attention->key));
  gtk_widget_add_css_class (box, "mpad-row-box");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "mpad-dossier", g_strdup (attention->dossier_id), g_free);
  g_object_set_data_full (G_OBJECT (row), "mpad-note", g_strdup (attention->note_id), g_free);
  g_object_set_data (G_OBJECT (row), "mpad-columns", columns);
  mpad_ui_set_name (row, name);
  set_attention_narrow (row, GINT_TO_POINTER (self->narrow));
  return row;
}

static void
show_next (MpadHomePage *self, const MpadHomeDossier *first)
{
  gtk_widget_set_visible (self->next_box, first != NULL);
  if (first != NULL)
    {
      g_autofree char *due = first->next_due != NULL ? mpad_format_due (first->next_due) : NULL;
      g_autofree char *reason = NULL;

      if (due != NULL)
        reason = g_strdup_printf ("%s · %s. %s", first->name, due, first->next_reason);
      else
        reason = g_strdup_printf ("%s. %s", first->name, first->next_reason);
      gtk_label_set_text (self->next_label, first->next);
      gtk_label_set_text (self->next_reason_label, reason);
      gtk_image_set_from_icon_name (self->next_icon, first->next_icon);
      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->next_button), NULL);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->next_button), "s", first->id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->next_button), "win.open-dossier");
      if (first->stop)
        gtk_widget_add_css_class (GTK_WIDGET (self->next_icon), "mpad-stop");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self->next_icon), "mpad-stop");
    }
}

static void
show_attention (MpadHomePage *self, GPtrArray *attention)
{
  guint shown = self->all_attention ? attention->len : MIN (attention->len, ATTENTION_SHOWN);
  g_autofree char *count = g_strdup_printf ("%u", attention->len);

  gtk_list_box_remove_all (self->attention_list);
  for (guint i = 0; i < shown; i++)
    gtk_list_box_append (self->attention_list,
                         make_attention_row (self, g_ptr_array_index (attention, i)));
  gtk_widget_set_visible (self->attention_label, shown > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->attention_list), shown > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->attention_more), attention->len > shown);
  if (attention->len > shown)
    {
      guint more = attention->len - shown;
      g_autofree char *text = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "Show %u more", "Show %u more", more), more);

      gtk_button_set_label (self->attention_more, text);
    }
  gtk_label_set_text (self->count_label, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), attention->len > 0);
}

static gboolean
filter_dossier (GtkListBoxRow *row, gpointer user_data)
{
  MpadHomePage *self = user_data;
  MpadDossierRow *dossier = MPAD_DOSSIER_ROW (row);
  const char *state = adw_toggle_group_get_active_name (self->state_group);
  g_autofree char *needle = mpad_text_fold (gtk_editable_get_text (self->search_entry));
  gboolean open = mpad_dossier_row_get_state (dossier) == MPAD_DOSSIER_OPEN;

  if ((g_strcmp0 (state, "open") == 0 && !open) || (g_strcmp0 (state, "closed") == 0 && open))
    return FALSE;
  return strstr (mpad_dossier_row_get_search (dossier), g_strstrip (needle)) != NULL;
}

/* An empty frame says nothing, so the list goes and a sentence comes. */
static void
show_whether_found (MpadHomePage *self)
{
  gboolean found = FALSE;

  for (int i = 0; !found; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->dossier_list, i);

      if (row == NULL)
        break;
      found = filter_dossier (row, self);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->dossier_list), found);
  gtk_widget_set_visible (GTK_WIDGET (self->none_label), !found);
}

static void
show_dossiers (MpadHomePage *self, const MpadHomeData *data)
{
  gtk_list_box_remove_all (self->open_list);
  gtk_list_box_remove_all (self->dossier_list);
  for (guint i = 0; i < data->dossiers->len; i++)
    {
      const MpadHomeDossier *dossier = g_ptr_array_index (data->dossiers, i);

      if (dossier->state == MPAD_DOSSIER_OPEN)
        gtk_list_box_append (self->open_list, mpad_dossier_row_new (dossier));
      gtk_list_box_append (self->dossier_list, mpad_dossier_row_new (dossier));
    }
  set_narrow (self, self->narrow);
  gtk_widget_set_visible (self->open_head, data->n_open > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->open_list), data->n_open > 0);
  gtk_widget_set_visible (self->empty_box, data->n_open == 0);
  gtk_label_set_text (self->none_label, data->dossiers->len == 0
                                          ? _ ("There are no dossiers yet.")
                                          : _ ("No dossier fits this search."));
}

typedef struct
{
  MpadProtocol *protocol;
  char *today;
} LoadData;

static void
load_data_free (LoadData *self)
{
  g_clear_pointer (&self->protocol, mpad_protocol_unref);
  g_free (self->today);
  g_free (self);
}

static gpointer
load_job (MpadVault *vault, gpointer data, GError **error)
{
  LoadData *load = data;

  return mpad_home_data_load (vault, load->protocol, load->today, error);
}

static void
on_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadHomePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadHomeData) data = NULL;

  data = mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (object), result, &error);
  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_widget_set_visible (self->error_box, data == NULL);
  if (data == NULL)
    {
      gtk_label_set_text (self->error_title, mpad_error_text_title (error));
      gtk_label_set_text (self->error_body, mpad_error_text_body (error));
      mpad_ui_announce (self->error_box, mpad_error_text_title (error), TRUE);
      return;
    }
  show_next (self, data->first);
  show_attention (self, data->attention);
  show_dossiers (self, data);
}

static void
reload (MpadHomePage *self)
{
  LoadData *load = g_new0 (LoadData, 1);

  self->stale = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  load->protocol = mpad_protocol_ref (mpad_session_get_protocol (self->session));
  load->today = mpad_clock_today ();
  g_set_str (&self->today, load->today);
  mpad_vault_service_run_async (mpad_session_get_service (self->session), MPAD_JOB_READ, load_job,
                                load, (GDestroyNotify) load_data_free,
                                (GDestroyNotify) mpad_home_data_free, self->cancellable,
                                on_loaded_cb, g_object_ref (self));
}

static gboolean
on_reload_timeout_cb (gpointer user_data)
{
  MpadHomePage *self = user_data;

  self->reload_source = 0;
  reload (self);
  return G_SOURCE_REMOVE;
}

static void
on_changed_cb (MpadHomePage *self)
{
  self->stale = TRUE;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  g_clear_handle_id (&self->reload_source, g_source_remove);
  self->reload_source = g_timeout_add (RELOAD_DELAY_MS, on_reload_timeout_cb, self);
}

static void
open_dossier (MpadHomePage *self, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-dossier", "s", id);
}

static void
on_attention_activated_cb (GtkListBox *list, GtkListBoxRow *row, MpadHomePage *self)
{
  const char *note = g_object_get_data (G_OBJECT (row), "mpad-note");

  if (note != NULL)
    {
      adw_dialog_present (mpad_acute_file_dialog_new (self->session, note), GTK_WIDGET (self));
      return;
    }
  open_dossier (self, g_object_get_data (G_OBJECT (row), "mpad-dossier"));
}

static void
on_dossier_activated_cb (GtkListBox *list, GtkListBoxRow *row, MpadHomePage *self)
{
  open_dossier (self, mpad_dossier_row_get_id (MPAD_DOSSIER_ROW (row)));
}

static void
on_filter_changed_cb (MpadHomePage *self)
{
  show_whether_found (self);
  gtk_list_box_invalidate_filter (self->dossier_list);
  mpad_search_results_search (self->results, gtk_editable_get_text (self->search_entry));
}

static void
on_more_cb (MpadHomePage *self)
{
  self->all_attention = TRUE;
  reload (self);
}

static void
on_narrow_cb (MpadHomePage *self)
{
  set_narrow (self, TRUE);
}

static void
on_wide_cb (MpadHomePage *self)
{
  set_narrow (self, FALSE);
}

static void
show_view (MpadHomePage *self, GtkListBoxRow *row)
{
  const char *name = "today";
  const char *title = _ ("Today");

  if (row == self->dossiers_row)
    {
      name = "dossiers";
      title = _ ("Dossiers");
    }
  else if (row == self->contacts_row)
    {
      name = "contacts";
      title = _ ("Whom to call");
      if (gtk_stack_get_child_by_name (self->stack, name) == NULL)
        gtk_stack_add_named (self->stack, mpad_contacts_page_new (self->session), name);
    }
  else if (row == self->figures_row)
    {
      name = "figures";
      title = _ ("In figures");
      if (gtk_stack_get_child_by_name (self->stack, name) == NULL)
        gtk_stack_add_named (self->stack, mpad_figures_page_new (self->session), name);
    }
  self->shown_row = row;
  gtk_list_box_select_row (self->nav_list, row);
  gtk_stack_set_visible_child_name (self->stack, name);
  adw_navigation_page_set_title (self->content_page, title);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

static void
on_nav_activated_cb (GtkListBox *list, GtkListBoxRow *row, MpadHomePage *self)
{
  show_view (self, row);
}

/* The arrow keys choose as they go: what is marked in the sidebar is what is shown. Beside a folded
 * sidebar nothing is shown yet, so there a row waits for Enter. */
static void
on_nav_selected_cb (GtkListBox *list, GtkListBoxRow *row, MpadHomePage *self)
{
  if (row != NULL && row != self->shown_row &&
      !adw_navigation_split_view_get_collapsed (self->split))
    show_view (self, row);
}

static void
mpad_home_page_map (GtkWidget *widget)
{
  MpadHomePage *self = MPAD_HOME_PAGE (widget);

  GTK_WIDGET_CLASS (mpad_home_page_parent_class)->map (widget);

  update_clock (self);
  if (self->stale)
    reload (self);
}

/* The keyboard begins at what is shown, not at a button that a hurried Enter would press. */
static void
mpad_home_page_shown (AdwNavigationPage *page)
{
  MpadHomePage *self = MPAD_HOME_PAGE (page);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->content_page)))
    gtk_widget_grab_focus (GTK_WIDGET (self->shown_row));
}

static void
mpad_home_page_dispose (GObject *object)
{
  MpadHomePage *self = MPAD_HOME_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->minute_source, g_source_remove);
  g_clear_handle_id (&self->reload_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), MPAD_TYPE_HOME_PAGE);
  g_clear_pointer (&self->today, g_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (mpad_home_page_parent_class)->dispose (object);
}

static void
journal_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  mpad_window_push (mpad_window_of (widget),
                    mpad_journal_page_new (MPAD_HOME_PAGE (widget)->session));
}

static void
mpad_home_page_class_init (MpadHomePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mpad_home_page_dispose;
  widget_class->map = mpad_home_page_map;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = mpad_home_page_shown;

  g_type_ensure (MPAD_TYPE_INITIALS);
  g_type_ensure (MPAD_TYPE_SEARCH_RESULTS);
  g_type_ensure (MPAD_TYPE_TRAIL);

  gtk_widget_class_install_action (widget_class, "home.journal", NULL, journal_action_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/meldpad/Meldpad/ui/mpad-home-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, attention_label);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, attention_list);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, attention_more);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, contacts_row);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, content_page);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, count_label);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, date_label);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, dossier_list);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, dossiers_row);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, empty_box);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, error_body);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, error_box);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, error_title);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, figures_row);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, function_label);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, greeting_label);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, me_initials);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, me_label);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, nav_list);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, next_box);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, next_button);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, next_icon);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, next_label);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, next_reason_label);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, none_label);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, open_head);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, open_list);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, results);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, saved_icon);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, saved_label);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, copy_label);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, school_label);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, split);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, stack);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, state_group);
  gtk_widget_class_bind_template_child (widget_class, MpadHomePage, today_row);
  gtk_widget_class_bind_template_callback (widget_class, on_attention_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_dossier_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_more_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_nav_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_nav_selected_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "on_retry_cb", G_CALLBACK (reload));
  gtk_widget_class_bind_template_callback (widget_class, on_wide_cb);
}

static void
mpad_home_page_init (MpadHomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->stale = TRUE;
  gtk_list_box_set_filter_func (self->dossier_list, filter_dossier, self, NULL);
  self->shown_row = self->today_row;
  gtk_list_box_select_row (self->nav_list, self->today_row);
  self->minute_source = g_timeout_add_seconds (60, on_minute_cb, self);
}

/* Also when the preferences changed something. */
static void
show_session (MpadHomePage *self)
{
  const MpadSchool *school = mpad_session_get_school (self->session);
  const MpadStaff *me = mpad_session_get_me (self->session);

  gtk_label_set_text (self->school_label, school->name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->school_label), school->name);
  if (me != NULL)
    {
      mpad_initials_set_name (self->me_initials, me->name);
      gtk_label_set_text (self->me_label, me->name);
      gtk_label_set_text (self->function_label, me->function != NULL ? me->function : "");
    }
}

AdwNavigationPage *
mpad_home_page_new (MpadSession *session)
{
  MpadHomePage *self;

  g_return_val_if_fail (MPAD_IS_SESSION (session), NULL);

  self = g_object_new (MPAD_TYPE_HOME_PAGE, NULL);
  self->session = g_object_ref (session);
  mpad_search_results_set_session (self->results, session);
  show_session (self);
  g_signal_connect_object (session, "reloaded", G_CALLBACK (show_session), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::saved-at", G_CALLBACK (on_saved_at_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (mpad_session_get_service (session), "changed",
                           G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  on_saved_at_cb (self);
  if (mpad_copy_keeper_of (session) != NULL)
    g_signal_connect_object (mpad_copy_keeper_of (session), "changed", G_CALLBACK (show_copy), self,
                             G_CONNECT_SWAPPED);
  show_copy (self);
  update_clock (self);
  return ADW_NAVIGATION_PAGE (self);
}

void
mpad_home_page_show_today (MpadHomePage *self)
{
  g_return_if_fail (MPAD_IS_HOME_PAGE (self));

  show_view (self, self->today_row);
}

void
mpad_home_page_start_search (MpadHomePage *self)
{
  g_return_if_fail (MPAD_IS_HOME_PAGE (self));

  show_view (self, self->dossiers_row);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

void
mpad_home_page_tick (MpadHomePage *self)
{
  g_autofree char *today = mpad_clock_today ();

  g_return_if_fail (MPAD_IS_HOME_PAGE (self));

  update_clock (self);
  /* past midnight, or after a suspend: what was tomorrow is today */
  if (self->today != NULL && strcmp (today, self->today) != 0)
    on_changed_cb (self);
}
