/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody leaves: the passphrase goes at once; then the vault is written anew under another key,
 * because whoever could open it may have kept the key or a copy. Nobody's passphrase can be carried
 * over to another key without that person, so the others get new words, told once. */
#include "config.h"

#include "mpad-team-pages.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mpad-clock.h"
#include "mpad-copies.h"
#include "mpad-copy-keeper.h"
#include "mpad-passphrase.h"
#include "mpad-ui.h"
#include "mpad-vault-members.h"

#define OF_FORM "mpad-team-leave"

typedef struct
{
  MpadSession *session;
  char *staff_id, *slot_id; /* who leaves */
  GPtrArray *keys;          /* MpadTeamKey: of those who stay */
  GtkEditable *current;
  GtkCheckButton *handed;
} Leaving;

static void
leaving_free (gpointer data)
{
  Leaving *leaving = data;

  g_clear_object (&leaving->session);
  g_clear_pointer (&leaving->keys, g_ptr_array_unref);
  g_free (leaving->staff_id);
  g_free (leaving->slot_id);
  g_free (leaving);
}

static Leaving *
leaving_of (gpointer form)
{
  return g_object_get_data (G_OBJECT (form), OF_FORM);
}

static Leaving *
set_up (MpadKeyForm *form, MpadSession *session, GCallback submit)
{
  Leaving *leaving = g_new0 (Leaving, 1);

  leaving->session = g_object_ref (session);
  g_object_set_data_full (G_OBJECT (form), OF_FORM, leaving, leaving_free);
  g_signal_connect (form, "submit", submit, NULL);
  return leaving;
}

typedef struct
{
  char *staff_id, *slot_id;
  GPtrArray *keys;
  MpadSecret *passphrase;
  MpadKeyProgress *progress;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->staff_id);
  g_free (order->slot_id);
  g_clear_pointer (&order->keys, g_ptr_array_unref);
  mpad_secret_free (order->passphrase);
  g_clear_pointer (&order->progress, mpad_key_progress_unref);
  g_free (order);
}

static gpointer
leave_job (MpadVault *vault, gpointer data, GError **error)
{
  Order *order = data;
  gboolean gone = order->staff_id != NULL ? mpad_team_leave (vault, order->staff_id, error)
                                          : mpad_vault_remove_member (vault, order->slot_id, error);

  return gone ? mpad_team_load (vault, error) : NULL;
}

/* Beside the other copies, and with such a name: it is one, of just before. */
static char *
name_old_file (MpadVault *vault, GError **error)
{
  const MpadVaultInfo *info = mpad_vault_get_info (vault);
  g_autofree char *folder = mpad_copies_default_folder (info->path);
  g_autofree char *head = NULL;
  gint64 seq = 0;

  head = mpad_vault_journal_head (vault, &seq, error);
  if (head == NULL)
    return NULL;
  g_mkdir_with_parents (folder, 0700);
  return mpad_copies_make_path (folder, info->path, mpad_clock_now_us (), seq);
}

static gpointer
rewrite_job (MpadVault *vault, gpointer data, GError **error)
{
  Order *order = data;
  g_autofree char *keep = NULL;

  /* a practice vault is thrown away with its folder and keeps nothing */
  if (!mpad_vault_get_info (vault)->practice)
    {
      keep = name_old_file (vault, error);
      if (keep == NULL)
        return NULL;
    }
  mpad_team_rewrite (vault, order->passphrase, order->keys, keep, mpad_key_progress_set_cb,
                     order->progress, error);
  return NULL;
}

static void
on_left_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadKeyForm) form = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadTeam)
    team = mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (object), result, &error);
  Leaving *leaving = leaving_of (form);

  mpad_key_form_end (form, error);
  if (error != NULL)
    return;
  mpad_team_reload (leaving->session);
  mpad_key_form_go_on (form, mpad_team_rewrite_page_new (leaving->session, team));
}

static void
on_leave_cb (MpadKeyForm *form)
{
  Leaving *leaving = leaving_of (form);
  Order *order = g_new0 (Order, 1);

  order->staff_id = g_strdup (leaving->staff_id);
  order->slot_id = g_strdup (leaving->slot_id);
  order->progress = mpad_key_form_begin (form, _ ("Taking the passphrase away …"));
  mpad_vault_service_run_async (mpad_session_get_service (leaving->session), MPAD_JOB_READ,
                                leave_job, order, order_free, (GDestroyNotify) mpad_team_free, NULL,
                                on_left_cb, g_object_ref (form));
}

AdwNavigationPage *
mpad_team_leave_page_new (MpadSession *session, const MpadKeyHolder *holder)
{
  const char *name = holder->staff != NULL ? holder->staff->name : holder->label;
  /* Translators: %s is the name of a member of the team */
  g_autofree char *text = g_strdup_printf (
    _ ("The passphrase of %s stops working at once. What %s recorded stays as it is, under that "
       "name. Copies of the vault of before keep opening with it, so after this Meldpad helps you "
       "to give the vault a new key and to destroy old copies."),
    name, name);
  MpadKeyForm *form = mpad_key_form_new (_ ("Leaves the team"), text,
                                         holder->slot_id != NULL ? _ ("_Take the passphrase away")
                                                                 : _ ("_Take out of the team"),
                                         "destructive-action");
  Leaving *leaving = set_up (form, session, G_CALLBACK (on_leave_cb));

  leaving->staff_id = holder->staff != NULL ? g_strdup (holder->staff->id) : NULL;
  leaving->slot_id = g_strdup (holder->slot_id);
  mpad_key_form_set_ready (form, TRUE);
  return ADW_NAVIGATION_PAGE (form);
}

