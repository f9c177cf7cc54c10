/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dossier with its sidebar. What the actions do is in mpad-dossier-actions.c. */
#include "config.h"

#include "mpad-dossier-page.h"

#include <glib/gi18n.h>

#include "mpad-clock.h"
#include "mpad-documents-page.h"
#include "mpad-dossier-actions.h"
#include "mpad-dossier-stones.h"
#include "mpad-error-text.h"
#include "mpad-evidence-list.h"
#include "mpad-format.h"
#include "mpad-kader-page.h"
#include "mpad-labels.h"
#include "mpad-people-page.h"
#include "mpad-search-page.h"
#include "mpad-step-badge.h"
#include "mpad-step-page.h"
#include "mpad-step-row.h"
#include "mpad-stop-banner.h"
#include "mpad-stop-strip.h"
#include "mpad-text.h"
#include "mpad-timeline-page.h"
#include "mpad-ui.h"

struct _MpadDossierPage
{
  AdwNavigationPage parent_instance;

  /* template children */
  AdwToastOverlay *toasts;
  AdwNavigationSplitView *split;
  AdwNavigationPage *side_page;
  AdwWindowTitle *side_title;
  GtkMenuButton *more;
  GtkListBox *nav;
  GtkLabel *saved;
  GtkImage *saved_icon;
  AdwNavigationPage *content_page;
  AdwNavigationView *navigation;
  AdwNavigationPage *root_page;
  AdwBin *safety; /* MpadStopStrip */
  AdwWindowTitle *content_title;
  GtkButton *strip;
  GtkBox *strip_box;
  GtkStack *stack;
  AdwStatusPage *failed;

  /* owned */
  MpadDossierModel *model;
  char *shown;    /* target of the selected row */
  char *hit_kind; /* (nullable): to be shown once the dossier is read */
  char *hit_object;
  gboolean selecting;
};

G_DEFINE_FINAL_TYPE (MpadDossierPage, mpad_dossier_page, ADW_TYPE_NAVIGATION_PAGE)

/* the sidebar */

static gboolean
same_rows (MpadDossierPage *self, GPtrArray *stones)
{
  for (guint i = 0; i < stones->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->nav, (int) i);

      if (!MPAD_IS_STEP_ROW (row) ||
          g_strcmp0 (mpad_step_row_get_target (MPAD_STEP_ROW (row)),
                     ((MpadDossierStone *) g_ptr_array_index (stones, i))->target) != 0)
        return FALSE;
    }
  return !MPAD_IS_STEP_ROW (gtk_list_box_get_row_at_index (self->nav, (int) stones->len));
}

/* A line between the steps and the other parts. They are one list: a list chooses what the focus
 * lands on, so with two of them the Tab key would walk through the pages. */
static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  GtkWidget *line = NULL;

  (void) user_data;
  if (!MPAD_IS_STEP_ROW (row) && before != NULL && MPAD_IS_STEP_ROW (before))
    {
      line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
      gtk_widget_add_css_class (line, "mpad-nav-line");
    }
  gtk_list_box_row_set_header (row, line);
}

static void
update_steps (MpadDossierPage *self, const MpadGuidance *guidance)
{
  g_autoptr (GPtrArray) stones = mpad_dossier_stones_collect (guidance);

  if (!same_rows (self, stones))
    {
      GtkListBoxRow *row;

      while (MPAD_IS_STEP_ROW (row = gtk_list_box_get_row_at_index (self->nav, 0)))
        gtk_list_box_remove (self->nav, GTK_WIDGET (row));
      for (guint i = 0; i < stones->len; i++)
        {
          const MpadDossierStone *stone = g_ptr_array_index (stones, i);

          gtk_list_box_insert (
            self->nav, mpad_step_row_new (stone->target, stone->number, stone->title), (int) i);
        }
    }
  mpad_ui_clear (GTK_WIDGET (self->strip_box));
  for (guint i = 0; i < stones->len; i++)
    {
      const MpadDossierStone *stone = g_ptr_array_index (stones, i);
      MpadStepRow *row = MPAD_STEP_ROW (gtk_list_box_get_row_at_index (self->nav, (int) i));
      gboolean before = i > 0 && mpad_dossier_stone_is_done (g_ptr_array_index (stones, i - 1));
      GtkWidget *badge = mpad_step_badge_new (GTK_ORIENTATION_HORIZONTAL);

      mpad_step_row_set_state (row, stone->state, stone->words);
      mpad_step_row_set_school_label (row, stone->school_label);
      mpad_step_row_set_path (row, i == 0, i + 1 == stones->len, before,
                              mpad_dossier_stone_is_done (stone));
      mpad_step_badge_set_state (MPAD_STEP_BADGE (badge), stone->state);
      mpad_step_badge_set_path (MPAD_STEP_BADGE (badge), i == 0, i + 1 == stones->len, before,
                                mpad_dossier_stone_is_done (stone));
      if (g_strcmp0 (stone->target, self->shown) == 0)
        gtk_widget_add_css_class (badge, "mpad-here");
      gtk_widget_set_hexpand (badge, TRUE);
      gtk_box_append (self->strip_box, badge);
    }
}

