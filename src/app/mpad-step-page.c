/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One step of the route. */
#include "config.h"

#include "mpad-step-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "mpad-decision-card.h"
#include "mpad-dossier-actions.h"
#include "mpad-guide-dialog.h"
#include "mpad-labels.h"
#include "mpad-next-action-card.h"
#include "mpad-step-sections.h"
#include "mpad-step-team.h"
#include "mpad-stop-banner.h"
#include "mpad-task-list.h"
#include "mpad-ui.h"

struct _MpadStepPage
{
  GtkWidget parent_instance;

  /* template children */
  GtkWidget *bin;
  GtkLabel *overline;
  GtkLabel *title;
  AdwBin *state_pill;
  GtkLabel *why;
  AdwBin *first;
  GtkBox *notices;
  GtkLabel *talks_title;
  GtkBox *talks;
  GtkBox *decisions;
  GtkLabel *entries_title;
  GtkBox *entries;
  GtkLabel *lines_title;
  GtkBox *lines;
  AdwStatusPage *empty;
  GtkBox *tasks;
  GtkLabel *team_title;
  GtkBox *team;
  GtkLabel *contacts_title;
  GtkBox *contacts;
  GtkBox *branches;
  GtkButton *guides;
  GtkMenuButton *record;
  GtkLabel *always;
  GtkButton *close;
  GtkMenuButton *other_ways;

  /* owned */
  MpadDossierModel *model;
  char *step;
  GtkWidget *next;   /* borrowed from first */
  GtkWidget *banner; /* borrowed from first */

  /* state */
  gboolean stale;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (MpadStepPage, mpad_step_page, GTK_TYPE_WIDGET)

static const MpadProtocolStep *
get_step (MpadStepPage *self)
{
  MpadProtocol *protocol = mpad_dossier_model_get_protocol (self->model);

  return protocol != NULL ? mpad_protocol_find_step (protocol, self->step) : NULL;
}

static gboolean
on_source_activated_cb (MpadStepPage *self)
{
  const MpadProtocolStep *step = get_step (self);
  g_autoptr (GString) text = g_string_new (NULL);

  if (step == NULL)
    return TRUE;
  g_string_append (text, step->purpose);
  for (guint i = 0; i < step->record->len; i++)
    {
      const MpadProtocolLine *line = g_ptr_array_index (step->record, i);

      g_string_append_printf (text, "%s• %s", i == 0 ? "\n\n" : "\n", line->text);
    }
  mpad_rule_popover (GTK_WIDGET (self->why), text->str, (const char *const *) step->rules,
                     mpad_dossier_model_get_protocol (self->model));
  return TRUE;
}

static void
on_guides_clicked_cb (MpadStepPage *self)
{
  adw_dialog_present (
    mpad_guide_dialog_new (mpad_dossier_model_get_protocol (self->model), self->step),
    GTK_WIDGET (self));
}

static void
append_item (
  GMenu *menu, const char *label, const char *action, const char *target, const char *step)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "dossier.run", "(sssss)", action, target, step, "", "");
  g_menu_append_item (menu, item);
}

static const char *
talk_kind_for (MpadStepPage *self, const MpadProtocolStep *step)
{
  MpadProtocol *protocol = mpad_dossier_model_get_protocol (self->model);

  for (guint i = 0; i < protocol->talk_kinds->len; i++)
    {
      const MpadProtocolTalkKind *talk = g_ptr_array_index (protocol->talk_kinds, i);

      if (g_strcmp0 (talk->step, step->id) == 0)
        return talk->id;
    }
  return protocol->talk_kinds->len > 0
           ? ((const MpadProtocolTalkKind *) g_ptr_array_index (protocol->talk_kinds, 0))->id
           : "";
}

/* Recording is always possible (design 1.3, S1-2): the menu holds every kind; what fits the step
 * stands first. */
