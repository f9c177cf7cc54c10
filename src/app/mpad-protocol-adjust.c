/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every row writes into one element of the overlay. An element that is removed stays in memory
 * until the page goes, so that a row that still points at it does no harm. */
#include "config.h"

#include "mpad-protocol-adjust.h"

#include <glib/gi18n.h>

#include "mpad-ui.h"

struct _MpadProtocolAdjust
{
  AdwNavigationPage parent_instance;

  /* children */
  AdwPreferencesPage *page;

  /* owned */
  MpadProtocol *protocol;
  MpadProtocolOverlay *overlay;
  GPtrArray *removed; /* MpadOverlayNotify */
};

enum
{
  SIGNAL_KEEP,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpadProtocolAdjust, mpad_protocol_adjust, ADW_TYPE_NAVIGATION_PAGE)

/* texts */

/* Empty is NULL where the protocol may leave it out. */
static void
on_text_changed_cb (GtkEditable *editable, gpointer user_data)
{
  char **text = user_data;
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (editable)));
  gboolean optional = g_object_get_data (G_OBJECT (editable), "mpad-optional") != NULL;

  g_set_str (text, *typed == '\0' && optional ? NULL : typed);
}

/* @text: of an element of the overlay */
static GtkWidget *
make_entry (MpadProtocolAdjust *self, const char *title, char **text, gboolean optional)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  mpad_ui_set_name (row, title);
  gtk_editable_set_text (GTK_EDITABLE (row), *text != NULL ? *text : "");
  if (optional)
    g_object_set_data (G_OBJECT (row), "mpad-optional", self);
  g_signal_connect (row, "changed", G_CALLBACK (on_text_changed_cb), text);
  return row;
}

static AdwPreferencesGroup *
add_group (MpadProtocolAdjust *self, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  adw_preferences_group_set_title (group, escaped);
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (self->page, group);
  return group;
}

/* lists of roles */

typedef struct
{
  GStrv *ids; /* of an element of the overlay */
  GtkWidget *expander;
  MpadProtocolAdjust *page;
} RoleList;

static void
show_role_list (RoleList *list)
{
  GString *names = g_string_new (NULL);
  GPtrArray *roles = list->page->protocol->roles;
  g_autofree char *text = NULL;

  for (guint i = 0; i < roles->len; i++)
    {
      const MpadProtocolRole *role = roles->pdata[i];

      if (g_strv_contains ((const char *const *) *list->ids, role->id))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", role->name);
    }
  text = g_string_free_and_steal (names);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (list->expander), text);
}

/* Somebody always decides: the last one stays. */
static void
on_role_toggled_cb (GtkCheckButton *check, RoleList *list)
{
  const char *id = g_object_get_data (G_OBJECT (check), "mpad-role");
  gboolean on = gtk_check_button_get_active (check);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean had = g_strv_contains ((const char *const *) *list->ids, id);

  if (on == had)
    return;
  if (!on && g_strv_length (*list->ids) == 1)
    {
      gtk_check_button_set_active (check, TRUE);
      return;
    }
  for (guint i = 0; (*list->ids)[i] != NULL; i++)
    if (!g_str_equal ((*list->ids)[i], id))
      g_strv_builder_add (builder, (*list->ids)[i]);
  if (on)
    g_strv_builder_add (builder, id);
  g_strfreev (*list->ids);
  *list->ids = g_strv_builder_end (builder);
  show_role_list (list);
}

static GtkWidget *
make_role_list (MpadProtocolAdjust *self, const char *title, GStrv *ids)
{
  GtkWidget *expander = adw_expander_row_new ();
  RoleList *list = g_new0 (RoleList, 1);

  *list = (RoleList) { ids, expander, self };
  g_object_set_data_full (G_OBJECT (expander), "mpad-list", list, g_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (expander), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  mpad_ui_set_name (expander, title);
  for (guint i = 0; i < self->protocol->roles->len; i++)
    {
      const MpadProtocolRole *role = self->protocol->roles->pdata[i];
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *check = gtk_check_button_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), role->name);
      mpad_ui_set_name (check, role->name);
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   g_strv_contains ((const char *const *) *ids, role->id));
      g_object_set_data (G_OBJECT (check), "mpad-role", role->id);
      g_signal_connect (check, "toggled", G_CALLBACK (on_role_toggled_cb), list);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
    }
  show_role_list (list);
  return expander;
}

