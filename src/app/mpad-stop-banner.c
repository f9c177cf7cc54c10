/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The banner of a safety branch. */
#include "config.h"

#include "mpad-stop-banner.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "mpad-action-words.h"
#include "mpad-contacts.h"
#include "mpad-entry-keys.h"
#include "mpad-error-text.h"
#include "mpad-format.h"
#include "mpad-input.h"
#include "mpad-ui.h"

struct _MpadStopBanner
{
  GtkBox parent_instance;

  /* template children */
  GtkWidget *badge;
  GtkLabel *headline;
  GtkLabel *text;
  GtkBox *home;
  GtkLabel *home_text;
  AdwWrapBox *home_fields;
  GtkLabel *saved;
  AdwWrapBox *buttons;

  /* owned */
  MpadDossierModel *model;
  char *branch;
  char *why_text;
  GStrv rules;

  /* borrowed from home_fields */
  GtkWidget *answer;
  GtkWidget *until;
};

G_DEFINE_FINAL_TYPE (MpadStopBanner, mpad_stop_banner, GTK_TYPE_BOX)

/* What the engine puts first is of a branch: its task, the question of R-2, lifting it. */
static gboolean
is_about_safety (const MpadGuidance *guidance)
{
  const MpadNextAction *next = guidance->next;
  const MpadOpenTask *task;

  if (next == NULL || g_str_equal (next->action, MPAD_ACTION_ANSWER_HOME) ||
      g_str_equal (next->action, MPAD_ACTION_LIFT_BRANCH))
    return TRUE;
  if (next->task == NULL)
    return g_str_equal (next->action, MPAD_ACTION_CALL);
  task = mpad_guidance_find_task (guidance, next->task);
  return task != NULL && task->branch != NULL;
}

const MpadActiveBranch *
mpad_stop_banner_wanted (const MpadGuidance *guidance)
{
  if (guidance == NULL || guidance->branches->len == 0 || !is_about_safety (guidance))
    return NULL;
  return g_ptr_array_index (guidance->branches, 0);
}

static gboolean
on_why_activated_cb (MpadStopBanner *self)
{
  mpad_rule_popover (GTK_WIDGET (self->text), self->why_text, (const char *const *) self->rules,
                     mpad_dossier_model_get_protocol (self->model));
  return TRUE;
}

static void
on_home_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadStopBanner) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadEntry)
    entry = mpad_dossier_model_save_entry_finish (MPAD_DOSSIER_MODEL (source), result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (entry == NULL)
    {
      g_autofree char *problem = mpad_error_text_sentence (error);

      gtk_label_set_text (self->saved, problem);
      gtk_widget_set_visible (GTK_WIDGET (self->saved), TRUE);
      mpad_ui_announce (GTK_WIDGET (self), problem, TRUE);
      return;
    }
  gtk_label_set_text (self->saved, _ ("Recorded"));
  gtk_widget_set_visible (GTK_WIDGET (self->saved), TRUE);
  mpad_ui_announce (GTK_WIDGET (self), _ ("Recorded"), FALSE);
}

/* each answer is a fact of its own with the time it was given; a later answer counts. */
static void
save_home (MpadStopBanner *self)
{
  g_autoptr (MpadEntry) entry = NULL;
  g_autofree char *value = mpad_input_get_value (MPAD_INPUT (self->answer));
  g_autofree char *until = mpad_input_get_value (MPAD_INPUT (self->until));

  if (value == NULL && until == NULL)
    return;
  entry = mpad_entry_new (MPAD_ENTRY_FACT);
  g_free (entry->happened);
  entry->happened = mpad_format_now ();
  entry->precision = MPAD_HAPPENED_EXACT;
  mpad_entry_set (entry, MPAD_KEY_FACT, "home-safe");
  mpad_entry_set (entry, "value", value != NULL ? value : "doubt");
  mpad_entry_set (entry, "until", until);
  mpad_dossier_model_save_entry_async (self->model, entry, TRUE, on_home_saved_cb,
                                       g_object_ref (self));
}

static void
on_time_left_cb (MpadStopBanner *self)
{
  g_autofree char *until = mpad_input_get_value (MPAD_INPUT (self->until));
  const MpadGuidance *guidance = mpad_dossier_model_get_guidance (self->model);
  const MpadActiveBranch *branch = guidance != NULL && self->branch != NULL
                                     ? mpad_guidance_find_branch (guidance, self->branch)
                                     : NULL;

  if (until != NULL && branch != NULL && g_strcmp0 (until, branch->until) != 0)
    save_home (self);
}

