/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The emergency key sheet: made anew, and tested. A new sheet works only after two of its groups
 * were typed back; until then the old one goes on. */
#include "config.h"

#include "mpad-team-pages.h"

#include <glib/gi18n.h>

#include "mpad-error.h"
#include "mpad-recovery-code.h"
#include "mpad-recovery-entry.h"
#include "mpad-recovery-sheet.h"
#include "mpad-ui.h"

#define OF_FORM "mpad-team-sheet"

typedef struct
{
  MpadSession *session;
  MpadSecret *code; /* (nullable): NULL for the test */
  MpadRecoveryEntry *entry;
} Sheet;

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  g_clear_object (&sheet->session);
  mpad_secret_free (sheet->code);
  g_free (sheet);
}

static Sheet *
sheet_of (gpointer form)
{
  return g_object_get_data (G_OBJECT (form), OF_FORM);
}

typedef struct
{
  MpadSecret *key;
  MpadKeyProgress *progress;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  mpad_secret_free (order->key);
  g_clear_pointer (&order->progress, mpad_key_progress_unref);
  g_free (order);
}

static gpointer
replace_job (MpadVault *vault, gpointer data, GError **error)
{
  mpad_team_replace_sheet (vault, ((Order *) data)->key, error);
  return NULL;
}

static gpointer
test_job (MpadVault *vault, gpointer data, GError **error)
{
  mpad_team_test_sheet (vault, ((Order *) data)->key, error);
  return NULL;
}

static void
update (MpadKeyForm *form)
{
  mpad_key_form_set_ready (form, mpad_recovery_entry_is_complete (sheet_of (form)->entry));
}

static void
on_done_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadKeyForm) form = user_data;
  g_autoptr (GError) error = NULL;
  Sheet *sheet = sheet_of (form);

  mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (object), result, &error);
  mpad_key_form_end (form, NULL);
  if (g_error_matches (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_WRONG_KEY))
    mpad_key_form_show_error (
      form, _ ("This sheet does not open the vault"),
      _ ("The groups are typed well, but they are of another sheet: an older "
         "one, or one of another vault. Look in the safe for the right one, "
         "or make a new sheet now."));
  else if (error != NULL)
    mpad_key_form_end (form, error);
  else
    {
      mpad_recovery_entry_clear (sheet->entry);
      mpad_key_form_finish (form, sheet->code != NULL
                                    ? _ ("The new sheet works. Seal it, put it in the safe and "
                                         "destroy the old one.")
                                    : _ ("The sheet opens the vault. Seal it again and put it back "
                                         "in the safe."));
    }
}

static void
send (MpadKeyForm *form, MpadJobKind kind, MpadVaultJob job, MpadSecret *key, const char *text)
{
  Order *order = g_new0 (Order, 1);

  order->key = key;
  order->progress = mpad_key_form_begin (form, text);
  mpad_vault_service_run_async (mpad_session_get_service (sheet_of (form)->session), kind, job,
                                order, order_free, NULL, NULL, on_done_cb, g_object_ref (form));
}

static void
on_replace_cb (MpadKeyForm *form)
{
  MpadSecret *key = mpad_recovery_code_get_key (
    (const char *) mpad_secret_peek (sheet_of (form)->code), NULL);

  send (form, MPAD_JOB_READ, replace_job, key, _ ("Putting the new sheet into use …"));
}

static void
on_test_cb (MpadKeyForm *form)
{
  MpadSecret *key = mpad_recovery_entry_dup_key (sheet_of (form)->entry);

  if (key != NULL)
    send (form, MPAD_JOB_WRITE, test_job, key, _ ("Trying the sheet …"));
}

static void
on_print_cb (MpadKeyForm *form)
{
  Sheet *sheet = sheet_of (form);

  mpad_recovery_sheet_print (
    GTK_WIDGET (form), mpad_vault_service_get_info (mpad_session_get_service (sheet->session)),
    sheet->code);
}