static void
set_record_menu (MpadStepPage *self, const MpadProtocolStep *step)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) fits = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();
  g_autoptr (GMenu) rare = g_menu_new ();
  const char *facts[] = { "info-request", "leaving", "holiday",  "sibling",   "inzage", "consent",
                          "inform",       "notify",  "feedback", "aftercare", "las" };
  const struct
  {
    const char *label;
    const char *action;
    gboolean fits;
  } kinds[] = {
    { _ ("Signal"), MPAD_ACTION_RECORD_SIGNAL, step->function == MPAD_STEP_SIGNALS },
    { _ ("Consultation or advice"), MPAD_ACTION_RECORD_CONSULT,
      step->function == MPAD_STEP_CONSULT || step->function == MPAD_STEP_WEIGH },
    { _ ("Talk"), MPAD_ACTION_RECORD_TALK, step->function == MPAD_STEP_TALK },
    { _ ("Melding"), MPAD_ACTION_RECORD_REPORT, step->function == MPAD_STEP_DECIDE },
    { _ ("Help"), MPAD_ACTION_RECORD_HELP, step->function == MPAD_STEP_DECIDE },
    { _ ("Looking back"), MPAD_ACTION_RECORD_EVALUATION, FALSE },
    { _ ("Note"), MPAD_ACTION_RECORD_NOTE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    append_item (kinds[i].fits ? fits : others, kinds[i].label, kinds[i].action,
                 g_str_equal (kinds[i].action, MPAD_ACTION_RECORD_TALK) ? talk_kind_for (self, step)
                                                                        : "",
                 step->id);
  if (g_menu_model_get_n_items (G_MENU_MODEL (fits)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (fits));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    append_item (rare, mpad_label_fact (facts[i]), MPAD_DOSSIER_RECORD_FACT, facts[i], step->id);
  append_item (rare, _ ("Raise a point of attention …"), MPAD_DOSSIER_RAISE_BRANCH, "", "");
  g_menu_append_submenu (menu, _ ("Something else"), G_MENU_MODEL (rare));
  gtk_menu_button_set_menu_model (self->record, G_MENU_MODEL (menu));
}

static void
set_ways_menu (MpadStepPage *self, const MpadProtocolStep *step, const MpadStepGuidance *guidance)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) jumps = g_menu_new ();
  MpadProtocol *protocol = mpad_dossier_model_get_protocol (self->model);
  gboolean closed = guidance->state == MPAD_STEP_DONE || guidance->state == MPAD_STEP_SKIPPED ||
                    guidance->state == MPAD_STEP_STOPPED;

  if (!closed && step->skippable)
    append_item (menu, _ ("Leave this step out …"), MPAD_ACTION_SKIP_STEP, "", step->id);
  if (closed)
    append_item (menu, _ ("Do this step again …"), MPAD_ACTION_REOPEN_STEP, "", step->id);
  if (step->stoppable && guidance->state != MPAD_STEP_STOPPED)
    append_item (menu, _ ("Stop the route here …"), MPAD_ACTION_STOP_ROUTE, "", step->id);
  if (guidance->state == MPAD_STEP_NOT_STARTED)
    append_item (menu, _ ("Take over a running case here …"), MPAD_DOSSIER_TAKE_OVER, "", step->id);
  append_item (menu, _ ("Back into the steps …"), MPAD_ACTION_LOOP, "", step->id);
  for (guint i = 0; step->jumps != NULL && step->jumps[i] != NULL; i++)
    {
      const MpadProtocolStep *to = mpad_protocol_find_step (protocol, step->jumps[i]);
      g_autofree char *label = NULL;

      if (to == NULL)
        continue;
      /* Translators: menu item that goes straight to another step of the route. */
      label = g_strdup_printf (_ ("Go straight to %s"), to->short_title);
      append_item (jumps, label, MPAD_ACTION_OPEN_STEP, "", to->id);
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (jumps)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (jumps));
  gtk_menu_button_set_menu_model (self->other_ways, G_MENU_MODEL (menu));

  gtk_button_set_label (self->close, closed ? _ ("Open this step again") : _ ("Close this step"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->close), "(sssss)",
                                    closed ? MPAD_ACTION_REOPEN_STEP : MPAD_ACTION_CLOSE_STEP, "",
                                    step->id, "", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->close), "dossier.run");
}

static const char *
pill_class (MpadStepState state)
{
  switch (state)
    {
    case MPAD_STEP_BUSY:
      return "mpad-accent";
    case MPAD_STEP_DONE:
      return "mpad-ok";
    case MPAD_STEP_WAITING:
      return "mpad-warn";
    case MPAD_STEP_LOCKED:
      return "mpad-stop";
    case MPAD_STEP_NOT_STARTED:
    case MPAD_STEP_SKIPPED:
    case MPAD_STEP_STOPPED:
      break;
    }
  return "mpad-outline";
}

static void
set_head (MpadStepPage *self, const MpadProtocolStep *step, const MpadStepGuidance *guidance)
{
  MpadProtocol *protocol = mpad_dossier_model_get_protocol (self->model);
  g_autofree char *overline = NULL;
  g_autofree char *rules = mpad_label_rules ((const char *const *) step->rules);
  g_autofree char *why = NULL;
  g_autofree char *purpose = g_markup_escape_text (step->purpose, -1);
  g_autofree char *reason = guidance->reason != NULL ? g_markup_escape_text (guidance->reason, -1)
                                                     : NULL;

  /* Translators: above the title of a step: its number, how many there are. */
  overline = g_strdup_printf (_ ("Step %s of %u"), step->label, protocol->steps->len);
  gtk_label_set_text (self->overline, overline);
  gtk_label_set_text (self->title, step->title);
  adw_bin_set_child (
    self->state_pill,
    mpad_ui_pill (guidance->state_text,
                  guidance->state == MPAD_STEP_BUSY ? NULL : mpad_icon_step_state (guidance->state),
                  pill_class (guidance->state)));
  why = g_strdup_printf ("<b>%s</b> %s <a href=\"source\">%s</a>%s%s", _ ("Why this step?"),
                         purpose, rules, reason != NULL ? "\n" : "", reason != NULL ? reason : "");
  gtk_label_set_markup (self->why, why);
}

