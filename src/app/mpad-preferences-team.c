/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who can open the vault, since when; the emergency key sheet; and what roles do and do not protect.
 * What changes something is a page of its own (mpad-team-pages.h). */
#include "config.h"

#include "mpad-preferences-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mpad-clock.h"
#include "mpad-copy-keeper.h"
#include "mpad-error-text.h"
#include "mpad-format.h"
#include "mpad-team-pages.h"
#include "mpad-text.h"
#include "mpad-ui.h"

#define MPAD_TYPE_PREFERENCES_TEAM (mpad_preferences_team_get_type ())
G_DECLARE_FINAL_TYPE (
  MpadPreferencesTeam, mpad_preferences_team, MPAD, PREFERENCES_TEAM, AdwPreferencesPage)

#define YEAR_US (G_GINT64_CONSTANT (365) * 24 * 3600 * G_USEC_PER_SEC)

struct _MpadPreferencesTeam
{
  AdwPreferencesPage parent_instance;

  /* children */
  AdwPreferencesGroup *members_group;
  AdwPreferencesGroup *sheet_group;
  GPtrArray *rows; /* of the members; not owned */
  AdwActionRow *test_row;
  AdwActionRow *sheet_row;

  /* owned */
  MpadSession *session;
  GCancellable *cancellable;
  MpadTeam *team; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (MpadPreferencesTeam, mpad_preferences_team, ADW_TYPE_PREFERENCES_PAGE)

typedef AdwNavigationPage *(*MakePage) (MpadSession *session, const MpadKeyHolder *holder);

static gpointer
load_job (MpadVault *vault, gpointer data, GError **error)
{
  return mpad_team_load (vault, error);
}

static void
push (GtkWidget *widget, AdwNavigationPage *page)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_DIALOG);

  if (dialog != NULL)
    adw_preferences_dialog_push_subpage (ADW_PREFERENCES_DIALOG (dialog), page);
  else
    g_object_unref (g_object_ref_sink (page));
}

static const MpadKeyHolder *
find_holder (MpadPreferencesTeam *self, const char *staff_id, const char *slot_id)
{
  for (guint i = 0; self->team != NULL && i < self->team->members->len; i++)
    {
      const MpadKeyHolder *holder = g_ptr_array_index (self->team->members, i);

      if (staff_id != NULL ? holder->staff != NULL && strcmp (holder->staff->id, staff_id) == 0
                           : holder->staff == NULL && g_strcmp0 (holder->slot_id, slot_id) == 0)
        return holder;
    }
  return NULL;
}

static char *
format_day (gint64 us)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *iso = g_date_time_format (local, "%Y-%m-%d");

  return mpad_format_date (iso);
}

static gboolean
is_me (MpadPreferencesTeam *self, const MpadKeyHolder *holder)
{
  const MpadStaff *me = mpad_session_get_me (self->session);

  return me != NULL && holder->staff != NULL && strcmp (me->id, holder->staff->id) == 0;
}

static char *
describe (MpadPreferencesTeam *self, const MpadKeyHolder *holder)
{
  const MpadProtocolRole *role = holder->staff != NULL && holder->staff->role_id != NULL
                                   ? mpad_protocol_find_role (
                                       mpad_session_get_protocol (self->session),
                                       holder->staff->role_id)
                                   : NULL;
  GString *text = g_string_new (NULL);

  if (holder->staff == NULL)
    g_string_append (text, _ ("A passphrase that belongs to nobody in the team"));
  else if (holder->staff->function != NULL && *holder->staff->function != '\0')
    g_string_append (text, holder->staff->function);
  else if (role != NULL)
    g_string_append (text, role->name);
  if (holder->since_us > 0)
    {
      g_autofree char *day = format_day (holder->since_us);

      if (text->len > 0)
        g_string_append (text, " · ");
      /* Translators: %s is a date */
      g_string_append_printf (text, _ ("since %s"), day);
    }
  if (holder->staff != NULL && !mpad_text_is_blank (holder->staff->groups))
    {
      if (text->len > 0)
        g_string_append (text, " · ");
      /* Translators: %s are groups of a school, such as 1-4 */
      g_string_append_printf (text, _ ("groups %s"), holder->staff->groups);
    }
  if (text->len > 0)
    g_string_append_c (text, '\n');
  if (holder->slot_id == NULL)
    g_string_append (text, _ ("Has no passphrase"));
  else
    /* Translators: %s are the initials on the unlock screen */
    g_string_append_printf (text, _ ("Opens the vault as %s"), holder->label);
  return g_string_free (text, FALSE);
}

