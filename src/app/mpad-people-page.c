/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The people of a dossier. */
#include "config.h"

#include "mpad-people-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "mpad-clock.h"
#include "mpad-dossier-store.h"
#include "mpad-error-text.h"
#include "mpad-format.h"
#include "mpad-labels.h"
#include "mpad-person-dialog.h"
#include "mpad-step-team.h"
#include "mpad-text.h"
#include "mpad-ui.h"

struct _MpadPeoplePage
{
  GtkWidget parent_instance;

  /* template children */
  GtkWidget *scroller;
  GtkBox *page;
  GtkBox *groups;
  GtkBox *team;
  GtkMenuButton *add_member;
  AdwBin *undo;

  /* owned */
  MpadDossierModel *model;
};

G_DEFINE_FINAL_TYPE (MpadPeoplePage, mpad_people_page, GTK_TYPE_WIDGET)

/* people */

static void
on_write_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadPeoplePage) self = user_data;
  g_autoptr (GError) error = NULL;

  mpad_dossier_model_run_finish (MPAD_DOSSIER_MODEL (source), result, &error);
  if (error != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    mpad_error_text_present (GTK_WIDGET (self), error);
}

static gpointer
save_person_job (MpadVault *vault, gpointer data, GError **error)
{
  return GINT_TO_POINTER (mpad_dossier_store_save_person (vault, data, error));
}

static void
on_undo_clicked_cb (MpadPeoplePage *self, GtkWidget *button)
{
  const MpadPerson *person = g_object_get_data (G_OBJECT (button), "mpad-person");

  mpad_dossier_model_run_async (self->model, save_person_job, mpad_person_copy (person),
                                (GDestroyNotify) mpad_person_free, NULL, on_write_cb,
                                g_object_ref (self));
  adw_bin_set_child (self->undo, NULL);
}

