/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The school's team and the keys of the vault together: who can open it, and every change of that
 * (security.md 6.3). A key slot and the member that it belongs to are changed one after the other;
 * the key goes first where somebody is shut out and last where somebody is let in, so that a failure
 * in between leaves less access than was meant, never more.
 * All of these make their own transactions: in a service job of kind MPAD_JOB_READ. */
#pragma once

#include "mpad-staff.h"
#include "mpad-vault.h"

G_BEGIN_DECLS

/**
 * MpadKeyHolder:
 * @staff: (nullable): %NULL for a passphrase that belongs to nobody in the team
 * @slot_id: (nullable): %NULL for a member who cannot open the vault
 * @label: what the unlock screen shows for the passphrase, or ""
 * @since_us: since when the member is known, or the passphrase is there; 0 when not recorded
 */
typedef struct
{
  MpadStaff *staff;
  char *slot_id;
  char *label;
  gint64 since_us;
} MpadKeyHolder;

/**
 * MpadTeam:
 * @members: MpadKeyHolder: active staff, then passphrases of nobody
 * @n_passphrases: passphrases that open the vault; with one, it cannot be taken away
 * @session_slot: the slot that opened this session
 * @has_sheet: there is a noodsleutelblad
 * @sheet_made_us, @sheet_tested_us: made (and typed back then), and last proven
 */
typedef struct
{
  GPtrArray *members;
  guint n_passphrases;
  char *session_slot;
  gboolean has_sheet;
  gint64 sheet_made_us;
  gint64 sheet_tested_us;
} MpadTeam;

/** mpad_team_load: Returns: (transfer full) (nullable) */
MpadTeam *mpad_team_load (MpadVault *vault, GError **error);
void mpad_team_free (MpadTeam *self);

/**
 * mpad_team_give_passphrase:
 * @staff: a new member or one who forgot the passphrase; is saved
 * @label: what the unlock screen shows
 *
 * An old passphrase of the member is taken away once the new one is there.
 *
 * Returns: %FALSE with POLICY for a weak passphrase, when all slots are taken, or for the slot that
 *   opened this session (that one is changed: mpad_vault_change_secret())
 */
gboolean mpad_team_give_passphrase (MpadVault *vault,
                                    const MpadStaff *staff,
                                    const char *label,
                                    const MpadSecret *passphrase,
                                    GError **error);

/**
 * mpad_team_leave: takes the member's passphrase away and the member out of the team. What the
 * member recorded keeps the name.
 *
 * Returns: %FALSE with POLICY for the last passphrase and for the one that opened this session
 */
gboolean mpad_team_leave (MpadVault *vault, const char *staff_id, GError **error);

/** MpadTeamKey: the new passphrase of another member, for mpad_team_rewrite(). */
typedef struct
{
  char *staff_id;
  char *label;
  MpadSecret *passphrase;
} MpadTeamKey;

MpadTeamKey *mpad_team_key_new (const char *staff_id, const char *label, MpadSecret *passphrase);
void mpad_team_key_free (MpadTeamKey *self);

/**
 * mpad_team_rewrite:
 * @passphrase: of the member at the keyboard; goes on opening the vault
 * @keys: (element-type MpadTeamKey): of the others; who is not among them cannot open the vault
 * @keep: (nullable): name for the old file
 *
 * Writes the vault anew under a new key (mpad_vault_rewrite()). There is no noodsleutelblad after
 * it.
 */
gboolean mpad_team_rewrite (MpadVault *vault,
                            const MpadSecret *passphrase,
                            GPtrArray *keys,
                            const char *keep,
                            MpadVaultProgress progress,
                            gpointer progress_data,
                            GError **error);

/** mpad_team_replace_sheet: @key: of the new noodsleutelblad; earlier ones stop working. */
gboolean mpad_team_replace_sheet (MpadVault *vault, const MpadSecret *key, GError **error);

/** mpad_team_test_sheet: whether @key opens the vault; WRONG_KEY when not. Is journalled. */
gboolean mpad_team_test_sheet (MpadVault *vault, const MpadSecret *key, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadTeam, mpad_team_free)

G_END_DECLS
