/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passphrases of members: adding a member, changing the own one, a new one after forgetting.
 * Whoever the passphrase is for chooses it, at this keyboard; it is told nowhere else. */
#include "config.h"

#include "mpad-team-pages.h"

#include <glib/gi18n.h>

#include "mpad-error.h"
#include "mpad-passphrase-chooser.h"
#include "mpad-text.h"
#include "mpad-ui.h"
#include "mpad-vault-members.h"

#define OF_FORM "mpad-team-form"

/* What a form asks. The widgets live as long as the form, and this with it. */
typedef struct
{
  MpadSession *session;
  MpadStaff *staff; /* (nullable): of a new member only when it is sent */
  char *slot_id;    /* of the passphrase that is changed */
  char *label;
  GtkEditable *name, *function, *shown, *current;
  GtkDropDown *role;
  MpadPassphraseChooser *chooser;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_clear_object (&asked->session);
  g_clear_pointer (&asked->staff, mpad_staff_free);
  g_free (asked->slot_id);
  g_free (asked->label);
  g_free (asked);
}

static Asked *
asked_of (MpadKeyForm *form)
{
  return g_object_get_data (G_OBJECT (form), OF_FORM);
}

/* What the vault's thread does. */
typedef struct
{
  MpadStaff *staff;
  char *slot_id;
  char *label;
  MpadSecret *old_secret, *new_secret;
  MpadKeyProgress *progress;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_clear_pointer (&order->staff, mpad_staff_free);
  g_free (order->slot_id);
  g_free (order->label);
  mpad_secret_free (order->old_secret);
  mpad_secret_free (order->new_secret);
  g_clear_pointer (&order->progress, mpad_key_progress_unref);
  g_free (order);
}

static gpointer
give_job (MpadVault *vault, gpointer data, GError **error)
{
  Order *order = data;

  mpad_team_give_passphrase (vault, order->staff, order->label, order->new_secret, error);
  return NULL;
}

static gpointer
change_job (MpadVault *vault, gpointer data, GError **error)
{
  Order *order = data;

  mpad_vault_change_secret (vault, order->slot_id, order->old_secret, order->new_secret, error);
  return NULL;
}

void
mpad_team_reload (MpadSession *session)
{
  mpad_session_load_async (session, NULL, NULL, NULL);
}

static char *
dup_text (GtkEditable *editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (editable)));
}

static void
update (MpadKeyForm *form)
{
  Asked *asked = asked_of (form);
  gboolean ready = mpad_passphrase_chooser_get_ready (asked->chooser);

  if (asked->name != NULL)
    {
      g_autofree char *name = dup_text (asked->name), *shown = dup_text (asked->shown);

      ready = ready && *name != '\0' && *shown != '\0';
    }
  if (asked->current != NULL)
    ready = ready && gtk_editable_get_text (asked->current)[0] != '\0';
  mpad_key_form_set_ready (form, ready);
}

static void
on_name_changed_cb (MpadKeyForm *form)
{
  Asked *asked = asked_of (form);
  g_autofree char *name = dup_text (asked->name);
  g_autofree char *initials = mpad_text_initials (name);
  const char *forbidden[] = { mpad_session_get_school (asked->session)->name, name, NULL };

  gtk_editable_set_text (asked->shown, initials);
  mpad_passphrase_chooser_set_forbidden (asked->chooser, forbidden);
  update (form);
}

static void
on_given_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadKeyForm) form = user_data;
  g_autoptr (GError) error = NULL;
  Asked *asked = asked_of (form);
  g_autofree char *text = NULL;

  mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (object), result, &error);
  mpad_key_form_end (form, NULL);
  if (g_error_matches (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_POLICY))
    {
      mpad_key_form_show_error (
        form, _ ("There is no room for another passphrase"),
        _ ("Sixteen passphrases at most open a vault. Take one away that is "
           "not used any more."));
      return;
    }
  if (error != NULL)
    {
      mpad_key_form_end (form, error);
      return;
    }
  mpad_passphrase_chooser_clear (asked->chooser);
  if (asked->current != NULL)
    gtk_editable_set_text (asked->current, "");
  mpad_team_reload (asked->session);
  if (asked->slot_id != NULL)
    text = g_strdup (_ ("Your new passphrase opens the vault from now on."));
  else
    /* Translators: %s is the name of a member of the team */
    text = g_strdup_printf (_ ("%s can open the vault now."), asked->staff->name);
  mpad_key_form_finish (form, text);
}

