/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the team and its keys. */
#include "mpad-team.h"

#include "mpad-error.h"
#include "mpad-school-store.h"
#include "mpad-stmt.h"
#include "mpad-vault-copy.h"
#include "mpad-vault-members.h"

#include <string.h>

static void
member_free (gpointer data)
{
  MpadKeyHolder *member = data;

  g_clear_pointer (&member->staff, mpad_staff_free);
  g_free (member->slot_id);
  g_free (member->label);
  g_free (member);
}

void
mpad_team_free (MpadTeam *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_free (self->session_slot);
  g_free (self);
}

static const MpadSlotInfo *
find_slot (MpadVault *vault, const char *slot_id)
{
  const MpadVaultInfo *info = mpad_vault_get_info (vault);

  for (guint i = 0; slot_id != NULL && i < MPAD_VAULT_SLOTS; i++)
    if (info->slots[i].kind != MPAD_SLOT_FREE && strcmp (info->slots[i].id, slot_id) == 0)
      return &info->slots[i];
  return NULL;
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_POLICY, message);
  return FALSE;
}

/* When the journal first tells about an object. */
static gboolean
find_moment (MpadVault *vault, const char *kind, const char *id, gint64 *us, GError **error)
{
  return mpad_db_get_int (
    mpad_vault_get_db (vault), us, 0, error,
    "SELECT coalesce (min (at_us), 0) FROM journal WHERE object_kind = ?1 AND object_id = ?2", "tt",
    kind, id);
}

static gboolean
add_member (MpadVault *vault, MpadTeam *team, MpadStaff *staff, GError **error)
{
  const MpadSlotInfo *slot = find_slot (vault, staff->slot_id);
  MpadKeyHolder *member = g_new0 (MpadKeyHolder, 1);

  member->staff = staff;
  member->slot_id = slot != NULL ? g_strdup (slot->id) : NULL;
  member->label = g_strdup (slot != NULL ? slot->label : "");
  g_ptr_array_add (team->members, member);
  return find_moment (vault, "staff", staff->id, &member->since_us, error);
}