/* The next action or the stop banner, never both. */
static void
set_first (MpadStepPage *self, const MpadGuidance *guidance)
{
  const MpadActiveBranch *branch = mpad_stop_banner_wanted (guidance);
  MpadProtocol *protocol = mpad_dossier_model_get_protocol (self->model);

  if (branch != NULL)
    {
      if (self->banner == NULL)
        {
          self->next = NULL;
          self->banner = mpad_stop_banner_new (self->model);
          adw_bin_set_child (self->first, self->banner);
        }
      mpad_stop_banner_set_narrow (MPAD_STOP_BANNER (self->banner), self->narrow);
      mpad_stop_banner_set (MPAD_STOP_BANNER (self->banner), branch);
    }
  else
    {
      if (self->next == NULL)
        {
          self->banner = NULL;
          self->next = mpad_next_action_card_new ();
          adw_bin_set_child (self->first, self->next);
        }
      mpad_next_action_card_set (MPAD_NEXT_ACTION_CARD (self->next), guidance->next, protocol);
    }
}

static void
update (MpadStepPage *self)
{
  const MpadProtocolStep *step = get_step (self);
  const MpadGuidance *guidance = mpad_dossier_model_get_guidance (self->model);
  const MpadStepGuidance *here;
  const MpadActiveBranch *branch;
  gboolean any;

  if (step == NULL || guidance == NULL)
    return;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) && self->next != NULL)
    {
      self->stale = TRUE;
      return;
    }
  self->stale = FALSE;
  here = mpad_guidance_find_step (guidance, self->step);
  if (here == NULL)
    return;

  set_head (self, step, here);
  set_first (self, guidance);
  branch = mpad_stop_banner_wanted (guidance);

  mpad_ui_clear (GTK_WIDGET (self->notices));
  gtk_widget_set_visible (GTK_WIDGET (self->notices),
                          mpad_step_section_notices (self->notices, self->model, step));

  mpad_ui_clear (GTK_WIDGET (self->talks));
  any = mpad_step_section_talks (self->talks, self->model, step);
  gtk_widget_set_visible (GTK_WIDGET (self->talks_title), any);
  any = mpad_step_section_locks (self->talks, self->model, step) || any;
  gtk_widget_set_visible (GTK_WIDGET (self->talks), any);
  gtk_widget_set_visible (GTK_WIDGET (self->always),
                          here->state == MPAD_STEP_LOCKED || branch != NULL);

  mpad_ui_clear (GTK_WIDGET (self->entries));
  mpad_ui_clear (GTK_WIDGET (self->lines));
  any = mpad_step_section_entries (self->entries, self->lines, self->model, step);
  gtk_widget_set_visible (GTK_WIDGET (self->lines_title),
                          gtk_widget_get_first_child (GTK_WIDGET (self->lines)) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->entries_title), any);
  gtk_widget_set_visible (GTK_WIDGET (self->entries), any);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), !any);

  mpad_ui_clear (GTK_WIDGET (self->team));
  any = mpad_step_team_fill (self->team, self->model, step);
  gtk_widget_set_visible (GTK_WIDGET (self->team_title), any);

  mpad_ui_clear (GTK_WIDGET (self->contacts));
  any = branch != NULL && mpad_step_section_contacts (self->contacts, self->model, branch->branch);
  gtk_widget_set_visible (GTK_WIDGET (self->contacts_title), any);

  mpad_ui_clear (GTK_WIDGET (self->branches));
  mpad_step_section_branches (self->branches, self->model,
                              branch != NULL ? branch->branch->id : NULL);

  gtk_widget_set_visible (
    GTK_WIDGET (self->guides),
    mpad_guide_dialog_has (mpad_dossier_model_get_protocol (self->model), step->id));

  set_record_menu (self, step);
  set_ways_menu (self, step, here);
}

static void
set_narrow (MpadStepPage *self, gboolean narrow)
{
  self->narrow = narrow;
  if (self->banner != NULL)
    mpad_stop_banner_set_narrow (MPAD_STOP_BANNER (self->banner), narrow);
}

static void
on_narrow_cb (MpadStepPage *self)
{
  set_narrow (self, TRUE);
}

static void
on_wide_cb (MpadStepPage *self)
{
  set_narrow (self, FALSE);
}