static void
send (MpadKeyForm *form, Order *order, MpadVaultJob job, const char *text)
{
  Asked *asked = asked_of (form);

  order->new_secret = mpad_passphrase_chooser_dup_secret (asked->chooser);
  order->progress = mpad_key_form_begin (form, text);
  mpad_vault_service_run_async (mpad_session_get_service (asked->session), MPAD_JOB_READ, job,
                                order, order_free, NULL, NULL, on_given_cb, g_object_ref (form));
}

static void
on_add_cb (MpadKeyForm *form)
{
  Asked *asked = asked_of (form);
  GPtrArray *roles = mpad_session_get_protocol (asked->session)->roles;
  const MpadProtocolRole *role = g_ptr_array_index (roles,
                                                    gtk_drop_down_get_selected (asked->role));
  g_autofree char *name = dup_text (asked->name), *function = dup_text (asked->function);
  Order *order = g_new0 (Order, 1);

  if (asked->staff == NULL)
    asked->staff = mpad_staff_new ();
  g_set_str (&asked->staff->name, name);
  g_set_str (&asked->staff->function, function);
  g_set_str (&asked->staff->role_id, role->id);
  g_free (asked->staff->initials);
  asked->staff->initials = mpad_text_initials (name);
  order->staff = mpad_staff_copy (asked->staff);
  order->label = dup_text (asked->shown);
  send (form, order, give_job, _ ("Making the key of the new member …"));
}

static void
on_give_cb (MpadKeyForm *form)
{
  Asked *asked = asked_of (form);
  Order *order = g_new0 (Order, 1);

  order->staff = mpad_staff_copy (asked->staff);
  order->label = g_strdup (asked->label);
  send (form, order, give_job, _ ("Making the new key …"));
}

static void
on_change_cb (MpadKeyForm *form)
{
  Asked *asked = asked_of (form);
  Order *order = g_new0 (Order, 1);

  order->slot_id = g_strdup (asked->slot_id);
  order->old_secret = mpad_secret_new_passphrase (gtk_editable_get_text (asked->current));
  if (order->old_secret == NULL)
    {
      order_free (order);
      return;
    }
  send (form, order, change_job, _ ("Changing your passphrase …"));
}

static GtkWidget *
make_entry (MpadKeyForm *form, GCallback changed)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_input_hints (GTK_ENTRY (entry), GTK_INPUT_HINT_PRIVATE);
  if (changed != NULL)
    g_signal_connect_object (entry, "changed", changed, form, G_CONNECT_SWAPPED);
  return entry;
}

static Asked *
set_up (MpadKeyForm *form, MpadSession *session, GCallback submit)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->session = g_object_ref (session);
  g_object_set_data_full (G_OBJECT (form), OF_FORM, asked, asked_free);
  g_signal_connect (form, "submit", submit, NULL);
  return asked;
}

