/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A colleague as the dossiers and the contacts name one: name, role, groups, telephone (S1-41). A
 * member of a case team needs no passphrase (S2-4). */
#include "config.h"

#include "mpad-team-pages.h"

#include <glib/gi18n.h>

#include "mpad-school-store.h"
#include "mpad-text.h"

#define OF_FORM "mpad-colleague-form"

/* What the form asks. The widgets live as long as the form, and this with it. */
typedef struct
{
  MpadSession *session;
  MpadStaff *staff;
  gboolean is_new;
  GtkEditable *name, *function, *groups, *phone;
  GtkDropDown *role;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_clear_object (&asked->session);
  mpad_staff_free (asked->staff);
  g_free (asked);
}

static Asked *
asked_of (MpadKeyForm *form)
{
  return g_object_get_data (G_OBJECT (form), OF_FORM);
}

static gpointer
save_job (MpadVault *vault, gpointer data, GError **error)
{
  return GINT_TO_POINTER (mpad_school_store_save_staff (vault, data, error));
}

static void
on_saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadKeyForm) form = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  Asked *asked = asked_of (form);

  mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (object), result, &error);
  mpad_key_form_end (form, error);
  if (error != NULL)
    return;
  mpad_team_reload (asked->session);
  /* Translators: %s is the name of a colleague */
  text = g_strdup_printf (_ ("%s is in the team."), asked->staff->name);
  mpad_key_form_finish (form, asked->is_new ? text : _ ("Saved."));
}

static char *
dup_typed (GtkEditable *editable)
{
  char *text = g_strstrip (g_strdup (gtk_editable_get_text (editable)));

  if (*text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

static void
set_typed (char **field, GtkEditable *editable)
{
  g_free (*field);
  *field = dup_typed (editable);
}

static void
on_submit_cb (MpadKeyForm *form)
{
  Asked *asked = asked_of (form);
  GPtrArray *roles = mpad_session_get_protocol (asked->session)->roles;
  guint selected = gtk_drop_down_get_selected (asked->role);

  set_typed (&asked->staff->name, asked->name);
  set_typed (&asked->staff->function, asked->function);
  set_typed (&asked->staff->groups, asked->groups);
  set_typed (&asked->staff->phone, asked->phone);
  if (selected < roles->len)
    g_set_str (&asked->staff->role_id, ((const MpadProtocolRole *) roles->pdata[selected])->id);
  g_free (asked->staff->initials);
  asked->staff->initials = mpad_text_initials (asked->staff->name);
  mpad_key_progress_unref (mpad_key_form_begin (form, _ ("Saving …")));
  mpad_vault_service_run_async (mpad_session_get_service (asked->session), MPAD_JOB_WRITE, save_job,
                                mpad_staff_copy (asked->staff), (GDestroyNotify) mpad_staff_free,
                                NULL, NULL, on_saved_cb, g_object_ref (form));
}

static void
on_name_changed_cb (MpadKeyForm *form)
{
  g_autofree char *name = dup_typed (asked_of (form)->name);

  mpad_key_form_set_ready (form, name != NULL);
}

static GtkEditable *
add_entry (MpadKeyForm *form, const char *label, const char *text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  mpad_key_form_add_field (form, label, entry);
  return GTK_EDITABLE (entry);
}

static GtkDropDown *
add_roles (MpadKeyForm *form, const Asked *asked)
{
  GPtrArray *roles = mpad_session_get_protocol (asked->session)->roles;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *drop_down;
  guint selected = 0;

  for (guint i = 0; i < roles->len; i++)
    {
      const MpadProtocolRole *role = g_ptr_array_index (roles, i);

      gtk_string_list_append (names, role->name);
      if (g_strcmp0 (role->id, asked->staff->role_id) == 0)
        selected = i;
    }
  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (names)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), selected);
  mpad_key_form_add_field (form, _ ("_Role in the meldcode"), drop_down);
  return GTK_DROP_DOWN (drop_down);
}

AdwNavigationPage *
mpad_team_colleague_page_new (MpadSession *session, const MpadStaff *staff)
{
  MpadKeyForm *form = mpad_key_form_new (
    staff == NULL ? _ ("New colleague") : _ ("Name, role and groups"),
    staff == NULL ? _ ("Somebody who takes part in dossiers, or whom teachers come to with a "
                       "signal. No passphrase: this colleague does not open the vault.")
                  : _ ("So do dossiers, papers and contacts name this colleague from now on."),
    _ ("_Save"), "suggested-action");
  Asked *asked = g_new0 (Asked, 1);

  asked->session = g_object_ref (session);
  asked->staff = staff != NULL ? mpad_staff_copy (staff) : mpad_staff_new ();
  asked->is_new = staff == NULL;
  g_object_set_data_full (G_OBJECT (form), OF_FORM, asked, asked_free);
  asked->name = add_entry (form, _ ("_Name"), asked->staff->name);
  asked->role = add_roles (form, asked);
  asked->function = add_entry (form, _ ("What the school _calls this function (may be empty)"),
                               asked->staff->function);
  asked->groups = add_entry (form, _ ("For which _groups, such as 1-4 (empty: all)"),
                             asked->staff->groups);
  asked->phone = add_entry (form, _ ("_Telephone at school (may be empty)"), asked->staff->phone);
  g_signal_connect_object (asked->name, "changed", G_CALLBACK (on_name_changed_cb), form,
                           G_CONNECT_SWAPPED);
  g_signal_connect (form, "submit", G_CALLBACK (on_submit_cb), NULL);
  on_name_changed_cb (form);
  return ADW_NAVIGATION_PAGE (form);
}
