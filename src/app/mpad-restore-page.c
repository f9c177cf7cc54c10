/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two jobs: comparing, which may need a passphrase of earlier, and putting back. Afterwards the vault
 * is locked, so that no page shows what was before. */
#include "config.h"

#include "mpad-restore-page.h"

#include <glib/gi18n.h>

#include "mpad-clock.h"
#include "mpad-copy-diff.h"
#include "mpad-error.h"
#include "mpad-format.h"
#include "mpad-ui.h"
#include "mpad-vault-copy.h"

#define OF_FORM "mpad-restore"
#define SHOWN_DOSSIERS 50

typedef struct
{
  MpadSession *session;
  char *path;
  MpadSecret *passphrase; /* (nullable): that opened the copy */
  GtkWidget *ask;         /* asks for a passphrase of earlier */
  GtkEditable *entry;
  GtkWidget *result;
  GtkCheckButton *seen;
  gboolean compared;
} Restore;

static void
restore_free (gpointer data)
{
  Restore *restore = data;

  g_clear_object (&restore->session);
  mpad_secret_free (restore->passphrase);
  g_free (restore->path);
  g_free (restore);
}

static Restore *
restore_of (gpointer form)
{
  return g_object_get_data (G_OBJECT (form), OF_FORM);
}

typedef struct
{
  char *path;
  MpadSecret *passphrase; /* (nullable) */
  MpadKeyProgress *progress;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->path);
  mpad_secret_free (order->passphrase);
  g_clear_pointer (&order->progress, mpad_key_progress_unref);
  g_free (order);
}

static gpointer
compare_job (MpadVault *vault, gpointer data, GError **error)
{
  Order *order = data;
  g_autoptr (MpadVault) copy = mpad_vault_open_copy (vault, order->path, order->passphrase, error);

  return copy != NULL ? mpad_copy_diff_new (vault, copy, error) : NULL;
}

/* Returns: (nullable): where the replaced file lies */
static gpointer
restore_job (MpadVault *vault, gpointer data, GError **error)
{
  Order *order = data;
  g_autofree char *keep = mpad_copies_make_aside_path (mpad_vault_get_info (vault)->path,
                                                       mpad_clock_now_us ());
  g_autofree char *folder = g_path_get_dirname (keep);
  g_autoptr (MpadVault) copy = mpad_vault_open_copy (vault, order->path, order->passphrase, error);

  if (copy == NULL)
    return NULL;
  g_mkdir_with_parents (folder, 0700);
  return mpad_vault_restore (vault, copy, keep, mpad_key_progress_set_cb, order->progress, error)
           ? g_steal_pointer (&keep)
           : NULL;
}

static void
update (MpadKeyForm *form)
{
  Restore *restore = restore_of (form);

  if (restore->compared)
    mpad_key_form_set_ready (form, gtk_check_button_get_active (restore->seen));
  else
    mpad_key_form_set_ready (form, *gtk_editable_get_text (restore->entry) != '\0');
}

static char *
describe_dossier (const MpadCopyDossier *dossier)
{
  if (dossier->only_now)
    return g_strdup (_ ("Begun after the copy: would be gone as a whole"));
  if (dossier->only_copy)
    return g_strdup (_ ("Only in the copy: would come back"));
  if (dossier->lost > 0 && dossier->back > 0)
    return g_strdup_printf (_ ("Newer entries that would be lost: %u. Older ones that would come "
                               "back: %u."),
                            dossier->lost, dossier->back);
  if (dossier->lost > 0)
    return g_strdup_printf (_ ("Newer entries that would be lost: %u"), dossier->lost);
  return g_strdup_printf (_ ("Older entries that would come back: %u"), dossier->back);
}

static void
add_row (GtkWidget *group, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static char *
describe_diff (const MpadCopyDiff *diff)
{
  g_autofree char *stamp = mpad_format_stamp (diff->copy_us);
  g_autofree char *same = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u dossier is the same in both.",
                 "%u dossiers are the same in both.", diff->n_same),
    diff->n_same);

  if (diff->common)
    /* Translators: a day and a time, then a sentence about what is the same */
    return g_strdup_printf (_ ("The last thing done in this copy was on %s. %s"), stamp, same);
  return g_strdup_printf (
    _ ("The last thing done in this copy was on %s. It is not an earlier state "
       "of this vault: both went on separately from some moment. %s"),
    stamp, same);
}

static void
show_diff (MpadKeyForm *form, const MpadCopyDiff *diff)
{
  Restore *restore = restore_of (form);
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *text = describe_diff (diff);

  restore->compared = TRUE;
  gtk_widget_set_visible (restore->ask, FALSE);
  mpad_ui_clear (restore->result);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("What would change"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), text);
  for (guint i = 0; i < MIN (diff->dossiers->len, SHOWN_DOSSIERS); i++)
    {
      const MpadCopyDossier *dossier = g_ptr_array_index (diff->dossiers, i);
      g_autofree char *title = g_strdup_printf ("%s · %s", dossier->number, dossier->pupil);
      g_autofree char *subtitle = describe_dossier (dossier);

      add_row (group, title, subtitle);
    }
  if (diff->dossiers->len > SHOWN_DOSSIERS)
    {
      g_autofree char *more = g_strdup_printf (_ ("And %u more dossiers"),
                                               diff->dossiers->len - SHOWN_DOSSIERS);

      add_row (group, more, "");
    }
  gtk_box_append (GTK_BOX (restore->result), group);
  if (diff->dossiers->len == 0)
    gtk_box_append (GTK_BOX (restore->result),
                    mpad_ui_label (_ ("No dossier differs. Putting this copy back changes only the "
                                      "journal, tasks and settings."),
                                   NULL));
  restore->seen = GTK_CHECK_BUTTON (
    gtk_check_button_new_with_mnemonic (_ ("I have _seen what would be lost")));
  g_signal_connect_object (restore->seen, "toggled", G_CALLBACK (update), form, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (restore->result), GTK_WIDGET (restore->seen));
  update (form);
}

