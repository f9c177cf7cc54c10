/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dossiers, people and case team in the vault. Every write is one transaction with its journal
 * row (joined when one is open). Runs on the vault's thread; no main loop, no widgets. */
#pragma once

#include "mpad-dossier.h"
#include "mpad-vault.h"

G_BEGIN_DECLS

/**
 * mpad_dossier_store_create:
 * @dossier: people[0] is the pupil; @dossier->id, number and opened are filled in
 *
 * Journal: "dossier.open".
 */
gboolean mpad_dossier_store_create (MpadVault *vault, MpadDossier *dossier, GError **error);

/** mpad_dossier_store_load: everything of one dossier. NOT_FOUND of MPAD_RECORD_ERROR. */
MpadDossier *mpad_dossier_store_load (MpadVault *vault, const char *dossier_id, GError **error);

/**
 * mpad_dossier_store_list: Returns: (element-type MpadDossierSummary): open first, latest first.
 */
GPtrArray *mpad_dossier_store_list (MpadVault *vault, GError **error);

/** mpad_dossier_store_save_person: inserts or updates; journal "person.save". */
gboolean mpad_dossier_store_save_person (MpadVault *vault, MpadPerson *person, GError **error);
gboolean mpad_dossier_store_remove_person (MpadVault *vault, const char *person_id, GError **error);
gboolean mpad_dossier_store_set_team (MpadVault *vault,
                                      const char *dossier_id,
                                      GPtrArray *team,
                                      GError **error);
/** mpad_dossier_store_set_state: close or reopen; journal "dossier.close" / "dossier.reopen". */
gboolean mpad_dossier_store_set_state (MpadVault *vault,
                                       const char *dossier_id,
                                       MpadDossierState state,
                                       const char *reason,
                                       GError **error);

/**
 * mpad_dossier_store_set_protocol:
 * @reason: why; not empty
 *
 * The dossier follows (@id, @version) from now on, which the vault holds. For
 * mpad_protocol_store_move_dossier(), which looks whether it can. Journal "dossier.protocol".
 */
gboolean mpad_dossier_store_set_protocol (MpadVault *vault,
                                          const char *dossier_id,
                                          const char *id,
                                          const char *version,
                                          const char *reason,
                                          GError **error);

G_END_DECLS
