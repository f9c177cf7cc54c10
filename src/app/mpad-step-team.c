/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of people and of functions. */
#include "config.h"

#include "mpad-step-team.h"

#include <glib/gi18n.h>

#include "mpad-groups.h"
#include "mpad-text.h"
#include "mpad-ui.h"

static void
append_row (GtkBox *box, GtkWidget *picture, const char *first, const char *second, gboolean there)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_valign (picture, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), picture);
  gtk_box_append (GTK_BOX (texts),
                  mpad_ui_label (first, there ? "mpad-second mpad-strong" : "mpad-second"));
  if (!mpad_text_is_blank (second))
    gtk_box_append (GTK_BOX (texts), mpad_ui_label (second, "mpad-second mpad-dim"));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (box, row);
}

/* A team is formed after the consultation (S2-4); before it the actors of the step are enough. */
static gboolean
is_asked (const MpadProtocolRole *role, const MpadProtocolStep *step)
{
  if (step == NULL)
    return role->in_team || g_str_equal (role->function, "ib");
  return (role->in_team && step->function != MPAD_STEP_SIGNALS) ||
         (g_strv_contains ((const char *const *) step->actors, role->id) &&
          !g_str_equal (role->function, "team") && !g_str_equal (role->function, "board"));
}

static gboolean
team_has (const MpadDossier *dossier, const MpadProtocolRole *role)
{
  for (guint i = 0; i < dossier->team->len; i++)
    if (g_strcmp0 (((const MpadTeamMember *) dossier->team->pdata[i])->role_id, role->id) == 0)
      return TRUE;
  return FALSE;
}

/* Names of the school's colleagues with this role for the pupil's group, each with their groups. */
static char *
dup_colleagues (MpadDossierModel *model, const MpadProtocolRole *role)
{
  const MpadPerson *pupil = mpad_dossier_get_pupil (mpad_dossier_model_get_dossier (model));
  MpadSession *session = mpad_dossier_model_get_session (model);
  GPtrArray *staff = session != NULL ? mpad_session_get_staff (session) : NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; staff != NULL && i < staff->len; i++)
    {
      const MpadStaff *one = g_ptr_array_index (staff, i);

      if (!one->active || g_strcmp0 (one->role_id, role->id) != 0 ||
          !mpad_groups_include (one->groups, pupil != NULL ? pupil->group : NULL))
        continue;
      if (names->len > 0)
        g_string_append (names, ", ");
      if (mpad_text_is_blank (one->groups))
        g_string_append (names, one->name);
      else
        /* Translators: a name or function and the groups it is for: IB'er · groups 1-4 */
        g_string_append_printf (names, _ ("%s · groups %s"), one->name, one->groups);
    }
  return names->len > 0 ? g_strdup (names->str) : NULL;
}

static void
on_why_cb (GtkWidget *button, gpointer user_data)
{
  MpadProtocol *protocol = mpad_dossier_model_get_protocol (user_data);
  g_autoptr (GString) text = g_string_new (NULL);
  const char *const *rules = NULL;

  for (guint i = 0; i < protocol->roles->len; i++)
    {
      const MpadProtocolRole *role = g_ptr_array_index (protocol->roles, i);

      if (!role->in_team)
        continue;
      g_string_append_printf (text, "%s• %s: %s", text->len > 0 ? "\n" : "", role->name,
                              role->task);
      rules = rules == NULL ? (const char *const *) role->rules : rules;
    }
  mpad_rule_popover (button, text->str, rules, protocol);
}

/* "In het zorgteam horen: leerkracht, ondersteuningscoach, schoolleider, vertrouwenspersoon." */
static gboolean
append_standing_team (GtkBox *box, MpadDossierModel *model)
{
  MpadProtocol *protocol = mpad_dossier_model_get_protocol (model);
  g_autoptr (GString) names = g_string_new (NULL);
  const char *team = _ ("case team");
  g_autofree char *text = NULL;
  GtkWidget *why;

  for (guint i = 0; i < protocol->roles->len; i++)
    {
      const MpadProtocolRole *role = g_ptr_array_index (protocol->roles, i);

      if (role->in_team)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", role->name);
      else if (g_str_equal (role->function, "team"))
        team = role->name;
    }
  if (names->len == 0)
    return FALSE;
  /* Translators: what the school calls its standing team, and the functions in it */
  text = g_strdup_printf (_ ("In the %s: %s."), team, names->str);
  gtk_box_append (box, mpad_ui_label (text, "mpad-second"));
  why = mpad_ui_button (_ ("Why?"), NULL, "flat mpad-second mpad-accent-text");
  gtk_widget_set_halign (why, GTK_ALIGN_START);
  mpad_ui_set_name (why, _ ("Why this team?"));
  g_signal_connect_object (why, "clicked", G_CALLBACK (on_why_cb), model, 0);
  gtk_box_append (box, why);
  return TRUE;
}

gboolean
mpad_step_team_add_asked (GtkBox *box, MpadDossierModel *model, const MpadProtocolStep *step)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (model);
  MpadProtocol *protocol = mpad_dossier_model_get_protocol (model);
  gboolean any = (step == NULL || step->function != MPAD_STEP_SIGNALS) &&
                 append_standing_team (box, model);

  for (guint i = 0; i < protocol->roles->len; i++)
    {
      const MpadProtocolRole *role = g_ptr_array_index (protocol->roles, i);
      g_autofree char *colleagues = NULL;
      g_autofree char *second = NULL;

      if (!is_asked (role, step) || team_has (dossier, role))
        continue;
      colleagues = dup_colleagues (model, role);
      /* Translators: %s is a function such as IB'er; below the name of who has it at this school */
      second = colleagues != NULL
                 ? g_strdup_printf (_ ("%s · not in the team of this dossier yet"), role->name)
                 : g_strdup (_ ("Nobody in the team of this dossier yet"));
      append_row (box, mpad_ui_icon ("mpad-people-symbolic"),
                  colleagues != NULL ? colleagues : role->name, second, FALSE);
      any = TRUE;
    }
  return any;
}

gboolean
mpad_step_team_fill (GtkBox *box, MpadDossierModel *model, const MpadProtocolStep *step)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (model);
  const MpadProtocol *protocol = mpad_dossier_model_get_protocol (model);

  for (guint i = 0; i < dossier->team->len; i++)
    {
      const MpadTeamMember *member = g_ptr_array_index (dossier->team, i);
      const MpadProtocolRole *role = member->role_id != NULL
                                       ? mpad_protocol_find_role (protocol, member->role_id)
                                       : NULL;

      append_row (box, mpad_ui_initials (member->name, 30), member->name,
                  role != NULL ? role->name : NULL, TRUE);
    }
  return mpad_step_team_add_asked (box, model, step) || dossier->team->len > 0;
}