static void
build_home_fields (MpadStopBanner *self)
{
  const MpadChoice choices[] = {
    { "yes", _ ("Yes"), NULL },
    { "no", _ ("No"), NULL },
    { "doubt", _ ("I do not know"), NULL },
  };
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->answer = mpad_input_new_chips (_ ("Can the child go home safely?"), choices,
                                       G_N_ELEMENTS (choices), FALSE);
  self->until = mpad_input_new_time (_ ("At school until"));
  gtk_widget_set_valign (self->answer, GTK_ALIGN_END);
  mpad_input_set_bare (MPAD_INPUT (self->answer), TRUE);
  g_signal_connect_object (self->answer, "changed", G_CALLBACK (save_home), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_time_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->until, focus);
  adw_wrap_box_append (self->home_fields, self->answer);
  adw_wrap_box_append (self->home_fields, self->until);
}

static void
mpad_stop_banner_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MPAD_TYPE_STOP_BANNER);

  G_OBJECT_CLASS (mpad_stop_banner_parent_class)->dispose (object);
}

static void
mpad_stop_banner_finalize (GObject *object)
{
  MpadStopBanner *self = MPAD_STOP_BANNER (object);

  g_clear_object (&self->model);
  g_free (self->branch);
  g_free (self->why_text);
  g_strfreev (self->rules);

  G_OBJECT_CLASS (mpad_stop_banner_parent_class)->finalize (object);
}

static void
mpad_stop_banner_class_init (MpadStopBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mpad_stop_banner_dispose;
  object_class->finalize = mpad_stop_banner_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/meldpad/Meldpad/ui/mpad-stop-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, MpadStopBanner, badge);
  gtk_widget_class_bind_template_child (widget_class, MpadStopBanner, buttons);
  gtk_widget_class_bind_template_child (widget_class, MpadStopBanner, headline);
  gtk_widget_class_bind_template_child (widget_class, MpadStopBanner, home);
  gtk_widget_class_bind_template_child (widget_class, MpadStopBanner, home_fields);
  gtk_widget_class_bind_template_child (widget_class, MpadStopBanner, home_text);
  gtk_widget_class_bind_template_child (widget_class, MpadStopBanner, saved);
  gtk_widget_class_bind_template_child (widget_class, MpadStopBanner, text);
  gtk_widget_class_bind_template_callback (widget_class, on_why_activated_cb);
}

static void
mpad_stop_banner_init (MpadStopBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  build_home_fields (self);
}

GtkWidget *
mpad_stop_banner_new (MpadDossierModel *model)
{
  MpadStopBanner *self = g_object_new (MPAD_TYPE_STOP_BANNER, NULL);

  self->model = g_object_ref (model);
  return GTK_WIDGET (self);
}

/* The number of a contact need: of the contact that comes with the program, or of the one that is
 * called instead. */
static char *
contact_label (const MpadProtocol *protocol, const char *need)
{
  const MpadProtocolContact *wanted = mpad_protocol_find_contact (protocol, need);
  g_autoptr (MpadContacts) book = mpad_contacts_load_shipped (NULL);
  const MpadContact *contact = NULL;

  if (book != NULL && wanted != NULL && wanted->shipped != NULL)
    contact = mpad_contacts_find (book, wanted->shipped);
  if (contact != NULL && contact->phone == NULL && contact->via != NULL)
    contact = mpad_contacts_find (book, contact->via);
  /* Everybody knows this one by its number. */
  if (contact != NULL && g_strcmp0 (contact->phone, "112") == 0)
    return g_strdup_printf (_ ("Call %s"), contact->phone);
  if (contact != NULL && contact->phone != NULL)
    /* Translators: button: whom to call, then the number. */
    return g_strdup_printf (_ ("Call %s  %s"), contact->name, contact->phone);
  return g_strdup_printf (_ ("Call %s"), wanted != NULL ? wanted->title : need);
}

char *
mpad_stop_banner_dup_call (const MpadProtocol *protocol, const MpadProtocolBranch *branch)
{
  if (branch->contacts == NULL || branch->contacts[0] == NULL)
    return NULL;
  return contact_label (protocol, branch->contacts[0]);
}

static void
add_button (MpadStopBanner *self,
            const char *label,
            const char *icon,
            const char *css_class,
            const char *action,
            const char *target,
            const char *contact)
{
  GtkWidget *button = mpad_ui_button (label, icon, css_class);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sssss)", action, target, "", contact,
                                    "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "dossier.run");
  adw_wrap_box_append (self->buttons, button);
}

/* What to mind, what to say on the telephone, and what lifts it. */
static char *
why_text (const MpadProtocolBranch *branch)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < branch->lines->len; i++)
    g_string_append_printf (
      text, "• %s\n", ((const MpadProtocolLine *) g_ptr_array_index (branch->lines, i))->text);
  if (branch->say != NULL)
    g_string_append_printf (text, "\n%s\n", branch->say);
  if (branch->lift_text != NULL)
    g_string_append_printf (text, "\n%s", branch->lift_text);
  return g_strdup (g_strstrip (text->str));
}

/* What is recorded after the call: advice, unless the branch itself asks for something else (R-10,
 * R-11); of those the first that is still open. */
