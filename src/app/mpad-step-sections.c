/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a step page that are only read. */
#include "config.h"

#include "mpad-step-sections.h"

#include <glib/gi18n.h>

#include "mpad-action-words.h"
#include "mpad-contacts.h"
#include "mpad-entry-card.h"
#include "mpad-entry-versions.h"
#include "mpad-labels.h"
#include "mpad-text.h"
#include "mpad-ui.h"
#include "mpad-why.h"

/** What a row says: built with one function so that talks and locks look alike. */
typedef struct
{
  const char *icon;
  const char *icon_class;
  const char *css_class;
  const char *title;
  const char *text;
  const char *about; /* behind "Why?" */
  char **rules;
} RowText;

static GtkBox *
append_row (GtkBox *box, MpadDossierModel *model, const RowText *row)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *icon = mpad_ui_icon (row->icon);
  GtkWidget *text;

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "mpad-big-icon");
  gtk_widget_add_css_class (icon, row->icon_class);
  gtk_widget_add_css_class (outer, row->css_class);
  gtk_widget_add_css_class (outer, "mpad-row-pad");
  gtk_box_append (GTK_BOX (outer), icon);
  gtk_box_append (GTK_BOX (texts), mpad_ui_label (row->title, "mpad-strong"));
  text = mpad_ui_label ("", "mpad-dim");
  mpad_why_set (text, row->text != NULL ? row->text : "", row->about, row->rules,
                mpad_dossier_model_get_protocol (model));
  gtk_box_append (GTK_BOX (texts), text);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (outer), texts);
  gtk_box_append (box, outer);
  mpad_ui_set_name (outer, row->title);
  return GTK_BOX (outer);
}

/* Read aloud, the button says what it is for: there may be more than one with this label. */
static void
append_button (GtkBox *row,
               const char *label,
               const char *about,
               const char *action,
               const char *target,
               const char *step)
{
  GtkWidget *button = mpad_ui_button (label, NULL, NULL);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, about);

  mpad_ui_set_name (button, name);

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sssss)", action, target, step, "",
                                    "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "dossier.run");
  gtk_box_append (row, button);
}

/* A talk is left out on a ground of its own kind; where the protocol gives none, it is not. */
static void
append_leave_out (GtkBox *row, const MpadGuidance *guidance, const MpadTalkGuidance *talk)
{
  GtkWidget *texts = gtk_widget_get_next_sibling (gtk_widget_get_first_child (GTK_WIDGET (row)));
  const char *words = mpad_action_words (MPAD_ACTION_SKIP_TALK);
  g_autofree char *name = g_strdup_printf ("%s: %s", words, talk->talk->title);
  GtkWidget *button;

  if (talk->state == MPAD_TALK_STATE_HELD || talk->state == MPAD_TALK_STATE_SKIPPED ||
      talk->talk->grounds[0] == NULL ||
      !mpad_guidance_may (guidance, MPAD_ACTION_SKIP_TALK, talk->talk->id, talk->talk->step)
         .allowed)
    return;
  button = mpad_ui_button (words, NULL, "flat mpad-accent-text");
  mpad_ui_set_name (button, name);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sssss)", MPAD_ACTION_SKIP_TALK,
                                    talk->talk->id, talk->talk->step, "", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "dossier.run");
  gtk_box_append (GTK_BOX (texts), button);
}

static const char *
talk_state_text (const MpadTalkGuidance *talk)
{
  switch (talk->state)
    {
    case MPAD_TALK_STATE_OPTIONAL:
      return _ ("May, need not.");
    case MPAD_TALK_STATE_ASKED:
      return _ ("The protocol asks this talk.");
    case MPAD_TALK_STATE_PLANNED:
      return _ ("Planned.");
    case MPAD_TALK_STATE_HELD:
      return _ ("Held.");
    case MPAD_TALK_STATE_SKIPPED:
      return _ ("Left out, with a reason.");
    case MPAD_TALK_STATE_NOT_ASKED:
    case MPAD_TALK_STATE_LOCKED:
      break;
    }
  return _ ("Not asked here and now.");
}