static void
on_person_removed_cb (MpadPeoplePage *self, const MpadPerson *person)
{
  g_autofree char *name = mpad_person_dup_name (person);
  /* Translators: a person was taken out of the dossier. */
  g_autofree char *text = g_strdup_printf (_ ("%s is taken out of the dossier"), name);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = mpad_ui_label (text, NULL);
  GtkWidget *button = mpad_ui_button (_ ("Undo"), NULL, NULL);

  gtk_widget_add_css_class (box, "mpad-warn-band");
  gtk_widget_set_hexpand (label, TRUE);
  g_object_set_data_full (G_OBJECT (button), "mpad-person", mpad_person_copy (person),
                          (GDestroyNotify) mpad_person_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_undo_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  adw_bin_set_child (self->undo, box);
  mpad_ui_announce (GTK_WIDGET (self), text, FALSE);
}

static void
open_person (MpadPeoplePage *self, MpadPerson *person)
{
  AdwDialog *dialog = mpad_person_dialog_new (self->model, person);

  g_signal_connect_object (dialog, "removed", G_CALLBACK (on_person_removed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
on_person_activated_cb (MpadPeoplePage *self, GtkListBoxRow *row)
{
  const char *id = g_object_get_data (G_OBJECT (row), "mpad-person");
  const MpadPerson *person = id != NULL ? mpad_dossier_get_person (
                                            mpad_dossier_model_get_dossier (self->model), id)
                                        : NULL;

  if (person != NULL)
    open_person (self, mpad_person_copy (person));
}

static void
add_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MpadPeoplePage *self = MPAD_PEOPLE_PAGE (widget);
  MpadPerson *person = mpad_person_new ((MpadRelation) g_variant_get_int32 (parameter));

  person->position = mpad_dossier_model_get_dossier (self->model)->people->len;
  open_person (self, person);
}

static char *
describe (const MpadPerson *person)
{
  g_autoptr (GString) line = g_string_new (mpad_text_is_blank (person->relation_label)
                                             ? mpad_label_relation (person->relation)
                                             : person->relation_label);

  if (!mpad_text_is_blank (person->function))
    g_string_append_printf (line, " · %s", person->function);
  if (!mpad_text_is_blank (person->organisation))
    g_string_append_printf (line, " · %s", person->organisation);
  if (!mpad_text_is_blank (person->group))
    {
      g_string_append (line, " · ");
      g_string_append_printf (line, _ ("group %s"), person->group);
    }
  if (!mpad_text_is_blank (person->birth_date))
    {
      g_autofree char *date = mpad_format_date (person->birth_date);

      /* Translators: date of birth in a list of people. */
      g_string_append (line, " · ");
      g_string_append_printf (line, _ ("born %s"), date);
    }
  if (!mpad_text_is_blank (person->phone))
    g_string_append_printf (line, " · %s", person->phone);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
add_pills (AdwWrapBox *box, const MpadPerson *person)
{
  if (mpad_person_is_carer (person))
    {
      if (person->gezag == MPAD_YES)
        adw_wrap_box_append (box, mpad_ui_pill (_ ("gezag"), "mpad-check-symbolic", "mpad-ok"));
      else
        adw_wrap_box_append (
          box, mpad_ui_pill (person->gezag == MPAD_NO ? _ ("no gezag") : _ ("gezag not known"),
                             person->gezag == MPAD_NO ? NULL : "mpad-guess-symbolic",
                             person->gezag == MPAD_NO ? "mpad-outline" : "mpad-warn"));
      if (person->safe_contact == MPAD_NO)
        adw_wrap_box_append (
          box, mpad_ui_pill (_ ("not safe to reach"), "mpad-stop-symbolic", "mpad-stop"));
      else if (person->safe_contact == MPAD_UNKNOWN)
        adw_wrap_box_append (
          box, mpad_ui_pill (_ ("safe to reach? not known"), "mpad-guess-symbolic", "mpad-warn"));
    }
  if (person->address_hidden)
    adw_wrap_box_append (
      box, mpad_ui_pill (_ ("hidden address"), "mpad-hidden-symbolic", "mpad-outline"));
  if (!mpad_text_is_blank (person->interpreter_language))
    {
      g_autofree char *text = g_strdup_printf (_ ("interpreter: %s"), person->interpreter_language);

      adw_wrap_box_append (box, mpad_ui_pill (text, "mpad-talk-symbolic", NULL));
    }
}

static GtkWidget *
person_row (const MpadPerson *person)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *pills = adw_wrap_box_new ();
  g_autofree char *name = mpad_person_dup_name (person);
  g_autofree char *line = describe (person);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", name, line);

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (pills), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (pills), 4);
  add_pills (ADW_WRAP_BOX (pills), person);
  gtk_widget_set_visible (pills, gtk_widget_get_first_child (pills) != NULL);
  gtk_widget_set_margin_top (pills, 4);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), mpad_ui_label (name, "mpad-strong"));
  gtk_box_append (GTK_BOX (texts), mpad_ui_label (line, "mpad-second mpad-dim"));
  gtk_box_append (GTK_BOX (texts), pills);
  gtk_widget_add_css_class (box, "mpad-person-row");
  gtk_box_append (GTK_BOX (box), mpad_ui_initials (name, 36));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), mpad_ui_icon ("go-next-symbolic"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "mpad-person", g_strdup (person->id), g_free);
  mpad_ui_set_name (row, spoken);
  return row;
}

typedef struct
{
  const char *title;
  const char *none; /* said when there is nobody; NULL: the group is left out */
  MpadRelation add;
  gboolean (*belongs) (const MpadPerson *person);
} Group;

static gboolean
is_pupil (const MpadPerson *person)
{
  return person->relation == MPAD_RELATION_PUPIL;
}

static gboolean
is_sibling (const MpadPerson *person)
{
  return person->relation == MPAD_RELATION_SIBLING;
}

static gboolean
is_family (const MpadPerson *person)
{
  return person->relation == MPAD_RELATION_FAMILY;
}

static gboolean
is_professional (const MpadPerson *person)
{
  return person->relation == MPAD_RELATION_PROFESSIONAL;
}

static const Group groups[] = {
  { N_ ("Pupil"), NULL, MPAD_RELATION_PUPIL, is_pupil },
  { N_ ("Parents and carers"), N_ ("Nobody yet. Who has gezag, and is it safe to reach them?"),
    MPAD_RELATION_PARENT, mpad_person_is_carer },
  { N_ ("Brothers and sisters"), N_ ("Nobody yet. Are there other children at home?"),
    MPAD_RELATION_SIBLING, is_sibling },
  { N_ ("Other family and household"), N_ ("Nobody yet."), MPAD_RELATION_FAMILY, is_family },
  { N_ ("Professionals"), N_ ("Nobody yet. Who else works with this family?"),
    MPAD_RELATION_PROFESSIONAL, is_professional },
};