/* What can be done with a member: opens a page of its own. */
typedef struct
{
  MpadPreferencesTeam *page; /* borrowed: the row is below it in the same dialog */
  MakePage make;
  char *staff_id, *slot_id;
} Choice;

static void
choice_free (gpointer data, GClosure *closure)
{
  Choice *choice = data;

  g_object_unref (choice->page);
  g_free (choice->staff_id);
  g_free (choice->slot_id);
  g_free (choice);
}

static void
on_choice_cb (GtkWidget *row, gpointer user_data)
{
  Choice *choice = user_data;
  const MpadKeyHolder *holder = find_holder (choice->page, choice->staff_id, choice->slot_id);

  if (holder != NULL && choice->page->session != NULL)
    push (row, choice->make (choice->page->session, holder));
}

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

static void
make_activatable (GtkWidget *row)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), mpad_ui_icon ("go-next-symbolic"));
}

static void
add_choice (MpadPreferencesTeam *self,
            AdwPreferencesGroup *group,
            const MpadKeyHolder *holder,
            const char *title,
            const char *subtitle,
            MakePage make)
{
  GtkWidget *row = make_row (title, subtitle);
  Choice *choice = g_new0 (Choice, 1);

  choice->page = g_object_ref (self);
  choice->make = make;
  choice->staff_id = holder->staff != NULL ? g_strdup (holder->staff->id) : NULL;
  choice->slot_id = g_strdup (holder->slot_id);
  make_activatable (row);
  g_signal_connect_data (row, "activated", G_CALLBACK (on_choice_cb), choice, choice_free, 0);
  adw_preferences_group_add (group, row);
}

static AdwNavigationPage *
colleague_page_new (MpadSession *session, const MpadKeyHolder *holder)
{
  return mpad_team_colleague_page_new (session, holder->staff);
}

static void
add_choices (MpadPreferencesTeam *self, AdwPreferencesGroup *group, const MpadKeyHolder *holder)
{
  gboolean session_slot = g_strcmp0 (holder->slot_id, self->team->session_slot) == 0;
  gboolean last = holder->slot_id != NULL && self->team->n_passphrases == 1;

  if (holder->staff != NULL)
    add_choice (self, group, holder, _ ("Name, role and groups"),
                _ ("How dossiers, papers and contacts name this colleague."), colleague_page_new);
  if (session_slot)
    add_choice (self, group, holder, _ ("Change passphrase"),
                _ ("You need the one that you use now."), mpad_team_change_page_new);
  else if (holder->staff != NULL && holder->slot_id != NULL)
    add_choice (self, group, holder, _ ("Passphrase forgotten"),
                _ ("Choose a new one; the old one stops working."), mpad_team_give_page_new);
  else if (holder->staff != NULL)
    add_choice (self, group, holder, _ ("Give a passphrase"),
                _ ("From then on this member opens the vault."), mpad_team_give_page_new);
  if (session_slot || last || is_me (self, holder))
    adw_preferences_group_add (
      group,
      make_row (_ ("Leaves the team"),
                last ? _ ("This is the only passphrase. It stays until somebody else has one.")
                     : _ ("Somebody else in the team takes you out, on the last day.")));
  else
    add_choice (self, group, holder,
                holder->staff != NULL ? _ ("Leaves the team") : _ ("Take this passphrase away"),
                _ ("The passphrase stops working and the vault gets a new key."),
                mpad_team_leave_page_new);
}

static void
on_member_cb (GtkWidget *row, gpointer user_data)
{
  MpadPreferencesTeam *self = user_data;
  const MpadKeyHolder *holder = find_holder (self, g_object_get_data (G_OBJECT (row), "mpad-staff"),
                                             g_object_get_data (G_OBJECT (row), "mpad-slot"));
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *text = NULL;
  const char *name;

  if (holder == NULL || self->session == NULL)
    return;
  name = holder->staff != NULL ? holder->staff->name : holder->label;
  text = describe (self, holder);
  adw_preferences_group_set_title (group, name);
  adw_preferences_group_set_description (group, text);
  add_choices (self, group, holder);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  push (row, adw_navigation_page_new (view, name));
}