static const char *
record_action (const MpadGuidance *guidance, const MpadProtocolBranch *branch)
{
  for (guint i = 0; i < branch->tasks->len; i++)
    {
      const MpadProtocolTask *task = g_ptr_array_index (branch->tasks, i);

      if (g_str_equal (task->action, MPAD_ACTION_RECORD_ADVICE))
        return task->action;
    }
  for (guint i = 0; guidance != NULL && i < guidance->tasks->len; i++)
    {
      const MpadOpenTask *task = g_ptr_array_index (guidance->tasks, i);

      if (task->branch == branch && !task->done && g_str_has_prefix (task->action, "record-") &&
          !g_str_equal (task->action, MPAD_ACTION_RECORD_NOTIFY) &&
          !g_str_equal (task->action, MPAD_ACTION_RECORD_CONSULT))
        return task->action;
    }
  for (guint i = 0; i < branch->tasks->len; i++)
    {
      const MpadProtocolTask *task = g_ptr_array_index (branch->tasks, i);

      if (g_str_has_prefix (task->action, "record-"))
        return task->action;
    }
  return MPAD_ACTION_RECORD_ADVICE;
}

static void
set_home (MpadStopBanner *self, const MpadActiveBranch *branch)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (self->model);
  const MpadPerson *pupil = dossier != NULL ? mpad_dossier_get_pupil (dossier) : NULL;
  g_autofree char *name = pupil != NULL ? mpad_person_dup_short (pupil)
                                        : g_strdup (_ ("The child"));
  g_autofree char *time = mpad_format_time (branch->until);
  g_autofree char *text = NULL;
  gboolean safe = g_strcmp0 (branch->home_answer, "yes") == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->home), branch->branch->ask_home);
  if (!branch->branch->ask_home)
    return;
  if (safe)
    text = g_strdup_printf (_ ("%s can go home safely today, somebody answered. Is that still so?"),
                            name);
  else if (*time != '\0')
    text = g_strdup_printf (
      g_strcmp0 (branch->home_answer, "no") == 0
        ? _ (
            "%s goes home at %s. That is not safe. Call before that time. Direct danger? Call 112.")
        : _ ("%s goes home at %s. Whether that is safe is not known yet. Call before that time. "
             "Direct danger? Call 112."),
      name, time);
  else
    text = g_strdup_printf (
      _ (
        "Can %s go home safely today, and until what time is school? Call before that time. Direct "
        "danger? Call 112."),
      name);
  gtk_label_set_text (self->home_text, text);
  mpad_input_set_value (MPAD_INPUT (self->answer), branch->home_answer);
  mpad_input_set_value (MPAD_INPUT (self->until), branch->until);
}

void
mpad_stop_banner_set (MpadStopBanner *self, const MpadActiveBranch *branch)
{
  const MpadProtocolBranch *b;
  const MpadProtocol *protocol;
  const char *record;
  GtkWidget *child;
  g_autofree char *call = NULL;
  g_autofree char *text = NULL;
  g_autofree char *markup = NULL;

  g_return_if_fail (MPAD_IS_STOP_BANNER (self));

  gtk_widget_set_visible (GTK_WIDGET (self), branch != NULL);
  if (branch == NULL)
    {
      g_clear_pointer (&self->branch, g_free);
      return;
    }
  b = branch->branch;
  protocol = mpad_dossier_model_get_protocol (self->model);
  if (g_strcmp0 (self->branch, b->id) != 0)
    gtk_widget_set_visible (GTK_WIDGET (self->saved), FALSE);
  g_set_str (&self->branch, b->id);
  g_free (self->why_text);
  self->why_text = why_text (b);
  g_strfreev (self->rules);
  self->rules = g_strdupv (b->rules);

  gtk_label_set_text (self->headline, b->do_now);
  text = g_markup_escape_text (b->text, -1);
  markup = g_strdup_printf ("%s <a href=\"why\">%s</a>", text, _ ("Why?"));
  gtk_label_set_markup (self->text, markup);
  set_home (self, branch);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->buttons))) != NULL)
    adw_wrap_box_remove (self->buttons, child);
  call = mpad_stop_banner_dup_call (protocol, b);
  if (call != NULL)
    add_button (self, call, "mpad-phone-symbolic", "mpad-solid-stop pill", MPAD_ACTION_CALL,
                b->contacts[0], b->contacts[0]);
  record = record_action (mpad_dossier_model_get_guidance (self->model), b);
  add_button (self, mpad_action_words (record), "mpad-pen-symbolic", "pill", record, b->id, "");
  if (branch->may_lift)
    add_button (self, _ ("Lift this"), NULL, "flat", MPAD_ACTION_LIFT_BRANCH, b->id, "");
}

void
mpad_stop_banner_set_narrow (MpadStopBanner *self, gboolean narrow)
{
  g_return_if_fail (MPAD_IS_STOP_BANNER (self));

  gtk_widget_set_visible (self->badge, !narrow);
}

const char *
mpad_stop_banner_get_branch (MpadStopBanner *self)
{
  g_return_val_if_fail (MPAD_IS_STOP_BANNER (self), NULL);
  return self->branch;
}