static void
add_group (MpadPeoplePage *self, const MpadDossier *dossier, const Group *group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = mpad_ui_label (_ (group->title), "mpad-section");
  GtkWidget *list = gtk_list_box_new ();
  guint n = 0;

  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  if (group->add != MPAD_RELATION_PUPIL)
    {
      GtkWidget *button = mpad_ui_button (_ ("Add"), "list-add-symbolic", "flat");
      g_autofree char *name = g_strdup_printf ("%s: %s", _ ("Add"), _ (group->title));

      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", (gint32) group->add);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "people.add");
      mpad_ui_set_name (button, name);
      gtk_box_append (GTK_BOX (head), button);
    }
  gtk_box_append (GTK_BOX (box), head);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "mpad-rows");
  mpad_ui_set_name (list, _ (group->title));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_person_activated_cb), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < dossier->people->len; i++)
    {
      const MpadPerson *person = g_ptr_array_index (dossier->people, i);

      if (!group->belongs (person))
        continue;
      gtk_list_box_append (GTK_LIST_BOX (list), person_row (person));
      n++;
    }
  gtk_widget_set_visible (list, n > 0);
  gtk_box_append (GTK_BOX (box), list);
  if (n == 0 && group->none != NULL)
    gtk_box_append (GTK_BOX (box), mpad_ui_label (_ (group->none), "mpad-dim"));
  gtk_box_append (self->groups, box);
}

/* the case team */

static MpadTeamMember *
copy_member (const MpadTeamMember *member)
{
  MpadTeamMember *copy = mpad_team_member_new ();

  copy->staff_id = g_strdup (member->staff_id);
  copy->name = g_strdup (member->name);
  copy->role_id = g_strdup (member->role_id);
  return copy;
}

/** A team with its dossier, for the vault's thread. */
typedef struct
{
  char *dossier;
  GPtrArray *team;
} TeamJob;

static void
team_job_free (gpointer data)
{
  TeamJob *job = data;

  g_free (job->dossier);
  g_ptr_array_unref (job->team);
  g_free (job);
}

static gpointer
set_team_job (MpadVault *vault, gpointer data, GError **error)
{
  const TeamJob *job = data;

  return GINT_TO_POINTER (mpad_dossier_store_set_team (vault, job->dossier, job->team, error));
}

/* Writes the team anew, with @add (transfer full) and without number @without. */
static void
set_team (MpadPeoplePage *self, MpadTeamMember *add, guint without)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (self->model);
  TeamJob *job = g_new0 (TeamJob, 1);

  job->dossier = g_strdup (dossier->id);
  job->team = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_team_member_free);
  for (guint i = 0; i < dossier->team->len; i++)
    if (i != without)
      g_ptr_array_add (job->team, copy_member (g_ptr_array_index (dossier->team, i)));
  if (add != NULL)
    g_ptr_array_add (job->team, add);
  mpad_dossier_model_run_async (self->model, set_team_job, job, team_job_free, NULL, on_write_cb,
                                g_object_ref (self));
}

static void
remove_member_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_team (MPAD_PEOPLE_PAGE (widget), NULL, (guint) g_variant_get_int32 (parameter));
}

static void
add_member_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MpadPeoplePage *self = MPAD_PEOPLE_PAGE (widget);
  MpadSession *session = mpad_dossier_model_get_session (self->model);
  const char *id = g_variant_get_string (parameter, NULL);
  GPtrArray *staff = session != NULL ? mpad_session_get_staff (session) : NULL;

  for (guint i = 0; staff != NULL && i < staff->len; i++)
    {
      const MpadStaff *one = g_ptr_array_index (staff, i);
      MpadTeamMember *member;

      if (g_strcmp0 (one->id, id) != 0)
        continue;
      member = mpad_team_member_new ();
      member->staff_id = g_strdup (one->id);
      member->name = g_strdup (one->name);
      member->role_id = g_strdup (one->role_id);
      set_team (self, member, G_MAXUINT);
      return;
    }
}