static void
add_other (MpadDossierPage *self, const char *target, const char *icon, const char *label)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = gtk_label_new (label);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (count, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (count, FALSE);
  gtk_widget_add_css_class (count, "mpad-count");
  gtk_widget_add_css_class (box, "mpad-nav-row");
  gtk_box_append (GTK_BOX (box), mpad_ui_icon (icon));
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "mpad-target", g_strdup (target), g_free);
  g_object_set_data (G_OBJECT (row), "mpad-count", count);
  mpad_ui_set_name (row, label);
  gtk_list_box_append (self->nav, row);
}

static void
set_count (MpadDossierPage *self, const char *target, guint n)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->nav, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "mpad-target"), target) == 0)
      {
        GtkLabel *count = g_object_get_data (G_OBJECT (row), "mpad-count");
        g_autofree char *text = g_strdup_printf ("%u", n);

        gtk_label_set_text (count, text);
        gtk_widget_set_visible (GTK_WIDGET (count), n > 0);
      }
}

static const char *
row_target (GtkListBoxRow *row)
{
  if (MPAD_IS_STEP_ROW (row))
    return mpad_step_row_get_target (MPAD_STEP_ROW (row));
  return g_object_get_data (G_OBJECT (row), "mpad-target");
}

static void
select_row (MpadDossierPage *self, const char *target)
{
  GtkListBoxRow *row;
  GtkListBoxRow *found = NULL;

  self->selecting = TRUE;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->nav, i)) != NULL; i++)
    if (g_strcmp0 (row_target (row), target) == 0)
      found = row;
  if (found != NULL)
    gtk_list_box_select_row (self->nav, found);
  else
    gtk_list_box_unselect_all (self->nav);
  self->selecting = FALSE;
}

/* the content */

/* The banner stands on the step's page; everywhere else in the dossier the strip does. */
static void
update_safety (MpadDossierPage *self)
{
  GtkWidget *strip = adw_bin_get_child (self->safety);
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);
  gboolean at_step = adw_navigation_view_get_visible_page (self->navigation) == self->root_page &&
                     page != NULL && MPAD_IS_STEP_PAGE (page);
  const MpadGuidance *guidance = mpad_dossier_model_get_guidance (self->model);

  if (strip != NULL)
    mpad_stop_strip_update (MPAD_STOP_STRIP (strip),
                            at_step && mpad_stop_banner_wanted (guidance) != NULL);
}

static const char *
decide_step_id (MpadDossierPage *self)
{
  MpadProtocol *protocol = mpad_dossier_model_get_protocol (self->model);
  const MpadProtocolStep *step = mpad_protocol_find_step_by_function (protocol, MPAD_STEP_DECIDE);

  return step != NULL ? step->id : NULL;
}

static GtkWidget *
make_page (MpadDossierPage *self, const char *name)
{
  if (g_str_has_prefix (name, "step:"))
    return mpad_step_page_new (self->model, name + strlen ("step:"));
  if (g_str_equal (name, "kader"))
    return mpad_kader_page_new (self->model);
  if (g_str_equal (name, "timeline"))
    return mpad_timeline_page_new (self->model);
  if (g_str_equal (name, "attachments"))
    return mpad_evidence_page_new (self->model);
  if (g_str_equal (name, "people"))
    return mpad_people_page_new (self->model);
  if (g_str_equal (name, "documents"))
    return mpad_documents_page_new (self->model);
  return NULL;
}

