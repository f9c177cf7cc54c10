/* SPDX-License-Identifier: GPL-3.0-or-later */
/* List and sheet of contacts. Each group is a list of its own; the arrow keys go on from one list
 * into the next, and one contact is chosen over all of them. */
#define G_LOG_DOMAIN "mpad-contacts-page"

#include "config.h"

#include "mpad-contacts-page.h"

#include "mpad-contact-sheet.h"
#include "mpad-ui.h"

#include <glib/gi18n.h>

struct _MpadContactsPage
{
  AdwBin parent_instance;

  /* template children */
  AdwNavigationSplitView *split;
  AdwNavigationPage *content_page;
  GtkBox *lists;
  MpadContactSheet *sheet;

  /* owned */
  MpadSession *session;
  MpadContacts *contacts;
  char *region;

  /* state */
  GtkListBoxRow *shown;       /* weak */
  const MpadContact *contact; /* NULL while somebody of the school is shown */
  gboolean selecting;
};

enum
{
  SIGNAL_LOG_CALL,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpadContactsPage, mpad_contacts_page, ADW_TYPE_BIN)

/* What a row stands for. */
static const char row_contact_key[] = "mpad-contact";
static const char row_need_key[] = "mpad-need"; /* id of a contact of the protocol */
static const char row_staff_key[] = "mpad-staff";

/* A row: symbol, name with a second line, and the number or a pill at the end. */
static GtkWidget *
make_row (const char *icon,
          const char *tint,
          const char *name,
          const char *second,
          const char *number,
          gboolean not_checked)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *image = mpad_ui_icon (icon);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label;
  g_autofree char *spoken = NULL;

  gtk_widget_add_css_class (row, "mpad-contact-row");
  gtk_widget_add_css_class (image, "mpad-well");
  if (tint != NULL)
    {
      g_autofree char *css_class = g_strconcat ("mpad-", tint, NULL);

      gtk_widget_add_css_class (image, css_class);
    }
  gtk_widget_set_valign (image, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), image);

  label = mpad_ui_label (name, "mpad-strong");
  gtk_box_append (GTK_BOX (words), label);
  if (second != NULL)
    {
      label = mpad_ui_label (second, "mpad-second mpad-dim");
      gtk_box_append (GTK_BOX (words), label);
    }
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), words);

  if (not_checked)
    label = mpad_ui_label (_ ("not checked"), "mpad-pill mpad-warn");
  else
    label = mpad_ui_label (number, "mpad-second mpad-strong");
  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (label, not_checked || number != NULL);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);

  spoken = g_strjoin (", ", name,
                      not_checked      ? _ ("number not checked")
                      : number != NULL ? number
                                       : second,
                      number != NULL || not_checked ? second : NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static const MpadVtRegion *
get_region (MpadContactsPage *self)
{
  const MpadSchool *school = self->session != NULL ? mpad_session_get_school (self->session) : NULL;

  return mpad_contacts_find_region (self->contacts,
                                    school != NULL ? school->vt_region : self->region);
}

/* The name of a role as the school's protocol says it, with the school's own word first. */
static char *
dup_role (MpadContactsPage *self, const MpadStaff *staff)
{
  MpadProtocol *protocol = mpad_session_get_protocol (self->session);
  const MpadProtocolRole *role;

  if (staff->function != NULL && *staff->function != '\0')
    return g_strdup (staff->function);
  role = protocol != NULL ? mpad_protocol_find_role (protocol, staff->role_id) : NULL;
  return role != NULL ? g_strdup (role->name) : NULL;
}

static void
show_row (MpadContactsPage *self, GtkListBoxRow *row)
{
  const MpadContact *contact = g_object_get_data (G_OBJECT (row), row_contact_key);
  const MpadStaff *staff = g_object_get_data (G_OBJECT (row), row_staff_key);
  const char *need_id = g_object_get_data (G_OBJECT (row), row_need_key);
  const MpadProtocolContact *need = need_id != NULL
                                      ? mpad_protocol_find_contact (
                                          mpad_session_get_protocol (self->session), need_id)
                                      : NULL;

  self->contact = contact;
  if (contact != NULL)
    {
      mpad_contact_sheet_show_contact (self->sheet, self->contacts, contact, get_region (self));
      adw_navigation_page_set_title (self->content_page, contact->name);
    }
  else if (need != NULL)
    {
      mpad_contact_sheet_show_need (self->sheet, need);
      adw_navigation_page_set_title (self->content_page, need->title);
    }
  else
    {
      g_autofree char *role = dup_role (self, staff);

      mpad_contact_sheet_show_staff (self->sheet, staff, role);
      adw_navigation_page_set_title (self->content_page, staff->name);
    }
}

/* Chooses @row and lets go of what was chosen in the other lists. */
static void
select_row (MpadContactsPage *self, GtkListBoxRow *row)
{
  GtkWidget *list = gtk_widget_get_parent (GTK_WIDGET (row));

  self->selecting = TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->lists)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_BOX (child) && child != list)
      gtk_list_box_unselect_all (GTK_LIST_BOX (child));
  gtk_list_box_select_row (GTK_LIST_BOX (list), row);
  self->selecting = FALSE;
  g_set_weak_pointer (&self->shown, row);
  show_row (self, row);
}