static void
update_team (MpadPeoplePage *self, const MpadDossier *dossier)
{
  MpadProtocol *protocol = mpad_dossier_model_get_protocol (self->model);
  MpadSession *session = mpad_dossier_model_get_session (self->model);
  GPtrArray *staff = session != NULL ? mpad_session_get_staff (session) : NULL;
  g_autoptr (GMenu) menu = g_menu_new ();

  mpad_ui_clear (GTK_WIDGET (self->team));
  for (guint i = 0; i < dossier->team->len; i++)
    {
      const MpadTeamMember *member = g_ptr_array_index (dossier->team, i);
      const MpadProtocolRole *role = member->role_id != NULL
                                       ? mpad_protocol_find_role (protocol, member->role_id)
                                       : NULL;
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
      GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      GtkWidget *remove = mpad_ui_button (NULL, "user-trash-symbolic", "flat");
      /* Translators: accessible name of a button; %s is a name. */
      g_autofree char *name = g_strdup_printf (_ ("Take %s out of the team"), member->name);

      gtk_box_append (GTK_BOX (row), mpad_ui_initials (member->name, 36));
      gtk_box_append (GTK_BOX (texts), mpad_ui_label (member->name, "mpad-strong"));
      if (role != NULL)
        gtk_box_append (GTK_BOX (texts), mpad_ui_label (role->name, "mpad-second mpad-dim"));
      gtk_widget_set_hexpand (texts, TRUE);
      gtk_box_append (GTK_BOX (row), texts);
      gtk_widget_set_tooltip_text (remove, name);
      mpad_ui_set_name (remove, name);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (remove), "i", (gint32) i);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (remove), "people.remove-member");
      gtk_box_append (GTK_BOX (row), remove);
      gtk_box_append (self->team, row);
    }
  mpad_step_team_add_asked (self->team, self->model, NULL);
  for (guint i = 0; staff != NULL && i < staff->len; i++)
    {
      const MpadStaff *one = g_ptr_array_index (staff, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (one->name, NULL);
      gboolean there = FALSE;

      for (guint j = 0; j < dossier->team->len; j++)
        there = there ||
                g_strcmp0 (
                  ((const MpadTeamMember *) g_ptr_array_index (dossier->team, j))->staff_id,
                  one->id) == 0;
      if (there || !one->active)
        continue;
      g_menu_item_set_action_and_target (item, "people.add-member", "s", one->id);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->add_member, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->add_member),
                          g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
}

static void
update (MpadPeoplePage *self)
{
  const MpadDossier *dossier = mpad_dossier_model_get_dossier (self->model);

  if (dossier == NULL)
    return;
  mpad_ui_clear (GTK_WIDGET (self->groups));
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    add_group (self, dossier, &groups[i]);
  update_team (self, dossier);
}

static void
mpad_people_page_dispose (GObject *object)
{
  MpadPeoplePage *self = MPAD_PEOPLE_PAGE (object);

  /* a page that goes away may still cause a save; it must not look at itself then */
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), MPAD_TYPE_PEOPLE_PAGE);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (mpad_people_page_parent_class)->dispose (object);
}

static void
mpad_people_page_class_init (MpadPeoplePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mpad_people_page_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/meldpad/Meldpad/ui/mpad-people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MpadPeoplePage, add_member);
  gtk_widget_class_bind_template_child (widget_class, MpadPeoplePage, groups);
  gtk_widget_class_bind_template_child (widget_class, MpadPeoplePage, page);
  gtk_widget_class_bind_template_child (widget_class, MpadPeoplePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, MpadPeoplePage, team);
  gtk_widget_class_bind_template_child (widget_class, MpadPeoplePage, undo);
  gtk_widget_class_install_action (widget_class, "people.add", "i", add_action_cb);
  gtk_widget_class_install_action (widget_class, "people.add-member", "s", add_member_action_cb);
  gtk_widget_class_install_action (widget_class, "people.remove-member", "i",
                                   remove_member_action_cb);
}

static void
mpad_people_page_init (MpadPeoplePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mpad_people_page_new (MpadDossierModel *model)
{
  MpadPeoplePage *self;

  g_return_val_if_fail (MPAD_IS_DOSSIER_MODEL (model), NULL);

  self = g_object_new (MPAD_TYPE_PEOPLE_PAGE, NULL);
  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