void
mpad_dossier_page_show (MpadDossierPage *self, const char *target)
{
  g_autofree char *name = NULL;

  g_return_if_fail (MPAD_IS_DOSSIER_PAGE (self));
  g_return_if_fail (target != NULL);

  if (mpad_dossier_model_get_guidance (self->model) == NULL)
    return;
  if (g_str_has_prefix (target, "decision:"))
    name = g_strconcat ("step:", decide_step_id (self), NULL);
  else
    name = g_strdup (target);

  if (gtk_stack_get_child_by_name (self->stack, name) == NULL)
    {
      GtkWidget *page = make_page (self, name);

      if (page == NULL)
        return;
      gtk_stack_add_named (self->stack, page, name);
    }
  g_set_str (&self->shown, target);
  gtk_stack_set_visible_child_name (self->stack, name);
  adw_navigation_view_pop_to_page (self->navigation, self->root_page);
  update_steps (self, mpad_dossier_model_get_guidance (self->model));
  select_row (self, target);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

static void
on_row_activated_cb (MpadDossierPage *self, GtkListBoxRow *row)
{
  mpad_dossier_page_show (self, row_target (row));
}

/* The arrow keys choose as they go: what is marked in the sidebar is what is shown. Beside a folded
 * sidebar nothing is shown yet, so there a row waits for Enter. */
static void
on_row_selected_cb (MpadDossierPage *self, GtkListBoxRow *row)
{
  if (row == NULL || self->selecting || adw_navigation_split_view_get_collapsed (self->split) ||
      g_strcmp0 (row_target (row), self->shown) == 0)
    return;
  mpad_dossier_page_show (self, row_target (row));
}

static void
on_strip_clicked_cb (MpadDossierPage *self)
{
  adw_navigation_split_view_set_show_content (self->split, FALSE);
}

static void
update_title (MpadDossierPage *self, const MpadDossier *dossier)
{
  const MpadPerson *pupil = mpad_dossier_get_pupil (dossier);
  g_autofree char *name = pupil != NULL ? mpad_person_dup_name (pupil) : g_strdup (dossier->number);
  g_autofree char *today = mpad_clock_today ();
  g_autoptr (GString) line = g_string_new (NULL);
  int age = pupil != NULL && pupil->birth_date != NULL ? mpad_age_on (pupil->birth_date, today)
                                                       : -1;

  if (pupil != NULL && !mpad_text_is_blank (pupil->group))
    g_string_append_printf (line, _ ("group %s"), pupil->group);
  if (age >= 0)
    {
      if (line->len > 0)
        g_string_append (line, " · ");
      g_string_append_printf (line, g_dngettext (NULL, "%d year", "%d years", (gulong) age), age);
    }
  if (dossier->state == MPAD_DOSSIER_CLOSED)
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", C_ ("dossier", "closed"));
  adw_window_title_set_title (self->side_title, name);
  /* a long name is cut there */
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->side_title), name);
  adw_window_title_set_subtitle (self->side_title, line->str);
  adw_window_title_set_title (self->content_title, name);
  adw_window_title_set_subtitle (self->content_title, line->str);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), name);
  adw_navigation_page_set_title (self->side_page, name);
  adw_navigation_page_set_title (self->content_page, name);
  adw_navigation_page_set_title (self->root_page, name);
}

static void
update_more (MpadDossierPage *self, const MpadDossier *dossier)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  gboolean closed = dossier->state == MPAD_DOSSIER_CLOSED;
  g_autoptr (GMenuItem) item = g_menu_item_new (
    closed ? _ ("Open the dossier again …") : _ ("Close the dossier …"), NULL);

  g_menu_item_set_action_and_target (
    item, "dossier.run", "(sssss)", closed ? MPAD_ACTION_REOPEN_DOSSIER : MPAD_ACTION_CLOSE_DOSSIER,
    "", "", "", "");
  g_menu_append_item (menu, item);
  g_menu_append (menu, _ ("Line for the pupil administration …"),
                 "dossier.run(('" MPAD_DOSSIER_SHOW_LINE "', '', '', '', ''))");
  if (!closed)
    g_menu_append (menu, _ ("Move to another version of the protocol …"),
                   "dossier.run(('" MPAD_DOSSIER_MOVE_PROTOCOL "', '', '', '', ''))");
  gtk_menu_button_set_menu_model (self->more, G_MENU_MODEL (menu));
}