static void
update (MpadKeyForm *form)
{
  Leaving *leaving = leaving_of (form);

  mpad_key_form_set_ready (
    form, gtk_editable_get_text (leaving->current)[0] != '\0' &&
            (leaving->handed == NULL || gtk_check_button_get_active (leaving->handed)));
}

static void
on_rewritten_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadKeyForm) form = user_data;
  g_autoptr (GError) error = NULL;
  Leaving *leaving = leaving_of (form);
  MpadCopyKeeper *keeper = mpad_copy_keeper_of (leaving->session);

  mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (object), result, &error);
  mpad_key_form_end (form, error);
  if (error != NULL)
    return;
  gtk_editable_set_text (leaving->current, "");
  mpad_team_reload (leaving->session);
  if (keeper != NULL)
    mpad_copy_keeper_run (keeper);
  mpad_key_form_go_on (form, mpad_team_sheet_page_new (leaving->session));
}

static void
on_rewrite_cb (MpadKeyForm *form)
{
  Leaving *leaving = leaving_of (form);
  Order *order = g_new0 (Order, 1);

  order->keys = g_ptr_array_ref (leaving->keys);
  order->passphrase = mpad_secret_new_passphrase (gtk_editable_get_text (leaving->current));
  if (order->passphrase == NULL)
    {
      order_free (order);
      return;
    }
  order->progress = mpad_key_form_begin (form, _ ("Writing the vault anew and checking it …"));
  mpad_vault_service_run_async (mpad_session_get_service (leaving->session), MPAD_JOB_READ,
                                rewrite_job, order, order_free, NULL, NULL, on_rewritten_cb,
                                g_object_ref (form));
}

/* Name and five words, to be written down or handed over. */
static GtkWidget *
make_words (const char *name, const MpadSecret *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  char *text = g_strndup ((const char *) mpad_secret_peek (words), mpad_secret_get_length (words));
  GtkWidget *label = mpad_ui_label (text, "mpad-headline");

  gtk_widget_add_css_class (box, "mpad-panel");
  gtk_widget_add_css_class (box, "mpad-padded");
  gtk_box_append (GTK_BOX (box), mpad_ui_label (name, "mpad-overline"));
  gtk_box_append (GTK_BOX (box), label);
  mpad_wipe (text, strlen (text));
  g_free (text);
  return box;
}

static void
add_others (MpadKeyForm *form, const MpadTeam *team)
{
  Leaving *leaving = leaving_of (form);
  const MpadStaff *me = mpad_session_get_me (leaving->session);

  for (guint i = 0; i < team->members->len; i++)
    {
      const MpadKeyHolder *holder = g_ptr_array_index (team->members, i);
      g_autoptr (MpadSecret) words = NULL;

      if (holder->staff == NULL || holder->slot_id == NULL ||
          (me != NULL && g_strcmp0 (holder->staff->id, me->id) == 0))
        continue;
      if (leaving->keys->len == 0)
        {
          mpad_key_form_append (form,
                                mpad_ui_label (_ ("New words for the others"), "mpad-section"));
          mpad_key_form_append (
            form,
            mpad_ui_label (_ ("Their passphrases do not fit the new key. Write these words "
                              "down for each of them, on separate notes; they are shown only "
                              "here. Everybody changes them at once under Preferences, Team."),
                           NULL));
        }
      words = mpad_passphrase_suggest ();
      mpad_key_form_append (form, make_words (holder->staff->name, words));
      g_ptr_array_add (leaving->keys, mpad_team_key_new (holder->staff->id, holder->label, words));
    }
  if (leaving->keys->len == 0)
    return;
  leaving->handed = GTK_CHECK_BUTTON (
    gtk_check_button_new_with_mnemonic (_ ("I _wrote the words down or handed them over")));
  g_signal_connect_object (leaving->handed, "toggled", G_CALLBACK (update), form,
                           G_CONNECT_SWAPPED);
  mpad_key_form_append (form, GTK_WIDGET (leaving->handed));
}

AdwNavigationPage *
mpad_team_rewrite_page_new (MpadSession *session, const MpadTeam *team)
{
  MpadKeyForm *form = mpad_key_form_new (
    _ ("New key for the vault"),
    _ ("Meldpad writes the whole vault anew under another key, checks every page of it and only "
       "then "
       "puts it in the place of the old one. The old file stays among the copies until you destroy "
       "it. After this you make a new emergency key sheet. You can also do this later."),
    _ ("_Write the vault anew"), "suggested-action");
  Leaving *leaving = set_up (form, session, G_CALLBACK (on_rewrite_cb));
  GtkWidget *current = gtk_password_entry_new ();

  leaving->keys = g_ptr_array_new_with_free_func ((GDestroyNotify) mpad_team_key_free);
  leaving->current = GTK_EDITABLE (current);
  gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (current), TRUE);
  g_signal_connect_object (current, "changed", G_CALLBACK (update), form, G_CONNECT_SWAPPED);
  add_others (form, team);
  mpad_key_form_add_field (form, _ ("Your own passphrase, which _stays"), current);
  update (form);
  return ADW_NAVIGATION_PAGE (form);
}