/* who is informed */

static const char *
role_name (MpadProtocolAdjust *self, const char *id)
{
  const MpadProtocolRole *role = mpad_protocol_find_role (self->protocol, id);

  return role != NULL ? role->name : id;
}

static void
show_notify (GtkWidget *expander)
{
  MpadProtocolAdjust *self = g_object_get_data (G_OBJECT (expander), "mpad-page");
  const MpadOverlayNotify *notify = g_object_get_data (G_OBJECT (expander), "mpad-notify");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), role_name (self, notify->role));
  mpad_ui_set_name (expander, role_name (self, notify->role));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), notify->text);
}

static void
on_notify_role_cb (AdwComboRow *row, GParamSpec *pspec, GtkWidget *expander)
{
  MpadProtocolAdjust *self = g_object_get_data (G_OBJECT (expander), "mpad-page");
  MpadOverlayNotify *notify = g_object_get_data (G_OBJECT (expander), "mpad-notify");
  guint selected = adw_combo_row_get_selected (row);

  if (selected < self->protocol->roles->len)
    g_set_str (&notify->role, ((MpadProtocolRole *) self->protocol->roles->pdata[selected])->id);
  show_notify (expander);
}

static void
on_notify_text_cb (GtkEditable *editable, GtkWidget *expander)
{
  show_notify (expander);
}

static void
on_notify_removed_cb (GtkWidget *row, GtkWidget *expander)
{
  MpadProtocolAdjust *self = g_object_get_data (G_OBJECT (expander), "mpad-page");
  MpadOverlayNotify *notify = g_object_get_data (G_OBJECT (expander), "mpad-notify");
  GtkWidget *group = gtk_widget_get_ancestor (expander, ADW_TYPE_PREFERENCES_GROUP);
  guint index;

  if (self->overlay != NULL && g_ptr_array_find (self->overlay->notify, notify, &index))
    g_ptr_array_add (self->removed, g_ptr_array_steal_index (self->overlay->notify, index));
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), expander);
  /* the focus was in what went */
  gtk_widget_child_focus (group, GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
make_role_combo (MpadProtocolAdjust *self, const char *id)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < self->protocol->roles->len; i++)
    {
      const MpadProtocolRole *role = self->protocol->roles->pdata[i];

      gtk_string_list_append (names, role->name);
      if (g_str_equal (role->id, id))
        selected = i;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Who is informed"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  return row;
}

static GtkWidget *
make_notify (MpadProtocolAdjust *self, MpadOverlayNotify *notify)
{
  GtkWidget *expander = adw_expander_row_new ();
  GtkWidget *role = make_role_combo (self, notify->role);
  GtkWidget *text = make_entry (self, _ ("What to do, in one sentence"), &notify->text, FALSE);
  GtkWidget *remove = adw_button_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (expander), FALSE);
  g_object_set_data (G_OBJECT (expander), "mpad-page", self);
  g_object_set_data (G_OBJECT (expander), "mpad-notify", notify);
  g_signal_connect_object (role, "notify::selected", G_CALLBACK (on_notify_role_cb), expander, 0);
  g_signal_connect_object (text, "changed", G_CALLBACK (on_notify_text_cb), expander, 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (remove), _ ("Take this away"));
  gtk_widget_add_css_class (remove, "destructive-action");
  g_signal_connect_object (remove, "activated", G_CALLBACK (on_notify_removed_cb), expander, 0);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), role);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), text);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), remove);
  show_notify (expander);
  return expander;
}