static void
show_hit (MpadDossierPage *self)
{
  g_autofree char *kind = g_steal_pointer (&self->hit_kind);
  g_autofree char *object = g_steal_pointer (&self->hit_object);

  mpad_dossier_actions_show_hit (self, kind, object);
}

static void
on_model_changed_cb (MpadDossierPage *self)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (self->model);
  const MpadGuidance *guidance = mpad_dossier_model_get_guidance (self->model);

  if (dossier == NULL || guidance == NULL)
    return;
  update_title (self, dossier);
  update_more (self, dossier);
  if (gtk_list_box_get_row_at_index (self->nav, 0) == NULL)
    {
      if (guidance->kader != NULL)
        add_other (self, "kader", "mpad-flow-symbolic", _ ("Afwegingskader"));
      add_other (self, "timeline", "mpad-timeline-symbolic", _ ("Timeline"));
      add_other (self, "people", "mpad-people-symbolic", _ ("People"));
      add_other (self, "documents", "mpad-papers-symbolic", _ ("Papers"));
      add_other (self, "attachments", "mpad-folder-symbolic", _ ("Attachments"));
    }
  set_count (self, "people", dossier->people->len);
  set_count (self, "documents", mpad_dossier_model_get_reports (self->model)->len);
  update_steps (self, guidance);
  update_safety (self);
  if (self->shown == NULL)
    {
      g_autofree char *target = mpad_dossier_stones_first (guidance);

      if (target != NULL)
        mpad_dossier_page_show (self, target);
    }
  else
    {
      /* step 5 becomes two rows while it is on screen */
      if (g_str_has_prefix (self->shown, "step:") &&
          g_strcmp0 (self->shown + strlen ("step:"), decide_step_id (self)) == 0)
        {
          const MpadStepGuidance *step = mpad_guidance_find_step (guidance, decide_step_id (self));

          if (step != NULL && mpad_dossier_stones_apart (guidance, step) &&
              guidance->decisions->len > 0)
            {
              const MpadDecisionState *first = g_ptr_array_index (guidance->decisions, 0);

              g_free (self->shown);
              self->shown = g_strconcat ("decision:", first->decision->id, NULL);
            }
        }
      select_row (self, self->shown);
    }
  if (self->hit_kind != NULL)
    show_hit (self);
}

static void
on_model_failed_cb (MpadDossierPage *self, const GError *error)
{
  if (mpad_dossier_model_get_dossier (self->model) != NULL)
    {
      mpad_error_text_present (GTK_WIDGET (self), error);
      return;
    }
  adw_status_page_set_title (self->failed, mpad_error_text_title (error));
  adw_status_page_set_description (self->failed, mpad_error_text_body (error));
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->failed));
}

static void
on_retry_clicked_cb (MpadDossierPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "loading");
  mpad_dossier_model_reload (self->model);
}

static void
update_saved (MpadDossierPage *self)
{
  MpadSession *session = mpad_dossier_model_get_session (self->model);
  gint64 at = session != NULL ? mpad_session_get_saved_at (session) : 0;
  g_autofree char *text = mpad_format_saved (at);

  gtk_label_set_text (self->saved, text);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->saved)), session != NULL);
  gtk_image_set_from_icon_name (self->saved_icon, at > 0   ? "mpad-check-symbolic"
                                                  : at < 0 ? "mpad-stop-symbolic"
                                                           : "mpad-snooze-symbolic");
  mpad_ui_set_class (GTK_WIDGET (self->saved_icon), "mpad-ok-text", at >= 0);
  mpad_ui_set_class (GTK_WIDGET (self->saved_icon), "mpad-stop-text", at < 0);
  mpad_ui_set_class (GTK_WIDGET (self->saved), "mpad-stop-text", at < 0);
}

/* actions */

static void
run_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *action, *target, *step, *contact, *task;

  g_variant_get (parameter, "(&s&s&s&s&s)", &action, &target, &step, &contact, &task);
  mpad_dossier_actions_run (MPAD_DOSSIER_PAGE (widget), action, target, step, contact, task);
}

static void
show_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mpad_dossier_page_show (MPAD_DOSSIER_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
open_entry_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mpad_dossier_actions_open_entry (MPAD_DOSSIER_PAGE (widget),
                                   g_variant_get_string (parameter, NULL));
}