static void
mpad_step_page_map (GtkWidget *widget)
{
  MpadStepPage *self = MPAD_STEP_PAGE (widget);

  GTK_WIDGET_CLASS (mpad_step_page_parent_class)->map (widget);
  if (self->stale)
    update (self);
}

static void
mpad_step_page_dispose (GObject *object)
{
  MpadStepPage *self = MPAD_STEP_PAGE (object);

  /* a page that goes away may still cause a save; it must not look at itself then */
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), MPAD_TYPE_STEP_PAGE);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (mpad_step_page_parent_class)->dispose (object);
}

static void
mpad_step_page_finalize (GObject *object)
{
  g_free (MPAD_STEP_PAGE (object)->step);

  G_OBJECT_CLASS (mpad_step_page_parent_class)->finalize (object);
}

static void
mpad_step_page_class_init (MpadStepPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mpad_step_page_dispose;
  object_class->finalize = mpad_step_page_finalize;
  widget_class->map = mpad_step_page_map;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/meldpad/Meldpad/ui/mpad-step-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MpadStepPage, always);
  gtk_widget_class_bind_template_child (widget_class, MpadStepPage, bin);
  gtk_widget_class_bind_template_child (widget_class, MpadStepPage, branches);
  gtk_widget_class_bind_template_child (widget_class, MpadStepPage, close);
  gtk_widget_class_bind_template_child (widget_class, MpadStepPage, contacts);
  gtk_widget_class_bind_template_child (widget_class, MpadStepPage, contacts_title);
  gtk_widget_class_bind_template_child (widget_class, MpadStepPage, decisions);
  gtk_widget_class_bind_template_child (widget_class, MpadStepPage, empty);
  gtk_widget_class_bind_template_child (widget_class, MpadStepPage, entries);
  gtk_widget_class_bind_template_child (widget_class, MpadStepPage, entries_title);
  gtk_widget_class_bind_template_child (widget_class, MpadStepPage, first);
  gtk_widget_class_bind_template_child (widget_class, MpadStepPage, guides);
  gtk_widget_class_bind_template_child (widget_class, MpadStepPage, lines);
  gtk_widget_class_bind_template_child (widget_class, MpadStepPage, lines_title);
  gtk_widget_class_bind_template_child (widget_class, MpadStepPage, notices);
  gtk_widget_class_bind_template_child (widget_class, MpadStepPage, other_ways);
  gtk_widget_class_bind_template_child (widget_class, MpadStepPage, overline);
  gtk_widget_class_bind_template_child (widget_class, MpadStepPage, record);
  gtk_widget_class_bind_template_child (widget_class, MpadStepPage, state_pill);
  gtk_widget_class_bind_template_child (widget_class, MpadStepPage, talks);
  gtk_widget_class_bind_template_child (widget_class, MpadStepPage, talks_title);
  gtk_widget_class_bind_template_child (widget_class, MpadStepPage, tasks);
  gtk_widget_class_bind_template_child (widget_class, MpadStepPage, team);
  gtk_widget_class_bind_template_child (widget_class, MpadStepPage, team_title);
  gtk_widget_class_bind_template_child (widget_class, MpadStepPage, title);
  gtk_widget_class_bind_template_child (widget_class, MpadStepPage, why);
  gtk_widget_class_bind_template_callback (widget_class, on_guides_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_source_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_wide_cb);
}

static void
mpad_step_page_init (MpadStepPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mpad_step_page_new (MpadDossierModel *model, const char *step)
{
  MpadStepPage *self;
  const MpadProtocolStep *of;

  g_return_val_if_fail (MPAD_IS_DOSSIER_MODEL (model), NULL);
  g_return_val_if_fail (step != NULL, NULL);

  self = g_object_new (MPAD_TYPE_STEP_PAGE, NULL);
  self->model = g_object_ref (model);
  self->step = g_strdup (step);
  gtk_box_append (self->tasks, mpad_task_list_new (model, step));
  of = get_step (self);
  gtk_widget_set_visible (GTK_WIDGET (self->decisions),
                          of != NULL && of->function == MPAD_STEP_DECIDE);
  if (of != NULL && of->function == MPAD_STEP_DECIDE)
    {
      MpadProtocol *protocol = mpad_dossier_model_get_protocol (model);

      for (guint i = 0; i < protocol->decisions->len; i++)
        {
          const MpadProtocolDecision *decision = g_ptr_array_index (protocol->decisions, i);

          gtk_box_append (self->decisions, mpad_decision_card_new (model, decision->id));
        }
    }
  g_signal_connect_object (model, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

const char *
mpad_step_page_get_step (MpadStepPage *self)
{
  g_return_val_if_fail (MPAD_IS_STEP_PAGE (self), NULL);
  return self->step;
}