static gboolean
select_contact (MpadContactsPage *self, const char *contact)
{
  for (GtkWidget *list = gtk_widget_get_first_child (GTK_WIDGET (self->lists)); list != NULL;
       list = gtk_widget_get_next_sibling (list))
    for (GtkWidget *row = GTK_IS_LIST_BOX (list) ? gtk_widget_get_first_child (list) : NULL;
         row != NULL; row = gtk_widget_get_next_sibling (row))
      {
        const MpadContact *found = g_object_get_data (G_OBJECT (row), row_contact_key);

        if (found == NULL || g_strcmp0 (found->id, contact) != 0)
          continue;
        select_row (self, GTK_LIST_BOX_ROW (row));
        return TRUE;
      }
  return FALSE;
}

static GtkListBoxRow *
get_selected_row (MpadContactsPage *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->lists)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkListBoxRow *row = GTK_IS_LIST_BOX (child)
                             ? gtk_list_box_get_selected_row (GTK_LIST_BOX (child))
                             : NULL;

      if (row != NULL)
        return row;
    }
  return NULL;
}

static gboolean
on_arrived_cb (gpointer user_data)
{
  MpadContactsPage *self = user_data;

  self->selecting = FALSE;
  if (self->shown != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    select_row (self, self->shown);
  return G_SOURCE_REMOVE;
}

/* A list chooses the row on which Tab arrives; who passes through keeps the number on the screen. */
static void
on_list_entered_cb (GtkEventController *focus, gpointer user_data)
{
  MpadContactsPage *self = user_data;
  GtkListBox *list = GTK_LIST_BOX (gtk_event_controller_get_widget (focus));

  if (gtk_list_box_get_selected_row (list) != NULL)
    return;
  self->selecting = TRUE;
  g_idle_add_full (G_PRIORITY_HIGH, on_arrived_cb, g_object_ref (self), g_object_unref);
}

static void
on_row_selected_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  MpadContactsPage *self = MPAD_CONTACTS_PAGE (user_data);

  if (row != NULL && !self->selecting)
    select_row (self, row);
}

static void
on_row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  MpadContactsPage *self = MPAD_CONTACTS_PAGE (user_data);

  select_row (self, row);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

/* At the end of a list the arrow keys go on into the next one. */
static gboolean
on_keynav_failed_cb (GtkWidget *list, GtkDirectionType direction, gpointer user_data)
{
  MpadContactsPage *self = MPAD_CONTACTS_PAGE (user_data);
  GtkWidget *next = list;
  GtkListBoxRow *row = NULL;

  if (direction != GTK_DIR_UP && direction != GTK_DIR_DOWN)
    return FALSE;
  do
    next = direction == GTK_DIR_DOWN ? gtk_widget_get_next_sibling (next)
                                     : gtk_widget_get_prev_sibling (next);
  while (next != NULL && !GTK_IS_LIST_BOX (next));
  if (next == NULL)
    return FALSE;
  if (direction == GTK_DIR_DOWN)
    row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (next), 0);
  else
    row = GTK_LIST_BOX_ROW (gtk_widget_get_last_child (next));
  select_row (self, row);
  return gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* Starts a list under @title; the title names it for screen readers. */