static void
on_notify_added_cb (GtkWidget *button, GtkWidget *group)
{
  MpadProtocolAdjust *self = g_object_get_data (G_OBJECT (group), "mpad-page");
  const char *step = g_object_get_data (G_OBJECT (group), "mpad-step");
  const MpadProtocolRole *role = self->protocol->roles->pdata[0];
  g_autofree char *text = NULL;
  GtkWidget *row;

  if (self->overlay == NULL)
    return;
  /* Translators: %s is a function at school; the school changes the sentence */
  text = g_strdup_printf (_ ("Tell the %s how it stands"), role->name);
  row = make_notify (self, mpad_protocol_overlay_add_notify (self->overlay, step, role->id, text));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  gtk_widget_grab_focus (row);
}

static void
add_notify_groups (MpadProtocolAdjust *self)
{
  for (guint i = 0; i < self->protocol->steps->len; i++)
    {
      const MpadProtocolStep *step = self->protocol->steps->pdata[i];
      /* Translators: %s is the title of a step */
      g_autofree char *title = g_strdup_printf (_ ("After “%s” is informed"), step->title);
      AdwPreferencesGroup *group = add_group (self, title, NULL);
      GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");
      /* Translators: %s is the title of a step */
      g_autofree char *name = g_strdup_printf (_ ("Add who is informed after “%s”"), step->title);

      g_object_set_data (G_OBJECT (group), "mpad-page", self);
      g_object_set_data (G_OBJECT (group), "mpad-step", step->id);
      gtk_widget_add_css_class (add, "flat");
      gtk_widget_set_tooltip_text (add, name);
      mpad_ui_set_name (add, name);
      g_signal_connect_object (add, "clicked", G_CALLBACK (on_notify_added_cb), group, 0);
      adw_preferences_group_set_header_suffix (group, add);
      for (guint j = 0; j < self->overlay->notify->len; j++)
        {
          MpadOverlayNotify *notify = self->overlay->notify->pdata[j];

          if (g_str_equal (notify->step, step->id))
            adw_preferences_group_add (group, make_notify (self, notify));
        }
    }
}

/* the rest */

static void
add_roles (MpadProtocolAdjust *self)
{
  AdwPreferencesGroup *group = add_group (
    self, _ ("What functions are called"),
    _ ("The name appears wherever Meldpad itself names the function. Sentences of the protocol "
       "that mention another name stay as they were written."));

  for (guint i = 0; i < self->overlay->roles->len; i++)
    {
      MpadOverlayRole *role = self->overlay->roles->pdata[i];

      adw_preferences_group_add (group,
                                 make_entry (self, role_name (self, role->id), &role->name, FALSE));
    }
}

static void
add_decisions (MpadProtocolAdjust *self)
{
  for (guint i = 0; i < self->overlay->decisions->len; i++)
    {
      MpadOverlayDecision *decision = self->overlay->decisions->pdata[i];
      const MpadProtocolDecision *from = mpad_protocol_find_decision (self->protocol, decision->id);
      gboolean melden = g_str_equal (decision->id, "melden");
      AdwPreferencesGroup *group = add_group (self, from->word, NULL);

      adw_preferences_group_add (group, make_entry (self, _ ("Letters that the school uses for it"),
                                                    &decision->label, TRUE));
      adw_preferences_group_add (group,
                                 make_role_list (self, _ ("Who decides"), &decision->deciders));
      adw_preferences_group_add (
        group, make_role_list (self, melden ? _ ("Who reports") : _ ("Who arranges help"),
                               &decision->makers));
    }
}

static void
on_kader_selected_cb (MpadProtocolAdjust *self, GParamSpec *spec, AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);

  if (selected < self->protocol->kaders->len)
    g_set_str (&self->overlay->kader,
               ((const MpadProtocolKader *) self->protocol->kaders->pdata[selected])->id);
}