static void
add_member (MpadPreferencesTeam *self, const MpadKeyHolder *holder)
{
  const char *name = holder->staff != NULL ? holder->staff->name : holder->label;
  /* Translators: %s is the name of who looks at this list */
  g_autofree char *title = is_me (self, holder) ? g_strdup_printf (_ ("%s (you)"), name)
                                                : g_strdup (name);
  g_autofree char *subtitle = describe (self, holder);
  GtkWidget *row = make_row (title, subtitle);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), mpad_ui_initials (name, 36));
  if (!mpad_session_is_read_only (self->session))
    {
      make_activatable (row);
      g_object_set_data_full (G_OBJECT (row), "mpad-staff",
                              holder->staff != NULL ? g_strdup (holder->staff->id) : NULL, g_free);
      g_object_set_data_full (G_OBJECT (row), "mpad-slot", g_strdup (holder->slot_id), g_free);
      g_signal_connect_object (row, "activated", G_CALLBACK (on_member_cb), self, 0);
    }
  adw_preferences_group_add (self->members_group, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_sheet (MpadPreferencesTeam *self)
{
  const MpadTeam *team = self->team;
  gboolean late = mpad_clock_now_us () - team->sheet_tested_us > YEAR_US;

  gtk_widget_set_visible (GTK_WIDGET (self->test_row), team->has_sheet);
  mpad_ui_set_class (GTK_WIDGET (self->test_row), "error", late);
  mpad_ui_set_class (GTK_WIDGET (self->sheet_row), "error", !team->has_sheet);
  if (team->has_sheet)
    {
      g_autofree char *tested = format_day (team->sheet_tested_us);
      g_autofree char *made = format_day (team->sheet_made_us);
      /* Translators: %s is a date; so in the next two */
      g_autofree char *text = late
                                ? g_strdup_printf (
                                    _ ("Last tested on %s. That is more than a year ago."), tested)
                                : g_strdup_printf (_ ("Last tested on %s. Once a year is enough."),
                                                   tested);
      g_autofree char *replace = g_strdup_printf (
        _ ("This one was made on %s. A new one makes it useless."), made);

      adw_action_row_set_subtitle (self->test_row, text);
      adw_action_row_set_subtitle (self->sheet_row, replace);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->sheet_row),
                                     _ ("Replace the sheet"));
      return;
    }
  adw_action_row_set_subtitle (
    self->sheet_row, _ ("There is no sheet. If every passphrase is lost, so are all dossiers."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->sheet_row),
                                 _ ("Make an emergency key sheet"));
}

static void
show (MpadPreferencesTeam *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->members_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->team->members->len; i++)
    add_member (self, g_ptr_array_index (self->team->members, i));
  show_sheet (self);
}

static void
on_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadPreferencesTeam) self = user_data;
  g_autoptr (GError) error = NULL;
  MpadTeam *team = mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (object), result, &error);

  if (team == NULL || self->session == NULL)
    {
      if (team == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
          self->session != NULL)
        mpad_error_text_present (GTK_WIDGET (self), error);
      g_clear_pointer (&team, mpad_team_free);
      return;
    }
  g_clear_pointer (&self->team, mpad_team_free);
  self->team = team;
  show (self);
}

static void
load (MpadPreferencesTeam *self)
{
  mpad_vault_service_run_async (mpad_session_get_service (self->session), MPAD_JOB_READ, load_job,
                                NULL, NULL, (GDestroyNotify) mpad_team_free, self->cancellable,
                                on_loaded_cb, g_object_ref (self));
}

static void
on_add_cb (MpadPreferencesTeam *self)
{
  push (GTK_WIDGET (self), mpad_team_add_page_new (self->session));
}

static void
on_colleague_cb (MpadPreferencesTeam *self)
{
  push (GTK_WIDGET (self), mpad_team_colleague_page_new (self->session, NULL));
}

static void
on_rewrite_cb (MpadPreferencesTeam *self)
{
  if (self->team != NULL)
    push (GTK_WIDGET (self), mpad_team_rewrite_page_new (self->session, self->team));
}

static void
on_old_cb (MpadPreferencesTeam *self)
{
  push (GTK_WIDGET (self), mpad_team_old_page_new (self->session));
}