static GtkWidget *
add_list (MpadContactsPage *self, const char *title, const char *spoken)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "enter", G_CALLBACK (on_list_entered_cb), self, 0);
  gtk_widget_add_controller (list, focus);
  gtk_list_box_set_tab_behavior (GTK_LIST_BOX (list), GTK_LIST_TAB_ITEM);
  if (title != NULL)
    {
      GtkWidget *label = mpad_ui_label (title, "mpad-overline");

      gtk_widget_set_margin_top (label, 8);
      gtk_widget_set_margin_start (label, 4);
      gtk_box_append (self->lists, label);
    }
  gtk_widget_add_css_class (list, "mpad-rows");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_connect_object (list, "row-selected", G_CALLBACK (on_row_selected_cb), self,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_row_activated_cb), self,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (list, "keynav-failed", G_CALLBACK (on_keynav_failed_cb), self,
                           G_CONNECT_DEFAULT);
  gtk_box_append (self->lists, list);
  return list;
}

static void
add_group (MpadContactsPage *self, MpadContactGroup group, const char *title, const char *spoken)
{
  GPtrArray *contacts = mpad_contacts_get_list (self->contacts);
  GtkWidget *list = add_list (self, title, spoken);

  for (guint i = 0; i < contacts->len; i++)
    {
      const MpadContact *contact = g_ptr_array_index (contacts, i);
      const char *tint = contact->tint;
      g_autofree char *icon = NULL;
      GtkWidget *row;

      if (contact->group != group)
        continue;
      if (group == MPAD_CONTACT_GROUP_ACUTE)
        tint = "stop";
      else if (contact->regional)
        tint = "accent";
      icon = g_strdup_printf ("mpad-%s-symbolic", contact->icon);
      row = make_row (icon, tint, contact->name, contact->short_text, contact->phone,
                      !contact->verified);
      g_object_set_data (G_OBJECT (row), row_contact_key, (gpointer) contact);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
}

/* The school's own people: those of the team who are active. Only with a session. */
static void
add_school (MpadContactsPage *self)
{
  GPtrArray *staff = self->session != NULL ? mpad_session_get_staff (self->session) : NULL;
  GtkWidget *list = NULL;

  for (guint i = 0; staff != NULL && i < staff->len; i++)
    {
      MpadStaff *member = g_ptr_array_index (staff, i);
      g_autofree char *role = NULL;
      g_autofree char *second = NULL;
      GtkWidget *row;

      if (!member->active)
        continue;
      if (list == NULL)
        list = add_list (self, _ ("Our school"), _ ("Our school"));
      role = dup_role (self, member);
      if (member->groups != NULL && *member->groups != '\0')
        /* Translators: a function at school and the groups it is for: IB'er · groups 1-4 */
        second = g_strdup_printf (_ ("%s · groups %s"), role != NULL ? role : "", member->groups);
      else
        second = g_strdup (role);
      row = make_row ("mpad-people-symbolic", NULL, member->name, second,
                      member->phone != NULL && *member->phone != '\0' ? member->phone : NULL,
                      FALSE);
      g_object_set_data_full (G_OBJECT (row), row_staff_key, mpad_staff_copy (member),
                              (GDestroyNotify) mpad_staff_free);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
}

/* What the protocol names and the school gave a number (S1-41). */
static void
add_needs (MpadContactsPage *self)
{
  MpadProtocol *protocol = self->session != NULL ? mpad_session_get_protocol (self->session) : NULL;
  GtkWidget *list = NULL;

  for (guint i = 0; protocol != NULL && i < protocol->contacts->len; i++)
    {
      const MpadProtocolContact *need = g_ptr_array_index (protocol->contacts, i);
      GtkWidget *row;

      if (need->phone == NULL)
        continue;
      if (list == NULL)
        list = add_list (self, _ ("In our region"), _ ("In our region"));
      row = make_row ("mpad-phone-symbolic", NULL, need->title, need->when, need->phone, FALSE);
      g_object_set_data_full (G_OBJECT (row), row_need_key, g_strdup (need->id), g_free);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
}

static void
fill (MpadContactsPage *self)
{
  add_group (self, MPAD_CONTACT_GROUP_ACUTE, NULL, _ ("In danger"));
  add_group (self, MPAD_CONTACT_GROUP_FIRST, NULL, _ ("Call first"));
  add_group (self, MPAD_CONTACT_GROUP_SPECIAL, _ ("Special situations"), _ ("Special situations"));
  add_school (self);
  add_needs (self);
  add_group (self, MPAD_CONTACT_GROUP_OTHER, _ ("Good to know"), _ ("Good to know"));
  select_contact (self, "vt");
}

/* The preferences changed the region, the team or the protocol. */
static void
refill (MpadContactsPage *self)
{
  self->contact = NULL;
  self->selecting = TRUE;
  mpad_ui_clear (GTK_WIDGET (self->lists));
  self->selecting = FALSE;
  fill (self);
}

static void
on_collapsed_cb (MpadContactsPage *self)
{
  mpad_contact_sheet_set_narrow (self->sheet,
                                 adw_navigation_split_view_get_collapsed (self->split));
}

static void
on_log_call_cb (MpadContactsPage *self)
{
  if (self->contact != NULL)
    g_signal_emit (self, signals[SIGNAL_LOG_CALL], 0, self->contact->id);
}

static void
on_show_contact_cb (MpadContactsPage *self, const char *contact)
{
  mpad_contacts_page_select (self, contact);
}

/* Coming in with Tab, the focus goes to the contact that is shown, and does not choose another. */
static gboolean
mpad_contacts_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  MpadContactsPage *self = MPAD_CONTACTS_PAGE (widget);
  GtkListBoxRow *row = get_selected_row (self);

  if (direction == GTK_DIR_TAB_FORWARD && gtk_widget_get_focus_child (widget) == NULL &&
      row != NULL && gtk_widget_get_mapped (GTK_WIDGET (row)) &&
      gtk_widget_grab_focus (GTK_WIDGET (row)))
    return TRUE;
  return GTK_WIDGET_CLASS (mpad_contacts_page_parent_class)->focus (widget, direction);
}

static void
mpad_contacts_page_dispose (GObject *object)
{
  MpadContactsPage *self = MPAD_CONTACTS_PAGE (object);

  self->contact = NULL;
  g_clear_weak_pointer (&self->shown);
  g_clear_object (&self->session);
  g_clear_pointer (&self->contacts, mpad_contacts_unref);
  g_clear_pointer (&self->region, g_free);

  G_OBJECT_CLASS (mpad_contacts_page_parent_class)->dispose (object);
}

static void
mpad_contacts_page_class_init (MpadContactsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mpad_contacts_page_dispose;
  widget_class->focus = mpad_contacts_page_focus;

  signals[SIGNAL_LOG_CALL] = g_signal_new ("log-call", MPAD_TYPE_CONTACTS_PAGE, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (MPAD_TYPE_CONTACT_SHEET);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/meldpad/Meldpad/ui/mpad-contacts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MpadContactsPage, content_page);
  gtk_widget_class_bind_template_child (widget_class, MpadContactsPage, lists);
  gtk_widget_class_bind_template_child (widget_class, MpadContactsPage, sheet);
  gtk_widget_class_bind_template_child (widget_class, MpadContactsPage, split);
  gtk_widget_class_bind_template_callback (widget_class, on_collapsed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_log_call_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_show_contact_cb);
}

static void
mpad_contacts_page_init (MpadContactsPage *self)
{
  g_autoptr (GError) error = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->contacts = mpad_contacts_load_shipped (&error);
  /* compiled in and tested: it cannot fail in a program that was built */
  g_assert_no_error (error);
}

GtkWidget *
mpad_contacts_page_new (MpadSession *session)
{
  MpadContactsPage *self = g_object_new (MPAD_TYPE_CONTACTS_PAGE, NULL);

  g_set_object (&self->session, session);
  if (session != NULL)
    g_signal_connect_object (session, "reloaded", G_CALLBACK (refill), self, G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}

void
mpad_contacts_page_set_region (MpadContactsPage *self, const char *region)
{
  g_return_if_fail (MPAD_IS_CONTACTS_PAGE (self));

  g_set_str (&self->region, region);
  if (self->contact != NULL)
    mpad_contact_sheet_show_contact (self->sheet, self->contacts, self->contact, get_region (self));
}

gboolean
mpad_contacts_page_select (MpadContactsPage *self, const char *contact)
{
  g_return_val_if_fail (MPAD_IS_CONTACTS_PAGE (self), FALSE);

  if (!select_contact (self, contact))
    return FALSE;
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  return TRUE;
}

void
mpad_contacts_page_set_can_log (MpadContactsPage *self, gboolean can_log)
{
  g_return_if_fail (MPAD_IS_CONTACTS_PAGE (self));

  mpad_contact_sheet_set_can_log (self->sheet, can_log);
}