static gboolean
is_of_somebody (MpadTeam *team, const char *slot_id)
{
  for (guint i = 0; i < team->members->len; i++)
    if (g_strcmp0 (((MpadKeyHolder *) team->members->pdata[i])->slot_id, slot_id) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
add_slot (MpadVault *vault, MpadTeam *team, const MpadSlotInfo *slot, GError **error)
{
  MpadKeyHolder *member;

  if (slot->kind == MPAD_SLOT_PASSPHRASE)
    team->n_passphrases++;
  if (slot->kind != MPAD_SLOT_PASSPHRASE || is_of_somebody (team, slot->id))
    return TRUE;
  member = g_new0 (MpadKeyHolder, 1);
  member->slot_id = g_strdup (slot->id);
  member->label = g_strdup (slot->label);
  g_ptr_array_add (team->members, member);
  return find_moment (vault, "slot", slot->id, &member->since_us, error);
}

/* The first sheet is made with the vault and has no row of its own. */
static gboolean
date_sheet (MpadVault *vault, MpadTeam *team, const char *slot_id, GError **error)
{
  MpadDb *db = mpad_vault_get_db (vault);

  team->has_sheet = TRUE;
  return mpad_db_get_int (
           db, &team->sheet_made_us, 0, error,
           "SELECT coalesce ((SELECT max (at_us) FROM journal WHERE action = 'slot.add'"
           " AND object_id = ?1), (SELECT min (at_us) FROM journal), 0)",
           "t", slot_id) &&
         mpad_db_get_int (db, &team->sheet_tested_us, 0, error,
                          "SELECT coalesce (max (at_us), ?2) FROM journal"
                          " WHERE action = 'sheet.test' AND object_id = ?1",
                          "ti", slot_id, team->sheet_made_us);
}

MpadTeam *
mpad_team_load (MpadVault *vault, GError **error)
{
  g_autoptr (MpadTeam) team = g_new0 (MpadTeam, 1);
  g_autoptr (GPtrArray) staff = NULL;
  const MpadVaultInfo *info;

  g_return_val_if_fail (vault != NULL, NULL);

  team->members = g_ptr_array_new_with_free_func (member_free);
  team->session_slot = g_strdup (mpad_vault_get_slot_id (vault));
  staff = mpad_school_store_list_staff (vault, error);
  if (staff == NULL)
    return NULL;
  for (guint i = 0; i < staff->len; i++)
    {
      const MpadStaff *one = g_ptr_array_index (staff, i);

      if (one->active && !add_member (vault, team, mpad_staff_copy (one), error))
        return NULL;
    }
  info = mpad_vault_get_info (vault);
  for (guint i = 0; i < MPAD_VAULT_SLOTS; i++)
    if (!add_slot (vault, team, &info->slots[i], error) ||
        (info->slots[i].kind == MPAD_SLOT_RECOVERY &&
         !date_sheet (vault, team, info->slots[i].id, error)))
      return NULL;
  return g_steal_pointer (&team);
}

static MpadStaff *
find_staff (MpadVault *vault, const char *staff_id, GError **error)
{
  g_autoptr (GPtrArray) list = mpad_school_store_list_staff (vault, error);

  if (list == NULL)
    return NULL;
  for (guint i = 0; i < list->len; i++)
    if (g_strcmp0 (((MpadStaff *) list->pdata[i])->id, staff_id) == 0)
      return mpad_staff_copy (list->pdata[i]);
  g_set_error_literal (error, MPAD_RECORD_ERROR, MPAD_RECORD_ERROR_NOT_FOUND, "No such member");
  return NULL;
}

gboolean
mpad_team_give_passphrase (MpadVault *vault,
                           const MpadStaff *staff,
                           const char *label,
                           const MpadSecret *passphrase,
                           GError **error)
{
  g_autoptr (MpadStaff) saved = NULL;
  g_autofree char *slot_id = NULL;

  g_return_val_if_fail (vault != NULL && staff != NULL && passphrase != NULL, FALSE);

  if (g_strcmp0 (staff->slot_id, mpad_vault_get_slot_id (vault)) == 0)
    return refuse (error, "The passphrase of this session is changed with the old one");
  slot_id = mpad_vault_add_member (vault, MPAD_SLOT_PASSPHRASE, label, passphrase, error);
  if (slot_id == NULL)
    return FALSE;
  saved = mpad_staff_copy (staff);
  saved->active = TRUE;
  g_set_str (&saved->slot_id, slot_id);
  if (!mpad_school_store_save_staff (vault, saved, error))
    {
      mpad_vault_remove_member (vault, slot_id, NULL);
      return FALSE;
    }
  return find_slot (vault, staff->slot_id) == NULL ||
         mpad_vault_remove_member (vault, staff->slot_id, error);
}

gboolean
mpad_team_leave (MpadVault *vault, const char *staff_id, GError **error)
{
  g_autoptr (MpadStaff) staff = NULL;

  g_return_val_if_fail (vault != NULL && staff_id != NULL, FALSE);

  staff = find_staff (vault, staff_id, error);
  if (staff == NULL)
    return FALSE;
  if (g_strcmp0 (staff->slot_id, mpad_vault_get_slot_id (vault)) == 0)
    return refuse (error, "Somebody else takes the passphrase of this session away");
  if (find_slot (vault, staff->slot_id) != NULL &&
      !mpad_vault_remove_member (vault, staff->slot_id, error))
    return FALSE;
  g_clear_pointer (&staff->slot_id, g_free);
  staff->active = FALSE;
  return mpad_school_store_save_staff (vault, staff, error);
}

MpadTeamKey *
mpad_team_key_new (const char *staff_id, const char *label, MpadSecret *passphrase)
{
  MpadTeamKey *self = g_new0 (MpadTeamKey, 1);

  self->staff_id = g_strdup (staff_id);
  self->label = g_strdup (label);
  self->passphrase = mpad_secret_copy (passphrase);
  return self;
}

void
mpad_team_key_free (MpadTeamKey *self)
{
  if (self == NULL)
    return;
  g_free (self->staff_id);
  g_free (self->label);
  mpad_secret_free (self->passphrase);
  g_free (self);
}

/* A tenth of the way for each key, the rest for the file. */
typedef struct
{
  MpadVaultProgress progress;
  gpointer data;
  double share;
} Share;

static void
on_written_cb (double fraction, gpointer data)
{
  Share *share = data;

  if (share->progress != NULL)
    share->progress (fraction * share->share, share->data);
}

/* Members whose slots did not come along cannot open the vault, and the team says so. */
static gboolean
forget_lost_slots (MpadVault *vault, GError **error)
{
  g_autoptr (GPtrArray) list = mpad_school_store_list_staff (vault, error);

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      MpadStaff *staff = g_ptr_array_index (list, i);

      if (staff->slot_id == NULL || find_slot (vault, staff->slot_id) != NULL)
        continue;
      g_clear_pointer (&staff->slot_id, g_free);
      if (!mpad_school_store_save_staff (vault, staff, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
mpad_team_rewrite (MpadVault *vault,
                   const MpadSecret *passphrase,
                   GPtrArray *keys,
                   const char *keep,
                   MpadVaultProgress progress,
                   gpointer progress_data,
                   GError **error)
{
  Share share = { progress, progress_data, 10.0 / (10 + keys->len) };

  g_return_val_if_fail (vault != NULL && passphrase != NULL, FALSE);

  if (!mpad_vault_rewrite (vault, passphrase, NULL, keep, on_written_cb, &share, error) ||
      !forget_lost_slots (vault, error))
    return FALSE;
  for (guint i = 0; i < keys->len; i++)
    {
      const MpadTeamKey *key = g_ptr_array_index (keys, i);
      g_autoptr (MpadStaff) staff = find_staff (vault, key->staff_id, error);

      if (staff == NULL ||
          !mpad_team_give_passphrase (vault, staff, key->label, key->passphrase, error))
        return FALSE;
      on_written_cb (1 + 0.1 * (i + 1), &share);
    }
  return TRUE;
}

gboolean
mpad_team_replace_sheet (MpadVault *vault, const MpadSecret *key, GError **error)
{
  g_autofree char *slot_id = NULL;
  gboolean more = TRUE;

  g_return_val_if_fail (vault != NULL && key != NULL, FALSE);

  slot_id = mpad_vault_add_member (vault, MPAD_SLOT_RECOVERY, "", key, error);
  if (slot_id == NULL)
    return FALSE;
  while (more)
    {
      const MpadVaultInfo *info = mpad_vault_get_info (vault);

      more = FALSE;
      for (guint i = 0; i < MPAD_VAULT_SLOTS && !more; i++)
        if (info->slots[i].kind == MPAD_SLOT_RECOVERY && strcmp (info->slots[i].id, slot_id) != 0)
          {
            if (!mpad_vault_remove_member (vault, info->slots[i].id, error))
              return FALSE;
            more = TRUE;
          }
    }
  return TRUE;
}

static gboolean
tell_test (MpadVault *vault, gpointer data, GError **error)
{
  return mpad_vault_journal (vault, "sheet.test", "slot", data, NULL, error);
}

gboolean
mpad_team_test_sheet (MpadVault *vault, const MpadSecret *key, GError **error)
{
  const MpadVaultInfo *info;

  g_return_val_if_fail (vault != NULL && key != NULL, FALSE);

  info = mpad_vault_get_info (vault);
  for (guint i = 0; i < MPAD_VAULT_SLOTS; i++)
    {
      g_autoptr (GError) wrong = NULL;

      if (info->slots[i].kind != MPAD_SLOT_RECOVERY)
        continue;
      if (mpad_vault_try_secret (vault, info->slots[i].id, key, &wrong))
        return mpad_vault_transact (vault, tell_test, (gpointer) info->slots[i].id, error);
      if (!g_error_matches (wrong, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_WRONG_KEY))
        {
          g_propagate_error (error, g_steal_pointer (&wrong));
          return FALSE;
        }
    }
  g_set_error_literal (error, MPAD_VAULT_ERROR, MPAD_VAULT_ERROR_WRONG_KEY,
                       "The noodsleutelblad does not open this vault");
  return FALSE;
}