static void
on_test_cb (MpadPreferencesTeam *self)
{
  push (GTK_WIDGET (self), mpad_team_test_page_new (self->session));
}

static void
on_sheet_cb (MpadPreferencesTeam *self)
{
  push (GTK_WIDGET (self), mpad_team_sheet_page_new (self->session));
}

static AdwPreferencesGroup *
add_group (MpadPreferencesTeam *self, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), group);
  return group;
}

static AdwActionRow *
add_way (MpadPreferencesTeam *self,
         AdwPreferencesGroup *group,
         const char *title,
         const char *subtitle,
         GCallback callback)
{
  GtkWidget *row = make_row (title, subtitle);

  make_activatable (row);
  gtk_widget_set_sensitive (row, !mpad_session_is_read_only (self->session));
  g_signal_connect_object (row, "activated", callback, self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  return ADW_ACTION_ROW (row);
}

static void
build (MpadPreferencesTeam *self)
{
  AdwPreferencesGroup *keys;
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Add a member"));

  self->members_group = add_group (
    self, _ ("Who can open the vault"),
    _ ("Everybody has an own passphrase, so that the journal says who did what."));
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (add, !mpad_session_is_read_only (self->session));
  g_signal_connect_object (add, "clicked", G_CALLBACK (on_add_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (self->members_group, add);

  keys = add_group (self, _ ("Others"), NULL);
  add_way (self, keys, _ ("Add a colleague without a passphrase"),
           _ ("Takes part in dossiers, or is whom teachers come to, for some groups or all."),
           G_CALLBACK (on_colleague_cb));

  self->sheet_group = add_group (self, _ ("Emergency key sheet"),
                                 _ ("Opens the vault when nobody knows a passphrase any more. It "
                                    "lies sealed in the safe of the head of the school."));
  self->test_row = add_way (self, self->sheet_group, _ ("Test the sheet"), NULL,
                            G_CALLBACK (on_test_cb));
  self->sheet_row = add_way (self, self->sheet_group, _ ("Replace the sheet"), NULL,
                             G_CALLBACK (on_sheet_cb));

  keys = add_group (self, _ ("Keys of earlier"), NULL);
  add_way (self, keys, _ ("New key for the vault"),
           _ ("After somebody left, or when a passphrase or the sheet got into wrong hands."),
           G_CALLBACK (on_rewrite_cb));
  if (mpad_copy_keeper_of (self->session) != NULL)
    add_way (self, keys, _ ("Copies of earlier"),
             _ ("Which copies still open with a passphrase of earlier, and destroying them."),
             G_CALLBACK (on_old_cb));

  add_group (
    self, _ ("What a role protects, and what not"),
    _ ("A role says what somebody does in the meldcode. It is no lock. Every passphrase in "
       "this list opens the whole vault, so give one only to who may read every dossier. A "
       "teacher needs none: a teacher hands in a signal on paper.\n\nThe journal says which "
       "passphrase was used and when. It does not prove who sat at the keyboard, nor that "
       "what was written is true."));
}

static void
mpad_preferences_team_dispose (GObject *object)
{
  MpadPreferencesTeam *self = MPAD_PREFERENCES_TEAM (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->team, mpad_team_free);

  G_OBJECT_CLASS (mpad_preferences_team_parent_class)->dispose (object);
}

static void
mpad_preferences_team_finalize (GObject *object)
{
  MpadPreferencesTeam *self = MPAD_PREFERENCES_TEAM (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (mpad_preferences_team_parent_class)->finalize (object);
}

static void
mpad_preferences_team_class_init (MpadPreferencesTeamClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mpad_preferences_team_dispose;
  object_class->finalize = mpad_preferences_team_finalize;
}

static void
mpad_preferences_team_init (MpadPreferencesTeam *self)
{
  self->rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (self), _ ("Team"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (self), "mpad-people-symbolic");
}

GtkWidget *
mpad_preferences_team_new (MpadSession *session)
{
  MpadPreferencesTeam *self = g_object_new (MPAD_TYPE_PREFERENCES_TEAM, NULL);

  g_return_val_if_fail (MPAD_IS_SESSION (session), GTK_WIDGET (self));

  self->session = g_object_ref (session);
  build (self);
  g_signal_connect_object (mpad_session_get_service (session), "changed", G_CALLBACK (load), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
