/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The strip of the safety branch that comes first. */
#include "config.h"

#include "mpad-stop-strip.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "mpad-format.h"
#include "mpad-stop-banner.h"
#include "mpad-ui.h"

struct _MpadStopStrip
{
  GtkBox parent_instance;

  /* owned */
  MpadDossierModel *model;

  /* children */
  GtkLabel *headline;
  GtkLabel *more;
  AdwWrapBox *buttons;
};

G_DEFINE_FINAL_TYPE (MpadStopStrip, mpad_stop_strip, GTK_TYPE_BOX)

static void
mpad_stop_strip_finalize (GObject *object)
{
  g_clear_object (&MPAD_STOP_STRIP (object)->model);

  G_OBJECT_CLASS (mpad_stop_strip_parent_class)->finalize (object);
}

static void
mpad_stop_strip_class_init (MpadStopStripClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mpad_stop_strip_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_REGION);
}

static void
mpad_stop_strip_init (MpadStopStrip *self)
{
  GtkWidget *icon = mpad_ui_icon ("mpad-stop-symbolic");
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *lines = adw_wrap_box_new ();

  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "mpad-stop-strip");
  gtk_widget_add_css_class (icon, "mpad-stop-badge");
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  self->headline = GTK_LABEL (mpad_ui_label ("", NULL));
  self->more = GTK_LABEL (mpad_ui_label ("", NULL));
  self->buttons = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->buttons, 6);
  adw_wrap_box_set_line_spacing (self->buttons, 6);
  gtk_widget_set_valign (GTK_WIDGET (self->buttons), GTK_ALIGN_CENTER);
  /* On a narrow page the buttons stand below the words. */
  adw_wrap_box_set_wrap_policy (ADW_WRAP_BOX (lines), ADW_WRAP_MINIMUM);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (lines), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (lines), 6);
  gtk_label_set_width_chars (self->headline, 22);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->headline));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->more));
  gtk_box_append (GTK_BOX (self), icon);
  adw_wrap_box_append (ADW_WRAP_BOX (lines), words);
  adw_wrap_box_append (ADW_WRAP_BOX (lines), GTK_WIDGET (self->buttons));
  gtk_box_append (GTK_BOX (self), lines);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
mpad_stop_strip_new (MpadDossierModel *model)
{
  MpadStopStrip *self = g_object_new (MPAD_TYPE_STOP_STRIP, NULL);

  self->model = g_object_ref (model);
  return GTK_WIDGET (self);
}

static void
add_button (MpadStopStrip *self,
            const char *label,
            const char *icon,
            const char *css_class,
            const char *action,
            const char *target,
            const char *step,
            const char *contact)
{
  GtkWidget *button = mpad_ui_button (label, icon, css_class);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sssss)", action, target, step,
                                    contact, "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "dossier.run");
  adw_wrap_box_append (self->buttons, button);
}

/* The step page that shows the branch whole: the current one, else the first. */
static const char *
step_of (const MpadGuidance *guidance)
{
  for (guint i = 0; i < guidance->steps->len; i++)
    if (((const MpadStepGuidance *) g_ptr_array_index (guidance->steps, i))->current)
      return ((const MpadStepGuidance *) g_ptr_array_index (guidance->steps, i))->step->id;
  return ((const MpadStepGuidance *) g_ptr_array_index (guidance->steps, 0))->step->id;
}

/* Until what time the child is at school, when going home is not sure; and how many more. */
static char *
second_line (const MpadGuidance *guidance, const MpadActiveBranch *first)
{
  g_autofree char *time = mpad_format_time (first->until);
  GString *text = g_string_new (NULL);
  guint others = guidance->branches->len - 1;

  if (first->home_asked && *time != '\0')
    /* Translators: %s is the time at which the child goes home. */
    g_string_append_printf (text, _ ("Goes home at %s."), time);
  if (others > 0)
    {
      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append_printf (
        text,
        g_dngettext (NULL, "%u more point of attention", "%u more points of attention", others),
        others);
    }
  return g_string_free (text, FALSE);
}

void
mpad_stop_strip_update (MpadStopStrip *self, gboolean beside_banner)
{
  const MpadGuidance *guidance;
  const MpadActiveBranch *first;
  const MpadProtocolBranch *branch;
  g_autofree char *call = NULL;
  g_autofree char *more = NULL;
  GtkWidget *child;

  g_return_if_fail (MPAD_IS_STOP_STRIP (self));

  guidance = mpad_dossier_model_get_guidance (self->model);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          guidance != NULL && guidance->branches->len > 0 && !beside_banner);
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  first = g_ptr_array_index (guidance->branches, 0);
  branch = first->branch;
  mpad_ui_set_name (GTK_WIDGET (self), branch->title);
  gtk_label_set_text (self->headline, branch->do_now);
  more = second_line (guidance, first);
  gtk_label_set_text (self->more, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more), *more != '\0');
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->buttons))) != NULL)
    adw_wrap_box_remove (self->buttons, child);
  call = mpad_stop_banner_dup_call (mpad_dossier_model_get_protocol (self->model), branch);
  if (call != NULL)
    add_button (self, call, "mpad-phone-symbolic", "mpad-solid-stop pill", MPAD_ACTION_CALL,
                branch->contacts[0], "", branch->contacts[0]);
  if (mpad_stop_banner_wanted (guidance) != NULL)
    add_button (self, _ ("What is this?"), NULL, "flat", MPAD_ACTION_OPEN_STEP, "",
                step_of (guidance), "");
  else if (first->may_lift)
    add_button (self, _ ("Lift this"), NULL, "flat", MPAD_ACTION_LIFT_BRANCH, branch->id, "", "");
}