static void
addendum_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mpad_dossier_actions_addendum (MPAD_DOSSIER_PAGE (widget),
                                 g_variant_get_string (parameter, NULL));
}

static void
correct_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mpad_dossier_actions_correct (MPAD_DOSSIER_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
read_entry_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mpad_dossier_actions_read_entry (MPAD_DOSSIER_PAGE (widget),
                                   g_variant_get_string (parameter, NULL));
}

static void
discard_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mpad_dossier_actions_discard (MPAD_DOSSIER_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
hypothesis_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mpad_dossier_actions_hypothesis (MPAD_DOSSIER_PAGE (widget),
                                   g_variant_get_string (parameter, NULL));
}

static void
mpad_dossier_page_dispose (GObject *object)
{
  MpadDossierPage *self = MPAD_DOSSIER_PAGE (object);

  /* a page that goes away may still cause a save; it must not look at itself then */
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  if (self->model != NULL && mpad_dossier_model_get_session (self->model) != NULL)
    g_signal_handlers_disconnect_by_data (mpad_dossier_model_get_session (self->model), self);
  /* first the widgets, which may still look at what is cleared below */
  G_OBJECT_CLASS (mpad_dossier_page_parent_class)->dispose (object);
  g_clear_object (&self->model);
}

static void
mpad_dossier_page_finalize (GObject *object)
{
  g_free (MPAD_DOSSIER_PAGE (object)->shown);
  g_free (MPAD_DOSSIER_PAGE (object)->hit_kind);
  g_free (MPAD_DOSSIER_PAGE (object)->hit_object);

  G_OBJECT_CLASS (mpad_dossier_page_parent_class)->finalize (object);
}

static void
mpad_dossier_page_class_init (MpadDossierPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mpad_dossier_page_dispose;
  object_class->finalize = mpad_dossier_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/meldpad/Meldpad/ui/mpad-dossier-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MpadDossierPage, content_page);
  gtk_widget_class_bind_template_child (widget_class, MpadDossierPage, content_title);
  gtk_widget_class_bind_template_child (widget_class, MpadDossierPage, failed);
  gtk_widget_class_bind_template_child (widget_class, MpadDossierPage, more);
  gtk_widget_class_bind_template_child (widget_class, MpadDossierPage, navigation);
  gtk_widget_class_bind_template_child (widget_class, MpadDossierPage, root_page);
  gtk_widget_class_bind_template_child (widget_class, MpadDossierPage, safety);
  gtk_widget_class_bind_template_child (widget_class, MpadDossierPage, saved);
  gtk_widget_class_bind_template_child (widget_class, MpadDossierPage, saved_icon);
  gtk_widget_class_bind_template_child (widget_class, MpadDossierPage, side_page);
  gtk_widget_class_bind_template_child (widget_class, MpadDossierPage, side_title);
  gtk_widget_class_bind_template_child (widget_class, MpadDossierPage, split);
  gtk_widget_class_bind_template_child (widget_class, MpadDossierPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MpadDossierPage, nav);
  gtk_widget_class_bind_template_child (widget_class, MpadDossierPage, strip);
  gtk_widget_class_bind_template_child (widget_class, MpadDossierPage, strip_box);
  gtk_widget_class_bind_template_child (widget_class, MpadDossierPage, toasts);
  gtk_widget_class_bind_template_callback (widget_class, on_retry_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_strip_clicked_cb);

  gtk_widget_class_install_action (widget_class, "dossier.addendum", "s", addendum_action_cb);
  gtk_widget_class_install_action (widget_class, "dossier.correct", "s", correct_action_cb);
  gtk_widget_class_install_action (widget_class, "dossier.discard-entry", "s", discard_action_cb);
  gtk_widget_class_install_action (widget_class, "dossier.hypothesis", "s", hypothesis_action_cb);
  gtk_widget_class_install_action (widget_class, "dossier.open-entry", "s", open_entry_action_cb);
  gtk_widget_class_install_action (widget_class, "dossier.read-entry", "s", read_entry_action_cb);
  gtk_widget_class_install_action (widget_class, "dossier.run", "(sssss)", run_action_cb);
  gtk_widget_class_install_action (widget_class, "dossier.show", "s", show_action_cb);
}

