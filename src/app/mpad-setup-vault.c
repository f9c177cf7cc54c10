/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assistant's vault: made with its key on the vault's thread, filled with school, team and
 * protocol, and removed again when the assistant is left halfway: it holds nothing yet. */
#include "config.h"

#include <glib/gstdio.h>

#include "mpad-error.h"
#include "mpad-recovery-code.h"
#include "mpad-school-store.h"
#include "mpad-setup-page-private.h"
#include "mpad-text.h"
#include "mpad-vault-list.h"

static char *
dup_text (GtkEditable *editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (editable)));
}

/* What the new vault is filled with, on the vault's thread. */
typedef struct
{
  MpadSchool *school;
  MpadStaff *me;
  GBytes *protocol;
} Filling;

static void
filling_free (Filling *self)
{
  g_clear_pointer (&self->school, mpad_school_free);
  g_clear_pointer (&self->me, mpad_staff_free);
  g_clear_pointer (&self->protocol, g_bytes_unref);
  g_free (self);
}

static gpointer
fill_job (MpadVault *vault, gpointer data, GError **error)
{
  Filling *filling = data;

  filling->me->slot_id = g_strdup (mpad_vault_get_slot_id (vault));
  if (mpad_school_store_save_staff (vault, filling->me, error))
    {
      mpad_vault_set_actor (vault, filling->me->id);
      if (mpad_school_store_put_protocol (vault, filling->school->protocol_id,
                                          filling->school->protocol_version, filling->protocol,
                                          error))
        mpad_school_store_save (vault, filling->school, error);
    }
  return NULL;
}

static Filling *
make_filling (MpadSetupPage *self)
{
  const MpadShelfProtocol *chosen = mpad_setup_page_get_protocol (self);
  const MpadProtocolRole *role = g_ptr_array_index (chosen->protocol->roles,
                                                    gtk_drop_down_get_selected (self->role_drop));
  Filling *filling = g_new0 (Filling, 1);

  filling->school = mpad_school_new ();
  g_free (filling->school->name);
  filling->school->name = dup_text (self->school_entry);
  g_set_str (&filling->school->protocol_id, chosen->protocol->id);
  g_set_str (&filling->school->protocol_version, chosen->protocol->version);
  g_set_str (&filling->school->vt_region, mpad_setup_page_get_region_id (self));
  g_set_str (&filling->school->record_place, chosen->protocol->dossier_place);
  filling->me = mpad_staff_new ();
  g_free (filling->me->name);
  filling->me->name = dup_text (self->name_entry);
  g_free (filling->me->initials);
  filling->me->initials = mpad_text_initials (filling->me->name);
  g_set_str (&filling->me->role_id, role->id);
  g_free (filling->me->function);
  filling->me->function = dup_text (self->function_entry);
  filling->me->active = TRUE;
  filling->protocol = g_bytes_ref (chosen->json);
  return filling;
}

static void
on_removed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autofree char *path = user_data;

  mpad_vault_service_close_finish (MPAD_VAULT_SERVICE (object), result, NULL);
  g_unlink (path);
}

/* The vault that was made, but is not wanted: it holds nothing yet. */
void
mpad_setup_page_remove_vault (MpadSetupPage *self)
{
  g_autoptr (MpadVaultService) service = g_steal_pointer (&self->service);

  g_clear_pointer (&self->recovery, mpad_secret_free);
  if (service != NULL)
    mpad_vault_service_close_async (service, on_removed_cb, g_strdup (self->path_name));
}

static void
on_filled_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadSetupPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (self->service == NULL)
    return;
  mpad_vault_service_run_finish (MPAD_VAULT_SERVICE (object), result, &error);
  if (error != NULL)
    {
      mpad_setup_page_remove_vault (self);
      mpad_setup_page_show_step (self, SETUP_PASSPHRASE);
      mpad_setup_page_show_error (self, error);
      return;
    }
  mpad_setup_page_show_step (self, SETUP_SHEET);
}

static void
on_created_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpadSetupPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (self->service == NULL)
    return; /* the assistant was left meanwhile */
  if (!mpad_vault_service_create_finish (MPAD_VAULT_SERVICE (object), result, &error))
    {
      g_clear_object (&self->service);
      g_clear_pointer (&self->recovery, mpad_secret_free);
      mpad_setup_page_show_step (self,
                                 g_error_matches (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_EXISTS)
                                   ? SETUP_SCHOOL
                                   : SETUP_PASSPHRASE);
      mpad_setup_page_show_error (self, error);
      return;
    }
  mpad_vault_service_run_async (self->service, MPAD_JOB_WRITE, fill_job, make_filling (self),
                                (GDestroyNotify) filling_free, NULL, NULL, on_filled_cb,
                                g_object_ref (self));
}

void
mpad_setup_page_make_vault (MpadSetupPage *self)
{
  g_autofree char *school = dup_text (self->school_entry);
  g_autofree char *label = dup_text (self->label_entry);
  g_autoptr (MpadSecret) passphrase = mpad_passphrase_chooser_dup_secret (self->chooser);
  g_autoptr (MpadSecret) key = NULL;
  MpadVaultSetup setup = { .school = school,
                           .vt_region = mpad_setup_page_get_region_id (self),
                           .label = label };

  g_clear_pointer (&self->recovery, mpad_secret_free);
  self->recovery = mpad_recovery_code_new ();
  key = mpad_recovery_code_get_key ((const char *) mpad_secret_peek (self->recovery), NULL);
  g_free (self->path_name);
  self->path_name = mpad_vault_list_path_for (school);
  self->service = mpad_vault_service_new ();
  mpad_setup_page_show_step (self, SETUP_MAKING);
  mpad_vault_service_create_async (self->service, self->path_name, &setup, passphrase, key, NULL,
                                   on_created_cb, g_object_ref (self));
}