/* A protocol may hold two kaders; the school answers one (S4-10). */
static void
add_kader (MpadProtocolAdjust *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  AdwPreferencesGroup *group;
  GtkWidget *row;

  if (self->protocol->kaders->len < 2)
    return;
  for (guint i = 0; i < self->protocol->kaders->len; i++)
    gtk_string_list_append (titles,
                            ((const MpadProtocolKader *) self->protocol->kaders->pdata[i])->title);
  group = add_group (self, _ ("Afwegingskader"), NULL);
  row = adw_combo_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Which one the school answers"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (titles));
  mpad_ui_set_name (row, _ ("Which one the school answers"));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_kader_selected_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
}

static void
add_contacts (MpadProtocolAdjust *self)
{
  AdwPreferencesGroup *group;

  if (self->overlay->contacts->len == 0)
    return;
  group = add_group (self, _ ("Contacts of your region"),
                     _ ("Contacts that the protocol names and that differ from region to region. "
                        "With a number they appear under Contacts."));
  for (guint i = 0; i < self->overlay->contacts->len; i++)
    {
      MpadOverlayContact *contact = self->overlay->contacts->pdata[i];
      GtkWidget *expander = adw_expander_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (expander), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), contact->title);
      mpad_ui_set_name (expander, contact->title);
      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander),
                                     contact->phone != NULL ? contact->phone : _ ("no number yet"));
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander),
                                make_entry (self, _ ("Name"), &contact->title, FALSE));
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander),
                                make_entry (self, _ ("Telephone number"), &contact->phone, TRUE));
      adw_preferences_group_add (group, expander);
    }
}

static void
on_keep_clicked_cb (MpadProtocolAdjust *self)
{
  g_signal_emit (self, signals[SIGNAL_KEEP], 0);
}

static void
mpad_protocol_adjust_dispose (GObject *object)
{
  MpadProtocolAdjust *self = MPAD_PROTOCOL_ADJUST (object);

  /* the rows first: they point into the overlay */
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  g_clear_pointer (&self->overlay, mpad_protocol_overlay_free);
  g_clear_pointer (&self->removed, g_ptr_array_unref);
  g_clear_pointer (&self->protocol, mpad_protocol_unref);

  G_OBJECT_CLASS (mpad_protocol_adjust_parent_class)->dispose (object);
}

static void
mpad_protocol_adjust_class_init (MpadProtocolAdjustClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mpad_protocol_adjust_dispose;

  signals[SIGNAL_KEEP] = g_signal_new ("keep", MPAD_TYPE_PROTOCOL_ADJUST, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mpad_protocol_adjust_init (MpadProtocolAdjust *self)
{
}

MpadProtocolAdjust *
mpad_protocol_adjust_new (MpadProtocol *protocol)
{
  MpadProtocolAdjust *self;
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *keep = mpad_ui_button (_ ("Keep these adjustments"), NULL,
                                    "suggested-action pill mpad-bar-button");

  g_return_val_if_fail (protocol != NULL, NULL);

  self = g_object_new (MPAD_TYPE_PROTOCOL_ADJUST, "title", _ ("Adjust the protocol"), NULL);
  self->protocol = mpad_protocol_ref (protocol);
  self->overlay = mpad_protocol_overlay_new (protocol);
  self->removed = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_overlay_notify_free);
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  add_roles (self);
  add_decisions (self);
  add_kader (self);
  add_notify_groups (self);
  add_contacts (self);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->page));
  gtk_widget_set_halign (keep, GTK_ALIGN_CENTER);
  g_signal_connect_object (keep, "clicked", G_CALLBACK (on_keep_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), keep);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), view);
  return self;
}

const MpadProtocolOverlay *
mpad_protocol_adjust_get (MpadProtocolAdjust *self)
{
  g_return_val_if_fail (MPAD_IS_PROTOCOL_ADJUST (self), NULL);

  return self->overlay;
}