static void
mpad_dossier_page_init (MpadDossierPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->nav, update_header, NULL, NULL);
}

AdwNavigationPage *
mpad_dossier_page_new_for_model (MpadDossierModel *model)
{
  MpadDossierPage *self;
  MpadSession *session;

  g_return_val_if_fail (MPAD_IS_DOSSIER_MODEL (model), NULL);

  self = g_object_new (MPAD_TYPE_DOSSIER_PAGE, NULL);
  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (on_model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "failed", G_CALLBACK (on_model_failed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->safety, mpad_stop_strip_new (model));
  g_signal_connect_object (self->navigation, "notify::visible-page", G_CALLBACK (update_safety),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (update_safety), self,
                           G_CONNECT_SWAPPED);
  session = mpad_dossier_model_get_session (model);
  if (session != NULL)
    g_signal_connect_object (session, "notify::saved-at", G_CALLBACK (update_saved), self,
                             G_CONNECT_SWAPPED);
  update_saved (self);
  on_model_changed_cb (self);
  return ADW_NAVIGATION_PAGE (self);
}

AdwNavigationPage *
mpad_dossier_page_new (MpadSession *session, const char *dossier_id)
{
  g_autoptr (MpadDossierModel) model = mpad_dossier_model_new (session, dossier_id);
  AdwNavigationPage *page = mpad_dossier_page_new_for_model (model);

  mpad_dossier_model_reload (model);
  return page;
}

MpadDossierModel *
mpad_dossier_page_get_model (MpadDossierPage *self)
{
  g_return_val_if_fail (MPAD_IS_DOSSIER_PAGE (self), NULL);
  return self->model;
}

const char *
mpad_dossier_page_get_shown (MpadDossierPage *self)
{
  g_return_val_if_fail (MPAD_IS_DOSSIER_PAGE (self), NULL);
  return self->shown;
}

GtkWidget *
mpad_dossier_page_get_content (MpadDossierPage *self)
{
  AdwNavigationPage *visible;

  g_return_val_if_fail (MPAD_IS_DOSSIER_PAGE (self), NULL);

  visible = adw_navigation_view_get_visible_page (self->navigation);
  return visible == NULL || visible == self->root_page ? gtk_stack_get_visible_child (self->stack)
                                                       : GTK_WIDGET (visible);
}

void
mpad_dossier_page_show_hit (MpadDossierPage *self, const char *kind, const char *object_id)
{
  g_return_if_fail (MPAD_IS_DOSSIER_PAGE (self));

  g_set_str (&self->hit_kind, kind);
  g_set_str (&self->hit_object, object_id);
  if (mpad_dossier_model_get_guidance (self->model) != NULL)
    show_hit (self);
}

void
mpad_dossier_page_search (MpadDossierPage *self)
{
  AdwNavigationPage *visible;

  g_return_if_fail (MPAD_IS_DOSSIER_PAGE (self));

  visible = adw_navigation_view_get_visible_page (self->navigation);
  if (visible != NULL && MPAD_IS_SEARCH_PAGE (visible))
    mpad_search_page_focus (MPAD_SEARCH_PAGE (visible));
  else if (mpad_dossier_model_get_session (self->model) != NULL)
    mpad_dossier_page_push (self,
                            mpad_search_page_new (mpad_dossier_model_get_session (self->model),
                                                  mpad_dossier_model_get_id (self->model)));
}

void
mpad_dossier_page_push (MpadDossierPage *self, AdwNavigationPage *page)
{
  g_return_if_fail (MPAD_IS_DOSSIER_PAGE (self));

  adw_navigation_view_push (self->navigation, page);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

void
mpad_dossier_page_pop (MpadDossierPage *self)
{
  g_return_if_fail (MPAD_IS_DOSSIER_PAGE (self));

  adw_navigation_view_pop (self->navigation);
}

void
mpad_dossier_page_toast (
  MpadDossierPage *self, const char *text, GCallback undo, gpointer data, GDestroyNotify data_free)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  if (undo != NULL)
    {
      adw_toast_set_button_label (toast, _ ("Undo"));
      adw_toast_set_timeout (toast, 15);
      g_signal_connect_swapped (toast, "button-clicked", undo, data);
      /* the data lives as long as the toast can be pressed */
      g_object_set_data_full (G_OBJECT (toast), "mpad-undo", data, data_free);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}