static void
on_compared_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadKeyForm) form = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MpadCopyDiff)
    diff = mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (object), result, &error);
  Restore *restore = restore_of (form);

  mpad_key_form_end (form, NULL);
  if (diff != NULL)
    show_diff (form, diff);
  else if (g_error_matches (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_UNPROVEN))
    mpad_key_form_show_error (
      form, _ ("This is not a copy of this vault"),
      _ ("Lock, choose “Open another vault file” and then this file to look "
         "into it."));
  else if (g_error_matches (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_WRONG_KEY) &&
           restore->passphrase == NULL)
    {
      gtk_widget_set_visible (restore->ask, TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (restore->entry));
      update (form);
    }
  else
    {
      g_clear_pointer (&restore->passphrase, mpad_secret_free);
      mpad_key_form_end (form, error);
    }
}

static Order *
order_new (MpadKeyForm *form, const char *text)
{
  Restore *restore = restore_of (form);
  Order *order = g_new0 (Order, 1);

  order->path = g_strdup (restore->path);
  order->passphrase = restore->passphrase != NULL ? mpad_secret_copy (restore->passphrase) : NULL;
  order->progress = mpad_key_form_begin (form, text);
  return order;
}

static void
compare (MpadKeyForm *form)
{
  Order *order = order_new (form, _ ("Comparing the copy with the vault …"));

  mpad_vault_service_run_async (
    mpad_session_get_service (restore_of (form)->session), MPAD_JOB_READ, compare_job, order,
    order_free, (GDestroyNotify) mpad_copy_diff_free, NULL, on_compared_cb, g_object_ref (form));
}

static void
on_lock_cb (GtkWidget *widget)
{
  gtk_widget_activate_action (widget, "win.lock", NULL);
}

static void
on_restored_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadKeyForm) form = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (object), result,
                                                         &error);
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (form));
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  AdwAlertDialog *dialog;

  mpad_key_form_end (form, error);
  if (kept == NULL || window == NULL)
    return;
  name = g_path_get_basename (kept);
  /* Translators: %s is the name of a file */
  text = g_strdup_printf (
    _ ("The vault as it was is kept among the copies, as %s. Meldpad locks now. "
       "Open the vault again with your passphrase of today."),
    name);
  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("The copy is back"), text));
  adw_alert_dialog_add_response (dialog, "lock", _ ("_Lock"));
  adw_alert_dialog_set_default_response (dialog, "lock");
  adw_dialog_set_can_close (ADW_DIALOG (dialog), FALSE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_lock_cb), window, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
}

static void
on_submit_cb (MpadKeyForm *form)
{
  Restore *restore = restore_of (form);
  Order *order;

  if (!restore->compared)
    {
      restore->passphrase = mpad_secret_new_passphrase (gtk_editable_get_text (restore->entry));
      gtk_editable_set_text (restore->entry, "");
      if (restore->passphrase != NULL)
        compare (form);
      return;
    }
  order = order_new (form, _ ("Putting the copy back and checking it …"));
  mpad_vault_service_run_async (mpad_session_get_service (restore->session), MPAD_JOB_READ,
                                restore_job, order, order_free, g_free, NULL, on_restored_cb,
                                g_object_ref (form));
}

static void
add_ask (MpadKeyForm *form)
{
  Restore *restore = restore_of (form);
  GtkWidget *entry = gtk_password_entry_new ();

  restore->ask = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  restore->entry = GTK_EDITABLE (entry);
  gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (entry), TRUE);
  mpad_ui_set_name (entry, _ ("Passphrase of the time of the copy"));
  g_signal_connect_object (entry, "changed", G_CALLBACK (update), form, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (mpad_key_form_submit), form,
                           G_CONNECT_SWAPPED);
  gtk_box_append (
    GTK_BOX (restore->ask),
    mpad_ui_label (
      _ ("This copy was made under another key. Type a passphrase that opened the vault "
         "then."),
      NULL));
  gtk_box_append (GTK_BOX (restore->ask), entry);
  gtk_widget_set_visible (restore->ask, FALSE);
  mpad_key_form_append (form, restore->ask);
}

AdwNavigationPage *
mpad_restore_page_new (MpadSession *session, const MpadCopy *copy)
{
  g_autofree char *stamp = mpad_format_stamp (copy->at_us);
  MpadKeyForm *form = mpad_key_form_new (
    stamp,
    _ (
      "First Meldpad shows what differs between this copy and the vault. Nothing changes until you "
      "press the button. The vault as it is now is kept beside the copies."),
    _ ("_Put this copy back"), "destructive-action");
  Restore *restore = g_new0 (Restore, 1);

  restore->session = g_object_ref (session);
  restore->path = g_strdup (copy->path);
  g_object_set_data_full (G_OBJECT (form), OF_FORM, restore, restore_free);
  g_signal_connect (form, "submit", G_CALLBACK (on_submit_cb), NULL);
  add_ask (form);
  restore->result = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  mpad_key_form_append (form, restore->result);
  compare (form);
  return ADW_NAVIGATION_PAGE (form);
}
