/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The protocols in the vault as models: loading a version with the school's own adjustments on it,
 * choosing one for the school, adjusting it, and moving a dossier from one version to another. The
 * bytes are kept by mpad-school-store, which never replaces a version. */
#pragma once

#include "mpad-facts.h"
#include "mpad-protocol-overlay.h"
#include "mpad-vault.h"

G_BEGIN_DECLS

/**
 * MpadStoredProtocol:
 * @hash: SHA-256 of the bytes, hex
 * @base_version: (nullable): for adjustments: the version of the protocol they lie over
 * @n_dossiers: how many dossiers follow it
 */
typedef struct
{
  char *id;
  char *version;
  char *hash;
  char *base_version;
  gint64 added_us;
  gint64 n_dossiers;
  MpadProtocol *protocol;
} MpadStoredProtocol;

void mpad_stored_protocol_free (MpadStoredProtocol *self);

/**
 * mpad_protocol_store_load: MPAD_RECORD_ERROR_NOT_FOUND when the vault does not hold it.
 *
 * Returns: (transfer full)
 */
MpadProtocol *
mpad_protocol_store_load (MpadVault *vault, const char *id, const char *version, GError **error);

/** mpad_protocol_store_list: Returns: (element-type MpadStoredProtocol): newest first. */
GPtrArray *mpad_protocol_store_list (MpadVault *vault, GError **error);

/**
 * mpad_protocol_store_choose:
 * @json: a protocol file; the bytes are kept exactly
 *
 * Checks, keeps, and makes it the protocol of the school: dossiers that begin from now on follow
 * it. Journal "protocol.put", "protocol.choose". CONFLICT when the vault holds another text as
 * this id and version.
 */
gboolean mpad_protocol_store_choose (MpadVault *vault, GBytes *json, GError **error);
/** mpad_protocol_store_choose_kept: the same for a version that the vault holds. */
gboolean mpad_protocol_store_choose_kept (MpadVault *vault,
                                          const char *id,
                                          const char *version,
                                          GError **error);

/**
 * mpad_protocol_store_adjust:
 * @overlay: how it is to be
 *
 * Adjusts the school's protocol: keeps what differs from the protocol without adjustments as a new
 * version and chooses that; or chooses the protocol itself when nothing differs any more.
 */
gboolean
mpad_protocol_store_adjust (MpadVault *vault, const MpadProtocolOverlay *overlay, GError **error);

/**
 * mpad_protocol_store_move_dossier:
 * @reason: why; not empty
 *
 * From now on the dossier follows another version that the vault holds. Only when that version has
 * every step, kader, question and kind of talk that the dossier speaks of, else
 * MPAD_RECORD_ERROR_BLOCKED: what was recorded would lose its place. History: event
 * MPAD_DOSSIER_EVENT_PROTOCOL with the old and the new version and @reason. Journal
 * "dossier.protocol".
 */
gboolean mpad_protocol_store_move_dossier (MpadVault *vault,
                                           const char *dossier_id,
                                           const char *id,
                                           const char *version,
                                           const char *reason,
                                           GError **error);

/**
 * mpad_protocol_store_lost:
 * @facts: of the dossier
 *
 * Returns: (transfer full) (element-type utf8): the ids that @facts speak of and @from knows but
 *   @to does not; empty when a dossier can move
 */
GPtrArray *
mpad_protocol_store_lost (const MpadProtocol *from, const MpadProtocol *to, const MpadFacts *facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpadStoredProtocol, mpad_stored_protocol_free)

G_END_DECLS