/* Last on the form: the passphrase. */
static void
add_chooser (MpadKeyForm *form, const char *label, const char *name)
{
  Asked *asked = asked_of (form);
  const char *forbidden[] = { mpad_session_get_school (asked->session)->name, name, NULL };

  asked->chooser = g_object_new (MPAD_TYPE_PASSPHRASE_CHOOSER, NULL);
  mpad_passphrase_chooser_set_forbidden (asked->chooser, forbidden);
  g_signal_connect_object (asked->chooser, "notify::ready", G_CALLBACK (update), form,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (asked->chooser, "activate", G_CALLBACK (mpad_key_form_submit), form,
                           G_CONNECT_SWAPPED);
  mpad_key_form_append (form, mpad_ui_label (label, "mpad-section"));
  mpad_key_form_append (form, GTK_WIDGET (asked->chooser));
  update (form);
}

AdwNavigationPage *
mpad_team_add_page_new (MpadSession *session)
{
  MpadKeyForm *form = mpad_key_form_new (
    _ ("New member"),
    _ ("Every member opens the vault with an own passphrase. Do this together: the new member "
       "chooses the passphrase here and is the only one who knows it. With it somebody can read "
       "every dossier, whatever the role."),
    _ ("_Let the member open the vault"), "suggested-action");
  Asked *asked = set_up (form, session, G_CALLBACK (on_add_cb));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *roles = mpad_session_get_protocol (session)->roles;
  guint preferred = 0;
  GtkWidget *role;

  for (guint i = 0; i < roles->len; i++)
    {
      const MpadProtocolRole *one = g_ptr_array_index (roles, i);

      gtk_string_list_append (names, one->name);
      /* a teacher needs no passphrase */
      if (g_strcmp0 (one->function, "ib") == 0)
        preferred = i;
    }
  asked->name = GTK_EDITABLE (make_entry (form, G_CALLBACK (on_name_changed_cb)));
  asked->function = GTK_EDITABLE (make_entry (form, NULL));
  asked->shown = GTK_EDITABLE (make_entry (form, G_CALLBACK (update)));
  role = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (names)), NULL);
  asked->role = GTK_DROP_DOWN (role);
  gtk_drop_down_set_selected (asked->role, preferred);
  mpad_key_form_add_field (form, _ ("_Name"), GTK_WIDGET (asked->name));
  mpad_key_form_add_field (form, _ ("_Role in the meldcode"), role);
  mpad_key_form_add_field (form, _ ("What the school _calls this function (may be empty)"),
                           GTK_WIDGET (asked->function));
  mpad_key_form_add_field (form, _ ("Initials on the _unlock screen"), GTK_WIDGET (asked->shown));
  add_chooser (form, _ ("Passphrase of the new member"), NULL);
  return ADW_NAVIGATION_PAGE (form);
}

AdwNavigationPage *
mpad_team_give_page_new (MpadSession *session, const MpadKeyHolder *holder)
{
  const MpadStaff *me = mpad_session_get_me (session);
  gboolean mine = me != NULL && g_strcmp0 (me->id, holder->staff->id) == 0;
  g_autofree char *text = NULL;
  MpadKeyForm *form;
  Asked *asked;

  if (mine)
    text = g_strdup (
      _ ("You came in with the emergency key sheet. Choose a new passphrase; the one "
         "that you lost stops working."));
  else
    /* Translators: %s is the name of a member of the team */
    text = g_strdup_printf (
      _ ("Nobody can look up a lost passphrase. %s chooses a new one here, at this keyboard; an "
         "earlier one stops working. Be sure that it is really the person who asks for it."),
      holder->staff->name);
  form = mpad_key_form_new (_ ("New passphrase"), text, _ ("_Use this passphrase"),
                            "suggested-action");
  asked = set_up (form, session, G_CALLBACK (on_give_cb));
  asked->staff = mpad_staff_copy (holder->staff);
  asked->label = *holder->label != '\0' ? g_strdup (holder->label)
                                        : mpad_text_initials (holder->staff->name);
  add_chooser (form, _ ("New passphrase"), holder->staff->name);
  return ADW_NAVIGATION_PAGE (form);
}

AdwNavigationPage *
mpad_team_change_page_new (MpadSession *session, const MpadKeyHolder *holder)
{
  MpadKeyForm *form = mpad_key_form_new (
    _ ("Change passphrase"),
    _ ("The new passphrase works from now on. Copies that were made before keep opening with the "
       "old one. Does somebody know your passphrase? Then have the vault written anew as well."),
    _ ("_Change passphrase"), "suggested-action");
  Asked *asked = set_up (form, session, G_CALLBACK (on_change_cb));
  GtkWidget *current = gtk_password_entry_new ();

  asked->slot_id = g_strdup (holder->slot_id);
  asked->current = GTK_EDITABLE (current);
  gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (current), TRUE);
  g_signal_connect_object (current, "changed", G_CALLBACK (update), form, G_CONNECT_SWAPPED);
  mpad_key_form_add_field (form, _ ("The passphrase that you use _now"), current);
  add_chooser (form, _ ("New passphrase"), holder->staff != NULL ? holder->staff->name : NULL);
  return ADW_NAVIGATION_PAGE (form);
}