gboolean
mpad_step_section_talks (GtkBox *box, MpadDossierModel *model, const MpadProtocolStep *step)
{
  const MpadGuidance *guidance = mpad_dossier_model_get_guidance (model);
  gboolean any = FALSE;

  for (guint i = 0; i < guidance->talks->len; i++)
    {
      const MpadTalkGuidance *talk = g_ptr_array_index (guidance->talks, i);
      MpadVerdict verdict;

      if (g_strcmp0 (talk->talk->step, step->id) != 0)
        continue;
      any = TRUE;
      verdict = mpad_guidance_may (guidance, MPAD_ACTION_HOLD_TALK, talk->talk->id, step->id);
      if (talk->state == MPAD_TALK_STATE_LOCKED || !verdict.allowed)
        {
          /* Translators: a talk that a rule stops now. */
          g_autofree char *title = g_strdup_printf (_ ("%s: locked"), talk->talk->title);
          const RowText row = { "mpad-lock-symbolic",
                                "mpad-stop-text",
                                "mpad-locked",
                                title,
                                verdict.opens != NULL ? verdict.opens : verdict.text,
                                verdict.text,
                                (char **) verdict.rules };

          append_leave_out (append_row (box, model, &row), guidance, talk);
        }
      else
        {
          g_autofree char *text = NULL;
          GtkBox *outer;

          text = g_strdup_printf ("%s %s", talk_state_text (talk),
                                  talk->age_rule != NULL ? talk->age_rule->text
                                                         : talk->talk->purpose);
          outer = append_row (box, model,
                              &(const RowText) { "mpad-talk-symbolic", "mpad-accent-text",
                                                 "mpad-panel", talk->talk->title, text,
                                                 talk->talk->reason,
                                                 talk->age_rule != NULL ? talk->age_rule->rules
                                                                        : talk->talk->rules });
          append_leave_out (outer, guidance, talk);
          append_button (outer,
                         talk->state == MPAD_TALK_STATE_HELD ? _ ("Another talk") : _ ("Prepare"),
                         talk->talk->title, MPAD_ACTION_PREPARE_TALK, talk->talk->id, step->id);
        }
    }
  return any;
}

/* Which step a stopped action belongs to. */
static gboolean
lock_touches (const MpadActiveLock *lock, const MpadProtocolStep *step)
{
  switch (step->function)
    {
    case MPAD_STEP_TALK:
      return g_str_equal (lock->action, MPAD_ACTION_INVITE_PARENTS) ||
             g_str_equal (lock->action, MPAD_ACTION_PRINT_FOR_PARENTS);
    case MPAD_STEP_WEIGH:
      return g_str_equal (lock->action, MPAD_ACTION_WEIGH);
    case MPAD_STEP_DECIDE:
      return g_str_equal (lock->action, MPAD_ACTION_DECIDE_MELDEN) ||
             g_str_equal (lock->action, MPAD_ACTION_DECIDE_HULP);
    case MPAD_STEP_SIGNALS:
    case MPAD_STEP_CONSULT:
      break;
    }
  return FALSE;
}

gboolean
mpad_step_section_locks (GtkBox *box, MpadDossierModel *model, const MpadProtocolStep *step)
{
  const MpadGuidance *guidance = mpad_dossier_model_get_guidance (model);
  gboolean any = FALSE;

  for (guint i = 0; i < guidance->locks->len; i++)
    {
      const MpadActiveLock *lock = g_ptr_array_index (guidance->locks, i);

      if (!lock_touches (lock, step))
        continue;
      any = TRUE;
      append_row (box, model,
                  &(const RowText) { "mpad-lock-symbolic", "mpad-stop-text", "mpad-locked",
                                     lock->text, lock->opens, lock->text, lock->rules });
    }
  return any;
}

gboolean
mpad_step_section_notices (GtkBox *box, MpadDossierModel *model, const MpadProtocolStep *step)
{
  const MpadGuidance *guidance = mpad_dossier_model_get_guidance (model);
  const MpadStepGuidance *here = mpad_guidance_find_step (guidance, step->id);
  gboolean any = FALSE;

  for (guint i = 0; i < guidance->notices->len; i++)
    {
      const MpadNotice *notice = g_ptr_array_index (guidance->notices, i);
      GtkWidget *row;
      GtkWidget *icon;
      GtkWidget *text;

      if (notice->step != NULL ? g_strcmp0 (notice->step, step->id) != 0
                               : here == NULL || !here->current)
        continue;
      any = TRUE;
      row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
      icon = mpad_ui_icon ("mpad-snooze-symbolic");
      gtk_widget_add_css_class (icon, "mpad-warn-text");
      gtk_widget_set_valign (icon, GTK_ALIGN_START);
      gtk_widget_add_css_class (row, "mpad-notice");
      gtk_box_append (GTK_BOX (row), icon);
      text = mpad_ui_label ("", NULL);
      mpad_why_set (text, notice->text, notice->text, notice->rules,
                    mpad_dossier_model_get_protocol (model));
      gtk_box_append (GTK_BOX (row), text);
      gtk_box_append (box, row);
    }
  return any;
}

static void
on_branch_clicked_cb (GtkWidget *button, gpointer user_data)
{
  MpadDossierModel *model = user_data;
  const char *id = g_object_get_data (G_OBJECT (button), "mpad-branch");
  const MpadProtocol *protocol = mpad_dossier_model_get_protocol (model);
  const MpadProtocolBranch *branch = mpad_protocol_find_branch (protocol, id);
  g_autofree char *text = NULL;

  if (branch == NULL)
    return;
  text = g_strdup_printf ("%s\n\n%s", branch->do_now, branch->text);
  mpad_rule_popover (button, text, (const char *const *) branch->rules, protocol);
}