static void
on_save_cb (MpadKeyForm *form)
{
  Sheet *sheet = sheet_of (form);

  mpad_recovery_sheet_save (GTK_WIDGET (form),
                            mpad_vault_service_get_info (mpad_session_get_service (sheet->session)),
                            sheet->code);
}

static void
add_code (MpadKeyForm *form)
{
  GtkWidget *groups = adw_wrap_box_new ();
  GtkWidget *buttons = adw_wrap_box_new ();
  GtkWidget *print = gtk_button_new_with_mnemonic (_ ("_Print the sheet"));
  GtkWidget *pdf = gtk_button_new_with_mnemonic (_ ("Save as _PDF…"));

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (groups), 18);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (groups), 18);
  gtk_widget_add_css_class (groups, "mpad-panel");
  gtk_widget_add_css_class (groups, "mpad-padded");
  mpad_recovery_sheet_show_groups (ADW_WRAP_BOX (groups), sheet_of (form)->code);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), print);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), pdf);
  g_signal_connect_object (print, "clicked", G_CALLBACK (on_print_cb), form, G_CONNECT_SWAPPED);
  g_signal_connect_object (pdf, "clicked", G_CALLBACK (on_save_cb), form, G_CONNECT_SWAPPED);
  mpad_key_form_append (form, groups);
  mpad_key_form_append (form, buttons);
  mpad_key_form_append (
    form, mpad_ui_label (_ ("No printer here? Write the six groups down on paper, with the name of "
                            "the school. Put the sheet in an envelope, write over the edge, and "
                            "have the head of the school keep it in the safe."),
                         "mpad-dim"));
  mpad_key_form_append (form,
                        mpad_ui_label (_ ("Take the sheet and type two groups"), "mpad-section"));
}

static MpadKeyForm *
make_form (MpadSession *session, MpadKeyForm *form, MpadSecret *code, GCallback submit)
{
  Sheet *sheet = g_new0 (Sheet, 1);

  sheet->session = g_object_ref (session);
  sheet->code = code;
  g_object_set_data_full (G_OBJECT (form), OF_FORM, sheet, sheet_free);
  if (code != NULL)
    add_code (form);
  sheet->entry = g_object_new (MPAD_TYPE_RECOVERY_ENTRY, NULL);
  if (code != NULL)
    mpad_recovery_entry_set_groups (sheet->entry, mpad_recovery_sheet_pick_two (), code);
  g_signal_connect_object (sheet->entry, "changed", G_CALLBACK (update), form, G_CONNECT_SWAPPED);
  g_signal_connect_object (sheet->entry, "activate", G_CALLBACK (mpad_key_form_submit), form,
                           G_CONNECT_SWAPPED);
  g_signal_connect (form, "submit", submit, NULL);
  mpad_key_form_append (form, GTK_WIDGET (sheet->entry));
  update (form);
  return form;
}

AdwNavigationPage *
mpad_team_sheet_page_new (MpadSession *session)
{
  return ADW_NAVIGATION_PAGE (
    make_form (session,
               mpad_key_form_new (
                 _ ("New emergency key sheet"),
                 _ ("The sheet opens the vault when nobody knows a passphrase any more. It is "
                    "shown only here and only now. Once you typed two groups back the new "
                    "sheet works and the old one does not."),
                 _ ("_Put the new sheet into use"), "suggested-action"),
               mpad_recovery_code_new (), G_CALLBACK (on_replace_cb)));
}

AdwNavigationPage *
mpad_team_test_page_new (MpadSession *session)
{
  return ADW_NAVIGATION_PAGE (
    make_form (session,
               mpad_key_form_new (
                 _ ("Test the emergency key sheet"),
                 _ ("Once a year: take the sheet out of the safe, open the envelope with two "
                    "people and type its six groups. Nothing changes; you only see whether it "
                    "would open the vault. The journal keeps that it was tested."),
                 _ ("_Try the sheet"), "suggested-action"),
               NULL, G_CALLBACK (on_test_cb)));
}