gboolean
mpad_step_section_branches (GtkBox *box, MpadDossierModel *model, const char *shown)
{
  const MpadGuidance *guidance = mpad_dossier_model_get_guidance (model);
  guint n = 0;
  GtkWidget *heading;
  g_autofree char *title = NULL;

  for (guint i = 0; i < guidance->branches->len; i++)
    {
      const MpadActiveBranch *branch = g_ptr_array_index (guidance->branches, i);

      n += g_strcmp0 (branch->branch->id, shown) != 0;
    }
  if (n == 0)
    return FALSE;
  title = shown != NULL
            ? g_strdup_printf (
                g_dngettext (NULL, "%u more point of attention", "%u more points of attention", n),
                n)
            : g_strdup_printf (
                g_dngettext (NULL, "%u point of attention", "%u points of attention", n), n);
  heading = mpad_ui_label (title, "mpad-section");
  gtk_box_append (box, heading);
  for (guint i = 0; i < guidance->branches->len; i++)
    {
      const MpadActiveBranch *branch = g_ptr_array_index (guidance->branches, i);
      GtkWidget *button;

      if (g_strcmp0 (branch->branch->id, shown) == 0)
        continue;
      button = mpad_ui_button (branch->branch->title, "mpad-branch-symbolic",
                               "flat mpad-accent-text");
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      g_object_set_data_full (G_OBJECT (button), "mpad-branch", g_strdup (branch->branch->id),
                              g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_branch_clicked_cb), model, 0);
      gtk_box_append (box, button);
    }
  return TRUE;
}

gboolean
mpad_step_section_contacts (GtkBox *box, MpadDossierModel *model, const MpadProtocolBranch *branch)
{
  const MpadProtocol *protocol = mpad_dossier_model_get_protocol (model);
  g_autoptr (MpadContacts) book = mpad_contacts_load_shipped (NULL);
  gboolean any = FALSE;

  for (guint i = 1; branch != NULL && branch->contacts != NULL && branch->contacts[0] != NULL &&
                    branch->contacts[i] != NULL;
       i++)
    {
      const MpadProtocolContact *need = mpad_protocol_find_contact (protocol, branch->contacts[i]);
      const MpadContact *contact = need != NULL && need->shipped != NULL && book != NULL
                                     ? mpad_contacts_find (book, need->shipped)
                                     : NULL;
      g_autofree char *line = NULL;

      if (need == NULL)
        continue;
      if (contact != NULL && contact->phone != NULL)
        line = g_strdup_printf ("%s · %s", contact->name, contact->phone);
      else
        line = g_strdup (need->title);
      gtk_box_append (box, mpad_ui_label (line, "mpad-second"));
      if (!mpad_text_is_blank (need->when))
        gtk_box_append (box, mpad_ui_label (need->when, "mpad-second mpad-dim"));
      any = TRUE;
    }
  return any;
}

/* What people did in the program is a line; what happened is a card. */
static gboolean
is_line (const MpadEntry *entry)
{
  return entry->statements->len == 0 &&
         (entry->kind == MPAD_ENTRY_STEP || entry->kind == MPAD_ENTRY_BRANCH ||
          entry->kind == MPAD_ENTRY_FACT);
}

static int
compare_latest (gconstpointer a, gconstpointer b)
{
  const MpadEntry *one = *(const MpadEntry *const *) a;
  const MpadEntry *two = *(const MpadEntry *const *) b;
  int order;

  if (one->state != two->state)
    return one->state == MPAD_ENTRY_DRAFT ? -1 : 1;
  order = -g_strcmp0 (one->happened, two->happened);
  if (order != 0)
    return order;
  return one->recorded_seq < two->recorded_seq ? 1 : one->recorded_seq > two->recorded_seq ? -1 : 0;
}

gboolean
mpad_step_section_entries (GtkBox *box,
                           GtkBox *lines,
                           MpadDossierModel *model,
                           const MpadProtocolStep *step)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (model);
  const MpadProtocol *protocol = mpad_dossier_model_get_protocol (model);
  g_autoptr (GPtrArray) here = g_ptr_array_new ();
  gboolean any = FALSE;

  for (guint i = 0; i < dossier->entries->len; i++)
    {
      MpadEntry *entry = g_ptr_array_index (dossier->entries, i);

      if (entry->amends == NULL && g_strcmp0 (entry->step_id, step->id) == 0)
        g_ptr_array_add (here, mpad_dossier_get_current (dossier, entry->id));
    }
  g_ptr_array_sort (here, compare_latest);
  for (guint i = 0; i < here->len; i++)
    {
      const MpadEntry *entry = g_ptr_array_index (here, i);

      if (!is_line (entry))
        {
          gtk_box_append (box, mpad_entry_card_new (entry, dossier, protocol));
          any = TRUE;
        }
      else
        gtk_box_append (lines, mpad_entry_line_new (entry, dossier, protocol));
    }
  return any;
}
